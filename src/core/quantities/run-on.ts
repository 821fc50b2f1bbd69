import { environment } from '../math/evaluate/environment.ts';
import { evaluate } from '../math/evaluate/evaluate.ts';
import type { Expression, RelationNode, UnitNode } from '../math/expression.ts';
import { literalOf } from '../math/literal.ts';
import { sameDimension, unitOf } from '../math/units/units.ts';
import type { Quantity } from '../math/value.ts';
import { children } from '../math/walk.ts';

/**
 * Equals signs that only lead on. `802,816 × 4 B` behind `112 * 112 * 64 =` takes the result and goes on with it; `$18/hour = 18*6 = $108`
 * restates a rate before it is used. Neither says that the two sides are equal, so the chain is cut there. Only a change of
 * dimension tells such a sign from a plain error, so without one nothing is cut.
 */
export function splitRunOn(chain: RelationNode): readonly RelationNode[] {
	const cuts: { at: number; keep: Expression | undefined }[] = [];
	for (let index = 1; index < chain.operands.length; index++) {
		if (chain.operators[index - 1] !== '=' && chain.operators[index - 1] !== '≈') continue;
		const left = chain.operands[index - 1]!;
		const right = chain.operands[index]!;
		if (right.kind !== 'apply' || (right.operator !== 'multiply' && right.operator !== 'divide')) continue;
		const first = firstFactor(right);
		const taken = first && literalOf(first);
		if (!first || !taken) continue;
		const before = quantityOf(left);
		const after = quantityOf(right);
		if (!before || !after || sameDimension(before.unit, after.unit)) continue;
		const written = before.value / before.unit.factor;
		if (Math.abs(written - taken.value) > taken.step / 2 + Math.abs(taken.value) * 1e-12) continue;
		cuts.push({ at: index, keep: literalOf(left) ? undefined : first });
	}
	if (cuts.length === 0) return [chain];
	const pieces: RelationNode[] = [];
	let from = 0;
	for (const { at, keep } of cuts) {
		const head = slice(chain, from, at, keep);
		if (head) pieces.push(head);
		from = at;
	}
	const tail = slice(chain, from, chain.operands.length, undefined);
	if (tail) pieces.push(tail);
	return pieces;
}

/**
 * Whether the first side only says what it corresponds to: `1 epoch = 1563 steps`, `8 GPUs = 8 × 80 GB = 640 GB`. So many of one thing are
 * no number of another; where every other side counts the same thing or nothing, the equation stands.
 */
export function correspondsOnly(chain: RelationNode): boolean {
	const first = chain.operands[0]!;
	if (
		first.kind !== 'measure' ||
		!literalOf(first) ||
		!chain.operators.every(operator => operator === '=' || operator === '≈')
	)
		return false;
	const { hard, nouns } = unitOf(first.unit).dimension;
	const own = Object.keys(nouns);
	if (Object.keys(hard).length > 0 || own.length === 0) return false;
	const units: UnitNode[] = [];
	const stack: Expression[] = chain.operands.slice(1);
	for (let budget = 500; stack.length > 0 && budget > 0; budget--) {
		const node = stack.pop()!;
		if (node.kind === 'unit') units.push(node);
		else stack.push(...children(node));
	}
	return units.some(unit => {
		const dimension = unitOf(unit).dimension;
		const others = Object.keys(dimension.nouns);
		return !others.some(noun => own.includes(noun)) && (others.length > 0 || Object.keys(dimension.hard).length > 0);
	});
}

/** The operands from `from` to `to`, and the number that the next one begins with as their result. */
function slice(
	chain: RelationNode,
	from: number,
	to: number,
	result: Expression | undefined,
): RelationNode | undefined {
	const operands = result ? [...chain.operands.slice(from, to), result] : chain.operands.slice(from, to);
	if (operands.length < 2) return undefined;
	return {
		kind: 'relation',
		operands,
		operators: chain.operators.slice(from, from + operands.length - 1),
		signs: chain.signs.slice(from, from + operands.length - 1),
		span: { start: operands[0]!.span.start, end: operands.at(-1)!.span.end },
	};
}

const firstFactor = (node: Expression): Expression | undefined => {
	let at: Expression | undefined = node;
	for (
		let depth = 0;
		at?.kind === 'apply' && (at.operator === 'multiply' || at.operator === 'divide') && depth < 20;
		depth++
	)
		at = at.args[0];
	return at;
};

const quantityOf = (node: Expression): Quantity | undefined => {
	const result = evaluate(node, environment());
	return result.ok && result.value.kind === 'quantity' ? result.value : undefined;
};
