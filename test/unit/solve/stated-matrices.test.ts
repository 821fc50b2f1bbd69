import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/core/solve/solve.ts';
import { library } from '../library.ts';
import { homeworkOf, matchOf } from './documents.ts';

/** What a question comes to, by symbol. */
function resultsOf(question: string): Readonly<Record<string, string>> {
	const { match } = matchOf(library, homeworkOf(question, 'Transformer circuits'));
	if (!match) return {};
	return Object.fromEntries(solve(match.key, match).results.map(({ symbol, text }) => [symbol, text]));
}

describe('a matrix that a question states otherwise than by the letter of the key', () => {
	it.each([
		[
			'numbered vectors are the columns',
			'$W_{QK} = \\begin{pmatrix}2&0\\\\0&0\\end{pmatrix}$; tokens $x_1=(1,3)^\\top$, $x_2=(0,5)^\\top$. Give all attention scores: which token attends to which?',
			'S',
			'[2 0; 0 0]',
		],
		[
			'several vectors behind the word for them',
			'The query-key matrix of a head is $-I_2$, the tokens are $(1,0)^\\top$ and $(0,2)^\\top$. Attention scores and weights: who attends to whom?',
			'S',
			'[-1 0; 0 -4]',
		],
		[
			'the formula that the key calls it by',
			'One attention head, columns are tokens: $X^0=\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$, $W_OW_V=\\begin{pmatrix}0&1\\\\0&0\\end{pmatrix}$, pattern $A=\\begin{pmatrix}1&0\\\\0.5&0.5\\end{pmatrix}$. What is the final residual stream after the attention layer?',
			'X_f',
			'[4 5.5; 3 4]',
		],
		[
			'a row behind its name',
			'The source vectors are $X=\\begin{pmatrix}2&6\\\\0&4\\end{pmatrix}$, the attention row of the destination is $(0.25, 0.75)$. What vector does this destination collect from the source vectors?',
			'y',
			'[5; 3]',
		],
	])('%s', (_, question, symbol, text) => {
		expect(resultsOf(question)[symbol]).toBe(text);
	});

	it.each([
		[
			'a number is missing',
			'$W_{QK} = I$; tokens $x_1=(1,3)^\\top$, $x_3=(0,5)^\\top$. Give all attention scores: which token attends to which?',
		],
		[
			'the vectors are not of one length',
			'$W_{QK} = I$; tokens $x_1=(1,3)^\\top$, $x_2=(0,5,1)^\\top$. Give all attention scores: which token attends to which?',
		],
		[
			'the vectors are named by another letter',
			'$W_{QK} = I$; biases $b_1=(1,3)^\\top$, $b_2=(0,5)^\\top$. Give all attention scores: which token attends to which?',
		],
	])('is not put together where %s', (_, question) => {
		expect(resultsOf(question).S ?? '').not.toMatch(/\d.*[35]/);
	});
});
