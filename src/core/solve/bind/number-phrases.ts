import { NUMBER_WORDS } from '../../math/number-words.ts';

const ONES = NUMBER_WORDS.slice(1, 10);
const TEENS = NUMBER_WORDS.slice(10, 20);
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const TEN = `(?:${TENS.join('|')})(?:[\\s-](?:${ONES.join('|')}))?|${TEENS.slice(3).join('|')}`;
const BELOW_HUNDRED = `${TEN}|${TEENS.slice(0, 3).join('|')}|${ONES.join('|')}`;
const HUNDREDS = `(?:${BELOW_HUNDRED}|a)[\\s-]hundred(?:(?:\\s+and)?[\\s-](?:${BELOW_HUNDRED}))?`;
/** The hundred steps of a rule are its name; what is counted in the hundredth place is no number; `one in twenty` is a share. */
const PHRASE = new RegExp(
	`(?<![\\w-])(?<!\\b(?:one|two|three) (?:in|out of) (?:every )?)(${HUNDREDS}|${TEN})(?!\\w|[\\s-]steps? rule|-step|-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|${ONES.join('|')})\\b)`,
	'gi',
);

/**
 * A text with its numbers from thirteen on in figures where they are written in words, up to the word for thousands or millions behind them: `two hundred thousand`
 * is `200 thousand`, `Eighty-five trillion` is `85 trillion`. Smaller ones stand in many phrases that count nothing and stay.
 */
export const numbersInFigures = (text: string): string => text.replace(PHRASE, words => String(valueIn(words)));

function valueIn(words: string): number {
	let sum = 0;
	for (const word of words.toLowerCase().split(/[\s-]+/)) {
		if (word === 'hundred') sum = Math.max(1, sum) * 100;
		else if (TENS.includes(word)) sum += 10 * (TENS.indexOf(word) + 2);
		else if (word !== 'and' && word !== 'a') sum += NUMBER_WORDS.indexOf(word);
	}
	return sum;
}
