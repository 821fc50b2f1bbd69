import { isDimensionless, sameDimension } from '../../math/units/units.ts';
import type { Given } from '../../quantities/given.ts';
import type { QuantityNode } from '../../quantities/origins.ts';
import { locate, type Statement } from '../../quantities/statement.ts';
import type { WrittenNumbers } from '../../quantities/written-numbers.ts';
import type { Anchor } from '../../text/block.ts';
import type { Finding, FindingOrigin, Fix } from '../finding.ts';
import { dressBeside } from './dress.ts';
import { type Flow, type NodeState, ratioOf, type Use } from './flow.ts';
import { replaceBy } from './replace.ts';

/** The numbers of a text and which of them goes into which: "where the numbers flow". */
export interface NumberFlow {
	readonly nodes: readonly FlowNode[];
	/** Indices of nodes: from, to. Edges only run forwards in the text. */
	readonly edges: readonly (readonly [number, number])[];
}

export interface FlowNode {
	readonly anchor: Anchor;
	readonly part: number | undefined;
	/** As a person reads it: `2 × 10⁶ GB`. */
	readonly text: string;
	/** `nowhere`: a calculation uses it, and it is neither given, found before, nor a known fact. */
	readonly status: NodeState['status'] | 'given' | 'fact' | 'nowhere';
	/** What it should be; undefined where it is as it should be. */
	readonly mended: string | undefined;
	/** For a fact, what it is: `h200 memory`. */
	readonly name: string | undefined;
}

/** Numbers that go into others or come from others, those that are wrong, and the ways between them. */
export function numberFlow(
	flow: Flow,
	statements: readonly Statement[],
	givens: readonly Given[],
	textOf: (block: number) => string,
	written: WrittenNumbers,
): NumberFlow {
	const graph = new Map<FlowNode, Set<FlowNode>>();
	const join = (before: FlowNode, after: FlowNode) => {
		if (before === after || compare(before, after) > 0) return;
		graph.get(after)!.add(before);
	};
	const nodes = new Map<number, FlowNode>();
	const byPlace = new Map<string, FlowNode>();
	const byBlock = new Map<number, FlowNode[]>();
	const add = (node: FlowNode): FlowNode => {
		const known = byPlace.get(keyOf(node.anchor));
		if (known) return known;
		byPlace.set(keyOf(node.anchor), node);
		graph.set(node, new Set());
		const list = byBlock.get(node.anchor.block);
		if (list) list.push(node);
		else byBlock.set(node.anchor.block, [node]);
		return node;
	};
	const byStatement = new Map<number, NodeState[]>();
	const wrong = new Set<FlowNode>();
	for (const state of flow.states) {
		const { node, status } = state;
		if (node.statement === undefined) continue;
		const shown = add(nodeOf(state, statements[node.statement]!));
		nodes.set(node.id, shown);
		if (status === 'wrong') wrong.add(shown);
		const list = byStatement.get(node.statement);
		if (list) list.push(state);
		else byStatement.set(node.statement, [state]);
	}
	for (const states of byStatement.values()) {
		for (let at = 1; at < states.length; at++)
			join(nodes.get(states[at - 1]!.node.id)!, nodes.get(states[at]!.node.id)!);
	}
	const facts = givens.filter(({ from }) => from === 'fact');
	for (const use of flow.uses) {
		// What a calculation uses goes into the first number that the chain has from there on.
		const into = byStatement.get(use.statement)?.find(({ node }) => (node.operand ?? 0) >= (use.operand ?? 0));
		if (!into) continue;
		const after = nodes.get(into.node.id)!;
		const before = sourceOf(use);
		if (before) join(before, after);
	}
	const joined = new Set([...graph].flatMap(([node, sources]) => (sources.size > 0 ? [node, ...sources] : [])));
	const kept = [...graph.keys()].filter(node => joined.has(node) || wrong.has(node)).sort(compare);
	const place = new Map(kept.map((node, index) => [node, index]));
	return {
		nodes: kept,
		edges: kept.flatMap(node => [...graph.get(node)!].map(before => [place.get(before)!, place.get(node)!] as const)),
	};

	/** The node that a use comes from; one is made for what no calculation found. */
	function sourceOf(use: Use): FlowNode | undefined {
		if (use.origin) return nodes.get(use.origin.node.id);
		const own = statements[use.statement]!;
		if (use.named) {
			const { anchor, given } = use.named;
			const inside = byBlock
				.get(anchor.block)
				?.filter(node => anchor.span.start <= node.anchor.span.start && node.anchor.span.end <= anchor.span.end);
			if (inside && inside.length > 0) return inside.at(-1);
			const text = textOf(anchor.block).slice(anchor.span.start, anchor.span.end).replace(/\s+/g, ' ').trim();
			const status = given ? ('given' as const) : ('open' as const);
			return add({ anchor, part: own.part, text, status, mended: undefined, name: undefined });
		}
		const origin = originOf(use, statements, facts, written);
		if (!use.node || !origin) return undefined;
		if (origin.from === 'given' && origin.source) {
			const { source } = origin;
			const text = textOf(source.block).slice(source.span.start, source.span.end).trim();
			return add({ anchor: source, part: own.part, text, status: 'given', mended: undefined, name: undefined });
		}
		if (origin.from === 'derived') return undefined;
		const { literal } = use.node;
		return add({
			anchor: origin.anchor,
			part: own.part,
			text: shown(use.node, literal.value),
			status: origin.from === 'nowhere' && isAsked(own) ? 'given' : origin.from,
			mended: undefined,
			name: origin.name,
		});
	}
}

const keyOf = ({ block, span }: Anchor): string => `${block}:${span.start}:${span.end}`;

const compare = ({ anchor: a }: FlowNode, { anchor: b }: FlowNode): number =>
	a.block - b.block || a.span.start - b.span.start || a.span.end - b.span.end;

const isAsked = ({ section }: Statement): boolean =>
	section === 'question' || section === 'given' || section === 'context';

function nodeOf(state: NodeState, statement: Statement): FlowNode {
	const { node, status } = state;
	const ratio = ratioOf(state);
	return {
		anchor: locate(statement, node.expression.span),
		part: node.part,
		text: shown(node, node.literal.value),
		status: isAsked(statement) || (node.role === 'given' && status === 'open') ? 'given' : status,
		mended: ratio === 1 ? undefined : shown(node, node.literal.value * ratio),
		name: undefined,
	};
}

const shown = ({ literal, quantity }: QuantityNode, value: number): string =>
	dressBeside(value, literal, quantity.unit.text).text;

/** Adds to each finding where its numbers come from, and to each wrong one the edits that mend it and all that follows. */
export function withOrigins(
	findings: readonly Finding[],
	flow: Flow,
	statements: readonly Statement[],
	givens: readonly Given[],
	written: WrittenNumbers,
): readonly Finding[] {
	const facts = givens.filter(({ from }) => from === 'fact');
	const byBlock = new Map<number, FindingOrigin[]>();
	for (const use of flow.uses) {
		const origin = originOf(use, statements, facts, written);
		if (!origin) continue;
		const list = byBlock.get(origin.anchor.block);
		if (list) list.push(origin);
		else byBlock.set(origin.anchor.block, [origin]);
	}
	for (const list of byBlock.values()) list.sort((a, b) => a.anchor.span.start - b.anchor.span.start);
	const mends = mendsOf(findings, flow, statements);
	return findings.map((finding, index) => {
		const { anchor } = finding;
		const list = byBlock.get(anchor.block) ?? [];
		const origins: FindingOrigin[] = [];
		for (let at = firstFrom(list, anchor.span.start); at < list.length; at++) {
			const each = list[at]!;
			if (each.anchor.span.start >= anchor.span.end) break;
			if (each.anchor.span.end <= anchor.span.end && !origins.some(other => sameAnchor(other.anchor, each.anchor)))
				origins.push(each);
		}
		const mend = mends.get(index);
		return origins.length === 0 && !mend ? finding : { ...finding, origins, ...(mend ? { mend } : {}) };
	});
}

const sameAnchor = (a: Anchor, b: Anchor): boolean =>
	a.block === b.block && a.span.start === b.span.start && a.span.end === b.span.end;

/** Index of the first origin that begins at `start` or later. */
function firstFrom(list: readonly FindingOrigin[], start: number): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (list[middle]!.anchor.span.start < start) low = middle + 1;
		else high = middle;
	}
	return low;
}

function originOf(
	{ statement, expression, node, origin, named }: Use,
	statements: readonly Statement[],
	facts: readonly Given[],
	written: WrittenNumbers,
): FindingOrigin | undefined {
	const own = statements[statement];
	if (!own) return undefined;
	const anchor = locate(own, expression.span);
	// the 2 of "half of" stands nowhere in the text
	if (anchor.span.start === anchor.span.end) return undefined;
	if (named) {
		return { anchor, from: named.given ? 'given' : 'derived', source: named.anchor, name: undefined };
	}
	if (origin) {
		const source = origin.node.statement === undefined ? undefined : statements[origin.node.statement];
		const asked = source?.section === 'question' || source?.section === 'given' || source?.section === 'context';
		return {
			anchor,
			from: asked ? 'given' : 'derived',
			source: source && locate(source, origin.node.expression.span),
			name: undefined,
		};
	}
	if (!node) return undefined;
	const fact = facts.find(each => isFact(each, node));
	if (fact) return { anchor, from: 'fact', source: undefined, name: fact.name };
	// A bare 2 or 6 is part of a formula and comes from its words.
	const plain = node.literal.unit === undefined && node.literal.form === 'integer' && Math.abs(node.literal.value) < 10;
	if (plain) return undefined;
	// Value alone mends nothing; but what stands in the text before does not come from nowhere.
	const said =
		written.find(node.literal.value, anchor, own.part) ?? written.find(node.quantity.value, anchor, own.part);
	if (said?.asked) return { anchor, from: 'given', source: said.anchor, name: undefined };
	if (said) return undefined;
	return { anchor, from: 'nowhere', source: undefined, name: undefined };
}

/** Whether a number that a statement uses is a constant of the field. */
export const isFactOf = (givens: readonly Given[]): ((use: Use) => boolean) => {
	const facts = givens.filter(({ from }) => from === 'fact');
	return ({ node }) => node !== undefined && facts.some(fact => isFact(fact, node));
};

/** Whether a number is a fact's: its value to the digits written, in its unit; a bare number needs three figures. */
function isFact({ value }: Given, { literal, quantity }: QuantityNode): boolean {
	if (value?.kind !== 'quantity' || value.value === 0) return false;
	const bare = isDimensionless(quantity.unit);
	if (!bare && !sameDimension(value.unit, quantity.unit)) return false;
	if (bare && literal.figures < 3 && !isDimensionless(value.unit)) return false;
	if (bare && isDimensionless(value.unit) && literal.figures < 2) return false;
	const slack = literal.form === 'decimal' ? literal.step / 2 : 1e-9 * Math.abs(literal.value);
	return [value.value / quantity.unit.factor, value.value / value.unit.factor].some(
		each => Math.abs(each - literal.value) <= slack * (1 + 1e-9),
	);
}

/** For each wrong finding, by its index: the edits of all numbers that hang together with it, each once. */
function mendsOf(
	findings: readonly Finding[],
	flow: Flow,
	statements: readonly Statement[],
): ReadonlyMap<number, readonly Fix[]> {
	// Roots that meet in a number can only be mended together: its right value needs both.
	const parent = new Map<number, number>();
	const find = (root: number): number => {
		let at = root;
		while (parent.has(at)) at = parent.get(at)!;
		return at;
	};
	const meet = (roots: readonly number[]) => {
		for (const root of roots.slice(1)) {
			const [a, b] = [find(roots[0]!), find(root)];
			if (a !== b) parent.set(b, a);
		}
	};
	for (const { roots } of flow.states) meet(roots);
	for (const { roots } of findings) meet(roots);
	const edits = new Map<number, Fix[]>();
	const add = (roots: readonly number[], fix: Fix | undefined) => {
		if (roots.length === 0 || !fix) return;
		const group = find(roots[0]!);
		const list = edits.get(group);
		if (list) list.push(fix);
		else edits.set(group, [fix]);
	};
	const fixOf = (node: QuantityNode, ratio: number): Fix | undefined => {
		const statement = statements[node.statement ?? -1];
		if (!statement || ratio === 1) return undefined;
		return replaceBy(statement, node.literal, node.literal.value * ratio)[0];
	};
	for (const state of flow.states) {
		if (state.status === 'wrong' || state.status === 'follows') add(state.roots, fixOf(state.node, ratioOf(state)));
	}
	for (const { node, origin } of flow.uses) {
		if (node && origin) add(origin.roots, fixOf(node, ratioOf(origin)));
	}
	findings.forEach(({ verdict, roots, fixes, rule }, index) => {
		// A conversion is mended in its constant and in its result, and then its unit is right.
		const both = fixes.filter(({ replacement }) => /\d/.test(replacement));
		if (verdict === 'wrong') for (const fix of rule === 'unit.ratio' ? both : fixes.slice(0, 1)) add([index], fix);
		else if (verdict === 'follows') add(roots, fixes[0]);
	});
	const mends = new Map<number, readonly Fix[]>();
	const tidied = new Map<number, readonly Fix[]>();
	findings.forEach(({ verdict }, index) => {
		const group = find(index);
		const list = edits.get(group);
		if (verdict !== 'wrong' || !list) return;
		const tidy = tidied.get(group) ?? inOrder(list);
		tidied.set(group, tidy);
		mends.set(index, tidy);
	});
	return mends;
}

/** Sorted by place; of two that overlap the first one counts. */
function inOrder(edits: readonly Fix[]): readonly Fix[] {
	const sorted = edits
		.map((edit, order) => ({ edit, order }))
		.sort(
			(a, b) =>
				a.edit.anchor.block - b.edit.anchor.block ||
				a.edit.anchor.span.start - b.edit.anchor.span.start ||
				a.order - b.order,
		);
	const kept: Fix[] = [];
	for (const { edit } of sorted) {
		const last = kept.at(-1);
		if (last && last.anchor.block === edit.anchor.block && edit.anchor.span.start < last.anchor.span.end) continue;
		kept.push(edit);
	}
	return kept;
}
