import { describe, expect, it } from 'vitest';
import { review } from '../../../src/core/review.ts';
import type { ReviewResult } from '../../../src/core/review-contract.ts';
import { library } from '../library.ts';
import { homeworkOf } from './documents.ts';
import { DOCUMENTS_FOUR } from './wordings/documents-four.ts';
import { DOCUMENTS_ONE } from './wordings/documents-one.ts';
import { DOCUMENTS_THREE } from './wordings/documents-three.ts';
import { DOCUMENTS_TWO } from './wordings/documents-two.ts';
import { OTHER_QUESTIONS } from './wordings/other-questions.ts';
import type { WholeDocument } from './wordings/whole-document.ts';

const DOCUMENTS = [...DOCUMENTS_ONE, ...DOCUMENTS_TWO, ...DOCUMENTS_THREE, ...DOCUMENTS_FOUR];

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.006 * Math.abs(b);

function meets(result: ReviewResult, wanted: NonNullable<WholeDocument['values']>[number]): boolean {
	if (typeof wanted === 'number') return result.value !== undefined && near(result.value, wanted);
	if ('matrix' in wanted) return JSON.stringify(result.matrix) === JSON.stringify(wanted.matrix);
	return wanted.set.some(each => JSON.stringify(result.set) === JSON.stringify([each]));
}

describe('a question in a document of its own', () => {
	it.each(DOCUMENTS)('$key: $document', ({ key, document, values = [], truth, first }) => {
		const leaves = review(document, library, { force: true }).parts.filter(({ leaf }) => leaf);
		const part = first ? leaves[0] : leaves.at(-1);
		expect(part?.key).toBe(key);
		const results = [
			...(part?.solution?.results ?? []),
			...(part?.solution?.steps ?? []).flatMap(step => step.results),
		];
		for (const wanted of values)
			expect({ wanted, found: results.some(result => meets(result, wanted)) }).toEqual({ wanted, found: true });
		if (truth !== undefined) expect(results.map(result => result.truth)).toContain(truth);
	});
});

describe('another question on the same topic', () => {
	it.each(OTHER_QUESTIONS)('is not answered: %s', question => {
		expect(review(homeworkOf(question), library, { force: true }).parts.map(({ key }) => key)).not.toContainEqual(
			expect.any(String),
		);
	});
});
