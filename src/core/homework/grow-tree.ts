import { chaptersOf, sectionsOf } from './chapters.ts';
import { Customs } from './customs.ts';
import type { Entry, Tree } from './node.ts';
import { agrees, numberingOf } from './numbering.ts';
import { Candidates } from './runs.ts';
import { Grower, type Options } from './tree.ts';

/**
 * The tree of parts of a document. A first reading decides of each row of labels by itself; where the document has a custom for rows that
 * look alike, or two dresses number it through, and the reading went against that, another one is led by it.
 */
export const growTree = (entries: readonly Entry[], options: Options): Tree => {
	if (options.byTurns) return growAll(entries, options);
	const chapters = chaptersOf(entries, new Candidates(entries), options.homework);
	if (chapters.size === 0) {
		const breaks = options.breaks ?? sectionsOf(entries, new Candidates(entries));
		return growAll(entries, breaks.size > 0 ? { ...options, breaks } : options);
	}
	return growAll(
		entries.map((entry, at): Entry => (chapters.has(at) ? { ...entry, label: undefined } : entry)),
		{ ...options, chapters },
	);
};

const growAll = (entries: readonly Entry[], options: Options): Tree => {
	const customs = new Customs();
	const first = new Grower(entries, options, customs).grow();
	const learned = customs.learn();
	const tree = learned ? new Grower(entries, options, new Customs(learned)).grow() : first;
	if (options.byTurns || options.breaks || options.answersAlone) return tree;
	const numbering = numberingOf(entries, new Candidates(entries));
	if (!numbering || agrees(tree.nodes, numbering)) return tree;
	const numbered = new Grower(entries, options, new Customs(learned), numbering).grow();
	return agrees(numbered.nodes, numbering) ? numbered : tree;
};
