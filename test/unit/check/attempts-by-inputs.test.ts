import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

const verdicts = (question: string, answer: string) => alarms(reviewed(part(question, answer)));

const LSTM = 'How many parameters has an LSTM layer with 64 inputs and 128 units, one bias per gate?';
const SERVE =
	'What does it cost to serve one million tokens with a 2-trillion-parameter model (2 FLOPs per parameter and token) on a chip that does 1 petaFLOP/s and rents at \\$2.40 an hour?';
const CORPUS =
	'How many books are 15 trillion tokens? Take 1.3 tokens per word, 300 words per page and 200 pages per book.';
const CARBON =
	'Training released 120 tonnes of CO2; carbon costs \\$60 a tonne and the computing cost was \\$900,000. What is the carbon cost, and what is the total cost?';

describe('sound arithmetic that is not what was asked', () => {
	it.each([
		[
			'all givens went in, and another number came out',
			LSTM,
			'$2 \\cdot ((64 + 128) \\cdot 128 + 128) = 49{,}408$ parameters.',
		],
		[
			'off by a factor that people confuse',
			SERVE,
			'$2 \\times 2 \\times 10^{12} \\times 10^6 = 4 \\times 10^{18}$ FLOP take 4000 s. The cost is $4000 \\times 2.40 = \\$9600$.',
		],
	])('%s', (_, question, answer) => {
		expect(verdicts(question, answer).some(line => line.startsWith('wrong key.contradicted'))).toBe(true);
	});

	it('names the factor', () => {
		const { findings } = reviewed(
			part(
				SERVE,
				'$2 \\times 2 \\times 10^{12} \\times 10^6 = 4 \\times 10^{18}$ FLOP take 4000 s. The cost is $4000 \\times 2.40 = \\$9600$.',
			),
		);
		expect(findings.find(({ rule }) => rule === 'key.contradicted')?.message).toMatch(/3600 times too much/);
	});

	it('what is made of it follows from it', () => {
		expect(
			verdicts(
				CORPUS,
				'$15 \\times 10^{12} \\times 1.3 = 1.95 \\times 10^{13}$ words, so there are $1.95 \\times 10^{13} / 60{,}000 = 325$ million books.',
			),
		).toEqual([
			expect.stringMatching(/^wrong key\.contradicted/),
			expect.stringMatching(/^follows flow\.follows .*325/),
		]);
	});

	it('a number in words that the steps lead to follows as well', () => {
		expect(verdicts(CARBON, '$120 \\times 60 = \\$72{,}000$, that is \\$972,000 altogether.')).toEqual([
			expect.stringMatching(/^wrong value\.mismatch/),
			expect.stringMatching(/^follows flow\.follows .*972,000/),
		]);
	});
});

describe('silent', () => {
	it.each([
		[
			'a number on the way',
			LSTM,
			'A gate has $(64 + 128) \\cdot 128 + 128 = 24{,}704$ parameters, four of them $98{,}816$.',
		],
		[
			'right in another unit',
			SERVE,
			'It takes $4 \\times 10^{18} / 10^{15} = 4000$ s, about 1.11 hours, and costs \\$2.67.',
		],
		['a price that is no cost of this', SERVE, 'It costs \\$2.67. Others charge \\$120 per 1M tokens.'],
		[
			'books of somebody else',
			CORPUS,
			'$15 \\times 10^{12} / 1.3 / 60{,}000 = 192$ million books. Google Books has scanned about 40 million books.',
		],
		[
			'another case with numbers of its own',
			SERVE,
			'It costs \\$2.67. For 500 million tokens it would be $500 \\times 2.67 = \\$1335$.',
		],
	])('%s', (_, question, answer) => {
		expect(verdicts(question, answer)).toEqual([]);
	});
});

describe('a number that another given went into', () => {
	it('is not held against a result of the same name', () => {
		expect(
			verdicts(
				'How many books are 10 trillion tokens? Take 1.25 tokens per word, 320 words per page and 250 pages per book.',
				'$10^{13} / 1.25 = 8 \\times 10^{12}$ words. A book has $250 \\times 320 = 80{,}000$ words, so there are $8 \\times 10^{12} / 80{,}000 = 100$ million books.',
			),
		).toEqual([]);
	});
	it('nor where the result itself is wrong', () => {
		expect(
			verdicts(
				'How many books are 10 trillion tokens? Take 1.25 tokens per word, 320 words per page and 250 pages per book.',
				'$10^{13} \\times 1.25 = 1.25 \\times 10^{13}$ words. A book has $250 \\times 320 = 80{,}000$ words.',
			).filter(line => line.includes('80')),
		).toEqual([]);
	});
});

describe('what the numbers of the text explain', () => {
	it.each([
		[
			'another number of things than an earlier part has',
			'How long does the training of 5e13 parameters on 8.5e14 tokens take on 10 million of them, at 1.98 PFLOP/s each?',
			'$6 \\cdot 5e13 \\cdot 8.5e14 = 2.55e29$ FLOP. On 10 million GPUs: $2.55e29/1.98e22 = 1.29e7$ s.',
		],
		[
			'of each and not of the whole',
			'How many parameters has GPT-2 small (12 layers, width 768, vocabulary 50,257, context 1024)?',
			'Each block has about 12·768² = 7,077,888 parameters, so 12 blocks have 84.9 M. Altogether about 124.4 M.',
		],
		[
			'words that the question puts in brackets',
			'How many books (100,000 words, 1.3 tokens per word) are 4e13 tokens?',
			'130,000 tokens per book; 4e13/1.3e5 = 3.1e8, about 300 million books.',
		],
		[
			'numbers in millions without the word',
			'Eight experts of 176 million parameters and 42 million for attention in each of 32 layers, and 262 million for embeddings. Total?',
			'8 · 176 + 42 = 1,450 million; 32 · 1,450 + 262 = 46.66 billion.',
		],
	])('raises no alarm: %s', (_, question, answer) => {
		expect(verdicts(question, answer)).toEqual([]);
	});
});
