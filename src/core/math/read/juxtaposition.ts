import type { Expression } from '../expression.ts';
import { apply } from '../nodes.ts';
import { readNumber } from './amounts.ts';
import type { Cursor } from './cursor.ts';
import { isNote } from './grammar.ts';
import { literalOf, numberNode } from './numerals.ts';
import { readOperand, startsOperand } from './operand.ts';
import { readPostfix } from './postfix.ts';
import type { Token } from './tokens.ts';
import { unitOfText } from './unit-words.ts';
import { functionWords } from './vocabulary.ts';

/** `1/2 inch`, `3/4 (a + b)`, `25 / 1/3`: a fraction of two numbers written tightly is one factor before a unit, a bracket or a spaced name. */
export function readSlashed(p: Cursor, above: Token): Expression | undefined {
	const slash = p.peek(1);
	const below = p.peek(2);
	if (
		slash.kind !== 'multiply' ||
		slash.text !== 'slash' ||
		slash.space > 0 ||
		below.kind !== 'number' ||
		below.space > 0
	)
		return undefined;
	if (!/^\d{1,4}$/.test(above.text) || !/^\d{1,4}$/.test(below.text)) return undefined;
	const after = p.peek(3);
	const before = p.tokens[p.at - 1];
	const divides = before?.kind === 'multiply' && before.text === 'slash' && above.space > 0;
	const joined =
		(after.kind === 'text' && !isNote(p, after)) ||
		(after.kind === 'open' && after.text === '(') ||
		((after.kind === 'symbol' || after.kind === 'word') && after.space > 0);
	if (!divides && !joined) return undefined;
	const start = above.start;
	const numerator = readNumber(p, false);
	p.next();
	const denominator = readNumber(p, false);
	const fraction = apply(p, 'divide', [numerator, denominator], start, 'slash');
	p.grouped = fraction;
	const first = readPostfix(p, fraction, start);
	if (!joins(p, first)) return first;
	return readFactors(p, first, start);
}

/** Factors written side by side. They bind tighter than a slash, except `1/2 x` and `3/4 (a + b)`. */
export function readJuxtaposed(p: Cursor): Expression {
	const start = p.peek().start;
	const first = readOperand(p);
	return joins(p, first) ? readFactors(p, first, start) : first;
}

/** The product that goes on behind a factor that was read already. */
export const readProductFrom = (p: Cursor, first: Expression, start: number): Expression =>
	joins(p, first) ? readFactors(p, first, start) : first;

function readFactors(p: Cursor, first: Expression, start: number): Expression {
	const factors = [first];
	while (joins(p, factors[factors.length - 1] as Expression)) {
		const before = p.at;
		const next = isNormInList(p) ? outsideOfList(p) : readOperand(p);
		if (p.at === before) break;
		const last = factors[factors.length - 1] as Expression;
		const condition = indicated(last, next);
		// `2(1/2)` is a product; `2\frac{1}{2}` and `2 1/2` are one number.
		const bracketed = p.tokens[before]?.kind === 'open' || p.tokens[before - 1]?.kind === 'close';
		if (condition) factors[factors.length - 1] = indicator(condition, last.span.start, p.end);
		else if (next.kind === 'unit' && last.kind === 'measure' && p.tokens[before]?.kind === 'open')
			// `1 foot (ft)`: the unit again, in brackets for short
			factors[factors.length - 1] = { ...last, span: { start: last.span.start, end: p.end } };
		else if (next.kind === 'measure' && isMixed(last, next.value) && !bracketed) {
			// `3\frac{1}{4}\text{ yards}`: the unit is that of the whole mixed number.
			const span = { start: last.span.start, end: next.value.span.end };
			const value: Expression = { kind: 'apply', span, operator: 'add', args: [last, next.value], sign: 'juxtaposed' };
			factors[factors.length - 1] = { ...next, value, span: { start: span.start, end: p.end } };
		} else if (isMixed(last, next) && !bracketed) {
			factors[factors.length - 1] = {
				kind: 'apply',
				span: { start: last.span.start, end: p.end },
				operator: 'add',
				args: [last, next],
				sign: 'juxtaposed',
			};
		} else if (isLonger(last, next)) {
			const sum: Expression = {
				kind: 'apply',
				span: { start: last.span.start, end: p.end },
				operator: 'add',
				args: [last, next],
			};
			factors[factors.length - 1] = sum;
		} else factors.push(next);
	}
	return factors.length === 1 ? (factors[0] as Expression) : apply(p, 'multiply', factors, start, 'juxtaposed');
}

/** `2\frac{1}{2}`: an integer and a proper fraction of integers. */
const isMixed = (whole: Expression, part: Expression): boolean => {
	if (whole.kind !== 'number' || !whole.exact || whole.scale) return false;
	if (part.kind !== 'apply' || part.operator !== 'divide') return false;
	const [above, below] = part.args as [Expression, Expression];
	return (
		above.kind === 'number' &&
		below.kind === 'number' &&
		above.exact &&
		below.exact &&
		above.value > 0 &&
		above.value < below.value
	);
};

/** What the indicator `\mathbb{1}[x > 0]`, `\mathbf{1}\{y = k\}` asks. */
const indicated = (one: Expression, of: Expression): Expression | undefined => {
	if (one.kind !== 'symbol' || !(one.name === '1' || (one.name === 'I' && one.style === 'blackboard')))
		return undefined;
	const inner = of.kind === 'collection' && of.items.length === 1 ? (of.items[0] as Expression) : of;
	const asks = inner.kind === 'relation' || (inner.kind === 'apply' && ['and', 'or', 'not'].includes(inner.operator));
	return asks ? inner : undefined;
};

const digit = (text: '0' | '1', at: number): Expression => numberNode(literalOf(text), at, at);

const indicator = (condition: Expression, start: number, end: number): Expression => ({
	kind: 'cases',
	span: { start, end },
	rows: [{ value: digit('1', start), condition }, { value: digit('0', end) }],
});

/** Units that are written one behind the other, the larger first: `2 h 30 min`, `6 ft 2 in`, `3 lb 4 oz`. */
const LADDERS: readonly (readonly string[])[] = [
	['yr', 'mo', 'wk', 'd', 'h', 'min', 's'],
	['mi', 'yd', 'ft', 'in'],
	['stone', 'lb', 'oz'],
	['°', 'arcmin', 'arcsec'],
	['gal', 'qt', 'pt', 'cup', 'floz'],
	['USD', '¢'],
];

const unitName = (e: Expression): string | undefined =>
	e.kind === 'measure' && e.unit.factors.length === 1 && e.unit.factors[0]?.power === 1
		? e.unit.factors[0].name
		: undefined;

/** Whether `small` comes after `large` on one ladder. */
const isSmaller = (small: string | undefined, large: string | undefined): boolean =>
	small !== undefined &&
	large !== undefined &&
	LADDERS.some(ladder => ladder.includes(large) && ladder.indexOf(small) > ladder.indexOf(large));

/** The last part of an amount in several units: the 30 min of `2 h 30 min`. */
const lastPart = (e: Expression): Expression =>
	e.kind === 'apply' && e.operator === 'add' ? (e.args[e.args.length - 1] as Expression) : e;

/** `12 hours 30 minutes`: an amount in a larger unit and one in a smaller unit are added. */
const isLonger = (left: Expression, right: Expression): boolean => isSmaller(unitName(right), unitName(lastPart(left)));

/** Whether the number that comes next is followed by a unit smaller than the one before it. */
const smallerFollows = (p: Cursor, left: Expression): boolean => {
	const { kind, text } = p.peek(1);
	if (kind !== 'word' && kind !== 'text') return false;
	const factors = unitOfText(text.trim())?.factors;
	return factors?.length === 1 && factors[0]?.power === 1 && isSmaller(factors[0].name, unitName(lastPart(left)));
};

/** Whether what follows is one more factor without a sign. */
function joins(p: Cursor, left: Expression): boolean {
	const token = p.peek();
	if (p.columns && token.space === 2) return false;
	switch (token.kind) {
		case 'number':
		case 'vulgar':
			if (unitName(lastPart(left)) !== undefined) return token.kind === 'number' && smallerFollows(p, left);
			if (left.kind === 'measure') return false;
			// Two numbers side by side are two numbers (or one torn apart), never a product without a bracket between.
			return endsLikeName(p, left);
		case 'text':
			return startsOperand(p, token) && joinsText(p, token, left);
		case 'money':
			return false;
		case 'word':
			// Behind a unit a word of plain text is prose.
			return left.kind !== 'measure' && left.kind !== 'unit' && !(p.argument && functionWords.has(token.text));
		case 'open':
		case 'symbol':
		case 'group':
		case 'function':
		case 'big':
		case 'command':
		case 'style':
		case 'accent':
		case 'partial':
		case 'nabla':
			return startsOperand(p, token) && !(p.argument && token.kind === 'function');
		case 'dots':
			return startsOperand(p, p.peek(1));
		case 'begin':
			return startsOperand(p, token);
		case 'bar':
			return (
				(startsOperand(p, token) || isNormInList(p)) &&
				token.note !== 'right' &&
				token.note !== 'middle' &&
				closesLater(p, token)
			);
		default:
			return false;
	}
}

const endsLikeName = (p: Cursor, left: Expression): boolean => {
	if (left.kind === 'number') return false;
	const before = p.tokens[p.at - 1]?.kind;
	if (p.columns) return false;
	return p.latex ? left.kind !== 'measure' && left.kind !== 'unit' : before === 'close';
};

/** Words glued to a formula are a name (`\eta\text{loss}`); words with space around them stand beside it. */
function joinsText(p: Cursor, token: Token, left: Expression): boolean {
	if (isNote(p, token)) return false;
	if (left.kind === 'measure' || left.kind === 'number') return false;
	const words = token.text.trim();
	if (/\s/.test(words) || /^[$\d]/.test(words)) return false;
	return token.text === words || p.peek(1).kind === 'open';
}

/** `f(-2\|x - y\|^2)`: a norm, where a single `‖` between brackets would part two distributions. */
const isNormInList = (p: Cursor): boolean => {
	const token = p.peek();
	return p.middle && token.kind === 'bar' && (token.text === '‖' || isBarBehind(p, 1, token)) && p.bars[1] === 0;
};

function outsideOfList(p: Cursor): Expression {
	p.middle = false;
	const norm = readOperand(p);
	p.middle = true;
	return norm;
}

/** Whether a bar in juxtaposition opens an absolute value: its partner stands within this bracket. */
function closesLater(p: Cursor, token: Token): boolean {
	if (token.note === 'left') return true;
	let depth = 0;
	// `2||x||`: two bars are one sign, and so are two behind it.
	const twice = token.text === '|' && isBarBehind(p, 1, token);
	for (let i = twice ? 2 : 1; i < 60; i++) {
		const ahead = p.peek(i);
		if (ahead.kind === 'open' || ahead.kind === 'group') depth++;
		else if (ahead.kind === 'close' || ahead.kind === 'endgroup') {
			// e^{iHt}|x\rangle: a ket
			if (depth === 0 && ahead.text === '⟩' && token.text === '|' && i > 1) return true;
			if (--depth < 0) return false;
		} else if (ahead.kind === 'eof' || (depth === 0 && (ahead.kind === 'row' || ahead.kind === 'relation')))
			return false;
		else if (depth === 0 && ahead.kind === 'bar' && ahead.text === token.text)
			return twice ? i > 2 && isBarBehind(p, i + 1, token) : i > 1;
	}
	return false;
}

const isBarBehind = (p: Cursor, ahead: number, { text }: Token): boolean => {
	const next = p.peek(ahead);
	return next.kind === 'bar' && next.text === text && next.space === 0;
};
