import { HAN_SCALE } from '../units/foreign-scales.ts';
import { findUnit } from '../units/units.ts';
import { decimalCommas } from './decimal-comma.ts';
import { startsNegative } from './latex-text.ts';
import { literalText, scanNumber, unclearEnd } from './scan-number.ts';
import { Token, type TokenKind } from './tokens.ts';
import { accentedLetter, combiningMarks, functionWords, greekNames, subscripts, superscripts } from './vocabulary.ts';
import { characters } from './vocabulary-characters.ts';

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isWordStart = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95;
/** Latin letters of other languages, and the closing quote of a quoted name. */
const isForeign = (c: number): boolean => (c >= 0xc0 && c <= 0x24f && c !== 0xd7 && c !== 0xf7) || c === 0x201d;
const isWordPart = (c: number): boolean => isWordStart(c) || isDigit(c) || isForeign(c);

/** Signs of two characters. */
const pairs: ReadonlyMap<string, [TokenKind, string]> = new Map<string, [TokenKind, string]>([
	['**', ['^', '^']],
	['==', ['relation', '=']],
	['<=', ['relation', '≤']],
	['>=', ['relation', '≥']],
	['!=', ['relation', '≠']],
	['~=', ['relation', '≈']],
	['=~', ['relation', '≈']],
	['<<', ['relation', '≪']],
	['>>', ['relation', '≫']],
	['->', ['relation', '→']],
	['=>', ['arrow', '⟹']],
	[':=', ['relation', ':=']],
	['+-', ['add', '±']],
	['..', ['to', '..']],
	['//', ['multiply', 'floor-divide']],
]);

/** The bold digits of Unicode: the vector of zeros or ones, an indicator. */
const BOLD_ZERO = 0x1d7ce;

/** `0xFF` of programs. */
const HEXADECIMAL = /^0x[0-9A-Fa-f]{1,12}(?![0-9A-Za-z_.])/;

/** Cuts plain-text mathematics into tokens: identifiers of several letters, `**`, `<=`, Unicode signs. Linear, never fails. */
export function lexPlain(source: string): Token[] {
	const tokens: Token[] = [];
	const to = source.length;
	const commas = decimalCommas(source);
	let space: 0 | 1 | 2 = 0;
	let square = 0;
	let i = 0;
	const push = (kind: TokenKind, text: string, end: number, note?: string): void => {
		tokens.push(new Token(kind, text, i, end, space, note));
		space = 0;
		i = end;
	};
	while (i < to) {
		const c = source.charCodeAt(i);
		if (isDigit(c) || (c === 46 && isDigit(source.charCodeAt(i + 1)) && !isDigit(source.charCodeAt(i - 1)))) {
			const hexadecimal = c === 48 && HEXADECIMAL.exec(source.slice(i, i + 16));
			if (hexadecimal) {
				push('number', String(Number(hexadecimal[0])), i + hexadecimal[0].length);
				continue;
			}
			const end = scanNumber(source, i, to, false, square === 0, commas);
			const unclear = unclearEnd(source, end);
			if (unclear > 0) push('strange', source.slice(i, unclear), unclear);
			else push('number', literalText(source, i, end, commas), end);
			continue;
		}
		if (isWordStart(c) && !(c === 95 && isIndexSign())) {
			let end = i + 1;
			while (end < to && isWordPart(source.charCodeAt(end))) end++;
			end = cutWord(source, i, end);
			if (source[end] === '₂' && source.startsWith('CO', end - 2)) {
				end++;
				end += /^-?eq?(?![A-Za-z\d_])/.exec(source.slice(end, end + 4))?.[0].length ?? 0;
			}
			if (end === i + 1 && /[ΩΩ]/.test(source[end] ?? '') && tokens[tokens.length - 1]?.kind === 'number') end++;
			// "state-of-the-art", "petaFLOP-day": a hyphen between letters belongs to the word only before a known unit; left to the grammar.
			word(source.slice(i, end), end);
			continue;
		}
		if (c === 32 || c === 9 || c === 10 || c === 13 || c === 0xa0) {
			if (space === 0) space = 1;
			i++;
			continue;
		}
		const pair = pairs.get(source.slice(i, i + 2));
		if (pair) {
			if (source.startsWith('...', i)) push('dots', 'dots', i + 3);
			else push(pair[0], pair[1], i + 2);
			continue;
		}
		if (c === 92) {
			const next = source[i + 1];
			if (next === '$') push('money', '$', i + 2);
			else if (next === '\\' && source[i + 2] === '$') push('money', '$', i + 3);
			else if (next === '%') push('%', '%', i + 2);
			else i++;
			continue;
		}
		if (c === 34) {
			const close = source.indexOf('"', i + 1);
			if (close > i && close - i < 240) push('text', source.slice(i + 1, close), close + 1, 'quoted');
			else i++;
			continue;
		}
		if (c === 123 || c === 125) {
			const before = tokens[tokens.length - 1]?.kind;
			if (c === 123) push(before === '^' || before === '_' ? 'group' : 'open', '{', i + 1);
			else push(closesGroup(tokens) ? 'endgroup' : 'close', '}', i + 1);
			continue;
		}
		if (c === 126) {
			push('relation', '~', i + 1);
			continue;
		}
		if (c < 128) {
			const glyph = source[i] as string;
			// the brackets of a logarithm list nothing: `lg[3 + 92,000]`
			if (glyph === '[') square += LOGARITHM.test(source.slice(Math.max(0, i - 4), i)) && square === 0 ? 0 : 1;
			else if (glyph === ']') square = Math.max(0, square - 1);
			const entry = characters.get(glyph);
			if (entry) push(entry.kind, entry.text, i + 1, entry.note);
			else if (c < 32 || c === 127 || c === 96) i++;
			else push('strange', glyph, i + 1);
			continue;
		}
		beyondAscii(String.fromCodePoint(source.codePointAt(i) as number));
	}
	tokens.push(new Token('eof', '', to, to, space));
	return tokens;

	/** Whether the underscore here hangs an index on what stands before it, or opens one. */
	function isIndexSign(): boolean {
		const before = tokens[tokens.length - 1];
		const hangs =
			before !== undefined &&
			space === 0 &&
			before.kind !== 'add' &&
			before.kind !== 'multiply' &&
			before.kind !== 'open' &&
			before.kind !== 'relation';
		return hangs || !isWordPart(source.charCodeAt(i + 1));
	}

	function word(text: string, end: number): void {
		const before = tokens[tokens.length - 1];
		if (
			(text === 'x' || text === 'X') &&
			before &&
			space > 0 &&
			isAmount(before) &&
			/^\s*[$(\d.]/.test(source.slice(end, end + 3)) &&
			/\s/.test(source[end] ?? '')
		)
			push('multiply', 'times', end);
		else if (text === 'x' && before?.kind === 'number' && space === 0 && isDigit(source.charCodeAt(end)))
			push('multiply', 'times', end);
		else if (text.startsWith('x') && before?.kind === 'number' && space === 0 && /^x\d+$/.test(text))
			push('multiply', 'times', i + 1);
		else if (MONEY_CODES.has(text) && before?.kind !== 'number' && /^\s?\d/.test(source.slice(end, end + 2)))
			push('money', MONEY_CODES.get(text) as string, end);
		else if (text === 'of' && isShare()) push('multiply', 'times', end);
		else if ((text === 'log2' || text === 'log10') && /[\s(]/.test(source[end] ?? '')) {
			const base = i + 3;
			push('function', 'log', base);
			push('_', '_', base);
			push('number', text.slice(3), end);
		} else if (
			before?.kind === 'number' &&
			/^(?:log|ln|lg|sqrt)$/.test(text) &&
			/^\s+\d/.test(source.slice(end, end + 3))
		)
			// `10 log 150`: behind a number the function is no unit
			push('function', functionWords.get(text) ?? text, end);
		else if (/^[A-Z]{2,3}$/.test(text) && isProductOfLetters(text, before, end)) {
			for (const letter of text) push('word', letter, i + 1);
		} else if (text === 'mod') push('multiply', 'mod', end);
		else if (text === 'or') push('logic', text, end);
		else if (LIMITS.has(text) && source[end] === '_') push('big', LIMITS.get(text) as string, end);
		else if (text === 'infinity' || text === 'inf' || text === 'oo') push('symbol', 'infty', end);
		else if (text === 'psi' && before?.kind === 'number' && space > 0) push('word', text, end);
		else if (text.length === 1 || greekNames.has(text) || text === 'ell')
			push(text.length === 1 ? 'word' : 'symbol', text, end, accentAt(end));
		else if (PROSE.has(text)) push('text', text, end);
		else if (text === 'to' && before?.kind === 'number') push('to', '–', end);
		else push('word', text, end, accentAt(end));
		while (combiningMarks.has(source[i] ?? '')) i++;
	}

	function accentAt(end: number): string | undefined {
		const accent = combiningMarks.get(source[end] ?? '');
		return accent && `accent:${accent}`;
	}

	/** `15% of 80`, `1/3 of 90`: a share of something is a product. */
	function isShare(): boolean {
		const last = tokens.length - 1;
		const kinds = [tokens[last - 2]?.kind, tokens[last - 1]?.text, tokens[last]?.kind];
		return (
			kinds[2] === '%' ||
			tokens[last]?.text === 'percent' ||
			kinds[2] === 'vulgar' ||
			(kinds[0] === 'number' && kinds[1] === 'slash' && kinds[2] === 'number')
		);
	}

	/** `6ND` and `QK^T`: capitals run together that are no unit are a product of letters. */
	function isProductOfLetters(text: string, before: Token | undefined, end: number): boolean {
		const glued = before?.kind === 'number' && space === 0;
		if (/^(?:\^(?:T\b|⊤|\{T\})|ᵀ)/.test(source.slice(end, end + 4))) return true;
		return glued && findUnit(text)?.guessed !== false;
	}

	function beyondAscii(glyph: string): void {
		const end = i + glyph.length;
		if (glyph === '•' && /^•\s+\p{L}[^=+*/×·]{0,50}:/u.test(source.slice(i, i + 60))) {
			push('bullet', 'dot', end);
			return;
		}
		HAN_SCALE.lastIndex = i;
		const scale = tokens[tokens.length - 1]?.kind === 'number' && HAN_SCALE.exec(source)?.[0];
		if (scale) {
			push('word', scale, i + scale.length);
			return;
		}
		const unit = unitSignAt(source, i, tokens[tokens.length - 1]);
		if (unit > i) {
			push('word', source.slice(i, unit), unit);
			return;
		}
		const entry = characters.get(glyph);
		if (entry?.kind === 'to' && startsNegative(tokens[tokens.length - 1], source, end)) {
			push('add', '-', end);
			return;
		}
		if (entry) {
			push(entry.kind, entry.text, end, entry.kind === 'symbol' ? (accentAt(end) ?? entry.note) : entry.note);
			while (combiningMarks.has(source[i] ?? '')) i++;
			return;
		}
		for (const [table, kind] of [
			[superscripts, 'superscript'],
			[subscripts, 'subscript'],
		] as const) {
			if (!table.has(glyph)) continue;
			let text = '';
			let at = i;
			while (at < to && table.has(source[at] as string)) text += table.get(source[at++] as string);
			push(kind, text, at);
			return;
		}
		if (/\s|[\u200b-\u200f\u2060\ufeff]/.test(glyph)) {
			if (space === 0) space = 1;
			i = end;
			return;
		}
		const digit = (glyph.codePointAt(0) as number) - BOLD_ZERO;
		if (digit >= 0 && digit < 10) {
			push('symbol', String(digit), end, 'bold');
			return;
		}
		const accented = accentedLetter(source, i, glyph);
		if (accented) {
			push('symbol', accented.letter, end, `accent:${accented.accent}`);
			return;
		}
		if (isForeign(glyph.charCodeAt(0))) {
			let at = end;
			while (at < to && isWordPart(source.charCodeAt(at))) at++;
			word(source.slice(i, at), at);
			return;
		}
		const plain = glyph.normalize('NFKC');
		if (plain !== glyph && /^[A-Za-z]$/.test(plain)) push('symbol', plain, end, 'bold');
		else if (/\p{L}/u.test(glyph)) {
			let at = end;
			while (at < to && /[\p{L}\p{M}0-9_]/u.test(source[at] as string)) at++;
			push('word', source.slice(i, at), at);
		} else push('strange', glyph, end);
	}
}

/** Where a unit in other letters than ASCII ends that stands behind a number: `5 µs`, `1 Å`, `3 Ω`; the place itself where none does. */
export function unitSignAt(source: string, at: number, before: Token | undefined): number {
	if (before?.kind !== 'number' && before?.kind !== 'superscript') return at;
	const word = /^(?:[µμ][A-Za-zΩ]{1,6}|[ÅΩΩ])(?![\p{L}\d_])/u.exec(source.slice(at, at + 9))?.[0];
	return word !== undefined && findUnit(word)?.guessed === false ? at + word.length : at;
}

/** Codes of money before an amount: `USD 20`. */
const MONEY_CODES: ReadonlyMap<string, string> = new Map([
	['USD', '$'],
	['EUR', '€'],
	['GBP', '£'],
]);

/** Words of plain text that join or qualify formulas. */
const PROSE = new Set('and where with so then if otherwise when thus hence therefore'.split(' '));

const LIMITS: ReadonlyMap<string, string> = new Map([
	['lim', 'limit'],
	['sup', 'sup'],
	['inf', 'inf'],
]);

/** `log_2` and `max_{...}` are a function and its index, not one identifier. */
function cutWord(source: string, start: number, end: number): number {
	const word = source.slice(start, end);
	const at = word.indexOf('_');
	if (at <= 0) return end;
	if (at === word.length - 1 && (source[end] === '{' || source[end] === '(' || source[end] === '*')) return end - 1;
	const head = word.slice(0, at);
	const tail = word.slice(at + 1);
	if ((head === 'log' && /^\d+$/.test(tail)) || (head === 'softmax' && /^(?:rows|columns)$/.test(tail)))
		return start + at;
	return end;
}

const isAmount = (token: Token): boolean =>
	token.kind === 'number' || token.kind === 'close' || token.kind === '%' || token.kind === 'superscript';

function closesGroup(tokens: readonly Token[]): boolean {
	let depth = 0;
	for (let i = tokens.length - 1; i >= 0 && i > tokens.length - 300; i--) {
		const { kind, text } = tokens[i] as Token;
		if (kind === 'endgroup' || (kind === 'close' && text === '}')) depth++;
		else if (kind === 'group') {
			if (depth-- === 0) return true;
		} else if (kind === 'open' && text === '{') {
			if (depth-- === 0) return false;
		}
	}
	return false;
}

const LOGARITHM = /(?:^|[^A-Za-z])(?:ln|lg|log|exp)$/;
