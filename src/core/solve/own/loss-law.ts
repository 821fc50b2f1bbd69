import { rememberOf } from '../../text/memo.ts';
import { definitionsIn } from '../bind/definitions.ts';
import type { PartText } from '../bind/part-text.ts';

/** The loss of a language model as a question states it: what stays, and two terms that fall with the model and with the data. */
export interface LossLaw {
	readonly floor: number | undefined;
	readonly size: PowerTerm;
	readonly data: PowerTerm;
	/** Operations for each parameter and token. */
	readonly operations: number;
}

/** `406.4 / N^{0.34}`: the coefficient, the letter and its exponent without the minus. */
export interface PowerTerm {
	readonly coefficient: number;
	readonly letter: string;
	readonly exponent: number;
}

const NAME = String.raw`(?:\\(?:alpha|beta|ell|gamma)|[A-Za-zα-ωℓ])(?:_\{?[\w∞\\]+\}?|[₀₁₂])?`;
const NUMBER = String.raw`\d+(?:[.,]\d+)?`;
const VALUE = `(${NUMBER}|${NAME})`;
const EXPONENT = String.raw`\^\s*(?:\(\s*([-−]?)\s*${VALUE}\s*\)|([-−]?)${VALUE})`;
/** `A / N^α`, `A N^(-α)`. */
const OVER = new RegExp(String.raw`^\(?${VALUE}\)?\s*/\s*\(?\s*(${NAME})\s*${EXPONENT}\s*\)?$`);
const TIMES = new RegExp(String.raw`^${VALUE}\s*[*]?\s*(${NAME})\s*${EXPONENT}$`);
const ALONE = new RegExp(`^${VALUE}$`);
/** A sum of three terms behind an equals sign. */
const SUM =
	/=\s*([^=+;:?!|\n]{1,40})\+([^=+;:?!|\n]{1,40})\+([^=+;:?!|\n]{1,40}?)(?=$|[=;:?!|\n]|,\s|\.\s|\.$|\s+(?:and|with|where|for|und|mit|et|avec|y|con|subject|under|unter)\b)/g;

/** A text with its formulas on one line, as they are typed. */
const typed = (text: string): string =>
	text
		.replace(/\\(?:d|t)?frac\s*\{([^{}]*)\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g, '($1)/($2)')
		.replace(/(\d)\s*\{\s*([.,])\s*\}\s*(?=\d)/g, '$1$2')
		.replace(/(?<=\d),(?=\d{1,2}(?!\d))/g, '.')
		.replace(/\*\*/g, '^')
		.replace(/\\cdot|\\times|[·×⋅]/g, '*')
		.replace(/\\[,;! ]|\\(?:left|right|displaystyle)|~/g, ' ')
		.replace(/\^\s*\{([^{}]*)\}/g, '^($1)')
		.replace(/[`$]/g, ' ')
		.replace(/\\alpha\b/g, 'α')
		.replace(/\\beta\b/g, 'β')
		.replace(/\\ell\b/g, 'ℓ')
		.replace(/\\infty\b/g, '∞')
		.replace(/[−–]/g, '-')
		.replace(/[ \t]+/g, ' ');

/** The loss law of a question with the numbers that it has for its letters; undefined where it states none, or a letter has no number,
 * and `other` where nobody can say which of its letters counts what. */
export const lossLawIn = rememberOf((text: PartText): LossLaw | 'other' | undefined => {
	const said = typed(`${text.own}\n${text.around}`);
	if (!/loss|Chinchilla|scaling law|perte|Verlust|pérdida|损失|\bL\s*\(|ℓ|entropy/i.test(said)) return undefined;
	const values = definitionsIn(text.formulas);
	const known = (word: string): number | undefined => {
		if (/^\d/.test(word)) return Number(word.replace(',', '.'));
		const defined = values.get(latexOf(word));
		if (defined?.kind === 'quantity') return defined.value;
		const name = word.replace(/[{}]/g, '').replace(/[\\^$.*+?()[\]|]/g, '\\$&');
		const [, stated] =
			new RegExp(`(?<![\\w_])${name.replace('_', '_\\{?')}\\}?\\s*(?:=|\\|)\\s*(\\d+(?:\\.\\d+)?)(?![\\d^])`).exec(
				said,
			) ?? [];
		return stated === undefined ? inColumns(said, word) : Number(stated);
	};
	let isOther = false;
	for (const { 1: one, 2: two, 3: three } of said.matchAll(SUM)) {
		const terms = [one!, two!, three!].map(each => each.trim());
		const powers = terms.flatMap(term => termOf(term, known) ?? []);
		const [rest] = terms.filter(term => termOf(term, known) === undefined);
		const [, floor] = ALONE.exec(rest ?? '') ?? [];
		if (powers.length !== 2 || floor === undefined || powers[0]!.letter === powers[1]!.letter) continue;
		const [first, second] = powers.map(({ letter }) => roleOf(letter, said));
		// Which is which must be said, or known of one of the letters: a law of the compute is none of these.
		if (first === 'compute' || second === 'compute' || first === second) {
			isOther = true;
			continue;
		}
		const [size, data] = first === 'data' || second === 'size' ? [powers[1]!, powers[0]!] : powers;
		return {
			floor: known(floor),
			size: size!,
			data: data!,
			operations: operationsIn(said, size!.letter, data!.letter),
		};
	}
	if (isOther) return 'other';
	// `the published constants α = 0.34, β = 0.28, A = 406.4 and B = 410.7`
	const [alpha, beta, a, b] = ['α', 'β', 'A', 'B'].map(known);
	if (
		alpha === undefined ||
		beta === undefined ||
		a === undefined ||
		b === undefined ||
		!/Chinchilla|scaling law|loss law/i.test(said)
	)
		return undefined;
	return {
		floor: ['L₀', 'L_0', 'E'].map(known).find(value => value !== undefined),
		size: { coefficient: a, letter: 'N', exponent: alpha },
		data: { coefficient: b, letter: 'D', exponent: beta },
		operations: 6,
	};
});

type Role = 'size' | 'data' | 'compute';
const NOUN =
	'(tokens?|data(?:set)?|words?|examples?|samples?|parameters?|params|weights|model|compute|computation|FLOPs?|operations|budget)';
const roleOfNoun = (noun: string): Role =>
	/^(?:tok|data|word|ex|sam)/i.test(noun) ? 'data' : /^(?:par|wei|mod)/i.test(noun) ? 'size' : 'compute';

/** What a letter of a law counts: by what the text says of it (`$M$ is the number of training tokens`), else by what such letters usually count. */
function roleOf(letter: string, said: string): Role | undefined {
	const name = letter.replace(/[\\^$.*+?()[\]|{}]/g, '\\$&');
	const [, stated] =
		new RegExp(
			`(?<![\\w\\\\_])${name}(?![\\w^(])\\s*,?\\s*(?:is|are|denotes?|stands? for|counts?|means?|being|=|:)?\\s*(?:the\\s+)?(?:(?:total|training|number|amount|count|size|of|the)\\s+){0,5}${NOUN}(?![\\w])`,
			'i',
		).exec(said) ?? [];
	if (stated !== undefined) return roleOfNoun(stated);
	if (/^(?:D|d|T|t|tokens)/.test(letter)) return 'data';
	if (/^(?:N|n|P|p)/.test(letter)) return 'size';
	if (/^[CF](?:_|$)/.test(letter)) return 'compute';
	const [, before] = new RegExp(`\\b${NOUN}\\s+\\(?${name}(?![\\w^])`, 'i').exec(said) ?? [];
	return before === undefined ? undefined : roleOfNoun(before);
}

/** Operations for each parameter and token, `C = 6ND`: in the letters of the law. */
function operationsIn(said: string, size: string, data: string): number {
	const [one, other] = [size, data].map(letter => letter.replace(/[\\^$.*+?()[\]|{}]/g, '\\$&'));
	const [, operations] =
		new RegExp(`(?<![\\w.])(\\d)\\s*\\*?\\s*(?:${one}\\s*\\*?\\s*${other}|${other}\\s*\\*?\\s*${one})(?![\\w^])`).exec(
			said,
		) ?? [];
	return operations === undefined ? 6 : Number(operations);
}

const latexOf = (word: string): string =>
	word.replace('α', '\\alpha').replace('β', '\\beta').replace('ℓ', '\\ell').replace('∞', '\\infty');

function termOf(term: string, known: (word: string) => number | undefined): PowerTerm | undefined {
	const over = OVER.exec(term);
	const found = over ?? TIMES.exec(term);
	if (!found) return undefined;
	const [, above, letter, sign, inBrackets, plainSign, plain] = found;
	const minus = (sign ?? plainSign) !== '';
	const [coefficient, exponent] = [known(above!), known((inBrackets ?? plain)!)];
	if (coefficient === undefined || exponent === undefined || exponent <= 0 || exponent >= 1) return undefined;
	return minus === (over !== null) ? undefined : { coefficient, letter: letter!, exponent };
}

/** A letter at the head of a column of a table with one row. */
function inColumns(said: string, word: string): number | undefined {
	const rows = said
		.split('\n')
		.filter(line => /^\s*\|.*\|\s*$/.test(line) && !/^[\s|:-]+$/.test(line))
		.map(line =>
			line
				.trim()
				.slice(1, -1)
				.split('|')
				.map(cell => cell.trim()),
		);
	const [heads, cells, ...more] = rows;
	const at = heads?.indexOf(word) ?? -1;
	const cell = at >= 0 && more.length === 0 ? cells?.[at] : undefined;
	return cell !== undefined && /^\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : undefined;
}
