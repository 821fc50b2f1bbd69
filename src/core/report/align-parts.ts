import type { Review, ReviewPart } from '../review-contract.ts';

/** A review with the text that it is of. */
export interface Reviewed {
	readonly text: string;
	readonly review: Review;
}

/** Indices into the leaf parts of two reviews; null where the other has no such part. */
export type Pair = readonly [number, number] | readonly [number, null] | readonly [null, number];

/** Questions as like as this are the same question, whatever their labels. */
const SAME = 0.6;
/** Under the same label less is enough: one of the two may shorten its question. */
const SAME_UNDER_LABEL = 0.25;
/** The same words and numbers tell more than a label: sheets ask the same again with another number. */
const WORD_FOR_WORD = 0.9999;
/** No more pairs are held against one another by their words; then labels alone count. */
const MOST_PAIRS = 250_000;

/**
 * Which parts of two documents are the same question: by the likeness of what is asked, with the label (and the answer key) to tell
 * between questions that differ by a number. Answers may stand in another order, under other labels, or be missing. In the order of
 * the first; what only the second has stands behind its neighbour there.
 */
export function alignParts(a: Reviewed, b: Reviewed): readonly Pair[] {
	const left = leavesOf(a);
	const right = leavesOf(b);
	const bags = weighed([...left.map(part => questionOf(part, a.text)), ...right.map(part => questionOf(part, b.text))]);
	const candidates: { readonly i: number; readonly j: number; readonly score: number }[] = [];
	const few = left.length * right.length <= MOST_PAIRS;
	left.forEach((one, i) => {
		right.forEach((other, j) => {
			const labelled = one.id === other.id;
			if (!few && !labelled) return;
			const [x, y] = [bags[i]!, bags[left.length + j]!];
			const like = likeness(x, y);
			const silent = x.size === 0 || y.size === 0;
			if (like < SAME && !(labelled && (silent || like >= SAME_UNDER_LABEL))) return;
			const keyed = one.key !== null && one.key === other.key;
			candidates.push({
				i,
				j,
				score: like + (like > WORD_FOR_WORD ? 0.5 : 0) + (labelled ? 0.3 : 0) + (keyed ? 0.15 : 0),
			});
		});
	});
	candidates.sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j);
	const partner = new Map<number, number>();
	const taken = new Set<number>();
	for (const { i, j } of candidates) {
		if (partner.has(i) || taken.has(j)) continue;
		partner.set(i, j);
		taken.add(j);
	}
	const pairs: Pair[] = left.map((_, i): Pair => {
		const j = partner.get(i);
		return j === undefined ? [i, null] : [i, j];
	});
	right.forEach((_, j) => {
		if (taken.has(j)) return;
		const before = pairs.findLastIndex(([, other]) => other !== null && other < j);
		pairs.splice(before + 1, 0, [null, j]);
	});
	return pairs;
}

export const leavesOf = ({ review }: Reviewed): readonly ReviewPart[] => review.parts.filter(({ leaf }) => leaf);

/** What is asked: the title and the question with what it gives. */
function questionOf({ title, sections }: ReviewPart, text: string): string {
	const spans = sections
		.filter(({ kind }) => kind === 'question' || kind === 'given' || kind === 'context')
		.flatMap(section => section.spans);
	return [title, ...spans.map(([start, end]) => text.slice(start, Math.min(end, start + 4000)))].join('\n');
}

type Bag = ReadonlyMap<string, number>;

/** Words, names and numbers of texts, each as heavy as it is rare among them. */
function weighed(texts: readonly string[]): readonly Bag[] {
	const bags = texts.map(text => {
		const counts = new Map<string, number>();
		for (const [token] of text.toLowerCase().matchAll(/\\[a-z]+|\p{L}+|\d+(?:[.,]\d+)*/gu))
			counts.set(token, (counts.get(token) ?? 0) + 1);
		return counts;
	});
	const seen = new Map<string, number>();
	for (const bag of bags) for (const token of bag.keys()) seen.set(token, (seen.get(token) ?? 0) + 1);
	return bags.map(
		bag => new Map([...bag].map(([token, count]) => [token, count * Math.log(1 + texts.length / seen.get(token)!)])),
	);
}

/** The cosine between two bags: 1 for the same words as often, 0 for none in common. */
function likeness(a: Bag, b: Bag): number {
	let shared = 0;
	for (const [token, weight] of a) shared += weight * (b.get(token) ?? 0);
	const length = (bag: Bag) => Math.sqrt([...bag.values()].reduce((sum, weight) => sum + weight * weight, 0));
	const lengths = length(a) * length(b);
	return lengths === 0 ? 0 : shared / lengths;
}

/** The likeness of two short texts by their words and numbers. */
export function alike(a: string, b: string): number {
	const [x, y] = weighed([a, b]);
	return likeness(x!, y!);
}
