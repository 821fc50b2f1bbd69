import type { WholeDocument } from './whole-document.ts';

/** Whole documents in other words, dresses, symbols and units; what is expected was computed without the keys. */
export const DOCUMENTS_THREE: readonly WholeDocument[] = [
	{
		key: 'accounting.training-flops',
		document: `## Problem 2

(a) A budget of 1e22 FLOPs is spent on a 7B model. How many tokens can it be trained on?
`,
		values: [238095200000],
	},
	{
		key: 'accounting.kv-cache',
		document: `## Problem 2

(a) How many tokens of KV cache fit into 16 GB for a model with 32 layers, 32 heads, head dimension 128 in fp16?
`,
		values: [30517.58],
	},
	{
		key: 'soft-prompting.parameters',
		document: `## Problem 2

(a) A soft prompt has 81,920 trainable parameters and the model's embedding size is 4096. How many virtual tokens does it have?
`,
		values: [20],
	},
	{
		key: 'fermi.training-cost',
		document: `## Problem 2

(a) With \\$500,000 and A100s at \\$1.20 per hour (312 TFLOP/s, 50 % utilisation), how many FLOPs of training can you buy?
`,
		values: [2.34e23],
	},
	{
		key: 'lora.underfitting',
		document: `# Assignment 4

## Problem 2: Parameter-efficient finetuning

### (a)

An intern reports that the loss on the training set of her LoRA run ($r = 4$, only $W_q$ adapted) stays far above that of full finetuning. Suggest what she should change, and say why it helps.
`,
	},
	{
		key: 'lora.underfitting',
		document: `# Midterm practice

**Question 3: LoRA**

**(a)** Name three ways to give a low-rank adapter more capacity when it cannot fit its training data.
`,
	},
	{
		key: 'lora.zero-initialisation',
		document: `## Exercise 1. LoRA

a) We write $\\Delta W = BA$. Compute $\\partial \\mathcal{L} / \\partial A$ and $\\partial \\mathcal{L} / \\partial B$ when both matrices are initialised with zeros. What does this imply for training?
`,
	},
	{
		key: 'lora.zero-initialisation',
		document: `# HW

## Q5. Adapters (8 points)

(a) (4 points) A student sets both LoRA matrices to 0 before training. Why does the adapter never learn anything?

(b) (4 points) Why does this matter in practice?
`,
		first: true,
	},
	{
		key: 'lora.xavier-initialisation',
		document: `# Problem set

### Problem 7 — LoRA

#### Question:

Both $A \\in \\mathbb{R}^{512 \\times 8}$ and $B \\in \\mathbb{R}^{8 \\times 512}$ are drawn with Xavier initialisation. What is the standard deviation of an entry of $AB$, and what does that do to the pretrained model at step 0?
`,
		values: [0.01087857],
	},
	{
		key: 'lora.xavier-initialisation',
		document: `# Assignment 4

## Problem 2: LoRA initialisation

### (a)

Why is it a bad idea to use Glorot initialisation for both low-rank factors? What would you do instead?
`,
	},
	{
		key: 'lora.memory',
		document: `# Midterm practice

**Question 3: Adapter with rank 32**

**(a)** A linear layer maps $d_{in} = 3584$ to $d_{out} = 18944$ features. How many bytes does a LoRA adapter of rank 32 need when it is stored in fp32?
`,
		values: [2883584],
	},
	{
		key: 'lora.memory',
		document: `## Exercise 1. LoRA

a) For a $2048 \\times 2048$ projection, above which rank do the two LoRA factors take more storage than the matrix itself?
`,
		values: [1024],
	},
	{
		key: 'lora.memory',
		document: `# HW

## Q5. LoRA (8 points)

(a) (4 points) The LoRA weights of one $5120 \\times 5120$ matrix in half precision occupy 1.31072 MB. Which rank does the adapter have?

(b) (4 points) Why does this matter in practice?
`,
		values: [64],
		first: true,
	},
	{
		key: 'circuits.zero-layer-logits',
		document: `# Problem set

### Problem 7 — Zero-layer transformer

#### Question:

Tokens are one-hot columns of $T$; $W_E$ embeds and $W_U$ unembeds. Write down the output logits of a model that has no attention and no MLP layers.
`,
	},
	{
		key: 'circuits.zero-layer-logits',
		document: `# Assignment 4

## Problem 2: Interpretability

### (a)

What are the logits $L$ of a transformer with zero layers as a product of the unembedding matrix, the embedding matrix and the one-hot token matrix?
`,
	},
	{
		key: 'circuits.bigram-table',
		document: `# Midterm practice

**Question 3: Zero-layer transformer**

**(a)** What algorithm can a transformer without any layers implement? Which tokens does its prediction at position $t$ depend on?
`,
	},
	{
		key: 'circuits.bigram-table',
		document: `## Exercise 1. Interpretability

a) Explain why a zero-layer transformer is nothing more than a table of bigram statistics.
`,
	},
	{
		key: 'circuits.heads-add-up',
		document: `# HW

## Q5. Multi-head attention (8 points)

(a) (4 points) Show that $W_O \\,\\mathrm{concat}(r^1, \\dots, r^H) = \\sum_{h} W_O^h r^h$ for suitable blocks $W_O^h$.

(b) (4 points) Why does this matter in practice?
`,
		first: true,
	},
	{
		key: 'circuits.heads-add-up',
		document: `# Problem set

### Problem 7 — Attention heads

#### Question:

Demonstrate that heads may be regarded as independent and additive even though implementations concatenate their outputs before the output projection.
`,
	},
	{
		key: 'circuits.views-of-heads',
		document: `# Assignment 4

## Problem 2: Multi-head attention

### (a)

State an advantage and a disadvantage of the concatenated form of multi-head attention and of the additive form.
`,
	},
	{
		key: 'circuits.views-of-heads',
		document: `# Midterm practice

**Question 3: Attention heads**

**(a)** When would you prefer to think of heads as additive, and when as concatenated? Name one strength and one weakness of each view.
`,
	},
	{
		key: 'circuits.qk-bilinear',
		document: `## Exercise 1. QK circuit

a) With $Q = W_Q X$ and $K = W_K X$, express the attention score $S_{ij}$ as $X_i^\\top W_{QK} X_j$ and derive $W_{QK}$.
`,
	},
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
];
