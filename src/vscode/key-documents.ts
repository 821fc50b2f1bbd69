import * as vscode from 'vscode';
import * as settings from './settings.ts';

/** Where a workspace keeps its answer keys. */
export const KEY_FOLDER = '.homework/keys';

/** How much of a text is looked at for front matter. */
const HEAD = 40;

/**
 * Whether a document is an answer key: Markdown in a folder for keys, or whose front matter names a key (`id:` and `topic:`) above sections
 * of one.
 */
export function isKeyDocument(document: vscode.TextDocument): boolean {
	if (document.languageId !== 'markdown' || document.uri.scheme === 'git') return false;
	return isKeyFile(document.uri) || hasKeyHead(document);
}

/** Whether a file lies in a folder for keys; a folder's README.md is about keys and none itself. */
export function isKeyFile(uri: vscode.Uri): boolean {
	if (!/\.md$/i.test(uri.path) || /\/readme\.md$/i.test(uri.path)) return false;
	return uri.path.includes(`/${KEY_FOLDER}/`) || keyFolders().some(folder => isWithin(uri, folder));
}

function hasKeyHead(document: vscode.TextDocument): boolean {
	if (document.lineCount < 4 || document.lineAt(0).text.trimEnd() !== '---') return false;
	const head = document.getText(new vscode.Range(0, 0, HEAD, 0));
	const front = /^---\r?\n([\s\S]*?)\n---/.exec(head)?.[1] ?? '';
	return /^id:\s*\S/m.test(front) && /^topic:/m.test(front) && /^## (?:Asks|Given|Steps)\b/m.test(document.getText());
}

/** The folders with keys of all workspace folders: the usual one, and those of the setting. */
export function keyFolders(): readonly vscode.Uri[] {
	const folders = (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) => [
		vscode.Uri.joinPath(uri, KEY_FOLDER),
		...settings.keyFolders(uri).map(folder => placeOf(folder, uri)),
	]);
	return [...new Map(folders.map(folder => [folder.toString(), folder])).values()];
}

function placeOf(folder: string, workspace: vscode.Uri): vscode.Uri {
	const path = folder.trim().replaceAll('\\', '/');
	const absolute = path.startsWith('/') || /^[a-z]:\//i.test(path);
	return absolute
		? workspace.with({ path: path.startsWith('/') ? path : `/${path}` })
		: vscode.Uri.joinPath(workspace, path);
}

const isWithin = (uri: vscode.Uri, folder: vscode.Uri): boolean =>
	uri.scheme === folder.scheme &&
	uri.authority === folder.authority &&
	uri.path.startsWith(`${folder.path.replace(/\/+$/, '')}/`);
