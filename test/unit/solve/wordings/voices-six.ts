import { type WordedQuestion, worded } from './worded-question.ts';

/** Short and plain questions of every family: lists of givens, number words, product names, amounts given twice. Written before the first run. */
export const VOICES_SIX: readonly WordedQuestion[] = [
	...worded('fermi.latency', 'Serving', [
		[
			'Model size: 13B parameters. Precision: int8. Memory bandwidth: 1.5 TB/s. What is the lower bound on the time per token?',
			{ t: 0.00866666667 },
		],
		[
			'Each decoding step must read all 140 GB of weights of a 70B model in fp16. With 3.35 TB/s of bandwidth on one H100, how many ms does a token take at least?',
			{ t: 0.0417910448 },
		],
	]),
	...worded('accounting.kv-cache', 'Serving', [
		[
			'Thirty-two layers, eight KV heads of width 128, fp16, a context of 4,096 tokens. How big is the KV cache of a single sequence in MiB?',
			{ M: 536870912 },
		],
		[
			'What does the key-value cache of Llama-like model cost per token? L = 80, n_kv = 8, d_head = 128, 2 bytes per number.',
			{ m: 327680 },
		],
	]),
	...worded('accounting.training-flops', 'Compute', [
		[
			'GPT-3 has 175 billion parameters and saw 300 billion tokens. Estimate the training compute in FLOPs.',
			{ C: 3.15e23 },
		],
		[
			'A student trains a 124M-parameter model on 2.5B tokens. Total FLOPs, forward and backward?',
			{ C: 1860000000000000000 },
		],
	]),
	...worded('training.model-flops-utilisation', 'Compute', [
		[
			'What MFU do we have if a 1.3B model runs at 52,000 tokens per second on four A100s (312 TFLOP/s peak each)?',
			{ u: 0.325 },
		],
		[
			'A cluster of 256 H100s, peak 989 TFLOP/s per GPU, achieves 410 TFLOP/s per GPU. Utilisation?',
			{ u: 0.414560162 },
		],
	]),
	...worded('inference.roofline', 'Rooflines', [
		['Arithmetic intensity of a fp16 GEMM with M = 8192, N = 128, K = 8192?', { I: 124.1 }],
		['H100: 989 TFLOP/s and 3.35 TB/s. What is its ridge point?', { R: 295.223881 }],
	]),
	...worded('accounting.llama-parameters', 'Counting', [
		[
			'A SwiGLU model has 22 layers, d_model = 2048, d_ff = 5632, 32000 tokens in the vocabulary, untied embeddings, full multi-head attention. Number of parameters?',
			{ P: 1261529088 },
		],
	]),
	...worded('accounting.gpt-parameters', 'Counting', [
		['Parameter count of GPT-2 XL: 48 layers, width 1600, vocabulary 50257, context 1024?', { P: 1557611200 }],
	]),
	...worded('accounting.optimizer-memory', 'Counting', [
		[
			"How many GB do Adam's first and second moments need in fp32 for a model of 350 million parameters?",
			{ M_m: 2800000000 },
		],
	]),
	...worded('accounting.zero-memory', 'Counting', [
		['7.5B parameters, 64 GPUs, ZeRO-1 with mixed-precision Adam. How many GB per GPU?', { M_1: 31400000000 }],
	]),
	...worded('training.cosine-schedule', 'Schedules', [
		[
			'Peak learning rate 6e-4, minimum 6e-5, cosine decay over 10,000 steps. What is the learning rate at step 2,500?',
			{ eta: 0.000520918831 },
		],
	]),
	...worded('training.warmup-schedule', 'Schedules', [
		[
			'With d_model = 1024 and 4,000 warmup steps in the Noam schedule, what learning rate do we have at step 100?',
			{ eta: 0.0000123526471 },
		],
	]),
	...worded('training.perplexity', 'Evaluation', [
		["What's the perplexity of a language model with cross-entropy loss 3.0 nats per token?", { P: 20.0855369 }],
		['A model has perplexity 20 on the test set. What is its loss in nats?', { ell: 2.99573227 }],
	]),
	...worded('training.all-reduce', 'Parallelism', [
		['16 GPUs, 2 GB of gradients, ring all-reduce: data sent per GPU?', { V: 3750000000 }],
	]),
	...worded('training.pipeline-bubble', 'Parallelism', [
		[
			'Eight pipeline stages and 24 micro-batches, GPipe schedule. Which share of time is lost in the bubble?',
			{ gamma: 0.225806452 },
		],
	]),
	...worded('inference.truncated-sampling', 'Decoding', [
		['Top-k sampling with k = 3 on (0.4, 0.25, 0.2, 0.1, 0.05). Give the renormalised probabilities.', { S: 0.85 }],
	]),
	...worded('inference.temperature', 'Decoding', [
		['Scores (1, 0, -1) are divided by a temperature of 2 before the softmax. What are the probabilities?', {}],
	]),
	...worded('inference.beam-search', 'Decoding', [
		[
			'What is the joint probability of an output sequence with conditional probabilities 0.5, 0.3, 0.6 and 0.6?',
			{ P: 0.054 },
		],
	]),
	...worded('inference.speculative-decoding', 'Decoding', [
		[
			'With acceptance rate 0.7 and 3 draft tokens, how many tokens does speculative decoding produce on average per verification?',
			{ E: 2.533 },
		],
	]),
	...worded('inference.mixture-of-experts', 'MoE', [
		[
			'16 experts of 3B parameters each, 4 active per token, plus 10B of shared weights. How many parameters are active? How many overall?',
			{ A: 22000000000, T: 58000000000 },
		],
	]),
	...worded('inference.quantisation', 'Quantisation', [
		['Quantise (1.2, -0.6, 0.3) symmetrically to 4 bits. What is the scale?', { s: 0.171428571 }],
		[
			'What are scale and zero point of asymmetric uint8 quantisation for values between -0.5 and 1.5?',
			{ S: 0.00784313725, Z: 64 },
		],
	]),
	...worded('fermi.scaling-law', 'Scaling laws', [
		[
			'With $\\alpha = 0.34$, $\\beta = 0.28$, $A = 406.4$, $B = 410.7$, how does the compute-optimal model size scale with the budget $C$?',
			{ a: 0.451612903 },
		],
	]),
	...worded('fermi.compute-and-tokens', 'Scaling laws', [
		[
			'How many training tokens does a 400M parameter model need to be Chinchilla-optimal ($D = 20 N$)?',
			{ D: 8000000000 },
		],
	]),
	...worded('fermi.training-cost', 'Economics', [
		[
			'You rent 512 A100s at \\$1.20 per GPU-hour; each reaches 150 TFLOP/s. What does a run of 2e22 FLOPs cost and how many days will it need?',
			{ K: 44444.4444, T: 260416.667 },
		],
	]),
	...worded('fermi.inference-cost', 'Economics', [
		[
			'What does it cost to generate 10 million tokens with a 7B model on a GPU that does 100 TFLOP/s and costs $0.80 an hour (2 FLOPs per parameter per token)?',
			{ K: 0.311111111 },
		],
	]),
	...worded('fermi.model-memory', 'Economics', [
		[
			'A model with 6.7B parameters is stored in half precision. How much memory do the weights take?',
			{ M: 13400000000 },
		],
		['How many 24 GB RTX 4090 cards do we need to hold a 34B model in 8-bit?', { n_G: 2 }],
	]),
	...worded('fermi.corpus-in-books', 'Economics', [
		[
			'Common Crawl gives 100 trillion tokens. If four tokens are three words and a book has 100,000 words, how many books is this?',
			{ n: 750000000 },
		],
	]),
	...worded('fermi.storage-cost', 'Economics', [
		[
			'SSD storage is \\$0.10 per GB and DRAM \\$3 per GB. What does it cost to store a 70B model in fp32 in each?',
			{ K_S: 28, K_D: 840 },
		],
	]),
	...worded('fermi.landauer', 'Physics', [
		['Landauer limit at 25 °C (298 K): minimal energy for erasing 1e20 bits?', {}],
	]),
	...worded('fermi.hundred-steps', 'Physics', [
		[
			'If neurons fire 100 times per second and a decision takes half a second, how many sequential steps are possible?',
			{ L: 50 },
		],
	]),
	...worded('accounting.lora-parameters', 'LoRA', [
		[
			'LoRA with rank 4 on the q, k, v and o projections of a model with 40 layers and d_model = 5120. Trainable parameters?',
			{ P: 6553600 },
		],
		['How many parameters does a rank 64 adapter on a 4096 × 11008 matrix have?', { P: 966656 }],
	]),
	...worded('lora.memory', 'LoRA', [
		[
			'Memory for LoRA factors with m = 1000, l = 500 and k = 10 in fp32, and the factor saved against the full matrix?',
			{ M: 60000, s: 33.3333333 },
		],
	]),
	...worded('soft-prompting.parameters', 'LoRA', [
		['A soft prompt of 100 tokens for a model with embedding size 4096: how many trainable parameters?', { P: 409600 }],
	]),
	...worded('soft-prompting.loss-mask', 'LoRA', [
		[
			'Positions 1–4 hold the soft prompt, 5–20 the question, 21–30 the reasoning, 31 the answer, 32 EOS, 33–40 padding. For which output positions is the loss computed?',
			{ n: 12 },
		],
	]),
	...worded('accounting.activation-memory', 'LoRA', [
		['Korthikanti: s = 1024, b = 16, h = 2048, a = 16. Activation memory per layer?', { m: 2483027968 }],
	]),
	...worded('accounting.convolution-size', 'CNNs', [
		['A 64x64 input, 7x7 kernel, stride 2, padding 3. Output size?', { O: 32 }],
		[
			'What is the output width of a 1D convolution with kernel size 3, stride 1, padding 1 and dilation 2 on 100 samples?',
			{ O: 98 },
		],
	]),
	...worded('accounting.convolution-parameters', 'CNNs', [
		[
			'Conv layer with 3x3 kernel, 256 input channels, 512 output channels, biases included. Parameters?',
			{ P: 1180160 },
		],
	]),
	...worded('accounting.depthwise-separable', 'CNNs', [
		[
			'Compare weights of a standard 5x5 convolution from 64 to 128 channels with its depthwise separable version.',
			{ P_s: 9792, P_c: 204800 },
		],
	]),
	...worded('accounting.receptive-field', 'CNNs', [
		['Four 5x5 convolutions with stride 1 in a row: receptive field?', { r: 17 }],
	]),
	...worded('accounting.recurrent-parameters', 'RNNs', [
		['GRU with 128 input features and a hidden size of 256: number of parameters including biases?', { P_G: 295680 }],
	]),
	...worded('basics.softmax-cross-entropy', 'Basics', [
		['Logits (0.5, 2.5, -1), target is class 2. Cross-entropy loss?', { ell: 0.153178207 }],
	]),
	...worded('basics.hinge-loss', 'Basics', [
		['SVM hinge loss with margin 1 for scores 2.0, 1.5 and 3.0; the right class is the first one.', { ell: 2.5 }],
	]),
	...worded('basics.bayes', 'Basics', [
		[
			'Prevalence 0.5 %, sensitivity 99 %, specificity 95 %. Probability of disease after a positive test?',
			{ q: 0.0904936015 },
		],
	]),
	...worded('basics.classification-metrics', 'Basics', [
		['12 true positives, 4 false positives, 8 false negatives. F1?', { F: 0.666666667 }],
	]),
	...worded('basics.explained-variance', 'Basics', [
		['Eigenvalues 4, 2, 1 and 1. Variance explained by the first principal component?', { rho: 0.5 }],
	]),
	...worded('basics.gaussian-divergence', 'Basics', [
		['KL divergence between $\\mathcal N(1, 4)$ (variance 4) and the standard normal?', { K: 1.30685282 }],
	]),
	...worded('basics.descent-rate', 'Basics', [
		[
			'The Hessian has eigenvalues 2 and 20. What is the largest stable step size of gradient descent, and the condition number?',
			{ alpha_s: 0.1 },
		],
	]),
	...worded('basics.diffusion-noise', 'Basics', [
		[
			'Noise schedule with constant beta 0.001 for 1000 steps: what remains of the signal ($\\bar\\alpha$)?',
			{ 'bar:alpha': 0.367695425 },
		],
	]),
	...worded('basics.rotary-positions', 'Basics', [
		['RoPE, d = 128, base 10000. Wavelength of pair 32?', { lambda: 628.318531 }],
	]),
	...worded('basics.ridge-regression', 'Basics', [
		['Ridge with $\\lambda = 3$ and singular values 1 and 3. Degrees of freedom?', { nu: 1 }],
	]),
	...worded('basics.bleu', 'Basics', [
		['Modified precisions 0.7, 0.5, 0.4, 0.3; the candidate has 18 words, the reference 20. BLEU?', { B: 0.405095464 }],
	]),
	...worded('training.dropout', 'Basics', [
		['Dropout rate 0.3, inverted dropout. Scale factor of the surviving units in training?', { f: 1.42857143 }],
	]),
	...worded('training.adam-first-step', 'Basics', [
		['First Adam update for gradient 0.02 with learning rate 3e-4?', { Delta: -0.0003 }],
	]),
	...worded('training.batch-normalisation', 'Basics', [
		['Mini-batch values 2, 4, 4, 6. Batch norm mean and variance?', { mu: 4, v: 2 }],
	]),
	...worded('training.initialisation-variance', 'Basics', [
		['Xavier initialisation of a 300 × 100 layer: what variance?', { v_X: 0.005 }],
	]),
	...worded('circuits.ov-rank', 'Circuits', [
		["What's the largest rank $W_{OV}$ may have for 12 heads of width 64 and a model width of 768?", { beta: 64 }],
	]),
];

export const VOICES_SIX_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{
		around: 'Serving',
		question: 'How many requests per second can a server with 8 GPUs handle if a request takes 2 s and 16 run at once?',
	},
	{
		around: 'Serving',
		question: 'How much does PagedAttention reduce the fragmentation of a KV cache with blocks of 16 tokens?',
	},
	{
		around: 'Counting',
		question: 'How many parameters does a 4-layer MLP of width 512 with 784 inputs and 10 outputs have?',
	},
	{ around: 'Counting', question: 'How many parameters does BERT base have in its embedding matrix?' },
	{ around: 'Decoding', question: 'How many bits does it take to encode a token with probability 1/32?' },
	{ around: 'Parallelism', question: 'How many bytes does an all-gather of 1 GB over 8 GPUs receive per GPU?' },
	{ around: 'LoRA', question: 'What learning rate should be used for LoRA with rank 16 if full finetuning uses 1e-5?' },
	{ around: 'LoRA', question: 'How many tasks can be served with 100 adapters of 20 MB in 2 GB?' },
	{ around: 'CNNs', question: 'How many multiply-adds does a 3x3 conv from 64 to 128 channels on a 56x56 map take?' },
	{ around: 'CNNs', question: 'What is the output of average pooling over [[1, 2], [3, 4]]?' },
	{ around: 'Basics', question: 'What is the gradient of (x + y) z at (-2, 5, -4)?' },
];
