import { describe, expect, it } from 'vitest';
import { alarms, reviewed } from './reviewed.ts';

const said = (question: string, answer: string) =>
	alarms(reviewed(`## Problem 1\n\n**Question:** ${question}\n\n**Answer:** ${answer}\n`));
const diagonal = '$A = \\begin{pmatrix}3 & 0\\\\ 0 & 4\\end{pmatrix}$';
const symmetric = '$B = \\begin{pmatrix}2 & 1\\\\ 1 & 2\\end{pmatrix}$';

describe('singular values and eigenvalues of a matrix of the text', () => {
	it.each([
		[
			'of a matrix in brackets',
			`Find the singular values of ${diagonal}.`,
			'$\\sigma_1(A) = 5$.',
			'wrong value.mismatch "\\sigma_1(A) = 5"',
		],
		[
			'of the only one',
			`Find the singular values of ${diagonal}.`,
			'They are $\\sigma_1 = 4$ and $\\sigma_2 = 5$.',
			'wrong value.mismatch "\\sigma_2 = 5"',
		],
		[
			'eigenvalues',
			`Find the eigenvalues of ${symmetric}.`,
			'$\\lambda_1 = 3$, $\\lambda_2 = 2$.',
			'wrong value.mismatch "\\lambda_2 = 2"',
		],
	])('%s', (_, question, answer, expected) => {
		expect(said(question, answer)).toEqual([expected]);
	});

	it.each([
		['another order', `Find the eigenvalues of ${symmetric}.`, '$\\lambda_1 = 1$, $\\lambda_2 = 3$.'],
		[
			'rounded',
			'Find the singular values of $C = \\begin{pmatrix}1 & 1\\\\ 0 & 1\\end{pmatrix}$.',
			'$\\sigma_1 \\approx 1.618$, $\\sigma_2 \\approx 0.618$.',
		],
		['no word of them', `Let ${symmetric}.`, 'The noise is $\\sigma_1 = 0.3$.'],
		[
			'a value of its own',
			`Find the eigenvalues of ${symmetric}.`,
			'With $\\lambda_1 = 0.1$ as regulariser all is stable.',
		],
		[
			'two matrices',
			`Find the eigenvalues of ${symmetric} and ${diagonal}.`,
			'$\\lambda_1 = 4$ for the second and $\\lambda_1 = 7$ for their sum.',
		],
	])('keeps silent: %s', (_, question, answer) => {
		expect(said(question, answer)).toEqual([]);
	});
});
