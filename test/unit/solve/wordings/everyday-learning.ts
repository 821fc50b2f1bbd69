import type { WordedQuestion } from './worded-question.ts';
import { worded } from './worded-question.ts';

/** Questions of classical machine learning worked out by hand, as lecturers and students put them. */
export const EVERYDAY_LEARNING: readonly WordedQuestion[] = [
	...worded('basics.decision-split', 'Decision trees', [
		['A node contains 10 positive and 6 negative examples. What is its entropy?', { H: 0.954434 }],
		['Compute the Gini index of a leaf with 7 positives and 3 negatives.', { g: 0.42 }],
		[
			'The root has [20+, 20-]; the attribute splits it into [16+, 4-] and [4+, 16-]. What is the information gain of the attribute?',
			{ G: 0.2780719 },
		],
		[
			'A data set has 12 yes and 4 no. Splitting on "outlook" gives two children with 8 yes and 0 no, and 4 yes and 4 no. Calculate the information gain of the split.',
			{ G: 0.3112781 },
		],
		[
			'A decision tree node has 5 examples of class A, 3 of class B and 2 of class C. Compute entropy and Gini impurity.',
			{ H: 1.485475, g: 0.62 },
		],
		[
			'A split produces the children (25, 5) and (5, 15). What is the weighted Gini impurity after the split?',
			{ g_w: 0.3166667 },
		],
	]),
	...worded('basics.naive-bayes', 'Classifiers', [
		[
			'In the class "sports" the word "ball" appears 30 times among 500 words. The vocabulary contains 200 words. Estimate P(ball | sports) with Laplace smoothing.',
			{ theta: 0.04428571 },
		],
		[
			'A word occurs 0 times in the ham mails, which contain 1000 words in total; the vocabulary size is 250. What is its probability with add-one smoothing?',
			{ theta: 0.0008 },
		],
		[
			'Naive Bayes: P(A) = 0.5, P(B) = 0.5, P(x1 | A) = 0.8, P(x2 | A) = 0.1, P(x1 | B) = 0.4, P(x2 | B) = 0.5. What is the posterior of each class for an example with both features?',
			{},
		],
	]),
	...worded('basics.logistic-step', 'Classifiers', [
		[
			'A logistic regression model has weights $w = (1, -2)$ and bias $b = 0.5$. For the input $x = (0.5, 1)$ with label $y = 0$, compute the predicted probability and the log loss.',
			{ p: 0.2689414, ell: 0.3132617 },
		],
		[
			'Perform one gradient descent step of logistic regression from $w = (0, 0)$, $b = 0$ on the example $x = (1, 3)$, $y = 1$ with learning rate 0.2.',
			{ p: 0.5, upsilon: 0.1 },
		],
	]),
	...worded('basics.logistic-batch', 'Classifiers', [
		[
			'Logistic regression with one input starts at $w = 0$, $b = 0$. The training points (x, y) are (1, 1), (2, 1), (-1, 0), (0, 0). Compute the mean loss, the gradient and the new weight after one full-batch step with learning rate 0.4.',
			{ Lambda: 0.6931472, Gamma: -0.5, U: 0.2 },
		],
	]),
	...worded('basics.support-vector-margin', 'Classifiers', [
		[
			'The separating hyperplane of an SVM is $w^\\top x + b = 0$ with $w = (6, 8)$ and $b = 2$. Compute the margin width.',
			{ m: 0.2 },
		],
		[
			'What is the signed distance of the point $x = (1, -1)$ from the hyperplane with normal vector $w = (1, 1)$ and $b = 2$?',
			{ d: 1.414214 },
		],
		[
			'For a linear SVM with $w = (2, -1)$, $b = 0.5$, compute the hinge loss of $x = (0.5, 1)$ with label $y = 1$.',
			{ h: 0.5 },
		],
	]),
	...worded('basics.perceptron-update', 'Classifiers', [
		[
			'The weights of a perceptron are $w = (0.5, 0.5)$, $b = -0.2$. The example $x = (1, 2)$ has label $-1$. Do one perceptron update with learning rate 0.1.',
			{ f: 1.3, c: -0.3 },
		],
	]),
	...worded('basics.nearest-neighbours', 'Classifiers', [
		[
			'Training points: (0, 0), (3, 4), (6, 8). The test point is (3, 0). Compute the Euclidean distances for 1-NN.',
			{ m: 3 },
		],
		[
			'The new point is (1, 2) and the training data are (1, 5), (4, 6), (2, 2). Which is its nearest neighbour and how far away is it?',
			{ m: 1 },
		],
	]),
	...worded('basics.principal-components', 'Unsupervised learning', [
		[
			'The covariance matrix is $\\begin{bmatrix} 5 & 2 \\\\ 2 & 2 \\end{bmatrix}$. Compute its eigenvalues and the fraction of the variance explained by the first principal component.',
			{ rho: 0.8571429 },
		],
		['Compute the covariance matrix and the principal components of the points (1, 1), (2, 3), (3, 2), (4, 6).', {}],
	]),
	...worded('basics.mutual-information', 'Information', [
		[
			'The joint distribution of $X$ and $Y$ is $P = \\begin{bmatrix} 0.25 & 0.25 \\\\ 0 & 0.5 \\end{bmatrix}$. Compute the joint entropy and the mutual information.',
			{ H_J: 1.5, I: 0.3112781 },
		],
	]),
	...worded('basics.graph-convolution', 'Graphs', [
		[
			'A graph with three nodes has the edges 1-2 and 1-3. Compute the symmetrically normalised adjacency matrix with self-loops of a GCN.',
			{},
		],
	]),
	...worded('basics.gan-loss', 'Generative models', [
		[
			'The discriminator of a GAN outputs 0.9 for a real image and 0.2 for a generated image. What are the discriminator loss and the non-saturating generator loss?',
			{ L_D: 0.3285041, L_G: 1.609438 },
		],
		['For a GAN, $D(x) = 0.6$ and $D(G(z)) = 0.5$. Compute the loss of the discriminator.', { L_D: 1.203973 }],
	]),
];

/** Questions that sound like those, and are given no value. */
export const EVERYDAY_LEARNING_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'Decision trees', question: 'How deep should a decision tree be for 1000 examples?' },
	{ around: 'Decision trees', question: 'Why is information gain biased towards attributes with many values?' },
	{ around: 'Decision trees', question: 'Which attribute should be split on first?' },
	{ around: 'Decision trees', question: 'What is the difference between Gini impurity and entropy?' },
	{ around: 'Classifiers', question: 'Why does naive Bayes work although features are dependent?' },
	{ around: 'Classifiers', question: 'Why is Laplace smoothing needed for unseen words?' },
	{ around: 'Classifiers', question: 'How many training mails does a naive Bayes filter need?' },
	{ around: 'Classifiers', question: 'Why is the loss of logistic regression convex?' },
	{ around: 'Classifiers', question: 'How many iterations does logistic regression need on MNIST?' },
	{ around: 'Classifiers', question: 'Why do only support vectors matter for the margin?' },
	{ around: 'Classifiers', question: 'Which kernel should the SVM use?' },
	{ around: 'Classifiers', question: 'Why can a perceptron not learn XOR?' },
	{ around: 'Classifiers', question: 'How many updates does the perceptron need?' },
	{ around: 'Classifiers', question: 'How should k be chosen for kNN?' },
	{ around: 'Classifiers', question: 'Why is kNN slow at test time?' },
	{ around: 'Unsupervised learning', question: 'Why must data be centred before PCA?' },
	{ around: 'Unsupervised learning', question: 'How many principal components should be kept?' },
	{ around: 'Information', question: 'Why is mutual information never negative?' },
	{ around: 'Graphs', question: 'Why do deep GCNs oversmooth?' },
	{ around: 'Graphs', question: 'How many layers should a GCN have?' },
	{ around: 'Generative models', question: 'Why do GANs suffer from mode collapse?' },
	{ around: 'Generative models', question: 'Which learning rate should the discriminator of a GAN have?' },
];
