import type { Expression, HoleNode, RelationNode, RelationOperator } from '../math/expression.ts';
import { say } from '../text/message.ts';
import { cover } from '../text/span.ts';

/** Signs that compare two values; an arrow or a membership does not. */
const COMPARING: ReadonlySet<RelationOperator> = new Set([
	'=',
	'≈',
	'~',
	'∝',
	'≡',
	':=',
	'≠',
	'<',
	'>',
	'≤',
	'≥',
	'≪',
	'≫',
	'∈',
	'⊆',
	'⊂',
]);

/**
 * The chains of relations in what a parser read: one for a chain, several for a sequence of them. A row of an aligned formula that
 * begins with a sign goes on with the row above. Operands that are missing at either end are dropped.
 */
export function chainsIn(expression: Expression): readonly RelationNode[] {
	const chains: RelationNode[] = [];
	const visit = (node: Expression, continues: boolean) => {
		if (node.kind === 'sequence') {
			node.items.forEach((item, index) => {
				visit(item, index > 0 && node.separators[index - 1] === 'row');
			});
		} else if (node.kind === 'relation') {
			const last = chains.at(-1);
			if (continues && last && isMissing(node.operands[0])) chains[chains.length - 1] = join(last, node);
			else chains.push(node);
		} else if (node.kind === 'cases') {
			for (const row of node.rows) visit(row.value, false);
		} else if (node.kind === 'matrix') {
			// a table that is set as an array; a matrix has no relation for an entry
			for (const row of node.rows) for (const cell of row) visit(cell, false);
		} else if (node.kind === 'apply' && node.decoration === 'boxed' && node.args.length === 1) {
			visit(node.args[0]!, false);
		} else if (node.kind === 'hole') {
			for (const inside of node.inside) visit(inside, false);
		}
	};
	visit(expression, false);
	return chains.flatMap(chain => {
		const whole = stripEnds(chain);
		return whole?.operators.some(operator => COMPARING.has(operator)) ? [whole] : [];
	});
}

/** An operand that is not there, or of which nothing could be read. */
export const isMissing = (node: Expression | undefined): boolean =>
	node === undefined || node.kind === 'gap' || (node.kind === 'hole' && node.inside.length === 0);

const join = (left: RelationNode, right: RelationNode): RelationNode => {
	const [, ...rest] = right.operands;
	const gap = isMissing(left.operands.at(-1));
	// `a =` above and `= b` below: one sign, written twice
	const operators = gap
		? [...left.operators.slice(0, -1), ...right.operators]
		: [...left.operators, ...right.operators];
	const operands = gap ? [...left.operands.slice(0, -1), ...rest] : [...left.operands, ...rest];
	const signs = gap ? [...left.signs.slice(0, -1), ...right.signs] : [...left.signs, ...right.signs];
	return { kind: 'relation', operands, operators, signs, span: cover(left.span, right.span) };
};

const stripEnds = (chain: RelationNode): RelationNode | undefined => {
	let { operands, operators, signs } = chain;
	while (operands.length > 0 && isMissing(operands[0])) {
		operands = operands.slice(1);
		operators = operators.slice(1);
		signs = signs.slice(1);
	}
	while (operands.length > 0 && isMissing(operands.at(-1))) {
		operands = operands.slice(0, -1);
		operators = operators.slice(0, -1);
		signs = signs.slice(0, -1);
	}
	if (operands.length < 2) return undefined;
	const span = { start: operands[0]!.span.start, end: operands.at(-1)!.span.end };
	return operands === chain.operands ? chain : { ...chain, operands, operators, signs, span };
};

/** The chain with its first or last operand made a hole, because it goes on in words that no one can evaluate. */
export function openEnds(chain: RelationNode, left: boolean, right: boolean): RelationNode {
	if (!left && !right) return chain;
	const operands = [...chain.operands];
	if (left) operands[0] = hole(operands[0]!);
	if (right) operands[operands.length - 1] = hole(operands.at(-1)!);
	return { ...chain, operands };
}

const hole = (node: Expression): HoleNode => ({
	kind: 'hole',
	message: say`this side goes on in words`,
	inside: [node],
	span: node.span,
});

/** Whether an operand says something that can be compared: it holds a number. */
export function hasNumber(node: Expression): boolean {
	const stack: Expression[] = [node];
	let budget = 2000;
	while (stack.length > 0 && budget-- > 0) {
		const at = stack.pop()!;
		switch (at.kind) {
			case 'number':
				return true;
			case 'measure':
				stack.push(at.value);
				break;
			case 'apply':
			case 'call':
				stack.push(...at.args);
				break;
			case 'collection':
				stack.push(...at.items);
				break;
			case 'matrix':
				for (const row of at.rows) stack.push(...row);
				break;
			case 'big':
				return true;
			case 'cases':
				for (const row of at.rows) stack.push(row.value);
				break;
			case 'relation':
				stack.push(...at.operands);
				break;
			case 'sequence':
				stack.push(...at.items);
				break;
			case 'index':
				stack.push(at.base);
				break;
			default:
		}
	}
	return false;
}

/** Whether an inequality chain is rewritten by `≈` or `=` in its middle (`90/123 < k < 180/123 ≈ 0.73 < k < 1.46`): no sign then says what it seems to. */
export const isRewrittenInequality = (chain: RelationNode): boolean => {
	const order = chain.operators.map(operator => /[<>≤≥]/.test(operator));
	const first = order.indexOf(true);
	const last = order.lastIndexOf(true);
	return first >= 0 && last > first && order.slice(first, last).includes(false);
};
