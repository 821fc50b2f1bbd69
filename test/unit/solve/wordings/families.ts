import { type WordedQuestion, worded } from './worded-question.ts';

/** Families of basics, inference and accounting that came later: numbers in lists, sentences and symbols. Written before the first run. */
export const FAMILIES: readonly WordedQuestion[] = [
	...worded('basics.ridge-regression', 'Linear models', [
		[
			'Let $X = \\begin{bmatrix}1&0\\\\0&1\\\\1&1\\end{bmatrix}$ and $y=(1,2,3)^\\top$. Compute the ridge regression weights for $\\lambda = 1$.',
			{},
		],
		[
			'The data matrix has singular values 3, 1 and 0.5. By which factors does ridge regression with $\\lambda = 1$ shrink the three directions, and what are the effective degrees of freedom?',
			{ nu: 1.6 },
		],
		['effective degrees of freedom of ridge w/ singular values (10, 2, 1) and lambda = 4?', { nu: 1.66153846 }],
	]),
	...worded('basics.bleu', 'Machine translation', [
		[
			'A candidate of 12 tokens is compared with a reference of 14 tokens. Its n-gram precisions are 0.75, 0.5, 0.3 and 0.2. What is its BLEU score?',
			{ B: 0.327840962 },
		],
		[
			'Compute BLEU for $p = (0.9, 0.6)$, candidate length $c = 8$, reference length $r = 8$.',
			{ B: 0.734846923, b: 1 },
		],
		['What is the brevity penalty if the candidate has 15 words and the reference has 20?', { b: 0.716531311 }],
	]),
	...worded('basics.diffusion-noise', 'Diffusion models', [
		[
			'A DDPM adds noise with a constant $\\beta_t = 0.02$ in every step. How much of the signal is left after 200 steps, i.e. what is $\\bar\\alpha_{200}$?',
			{ 'bar:alpha': 0.0175879466 },
		],
		[
			'Linear schedule from $\\beta_1 = 10^{-4}$ to $\\beta_T = 0.02$ with $T = 500$ steps: compute $\\bar\\alpha_T$ of the forward process.',
			{ 'bar:alpha': 0.0063527108 },
		],
		['What is the signal-to-noise ratio of $x_t$ in the forward process if $\\bar\\alpha_t = 0.2$?', { rho: 0.25 }],
	]),
	...worded('basics.classification-metrics', 'Evaluation', [
		[
			'A spam filter has 90 true positives, 10 false positives and 30 false negatives. Give precision, recall and F1.',
			{ P: 0.9, R: 0.75, F: 0.818181818 },
		],
		['TP = 45, FP = 15, FN = 5, TN = 135. What is the accuracy of the classifier?', { A: 0.9 }],
		['A detector has a precision of 0.6 and a recall of 0.9. What is its F1 score?', { F: 0.72 }],
		[
			'Out of 1000 emails, 200 are spam. Our model flags 250, of which 180 are truly spam. Compute precision, recall and F1.',
			{},
		],
	]),
	...worded('basics.classification-metrics', 'Probability', [
		['Compute the F1 score for precision 0.8 and recall 0.6.', { F: 0.685714286 }],
	]),
	...worded('inference.truncated-sampling', 'Sampling', [
		['How does top-p sampling with p = 0.9 choose from the probabilities (0.5, 0.3, 0.15, 0.05)?', { S: 0.95 }],
	]),
	...worded('accounting.receptive-field', 'Deep learning', [
		['Compute the receptive field of three stacked 3x3 convolutions.', { r: 7 }],
	]),
	...worded('accounting.activation-memory', 'Deep learning', [
		['How much memory do the activations of a transformer layer take?', {}],
	]),
	...worded('accounting.activation-memory', 'Training memory', [
		[
			'How much memory do the activations of one transformer layer take in training with sequence length 4096, micro-batch size 2, hidden size 5120 and 40 heads (no recomputation, Korthikanti et al.)?',
			{ m: 8136949760 },
		],
		['Activation memory of a model with 32 layers, $s=2048$, $b=1$, $h=4096$, $a=32$?', { M: 30601642000 }],
		[
			'What is left of the activation memory with selective recomputation for 24 layers, hidden size 1024, 16 heads, 1024 tokens, batch size 8?',
			{ M_s: 6845104130 },
		],
	]),
	...worded('basics.rotary-positions', 'Position encodings', [
		[
			'RoPE with head dimension 128 and base 10000: what is the rotation frequency $\\theta_i$ of pair $i = 32$?',
			{ theta: 0.01 },
		],
		[
			'By what angle (in radians) does rotary embedding with $d = 8$ rotate pair $i=1$ at position $m = 5$?',
			{ phi: 0.5 },
		],
		[
			'What is the wavelength of the last pair ($i = 63$) for RoPE with head dimension 128 and base frequency 500000?',
			{ lambda: 2559195.52 },
		],
	]),
	...worded('inference.truncated-sampling', 'Decoding', [
		[
			'The next-token distribution is (0.4, 0.3, 0.2, 0.1). Which probabilities result after top-k sampling with k = 2?',
			{ S: 0.7 },
		],
		[
			'How many tokens are kept by nucleus sampling with top-p = 0.8 for the probabilities (0.5, 0.2, 0.15, 0.1, 0.05)?',
			{ n: 3 },
		],
		['Apply top-p with $p = 0.6$ to $P = (0.45, 0.25, 0.2, 0.1)$ and renormalise.', { S: 0.7, n: 2 }],
	]),
	...worded('inference.beam-search', 'Decoding', [
		[
			'With a vocabulary of 5,000 and output length 12, how many candidates does beam search with beam width 4 evaluate, and how many sequences would exhaustive search have to score?',
			{ N_b: 240000, N_e: 2.44140625e44 },
		],
		['What is the probability of the sequence whose conditional token probabilities are 0.6, 0.5, 0.9?', { P: 0.27 }],
		[
			'Compute the length-normalised log-probability of a hypothesis with token probabilities (0.5, 0.25, 0.5).',
			{ s: -0.924196241 },
		],
	]),
];

export const FAMILIES_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'Linear models', question: 'Why does ridge regression never set a weight exactly to zero?' },
	{ around: 'Linear models', question: 'Choose the ridge penalty by cross-validation: describe the procedure.' },
	{ around: 'Linear models', question: 'What is the lasso solution for an orthonormal design with lambda = 1?' },
	{ around: 'Machine translation', question: 'Why is BLEU a poor measure of single sentences?' },
	{
		around: 'Machine translation',
		question: 'What is the ROUGE-L score of a candidate with 12 tokens and a longest common subsequence of 7?',
	},
	{ around: 'Machine translation', question: 'Count the bigrams of the candidate that match the reference.' },
	{ around: 'Diffusion models', question: 'Derive the ELBO of a diffusion model with T = 1000 steps.' },
	{ around: 'Diffusion models', question: 'How many network evaluations does DDIM sampling with 50 steps need?' },
	{ around: 'Diffusion models', question: 'What does the U-Net predict at step t = 500?' },
	{ around: 'Evaluation', question: 'Why is accuracy misleading when 1 % of the cases are positive?' },
	{ around: 'Evaluation', question: 'What is the area under the ROC curve of a classifier that scores at random?' },
	{
		around: 'Training memory',
		question:
			'How much memory do the activations of a convolution layer with 64 channels of size 112x112 take for a batch of 32?',
	},
	{ around: 'Position encodings', question: 'Why do rotary embeddings encode relative positions?' },
	{ around: 'Position encodings', question: 'How is RoPE rescaled to extend the context from 4k to 32k?' },
	{
		around: 'Position encodings',
		question: 'How many parameters does a learned position embedding for 1024 positions of width 768 have?',
	},
	{ around: 'Decoding', question: 'Why does nucleus sampling avoid the unreliable tail?' },
	{
		around: 'Decoding',
		question: 'What is the top-5 accuracy of a classifier with 93 % correct among the first five?',
	},
	{ around: 'Decoding', question: 'How long does beam search with 4 beams take if a step takes 20 ms?' },
	{ around: 'Decoding', question: 'In an MoE with top-2 routing over (0.4, 0.3, 0.2, 0.1), which experts are used?' },
	{ around: 'Decoding', question: 'Does beam search always find a more probable sequence than greedy search?' },
];
