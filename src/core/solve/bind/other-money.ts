/** Signs and words of money other than the dollar, as the keys reckon in it. */
const MONEY = String.raw`(?:€|£|\\?\\(?:euro|pounds)\b|\bEUR\b|\bGBP\b)`;
const NUMBER = String.raw`\d[\d.,]*\d|\d`;
const BEFORE = new RegExp(`${MONEY}\\s?(${NUMBER})`, 'g');
const BEHIND = new RegExp(
	`(?<![\\w.,])(${NUMBER})((?:\\s?(?:k|M|million|billion|thousand)\\b)?)\\s?(?:${MONEY}|euros?\\b|pounds\\b(?!\\s+of))`,
	'g',
);

/** The one other money that a text counts in, as it is written behind a number; undefined where it speaks of dollars too, or of several. */
export function moneyOf(text: string): string | undefined {
	if (/\\?\$\s?\d[\d.,]*(?:\s|[.,;?)/]|$)|\bUSD\b|\bdollars?\b/.test(text.replace(/\$[^$\n]*\$/g, ' ')))
		return undefined;
	const found = new Set([
		...(/€\s?\d|\d\s?€|\beuros?\b|\bEUR\b/.test(text) ? ['€'] : []),
		...(/£\s?\d|\d\s?£|\bGBP\b/.test(text) ? ['£'] : []),
	]);
	return found.size === 1 ? [...found][0] : undefined;
}

/** A text that counts in another money, in the signs that the readers of amounts know. */
export const inDollars = (text: string): string =>
	text
		.replace(BEFORE, (_, amount: string) => `\\$${amount}`)
		.replace(BEHIND, (_, amount: string, scale: string) => `\\$${amount}${scale}`);

/** What was worked out in dollars, in the sign of the money that was meant. */
export const inMoney = (text: string, money: string): string =>
	text.replace(/\\?\$(?=\s?[\d.(-])/g, money).replace(/\bUSD\b/g, money);
