import type { Expression } from '../../math/expression.ts';
import { symbolNode } from '../../math/read/names.ts';
import { isHard } from '../../math/units/dimension.ts';
import { symbolsOf } from '../../math/walk.ts';
import { rememberOf, rememberTexts } from '../../text/memo.ts';
import { escaped } from '../../text/pattern.ts';
import { belowAt, factorAt } from '../factor-label/amounts.ts';
import { type Powers, powersOf, timesPowers } from '../factor-label/dimensions.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { numberNode, substitute } from '../run/substitute.ts';
import { nameStems, stemmed } from '../words.ts';
import type { BoundGiven } from './bind.ts';
import { isSaid } from './bind-defaults.ts';
import { type LetterInText, lettersIn, wordsBeside } from './bind-words.ts';
import { definitionsIn } from './definitions.ts';
import { lawLetters } from './law-letters.ts';
import type { PartText } from './part-text.ts';

/** The letters of a text for givens of a key, and givens that are formulas in such letters. */
interface Lettered {
	readonly letters: ReadonlyMap<string, Expression>;
	readonly made: ReadonlyMap<string, Expression>;
}

/**
 * The letters of a question in letters for the givens of its key: by the unit or the thing right behind a letter (`$P$ watts`, `$c$ dollars per tonne`, `$R$ operations
 * per second`, `$b$ bits each`), or by words beside it (`temperature $\Theta$`). Where a text has a letter for something, no default and no fact stands for that.
 * None where the question gives numbers: a letter may then only explain a law.
 */
export function lettersOfAmounts(key: AnswerKey, bound: ReadonlyMap<string, BoundGiven>, text: PartText): Lettered {
	const found = new Map<string, Expression>();
	const made = new Map<string, Expression>();
	const isNumeric = [...bound.values()].some(
		({ given, value, source }) =>
			value !== undefined &&
			!(given.type.kind === 'quantity' && (given.constant || given.type.format)) &&
			isSaid(source?.from) &&
			value.kind === 'quantity',
	);
	if (isNumeric) return { letters: found, made };
	const values = definitionsIn(text.formulas);
	const letters = [...lettersIn(text.own), ...lettersIn(text.around)].filter(
		({ letter, alone }) => alone && letter.kind === 'symbol' && values.get(letter.name) === undefined,
	);
	const open = key.givens.filter(({ symbol, type }) => {
		const entry = bound.get(symbol);
		return type.kind === 'quantity' && !(entry?.value !== undefined && isSaid(entry.source?.from));
	});
	const claims = letters.flatMap(letter =>
		open.flatMap(given => {
			const score = likenessTo(given, letter);
			return score > 0 ? [{ given, letter, score }] : [];
		}),
	);
	const taken = new Set<string>();
	for (const claim of claims.toSorted((a, b) => b.score - a.score)) {
		const { given, letter, score } = claim;
		const name = nameOf(letter);
		if (found.has(given.symbol) || made.has(given.symbol) || taken.has(name)) continue;
		// A unit that several givens have says nothing of which it is.
		const rivals = claims.filter(
			each =>
				each.given !== given && nameOf(each.letter) === name && each.score === score && !found.has(each.given.symbol),
		);
		if (rivals.length > 0) continue;
		taken.add(name);
		// A number of bits is eight times one of bytes.
		if (isInBits(given, letter)) {
			const bits = symbolNode(`${given.symbol} in bits`, given.expression.span);
			found.set(bits.name, letter.letter);
			made.set(given.symbol, inBytes(bits));
		} else found.set(given.symbol, letter.letter);
	}
	// A letter of the text's formulas that the key knows for something goes before what the key would assume.
	for (const { symbol, type, constant } of open) {
		const shown = bound.get(symbol)?.shown;
		if (shown?.kind !== 'symbol' || found.has(symbol) || made.has(symbol) || constant) continue;
		if (type.kind === 'quantity' && !type.format && values.get(shown.name) === undefined && !taken.has(shown.name))
			found.set(symbol, shown);
	}
	for (const [symbol, letter] of lawLetters(key, text))
		if (open.some(given => given.symbol === symbol)) found.set(symbol, letter);
	// What is made of such letters stays a formula in them.
	for (const { symbol, default: by } of key.givens)
		if (
			by.kind === 'value' &&
			!found.has(symbol) &&
			!made.has(symbol) &&
			!isSaid(bound.get(symbol)?.source?.from) &&
			[...symbolsOf(by.expression)].some(name => found.has(name) || made.has(name))
		)
			made.set(
				symbol,
				substitute(by.expression, ({ name }) => made.get(name)),
			);
	return { letters: found, made };
}

const nameOf = ({ letter }: LetterInText): string => (letter.kind === 'symbol' ? letter.name : '');

/** Names that say nothing of what it is that they stand before: `rented for $p$ dollars`, `takes $t$ hours`. */
const LOOSE =
	/^(?:for|in|at|takes?|lasts?|within|needs?|of|runs? (?:for|of)|job of|days|weeks|months|each|spent|asks for|sold (?:at|for)|sells? for)$/i;
/** Words of units: they are no words of a name beside the unit itself. */
const UNITS = /^(?:bytes?|bits?|dollars?|hours?|seconds?|days?|FLOPs?|watts?|kg|tonnes?|per)$/i;

/** How well a letter fits a given: by a name beside it, by its unit with words of its names near, by its unit alone. */
function likenessTo(given: KeyGiven, letter: LetterInText): number {
	if (isInBits(given, letter) || isInBytes(given, letter)) return 5;
	const unit = given.type.kind === 'quantity' ? given.type.unit : undefined;
	const behind = powersBehind(letter.behind);
	const own = unit ? hardOf(powersOf(unit)) : new Map<string, number>();
	const names = [given.name, ...given.aliasWords].filter(name => !LOOSE.test(name) && !/[<…]/.test(name));
	const phrase = longest([given.name, ...given.aliasWords], name => phraseWith(name)?.test(around(letter)));
	if (phrase > 0) return 4.5 + 0.01 * phrase;
	const after = longest(names, name => wordsBeside(named(given).get(name)!)?.after.test(letter.behind));
	if (after > 0) return 4 + 0.01 * after;
	// `rented for $p$ dollars per hour` is no time.
	if (behind.size > 0 && own.size > 0 && !isSamePowers(behind, own)) return 0;
	if (behind.size > 0 && own.size === 0) return 0;
	const before = longest(names, name => wordsBeside(named(given).get(name)!)?.before.test(letter.before));
	if (before > 0) return 3 + 0.01 * before;
	if (given.constant || own.size === 0 || behind.size === 0) return 0;
	const near = stemmed(`${letter.before.split(/[.?!;:]\s/).at(-1)} ${letter.behind.split(/[.?!;:](?:\s|$)/)[0]}`).set;
	const words = names.flatMap(name => name.split(/[\s-]+/).filter(word => !UNITS.test(word))).flatMap(nameStems);
	return 2 + Math.min(0.5, 0.1 * new Set(words.filter(word => near.has(word))).size);
}

/** A name with a number in it (`heads of width <number>`) as it stands around a letter. */
const phraseWith = rememberTexts((name: string): RegExp | undefined => {
	if (!name.includes('<number>') || /…|=|≈|~/.test(name)) return undefined;
	const words = name.split('<number>').map(part => escaped(part.trim()).replace(/\\? /g, '[\\s-]+'));
	return new RegExp(`(?<!\\w)${words.join(`\\s*${LETTER}\\s*`)}(?!\\w)`, 'i');
});
const LETTER = '\uFFFC';
const around = ({ before, behind }: LetterInText): string => `${before}${LETTER}${behind}`;

const longest = (names: readonly string[], fits: (name: string) => boolean | undefined): number =>
	Math.max(0, ...names.filter(name => fits(name)).map(({ length }) => length));

const named = rememberOf(
	(given: KeyGiven): ReadonlyMap<string, KeyGiven> =>
		new Map([given.name, ...given.aliasWords].map(name => [name, { ...given, name, aliasWords: [] }])),
);

/** The unit right behind a letter, whatever it is of: `$c$ dollars per tonne`. */
function powersBehind(behind: string): Powers {
	const at = /^[\s-]+/.exec(behind)?.[0].length;
	const factor = at === undefined ? undefined : factorAt(behind, at, false);
	if (!factor) return new Map();
	const below = belowAt(behind, factor.end);
	return hardOf(below.reduce<Powers>((all, each) => timesPowers(all, each.factor.powers, -1), factor.powers));
}

const isSamePowers = (a: Powers, b: Powers): boolean =>
	a.size === b.size && [...a].every(([name, power]) => b.get(name) === power);
const hardOf = (powers: Powers): Powers => new Map([...powers].filter(([name]) => isHard(name)));

/** `$b$ bits each`, `$b$ bits per parameter` of a given that counts bytes. */
const isInBits = ({ type }: KeyGiven, { behind, before }: LetterInText): boolean =>
	type.kind === 'quantity' &&
	type.format === true &&
	(/^[\s-]+bits?\b(?!\s+(?:per|a)\s+(?:operation|second|FLOP))/i.test(behind) ||
		/\bbits\s+(?:per|for each|of a)\s+(?:parameter|weight|number)\s+(?:is\s+)?$/i.test(before));

/** `$b$ bytes each`, `$b$ bytes per number` */
const isInBytes = ({ type }: KeyGiven, { behind }: LetterInText): boolean =>
	type.kind === 'quantity' &&
	type.format === true &&
	/^[\s-]+bytes?\s+(?:each|apiece|(?:per|for each|for every|a)\s+(?:parameter|weight|number|value|entry|activation))\b/i.test(
		behind,
	);

const inBytes = (letter: Expression): Expression => ({
	kind: 'apply',
	operator: 'divide',
	args: [letter, numberNode(8)],
	span: letter.span,
});
