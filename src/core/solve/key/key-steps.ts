import type { Block } from '../../text/block.ts';
import { english, say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { KeyFormula, KeyMethod, KeyProblem, KeyStep } from '../key.ts';
import { linksOf, placeIn, readFormula, strayLiterals } from './key-formula.ts';
import { type KeySection, tablesOf, textOf } from './key-outline.ts';
import { type Scope, undefinedIn } from './key-scope.ts';
import { isChoice, readChoice } from './key-tables.ts';

/** The steps under a heading, with what they define added to the scope. */
export function readSteps(
	section: KeySection,
	each: string | undefined,
	scope: Scope,
	ids: Map<string, Span>,
	problems: KeyProblem[],
): readonly KeyStep[] {
	const stray = section.blocks.find(block => block.content.formulas.some(formula => formula.display));
	if (stray)
		problems.push({
			message: say`A display formula stands in a step: put a heading \`### Title {#id}\` above it.`,
			span: { start: stray.start, end: stray.start + stray.content.text.trimEnd().length },
			severity: 'error',
		});
	const tooMany = section.children[MOST_STEPS];
	if (tooMany)
		problems.push({
			message: say`These are ${section.children.length} steps; a section has at most ${MOST_STEPS}.`,
			span: tooMany.span,
			severity: 'error',
		});
	return section.children.slice(0, MOST_STEPS).map(child => readStep(child, each, scope, ids, problems));
}

/** A `$$` that nothing closes: its formula would be prose. */
function reportOpenDisplay({ content, start }: KeySection['blocks'][number], problems: KeyProblem[]): void {
	const taken = [...content.formulas.map(({ span }) => span), ...content.masks.map(({ span }) => span)];
	for (const { index } of content.text.matchAll(/\$\$/g))
		if (!taken.some(span => span.start <= index && index < span.end))
			problems.push({
				message: say`A display formula is opened here and never closed: \`$$…$$\`.`,
				span: { start: start + index, end: start + index + 2 },
				severity: 'error',
			});
}

/** A key is a solution that people read. */
const MOST_STEPS = 500;

function readStep(
	section: KeySection,
	each: string | undefined,
	scope: Scope,
	ids: Map<string, Span>,
	problems: KeyProblem[],
): KeyStep {
	const id = /#([\w-]+)/.exec(section.attributes)?.[1] ?? slug(section.title);
	if (ids.has(id)) problems.push({ message: say`There are two steps #${id}.`, span: section.span, severity: 'error' });
	ids.set(id, section.span);
	if (/\{\s*(?:#|if\b)/.test(section.title))
		problems.push({
			message: say`The brace of this heading is never closed: \`### Title {#id}\`.`,
			span: section.span,
			severity: 'error',
		});
	const condition = readIf(section, problems);
	const formulas: KeyFormula[] = [];
	const reason: string[] = [];
	for (const block of section.blocks) {
		if (block.kind === 'table' && tablesOf({ ...section, blocks: [block] }).some(isChoice)) continue;
		reason.push(proseOf(block));
		reportOpenDisplay(block, problems);
		for (const formula of textOf(block).formulas) {
			if (!formula.display) continue;
			const expression = readFormula(formula, problems);
			if (!expression) continue;
			const read = linksOf(formula, expression, scope, problems);
			formulas.push(read);
			for (const literal of strayLiterals(expression))
				problems.push({
					message: say`The number ${literal.text} stands in a step: a step holds symbols; put the number into the Given table (as a default or a fact) or into an example.`,
					span: placeIn(formula.at, literal.span),
					severity: 'error',
				});
			for (const missing of undefinedIn(read, scope))
				reportOnce(problems, {
					message: say`\`${missing.name}\` is used here and nothing defines it: declare it in the Given table or define it in a step above.`,
					span: placeIn(formula.at, missing.span),
					severity: 'error',
				});
		}
	}
	const [table] = tablesOf(section).filter(isChoice);
	return {
		id,
		title: section.title,
		condition,
		each,
		reason: reason.filter(text => text !== '').join('\n\n'),
		formulas,
		choice: table && readChoice(table, problems),
		span: section.span,
	};
}

function readIf(section: KeySection, problems: KeyProblem[]): KeyStep['condition'] {
	const match = /\bif\s*=\s*(?:\$([^$]+)\$|"([^"]+)")/.exec(section.attributes);
	if (!match) {
		if (/\bif\b/.test(section.attributes))
			problems.push({
				message: say`A condition of a step reads \`{#id if=$x > 0$}\`.`,
				span: section.span,
				severity: 'error',
			});
		return undefined;
	}
	const latex = match[1] ?? match[2]!;
	const at = section.attributesAt + match.index + match[0].indexOf(latex);
	return readFormula({ latex, at }, problems);
}

/** A name that is missing is said where it is missed first. */
export function reportOnce(problems: KeyProblem[], problem: KeyProblem): void {
	const name = /`[^`]+`/.exec(english(problem.message))?.[0];
	const before = problems.some(
		({ message }) =>
			/nothing defines it|^No step defines/.test(english(message)) &&
			name !== undefined &&
			english(message).includes(name),
	);
	if (!before) problems.push(problem);
}

/** The prose of a block without its display formulas. */
function proseOf(block: Block): string {
	const { text } = block.content;
	let out = '';
	let at = 0;
	for (const formula of block.content.formulas) {
		if (!formula.display) continue;
		out += text.slice(at, formula.span.start);
		at = formula.span.end;
	}
	const prose = (out + text.slice(at)).trim();
	const item = block.containers.findLast(container => container.kind === 'item');
	return prose !== '' && item?.first ? `${item.marker ?? '-'} ${prose}` : prose;
}

/** A step's id from its title, where it has none of its own. */
const slug = (title: string): string =>
	title
		.toLowerCase()
		.replace(/\$[^$]*\$/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');

/** `Method: the fit (also: direct fit, power law), each $W$`. */
export function methodHeading(
	section: KeySection,
	words: string,
	problems: KeyProblem[],
): Pick<KeyMethod, 'name' | 'aliases' | 'each' | 'condition' | 'span'> {
	const aliases = /\(also:?\s*([^)]*)\)/i.exec(words);
	const each = /,?\s*each\s+\$([^$]+)\$/i.exec(words);
	const latex = each?.[1];
	const expression = latex ? readFormula({ latex, at: section.span.start }, problems) : undefined;
	return {
		name: words
			.replace(aliases?.[0] ?? '', '')
			.replace(each?.[0] ?? '', '')
			.trim(),
		aliases: (aliases?.[1] ?? '')
			.split(',')
			.map(word => word.trim())
			.filter(word => word !== ''),
		each: expression?.kind === 'symbol' ? expression.name : undefined,
		condition: readIf(section, problems),
		span: section.span,
	};
}
