import { describe, expect, it } from 'vitest';
import { toLatex, toText } from '../../../src/core/math/print/print.ts';
import { parseLatex } from '../../../src/core/math/read/parse.ts';
import { saidAlready } from '../../../src/core/report/equation.ts';
import { unsolvedClauses } from '../../../src/core/solve/match/unsolved.ts';
import { normalForm } from '../../../src/core/solve/prove/normal-form.ts';
import { solve } from '../../../src/core/solve/solve.ts';
import { library } from '../library.ts';
import { homeworkOf, matchOf } from './documents.ts';

const solved = (question: string, around?: string) => {
	const { match } = matchOf(library, homeworkOf(question, around));
	const solution = match && solve(match.key, match);
	return {
		match,
		solution,
		lines: solution?.steps.map(({ substituted }) => substituted ?? '').join('\n') ?? '',
		result: (symbol: string) => solution?.results.find(each => each.symbol === symbol),
	};
};

describe('symbolic results as a person writes them', () => {
	it.each([
		['2 k^{0.5} (m + k)^{-0.5} (k + n)^{-0.5}', '2 \\sqrt{\\frac{k}{(m + k) (k + n)}}'],
		['\\sqrt{2} \\cdot k^{0.5}', '\\sqrt{2 k}'],
		['\\frac{1}{6} C', '\\frac{C}{6}'],
		['0.5 x', '0.5 x'],
		['(a + b) - b', 'a'],
		['\\frac{(a + b) - b}{a}', '1'],
		['N^{-0.34}', '{N}^{{-0.34}}'],
	])('%s', (latex, expected) => {
		expect(toLatex(normalForm(parseLatex(latex).expression)).replaceAll(' \\cdot ', ' ')).toBe(expected);
	});

	it('a product below a slash stands in brackets in plain text', () => {
		expect(toText(parseLatex('\\frac{a}{b c}').expression)).toBe('a / (b c)');
	});
});

describe('a line that the formula above has said', () => {
	it.each([
		['L = W_{U} W_{E} T', 'L = W_U X = W_U W_E T', true],
		['\\mathbf{W} = W_{0} + A B', 'W = W_0 + A B \\qquad W - W_0 = A B', true],
		['M = 4 \\times 8 = 32', 'M = b k', false],
		['y = \\sum_{k = 1}^{r} x_k', 'y = M x = \\sum_{k=1}^{r} x_k', true],
		['M = b k', 'N = b k', false],
	])('%s beside %s: %s', (line, formulas, expected) => {
		expect(saidAlready(line, formulas)).toBe(expected);
	});
});

describe('values as they are put in', () => {
	it('an amount in the unit that its price is per', () => {
		const { lines } = solved(
			'What does it cost to store a model with 5e12 parameters in bf16 on SSD at \\$0.08 per GB, and in DRAM at \\$3 per GB?',
		);
		expect(lines).toContain('10 \\text{ TB} \\times 1000 \\text{ GB/TB} \\times \\$0.08\\text{/GB} = \\$800');
	});

	it('minutes become the hours of a price before one’s eyes', () => {
		const { lines } = solved(
			'A model has 1e12 parameters. What does it cost to infer 1 million tokens at 2 FLOPs per parameter per token on a chip with 1.98 petaFLOP/s that rents for \\$1.50 per hour?',
		);
		expect(lines).toContain('\\frac{16.835 \\text{ min}}{60 \\text{ min/h}} \\times \\$1.50\\text{/h}');
	});

	it('the unit in which something is counted, and no letter for it', () => {
		const { solution } = solved(
			'What is the minimal latency of a forward pass of a model with 1e14 parameters in bf16 at a memory bandwidth of 4.8 TB/s, and how many tokens per minute is that?',
		);
		expect(solution?.steps.map(({ latex }) => latex).join(' ')).toContain('\\frac{1 \\text{ min}}{t}');
		expect(solution?.givens.map(({ name }) => name)).not.toContain('one minute');
	});

	it('is equal where all figures are shown, and about where some are not', () => {
		const { lines } = solved(
			'How many English words and books are equivalent to 1.7e15 tokens, at 1.4 tokens per English word, 400 words per page and 300 pages per book?',
		);
		expect(lines).toContain('\\approx 1.2143 \\times 10^{15}');
	});

	it('scores written out for the matrix, zeros left out', () => {
		const { lines } = solved(
			'Interpret the attention pattern for the matrix $W_{QK} = \\begin{bmatrix} 1 & 0 \\\\ 0 & -1 \\end{bmatrix}$.',
		);
		expect(lines).toContain('S_{ij} = X_{1 i} X_{1 j} - X_{2 i} X_{2 j}');
	});
});

describe('the names of the document', () => {
	it('a result by the name that the question has for it', () => {
		const { solution } = solved(
			'Derive the pre-softmax attention score $S_{ij}$ as a bilinear form of the residual stream vectors $X_i$ and $X_j$ and a single virtual weight matrix $W_{QK}$.',
		);
		expect(solution?.results.map(({ symbolLatex }) => symbolLatex)).toContain('W_{QK}');
		const { solution: without } = solved(
			'Derive the pre-softmax attention score $S_{ij}$ as a bilinear form of the residual stream vectors $X_i$ and $X_j$ and a single virtual weight matrix.',
		);
		expect(without?.results.map(({ symbolLatex }) => symbolLatex)).toContain('M');
	});

	it('all heads in a sum, the initial stream as it is written', () => {
		const { result } = solved(
			'Write the full expression for the final residual stream in terms of the initial stream $X^0$ and the heads with $W_O^i$, $W_V^i$ and $A^i$.',
		);
		expect(result('X_f')?.text).toBe('X⁰ + ∑_{h = 1}^{H} W_O^h W_V^h X⁰ A^hᵀ');
	});
});

describe('what a solution leaves aside', () => {
	const left = (question: string): readonly string[] => {
		const { match } = solved(question);
		return match ? unsolvedClauses(match, library) : ['no key'];
	};
	it.each([
		'What is the annual cost to store a model with 1e14 parameters on SSD and DRAM in 2025?',
		'What does the carbon of training cost? Emissions: 552 tCO<sub>2</sub>. Carbon price: \\$112 per tCO<sub>2</sub>. Compute cost: \\$6M.',
		'How many bytes do the LoRA factors take in bf16 for $d_{out} = 4096$, $d_{in} = 1024$ and $r = 16$?',
	])('nothing of: %s', question => {
		expect(left(question)).toEqual([]);
	});
});

describe('a solution in the letters of the document', () => {
	const stepsOf = (question: string, around?: string) => {
		const { solution } = solved(question, around);
		return solution?.steps ?? [];
	};

	it('a given that the document has no letter for has that of the steps', () => {
		const { solution } = solved('How many bytes does a LoRA pair of rank 4 take on a 1024 × 1024 matrix in fp32?');
		expect(solution?.givens.filter(({ latex }) => latex === undefined)).toEqual([]);
		expect(solution?.givens.map(({ latex }) => latex)).toContain('b');
	});

	it('reasons speak of what the formulas speak of', () => {
		const steps = stepsOf(
			'Prove that $\\operatorname{rank}(W_{OV}) \\le d_{\\text{head}}$ for $W_O \\in \\mathbb{R}^{d_{\\text{model}} \\times d_{\\text{head}}}$ and $W_V \\in \\mathbb{R}^{d_{\\text{head}} \\times d_{\\text{model}}}$.',
		);
		const reasons = steps.map(({ reason }) => reason).join('\n');
		expect(reasons).toContain('$d_{\\text{head}}$');
		expect(reasons).not.toContain('$h$');
	});

	it('what is done is explained for the first member of a list alone', () => {
		const steps = stepsOf(
			'Interpret the attention patterns for $W_{QK} = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}$ and $W_{QK} = \\begin{bmatrix} 1 & 0 \\\\ 0 & -1 \\end{bmatrix}$.',
		);
		expect(steps.filter(({ title }) => /^Scores/.test(title)).map(({ reason }) => reason === '')).toEqual([
			false,
			true,
		]);
	});

	it('what nobody asks for is marked, in a problem of symbols', () => {
		const steps = stepsOf(
			'Give the logits of a transformer with zero layers for the tokens $T$, with the embedding $W_E$ and the unembedding $W_U$.',
		);
		expect(steps.filter(({ aside }) => aside).map(({ id }) => id)).toEqual(['rank']);
	});

	it('a slope is no factor of the place that it is taken at', () => {
		const { lines } = solved(
			'Take two steps of gradient descent on $f(w) = (w - 3)^2$ from $w_0 = 0$ with step size 0.1.',
		);
		expect(lines).toContain('= -6');
		expect(lines).not.toContain('\\partial');
	});
});

describe('the factors of an update by the letters and in the order of the text', () => {
	it.each([
		['LoRA: $W = W_0 + BA$.', 'G Aᵀ', 'Bᵀ G', 'W = W_{0} + B A'],
		['LoRA: $W = W_0 + AB$.', 'G Bᵀ', 'Aᵀ G', 'W = W_{0} + A B'],
		['LoRA: $W = W_0 + UV$.', 'G Vᵀ', 'Uᵀ G', 'W = W_{0} + U V'],
		[
			'LoRA: $W = W_0 + BA$ with $B \\in \\mathbb{R}^{d \\times r}$ and $A \\in \\mathbb{R}^{r \\times k}$.',
			'G Aᵀ',
			'Bᵀ G',
			'W = W_{0} + B A',
		],
		// A product with a transposed factor is none of plain letters: the key keeps its own.
		['LoRA: $W = W_0 + U V^\\top$.', 'G Bᵀ', 'Aᵀ G', 'W = W_{0} + A B'],
		['Consider LoRA.', 'G Bᵀ', 'Aᵀ G', 'W = W_{0} + A B'],
	])('%s', (around, left, right, start) => {
		for (const question of [
			'Why does LoRA not learn if both factors are zero?',
			'Why is one factor of LoRA initialised to zero and the other one random?',
		]) {
			const found = solved(`${around} ${question}`);
			expect([found.result('G_L')?.text, found.result('G_R')?.text]).toEqual([left, right]);
			expect(found.lines).toContain(start);
		}
	});
});
