import type { Expression, SymbolNode } from '../expression.ts';
import { areIndices } from '../read/names.ts';
import { isLabel, isMatrixLike } from '../read/superscripts.ts';
import { combiningMarks, functionWords, greekGlyph, greekNames, pairs } from '../read/vocabulary.ts';
import { commands } from '../read/vocabulary-commands.ts';
import { LONE_SIGNS } from './print-tables.ts';

const STYLES: Record<NonNullable<SymbolNode['style']>, string> = {
	bold: '\\mathbf',
	upright: '\\mathrm',
	calligraphic: '\\mathcal',
	blackboard: '\\mathbb',
	fraktur: '\\mathfrak',
	sans: '\\mathsf',
};

type Inner = (e: Expression) => string;

/** A symbol in LaTeX: style, accent, index, label. */
export function symbolLatex(e: SymbolNode, inner: Inner): string {
	const joined = functionWords.has(e.base) && e.subscript?.kind === 'symbol' && e.subscript.name === e.subscript.base;
	if (joined && !e.accent && e.label === undefined)
		return `\\text{${e.base}\\_${(e.subscript as SymbolNode).base.replace(/([$%#&_])/g, '\\$1')}}`;
	let out = baseLatex(e);
	if (e.accent === 'Delta') out = `\\Delta ${out}`;
	else if (e.accent) out = `\\${e.accent === 'ring' ? 'mathring' : e.accent}{${out}}`;
	if (e.subscript) out += isStar(e.subscript) ? '_*' : `_{${subscriptText(e.subscript, inner, true)}}`;
	if (e.label !== undefined) out += labelText(e, true);
	return out;
}

function baseLatex({ base, style }: SymbolNode): string {
	if (base.length === 1 && /[A-Za-z0-9]/.test(base)) return style ? `${STYLES[style]}{${base}}` : base;
	if (base === '*') return '\\star';
	if (/^[À-ɏ]$/.test(base)) return `\\text{${base}}`;
	if (base.length === 1) return LONE_SIGNS.get(base) ?? base;
	const known = commands.get(base);
	if (known?.kind === 'symbol' && known.text === base)
		return style && style !== 'upright'
			? `${style === 'bold' ? '\\boldsymbol' : STYLES[style]}{\\${base}}`
			: `\\${base}`;
	if (base === 'partial' || base === 'nabla') return `\\${base}`;
	return `\\text{${base.replace(/([$%#&_])/g, '\\$1')}}`;
}

/** A symbol in one line of text. */
export function symbolText(e: SymbolNode, inner: Inner): string {
	// A bold one is the vector of ones and no number; an upright digit is an index.
	const digit =
		e.style !== undefined && /^\d$/.test(e.base) ? String.fromCodePoint(0x1d7ce + Number(e.base)) : undefined;
	let out = digit ?? greekGlyph.get(e.base) ?? TEXT_GLYPHS.get(e.base) ?? (isWord(e.base) ? e.base : `"${e.base}"`);
	if (e.accent === 'Delta') out = `Δ${out}`;
	else if (e.accent) out += ACCENTS.get(e.accent) ?? '';
	if (e.subscript) {
		const text = subscriptText(e.subscript, inner, false);
		const word = /^[A-Za-z0-9][A-Za-z0-9_]*$/.test(text) && isOneWord(e.subscript, text) && /^[A-Za-z]+$/.test(out);
		out += isStar(e.subscript) ? '_*' : word ? `_${text}` : `_{${text}}`;
	}
	if (e.label !== undefined) out += labelText(e, false);
	return out;
}

/** Whether plain text reads these characters as one name. */
const isWord = (base: string): boolean =>
	base.length === 1 ||
	/^[\p{L}\p{N}_]+$/u.test(base) ||
	(/^[A-Za-z\u00c0-\u024f]{3,}(?: [A-Za-z\u00c0-\u024f]{3,}){0,3}$/.test(base) &&
		!base.split(' ').some(word => functionWords.has(word) || JOINING.has(word) || greekNames.has(word)));

const JOINING: ReadonlySet<string> = new Set(
	'and the that with where per for when then let from through mod iff unless else such hence thus over which'.split(
		' ',
	),
);

const isStar = (e: Expression): boolean => e.kind === 'symbol' && e.name === '*';

/** Whether `_text` behind a letter is read back as this very index. */
const isOneWord = (subscript: Expression, text: string): boolean =>
	(subscript.kind === 'symbol' && subscript.base.length > 0 && !areIndices(text)) ||
	(subscript.kind === 'number' && /^\d+$/.test(text));

const TEXT_GLYPHS: ReadonlyMap<string, string> = new Map(
	pairs('*:⋆ ell:ℓ infty:∞ hbar:ħ emptyset:∅ partial:∂ nabla:∇ top:⊤ dagger:†'),
);

/** Accents as combining characters. */
const ACCENTS: ReadonlyMap<string, string> = new Map([...combiningMarks].map(([mark, accent]) => [accent, mark]));

function subscriptText(e: Expression, inner: Inner, latex: boolean): string {
	if (e.kind === 'collection' && e.form === 'list') {
		const letters = e.items.map(item => (item.kind === 'symbol' && item.name === item.base ? item.base : ' ')).join('');
		if (areIndices(letters)) return letters;
		return e.items.map(item => subscriptText(item, inner, latex)).join(',');
	}
	if (e.kind === 'symbol' && e.name === e.base && e.base.length > 1 && !greekNames.has(e.base)) {
		const known = commands.get(e.base);
		if (known?.kind === 'symbol' && known.text === e.base) return inner(e);
		// `W_{QK}`, as people write it.
		if (latex && /^[A-Z]{2,3}$/.test(e.base)) return e.base;
		if (!latex) return isWord(e.base) ? e.base : `"${e.base.replace(/_/g, ' ')}"`;
		return `\\text{${e.base.replace(/([$%#&_])/g, '\\$1')}}`;
	}
	return inner(e);
}

function labelText(e: SymbolNode, latex: boolean): string {
	const label = e.label as string;
	if (/^'+$/.test(label)) return label;
	if (label === '*') return latex ? '^{*}' : '^*';
	if (label === '-') return '^{-}';
	const carrier = { base: e.base, style: latex ? e.style : undefined, subscript: e.subscript };
	const number = /^\d+$/.test(label);
	const glyph = latex && label === 'ell' ? '\\ell' : label;
	if ((label.length === 1 || number || label === 'ell') && isLabel(label, number, carrier))
		return latex ? `^{${glyph}}` : `^${label === 'ell' ? 'ℓ' : label}`;
	const simple = /^\(([A-Za-z0-9])\)$/.exec(label);
	if (simple) return latex ? `^{${label}}` : `^{${label}}`;
	return latex ? `^{\\text{${label.replace(/([$%#&_])/g, '\\$1')}}}` : `^"${label}"`;
}

/** Whether an exponent on this base would be read as a transpose, an inverse or a label. */
export function exponentIsSpecial(base: Expression, exponent: Expression): boolean {
	if (exponent.kind === 'symbol' && ['T', 'top', 'H', 'dagger', '*', 'prime'].includes(exponent.base)) return true;
	if (exponent.kind === 'symbol' && exponent.base.length > 1 && !greekNames.has(exponent.base)) return true;
	if (exponent.kind === 'apply' && exponent.operator === 'negate') return true;
	if (exponent.kind === 'collection' || exponent.kind === 'sequence') return true;
	if (base.kind !== 'symbol') return false;
	const carrier = { base: base.base, style: base.style, subscript: base.subscript };
	const plain = { ...carrier, style: undefined };
	if (exponent.kind === 'symbol') return isLabel(exponent.base, false, carrier) || isLabel(exponent.base, false, plain);
	if (exponent.kind === 'number')
		return isLabel(exponent.decimal, true, carrier) || isLabel(exponent.decimal, true, plain);
	if (base.style === 'bold') return true;
	return false;
}

/** Whether `^{-1}` on this base is read as an inverse. */
export function inverseIsPower(base: Expression, latex: boolean): boolean {
	if (base.kind === 'symbol')
		return isMatrixLike({ base: base.base, style: latex ? base.style : undefined, subscript: undefined });
	if (!latex || base.kind !== 'apply') return false;
	const matrix = (e: Expression): boolean =>
		e.kind === 'matrix' ||
		(e.kind === 'symbol'
			? isMatrixLike({ base: e.base, style: e.style, subscript: undefined })
			: e.kind === 'apply' && e.args.some(matrix));
	const numeric =
		base.operator === 'add'
			? base.args.some(arg => arg.kind === 'number')
			: base.operator === 'divide' || base.operator === 'power';
	return !numeric && matrix(base);
}

/** Names that plain text takes for functions: they cannot stand as symbols. */
export const isFunctionName = (name: string): boolean => functionWords.has(name);
