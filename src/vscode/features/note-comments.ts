import * as vscode from 'vscode';
import type { NoteLabel } from '../../core/homework/critic.ts';
import type { FileThread } from '../../core/report/notes-file.ts';
import type { ReviewNote } from '../../core/review-contract.ts';

/** Where a note is kept: in the text, as the review reads it, or in the file beside it (which thread, which of its notes). */
export type Kept =
	| { readonly in: 'document'; readonly note: ReviewNote }
	| { readonly in: 'file'; readonly thread: FileThread; readonly at: number };

/** One note as VS Code shows it. */
export class NoteComment implements vscode.Comment {
	mode = vscode.CommentMode.Preview;
	body: string | vscode.MarkdownString;
	/** What the menus go by: `own` can be changed, `written` stands between the lines. */
	readonly contextValue: 'own' | 'written';
	readonly author: vscode.CommentAuthorInformation;
	readonly label: string;

	constructor(
		readonly uri: vscode.Uri,
		readonly kept: Kept,
		readonly kind: NoteLabel | undefined,
		readonly text: string,
		author: string,
		label: string,
	) {
		this.contextValue = kept.in === 'document' && kept.note.form !== 'critic' ? 'written' : 'own';
		this.author = { name: author };
		this.label = label;
		this.body = shown(text);
	}

	/** As it is typed: the kind before the words, as it stands in the text. */
	get source(): string {
		return this.kind ? `${this.kind}: ${this.text}` : this.text;
	}

	/** Opens it for other words, or shows it again as it is. */
	edit(editing: boolean): void {
		this.mode = editing ? vscode.CommentMode.Editing : vscode.CommentMode.Preview;
		this.body = editing ? this.source : shown(this.text);
	}
}

/** Words as Markdown that runs nothing and loads nothing. */
function shown(text: string): vscode.MarkdownString {
	const body = new vscode.MarkdownString(text.replaceAll('\n', '\n\n'));
	body.supportHtml = false;
	body.isTrusted = false;
	return body;
}

/** A thread as it should be shown. */
export interface ThreadPlan {
	readonly range: vscode.Range;
	readonly comments: readonly NoteComment[];
	readonly label: string;
}

/**
 * Brings the threads of a document to what they should be: a thread that is there already stays, open or closed as it is, and what somebody
 * is typing in it is left alone.
 */
export function reconcile(
	controller: vscode.CommentController,
	uri: vscode.Uri,
	present: readonly vscode.CommentThread[],
	wanted: readonly ThreadPlan[],
): readonly vscode.CommentThread[] {
	const free = [...present];
	const threads = wanted.map(plan => {
		const at = bestOf(free, plan);
		const [known] = at < 0 ? [] : free.splice(at, 1);
		const thread = known ?? controller.createCommentThread(uri, plan.range, []);
		if (!known) thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
		update(thread, plan);
		return thread;
	});
	for (const thread of free) thread.dispose();
	return threads;
}

/** The thread that begins with the same words; the nearest of several. -1 for none. */
function bestOf(threads: readonly vscode.CommentThread[], { comments, range }: ThreadPlan): number {
	let best = -1;
	let least = Number.POSITIVE_INFINITY;
	threads.forEach((thread, index) => {
		const [first] = thread.comments as readonly NoteComment[];
		const near = Math.abs((thread.range?.start.line ?? 0) - range.start.line);
		const same =
			first?.text === comments[0]?.text ? 0 : first?.kept.in === comments[0]?.kept.in && near === 0 ? 10_000 : -1;
		if (same < 0 || near + same >= least) return;
		least = near + same;
		best = index;
	});
	return best;
}

function update(thread: vscode.CommentThread, { range, comments, label }: ThreadPlan): void {
	if (!thread.range?.isEqual(range)) thread.range = range;
	const before = thread.comments as readonly NoteComment[];
	const editing = before.find(comment => comment.mode === vscode.CommentMode.Editing);
	thread.comments = comments.map((comment, index) => {
		if (editing && before[index] === editing && editing.text === comment.text) {
			comment.edit(true);
			comment.body = editing.body;
		}
		return comment;
	});
	thread.label = label;
	thread.canReply = true;
	thread.contextValue = comments[0]?.contextValue ?? 'own';
}
