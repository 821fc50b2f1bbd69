import type { WholeDocument } from './whole-document.ts';

/** Whole documents in other words, dresses, symbols and units; what is expected was computed without the keys. */
export const DOCUMENTS_ONE: readonly WholeDocument[] = [
	{
		key: 'lora.underfitting',
		document: `# HW 5

**Question 1: Adapters**

Rank-2 adapters were attached to the query projections of Mistral-7B. The training loss plateaus at 1.9, while full finetuning on the same data gets to 0.4.

(a) Which knobs of the LoRA configuration would you turn so that the training data are fitted better? Give at least three.
`,
	},
	{
		key: 'lora.underfitting',
		document: `## Question 2 (6 points)

### 2.1 (6 points)

A LoRA finetune shows high training error even after many epochs: the low-rank update is not expressive enough. What would you change about the low-rank adaptation?
`,
	},
	{
		key: 'lora.zero-initialisation',
		document: `## Exercise 4. Low-rank updates

Let $W = W_0 + BA$ with $B \\in \\mathbb{R}^{d_{out} \\times r}$ and $A \\in \\mathbb{R}^{r \\times d_{in}}$.

a) A colleague starts training with $A = 0$ and $B = 0$. Show with the chain rule that gradient descent never leaves this point.
`,
	},
	{
		key: 'lora.zero-initialisation',
		document: `# Quiz

**Q3.** In LoRA, what goes wrong if both low-rank matrices start out as zero matrices?
`,
	},
	{
		key: 'lora.xavier-initialisation',
		document: `### Problem 2: Initialising an adapter

The adapted weight is $W_0 + BA$ where $d_{in} = d_{out} = 2048$ and $r = 16$.

\`\`\`python
self.lora_A = nn.Parameter(torch.empty(r, d_in))
self.lora_B = nn.Parameter(torch.empty(d_out, r))
nn.init.xavier_normal_(self.lora_A)
nn.init.xavier_normal_(self.lora_B)
\`\`\`

(a) What is the variance of an entry of $BA$ at the start, and why is this a bad initialisation for LoRA finetuning?
`,
		values: [0.00001502314],
	},
	{
		key: 'lora.xavier-initialisation',
		document: `## Problem 7

(a) Someone initialises both LoRA factors with Glorot uniform. Explain what is wrong with the starting point of the finetuning and suggest a better initialisation.
`,
	},
	{
		key: 'lora.memory',
		document: `# Homework 3

## Problem 3: LoRA with r = 8 on a 4096×4096 matrix

### (a)

How many bytes do the two adapter factors take in bf16, and how does this compare with the full matrix?
`,
		values: [131072, 33554430],
	},
	{
		key: 'lora.memory',
		document: `**Problem 1: Low-rank adaptation of an MLP layer**

| quantity | value |
|---|---|
| $d_{in}$ | 5120 |
| $d_{out}$ | 13824 |
| rank $r$ | 64 |
| precision | int8 |

(a) How much memory do the LoRA factors need, and what fraction of the memory of the dense matrix is this?
`,
		values: [1212416, 0.01712963],
	},
	{
		key: 'lora.memory',
		document: `## Problem 2

You can spare exactly 1 MiB for the LoRA adapter of one $4096 \\times 11008$ layer, stored in fp16.

(a) What is the largest rank whose factors fit into this memory?
`,
		values: [34],
	},
	{
		key: 'circuits.zero-layer-logits',
		document: `## Problem 3: A transformer without layers

Write $E \\in \\mathbb{R}^{d \\times V}$ for the embedding matrix, $U \\in \\mathbb{R}^{V \\times d}$ for the unembedding matrix and $T \\in \\{0,1\\}^{V \\times n}$ for the one-hot tokens of a sequence.

### (a)

Give the logits of this zero-layer transformer as a matrix expression.
`,
	},
	{
		key: 'circuits.zero-layer-logits',
		document: `**Exercise 1.** A zero-layer transformer has

$$W_E = \\begin{bmatrix} 1 & 0 & 2 \\\\ 0 & 1 & 1 \\end{bmatrix}, \\qquad W_U = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\\\ 1 & 1 \\end{bmatrix}, \\qquad T = \\begin{bmatrix} 0 & 1 \\\\ 0 & 0 \\\\ 1 & 0 \\end{bmatrix}$$

(a) Compute the logits $L$ for the one-hot tokens $T$.
`,
		values: [
			{
				matrix: [
					[2, 1],
					[1, 0],
					[3, 1],
				],
			},
		],
	},
	{
		key: 'circuits.bigram-table',
		document: `## Problem 3: A transformer without layers

### (a)

Which simple statistical language model can a transformer with no attention layers represent at best, and which earlier tokens influence its prediction at position $t$?
`,
	},
	{
		key: 'circuits.bigram-table',
		document: `### Question 4

A model maps one-hot tokens to logits by $W_U W_E$ and nothing else.

(a) Describe in plain words what this zero-layer model computes. On which tokens of the context does the prediction at a position depend?
`,
	},
	{
		key: 'circuits.heads-add-up',
		document: `## 4 Multi-head attention (8 points)

### 4.1 (4 points)

Prove that concatenating the head outputs and multiplying by one output projection $W^O$ gives the same result as letting each head have its own output matrix $W^O_i$ and adding up the results.
`,
	},
	{
		key: 'circuits.heads-add-up',
		document: `**Problem 2**

With $Z = [z_1; z_2; \\dots; z_{12}]$ the stacked outputs of $12$ heads of width $64$ and $d_{model} = 768$:

(a) Show that multi-head attention with concatenated heads is equivalent to a sum over independent heads.
`,
	},
	{
		key: 'circuits.views-of-heads',
		document: `## 4 Multi-head attention (8 points)

### 4.2 (4 points)

Give one pro and one con of writing multi-head attention as a concatenation, and likewise of writing it as a sum of independent heads.
`,
	},
	{
		key: 'circuits.views-of-heads',
		document: `# Homework 13

**Q2.** Compare the "concatenate then project" and the "sum of heads" views of multi-head attention: what are the benefits and the drawbacks of each?
`,
	},
	{
		key: 'circuits.qk-bilinear',
		document: `## Problem 5 (QK)

Queries are $q_i = W_Q x_i$ and keys $k_j = W_K x_j$ (no scaling).

(a) Show that the attention logit between positions $i$ and $j$ is a bilinear form $x_i^\\top M x_j$ and state $M$ and the largest rank it can have.
`,
	},
	{
		key: 'circuits.qk-bilinear',
		document: `# Homework

## Problem 4

### (a)

**Question:** Write the pre-softmax score $S_{ij}$ in terms of the residual vectors $X_i$, $X_j$ and one combined query-key matrix $W_{QK}$. Show every step.
`,
	},
	{
		key: 'circuits.qk-patterns',
		document: `## Problem 5 (QK)

(a) Let $d_{model} = 2$. Describe the attention pattern of a head with

$$W_{QK} = \\begin{bmatrix} 2 & 0 \\\\ 0 & 0 \\end{bmatrix}, \\qquad W_{QK} = \\begin{bmatrix} 0 & 0 \\\\ 0 & 0 \\end{bmatrix}, \\qquad W_{QK} = \\begin{bmatrix} -1 & 0 \\\\ 0 & -1 \\end{bmatrix}.$$
`,
	},
	{
		key: 'circuits.qk-patterns',
		document: `## Problem 1: Toy heads

(a) What does a head attend to when its query-key circuit is $W_{QK} = -2 I$ (with $d = 4$)? And when it is $W_{QK} = 3 I$?
`,
	},
	{
		key: 'circuits.attention-average',
		document: `## Problem 6: OV

Let $P$ be the attention pattern, whose rows are softmax outputs, and $X$ the matrix with one token vector per column.

(a) Prove that column $i$ of $X P^\\top$ is a weighted average of the token vectors, with the attention weights of row $i$.
`,
	},
	{
		key: 'circuits.attention-average',
		document: `# Homework

## Problem 4

(a) Show that each column of $\\mathbf{X}\\mathbf{A}^\\top$ is a convex combination of the source token vectors.
`,
	},
	{
		key: 'circuits.final-stream',
		document: `## Problem 6: OV

(a) A one-layer, attention-only transformer has $H$ heads with value matrices $W_V^h$, output matrices $W_O^h$ and patterns $A^h$. Write the residual stream after the layer, $X^{1}$, in terms of $X^0$.
`,
	},
	{
		key: 'circuits.final-stream',
		document: `### Question 3.2

Express the final residual stream through the initial stream $X_0$, the attention patterns and the OV matrices of all heads.
`,
	},
	{
		key: 'circuits.update-in-column-space',
		document: `## Problem 6: OV

(a) Prove that whatever head $h$ adds to the residual stream at a destination position lies in the column space of $W_O^h W_V^h$.
`,
	},
	{
		key: 'circuits.update-in-column-space',
		document: `**Q5.** Why can the update that an attention head writes at position $t$ only point into the range (image) of $W_{OV}$? Give a proof.
`,
	},
	{
		key: 'circuits.ov-rank',
		document: `## Problem 8: Low rank

In Llama-2-7B, $d_{model} = 4096$ and $d_{head} = 128$.

(a) Show that $W_{OV} = W_O W_V$ has rank at most 128. Why do we call it low-rank?
`,
		values: [128],
	},
	{
		key: 'circuits.ov-rank',
		document: `# Homework

## Problem 4

(a) Let $W_O \\in \\mathbb{R}^{D \\times h}$ and $W_V \\in \\mathbb{R}^{h \\times D}$ with $h \\ll D$. Bound the rank of the OV matrix.
`,
	},
	{
		key: 'circuits.svd',
		document: `## Problem 8: Low rank

(a) Use the singular value decomposition of the OV matrix to write the output of the OV circuit for a source token $x$ as a sum over singular directions.
`,
	},
	{
		key: 'circuits.svd',
		document: `### Problem 4

Let $W_{OV} = \\begin{bmatrix} 3 & 0 \\\\ 0 & 0 \\end{bmatrix}$ and $x = (2, 5)^\\top$.

(a) Decompose the output $W_{OV}\\,x$ with the SVD of $W_{OV}$.
`,
	},
	{
		key: 'circuits.svd',
		document: `## Problem 8: Low rank

(a) With the compact SVD $W_{OV} = U \\Sigma V^\\top$, define the subspace the head reads from and the subspace it writes to.
`,
	},
	{
		key: 'circuits.svd',
		document: `# Homework

## Problem 4

**Question:** What are the read and write subspaces of an attention head, in terms of the singular vectors of $W_{OV}$? What happens to information orthogonal to the read subspace?
`,
	},
	{
		key: 'circuits.read-subspace-and-values',
		document: `## Problem 8: Low rank

(a) How is the read subspace of the head related to the row space of $W_V$, i.e. to what the value projection can see?
`,
	},
	{
		key: 'circuits.read-subspace-and-values',
		document: `# Homework

## Problem 4

### (a)

Explain the relationship between the read subspace (spanned by the right singular vectors of $W_{OV}$) and what $W_V$ extracts from a source token.
`,
	},
	{
		key: 'circuits.svd-as-movement',
		document: `## Problem 8: Low rank

(a) In what sense do the SVD of $W_{OV}$ together with the attention pattern describe completely how a head moves information between positions?
`,
	},
	{
		key: 'circuits.svd-as-movement',
		document: `# Homework

## Problem 4

(a) Interpret $U$, $\\Sigma$ and $V$ in the SVD of the OV matrix as information movement: what is read, how strongly, and where is it written?
`,
	},
	{
		key: 'fermi.hundred-steps',
		document: `## Problem 5: Fermi

(a) Neurons fire at most 200 times per second and a driver reacts within 0.4 s. How many sequential steps can the brain make in that time, and what does this suggest for the number of layers?
`,
		values: [80],
	},
	{
		key: 'fermi.hundred-steps',
		document: `**Question 1.** Use the hundred-step rule to estimate how many layers a brain-like network needs, and compare with the depth of GPT-3.
`,
	},
	{
		key: 'fermi.scaling-law',
		document: `## Problem 6: Scaling

The loss is $L(N, D) = E + A/N^{\\alpha} + B/D^{\\beta}$ with $E = 1.8172$, $A = 482.01$, $B = 2085.43$, $\\alpha = 0.3478$, $\\beta = 0.3658$, and training takes $C = 6ND$ FLOPs.

(a) Find the number of parameters and of tokens that minimise the loss for $C = 10^{21}$ FLOPs.
`,
		values: [2778459000, 59985280000],
	},
	{
		key: 'fermi.scaling-law',
		document: `### Problem (scaling): (5 pts)

Suppose $L = a N^{-p} + b D^{-q} + L_\\infty$ and $C = 6 N D$. Derive the compute-optimal $N^*(C)$ and $D^*(C)$.
`,
	},
	{
		key: 'fermi.compute-and-tokens',
		document: `## Problem 6: Scaling

The paper's direct fit is $N_{opt}(C) = 0.1\\,C^{0.5}$ and $D_{opt}(C) = 1.7\\,C^{0.5}$.

(a) We want a compute-optimal model with 70 billion parameters. What compute budget does it take and on how many tokens should it be trained?
`,
		values: [4.9e23, 1190000000000],
	},
	{
		key: 'fermi.compute-and-tokens',
		document: `## Problem 2

Chinchilla's fits are $N_{opt} = 0.1 C^{0.5}$ and $D_{opt} = 1.7 C^{0.5}$.

(a) You are given a budget of $10^{25}$ FLOPs. How large a model should you train, and on how many tokens?
`,
		values: [316227800000, 5375872000000],
	},
	{
		key: 'fermi.corpus-in-books',
		document: `## Problem 3: Data

(a) Llama 3 was trained on 15 trillion tokens. With 1.3 tokens per word, 500 words per page and 250 pages per book, how many books is that?
`,
		values: [92307690, 11538460000000],
	},
	{
		key: 'fermi.corpus-in-books',
		document: `**Q7.** GPT-3 saw 300B tokens. How many English words are these at 1.4 tokens per word, and how many books, if a book has 300 pages of 400 words?
`,
		values: [214285700000, 1785714],
	},
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
];
