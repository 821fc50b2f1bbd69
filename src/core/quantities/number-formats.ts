/** A number format: what texts call it, as the source of a pattern, and the bits of a number in it. */
export interface NumberFormat {
	readonly words: string;
	readonly bits: number;
}

/** Names of number formats but for their bits in words (`16-bit`), the widest first. */
export const NUMBER_FORMATS: readonly NumberFormat[] = [
	{ words: String.raw`(?:fp|float|f|u?int)[\s-]?64|double[\s-]precision`, bits: 64 },
	{ words: String.raw`(?:fp|float|tf|f|u?int)[\s-]?32|(?:single|full)[\s-]precision`, bits: 32 },
	{ words: String.raw`(?:b?fp|b?float|bf|f|u?int)[\s-]?16|bfloat|half[\s-]precision`, bits: 16 },
	{ words: String.raw`(?:fp|float|u?int|f)[\s-]?8|e4m3|e5m2`, bits: 8 },
	{ words: String.raw`(?:nf|fp|int)[\s-]?4`, bits: 4 },
];

/** All of them as patterns, each beside other words for so many bits. */
export const formatPatterns = (
	others: (bits: number) => readonly string[],
	flags: string,
): readonly (readonly [pattern: RegExp, bytes: number])[] =>
	NUMBER_FORMATS.map(({ words, bits }) => [
		new RegExp(String.raw`\b(?:${[words, ...others(bits)].join('|')})\b`, flags),
		bits / 8,
	]);
