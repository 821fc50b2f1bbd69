import { type WordedQuestion, worded } from './worded-question.ts';

/** Questions in anybody's words with the key that answers them and the results that were worked out beside. */
export const SOFT_PROMPTING: readonly WordedQuestion[] = [
	{
		key: 'soft-prompting.forgetting',
		around: 'Soft prompting: true or false?',
		question:
			'Learning a soft prompt for task A can reduce accuracy on task B, which has its own prompt, because of catastrophic forgetting.',
		values: { truth: false },
	},
	{
		key: 'soft-prompting.forgetting',
		around: 'Soft prompting: true or false?',
		question: 'Training a soft prompt on one task cannot hurt the model on another task with a different prompt.',
		values: { truth: true },
	},
	{
		key: 'soft-prompting.forgetting',
		around: 'Soft prompting: true or false?',
		question: 'Prompt tuning on task A leaves the performance on task B (using its own prompt) unchanged.',
		values: { truth: true },
	},
	{
		key: 'soft-prompting.forgetting',
		around: 'Soft prompting: true or false?',
		question: 'Soft prompt tuning suffers from catastrophic forgetting of previously learned tasks.',
		values: { truth: false },
	},
	{
		key: 'soft-prompting.forgetting',
		around: 'Soft prompt tuning: true or false?',
		question:
			'Because of catastrophic forgetting, tuning a soft prompt for task A lowers the accuracy on task B with its own soft prompt.',
		values: { truth: false },
	},
	{
		key: 'soft-prompting.forgetting',
		around: 'Soft prompt tuning: true or false?',
		question: 'Tuning a prompt for one task never degrades performance on another task that uses a separate prompt.',
		values: { truth: true },
	},
	{
		key: 'soft-prompting.full-finetuning-guaranteed',
		around: 'Soft prompting: true or false?',
		question: 'If compute is free, full fine-tuning is guaranteed to beat prompt tuning.',
		values: { truth: false },
	},
	{
		key: 'soft-prompting.full-finetuning-guaranteed',
		around: 'Soft prompting: true or false?',
		question: 'With unlimited compute, finetuning all weights is always the better choice than soft prompts.',
		values: { truth: false },
	},
	{
		key: 'soft-prompting.full-finetuning-guaranteed',
		around: 'Soft prompting: true or false?',
		question: 'Even when cost is no issue, soft prompting can be preferable to full finetuning.',
		values: { truth: true },
	},
	{
		key: 'soft-prompting.full-finetuning-guaranteed',
		around: 'Soft prompting: true or false?',
		question:
			'Full fine-tuning is not necessarily better than soft prompting even when the computational budget is unlimited.',
		values: { truth: true },
	},
	{
		key: 'soft-prompting.full-finetuning-guaranteed',
		around: 'Soft prompt tuning: true or false?',
		question: 'Ignoring compute costs, full finetuning always yields better results than soft prompting.',
		values: { truth: false },
	},
	{
		key: 'soft-prompting.full-finetuning-guaranteed',
		around: 'Soft prompt tuning: true or false?',
		question: 'Full finetuning is not always better than prompt tuning, even with an unlimited budget.',
		values: { truth: true },
	},
	{
		key: 'soft-prompting.hard-against-soft',
		around: 'Soft prompting: true or false?',
		question: 'The best soft prompt of length K is never worse than the best hard prompt with K tokens.',
		values: { truth: true },
	},
	{
		key: 'soft-prompting.hard-against-soft',
		around: 'Soft prompting: true or false?',
		question: 'There can be a discrete prompt of K tokens that beats the optimal K-vector soft prompt.',
		values: { truth: false },
	},
	{
		key: 'soft-prompting.hard-against-soft',
		around: 'Soft prompting: true or false?',
		question: 'An optimal hard prompt can outperform the optimal soft prompt of the same length.',
		values: { truth: false },
	},
	{
		key: 'soft-prompting.hard-against-soft',
		around: 'Soft prompting: true or false?',
		question: 'Given equal length, the best continuous prompt always does at least as well as the best textual prompt.',
		values: { truth: true },
	},
	{
		key: 'soft-prompting.hard-against-soft',
		around: 'Soft prompt tuning: true or false?',
		question: 'No hard prompt of length K can be better than the best soft prompt of length K.',
		values: { truth: true },
	},
	{
		key: 'soft-prompting.hard-against-soft',
		around: 'Soft prompt tuning: true or false?',
		question: 'The optimal soft prompt may perform worse than the optimal hard prompt of equal length.',
		values: { truth: false },
	},
	{
		key: 'soft-prompting.loss-mask',
		around: 'Soft prompting. The input has 100 positions; target[t] = input[t+1]',
		question:
			'Positions 1–10 are the soft prompt, 11–40 the question, 41–60 reasoning, 61 the answer, 62 newline, 63–80 padding. Which output positions enter the loss?',
		values: { n: 22 },
	},
	{
		key: 'soft-prompting.loss-mask',
		around: 'Soft prompting. The input has 100 positions; target[t] = input[t+1]',
		question:
			'Suppose positions 1-4 hold soft prompt vectors, 5-20 the question, 21-30 the answer, 31 newline, 32-64 padding. On which positions do you compute the loss?',
		values: { n: 11 },
	},
	{
		key: 'soft-prompting.loss-mask',
		around: 'Soft prompting. The input has 100 positions; target[t] = input[t+1]',
		question:
			'Tokens 1–8: soft prompt; 9–30: question; 31–50: reasoning; 51: answer; 52: newline; 53–64: padding. How many tokens contribute to the training loss of the soft prompt?',
		values: { n: 22 },
	},
	{
		key: 'soft-prompting.loss-mask',
		around: 'Soft prompting. The input has 100 positions; target[t] = input[t+1]',
		question:
			'Soft prompt at 1–5, question at 6–50, reasoning 51–70, answer 71, newline 72, padding 73–100. Which outputs should count in the loss?',
		values: { n: 22 },
	},
	{
		key: 'soft-prompting.loss-mask',
		around: 'Soft prompt tuning. target[t] = input[t+1]',
		question:
			'Indices 1-20 soft prompt, 21-60 question, 61-90 reasoning, 91 answer, 92 newline, 93-128 padding. Over which output positions do we sum the loss?',
		values: { n: 32 },
	},
	{
		key: 'soft-prompting.maml',
		around: 'Soft prompting',
		question: 'How could meta-learning be used to find a soft prompt initialisation for a family of related tasks?',
	},
	{
		key: 'soft-prompting.maml',
		around: 'Soft prompting',
		question: 'Sketch a MAML procedure for soft prompts: what happens in the inner and in the outer loop?',
	},
	{
		key: 'soft-prompting.maml',
		around: 'Soft prompting',
		question:
			'You have many similar tasks with few examples each. Explain how MAML yields a good starting soft prompt.',
	},
	{
		key: 'soft-prompting.maml',
		around: 'Soft prompting',
		question: 'Outline how you would meta-learn the initial soft prompt.',
	},
	{
		key: 'soft-prompting.maml',
		around: 'Soft prompt tuning',
		question: 'Describe how MAML could be applied to learn a prompt initialisation that adapts quickly.',
	},
	{
		key: 'soft-prompting.parameters',
		around: 'Soft prompting',
		question: 'You tune 20 virtual tokens for a model with hidden size 4096. How many parameters are learned?',
		values: { P: 81920 },
	},
	{
		key: 'soft-prompting.parameters',
		around: 'Soft prompting',
		question:
			'The embedding dimension is $E = 768$ and the soft prompt has 5 vectors. What is the number of trainable parameters?',
		values: { P: 3840 },
	},
	{
		key: 'soft-prompting.parameters',
		around: 'Soft prompting',
		question:
			'A soft prompt of length $k$ is prepended to the input of a frozen LM with embedding size $d$. How many weights get updated?',
	},
	{
		key: 'soft-prompting.parameters',
		around: 'Soft prompting',
		question: 'Prompt tuning with 100 soft tokens, $d_{model} = 1024$: number of trainable parameters?',
		values: { P: 102400 },
	},
	{
		key: 'soft-prompting.parameters',
		around: 'Soft prompt tuning',
		question: 'How many parameters does a soft prompt with 50 virtual tokens and embedding dimension 2048 have?',
		values: { P: 102400 },
	},
	{
		key: 'soft-prompting.parameters',
		around: 'Soft prompt tuning',
		question: 'What gets trained in prompt tuning with $p = 10$ vectors of size $d = 512$: how many parameters?',
		values: { P: 5120 },
	},
	{
		key: 'soft-prompting.precomputed-prompt',
		around: 'Soft prompting: true or false?',
		question:
			'In a causal decoder, the hidden states at the soft-prompt positions do not depend on the question that follows, so they can be computed once per batch.',
		values: { truth: true },
	},
	{
		key: 'soft-prompting.precomputed-prompt',
		around: 'Soft prompting: true or false?',
		question:
			'It is impossible to cache the representations of the soft prompt for all examples of a batch in an autoregressive transformer.',
		values: { truth: false },
	},
	{
		key: 'soft-prompting.precomputed-prompt',
		around: 'Soft prompting: true or false?',
		question:
			'The keys and values of a soft prompt can be reused across all examples in a batch when the language model is autoregressive.',
		values: { truth: true },
	},
	{
		key: 'soft-prompting.precomputed-prompt',
		around: 'Soft prompting: true or false?',
		question:
			'The representations of the prompt tokens must be recomputed for each training point, even in a decoder-only model.',
		values: { truth: false },
	},
	{
		key: 'soft-prompting.precomputed-prompt',
		around: 'Soft prompt tuning: true or false?',
		question:
			'With a causal language model, the activations of the prompt tokens can be cached and shared by every sequence in the batch.',
		values: { truth: true },
	},
	{
		key: 'soft-prompting.precomputed-prompt',
		around: 'Soft prompt tuning: true or false?',
		question:
			"In an autoregressive model the prompt's hidden states cannot be precomputed, since they differ between training examples.",
		values: { truth: false },
	},
	...worded('soft-prompting.prompt-encoder', 'Soft prompting', [
		[
			'A prompt encoder turns 30 virtual tokens of size 640 into inputs of a model of width 1600 with a single hidden layer of 320 units (with biases). How many parameters are trained, and how many numbers are stored after training?',
			{ P: 737920, K: 48000 },
		],
		[
			'Ein Prompt-Encoder für P-Tuning: 15 trainierbare Vektoren der Dimension 200 laufen durch ein MLP 200 → 400 → 1024 ohne Bias. Wie viele Parameter haben die Vektoren, das MLP und beide zusammen?',
			{ R: 3000, Q: 489600, P: 492600 },
		],
		[
			'Préfixe reparamétré : une table de 16 vecteurs de taille 256 passe dans un MLP 256 → 512 → 2·12·768 (avec biais). Combien de paramètres sont entraînés en tout et combien de nombres faut-il conserver ensuite ?',
			{ P: 9591296, K: 294912 },
		],
		[
			'En P-tuning, 8 vectores de dimensión 128 pasan por un MLP 128→256→768 con sesgos. ¿Cuántos parámetros tienen los vectores, el MLP y en total?',
			{ R: 1024, Q: 230400, P: 231424 },
		],
		[
			'P-tuning 的提示编码器：6 个可训练向量（维度 64），经过 MLP 64→128→512（两层都有偏置）。向量有多少参数？MLP 有多少参数？总共多少？',
			{ R: 384, Q: 74368, P: 74752 },
		],
		[
			'A frozen GPT has 24 layers and width 1024. Prefix tuning with prefix length 10 is reparametrised by a two-layer MLP with hidden size 800. How many trainable parameters are there during training, and how many remain afterwards?',
			{ P: 40200992, K: 491520 },
		],
		[
			'Instead of training 40 soft tokens of width 2048 directly, a student trains 40 vectors of size 64 and one linear layer 64 → 2048 (with bias) that maps them up. How many trainable parameters in each case?',
			{ K: 81920, P: 135680 },
		],
		[
			'We use P-tuning: `nn.Embedding(50, 1024)` followed by `nn.Sequential(nn.Linear(1024, 1024), nn.ReLU(), nn.Linear(1024, 1024))`. Count the trainable parameters of the prompt encoder: embedding, MLP, total.',
			{ R: 51200, Q: 2099200, P: 2150400 },
		],
		[
			'A prefix with reparametrisation: 12 raw vectors of size 300 go through an MLP 300 → 600 → 2·16·512 with biases. How many parameters are trained, and how many numbers are kept once the MLP has been thrown away?',
			{ P: 10030984, K: 196608 },
		],
		[
			'How many parameters do the 9 raw prompt vectors with 100 components, the reparametrisation MLP Linear(100, 200), ReLU, Linear(200, 640), and both together have?',
			{ R: 900, Q: 148840, P: 149740 },
		],
	]),
	{
		key: 'soft-prompting.hard-against-soft',
		around: '',
		question:
			'Verdadero o falso: en validación, el mejor soft prompt posible de $K$ vectores nunca es peor que el mejor hard prompt posible de $K$ tokens.',
		values: { truth: true },
	},
	{
		key: 'soft-prompting.hard-against-soft',
		around: '',
		question:
			'Explain in words why each hard prompt is a special case of a soft prompt, and what follows from that for the best attainable performance of the two.',
	},
	{
		key: 'soft-prompting.loss-mask',
		around:
			'Soft prompt 1–10, question 11–30, reasoning 31–44, answer 45, newline 46, padding 47–60; the output at t predicts the input token t+1.',
		question:
			'State the range of output positions with loss and the fraction (in %) of all positions that they make up.',
		values: { n: 16, sigma: 0.26667 },
	},
];
