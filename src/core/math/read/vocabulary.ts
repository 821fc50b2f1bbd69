import type { BigNode, Operator } from '../expression.ts';
import { FOREIGN_SCALES, HAN_SCALES } from '../units/foreign-scales.ts';
import type { TokenKind } from './tokens.ts';

/** What a command or a character stands for, before the grammar looks at it. */
export interface Entry {
	readonly kind: TokenKind;
	readonly text: string;
	/** For a symbol its style, for a delimiter its side. */
	readonly note?: string;
}

/** Pairs `key:value` between blanks; a key alone stands for itself. */
export const pairs = (table: string): [string, string][] =>
	table
		.trim()
		.split(/\s+/)
		.map(pair => {
			const at = pair.indexOf(':', 1);
			return at < 0 ? [pair, pair] : [pair.slice(0, at), pair.slice(at + 1)];
		});

/** Greek letters, Unicode to LaTeX name. Of several glyphs for one name the first is printed. */
const GREEK =
	pairs(`α:alpha β:beta γ:gamma δ:delta ε:epsilon ϵ:epsilon ζ:zeta η:eta θ:theta ϑ:theta ι:iota κ:kappa λ:lambda μ:mu µ:mu ν:nu ξ:xi
	ο:omicron π:pi ρ:rho σ:sigma ς:sigma τ:tau υ:upsilon φ:phi ϕ:phi χ:chi ψ:psi ω:omega Γ:Gamma Δ:Delta Θ:Theta Λ:Lambda Ξ:Xi Π:Pi Σ:Sigma
	Υ:Upsilon Φ:Phi Ψ:Psi Ω:Omega Α:Alpha Β:Beta Ε:Epsilon Ζ:Zeta Η:Eta Ι:Iota Κ:Kappa Μ:Mu Ν:Nu Ο:Omicron Ρ:Rho Τ:Tau Χ:Chi`);

export const greekLetters: ReadonlyMap<string, string> = new Map(GREEK);
export const greekNames: ReadonlySet<string> = new Set(GREEK.map(([, name]) => name));
export const greekGlyph: ReadonlyMap<string, string> = new Map(
	[...GREEK].reverse().map(([glyph, name]) => [name, glyph]),
);

/** Words that name a function, in `\operatorname`, `\text`, `\mathrm`, as a command or as an identifier. */
export const functionWords: ReadonlyMap<string, Operator> = new Map(
	pairs(`sqrt abs norm floor ceil round exp log ln lg:log sin cos tan sinh cosh tanh arcsin arccos arctan asin:arcsin acos:arccos atan:arctan
	sigmoid relu ReLU:relu RELU:relu sgn:sign sign max min gcd lcm tr:trace Tr:trace trace Trace:trace rank rk:rank Rank:rank det diag Diag:diag
	vec span Span:span col:column-space Col:column-space colspace:column-space range:column-space im:column-space row:row-space Row:row-space
	rowspace:row-space null:null-space Null:null-space ker:null-space nullspace:null-space dim softmax Softmax:softmax SoftMax:softmax concat
	Concat:concat concatenate:concat Var:variance var:variance Cov:covariance cov:covariance Pr:probability KL:kl argmax argmin mean sum:sum-of
	entropy singularvalues:singular-values eigenvalues eig:eigenvalues pinv:pseudo-inverse transpose inv:inverse adjoint card:cardinality
	binom:binomial choose:binomial derivative cross`) as [string, Operator][],
);

type BigOperator = BigNode['operator'];

/** Functions that turn into an operator over an index when they carry a subscript. */
export const bigOfFunction = new Map([
	['max', 'max'],
	['min', 'min'],
	['argmax', 'argmax'],
	['argmin', 'argmin'],
	['sum-of', 'sum'],
	['expectation', 'expectation'],
]) as ReadonlyMap<string, BigOperator>;

/** Unicode superscripts and subscripts as ASCII. */
export const superscripts: ReadonlyMap<string, string> = new Map(
	[...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱᵀᵏᵐᵗʰᵈ'].map((glyph, i) => [glyph, '0123456789+-()niTkmthd'[i] as string]),
);
export const subscripts: ReadonlyMap<string, string> = new Map(
	[...'₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'].map((glyph, i) => [glyph, '0123456789+-aehijklmnoprstuvx'[i] as string]),
);

/** Combining marks and the accents they are. */
export const combiningMarks: ReadonlyMap<string, string> = new Map([
	['\u0302', 'hat'],
	['\u0305', 'bar'],
	['\u0304', 'bar'],
	['\u0303', 'tilde'],
	['\u20d7', 'vec'],
	['\u0307', 'dot'],
	['\u0308', 'ddot'],
	['\u030c', 'check'],
	['\u0306', 'breve'],
	['\u0301', 'acute'],
	['\u0300', 'grave'],
	['\u030a', 'ring'],
]);

/** One letter with its accent in one code point (`ŷ`), standing by itself and not in a word. */
export function accentedLetter(
	source: string,
	at: number,
	glyph: string,
): { letter: string; accent: string } | undefined {
	const [letter, mark, more] = glyph.normalize('NFD');
	const accent = mark === undefined || more !== undefined ? undefined : combiningMarks.get(mark);
	if (!accent || !letter) return undefined;
	// `ᾱ` has a code point of its own; an accent that Greek words have is none of mathematics.
	const greek = accent === 'bar' ? greekLetters.get(letter) : undefined;
	if (greek === undefined && !/[A-Za-z]/.test(letter)) return undefined;
	const beside = /[\p{L}\p{M}]/u;
	if (beside.test(source[at - 1] ?? '') || beside.test(source[at + glyph.length] ?? '')) return undefined;
	return { letter: greek ?? letter, accent };
}

/** Scale words and suffixes with their power of ten. */
export const scaleWords: ReadonlyMap<string, number> = new Map([
	...HAN_SCALES,
	...FOREIGN_SCALES,
	['Mio', 6],
	['Mrd', 9],
	...pairs(`hundred:2 lakh:5 lakhs:5 crore:7 crores:7 thousand:3 thousands:3 million:6 millions:6 billion:9 billions:9 trillion:12 trillions:12 quadrillion:15 quadrillions:15
	quintillion:18 sextillion:21 septillion:24 mn:6 bn:9 Mn:6 Bn:9 tn:12 mil:6`).map(
		([word, power]) => [word, Number(power)] as const,
	),
]);
export const scaleLetters: ReadonlyMap<string, number> = new Map([
	['k', 3],
	['K', 3],
	['M', 6],
	['B', 9],
	['T', 12],
]);

/** The signs of products, as they stand by themselves. */
export const signGlyphs: ReadonlyMap<string, string> = new Map(
	pairs('times:× star:* slash:/ div:÷ hadamard:⊙ kronecker:⊗ compose:∘ cross:× cap:∩ dot:·'),
);

/** Words between formulas that only join them. */
export const joiningWords: ReadonlySet<string> = new Set(
	'and where with so thus hence then therefore but while also which gives giving i.e. with: where:'.split(' '),
);
