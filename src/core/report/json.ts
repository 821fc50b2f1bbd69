import type { Review } from '../review-contract.ts';

/** The contract of docs/review.schema.json: one object for one file, an array for several. */
export const jsonReport = (reviews: readonly Review[]): string =>
	`${JSON.stringify(reviews.length === 1 ? reviews[0] : reviews, undefined, 2)}\n`;
