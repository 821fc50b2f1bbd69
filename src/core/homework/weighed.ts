import type { SourceText } from '../text/block.ts';
import { type Measures, measuresOf } from './measures.ts';
import type { Entry, Node } from './node.ts';

/**
 * What each measure counts for or against a text being homework. They come from a logistic regression (ridge 2, classes weighed alike) over
 * what the forms in evidence.ts leave to the shape and the words of a text: some 300 homeworks of the fixtures and of older test material,
 * against some 300 other texts with labels in them (READMEs, lecture notes, design documents, half of them public notes about this very
 * field). Left out group by group, 4 homeworks fell below -2 and 11 below -1; of 24 texts wrongly taken for homework 14 stayed above -2
 * and 8 above -1.
 */
const weights: Measures = {
	titled: 2.49,
	pointed: 1.65,
	questions: 1.54,
	formal: 1.41,
	leaves: 1.4,
	vocabulary: 1.23,
	figures: 1.18,
	chat: 1.1,
	answered: 1.07,
	problems: 0.8,
	headless: 0.75,
	compound: 0.72,
	covered: 0.7,
	asking: 0.59,
	sheet: 0.58,
	marked: 0.54,
	parts: 0.43,
	numbers: 0.38,
	bodied: 0.38,
	headsAsking: -0.1,
	fences: -0.42,
	sectionNames: -0.48,
	explains: -0.49,
	sections: -0.62,
	numberHeads: -0.79,
	otherHeads: -0.8,
	boldItems: -0.85,
	own: -0.9,
	items: -0.95,
	size: -1.11,
	inner: -1.18,
	nameless: -1.28,
	trades: -2.31,
};
const constant = -3.72;

/** Below this a text is none, whatever its shape is. */
const LEAST = -1.4;

/** Whether all that is measured of a text and its tree speaks so much against homework that its shape alone must not count. */
export const isUnlikely = (source: SourceText, entries: readonly Entry[], nodes: readonly Node[]): boolean =>
	weigh(measuresOf(source, entries, nodes)) < LEAST;

const weigh = (measures: Measures): number =>
	Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * (measures[name] ?? 0), constant);
