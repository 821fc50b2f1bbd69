import { describe, expect, it } from 'vitest';
import type { Value } from '../../../src/core/math/value.ts';
import { solve } from '../../../src/core/solve/solve.ts';
import { library } from '../library.ts';
import { homeworkOf, matchOf } from './documents.ts';
import { MORE_QUESTIONS } from './more-questions.ts';
import { QUESTIONS } from './questions.ts';
import { ACCOUNTING } from './wordings/accounting.ts';
import { BASICS, BASICS_NEAR_MISSES } from './wordings/basics.ts';
import { BESIDE_A_MODEL } from './wordings/beside-a-model.ts';
import { BY_HAND_ONE, BY_HAND_ONE_NEAR_MISSES } from './wordings/by-hand-one.ts';
import { BY_HAND_TWO, BY_HAND_TWO_NEAR_MISSES } from './wordings/by-hand-two.ts';
import { CIRCUITS } from './wordings/circuits.ts';
import { EIGHT_KEYS, EIGHT_NEAR_MISSES } from './wordings/eight-keys.ts';
import { EVALUATION, EVALUATION_NEAR_MISSES } from './wordings/evaluation.ts';
import { EVERYDAY_LEARNING, EVERYDAY_LEARNING_NEAR_MISSES } from './wordings/everyday-learning.ts';
import { EVERYDAY_NETWORKS, EVERYDAY_NETWORKS_NEAR_MISSES } from './wordings/everyday-networks.ts';
import { EVERYDAY_SCORES, EVERYDAY_SCORES_NEAR_MISSES } from './wordings/everyday-scores.ts';
import { EVERYDAY_STEPS, EVERYDAY_STEPS_NEAR_MISSES } from './wordings/everyday-steps.ts';
import { FACTORS_AND_SCORES, FACTORS_AND_SCORES_NEAR_MISSES } from './wordings/factors-and-scores.ts';
import { FAMILIES, FAMILIES_NEAR_MISSES } from './wordings/families.ts';
import { FAMILIES_EIGHT, FAMILIES_EIGHT_NEAR_MISSES } from './wordings/families-eight.ts';
import { FAMILIES_FIVE, FAMILIES_FIVE_NEAR_MISSES } from './wordings/families-five.ts';
import { FAMILIES_FOUR, FAMILIES_FOUR_NEAR_MISSES } from './wordings/families-four.ts';
import { FAMILIES_NINE, FAMILIES_NINE_NEAR_MISSES } from './wordings/families-nine.ts';
import { FAMILIES_SEVEN, FAMILIES_SEVEN_NEAR_MISSES } from './wordings/families-seven.ts';
import { FAMILIES_SIX, FAMILIES_SIX_NEAR_MISSES } from './wordings/families-six.ts';
import { FAMILIES_TEN, FAMILIES_TEN_NEAR_MISSES } from './wordings/families-ten.ts';
import { FAMILIES_THREE, FAMILIES_THREE_NEAR_MISSES } from './wordings/families-three.ts';
import { FAMILIES_TWO, FAMILIES_TWO_NEAR_MISSES } from './wordings/families-two.ts';
import { FERMI } from './wordings/fermi.ts';
import { FERMI_MORE } from './wordings/fermi-more.ts';
import { INFERENCE, INFERENCE_NEAR_MISSES } from './wordings/inference.ts';
import { LORA } from './wordings/lora.ts';
import { NEAR_MISSES } from './wordings/near-misses.ts';
import { SIZES, SIZES_NEAR_MISSES } from './wordings/sizes.ts';
import { SOFT_PROMPTING } from './wordings/soft-prompting.ts';
import { CONVENTIONS, NOT_ITS, TOLD_APART, TOLD_APART_NEAR_MISSES } from './wordings/told-apart.ts';
import { TRAINING, TRAINING_NEAR_MISSES } from './wordings/training.ts';
import { VOICES_EIGHT, VOICES_EIGHT_NEAR_MISSES } from './wordings/voices-eight.ts';
import { VOICES_FIVE, VOICES_FIVE_NEAR_MISSES } from './wordings/voices-five.ts';
import { VOICES_FOUR, VOICES_FOUR_NEAR_MISSES } from './wordings/voices-four.ts';
import { VOICES_ONE, VOICES_ONE_NEAR_MISSES } from './wordings/voices-one.ts';
import { VOICES_SEVEN, VOICES_SEVEN_NEAR_MISSES } from './wordings/voices-seven.ts';
import { VOICES_SIX, VOICES_SIX_NEAR_MISSES } from './wordings/voices-six.ts';
import { VOICES_THREE, VOICES_THREE_NEAR_MISSES } from './wordings/voices-three.ts';
import { VOICES_TWO, VOICES_TWO_NEAR_MISSES } from './wordings/voices-two.ts';
import type { WordedQuestion } from './wordings/worded-question.ts';

const bare = (symbol: string): string => symbol.replace(/[\\{}]/g, '');

/** The number of a result in the unit of the key's Gives table; 1 and 0 for true and false. */
function numberOf(value: Value, unitFactor: number): number | undefined {
	if (value.kind === 'truth') return value.truth ? 1 : 0;
	return value.kind === 'quantity' ? value.value / unitFactor : undefined;
}

/** Questions that are known to find no key yet: they must not find a wrong one. */
const UNANSWERED = new Set([
	'How many kilobytes do you have to save to disk for one LoRA adapter of rank 8 on a $512 \\times 512$ matrix (fp32)?',
	'Characterise the read and write subspaces through the singular vectors of $W_{OV}$.',
	'Obtain $N^*(C)$ and $D^*(C)$ from the Chinchilla law.',
]);

/** All wordings, each with the key that must answer it. */
const ALL: readonly WordedQuestion[] = [
	...LORA,
	...CIRCUITS,
	...FERMI,
	...FERMI_MORE,
	...SOFT_PROMPTING,
	...ACCOUNTING,
	...TRAINING,
	...INFERENCE,
	...BASICS,
	...EIGHT_KEYS,
	...FACTORS_AND_SCORES,
	...VOICES_ONE,
	...VOICES_TWO,
	...VOICES_THREE,
	...VOICES_FOUR,
	...VOICES_FIVE,
	...VOICES_SIX,
	...VOICES_SEVEN,
	...VOICES_EIGHT,
	...FAMILIES,
	...FAMILIES_TWO,
	...FAMILIES_FOUR,
	...FAMILIES_SIX,
	...FAMILIES_SEVEN,
	...FAMILIES_EIGHT,
	...FAMILIES_NINE,
	...FAMILIES_TEN,
	...FAMILIES_FIVE,
	...EVALUATION,
	...FAMILIES_THREE,
	...EVERYDAY_NETWORKS,
	...EVERYDAY_SCORES,
	...EVERYDAY_LEARNING,
	...BY_HAND_ONE,
	...BY_HAND_TWO,
	...SIZES,
	...EVERYDAY_STEPS,
	...TOLD_APART,
	...BESIDE_A_MODEL,
];

describe('a question in anybody’s words', () => {
	it.each(ALL)('$key: $question', worded => {
		const { match } = matchOf(library, homeworkOf(worded.question, worded.around));
		if (!match && UNANSWERED.has(worded.question)) return;
		expect(match?.key.id).toBe(worded.key);
		if (!match) return;
		const solution = solve(match.key, match);
		const results = [
			...solution.results,
			...solution.steps.flatMap(step => step.results),
			...solution.otherMethods.flatMap(method => method.results),
		];
		for (const [symbol, wanted] of Object.entries(worded.values ?? {})) {
			const unit = match.key.gives.find(give => bare(give.symbol) === bare(symbol))?.unit;
			// A share that is shown as a percentage may be wanted as either.
			const factors = unit?.text === '%' ? [unit.factor, 1] : [unit?.factor ?? 1];
			const found = results
				.filter(result => bare(result.symbol) === bare(symbol))
				.flatMap(({ value }) => factors.map(factor => numberOf(value, factor)));
			const near = found.filter(
				value => value !== undefined && Math.abs(value - Number(wanted)) <= 0.005 * Math.abs(Number(wanted)),
			);
			expect({ symbol, wanted, found: near.length > 0 ? wanted : found }).toEqual({ symbol, wanted, found: wanted });
		}
	});
});

describe('the logit table of a model without layers', () => {
	const matrices: Readonly<Record<string, string>> = {
		'{u}': 'The unembedding is $W_U = \\begin{bmatrix} 1 & 0 \\\\ 0 & 2 \\\\ 1 & 1 \\end{bmatrix}$.',
		'{e}': 'The embedding is $W_E = \\begin{bmatrix} 1 & 0 & 2 \\\\ 0 & 1 & 1 \\end{bmatrix}$.',
		'{f}': 'The embedding is $W_E = \\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\\\ 2 & 1 \\end{bmatrix}$.',
		'{v}': 'The unembedding is $W_U = \\begin{bmatrix} 1 & 0 & 1 \\\\ 0 & 2 & 1 \\end{bmatrix}$.',
	};
	it.each(CONVENTIONS)('%s', (words, table) => {
		const question = words.replace(/\{[uefv]\}/g, name => matrices[name]!);
		const { match } = matchOf(library, homeworkOf(question, 'A zero-layer model'));
		const solution = match && solve(match.key, match);
		expect(solution?.results.find(({ symbol }) => symbol === 'B')?.text).toBe(table);
	});
});

describe('a near miss', () => {
	it.each(NEAR_MISSES)('is not answered: $question', ({ question, around }) => {
		expect(matchOf(library, homeworkOf(question, around)).match?.key.id).toBeUndefined();
	});
});

describe('a near miss of the families of training, inference and basics', () => {
	// Other families may answer it: it is none of these.
	it.each([...TRAINING_NEAR_MISSES, ...INFERENCE_NEAR_MISSES, ...BASICS_NEAR_MISSES])('$question', each => {
		const found = matchOf(library, homeworkOf(each.question, each.around)).match?.key.id;
		expect(found ?? 'none').not.toMatch(/^(?:training|inference|basics)\./);
	});
});

describe('a near miss in many voices', () => {
	it.each([
		...VOICES_ONE_NEAR_MISSES,
		...VOICES_TWO_NEAR_MISSES,
		...VOICES_THREE_NEAR_MISSES,
		...VOICES_FOUR_NEAR_MISSES,
		...VOICES_FIVE_NEAR_MISSES,
		...VOICES_SIX_NEAR_MISSES,
		...VOICES_SEVEN_NEAR_MISSES,
		...VOICES_EIGHT_NEAR_MISSES,
		...FACTORS_AND_SCORES_NEAR_MISSES,
		...FAMILIES_NEAR_MISSES,
		...FAMILIES_TWO_NEAR_MISSES,
		...FAMILIES_FOUR_NEAR_MISSES,
		...FAMILIES_SIX_NEAR_MISSES,
		...FAMILIES_SEVEN_NEAR_MISSES,
		...FAMILIES_EIGHT_NEAR_MISSES,
		...FAMILIES_NINE_NEAR_MISSES,
		...FAMILIES_TEN_NEAR_MISSES,
		...FAMILIES_FIVE_NEAR_MISSES,
		...EVALUATION_NEAR_MISSES,
		...FAMILIES_THREE_NEAR_MISSES,
		...EVERYDAY_NETWORKS_NEAR_MISSES,
		...EVERYDAY_SCORES_NEAR_MISSES,
		...EVERYDAY_LEARNING_NEAR_MISSES,
		...BY_HAND_ONE_NEAR_MISSES,
		...BY_HAND_TWO_NEAR_MISSES,
		...SIZES_NEAR_MISSES,
		...EVERYDAY_STEPS_NEAR_MISSES,
		...TOLD_APART_NEAR_MISSES,
	])('is given no value: $question', ({ question, around }) => {
		const { match } = matchOf(library, homeworkOf(question, around));
		const solution = match && solve(match.key, match);
		const valued = solution?.results.filter(({ value }) => value.kind !== 'symbolic') ?? [];
		expect(valued.map(({ symbol, text }) => `${match?.key.id} ${symbol} ${text}`)).toEqual([]);
	});
});

describe('a near miss of one key', () => {
	it.each([...EIGHT_NEAR_MISSES, ...NOT_ITS])('$key: $question', ({ key, question, around }) => {
		expect(matchOf(library, homeworkOf(question, around)).match?.key.id).not.toBe(key);
	});
});

/** The subjects that the product was first made for: each of their keys has what a lecturer's key has. */
const FIRST = /^(?:lora|circuits|fermi|soft-prompting)\./;

describe('a key of the first subjects', () => {
	// A key that only works out the numbers of others is found by theirs.
	it.each(library.keys.filter(({ id, numbersOf }) => FIRST.test(id) && numbersOf.length === 0))(
		'$id is complete',
		key => {
			const [subject] = key.id.split('.');
			const asked = [...ALL, ...QUESTIONS, ...MORE_QUESTIONS];
			const wordings = asked.filter(each => each.key === key.id).length;
			// The questions of its neighbours sound like its own, and each of them is another key's.
			const others = asked.filter(
				({ key: other, ...each }) =>
					(other !== null && other !== key.id && other.startsWith(`${subject}.`)) ||
					('not' in each && each.not?.includes(key.id)),
			).length;
			expect({
				wordings: wordings >= 10,
				nearMisses: others >= 10,
				not: key.nots.length > 0,
				points: key.points.some(({ must }) => must),
				mistakes: key.mistakes.every(({ say }) => say !== '') && key.mistakes.length > 0,
				sources: key.sources.length > 0,
			}).toEqual({ wordings: true, nearMisses: true, not: true, points: true, mistakes: true, sources: true });
		},
	);
});
