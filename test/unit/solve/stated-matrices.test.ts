import { describe, expect, it } from 'vitest';
import { arrayGroups } from '../../../src/core/solve/bind/stated-arrays.ts';
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
			'vectors that bear letters alone are the tokens',
			'A head has $W_Q = \\begin{pmatrix}1&0\\\\2&1\\end{pmatrix}$ and $W_K = \\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}$. Compute all attention scores between $p=(1, 0)$ and $s=(0, 1)$.',
			'S',
			'[1 2; 0 1]',
		],
		[
			'rows in words, positions that are no numbers of it',
			'The QK matrix of a head is the negative 2×2 identity. Positions 1, 2, 3 carry [1, 0], [0, 2], [1, 1]. Which scores does each position give?',
			'S',
			'[-1 0 -1; 0 -4 -2; -1 -2 -2]',
		],
		[
			'sizes of a model without layers, in German',
			'Ein Modell ohne Schichten hat 1000 Token und die Modellbreite 64. Wie viele Einträge hat $W_U W_E$, und welchen Rang hat das Produkt höchstens?',
			'E_B',
			'10⁶',
		],
		[
			'tokens as rows, in code',
			'Row convention. Vocabulary {sun, moon, star}; no transformer blocks.\n```python\nE = [[1, -1], [2, 0], [0, 1]]      # rows: embeddings\nU = [[1, 0, 2], [0, 1, -1]]        # columns: unembedding\n```\nCompute the logit table E @ U. What is predicted after "moon", and with what probability?',
			'B',
			'[1 -1 3; 2 0 4; 0 1 -1]',
		],
		[
			'tokens as rows, in words',
			'Tokens are rows: $X = O W_E$ and the logits are $X W_U$, with $W_E = \\begin{pmatrix} 1 & -1 \\\\ 2 & 0 \\\\ 0 & 1 \\end{pmatrix}$, $W_U = \\begin{pmatrix} 1 & 0 & 2 \\\\ 0 & 1 & -1 \\end{pmatrix}$. There are no layers. Compute all logits, and the next-token probabilities after the third token.',
			'p',
			'[0.2447; 0.6652; 0.09003]',
		],
		[
			'sizes of a head, in French',
			"Une couche d'attention a une largeur de 256 et 4 têtes de dimension 64. Combien de paramètres ont les quatre matrices d'une seule tête ?",
			'P_1',
			'65,536',
		],
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
			'what the question makes of matrices',
			'$W_Q = \\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}$, $W_K = \\begin{pmatrix}0&3\\\\1&0\\end{pmatrix}$. What is the rank of $W_K^\\top W_Q$, and what are its singular values?',
			'sigma',
			'[3; 1]',
		],
		[
			'factors in the other order, by their sides',
			'LoRA with $B = \\begin{bmatrix} 0 \\\\ 0 \\end{bmatrix}$, $A = \\begin{bmatrix} 2 & 1 \\end{bmatrix}$ and the gradient at the weights $G = \\begin{bmatrix} 1 & 0 \\\\ 3 & -1 \\end{bmatrix}$. Do one gradient descent step with learning rate 0.1: the new factors?',
			'A_new',
			'[-0.2; -0.5]',
		],
		[
			'factors as they are called',
			'LoRA with $A = \\begin{bmatrix} 2 \\\\ 1 \\end{bmatrix}$, $B = \\begin{bmatrix} 0 & 0 \\end{bmatrix}$ and the gradient at the weights $G = \\begin{bmatrix} 1 & 0 \\\\ 3 & -1 \\end{bmatrix}$. Do one gradient descent step with learning rate 0.1: the new factors?',
			'B_new',
			'[-0.5 0.1]',
		],
		[
			'a table of words with one number each',
			'The residual stream has one dimension: the words are embedded as 1, 2 and -1, and the unembedding weights of the three words are 2, 0 and 1. Compute the logit table and the distribution of the next word after the first word.',
			'B',
			'[2 4 -2; 0 0 0; 1 2 -1]',
		],
		[
			'a row behind its name',
			'The source vectors are $X=\\begin{pmatrix}2&6\\\\0&4\\end{pmatrix}$, the attention row of the destination is $(0.25, 0.75)$. What vector does this destination collect from the source vectors?',
			'Y',
			'[5; 3]',
		],
		[
			'a formula in vectors that the question states',
			'A head has $W_{OV}=3\\,u_1v_1^\\top+u_2v_2^\\top$ with $u_1=(0,1)^\\top$, $u_2=(1,0)^\\top$, $v_1=(0.8,0.6)^\\top$, $v_2=(-0.6,0.8)^\\top$. Use the singular value decomposition to write the output for $x=(5,10)^\\top$ as a sum over singular directions.',
			'y',
			'[5; 30]',
		],
		[
			'a sum over numbered vectors, made of unit vectors',
			'$W_{OV}=\\sum_i\\sigma_iu_iv_i^\\top$ in $\\mathbb R^3$ with $\\sigma=(4,3)$, $u_1=e_3$, $u_2=e_1$, $v_1=e_1$, $v_2=e_2$. Using the singular value decomposition, write what the head writes for the source vector $x=(2,-1,7)^\\top$ as a sum over singular directions.',
			'y',
			'[-3; 0; 8]',
		],
		[
			'singular triplets without the matrix',
			'An OV matrix has $u_1=(1,0)^\\top$, $u_2=(0,1)^\\top$, $v_1=(0,1)^\\top$, $v_2=(1,0)^\\top$, $\\sigma_1=6$, $\\sigma_2=2$. Decompose the output of the OV circuit for $x_{src}=(3,-1)^\\top$ with the singular value decomposition.',
			'y',
			'[-6; 6]',
		],
		[
			'one row of weights for numbered tokens',
			'Tokens $x_1=(2,0)^\\top$, $x_2=(0,4)^\\top$. Destination 2 attends with weights $(0.25,0.75)$. Compute the second column of $XA^\\top$: why is it a weighted average of the tokens?',
			'Y',
			'[0.5; 3]',
		],
		[
			'the pattern itself',
			'$X=\\begin{pmatrix}2&6\\\\0&4\\end{pmatrix}$ (columns are tokens), $A=\\begin{pmatrix}1&0\\\\0.5&0.5\\end{pmatrix}$. Compute $XA^\\top$ and show that each column is a weighted average of the tokens.',
			'Y',
			'[2 4; 0 2]',
		],
		[
			'one destination and one source',
			'A head has $W_{QK}=\\operatorname{diag}(2,0,-1)$. Which tokens does a token attend to? What is the score between destination $(1,4,2)^\\top$ and source $(3,5,1)^\\top$?',
			'S',
			'4',
		],
		[
			'one destination, named by its letter, and several sources',
			'A head has $W_{QK}=\\operatorname{diag}(1,-1)$; sources $a=(1,2)^\\top$, $b=(3,0)^\\top$. The destination is $a$. Compute the attention scores: which source gets the most attention?',
			'S',
			'[-3 3]',
		],
		[
			'numbered vectors and a matrix in running text',
			'The QK matrix is M = diag(3, -2). The residual vectors are x1 = (1, 1) and x2 = (2, -1). Compute all attention scores: which token attends to which?',
			'S',
			'[1 8; 8 10]',
		],
		[
			'keys and values in running text, letters with numbers',
			'Compute the output of attention for the query q = [0, 2], keys k1 = [1, 0], k2 = [1, 0] and values v1 = [2, 4], v2 = [6, 0].',
			'O',
			'[4 2]',
		],
	])('%s', (_, question, symbol, text) => {
		expect(resultsOf(question)[symbol]).toBe(text);
	});

	it.each([
		[
			'one letter has two values',
			'$W_{OV}=u_1v_1^\\top$ with $u_1=(5,1)^\\top$, $v_1=(0,3)^\\top$; in the second layer $u_1=(3,5)^\\top$. Attention scores: which token attends to which with the query-key matrix $W_{QK}=\\sigma_1 u_1v_1^\\top$?',
		],
		[
			'vectors of two kinds follow one name',
			'The query-key matrix has $u_1=(5,1)^\\top$, $v_1=(0,3)^\\top$. Attention scores: which token attends to which?',
		],
		[
			'the sources alone are given',
			'$W_{QK} = I$; sources $(1,3)^\\top$, $(0,5)^\\top$. Attention scores: which token attends to which?',
		],
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

describe('what a question puts in words', () => {
	it.each([
		[
			'one-hot tokens, each the unit vector of its own number',
			'Three tokens are one-hot: token $i$ is $e_i\\in\\mathbb{R}^3$. The head has $W_{QK}=\\ln 2\\cdot\\begin{pmatrix}0&1&0\\\\0&0&1\\\\0&0&0\\end{pmatrix}$, no mask, no scaling. What are the attention weights of all tokens?',
			'P',
			'[0.25 0.5 0.25; 0.25 0.25 0.5; 0.3333 0.3333 0.3333]',
		],
		[
			'a matrix by its entries that are not zero',
			"Two tokens are one-hot: token $i$ is $e_i$. The head's $W_{QK}$ has the entry $\\ln 3$ at (1,2) and zeros elsewhere. Attention weights?",
			'P',
			'[0.25 0.75; 0.5 0.5]',
		],
		[
			'a matrix that swaps',
			'Columns of $X$ are tokens: $X=\\begin{pmatrix}1&3\\\\5&7\\end{pmatrix}$. The attention pattern is $A=\\begin{pmatrix}1&0\\\\0.5&0.5\\end{pmatrix}$ and the OV matrix swaps the two coordinates. What does the head write?',
			'u',
			'[5 6; 1 2]',
		],
		[
			'attention rows of two heads, each with its own matrix',
			'Two tokens $x_1=(1, 0)^\\top$, $x_2=(2, 4)^\\top$. Head A spreads its attention evenly over tokens 1 and 2 and has $W_{OV}=\\operatorname{diag}(2,1)$; head B looks only at token 1 and has $W_{OV}=\\begin{pmatrix}0&0\\\\3&0\\end{pmatrix}$. What does head A add, and what head B?',
			'c_1',
			'[3; 2]',
		],
		[
			'the stacked results of two heads',
			'Two heads of size 2, $W_O=\\begin{pmatrix}1&0&2&0\\\\0&1&0&1\\end{pmatrix}$. The concatenated head outputs are $(1,2,3,4)^\\top$. What does each head contribute, and what is the total?',
			'c_2',
			'[6; 4]',
		],
		[
			'results numbered above, a number each',
			'Two heads of width 1: $z^1=2$, $z^2=-1$, $W_O^1=\\begin{pmatrix}1\\\\3\\end{pmatrix}$, $W_O^2=\\begin{pmatrix}2\\\\0\\end{pmatrix}$. Compute the sum of what the heads write.',
			'H_c',
			'[0; 6]',
		],
		[
			'results of two heads for several tokens, a matrix in blocks',
			'Two heads of width 2, two tokens: $Z_1=\\begin{bmatrix}1&2\\\\0&1\\end{bmatrix}$, $Z_2=\\begin{bmatrix}3&0\\\\1&1\\end{bmatrix}$, $W_O=\\left[\\begin{array}{cc|cc}1&0&1&0\\\\2&0&0&1\\end{array}\\right]$. What does each head contribute, and what is the total?',
			'H_c',
			'[4 2; 3 5]',
		],
		[
			'rows of tokens',
			'A head with W_QK = I (no scaling, no mask) and the token rows (3, 0), (0, 1), (1, 1). Which attention scores are there?',
			'S',
			'[9 0 3; 0 1 1; 3 1 2]',
		],
	])('%s', (_, question, symbol, text) => {
		expect(resultsOf(question)[symbol]).toBe(text);
	});

	it.each([
		[
			'which token it looks at, nobody says',
			'The OV matrix moves what the head reads. $X=\\begin{pmatrix}1&3\\\\5&7\\end{pmatrix}$. What does the head write?',
			'u',
		],
		[
			'a square is no number above',
			'With $z^2 = 4$ and $W_O=\\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}$: what does each head contribute?',
			'c_2',
		],
	])('%s', (_, question, symbol) => {
		expect(resultsOf(question)[symbol] ?? '').not.toMatch(/^\[[-\d]/);
	});
});

describe('arrays of a text', () => {
	const told = (text: string): readonly string[] =>
		arrayGroups(text).map(
			({ words, arrays }) =>
				`${words.split(' ').slice(-3).join(' ')} ${arrays.map(({ kind, matrix }) => (kind === 'identity' ? `${matrix.get(0, 0)} I` : matrix.to1DArray().join())).join(' / ')}`,
		);
	it.each([
		['first token (1, 1), second token (1, −1)', ['first token 1,1 / 1,-1']],
		['Position 1 holds (1, 0), position 2 holds (0, 2).', ['Position 1 holds 1,0 / 0,2']],
		[
			'The QK matrix is minus the identity; the tokens are (1, 2) and (0, 1).',
			['QK matrix is -1 I', 'the tokens are 1,2 / 0,1'],
		],
		['Its QK matrix is entirely zero.', ['QK matrix is 0 I']],
		['`W_Q = [[1, 0], [1, 2]]`', ['W_Q = 1,0,1,2']],
		['destination (1, 2), source (0, 1)', ['destination 1,2', ', source 0,1']],
		['The scores are 0, ln 2 and 4.', [`The scores are 0,${Math.log(2)},4`]],
		[
			'| token | q | k |\n|---|---|---|\n| 1 | (1, 0) | (2, 1) |\n| 2 | (0, 1) | (0, 3) |',
			['q_1 = 1,0 / 0,1', 'k_1 = 2,1 / 0,3'],
		],
		['Vocabulary: cat, dog. The embeddings are cat (1, 1), dog (0, 2).', ['embeddings are cat 1,1 / 0,2']],
		['scores s₂₁ = 0, s₂₂ = 3', ['scores s_21 = 0,3']],
		[
			'source a = (4, 1) with weight 0.25 and b = (0, 2) with weight 0.75',
			['source a = 4,1 / 0,2', 'Attention weights: 0.25,0.75'],
		],
		[
			'puts 70 % of its attention on the vector (10, 0) and 30 % on (0, 20)',
			['on the vector 10,0 / 0,20', 'Attention weights: 0.7,0.3'],
		],
		['Scores:\n\n| | a | b |\n|---|---|---|\n| a | 2 | 1 |\n| b | 0 | 3 |', ['Scores: 2,1,0,3']],
		['values in [0, 1], f(2, 3) and 12,288 of 4 entries', []],
		['a = (2, 0), b = (1, 1), c = (0, 3). Rows: a (1, 0)', ['a = 2,0 / 1,1 / 0,3', 'Rows: a 1,0']],
	])('%s', (text, groups) => {
		expect(told(text)).toEqual(groups);
	});
});

describe('a head that is put in numbers', () => {
	it.each([
		[
			'The QK matrix is −I, causal mask; first token (1, 1), second token (1, −1). Attention weights without scaling?',
			'P',
			'[1 0; 0.8808 0.1192]',
		],
		[
			'A head has the QK matrix diag(1, 2). For the destination (1, 1) and the sources (2, 0) and (0, 1), what are the scores?',
			'S',
			'[2 2]',
		],
		[
			'An OV matrix is [[2, 2], [1, 1]]. What does the head write for the source vectors (1, −1) and (3, 2)?',
			'u',
			'[0 10; 0 5]',
		],
		[
			'The raw scores of a head for destination token 2 are s₂₁ = 0 and s₂₂ = ln 3. Residual vectors: x₁ = (4, 0), x₂ = (0, 8). What are the attention weights and the attention-weighted average of the residual vectors?',
			'Y',
			'[1; 6]',
		],
		[
			'A head with $W_V=(1\\;\\;0)$, $W_O=(2,1)^\\top$ looks at source $a=(4,1)^\\top$ with weight $0.25$ and at $b=(0,2)^\\top$ with weight $0.75$. Which vector does the head add?',
			'u',
			'[2; 1]',
		],
		[
			'Two heads of width one have the results r₁ = 3 and r₂ = −2; the output matrix is W_O = [[1, 1], [0, 2]]. What does each head add to the residual stream, and what is the total?',
			'H_c',
			'[1; -4]',
		],
		[
			'Evaluate the unscaled attention score of the query position with $x=(1,2)^\\top$ against the key position with $y=(3,5)^\\top$ for $W_{QK}=\\mathrm{diag}(2,0)$.',
			'S',
			'6',
		],
	])('%s', (question, symbol, text) => {
		expect(resultsOf(question)[symbol]).toBe(text);
	});

	it.each([
		'A head with W_OV = 2 I attends with weight 1 to (1, −3). What does it write if the destination held (5, 5)?',
		'A head puts 20 % of its attention elsewhere and the rest on (1, 0). Its OV matrix is [[1, 2], [0, 1]]. What does it write?',
		'The QK matrix of a head is the identity. Which attention weights does the third token have?',
		'A head: destination (1, 2), sources (0, 1) and (3, 0). Compute the attention weights of the destination over the sources.',
		'Attention row (0.6, 0.5, 0.4), tokens (1, 0), (0, 1), (1, 1). Compute the averaged vector of the head.',
		'Attention scores of one query: 2, 1, 0. Which attention weights after the usual scaling by the root of the head dimension?',
	])('is not worked out where something is missing: %s', question => {
		expect(resultsOf(question).P ?? '').not.toMatch(/\d\.\d/);
		expect(resultsOf(question).Y ?? '').not.toMatch(/\d/);
		expect(resultsOf(question).u ?? '').not.toMatch(/^\[[-\d]/);
	});
});

describe('a head worked out step by step from whatever is given', () => {
	it.each([
		[
			'weights told in words, and the stream behind it',
			'The weights of a head are 0.25 for $x_1$ and 0.75 for $x_2$, where $x_1 = (8, 0)$ and $x_2 = (0, 4)$. OV matrix [[0, 1], [1, 0]]. Averaged vector? What is written? New residual stream if the destination held (1, 1) before?',
			{ Y: '[2; 3]', u: '[3; 2]', x_p: '[4; 3]' },
		],
		[
			'a divisor with a number in it',
			'QK matrix of a head: [[2, 0], [0, 2]]; tokens $x_1=(1,0)$, $x_2=(0,0)$; all scores are divided by 2. Which attention weights does token 1 give?',
			{ alpha: '[0.7311; 0.2689]' },
		],
		[
			'rows told in words',
			'$W_O$ has the rows (1, 0), (0, 3); $W_V$ has the rows (0, 2), (1, 0). A head attends to the source token (1, 4) alone: which value vector is made of it, and what gets added to the stream?',
			{ V_Z: '[8; 1]', u: '[8; 3]' },
		],
		[
			'keys and a query before the query-key matrix',
			'W_QK = diag(1, 0, 2). Which of the keys k₁ = (3, 9, 0), k₂ = (0, 4, 1) gets the most attention from the query (1, 5, 2)? Both raw scores?',
			{ S: '[3 4]', g: '[2]' },
		],
		[
			'zeros told in words under a mask',
			'Every entry of W_QK is 0 and the attention is causal. The stream holds (2, 0), (0, 4) and (4, 2). What attention weights does each position give, and which average arrives at the third?',
			{ P: '[1 0 0; 0.5 0.5 0; 0.3333 0.3333 0.3333]' },
		],
	])('%s', (_, question, expected) => {
		const found = resultsOf(question);
		for (const [symbol, text] of Object.entries(expected))
			expect(found[symbol] ?? found[symbol.replace('_p', '_+')]).toBe(text);
	});

	it.each([
		[
			'a table with a row for each token',
			'Residual vectors:\n\n| | dim 1 | dim 2 |\n|---|---|---|\n| token 1 | 1 | 2 |\n| token 2 | 0 | 3 |\n',
			[
				[1, 2],
				[0, 3],
			],
		],
		['rows between semicolons', 'X0 = [1 0; 2 -1]', [[1, 0, 2, -1]]],
	])('%s', (_, text, expected) => {
		const [group] = arrayGroups(text);
		expect(group?.arrays.map(({ matrix }) => matrix.to1DArray())).toEqual(expected);
	});

	it.each([
		'(i) Compute the score of the query. (ii) And then?',
		'A head gives 0.3 to the first token, 0.3 to the second. What is written?',
	])('no array in %s', text => {
		expect(arrayGroups(text)).toEqual([]);
	});

	it('scores that are told not to be scaled after the word', () => {
		expect(
			resultsOf(
				'Ein Kopf hat $W_{QK} = I$, die Tokens sind $x_1=(1,0)$ und $x_2=(0,1)$; skaliert und maskiert wird nicht. Berechnen Sie die Attention-Gewichte.',
			).P,
		).toBe('[0.7311 0.2689; 0.2689 0.7311]');
	});
});

describe('several heads', () => {
	it.each([
		[
			'a matrix for each',
			'Head results $r^{(1)} = (1, 2)$ and $r^{(2)} = (0, 1)$, output matrices $W_O^{(1)} = \\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}$, $W_O^{(2)} = \\begin{pmatrix}2&1\\\\0&3\\end{pmatrix}$. What does each head add, and what is the sum?',
			{ c_1: '[1; 2]', c_2: '[1; 3]', H_c: '[2; 5]' },
		],
		[
			'patterns and OV matrices',
			'Stream X0 = [1 0; 0 2], patterns A1 = [1 0; 0.5 0.5], A2 = [1 0; 1 0], OV matrices W_OV1 = [1 0; 0 1], W_OV2 = [0 1; 0 0]. Compute what the two heads add and the residual stream after the layer.',
			{ c_1: '[1 0.5; 0 1]', c_2: '[0 0; 0 0]' },
		],
	])('%s', (_, question, expected) => {
		const found = resultsOf(question);
		for (const [symbol, text] of Object.entries(expected)) expect(found[symbol]).toBe(text);
	});
});

describe('a model without layers in numbers', () => {
	it.each([
		[
			'the token at a place of the input',
			'A zero-layer model has the vocabulary sun, rain, fog, and $W_E = \\begin{pmatrix}1&0&2\\\\0&1&0\\end{pmatrix}$, $W_U = \\begin{pmatrix}1&0\\\\0&1\\\\1&1\\end{pmatrix}$. The input sequence is "fog rain sun". Which logits does it give at the second position, and with which probabilities does the next word follow?',
			{ l: '[0; 1; 1]', p: '[0.1554; 0.4223; 0.4223]' },
		],
	])('%s', (_, question, expected) => {
		const found = resultsOf(question);
		for (const [symbol, text] of Object.entries(expected)) expect(found[symbol]).toBe(text);
	});

	it('names no current token that the text does not list', () => {
		expect(
			resultsOf(
				'A zero-layer model has the vocabulary sun, rain and $W_E = \\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}$, $W_U = \\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}$. Which logits follow after "snow"?',
			).l,
		).toBeUndefined();
	});
});

it('the logits behind a head by their paths', () => {
	const found = resultsOf(
		'X⁰ has the columns (1, 0) and (3, 2); the attention pattern is [[1, 0], [0.5, 0.5]]; W_OV = [[0, -1], [1, 0]]; the unembedding has the rows (1, 0), (0, 1). Compute the stream after the layer and the logits; how much comes from the direct path and how much from the head?',
	);
	expect(found.Lambda_0).toBe('[1 3; 0 2]');
	expect(found.Lambda_u).toBe('[0 -1; 1 2]');
});

it('tables under their own heads, with no blank line between them', () => {
	const groups = arrayGroups(
		'| embedding | x | y |\n|---|---|---|\n| we | 1 | 0 |\n| eat | 0 | 2 |\n| unembedding | x | y |\n|---|---|---|\n| we | 1 | 3 |\n| eat | 0 | 1 |\n',
	);
	expect(groups.map(({ words, arrays }) => [words, arrays.map(({ matrix }) => matrix.to1DArray())])).toEqual([
		[
			'embeddings:',
			[
				[1, 0],
				[0, 2],
			],
		],
		[
			'unembeddings:',
			[
				[1, 3],
				[0, 1],
			],
		],
	]);
});

it.each([
	[
		'a column for each token',
		'| | tok 1 | tok 2 |\n|---|---|---|\n| coord 1 | 4 | 0 |\n| coord 2 | 1 | 5 |\n',
		[
			[4, 1],
			[0, 5],
		],
	],
	['shares in per cent', 'Pattern row: 10 %, 20 % and 70 %.', [[0.1, 0.2, 0.7]]],
])('%s', (_, text, expected) => {
	expect(arrayGroups(text).flatMap(({ arrays }) => arrays.map(({ matrix }) => matrix.to1DArray()))).toEqual(expected);
});

it('a pattern that is stated is no answer', () => {
	expect(
		resultsOf(
			'The attention pattern has the rows (0.7, 0.3) and (0.4, 0.6). Reconstruct the attention weights of W_Q.',
		),
	).toEqual({});
});
