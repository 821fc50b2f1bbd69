import type { WordedQuestion } from './worded-question.ts';
import { worded } from './worded-question.ts';

/** Masks of dropout, folded norms, descent on points, layouts of clusters, bills by the token, bias and variance, in anybody's words. */
export const FAMILIES_NINE: readonly WordedQuestion[] = [
	...worded('training.dropout-mask', 'Dropout', [
		[
			'The activations are (1, 2, 3, 4), the dropout mask is (1, 0, 1, 1) and the keep probability 0.5. What is the output of inverted dropout in training, and what at test time?',
			{ pi: 0.0625 },
		],
		['How probable is exactly the dropout mask (1, 1, 0) with a keep probability of 0.8?', { pi: 0.128 }],
		[
			'A layer of 20 units uses dropout with drop probability 0.25. How many units are kept on average?',
			{ mu: 15, delta: 5 },
		],
		[
			'Dropout with keep probability 0.9 on a layer with 8 neurons: probability that all neurons survive, and the variance of the number kept?',
			{ alpha: 0.43047, v: 0.72 },
		],
		['Apply inverted dropout with the mask [1, 0, 1] and p = 0.2 to the activations [0.4, 0.6, 0.8].', { pi: 0.128 }],
		[
			'What is the expected number of dropped neurons in a layer of 50 neurons with a dropout rate of 0.3?',
			{ delta: 15 },
		],
	]),
	...worded('training.batch-norm-inference', 'Batch normalisation', [
		[
			'Fold batch norm at inference into $y = ax + c$: running mean 2, running variance 4, $\\gamma = 3$, $\\beta = 1$, $\\epsilon = 0$.',
			{ a: 1.5, c: -2 },
		],
		[
			'What is the output of a BatchNorm layer at inference for the input 5 with running mean 3, running variance 1, gamma 2 and beta 0.5?',
			{ y: 4.5 },
		],
		[
			'In eval mode a batch-norm layer has running mean 0.5 and running variance 0.25. What is its output for an activation of 1.5?',
			{ y: 2 },
		],
	]),
	...worded('basics.linear-descent', 'Linear regression', [
		[
			'Fit y = wx to the points (1, 2), (2, 3) by gradient descent on the mean squared error, starting at w = 0 with learning rate 0.1. What is w after one step?',
			{ a_1: 0.8 },
		],
		[
			'Perform two gradient descent steps of linear regression ŷ = w·x on the points (1, 1), (2, 2), (3, 3) with MSE, lr 0.1 and w = 0 at the start.',
			{ a_1: 0.93333, a_2: 0.99556 },
		],
		[
			'A linear model y = wx is trained with full-batch gradient descent (mean squared error, lr 0.05) on the data points (1, 3), (2, 5), (3, 6). Start at w = 0. What is w after two steps?',
			{ a_2: 1.58444 },
		],
	]),
	...worded('training.parallel-layout', 'Parallel training', [
		['On 64 GPUs with tensor parallelism 4 and pipeline parallelism 2, what is the data-parallel degree?', { D: 8 }],
		[
			'A cluster of 128 GPUs uses TP=8 and PP=4. With a global batch of 512 sequences and a micro-batch of 4, how many micro-batches does each pipeline process per step?',
			{ D: 4, m: 32 },
		],
		[
			'How many GB of bf16 weights does each GPU hold for a 70B model with tensor parallelism 8 and 2 pipeline stages?',
			{ M: 8.75e9 },
		],
		[
			'A cluster of 192 GPUs runs tensor parallelism 4 and pipeline parallelism 6. Global batch: 1,536 sequences, micro-batch: 2 sequences. How many micro-batches run through one of the pipelines before the optimiser moves?',
			{ D: 8, m: 96 },
		],
		['256 GPUs, 8-way tensor parallel, 4 pipeline stages: how many replicas of the model are there?', { D: 8 }],
	]),
	...worded('inference.token-bill', 'Serving', [
		[
			'A chatbot answers 10,000 requests a day with 500 input tokens and 200 output tokens each. Input costs $1 per million input tokens, output $3 per million output tokens. What does a 30-day month cost?',
			{ C: 330 },
		],
		[
			'What does a request cost with 2,000 input tokens and 500 output tokens at $2 per million input tokens and $8 per million output tokens?',
			{ c: 0.008 },
		],
		[
			'How much does the API cost per day: 5,000 calls a day, 1,000 input tokens and 300 output tokens, $0.50 per 1M input tokens and $1.50 per 1M output tokens?',
			{ C_d: 4.75 },
		],
	]),
	...worded('evaluation.bias-variance', 'Learning theory', [
		[
			'Three models predict 2, 3 and 4 at a point whose true value is 2. Estimate squared bias, variance and mean squared error.',
			{ beta: 1, v: 0.66667, epsilon: 1.66667 },
		],
		['Compute bias and variance of the predictions (1.0, 2.0, 3.0, 2.0) for the true value 1.5.', { b: 0.5, v: 0.5 }],
	]),
	...worded('evaluation.ranked-list', 'Retrieval', [
		['The labels of a ranked list are 1 0 1 0 1. Compute the average precision.', { A: 0.755556 }],
		['What is the average precision of the ranking R N N R (R relevant, N not relevant)?', { A: 0.75 }],
	]),
	...worded('accounting.receptive-field', 'Convolutions', [
		['What is the receptive field of dilated convolutions with kernel size 3 and dilations 1, 2, 4?', { r: 15 }],
		['How many input samples does one output see with kernel size 2 and dilations (1, 2, 4, 8, 16)?', { r: 32 }],
	]),
	...worded('basics.gaussian-pair-divergence', 'Divergences', [
		['Compute the KL divergence KL(N(1, 2²) ‖ N(0, 3²)) in nats.', { K: 0.183243 }],
		['Let $q = N(1, 4)$ and $p = N(0, 9)$. What is $KL(q \\| p)$ in nats?', { K: 0.183243 }],
	]),
	...worded('basics.sinusoidal-positions', 'Positions', [
		[
			'What is the wavelength of the slowest pair of sinusoidal positional encodings of dimension 4?',
			{ lambda_m: 628.3185 },
		],
	]),
	...worded('basics.logistic-step', 'Backpropagation', [
		[
			'A sigmoid neuron with binary cross-entropy has x = (1, 2), w = (0.5, -0.5), b = 0, target 1. Compute the output, the loss and the gradients with respect to w and b.',
			{ p: 0.37754, ell: 0.97408 },
		],
	]),
	...worded('accounting.zero-memory', 'Training', [
		[
			'Full sharding (ZeRO-3) of a 10B model over 16 GPUs. Each parameter needs 2 B weight, 4 B gradient and 12 B optimizer state. How many GB of model state does each GPU hold?',
			{ M_3: 11.25e9 },
		],
	]),
	...worded('accounting.attention-scores', 'Attention', [
		[
			'A causal language model reads 4,000 tokens. How many query-key pairs are actually allowed (each token attends to itself and everything before)?',
			{ kappa: 8002000 },
		],
	]),
	...worded('training.rmsprop-step', 'Training', [
		[
			'RMSProp, smoothing constant 0.8, learning rate 0.02, ε ≈ 0: s starts at 0, the first gradient is 2, the second -1, the weight starts at 0.3. Find s and w after each of the two updates.',
			{ s_1: 0.8, s_2: 0.84, w_2: 0.2771 },
		],
	]),
	...worded('training.steps-per-epoch', 'Training', [
		[
			'I want a global batch of 524,288 tokens with sequence length 2048 on 16 GPUs, each of which fits 4 sequences at a time. How many gradient accumulation steps do I need?',
			{ a_G: 4 },
		],
		[
			'We train on 1 billion tokens with a context length of 1,000, 5 sequences per GPU, 10 GPUs and 2 gradient accumulation steps. How many optimizer steps does the training take for 1 billion tokens?',
			{ S_D: 10000 },
		],
	]),
];

/** Questions that sound like those, and are given no value. */
export const FAMILIES_NINE_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'Dropout', question: 'Which dropout rate is best for a layer of 512 units?' },
	{ around: 'Dropout', question: 'How many sub-networks does dropout on 10 units train?' },
	{ around: 'Dropout', question: 'Why is the mask (1, 0, 1) drawn anew for every example?' },
	{ around: 'Dropout', question: 'What is the output of dropout with the mask (1, 0, 1)?' },
	{ around: 'Batch normalisation', question: 'Why can batch norm be folded into a convolution?' },
	{ around: 'Batch normalisation', question: 'What is the output of batch norm at inference for the input 5?' },
	{
		around: 'Linear regression',
		question: 'Which learning rate makes gradient descent on the points (1, 2), (2, 3) diverge?',
	},
	{
		around: 'Linear regression',
		question: 'Why does gradient descent on the mean squared error converge for (1, 2), (2, 3)?',
	},
	{
		around: 'Linear regression',
		question: 'What is w after one step on the points (1, 2), (2, 3) with mean squared error from w = 0?',
	},
	{ around: 'Parallel training', question: 'What is the data-parallel degree with tensor parallelism 4?' },
	{
		around: 'Parallel training',
		question: 'How much communication does tensor parallelism 4 and pipeline parallelism 2 need on 64 GPUs?',
	},
	{ around: 'Parallel training', question: 'Why is tensor parallelism kept within a node of 8 GPUs?' },
	{
		around: 'Serving',
		question:
			'Is it cheaper to self-host a model for 10,000 requests a day with 500 input tokens and 200 output tokens?',
	},
	{ around: 'Serving', question: 'What does a month cost for 10,000 requests a day?' },
	{ around: 'Serving', question: 'Why do output tokens cost more than input tokens?' },
	{ around: 'Learning theory', question: 'Why does a larger model have less bias and more variance?' },
	{ around: 'Learning theory', question: 'Do bias and variance of three models add up to the noise?' },
	{ around: 'Retrieval', question: 'Why is the average precision of a ranking between 0 and 1?' },
	{
		around: 'Convolutions',
		question: 'Which dilations give a receptive field of 64 with the fewest layers and no holes?',
	},
	{ around: 'Divergences', question: 'Why is KL(N(1, 4) ‖ N(0, 9)) not symmetric?' },
	{ around: 'Positions', question: 'Why are the wavelengths of sinusoidal encodings a geometric series?' },
];
