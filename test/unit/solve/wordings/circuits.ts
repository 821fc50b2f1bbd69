import type { WordedQuestion } from './worded-question.ts';

/** Questions in anybody's words with the key that answers them and the results that were worked out beside. */
export const CIRCUITS: readonly WordedQuestion[] = [
	{
		key: 'circuits.attention-average',
		around: 'OV circuit',
		question: 'Show that every column of $X A^T$ is a convex combination of the columns of $X$.',
	},
	{
		key: 'circuits.attention-average',
		around: 'OV circuit',
		question: 'Prove that column $t$ of $X^0 A^\\top$ averages the source tokens with the attention weights.',
	},
	{
		key: 'circuits.attention-average',
		around: 'OV circuit',
		question: 'Explain why multiplying the residual stream by $A^\\top$ produces an attention-weighted mean of tokens.',
	},
	{
		key: 'circuits.attention-average',
		around: 'OV circuit',
		question: 'Verify: the $i$-th column of $XA^T$ is a weighted average of token vectors with weights $A_{ij}$.',
	},
	{
		key: 'circuits.attention-average',
		around: 'Inside the transformer',
		question: 'Prove that each column of $XA^\\top$ is a weighted mean of the source token vectors.',
	},
	{
		key: 'circuits.bigram-table',
		around: 'Transformer circuits',
		question: 'What kind of statistics can the zero-layer transformer capture at most?',
	},
	{
		key: 'circuits.bigram-table',
		around: 'Transformer circuits',
		question:
			'In plain words: what does a transformer with no layers compute, and what does each prediction depend on?',
	},
	{
		key: 'circuits.bigram-table',
		around: 'Transformer circuits',
		question: 'Why can an attention-free transformer only learn bigrams?',
	},
	{
		key: 'circuits.bigram-table',
		around: 'Transformer circuits',
		question:
			'Describe the algorithm that the zero-layer model implements. Which tokens influence the prediction at position $t$?',
	},
	{
		key: 'circuits.bigram-table',
		around: 'Inside the transformer',
		question: 'Explain intuitively which function a zero-layer transformer learns.',
	},
	{
		key: 'circuits.final-stream',
		around: 'OV circuit',
		question: 'Write the residual stream after the attention layer as a sum over all heads, starting from $X^0$.',
	},
	{
		key: 'circuits.final-stream',
		around: 'OV circuit',
		question: 'Give the complete formula of $X_{final}$ with $H$ heads, in terms of $X^0$, $W_O^h$, $W_V^h$, $A^h$.',
	},
	{
		key: 'circuits.final-stream',
		around: 'OV circuit',
		question:
			'What does the final residual stream equal, expressed with the initial stream and the matrices of all heads?',
	},
	{
		key: 'circuits.final-stream',
		around: 'OV circuit',
		question: 'Provide an equation for the output residual stream of a one-layer attention-only model.',
	},
	{
		key: 'circuits.final-stream',
		around: 'Inside the transformer',
		question: 'Derive the final residual stream of the one-layer model in terms of $X^0$ and the heads.',
	},
	{
		key: 'circuits.heads-add-up',
		around: 'Multi-head attention',
		question:
			'With $H = 8$ heads, show that stacking the head results and multiplying with $W_O$ gives the same as summing $W_O^h r^h$ over $h$.',
	},
	{
		key: 'circuits.heads-add-up',
		around: 'Multi-head attention',
		question:
			'Prove that the concatenated formulation of multi-head attention is equivalent to a sum of independent heads.',
	},
	{
		key: 'circuits.heads-add-up',
		around: 'Multi-head attention',
		question: 'Demonstrate mathematically that "concat then project" and "project each head, then add" are identical.',
	},
	{
		key: 'circuits.heads-add-up',
		around: 'Multi-head attention',
		question: 'Multi-head attention can be seen as concatenation or as addition. Show these two are the same.',
	},
	{
		key: 'circuits.heads-add-up',
		around: 'Inside the transformer',
		question:
			'Show algebraically that multiplying the concatenated head outputs by $W_O$ equals a sum of separate head contributions.',
	},
	{
		key: 'circuits.ov-rank',
		around: 'OV circuit',
		question: 'Show that $\\operatorname{rank}(W_O W_V) \\le d_{head}$.',
	},
	{
		key: 'circuits.ov-rank',
		around: 'OV circuit',
		question: 'Why does the OV matrix have low rank in real transformers such as GPT-2?',
	},
	{
		key: 'circuits.ov-rank',
		around: 'OV circuit',
		question: 'Prove the rank of $W_{OV}$ is bounded by the head dimension.',
	},
	{
		key: 'circuits.ov-rank',
		around: 'OV circuit',
		question: 'Explain why $W_{OV}$ cannot have full rank when $d_{head} < d_{model}$.',
	},
	{
		key: 'circuits.ov-rank',
		around: 'Inside the transformer',
		question: 'Give an upper bound for the rank of $W_{OV} = W_O W_V$ and say why it is low in practice.',
	},
	{
		key: 'circuits.qk-bilinear',
		around: 'QK circuit',
		question: 'Rewrite $q_i^\\top k_j$ as $X_i^\\top W_{QK} X_j$. What is $W_{QK}$?',
	},
	{
		key: 'circuits.qk-bilinear',
		around: 'QK circuit',
		question: 'Show that the unnormalised attention score is a bilinear form in the residual stream vectors.',
	},
	{
		key: 'circuits.qk-bilinear',
		around: 'QK circuit',
		question: 'Derive an expression for the pre-softmax score $S_{ij}$ involving only one weight matrix.',
	},
	{
		key: 'circuits.qk-bilinear',
		around: 'QK circuit',
		question: 'Express the attention logits $S_{ij}$ by the residual vectors and one combined matrix $W_{QK}$.',
	},
	{
		key: 'circuits.qk-bilinear',
		around: 'Inside the transformer',
		question:
			'Write the unscaled attention score between destination $i$ and source $j$ as $x_i^\\top M x_j$ and identify the combined matrix in terms of $W_Q$ and $W_K$.',
	},
	{
		key: 'circuits.qk-patterns',
		around: 'QK circuit',
		question:
			'Let $d_{model}=2$ and $W_{QK} = \\begin{bmatrix} 0 & 1 \\\\ -1 & 0 \\end{bmatrix}$. Which tokens attend to which?',
	},
	{
		key: 'circuits.qk-patterns',
		around: 'QK circuit',
		question: 'For $W_{QK} = \\mathrm{diag}(1, 0, 0)$, which information does the head use to decide where to look?',
	},
	{
		key: 'circuits.qk-patterns',
		around: 'QK circuit',
		question: 'What attention behaviour results from $W_{QK} = -I$? Does it give uniform attention?',
	},
	{
		key: 'circuits.qk-patterns',
		around: 'QK circuit',
		question: 'Describe the pattern produced by the matrix $W_{QK} = 2I$ in a toy model with $d = 3$.',
	},
	{
		key: 'circuits.qk-patterns',
		around: 'Inside the transformer',
		question:
			'Suppose $W_{QK} = \\begin{bmatrix} 1 & 0 \\\\ 0 & -1 \\end{bmatrix}$. Describe which tokens would attend to each other.',
	},
	{
		key: 'circuits.read-subspace-and-values',
		around: 'OV circuit',
		question:
			'What is the relationship between the read subspace of a head, which is defined through the right singular vectors of $W_{OV}$, and the row space of $W_V$?',
	},
	{
		key: 'circuits.read-subspace-and-values',
		around: 'OV circuit',
		question: 'Is the read subspace of $W_{OV}$ the same as the row space of $W_V$? Discuss.',
	},
	{
		key: 'circuits.read-subspace-and-values',
		around: 'OV circuit',
		question: 'How does the read subspace relate to the information that $W_V$ can extract from a token?',
	},
	{
		key: 'circuits.read-subspace-and-values',
		around: 'OV circuit',
		question: 'Explain the connection between the read subspace of a head and the row space of its value matrix.',
	},
	{
		key: 'circuits.read-subspace-and-values',
		around: 'OV circuit',
		question: 'Can the read subspace be strictly smaller than what the value matrix sees?',
	},
	{
		key: 'circuits.read-subspace-and-values',
		around: 'Inside the transformer',
		question: 'What is the relationship between the read subspace of $W_{OV}$ and what $W_V$ extracts?',
	},
	{
		key: 'circuits.svd',
		around: 'OV circuit',
		question: 'Find the singular values and the rank of $M = \\begin{bmatrix} 3 & 0 \\\\ 0 & 4 \\end{bmatrix}$.',
		values: { r: 2 },
	},
	{
		key: 'circuits.svd',
		around: 'OV circuit',
		question: 'Determine the rank of $\\begin{bmatrix} 1 & 2 & 3 \\\\ 2 & 4 & 6 \\end{bmatrix}$.',
		values: { r: 1 },
	},
	{
		key: 'circuits.svd',
		around: 'OV circuit',
		question:
			'Use the SVD of $W_{OV}$ to break the head output for a source token into a sum of rank-one contributions.',
	},
	{
		key: 'circuits.svd',
		around: 'OV circuit',
		question: 'Define what the read subspace and the write subspace of an attention head are.',
	},
	{
		key: 'circuits.svd',
		around: 'Inside the transformer',
		question: 'Compute the SVD of $\\begin{bmatrix} 0 & 2 \\\\ 1 & 0 \\end{bmatrix}$.',
		values: { r: 2 },
	},
	{
		key: 'circuits.svd',
		around: 'Inside the transformer',
		question: 'What is the read subspace of a head, and what is its write subspace?',
	},
	{
		key: 'circuits.svd-as-movement',
		around: 'OV circuit',
		question: 'In what sense does the SVD fully characterise which information a head moves?',
	},
	{
		key: 'circuits.svd-as-movement',
		around: 'OV circuit',
		question: 'Explain how SVD and attention pattern combine to completely describe information movement.',
	},
	{
		key: 'circuits.svd-as-movement',
		around: 'OV circuit',
		question:
			'What do the left singular vectors, the singular values and the right singular vectors tell us about the information moved by a head?',
	},
	{
		key: 'circuits.svd-as-movement',
		around: 'OV circuit',
		question: 'Why is singular value decomposition a full description of how information moves through the head?',
	},
	{
		key: 'circuits.svd-as-movement',
		around: 'Inside the transformer',
		question: 'Explain how the SVD of the OV matrix characterises all the information that a head can move.',
	},
	{
		key: 'circuits.update-in-column-space',
		around: 'OV circuit',
		question: 'Argue that whatever a head adds to the residual stream is in the range of $W_{OV}$.',
	},
	{
		key: 'circuits.update-in-column-space',
		around: 'OV circuit',
		question: 'Prove that the contribution of head $h$ lies in the column space of its OV matrix.',
	},
	{
		key: 'circuits.update-in-column-space',
		around: 'OV circuit',
		question: 'Why is a head unable to write outside the column space of $W_O W_V$?',
	},
	{
		key: 'circuits.update-in-column-space',
		around: 'OV circuit',
		question: 'Show: the vector that head $i$ writes is always in the span of the columns of $W_{OV}$.',
	},
	{
		key: 'circuits.update-in-column-space',
		around: 'Inside the transformer',
		question: 'Explain why the output of head $h$ must be contained in the column space of $W_{OV}^h$.',
	},
	{
		key: 'circuits.views-of-heads',
		around: 'Multi-head attention',
		question: 'State one upside and one downside for both the concatenated and the additive view.',
	},
	{
		key: 'circuits.views-of-heads',
		around: 'Multi-head attention',
		question:
			'When is it better to think of heads as concatenated, and when as additive? Give an advantage and a drawback for each.',
	},
	{
		key: 'circuits.views-of-heads',
		around: 'Multi-head attention',
		question:
			'Which formulation (concat vs. independent sum) is computationally preferable, and which is better for interpretability?',
	},
	{
		key: 'circuits.views-of-heads',
		around: 'Multi-head attention',
		question: 'What do we gain and lose with the additive view compared with concatenation?',
	},
	{
		key: 'circuits.views-of-heads',
		around: 'Inside the transformer',
		question: 'Discuss the pros and cons of the concatenation and additive views.',
	},
	{
		key: 'circuits.zero-layer-logits',
		around: 'Transformer circuits',
		question:
			'A transformer without any layers embeds one-hot tokens $T$ with $W_E$ and immediately unembeds with $W_U$. Write its output logits.',
	},
	{
		key: 'circuits.zero-layer-logits',
		around: 'Transformer circuits',
		question: 'What matrix product yields the logits when there are 0 layers?',
	},
	{
		key: 'circuits.zero-layer-logits',
		around: 'Transformer circuits',
		question: 'For the simplest possible transformer (embedding then unembedding), express the logits in terms of $T$.',
	},
	{
		key: 'circuits.zero-layer-logits',
		around: 'Transformer circuits',
		question: 'Zero-layer model: logits = ? (in terms of $W_U$, $W_E$, $T$)',
	},
	{
		key: 'circuits.zero-layer-logits',
		around: 'Inside the transformer',
		question: 'What are the logits of a model consisting only of $W_E$ and $W_U$ applied to the one-hot matrix $T$?',
	},
	{
		key: 'circuits.head-in-numbers',
		around: 'An attention head',
		question:
			'An attention head without mask; its QK matrix is the identity. Position 1 holds (1, 0), position 2 holds (0, 2), position 3 holds (1, 1). Scores are not scaled. Give the scores and the attention weights of the third position.',
	},
	{
		key: 'circuits.head-in-numbers',
		around: 'An attention head',
		question:
			'The query-key matrix is minus the identity. The three token vectors are (1, 2), (0, 1) and (2, −1); causal mask, no division by a root. Work out the full attention pattern.',
	},
	{
		key: 'circuits.head-in-numbers',
		around: 'An attention head',
		question:
			'`W_Q = [[1, 0], [1, 2]]`, `W_K = [[0, 1], [2, 1]]` Compute $W_{QK}=W_Q^\\top W_K$. For the destination (2, 1) and the source (1, −1), what are query, key and score?',
	},
	{
		key: 'circuits.head-in-numbers',
		around: 'An attention head',
		question:
			'A head attends uniformly to the vectors (4, 0), (0, 8), (2, 2) and (6, 6). Its OV matrix is $\\begin{pmatrix}0&1\\\\2&0\\end{pmatrix}$. What is the averaged source vector and what does the head write into the stream?',
	},
	{
		key: 'circuits.head-in-numbers',
		around: 'An attention head',
		question:
			"A head's OV matrix is [[2, 2], [1, 1]]. What is its rank? What is its only nonzero singular value? What is written for the source vectors (1, −1) and (3, 2)?",
	},
	{
		key: 'circuits.head-in-numbers',
		around: 'An attention head',
		question:
			'Berechnen Sie für die QK-Matrix $\\begin{pmatrix}1&0\\\\0&-1\\end{pmatrix}$ die Scores der Query $(1,2)$ mit den Keys $(1,0)$, $(0,1)$ und $(2,1)$ sowie die Attention-Gewichte.',
	},
	{
		key: 'circuits.head-in-numbers',
		around: 'An attention head',
		question:
			"Source scores for the last query are 3, 1 and 1, values (1, 0), (0, 6) and (6, 0). Determine the softmax weights and the head's output vector (before the output projection).",
	},
	{
		key: 'circuits.head-in-numbers',
		around: 'An attention head',
		question:
			'The QK matrix is twice the identity. First token (1, 0), second token (0, 1), third token (1, 1). Causal mask, scores without scaling. Fill in the attention pattern.',
	},
	{
		key: 'circuits.head-in-numbers',
		around: 'An attention head',
		question:
			'Three source vectors (3, 0), (0, 3) and (3, 3) get equal weights from a head. Its OV matrix is [[2, 0], [0, -1]]. What average vector does it hand on, and what does the head write?',
	},
	{
		key: 'circuits.head-in-numbers',
		around: 'An attention head',
		question:
			'The raw scores of a head for its three sources are 0, 1 and 1. Which attention weights follow, and which average of the source vectors (4, 0), (0, 4), (2, 2)?',
	},
	{
		key: 'circuits.head-in-numbers',
		around: 'An attention head',
		question: '$W_O=(1,2)^\\top$ and $W_V=(3,0)$. What does the head write for the source tokens (1, 5) and (0, 2)?',
	},
];
