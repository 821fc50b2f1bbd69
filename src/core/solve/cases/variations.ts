import type { PartText } from '../bind/part-text.ts';
import type { Member } from './enumerations.ts';

/** A question as it would stand there if it asked for one case alone. */
export interface Variation {
	/** What tells the case from the others, in the document's words. */
	readonly label: string;
	readonly members: readonly Member[];
	readonly text: PartText;
	/** The document marks its cases itself: what the question as a whole comes to is none of them. */
	readonly certain?: true;
	/** What the question asks besides, of no case in particular. */
	readonly left?: readonly string[];
}

/** A text with other words for its question and its setting; formulas that stand in neither any more are none of its own. */
export function withWords(
	text: PartText,
	own: string,
	around: string,
	put: (words: string) => string = same,
): PartText {
	const before = `${text.own}\n${text.around}`;
	const now = `${own}\n${around}`;
	return {
		...text,
		own,
		around,
		formulas: text.formulas.flatMap(formula => {
			if (!before.includes(formula) || now.includes(formula)) return [formula];
			const changed = put(formula);
			return changed !== formula && now.includes(changed) ? [changed] : [];
		}),
	};
}

const same = (words: string): string => words;
