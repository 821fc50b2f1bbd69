import type { WholeDocument } from './whole-document.ts';

/** Whole documents in other words, dresses, symbols and units; what is expected was computed without the keys. */
export const DOCUMENTS_TWO: readonly WholeDocument[] = [
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
];
