/** Words that are an amount: digits, perhaps a unit or a scale behind a space. */
export const AMOUNT =
	/^\s*((?:\\?\$\s?)?[-−]?\d[\d.,]*(?:\{,\}\d{3})*(?:[eE][+-]?\d+|[KMBT])?(?:\s?\\?%)?)(?:([\s~]+)([A-Za-z/ ·.²³^0-9-]{1,40}))?\s*$/;

/** Words before an amount that say it is money. */
export const MONEY_WORDS: ReadonlyMap<string, string> = new Map([
	['\\$', '$'],
	['$', '$'],
	['US\\$', '$'],
	['USD', '$'],
	['EUR', '€'],
	['€', '€'],
	['GBP', '£'],
	['£', '£'],
]);

/** Words of a `\text{}` as a reader sees them. */
export function cleanWords(raw: string): string {
	if (!/[\\~{}$]/.test(raw)) return raw;
	return raw
		.replace(/\\text(?:bf|it|rm|sf|tt|normal)?\s*(?=\{)/g, '')
		.replace(/\\([,;:> ])/g, ' ')
		.replace(/~/g, ' ')
		.replace(/\\([$%&#_{}])/g, (_, c: string) => (c === '{' || c === '}' ? '' : c))
		.replace(/[{}]/g, '')
		.replace(/\\[a-zA-Z]+\s?/g, '')
		.replace(/\$_?\^?([0-9a-zA-Z+-]*)\$/g, '$1');
}
