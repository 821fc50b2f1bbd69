import type { WholeDocument } from './whole-document.ts';

/** Whole documents in other words, dresses, symbols and units; what is expected was computed without the keys. */
export const DOCUMENTS_THREE: readonly WholeDocument[] = [
	{
		key: 'circuits.qk-bilinear',
		document: `# HW

## Q5. Attention (8 points)

(a) (4 points) Derive the attention scores before the softmax as a bilinear form in the residual stream vectors of the two positions; what is the virtual weight matrix?

(b) (4 points) Why does this matter in practice?
`,
		first: true,
	},
	{
		key: 'circuits.qk-patterns',
		document: `# Problem set

### Problem 7 — QK circuit

#### Question:

Take $d_{model} = 2$. What kind of tokens attend to each other if $W_{QK} = \\begin{bmatrix} 1 & 0 \\\\ 0 & -1 \\end{bmatrix}$?
`,
	},
	{
		key: 'circuits.qk-patterns',
		document: `# Assignment 4

## Problem 2: Attention patterns

### (a)

Interpret the attention pattern of a head whose $W_{QK}$ is the zero matrix, and of one with $W_{QK} = 5 I$.
`,
	},
	{
		key: 'circuits.attention-average',
		document: `# Midterm practice

**Question 3: OV circuit**

**(a)** Show that $(X A^\\top)_{:, i}$ is a weighted average of the columns of $X$ with weights from the attention pattern.
`,
	},
	{
		key: 'circuits.attention-average',
		document: `## Exercise 1. OV circuit

a) Why is every column of $X^0 A^\\top$ an attention-weighted mean of the source tokens?
`,
	},
	{
		key: 'circuits.final-stream',
		document: `# HW

## Q5. OV circuit (8 points)

(a) (4 points) Write $X^{final}$ in terms of $X^0$, $W_O^h$, $W_V^h$ and $A^h$ for one attention layer with $H$ heads and residual connection.

(b) (4 points) Why does this matter in practice?
`,
		first: true,
	},
	{
		key: 'circuits.final-stream',
		document: `# Problem set

### Problem 7 — One-layer model

#### Question:

Give the full expression for the residual stream after one attention-only layer.
`,
	},
	{
		key: 'circuits.update-in-column-space',
		document: `# Assignment 4

## Problem 2: OV circuit

### (a)

Prove that the output vector of a head at any destination lies in $\\mathrm{Col}(W_{OV})$.
`,
	},
	{
		key: 'circuits.update-in-column-space',
		document: `# Midterm practice

**Question 3: OV circuit**

**(a)** Argue that the update of the residual stream by head $i$ at position $t$ is always an element of the column space of $W_{OV}^i$.
`,
	},
	{
		key: 'circuits.ov-rank',
		document: `## Exercise 1. Low rank

a) A head has $d_{head} = 64$ in a model of width $768$. Prove an upper bound on the rank of $W_{OV}$.
`,
		values: [64],
	},
	{
		key: 'circuits.ov-rank',
		document: `# HW

## Q5. Low rank (8 points)

(a) (4 points) Why is $W_O W_V$ a low-rank matrix in practice? Prove the bound $\\mathrm{rank}(W_O W_V) \\le d_{head}$.

(b) (4 points) Why does this matter in practice?
`,
		first: true,
	},
	{
		key: 'circuits.svd',
		document: `# Problem set

### Problem 7 — SVD

#### Question:

Expand $W_{OV} x$ with the help of the singular value decomposition $W_{OV} = U \\Sigma V^\\top$ into a sum over $k$.
`,
	},
	{
		key: 'circuits.svd',
		document: `# Assignment 4

## Problem 2: SVD of an OV matrix

### (a)

Show how the singular value decomposition splits the output of the OV circuit into rank-one contributions.
`,
	},
	{
		key: 'circuits.svd',
		document: `# Midterm practice

**Question 3: SVD**

**(a)** Define read subspace and write subspace of a head.
`,
	},
	{
		key: 'circuits.svd',
		document: `## Exercise 1. SVD

a) From which subspace of the residual stream does the head read, and into which one does it write? Use the singular vectors of the OV matrix.
`,
	},
	{
		key: 'circuits.read-subspace-and-values',
		document: `# HW

## Q5. SVD (8 points)

(a) (4 points) How does the read subspace of a head relate to the row space of its value matrix $W_V$? When are they equal?

(b) (4 points) Why does this matter in practice?
`,
		first: true,
	},
	{
		key: 'circuits.read-subspace-and-values',
		document: `# Problem set

### Problem 7 — Subspaces

#### Question:

Explain the connection between the span of the right singular vectors of $W_{OV}$ and the directions that $W_V$ can see.
`,
	},
	{
		key: 'circuits.svd-as-movement',
		document: `# Assignment 4

## Problem 2: SVD

### (a)

Explain why the SVD of the OV matrix gives a full account of the information that a head moves from source to destination.
`,
	},
	{
		key: 'circuits.svd-as-movement',
		document: `# Midterm practice

**Question 3: SVD**

**(a)** What do the three factors $U$, $\\Sigma$, $V$ and the attention pattern each tell about how information is moved by a head?
`,
	},
	{
		key: 'fermi.hundred-steps',
		document: `## Exercise 1. Brains

a) A snap judgement takes 500 ms and a cortical neuron can fire 150 times a second. By the hundred-step argument, about how many layers deep may a network be that mimics this?
`,
		values: [75],
	},
	{
		key: 'fermi.hundred-steps',
		document: `# HW

## Q5. Brains (8 points)

(a) (4 points) According to the 100-step rule, roughly how many layers should a GPT-like AGI have?

(b) (4 points) Why does this matter in practice?
`,
		first: true,
	},
	{
		key: 'fermi.scaling-law',
		document: `# Problem set

### Problem 7 — Scaling laws

#### Question:

Let $L(N,D) = \\frac{A}{N^\\alpha} + \\frac{B}{D^\\beta} + E$ with $A = 406.4$, $B = 410.7$, $\\alpha = 0.34$, $\\beta = 0.28$, $E = 1.69$. Under $C = 6ND$, what are the optimal $N$ and $D$ for a budget of $5.76 \\times 10^{23}$ FLOPs?
`,
		values: [32189860000, 2982306000000],
	},
	{
		key: 'fermi.scaling-law',
		document: `# Assignment 4

## Problem 2: Chinchilla

### (a)

Using the loss $L = A/N^\\alpha + B/D^\\beta + L_0$ and the constraint $C = C_0 N D$, solve for $N_{opt}(C)$ and $D_{opt}(C)$.
`,
	},
	{
		key: 'fermi.compute-and-tokens',
		document: `# Midterm practice

**Question 3: Chinchilla**

**(a)** Given $N_{opt} = 0.1\\,C^{0.5}$ and $D_{opt} = 1.7\\,C^{0.5}$, how much compute and how many tokens does a one-trillion-parameter model need?
`,
		values: [1e26, 17000000000000],
	},
	{
		key: 'fermi.compute-and-tokens',
		document: `## Exercise 1. Chinchilla

a) How many training tokens would a compute-optimal model with 8 billion parameters need by the rule of 20 tokens per parameter, and how many FLOPs is that?
`,
		values: [160000000000, 7.68e21],
	},
	{
		key: 'fermi.corpus-in-books',
		document: `# HW

## Q5. Data (8 points)

(a) (4 points) FineWeb contains 15T tokens. At 0.75 words per token and 80,000 words per novel, to how many novels does this correspond?

(b) (4 points) Why does this matter in practice?
`,
		values: [140625000],
		first: true,
	},
	{
		key: 'fermi.corpus-in-books',
		document: `# Problem set

### Problem 7 — Data

#### Question:

Express $2 \\times 10^{12}$ tokens in words and in books (1.5 tokens per word, 350 words per page, 280 pages per book).
`,
		values: [1333333000000, 13605440],
	},
	{
		key: 'fermi.model-memory',
		document: `# Assignment 4

## Problem 2: Memory

### (a)

How many GB of VRAM do the weights of Mistral-7B (7.3 billion parameters) occupy in float32?
`,
		values: [29200000000],
	},
	{
		key: 'fermi.model-memory',
		document: `# Midterm practice

**Question 3: Memory**

**(a)** A mixture-free model with $1.8 \\times 10^{12}$ parameters is stored in fp8. What is its size in terabytes, and how many B200 with 192 GB each are needed to hold it?
`,
		values: [1800000000000, 10],
	},
	{
		key: 'fermi.storage-cost',
		document: `## Exercise 1. Storage

a) What would it cost to keep the bf16 weights of a 405B model on flash at \\$0.06 per GB, and in DRAM at \\$3 per GB?
`,
		values: [48.6, 2430],
	},
	{
		key: 'fermi.storage-cost',
		document: `# HW

## Q5. Storage (8 points)

(a) (4 points) Compute the yearly price of storing 200 TB of parameters on SSD (\\$0.00005 per MB) and in DRAM (\\$0.004 per MB).

(b) (4 points) Why does this matter in practice?
`,
		values: [10000, 800000],
		first: true,
	},
	{
		key: 'fermi.latency',
		document: `# Problem set

### Problem 7 — Serving

#### Question:

Estimate the lower bound on the time per generated token for a 70B model in int8 on an A100 with 2 TB/s of HBM bandwidth. How many tokens per second is that?
`,
		values: [0.035, 28.57143],
	},
	{
		key: 'fermi.latency',
		document: `# Assignment 4

## Problem 2: Serving

### (a)

How large, in parameters, can a bf16 model be if a GPU with 3.35 TB/s must generate 100 tokens per second at batch size 1?
`,
		values: [16750000000],
	},
	{
		key: 'fermi.training-cost',
		document: `# Midterm practice

**Question 3: Training**

**(a)** A training run takes $6.3 \\times 10^{24}$ FLOPs. How many days does it take on 8,192 H100s that reach 400 TFLOP/s each?
`,
		values: [1922607],
	},
	{
		key: 'fermi.training-cost',
		document: `## Exercise 1. Training

a) What is the price of $10^{24}$ FLOPs on TPUs that deliver 459 TFLOP/s at 55 % MFU and cost \\$4.20 per chip-hour?
`,
		values: [4621377],
	},
	{
		key: 'fermi.training-cost',
		document: `# HW

## Q5. Training (8 points)

(a) (4 points) How many B200 GPUs (2.25 PFLOP/s, 40 % utilisation) does it take to finish $5 \\times 10^{25}$ FLOPs in 90 days?

(b) (4 points) Why does this matter in practice?
`,
		values: [7144.49],
		first: true,
	},
	{
		key: 'fermi.large-runs-fail',
		document: `# Problem set

### Problem 7 — Training

#### Question:

Describe what went wrong in the OPT-175B training run and why such problems are typical of very large runs.
`,
	},
	{
		key: 'fermi.large-runs-fail',
		document: `# Assignment 4

## Problem 2: Training

### (a)

Which difficulties arise when a large language model is trained on a thousand GPUs for months?
`,
	},
	{
		key: 'fermi.inference-cost',
		document: `# Midterm practice

**Question 3: Inference**

**(a)** Serving a 405B model needs 2 FLOPs per parameter and token. What do 5 million tokens cost on GPUs with 1 PFLOP/s that rent at \\$2.50/h?
`,
		values: [2.8125],
	},
	{
		key: 'fermi.inference-cost',
		document: `## Exercise 1. Inference

a) A provider charges \\$8 per million tokens. How many tokens does it have to sell to recover \\$2 billion of training cost?
`,
		values: [250000000000000],
	},
	{
		key: 'fermi.landauer',
		document: `# HW

## Q5. Physics (8 points)

(a) (4 points) What is the Landauer bound for a 64-bit floating-point operation at 350 K?

(b) (4 points) Why does this matter in practice?
`,
		values: [2.143664e-19],
		first: true,
	},
	{
		key: 'fermi.landauer',
		document: `# Problem set

### Problem 7 — Physics

#### Question:

How much power would a chip with 4.5 PFLOP/s draw at the Landauer limit at 300 K with 32 bits per FLOP?
`,
		values: [0.000413421],
	},
	{
		key: 'fermi.carbon',
		document: `# Assignment 4

## Problem 2: Carbon

### (a)

A run emitted 1,200 tons of CO2 and cost \\$10M in compute. With a social cost of carbon of \\$150 per ton, by how many percent does carbon raise the bill?
`,
		values: [0.018],
	},
	{
		key: 'fermi.carbon',
		document: `# Midterm practice

**Question 3: Carbon**

**(a)** How many quarter-pounders (113 g of beef, 50 kg CO2 per kg of beef) cause the same emissions as 300 t of CO2?
`,
		values: [53097.35],
	},
	{
		key: 'soft-prompting.loss-mask',
		document: `## Exercise 1. Soft prompts

a) Positions 1–16 are the soft prompt, 17–80 the document, 81–100 the summary, 101 the end-of-text token and 102–128 padding. Which outputs enter the cross-entropy loss when only the soft prompt is trained?
`,
		values: [{ set: [[80, 100]] }],
	},
	{
		key: 'soft-prompting.loss-mask',
		document: `# HW

## Q5. Soft prompts (8 points)

(a) (4 points) The input consists of 8 soft prompt vectors, followed by 32 question tokens, 24 reasoning tokens, 2 answer tokens, 1 newline and 13 padding tokens. How many terms does the training loss of the soft prompt have?

(b) (4 points) Why does this matter in practice?
`,
		values: [27],
		first: true,
	},
	{
		key: 'soft-prompting.parameters',
		document: `# Problem set

### Problem 7 — Soft prompts

#### Question:

How many numbers are learned when a soft prompt of 100 vectors is tuned for a frozen model with hidden size 5120?
`,
		values: [512000],
	},
	{
		key: 'soft-prompting.parameters',
		document: `# Assignment 4

## Problem 2: Soft prompts

### (a)

We learn $K$ prompt vectors for a frozen LM with embedding dimension $d$. How many parameters are trained?
`,
	},
	{
		key: 'soft-prompting.precomputed-prompt',
		document: `# Midterm practice

**Question 3: Soft prompts**

**(a)** True or false: in a decoder-only model the keys and values of the soft prompt may be cached once and shared by all sequences of a batch.
`,
		truth: true,
	},
	{
		key: 'soft-prompting.precomputed-prompt',
		document: `## Exercise 1. Soft prompts

a) True or false: because every token attends to every other token in an autoregressive GPT, the hidden states of the prompt tokens have to be recomputed for each example.
`,
		truth: false,
	},
	{
		key: 'soft-prompting.hard-against-soft',
		document: `# HW

## Q5. Soft prompts (8 points)

(a) (4 points) True or false: there are tasks on which the best discrete prompt of K tokens does strictly better than the best continuous prompt of K vectors.

(b) (4 points) Why does this matter in practice?
`,
		truth: false,
		first: true,
	},
	{
		key: 'soft-prompting.hard-against-soft',
		document: `# Problem set

### Problem 7 — Soft prompts

#### Question:

True or false: the optimal soft prompt of length K performs at least as well as the optimal hard prompt of length K.
`,
		truth: true,
	},
	{
		key: 'soft-prompting.full-finetuning-guaranteed',
		document: `# Assignment 4

## Problem 2: Soft prompts

### (a)

True or false: with unlimited compute, one should always finetune the whole model instead of tuning a soft prompt.
`,
		truth: false,
	},
	{
		key: 'soft-prompting.full-finetuning-guaranteed',
		document: `# Midterm practice

**Question 3: Soft prompts**

**(a)** True or false: even if cost does not matter, prompt tuning may generalise better than full fine-tuning.
`,
		truth: true,
	},
	{
		key: 'soft-prompting.forgetting',
		document: `## Exercise 1. Soft prompts

a) True or false: prompt tuning on task A may degrade the model on task B through catastrophic forgetting, although task B keeps its own soft prompt.
`,
		truth: false,
	},
	{
		key: 'soft-prompting.forgetting',
		document: `# HW

## Q5. Soft prompts (8 points)

(a) (4 points) True or false: learning a new soft prompt for one task leaves the accuracy on all other tasks, each with its own prompt, exactly as it was.

(b) (4 points) Why does this matter in practice?
`,
		truth: true,
		first: true,
	},
];
