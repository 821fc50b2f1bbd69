import { say } from '../../text/message.ts';
import type { Expression } from '../expression.ts';
import { gap } from '../gap.ts';
import { apply } from '../nodes.ts';
import type { Cursor } from './cursor.ts';
import { readSequence } from './grammar.ts';
import { readUnitBehind } from './measure.ts';
import { areIndices, plainSymbol, symbolNode } from './names.ts';
import { lettersOf, readArgument, readOperand } from './operand.ts';
import { readPostfix } from './postfix.ts';
import { readSum } from './products.ts';
import { readSuperscript, type Superscript, unicodeScript } from './superscripts.ts';
import type { Style, Token } from './tokens.ts';
import { greekNames, signGlyphs } from './vocabulary.ts';

/** Reads a variable: letter or word, style, indices, labels; then what stands behind it. */
export function readSymbol(p: Cursor): Expression {
	const token = p.next();
	const start = token.start;
	let base = token.text;
	let subscript: Expression | undefined;
	const accent = token.note?.startsWith('accent:') ? token.note.slice(7) : undefined;
	let style = token.kind === 'symbol' && !accent ? (token.note as Style | 'unknown' | undefined) : undefined;
	if (style === 'unknown') {
		p.problem(say`\\${base} is not known; it is read as a name`, { start: token.start, end: token.end });
		style = undefined;
	}
	if (token.kind === 'text' || token.kind === 'word') {
		if (token.kind === 'text' && base.length > 0) style = 'upright';
		const cut = splitIdentifier(joinWords(p, token, base.trim()));
		base = cut.base;
		if (cut.subscript) subscript = symbolNode(cut.subscript, { start, end: token.end });
	}
	if (base === 'Delta' && isDifference(p.peek())) return readDifference(p, start);
	if (!hasScript(p.peek())) {
		const bare =
			subscript || accent || base.includes(' ')
				? symbolNode(base, p.spanFrom(start), { subscript, style, accent })
				: plainSymbol(base, start, p.end, style);
		return readPostfix(p, bare, start);
	}
	return readScripted(p, { base, style, accent }, subscript, start);
}

/** `\Delta W`: the change of W is a quantity of its own, no product. */
const isDifference = (token: Token): boolean =>
	(token.kind === 'symbol' && token.text !== 'Delta') ||
	(token.kind === 'word' && token.text.length === 1 && token.space === 0);

function readDifference(p: Cursor, start: number): Expression {
	const of = p.next();
	const style =
		of.note === undefined || of.note === 'unknown' || of.note.startsWith('accent:') ? undefined : (of.note as Style);
	return readScripted(p, { base: of.text, style, accent: 'Delta' }, undefined, start);
}

const hasScript = (token: Token): boolean =>
	token.kind === '_' ||
	token.kind === '^' ||
	token.kind === 'prime' ||
	token.kind === 'superscript' ||
	token.kind === 'subscript';

/** Reads the indices and superscripts of a symbol, then what stands behind it. */
export function readScripted(
	p: Cursor,
	symbol: { base: string; style: Style | undefined; accent: string | undefined },
	given: Expression | undefined,
	start: number,
	named?: string,
): Expression {
	let subscript = given;
	let label = named ?? '';
	const after: Exclude<Superscript, { kind: 'label' }>[] = [];
	let rounds = 0;
	for (;;) {
		const token = p.peek();
		if (!hasScript(token) || ++rounds > 30) break;
		if (token.kind === '_') {
			p.next();
			const next = readSubscript(p);
			subscript = subscript ? merge(subscript, next, p) : next;
		} else if (token.kind === 'subscript') {
			p.next();
			const next = unicodeScript(token);
			subscript = subscript ? merge(subscript, next, p) : next;
		} else if (token.kind === 'prime') {
			p.next();
			label += token.text;
		} else {
			const script = readSuperscript(p, { ...symbol, subscript });
			if (script.kind === 'label') {
				label = label === '' || script.label.startsWith("'") ? label + script.label : `${label},${script.label}`;
				if (script.transposed) after.push({ kind: 'transpose' });
			} else after.push(script);
		}
	}
	let e: Expression = symbolNode(symbol.base, p.spanFrom(start), {
		...(subscript ? { subscript } : {}),
		...(label === '' ? {} : { label }),
		...(symbol.style ? { style: symbol.style } : {}),
		...(symbol.accent ? { accent: symbol.accent } : {}),
	});
	for (const script of after) e = applyScript(p, e, script, start);
	return readPostfix(p, e, start);
}

const merge = (a: Expression, b: Expression, p: Cursor): Expression => {
	p.problem(say`two subscripts stand one after the other`, b.span);
	return { kind: 'collection', span: { start: a.span.start, end: b.span.end }, form: 'list', items: [a, b] };
};

export function applyScript(p: Cursor, e: Expression, script: Superscript, start: number): Expression {
	switch (script.kind) {
		case 'power':
			return apply(p, 'power', [e, script.exponent], start);
		case 'inverse-transpose':
			return apply(p, 'transpose', [apply(p, 'inverse', [e], start)], start);
		case 'degree':
			return readUnitBehind(p, e, start, 'degree') ?? e;
		case 'label':
			return e;
		default:
			return apply(p, script.kind, [e], start);
	}
}

/** `num_layers` is `num` with index `layers`; a name that begins or ends with an underscore stays whole. */
export function splitIdentifier(word: string): { base: string; subscript?: string } {
	const at = word.indexOf('_');
	if (at <= 0 || at === word.length - 1 || word[at + 1] === '_' || word.includes(' ')) return { base: word };
	return { base: word.slice(0, at), subscript: word.slice(at + 1) };
}

/** Words side by side in plain text are one name ("total cost"), unless they are single letters. */
function joinWords(p: Cursor, token: Token, first: string): string {
	if (token.kind !== 'word') return first.replace(/\s+/g, ' ');
	let word = first;
	let count = 1;
	while (count < 8) {
		const next = p.peek();
		if (next.kind !== 'word' || next.space === 0 || !isProse(next.text) || !isProse(first)) break;
		word += ` ${next.text}`;
		p.next();
		count++;
	}
	return word;
}

const isProse = (word: string): boolean => /^[A-Za-z\u00c0-\uffff'’-]{2,}$/.test(word) && !greekNames.has(word);

/** A subscript: a letter, a number, words, indices. */
export function readSubscript(p: Cursor): Expression {
	const token = p.peek();
	if (token.kind === 'group') {
		p.next();
		if (p.take('endgroup')) return gap('empty', token.start, p.end);
		const sign = p.peek();
		if (sign.kind === 'multiply' && p.peek(1).kind === 'endgroup') {
			p.next();
			p.next();
			return plainSymbol(signGlyphs.get(sign.text) ?? sign.text, sign.start, sign.end);
		}
		const slots = readSlots(p, 'endgroup');
		if (slots) {
			p.next();
			return { kind: 'collection', span: p.spanFrom(token.start), form: 'list', items: slots };
		}
		const inner = p.inside(() => readSequence(p));
		if (!p.take('endgroup')) p.unclosed(say`a brace is not closed`, { start: token.start, end: token.end });
		return asSubscript(inner);
	}
	if (token.kind === 'text') {
		p.next();
		return symbolNode(token.text.trim().replace(/\s+/g, '_'), { start: token.start, end: token.end });
	}
	if (token.kind === 'word') {
		p.next();
		return symbolNode(token.text, { start: token.start, end: token.end });
	}
	if (token.kind === 'function' || token.kind === 'big') {
		p.next();
		return plainSymbol(token.text, token.start, token.end);
	}
	if (token.kind === 'multiply') {
		p.next();
		return plainSymbol(signGlyphs.get(token.text) ?? token.text, token.start, token.end);
	}
	if (token.kind === 'open' && !p.latex) {
		const inner = asSubscript(readArgument(p));
		return inner.kind === 'collection' && inner.form === 'tuple' ? { ...inner, form: 'list' } : inner;
	}
	if (token.kind === 'add' || token.kind === 'relation' || token.kind === ':') {
		p.next();
		return plainSymbol(token.text, token.start, token.end);
	}
	return asSubscript(readArgument(p));
}

/** A whole row or column in the place of an index. */
export const WHOLE = ':';

/**
 * The indices of `A_{:,j}`, `X[i,:]`, `A_{i\cdot}` up to the closing token, where one of them is a whole row or column; undefined, with
 * nothing taken, where none is.
 */
export function readSlots(p: Cursor, end: 'endgroup' | 'close'): readonly Expression[] | undefined {
	let whole = 0;
	let dotted = false;
	let length = 0;
	for (; length < 24; length++) {
		const token = p.peek(length);
		if (token.kind === end) break;
		if (token.kind === 'open' || token.kind === 'group' || token.kind === 'eof' || token.kind === 'relation')
			return undefined;
		const after = p.peek(length + 1).kind;
		const before = length === 0 ? ',' : p.peek(length - 1).kind;
		if (token.kind === ':') {
			if (before === ',' && (after === ',' || after === end)) whole++;
			else if (end === 'close') return undefined;
		}
		if (isEvery(token) && (length === 0) !== (after === end)) {
			whole++;
			dotted = true;
		}
	}
	if (p.peek(length).kind !== end || whole === 0 || length < 2) return undefined;
	const index = (): Expression => p.inside(() => (dotted ? readOperand(p) : readSum(p)));
	const slots: Expression[] = [];
	while (!p.is(end)) {
		const token = p.peek();
		if (token.kind === ',') p.next();
		else if (isEvery(token) || (token.kind === ':' && !goesOnFrom(p, slots, end))) {
			p.next();
			slots.push({ kind: 'text', span: { start: token.start, end: token.end }, text: WHOLE });
		} else if (token.kind === ':') {
			p.next();
			const from = slots.pop() as Expression;
			slots.push(apply(p, 'range', [from, index()], from.span.start));
		} else {
			const before = p.at;
			slots.push(index());
			if (p.at === before) p.next();
		}
	}
	return slots;
}

/** Whether the colon here stands between two indices: `2:3`. */
const goesOnFrom = (p: Cursor, slots: readonly Expression[], end: 'endgroup' | 'close'): boolean => {
	const after = p.peek(1).kind;
	return slots.length > 0 && p.tokens[p.at - 1]?.kind !== ',' && after !== ',' && after !== end;
};

/** The dot or star of `A_{i\cdot}`, `A_{*j}`. */
const isEvery = (token: Token): boolean => token.kind === 'multiply' && (token.text === 'dot' || token.text === 'star');

/** Letters run together become indices or one word; commas make a list. */
export function asSubscript(e: Expression): Expression {
	const letters = lettersOf(e);
	if (letters !== undefined && e.kind === 'apply') {
		if (areIndices(letters)) return { kind: 'collection', span: e.span, form: 'list', items: e.args };
		return symbolNode(letters, e.span);
	}
	if (e.kind === 'apply' && e.operator === 'multiply' && e.sign === 'juxtaposed' && e.args.every(isIndex))
		return { kind: 'collection', span: e.span, form: 'list', items: e.args };
	if (e.kind === 'sequence' && e.separators.every(separator => separator === ',')) {
		const items = e.items.flatMap(item => {
			const index = asSubscript(item);
			return index.kind === 'collection' && index.form === 'list' ? index.items : [index];
		});
		return { kind: 'collection', span: e.span, form: 'list', items };
	}
	if (e.kind === 'unit' || e.kind === 'text') return symbolNode(e.text.replace(/\s+/g, '_'), e.span);
	return e;
}

export const isIndex = (e: Expression): boolean => e.kind === 'symbol' || e.kind === 'number';
