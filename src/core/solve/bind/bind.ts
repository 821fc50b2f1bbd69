import { quantity } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { sameDimension, unitless } from '../../math/units/units.ts';
import type { Quantity, Value } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import type { Fact, Given } from '../../quantities/given.ts';
import { type Message, say } from '../../text/message.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { notOfOneMatrix } from './adapted-matrices.ts';
import { unstatedAllowances } from './allowances.ts';
import { withoutAsked } from './asked-of-answer.ts';
import { boundArrays } from './bind-arrays.ts';
import { byDimension, isBareFor, type Pair, pairs, sameNumber } from './bind-candidates.ts';
import { fromKey, fromNamedFact, saidOtherwise, standIn, statedAs } from './bind-defaults.ts';
import { deniedIn } from './bind-denied.ts';
import { doubtedDefaults } from './bind-doubts.ts';
import { fitted, shownOf } from './bind-fitted.ts';
import { statedByForm, statedByOthers } from './bind-formulas.ts';
import { statedParameters } from './bind-laws.ts';
import { isMatrix } from './bind-likeness.ts';
import { onlyRow, rowNamed } from './bind-lists.ts';
import { matricesFor, onlyMatrix } from './bind-matrices.ts';
import { fromTo, numberInPhrase, numberNamed, projections, turnedRates } from './bind-numbers.ts';
import { fromName, fromRole, fromText, unclaimed } from './bind-one.ts';
import { timesSaid } from './bind-roles.ts';
import { bindShapes, isDenied, NO_SHAPES } from './bind-shapes.ts';
import { clashes, violates } from './bind-shares.ts';
import { isOfSize, otherSizes, sizesOf, widthOf } from './bind-sizes.ts';
import { calculatedMatrix, hasColumns, statedMatrix } from './bind-stated-matrices.ts';
import { bindFromText, isAnotherModel, isSaid, isSetting, ownNames } from './bind-text.ts';
import { aliasIn, formatBytes, speaksOfOne } from './bind-words.ts';
import { writtenForms } from './bind-written.ts';
import { countOfThing } from './counts-of-things.ts';
import { equalMatrices } from './equal-letters.ts';
import { letteredFactors, withFactorShapes } from './factor-letters.ts';
import { namedFactors } from './factor-names.ts';
import { withFactorsInOrder } from './factor-order.ts';
import { withoutImpossible } from './impossible.ts';
import { asRows, hasRows, leftOverMatrix } from './left-over-matrix.ts';
import { lettersOfAmounts } from './letters-of-amounts.ts';
import { isBitsOf } from './named-bits.ts';
import { toldOfScores } from './named-scores.ts';
import { plainText } from './number-text.ts';
import { orderedLabels } from './ordered-labels.ts';
import type { PartText } from './part-text.ts';
import { withoutProducts } from './product-names.ts';
import { rateInClause } from './rates-in-clauses.ts';
import { rowMembers } from './row-members.ts';
import { saidSwitches } from './said-switches.ts';
import { isSizeOfOther } from './sizes-of-others.ts';
import { layerList } from './stated-layers.ts';
import { statedNormal } from './stated-normals.ts';
import { placeOfThing } from './stated-places.ts';
import { layerSizes, pointsListed, rowOfTable } from './stated-rows.ts';
import { classCounts, conditionals, graphOfEdges, isSquare, squareTable } from './stated-structures.ts';
import { statedTexts } from './stated-words.ts';
import { hasSeveralSides, measuresIn } from './text-measures.ts';
import { toldOfAdapters } from './told-of-adapters.ts';
import { toldTogether } from './told-together.ts';

/** A key's given with what the document, a fact or the key itself says of it. */
export interface BoundGiven {
	readonly given: KeyGiven;
	readonly value: Value | undefined;
	/** The document's own symbol for it, or the number it wrote in its place. */
	readonly shown: Expression | undefined;
	/** The document's given, or one that stands for the fact or the default. */
	readonly source: Given | undefined;
	/** One line, where something was assumed. */
	readonly assumption: Message | undefined;
	/** Its value is the key's own formula in other givens. */
	readonly derived?: boolean;
	/** A constant of nature, known exactly: no other value of it explains another result. */
	readonly exact?: boolean;
}

/** All givens of a key, bound as far as they can be. */
export interface Binding {
	readonly bound: ReadonlyMap<string, BoundGiven>;
	/** Needed givens that have neither value nor symbol in the document. */
	readonly missing: readonly KeyGiven[];
	/** Givens without a value that are formulas in other givens, in the key's symbols. */
	readonly made?: ReadonlyMap<string, Expression>;
	/** How the document writes givens that it has no symbol for (`X^0`), by the key's symbol. */
	readonly written?: ReadonlyMap<string, Expression>;
}

/**
 * Binds a key's givens from what a part sees: by declared shapes (which symbol is the rank), by name, by symbol or alias, by words
 * beside a symbol ("rank $r$"); then facts and defaults, each of which is said as an assumption.
 *
 * @param seen what the part sees, nearest first.
 * @param asked what the part says; facts are looked up by the names in it.
 * @param fixed values by symbol of the key that go before all others: a reader's "what if", an example.
 */
export function bindGivens(
	key: AnswerKey,
	seen: readonly Given[],
	facts: readonly Fact[],
	asked: PartText,
	fixed: ReadonlyMap<string, Value> = new Map(),
): Binding {
	const text = withoutProducts(asked, facts);
	// What a setting lists of several layers its text says of the one that is meant.
	const ordered = withFactorsInOrder(key, withFactorShapes(key, withoutAsked(seen, key, text), text), text.formulas);
	const givens = asked.aboutLayer
		? ordered.filter(({ from, symbol }) => from !== 'problem' || symbol !== undefined)
		: ordered;
	const shapes = bindShapes(key, givens, text.own, text.around);
	// Two matrices of one model are no pair of factors where the size that they would share is said to be another one.
	const roles = isDenied(key, shapes, text.own) ? NO_SHAPES : shapes;
	const bound = new Map<string, BoundGiven>();
	for (const given of key.givens) {
		const value = fixed.get(given.symbol);
		if (value) bound.set(given.symbol, statedAs(given, value, 'user'));
	}
	const adapted = [...toldOfAdapters(key, `${text.around}\n${text.own}`), ...toldOfScores(key, text.around, text.own)];
	for (const [given, value] of adapted)
		if (!bound.has(given.symbol)) bound.set(given.symbol, statedAs(given, value, 'question'));
	// The factors of a product by the letters that stand in it.
	for (const { given, value, shown } of letteredFactors(key, seen, text))
		if (!bound.has(given.symbol))
			bound.set(given.symbol, {
				...statedAs(given, value, 'question'),
				shown: shown ?? bound.get(given.symbol)?.shown,
			});
	for (const entry of saidSwitches(key, text)) if (!fixed.has(entry.given.symbol)) bound.set(entry.given.symbol, entry);
	for (const [given, value, from] of toldTogether(key, text))
		if (!bound.has(given.symbol)) bound.set(given.symbol, statedAs(given, value, from));
	// A key that works numbers out for others takes vectors and matrices by the letters and names beside them alone.
	const arrays = hasArrays(key) ? boundArrays(key, text).values : undefined;
	const takeArrays = (): void => {
		for (const [given, { value, from }] of arrays ?? [])
			if (!bound.get(given.symbol)?.value || isPieceOf(bound.get(given.symbol)?.value, value))
				bound.set(given.symbol, {
					given,
					value: given.type.kind === 'matrices' ? { kind: 'list', items: [value] } : value,
					shown: bound.get(given.symbol)?.shown ?? aliasIn(given, text.formulas),
					source: standIn(given, value, from),
					assumption: undefined,
				});
	};
	if (key.numbersOf.length > 0) takeArrays();
	// `One word is 1.5 tokens` gives the rate, and no number of tokens.
	const rates = new Set<number>();
	for (const given of key.givens) {
		const rate = bound.has(given.symbol)
			? undefined
			: (deniedIn(given, text.own) ??
				numberInPhrase(given, text.own) ??
				numberInPhrase(given, text.around) ??
				turnedRates(given, text.own) ??
				turnedRates(given, text.around) ??
				rateInClause(given, `${text.around}\n${text.own}`) ??
				fromTo(given, text.own) ??
				projections(given, text.own) ??
				projections(given, text.around));
		if (!rate) continue;
		if (rate.value !== 0) rates.add(rate.value);
		bound.set(given.symbol, statedAs(given, rate, 'question'));
	}
	for (const given of key.givens) {
		const place = bound.has(given.symbol) ? undefined : placeOfThing(given, text);
		if (place) bound.set(given.symbol, statedAs(given, place, 'question'));
	}
	// How many bits something has is said in the words for number formats alone.
	for (const given of key.givens) {
		const entry = isBitsOf(given) && !bound.has(given.symbol) ? fromText(given, text, key) : undefined;
		if (entry) bound.set(given.symbol, entry);
	}
	// Sizes that shapes state in numbers go before all else that running text may say of them.
	for (const given of key.givens) {
		const role = roles.symbols.get(given.symbol);
		if (role?.kind !== 'number' || given.type.kind !== 'quantity' || bound.has(given.symbol)) continue;
		const value = quantity(role.value);
		bound.set(given.symbol, statedAs(given, value, 'question'));
	}
	for (const given of key.givens)
		for (const [words, from] of [
			[text.own, 'question'],
			[`${text.around}\n${text.own}`, 'problem'],
		] as const) {
			const value = bound.has(given.symbol) ? undefined : statedNormal(given, words);
			if (value) bound.set(given.symbol, statedAs(given, value, from));
		}
	for (const [given, { value, from }] of statedTexts(key, text))
		if (!bound.has(given.symbol)) bound.set(given.symbol, statedAs(given, value, from));
	const taken = new Set<Given>();
	const several = severalOf(givens);
	/** Givens that the text states several times, each time otherwise: no default stands for them either. */
	const severally = new Set<string>();
	const ranked = pairs(key, givens, roles.symbols, text.own);
	const isNamedOtherwise = (given: KeyGiven, value: Value | undefined): boolean =>
		value?.kind === 'quantity' &&
		sameDimension(value.unit, unitless) &&
		key.givens.some(other => other !== given && numberNamed(ownNames(other), text.own)?.value === value.value) &&
		numberNamed(given, text.own)?.value !== value.value &&
		timesSaid(plainText(text.own), value.value) === 1;
	const isNamedLonger = (given: KeyGiven, value: Value | undefined): boolean =>
		value?.kind === 'quantity' &&
		value.value >= BY_CHANCE &&
		sameDimension(value.unit, unitless) &&
		numberNamed(ownNames(given), text.own)?.value !== value.value &&
		key.givens.some(other => other !== given && numberNamed(ownNames(other), text.own)?.value === value.value) &&
		timesSaid(plainText(text.own), value.value) === 1;
	const measures = measuresIn(text.own);
	const measuresOf = ({ type }: KeyGiven) =>
		measures.filter(
			({ value, rate }) => !rate && type.kind === 'quantity' && sameDimension(value.unit, type.unit ?? unitless),
		);
	const byFullName = (given: KeyGiven, { from }: Given): Quantity | undefined =>
		/[ -]/.test(given.name)
			? (numberNamed(ownNames(given), text.own) ??
				(from === 'problem' ? numberNamed(ownNames(given), text.around) : undefined))
			: undefined;
	const ofText = { ...text, before: [], named: '' };
	const take = ({ given, candidate }: Pair): void => {
		if (bound.has(given.symbol) || taken.has(candidate)) return;
		if (candidate.symbol === undefined && isBitsOf(given)) return;
		if (isSizeOfOther(key, given, candidate, `${text.around}\n${text.own}`)) return;
		// `groups of 128 weights` beside `a 70B model` is no model of 128 weights.
		if (
			candidate.symbol === undefined &&
			candidate.from !== 'part' &&
			isAnotherModel(given, fitted(candidate, given), ofText)
		)
			return;
		// `a sequence of 4096 tokens` has one number, under two names.
		if ([...taken].some(other => sameNumber(other, candidate))) return;
		if (candidate.symbol === undefined && candidate.value?.kind === 'quantity' && rates.has(candidate.value.value))
			return;
		// `the tokens are x_1 = …, x_2 = …`: one of several columns is not the matrix.
		if (isNumbered(candidate) && hasColumns(given)) return;
		const value = fitted(candidate, given);
		if (value === undefined && candidate.shape === undefined) return;
		if (value?.kind === 'quantity' && (violates(given, value) || clashes(given, value, bound))) return;
		if (several.has(candidate)) {
			severally.add(given.symbol);
			return;
		}
		// `H = 256 per-head dimension`: what words say of the number goes before a letter that many things have.
		if (candidate.symbol !== undefined && candidate.symbol !== given.symbol && isNamedOtherwise(given, value)) return;
		// `The global batch should be 524,288 tokens`: a name of several words says more than the noun of the number.
		if (candidate.symbol === undefined && candidate.from === 'question' && isNamedLonger(given, value)) return;
		// `model FLOP utilisation: 38 %` is no number of operations.
		if (isBareFor(given, candidate) && isCount(given) && value?.kind === 'quantity' && value.value < 1) return;
		// A bare count is no amount where the question states amounts of that kind: `24 GB RTX 4090 cards`.
		if (isBareFor(given, candidate) && measuresOf(given).length > 0) return;
		// `96 filters of size 11`: what the given is really called says more than another name of it.
		const called = candidate.symbol === undefined ? byFullName(given, candidate) : undefined;
		if (called && value?.kind === 'quantity' && called.value !== value.value) return;
		if (candidate.from === 'part' && isMadeOf(given, bound)) return;
		// A row of numbers that the question names, and the one that it has, go before the vector of another part.
		if (candidate.from === 'part' && isMatrix(given) && (rowNamed(given, text.own) || onlyRow(given, text.own, key)))
			return;
		// What may stay a symbol does not take the numbers of another part's example.
		if (candidate.from === 'part' && given.default.kind === 'free' && value !== undefined) return;
		if (candidate.from === 'part' && speaksOfOne(given, text.own)) return;
		if ((candidate.from === 'part' || candidate.from === 'answer') && isSaid(given, key, text.own)) return;
		// `the adapter file is 3.9 % of it`: a share is no number of adapters.
		if (
			(candidate.from === 'part' || candidate.from === 'answer') &&
			given.type.kind === 'quantity' &&
			given.type.integer &&
			value?.kind === 'quantity' &&
			Math.abs(value.value) < 1 &&
			value.value !== 0
		)
			return;
		// What the setting says by the whole name goes before what some answer worked out on its way.
		if (
			(candidate.from === 'part' || candidate.from === 'answer') &&
			!THEY.test(text.own) &&
			isSetting(given, text.around)
		)
			return;
		if (candidate.from === 'part' && !THEY.test(text.own) && isAnotherModel(given, value, text)) return;
		// `parameters in bf16` of the setting goes before the 16 bytes that an earlier part came to.
		if (candidate.from === 'part' && given.type.kind === 'quantity' && given.type.format && formatBytes(text.around))
			return;
		taken.add(candidate);
		bound.set(given.symbol, {
			given,
			value,
			shown: roles.symbols.get(given.symbol) ?? shownOf(candidate),
			source: candidate,
			assumption: candidate.from === 'part' ? say`${given.name}: as in an earlier part` : undefined,
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
	// Matrices that are stated otherwise than by a letter; numbers go before a letter alone.
	for (const given of key.givens) {
		if (!isMatrix(given) || bound.get(given.symbol)?.value) continue;
		const before = bound.get(given.symbol);
		const width = widthOf(given, bound, ranked);
		const value = statedMatrix(given, text, before?.source?.symbol, width, lettersBut(given, key), hasRows(given, key));
		if (value)
			bound.set(given.symbol, {
				given,
				value: given.type.kind === 'matrices' ? { kind: 'list', items: [value] } : value,
				shown: before?.shown ?? roles.symbols.get(given.symbol) ?? aliasIn(given, text.formulas),
				source: standIn(given, value, 'question'),
				assumption: undefined,
			});
	}
	// A key about one matrix (the others stand for its factors) takes the one that the question shows, whatever it is called.
	const squares = key.givens.filter(given => isSquare(given) && given.default.kind === 'needed');
	const ownOne = key.givens.find(({ type, default: by }) => type.kind === 'matrix' && by.kind === 'value');
	const about = ownOne ?? (squares.length === 1 ? squares[0] : undefined);
	const shownMatrix =
		about && !key.givens.some(given => isMatrix(given) && bound.has(given.symbol)) && onlyMatrix(text);
	if (about && shownMatrix) bound.set(about.symbol, statedAs(about, shownMatrix, 'question'));
	const calculated = ownOne && calculatedMatrix(text, givens);
	if (ownOne && calculated)
		bound.set(ownOne.symbol, {
			given: ownOne,
			value: calculated.value,
			shown: calculated.shown,
			source: standIn(ownOne, calculated.value, 'question'),
			assumption: undefined,
		});
	// Numbers in a row that only words name, then the one row that a question has.
	for (const [read, where] of [
		...[layerSizes, layerList, orderedLabels, squareTable, graphOfEdges, classCounts, conditionals].flatMap(read => [
			[read, 'own'] as const,
			[read, 'around'] as const,
		]),
		[rowOfTable, 'own'],
		[rowOfTable, 'around'],
		[pointsListed, 'own'],
		[pointsListed, 'around'],
		[rowNamed, 'own'],
		[rowNamed, 'around'],
		[onlyRow, 'own'],
	] as const)
		for (const given of key.givens) {
			if (bound.get(given.symbol)?.value !== undefined) continue;
			if (given.default.kind === 'value' && read !== rowOfTable) continue;
			// What has a letter takes none of the setting's numbers, and one row of numbers is one vector.
			if (where === 'own' && bound.has(given.symbol)) continue;
			const listed = read(given, text[where], key);
			// Points one behind the other are columns; where each thing is a row, they are rows.
			const row =
				listed?.kind === 'matrix' && read === pointsListed && hasRows(given, key)
					? { ...listed, matrix: listed.matrix.transpose() }
					: listed;
			if (!row || [...bound.values()].some(({ value }) => value !== undefined && sameNumbers(value, row))) continue;
			if (!isOfSize(given, row, sizesOf(key, bound))) continue;
			bound.set(given.symbol, {
				given,
				value: row,
				shown: roles.symbols.get(given.symbol),
				source: standIn(given, row, where === 'own' ? 'question' : 'problem'),
				assumption: undefined,
			});
		}
	takeArrays();
	const other = leftOverMatrix(key, bound, text.formulas);
	if (other) {
		const [given, value, letter] = other;
		const source = givens.find(({ symbol }) => symbol === letter);
		bound.set(given.symbol, {
			given,
			value,
			shown: source ? shownOf(source) : undefined,
			source: source ?? standIn(given, value, 'question'),
			assumption: undefined,
		});
	}
	for (const entry of equalMatrices(key, bound, text.formulas)) bound.set(entry.given.symbol, entry);
	for (const entry of asRows(key, bound)) bound.set(entry.given.symbol, entry);
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
	for (const [given, value] of [...statedByOthers(key, bound, text.formulas), ...statedByForm(key, text.formulas)])
		bound.set(given.symbol, {
			given,
			value,
			shown: roles.symbols.get(given.symbol) ?? aliasIn(given, text.formulas),
			source: standIn(given, value, 'question'),
			assumption: undefined,
		});
	for (const [given, value] of statedParameters(key, bound, text))
		bound.set(given.symbol, {
			given,
			value,
			shown: bound.get(given.symbol)?.shown,
			source: standIn(given, value, 'question'),
			assumption: undefined,
		});
	for (const [given, { value, from }] of bindFromText(key, bound, text)) {
		if (clashes(given, value, bound)) continue;
		bound.set(given.symbol, {
			given,
			value,
			shown: roles.symbols.get(given.symbol),
			source: standIn(given, value, from),
			assumption: from === 'part' ? say`${given.name}: as in an earlier part` : undefined,
		});
	}
	// `LoRA: 42 million parameters` are the adapter's, whatever stands between.
	const counted = (given: KeyGiven): BoundGiven | undefined => {
		const count = countOfThing(given, text);
		return count && [...bound.values()].every(({ value }) => value?.kind !== 'quantity' || value.value !== count.value)
			? statedAs(given, count, 'question')
			: undefined;
	};
	for (const given of key.givens) {
		if (bound.has(given.symbol)) continue;
		const found =
			fromText(given, text, key) ??
			(isBitsOf(given) ? undefined : unclaimed(fromName(given, roles.symbols, text), bound, text)) ??
			counted(given) ??
			fromNamedFact(given, facts, asked) ??
			fromRole(given, roles.symbols, text, givens);
		const entry = found?.value && clashes(given, found.value, bound) ? undefined : found;
		if (entry?.value !== undefined) bound.set(given.symbol, entry);
		else {
			const fallback = severally.has(given.symbol) ? undefined : fromKey(given, facts, asked, bound);
			if (fallback) bound.set(given.symbol, { ...fallback, shown: entry?.shown });
			else if (entry) bound.set(given.symbol, entry);
		}
	}
	const { letters, made } = lettersOfAmounts(key, bound, text);
	for (const symbol of made.keys()) if (!fixed.has(symbol)) bound.delete(symbol);
	for (const [symbol, shown] of letters) {
		const given = key.givens.find(each => each.symbol === symbol.replace(/_in_bits$/, ''));
		if (given && !fixed.has(given.symbol))
			bound.set(symbol, { given, value: undefined, shown, source: undefined, assumption: undefined });
	}
	// Matrices of several sizes: neither the width of the setting nor a square stands for them.
	if (hasSeveralSides(text.own) && adapted.length === 0)
		for (const { symbol, aliasWords } of key.givens)
			if (
				aliasWords.some(name => name === 'rows' || name === 'columns') &&
				!fixed.has(symbol) &&
				bound.get(symbol)?.source?.from !== 'question'
			)
				bound.delete(symbol);
	for (const { given, derived } of notOfOneMatrix(key, `${text.around}\n${text.own}`))
		if (!fixed.has(given.symbol) && (!derived || bound.get(given.symbol)?.derived)) bound.delete(given.symbol);
	for (const symbol of [...doubtedDefaults(key, bound, text), ...unstatedAllowances(bound, text)])
		if (!fixed.has(symbol)) bound.delete(symbol);
	for (const symbol of otherSizes(key, bound)) if (!fixed.has(symbol)) bound.delete(symbol);
	for (const symbol of rowMembers(bound, `${text.around}\n${text.own}`)) if (!fixed.has(symbol)) bound.delete(symbol);
	for (const entry of [...withoutImpossible(bound), ...namedFactors(key, bound, text)])
		bound.set(entry.given.symbol, entry);
	for (const [symbol, entry] of bound) {
		const from = entry.source?.from;
		if (entry.assumption !== undefined || (from !== 'question' && from !== 'problem' && from !== 'answer')) continue;
		const assumption = saidOtherwise(entry.given, entry.value, facts, asked);
		if (assumption !== undefined) bound.set(symbol, { ...entry, assumption });
	}
	const missing = key.givens.filter(given => given.default.kind === 'needed' && !bound.has(given.symbol));
	return {
		bound,
		missing,
		written: writtenForms(key, bound, text.formulas),
		...(made.size > 0 ? { made } : {}),
	};
}

/** Whether a given counts what comes in wholes: operations or bytes. */
const isCount = ({ type }: KeyGiven): boolean => {
	const hard = type.kind === 'quantity' ? (type.unit?.dimension.hard ?? {}) : {};
	return (hard.FLOP === 1 || hard.bit === 1) && !hard.s && !hard.USD;
};

/** Whether a value is but one of several vectors that a text states for a matrix. */
const isPieceOf = (piece: Value | undefined, whole: Value): boolean =>
	piece?.kind === 'matrix' &&
	whole.kind === 'matrix' &&
	whole.matrix.rows > 1 &&
	whole.matrix.columns > 1 &&
	[...whole.matrix.to2DArray(), ...whole.matrix.transpose().to2DArray()].some(
		vector => vector.join() === piece.matrix.to1DArray().join(),
	);

/** Whether a key takes vectors or matrices of numbers. */
const hasArrays = ({ givens }: AnswerKey): boolean => givens.some(given => isMatrix(given) && !given.constant);

/** Smaller numbers stand for several things by chance. */
const BY_CHANCE = 1000;

/** `How much memory do they take?`: what the question speaks of is what the part before came to. */
const THEY = /\b(?:do|are|would|will|can)\s+(?:they|these|those)\b/i;

/** Whether a vector of the document is one of several by its letter: `x_1`. */
const isNumbered = ({ symbol, value }: Given): boolean =>
	symbol !== undefined &&
	/^[A-Za-z]\d$|_\d+$/.test(symbol) &&
	(value?.kind === 'list' || (value?.kind === 'matrix' && (value.matrix.rows === 1 || value.matrix.columns === 1)));

/** The letters of all givens of a key but one. */
const lettersBut = (given: KeyGiven, { givens }: AnswerKey): ReadonlySet<string> => {
	const own = new Set([given.symbol, ...given.aliasSymbols]);
	return new Set(
		givens.flatMap(({ symbol, aliasSymbols }) => [symbol, ...aliasSymbols].filter(name => !own.has(name))),
	);
};

/** Whether two vectors hold the same numbers in the same order. */
const sameNumbers = (a: Value, b: Value): boolean =>
	a.kind === 'matrix' && b.kind === 'matrix' && a.matrix.to1DArray().join() === b.matrix.to1DArray().join();

/**
 * The numbers that a setting gives several of under one name: `32 filters` in the first layer and `64 filters` in the third. Without more words
 * neither is meant.
 */
function severalOf(givens: readonly Given[]): ReadonlySet<Given> {
	const byName = new Map<string, Given[]>();
	for (const given of givens) {
		const { symbol, name, value, from } = given;
		if (symbol !== undefined || value?.kind !== 'quantity') continue;
		// `1.5 tokens` and `3 billion tokens` of one question are two things; `stride 2` and `stride 1` are one.
		const setting = Object.keys(value.unit.dimension.nouns).length === 0;
		if (from !== 'problem' && !(from === 'question' && setting)) continue;
		const key = `${from}:${name}`;
		byName.set(key, [...(byName.get(key) ?? []), given]);
	}
	const differ = (a: Given, b: Given): boolean =>
		a.value?.kind === 'quantity' &&
		b.value?.kind === 'quantity' &&
		a.value.value !== b.value.value &&
		sameDimension(a.value.unit, b.value.unit);
	return new Set([...byName.values()].flatMap(same => same.filter(each => same.some(other => differ(each, other)))));
}

/** Whether the default of a given is a formula in givens that are bound nearer by (`W_O W_V` with both in the question). */
function isMadeOf(given: KeyGiven, bound: ReadonlyMap<string, BoundGiven>): boolean {
	if (given.default.kind !== 'value') return false;
	const symbols = [...symbolsOf(given.default.expression)];
	return symbols.length > 0 && symbols.every(symbol => bound.get(symbol)?.source?.from !== 'part' && bound.has(symbol));
}
