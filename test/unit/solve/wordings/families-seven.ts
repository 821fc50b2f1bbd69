import type { WordedQuestion } from './worded-question.ts';
import { worded } from './worded-question.ts';

/** Statistics of runs and batches, speed-ups, and losses of pairs, triplets and critics, in anybody's words. */
export const FAMILIES_SEVEN: readonly WordedQuestion[] = [
	...worded('basics.sample-statistics', 'Evaluation', [
		[
			'Four random seeds gave the accuracies 90.1, 89.5, 90.7 and 89.9. What are the mean, the sample standard deviation and the standard error of the mean?',
			{ mu: 90.05, s: 0.5, e: 0.25 },
		],
		[
			'Compute mean and standard deviation of the losses (0.5, 0.7, 0.6, 0.8, 0.9) over five runs.',
			{ mu: 0.7, s: 0.15811 },
		],
		['What is the standard error of the mean of the scores 70, 72, 74?', { e: 1.1547 }],
		[
			'The results of three folds are (0.81, 0.79, 0.86). Give the average and the standard error.',
			{ mu: 0.82, e: 0.020817 },
		],
		['Mittelwert und Standardabweichung der Werte (4, 6, 8)?', { mu: 6, s: 2 }],
		['计算均值和样本标准差：数值 (2, 4, 6)。', { mu: 4, s: 2 }],
		['Find the unbiased variance of the measurements $x = (1, 2, 3, 4)$.', { v: 1.66667 }],
	]),
	...worded('training.running-statistics', 'Batch normalisation', [
		[
			'PyTorch BatchNorm with momentum 0.1: the running mean starts at 0 and the running variance at 1. Two batches have the means (1.0, 2.0) and the variances (3.0, 2.0). What are the running mean and running variance after both batches?',
			{ m_n: 0.29, v_n: 1.28 },
		],
		[
			'Batch norm keeps running statistics with momentum 0.9. Update the running mean, which starts at 0, with the batch means (10, 10, 10).',
			{ m_n: 2.71 },
		],
		[
			'What is the moving mean after the batches with means (2, 4) in batch normalisation (momentum 0.99, start 0)?',
			{ m_n: 0.0598 },
		],
	]),
	...worded('training.parallel-speed-up', 'Parallel training', [
		[
			'Amdahl: 10 % of the work is serial. What is the speed-up with 16 GPUs, and what is the limit?',
			{ S: 6.4, S_m: 10 },
		],
		["What is the speed-up by Amdahl's law with 90 % parallel work on 16 processors?", { S: 6.4 }],
		["By Amdahl's law, how many times faster are 4 workers if 80 % can be parallelised?", { S: 2.5 }],
		[
			'5 % of a training step cannot be parallelised. What is the maximum speedup with 64 GPUs?',
			{ S: 15.4217, S_m: 20 },
		],
		['What is the upper bound of the speed-up when 2 % of the step is serial?', { S_m: 50 }],
		['Amdahlsches Gesetz: Welche Beschleunigung bringen 8 GPUs, wenn 20 % sequentiell sind?', { S: 3.3333 }],
		['用 Amdahl 定律计算加速比：使用 8 个处理器，串行比例为 0.1。', { S_m: 10 }],
	]),
	...worded('basics.triplet-loss', 'Metric learning', [
		[
			'The distance to the positive is 0.8, the distance to the negative 1.1. What is the triplet loss with margin 0.5?',
			{ ell: 0.2 },
		],
		[
			'Compute the triplet loss for anchor $a = (0, 0)$, positive $p = (3, 4)$, negative $n = (0, 6)$ and margin 2.',
			{ d_p: 5, d_n: 6, ell: 1 },
		],
		['Triplet loss with $d(a, p) = 0.5$, $d(a, n) = 2$ and margin 1: what is its value?', { ell: 0 }],
		[
			'What is the triplet margin loss of the embeddings a = (1, 0), p = (1, 1), n = (0, 0) with Euclidean distance and a margin of 0.2?',
			{ d_p: 1, d_n: 1, ell: 0.2 },
		],
		['Berechne den Triplet-Loss für a = (1, 1), p = (1, 2), n = (3, 1) mit Marge 1.5.', { d_p: 1, d_n: 2, ell: 0.5 }],
		['计算三元组损失：$d_p = 1$，$d_n = 1.2$，间隔 0.5。', { ell: 0.3 }],
	]),
	...worded('basics.critic-loss', 'GANs', [
		[
			'A WGAN critic gives the real images the scores (1.5, 0.5) and the fake images the scores (-0.5, 0.1). What are the critic loss and the generator loss?',
			{ ell_c: -1.2, ell_g: 0.2 },
		],
		[
			'WGAN: critic scores of real samples (2, 3, 4), of generated samples (1, 0, -1). Compute the Wasserstein estimate and both losses.',
			{ W: 3, ell_c: -3 },
		],
		[
			'Critic scores: real 1.0, 2.0; fake 0.5, 1.5. Give the loss of the critic of the Wasserstein GAN.',
			{ ell_c: -0.5, ell_g: -1 },
		],
	]),
	...worded('basics.contrastive-loss', 'Contrastive learning', [
		[
			'InfoNCE loss: the similarity to the positive is 0.8, to three negatives (0.1, 0.3, 0.2), temperature 0.5. What is the loss?',
			{ ell: 0.65007 },
		],
		[
			'Compute the CLIP loss in both directions for the similarity matrix $\\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}$ with temperature 1.',
			{ ell_r: 0.31326, ell_c: 0.31326, ell_s: 0.31326 },
		],
		[
			'What is the symmetric contrastive loss of the similarity matrix [[2, 1], [0, 3]] at temperature 1?',
			{ ell_r: 0.18092, ell_c: 0.126928, ell_s: 0.15392 },
		],
	]),
	...worded('training.batch-normalisation', 'Normalisation', [
		[
			'LayerNorm of (2, 4, 6) with $\\gamma = (1, 2, 1)$ and $\\beta = (0, 1, 0)$, epsilon 0.',
			{ mu: 4, v: 2.66667, sigma: 1.63299 },
		],
		['Layer normalisation of the vector (1, 3): mean, standard deviation and output.', { mu: 2, sigma: 1 }],
	]),
];

/** Questions that sound like those, and are given no value. */
export const FAMILIES_SEVEN_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'Evaluation', question: 'How many seeds are needed for a standard error of 0.1?' },
	{ around: 'Evaluation', question: 'Why should one report the mean and the standard deviation over five seeds?' },
	{ around: 'Evaluation', question: 'Five seeds gave a mean of 81.2. What is the standard deviation?' },
	{ around: 'Evaluation', question: 'Is the difference between the means of five seeds of two models significant?' },
	{ around: 'Evaluation', question: 'Which of the seeds 1, 2, 3 should be reported?' },
	{ around: 'Evaluation', question: 'How does the standard error change when the number of runs grows from 4 to 16?' },
	{ around: 'Batch normalisation', question: 'Why does batch norm keep a running mean?' },
	{ around: 'Batch normalisation', question: 'Which momentum should the running mean of batch norm have?' },
	{
		around: 'Batch normalisation',
		question: 'How many numbers does a BatchNorm layer with 64 channels keep as running statistics?',
	},
	{ around: 'Batch normalisation', question: 'What is the running mean after 100 batches?' },
	{ around: 'Parallel training', question: 'Why does the speed-up flatten out with more GPUs?' },
	{ around: 'Parallel training', question: 'What is the speed-up with 8 GPUs?' },
	{ around: 'Parallel training', question: 'How much faster is FlashAttention on 4096 tokens?' },
	{
		around: 'Parallel training',
		question:
			'Which share of the step is communication if 8 GPUs are 6 times as fast as one in practice and the network is busy?',
	},
	{
		around: 'Parallel training',
		question: "Does Amdahl's law hold for 5 % serial work when the problem grows with the machine?",
	},
	{ around: 'Metric learning', question: 'Why does the triplet loss need a margin?' },
	{ around: 'Metric learning', question: 'Which margin is best for the triplet loss?' },
	{ around: 'Metric learning', question: 'What is the triplet loss if the distance to the positive is 0.5?' },
	{ around: 'Metric learning', question: 'How many triplets can be made of 3 classes with 4 images each?' },
	{
		around: 'Metric learning',
		question:
			'What is the gradient of the triplet loss with respect to the anchor at $d_p = 1$ and $d_n = 1.2$ with margin 0.5?',
	},
	{ around: 'GANs', question: 'Why does a WGAN clip the weights of its critic?' },
	{ around: 'GANs', question: 'How many critic steps are made for each generator step?' },
	{ around: 'GANs', question: 'What is the Wasserstein distance between the histograms (0.5, 0.5) and (0.1, 0.9)?' },
	{ around: 'GANs', question: 'What is the critic loss if the real scores are (1, 2)?' },
	{ around: 'Contrastive learning', question: 'Why is the temperature of CLIP learned?' },
	{ around: 'Contrastive learning', question: 'What is the InfoNCE loss if the similarity to the positive is 0.8?' },
	{
		around: 'Contrastive learning',
		question: 'How many negatives are needed for a good contrastive loss at temperature 0.1?',
	},
	{ around: 'Normalisation', question: 'Where does LayerNorm stand in a pre-norm block of width 512?' },
	{ around: 'Normalisation', question: 'How many learnable parameters has LayerNorm of width 512?' },
];
