import type { Homework } from '../../../homework/homework.ts';
import { parseUnitText, unitOf } from '../../../math/units/units.ts';
import type { QuantityNode } from '../../../quantities/origins.ts';
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
	const found: (Nearby & { readonly block: number })[] = [];
	const add = (state: NodeState, used: boolean): void => {
		const { node: other } = state;
		const place = other.anchor;
		if (!place || other.statement === node.statement || place.block < anchor.block - BLOCKS) return;
		const own = place.block === anchor.block;
		if (place.block > anchor.block || (own && place.span.end > anchor.span.start)) return;
		if (!own && (other.role !== 'result' || used)) return;
		if (found.some(({ block, start }) => block === place.block && start === place.span.start)) return;
		found.push({
			...nearbyIn(state),
			used,
			end: own ? place.span.end : undefined,
			block: place.block,
			start: place.span.start,
		});
	};
	const nearest = [...Array(BLOCKS + 1).keys()].flatMap(back => flow.statesIn(anchor.block - back));
	for (const state of nearest.sort((a, b) => a.node.id - b.node.id)) add(state, false);
	for (const { node: leaf, origin } of flow.usesIn(anchor.block)) {
		if (!leaf?.anchor || leaf.anchor.block !== anchor.block) continue;
		const ratio = origin ? ratioOf(origin) : 1;
		const mended = { ...leaf.quantity, value: leaf.quantity.value * ratio, decimal: undefined };
		add(
			{ node: leaf, status: ratio === 1 ? 'open' : 'follows', mended, roots: ratio === 1 ? [] : origin!.roots },
			true,
		);
	}
	const from = anchor.span.start - words.length;
	for (const match of words.matchAll(/(?<![\w.,^{])(\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w.,]*\d)/g)) {
		const start = from + match.index;
		if (
			start < 0 ||
			found.some(
				each => each.block === anchor.block && each.end !== undefined && each.start <= start && start < each.end,
			)
		)
			continue;
		found.push(bareNumber(Number(match[0].replaceAll(',', '')), start, start + match[0].length, anchor.block));
	}
	found.sort((a, b) => b.block - a.block || b.start - a.start);
	const near: Nearby[] = found.slice(0, MOST);
	const per =
		/\bper\s+(\p{L}+)(?:\s+of\s+\p{L}+)?[\s:,]*$/u.exec(words)?.[1] ??
		/^[^.,;\d]{0,12}\bper\s+(\p{L}+)/u.exec(text.slice(anchor.span.end))?.[1];
	near.push(...laidDown(node, flow, per));
	for (const value of multipliersIn(`${words} ${text.slice(anchor.span.end, anchor.span.end + 24)}`))
		near.push(bareNumber(value, 0, undefined, anchor.block));
	return near;
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
