import type { QuantityNode } from '../../quantities/origins.ts';
import type { Statement } from '../../quantities/statement.ts';
import type { Anchor } from '../../text/block.ts';
import { say } from '../../text/message.ts';
import { type Fix, PLAIN } from '../finding.ts';
import type { Report } from './chain-flow.ts';
import type { Contradiction } from './contradictions.ts';
import type { Derivation } from './derived.ts';
import { expectedAt } from './expected.ts';
import { type Flow, type NodeState, ratioOf } from './flow.ts';
import { replaceBy } from './replace.ts';
import { halfOf } from './words/local-steps.ts';
import type { Slip } from './words/slips.ts';

/** What else is known of a number that the text only says. */
export interface ResultWays {
	/** Whether it stands in a cell of a table. */
	readonly inTable: boolean;
	/** What is known of it already, wherever it comes from. */
	readonly settled?: Contradiction | undefined;
	readonly contradiction: (node: QuantityNode) => Contradiction | undefined;
	readonly derivation: (node: QuantityNode) => Derivation | undefined;
	readonly slip: (node: QuantityNode) => Slip | undefined;
}

/**
 * A result said in words ("requires **2 exabytes of memory**"): an edge that must be equal to where the number was found. It is right
 * or follows as that one is; a number that is found nowhere else is left to the key.
 */
export function followResult(statement: Statement, index: number, flow: Flow, report: Report, ways: ResultWays): void {
	const node = flow.node(statement, index, undefined, statement.expression, 'result');
	if (!node) return;
	const { origin } = flow.trace(node);
	/** Notes where it is made of other numbers than those of its own statement. */
	const comesFrom = (from: readonly NodeState[], elsewhere: readonly Anchor[] = []): void => {
		const base = { statement: index, operand: undefined, expression: statement.expression, node: undefined };
		for (const state of from) flow.use({ ...base, origin: state });
		for (const anchor of elsewhere) flow.use({ ...base, origin: undefined, named: { anchor, given: false } });
	};
	// Equal cells of one table are no copies of each other.
	if (origin && !(ways.inTable && origin.node.anchor?.block === statement.anchor.block))
		flow.use({ statement: index, operand: undefined, expression: statement.expression, node, origin });
	const clash = ways.settled ?? (origin ? undefined : ways.contradiction(node));
	if (clash) {
		comesFrom([], clash.inputs);
		const finding = report(clash.finding);
		const { verdict, roots } = clash.finding;
		flow.add({
			node,
			status: verdict === 'right' || verdict === 'follows' ? verdict : 'wrong',
			mended: { ...node.quantity, value: node.quantity.value * clash.ratio, decimal: undefined },
			roots: verdict === 'right' ? [] : verdict === 'follows' ? roots : [finding],
			finding,
		});
		return;
	}
	const denied = !origin || ratioOf(origin) === 1 ? flow.denial({ statement: index, operand: undefined }) : undefined;
	if (denied) {
		const finding = report({ ...denied.denial.finding, roots: denied.roots });
		flow.add({
			node,
			status: denied.roots.length > 0 ? 'follows' : 'wrong',
			mended: { ...node.quantity, value: node.quantity.value * denied.denial.ratio, decimal: undefined },
			roots: denied.roots.length > 0 ? denied.roots : [finding],
			finding,
		});
		return;
	}
	const asked = statement.section === 'question' || statement.section === 'given';
	const made = origin || asked || statement.silenced !== undefined ? undefined : ways.derivation(node);
	if (made) {
		comesFrom(made.from);
		const { text, ratio, roots } = made;
		// what right inputs give, rounded as it is written, may be what is written
		const shows = Math.abs((ratio - 1) * node.quantity.value) > 1.5 * halfOf(node);
		const follows = ratio !== 1 && roots.length > 0 && shows;
		const expected = follows ? expectedAt(node, ratio) : undefined;
		const finding = report({
			part: statement.part,
			anchor: statement.anchor,
			kind: 'result',
			...PLAIN,
			verdict: follows ? 'follows' : 'right',
			rule: follows ? 'flow.follows' : 'flow.derived',
			message: expected
				? say`${text}, where a number was wrong before; with the right one this is ${expected.text}.`
				: say`Right: ${text}.`,
			expected,
			roots: follows ? roots : [],
			fixes: follows ? fixesFor(statement, node, ratio) : [],
		});
		flow.add({
			node,
			status: follows ? 'follows' : 'right',
			mended: follows ? { ...node.quantity, value: node.quantity.value * ratio, decimal: undefined } : node.quantity,
			roots: follows ? roots : [],
			finding,
		});
		return;
	}
	const slipped = origin || asked || made || statement.silenced !== undefined ? undefined : ways.slip(node);
	if (slipped) {
		comesFrom(slipped.from);
		const { text, ratio, diagnosis } = slipped;
		const expected = expectedAt(node, ratio);
		const finding = report({
			part: statement.part,
			anchor: statement.anchor,
			kind: 'result',
			...PLAIN,
			verdict: 'wrong',
			rule: 'value.mismatch',
			message: say`${text} is ${expected.text}; what is written is off: ${diagnosis.text}.`,
			expected,
			fixes: fixesFor(statement, node, ratio),
		});
		const mended = { ...node.quantity, value: node.quantity.value * ratio, decimal: undefined };
		flow.add({ node, status: 'wrong', mended, roots: [finding], finding });
		return;
	}
	if (!origin || statement.silenced !== undefined || asked) {
		flow.add({
			node: { ...node, role: origin && !asked ? 'result' : 'given' },
			status: 'open',
			mended: node.quantity,
			roots: [],
		});
		return;
	}
	const ratio = ratioOf(origin);
	const { quantity } = node;
	const base = {
		part: statement.part,
		anchor: statement.anchor,
		kind: 'result' as const,
		rule: 'flow.restated',
		...PLAIN,
	};
	if (ratio === 1) {
		const found =
			origin.status === 'right'
				? report({ ...base, verdict: 'right', message: say`Restates a result that is right.` })
				: undefined;
		flow.add({
			node,
			status: origin.status === 'right' ? 'right' : 'open',
			mended: quantity,
			roots: [],
			finding: found,
		});
		return;
	}
	const expected = expectedAt(node, ratio);
	const finding = report({
		...base,
		verdict: 'follows',
		message: say`Restates a result that was wrong before; with right inputs this is ${expected.text}.`,
		expected,
		roots: origin.roots,
		fixes: fixesFor(statement, node, ratio),
	});
	flow.add({
		node,
		status: 'follows',
		mended: { ...quantity, value: quantity.value * ratio, decimal: undefined },
		roots: origin.roots,
		finding,
	});
}

function fixesFor(statement: Statement, node: QuantityNode, ratio: number): readonly Fix[] {
	const { literal } = node;
	return replaceBy(statement, literal, literal.value * ratio, expectedAt(node, ratio).text);
}
