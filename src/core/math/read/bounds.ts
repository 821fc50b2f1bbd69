import type { BigNode, Expression, RelationNode } from '../expression.ts';
import { listed } from './brackets.ts';

export type Bounds = Pick<BigNode, 'variables' | 'lower' | 'upper' | 'domain' | 'condition'>;

/** What stands under an operator, taken apart. */
export function bounds(below: Expression | undefined): Bounds {
	if (!below) return { variables: [] };
	const items =
		listed(below) ?? (below.kind === 'sequence' && below.separators.every(isBreak) ? below.items : undefined);
	if (items && items.length > 1) {
		const last = items[items.length - 1] as Expression;
		if (items.every(item => item.kind === 'symbol')) return { variables: items };
		if (last.kind === 'relation' && items.slice(0, -1).every(item => item.kind === 'symbol')) {
			const inner = bounds(last);
			return { ...inner, variables: [...items.slice(0, -1), ...inner.variables] };
		}
		const firstBounds = bounds(items[0]);
		const rest = items.slice(1);
		const condition: Expression =
			rest.length === 1
				? (rest[0] as Expression)
				: { kind: 'sequence', span: below.span, items: rest, separators: rest.slice(1).map(() => ',' as const) };
		const more = rest
			.flatMap(item => (item.kind === 'relation' ? ranging(item) : []))
			.filter(variable => !firstBounds.variables.some(known => sameName(known, variable)));
		const variables = [...firstBounds.variables, ...more];
		const together: Expression =
			below.kind === 'sequence' ? { ...below, separators: below.separators.map(() => ',' as const) } : below;
		return firstBounds.condition ? { variables, condition: together } : { ...firstBounds, variables, condition };
	}
	if (below.kind === 'symbol') return { variables: [below] };
	if (below.kind === 'relation') return relationBounds(below);
	if (below.kind === 'collection' && below.items.every(item => item.kind === 'symbol'))
		return { variables: below.items };
	const starts = below.kind === 'number' || below.kind === 'apply';
	return starts ? { variables: [], lower: below } : { variables: [], domain: below };
}

const isBreak = (separator: string): boolean => separator === ',' || separator === 'row' || separator === 'quad';

export const sameName = (a: Expression, b: Expression): boolean =>
	a.kind === 'symbol' && b.kind === 'symbol' && a.name === b.name;

/** What a condition lets run: the `j` of `j \in S` and of `0 < j < n`. */
export const ranging = (e: RelationNode): readonly Expression[] => {
	const symbols = (parts: readonly Expression[]): readonly Expression[] => parts.filter(part => part.kind === 'symbol');
	if (e.operators[0] === '∈') return symbols(listOf(e.operands[0] as Expression));
	return e.operands.length > 2 ? symbols(e.operands.slice(1, -1).flatMap(listOf)) : [];
};

function relationBounds(e: RelationNode): Bounds {
	const [left, right, more] = e.operands as [Expression, Expression, Expression | undefined];
	const variables = listOf(left);
	if (more !== undefined) {
		const middle = [right, ...e.operands.slice(2, -1)].flatMap(listOf).filter(part => part.kind === 'symbol');
		const between = e.operators.every(operator => operator === '≤' || operator === '<');
		return { variables: between ? middle : variables, condition: e };
	}
	switch (e.operators[0]) {
		case '=':
			return { variables, lower: right };
		case '∈':
		case '~':
		case '⊂':
		case '⊆':
			return { variables, domain: right };
		case '→':
			return { variables, lower: right };
		default:
			return { variables, condition: e };
	}
}

const listOf = (e: Expression): readonly Expression[] =>
	e.kind === 'collection' || e.kind === 'sequence' ? e.items : [e];

/** What stands under an integral is where it begins, or what it runs over; its variable is named by the differential. */
export const integralFrom = (below: Expression, above: Expression | undefined): Bounds =>
	above ? { variables: [], lower: below } : { variables: [], domain: below };
