import type { Expression } from '../../math/expression.ts';
import { sameDimension, unitless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import type { Given } from '../../quantities/given.ts';
import { remember, rememberOf } from '../../text/memo.ts';
import type { KeyGiven } from '../key.ts';
import { nameKey, nameStems } from '../words.ts';

/** Whether a given is a matrix or a list of them. */
export const isMatrix = (given: KeyGiven): boolean => given.type.kind === 'matrix' || given.type.kind === 'matrices';

/** How likely a given of the document is a given of the key: 0 for no, up to 6 for a shape that says so. */
export function likeness(given: KeyGiven, candidate: Given, role: Expression | undefined): number {
	if ((given.constant && !isStatedConstant(given, candidate)) || !compatible(given, candidate)) return 0;
	const far = candidate.from === 'part' || candidate.from === 'answer';
	// A bare number stands for a quantity with a unit only where the question itself names it.
	if (far && candidate.value?.kind === 'quantity' && !strictly(candidate.value, given)) return 0;
	// Facts enter by the thing that the question names (bind-defaults.ts), not because some other part names a thing that has them.
	if (candidate.from === 'fact') return 0;
	if (role?.kind === 'symbol' && candidate.symbol === role.name) return 6;
	const symbol = candidate.symbol;
	const counted = symbol === undefined ? undefined : countedBy(symbol);
	const byName = Math.max(
		candidate.name === undefined ? 0 : nameLikeness(given, candidate.name),
		counted === undefined ? 0 : nameLikeness(given, counted),
	);
	// A result of an earlier part is known by its name alone, and by the whole of it.
	if (candidate.from === 'part' && symbol === undefined)
		return sameWords(candidate.name ?? '', given.name) && isRate(candidate.name ?? '') === isRate(given.name)
			? 3
			: candidate.part !== undefined && candidate.anchor
				? byName
				: 0;
	const bySymbol = symbol === undefined ? 0 : symbolLikeness(given, symbol);
	if (bySymbol > 0 && byName === 0 && candidate.name !== undefined && role !== undefined) return 0;
	return bySymbol + byName;
}

/** What a symbol counts by its index: `n_{layer}`, `N_{\\text{heads}}`, `n_{kv heads}`. */
function countedBy(symbol: string): string | undefined {
	// `kv_heads = 8` in a program says its name itself.
	if (/^[a-z]{2,}(?:_[a-z]{2,})+$/.test(symbol)) return symbol.replaceAll('_', ' ');
	const [, what] = /^(?:n|N|num)_\{?(?:\\(?:text|mathrm)\{)?([a-z][a-z _]{3,})\}*$/.exec(symbol) ?? [];
	return what && `number of ${what.replaceAll('_', ' ')}`;
}

/** A key's letters are its own: one that has a default is bound by its letter only where its row lists the letter as an alias. */
function symbolLikeness(given: KeyGiven, symbol: string): number {
	if (given.aliasSymbols.includes(symbol)) return symbol === given.symbol ? 2 : 1.5;
	return symbol === given.symbol && (given.default.kind !== 'value' || isMatrix(given)) ? 2 : 0;
}

/** Whether a question states a constant by the letter that the key lists for it and in its dimension: `k_B = 1.38 × 10^{-23}` J/K. */
const isStatedConstant = (given: KeyGiven, { symbol, value, from }: Given): boolean =>
	symbol !== undefined &&
	given.aliasSymbols.includes(symbol) &&
	(from === 'question' || from === 'problem') &&
	value?.kind === 'quantity' &&
	given.type.kind === 'quantity' &&
	given.type.unit !== undefined &&
	(sameDimension(value.unit, given.type.unit) || sameDimension(value.unit, unitless));

const sameWords = (a: string, b: string): boolean => nameKey(a) === nameKey(b);

/** `tokens per parameter` is a rate; it never stands for a number of tokens. */
const isRate = remember((name: string): boolean => /\b(?:per|each)\b|(?<!\bkey)\//.test(name));

/** A name that a number of a given may stand under. */
interface KnownName {
	readonly stems: readonly string[];
	readonly words: readonly string[];
	readonly rate: boolean;
}

/** The names of a given, and all their words: a name that shares none of them is another thing's. */
const knownNames = rememberOf((given: KeyGiven) => {
	const names = [given.name, ...given.aliasWords].flatMap((alias): readonly KnownName[] => {
		// `experts of` leads to a number of something else than experts.
		if (LEADS.test(alias)) return [];
		const stems = nameStems(alias);
		return stems.length === 0 ? [] : [{ stems, words: [...new Set(stems)], rate: isRate(alias) }];
	});
	return { names, words: new Set(names.flatMap(({ words }) => words)) };
});

/** 3 for the same words, 2 where one holds all words of the other, else 0. */
function nameLikeness(given: KeyGiven, name: string): number {
	const stems = nameStems(name);
	const known = knownNames(given);
	if (!stems.some(stem => known.words.has(stem))) return 0;
	// `Layer 1: 32 filters` is one of several layers, no number of them.
	if (/[a-z] \d+$/i.test(name)) return 0;
	const words = new Set(stems);
	const rate = isRate(name);
	let best = 0;
	for (const { stems: named, words: own, rate: isRateToo } of known.names) {
		if (isRateToo !== rate) continue;
		// `tokens per word` is not `words per token`.
		if (rate && named[0] !== stems[0]) continue;
		const shared = own.filter(word => words.has(word)).length;
		if (shared === own.length && shared === words.size) best = Math.max(best, 3);
		// `MLP width` is a width, but perhaps of something else: less than a letter that the key knows.
		else if (shared === own.length) best = Math.max(best, (own.length === 1 ? 0.9 : 1.5) + shared / words.size);
		// `positive rate` may be the true or the false one: what is left out must not turn the meaning round.
		else if (shared === words.size && shared >= 2 && !own.some(word => OPPOSITES.has(word) && !words.has(word)))
			best = Math.max(best, 1.5);
	}
	return best;
}

/** A name that a number follows (`routed to`, `experts of`) or stands in (`after <number> epochs`): words of a sentence, and no name of a quantity. */
export const LEADS = /\b(?:of|to|at|by|with|has|have|is|are|costs?|from|every)$|<number>/i;

/** Stems of words that say which of two things is meant. */
const OPPOSITES: ReadonlySet<string> = new Set(
	nameStems(
		'true false positive negative input output left right first second last smallest largest minimum maximum lower upper ' +
			'old new source target total active forward backward shared',
	),
);

function compatible(given: KeyGiven, candidate: Given): boolean {
	const { type } = given;
	const { value } = candidate;
	switch (type.kind) {
		case 'quantity':
			return value?.kind === 'quantity' && fits(value, given);
		case 'matrix':
		case 'matrices':
			return value === undefined ? candidate.shape !== undefined : value.kind === 'matrix' || value.kind === 'list';
		case 'set':
			return value?.kind === 'set';
		case 'truth':
			return value?.kind === 'truth';
		case 'label':
			return value?.kind === 'text';
		case 'list':
			return value?.kind === 'list';
		default:
			return false;
	}
}

/** Whether a quantity may stand for a given: same hard dimension, or a bare number where a unit is understood. */
function fits(value: Quantity, given: KeyGiven): boolean {
	const unit = given.type.kind === 'quantity' ? (given.type.unit ?? unitless) : unitless;
	// `4 bits` is how wide a number is, no amount of memory.
	if (isWidth(value) && given.type.kind === 'quantity' && !given.type.format) return false;
	return sameDimension(value.unit, unit) || sameDimension(value.unit, unitless);
}

/** Whether the dimensions agree as they stand. */
const strictly = (value: Quantity, given: KeyGiven): boolean =>
	sameDimension(value.unit, given.type.kind === 'quantity' ? (given.type.unit ?? unitless) : unitless);

/** Whether a quantity is as much information as a number takes: 1 to 64 bits. */
export const isWidth = ({ value, unit }: Quantity): boolean =>
	unit.dimension.hard.bit === 1 && Object.keys(unit.dimension.hard).length === 1 && value <= 64;
