import { describe, expect, it } from 'vitest';
import { review } from '../../../src/core/review.ts';
import { library } from '../library.ts';

/** The numbers that a question comes to, with and without an answer below it. */
function numbers(around: string, question: string, answer = ''): readonly number[] {
	const { parts } = review(`# Homework\n\n## Problem 1\n\n${around}\n\n(a) ${question}\n${answer}`, library, {
		force: true,
	});
	return parts.flatMap(({ solution }) => solution?.results.flatMap(({ value }) => value ?? []) ?? []);
}

const CONFIG = `| setting | value |
|---|---|
| n_layers | 10 |
| d_model | 640 |
| n_heads | 10 |
| n_kv_heads | 2 |
| d_ff (SwiGLU) | 1728 |
| vocab | 8000 |
| embeddings | untied |`;

/** Around, question, and numbers that must be among the results. */
const SOLVED: readonly (readonly [string, string, readonly number[]])[] = [
	// A plain feed-forward part has two matrices, a gated one three.
	[
		'',
		'A decoder of 6 layers has d_model = 256, d_ff = 1024, a vocabulary of 5,000 and tied embeddings. How many parameters (ignore biases and layer norms)?',
		[6 * 12 * 256 ** 2 + 5000 * 256],
	],
	[
		CONFIG,
		'Leaving out the norm weights, what is the total number of parameters?',
		[10 * (2 * 640 ** 2 + 2 * 640 * 128 + 3 * 640 * 1728) + 2 * 8000 * 640],
	],
	[
		'A GPT has 8 layers and a model width of 512; its feed-forward width is three times that. No biases.',
		'How many parameters are in the transformer blocks?',
		[8 * (4 * 512 ** 2 + 2 * 3 * 512 ** 2)],
	],
	[
		'',
		'A GPT with $L = 4$ blocks, $d_{model} = 128$, vocabulary $V = 900$, feed-forward width $4 d_{model}$. Estimate the total number of parameters.',
		[4 * 12 * 128 ** 2 + 900 * 128],
	],
	[
		'A model has 10 layers of width 512 with 8 heads of dimension 64. Each layer has 16 experts of which 4 are active, each a SwiGLU MLP with hidden width 256, and a linear router. The vocabulary has 9,000 entries; input and output embeddings are shared.',
		'How many parameters does it have in total, and how many are active per token?',
		[
			10 * (4 * 512 ** 2 + 16 * 3 * 512 * 256 + 512 * 16) + 9000 * 512,
			10 * (4 * 512 ** 2 + 4 * 3 * 512 * 256 + 512 * 16) + 9000 * 512,
		],
	],
	[
		'A ViT takes images of 32×32 pixels in 4×4 patches. Width 192, 6 blocks, MLP dimension 768, a class token, no classification head.',
		'How many tokens does it see and how many parameters does it have?',
		[65, 48 * 192 + 192 + 192 + 65 * 192 + 6 * (12 * 192 ** 2 + 4 * 192 + 768 + 192 + 4 * 192) + 2 * 192],
	],
	[
		'A convolution maps 16 channels to 48 channels with 3×3 kernels, stride 2, padding 1; the input is 40×40.',
		'Output size, parameters and MACs?',
		[20, 48 * (9 * 16 + 1), 400 * 48 * 9 * 16],
	],
	[
		'Training uses AdamW in mixed precision on a 2B model.',
		'How many bytes of weights, gradients and optimiser state?',
		[32e9],
	],
	[
		'A 10B model is trained with Adam in mixed precision (16 bytes per parameter) on 20 GPUs.',
		'How much memory for model states does each GPU need with plain data parallelism, with ZeRO-1 and with ZeRO-3?',
		[160e9, 46e9, 8e9],
	],
	['', 'A corpus of 3 trillion tokens is stored as uint32 token ids. How much disk space does it take?', [12e12]],
	['A tokenizer makes 4 bytes per token.', 'How many tokens does a 600 GB text corpus contain?', [150e9]],
	[
		'A card with 48 GB serves a model whose weights occupy 16 GB. The KV cache needs 0.5 MB per token.',
		'How many tokens can be cached in the remaining memory?',
		[64_000],
	],
	['Time to first token is 400 ms, then each token takes 20 ms.', 'How long does a reply of 101 tokens take?', [2.4]],
	[
		'A corpus of 50B tokens is used for one epoch. The global batch size is 1M tokens.',
		'How many optimiser steps?',
		[50_000],
	],
	[
		'A dataset has 50,000 images. Batch size 128, the last partial batch is dropped, 10 epochs.',
		'How many updates are there in total?',
		[3900],
	],
	[
		'',
		'How many FLOPs does one training step of a 2B model take with a batch of 256 sequences of 1,024 tokens?',
		[6 * 2e9 * 256 * 1024],
	],
	[
		'A run used 128 GPUs for 10 days to train a 7B model on 300B tokens (peak 300 TFLOP/s).',
		'What MFU was achieved?',
		[(6 * 7e9 * 300e9) / (128 * 300e12 * 864_000)],
	],
];

/** Questions of which no number may be told: what is asked for is a sum, a difference or another network's. */
const LEFT: readonly (readonly [string, string, readonly number[]])[] = [
	[
		'A server has 96 GB of memory. A table takes 30 GB, and every row 3 kB.',
		'How many rows fit into the remaining memory?',
		[10e6, 32e6],
	],
	['The set-up takes 90 s, then each picture takes 3 s.', 'How long do 40 pictures take?', [120]],
	[
		'',
		'A 6B-parameter model is stored in fp32. By how much does its file shrink in GB if it is converted to int8?',
		[6, 6e9],
	],
	[
		'A CNN has two convolutional layers with 5x5 kernels, followed by a fully connected layer from 512 features to 20 classes.',
		'How many parameters does the network have?',
		[512 * 20 + 20],
	],
];

const isNear = (value: number, wanted: number): boolean => Math.abs(value / wanted - 1) < 5e-3;

describe('sizes, memory, compute and time of models', () => {
	it.each(SOLVED)(
		'%s | %s',
		(around, question, wanted) => {
			const found = numbers(around, question);
			for (const value of wanted)
				expect(
					found.some(each => isNear(each, value)),
					`${value} in ${found}`,
				).toBe(true);
		},
		60_000,
	);

	it.each(LEFT)(
		'is silent: %s | %s',
		(around, question, never) => {
			const found = numbers(around, question);
			for (const value of never)
				expect(
					found.some(each => isNear(each, value)),
					`${value} in ${found}`,
				).toBe(false);
		},
		60_000,
	);

	it('takes no result of its own question from the answer below it', () => {
		const found = numbers(
			'A ViT takes 64×64 images in 8×8 patches.',
			'Compute the number of patches and the number of tokens with a class token.',
			'\n**Answer:**\n\n- patches: 99\n- tokens: 100\n',
		);
		expect(found).toContain(64);
		expect(found).toContain(65);
	}, 60_000);
});
