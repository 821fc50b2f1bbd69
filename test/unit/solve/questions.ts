/** Questions in other words, with the key that must answer them, or keys that must not. Written before the first run. */
export interface AskedQuestion {
	readonly key: string | null;
	/** For a near miss: the keys that it is near to and none of. */
	readonly not?: readonly string[];
	readonly question: string;
	/** Title or introduction of the problem around it. */
	readonly around?: string;
}

const of = (key: string, around: string, questions: readonly string[]): readonly AskedQuestion[] =>
	questions.map(question => ({ key, around, question }));

const not = (keys: readonly string[], around: string, questions: readonly string[]): readonly AskedQuestion[] =>
	questions.map(question => ({ key: null, not: keys, around, question }));

export const QUESTIONS: readonly AskedQuestion[] = [
	...of('lora.memory', 'LoRA finetuning of a weight matrix $W_0$', [
		'How many bytes do you need to keep the two LoRA matrices in fp32, and how many for a full update?',
		'What is the memory footprint of the adapter weights $A \\in \\mathbb{R}^{d \\times r}$ and $B \\in \\mathbb{R}^{r \\times d}$ in half precision?',
		'Storage: compare the space taken by the low-rank factors with that of a dense $m \\times \\ell$ matrix.',
		'Compute the size in megabytes of the LoRA adapter for a $4096 \\times 4096$ layer at rank 16 in bf16.',
		'By which factor is less memory needed when only the low-rank factors are stored instead of the whole matrix?',
		'Each number takes 2 bytes. How much storage do the LoRA factors require for $d_{in} = 768$, $d_{out} = 3072$, $r = 8$?',
		'At which rank does the LoRA adapter take as much memory as the full-rank update (the break-even rank)?',
		'Give the number of bytes needed to store $A$ and $B$ of a LoRA layer, as a formula in $m$, $k$ and $\\ell$.',
		'What is the largest rank for which storing the low-rank factors still saves memory?',
		'How much less memory does LoRA use for its weights compared to storing the full $\\Delta W$?',
	]),
	...not(['lora.memory'], 'LoRA finetuning of a weight matrix $W_0$', [
		'How many trainable parameters does the LoRA adapter add?',
		'How much GPU memory do the optimizer states of Adam take when we train LoRA?',
		'How many FLOPs does the forward pass through the LoRA branch cost?',
		'Why should $B$ be initialised with zeros?',
		'What is the rank of $AB$?',
		'Explain why LoRA adds no latency at inference.',
		'How much memory do the activations take during LoRA finetuning?',
		'Which layers of a transformer would you adapt with LoRA?',
		'How does the scale $\\alpha / r$ change the learning rate?',
		'What memory bandwidth is needed to merge the adapter?',
	]),
	...of('fermi.scaling-law', 'Chinchilla scaling law $L = A N^{-\\alpha} + B D^{-\\beta} + L_0$, $C = 6 N D$', [
		'Derive $N_{opt}(C)$ and $D_{opt}(C)$.',
		'Minimise the loss under the constraint $C = 6ND$ and give the optimal $N$ and $D$ in terms of $C$.',
		'For a fixed compute budget $C$, how should parameters and tokens be chosen so that the loss is smallest?',
		'Find the compute-optimal model size and dataset size as functions of compute.',
		'With what exponents do the optimal model size and the optimal number of tokens scale with compute?',
		'Use a Lagrange multiplier to solve for the optimal number of parameters and training tokens given budget $C$.',
		'Determine the optimal allocation of a compute budget between model size and data under this scaling law.',
		'Express the minimal achievable loss as a function of compute.',
		'Solve for the $N$ and $D$ that minimize the loss for a given number of FLOPs $C$.',
		'Show how the optimal parameter count grows with the compute budget.',
	]),
	...not(['fermi.scaling-law', 'fermi.compute-and-tokens'], 'Chinchilla scaling law', [
		'What does the irreducible loss $L_0$ mean?',
		'Why do larger models need more data?',
		'How many FLOPs does it take to train a model with $N$ parameters on $D$ tokens?',
		'What is the loss of a model with 70B parameters trained on 1.4T tokens?',
		'How should the learning rate be scaled with model size?',
		'What batch size is optimal at a given compute?',
		'Estimate how long training takes on 1024 GPUs.',
		'How many books are 1.4 trillion tokens?',
		'Which of the constants would you refit for code data?',
		'Compare the scaling laws of Kaplan and Chinchilla in words.',
	]),
	...of('fermi.compute-and-tokens', 'Chinchilla scaling law', [
		'A model has $N = 10^{12}$ parameters. How much compute and how many tokens does compute-optimal training need?',
		'How many tokens should a 70B-parameter model be trained on to be Chinchilla-optimal?',
		'Assume GPT-7 has 500 trillion parameters. Use the scaling law to find the compute $C$ and dataset size $D$.',
		'For a model with $3 \\times 10^{11}$ weights, what compute budget makes it compute-optimal?',
		'Given $N_{opt}(C) = 0.1 C^{0.5}$ and $D_{opt}(C) = 1.7 C^{0.5}$, find the FLOPs and tokens for a model of $10^{13}$ parameters.',
		'What dataset size does Chinchilla recommend for a model with 7 billion parameters?',
		'If the model is to have 1 trillion parameters, how many FLOPs and how much data are required according to the Chinchilla laws?',
		'How much compute is required to train a 100-trillion-parameter model compute-optimally, and on how many tokens?',
		'Suppose $N = 2 \\cdot 10^{10}$. Using the scaling laws, what are $C$ and $D$, the compute and the number of tokens?',
		'We want to train a model with 400 billion parameters. What amount of training tokens is optimal under the Chinchilla law, and what compute does it require?',
	]),
	...of('circuits.svd', 'The OV circuit, $W_{OV} = W_O W_V$', [
		'Show that the OV circuit output can be written with the SVD of $W_{OV}$.',
		'Compute the singular values of the matrix.',
		'Write $M$ as a sum of rank-one terms using its singular value decomposition.',
		'Define the read and write subspaces of the head.',
		'Find the rank and the singular values of $W_{OV}$.',
		'What are the read subspace and the write subspace?',
		'Decompose the output for a source token with the singular value decomposition.',
		'Determine the SVD of the matrix below.',
		'Describe the subspaces that the head reads from and writes to.',
		'Into which directions of the residual stream does the head write, and which does it read?',
	]),
	...not(['circuits.svd'], 'The OV circuit, $W_{OV} = W_O W_V$', [
		'Prove that the rank of $W_{OV}$ is at most $d_{head}$.',
		'Explain how the read subspace relates to what $W_V$ can see.',
		'Explain how the SVD gives a complete characterization of information movement.',
		'Prove that the update lies in the column space of $W_{OV}$.',
		'Why is $W_{OV}$ a low-rank matrix in practice?',
		'What does the attention pattern decide?',
		'Compute the eigenvalues of the matrix.',
		'What is the shape of $W_V$?',
		'How many parameters does $W_{OV}$ have?',
		'Show that the heads add up.',
	]),
];
