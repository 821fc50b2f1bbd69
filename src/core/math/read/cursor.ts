import { type Message, say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { Expression, HoleNode } from '../expression.ts';
import { Token, type TokenKind } from './tokens.ts';
import { scaleLetters, scaleWords } from './vocabulary.ts';

/** Deeper nesting than this is no formula that a person wrote; what lies deeper is left as one hole. */
export const MAX_DEPTH = 120;

/** Where the grammar stands in the tokens of one formula, and what it may expect there. */
export class Cursor {
	readonly source: string;
	readonly tokens: Token[];
	readonly latex: boolean;
	at = 0;
	readonly problems: { readonly message: Message; readonly span: Span }[] = [];
	/** The first bracket that never closes. */
	torn: { readonly start: number; readonly message: Message } | undefined;
	private depth = 0;
	private drowned = false;
	/** How many `|` (index 0) and `‖` (index 1) are open within the innermost bracket. */
	bars: [number, number] = [0, 0];
	/** Whether `|` between operands means "given" or "such that" here. */
	middle = false;
	/** In cells of a matrix or of cases: `&` and row ends are theirs. */
	cells = false;
	/** In `[a \; b]`: wanted space parts columns. */
	columns = false;
	/** In the argument of a function without parentheses. */
	argument = false;
	/** How many extremes look whether the terms behind them are theirs. */
	reaching = 0;
	/** The expression that came out of round or square brackets last. */
	grouped: Expression | undefined;
	/** Letters that stand alone somewhere in the formula: no units, no suffixes. Made when first asked for. */
	private letters: Set<string> | undefined;

	constructor(source: string, tokens: Token[], latex: boolean) {
		this.source = source;
		this.tokens = tokens;
		this.latex = latex;
	}

	peek(ahead = 0): Token {
		return this.tokens[this.at + ahead] ?? (this.tokens[this.tokens.length - 1] as Token);
	}

	is(kind: TokenKind, text?: string): boolean {
		const token = this.peek();
		return token.kind === kind && (text === undefined || token.text === text);
	}

	next(): Token {
		const token = this.peek();
		if (this.at < this.tokens.length - 1) this.at++;
		return token;
	}

	/** Takes the token if it is of this kind. */
	take(kind: TokenKind, text?: string): Token | undefined {
		return this.is(kind, text) ? this.next() : undefined;
	}

	/** Cuts the current token in two at `cut`: `\frac34` takes one digit. */
	split(token: Token, cut: number): void {
		const { kind, start, end, space } = token;
		const first = new Token(kind, this.source.slice(start, cut), start, cut, space);
		this.tokens.splice(this.at, 1, first, new Token(kind, this.source.slice(cut, end), cut, end, 0));
	}

	/** Says that the bar that comes next opens. */
	opening(): void {
		const { kind, text, start, end, space } = this.peek();
		this.tokens[this.at] = new Token(kind, text, start, end, space, 'left');
	}

	/** Takes the first `length` characters off the words of the current token; what is left is a token of its own. */
	splitWords(token: Token, length: number): void {
		const offset = this.source.indexOf(token.text.slice(0, length), token.start);
		const cut = offset < 0 ? token.start : offset + length;
		this.tokens[this.at] = new Token(
			token.kind,
			token.text.slice(length),
			Math.min(cut, token.end),
			token.end,
			1,
			token.note,
		);
	}

	/** End of the last token that was taken. */
	get end(): number {
		return this.at === 0 ? 0 : (this.tokens[this.at - 1] as Token).end;
	}

	spanFrom(start: number): Span {
		return { start, end: Math.max(start, this.end) };
	}

	problem(message: Message, span: Span): void {
		if (!this.drowned && this.problems.length < 50) this.problems.push({ message, span });
	}

	/** Notes a bracket that never closes: what it holds is not known, so the part of the formula from there on becomes a hole. */
	unclosed(message: Message, span: Span): void {
		this.problem(message, span);
		if (this.torn === undefined || span.start < this.torn.start) this.torn = { start: span.start, message };
	}

	hole(message: Message, start: number, inside: readonly Expression[] = []): HoleNode {
		const span = this.spanFrom(start);
		this.problem(message, span);
		return { kind: 'hole', span, message, inside };
	}

	/** Runs one level deeper; past the limit the rest of the formula becomes a hole. */
	deeper(read: () => Expression): Expression {
		if (this.depth >= MAX_DEPTH) return this.tooDeep();
		this.depth++;
		const e = read();
		this.depth--;
		return e;
	}

	tooDeep(): HoleNode {
		const start = this.peek().start;
		this.at = this.tokens.length - 1;
		const hole = this.hole(say`this is nested too deeply to be read`, start);
		this.drowned = true;
		return { ...hole, span: { start, end: this.source.length } };
	}

	/** Runs within brackets of any kind: bars and modes of the outside do not count inside. */
	inside<T>(read: () => T, modes?: { middle?: boolean; columns?: boolean; cells?: boolean }): T {
		const { bars, middle, columns, argument, cells } = this;
		this.bars = [0, 0];
		this.middle = modes?.middle ?? false;
		this.columns = modes?.columns ?? false;
		this.cells = modes?.cells ?? false;
		this.argument = false;
		const result = read();
		this.bars = bars;
		this.middle = middle;
		this.columns = columns;
		this.argument = argument;
		this.cells = cells;
		return result;
	}

	/** Whether a letter stands somewhere in the formula where no unit could: not behind a number, a slash or a letter. */
	standsAloneElsewhere(letter: string): boolean {
		for (let i = 0; i < this.tokens.length; i++) {
			const token = this.tokens[i] as Token;
			if (token.kind !== 'symbol' || token.text !== letter) continue;
			const before = this.tokens[i - 1];
			if (
				!before ||
				(before.kind !== 'number' && before.kind !== 'endgroup' && before.kind !== 'symbol' && before.text !== 'slash')
			)
				return true;
		}
		return false;
	}

	/** Whether a letter stands somewhere in the formula neither behind a number nor below a slash. */
	standsAlone(letter: string): boolean {
		if (!this.letters) {
			this.letters = new Set();
			for (let i = 0; i < this.tokens.length; i++) {
				const token = this.tokens[i] as Token;
				if (token.kind !== 'symbol' && token.kind !== 'word') continue;
				let before = this.tokens[i - 1];
				// 100M entities: the scale belongs to its number
				if (before?.kind === 'word' && (scaleLetters.has(before.text) || scaleWords.has(before.text)))
					before = this.tokens[i - 2];
				if (
					before?.kind === 'number' ||
					before?.kind === 'superscript' ||
					before?.text === 'slash' ||
					before?.text === 'per'
				)
					continue;
				this.letters.add(token.text);
			}
		}
		return this.letters.has(letter);
	}
}
