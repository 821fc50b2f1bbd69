import type { SaidAmount } from './said-amounts.ts';

/** Words that name nothing by themselves. */
const EMPTY: ReadonlySet<string> = new Set(
	'the a an its their our your this that these those it they we is are was were be has have had of for to in on at by with and or so thus hence therefore then i.e. only just about roughly around approximately nearly almost some also per each all one two which there here still now makes make needs takes get gets very much many as than from'.split(
		' ',
	),
);

/** The words of a phrase that can name an amount, in lower case and singular. */
export const namesIn = (words: string): readonly string[] =>
	(words.toLowerCase().match(/\p{L}[\p{L}\d-]*/gu) ?? [])
		.filter(word => word.length > 1 && !EMPTY.has(word))
		.map(word => word.replace(/(?<=\p{L}{2}[^s])s$/u, ''));

/** All words that stand with an amount: those that lead to it, and its own noun. */
export const calledBy = ({ label, behind }: SaidAmount): ReadonlySet<string> =>
	new Set([...namesIn(label), ...namesIn(behind.split(/[,;:(]|\b(?:and|or|but|so|which|while|with|in|of|at)\b/)[0]!)]);

/** One amount, where all that are there have its value; undefined where they differ. */
export const onlyOne = (amounts: readonly SaidAmount[]): SaidAmount | undefined => {
	const last = amounts.at(-1);
	return last && amounts.every(each => Math.abs(each.quantity.value / last.quantity.value - 1) < 0.01)
		? last
		: undefined;
};

/** What a number of a text is written as. */
export const shownAs = ({ text, span }: SaidAmount): string =>
	text
		.slice(span.start, span.end)
		.replace(/\s?\\(?:times|cdot)\s?/g, ' × ')
		.replace(/\^\{([-−\d]+)\}/g, '^$1')
		.replace(/\{,\}/g, ',')
		.replace(/[\\$*]/g, '')
		.trim();
