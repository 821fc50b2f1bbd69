import type { SourceText } from '../text/block.ts';
import { askOf } from './asks.ts';
import { furnitureOf, isTime } from './furniture.ts';
import type { Turn } from './homework.ts';
import { readLabel } from './labels.ts';
import { isQuoted, isStrong, type Line, plain } from './lines.ts';
import { assistants, users } from './speaker-names.ts';
import { readSpeakers } from './speakers.ts';

export interface ChatMarks {
	readonly turns: readonly Turn[];
	/** Turn of each line; -1 before the first. */
	readonly turnOf: readonly number[];
	/** Code units of a line's head that a chat mark takes, by line index. */
	readonly marks: ReadonlyMap<number, number>;
	/** Lines that the exporter put there: page marks, buttons. */
	readonly furniture: ReadonlySet<number>;
}

type Role = Turn['role'];

const systems = 'system(?: prompt| message)?';

const spoken = new RegExp(
	`^(?:[\\p{Extended_Pictographic}\\uFE0F\\u200D]+\\s*[*_]{0,3})?(?:<\\|(?:im_start\\|>)?)?(?:(${users})|(${assistants})|(${systems}))(?:\\|>)?\\s*([*_]{0,3})\\s*(?:\\([^()]{0,40}\\)|\\[[^\\[\\]]{0,40}\\])?(?:<\\/(?:b|strong)>)?\\s*([:：])?\\s*([*_]{0,3})(?:<\\/(?:b|strong)>)?\\s*(?:#+\\s*)?(?=$|\\S)`,
	'iu',
);

const letter = /^([UMAHQ])(?:([*_]{2,3})[:.]?|:[*_]{2,3})(?:\s+|$)/;
/** `u: …`, `M: …`: letters without a dress. */
const lower = /^([UuMm]):\s+(?=\S)/;
const glued = /^([UM])\s+(?=\S)/;

interface Mark {
	readonly line: number;
	readonly role: Role;
	readonly length: number;
	readonly style: 'letter' | 'bare' | 'word' | 'pair';
	/** Dressed so that it can hardly be prose: alone on its line, bold, a heading. */
	readonly firm: boolean;
}

/**
 * Who says what in a chat export. Marks count only where both speakers have one: a heading `Model` or a bold `User` alone makes
 * no chat. Glued marks (`### M Problem 5`) count where letters are the document's way.
 */
export const readTurns = (lines: readonly Line[], { blocks }: SourceText): ChatMarks => {
	const source = ({ block, span }: Line) => blocks[block]!.content.text.slice(span.start, span.end);
	const found: Mark[] = [];
	const furniture = furnitureOf(lines, source);
	lines.forEach((line, index) => {
		if (line.kind === 'fence' || line.kind === 'table' || line.kind === 'formula' || furniture.has(index)) return;
		if (isQuoted(line) || line.marker !== undefined) return;
		const mark = readMark(line, index);
		if (mark) found.push(mark);
	});
	const accepted = settle(found, lines);
	const spoken = readSpeakers(lines, source);
	// Whoever marks more turns knows the document's own way.
	if (spoken.length > accepted.length)
		accepted.splice(0, accepted.length, ...spoken.map((s): Mark => ({ ...s, style: 'word', firm: true })));
	if (accepted.length === 0) accepted.push(...plainLetters(lines));
	if (accepted.length === 0) accepted.push(...headingPrompts(lines, blocks));
	const letters =
		accepted.some(m => m.style === 'letter' || m.style === 'bare') ||
		(accepted.length === 0 && gluedReplies(found, lines));
	if (letters && accepted.length === 0) accepted.push(...found.filter(m => m.style === 'letter' || m.style === 'bare'));
	if (letters) {
		const known = new Set(accepted.map(m => m.line));
		lines.forEach((line, index) => {
			if (known.has(index) || !line.first || line.kind === 'fence' || line.marker !== undefined) return;
			const mark = glued.exec(line.head);
			// `M x k matrix` is no mark: what follows begins like a sentence or a title.
			if (
				mark &&
				/^[\p{Lu}(*“"]/u.test(line.head.slice(mark[0].length)) &&
				!/^[UM]\s+[A-Z](?:\s|$|[,.=])/.test(line.head)
			)
				accepted.push({
					line: index,
					role: mark[1] === 'U' ? 'user' : 'assistant',
					length: mark[0].length,
					style: 'letter',
					firm: false,
				});
		});
		accepted.sort((a, b) => a.line - b.line);
	}
	// A time of the day behind the name is no word of the speaker.
	const marks = accepted.map(mark =>
		isTime(lines[mark.line]!.head.slice(mark.length)) ? { ...mark, length: lines[mark.line]!.head.length } : mark,
	);
	return assemble(lines, marks, furniture);
};

/** Whether one speaker's letter stands alone and the other's is always glued to a problem: `**U** …`, `**M Problem 2: …**`. */
const gluedReplies = (found: readonly Mark[], lines: readonly Line[]): boolean => {
	const lettered = found.filter(m => m.style === 'letter' || m.style === 'bare');
	if (lettered.length === 0) return false;
	const other = lettered[0]!.role === 'user' ? 'M' : 'U';
	return lines.some(line => {
		const mark = line.first && line.marker === undefined ? glued.exec(line.head) : null;
		return (
			mark?.[1] === other &&
			isStrong(line) &&
			readLabel(line.head.slice(mark[0].length).replace(/^[*_]+/, ''), true)?.word === 'problem'
		);
	});
};

/** Speakers that need no line of their own. */
const inLine = /^(?:User|Human|Student|Assistant|ChatGPT|Claude|Gemini|AI|Bot|Tutor)\s?:/;

/** Turns marked by plain letters (`u: … ?`, `m: …`): each in its turn, the first of them a user who asks. */
const plainLetters = (lines: readonly Line[]): Mark[] => {
	const marks = lines.flatMap((line, index): Mark[] => {
		const mark =
			line.level === 0 && line.marker === undefined && line.kind === 'paragraph' ? lower.exec(line.head) : null;
		if (!mark) return [];
		const role = /u/i.test(mark[1]!) ? 'user' : 'assistant';
		return [{ line: index, role, length: mark[0].length, style: 'word', firm: false }];
	});
	const inTurn = marks.every((m, at) => m.role === (at % 2 === 0 ? 'user' : 'assistant'));
	const asks = marks.some(m => m.role === 'user' && askOf(plain(lines[m.line]!.head.slice(m.length))) === 2);
	return marks.length > 1 && inTurn && asks ? marks : [];
};

/**
 * Turns of a page whose top headings are what a user asked, a rule above each but the first (as Perplexity exports them): what stands below one is the reply.
 */
const headingPrompts = (lines: readonly Line[], blocks: SourceText['blocks']): Mark[] => {
	const tops = lines.flatMap((line, at) => (line.level === 1 ? [at] : []));
	if (tops.length < 2) return [];
	const prompts = tops.every((at, i) => {
		const { head, block, kind } = lines[at]!;
		const ruled = i === 0 || blocks[block - 1]?.kind === 'rule';
		return (
			kind === 'heading' &&
			ruled &&
			at + 1 < (tops[i + 1] ?? lines.length) &&
			askOf(plain(head)) === 2 &&
			!readLabel(head, true)
		);
	});
	if (!prompts) return [];
	const mark = (line: number, role: Role): Mark => ({ line, role, length: 0, style: 'word', firm: true });
	return tops.flatMap(at => [mark(at, 'user'), mark(at + 1, 'assistant')]);
};

const readMark = (line: Line, index: number): Mark | undefined => {
	const head = line.head;
	if (line.only && line.level === 0 && /^[UM]$/.test(head.trim()))
		return {
			line: index,
			role: head.trim() === 'U' ? 'user' : 'assistant',
			length: head.length,
			style: 'bare',
			firm: true,
		};
	if (line.bold && line.first) {
		const mark = letter.exec(head);
		if (mark)
			return {
				line: index,
				role: 'UHQ'.includes(mark[1]!) ? 'user' : 'assistant',
				length: mark[0].length,
				style: mark[1] === 'Q' || mark[1] === 'A' ? 'pair' : 'letter',
				firm: true,
			};
	}
	const mark = spoken.exec(head.slice(0, 120));
	if (!mark) return undefined;
	const whole = mark[0].length >= head.trim().length;
	const colon = mark[5] !== undefined;
	const closes = (mark[4] ?? '') !== '' || (mark[6] ?? '') !== '';
	const strong = line.level > 0 || (line.bold && (closes || whole));
	if (!whole && !colon && !(line.bold && closes)) return undefined;
	if (!whole && !line.first && !strong && !(colon && inLine.test(head))) return undefined;
	if (!strong && !whole && !/^\p{Lu}/u.test(head) && !/^\P{ASCII}/u.test(head)) return undefined;
	const role: Role = mark[1] ? 'user' : mark[2] ? 'assistant' : 'system';
	const word = (mark[1] ?? mark[2] ?? mark[3])!.toLowerCase();
	// Words that are section markers too count only in pairs: alone on their lines, or beside a speaker's name.
	const pair = word === 'prompt' || word === 'response' || word === 'student' || word === 'model';
	if (pair && !whole && !(line.bold && colon && line.first)) return undefined;
	return { line: index, role, length: mark[0].length, style: pair ? 'pair' : 'word', firm: strong || whole };
};

/** Keeps the marks of the styles in which both speak. */
const settle = (found: readonly Mark[], lines: readonly Line[]): Mark[] => {
	const both = (marks: readonly Mark[]) =>
		marks.some(m => m.role === 'user') && marks.some(m => m.role === 'assistant');
	const lettered = found.filter(m => m.style === 'letter' || m.style === 'bare');
	const spokenMarks = found.filter(m => m.style === 'word');
	const pairs = found.filter(m => m.style === 'pair' && m.firm);
	const kept: Mark[] = [];
	if (both(lettered)) kept.push(...lettered);
	if (both(spokenMarks)) kept.push(...spokenMarks);
	else if (both([...spokenMarks, ...pairs]) && spokenMarks.length > 0) kept.push(...spokenMarks, ...pairs);
	// `Prompt` and `Response` alone: in turn, from the top of the text on, else they are the sections of a problem.
	const alone = pairs.every(m => lines[m.line]!.head.length <= m.length + 2);
	if (
		kept.length === 0 &&
		alone &&
		both(pairs) &&
		pairs.every((m, at) => m.role === (at % 2 === 0 ? 'user' : 'assistant'))
	) {
		const above = lines.slice(0, pairs[0]!.line);
		if (!above.some(line => readLabel(line.head, isStrong(line))?.word !== undefined)) kept.push(...pairs);
	}
	return kept.sort((a, b) => a.line - b.line);
};

/** Whether the line above one is a heading that is nothing but a label. */
const isNumberAbove = (lines: readonly Line[], at: number): boolean => {
	const above = lines[at - 1];
	if (!above || above.level === 0 || lines[at]!.level > 0) return false;
	const label = readLabel(above.head, true);
	return label !== undefined && above.head.slice(label.length).replace(/[\s*_:.)]+/g, '') === '';
};

const assemble = (lines: readonly Line[], marks: readonly Mark[], furniture: ReadonlySet<number>): ChatMarks => {
	const turns: Turn[] = [];
	const turnOf: number[] = [];
	const lengths = new Map<number, number>();
	const end = (lines[lines.length - 1]?.block ?? -1) + 1;
	// `### Q4.1` right above what a user says is the number of that.
	const starts = marks.map(mark =>
		mark.role === 'user' && isNumberAbove(lines, mark.line) ? mark.line - 1 : mark.line,
	);
	let next = 0;
	lines.forEach((line, index) => {
		while (next < marks.length && starts[next] === index) {
			const mark = marks[next]!;
			const { block, headStart } = lines[mark.line]!;
			const last = turns[turns.length - 1];
			if (last) turns[turns.length - 1] = { ...last, toBlock: line.block };
			turns.push({
				role: mark.role,
				mark: { block, span: { start: headStart, end: headStart + mark.length } },
				fromBlock: line.block,
				toBlock: end,
			});
			lengths.set(mark.line, mark.length);
			next++;
		}
		turnOf.push(turns.length - 1);
	});
	return { turns, turnOf, marks: lengths, furniture };
};
