import { describe, expect, it } from 'vitest';
import { reviewed } from '../check/reviewed.ts';

/** What a question comes to, by the names of the results. */
const resultsOf = (question: string): Readonly<Record<string, string>> =>
	Object.fromEntries(
		reviewed(`# Homework\n\n## Problem 1\n\n(a) ${question}\n`)
			.parts.flatMap(({ solution }) => solution?.results ?? [])
			.map(({ name, text }) => [name, text]),
	);

describe('an answer has all that is asked for, and nothing that stands open beside it', () => {
	it.each([
		[
			'what is made of givens on the way',
			'Estimate the training FLOPs of a 3B model on 1T tokens. How many days does that take on 256 A100s (312 TFLOP/s peak) at 40% MFU?',
			{ 'training compute': '1.8 × 10²² FLOP', 'wall-clock time': '563,401 s ≈ 6.5209 days' },
		],
		[
			'a memory and a rate, each once and nothing of other models',
			'A model has 9 billion parameters, stored in 16 bits each. How much memory do they take, and how many tokens per second can a GPU with a memory bandwidth of 3 TB/s generate at batch size one?',
			{
				'memory of the parameters': '18 GB',
				'tokens per second': '166.67',
				'tokens per minute': '10,000',
				latency: '6 ms',
			},
		],
		[
			'a result beside a number that the question states',
			'An 8B model saw 15 trillion tokens. How many tokens per parameter is that, and how many times the 20:1 ratio of Chinchilla?',
			{ 'tokens per parameter': '1,875 tokens/parameter', 'times as much': '93.75' },
		],
		[
			'by how many a stated number exceeds a result',
			'Suppose a snap judgement takes 0.6 s and each neural step 8 ms. How deep may a feed-forward model of it be (number of sequential steps)? By how many layers does GPT-3, with 96, exceed this?',
			{ 'sequential steps': '75 steps', difference: '21' },
		],
		[
			'names in a row',
			'A classifier gives TP = 30, FP = 10, FN = 20, TN = 940. Compute accuracy, precision and recall.',
			{ precision: '0.75', recall: '0.6', accuracy: '0.97' },
		],
		[
			'a second question',
			'A model has a cross-entropy of 2 nats per token. What is its perplexity? How many bits per token is that?',
			{ perplexity: '7.3891', 'bits per token': '2.8854 bits' },
		],
		[
			'a percentage by which something is raised',
			'Training emitted 500 tonnes of CO2. With a social cost of carbon of $100 per tonne and a compute bill of $2 million, what is the carbon cost, and by what percentage would it raise the bill?',
			{ 'carbon cost': '$50,000', 'share of the compute cost': '2.5 %' },
		],
		[
			'an integer on the grid',
			'Quantize the range [-1, 3] to unsigned 8-bit integers with asymmetric quantization. What are scale and zero point, and which integer represents x = 1?',
			{ 'zero point': '64', 'integer of the value': '128' },
		],
		[
			'a power of ten behind a dot, and what a unit is',
			'How much memory do 3·10^14 parameters need at 2 bytes each (in TB, 10^12 bytes), and how many GPUs with 80 GB hold them?',
			{ 'memory of the parameters': '600 TB', 'number of GPUs': '7,500' },
		],
		[
			'each of several things, and together',
			'Base model: 6 billion parameters, frozen, stored with 4 bits each. LoRA: 30 million parameters which need 16 bytes each during training. QLoRA memory in GB (10^9 bytes) for the base model, for the adapter, and together?',
			{
				'memory of the base model': '3 GB',
				'memory of the adapter': '480,000,000 B ≈ 480 MB',
				'memory in all': '3.48 GB',
			},
		],
		[
			'a product of other letters, one of them transposed',
			'We write the adapted weight as $W_0 + UV^\\top$, $U\\in\\mathbb{R}^{p\\times r}$, $V\\in\\mathbb{R}^{q\\times r}$. Let $p=2048$, $q=512$ and $r=4$. Numbers are float32. How many bytes for $U$ and $V$ together, and how many for a dense update?',
			{ 'memory of the LoRA factors': '40,960 B = 40 KiB', 'memory of the full matrix': '4,194,304 B = 4 MiB' },
		],
		[
			'a share, and the rank for another share of it',
			'A square matrix of size $d\\times d$ with $d=2560$ is adapted with LoRA of rank $r$. What percentage of the full matrix do the LoRA parameters make up for $r=8$? What is the largest rank for which this percentage stays below 3 %?',
			{ 'share of the full matrix': '0.625 %', 'rank that the share allows': '38' },
		],
		[
			'both ways over two tasks, each by itself',
			'Two tasks have the losses $L_1(p) = (p-3)^2$ and $L_2(p) = (p+1)^2$, the same on support and query data. Start at $p_0=1$ with one inner step of size $\\alpha=0.25$. What are both adapted values? What is the first-order meta-gradient of task 1, and what is the exact one of MAML, summed over both tasks?',
			{
				'adapted parameter of the first task': '2',
				'adapted parameter of the second task': '0',
				'first-order meta-gradient of the first task': '-2',
				'meta-gradient of both tasks': '0',
			},
		],
		[
			'first-order MAML over a family of losses',
			'MAML on three tasks with $L_i(p)=\\frac12(p-c_i)^2$, $c=(0, 2, 7)$; initial value $p=1$, inner step size $0.5$. Compute the three adapted values, the first-order meta-gradient (sum over the tasks) and the new $p$ for the outer step size 0.1.',
			{
				'adapted parameter of the third task': '4',
				'first-order meta-gradient of the three tasks': '-3',
				'new start after the three tasks, first-order MAML': '1.3',
			},
		],
		[
			'the inner step without an outer one',
			'Inner loss on the support set $L_s(p) = (p-1)^2$, outer loss on the query set $L_q(p)=(p-4)^2$, inner learning rate $\\alpha=0.25$, start $p=3$. Calculate the adapted prompt, the first-order MAML gradient and the exact MAML gradient.',
			{
				'adapted parameter': '2',
				'meta-gradient': '-2',
				'slope of the query loss after the adaptation': '-4',
			},
		],
		[
			'shapes beside letters of code, a share and the rank where nothing is saved any more',
			'`W = W0 + A @ B`, A: (1200, r), B: (r, 2400). Rank 6: number of trainable parameters, share of the full matrix in percent, and the rank at which LoRA stops saving parameters.',
			{ 'trainable parameters': '21,600', 'share of the full matrix': '0.75 %', 'break-even rank': '800' },
		],
		[
			'shapes in brackets behind letters, and the norm of the product',
			'Both LoRA factors $A$ ($800 \\times r$) and $B$ ($r \\times 800$) are drawn independently, with mean zero, with standard deviation 0.01 for each entry. What is the standard deviation of an entry of $AB$ for $r=4$, and the expected squared Frobenius norm of $AB$?',
			{ 'standard deviation of an entry of the product': '2 × 10⁻⁴', 'expected squared Frobenius norm': '0.0256' },
		],
		[
			'as many as fit',
			"Each task's soft prompt consists of 20 vectors of dimension 1024, stored in fp16 (2 bytes per number). How many bytes does one task take? How many tasks' soft prompts fit into 1 GB of memory at most?",
			{ 'memory of the prompts of all tasks': '40,960 B = 40 KiB', 'number of tasks': '24,414' },
		],
		[
			'as many as fit beside what is kept free',
			"A server keeps a base model (4 billion parameters, bf16) in the memory of a 24 GB GPU; 6 GB are reserved for the KV cache. Each user's adapter has 25,000,000 parameters in bf16. How large is one adapter in MB, and how many whole adapters fit next to the base model and the cache?",
			{ 'size of the adapter': '50,000,000 B ≈ 50 MB', 'adapters that fit': '200' },
		],
		[
			'two methods and their ratio',
			'A model has 16 blocks and hidden size 1024. Prompt tuning uses 30 virtual tokens at the input only; prefix tuning learns 30 key vectors and 30 value vectors of size 1024 in each block. Give the number of trained parameters of both and the ratio.',
			{
				'trainable parameters of the soft prompt': '30,720',
				'trainable parameters of a prefix in every layer': '983,040',
				'prefix beside the soft prompt': '32',
			},
		],
		[
			'half-open ranges of code',
			'The input has these positions (0-based): `PROMPT = range(0, 8)`, `QUESTION = range(8, 20)`, `ANSWER = range(20, 26)`. The labels are shifted by one. In soft-prompt training only the answer is to be learned: at which output positions is the loss computed, and how many terms does it have?',
			{ 'output positions in the loss': '19–24', 'number of terms in the loss': '6' },
		],
		[
			'a table without bars at its ends',
			'Module | shape\n--- | ---\ngate_proj | 4096 × 1536\nup_proj | 4096 × 1536\ndown_proj | 1536 × 4096\n\nThe model has 10 blocks. LoRA rank: 4. If all three MLP matrices of every block are adapted, how many trainable parameters does that make?',
			{ 'trainable parameters': '675,840' },
		],
		[
			'a rank for so many bytes, in Chinese',
			'一个线性层的权重为 $4096\\times1024$，LoRA 的秩为 $r$。若 LoRA 参数以 float16（2 字节）保存，且总大小不得超过 300 000 字节，则 $r$ 最大是多少？此时实际占用多少字节？',
			{ rank: '29', 'memory of the LoRA factors': '296,960 B' },
		],
		[
			'a prefix beside a soft prompt, in French',
			"Un préfixe est appris à chaque couche (clé et valeur, sans reparamétrisation) pour un modèle de 24 couches de dimension 1024, avec 10 jetons virtuels. Combien de paramètres ? Combien de fois plus que 10 vecteurs appris seulement à l'entrée ?",
			{ 'trainable parameters of a prefix in every layer': '491,520', 'prefix beside the soft prompt': '48' },
		],
		[
			'layers with an arrow between their sides',
			'Prompt encoder for P-tuning: 10 learnable vectors of size 256, then two linear layers 256 → 256 and 256 → 1024, each with bias. How many parameters does the whole thing have, and how many numbers are kept after training?',
			{ 'trainable parameters': '331,520', 'numbers that are kept': '10,240' },
		],
		[
			'letters that count',
			'How many trainable parameters does prompt tuning with M vectors have in a model of embedding size E? Put in M = 20 and E = 512.',
			{ 'trainable parameters': '10,240' },
		],
		[
			'a rank for so many megabytes',
			'A phone app may download at most 20 MB (10^6 bytes) for a LoRA adapter. The model has 24 layers; the adapter sits on W_q and W_v (1024 × 1024 each) and is stored with 4 bytes per number. What is the largest rank that still fits, and how large is the download with it?',
			{ rank: '50', 'memory of all LoRA factors': '19.661 MB' },
		],
		[
			'the root of the rank in the place of the rank',
			'My config: LoraConfig(r=16, lora_alpha=32). By what number is BA multiplied? And by what if I switch on rsLoRA, which uses alpha/sqrt(r) instead of alpha/r?',
			{ 'factor alpha over the rank': '2', 'factor with the root of the rank': '8' },
		],
		[
			'the sign of a number before its name',
			'In the DPO loss with β = 0.5, the log-ratio is +1 for the preferred answer and −1 for the rejected one. Compute the loss.',
			{ loss: '0.31326' },
		],
		[
			'values of a function',
			"Tabular Q-learning: Q(s,a) = 1, reward r = 2, max over a' of Q(s',a') = 4, α = 0.5, γ = 0.5. What is the updated Q(s,a)?",
			{ 'new value': '2.5' },
		],
		[
			'a count in full',
			'GPT-2 small: |V| = 50257, d_model = 768. How many entries would the bigram table have, and how many parameters do embedding and unembedding have together?',
			{ 'entries of the bigram table': '2,525,766,049' },
		],
		[
			'the way of training where one trains',
			'How many GPUs with 80 GB do you need to train a 20B model?',
			{ 'memory of parameters, gradients and optimiser states': '160 GB', 'number of GPUs': '2' },
		],
		[
			'what plain SGD keeps, and no more',
			'A 7B model is trained with SGD without momentum. How much memory do the weights and gradients need in fp16?',
			{ 'memory of parameters, gradients and optimiser states': '28 GB' },
		],
		[
			'the closest of two ways that are named',
			'How much memory do you need for training a 7B model with mixed-precision Adam?',
			{ 'memory of parameters, gradients and optimiser states': '112 GB' },
		],
		[
			'pieces of a layout by their lengths',
			'The layout has 6 prompt vectors, 10 question tokens, 12 reasoning tokens, 1 answer token, 1 newline and 5 padding tokens. How many loss terms are there in soft prompt tuning?',
			{ 'number of terms in the loss': '14' },
		],
		[
			'a run by its two times',
			'A run that needs 20 days of pure compute was finished after 50 days, with 25 restarts. By which factor did the restarts prolong it and how often did it restart per day on average?',
			{ 'time of the run beside the time without failures': '2.5', 'restarts per day': '0.5/day' },
		],
		[
			'vectors behind the words for them, in running text',
			'W_QK = diag(1, 2, -1). Destination (1, 1, 3), source (2, 1, 1): what is the attention score, which source gets attention?',
			{ 'attention scores': '1' },
		],
		[
			'a second number that has the unit of the first',
			'The run was planned for 20 days but took 35, with 28 restarts. By what factor did it take longer, and how many restarts were there per day?',
			{ 'time of the run beside the time without failures': '1.75', 'restarts per day': '0.8/day' },
		],
		[
			'the ratio of two probabilities',
			'PPO: old policy gave the action probability 0.2, the new one 0.3, advantage A = +1, clip ε = 0.2. Compute the clipped surrogate objective.',
			{ 'clipped objective': '1.2' },
		],
		[
			'the factor and the size in binary units',
			'A model has 40 layers, 64 query heads, head_dim = 128 and uses GQA with 8 KV heads. By which factor is the KV cache smaller than with full multi-head attention, and how large is it (GiB, bf16) for one 32,768-token context?',
			{ 'saving by sharing heads': '8', 'memory of the KV cache': '5.3687 GB = 5 GiB' },
		],
		[
			'projections of grouped-query attention',
			'LoRA of rank 4 on q_proj and v_proj in all 10 layers: hidden size 512, 8 query heads, 2 KV heads, head dim 64. How many trainable parameters?',
			{ 'trainable parameters on queries and values': '66,560' },
		],
		[
			'a count, its bytes and its share of the model',
			'A frozen LM with 2.4 billion parameters has embeddings of width 2048. A soft prompt of 12 vectors is learned. How many trainable parameters is that, how many bytes in fp32, and what percentage of the model?',
			{
				'trainable parameters': '24,576',
				'memory of the trainable parameters': '98,304 B = 96 KiB',
				'share of the model': '0.001024 %',
			},
		],
		[
			'how many times fewer than another number that is stated',
			'A soft prompt of 16 vectors is trained for a model of width 4096; a LoRA on it would train 6,553,600 weights. How many parameters has the prompt, and how many times fewer than the LoRA is that?',
			{ 'trainable parameters': '65,536', 'times less': '100' },
		],
		[
			'a part of a number that the clause says itself',
			'Positions 1–5 hold the soft prompt, 6–20 the question, 21–30 the answer, 31–40 padding. The target at position t is the token at t + 1. Which output positions count in the loss? How many are they, and what percentage of all 40 positions is that?',
			{ 'number of terms in the loss': '10', 'share of the sequence': '25 %' },
		],
		[
			'the difference and the quotient of two results',
			'How much memory do the rank-16 LoRA factors of a 4096 × 4096 matrix take in fp32? How much does the full update take? What is the difference, and what the quotient?',
			{ difference: '66,584,576 B = 63.5 MiB', 'saving factor': '128' },
		],
		[
			'matrices that are listed, per matrix, overall and in bytes',
			'Each of 12 blocks has three matrices (gate 1024→4096, up 1024→4096, down 4096→1024). We adapt all of them with rank four. How many numbers are trained per matrix, how many overall, and how many bytes is this at two bytes per number?',
			{ 'parameters for one matrix': '[20,480; 20,480; 20,480]', 'trainable parameters': '737,280' },
		],
		[
			'sides with an arrow between them are no counts',
			'A block has projections 1024→1024 and 1024→4096, each with a rank-8 adapter. How many trainable parameters per matrix, and how many in 12 blocks?',
			{ 'parameters for one matrix': '[16,384; 40,960]', 'trainable parameters': '688,128' },
		],
		[
			'a matrix and its rank in German',
			'Eine Gewichtsmatrix der Größe 2048 × 512 wird mit LoRA vom Rang 8 angepasst. Welchen Bruchteil (in Prozent) der Parameter der vollen Matrix muss man trainieren, und wie groß ist der Einsparfaktor?',
			{ 'share of the full matrix': '1.9531 %', 'saving factor': '51.2' },
		],
		[
			'a task loss with an index, for two tasks',
			'MAML with one inner step: the task loss is $L_i(\\theta) = (\\theta - c_i)^2$ with $c_1 = 2$, $c_2 = -1$; the start is $\\theta = 1$, the inner learning rate 0.25. What are the adapted parameters of the two tasks, and what is the meta-gradient?',
			{ 'adapted parameter of the first task': '1.5', 'adapted parameter of the second task': '0' },
		],
		[
			'losses behind their names',
			'A scalar prompt p is meta-learned. Inner loop: one gradient step with α = 0.1 on the support loss (p − 3)². The query loss of the task is (p′ − 2)². Starting from p = 1, calculate the adapted p′ and the exact MAML gradient of the query loss.',
			{ 'adapted parameter': '1.4', 'meta-gradient': '-0.96' },
		],
		[
			'what an adapter keeps in training beside the whole model',
			'Training state in fp32: per trainable parameter one gradient and two Adam moments (4 B each). How many MB of gradient and optimiser state does an adapter with 2,000,000 parameters need, how many GB does fully fine-tuning a 3B model need, and what is the quotient?',
			{
				'memory of gradients and moments': '24,000,000 B ≈ 24 MB',
				'memory of gradients and moments in full fine-tuning': '36 GB',
				'full fine-tuning beside the adapter': '1,500',
			},
		],
		[
			'prefix vectors in every layer',
			'P-tuning v2 puts 10 trainable prefix vectors (key and value) into every one of 12 layers of width 768. How many parameters are trained, and what share of a 110M model is that?',
			{ 'trainable parameters': '184,320', share: '0.16756 %' },
		],
		[
			'an attention layer whose heads nobody counts',
			'A transformer has width 768. How many parameters does one attention layer have?',
			{ 'parameters of the attention layer': '2,359,296' },
		],
		[
			'a share in words that is not to be passed',
			'LoRA adapts a 1024 × 1024 matrix. What is the largest rank with which it has at most a quarter of the entries of the full matrix?',
			{ 'rank that the share allows': '128' },
		],
		[
			'a value of its own in each clause',
			'A 100B model in int8: how many A100 with 40 GB do the weights need, and how many H100 with 80 GB?',
			{ 'whole A100': '3', 'whole H100': '2' },
		],
		[
			'the largest rank below a whole break-even',
			'A layer is 600 × 300. At which rank do the LoRA factors hold exactly as many numbers as the dense update, and what is the highest rank that really saves something?',
			{ 'break-even rank': '200', 'largest rank with fewer parameters': '199' },
		],
	])('%s', (_, question, expected) => {
		expect(resultsOf(question)).toMatchObject(expected);
	});

	it.each([
		[
			'a share of what is not said',
			'A soft prompt of 20 vectors is trained in front of a model of width 1024. How many parameters is that, and what percentage of the model?',
		],
		[
			'a model that is another one',
			'A soft prompt of 20 vectors for a 2B model of width 1024. How many parameters does it have, and how many times fewer than prefix tuning of the 7B model in the appendix?',
		],
		[
			'bytes in a format that nobody names',
			'A soft prompt of 20 vectors is trained in front of a model of width 1024. How many parameters is that, and how many bytes?',
		],
		[
			'tokens, which are no numbers to store',
			'Positions 1–5 hold the soft prompt, 6–20 the question, 21–30 the answer. The target at position t is the token at t + 1. How many terms has the loss, and how many bytes in fp16?',
		],
	])('no relation to %s', (_, question) => {
		expect(Object.keys(resultsOf(question)).filter(name => /share|times|memory|quotient/.test(name))).toEqual([]);
	});

	it('no cost where only the time is asked for', () => {
		expect(
			Object.keys(
				resultsOf(
					'A run needs 4e26 FLOPs. The cluster has 50,000 GPUs with a peak of 2 PFLOP/s each at 40 % utilisation. How long does it take in days?',
				),
			),
		).toEqual(['wall-clock time']);
	});

	it.each([
		[
			'a perplexity below one',
			'A friend reports a perplexity of 0.7 on the test set. How many bits per token is that?',
		],
		[
			'probabilities that sum to more than one',
			'Softmax gave the probabilities 0.6, 0.5 and 0.2. What is the cross-entropy loss if the second class is right?',
		],
	])('nothing is reckoned with %s', (_, question) => {
		expect(Object.values(resultsOf(question)).filter(text => /^-?[\d.]+/.test(text))).toEqual([]);
	});

	it.each([
		[
			'a word again before each number',
			'Logits are [2, 0]. Compute the sampling probabilities at temperature 1 and at temperature 2.',
			['1', '2'],
		],
		[
			'two formats that are set beside each other',
			'How much smaller is a 10B model in 4-bit (no overhead) than in bf16? Give both sizes in GB.',
			['4-bit', 'bf16'],
		],
		[
			'several values in each question',
			'Use $L(N,D)=1.69+406.4/N^{0.34}+410.7/D^{0.28}$. What loss is predicted for $N=10^9$ and $D=2\\times10^{10}$? For $N=8\\times10^9$, $D=10^{11}$?',
			['10⁹, 2 × 10¹⁰', '8 × 10⁹, 10¹¹'],
		],
		[
			'members that the sentence marks',
			'How much memory do 6 billion parameters take in (i) fp32, (ii) bf16 and (iii) int4? How many cards with 2 GB are needed in the cases (i) and (iii)?',
			['fp32', 'bf16', 'int4'],
		],
		[
			'rows of a table of runs',
			'The forward pass of a LoRA layer is `h = x @ W0 + (alpha / r) * (x @ A @ B)`.\n\n| run | r | alpha |\n|---|---|---|\n| 1 | 8 | 24 |\n| 2 | 24 | 24 |\n\nWith which number is the product x A B multiplied in each of the two runs?',
			['run 1', 'run 2'],
		],
		[
			'marked members with an amount each',
			'How many cards hold 90 billion weights in fp16 on (i) L4s with 24 GB, (ii) A100s with 80 GB?',
			['L4s with 24 GB', 'A100s with 80 GB'],
		],
		[
			'the same question for another format',
			'A 50-billion-parameter model in fp8 is decoded on a card with 2 TB/s. Minimum time per token, and tokens per second? The same question for bf16.',
			['fp8', 'bf16'],
		],
		[
			'another number of cards',
			'What is the lower bound per token for a 70-billion-parameter model in fp16 on one card with 2 TB/s, and what is it when it is split over 4 cards? Tokens per second in both cases?',
			['one card', '4 cards'],
		],
		[
			'another value of what the setting states',
			'A goalkeeper reacts within 0.3 s; neurons fire at 200 Hz at most. How many layers does this suggest? And how many for a reaction within 0.5 s?',
			['0.3 s', '0.5 s'],
		],
		[
			'a follow-up in German',
			'Wie viele Parameter trainiert LoRA mit Rang 4 auf einer Matrix 1024 × 1024? Und mit Rang 16?',
			['4', '16'],
		],
		[
			'a share of another thing is no other utilisation',
			'A run takes 40 days at 30 % utilisation. How many hours is that? And 20 % of the time is lost to restarts: how many hours is that?',
			undefined,
		],
		[
			'a count of something new is no case',
			'In a 50-day run on 1,000 GPUs there were 25 failures. What is the mean time between two failures, in days? And how many failures are to be expected in 10 days on 6,000 GPUs?',
			undefined,
		],
		[
			'members that are asked for themselves',
			'State (i) the number of parameters and (ii) the memory in fp16 of a LoRA with rank 8 on a 1024 × 1024 matrix.',
			undefined,
		],
		[
			'prices that the text lists',
			'A cloud bills 20 dollars per TB and month for object storage and 3 dollars per GB and month for memory. The model: 1e13 parameters, two bytes each. What are the yearly costs of the two options?',
			['object storage', 'memory'],
		],
		[
			'rates that the text lists, the second without its unit',
			'The run used 500 MWh; Norwegian electricity causes 28 g CO₂e per kWh, Polish electricity 660 g. How many tonnes does the run emit in each of the two countries?',
			['Norwegian electricity', 'Polish electricity'],
		],
		[
			'what is for each step is no length of time',
			'A reaction takes 0.2 s and neurons fire at most 100 times per second. How many sequential steps are possible? How many would be possible on a chip with 2 ns per step?',
			undefined,
		],
		[
			'what two things cost together is one amount',
			'The team rents 100 A100s at $1.20 an hour and 50 H100s at $2.40 an hour for 10 days. What do both cost together?',
			undefined,
		],
		[
			'two things are no row',
			'A conv layer has kernel size 3, stride 2 and padding 2, and 16 filters, on 3 input channels. How many parameters does it have?',
			undefined,
		],
	])('cases: %s', (_, question, labels) => {
		const [solution] = reviewed(`# Homework\n\n## Problem 1\n\n(a) ${question}\n`).parts.flatMap(
			each => each.solution ?? [],
		);
		expect(solution?.cases?.map(({ label }) => label)).toEqual(labels);
	});

	it.each<[string, string, string, readonly string[] | undefined]>([
		[
			'named in passing',
			'P10 is what we have today. How many cards of each kind hold 60 billion parameters with 2 bytes each?',
			'cards',
			undefined,
		],
		[
			'named beside all',
			'How many GB do the weights of all models take together, given that those of S fit on one card?',
			'models',
			undefined,
		],
		['named to be added', 'How many GB do S and L take in total at 2 bytes per parameter?', 'models', undefined],
	])('a row %s is not asked for alone', (_, question, table, labels) => {
		const rows =
			table === 'cards'
				? '| card | memory |\n|---|---|\n| P10 | 40 GB |\n| Q20 | 90 GB |\n| R30 | 140 GB |'
				: '| model | parameters |\n|---|---|\n| S | 10 billion |\n| L | 70 billion |';
		const [solution] = reviewed(`# Problem 1\n\n${rows}\n\n${question}\n`).parts.flatMap(part => part.solution ?? []);
		expect(solution?.cases?.map(({ label }) => label)).toEqual(labels);
		// Never what one of the two comes to.
		for (const { text } of solution?.results ?? []) if (table === 'models') expect(text).not.toMatch(/^(?:20|140) GB/);
	});

	it('a table that begins above a part and one that stands in it are two', () => {
		const text =
			'| card | memory |\n|---|---|\n| P10 | 40 GB |\n\n### (a)\n\n| Q20 | 90 GB |\n\nHow many Q20 cards hold 60 billion parameters with 2 bytes each?';
		expect(reviewed(`# Problem 1\n\n${text}\n`).parts.flatMap(({ solution }) => solution?.cases ?? [])).toEqual([]);
	});

	it.each([
		[
			'by what factor',
			'The run used 500 MWh; Norwegian electricity causes 28 g CO₂e per kWh, Polish electricity 700 g. How many tonnes does the run emit in each of the two countries? By what factor do they differ?',
			{ 'emissions of the run: times as large': '25' },
		],
		[
			'by how much',
			'How much memory do 20 billion parameters take in fp16? And in int4? What is the difference?',
			{ 'memory of the parameters: difference': '30 GB' },
		],
		[
			'by how many per cent',
			'Compute the memory of a 7B model in fp32 and in int8. By how many percent is the second smaller?',
			{ 'memory of the parameters: smaller by': '75 %' },
		],
		[
			'one marked member beside the other',
			'Memory in fp16 of (i) a 2B model, (ii) an 8B model? How many times more memory does (ii) take?',
			{ 'memory of the parameters: times as large': '4' },
		],
	])('two cases are compared: %s', (_, question, expected) => {
		expect(resultsOf(question)).toMatchObject(expected);
	});

	it('a formula in symbols keeps the factor between two units', () => {
		const [solution] = reviewed(
			'# Homework\n\n## Problem 1\n\n(a) How many tokens per minute does a model generate on a GPU with 4 TB/s in fp16?\n',
		).parts.flatMap(each => each.solution ?? []);
		expect(solution?.results.find(({ name }) => name === 'tokens per minute')?.text).toBe('1.2 × 10¹⁴ / N');
	});

	it('what a run costs lacks the run', () => {
		const [solution] = reviewed(
			'# Homework\n\n## Problem 1\n\n(a) What does it cost to train on 500 H100s at $2 an hour?\n',
		).parts.flatMap(each => each.solution ?? []);
		expect(solution?.missing).toEqual(['training compute C']);
	});

	it.each([
		[
			'a speed that a rate was measured for',
			'A 2B model is trained on 10B tokens on 8 H100 cards; in a trial the node processed 80,000 tokens per second. How many hours will the run last?',
		],
		[
			'a layer of another kind',
			'An LSTM reads a sentence of 30 words with embedding size 200. How many parameters does the LSTM layer have?',
		],
	])('no number by %s', (_, question) => {
		expect(Object.values(resultsOf(question)).filter(text => /^[\d.,× ⁰¹²³⁴⁵⁶⁷⁸⁹]+( \S+)?( ≈.*)?$/.test(text))).toEqual(
			[],
		);
	});

	it('the statement is judged, and not what would be if', () => {
		const { Answer: _, ...found } = resultsOf(
			'True or false: with a causal LM, the hidden states of the soft-prompt positions can be computed once and shared by all examples of a batch. Would the same be true if the prompt were put after the question?',
		);
		expect(found).toMatchObject({ answer: 'True' });
	});
});

/** All values that a question comes to, case by case, each as it is shown. */
const casesOf = (question: string): readonly (readonly string[])[] =>
	reviewed(`# Homework\n\n## Problem 1\n\n(a) ${question}\n`).parts.flatMap(({ solution }) =>
		(solution?.cases ?? (solution ? [{ results: solution.results }] : [])).map(({ results }) =>
			results.map(({ text }) => text),
		),
	);

describe('questions that stand one behind the other in a part are each answered', () => {
	it('by the same key for another value', () => {
		expect(
			casesOf(
				'PPO with ε = 0.1. The new policy gives the action probability 0.3, the old one 0.2; advantage = 4. Value of the clipped objective? And with advantage −4?',
			),
		).toEqual([
			['4.4', '1.1'],
			['-6', '1.1'],
		]);
	});
	it.each([
		[
			'by a key of energy and one of emissions',
			'2,000 GPUs drawing 500 W each run for 10 days in a data centre with PUE 1.5. Energy in MWh? Emissions in tonnes at 0.5 kg CO2 per kWh?',
			['energy of the run', 'emissions of the run'],
		],
	])('%s', (_, question, names) => {
		const found = resultsOf(question);
		for (const name of names) expect(Object.keys(found)).toContain(name);
	});
	it('and none by what a key only assumes where the part states an amount of that kind', () => {
		const found = resultsOf(
			'Landauer: what is the minimal energy of one FLOP if the chip is run at 0 K? How many FLOPs per joule is this?',
		);
		expect(Object.values(found).filter(text => /×/.test(text))).toEqual([]);
	});
});

describe('what nobody states is said to be missing', () => {
	it.each([
		[
			'a device that nobody names',
			'A 13B model is decoded on a GPU in fp16. How many tokens per second at most at batch size 1?',
			'W',
		],
		['its speed', 'How long must the weights of a 180B model in 16 bit be read once, at least?', 'W'],
	])('%s', (_, question, symbol) => {
		const [part] = reviewed(`# Homework\n\n## Problem 1\n\n(a) ${question}\n`).parts.filter(({ leaf }) => leaf);
		expect(part!.solution?.missing.join()).toContain(symbol);
	});
});

describe('exercises at the end of lecture notes', () => {
	it('take nothing from the chapters above them', () => {
		const { parts } = reviewed(
			"# Models without layers\n\n## What they can do\n\nA model without layers has an embedding $W_E$ and an unembedding $W_U$ only. Each token's logits are a row of the table $W_E W_U$: it learns bigrams.\n\n## What they cannot\n\nNo token sees another.\n\n## Exercises\n\n1. Tokens are rows. The embedding is $W_E = \\begin{pmatrix} 1 & -1 \\\\ 2 & 0 \\\\ 0 & 1 \\end{pmatrix}$, the unembedding $W_U = \\begin{pmatrix} 1 & 0 & 2 \\\\ 0 & 1 & -1 \\end{pmatrix}$. Compute the logit table $W_E W_U$.\n\n   > The table is $\\begin{pmatrix} 1 & -1 & 3 \\\\ 2 & 0 & 4 \\\\ 0 & 1 & -1 \\end{pmatrix}$.\n\n2. A transformer has width 768. How many parameters does one attention layer have?\n\n   > 2,359,296\n\n3. LoRA adapts a 1024 × 1024 matrix. What is the largest rank with which it has at most a quarter of the entries of the full matrix?\n\n   > 128\n",
		);
		expect(parts.map(({ label, verdict }) => `${label} ${verdict}`)).toEqual(['1 right', '2 right', '3 right']);
	});
});

describe('a key of soft prompts wants a prompt', () => {
	it('whatever counts parameters in German', () => {
		const { parts } = reviewed(
			'# Lecture 7\n\nThe loss falls with compute.\n\n## Data\n\nTokens should grow with parameters.\n\n## Übung\n\n1. Wie viele Token braucht ein Modell mit 3 Milliarden Parametern?\n2. Wie viele FLOPs kostet das Training?\n   - Nimm 6ND an.\n   - Gib das Ergebnis in PF-Tagen an.\n3. Wie lange dauert es auf 8 GPUs mit je 300 TFLOP/s?\n',
		);
		expect(parts.map(({ key }) => key)).not.toContain('soft-prompting.parameters');
	});
});

describe('money is counted in the sign that the question has', () => {
	it.each([
		[
			'€',
			'Price list (per megabyte): flash €0.00005, DRAM €0.004. What would 10 trillion parameters at two bytes each cost on flash, and what in DRAM?',
			'€1,000.00',
		],
		[
			'£',
			'A training run emitted 300 t of CO₂. If every tonne is charged at £50 and the compute bill was £3 million, what does the carbon cost?',
			'£15,000',
		],
		[
			'dollars',
			'Training emitted 300 tonnes of CO2. With a carbon price of $50 per tonne and a compute bill of $3 million, what is the carbon cost?',
			'$15,000',
		],
	])('%s', (_, question, text) => {
		expect(Object.values(resultsOf(question))).toContain(text);
	});

	it('also where values are put in', () => {
		const question =
			'2,000 cards of 312 TFLOP/s each at 50 %, 1.30 euros an hour each. How many days does a run of 1.1e23 FLOP take, what does it cost, and how many times the 250,000 euros of the run before is that?';
		const [part] = reviewed(`# Homework\n\n## Problem 1\n\n(a) ${question}\n`).parts.filter(each => each.solution);
		const { steps, assumptions } = part!.solution!;
		const told = JSON.stringify([steps.map(({ substituted }) => substituted), assumptions]);
		expect(told).toContain('€254{,}630');
		expect(told).toContain('€1.30');
		expect(told).not.toMatch(/\$\s?\d/);
	});

	it.each([
		['1.30 € per hour', '€1.30/h'],
		['CHF 1.30 per hour', 'CHF 1.30/h'],
		['\\$1.30 per hour', '$1.30/h'],
	])('also in the row of givens: %s', (price, told) => {
		const question = `A model with 2 billion parameters answers with 500 tokens on a card of 4e14 FLOP/s that costs ${price}. What does one answer cost?`;
		const [part] = reviewed(`# Homework\n\n## Problem 1\n\n(a) ${question}\n`).parts.filter(each => each.solution);
		expect(part!.givens.map(({ text }) => text)).toContain(told);
	});
});

describe('numbers in words and behind arrows', () => {
	it.each([
		[
			'words',
			'A convolutional layer receives feature maps with thirty channels and has twenty filters of size 3 by 3, each with its own bias term. How many learnable parameters is that?',
			'5,420',
		],
		['an arrow', 'How many parameters has a 3×3 convolution, 10 → 20 channels, with bias?', '1,820'],
		[
			'an arrow in a formula',
			'Replace a 5×5 convolution ($10\\to 20$ channels) with a depthwise 5×5 followed by a pointwise 1×1. Ignoring biases, by what factor does the number of weights shrink?',
			'11.111',
		],
	])('%s', (_, question, text) => {
		expect(Object.values(resultsOf(question))).toContain(text);
	});
});

describe('matrices that a question says are one', () => {
	it.each([
		[
			'with a mask that the setting orders',
			'Use $Q=K=V=X$, scaling $1/\\sqrt{2}$ and a **causal mask**.',
			'[1 0 0; 0.3302 0.6698 0; 0.2483 0.2483 0.5035]',
		],
		[
			'without one',
			'Take $Q=K=V=X$ and the scaling $1/\\sqrt{2}$.',
			'[0.4011 0.1978 0.4011; 0.1978 0.4011 0.4011; 0.2483 0.2483 0.5035]',
		],
	])('%s', (_, setting, weights) => {
		const [part] = reviewed(
			`# Homework\n\n## Problem 1\n\nThree tokens have the embeddings $x_1=(1,0)$, $x_2=(0,1)$, $x_3=(1,1)$. ${setting}\n\n(a) Compute the attention weights of all tokens.\n`,
		).parts.filter(({ leaf }) => leaf);
		expect(part!.solution?.results.map(({ text }) => text)).toContain(weights);
	});
	it('and numbers in a row behind what contains them', () => {
		expect(
			resultsOf(
				'Batch norm, one feature: the mini-batch contains 2, 4, 6, 8. epsilon negligible, biased variance. Compute mean and variance.',
			),
		).toMatchObject({ mean: '5', variance: '5' });
	});
	it.each([
		'Singular values of a $W_{OV}$: 6, 3, 2, 0, …, 0. What is its rank?',
		'Eigenwerte von $A$: 5, 2 und 0. Welchen Rang hat $A$?',
	])('no matrix is what a list says of one: %s', question => {
		expect(Object.values(resultsOf(question))).not.toContain('1');
	});
});
