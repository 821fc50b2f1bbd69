import type { Expression } from '../../math/expression.ts';
import { sameDimension, unitless } from '../../math/units/units.ts';
import type { Value } from '../../math/value.ts';
import type { Given } from '../../quantities/given.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { hasPhrase, stemmed } from '../words.ts';
import type { BoundGiven } from './bind.ts';
import { isMatrix, isWidth, likeness } from './bind-likeness.ts';
import { violates } from './bind-shares.ts';

export interface Pair {
	readonly given: KeyGiven;
	readonly candidate: Given;
	readonly score: number;
}

/** Every given of the key with every given of the document that may be it, best first. */
export function pairs(
	key: AnswerKey,
	givens: readonly Given[],
	roles: ReadonlyMap<string, Expression>,
	own: string,
): readonly Pair[] {
	const found: (Pair & { readonly order: number })[] = [];
	const words = TAKES_UP.test(own) ? stemmed(own) : undefined;
	for (const given of key.givens) {
		const takenUp = words && ![given.name, ...given.aliasWords].some(name => hasPhrase(words, name));
		givens.forEach((candidate, order) => {
			const result = takenUp && candidate.from === 'part' && candidate.name !== undefined;
			const score =
				likeness(given, candidate, roles.get(given.symbol)) ||
				(result && isOfKind(given, candidate) && hasPhrase(stemmed(headOf(candidate.name)), given.name) ? TAKEN_UP : 0);
			const less = result ? 0 : penalty(candidate);
			if (score > 0) found.push({ given, candidate, score: score - less, order });
		});
	}
	// `$\\alpha = 0.01$` of the question goes before the learning rate of an earlier part, whatever that is called there.
	const stated = new Set(
		found.flatMap(({ given, candidate, score }) =>
			candidate.symbol !== undefined &&
			((candidate.from === 'question' && score >= STATED) ||
				// So does the `$P$` of the setting before probabilities that another part came to.
				(candidate.from === 'problem' && isMatrix(given) && candidate.value && score >= STATED - PENALTY.problem))
				? [given]
				: [],
		),
	);
	// Beside `$d_h = 128$` the `$d = 2048$` of a document is not the width of a head that a key calls $d$.
	const indexed = new Set(
		found.flatMap(({ given, candidate: { symbol } }) =>
			symbol?.startsWith(`${given.symbol}_`) && given.aliasSymbols.includes(symbol) ? [given] : [],
		),
	);
	return found
		.filter(({ given, candidate }) => candidate.from !== 'part' || !stated.has(given))
		.filter(
			({ given, candidate: { symbol, name } }) => symbol !== given.symbol || name !== undefined || !indexed.has(given),
		)
		.sort((a, b) => b.score - a.score || a.order - b.order);
}

/** What a result is a number of: parameters of one layer are no layers. */
const headOf = (name: string): string =>
	name.replace(/^(?:number|count) of /, '').split(/ (?:of|per|for|in|on|with|after|by) /)[0]!;

/** The likeness of a letter that the key lists. */
const STATED = 1.5;

/** The memory of the parameters is no number of them. */
const isOfKind = ({ type }: KeyGiven, { value }: Given): boolean =>
	type.kind !== 'quantity' ||
	value?.kind !== 'quantity' ||
	type.format === true ||
	sameDimension(value.unit, type.unit ?? unitless);

/** `How much memory do they take?` is about what the part before came to. */
const TAKES_UP = /\b(?:they|them|these|those)\b/i;
/** The likeness of a result that is taken up so and has the given's name among its words: before what the setting has by that name. */
const TAKEN_UP = 3;

/** What stands in an answer gives way to what the question says; a fact of the document's own to both. */
const penalty = (candidate: Given): number => PENALTY[candidate.from] ?? 0;

const PENALTY: Readonly<Partial<Record<Given['from'], number>>> & { readonly problem: number } = {
	problem: 0.2,
	part: 1,
	answer: 1.5,
	fact: 2,
};

/**
 * A quantity that the question gives without a name (`a 4.8 TB/s accelerator`) is the one given of its dimension that is left, if
 * there is one only on either side.
 */
export function byDimension(
	key: AnswerKey,
	givens: readonly Given[],
	bound: ReadonlyMap<string, BoundGiven>,
	taken: ReadonlySet<Given>,
): readonly Pair[] {
	const open = key.givens.filter(
		({ symbol, type, constant }) =>
			!bound.has(symbol) &&
			!constant &&
			type.kind === 'quantity' &&
			!type.format &&
			type.unit !== undefined &&
			!sameDimension(type.unit, unitless),
	);
	const free = givens.filter(
		given =>
			given.from === 'question' && given.value?.kind === 'quantity' && !isWidth(given.value) && !taken.has(given),
	);
	return open.flatMap(given => {
		const unit = given.type.kind === 'quantity' ? given.type.unit! : unitless;
		const fitting = free.filter(({ value }) => value?.kind === 'quantity' && sameDimension(value.unit, unit));
		const [candidate] = fitting;
		// What breaks a condition of a row is none of its: `4e27 FLOPs` are not those of one parameter and token.
		const rivals = open.filter(
			each =>
				each.type.kind === 'quantity' &&
				sameDimension(each.type.unit!, unit) &&
				!(candidate?.value?.kind === 'quantity' && violates(each, candidate.value)),
		);
		const one = candidate && fitting.every(({ value }) => sameAmount(value, candidate.value));
		return rivals.length === 1 && rivals[0] === given && one ? [{ given, candidate, score: 1 }] : [];
	});
}

/** Whether a nameless-letter candidate is a bare number for a given that has a unit. */
export const isBareFor = ({ type }: KeyGiven, { symbol, value }: Given): boolean =>
	symbol === undefined &&
	type.kind === 'quantity' &&
	value?.kind === 'quantity' &&
	sameDimension(value.unit, unitless) &&
	!sameDimension(type.unit ?? unitless, unitless);

/** Whether two givens of a document are one number as it stands there. */
export const sameNumber = (a: Given, b: Given): boolean =>
	a.symbol === undefined &&
	b.symbol === undefined &&
	sameAmount(a.value, b.value) &&
	a.anchor !== undefined &&
	b.anchor !== undefined &&
	a.anchor.block === b.anchor.block &&
	a.anchor.span.start < b.anchor.span.end &&
	b.anchor.span.start < a.anchor.span.end;

const sameAmount = (a: Value | undefined, b: Value | undefined): boolean =>
	a?.kind === 'quantity' && b?.kind === 'quantity' && a.value === b.value;
