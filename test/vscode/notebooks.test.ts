import { assert } from 'chai';
import * as vscode from 'vscode';
import { api, closeAll, testInNode, until } from './kit.ts';

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

/** A problem whose givens, question and answer stand in cells of their own, with code between them. */
const spread = JSON.stringify({
	cells: [
		{
			cell_type: 'markdown',
			metadata: {},
			source: [
				'# Homework 4\n\n## Problem 1: LoRA\n\n',
				'A weight matrix is adapted as $W = W_0 + AB$ with $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times \\ell}$, ',
				'where $m = \\ell = 1024$ and $k = 4$. Each number is stored in fp32.',
			],
		},
		{ cell_type: 'markdown', metadata: {}, source: ['**(a)** How many bytes are needed to store $A$ and $B$?'] },
		{ cell_type: 'code', metadata: {}, source: ['print(W.shape)'], outputs: [], execution_count: null },
		{ cell_type: 'markdown', metadata: {}, source: ['**Answer:** The memory of both is 65,536 bytes.'] },
	],
	metadata: {},
	nbformat: 4,
	nbformat_minor: 5,
});

/** Opens a notebook of those cells; the wrong answer stands in the last. */
async function open(content = notebook) {
	await api();
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	const uri = vscode.Uri.joinPath(folder!.uri, `${crypto.randomUUID()}.ipynb`);
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
	const document = await vscode.workspace.openNotebookDocument(uri);
	const editor = await vscode.window.showNotebookDocument(document);
	const cell = document.cellAt(3).document;
	const [found] = await until('a diagnostic in the cell', () => {
		const list = vscode.languages.getDiagnostics(cell.uri).filter(each => each.source === 'Homework Lens');
		return list.length > 0 && list;
	});
	return { document, editor, cell, diagnostic: found! };
}

/** The lenses of a cell; VS Code asks for them only in one that is being edited. */
async function lensesOf(editor: vscode.NotebookEditor, index: number): Promise<readonly vscode.CodeLens[]> {
	editor.selection = new vscode.NotebookRange(index, index + 1);
	await vscode.commands.executeCommand('notebook.cell.edit');
	const { uri } = editor.notebook.cellAt(index).document;
	return vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
}

suite('Notebooks', () => {
	teardown(closeAll);

	test('a wrong answer is shown in its cell, the verdict over the part', async () => {
		const { document, editor, cell, diagnostic } = await open();
		assert.include(cell.getText(diagnostic.range), '110');
		assert.isEmpty(vscode.languages.getDiagnostics(document.cellAt(1).document.uri));
		const verdicts = (await lensesOf(editor, 1)).filter(lens => lens.command?.title.includes('✗'));
		assert.lengthOf(verdicts, 1);
	});

	test('the lens over a part shows it in the panel, and the panel leads to the cell', async () => {
		const { panel } = await api();
		const { document, editor, cell } = await open();
		const lens = (await lensesOf(editor, 1)).find(({ command }) => command?.title.includes('✗'));
		const { command, arguments: args = [] } = lens!.command!;
		await vscode.commands.executeCommand(command, ...args);
		const page = await until('the page', () => panel.page ?? undefined);
		assert.equal(page.part.label, '1.a');
		const finding = page.findings.find(each => each.verdict === 'wrong');
		assert.exists(finding);
		const { reviews } = await api();
		const joined = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === args[0].uri);
		const reviewed = await reviews.current(joined!);
		const { span } = reviewed!.review.findings.find(({ verdict }) => verdict === 'wrong')!;
		assert.equal(reviewed!.location(span).uri.toString(), cell.uri.toString());
		await panel.asked({ type: 'reveal', version: reviewed!.version, from: span[0], to: span[1] });
		await until('the cell to be selected', () => {
			const shown = vscode.window.activeNotebookEditor;
			return shown?.notebook === document && shown.selection.start === 3;
		});
	});

	testInNode('what is given in the first cell is what the answer in the last one is held against', async () => {
		const { cell, diagnostic } = await open(spread);
		assert.equal(cell.getText(diagnostic.range), '65,536 bytes');
		assert.include(diagnostic.message, '32,768 bytes');
	});

	testInNode('a hover in a cell says what is wrong there', async () => {
		const { cell, diagnostic } = await open();
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			cell.uri,
			diagnostic.range.start,
		);
		const said = hovers
			.flatMap(({ contents }) => contents)
			.map(each => (typeof each === 'string' ? each : each.value))
			.join('\n');
		assert.include(said, '✗');
		assert.include(said, 'command:homeworkLens.showSolution');
		assert.isTrue(hovers.some(({ range }) => range?.isEqual(diagnostic.range)));
	});

	testInNode('a quick fix puts the right value into the cell', async () => {
		const { editor, cell, diagnostic } = await open();
		// VS Code offers them in a cell that is being edited.
		editor.selection = new vscode.NotebookRange(3, 4);
		await vscode.commands.executeCommand('notebook.cell.edit');
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			cell.uri,
			diagnostic.range,
		);
		const fix = actions.find(({ isPreferred }) => isPreferred);
		assert.exists(fix);
		await vscode.workspace.applyEdit(fix!.edit!);
		assert.equal(cell.getText(), '**Answer:** $20 \\times 5 = 100$');
		await until('no diagnostic', () =>
			vscode.languages.getDiagnostics(cell.uri).every(({ source }) => source !== 'Homework Lens'),
		);
	});

	testInNode('ordinary cells have neither lens nor hover', async () => {
		await api();
		const plain = new vscode.NotebookData([
			new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, '# Data\n\nWe load 2 + 2 = 5 files.', 'markdown'),
		]);
		const document = await vscode.workspace.openNotebookDocument('jupyter-notebook', plain);
		const editor = await vscode.window.showNotebookDocument(document);
		assert.isEmpty(await lensesOf(editor, 0));
		const { uri } = document.cellAt(0).document;
		const place = new vscode.Position(2, 10);
		assert.isEmpty(await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, place));
		assert.isEmpty(vscode.languages.getDiagnostics(uri));
	});
});
