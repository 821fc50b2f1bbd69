import { scanNumber } from './scan-number.ts';
import { Token, type TokenKind } from './tokens.ts';
import { parseUnitText } from './units.ts';
import { accentedLetter, combiningMarks, functionWords, subscripts, superscripts } from './vocabulary.ts';
import { characters, entities } from './vocabulary-characters.ts';
import {
	alignedEnvironments,
	commands,
	droppedArguments,
	silentCommands,
	textCommands,
} from './vocabulary-commands.ts';

/** Cuts LaTeX into tokens. Never fails: what it does not know becomes a token of kind `strange`. One pass, linear. */
export function lexLatex(source: string): Token[] {
	const lexer = new LatexLexer(source);
	lexer.run(0, source.length);
	return lexer.finish();
}

const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/** ASCII characters that are tokens by themselves, by code. */
const ascii: ({ kind: TokenKind; text: string; note?: string } | undefined)[] = Array.from({ length: 128 }, (_, c) =>
	characters.get(String.fromCharCode(c)),
);

/** Blackboard letters that are operators: the expectation and the probability. */
const BLACKBOARD: ReadonlyMap<string, string> = new Map([
	['E', 'expectation'],
	['P', 'probability'],
	['V', 'variance'],
]);

/** Left-hand column layouts of `array` that set equations, not matrices. */
const EQUATION_COLUMNS = /^(?:rcl|rl|lcl|rcll|rll)$/;

class LatexLexer {
	private readonly source: string;
	private readonly tokens: Token[] = [];
	private space: 0 | 1 | 2 = 0;
	/** How `&` is read in each open environment: as a cell boundary, or as an alignment mark (counted from the row's start). */
	private readonly environments: { name: string; cells: boolean; pairs: boolean; marks: number }[] = [];
	private delimiter: 'left' | 'right' | 'middle' | undefined;
	private depth = 0;
	private scanned = 0;

	constructor(source: string) {
		this.source = source;
	}

	finish(): Token[] {
		const end = this.source.length;
		markBullets(this.tokens);
		this.tokens.push(new Token('eof', '', end, end, this.space));
		return this.tokens;
	}

	/** The inside of the brace group that begins at or after `at`. Braces that never close cost no more than a few looks at the text. */
	private group(at: number, to: number): { from: number; to: number; end: number } | undefined {
		if (this.scanned > 8 * this.source.length + 1000) return undefined;
		const found = groupAfter(this.source, at, to);
		if (found) this.scanned += found.end - at;
		return found;
	}

	private push(kind: TokenKind, text: string, start: number, end: number, note?: string): void {
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
				const end = scanNumber(source, i, to, true);
				this.push('number', source.slice(i, end), i, end);
				i = end;
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

	private punctuation(i: number, c: number, to: number): number {
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
				this.space = 2;
				return i + 1;
			case 36: // $: money before a digit, else a stray delimiter
				if (isDigit(this.source.charCodeAt(i + 1))) this.push('money', '$', i, i + 1);
				return i + 1;
			case 58:
				if (this.source.charCodeAt(i + 1) === 61) {
					this.push('relation', ':=', i, i + 2);
					return i + 2;
				}
				break;
			case 60:
			case 62:
				if (this.source.charCodeAt(i + 1) === 61) {
					this.push('relation', c === 60 ? '≤' : '≥', i, i + 2);
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

	private takeDelimiter(otherwise?: string): string | undefined {
		const note = this.delimiter ?? otherwise;
		this.delimiter = undefined;
		return note;
	}

	/** `{=}`, `{+}`, `{,}`: braces around a lone sign only change its spacing. */
	private collapse(): void {
		const n = this.tokens.length;
		const open = this.tokens[n - 3];
		const sign = this.tokens[n - 2];
		if (open?.kind !== 'group' || !sign) return;
		if (!['relation', 'add', 'multiply', ',', ':', 'arrow'].includes(sign.kind)) return;
		const before = this.tokens[n - 4]?.kind;
		if (before === '^' || before === '_') return;
		this.tokens.length = n - 3;
		this.tokens.push(new Token(sign.kind, sign.text, sign.start, sign.end, open.space, sign.note));
	}

	private ampersand(i: number): number {
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

	private mark(i: number, length: number): number {
		const environment = this.environments.at(-1);
		if (environment?.cells) this.push('&', '&', i, i + length);
		else if (environment) {
			environment.marks++;
			if (environment.pairs && environment.marks % 2 === 0) this.push('quad', 'quad', i, i + length);
		}
		return i + length;
	}

	private beyondAscii(i: number): number {
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

	/** Reads one command; gives the place after it. */
	private command(i: number, to: number): number {
		const source = this.source;
		let end = i + 1;
		while (end < to && isLetter(source.charCodeAt(end))) end++;
		if (end === i + 1) return this.escaped(i, to);
		const name = source.slice(i + 1, end);
		const entry = commands.get(name);
		if (entry) {
			switch (entry.kind) {
				case 'style':
					return this.style(i, end, to, entry.text);
				case 'symbol':
				case 'relation':
				case 'add':
				case 'multiply':
					this.push(entry.kind, entry.text, i, end, entry.note);
					if (name.startsWith('x') && name.endsWith('arrow')) return this.dropGroups(end, to, 1);
					return end;
				case 'open':
				case 'close':
					this.push(this.delimiter === 'right' ? 'close' : entry.kind, entry.text, i, end, this.takeDelimiter());
					return end;
				default:
					this.push(entry.kind, entry.text, i, end, entry.note);
					return end;
			}
		}
		if (textCommands.has(name)) return this.words(i, end, to, name);
		return this.structure(i, end, to, name);
	}

	private structure(i: number, end: number, to: number, name: string): number {
		switch (name) {
			case 'left':
			case 'right':
			case 'middle':
				return this.delimiterAfter(name, i, end, to);
			case 'lvert':
			case 'rvert':
			case 'lVert':
			case 'rVert':
			case 'vert':
			case 'mid':
			case 'Vert':
				this.push(
					'bar',
					name.endsWith('Vert') ? '‖' : '|',
					i,
					end,
					{ l: 'left', r: 'right', m: 'middle' }[name[0] as string] ?? this.takeDelimiter(),
				);
				return end;
			case 'begin':
				return this.begin(i, end, to);
			case 'end': {
				const group = this.group(end, to);
				if (!group) return end;
				this.environments.pop();
				this.push('end', this.source.slice(group.from, group.to).trim(), i, group.end);
				return group.end;
			}
			case 'newline':
			case 'cr':
			case 'tabularnewline':
				return this.row(i, end);
			case 'not': {
				this.push('not', 'negated', i, end);
				return end;
			}
			case 'backslash':
				this.push(
					isDigit(this.source.charCodeAt(skipBlank(this.source, end))) ? 'money' : 'add',
					isDigit(this.source.charCodeAt(skipBlank(this.source, end))) ? '$' : '∖',
					i,
					end,
				);
				return end;
			case 'arg': {
				const found = /^\s*(?:\\[,!;: ]\s*)*\\(max|min)(?![a-zA-Z])/.exec(this.source.slice(end, end + 24));
				if (found) {
					this.push('function', `arg${found[1]}`, i, end + found[0].length);
					return end + found[0].length;
				}
				this.push('symbol', 'arg', i, end);
				return end;
			}
			case 'genfrac':
				this.push('command', 'frac', i, end);
				return this.dropGroups(end, to, 4);
			case 'newcommand':
			case 'renewcommand':
			case 'providecommand':
			case 'DeclareMathOperator':
				return this.definition(end, to);
			case 'def':
			case 'gdef':
			case 'edef': {
				const body = this.source.indexOf('{', end);
				return body < 0 || body > end + 40 ? end : this.dropGroups(body, to, 1);
			}
			case 'underset':
				return this.underset(end, to);
			case 'substack':
				return end;
			case 'kern':
			case 'mkern':
			case 'hskip':
			case 'mskip': {
				this.space = 2;
				const size = /^\s*-?[0-9.]*\s*(?:mu|pt|em|ex|cm|mm|in)?/.exec(this.source.slice(end, end + 24));
				return end + (size?.[0].length ?? 0);
			}
		}
		const dropped = droppedArguments.get(name);
		if (dropped !== undefined) return this.dropGroups(end, to, dropped);
		if (silentCommands.has(name)) {
			if (name.endsWith('space') && name !== 'nobreakspace') this.space = 2;
			return end;
		}
		// An own macro: its name stands for a symbol.
		this.push(functionWords.has(name) ? 'function' : 'symbol', functionWords.get(name) ?? name, i, end, 'unknown');
		return end;
	}

	private delimiterAfter(side: 'left' | 'right' | 'middle', i: number, end: number, to: number): number {
		const at = skipBlank(this.source, end);
		const c = this.source.charCodeAt(at);
		if (at < to && c === 46) {
			this.push(side === 'left' ? 'open' : 'close', '.', i, at + 1, side);
			return at + 1;
		}
		if (c === 92 && (this.source[at + 1] === '{' || this.source[at + 1] === '}')) {
			this.push(
				side === 'left' ? 'open' : 'close',
				side === 'left' ? (this.source[at + 1] === '{' ? '{' : '}') : '}',
				i,
				at + 2,
				side,
			);
			return at + 2;
		}
		if (c === 60 || c === 62) {
			this.push(side === 'left' ? 'open' : 'close', side === 'left' ? '⟨' : '⟩', i, at + 1, side);
			return at + 1;
		}
		if (at < to && (c === 40 || c === 41 || c === 91 || c === 93 || c === 47)) {
			const glyph = this.source[at] as string;
			if (c === 47) this.push('multiply', 'slash', i, at + 1);
			else if (side === 'middle') return at + 1;
			else this.push(side === 'left' ? 'open' : 'close', glyph, i, at + 1, side);
			return at + 1;
		}
		this.delimiter = side;
		return end;
	}

	/** A backslash before something that is no letter. */
	private escaped(i: number, to: number): number {
		const source = this.source;
		const glyph = source[i + 1];
		const end = Math.min(i + 2, to);
		switch (glyph) {
			case '\\':
				if (source[i + 2] === '$') {
					this.push('money', '$', i, i + 3);
					return i + 3;
				}
				return this.row(i, end);
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

	private row(i: number, end: number): number {
		const size = /^\*?\s*\[-?[0-9.]+\s*[a-z]{2}\]/.exec(this.source.slice(end, end + 16));
		const after = end + (size?.[0].length ?? 0);
		const environment = this.environments.at(-1);
		if (environment) environment.marks = 0;
		this.push('row', 'row', i, after);
		return after;
	}

	private begin(i: number, end: number, to: number): number {
		const group = this.group(end, to);
		if (!group) return end;
		const name = this.source.slice(group.from, group.to).trim();
		let after = group.end;
		let cells = !alignedEnvironments.has(name);
		let layout = '';
		if (/^(?:array|tabular|darray|subarray|alignat\*?|alignedat)$/.test(name)) {
			const columns = this.group(skipOption(this.source, after), to);
			if (columns) {
				layout = this.source.slice(columns.from, columns.to).replace(/[\s|]|@\{[^}]*\}/g, '');
				after = columns.end;
			}
		} else if (name.endsWith('matrix*') || name === 'aligned' || name === 'gathered')
			after = skipOption(this.source, after);
		const before = this.tokens.at(-1);
		if (layout && EQUATION_COLUMNS.test(layout) && before?.kind !== 'open' && before?.kind !== 'bar') cells = false;
		const pairs = /^(?:align|flalign|aligned$)/.test(name);
		if (this.environments.length < 1000) this.environments.push({ name, cells, pairs, marks: 0 });
		this.push('begin', cells || !name.includes('array') ? name : 'aligned', i, after, layout);
		return after;
	}

	/** `\underset{x}{\max}` is `\max_{x}`; under anything else the note is dropped. */
	private underset(end: number, to: number): number {
		const under = this.group(end, to);
		const base = under && this.group(under.end, to);
		if (!under || !base || ++this.depth > 50) return end;
		const before = this.tokens.length;
		this.run(base.from, base.to);
		const first = this.tokens[before];
		if (first && this.tokens.length === before + 1 && (first.kind === 'big' || first.kind === 'function')) {
			this.push('_', '_', under.from, under.from);
			this.push('group', '{', under.from, under.from);
			this.run(under.from, under.to);
			this.push('endgroup', '}', under.to, under.to);
		}
		this.depth--;
		return base.end;
	}

	private style(i: number, end: number, to: number, style: string): number {
		const source = this.source;
		let at = skipBlank(source, end);
		if (at >= to) return end;
		const group = source.charCodeAt(at) === 123 ? this.group(end, to) : undefined;
		if (group) {
			const length = group.to - group.from;
			const c = source.charCodeAt(group.from);
			if (length === 1 && (isLetter(c) || isDigit(c))) {
				const operator = style === 'blackboard' ? BLACKBOARD.get(source[group.from] as string) : undefined;
				if (operator) this.push('function', operator, i, group.end);
				else this.push('symbol', source[group.from] as string, i, group.end, style);
				return group.end;
			}
			const inner = source.slice(group.from, group.to).trim();
			if (/^\\[A-Za-z]+$/.test(inner)) {
				const entry = commands.get(inner.slice(1));
				if (entry?.kind === 'symbol') {
					this.push('symbol', entry.text, i, group.end, style);
					return group.end;
				}
			}
			if (/^[A-Za-z]{2,}$/.test(inner) && (functionWords.has(inner) || style === 'sans')) {
				const operator = functionWords.get(inner);
				if (operator) this.push('function', operator, i, group.end);
				else this.push('text', inner, i, group.end, 'mathsf');
				return group.end;
			}
			this.push('style', style, i, end);
			return end;
		}
		const c = source.charCodeAt(at);
		if (isLetter(c) || isDigit(c)) {
			const operator = style === 'blackboard' ? BLACKBOARD.get(source[at] as string) : undefined;
			if (operator) this.push('function', operator, i, at + 1);
			else this.push('symbol', source[at] as string, i, at + 1, style);
			return at + 1;
		}
		if (c === 92) {
			let stop = at + 1;
			while (stop < to && isLetter(source.charCodeAt(stop))) stop++;
			const entry = commands.get(source.slice(at + 1, stop));
			if (entry?.kind === 'symbol') {
				this.push('symbol', entry.text, i, stop, style);
				return stop;
			}
		}
		at = end;
		return at;
	}

	private words(i: number, end: number, to: number, name: string): number {
		const source = this.source;
		let at = end;
		if (source[at] === '*') at++;
		const group = this.group(at, to);
		if (!group) {
			// `\text a`: one character, as TeX reads it.
			const only = skipBlank(source, at);
			if (only < to && isLetter(source.charCodeAt(only))) {
				this.push('text', source[only] as string, i, only + 1, name);
				return only + 1;
			}
			return at;
		}
		const raw = source.slice(group.from, group.to);
		if (/^\s*$/.test(raw)) {
			this.space = 2;
			return group.end;
		}
		const math =
			name === 'mathrm' || name === 'operatorname' || name === 'mathit' || name === 'mathtt' || name === 'mathnormal';
		if (math) {
			const word = raw
				.replace(/\\(?:[,!;: ]|rm\b|text\b|mathrm\b)|[{}~]/g, match => (/[~,;: ]$/.test(match) ? ' ' : ''))
				.trim();
			const joined = name === 'operatorname' || /^arg\s*(?:max|min)$/.test(word) ? word.replace(/\s+/g, '') : word;
			const operator = functionWords.get(joined);
			if (operator && (name === 'operatorname' || joined.startsWith('arg'))) {
				this.push('function', operator, i, group.end, 'word');
				return group.end;
			}
			const unit = /[\\^_]/.test(joined) ? this.unitWords(joined) : undefined;
			if (unit !== undefined) {
				this.push('text', unit, i, group.end, name);
				return group.end;
			}
			if (/[\\^_]/.test(joined)) {
				if (++this.depth > 50) return group.end;
				this.push('style', 'upright', i, group.from - 1);
				this.push('group', '{', group.from - 1, group.from);
				this.run(group.from, group.to);
				this.push('endgroup', '}', group.to, group.end);
				this.depth--;
				return group.end;
			}
			this.push('text', /^[\s~]|^\\[,;: ]/.test(raw) ? ` ${joined}` : joined, i, group.end, name);
			return group.end;
		}
		const words = cleanWords(raw);
		if (/^\s*[-–—]{1,3}\s*$/.test(words)) this.push('to', '–', i, group.end);
		else if (this.tokens[this.tokens.length - 1]?.kind === '%' && words.trim() === 'of')
			this.push('multiply', 'times', i, group.end);
		else this.push('text', words, i, group.end, name);
		return group.end;
	}

	/** `\newcommand{\R}[1]{...}`: definitions are not read. */
	private definition(end: number, to: number): number {
		const star = this.source[end] === '*' ? end + 1 : end;
		const named =
			this.source[skipBlank(this.source, star)] === '\\'
				? (/^\s*\\[a-zA-Z]+/.exec(this.source.slice(star, star + 60))?.[0].length ?? 0) + star
				: this.dropGroups(star, to, 1);
		return this.dropGroups(skipOption(this.source, named), to, 1);
	}

	/** `\mathrm{m\,s^{-1}}` behind a number, as the text of a unit. */
	private unitWords(words: string): string | undefined {
		const before = this.tokens[this.tokens.length - 1]?.kind;
		if (before !== 'number' && before !== 'endgroup' && before !== 'close' && before !== 'superscript')
			return undefined;
		const text = words.replace(/\\(?:cdot|times)/g, '·').replace(/\s*([·/])\s*/g, '$1');
		return !text.includes('\\') && parseUnitText(text) !== undefined ? ` ${text}` : undefined;
	}

	private dropGroups(end: number, to: number, count: number): number {
		let at = skipOption(this.source, end);
		for (let n = 0; n < count; n++) {
			const group = this.group(at, to);
			if (!group) break;
			at = group.end;
		}
		return at;
	}
}

/** Words of a `\text{}` as a reader sees them. */
function cleanWords(raw: string): string {
	if (!/[\\~{}$]/.test(raw)) return raw;
	return raw
		.replace(/\\text(?:bf|it|rm|sf|tt|normal)?\s*(?=\{)/g, '')
		.replace(/\\([,;:> ])/g, ' ')
		.replace(/~/g, ' ')
		.replace(/\\([$%&#_{}])/g, (_, c: string) => (c === '{' || c === '}' ? '' : c))
		.replace(/[{}]/g, '')
		.replace(/\\[a-zA-Z]+\s?/g, '')
		.replace(/\$_?\^?([0-9a-zA-Z+-]*)\$/g, '$1');
}

const skipBlank = (source: string, at: number): number => {
	let i = at;
	while (
		i < source.length &&
		(source.charCodeAt(i) === 32 || source.charCodeAt(i) === 10 || source.charCodeAt(i) === 9)
	)
		i++;
	return i;
};

/** Past an optional argument in square brackets, if one is there. */
function skipOption(source: string, at: number): number {
	const i = skipBlank(source, at);
	if (source[i] !== '[') return at;
	const end = source.indexOf(']', i);
	return end < 0 || end - i > 60 ? at : end + 1;
}

/** The inside of the brace group that begins at or after `at`; an unclosed one reaches to the end. */
function groupAfter(source: string, at: number, to: number): { from: number; to: number; end: number } | undefined {
	const open = skipBlank(source, at);
	if (open >= to || source.charCodeAt(open) !== 123) return undefined;
	let depth = 0;
	for (let i = open; i < to; i++) {
		const c = source.charCodeAt(i);
		if (c === 92) i++;
		else if (c === 123) depth++;
		else if (c === 125 && --depth === 0) return { from: open + 1, to: i, end: i + 1 };
	}
	return { from: open + 1, to, end: to };
}

/**
 * A bullet swallowed into a formula (`2 \times 10^9 \text{ MB} \cdot \text{Annual cost} : 5 = ...`) is no product. Where one
 * dot stands before words and a colon and products are written with `\times`, every dot at that level is a bullet.
 */
function markBullets(tokens: Token[]): void {
	let found = false;
	let times = false;
	for (let i = 0; i < tokens.length; i++) {
		const token = tokens[i] as Token;
		if (token.kind !== 'multiply') continue;
		if (token.text === 'times') times = true;
		else if (token.text === 'dot' && tokens[i + 1]?.kind === 'text' && tokens[i + 2]?.kind === ':') found = true;
	}
	if (!found || !times) return;
	let depth = 0;
	for (let i = 0; i < tokens.length; i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'open' || token.kind === 'group') depth++;
		else if (token.kind === 'close' || token.kind === 'endgroup') depth--;
		else if (token.kind === 'multiply' && token.text === 'dot' && depth === 0)
			tokens[i] = new Token('bullet', 'dot', token.start, token.end, token.space);
	}
}
