import { type WordedQuestion, worded } from './worded-question.ts';

/** Givens in tables, lists and half sentences. Written before the first run. */
export const VOICES_SEVEN: readonly WordedQuestion[] = [
	...worded('fermi.latency', 'Inference', [
		[
			'How long does one token take at least if 26 GB of weights have to be read at 900 GB/s? (13B parameters, fp16)',
			{ t: 0.0288888889 },
		],
	]),
	...worded('accounting.kv-cache', 'Inference', [
		[
			'GPT-3-like model (96 layers, 96 heads, head dimension 128), fp16. How many GB of KV cache for a batch of 8 sequences with 2048 tokens?',
			{ M: 77309411328 },
		],
		[
			'| layers | kv heads | head dim | dtype | tokens |\n|---|---|---|---|---|\n| 40 | 10 | 128 | bf16 | 16384 |\n\nHow large is the KV cache?',
			{},
		],
	]),
	...worded('training.model-flops-utilisation', 'Compute', [
		[
			'A 70B model trains at 1.1 million tokens per second on 1,024 H100s whose peak is 989 TFLOP/s. Compute the MFU.',
			{ u: 0.456189965 },
		],
	]),
	...worded('inference.roofline', 'Hardware', [
		[
			"What's the operational intensity of multiplying a 512 x 1024 matrix by a 1024 x 256 matrix in fp32?",
			{ I: 73.1428571 },
		],
	]),
	...worded('accounting.gpt-parameters', 'Sizes', [
		[
			'How many parameters has a GPT-style model with 36 layers, d_model = 1280, a vocabulary of 50,257 tokens and 1,024 positions?',
			{ P: 774030080 },
		],
	]),
	...worded('accounting.zero-memory', 'Sizes', [
		[
			'Mixed-precision Adam on a 20B parameter model, ZeRO stage 3 across 128 GPUs: memory per GPU for the model states?',
			{ M_3: 2500000000 },
		],
	]),
	...worded('training.cosine-schedule', 'Optim', [
		['lr decays from 1e-3 to 1e-5 by a cosine over 200 epochs; what is it after 150 epochs?', {}],
	]),
	...worded('training.perplexity', 'Optim', [
		['Loss 0.9 bits per byte... no: the loss is 2.8 nats per token. Perplexity?', { P: 16.4446468 }],
	]),
	...worded('training.all-reduce', 'Parallel', [
		['How long does a ring all-reduce of 500 MB on 4 GPUs with 25 GB/s links take?', { t: 0.03 }],
	]),
	...worded('training.pipeline-bubble', 'Parallel', [
		[
			'We split a model into 16 pipeline stages and use 64 microbatches. What is the bubble fraction (p-1)/(m+p-1)?',
			{ gamma: 0.189873418 },
		],
	]),
	...worded('inference.truncated-sampling', 'Sampling', [
		['A model gives A: 0.5, B: 0.25, C: 0.15, D: 0.1. How many tokens are kept by top-p with p = 0.7?', {}],
	]),
	...worded('inference.speculative-decoding', 'Sampling', [
		[
			'gamma = 4, alpha = 0.9. How many tokens per verification step does speculative decoding yield in expectation?',
			{ E: 4.0951 },
		],
	]),
	...worded('inference.mixture-of-experts', 'Sizes', [
		[
			'An MoE transformer: 64 experts with 1.5B parameters each, top-4 routing, and 7B dense parameters. Active parameters per token?',
			{ A: 13000000000 },
		],
	]),
	...worded('inference.quantisation', 'Quant', [
		['absmax int8 quantisation of [0.5, -2.54, 1.0]: scale?', { s: 0.02 }],
	]),
	...worded('fermi.compute-and-tokens', 'Scaling', [
		[
			'For Chinchilla-optimal training of a 13B model by $N_{opt} = 0.1 C^{0.5}$, $D_{opt} = 1.7 C^{0.5}$: how much compute and how many tokens?',
			{ C: 1.69e22, D: 221000000000 },
		],
	]),
	...worded('fermi.training-cost', 'Money', [
		[
			"3.14e23 FLOPs at 30 % of 312 TFLOP/s and \\$1.50 per A100 hour. What does GPT-3's training cost?",
			{ K: 1397792.02 },
		],
	]),
	...worded('fermi.inference-cost', 'Money', [
		[
			'At 2 FLOPs per parameter and token, an accelerator of 1e15 FLOP/s and \\$4 per hour: what do 500,000 tokens of a 200B model cost?',
			{ K: 0.222222222 },
		],
	]),
	...worded('fermi.model-memory', 'Money', [
		[
			'Can you tell how many 80GB A100s a 175B-parameter model in fp16 needs just for its weights?',
			{ n_G: 5, M: 350000000000 },
		],
		['Memory of 3 billion weights in int8?', { M: 3000000000 }],
	]),
	...worded('fermi.corpus-in-books', 'Money', [
		['1.4 trillion tokens, 1.3 tokens per word, 90k words per book: how many books?', { n: 11965812 }],
	]),
	...worded('fermi.carbon', 'Money', [
		['Training released 550 tonnes of CO2. What would the carbon cost be at \\$50 per tonne?', { K: 27500 }],
	]),
	...worded('fermi.landauer', 'Money', [
		['Minimum energy to erase 1000 bits at T = 77 K (Landauer)?', { E: 7.36884581e-19 }],
	]),
	...worded('accounting.lora-parameters', 'Adapters', [
		['rank = 32, d_model = 2560, 32 layers, adapters on W_q, W_k, W_v, W_o. How many LoRA parameters are trained?', {}],
	]),
	...worded('lora.memory', 'Adapters', [
		[
			'The weight matrix has 4096 rows and 4096 columns; the adapter has rank 8; fp16. Bytes of the LoRA factors?',
			{ M: 131072 },
		],
	]),
	...worded('soft-prompting.parameters', 'Adapters', [
		[
			'How many trainable parameters has a prompt of 50 virtual tokens if each embedding has 1,536 entries?',
			{ P: 76800 },
		],
	]),
	...worded('accounting.activation-memory', 'Adapters', [
		[
			'Give the activation memory per transformer layer: 2048 tokens, batch 1, width 8192, 64 heads.',
			{ m: 1912602624 },
		],
	]),
	...worded('accounting.convolution-size', 'Vision', [
		['Input 32 x 32, 5 x 5 filters, stride 1, no padding: how large is the feature map?', { O: 28 }],
	]),
	...worded('accounting.receptive-field', 'Vision', [
		['What receptive field do six 3x3 conv layers (stride 1) have?', { r: 13 }],
	]),
	...worded('accounting.recurrent-parameters', 'Vision', [
		['How many parameters are in an LSTM with 64 hidden units and 32 inputs?', { P_L: 24832 }],
	]),
	...worded('basics.softmax-cross-entropy', 'Basics', [
		['Scores: cat 3.2, dog 5.1, frog -1.7; correct class cat. Cross-entropy loss of the softmax?', {}],
	]),
	...worded('basics.bayes', 'Basics', [
		[
			'One in a thousand transactions is fraud. The detector catches 90 % of fraud and raises a false alarm on 2 % of the rest. What fraction of alarms is real?',
			{},
		],
	]),
	...worded('basics.classification-metrics', 'Basics', [['precision .8, recall .5 -> F1?', { F: 0.615384615 }]]),
	...worded('basics.explained-variance', 'Basics', [
		[
			'Eigenvalues of the covariance: 10, 5, 3, 2. How many percent of the variance do two components keep?',
			{ rho: 0.75 },
		],
	]),
	...worded('basics.diffusion-noise', 'Basics', [
		['What is the variance of the noise in $x_t$ when $\\bar\\alpha_t = 0.36$?', { v: 0.64 }],
	]),
	...worded('training.initialisation-variance', 'Basics', [
		[
			'Weights of a layer with 784 inputs and 256 outputs are drawn by Glorot. Standard deviation?',
			{ sigma_X: 0.043852901 },
		],
	]),
];

export const VOICES_SEVEN_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'Compute', question: 'How long does it take to download 2 TB of data over a 10 Gbit/s link?' },
	{ around: 'Sizes', question: 'How many parameters does a bigram model have with 256 byte tokens?' },
	{
		around: 'Parallel',
		question: 'How many GPUs are used with tensor parallelism 8, pipeline parallelism 4 and data parallelism 16?',
	},
	{ around: 'Money', question: 'How much does it cost to label 10,000 images at 3 cents each?' },
	{ around: 'Adapters', question: 'How many adapters of 10 MB fit on a disk of 1 TB?' },
	{ around: 'Basics', question: 'What is the variance of the sum of 10 independent variables with variance 0.5?' },
];
