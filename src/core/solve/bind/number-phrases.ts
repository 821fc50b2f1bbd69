import { NUMBER_WORDS } from '../../math/number-words.ts';

const ONES = NUMBER_WORDS.slice(1, 10);
const TEENS = NUMBER_WORDS.slice(10, 20);
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const TEN = `(?:${TENS.join('|')})(?:[\\s-](?:${ONES.join('|')}))?|${TEENS.slice(3).join('|')}`;
const BELOW_HUNDRED = `${TEN}|${TEENS.slice(0, 3).join('|')}|${ONES.join('|')}`;
const HUNDREDS = `(?:${BELOW_HUNDRED}|a)[\\s-]hundred(?:(?:\\s+and)?[\\s-](?:${BELOW_HUNDRED}))?`;
/** `three quarters of a word`. */
const PARTS = /\b(two|three|four)[\s-](quarters|thirds|fifths)(?=\s+(?:of|as|the)\b)/gi;
/** `is on average 0.75 words`, `takes roughly 5 ms`. */
const ABOUT =
	/\b(is|are|has|have|holds|makes?|takes?|after|of|in|to|at)\s+(?:on average|typically|usually|roughly|about|around|approximately|some|circa|ca\.|etwa|rund)\s+(?=[\d$\\])/gi;
/** The hundred steps of a rule are its name; what is counted in the hundredth place is no number; `one in twenty` is a share. */
const PHRASE = new RegExp(
	`(?<![\\w-])(?<!\\b(?:one|two|three) (?:in|out of) (?:every )?)(${HUNDREDS}|${TEN})(?!\\w|[\\s-]steps? rule|-step|-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|${ONES.join('|')})\\b)`,
	'gi',
);

/**
 * A text with its numbers from thirteen on in figures where they are written in words, up to the word for thousands or millions behind them: `two hundred thousand`
 * is `200 thousand`, `Eighty-five trillion` is `85 trillion`. Smaller ones stand in many phrases that count nothing and stay.
 */
export const numbersInFigures = (text: string): string =>
	text
		.replace(PHRASE, words => String(valueIn(words)))
		.replace(PARTS, (_, above: string, below: string) => {
			const parts = /^quarter/i.test(below) ? 4 : /^third/i.test(below) ? 3 : 5;
			return String(Number((((/^two/i.test(above) ? 2 : /^four/i.test(above) ? 4 : 3) as number) / parts).toFixed(6)));
		})
		.replace(ABOUT, '$1 ');

function valueIn(words: string): number {
	let sum = 0;
	for (const word of words.toLowerCase().split(/[\s-]+/)) {
		if (word === 'hundred') sum = Math.max(1, sum) * 100;
		else if (TENS.includes(word)) sum += 10 * (TENS.indexOf(word) + 2);
		else if (word !== 'and' && word !== 'a') sum += NUMBER_WORDS.indexOf(word);
	}
	return sum;
}
