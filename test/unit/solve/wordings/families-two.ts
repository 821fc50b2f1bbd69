import { type WordedQuestion, worded } from './worded-question.ts';

/** Questions of families that came later, in anybody's words, with results that were worked out beside. */
export const FAMILIES_TWO: readonly WordedQuestion[] = [
	...[
		'How many entries has the bigram table of a zero-layer transformer with a vocabulary of 32,000, and what is its largest possible rank if the model width is 512?',
		'A model without layers has only an embedding and an unembedding. How large is its table of next-token scores (entries), and which rank can it have at most?',
		'What is the largest rank of the bigram table $W_U W_E$ for $d_{model} = 512$ and a vocabulary of 32,000?',
		'Zero layers, vocabulary 32,000, model width 512: how many numbers does the table hold, and what bounds its rank?',
		'Give the number of entries of the lookup table of a zero-layer transformer and the highest rank that it can have.',
		'What rank can the lookup table $W_U W_E$ have at most?',
		'How big is the bigram table of a zero-layer model: entries and rank?',
		'Size of the lookup table that a transformer with zero layers amounts to? And its maximum rank?',
		'How many cells does the bigram table of a zero-layer transformer have, and what is the rank bound?',
		'A zero-layer model amounts to one table of next-token scores. Its shape and its largest rank?',
	].map(
		(question): WordedQuestion => ({ key: 'circuits.bigram-table-size', around: 'Transformer circuits', question }),
	),
	...[
		'A run loses 5 hours of work at each of 40 restarts, plus 3 hours of repair each. How many days are lost?',
		'Each of 40 crashes costs 5 hours of work and 3 hours of repair. How much time is lost in all?',
		'There were 40 failures; each lost 5 h of work and took 3 h of recovery. How many hours were lost in total?',
		'How much time do 40 restarts waste if each loses 5 hours of work, with 3 hours of repair each?',
		'How many hours do 40 interruptions cost, with 5 hours of work lost at each and 3 hours of recovery time each?',
		'A training run is restarted 40 times. Each restart loses 5 hours of work and takes 3 hours of repair: lost time in hours?',
		'Compute the days lost to 40 restarts (5 hours of work lost at each, 3 hours of repair time each).',
		'How many days does a run lose if it crashes and needs 40 restarts, each losing 5 hours of work plus 3 hours of recovery?',
		'With 40 failures, 5 hours of work lost at each and 3 hours of repair each, how much time is lost?',
		'By what share do 40 restarts, each losing 5 hours of work and 3 hours of repair, lengthen a run of 33 days without failures?',
	].map((question): WordedQuestion => ({ key: 'fermi.large-runs-lost-time', around: 'Training at scale', question })),
	...worded('training.gradient-checkpointing', 'Training memory', [
		[
			'A network of 100 equal layers keeps activations only every 10 layers and recomputes one segment at a time. How many layer activations are held at the peak?',
			{ A_p: 20 },
		],
		[
			'With gradient checkpointing every 6 layers of a 36-layer model, how many layer activations are in memory at the peak?',
			{ A_p: 12 },
		],
		[
			'By what factor does full activation checkpointing raise the compute: how much extra compute is it?',
			{ phi: 1.3333333 },
		],
	]),
	...worded('training.gradient-checkpointing', 'Training memory', [
		['How much extra compute does full activation checkpointing cost?', { phi: 1.3333333 }],
	]),
	...worded('accounting.ia3-parameters', 'Parameter-efficient tuning', [
		[
			'How many trainable parameters has IA3 on a decoder with 24 layers, keys and values of width 1024 and a feed-forward intermediate of 4096?',
			{ P: 147456 },
		],
		[
			'(IA)³ learns a scale for each entry of keys (768), values (768) and the feed-forward intermediate (3072) in 12 layers. Trainable parameters?',
			{ P: 55296 },
		],
		[
			'What is the number of trainable parameters of IA³ with 6 layers, key width 512, value width 512 and intermediate size 2048?',
			{ P: 18432 },
		],
	]),
	...worded('accounting.patch-embedding', 'Vision transformers', [
		['How many patches has an image of 384 pixels with patches of 16 pixels?', { n: 576 }],
		[
			'How many parameters has the patch embedding of a ViT with a patch size of 14, 3 input channels and width 1024?',
			{ P: 603136 },
		],
		['Sequence length of a vision transformer (patch size 32, resolution 224) with a class token?', { T: 50 }],
	]),
	...worded('basics.gaussian-pair-divergence', 'Deep learning', [
		['What is the KL divergence between two Gaussians?', {}],
		[
			'Compute the KL divergence between two Gaussians with $\\mu_1 = 0$, $\\sigma_1 = 1$, $\\mu_2 = 1$, $\\sigma_2 = 1$.',
			{ K: 0.5 },
		],
		[
			'KL of one Gaussian ($\\mu_p = 2$, $\\sigma_p = 2$) from another ($\\mu_q = 0$, $\\sigma_q = 1$)?',
			{ K: 2.8068528 },
		],
	]),
	...worded('accounting.pruned-compute', 'Efficient networks', [
		['50 % of the channels are pruned uniformly in every layer. Which fraction of the FLOPs remains?', { rho: 0.25 }],
		['If 20 % of the filters are removed from all layers, what share of the MACs is saved?', { sigma: 0.36 }],
		[
			'Removing 10 % of the channels everywhere: which fraction of the conv FLOPs remains in inner layers?',
			{ rho: 0.81 },
		],
	]),
	...worded('basics.state-space-kernel', 'State space models', [
		[
			'What are the first four kernel entries of the state space model with $a = 0.5$, $b = 2$, $c = 3$, $D = 1$?',
			{ K_0: 1, K_1: 6, K_2: 3, K_3: 1.5 },
		],
		['Unroll the scalar SSM with $A = 0.9$, $B = 1$, $C = 2$ as a convolution: kernel entries?', { K_1: 2, K_2: 1.8 }],
	]),
	...worded('training.steps-per-epoch', 'Training', [
		[
			'What is the effective batch size with a batch size of 16 per GPU, 8 GPUs and gradient accumulation over 4 micro-batches?',
			{},
		],
		['How many optimizer steps are there per epoch for 50,000 training images and a batch size of 128?', { S: 391 }],
		['Training for 90 epochs on 1,281,167 examples with a batch size of 256 takes how many steps?', { S_E: 450450 }],
	]),
	...worded('training.steps-per-epoch', 'Optim', [
		['How many gradient steps are in one epoch of 300B tokens with a batch of 3.2M tokens?', {}],
		['How many steps does one epoch have with 50,000 images and batch size 128?', { S: 391 }],
	]),
	...worded('accounting.patch-embedding', 'Vision', [
		['How many patches of 16x16 does a 224x224 image have?', { n: 196 }],
	]),
	...worded('training.momentum-step', 'Optimisation', [
		['Compute the second step of SGD with momentum 0.9.', {}],
		[
			'What is the weight after two steps of SGD with momentum $\\mu = 0.9$, learning rate $\\eta = 0.1$, $w_0 = 1$, $v_0 = 0$, $g_1 = 2$, $g_2 = 1.6$?',
			{ w_2: 0.46 },
		],
		['Carry out a momentum step with $\\mu = 0.5$, $\\eta = 0.2$, $w_0 = 3$, $v_0 = 1$ and $g_1 = 4$.', { w_1: 2.1 }],
	]),
	...worded('basics.neuron-backward', 'Backpropagation', [
		[
			'For a sigmoid neuron with weights $w = (1, -2)$, inputs $x = (3, 1)$ and bias $b = -0.5$: output and gradients of the weights?',
			{ f: 0.62245933 },
		],
		[
			'Backpropagate through a logistic neuron with $w = (2, -3)$, $x = (-1, -2)$, $b = -3$: gradients?',
			{ f: 0.73105858 },
		],
	]),
];

/** Questions that sound like those families and that none of their keys answers. */
export const FAMILIES_TWO_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'Training at scale', question: 'What is the probability that three restarts happen on one Sunday?' },
	{ around: 'Transformer circuits', question: 'How many entries of the bigram table are grammatical word pairs?' },
	{ around: 'Training memory', question: 'Why is activation checkpointing used in long-context training?' },
	{
		around: 'Training memory',
		question: 'How large is a checkpoint file on disk for a 7B model trained with an unusual optimizer?',
	},
	{ around: 'Parameter-efficient tuning', question: 'Why does IA3 train faster than LoRA on small data sets?' },
	{ around: 'Vision transformers', question: 'Why are images cut into patches at all?' },
	{ around: 'Efficient networks', question: 'Half of the channels are pruned. How much accuracy is lost?' },
	{ around: 'State space models', question: 'Why is a state space model faster than attention on long sequences?' },
	{ around: 'Training', question: 'How does the batch size affect generalisation?' },
	{ around: 'Optimisation', question: 'Which momentum coefficient works best for ResNets?' },
	{ around: 'Backpropagation', question: 'Why do sigmoid neurons saturate?' },
];
