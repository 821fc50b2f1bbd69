import { describe, expect, it } from 'vitest';
import { reviewed } from './reviewed.ts';

const alarms = (text: string): readonly string[] =>
	reviewed(text)
		.findings.filter(({ verdict }) => verdict === 'wrong' || verdict === 'follows')
		.map(({ quote, rule }) => `${rule} ${quote}`);

describe('numbers that another reading of the givens gives', () => {
	it('are no mistakes: one matrix of a model with many', () => {
		const text = `## Problem 1

A model has 28 layers of width 2048. LoRA with rank 4 is attached to two matrices of each layer, which are 2048 × 2048.

**(a)** How many parameters does the pair of factors of one matrix have?

**Answer:** $4 \\times (2048 + 2048) = 16{,}384$ parameters. The frozen matrix itself has $2048^2 = 4{,}194{,}304$ parameters.
`;
		expect(alarms(text)).toEqual([]);
	});

	it('are mistakes where a name says which number is meant', () => {
		const text = `## Problem 1

A model has 48 layers, 32 query heads and 4 KV heads of dimension 128. The cache is in bf16.

**(a)** How large is the KV cache of one token?

**Answer:** $2 \\times 48 \\times 32 \\times 128 \\times 2 = 786{,}432$ bytes.
`;
		expect(alarms(text)).toEqual([expect.stringMatching(/^key\.contradicted/)]);
	});

	it('are no mistakes where the answer goes from a right number of another part', () => {
		const text = `## Problem 1

An H100 does 989 TFLOP/s at 40 % MFU and costs \\$2.50 per GPU-hour. We have \\$2,000,000 and take $D = 20N$.

**(a)** How many GPU-hours can we buy?

**Answer:** \\$2,000,000 / 2.50 = 800,000 GPU-hours

**(b)** How many parameters and tokens are optimal for $10^{24}$ FLOPs?

**Answer:** N = 9.13 × 10¹⁰ parameters, D = 1.83 × 10¹² tokens

**(c)** How long does it take on 2,000 GPUs?

**Answer:** 800,000 / 2,000 = 400 h = 16.7 days.
`;
		expect(alarms(text)).toEqual([]);
	});

	it('raise no alarm where a part asks nothing', () => {
		const text = `**Problem 2: Keeping checkpoints**

Numbers: 30 billion parameters; a checkpoint holds fp32 master weights and both Adam moments (12 bytes per parameter). One checkpoint every 8 hours during 20 days.

**(1)** A checkpoint is 30e9 × 12 bytes = 360 GB.

**(2)** 20 days × 3 per day = 60 checkpoints, in total 60 × 360 GB = 21.6 TB.
`;
		expect(alarms(text)).toEqual([]);
	});
});

describe('steps that are read as they are meant', () => {
	it.each([
		[
			'a number that stands for a rate of the problem',
			'The grid emits 0.4 kg CO₂ per kWh. What does it emit?',
			'2,000 kWh × 0.4 = 800 kg',
		],
		[
			'a step that goes on from the number before it',
			'What does it cost?',
			'1e6 / 20,000 = 50 s, times 36/3600 = \\$0.50',
		],
	])('%s', (_, question, answer) => {
		expect(alarms(`## Problem 1\n\n**(a)** ${question}\n\n**Answer:** ${answer}\n`)).toEqual([]);
	});

	it('the end of an emphasis is no sign of multiplication', () => {
		expect(
			alarms('## Problem 1\n\n**(a)** *Least power.* $4 \\times 10^{3} \\cdot 2 = 8 \\times 10^{4}$ W.\n'),
		).toHaveLength(1);
	});
});
