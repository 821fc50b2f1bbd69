import type { Homework } from '../../homework/homework.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { numberOfWord, numberWords } from '../../math/number-words.ts';
import { parsePlain } from '../../math/read/parse.ts';
import { isDimensionless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { quantityOf } from '../../quantities/origins.ts';
import { stem } from '../../solve/words.ts';
import type { Anchor } from '../../text/block.ts';
import { withoutComments } from '../../text/comments.ts';
import { LONGEST_BLOCK } from '../../text/limits.ts';
import { isHedged } from './rounding.ts';

/** A number that an answer writes, with the unit or the noun behind it. */
export interface Written {
	readonly anchor: Anchor;
	readonly literal: Literal;
	readonly quantity: Quantity;
	/** Stems of the words right behind it. */
	readonly behind: ReadonlySet<string>;
	/** Whether the words before it make an approximation of it. */
	readonly hedged: boolean;
}

const POWER = String.raw`10\s*(?:\^\s*\{?\s*[-−]?\d+\}?|[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)`;
const DIGITS = String.raw`(?:\d{1,3}(?:(?:,|\{,\}|\\,)\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d+)?`;
const NUMBER = String.raw`(?<![\w.])(?:${POWER}|${DIGITS}(?:\s*(?:\\times|\\cdot|×|·|\*)\s*${POWER})?)`;
const WRITTEN = new RegExp(
	String.raw`(${NUMBER}|\b(?:${numberWords(1, 20)})\b)((?:\}|\*|\$|\\?,|\\ |~|\s)*(?:\\text\{|\\mathrm\{)?\s*(?:(?:thousand|million|billion|trillion)\b)?\s*)(\\?%|[A-Za-zµ$][A-Za-z/-]*(?:\^?-?\d)?)?`,
	'gi',
);

/** Clauses that say what is not so, or what would be. */
export const DENIED = /\b(?:not|isn't|wrong|incorrect|instead of|rather than|unlike|if|would|without)\b/i;

/**
 * Numbers with what they count, in the order of the text; those in clauses that deny or doubt are left out.
 *
 * @param anchor the piece of a block to read.
 */
export function numbersOf(homework: Homework, { block, span }: Anchor): readonly Written[] {
	const found = homework.source.blocks[block];
	if (!found || found.kind === 'fence' || found.kind === 'html') return [];
	if (found.content.text.length > LONGEST_BLOCK) return [];
	const text = withoutComments(found.content).slice(span.start, span.end);
	const all: Written[] = [];
	for (const match of text.matchAll(WRITTEN)) {
		const [whole, digits = '', between = '', word = ''] = match;
		const clause = text
			.slice(0, match.index)
			.split(/[,;:.]\s/)
			.at(-1)!;
		if (DENIED.test(clause)) continue;
		const plain = String(numberOfWord(digits) ?? digits)
			.replace(/\{,\}|\\,/g, ',')
			.replace(/\\times|\\cdot/g, '×')
			.replace(/[{}]/g, '');
		const scale = /thousand|million|billion|trillion/i.exec(between)?.[0] ?? '';
		const money = text[match.index - 1] === '$' && !/[$]/.test(between) ? '$' : '';
		const literal = [`${money}${plain} ${scale} ${word}`, `${money}${plain} ${scale}`]
			.map(source => literalOf(parsePlain(source.trim()).expression))
			.find(each => each !== undefined);
		if (!literal) continue;
		const start = span.start + match.index;
		const isNegative =
			/(?:^|[\s(=≈$*_:])[-−]$/.test(text.slice(0, match.index)) && !/\d\s+[-−]$/.test(text.slice(0, match.index));
		const plus = quantityOf(literal);
		const quantity = isNegative ? { ...plus, value: -plus.value, decimal: plus.decimal?.neg() } : plus;
		const wordStart = match.index + digits.length + between.length;
		const unit = !isDimensionless(quantity.unit);
		const end =
			span.start +
			(unit || word === ''
				? match.index + whole.trimEnd().length
				: match.index + digits.length + between.trimEnd().length);
		all.push({
			anchor: { block, span: { start, end } },
			literal: isNegative ? { ...literal, value: -literal.value, decimal: literal.decimal.neg() } : literal,
			quantity,
			hedged: isHedged(text.slice(0, match.index)),
			behind: new Set(
				(text.slice(wordStart, wordStart + 60).match(/^(?:[A-Za-z-]+ ?){1,4}/)?.[0] ?? '')
					.split(' ')
					.filter(Boolean)
					.map(each => stem(each.toLowerCase())),
			),
		});
	}
	return all;
}

/** Whether two places share a character. */
export const overlaps = (a: Anchor, b: Anchor): boolean =>
	a.block === b.block && a.span.start < b.span.end && b.span.start < a.span.end;
