import type { BigNode, Expression } from '../expression.ts';
import { gap } from '../gap.ts';
import { apply } from '../nodes.ts';
import { some } from '../walk.ts';
import { bounds, integralFrom } from './bounds.ts';
import { readArgumentList } from './calls.ts';
import type { Cursor } from './cursor.ts';
import { readBelow } from './functions.ts';
import { readSequence } from './grammar.ts';
import { plainSymbol } from './names.ts';
import { readArgument, readOperand, startsOperand } from './operand.ts';
import { readTerm } from './products.ts';

/** Sums, products, integrals, limits and quantifiers. */
export function readBig(p: Cursor): Expression {
	const token = p.next();
	const start = token.start;
	let below: Expression | undefined;
	let above: Expression | undefined;
	for (let rounds = 0; rounds < 4; rounds++) {
		if (p.is('_') && !below) {
			p.next();
			below = readBelow(p);
		} else if (p.is('^') && !above) {
			p.next();
			above = p.inside(() => readArgument(p));
		} else break;
	}
	return readBody(p, token.text as BigNode['operator'], below, above, start);
}

export function readBody(
	p: Cursor,
	operator: BigNode['operator'],
	below: Expression | undefined,
	above: Expression | undefined,
	start: number,
): Expression {
	let body: Expression;
	const open = p.peek();
	if (operator === 'for-all' || operator === 'exists') {
		return quantified(p, operator, readSequence(p), start);
	}
	if (
		operator === 'expectation' &&
		open.kind === 'open' &&
		(open.text === '[' || open.text === '(' || open.text === '{')
	) {
		p.next();
		const args = readArgumentList(p, open);
		body =
			args.length === 0
				? gap('empty', p.end - 1, p.end - 1)
				: args.length === 1
					? (args[0] as Expression)
					: { kind: 'collection', span: p.spanFrom(open.start), form: 'tuple', items: args };
	} else if ((operator === 'max' || operator === 'min') && open.kind === 'open' && open.text === '{') {
		body = readOperand(p);
	} else if (startsOperand(p, open) || open.kind === 'add') {
		body = p.deeper(() => (open.kind === 'add' ? signedTerm(p) : readTerm(p)));
		if (EXTREMES.has(operator)) body = withTermsOf(p, operator, below, body, open.start);
	} else if (operator === 'inf' && !below && !above) {
		// \inf by itself is meant for \infty
		return plainSymbol('infty', start, p.end);
	} else body = gap('empty', p.end, p.end);
	return bigNode(p, operator, below, above, body, start);
}

const EXTREMES: ReadonlySet<string> = new Set(['max', 'min', 'argmax', 'argmin', 'sup', 'inf']);

/**
 * `\min_x f(x) + g(x)`: the terms that follow belong to the extreme as long as they speak of its variable. The place of an extreme
 * takes all of them: nobody adds a number to it, `\arg\min_x (x - 2)^2 + 1` is 2.
 */
function withTermsOf(
	p: Cursor,
	operator: BigNode['operator'],
	below: Expression | undefined,
	first: Expression,
	start: number,
): Expression {
	const whole = operator === 'argmax' || operator === 'argmin';
	const names = bounds(below).variables.flatMap(variable => (variable.kind === 'symbol' ? [variable.name] : []));
	if ((names.length === 0 && !whole) || p.reaching > 1) return first;
	p.reaching++;
	const terms = [first];
	while (p.peek().kind === 'add' && (p.peek().text === '+' || p.peek().text === '-')) {
		const from = p.at;
		const problems = p.problems.length;
		const sign = p.next();
		let term = readTerm(p);
		const speaks = whole
			? !some(term, node => node.kind === 'big' && node.operator === operator)
			: some(term, node => node.kind === 'symbol' && names.includes(node.name));
		if (!speaks || isBoundIn(term, names)) {
			p.at = from;
			p.problems.length = problems;
			break;
		}
		if (sign.text === '-') term = apply(p, 'negate', [term], sign.start);
		terms.push(term);
	}
	p.reaching--;
	return terms.length === 1 ? first : apply(p, 'add', terms, start);
}

/** Whether a term binds the names itself, as a second sum does. */
const isBoundIn = (e: Expression, names: readonly string[]): boolean =>
	some(
		e,
		node =>
			node.kind === 'big' &&
			node.variables.some(variable => variable.kind === 'symbol' && names.includes(variable.name)),
	);

/** `\forall x \in S, body`, `\exists i, j: body`: what stands before a colon (or before the first comma) is bound. */
function quantified(p: Cursor, operator: 'for-all' | 'exists', e: Expression, start: number): BigNode {
	const items = e.kind === 'sequence' ? e.items : [e];
	const colon = e.kind === 'sequence' ? e.separators.indexOf(':') : -1;
	const plain = items.findIndex(item => item.kind !== 'symbol');
	const listed = plain > 0 && items[plain]?.kind === 'relation' && plain < items.length - 1;
	const count = colon >= 0 ? colon + 1 : listed ? plain + 1 : 1;
	const bound = items.slice(0, count);
	const rest = items.slice(count);
	const together = (parts: readonly Expression[]): Expression =>
		parts.length === 1
			? (parts[0] as Expression)
			: { kind: 'sequence', span: e.span, items: parts, separators: parts.slice(1).map(() => ',' as const) };
	const body = rest.length === 0 ? plainSymbol('true', p.end, p.end) : together(rest);
	return { kind: 'big', span: p.spanFrom(start), operator, ...bounds(together(bound)), body };
}

/** `\int f \, dx`: the differential at the end names the variable. */
function integral(e: BigNode): BigNode {
	if (e.operator !== 'integral' || e.body.kind !== 'apply') return e;
	if (e.body.operator !== 'multiply' || e.body.sign !== 'juxtaposed') return e;
	const { args } = e.body;
	const variable = args[args.length - 1] as Expression;
	const d = args[args.length - 2] as Expression;
	if (args.length < 3 || d.kind !== 'symbol' || d.name !== 'd' || variable.kind !== 'symbol') return e;
	const rest = args.slice(0, -2);
	const body: Expression = rest.length === 1 ? (rest[0] as Expression) : { ...e.body, args: rest };
	return { ...e, variables: [variable], body };
}

const signedTerm = (p: Cursor): Expression => {
	const sign = p.next();
	const term = readTerm(p);
	return sign.text === '-' ? apply(p, 'negate', [term], sign.start) : term;
};

export function bigNode(
	p: Cursor,
	operator: BigNode['operator'],
	below: Expression | undefined,
	above: Expression | undefined,
	body: Expression,
	start: number,
): BigNode {
	return integral({
		kind: 'big',
		span: p.spanFrom(start),
		operator,
		...(operator === 'integral' && below && below.kind !== 'relation' ? integralFrom(below, above) : bounds(below)),
		...(above ? { upper: above } : {}),
		body,
	});
}
