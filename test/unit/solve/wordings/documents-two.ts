import type { WholeDocument } from './whole-document.ts';

/** Whole documents in other words, dresses, symbols and units; what is expected was computed without the keys. */
export const DOCUMENTS_TWO: readonly WholeDocument[] = [
	{
		key: 'fermi.model-memory',
		document: `## Problem 4: Memory

(a) How much memory do the weights of a model with 405B parameters take in bf16? How many H100 cards with 80 GB each hold them?
`,
		values: [810000000000, 11],
	},
	{
		key: 'fermi.model-memory',
		document: `# Homework

## Problem 4

### (a) (4 points)

A 65-billion-parameter network is quantised to 4 bits per weight. How many gigabytes are that, and how many RTX 4090 (24 GB) do you need to load it?
`,
		values: [32500000000, 2],
	},
	{
		key: 'fermi.storage-cost',
		document: `## Problem 4: Memory

(a) SSD costs \\$0.00008 per MB and DRAM \\$0.003 per MB. What does it cost to store a 70B model in fp16 on either?
`,
		values: [11.2, 420],
	},
	{
		key: 'fermi.storage-cost',
		document: `**Problem 2.** A checkpoint of 1.8 TB has to be kept. SSD is \\$0.05 per GB, DRAM \\$4 per GB.

(a) What is the price of keeping the checkpoint on SSD and in DRAM?
`,
		values: [90, 7200],
	},
	{
		key: 'fermi.latency',
		document: `## Problem 5

(a) A 7B model in fp16 runs on an RTX 4090 with 1008 GB/s of memory bandwidth. What is the least time for one token, if all weights must be read once, and how many tokens per second is that?
`,
		values: [0.01388889, 72],
	},
	{
		key: 'fermi.latency',
		document: `### Question 1.1 (5 pts)

The 405B weights are stored in fp8 on MI300X accelerators; take one with 5.3 TB/s. What is the minimal latency of a forward pass, and how many tokens per minute can be generated autoregressively?
`,
		values: [0.07641509, 785.1852],
	},
	{
		key: 'fermi.latency',
		document: `## Problem 5

(a) GPT-3 has 96 layers, 96 heads and a head size of 128, all numbers in 16 bits. What batch size (in tokens) makes the memory traffic of the activations equal to that of its 175B weights?
`,
		values: [148349.3],
	},
	{
		key: 'fermi.training-cost',
		document: `## Problem 6: Money

Llama 3 405B took $3.8 \\times 10^{25}$ FLOPs on 16,000 H100s (989 TFLOP/s each) at 40 % utilisation; a GPU-hour costs \\$2.

(a) How long did the training take and how much did it cost?
`,
		values: [6003539, 53364790],
	},
	{
		key: 'fermi.training-cost',
		document: `**Question 4:** GPT-3 needed 3640 petaFLOP-days. What would the training cost on V100 GPUs with 125 TFLOP/s that rent for \\$1.10 per hour?
`,
		values: [768768],
	},
	{
		key: 'fermi.training-cost',
		document: `## Problem 6: Money

(a) A run of $2 \\times 10^{24}$ FLOPs must be done in 30 days on A100s (312 TFLOP/s, 45 % MFU). How many GPUs do you need?
`,
		values: [5495.762],
	},
	{
		key: 'fermi.large-runs-fail',
		document: `## Problem 6: Money

(a) Read the OPT-175B logbook. What makes training such large models hard, and how often did the run have to be restarted?
`,
	},
	{
		key: 'fermi.large-runs-fail',
		document: `# Homework

## Problem 4

### (a)

Why do training runs on thousands of GPUs crash or diverge? List typical causes and what they do to the cost.
`,
	},
	{
		key: 'fermi.inference-cost',
		document: `## Problem 7: Serving

(a) What does it cost to generate one million tokens with a 70B model on H100s at \\$3 per hour, 989 TFLOP/s, at 2 FLOPs per parameter and token?
`,
		values: [0.1179643],
	},
	{
		key: 'fermi.inference-cost',
		document: `# Homework

## Problem 4

(a) A model with 200 billion parameters serves 10 million tokens. A B200 delivers 2.25 PFLOP/s and rents for \\$6/hour. How much does the inference cost?
`,
		values: [2.962963],
	},
	{
		key: 'fermi.inference-cost',
		document: `## Problem 7: Serving

(a) Inference is sold at \\$15 per million tokens. How many tokens must be sold to recoup a training cost of \\$100M?
`,
		values: [6666667000000],
	},
	{
		key: 'fermi.landauer',
		document: `## Problem 8: Thermodynamics

(a) By Landauer's principle, what is the least energy for erasing one bit at 77 K, and for one operation on 16 bits?
`,
		values: [7.368846e-22, 1.179015e-20],
	},
	{
		key: 'fermi.landauer',
		document: `### Question

An H100 does 989 TFLOP/s at 700 W. Take 32 bits erased per FLOP and $T = 300$ K. What is the Landauer limit of its power, and how many orders of magnitude above it does the chip run?
`,
		values: [0.00009086074],
	},
	{
		key: 'fermi.carbon',
		document: `## Problem 9: Carbon

(a) Training Llama-2-70B emitted 291 t of CO2. At a carbon price of \\$190 per ton, what is the carbon cost, and what share is this of a compute cost of \\$2M?
`,
		values: [55290, 0.027645],
	},
	{
		key: 'fermi.carbon',
		document: `**Q9.** BLOOM's training caused 25 tCO2. Producing beef emits 60 kg CO2 per kg and a patty weighs 150 g. To how many burgers does the training correspond?
`,
		values: [2777.778],
	},
	{
		key: 'soft-prompting.loss-mask',
		document: `## Problem 6: Prompt tuning

The input of a decoder is laid out as: tokens 1–10 soft prompt, 11–40 question, 41–60 chain of thought, 61–63 answer, 64 EOS, 65–80 padding.

(a) At which output positions is the loss computed when the soft prompt is trained?
`,
		values: [{ set: [[40, 63]] }],
	},
	{
		key: 'soft-prompting.loss-mask',
		document: `**Question 2.** A training example is [1-20: learned prompt vectors] [21-80: question] [81-92: answer] [93: end-of-sequence] [94-128: padding]. Which tokens are the targets of the loss for training the prompt, and how many terms has the loss?
`,
		values: [
			{
				set: [
					[80, 92],
					[81, 93],
				],
			},
			13,
		],
	},
	{
		key: 'soft-prompting.parameters',
		document: `## Problem 6: Prompt tuning

(a) We tune 20 virtual tokens for a frozen T5-XL with embedding dimension 2048. How many parameters are trained?
`,
		values: [40960],
	},
	{
		key: 'soft-prompting.parameters',
		document: `# Homework

## Problem 4

### (a)

How many trainable parameters does prefix tuning have with 30 prefix tokens on GPT-2 medium (24 layers, hidden size 1024)?
`,
		values: [1474560],
	},
	{
		key: 'soft-prompting.precomputed-prompt',
		document: `## Problem 7: True or false

(a) In a causal decoder, the hidden states at the soft-prompt positions do not depend on the question that follows, so they can be computed once and reused for every example of a batch.
`,
		truth: true,
	},
	{
		key: 'soft-prompting.precomputed-prompt',
		document: `# Homework

## Problem 4

True or false?

(a) With an autoregressive GPT, it is impossible to precompute the layer-wise representations at the prompt positions, because they depend on the training point.
`,
		truth: false,
	},
	{
		key: 'soft-prompting.hard-against-soft',
		document: `## Problem 7: True or false

(a) The best possible soft prompt with K vectors is never worse on the validation set than the best possible hard prompt with K tokens.
`,
		truth: true,
	},
	{
		key: 'soft-prompting.hard-against-soft',
		document: `# Homework

## Problem 4

**Statement:** On the validation set, the best K-token hard prompt can beat the best K-vector soft prompt. True or false?
`,
		truth: false,
	},
	{
		key: 'soft-prompting.full-finetuning-guaranteed',
		document: `## Problem 7: True or false

(a) If compute is no concern, full finetuning always beats prompt tuning.
`,
		truth: false,
	},
	{
		key: 'soft-prompting.full-finetuning-guaranteed',
		document: `# Homework

## Problem 4

**T/F:** Without limits on compute, finetuning all weights is not guaranteed to be better than tuning a soft prompt.
`,
		truth: true,
	},
	{
		key: 'soft-prompting.forgetting',
		document: `## Problem 7: True or false

(a) Training a soft prompt on task A makes the frozen model forget task B, which has a soft prompt of its own.
`,
		truth: false,
	},
	{
		key: 'soft-prompting.forgetting',
		document: `# Homework

## Problem 4

(a) True or false: because the weights of the language model stay frozen, learning a soft prompt for one task cannot hurt the performance on another task that uses its own prompt.
`,
		truth: true,
	},
	{
		key: 'soft-prompting.maml',
		document: `## Problem 8: Meta-learning

(a) Describe how model-agnostic meta-learning could find an initial soft prompt that adapts to new tasks within a few gradient steps.
`,
	},
	{
		key: 'soft-prompting.maml',
		document: `**Q3.** Given a family of related tasks, how would you combine MAML with prompt tuning? Write the inner and the outer update.
`,
	},
	{
		key: 'accounting.lora-parameters',
		document: `## Problem 1

(a) LoRA with rank 16 is put on the query and value projections ($1024 \\times 1024$) of a model with 72 such attention layers. How many trainable parameters are there?
`,
		values: [4718592],
	},
	{
		key: 'accounting.kv-cache',
		document: `## Problem 2

(a) Llama-2-70B has 80 layers and 8 key-value heads of dimension 128. How large is the KV cache for a context of 32,768 tokens in fp16?
`,
		values: [10737420000],
	},
	{
		key: 'accounting.gpt-parameters',
		document: `## Problem 3

(a) Count the parameters of a GPT with 24 layers, width 1024, a vocabulary of 50257 and 1024 positions.
`,
		values: [354823200],
	},
	{
		key: 'accounting.training-flops',
		document: `## Problem 4

(a) How many FLOPs does it take to train a model with 13 billion parameters on 2 trillion tokens? Give it in petaFLOP-days, too.
`,
		values: [1.56e23, 1805.556],
	},
	{
		key: 'accounting.zero-memory',
		document: `## Problem 5

(a) A 13B model is trained with Adam in mixed precision on 32 GPUs. What does one GPU hold under ZeRO stage 1, 2 and 3?
`,
		values: [56875000000, 31687500000, 6500000000],
	},
	{
		key: 'accounting.convolution-size',
		document: `## Problem 6

(a) A convolution with a 5x5 kernel, stride 2 and padding 2 is applied to a 3×224×224 image. What is the spatial size of the output?
`,
		values: [112],
	},
	{
		key: 'accounting.convolution-parameters',
		document: `## Problem 6

(a) How many weights and biases has a 3×3 convolution from 64 to 128 channels?
`,
		values: [73856],
	},
	{
		key: 'accounting.recurrent-parameters',
		document: `## Problem 7

(a) How many parameters has an LSTM layer with input size 100 and hidden size 256 (one bias per gate)?
`,
		values: [365568],
	},
	{
		key: 'lora.memory',
		document: `## Problem 2

(a) The two factors of a LoRA adapter for a $8192 \\times 8192$ matrix take 4 MiB in bf16. What is the rank?
`,
		values: [128],
	},
	{
		key: 'accounting.lora-parameters',
		document: `## Problem 2

(a) You may train at most 1 million parameters on one $4096 \\times 4096$ layer. What is the largest LoRA rank?
`,
		values: [122],
	},
	{
		key: 'fermi.model-memory',
		document: `## Problem 2

(a) What is the largest model, in parameters, whose fp16 weights fit on one 80 GB card?
`,
		values: [40000000000],
	},
	{
		key: 'fermi.latency',
		document: `## Problem 2

(a) Which memory bandwidth does a 13B model in fp16 need to generate 50 tokens per second?
`,
		values: [1300000000000],
	},
];
