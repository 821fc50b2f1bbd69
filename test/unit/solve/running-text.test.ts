import { describe, expect, it } from 'vitest';
import { inUnit } from '../../../src/core/math/print/format.ts';
import { fromTo, numberAssigned, numberNamed } from '../../../src/core/solve/bind/bind-numbers.ts';
import { lengthClauses, measuresIn, positionClauses, sidesOf } from '../../../src/core/solve/bind/text-measures.ts';
import { phrasesOf } from '../../../src/core/solve/key/key-condition.ts';
import type { KeyGiven } from '../../../src/core/solve/key.ts';

const given = (name: string, aliasWords: readonly string[] = [], aliasSymbols: readonly string[] = []): KeyGiven =>
	({
		symbol: 'x',
		name,
		type: { kind: 'quantity', format: false, integer: false, unit: undefined, conditions: [] },
		default: { kind: 'needed' },
		aliasSymbols,
		aliasWords,
		constant: false,
		conditions: [],
		span: { start: 0, end: 0 },
	}) as unknown as KeyGiven;

describe('numbers by name', () => {
	it.each([
		['on H100s at 40 % utilisation', 'utilisation', 0.4],
		['with an MFU of 45%', 'MFU', 0.45],
		['at 50 \\% of peak', 'of peak', 0.5],
		['a $5 \\times 5$ kernel', 'kernel', 5],
		['maps 512 input channels to 1024 output channels', 'output channels', 1024],
	])('%s: %s', (text, name, value) => {
		expect(numberNamed(given(name), text)?.value).toBeCloseTo(value);
	});

	it('says what goes in and what comes out', () => {
		const text = 'a 3x3 convolution from 64 to 128 channels';
		expect(fromTo(given('input channels'), text)?.value).toBe(64);
		expect(fromTo(given('output channels'), text)?.value).toBe(128);
		expect(fromTo(given('input channels'), 'from 3 to 5 epochs')).toBeUndefined();
	});

	it.each([
		['a 3 × 4 kernel', 'kernel'],
		['40 % of the utilisation report', 'peak'],
		['from 3 to 5 epochs', 'input channels'],
	])('%s says nothing of %s', (text, name) => {
		expect(numberNamed(given(name), text)).toBeUndefined();
	});

	it.each([
		['LoRA with r = 8 on a 4096×4096 matrix', 'r', 8],
		['Heads with d_head = 64', 'd_{head}', 64],
		['A run with N = 7e9', 'N', 7e9],
	])('%s gives %s', (text, symbol, value) => {
		expect(numberAssigned(given('thing', [], [symbol]), text)?.value).toBe(value);
	});

	it('takes no letter for another', () => {
		expect(numberAssigned(given('thing', [], ['r']), 'lr = 8 and r_0 = 5')).toBeUndefined();
		expect(numberAssigned(given('thing', [], ['r']), 'r = 8, later r = 16')).toBeUndefined();
	});
});

describe('quantities in running text', () => {
	const amounts = (text: string): readonly string[] =>
		measuresIn(text).map(({ value }) => `${Number(inUnit(value, value.unit).toPrecision(6))} ${value.unit.text}`);

	it.each([
		['It rents for \\$2 per GPU-hour.', ['2 USD/hour']],
		['A GPU-hour costs \\$2.', ['2 USD/hour']],
		['at \\$1.99/GPU/h', ['1.99 USD/h']],
		['\\$2.10 per hour per GPU', ['2.1 USD/hour']],
		['A neuron fires 200 times per second.', ['200 Hz']],
		['GPT-3 took 3640 petaFLOP-days', ['3640 petaFLOP-days']],
		['It took 3640 PF-days.', ['3640 petaFLOP-days']],
		['the power for an exaFLOP/s machine', ['1 exaFLOP/s']],
		['an exact byte, a gigantic file', []],
	])('%s', (text, expected) => {
		expect(amounts(text)).toEqual(expected);
	});
});

describe('sides of a matrix', () => {
	it.each([
		['the query and value projections ($1024 \\times 1024$) of a model', [1024, 1024]],
		['a weight matrix of size 768 × 3072', [768, 3072]],
		['a 4096×11008 projection', [4096, 11008]],
	])('%s', (text, sides) => {
		expect(sidesOf(text)?.map(({ value }) => value)).toEqual(sides);
	});

	it.each([`a weight is ${'a'.repeat(60)}`, `the matrix W has ${'a '.repeat(300)}`, `a matrix${' '.repeat(3000)}`])(
		'takes no longer for a long run of letters or blanks',
		text => {
			const start = performance.now();
			expect(sidesOf(text)).toBeUndefined();
			expect(performance.now() - start).toBeLessThan(500);
		},
	);

	it.each(['a 3×224×224 image and a layer', 'layers 3 to 5', 'a layer with 3 × 3 × 64 weights'])('none in %s', text => {
		expect(sidesOf(text)).toBeUndefined();
	});
});

describe('runs of positions', () => {
	const runs = (clauses: ReturnType<typeof lengthClauses>) => clauses.map(({ set }) => set.runs?.[0]);

	it('stand in square brackets', () => {
		expect(runs(positionClauses('[1-20: learned vectors] [21-80: question] [81-92: answer]'))).toEqual([
			[1, 20],
			[21, 80],
			[81, 92],
		]);
	});

	it.each([
		[
			'The input is 5 soft prompt vectors, followed by 45 question tokens, 20 reasoning tokens, one answer token, a newline and 28 padding tokens.',
			[
				[1, 5],
				[6, 50],
				[51, 70],
				[71, 71],
				[72, 72],
				[73, 100],
			],
		],
		[
			'The first 20 positions hold learned vectors, the next 60 the question, then 12 tokens of answer.',
			[
				[1, 20],
				[21, 80],
				[81, 92],
			],
		],
	])('are given by their lengths: %s', (text, expected) => {
		expect(runs(lengthClauses(text))).toEqual(expected);
	});

	it.each(['The prompt has 5 vectors and the question 45 tokens.', 'Then 3 epochs follow.'])('are not in %s', text => {
		expect(lengthClauses(text)).toEqual([]);
	});
});

describe('patterns of phrases', () => {
	it('stand for all their phrases', () => {
		expect(phrasesOf('[beat/outperform] [the best/any] soft')).toEqual([
			'beat the best soft',
			'beat any soft',
			'outperform the best soft',
			'outperform any soft',
		]);
		expect(phrasesOf('[always/] better')).toEqual(['always better', 'better']);
		expect(phrasesOf('plain words')).toEqual(['plain words']);
	});
});
