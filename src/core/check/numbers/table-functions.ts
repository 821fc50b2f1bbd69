import type { NumberTable } from '../../quantities/table-numbers.ts';
import { type Message, say, verbatim } from '../../text/message.ts';

type Named = (name: string, factor: string, one: boolean) => Message;

/** What a column may be of one other but for a factor, with the words for it; undefined: that column itself. */
export const ALONE: readonly (readonly [Named, ((value: number) => number) | undefined])[] = [
	[(name, factor, one) => (one ? verbatim(name) : verbatim(`${factor} × ${name}`)), undefined],
	[(name, factor) => verbatim(`${factor} / ${name}`), value => 1 / value],
	[
		(name, factor, one) => (one ? verbatim(`√(${name})`) : verbatim(`${factor} × √(${name})`)),
		value => Math.sqrt(value),
	],
	[(name, factor) => verbatim(`${factor} / √(${name})`), value => 1 / Math.sqrt(value)],
	[(name, factor, one) => (one ? verbatim(`(${name})²`) : verbatim(`${factor} × (${name})²`)), value => value * value],
	[(name, factor) => verbatim(`${factor} / (${name})²`), value => 1 / (value * value)],
	[
		(name, factor, one) => (one ? verbatim(`e^(−${name})`) : verbatim(`${factor} × e^(−${name})`)),
		value => Math.exp(-value),
	],
	[
		(name, factor, one) => (one ? verbatim(`ln(${name})`) : verbatim(`${factor} × ln(${name})`)),
		value => Math.log(value),
	],
];

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const squares = (values: readonly number[]): number => sum(values.map(value => (value - mean(values)) ** 2));
const middle = (values: readonly number[]): number => {
	const sorted = [...values].sort((a, b) => a - b);
	const at = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[at]! : (sorted[at - 1]! + sorted[at]!) / 2;
};

/** What a heading may say that a column is of all numbers of its row before it, and how that is reckoned. */
export const AGGREGATES: readonly {
	readonly pattern: RegExp;
	readonly make: readonly ((values: readonly number[]) => number)[];
	readonly text: (count: number) => Message;
}[] = [
	{
		pattern: /\b(?:mean|average|avg)\b|^x̄$|\bMittelwert\b|平均/i,
		make: [mean],
		text: count => say`the mean of ${count} columns`,
	},
	{
		pattern: /\bsums? of squares\b|\bSS\b/i,
		make: [squares],
		text: count => say`the sum of the squared deviations of ${count} columns from their mean`,
	},
	{
		pattern: /\b(?:standard deviation|std(?:\.? ?dev)?|SD)\b/i,
		make: [
			values => Math.sqrt(squares(values) / (values.length - 1)),
			values => Math.sqrt(squares(values) / values.length),
		],
		text: count => say`the standard deviation of ${count} columns`,
	},
	{ pattern: /\bmedian\b/i, make: [middle], text: count => say`the median of ${count} columns` },
	{
		pattern: /\brange\b/i,
		make: [values => Math.max(...values) - Math.min(...values)],
		text: count => say`the range of ${count} columns`,
	},
];

/** The columns that such a column is made of: those before it that are no such column themselves. */
export const aggregated = ({ headings }: NumberTable, left: readonly number[]): readonly number[] =>
	left.filter(each => !AGGREGATES.some(({ pattern }) => pattern.test(headings[each]!)));
