import type { Homework } from '../../homework/homework.ts';
import type { Expression } from '../../math/expression.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { sameForm } from '../../math/same/same.ts';
import { hasHole, map, mapChildren, symbolsOf, walk } from '../../math/walk.ts';
import { locate, type Statement, statementsOf } from '../../quantities/statement.ts';
import type { Anchor } from '../../text/block.ts';
import { answerSlices } from './answer-words.ts';

/** A formula of an answer, or one side of it, and its place. */
export interface Side {
	readonly expression: Expression;
	readonly anchor: Anchor;
	/** Whether it is a side of an equation, or else only mentioned. */
	readonly stated: boolean;
}

/** Formulas that are read of one answer at most. */
const MOST = 200;

/** All formulas of a part's answer: those in dollar signs, and those that stand in its statements. */
export function formulasOf(homework: Homework, part: number, statements: readonly Statement[]): readonly Side[] {
	const found: Side[] = [];
	for (const { block, span } of answerSlices(homework, part)) {
		const content = homework.source.blocks[block]?.content;
		for (const { inner, span: whole } of content?.formulas ?? []) {
			if (whole.start < span.start || whole.end > span.end || found.length >= MOST) continue;
			const { expression } = parseLatex(content!.text.slice(inner.start, inner.end));
			found.push(
				...sidesOf(expression).map(side => ({
					expression: side,
					anchor: { block, span: { start: inner.start + side.span.start, end: inner.start + side.span.end } },
					stated: side !== expression,
				})),
			);
		}
	}
	for (const { statement } of statementsOf(statements, part)) {
		if (statement.language === 'latex' || found.length >= MOST) continue;
		if (statement.section !== 'answer' && statement.section !== 'takeaway' && statement.section !== 'context') continue;
		found.push(
			...sidesOf(statement.expression).map(side => ({
				expression: side,
				anchor: locate(statement, side.span),
				stated: side !== statement.expression,
			})),
		);
	}
	return found;
}

/** Each side of an equation, each item of a list of formulas. */
export function sidesOf(expression: Expression): readonly Expression[] {
	if (expression.kind === 'relation') return expression.operands.flatMap(sidesOf);
	if (expression.kind === 'sequence') return expression.items.flatMap(sidesOf);
	return [expression];
}

/** How much there is in a formula: names, numbers and operators. */
export function sizeOf(expression: Expression): number {
	let size = 0;
	walk(expression, () => {
		size++;
	});
	return size;
}

/** A calculation: names or numbers alone say nothing about what is done with them. */
export const isCalculation = (side: Expression): boolean =>
	['apply', 'call', 'big', 'matrix', 'index'].includes(side.kind) && !hasHole(side);

/**
 * Whether two formulas are one in other letters: each name of the first stands for one name of the second throughout, in the order in
 * which they occur. Small formulas must agree in half of their letters; `a b` is not the same step as `x y`.
 */
export function sameButForNames(first: Expression, second: Expression): boolean {
	if (sameForm(first, second)) return true;
	const [a, b] = [withoutSums(first), withoutSums(second)];
	const [from, to] = [[...symbolsOf(a)], [...symbolsOf(b)]];
	if (from.length !== to.length || from.length === 0) return false;
	// The same names in other places: `W_V W_O` is no `W_O W_V` in other letters.
	const those = new Set(to);
	if (from.every(name => those.has(name)) && from.some((name, index) => name !== to[index])) return false;
	const shared = from.filter((name, index) => letterOf(name) === letterOf(to[index]!)).length;
	if (sizeOf(a) < (shared * 2 >= from.length ? 4 : 9)) return false;
	if (!sameIndices(from, to)) return false;
	const symbols = symbolNodes(b);
	const names = new Map(from.map((name, index) => [name, symbols.get(to[index]!)!]));
	return sameForm(renamed(a, names), b);
}

/** Whether indices correspond: `A_ij X_j` and `A_pq X_q` do, `A_ij X_j` and `A_ji X_j` do not. */
function sameIndices(from: readonly string[], to: readonly string[]): boolean {
	const letters = new Map<string, string>();
	const indexOf = (name: string): string => /_([a-z]{1,3})(?:\^.*)?$/.exec(name)?.[1] ?? '';
	return from.every((name, at) => {
		const [own, other] = [indexOf(name), indexOf(to[at]!)];
		if (own.length !== other.length) return true;
		return [...own].every((letter, place) => {
			const known = letters.get(letter);
			letters.set(letter, known ?? other[place]!);
			return known === undefined || known === other[place];
		});
	});
}

/** A name without its index and label: `W` of `W_O^h`. */
const letterOf = (name: string): string => name.replace(/[_^'].*$/, '');

/** Sums without their bounds: authors leave them out, or write them in many ways. */
export function withoutSums(expression: Expression): Expression {
	const visit = (node: Expression): Expression => {
		const next = mapChildren(node, visit);
		return next.kind === 'big' && next.operator === 'sum' ? next.body : next;
	};
	return visit(expression);
}

/** The first node of each name. */
function symbolNodes(expression: Expression): ReadonlyMap<string, Expression> {
	const found = new Map<string, Expression>();
	walk(expression, node => {
		if (node.kind === 'symbol' && !found.has(node.name)) found.set(node.name, node);
	});
	return found;
}

function renamed(expression: Expression, names: ReadonlyMap<string, Expression>): Expression {
	const visit = (node: Expression): Expression => {
		if (node.kind === 'symbol') return names.get(node.name) ?? node;
		return mapChildren(node, visit);
	};
	return visit(expression);
}

/**
 * `X^{final}` and `X^0` as names: a word over a capital letter is a label, and so is a zero. (In bold or with `\\text` they are read so from the
 * start.)
 */
export const withLabels = (expression: Expression): Expression =>
	map(expression, node => {
		if (node.kind !== 'apply' || node.operator !== 'power') return node;
		const [base, exponent] = node.args;
		const label = exponent && labelOf(exponent);
		if (base?.kind !== 'symbol' || !/^[A-Z](?:_|$)/.test(base.name) || label === undefined) return node;
		return { ...base, name: `${base.name}^${label}`, span: node.span };
	});

function labelOf(exponent: Expression): string | undefined {
	if (exponent.kind === 'number') return exponent.value === 0 ? '0' : undefined;
	if (exponent.kind === 'text') return exponent.text;
	const letters = exponent.kind === 'apply' && exponent.operator === 'multiply' ? exponent.args : [exponent];
	const word = letters.map(each => (each.kind === 'symbol' ? each.name : ' ')).join('');
	return /^[a-z]{3,}$/.test(word) ? word : undefined;
}
