import { assert } from 'chai';
import * as vscode from 'vscode';
import { api, closeAll, until } from './kit.ts';

const notebook = JSON.stringify({
	cells: [
		{ cell_type: 'markdown', metadata: {}, source: ['# Homework 4\n', '\n', '## Problem 1'] },
		{ cell_type: 'markdown', metadata: {}, source: ['**(a)** How many weights connect 20 to 5 units?'] },
		{ cell_type: 'code', metadata: {}, source: ['print(20 * 5)'], outputs: [], execution_count: null },
		{ cell_type: 'markdown', metadata: {}, source: ['**Answer:** $20 \\times 5 = 110$'] },
	],
	metadata: {},
	nbformat: 4,
	nbformat_minor: 5,
});

suite('Notebooks', () => {
	teardown(closeAll);

	test('a wrong answer is shown in its cell, the verdict over the part', async () => {
		await api();
		const [folder] = vscode.workspace.workspaceFolders ?? [];
		const uri = vscode.Uri.joinPath(folder!.uri, `${crypto.randomUUID()}.ipynb`);
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(notebook));
		const document = await vscode.workspace.openNotebookDocument(uri);
		const editor = await vscode.window.showNotebookDocument(document);
		const cell = document.cellAt(3).document;
		const [found] = await until('a diagnostic in the cell', () => {
			const list = vscode.languages.getDiagnostics(cell.uri).filter(each => each.source === 'Homework Lens');
			return list.length > 0 && list;
		});
		assert.include(cell.getText(found!.range), '110');
		assert.isEmpty(vscode.languages.getDiagnostics(document.cellAt(1).document.uri));
		// VS Code asks for lenses only in a cell that is being edited.
		editor.selection = new vscode.NotebookRange(1, 2);
		await vscode.commands.executeCommand('notebook.cell.edit');
		const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
			'vscode.executeCodeLensProvider',
			document.cellAt(1).document.uri,
		);
		assert.lengthOf(
			lenses.filter(lens => lens.command?.title.includes('✗')),
			1,
		);
	});
});
