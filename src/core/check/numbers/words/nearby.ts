import type { Homework } from '../../../homework/homework.ts';
import { parseUnitText, unitOf } from '../../../math/units/units.ts';
import type { QuantityNode } from '../../../quantities/origins.ts';
import type { Anchor } from '../../../text/block.ts';
import { ownText } from '../../../text/comments.ts';
import { bareOperand, isMoney, markOf, multipliersIn, type Operand, operandOf } from '../derived.ts';
import { type Flow, type NodeState, ratioOf } from '../flow.ts';

/** A number that stands right before another one in running text. */
export interface Nearby extends Operand {
	/** As written, without its unit. */
	readonly written: number;
	readonly percent: boolean;
	/** Whether its unit has an offset, as °C has. */
	readonly offset: boolean;
	/** Whether it is a sum of money, and no price of something. */
	readonly money: boolean;
	readonly start: number;
	/** Where it ends in the block of the number looked at; undefined where it stands in another block, or in words. */
	readonly end: number | undefined;
	/** Whether a calculation or the text comes to it, or it is only taken in. */
	readonly found: boolean;
	/** Whether it stands inside a calculation. */
	readonly used: boolean;
}

/** How many of them are looked at. */
const MOST = 9;
/** How many blocks back results are taken from. */
const BLOCKS = 3;

/**
 * The numbers that a number in running text may be made of in one step, nearest first: all that its paragraph has before it, those that
 * calculations take in among them, then the results of the blocks before.
 *
 * @param words the sentence up to the number
 */
export function nearbyOf(node: QuantityNode, flow: Flow, homework: Homework, words: string): readonly Nearby[] {
	const { anchor } = node;
	if (!anchor) return [];
	const text = ownText(homework.source.blocks[anchor.block]);
	const places = placesBefore(node, anchor, flow);
	const from = anchor.span.start - words.length;
	const covers = coverOf(places.filter(({ block }) => block === anchor.block));
	for (const match of words.matchAll(/(?<![\w.,^{])(\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w.,]*\d)/g)) {
		const start = from + match.index;
		if (start < 0 || covers(start)) continue;
		const end = start + match[0].length;
		const near = (): Nearby => bareNumber(Number(match[0].replaceAll(',', '')), start, end, anchor.block);
		places.push({ block: anchor.block, start, end, near });
	}
	const near = places
		.sort((a, b) => b.block - a.block || b.start - a.start)
		.slice(0, MOST)
		.map(place => place.near());
	const per =
		/\bper\s+(\p{L}+)(?:\s+of\s+\p{L}+)?[\s:,]*$/u.exec(words)?.[1] ??
		/^[^.,;\d]{0,12}\bper\s+(\p{L}+)/u.exec(text.slice(anchor.span.end))?.[1];
	near.push(...laidDown(node, flow, per));
	for (const value of multipliersIn(`${words} ${text.slice(anchor.span.end, anchor.span.end + 24)}`))
		near.push(bareNumber(value, 0, undefined, anchor.block));
	return near;
}

/** Where a number stands, and how it is made ready: only the nearest are. */
interface NumberPlace {
	readonly block: number;
	readonly start: number;
	readonly end: number;
	near(): Nearby;
}

/** The places before a number that states and uses of its block and the states of some blocks before have, each once. */
function placesBefore(node: QuantityNode, anchor: Anchor, flow: Flow): NumberPlace[] {
	const found = new Map<string, NumberPlace>();
	const add = (other: QuantityNode, used: boolean, stateOf: () => NodeState): void => {
		const place = other.anchor;
		if (!place || other.statement === node.statement || place.block < anchor.block - BLOCKS) return;
		const { block } = place;
		const { start, end } = place.span;
		const own = block === anchor.block;
		if (block > anchor.block || (own && end > anchor.span.start)) return;
		if (!own && (other.role !== 'result' || used)) return;
		const key = `${block} ${start}`;
		if (found.has(key)) return;
		const near = (): Nearby => ({ ...nearbyIn(stateOf()), used, start, end: own ? end : undefined });
		found.set(key, { block, start, end, near });
	};
	for (let back = BLOCKS; back >= 0; back--)
		for (const state of flow.statesIn(anchor.block - back)) add(state.node, false, () => state);
	for (const { node: leaf, origin } of flow.usesIn(anchor.block)) {
		if (leaf?.anchor?.block !== anchor.block) continue;
		add(leaf, true, () => {
			const ratio = origin ? ratioOf(origin) : 1;
			const mended = { ...leaf.quantity, value: leaf.quantity.value * ratio, decimal: undefined };
			return { node: leaf, status: ratio === 1 ? 'open' : 'follows', mended, roots: ratio === 1 ? [] : origin!.roots };
		});
	}
	return [...found.values()];
}

/** Whether an offset lies in one of some places. */
function coverOf(places: readonly NumberPlace[]): (offset: number) => boolean {
	const sorted = [...places].sort((a, b) => a.start - b.start);
	const reach: number[] = [];
	for (const { end } of sorted) reach.push(Math.max(end, reach.at(-1) ?? 0));
	return offset => {
		let low = 0;
		let high = sorted.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (sorted[middle]!.start <= offset) low = middle + 1;
			else high = middle;
		}
		return low > 0 && offset < reach[low - 1]!;
	};
}

/** Amounts that the text lays down further up: those of the unit of the number, and of what it is counted per. */
function laidDown(node: QuantityNode, flow: Flow, per: string | undefined): readonly Nearby[] {
	const parsed = per === undefined ? undefined : parseUnitText(per);
	const unit = parsed && unitOf(parsed);
	const mark = markOf(node.quantity.unit);
	const mayBe = ({ quantity }: QuantityNode): boolean =>
		(mark !== 0 && Math.abs(markOf(quantity.unit) - mark) < 1e-9) ||
		(unit !== undefined && markOf(unit) !== 0 && Math.abs(markOf(quantity.unit) - markOf(unit)) < 1e-9) ||
		(per !== undefined &&
			Object.keys(quantity.unit.dimension.nouns).some(noun => noun.startsWith(per) || per.startsWith(noun)));
	return flow.states
		.filter(
			({ node: other }) =>
				other.role === 'given' && other.anchor && other.anchor.block < node.anchor!.block && mayBe(other),
		)
		.slice(-LAID_DOWN)
		.reverse()
		.map(state => {
			const near = nearbyIn(state);
			// 19.2 t are 19,200 of what "per kg" counts
			const counted = unit !== undefined && Math.abs(near.mark - markOf(unit)) < 1e-9;
			const written = counted ? near.value / unit.factor : near.written;
			return { ...near, written, used: false, start: 0, end: undefined };
		});
}

/** How many numbers that were laid down further up are looked at. */
const LAID_DOWN = 4;

export const nearbyIn = (state: NodeState) => ({
	...operandOf(state),
	written: state.node.literal.percent ? state.node.quantity.value : state.node.literal.value,
	percent: isPercent(state.node),
	offset: state.node.quantity.unit.offset !== undefined,
	money: isMoney(state.node.quantity.unit),
	found: state.node.role === 'result',
});

export const isPercent = ({ literal, quantity }: QuantityNode): boolean =>
	literal.percent || quantity.unit.text === '%';

export const bareNumber = (value: number, start: number, end: number | undefined, block: number) => ({
	...bareOperand(value),
	written: value,
	percent: false,
	offset: false,
	money: false,
	end,
	found: false,
	used: false,
	block,
	start,
});
