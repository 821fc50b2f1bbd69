import type { Block, BlockContent, BlockKind, Container, SourceText } from '../text/block.ts';
import { remember } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import { askOf } from './asks.ts';
import { roleAmong, roleOfName } from './speaker-names.ts';
import { markerWords, problemWords } from './words.ts';

/**
 * A line of a block as the recogniser weighs it: where labels and markers may stand. A paragraph has as many as the author
 * broke it into; a heading, a fence or a table is one.
 */
export interface Line {
	readonly block: number;
	/** Within the block, without surrounding blanks. */
	readonly span: Span;
	readonly kind: BlockKind;
	/** Heading level, or that of a LaTeX `\section`; else 0. */
	readonly level: number;
	/** Whether it is the first of its block. */
	readonly first: boolean;
	/** Whether it goes on with a sentence that the line before it began. */
	readonly goesOn: boolean;
	/** Whether it is the only one of its block. */
	readonly only: boolean;
	readonly containers: readonly Container[];
	/** Marker of the item that it opens (`3.`, `-`), else undefined. */
	readonly marker: string | undefined;
	/** Its text without the dress before the first word (`##`, `**`, `\textbf{`, `\item`), at most `scan` code units of it. */
	readonly head: string;
	/** Where `head` begins within the block. */
	readonly headStart: number;
	readonly bold: boolean;
	/** Whether the bold runs to the end of the line. */
	readonly boldLine: boolean;
	readonly latexItem: boolean;
	/** For the first line of a callout (`> [!question] …`): what its kind says. */
	readonly callout?: 'question' | 'answer';
	/** The callout that the line stands in. */
	readonly box?: number;
	/** For a cell of a table of questions: what its column holds, and the label of its row. */
	readonly cell?: { readonly role: 'question' | 'answer'; readonly label: string; readonly word?: string };
}

/** No label or marker is looked for beyond this many code units of a line. */
const scan = 2400;

const dress =
	/^(?:[?!]{3}\+?\s+\w+\s+"(?=[^"\n]+"\s*$)|`(?=\p{L}[\p{L} ]{1,20}`[:：]?\s*$)|[\s\u200B\u2060]+|&(?:[em]m?sp|ensp|nbsp|thinsp);|\$\\(?:mathrm|mathbf|text|textbf|textrm)\{(?=\(?[ivx]{1,5}[.)])|:[ \t]{1,4}(?=\S)|\[\d{1,2}(?:\s?(?:points?|pts?\.?|marks?|p\.?|m))?\]\s+(?=(?:\*\*)?(?:\d{1,2}[.)]|[(]?[a-h][)]|Q\d))|\[[ xX]\]\s+(?=(?:\*\*)?(?:\d{1,2}[.)]|[(]?[a-h][.)]\*?|Q\d|(?:Problem|Question|Exercise|Task|Aufgabe)\s\d))|#{1,6}(?=\s|$)|#{1,6}(?=(?:Problem|Question|Exercise|Task|Part|Answer|Solution|Aufgabe)s?(?![\p{L}])|Q[\d(]|[(（]\w{1,3}[)）])|[*_]{1,3}(?=[^\s*_])|\\(?:sub)*section\*?\{|\\(?:paragraph|chapter|center|large|Large|LARGE|bf|noindent|textbf|textit|text|emph|underline)\b\*?\s*\{?|\$\\(?:text)?color\{[^{}]*\}\s*\{?|\\begin\{center\}|\\item(?:\s*\[(?=[^\]]*\]))?|\\(?:question|part|subpart)(?:\[\d+\])?(?=\s|$)|<\/?(?:summary|details|b|strong|u|center|h[1-6]|p|div|span|i|em|font)\b[^<>]{0,80}>|\{%\s*(?:details)?|(?:[\u{1F300}-\u{1F440}\u{1F451}-\u{1F45F}\u{1F480}-\u{1F51E}\u{1F520}-\u{1F5FF}\u{1F680}-\u{1F6FF}\u{1F914}\u{1F9E0}-\u{1F9FF}\u{1FA70}-\u{1FAFF}\u{2705}\u{27A4}\u{25B6}\u{2B50}\u{2753}\u{2754}\u{26A1}\u{2728}](?:\uFE0F|\u200D|[\u{1F3FB}-\u{1F3FF}])*)+)/u;

/** Splits blocks into lines. Front matter and rules give none. */
export const readLines = (source: SourceText): Line[] => {
	const lines: Line[] = [];
	const callouts = new Set<number>();
	source.blocks.forEach((block, index) => {
		if (block.kind === 'front-matter' || block.kind === 'rule') return;
		const cells = block.kind === 'table' ? questionCells(block) : [];
		for (const { span, cell } of cells) lines.push({ ...readLine(block, index, span, false, false), cell });
		if (cells.length > 0) return;
		const spans =
			block.kind === 'paragraph' || (block.kind === 'html' && !block.content.text.startsWith('<!--'))
				? physical(block)
				: [whole(block)];
		spans.forEach((span, at) => {
			const before = at > 0 ? block.content.text.slice(spans[at - 1]!.start, spans[at - 1]!.end) : '';
			const goesOn = before.length > 40 && /[\p{L},)\]$`]$/u.test(before);
			const line = readLine(block, index, span, at === 0, spans.length === 1);
			lines.push(uncalled(goesOn && /^\p{Ll}/u.test(line.head) ? { ...line, goesOn } : line, callouts));
		});
	});
	return lines;
};

const calloutHead =
	/^\[!(?:(question|help|faq|exercise|problem|task|homework)|(answer|solution|success|check|done|proof|result)|(\w+))\][+-]?[ \t]*/i;

/**
 * A line of a callout (`> [!question] Question 1`) without the quote around it: its box is a part or an answer, no quotation.
 *
 * @param callouts ids of the quotes found to be callouts so far.
 */
const uncalled = (line: Line, callouts: Set<number>): Line => {
	const quote = line.containers.findLast(c => c.kind === 'quote');
	if (!quote) return line;
	const opening = line.first && quote.first ? calloutHead.exec(line.head) : null;
	const named =
		opening !== null && /^(?:\*\*)?(?:problem|question|exercise)\b/i.test(line.head.slice(opening[0].length));
	const speaks =
		opening?.[3] !== undefined && roleAmong(opening[3].split('_').at(-1)!.toLowerCase(), false) !== undefined;
	if (opening && (opening[1] || opening[2] || named || speaks)) callouts.add(quote.id);
	if (!callouts.has(quote.id)) return line;
	const own = { ...line, containers: line.containers.filter(c => c !== quote), box: quote.id };
	if (!opening) return own;
	// `[!user] …`: who speaks is the mark of a turn, and no title.
	if (speaks) return { ...afterMark(own, 2), bold: true, boldLine: true };
	const title = afterMark(own, opening[0].length);
	return { ...title, bold: true, boldLine: true, callout: opening[1] ? 'question' : opening[2] ? 'answer' : undefined };
};

/** Cells of a table whose header names questions and answers, row by row. */
const questionCells = (block: Block): { span: Span; cell: NonNullable<Line['cell']> }[] => {
	const { text, cells } = block.content;
	const names = (cells[0] ?? []).map(span => plain(text.slice(span.start, span.end)).toLowerCase());
	const isOf = (words: readonly string[]) => (name: string) =>
		words.includes(name) || words.includes(name.split(' ').at(-1)!);
	const asked = names.findIndex(isOf([...problemWords, ...markerWords.question]));
	const answered = names.findIndex(isOf(markerWords.answer));
	// `| User | Assistant |`: what each of them says.
	const spoken = asked < 0 || answered < 0;
	const question = spoken ? names.findIndex(name => roleOfName(name) === 'user') : asked;
	const answer = spoken ? names.findIndex(name => roleOfName(name) === 'assistant') : answered;
	if (question < 0 || answer < 0) return spokenCells(block);
	const label = names.findIndex(
		(name, at) =>
			at !== question && at !== answer && /^(?:#|no\.?|nr\.?|№|id|label|part|n[°º]|序号|番号|번호|q)$/u.test(name),
	);
	return cells.slice(1).flatMap(row => {
		const own = label >= 0 ? row[label] : undefined;
		const name = own ? plain(text.slice(own.start, own.end)) : '';
		const pick = (at: number, role: 'question' | 'answer') => {
			const span = row[at];
			return span && span.end > span.start ? [{ span, cell: { role, label: name, word: names[at]! } }] : [];
		};
		return [...pick(question, 'question'), ...pick(answer, 'answer')];
	});
};

/** Cells of a table each of whose rows names who speaks and holds what is said. */
const spokenCells = (block: Block): { span: Span; cell: NonNullable<Line['cell']> }[] => {
	const { text, cells } = block.content;
	const rows = cells.slice(1);
	const roles = (column: number) =>
		rows.map(row => row[column] && roleOfName(plain(text.slice(row[column].start, row[column].end))));
	const column = [0, 1].find(at => rows.length > 1 && roles(at).every((role, i) => role && role !== roles(at)[i - 1]));
	if (column === undefined || roles(column)[0] !== 'user') return [];
	return rows.flatMap((row, at) => {
		const said = row.findLast((cell, i) => i !== column && cell.end > cell.start);
		const role = roles(column)[at] === 'user' ? ('question' as const) : ('answer' as const);
		return said ? [{ span: said, cell: { role, label: '' } }] : [];
	});
};

/** A block as one line; the hashes that may close a heading, or the line under it, are no part of it. */
const whole = (block: Block): Span => {
	const { text } = block.content;
	const closing = block.kind === 'heading' ? /\s+#+\s*$|\s*\n\s*(?:=+|-+)\s*$/.exec(text) : null;
	return { start: 0, end: closing ? closing.index : text.length };
};

/** Lines of a paragraph, save that none ends inside a formula or a comment. */
const physical = ({ content }: Block): readonly Span[] => {
	let spans = broken.get(content);
	if (!spans) {
		spans = breakLines(content);
		broken.set(content, spans);
	}
	return spans;
};

/** Lines of paragraphs that have been read before. */
const broken = new WeakMap<BlockContent, readonly Span[]>();

const breakLines = ({ text, formulas, masks }: BlockContent): Span[] => {
	const closed = [
		...formulas.map(f => f.span),
		...masks.filter(m => m.kind === 'comment' || m.kind === 'code').map(m => m.span),
	].sort((a, b) => a.start - b.start);
	const spans: Span[] = [];
	let start = 0;
	let next = 0;
	for (let at = 0; at <= text.length; at++) {
		while (next < closed.length && closed[next]!.end <= at) next++;
		if (at < text.length && text[at] !== '\n' && text[at] !== '\r') continue;
		if (at < text.length && next < closed.length && closed[next]!.start <= at) {
			at = closed[next]!.end - 1;
			continue;
		}
		let from = start;
		let to = at;
		while (from < to && /\s/.test(text[from]!)) from++;
		while (to > from && /\s/.test(text[to - 1]!)) to--;
		if (to > from) spans.push(...apart(text, from, to));
		start = at + 1;
	}
	return spans.length > 0 ? spans : [{ start: 0, end: text.length }];
};

/** What dresses the first word of a piece of a line, and how much of it that takes. */
const undress = (raw: string, level: number): Undressed => {
	const own = bare(raw);
	return { ...own, level: own.level ?? level };
};

interface Undressed {
	readonly taken: number;
	readonly bold: boolean;
	readonly boldLine: boolean;
	readonly latexItem: boolean;
	readonly level: number;
}

const bare = remember((raw: string): Omit<Undressed, 'level'> & { level: number | undefined } => {
	let taken = 0;
	let bold = false;
	let latexItem = false;
	/** `??? question "What is …?"`: a box of MkDocs by its title. */
	let titled = false;
	let own: number | undefined;
	for (let found = dress.exec(raw); found && found[0] !== ''; found = dress.exec(raw.slice(taken))) {
		const piece = found[0];
		if (/^(?:\*\*|__|\\textbf|\\bf|<(?:b|strong)\b)/.test(piece)) bold = true;
		if (/^[?!]{3}/.test(piece)) titled = true;
		if (/^\\(?:item|question|part|subpart)/.test(piece)) latexItem = true;
		if (/^#+$/.test(piece)) own = piece.length;
		const section = /^\\((?:sub)*)section/.exec(piece);
		if (section) own = 1 + section[1]!.length / 3;
		taken += piece.length;
	}
	const boldLine =
		bold && /(?:\*\*|__|\}|<\/(?:b|strong)>)[\s:.：]*(?:<\/summary>)?\s*$/.test(raw) && !isBetween(raw.slice(taken));
	return { taken, bold: bold || titled, boldLine: boldLine || titled, latexItem, level: own };
});

/** Whether something stands between the bold that a text goes on in and the bold that it ends in: `(c)** By Bayes' rule, **0.75**.` */
const isBetween = (text: string): boolean => {
	const mark = text.includes('**') ? '**' : '__';
	const pieces = text.split(mark);
	return pieces.length > 2 && pieces.some((piece, at) => at % 2 === 1 && /[\p{L}\p{N}$]/u.test(piece));
};

/** `User: … Assistant: …`: both speakers on one line. */
const speaker = /^(?:\*\*)?(?:User|Human|Student|Me|You)(?:\*\*)?\s?:/;
const reply =
	/(?<=[.?!)\d\w])\s+(?=(?:\*\*)?(?:Assistant|ChatGPT|Claude|Gemini|AI|Bot|Tutor|User|Human|Student)(?:\*\*)?\s?:\s?\S)/g;

/** `Q1: What is …? A: The …`: the answer on the question's line is a line of its own. */
const apart = (text: string, from: number, to: number): Span[] => {
	if (to - from > 2000) return [{ start: from, end: to }];
	const line = text.slice(from, to);
	if (speaker.test(line)) {
		const spoken = [...line.matchAll(reply)].map(m => ({ end: m.index, start: m.index + m[0].length }));
		if (spoken.length > 0)
			return [0, ...spoken.map(s => s.start)].flatMap((start, i) =>
				apart(text, from + start, from + (spoken[i]?.end ?? line.length)),
			);
	}
	const words = behindWords.exec(line)?.[0].length;
	if (words !== undefined && askOf(plain(line.slice(words).replace(/^(?:\p{L}+\s)?\S+\s+/u, ''))) === 2)
		return [
			{ start: from, end: from + line.slice(0, words).trimEnd().length },
			{ start: from + words, end: to },
		];
	const lead = answerLead.exec(line)?.[0].length;
	if (lead !== undefined) {
		const rest = partsApart(line.slice(lead), false);
		return [
			{ start: from, end: from + line.slice(0, lead).trimEnd().length },
			...rest.map(s => ({ start: from + lead + s.start, end: from + lead + s.end })),
		];
	}
	const found =
		/(?<=[?？.。!)])\s+(?=[*_]{0,3}(?:Answer|Ans|Solution|A|Antwort|Réponse|Respuesta|Ответ|答案|答|解)[*_]{0,3}\s?[:：])/u.exec(
			line,
		);
	if (!found || found.index === 0) return partsApart(line).map(s => ({ start: from + s.start, end: from + s.end }));
	return [
		{ start: from, end: from + found.index },
		{ start: from + found.index + found[0].length, end: to },
	];
};

/** `ok, first one. 1a: What is …?`: a label behind a few words. */
const behindWords =
	/^.{2,90}?[.!?]\s+(?=(?:\d{1,2}\(?[a-h]\)?|(?:Problem|Question|Exercise|Task|Aufgabe|Frage|Exercice|Ejercicio|Problema)\s\d{1,2}(?:\(?[a-h]\)?)?)\s?[:.)]\s+\p{Lu})/u;

/** `**Solution.** (i) 12 · 4 = 48.`: an answer's marker with the first of several labels behind it. */
const answerLead = new RegExp(
	String.raw`^(?:[*_]{1,3}WORD(?:[*_]{1,3}\s?[:：.]?|[:：.][*_]{1,3})|WORD\s?[:：.])\s+(?=[*_]{0,2}[(](?:a|i)[)][*_]{0,2}\s?\S)`.replaceAll(
		'WORD',
		`(?:${markerWords.answer.join('|')})`,
	),
	'iu',
);

/** `(a)` behind the end of a sentence, and `Problem 2:` or `Q2.`. */
const inlineLetter =
	/(?<=^|[.?!:;,？。：；，][*_]{0,3}\s?|^(?:Problem|Question|Exercise|Task|Q|Aufgabe)\s?\d{1,2}[.:]?[*_]{0,3}\s)\(([a-h])\)\s?(?=\S)/gu;
const inlineNumeral = /(?<=^|[.?!:;,？。：；，][*_]{0,3}\s?)\((i{1,3}|iv|v|vi)\)\s?(?=\S)/gu;
const numerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi'];
const inlineProblem =
	/(?<=^|[.?!:;？。]\s{1,2})(?:Problem|Question|Exercise|Task|Q|Aufgabe|Frage|Exercice|Ejercicio|Pregunta|Задача)\s?(\d{1,2})[.:)]\s(?=\S)/gu;

/** `User: 1. What is …? 2. Is it …?`, `Assistant: 1. Zero. 2. No.`; what a user says asks. */
const said =
	/^(?:\*\*)?(?:(User|Human|Student|Me|You)|Assistant|ChatGPT|Claude|Gemini|AI|Bot|Tutor)(?:\*\*)?\s?:\*{0,2}\s/;
const inlineNumber = /(?<=(?::\*{0,2}|[.?!)$])\s)(\d{1,2})[.)]\s(?=\S)/g;

/**
 * `Problem 3. (a) What is …? (b) Compute …`: parts in one line are lines of their own where each of them asks.
 *
 * @param asked false for answers, which ask nothing.
 */
const partsApart = (line: string, asked = true): Span[] => {
	const whole = { start: 0, end: line.length };
	const talk = said.exec(line);
	const listed =
		talk && cutAt(line, talk[1] !== undefined, inlineNumber, last => (last === '' ? '1' : String(Number(last) + 1)));
	if (listed) return listed;
	const problems = cutAt(line, asked, inlineProblem, last => (last === '' ? undefined : String(Number(last) + 1)));
	return (problems ?? [whole]).flatMap(span => {
		const text = line.slice(span.start, span.end);
		const letters = cutAt(text, asked, inlineLetter, last =>
			last === '' ? 'a' : String.fromCharCode(last.charCodeAt(0) + 1),
		);
		const steps = letters ?? cutAt(text, asked, inlineNumeral, last => numerals[numerals.indexOf(last) + 1]);
		return (steps ?? [{ start: 0, end: text.length }]).map(s => ({
			start: span.start + s.start,
			end: span.start + s.end,
		}));
	});
};

/**
 * Cuts a line before each of the labels that go on from one another; undefined where there are fewer than two or one of them does not ask.
 *
 * @param asked whether they have to ask.
 * @param next the label after one, or the first where there is none yet; undefined for any.
 */
const cutAt = (
	line: string,
	asked: boolean,
	labels: RegExp,
	next: (last: string) => string | undefined,
): Span[] | undefined => {
	const starts: { readonly at: number; readonly text: number }[] = [];
	let last = '';
	for (const found of line.matchAll(labels)) {
		const expected = next(last);
		if (expected !== undefined && found[1] !== expected) continue;
		starts.push({ at: found.index, text: found.index + found[0].length });
		last = found[1]!;
	}
	if (starts.length < 2) return undefined;
	const spans = starts.map(({ at }, i) => ({
		start: at,
		end: line.slice(0, starts[i + 1]?.at ?? line.length).trimEnd().length,
	}));
	if (asked && spans.some((s, i) => askOf(plain(line.slice(starts[i]!.text, s.end))) < 2)) return undefined;
	const lead = line.slice(0, starts[0]!.at).trimEnd().length;
	return lead > 0 ? [{ start: 0, end: lead }, ...spans] : spans;
};

const readLine = (block: Block, index: number, span: Span, first: boolean, only: boolean): Line => {
	const raw = block.content.text.slice(span.start, Math.min(span.end, span.start + scan));
	const { taken, ...own } = undress(raw, block.content.level);
	const containers = block.containers;
	const inner = containers[containers.length - 1];
	return {
		block: index,
		span,
		kind: block.kind,
		first,
		goesOn: false,
		only,
		containers,
		marker: first && inner?.kind === 'item' && inner.first ? inner.marker : undefined,
		head: /^[?!]{3}/.test(raw) && own.boldLine ? raw.slice(taken).replace(/"\s*$/, '') : raw.slice(taken),
		headStart: span.start + taken,
		...own,
	};
};

/** The line from `by` code units after its head on, undressed anew: what a chat mark leaves (`**M** **Problem 1**`). */
export const afterMark = (line: Line, by: number): Line => {
	const rest = line.head.slice(by);
	const { taken, bold, boldLine, latexItem, level } = undress(rest, line.level);
	// In `**M Problem 2**` the bold goes on; in `**U** text` it has ended with the mark.
	const goesOn = line.bold && !/\*\*|__/.test(line.head.slice(0, by));
	return {
		...line,
		span: { start: line.headStart + by, end: line.span.end },
		head: rest.slice(taken),
		headStart: line.headStart + by + taken,
		bold: bold || goesOn,
		boldLine: boldLine || (goesOn && line.boldLine),
		latexItem: latexItem || line.latexItem,
		level,
	};
};

/** Whether the line stands in a quote. */
export const isQuoted = (line: Line): boolean => line.containers.some(c => c.kind === 'quote');

/** Whether the line is dressed as a heading of some kind: ATX, setext, bold line, `\section`. */
export const isStrong = (line: Line): boolean => line.level > 0 || line.bold;

/** Text with marks of emphasis, HTML tags and LaTeX wrappers taken away, for comparing and for titles. */
export const plain = remember((text: string): string =>
	text
		.replace(/<\/?[A-Za-z][^<>]{0,80}>/g, ' ')
		.replace(/\*{1,3}|(?<!_)__(?!_)|~~|^#+\s|\s#+\s*$/g, '')
		.replace(/\s+/g, ' ')
		.trim(),
);
