import { quantity } from '../../math/evaluate/evaluate.ts';
import { sameDimension, unitless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import type { AnswerKey, KeyGiven, KeyMethod } from '../key.ts';
import type { BoundGiven } from './bind.ts';
import { isMatrix } from './bind-likeness.ts';
import { ratesOfMasses } from './bind-numbers.ts';
import { unclaimedFor } from './bind-roles.ts';
import { isShare } from './bind-shares.ts';
import { statesAnother } from './bind-stated-matrices.ts';
import type { PartText } from './part-text.ts';
import { measuresIn } from './text-measures.ts';

/**
 * The defaults and facts that a question, or the problem around it, seems to set itself, in words that could not be read: it states an amount of their kind that
 * nothing took (`one megabyte of flash is $0.00004` beside a default price). What rests on them must not be shown as its answer.
 */
export function doubtedDefaults(
	key: AnswerKey,
	bound: ReadonlyMap<string, BoundGiven>,
	text: PartText,
): ReadonlySet<string> {
	const assumed = [...bound.values()].filter(
		({ given, source }) =>
			!given.constant &&
			given.type.kind === 'quantity' &&
			!given.type.format &&
			(source?.from === 'default' || source?.from === 'fact'),
	);
	const doubted = new Set<string>(doubtedMatrices(key, bound, text));
	if (assumed.length === 0) return doubted;
	const said = [...bound.values()].flatMap(({ value, source }) => {
		if (!source || source.from === 'default' || source.from === 'fact') return [];
		// The numbers of a row or a table are taken as well as those that stand alone.
		return value?.kind === 'matrix'
			? value.matrix.to1DArray().map(each => quantity(each))
			: value?.kind === 'quantity'
				? [value]
				: [];
	});
	const unused = [...measuresIn(text.own), ...measuresIn(text.around).filter(({ rate }) => !rate)]
		.map(({ value }) => value)
		.filter(value => !said.some(each => isAmount(each, value)));
	// A rate that was measured (`96,000 tokens per second`) says what the speed and the share of it that is used would be reckoned for.
	const measured = unused.some(isThroughput);
	for (const { given, value: taken } of assumed) {
		if (measured && (isShare(given) || isSpeed(given))) doubted.add(given.symbol);
		// Stated twice, each time otherwise.
		if (ratesOfMasses(given, `${text.own}\n${text.around}`).size > 1) doubted.add(given.symbol);
		if (given.default.kind === 'value' && symbolsOf(given.default.expression).size > 0) continue;
		const unit = given.type.kind === 'quantity' ? (given.type.unit ?? unitless) : unitless;
		const contradicted = sameDimension(unit, unitless)
			? given.default.kind === 'value' &&
				// What the setting counts besides is rarely this; a rate that it states is.
				[text.own, ...(/\bper\b/.test(given.name) ? [text.around] : [])].some(words =>
					unclaimedFor(given, key, words, taken?.kind === 'quantity' ? [...said, taken] : said),
				)
			: unused.some(
					value =>
						!(taken?.kind === 'quantity' && isAmount(taken, value)) &&
						(sameDimension(value.unit, unit) || (isMoney(value) && unit.dimension.hard.USD !== undefined)),
				);
		if (contradicted) doubted.add(given.symbol);
	}
	// What is made of a doubted value is no better.
	for (const { given } of assumed)
		if (given.default.kind === 'value' && [...symbolsOf(given.default.expression)].some(symbol => doubted.has(symbol)))
			doubted.add(given.symbol);
	return doubted;
}

/**
 * Matrices that a key brings as an illustration, where the question states vectors or matrices of its own that nothing has taken, or that
 * another method takes: `destination (1, 0), source (0, 2)` beside tokens for all pairs.
 */
function doubtedMatrices(
	key: AnswerKey,
	bound: ReadonlyMap<string, BoundGiven>,
	{ own, formulas }: PartText,
): readonly string[] {
	const matrices = new Set(key.givens.filter(isMatrix).map(({ symbol }) => symbol));
	// The size that an illustration takes from the question makes it no less one.
	const isMade = ({ default: by }: KeyGiven): boolean =>
		by.kind === 'value' && [...symbolsOf(by.expression)].some(symbol => matrices.has(symbol));
	const shown = [...bound.values()].filter(
		({ given, source }) => isMatrix(given) && source?.from === 'default' && !isMade(given),
	);
	if (shown.length === 0) return [];
	const taken = [...bound.values()].flatMap(({ value, source }) =>
		value !== undefined && source && source.from !== 'default' ? [value] : [],
	);
	const uses = key.methods.map(method => namesOfMethod(method));
	const elsewhere = shown.filter(({ given: { symbol } }) =>
		[...bound.values()].some(
			({ given, value, source }) =>
				value !== undefined &&
				isMatrix(given) &&
				source !== undefined &&
				source.from !== 'default' &&
				uses.some(names => names.has(given.symbol)) &&
				!uses.some(names => names.has(given.symbol) && names.has(symbol)),
		),
	);
	if (elsewhere.length > 0) return elsewhere.map(({ given }) => given.symbol);
	const stated = formulas.filter(latex => own.includes(latex));
	return statesAnother(stated, taken) || statesAnother(formulas, taken, 'vectors')
		? shown.map(({ given }) => given.symbol)
		: [];
}

/** All names in the formulas of a method. */
const namesOfMethod = ({ steps }: KeyMethod): ReadonlySet<string> =>
	new Set(
		steps.flatMap(({ formulas }) =>
			formulas.flatMap(({ links }) => links.flatMap(link => (link.kind === 'define' ? [...symbolsOf(link.body)] : []))),
		),
	);

/** So many things in a second. */
const isThroughput = ({ unit }: Quantity): boolean =>
	unit.dimension.hard.s === -1 && Object.values(unit.dimension.nouns).some(power => power === 1);

/** Operations in a second. */
const isSpeed = ({ type }: KeyGiven): boolean =>
	type.kind === 'quantity' && type.unit?.dimension.hard.FLOP === 1 && type.unit.dimension.hard.s === -1;

const isMoney = ({ unit }: Quantity): boolean => unit.dimension.hard.USD !== undefined;

/** The same amount, or the same number in whatever unit the given took it. */
const isAmount = (a: Quantity, b: Quantity): boolean =>
	Math.abs(a.value - b.value) <= 1e-9 * Math.abs(b.value) ||
	Math.abs(a.value / a.unit.factor - b.value / b.unit.factor) <= 1e-9 * Math.abs(b.value / b.unit.factor);
