import { toText } from '../math/print/print.ts';
import { parseLatex } from '../math/read/parse.ts';
import { greekGlyph } from '../math/read/vocabulary.ts';
import { formulasOf } from './equation.ts';

/** A symbol in LaTeX as a terminal shows it: `\sigma_{\text{AB}}` is σ_AB. What cannot be read stays as it is. */
export function plainLatex(latex: string): string {
	const { expression, problems } = parseLatex(latex);
	return problems.length > 0 ? latex : legibleText(toText(expression));
}

/**
 * Text that is written to be read back, as a person writes it: without the quotes, the brackets and the signs that only keep it unambiguous.
 * `0.5987 · C^(0.45161)` is 0.5987 C^0.45161; a product behind a fraction keeps its sign.
 */
export function legibleText(text: string): string {
	return text
		.replace(/"([^"]+)"/g, '$1')
		.replace(/([_^])\{([\p{L}\p{N}]+|[+*])\}/gu, '$1$2')
		.replace(/\^\((-?[\d.]+|\p{L})\)/gu, '^$1')
		.replace(/√\(([\p{L}\p{N}.]+)\)/gu, '√$1')
		.replace(/(?<=[\p{L}\p{N})ᵀ⁰¹²³]) · (?=[\p{L}(√])/gu, (sign, at: number, whole: string) =>
			/\/ [^\s(]+$/.test(whole.slice(0, at)) ? sign : ' ',
		);
}

/** Formulas that stand side by side, one a line, sign by sign: what letters mean is not asked, so that `D(N)^\beta` stays what it is. */
export const plainFormulas = (latex: string): readonly string[] => formulasOf(latex).map(signBySign);

const SIGNS: Readonly<Record<string, string>> = {
	cdot: '·',
	times: '×',
	le: '≤',
	leq: '≤',
	ge: '≥',
	geq: '≥',
	ne: '≠',
	approx: '≈',
	infty: '∞',
	in: '∈',
	cup: '∪',
	cap: '∩',
	setminus: '∖',
	sum: '∑',
	prod: '∏',
	odot: '⊙',
	otimes: '⊗',
	dots: '…',
	cdots: '⋯',
	ell: 'ℓ',
	partial: '∂',
	nabla: '∇',
	to: '→',
	implies: '⟹',
	propto: '∝',
	lvert: '|',
	rvert: '|',
	vert: '|',
	lVert: '‖',
	rVert: '‖',
	lfloor: '⌊',
	rfloor: '⌋',
	lceil: '⌈',
	rceil: '⌉',
	langle: '⟨',
	rangle: '⟩',
	pm: '±',
	mid: '|',
	quad: ' ',
	qquad: ' ',
};

/** What only dresses the signs that follow. */
const DRESS = /\\(?:left|right|operatorname|text|mathrm|mathbf|mathbb|mathcal|boldsymbol|displaystyle)(?![a-zA-Z])\*?/g;

function signBySign(latex: string): string {
	const flat = rows(latex)
		.replace(DRESS, '')
		.replace(/\\[,;:! ]/g, ' ');
	const spelt = roots(fractions(flat)).replace(/\\([a-zA-Z]+)/g, (_, name: string) => {
		return SIGNS[name] ?? greekGlyph.get(name) ?? name;
	});
	return spelt
		.replace(/\^\{?⊤\}?|\^\{?top\}?/g, 'ᵀ')
		.replace(/([_^])\{([^{}\s=+]+)\}/g, '$1$2')
		.replace(/([_^])\{([^{}]+)\}/g, '$1($2)')
		.replace(/\\?[{}]/g, brace => (brace.length > 1 ? brace.slice(1) : ''))
		.replace(/\s+/g, ' ')
		.trim();
}

/** `[1 0; 0 1]`. */
const rows = (latex: string): string =>
	latex.replace(/\\begin\{[bp]matrix\}([\s\S]*?)\\end\{[bp]matrix\}/g, (_, inner: string) => {
		const lines = inner.split('\\\\').map(line => line.replaceAll('&', ' ').replace(/\s+/g, ' ').trim());
		return `[${lines.filter(line => line !== '').join('; ')}]`;
	});

const BRACES = String.raw`\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}`;

/** \frac{a + b}{c} as (a + b) / c, the inner ones first. */
function fractions(latex: string): string {
	const one = new RegExp(String.raw`\\[dt]?frac${BRACES}\s*${BRACES}`, 'g');
	let text = latex;
	for (let round = 0; round < 4 && one.test(text); round++)
		text = text.replace(one, (_, above: string, below: string) => `${group(above)} / ${group(below)}`);
	return text;
}

const roots = (latex: string): string =>
	latex.replace(new RegExp(String.raw`\\sqrt${BRACES}`, 'g'), (_, inner: string) =>
		/^[\p{L}\d]$/u.test(inner) ? `√${inner}` : `√(${inner})`,
	);

/** In brackets where it is more than one piece. */
const group = (latex: string): string =>
	/^\s*(?:\\?[a-zA-Z]+|[\d.]+)(?:[_^](?:\w|\*|\{[^{}]*\}))*\s*$/.test(latex) ? latex.trim() : `(${latex.trim()})`;
