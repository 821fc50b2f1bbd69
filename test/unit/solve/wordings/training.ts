import { worded } from './worded-question.ts';

/** Training by hand and by the numbers. Written before they were first run against the keys. */
export const TRAINING = [
	...worded('training.model-flops-utilisation', 'Training at scale', [
		[
			'A 7-billion-parameter model trains at 3,600 tokens per second on one A100 with a peak of 312 TFLOP/s. What is the MFU?',
			{ u: 0.4846 },
		],
		[
			'Compute the model FLOPs utilization: $N = 540 \\times 10^9$ parameters, 238,300 tokens/s, 6144 chips of 275 TFLOP/s each.',
			{ u: 0.4573 },
		],
		[
			'Our run processes 1.2 million tokens per second with a 13B model on 512 GPUs; each GPU peaks at 989 TFLOP/s. Which fraction of the peak do we reach?',
			{ u: 0.1849 },
		],
		[
			'What model FLOPs utilisation (MFU) do you get for 124M parameters at 170,000 tokens/s on a single A100?',
			{ u: 0.4054 },
		],
		[
			'With 6 FLOP per parameter and token, how well is the hardware used (MFU) if a 1.3B model reaches 20,000 tokens per second per GPU and a GPU peaks at 312 TFLOP/s?',
			{ u: 0.5 },
		],
		[
			'Determine the percentage of peak FLOP/s achieved (MFU) by a 70B model at 400,000 tokens/s on 1,024 H100 GPUs.',
			{ u: 0.16582 },
		],
		[
			'A cluster of 64 accelerators with 197 TFLOP/s peak each trains a 2B model with an MFU of 40 %. How many tokens per second does it process?',
			{ R: 420267 },
		],
		[
			'Given an MFU of 50 %, what throughput in tokens/s do 256 GPUs with a peak of 312 TFLOP/s reach on a 30B-parameter model?',
			{ R: 221867 },
		],
		[
			'State the formula for the MFU of a training run in terms of parameters, tokens per second, number of GPUs and peak FLOP/s.',
			{},
		],
		[
			'How high is the FLOPs utilization of the model if $N = 8$ billion, throughput is 16,000 tokens/s, and 2 GPUs give 989 TFLOP/s each?',
			{ u: 0.38827 },
		],
	]),
	...worded('training.perplexity', 'Language modelling', [
		['A language model has a cross-entropy loss of 3.0 nats per token. What is its perplexity?', { P: 20.0855 }],
		['What perplexity corresponds to a validation loss of 2.5?', { P: 12.1825 }],
		['Convert a loss of 1.69 nats per token into perplexity and into bits per token.', { P: 5.4195, B: 2.43815 }],
		['The mean negative log-likelihood is 4.2 nats. Compute the perplexity.', { P: 66.686 }],
		['How many bits per token is a cross-entropy of 2 nats?', { B: 2.8854 }],
		['The perplexity on the test set is 16.44. What is the cross-entropy loss in nats?', { ell: 2.7997 }],
		['Which loss belongs to a perplexity of 12?', { ell: 2.485 }],
		[
			'A model predicts uniformly over a vocabulary of 50,257 tokens. What is its perplexity, and what is its loss?',
			{ P: 50257, ell: 10.825 },
		],
		['What perplexity does a model reach that assigns uniform probability to 100 words of the vocabulary?', { P: 100 }],
		['Give the relation between perplexity and cross-entropy loss.', {}],
	]),
	...worded('training.dropout', 'Regularisation', [
		[
			'What is the expected value of a unit with activation 2 under dropout with drop probability 0.2 without rescaling?',
			{ mu: 1.6 },
		],
		['By which factor are the activations scaled during training in inverted dropout with $p = 0.5$?', { f: 2 }],
		['Show that inverted dropout keeps the expectation of an activation $h$ unchanged.', {}],
		['Compute the variance of a unit with activation 3 under inverted dropout with dropout rate 0.25.', { v: 3 }],
		[
			'Dropout with rate 0.1 is applied to an activation of 5 and rescaled. What are mean and variance?',
			{ mu: 5, v: 2.7778 },
		],
		[
			'Which scale factor $\\gamma$ must dropout use so that the expected activation stays the same for drop probability 0.3?',
			{ f: 1.42857 },
		],
		['Derive the mean and the variance of the output of dropout for an input $x$ and drop probability $p$.', {}],
		[
			'In plain dropout (no rescaling while training), by what factor must activations be multiplied at test time for a dropout probability of 0.4?',
			{ f: 0.6 },
		],
		['How does inverted dropout make sure that the expected activation does not change?', {}],
		[
			'What is $\\mathbb{E}[h_{drop}]$ if a hidden unit $h$ is dropped with probability $p$ and otherwise divided by $1-p$?',
			{},
		],
	]),
	...worded('training.adam-first-step', 'Optimisation', [
		['How large is the first update of Adam for gradient $g = 0.1$ with learning rate 0.001?', { Delta: -0.001 }],
		[
			'Compute the first step of Adam by hand: $g = 4$, $\\eta = 0.1$, $\\beta_1 = 0.9$, $\\beta_2 = 0.999$, $\\theta_0 = 1$. What is $\\theta_1$?',
			{ theta_1: 0.9 },
		],
		['Show that the first Adam step has size about $\\eta$, whatever the gradient is.', {}],
		[
			'What are the bias-corrected moments $\\hat m_1$ and $\\hat v_1$ in Adam after the first gradient $g_1 = -2$?',
			{ 'hat:m': -2, 'hat:v': 4 },
		],
		[
			'A weight of 0.5 gets a gradient of 0.02 at the first iteration. What is the weight after one Adam update with a step size of 0.01?',
			{ theta_1: 0.49 },
		],
		[
			'By how much does Adam change a parameter in its very first update when the gradient is 250 and the learning rate is $3 \\times 10^{-4}$?',
			{ Delta: -0.0003 },
		],
		['Why is the first update of Adam independent of the magnitude of the gradient? Derive it.', {}],
		[
			'Work out $m_1$, $v_1$, the bias correction and the update of Adam for $g = 3$, learning rate 0.002.',
			{ Delta: -0.002 },
		],
		['What does Adam’s update look like at $t = 1$ in terms of the gradient’s sign?', {}],
		['Perform one Adam step starting from $w_0 = 2$ with gradient $-0.5$ and learning rate 0.1.', { theta_1: 2.1 }],
	]),
	...worded('training.batch-normalisation', 'Normalisation', [
		['Apply batch normalisation to the values $x = (1, 3, 5, 7)$ with $\\gamma = 1$, $\\beta = 0$.', { mu: 4, v: 5 }],
		[
			'Normalise the mini-batch $x = (2, 4, 6)$ by hand as batch norm does. Give the mean and the variance.',
			{ mu: 4, v: 2.66667 },
		],
		['Compute the output of batch norm for the batch $x = (0, 10)$ with scale 2 and shift 1.', { mu: 5, v: 25 }],
		[
			'What are the batch mean and the batch variance of the activations $x = (1, 2, 3, 4, 5)$ used by batch normalization?',
			{ mu: 3, v: 2 },
		],
		['Apply layer norm to the vector $x = (1, 2, 3)$, without affine parameters.', { mu: 2, v: 0.66667 }],
		['Calculate the layer-normalised activations of $x = (4, 8)$.', { mu: 6, v: 4 }],
		['Carry out the batch normalization transform on $x = (-1, 0, 1)$ step by step.', { mu: 0, v: 0.66667 }],
		['Find the normalised values that batch norm gives for the inputs $x = (10, 20, 30, 40)$.', { mu: 25, v: 125 }],
		['Write down the formulas that batch normalization applies to a mini-batch.', {}],
		['A feature takes the values $x = (3, 3, 9, 9)$ in a batch. What does batch norm output?', { mu: 6, v: 9 }],
	]),
];

export const TRAINING_NEAR_MISSES = [
	...[
		'What is the hardware FLOPs utilisation (HFU), and how does it differ from the MFU?',
		'Why is the MFU of large clusters usually below 60 %?',
		'How many FLOPs does it take to train a 7B model on 1T tokens?',
		'How long does the training take at an MFU of 40 %?',
		'Name three measures that raise the MFU.',
		'What is the peak performance of an H100 in bf16?',
		'How much does activation recomputation cost in FLOPs?',
		'What GPU memory utilization do we reach?',
		'What is the CPU utilisation during data loading?',
		'How does pipeline parallelism create bubbles?',
	].map(question => ({ around: 'Training at scale', question })),
	...[
		'Why is perplexity not comparable between tokenizers?',
		'What is the difference between perplexity and accuracy?',
		'Why does a lower perplexity not always mean better answers?',
		'How is perplexity used to filter pretraining data?',
		'Derive the gradient of the cross-entropy loss.',
		'How many tokens does the corpus have?',
		'Explain what a loss of zero would mean.',
		'How does label smoothing change the loss?',
		'Which loss function is used for regression?',
		'What is the entropy of English per character according to Shannon?',
	].map(question => ({ around: 'Language modelling', question })),
	...[
		'Why does dropout reduce overfitting?',
		'Where in a transformer is dropout applied?',
		'Should dropout be active at inference?',
		'What is the difference between dropout and DropConnect?',
		'How does weight decay regularise?',
		'Which dropout rate would you choose for a small data set?',
		'How does dropout relate to ensembles?',
		'What is the expected number of training steps until convergence?',
		'What is stochastic depth?',
		'Compute the variance of the gradient estimate.',
	].map(question => ({ around: 'Regularisation', question })),
	...[
		'Why does Adam need a bias correction?',
		'What is the difference between Adam and AdamW?',
		'How much memory do Adam’s moments need?',
		'What does $\\beta_2$ control in Adam?',
		'Why is a warmup used with Adam?',
		'Does Adam converge on convex problems?',
		'Compare Adam, RMSProp and Adagrad.',
		'What learning rate schedule was used for GPT-3?',
	].map(question => ({ around: 'Optimisation', question })),
	...[
		'Why does batch norm behave differently at test time?',
		'How does layer norm differ from batch norm?',
		'How many parameters does a batch norm layer have?',
		'Where should layer normalisation stand in a transformer block?',
		'What does RMSNorm leave out?',
		'Why does batch normalization allow higher learning rates?',
		'What happens to batch norm with a batch size of one?',
		'How are running averages of mean and variance updated?',
		'Normalise the vector $x = (3, 4)$ to unit length.',
		'What is internal covariate shift?',
	].map(question => ({ around: 'Normalisation', question })),
];
