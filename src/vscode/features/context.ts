import * as vscode from 'vscode';
import { activeHomeworkEditor } from '../documents.ts';
import type { Reviews } from '../reviews.ts';

/** Keeps `homeworkLens.hasProblems`, on which menus, keys and the tree depend, to what the active editor shows. */
export function context(reviews: Reviews): vscode.Disposable {
	let last: boolean | undefined;
	const update = () => {
		const editor = activeHomeworkEditor();
		// The panel or a terminal having the focus does not change what the homework is.
		if (!editor && !vscode.window.activeTextEditor && vscode.window.visibleTextEditors.length > 0) return;
		const reviewed = editor && reviews.get(editor.document);
		const has = reviewed !== undefined && !reviewed.empty;
		if (has === last) return;
		last = has;
		void vscode.commands.executeCommand('setContext', 'homeworkLens.hasProblems', has);
	};
	update();
	return vscode.Disposable.from(
		reviews.onDidChange(update),
		vscode.window.onDidChangeActiveTextEditor(update),
		vscode.window.onDidChangeVisibleTextEditors(update),
	);
}
