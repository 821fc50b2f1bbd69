import { describe, expect, it } from 'vitest';
import { alarms, reviewed } from './reviewed.ts';

const latency = (answer: string): readonly string[] =>
	alarms(
		reviewed(
			`## Problem 1: Serving\n\nA model has 80 billion parameters in 16 bit; a GPU reads 4 TB/s.\n\n**(a)** **Question:** What is the lower bound on the latency of one token?\n\n**Answer:** ${answer}\n`,
		),
	);

describe('sound arithmetic against the key', () => {
	it('is left alone where it is for several devices of which the key knows one', () => {
		expect(
			latency('Four of them read $4 \\times 4$ TB/s $= 16$ TB/s, so $t = 160 \\text{ GB} / 16 \\text{ TB/s} = 10$ ms.'),
		).toEqual([]);
	});

	it('is held against the key where it is another result', () => {
		expect(latency('$t = 80 \\text{ GB} / 4 \\text{ TB/s} = 20$ ms.')).toHaveLength(1);
	});
});

const block = (answer: string): readonly string[] =>
	alarms(
		reviewed(
			`## Problem 1: Counting\n\nA GPT with 6 layers, hidden size 512, a vocabulary of 32,000 tokens and a context of 512 positions; embeddings are tied.\n\n**(a)** **Question:** How many parameters are in one transformer block?\n\n**Answer:** ${answer}\n`,
		),
	);

describe('a number that the answer adds to others', () => {
	it('is a part of what is asked', () => {
		const parts =
			'The projection has $512 \\cdot 1536 + 1536 = 787{,}968$ parameters and the output $512 \\cdot 512 + 512 = 262{,}656$. The MLP has $512 \\cdot 2048 + 2048 = 1{,}050{,}624$ and $2048 \\cdot 512 + 512 = 1{,}049{,}088$, each LayerNorm $2 \\cdot 512 = 1024$.';
		expect(
			block(`${parts} Together $787{,}968 + 262{,}656 + 1{,}050{,}624 + 1{,}049{,}088 + 2{,}048 = 3{,}152{,}384$.`),
		).toEqual([]);
	});
});

describe('a share', () => {
	it('is no count that the key has', () => {
		const question =
			'In a real model $d=768$ and $d_k=64$. How many parameters does the factored QK circuit of one head have?';
		const answer =
			'$2\\cdot 768\\cdot 64=98{,}304$; its rank is at most 64, i.e. $64/768\\approx 8.3\\%$ of full rank.';
		expect(alarms(reviewed(`## Problem 1\n\n**(a)** **Question:** ${question}\n\n**Answer:** ${answer}\n`))).toEqual(
			[],
		);
	});
});
