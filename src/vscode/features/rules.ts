import * as vscode from 'vscode';
import { command, register } from '../commands.ts';

/** What is written about the rules, in a file that ships with the extension. */
const rulesFile = (extensionUri: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'docs', 'rules.md');

/**
 * Where a rule is explained: the heading with its code, read once. The link of a diagnostic opens it in an editor
 * (a command would not be run from there), so that it works offline.
 */
export class RuleDocs {
	#lines: Promise<ReadonlyMap<string, number>> | undefined;

	constructor(private readonly extensionUri: vscode.Uri) {}

	/** A function from a rule's code to the place of its explanation; the top of the file where there is none. */
	async places(): Promise<(rule: string) => vscode.Uri> {
		this.#lines ??= this.#read();
		const lines = await this.#lines;
		const file = rulesFile(this.extensionUri);
		return rule => {
			const line = lines.get(rule);
			return line === undefined ? file : file.with({ fragment: `L${line}` });
		};
	}

	async #read(): Promise<ReadonlyMap<string, number>> {
		const lines = new Map<string, number>();
		let text: string;
		try {
			text = new TextDecoder().decode(await vscode.workspace.fs.readFile(rulesFile(this.extensionUri)));
		} catch {
			return lines; // a host that cannot read the extension's files: the links go to the file as a whole
		}
		text.split('\n').forEach((content, index) => {
			const rule = /^#{2,4}\s+`?([a-z-]+(?:\.[a-z-]+)+)/.exec(content)?.[1];
			if (rule) lines.set(rule, index + 1);
		});
		return lines;
	}
}

/** Explain a Rule: what is written about a code, in the built-in preview. */
export function rules(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): vscode.Disposable {
	return register(command.explainRule, log, async rule => {
		const fragment = typeof rule === 'string' ? rule.replace(/[^\w-]/g, '').toLowerCase() : '';
		await vscode.commands.executeCommand('markdown.showPreview', rulesFile(extensionUri).with({ fragment }));
	});
}
