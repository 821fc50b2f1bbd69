import type { Expression } from '../../math/expression.ts';
import { say } from '../../text/message.ts';
import type { Ask, KeyProblem, Wording } from '../key.ts';
import { readFormula } from './key-formula.ts';
import { type KeySection, type KeyText, sliceOf } from './key-outline.ts';

/** Bold words of a wording must be in the question: `**memory/storage**` asks for either. */
const REQUIRED = /\*\*([^*]+)\*\*/g;

/** A wording with its bold words taken as required. */
export function readWording(text: KeyText): Wording {
	const required = [...text.text.matchAll(REQUIRED)].map(match =>
		match[1]!
			.split('/')
			.map(word => word.trim())
			.filter(word => word !== ''),
	);
	return {
		text: text.text.replaceAll('**', ''),
		required: required.filter(alternatives => alternatives.length > 0),
		rest: text.text.replace(REQUIRED, ' ').replace(/\([^()]*\)/g, ' '),
		span: text.span,
	};
}

/** `underfit 12, capacity 4, stalls`: words in which questions are put, with how many of those at hand have them; without a number, one. */
export function readWords(section: KeySection): readonly (readonly [word: string, count: number])[] {
	return section.blocks
		.filter(({ kind }) => kind === 'paragraph')
		.flatMap(({ content }) => content.text.split(/[,;、，\n]/))
		.flatMap(each => {
			const found = /^\s*(.*?)(?:\s+(\d+))?\s*$/.exec(each)!;
			return found[1] === '' ? [] : [[found[1]!, Number(found[2] ?? 1)] as const];
		});
}

/** Bold words that are opened and never closed would be no words of the question at all. */
export function reportOpenBold(text: KeyText, problems: KeyProblem[]): void {
	const marks = [...text.text.matchAll(/\*\*/g)];
	if (marks.length % 2 === 0) return;
	const at = text.span.start + marks.at(-1)!.index;
	problems.push({
		message: say`Bold words are opened or closed by one \`**\` too many here.`,
		span: { start: at, end: at + 2 },
		severity: 'error',
	});
}

/** `wording → $target$, $target$`. Without an arrow it is a question that choices and points answer. */
export function readAsk(text: KeyText, problems: KeyProblem[]): Ask {
	const arrow = text.text.lastIndexOf('→');
	if (arrow < 0) return { ...readWording(text), targets: [] };
	const wording = readWording(sliceOf(text, 0, arrow));
	const rest = sliceOf(text, arrow + 1, text.text.length);
	const targets: string[] = [];
	for (const formula of rest.formulas) {
		const expression = readFormula(formula, problems);
		for (const item of expression ? itemsOfList(expression) : []) {
			if (item.kind === 'symbol') targets.push(item.name);
			else
				problems.push({
					message: say`What a question asks for is named by symbols: \`→ $M$, $N$\`.`,
					span: { start: formula.at + item.span.start, end: formula.at + item.span.end },
					severity: 'error',
				});
		}
	}
	if (rest.formulas.length === 0 && !/^truth$/i.test(rest.text))
		problems.push({
			message: say`An arrow needs the symbols that are asked for, in dollar signs: \`→ $M$\`.`,
			span: rest.text === '' ? text.span : rest.span,
			severity: 'error',
		});
	return { ...wording, targets };
}

/** The members of `a, b, c` or the expression itself. */
export function itemsOfList(expression: Expression): readonly Expression[] {
	if (expression.kind === 'sequence') return expression.items.flatMap(itemsOfList);
	if (expression.kind === 'collection' && expression.form === 'list') return expression.items.flatMap(itemsOfList);
	return [expression];
}
