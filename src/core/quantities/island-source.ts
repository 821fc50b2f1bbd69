import type { Anchor } from '../text/block.ts';
import type { Part } from './role.ts';
import { SCALE_WORDS } from './words.ts';

/** Source text of an island with the place of each of its pieces. */
export interface IslandSource {
	readonly source: string;
	readonly language: 'plain' | 'latex';
	readonly pieces: readonly { readonly from: number; readonly anchor: Anchor }[];
}

/**
 * What a parser reads for the parts from `from` to `to`. Without a formula it is plain text of exactly the length of the span,
 * so that offsets agree; with one it is LaTeX, put together piece by piece.
 */
export function islandSource(
	parts: readonly Part[],
	from: number,
	to: number,
	block: number,
	asLatex = false,
): IslandSource {
	const slice = parts.slice(from, to);
	const start = slice[0]!.token.span.start;
	const end = slice.at(-1)!.token.span.end;
	if (!asLatex && !slice.some(part => part.token.formula) && !slice.some(isHardUnit)) {
		let source = '';
		for (const [index, part] of slice.entries()) {
			const at = part.token.span.start - start;
			const length = part.token.span.end - part.token.span.start;
			const text = part.role === 'skip' ? '' : (part.replace ?? plain(part));
			// `300 B tokens`: a scale stands right at its number, or it would be read as a unit
			const scale =
				/^[KMBT]$/.test(text) &&
				part.role === 'unit' &&
				slice[index + 1]?.role === 'unit' &&
				// `819,200 B per token` is bytes
				!(text === 'B' && /^(?:per|\/)$/.test(slice[index + 1]!.token.text)) &&
				source.length === at - 1 &&
				/\d$/.test(source);
			source = scale ? `${source}${text} ` : source.padEnd(at) + text.slice(0, length).padEnd(length);
		}
		return { source, language: 'plain', pieces: [{ from: 0, anchor: { block, span: { start, end } } }] };
	}
	let source = '';
	const pieces: { from: number; anchor: Anchor }[] = [];
	for (const [index, part] of slice.entries()) {
		const { token } = part;
		const inner = token.formula
			? {
					start: Math.max(token.formula.inner.start, token.span.start),
					end: Math.min(token.formula.inner.end, token.span.end),
				}
			: token.span;
		const previous = slice[index - 1];
		const counted =
			part.role === 'unit' &&
			((previous?.role === 'unit' && previous.token.kind === 'number') || isCountedRate(slice, index));
		const afterCount =
			index > 0 &&
			((previous?.role === 'unit' && slice[index - 2]?.token.kind === 'number' && slice[index - 2]?.role === 'unit') ||
				isCountedRate(slice, index - 1));
		if ((counted || (isUnitWord(part) && (isUnitWord(previous) || afterCount))) && source.endsWith('}')) {
			// a unit in several tokens is one: `petaFLOP-days`, `bytes/s`, `per 1M tokens`
			source = `${source.slice(0, -1)}${token.spaced ? ' ' : ''}${token.text}}`;
			const piece = pieces.at(-1)!;
			pieces[pieces.length - 1] = {
				...piece,
				anchor: { block, span: { start: piece.anchor.span.start, end: token.span.end } },
			};
			continue;
		}
		const text = token.formula
			? token.text.slice(inner.start - token.span.start, inner.end - token.span.start)
			: latex(part);
		if (text === '') continue;
		if (source !== '' && !source.endsWith(' ')) source += ' ';
		pieces.push({ from: source.length, anchor: { block, span: inner } });
		source += text;
	}
	return { source, language: 'latex', pieces };
}

/** A part of a unit that can be written into one `\text{}` with its neighbours; a scale word belongs to its number. */
const isUnitWord = (part: Part | undefined): boolean =>
	part !== undefined &&
	part.role === 'unit' &&
	/^(?:[a-zA-Zµ°Ω][\w°]*|\d+|[/-])$/.test(part.token.text) &&
	!/^[KMBTk]$/.test(part.token.text) &&
	!SCALE_WORDS.has(part.token.text.toLowerCase());

/** Units that plain text leaves open: a product with a hyphen, a number inside (`per 1M tokens`). */
const isHardUnit = (part: Part, index: number, parts: readonly Part[]): boolean =>
	part.role === 'unit' && (part.token.kind === 'number' || part.token.text === '-' || isCountedRate(parts, index));

/** `per million tokens`: the scale belongs to the rate. */
const isCountedRate = (parts: readonly Part[], index: number): boolean =>
	parts[index - 1]?.token.text === 'per' && SCALE_WORDS.has(parts[index]!.token.text.toLowerCase());

const plain = (part: Part): string => {
	const { kind, text } = part.token;
	if (kind === 'money') return text.endsWith('$') ? '$'.padStart(text.length) : text;
	if (kind === 'percent') return text.endsWith('%') ? '%'.padStart(text.length) : text;
	if (kind === 'relation' && text === '==') return '= ';
	// `t½`: what is a half to the parser is an index of the name
	if (kind === 'symbol') return text.replace('½', 'ₕ');
	return text;
};

const SUPERSCRIPT: Readonly<Record<string, string>> = {
	'⁺': '+',
	'⁻': '-',
	'⁰': '0',
	'¹': '1',
	'²': '2',
	'³': '3',
	'⁴': '4',
	'⁵': '5',
	'⁶': '6',
	'⁷': '7',
	'⁸': '8',
	'⁹': '9',
};

const OPERATOR_LATEX: Readonly<Record<string, string>> = {
	'*': '\\times',
	'×': '\\times',
	'·': '\\cdot',
	'⋅': '\\cdot',
	'÷': '\\div',
	'±': '\\pm',
};

const RELATION_LATEX: Readonly<Record<string, string>> = {
	'==': '=',
	'≈': '\\approx',
	'≃': '\\approx',
	'≅': '\\approx',
	'≒': '\\approx',
	'~=': '\\approx',
	'~': '\\sim',
	'∼': '\\sim',
	'!=': '\\ne',
	'≠': '\\ne',
	'<=': '\\le',
	'>=': '\\ge',
	'≤': '\\le',
	'≥': '\\ge',
	'⩽': '\\le',
	'⩾': '\\ge',
	'≪': '\\ll',
	'≫': '\\gg',
	'<<': '\\ll',
	'>>': '\\gg',
	'≡': '\\equiv',
	'∝': '\\propto',
	'≔': ':=',
};

/** A token of prose as LaTeX. */
function latex(part: Part): string {
	const { kind } = part.token;
	const text = part.replace ?? part.token.text;
	if (part.role === 'skip') return '';
	if (part.role === 'relation') return RELATION_LATEX[text] ?? text;
	if (part.role === 'operator') return OPERATOR_LATEX[text] ?? text;
	if (kind === 'money') return text.endsWith('$') ? '\\$' : `\\text{${text}}`;
	if (kind === 'percent') return text === '°' ? '^\\circ' : '\\%';
	if (kind === 'raised') return `^{${[...text].map(character => SUPERSCRIPT[character] ?? '').join('')}}`;
	if (kind === 'root') return '\\sqrt';
	if (kind === 'symbol' && part.role === 'operand') {
		if (text.endsWith('½')) return `${text.replace(/_?½$/, '')}_{1/2}`;
		const underscore = text.indexOf('_');
		return underscore > 0 ? `${text.slice(0, underscore)}_{\\text{${text.slice(underscore + 1)}}}` : text;
	}
	if (part.role === 'unit') return /^!$/.test(text) ? text : `\\text{ ${text}}`;
	if (kind === 'word') return `\\operatorname{${text}}`;
	return text;
}
