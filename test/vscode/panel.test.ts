import { assert } from 'chai';
import * as vscode from 'vscode';
import { api, at, closeAll, homework, putCursor, show, testInNode, until } from './kit.ts';

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(`homeworkLens.${command}`, ...args);

suite('Panel', () => {
	teardown(async () => {
		await run('panel.unpin');
		await closeAll();
	});

	const shows = async (id: string) => {
		const { panel } = await api();
		return until(`the panel to show ${id}`, () => panel.page?.part.id === id && panel.page);
	};

	test('shows the part at the cursor beside the text, and the text keeps the focus', async () => {
		const { document, editor } = await show(homework);
		putCursor(editor, at(document, '$4 \\times 8'));
		await run('showSolution');
		const page = await shows('1.a');
		assert.isNotEmpty(page.methods[0]!.steps);
		assert.isTrue(page.givens.some(given => given.value === 512));
		assert.equal(vscode.window.activeTextEditor?.document, document);
		const tab = await until('the tab', () =>
			vscode.window.tabGroups.all
				.flatMap(group => group.tabs)
				.find(({ input }) => input instanceof vscode.TabInputWebview),
		);
		assert.equal(tab.group.viewColumn, vscode.ViewColumn.Two);
	});

	testInNode('follows the cursor, also on the blank line below a part; pinned, it stays', async () => {
		const { document, editor } = await show(homework);
		putCursor(editor, at(document, '### (a)'));
		await run('showSolution');
		await shows('1.a');
		putCursor(editor, at(document, '### (c)').translate(-1));
		await shows('1.b');
		await run('panel.pin');
		putCursor(editor, at(document, '### (c)'));
		await new Promise(resolve => setTimeout(resolve, 300));
		assert.equal((await api()).panel.page?.part.id, '1.b');
		await run('panel.unpin');
		await shows('1.c');
	});

	testInNode('goes back and forward', async () => {
		const { document, editor } = await show(homework);
		const uri = document.uri.toString();
		for (const part of ['1.a', '1.b', '1.c']) {
			putCursor(editor, at(document, `### (${part.at(-1)})`));
			await run('showSolution', { uri, part });
			await shows(part);
		}
		await run('panel.pin');
		await run('panel.back');
		await shows('1.b');
		await run('panel.back');
		await shows('1.a');
		await run('panel.forward');
		await shows('1.b');
	});

	testInNode('is drawn anew when the text is mended', async () => {
		const { document, editor } = await show(homework);
		putCursor(editor, at(document, '### (b)'));
		await run('showSolution');
		const before = await shows('1.b');
		assert.isTrue(before.counts.some(({ verdict }) => verdict === 'wrong'));
		const from = at(document, '20 \\text{ TB}$.');
		await editor.edit(edit => edit.replace(new vscode.Range(from, from.translate(0, 2)), '2'));
		const { panel } = await api();
		await until(
			'a page without the error',
			() => panel.page?.version !== before.version && !panel.page?.counts.some(({ verdict }) => verdict === 'follows'),
		);
	});
});
