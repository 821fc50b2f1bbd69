import { type WordedQuestion, worded } from './worded-question.ts';

/** Questions in the manner of courses and books: sizes, runs, adapters, exams. Written before the first run. */
export const VOICES_FIVE: readonly WordedQuestion[] = [
	...worded('fermi.latency', 'Inference on TPUs', [
		[
			'Suppose we serve a 30B-parameter model in bf16 on 4 TPU v5e chips, each with HBM bandwidth of 8.1e11 bytes/s. What is the minimal time per decoding step at a small batch size, if the weights are spread over all chips?',
			{ t: 0.0185185185 },
		],
	]),
	...worded('accounting.kv-cache', 'Inference on TPUs', [
		[
			'A model has $L=64$, $K=8$ key/value heads, $H=256$ per-head dimension. What is its KV cache size per token in int8?',
			{ m: 262144 },
		],
		[
			'Model: n_layers = 64, n_kv_heads = 8, d_head = 128, bf16. Batch of 32 sequences of 8192 tokens each. How much memory do the KV caches take altogether?',
			{ M: 68719476736 },
		],
	]),
	...worded('accounting.training-flops', 'Training', [
		[
			'LLaMA 3-70B was trained on about 15T tokens. Roughly how many FLOPs did that take, using the 6ND rule?',
			{ C: 6.3e24 },
		],
	]),
	...worded('training.model-flops-utilisation', 'Training', [
		['Our run processes 2.4e6 tokens/s with a 13B model on 512 chips of 459 TFLOP/s each. MFU?', { u: 0.796568627 }],
	]),
	...worded('inference.roofline', 'Rooflines', [
		[
			'Multiply $X[128, 4096]$ by $W[4096, 16384]$ in bf16. What is the arithmetic intensity of this matmul?',
			{ I: 123.18797 },
		],
		[
			'An accelerator does 1.97e14 FLOP/s and reads 8.2e11 bytes/s. At which arithmetic intensity does it turn compute-bound?',
			{},
		],
	]),
	...worded('accounting.llama-parameters', 'Transformer math', [
		[
			'Take $D=4096$, $F=4D$, $V=32{,}000$, $L=64$ with separate input and output embeddings and a gated MLP with three matrices. How many parameters are there?',
			{ P: 17442541568 },
		],
		[
			'Llama-2-7B: 32 layers, hidden size 4096, intermediate size 11008, vocab 32000. Work out the total parameter count.',
			{ P: 6738415616 },
		],
	]),
	...worded('accounting.gpt-parameters', 'CS336 assignment 1', [
		[
			'GPT-2 medium: 24 layers, d_model 1024, context length 1024, vocab size 50257, 16 heads. How many parameters does the model have?',
			{ P: 354823168 },
		],
	]),
	...worded('accounting.optimizer-memory', 'CS336 assignment 1', [
		[
			'How much memory does the AdamW state (first and second moment, float32) of a model with 2.1 billion parameters occupy?',
			{ M_m: 16800000000 },
		],
	]),
	...worded('training.cosine-schedule', 'CS336 assignment 1', [
		[
			'Cosine schedule: $\\alpha_{max} = 1$, $\\alpha_{min} = 0.1$, $T_c = 21$ and no warmup. What is the learning rate at $t = 7$?',
			{ eta: 0.775 },
		],
	]),
	...worded('training.perplexity', 'CS336 assignment 1', [
		[
			'My model on TinyStories reaches a validation loss of 1.45 per token. What perplexity is that?',
			{ P: 4.26311452 },
		],
	]),
	...worded('accounting.zero-memory', 'CS336 assignment 2', [
		[
			'For an XXL model with 126.9B parameters, master weights, gradients and Adam in fp32/bf16 mixed precision: what must each of 64 devices hold under ZeRO stage 3?',
			{ M_3: 31725000000 },
		],
	]),
	...worded('training.all-reduce', 'CS336 assignment 2', [
		[
			'8 workers all-reduce gradients of 1 GiB by a ring with 100 GB/s links. How long does that take at least?',
			{ t: 0.0187904819 },
		],
	]),
	...worded('inference.truncated-sampling', 'CS336 assignment 1', [
		[
			'Given next-token probabilities [0.35, 0.25, 0.2, 0.15, 0.05], what does nucleus sampling with p = 0.75 keep and what are the new probabilities?',
			{ n: 3, S: 0.8 },
		],
	]),
	...worded('inference.temperature', 'CS336 assignment 1', [
		['Logits are [2.0, 0.0, -2.0]. Give the token probabilities at temperature 0.5.', {}],
	]),
	...worded('fermi.scaling-law', 'CS336 assignment 3', [
		[
			'Fit: $L(N,D) = 1.69 + 406.4/N^{0.34} + 410.7/D^{0.28}$, with $C = 6ND$. What are the exponents of compute for the optimal $N$ and the optimal $D$?',
			{},
		],
	]),
	...worded('fermi.compute-and-tokens', 'CS336 assignment 3', [
		[
			'By the rules $N_{opt} = 0.1\\,C^{0.5}$ and $D_{opt} = 1.7\\,C^{0.5}$, what compute budget and how many tokens does a 3B model want?',
			{ C: 900000000000000000000, D: 51000000000 },
		],
	]),
	...worded('accounting.convolution-size', 'CS231n', [
		[
			'A 227x227x3 image goes through a conv layer with 96 filters of size 11x11 at stride 4 without padding. What is the spatial size of the output?',
			{ O: 55 },
		],
	]),
	...worded('accounting.convolution-parameters', 'CS231n', [
		['Ten 5x5 filters over an RGB input, each with a bias: number of learnable parameters?', { P: 760 }],
	]),
	...worded('accounting.receptive-field', 'CS231n', [
		['What region of the input does a neuron see after three 3x3 conv layers of stride 1 (receptive field)?', { r: 7 }],
	]),
	...worded('basics.hinge-loss', 'CS231n', [
		[
			'Multiclass SVM with $\\Delta = 10$: the scores are $[13, -7, 11]$ and the first class is the true class. What is the loss?',
			{ ell: 8 },
		],
	]),
	...worded('basics.softmax-cross-entropy', 'CS231n', [
		['f = [-2.85, 0.86, 0.28], correct class is the third. What is the softmax loss in nats?', { ell: 1.04 }],
	]),
	...worded('training.batch-normalisation', 'CS231n', [
		['Batch norm over the four activations 1, 3, 5 and 7. What are the batch mean and variance?', { mu: 4, v: 5 }],
	]),
	...worded('training.dropout', 'CS231n', [
		[
			'We use inverted dropout and keep each unit with probability 0.8. By which factor are the kept activations multiplied at training time?',
			{ f: 1.25 },
		],
	]),
	...worded('training.initialisation-variance', 'CS231n', [
		[
			'He init: what standard deviation should the weights of a fully connected layer with 2048 inputs feeding a ReLU have?',
			{ sigma_H: 0.03125 },
		],
	]),
	...worded('training.adam-first-step', 'CS231n', [
		[
			'At $t=1$ Adam ($\\beta_1=0.9$, $\\beta_2=0.999$, $\\eta = 10^{-3}$) sees a gradient of 5. By how much does the parameter change?',
			{ Delta: -0.001 },
		],
	]),
	...worded('accounting.depthwise-separable', 'CS231n', [
		[
			'MobileNet block, 3x3 depthwise separable conv with 128 input and 256 output channels. How many weights, and what is the saving over a standard conv?',
			{ P_s: 33920, s: 8.69433962 },
		],
	]),
	...worded('basics.attention-by-hand', 'CS224n', [
		[
			'Query $q = (1, 0)$, keys $k_1 = (1,0)$ and $k_2 = (0, 1)$, values $v_1 = 10$, $v_2 = 20$. Compute the scaled dot-product attention output.',
			{},
		],
	]),
	...worded('accounting.recurrent-parameters', 'CS224n', [
		[
			'Count the parameters of an LSTM layer with input dimension 300 and hidden dimension 512 (one bias vector per gate).',
			{ P_L: 1665024 },
		],
	]),
	...worded('basics.bleu', 'CS224n', [
		[
			'Candidate $c_1$ has length 5, reference length 6; unigram precision 0.8, bigram precision 0.5, equal weights. Compute its BLEU.',
			{ b: 0.818730753, B: 0.517810794 },
		],
	]),
	...worded('inference.beam-search', 'CS224n', [
		[
			'A decoder has a vocabulary of 32,000 and generates 20 tokens. How many candidate extensions does beam search with beam size 5 score?',
			{ N_b: 3200000 },
		],
	]),
	...worded('basics.rotary-positions', 'EECS182', [
		[
			'Rotary embedding, head size 64, base 10,000. At which frequency does the pair with index 16 rotate, and by what angle is it rotated at position 100?',
			{ theta: 0.01, phi: 1 },
		],
	]),
	...worded('basics.diffusion-noise', 'EECS182', [
		[
			'Forward process with constant $\\beta = 0.05$: what are the signal coefficient $\\bar\\alpha$ and the noise variance after 40 steps?',
			{ 'bar:alpha': 0.128512157, v: 0.871487843 },
		],
	]),
	...worded('basics.gaussian-divergence', 'EECS182', [
		[
			'VAE: the posterior for one sample is $\\mathcal N(0.3, 0.25)$, i.e. variance 0.25. KL to the standard normal?',
			{ K: 0.363147181 },
		],
	]),
	...worded('basics.ridge-regression', 'EECS182', [
		[
			'Singular values of $X$ are 5, 2, 0.1. With ridge parameter $\\lambda = 0.25$, how are the components shrunk?',
			{},
		],
	]),
	...worded('inference.quantisation', 'MIT 6.5940', [
		[
			'Asymmetric 8-bit quantisation of the range [-1, 2]: find the scale and the zero point.',
			{ S: 0.0117647059, Z: 85 },
		],
		[
			'How many levels does 4-bit quantization have, and what is the step for the interval from -2 to 2?',
			{ S: 0.266666667 },
		],
	]),
	...worded('basics.classification-metrics', 'MIT exam', [
		[
			'Confusion matrix: TP=30, FN=10, FP=20, TN=140. Recall, precision, F1-score and accuracy?',
			{ R: 0.75, P: 0.6, F: 0.666666667, A: 0.85 },
		],
	]),
	...worded('basics.explained-variance', 'MIT exam', [
		[
			'PCA of a data set gives eigenvalues $\\lambda = (5, 3, 1.5, 0.5)$. How much variance is retained by the top two components?',
			{ rho: 0.8 },
		],
	]),
	...worded('basics.bayes', 'MIT exam', [
		[
			"A disease affects 2 % of the population. A test has 97 % sensitivity and 94 % specificity. What's the chance that someone with a positive result has it?",
			{ q: 0.248081841 },
		],
	]),
	...worded('basics.descent-rate', 'EECS182', [
		[
			'Quadratic loss, condition number $\\kappa = 50$. What is the convergence rate of gradient descent with the optimal step and that with optimal momentum?',
			{ rho: 0.960784314 },
		],
	]),
	...worded('accounting.lora-parameters', 'PEFT', [
		[
			'LoRA of rank 16 on the query and value projections of a 32-layer model with hidden dimension 4096. How many trainable parameters?',
			{ P: 8388608 },
		],
	]),
	...worded('lora.memory', 'PEFT', [
		[
			'$W_0$ is $768\\times 3072$; rank-4 LoRA, 2 bytes per number. How many bytes do A and B take, and how many the full matrix?',
			{ M: 30720, M_W: 4718592 },
		],
	]),
	...worded('soft-prompting.parameters', 'PEFT', [
		[
			'Prefix tuning with 30 virtual tokens, a model of 24 layers and width 1024. How many parameters get trained?',
			{ P: 1474560 },
		],
	]),
	...worded('lora.xavier-initialisation', 'PEFT', [
		[
			'Both LoRA matrices are Glorot-initialised, $m=\\ell=2048$, $k=16$. What is the variance of an entry of $AB$?',
			{},
		],
	]),
	...worded('fermi.training-cost', 'Cost', [
		[
			'Training takes 2e25 FLOP. A B200 delivers 2.25 PFLOP/s dense BF16 at 45% utilisation and costs $3.50 per hour. What is the bill and how long does it run on 8,192 of them?',
			{ K: 19204389.6, T: 2411265.43 },
		],
	]),
	...worded('fermi.inference-cost', 'Cost', [
		[
			'Generating 1 million tokens with a 175B model: 2 FLOP per parameter and token, A100s with 312 TFLOP/s at 30 %, \\$1.10 an hour each. Cost?',
			{ K: 1.14256885 },
		],
	]),
	...worded('fermi.model-memory', 'Hardware', [
		[
			"We'd like to run a 405B parameter model in fp8. How many 141 GB H200s hold its weights?",
			{ M: 405000000000, n_G: 3 },
		],
		['Weights of a 70-billion model at 4 bits per weight, in GB?', { M: 35000000000 }],
	]),
	...worded('fermi.corpus-in-books', 'Data', [
		[
			'FineWeb has 15T tokens; 0.75 words per token; a typical book holds 80,000 words. How many books?',
			{ w: 11250000000000, n: 140625000 },
		],
	]),
	...worded('fermi.storage-cost', 'Data', [
		[
			'A 1.8-trillion-parameter checkpoint in bf16: what is the price of keeping it on SSDs at \\$0.08 per GB?',
			{ K_S: 288 },
		],
	]),
	...worded('fermi.landauer', 'Physics', [
		['How much energy does erasing a gigabyte (8e9 bits) take at 300 K according to Landauer?', { E: 2.29678311e-11 }],
	]),
	...worded('inference.speculative-decoding', 'Decoding', [
		[
			'The draft model proposes $\\gamma = 5$ tokens, each accepted with probability 0.8. Expected tokens per target-model call?',
			{ E: 3.68928 },
		],
	]),
	...worded('inference.mixture-of-experts', 'MoE', [
		[
			'Mixtral-like: 8 experts with 5.6B parameters each, 1.6B shared, top-2 routing. Total and active parameter count?',
			{ T: 46400000000, A: 12800000000 },
		],
	]),
	...worded('training.pipeline-bubble', 'Parallelism', [
		['GPipe with $p = 4$ stages and $m = 16$ microbatches: bubble fraction of the total time?', { gamma: 0.157894737 }],
	]),
	...worded('training.warmup-schedule', 'Training', [
		[
			'"Attention is all you need" schedule: d_model = 512, warmup_steps = 4000. What learning rate is reached at its maximum?',
			{ 'eta_*': 0.000698771243 },
		],
	]),
	...worded('accounting.activation-memory', 'Training', [
		[
			'seq 2048, micro batch 4, hidden 6144, 48 heads, 40 layers: how many GB of activations without recomputation?',
			{ M: 229512314880 },
		],
	]),
	...worded('soft-prompting.loss-mask', 'PEFT', [
		[
			'The input holds 8 soft tokens (1–8), a question (9–30), the answer (31–40), an end token at 41 and padding 42–64. Which output positions count in the loss?',
			{ n: 11 },
		],
	]),
	...worded('circuits.ov-rank', 'Circuits', [
		['$d_{model}=512$, $d_{head}=64$. What is the maximal rank of $W_OW_V$?', { beta: 64 }],
	]),
	...worded('fermi.hundred-steps', 'Brains', [
		[
			'Recognising a face takes a human 150 ms; a neuron needs 5 ms per spike. How many layers can a network like this have?',
			{ L: 30 },
		],
	]),
];

export const VOICES_FIVE_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{
		around: 'Training',
		question: 'How many chips are needed for tensor parallelism to be communication-bound at batch 4e6?',
	},
	{
		around: 'Training',
		question:
			'How much memory does a checkpoint of activations after every layer take for 64 layers if each activation is 0.5 GB?',
	},
	{
		around: 'CS336',
		question: 'What is the throughput of our tokenizer in bytes per second if it takes 30 minutes for 11 GB?',
	},
	{ around: 'CS336', question: 'How many FLOPs does one AdamW step take for 2.1B parameters?' },
	{
		around: 'CS336',
		question:
			'At which batch size does a 80 GB card run out of memory if a sequence takes 7 GB of activations and the state 34 GB?',
	},
	{ around: 'CS231n', question: 'What is the output volume of max pooling 2x2 with stride 2 on a 224x224x64 volume?' },
	{ around: 'CS231n', question: 'How many multiplications does a 5x5 conv with 32 filters on a 32x32x3 image need?' },
	{ around: 'CS224n', question: 'How many parameters does a bigram language model with a vocabulary of 10,000 have?' },
	{
		around: 'EECS182',
		question: 'Compute the ridge solution via gradient descent: how many iterations to an error of 1e-3?',
	},
	{ around: 'EECS182', question: 'What is the entropy of a softmax over 4 equal logits?' },
	{ around: 'PEFT', question: 'How many parameters does IA3 train on a model with 24 layers of width 1024?' },
	{ around: 'PEFT', question: 'How much memory does QLoRA with NF4 and double quantisation save on a 65B model?' },
	{ around: 'Cost', question: 'How much electricity do 1,000 H100s with 700 W each use in a month?' },
	{ around: 'Hardware', question: 'How long does it take to load a 140 GB checkpoint from an NVMe disk at 7 GB/s?' },
	{
		around: 'MoE',
		question: 'How much all-to-all traffic does an MoE layer with 64 experts and 4096 tokens of width 2048 cause?',
	},
];
