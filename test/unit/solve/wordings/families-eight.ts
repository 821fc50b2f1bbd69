import type { WordedQuestion } from './worded-question.ts';
import { worded } from './worded-question.ts';

/** Texts held against one another (edits, overlaps, n-grams), in anybody's words. */
export const FAMILIES_EIGHT: readonly WordedQuestion[] = [
	...worded('evaluation.edit-distance', 'Strings', [
		['What is the edit distance between "lead" and "deal"?', { delta: 2 }],
		['Compute the Levenshtein distance from kitten to sitting.', { delta: 3 }],
		['How many single-character edits turn the word flaw into lawn?', { delta: 2 }],
		["Fill the edit-distance table for 'cat' and 'cart' and give the edit distance.", { delta: 1 }],
		['Find the minimum edit distance between the strings `drive` and `brief`.', { delta: 3 }],
		['Was ist die Levenshtein-Distanz zwischen „Haus“ und „Maus“?', { delta: 1 }],
		['计算编辑距离："horse" 和 "ros"。', { delta: 3 }],
		['Determine the Levenshtein distance INTENTION → EXECUTION.', { delta: 5 }],
		['How many insertions, deletions and substitutions are needed to transform sunday into saturday?', { delta: 3 }],
		['What is the edit distance of the words *gumbo* and *gambol*?', { delta: 2 }],
	]),
	...worded('evaluation.rouge', 'Summaries', [
		[
			"Reference: 'the cat sat on the mat'. Candidate: 'the cat on the mat'. Compute ROUGE-1 recall, precision and F1.",
			{ R_1: 0.83333, P_1: 1, F_1: 0.90909 },
		],
		[
			'What is ROUGE-L for the reference "a b c d e" and the system summary "a c e f"?',
			{ R_L: 0.6, P_L: 0.75, lambda: 3 },
		],
		[
			'Calculate ROUGE-2. Reference summary: the quick brown fox jumps. Generated summary: the quick fox jumps.',
			{ R_2: 0.5, P_2: 0.66667, F_2: 0.57143 },
		],
		[
			'A candidate of 8 words and a reference of 10 words have 6 overlapping unigrams. What is the ROUGE-1 recall, precision and F1?',
			{ R_1: 0.6, P_1: 0.75, F_1: 0.66667 },
		],
		[
			'ROUGE-1, ROUGE-2 and ROUGE-L with reference "deep learning is fun" and candidate "deep learning is really fun": give recall and precision of each.',
			{ R_1: 1, P_1: 0.8, R_2: 0.66667, P_2: 0.5, R_L: 1 },
		],
		[
			'What is the length of the longest common subsequence of the reference "police killed the gunman" and the candidate "the gunman police killed"?',
			{ lambda: 2 },
		],
		['ROUGE-1 berechnen: Referenz „der Hund bellt laut“, Kandidat „der Hund bellt“.', { R_1: 0.75, P_1: 1 }],
		['计算 ROUGE-1 召回率：参考 "a b c d"，候选 "a b x"。', { R_1: 0.5 }],
	]),
	...worded('basics.bleu', 'Translation', [
		[
			"Compute BLEU-2 of the candidate 'the cat is on the mat' against the reference 'the cat sat on the mat'.",
			{ B: 0.70711, b: 1 },
		],
		[
			'What is the clipped unigram precision of the candidate "the the the the" for the reference "the cat the dog"?',
			{ b: 1 },
		],
		[
			'Candidate: "a b c d e". Reference: "a b c d e f". Calculate BLEU-4 with the brevity penalty.',
			{ b: 0.81873, B: 0.81873 },
		],
	]),
	...worded('evaluation.word-error-rate', 'Speech recognition', [
		[
			"What is the word error rate of the hypothesis 'the cat sit on mat' against the reference 'the cat sat on the mat'?",
			{ e: 2, W: 0.33333 },
		],
		[
			'Compute the WER. Reference: turn on the kitchen lights. Hypothesis: turn the kitchen light on.',
			{ e: 3, W: 0.6 },
		],
	]),
	...worded('soft-prompting.what-is-trained', 'Soft prompting', [
		['In prompt tuning the gradient must be backpropagated through the frozen layers. True or false?', { truth: true }],
		[
			'True or false: when a soft prompt is trained, no gradient has to flow through the frozen model.',
			{ truth: false },
		],
		[
			'During soft prompting the activations of the frozen layers need not be stored for the backward pass. True or false?',
			{ truth: false },
		],
		['True or false: a soft prompt vector need not be the embedding of a token of the vocabulary.', { truth: true }],
		['True or false: every vector of a soft prompt must be a row of the embedding table.', { truth: false }],
		['Each soft token takes a position of the context window. True or false?', { truth: true }],
		['True or false: a longer soft prompt takes no part of the context window.', { truth: false }],
		['True or false: training a soft prompt changes the embedding table of the ordinary tokens.', { truth: false }],
		[
			'Training a soft prompt does not change the embedding matrix of the language model. True or false?',
			{ truth: true },
		],
		['True or false: prompt tuning skips backpropagation through the frozen transformer.', { truth: false }],
		['True or false: a soft token may be a vector that lies outside the embedding matrix.', { truth: true }],
	]),
];

/** Questions that sound like those, and are given no value. */
export const FAMILIES_EIGHT_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'Strings', question: 'What is the edit distance between two words?' },
	{ around: 'Strings', question: 'What is the complexity of the edit distance of words with 10 letters?' },
	{
		around: 'Strings',
		question: 'Why does the edit distance satisfy the triangle inequality for "cat", "cart" and "art"?',
	},
	{ around: 'Strings', question: 'What is the Damerau-Levenshtein distance between "ab" and "ba"?' },
	{ around: 'Strings', question: 'What is the edit distance between "cat" and "dog" if substitutions cost 2?' },
	{ around: 'Strings', question: 'What is the Hamming distance between "karolin" and "kathrin"?' },
	{
		around: 'Strings',
		question: 'Is the edit distance between "cat" and "cut" a good measure of similarity of meaning?',
	},
	{ around: 'Strings', question: 'How many words have edit distance 1 from "cat"?' },
	{ around: 'Summaries', question: 'Why is ROUGE recall-oriented?' },
	{ around: 'Summaries', question: 'What is ROUGE-1 of the candidate "the cat sat"?' },
	{ around: 'Summaries', question: 'Compare ROUGE and BLEU for the summary "a b c".' },
	{
		around: 'Summaries',
		question: 'What is ROUGE-1 with stemming for the reference "cats sat" and the candidate "cat sits"?',
	},
	{
		around: 'Summaries',
		question: 'Compute ROUGE-1. Reference 1: a b c. Reference 2: a d. Candidate: a c.',
	},
	{ around: 'Summaries', question: 'Which sentence should be removed from the summary "a b c" so that ROUGE grows?' },
	{
		around: 'Translation',
		question: 'Compute BLEU-2 of the candidate "a b c" against the two references "a b d" and "a c b".',
	},
	{ around: 'Translation', question: 'What is the METEOR score of the candidate "a b" against the reference "a b c"?' },
	{ around: 'Translation', question: 'Why does BLEU clip the counts of "the the the"?' },
	{ around: 'Translation', question: 'What is the BLEU of the candidate "the cat"?' },
	{ around: 'Speech recognition', question: 'Can the WER of "a b c" be larger than 1?' },
	{ around: 'Speech recognition', question: 'What is the word error rate of the hypothesis "turn on the light"?' },
];
