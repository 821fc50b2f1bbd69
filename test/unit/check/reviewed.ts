import { review } from '../../../src/core/review.ts';
import type { Review, ReviewFinding } from '../../../src/core/review-contract.ts';
import { library } from '../library.ts';

/** A review with the project's own keys and facts. */
export const reviewed = (text: string): Review => review(text, library, { force: true });

/** A homework of one part. */
export const part = (question: string, answer: string): string =>
	`## Problem 1: Deep learning\n\n**(a)** **Question:** ${question}\n\n**Answer:** ${answer}\n`;

/** `wrong mistake.words "uniform attention"`, one line a finding that is not right. */
export const alarms = ({ findings }: Pick<Review, 'findings'>): readonly string[] =>
	findings
		.filter(({ verdict }) => verdict !== 'right' && verdict !== 'cannot-tell')
		.map(({ verdict, rule, quote }: ReviewFinding) => `${verdict} ${rule} "${quote.replace(/\s+/g, ' ')}"`);
