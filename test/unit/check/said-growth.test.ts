import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

const cache = 'A decoder has 40 layers, 24 query heads and 6 KV heads of width 64, in bf16; a prompt of 3,000 tokens.';
const laws = 'The optimal sizes follow N ∝ C^0.44 and D ∝ C^0.56.';

describe('right arithmetic that the text around it contradicts', () => {
	it.each([
		['a changed number of heads', cache, 'With 24 KV heads the cache is 6 times as large.', '6 times as'],
		[
			'a changed rank',
			'LoRA with r = 4 on all matrices.',
			'With r = 12 there are nine times as many parameters.',
			'nine times as many',
		],
		[
			'the exponent of another thing',
			laws,
			'For C ten times as large, the number of parameters grows by 10^0.56 = 3.63.',
			'10^0.56 = 3.63',
		],
		[
			'the growth of another thing',
			'A loss term is E / N^0.4.',
			'N becomes 4 times as large, so the term shrinks by 16^0.4 = 3.03.',
			'16^0.4 = 3.03',
		],
		[
			'singular values that are not squared',
			'A map has singular values 4, 3, 1.',
			'The first direction holds 4/8 = 50 % of the squared norm.',
			'4/8 = 50 %',
		],
		[
			'equal shares that make no whole',
			'Causal attention, all scores are equal. Weights of the third token?',
			'It sees three tokens; each of the three gets a weight of 1/4.',
			'each of the three gets a weight of 1/4',
		],
		[
			'bytes of one number',
			'The logits are kept in fp32. Size?',
			'There are 3,200 · 20,000 = 6.4e7 numbers. In fp32 they take 64 MB.',
			'64 MB',
		],
		[
			'bits for bytes',
			'A file of 1.8 TB goes over a line of 2 Gbit/s. How long?',
			'1.8e12 / 2e9 = 900 s',
			'1.8e12 / 2e9 = 900 s',
		],
	])('%s', (_, question, answer, quote) => {
		const found = alarms(reviewed(part(question, answer)));
		expect(found).toHaveLength(1);
		expect(found[0]).toContain(quote);
	});

	it.each([
		['the number of heads that it says', cache, 'With 24 KV heads the cache is 4 times as large.'],
		['two numbers that change', cache, 'With 12 KV heads and 6,000 tokens the cache is 4 times as large.'],
		['the thing’s own exponent', laws, 'For C ten times as large, the tokens grow by 10^0.56 = 3.63.'],
		['its own growth', 'A loss term is E / N^0.4.', 'N becomes 4 times as large, so the term shrinks by 4^0.4 = 1.74.'],
		[
			'a root of what grows',
			'N grows with the root of the budget.',
			'The budget is 9 times as large, so N grows by 9^0.5 = 3.',
		],
		[
			'the sum of singular values',
			'A map has singular values 4, 3, 1.',
			'Of the nuclear norm the first one is 4/8 = 50 %.',
		],
		[
			'a rest',
			'Weights of three tokens with scores 1, 1, 2?',
			'Each of the two first tokens gets 0.21, the third one the rest.',
		],
		[
			'another format',
			'The logits are kept in fp32, then in bf16. Size?',
			'There are 6e7 numbers. In bf16 they take 120 MB.',
		],
		['bits as they are', 'A file of 1.8 TB goes over a line of 2 Gbit/s. How long?', '1.8e12 · 8 / 2e9 = 7,200 s'],
	])('but not %s', (_, question, answer) => expect(alarms(reviewed(part(question, answer)))).toEqual([]));
});

it('takes exponents that a text gives to two letters', () => {
	const answer = (power: string) =>
		alarms(
			reviewed(
				part(
					'The budget grows 50 times. How do N and D grow?',
					`The exponents are 0.42 for N and 0.58 for D. N grows by ${power}.`,
				),
			),
		);
	expect(answer('50^0.58 = 9.67')).toHaveLength(1);
	expect(answer('50^0.42 = 5.17')).toEqual([]);
});

describe('textbook formulas of training by hand', () => {
	it.each([
		[
			'the sign of a gradient',
			'Softmax with cross-entropy; the true class has 0.4. Gradient at its logit?',
			'The gradient there is 1 − 0.4 = 0.6.',
			1,
		],
		[
			'its value',
			'Softmax with cross-entropy; the true class has 0.4. Gradient at its logit?',
			'The gradient there is 0.4 − 1 = −0.6.',
			0,
		],
		[
			'a square that is forgotten',
			'Adam, β2 = 0.99, gradient 0.7 in the first step. Second moment v?',
			'v = 0.01 · 0 + 0.01 · 0.7 = 0.007',
			1,
		],
		[
			'a square that is forgotten behind another step',
			'Adam, β2 = 0.99, gradients 0.5 and 0.7. Second moment v?',
			'v_1 = 0.01 · 0.25 = 0.0025 and v_2 = 0.99 · 0.0025 + 0.01 · 0.7 = 0.009475.',
			1,
		],
		[
			'the base of bits',
			'The loss is 2.2 bits per token. Perplexity?',
			'With 2.2 bits per token the perplexity is e^2.2 = 9.03.',
			1,
		],
		[
			'another stage',
			'Adam in mixed precision with fp32 master weights on 4 GPUs. Bytes per parameter?',
			'ZeRO-2: 2/4 + 14/4 = 4 bytes',
			1,
		],
		[
			'its own stage',
			'Adam in mixed precision with fp32 master weights on 4 GPUs. Bytes per parameter?',
			'ZeRO-2: 2 + 14/4 = 5.5 bytes',
			0,
		],
		[
			'a dilation that counts once',
			'Convolutions 3 × 3 with dilations 1 and 5. Receptive field?',
			'The first sees 3. With dilation 5 the field becomes 3 + 5 = 8.',
			1,
		],
		[
			'one that counts twice',
			'Convolutions 3 × 3 with dilations 1 and 5. Receptive field?',
			'The first sees 3. With dilation 5 the field becomes 3 + 10 = 13.',
			0,
		],
		[
			'all groups',
			'A 3 × 3 convolution from 32 to 64 channels in 8 groups, no bias. Weights?',
			'The grouped layer has 9 · 32 · 64 = 18,432 weights.',
			1,
		],
		[
			'the item of a question',
			'(a) Parameters of a soft prompt of 20 vectors, d = 512? (b) Of prefix tuning with 20 positions in 12 layers (a key and a value each)?',
			'(a) 20 · 512 = 10,240. (b) 20 · 512 · 12 = 122,880',
			1,
		],
	])('%s', (_, question, answer, count) => expect(alarms(reviewed(part(question, answer)))).toHaveLength(count));
});
