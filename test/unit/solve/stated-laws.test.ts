import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/core/solve/solve.ts';
import { library } from '../library.ts';
import { matchOf } from './documents.ts';

const solvedFor = (setting: string, question: string) => {
	const { match } = matchOf(
		library,
		`# Homework\n\n## Problem 1\n\n${setting}\n\n### (a)\n\n**Question:** ${question}\n`,
	);
	return match && { match, solution: solve(match.key, match) };
};

const value = (setting: string, question: string, symbol: string): number | undefined => {
	const solved = solvedFor(setting, question);
	const results = [
		...(solved?.solution.results ?? []),
		...(solved?.solution.steps ?? []).flatMap(step => step.results),
	];
	const found = results.find(each => each.symbol === symbol)?.value;
	return found?.kind === 'quantity' ? found.value : undefined;
};

const OPTIMUM = 'Find the compute-optimal $N$ and $D$ that minimise the loss for a budget of $C = 10^{22}$ FLOP.';

describe('a law that the question states', () => {
	it.each([
		['$L(N, D) = 1.7 + \\frac{300}{N^{0.3}} + \\frac{900}{D^{0.35}}$ and $C = 6ND$.', 3.8912e10],
		['$L = 1.7 + 300\\,N^{-0.3} + 900\\,D^{-0.35}$, where $6ND = C$.', 3.8912e10],
		['$L(D, N) = 900 D^{-0.35} + 1.7 + 300 N^{-0.3}$; compute is $C \\approx 6 N D$.', 3.8912e10],
		['$\\mathcal{L}(N, D) = 1.7 + 300/N^{0.3} + 900/D^{0.35}$ with $D = \\frac{C}{6N}$.', 3.8912e10],
		['$L = 2 + \\frac{40}{\\sqrt{N}} + \\frac{40}{\\sqrt{D}}$ and $C = 6ND$.', 4.0825e10],
		['$L = 2 + \\frac{40}{\\sqrt{N}} + \\frac{40}{\\sqrt{D}}$ and $C = 8ND$.', 3.5355e10],
	])('%s', (law, wanted) => {
		expect(value(law, OPTIMUM, 'N_*')! / wanted).toBeCloseTo(1, 3);
	});

	it.each([
		// Of another form, or with a letter that the key does not know: it says nothing of the key's.
		['$L = 1.7 + 300\\,N^{-0.3}$ and $C = 6ND$.'],
		['$L = 1.7 + 300\\,N^{-0.3} + 900\\,S^{-0.35} + 4 B^{-0.1}$ and $C = 6ND$.'],
		['$L = 1.7 + 300\\,N^{-0.3} D^{-0.35}$ and $C = 6ND$.'],
		['$L = 1.7 - 300\\,N^{0.3} + 900\\,D^{-0.35}$ and $C = 6ND$.'],
	])('%s is not the key’s', law => {
		expect(value(law, OPTIMUM, 'N_*')).toBeUndefined();
	});

	it.each([
		['$N_{opt} = 0.2\\,C^{0.5}$ and $D_{opt} = 0.9\\,C^{0.5}$', 4e26],
		['$N = 0.2\\sqrt{C}$ and $D = 0.9\\sqrt{C}$', 4e26],
		['$N_{opt}(X) = 0.2 X^{0.5}$ and $D_{opt}(X) = 0.9 X^{0.5}$', 4e26],
	])('with its letter or without: %s', (law, wanted) => {
		const question = `Using ${law}, how much compute is required for a model with $4 \\times 10^{12}$ parameters and how many tokens are needed?`;
		expect(value('', question, 'C')! / wanted).toBeCloseTo(1, 6);
	});

	it('is no law in another law’s letter', () => {
		const question =
			'Using $N_{opt} = 0.2\\,C^{0.5}$ and $D = 20 N$, how much compute is required for a model with $4 \\times 10^{12}$ parameters?';
		const bound = solvedFor('', question)?.match.binding.bound.get('D_f');
		expect(bound?.source?.from).toBe('default');
	});
});

describe('the keys that answer for a loss law', () => {
	it.each([
		[
			'fermi.scaling-law',
			['C', 'alpha', 'beta', 'A', 'B', 'C_0', 'L_0'],
			['N_*', 'D_*', 'L_*', 'rho', 'a', 'b', 'c_N', 'c_D', 'G'],
		],
		['fermi.compute-and-tokens', ['N'], ['C', 'D']],
		[
			'fermi.predicted-loss',
			['N', 'D', 'alpha', 'beta', 'A', 'B', 'L_0'],
			['L_2', 'l_N', 'l_D', 'L_i', 'L_u', 'L_v', 'C'],
		],
	])('%s has the letters that are asked of it', (id, givens, results) => {
		const key = library.keys.find(each => each.id === id);
		expect(key?.givens.map(({ symbol }) => symbol)).toEqual(expect.arrayContaining(givens));
		expect(key?.gives.map(({ symbol }) => symbol)).toEqual(expect.arrayContaining(results));
	});
});

describe('what else a question asks for', () => {
	const LAW = '$L(N, D) = 1.7 + 300 N^{-0.3} + 900 D^{-0.35}$, $C = 6ND$.';

	it('is a result by its name', () => {
		const solved = solvedFor(LAW, `${OPTIMUM} How many tokens per parameter is that?`);
		expect(solved?.match.further).toContain('rho');
	});

	it('is a result by a noun that only it has', () => {
		const solved = solvedFor(
			'We adapt $W_0 \\in \\mathbb{R}^{1024 \\times 1024}$ to $W_0 + UV$ with $U \\in \\mathbb{R}^{1024 \\times r}$, $V \\in \\mathbb{R}^{r \\times 1024}$, $r = 16$, all in bfloat16.',
			'Up to which rank does the adapter of one weight need less memory than the weight itself?',
		);
		expect(solved?.match.targets).toContain('k_*');
		expect(solved?.solution.results.find(({ symbol }) => symbol === 'k_*')?.text).toBe('512');
	});

	it('is no given: a rank that a number is to be found for', () => {
		const solved = solvedFor(
			'The weight is $1024 \\times 1024$ in bf16.',
			'Which rank do the LoRA factors have if their memory is 65,536 bytes?',
		);
		expect(solved?.match.further).toBeUndefined();
	});
});

describe('what the facts say of another thing', () => {
	it('is not taken for a run that the question does not name', () => {
		const solved = solvedFor(
			'',
			'A run of our own model is over. How many burgers of 150 g are its emissions equal to?',
		);
		expect(solved?.match.binding.bound.get('m')?.value).toBeUndefined();
	});

	it('is taken where it is named', () => {
		const solved = solvedFor('', 'How many burgers are the emissions of training GPT-3 equivalent to?');
		expect(solved?.match.binding.bound.get('m')?.value).toMatchObject({ value: 552_000 });
	});

	it('is not taken for another accelerator', () => {
		const solved = solvedFor(
			'',
			'How much does it cost to train a model for $10^{24}$ FLOP on H500 GPUs at $2 per hour?',
		);
		expect(solved?.match.binding.bound.get('s')?.value).toBeUndefined();
	});
});

describe('what the setting says is not what the question asks for', () => {
	const SETTING =
		'A 7B-parameter decoder (32 layers, $d_{model}=4096$) is fine-tuned with LoRA of rank 8 on the query and value projections.';

	it('a model’s size is no budget of parameters', () => {
		const solved = solvedFor(SETTING, 'At which rank does the adapter have as many parameters as the matrix itself?');
		expect(solved?.solution.results.find(({ symbol }) => symbol === 'k_*')?.text).toBe('2,048');
		expect(solved?.match.targets).not.toContain('k_P');
	});

	it('vectors of the question’s own go before those of a key’s illustration', () => {
		const solved = solvedFor(
			'',
			'A head has $W_{QK}=\\begin{pmatrix}2&0\\\\0&1\\end{pmatrix}$. Which tokens attend to which for a destination $(3, 1)^\\top$?',
		);
		expect(solved?.match.binding.bound.get('X')?.source?.from).not.toBe('default');
	});

	it('a run of positions that no word tells is the one between its neighbours', () => {
		const layout = (result: string): string =>
			`Input positions: 1-4 soft prompt, 5-20 question, 21-60 reasoning, 61-63 ${result}, 64 newline, 65-80 padding.`;
		const asked = 'At which output positions is the loss for training the soft prompt computed?';
		const text = (result: string) =>
			solvedFor(layout(result), asked)?.solution.results.find(({ symbol }) => symbol === 'T')?.text;
		expect(text('the outcome')).toBe('20–63');
		expect(text('a tool call that is not learnt')).not.toBe('20–63');
	});
});
