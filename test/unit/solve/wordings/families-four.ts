import { FAMILIES_IN_NUMBERS, FAMILIES_IN_NUMBERS_NEAR_MISSES } from './families-in-numbers.ts';
import type { WordedQuestion } from './worded-question.ts';
import { worded } from './worded-question.ts';

/** Questions of the families of by-hand steps and of counting, in other people's words. */
export const FAMILIES_FOUR: readonly WordedQuestion[] = [
	...FAMILIES_IN_NUMBERS,
	...worded('basics.k-means-step', 'Clustering', [
		[
			'Points $x_1 = (0, 0)$, $x_2 = (0, 2)$, $x_3 = (6, 0)$, $x_4 = (6, 4)$; initial centroids $c_1 = (0, 1)$, $c_2 = (5, 1)$. Carry out one iteration of k-means: assign every point and update the centroids.',
			{ J: 14 },
		],
		[
			'Run one step of Lloyd’s algorithm on $X = \\begin{bmatrix} 1 & 3 & 9 \\\\ 0 & 0 & 0 \\end{bmatrix}$ with the centres $C = \\begin{bmatrix} 2 & 8 \\\\ 0 & 0 \\end{bmatrix}$. Where do the centres move, and by how much does the distortion fall?',
			{ J: 3, J_2: 2 },
		],
	]),
	...worded('basics.two-layer-network', 'Backpropagation', [
		[
			'A 2-2-2 network has sigmoid units and no biases. $x = (1, 0)$, $W_1 = \\begin{bmatrix} 0.5 & 0.2 \\\\ -0.5 & 0.4 \\end{bmatrix}$, $W_2 = \\begin{bmatrix} 1 & -1 \\\\ 0.5 & 0 \\end{bmatrix}$, target $y = (1, 0)$. Do the forward pass and compute the error and the gradients of all weights.',
			{ E: 0.263 },
		],
	]),
	...worded('accounting.matmul-flops', 'Counting', [
		['How many FLOPs does it take to multiply a 512 × 2048 matrix by a vector of length 2048?', { F: 2_097_152 }],
		[
			'How many floating-point operations does the product of a $300 \\times 200$ and a $200 \\times 50$ matrix need?',
			{ F: 6e6 },
		],
		[
			'Count the multiply-adds of a linear layer with 1024 inputs and 4096 outputs for a batch of 16 vectors.',
			{ a: 67_108_864 },
		],
	]),
	...worded('accounting.checkpoint-size', 'Training', [
		[
			'How large is a training checkpoint of a 1.5B model on disk, with fp32 weights and Adam’s optimizer state?',
			{ M_c: 18e9 },
		],
	]),
	...worded('accounting.latent-kv-cache', 'Attention', [
		[
			'A model with 61 layers uses multi-head latent attention with a latent dimension of 512 and a RoPE key of 64. How many bytes of cache does it keep per token in bf16?',
			{ m: 70_272 },
		],
		[
			'MLA: 40 layers, compression dimension 256, decoupled RoPE dimension 32, 32 heads of dimension 128. How large is the cache per token, and by what factor is it smaller than with multi-head attention?',
			{ m: 23_040, '\\rho': 28.44 },
		],
	]),
	...worded('evaluation.chance-agreement', 'Annotation', [
		[
			'Two annotators label 200 comments: both yes 110, only the first 25, only the second 15, both no 50. Compute Cohen’s kappa.',
			{ '\\kappa': 0.5616 },
		],
		[
			'For the two judges: both positive 20, only the first 5, only the second 10, both negative 15. How large is the agreement by chance, and kappa?',
			{ p_e: 0.5, '\\kappa': 0.4 },
		],
	]),
	...worded('evaluation.pass-at-k', 'Sampling', [
		['A model generates 20 samples for a problem, 6 of them correct. What is pass@k for k = 2?', { '\\pi': 0.5211 }],
		[
			'If a single sample is right with probability 0.15, how likely is it that at least one of 4 independent samples is right?',
			{ '\\pi_i': 0.478 },
		],
	]),
	...worded('accounting.layer-parameters', 'Transformers', [
		['How many parameters does a multi-head attention layer have?', {}],
		[
			'How many parameters does one multi-head attention layer with $d_{model} = 512$ and 8 heads have, without biases?',
			{ P_a: 1_048_576 },
		],
		[
			'A transformer has $d_{model} = 1024$ and heads of size 64. How many weights belong to a single attention head?',
			{ P_1: 262_144 },
		],
		[
			'Grouped-query attention: width 2048, 16 query heads of dimension 128 and 4 key-value heads. How many parameters does the attention layer have?',
			{ P_a: 10_485_760 },
		],
	]),
];

/** Questions that sound like those, and are given no value. */
export const FAMILIES_FOUR_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	...FAMILIES_IN_NUMBERS_NEAR_MISSES,
	{ around: 'Clustering', question: 'How many clusters should k-means use for 10,000 customers?' },
	{ around: 'Clustering', question: 'Why does k-means stop after finitely many steps?' },
	{ around: 'Training', question: 'How often should a run of 90 days on 1000 GPUs save a checkpoint?' },
	{ around: 'Training', question: 'At which checkpoint of the 13B model was the validation loss lowest?' },
	{ around: 'Attention', question: 'Which accuracy does latent attention with dimension 512 lose on long contexts?' },
	{ around: 'Annotation', question: 'Why is kappa preferred to plain agreement between two raters?' },
	{ around: 'Annotation', question: 'Which of the two annotators is more reliable?' },
	{ around: 'Sampling', question: 'How many samples per problem does a benchmark need for a stable pass@1?' },
	{ around: 'Counting', question: 'How many cache misses does the product of two 4096 × 4096 matrices cause?' },
	{ around: 'Transformers', question: 'Which of the 12 attention heads of layer 3 could be removed?' },
];
