import { describe, expect, it } from 'vitest';
import { moneyOf } from '../../../src/core/solve/bind/other-money.ts';
import { withoutReferences } from '../../../src/core/solve/bind/references.ts';
import { saidPlainly } from '../../../src/core/solve/bind/said-plainly.ts';
import { scoresInRows } from '../../../src/core/solve/bind/scores-in-sentences.ts';
import { withLawsAsFormulas, wordedLaws } from '../../../src/core/solve/bind/worded-laws.ts';
import { reviewed } from '../check/reviewed.ts';

/** What a question comes to, by the names of the results; of several cases those of each, in their order. */
function answersTo(question: string, around = ''): Readonly<Record<string, string>> {
	const { parts } = reviewed(`# Homework\n\n## Problem 1\n\n${around}\n\n(a) ${question}\n`);
	const solutions = parts.flatMap(({ leaf, solution }) => (leaf && solution ? [solution] : []));
	const rows = solutions.flatMap(({ results, cases }) => cases?.map(each => each.results) ?? [results]);
	const found = new Map<string, string>();
	for (const { name, text } of rows.flat()) found.set(name, found.has(name) ? `${found.get(name)} | ${text}` : text);
	return Object.fromEntries(found);
}

describe('estimates in anybody’s words have all that is asked for', () => {
	it.each([
		[
			'a network’s layers beside the steps of a chain',
			'A nerve cell spikes 125 times a second and an animal reacts in 0.4 s. How many serial steps is that at most, and how does it compare with the 80 layers of our network?',
			{ layers: '50', 'layers of the network beside that': '1.6' },
		],
		[
			'a law in words, read from the tokens',
			'Assume `tokens = 2.0*sqrt(C)` and `params = 0.08*sqrt(C)`. We have scraped 8 trillion tokens. For which compute is this the optimal amount, and how large should the model be?',
			{ 'compute for the tokens': '1.6 × 10²⁵ FLOP', 'model for the tokens': '3.2 × 10¹¹' },
		],
		[
			'the ratio that the question states, and not the key’s own fit',
			'A 50-billion-weight network is trained Chinchilla-optimally (25 tokens per weight). How many tokens are needed, and what is the training compute in FLOP?',
			{ 'training tokens': '1.25 × 10¹²', 'training compute': '3.75 × 10²³ FLOP' },
		],
		[
			'numbers in words, and a budget in petaFLOP-days',
			'By the rule of twenty tokens to a weight, which size of network and what amount of text does a budget of fifty thousand petaFLOP-days allow?',
			{ 'model for the budget': '1.8974 × 10¹¹', 'tokens for the budget': '3.7947 × 10¹²' },
		],
		[
			'years of reading, book by book',
			'How many novels are 9 trillion tokens, at 0.75 words per token and 90,000 words to the novel? If a person reads two novels a week, how many years would that take?',
			{ books: '7.5 × 10⁷', 'time to read the books': '718,686 years' },
		],
		[
			'years of reading, word by word',
			'A person reads 200 words a minute, 4 hours a day. How many years would it take to read 6 trillion tokens of 0.75 words each?',
			{ 'reading time': '257,000 years', words: '4.5 × 10¹²' },
		],
		[
			'accelerators in each of two formats',
			'Forty trillion parameters: how many TB in 8-bit and in 16-bit, and how many B300 with 288 GB do the weights alone occupy in either format?',
			{ 'memory of the parameters': '40 TB | 80 TB', 'number of GPUs': '139 | 278' },
		],
		[
			'a bill in another money',
			'Object storage costs £0.02 per GB and month. What do 50 TB of checkpoints cost per month and per year?',
			{ 'cost of a month': '£1,000', 'cost of a year': '£12,000' },
		],
		[
			'accelerator-hours, the building and the price of the emissions',
			'Two million H100-hours at 700 W, overhead factor (PUE) 1.2, grid 0.3 kg CO2 per kWh, carbon price 100 Swiss francs per tonne. Electricity in MWh, emissions in tonnes, price of the emissions?',
			{ 'energy of the run': '1.68 GWh', 'emissions of the run': '504 t', 'cost of the carbon': 'CHF 50,400' },
		],
		[
			'activations of one token, of a context, and the tokens that fit',
			'Per token one float32 value is kept for each of 40 layers × 40 heads × 128 channels. How many bytes is that per token, how many MB for a context of 1,000 tokens, and how many tokens fit into 8.192 GB?',
			{
				'activation memory per token': '819,200 B = 800 KiB',
				'activation memory of the text': '819,200,000 B = 781.25 MiB',
				'tokens that fit': '10,000',
			},
		],
		[
			'failures of many devices',
			'A node fails on average once in 30,000 hours. A job runs on 1,500 nodes for 30 days. How many failures are to be expected in all, and how many hours lie between two of them?',
			{ 'expected failures': '36', 'time between failures': '20 h' },
		],
		[
			'the share of the time that failures take',
			'With a checkpoint every 2 hours and 6 failures a day, each failure loses half a checkpoint interval plus 30 minutes of restart. What share of the time is lost?',
			{ 'share of the time lost': '37.5 %' },
		],
		[
			'the limit of erasing at a temperature in degrees Celsius',
			'Landauer: how much energy does erasing one bit take at least at 37 °C, and how many bit erasures would one kilowatt-hour pay for at that limit?',
			{ 'energy per bit': '2.9681 × 10⁻²¹ J', 'bits that an energy erases': '1.2129 × 10²⁷' },
		],
		[
			'a total bandwidth, and the devices that have it',
			'A memory-bound server reads 0.8 TB of weights for each token. Which total bandwidth is needed for 30 tokens per second, and how many cards of 3.35 TB/s is that?',
			{ 'bandwidth for the rate': '24 TB/s', 'devices for the rate': '8' },
		],
		[
			'what a dollar pays for',
			'An essay is 500 tokens. At 2 FLOPs per parameter and token, how many FLOPs does a 20B model spend on one essay with an accelerator of 500 TFLOP/s? How many essays per dollar at $2 per hour?',
			{ 'inference compute': '2 × 10¹³ FLOP', 'essays for one dollar': '45,000' },
		],
		[
			'the parameters that are active, and tokens in an hour',
			'A mixture-of-experts model has 600 billion weights in total of which 20 billion are active for each token. How many FLOPs does a generated token take, and how many such tokens could a 1 PFLOP/s chip at 20 % utilisation produce in an hour?',
			{ 'compute per token': '4 × 10¹⁰ FLOP', 'tokens per hour': '1.8 × 10⁷' },
		],
		[
			'a condition at the end of two questions holds for both',
			'How many words and how many books of 100,000 words are 2 trillion tokens, if a token is 0.6 words?',
			{ words: '1.2 × 10¹²', books: '1.2 × 10⁷' },
		],
		[
			'accelerator-hours that are paid for, and the clock',
			'A run took 6 million H100-hours at $2.50 each. What is the bill, and how long did it last on 10,000 of them, in days?',
			{ 'rental cost': '$15 million', 'wall-clock time': '2.16 × 10⁶ s ≈ 25 days' },
		],
		[
			'what a power takes in a year',
			'A data centre draws 10 MW around the clock. How many GWh is that per year, and how many tonnes of CO2 at 300 g/kWh?',
			{ 'energy of a year': '87.66 GWh', 'emissions of a year': '26,298 t' },
		],
		[
			'one device, from what happens to all of them',
			'A cluster of 10,000 GPUs has one failure every 4 hours. What is the mean time between failures of one GPU?',
			{ 'mean time between failures of one': '40,000 h' },
		],
		[
			'German thousands and billions',
			'Wie lange dauert das Training mit 3·10^25 FLOP auf 12.000 GPUs mit je 500 TFLOP/s bei 50 % Auslastung, in Tagen?',
			{ 'wall-clock time': '10⁷ s ≈ 115.74 days' },
		],
		[
			'French words of the field',
			'Une GPU de 80 Go doit contenir un modèle de 130 milliards de paramètres. Combien de GPU faut-il en fp16, et combien en int8 ?',
			{ 'number of GPUs': '4 | 2' },
		],
		[
			'Chinese words of the field',
			'一个模型有 4000 亿参数，每个参数 2 字节，显存带宽为 4 TB/s 的 10 张 GPU 共同推理。生成每个词元需要多少毫秒？每秒多少词元？',
			{ latency: '20 ms', 'tokens per second': '50' },
		],
		[
			'German rates that fall to a thing, and what each of several has',
			'Ein Korpus hat 5,2 Billionen Token, und auf ein Wort entfallen im Mittel 1,3 Token. Wie viele Wörter sind das? Wie viele Bücher zu 200 Seiten mit je 250 Wörtern ergibt das?',
			{ words: '4 × 10¹²', books: '8 × 10⁷' },
		],
		[
			'operations for each parameter of German are no training compute',
			'Ein Modell mit 40 Milliarden Parametern wird mit 2 Billionen Token trainiert; der Aufwand beträgt 6 FLOP je Parameter und Token. Wie viele Tage dauert das Training auf 1000 GPUs, wenn jede im Mittel 500 TFLOP/s leistet?',
			{ 'wall-clock time': '960,000 s ≈ 11.11 days' },
		],
		[
			'failures in Spanish, and thousands with a blank',
			'Un clúster usa 10 000 GPU y cada GPU falla en promedio una vez cada 50 000 horas. ¿Cada cuántas horas hay un fallo en el clúster? ¿Cuántos fallos se esperan en 20 días?',
			{ 'time between failures': '5 h', 'expected failures': '96' },
		],
		[
			'steps of an estimate in French',
			"Un modèle de 20 milliards de paramètres est entraîné sur 3 000 milliards de tokens. (1) Combien de FLOP (6ND) ? (2) Combien d'heures de GPU à 400 TFLOP/s effectifs ? (3) Combien de jours sur 1 000 GPU ?",
			{ 'training compute': '3.6 × 10²³ FLOP', 'accelerator time': '250,000 h' },
		],
		[
			'a price for each tonne in Chinese',
			'训练一个模型共排放 500 吨二氧化碳。若碳价为每吨 80 元，碳成本是多少元？',
			{ 'carbon cost': '¥40,000' },
		],
		[
			'a rate that a clause of one thing states, whatever its verb',
			'A corpus has 1.5 quadrillion tokens. An average English word makes 1.25 tokens. Convert to words and then to books of 60,000 words.',
			{ words: '1.2 × 10¹⁵', books: '2 × 10¹⁰' },
		],
		[
			'questions before one that states a limit',
			'A model of 2e12 parameters is stored in fp16. The memory bandwidth of a card is 8 TB/s. What is the minimal latency of a forward pass if a single card reads all the weights? How many cards in parallel are needed to reach 20 ms per token?',
			{ 'devices that share the weights': '25', 'tokens per second': '2' },
		],
		[
			'an amount stated right before the question, which leads to one more result',
			'A training run used 500 MWh in a grid with 0.4 kg CO2 per kWh. A carbon tax of 50 euros per tonne would apply. How much would be due for the emissions?',
			{ 'cost of the carbon': '€10,000' },
		],
		[
			'a law in letters of its own, told by the words behind it',
			'Assume the rule $P^\\star(F) = 0.08\\,F^{1/2}$ (parameters) and $T^\\star(F) = 2\\,F^{1/2}$ (tokens), with $F$ in FLOPs. A lab wants a compute-optimal model with 1.6 trillion parameters. How much compute and how many tokens are needed?',
			{ 'training compute': '4 × 10²⁶ FLOP', 'training tokens': '4 × 10¹³' },
		],
		[
			'the law that stands behind the name of a rule',
			'Rule of thumb: N = 0.1·√C, D = 1.7·√C. A model with 50 billion parameters is to be compute-optimal: which C (FLOPs) and how many tokens?',
			{ 'training compute': '2.5 × 10²³ FLOP', 'training tokens': '8.5 × 10¹¹' },
		],
		[
			'a bare noun that asks',
			'A model has 20 billion parameters and saw 400 billion tokens. FLOPs by the 6ND rule? How many days on 100 GPUs at 200 TFLOP/s each?',
			{ FLOPs: '4.8 × 10²² FLOP' },
		],
		[
			'rows of a table by their names',
			'Weights are read once for each token.\n\n| chip | bandwidth |\n|---|---|\n| P | 2 TB/s |\n| Q | 4 TB/s |\n| R | 8 TB/s |\n\nA model with 80 billion parameters is stored in fp8. What is the minimal latency per token on P, on Q and on R?',
			{ latency: '40 ms | 20 ms | 10 ms' },
		],
		[
			'the one row that the question names',
			'Weights are read once for each token.\n\n| chip | bandwidth |\n|---|---|\n| P | 2 TB/s |\n| Q | 4 TB/s |\n\nA model with 80 billion parameters is stored in fp8. What is the minimal latency per token on chip Q?',
			{ latency: '20 ms' },
		],
		[
			'a batch of several texts',
			'A network has 32 layers and a residual stream of width 4096. One bf16 vector of this width is stored per layer and token. How many megabytes of activations are stored for a batch of 8 sequences of 1024 tokens?',
			{ 'activation memory of the text': '2.1475 GB = 2 GiB' },
		],
		[
			'who makes a card is none of its name',
			'How many NVIDIA H200 cards does it take at least to hold the weights of a 671-billion-parameter model in bf16?',
			{ 'number of GPUs': '10' },
		],
		[
			'a factor between what was asked and the same at another value',
			'A computer is cooled to 4 K. What is the Landauer limit per bit there? By what factor is it below the limit at 300 K?',
			{ 'energy per bit: times as large': '75 | 75' },
		],
		[
			'tokens for each parameter of German are no tokens',
			'Faustregel: 20 Token je Parameter, Rechenaufwand $C = 6ND$. Ein Modell mit 8 Milliarden Parametern soll rechenoptimal trainiert werden. Wie viele Token und wie viele FLOP braucht man?',
			{ 'training tokens': '1.6 × 10¹¹' },
		],
		[
			'cards in a sentence each, and the two beside each other',
			'Small card S: 1,000 GB/s. Large card L: 4,000 GB/s. We decode with a 10B model in 8-bit weights, one user, no batching. What is the bandwidth bound on the time per token on each card?',
			{ latency: '10 ms | 2.5 ms' },
		],
		[
			'several layers on each step',
			'A goalkeeper dives 0.5 s after the shot. Cortical neurons fire at no more than roughly 100 Hz. How many sequential steps fit between seeing and moving? If a network spends three layers on each step, how deep is it?',
			{ 'depth with several layers per step': '150' },
		],
		[
			'tokens for each word of Chinese, and a number said twice',
			'一个语料库有 6 万亿(6×10¹²)个词元,每个英文单词约合 1.5 个词元。它相当于多少个单词?若每本书 8 万个单词,相当于多少本书?',
			{ words: '4 × 10¹²', books: '5 × 10⁷' },
		],
		[
			'cards of German without an s, and what each of them reaches and draws',
			'Trainiert wird mit 2·10²⁵ FLOP auf 20.000 H100, die je 400 TFLOP/s erreichen. Berechne die Dauer in Tagen und den Strombedarf in GWh, wenn pro GPU samt Kühlung 1,2 kW anfallen.',
			{ time: '28.935 days', energy: '16.667 GWh' },
		],
		[
			'outputs of heads beside the weights',
			'A decoder has 64 layers. For every token it keeps, per layer, 40 attention outputs of dimension 128 in fp16. Its 33 billion parameters are also stored in fp16. How many bytes of such activations arise per token? At how many tokens in flight do the activations take as much memory as the weights?',
			{ 'tokens whose activations equal the weights': '100,708' },
		],
		[
			'what is counted in flights, behind the emissions of a key',
			'A training run used 900 MWh in a grid with 0.3 kg CO2 per kWh. How many tonnes of CO2 did it emit? How many round trips Paris-Tokyo (2.4 t per passenger) is that?',
			{ 'round trips': '112.5' },
		],
		[
			'a key’s tokens for each inhabitant',
			'A service earns \\$3 per million tokens; the training cost \\$60 million. How many tokens must be sold to get that back? How many tokens is that per inhabitant of Spain (48 million)?',
			{ 'tokens per inhabitant': '416,667 tokens/inhabitant' },
		],
		[
			'a law in letters that a question states, read for a model',
			'The fits N = 0.08 √C and D = 2.1 √C hold. For a model with 8 trillion parameters, determine C and D.',
			{ 'training compute': '10²⁸ FLOP', 'training tokens': '2.1 × 10¹⁴' },
		],
		[
			'the same in German, where the name of a law is no model',
			'Nach der Chinchilla-Regel N = 0,2·√C und D = 1,5·√C: Wie viel Rechenaufwand braucht ein Modell mit 600 Milliarden Parametern, und wie viele Tokens?',
			{ 'training compute': '9 × 10²⁴ FLOP', 'training tokens': '4.5 × 10¹²' },
		],
		[
			'prefactors of the optimum',
			'Under 6ND = C minimise L(N, D) = 1.7 + 420/N^0.35 + 520/D^0.30: derive the optimal N*(C) and D*(C) and give the prefactor of N and the prefactor of D.',
			{ 'prefactor of the optimal model size': '0.39916', 'prefactor of the optimal data size': '0.41754' },
		],
		[
			'a temperature that is said twice',
			'Landauer demands k_B T ln 2 for each erased bit (k_B = 1.38e-23 J/K; take 20 °C, i.e. 293 K). With 32 erased bits per FLOP, what is the smallest energy of a FLOP?',
			{ 'energy per operation': '8.9685 × 10⁻²⁰ J' },
		],
		[
			'books beside those of a library, and no words by books',
			'A set has 800 trillion tokens, at 1.3 tokens per word and 112,000 words per book. How many words is this, and how many books? How many times the roughly 14 million books of the British Library is that?',
			{ times: '392.46' },
		],
	])('%s', (_, question, answers) => {
		expect(answersTo(question)).toMatchObject(answers);
	});

	it.each([
		'How many years would it take to read the comments on this course?',
		'Our cluster failed twice last week. How many people were on call?',
		'What does it cost per month to keep the office cool?',
	])('nobody’s: %s', question => {
		expect(answersTo(question)).toEqual({});
	});
});

describe('what a question states is not taken for something else', () => {
	const told = (question: string): readonly string[] =>
		reviewed(`# Homework\n\n## Problem 1\n\n(a) ${question}\n`).parts.flatMap(
			({ solution }) => solution?.results.map(({ name, text }) => `${name} = ${text}`) ?? [],
		);

	it('tonnes are those of the text, and not what the bill would pay for', () => {
		const found = told(
			'A run caused 1,100 t of CO2. Take \\$130 per tonne as the social cost of carbon and \\$22 million as the cost of computing. What is the carbon cost? How many burgers with 110 g of beef (55 kg of CO2 per kg) cause the same emissions?',
		);
		expect(found.join('; ')).toContain('181,818');
		expect(found.join('; ')).not.toMatch(/2\.79\d* × 10⁷/);
	});

	it('the operations of a run are none for each parameter and token', () => {
		const found = told(
			'A model has 8e13 parameters. An A100 performs 312 TFLOP/s and costs \\$1.10 per hour. What is the price of one petaFLOP/s-day, and what do the $10^{30}$ FLOPs of the model cost?',
		);
		expect(found.join('; ')).not.toMatch(/10⁴⁹|10³¹/);
	});

	it('failures of a run are none of a day', () => {
		const found = told(
			'During a 40-day run on 6,000 GPUs there were 128 hardware failures. How many hours passed between failures on average?',
		);
		expect(found.join('; ')).not.toMatch(/5,120|0\.1875/);
	});

	it('the number of tokens that a model was trained with is not asked for', () => {
		const found = told(
			'How many layers does the model have if it has 52 billion parameters and was trained with a Chinchilla-optimal number of tokens?',
		);
		expect(found.join('; ')).not.toMatch(/tokens at hand|10¹²|8\.84/);
	});

	it('what it is not is not asked for', () => {
		const found = told(
			'A system has 8e13 parameters in bfloat16. How long does one forward pass take if the network between the GPUs, rather than the memory, is the bottleneck?',
		);
		expect(found.join('; ')).not.toContain('160 TB');
	});
});

describe('a percentage of something else is no share of the machines’ time or peak', () => {
	const machine = 'A card delivers 2e15 FLOP/s. One clip needs 5e9 FLOP.';
	const speed = (more: string): readonly string[] =>
		Object.values(answersTo('How many clips does the card process per second?', `${machine} ${more}`));
	it.each([
		['It reaches 50 % of peak.', '200,000 clips/s'],
		['The card reaches 50 %.', '200,000 clips/s'],
		['10 % of the time is lost to restarts.', '360,000 clips/s'],
		['With 10 % downtime.', '360,000 clips/s'],
	])('%s', (more, expected) => {
		expect(speed(more)).toEqual([expected]);
	});

	it.each([
		'The classifier reaches 80 % accuracy.',
		'The site with this GPU achieved 30 % of its goal.',
		'A card that attains 90 % test accuracy is enough.',
		'Of the samples 20 % are reserved for testing.',
		'In training, 10 % of the clips are kept in reserve.',
		'It loses 5 % accuracy in the last hours.',
		'It reaches 50 % utilisation. Testing is done with 5 %.',
		'It reaches 50 % utilisation, and label noise is held at 5 %.',
	])('%s', more => {
		expect(speed(more).filter(text => text !== '400,000 clips/s' && text !== '200,000 clips/s')).toEqual([]);
	});

	it('the same again at another utilisation', () => {
		expect(
			answersTo(
				'How many clips does the card process per second? And at 25 %?',
				`${machine} The card runs at 50 % of its peak.`,
			),
		).not.toEqual({});
	});

	it.each([
		['the users of a survey', '30 % of the users reached the end.', 1],
		['documents', '5 % of the documents are set aside.', 1],
		['an accuracy', 'The model reaches 80 % accuracy.', 1],
		['a utilisation', 'The cards reach 40 % of their peak.', 0.4],
		['a utilisation that bears no name', 'We get 40 %.', 0.4],
	] as const)('nor of a key’s: %s', (_, more, share) => {
		const [part] = reviewed(
			`# Problem 1\n\nTraining takes 6e22 FLOP on 1,000 cards with 1e15 FLOP/s each. ${more} How many hours does the training take?\n`,
		).parts;
		const hours = { 1: '16.667 h', 0.4: '41.667 h' }[share];
		expect(part!.solution?.results.map(({ text }) => text).join() ?? hours).toContain(hours);
	});
});

describe('a loss law of a question’s own', () => {
	const optimum = (law: string, asks = 'Which model and how many tokens minimise the loss for $10^{21}$ FLOP?') =>
		answersTo(asks, `The loss of a language model is ${law}`);
	it.each([
		['$L(N, D) = 1.8 + 500/N^{0.5} + 2000/D^{0.5}$ with $C = 6ND$.', '3.2275 × 10⁹'],
		['$L(N, D) = 1.8 + 500/N^{0.5} + 2000/D^{0.5}$. The tokenizer takes 2 MB, and $C = 6 N D$.', '3.2275 × 10⁹'],
		['$L(N, D) = 1.8 + 500/N^{0.5} + 2000/D^{0.5}$ with $C = 6DN$.', '3.2275 × 10⁹'],
		[
			'$L = 1.8 + 2000/M^{0.5} + 500/K^{0.5}$, where $M$ is the number of training tokens and $K$ the number of parameters; $C = 6KM$.',
			'3.2275 × 10⁹',
		],
		['$L = 1.8 + 500/x^{0.5} + 2000/y^{0.5}$ for $x$ parameters and $y$ tokens, $C = 6xy$.', '3.2275 × 10⁹'],
	])('%s', (law, size) => {
		expect(Object.values(optimum(law))).toContain(size);
	});
	it.each([
		['of the compute', '$L(N, C) = 1.7 + 400/N^{0.3} + 900/C^{0.2}$, where $C = 6ND$.'],
		['of letters of which nothing is said', '$L = 1.8 + 500/x^{0.5} + 2000/y^{0.5}$.'],
		['of a width and a depth', '$L = 1.8 + 500/w^{0.5} + 2000/h^{0.5}$, $w$ is the width and $h$ the depth.'],
	])('not one %s', (_, law) => {
		expect(Object.values(optimum(law)).filter(text => /× 10/.test(text))).toEqual([]);
	});
	it('is turned round where a loss is to be reached, and asked for no optimum', () => {
		const found = optimum(
			'$L(N, D) = 1.7 + 400/N^{0.34} + 410/D^{0.28}$.',
			'How many tokens does a model with 7 billion parameters need at least to reach a loss of 2.0?',
		);
		expect(found['training tokens']).toBe('4.1409 × 10¹²');
		expect(Object.keys(found).filter(name => /optim/.test(name))).toEqual([]);
	});
	it.each([
		['The critical batch size is $B = 20 \\sqrt{N}$ tokens, where N counts parameters.', false],
		['The context is $T = 20 \\sqrt{C}$ tokens.', false],
		['$P^\\star(F) = 0.09\\,F^{1/2}$ (parameters)', true],
		['The best corpus has $T = 1.5\\sqrt{C}$ tokens.', true],
		['$N = 0.2 \\sqrt{D}$ parameters', false],
	])('a law of what is optimal, of the compute: %s', (text, is) => {
		expect(wordedLaws(text).length > 0).toBe(is);
	});
});

describe('numbers that a language, a line or a comma hides', () => {
	it.each([
		[
			'At MIT, students use the MIT cluster of MIT. A checkpoint takes 1.125 TB and is written at 3 GB/s. How many seconds does it take?',
			'375 s',
		],
		['A checkpoint takes\n1.5 TB of disk space and is written at 3 GB/s. How many seconds does it take?', '500 s'],
		['A run takes 1,000 exaFLOP/s-days on GPUs that sustain 400 TFLOP/s. How many GPU-days does it take?', '2.5 × 10⁶'],
		[
			'See Ola et al., Mia et al., Tim et al., Eva et al., Jon et al. and Kim et al. 512 GPUs are rented for 30 days at $2 an hour each. What does the rent cost?',
			'$737,280',
		],
		['Ein Checkpoint hat 1,5 TB und wird mit 3 GB/s geschrieben. Wie viele Sekunden dauert das?', '500 s'],
	])('%s', (question, answer) => {
		expect(Object.values(answersTo(question)).join(' | ')).toContain(answer);
	});
});

describe('what a word has of tokens', () => {
	const books = (said: string): string | undefined =>
		answersTo(`A corpus has 300 billion tokens; a book has 100,000 words. ${said} How many books is the corpus?`).books;
	it.each([
		['An average word makes 1.5 tokens.', '2 × 10⁶'],
		['On average 1.5 tokens stand for a word.', '2 × 10⁶'],
		['Each English word is about 1.5 tokens.', '2 × 10⁶'],
		['A word typically takes up 1.5 tokens.', '2 × 10⁶'],
	])('%s', (said, expected) => {
		expect(books(said)).toBe(expected);
	});
	it.each([
		'In the appendix each word is shown with the 5 nearest tokens.',
		'A word that is rare is split into 4 tokens.',
		'Each word of the prompt is followed by 2 tokens of padding.',
	])('not: %s', said => {
		expect(['600,000', '750,000', '1.5 × 10⁶', '10⁶']).not.toContain(books(said)?.replace(' books', ''));
	});
});

describe('each of several questions has its answer', () => {
	it.each<[string, string, string, Readonly<Record<string, string>>]>([
		[
			'the same once more where a part of the time is lost',
			'How many days does training a 30-billion-parameter model on 6 trillion tokens last on 2,000 cards that sustain 300 TFLOP/s each, and how many if a quarter of the time is lost to crashes?',
			'',
			{ days: '20.83 days', 'days 2': '27.778 days' },
		],
		[
			'a part of each memory stays free',
			'A model with 3e13 parameters is stored in fp16. How many 96 GB cards hold it? And how many if 25 % of each card must stay free for the KV cache?',
			'',
			{ cards: '625 cards', 'whole cards': '834' },
		],
		[
			'one of what was asked for',
			'A training run used 500 MWh; the grid emits 300 g of CO2 per kWh. How many tonnes of CO2 is that? How many steaks is it, if one causes 6 kg of CO2?',
			'',
			{ 'tonnes of CO2': '150 tCO₂', steaks: '25,000 steaks' },
		],
		[
			'bits for an energy by Landauer',
			'Landauer: E = kT ln 2 per erased bit, k = 1.380649e-23 J/K. How many bits could be erased with one kWh at 300 K?',
			'',
			{ bits: '1.2539 × 10²⁷ bits' },
		],
		[
			'a share of the whole time beside a factor',
			'A run that would take 30 days without interruption in fact took 75 days. By what factor did the interruptions stretch it, and what percentage of the 75 days was lost?',
			'',
			{ share: '60 %' },
		],
		[
			'each has its own amount',
			'A cheeseburger stands for 4 kg of CO2, training a model for 30 tonnes. How many cheeseburgers is one training?',
			'',
			{ cheeseburgers: '7,500 cheeseburgers' },
		],
		[
			'for one of the machines',
			'On average, how many hours were between two interruptions? What mean time between failures does that mean for a single GPU?',
			'Over 50 days of training 10,000 GPUs there were 400 unexpected interruptions.',
			{ 'time between failures': '3 h', 'mean time between failures of one': '30,000 h' },
		],
		[
			'first and second moment are two',
			'How many bytes per parameter is that, and how many GB for a 20 B model?',
			'Adam with mixed precision: bf16 weights and bf16 gradients (2 bytes each), fp32 master weights, first and second moment (4 bytes each).',
			{ 'bytes per parameter': '16 B/parameter' },
		],
		[
			'kilometres of cars, and tonnes of what is emitted',
			'A run used 2,000 MWh at 0.3 kg CO2 per kWh. How many tonnes, and how many car kilometres?',
			'1 t of CO2 corresponds to 5,000 km in an average petrol car.',
			{ 'car kilometres': '3 × 10⁹ m' },
		],
		[
			'a price for each month',
			'What does keeping 50 TB for 6 months cost?',
			'Object storage: 0.02 $/GB/month.',
			{ 'cost of the whole time': '$6,000' },
		],
		[
			'hours of GPUs are those of one GPU each',
			'A training needs 30 million hours of GPU. With 25,000 GPUs, how many days does it take? And what does it cost at \\$2.80 per GPU-hour?',
			'',
			{ days: '50 days', cost: '$84 million' },
		],
		[
			'what a patty weighs is beef, and no emission',
			'How many tonnes of CO2 is that? One kilogram of beef stands for 60 kg of CO2, and a patty weighs 150 g. How many patties equal it?',
			'A run used 900 MWh; the grid emits 0.4 kg of CO2 per kWh.',
			{ patties: '40,000 patties' },
		],
		[
			'the rent of one card among several',
			'How many days does it take? And what does it cost at \\$2.80 per hour?',
			'A training needs 30 million hours of GPU on 25,000 GPUs.',
			{ 'rental cost': '$84 million' },
		],
		[
			'FLOPs of the training are none of inference',
			'With 20 tokens per parameter, how many FLOPs does training take? Express it in petaFLOP-days.',
			'A model has 400 billion parameters.',
			{ 'training compute': '1.92 × 10²⁵ FLOP', 'petaFLOP-days of that compute': '222,222' },
		],
		[
			'an income for each of so many',
			'A company earns \\$3 on a million tokens and has spent \\$45 million. How many tokens must it sell to get that back? How many days is that at 100 billion tokens a day?',
			'',
			{ tokens: '1.5 × 10¹³ tokens', days: '150 days' },
		],
		[
			'what is bought anew every few years',
			'What does holding 40 TB of weights cost per year on each?',
			'Flash costs \\$0.06 per GB, DRAM \\$2.80 per GB; both are replaced every five years.',
			{ 'cost per year Flash': '$480.00/year', 'cost per year DRAM': '$22,400/year' },
		],
		[
			'each of what a clause speaks of',
			'On chips that sustain 200 TFLOP/s, how many chip-hours does a 3e23 FLOP run take? What do the chip-hours cost at 1.50 dollars each?',
			'',
			{ 'chip-hours': '416,667 GPU-hours', cost: '$625,000' },
		],
		[
			'every one of so many people',
			'How many tokens per year is that at 1.4 tokens per word? What does the provider earn per year at \\$2 per million?',
			'Each of 20 million pupils lets an assistant write 30 essays of 400 words a year.',
			{ 'tokens per year': '3.36 × 10¹¹ tokens/year', 'cost per year': '$672,000/year' },
		],
		[
			'rows of a table with a peak and a price',
			'Both reach 50 % of peak. What does a run of 2,000 petaFLOP/s-days cost on each?',
			'| GPU | peak | rent |\n|---|---|---|\n| A100 | 312 TFLOP/s | \\$1.20 per hour |\n| H100 | 989 TFLOP/s | \\$2.70 per hour |',
			{ 'cost A100': '$369,231', 'cost H100': '$262,083' },
		],
		[
			'more than a stated amount of something else',
			'A successor shall have 50 trillion parameters. Which compute and how many tokens does it need? By which factor is this more than the 3.14 × 10^23 FLOP of GPT-3?',
			'Direct fits: $N_{opt}=0.1\\,C^{0.5}$ and $D_{opt}=1.7\\,C^{0.5}$.',
			{ 'training compute': '2.5 × 10²⁹ FLOP', 'training tokens': '8.5 × 10¹⁴', times: '796,178' },
		],
		[
			'the devices that were named before',
			'What does a run of 10^28 FLOP cost on H200s? How many days would it take on 2 million of them?',
			'H200: 1.98 PFLOP/s, $1.50 per hour.',
			{ 'training cost': '$2.1044 billion', 'wall-clock time': '2.5253 × 10⁶ s ≈ 29.227 days' },
		],
		[
			'a run that loses a part of its time',
			'A run that ideally takes 30 days loses 25 % of its wall-clock time to restarts. By what factor does the cost rise?',
			'',
			{ 'time of the run beside the time without failures': '1.3333' },
		],
		[
			'the share that the carbon has in all',
			'Find the cost of the carbon, the total, and the share of the total that the carbon makes.',
			'A training emitted 1,000 t CO2; carbon is priced at $100 per tonne; the training cost $1.9 million.',
			{ 'carbon cost': '$100,000', 'share of the total cost': '5 %' },
		],
		[
			'bits that are counted before the question',
			'A processor at 320 K performs 50 TFLOP/s and draws 300 W. What is the least energy per operation, and by what factor does the chip exceed the least power?',
			'Landauer: erasing a bit at temperature $T$ costs at least $k_B T \\ln 2$ with $k_B = 1.380649\\times10^{-23}$ J/K. Count 64 erased bits per operation.',
			{ 'energy per operation': '1.9599 × 10⁻¹⁹ J', 'drawn over least power': '3.0613 × 10⁷' },
		],
		[
			'months as they are meant',
			'A run took 4 months (120 days) of wall-clock time, although 48 days would have been enough without restarts. By what factor did failures stretch it, and what percentage of the 120 days was lost?',
			'',
			{ 'time of the run beside the time without failures': '2.5', share: '60 %' },
		],
		[
			'another name of the meat',
			'A run emitted 1,200 t CO2e. To how many patties does it correspond?',
			'Beef: 25 kg CO2e per kg of meat; one patty 120 g.',
			{ burgers: '400,000' },
		],
		[
			'a share that is no amount of compute',
			'A run of 2 × 10^25 FLOP shall be finished in 50 days. How many accelerators must run side by side, and how much will the rent come to?',
			'Peak speed: 1 PFLOP/s. Expected model FLOP utilisation: 40 %. Rent: $2.00 per accelerator-hour.',
			{ 'accelerators for the deadline': '11,575', 'training cost': '$27.778 million' },
		],
	])('%s', (_, question, around, expected) => {
		expect(answersTo(question, around)).toMatchObject(expected);
	});

	it.each([
		[
			'what is added up',
			'Checkpoint every 2 hours; a crash loses half of the interval plus 20 minutes for the restart. There are 90 crashes. How many days are lost in all?',
		],
		[
			'a speed that nobody states',
			'How many tokens per second does our deployment produce? And how many if 20 % of the time is lost?',
		],
		[
			'a memory is no measure of what is read',
			'Cards have 80 GB of memory. How many days does training our 7B model last on them?',
		],
	])('not where a number is missing: %s', (_, question) => {
		expect(Object.values(answersTo(question)).filter(text => /^[\d.,]+ (?:days?|tokens)/.test(text))).toEqual([]);
	});

	it.each([
		['what do the weights from (a) cost?', 'what do the weights cost?'],
		['the run of 2.1 takes', 'the run takes'],
		['the energy from 2.1, in kWh', 'the energy, in kWh'],
		['with the weights of part 2.1?', 'with the weights?'],
		['longer than (2.1)?', 'longer than that?'],
		['with a PUE of 2.1, how many', 'with a PUE of 2.1, how many'],
		['at the PUE of 2.1?', 'at the PUE of 2.1?'],
		['larger by a factor of 2.1, and', 'larger by a factor of 2.1, and'],
		['raised from 1.8 to 2.1, say', 'raised from 1.8 to 2.1, say'],
		['with 2.1 and without', 'with 2.1 and without'],
		['how many flights equal (1)?', 'how many flights equal that?'],
		['faster than what you computed in (a)?', 'faster than what you computed?'],
		['for (a) a 3B and (b) a 34B model', 'for (a) a 3B and (b) a 34B model'],
		['at a utilisation of 0.4?', 'at a utilisation of 0.4?'],
		['the meta-gradient of task 1, and', 'the meta-gradient of task 1, and'],
	])('the label of another part is no number: %s', (text, said) => {
		expect(withoutReferences(text, ['2.1'])).toBe(said);
	});
});

describe('a loss law that the question states goes before the one that is in every paper', () => {
	it.each<[string, string, string, Readonly<Record<string, string>>]>([
		[
			'for a budget',
			'Which $N$ and $D$ are best for $C = 10^{21}$ FLOPs, and what is the loss there?',
			'Let the loss be $L(N,D) = 1.9 + 300/N^{0.4} + 900/D^{0.4}$ and $C = 6ND$.',
			{ 'optimal model size': '3.2698 × 10⁹', 'optimal data size': '5.0971 × 10¹⁰', 'optimal loss': '1.9938' },
		],
		[
			'as functions of the budget, with letters for the coefficients alone',
			'Find the compute-optimal $N$ and $D$ as functions of $C$.',
			'Suppose $L(N, D) = E + \\frac{a}{N^{0.5}} + \\frac{b}{D^{0.5}}$ with $E = 1.8$, $a = 500$, $b = 2000$ and $C = 6 N D$.',
			{ 'optimal data size': '1.633 · √(C)', 'exponent of the optimal model size': '0.5' },
		],
		[
			'other letters, and what endless data leave',
			'What loss does a model with $p = 10^9$ parameters and $t = 2\\cdot 10^{10}$ tokens reach? What remains with infinitely many tokens?',
			'For $\\ell(p, t) = 2.1 + 120 p^{-0.25} + 340 t^{-0.3}$.',
			{ 'loss by model size and data': '3.051', 'loss with endless data': '2.7748' },
		],
		[
			'in German, with decimal commas',
			'Mit L = 1,7 + 400/N^0,3 + 500/D^0,3: Welchen Verlust hat ein Modell mit 2 Milliarden Parametern nach 40 Milliarden Token?',
			'',
			{ 'loss by model size and data': '2.6781' },
		],
		[
			'for each of two amounts of data',
			'Which loss has a model with 400 million parameters after 8 billion tokens, and which after 300 billion tokens?',
			'$L(N,D)=1.69+406.4/N^{0.34}+410.7/D^{0.28}$',
			{ 'loss by model size and data': '2.8662 | 2.4245' },
		],
	])('%s', (_, question, around, expected) => {
		expect(answersTo(question, around)).toMatchObject(expected);
	});

	it.each([
		['With $L(N,D) = 1.69 + 406.4/N^{0.34} + 410.7/D^{0.28}$, how many GPUs does one need?'],
		['The loss is $L(w) = 3 + w^2 + 2 w$. Minimise it.'],
		['The training loss is 2.1 after 1000 steps and 1.9 after 2000 steps. What is the loss after 3000 steps?'],
	])('not where it is asked for something else: %s', question => {
		expect(answersTo(question)).toEqual({});
	});
});

describe('what a question says, as the readers of numbers know it', () => {
	it.each([
		['two hundred thousand petaflop-days', '200 thousand petaFLOP-days'],
		['Eighty-five trillion parameters', '85 trillion parameters'],
		['one hundred and twenty layers', '120 layers'],
		['a ninety-six-layer model', 'a 96-layer model'],
		['by the hundred-step rule', 'by the hundred-step rule'],
		['the seventy-fifth token', 'the seventy-fifth token'],
		['one in twenty of them', 'one in twenty of them'],
		['at 27 °C', 'at 300.15 K'],
		['Under 6 N D = 2e21, where', 'Under compute budget = 2e21 FLOP, where'],
		['one kilowatt-hour', '1 kWh'],
		['reads one book a week', 'reads 1 book a week'],
		['12 layers × 16 heads', '12 layers, 16 heads'],
		['person-years (52 weeks)', 'person-years  '],
		['three quarters of a word', '0.75 of a word'],
		['takes roughly 5 ms', 'takes 5 ms'],
		['labels other than −100 count', 'labels other than the ignored label count'],
		['Padding has the label `-100`.', 'Padding has the label the ignored label.'],
		['Set ignore_index = $-100$ in the loss', 'Set ignore_index = the ignored label in the loss'],
		['the third score is set to -100', 'the third score is set to -100'],
		['The class gets the logit = -100, whatever its label', 'The class gets the logit = -100, whatever its label'],
		['Labels follow. $x$ is equal to -100 then', 'Labels follow. $x$ is equal to -100 then'],
		[
			'(1) Beim Prompt Tuning bleiben die Gewichte des Modells wie sie sind und (2) Tokens',
			'(1) At the Prompt Tuning bleiben the weights of the model wie they are and (2) Tokens',
		],
	])('%s', (text, said) => {
		expect(saidPlainly(text)).toBe(said);
	});

	it.each(['label', 'the logit for `cat`,', '3.0 for `cat`,', 'W_E'])('takes no longer for blanks behind %s', words => {
		const start = performance.now();
		const text = `${words}${' '.repeat(1500)}and no more`;
		saidPlainly(text);
		scoresInRows(text);
		expect(performance.now() - start).toBeLessThan(500);
	});

	it.each([
		['tokens = 1.7 × sqrt(compute), and', '$D_{opt} = 1.7 \\sqrt{C}$, and'],
		['`params = 0.1*C^0.5`', '$N_{opt} = 0.1 C^{0.5}$'],
		['tokens = 20 per parameter', 'tokens = 20 per parameter'],
	])('a law in words: %s', (text, law) => {
		expect(withLawsAsFormulas(text)).toBe(law);
	});

	it.each([
		['carbon price 120 Swiss francs per tonne', 'CHF '],
		['costs £0.018 per GB', '£'],
		['¥12 an hour', '¥'],
		['2,50 Euro pro Stunde', '€'],
		['\\$5 and 3 €', undefined],
		['30 pounds of beef', undefined],
	])('the money of %s', (text, sign) => {
		expect(moneyOf(text)).toBe(sign);
	});
});
