import { legible } from '../../text/decimal-sign.ts';
import { type Message, say } from '../../text/message.ts';
import type { Expression } from '../expression.ts';
import { gap } from '../gap.ts';
import { type NamedFunction, namedFunction, takesBareArgument } from '../named-functions.ts';
import { apply } from '../nodes.ts';
import { readMoney, readNumber } from './amounts.ts';
import { readBig } from './big-operators.ts';
import { listed, readBars, readBracket } from './brackets.ts';
import { readCommand } from './commands.ts';
import type { Cursor } from './cursor.ts';
import { readEnvironment } from './environments.ts';
import { readFunction, readNabla, readNamed } from './functions.ts';
import { isNote, readSequence } from './grammar.ts';
import { readDegreeUnit, unitOperand } from './measure.ts';
import { plainSymbol } from './names.ts';
import { readPostfix } from './postfix.ts';
import { readScripted, readSymbol } from './scripts.ts';
import type { Style, Token } from './tokens.ts';
import { functionWords, greekNames, joiningWords, signGlyphs } from './vocabulary.ts';

/** Whether an operand can begin with this token. */
export function startsOperand(p: Cursor, token: Token): boolean {
	switch (token.kind) {
		case 'number':
		case 'vulgar':
		case 'symbol':
		case 'word':
		case 'money':
		case 'group':
		case 'function':
		case 'big':
		case 'style':
		case 'accent':
		case 'begin':
		case 'partial':
		case 'nabla':
		case 'dots':
		case 'blank':
			return true;
		case 'degree':
			return p.peek() === token && p.peek(1).kind === 'text';
		case 'open':
			return true;
		case 'command':
			return token.text !== 'pmod';
		case 'text':
			return !isNote(p, token) && !joiningWords.has(token.text.trim().toLowerCase());
		case 'bar': {
			if (token.note === 'left') return true;
			if (token.note === 'right' || token.note === 'middle') return false;
			return !p.middle && p.bars[token.text === '|' ? 0 : 1] === 0;
		}
		default:
			return false;
	}
}

/** Reads one operand with everything behind it: indices, powers, primes, factorials, arguments, units. */
export function readOperand(p: Cursor): Expression {
	return p.deeper(() => {
		const token = p.peek();
		if (token.kind === 'symbol') return readSymbolOrWord(p, token);
		const start = token.start;
		if (token.kind === 'style' || token.kind === 'accent') return readStyled(p);
		const base = readPrimary(p, token);
		return readPostfix(p, base, start);
	});
}

function readPrimary(p: Cursor, token: Token): Expression {
	switch (token.kind) {
		case 'number':
			return readNumber(p);
		case 'vulgar':
			return readVulgar(p);
		case 'word':
			return readWord(p);
		case 'text':
			return readText(p);
		case 'money':
			return readMoney(p);
		case 'open':
			return readBracket(p);
		case 'bar':
			return token.note === 'right' ? missing(p) : readBars(p);
		case 'group':
			return readGroup(p);
		case 'function': {
			const named = namedFunction(token.text);
			return named ? readNamed(p, named) : readFunction(p);
		}
		case 'big':
			return readBig(p);
		case 'command':
			return readCommand(p);
		case 'style':
		case 'accent':
			return readStyled(p);
		case 'begin':
			return readEnvironment(p);
		case 'nabla':
			return readNabla(p);
		case 'partial':
			p.next();
			return plainSymbol('partial', token.start, token.end);
		case 'dots':
			p.next();
			return gap('dots', token.start, token.end);
		case 'blank':
			p.next();
			return gap('blank', token.start, token.end);
		case '^':
		case '_':
			// {}^{14}C, _i: what carries the script is not written
			return startsOperand(p, p.peek(1)) || p.peek(1).kind === 'add'
				? gap('empty', token.start, token.start)
				: missing(p);
		case 'prime':
		case 'superscript':
			return gap('empty', token.start, token.start);
		case 'degree':
			return readDegreeUnit(p);
		case 'strange':
			p.next();
			return p.hole(oddSign(token.text), token.start);
		default:
			return missing(p);
	}
}

/** What a hole says of a sign that is no mathematics, or of a comma that could be two things. */
const oddSign = (sign: string): Message =>
	legible(sign) !== sign
		? say`“${legible(sign)}” may be a decimal or a number of thousands: this document does not say which`
		: say`“${sign}” is no sign of this language`;

function missing(p: Cursor): Expression {
	const at = p.end;
	p.problem(say`a number or name is missing here`, { start: at, end: at });
	return { kind: 'hole', span: { start: at, end: at }, message: say`a number or name is missing here`, inside: [] };
}

function readVulgar(p: Cursor): Expression {
	const token = p.next();
	const [above, below] = token.text.split('/') as [string, string];
	const digit = (text: string): Expression => ({
		kind: 'number',
		span: { start: token.start, end: token.end },
		decimal: text,
		value: Number(text),
		lastPlace: 0,
		trailingZeros: 0,
		exact: true,
	});
	return apply(p, 'divide', [digit(above), digit(below)], token.start, 'slash');
}

/** `{...}`: braces group without being seen. */
export function readGroup(p: Cursor): Expression {
	const open = p.next();
	if (p.is('endgroup')) {
		p.next();
		// An empty group holds a place (`{}^T`): what follows is the operand.
		return startsOperand(p, p.peek()) ? readOperand(p) : gap('empty', open.start, p.end);
	}
	let e = p.inside(() => readSequence(p), { columns: false, cells: false });
	e = readOver(p, e, open.start);
	closeGroup(p, open);
	const items = listed(e);
	// `{1, 2}`: a list is a tuple with brackets or without
	if (items && !items.some(item => item.kind === 'relation' || item.kind === 'text'))
		return { kind: 'collection', span: p.spanFrom(open.start), form: 'tuple', items };
	return e;
}

export function closeGroup(p: Cursor, open: Token): void {
	if (p.take('endgroup')) return;
	if (p.is('close') && open.kind === 'group') {
		p.unclosed(say`a brace is not closed`, { start: open.start, end: open.end });
		return;
	}
	p.unclosed(say`a brace is not closed`, { start: open.start, end: open.end });
}

/** `a \over b` and `n \choose k` in a group. */
export function readOver(p: Cursor, above: Expression, start: number): Expression {
	if (!p.is('over')) return above;
	const sign = p.next();
	const below = p.inside(() => readSequence(p));
	return sign.text === 'choose'
		? apply(p, 'binomial', [above, below], start)
		: apply(p, 'divide', [above, below], start, 'frac');
}

/** A style or an accent over a group or a token. */
function readStyled(p: Cursor): Expression {
	const token = p.next();
	const start = token.start;
	const accent = token.kind === 'accent' ? token.text : undefined;
	const inner = readArgument(p);
	const letters = lettersOf(inner);
	if (letters !== undefined || inner.kind === 'symbol') {
		const symbol = inner.kind === 'symbol' ? inner : undefined;
		const style = accent === undefined ? (token.text as Style) : symbol?.style;
		const carrier = { base: symbol?.base ?? (letters as string), style, accent: accent ?? symbol?.accent };
		return readScripted(p, carrier, symbol?.subscript, start, symbol?.label);
	}
	if (accent === 'bar') return readPostfix(p, apply(p, 'mean', [inner], start), start);
	return readPostfix(p, accent === undefined ? restyled(inner, token.text as Style) : inner, start);
}

const restyled = (e: Expression, style: Style): Expression => {
	if (e.kind === 'symbol') return { ...e, style };
	if (e.kind === 'apply') return { ...e, args: e.args.map(arg => restyled(arg, style)) };
	return e;
};

/** The letters of a juxtaposition of plain letters: a word set letter by letter. */
export function lettersOf(e: Expression): string | undefined {
	if (e.kind !== 'apply' || e.operator !== 'multiply' || e.sign !== 'juxtaposed') return undefined;
	let word = '';
	for (const arg of e.args) {
		if (arg.kind !== 'symbol' || arg.base.length !== 1 || arg.name !== arg.base) return undefined;
		word += arg.base;
	}
	return word;
}

/** What a command takes: a group, or the one token after it (of a number its first digit, as TeX reads it). */
export function readArgument(p: Cursor, digit = false): Expression {
	const token = p.peek();
	if (token.kind === 'group') return p.deeper(() => readGroup(p));
	if (token.kind === 'number' && digit && token.text.length > 1) {
		const cut = token.start + 1;
		p.split(token, cut);
	}
	if (token.kind === 'symbol') {
		p.next();
		return plainSymbol(token.text, token.start, token.end, token.note as Style | undefined);
	}
	if (token.kind === 'number') return readNumber(p, false);
	if (token.kind === 'multiply') {
		// \bar\cdot: whatever it is of
		p.next();
		return token.text === 'dot'
			? gap('slot', token.start, token.end)
			: { kind: 'text', span: { start: token.start, end: token.end }, text: signGlyphs.get(token.text) ?? token.text };
	}
	if (!startsOperand(p, token)) return missing(p);
	return p.deeper(() => readPrimary(p, token));
}

function readSymbolOrWord(p: Cursor, token: Token): Expression {
	if (p.latex && token.note === undefined) {
		const operator = spelledFunction(p);
		if (operator) return readPostfix(p, operator, token.start);
	}
	return readSymbol(p);
}

/** `softmax(x)`, `rank(W)` written with bare letters: a function where the word is one and a bracket follows. */
function spelledFunction(p: Cursor): Expression | undefined {
	const second = p.peek(1);
	const third = p.peek(2);
	if (second.kind !== 'symbol' || third.kind !== 'symbol' || second.space || third.space) return undefined;
	let word = '';
	let ahead = 0;
	for (; ahead < 12; ahead++) {
		const token = p.peek(ahead);
		if (token.kind !== 'symbol' || token.text.length !== 1 || (ahead > 0 && token.space) || token.note) break;
		word += token.text;
	}
	const operator = functionWords.get(word);
	const after = p.peek(ahead);
	if (!operator || after.kind !== 'open' || (after.text !== '(' && after.text !== '[')) return undefined;
	p.at += ahead - 1;
	return readFunction(p, operator);
}

/** An identifier of plain text. */
function readWord(p: Cursor): Expression {
	const token = p.peek();
	const operator = functionWords.get(token.text);
	if (operator && p.peek(1).kind === 'open' && p.peek(1).text !== '{') return readFunction(p, operator);
	if (
		operator &&
		/^(?:log|ln|lg|exp|sin|cos|tan|sqrt|max|min|argmax|argmin|rank|tr|det|softmax|norm)$/.test(token.text) &&
		(p.peek(1).kind === '_' || p.peek(1).kind === 'subscript' || startsOperand(p, p.peek(1)))
	)
		return readFunction(p, operator);
	return readSymbol(p);
}

/** Whether a function that goes by its word is followed by something it can be taken of. */
const isBareArgument = (p: Cursor, name: NamedFunction): boolean => {
	const after = p.peek(1);
	return takesBareArgument(name) && startsOperand(p, after) && after.kind !== 'text' && after.kind !== 'bar';
};

/** Words in a formula where an operand is due: a function's name, a quantity, a unit by itself, or a name. */
function readText(p: Cursor): Expression {
	const token = p.peek();
	const words = token.text.trim();
	if (words === '') {
		p.next();
		return gap('empty', token.start, token.end);
	}
	const operator = functionWords.get(words);
	const after = p.peek(1);
	if (
		operator &&
		((after.kind === 'open' && after.text !== '{') ||
			after.kind === '_' ||
			(after.kind === 'symbol' && !/^(?:min|mean|round|sign|row|range|null|sum)$/.test(words)))
	)
		return readFunction(p, operator);
	const named = namedFunction(words);
	if (named && (after.kind === '^' || (after.kind === 'open' && after.text !== '.') || isBareArgument(p, named)))
		return readNamed(p, named);
	const quantity = unitOperand(p, token, words);
	if (quantity) return quantity;
	if (/^[A-Za-z_\u00c0-\uffff0-9][^=<>+*/]*$/.test(words) || greekNames.has(words)) return readSymbol(p);
	p.next();
	return { kind: 'text', span: { start: token.start, end: token.end }, text: words };
}
