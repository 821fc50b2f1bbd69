import { parseUnitText } from '../units/units.ts';
import { isLetter, LatexScanner } from './latex-scanner.ts';
import { skipBlank, skipOption } from './latex-text.ts';
import { AMOUNT, cleanWords, MONEY_WORDS } from './latex-words.ts';
import { isDigit } from './scan-number.ts';
import { Token } from './tokens.ts';
import { functionWords } from './vocabulary.ts';
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

/** Blackboard letters that are operators: the expectation and the probability. */
const BLACKBOARD: ReadonlyMap<string, string> = new Map([
	['E', 'expectation'],
	['P', 'probability'],
	['V', 'variance'],
]);

/** The vector of ones, the zero vector, the indicator: 0 and 1 in these styles are no numbers. */
const isEmblem = (c: number, style: string): boolean =>
	(c === 48 || c === 49) && (style === 'bold' || style === 'blackboard');

/** Left-hand column layouts of `array` that set equations, not matrices. */
const EQUATION_COLUMNS = /^(?:rcl|rl|lcl|rcll|rll)$/;

class LatexLexer extends LatexScanner {
	/** Reads one command; gives the place after it. */
	protected override command(i: number, to: number): number {
		const source = this.source;
		let end = i + 1;
		while (end < to && isLetter(source.charCodeAt(end))) end++;
		if (end === i + 1) return this.escaped(i, to);
		const name = source.slice(i + 1, end);
		if (name === 'lg' && source[skipBlank(source, end)] !== '_') {
			// ISO 80000-2: lg is the logarithm to the base 10
			this.push('function', 'log', i, end);
			this.push('_', '_', end, end);
			this.push('number', '10', end, end);
			return end;
		}
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

	/** `\\dfrac` of LaTeX that was escaped once too often: letters right behind a row end that spell a command. */
	protected override isDoubled(i: number, to: number): boolean {
		let end = i + 2;
		while (end < to && isLetter(this.source.charCodeAt(end))) end++;
		if (end < i + 6) return false;
		const name = this.source.slice(i + 2, end);
		return commands.has(name) || textCommands.has(name) || name === 'left' || name === 'right' || name === 'begin';
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
			if (isDigit(c) && !(length === 1 && isEmblem(c, style))) {
				// \mathbf{3}: a number in another dress
				if (/^\d[\d.,]*$/.test(source.slice(group.from, group.to))) {
					this.run(group.from, group.to);
					return group.end;
				}
			} else if (length === 1 && (isLetter(c) || isDigit(c))) {
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
		if (isDigit(c) && !isEmblem(c, style)) return at;
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
		if (isDigit(raw.charCodeAt(0)) || /^\s*(?:\\?\$|[-−])?\s?\.?\d/.test(raw)) {
			const amount = this.amount(i, group, name);
			if (amount) return group.end;
		}
		const money = MONEY_WORDS.get(raw.replace(/[\s~]|\\[ ,]/g, ''));
		if (
			money &&
			this.tokens[this.tokens.length - 1]?.kind !== 'number' &&
			/^(?:\s|~|\\[ ,;])*\d/.test(source.slice(group.end, group.end + 12))
		) {
			this.push('money', money, i, group.end);
			return group.end;
		}
		const math =
			name === 'mathrm' || name === 'operatorname' || name === 'mathit' || name === 'mathtt' || name === 'mathnormal';
		if (math) {
			const word = raw
				.replace(/\\(?:[,!;: ]|rm\b|text\b|mathrm\b)|[{}~]/g, match => (/[~,;: ]$/.test(match) ? ' ' : ''))
				.trim();
			const joined = name === 'operatorname' || /^arg\s*(?:max|min)$/.test(word) ? word.replace(/\s+/g, '') : word;
			const carbon = /^CO_2(?:e|eq|-eq)?$/.test(joined) && this.tokens[this.tokens.length - 1]?.kind === 'text';
			if (carbon) {
				this.push('text', ' CO₂', i, group.end, name);
				return group.end;
			}
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
		// Straight quotes are those of a program; printed as text they would end it.
		const words = cleanWords(raw).replaceAll('"', '”');
		if (/^\s*[-–—]{1,3}\s*$/.test(words)) this.push('to', '–', i, group.end);
		else if (this.tokens[this.tokens.length - 1]?.kind === '%' && words.trim() === 'of')
			this.push('multiply', 'times', i, group.end);
		else this.push('text', words, i, group.end, name);
		return group.end;
	}

	/** `\text{3}`, `\text{12 GB}`, `\text{\$5}`: an amount set as words is read as an amount, unless it is a label. */
	private amount(i: number, group: { from: number; to: number }, name: string): boolean {
		const before = this.tokens[this.tokens.length - 1]?.kind;
		if (before === '_' || before === '^') return false;
		if (before === 'group' && ['_', '^'].includes(this.tokens[this.tokens.length - 2]?.kind ?? '')) return false;
		const match = AMOUNT.exec(this.source.slice(group.from, group.to));
		if ((before === 'number' || before === 'group') && this.torn(group, match, name)) return true;
		if (!match || ++this.depth > 50) return false;
		const words = match[3]?.trim();
		if (words !== undefined && !/^(?:[A-Za-z/·²³^0-9.-]+)(?: [A-Za-z/·²³^0-9-]+){0,2}$/.test(words)) return false;
		const lead = (match[0].match(/^\s*/) as RegExpMatchArray)[0].length;
		const end = group.from + lead + (match[1] as string).length;
		this.run(group.from + lead, end);
		if (words) this.push('text', ` ${words}`, end, group.to, name);
		this.depth--;
		void i;
		return true;
	}

	/** `6.\text{ 70 km}`, `15\text{ .0 m/s}`: a decimal of which a converter set one half as words. */
	private torn(group: { from: number; to: number }, match: RegExpExecArray | null, name: string): boolean {
		const n = this.tokens.length;
		const at = this.tokens[n - 1]?.kind === 'group' ? n - 2 : n - 1;
		const last = this.tokens[at];
		if (last?.kind !== 'number') return false;
		const words = this.source.slice(group.from, group.to);
		const half = last.text.endsWith('.')
			? /^(\s*)(\d+)(\s+[A-Za-z/·²³ -]{1,20})?\s*$/.exec(words)
			: /^\d+$/.test(last.text)
				? /^(\s*)(\.\d+)(\s+[A-Za-z/·²³ -]{1,20})?\s*$/.exec(words)
				: null;
		if (!half || (match && !last.text.endsWith('.'))) return false;
		const [, lead, digits, unit] = half as unknown as [string, string, string, string | undefined];
		const end = group.from + lead.length + digits.length;
		this.tokens[at] = new Token('number', last.text + digits, last.start, end, last.space);
		if (unit) this.push('text', unit, end, group.to, name);
		return true;
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
		const text = words
			.replace(/\\Omega(?![A-Za-z])/g, 'Ω')
			.replace(/\\mu(?![A-Za-z])\s?/g, 'µ')
			.replace(/\\(?:cdot|times)/g, '·')
			.replace(/\s*([·/])\s*/g, '$1');
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
