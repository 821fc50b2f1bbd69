import type { WordedQuestion } from './worded-question.ts';

/** Questions in anybody's words with the key that answers them and the results that were worked out beside. */
export const LORA: readonly WordedQuestion[] = [
	{
		key: 'lora.memory',
		around: 'LoRA',
		question:
			'A weight matrix has $d_{out} = 4096$ and $d_{in} = 11008$. How many bytes do the two LoRA matrices with $r = 16$ occupy in bf16? How much would the dense matrix take?',
		values: { M: 483328, M_W: 90177536 },
	},
	{
		key: 'lora.memory',
		around: 'LoRA',
		question:
			'LoRA, rank $r = 8$, on a square $5120 \\times 5120$ projection, int8 weights. State the memory of the adapter.',
		values: { M: 81920 },
	},
	{
		key: 'lora.memory',
		around: 'LoRA',
		question:
			'Let $W_0 \\in \\mathbb{R}^{2048\\times 512}$ and $W_0 + BA$ with $B \\in \\mathbb{R}^{2048\\times r}$, $A \\in \\mathbb{R}^{r\\times 512}$, $r = 32$. With fp32 numbers, how much storage do $A$ and $B$ need?',
		values: { M: 327680 },
	},
	{
		key: 'lora.memory',
		around: 'LoRA',
		question:
			'At what rank would a LoRA adapter for a $3000 \\times 1000$ matrix need as many bytes as the matrix itself?',
		values: { 'k_*': 750 },
	},
	{
		key: 'lora.memory',
		around: 'Low-rank adaptation of large language models',
		question:
			'A $8192 \\times 8192$ weight matrix gets a rank-64 adapter in fp16. How many MB does the adapter occupy, and what fraction of the full matrix is that?',
		values: { M: 2097152, rho: 0.015625 },
	},
	{
		key: 'lora.memory',
		around: 'Low-rank adaptation of large language models',
		question: 'Take $d_{in} = 1000$, $d_{out} = 500$, $r = 10$ and 8-byte numbers. Memory for both LoRA factors?',
		values: { M: 120000 },
	},
	{
		key: 'lora.underfitting',
		around: 'Parameter-efficient tuning',
		question:
			'You fine-tune with LoRA ($W_0 + BA$, rank $r$), but even the training error stays large. What should you alter, and why does it help?',
	},
	{
		key: 'lora.underfitting',
		around: 'Parameter-efficient tuning',
		question: 'LoRA with $r=2$ underfits badly. List remedies.',
	},
	{
		key: 'lora.underfitting',
		around: 'Parameter-efficient tuning',
		question: 'Your low-rank adapter has too little capacity: training loss plateaus high. Suggest three remedies.',
	},
	{
		key: 'lora.underfitting',
		around: 'Parameter-efficient tuning',
		question: 'If a LoRA-adapted network is not able to fit its training data, what would you adjust first?',
	},
	{
		key: 'lora.underfitting',
		around: 'Low-rank adaptation of large language models',
		question:
			'Suppose the adapter underfits: after many epochs the loss on the training set is still high. Which three changes might help, and why?',
	},
	{
		key: 'lora.underfitting',
		around: 'Low-rank adaptation of large language models',
		question: 'What can you do about underfitting in a LoRA run?',
	},
	{
		key: 'lora.xavier-initialisation',
		around: 'LoRA',
		question:
			'You initialise both $A$ ($1024 \\times 4$) and $B$ ($4 \\times 1024$) of LoRA with Xavier. What is the standard deviation of the entries of $AB$, and why is this harmful?',
		values: { 'sigma_{AB}': 0.0038910506 },
	},
	{
		key: 'lora.xavier-initialisation',
		around: 'LoRA',
		question:
			'Your friend initializes the two low-rank factors using `torch.nn.init.xavier_normal_`. Why might finetuning start off badly?',
	},
	{
		key: 'lora.xavier-initialisation',
		around: 'LoRA',
		question: 'Would Glorot init for both adapter matrices be a sensible choice? Why not?',
	},
	{
		key: 'lora.xavier-initialisation',
		around: 'LoRA',
		question: 'Explain the trouble caused by drawing $A$ and $B$ of LoRA both from a Xavier distribution.',
	},
	{
		key: 'lora.xavier-initialisation',
		around: 'Low-rank adaptation of large language models',
		question: 'Why not initialise both LoRA matrices with Xavier?',
	},
	{
		key: 'lora.xavier-initialisation',
		around: 'Low-rank adaptation of large language models',
		question:
			'For $A \\in \\mathbb{R}^{512 \\times 8}$, $B \\in \\mathbb{R}^{8 \\times 512}$, both Xavier-initialised, compute the variance of an entry of $AB$.',
		values: { v: 0.0001183432 },
	},
	{
		key: 'lora.zero-initialisation',
		around: 'LoRA',
		question:
			'Consider $W = W_0 + BA$ with $B \\in \\mathbb{R}^{d_{out}\\times r}$ and $A \\in \\mathbb{R}^{r\\times d_{in}}$. What would go wrong if we started with $B = 0$ and $A = 0$?',
	},
	{
		key: 'lora.zero-initialisation',
		around: 'LoRA',
		question: 'Both adapter matrices are all zero at step 0. Does gradient descent make progress? Prove your claim.',
	},
	{
		key: 'lora.zero-initialisation',
		around: 'LoRA',
		question: 'Someone zeroes out both LoRA factors before training. Why is nothing learned?',
	},
	{
		key: 'lora.zero-initialisation',
		around: 'LoRA',
		question:
			'What is the gradient with respect to $A$ and to $B$ when both are zero, and why is this an issue for LoRA training?',
	},
	{
		key: 'lora.zero-initialisation',
		around: 'Low-rank adaptation of large language models',
		question:
			'Let $W = W_0 + BA$. If the two matrices both begin at zero, can SGD ever update them? Explain with gradients.',
	},
	{
		key: 'lora.zero-initialisation',
		around: 'Low-rank adaptation of large language models',
		question: 'Explain the issue with zero-initialising both adapter factors.',
	},
];
