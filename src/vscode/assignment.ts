import * as vscode from 'vscode';
import { assignmentPath } from '../core/text/front-matter.ts';

/**
 * The text of the assignment that a document's front matter names (`assignment: path`), from an open editor or from the file.
 * Undefined where it names none, or where there is no such file: then nothing is compared.
 */
export async function assignmentText(document: vscode.TextDocument, text: string): Promise<string | undefined> {
	const path = assignmentPath(text);
	if (path === undefined || document.uri.scheme === 'untitled') return undefined;
	const uri = vscode.Uri.joinPath(document.uri, '..', path);
	const open = vscode.workspace.textDocuments.find(other => other.uri.toString() === uri.toString());
	if (open) return open.getText();
	try {
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
	} catch {
		// No such file, or one that may not be read: there is nothing to compare with.
		return undefined;
	}
}
