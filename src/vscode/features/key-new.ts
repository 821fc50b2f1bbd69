import * as vscode from 'vscode';
import { command, register } from '../commands.ts';
import { KEY_FOLDER } from '../key-documents.ts';
import type { Reviews } from '../reviews.ts';
import { targetOf } from './navigation.ts';

/**
 * New Answer Key from This Part: a file in the workspace's key folder with the part's question and givens, opened at its empty step. One
 * undo takes it back. Without a workspace folder it is an untitled document.
 */
export function newKeys(reviews: Reviews, log: vscode.LogOutputChannel): vscode.Disposable {
	return register(command.newKey, log, async argument => {
		const target = await targetOf(reviews, argument);
		if (!target) return undefined;
		const { document } = target.reviewed;
		const { author } = await reviews.engine();
		const made = author.newKey(document.getText(), target.part.id);
		if (!made) return undefined;
		const folder = vscode.workspace.getWorkspaceFolder(document.uri) ?? vscode.workspace.workspaceFolders?.[0];
		const uri = folder && (await freeName(vscode.Uri.joinPath(folder.uri, KEY_FOLDER), made.name));
		const opened = uri
			? await create(uri, made.text)
			: await vscode.workspace.openTextDocument({ language: 'markdown', content: made.text });
		if (!opened) return undefined;
		const editor = await vscode.window.showTextDocument(opened, vscode.ViewColumn.Active);
		const step = opened.positionAt(Math.max(0, opened.getText().indexOf('### ') + 4));
		editor.selection = new vscode.Selection(step, opened.lineAt(step.line).range.end);
		editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
		return opened.uri.toString();
	});
}

/** As one edit of the workspace, which Undo takes back as a whole; the file is saved, so that reviews know it at once. */
async function create(uri: vscode.Uri, text: string): Promise<vscode.TextDocument | undefined> {
	const edit = new vscode.WorkspaceEdit();
	edit.createFile(uri, { contents: new TextEncoder().encode(text), ignoreIfExists: false });
	return (await vscode.workspace.applyEdit(edit)) ? vscode.workspace.openTextDocument(uri) : undefined;
}

/** `name.md`, or `name-2.md` where that is taken. */
async function freeName(folder: vscode.Uri, name: string): Promise<vscode.Uri> {
	for (let number = 1; ; number++) {
		const uri = vscode.Uri.joinPath(folder, `${name}${number === 1 ? '' : `-${number}`}.md`);
		try {
			await vscode.workspace.fs.stat(uri);
		} catch {
			return uri; // nothing of that name
		}
	}
}
