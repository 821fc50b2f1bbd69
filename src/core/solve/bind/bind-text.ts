import { quantity } from '../../math/evaluate/evaluate.ts';
import { inUnit } from '../../math/print/format.ts';
import { sameDimension, unitless } from '../../math/units/units.ts';
import type { Quantity, Unit, Value } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import type { GivenFrom } from '../../quantities/given.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { nameStems } from '../words.ts';
import type { BoundGiven } from './bind.ts';
import { endsOf, isVector, placeNamed, productSides, rowNamed } from './bind-lists.ts';
import { numberAssigned, numberNamed } from './bind-numbers.ts';
import { byLoneNumber, byRole, timesSaid } from './bind-roles.ts';
import { onlyShare, violates } from './bind-shares.ts';
import { formatBytes } from './bind-words.ts';
import { isBitsOf } from './named-bits.ts';
import type { PartText } from './part-text.ts';
import { listsSequences, longestName, segmentsOf } from './segments.ts';
import { isText } from './stated-words.ts';
import { lengthClauses, measuresIn, modelSize, positionClauses, sidesOf, type TextMeasure } from './text-measures.ts';

/** The names of a product's sizes: of the left factor, between the two, of the right one. */
const PRODUCT_NAMES = ['rows of the left matrix', 'inner dimension', 'columns of the right matrix'];

interface FromText {
	readonly value: Value;
	readonly from: GivenFrom;
}

/**
 * Givens that running text states without a relation sign: the size of a model, quantities known by their unit and the words nearest to
 * them, runs of positions by the word of their clause. The question goes before the problem around it.
 */
export function bindFromText(
	key: AnswerKey,
	bound: ReadonlyMap<string, BoundGiven>,
	text: PartText,
): ReadonlyMap<KeyGiven, FromText> {
	const found = new Map<KeyGiven, FromText>();
	const open = (): readonly KeyGiven[] =>
		key.givens.filter(
			given =>
				!given.constant &&
				!isText(given) &&
				!isBitsOf(given) &&
				!isSettled(bound.get(given.symbol)) &&
				!found.has(given),
		);
	/** Whether what a given is made of is said, or understood: `parameters times bytes` with the parameters known. */
	const isMade = ({ default: by }: KeyGiven): boolean => {
		const parts = by.kind === 'value' ? [...symbolsOf(by.expression)] : [];
		const givens = key.givens.filter(({ symbol }) => parts.includes(symbol));
		const isFound = (each: KeyGiven): boolean => isSettled(bound.get(each.symbol)) || found.has(each);
		return givens.some(isFound) && givens.every(each => isFound(each) || each.default.kind === 'value');
	};
	// Of several sequences none is meant alone.
	const several = listsSequences(`${text.around}\n${text.own}`);
	// A layout says where each piece stands, whatever a row of a table was taken for.
	const sets = key.givens.filter(
		({ symbol, type }) => type.kind === 'set' && !several && bound.get(symbol)?.source?.from !== 'user',
	);
	const inQuestion = segmentsOf(sets, text.own);
	const layout = inQuestion ?? segmentsOf(sets, text.around);
	for (const [given, value] of layout ?? []) found.set(given, { value, from: inQuestion ? 'question' : 'problem' });
	for (const [words, from] of [
		[text.own, 'question'],
		[text.around, 'problem'],
	] as const) {
		const sides = sidesOf(words);
		// What the question says of its matrix goes before a width of the setting.
		const untaken = from === 'question' ? key.givens.filter(given => isOpen(given, bound)) : open();
		const isSide = (given: KeyGiven, name: string): boolean =>
			given.type.kind === 'quantity' && given.aliasWords.includes(name);
		const rows = sides && untaken.find(given => isSide(given, 'rows'));
		const columns = sides && untaken.find(given => isSide(given, 'columns'));
		if (sides && rows && columns) found.set(rows, { value: sides[0], from }).set(columns, { value: sides[1], from });
		const product = productSides(words);
		PRODUCT_NAMES.forEach((name, at) => {
			const given = product && open().find(each => [each.name, ...each.aliasWords].includes(name));
			if (given) found.set(given, { value: product[at]!, from });
		});
		const ends = endsOf(words);
		if (ends)
			['minimum', 'maximum'].forEach((name, at) => {
				const given = open().find(each => each.aliasWords.includes(name));
				if (given) found.set(given, { value: ends[at]!, from });
			});
		const size = modelSize(words);
		for (const given of open()) {
			if (size && isModelSize(given)) found.set(given, { value: size, from });
			else if (given.type.kind === 'quantity' && !given.type.format) {
				// A name beside the number says more than the number's unit.
				// What may stay a symbol takes a number only by a name that is its own: `embedding dimension 2048`.
				const named = numberNamed(given.default.kind === 'free' ? ownNames(given) : given, words);
				const value = named ?? numberAssigned(given, words);
				// A number that stands there once is one given's.
				if (value && !(named && isClaimed(named.value, bound, found, words))) found.set(given, { value, from });
			}
		}
		const free = measuresIn(words).filter(
			({ value }) => !isTaken(value, bound) && ![...found.values()].some(each => isSame(each.value, value)),
		);
		for (const [given, value] of byUnit(open(), key, free, isMade)) found.set(given, { value, from });
		if (!layout && !several) for (const [given, value] of byClause(open(), words)) found.set(given, { value, from });
		if (from === 'question')
			for (const [given, value] of byRole(open(), key, words, number => isNumberTaken(number, bound, found)))
				found.set(given, { value, from });
		for (const [given, value] of byLoneNumber(open(), key, words, number => isNumberTaken(number, bound, found)))
			found.set(given, { value, from });
		for (const [given, value] of fromZero(key, [...bound.values()], found, words)) found.set(given, { value, from });
		const share = onlyShare(open(), key, words);
		if (share) found.set(share.given, { value: share.value, from });
	}
	if (!OF_ANOTHER.test(text.own)) {
		for (const words of text.before ?? []) takeUp(key, open, words, found);
		// A document that names one model by its size is about that one.
		const model = open().find(given => isModelSize(given) && given.default.kind === 'needed');
		const size = model && /\bmodels?\b/i.test(text.own) ? undefined : modelSize(text.named ?? '');
		if (model && size) found.set(model, { value: size, from: 'part' });
	}
	return found;
}

/** Whether a given may still take what the question itself says: nothing of the question has it yet. */
const isOpen = ({ symbol, constant }: KeyGiven, bound: ReadonlyMap<string, BoundGiven>): boolean => {
	const from = bound.get(symbol)?.source?.from;
	return !constant && (!isSettled(bound.get(symbol)) || from === 'problem' || from === 'part' || from === 'answer');
};

/** A question about something else than the questions before it: `another layer`, `the second model`, `suppose a network`, `A fair die: …`. */
const OF_ANOTHER =
	/\b(?:another|different|(?:an?|the) (?:second|third)|(?:new|next)(?!\s+(?:tokens?|words?))|(?<!each )other|instead|(?:suppose|assume|consider)\s+(?:that\s+)?(?:you have\s+)?(?:an?|two|three)|followed|afterwards)\b|^\W*an?\s[^:.?\d]{3,40}:/i;

/**
 * What a key needs and neither the question nor the problem around it says, from what stood before: `this layer`, `the model`. Only by its name
 * or its form, and never for what may stay a symbol.
 */
function takeUp(key: AnswerKey, open: () => readonly KeyGiven[], words: string, found: Map<KeyGiven, FromText>): void {
	const needed = (): readonly KeyGiven[] =>
		open().filter(({ default: by }) => by.kind === 'needed' || by.kind === 'fact');
	if (needed().length === 0) return;
	const from = 'part';
	const sides = sidesOf(words);
	const rows = sides && needed().find(given => given.aliasWords.includes('rows'));
	const columns = sides && needed().find(given => given.aliasWords.includes('columns'));
	if (sides && rows && columns) found.set(rows, { value: sides[0], from }).set(columns, { value: sides[1], from });
	const size = modelSize(words);
	for (const given of needed()) {
		// `a scale for 128 weights` is no model of 128 weights.
		const value = isModelSize(given)
			? size
			: given.type.kind === 'quantity' && !given.type.format
				? numberNamed(given, words)
				: rowNamed(given, words);
		if (value) found.set(given, { value, from });
	}
	// A rate is known by its unit alone: `3.35 TB/s each`.
	const rates = measuresIn(words).filter(({ value }) => value.unit.text.includes('/'));
	for (const [given, value] of byUnit(needed(), key, rates, () => false)) found.set(given, { value, from });
}

/** Whether the question itself says the number of a given in running text: then no result of another part stands for it. */
export function isSaid(given: KeyGiven, key: AnswerKey, own: string): boolean {
	if ((isModelSize(given) && modelSize(own) !== undefined) || numberNamed(given, own) !== undefined) return true;
	// `in bf16` says how many bytes, whatever an earlier part counted.
	if (given.type.kind === 'quantity' && given.type.format && formatBytes(own) !== undefined) return true;
	const unit = given.type.kind === 'quantity' && !given.type.format ? given.type.unit : undefined;
	if (!unit || sameDimension(unit, unitless)) return false;
	// More amounts of its dimension than the other givens could take up: one of them is this one.
	const rivals = key.givens.filter(
		({ type, constant }) =>
			!constant && type.kind === 'quantity' && !type.format && type.unit && sameDimension(type.unit, unit),
	);
	const amounts = measuresIn(own).filter(({ value, rate }) => !rate && sameDimension(value.unit, unit));
	return amounts.length >= rivals.length;
}

/** Whether the setting states a given by one of its longer names or by its letter: `d_model 1600`. */
export const isSetting = (given: KeyGiven, around: string): boolean =>
	numberAssigned(given, around) !== undefined || numberNamed(ownNames(given), around) !== undefined;

/**
 * Whether a number of parameters that an answer came to is plainly not that of the model which the text names by its size: the 131,072 of an adapter
 * beside `Llama-3-8B`.
 */
export function isAnotherModel(given: KeyGiven, value: Value | undefined, text: PartText): boolean {
	if (!isModelSize(given) || value?.kind !== 'quantity') return false;
	const named = [text.own, text.around, ...(text.before ?? []), text.named ?? '']
		.map(modelSize)
		.find(size => size !== undefined);
	return named !== undefined && Math.abs(named.value - value.value) > NOMINAL * named.value;
}

/** How far the size in a model's name may be from what it has. */
const NOMINAL = 0.25;

/** Bound to something of the document: what is only a symbol so far may still get its value. */
const isSettled = (entry: BoundGiven | undefined): boolean =>
	entry?.value !== undefined && entry.source?.from !== 'fact';

/** Counted from zero (`label 0, zero-based`, `class 0`): the place in a row of numbers is one more. */
function fromZero(
	key: AnswerKey,
	bound: readonly BoundGiven[],
	found: ReadonlyMap<KeyGiven, FromText>,
	text: string,
): readonly (readonly [KeyGiven, Value])[] {
	const zeroBased =
		/\b(?:zero|0)[- ](?:based|indexed|index)|\b(?:count|index|number|start)\w*\s+(?:from|at)\s+(?:zero|0)\b|\b(?:class|label|indice|index)(?:s|es)?\s+(?:are\s+)?0\s*(?:,|to|-|–|…)/i.test(
			text,
		);
	const rows = new Set(
		key.givens.flatMap(({ type }) => (type.kind === 'matrix' && type.rows.kind === 'symbol' ? [type.rows.name] : [])),
	);
	return key.givens.flatMap(given => {
		const isPlace = given.conditions.some(condition => [...symbolsOf(condition)].some(symbol => rows.has(symbol)));
		const value = found.get(given)?.value ?? bound.find(each => each.given === given)?.value;
		const named = isPlace && value === undefined ? placeNamed(given, key.givens.filter(isVector), text) : undefined;
		if (named) return [[given, named] as const];
		// Nothing stands at place 0 where one counts from 1.
		return isPlace && value?.kind === 'quantity' && (zeroBased || value.value === 0)
			? [[given, quantity(value.value + 1)] as const]
			: [];
	});
}

/** Whether a bare number is another given's wherever it stands in the text. */
export function isClaimed(
	number: number,
	bound: ReadonlyMap<string, BoundGiven>,
	found: ReadonlyMap<KeyGiven, FromText>,
	text: string,
): boolean {
	const claimed = holders(number, bound, found);
	return claimed > 0 && claimed >= timesSaid(text, number);
}

/** How many givens without a unit have this number from the question. */
const holders = (
	number: number,
	bound: ReadonlyMap<string, BoundGiven>,
	found: ReadonlyMap<KeyGiven, FromText>,
): number =>
	[
		...[...bound.values()].filter(({ source }) => source?.from === 'question' && source.anchor !== undefined),
		...found.values(),
	].filter(({ value }) => value?.kind === 'quantity' && sameDimension(value.unit, unitless) && value.value === number)
		.length;

/** Whether a bare number is some given's already, in whatever unit the given is. */
function isNumberTaken(
	number: number,
	bound: ReadonlyMap<string, BoundGiven>,
	found: ReadonlyMap<KeyGiven, FromText>,
): boolean {
	const said = [
		...[...bound.values()].filter(({ source }) => source && source.from !== 'default' && source.from !== 'fact'),
		...found.values(),
	];
	return said.some(({ value }) => {
		if (value?.kind !== 'quantity') return false;
		return [value.value, inUnit(value, value.unit)].some(each => Math.abs(each - number) <= 1e-9 * Math.abs(number));
	});
}

/** Whether a quantity with a unit is some given's already. */
const isTaken = (value: Quantity, bound: ReadonlyMap<string, BoundGiven>): boolean =>
	[...bound.values()].some(({ value: other }) => isSame(other, value));

const isSame = (a: Value | undefined, b: Quantity): boolean =>
	a?.kind === 'quantity' && Math.abs(a.value - b.value) <= 1e-9 * Math.abs(b.value) && sameDimension(a.unit, b.unit);

/** The given under those of its names that have two words or more. */
export function ownNames(given: KeyGiven): KeyGiven {
	const known = ownly.get(given) ?? withOwnNames(given);
	ownly.set(given, known);
	return known;
}

const ownly = new WeakMap<KeyGiven, KeyGiven>();

function withOwnNames(given: KeyGiven): KeyGiven {
	const names = [given.name, ...given.aliasWords].filter(name => /[a-z]{2} [a-z]{3}/i.test(name));
	return { ...given, name: names[0] ?? '', aliasWords: names.slice(1) };
}

const isModelSize = (given: KeyGiven): boolean =>
	given.name === 'parameters' || given.aliasWords.some(name => /^(?:model size|number of parameters)$/.test(name));

/** Quantities by their hard dimension: by the words nearest to them where several could be meant, else where only one can be. */
function byUnit(
	open: readonly KeyGiven[],
	key: AnswerKey,
	measures: readonly TextMeasure[],
	isMade: (given: KeyGiven) => boolean,
): ReadonlyMap<KeyGiven, Value> {
	const unitOfGiven = (given: KeyGiven) =>
		given.type.kind === 'quantity' && !given.type.format ? given.type.unit : undefined;
	const pairs = open.flatMap(given => {
		const unit = unitOfGiven(given);
		if (!unit || sameDimension(unit, unitless)) return [];
		const wantsRate = [given.name, ...given.aliasWords].some(name => /\bper\b/.test(name));
		return (
			measures
				.filter(({ value, rate }) => sameDimension(value.unit, unit) && (!rate || wantsRate) && !violates(given, value))
				// What is made of what is said takes an amount only by its whole name: 192 GB of a card are not the memory of the parameters.
				.filter(({ near }) => !isMade(given) || longestName(given, new Set(near.map(([word]) => word))) > 0)
				.map(measure => ({ given, measure, near: nearness(given, measure) }))
		);
	});
	const found = new Map<KeyGiven, Value>();
	const used = new Set<TextMeasure>();
	// Twice: what was left aside for want of words may be alone now.
	const ranked = pairs.toSorted((a, b) => b.near - a.near);
	for (const { given, measure, near } of [...ranked, ...ranked]) {
		if (found.has(given) || used.has(measure)) continue;
		const unit = unitOfGiven(given)!;
		const rivals = key.givens.filter(each => {
			const other = unitOfGiven(each);
			return other !== undefined && !each.constant && sameDimension(other, unit);
		});
		const alike = measures.filter(({ value }) => sameDimension(value.unit, unit));
		// What is left over when all others have theirs belongs together.
		const open = rivals.filter(each => each === given || (!found.has(each) && pairs.some(pair => pair.given === each)));
		const left = alike.filter(each => each === measure || !used.has(each));
		const alone = open.length === 1 && left.every(({ value }) => value.value === measure.value.value);
		if (near === 0 && !alone) continue;
		found.set(given, withoutNouns(measure.value, unitOfGiven(given)!));
		used.add(measure);
	}
	return found;
}

/** `2 FLOP per parameter` for a given in FLOP: what is counted is left behind. */
const withoutNouns = (value: Quantity, unit: Unit): Quantity =>
	Object.values(value.unit.dimension.nouns).some(power => power !== 0) ? quantity(inUnit(value, unit), unit) : value;

/** Words behind which any amount may stand: `takes 5 ms` says nothing of what it is that takes so long. */
const VERBS: ReadonlySet<string> = new Set(nameStems('takes needs requires lasts has have costs every each once'));

/** How near the words of a given's names stand to a number: the sum of one over the distance. */
function nearness(given: KeyGiven, measure: TextMeasure): number {
	const names = new Set(
		[given.name, ...given.aliasWords].flatMap(name => nameStems(name).filter(word => !VERBS.has(word))),
	);
	return measure.near.reduce((sum, [word, distance]) => (names.has(word) ? sum + 1 / distance : sum), 0);
}

/**
 * Runs of positions by the word of their clause; two givens never take one clause. A run that no word tells, and that follows right behind another
 * one, is the one given that the key has between those of the runs around it: `the result` behind the reasoning and before the end.
 */
function byClause(open: readonly KeyGiven[], text: string): ReadonlyMap<KeyGiven, Value> {
	const sets = open.filter(({ type }) => type.kind === 'set');
	const found = new Map<KeyGiven, Value>();
	if (sets.length === 0) return found;
	const ranges = positionClauses(text);
	// Where every clause has one number only, the numbers may be lengths.
	const lengths = ranges.some(({ set }) => set.runs?.some(([from, to]) => to > from)) ? [] : lengthClauses(text);
	const rows = lengths.length > 0 ? lengths : ranges;
	const givens: (KeyGiven | undefined)[] = rows.map(({ set, words }) => {
		const said = new Set(words);
		const scored = sets
			.filter(given => !found.has(given))
			.map(given => ({ given, score: longestName(given, said) }))
			.filter(({ score }) => score > 0)
			.toSorted((a, b) => b.score - a.score);
		const [first, second] = scored;
		if (!first || (second && first.score <= second.score)) return undefined;
		found.set(first.given, set);
		return first.given;
	});
	for (const [at, { set, words }] of rows.entries()) {
		const before = rows[at - 1]?.set.runs?.at(-1)?.[1];
		if (givens[at] || before === undefined || set.runs?.[0]?.[0] !== before + 1) continue;
		const last = givens[at - 1];
		const next = givens[at + 1];
		// What is said to be left out is nothing that the key counts.
		if (!last || !next || words.some(word => LEFT_OUT.test(word))) continue;
		const between = sets.slice(sets.indexOf(last) + 1, sets.indexOf(next)).filter(given => !found.has(given));
		const [only] = between;
		// A run that may be anything: then what is counted cannot be told.
		if (!only || between.length > 1) return new Map();
		found.set(only, set);
	}
	return found;
}

const LEFT_OUT = /^(?:not|no|never|without|ignor\w*|exclud\w*|mask\w*)$/i;
