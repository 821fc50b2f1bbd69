import { say } from '../../text/message.ts';
import type { ApplyNode, Expression, Operator } from '../expression.ts';
import { gap } from '../gap.ts';
import { apply } from '../nodes.ts';
import type { Cursor } from './cursor.ts';
import { MAX_DEPTH } from './cursor.ts';
import { readJuxtaposed, readSlashed } from './juxtaposition.ts';
import { symbolNode } from './names.ts';
import { readOperand, startsOperand } from './operand.ts';
import { readSubscript } from './scripts.ts';
import type { Token } from './tokens.ts';
import { signGlyphs } from './vocabulary.ts';

const SETS: Record<string, Operator> = { '∪': 'union', '∖': 'difference', '⊕': 'direct-sum' };

/** Sums, differences, ±, unions, ranges. */
export function readSum(p: Cursor): Expression {
	const start = p.peek().start;
	let left = readLoneSign(p) ?? (p.is('multiply') ? readTerm(p, gap('empty', start, start)) : readSigned(p));
	let terms: Expression[] | undefined;
	let count = 0;
	for (;;) {
		let token = p.peek();
		if (token.kind === 'row' && !p.cells && continuesSum(p)) {
			p.next();
			token = p.peek();
		}
		if (token.kind === 'add') {
			if (token.text === '+' || token.text === '-') {
				p.next();
				let term = termOf(p, readTerm);
				if (token.text === '-') term = apply(p, 'negate', [term], token.start);
				if (terms) terms.push(term);
				else terms = [left, term];
				continue;
			}
			if (++count > MAX_DEPTH) return p.tooDeep();
			p.next();
			if (terms) left = apply(p, 'add', terms, start);
			terms = undefined;
			const right = termOf(p, readTerm);
			const operator = SETS[token.text] ?? 'plus-minus';
			left = apply(p, operator, [left, right], start);
			continue;
		}
		if (isRangeWord(p, token)) {
			p.next();
			if (terms) left = apply(p, 'add', terms, start);
			terms = undefined;
			if (++count > MAX_DEPTH) return p.tooDeep();
			left = apply(p, 'range', [left, readTerm(p)], start);
			continue;
		}
		break;
	}
	return terms ? apply(p, 'add', terms, start) : left;
}

/** Whether the line is over here: what a sign before it joins stands elsewhere (`10+`, `2\times`, the first of two rows). */
const isOver = (p: Cursor): boolean =>
	['eof', 'row', '&', 'end', ',', ';', ':', 'arrow'].includes(p.peek().kind) && !(p.is('row') && !p.cells);

/** What a sign joins; a gap where the line is over. */
function termOf(p: Cursor, read: (p: Cursor) => Expression): Expression {
	if (!isOver(p)) return read(p);
	p.problem(say`a number or name is missing here`, { start: p.end, end: p.end });
	return gap('empty', p.end, p.end);
}

/** A sign by itself: the place of an argument (`f(\cdot)`), or a name (`P(+)`, `y = -`). */
function readLoneSign(p: Cursor): Expression | undefined {
	const token = p.peek();
	if ((token.kind !== 'add' && token.kind !== 'multiply') || token.text === 'mod' || !isAlone(p)) return undefined;
	p.next();
	if (token.text === 'dot' || token.text === '·') return gap('slot', token.start, token.end);
	return { kind: 'text', span: { start: token.start, end: token.end }, text: signGlyphs.get(token.text) ?? token.text };
}

/** Whether nothing that a sign could be a sign of follows. */
const isAlone = (p: Cursor): boolean => {
	const after = p.peek(1);
	return !startsOperand(p, after) && !['add', 'multiply', '^', '_', 'superscript', 'subscript'].includes(after.kind);
};

const isRangeWord = (p: Cursor, token: Token): boolean => {
	if (token.kind === 'to') return startsOperand(p, p.peek(1));
	if (token.kind !== 'text') return false;
	const words = token.text.trim();
	return (words === 'to' || words === 'through') && startsOperand(p, p.peek(1));
};

/** Whether the next row of an aligned calculation goes on with the sum. */
function continuesSum(p: Cursor): boolean {
	let ahead = 1;
	while (p.peek(ahead).kind === 'quad') ahead++;
	const token = p.peek(ahead);
	if (token.kind !== 'add' || (token.text !== '+' && token.text !== '-')) return false;
	if (token.text === '-') {
		// `-y = 3` is a new equation; `- y` is one more term.
		let depth = 0;
		for (let i = ahead + 1; i < ahead + 400; i++) {
			const { kind } = p.peek(i);
			if (kind === 'begin' || kind === 'open') depth++;
			else if (kind === 'end' || kind === 'close') depth--;
			if (kind === 'eof' || depth < 0 || (depth === 0 && kind === 'row')) break;
			if (depth === 0 && kind === 'relation') return false;
		}
	}
	while (p.peek(1).kind === 'quad') p.at++;
	return true;
}

/** A term with a sign in front, at the start of a sum. */
function readSigned(p: Cursor): Expression {
	const token = p.peek();
	if (token.kind !== 'add') return readTerm(p);
	p.next();
	if (token.text === '+') return p.deeper(() => readSigned(p));
	if (token.text === '-')
		return negated(
			p,
			p.deeper(() => readSigned(p)),
			token,
		);
	return apply(p, 'plus-minus', [p.deeper(() => readSigned(p))], token.start);
}

/** `-7 \bmod 3` is the remainder of -7 and `-7 // 2` the floor of -3.5; `-(7 \bmod 3)` is not. */
function negated(p: Cursor, inner: Expression, sign: Token, within = false): Expression {
	if (inner.kind !== 'apply' || inner === p.grouped) return apply(p, 'negate', [inner], sign.start);
	const quotient = inner.operator === 'floor' ? inner.args[0] : undefined;
	// the signs of a floor in brackets of its own stand before its quotient
	if (quotient?.kind === 'apply' && quotient.operator === 'divide' && inner.span.start === quotient.span.start)
		return apply(p, 'floor', [negated(p, quotient, sign, true)], sign.start);
	if (inner.operator !== 'mod' && !within) return apply(p, 'negate', [inner], sign.start);
	const [left, right] = inner.args as [Expression, Expression];
	const span = { start: sign.start, end: left.span.end };
	const operator = within ? 'divide' : 'mod';
	return apply(p, operator, [{ kind: 'apply', span, operator: 'negate', args: [left] }, right], sign.start);
}

const PRODUCTS: Record<string, Operator> = {
	hadamard: 'hadamard',
	kronecker: 'kronecker',
	cross: 'cross',
	mod: 'mod',
	cap: 'intersection',
};

/** Products and quotients, left to right, behind what was read already. */
export function readTerm(p: Cursor, first?: Expression): Expression {
	const start = p.peek().start;
	let left = first ?? readFactor(p);
	let list: Expression[] | undefined;
	let listSign: ApplyNode['sign'];
	let count = 0;
	for (;;) {
		let token = p.peek();
		if (token.kind === 'row' && !p.cells && p.peek(1).kind === 'multiply') {
			p.next();
			token = p.peek();
		}
		if (token.kind === 'command' && token.text === 'pmod') {
			if (++count > MAX_DEPTH) return p.tooDeep();
			if (list) left = endingAt(apply(p, 'multiply', list, start, listSign), list);
			list = undefined;
			left = apply(p, 'mod', [left, readOperand(p)], start);
			continue;
		}
		if (token.kind === 'bar' && isEvaluatedAt(p)) {
			if (list) left = endingAt(apply(p, 'multiply', list, start, listSign), list);
			list = undefined;
			p.next();
			p.next();
			const place = readSubscript(p);
			const indices = place.kind === 'collection' && place.form === 'list' ? place.items : [place];
			left = { kind: 'index', span: p.spanFrom(start), base: left, indices };
			continue;
		}
		if (token.kind !== 'multiply' && !isModulo(p, token)) break;
		p.next();
		if (p.peek().kind === 'row' && !p.cells) p.next();
		const sign = token.kind === '%' ? 'mod' : token.text;
		if (sign === 'times' || sign === 'dot' || sign === 'star' || sign === 'matmul' || sign === 'compose') {
			const written = sign === 'matmul' || sign === 'compose' ? 'juxtaposed' : sign;
			const right = sign === 'compose' && !startsOperand(p, p.peek()) && !isOver(p) ? undefined : termOf(p, readFactor);
			if (sign === 'compose' && right) {
				if (++count > MAX_DEPTH) return p.tooDeep();
				if (list) left = apply(p, 'multiply', list, start, listSign);
				list = undefined;
				left = apply(p, 'hadamard', [left, right], start);
				continue;
			}
			if (!right) continue;
			if (list && listSign === written) list.push(right);
			else {
				if (list) {
					if (++count > MAX_DEPTH) return p.tooDeep();
					left = endingAt(apply(p, 'multiply', list, start, listSign), list);
				}
				list = [left, right];
				listSign = written;
			}
			continue;
		}
		if (++count > MAX_DEPTH) return p.tooDeep();
		if (list) left = endingAt(apply(p, 'multiply', list, start, listSign), list);
		list = undefined;
		const right = termOf(p, readFactor);
		const derivative = sign === 'slash' ? slashDerivative(p, left, right, start) : undefined;
		if (derivative) left = derivative;
		else if (sign === 'floor-divide')
			left = apply(p, 'floor', [apply(p, 'divide', [left, right], start, 'slash')], start);
		else if (sign === 'slash' || sign === 'div') left = apply(p, 'divide', [left, right], start, sign);
		else left = apply(p, PRODUCTS[sign] ?? 'multiply', [left, right], start);
	}
	return list ? apply(p, 'multiply', list, start, listSign) : left;
}

/** `x^2 |_{x = 3}`, `\partial f |_{y}`: a bar with a place under it, where no bar is open. */
const isEvaluatedAt = (p: Cursor): boolean => {
	return p.bars[0] === 0 && p.peek(1).kind === '_' && p.peek().text === '|';
};

/** `17 % 5` of programs: a sign with space on both sides between two operands. */
const isModulo = (p: Cursor, token: Token): boolean =>
	!p.latex &&
	token.kind === '%' &&
	token.space > 0 &&
	p.peek(1).space > 0 &&
	['number', 'open'].includes(p.peek(1).kind);

/** A node made after its successor's sign was already taken ends with its own last part. */
const endingAt = (node: ApplyNode, parts: readonly Expression[]): ApplyNode => ({
	...node,
	span: { start: node.span.start, end: Math.max(node.span.start, (parts[parts.length - 1] as Expression).span.end) },
});

/** `dL/dN` beside the fraction form. */
function slashDerivative(p: Cursor, above: Expression, below: Expression, start: number): Expression | undefined {
	const top = differential(above);
	const bottom = differential(below);
	if (!top || !bottom) return undefined;
	return apply(p, 'derivative', [top, bottom], start, 'slash');
}

const differential = (e: Expression): Expression | undefined => {
	// Running text has `dL` and `dw1` as one word each.
	if (e.kind === 'symbol' && /^d[A-Za-z]\d{0,2}$/.test(e.base) && e.label === undefined && !e.accent) {
		const span = { start: e.span.start + 1, end: e.span.end };
		return symbolNode(e.base.slice(1), span, e.subscript ? { subscript: e.subscript } : {});
	}
	if (e.kind !== 'apply' || e.operator !== 'multiply' || e.sign !== 'juxtaposed' || e.args.length !== 2)
		return undefined;
	const [d, of] = e.args as [Expression, Expression];
	return d.kind === 'symbol' && (d.name === 'd' || d.name === 'partial') && of.kind === 'symbol' ? of : undefined;
};

/** One factor of an explicit product: a sign may stand before it (`6 \cdot -2`). */
function readFactor(p: Cursor): Expression {
	const token = p.peek();
	if (token.kind === 'add' && SETS[token.text] === undefined) {
		p.next();
		const inner = p.deeper(() => readFactor(p));
		if (token.text === '+') return inner;
		return apply(p, token.text === '-' ? 'negate' : 'plus-minus', [inner], token.start);
	}
	if (token.kind === 'number') {
		const fraction = readSlashed(p, token);
		if (fraction) return fraction;
	}
	return readJuxtaposed(p);
}
