import type { Block, BlockContent, BlockKind, Container, SourceText } from '../text/block.ts';
import { remember } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import { linesIn } from './lines-in-one.ts';
import { type Cell, columnsOf, questionCells } from './question-tables.ts';
import { roleAmong } from './speaker-names.ts';
import { markerWords } from './words.ts';

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
	/** For a cell of a table of questions. */
	readonly cell?: Cell;
	/** Whether it answers what is asked before it on the same line of the text. */
	readonly answers?: true;
}

/** No label or marker is looked for beyond this many code units of a line. */
const scan = 2400;

const dress =
	/^(?:[?!]{3}\+?\s+\w+\s+"(?=[^"\n]+"\s*$)|(?::{3,}|`{3,}(?=\{))\s?(?:\{(?:exercise|problem|question|task|solution|answer|dropdown|admonition|toggle|details|tip|note|hint)\}|spoiler|details|collapse|toggle)\s+(?=\S)|:{3,}\s?\w{2,20}\[(?=[^\]]{1,60}\]\s*$)|`(?=\p{L}[\p{L} ]{1,20}(?:`[:：]?\s*$|[:：]`(?:\s|$)))|==(?=\p{L}[\p{L} ]{1,20}:?==)|\{\{[<%]\s*\w+\s+(?:\w+=)?"(?=[^"\n]{1,60}"\s*[%>]\}\}\s*$)|<(?=(?:Solution|Answer|Proof)>\s*$)|[\s\u200B\u2060]+|&(?:[em]m?sp|ensp|nbsp|thinsp);|\$\\(?:mathrm|mathbf|text|textbf|textrm)\{(?=\(?[ivx]{1,5}[.)])|:[ \t]{1,4}(?=\S)|\[\d{1,2}(?:\s?(?:points?|pts?\.?|marks?|p\.?|m))?\]\s+(?=(?:\*\*)?(?:\d{1,2}[.)]|[(]?[a-h][)]|Q\d))|[[(*_]{0,2}\d{1,2}(?:\.5)?\s?(?:points?|pts?\.?|marks?|[Pp]\.?|punkte?|Punkte?|Pkt\.?|%)[\])*_]{0,2}:?\s+(?=(?:\*\*)?(?:\d{1,2}[.)]|[(][a-h][)]|[a-h][.)]\s|Q\d|(?:Problem|Question|Exercise|Task|Aufgabe)\s\d))|[-=–—~]{3,}\s+(?=(?:Problem|Question|Exercise|Task|Aufgabe|Q)\.?\s?\d)|\[[ xX]\]\s+(?=(?:\*\*)?(?:\d{1,2}[.)]|[(]?[a-h][.)]\*?|Q\d|(?:Problem|Question|Exercise|Task|Aufgabe)\s\d))|#{1,6}(?=\s|$)|#{1,6}(?=\*\*\S)|#{1,6}(?=(?:Problem|Question|Exercise|Task|Part|Answer|Solution|Aufgabe)s?(?![\p{L}])|Q[\d(]|[(（]\w{1,3}[)）])|[*_]{1,3}(?=[^\s*_])|\\(?:sub)*section\*?\{|\\(?:paragraph|chapter|center|large|Large|LARGE|bf|noindent|textbf|textit|text|emph|underline)\b\*?\s*\{?|\$\\(?:text)?color\{[^{}]*\}\s*\{?|\\begin\{center\}|\\item(?:\s*\[(?=[^\]]*\]))?|\\(?:question|part|subpart)(?:\[\d+\])?(?=\s|$)|<\/?(?:summary|details|b|strong|u|center|h[1-6]|p|div|span|i|em|font)\b[^<>]{0,80}>|\{%\s*(?:details)?|(?:[\u{1F300}-\u{1F440}\u{1F451}-\u{1F45F}\u{1F480}-\u{1F51E}\u{1F520}-\u{1F5FF}\u{1F680}-\u{1F6FF}\u{1F914}\u{1F9E0}-\u{1F9FF}\u{1FA70}-\u{1FAFF}\u{2705}\u{27A4}\u{25B6}\u{2B50}\u{2753}\u{2754}\u{26A1}\u{2728}\u{270F}\u{270D}](?:\uFE0F|\u200D|[\u{1F3FB}-\u{1F3FF}])*)+)/u;

/** Splits blocks into lines. Front matter and rules give none. */
export const readLines = (source: SourceText): Line[] => {
	const lines: Line[] = [];
	const callouts = new Set<number>();
	source.blocks.forEach((block, index) => {
		if (block.kind === 'front-matter' || block.kind === 'rule') return;
		const above = source.blocks[index - 1];
		const heading = above?.kind === 'heading' || /^\*\*.*\*\*:?$/.test(above?.content.text ?? '');
		const cells =
			block.kind === 'table'
				? questionCells(block, heading ? above!.content.text : '', {
						before: tableBeside(source.blocks, index, -1, 'question'),
						behind: tableBeside(source.blocks, index, 1, 'answer'),
					})
				: [];
		for (const { span, cell } of cells) lines.push({ ...readLine(block, index, span, false, false), cell });
		if (cells.length > 0) return;
		const spans =
			block.kind === 'paragraph' || (block.kind === 'html' && !block.content.text.startsWith('<!--'))
				? physical(block)
				: [whole(block)];
		spans.forEach((span, at) => {
			const before = at > 0 ? block.content.text.slice(spans[at - 1]!.start, spans[at - 1]!.end) : '';
			const goesOn = before.length > 40 && /[\p{L},)\]$`]$/u.test(before);
			const own = readLine(block, index, span, at === 0, spans.length === 1);
			const line = at > 0 && isLazy(own, source.text[block.start + span.start - 1]) ? withoutItems(own) : own;
			lines.push(uncalled(goesOn && /^\p{Ll}/u.test(line.head) ? { ...line, goesOn } : line, callouts));
		});
	});
	return lines;
};

/** The columns of the next table before or behind a block, with nothing but a line or two between them. */
const tableBeside = (blocks: readonly Block[], index: number, by: 1 | -1, of: 'question' | 'answer') => {
	for (let at = index + by; Math.abs(at - index) <= BESIDE && blocks[at]; at += by) {
		if (blocks[at]!.kind === 'heading') return undefined;
		if (blocks[at]!.kind === 'table') return columnsOf(blocks[at]!, of);
	}
	return undefined;
};

/** How many blocks apart a table of questions and one of their answers may stand. */
const BESIDE = 3;

/** Whether a line begins with a letter in brackets at the margin, though it goes on with an item of a list by Markdown's rules. */
const isLazy = ({ containers, span, headStart, head }: Line, before: string | undefined): boolean =>
	before === '\n' &&
	containers.some(c => c.kind === 'item') &&
	headStart - span.start < 4 &&
	/^[(][a-h][)]\s/.test(head);

/** A line that stands in no list. */
const withoutItems = (line: Line): Line => ({
	...line,
	first: true,
	containers: line.containers.filter(c => c.kind !== 'item'),
});

const calloutHead =
	/^\[!(?:(question|help|faq|exercise|problem|task|homework)|(answer|solution|success|check|done|proof|result)|(\w+))\][+-]?[ \t]*/i;

/** A title of a callout that says that an answer stands in it, whatever the callout's kind is. */
const answerTitle = new RegExp(`^[*_]{0,3}(?:${markerWords.answer.join('|')})[*_:.]{0,4}$`, 'iu');

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
		opening !== null &&
		/^(?:\*\*)?(?:(?:problem|question|exercise|task|part|aufgabe|teil|exercice|ejercicio)\b|[(][a-z\d]{1,3}[)]|[a-z\d]{1,2}[.)]\s|\d{1,2}\.\d{1,2}\b)/i.test(
			line.head.slice(opening[0].length),
		);
	const speaks =
		opening?.[3] !== undefined && roleAmong(opening[3].split('_').at(-1)!.toLowerCase(), false) !== undefined;
	// `[!tip] My answer`
	const answers = opening !== null && answerTitle.test(line.head.slice(opening[0].length).trim());
	if (opening && (opening[1] || opening[2] || named || speaks || answers)) callouts.add(quote.id);
	if (!callouts.has(quote.id)) return line;
	const own = { ...line, containers: line.containers.filter(c => c !== quote), box: quote.id };
	if (!opening) return own;
	// `[!user] …`: who speaks is the mark of a turn, and no title.
	if (speaks) return { ...afterMark(own, 2), bold: true, boldLine: true };
	const title = afterMark(own, opening[0].length);
	return { ...title, bold: true, boldLine: true, callout: opening[1] ? 'question' : opening[2] ? 'answer' : undefined };
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
		if (to > from) spans.push(...linesIn(text, from, to));
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

export { plain } from './plain.ts';
