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
	{
		key: 'lora.product-variance',
		around: 'LoRA',
		question:
			'Both factors of a rank-4 adapter are drawn independently with mean zero and standard deviation 0.1. What is the variance of an entry of the product?',
		values: { v: 0.0004 },
	},
	{
		key: 'lora.product-variance',
		around: 'LoRA',
		question:
			'The two factors of a rank-8 LoRA have independent entries with mean 0 and standard deviation 0.1. What is the variance of an entry of BA, and its standard deviation?',
		values: { v: 0.0008, sigma_P: 0.0282843 },
	},
	{
		key: 'lora.product-variance',
		around: '',
		question:
			'In a LoRA of rank 16 both factors are initialised with Gaussians of standard deviation 0.05. How large is the standard deviation of an entry of the product AB?',
		values: { sigma_P: 0.01 },
	},
	{
		key: 'lora.product-variance',
		around: 'A is drawn with variance 0.25, B with variance 0.01; all entries are independent and have mean zero.',
		question: 'For LoRA of rank 4: variance and standard deviation of an entry of AB?',
		values: { v: 0.01, sigma_P: 0.1 },
	},
	{
		key: 'lora.product-variance',
		around: 'LoRA factors with independent entries of mean zero',
		question:
			'Entries of A have variance 0.04 and entries of B have variance 0.09; the rank is 10. Find the variance of one entry of the product.',
		values: { v: 0.036 },
	},
	{
		key: 'lora.product-variance',
		around:
			'The factors are Gaussians of standard deviation 0.02, the rank is 32, and the product is multiplied by α/r = 2.',
		question: 'Standard deviation of an entry of the LoRA product, and of an entry of the scaled product?',
		values: { sigma_P: 0.00226274, sigma_s: 0.00452548 },
	},
	{
		key: 'lora.product-variance',
		around: 'Low-rank adapters',
		question:
			'Suppose both factors of the adapter (rank 25) are random with zero mean and standard deviation 0.2. Calculate the standard deviation of the entries of BA.',
		values: { sigma_P: 0.2 },
	},
	{
		key: 'lora.product-variance',
		around: '',
		question:
			'A colleague draws both LoRA matrices from a normal distribution with mean 0 and standard deviation 0.01, rank 64. What variance has an entry of the update at the start?',
		values: { v: 6.4e-7 },
	},
	{
		key: 'lora.product-variance',
		around: 'Two factors with standard deviation 0.03 and rank 16.',
		question: 'Give the variance of an entry of the LoRA product.',
		values: { v: 1.296e-5 },
	},
	{
		key: 'lora.product-variance',
		around: 'LoRA, rank 9, independent entries',
		question:
			'If A has variance 1 and B has variance 0.0001, what is the standard deviation of an entry of the product AB?',
		values: { sigma_P: 0.03 },
	},
	{
		key: 'lora.scale',
		around: '',
		question: 'A LoRA layer has alpha = 32 and rank 16. What is the factor by which BA is multiplied?',
		values: { s: 2 },
	},
	{
		key: 'lora.scale',
		around: 'In LoRA the product is multiplied by alpha / r.',
		question:
			'alpha is 24. What is the multiplier for r = 6, and what does it become if I raise r to 48? Which alpha would keep the multiplier?',
		values: { s: 4, s_2: 0.5, alpha_2: 192 },
	},
	{
		key: 'lora.scale',
		around: 'LoRA',
		question: 'With lora_alpha = 16 and r = 64, by what factor is the low-rank update scaled?',
		values: { s: 0.25 },
	},
	{
		key: 'lora.scale',
		around: 'LoRA',
		question: 'By which factor is the product BA multiplied for α = 8 and rank 4?',
		values: { s: 2 },
	},
	{
		key: 'lora.scale',
		around: 'LoRA',
		question: 'What is the multiplier of BA for alpha = 20 and rank 10?',
		values: { s: 2 },
	},
	{
		key: 'lora.scale',
		around: 'LoRA scaling alpha/r',
		question: 'What is the scaling factor of the update for alpha 64 and rank 128?',
		values: { s: 0.5 },
	},
	{
		key: 'lora.scale',
		around: '',
		question:
			'LoRA with alpha = 10 and rank 5: what is the scale of the product, and what is it if the rank is increased to 20 and alpha stays?',
		values: { s: 2, s_2: 0.5 },
	},
	{
		key: 'lora.scale',
		around: 'LoRA',
		question: 'Determine the multiplier alpha/r of the adapter with alpha = 12 and rank 8.',
		values: { s: 1.5 },
	},
	{
		key: 'lora.scale',
		around: '',
		question: 'What is the scale of the LoRA update for alpha = 128 and r = 32?',
		values: { s: 4 },
	},
	{
		key: 'lora.scale',
		around: 'LoRA, alpha = 16, rank 8',
		question: 'By what factor is the update multiplied?',
		values: { s: 2 },
	},
	{
		key: 'lora.several-matrices',
		around: 'A model with width 2048 has 16 layers.',
		question:
			'LoRA of rank 4 goes onto $W_Q$ of size $2048 \\times 2048$ and $W_V$ of size $2048 \\times 512$. How many trainable parameters are there?',
		values: { P: 425984 },
	},
	{
		key: 'lora.several-matrices',
		around: '',
		question:
			'A decoder has 40 blocks. In each block LoRA of rank 12 is placed on W_q (4096 × 4096), W_v (4096 × 1024) and the MLP up-projection (4096 × 14336). How many trainable parameters are there per block and in the whole model?',
		values: { p: 380928, P: 15237120 },
	},
	{
		key: 'lora.several-matrices',
		around: '',
		question:
			'A 32-block model has d_model = 2560 and d_ff = 10240. LoRA of one common rank is put on W_o (2560 × 2560) and on the down-projection (10240 × 2560) of every block. Which is the largest rank with no more than 10 million trainable parameters, and how many parameters does it give?',
		values: { k_P: 17, P_k: 9748480 },
	},
	{
		key: 'lora.several-matrices',
		around: '',
		question:
			'A ViT has 12 blocks of width 768 with a fused qkv matrix (768 → 2304) and an output projection (768 → 768). Rank-16 adapters on both, in every block. Trainable parameters per block, and overall?',
		values: { p: 73728, P: 884736 },
	},
	{
		key: 'lora.several-matrices',
		around:
			'| module | in | out |\n|---|---|---|\n| q_proj | 3072 | 3072 |\n| k_proj | 3072 | 768 |\n| v_proj | 3072 | 768 |\n| o_proj | 3072 | 3072 |\n| up_proj | 3072 | 8192 |\n| down_proj | 8192 | 3072 |\n\n20 layers.',
		question:
			'Only the attention projections (q, k, v, o) get adapters of rank 32. How many trainable parameters does the model have?',
		values: { P: 12779520 },
	},
	{
		key: 'lora.several-matrices',
		around: '',
		question:
			'Per layer, LoRA adapts q_proj (5120×5120), k_proj (5120×1024), v_proj (5120×1024) and o_proj (5120×5120) with r = 16; there are 64 layers and the model has 32.8 billion parameters. How many parameters are trained, and what percentage of the model is this?',
		values: { P: 33554432, rho_N: 0.1023 },
	},
	{
		key: 'lora.several-matrices',
		around:
			'| projection | shape |\n|---|---|\n| q | 2048 × 2048 |\n| k | 2048 × 256 |\n| v | 2048 × 256 |\n| o | 2048 × 2048 |\n\nThe model has 22 layers.',
		question:
			'All four projections of every layer get a rank-8 adapter. Trainable parameters per layer and in total? Size of the adapter in MB (10^6 bytes) in bf16?',
		values: { p: 102400, P: 2252800 },
	},
	{
		key: 'accounting.lora-parameters',
		around: '',
		question:
			'Ein Budget von 5 Millionen trainierbaren Parametern ist vorgegeben. LoRA wird auf W_q und W_v (je 2304 × 2304) in allen 30 Schichten angewendet, überall mit demselben Rang. Wie groß ist der größte ganzzahlige Rang, und wie viele Parameter werden dann trainiert?',
		values: { k_P: 18, P_k: 4976640 },
	},
	{
		key: 'accounting.lora-parameters',
		around: '',
		question:
			'有一个 24 层的模型，每层的 W_q、W_k、W_v、W_o 均为 1536 × 1536，都加上秩相同的 LoRA。可训练参数预算为 300 万。最大的整数秩是多少？此时有多少可训练参数？',
		values: { k_P: 10, P_k: 2949120 },
	},
	{
		key: 'accounting.lora-parameters',
		around: '',
		question:
			'Un modelo tiene 28 capas con matrices W_q, W_k, W_v y W_o de 2048 × 2048. Se dispone de un presupuesto de 8 millones de parámetros entrenables para LoRA, con el mismo rango en todas partes. ¿Cuál es el mayor rango entero posible y cuántos parámetros se entrenan entonces?',
		values: { k_P: 17, P_k: 7798784 },
	},
	{
		key: 'accounting.lora-parameters',
		around: '',
		question:
			'In GPT-2 style blocks the query, key and value projections are fused into one matrix c_attn of shape 1024 × 3072. A rank-8 adapter is put on c_attn in all 24 blocks. How many trainable parameters is that?',
		values: { P: 786432 },
	},
	{
		key: 'lora.several-matrices',
		around: 'LoRA',
		question:
			'No more than 3,000,000 parameters may be trained. The adapters go on both MLP matrices (768 × 3072 and 3072 × 768) in all 12 layers. Largest possible rank, and how many parameters are trained then?',
		values: { k_P: 32, P_k: 2949120 },
	},
	{
		key: 'lora.zero-initialisation',
		around: 'LoRA',
		question:
			'Es sei $\\mathbf{y} = (\\mathbf{W}_0 + \\mathbf{U}\\mathbf{V})\\,\\mathbf{x}$ mit eingefrorenem $\\mathbf{W}_0$. Zu Beginn setzen wir $\\mathbf{U}=\\mathbf{0}$ und $\\mathbf{V}=\\mathbf{0}$. Warum kann das Training so nicht funktionieren?',
	},
	{
		key: 'lora.xavier-initialisation',
		around:
			'Let $\\mathbf{y} = (\\mathbf{W}_0 + \\mathbf{U}\\mathbf{V})\\,\\mathbf{x}$ with frozen $\\mathbf{W}_0\\in\\mathbb{R}^{p\\times q}$, $\\mathbf{U}\\in\\mathbb{R}^{p\\times r}$, $\\mathbf{V}\\in\\mathbb{R}^{r\\times q}$, trained by gradient descent.',
		question:
			'Suppose $\\mathbf{U}$ and $\\mathbf{V}$ are both drawn from the Xavier (Glorot) normal distribution. Which problem does this cause for the adaptation, and which initialisation would be better?',
	},
	{
		key: 'lora.quantised-base',
		around: 'QLoRA',
		question:
			'QLoRA: a base model with 20 billion weights is quantised to 4 bits, and 100 million LoRA parameters are trained with 16 bytes each. How many GB are the base and the adapters with their training state, and both together? How many GB would full fine-tuning with 16 bytes per parameter need?',
		values: { M_b: 10e9, M_a: 1.6e9, M_Q: 11.6e9, M_F: 320e9 },
	},
	{
		key: 'lora.memory',
		around: 'LoRA',
		question:
			'Rank-8 LoRA on one 2048 × 2048 layer, every number a float32. How many bytes do the two small matrices need, and how many bytes does it save compared with the full matrix?',
		values: { M: 131072, M_S: 16646144 },
	},
];
