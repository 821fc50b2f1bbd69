import type { SourceText } from '../text/block.ts';
import { type Coherence, coherenceOf } from './coherence.ts';
import type { Homework } from './homework.ts';
import type { Entry } from './node.ts';
import type { Reading } from './read.ts';
import { fieldWords, foreignMarks, interview, LOOKED_AT, otherwise } from './trades.ts';

/**
 * How much each measure of a reading speaks for it beside other readings of the same text. Fitted (logistic, ridge) to some four
 * hundred documents whose parts are known: the weights under which the likeliest reading is most often the right one.
 */
const forReading: Partial<Record<keyof Coherence, number>> = {
	askMix: -0.32,
	askedFirst: 0.71,
	answerMix: -1.05,
	answerAsks: -1.66,
	covered: 1.24,
	looseAfter: -0.84,
	largest: -1.51,
	uneven: -0.27,
	headLabelsLeft: -1.51,
	askingLabelsLeft: -2.47,
	choices: -1.56,
	lettersLeft: -2.74,
	askExtra: -1.51,
	askRowsLeft: -1.04,
	alike: -0.52,
	onlyChild: -1.01,
	listed: -0.11,
	namelessQuiet: -1.39,
	again: -0.99,
	quietListed: -0.66,
	oneRoot: -1.41,
};

/** What speaks for a reading by what stands around each label: it knows more than the looks of lines. */
const forLocal = { plain: 1.7, told: 0.1 };

/** How much each measure of the best reading, and what the text says of itself, speaks for a homework. Fitted as above, beside ordinary texts. */
const forHomework: Partial<Record<keyof Coherence, number>> = {
	count: 0.62,
	asking: 1.89,
	askMix: -0.18,
	askedFirst: 2.19,
	answered: -0.32,
	answerMix: -1.87,
	answerAsks: 1.78,
	covered: 6.61,
	looseAfter: 5.1,
	largest: -2.08,
	uneven: 0.17,
	headLabelsLeft: 2.15,
	askingLabelsLeft: -2.48,
	lettersLeft: 6.69,
	askExtra: -1.52,
	askRowsLeft: 2.5,
	alike: 2.11,
	onlyChild: -3.19,
	listed: 0.92,
	namelessQuiet: -2.7,
	again: -0.88,
	quietListed: -0.75,
	bare: 3.39,
	lettered: 2.32,
	worded: 0.69,
	oneRoot: -0.93,
};
const forText = {
	titled: 3.68,
	words: 0.17,
	foreign: -1.99,
	otherwise: -3.9,
	interview: -0.86,
	formulas: 1.87,
	size: 0.44,
	code: 2.09,
	links: 2.92,
};
const BIAS = -16.17;
/** How many questions nobody takes for a homework that is not called one. */
const FEW = 2;
/** How sure it must be: ordinary texts are left alone. */
const SURE = 2;

/** What no reading by an outline can exceed: a better one is not looked for. */
const HIGHEST = Object.values(forReading).reduce((sum, weight) => sum + Math.max(0, weight), 0);

const weigh = (weights: Partial<Record<keyof Coherence, number>>, coherence: Coherence): number =>
	Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * coherence[name as keyof Coherence], 0);

/** The most coherent of several readings of a text; undefined where none has a part. */
export const bestOf = (
	readings: Iterable<Reading>,
	entries: readonly Entry[],
	whole: (reading: Reading) => Homework,
): { readonly reading: Reading; readonly coherence: Coherence } | undefined => {
	let best: { readonly reading: Reading; readonly coherence: Coherence } | undefined;
	let most = -Infinity;
	const seen = new Set<string>();
	for (const reading of readings) {
		if (reading.nodes.length === 0) continue;
		const homework = whole(reading);
		// The same parts again: what knows more of them, the first, stays.
		const ids = homework.parts.map(p => p.id).join(' ');
		if (homework.parts.length === 0 || seen.has(ids)) continue;
		seen.add(ids);
		const coherence = coherenceOf(homework, entries);
		const weight = weigh(forReading, coherence) + (reading.local ? forLocal[reading.local] : 0);
		if (weight <= most) continue;
		most = weight;
		best = { reading, coherence };
		if (most >= HIGHEST) break;
	}
	return best;
};

/** Whether a text is plainly homework by how coherent its best reading is, and by what it says of itself. */
export const isCoherent = (
	coherence: Coherence,
	source: SourceText,
	entries: readonly Entry[],
	titled: boolean,
): boolean => {
	if (!titled && coherence.count <= Math.log2(1 + FEW)) return false;
	// What neither asks, nor says so, nor is nothing but numbers over answers, is none.
	if (!titled && coherence.asking < 0.2 && coherence.bare < 0.5) return false;
	const text = source.text.slice(0, LOOKED_AT);
	const share = (test: (at: number) => boolean, of: number) =>
		Array.from({ length: of }, (_, i) => i).filter(test).length / Math.max(1, of);
	const says: Record<keyof typeof forText, number> = {
		titled: titled ? 1 : 0,
		words: fieldWords(text),
		foreign: Math.min(3, foreignMarks(text)),
		otherwise: otherwise.test(text) ? 1 : 0,
		interview: interview.test(text) ? 1 : 0,
		formulas: share(at => source.blocks[at]!.content.formulas.length > 0, source.blocks.length),
		size: Math.log2(1 + entries.length),
		code: share(at => entries[at]!.line.kind === 'fence', entries.length),
		links: Math.min(0.3, (text.match(/\]\(http/g) ?? []).length / Math.max(1, entries.length)),
	};
	const told = Object.entries(says).reduce(
		(sum, [name, value]) => sum + forText[name as keyof typeof forText] * value,
		0,
	);
	return weigh(forHomework, coherence) + told + BIAS > SURE;
};
