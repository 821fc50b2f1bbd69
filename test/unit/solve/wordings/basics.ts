import { worded } from './worded-question.ts';

/** Basics by hand. Written before they were first run against the keys. */
export const BASICS = [
	...worded('basics.softmax-cross-entropy', 'Classification', [
		[
			'The logits are $z = (2, 1, 0.1)$ and the true class is the first one ($y = 1$). What is the cross-entropy loss?',
			{ ell: 0.417 },
		],
		['Compute the cross-entropy loss for scores $z = (-2.85, 0.86, 0.28)$ with correct class 3.', { ell: 1.04 }],
		['Compute the softmax of the logits $z = (1, -2, 0)$.', {}],
		['What probability does softmax give the target class for logits $z = (3, 1, 1)$ and target 1?', { r: 0.787 }],
		['What is the gradient of the cross-entropy loss with respect to the logits?', {}],
		['Derive $\\partial \\ell / \\partial z_i$ for softmax followed by cross-entropy.', {}],
		[
			'A classifier outputs the logits $z = (0, 0, 0, 0)$. What is the cross-entropy loss if the label is 2?',
			{ ell: 1.3863 },
		],
		['Turn the scores $z = (0.5, -1, 0)$ into probabilities with a softmax.', {}],
		[
			'Show that the gradient of softmax cross-entropy with respect to the logits is the prediction minus the one-hot label.',
			{},
		],
		[
			'Calculate the loss (negative log-likelihood of the right class) for $z = (1, 2, 3)$ and label $y = 3$ after a softmax.',
			{ ell: 0.4076 },
		],
	]),
	...worded('basics.attention-by-hand', 'Transformers', [
		[
			'Compute the output of scaled dot-product attention for $Q = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}$, $K = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}$, $V = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}$.',
			{},
		],
		[
			'Work out the attention weights for $Q = \\begin{bmatrix} 1 & 1 \\end{bmatrix}$ and $K = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}$ by hand.',
			{},
		],
		[
			'Given $Q = \\begin{bmatrix} 2 & 0 \\end{bmatrix}$, $K = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}$, $V = \\begin{bmatrix} 10 \\\\ 20 \\end{bmatrix}$, calculate the attention output.',
			{},
		],
		[
			'Calculate the scaled attention scores $QK^\\top/\\sqrt{d_k}$ for $Q = \\begin{bmatrix} 3 & 4 \\end{bmatrix}$ and $K = \\begin{bmatrix} 1 & 2 \\\\ 0 & 1 \\end{bmatrix}$.',
			{},
		],
		[
			'Do the self-attention computation by hand: scores, softmax, weighted sum of values, for $Q = K = V = \\begin{bmatrix} 1 & 0 \\\\ 0 & 2 \\end{bmatrix}$.',
			{},
		],
		[
			'For the query matrix $Q = \\begin{bmatrix} 0 & 1 \\\\ 1 & 1 \\end{bmatrix}$ and the key matrix $K = \\begin{bmatrix} 1 & 1 \\\\ 0 & 1 \\end{bmatrix}$, compute the attention matrix.',
			{},
		],
		[
			'What is the result of $\\operatorname{softmax}(QK^\\top / \\sqrt{d_k}) V$ for $Q = \\begin{bmatrix} 1 & 2 \\end{bmatrix}$, $K = \\begin{bmatrix} 1 & 2 \\\\ 2 & 1 \\end{bmatrix}$, $V = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}$? Compute the attention output.',
			{},
		],
		[
			'Compute the attention weights of one query $Q = \\begin{bmatrix} 1 & 0 & 1 \\end{bmatrix}$ over the keys $K = \\begin{bmatrix} 1 & 0 & 0 \\\\ 0 & 1 & 0 \\\\ 1 & 0 & 1 \\end{bmatrix}$.',
			{},
		],
		['Write out every step of scaled dot-product attention for queries $Q$, keys $K$ and values $V$.', {}],
		[
			'Determine which key each query attends to most by computing the attention pattern for $Q = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}$, $K = \\begin{bmatrix} 0 & 1 \\\\ 1 & 0 \\end{bmatrix}$.',
			{},
		],
	]),
	...worded('basics.explained-variance', 'Dimensionality reduction', [
		[
			'The eigenvalues of the covariance matrix are $\\lambda = (4, 2, 1, 1)$. What fraction of the variance do the first 2 principal components explain?',
			{ rho: 0.75 },
		],
		[
			'What share of the variance is explained by the first 3 components if the eigenvalues are $\\lambda = (5, 3, 1, 1)$?',
			{ rho: 0.9 },
		],
		[
			'Compute the explained variance ratio of $k = 1$ principal component for eigenvalues $\\lambda = (9, 1)$.',
			{ rho: 0.9 },
		],
		[
			'PCA gives the eigenvalues $\\lambda = (4.2, 0.24, 0.08, 0.02)$. How much of the variance do we keep with 2 components?',
			{ rho: 0.978 },
		],
		[
			'How much variance is lost if only the first 2 of the principal components with variances $\\lambda = (6, 3, 1)$ are kept?',
			{ delta: 0.1 },
		],
		[
			'Determine the percentage of variance retained by 1 principal component, given the eigenvalues $\\lambda = (3, 1)$.',
			{ rho: 0.75 },
		],
		[
			'Which proportion of the total variance do the first 4 principal components capture for $\\lambda = (10, 5, 2, 1, 1, 1)$?',
			{ rho: 0.9 },
		],
		['What is the explained variance of the first $k$ principal components in terms of the eigenvalues?', {}],
		[
			'What is the reconstruction error fraction, i.e. the variance lost, when PCA keeps 1 component out of eigenvalues $\\lambda = (7, 2, 1)$?',
			{ delta: 0.3 },
		],
		['Eigenvalues $\\lambda = (2, 2)$: what part of the variance does 1 principal component explain?', { rho: 0.5 }],
	]),
	...worded('basics.bayes', 'Probability', [
		[
			'A disease has a prevalence of 1 %. A test has a sensitivity of 90 % and a false positive rate of 9 %. What is the probability of the disease given a positive test?',
			{ q: 0.0917 },
		],
		[
			'What is the positive predictive value of a detector with recall 0.95, false positive rate 0.05 and base rate 0.01?',
			{ q: 0.161 },
		],
		[
			'Use Bayes’ rule: prior 0.2, true positive rate 0.8, false positive rate 0.1. What is the posterior?',
			{ q: 0.6667 },
		],
		[
			'A spam filter catches 99 % of spam (sensitivity) and has a false positive rate of 2 %; the base rate of spam is 40 %. What is the posterior probability that a flagged mail is spam?',
			{ q: 0.9706 },
		],
		[
			'How likely is the condition after a positive result: prevalence 0.1 %, sensitivity 99 %, false positive rate 1 %?',
			{ q: 0.0902 },
		],
		[
			'Compute the posterior probability of the illness after a positive test (prior = 0.05, sensitivity = 0.9, false alarm rate = 0.2).',
			{ q: 0.1915 },
		],
		[
			'Test with sensitivity 98 % and specificity 95 %, prevalence 2 %: what is the chance that somebody who tests positive is ill?',
			{ q: 0.2857 },
		],
		[
			'What is the precision of a classifier with recall 0.7, false positive rate 0.01 and a base rate of 5 %?',
			{ q: 0.7865 },
		],
		[
			'State Bayes’ rule for the probability of the disease given a positive test in terms of prevalence, sensitivity and false positive rate.',
			{},
		],
		[
			'Given a prior of 10 %, a true positive rate of 60 % and a false positive rate of 30 %, apply Bayes’ theorem to find the posterior after a positive result.',
			{ q: 0.1818 },
		],
	]),
];

export const BASICS_NEAR_MISSES = [
	...[
		'Why is softmax used instead of a hard maximum?',
		'What does the temperature do in a softmax?',
		'Why do we subtract the largest logit before the softmax?',
		'What is the softmax bottleneck?',
		'What is the gradient of the mean squared error?',
		'Why is cross-entropy preferred to squared error for classification?',
		'What accuracy does the classifier reach?',
		'How is label smoothing defined?',
		'Explain the difference between sigmoid and softmax outputs.',
	].map(question => ({ around: 'Classification', question })),
	...[
		'Why are attention scores divided by the root of the key width?',
		'How many FLOPs does attention take in the sequence length?',
		'What is causal masking?',
		'What is multi-query attention?',
		'How many parameters does an attention layer have?',
		'Explain the roles of queries, keys and values.',
		'What is cross-attention used for?',
		'How does sparse attention reduce the cost?',
		'Interpret the attention weights of the trained model.',
		'Why does attention need positional encodings?',
	].map(question => ({ around: 'Transformers', question })),
	...[
		'Explain the difference between PCA and an autoencoder.',
		'Why must the data be centred before PCA?',
		'Compute the first principal component of $X$.',
		'How does t-SNE work?',
		'What is the variance of a standard normal variable?',
		'How many components does a mixture of Gaussians need?',
		'How is the variance of the gradient reduced?',
		'What is the rank of the covariance matrix?',
		'What is the bias-variance trade-off?',
		'Which eigenvalue algorithm would you use?',
	].map(question => ({ around: 'Dimensionality reduction', question })),
	...[
		'What is a conjugate prior?',
		'Derive the posterior of a Gaussian mean.',
		'What is the difference between precision and recall?',
		'What is naive Bayes?',
		'Explain Bayesian dropout.',
		'What is the probability of rolling two sixes?',
		'How does a positive test change a treatment plan?',
		'What is the ROC curve?',
		'What is the probability that the second child is a girl?',
	].map(question => ({ around: 'Probability', question })),
];
