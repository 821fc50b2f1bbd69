import { readArgumentList, readArguments, readIndices } from './brackets.ts';
import type { Cursor } from './cursor.ts';
import type { Expression } from './expression.ts';
import { apply, readSequence } from './grammar.ts';
import { readUnitBehind } from './measure.ts';
import { areIndices, compact, plainSymbol, symbolNode } from './names.ts';
import { numberNode } from './numerals.ts';
import { lettersOf, readArgument, startsOperand } from './operand.ts';
import type { Style, Token } from './tokens.ts';
import { greekNames } from './vocabulary.ts';

/** What a superscript turned out to be. */
type Superscript =
	| { readonly kind: 'power'; readonly exponent: Expression }
	| { readonly kind: 'label'; readonly label: string; readonly transposed?: boolean }
	| { readonly kind: 'transpose' | 'inverse' | 'pseudo-inverse' | 'adjoint' | 'inverse-transpose' | 'degree' };

/** What is known of the thing that carries a superscript. */
interface Carrier {
	readonly base: string;
	readonly style: Style | undefined;
	readonly subscript: Expression | undefined;
}

/** Reads a variable: letter or word, style, indices, labels; then what stands behind it. */
export function readSymbol(p: Cursor): Expression {
	const token = p.next();
	const start = token.start;
	let base = token.text;
	let subscript: Expression | undefined;
	const accent = token.note?.startsWith('accent:') ? token.note.slice(7) : undefined;
	let style = token.kind === 'symbol' && !accent ? (token.note as Style | 'unknown' | undefined) : undefined;
	if (style === 'unknown') {
		p.problem(`\\${base} is not known; it is read as a name`, { start: token.start, end: token.end });
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
	p.problem('two subscripts stand one after the other', b.span);
	return { kind: 'collection', span: { start: a.span.start, end: b.span.end }, form: 'list', items: [a, b] };
};

function applyScript(p: Cursor, e: Expression, script: Superscript, start: number): Expression {
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
		if (p.take('endgroup')) return p.hole('nothing is written in the subscript', token.start);
		const sign = p.peek();
		if (sign.kind === 'multiply' && p.peek(1).kind === 'endgroup') {
			p.next();
			p.next();
			return plainSymbol(sign.text === 'star' ? '*' : sign.text, sign.start, sign.end);
		}
		const inner = p.inside(() => readSequence(p));
		if (!p.take('endgroup')) p.problem('a brace is not closed', { start: token.start, end: token.end });
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
	if (token.kind === 'multiply' && token.text === 'star') {
		p.next();
		return plainSymbol('*', token.start, token.end);
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

const isIndex = (e: Expression): boolean => e.kind === 'symbol' || e.kind === 'number';

/** Unicode digits set high or low. */
function unicodeScript(token: Token): Expression {
	const { text, start, end } = token;
	const number = /^([+-]?)(\d+)$/.exec(text);
	if (number) {
		const node = numberNode({ digits: number[2] as string, exponent: 0, scientific: false }, start, end);
		return number[1] === '-' ? { kind: 'apply', span: { start, end }, operator: 'negate', args: [node] } : node;
	}
	if (text.length === 1) return plainSymbol(text, start, end);
	const items = [...text].map(c => plainSymbol(c, start, end));
	if (areIndices(text)) return { kind: 'collection', span: { start, end }, form: 'list', items };
	return symbolNode(text, { start, end });
}

/** The tokens of a superscript when it is short: of a group without its braces, else the one token. */
function shortScript(p: Cursor): { tokens: Token[]; length: number } | undefined {
	const first = p.peek();
	if (first.kind !== 'group') return { tokens: [first], length: 1 };
	const tokens: Token[] = [];
	for (let ahead = 1; ahead < 9; ahead++) {
		const token = p.peek(ahead);
		if (token.kind === 'endgroup') return { tokens, length: ahead + 1 };
		if (token.kind === 'group' || token.kind === 'eof') return undefined;
		tokens.push(token);
	}
	return undefined;
}

const skip = (p: Cursor, count: number): void => {
	for (let i = 0; i < count; i++) p.next();
};

/** Reads what stands behind `^` (or a run of Unicode superscripts) and says what it is. */
function readSuperscript(p: Cursor, carrier: Carrier | undefined, matrix = true, invertible = false): Superscript {
	const sign = p.next();
	if (sign.kind === 'superscript') {
		if (sign.text === 'T') return { kind: 'transpose' };
		const exponent = unicodeScript(sign);
		if (sign.text === '-1' && carrier && isMatrixLike(carrier)) return { kind: 'inverse' };
		if (sign.text === '+' && carrier) return { kind: 'pseudo-inverse' };
		return { kind: 'power', exponent };
	}
	const short = shortScript(p);
	if (short) {
		const special = specialScript(p, short.tokens, carrier, matrix, invertible);
		if (special) {
			skip(p, short.length);
			return special;
		}
	}
	if (short?.tokens.length === 1 && carrier) {
		const [token] = short.tokens as [Token];
		const label = labelOf(token, carrier);
		if (label !== undefined) {
			skip(p, short.length);
			return { kind: 'label', label };
		}
	}
	const start = p.peek().start;
	const exponent = readExponent(p);
	if (carrier && short) {
		const label = labelExpression(exponent, short.tokens, carrier);
		if (label) return label;
	}
	if (exponent.kind === 'hole' && exponent.span.end <= start) return { kind: 'power', exponent };
	return { kind: 'power', exponent };
}

function readExponent(p: Cursor): Expression {
	const token = p.peek();
	if (token.kind === 'add') {
		// `x^-1` without braces.
		p.next();
		const inner = p.deeper(() => readExponent(p));
		return token.text === '-' ? apply(p, 'negate', [inner], token.start) : inner;
	}
	if (token.kind === 'group') {
		p.next();
		if (p.take('endgroup')) return p.hole('nothing is written in the exponent', token.start);
		const inner = p.inside(() => p.deeper(() => readSequence(p)));
		if (!p.take('endgroup')) p.problem('a brace is not closed', { start: token.start, end: token.end });
		return inner;
	}
	if (
		!p.latex &&
		(token.kind === 'symbol' || token.kind === 'word' || token.kind === 'open' || token.kind === 'number')
	) {
		const base = readArgument(p);
		// Plain text: powers group to the right.
		return p.is('^') ? p.deeper(() => readPostfixPower(p, base, token.start)) : base;
	}
	return p.deeper(() => readArgument(p));
}

function readPostfixPower(p: Cursor, base: Expression, start: number): Expression {
	p.next();
	const exponent = readExponent(p);
	return apply(p, 'power', [base, exponent], start);
}

/** Transposes, inverses, stars, degrees: superscripts that are no numbers. */
function specialScript(
	p: Cursor,
	tokens: readonly Token[],
	carrier: Carrier | undefined,
	matrix: boolean,
	invertible: boolean,
): Superscript | undefined {
	const [first, second] = tokens;
	if (!first) return undefined;
	if (tokens.length === 1) {
		switch (first.kind) {
			case 'word':
				return first.text === 'T' && matrix ? { kind: 'transpose' } : undefined;
			case 'symbol':
				if (first.text === 'top' || (first.text === 'T' && (first.note !== undefined || matrix)))
					return { kind: 'transpose' };
				if (first.text === 'dagger') return { kind: 'pseudo-inverse' };
				if (first.text === 'H' && first.note === 'sans') return { kind: 'adjoint' };
				if (first.text === 'prime') return carrier ? { kind: 'label', label: "'" } : undefined;
				if (first.text === '*') return carrier ? { kind: 'label', label: '*' } : { kind: 'adjoint' };
				return undefined;
			case 'multiply':
				if (first.text === 'star') return carrier ? { kind: 'label', label: '*' } : { kind: 'adjoint' };
				if (first.text === 'compose') return { kind: 'degree' };
				return undefined;
			case 'degree':
				return { kind: 'degree' };
			case 'prime':
				return carrier ? { kind: 'label', label: first.text } : undefined;
			case 'add': {
				const bare = p.peek().kind !== 'group';
				if (bare && startsOperand(p, p.peek(1)) && p.peek(1).space === 0) return undefined;
				if (first.text === '+') return { kind: 'pseudo-inverse' };
				return carrier ? { kind: 'label', label: first.text } : undefined;
			}
			case 'text': {
				const words = first.text.trim();
				if (words === 'T' || words === '⊤') return { kind: 'transpose' };
				return carrier ? { kind: 'label', label: words.replace(/\s+/g, '_') } : undefined;
			}
			default:
				return undefined;
		}
	}
	if (tokens.length === 2 && first.kind === 'add' && first.text === '-' && second) {
		if ((second.kind === 'symbol' || second.kind === 'word') && (second.text === 'T' || second.text === 'top'))
			return { kind: 'inverse-transpose' };
		if (second.kind === 'number' && second.text === '1' && (carrier ? isMatrixLike(carrier) : invertible))
			return { kind: 'inverse' };
	}
	if (carrier && tokens.every(token => token.kind === 'prime' || (token.kind === 'symbol' && token.text === 'prime')))
		return { kind: 'label', label: "'".repeat(tokens.length) };
	return undefined;
}

/** Bold and capital letters are matrices as far as an exponent of minus one goes; for a number it is the same. */
export const isMatrixLike = ({ base, style }: Carrier): boolean =>
	style === 'bold' || /^[A-Z]/.test(base) || /^(?:Sigma|Lambda|Gamma|Delta|Phi|Psi|Omega|Theta|Xi)$/.test(base);

const isCapital = (base: string): boolean => base.length === 1 && base >= 'A' && base <= 'Z';

/** Whether a single letter or number in a superscript is a label of this carrier, and no power. */
export function isLabel(script: string, isNumber: boolean, carrier: Carrier): boolean {
	const { base, style, subscript } = carrier;
	if (style === 'blackboard') return false;
	const named = subscript?.kind === 'symbol' && (isCapital(subscript.base) || subscript.base.length > 1);
	if (isNumber) {
		if (style === 'bold') return !isCapital(base) || script === '0' || script === '1' || named;
		return isCapital(base) && (named || (script === '0' && subscript !== undefined));
	}
	if (style === 'bold') return true;
	if (!isCapital(base) || base === 'E') return false;
	if (named && script.length === 1) return true;
	return script === 'h' || script === 'i' || script === 'j' || script === 'l' || script === 'ell';
}

function labelOf(token: Token, carrier: Carrier): string | undefined {
	if (
		(token.kind === 'symbol' || (token.kind === 'word' && token.text.length === 1)) &&
		isLabel(token.text, false, carrier)
	)
		return token.text;
	if (token.kind === 'number' && /^\d+$/.test(token.text) && isLabel(token.text, true, carrier)) return token.text;
	return undefined;
}

/** `(l)`, `h,T`, `h,i`, and `l+1` on a bold letter. */
function labelExpression(e: Expression, tokens: readonly Token[], carrier: Carrier): Superscript | undefined {
	const first = tokens[0];
	const last = tokens[tokens.length - 1];
	if (first?.kind === 'open' && first.text === '(' && last?.kind === 'close' && carrier.base !== 'e') {
		if (tokens.length === 3 || (tokens.length === 5 && (tokens[2]?.kind === 'add' || tokens[2]?.kind === ',')))
			return { kind: 'label', label: `(${compact(e).replace(/^\((.*)\)$/, '$1')})` };
		return undefined;
	}
	if (e.kind === 'sequence' && e.separators.every(separator => separator === ',')) {
		const end = e.items[e.items.length - 1] as Expression;
		const label = e.items.map(compact).join(',');
		if (end.kind === 'symbol' && (end.name === 'T' || end.name === 'top') && e.items.length > 1)
			return { kind: 'label', label: e.items.slice(0, -1).map(compact).join(','), transposed: true };
		return { kind: 'label', label };
	}
	if (
		carrier.style === 'bold' &&
		e.kind === 'apply' &&
		e.operator === 'add' &&
		e.args.every(
			arg => isIndex(arg) || (arg.kind === 'apply' && arg.operator === 'negate' && isIndex(arg.args[0] as Expression)),
		)
	)
		return { kind: 'label', label: compact(e) };
	const letters = lettersOf(e);
	if (letters !== undefined && letters.length > 2 && !/^[A-Z]+$/.test(letters) && carrier.style === 'bold')
		return { kind: 'label', label: letters };
	return undefined;
}

/** What may stand behind any operand: indices, powers, factorials, arguments, units. */
export function readPostfix(p: Cursor, operand: Expression, start: number): Expression {
	let e = operand;
	for (let rounds = 0; rounds < 60; rounds++) {
		const token = p.peek();
		switch (token.kind) {
			case '_': {
				if (e.kind === 'hole') return e;
				p.next();
				const index = readSubscript(p);
				e = indexed(p, e, index, start);
				break;
			}
			case 'subscript': {
				p.next();
				e = indexed(p, e, unicodeScript(token), start);
				break;
			}
			case '^':
			case 'superscript': {
				e = readOuterPower(p, e, start);
				break;
			}
			case 'prime':
				p.next();
				e =
					e.kind === 'symbol'
						? { ...e, label: (e.label ?? '') + token.text, name: e.name + token.text, span: p.spanFrom(start) }
						: e;
				break;
			case '!':
				if (p.peek(1).kind === 'relation' && p.peek(1).space === 0 && p.peek(1).text === '=') return e;
				p.next();
				e = apply(p, 'factorial', [e], start);
				break;
			case '%':
				p.next();
				e = percent(p, e, start);
				break;
			case 'open':
				if (token.text === '(' && e.kind === 'apply' && e.operator === 'derivative') {
					e = { kind: 'call', span: e.span, head: e, args: readArgumentList(p, p.next()) };
					e = { ...e, span: p.spanFrom(start) };
					break;
				}
				if (token.text === '(' && takesArguments(p, e, token)) {
					e = readArguments(p, e, start);
					break;
				}
				if (token.text === '[' && (e.kind === 'symbol' || e.kind === 'index') && !p.columns) {
					const index = readIndices(p, e, start);
					if (!index) return e;
					e = index;
					break;
				}
				return e;
			default: {
				const measured = readUnitBehind(p, e, start);
				if (!measured) return e;
				e = measured;
			}
		}
	}
	return e;
}

const percent = (p: Cursor, e: Expression, start: number): Expression => ({
	kind: 'measure',
	span: p.spanFrom(start),
	value: e,
	unit: { kind: 'unit', span: { start: p.end - 1, end: p.end }, text: '%', factors: [{ name: '%', power: 1 }] },
});

const takesArguments = (p: Cursor, e: Expression, token: Token): boolean => {
	if (e.kind !== 'symbol' || e === p.grouped) return false;
	if ((p.columns && token.space > 0) || token.space === 2) return false;
	return e.base !== 'infty' && e.base !== 'partial';
};

function indexed(p: Cursor, e: Expression, index: Expression, start: number): Expression {
	const indices = index.kind === 'collection' && index.form === 'list' ? index.items : [index];
	if (e.kind === 'symbol' && e.subscript === undefined && e !== p.grouped)
		return { ...symbolNode(e.base, p.spanFrom(start), { ...e, subscript: index }) };
	return { kind: 'index', span: p.spanFrom(start), base: e, indices };
}

/** A superscript on something that is no bare symbol. */
function readOuterPower(p: Cursor, e: Expression, start: number): Expression {
	const scalar = isPlainNumber(e);
	const script = readSuperscript(p, undefined, !scalar, !scalar && hasMatrix(e));
	return applyScript(p, e, script, start);
}

const isPlainNumber = (e: Expression): boolean => {
	if (e.kind === 'number' || e.kind === 'measure') return true;
	if (e.kind !== 'apply') return false;
	if (e.operator === 'add') return e.args.some(arg => arg.kind === 'number');
	return e.operator === 'divide' || e.operator === 'power';
};

function hasMatrix(e: Expression): boolean {
	if (e.kind === 'symbol') return isMatrixLike({ base: e.base, style: e.style, subscript: undefined });
	if (e.kind === 'matrix') return true;
	if (e.kind === 'apply') return e.args.some(hasMatrix);
	return false;
}
