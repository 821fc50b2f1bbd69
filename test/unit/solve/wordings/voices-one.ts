import type { WordedQuestion } from './worded-question.ts';

/** Questions of many people: terse, chatty, formal, with numbers that do not matter; one for each part and family. */
export const VOICES_ONE: readonly WordedQuestion[] = [
	{
		key: 'lora.underfitting',
		around: 'PEFT',
		question:
			'my lora finetune of a 7b model just wont go below train loss 1.9 while full ft goes to 0.4. what knobs shld i change??',
	},
	{
		key: 'lora.zero-initialisation',
		around: 'Low-rank adaptation',
		question:
			'In the adapter $W_0 + \\frac{\\alpha}{r}BA$ someone sets $A=0$ and $B=0$. Write $\\partial L/\\partial A$ and $\\partial L/\\partial B$ at step 0 and say what follows for SGD.',
	},
	{
		key: 'lora.xavier-initialisation',
		around: 'LoRA',
		question:
			'A student initialises both `lora_A` and `lora_B` by `nn.init.xavier_uniform_`. Explain what may go wrong at the beginning of the fine-tuning.',
	},
	{
		key: 'lora.memory',
		around: 'Adapters',
		question:
			'For one linear map with $d_{\\text{in}}=5120$, $d_{\\text{out}}=13824$ we attach LoRA with $r=64$. Each number is stored in bfloat16. State the size of both factors in bytes, and by which factor it is less than storing the full $\\Delta W$.',
		values: { M: 2424832, M_W: 141557760, s: 58.37837837837838 },
	},
	{
		key: 'circuits.zero-layer-logits',
		around: 'Mechanistic interpretability',
		question:
			'Our toy LM has nothing but an embedding $W_E$ and an unembedding $W_U$ (no attention, no MLP). Input: one-hot matrix $T$. Write the logits.',
	},
	{
		key: 'circuits.bigram-table',
		around: 'Mechanistic interpretability',
		question:
			'What is the best a network with zero transformer blocks can do? On which tokens does its next-token prediction at position $t$ depend?',
	},
	{
		key: 'circuits.heads-add-up',
		around: 'Multi-head attention',
		question:
			'Let $O_i$ be the output of head $i$. Show that the concatenation $[O_1;\\dots;O_H]$ multiplied by $W^O$ equals a sum of per-head terms.',
	},
	{
		key: 'circuits.views-of-heads',
		around: 'Multi-head attention',
		question:
			'Give one pro and one con of viewing multi-head attention as concat-then-project, and the same for the sum of separate heads.',
	},
	{
		key: 'circuits.qk-bilinear',
		around: 'Attention',
		question:
			'We have $q_i = W_Q x_i$, $k_j = W_K x_j$. Rewrite the raw attention logit $q_i^\\top k_j$ so that only one matrix sits between $x_i$ and $x_j$; what is its rank at most?',
	},
	{
		key: 'circuits.qk-patterns',
		around: 'Attention',
		question:
			'$d_{\\text{model}} = 2$. Which tokens does a head attend to if $W_{QK}=\\begin{bmatrix}0&1\\\\1&0\\end{bmatrix}$? And for $W_{QK} = \\begin{bmatrix}-1&0\\\\0&-1\\end{bmatrix}$?',
	},
	{
		key: 'circuits.attention-average',
		around: 'Attention',
		question:
			'Show that column $t$ of $XA^\\top$ is a convex combination of the columns of $X$, where $A$ is a row-wise softmax.',
	},
	{
		key: 'circuits.final-stream',
		around: 'Transformers',
		question:
			'write out the residual stream after a one layer attention only transformer in terms of $X^0$, the $A^h$, $W_V^h$, $W_O^h$',
	},
	{
		key: 'circuits.update-in-column-space',
		around: 'Transformers',
		question:
			'Prove: whatever the attention pattern is, the vector that head $i$ adds at destination $t$ is in $\\mathrm{Col}(W_O^iW_V^i)$.',
	},
	{
		key: 'circuits.ov-rank',
		around: 'Transformers',
		question:
			'Let $W_O\\in \\mathbb{R}^{4096\\times128}$ and $W_V\\in \\mathbb{R}^{128\\times4096}$. How large can the rank of $W_OW_V$ be? Compare it to full rank.',
		values: { beta: 128, eta: 0.03125 },
	},
	{
		key: 'circuits.svd',
		around: 'Transformers',
		question:
			'Using $W_{OV}=U\\Sigma V^\\top$, write the contribution for a source vector $x$ as a sum of $r$ rank-one terms.',
	},
	{
		key: 'circuits.svd',
		around: 'Transformers',
		question: "From the SVD of $W_{OV}$, identify the head's read subspace and its write subspace.",
	},
	{
		key: 'circuits.read-subspace-and-values',
		around: 'Transformers',
		question:
			'How is the span of the right singular vectors of $W_OW_V$ connected with the row space of $W_V$? When are they equal?',
	},
	{
		key: 'circuits.svd-as-movement',
		around: 'Transformers',
		question:
			'Explain in your own words: in what sense do the SVD of the OV matrix and the attention weights together tell us everything about what information a head moves, and where?',
	},
	{
		key: 'fermi.hundred-steps',
		around: 'Brains and machines',
		question:
			'A human reacts in 0.5 s, and neurons fire at most 200 times a second. How many sequential layers should a brain-like network have?',
		values: { L: 100 },
	},
	{
		key: 'fermi.scaling-law',
		around: 'Scaling laws',
		question:
			'Given $L(N,D)=E+\\frac{A}{N^{\\alpha}}+\\frac{B}{D^{\\beta}}$ with $\\alpha=0.35$, $\\beta=0.37$, $A=482$, $B=2085$, $E=1.82$ and $C=6ND$. Derive the compute-optimal $N(C)$ and $D(C)$.',
		values: { a: 0.513888888888889, b: 0.4861111111111111, G: 0.12107812679581494 },
	},
	{
		key: 'fermi.compute-and-tokens',
		around: 'Scaling laws',
		question:
			'You want a 32-billion-parameter model which is Chinchilla-optimal ($N=0.1\\sqrt{C}$, $D=1.7\\sqrt{C}$). Compute budget? Tokens?',
		values: { C: 1.024e23, D: 544000000000 },
	},
	{
		key: 'fermi.corpus-in-books',
		around: 'Data',
		question:
			'Llama 3 saw 15 trillion tokens. If a word is 1.3 tokens and a novel has 90,000 words, how many novels is this?',
		values: { w: 11538461538461.537, n: 128205128.2051282 },
	},
	{
		key: 'fermi.model-memory',
		around: 'Serving',
		question: 'How many 80 GB H100s do you need just to hold the weights of a 671B model in FP8?',
		values: { M: 671000000000, n_G: 9 },
	},
	{
		key: 'fermi.storage-cost',
		around: 'Serving',
		question:
			'SSD space costs \\$0.00005 per MB, DRAM \\$0.004 per MB. What does it cost to keep the bf16 weights of a 405B model on each?',
		values: { K_S: 40.5, K_D: 3240 },
	},
	{
		key: 'fermi.latency',
		around: 'Serving',
		question: 'RTX 4090: 1008 GB/s. A 13B model in 8 bit. Upper bound on tokens per second at batch size 1?',
		values: { r_s: 77.53846153846153 },
	},
	{
		key: 'fermi.training-cost',
		around: 'Economics',
		question:
			'Renting an H100 costs \\$2.20 per hour. Its peak is 989 TFLOP/s, of which we get 40 %. A training run needs 3.8e25 FLOPs. What does it cost, and how many days does it take on 16,384 GPUs?',
		values: { K: 58701269.520278625, T: 5862830.984580385 },
	},
	{
		key: 'fermi.large-runs-fail',
		around: 'Economics',
		question:
			'Name four things which went wrong in training runs like OPT-175B and say why they make such training hard.',
	},
	{
		key: 'fermi.inference-cost',
		around: 'Economics',
		question:
			'cost of generating 5 million tokens w/ a 70B model on H100s: 2 flop per param per token, 990 TFLOP/s, \\$2.5/hr',
		values: { F: 700000000000000000, t: 707.070707070707, K: 0.4910213243546577 },
	},
	{
		key: 'fermi.landauer',
		around: 'Physics',
		question:
			"At 310 K, what's the least energy to erase 64 bits (one double precision operation) by Landauer's principle?",
		values: { E_b: 2.965283638435446e-21, E: 1.8977815285986854e-19 },
	},
	{
		key: 'fermi.carbon',
		around: 'Environment',
		question:
			'A training run emitted 300 t CO2. At \\$185 per tonne, what is the carbon bill? How many quarter-pounder burgers is that (27 kg CO2 per kg beef, 113 g patty)?',
		values: { K: 55500, n: 98328.41691248771 },
	},
	{
		key: 'soft-prompting.loss-mask',
		around: 'Prompt tuning',
		question:
			'Sequence: 10 learned prompt vectors (positions 1-10), instruction 11-40, response 41-90, EOS at 91, padding 92-128. Targets are shifted by one. Which output positions enter the cross-entropy loss?',
		values: { n: 51 },
	},
	{
		key: 'soft-prompting.parameters',
		around: 'Prompt tuning',
		question: 'We prepend 20 virtual tokens; the hidden size of the frozen LM is 2048. Number of trainable parameters?',
		values: { P: 40960 },
	},
	{
		key: 'soft-prompting.precomputed-prompt',
		around: 'Prompt tuning',
		question:
			'True/False with reason: since attention is causal, the hidden states of the learned prompt can be cached once and reused for every example in the batch.',
	},
	{
		key: 'soft-prompting.hard-against-soft',
		around: 'Prompt tuning',
		question:
			'T/F: the optimal continuous prompt of length K is never worse than the optimal discrete prompt of length K on the validation set.',
	},
	{
		key: 'soft-prompting.full-finetuning-guaranteed',
		around: 'Prompt tuning',
		question: 'Statement: given infinite compute, updating all weights always beats prompt tuning. Do you agree?',
	},
	{
		key: 'soft-prompting.forgetting',
		around: 'Prompt tuning',
		question:
			'T/F. Prompt tuning on task A may cause catastrophic forgetting on task B, which has a soft prompt of its own.',
	},
	{
		key: 'soft-prompting.maml',
		around: 'Prompt tuning',
		question: "Sketch how MAML could be used to meta-learn the soft prompt's initialization for many related tasks.",
	},
	{
		key: 'accounting.convolution-parameters',
		around: 'CNNs',
		question: 'A conv layer maps 64 channels to 128 channels with 3x3 kernels and biases. How many parameters?',
		values: { P: 73856 },
	},
	{
		key: 'accounting.convolution-size',
		around: 'CNNs',
		question: 'Input 28x28, kernel 5x5, no padding, stride 1. What is the output size?',
		values: { O: 24 },
	},
	{
		key: 'accounting.gpt-parameters',
		around: 'LLM sizes',
		question:
			'A GPT has 12 blocks, d_model 768, a vocabulary of 50257, a context of 1024 and tied embeddings. How many parameters is that?',
		values: { P: 124439808 },
	},
	{
		key: 'accounting.kv-cache',
		around: 'LLM serving',
		question:
			'Model: 32 layers, 8 KV heads, head dim 128, bf16. How large is the KV cache for 8192 tokens and a batch of 16?',
		values: { m: 131072, M: 17179869184 },
	},
	{
		key: 'accounting.lora-parameters',
		around: 'PEFT',
		question:
			'LoRA with r=16 on q_proj and v_proj of all 32 layers, hidden size 4096 (square matrices). How many trainable parameters?',
		values: { P: 8388608 },
	},
	{
		key: 'accounting.recurrent-parameters',
		around: 'RNNs',
		question: 'How many weights does a GRU with 100 inputs and 50 hidden units have (with biases)?',
		values: { P_G: 22650 },
	},
	{
		key: 'accounting.training-flops',
		around: 'Scaling',
		question: 'how many flops does it take to train a 405B model on 15.6T tokens',
		values: { C: 3.7908e25 },
	},
	{
		key: 'accounting.zero-memory',
		around: 'Distributed training',
		question:
			'A 13B model is trained on 32 GPUs with mixed-precision Adam and ZeRO stage 2. Memory per GPU for the model states?',
		values: { M_2: 31687500000 },
	},
	{
		key: 'basics.attention-by-hand',
		around: 'Attention',
		question:
			'Compute the attention output for $Q=\\begin{bmatrix}1&0\\end{bmatrix}$, $K=\\begin{bmatrix}1&0\\\\0&1\\end{bmatrix}$, $V=\\begin{bmatrix}2\\\\4\\end{bmatrix}$ (scaled dot product).',
		values: { O: 2.6604769013466862 },
	},
	{
		key: 'basics.bayes',
		around: 'Probability',
		question:
			'1 in 500 people have a disease. A test finds 95 % of the ill (sensitivity) and is wrong for 2 % of the healthy (false positive rate). You test positive: what is the probability that you are ill?',
		values: { q: 0.0869167429094236 },
	},
	{
		key: 'basics.explained-variance',
		around: 'PCA',
		question:
			'The covariance matrix has the eigenvalues 6, 3, 0.8, 0.2. What fraction of the variance do the first two principal components explain?',
		values: { rho: 0.9 },
	},
	{
		key: 'basics.softmax-cross-entropy',
		around: 'Losses',
		question: 'Logits $z = (2.0, 1.0, 0.1)$, correct class is the first one. What is the cross-entropy loss?',
		values: { ell: 0.41703001627783376 },
	},
	{
		key: 'inference.mixture-of-experts',
		around: 'MoE',
		question:
			'An MoE has 2B shared parameters and 64 experts of 0.5B each; 6 experts are used per token. How many parameters are active per token, and how many in total?',
		values: { A: 5000000000, T: 34000000000 },
	},
	{
		key: 'inference.quantisation',
		around: 'Quantization',
		question: 'Quantise the vector $x = (0.4, -1.27, 0.9)$ to int8 with absmax. What is the scale?',
		values: { s: 0.01 },
	},
	{
		key: 'inference.roofline',
		around: 'Hardware',
		question: 'What is the arithmetic intensity of a matrix multiplication of 4096x4096 by 4096x4096 in bf16?',
		values: { I: 1365.3333333333333 },
	},
	{
		key: 'inference.speculative-decoding',
		around: 'Decoding',
		question:
			'Speculative decoding with 4 drafted tokens and an acceptance rate of 0.75: expected number of tokens per verification step?',
		values: { E: 3.05078125 },
	},
	{
		key: 'training.adam-first-step',
		around: 'Optimizers',
		question: 'Adam with $\\alpha = 0.01$, gradient $g_1 = -0.3$. What is the first update?',
		values: { Delta: 0.01 },
	},
	{
		key: 'training.batch-normalisation',
		around: 'Normalization',
		question: 'A batch of activations is (2, 4, 6, 8). Compute its batch norm output with gamma 1, beta 0 and eps 0.',
		values: { mu: 5, v: 5 },
	},
	{
		key: 'training.dropout',
		around: 'Regularization',
		question:
			'A unit has activation 3 and is dropped with probability 0.4 with inverted dropout. What is its expected value, and its variance?',
		values: { mu: 3, v: 6 },
	},
	{
		key: 'training.model-flops-utilisation',
		around: 'Throughput',
		question: 'We train a 7B model on 64 A100s (312 TFLOP/s peak) and see 190,000 tokens per second. What is the MFU?',
		values: { u: 0.3996394230769231 },
	},
	{
		key: 'training.perplexity',
		around: 'Language modelling',
		question: 'The validation loss of my LM is 2.3 nats. What is the perplexity?',
		values: { P: 9.974182454814718 },
	},
];

/** Questions of the same problems that no key answers with a value. */
export const VOICES_ONE_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'LoRA', question: 'What happens to the effective learning rate of LoRA if we double alpha?' },
	{ around: 'LoRA', question: 'How much faster is a LoRA training step than a full fine-tuning step?' },
	{ around: 'LoRA', question: 'Derive the update of $W_0$ under DoRA.' },
	{ around: 'LoRA', question: 'How many GB of optimizer state does LoRA with rank 8 save on a 7B model?' },
	{ around: 'Transformers', question: 'How many FLOPs does the softmax of one attention head take for 2048 tokens?' },
	{ around: 'Transformers', question: 'Show that attention without positional encoding is permutation equivariant.' },
	{ around: 'Transformers', question: 'What is the rank of the attention matrix $A$?' },
	{
		around: 'Large models',
		question: 'How many tokens can a person speak in a lifetime of 80 years at 150 words per minute?',
	},
	{ around: 'Large models', question: 'How many wind turbines are needed to power 100,000 H100 GPUs?' },
	{ around: 'Large models', question: 'What is the loss of a 70B model trained on 1.4T tokens?' },
	{ around: 'Large models', question: 'How long does it take to download a 140 GB checkpoint over a 1 Gbit/s line?' },
	{ around: 'Soft prompts', question: 'How long should a soft prompt be?' },
	{ around: 'Soft prompts', question: 'How do you initialise soft prompt vectors from vocabulary embeddings?' },
	{ around: 'CNNs', question: 'How many parameters does a max pooling layer have?' },
	{
		around: 'CNNs',
		question: 'How many multiply-adds does a 3x3 conv with 64 filters on a 56x56 input with 64 channels take?',
	},
	{ around: 'Probability', question: 'A fair coin is thrown ten times. What is the probability of seven heads?' },
	{ around: 'Serving', question: 'How many users can be served by one H100 if each needs 20 tokens per second?' },
	{ around: 'Distributed', question: 'How long does an all-gather of 2 GB over 8 GPUs at 100 GB/s take?' },
];
