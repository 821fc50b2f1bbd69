import { describe, expect, it } from 'vitest';
import { review } from '../../../src/core/review.ts';
import { sizesInProse } from '../../../src/core/solve/bind/sizes-in-prose.ts';
import { library } from '../library.ts';

/** What a question comes to, each result by its name, those of several cases one behind the other. */
function told(question: string, around = ''): Readonly<Record<string, readonly string[]>> {
	const { parts } = review(`# Homework\n\n## Problem 1\n\n${around}\n\n(a) ${question}\n`, library, { force: true });
	const found: Record<string, string[]> = {};
	for (const { solution } of parts)
		for (const { name, text } of solution?.cases?.flatMap(({ results }) => results) ?? solution?.results ?? [])
			found[name] = [...(found[name] ?? []), text];
	return found;
}

describe('sizes that a text states otherwise than by their names', () => {
	it.each([
		['$W_E$ has shape $300 \\times 9000$', 'd_model = 300.\nvocabulary = 9000.'],
		['W_O (640 × 80), W_V: 80 × 640', 'd_model = 640.\nd_head = 80.'],
		['$W_O \\in \\mathbb{R}^{96 \\times 12}$.', 'd_model = 96.\nd_head = 12.'],
		['| | |\n|---|---|\n| stream width | 384 |\n| head size | 48 |', 'stream width: 384.\nhead size: 48.'],
		// other matrices, sizes that do not go together, a table with several columns
		['a 64 × 32 image and a weight $A$ of 8 × 512', ''],
		['$W_O$ (640 × 80) and $W_V$ (96 × 640)', ''],
		['| | a | b |\n|---|---|---|\n| width | 384 | 48 |', ''],
	])('%s', (text, behind) => {
		expect(sizesInProse(text).split('\n').slice(1).join('\n')).toContain(behind);
		if (behind === '') expect(sizesInProse(text)).not.toMatch(/d_(?:model|head) =/);
	});

	it.each([
		['letters behind a matrix', `$W_V$ is ${'a'.repeat(40)} here`],
		['single letters', `W_O has ${'a '.repeat(200)}b`],
		['blanks', `W_E${' '.repeat(4000)}is large`],
		['words that it knows', `W_Q ${'is a '.repeat(400)}`],
	])('takes no longer for %s', (_, text) => {
		const start = performance.now();
		sizesInProse(text);
		expect(performance.now() - start).toBeLessThan(500);
	});

	it.each([
		['width 256, the MLP is 4× width', 'width 256, the MLP is 1024'],
		['12 key/value heads', '12 KV groups'],
		['48.000 Token', '48000 Token'],
		['8 heads of size 32', '8 heads , d_head = 32'],
		['0.125 of the width', '0.125 of the width'],
	])('%s', (text, read) => {
		expect(sizesInProse(text).trim()).toBe(read);
	});
});

describe('questions for sizes', () => {
	it.each([
		[
			'a table of sizes, and a product of two matrices',
			'For one head: number of entries of $W_{QK}$, its largest rank, and how many numbers $W_Q$ and $W_K$ contain together.',
			'| | |\n|---|---|\n| residual width | 640 |\n| heads per layer | 8 |\n| head size | 80 |',
			{
				'entries of the product of two of them': ['409,600'],
				'largest rank': ['80'],
				'parameters of the QK circuit': ['102,400'],
			},
		],
		[
			'shapes of the embeddings',
			'Number of parameters of both together? Number of entries of W_U W_E? By what factor is the product larger than the factors?',
			'W_E has shape 500 × 20000 and W_U has shape 20000 × 500.',
			{
				'parameters of embedding and unembedding': ['2 × 10⁷'],
				'entries of the table': ['4 × 10⁸'],
				'times more than the two matrices': ['20'],
			},
		],
		[
			'a factor that has lost rank',
			'How many singular values of $W_O W_V$ are different from zero, and which dimension has the subspace that the head cannot see?',
			'A head of size 24 in a model of width 192. The matrix W_V has collapsed to rank 17, W_O has full rank 24.',
			{ 'rank with that factor': ['17'], 'directions that are not read': ['175'] },
		],
		[
			'in French, with the operations of both views',
			"Combien de FLOPs demande le produit $W_O Z$ pour les têtes concaténées ? Combien d'additions supplémentaires demande la forme additive ?",
			"Une couche d'attention a 6 têtes de dimension 32 et une largeur de 192 ; le contexte compte 100 positions.",
			{ 'operations of the output product': ['7,372,800 FLOP'], 'further additions of the sum': ['96,000 FLOP'] },
		],
		[
			'in Chinese',
			'一个头的四个矩阵共有多少参数？整层呢？',
			'某注意力层宽度为 256，共有 8 个头，每个头的维度为 32。',
			{ 'parameters of one head': ['32,768'], 'parameters of the attention layer': ['262,144'] },
		],
		[
			'two layers, one and the other',
			'For each: parameters in W_Q, W_K, W_V, W_O of one head, parameters of the whole layer, and the maximal rank of a head’s OV matrix.',
			'Compare two layers of width 512: one with 16 heads of size 32, the other with 4 heads of size 128.',
			{
				'parameters of one head': ['65,536', '262,144'],
				'largest rank': ['32', '128'],
				'parameters of the attention layer': ['1,048,576', '1,048,576'],
			},
		],
		[
			'rows of a table by their names',
			'Attention parameters per head and per layer for S and for L (four full matrices per layer).',
			'| model | d_model | heads | d_head |\n|---|---|---|---|\n| S | 256 | 4 | 64 |\n| L | 1024 | 16 | 64 |',
			{
				'parameters of one head': ['65,536', '262,144'],
				'parameters of the attention layer': ['262,144', '4,194,304'],
			},
		],
		[
			'members behind the same small word, and their ratio',
			'Parameters in $W_Q$, $W_K$, $W_V$, $W_O$ together (a) with 8 key/value heads, (b) with a single key/value head? Ratio?',
			'A layer: width 512, 8 query heads of size 64, no biases.',
			{
				'parameters of the attention layer': ['1,048,576', '589,824'],
				'parameters of the attention layer: times as large': ['1.7778', '1.7778'],
			},
		],
	])('%s', (_, question, around, results) => {
		expect(told(question, around)).toMatchObject(results);
	});

	it.each([
		[
			'what no size tells',
			'What perplexity does the model reach on the held-out text?',
			'A model without layers: vocabulary 1000, width 64.',
		],
	])('%s is not told', (_, question, around) => {
		expect(told(question, around)).toEqual({});
	});
});
