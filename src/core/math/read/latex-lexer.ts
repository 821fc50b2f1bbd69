import { isLetter } from './latex-scanner.ts';
import { skipBlank, skipOption } from './latex-text.ts';
import { LatexWordLexer } from './latex-word-lexer.ts';
import { isDigit } from './scan-number.ts';
import type { Token } from './tokens.ts';
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

class LatexLexer extends LatexWordLexer {
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

	/** `\newcommand{\R}[1]{...}`: definitions are not read. */
	private definition(end: number, to: number): number {
		const star = this.source[end] === '*' ? end + 1 : end;
		const named =
			this.source[skipBlank(this.source, star)] === '\\'
				? (/^\s*\\[a-zA-Z]+/.exec(this.source.slice(star, star + 60))?.[0].length ?? 0) + star
				: this.dropGroups(star, to, 1);
		return this.dropGroups(skipOption(this.source, named), to, 1);
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
