/** The whole numbers that English writes in one word, from zero to twenty; the index of a word is its value. */
export const NUMBER_WORDS: readonly string[] =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
		' ',
	);

/** The tens that English writes in one word, from twenty to ninety. */
export const TEN_WORDS: readonly string[] = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** The value of such a word, in any case; undefined for any other. */
export const numberOfWord = (word: string): number | undefined => {
	const value = NUMBER_WORDS.indexOf(word.toLowerCase());
	return value < 0 ? undefined : value;
};

/** The words from one value to another, both taken in, as alternatives of a pattern: `two|three|four`. */
export const numberWords = (from: number, to: number): string => NUMBER_WORDS.slice(from, to + 1).join('|');
