import type { WordedQuestion } from './worded-question.ts';
import { worded } from './worded-question.ts';

/** Counts of attention scores and operations, of an encoder's parameters and of a convolution's multiply-adds, in anybody's words. */
export const FAMILIES_SIX: readonly WordedQuestion[] = [
	...worded('accounting.attention-scores', 'Attention', [
		[
			'How many entries of the $8 \\times 8$ score matrix does a causal mask remove for a sequence of length 8?',
			{ h: 28 },
		],
		[
			'A decoder uses a causal mask over 1024 tokens. How many of the query-key pairs are masked out, and how many remain?',
			{ h: 523776, kappa: 524800 },
		],
		[
			'Sliding window attention, window size 128, sequence length 1000, causal. How many query-key pairs are computed?',
			{ omega: 119872 },
		],
		[
			'How much memory (MiB) do the attention scores of one layer take for batch size 2, 8 heads, sequence length 1024 in fp32?',
			{ M: 67108864 },
		],
		['What is the number of entries that remain unmasked with causal masking of $n = 6$ tokens?', { kappa: 21 }],
		[
			'How many bytes does the attention matrix of a layer with 12 heads occupy for a sequence of 512 tokens in fp16 (batch of 1)?',
			{ M: 6291456 },
		],
		['Wie viele Einträge maskiert die kausale Maske bei 16 Tokens?', { h: 120 }],
		['因果掩码遮住多少个元素？序列长度为 10。', { h: 45 }],
		['For a length of 10 tokens, how many positions does the look-ahead mask set to minus infinity?', { h: 45 }],
		['How many entries does a causal mask hide for a sequence of length 128?', { h: 8128 }],
		['How many score entries does a causal mask remove for $n = 6$ tokens?', { h: 15 }],
		['How many scores does a causal mask set to minus infinity for $T = 2048$?', { h: 2096128 }],
		['How many scores are kept with causal attention over a sequence length of 4096?', { kappa: 8390656 }],
	]),
	...worded('accounting.attention-flops', 'Attention', [
		[
			'How many FLOPs does the attention score matrix take for 4096 tokens and 32 heads of width 128?',
			{ F_s: 137438953472 },
		],
		['How many FLOPs does one attention layer take?', {}],
		[
			'How many FLOPs does self-attention need over a sequence of 2048 tokens with $d = 512$? Give $QK^\\top$, the weighted values and the four projections apart.',
			{ F_s: 4294967296, F_v: 4294967296, F_p: 4294967296 },
		],
		[
			'FLOPs for the attention scores $QK^T$ of a sequence of $n = 1000$ tokens with $d_{model} = 256$ (a multiply-add counts as 2)?',
			{ F_s: 512000000 },
		],
		[
			'Compute the FLOPs of the four linear projections of multi-head attention for 128 tokens, hidden size 768.',
			{ F_p: 603979776 },
		],
		[
			'From which sequence length on do the attention scores and values cost more than the projections if the width is 4096?',
			{ n_e: 8192 },
		],
		[
			'How many multiply-adds does an attention layer take with sequence length 64, model dimension 32 and a batch of 4?',
			{ a: 2097152 },
		],
		['Wie viele FLOPs braucht die Self-Attention bei 512 Tokens und Breite 768?', { F_s: 402653184, F: 3221225472 }],
		['自注意力层需要多少 FLOPs？序列长度 1024，隐藏维度 512。', { F_s: 1073741824 }],
		[
			'How many operations does multi-head attention cost for a context length of 8192 and an embedding dimension of 1024, with 16 heads?',
			{ F_s: 137438953472 },
		],
	]),
	...worded('accounting.encoder-parameters', 'Transformers', [
		[
			'How many parameters does BERT-large have with 24 layers, hidden size 1024, vocabulary 30,522, 512 positions and 2 segment types?',
			{ P: 334092288 },
		],
		[
			'Count the parameters of a BERT-style encoder: vocabulary size 10,000, maximum length 128, hidden size 256, 4 layers, FFN 1024, two segment types.',
			{ P_E: 2593792, P_l: 789760, P: 5752832 },
		],
		[
			'How many parameters are in the embedding block of BERT with a vocabulary of 30,522, 512 positions, 2 segments and hidden size 768?',
			{ P_E: 23837184 },
		],
		[
			'How many parameters are in one encoder layer of BERT-base, hidden size 768 and feed-forward size 3072 (biases and layer norms included)?',
			{ P_l: 7087872 },
		],
		[
			'Wie viele Parameter hat BERT-base mit 12 Schichten, Breite 768, Vokabular 30522 und 512 Positionen?',
			{ P: 108891648 },
		],
		[
			'Give the total number of parameters of an encoder-only model like RoBERTa with vocabulary 50,265, 514 positions, 1 segment type, hidden size 768 and 12 layers.',
			{ P: 124055040 },
		],
	]),
	...worded('accounting.convolution-size', 'Convolutions', [
		[
			'What is the output size of a convolution with a 5×5 kernel, same padding and stride 2 on a 32×32 image?',
			{ O: 16 },
		],
	]),
	...worded('accounting.convolution-operations', 'Convolutions', [
		[
			'A conv layer with 64 filters and 3×3 kernels, same padding, stride 1 is applied to a 32×32×16 input. How many MACs?',
			{ a: 9437184 },
		],
		[
			'A separable block on a 28x28x256 input: 3x3 depthwise (stride 1, same padding), then pointwise to 512 channels. Count the MACs of the depthwise part and of the pointwise part.',
			{ a_d: 1806336, a_p: 102760448 },
		],
		[
			'How many MACs does a convolution with 3×3 kernels, 64 input channels and 128 output channels need if the output is 28×28?',
			{ a: 57802752 },
		],
		[
			'A convolutional layer has an output feature map of size 112×112 with 64 filters of 7×7 over 3 input channels. How many FLOPs does it take?',
			{ F: 236027904 },
		],
		[
			'Compute the MACs of the depthwise and of the pointwise part: output 14×14, 3×3 kernel, 256 input channels, 512 output channels.',
			{ a_d: 451584, a_p: 25690112 },
		],
		[
			'Count the multiplications of a conv layer with $H = W = 32$, $K = 5$, $C_{in} = 3$ and $C_{out} = 16$.',
			{ a: 1228800 },
		],
		[
			'How many multiply-accumulate operations does a $3\\times3$ convolution perform that maps a $28\\times28\\times64$ input to a $28\\times28\\times64$ output?',
			{ a: 28901376 },
		],
		[
			'Wie viele MACs braucht eine Faltung mit 3×3-Kernel, 16 Eingangskanälen, 32 Ausgangskanälen und einer Ausgabe von 10×10?',
			{ a: 460800 },
		],
		[
			'A conv layer takes a 32×32×3 input with 16 filters of size 3×3, stride 1 and padding 1. How many multiply-adds does it take?',
			{ a: 442368 },
		],
		[
			'How many MACs does a convolution with 32 filters of size 5×5, stride 2 and no padding take on a 33×33×3 input?',
			{ a: 540000 },
		],
	]),
];

/** Questions that sound like those, and are given no value. */
export const FAMILIES_SIX_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'Attention', question: 'Why does a causal mask set scores to minus infinity and not to zero?' },
	{ around: 'Attention', question: 'How many entries does a causal mask hide?' },
	{ around: 'Attention', question: 'Which tokens may the 5th of 8 tokens attend to under a causal mask?' },
	{ around: 'Attention', question: 'How much memory does FlashAttention with 16 heads and 4096 tokens save?' },
	{
		around: 'Attention',
		question: 'How many layers with a window of 4096 are needed so that the last of 32,768 tokens sees the first?',
	},
	{ around: 'Attention', question: 'BERT masks 15 % of 512 tokens. How many tokens are masked?' },
	{ around: 'Attention', question: 'Compare the memory of causal and of full attention over 1024 tokens in words.' },
	{
		around: 'Attention',
		question: 'How many scores does a global attention with 16 global tokens and a window of 64 compute?',
	},
	{ around: 'Attention', question: 'Why is self-attention quadratic in the sequence length of 1024 tokens?' },
	{ around: 'Attention', question: 'How many FLOPs does self-attention need?' },
	{
		around: 'Attention',
		question: 'By how much do the FLOPs of attention grow when the length is doubled from 1024 to 2048?',
	},
	{ around: 'Attention', question: 'How many FLOPs does linear attention need for 4096 tokens and width 512?' },
	{
		around: 'Attention',
		question: 'How many FLOPs does the attention of one new token take with a cache of 2048 tokens and width 512?',
	},
	{ around: 'Attention', question: 'How long does self-attention over 4096 tokens with width 1024 take on an A100?' },
	{
		around: 'Attention',
		question: 'What is the complexity of self-attention in the big-O notation for $n$ tokens of width $d$?',
	},
	{ around: 'Transformers', question: 'Why does BERT have segment embeddings?' },
	{ around: 'Transformers', question: 'How many parameters of BERT are updated when only the classifier is trained?' },
	{ around: 'Transformers', question: 'How many attention heads does BERT-large with hidden size 1024 have?' },
	{ around: 'Transformers', question: 'How many GPUs trained BERT with 12 layers and a hidden size of 768?' },
	{
		around: 'Transformers',
		question: 'How many fewer parameters has DistilBERT with 6 layers, hidden size 768 and vocabulary 30,522?',
	},
	{
		around: 'Transformers',
		question: "Which share of BERT's 512 positions is used by a sentence of 40 tokens on average in practice?",
	},
	{ around: 'Convolutions', question: 'Why does a depthwise convolution need fewer MACs?' },
	{ around: 'Convolutions', question: 'How many MACs does a 3×3 convolution need?' },
	{
		around: 'Convolutions',
		question:
			'How many MACs does a grouped convolution with 4 groups, 3×3 kernels, 64 input and 64 output channels on a 28×28 output need?',
	},
	{
		around: 'Convolutions',
		question: 'How many milliseconds does a 3×3 convolution with 64 input and 64 output channels take?',
	},
	{
		around: 'Convolutions',
		question: 'How many multiplications does Winograd save for a 3×3 kernel with 64 channels on 56×56 outputs?',
	},
	{
		around: 'Convolutions',
		question: 'How many FLOPs does the backward pass of a convolution take with 64 input and 128 output channels?',
	},
	{
		around: 'Convolutions',
		question: 'How many MACs does a 1D convolution with kernel 3, 16 input and 32 output channels over 100 steps need?',
	},
];
