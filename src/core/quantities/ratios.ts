import { NUMBER_WORDS } from '../math/number-words.ts';
import type { Span } from '../text/span.ts';

/** A comparison in words, found in a text without its marks: the number and the whole phrase, relative to that text. */
export interface RatioPhrase {
	readonly kind: 'ratio' | 'orders';
	readonly number: Span;
	readonly phrase: Span;
	/** For `twice` and its like, where no digits stand. */
	readonly value: number | undefined;
}

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const SCALE = String.raw`(?:\s*(?:thousand|million|billion|trillion))?`;
const DIRECTION = String.raw`(?:larger|smaller|bigger|greater|more|less|fewer|faster|slower|higher|lower|longer|shorter|cheaper|better|worse|heavier|lighter|reduction|reductions|improvement|increase|decrease|speed-?up|saving|savings|gain|drop|growth|compression|smaller|as\s+(?:many|much|large|big|small|long|fast|high|low|expensive|cheap)|the\s+(?:\w+\s+)?(?:size|cost|memory|number|amount|price|speed|compute|area|length|width|height|weight|time|power|energy))`;

const PATTERNS: readonly { kind: 'ratio' | 'orders'; pattern: RegExp }[] = [
	// 128x reduction · 250 times larger · 1.5× as fast · 80-fold increase
	{
		kind: 'ratio',
		pattern: new RegExp(
			String.raw`(?<![\d.,–-])(${NUMBER}${SCALE})(?:\s*(?:x|×|X)|\s+times|[\s-]?fold)\s+(?:a\s+|in\s+|the\s+)?(?:\w+\s+)?${DIRECTION}\b`,
			'gi',
		),
	},
	// a factor of 128
	{
		kind: 'ratio',
		pattern: new RegExp(
			String.raw`\bfactor\s+(?:of\s+)?(?:about\s+|roughly\s+|approximately\s+|~\s*)?(${NUMBER}${SCALE})\b(?![\d.]*\s*[+*/^×])`,
			'gi',
		),
	},
	{ kind: 'orders', pattern: new RegExp(String.raw`(?<![\d.,–-])(${NUMBER})\s+orders?\s+of\s+magnitude\b`, 'gi') },
];

const WORDED: readonly { kind: 'ratio' | 'orders'; pattern: RegExp; value: number }[] = [
	{ kind: 'ratio', pattern: /\b(twice)\s+(?:as|the)\b/gi, value: 2 },
	{
		kind: 'ratio',
		pattern:
			/\b(half)\s+(?:as\s+(?:many|much|large|big|long|fast|high)|the\s+(?:\w+\s+)?(?:size|cost|memory|number|amount|price|time))\b/gi,
		value: 0.5,
	},
	...NUMBER_WORDS.slice(2).map((word, index) => ({
		kind: 'ratio' as const,
		pattern: new RegExp(String.raw`\b(${word})\s+times\s+(?:as|the|${DIRECTION})\b`, 'gi'),
		value: index + 2,
	})),
	...NUMBER_WORDS.slice(2, 11).map((word, index) => ({
		kind: 'orders' as const,
		pattern: new RegExp(String.raw`\b(${word})\s+orders\s+of\s+magnitude\b`, 'gi'),
		value: index + 2,
	})),
];

/**
 * Ratios and orders of magnitude said in words. `text` is the passage with marks of emphasis replaced by spaces, so that offsets
 * agree; a range (`2-3x`) is no single claim and is left out.
 */
export function findRatios(text: string): readonly RatioPhrase[] {
	const found: RatioPhrase[] = [];
	if (!/\b(?:times|factor|orders?|twice|half)\b|[\dn][\s-]?fold\b|\d\s*[x×]/i.test(text)) return found;
	const add = (kind: 'ratio' | 'orders', match: RegExpExecArray, value: number | undefined) => {
		const number = match[1]!;
		const start = match.index + match[0].indexOf(number);
		const phrase = { start: match.index, end: match.index + match[0].length };
		found.push({ kind, number: { start, end: start + number.length }, phrase, value });
	};
	for (const { kind, pattern } of PATTERNS) for (const match of text.matchAll(pattern)) add(kind, match, undefined);
	for (const { kind, pattern, value } of WORDED) for (const match of text.matchAll(pattern)) add(kind, match, value);
	found.sort((a, b) => a.phrase.start - b.phrase.start || b.phrase.end - a.phrase.end);
	let end = -1;
	return found.filter(({ phrase }) => {
		if (phrase.start < end) return false;
		end = phrase.end;
		return true;
	});
}
