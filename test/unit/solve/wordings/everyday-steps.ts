import type { WordedQuestion } from './worded-question.ts';
import { worded } from './worded-question.ts';

/** Questions of steps worked out by hand (optimisers, averages, schedules of noise, policies), as lecturers and students put them. */
export const EVERYDAY_STEPS: readonly WordedQuestion[] = [
	...worded('training.sgd-steps', 'Optimisers', [
		[
			'Plain SGD with learning rate 0.1 starts at $w_0 = 3$ and sees the gradients (1, 0.5, -0.5, 2). What is the weight after the four steps?',
			{ w_n: 2.7 },
		],
		[
			'A parameter starts at 0.4. One SGD step is taken with gradient 0.3, learning rate 0.05 and weight decay 0.1. What is the new weight?',
			{ d: 0.383 },
		],
	]),
	...worded('training.momentum-steps', 'Optimisers', [
		[
			'SGD with momentum 0.5 and learning rate 0.1 starts at $w_0 = 2$. The gradients of four steps are $g = (1, 1, 1, 1)$. Compute velocity and weight after the four steps.',
			{ p_n: 1.3875, v_n: 1.875 },
		],
	]),
	...worded('training.descent-on-function', 'Optimisation', [
		[
			'Minimise $f(x) = x^2 - 6x + 9$ by gradient descent. Start at $x_0 = 1$ with learning rate $0.25$ and do three steps.',
			{ x_1: 2, x_2: 2.5, x_3: 2.75 },
		],
		[
			'Let $f(x) = x^3 - 3x$. Perform two iterations of gradient descent from $x_0 = 2$ with $\\eta = 0.1$.',
			{ x_1: 1.1, x_2: 1.037 },
		],
		[
			'One gradient descent step is taken on the loss $L(w) = (w - 3)^2$ from $w_0 = 0$ with step size 0.1. Give $w_1$.',
			{ x_1: 0.6 },
		],
	]),
	...worded('training.moving-average', 'Training', [
		[
			'An EMA with decay 0.8 starts at 0. The losses are 5, 4, 3. What is the exponential moving average after these values?',
			{ m: 1.88 },
		],
		[
			'Compute the bias-corrected exponential moving average with $\\beta = 0.9$ of the values (10, 20).',
			{ c: 15.26316 },
		],
	]),
	...worded('basics.diffusion-noise', 'Diffusion', [
		[
			'The variance schedule of a diffusion model is $\\beta = (0.01, 0.02, 0.03)$. What are $\\bar\\alpha_3$ and the coefficients of $x_0$ and of the noise?',
			{},
		],
		[
			'What is $x_t$ for $x_0 = 1$ and noise $\\epsilon = 2$ in the forward process of a diffusion model with $\\bar\\alpha_t = 0.36$?',
			{ X_t: 2.2 },
		],
	]),
	...worded('reinforcement.softmax-policy-step', 'Policies', [
		[
			'A softmax policy has the logits $\\theta = (1, 0)$. Action 2 was taken and the reward is 1. Compute the REINFORCE gradient and the logits after one step with learning rate 0.5.',
			{},
		],
	]),
	...worded('basics.classification-metrics', 'Evaluation', [
		['TP = 40, FN = 10, FP = 20, TN = 130. What is the balanced accuracy of the classifier?', { B: 0.8333333 }],
		[
			'A confusion matrix has TP = 6, TN = 3, FP = 1, FN = 2. What is the Matthews correlation coefficient of the classifier?',
			{ M: 0.4780914 },
		],
	]),
];

/** Questions that sound like those, and are given no value. */
export const EVERYDAY_STEPS_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'Optimisers', question: 'Why does momentum help in narrow valleys?' },
	{ around: 'Optimisers', question: 'How many steps does SGD with momentum 0.9 need to converge?' },
	{ around: 'Optimisers', question: 'Which weight decay should be used with SGD?' },
	{ around: 'Optimisers', question: 'What learning rate is best for SGD with momentum?' },
	{ around: 'Optimisation', question: 'Why does gradient descent on a convex function converge?' },
	{ around: 'Training', question: 'Which decay should the EMA of the weights have?' },
	{ around: 'Training', question: 'Why are weights averaged with an EMA?' },
	{ around: 'Diffusion', question: 'Why does a cosine noise schedule work better than a linear one?' },
	{ around: 'Diffusion', question: 'How many sampling steps does DDIM need?' },
	{ around: 'Policies', question: 'Why does a baseline reduce the variance of REINFORCE?' },
];
