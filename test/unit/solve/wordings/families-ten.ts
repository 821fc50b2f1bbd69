import type { WordedQuestion } from './worded-question.ts';
import { worded } from './worded-question.ts';

/** Bottleneck adapters, sums of updates, ranks of their own, in anybody's words. */
export const FAMILIES_TEN: readonly WordedQuestion[] = [
	...worded('lora.bottleneck-adapter', 'Adapters', [
		[
			'A Houlsby adapter goes 768 → 48 → 768 with biases; two adapters in each of 12 layers. Parameters of one adapter and of all adapters?',
			{ P_1: 74544, P: 1789056 },
		],
		[
			'An adapter squeezes a 512-dimensional stream down to 32 and back up (down-projection, GELU, up-projection, no biases). One sits after the attention and one after the MLP in each of 6 layers. How many trainable parameters per adapter and in total?',
			{ P_1: 32768, P: 393216 },
		],
		[
			'A Pfeiffer adapter (bottleneck 96, model width 1024, biases included) sits once in each of 24 blocks. How many parameters are trained, and what percentage of 335 million is that?',
			{ P: 4745472, rho: 0.0141656 },
		],
		[
			'Ein Bottleneck-Adapter (Breite 768, Flaschenhals 64, mit Bias) steht zweimal in jeder der 12 Schichten. Wie viele Parameter hat ein Adapter und wie viele alle zusammen?',
			{ P_1: 99136, P: 2379264 },
		],
		[
			'How many parameters has a single bottleneck adapter of width 16 in a model of hidden size 256, biases included?',
			{ P_1: 8464 },
		],
		[
			'Series adapters of bottleneck 24 (d = 384, biases) are put into 10 layers, two per layer. Total number of parameters of the adapters?',
			{ P: 376800 },
		],
		[
			'How many weights has a bottleneck adapter that goes from 640 down to 40 and back to 640, without biases?',
			{ P_1: 51200 },
		],
		[
			'Count the parameters of an adapter: down-projection 512 → 64, ReLU, up-projection 64 → 512, both with biases.',
			{ P_1: 66112 },
		],
		[
			'A bottleneck adapter of size 8 is added twice per layer to a 4-layer encoder of width 128, biases included. How many trainable parameters in total?',
			{ P: 17472 },
		],
		[
			'Combien de paramètres a un adaptateur à goulot (bottleneck) de dimension 32 pour une largeur de 256, biais compris ?',
			{ P_1: 16672 },
		],
	]),
	...worded('lora.sum-of-updates', 'Low-rank adaptation', [
		[
			'A 512 × 256 layer gets two LoRA updates, one of rank 6 and one of rank 10, which are summed. What is the maximum rank of the sum of the two updates? Parameters of both together?',
			{ beta: 16, P: 12288 },
		],
		[
			'Adding a rank-4 and a rank-8 LoRA update to the same 1024 × 1024 matrix: what is the largest rank the combined update can have?',
			{ beta: 12 },
		],
		[
			'Two adapters of ranks 3 and 7 are added to one 640 × 640 matrix. Which rank can the sum of both updates have at most?',
			{ beta: 10 },
		],
		[
			'Zwei LoRA-Updates vom Rang 4 und vom Rang 6 werden zu einer 128 × 96 Matrix addiert. Welchen Rang kann die Summe der beiden Updates höchstens haben?',
			{ beta: 10 },
		],
		[
			'An update of rank 12 and a second update of rank 20 are summed; the matrix is 64 × 24. Upper bound for the rank of the sum?',
			{ beta: 24 },
		],
		['Two LoRA adapters, ranks 2 and 2, are added to one layer. Upper bound for the rank of their sum?', { beta_0: 4 }],
		[
			'A first adapter has rank 5, a second adapter rank 11; both sit on a 300 × 500 matrix and their products are added. Largest rank of the combined update, and the parameters of both?',
			{ beta: 16, P: 12800 },
		],
		['What rank can the sum of two LoRA updates of ranks 8 and 16 have at most on a 256 × 256 weight?', { beta: 24 }],
		[
			'Task A trains a rank-6 update, task B another update of rank 3, on the same 80 × 80 matrix. Highest possible rank of the sum of the two?',
			{ beta: 9 },
		],
		['Quel rang maximal a la somme de deux mises à jour LoRA de rangs 3 et 4 sur une matrice 50 × 40 ?', { beta: 7 }],
	]),
	...worded('lora.ranks-of-their-own', 'LoRA', [
		[
			'| module | d_in | d_out | rank |\n|---|---|---|---|\n| q_proj | 1024 | 1024 | 16 |\n| v_proj | 1024 | 256 | 8 |\n\nLoRA with a different rank for each module. How many trainable parameters has each module, and how many are there in total?',
			{ P: 43008 },
		],
		[
			'| layer | in | out | rank |\n|---|---|---|---|\n| fc1 | 256 | 128 | 4 |\n| fc2 | 128 | 64 | 2 |\n\nEach layer has a LoRA of a different rank. How many parameters are trained per layer and in total?',
			{ P: 1920 },
		],
		[
			'| layer | m | l | r |\n|---|---|---|---|\n| first | 600 | 600 | 6 |\n| second | 600 | 300 | 3 |\n\nA different LoRA rank per layer: count the trainable parameters in total.',
			{ P: 9900 },
		],
		[
			'| matrix | rows | columns | rank |\n|---|---|---|---|\n| q | 512 | 512 | 8 |\n| v | 512 | 256 | 4 |\n\nHow many trainable parameters do these LoRA adapters have, each matrix with a rank of its own?',
			{ P: 11264 },
		],
		[
			'| module | d_in | d_out | r |\n|---|---|---|---|\n| up | 300 | 1200 | 10 |\n| down | 1200 | 300 | 5 |\n\nLoRA with an individual rank for each module: number of trainable parameters, module by module and in total?',
			{ P: 22500 },
		],
		[
			'| layer | out | in | rank |\n|---|---|---|---|\n| 1 | 64 | 32 | 2 |\n| 2 | 16 | 64 | 1 |\n\nAdapters of a different rank per layer are trained with LoRA. Total of the trainable parameters?',
			{ P: 272 },
		],
		[
			'| matrix | m | l | r |\n|---|---|---|---|\n| W1 | 1000 | 500 | 2 |\n| W2 | 500 | 500 | 4 |\n| W3 | 500 | 100 | 6 |\n\nEvery matrix has its own rank. How many parameters does LoRA train for each matrix and in all?',
			{ P: 10600 },
		],
		[
			'| layer | d_in | d_out | rank |\n|---|---|---|---|\n| attn | 768 | 768 | 8 |\n| mlp | 768 | 3072 | 16 |\n\nHow many trainable parameters has LoRA with these different ranks for the layers, and by what factor fewer than the matrices?',
			{ P: 73728 },
		],
		[
			'| module | in | out | rank |\n|---|---|---|---|\n| k | 400 | 100 | 4 |\n| v | 400 | 100 | 8 |\n\nTotal adapter parameters when each module gets another rank (LoRA)?',
			{ P: 6000 },
		],
		[
			'| layer | rows | columns | r |\n|---|---|---|---|\n| h1 | 200 | 100 | 1 |\n| h2 | 100 | 200 | 2 |\n\nLoRA uses a different rank for each layer. Number of trainable parameters of each layer?',
			{ P: 900 },
		],
	]),
	...worded('lora.several-matrices', 'LoRA', [
		[
			'q: 2048→2048, k: 2048→512, v: 2048→512, o: 2048→2048; 16 blocks. With rank 4 on all four, what is the count for a block? For the model?',
			{ p: 53248, P: 851968 },
		],
		[
			'LoRA with r=16, target_modules=["q_proj", "v_proj"] on a model with 24 layers, hidden size 2048, k/v projections 2048 -> 512. How many trainable parameters does that make?',
			{ P: 2555904 },
		],
	]),
	...worded('accounting.lora-parameters', 'LoRA', [
		[
			'target_modules: [q_proj, k_proj, v_proj, o_proj], r: 8, hidden: 1024, layers: 12. How many trainable parameters does this configuration create?',
			{ P: 786432 },
		],
		[
			'A layer maps $\\mathbb{R}^{1024}$ to $\\mathbb{R}^{4096}$; an adapter $BA$ of inner dimension $r = 4$ is added. How many parameters are trained?',
			{ P: 20480 },
		],
		[
			'We may train at most 1,000,000 parameters with LoRA. The model has 20 blocks with two adapted square matrices of width 1024 each. What is the largest rank that stays within the limit?',
			{ k_P: 12 },
		],
	]),
	...worded('circuits.next-token-odds', 'Zero-layer transformer', [
		[
			'After `the` the logits are: `cat` 2, `dog` 1, `car` -1. How many times as likely is `cat` as `car`?',
			{ rho: 20.0855 },
		],
		[
			'Suppose the logit of *yes* is 1.2 and that of *no* is 0.5. How many times more likely is *yes*?',
			{ rho: 2.01375 },
		],
		['The logits after `New`: `York` 5, `auto` 3. How many times as likely is `York` as `auto`?', { rho: 7.38906 }],
		['Logits: "up" 1, "down" -1. What is the odds ratio of "up" against "down" by these logits?', { rho: 7.38906 }],
		[
			'In a corpus `not` is followed by `be` 30 times and by `do` 10 times. Which probabilities should an ideal bigram model give to the two?',
			{},
		],
		[
			'In a corpus `new` is followed by `york` 120 times and by `idea` 20 times. By how much must the logit of `york` exceed that of `idea`?',
			{ delta: 1.79176 },
		],
		[
			'`a` is followed by `b` 8 times and by `c` 2 times in the corpus. What is the difference between the logit of `b` and that of `c` in an ideal model?',
			{ delta: 1.38629 },
		],
		[
			'The logits for the next token are: *sun* 2, *rain* 2. How many times as probable as *rain* is *sun* by these logits?',
			{ rho: 1 },
		],
		[
			'Counts after `to`: seen `be` 50 times, `go` 25 times. What logit difference must the bigram model have between `be` and `go`, by how much must the logit of `be` exceed that of `go`?',
			{ delta: 0.693147 },
		],
		['The logit of `x` is 0.3 and that of `y` is -0.7. By what factor is `x` more likely than `y`?', { rho: 2.71828 }],
	]),
	...worded('circuits.operations-in-numbers', 'Attention heads', [
		[
			'One head with d_head = 128 works on n = 2048 positions. How many FLOPs take the scores QK^T of the head, and how many the multiplication of the pattern by V?',
			{ F_S: 1073741824, F_V: 1073741824 },
		],
		[
			'8 heads, d_model = 512, d_head = 64, n = 100 tokens. FLOPs of the projections to Q, K and V for all heads together? FLOPs of the output projection?',
			{ F_P: 157286400, F_O: 52428800 },
		],
		[
			'A head with d_head = 32 on d_model = 256 works on n = 50 positions. How many FLOPs does the projection to the queries of one head take?',
			{ F_Q: 819200 },
		],
		[
			'14 heads, d_head = 64, d_model = 896, sequence length 1000. How many columns has the concatenated output matrix $W_O$?',
			{ c_O: 896 },
		],
		[
			'$T$ is the one-hot matrix of 7 tokens over a vocabulary of 90. How many rows and columns has $T$?',
			{ r_T: 90, c_T: 7 },
		],
		[
			'Multi-head attention, 8 heads with d_head = 32, d_model = 256, sequence length 100. How many rows and columns has the stacked matrix R of the head results?',
			{ r_R: 256, c_R: 100 },
		],
		[
			'12 heads, d_head = 64, d_model = 768, n = 10. How many FLOPs takes the output projection $W_O R$ of all heads?',
			{ F_O: 11796480 },
		],
		[
			'One head, d_head = 16, n = 64 positions: FLOPs of the scores QK^T, without mask, and of the weighted values of the head?',
			{ F_S: 131072, F_V: 131072 },
		],
		[
			'4 heads with d_head = 8, d_model = 32, n = 5 positions. How many columns has the big output matrix of the heads and how many FLOPs takes $W_O R$?',
			{ c_O: 32, F_O: 10240 },
		],
		[
			'Head dimension 64, n = 1024 positions. How many FLOPs take the scores of one head, and how many the multiplication by V?',
			{ F_S: 134217728 },
		],
	]),
];

/** Questions that sound like these and are others. */
export const FAMILIES_TEN_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'Adapters', question: 'Why does a bottleneck adapter add inference latency while LoRA does not?' },
	{ around: 'Adapters', question: 'Which bottleneck width would you choose for a small data set?' },
	{ around: 'Adapters', question: 'Describe where Houlsby adapters are inserted.' },
	{ around: 'LoRA', question: 'Two adapters of ranks 3 and 5 are merged into the weights. What accuracy has the sum?' },
	{ around: 'LoRA', question: 'Which rank would you choose for each layer of the table?' },
	{
		around: 'Zero-layer transformer',
		question: 'Logits: `a` 3, `b` 1. How much training data is needed to learn this?',
	},
	{ around: 'Zero-layer transformer', question: 'Logits: `a` 3, `b` 1, `c` 0. Which embedding has `a`?' },
	{ around: 'Attention heads', question: 'How many milliseconds does the score matrix of 12 heads of size 64 take?' },
	{ around: 'LoRA', question: 'How does AdaLoRA decide which layer gets a different rank?' },
];
