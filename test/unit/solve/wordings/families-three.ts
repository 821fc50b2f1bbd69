import { type WordedQuestion, worded } from './worded-question.ts';

/** Reinforcement learning, distributions, forward passes and the pieces of a GPT, in anybody's words, with results that were worked out beside. */
export const FAMILIES_THREE: readonly WordedQuestion[] = [
	...worded('reinforcement.discounted-return', 'Reinforcement learning', [
		['An episode brings the rewards 2, 0, 0, 8. What is its discounted return for $\\gamma = 0.5$?', { G: 3 }],
		['Rewards $r = (1, 1, 1, 1)$, discount factor 0.9. Compute the return $G_0$.', { G: 3.439 }],
		['Compute the discounted sum of the rewards [-1, 4, 10] with gamma = 0.8.', { G: 8.600000000000001 }],
		[
			'A constant reward of 2 at every step goes on forever. With a discount of 0.95, what is the return?',
			{ G_infty: 40 },
		],
		['What is the effective horizon for a discount factor of 0.99?', { h: 100 }],
	]),
	...worded('reinforcement.temporal-difference', 'Reinforcement learning', [
		[
			"$V(s) = 10$, $V(s') = 12$, the reward is 2, $\\gamma = 0.5$ and $\\alpha = 0.25$. What is the TD error?",
			{ delta: -2 },
		],
		["Perform one TD(0) update: $V(s) = 1$, $V(s') = 2$, $r = 0.5$, $\\gamma = 1$, $\\alpha = 0.1$.", { v_n: 1.15 }],
		[
			"Q-learning: $Q(s,a) = 2$, $\\max_{a\\'} Q(s', a\\') = 4$, reward 1, $\\gamma = 0.9$, learning rate 0.5. What is the new Q-value?",
			{ v_n: 3.3 },
		],
		[
			'What is the TD target if the reward is 3, the value of the next state is 10 and the discount factor 0.9?',
			{ y: 12 },
		],
	]),
	...worded('reinforcement.clipped-objective', 'Policy gradients', [
		[
			'PPO with $\\epsilon = 0.1$: the probability ratio is 1.3 and the advantage 5. What is the clipped objective?',
			{ L: 5.5 },
		],
		['The importance ratio is 0.5, the advantage is -3, the clip range 0.2. Clipped surrogate objective?', { L: -2.4 }],
		['Compute the PPO objective for the ratio 0.7 and the advantage 2, clipping parameter 0.2.', { L: 1.4 }],
	]),
	...worded('reinforcement.preference-probability', 'Preference learning', [
		[
			'A reward model gives the chosen response 3.0 and the rejected response 1.0. With what probability is the chosen one preferred (Bradley-Terry)?',
			{ P: 0.880797 },
		],
		[
			'A reward model gives the preferred answer 0.5 and the rejected answer 1.5. What is its pairwise loss?',
			{ ell: 1.313262 },
		],
	]),
	...worded('reinforcement.direct-preference-loss', 'Preference learning', [
		[
			'DPO with $\\beta = 0.1$: the log-ratio of the chosen is 4 and the log-ratio of the rejected is -2. DPO loss?',
			{ ell: 0.43748795048588573 },
		],
	]),
	...worded('reinforcement.generalised-advantage', 'Policy gradients', [
		[
			'The TD errors are 2, -1, 4; $\\gamma = 0.9$ and $\\lambda = 0.5$. Generalised advantage at the first step?',
			{ A_0: 2.3600000000000003 },
		],
		['GAE with $\\gamma \\lambda = 0.8$ and the TD errors 1, 0, 5: the advantage at the first step?', { A_0: 4.2 }],
	]),
	...worded('reinforcement.epsilon-greedy', 'Bandits', [
		[
			'With 10 arms and $\\epsilon = 0.1$, how often does an epsilon-greedy policy take the greedy action?',
			{ P_g: 0.91 },
		],
		[
			'What is the probability of each non-greedy action under an $\\epsilon$-greedy policy with 5 actions and $\\epsilon = 0.2$?',
			{ P_o: 0.04 },
		],
	]),
	...worded('basics.entropy', 'Information theory', [
		[
			'A source emits four symbols with the probabilities 1/2, 1/4, 1/8 and 1/8. What is its entropy in bits?',
			{ H: 1.75 },
		],
		['Shannon entropy of the distribution $P = [0.7, 0.2, 0.1]$ in nats?', { H_n: 0.801819 }],
		['What is the entropy of a fair die with 8 sides?', { H_m: 3 }],
		['What is the largest entropy that a distribution over 1024 tokens can have?', { H_m: 10 }],
	]),
	...worded('basics.discrete-divergence', 'Information theory', [
		['$p = (0.8, 0.2)$ and $q = (0.5, 0.5)$. What is $D_{KL}(p \\| q)$ in bits?', { K: 0.278072 }],
		[
			'Let $P = (\\frac{1}{2}, \\frac{1}{2})$ and $Q = (\\frac14, \\frac34)$. KL divergence of $P$ from $Q$ in nats?',
			{ K_n: 0.143841 },
		],
		[
			'For $p = (0.5, 0.5)$ and $q = (0.25, 0.75)$: the cross-entropy $H(p, q)$ of the two distributions?',
			{ X: 1.207519 },
		],
	]),
	...worded('training.cosine-schedule', 'Training', [
		[
			'The peak learning rate of 4e-4 decays by a cosine to 0. What is the learning rate halfway through the decay?',
			{ eta: 2e-4 },
		],
	]),
	...worded('training.steps-per-epoch', 'Training', [
		[
			'Micro-batches of 8 sequences; we accumulate gradients over 4 steps on one GPU. What is the effective batch size?',
			{ B: 32 },
		],
	]),
	...worded('accounting.embedding-parameters', 'Embeddings', [
		['An embedding layer has a vocabulary of 30,000 and dimension 300. How many parameters has it?', { P: 9e6 }],
		['How much memory does an embedding table for 10,000 words of 64 dimensions take in fp32?', { M: 2.56e6 }],
	]),
	...worded('training.rental-cost', 'Cloud', [
		['A job takes 30 hours on 8 GPUs that rent for $2 per hour each. What does the run cost?', { K: 480 }],
	]),
	...worded('accounting.forward-flops', 'Serving', [
		[
			'How much time does the prefill of 8192 tokens with a 70B model on 16 chips of 197 TFLOP/s take?',
			{ t: 0.363858 },
		],
		[
			'A prompt of 1,000 tokens is read by a model with 7 billion parameters. How many FLOPs does the prefill take?',
			{ F: 14000000000000.0 },
		],
		['How many FLOPs per generated token does inference with a 13B-parameter model need?', { F_1: 26000000000.0 }],
		[
			'How long does the prefill of 4,096 tokens take for a 70B model on one GPU with a peak of 1 PFLOP/s at 40 % utilisation?',
			{ t: 1.4336 },
		],
		[
			'Estimate the compute of a forward pass over 2,048 tokens for a model of 1.3 billion parameters.',
			{ F: 5324800000000.0 },
		],
	]),
	...worded('accounting.gpt-parameters', 'Counting the parameters of a GPT', [
		[
			'A GPT has 6 layers, hidden size 512, a vocabulary of 32,000 and a context of 512. How many parameters are in one transformer block?',
			{ P_b: 3152384 },
		],
		[
			'What fraction of the parameters of a GPT with 12 layers, width 768, a vocabulary of 50,257 and 1,024 positions is in the embeddings?',
			{ rho_E: 0.316489 },
		],
		[
			'A GPT of width 768 with a vocabulary of 50,257 tokens and a context of 1024: how many parameters are in the embeddings?',
			{ P_E: 39383808 },
		],
	]),
];

/** Questions that sound like those families and that none of their keys answers. */
export const FAMILIES_THREE_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{
		around: 'Reinforcement learning',
		question: 'What is the variance of the return of an episode with the rewards 1, 2 and 3?',
	},
	{
		around: 'Reinforcement learning',
		question: 'How many episodes does Q-learning need to converge with a learning rate of 0.1?',
	},
	{
		around: 'Reinforcement learning',
		question: 'A sum of 500 euros is invested at a rate of return of 3 %. What is it worth after 4 years?',
	},
	{ around: 'Bandits', question: 'With 10 arms and $\\epsilon = 0.1$, what is the expected regret after 1000 pulls?' },
	{ around: 'Policy gradients', question: 'Why does PPO clip the probability ratio at 1.2?' },
	{ around: 'Preference learning', question: 'How many preference pairs does a reward model of 7B parameters need?' },
	{
		around: 'Information theory',
		question: 'What is the mutual information of two coins that show the same side with probability 0.8?',
	},
	{ around: 'Information theory', question: 'How much information gain has a split with 4 and 6 examples?' },
	{
		around: 'Thermodynamics',
		question: 'By how much does the entropy of 2 kg of water rise when it is heated by 10 kelvin?',
	},
	{
		around: 'Serving',
		question: 'How many FLOPs does one step of training on 1,000 tokens save when half of the layers are frozen?',
	},
];
