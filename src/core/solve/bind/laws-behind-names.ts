import { toText } from '../../math/print/print.ts';
import { parsePlain } from '../../math/read/parse.ts';
import type { FunctionValue } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import { rememberTexts } from '../../text/memo.ts';
import type { KeyGiven } from '../key.ts';
import { lawIn } from './bind-words.ts';
import { definitionsIn } from './definitions.ts';

/** What may stand in an expression of running text, from a bracket, a half or a factor on. */
const BODY = String.raw`((?:½|\d+(?:[./]\d+)?)?\s*[·*×]?\s*\(\s*[^()\n]{3,40}\)\s*(?:\^\s*\{?\d\}?|[²³])?(?:\s*[-+−]\s*\d+(?:\.\d+)?)?|(?:½|\d+(?:[./]\d+)?)?\s*[·*×]?\s*[a-zθφ]['′]?\s*(?:\^\s*\{?\d\}?|[²³]))(?=\s*(?:[.,;?!)]|$|\s(?:and|with|on|where|at|for|starts?|starting|und|mit)\b))`;

/** `on the support loss (p − 5)²`, `the query loss of the task is (p′ − 4)²`: a law that stands behind its name. */
export function wordedLaw(given: KeyGiven, text: string): FunctionValue | undefined {
	if (given.type.kind !== 'law') return undefined;
	const plain = plainly(text);
	for (const name of [given.name, ...given.aliasWords]) {
		const words = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, String.raw`\s+`);
		const pattern = new RegExp(
			String.raw`\b${words}\s*(?:of (?:the|a|this|one) [a-z]+\s*)?(?:is|=|:|ist|being)?\s*(?:[A-Z]\w{0,3}(?:\([^()]{1,4}\))?\s*=\s*)?${BODY}`,
			'gi',
		);
		const found = [...plain.matchAll(pattern)].flatMap(([, body]) => lawOf(body!) ?? []);
		const [first] = found;
		if (first) return found.every(({ body }) => toText(body) === toText(first.body)) ? first : undefined;
	}
	return undefined;
}

const plainly = rememberTexts((text: string): string =>
	text
		.replace(/\$/g, '')
		.replace(/\\theta/g, 'θ')
		.replace(/\\phi/g, 'φ')
		.replace(/\\(?:t?frac)\s*\{?1\}?\s*\{?2\}?/g, '½')
		.replace(/\\(?:left|right|,|;)/g, '')
		.replace(/−/g, '-'),
);

function lawOf(body: string): FunctionValue | undefined {
	// What the adapted letter is called by a mark is the law's own letter.
	const { expression } = parsePlain(body.replace(/['′]/g, '').replace(/½/g, '1/2 * ').trim());
	const [name, ...more] = symbolsOf(expression);
	return name !== undefined && more.length === 0
		? { kind: 'function', parameters: [name], body: expression }
		: undefined;
}

/**
 * The laws that a formula with an index stands for: `L_i(\\theta) = \\frac12 (\\theta - c_i)^2` with `c_1 = 4` and `c_2 = -2`, as formulas of their own.
 */
export const indexedLaws = (formulas: readonly string[]): readonly string[] => {
	const values = definitionsIn(formulas);
	return formulas.flatMap(latex => {
		const [, head, index] = /^\s*(?:\\mathcal\{?)?([A-Za-z])\}?_\{?([ijkt])\}?\s*(?:\(|=)/.exec(latex) ?? [];
		if (head === undefined || index === undefined) return [];
		const letters = [
			...new Set(
				[...latex.matchAll(new RegExp(String.raw`([A-Za-z])_\{?${index}\}?(?![A-Za-z])`, 'g'))].map(
					([, letter]) => letter!,
				),
			),
		].filter(letter => letter !== head);
		if (letters.length === 0) return [];
		return [1, 2].flatMap(number => {
			let known = true;
			const own = letters.reduce((said, letter) => {
				const value = values.get(`${letter}_${number}`) ?? values.get(`${letter}_{${number}}`);
				if (value?.kind !== 'quantity') known = false;
				const shown =
					value?.kind === 'quantity' ? (value.value < 0 ? `(${value.value})` : String(value.value)) : letter;
				return said.replace(new RegExp(String.raw`${letter}_\{?${index}\}?(?![A-Za-z])`, 'g'), shown);
			}, latex);
			return known ? [own.replace(new RegExp(String.raw`${head}_\{?${index}\}?`), `${head}_${number}`)] : [];
		});
	});
};

/** A law that the question states: by a formula, by one with an index, or behind its name. */
export const statedLaw = (
	given: KeyGiven,
	formulas: readonly string[],
	laws: readonly KeyGiven[],
	words: string,
): FunctionValue | undefined =>
	lawIn(given, formulas, laws) ?? lawIn(given, indexedLaws(formulas), laws) ?? wordedLaw(given, words);
