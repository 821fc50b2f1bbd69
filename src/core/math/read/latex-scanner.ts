import { decimalCommas } from './decimal-comma.ts';
import { groupAfter, markBullets, startsNegative } from './latex-text.ts';
import { literalText, scanNumber, unclearEnd } from './scan-number.ts';
import { Token, type TokenKind } from './tokens.ts';
import { accentedLetter, combiningMarks, subscripts, superscripts } from './vocabulary.ts';
import { characters, entities } from './vocabulary-characters.ts';

export const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
export const isDigit = (c: number): boolean => c >= 48 && c <= 57;
/** ASCII characters that are tokens by themselves, by code. */
export const ascii: ({ kind: TokenKind; text: string; note?: string } | undefined)[] = Array.from(
	{ length: 128 },
	(_, c) => characters.get(String.fromCharCode(c)),
);

const BRACKETS: ReadonlySet<TokenKind> = new Set(['open', 'close', 'bar']);
/** Signs that braces around them do not change. */
const SIGNS: ReadonlySet<TokenKind> = new Set([
	'relation',
	'add',
	'multiply',
	',',
	':',
	';',
	'arrow',
	'to',
	...BRACKETS,
]);
/** What takes the group behind it as an argument. */
const TAKERS: ReadonlySet<TokenKind> = new Set(['command', 'style', 'accent', 'function', 'endgroup']);

/** Cuts LaTeX character by character; what a command means is left to the one who derives from it. */
export abstract class LatexScanner {
	protected readonly source: string;
	protected readonly tokens: Token[] = [];
	protected space: 0 | 1 | 2 = 0;
	/** How `&` is read in each open environment: as a cell boundary, or as an alignment mark (counted from the row's start). */
	protected readonly environments: { name: string; cells: boolean; pairs: boolean; marks: number }[] = [];
	protected delimiter: 'left' | 'right' | 'middle' | undefined;
	protected depth = 0;
	protected scanned = 0;
	private readonly commas: ReadonlySet<number> | undefined;

	constructor(source: string) {
		this.source = source;
		this.commas = decimalCommas(source);
	}

	finish(): Token[] {
		const end = this.source.length;
		markBullets(this.tokens);
		this.tokens.push(new Token('eof', '', end, end, this.space));
		return this.tokens;
	}

	/** The inside of the brace group that begins at or after `at`. Braces that never close cost no more than a few looks at the text. */
	protected group(at: number, to: number): { from: number; to: number; end: number } | undefined {
		if (this.scanned > 8 * this.source.length + 1000) return undefined;
		const found = groupAfter(this.source, at, to);
		if (found) this.scanned += found.end - at;
		return found;
	}

	protected push(kind: TokenKind, text: string, start: number, end: number, note?: string): void {
		const last = this.tokens[this.tokens.length - 1];
		if (kind === 'bar' && note === 'middle' && last?.kind === 'bar' && last.note === 'middle' && this.space < 2) {
			// \mid\mid x \mid\mid: two bars are one sign
			this.tokens[this.tokens.length - 1] = new Token('bar', '‖', last.start, end, last.space);
			return;
		}
		this.tokens.push(new Token(kind, text, start, end, this.space, note));
		this.space = 0;
	}

	run(from: number, to: number): void {
		const source = this.source;
		let i = from;
		while (i < to) {
			const c = source.charCodeAt(i);
			if (isLetter(c)) {
				this.push('symbol', source[i] as string, i, i + 1);
				i++;
			} else if (isDigit(c) || (c === 46 && isDigit(source.charCodeAt(i + 1)) && !isDigit(source.charCodeAt(i - 1)))) {
				// \log_2 100: a digit behind a bare _ is no thousands
				const before = this.tokens[this.tokens.length - 1]?.kind;
				const { commas } = this;
				const end = scanNumber(source, i, to, true, before !== '_' && before !== '^', commas);
				const unclear = unclearEnd(source, end);
				if (unclear > 0) this.push('strange', source.slice(i, unclear), i, unclear);
				else this.push('number', literalText(source, i, end, commas), i, end);
				i = unclear || end;
			} else if (c === 32 || c === 9 || c === 10 || c === 13) {
				if (this.space === 0) this.space = 1;
				i++;
			} else if (c === 92) {
				i = this.command(i, to);
			} else if (c < 128) {
				i = this.punctuation(i, c, to);
			} else {
				i = this.beyondAscii(i);
			}
		}
	}

	protected punctuation(i: number, c: number, to: number): number {
		switch (c) {
			case 123: // {
				this.push('group', '{', i, i + 1);
				return i + 1;
			case 125: // }
				this.push('endgroup', '}', i, i + 1);
				this.collapse();
				return i + 1;
			case 38: // &
				return this.ampersand(i);
			case 37: {
				// An unescaped % begins a comment, but only where a line follows; chat exports forget the backslash.
				const end = this.source.indexOf('\n', i);
				const before = this.tokens[this.tokens.length - 1]?.kind;
				const counted = before === 'number' || before === 'close' || before === 'endgroup';
				if (!counted || (end >= 0 && end < to && !/[0-9})]/.test(this.source[i - 1] ?? '')))
					return end < 0 || end > to ? to : end;
				this.push('%', '%', i, i + 1);
				return i + 1;
			}
			case 126: // ~
				return this.tie(i, to);
			case 36: // $: money before a digit, else a stray delimiter
				if (isDigit(this.source.charCodeAt(i + 1))) this.push('money', '$', i, i + 1);
				return i + 1;
			case 58:
				if (this.source.charCodeAt(i + 1) === 61) {
					this.push('relation', ':=', i, i + 2);
					return i + 2;
				}
				break;
			case 46: {
				// {1, .., 9} leaves items out; 1..9 is a range
				let end = i + 1;
				while (end < to && this.source.charCodeAt(end) === 46) end++;
				if (end - i < 2 || end - i > 3) break;
				const between = isDigit(this.source.charCodeAt(i - 1)) && isDigit(this.source.charCodeAt(end));
				this.push(between && end - i === 2 ? 'to' : 'dots', between && end - i === 2 ? '..' : 'dots', i, end);
				return end;
			}
			case 60:
			case 62:
				if (this.source.charCodeAt(i + 1) === 61) {
					this.push('relation', c === 60 ? '≤' : '≥', i, i + 2);
					return i + 2;
				}
				if (this.source.charCodeAt(i + 1) === c) {
					this.push('relation', c === 60 ? '≪' : '≫', i, i + 2);
					return i + 2;
				}
				break;
			case 45:
				if (
					this.source.charCodeAt(i + 1) === 45 &&
					isDigit(this.source.charCodeAt(i - 1)) &&
					isDigit(this.source.charCodeAt(i + 2))
				) {
					this.push('to', '–', i, i + 2);
					return i + 2;
				}
				if (this.source.charCodeAt(i + 1) === 62) {
					this.push('relation', '→', i, i + 2);
					return i + 2;
				}
				break;
			case 61:
				if (this.source.charCodeAt(i + 1) === 62) {
					this.push('arrow', '⟹', i, i + 2);
					return i + 2;
				}
				if (this.source.charCodeAt(i + 1) === 61) {
					this.push('relation', '=', i, i + 2);
					return i + 2;
				}
				break;
		}
		const entry = ascii[c];
		if (entry) this.push(entry.kind, entry.text, i, i + 1, this.takeDelimiter(entry.note));
		else if (c === 34 || c < 32 || c === 127 || c === 96) this.space = this.space || 1;
		else this.push('strange', this.source[i] as string, i, i + 1);
		return i + 1;
	}

	/** `~` is a blank that was asked for; several in a row between two numbers part them. */
	protected tie(i: number, to: number): number {
		let end = i + 1;
		while (end < to && this.source.charCodeAt(end) === 126) end++;
		const before = this.tokens[this.tokens.length - 1]?.kind;
		if (
			end > i + 1 &&
			(before === 'number' || before === 'endgroup' || before === '.') &&
			/^\s*-?(?:\d|\\frac|\?)/.test(this.source.slice(end, end + 12))
		)
			this.push('quad', 'quad', i, end);
		else this.space = 2;
		return end;
	}

	protected takeDelimiter(otherwise?: string): string | undefined {
		const note = this.delimiter ?? otherwise;
		this.delimiter = undefined;
		return note;
	}

	/** `{=}`, `{+}`, `{,}`: braces around a lone sign only change its spacing. */
	protected collapse(): void {
		const n = this.tokens.length;
		// x^{}: an empty script is none
		const script = this.tokens[n - 3]?.kind;
		if ((script === '^' || script === '_') && this.tokens[n - 2]?.kind === 'group') {
			this.tokens.length = n - 3;
			return;
		}
		const open = this.tokens[n - 3];
		const sign = this.tokens[n - 2];
		if (sign?.kind === 'group' && this.tokens[n - 3]?.text === 'pass') {
			// \mathopen{}: an empty atom
			this.tokens.length = n - 3;
			return;
		}
		if (open?.kind !== 'group' || !sign) return;
		const before = this.tokens[n - 4];
		// \mathop{\mathrm{argmax}} is the function; \Delta{x} is \Delta x
		const named =
			before?.kind === 'command' && before.text === 'pass' && (sign.kind === 'function' || sign.kind === 'text');
		if (named || (sign.kind === 'symbol' && before?.kind === 'symbol' && before.text === 'Delta')) {
			const { space } = named ? before : open;
			this.tokens.length = named ? n - 4 : n - 3;
			this.tokens.push(new Token(sign.kind, sign.text, sign.start, sign.end, space, sign.note));
			return;
		}
		if (!SIGNS.has(sign.kind)) return;
		if (before?.kind === '^' || before?.kind === '_') return;
		// \mathbin{+}, \mathrel{=}: the class changes the spacing too
		const atom = before?.kind === 'command' && before.text === 'pass';
		if (!atom && BRACKETS.has(sign.kind) && TAKERS.has(before?.kind ?? 'eof')) return;
		this.tokens.length = atom ? n - 4 : n - 3;
		this.tokens.push(new Token(sign.kind, sign.text, sign.start, sign.end, open.space, sign.note));
	}

	protected ampersand(i: number): number {
		const entity = /^&([a-zA-Z]{2,6});/.exec(this.source.slice(i, i + 9));
		const character = entity && entities.get(entity[1] as string);
		if (entity && character) {
			if (character === ' ') this.space = 2;
			else {
				const entry = characters.get(character);
				if (entry) this.push(entry.kind, entry.text, i, i + entity[0].length);
				else return this.mark(i, entity[0].length);
			}
			return i + entity[0].length;
		}
		return this.mark(i, 1);
	}

	protected mark(i: number, length: number): number {
		const environment = this.environments.at(-1);
		if (environment?.cells) this.push('&', '&', i, i + length);
		else if (environment) {
			environment.marks++;
			if (environment.pairs && environment.marks % 2 === 0) this.push('quad', 'quad', i, i + length);
		}
		return i + length;
	}

	protected beyondAscii(i: number): number {
		const glyph = String.fromCodePoint(this.source.codePointAt(i) as number);
		const end = i + glyph.length;
		const accent = combiningMarks.get(glyph);
		const last = this.tokens[this.tokens.length - 1];
		if (accent) {
			if (last?.kind === 'symbol' && last.end === i && last.note === undefined)
				this.tokens[this.tokens.length - 1] = new Token(
					'symbol',
					last.text,
					last.start,
					end,
					last.space,
					`accent:${accent}`,
				);
			return end;
		}
		const entry = characters.get(glyph);
		if (entry?.kind === 'to' && startsNegative(last, this.source, end)) {
			this.push('add', '-', i, end);
			return end;
		}
		if (entry) {
			this.push(entry.kind, entry.text, i, end, this.takeDelimiter(entry.note));
			return end;
		}
		for (const [table, kind] of [
			[superscripts, 'superscript'],
			[subscripts, 'subscript'],
		] as const) {
			if (!table.has(glyph)) continue;
			let text = '';
			let at = i;
			while (at < this.source.length && table.has(this.source[at] as string))
				text += table.get(this.source[at++] as string);
			this.push(kind, text, i, at);
			return at;
		}
		if (/\s|[\u200b-\u200f\u2060\ufeff]/.test(glyph)) {
			this.space = this.space || 1;
			return end;
		}
		const accented = accentedLetter(this.source, i, glyph);
		if (accented) {
			this.push('symbol', accented.letter, i, end, `accent:${accented.accent}`);
			return end;
		}
		const plain = glyph.normalize('NFKC');
		if (plain !== glyph && /^[A-Za-z0-9]$/.test(plain)) this.push('symbol', plain, i, end, 'bold');
		else if (plain !== glyph && characters.has(plain)) {
			const known = characters.get(plain);
			if (known) this.push(known.kind, known.text, i, end, known.note);
		} else if (/\p{L}/u.test(glyph)) {
			let at = end;
			while (
				at < this.source.length &&
				this.source.charCodeAt(at) > 127 &&
				/[\p{L}\p{M}]/u.test(this.source[at] as string)
			)
				at++;
			this.push('word', this.source.slice(i, at), i, at);
			return at;
		} else this.push('strange', glyph, i, end);
		return end;
	}

	/** A backslash before something that is no letter. */
	protected escaped(i: number, to: number): number {
		const source = this.source;
		const glyph = source[i + 1];
		const end = Math.min(i + 2, to);
		switch (glyph) {
			case '\\':
				if (source[i + 2] === '$') {
					this.push('money', '$', i, i + 3);
					return i + 3;
				}
				return this.isDoubled(i, to) ? this.command(i + 1, to) : this.row(i, end);
			case ',':
			case ':':
			case '>':
			case '/':
				this.space = this.space === 2 ? 2 : 2;
				return end;
			case ';':
			case ' ':
			case '\n':
				this.space = 2;
				return end;
			case '!':
			case '-':
			case '(':
			case ')':
			case '[':
			case ']':
			case '@':
				return end;
			case '{':
				this.push('open', '{', i, end, this.takeDelimiter());
				return end;
			case '}':
				this.push('close', '}', i, end, this.takeDelimiter());
				return end;
			case '|':
				this.push('bar', '‖', i, end, this.takeDelimiter());
				return end;
			case '$':
				this.push('money', '$', i, end);
				return end;
			case '%':
				this.push('%', '%', i, end);
				return end;
			case '_':
				this.push('_', '_', i, end);
				return end;
			case '*':
				this.push('multiply', 'star', i, end);
				return end;
			case '&':
			case '"':
			case "'":
			case '`':
			case '^':
			case '~':
			case '=':
			case '.':
				return end;
			case '#':
				this.push('symbol', '#', i, end);
				return end;
			default:
				return i + 1;
		}
	}

	protected row(i: number, end: number): number {
		const size = /^\*?\s*\[-?[0-9.]+\s*[a-z]{2}\]/.exec(this.source.slice(end, end + 16));
		const after = end + (size?.[0].length ?? 0);
		const environment = this.environments.at(-1);
		if (environment) environment.marks = 0;
		this.push('row', 'row', i, after);
		return after;
	}

	/** Whether the backslash at `i` only escapes that of a command. */
	protected abstract isDoubled(i: number, to: number): boolean;

	/** Reads the command whose backslash stands at `i`; gives the place after it. */
	protected abstract command(i: number, to: number): number;
}
