/** What numbers are counted in in Chinese and Japanese, with the power of ten; the longer ones first. */
export const HAN_SCALES: ReadonlyMap<string, number> = new Map([
	['万亿', 12],
	['千亿', 11],
	['百亿', 10],
	['十亿', 9],
	['千万', 7],
	['百万', 6],
	['萬億', 12],
	['亿', 8],
	['億', 8],
	['万', 4],
	['萬', 4],
]);

/** One of them where it begins; no blank stands between it and the noun: `7.65 万卡时`. */
export const HAN_SCALE = new RegExp([...HAN_SCALES.keys()].join('|'), 'y');

/** Scale words of other languages that English does not use for another size, in lower case (German, French, Spanish, Italian, Russian). */
export const FOREIGN_SCALES: ReadonlyMap<string, number> = new Map(
	`tausend:3 millionen:6 mio:6 milliarde:9 milliarden:9 mrd:9 billionen:12 billiarden:15 trillionen:18
	mille:3 millier:3 milliers:3 milliard:9 milliards:9 millones:6 billones:12 mila:3 milioni:6 miliardi:9
	тысяч:3 тыс:3 миллион:6 миллиона:6 миллионов:6 млн:6 миллиард:9 миллиарда:9 миллиардов:9 млрд:9 трлн:12`
		.split(/\s+/)
		.map(pair => pair.split(':') as [string, string])
		.map(([word, power]) => [word, Number(power)]),
);
