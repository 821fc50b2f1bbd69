import { describe, expect, it } from 'vitest';
import { reviewed } from './reviewed.ts';

/** A model whose key counts all its parameters, asked for some of them. */
const sheet = (question: string, answer: string): string =>
	`# Counting\n\nThe model is GPT-2 medium: 24 layers, d_model = 1024, 16 heads, vocabulary 50257, context 1024. No biases.\n\n1. ${question}\n\n   ${answer}\n`;

describe('a key that no wording finds', () => {
	it.each([
		['How many parameters does the attention block of one layer have?', '4 * 1024^2 = 4,194,304'],
		['And the MLP of one layer?', '8 * 1024^2 = 8,388,608'],
		['How many parameters does the token embedding have?', '50257 * 1024 = 51,463,168'],
	])('contradicts nothing: %s', (question, answer) => {
		const { findings } = reviewed(sheet(question, answer));
		expect(findings.filter(({ verdict }) => verdict !== 'right')).toEqual([]);
	});

	it('takes a name that the text has as a matrix for no number that was asked for', () => {
		const text = `# Problem 1: patterns

All tokens live in $\\mathbb{R}^2$: $x_1 = (1, 0)^T$, $x_2 = (0, 1)^T$, $x_3 = (1, 1)^T$.

(a) $W_{QK} = \\begin{bmatrix} 0 & 1 \\\\ -1 & 0 \\end{bmatrix}$. Is the score matrix symmetric?

$S_{12} = 1$, $S_{21} = -1$: no.

(b) $W_Q = \\begin{bmatrix} 2 & 1 \\end{bmatrix}$, $W_K = \\begin{bmatrix} 0 & 3 \\end{bmatrix}$. $W_{QK}$, its rank, and $S_{23}$?

$W_Q^T W_K = \\begin{bmatrix} 0 & 6 \\\\ 0 & 3 \\end{bmatrix}$, rank 1.

(c) For which $W_{QK}$ is the attention uniform for all tokens?

For $W_{QK} =$ 0.
`;
		expect(reviewed(text).findings.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
	});

	it('says that its question is only supposed to be meant', () => {
		const { parts } = reviewed(sheet('How many parameters does it have, all in all?', '354,823,168'));
		const supposed = parts.filter(({ solution }) => solution !== null);
		expect(supposed.length).toBeGreaterThan(0);
		for (const { solution } of supposed)
			expect(solution!.assumptions).toContain('this question is meant, though the key has no such wording');
	});
});
