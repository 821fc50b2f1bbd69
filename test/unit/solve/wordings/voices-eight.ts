import { type WordedQuestion, worded } from './worded-question.ts';

/** Sizes of one matrix, steps and batches, hours of accelerators, energy, laws with numbers, lists of named values. */
export const VOICES_EIGHT: readonly WordedQuestion[] = [
	...worded('fermi.energy-and-emissions', 'Footprint', [
		['How much electricity in kWh does a cluster of 1000 H100 GPUs at 700 W use in 30 days?', { E: 504_000 }],
		['What was the energy of a run of 3 months on 1000 GPUs of 400 W?', { E: 876_600 }],
		[
			'What is the electricity bill of a cluster that draws 5 MW for 60 days at \\$0.08 per kWh?',
			{ K_E: 576_000, E: 7_200_000 },
		],
		[
			'A run used 1,287 MWh; the grid has a carbon intensity of 0.429 kg CO2 per kWh. How many tonnes of CO2?',
			{ m: 552_123 },
		],
		[
			'512 GPUs draw 400 W each for 20 days. The grid emits 350 g CO2/kWh. How much CO2 does the training emit?',
			{ E: 98_304, m: 34_406.4 },
		],
		['64 accelerators with a TDP of 350 W train for 100 hours, PUE 1.2. Energy of the run?', { E: 2688 }],
		['How many kg of CO2 are 50 MWh of electricity at an intensity of 0.2 kg/kWh?', { m: 10_000 }],
		['The cluster: 2,048 H100s, 700 W each, 54 days. How much energy is consumed in MWh?', { E: 1_857_945.6 }],
		[
			'Training took 3 weeks on 16 A100s of 300 W; electricity costs 0.30 USD/kWh. What does the energy of the training cost?',
			{ K_E: 725.76 },
		],
		['How much carbon does a 10-day run on 8 GPUs at 300 W cause with a grid of 0.5 kg/kWh?', { m: 288 }],
	]),
	...worded('fermi.predicted-loss', 'Scaling', [
		['Suppose $L(N) = 1.69 + 406/N^{0.34}$. What is the loss of a model with $N = 10^9$ parameters?', { L_1: 2.0439 }],
		[
			'What loss does a Chinchilla-type law predict for $N = 7 \\times 10^9$, $D = 1.4 \\times 10^{12}$ with $A = 406.4$, $B = 410.7$, $\\alpha = 0.34$, $\\beta = 0.28$, $E = 1.69$?',
			{ L_2: 2.0358 },
		],
		[
			'With $\\alpha = 0.34$, $\\beta = 0.28$, $A = 406.4$, $B = 410.7$, $E = 1.69$: which loss does the scaling law give for a model with 400 million parameters trained on 8 billion tokens?',
			{ L_2: 2.8659 },
		],
		[
			'The fit is $L(N) = 1.5 + 50 N^{-0.25}$. Which loss does it give for a model of $N = 10^8$ parameters?',
			{ L_1: 2 },
		],
		['Predicted loss of a network with 10 billion parameters by the law $L(N) = 2 + 100 / N^{0.3}$?', { L_1: 2.1 }],
		[
			'Evaluate the scaling law with $E = 1.7$, $A = 400$, $B = 400$, $\\alpha = 0.35$, $\\beta = 0.3$ for $N = 10^9$ parameters and $D = 10^{10}$ tokens: what loss does it predict?',
			{ L_2: 2.3831 },
		],
		[
			'$E = 1.8$, $A = 480$, $B = 2000$, $\\alpha = 0.35$, $\\beta = 0.37$. What loss does a model with 1B parameters trained on 20B tokens reach by this scaling law?',
			{ L_2: 2.444 },
		],
		['What is the loss of a 70B model trained on 1.4T tokens under the Chinchilla law?', {}],
		[
			'Calculate the loss that the law $L(N) = 1.7 + 300/N^{0.33}$ predicts for a model with $10^9$ parameters.',
			{ L_1: 2.0219 },
		],
		['A power law $L(N) = 2 + 100 / N^{0.3}$ was fitted. Predict the loss for $N = 10^{10}$ parameters.', { L_1: 2.1 }],
	]),
	...worded('accounting.training-flops', 'Compute', [
		[
			'Our model of 1.3 billion parameters sees 0.5M tokens per step for 250,000 steps. How many FLOPs is the training?',
			{ C: 9.75e20 },
		],
		['$N = 7 \\times 10^9$, $D = 1.4 \\times 10^{12}$: training compute?', { C: 5.88e22 }],
		['Batch size 512, sequence length 2048, 100k steps, 350M parameters. Training compute in FLOPs?', { C: 2.202e20 }],
		['3B params, 1T tokens: training FLOPs?', { C: 1.8e22 }],
		[
			'Given a compute budget C = 6e21 FLOPs and a model of N = 2e9 parameters, on how many tokens can it be trained (C = 6ND)?',
			{ D_C: 5e11 },
		],
	]),
	...worded('training.model-flops-utilisation', 'Compute', [
		[
			'Llama-style 70B, trained on 15T tokens, used 6.4 million H100 hours (989 TFLOP/s each). Compute the MFU.',
			{ u: 0.27648 },
		],
		[
			'37B active parameters, 14.8T tokens, 2.664M H800 GPU hours, peak 1979 TFLOP/s per GPU: what is the MFU of the run?',
			{ u: 0.17312 },
		],
	]),
	...worded('inference.temperature', 'Sampling', [
		[
			'The next-token logits are cat: 2.0, dog: 1.0, fish: 0.0. What is the probability of each at temperature 0.5?',
			{},
		],
	]),
	...worded('basics.hinge-loss', 'Losses', [
		['Scores: cat 3.2, dog 5.1, frog -1.7; the true class is cat. What is the multiclass hinge loss?', { ell: 2.9 }],
	]),
	...worded('accounting.receptive-field', 'CNN', [
		['What is the receptive field after four stacked 3×3 convolutions with stride 1?', { r: 9 }],
	]),
	...worded('accounting.lora-parameters', 'Adapters', [
		[
			'LoRA with rank 8 is applied to one weight matrix of size 4096 × 4096. How many trainable parameters does this add?',
			{ P: 65_536 },
		],
		[
			'For $W_0 \\in \\mathbb{R}^{2048 \\times 8192}$ and LoRA rank $r = 16$, calculate the number of trainable parameters.',
			{ P: 163_840 },
		],
		[
			'Adapters of rank 4 on Wq, Wk, Wv and Wo (each 768 × 768) of all 12 layers. Total number of new trainable LoRA weights?',
			{ P: 294_912 },
		],
	]),
	...worded('lora.memory', 'Adapters', [
		[
			'A weight matrix of size 4096 × 4096 gets LoRA factors of rank 16, stored in fp32. How much memory do they need?',
			{ M: 524_288 },
		],
	]),
	...worded('fermi.compute-and-tokens', 'Scaling laws', [
		[
			'By the rules $N_{opt} = 0.1\\,C^{0.5}$ and $D_{opt} = 1.7\\,C^{0.5}$ and a budget of $C = 4\\times10^{24}$ FLOPs, how many parameters and how many tokens should the run have?',
			{ N_b: 2e11, D_b: 3.4e12 },
		],
	]),
	...worded('fermi.training-cost', 'Cost', [
		['A run needs 1.56e23 FLOPs; one A100 does 156 TFLOP/s in practice. How many A100-days is that?', { h: 277_777.8 }],
	]),
	...worded('accounting.llama-parameters', 'Architecture', [
		[
			'A SwiGLU decoder has vocabulary size $V = 32{,}000$, hidden dimension $d = 2{,}048$, $L = 24$ layers and $d_{\\text{ff}} = 5{,}504$; embedding and LM head are tied. Compute the total number of parameters.',
			{ P: 1_279_887_360 },
		],
	]),
	...worded('accounting.kv-cache', 'Serving', [
		[
			'KV cache memory in GB for $B = 4$, $L = 24$, $T = 2048$, $H_{kv} = 8$, $d_h = 128$ at 2 bytes per element?',
			{ M: 805_306_368 },
		],
		[
			'A model has 80 layers, 64 query heads with grouped-query attention (8 KV heads) and a head size of 128. How much cache does one token need in fp16?',
			{ m: 327_680 },
		],
	]),
	...worded('accounting.zero-memory', 'Training', [
		[
			'Full fine-tuning of a 13B parameter model with Adam in mixed precision: how much memory do weights, gradients and optimizer states need together (no activations)?',
			{ M_0: 208e9 },
		],
	]),
	...worded('training.perplexity', 'Language models', [
		[
			'The tokens of a sentence get the predicted probabilities [0.8, 0.6, 0.9, 0.7]. What is the perplexity of the sequence?',
			{ P: 1.3485 },
		],
	]),
	...worded('training.all-reduce', 'Parallelism', [
		[
			'N = 8 GPUs each hold a gradient tensor of M = 1 GB. How many GB does each GPU transfer in a ring all-reduce?',
			{ V: 1.75e9 },
		],
	]),
	...worded('basics.softmax-cross-entropy', 'Losses', [
		['Logits are [2.0, 1.0, 0.0], the target is class 0. Compute the softmax cross-entropy.', { ell: 0.4076 }],
	]),
	...worded('inference.quantisation', 'Compression', [
		['Find the symmetric INT4 scale for a tensor whose maximum absolute value is 2.1.', { s: 0.3 }],
	]),
	...worded('inference.mixture-of-experts', 'Architecture', [
		[
			'A layer has 8 experts of 5.6B parameters, of which 2 are chosen per token, and 1.9B shared parameters. Total parameters and active parameters of this MoE?',
			{ T: 46.7e9, A: 13.1e9 },
		],
	]),
	...worded('soft-prompting.forgetting', 'Prompt tuning', [
		[
			'True/False: when a frozen model is prompt-tuned for a new task, it can no longer do the old one.',
			{ truth: false },
		],
	]),
	...worded('fermi.hundred-steps', 'Fermi', [
		['By the hundred-step argument with 0.6 s per decision and 150 spikes per second: how many layers?', { L: 90 }],
	]),
	...worded('accounting.gpt-parameters', 'Counting', [
		[
			'Count the parameters of a GPT-2-type model: n_layer 24, n_embd 1024, vocabulary 50257, context 1024.',
			{ P: 354_823_168 },
		],
	]),
	...worded('accounting.convolution-parameters', 'Counting', [
		['A layer nn.Conv2d(16, 32, 5) with bias: how many parameters?', { P: 12_832 }],
	]),
	...worded('inference.speculative-decoding', 'Decoding', [
		['Drafting 3 tokens with acceptance 0.6: expected tokens per target forward pass?', { E: 2.176 }],
		[
			'The acceptance rate per draft token is 0.8 and we draft 4 tokens. How many tokens do we get per verification on average?',
			{ E: 3.3616 },
		],
	]),
	...worded('basics.softmax-cross-entropy', 'Losses', [
		['z = (0.5, 2.5, -1), correct label: the second class. Cross-entropy?', { ell: 0.1532 }],
	]),
	...worded('training.perplexity', 'Language models', [
		['A model gives the four words of a sentence probabilities 0.2, 0.1, 0.5 and 0.25. Perplexity?', { P: 4.4721 }],
	]),
	...worded('fermi.training-cost', 'Cost', [
		['8B parameters, 15T tokens, 6ND, 1,024 H100s with 989 TFLOP/s at 38 % MFU: days of training?', { T: 1_870_920 }],
	]),
	...worded('accounting.training-flops', 'Compute', [
		['An 8B model is fine-tuned for 3 epochs on 20 million tokens: total training FLOPs?', { C: 2.88e18 }],
		['Compute for N = 3B and D = 100B: C = 6ND.', { C: 1.8e21 }],
	]),
	...worded('training.model-flops-utilisation', 'Systems', [
		['A 1.3B model takes 2.1 s for a batch of 0.5M tokens on 16 A100s (312 TFLOP/s each). MFU?', { u: 0.372 }],
	]),
	...worded('lora.memory', 'Adapters', [
		['Up to which rank do two low-rank factors need less storage than the full 1536×1536 update?', { 'k_*': 768 }],
	]),
	...worded('circuits.qk-bilinear', 'Attention', [
		[
			'Show that the pre-softmax score of tokens $x_i$ and $x_j$ can be written as $x_i^\\top W_{QK}\\, x_j$. Define $W_{QK}$.',
			{},
		],
	]),
];

/** Questions of the same problems that no key answers with a value. */
export const VOICES_EIGHT_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{
		around: 'Our base model has 7 billion parameters in fp16.',
		question: 'How large in MB is a rank-16 adapter for its MLP layers?',
	},
	{
		around: 'LoRA',
		question: 'A 24-layer model gets LoRA on all attention projections with rank 8. How many parameters are trained?',
	},
	{
		around: 'LoRA',
		question:
			'A rank-4 adapter sits on a 768 × 3072 matrix and another one of rank 16 on a 768 × 768 matrix. How many trainable parameters are there in total?',
	},
	{
		around: 'P-tuning',
		question: 'A prompt encoder has an LSTM and an MLP and 20 virtual tokens. How many trainable parameters are there?',
	},
	{
		around: 'P-tuning',
		question: 'P-tuning with an MLP as prompt encoder and 25 virtual tokens: how many parameters are trained?',
	},
	{ around: 'Footprint', question: 'How many wind turbines of 3 MW could power a cluster of 16,000 GPUs at 700 W?' },
	{ around: 'Footprint', question: 'How much energy does one query of a chat model take?' },
	{ around: 'Footprint', question: 'How many transatlantic flights emit as much as 550 tonnes of CO2?' },
	{ around: 'Footprint', question: 'Why does the location of a data centre matter for the emissions of a run?' },
	{ around: 'Footprint', question: 'Name three ways of lowering the energy of training.' },
	{ around: 'Footprint', question: 'How much water does a data centre of 20 MW evaporate in a day?' },
	{ around: 'Footprint', question: 'What fraction of the energy of an H100 goes into memory access?' },
	{ around: 'Footprint', question: 'How many joules does one multiplication in int8 take compared with fp32?' },
	{ around: 'Footprint', question: 'How long does a battery of 100 kWh run a server of 10 kW?' },
	{ around: 'Scaling', question: 'How many parameters does a model need for a loss below 2.0 by this law?' },
	{ around: 'Scaling', question: 'Why is the irreducible loss not zero?' },
	{ around: 'Scaling', question: 'Fit the exponent: losses 2.9, 2.5, 2.2 for 1e7, 1e8 and 1e9 parameters.' },
	{ around: 'Scaling', question: 'Explain what the terms of the parametric loss stand for.' },
	{ around: 'Scaling', question: 'By how much does the perplexity fall if the loss falls by 0.1?' },
	{ around: 'Serving', question: 'Compute the bf16 memory of the attention scores for B=2, H=16, T=4096.' },
	{
		around: 'Serving',
		question:
			'Input tokens cost \\$0.01 per 1K and output tokens \\$0.03 per 1K. What does a query of 1550 and 100 tokens cost?',
	},
	{ around: 'Adapters', question: 'After training, can LoRA be merged into one weight matrix? How?' },
	{
		around: 'Prompt tuning',
		question: 'In MAML, should the model already have high accuracy on a new task before adaptation?',
	},
];
