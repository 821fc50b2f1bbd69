import { describe, expect, it } from 'vitest';
import { readHomework } from '../../../src/core/homework/read.ts';
import { environment } from '../../../src/core/math/evaluate/environment.ts';
import { evaluate } from '../../../src/core/math/evaluate/evaluate.ts';
import { parseLatex } from '../../../src/core/math/read/parse.ts';
import { unitless } from '../../../src/core/math/units/units.ts';
import { readGivens } from '../../../src/core/quantities/givens.ts';
import type { NamedResult, Solution } from '../../../src/core/solve/solution.ts';
import { solveHomework } from '../../../src/core/solve/solve-homework.ts';
import { readSource } from '../../../src/core/text/source.ts';
import { library } from '../library.ts';
import { homeworkOf } from './documents.ts';

function solutions(text: string): readonly Solution[] {
	const homework = readHomework(readSource(text));
	return solveHomework(homework, readGivens(homework, library.facts), library).flatMap(each => each?.solution ?? []);
}

const only = (text: string): Solution => {
	const [first] = solutions(text);
	if (!first) throw new Error('no key matched');
	return first;
};

const result = (solution: Solution, symbol: string): NamedResult => {
	const all = [...solution.results, ...solution.steps.flatMap(step => step.results)];
	const found = all.find(each => each.symbol === symbol);
	if (!found) throw new Error(`no result ${symbol}`);
	return found;
};

const numberOf = (solution: Solution, symbol: string): number => {
	const { value } = result(solution, symbol);
	return value.kind === 'quantity' ? value.value : Number.NaN;
};

/** A symbolic result at values of its symbols, beside a formula at the same values. */
function agreesWith(solution: Solution, symbol: string, latex: string): boolean {
	const { value } = result(solution, symbol);
	if (value.kind !== 'symbolic') return false;
	const names = new Set([...value.free]);
	const env = environment(
		[...names].map((name, index) => [
			name,
			{ kind: 'quantity' as const, value: 1.7 + index * 0.9, unit: unitless, error: 0 },
		]),
	);
	const left = evaluate(value.expression, env, { ignoreUnits: true });
	const right = evaluate(parseLatex(latex).expression, env, { ignoreUnits: true });
	if (!left.ok || !right.ok || left.value.kind !== 'quantity' || right.value.kind !== 'quantity') return false;
	return Math.abs(left.value.value / right.value.value - 1) < 1e-9;
}

const BYTE = 8;

describe('memory of LoRA', () => {
	const shapes = 'LoRA with $B \\in \\mathbb{R}^{d_{out} \\times r}$ and $A \\in \\mathbb{R}^{r \\times d_{in}}$';

	it('in the symbols of the document where there are no numbers', () => {
		const text = homeworkOf(
			'How much memory do the LoRA factors take in bf16, and how does it compare to a full matrix?',
		).replace('\n### (a)', `\n${shapes}.\n\n### (a)`);
		const solution = only(text);
		expect(solution.missing).toEqual([]);
		expect(agreesWith(solution, 'M', '2 r d_{in} + 2 r d_{out}')).toBe(true);
		expect(agreesWith(solution, 'k_*', '\\frac{d_{in} d_{out}}{d_{in} + d_{out}}')).toBe(true);
	});

	it('with the values put in where there are', () => {
		const solution = only(
			homeworkOf(
				'Let $m = \\ell = 1024$ and $k = 4$. How many bytes are needed to store the LoRA weights $A$ and $B$ in fp32?',
			),
		);
		expect(numberOf(solution, 'M')).toBe(32768 * BYTE);
		expect(result(solution, 'M').text).toBe('32,768 B = 32 KiB');
		const step = solution.steps.find(({ id }) => id === 'both');
		expect(step?.substituted).toContain('4 \\times (1024 + 1024) = 32{,}768');
	});

	it('says that the rank is missing', () => {
		const solution = only(
			homeworkOf('Let $m = 4096$ and $\\ell = 1024$. How much memory do the LoRA factors need in half precision?'),
		);
		expect(solution.missing.map(({ name }) => name)).toEqual(['rank']);
		expect(agreesWith(solution, 'M', '2 k (4096 + 1024)')).toBe(true);
	});
});

describe('the scaling law', () => {
	const law = (constants: string): string =>
		homeworkOf(
			`Derive the compute-optimal $N$ and $D$ as a function of the budget $C$ for $L = A N^{-\\alpha} + B D^{-\\beta} + E$ with ${constants} and $C = 6ND$.`,
			'Chinchilla scaling law',
		);

	it('gives the rounded constants their optimum', () => {
		const solution = only(law('$A = 406.4$, $B = 410.7$, $\\alpha = 0.34$, $\\beta = 0.28$'));
		expect(numberOf(solution, 'a')).toBeCloseTo(0.4516, 4);
		expect(numberOf(solution, 'b')).toBeCloseTo(0.5484, 4);
		expect(numberOf(solution, 'G')).toBeCloseTo(1.3447, 4);
		expect(result(solution, 'N_*').latex).toBe('0.5987 C^{0.45161}');
		expect(result(solution, 'D_*').latex).toBe('0.27838 C^{0.54839}');
	});

	it('gives other constants theirs', () => {
		const solution = only(law('$A = 482.01$, $B = 2085.43$, $\\alpha = 0.34781$, $\\beta = 0.36585$'));
		expect(numberOf(solution, 'a')).toBeCloseTo(0.5126, 4);
	});

	it('is inverted by the fit that the question states, with the exact optimum beside it', () => {
		const solution = only(
			homeworkOf(
				'Suppose a model has $N = 10^{13}$ parameters. With $N_{opt}(C) = 0.1 C^{0.5}$ and $D_{opt}(C) = 1.7 C^{0.5}$ from the Chinchilla scaling laws, how much compute and how many tokens are required?',
			),
		);
		expect(solution.method).toBe('direct fit');
		expect(numberOf(solution, 'C') / 1e28).toBeCloseTo(1, 9);
		expect(numberOf(solution, 'D') / 1.7e14).toBeCloseTo(1, 9);
		const [exact] = solution.otherMethods;
		expect(exact?.method).toBe('exact optimum');
	});
});

describe('singular values', () => {
	it('of a matrix in the question', () => {
		const solution = only(
			homeworkOf('Compute the singular values and the rank of $M = \\begin{bmatrix} 3 & 0 \\\\ 4 & 5 \\end{bmatrix}$.'),
		);
		expect(numberOf(solution, 'r')).toBe(2);
		const sigma = result(solution, 'sigma').value;
		expect(sigma.kind === 'matrix' && sigma.matrix.to1DArray().map(x => x ** 2)).toEqual([
			expect.closeTo(45, 9),
			expect.closeTo(5, 9),
		]);
	});

	it('through the factors of a head', () => {
		const solution = only(
			homeworkOf(
				'Let $W_O = \\begin{bmatrix} 1 & 0 \\\\ 0 & 2 \\\\ 0 & 0 \\end{bmatrix}$ and $W_V = \\begin{bmatrix} 0 & 1 & 0 \\\\ 0 & 0 & 1 \\end{bmatrix}$. Define the read and write subspaces of $W_{OV} = W_O W_V$.',
			),
		);
		expect(result(solution, 'U').text).toBe('[0 1; 1 0; 0 0]');
		expect(result(solution, 'V').text).toBe('[0 0; 0 1; 1 0]');
	});
});

describe('results that are handed on by name', () => {
	it('from the memory of a model to what storing it costs', () => {
		const text = `# Homework

## Problem 1: Fermi estimation

### (a)

**Question:** How much memory do the weights of a model with $N = 3 \\times 10^{12}$ parameters need in bf16?

### (b)

**Question:** What does it cost to store the model on SSD at 0.00005 dollars per MB?
`;
		const [memory, cost] = solutions(text);
		expect(numberOf(memory!, 'M')).toBe(6e12 * BYTE);
		expect(cost!.givens.find(({ name }) => name === 'memory of the parameters')?.from).toBe('part');
		expect(numberOf(cost!, 'K_S')).toBeCloseTo(300, 9);
	});
});

describe('positions in the loss', () => {
	it('of any list of segments', () => {
		const solution = only(
			homeworkOf(
				'The input is [Tokens 1-8: soft prompt] [Tokens 9-40: question] [Tokens 41-60: reasoning] [Token 61: answer] [Token 62: newline] [Tokens 63-128: padding]. Which output positions are used to compute the loss for training the soft prompt?',
			),
		);
		expect(result(solution, 'T').value).toEqual({ kind: 'set', runs: [[40, 61]] });
		expect(numberOf(solution, 'n')).toBe(22);
		expect(solution.plots[0]?.data.segments?.at(-1)).toMatchObject({ from: 40, to: 61, marked: true });
	});
});

it('the bars of a plot say their values in a unit that fits', () => {
	const { plots } = only(
		homeworkOf('How much memory do the weights of a model of 13 billion parameters take in bf16?'),
	);
	expect(plots[0]?.data.series?.map(({ text }) => text)).toEqual(['26 GB', '104 GB', '208 GB']);
});

describe('a plot of steps that run for every member of a list', () => {
	const plots = (matrices: string) =>
		only(
			homeworkOf(
				`Interpret the attention pattern that a head has for each of these matrices with $d_{model} = 2$: ${matrices}.`,
				'The QK circuit',
			),
		).plots;

	it('is drawn for each of them, with the number that the steps have', () => {
		const drawn = plots('$W_{QK} = I$, $W_{QK} = -I$');
		expect(drawn.map(({ title }) => title)).toEqual(['Attention weights (1)', 'Attention weights (2)']);
		const [like, unlike] = drawn.map(({ data }) => data.cells![0]!);
		expect(like![0]).toBeGreaterThan(like![2]!);
		expect(unlike![0]).toBeLessThan(unlike![2]!);
	});

	it('is drawn once for one', () => {
		expect(plots('$W_{QK} = -I$').map(({ title }) => title)).toEqual(['Attention weights']);
	});
});

describe('choices', () => {
	it.each([
		['the soft-prompt performance will always be equal or better', true],
		['the soft prompt is always strictly better', false],
		['the soft prompt is never worse', true],
	])('best hard against best soft prompt: %s', (claim, truth) => {
		const solution = only(
			homeworkOf(
				`True or false: comparing the best possible K-token hard prompt with the best possible K-vector soft prompt, ${claim}.`,
				'Soft prompting',
			),
		);
		expect(solution.results.at(-1)?.value).toEqual({ kind: 'truth', truth });
	});
});

describe('what a key counts in hours', () => {
	it('is shown in hours, however many', () => {
		const solution = only(
			homeworkOf(
				'How many GPU-hours does a run of $10^{26}$ FLOP take on H100s that sustain 400 TFLOP/s?',
				'Training cost',
			),
		);
		expect(result(solution, 'h').text).toBe('6.9444 × 10⁷ h');
	});
});
