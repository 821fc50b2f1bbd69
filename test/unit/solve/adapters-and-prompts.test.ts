import { describe, expect, it } from 'vitest';
import { reviewed } from '../check/reviewed.ts';

/** What a question comes to, by the names of the results. */
const resultsOf = (around: string, question: string): Readonly<Record<string, string>> =>
	Object.fromEntries(
		reviewed(`# Homework\n\n## Problem 1\n\n${around}\n\n(a) ${question}\n`)
			.parts.flatMap(({ solution }) => solution?.results ?? [])
			.map(({ name, text }) => [name, text]),
	);

describe('adapters and prompts as lecturers ask for them', () => {
	it.each([
		[
			'what a rank can keep of an update',
			'The weight change that full fine-tuning finds has the singular values 6, 3 and 2; all others are zero.',
			'What share of its squared Frobenius norm can an adapter of rank 1 keep at best?',
			{ 'share of the energy that is kept': '73.469 %' },
		],
		[
			'the multiplier at two ranks, without the name of the method',
			'The library adds $\\frac{\\alpha}{r} BA$ to the frozen matrix. The first run used $r=4$ and $\\alpha=8$; then somebody raised the rank to $r=16$ and left $\\alpha$ alone.',
			'What is the multiplier in front of $BA$ in both runs, and which $\\alpha$ would have kept it?',
			{
				'factor alpha over the rank': '2',
				'factor at the other rank': '0.5',
				'alpha that keeps the factor': '32',
			},
		],
		[
			'the largest power of two that a budget allows',
			'An encoder of 16 blocks gets LoRA on the query and value projection of every block, both $1024 \\times 1024$.',
			'You may train at most 3 million parameters. What is the largest power of two for $r$, and how many trainable parameters do you then have?',
			{ 'largest power of two as rank': '32', 'parameters with that power of two': '2,097,152' },
		],
		[
			'how many adapters fit beside a model',
			'A 40 GB card holds the bf16 weights of a 7-billion-parameter model, and 10 GB are set aside for the cache.',
			'How many LoRA adapters of rank 16 (bf16, on the query and value projections, each 4096 x 4096, of all 32 layers) fit into the rest?',
			{ 'adapters that fit': '953', 'memory of one adapter': '16,777,216 B = 16 MiB' },
		],
		[
			'by how many a higher rank adds',
			'The rank of the LoRA layers goes up from 4 to 6. Each adapted matrix is 512 by 256, and there are 10 of them.',
			'How many more parameters are trainable then, and how many trainable parameters are there?',
			{ 'further parameters': '15,360', 'trainable parameters': '46,080' },
		],
		[
			'labels of a padded batch',
			'A batch has two rows, each padded to 30 positions; labels of the questions and the padding are -100. The answers have 5 and 9 tokens.',
			'How many labels are not -100, how many are -100, and what is the mean loss if the negative log-likelihoods add up to 28?',
			{ 'labels that count': '14', 'labels of -100': '46', 'mean loss': '2' },
		],
		[
			'the longest prompt for a number of bytes',
			'Every app keeps one learned prompt in half precision; the embedding width is 1024 and 100,000 bytes are reserved for it.',
			'What is the greatest number of virtual tokens, and how many bytes does it really take?',
			{ 'prompt vectors that fit': '48', 'memory of the prompt that fits': '98,304 B = 96 KiB' },
		],
		[
			'the cache of a prompt, in French',
			'Le modèle gelé compte 10 couches, une dimension cachée de 512 et travaille en fp16. Le prompt souple a 8 vecteurs, un lot contient 4 exemples.',
			'Combien de Ko occupent les clés et valeurs du prompt stockées une seule fois, et combien si chaque exemple du lot garde sa propre copie ?',
			{
				'keys and values kept once': '163,840 B = 160 KiB',
				'keys and values kept for each example': '655,360 B = 640 KiB',
			},
		],
		[
			'the width of a head beside that of the model',
			'$d_{model}=512$, 8 heads of width 32, context of 100 tokens.',
			'How many rows and columns has the output matrix $W_O$ of the concatenated heads?',
			{ 'rows of the output matrix': '512', 'columns of the output matrix': '256' },
		],
		[
			'adapters of a stated size beside a model',
			'A 16 GB GPU runs a 3B model in fp16. The cache needs 2 GB. Each tenant has a LoRA adapter of 10 MB.',
			"How many tenants' adapters can stay in memory together?",
			{ 'adapters that fit': '800' },
		],
		[
			'how many projections stand before their shape',
			'Rank-4 LoRA on three 512 × 512 projections in each of 6 layers.',
			'How many trainable parameters?',
			{ 'trainable parameters': '73,728' },
		],
		[
			'the stream at one position behind two heads',
			'One attention-only layer, two heads, two positions. $X_0 = [[1, 0], [0, 2]]$ (columns = positions), $W_{OV}^1 = diag(1, 2)$, $A^1 = [[1, 0], [0.5, 0.5]]$, $W_{OV}^2 = [[0, 1], [1, 0]]$, $A^2 = [[1, 0], [0, 1]]$ (row = destination).',
			'Find the residual stream at the second position after the layer.',
			{ 'stream there after the heads': '[2.5; 4]' },
		],
		[
			'padding that nobody counts is not told to be none',
			'Layout: 1–4 soft prompt, 5–10 question, 11–14 answer, 15 end-of-sequence.',
			'At which output positions is the loss computed, and how many terms are there?',
			{ 'number of terms in the loss': '5', 'output positions in the loss': '10–14' },
		],
	])('%s', (_, around, question, wanted) => {
		expect(resultsOf(around, question)).toMatchObject(wanted);
	});
});
