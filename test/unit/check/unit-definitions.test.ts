import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

const told = (question: string, answer: string): readonly string[] => alarms(reviewed(part(question, answer)));

describe('units that are another size elsewhere', () => {
	it.each([
		['Fuel? (1 gallon = 4.546 litres)', '384 / 48 = 8 gallons, which is 8 × 4.546 ≈ 36.4 litres.'],
		['How much is that in litres, in the UK?', '10 gallons = 45.46 litres.'],
		['How heavy is it?', '3 tons = 3000 kg.'],
		['How much milk?', '2 cups = 500 ml.'],
		['How much energy is 374 kcal?', '374 × 4.186 = 1,566 kJ (1 kcal = 4.186 kJ).'],
	])('are no alarm: %s %s', (question, answer) => {
		expect(told(question, answer)).toEqual([]);
	});
	it.each([
		['How much is that in litres?', '10 gallons = 54.46 litres.', 'wrong value.mismatch "10 gallons = 54.46 litres"'],
		['How heavy is it?', '3 tons = 300 kg.', 'wrong value.mismatch "3 tons = 300 kg"'],
	])('what is no size of theirs is wrong: %s %s', (question, answer, expected) => {
		expect(told(question, answer)).toEqual([expected]);
	});
});

describe('a bare factor that is a rate of the text', () => {
	it.each([
		['A 40 g bar has 520 kcal per 100 g. How much energy?', '40 g × 5.2 = 208 kcal'],
		['An alloy costs €12 per kg. What do 2.5 kg cost?', '2.5 kg × 12 = 30 €'],
		['An upload of 320 Mbit over a line of 100 Mbit/s?', '320 Mbit/100 = 3.2 s'],
	])('is no mismatch of units: %s %s', (question, answer) => {
		expect(told(question, answer)).toEqual([]);
	});
	it.each([['A 40 g bar has 520 kcal per 100 g. How much energy?', '40 g × 5.2 = 280 kcal']])(
		'is held to what it makes: %s %s',
		(question, answer) => {
			expect(told(question, answer)).toHaveLength(1);
		},
	);
});

describe('names before a function', () => {
	it.each([
		'Normal force: N = mg cos 30° = 5.0 × 9.81 × 0.866 ≈ 42.5 N. Along the slope: mg sin 30° = 5.0 × 9.81 × 0.5 ≈ 24.5 N.',
		'The entropy change is nR ln 2 = 2 × 8.314 × 0.693 = 11.5 J/K.',
		'W = Fd cos 25° = 120 × 8 × 0.906 = 870 J',
	])('are multiplied by it: %s', answer => {
		expect(told('A 5.0 kg block slides down a 30° incline. What are the forces?', answer)).toEqual([]);
	});
	it('a function alone is held to its value', () => {
		expect(told('What is it?', 'so cos 30° = 0.5')).toHaveLength(1);
		expect(told('What is it?', 'and ln 2 = 0.963')).toHaveLength(1);
	});
});

describe('names of another matrix, another vector', () => {
	it('a singular value that was found for another matrix before', () => {
		const text =
			'# Homework\n\n## Problem 1\n\nLet $A = \\begin{bmatrix}3&0\\\\4&5\\end{bmatrix}$. Singular values?\n\n**Answer:** $\\sigma_1 = \\sqrt{45} \\approx 6.708$ and $\\sigma_2 = \\sqrt5 \\approx 2.236$. Dividing by $\\sigma_1$ gives $u_1 \\approx (0.316, 0.949)$.\n\n## Problem 2\n\nBest rank-1 approximation?\n\n**Answer:** $A_1 = \\begin{bmatrix}1.5&1.5\\\\4.5&4.5\\end{bmatrix}$. The error is $\\sigma_2 \\approx 2.236$.\n';
		expect(alarms(reviewed(text))).toEqual([]);
	});
	it('both of two tables', () => {
		expect(
			told(
				'A model has a vocabulary of 32,000, d_model = 4096, untied embeddings. How many parameters do the embeddings have?',
				'2 × 32,000 × 4096 = 262,144,000 ≈ 0.26B',
			),
		).toEqual([]);
	});
});
