import { type WordedQuestion, worded } from './worded-question.ts';

/** Two thin matrices by their shapes; logits and scores that sentences tell. */
export const FACTORS_AND_SCORES: readonly WordedQuestion[] = [
	...worded('lora.factor-pair', '', [
		[
			'Let $P \\in \\mathbb{R}^{640\\times 9}$ and $Q \\in \\mathbb{R}^{9\\times 320}$. How many entries do P and Q have together, and what rank can $PQ$ have at most?',
			{ n: 8640, beta: 9 },
		],
		[
			'`A = torch.randn(50, 6)` and `B = torch.randn(6, 30)`; `delta = A @ B`. What is the largest rank `delta` can have, and how many of its 30 singular values are at least zero?',
			{ beta: 6, nu: 24 },
		],
		[
			'$U$ is a 700 × 14 matrix and $V$ a 14 × 200 matrix. What is the dimension of the null space of $UV$?',
			{ kappa: 186 },
		],
		[
			'A matrix $A$ ($220\\times 11$) is multiplied by $B$ ($11\\times 90$). Count the elements of A and of B. What is the largest possible rank of $AB$?',
			{ n_A: 2420, n_B: 990, beta: 11 },
		],
		[
			'A fixed map is corrected by $UV$ with $U\\in\\mathbb{R}^{800\\times 5}$, $V\\in\\mathbb{R}^{5\\times 1600}$. How many numbers are in both together, and how many kB is that in bf16?',
			{ n: 12_000 },
		],
		[
			'Welchen Rang kann das Produkt $BA$ höchstens haben, wenn $B$ die Form $900\\times 7$ und $A$ die Form $7\\times 300$ hat?',
			{ beta: 7 },
		],
		[
			'Soit $A$ une matrice $70\\times 4$ et $B$ une matrice $4\\times 55$. Quel est le rang maximal de $AB$ ? Combien de paramètres ont $A$ et $B$ ensemble ?',
			{ beta: 4, n: 500 },
		],
		[
			'B has shape (1024, 3), A has shape (3, 512). How many weights do both matrices hold, how many has their product BA?',
			{ n: 4608, n_P: 524_288 },
		],
		[
			'With $A \\in \\mathbb{R}^{64\\times 20}$ and $B \\in \\mathbb{R}^{20\\times 12}$: how many singular values of $AB$ are zero at least? What is the largest rank?',
			{ beta: 12, nu: 0 },
		],
		[
			'$L$ has 400 rows and 10 columns, $R$ has 10 rows and 250 columns. What is the highest rank of the product $LR$, and how many entries do both matrices have in total?',
			{ beta: 10, n: 6500 },
		],
	]),
	...worded('soft-prompting.maml-step', 'MAML with a scalar parameter', [
		[
			'$L_{\\text{support}}(\\theta)=L_{\\text{query}}(\\theta)=\\tfrac12(\\theta-6)^2$, $\\theta_0=2$, inner step size $0.5$. Find the adapted parameter and the exact meta-gradient.',
			{ p_1: 4, g: -1 },
		],
		[
			'With $L_{\\text{in}}(w)=L_{\\text{out}}(w)=(w-2)^2$, start $w_0=5$ and inner step size $0.1$: what are the adapted parameter after one inner step and the meta-gradient?',
			{ p_1: 4.4, g: 3.84 },
		],
	]),
	...worded('lora.one-factor-zero', '', [
		['Why does LoRA start with a random A and with zeros for B, and not with random numbers in both?', {}],
		['Why is only one factor of LoRA initialised to zero and the other one randomly?', {}],
		['In LoRA, why is B set to zero and A Gaussian?', {}],
		['Explain why one of the LoRA factors starts at zero and the other one at random numbers.', {}],
		['What is the usual initialisation of the two LoRA matrices, and why?', {}],
		['Which two requirements must the initialisation of the LoRA factors meet?', {}],
		[
			'Why does one initialise one LoRA factor with Gaussian entries and the other one with zeros instead of both with zeros?',
			{},
		],
		[
			'Warum nimmt man bei LoRA für den einen Faktor Zufallszahlen und für den anderen Nullen, statt beide zufällig zu wählen?',
			{},
		],
		['¿Por qué en LoRA se inicializa un factor con números aleatorios y el otro con ceros?', {}],
		['Why is $B$ set to zero while $A$ is random in LoRA?', {}],
		['Why is lora_B of an adapter started at zeros while lora_A is random?', {}],
	]),
	...worded('basics.softmax-cross-entropy', 'Language models', [
		['The logits are (2, 0, -1). What are the probabilities?', {}],
		['A small model gives the logits 2 for "a", 0 for "b" and -1 for "c". What probability does each letter get?', {}],
	]),
];

export const FACTORS_AND_SCORES_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{
		around: 'Soft prompts',
		question:
			'True or false: the best soft prompt of 12 vectors is never worse on the training set than the best soft prompt of 6 vectors.',
	},
	{
		around: 'Soft prompts',
		question:
			'True or false: two soft prompts that were trained for two tasks on one frozen model can be served together in one batch.',
	},
	{
		around: '',
		question:
			'$\\Delta M=PQ^\\top$ with $P\\in\\mathbb{R}^{300\\times s}$ and $Q\\in\\mathbb{R}^{200\\times s}$. Two such adapters of ranks 4 and 6 are trained for different tasks and then added. How many parameters do both have together?',
	},
	{ around: '', question: 'How many entries do U and V have together, and what is the largest rank of UV?' },
	{
		around: '',
		question:
			'After the word "tea" a zero-layer model has the logits 2.0 for "cup", 1.0 for "pot", 0 for "tea". What would be the logits after the word "pot"?',
	},
	{
		around: '',
		question:
			'A head has $d_{\\text{model}} = 768$ and $d_{\\text{head}} = 48$. What is the largest singular value of its $W_{OV}$?',
	},
];
