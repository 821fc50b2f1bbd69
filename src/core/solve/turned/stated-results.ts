import { quantity } from '../../math/evaluate/evaluate.ts';
import { inUnit } from '../../math/print/format.ts';
import { parseUnitText, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import type { Given } from '../../quantities/given.ts';
import { numberAssigned, numberNamed } from '../bind/bind-numbers.ts';
import { plainText } from '../bind/number-text.ts';
import type { PartText } from '../bind/part-text.ts';
import { measuresIn, numberOf } from '../bind/text-measures.ts';
import type { AnswerKey, KeyGive, KeyGiven } from '../key.ts';
import { nameStems } from '../words.ts';

/** A number that a question states for one of a key's results. */
export interface StatedResult {
	readonly give: KeyGive;
	readonly value: Quantity;
	/** Whether it stands beside the result's name; else its unit alone fits. */
	readonly named: boolean;
}

const SPANS = nameStems('second seconds minute minutes hour hours day days week weeks month months year years');

const NOTHING = { kind: 'text', text: '', span: { start: 0, end: 0 } } as const;

/** A result as something that a text may give a number for. */
export const asGiven = (give: KeyGive): KeyGiven => ({
	symbol: give.symbol,
	name: give.name,
	aliasWords: give.aliasWords,
	expression: NOTHING,
	type: { kind: 'quantity', unit: give.unit, integer: false },
	conditions: [],
	default: { kind: 'needed' },
	constant: false,
	aliasSymbols: [],
	aliasForms: [],
	span: NOTHING.span,
});

/**
 * The numbers of a question that may be what a key would work out: amounts of a result's unit, and bare numbers beside a result's name
 * (`50 million trainable parameters`, `a factor of 50`, `0.01 % as many parameters`).
 */
export function statedResults(key: AnswerKey, own: string): readonly StatedResult[] {
	const measures = measuresIn(own);
	return key.gives.flatMap((give): readonly StatedResult[] => {
		const given = asGiven(give);
		const named = numberNamed(given, own) ?? numberAssigned(given, own);
		const unit = give.unit ?? unitless;
		if (named) return [{ give, value: named, named: true }];
		if (sameDimension(unit, unitless)) {
			const share = shareNamed(give, own);
			return share === undefined ? [] : [{ give, value: quantity(share), named: true }];
		}
		const words = new Set([give.name, ...give.aliasWords].flatMap(name => nameStems(name)));
		// `80 years` has no name beside it because a result goes by `person-years`.
		for (const word of SPANS) words.delete(word);
		return measures
			.filter(({ value, rate }) => !rate && sameDimension(value.unit, unit))
			.map(({ value, near }) => ({
				give,
				value: quantity(inUnit(value, unit), unit),
				named: near.some(([word, distance]) => distance <= 6 && words.has(word)),
			}));
	});
}

/** `0.01 % as many`, `saves a factor of 50`, `12 times smaller`. */
function shareNamed(give: KeyGive, own: string): number | undefined {
	const names = [give.name, ...give.aliasWords].join(' ');
	const plain = plainText(own);
	if (/\b(?:share|fraction|percentage)\b/i.test(names)) {
		const [, percent] = /(\d+(?:\.\d+)?)\s*(?:%|per ?cent\b)/.exec(plain) ?? [];
		if (percent !== undefined) return Number(percent) / 100;
		const [, part] = PART_AT_MOST.exec(plain) ?? [];
		if (part !== undefined) return shareOf(part);
	}
	if (/\b(?:factor|times|reduction)\b/i.test(names)) {
		const [, by, times] =
			/\bfactor (?:of )?(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\s*(?:×|x|times|-fold|fold)(?![a-z]|\s*\d)/i.exec(plain) ?? [];
		if (by !== undefined || times !== undefined) return Number(by ?? times);
	}
	return undefined;
}

const PARTS = ['half', 'third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const shareOf = (part: string): number =>
	part.toLowerCase() === 'hundredth' ? 0.01 : 1 / (PARTS.indexOf(part.toLowerCase()) + 2);
/** `at most a quarter of the entries`: a share without a number. */
const PART_AT_MOST = new RegExp(
	`\\b(?:at most|no more than|below|under|up to|exactly)\\s+(?:a|one)\\s+(${PARTS.join('|')}|hundredth)\\s+of\\s+(?:the|its|all|them|that)\\b`,
	'i',
);
const PART_OF = new RegExp(
	`\\b(?:(?:a|one)\\s+)?(${PARTS.join('|')}|hundredth|(\\d+(?:\\.\\d+)?)\\s*\\\\?%)\\s+of\\s+(?:an?\\s+|the\\s+|its\\s+|their\\s+)?(\\\\*\\$\\s?)?(\\d[\\d,]*(?:\\.\\d+)?)(?![\\d^]|\\s*(?:\\\\cdot|\\\\times|×|%|\\\\%))`,
	'gi',
);

/** A question in which `one tenth of a $6 million bill` is $0.6 million, `10 % of 80 GB` is 8 GB and `one dollar` a number. */
export const partsTaken = (text: string): string =>
	text
		.replace(PART_OF, (_, part: string, percent: string | undefined, money: string | undefined, number: string) => {
			const share = percent !== undefined ? Number(percent) / 100 : shareOf(part);
			return `${money ?? ''}${Number((Number(number.replaceAll(',', '')) * share).toPrecision(12))}`;
		})
		.replace(/\bone(?=\s+(?:dollar|second|hour|minute|day|week|month|year)\b)/gi, '1');

const LITERAL =
	/\\*\$?\s?(?:10\s*\^\s*\{?-?\d+\}?|\d[\d,]*(?:\{,\}\d+)*(?:\.\d+)?(?:e[+-]?\d+)?(?:\s*(?:\\cdot|\\times|×|·)\s*10\s*\^\s*\{?-?\d+\}?)?)(?:[\s-]?(?:thousand|million|billion|trillion|quadrillion)\b|[kKMBT](?![A-Za-z\d]))?(?:\s*\\?%)?/g;

/** A question with one of its numbers taken out: what it states for a result is no given. */
export function withoutNumber(text: PartText, value: Quantity): PartText {
	const put = (words: string): string =>
		words.replace(LITERAL, (source, at: number) => {
			if (at > 0 && /[\w.^_]/.test(words[at - 1]!) && /^\d/.test(source)) return source;
			if (!isThat(source, value, words.slice(at + source.length, at + source.length + 24))) return source;
			// The sign that opens a formula stays where the formula ends behind the number.
			return `${source.startsWith('$') && words[at + source.length] === '$' ? '$' : ''} so-much `;
		});
	return { ...text, own: put(text.own) };
}

/** Whether a number of a text, with the unit behind it, is a quantity. */
function isThat(source: string, { value, unit }: Quantity, behind: string): boolean {
	const plain = source
		.replace(/\\*\$|\\?%/g, '')
		.replace(/\{,\}/g, ',')
		.replace(/\\cdot|\\times|·/g, '×')
		.replace(/\^\s*\{(-?\d+)\}/, '^$1')
		.trim();
	const [, digits = '', scale = ''] =
		/^(.*?)([\s-]?(?:thousand|million|billion|trillion|quadrillion)|[kKMBT])?$/.exec(plain) ?? [];
	const number = numberOf(digits, scale);
	if (number === undefined) return false;
	const written = source.includes('%') ? number / 100 : number;
	const word = /^\s*\$?[\s~\\,-]*(?:text\{|mathrm\{)?([A-Za-zµ]+(?:\/[A-Za-z]+)?)/.exec(behind)?.[1];
	const node = word === undefined ? undefined : parseUnitText(word.replace(/^tons?$/i, 'tonne'));
	const own = node && unitOf(node);
	const sizes =
		own && sameDimension(own, unit) && !sameDimension(unit, unitless)
			? [value / own.factor]
			: [value / unit.factor, value];
	return sizes.some(size => Math.abs(size - written) <= 1e-6 * Math.abs(size));
}

/** The givens of a document without those that a number stands for. */
export const withoutValue = (givens: readonly Given[], value: Quantity): readonly Given[] =>
	givens.filter(
		given =>
			given.from !== 'question' ||
			given.value?.kind !== 'quantity' ||
			Math.abs(given.value.value - value.value) > 1e-9 * Math.abs(value.value),
	);
