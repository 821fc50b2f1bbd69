import { type CriticNote, meaningOf, type NoteLabel, writeCritic } from '../homework/critic.ts';
import type { Range, Review, ReviewFinding, ReviewNote } from '../review-contract.ts';
import type { Block } from '../text/block.ts';
import { readSource } from '../text/source.ts';

/** An edit of a text: what takes the place of a stretch. Several never overlap, and stand in the order of the text. */
export interface TextEdit {
	readonly span: Range;
	readonly replacement: string;
}

/** Reads a text as the caller reads it (with its settings and its library). */
export type Reader = (text: string) => Review;

/** The text after some edits. */
export function edited(text: string, edits: readonly TextEdit[]): string {
	let result = '';
	let at = 0;
	for (const { span, replacement } of edits) {
		result += text.slice(at, span[0]) + replacement;
		at = span[1];
	}
	return result + text.slice(at);
}

/**
 * How a note about a stretch of a text is written into it: `{==stretch==}{>>note<<}`; behind the line, or as a paragraph of its own where
 * marks would tear something apart (a formula, a table, a heading, several blocks). Every way is tried on the reader before it is
 * taken: the note must be read back as it is, and nothing else in the review may change. Undefined where no way is clean.
 */
export function placeNote(
	text: string,
	target: Range,
	note: CriticNote,
	read: Reader,
): readonly TextEdit[] | undefined {
	const [from, to] = trimmed(text, target);
	const { blocks } = readSource(text);
	const block = blockAt(blocks, from);
	const before = read(text);
	const ways = block ? inBlock(text, block, [from, to]) : [];
	const all = [
		...ways.slice(0, 1),
		...(block ? inBlock(text, block, withStatements(before, block, [from, to])).slice(0, 1) : []),
		...ways.slice(1),
		belowBlock(text, block, blocks, [from, to]),
	];
	for (const way of all) {
		for (const quoted of [false, true]) {
			const edits = way.edits(writeCritic(note, quoted));
			const after = read(edited(text, edits));
			const added = addedNote(before, after);
			if (!added || !isWritten(added, note) || !sameWithout(before, after)) continue;
			if (way.target !== undefined && plain(text.slice(...way.target)) !== aboutText(edited(text, edits), added))
				continue;
			return edits;
		}
	}
	return undefined;
}

/** How a note of a thread is answered: behind the last note of it. */
export function answerNote(
	text: string,
	last: ReviewNote,
	note: CriticNote,
	read: Reader,
): readonly TextEdit[] | undefined {
	const before = read(text);
	const [, end] = last.span;
	const glue = last.form === 'critic' ? ['', ' '] : [' ', '\n\n'];
	for (const between of glue) {
		for (const quoted of [false, true]) {
			const edits: TextEdit[] = [{ span: [end, end], replacement: `${between}${writeCritic(note, quoted)}` }];
			const after = read(edited(text, edits));
			const added = addedNote(before, after);
			if (added && isWritten(added, note) && sameWithout(before, after)) return edits;
		}
	}
	return placeNote(text, last.about ?? last.span, note, read);
}

/** How a note in CriticMarkup (or in an HTML comment, which becomes CriticMarkup) gets other words or another kind. */
export function changeNote(
	text: string,
	old: ReviewNote,
	note: CriticNote,
	read: Reader,
): readonly TextEdit[] | undefined {
	const before = read(text);
	const at = before.notes.findIndex(({ span }) => span[0] === old.span[0]);
	for (const quoted of [false, true]) {
		const edits: TextEdit[] = [{ span: old.span, replacement: writeCritic(note, quoted) }];
		const after = read(edited(text, edits));
		const changed = after.notes[at];
		if (
			after.notes.length === before.notes.length &&
			changed &&
			isWritten(changed, note) &&
			sameWithout(before, after, at)
		)
			return edits;
	}
	return undefined;
}

/** How a note is taken out: with the marks around what it was about where no other note needs them, and with the paragraph that it was. */
export function removeNote(text: string, note: ReviewNote): readonly TextEdit[] {
	let [from, to] = note.span;
	const before = text.slice(0, from);
	const after = text.slice(to);
	const answers = /^\s*\{>>/.test(after) && !/^\s*?\n\s*?\n/.test(after);
	const open = before.endsWith('==}') && !answers ? before.lastIndexOf('{==') : -1;
	if (open >= 0) {
		return [
			{ span: [open, open + 3], replacement: '' },
			{ span: [from - 3, to], replacement: '' },
		];
	}
	const alone = /(?:^|\n)[ \t>]*$/.test(before) && /^[ \t]*(?:\r?\n|$)/.test(after);
	if (alone) {
		from = before.replace(/(?:\r?\n[ \t>]*)+$/, '').length;
		to += after.length - after.replace(/^[ \t]*(?=\r?\n|$)/, '').length;
	} else if (/[^\s>]\s$/.test(before.slice(-2)) && standsApart.test(after)) from--;
	return [{ span: [from, to], replacement: '' }];
}

/** A finding as a note about what it speaks of, for a reader who accepts it. */
export function noteOfFinding({ verdict, rule, message }: ReviewFinding): {
	readonly label: NoteLabel;
	readonly text: string;
} {
	const label: NoteLabel =
		verdict === 'right'
			? 'correct'
			: verdict === 'unsupported'
				? 'hallucination'
				: verdict === 'incomplete'
					? rule.startsWith('symbol')
						? 'undefined symbol'
						: 'missing step'
					: verdict === 'follows'
						? 'partly correct'
						: verdict === 'wrong'
							? 'incorrect'
							: 'remark';
	return { label, text: message.trim() === '' ? label : message.trim() };
}

/** Notes that stand one behind the other: the first, and what answers it. Indices of the review's notes. */
export function noteThreads(text: string, notes: readonly ReviewNote[]): readonly (readonly number[])[] {
	const threads: number[][] = [];
	notes.forEach((note, index) => {
		const before = notes[index - 1];
		const between = before ? text.slice(before.span[1], note.span[0]) : undefined;
		const answers = note.form === 'critic' && between !== undefined && /^\s*$/.test(between);
		if (answers && (before!.form !== 'critic' || !/\n\s*\n/.test(between))) threads.at(-1)!.push(index);
		else threads.push([index]);
	});
	return threads;
}

/** What follows a note that a blank parts from what it is about. */
const standsApart = /^(?:[\s|.,;:!?)\]]|$)/;

interface Way {
	readonly edits: (written: string) => readonly TextEdit[];
	/** What the note must be read as being about. */
	readonly target?: Range;
}

function inBlock(text: string, block: Block, [from, to]: Range): readonly Way[] {
	const start = block.start;
	const end = start + block.content.text.length;
	if (to > end || block.kind === 'fence' || block.kind === 'html' || block.kind === 'front-matter') return [];
	const wide = whole(block, [from, to]);
	const ways: Way[] = [];
	if (wide[1] > wide[0] && block.kind !== 'formula' && block.kind !== 'heading') {
		ways.push({
			edits: written => [
				{ span: [wide[0], wide[0]], replacement: '{==' },
				{ span: [wide[1], wide[1]], replacement: `==}${written}` },
			],
			target: wide,
		});
	}
	if (block.kind !== 'paragraph') return ways;
	const line = text.slice(wide[1], end).search(/\r?\n/);
	for (const at of [...new Set([wide[1], line < 0 ? end : whole(block, [wide[1], wide[1] + line])[1]])]) {
		const place = at - (/[ \t]+$/.exec(text.slice(start, at))?.[0].length ?? 0);
		const space = standsApart.test(text.slice(place)) ? ' ' : '';
		ways.push({ edits: written => [{ span: [place, place], replacement: `${space}${written}` }] });
	}
	return ways;
}

/** A stretch with the statements that it cuts in two: a number and its unit, both sides of an equation. */
function withStatements({ findings }: Review, block: Block, target: Range): Range {
	const end = block.start + block.content.text.length;
	let [from, to] = target;
	for (const { span } of findings) {
		if (span[0] >= Math.max(to, from + 1) || span[1] <= from || span[0] < block.start || span[1] > end) continue;
		from = Math.min(from, span[0]);
		to = Math.max(to, span[1]);
	}
	return [from, to];
}

/** A paragraph of its own below the block (or the last of several): in the same list item or quotation. */
function belowBlock(text: string, block: Block | undefined, blocks: readonly Block[], [from, to]: Range): Way {
	const last = blocks.findLast(each => each.start < Math.max(to, from + 1)) ?? block;
	const at = last ? last.start + last.content.text.trimEnd().length : text.trimEnd().length;
	const lineStart = last ? text.lastIndexOf('\n', last.start - 1) + 1 : 0;
	const prefix = last ? text.slice(lineStart, last.start).replace(/[^\s>]/g, ' ') : '';
	const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
	const end = text.slice(at).search(/\r?\n|$/) + at;
	return {
		edits: written => [{ span: [end, end], replacement: `${lineEnd}${prefix.trimEnd()}${lineEnd}${prefix}${written}` }],
	};
}

/** A stretch that cuts no formula, code, link, emphasis or mark of a block in two, nor a word. */
function whole(block: Block, [from, to]: Range): Range {
	const { formulas, masks, emphases, text, cells } = block.content;
	let [start, end] = [from - block.start, to - block.start];
	const closed = [...formulas, ...masks, ...emphases].map(({ span }) => span);
	for (let changed = true; changed; ) {
		changed = false;
		for (const span of closed) {
			const crosses = span.start < end && start < span.end && !(span.start >= start && span.end <= end);
			const inside = emphases.some(each => each.span === span && each.inner.start <= start && end <= each.inner.end);
			if (!crosses || inside) continue;
			start = Math.min(start, span.start);
			end = Math.max(end, span.end);
			changed = true;
		}
	}
	while (start > 0 && start < end && /[\p{L}\p{N}]/u.test(text[start]!) && /[\p{L}\p{N}]/u.test(text[start - 1]!))
		start--;
	while (end < text.length && end > 0 && /[\p{L}\p{N}]/u.test(text[end]!) && /[\p{L}\p{N}]/u.test(text[end - 1]!))
		end++;
	const cell = cells.flat().find(span => span.start <= start && start <= span.end);
	if (cell) end = Math.min(end, cell.end);
	return [block.start + start, block.start + end];
}

const blockAt = (blocks: readonly Block[], offset: number): Block | undefined =>
	blocks.findLast(({ start, content }) => start <= offset && offset <= start + content.text.length);

/** Without blanks at its ends. */
function trimmed(text: string, [from, to]: Range): Range {
	let [start, end] = [Math.max(0, Math.min(from, text.length)), Math.max(0, Math.min(to, text.length))];
	while (start < end && /\s/.test(text[start]!)) start++;
	while (end > start && /\s/.test(text[end - 1]!)) end--;
	return [start, end];
}

/** The one note that the second review has besides those of the first. */
function addedNote(before: Review, after: Review): ReviewNote | undefined {
	if (after.notes.length !== before.notes.length + 1) return undefined;
	const at = after.notes.findIndex((note, index) => before.notes[index]?.quote !== note.quote);
	// One that reads as its neighbour does: which of the two was there is the same.
	return after.notes[at < 0 ? after.notes.length - 1 : at];
}

const isWritten = (read: ReviewNote, { author, label, text }: CriticNote): boolean => {
	const chosen = label ? meaningOf(label) : undefined;
	return (
		read.form === 'critic' &&
		(read.text ?? '') ===
			text
				.trim()
				.split(/\s*\n\s*/)
				.map(line => line.replace(/\s+/g, ' '))
				.join('\n') &&
		(read.author ?? '') === author &&
		(!chosen || (read.kinds.length === 1 && read.kinds[0] === chosen.kind && (read.says ?? undefined) === chosen.says))
	);
};

/** A text without marks of CriticMarkup and without differences of blanks. */
const plain = (text: string): string =>
	text
		.replace(/\{>>[\s\S]*?<<\}|\{==|==\}/g, '')
		.replace(/\s+/g, ' ')
		.trim();

const aboutText = (text: string, { about }: ReviewNote): string => (about ? plain(text.slice(...about)) : '');

/** Whether two reviews say the same of parts and statements, and have the same notes but one. */
function sameWithout(before: Review, after: Review, changed = -1): boolean {
	const said = ({ parts, findings }: Review) =>
		JSON.stringify([
			parts.map(part => [part.id, part.title, part.verdict, part.key, part.sections.map(({ kind }) => kind)]),
			findings.map(({ part, verdict, rule, quote, message }) => [part, verdict, rule, plain(quote), message]),
		]);
	return (
		said(before) === said(after) &&
		before.notes.every((note, index) => index === changed || after.notes.some(other => other.quote === note.quote))
	);
}
