import type { WordedQuestion } from './worded-question.ts';
import { worded } from './worded-question.ts';

/** Questions that are answered with pen and paper, in other people’s words. */
export const BY_HAND_ONE: readonly WordedQuestion[] = [
	...worded('basics.vector-similarity', 'Embeddings', [
		['What is the cosine similarity between $u = (3, 4)$ and $v = (4, 3)$?', { s: 0.96 }],
		['Compute the cosine similarity of the embeddings $a = (1, 2, 2)$ and $b = (2, 1, 2)$.', { s: 0.888889 }],
		['Find the cosine of the angle between the vectors $x = (1, 0)$ and $y = (1, 1)$.', { s: 0.70711 }],
		['Compute the dot product of the vectors $u = (1, -2, 3)$ and $v = (2, 1, 1)$.', { p: 3 }],
		['Determine the Euclidean distance between the two vectors $a = (1, 2)$ and $b = (4, 6)$.', { D: 5 }],
		[
			'A query embedding is $q = (1, 1, 0)$ and a document embedding $d = (1, 0, 1)$. What is their cosine similarity?',
			{ s: 0.5 },
		],
		['Berechnen Sie die Kosinus-Ähnlichkeit der Vektoren $a = (6, 8)$ und $b = (8, 6)$.', { s: 0.96 }],
		['计算向量 $u = (0, 2)$ 与 $v = (3, 3)$ 的余弦相似度。', { s: 0.70711 }],
		['Calculate the inner product of the two embeddings $e_1 = (0.5, 0.5)$ and $e_2 = (0.2, 0.8)$.', { p: 0.5 }],
		[
			'How is the cosine similarity of the vectors $u$ and $v$ calculated? What is the cosine similarity between them?',
			{},
		],
	]),
	...worded('basics.sinusoidal-positions', 'Transformers', [
		['Compute the sinusoidal positional encoding for position $pos = 3$ with $d_{model} = 4$.', {}],
		['Write out the sinusoidal position encoding of position 0 for a model width of 4.', {}],
		['What is the sinusoidal positional encoding of the token at position 2 when the embedding dimension is 6?', {}],
		['Determine the sine and cosine positional encoding vector at position 1 for $d = 4$.', {}],
		['Find the sinusoidal position embedding of position 5 for $d_{model} = 8$.', {}],
		['Calculate PE for $pos = 1$ and dimension $d = 4$.', {}],
		['Berechnen Sie die sinusförmige Positionskodierung der Position 2 für die Dimension 4.', {}],
		['计算位置 1 的正弦位置编码，维度为 4。', {}],
		['Compute the sinusoidal position encoding at pos = 10 for a model dimension of 4.', {}],
		['Calculate the sine-cosine position encoding of position 7, with $d_{model} = 4$.', {}],
	]),
	...worded('basics.causal-attention', 'Attention', [
		[
			'Apply a causal mask to the scaled scores $S = \\begin{bmatrix} 1 & 2 \\\\ 0 & 0 \\end{bmatrix}$ and compute the attention weights.',
			{},
		],
		[
			'What are the causally masked attention weights for the scores $S = \\begin{bmatrix} 1 & 2 \\\\ 0 & 0 \\end{bmatrix}$?',
			{},
		],
		[
			'Compute the masked attention weights of a causal head with scores $S = \\begin{bmatrix} 0 & 5 \\\\ 1 & 1 \\end{bmatrix}$.',
			{},
		],
		[
			'Determine the causal attention pattern for the scaled scores $S = \\begin{bmatrix} 0 & 0 \\\\ 2 & 2 \\end{bmatrix}$.',
			{},
		],
		[
			'Berechnen Sie die Attention-Gewichte mit kausaler Maske für die Scores $S = \\begin{bmatrix} 1 & 2 \\\\ 0 & 0 \\end{bmatrix}$.',
			{},
		],
		['使用因果掩码，计算注意力权重，其中 $S = \\begin{bmatrix} 1 & 2 \\\\ 0 & 0 \\end{bmatrix}$。', {}],
		[
			'Compute the output of causal self-attention with $Q = K = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}$ and $V = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}$.',
			{},
		],
	]),
	...worded('training.adam-steps', 'Optimisers', [
		[
			'Perform two Adam steps from $\\theta_0 = 2$ with the gradients $g_1 = 0.5$, $g_2 = -0.2$ and $\\alpha = 0.1$.',
			{ theta_2: 1.86544 },
		],
		[
			'Compute the second step of Adam for $g_1 = 0.5$, $g_2 = -0.2$, $\\eta = 0.1$ and $\\theta_0 = 2$.',
			{ theta_2: 1.86544 },
		],
		[
			'What is the weight after two Adam updates with $g_1 = 1$, $g_2 = 1$, learning rate 0.01 and initial weight $\\theta_0 = 1$?',
			{ theta_2: 0.98 },
		],
		[
			'Adam with $\\alpha = 0.1$, $\\beta_1 = 0.9$, $\\beta_2 = 0.999$, $m_0 = v_0 = 0$ sees $g_1 = 0.5$ and $g_2 = -0.2$. Compute $m_2$, $v_2$, $\\hat m_2$ and $\\hat v_2$.',
			{ m_2: 0.025 },
		],
		[
			'Carry out the second iteration of Adam: $g_1 = 0.5$, $g_2 = -0.2$, $\\theta_0 = 2$, step size 0.1.',
			{ theta_2: 1.86544 },
		],
		[
			'Berechnen Sie die ersten zwei Schritte von Adam mit $g_1 = 0.5$, $g_2 = -0.2$, $\\theta_0 = 2$ und Lernrate 0.1.',
			{ theta_2: 1.86544 },
		],
		[
			'计算 Adam 两步后的参数：$g_1 = 0.5$，$g_2 = -0.2$，$\\theta_0 = 2$，学习率 $\\alpha = 0.1$。',
			{ theta_2: 1.86544 },
		],
		['Give $\\hat m_2$ and $\\hat v_2$ of Adam for the gradients $g_1 = 0.5$ and $g_2 = -0.2$.', { m_2: 0.025 }],
		[
			'What is the value of $\\theta$ after the second Adam step when $\\theta_0 = 2$, $g_1 = 0.5$, $g_2 = -0.2$ and $\\alpha = 0.1$?',
			{ theta_2: 1.86544 },
		],
		[
			'Do three Adam steps with $g_1 = 1$, $g_2 = 1$, $g_3 = 1$, $\\alpha = 0.01$ and $\\theta_0 = 1$.',
			{ theta_3: 0.97 },
		],
	]),
	...worded('training.adamw-step', 'Optimisers', [
		[
			'With AdamW, learning rate 0.1, weight decay $\\lambda = 0.01$, $g_1 = 0.5$ and $\\theta_0 = 2$, what is $\\theta_1$?',
			{ theta_1: 1.898 },
		],
		[
			'What is the parameter after one AdamW step from $\\theta_0 = 2$ with gradient 0.5, $\\alpha = 0.1$ and a weight decay of 0.01?',
			{ theta_1: 1.898 },
		],
		[
			'Compute the weight after the first update of AdamW: $w_0 = 2$, $g_1 = 0.5$, $\\eta = 0.1$, $\\lambda = 0.01$.',
			{ theta_1: 1.898 },
		],
		[
			'Using decoupled weight decay with $\\lambda = 0.1$, calculate the new weight for $w_0 = 1$, gradient $-3$ and learning rate 0.01.',
			{ theta_1: 1.009 },
		],
		[
			'Find the updated parameter with AdamW: initial weight 2, first gradient 0.5, step size 0.1, decay coefficient 0.01.',
			{ theta_1: 1.898 },
		],
		[
			'Berechnen Sie den Parameter nach einem Schritt von AdamW mit $\\theta_0 = 2$, $g_1 = 0.5$, Lernrate 0.1 und $\\lambda = 0.01$.',
			{ theta_1: 1.898 },
		],
		[
			'计算 AdamW 一步更新后的参数：$\\theta_0 = 2$，$g_1 = 0.5$，学习率 $\\alpha = 0.1$，权重衰减 $\\lambda = 0.01$。',
			{ theta_1: 1.898 },
		],
		[
			'Perform two steps of AdamW from $\\theta_0 = 2$ with $g_1 = 0.5$, $g_2 = -0.2$, $\\alpha = 0.1$, $\\lambda = 0.01$.',
			{ theta_1: 1.898 },
		],
		[
			'What is the weight after an AdamW step, if $w_0 = 2$, $g_1 = 0.5$, $\\eta = 0.1$ and $\\lambda = 0.01$?',
			{ theta_1: 1.898 },
		],
		[
			'For decoupled weight decay $\\lambda = 0.01$ compute the updated parameter of $\\theta_0 = 2$ with $g_1 = 0.5$ and learning rate 0.1.',
			{ theta_1: 1.898 },
		],
	]),
	...worded('training.gradient-clipping', 'Training', [
		['The gradient $g = (3, 4, 12)$ is clipped to a maximum norm of 1. What is the clipped gradient?', { rho: 13 }],
		['Clip the gradient $g = (6, 8)$ to norm 5.', { rho: 10, s: 0.5 }],
		[
			'A gradient vector (3, 4) is clipped with a clipping threshold of 2.5. What is the gradient after clipping?',
			{ s: 0.5 },
		],
		['What is the norm-clipped gradient of $g = (1, 2, 2)$ for a max norm of 1.5?', { s: 0.5 }],
		['Gradient clipping with max norm 10 is applied to $g = (3, 4)$. What is the clipped gradient?', { s: 1 }],
		[
			'By what scaling factor is the gradient (0, 5, 12) rescaled if it is clipped to a global norm of 6.5?',
			{ s: 0.5 },
		],
		['Der Gradient $g = (3, 4)$ wird auf die maximale Norm 1 beschnitten. Wie lautet er danach?', { rho: 5 }],
		['对梯度 $g = (3, 4)$ 进行梯度裁剪，最大范数为 1，求裁剪后的梯度。', { rho: 5 }],
		['Compute the gradient after clipping by norm: $g = (8, 6)$, $c = 1$.', { rho: 10 }],
		['Clip each entry of the gradient $g = (3, -0.5, -7)$ to the interval with $c = 1$.', {}],
	]),
	...worded('basics.least-squares', 'Linear models', [
		['Compute the least squares weights for X = [[1,0],[0,1],[1,1]] and y = (1,2,3).', {}],
		[
			'Solve the normal equations for the design matrix $X = \\begin{bmatrix} 1 & 1 \\\\ 1 & 2 \\\\ 1 & 3 \\end{bmatrix}$ and $y = (1, 2, 2)$.',
			{},
		],
		[
			'Find the ordinary least squares solution for $X = \\begin{bmatrix} 1 & 0 \\\\ 1 & 1 \\end{bmatrix}$, $y = (1, 3)$.',
			{},
		],
		[
			'What is the OLS estimate of the coefficients with $X = \\begin{bmatrix} 1 & 1 \\\\ 1 & 2 \\\\ 1 & 3 \\end{bmatrix}$, $y = (1, 2, 2)$?',
			{},
		],
		[
			'Compute the mean squared error of the least squares fit with $X = \\begin{bmatrix} 1 & 1 \\\\ 1 & 2 \\\\ 1 & 3 \\\\ 1 & 4 \\end{bmatrix}$ and $y = (2, 3, 5, 6)$.',
			{ mu: 0.05 },
		],
		[
			'Compute $X^\\top X$ and $X^\\top y$ for the design matrix $X = \\begin{bmatrix} 1 & 1 \\\\ 1 & 2 \\end{bmatrix}$, $y = (1, 2)$.',
			{},
		],
		[
			'Lösen Sie die Normalgleichungen für $X = \\begin{bmatrix} 1 & 0 \\\\ 1 & 1 \\end{bmatrix}$ und $y = (1, 3)$.',
			{},
		],
		['用正规方程求最小二乘解：$X = \\begin{bmatrix} 1 & 0 \\\\ 1 & 1 \\end{bmatrix}$，$y = (1, 3)$。', {}],
		[
			'Determine the sum of squared residuals of the normal equations solution for $X = \\begin{bmatrix} 1 & 1 \\\\ 1 & 2 \\\\ 1 & 3 \\\\ 1 & 4 \\end{bmatrix}$, $y = (2, 3, 5, 6)$.',
			{ R: 0.2 },
		],
		[
			'Calculate the linear regression coefficients for the design matrix $X = \\begin{bmatrix} 1 & 0 \\\\ 1 & 1 \\end{bmatrix}$ and targets $y = (1, 3)$.',
			{},
		],
	]),
];

/** Questions that sound like those, and are given no value. */
export const BY_HAND_ONE_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{
		around: 'Embeddings',
		question: 'Why is the cosine similarity preferred to the dot product for embeddings of different lengths?',
	},
	{ around: 'Embeddings', question: 'Which of the three documents is nearest to the query by cosine similarity?' },
	{
		around: 'Embeddings',
		question: 'How many distance computations does a brute-force search over a million vectors take?',
	},
	{ around: 'Embeddings', question: 'Which learning rate does the cosine schedule give half way?' },
	{ around: 'Embeddings', question: 'What is the cosine similarity loss used for in sentence transformers?' },
	{ around: 'Embeddings', question: 'Does cosine similarity satisfy the triangle inequality?' },
	{ around: 'Embeddings', question: 'Who introduced cosine similarity?' },
	{ around: 'Embeddings', question: 'Which embedding model has the highest cosine similarity on STS?' },
	{ around: 'Embeddings', question: 'Explain why embeddings are normalised before the dot product.' },
	{ around: 'Embeddings', question: 'Name two drawbacks of Euclidean distance in high dimensions.' },
	{ around: 'Transformers', question: 'Why do transformers need positional encodings at all?' },
	{ around: 'Transformers', question: 'Are learned position embeddings better than fixed ones?' },
	{ around: 'Transformers', question: 'Which rotation angle has the third pair under RoPE?' },
	{ around: 'Transformers', question: 'What is the advantage of ALiBi over sinusoidal encodings?' },
	{ around: 'Transformers', question: 'Explain why sinusoidal encodings can extrapolate to longer sequences.' },
	{ around: 'Transformers', question: 'Which base do Llama models use in their rotary encoding?' },
	{ around: 'Transformers', question: 'Show that PE(pos + k) is a linear function of PE(pos).' },
	{ around: 'Transformers', question: 'Who proposed relative position encodings?' },
	{
		around: 'Transformers',
		question: 'What happens to attention without positional encoding if two tokens swap places?',
	},
	{ around: 'Transformers', question: 'Is the sinusoidal encoding added or concatenated to the embedding?' },
	{ around: 'Attention', question: 'Why is a causal mask needed in a decoder?' },
	{ around: 'Attention', question: 'How many FLOPs does causal attention save against full attention at 4096 tokens?' },
	{ around: 'Attention', question: 'What is a padding mask?' },
	{ around: 'Attention', question: 'Explain how a causal mask is added to the scores.' },
	{ around: 'Attention', question: 'Which positions does the loss mask leave out?' },
	{ around: 'Attention', question: 'Does BERT use a causal mask?' },
	{ around: 'Attention', question: 'Name a model with prefix-LM masking.' },
	{ around: 'Attention', question: 'What would happen if the mask were applied after the softmax?' },
	{ around: 'Attention', question: 'Which tokens can the last position attend to in a decoder?' },
	{ around: 'Attention', question: 'Who uses sliding-window attention with a window of 4096?' },
	{ around: 'Optimisers', question: 'Why does Adam keep two moments?' },
	{ around: 'Optimisers', question: 'Which of the two moments of Adam is noisier?' },
	{ around: 'Optimisers', question: 'What is the second moment of a Gaussian?' },
	{ around: 'Optimisers', question: 'Which of Adam and SGD generalises better in two of the papers?' },
	{ around: 'Optimisers', question: 'After how many steps does the bias correction of Adam fall below 1 %?' },
	{ around: 'Optimisers', question: 'Who proposed AMSGrad?' },
	{ around: 'Optimisers', question: 'Explain why the second moment is bias-corrected.' },
	{ around: 'Optimisers', question: 'What is the difference between Adam and Nadam?' },
	{ around: 'Optimisers', question: 'Does Adam converge on convex problems?' },
	{ around: 'Optimisers', question: 'Which epsilon does the paper recommend?' },
	{ around: 'Optimisers', question: 'Why is weight decay decoupled in AdamW?' },
	{ around: 'Optimisers', question: 'How do AdamW and L2 regularisation differ for Adam?' },
	{ around: 'Optimisers', question: 'Which weight decay was GPT-3 trained with?' },
	{ around: 'Optimisers', question: 'Are biases decayed in AdamW?' },
	{ around: 'Optimisers', question: 'Who proposed AdamW?' },
	{ around: 'Optimisers', question: 'Show that L2 and weight decay agree for SGD.' },
	{ around: 'Optimisers', question: 'Which layers are left out of the weight decay?' },
	{ around: 'Optimisers', question: 'Does weight decay change the effective learning rate of normalised layers?' },
	{ around: 'Optimisers', question: 'Explain the schedule multiplier in AdamW.' },
	{ around: 'Training', question: 'Why are gradients clipped in recurrent networks?' },
	{ around: 'Training', question: 'Which clipping threshold did GPT-3 use?' },
	{ around: 'Training', question: 'What is the clipped objective of PPO?' },
	{ around: 'Training', question: 'Does clipping by value keep the direction?' },
	{ around: 'Training', question: 'Name two remedies for exploding gradients.' },
	{ around: 'Training', question: 'How often was the gradient clipped in the run?' },
	{ around: 'Training', question: 'When should clipping happen with gradient accumulation?' },
	{ around: 'Training', question: 'Who introduced gradient clipping?' },
	{ around: 'Training', question: 'Is clipping needed with Adam?' },
	{ around: 'Training', question: 'Explain the difference between clipping by norm and by value.' },
	{ around: 'Classification', question: 'Why is the squared error a poor loss for logistic regression?' },
	{ around: 'Classification', question: 'Derive the gradient of logistic regression.' },
	{
		around: 'Classification',
		question: 'How many parameters has a logistic regression on 784 pixels with 10 classes in total?',
	},
	{ around: 'Classification', question: 'Is the loss of logistic regression convex?' },
	{ around: 'Classification', question: 'What does a weight of 0.7 mean for the odds?' },
	{ around: 'Classification', question: 'Which decision boundary does logistic regression have?' },
	{ around: 'Classification', question: 'Name a solver for logistic regression.' },
	{ around: 'Classification', question: 'Who invented the logistic function?' },
	{ around: 'Classification', question: 'What happens to the weights if the classes are separable?' },
	{ around: 'Classification', question: 'Explain the link between logistic regression and naive Bayes.' },
	{ around: 'Linear models', question: 'Derive the normal equations.' },
	{ around: 'Linear models', question: 'When is the inverse of X^T X not defined?' },
	{ around: 'Linear models', question: 'What is the ridge solution for lambda = 1?' },
	{ around: 'Linear models', question: 'Why is gradient descent used in place of the normal equations?' },
	{ around: 'Linear models', question: 'How expensive is the inversion of a 10,000 × 10,000 matrix?' },
	{ around: 'Linear models', question: 'Which assumptions does the Gauss-Markov theorem make?' },
	{ around: 'Linear models', question: 'What is the geometric meaning of the residual?' },
	{ around: 'Linear models', question: 'Name a robust alternative to least squares.' },
	{ around: 'Linear models', question: 'Who invented least squares?' },
	{ around: 'Linear models', question: 'Does adding a feature ever raise the training error?' },
];
