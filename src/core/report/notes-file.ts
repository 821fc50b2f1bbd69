import { meaningOf, NOTE_LABELS, type NoteLabel } from '../homework/critic.ts';
import type { Range, Review, ReviewNote } from '../review-contract.ts';

/** Notes that are kept in a file beside a document: `homework.md` has `homework.notes.json`. */
export interface NotesFile {
	readonly version: 1;
	readonly notes: readonly FileThread[];
}

export interface FileThread {
	/** What the notes are about. */
	readonly target: NoteTarget;
	/** The note, and what answers it. */
	readonly thread: readonly FileNote[];
}

/** A stretch of a text, found again after edits by its words and by those around it. */
export interface NoteTarget {
	readonly start: number;
	readonly end: number;
	readonly quote: string;
	readonly before: string;
	readonly after: string;
}

export interface FileNote {
	readonly author: string;
	readonly kind: NoteLabel | null;
	readonly text: string;
}

/** How much text around a stretch is kept. */
const AROUND = 40;

/** The name of the file with the notes of a document, by the document's. */
export const notesFileName = (name: string): string => `${name.replace(/\.(?:md|markdown)$/i, '')}.notes.json`;

/** Reads a file of notes. One that is none gives a problem in a sentence and no notes, so that nobody overwrites it unasked. */
export function readNotesFile(json: string): { readonly notes: readonly FileThread[]; readonly problem?: string } {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch (error) {
		return { notes: [], problem: error instanceof Error ? error.message : String(error) };
	}
	if (!isRecord(value) || value.version !== 1 || !Array.isArray(value.notes))
		return { notes: [], problem: 'not a file of notes of version 1' };
	const notes = value.notes.map(readThread);
	const bad = notes.indexOf(undefined);
	if (bad >= 0) return { notes: [], problem: `note ${bad + 1} is not as it should be` };
	return { notes: notes as FileThread[] };
}

/** The file's text: stable, so that a version control shows what changed. */
export const writeNotesFile = (notes: readonly FileThread[]): string =>
	`${JSON.stringify({ version: 1, notes } satisfies NotesFile, undefined, '\t')}\n`;

/** What a note about a stretch of a text keeps of it. */
export const targetOf = (text: string, [start, end]: Range): NoteTarget => ({
	start,
	end,
	quote: text.slice(start, end),
	before: text.slice(Math.max(0, start - AROUND), start),
	after: text.slice(end, end + AROUND),
});

/**
 * Where the stretch of a note stands now: where it stood if it is still there, else the same words where the words around them are likest,
 * the nearest of several. Undefined where they are gone.
 */
export function findTarget(text: string, target: NoteTarget): Range | undefined {
	const { quote, start } = target;
	if (quote === '') {
		const line = target.before.slice(target.before.lastIndexOf('\n') + 1);
		const at = line.trim() === '' ? -1 : text.indexOf(line);
		return at < 0 ? undefined : [at + line.length, at + line.length];
	}
	let best: Range | undefined;
	let most = Number.NEGATIVE_INFINITY;
	for (let at = text.indexOf(quote), seen = 0; at >= 0 && seen < 2000; at = text.indexOf(quote, at + 1), seen++) {
		const around =
			shared(
				target.before.split('').toReversed().join(''),
				text
					.slice(Math.max(0, at - AROUND), at)
					.split('')
					.toReversed()
					.join(''),
			) + shared(target.after, text.slice(at + quote.length, at + quote.length + AROUND));
		const score = around - Math.abs(at - start) / (text.length + 1);
		if (score > most) {
			most = score;
			best = [at, at + quote.length];
		}
	}
	return best;
}

/** A review with the notes of a file besides those that stand in the text. Those whose stretch is gone stand at the end. */
export function withFileNotes(text: string, review: Review, threads: readonly FileThread[]): Review {
	const added = threads.flatMap(({ target, thread }) => {
		const about = findTarget(text, target) ?? null;
		const end = about?.[1] ?? Math.max(0, text.trimEnd().length - 1);
		const part = review.parts.findLast(each => each.span[0] <= end && end <= each.span[1])?.id ?? null;
		const line = text.slice(0, end).split('\n').length;
		return thread.map(({ author, kind, text: words }): ReviewNote => {
			const meaning = kind ? meaningOf(kind) : undefined;
			return {
				part,
				span: [Math.max(0, end - 1), end],
				line,
				quote: words,
				kinds: [meaning?.kind ?? 'remark'],
				about,
				says: meaning?.says ?? null,
				hedged: false,
				replacement: null,
				agrees: null,
				text: words,
				form: 'critic',
				author: author === '' ? null : author,
			};
		});
	});
	if (added.length === 0) return review;
	return { ...review, notes: [...review.notes, ...added].toSorted((a, b) => a.span[0] - b.span[0]) };
}

/** How many characters two texts begin with in common. */
function shared(a: string, b: string): number {
	let length = 0;
	while (length < a.length && length < b.length && a[length] === b[length]) length++;
	return length;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function readThread(value: unknown): FileThread | undefined {
	if (!isRecord(value) || !isRecord(value.target) || !Array.isArray(value.thread) || value.thread.length === 0)
		return undefined;
	const { start, end, quote, before, after } = value.target;
	if (!Number.isInteger(start) || !Number.isInteger(end)) return undefined;
	if (typeof quote !== 'string' || typeof before !== 'string' || typeof after !== 'string') return undefined;
	const thread = value.thread.map((each: unknown): FileNote | undefined => {
		if (!isRecord(each) || typeof each.text !== 'string') return undefined;
		const kind = NOTE_LABELS.find(label => label === each.kind);
		if (each.kind !== null && each.kind !== undefined && !kind) return undefined;
		return { author: typeof each.author === 'string' ? each.author : '', kind: kind ?? null, text: each.text };
	});
	if (thread.some(each => each === undefined)) return undefined;
	return { target: { start: Number(start), end: Number(end), quote, before, after }, thread: thread as FileNote[] };
}
