import type { WordedQuestion } from './worded-question.ts';
import { worded } from './worded-question.ts';

/** Steps of RMSprop and Adagrad, gated cells, routers and capacities of experts, in anybody's words. */
export const FAMILIES_FIVE: readonly WordedQuestion[] = [
	...worded('training.rmsprop-step', 'Optimisers', [
		[
			'RMSprop with decay 0.9 and learning rate 0.01: the running average is 0 at first, the gradient is 2 and the weight 0.5. What are the average and the weight after one update (ε = 0)?',
			{ s_1: 0.4, w_1: 0.46838 },
		],
		[
			'Perform one RMSProp step with $\\rho = 0.99$, $\\eta = 0.001$, $g = 0.5$, $w_0 = 1.2$ and a previous average of 0.04.',
			{ s_1: 0.0421, w_1: 1.19756 },
		],
		[
			'Adagrad, lr 0.1, starting weight 2, accumulator 0: the gradients of two steps are $g_1 = 3$ and $g_2 = 4$. Compute the Adagrad updates.',
			{ G_2: 25, u_2: 1.82 },
		],
		[
			'What is the weight after the first step of Adagrad if $\\theta_0 = 1$, the gradient is -0.5 and the learning rate 0.2?',
			{ u_1: 1.2 },
		],
		[
			'A parameter w = 3 is updated by RMSprop (β = 0.9, lr = 0.1, ε negligible). The gradient is 4 and $s_0 = 0$. Give the updated weight after one step.',
			{ s_1: 1.6, w_1: 2.68377 },
		],
		[
			'Carry out the RMSprop update: $v_0 = 1$, $\\beta_2 = 0.5$, $g = 1$, $\\eta = 0.1$, $w = 0$.',
			{ s_1: 1, w_1: -0.1 },
		],
		[
			'Given a running average of squared gradients that starts at 0.25, decay rate 0.9, first gradient 0.5, learning rate 0.02 and initial weight 1: calculate the RMSprop update.',
			{ s_1: 0.25, w_1: 0.98 },
		],
		[
			'Berechne das neue Gewicht nach einem RMSprop-Schritt: Gewicht 1, Gradient 2, Lernrate 0.1, Abklingrate 0.9.',
			{ s_1: 0.4, w_1: 0.68377 },
		],
		['RMSprop 更新一步后的权重是多少？初始权重 1，梯度为 2，学习率 0.1，衰减率 0.9。', { w_1: 0.68377 }],
		[
			'After two steps of RMSprop with the gradients $g_1 = 1$ and $g_2 = 2$, what is the weight? $w_0 = 0$, $\\eta = 0.1$, $\\rho = 0.5$.',
			{ w_1: -0.141421, w_2: -0.274755 },
		],
	]),
	...worded('basics.gated-cell', 'Recurrent networks', [
		[
			'The gates of an LSTM cell have the pre-activations forget 1.0, input 0.5, candidate 0.2, output -0.5; the previous cell state is 1.5. Compute the cell state and the hidden state.',
			{ c: 1.21945, h: 0.317 },
		],
		[
			'An LSTM cell has $f_t = 0.8$, $i_t = 0.4$, $\\tilde{c}_t = 0.5$, $o_t = 0.9$ and $c_{t-1} = 2$. What are the new cell state and the hidden state?',
			{ c: 1.8, h: 0.85211 },
		],
		[
			'Calculate $c_t$ and $h_t$ of the LSTM with forget gate 0.5, input gate 0.5, candidate 1, output gate 1 and old cell state 1.',
			{ c: 1, h: 0.76159 },
		],
		[
			'LSTM step by hand: the forget gate is 1, the input gate 0, the candidate 0.3, the output gate 0.5 and the previous cell state 0.7. Find the new cell state and the output.',
			{ c: 0.7, h: 0.302184 },
		],
		[
			'In an LSTM the pre-activations of the gates are $a_f = 0$, $a_i = 0$, $a_g = 1$, $a_o = 0$, and $c_{t-1} = 1$. Determine all gate values and the new states.',
			{ f: 0.5, g: 0.76159, c: 0.8808 },
		],
		[
			'What is the hidden state of the LSTM if the forget gate is 0.9, the input gate 0.1, the candidate cell state 0.6, the output gate 0.7, and the previous cell state is -0.4?',
			{ c: -0.3, h: -0.20392 },
		],
		[
			'Berechne den neuen Zellzustand und den versteckten Zustand der LSTM-Zelle: $f = 0.6$, $i = 0.5$, $g = 0.8$, $o = 0.9$, $c_{t-1} = 1$.',
			{ c: 1, h: 0.68543 },
		],
		[
			'计算 LSTM 的细胞状态和隐藏状态：$f_t = 0.5$，$i_t = 0.6$，$\\tilde{c}_t = 0.5$，$o_t = 0.8$，$c_{t-1} = 1$。',
			{ c: 0.8 },
		],
		[
			'Evaluate the gates and the cell state of the long short-term memory cell with $z_f = 2$, $z_i = -1$, $z_g = 0.5$, $z_o = 1$ and $c_0 = 0.3$.',
			{ f: 0.8808, i: 0.26894, c: 0.38852 },
		],
		[
			'Give $h_t$ of an LSTM whose gates are $f = 1$, $i = 1$, $o = 1$, with candidate $g = 0.5$ and $c_{t-1} = 0.5$.',
			{ c: 1, h: 0.76159 },
		],
	]),
	...worded('basics.gated-recurrent-unit', 'Recurrent networks', [
		[
			'A GRU has the update gate $z_t = 0.25$, the candidate $\\tilde{h}_t = 0.6$ and the old state $h_{t-1} = -0.2$. Compute the new hidden state.',
			{ h: 0.4, q: 0 },
		],
		[
			'What is the hidden state of the GRU cell with update gate 0.9, candidate state 0.5 and previous hidden state 1?',
			{ h: 0.95, q: 0.55 },
		],
		['Calculate $h_t$ for a GRU: $z = 0.4$, $\\tilde h = -0.5$, $h_{t-1} = 0.5$.', { h: -0.1, q: 0.1 }],
		['Bestimme den neuen Zustand der GRU-Zelle mit Update-Gate 0.2, Kandidat 0.7 und $h_{t-1} = 0.1$.', { h: 0.58 }],
	]),
	...worded('inference.router-gates', 'Mixture of experts', [
		[
			'The router logits of a token are (1.0, 3.0, 2.0, 0.0). With top-2 routing, what gate weights do the selected experts get?',
			{},
		],
		[
			'Compute the routing weights of the MoE for gating logits $z = (0.5, 0.1, 1.5)$ if $k = 2$ experts are chosen and the softmax is taken over them.',
			{},
		],
		[
			'Router scores [2, 2, 0, 1], top-2. Which experts are selected and what is the layer output if the experts return 1.0 and 3.0?',
			{ x: 2 },
		],
		['Router-Logits (0.2, 1.2, -0.3), Top-1: welche Experten werden gewählt, und mit welchem Gewicht?', {}],
		[
			'The gate logits for four experts are (0, 1, 2, 3) and the top 3 are used. Determine the gating weights of the mixture of experts.',
			{},
		],
	]),
	...worded('inference.expert-capacity', 'Mixture of experts', [
		['Capacity factor 1.5, 8192 tokens per batch, 64 experts, top-1 routing. What is the expert capacity?', { C: 192 }],
		[
			'How many tokens can each expert take with 2048 tokens, 8 experts, top-2 routing and a capacity factor of 1.25?',
			{ C: 640 },
		],
		[
			'A Switch layer has 32 experts and a batch of 1024 tokens. With a capacity factor of 2, what is the capacity of an expert?',
			{ C: 64 },
		],
		[
			'Expert capacity: $T = 4096$ tokens, $E = 16$ experts, $k = 2$, capacity factor 1. How many tokens are dropped if 700 tokens are routed to one expert?',
			{ C: 512, d: 188 },
		],
		['Welche Kapazität hat jeder Experte bei einem Kapazitätsfaktor von 1.2, 1000 Tokens und 10 Experten?', { C: 120 }],
		['每个专家的容量是多少？容量因子 1.25，共 1600 个词元，8 个专家。', { C: 250 }],
	]),
];

/** Questions that sound like those, and are given no value. */
export const FAMILIES_FIVE_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'Optimisers', question: 'Why does RMSprop divide by the root of the average of squared gradients?' },
	{ around: 'Optimisers', question: 'Which decay would you choose for RMSprop with learning rate 0.001?' },
	{ around: 'Optimisers', question: 'How many steps does Adagrad with learning rate 0.1 need until it stops moving?' },
	{ around: 'Optimisers', question: 'RMSprop is used with lr 0.01 and decay 0.9. What is the weight after one step?' },
	{
		around: 'Optimisers',
		question: 'How many gigabytes do the states of RMSprop take for a model with 7B parameters?',
	},
	{ around: 'Optimisers', question: 'Name two differences between Adagrad and RMSprop with decay 0.9.' },
	{
		around: 'Optimisers',
		question: 'Does the effective step of Adagrad shrink or grow when the gradient is 3 in every step?',
	},
	{ around: 'Optimisers', question: 'What happens in RMSprop if ε = 0 and the gradient is 0?' },
	{ around: 'Optimisers', question: 'One Adadelta step is taken with gradient 2 and weight 1. What is the weight?' },
	{ around: 'Recurrent networks', question: 'Why does the forget gate of an LSTM start with a bias of 1?' },
	{ around: 'Recurrent networks', question: 'What does the forget gate do if it is 0?' },
	{
		around: 'Recurrent networks',
		question: 'An LSTM cell has a forget gate of 0.9 and a cell state of 2. What is the new cell state?',
	},
	{ around: 'Recurrent networks', question: 'For how many steps does an LSTM with forget gate 0.99 remember?' },
	{
		around: 'Recurrent networks',
		question: 'How does the hidden state of the LSTM change when the output gate closes?',
	},
	{
		around: 'Recurrent networks',
		question: 'Which of the gates of an LSTM with hidden size 128 has the most weights?',
	},
	{
		around: 'Recurrent networks',
		question: 'Compute the gradient of $h_t$ with respect to $c_{t-1}$ in an LSTM with $f = 0.5$ and $o = 0.7$.',
	},
	{ around: 'Recurrent networks', question: 'Compute the new hidden state of a GRU with update gate 0.3.' },
	{ around: 'Recurrent networks', question: 'Why has a GRU fewer parameters than an LSTM?' },
	{ around: 'Recurrent networks', question: 'What is the hidden state of the GRU if the reset gate is 0?' },
	{
		around: 'Mixture of experts',
		question: 'Why is a load-balancing loss added to the router of 8 experts with top-2 routing?',
	},
	{
		around: 'Mixture of experts',
		question: 'Which experts does a router with top-2 routing over 8 experts select most often?',
	},
	{ around: 'Mixture of experts', question: 'How many bytes do the router weights take?' },
	{
		around: 'Mixture of experts',
		question: 'Router logits for one token are given. Which experts are selected under top-2 routing?',
	},
	{ around: 'Mixture of experts', question: 'Which capacity factor would you choose for 16 experts and 4096 tokens?' },
	{
		around: 'Mixture of experts',
		question: 'What is the expert capacity with a capacity factor of 1.25 and 16 experts?',
	},
	{ around: 'Mixture of experts', question: 'Why are tokens dropped when the capacity of the experts is exceeded?' },
	{ around: 'Mixture of experts', question: 'How many tokens are dropped with a capacity factor of 1.25?' },
	{
		around: 'Mixture of experts',
		question: 'What is the auxiliary loss if all 8 experts get the same share of tokens?',
	},
];
