import * as vscode from 'vscode';
import { isKeyDocument } from './key-documents.ts';

/** What the providers register for; `isHomeworkCandidate` then looks closer. */
export const markdown: vscode.DocumentSelector = { language: 'markdown' };

/** Longer texts are read only when a command asks for it. */
export const longText = 2_000_000;

/** Whether a text is longer than that. */
export const isLong = (document: vscode.TextDocument): boolean =>
	document.offsetAt(document.lineAt(document.lineCount - 1).range.end) > longText;

/**
 * Whether a document may be looked at: Markdown that somebody can write in. The read-only sides of a comparison (`git:` and
 * the like), output, notebook cells and chat answers stay quiet. Answer keys have tools of their own.
 */
export function isHomeworkCandidate(document: vscode.TextDocument): boolean {
	if (document.languageId !== 'markdown' || isKeyDocument(document)) return false;
	const { scheme } = document.uri;
	if (scheme === 'untitled' || scheme === 'file' || scheme === 'vscode-remote') return true;
	if (/notebook|interactive|chat|comment/.test(scheme)) return false;
	return vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

/** The editor that a command without arguments is about. */
export function activeHomeworkEditor(): vscode.TextEditor | undefined {
	const editor = vscode.window.activeTextEditor;
	return editor && isHomeworkCandidate(editor.document) ? editor : undefined;
}
