import { worded } from './worded-question.ts';

/** Inference by the numbers. Written before they were first run against the keys. */
export const INFERENCE = [
	...worded('inference.roofline', 'GPU performance', [
		[
			'What is the arithmetic intensity of multiplying an $8192 \\times 128$ matrix by a $128 \\times 8192$ matrix in fp16?',
			{ I: 124.1 },
		],
		[
			'Compute the arithmetic intensity (FLOP per byte) of a matrix product with $M = 8192$, $N = 8192$, $K = 8192$ in half precision.',
			{ I: 2730.7 },
		],
		[
			'Is a matrix-vector product with a $4096 \\times 4096$ matrix in bf16 compute-bound or memory-bound on an A100?',
			{ I: 0.9995, R: 153.0 },
		],
		['What is the ridge point of a GPU with 312 TFLOP/s and 2.039 TB/s?', { R: 153.0 }],
		['How many FLOP per byte must a kernel do to be compute-bound on an H100 (989 TFLOP/s, 3.35 TB/s)?', { R: 295.2 }],
		[
			'What performance is attainable under the roofline model for an arithmetic intensity of 50 FLOP/byte on a chip with 100 TFLOP/s and 1 TB/s?',
			{ A: 50e12 },
		],
		[
			'Determine the operational intensity of a GEMM with $M = 1$, $K = 12288$, $N = 49152$ in 16 bits. Is it memory-bound on a GPU with 312 TFLOP/s and 2 TB/s?',
			{ I: 0.9999 },
		],
		[
			'At which machine balance (FLOP/B) does a V100 with 125 TFLOP/s and 900 GB/s turn from bandwidth-bound to compute-bound?',
			{ R: 138.9 },
		],
		['Give the arithmetic intensity of an $m \\times k$ by $k \\times n$ matrix multiplication as a formula.', {}],
		[
			'Use the roofline model: is the product of a $16 \\times 4096$ activation with a $4096 \\times 4096$ weight in fp16 limited by memory bandwidth on a 312 TFLOP/s, 2.039 TB/s GPU?',
			{ I: 15.876 },
		],
	]),
	...worded('inference.quantisation', 'Quantisation', [
		[
			'Quantise the vector $x = (1.2, -0.5, -4.3, 1.2, -3.1, 0.8, 2.4, 5.4)$ to int8 with absmax quantisation. What is the scale?',
			{ s: 0.04252 },
		],
		['What is the scale of symmetric int8 quantization for weights $x = (0.5, -1.27, 0.3)$?', { s: 0.01 }],
		['What is the largest rounding error of absmax quantization to 8 bits of $x = (2.54, -1, 0.2)$?', { E: 0.01 }],
		[
			'Compute the scale and the zero point for asymmetric uint8 quantisation of the range $[-1, 2]$, that is $r_{min} = -1$ and $r_{max} = 2$.',
			{ S: 0.011765, Z: 85 },
		],
		['How many levels does a 4-bit quantiser have?', { n: 16 }],
		[
			'Asymmetric (affine) quantization to 8 bits: the smallest value is -0.5 and the largest value is 1.5. Find the scale and zero point.',
			{ S: 0.0078431, Z: 64 },
		],
		['Symmetrically quantise the tensor $x = (7, -3.5, 1)$ to 4 bits. Give the scale.', { s: 1 }],
		['What maximum quantisation error results from absmax int8 quantisation of $x = (-12.7, 3.3)$?', { E: 0.05 }],
		['Write the formulas of absmax quantisation and dequantisation for $b$ bits.', {}],
		[
			'Determine the scaling factor that maps the weights $x = (0.1, 0.2, -0.635)$ to signed 8-bit integers (absmax quantization).',
			{ s: 0.005 },
		],
	]),
	...worded('inference.speculative-decoding', 'Serving', [
		[
			'With acceptance rate 0.8 and 5 draft tokens, how many tokens are expected per step of speculative decoding?',
			{ E: 3.6893 },
		],
		[
			'Speculative decoding: $\\alpha = 0.6$, $\\gamma = 2$. What is the expected number of generated tokens per run of the target model?',
			{ E: 1.96 },
		],
		[
			'What speed-up does speculative decoding give for an acceptance rate of 0.7, 3 drafted tokens and a cost ratio of 0.1?',
			{ s: 1.9485 },
		],
		[
			'Compute the expected number of tokens per target model call in speculative decoding for acceptance probability 0.9 and a draft length of 10.',
			{ E: 6.8619 },
		],
		[
			'How much faster is generation with speculative decoding if $\\alpha = 0.8$, $\\gamma = 4$ and the draft model costs nothing, that is a cost ratio of 0?',
			{ s: 3.3616 },
		],
		[
			'Derive the expected number of tokens that one iteration of speculative decoding with $\\gamma$ drafts and acceptance rate $\\alpha$ produces.',
			{},
		],
		[
			'The draft model is 20 times cheaper (cost ratio 0.05). What is the speedup of speculative decoding with 5 draft tokens and acceptance rate 0.8?',
			{ s: 2.9514 },
		],
		[
			'How many tokens does speculative decoding yield on average per iteration at $\\alpha = 0.5$ and $\\gamma = 1$?',
			{ E: 1.5 },
		],
		[
			'Speculative sampling accepts a draft token with probability 0.75; three tokens are drafted. How many tokens come out per verification on average?',
			{ E: 2.7344 },
		],
		[
			'What wall-clock improvement factor does speculative decoding bring at acceptance rate 0.6, draft length 3, cost ratio 0.02?',
			{ s: 2.0528 },
		],
	]),
	...worded('inference.mixture-of-experts', 'Sparse models', [
		[
			'A mixture-of-experts model has 1.6 billion shared parameters and 8 experts of 5.64 billion parameters each; 2 experts are used per token. How many parameters are active per token?',
			{ A: 12.88e9 },
		],
		[
			'How many parameters does an MoE model with 64 experts of 100 million parameters and 2 billion shared parameters have in total?',
			{ T: 8.4e9 },
		],
		[
			'How many active parameters has a mixture of experts with 16 experts of 1.5B parameters, top-1 routing (1 expert per token) and 3B non-expert parameters?',
			{ A: 4.5e9 },
		],
		[
			'Compute total and active parameters of an MoE: $S = 5$ billion shared parameters, 32 experts with 2 billion parameters each, 4 experts per token.',
			{ A: 13e9, T: 69e9 },
		],
		[
			'In a sparse mixture-of-experts transformer each token is routed to 2 of 8 experts. How many parameters does a token use if an expert has 5.64e9 parameters and all else 1.6e9?',
			{ A: 12.88e9 },
		],
		[
			'What fraction of the parameters of an MoE model is active for a token: 10 experts of 1 billion parameters, 2 experts per token, 2 billion shared parameters?',
			{ rho: 0.33333 },
		],
		[
			'State total and active parameter counts of a mixture of experts in terms of the number of experts, the expert size, the experts per token and the shared parameters.',
			{},
		],
		[
			'What is the total parameter count of a mixture-of-experts model with 128 experts, 0.3B parameters per expert and 4B shared parameters?',
			{ T: 42.4e9 },
		],
		[
			'How many of the weights of the MoE are activated per token? There are 8 experts, 2 active experts, 14 billion parameters per expert and 20 billion shared parameters.',
			{ A: 48e9 },
		],
		[
			'A Switch-style MoE has 1 billion shared parameters and 256 experts of 50 million parameters; one expert per token. Active parameters per token?',
			{ A: 1.05e9 },
		],
	]),
];

export const INFERENCE_NEAR_MISSES = [
	...[
		'What is a warp?',
		'Why is decoding memory-bound?',
		'How long does it take to read 140 GB at 3.35 TB/s?',
		'How many FLOPs does a matrix product of $512 \\times 512$ matrices take?',
		'What is kernel fusion, and why does it help?',
		'How does FlashAttention lower memory traffic?',
		'Explain the memory hierarchy of a GPU.',
		'What is the bandwidth of HBM3e?',
		'How many GPUs are needed to hold the weights?',
		'Why does batching raise throughput?',
	].map(question => ({ around: 'GPU performance', question })),
	...[
		'Why do outliers hurt int8 quantisation?',
		'How much memory does a 7B model take in int8?',
		'What is the difference between GPTQ and AWQ?',
		'Explain quantisation-aware training.',
		'What is NF4?',
		'How does LLM.int8() treat outlier features?',
		'Which layers are most sensitive to quantisation?',
		'What accuracy is lost by 4-bit quantisation?',
		'What is vector quantisation in VQ-VAE?',
		'How many bits has a bf16 exponent?',
	].map(question => ({ around: 'Quantisation', question })),
	...[
		'Why does speculative decoding not change the output distribution?',
		'What is a good draft model?',
		'How does beam search work?',
		'What is the latency of one decoding step?',
		'How many tokens per second does the server generate?',
		'What does top-p sampling do?',
		'Why is the acceptance rate higher for easy tokens?',
		'How does Medusa differ from speculative decoding?',
		'What is continuous batching?',
		'How large is the KV cache of the draft model?',
	].map(question => ({ around: 'Serving', question })),
	...[
		'Why do mixture-of-experts models need a load-balancing loss?',
		'How does the router choose its experts?',
		'What is expert parallelism?',
		'How much memory do the weights of the MoE take?',
		'Name advantages of mixture of experts over dense models.',
		'What happens when an expert’s capacity is exceeded?',
		'What do the experts specialise in?',
		'How many training tokens did Mixtral see?',
		'Why is the gate a softmax?',
		'What is an ensemble of experts in statistics?',
	].map(question => ({ around: 'Sparse models', question })),
];
