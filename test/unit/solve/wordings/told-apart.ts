import { type WordedQuestion, worded } from './worded-question.ts';

/** Questions that sound like one another and ask other things: what each is answered with. */
export const TOLD_APART: readonly WordedQuestion[] = [
	...worded('lora.one-factor-zero', 'Adapters', [
		['Why does LoRA ($W = W_0 + BA$) draw $A$ from a Gaussian and set $B$ to zero?', {}],
		['The factor $A$ of LoRA starts at zero and $B$ random. Why is one of the factors zero and the other random?', {}],
	]),
	...worded('lora.product-variance', 'Adapters', [
		[
			'LoRA factors $A \\in \\mathbb{R}^{60 \\times 4}$ and $B \\in \\mathbb{R}^{4 \\times 50}$ have entries drawn with standard deviation 0.1, alpha is 8. What is the expected squared Frobenius norm of the scaled update $\\frac{\\alpha}{r} AB$?',
			{ F_s: 4.8 },
		],
	]),
	...worded('fermi.activations-per-token', 'Activations', [
		[
			'A network of 10 layers with 8 heads of 32 channels keeps its head outputs in 16 bit. How many bytes of activations leave a batch of 2,048 tokens made of 4 sequences over all layers?',
			{ M_n: 10_485_760 },
		],
		[
			'A network of 10 layers with 8 heads of 32 channels keeps its head outputs in 16 bit. How many bytes do the activations of a batch of 4 sequences of 512 tokens take?',
			{ M_n: 10_485_760 },
		],
	]),
	...worded('lora.factor-pair', '', [
		[
			'$A \\in \\mathbb{R}^{96 \\times 6}$, $B \\in \\mathbb{R}^{6 \\times 96}$. What is the largest rank of the product $BA$, and how many of its singular values are zero?',
			{ beta: 6, nu: 0 },
		],
		[
			'A is 14 × 5 and B is 5 × 14. How many singular values of the product AB are zero, and what is its rank?',
			{ beta: 5, nu: 9 },
		],
		[
			'`A = torch.randn(40, 3)`, `B = torch.randn(3, 40)`. What is the largest rank of `B @ A`, how many singular values are zero?',
			{ nu: 0 },
		],
	]),
	...worded('circuits.bigram-numbers', 'Zero layers', [
		[
			'A zero-layer model has the unembedding $W_U = \\begin{bmatrix} 1 & 0 \\\\ 0 & 2 \\\\ 1 & 1 \\end{bmatrix}$ and the embedding $W_E = \\begin{bmatrix} 1 & 0 & 2 \\\\ 0 & 1 & 1 \\end{bmatrix}$. Compute the rank of the logit table. Why is it not $W_E W_U$?',
			{ kappa: 2 },
		],
	]),
	...worded('soft-prompting.parameters', 'Prompting', [
		[
			'Wie viele Parameter hat ein Präfix von 10 Vektoren in jeder der 6 Schichten bei Modellbreite 512?',
			{ P: 61_440 },
		],
		[
			'A model of hidden size 512 has heads of dimension 64. How many parameters does a soft prompt of 10 virtual tokens train?',
			{ P: 5120 },
		],
	]),
	...worded('accounting.adapter-share', 'Adapters', [
		[
			'How many adapters fit on a card with 12 GB beside a 7B base model, if one adapter has 10 million parameters?',
			{ n_V: 0 },
		],
	]),
	...worded('accounting.layer-parameters', 'Transformers', [
		[
			'How many parameters does the SwiGLU MLP of one layer have at width 512 and feed-forward width 1408?',
			{ P_f: 2_162_688 },
		],
		[
			'How many parameters does the feed-forward block of a transformer layer with width 512 and MLP width 2048 have?',
			{ P_f: 2_097_152 },
		],
	]),
	...worded('fermi.predicted-loss', 'Scaling', [
		[
			'What is the loss by the law $L = 1.7 + 400/N^{0.34} + 410/D^{0.28}$ for 1B parameters with unlimited data?',
			{ L_u: 2.0484 },
		],
	]),
	...worded('fermi.model-memory', 'Memory', [
		['How much GPU memory does training a 3B model in fp32 with Adam take?', { M_T: 48e9 }],
	]),
];

/** Logits of the next token by a table of either convention. */
export const CONVENTIONS: readonly (readonly [string, string])[] = [
	[
		'{u} {e} Tokens are columns. Compute the logit table. Why is it $W_U W_E$ and not $W_E W_U$?',
		'[1 0 2; 0 2 2; 1 1 3]',
	],
	['{u} {e} Compute the logit table. A student computed $W_E W_U$ instead.', '[1 0 2; 0 2 2; 1 1 3]'],
	['{u} {e} Is the logit table $W_U W_E$ or $W_E W_U$? Compute the logit table.', '[1 0 2; 0 2 2; 1 1 3]'],
	['{f} {v} The logit table is $W_E W_U$. Compute the logit table.', '[1 0 1; 0 2 1; 2 2 3]'],
	['{f} {v} There is one row per token. Compute the logit table.', '[1 0 1; 0 2 1; 2 2 3]'],
	['{e} The weights are tied. Compute the logit table of the words with the tied embeddings.', '[1 0 2; 0 1 1; 2 1 5]'],
	[
		'{f} The weights are tied, tokens as rows. Compute the logit table of the words with the tied embeddings.',
		'[1 0 2; 0 1 1; 2 1 5]',
	],
];

/** Questions that are not the key's, whatever else answers them. */
export const NOT_ITS: readonly { readonly key: string; readonly around: string; readonly question: string }[] = [
	...[
		'Why does a low-rank adapter with a ReLU between its two matrices start the second one at zero and the first one random?',
		'Why is the learning rate of one LoRA factor set to zero, and that of the other chosen at random?',
		'Why do LoRA adapters use one dropout mask that is random and zero for the other factor?',
		'Does it matter which LoRA factor starts at zero and which one random, A or B?',
		'Why do biases start at zero and the weights of one adapter random?',
		'Which two conditions must the initialisation of the LoRA factors meet so that the variance stays the same over the width?',
		'Why is one of the LoRA experts chosen at random and the gate of the others zero?',
	].map(question => ({ key: 'lora.one-factor-zero', around: 'Adapters', question })),
	{
		key: 'accounting.attention-scores',
		around: 'A head works on 8 tokens with a causal mask.',
		question: 'In addition no position may look at itself. How many pairs of query and key are allowed?',
	},
	{
		key: 'circuits.sizes-in-numbers',
		around: 'Model card: hidden 1024, 24 layers, 4 heads of width 256.',
		question:
			'Sequences of 200 tokens get 20 soft tokens. How many more entries has the full attention matrix, in percent?',
	},
	{
		key: 'accounting.layer-parameters',
		around: 'A model has a width of 1024.',
		question: 'How many weights do the query, key and value matrices have?',
	},
	{
		key: 'lora.xavier-initialisation',
		around: 'Adapters',
		question: 'Which initialisation of the LoRA factors does PiSSA use, and why from the principal singular vectors?',
	},
];

/** Questions in which something is other than the key takes it to be: no value is told. */
export const TOLD_APART_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	...[
		'$A$ is $14 \\times 5$ and $B$ is $5 \\times 20$. What is the dimension of the null space of $A$?',
		'$A$ is $14 \\times 5$ and $B$ is $5 \\times 20$. What is the largest rank of the product $BA$ of the two matrices?',
		'Three matrices $A$ ($90 \\times 6$), $B$ ($6 \\times 3$), $C$ ($3 \\times 90$). What is the largest rank of the product $ABC$?',
		'A is $14 \\times 5$, B is $5 \\times 20$, and two columns of A are equal. What is the largest rank of the product AB?',
		'$U$ is $64 \\times 8$, $S$ diagonal with 8 entries, $V$ is $8 \\times 40$. How many numbers do the three factors hold together?',
		'$A \\in \\mathbb{R}^{64 \\times 8}$ in float32 and $B \\in \\mathbb{R}^{8 \\times 40}$ in float16. How many bytes do the two matrices take together?',
		'$A \\in \\mathbb{R}^{64 \\times 8}$, $B \\in \\mathbb{R}^{8 \\times 40}$, both sparse with one entry in ten. How many bytes do both take together in fp32?',
		'$A \\in \\mathbb{R}^{64 \\times 8}$, $B \\in \\mathbb{R}^{8 \\times 40}$. How many values of both together are trained if the upper half of A is frozen?',
		'Each of 16 experts has $A \\in \\mathbb{R}^{64 \\times 8}$ and $B \\in \\mathbb{R}^{8 \\times 40}$. How many parameters have the experts in A and B in total?',
		'$W_1$ is $256 \\times 64$ with a bias and $W_2$ is $64 \\times 128$ with a bias. How many parameters do the two matrices have with their biases in total?',
	].map(question => ({ around: '', question })),
	...[
		'The width is 512, 8 heads of width 64. How many numbers does the KV cache hold for each token and head?',
		'A model of width 512 has 8 heads of width 64, and 3 of them are pruned. How many parameters does the attention have left?',
		'A model of width 512 has 8 heads. How many entries do the attention patterns of all heads have for a context of 256 tokens?',
		'A model of width 512 has 8 heads of width 64. A cross-attention layer reads from an encoder of width 768. How many parameters does the cross-attention have?',
		'A classification head maps a model of width 512 with 8 heads of width 64 to 100 classes. How many parameters does the classification head have?',
		'How many parameters have the relative position biases of 8 heads of width 64 in a model of width 512 with 32 buckets for each head?',
		'A causal pattern has 9 entries. How many attention scores are not masked?',
		'A model outputs the logits 3, 1, 0. What are the probabilities if only the two largest logits are kept?',
		'The logits are 3, 1, 0, 2; the last token is masked. Which probabilities does the softmax give?',
	].map(question => ({ around: 'Transformers', question })),
	...[
		'How many LoRA adapters of 20 million parameters in 16 bit fit beside the 8B base model in 4-bit on a 24 GB GPU?',
		'Prefix tuning with 10 prefix vectors in every layer of a model with 6 layers and 8 heads of dimension 64. How many parameters are trained?',
		'Prefix tuning with 10 prefix vectors in a model with 6 layers of width 512 is trained with Adam. How many bytes does the optimizer hold for the moments?',
		'With alpha 16 and rank 8 the update is scaled by 2. Which alpha do we need at rank 32 for a factor of 1?',
	].map(question => ({ around: 'Adapters', question })),
];
