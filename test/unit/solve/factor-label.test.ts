import { describe, expect, it } from 'vitest';
import { factorLabelMatch } from '../../../src/core/solve/factor-label/factor-label.ts';
import { solve } from '../../../src/core/solve/solve.ts';
import { alarms, part, reviewed } from '../check/reviewed.ts';
import { library } from '../library.ts';

/** `time = 33 s`, a line a result, by the units of the question's own amounts. */
function solved(question: string): readonly string[] {
	const match = factorLabelMatch(
		{ own: question, around: '', asks: true, formulas: [], answerFormulas: [] },
		library.facts,
	);
	return match ? solve(match.key, match).results.map(({ name, text }) => `${name} = ${text}`) : [];
}

describe('amounts whose units say what to do with them', () => {
	it.each<[string, string, readonly string[]]>([
		[
			'rates of rates',
			'A help desk bot has 40 million users, 1,500 generated tokens per user and day. Its model activates 30B parameters per token (2 FLOPs each). A GPU delivers 2 PFLOP/s peak at 30 % utilisation and costs \\$3/h. How many FLOPs per day, how many GPU-hours per day, and how many dollars per day?',
			['FLOPs per day = 3.6 × 10²¹ FLOP/day', 'GPU-hours per day = 1,666.7 h/day', 'dollars per day = $5,000.00/day'],
		],
		[
			'a product of numbers that is one amount',
			'A service answers 500 million requests a day of 800 tokens with 2·60·10^9 FLOPs per token; training cost 9·10^24 FLOPs. After how many days has inference used as much compute as training?',
			['days = 187.5 days'],
		],
		[
			'operations for each parameter of a token',
			'A query has 500 tokens. 2 FLOPs × 70B parameters per token; a GPU at 100 TFLOP/s effective costs \\$3 per hour. What does a query cost in cents?',
			['cost = 0.05833¢'],
		],
		[
			'one result for two times',
			'Cold storage costs \\$0.004 per GB and month. What do 250 TB of logs cost per month and per year?',
			['cost per month = $1,000.00/month', 'cost per year = $12,000/year'],
		],
		[
			'each of them',
			'A model answers 20 requests per second, each with 650 tokens. How many tokens are produced per day?',
			['tokens per day = 1.123 × 10⁹ tokens/day'],
		],
		[
			'a subject that is counted',
			'A shelf holds 40 boxes, a box weighs 2.5 kg. How many kg do 30 shelves carry?',
			['kg = 3,000 kg'],
		],
		[
			'a month that is defined',
			'An interface costs \\$4 per million tokens. A user sends 12 requests a day with 2,500 tokens each. What does one user cost per month (30 days)?',
			['cost per month = $3.60'],
		],
		[
			'equations of units',
			'1 word = 1.4 tokens, 1 page = 300 words. How many pages are 84 million tokens?',
			['pages = 200,000 pages'],
		],
		[
			'an event for every time',
			'A camera takes a frame every 8 ms; a clip runs for 400 ms. How many frames are that?',
			['frames = 50 frames'],
		],
		[
			'rounds over a body of text',
			'A 150,000-word corpus at 1.4 tokens per word is used for four epochs at \\$5 per million tokens. What is the bill in dollars?',
			['cost = $4.20'],
		],
		[
			'an overhead of the building',
			'Two million A100-hours at 350 W, PUE 1.2, grid 0.3 kg CO2 per kWh. Electricity in MWh, emissions in tonnes?',
			['energy = 840 MWh', 'emissions = 252 t'],
		],
		[
			'so many hours a day',
			'A kiln fires 40 bricks per hour and runs 6 hours a day. How many bricks are fired per day?',
			['bricks per day = 240 bricks/day'],
		],
		[
			'events and what each costs',
			'A chip has 5 million gates. A gate switches 200 times per second and each switching costs 3 picojoules. What power does the chip draw?',
			['power = 3 mW'],
		],
		[
			'the yearly cost of a hall, with an overhead and a price behind its number',
			'A hall holds 20 racks with 4 servers each. Each server has 8 GPUs. Each GPU draws 500 W. PUE is 1.2. Electricity costs 0.10 \\$/kWh. What is the yearly electricity cost?',
			['cost per year = $336,614/year'],
		],
		[
			'cameras and their pictures',
			'A robot records 4 cameras at 30 fps; each image has 640 × 480 pixels with 3 bytes per pixel. What is the raw data rate in MB/s?',
			['data rate = 110.592 MB/s'],
		],
		[
			'batches of examples, and what a step costs',
			'We tune on 64,000 examples for 3 epochs with batch size 64. Each step takes 1.8 s on one A100 that costs \\$2 per hour. What does it cost?',
			['cost = $3.00'],
		],
		[
			'what happens every so often is no total',
			'A loss is logged every 10 steps. A run has 250,000 steps at 0.36 s per step. How many hours does it take?',
			['hours = 25 h'],
		],
		['metres, and no millions', 'A robot walks 12m per minute. How long does it take for 1,800 m?', ['time = 150 min']],
		[
			'a number in words at the head',
			'Forty million users send 5 requests a day each. How many requests per day?',
			['requests per day = 2 × 10⁸ requests/day'],
		],
		['a download', 'How long does it take to download a 160 GB checkpoint at 2 Gbit/s?', ['time = 640 s']],
		['a purchase', 'What would it cost to buy 2,000 cards at \\$25,000 each?', ['cost = $50 million']],
		['a habit', 'How long would it take to read 3,000 books at one book per day?', ['time = 3,000 days']],
		[
			'of another field',
			'A pump moves 45 litres per minute. How long does it take to empty a tank of 1,800 litres?',
			['time = 40 min'],
		],
		[
			'a rule of the field: six operations for each parameter and token',
			'A 3B-parameter network is trained on 400 billion tokens on 64 H100s that each sustain 350 TFLOP/s. An H100-hour costs \\$2. Find the total FLOPs, the GPU-hours and the bill.',
			['FLOPs = 7.2 × 10²¹ FLOP', 'GPU-hours = 5,714.3 GPU-hours', 'cost = $11,429'],
		],
		[
			'a number format, and the memory of each card',
			'A dense decoder with 90 billion parameters is kept in bfloat16 on cards with 80 GB each. How many GB do the weights occupy? How many 80 GB cards are needed at the very least?',
			['GB = 180 GB', 'cards = 2.25 cards', 'whole cards = 3'],
		],
		[
			'all weights read for each token',
			'A 20B model in int8 runs on a card with 1 TB/s of memory bandwidth. How long does an answer of 500 tokens take, and how many tokens per second is that?',
			['time = 10 s', 'tokens per second = 50 tokens/s'],
		],
		[
			'another thing in each price',
			'A 500-billion-parameter checkpoint in fp16. Flash costs \\$0.05 per GB, DRAM \\$4 per GB. What is the purchase price on flash and what in DRAM?',
			['cost = $50', 'cost 2 = $4,000'],
		],
		[
			'a table of prices',
			'| medium | price per GB and year |\n|---|---|\n| tape | \\$0.02 |\n| flash | \\$0.3 |\n\nWhat does it cost to keep 4,000 GB for two years on each of the media?',
			['cost tape = $160.00', 'cost flash = $2,400.00'],
		],
		[
			'a budget of power, with what cooling adds',
			'A substation gives 26 MW. Each accelerator draws 1,000 W and cooling adds 30 %. How many accelerators can run? If each of them sustains 0.5 PFLOP/s, how many FLOPs are done in 10 days?',
			['accelerators = 20,000 accelerators', 'FLOPs = 8.64 × 10²⁴ FLOP'],
		],
		[
			'so much of each of several',
			'A run drew 900 MWh at 0.4 kg CO2 per kWh. How many burgers of 3 kg CO2 is it, and how many kilometres would a car with 0.2 kg/km drive?',
			['burgers = 120,000 burgers', 'kilometres = 1.8 × 10⁹ m'],
		],
		[
			'words on a page, books on a shelf',
			'A corpus holds 12 trillion tokens. Take 0.75 words per token, 300 words on a printed page and 250 pages in a book. How many books is that, and how long a shelf (in km) would they need if the books take 2 cm each?',
			['books = 1.2 × 10⁸ books', 'length = 2,400 km'],
		],
		[
			'the cost of a unit of work',
			'A board costs \\$3 per hour and sustains 0.5 PFLOP/s. What does a petaFLOP-day cost?',
			['cost per petaFLOP-day = $144.00/petaFLOP-day'],
		],
		[
			'a comparison with what the question states',
			'A run drew 500 MWh at 0.4 kg CO2 per kWh. What are the emissions in tonnes? How many times the 50 tonnes CO2 of the last run is that?',
			['emissions = 200 t', 'times = 4'],
		],
		[
			'a comparison with each of several that are listed',
			'Budgets (USD): bridge 20 M · tower 5 M. A run takes 400,000 GPU-hours at \\$2 per GPU-hour. What is the bill and how does it compare with each of the two budgets?',
			['cost = $800,000', 'times bridge = 0.04', 'times tower = 0.16'],
		],
		[
			'all that training keeps for each parameter',
			'A 10B model is trained with fp32 weights, fp32 gradients and two fp32 Adam moments. How many bytes per parameter is this, and how many 80 GB cards does it fill?',
			['bytes per parameter = 16 B/parameter', 'cards = 2 cards'],
		],
		[
			'failures that were counted',
			'A 20-day run on 1,000 GPUs was interrupted 40 times. How many hours lie between two interruptions? What is the mean time between failures of a single GPU, in days? How many interruptions would 30 days on 2,000 GPUs bring?',
			[
				'hours between interruptions = 12 h/interruption',
				'time between failures = 500 GPU-days/failure',
				'interruptions = 120 interruptions',
			],
		],
		[
			'what the last of a list is asked for holds for all of it',
			'A 100B model answers on a GPU with 1 PFLOP/s at 40 % utilisation for \\$2 per hour. Find the FLOPs, the seconds and the dollars for 2 million output tokens.',
			['FLOPs = 4 × 10¹⁷ FLOP', 'seconds = 1,000 s ≈ 16.667 min', 'dollars = $0.56'],
		],
		[
			'the active parameters of experts, and all of a dense model',
			'Inference costs 2 FLOPs per active parameter and token. A model has 400B parameters, of which 20B are active. What do 10 million tokens cost on a card with 1 PFLOP/s at 40 % utilisation for \\$3 an hour? And what would they cost if the model were dense?',
			['cost = $0.83', 'cost 2 = $16.67'],
		],
		[
			'the same energy for something else',
			'A cluster of 1,000 GPUs draws 1 kW apiece for 10 days. How many kWh is that, and for how many years would the same energy run a lamp of 10 W?',
			['kWh = 240 MWh', 'years = 2,738 years'],
		],
	])('are chained: %s', (_, question, expected) => {
		expect(solved(question)).toEqual(expected);
	});

	it.each<[string, string]>([
		['a number is in no chain', 'A server makes 45 tokens per second for 12 layers. How long do 900 tokens take?'],
		[
			'a share that nobody knows how to take',
			'A server makes 45 tokens per second. 20 % of them are wasted. How long do 900 tokens take?',
		],
		['a rate that is missing', 'A cluster of 64 GPUs runs for 12 days. How many kWh does it use?'],
		[
			'a comparison',
			'One model makes 45 tokens per second, another one 90 tokens per second. By what factor is the second faster?',
		],
		['words that are asked for', 'A server makes 45 tokens per second. Explain how long 900 tokens take.'],
		[
			'a percentage of the setting has no place',
			'A crawler fetches 100 pages per second. A page has 800 words. 15 % of the pages survive. How many words per day survive?',
		],
		[
			'one says how things go together and the chain does without it',
			'A worker labels 45 images per hour and earns \\$18 an hour. There are 9,000 images and each image is labelled by 3 workers. What do the labels cost?',
		],
		[
			'two ways that differ',
			'Desk A makes 40 cards per hour, desk B makes 60 cards per hour. How long do 1,200 cards take?',
		],
		[
			'a speed that nobody states',
			'A cluster of 512 GPUs at 40 % MFU trains a 9B model on 2 trillion tokens. How many days will it take?',
		],
		['two models', 'A 7B model and a 70B model are stored in bf16. How many GB is that?'],
		[
			'two amounts of money of which only the difference counts',
			'A firm spent \\$90M on training. It sells at \\$12 per million tokens; a million tokens cost it \\$3. How many tokens must it sell before the margin has paid for the training?',
		],
		['things of which nobody says what one is', 'A run costs 40 million dollars. How many yachts is that?'],
	])('are left alone: %s', (_, question) => {
		expect(solved(question)).toEqual([]);
	});

	it.each<[string, string, readonly string[]]>([
		[
			'things that the setting prices',
			'For scale: the Large Hadron Collider cost 5 billion dollars, the Burj Khalifa 1.5 billion dollars. A run of 3·10^28 FLOPs costs 10^-18 dollars per FLOP. What does it cost, and how many Large Hadron Colliders and how many Burj Khalifas is that?',
			['cost = $30 billion', 'Large Hadron Colliders = 6', 'Burj Khalifas = 20'],
		],
		[
			'things that the clause describes',
			'A corpus of 6 trillion tokens, at 1.5 tokens a word. How many words is that? How many working lives is it for somebody who reads 20 million words a year for 40 years?',
			['words = 4 × 10¹² words', 'working lives = 5,000'],
		],
		[
			'a rate beside the result of its kind, in powers of ten',
			'A chip needs 2 pJ per FLOP; a model does 6·10^11 FLOP per token. How many joules does a token take? By what factor and by how many orders of magnitude does a brain with 12 µJ per token beat that?',
			['joules per token = 1.2 J/token', 'times = 100,000', 'orders of magnitude = 5'],
		],
		[
			'an amount of the setting by its name',
			'The library has 12 million books. A book has 80,000 words. How many books are 7.2 trillion words? What fraction of the books of the library would that be?',
			['books = 9 × 10⁷ books', 'share = 750 %'],
		],
		[
			'what was stated before, where the result in between leads only back',
			'A model with 3×10^11 parameters runs on GPUs that do 1.2 PFLOP/s and cost \\$2 per hour; inference takes 2 FLOPs per parameter per token. What do a million tokens cost? How many essays of 500 words (1.6 tokens per word) is that?',
			['cost = $0.28', 'essays = 1,250 essays'],
		],
		[
			'what a car emits on its way',
			'A car emits 160 g of CO₂ per km. How far would one have to drive to emit as much as a run of 2 GWh in a grid with 0.4 kg/kWh?',
			['length = 5 × 10⁹ m'],
		],
	])('are counted in other things: %s', (_, question, results) => {
		expect(solved(question)).toEqual(results);
	});

	it.each<[string, string, readonly string[]]>([
		[
			'so many in each of so many',
			'An archive has 3 million volumes, on average 250 pages with 300 words. A word makes 1.5 tokens. How many tokens are in the archive?',
			['tokens = 3.375 × 10¹¹ tokens'],
		],
		[
			'a list of things',
			'A word is 1.25 tokens, a page 400 words and a novel 320 pages. To how many words, pages and novels do 8 trillion tokens correspond?',
			['words = 6.4 × 10¹² words', 'pages = 1.6 × 10¹⁰ pages', 'novels = 5 × 10⁷ novels'],
		],
		[
			'what each of many does',
			'All 5 billion adults each spoke 10,000 words a day. How many words is that per day?',
			['words per day = 5 × 10¹³ words/day'],
		],
		[
			'what stays free',
			'How many parameters fit into the 3 TB of HBM of a server if every parameter takes 2 bytes and 20 % of the memory must stay free?',
			['parameters = 1.2 × 10¹² parameters'],
		],
		[
			'a unit asked for by its amount',
			'How many petaFLOP/s-days are 8.64 × 10^24 FLOP? At \\$20 per petaFLOP/s-day, what does such a run cost?',
			['petaFLOP-days = 100,000 petaFLOP-days', 'cost = $2 million'],
		],
		[
			'so many of one thing in a whole',
			'Someone reads 50 books a year for 60 years. Each book has 100,000 words, each word 1.3 tokens. How many tokens is that in a lifetime? How many such lifetimes are in a corpus of 3.9 trillion tokens?',
			['tokens = 3.9 × 10⁸ tokens', 'lifetimes = 10,000'],
		],
		[
			'how many times that another amount is',
			'A brain uses 20 W. How many kWh does it use in 1,000 days, and how many times that is the 240 MWh of a training run?',
			['kWh = 480 kWh', 'times = 500'],
		],
		[
			'the price of each of a unit',
			'A run takes 40,000 petaFLOP-days at \\$15 each. What is the bill?',
			['cost = $600,000'],
		],
		[
			'how often a smaller amount goes into a larger one',
			'A code base has 30 million words, a token is 0.75 words. How many tokens is it, and how many times would a model see it in a training of 2 billion tokens of nothing else?',
			['tokens = 4 × 10⁷ tokens', 'times = 50'],
		],
		[
			'the largest model that fits into what is left',
			'A node has 16 cards with 96 GB each, and training takes 16 bytes per parameter. A quarter of the memory is set aside for activations: what is the largest model that can be trained?',
			['parameters = 7.2 × 10¹⁰ parameters'],
		],
	])('are understood as they are put: %s', (_, question, results) => {
		expect(solved(question)).toEqual(results);
	});

	it.each([
		[
			'the inverse of a rate for a while',
			'A lamp can flash about 80 times a second. At most how many lamps can flash in 0.5 s?',
		],
		['a whole that nothing is said of', 'How many visitors come to a museum in a year?'],
	])('say nothing of %s', (_, question) => {
		expect(solved(question)).toEqual([]);
	});

	it('are taken from the questions before', () => {
		const text = `## Problem 1: Serving

A bot serves 2 million users. Each user sends 5 messages per day, and each message leads to 300 generated tokens.

**(a)** How many tokens are generated per day?

**Answer:** ?

**(b)** The model needs 20 GFLOP per token. How many FLOP per second is that on average?

**Answer:** ?

**(c)** A GPU sustains 200 TFLOP/s and costs \\$2 per hour. What does the service cost per day?

**Answer:** ?
`;
		const results = reviewed(text).parts.flatMap(({ solution }) =>
			(solution?.results ?? []).map(({ text: said }) => said),
		);
		expect(results).toEqual(['3 × 10⁹ tokens/day', '6.9444 × 10¹⁴ FLOP/s', '$166.67/day']);
	});

	it('confirm an answer and see a wrong one', () => {
		const question =
			'A model answers 20 requests per second, each with 650 tokens. How many tokens are produced per day?';
		expect(alarms(reviewed(part(question, 'About 1.12 billion tokens per day.')))).toEqual([]);
		expect(alarms(reviewed(part(question, '20 × 650 × 3600 = 46,800,000 tokens per day.')))).toEqual([
			'wrong key.contradicted "20 × 650 × 3600 = 46,800,000 tokens per day"',
		]);
	});
});
