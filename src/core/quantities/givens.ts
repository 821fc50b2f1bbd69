import type { Homework, SectionKind } from '../homework/homework.ts';
import { columnsOfNumbers } from '../math/columns.ts';
import { environment } from '../math/evaluate/environment.ts';
import { evaluate } from '../math/evaluate/evaluate.ts';
import type { Expression, RelationNode } from '../math/expression.ts';
import { literalOf } from '../math/literal.ts';
import { parseLatex, parsePlain } from '../math/read/parse.ts';
import { unitless } from '../math/units/units.ts';
import type { Shape, Value } from '../math/value.ts';
import type { Fact, Given, GivenFrom } from './given.ts';
import { readCodeGivens } from './given-code.ts';
import { readLineGivens } from './given-lines.ts';
import { readWordedShapes } from './given-shapes.ts';
import { readTableGivens } from './given-tables.ts';
import type { Statement } from './statement.ts';
import { locate } from './statement.ts';
import { readStatements } from './statements.ts';
import { ATTRIBUTES } from './words.ts';

/**
 * Every quantity that the homework binds to a symbol or a name, in document order, then the facts about what the text names. A quantity
 * that is only stated ("100 trillion parameters") is bound to the noun that it counts.
 *
 * @param facts constants of the field; only those whose subject occurs in the text are taken.
 */
export function readGivens(homework: Homework, facts: readonly Fact[]): readonly Given[] {
	const givens: Given[] = [];
	for (const statement of readStatements(homework)) {
		if (statement.silenced !== undefined && !MAY_STILL_GIVE.has(statement.silenced)) continue;
		if (isCase(statement, homework)) continue;
		const found = givensIn(statement, isOfEach(statement, homework));
		givens.push(...found.filter(given => !isFactor(given, statement, homework)));
	}
	givens.push(...readTableGivens(homework), ...readCodeGivens(homework), ...readWordedShapes(homework));
	const placed = new Set(givens.map(({ anchor }) => `${anchor?.block}:${anchor?.span.start}`));
	givens.push(
		...readLineGivens(homework).filter(({ anchor }) => !placed.has(`${anchor!.block}:${anchor!.span.start}`)),
	);
	givens.push(...segmentLists(givens));
	const place = ({ anchor }: Given) => (anchor ? anchor.block * 1e7 + anchor.span.start : -1);
	givens.sort((a, b) => place(a) - place(b));
	return [...givens, ...factGivens(homework.source.text, facts)];
}

/** "Suppose N = 10^14" and "for k = 4, show that ..." give values all the same. */
const MAY_STILL_GIVE: ReadonlySet<string> = new Set(['supposed', 'asked', 'to be shown', 'tested']);

/** `Not unless $r = 4096$`, in an answer, looks at a case and gives nothing. */
function isCase({ anchor, section }: Statement, homework: Homework): boolean {
	if (section !== 'answer') return false;
	const text = homework.source.blocks[anchor.block]?.content.text ?? '';
	return /\b(?:unless|if|whenever|as (?:soon|long) as|except (?:for|when))\s*[\s$*_(\\]*$/i.test(
		text.slice(Math.max(0, anchor.span.start - 30), anchor.span.start),
	);
}

/** `Each matrix has $2 \\cdot 4096 \\cdot 16 = 131{,}072$ parameters`: what one has is not what there is. */
function isOfEach({ anchor }: Statement, homework: Homework): boolean {
	const text = homework.source.blocks[anchor.block]?.content.text ?? '';
	const sentence =
		text
			.slice(Math.max(0, anchor.span.start - 120), anchor.span.start)
			.split(/[.;?!]\s|\n/)
			.at(-1) ?? '';
	const behind = text.slice(anchor.span.end, anchor.span.end + 12);
	return /\b(?:each|every|per|one|single)\b/i.test(sentence) || /^[\s$*]*(?:each|per)\b/i.test(behind);
}

/** `2 T² d = 2 · 1024² · 1600`: the letter before the sign is the last factor of a product, whose value the chain gives. */
function isFactor({ symbol, anchor }: Given, { language, section }: Statement, homework: Homework): boolean {
	if (symbol === undefined || language !== 'plain' || section !== 'answer' || !anchor) return false;
	const text = homework.source.blocks[anchor.block]?.content.text ?? '';
	const before = text.slice(Math.max(0, anchor.span.start - 24), anchor.span.start);
	return /(?:[²³⁴·×/]|(?<!\*)\*|\^\d|(?<![\w.,(])(?:\d+|(?![aAI]\s)[A-Za-z](?:_\w+)?))\s*$/.test(before);
}

const fromOf = (section: SectionKind | undefined): GivenFrom =>
	section === 'answer' || section === 'takeaway' ? 'answer' : 'question';

function givensIn(statement: Statement, ofEach: boolean): readonly Given[] {
	const { expression } = statement;
	const base = {
		from: fromOf(statement.section),
		part: statement.part,
		anchor: statement.anchor,
		shape: undefined,
	};
	if (statement.kind === 'positions') {
		const value = runOf(expression);
		const role = /(?::\s*|\()([^)\]]+?)\)?\s*$/.exec(statement.source)?.[1];
		return value && role
			? [{ ...base, symbol: undefined, latex: undefined, name: `${role.toLowerCase()} tokens`, value }]
			: [];
	}
	if (statement.kind === 'result' || (statement.kind === 'definition' && expression.kind !== 'relation')) {
		const result = evaluate(expression, environment());
		if (!result.ok || result.value.kind === 'symbolic' || !literalOf(expression)) return [];
		const names = namesOf(statement);
		return names.map(name => ({ ...base, symbol: undefined, latex: undefined, name, value: result.value }));
	}
	if (expression.kind === 'relation') return relationGivens(statement, expression, base, ofEach);
	return [];
}

type Base = Pick<Given, 'from' | 'part' | 'anchor' | 'shape'>;

/** `N = 10^{14}`, `m = \ell = 1024`, `N_{opt}(C) = 0.1 C^{0.5}`, `W \in \mathbb{R}^{d \times k}`. */
function relationGivens(statement: Statement, chain: RelationNode, base: Base, ofEach: boolean): readonly Given[] {
	const { operands, operators } = chain;
	const shown = (operand: Expression): string => statement.source.slice(operand.span.start, operand.span.end);
	const name = statement.label === undefined || !statement.named ? undefined : nameFrom(statement.label);
	if (operators.includes('∈')) {
		const shape = shapeIn(operands.at(-1)!);
		if (!shape) return [];
		const symbols = [...listedBefore(statement, chain.span.start), ...symbolsBefore(operands.slice(0, -1))];
		return symbols.map(({ name: symbol, node }) => ({
			...base,
			anchor: locate(statement, chain.span),
			symbol,
			latex: shown(node),
			name: undefined,
			value: undefined,
			shape,
		}));
	}
	if (!operators.every(operator => operator === '=' || operator === ':=' || operator === '≈' || operator === '≡'))
		return [];
	const head = operands[0]!;
	if (head.kind === 'call' && head.head.kind === 'symbol' && head.args.every(arg => arg.kind === 'symbol')) {
		const parameters = head.args.map(arg => (arg.kind === 'symbol' ? arg.name : ''));
		const value: Value = { kind: 'function', parameters, body: operands[1]! };
		return [{ ...base, symbol: head.head.name, latex: shown(head.head), name: undefined, value }];
	}
	const value = lastValue(operands);
	if (!value) return [];
	const symbols = operands.filter(operand => operand.kind === 'symbol');
	if (symbols.length === 0) {
		// `20 × 1e14 = 2e15 tokens` is a number of tokens.
		const noun = value.kind === 'quantity' && !ofEach ? nounUnit(value.unit.text).toLowerCase() : '';
		const names = new Set([name, noun].filter(each => each !== undefined && each !== ''));
		return [...names].map(each => ({ ...base, symbol: undefined, latex: undefined, name: each, value }));
	}
	return symbols.map(operand => ({
		...base,
		anchor: locate(statement, chain.span),
		symbol: operand.kind === 'symbol' ? operand.name : undefined,
		latex: statement.language === 'plain' ? undefined : shown(operand),
		name,
		value,
	}));
}

/** Symbols of `A, B` right before the last one of `A, B, C \in \mathbb{R}^{n \times n}`. */
function listedBefore({ source, language }: Statement, end: number): readonly { name: string; node: Expression }[] {
	const list = /(?:^|[;:.]|\\quad)\s*((?:[^,;:.=\s]+\s*,\s*)+)$/.exec(source.slice(Math.max(0, end - 80), end));
	if (!list || end > 400) return [];
	const start = end - list[1]!.length;
	return list[1]!.split(',').flatMap((piece, index, all) => {
		const offset = start + all.slice(0, index).join(',').length + (index > 0 ? 1 : 0);
		const { expression } = (language === 'plain' ? parsePlain : parseLatex)(' '.repeat(offset) + piece);
		return expression.kind === 'symbol' ? [{ name: expression.name, node: expression }] : [];
	});
}

/** The value of the last operand that has one without any name. */
function lastValue(operands: readonly Expression[]): Value | undefined {
	for (let index = operands.length - 1; index > 0; index--) {
		const operand = operands[index]!;
		if (operand.kind === 'symbol') continue;
		const result = evaluate(columnsOfNumbers(operand), environment());
		if (
			result.ok &&
			(result.value.kind === 'quantity' ||
				result.value.kind === 'matrix' ||
				result.value.kind === 'set' ||
				result.value.kind === 'list')
		)
			return result.value;
	}
	return undefined;
}

/** Symbols of `A, B \in ...` and `A \in ...`. */
function symbolsBefore(operands: readonly Expression[]): readonly { name: string; node: Expression }[] {
	const found: { name: string; node: Expression }[] = [];
	for (const operand of operands) {
		const nodes = operand.kind === 'collection' || operand.kind === 'sequence' ? operand.items : [operand];
		for (const node of nodes) if (node.kind === 'symbol') found.push({ name: node.name, node });
	}
	return found;
}

/** Rows and columns of `\mathbb{R}^{a \times b}`; a vector of `\mathbb{R}^n` has one column. */
export function shapeIn(node: Expression): Shape | undefined {
	if (node.kind === 'apply' && node.operator === 'power' && isField(node.args[0])) {
		const exponent = node.args[1]!;
		if (
			exponent.kind === 'apply' &&
			(exponent.operator === 'multiply' || exponent.operator === 'cross') &&
			exponent.args.length >= 2
		) {
			return timesShape(exponent.args, exponent.sign === 'times' || exponent.operator === 'cross');
		}
		return { rows: exponent, columns: one(exponent) };
	}
	return undefined;
}

const isField = (node: Expression | undefined): boolean =>
	node?.kind === 'symbol' &&
	(node.style === 'blackboard' || /^(?:ℝ|ℂ|ℤ|ℕ|RR|reals)$/.test(node.base)) &&
	/^(?:R|C|Z|N|ℝ|ℂ|ℤ|ℕ|RR|reals)$/.test(node.base);

/** `d_h \cdot H \times n`: the last factor is the number of columns, the others together that of rows. */
function timesShape(factors: readonly Expression[], times: boolean): Shape | undefined {
	if (!times && factors.length !== 2) return undefined;
	if (factors.length === 2) return { rows: factors[0]!, columns: factors[1]! };
	const rows = factors.slice(0, -1);
	return {
		rows: {
			kind: 'apply',
			operator: 'multiply',
			args: rows,
			sign: 'dot',
			span: { start: rows[0]!.span.start, end: rows.at(-1)!.span.end },
		},
		columns: factors.at(-1)!,
	};
}

const one = (at: Expression): Expression => ({
	kind: 'number',
	decimal: '1',
	value: 1,
	lastPlace: 0,
	trailingZeros: 0,
	exact: true,
	span: at.span,
});

/** The names under which a stated result is known: what it counts, and the words before it. */
function namesOf(statement: Statement): readonly string[] {
	const names = new Set<string>();
	const setting = statement.named && ATTRIBUTES.has(/(\w+)\W*$/.exec(statement.label ?? '')?.[1]?.toLowerCase() ?? '');
	const counted = [statement.noun, statement.rate].filter(word => word !== undefined && word !== '').join(' ');
	const unit = statement.expression.kind === 'measure' ? nounUnit(statement.expression.unit.text) : '';
	// a vocabulary of 50,257 tokens is no 50,257 tokens
	if (setting) names.clear();
	else if (counted !== '' && statement.noun !== '') names.add(counted.toLowerCase());
	else if (unit !== '') names.add([unit, statement.rate ?? ''].join(' ').trim().toLowerCase());
	const label = statement.label === undefined || !statement.named ? undefined : nameFrom(statement.label);
	if (label !== undefined) names.add(label);
	return [...names];
}

/** A unit that is a noun by itself (`parameters`, `tokens`), and no measure such as GB or seconds. */
const nounUnit = (text: string): string =>
	/^[a-z][a-z -]{3,}$/i.test(text) && !/bytes?$|bits?$|seconds?|minutes?|hours?|days?|flops?/i.test(text) ? text : '';

const LITTLE =
	/^(?:a|an|the|its|their|our|your|this|that|these|those|each|every|and|or|with|using|use|has|have|had|having|for|of|in|on|at|by|to|from|is|are|was|be|as|if|we|you|it|i|assume|suppose|given|let|consider|where|which|uses|used|takes|take|store|storing|trained|total|say|about|approximately|roughly|only|just|also|than|then|so|there)$/i;

/** A name from the words before a value: the last noun phrase, in lower case. */
function nameFrom(label: string): string | undefined {
	const words = label
		.replace(/\(([^)]*)\)/g, ' $1 ')
		.replace(/[^\p{L}\d\s'’/-]/gu, ' ')
		.split(/\s+/)
		.filter(word => word !== '');
	// the A of "car A" is a name
	const isLittle = (at: number): boolean => LITTLE.test(words[at]!) && (words[at] !== 'A' || at === 0);
	while (words.length > 0 && isLittle(words.length - 1)) words.pop();
	let from = words.length;
	while (
		from > 0 &&
		words.length - from < 6 &&
		!(isLittle(from - 1) && !/^(?:of|per|for|in|to)$/i.test(words[from - 1]!))
	)
		from--;
	const name = words.slice(from);
	while (name.length > 0 && LITTLE.test(name[0]!)) name.shift();
	return name.length === 0 || !/[a-zA-Z]{2}/.test(name.join('')) ? undefined : name.join(' ').toLowerCase();
}

/** A closed run of positions as a set. */
function runOf(expression: Expression): Value | undefined {
	if (expression.kind === 'number') return { kind: 'set', runs: [[expression.value, expression.value]] };
	if (expression.kind !== 'apply' || expression.operator !== 'range') return undefined;
	const [from, to] = expression.args;
	return from?.kind === 'number' && to?.kind === 'number' ? { kind: 'set', runs: [[from.value, to.value]] } : undefined;
}

/** All token segments of a part together, as a list of pairs of a role and its positions. */
function segmentLists(givens: readonly Given[]): readonly Given[] {
	const byPart = new Map<string, Given[]>();
	for (const given of givens) {
		if (given.value?.kind !== 'set' || !given.name?.endsWith(' tokens')) continue;
		const key = `${given.part}:${given.from}`;
		byPart.set(key, [...(byPart.get(key) ?? []), given]);
	}
	return [...byPart.values()].flatMap(segments => {
		if (segments.length < 2) return [];
		const items = segments.map(
			({ name, value }): Value => ({
				kind: 'list',
				items: [{ kind: 'text', text: name!.replace(/ tokens$/, '') }, value!],
			}),
		);
		return [{ ...segments[0]!, name: 'token segments', value: { kind: 'list', items } }];
	});
}

/** Facts about subjects that the text names, as givens of the whole document. */
function factGivens(text: string, facts: readonly Fact[]): readonly Given[] {
	const lower = text.toLowerCase();
	const named = new Map<string, boolean>();
	const occurs = (subject: string, aliases: readonly string[]): boolean => {
		let found = named.get(subject);
		if (found === undefined) {
			found = [subject, ...aliases].some(name =>
				// A short word without a figure (`OPT`, `PaLM`) is a name only as it is written: `N_{opt}` is none.
				name.length <= 4 && !/\d/.test(name)
					? name.length > 2 && occursIn(text, name)
					: occursIn(lower, name.toLowerCase()),
			);
			named.set(subject, found);
		}
		return found;
	};
	return facts
		.filter(fact => occurs(fact.subject, fact.aliases))
		.map(fact => ({
			symbol: undefined,
			latex: undefined,
			name: `${fact.subject} ${fact.property}${fact.note === undefined ? '' : ` (${fact.note})`}`.toLowerCase(),
			value: fact.value,
			shape: undefined,
			from: 'fact' as const,
			part: undefined,
			anchor: undefined,
		}));
}

/** A name as a whole word: `H200s` names the H200, `H2000` does not. */
const occursIn = (text: string, name: string): boolean => {
	for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
		const before = text[at - 1] ?? ' ';
		const after = text.slice(at + name.length, at + name.length + 2);
		if (!/[\p{L}\d]/u.test(before) && (!/^[\p{L}\d]/u.test(after) || /^s(?![\p{L}\d])/u.test(after))) return true;
	}
	return false;
};

/** A bare number as a value. */
export const bareValue = (value: number): Value => ({ kind: 'quantity', value, unit: unitless, error: 0 });
