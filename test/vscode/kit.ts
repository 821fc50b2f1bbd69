import * as vscode from 'vscode';
import type { Api } from '../../src/vscode/extension.ts';
import type { Reviewed } from '../../src/vscode/reviews.ts';

/** A homework with a right part, a wrong one on which another rests, and one without an answer. */
export const homework = `# Homework 3

## Problem 1. Adapters

### (a) Memory of the adapter

**Question:** How many bytes do the LoRA matrices $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times \\ell}$ take in 4-byte floats, with $m = 512$, $\\ell = 256$ and $k = 8$?

**Answer:** $4 \\times 8 \\times (512 + 256) = 24{,}576$ bytes.

### (b) Memory of the weights

**Question:** How much memory do $10^{12}$ parameters of 16 bits take, and how many GPUs of 80 GB hold them?

**Answer:**

The weights take $10^{12} \\times 2 \\text{ bytes} = 20 \\text{ TB}$.

They fill $20 \\text{ TB} / 80 \\text{ GB} = 250$ GPUs.

### (c) Another adapter

**Question:** How many bytes do the LoRA matrices $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times \\ell}$ take in 4-byte floats, with $m = 1024$, $\\ell = 1024$ and $k = 2$?
`;

/** Markdown that is none of our business. */
export const readme = `# A tool

Install it with \`npm install\`. It is 3 times faster than the last version: 2 + 2 = 5 is not computed.

## Usage

1. Start it.
2. Stop it.
`;

/**
 * A test of what the same code does in both hosts: it runs in the Node host alone. Every feature has a `test` as well, which shows that it
 * works in the web host too, with what is different there: how bundles are loaded, and where files are.
 */
export function testInNode(title: string, body: Mocha.AsyncFunc | Mocha.Func): void {
	if (!('WorkerGlobalScope' in globalThis)) test(title, body);
}

export const extensionId = 'homework-lens.homework-lens';

export const api = async (): Promise<Api> => {
	const extension = vscode.extensions.getExtension<Api>(extensionId);
	if (!extension) throw new Error(`${extensionId} is not there`);
	return extension.activate();
};

/** Writes a Markdown file into the folder and gives its document. */
async function newFile(content: string): Promise<vscode.TextDocument> {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	if (!folder) throw new Error('no folder is open');
	const uri = vscode.Uri.joinPath(folder.uri, `${crypto.randomUUID()}.md`);
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
	return vscode.workspace.openTextDocument(uri);
}

/**
 * Shows a Markdown file (or an untitled document) and gives it with its review. Every file has a name of its own. An untitled document
 * has the name of the last one, and is that one while it is still closing; but it is the only kind that closes with its editor.
 */
export async function show(
	content: string,
	{ untitled = false } = {},
): Promise<{
	readonly document: vscode.TextDocument;
	readonly editor: vscode.TextEditor;
	readonly reviewed: Reviewed;
}> {
	const document = untitled
		? await vscode.workspace.openTextDocument({ language: 'markdown', content })
		: await newFile(content);
	const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
	const { reviews } = await api();
	const reviewed = await reviews.current(document);
	if (!reviewed) throw new Error('the document was not reviewed');
	return { document, editor, reviewed };
}

/** Waits till `probe` gives something; says what it waited for when it gives up. */
export async function until<T>(
	what: string,
	probe: () => T | undefined | false | Promise<T | undefined | false>,
	ms = 8000,
): Promise<T> {
	for (const end = Date.now() + ms; ; ) {
		const value = await probe();
		if (value !== undefined && value !== false) return value;
		if (Date.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
		await new Promise(resolve => setTimeout(resolve, 40));
	}
}

/** The place of a word in a document, with the cursor's offset into it. */
export function at(document: vscode.TextDocument, words: string, offset = 0): vscode.Position {
	const from = document.getText().indexOf(words);
	if (from < 0) throw new Error(`not in the document: ${words}`);
	return document.positionAt(from + offset);
}

export const putCursor = (editor: vscode.TextEditor, position: vscode.Position): void => {
	editor.selection = new vscode.Selection(position, position);
};

/** Closes every editor, whatever was typed. */
export async function closeAll(): Promise<void> {
	await until('no editor', async () => {
		if (vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0)) return true;
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		return false;
	});
}
