import { assert } from 'chai';
import * as vscode from 'vscode';
import { api, closeAll, show, testInNode, until } from './kit.ts';

const exported = JSON.stringify([
	{ role: 'user', content: 'Problem 1: What is the rank of $uv^T$?' },
	{ role: 'assistant', content: '### Problem 1\n\n**Answer:** One.' },
]);

suite('Chats', () => {
	teardown(closeAll);

	test('an export becomes Markdown that is read as homework', async () => {
		const { reviews } = await api();
		await vscode.window.showTextDocument(
			await vscode.workspace.openTextDocument({ language: 'json', content: exported }),
		);
		const document = await vscode.commands.executeCommand<vscode.TextDocument>('homeworkLens.convertChat');
		assert.equal(document.languageId, 'markdown');
		assert.match(document.getText(), /^\*\*User:\*\*\n\nProblem 1: .*\n\n\*\*Assistant:\*\*\n\n### Problem 1/);
		const reviewed = await reviews.current(document);
		assert.deepEqual(
			reviewed?.review.parts.map(part => part.id),
			['1'],
		);
	});

	test('Paste Chat puts the turns of the clipboard where the cursor is', async () => {
		const { document } = await show('# Log\n\n');
		await vscode.env.clipboard.writeText(exported);
		const editor = vscode.window.activeTextEditor!;
		const end = document.positionAt(document.getText().length);
		editor.selection = new vscode.Selection(end, end);
		assert.isTrue(await vscode.commands.executeCommand('homeworkLens.pasteChat'));
		assert.match(document.getText(), /^# Log\n\n\*\*User:\*\*\n\nProblem 1/);
	});

	testInNode('a plain paste leaves a chat as it is', async () => {
		const { document } = await show('');
		await vscode.env.clipboard.writeText(exported);
		await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
		await until('the text', () => document.getText() === exported);
	});

	testInNode('what is no chat is left alone', async () => {
		const { document } = await show('# Notes\n\nA page of prose.\n');
		await vscode.env.clipboard.writeText('Just a sentence, and then another one.');
		assert.isFalse(await vscode.commands.executeCommand('homeworkLens.pasteChat'));
		assert.equal(document.getText(), '# Notes\n\nA page of prose.\n');
	});
});
