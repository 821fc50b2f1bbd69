import { describe, expect, it } from 'vitest';
import { review } from '../../../src/core/review.ts';
import { hasPhrase, stemmed } from '../../../src/core/solve/words.ts';
import { library } from '../library.ts';

const solutionOf = (setting: string, question: string) =>
	review(`# Homework\n\n## Problem 1\n\n${setting}\n\n**(a)** ${question}\n`, library).parts.at(-1)?.solution;
const valueFor = (setting: string, question: string, symbol: string) =>
	solutionOf(setting, question)?.results.find(each => each.symbol === symbol)?.value;

const TOKENS =
	'By the Chinchilla rule of thumb of 20 tokens per parameter, how many tokens are needed, and what is the training compute?';

describe('the one number of a sentence', () => {
	it.each([
		['Assume a model with as many parameters as an elephant has neurons, $2.57\\times10^{11}$.', 2.57e11],
		['The number of parameters of the network is thought to be about 3,000,000,000.', 3e9],
		['A model is to get as many parameters as there are stars in a galaxy: 4e11.', undefined], // the colon ends what is said of them
		['Its parameters are counted in billions. It has 96 GB of memory.', undefined],
		['Of the parameters, the layers 1 to 40 and 41 to 80 are trained.', undefined],
	])('is of the given that the sentence is about: %s', (setting, parameters) => {
		expect(valueFor(setting, TOKENS, 'D')).toBe(parameters === undefined ? undefined : parameters * 20);
	});

	it('goes before what a law is named after, which is no model', () => {
		expect(valueFor('A new model is planned.', TOKENS, 'D')).toBeUndefined();
		expect(
			valueFor('A new model is planned.', 'How many tokens is Chinchilla trained on at 20 tokens per parameter?', 'D'),
		).toBeCloseTo(1.4e12, -9);
	});
});

describe('a measure before a thing', () => {
	it.each([
		['and how many 80 GB GPUs hold them?', 'many GPUs', true],
		['how many 24-GB cards are needed', 'many cards', true],
		['how many $80$ GB accelerators', 'many accelerators', true],
		['how many small GPUs', 'many GPUs', false],
		['how many of 80 GB and GPUs', 'many GPUs', false],
	])('%s: %s', (text, phrase, found) => {
		expect(hasPhrase(stemmed(text), phrase)).toBe(found);
	});

	it('asks for the number of things all the same', () => {
		const solution = solutionOf(
			'A model has $5\\times10^{12}$ parameters.',
			'How much memory do the weights need in bf16, and how many 80 GB GPUs hold them?',
		);
		expect(solution?.results.map(({ value }) => value)).toEqual([1e13, 125]);
	});
});

describe('so much of one thing for so much of another', () => {
	const ASKED = 'How many burgers emit as much as the training?';

	it.each([
		['A run emitted 90 t of CO$_2$. A burger has 150 g of beef. The grill takes 40 kg per kg of coal.', 12_000],
		[
			'A run emitted 90 t of CO$_2$. Beef: 40 kg CO$_2$ per kg, or 60 kg CO$_2$ per kg of beef. A burger has 150 g.',
			undefined,
		],
		['A run emitted 90 t of CO$_2$. A kilogram of beef stands for 60 kg of CO$_2$, a patty weighs 150 g.', 10_000],
		['A run emitted 90 t of CO$_2$. Beef: 40 kg CO$_2$ per kg; a burger has 150 g.', 15_000],
		['A run emitted 90 t of CO$_2$. Take 40 kg of CO$_2$ per kg of beef and 120 g of beef per burger.', 18_750],
	])('is a number, and no mass: %s', (setting, burgers) => {
		const value = valueFor(setting, ASKED, 'n');
		if (burgers === undefined) expect(value).toBeUndefined();
		else expect(value).toBeCloseTo(burgers, 6);
	});

	it.each([
		['A run emits 200 t. A tonne is priced at \\$150; the GPU time cost \\$2 million.', 30_000],
		['A run emits 200 t. A tonne of steel weighs as much. CO$_2$ costs \\$50 per tonne.', 10_000],
	])('a tonne and its price: %s', (setting, cost) => {
		expect(valueFor(setting, "What's the carbon cost in dollars, and how many burgers is that?", 'K')).toBe(cost);
	});
});
