import type { Decimal } from 'decimal.js';
import { Exact } from '../evaluate/decimal.ts';
import type { Dimension } from '../value.ts';
import { joinDimensions, makeDimension, NONE, parseDimension, sameDimension } from './dimension.ts';
import { mayBeNoun, singular } from './nouns.ts';
import { BINARY_PREFIXES, NEVER, PREFIX_WORDS, SCALE_WORDS, SI_PREFIXES, SPELLINGS, UNIT_ROWS } from './unit-table.ts';

/** One unit, prefix included, as `findUnit` gives it. */
export interface UnitEntry {
	/** Canonical name, as it stands in `UnitNode.factors`: `GB`, `h`, `token`, `GPU`. */
	readonly name: string;
	/** Base units in one of this. */
	readonly factor: number;
	/** The same to 40 digits. */
	readonly exact: Decimal;
	readonly dimension: Dimension;
	/** A count noun, a foreign currency: remembered, never the cause of an error by itself. */
	readonly soft: boolean;
	/** A word that no table knows and that merely looks like a noun (`burgers`, `H200`): a unit only right behind a number. */
	readonly guessed: boolean;
	/** A scale word (`million`): 10^6 inside a rate, no unit by itself. */
	readonly scale: boolean;
	/** Base units to add for a plain temperature literal (`20 °C`); 0 for all else. */
	readonly offset: number;
}

interface Row {
	readonly entry: UnitEntry;
	readonly prefixes: string;
}

const bySymbol = new Map<string, Row>();
const byWord = new Map<string, Row>();

for (const line of UNIT_ROWS.split('\n')) {
	if (line.trim() === '') continue;
	const [symbolText, wordText, size, dimensionText, prefixes] = line.split('|').map(cell => cell.trim()) as [
		string,
		string,
		string,
		string,
		string,
	];
	const symbols = symbolText.split(' ').filter(symbol => symbol !== '');
	const words = wordText.split(' ').filter(word => word !== '');
	const [factorText, offsetText] = size.split(' +') as [string, string | undefined];
	const exact = new Exact(factorText);
	const dimension = parseDimension(dimensionText);
	const soft = Object.keys(dimension.hard).length === 0 && Object.keys(dimension.nouns).length > 0;
	const noun = dimension.nouns[words[0] ?? ''] === 1 ? words[0]! : undefined;
	const entry: UnitEntry = {
		name: noun ?? symbols[0] ?? words[0]!,
		factor: exact.toNumber(),
		exact,
		dimension,
		soft,
		guessed: false,
		scale: false,
		offset: offsetText === undefined ? 0 : Number(offsetText),
	};
	const row = { entry, prefixes };
	for (const symbol of symbols) bySymbol.set(symbol, row);
	for (const word of words) byWord.set(word, row);
}

/** Whether some unit of its own has these hard dimensions, as the joule has those of N·m, or they are a length, an area, a volume. */
export const hasOwnUnit = (of: Dimension): boolean =>
	sameDimension(of, { hard: { m: of.hard.m ?? 0 }, nouns: {} }) ||
	[...bySymbol.values()].some(({ entry: { dimension } }) => sameDimension(dimension, of));

const DECIMAL_UP = 'kMGTPEZYRQK';
const siPrefixes = new Map<string, string>([...SI_PREFIXES, ['K', '1e3']]);
const binaryPrefixes = new Map<string, string>(BINARY_PREFIXES);

/** The entry of a prefix before a unit that takes it, or undefined. */
const prefixed = (prefix: string, row: Row): UnitEntry | undefined => {
	const { entry, prefixes } = row;
	const binary = binaryPrefixes.get(prefix);
	if (binary === undefined) {
		if (prefixes === '-') return undefined;
		if (prefixes !== 'si' && !DECIMAL_UP.includes(prefix)) return undefined;
		if (prefix === 'K' && prefixes === 'si' && !['Hz', 'W', 'Wh', 'm', 'V', 'J'].includes(entry.name)) return undefined;
	} else if (prefixes !== 'data') return undefined;
	const exact = new Exact(binary ?? siPrefixes.get(prefix)!).times(entry.exact);
	const shown =
		(prefix === 'K' ? 'k' : prefix === 'u' || prefix === 'μ' ? 'µ' : prefix) +
		(entry.name === 'bit' ? 'b' : entry.name);
	const name = /^(USD|\$)$/.test(entry.name)
		? `${prefix}USD`
		: entry.soft && !bySymbol.has(entry.name)
			? `${prefix}${entry.name}`
			: shown;
	return { ...entry, name, exact, factor: exact.toNumber(), offset: 0 };
};

const findSymbol = (word: string): UnitEntry | undefined => {
	const whole = bySymbol.get(word);
	if (whole !== undefined) return whole.entry;
	if (NEVER.has(word)) return undefined;
	for (const length of [2, 1]) {
		const prefix = word.slice(0, length);
		if (word.length <= length || !(siPrefixes.has(prefix) || binaryPrefixes.has(prefix))) continue;
		const row = bySymbol.get(word.slice(length));
		const entry = row && prefixed(prefix, row);
		if (entry) return entry;
	}
	return undefined;
};

const findWord = (lower: string): UnitEntry | undefined => {
	const whole = byWord.get(lower) ?? WORDLIKE.get(lower);
	if (whole !== undefined) return whole.entry;
	for (const [prefix, symbol] of PREFIX_WORDS) {
		if (!lower.startsWith(prefix)) continue;
		const rest = lower.slice(prefix.length).replace(/^-/, '');
		const row = byWord.get(rest) ?? WORDLIKE.get(rest);
		const entry = row && prefixed(symbol, row);
		if (entry) return entry;
	}
	return undefined;
};

/** Symbols that are words too, and are then read without regard to case and with prefixes in words: `kilobit`, `petaFLOP`. */
const WORDLIKE = new Map<string, Row>(
	['bit', 'flop', 'flops', 'mac', 'op', 'ton', 'kip', 'bar', 'torr', 'ohm', 'erg', 'nat', 'dozen']
		.map(word => [word, bySymbol.get(word) ?? byWord.get(word) ?? bySymbol.get(word.toUpperCase())!] as const)
		.filter(([, row]) => row !== undefined),
);

const CARBON = /^(.*?)[\s-]?CO(?:2|₂|_2|_\{2\})[\s-]?(?:e|eq|equivalent)?$/;
/** petaFLOP-day, PFLOP/s-day, PF-days: a rate held for a time (Amodei & Hernandez 2018), 10^15 FLOP/s for 86,400 s. */
const FLOP_TIME =
	/^((?:[KkMGTPEZ]|kilo|mega|giga|tera|peta|exa|zetta)?-?(?:flops?|f))(?:[\s-]?(?:\/|per)[\s-]?s(?:ec|econd)?)?[\s-]?(?:s[\s-])?(days?|d|hours?|hrs?|h|years?|yrs?|weeks?|months?|minutes?|seconds?|s)$/i;

const combine = (name: string, parts: readonly (readonly [UnitEntry, number])[]): UnitEntry => {
	let exact = new Exact(1);
	let dimension = NONE;
	for (const [entry, power] of parts) {
		exact = exact.times(entry.exact.pow(power));
		dimension = joinDimensions(dimension, entry.dimension, power);
	}
	const soft = Object.keys(dimension.hard).length === 0 && Object.keys(dimension.nouns).length > 0;
	return { name, factor: exact.toNumber(), exact, dimension, soft, guessed: false, scale: false, offset: 0 };
};

const lookUp = (word: string): UnitEntry | undefined => {
	const symbol = findSymbol(word);
	if (symbol) return symbol;
	const lower = word.toLowerCase();
	const spelled = SPELLINGS.get(lower);
	if (spelled !== undefined) return findSymbol(spelled);
	const inWords = findWord(lower) ?? (lower.length > 3 ? findWord(singular(lower)) : undefined);
	if (inWords) return inWords;
	// GBs, KBs, TFLOPs: the plural of a symbol; `has` are no hectares
	if (/^[A-Za-z]{2,8}s$/.test(word) && word !== 'has') {
		const one = findSymbol(word.slice(0, -1));
		if (one && !one.soft) return one;
	}
	if (word.endsWith('.') && word.length <= 6) {
		const short = lookUp(word.slice(0, -1));
		if (short && !short.guessed) return short;
	}
	const scale = SCALE_WORDS.get(lower) ?? SCALE_WORDS.get(lower.replace(/s$/, ''));
	if (scale !== undefined) {
		const exact = new Exact(scale);
		return {
			name: lower.replace(/s$/, ''),
			factor: scale,
			exact,
			dimension: NONE,
			soft: false,
			guessed: false,
			scale: true,
			offset: 0,
		};
	}
	const carbon = CARBON.exec(word);
	if (carbon?.[1]) {
		const mass = /^(metric )?tons?$/i.test(carbon[1]) ? bySymbol.get('t')!.entry : lookUp(carbon[1]);
		if (mass?.dimension.hard.kg === 1) {
			return combine(`${mass.name}CO₂`, [
				[mass, 1],
				[bySymbol.get('CO2')!.entry, 1],
			]);
		}
	}
	const held = FLOP_TIME.exec(word);
	if (held) {
		const rate =
			findSymbol(/f$/i.test(held[1]!) ? `${held[1]!.slice(0, -1).replace('-', '')}FLOP` : '') ?? findFlop(held[1]!);
		const time = lookUp(held[2]!.toLowerCase());
		if (rate && time && time.dimension.hard.s === 1) {
			const prefix = /^[kMGTPEZ](?=FLOP)/.exec(rate.name)?.[0] ?? '';
			return {
				...combine(`${prefix}FLOP/s-${time.name}`, [[rate, 1]]),
				factor: rate.factor * time.factor,
				exact: rate.exact.times(time.exact),
			};
		}
	}
	if (mayBeNoun(word) && !(word.includes('-') && joinsUnits(word))) {
		const one = /^[A-Z0-9]{2,}$|^[A-Z]+[0-9]|^[A-Z]{2,}/.test(word) ? singular(word) : singular(lower);
		const known = byWord.get(ABBREVIATED.get(one) ?? one);
		if (known) return known.entry;
		if (ABBREVIATED.has(one)) return lookUp(ABBREVIATED.get(one)!);
		return {
			name: one,
			factor: 1,
			exact: new Exact(1),
			dimension: makeDimension([[one, 1]]),
			soft: true,
			guessed: !COUNT_NOUNS.has(one),
			scale: false,
			offset: 0,
		};
	}
	return undefined;
};

/** `GPU-hours`, `person-days`: a product of units, to be read piece by piece; `co-author` is one noun. */
const joinsUnits = (word: string): boolean => {
	const last = findUnit(word.slice(word.lastIndexOf('-') + 1));
	return last !== undefined && (!last.soft || last.name === 'operation');
};

const findFlop = (text: string): UnitEntry | undefined => {
	const word = text.replace('-', '');
	const entry = findSymbol(word.replace(/flops?$/i, 'FLOP')) ?? findWord(word.toLowerCase().replace(/flops$/, 'flop'));
	return entry?.dimension.hard.FLOP === 1 && entry.dimension.hard.s === undefined ? entry : undefined;
};

/** Count nouns of the field; any other noun right behind a number is one too, but only a guess. */
const COUNT_NOUNS: ReadonlySet<string> = new Set(
	`token parameter GPU TPU CPU chip core node layer head word page book burger sample example image video frame step epoch batch iteration query
	request user person human document character letter sentence paragraph essay article pixel channel filter kernel neuron unit expert feature
	dimension vector matrix row column entry element weight bias connection synapse block stage device card accelerator machine server rack cluster
	datacenter household home car flight trip tree model run experiment task prompt completion response message conversation question answer
	position class label point trial patient student point float number value worker thread process file record item object object piece copy
	sequence context window slot beam candidate passenger bulb phone laptop bottle meal cup apple orange marble coin card`.split(
		/\s+/,
	),
);

const ABBREVIATED: ReadonlyMap<string, string> = new Map([
	['param', 'parameter'],
	['img', 'image'],
	['iter', 'iteration'],
	['ex', 'example'],
	['toks', 'token'],
	['vec', 'vector'],
	['dim', 'dimension'],
]);

const CACHE_LIMIT = 4000;
const cache = new Map<string, UnitEntry | undefined>();

/**
 * The unit that a word names: symbols with prefixes (`GB`, `KiB`, `kWh`), words and plurals (`kilobytes`, `hours`), money, percent, carbon
 * (`tCO₂`), held rates (`petaFLOP-day`), scale words (marked `scale`), and any other English noun as a soft count noun (marked `guessed`
 * where no list of the field has it). Undefined for little words (`where`, `and`) and for what is no word. Case matters where it decides
 * (`Mb` megabit, `MB` megabyte).
 */
export const findUnit = (word: string): UnitEntry | undefined => {
	if (word.length === 0 || word.length > 40) return undefined;
	if (cache.has(word)) return cache.get(word);
	const entry = lookUp(word);
	if (cache.size >= CACHE_LIMIT) cache.clear();
	cache.set(word, entry);
	return entry;
};
