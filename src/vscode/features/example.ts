import * as vscode from 'vscode';
import { command, register } from '../commands.ts';

/** Open Example: the homework that ships with the extension, as an untitled copy to try things on. */
export function example(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): vscode.Disposable {
	return register(command.openExample, log, async () => {
		const file = vscode.Uri.joinPath(extensionUri, 'examples', 'homework.md');
		const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
		const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
		await vscode.window.showTextDocument(document);
		return document;
	});
}
