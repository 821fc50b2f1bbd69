import { unitFromParts } from '../../math/units/unit-algebra.ts';
import type { Fact } from '../../quantities/given.ts';
import type { Amount } from './amounts.ts';
import type { Powers } from './dimensions.ts';

/** What a text trains, and what it generates with a trained one. */
const TRAINS =
	/\b(?:(?:pre-?|re|fine-?)?train(?:s|ed|ing)?|learns? from|(?:is |are |has |have |to )?(?:see|sees|seen)\b(?=[^.?!]*\btokens)|epochs?)\b/i;
const GENERATES =
	/\b(?:inference|infer(?:s|red|ring)?|generat\w+|serv(?:e|es|ed|ing)|answer(?:s|ed|ing)?|decod\w+|prompts?|respon\w+|outputs?|forward|chat\w*|process(?:es|ed|ing)?|writes?|queries|requests?|essays?|emails?)\b/i;

/** So many operations of each parameter for each token. */
function law(number: number, name: string): Amount {
	const parts = [
		{ name: 'FLOP', power: 1 },
		{ name: 'parameter', power: -1 },
		{ name: 'token', power: -1 },
	];
	const powers: Powers = new Map(parts.map(each => [each.name, each.power]));
	return { number, unit: unitFromParts(parts), powers, name, start: -1, end: -1 };
}

/** What the facts have of a transformer's operations for each parameter and token. */
function ofFacts(facts: readonly Fact[], pass: 'training' | 'forward'): number | undefined {
	const fact = facts.find(({ property }) => property === `${pass} compute per parameter and token`);
	return fact?.value.kind === 'quantity' ? fact.value.value : undefined;
}

/**
 * What each parameter costs for each token in training and in a forward pass, by the facts or by the formula that the text states (`C = 6ND`). None where a
 * clause and its setting speak of both or of neither.
 */
export function operationsLaw(clause: string, text: string, facts: readonly Fact[]): readonly Amount[] {
	const stated = /(?<![\d.])(\d)\s*(?:×|\*|·)?\s*N\s*(?:×|\*|·)?\s*D\b/.exec(text)?.[1];
	const training = stated === undefined ? ofFacts(facts, 'training') : Number(stated);
	const forward = ofFacts(facts, 'forward');
	for (const words of [clause, text]) {
		const [trains, generates] = [TRAINS.test(words), GENERATES.test(words)];
		if (trains && !generates) return training === undefined ? [] : [law(training, IN_TRAINING)];
		if (generates && !trains) return forward === undefined ? [] : [law(forward, 'FLOP per parameter and token')];
	}
	return stated === undefined ? [] : [law(Number(stated), IN_TRAINING)];
}
const IN_TRAINING = 'FLOP per parameter and token in training';

/** Data is read from a memory at a speed: each token needs all parameters once. */
export const isBoundByMemory = (text: string): boolean =>
	/\d\s*[KMGTP]i?B\s*(?:\/|per )\s*s/.test(text) || /\bbandwidth\b/i.test(text);
