import type { Expression } from '../../math/expression.ts';
import { toLatex } from '../../math/print/print.ts';
import { parsePlain } from '../../math/read/parse.ts';
import { children, symbolsOf } from '../../math/walk.ts';
import { rememberTexts } from '../../text/memo.ts';

/** What is written as a formula or as code, which is read elsewhere. */
const WRITTEN = /\$\$[\s\S]*?\$\$|(?<!\\)\$[^$\n]{1,400}?(?<!\\)\$|\\\([\s\S]{1,400}?\\\)|\\\[[\s\S]{1,600}?\\\]/g;

const LETTER = '[A-Za-zΑ-Ωα-ω]';
/** `x`, `x1`, `W_QK`, `β₁`, `L(N, D)`, `N*`: what an equation names. */
const HEAD = `${LETTER}\\w{0,2}(?:_\\{?\\w{1,8}\\}?|[₀-₉]{1,2})?(?:\\(\\s*(?:[A-Z](?:\\s*,\\s*[A-Z])?|[a-zθφ])\\s*\\))?`;
const NUMBER = '[-−+]?\\d*\\.?\\d+(?:e[-+]?\\d+)?';
const ROW = `[(\\[]\\s*${NUMBER}(?:\\s*[,;]\\s*${NUMBER})+\\s*[)\\]](?:\\s*\\^?\\{?(?:T\\b|⊤|ᵀ)\\}?)?`;
const ROWS = `\\[\\s*${ROW}(?:\\s*[,;]\\s*${ROW})*\\s*\\]`;
const DIAGONAL = `[-−]?\\s*diag\\(\\s*${NUMBER}(?:\\s*,\\s*${NUMBER})*\\s*\\)`;
const IDENTITY = `[-−]?\\s*(?:\\d+(?:\\.\\d+)?\\s*[·*]?\\s*)?I(?![A-Za-z\\d])`;

/** `M = diag(2, -1)`, `x1 = (1, 2)`, `W = [[1, 2], [3, 4]]`. */
const MATRIX = new RegExp(
	`(?<![\\w\\\\^.])(${HEAD})\\s*=\\s*(${ROWS}|${ROW}|${DIAGONAL}|${IDENTITY})(?![\\w(\\[])`,
	'g',
);
/** `β₁ = 0.1`, `w1 = 0.5`: one of several that are numbered. */
const MEMBER = new RegExp(
	`(?<![\\w\\\\^.])(${LETTER}(?:_?\\d{1,2}|[₀-₉]{1,2}))\\s*=\\s*(${NUMBER})(?![\\w^(]|\\s?[%×·*/+]|[.,]\\d|\\s*[-−]\\s*\\d)`,
	'g',
);
/** `Q(s, a) = 2`, `V(s') = 5`: a value of a function. */
const ARGUMENT = "[A-Za-z](?:_\\{?\\w+(?:\\s*\\+\\s*1)?\\}?|[₀-₉ₜ]{1,2})?['′’]?";
const CALL = new RegExp(
	`(?<![\\w\\\\^.])([A-Z]\\(\\s*${ARGUMENT}(?:\\s*,\\s*${ARGUMENT})?\\s*\\))\\s*=\\s*(${NUMBER})(?![\\w^(]|\\s?[%×·*/+]|[.,]\\d|\\s*[-−]\\s*\\d)`,
	'g',
);
/** `L(N, D) = 1.69 + 406.4/N^0.34 + 410.7/D^0.28`, `N_opt = 0.1 · C^0.5`: a law, up to where words begin. */
const LAW = new RegExp(
	`(?<![\\w\\\\^.])(${HEAD})\\s*=\\s*((?:[\\d.]+|${LETTER}(?:_\\w{1,4}|[₀-₉])?(?![A-Za-z])|[A-Z]{2,3}(?![A-Za-z])|[-−+*/·×√^(){}\\s⁰-⁹²³])+)`,
	'g',
);

/** A letter with a mark above it, or the mark of the letter before. */
const MARKED = /^\s*[A-Za-z]?[\u0300-\u0308]/;

/** An equation of running text, and where it stands. */
interface PlainEquation {
	readonly start: number;
	readonly end: number;
	readonly latex: string;
}

/**
 * The equations that running text writes without the signs of a formula (`M = diag(2, -1)`, `x1 = (1, 2)`, `L(N, D) = 1.69 + 406.4/N^0.34`), as
 * LaTeX: vectors, matrices, members that are numbered, and laws in letters. A plain number for a letter is read where numbers are.
 */
export const plainEquations = (text: string): readonly string[] =>
	// `L̂(N, D)` is a law of that letter.
	equationsOf(
		text
			.replace(/(?<=[A-Za-z])[\u0302-\u0304\u0307](?=\s*[(=])/g, '')
			// `N = 0,1·√C`
			.replace(/(?<=[=≈]\s*\d),(?=\d+\s*(?:[·*×⋅]\s*)?(?:√|[A-Z]\s*(?:\^|[⁰-⁹])))/g, '.'),
	).map(({ latex }) => latex);

/** A row of numbers in brackets that is no formula and no argument: `destination (1, 2, 1)`. */
const BARE_ROW = new RegExp(`(?<![\\w$({\\[\\\\^=])${ROW}(?![\\w$])`, 'g');

/** Whether running text has rows of numbers in brackets. */
export const hasRowsOfNumbers = (text: string): boolean => text.search(BARE_ROW) >= 0;

/** A text in which those equations, and rows of numbers in brackets, are formulas. */
export function withFormulas(text: string): string {
	const dressed = withEquations(text);
	const blanked = dressed.replace(WRITTEN, whole => ' '.repeat(whole.length));
	let from = 0;
	let all = '';
	for (const { index, 0: row } of blanked.matchAll(BARE_ROW)) {
		all += `${dressed.slice(from, index)}$${row.trimEnd()}$`;
		from = index + row.trimEnd().length;
	}
	return all + dressed.slice(from);
}

function withEquations(text: string): string {
	let from = 0;
	let dressed = '';
	for (const { start, end, latex } of equationsOf(text)) {
		dressed += `${text.slice(from, start)}$${latex}$`;
		from = end;
	}
	return dressed + text.slice(from);
}

const equationsOf = rememberTexts(findEquations);

function findEquations(text: string): readonly PlainEquation[] {
	if (!text.includes('=')) return [];
	const plain = text.replace(WRITTEN, whole => ' '.repeat(whole.length)).replace(/`/g, ' ');
	const found: PlainEquation[] = [];
	const add = (match: RegExpExecArray, side: string, read = side): void => {
		const start = match.index;
		const end = start + match[0].lastIndexOf(match[2]!) + side.length;
		if (found.some(each => each.start < end && start < each.end)) return;
		const { expression, problems } = parsePlain(
			numbered(`${match[1]!.replace(/[′’]/g, "'")} = ${read.replaceAll('−', '-')}`),
		);
		if (problems.length === 0 && expression.kind === 'relation' && !isBroken(expression))
			found.push({ start, end, latex: toLatex(expression) });
	};
	for (const match of plain.matchAll(MATRIX)) add(match, match[2]!, inRows(match[2]!));
	for (const match of plain.matchAll(CALL)) add(match, match[2]!);
	for (const match of plain.matchAll(MEMBER)) add(match, match[2]!);
	for (const match of plain.matchAll(LAW)) {
		// `(1 - z) h̃` has another letter than `h`.
		if (MARKED.test(plain.slice(match.index + match[0].length))) continue;
		const side = closed(match[2]!);
		if (isLaw(side)) add(match, side);
	}
	return found.toSorted((a, b) => a.start - b.start);
}

/** A side without what belongs to the words behind it: an open bracket (`C^0.5 (C in FLOP)`), a sign, the end of the sentence. */
function closed(side: string): string {
	let depth = 0;
	let opened = 0;
	for (let at = 0; at < side.length; at++) {
		if (side[at] === '(' && depth++ === 0) opened = at;
		if (side[at] === ')' && --depth < 0) return closed(side.slice(0, at));
	}
	return depth > 0 ? closed(side.slice(0, opened)) : side.replace(/(?:[\s+*/·×^{.−-]|\s[aAI]\s)+$/, '');
}

/** A law has a letter and, unless it is a product of a number and letters (`6ND`), a sign that joins. */
function isLaw(side: string): boolean {
	if (!new RegExp(LETTER).test(side) || !/\d/.test(side)) return false;
	const { expression, problems } = parsePlain(side);
	return problems.length === 0 && expression.kind === 'apply' && symbolsOf(expression).size > 0;
}

/** `(1, 2)` under brackets of its own is a row: `[(1, 2), (3, 4)]`; a transposed row of numbers is the column that it would be anyway. */
const inRows = (side: string): string =>
	side
		.replace(/\s*\^?\{?(?:T\b|⊤|ᵀ)\}?$/, '')
		.replace(/;/g, ',')
		.replace(/^\[([\s\S]*)\]$/, (whole, inner: string) =>
			/[([]/.test(inner) ? `[${inner.replaceAll('(', '[').replaceAll(')', ']')}]` : whole,
		)
		.replaceAll('−', '-');

/** `x1` is `x_1`. */
const numbered = (text: string): string =>
	text.replace(new RegExp(`(?<![\\w_^.])(${LETTER})(\\d{1,2})(?!\\w)`, 'g'), '$1_$2');

function isBroken(expression: Expression): boolean {
	const open: Expression[] = [expression];
	while (open.length > 0) {
		const next = open.pop()!;
		if (next.kind === 'hole' || next.kind === 'gap') return true;
		open.push(...children(next));
	}
	return false;
}
