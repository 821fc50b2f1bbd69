import { labelOf, meaningOf, NOTE_LABELS, typedNote } from '../homework/critic.ts';
import { chatTurns } from './chat-turns.ts';
import { compareReviews } from './compare.ts';
import { comparePage } from './compare-html.ts';
import { csvReport } from './csv.ts';
import { htmlReport } from './html.ts';
import { jsonReport } from './json.ts';
import { markdownReport } from './markdown.ts';
import { findTarget, notesFileName, readNotesFile, targetOf, withFileNotes, writeNotesFile } from './notes-file.ts';
import { tablePage } from './table-html.ts';
import { answerNote, changeNote, noteOfFinding, noteThreads, placeNote, removeNote } from './write-note.ts';

/** What a surface that loads the core on demand asks of the reports, in one piece. */
export const reportTools = {
	chatTurns,
	compareReviews,
	comparePage,
	csvReport,
	htmlReport,
	jsonReport,
	markdownReport,
	tablePage,
	withFileNotes,
} as const;

/** The same for a reader's notes. */
export const noteTools = {
	answerNote,
	changeNote,
	findTarget,
	labelOf,
	labels: NOTE_LABELS,
	meaningOf,
	noteOfFinding,
	noteThreads,
	notesFileName,
	placeNote,
	readNotesFile,
	removeNote,
	targetOf,
	typedNote,
	writeNotesFile,
} as const;

export type ReportTools = typeof reportTools;
export type NoteTools = typeof noteTools;
