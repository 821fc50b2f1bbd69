import type { Span } from '../../text/span.ts';
import type { Expression, SymbolNode } from '../expression.ts';
import type { Style } from './tokens.ts';

/** Makes a symbol with its canonical name. */
export function symbolNode(
	base: string,
	span: Span,
	parts: { subscript?: Expression; label?: string; style?: Style; accent?: string } = {},
): SymbolNode {
	const { subscript, label, style, accent } = parts;
	const plain = base.includes(' ') ? base.replace(/ +/g, '_') : base;
	let name = accent ? `${accent}:${plain}` : plain;
	if (subscript) name += `_${compact(subscript)}`;
	if (label !== undefined) name += label.startsWith("'") ? label : `^${label}`;
	return {
		kind: 'symbol',
		span,
		name,
		base,
		...(subscript ? { subscript } : {}),
		...(label !== undefined ? { label } : {}),
		...(style ? { style } : {}),
		...(accent ? { accent } : {}),
	};
}

/** A bare symbol in one allocation, for the many. */
export const plainSymbol = (base: string, start: number, end: number, style?: Style): SymbolNode =>
	style
		? { kind: 'symbol', span: { start, end }, name: base, base, style }
		: { kind: 'symbol', span: { start, end }, name: base, base };

const SIGNS: Record<string, string> = { add: '+', multiply: '', divide: '/' };

/** A subscript or label as it stands in a name: without spaces, the same whatever its style. */
export function compact(e: Expression): string {
	switch (e.kind) {
		case 'number':
			return e.decimal;
		case 'symbol':
			return e.name;
		case 'text':
			return e.text.replace(/\s+/g, '_');
		case 'unit':
			return e.text.replace(/\s+/g, '_');
		case 'measure':
			return compact(e.value) + compact(e.unit);
		case 'apply':
			if (e.operator === 'negate') return `-${compact(e.args[0] as Expression)}`;
			if (e.operator === 'power') return `${compact(e.args[0] as Expression)}^${compact(e.args[1] as Expression)}`;
			if (e.operator === 'add')
				return e.args.map((arg, i) => (i > 0 && !isNegative(arg) ? '+' : '') + compact(arg)).join('');
			if (e.operator in SIGNS) return joined(e.args, SIGNS[e.operator] as string);
			return `${e.operator}(${joined(e.args, ',')})`;
		case 'call':
			return `${compact(e.head)}(${joined(e.args, ',')})`;
		case 'index':
			return `${compact(e.base)}[${joined(e.indices, ',')}]`;
		case 'collection':
			return e.form === 'list' ? indices(e.items) : `(${joined(e.items, ',')})`;
		case 'relation':
			return e.operands.map((operand, i) => compact(operand) + (e.operators[i] ?? '')).join('');
		case 'sequence':
			return e.items
				.map((item, i) => compact(item) + (e.separators[i] === ':' ? ':' : i < e.items.length - 1 ? ',' : ''))
				.join('');
		case 'matrix':
			return e.rows.map(row => joined(row, ',')).join(';');
		case 'big':
			return `${e.operator}${compact(e.body)}`;
		case 'cases':
			return 'cases';
		case 'gap':
			return '';
		case 'hole':
			return e.inside.length > 0 ? joined(e.inside, '') : '';
	}
}

const isNegative = (e: Expression): boolean => e.kind === 'apply' && e.operator === 'negate';
const joined = (items: readonly Expression[], by: string): string => items.map(compact).join(by);

/** `ij` and `i,j` are one name; `1,2` and `12`, `Q,i` and `Qi` are not. */
function indices(items: readonly Expression[]): string {
	const parts = items.map(compact);
	const short =
		parts.every(part => part.length === 1) &&
		!parts.some((part, i) => i > 0 && /\d/.test(part) && /\d/.test(parts[i - 1] as string));
	return parts.join(short ? '' : ',');
}

const INDEX_PAIR = /^[ijklmpqrstuv]{2}$/;
const INDEX_TRIPLE = /^[ijkl]{3}$/;
const WORD_PAIR = /^(?:tr|pt|rt|st|mt|ms|ij_)$/;

/** Whether letters run together in a subscript are indices (`ij`, `pq`) and no word (`in`, `opt`, `src`). */
export const areIndices = (letters: string): boolean =>
	(INDEX_PAIR.test(letters) && !WORD_PAIR.test(letters)) || INDEX_TRIPLE.test(letters);
