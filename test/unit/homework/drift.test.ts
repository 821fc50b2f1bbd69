import { describe, expect, it } from 'vitest';
import { driftOf } from '../../../src/core/homework/drift.ts';
import { readHomework } from '../../../src/core/homework/read.ts';
import { readSource } from '../../../src/core/text/source.ts';

const read = (text: string) => readHomework(readSource(text));

const assignment = read(`# Homework 2

## Problem 1

### (a)

How many pages hold $10^{12}$ tokens, at 500 tokens per page?

### (b)

How long does it take to read 1,000 of them?

## Problem 2

Explain dropout.
`);

describe('drift from an assignment', () => {
	it('names changed numbers and vanished parts', () => {
		const answers = read(`# Answers to homework 2

## Problem 1

### (a)

**Question:** How many pages hold $1.7 \\times 10^{12}$ tokens, at 500 tokens per page?

**Answer:** $1.7 \\times 10^{12} / 500 = 3.4 \\times 10^9$.
`);
		expect(driftOf(answers, assignment).map(d => [d.kind, d.label, d.lost, d.instead])).toEqual([
			['changed', '1.a', ['10^{12}'], ['1.7 \\times 10^{12}']],
			['vanished', '1.b', [], []],
		]);
	});

	it('is silent where the same is asked in other words or other digits, or nothing is restated', () => {
		const answers = read(`# Answers to homework 2

## Problem 1

### (a)

**Question:** At 500 tokens per page, how many pages hold 1 trillion tokens?

**Answer:** $10^{12} / 500 = 2 \\times 10^9$.

### (b)

**Answer:** Years.
`);
		expect(driftOf(answers, assignment)).toEqual([]);
	});

	const drift = (asked: string, restated: string) =>
		driftOf(
			read(`# Answers\n\n## Problem 5\n\n### (a)\n\n**Question:** ${restated}\n\n**Answer:** $2 + 2 = 4$\n`),
			read(`# Homework 5\n\n## Problem 5\n\n### (a)\n\n${asked}\n`),
		).map(d => [d.kind, d.lost, d.instead]);

	it.each([
		[
			'values of a row are left out',
			'How many GPUs hold a model with $10^9$, $10^{12}$ and $10^{14}$ parameters?',
			'How many GPUs hold a model with $10^{14}$ parameters?',
			[['shortened', ['10^9', '10^{12}'], []]],
		],
		[
			'another unit',
			'How long does it take to send 40 GB over a link of 10 Gbit/s?',
			'How long does it take to send 40 TB over a link of 10 Gbit/s?',
			[['changed', ['40 GB'], ['40 TB']]],
		],
		[
			'the same amount under another name',
			'How many books of 100,000 tokens are in a corpus of 1,500 billion tokens?',
			'How many books of $10^5$ tokens does a corpus of 1.5 trillion tokens hold?',
			[],
		],
		[
			'a given that stands above is not said again',
			'How many bytes does it take in fp16 at 2 bytes each, with 7 billion parameters?',
			'How many bytes does the model take in fp16 at 2 bytes each?',
			[],
		],
		[
			'a row said in full in another order',
			'What is the loss at 1, 2 and 4 bits?',
			'At 4, 2 and 1 bits, what is the loss?',
			[],
		],
	])('%s', (_, asked, restated, expected) => {
		expect(drift(asked, restated)).toEqual(expected);
	});

	const sheet = read(`# Homework 3

## Problem 1 (10 pts)

A model has 7B parameters.

(a) How many bytes does it take in bf16? (5 pts)

(b) A GPU reads 4.8 TB/s. How long does it take to read 40 GB? (5 pts)
`);
	const restated = (a: string, b: string) =>
		driftOf(
			read(
				`# Homework 3\n\n## Problem 1\n\n### (a)\n\n**Question:** ${a}\n\n**Answer:** 14 GB\n\n### (b)\n\n**Question:** ${b}\n\n**Answer:** 8.3 ms\n`,
			),
			sheet,
		).map(d => [d.label, d.instead]);
	const [first, second] = [
		'How many bytes does a 7B model take in bf16?',
		'A GPU reads 4.8 TB/s. How long does it take to read 40 GB?',
	];

	it.each([
		['what the problem gives is said again in its part', first, second, []],
		['the same amount in another unit', first, second.replace('4.8 TB/s', '4800 GB/s'), []],
		['another value of what the problem gives', first.replace('7B', '70B'), second, [['1.a', ['70']]]],
		['another format', first.replace('bf16', 'fp32'), second, [['1.a', ['fp32']]]],
	])('%s', (_, a, b, expected) => {
		expect(restated(a!, b!)).toEqual(expected);
	});
});
