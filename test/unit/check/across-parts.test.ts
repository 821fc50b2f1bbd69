import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

/** Findings that are not right, one line each. */
const told = (text: string): readonly string[] =>
	reviewed(text)
		.findings.filter(({ verdict }) => verdict === 'wrong' || verdict === 'follows')
		.map(({ part, verdict, expected }) => `${part} ${verdict} ${expected?.text ?? ''}`);

const sheet = (context: string, ...parts: readonly (readonly [string, string])[]): string =>
	`## Problem 1\n\n${context}\n\n${parts.map(([question, answer], at) => `**(${'abcd'[at]})** ${question}\n\n**Answer:** ${answer}\n`).join('\n')}`;

const CACHE = 'The model has 40 layers with 40 heads of dimension 128. All is stored in fp16.';
const PER_TOKEN = 'How large is the KV cache for one token?';

describe('a number that only the key contradicts, used in another part', () => {
	it.each([
		['bare', '$409{,}600 \\times 2048 \\approx 839$ MB'],
		['with its unit', '$409{,}600 \\text{ B} \\times 2048 \\approx 839$ MB'],
	])('is followed: %s', (_, answer) => {
		expect(
			told(
				sheet(
					CACHE,
					[PER_TOKEN, '$40 \\times 40 \\times 128 \\times 2 = 409{,}600$ bytes'],
					['And for 2048 tokens?', answer],
				),
			),
		).toEqual(['1.a wrong 819,200 bytes', expect.stringMatching(/^1\.b follows 1,?678 MB|^1\.b follows 1\.68/)]);
	});

	it('is followed from a symbol', () => {
		expect(
			told(
				sheet(
					CACHE,
					[PER_TOKEN, 'The cache takes $m = 409{,}600 \\text{ B}$.'],
					['How much is that for 1000 tokens?', '$1000 \\times 409{,}600 \\text{ B} = 409.6 \\text{ MB}$'],
				),
			),
		).toEqual(['1.a wrong 819,200 B', '1.b follows 819.2 MB']);
	});

	it('is not followed from a round number', () => {
		const store = 'How much memory do the weights of a 100T parameter model take in fp16?';
		const tokens = 'How many FLOPs are 2 FLOPs for each of a million million million parameters?';
		expect(
			told(
				sheet(
					'',
					[store, '$10^{14} \\times 2 = 2 \\times 10^6$ GB'],
					[tokens, '$10^{12} \\times 2 \\times 10^6 = 2 \\times 10^{18}$ FLOPs'],
				),
			),
		).toEqual(['1.a wrong 200,000 GB']);
	});

	it.each([
		['a size that many things have', '4096', '$4096 / 8 = 512$'],
		[
			'the same digits with another unit',
			'409{,}600',
			'A book has 409,600 letters, so ten have $10 \\times 409{,}600 = 4{,}096{,}000$.',
		],
	])('is not followed to %s', (_, number, answer) => {
		expect(
			told(
				sheet(CACHE, [PER_TOKEN, `$M = ${number} \\text{ B}$`], ['Something else: what is the point?', answer]),
			).filter(each => each.startsWith('1.b')),
		).toEqual([]);
	});
});

describe('questions in a row under what is said before them', () => {
	const row = (intro: string) =>
		`# Quiz\n\n${intro}\n\n(a) How many FLOPs does the training take?\n\nC = 6 · 3e9 · 6e10 = 1.08e21\n\n(b) What is the F1 score of the detector?\n\n0.8\n`;

	it('take their givens from it', () => {
		const { parts } = reviewed(row('A model with 3 billion parameters is trained on 60 billion tokens.'));
		expect(parts.map(({ verdict }) => verdict)).toEqual(['right', 'cannot-tell']);
	});

	it('hand their results on', () => {
		const text = `# Quiz

A model with 3 billion parameters is trained on 60 billion tokens.

(a) How many FLOPs does the training take?

$2 \\cdot 3 \\times 10^9 \\cdot 6 \\times 10^{10} = 3.6 \\times 10^{20}$ FLOPs

(b) How long does it take on 64 GPUs with a peak of 312 TFLOP/s each at 40 % utilization?

$3.6 \\times 10^{20} / (64 \\cdot 312 \\times 10^{12} \\cdot 0.4) = 45{,}072$ s
`;
		expect(told(text)).toEqual(['a wrong 1.08 × 10²¹ FLOPs', expect.stringMatching(/^b follows 135,\d{3} s/)]);
	});

	it('take nothing from a row of questions without a word before them', () => {
		const text =
			'# Quiz\n\n1. What is 7 billion?\n\nA number.\n\n2. How much memory do the weights take in fp16?\n\n26 GB\n';
		expect(reviewed(text).findings.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
	});
});

describe('a model stored after it was trained', () => {
	const context = 'The model has 20 trillion parameters.';
	const first: readonly [string, string] = [
		'How much memory is required to store the model during training? Take 16-bit parameters.',
		'$20 \\times 10^{12} \\times 2 = 40$ TB',
	];

	it('is stored by its parameters, not by what training keeps beside them', () => {
		const storing = ['What does it cost to store it on SSD at \\$0.00005 per MB?', 'It costs \\$2,000.'] as const;
		const { findings } = reviewed(sheet(context, first, storing));
		expect(findings.map(({ part, verdict }) => `${part} ${verdict}`)).toEqual(['1.a right', '1.b right']);
	});

	it('needs as many cards as the question before asked about', () => {
		const trained: readonly [string, string] = [
			'How much memory is needed to train a 7B model with mixed-precision Adam?',
			'112 GB',
		];
		expect(told(sheet('', trained, ['How many 24 GB cards is that?', '5 cards']))).toEqual([]);
	});
});

describe('what a key assumes because nothing is said', () => {
	const verdict = (question: string, answer: string) =>
		reviewed(`## Problem 1\n\n**(a)** ${question}\n\n**Answer:** ${answer}\n`).parts.find(({ leaf }) => leaf)!.verdict;
	const LORA = 'LoRA with rank 16 adapts a 1024 × 4096 matrix: how many trainable parameters?';

	it.each([
		['a product for the sum', '$16 \\cdot 1024 \\cdot 4096 = 67{,}108{,}864$', 'wrong'],
		['three matrices', '$3 \\cdot 16 \\cdot (1024 + 4096) = 245{,}760$', 'cannot-tell'],
		['one matrix', '$16 \\cdot (1024 + 4096) = 81{,}920$', 'right'],
	])('excuses only what is right for several: %s', (_, answer, expected) => {
		expect(verdict(LORA, answer)).toBe(expected);
	});

	it.each([
		['bits for bytes', '$30 \\times 10^9 \\times 16 = 480$ GB', 'wrong'],
		['another way, by name', 'With mixed-precision Adam: $30 \\times 10^9 \\times 16 = 480$ GB', 'right'],
	])('is another way only where the answer speaks of it: %s', (_, answer, expected) => {
		expect(verdict('How much memory do the weights of a 30B model take in bf16?', answer)).toBe(expected);
	});

	it('takes no rounding from a decimal that the question gives', () => {
		const text =
			'## Problem 1\n\nA share of 0.3 is spam, and 0.92 of it is flagged.\n\n**(a)** What of it all?\n\n**Answer:** $0.92 \\cdot 0.3 / 0.304 = 0.978$\n';
		expect(told(text)).toEqual(['1.a wrong 0.908']);
	});
});

describe('a question for another value of what the one before it asked', () => {
	it('has its key and takes the rest from there', () => {
		const { parts } = reviewed(
			sheet(
				'',
				['The logits are (3, 1). What are the probabilities at temperature 1?', '(0.881, 0.119)'],
				['And at temperature 2?', '(0.731, 0.269)'],
			),
		);
		expect(parts.filter(({ leaf }) => leaf).map(({ verdict }) => verdict)).toEqual(['right', 'right']);
	});

	it('raises no alarm where a problem has the numbers of several layers', () => {
		const text = `# Worksheet

An image of size 64 x 64 with 3 channels goes through: conv1 (16 filters of size 5 x 5, stride 1, padding 2), max pooling 2 x 2 with stride 2, conv2 (32 filters of size 3 x 3, stride 2, padding 1).

**1.** What is the spatial size after the pooling layer?

64 / 2 = 32

**2.** What is the spatial output size of conv2?

(32 + 2 - 3) / 2 + 1 = 16.5, rounded down: 16
`;
		expect(told(text)).toEqual([]);
	});
});

describe('what is asked in all', () => {
	it.each([
		[
			'A model gives the four tokens of a text 0.5, 0.25, 0.125, 0.5. Total log-loss in bits?',
			'1 + 2 + 3 + 1 = 7 bits.',
		],
		[
			'The four tokens have the probabilities 0.5, 0.25, 0.5, 0.5. Sum of the losses in bits?',
			'1 + 2 + 1 + 1 = 5 bits.',
		],
	])('is not held against what each has: %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer)))).toEqual([]);
	});
});

describe('what the answer goes on with, or is asked for', () => {
	it.each([
		[
			'An adapter of rank 12 beside a map from 2816 to 7680; we call the width 2816 and the bottleneck 12. Parameters of this adapter?',
			'```\n12*2816 = 33792\n12*7680 = 92160\nsum     = 125952\n```',
		],
		[
			'LoRA has alpha = 48 and rank 12, so alpha / r = 4. What must alpha be for the same factor at r = 32?',
			'4 * 32 = 128',
		],
		[
			'LoRA of rank 8 on a matrix of 3584 × 896. From which rank on has LoRA no fewer parameters than the full matrix?',
			'3,211,264 / 4480 = 716.8, so from r = 717 on.',
		],
	])('is not held against the whole: %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer))).filter(line => line.includes('key.'))).toEqual([]);
	});
});
