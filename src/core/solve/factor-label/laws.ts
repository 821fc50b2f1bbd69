import { unitFromParts } from '../../math/units/unit-algebra.ts';
import type { Amount } from './amounts.ts';
import type { Powers } from './dimensions.ts';

/** What a text trains, and what it generates with a trained one. */
const TRAINS =
	/\b(?:(?:pre-?|re|fine-?)?train(?:s|ed|ing)?|learns? from|(?:is |are |has |have |to )?(?:see|sees|seen)\b(?=[^.?!]*\btokens)|epochs?)\b/i;
const GENERATES =
	/\b(?:inference|infer(?:s|red|ring)?|generat\w+|serv(?:e|es|ed|ing)|answer(?:s|ed|ing)?|decod\w+|prompts?|respon\w+|outputs?|forward|chat\w*|process(?:es|ed|ing)?|writes?|queries|requests?|essays?|emails?)\b/i;

const law = (number: number, name: string): Amount => ({
	number,
	unit: unitFromParts([
		{ name: 'FLOP', power: 1 },
		{ name: 'parameter', power: -1 },
		{ name: 'token', power: -1 },
	]),
	powers: new Map([
		['FLOP', 1],
		['parameter', -1],
		['token', -1],
	]) as Powers,
	name,
	start: -1,
	end: -1,
});
const TRAINING = law(6, 'FLOP per parameter and token in training');
const GENERATING = law(2, 'FLOP per parameter and token');

/**
 * What each parameter costs for each token: six operations in training, two in a forward pass (Kaplan et al. 2020). None where a clause and its
 * setting speak of both or of neither.
 */
export function operationsLaw(clause: string, text: string): readonly Amount[] {
	const formula = /(?<![\d.])(\d)\s*(?:×|\*|·)?\s*N\s*(?:×|\*|·)?\s*D\b/.exec(text)?.[1];
	for (const words of [clause, text]) {
		const [trains, generates] = [TRAINS.test(words), GENERATES.test(words)];
		if (trains && !generates) return [formula ? { ...TRAINING, number: Number(formula) } : TRAINING];
		if (generates && !trains) return [GENERATING];
	}
	return formula ? [{ ...TRAINING, number: Number(formula) }] : [];
}

/** Data is read from a memory at a speed: each token needs all parameters once. */
export const isBoundByMemory = (text: string): boolean =>
	/\d\s*[KMGTP]i?B\s*(?:\/|per )\s*s/.test(text) || /\bbandwidth\b/i.test(text);
