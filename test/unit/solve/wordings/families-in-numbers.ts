import type { WordedQuestion } from './worded-question.ts';
import { worded } from './worded-question.ts';

/** Questions for the keys of LoRA in numbers, of small zero-layer models and of one step of MAML, in other people's words. */
export const FAMILIES_IN_NUMBERS: readonly WordedQuestion[] = [
	...worded('lora.gradient-step', 'LoRA', [
		[
			'A LoRA update is $\\Delta W = AB$ with $A = \\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}$ and $B = \\begin{bmatrix} 0 & 0 \\end{bmatrix}$; the gradient of the loss with respect to the weights is $G = \\begin{bmatrix} 1 & -1 \\\\ 0 & 3 \\end{bmatrix}$. Compute the gradients of both factors and do one gradient descent step with learning rate 0.1.',
			{},
		],
		[
			'LoRA with $W = W_0 + AB$, $A = \\begin{bmatrix} 1 \\\\ 0 \\end{bmatrix}$, $B = \\begin{bmatrix} 2 & 1 \\end{bmatrix}$ and $\\frac{\\partial L}{\\partial W} = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}$. Give the factors after one SGD step with step size 0.5.',
			{},
		],
		[
			'Low-rank factors $A = \\begin{bmatrix} 2 \\\\ -1 \\end{bmatrix}$, $B = \\begin{bmatrix} 1 & 0 & 1 \\end{bmatrix}$; the loss gradient is $G = \\begin{bmatrix} 1 & 0 & 0 \\\\ 0 & 1 & 2 \\end{bmatrix}$. What are the new factors after one update with learning rate 0.2?',
			{},
		],
		[
			'Do a single gradient step on both factors of the adapter $AB$ where $A = \\begin{bmatrix} 1 \\\\ 1 \\end{bmatrix}$, $B = \\begin{bmatrix} 0 & 0 \\end{bmatrix}$ and the gradient with respect to the product is $G = \\begin{bmatrix} 2 & 0 \\\\ 0 & 2 \\end{bmatrix}$; the learning rate is 0.25.',
			{},
		],
		[
			'The adapter is $\\Delta W = BA$ with $B = \\begin{bmatrix} 0 \\\\ 0 \\end{bmatrix}$ and $A = \\begin{bmatrix} 1 & 2 & -1 \\end{bmatrix}$. With $G = \\begin{bmatrix} 1 & 1 & 0 \\\\ 0 & 2 & 1 \\end{bmatrix}$ as the gradient at the weights and learning rate 0.1, compute the updated factors of this LoRA layer after one step.',
			{},
		],
		[
			'What is the product $AB$ of the LoRA factors after the first SGD step if $A = \\begin{bmatrix} 1 \\\\ 3 \\end{bmatrix}$, $B = \\begin{bmatrix} 0 & 0 \\end{bmatrix}$, the gradient at the weights is $G = \\begin{bmatrix} 1 & 2 \\\\ 0 & 1 \\end{bmatrix}$ and the learning rate is 0.1?',
			{},
		],
		[
			'A LoRA layer has the factors $A = \\begin{bmatrix} 2 \\\\ 1 \\end{bmatrix}$ and $B = \\begin{bmatrix} 1 & 0 \\end{bmatrix}$. For the input $x = (1, 3)$ the gradient at the output is $g = (2, -1)$. Which gradients do the two factors get?',
			{},
		],
		[
			'Adapter $AB$ with $A = \\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}$, $B = \\begin{bmatrix} 0 & 0 \\end{bmatrix}$; the input is $x = (2, 1)$, the upstream gradient is $g = (1, -1)$ and the learning rate 0.1. Compute the factors after one gradient step.',
			{},
		],
		[
			'Low-rank layer: input $x = (1, 0, 2)$, gradient at the output $g = (1, 2)$, factors $A = \\begin{bmatrix} 1 \\\\ 0 \\end{bmatrix}$ and $B = \\begin{bmatrix} 0 & 0 & 0 \\end{bmatrix}$. Carry out one SGD step with step size 0.1 on both factors and give the new product.',
			{},
		],
		[
			'Ein LoRA-Adapter hat die Faktoren $A = \\begin{bmatrix} 1 \\\\ 1 \\end{bmatrix}$ und $B = \\begin{bmatrix} 1 & 1 \\end{bmatrix}$; der Gradient nach den Gewichten ist $G = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}$. Führen Sie einen Gradientenschritt mit Lernrate $\\eta = 0.5$ für beide Faktoren aus.',
			{},
		],
	]),
	...worded('lora.merge', 'LoRA', [
		[
			'A layer with the frozen weights $W_0 = \\begin{bmatrix} 1 & 2 \\\\ 0 & 1 \\end{bmatrix}$ has a LoRA adapter with $B = \\begin{bmatrix} 1 \\\\ -1 \\end{bmatrix}$, $A = \\begin{bmatrix} 0.5 & 1 \\end{bmatrix}$, rank $r = 1$ and $\\alpha = 4$. Compute the merged weight matrix $W_0 + \\frac{\\alpha}{r} BA$.',
			{},
		],
		[
			'Merge the LoRA factors $A = \\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}$ and $B = \\begin{bmatrix} 1 & 1 \\end{bmatrix}$ ($\\Delta W = AB$, no scaling) into $W_0 = \\begin{bmatrix} 2 & 0 \\\\ 0 & 2 \\end{bmatrix}$.',
			{},
		],
		[
			'What are the effective weights of a LoRA layer with $W_0 = \\begin{bmatrix} 1 & 0 & 0 \\\\ 0 & 1 & 0 \\end{bmatrix}$, $A = \\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}$, $B = \\begin{bmatrix} 1 & 0 & -1 \\end{bmatrix}$, and what is its output for $x = (1, 2, 3)$?',
			{},
		],
		[
			'Compute the update $\\Delta W$ of a LoRA adapter with $A = \\begin{bmatrix} 1 \\\\ 3 \\end{bmatrix}$, $B = \\begin{bmatrix} 2 & -1 \\end{bmatrix}$ and a scale of $\\alpha / r$ with $\\alpha = 2$, $r = 1$.',
			{},
		],
		[
			'Why does a merged LoRA adapter add no latency, and how many extra FLOPs per token does an unmerged one of rank 16 cost on a 4096 × 4096 matrix?',
			{},
		],
		[
			'How many additional operations per token does a separate (not merged) LoRA path of rank 8 need beside a $1024 \\times 4096$ matrix?',
			{},
		],
		['Explain why LoRA adds no inference latency once the adapter is merged into the weights.', {}],
		[
			'Show that a LoRA layer gives the same output whether the adapter is run separately beside $W_0$ or merged into it.',
			{},
		],
		[
			'Warum verursacht LoRA keine zusätzliche Latenz, wenn man den Adapter mit den Gewichten zusammenführt (merge)?',
			{},
		],
		['为什么把 LoRA 合并到原始权重之后不会增加推理延迟？写出合并后的权重。', {}],
		[
			'What is the rank of the update $\\Delta W = AB$ of a LoRA layer with factors $A = \\begin{bmatrix} 1 & 2 \\\\ 2 & 4 \\\\ 0 & 0 \\end{bmatrix}$ and $B = \\begin{bmatrix} 1 & 0 & 1 \\\\ 0 & 1 & 1 \\end{bmatrix}$?',
			{},
		],
	]),
	...worded('lora.quantised-base', 'LoRA', [
		[
			'How much memory does QLoRA need for a 7-billion-parameter model in 4 bits with 40 million trainable parameters (bf16 adapters and gradients, fp32 Adam moments)?',
			{},
		],
		[
			'A base model with 13 billion parameters is quantised to 4 bits; a LoRA adapter with 50 million trainable parameters is trained in bf16. How large are base weights and adapter, in GB?',
			{},
		],
		[
			'QLoRA on a 70B base model in NF4: how many GB do the frozen base weights take, and by what factor is that less than in 16 bits?',
			{},
		],
		[
			'A 30B base model is kept in 4-bit NF4 for QLoRA. How much memory do its base weights take, and how much would they take in bf16?',
			{},
		],
		[
			'With QLoRA the base model of 65 billion parameters is kept in 4 bits and 160 million adapter parameters are trained. How much memory do base, adapter, gradients and Adam’s moments take together?',
			{},
		],
		[
			'The frozen base (8B parameters) is stored in 8 bits, the LoRA weights (20 million trainable parameters) in bf16. How much memory does each take?',
			{},
		],
		['What does a 4-bit base save beside a 16-bit one when finetuning a model with 3 billion parameters by QLoRA?', {}],
		[
			'A 33-billion-parameter model is fine-tuned by QLoRA with a 3-bit base. How much memory do the base weights need?',
			{},
		],
		[
			'Wie viel Speicher braucht QLoRA für ein Modell mit 7 Milliarden Parametern bei einem 4-Bit-Basismodell und 20 Millionen trainierbaren Parametern?',
			{},
		],
		['用 QLoRA 微调一个 $N = 7 \\times 10^9$ 参数的模型，基座模型量化为 4 位，基座权重占多少显存？', {}],
	]),
	...worded('lora.several-matrices', 'LoRA', [
		[
			'The matrices:\n\n| matrix | in | out |\n|---|---|---|\n| q | 2048 | 2048 |\n| k | 2048 | 512 |\n| v | 2048 | 512 |\n| o | 2048 | 2048 |\n\nEach of these matrices gets a LoRA adapter of rank 8 in bf16. How many trainable parameters do the adapters have together, and how many bytes?',
			{ P: 106496, M: 212992 },
		],
		[
			'The matrices:\n\n| matrix | in | out |\n|---|---|---|\n| up | 4096 | 11008 |\n| gate | 4096 | 11008 |\n| down | 11008 | 4096 |\n\nEvery matrix of the table gets an adapter of rank 16 in each of 32 layers. Total number of adapter parameters? What share of the matrices is that?',
			{ P: 23199744, '\\rho': 0.00535974 },
		],
		[
			'The matrices:\n\n| matrix | in | out |\n|---|---|---|\n| up | 4096 | 11008 |\n| gate | 4096 | 11008 |\n| down | 11008 | 4096 |\n\nHow many parameters do the LoRA adapters of rank 4 on all the matrices in the table have, and how many the matrices themselves?',
			{ P: 181248, Q: 135266304 },
		],
		[
			'The matrices:\n\n| matrix | in | out |\n|---|---|---|\n| q | 2048 | 2048 |\n| k | 2048 | 512 |\n| v | 2048 | 512 |\n| o | 2048 | 2048 |\n\nAll four projections of each of the 24 layers get a LoRA adapter of rank 16. How many trainable parameters are that in total?',
			{ P: 5111808 },
		],
		[
			'The matrices:\n\n| matrix | in | out |\n|---|---|---|\n| up | 4096 | 11008 |\n| gate | 4096 | 11008 |\n| down | 11008 | 4096 |\n\nEach matrix gets a low-rank adapter of rank 32 in fp32. Total bytes of the adapters over all the matrices?',
			{ M: 5799936 },
		],
		[
			'The matrices:\n\n| matrix | in | out |\n|---|---|---|\n| q | 2048 | 2048 |\n| k | 2048 | 512 |\n| v | 2048 | 512 |\n| o | 2048 | 2048 |\n\nEvery projection gets LoRA with rank 64. By what factor are the trainable parameters of all of them fewer than the parameters of the matrices?',
			{ s: 12.3077 },
		],
		[
			'The matrices of a layer have $d_{in} = (1024, 1024, 4096)$ and $d_{out} = (1024, 4096, 1024)$. Every matrix gets a LoRA adapter of rank 8; how many trainable parameters are that in total?',
			{},
		],
		[
			'Adapters of rank 2 on every matrix: inputs 768, 768, 3072, outputs 768, 3072, 768. How many LoRA parameters altogether?',
			{},
		],
		[
			'The matrices:\n\n| matrix | in | out |\n|---|---|---|\n| q | 2048 | 2048 |\n| k | 2048 | 512 |\n| v | 2048 | 512 |\n| o | 2048 | 2048 |\n\nJede Matrix der Tabelle bekommt einen LoRA-Adapter vom Rang 8. Wie viele trainierbare Parameter sind das insgesamt?',
			{ P: 106496 },
		],
		[
			'The matrices:\n\n| matrix | in | out |\n|---|---|---|\n| up | 4096 | 11008 |\n| gate | 4096 | 11008 |\n| down | 11008 | 4096 |\n\nHow many numbers do adapters of rank 1 on each of these matrices store, and what fraction of the matrices’ own parameters is that?',
			{ P: 45312, '\\rho': 0.00033498 },
		],
	]),
	...worded('circuits.bigram-numbers', 'Transformers', [
		[
			'A zero-layer model has $W_U = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\\\ 1 & 1 \\end{bmatrix}$ and $W_E = \\begin{bmatrix} 1 & 2 & 0 \\\\ 0 & 1 & 1 \\end{bmatrix}$. Compute its logit table and its rank.',
			{},
		],
		[
			'Write out the bigram table of a model without layers with the unembedding $W_U = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}$ and the embedding $W_E = \\begin{bmatrix} 1 & 0 \\\\ 1 & -1 \\end{bmatrix}$.',
			{},
		],
		[
			'A zero-layer transformer has the embedding $W_E = \\begin{bmatrix} 2 & 0 & 1 \\\\ 0 & 1 & 1 \\end{bmatrix}$ and the unembedding $W_U = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\\\ 0 & 0 \\end{bmatrix}$. Which distribution of the next token follows after the first token?',
			{},
		],
		[
			'Zero-layer language model, $W_E = \\begin{bmatrix} 1 & 0 & 1 \\\\ 0 & 1 & -1 \\end{bmatrix}$, $W_U = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\\\ 1 & 1 \\end{bmatrix}$: give the table of logits and the next-word distribution behind the third word.',
			{},
		],
		[
			'What is the rank of the logit table $W_U W_E$ for $W_U = \\begin{bmatrix} 1 & 2 \\\\ 2 & 4 \\\\ 0 & 0 \\end{bmatrix}$ and $W_E = \\begin{bmatrix} 1 & 0 & 1 \\\\ 0 & 1 & 1 \\end{bmatrix}$ of a zero-layer model?',
			{},
		],
		[
			'Determine the matrix of logits of a model with embedding $W_E = \\begin{bmatrix} 3 & 1 \\\\ 0 & 2 \\end{bmatrix}$ and unembedding $W_U = \\begin{bmatrix} 0 & 1 \\\\ 1 & 0 \\end{bmatrix}$ and nothing between them.',
			{},
		],
		[
			'The residual stream has one dimension: the words are embedded as 1, 2 and −1, and the unembedding weights of the words are 2, 0 and 1. Compute the logit table and the distribution of the next word after the first word.',
			{},
		],
		[
			'A model consists of the embedding $W_E = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}$ and the unembedding $W_U = \\begin{bmatrix} 1 & 1 \\\\ 0 & 2 \\end{bmatrix}$ only. Which next-token probabilities does it give behind the second token?',
			{},
		],
		[
			'Berechnen Sie die Logit-Tabelle (logit table) $W_U W_E$ für $W_U = \\begin{bmatrix} 1 & 0 \\\\ 2 & 1 \\end{bmatrix}$ und $W_E = \\begin{bmatrix} 1 & 1 \\\\ 0 & 3 \\end{bmatrix}$.',
			{},
		],
		[
			'Find the table of next-token scores of a zero-layer model with $W_U = \\begin{bmatrix} 1 \\\\ 2 \\\\ -1 \\end{bmatrix}$, $W_E = \\begin{bmatrix} 1 & 0 & 2 \\end{bmatrix}$ and state its rank.',
			{},
		],
	]),
	...worded('soft-prompting.maml-step', 'Meta-learning', [
		[
			'The support loss is $L_s(p) = (p - 3)^2$, the query loss $L_q(p) = (p - 4)^2$, the start $p_0 = 1$, the inner step size $\\alpha = 0.1$ and the outer step size $\\beta = 0.2$. Compute the inner step, the meta-gradient and the new start of MAML.',
			{ p_1: 1.4, g: -4.16, p_n: 1.832 },
		],
		[
			'MAML with $L_{\\text{support}}(\\theta) = (\\theta - 2)^2$ and $L_{\\text{query}}(\\theta) = (\\theta - 3)^2$, $\\theta_0 = 0$, $\\alpha = 0.1$, $\\beta = 0.5$: carry out the inner and the outer step.',
			{ p_1: 0.4, g: -4.16, p_n: 2.08 },
		],
		[
			'What is the MAML meta-gradient for the support loss $L_s(p) = \\frac{1}{2}(p - 1)^2$ and the query loss $L_q(p) = \\frac{1}{2}(p - 2)^2$ at the start $p_0 = 0$ with inner step size $\\alpha = 0.5$?',
			{ g: -0.75 },
		],
		[
			'Given $L_s(p) = 2(p - 1)^2$, $L_q(p) = (p + 1)^2$, $p_0 = 2$, $\\alpha = 0.1$, $\\beta = 0.1$: what new start does first-order MAML give instead of exact MAML?',
			{ p_F: 1.48 },
		],
		[
			'Compute the adapted prompt, the meta-gradient and the new initial prompt: $L_s(p) = (p - 5)^2$, $L_q(p) = (p - 6)^2$, start $p_0 = 4$, inner learning rate $\\alpha = 0.25$, outer learning rate $\\beta = 0.1$ (MAML, one inner step).',
			{ p_1: 4.5, g: -1.5, p_n: 4.15 },
		],
		[
			'With support loss $L_s(p) = (p - 2)^2$ and query loss $L_q(p) = (p - 2)^2$, $p_0 = 0$, $\\alpha = 0.25$ and $\\beta = 0.5$, what does Reptile do instead of MAML?',
			{ p_R: 0.5 },
		],
		[
			'MAML with two tasks $L_1(\\theta) = \\frac{1}{2}(\\theta - 2)^2$ and $L_2(\\theta) = \\frac{1}{2}(\\theta + 1)^2$: starting at $\\theta = 1$ with inner learning rate 0.5 and outer learning rate 0.1, what is the meta-gradient after one inner step per task, and the new initialisation?',
			{ g_2: 0.25, p_2: 0.975 },
		],
		[
			'Two tasks have the losses $L_1(p) = (p - 1)^2$ and $L_2(p) = (p - 4)^2$. Do one meta-learning step of MAML from $p_0 = 0$ with $\\alpha = 0.1$ and $\\beta = 0.1$: the meta-gradient and the new start after one inner step.',
			{ g_2: -6.4, p_2: 0.64 },
		],
		[
			'Führen Sie einen MAML-Schritt aus (inner step und outer step): $L_s(p) = (p - 1)^2$, $L_q(p) = (p - 2)^2$, $p_0 = 0$, $\\alpha = 0.1$, $\\beta = 0.1$.',
			{ p_1: 0.2, g: -2.88, p_n: 0.288 },
		],
		[
			'Perform the inner update and the outer update of MAML for $L_s(p) = p^2$ and $L_q(p) = (p - 1)^2$ at $p_0 = 1$, $\\alpha = 0.25$, $\\beta = 0.5$.',
			{ p_1: 0.5, g: -0.5, p_n: 1.25 },
		],
	]),
];

export const FAMILIES_IN_NUMBERS_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'LoRA', question: 'Write a PyTorch function that merges a LoRA adapter into its linear layer.' },
	{ around: 'LoRA', question: 'Which merge method gives the best average of two LoRA adapters for chat and code?' },
	{ around: 'LoRA', question: 'How long did it take you to quantise the base model before QLoRA training?' },
	{ around: 'LoRA', question: 'By how many points does QLoRA’s accuracy drop on MMLU beside LoRA?' },
	{ around: 'LoRA', question: 'Which learning rate did the authors of MAML use on miniImageNet?' },
	{ around: 'LoRA', question: 'How many FLOPs did the bigram model save compared with GPT-2?' },
];
