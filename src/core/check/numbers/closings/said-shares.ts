import type { Homework } from '../../../homework/homework.ts';
import { literalOf } from '../../../math/literal.ts';
import { numberOfWord, numberWords } from '../../../math/number-words.ts';
import { parsePlain } from '../../../math/read/parse.ts';
import { quantityOf } from '../../../quantities/origins.ts';
import { ownText } from '../../../text/comments.ts';
import { rememberOf } from '../../../text/memo.ts';
import { placesIn } from '../../places.ts';
import { amountsOf, type Said, type SaidAmount } from './said-amounts.ts';

/** A share of something that a text says: `8 %`, `a third`, `three out of four`. */
export interface SaidShare extends Said {
	readonly value: number;
	/** How far it may be off and still be meant, relative to it. */
	readonly slack: number;
	/** Whether it is said in words. */
	readonly inWords: boolean;
}

const FRACTIONS: Readonly<Record<string, number>> = {
	half: 1 / 2,
	third: 1 / 3,
	quarter: 1 / 4,
	fourth: 1 / 4,
	fifth: 1 / 5,
	sixth: 1 / 6,
	tenth: 1 / 10,
};
const COUNT = `an?|one|${numberWords(2, 12)}`;
const WORDS = new RegExp(
	String.raw`(?<![\p{L}\d-])(?:(?<top>${COUNT})\s+(?:out\s+of|in)\s+(?<bottom>${numberWords(2, 20)})\b|(?<count>${COUNT})[\s-]+(?<part>third|quarter|fourth|fifth|sixth|tenth)s?\b|(?<half>half)\b)`,
	'giu',
);

/** All shares that the answers of a text say, in per cent or in words. */
export const sharesIn = rememberOf((homework: Homework): readonly SaidShare[] => {
	const found: SaidShare[] = [];
	const placeOf = placesIn(homework);
	for (const amounts of amountsOf(homework).values())
		for (const amount of amounts) {
			const { literal, quantity, label } = amount;
			if (!(literal.percent || quantity.unit.text === '%') || !(quantity.value > 0) || !amount.ends) continue;
			const figures = literal.figures;
			const step = literal.step / Math.abs(literal.value);
			const hedged = /\b(?:about|around|roughly|approximately|nearly|almost|some)\b|[≈~]/i.test(label.slice(-24));
			const slack = Math.max(0.51 * step, figures <= 2 || hedged ? 0.1 : 0.01);
			found.push({ ...amount, value: quantity.value, slack, inWords: false });
		}
	homework.source.blocks.forEach((source, block) => {
		if (source.kind !== 'paragraph') return;
		const text = ownText(source);
		for (const match of text.matchAll(WORDS)) {
			const { top, bottom, count, part, half } = match.groups!;
			const number = (word: string): number => (/^an?$/i.test(word) ? 1 : numberOfWord(word)!);
			const value = half ? 0.5 : top ? number(top) / number(bottom!) : number(count!) * FRACTIONS[part!.toLowerCase()]!;
			const place = placeOf(block, match.index);
			const from = Math.max(0, ...['. ', '\n', '; ', ': '].map(stop => text.lastIndexOf(stop, match.index) + 1));
			const literal = literalOf(parsePlain(String(Number(value.toPrecision(3)))).expression);
			if (!literal || !(value > 0 && value < 1)) continue;
			found.push({
				value,
				slack: 0.15,
				inWords: true,
				literal,
				quantity: quantityOf(literal),
				block,
				span: { start: match.index, end: match.index + match[0].length },
				digits: undefined,
				label: text.slice(from, match.index),
				behind: text
					.slice(match.index + match[0].length)
					.split(/[.;!?\n|]/)[0]!
					.slice(0, 48),
				part: place?.part,
				asked: place?.asked ?? true,
				text,
			});
		}
	});
	return found;
});

/** Whether a share stands for a value. */
export const isShareOf = ({ value, slack }: Pick<SaidShare, 'value' | 'slack'>, right: number): boolean =>
	Math.abs(right - value) <= slack * value;

export type { SaidAmount };
