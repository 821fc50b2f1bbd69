import { quantity } from '../../math/evaluate/evaluate.ts';
import type { Value } from '../../math/value.ts';
import type { KeyGiven } from '../key.ts';

interface Normal {
	readonly name: string | undefined;
	readonly mean: number;
	readonly deviation: number;
	readonly at: number;
}

const NUMBER = String.raw`[-−]?\d+(?:\.\d+)?(?:\/\d+)?`;
const NORMAL = new RegExp(
	String.raw`(?:\b([A-Za-z])(?:\([^()]{0,12}\))?\s*(?:=|~|\\sim)\s*)?(?:\\mathcal\s*\{?N\}?|\bN|𝒩)\s*(?:\\left)?\(\s*(${NUMBER})\s*[,;]\s*(?:\\,|~)?\s*(${NUMBER})\s*(\^\{?2\}?|²)?\s*(?:\\right)?\)`,
	'gu',
);
const numberOf = (written: string): number => {
	const [over, under = 1] = written.replace('−', '-').split('/').map(Number);
	return over! / under;
};

/** `N(2, 1.5²)` by its deviation, `N(2, 2.25)` by its variance. */
const normalsIn = (text: string): readonly Normal[] =>
	[...text.matchAll(NORMAL)].map(({ index, 1: name, 2: mean, 3: width, 4: squared }) => ({
		name,
		mean: numberOf(mean!),
		deviation: squared === undefined ? Math.sqrt(numberOf(width!)) : numberOf(width!),
		at: index,
	}));

const BETWEEN = String.raw`\s*(?:\\,|\\;)?\s*(?:\\\||‖|∥|\|\||\\Vert|\\parallel|,)\s*(?:\\,|\\;)?\s*`;

/** The two normal distributions of a divergence in their order: `KL(N(2, 1.5²) ‖ N(1, 2²))`, or `q = N(1, 0.25)` and `p = N(0, 1)` with `KL(q ‖ p)`. */
function ordered(text: string): readonly [Normal, Normal] | undefined {
	const all = normalsIn(text);
	const distinct = all.filter(
		(each, at) => !all.slice(0, at).some(other => other.mean === each.mean && other.deviation === each.deviation),
	);
	const [first, second] = distinct;
	if (!first || !second || distinct.length !== 2) return undefined;
	const [, from, to] =
		new RegExp(String.raw`\(\s*([A-Za-z])(?:\([^()]*\))?${BETWEEN}([A-Za-z])\b`, 'u').exec(text) ?? [];
	if (from !== undefined && to !== undefined && from !== 'N') {
		const one = distinct.find(({ name }) => name === from);
		const other = distinct.find(({ name }) => name === to);
		return one && other ? [one, other] : undefined;
	}
	return first.name === undefined && second.name === undefined ? [first, second] : undefined;
}

const ROLES: Readonly<Record<string, (pair: readonly [Normal, Normal]) => number>> = {
	'mean of the first normal': ([first]) => first.mean,
	'deviation of the first normal': ([first]) => first.deviation,
	'mean of the second normal': ([, second]) => second.mean,
	'deviation of the second normal': ([, second]) => second.deviation,
};

/** What a text that states two normal distributions says of a given with such a role among its aliases. */
export function statedNormal(given: KeyGiven, text: string): Value | undefined {
	if (given.type.kind !== 'quantity') return undefined;
	const role = given.aliasWords.map(alias => ROLES[alias]).find(each => each !== undefined);
	const pair = role && ordered(text);
	return role && pair ? quantity(role(pair)) : undefined;
}
