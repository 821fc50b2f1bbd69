import { describe, expect, it } from 'vitest';
import { reviewed } from './reviewed.ts';

const notes = (text: string) => reviewed(text).notes.map(({ agrees, kinds }) => `${kinds.join('+')}: ${agrees}`);

const memory = (result: string, note: string) => `## Problem 1: Memory

**(a)** **Question:** How many bytes are 3 billion parameters of 2 bytes each?

**Answer:** $3 \\times 10^9 \\times 2 \\text{ bytes} = ${result} \\text{ bytes}$.

${note}
`;

describe('notes against the recomputation', () => {
	it.each([
		['6 \\times 10^9', '*→ correct*', ['verdict: yes']],
		['6 \\times 10^8', '*→ correct*', ['verdict: no']],
		['6 \\times 10^8', '*→ wrong*', ['verdict: yes']],
		['6 \\times 10^9', '*→ wrong*', ['verdict: no']],
		['6 \\times 10^8', '*→ hallucination*', ['hallucination: yes']],
		['6 \\times 10^9', '*→ hallucination*', ['hallucination: no']],
		['6 \\times 10^9', '*→ provide some context here*', ['needs-context: cannot-tell']],
	])('%s %s', (result, note, expected) => {
		expect(notes(memory(result, note))).toEqual(expected);
	});

	it('takes no step for shown by what stands in a step before it', () => {
		const text = `## Problem 2: Circuits

**(a)** **Question:** Let $W_{OV} = U \\Sigma V^T$ be the singular value decomposition of an OV matrix and $x$ a token. Use it to decompose the output $W_{OV} x$ of the head into a sum over the singular directions.

**Answer:** With the SVD, $W_{OV} x = U \\Sigma V^T x = \\sum_k \\sigma_k (v_k^T x) u_k$.

*→ skips multiplying out*
`;
		expect(reviewed(text).notes.map(({ agrees, why }) => `${agrees}: ${why}`)).toEqual([
			'yes: The step "Multiply it out" is not written out.',
		]);
	});

	it('checks the value that a reader would put in place', () => {
		const books = (note: string) => `## Problem 1: Books

**(a)** **Question:** How many books are equivalent to $2.1 \\times 10^{12}$ tokens? Assume 1.4 tokens per English word, 400 words per page and 300 pages per book.

**Answer:** $2.1 \\times 10^{12} / 1.4 = 1.5 \\times 10^{12}$ words and $1.5 \\times 10^{12} / (400 \\times 300) = 1.25 \\times 10^7$ books.

${note}
`;
		// 1.5e12 / 120,000 = 1.25e7
		expect(notes(books('*→ should be 3 million*'))).toEqual(['correction: no']);
		expect(notes(books('*→ should be 12.5 million*'))).toEqual(['correction: yes']);
	});

	it('knows whether a symbol was introduced', () => {
		const text = (before: string) => `## Problem 1: Adapters

**(a)** **Question:** Why do adapters help? ${before}

**Answer:** The output is $V_1 x$ plus a small change.

*→ brings in undefined term $V_1$*
`;
		expect(notes(text(''))).toEqual(['undefined-symbol: yes']);
		expect(notes(text('Let $V_1$ be the frozen weights.'))).toEqual(['undefined-symbol: no']);
	});
});

describe('the reader’s verdicts', () => {
	it('stand beside the engine’s and are counted', () => {
		const { parts, readerTally } = reviewed(memory('6 \\times 10^8', '*→ one shot correct answer*'));
		const leaf = parts.find(part => part.leaf);
		expect(leaf?.reader).toBe('correct');
		expect(leaf?.verdict).toBe('wrong');
		expect(readerTally).toEqual({
			correct: 1,
			partly: 0,
			incorrect: 0,
			unsaid: 0,
			agrees: { yes: 0, partly: 0, no: 1, cannotTell: 0 },
		});
	});
});

describe("the reader's word on a part, from all notes on it", () => {
	const said = (...notes: readonly string[]) =>
		reviewed(memory('2 \\times 10^8', notes.join('\n\n'))).parts.find(({ leaf }) => leaf)?.reader;

	it.each([
		['praise alone', ['*→ good explanation*'], 'correct'],
		['a step is missing', ['*→ skips a lot of steps*'], 'partly'],
		['praise and something missing', ['*→ good explanation*', "*→ doesn't show the substitution*"], 'partly'],
		['a hallucination', ['*→ Hallucination*'], 'incorrect'],
		['a verdict on the whole goes before', ['*→ one shot correct answer*', '*→ skips steps*'], 'correct'],
		['nothing of the kind', [], null],
	])('%s', (_, notes, expected) => {
		expect(said(...notes)).toBe(expected);
	});
});
