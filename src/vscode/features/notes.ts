import * as vscode from 'vscode';
import type { CriticNote, NoteLabel } from '../../core/homework/critic.ts';
import type { FileThread } from '../../core/report/notes-file.ts';
import type { Reader, TextEdit } from '../../core/report/write-note.ts';
import type { Range, ReviewNote } from '../../core/review-contract.ts';
import { assignmentText } from '../assignment.ts';
import { command, isPartReference, register } from '../commands.ts';
import { activeHomeworkEditor, isHomeworkCandidate, markdown } from '../documents.ts';
import type { Engine } from '../engine.ts';
import { noteKind } from '../note-words.ts';
import type { Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import { isAlarm } from './diagnostics.ts';
import { NoteComment, reconcile } from './note-comments.ts';
import type { NoteFiles } from './note-files.ts';
import { documentPlans, filePlans } from './note-plans.ts';

/**
 * A reader's notes as comment threads: those that stand in the text, and new ones, kept in the document as CriticMarkup or (by a setting) in a
 * file beside it. Every change of a document is one edit that one undo takes back.
 */
export class Notes implements vscode.Disposable {
	readonly #controller: vscode.CommentController;
	readonly #subscriptions: vscode.Disposable[];
	readonly #threads = new Map<string, readonly vscode.CommentThread[]>();
	/** Kinds that are shown; undefined for all. */
	#shown: ReadonlySet<string> | undefined;

	constructor(
		private readonly reviews: Reviews,
		private readonly files: NoteFiles,
		log: vscode.LogOutputChannel,
	) {
		this.#controller = vscode.comments.createCommentController('homeworkLens.notes', vscode.l10n.t('Homework Notes'));
		this.#controller.options = {
			prompt: vscode.l10n.t('Add a note'),
			placeHolder: vscode.l10n.t('What do you think of this? A kind may stand first: hallucination: …'),
		};
		this.#controller.commentingRangeProvider = {
			// VS Code asks when it shows a document, which is before its review.
			provideCommentingRanges: async document => {
				const reviewed = isHomeworkCandidate(document) ? await this.reviews.current(document) : undefined;
				return reviewed && !reviewed.empty ? [new vscode.Range(0, 0, document.lineCount - 1, 0)] : [];
			},
		};
		const comment = (id: string, run: (comment: NoteComment) => unknown) =>
			register(id, log, argument => (argument instanceof NoteComment ? run(argument) : undefined));
		const reply = (id: string, run: (reply: vscode.CommentReply) => unknown) =>
			register(id, log, argument => (isReply(argument) ? run(argument) : undefined));
		this.#subscriptions = [
			this.#controller,
			reviews.onDidChange(document => void this.refresh(document)),
			files.onDidChange(() => {
				for (const { document } of vscode.window.visibleTextEditors) void this.refresh(document);
			}),
			vscode.workspace.onDidCloseTextDocument(document => this.#drop(document)),
			reply(command.createNote, each => this.#create(each, undefined)),
			reply(command.createNoteOfKind, async each => {
				const kind = await this.#pickKind();
				return kind ? this.#create(each, kind) : undefined;
			}),
			reply(command.replyToNote, each => this.#answer(each)),
			comment(command.editNote, each => this.#edit(each, true)),
			comment(command.cancelNote, each => this.#edit(each, false)),
			comment(command.saveNote, each => this.#save(each)),
			comment(command.changeNoteKind, async each => {
				const kind = await this.#pickKind(each.kind);
				return kind ? this.#change(each, { author: nameIn(each), label: kind, text: each.text }) : undefined;
			}),
			comment(command.removeNote, each => this.#remove(each)),
			register(command.addNote, log, argument => this.#add(argument)),
			register(command.acceptFinding, log, (about, index) => this.#accept(about, index)),
			register(command.filterNotes, log, argument => this.#filter(argument)),
			vscode.languages.registerCodeActionsProvider(markdown, this.#acceptAction(), {
				providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
			}),
		];
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	/** The threads that are shown in a document, in its order. */
	threads(document: vscode.TextDocument): readonly vscode.CommentThread[] {
		return this.#threads.get(document.uri.toString()) ?? [];
	}

	/** Draws the threads of a document anew. */
	async refresh(document: vscode.TextDocument): Promise<void> {
		const reviewed = this.reviews.get(document);
		if (document.isClosed || !reviewed || reviewed.empty) return this.#drop(document);
		const engine = await this.reviews.engine();
		const inFile = await this.files.read(document.uri);
		const latest = this.reviews.get(document);
		if (document.isClosed || !latest) return;
		const plans = [...documentPlans(engine, latest), ...filePlans(engine, document, inFile)]
			.filter(({ comments }) => !this.#shown || comments.some(({ kind }) => this.#shown!.has(kind ?? 'remark')))
			.toSorted((a, b) => a.range.end.compareTo(b.range.end));
		const key = document.uri.toString();
		this.#threads.set(key, reconcile(this.#controller, document.uri, this.#threads.get(key) ?? [], plans));
	}

	#drop(document: vscode.TextDocument): void {
		const key = document.uri.toString();
		for (const thread of this.#threads.get(key) ?? []) thread.dispose();
		this.#threads.delete(key);
	}

	/** A note in a thread that VS Code has just opened at a place. */
	async #create({ thread, text }: vscode.CommentReply, kind: NoteLabel | undefined): Promise<boolean> {
		const document = await vscode.workspace.openTextDocument(thread.uri);
		const range = thread.range ?? new vscode.Range(0, 0, 0, 0);
		const done = await this.#write(document, range, await this.#typed(text, kind));
		if (done) thread.dispose(); // the review brings the thread of the note
		return done;
	}

	/** A note about the selection (or the line of the cursor), by the keyboard alone; or as a caller wants it. */
	async #add(argument: unknown): Promise<boolean> {
		const editor = activeHomeworkEditor();
		if (!editor) {
			void vscode.window.showInformationMessage(vscode.l10n.t('Open a homework to add a note to it.'));
			return false;
		}
		const given = (typeof argument === 'object' && argument !== null ? argument : {}) as {
			readonly kind?: unknown;
			readonly text?: unknown;
		};
		const { notes } = await this.reviews.engine();
		const kind = notes.labels.find(label => label === given.kind) ?? (await this.#pickKind());
		if (!kind) return false;
		const text =
			typeof given.text === 'string'
				? given.text
				: await vscode.window.showInputBox({
						title: vscode.l10n.t('Add Note: {0}', noteKind(kind)),
						prompt: vscode.l10n.t('About {0}', excerpt(editor)),
					});
		if (text === undefined || text.trim() === '') return false;
		return this.#write(editor.document, editor.selection, await this.#typed(text, kind));
	}

	async #accept(about: unknown, index: unknown): Promise<boolean> {
		if (!isPartReference(about) || typeof index !== 'number') return false;
		const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(about.uri));
		const reviewed = await this.reviews.current(document);
		const finding = reviewed?.review.findings[index];
		if (!reviewed || !finding) return false;
		const { notes } = await this.reviews.engine();
		const { label, text } = notes.noteOfFinding(finding);
		return this.#write(document, reviewed.range(finding.span), await this.#typed(text, label));
	}

	/** What is wrong, as a note of the reader's own. */
	#acceptAction(): vscode.CodeActionProvider {
		return {
			provideCodeActions: async (document, range) => {
				if (!isHomeworkCandidate(document)) return [];
				const reviewed = await this.reviews.current(document);
				return (reviewed?.review.findings ?? []).flatMap((finding, index) => {
					if (!isAlarm(finding) || !reviewed!.range(finding.span).intersection(range)) return [];
					const action = new vscode.CodeAction(vscode.l10n.t('Keep this as a note'), vscode.CodeActionKind.QuickFix);
					const about = { uri: document.uri.toString(), part: finding.part ?? '' };
					action.command = { title: action.title, command: command.acceptFinding, arguments: [about, index] };
					return [action];
				});
			},
		};
	}

	async #typed(text: string, kind?: NoteLabel): Promise<CriticNote> {
		return (await this.reviews.engine()).notes.typedNote(text, settings.notesAuthor(), kind);
	}

	/** Writes a new note about a stretch to where notes are kept. */
	async #write(document: vscode.TextDocument, range: vscode.Range, note: CriticNote): Promise<boolean> {
		if (note.text.trim() === '') return false;
		const engine = await this.reviews.engine();
		const line = document.lineAt(range.start.line).range;
		const about = range.isEmpty ? line : range;
		const target: Range = [document.offsetAt(about.start), document.offsetAt(about.end)];
		if (settings.notesStorage(document) === 'file' && document.uri.scheme !== 'untitled') {
			const threads = await this.files.read(document.uri);
			const added: FileThread = {
				target: engine.notes.targetOf(document.getText(), trimmed(document.getText(), target)),
				thread: [fileNote(note)],
			};
			return this.#written(await this.files.write(document.uri, [...threads, added]));
		}
		const read = await this.#reader(engine, document);
		return this.#apply(document, engine.notes.placeNote(document.getText(), target, note, read));
	}

	async #answer({ thread, text }: vscode.CommentReply): Promise<boolean> {
		const last = thread.comments.at(-1);
		if (!(last instanceof NoteComment) || text.trim() === '') return false;
		const engine = await this.reviews.engine();
		const note = await this.#typed(text);
		if (last.kept.in === 'file') {
			const { thread: own } = last.kept;
			return this.#changeInFile(last.uri, own, thread => [...thread, fileNote(note)]);
		}
		const current = await this.#current(last);
		if (!current) return false;
		const read = await this.#reader(engine, current.document);
		return this.#apply(current.document, engine.notes.answerNote(current.document.getText(), current.note, note, read));
	}

	#edit(comment: NoteComment, editing: boolean): void {
		const thread = this.#threadOf(comment);
		comment.edit(editing);
		if (thread) thread.comments = [...thread.comments];
	}

	async #save(comment: NoteComment): Promise<boolean> {
		const typed = typeof comment.body === 'string' ? comment.body : comment.body.value;
		const { notes } = await this.reviews.engine();
		const note = notes.typedNote(typed, nameIn(comment));
		if (note.text.trim() === '') return this.#remove(comment);
		const done = await this.#change(comment, note);
		this.#edit(comment, !done);
		return done;
	}

	async #change(comment: NoteComment, note: CriticNote): Promise<boolean> {
		const { kept } = comment;
		if (kept.in === 'file') {
			const old = kept.thread.thread[kept.at];
			return this.#changeInFile(comment.uri, kept.thread, thread => {
				const at = thread.findIndex(each => isSame(each, old));
				return at < 0 ? undefined : thread.with(at, fileNote(note));
			});
		}
		const current = await this.#current(comment);
		if (!current) return false;
		const engine = await this.reviews.engine();
		const read = await this.#reader(engine, current.document);
		return this.#apply(current.document, engine.notes.changeNote(current.document.getText(), current.note, note, read));
	}

	async #remove(comment: NoteComment): Promise<boolean> {
		const { kept } = comment;
		if (kept.in === 'file') {
			const old = kept.thread.thread[kept.at];
			return this.#changeInFile(comment.uri, kept.thread, thread => {
				const at = thread.findIndex(each => isSame(each, old));
				return at < 0 ? undefined : thread.toSpliced(at, 1);
			});
		}
		const current = await this.#current(comment);
		if (!current) return false;
		const { notes } = await this.reviews.engine();
		return this.#apply(current.document, notes.removeNote(current.document.getText(), current.note));
	}

	/** A note of the text as it stands now: edits may have moved it since the thread was drawn. */
	async #current(comment: NoteComment): Promise<{ document: vscode.TextDocument; note: ReviewNote } | undefined> {
		if (comment.kept.in !== 'document') return undefined;
		const { note } = comment.kept;
		const document = await vscode.workspace.openTextDocument(comment.uri);
		const before = this.reviews.get(document)?.review.notes.indexOf(note) ?? -1;
		const reviewed = await this.reviews.current(document);
		const same = (reviewed?.review.notes ?? []).filter(each => each.quote === note.quote);
		const found =
			same.length > 1 ? (same.find(each => each.span[0] === note.span[0]) ?? reviewed!.review.notes[before]) : same[0];
		if (found) return { document, note: found };
		void vscode.window.showWarningMessage(vscode.l10n.t('This note is no longer in the text.'));
		return undefined;
	}

	/** Reads a text as the document is read; the document's own text has been read already. */
	async #reader(engine: Engine, document: vscode.TextDocument): Promise<Reader> {
		const known = await this.reviews.current(document);
		const own = document.getText();
		const options = {
			file: vscode.workspace.asRelativePath(document.uri, false),
			force: known?.forced === true || known?.empty === true,
			disabledRules: settings.disabledRules(document),
			assignment: await assignmentText(document.uri, own),
		};
		return text => {
			if (known && !known.empty && text === own) return known.review;
			const read = engine.review(text, options);
			// The last text that is tried is the one that is taken.
			if (known && !known.empty) this.reviews.foresee(document, text, read);
			return read;
		};
	}

	async #apply(document: vscode.TextDocument, edits: readonly TextEdit[] | undefined): Promise<boolean> {
		if (!edits) {
			void vscode.window.showWarningMessage(
				vscode.l10n.t(
					'The note would change how the text is read, so it was not written. The setting homeworkLens.notes.storage keeps notes in a file beside the document.',
				),
			);
			return false;
		}
		const edit = new vscode.WorkspaceEdit();
		for (const { span, replacement } of edits) {
			const range = new vscode.Range(document.positionAt(span[0]), document.positionAt(span[1]));
			edit.replace(document.uri, range, replacement);
		}
		const done = await vscode.workspace.applyEdit(edit);
		if (done) await this.reviews.current(document);
		return done;
	}

	/** Changes a thread of the file as it is now; a thread without notes goes. */
	async #changeInFile(
		document: vscode.Uri,
		old: FileThread,
		change: (thread: FileThread['thread']) => FileThread['thread'] | undefined,
	): Promise<boolean> {
		const threads = await this.files.read(document);
		const at = threads.findIndex(
			({ target, thread }) =>
				isSame(target, old.target) && thread.some(note => old.thread.some(each => isSame(note, each))),
		);
		const known = threads[at];
		const thread = known && change(known.thread);
		if (!thread) {
			void vscode.window.showWarningMessage(vscode.l10n.t('This note is no longer in the text.'));
			return false;
		}
		const changed = thread.length > 0 ? [{ ...known, thread }] : [];
		return this.#written(await this.files.write(document, threads.toSpliced(at, 1, ...changed)));
	}

	#written(done: boolean): boolean {
		if (!done)
			void vscode.window.showWarningMessage(
				vscode.l10n.t('The file with the notes of this document could not be read, so it was not overwritten.'),
			);
		return done;
	}

	#threadOf(comment: NoteComment): vscode.CommentThread | undefined {
		return [...this.#threads.values()].flat().find(thread => thread.comments.includes(comment));
	}

	async #pickKind(current?: NoteLabel): Promise<NoteLabel | undefined> {
		const { notes } = await this.reviews.engine();
		const items = notes.labels.map(kind => ({
			label: noteKind(kind),
			description: kind === current ? vscode.l10n.t('now') : '',
			means: kind,
		}));
		const picked = await vscode.window.showQuickPick(items, {
			placeHolder: vscode.l10n.t('Of what kind is the note?'),
		});
		return picked?.means;
	}

	/** Which kinds are shown; none chosen, or all: all. */
	async #filter(argument: unknown): Promise<void> {
		const { notes } = await this.reviews.engine();
		const given = Array.isArray(argument) ? argument.filter(each => typeof each === 'string') : undefined;
		const items = notes.labels.map(kind => ({
			label: noteKind(kind),
			means: kind,
			picked: this.#shown?.has(kind) ?? true,
		}));
		const picked =
			given ??
			(
				await vscode.window.showQuickPick(items, {
					canPickMany: true,
					title: vscode.l10n.t('Filter Notes'),
					placeHolder: vscode.l10n.t('Which kinds of notes are shown?'),
				})
			)?.map(({ means }) => means);
		if (!picked) return;
		this.#shown = picked.length === 0 || picked.length === items.length ? undefined : new Set(picked);
		await Promise.all(vscode.window.visibleTextEditors.map(({ document }) => this.refresh(document)));
		if (this.#shown)
			vscode.window.setStatusBarMessage(vscode.l10n.t('Notes shown: {0}', [...this.#shown].join(', ')), 5000);
	}
}

const isReply = (value: unknown): value is vscode.CommentReply =>
	typeof value === 'object' && value !== null && 'thread' in value && 'text' in value && typeof value.text === 'string';

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const fileNote = ({ author, label, text }: CriticNote) => ({ author, kind: label ?? null, text: text.trim() });

/** The author that a note names itself; a name that stands only for "a reader" is none. */
const nameIn = ({ kept }: NoteComment): string =>
	kept.in === 'document' ? (kept.note.author ?? '') : (kept.thread.thread[kept.at]?.author ?? '');

function trimmed(text: string, [from, to]: Range): Range {
	const own = text.slice(from, to);
	const start = from + (own.length - own.trimStart().length);
	return own.trim() === '' ? [from, from] : [start, start + own.trim().length];
}

function excerpt({ document, selection }: vscode.TextEditor): string {
	const text = selection.isEmpty ? document.lineAt(selection.start.line).text : document.getText(selection);
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
