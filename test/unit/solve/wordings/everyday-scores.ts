import type { WordedQuestion } from './worded-question.ts';
import { worded } from './worded-question.ts';

/** Questions of scores, fits and errors worked out by hand, as lecturers and students put them. */
export const EVERYDAY_SCORES: readonly WordedQuestion[] = [
	...worded('basics.line-fit', 'Regression', [
		['Find the least-squares regression line for the data points (0, 1), (1, 3), (2, 4), (3, 4).', { b: 1, a: 1.5 }],
		[
			'Compute slope and intercept of the best-fit line through $(1, 2)$, $(2, 3)$, $(4, 7)$ and $(5, 8)$ with ordinary least squares.',
			{ b: 1.6, a: 0.2 },
		],
		[
			'For x = (2, 4, 6, 8) and y = (3, 7, 5, 10), determine the coefficients of the linear regression and R².',
			{ b: 0.95, a: 1.5, R: 0.6747664 },
		],
		[
			'| x | y |\n|---|---|\n| 1 | 2 |\n| 2 | 2 |\n| 3 | 4 |\n\nFit a straight line by least squares. What is the mean squared error of the fit?',
			{ b: 1, a: 0.6666667, m: 0.2222222 },
		],
		[
			'Fit a linear regression $y = w x + b$ to the data points (50, 150), (60, 200), (80, 240), (100, 310).',
			{ b: 3.016949, a: 6.271186 },
		],
	]),
	...worded('evaluation.regression-errors', 'Regression', [
		['True values: 3, 5, 2.5, 7. Predicted values: 2.5, 5, 4, 8. Compute MSE and MAE.', { m: 0.875, mu: 0.75 }],
		['What is the mean squared error of predictions (1, 2, 3) for the targets (1, 3, 5)?', { m: 1.666667 }],
		['What is the RMSE of the predictions (1, 2, 3) for the targets (1, 4, 3)?', { rho: 1.154701 }],
		[
			'| actual | 10 | 20 | 30 |\n|---|---|---|---|\n| predicted | 12 | 18 | 33 |\n\nCalculate the mean squared error and the mean absolute error.',
			{ m: 5.666667, mu: 2.333333 },
		],
		[
			'A model outputs $\\hat{y} = (0.2, 0.9, 0.4)$ for the labels $y = (0, 1, 1)$. Compute the mean squared error.',
			{ m: 0.1366667 },
		],
	]),
	...worded('evaluation.ranked-list', 'Retrieval', [
		[
			'Relevant documents appear at ranks 1, 2, 5 and 10 of the ranking; there are 5 relevant documents in total. Compute the average precision.',
			{ A: 0.6 },
		],
		[
			'A recommender returns 20 items, 5 of which are relevant. There are 12 relevant items in total. What are precision@20 and recall@20?',
			{ pi: 0.25, rho: 0.4166667 },
		],
		[
			'The relevant results are at positions 2, 4 and 5. What is the average precision of this ranked list?',
			{ A: 0.5333333 },
		],
	]),
	...worded('evaluation.reciprocal-rank', 'Retrieval', [
		['Three queries have their first correct answer at ranks 1, 4 and 2. What is the MRR?', { M: 0.5833333 }],
		[
			'For five questions the correct document is found at positions 2, 1, 10, 5, 1. Compute the mean reciprocal rank.',
			{ M: 0.56 },
		],
	]),
	...worded('evaluation.discounted-gain', 'Retrieval', [
		[
			'A ranking has the relevance grades [2, 3, 0, 1]. Calculate DCG and nDCG (gain rel / log2(i + 1)).',
			{ D: 4.323466, N: 0.9079365 },
		],
		['The results of a query have relevances 1, 0, 2, 3, 0. What is the NDCG@5?', { N: 0.6913328 }],
	]),
	...worded('evaluation.word-error-rate', 'Speech', [
		[
			'An ASR transcript has 4 substitutions, 1 deletion and 3 insertions compared with a reference of 50 words. Compute the WER.',
			{ W: 0.16 },
		],
		[
			'The reference has 20 words; the hypothesis has 2 insertions, 1 substitution and 2 deletions. What is the word error rate?',
			{ W: 0.25 },
		],
	]),
	...worded('evaluation.overlap', 'Detection', [
		[
			'Compute the IoU of the boxes A = (0, 0, 4, 4) and B = (2, 2, 6, 6), given as (x1, y1, x2, y2).',
			{ J: 0.1428571 },
		],
		[
			'A predicted mask has 500 pixels, the ground truth has 400 pixels and their overlap is 300 pixels. What are IoU and Dice score?',
			{ J: 0.5, D: 0.6666667 },
		],
		[
			'The predicted bounding box is [50, 60, 150, 160], the ground truth box [70, 80, 170, 180]. What is the intersection over union?',
			{ J: 0.4705882 },
		],
	]),
	...worded('evaluation.area-under-curve', 'Evaluation', [
		[
			'Positives have the scores 0.95, 0.6, 0.55; negatives have the scores 0.7, 0.5, 0.3, 0.2, 0.1. Compute the AUC.',
			{ A: 0.8666667 },
		],
		[
			'| score | 0.9 | 0.7 | 0.6 | 0.4 | 0.2 |\n|---|---|---|---|---|---|\n| label | 1 | 1 | 0 | 1 | 0 |\n\nWhat is the ROC AUC?',
			{ A: 0.8333333 },
		],
		['What is the AUC of a classifier with scores 0.1, 0.4, 0.35, 0.8 and labels 0, 0, 1, 1?', { A: 0.75 }],
	]),
	...worded('evaluation.several-classes', 'Evaluation', [
		[
			'| | cat | dog | bird |\n|---|---|---|---|\n| cat | 40 | 5 | 5 |\n| dog | 8 | 30 | 2 |\n| bird | 2 | 3 | 5 |\n\nRows are the true classes, columns the predictions of the classifier. Compute the accuracy and the macro F1 from this confusion matrix.',
			{ A: 0.75 },
		],
		[
			'For the three-class confusion matrix $C = \\begin{bmatrix} 10 & 2 & 0 \\\\ 1 & 8 & 1 \\\\ 0 & 2 & 6 \\end{bmatrix}$ compute precision and recall of each class.',
			{},
		],
	]),
	...worded('evaluation.mcnemar', 'Evaluation', [
		[
			"Models A and B are compared with McNemar's test: A right and B wrong on 25 examples, A wrong and B right on 10. Compute the statistic.",
			{ chi: 6.428571, chi_c: 5.6 },
		],
	]),
];

/** Questions that sound like those, and are given no value. */
export const EVERYDAY_SCORES_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'Regression', question: 'Why is the least-squares line sensitive to outliers?' },
	{ around: 'Regression', question: 'How many points does one need to fit a line reliably?' },
	{ around: 'Regression', question: 'What is the price of a house of 90 square metres?' },
	{ around: 'Regression', question: 'Derive the normal equations of linear regression.' },
	{ around: 'Regression', question: 'When should one prefer the MAE to the MSE?' },
	{ around: 'Regression', question: 'What is the MSE of the best constant predictor?' },
	{ around: 'Regression', question: 'Which RMSE is good for house prices?' },
	{ around: 'Retrieval', question: 'Why is average precision preferred to precision@10?' },
	{ around: 'Retrieval', question: 'Which retrieval system is better for short queries?' },
	{ around: 'Speech', question: 'What word error rate do humans have?' },
	{ around: 'Speech', question: 'Can the word error rate be larger than 100 %?' },
	{ around: 'Detection', question: 'Which IoU threshold should be used for COCO?' },
	{ around: 'Detection', question: 'Why is IoU not differentiable?' },
	{ around: 'Evaluation', question: 'What is the AUC of a random classifier?' },
	{ around: 'Evaluation', question: 'Why is AUC insensitive to class imbalance?' },
	{ around: 'Evaluation', question: 'When is macro F1 preferred to micro F1?' },
	{ around: 'Evaluation', question: "When should one use McNemar's test?" },
];
