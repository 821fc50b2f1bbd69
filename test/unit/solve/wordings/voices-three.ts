import type { WordedQuestion } from './worded-question.ts';

/** Questions of many people: terse, chatty, formal, with numbers that do not matter; one for each part and family. */
export const VOICES_THREE: readonly WordedQuestion[] = [
	{
		key: 'lora.underfitting',
		around: 'Question 3',
		question:
			'(4 pts) The train accuracy of the LoRA-adapted network saturates far below that of full fine-tuning. List at least three things you would vary and justify each.',
	},
	{
		key: 'lora.zero-initialisation',
		around: 'Question 3',
		question:
			'Consider $h = W_0x + BAx$. Explain, using the chain rule, why training makes no progress when both low-rank matrices start at the zero matrix.',
	},
	{
		key: 'lora.xavier-initialisation',
		around: 'Question 3',
		question:
			'Both factors $A$ ($1024 \\times 4$) and $B$ ($4 \\times 1024$) of the LoRA are Xavier-initialised. What is the standard deviation of an entry of $AB$?',
		values: { sigma_AB: 0.0038910505836575876 },
	},
	{
		key: 'lora.memory',
		around: 'Question 3',
		question:
			'The $q$ projection is $8192\\times 8192$; adapter rank 16; fp16. (i) bytes of the adapter (ii) bytes of the dense update (iii) ratio.',
		values: { M: 524288, M_W: 134217728 },
	},
	{
		key: 'circuits.zero-layer-logits',
		around: 'Question 4',
		question: 'State the formula for the logits of the zero-layer model, and say what shape they have.',
	},
	{
		key: 'circuits.bigram-table',
		around: 'Question 4',
		question:
			'Without attention layers the model is only a lookup. A lookup of what, and of which information is the output at position $t$ a function?',
	},
	{
		key: 'circuits.heads-add-up',
		around: 'Question 4',
		question:
			'Please show that to concatenate the head outputs and multiply with a big output matrix gives the same like to add up every head multiplied with own small output matrix.',
	},
	{
		key: 'circuits.views-of-heads',
		around: 'Question 4',
		question: 'concat view vs additive view of MHA - advantages/disadvantages?',
	},
	{
		key: 'circuits.qk-bilinear',
		around: 'Question 4',
		question: 'Define $W_{QK}$ such that the attention score is $S_{ij}=X_i^{\\top}W_{QK}X_j$. Show the derivation.',
	},
	{
		key: 'circuits.qk-patterns',
		around: 'Question 4',
		question:
			'For each matrix say whom the head attends to: $W_{QK}=\\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}$, $W_{QK}=\\begin{pmatrix}0&0\\\\0&1\\end{pmatrix}$.',
	},
	{
		key: 'circuits.attention-average',
		around: 'Question 4',
		question: 'Verify that each column of $X^{0}A^{\\top}$ is a weighted mean of source vectors.',
	},
	{
		key: 'circuits.final-stream',
		around: 'Question 4',
		question:
			'What is the complete formula of the output residual stream of one attention layer with H heads? Use the OV matrices.',
	},
	{
		key: 'circuits.update-in-column-space',
		around: 'Question 4',
		question: 'Show that the output of a head at every position lies in the range of $W_O W_V$.',
	},
	{
		key: 'circuits.ov-rank',
		around: 'Question 4',
		question: 'Why can the OV matrix of a GPT-2 head (64 of 768 dimensions) not have full rank?',
	},
	{
		key: 'circuits.svd',
		around: 'Question 4',
		question:
			"Decompose the head's output $W_{OV}x$ with the help of singular value decomposition and interpret the terms.",
	},
	{
		key: 'circuits.svd',
		around: 'Question 4',
		question: 'Define the read space and write space of $W_{OV}$ by means of singular vectors.',
	},
	{
		key: 'circuits.read-subspace-and-values',
		around: 'Question 4',
		question: 'Relate the subspace that the OV circuit reads to what $W_V$ can extract from a token.',
	},
	{
		key: 'circuits.svd-as-movement',
		around: 'Question 4',
		question:
			'Why is the SVD of the OV circuit a complete description of what the head moves through the residual stream?',
	},
	{
		key: 'fermi.hundred-steps',
		around: 'Question 5',
		question: 'Use the 100-step rule (neurons: 100 Hz, decisions: 1 s) to guess the depth of a human-like network.',
		values: { L: 100 },
	},
	{
		key: 'fermi.scaling-law',
		around: 'Question 5',
		question:
			'For the parametric loss with $A=406.4$, $B=410.7$, $\\alpha=0.34$, $\\beta=0.28$, $E=1.69$: which $N$ and which $D$ give the smallest loss at a budget of $C = 6ND = 10^{22}$ FLOPs?',
		values: { 'N_*': 5160432842.051821 },
	},
	{
		key: 'fermi.compute-and-tokens',
		around: 'Question 5',
		question:
			'By $N_{opt}=0.1C^{0.5}$, $D_{opt}=1.7C^{0.5}$, what are the compute and the number of training tokens of a model with $N = 5\\times10^{11}$?',
		values: { C: 2.5e25, D: 8500000000000 },
	},
	{
		key: 'fermi.corpus-in-books',
		around: 'Question 5',
		question: '30 trillion tokens, four tokens for three words, 120,000 words a book: number of books?',
		values: { n: 187500000 },
	},
	{
		key: 'fermi.model-memory',
		around: 'Question 5',
		question:
			'Memory (in TB) for the parameters of a model with 1.8 trillion weights at 16 bits, and number of H200 (141 GB) to hold them?',
		values: { M: 3600000000000, n_G: 26 },
	},
	{
		key: 'fermi.storage-cost',
		around: 'Question 5',
		question:
			'One megabyte of flash is \\$0.00004 and of RAM \\$0.0035. A one-trillion-parameter model in 16 bit is to be stored. Price for either?',
		values: { K_S: 80, K_D: 7000 },
	},
	{
		key: 'fermi.latency',
		around: 'Question 5',
		question:
			'lower bound for time per token of a 405B fp8 model on 8 H100s with 3.35 TB/s each, weights sharded over all?',
		values: { t: 0.015111940298507463 },
	},
	{
		key: 'fermi.training-cost',
		around: 'Question 5',
		question: 'What does a petaFLOP-day cost if a GPU with 0.5 PFLOP/s rents at \\$1.80/h?',
		values: { K_d: 86.4 },
	},
	{
		key: 'fermi.large-runs-fail',
		around: 'Question 5',
		question:
			'List the difficulties of training models at the scale of hundreds of billions of parameters as documented in the OPT logbook.',
	},
	{
		key: 'fermi.inference-cost',
		around: 'Question 5',
		question:
			'A provider charges \\$15 per million tokens. How many tokens must be sold to recover a \\$300M training cost?',
		values: { D: 20000000000000 },
	},
	{
		key: 'fermi.landauer',
		around: 'Question 5',
		question:
			'By how many orders of magnitude does a B200 (1000 W, 2.25 PFLOP/s) lie above the Landauer limit at 300 K with 32 bits per FLOP?',
		values: { g: 6.684841701402694 },
	},
	{
		key: 'fermi.carbon',
		around: 'Question 5',
		question:
			'Llama training caused 11,390 tons of CO2 equivalent. In beef burgers (99 kg CO2 per kg beef, 0.15 kg patty)?',
		values: { n: 767003.367003367 },
	},
	{
		key: 'soft-prompting.loss-mask',
		around: 'Question 6',
		question:
			'Input: five soft prompt vectors, then 20 question tokens, then 10 answer tokens, then one EOS token, then 14 padding tokens. Which output positions contribute to the loss?',
		values: { n: 11 },
	},
	{
		key: 'soft-prompting.parameters',
		around: 'Question 6',
		question: 'How many trainable parameters has a 100-token soft prompt for a model with embeddings of size 4096?',
		values: { P: 409600 },
	},
	{
		key: 'soft-prompting.precomputed-prompt',
		around: 'Question 6',
		question:
			'(T/F) With a bidirectional encoder the representations of the soft prompt could be computed in advance for all inputs.',
	},
	{
		key: 'soft-prompting.hard-against-soft',
		around: 'Question 6',
		question:
			'T or F: there are tasks for which the best 5-token text prompt beats every possible 5-vector soft prompt.',
	},
	{
		key: 'soft-prompting.full-finetuning-guaranteed',
		around: 'Question 6',
		question: '(T/F) Soft prompt tuning can sometimes be preferable to full fine-tuning even if compute is free.',
	},
	{
		key: 'soft-prompting.forgetting',
		around: 'Question 6',
		question:
			'Could learning a soft prompt for translation degrade summarisation, which uses another soft prompt, through catastrophic forgetting?',
	},
	{
		key: 'soft-prompting.maml',
		around: 'Question 6',
		question: 'We have 30 similar classification tasks. Modify MAML so that it learns a good initial soft prompt.',
	},
	{
		key: 'accounting.convolution-parameters',
		around: 'Question 1',
		question: 'conv2d(in_channels=3, out_channels=64, kernel_size=7): number of parameters incl. bias?',
		values: { P: 9472 },
	},
	{
		key: 'accounting.convolution-size',
		around: 'Question 1',
		question: 'What is the output width of a 2x2 max pooling with stride 2 applied to a feature map of width 112?',
		values: { O: 56 },
	},
	{
		key: 'accounting.gpt-parameters',
		around: 'Question 1',
		question:
			'Compute the parameter count of a GPT-2-like model with 6 layers, embedding size 384, vocab size 65 and block size 256.',
		values: { P: 10770816 },
	},
	{
		key: 'accounting.kv-cache',
		around: 'Question 1',
		question:
			'A server has 24 GB left for the KV cache. Each token takes keys and values in 40 layers with 40 heads of 128 dimensions (fp16). How many tokens fit?',
		values: { T_M: 29296 },
	},
	{
		key: 'accounting.lora-parameters',
		around: 'Question 1',
		question: 'What fraction of the parameters of a $1024\\times 1024$ matrix does a rank-8 LoRA train?',
		values: { rho: 0.015625 },
	},
	{
		key: 'accounting.recurrent-parameters',
		around: 'Question 1',
		question: 'number of parameters of a GRU (input 64, hidden 128)?',
		values: { P_G: 74112 },
	},
	{
		key: 'accounting.training-flops',
		around: 'Question 1',
		question: 'For a budget of 1e21 FLOPs and a 1B model, on how many tokens can we train?',
		values: { D_C: 166666666666.66666 },
	},
	{
		key: 'accounting.zero-memory',
		around: 'Question 1',
		question:
			'Mixed-precision Adam, 1.5B parameters, no sharding: how much memory do the model states take on the GPU?',
		values: { M_0: 24000000000 },
	},
	{
		key: 'basics.attention-by-hand',
		around: 'Question 1',
		question: 'One query $q = (2, 0)$, keys $k_1 = (1, 0)$, $k_2 = (0, 1)$. Attention weights with scaling?',
	},
	{
		key: 'basics.bayes',
		around: 'Question 1',
		question: 'A classifier has recall 0.8 and specificity 0.9; 10% of the data are positive. What is its precision?',
		values: { q: 0.4705882352941177 },
	},
	{
		key: 'basics.explained-variance',
		around: 'Question 1',
		question:
			'Eigenvalues of the covariance: $\\lambda = (5, 3, 2)$. Which share of the variance is lost if we keep only the first component?',
		values: { delta: 0.5 },
	},
	{
		key: 'basics.softmax-cross-entropy',
		around: 'Question 1',
		question: 'For logits [0.5, -1.0, 0.0] and label 0 (zero-based), compute the cross entropy.',
		values: { ell: 0.6041306053367284 },
	},
	{
		key: 'inference.mixture-of-experts',
		around: 'Question 1',
		question:
			'What fraction of its parameters does a mixture of experts with 16 experts of 2B, two active, and 4B shared parameters use for a token?',
		values: { rho: 0.2222222222222222 },
	},
	{
		key: 'inference.quantisation',
		around: 'Question 1',
		question: 'How many distinct levels has a 3-bit quantised weight?',
		values: { n: 8 },
	},
	{
		key: 'inference.roofline',
		around: 'Question 1',
		question: 'H100: 989 TFLOP/s, 3.35 TB/s. Is a kernel with 100 FLOP per byte compute-bound or memory-bound?',
		values: { R: 295.2238805970149 },
	},
	{
		key: 'inference.speculative-decoding',
		around: 'Question 1',
		question:
			'With acceptance probability 0.9 and three draft tokens, how many tokens does a speculative decoding step yield on average?',
		values: { E: 3.4389999999999987 },
	},
	{
		key: 'training.adam-first-step',
		around: 'Question 1',
		question: 'Show that the first Adam step has size about $\\eta$ whatever the gradient is.',
	},
	{
		key: 'training.batch-normalisation',
		around: 'Question 1',
		question: 'Mini-batch of one feature: $x = (0, 2, 4, 6, 8)$. Compute mean, variance and the normalised values.',
		values: { mu: 4, v: 8 },
	},
	{
		key: 'training.dropout',
		around: 'Question 1',
		question:
			'A hidden unit outputs h; it is zeroed with probability p and divided by 1-p otherwise. What is its expectation?',
	},
	{
		key: 'training.model-flops-utilisation',
		around: 'Question 1',
		question:
			'An 8B model is trained on 128 GPUs of 400 TFLOP/s at an MFU of 0.5. How many tokens per second are processed?',
		values: { R: 533333.3333333334 },
	},
	{
		key: 'training.perplexity',
		around: 'Question 1',
		question: 'What perplexity has a model that assigns equal probability to all of 32,000 tokens?',
		values: { P: 32000 },
	},
];

/** Questions of the same problems that no key answers with a value. */
export const VOICES_THREE_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'LoRA', question: 'How many LoRA adapters can be served at once?' },
	{ around: 'LoRA', question: 'If LoRA overfits the training set, what should be changed?' },
	{ around: 'LoRA', question: 'Write the forward pass of a linear layer with LoRA in PyTorch.' },
	{ around: 'LoRA', question: 'Which layers should get LoRA, attention or MLP?' },
	{ around: 'Transformers', question: 'What are the dimensions of $W_Q$, $W_K$ and $W_V$ for 12 heads and width 768?' },
	{ around: 'Transformers', question: 'What is the difference between self-attention and cross-attention?' },
	{ around: 'Transformers', question: 'Compute the determinant of $\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}$.' },
	{ around: 'Transformers', question: 'Explain what the residual stream is.' },
	{ around: 'Large models', question: 'How many GPUs does OpenAI own?' },
	{ around: 'Large models', question: 'How much revenue do 10 million subscribers at $20 per month bring in a year?' },
	{ around: 'Large models', question: 'How long would it take one person to write 15 trillion tokens?' },
	{ around: 'Prompt tuning', question: 'True or false: a soft prompt can be translated back to words.' },
	{ around: 'Prompt tuning', question: 'True or false: prefix tuning changes the weights of the attention layers.' },
	{ around: 'CNN', question: 'How many parameters does a batch norm layer with 64 channels have?' },
	{ around: 'Inference', question: 'How much faster is int4 than fp16 decoding?' },
	{ around: 'Statistics', question: 'What is the variance of the mean of 100 samples with standard deviation 3?' },
];
