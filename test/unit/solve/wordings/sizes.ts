import type { WordedQuestion } from './worded-question.ts';
import { worded } from './worded-question.ts';

const GROUPS = 'A 13B model is quantised to 4 bits in groups of 64 weights, each with a 16-bit scale.';
const ADAPTER = 'An adapter with 12 million trainable parameters is trained on a model with 6 billion parameters.';
const STATES = 'A model with 2 billion parameters is trained with AdamW in mixed precision.';
const BATCH = 'Training runs on 16 GPUs with a micro-batch of 4 sequences per GPU. Each sequence has 2048 tokens.';

/** Questions of sizes and costs, in other people's words. */
export const SIZES: readonly WordedQuestion[] = [
	...worded('inference.grouped-quantisation', GROUPS, [
		['How many bits per weight is that effectively?', { '\\beta': 4.25 }],
		['What is the effective number of bits per parameter, scales included?', { '\\beta': 4.25 }],
		['How many GB do the quantised weights take with their scales?', { M: 6.906_25e9 }],
		['How large is the quantized model, if the scale of each group counts as well?', { M: 6.906_25e9 }],
		['What compression ratio do we get compared to fp16, group scales included?', { r: 3.7647 }],
		['How much memory is the overhead of the scales?', { M_o: 0.406_25e9 }],
		['What share of the memory are the scales?', { '\\theta': 0.058_82 }],
		['How many bits per weight do the scales add?', { '\\omega': 0.25 }],
		[
			'Now in blocks of 32 weights with an 8-bit scale and a 4-bit zero point: how many bits does each weight take with scale and zero point?',
			{ '\\beta': 4.375 },
		],
		[
			'A 7B model is stored in NF4 with a block size of 64 and one fp32 constant per block. How much memory do the base weights take?',
			{ M: 3.9375e9 },
		],
		[
			'NF4 with blocks of 64 and fp32 constants: how many bits per parameter remain for the constants with double quantisation (8-bit constants, second-level blocks of 256)?',
			{ '\\omega_2': 0.126_95 },
		],
		[
			'How many GB does double quantisation save for a 33B model with blocks of 64 and fp32 constants?',
			{ 'M_\\Delta': 1.5388e9 },
		],
	]),
	...worded('accounting.adapter-share', ADAPTER, [
		['What fraction of the parameters is trained?', { '\\rho_N': 0.002 }],
		['What percentage of the model is trainable?', { '\\rho_N': 0.002 }],
		['How large is the checkpoint of the adapter in bf16?', { M_P: 24e6 }],
		['How many MB is the saved adapter in fp32?', { M_P: 48e6 }],
		['How much memory do gradients and Adam moments need for the adapter?', { M_o: 144e6 }],
		['How much memory do the Adam moments of the trainable parameters take?', { M_m: 96e6 }],
		[
			'How much storage do 20 tasks take, each with an adapter of its own beside one copy of the base model in 16 bits?',
			{ M_n: 12.48e9 },
		],
		['The trainable parameters are what share of all parameters?', { '\\rho_N': 0.002 }],
		['Welcher Anteil der Parameter wird trainiert?', { '\\rho_N': 0.002 }],
		['Quelle proportion des paramètres est entraînée ?', { '\\rho_N': 0.002 }],
	]),
	...worded('accounting.zero-memory', STATES, [
		['How many bytes per parameter do the model states take?', { '\\beta': 16 }],
		['How many 24 GB cards are needed for the model states alone?', { n_0: 2 }],
	]),
	...worded('accounting.optimizer-memory', STATES, [
		['How much memory does 8-bit Adam save, with both moments in one byte each?', { M_s: 12e9 }],
	]),
	...worded('training.steps-per-epoch', BATCH, [
		['The global batch should be 1,048,576 tokens. How many accumulation steps are necessary?', { a_G: 8 }],
		['How many sequences does a global batch of 1,048,576 tokens contain?', { n_G: 512 }],
		[
			'With a global batch of 0.5M (524,288) tokens, how many optimizer steps are needed for 26,214,400,000 tokens?',
			{
				S_D: 50_000,
			},
		],
	]),
	...worded('accounting.lora-parameters', 'A model with width 2048 has 16 layers.', [
		['Up to which rank has LoRA on a $2048 \\times 512$ matrix fewer parameters than the matrix?', { 'k_-': 409 }],
		[
			'How many trainable parameters does LoRA of rank 4 add on the value projection ($2048 \\times 512$) of every layer?',
			{
				P: 163_840,
			},
		],
	]),
	...worded('accounting.activation-memory', 'A model has 12 layers, 12 heads and hidden size 768.', [
		[
			'How much activation memory is left for a batch of 8 sequences of 1024 tokens with full recomputation, where only the input of each layer is kept?',
			{ M_c: 150_994_944 },
		],
	]),
];

/** Questions that sound alike and are others. */
export const SIZES_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: GROUPS, question: 'Which perplexity does the quantised model have?' },
	{ around: GROUPS, question: 'Why are scales kept for groups and not for the whole tensor?' },
	{ around: GROUPS, question: 'Does NF4 assume normally distributed weights?' },
	{ around: GROUPS, question: 'How long does it take to quantise the model?' },
	{ around: GROUPS, question: 'How many outliers does a group have?' },
	{ around: ADAPTER, question: 'Why does it suffice to train so few parameters?' },
	{ around: ADAPTER, question: 'Which layers should be adapted first?' },
	{ around: ADAPTER, question: 'How many examples does the adapter need?' },
	{ around: ADAPTER, question: 'What accuracy does the adapter reach beside full fine-tuning?' },
	{ around: ADAPTER, question: 'By how much does the adapter slow the forward pass down?' },
	{ around: STATES, question: 'Which learning rate is used for AdamW?' },
	{ around: BATCH, question: 'Does accumulation change the gradient noise?' },
];
