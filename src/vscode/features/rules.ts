import * as vscode from 'vscode';
import { command, register } from '../commands.ts';

/** Explain a Rule: what is written about a code, in the built-in preview (the code in the Problems view leads here). */
export function rules(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): vscode.Disposable {
	return register(command.explainRule, log, async rule => {
		const fragment = typeof rule === 'string' ? rule.replace(/[^\w-]/g, '').toLowerCase() : '';
		const uri = vscode.Uri.joinPath(extensionUri, 'docs', 'rules.md');
		await vscode.commands.executeCommand('markdown.showPreview', uri.with({ fragment }));
	});
}
