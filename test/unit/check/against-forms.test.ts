import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

const SHAPES =
	'The residual stream $X \\in \\mathbb{R}^{d_{\\text{model}} \\times n_{\\text{context}}}$ has one column per token, and $W_Q, W_K \\in \\mathbb{R}^{d_{\\text{head}} \\times d_{\\text{model}}}$.';
const SCORES = `${SHAPES} Derive the pre-softmax attention score $S_{ij}$ as a bilinear form in $X_i$ and $X_j$ with one virtual matrix $W_{QK}$.`;
const AVERAGE = 'Show that column $i$ of $X A^\\top$ is an attention-weighted average of the source tokens.';
const ZERO =
	'In $W = W_0 + AB$ the factor $A$ is $m \\times k$ and $B$ is $k \\times \\ell$. Why is it a problem for LoRA to initialize both $A$ and $B$ with zeros?';

const RANK = 'Prove that the rank of $W_{OV}$ is at most $d_{head}$.';

const seen = (question: string, answer: string) => alarms(reviewed(part(question, answer)));

describe('products of matrices against the key', () => {
	it.each([
		[
			'a transpose is missing in a chain',
			SCORES,
			'$S_{ij} = (W_Q X_i)^\\top (W_K X_j) = X_i^\\top W_Q W_K X_j$.',
			/transpose/,
		],
		['the transpose is at the other factor', SCORES, 'Then $W_{QK} = W_Q W_K^\\top$.', /transpose/],
		['indices changed places', AVERAGE, '$(X A^\\top)_i = \\sum_j A_{ji} X_j$.', /indices/],
		[
			'the order is off',
			ZERO,
			'With $G = \\partial L/\\partial W$ we have $\\frac{\\partial L}{\\partial B} = G A^\\top$.',
			/order/,
		],
	])('%s', (_, question, answer, words) => {
		const { findings } = reviewed(part(question, answer));
		const found = findings.filter(({ rule }) => rule === 'key.form');
		expect(found.map(({ verdict }) => verdict)).toEqual(['wrong']);
		expect(found[0]?.message).toMatch(words);
		expect(found[0]?.expected?.latex).toBeTruthy();
	});

	it.each([
		[
			'row vectors, with shapes that say so',
			RANK,
			'With row vectors, $W_{OV} = W_V W_O$ with $W_V \\in \\mathbb{R}^{d_{model} \\times d_{head}}$ and $W_O \\in \\mathbb{R}^{d_{head} \\times d_{model}}$.',
		],
		['the same with other letters', AVERAGE, '$(X A^\\top)_p = \\sum_q A_{pq} X_q$.'],
		['a number is its own transpose', SCORES, '$S_{ij} = X_i^\\top W_Q^\\top W_K X_j = X_j^\\top W_K^\\top W_Q X_i$.'],
		[
			'a column of what the key says of all',
			SCORES,
			'With $q_i = W_Q X_i$ and $k_j = W_K X_j$ we get $S_{ij} = q_i^\\top k_j$.',
		],
		[
			'tokens as rows, where nothing is laid out',
			'Derive the pre-softmax attention score as a bilinear form with one virtual matrix $W_{QK}$.',
			'With tokens as rows, $W_{QK} = W_Q W_K^\\top$.',
		],
		[
			'a number in front, by which the question scales the product',
			'Let $H = \\partial L / \\partial W$ and $W = W_0 + \\frac{\\alpha}{r} B A$ with $\\alpha = 32$, $r = 8$. Why does LoRA initialise one factor with zeros and the other at random? Give both gradients.',
			'$$\\frac{\\partial L}{\\partial B} = 4 H A^\\top, \\qquad \\frac{\\partial L}{\\partial A} = 4 B^\\top H$$',
		],
		[
			'gradients',
			ZERO,
			'$\\frac{\\partial L}{\\partial A} = G B^\\top$ and $\\frac{\\partial L}{\\partial B} = A^\\top G$, both zero.',
		],
	])('silent: %s', (_, question, answer) => {
		expect(seen(question, answer).filter(line => line.startsWith('wrong'))).toEqual([]);
	});
});

describe('shapes that an answer gives', () => {
	const RANK = `${SHAPES.replace('W_Q, W_K', 'W_V')} Prove $\\text{rank}(W_{OV}) \\le d_{\\text{head}}$.`;

	it('are confirmed by the shapes of the key', () => {
		const { findings } = reviewed(
			part(RANK, 'We have $W_O \\in \\mathbb{R}^{d_{\\text{model}} \\times d_{\\text{head}}}$ and $W_{OV} = W_O W_V$.'),
		);
		expect(findings.filter(({ kind }) => kind === 'shape').map(({ verdict }) => verdict)).toEqual(['right']);
	});

	it('are left alone the other way round where tokens may be rows', () => {
		expect(
			seen(
				'Prove $\\text{rank}(W_{OV}) \\le d_{\\text{head}}$.',
				'We have $W_V \\in \\mathbb{R}^{d_{\\text{model}} \\times d_{\\text{head}}}$.',
			),
		).toEqual([]);
	});
});

describe('points made in words', () => {
	const WORDS =
		'Which algorithm does a zero-layer transformer implement, and what does the prediction at position $t$ depend on?';

	it('are confirmed, and decide a question in words', () => {
		const review = reviewed(
			part(WORDS, 'It is a lookup table of bigrams. The prediction depends only on the token at position $t$.'),
		);
		expect(review.findings.some(({ rule, verdict }) => rule === 'key.point' && verdict === 'right')).toBe(true);
		expect(review.parts.find(({ leaf }) => leaf)?.verdict).toBe('right');
	});

	it('are nothing where they are not found', () => {
		const review = reviewed(part(WORDS, 'I am not sure about this one.'));
		expect(alarms(review)).toEqual([]);
		expect(review.parts.find(({ leaf }) => leaf)?.verdict).toBe('cannot-tell');
	});
});
