import { say } from '../../text/message.ts';
import type { Expression } from '../expression.ts';
import { gap } from '../gap.ts';
import { apply } from '../nodes.ts';
import type { Cursor } from './cursor.ts';
import { readSequence } from './grammar.ts';
import { areIndices, compact, plainSymbol, symbolNode } from './names.ts';
import { numberNode } from './numerals.ts';
import { lettersOf, readArgument, startsOperand } from './operand.ts';
import { isIndex } from './scripts.ts';
import type { Style, Token } from './tokens.ts';

/** What a superscript turned out to be. */
export type Superscript =
	| { readonly kind: 'power'; readonly exponent: Expression }
	| { readonly kind: 'label'; readonly label: string; readonly transposed?: boolean }
	| { readonly kind: 'transpose' | 'inverse' | 'pseudo-inverse' | 'adjoint' | 'inverse-transpose' | 'degree' };

/** What is known of the thing that carries a superscript. */
interface Carrier {
	readonly base: string;
	readonly style: Style | undefined;
	readonly subscript: Expression | undefined;
}

/** Unicode digits set high or low. */
export function unicodeScript(token: Token): Expression {
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
export function readSuperscript(
	p: Cursor,
	carrier: Carrier | undefined,
	matrix = true,
	invertible = false,
): Superscript {
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
	const exponent = readExponent(p);
	if (carrier && short) {
		const label = labelExpression(exponent, short.tokens, carrier);
		if (label) return label;
	}
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
		if (p.take('endgroup')) return gap('empty', token.start, p.end);
		const inner = p.inside(() => p.deeper(() => readSequence(p)));
		if (!p.take('endgroup')) p.unclosed(say`a brace is not closed`, { start: token.start, end: token.end });
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
	// W^O, W_i^Q: weights by the name of what they make.
	if (base === 'W' && script.length === 1) return true;
	if (isCapital(base) && isCapital(script) && subscript !== undefined) return true;
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
