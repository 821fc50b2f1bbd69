import { literalOf } from '../../math/literal.ts';
import { numberOfWord, numberWords } from '../../math/number-words.ts';
import { parsePlain } from '../../math/read/parse.ts';
import { parseUnitText, unitOf } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { quantityOf } from '../../quantities/origins.ts';
import { rememberTexts } from '../../text/memo.ts';
import type { Span } from '../../text/span.ts';
import { formatBytes } from '../bind/bind-words.ts';
import { stem, stemsOf } from '../words.ts';
import { FORMAT } from './enumerations.ts';

/** An amount of a text that another one of its kind may stand for: `80 GB` for `24 GB`, `bf16` for `8-bit`, `r = 4` for `r = 64`. */
export interface Exchangeable extends Span {
	readonly text: string;
	/** What two must have in common to stand for each other. */
	readonly kind: string;
	/** Its number, without a unit. */
	readonly value: Quantity | undefined;
	/** For a number format, the bytes of one number. */
	readonly bytes: number | undefined;
}

const POWER = '10\\s*(?:\\^\\s*\\{?[-−]?\\d+\\}?|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)';
const DIGITS = `(?:${POWER}|\\d{1,3}(?:(?:,|\\{,\\}|\\\\,)\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)(?:\\s*(?:×|·|\\\\times|\\\\cdot)\\s*${POWER})?`;
const WORD_NUMBER = `(?:${numberWords(1, 12)})(?=\\s+[a-z])`;
const SCALE = '(?:[\\s-](?:thousand|million|billion|trillion|quadrillion)\\b|\\s?[kKMBT](?![A-Za-z]))';
/** `$6$` and `$6 \times` are formulas; `$6 a month` is money. */
const MONEY = '(?:\\\\\\$|\\$(?=\\d[\\d.,]*(?:[\\s,;.?)/]|$)(?!\\s*\\\\))|[€£¥]|(?:USD|EUR|GBP)\\s)';
const WORD = '[A-Za-zµ₂]+';
/** A sign of money or the letter that it is the value of; the number; its scale; what it is a number of. */
const AMOUNT = new RegExp(
	`(?<![\\w.^_{\\\\]|\\d[,.])(?:(?<money>${MONEY})\\s?)?(?:(?<letter>\\\\?[A-Za-zα-ω]+(?:_\\{?\\w+\\}?)?)\\s*=\\s*)?(?<digits>${DIGITS}|${WORD_NUMBER})(?<scale>${SCALE})?(?:\\$?(?<percent>\\s?\\\\?%)|\\$?[\\s-](?<unit>${WORD}(?:\\s?/\\s?${WORD})*)|(?<close>[A-Z]{1,3}[a-z]?\\b(?:/${WORD})?))?`,
	'g',
);
const FORMATS = new RegExp(`(?<![\\w.-])${FORMAT}(?!\\w)`, 'gi');
/** `2 bytes per weight`, `one byte each`: a format in words. */
const WIDTHS =
	/\b(?:one|two|four|eight|1|2|4|8)[\s-]bytes?\s+(?:per|for each|for every|an?)\s+(?:weight|parameter|number|value|entry)s?\b|\b(?:one|two|four|eight|1|2|4|8)[\s-]byte\s+(?:weights|parameters|numbers|floats|values)\b/gi;
/** `35 % MFU`, `12 % of the time`: what it is a share of. */
const NOUN = /^(\s+(?:of\s+(?:the\s+|its\s+|each\s+)?)?[a-z]{3,})\b/i;
/** `1 ns per step`: an amount for each of something. */
const PER = /^\$?\s+(?:(?:of\s+)?[A-Z][\w₂]*\s+)?(?:per|for each|for every|each|a|an)\s+([a-z]+)/i;
/** Things that compute, whatever they are called. */
const DEVICE = /^(?:gpu|tpu|npu|card|chip|accelerator|device)s?$/i;
const PARAMETERS = /^(?:parameters?|params?|weights?|models?|dense|llm|lm|transformer)$/i;

/** The amounts of a text that another one may stand for, in their order. */
export const exchangeables = rememberTexts((text: string): readonly Exchangeable[] => {
	const found: Exchangeable[] = [];
	const isFree = (start: number, end: number): boolean => found.every(each => each.end <= start || end <= each.start);
	for (const pattern of [WIDTHS, FORMATS])
		for (const match of text.matchAll(pattern)) {
			const span = { start: match.index, end: match.index + match[0].length };
			const bytes = formatBytes(match[0])?.bytes;
			if (bytes !== undefined && isFree(span.start, span.end))
				found.push({ ...span, text: match[0], kind: 'format', value: undefined, bytes });
		}
	for (const match of text.matchAll(AMOUNT)) {
		const { money, letter, digits, scale, percent, unit, close } = match.groups!;
		const start = match.index;
		if (!isFree(start, start + match[0].length)) continue;
		const value = numberIn(digits!, scale ?? '');
		if (!value) continue;
		const before = text.slice(0, start);
		const kind =
			letter !== undefined
				? `letter ${letter.replace(/^\\/, '')}`
				: money !== undefined
					? 'money'
					: percent !== undefined
						? `percent${NOUN.exec(text.slice(start + match[0].length))?.[1] ?? ''}`
						: kindOf(digits!, unit ?? close, scale !== undefined, before);
		const each = kind?.startsWith('unit ') ? PER.exec(text.slice(start + match[0].length))?.[1] : undefined;
		if (kind === undefined) continue;
		// What a word says of the number beside it is no part of it: `rank 8` is exchanged by its number.
		const bare = `${money ?? ''}${letter !== undefined ? match[0].slice(0, match[0].indexOf(digits!)) : ''}`;
		const whole =
			kind.startsWith('beside ') || kind === 'parameters' || kind === 'money' || letter !== undefined
				? match[0].slice(0, match[0].lastIndexOf(`${digits}${scale ?? ''}`) + `${digits}${scale ?? ''}`.length)
				: match[0];
		const named = PARAMETERS.test(unit ?? '') && !/^(?:models?|dense)$/i.test(unit!) ? match[0] : whole;
		const own = kind === 'parameters' ? named : whole;
		if (own.length <= bare.length) continue;
		found.push({
			start,
			end: start + own.length,
			text: own,
			kind: each === undefined ? kind : `${kind} per ${stem(each.toLowerCase())}`,
			value,
			bytes: undefined,
		});
	}
	return found.toSorted((a, b) => a.start - b.start);
});

/** What a number is a number of, by the words behind it, or the one before it where none is. */
function kindOf(digits: string, unit: string | undefined, isScaled: boolean, before: string): string | undefined {
	const bare = unit?.replace(/\s/g, '');
	if (bare !== undefined && !isStop(bare)) {
		if (DEVICE.test(bare)) return 'devices';
		if (PARAMETERS.test(bare))
			return isScaled || !/^(?:models?|dense|llm|lm|transformer)$/i.test(bare) ? 'parameters' : undefined;
		const node =
			/^[A-Za-zµ]{1,3}$|\/|(?:byte|bit|second|minute|hour|day|week|month|year|FLOPs?|watt|metre|gram)s?$/i.test(bare)
				? parseUnitText(bare)
				: undefined;
		const hard = node && unitOf(node)?.dimension.hard;
		if (hard && Object.keys(hard).length > 0)
			return `unit ${Object.entries(hard)
				.map(([name, power]) => `${name}^${power}`)
				.toSorted()
				.join(' ')}`;
		if (/s$/i.test(bare) || /^(?:one|1)$/i.test(digits)) return `of ${stem(bare.toLowerCase())}`;
	}
	if (isScaled) return 'parameters';
	const [, word] = /([a-z]{3,})\s+\$?$/i.exec(before) ?? [];
	return word !== undefined && !isStop(word) ? `beside ${stem(word.toLowerCase())}` : undefined;
}

const isStop = (word: string): boolean => stemsOf(word).length === 0;

function numberIn(digits: string, scale: string): Quantity | undefined {
	const plain = String(numberOfWord(digits) ?? digits)
		.replaceAll('{,}', ',')
		.replaceAll('\\,', ',')
		.replace(/\\times|\\cdot/g, '×');
	const literal =
		literalOf(parsePlain(`${plain}${scale.replace('-', ' ')}`).expression) ?? literalOf(parsePlain(plain).expression);
	return literal && quantityOf(literal);
}
