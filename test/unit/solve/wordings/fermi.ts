import type { WordedQuestion } from './worded-question.ts';

/** Questions in anybody's words with the key that answers them and the results that were worked out beside. */
export const FERMI: readonly WordedQuestion[] = [
	{
		key: 'fermi.carbon',
		around: 'Estimates',
		question: 'Training emitted 1000 tCO2. At \\$50 per ton, what is the carbon cost?',
		values: { K: 50000 },
	},
	{
		key: 'fermi.carbon',
		around: 'Estimates',
		question:
			'Training emitted 552 tonnes of CO2. Beef emits 50 kg CO2 per kg and a burger has 113 g. How many burgers is that?',
		values: { n: 97699.115 },
	},
	{
		key: 'fermi.carbon',
		around: 'Estimates',
		question: 'If CO2 costs \\$100 per tonne and training emits 300 t, by how much does the price of the run rise?',
		values: { K: 30000 },
	},
	{
		key: 'fermi.carbon',
		around: 'Estimates',
		question:
			'How many hamburgers cause the same emissions as a training run of 284 t of CO2, with 0.1 kg of beef in each at 60 kg CO2 per kg of beef?',
		values: { n: 47333.333 },
	},
	{
		key: 'fermi.carbon',
		around: 'Napkin math',
		question: 'A run emits 120 t of CO2. How much would that add to its cost at \\$80 per tonne?',
		values: { K: 9600 },
	},
	{
		key: 'fermi.carbon',
		around: 'Napkin math',
		question: 'Express emissions of 552 tCO2 in burgers (113 g of beef each, 50 kg CO2 per kg of beef).',
		values: { n: 97699 },
	},
	{
		key: 'fermi.compute-and-tokens',
		around: 'Chinchilla: $N_{opt} = 0.1 C^{0.5}$, $D_{opt} = 1.7 C^{0.5}$',
		question: 'A lab plans a model with 10 trillion parameters. What compute and how many tokens are compute-optimal?',
		values: { C: 1e28, D: 170000000000000 },
	},
	{
		key: 'fermi.compute-and-tokens',
		around: 'Chinchilla: $N_{opt} = 0.1 C^{0.5}$, $D_{opt} = 1.7 C^{0.5}$',
		question:
			'For $N = 10^{12}$ parameters, how many FLOPs and training tokens are needed according to the scaling laws?',
		values: { C: 1e26, D: 17000000000000 },
	},
	{
		key: 'fermi.compute-and-tokens',
		around: 'Chinchilla: $N_{opt} = 0.1 C^{0.5}$, $D_{opt} = 1.7 C^{0.5}$',
		question: 'Suppose GPT-7 had 5e13 parameters. By the compute-optimal fits, find $C$ and $D$.',
		values: { C: 2.5e29, D: 850000000000000 },
	},
	{
		key: 'fermi.compute-and-tokens',
		around: 'Chinchilla: $N_{opt} = 0.1 C^{0.5}$, $D_{opt} = 1.7 C^{0.5}$',
		question: 'What dataset size is compute-optimal for a 70B-parameter model?',
		values: { D: 1190000000000 },
	},
	{
		key: 'fermi.compute-and-tokens',
		around: 'Napkin math: $N_{opt} = 0.1 C^{0.5}$, $D_{opt} = 1.7 C^{0.5}$',
		question:
			'A model shall have 2e12 parameters. Determine the compute and the number of tokens that the scaling laws call for.',
		values: { C: 4e26, D: 34000000000000 },
	},
	{
		key: 'fermi.corpus-in-books',
		around: 'Estimates',
		question:
			'1.4 tokens per word, 400 words per page, 300 pages per book: how many books are $3\\times10^{13}$ tokens?',
		values: { n: 178571430 },
	},
	{
		key: 'fermi.corpus-in-books',
		around: 'Estimates',
		question: 'If one word is 1.5 tokens, how many words are 15 trillion tokens?',
		values: { w: 10000000000000 },
	},
	{
		key: 'fermi.corpus-in-books',
		around: 'Estimates',
		question: 'Llama 3 saw 15T tokens. How many novels of 300 pages is that?',
		values: { n: 89285714 },
	},
	{
		key: 'fermi.corpus-in-books',
		around: 'Estimates',
		question: 'Translate a corpus of 500 billion tokens into words and books (250 words per page, 200 pages per book).',
		values: { w: 357142860000, n: 7142857.1 },
	},
	{
		key: 'fermi.corpus-in-books',
		around: 'Napkin math',
		question:
			'A dataset holds 3.6 trillion tokens. At 1.2 tokens per word, 500 words per page and 200 pages per book, how many books is that?',
		values: { n: 30000000 },
	},
	{
		key: 'fermi.corpus-in-books',
		around: 'Napkin math',
		question: 'How many words correspond to 2.8 billion tokens, if a word has 1.4 tokens?',
		values: { w: 2000000000 },
	},
	{
		key: 'fermi.hundred-steps',
		around: 'Estimates',
		question:
			'A human reaction takes 0.5 s and neurons fire at 200 Hz. How many layers does the hundred-step argument suggest?',
		values: { L: 100 },
	},
	{
		key: 'fermi.hundred-steps',
		around: 'Estimates',
		question: 'If snap decisions take 1 s and cortical neurons fire at 100 Hz, how many sequential steps can be made?',
		values: { L: 100 },
	},
	{
		key: 'fermi.hundred-steps',
		around: 'Estimates',
		question: 'According to the 100-step rule, what depth should a brain-like network have?',
	},
	{
		key: 'fermi.hundred-steps',
		around: 'Estimates',
		question:
			'Estimate the depth (number of layers) of the brain from a decision time of 2 s and a firing rate of 50 Hz.',
		values: { L: 100 },
	},
	{
		key: 'fermi.hundred-steps',
		around: 'Napkin math',
		question:
			'Neurons fire about 100 times per second and a decision takes a second. How many layers would a brain-inspired model need?',
		values: { L: 100 },
	},
	{
		key: 'fermi.inference-cost',
		around: 'Estimates',
		question:
			'At 2 FLOP per parameter and token, what does generating 1 million tokens with a 10-trillion-parameter model cost on a 1 PFLOP/s GPU renting for \\$2/h?',
		values: { F: 20000000000000000000, K: 11.111111 },
	},
	{
		key: 'fermi.inference-cost',
		around: 'Estimates',
		question: 'How many FLOPs does it take to generate 1000 tokens with a 70B model?',
		values: { F: 140000000000000 },
	},
	{
		key: 'fermi.inference-cost',
		around: 'Estimates',
		question:
			'A model has $10^{12}$ parameters. How much money is needed to infer one million tokens on an H200 with 1.98 PFLOP/s at \\$1.50 per hour?',
		values: { K: 0.42087542 },
	},
	{
		key: 'fermi.inference-cost',
		around: 'Estimates',
		question:
			'OpenAI sells 1M tokens for \\$60 and spent \\$500 million. How many batches must be sold to recoup the training cost?',
		values: { n_B: 8333333.3 },
	},
	{
		key: 'fermi.inference-cost',
		around: 'Napkin math',
		question:
			'Assume 2 FLOP per parameter per token. How much does it cost to generate 10 million tokens with a 500-billion-parameter model on a 2 PFLOP/s GPU at \\$3 per hour?',
		values: { K: 4.1666667 },
	},
	{
		key: 'fermi.inference-cost',
		around: 'Napkin math',
		question:
			'A company charges \\$30 per million tokens. How many batches of a million tokens does it have to sell to recoup \\$300 million?',
		values: { n_B: 10000000 },
	},
	{
		key: 'fermi.landauer',
		around: 'Estimates',
		question: 'What is the least energy for a floating-point operation at 300 K if it erases 64 bits?',
		values: { E: 1.8365628e-19 },
	},
	{
		key: 'fermi.landauer',
		around: 'Estimates',
		question:
			'By how many orders of magnitude is an H100 (700 W, 1 PFLOP/s) above the Landauer limit with 32 bits per FLOP at 300 K?',
		values: { g: 6.8821223 },
	},
	{
		key: 'fermi.landauer',
		around: 'Estimates',
		question:
			'Thermodynamics sets a lower bound $k_B T \\ln 2$ on erasing a bit. How much power would a 1.98 PFLOP/s GPU need at that limit (32 bits/FLOP, room temperature)?',
		values: { P: 0.00018181971 },
	},
	{
		key: 'fermi.landauer',
		around: 'Estimates',
		question: 'Landauer: minimal energy per FLOP at 350 K, 16 bits per operation?',
		values: { E: 5.3566414e-20 },
	},
	{
		key: 'fermi.landauer',
		around: 'Napkin math',
		question:
			'What is the theoretical minimum energy of one FLOP at 300 K when 32 bits are erased, and how much power would a 1 PFLOP/s chip draw at that limit?',
		values: { E: 9.1828138e-20, P: 0.000091828138 },
	},
	{
		key: 'fermi.large-runs-fail',
		around: 'Estimates',
		question: 'What makes training very large models so hard in practice?',
	},
	{
		key: 'fermi.large-runs-fail',
		around: 'Estimates',
		question: 'Which difficulties did the OPT-175B team meet during training?',
	},
	{
		key: 'fermi.large-runs-fail',
		around: 'Estimates',
		question: 'Name reasons why large training runs crash or diverge.',
	},
	{
		key: 'fermi.large-runs-fail',
		around: 'Estimates',
		question: 'Why do big training runs fail, and what do teams do about it?',
	},
	{
		key: 'fermi.large-runs-fail',
		around: 'Napkin math',
		question: 'Explain why large language model training runs are so fragile: what can go wrong?',
	},
	{
		key: 'fermi.latency',
		around: 'Estimates',
		question: 'A 70B model in fp8 runs on an H100 with 3.35 TB/s. What is the least possible time per token?',
		values: { t: 0.020895522 },
	},
	{
		key: 'fermi.latency',
		around: 'Estimates',
		question:
			'Decoding is memory-bound. How many tokens per minute can an A100 (2 TB/s) produce with a 13B-parameter bf16 model?',
		values: { r: 4615.3846 },
	},
	{
		key: 'fermi.latency',
		around: 'Estimates',
		question:
			'What is the minimum latency of a forward pass of a 405B-parameter model (bf16) on a B200 with memory bandwidth 8 TB/s?',
		values: { t: 0.10125 },
	},
	{
		key: 'fermi.latency',
		around: 'Estimates',
		question:
			'How long does it take to stream 350 GB of weights (175B parameters, 2 bytes each) through 4.8 TB/s of memory bandwidth?',
		values: { t: 0.072916667 },
	},
	{
		key: 'fermi.latency',
		around: 'Napkin math',
		question: 'Estimate the minimum time per token of a 8B bf16 model on an A100 with 2 TB/s memory bandwidth.',
		values: { t: 0.008 },
	},
	{
		key: 'fermi.latency',
		around: 'Napkin math',
		question:
			'At batch size 1, how many tokens per minute can a TPU with 819 GB/s produce from a 7B-parameter int8 model?',
		values: { r: 7020 },
	},
	{
		key: 'fermi.model-memory',
		around: 'Estimates',
		question: 'How many A100s with 80 GB do you need just to hold a 405-billion-parameter model in fp8?',
		values: { M: 405000000000, n_G: 6 },
	},
	{
		key: 'fermi.model-memory',
		around: 'Estimates',
		question: 'Your model has 7B parameters stored as fp32. How much memory do the weights need?',
		values: { M: 28000000000 },
	},
	{
		key: 'fermi.model-memory',
		around: 'Estimates',
		question: 'What amount of VRAM does a $10^{13}$-parameter model in int8 need, and how many B200s is that?',
		values: { M: 10000000000000, n_G: 53 },
	},
	{
		key: 'fermi.model-memory',
		around: 'Estimates',
		question:
			'We want to load a 1-trillion-parameter model with 16-bit weights. How many GB is this? How many GPUs of 100 GB?',
		values: { M: 2000000000000, n_G: 20 },
	},
	{
		key: 'fermi.model-memory',
		around: 'Napkin math',
		question: 'How many H100 GPUs are needed to store the 1.8 trillion parameters of a model in bf16?',
		values: { n_G: 45 },
	},
	{
		key: 'fermi.model-memory',
		around: 'Napkin math',
		question: 'You want to run a 34B model in int4. How much GPU memory do the weights take?',
		values: { M: 17000000000 },
	},
	{
		key: 'fermi.scaling-law',
		around: 'Scaling laws: $L(N,D) = \\frac{A}{N^\\alpha} + \\frac{B}{D^\\beta} + L_0$',
		question:
			'With $\\alpha = 0.34$, $\\beta = 0.28$, $A = 406.4$, $B = 410.7$, $C = 6ND$: find $N_{opt}(C)$ and $D_{opt}(C)$ and give the exponents.',
		values: { a: 0.4516129, b: 0.5483871 },
	},
	{
		key: 'fermi.scaling-law',
		around: 'Scaling laws: $L(N,D) = \\frac{A}{N^\\alpha} + \\frac{B}{D^\\beta} + L_0$',
		question:
			'You have a fixed FLOP budget $C \\approx 6ND$. How should you trade off model size against data to minimise the loss?',
	},
	{
		key: 'fermi.scaling-law',
		around: 'Scaling laws: $L(N,D) = \\frac{A}{N^\\alpha} + \\frac{B}{D^\\beta} + L_0$',
		question:
			'With exponents $\\alpha = \\beta = 0.5$ and $A = B = 400$, how does the optimal model size scale with compute?',
		values: { a: 0.5 },
	},
	{
		key: 'fermi.scaling-law',
		around: 'Scaling laws: $L(N,D) = \\frac{A}{N^\\alpha} + \\frac{B}{D^\\beta} + L_0$',
		question: 'Minimise $L(N, D)$ subject to $C = 6ND$ with a Lagrangian; solve for the optimal parameters and tokens.',
	},
	{
		key: 'fermi.storage-cost',
		around: 'Estimates',
		question:
			'SSD costs \\$0.0001 per MB and DRAM \\$0.005 per MB. What is the cost of keeping a 70B-parameter fp16 model on each?',
		values: { K_S: 14, K_D: 700 },
	},
	{
		key: 'fermi.storage-cost',
		around: 'Estimates',
		question: 'What would storing 200 TB of weights cost on SSD at 0.00005 USD/MB?',
		values: { K_S: 10000 },
	},
	{
		key: 'fermi.storage-cost',
		around: 'Estimates',
		question: 'How expensive is it to store a model with $10^{12}$ bf16 parameters in DRAM at \\$0.004/MB?',
		values: { K_D: 8000 },
	},
	{
		key: 'fermi.storage-cost',
		around: 'Estimates',
		question:
			'Storage prices: \\$0.00005 per MB for SSD, \\$0.0040 per MB for DRAM. How much does it cost to store GPT-6 with $10^{14}$ 16-bit parameters?',
		values: { K_S: 10000, K_D: 800000 },
	},
	{
		key: 'fermi.storage-cost',
		around: 'Napkin math',
		question:
			'How much would you pay to keep 400 GB of weights on SSD (\\$0.00008 per MB) and in DRAM (\\$0.003 per MB)?',
		values: { K_S: 32, K_D: 1200 },
	},
	{
		key: 'fermi.training-cost',
		around: 'Estimates',
		question:
			'A training run takes $3.8\\times10^{25}$ FLOPs. With A100s at 312 TFLOP/s and \\$2 per hour, what does it cost?',
		values: { K: 67663818 },
	},
	{
		key: 'fermi.training-cost',
		around: 'Estimates',
		question: 'How long would training with $10^{26}$ FLOPs take on 100,000 H100s at 989 TFLOP/s each?',
		values: { T: 1011122.3 },
	},
	{
		key: 'fermi.training-cost',
		around: 'Estimates',
		question: 'What does one petaFLOP-day cost on a GPU with 1 PFLOP/s that rents for \\$3 per hour?',
		values: { K_d: 72 },
	},
	{
		key: 'fermi.training-cost',
		around: 'Estimates',
		question:
			'Training needs $5\\times10^{24}$ FLOP. You rent 2,048 GPUs of 400 TFLOP/s each at \\$1.80/h. What is the wall-clock time and the price?',
		values: { T: 6103515.6, K: 6250000 },
	},
	{
		key: 'fermi.training-cost',
		around: 'Napkin math',
		question:
			'How much does a $2\\times10^{25}$ FLOP training run cost on H100s that deliver 400 TFLOP/s and rent for \\$2.20 per hour?',
		values: { K: 30555556 },
	},
	{
		key: 'fermi.training-cost',
		around: 'Napkin math',
		question: 'With 16,000 GPUs of 500 TFLOP/s each, how many days does training with 4e25 FLOPs take?',
		values: { T: 5000000 },
	},
];
