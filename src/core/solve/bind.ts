import { evaluate, quantity } from '../math/evaluate.ts';
import type { Expression } from '../math/expression.ts';
import { inUnit } from '../math/format.ts';
import { parseLatex } from '../math/parse.ts';
import { sameDimension, unitless } from '../math/units.ts';
import type { Quantity, Unit, Value } from '../math/value.ts';
import { symbolsOf } from '../math/walk.ts';
import type { Fact, Given } from '../quantities/given.ts';
import { matricesFor } from './bind-matrices.ts';
import { numberNamed } from './bind-numbers.ts';
import { bindShapes } from './bind-shapes.ts';
import { aliasIn, formatBytes, lawIn, symbolWithRole } from './bind-words.ts';
import type { AnswerKey, KeyGiven } from './key.ts';
import type { PartText } from './part-text.ts';
import { keyEnvironment } from './run.ts';
import { hasPhrase, nameStems, stemmed } from './words.ts';

/** A key's given with what the document, a fact or the key itself says of it. */
export interface BoundGiven {
	readonly given: KeyGiven;
	readonly value: Value | undefined;
	/** The document's own symbol for it, or the number it wrote in its place. */
	readonly shown: Expression | undefined;
	/** The document's given, or one that stands for the fact or the default. */
	readonly source: Given | undefined;
	/** One line, where something was assumed. */
	readonly assumption: string | undefined;
}

/** All givens of a key, bound as far as they can be. */
export interface Binding {
	readonly bound: ReadonlyMap<string, BoundGiven>;
	/** Needed givens that have neither value nor symbol in the document. */
	readonly missing: readonly KeyGiven[];
}

/**
 * Binds a key's givens from what a part sees: by declared shapes (which symbol is the rank), by name, by symbol or alias, by words
 * beside a symbol ("rank $r$"); then facts and defaults, each of which is said as an assumption.
 *
 * @param givens what the part sees, nearest first.
 * @param fixed values by symbol of the key that go before all others: a reader's "what if", an example.
 */
export function bindGivens(
	key: AnswerKey,
	givens: readonly Given[],
	facts: readonly Fact[],
	text: PartText,
	fixed: ReadonlyMap<string, Value> = new Map(),
): Binding {
	const roles = bindShapes(key, givens);
	const bound = new Map<string, BoundGiven>();
	for (const given of key.givens) {
		const value = fixed.get(given.symbol);
		if (value)
			bound.set(given.symbol, {
				given,
				value,
				shown: undefined,
				source: standIn(given, value, 'user'),
				assumption: undefined,
			});
	}
	const taken = new Set<Given>();
	const ranked = pairs(key, givens, roles.symbols);
	const take = ({ given, candidate }: Pair): void => {
		if (bound.has(given.symbol) || taken.has(candidate)) return;
		const value = fit(candidate, given);
		if (value === undefined && candidate.shape === undefined) return;
		if (candidate.from === 'part' && isMadeOf(given, bound)) return;
		taken.add(candidate);
		bound.set(given.symbol, {
			given,
			value,
			shown: roles.symbols.get(given.symbol) ?? shownOf(candidate),
			source: candidate,
			assumption: candidate.from === 'part' ? `${given.name}: as in an earlier part` : undefined,
		});
	};
	// Matrices first: their sizes are what the letters in their shapes stand for.
	for (const given of key.givens) {
		if (given.type.kind !== 'matrices' || bound.has(given.symbol)) continue;
		const rows = given.type.rows;
		const width = ranked.find(pair => rows.kind === 'symbol' && pair.given.symbol === rows.name)?.candidate.value;
		const found = matricesFor(given, givens, text, width?.kind === 'quantity' ? width.value : undefined);
		if (found)
			bound.set(given.symbol, {
				given,
				value: found.value,
				shown: aliasIn(given, text.formulas),
				source: standIn(given, found.value, found.from),
				assumption: undefined,
			});
	}
	for (const pair of ranked) if (isMatrix(pair.given)) take(pair);
	for (const [symbol, size] of sizesOf(key, bound)) {
		const given = key.givens.find(each => each.symbol === symbol);
		if (given && !bound.has(symbol))
			bound.set(symbol, {
				given,
				value: quantity(size),
				shown: roles.symbols.get(symbol),
				source: undefined,
				assumption: undefined,
			});
	}
	for (const pair of ranked) if (!isMatrix(pair.given)) take(pair);
	for (const pair of byDimension(key, givens, bound, taken)) take(pair);
	for (const given of key.givens) {
		if (bound.has(given.symbol)) continue;
		const entry = fromText(given, text) ?? fromName(given, roles.symbols, text) ?? fromRole(given, roles.symbols, text);
		if (entry?.value !== undefined) bound.set(given.symbol, entry);
		else {
			const fallback = fromKey(given, facts, text, bound);
			if (fallback) bound.set(given.symbol, { ...fallback, shown: entry?.shown });
			else if (entry) bound.set(given.symbol, entry);
		}
	}
	const missing = key.givens.filter(given => given.default.kind === 'needed' && !bound.has(given.symbol));
	return { bound, missing };
}

/**
 * A quantity that the question gives without a name (`a 4.8 TB/s accelerator`) is the one given of its dimension that is left, if
 * there is one only on either side.
 */
function byDimension(
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
		given => given.from === 'question' && given.value?.kind === 'quantity' && !taken.has(given),
	);
	return open.flatMap(given => {
		const unit = given.type.kind === 'quantity' ? given.type.unit! : unitless;
		const rivals = open.filter(({ type }) => type.kind === 'quantity' && sameDimension(type.unit!, unit));
		const fitting = free.filter(({ value }) => value?.kind === 'quantity' && sameDimension(value.unit, unit));
		const [candidate] = fitting;
		const one = candidate && fitting.every(({ value }) => sameAmount(value, candidate.value));
		return rivals.length === 1 && one ? [{ given, candidate, score: 1 }] : [];
	});
}

const sameAmount = (a: Value | undefined, b: Value | undefined): boolean =>
	a?.kind === 'quantity' && b?.kind === 'quantity' && a.value === b.value;

const isMatrix = (given: KeyGiven): boolean => given.type.kind === 'matrix' || given.type.kind === 'matrices';

/** Whether the default of a given is a formula in givens that are bound nearer by (`W_O W_V` with both in the question). */
function isMadeOf(given: KeyGiven, bound: ReadonlyMap<string, BoundGiven>): boolean {
	if (given.default.kind !== 'value') return false;
	const symbols = [...symbolsOf(given.default.expression)];
	return symbols.length > 0 && symbols.every(symbol => bound.get(symbol)?.source?.from !== 'part' && bound.has(symbol));
}

/** The sizes that bound matrices give to the letters of their declared shapes. */
function sizesOf(key: AnswerKey, bound: ReadonlyMap<string, BoundGiven>): ReadonlyMap<string, number> {
	const sizes = new Map<string, number>();
	for (const { type, symbol } of key.givens) {
		if (type.kind !== 'matrix' && type.kind !== 'matrices') continue;
		const value = bound.get(symbol)?.value;
		const matrix = value?.kind === 'list' ? value.items[0] : value;
		if (matrix?.kind !== 'matrix' || matrix.identity) continue;
		if (type.rows.kind === 'symbol') sizes.set(type.rows.name, matrix.matrix.rows);
		if (type.columns.kind === 'symbol') sizes.set(type.columns.name, matrix.matrix.columns);
	}
	return sizes;
}

interface Pair {
	readonly given: KeyGiven;
	readonly candidate: Given;
	readonly score: number;
}

/** Every given of the key with every given of the document that may be it, best first. */
function pairs(key: AnswerKey, givens: readonly Given[], roles: ReadonlyMap<string, Expression>): readonly Pair[] {
	const found: (Pair & { readonly order: number })[] = [];
	for (const given of key.givens)
		givens.forEach((candidate, order) => {
			const score = likeness(given, candidate, roles.get(given.symbol));
			if (score > 0) found.push({ given, candidate, score: score - penalty(candidate), order });
		});
	return found.sort((a, b) => b.score - a.score || a.order - b.order);
}

/** What stands in an answer gives way to what the question says; a fact of the document's own to both. */
const penalty = (candidate: Given): number => PENALTY[candidate.from] ?? 0;

const PENALTY: Readonly<Partial<Record<Given['from'], number>>> = { problem: 0.2, part: 1, answer: 1.5, fact: 2 };

function likeness(given: KeyGiven, candidate: Given, role: Expression | undefined): number {
	if (given.constant || !compatible(given, candidate)) return 0;
	const far = candidate.from === 'part' || candidate.from === 'answer';
	// A bare number stands for a quantity with a unit only where the question itself names it.
	if (far && candidate.value?.kind === 'quantity' && !strictly(candidate.value, given)) return 0;
	// A fact stands in for what is needed and nowhere said; what may stay a symbol stays one.
	if (candidate.from === 'fact' && given.default.kind !== 'needed') return 0;
	if (role?.kind === 'symbol' && candidate.symbol === role.name) return 6;
	const byName = candidate.name === undefined ? 0 : nameLikeness(given, candidate.name);
	const symbol = candidate.symbol;
	// A result of an earlier part is known by its name alone, and by the whole of it.
	if (candidate.from === 'part' && symbol === undefined)
		return sameWords(candidate.name ?? '', given.name)
			? 3
			: candidate.part !== undefined && candidate.anchor
				? byName
				: 0;
	const bySymbol = symbol === undefined ? 0 : symbolLikeness(given, symbol);
	if (bySymbol > 0 && byName === 0 && candidate.name !== undefined && role !== undefined) return 0;
	return bySymbol + byName;
}

/** A key's letters are its own: one that has a default is bound by its letter only where its row lists the letter as an alias. */
function symbolLikeness(given: KeyGiven, symbol: string): number {
	if (given.aliasSymbols.includes(symbol)) return symbol === given.symbol ? 2 : 1.5;
	return symbol === given.symbol && (given.default.kind !== 'value' || isMatrix(given)) ? 2 : 0;
}

const sameWords = (a: string, b: string): boolean =>
	nameStems(a).toSorted().join(' ') === nameStems(b).toSorted().join(' ');

/** 3 for the same words, 2 where one holds all words of the other, else 0. */
function nameLikeness(given: KeyGiven, name: string): number {
	const words = new Set(nameStems(name));
	if (words.size === 0) return 0;
	let best = 0;
	for (const alias of [given.name, ...given.aliasWords]) {
		const own = new Set(nameStems(alias));
		if (own.size === 0) continue;
		const shared = [...own].filter(word => words.has(word)).length;
		if (shared === own.size && shared === words.size) best = Math.max(best, 3);
		else if (shared === own.size) best = Math.max(best, 1.5 + shared / words.size);
		else if (shared === words.size && shared >= 2) best = Math.max(best, 1.5);
	}
	return best;
}

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
	return sameDimension(value.unit, unit) || sameDimension(value.unit, unitless);
}

/** Whether the dimensions agree as they stand. */
const strictly = (value: Quantity, given: KeyGiven): boolean =>
	sameDimension(value.unit, given.type.kind === 'quantity' ? (given.type.unit ?? unitless) : unitless);

/** The candidate's value as the key takes it: a bare number gets the unit that the key understands. */
function fit(candidate: Given, given: KeyGiven): Value | undefined {
	const { value } = candidate;
	if (value?.kind === 'quantity' && given.type.kind === 'quantity') {
		const unit = given.type.unit ?? unitless;
		const soft = Object.values(value.unit.dimension.nouns).some(power => power !== 0);
		if (sameDimension(value.unit, unit)) return soft ? inUnitOf(value, unit) : value;
		return quantity(value.value, unit, value.error);
	}
	if (value?.kind === 'matrix' && given.type.kind === 'matrices') return { kind: 'list', items: [value] };
	return value;
}

/** The same amount in another unit of its dimension: counting nouns (300 billion parameters) are left behind. */
function inUnitOf(value: Quantity, unit: Unit): Quantity {
	const number = inUnit(value, unit);
	return quantity(number, unit, value.error / unit.factor);
}

function shownOf(candidate: Given): Expression | undefined {
	if (candidate.latex === undefined) return undefined;
	const { expression } = parseLatex(candidate.latex);
	return expression.kind === 'symbol' ? expression : undefined;
}

/** What only the words of the question say: a number format, a law. */
function fromText(given: KeyGiven, text: PartText): BoundGiven | undefined {
	if (given.type.kind === 'quantity' && given.type.format) {
		const bytes = formatBytes(text.own) ?? formatBytes(text.around);
		const unit = given.type.unit;
		if (bytes && unit)
			return {
				given,
				value: quantity(bytes.bytes, unit),
				shown: undefined,
				source: standIn(given, quantity(bytes.bytes, unit), 'question'),
				assumption: `${bytes.words}: ${bytes.bytes} B per number`,
			};
	}
	if (given.type.kind === 'law') {
		const stated = lawIn(given, text.formulas);
		const law = stated ?? lawIn(given, text.answerFormulas);
		if (law)
			return {
				given,
				value: law,
				shown: undefined,
				source: standIn(given, law, stated ? 'question' : 'answer'),
				assumption: undefined,
			};
	}
	return undefined;
}

/** A number beside the given's name, in the question or else in the problem around it. */
function fromName(given: KeyGiven, roles: ReadonlyMap<string, Expression>, text: PartText): BoundGiven | undefined {
	if (given.default.kind === 'free') return undefined;
	const own = numberNamed(given, text.own);
	const value = own ?? numberNamed(given, text.around);
	if (!value) return undefined;
	const source = standIn(given, value, own ? 'question' : 'problem');
	return {
		given,
		value,
		shown: roles.get(given.symbol) ?? aliasIn(given, text.formulas),
		source,
		assumption: undefined,
	};
}

/** A symbol without a value: by its place in a declared shape, or by words beside it. */
function fromRole(given: KeyGiven, roles: ReadonlyMap<string, Expression>, text: PartText): BoundGiven | undefined {
	const role = roles.get(given.symbol);
	if (role) {
		const result = evaluate(role, keyEnvironment());
		const value = result.ok && result.value.kind === 'quantity' ? result.value : undefined;
		return {
			given,
			value,
			shown: role,
			source: value && standIn(given, value, 'question'),
			assumption: undefined,
		};
	}
	const shown =
		aliasIn(given, text.formulas) ??
		(given.type.kind === 'quantity' ? symbolWithRole(given, `${text.own}\n${text.around}`) : undefined);
	return shown && { given, value: undefined, shown, source: undefined, assumption: undefined };
}

function fromKey(
	given: KeyGiven,
	facts: readonly Fact[],
	text: PartText,
	bound: ReadonlyMap<string, BoundGiven>,
): BoundGiven | undefined {
	if (given.default.kind === 'fact') {
		const fact = factFor(given.default.subject, given.default.property, facts, text);
		if (!fact) return undefined;
		const note = fact.note ? `, ${fact.note}` : '';
		return {
			given,
			value: fact.value,
			shown: undefined,
			source: standIn(given, fact.value, 'fact'),
			assumption: `${fact.subject}: ${fact.property}${note} (${fact.source})`,
		};
	}
	if (given.default.kind !== 'value') return undefined;
	if (given.type.kind === 'law') {
		const body = given.default.expression;
		const value: Value = { kind: 'function', parameters: given.type.parameters, body };
		return { given, value, shown: undefined, source: standIn(given, value, 'default'), assumption: assumed(given) };
	}
	// A default may be written in givens that stand above it (`W_O W_V`).
	const known = keyEnvironment([...bound].flatMap(([name, { value }]) => (value ? [[name, value] as const] : [])));
	const result = evaluate(given.default.expression, known);
	if (!result.ok || result.value.kind === 'symbolic') return undefined;
	return {
		given,
		value: result.value,
		shown: undefined,
		source: standIn(given, result.value, 'default'),
		assumption: assumed(given),
	};
}

const assumed = (given: KeyGiven): string =>
	given.default.kind === 'value' && given.default.note !== ''
		? `${given.name}: ${given.default.note}`
		: `${given.name}: taken by default`;

/** The fact of what the question names (another GPU), else of what the key names. */
function factFor(subject: string, property: string, facts: readonly Fact[], text: PartText): Fact | undefined {
	const candidates = facts.filter(fact => fact.property.toLowerCase() === property.toLowerCase());
	for (const words of [stemmed(text.own), stemmed(text.around)]) {
		const named = candidates.find(fact => [fact.subject, ...fact.aliases].some(name => hasPhrase(words, name)));
		if (named) return named;
	}
	return candidates.find(fact =>
		[fact.subject, ...fact.aliases].some(name => name.toLowerCase() === subject.toLowerCase()),
	);
}

/** A given of the solution that no place in the document stands for. */
function standIn(given: KeyGiven, value: Value, from: Given['from']): Given {
	return {
		symbol: given.symbol,
		latex: undefined,
		name: given.name,
		value,
		shape: undefined,
		from,
		part: undefined,
		anchor: undefined,
	};
}
