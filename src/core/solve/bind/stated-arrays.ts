import { columnsOfNumbers } from '../../math/columns.ts';
import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import { Matrix } from '../../math/evaluate/matrix.ts';
import { numberOfWord, numberWords } from '../../math/number-words.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { rememberTexts } from '../../text/memo.ts';
import { dressed, eachTold } from './array-dress.ts';
import { NUMBER, SEPARATOR, TUPLE, TURNED } from './array-patterns.ts';
import { tablesInProse } from './array-tables.ts';
import { spacedRows } from './definitions.ts';
import { headsInWords } from './heads-in-words.ts';
import { oneHotTold } from './one-hot.ts';
import { headsApart } from './stacked-heads.ts';

/** A vector or a matrix of numbers as it stands in a text, by a formula, as code, in brackets or in words. */
export interface StatedArray {
	readonly start: number;
	readonly end: number;
	/** A vector is a column; of an identity its factor alone is known (0: a matrix of zeros). */
	readonly matrix: Matrix;
	readonly kind: 'vector' | 'matrix' | 'identity';
	/** Written as a row with the sign of a transpose. */
	readonly turned: boolean;
	/** Numbers in a row without brackets. */
	readonly bare: boolean;
}

/** Arrays that stand one behind the other as things of one kind, `tokens (1, 0) and (0, 1)`, or one alone. */
export interface ArrayGroup {
	readonly arrays: readonly StatedArray[];
	/** What is said before the first, back to the sentence's beginning or the array before. */
	readonly words: string;
	/** The letters that they are called by, as written without braces: `x_1`. */
	readonly heads: readonly (string | undefined)[];
	/** What is said right behind the last of them. */
	readonly behind: string;
	/** What each is called in words or as a thing: `a`, `blue`. */
	readonly items: readonly (string | undefined)[];
}

const NESTED = String.raw`[[(]\s*${TUPLE}(?:\s*[,;]?\s*${TUPLE})*\s*[\])]`;
const ONE_LATEX = String.raw`[-+]?\s*(?:(?:\d+(?:\.\d+)?|\\ln\s*\(?\d+\)?)\s*(?:\\cdot\s*|\\,\s*)?)?\\begin\{[a-zA-Z]*matrix\}[\s\S]{1,400}?\\end\{[a-zA-Z]*matrix\}`;
const LATEX = `${ONE_LATEX}(?:\\s*[-+]\\s*${ONE_LATEX})*`;
const DIAGONAL = String.raw`[-+]?\s*(?:\\operatorname\{diag\}|\\mathrm\{diag\}|\\?diag)\s*(?:\\left)?\(\s*${NUMBER}(?:${SEPARATOR}${NUMBER})+\s*(?:\\right)?\)`;
const TIMES = `(?:(?:minus|negative|twice|${numberWords(2, 9)} times|half|\\d+(?:\\.\\d+)? times)\\s+)?`;
const IDENTITY = String.raw`(?:${TIMES}the\s+(?:negative\s+)?(?:\d+\s*[×x]\s*\d+\s+)?(?:negative\s+)?identity(?:\s+matrix)?\b|(?<![\w\\^{])[-+]?\s*(?:\d+(?:\.\d+)?\s*)?(?:I|\\mathbb\{?1\}?)(?:_\{?\d\}?)?(?![\w(]|\s+(?:am|have|will|use|do|is|was|think)\b))`;
const ZERO = String.raw`(?:(?<=(?:\b(?:is|are|be|equals)\s|=\s?))(?:(?:entirely|identically|all|completely)\s+)?(?:zero|zeros|(?:a |the )(?:all-)?zero matrix|0)(?=\s*(?:[.;:?$]|,(?!\s*${NUMBER})|$|and\b|for\b))|(?<=\b(?:has|have|with)\s(?:an?\s)?)(?:all[- ])?zero\b(?=\s+(?:QK|query|matrix)))`;
const BARE = String.raw`(?<![\w.,^_\\{([=-]|\d\s)${NUMBER}(?:\s*,\s+(?:and\s+)?${NUMBER}|\s+and\s+${NUMBER}|\s*,\s*${NUMBER}(?=\s*[,.;:]\s|\s+and)){1,12}(?![\w%^/({]|\.\d|,\d)`;

const ARRAY = new RegExp(
	`(?<latex>${LATEX})(?<lt>${TURNED})?|(?<diagonal>${DIAGONAL})|(?<nested>${NESTED})(?<nt>${TURNED})?|(?<![\\w\\\\^_}])(?<tuple>${TUPLE})(?<tt>${TURNED})?|(?<identity>${IDENTITY})|(?<zero>${ZERO})|(?<bare>${BARE})`,
	'gi',
);

/** `values in [0, 1]`: an interval. */
const INTERVAL = /(?:\bin|\\in|∈|\brange|\bbetween|\binterval|\bfrom)\s*\$?\s*$/i;

/** What a list behind a matrix and a colon may be of it. */
const SPECTRUM =
	/\b(?:(?:singular|eigen-?)\s?values?|eigenvalues?|spectrum|norms|ranks|Singulärwerte|Eigenwerte|valeurs (?:singulières|propres)|valores (?:singulares|propios))\s+(?:of|von|de|d['’]|del)\s+(?:(?:an?|the|this|our|some|une?|la|una?|der|einer|eines)\s+)?(?:matrix\s+)?[^\s:,]{1,20}\s*:\s*$/i;

/** The arrays of a text with what is said before each, those of one kind together; tables column by column. */
export const arrayGroups = rememberTexts((text: string): readonly ArrayGroup[] => {
	const plain = plainly(text);
	const groups: {
		arrays: StatedArray[];
		words: string;
		heads: (string | undefined)[];
		items: (string | undefined)[];
	}[] = [];
	const things = thingsIn(plain);
	let from = 0;
	for (const match of plain.matchAll(ARRAY)) {
		const array = arrayOf(match, plain);
		if (!array) continue;
		const before = plain.slice(from, array.start);
		from = array.end;
		const gap = before.replace(/[$&]/g, ' ');
		// `Singular values of W: 6, 3, 2`: they are no entries of W.
		if (array.bare && SPECTRUM.test(gap)) continue;
		// `W, row by row:` stands on the line before.
		const sentence = gap
			.replace(/(?<=[:=])\s*\n\s*$/, ' ')
			.split(/(?<=[.?!])\s+(?=[A-Z])|\n/)
			.at(-1)!;
		const head =
			/(?<![\w\\])([A-Za-zα-ω](?:_\{?(?:\\text\{)?\w{1,12}\}*|\d{1,2})?(?:'|\^\{?\w+\}?)?)\s*(?:=|:=|:)\s*$/.exec(
				gap,
			)?.[1];
		const item = /(?:^|[\s,;"“'‘$({])([A-Za-z][\w-]*)["”'’$]*\s*(?:=|:|↦|→|\\mapsto|\\to|is|has|holds|\()?\s*$/.exec(
			gap,
		)?.[1];
		const last = groups.at(-1);
		if (last && isNext(last, array, gap, head, item, things)) {
			last.arrays.push(array);
			last.heads.push(head);
			last.items.push(item);
		} else groups.push({ arrays: [array], words: wordsOf(sentence), heads: [head], items: [item] });
	}
	return groups.map(group => ({
		...laidOut(group),
		behind: wordsOf(
			plain
				.slice(group.arrays.at(-1)!.end)
				.split(/[.;:?!\n]/)[0]!
				.slice(0, 60),
		),
	}));
});

/** `W_O has the rows`, `the columns of W_E are`. */
const LAID =
	/\b(?:(?:has|have|having|with|whose|hat|mit)\s+)?(?:(?:the|den|die|as)\s+)?(rows|columns|Zeilen|Spalten)\b(\s+(?:of|von)\s+[^.;]{1,60}?)?\s*(?:are|is|=|:|sind|lauten)?\s*(?:["“][\w-]+["”]\s*=)?\s*$/i;

/** Vectors that are told to be the rows or columns of something as the matrix that they make. */
function laidOut<G extends Omit<ArrayGroup, 'behind'>>(group: G): G {
	const [, side, of = ''] = LAID.exec(group.words) ?? [];
	const [first] = group.arrays;
	if (side === undefined || !first || first.kind !== 'vector' || first.bare) return group;
	const rows = new Matrix(group.arrays.map(({ matrix }) => matrix.to1DArray()));
	const matrix = /^[rZ]/i.test(side) ? rows : rows.transpose();
	const array: StatedArray = { ...first, end: group.arrays.at(-1)!.end, matrix, kind: 'matrix', turned: true };
	return {
		...group,
		arrays: [array],
		words: group.words.replace(LAID, of).trim(),
		heads: [undefined],
		items: [undefined],
	};
}

const ORDINALS = 'first|second|third|fourth|fifth|sixth|seventh|eighth|last|next|other';
const LITTLE = new RegExp(
	`^(?:and|or|then|is|are|has|have|holds?|the|an?|at|of|for|by|to|respectively|as|also|und|${ORDINALS}|${numberWords(0, 12)}|\\d+)$`,
	'i',
);

/** Whether an array goes on with those before it: between them stand only separators, numbering, names of things, or the same noun again. */
function isNext(
	{ arrays, words, heads, items }: Omit<ArrayGroup, 'behind'>,
	array: StatedArray,
	gap: string,
	head: string | undefined,
	item: string | undefined,
	things: ReadonlySet<string>,
): boolean {
	const thing = item && items[0] && goesByItems(words, items[0], things) ? item : undefined;
	const [first] = arrays;
	if (!first || array.kind !== 'vector' || first.kind !== 'vector' || array.bare || first.bare) return false;
	if (array.matrix.rows !== first.matrix.rows || /[.?!]\s+[A-Z]|\n\s*\n/.test(gap)) return false;
	const [before] = heads;
	if ((head === undefined) !== (before === undefined)) return false;
	if (head !== undefined && before !== undefined && !isOfRow(before, head, heads.length)) return false;
	const named = new Set(
		wordsOf(`${words} ${head ?? ''}`)
			.toLowerCase()
			.split(/\W+/)
			.map(single),
	);
	if (GOES_ON.test(gap) && head === undefined) return true;
	const own = wordsOf(thing ? gap.slice(0, gap.lastIndexOf(thing)) : gap)
		.replace(/["“][^"”]{1,20}["”]/g, ' ')
		.split(/[^\p{L}\d_'-]+/u)
		.filter(word => word !== '' && !LITTLE.test(word) && word.length > 1 && !/^[A-Za-z]_?\d$/.test(word));
	return own.every(word => named.has(single(word.toLowerCase())));
}

/** `(2, 8, 1), and what for (1, 3, -1)?`: asked again for another one. */
const GOES_ON =
	/^[^.!?;]{0,40}[,?;.]?\s*\b(?:and|und|et|y)\s+(?:what\s+)?(?:(?:does|about|happens?|for|with|to|of|is|für|pour|para)\s+)*(?:the\s+)?$/i;

/** `the embeddings are red (1, 1), green (0, 2)`: each vector stands behind the thing that it is of. */
const goesByItems = (words: string, item: string, things: ReadonlySet<string>): boolean =>
	things.has(item.toLowerCase()) ||
	new RegExp(`s\\s*(?:are\\s|:|=|sind\\s|\\s)\\s*(?:the\\s+)?["“]?${item.replace(/[^\w-]/g, '')}["”]?\\s*$`, 'i').test(
		words,
	);

/** `Vocabulary: red, green, blue`, `tokens a, b and c`: the things that a text lists. */
const LISTED =
	/\b(?:tokens|words|vocabulary|classes)\b\s*(?:is|are|=|:)?\s*[:({]*\s*\\?\{?((?:["“]?[\p{L}][\p{L}\d_-]{0,14}["”]?)(?:\s*,\s*(?:and\s+)?["“]?[\p{L}][\p{L}\d_-]{0,14}["”]?)+(?:\s+and\s+["“]?[\p{L}][\p{L}\d_-]{0,14}["”]?)?)/giu;
const thingsIn = (text: string): ReadonlySet<string> =>
	new Set(
		[...text.matchAll(LISTED)].flatMap(([, list]) =>
			list!.split(/\s*,\s*(?:and\s+)?|\s+and\s+/).map(thing => thing.replace(/["“”]/g, '').toLowerCase()),
		),
	);

/** `x_1`, `x_2`; `a`, `b`, `c`: members of one row by their letters. */
function isOfRow(first: string, head: string, at: number): boolean {
	const [a, b] = [first, head].map(each => /^(.*?)_?\{?(\d+)\}?$/.exec(each.replace(/[{}]/g, '')));
	if (a && b) return a[1] === b[1] && Number(b[2]) - Number(a[2]) === at;
	// `e_{sun}`, `e_{rain}`: by the names of things, and no roles of the head.
	const [one, other] = [first, head].map(each => /^([a-z])_\{?([a-z]{1,12})\}?$/i.exec(each));
	if (one && other) return one[1] === other[1] && ![one[2]!, other[2]!].some(name => ROLES.test(name));
	return (
		first.length === 1 && head.length === 1 && /^[aA]$/.test(first) && head.charCodeAt(0) - first.charCodeAt(0) === at
	);
}

/** `x_src` and `x_dst`, `w_q` and `w_k` stand for different things. */
const ROLES = /^(?:src|dst|source|dest(?:ination)?|query|key|value|new|old|before|after|in|out|[qkvost])$/i;

const single = (word: string): string => word.replace(/(?<=\w{2})s$/, '');

/** What is said, without the signs of formulas. */
const wordsOf = (text: string): string =>
	text
		.replace(/\\(?:mathbf|boldsymbol|vec|mathrm|text|operatorname)\s*\{([^{}]*)\}/g, '$1')
		.replace(/\\[,;:! ]|\\(?:quad|left|right)\b|[$&`*|]/g, ' ')
		.replace(/_\{(\w+)\}/g, '_$1')
		.replace(/\s+/g, ' ')
		.trim();

function arrayOf(match: RegExpMatchArray, plain: string): StatedArray | undefined {
	const { latex, lt, diagonal, nested, nt, tuple, tt, identity, zero, bare } = match.groups!;
	const start = match.index!;
	const base = {
		start,
		end: start + match[0].length,
		turned: (lt ?? nt ?? tt) !== undefined,
		bare: bare !== undefined,
	};
	if (zero !== undefined && ASIDE.test(plain.slice(Math.max(0, start - 60), start))) return undefined;
	if (zero !== undefined) return { ...base, matrix: new Matrix([[0]]), kind: 'identity' };
	// `(i)` numbers things.
	if (identity?.endsWith('i')) return undefined;
	if (identity !== undefined) return { ...base, matrix: new Matrix([[factorOf(identity)]]), kind: 'identity' };
	if (tuple !== undefined && INTERVAL.test(plain.slice(0, start))) return undefined;
	if (bare !== undefined && arePlaces(bare, plain.slice(Math.max(0, start - 30), start))) return undefined;
	if (bare !== undefined && /^\s*\\?\}/.test(plain.slice(base.end, base.end + 4))) return undefined;
	if (bare !== undefined && areCounts(bare, plain.slice(base.end, base.end + 60))) return undefined;
	if (nested !== undefined) {
		const rows = [...nested.slice(1, -1).matchAll(new RegExp(TUPLE, 'g'))].map(([row]) => numbersIn(row));
		if (rows.some(row => !row || row.length !== rows[0]!.length)) return undefined;
		const matrix = new Matrix(rows as number[][]);
		return { ...base, matrix: base.turned ? matrix.transpose() : matrix, kind: 'matrix' };
	}
	if (tuple !== undefined || bare !== undefined) {
		const numbers = numbersIn((tuple ?? bare)!);
		return numbers && { ...base, matrix: Matrix.columnVector(numbers), kind: 'vector' };
	}
	const { expression, problems } = parseLatex(latex ?? diagonal!.replace(/(?<![\\{a-z])diag/i, '\\operatorname{diag}'));
	const value = problems.length === 0 ? evaluate(columnsOfNumbers(expression), environment()) : undefined;
	if (!value?.ok || value.value.kind !== 'matrix' || value.value.identity) return undefined;
	const { matrix } = value.value;
	if (matrix.columns === 1 || (matrix.rows === 1 && base.turned))
		return { ...base, matrix: matrix.columns === 1 ? matrix : matrix.transpose(), kind: 'vector', turned: true };
	return { ...base, matrix: base.turned ? matrix.transpose() : matrix, kind: 'matrix' };
}

/** `positions 1, 2, 3 carry …`, `tokens 2 and 3`: which of them are meant. */
const arePlaces = (row: string, before: string): boolean =>
	PLACES.test(before) &&
	(row.match(/[-+]?[\d./]+/g) ?? []).every(
		(number, at, all) => /^[1-9]\d?$|^0$/.test(number) && (at === 0 || Number(number) > Number(all[at - 1])),
	);
const PLACES =
	/(?<!\b(?:are|is|with|of)\s+)\b(?:positions?|tokens?|sources?|heads?|rows?|columns?|entries|coordinates?|destinations?|layers?|steps?|keys?|quer(?:y|ies)|places?|ind(?:ex|ices)|Positionen|Köpfen?|Spalten|Zeilen|têtes|cabezas|posiciones)\s+(?:\$\s*)?$/i;

/** `entries above the diagonal are zero`, `all other sources are zero vectors`: what is left out is no matrix. */
const ASIDE = /\b(?:above|below|off|outside|masked|future|other|others|rest|remaining)\b[^.;]*$/i;

/** `a vocabulary of 32,000 and`, `width 384, 8 heads of size 48`: a number of thousands, two numbers of which the second counts something else. */
const areCounts = (row: string, behind: string): boolean =>
	/^\d{1,3}(?:,\d{3})+$/.test(row.trim()) || (/^[\s\d,]+(?:and\s+)?[\s\d]+$/.test(row) && COUNTED.test(behind));
const COUNTED =
	/^\$?\s+(?:(?:attention|query|key|value|KV|key\/value|transformer|decoder)[\s-]+){0,2}(?:heads?|layers?|blocks?|words|token types|bits?|bytes?|dimensions?)\b/i;

const FACTORS: Readonly<Record<string, number>> = { minus: -1, negative: -1, twice: 2, half: 0.5 };

function factorOf(words: string): number {
	const [first = ''] = words.trim().toLowerCase().split(/\s+/);
	if (/negative\s+(?:\d+\s*[×x]\s*\d+\s+)?identity/i.test(words)) return -1;
	if (/identity/i.test(words)) return FACTORS[first] ?? numberSaid(first) ?? 1;
	const written = /^([-+]?)\s*(\d+(?:\.\d+)?)?/.exec(words.trim())!;
	return (written[1] === '-' ? -1 : 1) * Number(written[2] ?? 1);
}

const numberSaid = (word: string): number | undefined => {
	const at = numberWords(0, 12).split('|').indexOf(word);
	return at >= 0 ? at : /^\d/.test(word) ? Number(word) : undefined;
};

function numbersIn(row: string): number[] | undefined {
	const numbers = [...row.matchAll(new RegExp(NUMBER, 'g'))].map(([written]) => {
		const { expression } = parseLatex(
			written.replace(/√(\d+)/, '\\sqrt{$1}').replace(/^([-+]?\s?)(ln|log)/, '$1\\$2 '),
		);
		const value = evaluate(expression, environment());
		return value.ok && value.value.kind === 'quantity' ? value.value.value : Number.NaN;
	});
	return numbers.every(Number.isFinite) ? numbers : undefined;
}

/** A text with its minus signs, indices and rows as formulas have them, unit vectors in numbers, tables column by column. */
function plainly(text: string): string {
	const rows = spacedRows(
		dressed(headsInWords(headsApart(text)))
			.replace(/−/g, '-')
			.replace(/[₀-₉]+/g, digits => `_${[...digits].map(digit => digit.charCodeAt(0) - 0x2080).join('')}`)
			.replace(/(?<=[&\s;,(]|\\[;,: ])\{(-?\d+(?:\.\d+)?)\}/g, '$1'),
	);
	const plain = withUnitVectors(oneHotTold(rows).replace(/^\s*\|.*\|\s*$/gm, '.'));
	return inOneRow(`${eachTold(plain.replace(OF_BLOCKS, ' = '))}\n${tablesInProse(rows)}`);
}

/** `v_1 = 10, v_2 = 20` as `v_1 = 10, 20`: numbers that are numbered from one. */
const inOneRow = (text: string): string =>
	text.replace(
		new RegExp(
			String.raw`(?<![\w\\])([A-Za-z])_?\{?(\d?)1\}?\s*=\s*(${NUMBER})\$?((?:\s*(?:,|;|and)+\s*\$?\1_?\{?\2\d\}?\s*=\s*${NUMBER}(?![\w.]*[({[])\$?)+)`,
			'g',
		),
		(_, letter: string, row: string, first: string, rest: string) =>
			`${letter}_${row}1 = ${[first, ...[...rest.matchAll(new RegExp(`=\\s*(${NUMBER})`, 'g'))].map(([, each]) => each)].join(', ')}`,
	);

/** `the unit vectors e_1 and e_2` as numbers, as long as the other vectors of the text. */
function withUnitVectors(text: string): string {
	const E = /(?<![\w\\])(?:\\(?:mathbf|boldsymbol|vec)\{e\}|e)_?\{?([1-9])\}?(?!\w)/g;
	const found = [...text.matchAll(E)].map(([, index]) => Number(index));
	const highest = Math.max(0, ...found);
	if (highest === 0 || /e_?\{?1\}?\s*=/.test(text)) return text;
	const side = sideSaid(text);
	const named = /\b(?:unit|basis) vectors?\b|\bstandard basis\b|\bone-hot\b/i.test(text);
	// `tokens e_1, e_2, -e_1 in three dimensions`: what else would they be.
	if (!named && !(new Set(found).size > 1 && side >= highest && side <= MOST_SIDES)) return text;
	const [shown] = new RegExp(TUPLE).exec(text) ?? [];
	const length = shown ? (numbersIn(shown)?.length ?? highest) : Math.max(highest, side);
	return text.replace(
		new RegExp(String.raw`(?<=(?:^|[,({\[=$]|\band)\s*)([-−])\s*${E.source}|${E.source}`, 'g'),
		(_, minus: string | undefined, negative: string | undefined, positive: string | undefined) =>
			`(${Array.from({ length }, (_each, at) => (at + 1 === Number(negative ?? positive) ? (minus ? -1 : 1) : 0)).join(', ')})`,
	);
}

/** `O = [O_1 \mid O_2] =`: blocks by their letters before the numbers. */
const OF_BLOCKS =
	/=\s*(?:\\left)?\s*\[[\s\\,;]*[A-Z][\w{}^]*(?:[\s\\,;]*(?:\\mid|\\vert|\||&|\\quad|\\;)?[\s\\,;]*[A-Z]_?[\w{}^]*)+[\s\\,;]*(?:\\right)?\s*\]\s*=\s*/g;

const MOST_SIDES = 8;

/** How many sides a text says its vectors have: `in three dimensions`, `d_{model} = 3`, `\mathbb{R}^3`; 0 where it does not. */
function sideSaid(text: string): number {
	const [, ...said] =
		/\\mathbb\s*\{?R\}?\s*\^\s*\{?(\d)|(?<=\bI_)\{?(\d)|\bin\s+(two|three|four|\d)\s+dimensions|\b(two|three|four|\d)[- ]dimensional\b|(?<![A-Za-z])d(?:_\{?(?:\\(?:text|mathrm)\{)?model\}*)?\s*=\s*(\d)(?!\d)/.exec(
			text,
		) ?? [];
	const side = said.find(each => each !== undefined);
	return side === undefined ? 0 : /^\d/.test(side) ? Number(side) : (numberOfWord(side) ?? 0);
}
