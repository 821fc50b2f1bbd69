import { evaluate, quantity } from '../../math/evaluate/evaluate.ts';
import { parsePlain } from '../../math/read/parse.ts';
import { parseUnitText, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { remember } from '../../text/memo.ts';
import type { KeyGiven } from '../key.ts';
import { keyEnvironment } from '../run/run.ts';
import { numberInHan } from './bind-han.ts';
import { LEADS } from './bind-likeness.ts';
import { isShare, violates } from './bind-shares.ts';
import { plainText, sidesMadeOne } from './number-text.ts';
import { runningText } from './text-measures.ts';

const NUMBER =
	'(?:\\d+(?:,\\d+)*(?:\\.\\d+)?(?:e[+-]?\\d+)?(?:\\s*[×·*]\\s*10\\^-?\\d+)?|10\\^-?\\d+)(?:\\s?(?:thousand|million|billion|trillion|quadrillion|[kKMBT])(?![A-Za-z]))?';
const UNIT =
	'(?:\\s*%|\\s*per ?cent\\b|\\s*(?!(?:per|on|an?|the|in|with|and|to|at|of|for|from|or|by|has|have|is|are|was|were|as|that|if)\\b)[A-Za-zµ]+(?:/[A-Za-z]+)?)';

/** `embeddings of size 4096`, `a feature map of width 112`. */
const OF_SIZE = '(?:of|with|has|have|having)\\s+(?:a\\s+)?(?:size|dimension|width|length|dim)\\s+(?:of\\s+|=\\s*)?';

/** `hidden size of the frozen model is 2048`: whose it is. */
const OF_WHAT =
	'(?:(?:(?:of|in|for)\\s+(?:the|a|an|our|its|this|each|every|all)\\s+(?:[a-z][a-z-]*\\s+){1,3}?(?=(?:is|are|equals|=)\\s)|per\\s+(?:(?!and\\b)[a-z][a-z-]+\\s+){1,2}?(?=(?:is|are)\\s)))?';

/** `it took 51 days`, `draws 700 W`: what a verb is about follows it. */
const VERB = /\b(?:took|takes?|lasted|lasts|weighs?|delivers?|draws?)$/i;

/** What is looked for under one name, compiled once. */
interface NamePatterns {
	/** The name alone: most texts do not have it. */
	readonly name: RegExp;
	readonly beside: readonly RegExp[];
	readonly sized: RegExp;
	/** `the old model has an accuracy of 0.7`, `model B scores 83 %`: whose share it is. */
	readonly shared: RegExp;
	readonly turned: RegExp | undefined;
	/** The unit that the name itself ends in: `6.4 million GPU hours`. */
	readonly unit: string | undefined;
}

const patternsOf = remember((name: string): NamePatterns | undefined => {
	if (name.includes(SLOT)) return phrasePatterns(name);
	const word = pattern(name);
	if (word === undefined) return undefined;
	const per = /\bper\b|\//.test(name) ? '' : '(?!\\s*(?:per|/|each|for every)\\b)';
	// `experts of 5 billion parameters`, `routed to 2`, `heads of dimension 128`: behind such a name its number follows.
	const follows =
		LEADS.test(name) ||
		VERB.test(name) ||
		/[a-z] of [a-z]|^[a-z]{2,3}$|^(?:until|by|at|after|over|from|to|down|up|against)\s/.test(name);
	// `4-bit weights` are no four weights.
	const count = /\bbits?\b/i.test(name) ? '' : '(?![\\s-]?bits?\\b)';
	// `a 1500-token prompt` is one prompt: what a hyphen ties to the number is what it counts.
	const before = new RegExp(
		`(?<![\\w.^/]|×\\s*|[A-Za-z][-−]|[\\d)][-−])((?:(?<![\\w).])[-−])?${NUMBER})${count}(${UNIT})?(?:[\\s-]+(?:of\\s+)?|\\s+(?:of\\s+)?(?:(?!(?:and|or|of|per|in|for|with|to|at|on|by|a|an|the|has|have|gets?|is|are)\\b)[a-z-]+\\s+){1,2})${word}(?![\\w-]|\\s+(?:channels?|features?|neurons?|units?|nodes?)\\b)${per}`,
		'gi',
	);
	// `a token is 0.75 words` counts no tokens.
	const several = /[^s]s$/i.test(name) ? '(?<!\\b(?:an?|one|each|every|per)\\s+)' : '';
	const after = new RegExp(
		`${several}\\b${word}(?:-(?!\\s)|\\s)?\\s*(?:\\([^()]{0,20}\\)\\s*)?${OF_WHAT}(?:is|are|of|=|:|equals|equal to|be|von|ist|beträgt)?\\s*(?:(?:about|roughly|around|only|just|exactly)\\s+)?(?:[A-Za-z][\\w{}\\\\]{0,12}\\s*=\\s*)?([-−]?${NUMBER})(${UNIT})?(?![\\w^])`,
		'gi',
	);
	// `catches 99 % of spam (sensitivity)`
	const labelled = new RegExp(
		`(?<![\\w.^/])(${NUMBER})(${UNIT})?\\s+(?:of\\s+(?:the\\s+|all\\s+)?[a-z]+\\s+)?\\(${word}\\)`,
		'gi',
	);
	// A count before the name is of the things, not of their size: `40 heads of size 128`.
	const sized = new RegExp(`(?<!\\d[\\s-](?:[a-z]+\\s)?)\\b${word}\\s+${OF_SIZE}(${NUMBER})(${UNIT})?(?![\\w^])`, 'gi');
	const shared = new RegExp(
		`\\b${word}\\s+(?:(?:has|had|with|reaches|reached|achieves|achieved|gets|got)\\s+an?\\s+[a-z]+(?:\\s[a-z]+)?\\s+of\\s+|(?:scores|scored|reaches|reached|achieves|achieved|gets|got|at)\\s+)(${NUMBER})(${UNIT})?(?![\\w^])`,
		'gi',
	);
	return {
		name: new RegExp(word, 'i'),
		shared,
		beside: follows ? [after, labelled] : [before, after, labelled],
		sized,
		turned: turnedRate(name) ?? ownedSize(name),
		unit: /[\s-](hours?|days?|years?|seconds?)$/.exec(name)?.[1],
	};
});

/** Where the number stands in a phrase among the aliases: `after <number> epochs`, `multiplied … by <number>` with up to five words left open. */
export const SLOT = '<number>';

/** A phrase that a number stands in the middle of, word for word. */
function phrasePatterns(phrase: string): NamePatterns | undefined {
	const words = (text: string): string =>
		(text.toLowerCase().match(/[a-z0-9]+|[…()=]/g) ?? [])
			.map(word => {
				if (word === '…') return '(?:[^\\s.,;:]+[\\s-]+){0,5}?';
				return /[()=]/.test(word) ? `\\${word}\\s*` : `${word}(?![A-Za-z0-9])[\\s-]*`;
			})
			.join('');
	const [before = '', after = ''] = phrase.split(SLOT).map(words);
	const lead = before === '' ? '(?<![\\w.^/])' : `(?<![A-Za-z0-9])${before}(?:[A-Za-z]\\w{0,2}\\s*=\\s*)?`;
	const tail = after === '' ? `(${UNIT})?(?![\\w^])` : `()[\\s-]+${after}`;
	const whole = new RegExp(`${lead}([-−]?${NUMBER})${tail}`, 'gi');
	return {
		name: new RegExp(before || after, 'i'),
		beside: [whole],
		sized: NOTHING,
		shared: NOTHING,
		turned: undefined,
		unit: undefined,
	};
}

const NOTHING = /(?!)/g;

const inFigures = remember((text: string): string => sidesMadeOne(plainText(text)), 64, 100_000);

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
	const phrases = given.aliasWords.filter(name => name.includes(SLOT));
	return phrases.length > 0 ? numberNamed(phrasesOnly(given, phrases), text) : undefined;
}

const phrasesOnly = (given: KeyGiven, [name = '', ...aliasWords]: readonly string[]): KeyGiven => {
	const known = phrased.get(given) ?? { ...given, name, aliasWords };
	phrased.set(given, known);
	return known;
};

const phrased = new WeakMap<KeyGiven, KeyGiven>();

/** What was found for a given in the texts that it was last looked for in: one question asks for the same several times. */
const named = new WeakMap<KeyGiven, Map<string, Quantity | undefined>>();
const NAMED_TEXTS = 24;

function findNamed(given: KeyGiven, text: string): Quantity | undefined {
	if (given.type.kind !== 'quantity' || given.constant) return undefined;
	const inHan = sameDimension(given.type.unit ?? unitless, unitless) ? numberInHan(given, text) : undefined;
	if (inHan && !violates(given, inHan)) return inHan;
	const plain = inFigures(text);
	const names = [given.name, ...given.aliasWords].flatMap(name => {
		const patterns = patternsOf(name);
		return patterns && (patterns.turned || patterns.name.test(plain)) ? [patterns] : [];
	});
	const read = (pattern: RegExp, unit: string | undefined): readonly Quantity[] =>
		[...plain.matchAll(pattern)].flatMap(
			match =>
				valueWith(match[1]!, match[2]?.trim(), given) ??
				(unit === undefined ? undefined : valueWith(match[1]!, unit, given)) ??
				[],
		);
	const found =
		firstOf(names, ({ turned, beside, unit }) => [
			...(turned ? [...plain.matchAll(turned)].flatMap(match => valueWith(match[1]!, undefined, given) ?? []) : []),
			...beside.flatMap(pattern => read(pattern, unit)),
		]) ??
		firstOf(names, ({ sized, unit }) => read(sized, unit)) ??
		(isShare(given) ? firstOf(names, ({ shared, unit }) => read(shared, unit)) : undefined);
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

/** Where a sentence ends; a full stop in a number does not end one. */
const SENTENCE = /(?<=[.?!;])\s+/;

/** What the first name gives that gives anything. */
function firstOf(
	names: readonly NamePatterns[],
	numbers: (patterns: NamePatterns) => readonly Quantity[],
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
	const own = given.default.kind === 'value' ? [] : [given.symbol];
	const plain = plainText(text);
	const found: Quantity[] = [];
	for (const symbol of new Set([...own, ...given.aliasSymbols])) {
		const letters = symbol.replace(/[\\{}_]/g, '').replace(/\btext\b|\bmathrm\b/g, '');
		if (!/^[A-Za-z]\w*$/.test(letters)) continue;
		// A name of several letters needs no sign: `d_model 768`, `n_layer of 12`.
		const sign = symbol.includes('_') && letters.length > 2 ? '(?:=|:|of|is|\\|)?' : '=';
		const pattern = new RegExp(
			`(?<![\\w^.\\\\])\\\\?${letters}\\s*${sign}\\s*([-−]?${NUMBER})(${UNIT})?(?![\\w^]|[.,]\\d|\\s*\\\\[A-Za-z]|\\s*[A-Za-z]\\w*\\s*[\\^(])`,
			'g',
		);
		for (const match of plain.replace(/[{}]/g, '').matchAll(pattern)) {
			// `F = 4D` is no number.
			if (match[2] && /^[A-Za-z]/.test(match[2]) && parseUnitText(match[2]) === undefined) continue;
			const value = valueWith(match[1]!, match[2]?.trim(), given);
			if (value) found.push(value);
		}
	}
	const [first] = found;
	return first && found.every(({ value }) => value === first.value) ? first : undefined;
}

/** `from 64 to 128 channels`: what goes in and what comes out, for a given whose name says which of the two it is. */
export function fromTo(given: KeyGiven, text: string): Quantity | undefined {
	if (given.type.kind !== 'quantity' || given.constant) return undefined;
	const plain = plainText(text);
	for (const name of [given.name, ...given.aliasWords]) {
		const [, side, noun] = /^(input|output|in|out) ([a-z]+?)s?$/i.exec(name) ?? [];
		if (!side || !noun) continue;
		const pattern = new RegExp(
			`\\b(?:from|maps|takes|turns)\\s+(${NUMBER})\\s+(?:(?:input\\s+)?${noun}s?\\s+)?(?:to|into)\\s+(${NUMBER})\\s+(?:output\\s+)?${noun}s?\\b`,
			'i',
		);
		const match = pattern.exec(plain);
		const value = match && valueWith(match[/^in/i.test(side) ? 1 : 2]!, undefined, given);
		if (value) return value;
	}
	return undefined;
}

/** `candidate length` as what the candidate has: `the candidate $c_1$ has length 5`, `a reference with a length of 6 words`. */
function ownedSize(name: string): RegExp | undefined {
	const [, what, size] = /^([a-z]{4,}) (length|size|width|dimension|height|depth|rank)$/i.exec(name) ?? [];
	if (what === undefined || size === undefined) return undefined;
	return new RegExp(
		`\\b${what}s?\\s+(?:[A-Za-z]\\w{0,3}\\s+)?(?:has|have|with|having|is of|of)\\s+(?:an?\\s+|the\\s+)?${size}\\s+(?:of\\s+|=\\s*|is\\s+)?(${NUMBER})`,
		'gi',
	);
}

/** `tokens per word` said the other way round: `one word is 1.5 tokens`, `a page has about 400 words and a book 250 pages`. */
function turnedRate(name: string): RegExp | undefined {
	const [, what, each] = /^([a-z]+?)s? per (?:english )?([a-z]+)$/i.exec(name) ?? [];
	if (what === undefined || each === undefined) return undefined;
	return new RegExp(
		`\\b(?:one|a|an|each|every|1)\\s+(?:[a-z]+\\s+)?${each}s?\\s+(?:(?:is|has|holds|contains|counts|takes|costs|equals|=|≈|of|corresponds to|makes|averages)\\s+)?(?:about\\s+|roughly\\s+|around\\s+|approximately\\s+|on average\\s+)?(${NUMBER})\\s+${what}s?\\b`,
		'gi',
	);
}

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
function ratioOf(name: string, plain: string): Quantity | undefined {
	const [, what, each] = /^([a-z]+?)s? per (?:english )?([a-z]+)$/i.exec(name) ?? [];
	if (what === undefined || each === undefined) return undefined;
	const between =
		'(?:for|per|to|make|are|is|=|≈|correspond to|equal|stand for|every)(?:\\s+(?:every|each|about|roughly))?';
	const found =
		new RegExp(`(?<![\\w.^])(\\d+(?:\\.\\d+)?)\\s+${what}s?\\s+${between}\\s+(\\d+(?:\\.\\d+)?)\\s+${each}s?\\b`, 'i')
			.exec(plain)
			?.slice(1) ??
		new RegExp(`(?<![\\w.^])(\\d+(?:\\.\\d+)?)\\s+${each}s?\\s+${between}\\s+(\\d+(?:\\.\\d+)?)\\s+${what}s?\\b`, 'i')
			.exec(plain)
			?.slice(1)
			.toReversed();
	const [over, under] = (found ?? []).map(Number);
	return over && under ? quantity(over / under) : undefined;
}

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
	].filter(match => (match[2] ?? plain.slice(Math.max(0, match.index - 40), match.index)).toLowerCase().includes(of));
	return new Set(found.map(match => Number(match[1]!.replaceAll(',', ''))));
}

/** The rates that a key's givens are named after, as the text turns them round. */
export function turnedRates(given: KeyGiven, text: string): Quantity | undefined {
	if (given.type.kind !== 'quantity' || given.constant) return undefined;
	const plain = plainText(text);
	const masses = ratesOfMasses(given, text);
	if (masses.size === 1) return quantity([...masses][0]!);
	for (const name of [given.name, ...given.aliasWords]) {
		const ratio = ratioOf(name, plain);
		if (ratio) return ratio;
		for (const pattern of [turnedRate(name), ...heldRates(name)]) {
			const match = pattern && [...plain.matchAll(pattern)][0];
			const value = match && valueWith(match[1]!, undefined, given);
			if (value) return value;
		}
	}
	return undefined;
}

/** The words of a name, each with or without a plural ending. */
function pattern(name: string): string | undefined {
	const words = name.toLowerCase().match(/[a-zäöüß0-9]+/g);
	if (!words || (words.join('').length < 4 && !/^[A-Z]{3}$|^[a-z]{2,3}$/.test(name))) return undefined;
	// `key/value heads` are key-value heads
	return words.map(word => `${word.replace(/s$/, '')}s?`).join('[\\s/-]+');
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
