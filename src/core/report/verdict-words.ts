import type { PartVerdict, ReviewVerdict } from '../review-contract.ts';

/** The mark of a verdict; meaning never rests on colour alone. */
export const VERDICT_SIGN: Readonly<Record<PartVerdict, string>> = {
	right: '✓',
	wrong: '✗',
	follows: '↳',
	incomplete: '○',
	unsupported: '?',
	'cannot-tell': '·',
	unanswered: '–',
};

export const VERDICT_WORD: Readonly<Record<PartVerdict, string>> = {
	right: 'right',
	wrong: 'wrong',
	follows: 'follows',
	incomplete: 'incomplete',
	unsupported: 'unsupported',
	'cannot-tell': 'cannot tell',
	unanswered: 'unanswered',
};

/** In the order in which they are counted. */
export const VERDICTS: readonly ReviewVerdict[] = [
	'right',
	'wrong',
	'follows',
	'incomplete',
	'unsupported',
	'cannot-tell',
];

/** What a note's agreement with the recomputation is called. */
export const AGREEMENT_WORD: Readonly<Record<string, string>> = {
	yes: 'agrees',
	partly: 'agrees in part',
	no: 'disagrees',
	'cannot-tell': 'cannot be checked',
};
