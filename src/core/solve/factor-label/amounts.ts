import { NUMBER_WORDS, TEN_WORDS } from '../../math/number-words.ts';
import { scaleLetters, scaleWords } from '../../math/read/vocabulary.ts';
import { isHard } from '../../math/units/dimension.ts';
import { mayBeNoun, singular } from '../../math/units/nouns.ts';
import { unitFromParts } from '../../math/units/unit-algebra.ts';
import { findUnit } from '../../math/units/unit-lookup.ts';
import type { Unit } from '../../math/value.ts';
import { rememberTexts } from '../../text/memo.ts';
import { numberOf } from '../bind/text-measures.ts';
import { hardUnit, isDevice, NO_POWERS, type Powers, powersOf, thing, timesPowers } from './dimensions.ts';
import { plainText } from './plain-text.ts';

/** A number of a text with all that it counts and for each of what: `2,000 generated tokens per user and day`. */
export interface Amount {
	/** In the unit. */
	readonly number: number;
	readonly unit: Unit;
	readonly powers: Powers;
	/** What it is in words: `generated tokens per user and day`. */
	readonly name: string;
	/** Where it stands in the opened text. */
	readonly start: number;
	readonly end: number;
}

const DIGITS = String.raw`10\s*\^-?\d+|\d(?:[\d,]*\d)?(?:\.\d+)?(?:[eE][+-]?\d+)?(?:\s*[×·*x]\s*10\s*\^?-?\d+)?`;
const SMALL = NUMBER_WORDS.slice(1);
/** Words that may begin a sentence; the letters of scales keep their case, `12 m` are metres. */
const either = (words: readonly string[]): string =>
	words.map(word => `[${word[0]}${word[0]!.toUpperCase()}]${word.slice(1)}`).join('|');
const LARGE = 'hundred thousand million billion trillion'.split(' ');
const IN_WORDS = `(?:${either(TEN_WORDS)})(?:-(?:${SMALL.slice(0, 9).join('|')}))?|${either(SMALL.toReversed())}|[hH]alf an?|[aA]n? (?:${LARGE.join('|')})`;
const SCALE = String.raw`(?:[\s-]?(?:${either([...LARGE, 'quadrillion', 'lakh', 'crore', 'bn', 'mn'])})\b|[kKMBT](?![A-Za-z\d]))`;
const NUMBER = new RegExp(
	String.raw`(¤\s?)?(?:(?<![\w.^_]|[A-Za-z]-)(${DIGITS})|\b(${IN_WORDS})(?![\w']))(${SCALE})?(?!\d|\.\d|\s*(?:x|×)\s*\d)(-?\s?%)?`,
	'g',
);

const WORDED: ReadonlyMap<string, number> = new Map([
	...NUMBER_WORDS.map((word, value) => [word, value] as const),
	...TEN_WORDS.map((word, at) => [word, 20 + 10 * at] as const),
	['half a', 0.5],
	['half an', 0.5],
]);
/** `million`, `k`, `bn`: what it multiplies by. */
const scaleOf = (scale: string): number => {
	const word = scale.trim().replace(/^-/, '');
	const power = scaleWords.get(word.toLowerCase()) ?? scaleLetters.get(word);
	return power === undefined ? 1 : 10 ** power;
};

function numberRead(
	digits: string | undefined,
	words: string | undefined,
	scale: string | undefined,
): number | undefined {
	const times = scaleOf(scale ?? '');
	if (digits !== undefined) {
		const number = numberOf(digits.replace(/x/g, '×'), '');
		return number === undefined ? undefined : number * times;
	}
	const lower = words!.toLowerCase();
	const scaled = /^an? (\w+)$/.exec(lower)?.[1];
	if (scaled) return scaleOf(scaled) * times;
	const [first, second] = lower.split('-');
	const value = WORDED.get(lower) ?? (WORDED.get(first!) ?? 0) + (WORDED.get(second!) ?? 0);
	return value * times;
}

/** A unit or a thing that is counted, as it stands at a place of a text. */
export interface Factor {
	readonly parts: readonly { readonly name: string; readonly power: number }[];
	readonly powers: Powers;
	readonly words: string;
	readonly end: number;
	/** A unit of measure, and no mere thing. */
	readonly hard: boolean;
}

/** The parts of a unit, the things in it under the names that their kind goes by. */
export const kindParts = (unit: Unit): Factor['parts'] =>
	(unit.parts ?? [{ name: unit.text, power: 1 }]).flatMap(({ name, power }) => {
		const entry = findUnit(name);
		return entry?.soft === false ? [{ name, power }] : [...thing(name)].map(([one]) => ({ name: one, power }));
	});
const partOf = (powers: Powers): Factor['parts'] => [...powers].map(([name, power]) => ({ name, power }));

const WORD = /[\p{L}µ°Ω][\p{L}\d_²³₂µ]*(?:-[\p{L}][\p{L}\d_]*)*\.?/uy;

function wordAt(text: string, at: number): string | undefined {
	WORD.lastIndex = at;
	return WORD.exec(text)?.[0].replace(/\.$/, '');
}

/**
 * The unit or thing at a place of an opened text: `GB`, `FLOP/s`, `GPU-hours`, `kg of CO2`, `generated tokens`, `H100 GPUs`.
 *
 * @param one whether a single thing may stand there: `one book`, `260,000-word`.
 */
export function factorAt(text: string, from: number, one: boolean): Factor | undefined {
	const first = wordAt(text, from);
	if (first === undefined) return undefined;
	const whole = /^[A-Za-zµ]+\s?\/\s?(?:s|sec|second|h|hr|hour|day|year|min|month)\b(?![²³^])/.exec(
		text.slice(from),
	)?.[0];
	const rate = whole === undefined ? undefined : hardUnit(whole.replace(/\s/g, ''));
	if (rate && whole)
		return { parts: kindParts(rate), powers: powersOf(rate), words: whole, end: from + whole.length, hard: true };
	if (first === 'fps') {
		const powers: Powers = new Map([
			['image', 1],
			['s', -1],
		]);
		return { parts: partOf(powers), powers, words: first, end: from + first.length, hard: true };
	}
	const unit = hardUnit(first);
	if (unit && !(first.length === 1 && !/^[sghBWJVtm]$/.test(first))) {
		const alone: Factor = {
			parts: kindParts(unit),
			powers: powersOf(unit),
			words: first,
			end: from + first.length,
			hard: true,
		};
		return ofWhat(text, alone);
	}
	return nounAt(text, from, one);
}

/** `kg of CO2`, `kg CO2e`, `kg of beef`: a mass goes with what it is one of. */
function ofWhat(text: string, factor: Factor): Factor {
	if (factor.powers.get('kg') !== 1 || factor.powers.size !== 1) return factor;
	const [taken, noun] =
		/^\s?(?:of\s+)?(?=[A-Za-z])(CO_?[2₂](?:[-\s]?(?:e|eq|equivalents?))?|(?<=of\s)(?!(?:it|them|that|this|these|those|which|each|the|a)\b)[a-z]+)(?![\w-])/.exec(
			text.slice(factor.end),
		) ?? [];
	if (!taken || !noun) return factor;
	const powers = /^CO/.test(noun) ? new Map([['CO2', 1]]) : thing(noun);
	return {
		parts: [...factor.parts, ...partOf(powers)],
		powers: timesPowers(factor.powers, powers),
		words: `${factor.words}${taken}`,
		end: factor.end + taken.length,
		hard: true,
	};
}

const isTime = (word: string): boolean => hardUnit(word)?.dimension.hard.s === 1 && /^[a-z]+$/.test(word);

const COUNTED =
	/^(?:token|word|page|book|parameter|weight|user|request|query|answer|image|article|essay|layer|head|step|pass|GPU|failure|burger|example)$/;
const KNOWN = /^(?:token|parameter|word|GPU|FLOP)$/;
const VERB =
	/^(?:causes|processes|handles|trains|computes|answers|emits|produces|weighs|contains|releases|lasts|equals|earns|pays|spends|loses|gets|serves|stores|reads|writes|moves|draws|costs|runs|delivers|uses|needs|takes|makes|holds|sustains|reaches|has|does|works|consumes|finishes|generates|achieves|offers|provides|reads|gives|rents)$/;
/** What is gone, whatever goes it. */
const LENGTHS = /^(?:kilo)?met(?:re|er)s$|^miles$/;
const ADJECTIVE = /^(?:single|large|small|typical|average|whole|full|new|such|usual|standard|normal|long|short|given)$/;

/** The thing that is counted at a place: the first plural among its words, `H100 GPUs`; of one thing its first word; `GPU hours` are both. */
function nounAt(text: string, from: number, one: boolean): Factor | undefined {
	const words: { readonly word: string; readonly end: number }[] = [];
	let at = from;
	for (let word = wordAt(text, at); word !== undefined && words.length < 4; word = wordAt(text, at)) {
		if (word === 'ND') break;
		if (!mayBeNoun(word) && !/^[A-Z]+\d+\w*s?$/.test(word) && !/^CO_?2$/.test(word)) break;
		words.push({ word, end: at + word.length });
		at += word.length;
		if (text[at] !== ' ' && text[at] !== '-') break;
		at++;
	}
	if (words.length === 0) return undefined;
	const isPlural = (word: string): boolean => singular(word) !== word || /^(?:people|data|feet|men|women)$/.test(word);
	let head = words.findIndex(({ word }) => isPlural(word));
	const timed = words.findIndex(({ word }, index) => index > 0 && index <= 2 && isTime(word));
	if (timed > 0 && (head < 0 || head >= timed)) {
		const { word } = words[timed]!;
		const unit = hardUnit(word)!;
		const noun = thing(words[timed - 1]!.word);
		return {
			parts: [...partOf(noun), ...kindParts(unit)],
			powers: timesPowers(noun, powersOf(unit)),
			words: text.slice(from, words[timed]!.end),
			end: words[timed]!.end,
			hard: true,
		};
	}
	// `H100 GPUs`, `transformer layers` after a plural name of a device
	if (
		head >= 0 &&
		words[head + 1] &&
		isPlural(words[head + 1]!.word) &&
		!VERB.test(words[head + 1]!.word) &&
		words[head]!.word !== words[head]!.word.toLowerCase()
	)
		head++;
	// `per English word`, `on a printed page`: what is counted, and no adjective.
	const counted = one ? words.findIndex(({ word }) => COUNTED.test(word)) : -1;
	if (counted >= 0) head = counted;
	else if (one)
		head = Math.max(
			0,
			words.findIndex(
				({ word }, index) =>
					!ADJECTIVE.test(word) && !(words[index + 1] && /[a-z](?:ed|ical)$/.test(word) && words.length > index + 1),
			),
		);
	// `1.4 trillion token` of somebody who thinks in another language
	if (head < 0 && KNOWN.test(words[0]!.word)) head = 0;
	if (head < 0) return undefined;
	const { word, end } = words[head]!;
	// `car kilometres`
	const measured = head > 0 && word.length > 3 ? hardUnit(word) : undefined;
	if (measured && LENGTHS.test(word))
		return { parts: kindParts(measured), powers: powersOf(measured), words: text.slice(from, end), end, hard: true };
	// `if one causes 6 kg`
	if (head === 0 && VERB.test(word) && /^(?:\s+(?:about |roughly |only )?[\d¤]|\s+an?\s)/.test(text.slice(end)))
		return undefined;
	const joined = /-/.test(word) ? undefined : word;
	const powers = thing(joined ?? word.split('-').at(-1)!);
	return { parts: partOf(powers), powers, words: text.slice(from, end), end, hard: findUnit(word)?.guessed === false };
}

/** What stands between an amount and what it is for each of. */
const PER =
	/^(?:\s*\/\s*\(?|\s+(?:per|for (?:each|every|one|an?)|(?:in |of |on |to )?(?:each|every)|(?:in|on|to) (?:an?|one)|to the)\s+|\s+(?=an?\s))/i;
const ARTICLE = /^an?\s+/i;
const FURTHER =
	/^(?:\s*(?:·|×|\*)\s*|\s+(?:and\s+per|and(?!\s+each)|per|for each)\s+|\s*-\s*(?=(?:month|year|hour|day|second)s?\b))/i;

/** What may stand behind a mere article: `a day`, `a word`. */
const isTimeOrCounted = ({ powers, words }: Factor): boolean =>
	powers.size === 1 && (powers.get('s') === 1 || ARTICLED.test(singular(words.split(/[\s-]/).at(-1)!)));
const ARTICLED = /^(?:token|word|page|book|image|article|essay|layer|step|burger|patty|question|answer|email)$/;

/** `per hour and board and count on …`: a verb, and nothing that it is for. */
const GOES_ON = /^\s+(?:on|with|the|an?|to|it|that|in|at|for|from|by|about)\b/;

/** `each`, and nothing that it is of. */
const EACH_ALONE =
	/^\s+each\s+(?:including|excluding|counting|using|running|on|in|with|at|for|and|or|while|plus|to|from|can|will|is|are)\b/i;

export interface Below {
	readonly times: number;
	readonly factor: Factor;
}

/** What an amount is for each of: `per user and day`, `/(GB·month)`, `per million tokens`, `every 10 ms`, `a day`. */
export function belowAt(text: string, from: number, counts = false): readonly Below[] {
	const found: Below[] = [];
	let at = from;
	for (let rounds = 0; rounds < 4; rounds++) {
		const rest = text.slice(at);
		const sign = found.length === 0 ? PER.exec(rest) : (FURTHER.exec(rest) ?? PER.exec(rest));
		if (!sign || (!counts && /\b(?:on|to)\b/i.test(sign[0]))) break;
		// `1.2 kW each including cooling`
		if (/^\s+each\s+$/i.test(sign[0]) && EACH_ALONE.test(rest)) break;
		let next = at + sign[0].length;
		const article = ARTICLE.exec(text.slice(next))?.[0] ?? '';
		next += article.length;
		const counted = numberAt(text, next);
		if (counted) next = counted.end;
		const factor = factorAt(text, next, counted === undefined || counted.number === 1);
		// `5 a day`, `1.3 tokens a word`: an article is enough only before a time or what texts of the field count; `of a page` is none, and energy `in a grid` is
		// for no grid.
		const isLoose =
			/^\s+(?:in\s+(?:an?|one)\s+)?$/i.test(sign[0]) && (article !== '' || (!counts && /\bin\b/i.test(sign[0])));
		const isAlone = counted === undefined || /^in/.test(sign[0].trim());
		if (!factor || (isLoose && !(isAlone && isTimeOrCounted(factor)))) break;
		// `8 billion people each speak 16,000 words`: a verb.
		if (/^\s+each\s+$/i.test(sign[0]) && /^\s+(?:about |roughly |only )?\d/.test(text.slice(factor.end))) break;
		// `500 requests and 20 users` are two amounts.
		if (found.length > 0 && counted && !/per|each|\//.test(sign[0])) break;
		if (
			found.length > 0 &&
			/and/.test(sign[0]) &&
			!/per|each/.test(sign[0]) &&
			(singular(factor.words) !== factor.words || GOES_ON.test(text.slice(factor.end)))
		)
			break;
		found.push({ times: counted?.number ?? 1, factor });
		at = factor.end;
	}
	return found;
}

/** A number that stands at a place, with the blank or hyphen behind it. */
function numberAt(text: string, at: number): { readonly number: number; readonly end: number } | undefined {
	// `per million tokens`
	const bare = /^(hundred|thousand|million|billion|trillion)\s/.exec(text.slice(at, at + 12));
	if (bare) return { number: scaleOf(bare[1]!), end: at + bare[0].length };
	NUMBER.lastIndex = at;
	const found = NUMBER.exec(text);
	if (!found || found.index !== at || found[1] || found[5]) return undefined;
	const number = numberRead(found[2], found[3], found[4]);
	const blank = /^[\s-]/.exec(text.slice(at + found[0].length))?.[0].length ?? 0;
	return number === undefined ? undefined : { number, end: at + found[0].length + blank };
}

const MONEY: Factor = {
	parts: [{ name: 'USD', power: 1 }],
	powers: new Map([['USD', 1]]),
	words: '',
	end: 0,
	hard: true,
};

/** `1.5 times per second` counts what happens. */
const TIMES: Factor = { parts: [], powers: NO_POWERS, words: 'times', end: 0, hard: false };

/** The amounts of a text in their order; a number that counts nothing has no powers. */
export const amountsIn = rememberTexts((text: string): readonly Amount[] => {
	const plain = plainText(text);
	const found: Amount[] = [];
	let from = 0;
	NUMBER.lastIndex = 0;
	for (;;) {
		NUMBER.lastIndex = from;
		const match = NUMBER.exec(plain);
		if (!match) break;
		from = match.index + match[0].length;
		const [whole, money, digits, words, scale, percent] = match;
		const number = numberRead(digits, words, scale);
		if (number === undefined) continue;
		const start = match.index;
		let end = start + whole.length;
		const gap = /^(?:-|\s+)/.exec(plain.slice(end))?.[0].length ?? 0;
		const hyphened = plain[end] === '-' || number === 1;
		const times = /^\s*times\s+(?=(?:per|an?|each|every)\s)/.exec(plain.slice(end));
		const head = times
			? { ...TIMES, end: end + times[0].trimEnd().length }
			: money
				? { ...MONEY, end }
				: percent
					? undefined
					: factorAt(plain, end + gap, hyphened);
		if (head) end = head.end;
		const isWord = digits === undefined && scale === undefined;
		// `one of them`, `two things that …` without a thing that is counted are no amounts.
		if (isWord && !head) continue;
		const below = head ? belowAt(plain, end, ![...head.powers.keys()].some(isHard)) : [];
		if (below.length > 0) end = below.at(-1)!.factor.end;
		const above = head?.parts ?? [];
		const under = below.flatMap(({ factor }) => factor.parts.map(({ name, power }) => ({ name, power: -power })));
		const powers = below.reduce((sum, { factor }) => timesPowers(sum, factor.powers, -1), head?.powers ?? NO_POWERS);
		const divided = below.reduce((product, each) => product * each.times, 1);
		from = Math.max(from, end);
		const each = /^\s+(?:each|apiece)\b/i.test(plain.slice(end));
		const before = found.at(-1);
		const near =
			namedBetween(plain.slice(before?.end ?? 0, start), found) ??
			(before && !/[.?!]\s/.test(plain.slice(before.end, start)) ? countedBy(before) : undefined);
		// `12 clips of 8 seconds per month`: so long is each of them, and so many are there in a month.
		const isOf =
			near !== undefined && before !== undefined && /^\s+of\s+(?:about )?$/.test(plain.slice(before.end, start));
		// `600 petaFLOP-days at $18 each`
		const eachUnit =
			each && money && below.length === 0 && before && isMeasured(before, plain.slice(before.end, start))
				? before
				: undefined;
		const eachOf =
			near && !eachUnit && (each || isOf) && head && !head.powers.has([...near.keys()][0]!) ? near : undefined;
		const isMoved =
			isOf && eachOf !== undefined && below.length > 0 && below.every(({ factor }) => factor.powers.get('s') === 1);
		if (isMoved)
			found[found.length - 1] = {
				...before,
				number: before.number / divided,
				unit: unitFromParts([...(before.unit.parts ?? []), ...under]),
				powers: below.reduce((sum, { factor }) => timesPowers(sum, factor.powers, -1), before.powers),
			};
		found.push({
			number: (percent ? number / 100 : number) / (isMoved ? 1 : divided),
			unit: unitFromParts([
				...above,
				...(isMoved ? [] : under),
				...(eachOf ? partOf(eachOf).map(({ name, power }) => ({ name, power: -power })) : []),
				...(eachUnit?.unit.parts ?? []).map(({ name, power }) => ({ name, power: -power })),
			]),
			powers: timesPowers(
				timesPowers(isMoved ? (head?.powers ?? NO_POWERS) : powers, eachOf ?? NO_POWERS, -1),
				eachUnit?.powers ?? NO_POWERS,
				-1,
			),
			name: head
				? plain
						.slice(start + whole.length, end)
						.replace(/^[\s-]+/, '')
						.trim()
				: '',
			start,
			end,
		});
	}
	return found;
});

/** `600 petaFLOP-days`, `2,000 GPU-hours`: so many of a unit that has a price, right before that. */
const isMeasured = ({ unit, powers }: Amount, link: string): boolean =>
	/^\s*(?:,|at|@|,\s*at|which cost|costing|for)\s*(?:about )?$/i.test(link) &&
	(powers.get('FLOP') === 1 || (powers.get('s') === 1 && powers.size === 2)) &&
	unit.parts?.every(({ power }) => power > 0) === true;

/** What a text names last in the same sentence, of devices and the things that amounts before it speak of: `on MI300X cards (192 GB each)`. */
function namedBetween(text: string, amounts: readonly Amount[]): Powers | undefined {
	const words =
		text
			.split(/[.?!]\s/)
			.at(-1)!
			.match(/[A-Za-z][\w-]*s\b/g) ?? [];
	const isKnown = (word: string): boolean =>
		singular(word) !== word && amounts.some(({ powers }) => [...thing(word).keys()].every(name => powers.has(name)));
	const word = words.findLast(each => isDevice(singular(each)) || isKnown(each));
	return word === undefined ? undefined : thing(word);
}

/** The one thing that an amount counts, above what it counts it for; undefined for several. */
export function countedBy({ powers }: Amount): Powers | undefined {
	const above = [...powers].filter(([name, power]) => power > 0 && !isHard(name));
	return above.length === 1 ? new Map(above) : undefined;
}
