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
});
