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
		[
			'a column written row by row, the factors in the order of their product, and the scale before it',
			'A layer with LoRA computes with W0 + 0.25·BA, where W0 = [[2, 0], [1, 1]], B = [[4], [-2]] and A = [[1, 3]].',
			'Compute the merged weight and the output for the input x = (1, 2).',
			{ 'merged weights': '[3 3; 0.5 -0.5]', output: '[9; -0.5]' },
		],
		[
			'an update entry by entry, and its norm',
			'The update of a frozen matrix is $\\Delta W = \\frac{\\alpha}{r} BA$ with $B = (2, 0, -1)^\\top$, $A = (1, 2)$, $\\alpha = 3$.',
			'Compute ΔW entry by entry, and its Frobenius norm.',
			{ update: '[6 12; 0 0; -3 -6]', 'Frobenius norm of the update': '15' },
		],
		[
			'a prefix where query heads share their keys and values',
			'A model of width 2048 has 16 layers and 4 KV heads of dimension 64. It is tuned with a prefix of 10 virtual tokens (prefix tuning).',
			'How many parameters are trained?',
			{ 'trainable parameters': '81,920' },
		],
		[
			'a standard deviation for each factor, and none by Xavier',
			'The entries of $A$ ($300 \\times 9$) and $B$ ($9 \\times 300$) are drawn from normal distributions with standard deviations 0.1 and 0.4, respectively.',
			'What is the standard deviation of an entry of $AB$?',
			{ 'standard deviation of an entry of the product': '0.12' },
		],
		[
			'tokens by plain names, at a temperature',
			'The next-token logits of a zero-layer model are red: 1.0, green: 3.0, blue: 2.0.',
			'What are the probabilities at temperature 2?',
			{ probabilities: '[0.1863; 0.5065; 0.3072]' },
		],
		[
			'shares of all occurrences, and not of those that are named',
			'In the corpus, "the" occurs 400 times; it is followed by "sea" 40 times and by "sun" 60 times.',
			'Which probability should an ideal zero-layer model give to "sun" after "the"?',
			{ 'shares of the counts': '[0.1; 0.15]' },
		],
		[
			'counts in a table, and the two that are compared',
			'| next token | count after "a" |\n|---|---|\n| cup | 20 |\n| pan | 80 |\n| others | 100 |',
			'Which probability does the ideal bigram model give to "cup" after "a", and how much must the logit of pan exceed that of cup?',
			{ 'shares of the counts': '[0.1; 0.4; 0.5]', 'difference of the logits': '1.3863' },
		],
		[
			'one base model of a stated size',
			'Every client gets a LoRA adapter of 5 MB, and the base model takes 8 GB.',
			'How much storage do 200 clients need when all share the base, and how much if each had a full copy?',
			{ 'base model and all adapters': '9 GB', 'whole copies': '1.6 TB' },
		],
		[
			'one training example is no piece of itself, and padding goes up to its end',
			'One training example: 3 soft tokens, then 10 prompt tokens, 15 tokens of reasoning, 2 answer tokens, 1 EOS, then padding up to 40. Positions are counted from 0; the logits at position t predict token t+1.',
			'Which are the first and the last position that contribute to the loss, if all from the reasoning up to EOS is learnt?',
			{ 'output positions in the loss': '12–29', 'number of terms in the loss': '18' },
		],
		[
			'what is held against another stands behind it',
			"The logits after 'fresh' in a zero-layer model: air 3, fish 2.5, paint 1.",
			"How many times as likely as 'paint' is 'air'?",
			{ 'times as probable': '7.3891' },
		],
		[
			'room that is left needs no base model',
			'GPU memory left for adapters: 2 GB. Each adapter is rank 8 on three 2048×2048 projections in 24 layers, stored in fp16.',
			'How many adapters fit?',
			{ 'adapters that fit': '423' },
		],
		[
			'by what the multiplier changes, and not what it is',
			'In a run with $\\alpha=64$ the rank is raised from 4 to 16.',
			'By which factor does the multiplier $\\alpha/r$ change, and by which factor would it change with rsLoRA?',
			{ 'change of the factor': '0.25', 'change of the factor with the root of the rank': '0.5' },
		],
		[
			'only two of the four matrices',
			'A decoder has 12 blocks. In each block there are four attention matrices of size $1024\\times1024$. Up to now only the query and the value matrix of each block carried LoRA pairs, of rank 10.',
			'How many trainable parameters does this configuration have?',
			{ 'trainable parameters': '491,520' },
		],
		[
			'factors by their letters, whatever model they belong to',
			'An MLP matrix of a 13B model maps 5120 features to 13,824. It is adapted by $A\\in\\mathbb{R}^{5120\\times16}$ and $B\\in\\mathbb{R}^{16\\times13824}$, stored in bf16.',
			'How many bytes do $A$ and $B$ take together? How many would a dense $\\Delta W$ take?',
			{ 'memory of the LoRA factors': '606,208 B = 592 KiB', 'memory of the full matrix': '141,557,760 B = 135 MiB' },
		],
		[
			'a prompt by the bytes of its file, and not by the parameters of the model',
			'The file of a soft prompt consists of 409,600 bytes of bf16 numbers. It belongs to a frozen language model with 3 billion parameters and hidden size 2048.',
			'How many virtual tokens does the prompt have?',
			{ 'prompt vectors that fit': '100' },
		],
	])('%s', (_, around, question, wanted) => {
		expect(resultsOf(around, question)).toMatchObject(wanted);
	});
});
