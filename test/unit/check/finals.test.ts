import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

const BYTES = 'How much memory do the weights of a 9B model take in fp16?';

/** The part's verdict, and the quotes of what is wrong. */
const judged = (question: string, answer: string): readonly string[] => {
	const { parts, findings } = reviewed(part(question, answer));
	return [
		parts.find(({ leaf }) => leaf)!.verdict,
		...findings.filter(({ verdict }) => verdict === 'wrong').map(({ quote }) => quote.replace(/[$*]/g, '')),
	];
};

describe('what an answer ends with', () => {
	it.each([
		['a last sentence', '$9 \\times 10^9 \\times 2 = 18$ GB. So the final answer is **36 GB**.', '36 GB'],
		['a line of its own', '$9 \\times 10^9 \\times 2 = 18$ GB.\n\n**Final Answer:** 28 GB', '28 GB'],
		['a frame', '$9 \\times 10^9 \\times 2 = 18$ GB.\n\n$$\\boxed{28 \\text{ GB}}$$', '\\boxed{28 \\text{ GB}}'],
	])('is wrong behind right working: %s', (_, answer, quote) => {
		expect(judged(BYTES, answer)).toEqual(['wrong', quote]);
	});

	it.each([
		['the same', '$9 \\times 10^9 \\times 2 = 18$ GB.\n\n**Final Answer:** about 18 GB'],
		['another unit', '$9 \\times 10^9 \\times 2 = \\boxed{18\\text{ GB}} = \\boxed{16.8 \\text{ GiB}}$'],
		['another case', '$9 \\times 10^9 \\times 2 = 18$ GB. With four bytes each the answer is 36 GB.'],
		['a frame alone', '$\\boxed{18\\ \\text{GB}}$'],
	])('is right: %s', (_, answer) => {
		expect(judged(BYTES, answer)).toEqual(['right']);
	});

	it.each([
		['How many GPUs of 80 GB hold a 180B model in fp16?', 'We need five GPUs.'],
		['How many FLOPs does training a 2B model on 100B tokens take?', 'It takes 1.2e21, no less.'],
		[
			'How many FLOPs does it take to train a 2B model on 100B tokens, and how many petaFLOP-days is that?',
			'$6 \\times 2\\times10^9 \\times 10^{11} = 1.2 \\times 10^{21}$ FLOPs, and $1.2\\times10^{21} / 8.64\\times10^{19} \\approx 13.9$ petaFLOP-days.',
		],
		[
			'Suppose $A$ and $B$ are both initialised to zero. Why does this cause problems for LoRA?',
			'The gradient of $A$ is $G B^T$ and that of $B$ is $A^T G$, and both start at zero.',
		],
	])('is confirmed wherever it stands: %s', (question, answer) => {
		expect(judged(question, answer)).toEqual(['right']);
	});

	it.each([
		['How many GPUs of 100 GB hold a model of $10^{14}$ parameters in fp16?', 'Take 1 billion parameters first.'],
		[
			'How many petaFLOP-days are $10^{30}$ FLOP, the training of a model with $10^{14}$ parameters on 1.7e15 tokens?',
			'It is about $10^{30}$ FLOP.',
		],
	])('is not another number of some size: %s', (question, answer) => {
		const { findings } = reviewed(part(question, answer));
		expect(findings.filter(({ rule, message }) => rule === 'key.confirmed' && /GPUs|petaFLOP/.test(message))).toEqual(
			[],
		);
	});

	it.each([
		['Positions 41 to 62.', 'wrong'],
		['Output positions 40 to 61.', 'right'],
		['Output positions 40 to 61; the target tokens are tokens 41 to 62.', 'right'],
	])('is in the numbering that the question asks for: %s', (answer, verdict) => {
		const question =
			'Input: [tokens 1-10: soft prompt] [tokens 11-40: question] [tokens 41-60: reasoning] [token 61: answer] [token 62: newline] [tokens 63-80: padding]. Which output positions are used for the loss of the soft prompt?';
		expect(judged(question, answer)[0]).toBe(verdict);
	});

	it('is not confirmed where it is denied', () => {
		expect(judged('How many GPUs of 80 GB hold a 180B model in fp16?', 'It is not five GPUs.')[0]).toBe('cannot-tell');
	});
});

describe('an answer of one calculation without the right number', () => {
	const COUNTS = 'A detector has 45 true positives, 15 false positives and 5 false negatives. What is its F1 score?';

	it.each([
		[COUNTS, '(0.75 + 0.9)/2 = 0.825', '(0.75 + 0.9)/2 = 0.825'],
		[BYTES, '$9 \\times 3 = 27$ GB', '9 \\times 3 = 27 GB'],
	])('is wrong: %s %s', (question, answer, quote) => {
		expect(judged(question, answer)).toEqual(
			['wrong', quote.replace(/ GB$/, '')].map(each => expect.stringContaining(each)),
		);
	});

	it.each([
		['the right number before the last', COUNTS, 'F1 = 90/110 = 0.818. The mean would be (0.75 + 0.9)/2 = 0.825.'],
		['a step only', COUNTS, 'Precision: 45/60 = 0.75.'],
		['another noun', COUNTS, '45 + 15 = 60 detections'],
		['no number of the key', BYTES, 'The two encoders: $1.5 \\times 7.3 = 10.95$ GB.'],
		['another unit', BYTES, 'Reading them at 2 TB/s takes $18 / 2000 = 9$ ms.'],
		[
			'a number of the question that the key has not',
			'How much memory do the weights of a 9B model with 48 layers take in fp16 on each of 4 GPUs?',
			'$9 \\times 2 / 4 = 4.5$ GB',
		],
	])('is none: %s', (_, question, answer) => {
		expect(judged(question, answer)).not.toContain('wrong');
	});
});

describe('what a calculation writes itself', () => {
	it('is not asked before it, also under a heading of its own that gives', () => {
		const text =
			'# Homework\n\n## Problem 1\n\n### (a)\n\n#### Question:\n\nTraining a model emitted 300 tCO2. Beef causes 50 kg of CO2 per kg, a burger has 113 g of beef. How many burgers emit as much?\n\n#### Answer:\n\nThe carbon of a burger is small.\n\n#### Context:\n\n300,000 kg CO2/0.0565 kg CO2 per burger ≈ 5.31 million burgers.\n';
		expect(alarms(reviewed(text)).join()).toContain('key.contradicted');
	});
});
