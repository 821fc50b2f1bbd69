/** What numbers are counted in in Chinese, with the power of ten; the longer ones first. */
export const HAN_SCALES: ReadonlyMap<string, number> = new Map([
	['万亿', 12],
	['千亿', 11],
	['百亿', 10],
	['十亿', 9],
	['千万', 7],
	['百万', 6],
	['亿', 8],
	['万', 4],
]);

/** One of them where it begins; no blank stands between it and the noun: `7.65 万卡时`. */
export const HAN_SCALE = new RegExp([...HAN_SCALES.keys()].join('|'), 'y');
