import { evaluate, quantity } from '../../math/evaluate/evaluate.ts';
import { numberOfWord, numberWords } from '../../math/number-words.ts';
import { parsePlain } from '../../math/read/parse.ts';
import { parseUnitText, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { rememberOf, rememberTexts } from '../../text/memo.ts';
import type { KeyGiven } from '../key.ts';
import { keyEnvironment } from '../run/run.ts';
import { amountInHan, numberInHan } from './bind-han.ts';
import { isShare, violates } from './bind-shares.ts';
import {
	ANYWHERE,
	type NamePatterns,
	NUMBER,
	OF_SIZE,
	patternsOf,
	placesOf,
	SLOT,
	turnedRate,
	UNIT,
} from './name-patterns.ts';
import { plainText, sidesMadeOne } from './number-text.ts';
import { runningText } from './text-measures.ts';

const inFigures = rememberTexts((text: string): string =>
	sidesMadeOne(
		plainText(
			text.replace(
				MULTIPLE,
				(all: string, one?: string, other?: string) => `${TIMES.exec(all)?.[0]} times $${one ?? other}$`,
			),
		),
	),
);

/** `width $4 d_{model}$`, `$4 \times d$`: a number that multiplies a letter is no value of what it stands behind. */
const TIMES = /\d+(?:\.\d+)?/;
const MULTIPLE =
	/\$\s*\d+(?:\.\d+)?\s*(?:(?:\\times|\\cdot|[·×*])\s*([A-Za-z](?:_\{?[^${}]{1,20}\}?)?)|(?<=[\d\s])([A-Za-z]_\{?[^${}]{1,20}\}?))\s*\$/g;
const small = rememberTexts((text: string): string => text.toLowerCase());

/**
 * The number that stands beside a given's name in running text: `70B-parameter`, `40 attention heads`, `80 GB of memory`, `head
 * dimension 128`, `rank $r = 16$`. Undefined where there is none, or where there are two that differ.
 */
export function numberNamed(given: KeyGiven, text: string): Quantity | undefined {
	const known = named.get(given) ?? new Map<string, Quantity | undefined>();
	named.set(given, known);
	if (known.has(text)) return known.get(text);
	if (known.size >= NAMED_TEXTS) known.clear();
	const found = findNamed(given, text);
	known.set(text, found);
	return found;
}

/** The number that stands in one of the phrases among a given's aliases: more than any name beside a number says. */
export function numberInPhrase(given: KeyGiven, text: string): Quantity | undefined {
	const phrases = phrasesOf(given);
	return phrases && numberNamed(phrases, text);
}

/** The given under its phrases alone. */
const phrasesOf = rememberOf((given: KeyGiven): KeyGiven | undefined => {
	const [name, ...aliasWords] = given.aliasWords.filter(each => each.includes(SLOT));
	return name === undefined ? undefined : { ...given, name, aliasWords };
});

/** What was found for a given in the texts that it was last looked for in: one question asks for the same several times. */
const named = new WeakMap<KeyGiven, Map<string, Quantity | undefined>>();
const NAMED_TEXTS = 24;

function findNamed(given: KeyGiven, text: string): Quantity | undefined {
	if (given.type.kind !== 'quantity' || given.constant) return undefined;
	const amount = amountInHan(given, text);
	const inHan = sameDimension(given.type.unit ?? unitless, unitless)
		? numberInHan(given, text)
		: amount && valueWith(String(amount.value), amount.unit, given);
	if (inHan && !violates(given, inHan)) return inHan;
	const plain = inFigures(text).replace(OF_INDEX, '');
	const lower = small(plain);
	// Where lower case has another length, places in the one are none in the other.
	const isEven = lower.length === plain.length;
	const names = [given.name, ...given.aliasWords].flatMap((name): readonly Spoken[] => {
		const patterns = patternsOf(name);
		if (!patterns) return [];
		const turned = patterns.turned?.words.every(word => lower.includes(word)) ? patterns.turned.pattern : undefined;
		if (patterns.pieces.every(piece => lower.includes(piece))) {
			const places = isEven ? placesOf(patterns.pieces[0] ?? '', lower) : ANYWHERE;
			return [{ patterns, turned, beside: patterns.beside(places) }];
		}
		return turned ? [{ patterns, turned, beside: [] }] : [];
	});
	const read = (pattern: RegExp, unit: string | undefined): readonly Quantity[] =>
		[...plain.matchAll(pattern)].flatMap(match =>
			// `the compute is 6 FLOP per parameter` states no compute.
			match[2] !== undefined && FOR_EACH.test(`${match[2]}${plain.slice(match.index + match[0].length)}`)
				? []
				: (valueWith(match[1]!, match[2]?.trim(), given) ??
					(unit === undefined ? undefined : valueWith(match[1]!, unit, given)) ??
					[]),
		);
	const found =
		firstOf(names, ({ turned, beside, patterns: { unit } }) => [
			...(turned ? [...plain.matchAll(turned)].flatMap(match => valueWith(match[1]!, undefined, given) ?? []) : []),
			...beside.flatMap(pattern => read(pattern, unit)),
		]) ??
		(saysSize(plain) ? firstOf(names, ({ patterns: { sized, unit } }) => read(sized(), unit)) : undefined) ??
		(isShare(given) ? firstOf(names, ({ patterns: { shared, unit } }) => read(shared(), unit)) : undefined);
	const alike = (values: readonly Quantity[]): boolean => values.every(({ value }) => value === values[0]?.value);
	// `two annotators agree on 78 %`: of several, what the key's conditions exclude is another thing's.
	const fit = found && !alike(found) ? found.filter(value => !violates(given, value)) : found;
	if (!fit || alike(fit)) return fit?.[0];
	// `decays until step 9000. What is the rate at step 500?`: what the sentence that asks says goes before what the others say.
	const asking = text.split(SENTENCE).filter(sentence => sentence.includes('?'));
	return asking.length > 0 && asking.join(' ').length < text.trim().length
		? findNamed(given, asking.join(' '))
		: undefined;
}

/** `rank 2i (i = 1, …, 12)`: a multiple of a running letter is no number. */
const OF_INDEX = /(?<![\w.,^])\d{1,3}(?=[ij]\b)/g;

/** What something is counted for, as texts of the field put it. */
const FOR_EACH = /^\s*[A-Za-z]*\s+per\s+(?:parameter|token|weight|word|page|book|head|layer|query|answer)\b/i;

/** A name of which a text has the words, with the patterns of its numbers that the text has a place for. */
interface Spoken {
	readonly patterns: NamePatterns;
	readonly turned: RegExp | undefined;
	readonly beside: readonly RegExp[];
}

const SIZED = new RegExp(OF_SIZE, 'i');
/** Whether a text has a word for a size that a number follows. */
const saysSize = rememberTexts((plain: string): boolean => SIZED.test(plain));

/** Where a sentence ends; a full stop in a number does not end one. */
const SENTENCE = /(?<=[.?!;])\s+/;

/** What the first name gives that gives anything. */
function firstOf(
	names: readonly Spoken[],
	numbers: (name: Spoken) => readonly Quantity[],
): readonly Quantity[] | undefined {
	for (const name of names) {
		const found = numbers(name);
		if (found.length > 0) return found;
	}
	return undefined;
}

/**
 * The number that the text gives to a given's letter outside of formulas: `LoRA with r = 8` in a title. Letters that the key only
 * lends to a given with a default stand for nothing here.
 */
export function numberAssigned(given: KeyGiven, text: string): Quantity | undefined {
	if (given.type.kind !== 'quantity' || given.constant) return undefined;
	const plain = withoutBraces(text);
	const found: Quantity[] = [];
	for (const { letters, pattern } of lettersOf(given)) {
		if (!plain.includes(letters)) continue;
		for (const match of plain.matchAll(pattern)) {
			// `F = 4D` is no number.
			if (match[2] && /^[A-Za-z]/.test(match[2]) && parseUnitText(match[2]) === undefined) continue;
			const value = valueWith(match[1]!, match[2]?.trim(), given);
			if (value) found.push(value);
		}
	}
	const [first] = found;
	return first && found.every(({ value }) => value === first.value) ? first : undefined;
}

const withoutBraces = rememberTexts((text: string): string => plainText(text).replace(/[{}]/g, ''));

/** The letters of a given as running text has them, each with the pattern of a number that is assigned to it. */
const lettersOf = rememberOf((given: KeyGiven): readonly { readonly letters: string; readonly pattern: RegExp }[] => {
	const own = given.default.kind === 'value' ? [] : [given.symbol];
	return [...new Set([...own, ...given.aliasSymbols])].flatMap(symbol => {
		const letters = symbol.replace(/[\\{}_]/g, '').replace(/\btext\b|\bmathrm\b/g, '');
		if (!/^[A-Za-z]\w*$/.test(letters)) return [];
		// A name of several letters needs no sign: `d_model 768`, `n_layer of 12`.
		const sign = symbol.includes('_') && letters.length > 2 ? '(?:=|:|of|is|\\|)?' : '=';
		const pattern = new RegExp(
			`(?<![\\w^.\\\\])\\\\?${letters}\\s*${sign}\\s*([-−]?${NUMBER})(${UNIT})?(?![\\w^]|[.,]\\d|\\s*\\\\[A-Za-z]|\\s*[A-Za-z]\\w*\\s*[\\^(])`,
			'g',
		);
		return [{ letters, pattern }];
	});
});

/** `from 64 to 128 channels`: what goes in and what comes out, for a given whose name says which of the two it is. */
export function fromTo(given: KeyGiven, text: string): Quantity | undefined {
	if (given.type.kind !== 'quantity' || given.constant) return undefined;
	const sides = sidesNamed(given);
	if (sides.length === 0) return undefined;
	const plain = plainText(text);
	for (const { into, pattern } of sides) {
		const match = pattern.exec(plain);
		const value = match && valueWith(match[into ? 1 : 2]!, undefined, given);
		if (value) return value;
	}
	return undefined;
}

/** The names of a given that say on which side of something it stands, as patterns of both sides. */
const sidesNamed = rememberOf(
	({ name, aliasWords }: KeyGiven): readonly { readonly into: boolean; readonly pattern: RegExp }[] =>
		[name, ...aliasWords].flatMap(each => {
			const [, side, noun] = /^(input|output|in|out) ([a-z]+?)s?$/i.exec(each) ?? [];
			if (!side || !noun) return [];
			const pattern = new RegExp(
				`\\b(?:from|maps|takes|turns)\\s+(${NUMBER})\\s+(?:(?:input\\s+)?${noun}s?\\s+)?(?:to|into)\\s+(${NUMBER})\\s+(?:output\\s+)?${noun}s?\\b`,
				'i',
			);
			return [{ into: /^in/i.test(side), pattern }];
		}),
);

/** `words per page` as what a page holds: `books of 250 pages`, `books (250 pages)`, `pages with 300 words each`, `90,000 words to a book`. */
function heldRates(name: string): readonly RegExp[] {
	const [, what, each] = /^([a-z]+?)s? per (?:english )?([a-z]+)$/i.exec(name) ?? [];
	if (what === undefined || each === undefined) return [];
	const about = '(?:about |roughly |around |approximately |on average )?';
	return [
		new RegExp(
			`\\b${each}s?(?:\\s+(?:of|with|having|containing|holding)\\s+|\\s*\\(\\s*)${about}(${NUMBER})\\s+${what}s?\\b(?!\\s*(?:per\\b|an?\\b|/))`,
			'gi',
		),
		new RegExp(
			`(?<![\\w.^])(${NUMBER})\\s+${what}s?\\s+(?:(?:to|in|on|for)\\s+)?(?:a|an|the|each|every|one)\\s+${each}\\b`,
			'gi',
		),
	];
}

/** `four tokens for three words`, `3 words are 4 tokens`: so many of the one for so many of the other. */
function ratioOf([straight, turned]: readonly [RegExp, RegExp], plain: string): Quantity | undefined {
	const found = straight.exec(plain)?.slice(1) ?? turned.exec(plain)?.slice(1).toReversed();
	const [over, under] = (found ?? []).map(Number);
	return over && under ? quantity(over / under) : undefined;
}

function ratioPatterns(what: string, each: string): readonly [RegExp, RegExp] {
	const between =
		'(?:for|per|to|make|are|is|=|≈|correspond to|equal|stand for|every)(?:\\s+(?:every|each|about|roughly))?';
	const number = '(\\d+(?:\\.\\d+)?)';
	return [
		new RegExp(`(?<![\\w.^])${number}\\s+${what}s?\\s+${between}\\s+${number}\\s+${each}s?\\b`, 'i'),
		new RegExp(`(?<![\\w.^])${number}\\s+${each}s?\\s+${between}\\s+${number}\\s+${what}s?\\b`, 'i'),
	];
}

/** A rate by the two things that its name ties, as it may be turned round. */
interface RatePatterns {
	/** What has to stand in a text, in lower case. */
	readonly words: readonly [string, string];
	readonly ratio: readonly [RegExp, RegExp];
	readonly turned: readonly RegExp[];
}

/** The names of a given that are rates (`tokens per word`). */
const ratesNamed = rememberOf(({ name, aliasWords }: KeyGiven): readonly RatePatterns[] =>
	[name, ...aliasWords].flatMap(rate => {
		const [, what, each] = PER.exec(rate) ?? [];
		if (what === undefined || each === undefined) return [];
		const turned = turnedRate(rate);
		return [
			{
				words: [what.toLowerCase(), each.toLowerCase()] as const,
				ratio: ratioPatterns(what, each),
				turned: [...(turned ? [turned.pattern] : []), ...heldRates(rate)],
			},
		];
	}),
);

const PER = /^([a-z]+?)s? per (?:english )?([a-z]+)$/i;

/**
 * All that a text says of a rate of masses, `emissions per mass of beef`: `60 kg of CO2 per kg of beef`, `beef: 45 kg CO2 per kg`; running
 * text has the turned form as this one.
 */
export function ratesOfMasses({ name }: KeyGiven, text: string): ReadonlySet<number> {
	const [, of] = /^[a-z]+ per mass of ([a-z]+)$/i.exec(name) ?? [];
	if (of === undefined) return new Set();
	const plain = runningText(text);
	const found = [
		...plain.matchAll(
			/(?<![\w.^])(\d[\d,]*(?:\.\d+)?)\s?(?:kg|kilograms?|kilos?)\b(?:\s+of)?(?:\s+CO_?2\w*)?(?:\s+[a-z]+){0,2}?\s*(?:per|for (?:each|every|one)|\/)\s*(?:kg|kilograms?|kilos?)\b(?:\s+of\s+([a-z]+))?/gi,
		),
	].filter(match => {
		const before = plain.slice(Math.max(0, match.index - 40), match.index);
		// `beef 27 kg CO2e per kg of meat`
		const what = match[2] === undefined || /^(?:meat|it|this|that|them)$/i.test(match[2]) ? before : match[2];
		return what.toLowerCase().includes(of);
	});
	return new Set(found.map(match => Number(match[1]!.replaceAll(',', ''))));
}

/** The rates that a key's givens are named after, as the text turns them round. */
export function turnedRates(given: KeyGiven, text: string): Quantity | undefined {
	if (given.type.kind !== 'quantity' || given.constant) return undefined;
	const masses = ratesOfMasses(given, text);
	if (masses.size === 1) return quantity([...masses][0]!);
	const rates = ratesNamed(given);
	if (rates.length === 0) return undefined;
	const plain = plainText(text);
	const lower = small(plain);
	for (const { words, ratio, turned } of rates) {
		if (!words.every(word => lower.includes(word))) continue;
		const stated = ratioOf(ratio, plain);
		if (stated) return stated;
		for (const pattern of turned) {
			const match = [...plain.matchAll(pattern)][0];
			const value = match && valueWith(match[1]!, undefined, given);
			if (value) return value;
		}
	}
	return undefined;
}

function valueWith(number: string, unitText: string | undefined, given: KeyGiven): Quantity | undefined {
	const { expression } = parsePlain(number.replace(/\s*×\s*/, ' × ').replace('−', '-'));
	const result = evaluate(expression, keyEnvironment());
	if (!result.ok || result.value.kind !== 'quantity') return undefined;
	const wanted = given.type.kind === 'quantity' ? (given.type.unit ?? unitless) : unitless;
	// Nothing that is counted comes in parts: 0.7 is no number of draft tokens.
	if (given.type.kind === 'quantity' && given.type.integer && !Number.isInteger(result.value.value)) return undefined;
	if (unitText !== undefined && /^(?:%|per ?cent)$/i.test(unitText))
		return sameDimension(wanted, unitless) ? quantity(result.value.value / 100) : undefined;
	// A ton of emissions is the metric one.
	const node = unitText === undefined ? undefined : parseUnitText(unitText.replace(/^tons?\b/i, 'tonne'));
	const unit = node && unitOf(node);
	if (unit && !sameDimension(unit, unitless))
		return sameDimension(unit, wanted) ? quantity(result.value.value, unit) : undefined;
	return sameDimension(wanted, unitless) ? { ...result.value, unit: unitless } : undefined;
}

const SHAPED = new RegExp(
	`\\b(?:on|for|to|of|beside|has|have|with|gets?)\\s+(${numberWords(2, 9)}|[2-9])\\s+\\d[\\d,]*\\s*(?:[×x*]|\\\\times|by)\\s*\\d[\\d,]*\\s+(?:[a-z]+\\s+)?(?:projections|matrices|weights)\\b(?=[^.;?]*\\b(?:each|every|per|all)\\b)`,
	'i',
);

/**
 * How many matrices of each layer a text lists by name (`the query and value projections`, `q, k, v and o`), for a given that counts
 * the `matrices per layer`.
 */
export function projections(given: KeyGiven, text: string): Quantity | undefined {
	if (given.constant || !given.aliasWords.includes('matrices per layer')) return undefined;
	const plain = plainText(text).replace(/[()]/g, ' ');
	const counted =
		/\b(?:all|the|its|each of the|all of the) (\d{1,2}) (?:attention |linear |weight |projection )?(?:projections?|matrices|weights)\b/i.exec(
			plain,
		);
	if (counted) return quantity(Number(counted[1]));
	// `on two 4096 × 4096 projections in each of 32 layers`
	const shaped = SHAPED.exec(plain)?.[1];
	if (shaped !== undefined) return quantity(/^\d/.test(shaped) ? Number(shaped) : (numberOfWord(shaped) ?? 1));
	// `q_proj` and `W_q` are matrices by their own names; `query and value` need a noun behind them.
	const list =
		/(?:\b(?:[qkvo]proj|(?:gate|up|down)proj|W[qkvo])\b(?:\s*(?:,|\/|and|&|\+)\s*(?:and\s+)?)?){2,7}/i.exec(plain) ??
		/(?:(?:the )?(?:quer(?:y|ies)|keys?|values?|outputs?|gate|up|down|[qkvo])\b(?:\s*(?:,|\/|and|&|\+)\s*(?:and\s+)?)?){1,7}\s*-?(?:projections?|matri(?:x|ces)|weights?|modules?|layers?)\b/i.exec(
			plain,
		) ??
		/(?<![\w/])(?:[qkvo]\s?\/\s?){1,3}[qkvo](?![\w/])/i.exec(plain);
	if (!list) return undefined;
	const names = new Set(
		list[0].toLowerCase().match(/quer|key|value|output|gate|up|down|(?<=w)[qkvo]\b|[qkvo](?=proj\b|\b)/g),
	);
	return names.size > 1 ? quantity(names.size) : undefined;
}
