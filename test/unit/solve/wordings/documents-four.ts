import type { WholeDocument } from './whole-document.ts';

/** Whole documents in other words, dresses, symbols and units; what is expected was computed without the keys. */
export const DOCUMENTS_FOUR: readonly WholeDocument[] = [
	{
		key: 'soft-prompting.maml',
		document: `# Problem set

### Problem 7 — Meta-learning

#### Question:

How can MAML be used to learn a good initialisation for soft prompts over a family of tasks?
`,
	},
	{
		key: 'soft-prompting.maml',
		document: `# Assignment 4

## Problem 2: Meta-learning

### (a)

Adapt model-agnostic meta-learning to prompt tuning: what are the inner loop and the outer loop, and which parameters do they update?
`,
	},
	{
		key: 'accounting.lora-parameters',
		document: `# Midterm practice

**Question 3: LoRA**

**(a)** LoRA with $r = 8$ is applied to the query, key, value and output projections of all 32 layers of a model with hidden size 4096. How many parameters are trained?
`,
		values: [8388608],
	},
	{
		key: 'accounting.kv-cache',
		document: `## Exercise 1. Serving

a) What is the size of the KV cache of Mistral-7B (32 layers, 8 KV heads, head dimension 128, fp16) at 8192 tokens and batch size 4?
`,
		values: [4294967000],
	},
	{
		key: 'accounting.training-flops',
		document: `# HW

## Q5. Training (8 points)

(a) (4 points) Llama-2 70B saw 2 trillion tokens. Estimate its training compute.

(b) (4 points) Why does this matter in practice?
`,
		values: [8.4e23],
		first: true,
	},
	{
		key: 'accounting.training-flops',
		document: `# Problem set

### Problem 7 — Training

#### Question:

How many tokens can a 3B model be trained on with $10^{21}$ FLOPs?
`,
		values: [55555560000],
	},
	{
		key: 'accounting.kv-cache',
		document: `# Assignment 4

## Problem 2: Serving

### (a)

A GPU has 20 GB left for the KV cache of a model with 40 layers, 40 heads and head size 128 in bf16. How many tokens fit?
`,
		values: [24414.06],
	},
	{
		key: 'fermi.model-memory',
		document: `# Midterm practice

**Question 3: Memory**

**(a)** What is the largest model whose int4 weights fit into 24 GB?
`,
		values: [48000000000],
	},
	{
		key: 'lora.memory',
		document: `## Exercise 1. LoRA

a) With 500 KB for the LoRA factors of a $1024 \\times 4096$ layer in fp32, what is the highest possible rank?
`,
		values: [24],
	},
	{
		key: 'soft-prompting.parameters',
		document: `# HW

## Q5. Soft prompts (8 points)

(a) (4 points) A tuned soft prompt for a model of width 768 has 15,360 parameters. How many virtual tokens are there?

(b) (4 points) Why does this matter in practice?
`,
		values: [20],
		first: true,
	},
	{
		key: 'fermi.training-cost',
		document: `# Problem set

### Problem 7 — Money

#### Question:

How much compute, in FLOPs, can you buy for \\$10 million if an H100 with 989 TFLOP/s at 40 % utilisation costs \\$2 per hour?
`,
		values: [7.1208e24],
	},
	{
		key: 'fermi.training-cost',
		document: `# Assignment 4

## Problem 2: Money

### (a)

How many GPU-hours does a run of $3.1 \\times 10^{23}$ FLOPs take on A100s at 150 TFLOP/s?
`,
		values: [2066667000],
	},
	{
		key: 'lora.underfitting',
		document: `# Problem set 9

## Problem 3: Fine-tuning

(a) Your LoRA-tuned model reaches only 60 % accuracy on its own training set. How would you modify the adapters?
`,
	},
	{
		key: 'lora.zero-initialisation',
		document: `# Problem set 9

## Problem 3: LoRA

(a) Prove that $(A, B) = (0, 0)$ is a stationary point of the LoRA loss, so gradient descent gets stuck when both factors start at zero.
`,
	},
	{
		key: 'lora.xavier-initialisation',
		document: `# Problem set 9

## Problem 3: LoRA

(a) With $m = 768$, $\\ell = 3072$ and $k = 8$, what is the variance of the entries of $AB$ if both factors are Xavier-initialised?
`,
		values: [0.00001338867],
	},
	{
		key: 'lora.memory',
		document: `# Problem set 9

## Problem 3: LoRA on GPT-2 XL

(a) How many kilobytes do the rank-16 factors of a $1600 \\times 6400$ matrix take up in half precision, and how many times smaller is that than the matrix?
`,
		values: [256000, 80],
	},
	{
		key: 'circuits.zero-layer-logits',
		document: `# Problem set 9

## Problem 3: Circuits

(a) Express the logits of the zero-layer transformer through $\\mathbf{T}$, $\\mathbf{W}_E$ and $\\mathbf{W}_U$.
`,
	},
	{
		key: 'circuits.bigram-table',
		document: `# Problem set 9

## Problem 3: Circuits

(a) What kind of language model is a zero-layer transformer, and what does its output at a position depend on?
`,
	},
	{
		key: 'circuits.heads-add-up',
		document: `# Problem set 9

## Problem 3: Circuits

(a) Prove the equivalence of the concatenated and the additive formulation of multi-head attention.
`,
	},
	{
		key: 'circuits.views-of-heads',
		document: `# Problem set 9

## Problem 3: Circuits

(a) Discuss the pros and cons of the concatenation view and of the additive view of attention heads.
`,
	},
	{
		key: 'circuits.qk-bilinear',
		document: `# Problem set 9

## Problem 3: Circuits

(a) Show how the score $S_{ij}$ becomes a bilinear form $X_i^T W_{QK} X_j$.
`,
	},
	{
		key: 'circuits.qk-patterns',
		document: `# Problem set 9

## Problem 3: Circuits

(a) For $d_{model} = 3$, which tokens get attention if $W_{QK} = \\mathrm{diag}(0, 1, 0)$?
`,
	},
	{
		key: 'circuits.attention-average',
		document: `# Problem set 9

## Problem 3: Circuits

(a) Prove that the $i$-th column of $XA^T$ is an average of the columns of $X$, weighted by attention.
`,
	},
	{
		key: 'circuits.final-stream',
		document: `# Problem set 9

## Problem 3: Circuits

(a) What is the final residual stream of a one-layer attention-only transformer in terms of the initial one and the weights of its heads?
`,
	},
	{
		key: 'circuits.update-in-column-space',
		document: `# Problem set 9

## Problem 3: Circuits

(a) Show that head $h$ can only write vectors in the column space of $W_{OV}^h$.
`,
	},
	{
		key: 'circuits.ov-rank',
		document: `# Problem set 9

## Problem 3: Circuits

(a) Show that the OV matrix of a head of width $d_h = 80$ has rank at most 80.
`,
		values: [80],
	},
	{
		key: 'circuits.svd',
		document: `# Problem set 9

## Problem 3: Circuits

(a) Write $W_{OV} x$ as a sum over singular triplets using the SVD.
`,
	},
	{
		key: 'circuits.svd',
		document: `# Problem set 9

## Problem 3: Circuits

(a) Give definitions of the read subspace and the write subspace of an attention head based on the SVD of its OV matrix.
`,
	},
	{
		key: 'circuits.read-subspace-and-values',
		document: `# Problem set 9

## Problem 3: Circuits

(a) Is the read subspace the same as the row space of $W_V$? Explain their relation.
`,
	},
	{
		key: 'circuits.svd-as-movement',
		document: `# Problem set 9

## Problem 3: Circuits

(a) Why does the SVD completely characterise which information a head moves and where to?
`,
	},
	{
		key: 'fermi.hundred-steps',
		document: `# Problem set 9

## Problem 3: Fermi

(a) If a neuron needs 10 ms per firing (100 Hz) and a decision takes 0.7 s, how many layers may a brain-like network have at most?
`,
		values: [70],
	},
	{
		key: 'fermi.scaling-law',
		document: `# Problem set 9

## Problem 3: Fermi

(a) For $L = A N^{-\\alpha} + B D^{-\\beta} + E$ and $C = 6ND$, with $\\alpha = 0.3$, $\\beta = 0.3$: with which power of $C$ does the optimal $N$ grow?
`,
		values: [0.5],
	},
	{
		key: 'fermi.compute-and-tokens',
		document: `# Problem set 9

## Problem 3: Fermi

(a) Use the fits $N_{opt} = 0.1 C^{0.5}$, $D_{opt} = 1.7 C^{0.5}$: what compute and how many tokens are optimal for a model with $10^{13}$ parameters?
`,
		values: [1e28, 170000000000000],
	},
	{
		key: 'fermi.corpus-in-books',
		document: `# Problem set 9

## Problem 3: Fermi

(a) How many 300-page books with 400 words per page are equivalent to 10 trillion tokens at 1.4 tokens per word?
`,
		values: [59523810],
	},
	{
		key: 'fermi.model-memory',
		document: `# Problem set 9

## Problem 3: Fermi

(a) How much memory do 671 billion parameters need in fp8, and how many 80 GB GPUs is that?
`,
		values: [671000000000, 9],
	},
	{
		key: 'fermi.storage-cost',
		document: `# Problem set 9

## Problem 3: Fermi

(a) What does it cost to store a 1.8-trillion-parameter model in fp16 on SSD at \\$0.00005 per MB and in DRAM at \\$0.004 per MB?
`,
		values: [180, 14400],
	},
	{
		key: 'fermi.latency',
		document: `# Problem set 9

## Problem 3: Fermi

(a) What is the least latency of one forward pass of a 175B model in 16-bit on a GPU with 8 TB/s, and how many tokens per minute does it give?
`,
		values: [0.04375, 1371.429],
	},
	{
		key: 'fermi.training-cost',
		document: `# Problem set 9

## Problem 3: Fermi

(a) Training takes 1e26 FLOPs. How much does it cost on H200s (1.98 PFLOP/s, \\$1.50/hour), and how long does it take with 100,000 of these GPUs?
`,
		values: [21043770, 505050.5],
	},
	{
		key: 'fermi.large-runs-fail',
		document: `# Problem set 9

## Problem 3: Fermi

(a) Why is it hard to train very large models, judging by the logbook of OPT-175B?
`,
	},
	{
		key: 'fermi.inference-cost',
		document: `# Problem set 9

## Problem 3: Fermi

(a) How much does it cost to generate 1 million tokens with a 500B model on an H200 (1.98 PFLOP/s, \\$1.50 per hour)?
`,
		values: [0.2104377],
	},
	{
		key: 'fermi.landauer',
		document: `# Problem set 9

## Problem 3: Fermi

(a) Compute the minimal energy of one FLOP (32 bits) at 300 K according to Landauer and the minimal power of a 3 PFLOP/s accelerator.
`,
		values: [9.187132e-20, 0.000275614],
	},
	{
		key: 'fermi.carbon',
		document: `# Problem set 9

## Problem 3: Fermi

(a) GPT-4-like training emits 5,000 tCO2. What is the carbon cost at \\$112 per tCO2, and how many burgers of 113 g beef at 50 kg CO2 per kg would that be?
`,
		values: [560000, 884955.8],
	},
	{
		key: 'soft-prompting.loss-mask',
		document: `# Problem set 9

## Problem 3: Soft prompts

(a) Tokens 1-4 soft prompt, 5-20 question, 21-30 reasoning, 31 answer, 32 newline, 33-40 padding. Which output positions contribute to the loss?
`,
		values: [{ set: [[20, 31]] }],
	},
	{
		key: 'soft-prompting.parameters',
		document: `# Problem set 9

## Problem 3: Soft prompts

(a) A prompt of 12 learnable vectors is prepended to a frozen model with embedding size 4096. How many parameters are trained?
`,
		values: [49152],
	},
	{
		key: 'soft-prompting.precomputed-prompt',
		document: `# Problem set 9

## Problem 3: Soft prompts

(a) True or false: the layer representations of the prompt positions of an autoregressive model can be computed once for a whole batch.
`,
		truth: true,
	},
	{
		key: 'soft-prompting.hard-against-soft',
		document: `# Problem set 9

## Problem 3: Soft prompts

(a) True or false: the best hard prompt with K tokens can never outperform the best soft prompt with K vectors.
`,
		truth: true,
	},
	{
		key: 'soft-prompting.full-finetuning-guaranteed',
		document: `# Problem set 9

## Problem 3: Soft prompts

(a) True or false: full fine-tuning is guaranteed to beat soft prompt tuning when compute is free.
`,
		truth: false,
	},
	{
		key: 'soft-prompting.forgetting',
		document: `# Problem set 9

## Problem 3: Soft prompts

(a) True or false: tuning a soft prompt for task A can cause catastrophic forgetting on task B, which has its own soft prompt.
`,
		truth: false,
	},
	{
		key: 'soft-prompting.maml',
		document: `# Problem set 9

## Problem 3: Soft prompts

(a) Explain how you would meta-learn a soft-prompt initialisation with MAML across related tasks.
`,
	},
	{
		key: 'accounting.gpt-parameters',
		document: `# Problem set 9

## Problem 3: Accounting

(a) How many parameters does a GPT-2-like transformer with 36 layers, width 1280, vocabulary 50,257 and context 1024 have?
`,
		values: [774030100],
	},
	{
		key: 'accounting.zero-memory',
		document: `# Problem set 9

## Problem 3: Accounting

(a) How much memory per GPU does ZeRO-3 need for a 30B model on 128 GPUs with mixed-precision Adam?
`,
		values: [3750000000],
	},
	{
		key: 'fermi.latency',
		document: `# Problem set 9

## Problem 3: Inverse

(a) What memory bandwidth does a GPU need to generate 20 tokens per second with a 70B model in fp16?
`,
		values: [2800000000000],
	},
	{
		key: 'fermi.model-memory',
		document: `# Problem set 9

## Problem 3: Inverse

(a) How many parameters can a bf16 model have to fit on one 141 GB H200?
`,
		values: [70500000000],
	},
	{
		key: 'accounting.training-flops',
		document: `# Problem set 9

## Problem 3: Inverse

(a) With 1e24 FLOPs, how many tokens can you train a 70B model on?
`,
		values: [2380952000000],
	},
	{
		key: 'fermi.training-cost',
		document: `# Problem set 9

## Problem 3: Inverse

(a) How many A100s (312 TFLOP/s at 50 % MFU) are needed to do 1e23 FLOPs in two weeks?
`,
		values: [529.9484],
	},
	{
		key: 'lora.memory',
		document: `# Problem set 9

## Problem 3: Inverse

(a) The LoRA factors of a $4096 \\times 4096$ matrix take 512 KiB in fp16. What is the rank?
`,
		values: [32],
	},
	{
		key: 'fermi.model-memory',
		document: `# Sheet 4

## Problem 1

### (a)

**Question:** An optimiser keeps 12 bytes per parameter. How much memory is that for a model of 3 billion parameters?

### (b)

**Question:** How much memory do 45 billion parameters in bf16 take?
`,
		values: [90e9],
	},
	{
		key: 'fermi.model-memory',
		first: true,
		document: `# Sheet 4

## Problem 1

### (a)

**Question:** Adam keeps 12 bytes per parameter. How much memory is that for a model of 3 billion parameters?
`,
		values: [36e9],
	},
	{
		key: 'accounting.kv-cache',
		document: `# Sheet 6

## Problem 1: Serving

A decoder with 40 layers, 48 query heads, 6 key/value heads and head dimension 128 runs in bf16 on cards of 80 GB.

(a) How many cards hold 20 billion parameters?

(b) What is the size of the KV cache per token?
`,
		values: [122_880],
	},
	{
		key: 'accounting.gpt-parameters',
		document: `# Sheet 6

## Problem 1: Counting

A GPT-style model has vocabulary 16000, d_model = 512, 12 layers, MLP width 2048, tied embeddings and context length 1024 (learned positions).

(a) How many tokens fit into the context?

(b) How many parameters does the model have in total?
`,
		values: [46.5e6],
	},
	{
		key: 'accounting.lora-parameters',
		document: `# Sheet 7

Let $W_0\\in\\mathbb R^{2048\\times 2048}$ be frozen and $\\Delta W = BA$ with $B\\in\\mathbb R^{2048\\times r}$, $A\\in\\mathbb R^{r\\times 2048}$.

## Q1

We put adapters of rank 4 on the query, key and value projections of all 24 layers. How many trainable parameters are that?
`,
		values: [1_179_648],
	},
	{
		key: 'fermi.compute-and-tokens',
		document: `# Take-home sheet

## Part I: Soft prompts

We tune a prompt of 30 tokens for a model with embedding dimension 1024 and 1.7 billion parameters.

1. How many parameters are trained?

   30 × 1024 = 30,720.

2. Which share of the model is that?

   0.0018 %.

## Part II: Scaling

1. Use the Chinchilla rule of 20 tokens per parameter. How many tokens does a 40B model need, and what does the training cost in FLOPs?
`,
		values: [8e11, 1.92e23],
	},
];
