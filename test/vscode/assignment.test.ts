import { assert } from 'chai';
import * as vscode from 'vscode';
import { api, closeAll, show, testInNode, until } from './kit.ts';

const assignment = (tokens: string) => `# Homework 3

## Problem 1

How many words are ${tokens} tokens at 1.4 tokens per word?
`;

const answers = (path: string) => `---
assignment: ${path}
---

# Homework 3

## Problem 1

**Question:** How many words are 2000 tokens at 1.4 tokens per word?

**Answer:** $2000 / 1.4 \\approx 1430$ words.
`;

const write = async (uri: vscode.Uri, text: string) =>
	vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));

/** A new assignment file with a document that names it; whether the document's question is said to have changed. */
async function open(tokens: string) {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	const name = `${crypto.randomUUID()}-assignment.md`;
	const uri = vscode.Uri.joinPath(folder!.uri, name);
	await write(uri, assignment(tokens));
	const { document } = await show(answers(name));
	const drifted = () =>
		vscode.languages.getDiagnostics(document.uri).some(({ code }) => {
			const rule = typeof code === 'object' ? code.value : code;
			return /^assignment\./.test(String(rule));
		});
	return { uri, drifted };
}

suite('Assignments', () => {
	teardown(closeAll);

	test('an assignment that changes on the disk is compared anew', async function () {
		this.timeout(60_000);
		await api();
		const { uri, drifted } = await open('2000');
		assert.isFalse(drifted());
		// A file that was just made is not watched yet in the first moment: it is written until it is heard.
		await until(
			'the drift',
			async () => {
				await write(uri, assignment('3000'));
				await new Promise(resolve => setTimeout(resolve, 300));
				return drifted();
			},
			20_000,
		);
		await until(
			'no drift',
			async () => {
				await write(uri, assignment('2000'));
				await new Promise(resolve => setTimeout(resolve, 300));
				return !drifted();
			},
			20_000,
		);
	});

	testInNode('so is one that is being edited', async () => {
		await api();
		const { uri, drifted } = await open('2000');
		const document = await vscode.workspace.openTextDocument(uri);
		const edit = new vscode.WorkspaceEdit();
		const at = document.getText().indexOf('2000');
		edit.replace(uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 4)), '5000');
		await vscode.workspace.applyEdit(edit);
		await until('the drift', () => drifted());
		await document.save();
	});
});
