import type { SourceText } from '../text/block.ts';
import { askOf } from './asks.ts';
import { innerMarker } from './inner-markers.ts';
import { type Label, readLabel, wordBehind } from './labels.ts';
import { LatexLists } from './latex-lists.ts';
import { learnedLabel, learnedWord, lonelyLetters } from './learned.ts';
import { labelBehindLead } from './led-labels.ts';
import { afterMark, isQuoted, isStrong, type Line, plain } from './lines.ts';
import { calloutMarker, directiveMarker, type Marker, readMarker } from './markers.ts';
import type { Entry } from './node.ts';
import type { FoundNote } from './notes.ts';
import {
	countedRequests,
	isPlea,
	linesOfQuoted,
	ofWhat,
	partRequested,
	pathIn,
	quotedQuestions,
	repliesOf,
	requestIn,
} from './requests.ts';
import type { ChatMarks } from './turns.ts';

/** What stands for a marker before an answer on its question's line. */
const ownLine: Marker = { kind: 'answer', length: 0, whole: false, firm: true, word: 'answer', sure: false };

/** A line with nothing but tags that open or close something. */
const foldTag =
	/^(?:\s*(?:\{\{[<%]\s*\/\s*\w+\s*[%>]\}\}|<\/(?:Solution|Answer|Proof|Question|Exercise|Problem)>|<\/?(?:details|div|center|section|summary|p|br|hr|ol|ul|table|tbody|body|html|main|article)\b[^<>]*>|<\/(?:li|td|tr|h\d|b|strong|span)>|\{%\s*enddetails\s*%\}))+\s*$|^(?::{3,}|`{3,})\s*(?:\{[^{}]{0,80}\}|[\w-]{0,40})?\s*$/i;

/** What a footnote says, wherever it stands. */
const footnote = /^\[\^[^\]\s]{1,30}\]:\s/;

const plea = /^\s+(?:please|pls|plz|bitte)(?![\p{L}])/iu;

/** How long a plea behind a problem's label may be: ` please, with all steps:`. */
const PLEA = 40;

/** How many lines what a user asks about may take above its first part. */
const SETTING = 12;

/** Finds what stands at the start of each line of a document: labels, markers, requests. */
export class EntryReader {
	readonly #source: SourceText;
	readonly #lines: readonly Line[];
	readonly #chat: ChatMarks;
	/** Whether some line begins with `Q1`: then `A1` is its answer, else the first question of a section A. */
	readonly #asksByQ: boolean;
	/** Whether `A)` is the answer to a `Q1)`, not the first of several choices. */
	readonly #answersByA: boolean;
	/** Whether `Q. …` over `A. …` are pairs of a question and its answer. */
	readonly #pairs: boolean;
	/** Letters that open answers, `R)` or `L:`: they recur, and no letter stands beside them in the alphabet. */
	readonly #answerLetters: ReadonlySet<string>;
	/** The document's own word for a problem. */
	readonly #word: string | undefined;
	/** Whether `A：` is the first of several choices. */
	readonly #lettersChoose: boolean;
	/** Whether lists number what has its letters already: `1. (a) …`, `2. (b) …`. */
	readonly #twiceNumbered: boolean;
	/** Numbers and letters of items that bear both. */
	readonly #lettered: ReadonlySet<string>;

	/** Whether question after question offers `A)`, `B)`: behind an item's number such a letter is the choice made. */
	readonly #offersOften: boolean;

	/** Lines that are labelled questions, quoted above their answers. */
	readonly #asksInQuotes: ReadonlySet<Line>;

	/** Lines of questions that are quoted as a whole. */
	readonly #quotedWhole: ReadonlySet<Line>;

	/** Whether `❓` opens questions and `✅` their answers. */
	readonly #signs: boolean;

	/** Labels of what a user reads out of a sheet by numbers. */
	readonly #counted: ReadonlyMap<Line, Label>;

	/** Labels of the problems that open in each turn of an assistant. */
	readonly #replies: ReadonlyMap<number, ReadonlySet<string>>;

	constructor(source: SourceText, lines: readonly Line[], chat: ChatMarks) {
		this.#source = source;
		this.#lines = lines;
		this.#chat = chat;
		this.#asksByQ =
			lines.some(line => /^Q\.?\s?\d/i.test(line.head)) &&
			!lines.some(line => isStrong(line) && /^B\.?1[.:)\s]/.test(line.head));
		const lettered = lines.flatMap(line => {
			const letter = /^[(]?([a-h])[)]/.exec(line.head);
			const item = Number.parseInt(line.marker ?? '', 10);
			return letter && item > 0 ? [{ item, letter: letter[1]!.charCodeAt(0) - 96 }] : [];
		});
		// `1. (a)`, `1. (b)`, `2. (a)` number problems.
		this.#twiceNumbered =
			lettered.some(({ letter }) => letter > 1) && lettered.every(({ item, letter }) => item === letter);
		this.#lettered = new Set(lettered.map(({ item, letter }) => `${item} ${letter}`));
		this.#word = learnedWord(lines);
		this.#answerLetters = lonelyLetters(lines);
		this.#lettersChoose = lines.some(line => /(?:^|\s)B\s?[：:、.)]\s?\S/.test(line.head));
		const offered = (letter: string) =>
			lines.filter(line => !/^\d/.test(line.marker ?? '') && new RegExp(`^[(]?${letter}[.)]\\s`).test(line.head))
				.length;
		this.#offersOften = offered('A') > 1 && offered('B') > 1;
		this.#asksInQuotes = quotedQuestions(lines);
		this.#quotedWhole = linesOfQuoted(lines);
		this.#replies = repliesOf(lines, chat);
		this.#counted = countedRequests(lines, chat);
		const signs = lines.map(line => signOf(this.#said(line))).filter(kind => kind !== undefined);
		this.#signs = signs.length > 3 && signs.every((kind, at) => kind === (at % 2 === 0 ? 'question' : 'answer'));
		const often = (letter: RegExp) => lines.filter(line => letter.test(line.head)).length;
		const chosen = lines.some(line => /^[(]?B[).:]/.test(line.head));
		this.#pairs = !chosen && Math.min(often(/^Q[.)][*_]{0,3}\s/), often(/^A[.)][*_]{0,3}(?:\s|$)/)) > 1;
		this.#answersByA = (this.#asksByQ && !chosen) || this.#pairs;
	}

	/** The lines as entries; what stands in remarks is left out. */
	read(notes: readonly FoundNote[]): Entry[] {
		const noted = new Map<number, FoundNote[]>();
		for (const note of notes) {
			const list = noted.get(note.block);
			if (list) list.push(note);
			else noted.set(note.block, [note]);
		}
		const latex = new LatexLists();
		return this.#lines.map((whole, at) => {
			const taken = this.#chat.marks.get(at) ?? 0;
			const line = taken > 0 ? afterMark(whole, taken) : whole;
			const turn = this.#chat.turnOf[at]!;
			const inNote =
				noted.get(line.block)?.some(n => n.span.start <= line.span.start && line.span.end <= n.span.end) ?? false;
			const item = latex.next(line);
			const listed = item === 'scaffold' ? undefined : item;
			const fold =
				(line.kind === 'html' || (line.kind === 'paragraph' && /^(?:<br\s*\/?>|\{\{[<%]\s*\/)/i.test(line.head))) &&
				foldTag.test(this.#source.blocks[line.block]!.content.text.slice(line.span.start, line.span.end));
			const skip =
				inNote ||
				fold ||
				footnote.test(line.head) ||
				item === 'scaffold' ||
				this.#chat.furniture.has(at) ||
				(taken > 0 && line.head.trim() === '');
			if (line.cell) {
				const { apart } = line.cell;
				const named =
					line.cell.role === 'question' || apart ? this.#cellLabel(line.cell.label, apart ? '' : line.head) : undefined;
				const own = named && apart ? { ...named, word: 'answer' as const } : named;
				const kind = line.cell.role;
				const word = line.cell.word ?? kind;
				const marker = own ? undefined : { kind, length: 0, whole: false, firm: true, sure: true, word };
				return {
					line,
					head: line.head,
					headStart: line.headStart,
					label: own,
					marker,
					inner: undefined,
					turn,
					role: turn < 0 ? undefined : this.#chat.turns[turn]!.role,
					skip: inNote,
				};
			}
			const text = line.kind === 'paragraph' || line.kind === 'heading' || line.kind === 'html';
			const found = text && !skip && !line.answers ? this.#label(line) : undefined;
			// `Question 5 please. Why …?`
			const asked = text && !skip && !line.answers && (!found || plea.test(line.head.slice(found.length)));
			const label =
				(asked ? (this.#counted.get(whole) ?? this.#requested(line, at)) : undefined) ??
				found ??
				(asked ? listed : undefined);
			return {
				line,
				head: line.head,
				headStart: line.headStart,
				label,
				marker:
					text && !skip
						? ((line.answers ? ownLine : undefined) ??
							this.#letterMarker(line) ??
							(line.kind === 'html' ? directiveMarker(line, this.#raw(line)) : undefined) ??
							(this.#signs && !label ? this.#signMarker(line) : undefined) ??
							(this.#lettersChoose && /^A\s?[：:.)、]/.test(line.head) ? undefined : readMarker(line)) ??
							(label ? undefined : calloutMarker(line)))
						: undefined,
				inner: label && innerMarker(line, label),
				turn,
				role: turn < 0 ? undefined : this.#chat.turns[turn]!.role,
				skip,
			};
		});
	}

	#raw({ block, span }: Line): string {
		return this.#source.blocks[block]!.content.text.slice(span.start, span.end);
	}

	#label(line: Line): Label | undefined {
		const found = this.#plainLabel(line);
		if (found && isResult(line, found)) return undefined;
		// `using the ¶ results of problem 1.`: a sentence goes on.
		if (line.goesOn && found?.word !== undefined) return undefined;
		if (!found || !isQuoted(line)) return found;
		if (this.#quotedWhole.has(line)) return undefined;
		// Questions are quoted above their answers; labels of anything else that is quoted are content.
		if (found.members.length > 1 && found.word !== undefined && !this.#asksInQuotes.has(line)) return undefined;
		if (found.word === 'problem') return this.#asksInQuotes.has(line) ? found : undefined;
		const asks = askOf(plain(line.head.slice(found.length))) === 2;
		return asks && found.word === undefined ? found : undefined;
	}

	/** `Please solve question 3 of the sheet.` in a user's words over its parts, where the reply takes the label up. */
	#requested(line: Line, at: number): Label | undefined {
		const turn = this.#chat.turnOf[at]!;
		if (turn < 0 || this.#chat.turns[turn]!.role !== 'user' || line.marker !== undefined) return undefined;
		const led = labelBehindLead(this.#lines, this.#chat, at, line);
		if (led) return led;
		const reply = this.#replies.get(turn + 1);
		if (!reply) return this.#partsRequested(line, at) ?? this.#numbersRequested(line, at);
		const found = requestIn(line.head) ?? partRequested(line.head, reply);
		if (!found || !reply.has(pathIn(found))) return undefined;
		let end = found.length + (ofWhat.exec(line.head.slice(found.length))?.[0].length ?? 0);
		// `Please solve problem 1 of the sheet. Problem 1: (a) … (b) …`
		const again = readLabel(line.head.slice(end).trimStart(), true);
		if (
			again?.word === 'problem' &&
			pathIn(again) === pathIn(found) &&
			again.length >= line.head.slice(end).trim().length
		)
			end = line.head.length;
		if (isPlea(line.head.slice(end), found)) return undefined;
		if (askOf(plain(line.head.slice(end))) === 2) return { ...found, length: end };
		// The parts that are asked stand below, or behind it on the same line (`question 1: "… (a) … (b) …"`).
		const same = this.#lines[at + 1]?.block === line.block;
		if (line.head.slice(end).trim() !== '' && !same) return undefined;
		for (let next = at + 1; next < at + 40 && this.#chat.turnOf[next] === turn; next++) {
			const below = this.#label(this.#lines[next]!);
			if (below) return below.word === undefined ? { ...found, length: end } : undefined;
		}
		return undefined;
	}

	/** `q5 please: (a) … (b) …`: a user's words that name the problem of the parts behind them, which the reply takes up by their letters. */
	#partsRequested(line: Line, at: number): Label | undefined {
		const next = this.#lines[at + 1];
		if (next?.block !== line.block || !/^[ai]$/.test(this.#label(next)?.members[0]?.text ?? '')) return undefined;
		const own = readLabel(line.head.slice(0, 1).toUpperCase() + line.head.slice(1, 120), true);
		const found = own?.word === 'problem' ? own : requestIn(line.head);
		// `Homework 2, problem 1: a model has …`: what the colon opens is the problem's own text.
		const opens = found && /[:：]\s*$/.test(line.head.slice(0, found.length));
		if (opens) return found;
		return found && line.head.length - found.length <= PLEA ? { ...found, length: line.head.length } : undefined;
	}

	/** `Course 12, Homework 2, Question 4 (12 points)` above `4.1 …`, `4.2 …`: a user's words that name the problem of the numbers below. */
	#numbersRequested(line: Line, at: number): Label | undefined {
		const found = requestIn(line.head);
		if (!found || !/^\W*(?:[([][^()[\]]{0,24}[)\]])?\W*$/.test(line.head.slice(found.length))) return undefined;
		const next = this.#lines.slice(at + 1, at + 3).map(l => readLabel(l.head, isStrong(l)))[0];
		// `Assignment 6, problem 3` over what it is about and `(a)`, `(b)`.
		const turn = this.#chat.turnOf[at]!;
		const first = this.#lines
			.slice(at + 1, at + SETTING)
			.filter((_, i) => this.#chat.turnOf[at + 1 + i] === turn)
			.map(l => this.#label(l))
			.find(label => label !== undefined);
		if (first?.wrap === 'paren' && /^[ai]$/.test(first.members[0]!.text)) return { ...found, length: line.head.length };
		const below = next?.word === undefined && next?.members.length === 2 && next.members[0]!.text === pathIn(found);
		return below ? { ...found, length: line.head.length } : undefined;
	}

	#plainLabel(line: Line): Label | undefined {
		if (this.#answersByA && /^A[).]/.test(line.head)) return undefined;
		if (this.#pairs && /^Q[).]/.test(line.head)) return undefined;
		if (this.#answerLetters.has(/^([A-Z])[).:]\s/.exec(line.head)?.[1] ?? '')) return undefined;
		const learned = this.#word === undefined ? undefined : learnedLabel(line, this.#word);
		if (learned) return learned;
		// `<ol type="a">`
		if (line.kind === 'html' && line.marker?.startsWith('(')) {
			const shown = readLabel(`${line.marker} x`, false);
			return shown && { ...shown, length: 0, raw: line.marker };
		}
		const ordered = line.marker !== undefined && /^\d/.test(line.marker);
		// `1. Q: What is …?` over `A: …`: the letter marks what the number labels.
		const asked = /^Q\s?[:：][*_]{0,3}\s/.test(line.head);
		const found = asked ? undefined : (readLabel(line.head, isStrong(line)) ?? titleLabel(line));
		// `2. B)`: the choice that a list's second item makes.
		if (
			found &&
			ordered &&
			found.upper &&
			found.members.length === 1 &&
			(this.#offersOften || /^\s*(?:[(（].*)?$/.test(line.head.slice(found.length)))
		)
			return { ...readLabel(`${line.marker} x`, false)!, length: 0, raw: line.marker! };
		const lettered = found?.word === 'answer' && /^[AR]\d/.test(line.head) && !this.#asksByQ;
		if (lettered && line.head.startsWith('R')) return undefined;
		const own = lettered ? sectioned(found) : found;
		// `- [ ] 1.25`: a value to choose.
		const bullet = line.marker !== undefined && !ordered;
		if (bullet && own?.wrap === 'compound' && /^\d+\.\d+$/.test(line.head.trim())) return undefined;
		// `1. (a) Compute …`: the list's number and the first letter in one.
		if (
			own &&
			own.members.length === 1 &&
			/^(?:paren|right|dot)$/.test(own.wrap) &&
			ordered &&
			!this.#twiceNumbered &&
			(/^[ai]$/.test(own.members[0]!.text) || this.#goesOnLettered(line, own))
		) {
			const outer = readLabel(`${line.marker} x`, false);
			if (outer)
				return {
					...own,
					members: [...outer.members, ...own.members],
					wrap: 'compound' as const,
					raw: `${line.marker} ${own.raw}`,
				};
		}
		if (own && (own.word !== undefined || ordered || own.members.length > 1 || own.members[0]!.kinds[0] !== 'number'))
			return own;
		if (!own && !ordered) return undefined;
		const number = own ?? readLabel(`${line.marker} x`, false);
		if (!number) return undefined;
		const plainly = own ? own : { ...number, length: 0, raw: line.marker! };
		const lead = /^\s*/.exec(line.head.slice(plainly.length))![0].length;
		const word = wordBehind(line.head.slice(plainly.length + lead));
		if (!word) return plainly;
		return {
			...plainly,
			word: 'problem' as const,
			name: word.name,
			wrap: 'word' as const,
			length: plainly.length + lead + word.length,
		};
	}

	/** `1. (b)` behind `1. (a)`. */
	#goesOnLettered({ marker }: Line, { members, wrap, upper }: Label): boolean {
		const letter = members[0]!.text.charCodeAt(0) - 96;
		return wrap === 'paren' && !upper && this.#lettered.has(`${Number.parseInt(marker!, 10)} ${letter - 1}`);
	}

	#said({ block, span }: Line): string {
		return this.#source.blocks[block]!.content.text.slice(span.start, span.end);
	}

	/** `❓ What is …?` over `✅ It is …`. */
	#signMarker(line: Line): Marker | undefined {
		const kind = signOf(this.#said(line));
		// The word behind the sign says it better.
		if (!kind || readMarker(line)) return undefined;
		return { kind, length: 0, whole: false, firm: true, word: kind, sure: true };
	}

	/** `A) 1.75` under `Q2) …`; `Q. What is …?` over `A. …`. */
	#letterMarker(line: Line): Marker | undefined {
		const own = /^([A-Z])[).:][*_]{0,3}\s+/.exec(line.head);
		const asked = this.#pairs ? /^Q[.)][*_]{0,3}\s+/.exec(line.head) : null;
		if (asked) return { kind: 'question', length: asked[0].length, whole: false, firm: true, word: 'q', sure: true };
		const found = this.#answersByA
			? /^A[).][*_]{0,3}\s*/.exec(line.head)
			: own && this.#answerLetters.has(own[1]!)
				? own
				: null;
		if (!found) return undefined;
		const whole = found[0].length === line.head.length;
		return { kind: 'answer', length: found[0].length, whole, firm: true, word: 'a', sure: true };
	}

	#cellLabel(text: string, head: string): Label | undefined {
		// `Q1: How many …?` in the cell itself.
		const inside = text === '' ? readLabel(head, false) : undefined;
		if (inside?.word === 'problem' && inside.length < head.length) return inside;
		if (text === '') return undefined;
		const found = readLabel(/[.):]$/.test(text) || /^[(（]/.test(text) ? `${text} x` : `${text}. x`, true);
		return found && { ...found, length: 0, raw: text };
	}
}

/** A number alone, with what it is measured in or without. */
const value = /^\s*[-−≈~<>]?\s*[$€£]?[-−]?\d[\d.,^{}×·*\s-]*(?:\s?[\p{L}%°µΩ/²³$\\]{1,12}){0,3}\W*$/u;

/** `- F1: 0.73`, `P1: 0.4 kW`, `- H1: 32 weights`: a name that ends in a number and what was found for it, no label. */
const isResult = (line: Line, { length }: Label): boolean => {
	const glued = /^([A-Z])\d{1,2}\s?[:=]/.exec(line.head);
	if (!glued || isStrong(line)) return false;
	const rest = plain(line.head.slice(length));
	const listed = line.marker !== undefined && /^[-*+•]$/.test(line.marker);
	if (glued[1] === 'Q') return listed && value.test(rest);
	return (value.test(rest) && glued[1] !== 'A') || (listed && askOf(rest) < 2);
};

/** What a sign at the start of a line opens. */
const signOf = (text: string): 'question' | 'answer' | undefined =>
	/^[❓❔]/u.test(text) ? 'question' : /^(?:✅|💡|👉)/u.test(text) ? 'answer' : undefined;

/** `Chapter 5: Exercise 8`: a top heading that ends in the name of a problem. */
const titleLabel = (line: Line): Label | undefined => {
	const lead = line.level === 1 ? /^[^:：]{3,60}[:：]\s+(?=\S)/.exec(line.head) : null;
	const found = lead && readLabel(line.head.slice(lead[0].length), true);
	if (found?.word !== 'problem' || lead![0].length + found.length < line.head.trimEnd().length) return undefined;
	return { ...found, length: line.head.length, raw: line.head.trim() };
};

/** `A1.` read as the first question of a section A. */
const sectioned = (label: Label): Label => ({
	...label,
	members: [{ text: 'a', kinds: ['letter'] }, ...label.members],
	word: undefined,
	name: '',
	wrap: 'compound',
});
