import * as vscode from 'vscode';
import type { FileThread } from '../../core/report/notes-file.ts';
import type { ReviewNote } from '../../core/review-contract.ts';
import type { Engine } from '../engine.ts';
import { kindWords, noteKind } from '../note-words.ts';
import type { Reviewed } from '../reviews.ts';
import { NoteComment, type ThreadPlan } from './note-comments.ts';

/** The threads of the notes that stand in a text; none while it is newer than its review. */
export function documentPlans({ notes }: Engine, reviewed: Reviewed): readonly ThreadPlan[] {
	const { document, review } = reviewed;
	if (reviewed.stale) return [];
	return notes.noteThreads(document.getText(), review.notes).map((thread): ThreadPlan => {
		const own = thread.map(index => review.notes[index]!);
		const [first] = own as [ReviewNote];
		const last = own.at(-1)!;
		const inline = first.form === 'critic' && first.about !== null && first.about[1] + 3 >= first.span[0] - 1;
		const range = reviewed.range([inline ? first.about![0] : first.span[0], last.span[1]]);
		return {
			range,
			label: labelOf(own),
			comments: own.map(
				note =>
					new NoteComment(
						document.uri,
						{ in: 'document', note },
						note.kinds.map(kind => notes.labelOf(kind, note.says ?? undefined)).find(Boolean),
						note.text ?? note.quote,
						note.author ?? vscode.l10n.t('Reader'),
						kindWords(note),
					),
			),
		};
	});
}

/** The threads of the notes that a file beside the text keeps; those whose words are gone say so. */
export function filePlans(
	{ notes }: Engine,
	document: vscode.TextDocument,
	threads: readonly FileThread[],
): readonly ThreadPlan[] {
	const text = document.getText();
	return threads.map((thread): ThreadPlan => {
		const found = notes.findTarget(text, thread.target);
		const at =
			found ?? ([Math.min(thread.target.start, text.length), Math.min(thread.target.start, text.length)] as const);
		return {
			range: new vscode.Range(document.positionAt(at[0]), document.positionAt(at[1])),
			label: found ? '' : vscode.l10n.t('About words that are gone: {0}', thread.target.quote),
			comments: thread.thread.map(
				({ author, kind, text: words }, index) =>
					new NoteComment(
						document.uri,
						{ in: 'file', thread, at: index },
						kind ?? undefined,
						words,
						author === '' ? vscode.l10n.t('Reader') : author,
						kind ? noteKind(kind) : '',
					),
			),
		};
	});
}

/** What a thread is about, for its head: the kinds of its first note, and what the recomputation makes of it. */
const labelOf = ([first]: readonly ReviewNote[]): string =>
	first ? [kindWords(first), agreement(first)].filter(Boolean).join(' · ') : '';

const agreement = ({ agrees }: ReviewNote): string =>
	agrees === 'yes'
		? vscode.l10n.t('agrees with the recomputation')
		: agrees === 'partly'
			? vscode.l10n.t('agrees in part with the recomputation')
			: agrees === 'no'
				? vscode.l10n.t('disagrees with the recomputation')
				: '';
