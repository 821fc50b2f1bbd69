/** A money other than the dollar: the sign by which results are told, and how it is written before and behind a number. */
interface Money {
	readonly sign: string;
	readonly latex: string;
	readonly before: string;
	readonly behind: string;
}

const MONEYS: readonly Money[] = [
	{
		sign: '€',
		latex: '€',
		before: String.raw`€|\\?\\euro\b|\bEUR\b`,
		behind: String.raw`€|\\?\\euro\b|EUR\b|[Ee]uros?\b|欧元`,
	},
	{
		sign: '£',
		latex: '\\pounds ',
		before: String.raw`£|\\?\\pounds\b|\bGBP\b`,
		behind: String.raw`£|\\?\\pounds\b|GBP\b|(?:British )?pounds\b(?!\s+of)|英镑`,
	},
	{
		sign: 'CHF ',
		latex: '\\text{CHF }',
		before: String.raw`\bCHF\b|\bSFr\.`,
		behind: String.raw`CHF\b|(?:Swiss )?[Ff]ranc?s\b|(?:Schweizer )?Franken\b`,
	},
	{
		sign: '¥',
		latex: '¥',
		before: String.raw`[¥￥]|\b(?:CNY|RMB|JPY)\b`,
		behind: String.raw`[¥￥]|(?:CNY|RMB|JPY)\b|yuan\b|yen\b|元(?!素)|人民币|日元`,
	},
	{ sign: '₹', latex: '₹', before: String.raw`₹|\bINR\b|\bRs\.?(?=\s?\d)`, behind: String.raw`₹|INR\b|rupees?\b` },
	{ sign: 'SEK ', latex: '\\text{SEK }', before: String.raw`\bSEK\b`, behind: String.raw`SEK\b|kronor\b` },
	{ sign: 'CAD ', latex: '\\text{CAD }', before: String.raw`\bC\\?\$(?=\d)|\bCAD\b`, behind: String.raw`CAD\b` },
];

const NUMBER = String.raw`\d[\d.,]*\d|\d`;
const SCALE = String.raw`(?:\s?(?:k|M|million|billion|thousand)\b)?`;
const beforeOf = ({ before }: Money): RegExp => new RegExp(`(?:${before})\\s?(${NUMBER})`, 'g');
const behindOf = ({ behind }: Money): RegExp => new RegExp(`(?<![\\w.,])(${NUMBER})(${SCALE})\\s?(?:${behind})`, 'g');
const DOLLARS = /\\?\$\s?\d[\d.,]*(?:\s|[.,;?)/]|$)|\bUSD\b|\bdollars?\b|美元/;

/** The one other money that a text counts in, as it is written before a number; undefined where it speaks of dollars too, or of several. */
export function moneyOf(text: string): string | undefined {
	const other = MONEYS.filter(money => beforeOf(money).test(text) || behindOf(money).test(text));
	const [only] = other;
	if (!only || other.length > 1) return undefined;
	return DOLLARS.test(text.replace(beforeOf(only), ' ').replace(/\$[^$\n]*\$/g, ' ')) ? undefined : only.sign;
}

/** A text that counts in another money, in the signs that the readers of amounts know. */
export function inDollars(text: string, sign: string): string {
	const money = MONEYS.find(each => each.sign === sign);
	if (!money) return text;
	return text
		.replace(beforeOf(money), (_, amount: string) => `\\$${amount}`)
		.replace(behindOf(money), (_, amount: string, scale: string) => `\\$${amount}${scale}`);
}

/** What was worked out in dollars, in the sign of the money that was meant. */
export const inMoney = (text: string, money: string): string =>
	text.replace(/\\?\$(?=\s?[\d.(-])/g, () => money).replace(/\bUSD\b/g, money.trim());

/** The sign of a money as formulas write it. */
export const moneyInFormulas = (sign: string): string => MONEYS.find(each => each.sign === sign)?.latex ?? sign;
