import type { WordedQuestion } from './worded-question.ts';

/** Activations of a token, failures of many devices and bills for storage, in anybody's words. */
export const FERMI_MORE: readonly WordedQuestion[] = [
	{
		key: 'fermi.activations-per-token',
		around: 'Estimates',
		question:
			'A decoder has 40 layers of width 5120. How many bytes of fp16 activations does one token leave over all layers?',
		values: { m_a: 409600 },
	},
	{
		key: 'fermi.activations-per-token',
		around: 'Estimates',
		question:
			'How many numbers does the residual stream of one token hold over all 96 layers if the model width is 12,288, and how many bytes is that in 16 bits?',
		values: { a: 1179648, m_a: 2359296 },
	},
	{
		key: 'fermi.activations-per-token',
		around: 'Estimates',
		question:
			'Count one bf16 value per layer, head and channel: 48 layers, 25 heads, 64 channels per head. How many bytes of activations does a token have?',
		values: { m_a: 153600 },
	},
	{
		key: 'fermi.activations-per-token',
		around: 'Estimates',
		question:
			'With 32 layers, 32 heads of 128 channels and float32 activations, how much memory do the activations of a context of 8,192 tokens take?',
		values: { M_n: 4294967296 },
	},
	{
		key: 'fermi.activations-per-token',
		around: 'Estimates',
		question:
			'One 8-bit activation is kept per layer and per entry of the hidden state: 80 layers, hidden size 8192. How many tokens of activations fit into 80 GB?',
		values: { n_V: 122070.3125 },
	},
	{
		key: 'fermi.activations-per-token',
		around: 'Estimates',
		question:
			'How many bytes do the hidden states of one token take over all layers of a network with 24 layers and a hidden size of 1024, in fp32?',
		values: { m_a: 98304 },
	},
	{
		key: 'fermi.activations-per-token',
		around: 'Estimates',
		question:
			'Per token, one 16-bit vector of width 4096 is kept in each of 32 layers. How many bytes per token is that, and how many MB do the activations of a sequence of 2,000 tokens need?',
		values: { m_a: 262144, M_n: 524288000 },
	},
	{
		key: 'fermi.activations-per-token',
		around: 'Estimates',
		question:
			'Suppose a batch of 500 tokens runs through 60 layers with 64 attention heads of width 128. How many bytes of 16-bit activations (one vector of all heads per layer) does the batch need?',
		values: { M_n: 491520000 },
	},
	{
		key: 'fermi.activations-per-token',
		around: 'Estimates',
		question:
			'A model of 100 layers, 100 heads and head width 100 keeps one int8 value per layer, head and channel. How many kilobytes of activations per token?',
		values: { m_a: 1000000 },
	},
	{
		key: 'fermi.activations-per-token',
		around: 'Estimates',
		question:
			'How many tokens would have to be in flight before their activations (64 layers, width 7168, 2 bytes each) no longer fit into 141 GB of GPU memory?',
		values: { n_V: 153677.8041 },
	},
	{
		key: 'fermi.expected-failures',
		around: 'Estimates',
		question: 'How many GPU failures do you expect in a 54-day run with 16,384 GPUs if one fails every 50,000 hours?',
		values: { F: 424.67328 },
	},
	{
		key: 'fermi.expected-failures',
		around: 'Estimates',
		question:
			'A GPU fails on average once in 5 years. How many hours pass between two failures of a cluster with 8,760 GPUs?',
		values: { tau_n: 5.003424658 },
	},
	{
		key: 'fermi.expected-failures',
		around: 'Estimates',
		question:
			'Each of 2,000 servers has a mean time between failures of 40,000 hours. What is the mean time between failures of the whole cluster?',
		values: { tau_n: 20 },
	},
	{
		key: 'fermi.expected-failures',
		around: 'Estimates',
		question:
			'A job of 10 days runs on 500 nodes, each with an MTBF of 60,000 hours. What is the probability that it has no failure?',
		values: { P_0: 0.1353352832 },
	},
	{
		key: 'fermi.expected-failures',
		around: 'Estimates',
		question:
			'A cluster has 12 failures a day and saves a checkpoint every hour. Half an interval is lost each time on average, plus 10 minutes of restart. What share of the time is lost to failures?',
		values: { eta: 0.3333333333 },
	},
	{
		key: 'fermi.expected-failures',
		around: 'Estimates',
		question:
			'With 4 failures per day, checkpoints every 3 hours and a restart time of 30 minutes, how many hours are lost a day by failures?',
		values: { t_d: 8 },
	},
	{
		key: 'fermi.expected-failures',
		around: 'Estimates',
		question:
			'How many failures are expected in a training run of 3 weeks on 1,000 accelerators that each fail once in 2 years?',
		values: { F: 28.74743326 },
	},
	{
		key: 'fermi.expected-failures',
		around: 'Estimates',
		question:
			'Our 4,096 GPUs each fail every 100,000 hours on average. How many minutes lie between failures of the run?',
		values: { tau_n: 24.4140625 },
	},
	{
		key: 'fermi.expected-failures',
		around: 'Estimates',
		question:
			'A job on 300 machines lasts 7 days; a machine fails once every 90 days. How many failures will there be on average?',
		values: { F: 23.33333333 },
	},
	{
		key: 'fermi.expected-failures',
		around: 'Estimates',
		question:
			'What fraction of the time goes to restarts if 8 failures a day each cost half of a checkpoint interval of 2 hours and a restart of 15 minutes?',
		values: { eta: 0.4166666667 },
	},
	{
		key: 'fermi.storage-bill',
		around: 'Estimates',
		question:
			'Object storage costs \\$0.023 per GB and month. What do 500 TB of training data cost per month and per year?',
		values: { K_m: 11500, K_y: 138000 },
	},
	{
		key: 'fermi.storage-bill',
		around: 'Estimates',
		question: 'What is the monthly bill for storing a dataset of 2 PB at \\$0.01 per GB per month?',
		values: { K_m: 20000 },
	},
	{
		key: 'fermi.storage-bill',
		around: 'Estimates',
		question: 'At \\$20 per TB per month, how much does it cost to keep 80 TB of checkpoints for 6 months?',
		values: { K_T: 9600 },
	},
	{
		key: 'fermi.storage-bill',
		around: 'Estimates',
		question: 'What is the yearly cost of storing 12 TB of checkpoints at 2 cents per GB and month?',
		values: { K_y: 2880 },
	},
	{
		key: 'fermi.storage-bill',
		around: 'Estimates',
		question: 'Cold storage is priced at \\$0.004 per GB per month. What does a corpus of 45 TB cost per year?',
		values: { K_y: 2160 },
	},
	{
		key: 'fermi.storage-bill',
		around: 'Estimates',
		question:
			'A bucket holds 300 TB; the store asks for \\$0.02 per GB-month. What is the monthly cost of the storage?',
		values: { K_m: 6000 },
	},
	{
		key: 'fermi.storage-bill',
		around: 'Estimates',
		question:
			'We keep 5 checkpoints of a 70B-parameter model in bf16. Storage costs \\$0.025 per GB and month. What is the monthly bill?',
		values: { K_m: 17.5 },
	},
	{
		key: 'fermi.storage-bill',
		around: 'Estimates',
		question: 'How much do we pay to store 30 TB of logs for 2 years at \\$0.015 per GB per month?',
		values: { K_T: 10800 },
	},
	{
		key: 'fermi.storage-bill',
		around: 'Estimates',
		question: 'What do 750 GB of weights cost per month if the price is \\$0.08 per GB and month?',
		values: { K_m: 60 },
	},
	{
		key: 'fermi.storage-bill',
		around: 'Estimates',
		question:
			'The price list says \\$18 per TB and month. What does keeping a 1.5 PB archive cost per month and per year?',
		values: { K_m: 27000, K_y: 324000 },
	},
];
