import type { Expression } from '../../math/expression.ts';
import { say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type {
	Assertion,
	Choice,
	ChoiceRow,
	KeyExample,
	KeyInstance,
	KeyMistake,
	KeyPoint,
	KeyProblem,
} from '../key.ts';
import { readCondition } from './key-condition.ts';
import { linksOf, readFormula, statementsOf } from './key-formula.ts';
import { readPlain, symbolsIn } from './key-given.ts';
import { cellUnder, isBlank, itemsOf, type KeySection, type KeyTable, type KeyText, sliceOf } from './key-outline.ts';
import { branch, type Scope } from './key-scope.ts';

const QUOTED = /["“]([^"”]*)["”]/g;

/** A table `when | say | truth`. */
export function readChoice(table: KeyTable, problems: KeyProblem[]): Choice {
	const rows = table.rows.flatMap((row): ChoiceRow[] => {
		const cell = cellUnder(table, row, 'when', 'if', 'condition');
		const when = cell && readCondition(cell, problems);
		const truthCell = cellUnder(table, row, 'truth');
		const truthText = truthCell?.text.trim().toLowerCase() ?? '';
		if (truthCell && !isBlank(truthText) && truthText !== 'true' && truthText !== 'false')
			problems.push({
				message: say`A truth is \`true\`, \`false\` or a dash.`,
				span: truthCell.span,
				severity: 'error',
			});
		const truth = truthText === 'true' ? true : truthText === 'false' ? false : undefined;
		const span = { start: row[0]?.span.start ?? table.span.start, end: row.at(-1)?.span.end ?? table.span.end };
		if (isBlank(cellUnder(table, row, 'say')?.text))
			problems.push({ message: say`A row of a choice needs what to \`say\`.`, span, severity: 'error' });
		return when ? [{ when, say: cellUnder(table, row, 'say')?.text.trim() ?? '', truth, span }] : [];
	});
	const last = rows.findIndex(({ when }) => when.kind === 'otherwise');
	const behind = last < 0 ? undefined : rows[last + 1];
	if (behind)
		problems.push({
			message: say`This row is never reached: the one above it holds \`otherwise\`.`,
			span: behind.span,
			severity: 'error',
		});
	return { rows, span: table.span };
}

/** Whether a table is one of conditions. */
export const isChoice = (table: KeyTable): boolean =>
	['when', 'if', 'condition'].includes(table.header[0]?.text.trim().toLowerCase() ?? '') &&
	table.header.some(cell => cell.text.trim().toLowerCase() === 'say');

/** `- must #step or $formula$ or "words": what the point is`. */
export function readPoints(section: KeySection, stepIds: ReadonlySet<string>, problems: KeyProblem[]): KeyPoint[] {
	return itemsOf(section).flatMap((item, index): KeyPoint[] => {
		const match = /^(must|nice)\b/i.exec(item.text);
		const colon = colonOutside(item);
		if (!match || colon < 0) {
			problems.push({
				message: say`A point reads \`must #step or "words": what a full answer says\` (or \`nice …\`).`,
				span: item.span,
				severity: 'error',
			});
			return [];
		}
		const how = sliceOf(item, match[0].length, colon);
		const steps = [...how.text.matchAll(/#([\w-]+)/g)].map(found => found[1]!);
		for (const step of steps)
			if (!stepIds.has(step))
				problems.push({ message: say`There is no step #${step}.`, span: how.span, severity: 'error' });
		const formulas = how.formulas.flatMap(formula => readFormula(formula, problems) ?? []);
		const words = [...how.text.matchAll(QUOTED)].map(found => found[1]!);
		if (steps.length + formulas.length + words.length === 0)
			problems.push({
				message: say`A point needs a step, a formula or words in quotes to be found by: \`must #step or "words": …\`.`,
				span: how.text === '' ? item.span : how.span,
				severity: 'error',
			});
		return [
			{
				id: steps[0] ?? `point-${index + 1}`,
				text: item.text.slice(colon + 1).trim(),
				must: match[1]!.toLowerCase() === 'must',
				steps,
				formulas,
				words,
				span: item.span,
			},
		];
	});
}

/** The first colon outside formulas and quotes. */
function colonOutside(text: KeyText): number {
	let quoted = false;
	for (let i = 0; i < text.text.length; i++) {
		const formula = text.formulas.find(({ whole }) => whole.start === i);
		if (formula) {
			i = formula.whole.end - 1;
			continue;
		}
		const c = text.text[i]!;
		if (c === '"' || c === '“' || c === '”') quoted = !quoted;
		else if (c === ':' && !quoted) return i;
	}
	return -1;
}

/** A table `seen | if | say`: a formula or words of an answer, when it is a mistake, and what to tell. */
export function readMistakes(table: KeyTable, problems: KeyProblem[]): KeyMistake[] {
	return table.rows.flatMap((row): KeyMistake[] => {
		const seen = cellUnder(table, row, 'seen', 'answer', 'mistake');
		const when = cellUnder(table, row, 'if', 'when');
		const told = cellUnder(table, row, 'say');
		if (!seen || !told || isBlank(told.text)) {
			problems.push({
				message: say`A mistake needs what is \`seen\` in the answer and what to \`say\`.`,
				span: row[0]?.span ?? table.span,
				severity: 'error',
			});
			return [];
		}
		const formula = seen.formulas[0] && readFormula(seen.formulas[0], problems);
		const words = [...seen.text.matchAll(QUOTED)].map(found => found[1]!);
		if (!formula && words.length === 0) {
			problems.push({
				message: say`A mistake is seen by a formula in dollar signs or by words in quotes.`,
				span: seen.span,
				severity: 'error',
			});
			return [];
		}
		const condition = when && !isBlank(when.text) ? readCondition(when, problems) : undefined;
		const verdictCell = cellUnder(table, row, 'verdict');
		const verdict = verdictCell && !isBlank(verdictCell.text) ? verdictCell.text.trim().toLowerCase() : 'wrong';
		if (!isMistakeVerdict(verdict)) {
			problems.push({
				message: say`The verdict on a mistake is \`wrong\`, \`unsupported\` or \`incomplete\`.`,
				span: verdictCell?.span ?? seen.span,
				severity: 'error',
			});
			return [];
		}
		const shown = cellUnder(table, row, 'show');
		const show = shown && !isBlank(shown.text) ? templateOf(shown, problems) : [];
		return [{ formula, words, condition, say: told.text.trim(), verdict, show, span: seen.span }];
	});
}

const isMistakeVerdict = (word: string): word is KeyMistake['verdict'] =>
	word === 'wrong' || word === 'unsupported' || word === 'incomplete';

/** Words and formulas in turn. */
function templateOf(text: KeyText, problems: KeyProblem[]): readonly (string | Expression)[] {
	const parts: (string | Expression)[] = [];
	let at = 0;
	for (const formula of text.formulas) {
		const expression = readFormula(formula, problems);
		if (formula.whole.start > at) parts.push(text.text.slice(at, formula.whole.start));
		if (expression) parts.push(expression);
		at = formula.whole.end;
	}
	if (at < text.text.length) parts.push(text.text.slice(at));
	return parts;
}

/** `## Instance: title` with items `with …`, `seed n`, `holds …`. */
export function readInstance(section: KeySection, title: string, scope: Scope, problems: KeyProblem[]): KeyInstance {
	let seed = 1;
	const bindings: { symbol: string; expression: Expression; span: Span }[] = [];
	const assertions: Assertion[] = [];
	for (const item of itemsOf(section)) {
		const word = /^[a-z]+/i.exec(item.text)?.[0].toLowerCase();
		if (word === 'seed') {
			const digits = /^seed\s+(\d{1,9})\s*$/i.exec(item.text)?.[1];
			if (digits === undefined)
				problems.push({ message: say`A seed is a whole number: \`seed 7\`.`, span: item.span, severity: 'error' });
			seed = Number(digits ?? 1);
		} else if (word === 'with')
			for (const formula of item.formulas) {
				const expression = readFormula(formula, problems);
				for (const each of expression ? statementsOf(expression) : []) {
					const [left, right] = each.kind === 'relation' ? each.operands : [];
					if (left?.kind === 'symbol' && right)
						bindings.push({
							symbol: left.name,
							expression: right,
							span: { start: formula.at + each.span.start, end: formula.at + each.span.end },
						});
					else
						problems.push({
							message: say`An instance gives values: \`with $m = 6$, $A = 0$\`.`,
							span: { start: formula.at, end: formula.at + formula.latex.length },
							severity: 'error',
						});
				}
			}
		else if (word === 'holds' || word === 'shows')
			for (const formula of item.formulas) {
				const expression = readFormula(formula, problems);
				if (!expression) continue;
				const links = linksOf(formula, expression, branch(scope), problems).links;
				for (const link of links)
					if (link.kind === 'assert') assertions.push(link);
					else
						problems.push({
							message: say`What an instance shows is about bound things; \`${link.symbol}\` is not.`,
							span: link.span,
							severity: 'error',
						});
			}
		else
			problems.push({
				message: say`An item of an instance begins with \`with\`, \`seed\` or \`holds\`.`,
				span: item.span,
				severity: 'error',
			});
	}
	return {
		title,
		text: section.blocks
			.filter(block => block.kind === 'paragraph' && block.containers.length === 0)
			.map(block => block.content.text)
			.join('\n\n'),
		seed,
		bindings,
		assertions,
		span: section.span,
	};
}

/** The Examples table: columns of given symbols, columns of results, `source`; also `method`, `question`, `says`. */
export function readExamples(table: KeyTable, given: ReadonlySet<string>, problems: KeyProblem[]): KeyExample[] {
	const columns = table.header.map(cell => {
		const word = cell.text.trim().toLowerCase();
		const [symbol] = cell.formulas.length > 0 ? symbolsIn(cell, problems) : [];
		return { word, symbol: symbol?.name };
	});
	return table.rows.map((row): KeyExample => {
		const plain = (word: string): string | undefined => {
			const index = columns.findIndex(column => column.word === word);
			const text = index < 0 ? undefined : row[index]?.text.trim();
			return isBlank(text) ? undefined : text;
		};
		const valued = columns.flatMap(({ symbol }, index) => {
			const cell = row[index];
			if (symbol === undefined || !cell || isBlank(cell.text)) return [];
			const [, words] = /^\s*["“]([^"”]+)["”]\s*$/.exec(cell.text) ?? [];
			const expression: Expression | undefined =
				words !== undefined
					? { kind: 'text', text: words, span: cell.span }
					: cell.formulas[0]
						? readFormula(cell.formulas[0], problems)
						: readPlain(cell, problems);
			return expression ? [{ symbol, expression, text: cell.text.trim(), span: cell.span }] : [];
		});
		const source = plain('source');
		const span = { start: row[0]?.span.start ?? table.span.start, end: row.at(-1)?.span.end ?? table.span.end };
		if (source === undefined)
			problems.push({ message: say`An example needs the source of its results.`, span, severity: 'warning' });
		return {
			method: plain('method'),
			question: plain('question'),
			given: valued.filter(({ symbol }) => given.has(symbol)),
			expected: valued.filter(({ symbol }) => !given.has(symbol)),
			says: plain('says'),
			truth: plain('truth')?.toLowerCase(),
			source: source ?? '',
			span,
		};
	});
}
