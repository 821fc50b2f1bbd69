import type { WordedQuestion } from './worded-question.ts';

/** Questions of many people: terse, chatty, formal, with numbers that do not matter; one for each part and family. */
export const VOICES_TWO: readonly WordedQuestion[] = [
	{
		key: 'lora.underfitting',
		around: 'Fine-tuning',
		question:
			'We adapted a frozen LLM by rank-4 updates on the query matrices only. Both training and test error remain too high. Propose changes to the LoRA configuration.',
	},
	{
		key: 'lora.zero-initialisation',
		around: 'Fine-tuning',
		question: 'what breaks if i zero init both lora matrices?',
	},
	{
		key: 'lora.xavier-initialisation',
		around: 'Fine-tuning',
		question:
			'Suppose $A\\in\\mathbb{R}^{r\\times d_{in}}$ and $B\\in\\mathbb{R}^{d_{out}\\times r}$ of a LoRA adapter are each drawn with Glorot uniform. Why is this a poor starting point for fine-tuning?',
	},
	{
		key: 'lora.memory',
		around: 'Fine-tuning',
		question: 'Give the storage in KiB of a rank-8 LoRA pair for a 768 by 3072 weight, single precision.',
		values: { M: 122880 },
	},
	{
		key: 'circuits.zero-layer-logits',
		around: 'Interpretability of transformers',
		question:
			'A transformer without any layers embeds with $W_E$ and unembeds with $W_U$. Give $L\\in\\mathbb R^{V\\times n}$ as function of one-hot $T$.',
	},
	{
		key: 'circuits.bigram-table',
		around: 'Interpretability of transformers',
		question:
			'Interpret $W_U W_E$: which classical language model does a zero-layer transformer learn, and what does its prediction look at?',
	},
	{
		key: 'circuits.heads-add-up',
		around: 'Attention heads',
		question: 'Prove that $W_O\\,\\mathrm{Concat}(r^1,\\dots,r^H)=\\sum_h W_O^h r^h$.',
	},
	{
		key: 'circuits.views-of-heads',
		around: 'Attention heads',
		question:
			'Compare the concatenated and the additive formulation of multi-head attention: name the benefit and the drawback of both.',
	},
	{
		key: 'circuits.qk-bilinear',
		around: 'Attention heads',
		question:
			'Derive the pre-softmax score between destination $i$ and source $j$ as $x_i^\\top M x_j$ and give $M$ in terms of the query and key weights.',
	},
	{
		key: 'circuits.qk-patterns',
		around: 'Attention heads',
		question: 'Let $W_{QK} = \\mathrm{diag}(0, 1, -2)$. Describe which tokens the head attends to.',
	},
	{
		key: 'circuits.attention-average',
		around: 'Attention heads',
		question: 'Why may we say that $(XA^{T})_{:,i}$ is an average of the token vectors with attention weights?',
	},
	{
		key: 'circuits.final-stream',
		around: 'Attention heads',
		question:
			'Express $X^{\\text{final}}$ of an attention-only layer by $X^{0}$, the attention patterns and the $W_O^h$, $W_V^h$.',
	},
	{
		key: 'circuits.update-in-column-space',
		around: 'Attention heads',
		question: 'Argue that head $h$ can only write into the image of $W_{OV}^h$, no matter which tokens it attends to.',
	},
	{
		key: 'circuits.ov-rank',
		around: 'Attention heads',
		question:
			'Show $\\operatorname{rank}(W_{OV})\\le d_{\\text{head}}$. With $d_{\\text{head}} = 80$ and $d_{\\text{model}} = 2560$, which share of full rank is it at most?',
		values: { beta: 80, eta: 0.03125 },
	},
	{
		key: 'circuits.svd',
		around: 'Attention heads',
		question:
			'Find the singular values and the rank of $W_{OV} = \\begin{bmatrix} 3 & 0 & 0 \\\\ 0 & 0 & 0 \\\\ 0 & 0 & 4\\end{bmatrix}$.',
		values: { r: 2 },
	},
	{
		key: 'circuits.svd',
		around: 'Attention heads',
		question:
			'which directions of the residual stream does a head read from and write to, if you have the svd of its OV matrix?',
	},
	{
		key: 'circuits.read-subspace-and-values',
		around: 'Attention heads',
		question: 'Is the read subspace of a head the same as the row space of its $W_V$? Give the relation.',
	},
	{
		key: 'circuits.svd-as-movement',
		around: 'Attention heads',
		question:
			'How do $U$, $\\Sigma$, $V$ of $W_{OV}$ together with the attention pattern describe the movement of information by the head?',
	},
	{
		key: 'fermi.hundred-steps',
		around: 'Neuroscience',
		question:
			"Feldman's argument: recognising a face takes 300 ms, a neuron needs 5 ms for a spike. Hence the brain's algorithm has how many serial steps?",
		values: { L: 60 },
	},
	{
		key: 'fermi.scaling-law',
		around: 'Scaling',
		question:
			'Minimise $L = A N^{-\\alpha} + B D^{-\\beta} + E$ subject to $6ND = C$. How do the optimal $N$ and $D$ grow with $C$?',
	},
	{
		key: 'fermi.compute-and-tokens',
		around: 'Scaling',
		question:
			'How much data and how much compute would a compute-optimal 1 trillion parameter model need according to the Chinchilla fit?',
		values: { C: 1e26, D: 17000000000000 },
	},
	{
		key: 'fermi.corpus-in-books',
		around: 'Scaling',
		question: 'How many books of 250 pages with 300 words each would 3T tokens fill at 0.75 words per token?',
		values: { n: 30000000 },
	},
	{
		key: 'fermi.model-memory',
		around: 'Sizing',
		question: 'What is the size in GB of the weights of a 34B-parameter model in (a) bf16?',
		values: { M: 68000000000 },
	},
	{
		key: 'fermi.storage-cost',
		around: 'Sizing',
		question: 'What would you pay to hold a 2 TB model in DRAM at \\$0.003 per MB, and on SSD at \\$0.00006 per MB?',
		values: { K_D: 6000, K_S: 120 },
	},
	{
		key: 'fermi.latency',
		around: 'Sizing',
		question:
			'An A100 reads 2.0 TB/s from HBM. How long does one decoding step of a 30-billion-parameter model in half precision take at least?',
		values: { t: 0.03 },
	},
	{
		key: 'fermi.training-cost',
		around: 'Sizing',
		question:
			'How many days do 1024 A100s (312 TFLOP/s each, 45 % utilisation) need for a training run of 3.14e23 FLOP?',
		values: { T: 2184050.0356125357 },
	},
	{
		key: 'fermi.large-runs-fail',
		around: 'Sizing',
		question: 'Why do training runs of very large language models so often crash or diverge?',
	},
	{
		key: 'fermi.inference-cost',
		around: 'Sizing',
		question:
			'GPT-X has two trillion parameters. What do 10 million output tokens cost if an accelerator sustains 1.0 PFLOP/s and rents for \\$3 per hour?',
		values: { F: 40000000000000000000, K: 33.33333333333333 },
	},
	{
		key: 'fermi.landauer',
		around: 'Sizing',
		question: 'What is the minimum power by Landauer of a chip doing 1e15 FLOP/s at 300 K if each FLOP erases 16 bits?',
		values: { P: 0.000045914069240290775 },
	},
	{
		key: 'fermi.carbon',
		around: 'Sizing',
		question: 'Training emitted 25 tonnes of CO2. Social cost of carbon: \\$51 per tonne. Cost?',
		values: { K: 1275 },
	},
	{
		key: 'soft-prompting.loss-mask',
		around: 'Prompt tuning',
		question:
			'[1-8 soft tokens][9-20 question][21-30 rationale][31-32 answer][33 newline][34-64 pad]. At which output positions is the loss computed when training the soft prompt (next-token prediction)?',
		values: { n: 13 },
	},
	{
		key: 'soft-prompting.parameters',
		around: 'Prompt tuning',
		question: 'A soft prompt of $p$ tokens for a model with embedding dimension $d$. How many parameters are trained?',
	},
	{
		key: 'soft-prompting.precomputed-prompt',
		around: 'Prompt tuning',
		question:
			'In a causal decoder, do the activations at the soft prompt positions depend on the question that follows? Can they be computed once for the batch?',
	},
	{
		key: 'soft-prompting.hard-against-soft',
		around: 'Prompt tuning',
		question:
			'Is it possible that the best hard prompt with 10 tokens scores higher than the best soft prompt with 10 vectors? Explain.',
	},
	{
		key: 'soft-prompting.full-finetuning-guaranteed',
		around: 'Prompt tuning',
		question: 'If money is no issue, is full fine-tuning guaranteed to be better than a soft prompt? True or false?',
	},
	{
		key: 'soft-prompting.forgetting',
		around: 'Prompt tuning',
		question:
			'After I tune a prompt for task A, will the accuracy on task B (own prompt) go down because of forgetting?',
	},
	{
		key: 'soft-prompting.maml',
		around: 'Prompt tuning',
		question: 'Describe the inner loop and the outer loop of MAML if what is learned is a soft prompt.',
	},
	{
		key: 'accounting.convolution-parameters',
		around: 'CNN',
		question: 'Count the learnable parameters: conv layer, 32 filters of size $5\\times5$, RGB input, with bias.',
		values: { P: 2432 },
	},
	{
		key: 'accounting.convolution-size',
		around: 'CNN',
		question:
			'An image of $64 \\times 64$ passes a convolution with kernel 4, stride 2 and padding 1. Spatial size of the output?',
		values: { O: 32 },
	},
	{
		key: 'accounting.gpt-parameters',
		around: 'LLM',
		question:
			'A decoder-only transformer: $n_{layer}=24$, $d_{model}=1024$, vocabulary 50,257, 1024 positions. Total number of parameters (tied unembedding)?',
		values: { P: 354823168 },
	},
	{
		key: 'accounting.kv-cache',
		around: 'LLM',
		question: 'how much memory for the kv cache per token: 80 layers, gqa with 8 kv heads, head size 128, fp8',
		values: { m: 163840 },
	},
	{
		key: 'accounting.lora-parameters',
		around: 'LLM',
		question: 'Number of trainable parameters if LoRA with rank 32 is put on one $4096\\times 11008$ matrix?',
		values: { P: 483328 },
	},
	{
		key: 'accounting.recurrent-parameters',
		around: 'RNN',
		question: 'An LSTM layer has input dimension 300 and hidden size 512. Parameter count?',
		values: { P_L: 1665024 },
	},
	{
		key: 'accounting.training-flops',
		around: 'LLM',
		question: 'Chinchilla: 70 billion parameters, trained on 1.4 trillion tokens. Estimate the training FLOPs.',
		values: { C: 5.88e23 },
	},
	{
		key: 'accounting.zero-memory',
		around: 'LLM',
		question: 'How much memory per device does ZeRO-3 need for the states of a 30B model on 16 GPUs?',
		values: { M_3: 30000000000 },
	},
	{
		key: 'basics.attention-by-hand',
		around: 'Attention',
		question:
			'Given queries $Q = \\begin{bmatrix} 1 & 1 \\\\ 0 & 2\\end{bmatrix}$ and keys $K = \\begin{bmatrix} 1 & 0 \\\\ 1 & 1\\end{bmatrix}$ calculate the scaled scores and the attention weights.',
	},
	{
		key: 'basics.bayes',
		around: 'Bayes',
		question:
			'Spam makes up 40% of mail. A filter flags 90% of spam and 5% of good mail. What is the probability that a flagged mail is spam?',
	},
	{
		key: 'basics.explained-variance',
		around: 'PCA',
		question:
			'PCA on 5 features gives eigenvalues 4, 2, 1, 0.5, 0.5. How much variance is explained by three components?',
		values: { rho: 0.875 },
	},
	{ key: 'basics.softmax-cross-entropy', around: 'Loss', question: 'Calculate the softmax of the logits $(1, 2, 3)$.' },
	{
		key: 'inference.mixture-of-experts',
		around: 'MoE',
		question:
			'Eight experts with 5.6 billion parameters each, top-2 routing, 1.9 billion shared parameters: total and active parameter counts?',
		values: { T: 46700000000, A: 13100000000 },
	},
	{
		key: 'inference.quantisation',
		around: 'Quantisation',
		question: 'uint8 asymmetric quantisation of values in $[-0.5, 2.05]$: scale and zero point?',
		values: { S: 0.01, Z: 50 },
	},
	{
		key: 'inference.roofline',
		around: 'Hardware',
		question: 'An accelerator has 197 TFLOP/s and 820 GB/s. What is its ridge point? ',
		values: { R: 240.2439024390244 },
	},
	{
		key: 'inference.speculative-decoding',
		around: 'Decoding',
		question: '$\\alpha=0.8$, $\\gamma=5$, the draft costs 0.05 of the target model. Speedup of speculative decoding?',
		values: { s: 2.9514239999999994 },
	},
	{
		key: 'training.adam-first-step',
		around: 'Optimisation',
		question: 'A weight is $w_0 = 1.0$, the gradient at it is 4, lr 0.1. What is the weight after one Adam step?',
		values: { theta_1: 0.9 },
	},
	{
		key: 'training.batch-normalisation',
		around: 'Normalisation',
		question: 'Layer-normalise the vector $x = (1, 3)$ without affine parameters and epsilon.',
		values: { mu: 2, v: 1 },
	},
	{
		key: 'training.dropout',
		around: 'Dropout',
		question: 'By which factor must the surviving activations be scaled for a dropout rate of 0.2?',
		values: { f: 1.25 },
	},
	{
		key: 'training.model-flops-utilisation',
		around: 'MFU',
		question:
			'Our 1.3 billion parameter run reaches 400k tokens/s on 32 H100 GPUs with 989 TFLOP/s peak each. Model FLOPs utilisation?',
		values: { u: 0.09858442871587463 },
	},
	{
		key: 'training.perplexity',
		around: 'LM',
		question: 'A model has a perplexity of 12. What is its cross-entropy in nats, and in bits per token?',
		values: { ell: 2.4849066497880004, B: 3.584962500721156 },
	},
];

/** Questions of the same problems that no key answers with a value. */
export const VOICES_TWO_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'LoRA', question: 'Why is it enough to zero only one of the two LoRA matrices?' },
	{ around: 'LoRA', question: 'For what ranks does LoRA+ use different learning rates?' },
	{ around: 'LoRA', question: 'How many bytes does a QLoRA double quantisation constant take per block?' },
	{ around: 'LoRA', question: 'What is the gradient memory of full fine-tuning compared to LoRA?' },
	{ around: 'Transformers', question: 'What does the K-composition of two heads compute?' },
	{
		around: 'Transformers',
		question: 'What is the size of the attention matrix in bytes for a sequence of 4096 tokens and 32 heads?',
	},
	{ around: 'Transformers', question: 'Show that softmax is invariant to adding a constant.' },
	{ around: 'Transformers', question: 'How many heads should a transformer have?' },
	{ around: 'Large models', question: 'What is the cost of buying 30,000 H200 at $30,000 each?' },
	{ around: 'Large models', question: 'How much water evaporates to cool a 100 MW data centre per day?' },
	{ around: 'Large models', question: 'How many tokens are in Wikipedia?' },
	{ around: 'Prompt tuning', question: 'What is the difference between prefix tuning and prompt tuning?' },
	{ around: 'Prompt tuning', question: 'How does the accuracy of prompt tuning depend on the model size?' },
	{ around: 'CNN', question: 'What is the FLOP count of a 1x1 convolution from 256 to 64 channels on a 14x14 map?' },
	{
		around: 'Optimisation',
		question: 'Compute one step of SGD with momentum 0.9 from velocity 0.5 with gradient 2 and lr 0.1.',
	},
	{ around: 'Inference', question: 'What batch size makes decoding compute bound on an H100?' },
	{ around: 'Statistics', question: 'What is the KL divergence between N(0,1) and N(1,2)?' },
];
