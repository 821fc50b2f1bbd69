import { librarySources } from 'homework-lens:library';
import { describe, expect, it } from 'vitest';
import { environment } from '../../../src/core/math/evaluate/environment.ts';
import { evaluate } from '../../../src/core/math/evaluate/evaluate.ts';
import { bare } from '../../../src/core/math/evaluate/quantity.ts';
import { type Form, readLaws } from '../../../src/core/quantities/laws.ts';
import { alarms, part, reviewed } from './reviewed.ts';

const laws = readLaws(librarySources.facts);
const LETTERS = [0.31, 0.47, 2.3, 5.9, 7.1, 3.7, 11.3];

const worth = ({ expression, letters }: Form, values: ReadonlyMap<string, number>): number => {
	const bound = letters.map(letter => [letter, bare(values.get(letter)!)] as const);
	const result = evaluate(expression, environment(bound));
	return result.ok && result.value.kind === 'quantity' ? result.value.value : Number.NaN;
};

describe('the table of textbook formulas', () => {
	it('is read', () => expect(laws.length).toBeGreaterThan(45));

	it.each(laws.map(law => [law.name, law] as const))(
		'%s: every way has a value, and no wrong one is a right one',
		(_, law) => {
			const letters = [...new Set([...law.right, ...law.wrong].flatMap(form => form.letters))];
			const [one, two] = [LETTERS, LETTERS.toReversed()].map(list => {
				const values = new Map(letters.map((letter, at) => [letter, list[at]!]));
				return { right: law.right.map(form => worth(form, values)), wrong: law.wrong.map(form => worth(form, values)) };
			});
			const { right, wrong } = [one!, two!].find(each => [...each.right, ...each.wrong].every(Number.isFinite))!;
			for (const value of wrong) expect(right.every(each => Math.abs(each - value) > 1e-9)).toBe(true);
			expect(law.called ?? law.asked).toBeDefined();
			// The mended value needs letters that a wrong way has, or that the text gives.
			const given = [...law.letters].flatMap(([letter, { fromText }]) => (fromText ? [letter] : []));
			for (const form of law.wrong)
				expect(
					law.right.some(each => each.letters.every(letter => form.letters.includes(letter) || given.includes(letter))),
				).toBe(true);
		},
	);
});

describe('calculations against the formulas that they are called by', () => {
	it.each([
		[
			'What is the standard error of 36 people with a standard deviation of 3?',
			'SE = 3/36 = 0.0833',
			'wrong law.mismatch "SE = 3/36 = 0.0833"',
		],
		[
			'A stone is dropped from 20 m. How fast is it?',
			'v = √(9.81 · 20) ≈ 14.0 m/s',
			'wrong law.mismatch "v = √(9.81 · 20) ≈ 14.0 m/s"',
		],
		[
			'A cart of 4 kg moves at 3 m/s. Kinetic energy?',
			'The kinetic energy is 4 · 3² = 36 J.',
			'wrong law.mismatch "4 kg · 3² = 36 J"',
		],
	])('%s %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer))).join('\n')).toMatch(/^wrong law\.mismatch/);
	});

	it.each([
		['What is the standard error of 36 people with a standard deviation of 3?', 'SE = 3/6 = 0.5'],
		[
			'What is the standard error of 36 people with a standard deviation of 3?',
			'SE² = 9/36 = 0.25, so SE = √0.25 = 0.5',
		],
		['A stone is dropped from 20 m. How fast is it?', 'v = √(2 · 9.81 · 20) ≈ 19.8 m/s'],
		['A stone is dropped from 20 m. How fast is it?', 'v = √(9.81 · 40) ≈ 19.8 m/s'],
		['A cart of 4 kg moves at 3 m/s. Kinetic energy?', 'The kinetic energy is 2 · 3² = 18 J.'],
		['Precision 0.6 and recall 0.9. Mean of both, and not F1?', 'The mean, which is not F1, is (0.6 + 0.9)/2 = 0.75.'],
	])('silent: %s %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer)))).toEqual([]);
	});
});
