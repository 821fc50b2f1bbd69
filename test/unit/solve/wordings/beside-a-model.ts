import { worded } from './worded-question.ts';

/** What adapters and prompts take beside a model, and circuits read backwards: ten wordings for each key, written before they were first run. */
export const BESIDE_A_MODEL = [
	...worded('lora.best-rank', 'Low-rank adaptation', [
		[
			'The update of full fine-tuning has singular values 4, 3, 1 (all others zero). What share of the energy can a rank-1 adapter keep at best?',
			{ phi: 61.538462 },
		],
		[
			'Singular values of a weight change: 8, 4, 2, 1. What fraction of the squared Frobenius norm is captured by the best approximation of rank 2?',
			{ phi: 94.117647 },
		],
		[
			'A full update has the singular values 9, 2, 1, 1. How well can LoRA of rank 1 approximate it: what is the smallest error in the Frobenius norm?',
			{ delta: 2.4494897 },
		],
		[
			'Which is the smallest rank that keeps 90 % of the energy of an update with singular values 5, 5, 3, 1?',
			{ k_theta: 3 },
		],
		[
			'What rank captures at least 99 % of the squared Frobenius norm if the singular values of $\\Delta W$ are 10, 3, 1, 0.5?',
			{ k_theta: 3 },
		],
		[
			'The singular values are 6, 2 and 1. Which share of the energy is lost by the best rank-1 update?',
			{ phi: 87.804878 },
		],
		[
			'By Eckart and Young, what is the least Frobenius error of a rank-2 approximation of an update with singular values 7, 5, 2, 1?',
			{ delta: 2.236068 },
		],
		[
			'A weight change found by full fine-tuning has the singular values 3, 2, 2, 1. What share of its energy can a LoRA adapter of rank 3 keep at best?',
			{ phi: 94.444444 },
		],
		[
			'An update has singular values 12, 4, 3. What percentage of its squared norm can be retained at rank 1?',
			{ phi: 85.207101 },
		],
		[
			'What is the smallest LoRA rank that retains 80 % of the variance of an update with singular values 4, 2, 2, 1, 1?',
			{ k_theta: 3 },
		],
	]),
	...worded('lora.adapters-that-fit', 'Serving one model to many customers', [
		[
			'A 24 GB GPU holds a 7-billion-parameter model in fp16, and 4 GB are reserved for the cache. How many LoRA adapters of rank 8 (query and value projections, 4096 x 4096, 32 layers, fp16) fit in the memory that is left?',
			{ n_A: 715 },
		],
		[
			'How many LoRA adapters can be kept beside a 13B base model in bf16 on a 40 GB card, if 6 GB are set aside? Rank 16, two matrices of 5120 × 5120 in each of 40 layers, bf16.',
			{ n_A: 305 },
		],
		[
			'An 80 GB accelerator holds one bf16 copy of a model with 30 billion parameters; 10 GB are reserved. Rank-4 adapters sit on 2 matrices of 6656 x 6656 in each of 60 layers. How many adapters fit?',
			{ n_A: 782 },
		],
		[
			"How many tenants' LoRA adapters (rank 32, query and value projections 2048 x 2048, 24 layers, fp16) fit beside a 3-billion-parameter fp16 model on a 16 GB GPU?",
			{ n_A: 794 },
		],
		[
			'The card has 48 GB. A base model of 20 billion parameters is loaded in fp16 and 2 GB are set aside. How many rank-8 LoRA adapters on the query and value projections (6144 x 6144) of each of the 44 layers can be loaded at once?',
			{ n_A: 346 },
		],
		[
			'A base model of 7 billion parameters in fp16 serves 50 customers with a LoRA adapter each (rank 16, 2 matrices of 4096 x 4096 in 32 layers, fp16). How much memory do base model and adapters take together?',
			{ M_t: 1.4838861e10 },
		],
		[
			'100 tasks share one 1-billion-parameter model in fp16; each has LoRA adapters of rank 8 on 2 matrices of 2048 × 2048 in each of 16 layers. How many GB do the base and all adapters take in total, and how many GB would full copies take?',
			{ M_t: 2209715200, M_c: 2e11 },
		],
		[
			'How big is one adapter and how many adapters fit beside the model? 32 GB GPU, base of 8 billion parameters in bf16, 8 GB set aside, rank 64 on 2 projections of 4096 x 4096 per layer, 32 layers, bf16.',
			{ n_A: 119 },
		],
		[
			'How many complete LoRA adapters can a 12 GB GPU hold beside a 2-billion-parameter model (fp16)? Rank 4, query and value matrices 2560 × 2560, 32 layers, fp16, 1 GB reserved.',
			{ n_A: 2670 },
		],
		[
			'Each of 20 users gets a LoRA adapter of rank 8 for 2 matrices of 1024 x 1024 in 12 layers; the base has 300 million parameters; all in fp16. Total memory of base and adapters?',
			{ M_t: 615728640 },
		],
	]),
	...worded('soft-prompting.prompt-cache', 'A soft prompt before a frozen causal model', [
		[
			"The prompt has 30 vectors, the model 16 layers of width 1024, numbers take 2 bytes, the batch has 8 examples. How many bytes do the prompt's keys and values take if they are stored once, and how many if every example keeps its own copy?",
			{ M_1: 1966080, M_B: 15728640 },
		],
		[
			'How much memory do the cached keys and values of a 10-token soft prompt take (24 layers, hidden size 2048, fp16) if they are shared by the whole batch?',
			{ M_1: 1966080 },
		],
		[
			'Keys and values of 20 prompt tokens in a model of 32 layers and width 4096 in bf16: how many MB for one copy, and how many MB for a batch of 16 with a copy per example?',
			{ M_1: 10485760, M_B: 167772160 },
		],
		[
			"Soft prompt of 50 vectors, 12 layers, width 768, fp32. The batch has 64 examples. Bytes of the prompt's KV cache stored once and per example for all?",
			{ M_1: 3686400, M_B: 235929600 },
		],
		[
			'A batch of 32 sequences shares a soft prompt of 16 vectors. How many position computations are saved if the prompt is computed once for the batch?',
			{ c_s: 496 },
		],
		[
			'If the keys and values of the 100 prompt positions are cached once (40 layers, width 5120, fp16) instead of for each of 10 examples, how much memory is saved?',
			{ M_s: 737280000 },
		],
		[
			'How many kB do the keys and values of 5 virtual tokens occupy once per batch in a model with 6 layers of width 512 in fp16?',
			{ M_1: 61440 },
		],
		[
			'A decoder with 8 layers and width 1024 keeps the keys and values of a 25-vector soft prompt in fp32. How much storage does a single copy need?',
			{ M_1: 1638400 },
		],
		[
			'For a batch of 128 examples and a soft prompt of 20 tokens: how many forward computations of prompt positions are spared by reusing the cached ones?',
			{ c_s: 2540 },
		],
		[
			"24 layers, model width 1536, soft prompt of 40 virtual tokens, fp16, 4 examples in the batch. Memory of the prompt's keys and values: one copy, and with its own copy for each example?",
			{ M_1: 5898240, M_B: 23592960 },
		],
	]),
	...worded('soft-prompting.label-counts', 'Labels of -100 are ignored in the loss.', [
		[
			'A padded batch has rows of 50 positions; the answers have 6, 8 and 10 tokens. How many labels are not -100?',
			{ n_1: 24 },
		],
		[
			'Three rows are padded to 40 positions. The answers are 5, 5 and 7 tokens long. How many label entries count and how many are -100?',
			{ n_1: 17, n_0: 103 },
		],
		['Two sequences padded to 64 tokens with answers of 12 and 20 tokens: how many labels are masked?', { n_0: 96 }],
		[
			'The label tensor of a batch has rows padded to 100 positions; answer lengths 30, 10, 20, 40. What share of the entries is not -100?',
			{ n_1: 100 },
		],
		[
			'Answers of 4, 9 and 2 tokens are learnt; the negative log-likelihoods sum to 30. What is the mean loss over the labels that count?',
			{ m: 2 },
		],
		[
			'How many entries of the label tensor are equal to -100 in a batch of two rows padded to 30, if the responses have 11 and 9 tokens?',
			{ n_0: 40 },
		],
		[
			'Only the answers (7, 3 and 5 tokens) have labels. The summed loss is 45. Which average loss is reported, and how many tokens enter it?',
			{ m: 3, n_1: 15 },
		],
		[
			'A batch of two examples is padded to 20 tokens. The answers are 8 and 6 tokens long, everything else is masked. How many labels are kept, how many ignored?',
			{ n_1: 14, n_0: 26 },
		],
		[
			'Rows are padded to length 128; answer tokens: 16, 24, 40, 8. How many labels contribute to the loss?',
			{ n_1: 88 },
		],
		[
			'In a batch with answers of 10 and 15 tokens the total negative log-likelihood is 50. Mean loss per label that is not -100?',
			{ m: 2 },
		],
	]),
	...worded('soft-prompting.prompts-counted', 'Hard and soft prompts', [
		['How many different hard prompts of 2 tokens are there over a vocabulary of 5,000 words?', { n_H: 25000000 }],
		[
			'A prompt of 3 tokens from a vocabulary of 1,000: how many possible prompts are there, and how many real numbers describe a soft prompt of 3 vectors of dimension 64?',
			{ n_H: 1000000000, n_R: 192 },
		],
		['How many distinct prompts can be made of 4 tokens if the vocabulary has 100 words?', { n_H: 100000000 }],
		['Vocabulary of 50,000, prompts of 2 tokens: how many hard prompts exist?', { n_H: 2500000000 }],
		[
			'How many real numbers does a soft prompt of 5 vectors have in a 512-dimensional embedding space, and how many discrete prompts of 5 tokens are there with a vocabulary of 200?',
			{ n_R: 2560, n_H: 3.2e11 },
		],
		['How many bits name one of the hard prompts of 10 tokens over a vocabulary of 1,024?', { beta: 100 }],
		['With a vocabulary of 8,000 words there are how many different token prompts of length 2?', { n_H: 64000000 }],
		['Count the possible hard prompts: 3 tokens, vocabulary of 300.', { n_H: 27000000 }],
		[
			'How many different prompts of 6 tokens are possible over a vocabulary of 50 words, and how many numbers are in a soft prompt of 6 vectors of width 16?',
			{ n_H: 1.5625e10, n_R: 96 },
		],
		['How many hard prompts of 2 positions does a vocabulary of 32,000 allow?', { n_H: 1024000000 }],
	]),
	...worded('soft-prompting.training-memory', 'Training memory', [
		[
			'A model with 2 billion parameters has width 2048. A trainable parameter costs 16 bytes, a frozen one 2 bytes. How much memory does full fine-tuning need, and how much prompt tuning with 20 virtual tokens for the trainable part?',
			{ M_f: 3.2e10, M_p: 655360 },
		],
		[
			'Trained parameters take 16 bytes each, frozen parameters take 2 bytes. 7 billion parameters, width 4096, 100 prompt vectors. Memory of full fine-tuning and of the frozen weights in soft prompt tuning?',
			{ M_f: 1.12e11, M_0: 1.4e10 },
		],
		[
			'How much memory do the frozen weights and the trained part take in prompt tuning? Model with 3 billion parameters, embedding width 2560, soft prompt of 50 vectors, 12 bytes per trained parameter, 2 bytes per frozen parameter.',
			{ M_0: 6000000000, M_p: 1536000 },
		],
		[
			'Full fine-tuning against soft prompt tuning: model with 500 million parameters, width 1024, 10 prompt vectors, 16 bytes per trainable parameter and 4 bytes per frozen weight. How many GB does each need?',
			{ M_f: 8000000000, M_0: 2000000000 },
		],
		[
			'A model of 11 billion parameters is trained in full with 18 bytes per trainable parameter. How many GB is that, and how many bytes does the trainable part of prompt tuning take (width 4096, 100 vectors)? Frozen weights take 2 bytes.',
			{ M_f: 1.98e11, M_p: 7372800 },
		],
		[
			'Trainable parameters cost 16 bytes, frozen parameters cost 2 bytes. How much memory does soft prompt tuning of a 1-billion-parameter model of width 2048 with 30 vectors take, and how much full fine-tuning?',
			{ M_f: 1.6e10, M_0: 2000000000 },
		],
		[
			'How many GB does full fine-tuning of a model with 6 billion parameters need at 16 bytes per trained parameter, and how many MB does a soft prompt of 64 vectors (width 4096) need besides 2 bytes per frozen parameter?',
			{ M_f: 9.6e10, M_p: 4194304 },
		],
		[
			'Soft prompting leaves the model frozen (2 bytes per frozen parameter) and trains 25 vectors of width 1536 (16 bytes per trained parameter). The model has 1.5 billion parameters. Memory of the frozen model and of the prompt in soft prompt tuning?',
			{ M_0: 3000000000, M_p: 614400 },
		],
		[
			'A model with 13 billion parameters: memory of full fine-tuning at 16 bytes per trainable parameter, and of the frozen weights in prompt tuning at 2 bytes per frozen parameter (20 vectors, width 5120)?',
			{ M_f: 2.08e11, M_0: 2.6e10 },
		],
		[
			'How many times less memory does soft prompt tuning need than full fine-tuning? 4 billion parameters, width 3072, 40 virtual tokens, 16 bytes per trained and 2 bytes per frozen parameter.',
			{},
		],
	]),
	...worded('circuits.known-direction', 'A head with $d_{head} = 1$', [
		[
			'The output matrix is the column $W_O = (2, 4, -6)^\\top$. Of what the head adds only the first coordinate, 1, is known. Reconstruct the other coordinates.',
			{ alpha: 0.5 },
		],
		[
			'$W_O = (1, -3, 2)^\\top$. The first coordinate of what the head writes is 0.5. Find the remaining coordinates.',
			{ alpha: 0.5 },
		],
		[
			"Only one coordinate of the head's update survived: the first coordinate is 3. The output column is $(1, 2, 0, -1)$. What are the others?",
			{ alpha: 3 },
		],
		[
			"The head's output vector is $(4, 8)$; only the second coordinate, 2, of its update is known. Determine the other coordinate.",
			{ alpha: 0.25 },
		],
		[
			'Complete the update of the head if its first entry is 6: the output matrix has the single column $(3, -1, 2)$.',
			{ alpha: 2 },
		],
		[
			"Of the head's update the first component is -2. With the output vector $(1, 5)$, recover the missing component.",
			{ alpha: -2 },
		],
		[
			'The write direction of the head is $(2, 1, 1)$. Given only the first coordinate 5 of the update, fill in the rest.',
			{ alpha: 2.5 },
		],
		[
			'Restore the update of the head: first coordinate 1.5, output column $(3, 6, 9)$. What are the second and third coordinates?',
			{ alpha: 0.5 },
		],
		[
			"Of the head's update only the third coordinate 4 is legible; its output matrix is the column $(1, 0, 8)$. Find the other coordinates.",
			{ alpha: 0.5 },
		],
		[
			'The head writes along $W_O = (5, -5, 10)^\\top$. The first coordinate of an update is 1. Determine the remaining ones.',
			{ alpha: 0.2 },
		],
	]),
	...worded('circuits.one-direction', 'A head whose OV matrix has rank one', [
		[
			'The OV matrix of a head is the outer product of the write vector $u = (3, 4)$ with the read vector $v = (0, 2)$. What is its singular value?',
			{ sigma: 10 },
		],
		[
			'The OV matrix is the outer product of the write vector $u = (1, 2, 2)$ and the read vector $v = (2, 0, 0)$. What is the nonzero singular value, and how long is what the head writes for $x = (1, 1, 1)$?',
			{ sigma: 6, lambda_y: 6 },
		],
		[
			'A rank-one head reads along $v = (3, 4)$ and writes along $u = (1, 0)$; $W_{OV} = u v^\\top$. How long is the part of $x = (5, 0)$ that the head ignores?',
			{ lambda_0: 4 },
		],
		[
			'The OV matrix is the outer product of the write vector $u = (2, 1)$ and the read vector $v = (1, 1)$. What does the head write for the token $x = (3, -1)$?',
			{ alpha: 2 },
		],
		[
			'For a rank-1 OV matrix with write vector $u = (0, 5)$ and read vector $v = (4, 3)$: singular value and length of the part of $x = (1, 2)$ in the read subspace?',
			{ sigma: 25, lambda_r: 2 },
		],
		[
			'A head has a rank-one OV matrix with the write vector $u = (1, 1, 1, 1)$ and the read vector $v = (1, -1, 1, -1)$. What is its only singular value?',
			{ sigma: 4 },
		],
		[
			'Outer product head: read vector $v = (1, 2)$, write vector $u = (2, 2)$, source $x = (2, -1)$. What is the length of what is written?',
			{ lambda_y: 0 },
		],
		[
			'The OV matrix is the outer product of write vector $u = (6, 8)$ and read vector $v = (1, 0)$. What is the length of what is written for the source $x = (0.5, 7)$?',
			{ lambda_y: 5 },
		],
		[
			'Give the spectral norm of the OV matrix that is the outer product of the write vector $u = (1, 2)$ and the read vector $v = (2, 4)$.',
			{ sigma: 10 },
		],
		[
			'With read vector $v = (0, 1, 0)$ and write vector $u = (1, 0, 1)$, $W_{OV} = u v^\\top$: which length of the token $x = (3, 2, 4)$ is ignored by the head?',
			{ lambda_0: 5 },
		],
	]),
	...worded('circuits.score-gap', 'Attention of one head', [
		[
			'A head has $W_{QK} = c I$. The query is $q = (1, 0)$, the keys are $k_1 = (1, 0)$ and $k_2 = (0, 1)$. For which $c$ does the softmax put exactly 90 % of the attention on $k_1$?',
			{ c: 2.1972246 },
		],
		[
			'By how much must the score of one key exceed that of the other 3 keys, which all have the same score, for it to get an attention weight of 0.5?',
			{ delta: 1.0986123 },
		],
		[
			'How large must the gap be between the score of one token and the equal scores of the 9 other tokens so that the token receives 0.9 of the attention?',
			{ delta: 4.3944492 },
		],
		[
			'With $W_{QK} = c I_2$, query $q = (2, 1)$ and keys $k_1 = (1, 1)$, $k_2 = (1, 0)$: which $c$ gives $k_1$ 75 % of the attention?',
			{ c: 1.0986123 },
		],
		[
			'All other 7 sources have the same score. What score difference gives one source an attention weight of 0.8?',
			{ delta: 3.3322045 },
		],
		[
			"How much higher must a token's pre-softmax score be than the same score of 4 other tokens to get 60 % of the attention?",
			{ delta: 1.7917595 },
		],
		[
			'What margin of the score over the others, all equal, makes one of 11 keys get 0.95 of the attention?',
			{ delta: 5.2470241 },
		],
		[
			"The head's $W_{QK} = c I$; $q = (1, 2)$, $k_1 = (2, 0)$, $k_2 = (0, 0)$. For what $c$ does the attention put exactly 60 % on the first key?",
			{ c: 0.20273255 },
		],
		[
			'Two keys $k_1 = (3, 1)$ and $k_2 = (1, 1)$, query $q = (1, 1)$, $W_{QK} = c I$. Which factor $c$ makes the head give $k_1$ 95 % of the attention?',
			{ c: 1.4722195 },
		],
		[
			"The scores of 99 other positions are all equal. How far above them must one position's score lie to receive half, 0.5, of the attention?",
			{ delta: 4.5951199 },
		],
	]),
	...worded('circuits.singular-values', 'Reading a spectrum', [
		[
			"A head's OV matrix has the singular values 4, 2, 2 and 0. What is its rank, and what is its Frobenius norm?",
			{ kappa: 3, F: 4.8989795 },
		],
		[
			'The singular values of $W_{OV}$ are 5, 3 and 1. What share of the squared Frobenius norm belongs to the first direction?',
			{ 'phi_+': 71.428571 },
		],
		['A matrix has singular values 12, 5, 0, 0. Give its rank and its Frobenius norm.', { kappa: 2, F: 13 }],
		['What is the Frobenius norm of a matrix with the singular values 2, 2, 1?', { F: 3 }],
		[
			'An OV matrix has singular values 10, 2, 1. Which percentage of the energy does the largest direction carry?',
			{ 'phi_+': 95.238095 },
		],
		[
			'The spectrum of a head is known: the singular values are 3, 3, 0. What is the dimension of the read subspace?',
			{ kappa: 2 },
		],
		['Singular values of a QK matrix: 8, 1, 0.5, 0. What is the rank of the matrix?', { kappa: 3 }],
		[
			'Given the singular values 7, 4, 4, what fraction of the squared norm does the top singular value have?',
			{ 'phi_+': 60.493827 },
		],
		[
			'An interpretability tool prints the singular values 1.5, 1, 0.5 of a head. What is its Frobenius norm, and what share of the squared Frobenius norm does the leading component have?',
			{ F: 1.8708287, 'phi_+': 64.285714 },
		],
		['With singular values 20, 15, 0, what are rank and Frobenius norm of the matrix?', { kappa: 2, F: 25 }],
	]),
];
