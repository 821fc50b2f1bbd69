import { quantity } from '../../math/evaluate/evaluate.ts';
import { parseUnitText, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Quantity, Value } from '../../math/value.ts';
import { rememberOf, rememberTexts } from '../../text/memo.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { nameStems, stemsOf } from '../words.ts';
import { violates } from './bind-shares.ts';
import { plainText, sidesMadeOne } from './number-text.ts';
import { isText } from './stated-words.ts';
import { distances, numberOf, SCALE } from './text-measures.ts';

/** A number without a unit in running text, with the words of its clause and how far away they stand. */
interface BareNumber {
	readonly value: number;
	readonly near: ReadonlyMap<string, number>;
	/** Stem of the plural that it counts. */
	readonly counted: string | undefined;
	readonly start: number;
	readonly end: number;
}

const BARE = new RegExp(
	`(?<![\\w.,^/_])(?<![\\w.)\\]][-−]|\\s-)((?:(?<![\\w).])[-−])?\\d[\\d,]*(?:\\.\\d+)?(?:e[+-]?\\d+)?(?:\\s*×\\s*10\\^-?\\d+)?|10\\^-?\\d+)(${SCALE})?(?![\\w.^×]*\\d)(\\s?%)?`,
	'g',
);

/** Words that many givens share, or that say nothing of what a number is. */
const COMMON: ReadonlySet<string> = new Set(
	nameStems('number size of value total count one per each model length dimension width'),
);

/** How far a word may stand from its number, and how near it must be to count. */
const REACH = 6;
const ENOUGH = 0.24;
/** How much nearer than to any other given of the key. */
const CLEARLY = 1.5;

/** A text without its formulas, but for those that are nothing but a number. */
const withoutFormulas = (text: string): string =>
	text.replace(/(?<!\\)\$([^$\n]{1,80})(?<!\\)\$/g, (whole, inner: string) => {
		const letters = inner.replace(/\\(?:times|cdot|text|,)/g, '').match(/[A-Za-z]+/g) ?? [];
		return letters.length > 0 && (/[\\=_^]/.test(inner) || letters.every(word => word.length === 1)) ? ' ' : whole;
	});

/** A text as its bare numbers are read. */
const asRead = rememberTexts((text: string): string => sidesMadeOne(plainText(withoutFormulas(text))));

/** The bare numbers of a text: not part of a name, a unit's amount or a formula, no list and no side of a matrix. Places are those of `asRead`. */
const bareNumbers = rememberTexts(findBareNumbers);

function findBareNumbers(text: string): readonly BareNumber[] {
	const plain = asRead(text);
	const found = [...plain.matchAll(BARE)].flatMap(match => {
		const end = match.index + match[0].length;
		if (
			/^\s*(?:[×x→⟶]|-{1,2}>)\s*\d|^\s*,\s*\d/.test(plain.slice(end, end + 8)) ||
			/\d\s*(?:[×x→⟶,]|-{1,2}>)\s*$/.test(plain.slice(Math.max(0, match.index - 6), match.index))
		)
			return [];
		const unit = /^[\s-]?([A-Za-zµ]+(?:\/[A-Za-z]+)?)/.exec(plain.slice(end, end + 20))?.[1];
		const node = unit === undefined ? undefined : parseUnitText(unit);
		const read = node && unitOf(node);
		if (read && !sameDimension(read, unitless)) return [];
		const number = numberOf(match[1]!, match[2] ?? '');
		return number === undefined ? [] : [{ value: match[3] ? number / 100 : number, start: match.index, end }];
	});
	return found.map(({ value, start, end }, at) => {
		const before = plain.slice(Math.max(found[at - 1]?.end ?? 0, start - 60), start);
		const behind = plain.slice(end, Math.min(found[at + 1]?.start ?? plain.length, end + 60));
		const near = new Map<string, number>();
		const from = before.split(/[.?!]\s/).at(-1)!;
		const to = behind.split(/[.?!](?:\s|$)/)[0]!;
		for (const [word, distance] of [...distances(from, true), ...distances(to, false)])
			if (distance <= REACH && distance < (near.get(word) ?? Number.POSITIVE_INFINITY)) near.set(word, distance);
		return { value, near, counted: countedNoun(behind), start, end };
	});
}

/** The words of a number's sentence, where that is no question, has no other number and gives no rate (`one parameter per synapse`). */
function loneWords(text: string, { start, end }: BareNumber): ReadonlySet<string> | undefined {
	const before = text
		.slice(0, start)
		.split(/[.?!:;]\s/)
		.at(-1)!;
	const [behind = '', mark] = text.slice(end).split(/([.?!;])(?:\s|$)/, 2);
	const isRate = /^\s+[a-z-]+\s+(?:per|for each|for every|each)\b/i.test(behind);
	if (mark === '?' || isRate || /\d/.test(before) || /\d/.test(behind)) return undefined;
	return new Set(stemsOf(`${before}${text.slice(start, end)}${behind}`));
}

/**
 * The one number of a sentence, for the one given of which the sentence speaks: `a model with as many parameters as the brain has synapses,
 * $10^{14}$`. Only for what a key needs and has no value of its own for.
 */
export function byLoneNumber(
	open: readonly KeyGiven[],
	key: AnswerKey,
	text: string,
	taken: (value: number) => boolean,
): ReadonlyMap<KeyGiven, Value> {
	const found = new Map<KeyGiven, Value>();
	const needed = open.filter(
		({ type, default: by }) =>
			by.kind === 'needed' &&
			type.kind === 'quantity' &&
			!type.format &&
			sameDimension(type.unit ?? unitless, unitless),
	);
	if (needed.length === 0) return found;
	const spoken = (given: KeyGiven, words: ReadonlySet<string>): boolean =>
		[given.name, ...given.aliasWords].some(name => {
			const stems = nameStems(name).filter(word => !COMMON.has(word));
			return stems.length > 0 && stems.every(word => words.has(word));
		});
	const plain = asRead(text);
	const claims = bareNumbers(text).flatMap(number => {
		const { value, counted } = number;
		const alone = taken(value) ? undefined : loneWords(plain, number);
		if (!alone) return [];
		const about = key.givens.filter(given => !given.constant && !isText(given) && spoken(given, alone));
		const [given] = about;
		return given &&
			about.length === 1 &&
			needed.includes(given) &&
			(counted === undefined || namesOf(given).has(counted))
			? [{ given, value }]
			: [];
	});
	for (const { given, value } of claims) {
		if (claims.some(each => each.given === given && each.value !== value)) continue;
		const fitting = valueFor(given, value);
		if (fitting) found.set(given, fitting);
	}
	return found;
}

/** Plurals that measure nearly everything: a length in tokens, a width in dimensions. */
const MEASURES =
	/^(?:tokens|words|dimensions|entries|elements|positions|places|numbers|values|samples|examples|instances|items|features|units|steps|times|points|coordinates|components)$/i;

/** `3 matrices`, `12 GPUs`: what a number counts, as a stem; undefined where no plural stands right behind it. */
function countedNoun(behind: string): string | undefined {
	const [, noun] = /^[\s-]+([a-z]{3,}s|matrices|vertices|indices)\b/i.exec(behind) ?? [];
	return noun === undefined ||
		MEASURES.test(noun) ||
		/(?:ss|us|is)$|^(?:has|was|does|times|plus|minus|bits|bytes)$/i.test(noun)
		? undefined
		: nameStems(noun)[0];
}

/**
 * The bare numbers of a text for givens without a unit that nothing has named: each number goes to the given whose words stand clearly
 * nearest to it.
 *
 * @param taken numbers that are some given's already.
 */
export function byRole(
	open: readonly KeyGiven[],
	key: AnswerKey,
	text: string,
	taken: (value: number) => boolean,
): ReadonlyMap<KeyGiven, Value> {
	const fitting = open.filter(
		given =>
			given.type.kind === 'quantity' &&
			!given.type.format &&
			given.default.kind !== 'free' &&
			// `pages per book` says itself what stands on either side of its number.
			![given.name, ...given.aliasWords].every(name => /\bper\b|\//.test(name)) &&
			sameDimension(given.type.unit ?? unitless, unitless),
	);
	const found = new Map<KeyGiven, Value>();
	if (fitting.length === 0) return found;
	const weights = wordsOf(key);
	const pairs = bareNumbers(text).flatMap(number => {
		if (taken(number.value)) return [];
		const scored = key.givens
			.filter(given => !given.constant && !isText(given))
			// What a number counts is said by the word behind it, not by those around it.
			.filter(given => number.counted === undefined || namesOf(given).has(number.counted))
			.map(given => ({ given, score: nearnessTo(given, number, weights) }))
			.toSorted((a, b) => b.score - a.score);
		const [first, second] = scored;
		if (!first || first.score < ENOUGH || (second && second.score * CLEARLY > first.score)) return [];
		return fitting.includes(first.given) ? [{ ...first, number }] : [];
	});
	for (const { given, number } of pairs.toSorted((a, b) => b.score - a.score)) {
		if (found.has(given)) continue;
		// Two numbers with the same claim: cannot tell.
		const rivals = pairs.filter(each => each.given === given && each.number.value !== number.value);
		const mine = pairs.find(each => each.given === given && each.number === number)!.score;
		if (rivals.some(({ score }) => score * CLEARLY > mine)) continue;
		const value = valueFor(given, number.value);
		if (value) found.set(given, value);
	}
	return found;
}

function valueFor(given: KeyGiven, number: number): Quantity | undefined {
	const value = quantity(number);
	if (given.type.kind === 'quantity' && given.type.integer && !Number.isInteger(number)) return undefined;
	return violates(given, value) ? undefined : value;
}

/** The bare numbers of a text. */
export const numbersSaid = (text: string): readonly number[] => bareNumbers(text).map(({ value }) => value);

/** How often a text says a bare number. */
export const timesSaid = (text: string, number: number): number =>
	bareNumbers(text).filter(({ value }) => value === number).length;

/** The words of a key's givens: what stands in few of them tells more. */
const wordsOf = rememberOf((key: AnswerKey): ReadonlyMap<string, number> => {
	const counts = new Map<string, number>();
	for (const given of key.givens.filter(each => !isText(each)))
		for (const word of stemsOfGiven(given)) counts.set(word, (counts.get(word) ?? 0) + 1);
	return new Map([...counts].map(([word, count]) => [word, 1 / count]));
});

const namesOf = rememberOf(
	(given: KeyGiven): ReadonlySet<string> => new Set(spokenNames(given).flatMap(name => nameStems(name))),
);

const stemsOfGiven = rememberOf(
	(given: KeyGiven): ReadonlySet<string> => new Set([...namesOf(given)].filter(word => !COMMON.has(word))),
);

function nearnessTo(given: KeyGiven, { near }: BareNumber, weights: ReadonlyMap<string, number>): number {
	let score = 0;
	for (const word of stemsOfGiven(given)) {
		const distance = near.get(word);
		if (distance !== undefined) score += (weights.get(word) ?? 0) / distance;
	}
	return score;
}

/** Whether a text has a bare number right beside a word of this given that no given has taken. */
export function unclaimedFor(given: KeyGiven, key: AnswerKey, text: string, said: readonly Quantity[]): boolean {
	const weights = wordsOf(key);
	const words = [...stemsOfGiven(given)].filter(word => (weights.get(word) ?? 0) >= 0.5);
	if (words.length === 0) return false;
	return bareNumbers(text).some(
		({ value, near }) =>
			words.some(word => (near.get(word) ?? REACH) <= 2) &&
			!said.some(each =>
				[each.value, each.value / each.unit.factor].some(other => Math.abs(other - value) <= 1e-9 * Math.abs(value)),
			),
	);
}

/** A given's names; `BLEU-<number>` is one only with its number. */
const spokenNames = ({ name, aliasWords }: KeyGiven): readonly string[] => [
	name,
	...aliasWords.filter(alias => !/\w-<number>/.test(alias)),
];
