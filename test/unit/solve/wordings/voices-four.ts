import type { WordedQuestion } from './worded-question.ts';

/** Questions of many people: terse, chatty, formal, with numbers that do not matter; one for each part and family. */
export const VOICES_FOUR: readonly WordedQuestion[] = [
	{
		key: 'accounting.llama-parameters',
		around: 'Transformer accounting',
		question:
			'Consider a Llama-style model: vocab_size 32,000, num_layers 40, d_model 5,120, d_ff 13,824. How many trainable parameters does it have?',
		values: { P: 13015864320 },
	},
	{
		key: 'accounting.llama-parameters',
		around: 'Transformer accounting',
		question:
			'How many parameters does a SwiGLU transformer with $L = 64$ layers, $d_{model} = 4096$, $d_{ff} = 16384$ and a vocabulary of 32,000 have (no biases, untied)?',
		values: { P: 17442541568 },
	},
	{
		key: 'accounting.depthwise-separable',
		around: 'CNN',
		question:
			'A depthwise separable 3x3 convolution with 32 input channels and 64 output channels: number of weights, and how many times fewer than for a standard convolution?',
		values: { P_s: 2336, s: 7.890410958904109 },
	},
	{
		key: 'accounting.depthwise-separable',
		around: 'CNN',
		question:
			'By what factor does a depthwise-separable convolution with $K=5$ and 256 output channels reduce the computation of a full convolution?',
		values: { rho: 0.04390625 },
	},
	{
		key: 'accounting.receptive-field',
		around: 'CNN',
		question: 'What is the receptive field of three stacked 3x3 convolutions with stride 1?',
		values: { r: 7 },
	},
	{
		key: 'accounting.receptive-field',
		around: 'CNN',
		question: 'Five conv layers, kernel 5, stride 1 each. Receptive field of a unit in the last layer?',
		values: { r: 21 },
	},
	{
		key: 'accounting.optimizer-memory',
		around: 'Training',
		question: 'How much memory do the two Adam moments of a 7B model take in fp32?',
		values: { M_m: 56000000000 },
	},
	{
		key: 'accounting.optimizer-memory',
		around: 'Training',
		question: 'What is the size in GB of the AdamW state (both moments, fp32) for 1.5 billion parameters?',
		values: { M_m: 12000000000 },
	},
	{
		key: 'training.warmup-schedule',
		around: 'Training',
		question: 'Transformer schedule (Noam) with $d_{model}=512$ and 4000 warmup steps. Learning rate at step 1000?',
		values: { eta: 0.00017469281074217107 },
	},
	{
		key: 'training.warmup-schedule',
		around: 'Training',
		question:
			'What is the peak learning rate of the schedule of "Attention is all you need" for width 1024 and 8000 warm-up steps?',
		values: { 'eta_*': 0.00034938562148434214 },
	},
	{
		key: 'training.cosine-schedule',
		around: 'Training',
		question: 'What learning rate does a cosine schedule give after half of the steps, if the peak is 3e-4?',
		values: { eta: 0.00015 },
	},
	{
		key: 'training.cosine-schedule',
		around: 'Training',
		question:
			'Cosine decay from $\\eta_{max} = 0.1$ to $\\eta_{min} = 0.001$ over $T = 100$ epochs: the rate at epoch 25?',
		values: { eta: 0.0855017856687341 },
	},
	{
		key: 'training.initialisation-variance',
		around: 'Init',
		question:
			'A linear layer has 256 inputs and 128 outputs. What standard deviation do its weights have under Xavier initialisation?',
		values: { sigma_X: 0.07216878364870322 },
	},
	{
		key: 'training.initialisation-variance',
		around: 'Init',
		question: 'He initialisation for a layer with fan_in 1152: variance of the weights?',
		values: { v_H: 0.001736111111111111 },
	},
	{
		key: 'inference.temperature',
		around: 'Sampling',
		question: 'Logits $(3, 1, 0)$. What are the probabilities at temperature 2?',
	},
	{
		key: 'inference.temperature',
		around: 'Sampling',
		question: 'Compute the softmax with temperature 0.5 of the scores [1, 2].',
	},
	{
		key: 'basics.gaussian-divergence',
		around: 'VAE',
		question:
			'The encoder outputs mean 0.5 and standard deviation 0.8. What is the KL divergence to the standard normal prior?',
		values: { K: 0.168144 },
	},
	{
		key: 'basics.gaussian-divergence',
		around: 'VAE',
		question:
			'KL term of a VAE: $q = \\mathcal N(\\mu, \\sigma^2)$ with $\\mu = 1$, $\\sigma = 2$, prior $\\mathcal N(0, 1)$. Value in nats?',
		values: { K: 1.3068528194400546 },
	},
	{
		key: 'basics.hinge-loss',
		around: 'Losses',
		question: 'Scores $s = (3.2, 5.1, -1.7)$, the correct class is the first. Multiclass SVM loss with margin 1?',
		values: { ell: 2.9 },
	},
	{
		key: 'basics.hinge-loss',
		around: 'Losses',
		question: 'What is the hinge loss of the scores [2.2, 2.5, -3.1] if class 3 is the correct class?',
		values: { ell: 12.899999999999999 },
	},
	{
		key: 'training.pipeline-bubble',
		around: 'Parallelism',
		question: 'A pipeline with 8 stages runs 32 micro-batches (GPipe). What fraction of the time is the bubble?',
		values: { gamma: 0.1794871794871795 },
	},
	{
		key: 'training.pipeline-bubble',
		around: 'Parallelism',
		question: 'How many microbatches does a 4-stage pipeline need so that the bubble is at most 5%?',
		values: { m_b: 57 },
	},
	{
		key: 'training.all-reduce',
		around: 'Parallelism',
		question: 'Ring all-reduce of 4 GB of gradients over 16 GPUs: how many bytes does each GPU send?',
		values: { V: 7500000000 },
	},
	{
		key: 'training.all-reduce',
		around: 'Parallelism',
		question: 'How long does an all-reduce of 1 GB take on 8 GPUs whose links carry 50 GB/s?',
		values: { t: 0.035 },
	},
	{
		key: 'basics.descent-rate',
		around: 'Optimisation',
		question:
			'Gradient descent on a quadratic whose Hessian has eigenvalues between 1 and 100 (condition number 100). What is the best convergence rate?',
		values: { rho: 0.9801980198019802 },
	},
	{
		key: 'basics.descent-rate',
		around: 'Optimisation',
		question:
			'Largest stable learning rate of gradient descent on a quadratic if the largest eigenvalue of the Hessian is 4?',
		values: { alpha_s: 0.5 },
	},
	{
		key: 'accounting.receptive-field',
		around: 'Counting',
		question: 'What is the receptive field after three $3\\times3$ convolutions?',
		values: { r: 7 },
	},
	{
		key: 'basics.hinge-loss',
		around: 'Losses',
		question: 'Compute the hinge loss for scores $(13, -7, 11)$ with correct class 1 and margin 10.',
		values: { ell: 8 },
	},
	{
		key: 'training.initialisation-variance',
		around: 'Init',
		question: 'Xavier initialisation of a 784-256-10 MLP: what is the variance of the weights of the first layer?',
	},
	{
		key: 'training.initialisation-variance',
		around: 'Init',
		question: 'Compute the He initialisation standard deviation for a layer with fan-in 512.',
		values: { sigma_H: 0.0625 },
	},
	{
		key: 'lora.memory',
		around: 'Q',
		question:
			'LoRA adapter of rank $4$ on a 4096-by-1024 matrix, half precision. Bytes needed for it and for the whole matrix?',
		values: { M: 40960, M_W: 8388608 },
	},
	{
		key: 'lora.memory',
		around: 'Q',
		question: 'Which rank makes a LoRA on a 2048 x 2048 matrix as large as the matrix in memory?',
		values: { 'k_*': 1024 },
	},
	{
		key: 'accounting.lora-parameters',
		around: 'Q',
		question:
			'We apply LoRA (rank 8) to the query, key, value and output projections of a 24-layer model of width 2048. Trainable parameter count?',
		values: { P: 3145728 },
	},
	{
		key: 'fermi.model-memory',
		around: 'Q',
		question:
			'A team wants to load a 123-billion-parameter checkpoint in int4. How many gigabytes is it, and how many 24 GB cards are needed?',
		values: { M: 61500000000, n_G: 3 },
	},
	{
		key: 'fermi.model-memory',
		around: 'Q',
		question: 'whats the biggest model that fits on a 48 GB card in 8 bit?',
		values: { N_v: 48000000000 },
	},
	{
		key: 'fermi.latency',
		around: 'Q',
		question: 'How fast (tokens/s) can a 32B model in bf16 decode on a single H100 (3.35 TB/s) at best?',
		values: { r_s: 52.34375 },
	},
	{
		key: 'fermi.latency',
		around: 'Q',
		question:
			'Weights: 140 GB worth of parameters i.e. a 70B model in fp16, bandwidth 2 TB/s, 4 GPUs in tensor parallel. Minimum latency per token?',
		values: { t: 0.0175 },
	},
	{
		key: 'fermi.training-cost',
		around: 'Q',
		question: 'We burn 5e24 FLOP on GPUs with 400 TFLOP/s achieved each, at \\$2 per GPU-hour. Total bill?',
		values: { K: 6944444.444444446 },
	},
	{
		key: 'fermi.training-cost',
		around: 'Q',
		question: 'How many H100s (1e15 FLOP/s, 40 % MFU) do we need to finish a training run of 1e25 FLOP within 90 days?',
		values: { n_T: 3215.0205761316874 },
	},
	{
		key: 'fermi.inference-cost',
		around: 'Q',
		question:
			'An 8B model answers with 2 million tokens on GPUs of 500 TFLOP/s at \\$1 an hour. How much does it cost (2 FLOP per parameter per token)?',
		values: { K: 0.017777777777777778 },
	},
	{
		key: 'fermi.corpus-in-books',
		around: 'Q',
		question:
			'A corpus has two trillion tokens. At 1.5 tokens per word and 500 words per page, how many pages are that?',
		values: { g: 2666666666.6666665 },
	},
	{
		key: 'fermi.carbon',
		around: 'Q',
		question:
			'4.3 tonnes of CO2 were emitted by a training run. At a carbon price of \\$80 per tonne what does it cost?',
		values: { K: 344 },
	},
	{
		key: 'fermi.landauer',
		around: 'Q',
		question: 'minimum energy to erase one bit at 350 kelvin?',
		values: { E_b: 3.349475365925178e-21 },
	},
	{
		key: 'fermi.hundred-steps',
		around: 'Q',
		question: 'If a decision takes 400 ms and a neuron fires 50 times a second, how deep is the network of the brain?',
		values: { L: 20 },
	},
	{
		key: 'fermi.storage-cost',
		around: 'Q',
		question: 'How much would it cost to keep 70 billion fp32 parameters in RAM at \\$0.003 per MB?',
		values: { K_D: 840 },
	},
	{
		key: 'fermi.compute-and-tokens',
		around: 'Q',
		question: 'Compute-optimal training of a 400-billion-parameter model by the direct fit: FLOPs and tokens?',
		values: { C: 1.6e25, D: 6800000000000 },
	},
	{
		key: 'soft-prompting.loss-mask',
		around: 'Q',
		question:
			'Positions 1-4 are soft prompt vectors, 5-24 the question, 25-39 the answer, 40 end of text, 41-50 padding. Over which output positions is the loss summed?',
		values: { n: 16 },
	},
	{
		key: 'soft-prompting.parameters',
		around: 'Q',
		question: 'Prompt tuning with 50 virtual tokens on a model of hidden size 5120. How many parameters are trained?',
		values: { P: 256000 },
	},
	{
		key: 'accounting.kv-cache',
		around: 'Q',
		question:
			'60 layers, 64 attention heads of dimension 128 (MHA), fp16. What is the KV cache size for a sequence of 4096 tokens?',
		values: { M: 8053063680 },
	},
	{
		key: 'accounting.training-flops',
		around: 'Q',
		question: 'Estimate the compute to train a 13B model on 2T tokens.',
		values: { C: 1.56e23 },
	},
	{
		key: 'accounting.zero-memory',
		around: 'Q',
		question:
			'With ZeRO-1 on 8 GPUs, how much memory per GPU do the model states of a 2.7B model take (mixed precision Adam)?',
		values: { M_1: 14850000000 },
	},
	{
		key: 'accounting.convolution-size',
		around: 'Q',
		question: 'A 7x7 kernel with stride 2 and padding 3 is applied to a 224x224 image. What is the size of the output?',
		values: { O: 112 },
	},
	{
		key: 'accounting.convolution-parameters',
		around: 'Q',
		question: 'Parameters of a 1x1 convolution with 256 input and 64 output channels (with bias)?',
		values: { P: 16448 },
	},
	{
		key: 'accounting.recurrent-parameters',
		around: 'Q',
		question: 'How many parameters are in an LSTM with 50 input features and 100 units?',
		values: { P_L: 60400 },
	},
	{
		key: 'basics.softmax-cross-entropy',
		around: 'Q',
		question: 'The network outputs the logits 1.5, 0.5, -1 and the true class is the second. Cross-entropy?',
		values: { ell: 1.371539031852683 },
	},
	{
		key: 'basics.bayes',
		around: 'Q',
		question: 'Prevalence 1%, sensitivity 90%, specificity 95%: what is the positive predictive value?',
		values: { q: 0.15384615384615383 },
	},
	{
		key: 'basics.explained-variance',
		around: 'Q',
		question: 'Eigenvalues: 10, 5, 3, 2. How much of the variance do two principal components explain?',
		values: { rho: 0.75 },
	},
	{
		key: 'inference.quantisation',
		around: 'Q',
		question: 'Absmax-quantise (0.5, -2.54, 1.0) to 8 bits. Scale?',
		values: { s: 0.02 },
	},
	{
		key: 'inference.roofline',
		around: 'Q',
		question: 'Arithmetic intensity of multiplying a 1024 x 4096 with a 4096 x 4096 matrix in fp16?',
		values: { I: 682.6666666666666 },
	},
	{
		key: 'inference.mixture-of-experts',
		around: 'Q',
		question: 'MoE: shared weights 3B, 32 experts of 1B each, top-4. Active parameters per token?',
		values: { A: 7000000000 },
	},
	{
		key: 'training.dropout',
		around: 'Q',
		question: 'Dropout keeps a unit with probability 0.8 and divides by 0.8. Activation 5. Variance?',
		values: { v: 6.25 },
	},
	{
		key: 'training.adam-first-step',
		around: 'Q',
		question: 'lr = 0.002, gradient = 7. What is the first Adam update?',
		values: { Delta: -0.002 },
	},
	{
		key: 'training.model-flops-utilisation',
		around: 'Q',
		question: '256 A100 (312 TFLOP/s) process 150k tokens per second of a 20B model. What MFU is this?',
		values: { u: 0.22536057692307693 },
	},
	{
		key: 'training.perplexity',
		around: 'Q',
		question: 'What is the perplexity of a language model with cross-entropy 3.1 nats per token?',
		values: { P: 22.197951281441636 },
	},
	{
		key: 'accounting.lora-parameters',
		around: 'Adapters',
		question:
			'LoRA of rank 4 is added to the four attention projections of a 12-layer model of width 768. How many trainable parameters does LoRA add?',
		values: { P: 294912 },
	},
];

/** Questions of the same problems that no key answers with a value. */
export const VOICES_FOUR_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'CNN', question: 'Why does the effective receptive field look like a Gaussian?' },
	{ around: 'CNN', question: 'How many parameters does a depthwise convolution save in inference time on a phone?' },
	{ around: 'Training', question: 'Why does AdamW decouple weight decay from the moments?' },
	{ around: 'Training', question: 'How much memory does Adafactor save on a 7B model?' },
	{ around: 'Training', question: 'Why is a warm-up needed for Adam?' },
	{ around: 'Training', question: 'Why is cosine annealing better than step decay?' },
	{ around: 'Init', question: 'Why should weights not be initialised to zero in an MLP?' },
	{ around: 'Init', question: 'What is the variance of the output of a ReLU layer with He initialisation?' },
	{ around: 'Sampling', question: 'What happens to the distribution as the temperature goes to zero?' },
	{ around: 'VAE', question: 'Why does the KL term lead to posterior collapse?' },
	{ around: 'VAE', question: 'What is the reconstruction loss of a VAE with Bernoulli outputs?' },
	{ around: 'Losses', question: 'What is the gradient of the hinge loss?' },
	{ around: 'Parallelism', question: 'How does the 1F1B schedule reduce the memory of pipeline parallelism?' },
	{ around: 'Parallelism', question: 'How much time does a reduce-scatter of 1 GB need on 8 GPUs?' },
	{ around: 'Optimisation', question: 'Compute the condition number of the matrix [[2, 1], [1, 2]].' },
	{ around: 'Optimisation', question: 'Prove that gradient descent converges on smooth convex functions.' },
	{ around: 'LLM', question: 'How many parameters does the embedding table of Llama 3 have?' },
	{ around: 'LLM', question: 'What is the throughput in requests per second of a server with 8 GPUs?' },
];
