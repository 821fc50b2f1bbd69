import type { WordedQuestion } from './worded-question.ts';

/** Questions in anybody's words with the key that answers them and the results that were worked out beside. */
export const ACCOUNTING: readonly WordedQuestion[] = [
	{
		key: 'accounting.convolution-parameters',
		around: 'Counting',
		question:
			'How many parameters does a convolutional layer with kernel size 3, 64 input channels and 128 output channels have?',
		values: { P: 73856 },
	},
	{
		key: 'accounting.convolution-size',
		around: 'Counting',
		question:
			'What is the output size of a convolution with kernel size 5, stride 2 and padding 2 on an input of size 64?',
		values: { O: 32 },
	},
	{
		key: 'accounting.gpt-parameters',
		around: 'Counting',
		question:
			'How many parameters does a GPT-2-style transformer with 36 layers, hidden size 1280, vocabulary size 50257 and context length 1024 have?',
		values: { P: 774030080 },
	},
	{
		key: 'accounting.kv-cache',
		around: 'Counting',
		question:
			'How large is the KV cache of a model with 32 layers, 8 key-value heads and head dimension 128 at a context length of 8192 in bf16?',
		values: { M: 1073741800 },
	},
	{
		key: 'accounting.lora-parameters',
		around: 'Counting',
		question: 'How many trainable parameters does LoRA with rank $r = 8$ add to a $1024 \\times 4096$ weight matrix?',
		values: { P: 40960 },
	},
	{
		key: 'accounting.recurrent-parameters',
		around: 'Counting',
		question: 'How many parameters does an LSTM with input size 100 and hidden size 200 have?',
		values: { P_L: 240800 },
	},
	{
		key: 'accounting.training-flops',
		around: 'Counting',
		question: 'How many FLOPs does it take to train a 13B-parameter model on 2 trillion tokens?',
		values: { C: 1.56e23 },
	},
	{
		key: 'accounting.zero-memory',
		around: 'Counting',
		question: 'How much memory per GPU does ZeRO-3 need for a model with 13 billion parameters on 32 GPUs?',
		values: { M_3: 6500000000 },
	},
];
