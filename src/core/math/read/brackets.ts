import { say } from '../../text/message.ts';
import type { CasesNode, CollectionNode, Expression, MatrixNode, SequenceNode } from '../expression.ts';
import { gap, isDots } from '../gap.ts';
import { apply } from '../nodes.ts';
import type { Cursor } from './cursor.ts';
import { caseOf } from './environments.ts';
import { readSequence } from './grammar.ts';
import { startsOperand } from './operand.ts';
import { readSum } from './products.ts';
import { readSubscript } from './scripts.ts';
import type { Token } from './tokens.ts';

const CLOSERS: Record<string, string> = { '(': ')', '[': ']', '{': '}', '⟨': '⟩', '⌊': '⌋', '⌈': '⌉' };

/** Reads what begins with a bracket: a group, a tuple, a list, an interval, a set, an inner product, floor, ceiling. */
export function readBracket(p: Cursor): Expression {
	const open = p.next();
	const start = open.start;
	switch (open.text) {
		case '{':
			return readSet(p, open);
		case '⌊':
		case '⌈': {
			const inner = p.inside(() => readSequence(p));
			const close = closeBracket(p, open);
			if (close === '⌉' && open.text === '⌊') return apply(p, 'round', [inner], start);
			if (close !== undefined && close !== CLOSERS[open.text])
				p.unclosed(say`this bracket is closed by another one`, { start, end: open.end });
			return apply(p, open.text === '⌊' ? 'floor' : 'ceil', [inner], start);
		}
		case '⟨': {
			if (p.is('close')) {
				p.next();
				return apply(p, 'mean', [gap('slot', open.end, open.end)], start);
			}
			const inner = p.inside(() => readSequence(p), { middle: true });
			if (p.is('bar')) {
				p.next();
				if (!p.is('close') && !startsOperand(p, p.peek())) return apply(p, 'bra', [state(p, inner)], start);
				let right = p.inside(() => readSequence(p), { middle: true });
				// <a|H|b> is the inner product of a with H b
				if (p.take('bar')) {
					const last = p.inside(() => readSequence(p));
					right = apply(p, 'multiply', [right, last], right.span.start, 'juxtaposed');
				}
				closeBracket(p, open);
				return apply(p, 'inner', [inner, right], start);
			}
			closeBracket(p, open);
			if (inner.kind === 'sequence' && inner.items.length === 2) return apply(p, 'inner', inner.items, start);
			return inner.kind === 'sequence' ? collection(p, 'tuple', inner.items, start) : apply(p, 'mean', [inner], start);
		}
		case '[':
			return readSquare(p, open);
		default:
			return readRound(p, open);
	}
}

/** Takes the closing bracket, whichever it is; gives it, or notes that none came. */
export function closeBracket(p: Cursor, open: Token): string | undefined {
	if (p.is('close')) return p.next().text;
	if (p.is('bar') && p.peek().note === 'right') return p.next().text;
	if (open.text !== '.') p.unclosed(say`a bracket is not closed`, { start: open.start, end: open.end });
	return undefined;
}

function collection(
	p: Cursor,
	form: CollectionNode['form'],
	items: readonly Expression[],
	start: number,
): CollectionNode {
	const node: CollectionNode = { kind: 'collection', span: p.spanFrom(start), form, items };
	return items.some(isDots) ? { ...node, elided: true } : node;
}

/** The items of a sequence whose only separators are commas; undefined where it is something else. */
export function listed(e: Expression): readonly Expression[] | undefined {
	if (e.kind !== 'sequence') return undefined;
	return e.separators.every(separator => separator === ',') ? e.items : undefined;
}

function readRound(p: Cursor, open: Token): Expression {
	const start = open.start;
	if (p.is('close')) {
		p.next();
		return collection(p, 'tuple', [], start);
	}
	const inner = p.inside(() => readSequence(p));
	// `(A \mid b)` and `\left. x \right|`.
	if (p.is('bar') && p.peek().note !== 'right') {
		p.next();
		const right = p.inside(() => readSequence(p));
		closeBracket(p, open);
		return apply(p, 'conditional', [inner, right], start);
	}
	const close = closeBracket(p, open);
	const items = listed(inner);
	if (items) {
		if (close === ']' && open.text === '(' && items.length === 2)
			return { ...collection(p, 'interval', items, start), closed: [false, true] };
		return collection(p, 'tuple', items, start);
	}
	return grouped(p, bracketed(inner, open.text, close));
}

const grouped = (p: Cursor, e: Expression): Expression => {
	p.grouped = e;
	return e;
};

/** A bare table in brackets is a matrix with these brackets. */
function bracketed(e: Expression, open: string, close: string | undefined): Expression {
	if (e.kind !== 'matrix' || e.bracket !== '') return e;
	if (open === '(' && close === ')') return { ...e, bracket: '(' };
	if (open === '[' && close === ']') return { ...e, bracket: '[' };
	return e;
}

/** How the inside of square brackets is laid out, seen from its tokens. */
function layoutOf(p: Cursor): 'cells' | 'plain' {
	let depth = 0;
	let spaced = false;
	let rows = false;
	let comma = false;
	for (let ahead = 0; ahead < 400; ahead++) {
		const token = p.peek(ahead);
		if (token.kind === 'open' || token.kind === 'group' || token.kind === 'begin') depth++;
		else if (token.kind === 'close' || token.kind === 'endgroup' || token.kind === 'end') {
			if (--depth < 0) break;
		} else if (token.kind === 'eof') break;
		if (depth > 0) continue;
		if (token.kind === ',') comma = true;
		else if (token.kind === ';') rows = true;
		else if (token.kind === 'quad') spaced = true;
		else if (ahead > 0 && parts(p, token, p.peek(ahead - 1))) spaced = true;
	}
	return (spaced || rows) && !comma ? 'cells' : 'plain';
}

/** Whether the space before this token parts two cells. */
const parts = (p: Cursor, token: Token, before: Token): boolean => {
	const wanted = p.latex ? token.space === 2 : token.space > 0;
	if (!wanted) return false;
	const endsCell = ['number', 'symbol', 'word', 'close', 'endgroup', 'dots', 'prime', 'superscript'].includes(
		before.kind,
	);
	const startsCell = ['number', 'symbol', 'word', 'open', 'group', 'dots', 'style', 'command'].includes(token.kind);
	return (
		endsCell &&
		startsCell &&
		(p.latex ||
			before.kind === 'number' ||
			token.kind === 'number' ||
			before.kind === 'symbol' ||
			before.kind === 'word')
	);
};

function readSquare(p: Cursor, open: Token): Expression {
	const start = open.start;
	if (p.is('close')) {
		p.next();
		return collection(p, 'list', [], start);
	}
	if (layoutOf(p) === 'cells') return readCells(p, open);
	const isColumn = rowsOfOne(p);
	const inner = p.inside(() => readSequence(p));
	if (p.is('bar')) {
		p.next();
		const right = p.inside(() => readSequence(p));
		closeBracket(p, open);
		return { kind: 'matrix', span: p.spanFrom(start), rows: [[inner, right]], bracket: '[' };
	}
	const close = closeBracket(p, open);
	const items = listed(inner);
	if (!items) {
		if (
			inner.kind === 'collection' &&
			inner.form === 'list' &&
			inner !== p.grouped &&
			p.tokens[p.at - 2]?.kind === 'close'
		)
			return matrix(p, [inner.items], start);
		return grouped(p, bracketed(inner, '[', close));
	}
	if (close === ')' && items.length === 2) return { ...collection(p, 'interval', items, start), closed: [true, false] };
	if (isColumn && close === ']')
		return matrix(
			p,
			items.map(item => [item]),
			start,
		);
	const rows = items.map(item => (item.kind === 'collection' && item.form === 'list' ? item.items : undefined));
	const width = rows[0]?.length;
	if (rows.every(row => row !== undefined && row.length === width)) return matrix(p, rows as Expression[][], start);
	return collection(p, 'list', items, start);
}

/** Whether each of several items up to the closing bracket stands in square brackets of its own, without a comma in them: `[[2], [-1]]` is a column. */
function rowsOfOne(p: Cursor): boolean {
	let depth = 0;
	let items = 0;
	for (let ahead = 0; ahead < 400; ahead++) {
		const token = p.peek(ahead);
		if (token.kind === 'open') {
			if (depth === 0 && (token.text !== '[' || (ahead > 0 && p.peek(ahead - 1).kind !== ','))) return false;
			if (depth === 0) items++;
			depth++;
		} else if (token.kind === 'close') {
			if (--depth < 0) return items > 1;
			if (depth === 0 && token.text !== ']') return false;
		} else if (token.kind === ',' ? depth > 0 : depth === 0 || token.kind === ';' || token.kind === 'eof') return false;
	}
	return false;
}

function matrix(p: Cursor, rows: readonly (readonly Expression[])[], start: number): MatrixNode {
	const node: MatrixNode = { kind: 'matrix', span: p.spanFrom(start), rows, bracket: '[' };
	return rows.some(row => row.some(isDots)) ? { ...node, elided: true } : node;
}

/** `[W_1 \quad W_2]`, `[a \; b; c \; d]`, `[1 2; 3 4]`. */
function readCells(p: Cursor, open: Token): Expression {
	const rows: Expression[][] = [[]];
	p.inside(
		() => {
			for (let count = 0; count < 10_000; count++) {
				const token = p.peek();
				if (token.kind === 'close' || token.kind === 'eof' || token.kind === 'endgroup' || token.kind === 'end') break;
				if (token.kind === ';' || token.kind === 'row') {
					p.next();
					rows.push([]);
					continue;
				}
				if (token.kind === 'quad' || token.kind === ',' || token.kind === '&') {
					p.next();
					continue;
				}
				const before = p.at;
				(rows[rows.length - 1] as Expression[]).push(readSum(p));
				if (p.at === before) p.next();
			}
		},
		{ columns: true },
	);
	closeBracket(p, open);
	const filled = rows.filter(row => row.length > 0);
	return matrix(p, filled, open.start);
}

/** `\{1, 2\}`, `\{x : x > 0\}`, `\{x \mid x > 0\}`; a brace before a table is a case distinction. */
function readSet(p: Cursor, open: Token): Expression {
	const start = open.start;
	const before = p.tokens[p.at - 2];
	if (p.is('close')) {
		p.next();
		return collection(p, 'set', [], start);
	}
	const inner = p.inside(() => readSequence(p), { middle: true });
	if (p.is('bar')) {
		p.next();
		const condition = p.inside(() => readSequence(p));
		closeBracket(p, open);
		return collection(p, 'builder', [inner, ...(listed(condition) ?? [condition])], start);
	}
	const close = p.is('close') || p.is('bar') ? closeBracket(p, open) : undefined;
	if (close === undefined && inner.kind !== 'matrix' && inner.kind !== 'cases')
		p.unclosed(say`a brace is not closed`, { start, end: open.end });
	if (inner.kind === 'matrix' && inner.bracket === '' && close !== '}')
		return {
			kind: 'cases',
			span: p.spanFrom(start),
			rows: inner.rows.map(caseOf),
		};
	if (inner.kind === 'cases') return { ...inner, span: p.spanFrom(start) };
	if (!p.latex && inner.kind === 'sequence') {
		const cases = plainCases(inner);
		if (cases) return { kind: 'cases', span: p.spanFrom(start), rows: cases };
	}
	if (inner.kind === 'sequence') {
		const colon = inner.separators.indexOf(':');
		if (colon === 0) return collection(p, 'builder', inner.items, start);
		if (inner.separators.every(separator => separator === ',')) {
			return collection(p, 'set', inner.items, start);
		}
	}
	return isGroupInBraces(p, before, inner) ? grouped(p, inner) : collection(p, 'set', [inner], start);
}

/** `3 - \{2 - (1)\}`: braces as the outer brackets of a calculation, and around an amount in two units. */
function isGroupInBraces(p: Cursor, before: Token | undefined, inner: Expression): boolean {
	if (inner.kind !== 'apply' || inner.span.end <= inner.span.start) return false;
	if (inner.operator === 'add' && inner.args.length > 0 && inner.args.every(arg => arg.kind === 'measure')) return true;
	// {[(2 + 1) 2] + 1}: braces around square brackets around round ones
	if (p.latex && ['add', 'multiply', 'divide'].includes(inner.operator)) {
		const written = p.source.slice(inner.span.start, inner.span.end);
		if (/^[^=<>,:|]*\[[^\]]*\([^)]*\)/.test(written.slice(0, 300))) return true;
	}
	const joins = (token: Token | undefined): boolean =>
		token?.kind === 'multiply'
			? token.text !== 'cap'
			: token?.kind === 'add' && (token.text === '+' || token.text === '-');
	// A\{a + b\}: braces right behind a factor
	const factor = before?.kind === 'symbol' || before?.kind === 'number' || before?.kind === 'endgroup';
	return (
		p.latex && ['add', 'multiply', 'divide'].includes(inner.operator) && (factor || joins(before) || joins(p.peek()))
	);
}

/** `\set{x | x > 0}` with its contents in braces. */
export function readSetGroup(p: Cursor, start: number): Expression {
	if (!p.take('group')) return p.hole(say`a set needs its elements`, start);
	const inner = p.inside(() => readSequence(p), { middle: true });
	const condition = p.take('bar') ? p.inside(() => readSequence(p)) : undefined;
	if (!p.take('endgroup')) p.unclosed(say`a brace is not closed`, { start, end: p.end });
	const items = listed(inner) ?? [inner];
	return condition
		? collection(p, 'builder', [inner, ...(listed(condition) ?? [condition])], start)
		: collection(p, 'set', items, start);
}

/** `{1 if x > 0; 0 otherwise}` of plain text. */
function plainCases(e: SequenceNode): CasesNode['rows'] | undefined {
	if (!e.items.some(item => item.kind === 'text' && (item.text === 'if' || item.text === 'otherwise')))
		return undefined;
	const rows: { value: Expression; condition?: Expression }[] = [];
	for (let i = 0; i < e.items.length; ) {
		const value = e.items[i] as Expression;
		const word = e.items[i + 1];
		if (word?.kind !== 'text') return undefined;
		let end = i + 2;
		while (end < e.items.length && e.separators[end - 1] !== ';' && e.separators[end - 1] !== ',') end++;
		const items = e.items.slice(i + 2, end);
		if ((word.text === 'if') === (items.length === 0)) return undefined;
		const [condition] = items;
		if (!condition) rows.push({ value });
		else if (items.length === 1) rows.push({ value, condition });
		else
			rows.push({
				value,
				condition: {
					kind: 'sequence',
					span: { start: condition.span.start, end: (items[items.length - 1] as Expression).span.end },
					items,
					separators: e.separators.slice(i + 2, end - 1),
				},
			});
		i = end;
	}
	return rows;
}

/** What stands in a bra or a ket: `|n, l\rangle` has a list in it. */
const state = (p: Cursor, inner: Expression): Expression => {
	const items = listed(inner);
	return items ? { ...collection(p, 'tuple', items, inner.span.start), span: inner.span } : inner;
};

/** `|x|`, `\|x\|_2`, `||x||`. */
export function readBars(p: Cursor): Expression {
	const open = p.next();
	const start = open.start;
	const twice =
		open.text === '|' &&
		p.is('bar', '|') &&
		p.peek().space === 0 &&
		p.peek().note !== 'right' &&
		open.note === undefined &&
		closesTwice(p);
	if (twice) p.next();
	// ||x| - 1|: the second bar opens an absolute value within the first
	else if (open.note === undefined && open.text === '|' && p.is('bar', '|') && p.peek().space === 0 && !p.peek().note)
		p.opening();
	const which = open.text === '|' ? 0 : 1;
	const outer = p.bars;
	p.bars = [outer[0], outer[1]];
	p.bars[which]++;
	const middle = p.middle;
	const columns = p.columns;
	p.middle = false;
	p.columns = false;
	const inner = p.is('bar') && p.peek().note !== 'left' ? gap('slot', p.end, p.end) : readSequence(p);
	p.middle = middle;
	p.columns = columns;
	p.bars = outer;
	if (which === 0 && !twice && p.take('close', '⟩')) return apply(p, 'ket', [state(p, inner)], start);
	const closed = p.take('bar', open.text);
	if (twice && closed) p.take('bar', '|');
	if (!closed && !p.take('close')) p.unclosed(say`a bar is not closed`, { start, end: open.end });
	if (inner.kind === 'matrix' && inner.bracket === '' && which === 0 && !twice)
		return apply(p, 'det', [{ ...inner, bracket: '|' }], start);
	if (which === 0 && !twice) {
		const counted = inner.kind === 'collection' && (inner.form === 'set' || inner.form === 'builder');
		return apply(p, counted ? 'cardinality' : 'abs', [inner], start);
	}
	const order = normOrder(p);
	return apply(p, 'norm', order ? [inner, order] : [inner], start);
}

/** Whether two bars at the start are one sign: the first bar behind what they hold is doubled too. `||3| - |5||` is an absolute value. */
function closesTwice(p: Cursor): boolean {
	let depth = 0;
	for (let ahead = 1; ahead < 200; ahead++) {
		const token = p.peek(ahead);
		if (token.kind === 'open' || token.kind === 'group' || token.kind === 'begin') depth++;
		else if (token.kind === 'close' || token.kind === 'endgroup' || token.kind === 'end') {
			if (--depth < 0) return true;
		} else if (token.kind === 'eof') return true;
		else if (token.kind === 'bar' && token.text === '|' && depth === 0) {
			if (ahead === 1) return token.space > 0;
			const next = p.peek(ahead + 1);
			return next.kind === 'bar' && next.text === '|' && next.space === 0;
		}
	}
	return true;
}

export function normOrder(p: Cursor): Expression | undefined {
	if (p.take('_')) return readSubscript(p);
	return undefined;
}
