import { describe, expect, it } from 'vitest';
import { part, reviewed } from './reviewed.ts';

const steps = (question: string, answer: string) =>
	reviewed(part(question, answer))
		.findings.filter(({ rule }) => rule === 'key.step')
		.map(({ quote }) => quote);

const patterns =
	'Interpret the attention patterns for the given $W_{QK}$ matrices where $d_{\\text{model}} = 2$: $W_{QK} = \\begin{bmatrix} 1 & 0 \\\\ 0 & 0 \\end{bmatrix}$ and $W_{QK} = -I$.';
const first = '$$W_{QK} = \\begin{bmatrix} 1 & 0 \\\\ 0 & 0 \\end{bmatrix}$$';
const second = '$$W_{QK} = -I$$';

describe('formulas of an answer that are steps', () => {
	it('are confirmed with the matrix that was written last', () => {
		const answer = `${first}\n\nThe score is $S_{ij} = X_{i,1} X_{j,1}$.\n\n${second}\n\nThe score is $S_{ij} = -X_i^\\top X_j$.`;
		expect(steps(patterns, answer)).toEqual(['X_{i,1} X_{j,1}', '-X_i^\\top X_j']);
	});

	it('are not confirmed with another one, nor contradicted', () => {
		const answer = `${first}\n\nThe score is $S_{ij} = X_{i,2} X_{j,2}$.\n\n${second}\n\nThe score is $S_{ij} = X_i^\\top X_j$.`;
		expect(steps(patterns, answer)).toEqual([]);
		expect(reviewed(part(patterns, answer)).tally.wrong).toBe(0);
	});

	const average =
		'Show that the $i$-th column of $X A^T$ is an attention-weighted average of the source token vectors.';

	it('are confirmed in the letters of the key but for indices and labels', () => {
		expect(steps(average, '$$(X A^T)_i = \\sum_j A_{ij} X_j$$')).toEqual(['\\sum_j A_{ij} X_j']);
	});

	it.each([
		['$$V_i = \\sum_j A_{ij} X_j$$'],
		['$$(X A^T)_i = \\sum_j A_{ji} X_j$$'],
		['$$(X A^T)_i = \\sum_j B_{ij} X_j$$'],
	])('not confirmed: %s', answer => {
		expect(steps(average, answer)).toEqual([]);
	});
});
