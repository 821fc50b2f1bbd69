import type { WordedQuestion } from './worded-question.ts';
import { worded } from './worded-question.ts';

/** Questions about the statistics of evaluations, retrieval, tokenisation and contrastive learning, in other people's words. */
export const EVALUATION: readonly WordedQuestion[] = [
	...worded('evaluation.accuracy-interval', 'Evaluation', [
		[
			'Our model answers 720 of 900 benchmark questions correctly. Give the accuracy and its standard error.',
			{ '\\sigma': 0.01333 },
		],
		[
			'On a test set of 400 examples the accuracy is 0.9. Compute the 95 % confidence interval.',
			{ I_0: 0.8706, I_1: 0.9294 },
		],
		['What is the standard error of an accuracy of 75 % measured on 1,000 questions?', { '\\sigma': 0.013693 }],
		['The pass rate is 0.6 on 164 problems. How large is the error bar (one standard error)?', { '\\sigma': 0.038255 }],
		['How many test items does one need for a standard error of 0.01 at an accuracy of 0.5?', { 'n_*': 2500 }],
	]),
	...worded('evaluation.two-accuracies', 'Evaluation', [
		[
			'On 1,000 questions the old model has an accuracy of 0.70 and the new model 0.74. Is the difference statistically significant at the 5 % level?',
			{ z: 1.994 },
		],
		[
			'Model A scores 81 % and model B 83 % on the same 500 items. Is the improvement significant if we treat the scores as independent?',
			{ z: 0.8234 },
		],
		[
			'Compute the z-score of the difference between two accuracies, $p_1 = 0.5$ and $p_2 = 0.55$, each measured on $n = 2000$ items.',
			{ z: 3.17023 },
		],
	]),
	...worded('evaluation.pass-at-k', 'Code generation', [
		['Of 20 completions 5 are correct. What is the unbiased estimate of pass@3?', { '\\pi': 0.60088 }],
		['With $n = 100$ samples and $c = 12$ that pass, estimate pass@10.', { '\\pi': 0.73925 }],
		['A problem has 50 samples, 4 of which pass the tests. Compute pass@1.', { '\\pi': 0.08 }],
		['For $n = 8$, $c = 2$, $k = 4$: what is pass@k?', { '\\pi': 0.785714 }],
	]),
	...worded('evaluation.elo', 'Arena', [
		['Which win rate does an Elo difference of 120 points predict?', { E: 0.66614 }],
		['A model rated 1250 plays against one rated 1150. What is its expected score?', { E: 0.64006 }],
		['What rating difference does a win rate of 0.7 correspond to in Elo points?', { D: 147.19 }],
		[
			'A model wins 150 comparisons, loses 90 and ties 60. Which Elo difference does its win rate correspond to, if a tie counts half?',
			{ D: 70.44 },
		],
	]),
	...worded('evaluation.chance-agreement', 'Annotation', [
		[
			"Two annotators agree on 78 % of the items; the agreement expected by chance is 50 %. What is Cohen's kappa?",
			{ '\\kappa': 0.56 },
		],
		['The observed agreement is 0.9 and the expected agreement 0.8. Compute kappa.', { '\\kappa': 0.5 }],
	]),
	...worded('basics.classification-metrics', 'Metrics', [
		['Precision is 0.5 and recall 0.8. What is the F2 score?', { F_w: 0.714286 }],
	]),
	...worded('retrieval.vector-index', 'Retrieval', [
		['We store 2 million chunks with 384-dimensional embeddings in fp32. How large is the index?', { M: 3.072e9 }],
		['How much memory does a vector database of 10 million vectors of dimension 1536 need in fp16?', { M: 30.72e9 }],
		[
			'How many FLOPs does a brute-force search over 1 million vectors of dimension 512 take per query?',
			{ F: 1.024e9 },
		],
		[
			'An IVF index of 8 million vectors has 2048 lists and nprobe = 16. What share of the vectors is scanned, and how many is that?',
			{ '\\rho': 0.0078125, n_c: 62500 },
		],
		[
			'Product quantization of 768-dimensional fp32 vectors with 96 subvectors of 256 centroids: how many bytes per vector and which compression ratio?',
			{ b_q: 96, r_q: 32 },
		],
	]),
	...worded('tokenisation.corpus-size', 'Tokenisation', [
		['How many merges does a BPE tokenizer with 32,000 entries need to learn?', { m: 31744 }],
		['How large is the vocabulary of a BPE tokenizer trained with 32,000 merges on top of 256 bytes?', { v_m: 32256 }],
		[
			'A byte-level BPE tokenizer has a vocabulary of 50,257 with one special token. How many merges did it learn?',
			{ m: 50000 },
		],
		[
			'The tokenizer turns a file of 6 GB into 1.4 billion tokens. What is its compression ratio in bytes per token?',
			{ r: 4.285714 },
		],
		['At a throughput of 5 MB/s, how long does it take to tokenize a corpus of 300 GB?', { t: 16.6667 }],
		['How much disk space do 1.4 billion tokens take if the IDs are stored as uint16?', { S: 2.8e9 }],
		['How many tokens does a dataset of 45 GB give at 4.5 bytes per token?', { n: 1e10 }],
	]),
	...worded('basics.contrastive-loss', 'Contrastive learning', [
		[
			'What InfoNCE loss does an untrained model that guesses at random have with a batch of 512 pairs?',
			{ '\\ell_0': 6.238325 },
		],
		[
			'The logits of an image for its own text and for two other texts are $(2, 1, 0)$, the temperature is 1. Compute the contrastive loss.',
			{ '\\ell': 0.407606 },
		],
		[
			'Cosine similarities of a query to its positive and to two negatives: 0.8, 0.3, 0.2. With a temperature of 0.1, what is the InfoNCE loss?',
			{ '\\ell': 0.0091746 },
		],
		[
			'How many similarities does a CLIP batch of 32,768 pairs need, and how many bytes is the similarity matrix in fp16?',
			{ n: 1073741824, M: 2147483648 },
		],
	]),
];

/** What sounds like these and asks for something that no key can tell. */
export const EVALUATION_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'Evaluation', question: 'Why is a confidence interval of an accuracy narrower on a larger test set?' },
	{ around: 'Evaluation', question: 'Which of the 900 benchmark questions does the model answer wrongly most often?' },
	{ around: 'Code generation', question: 'How many of the 164 problems does our model solve with greedy decoding?' },
	{ around: 'Arena', question: 'Which model will lead the arena next year with 1,400 points?' },
	{ around: 'Annotation', question: 'How much should we pay two annotators for 5,000 items?' },
	{ around: 'Retrieval', question: 'Which recall@10 does an IVF index with 4096 cells reach?' },
	{ around: 'Retrieval', question: 'How many of our 5 million passages are duplicates?' },
	{ around: 'Tokenisation', question: 'Which of the 32,000 tokens is the longest?' },
	{ around: 'Contrastive learning', question: 'Which batch size did the authors of CLIP prefer, and why?' },
	{ around: 'Schedules', question: 'At which step does the learning rate of a cosine schedule first fall below 1e-4?' },
];
