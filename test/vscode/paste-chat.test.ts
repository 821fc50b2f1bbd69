import { assert } from 'chai';
import * as vscode from 'vscode';
import { api, closeAll, show, testInNode, until } from './kit.ts';

const exported = JSON.stringify([
	{ role: 'user', content: 'Problem 1: What is the rank of $uv^T$?' },
	{ role: 'assistant', content: '### Problem 1\n\n**Answer:** One.' },
]);

const asked = 'Problem 1: What is the rank of $uv^T$?';
const replied = '### Problem 1\n\n**Answer:** One.';

/** The same chat as other products export it. */
const nested: readonly (readonly [string, unknown])[] = [
	[
		'a tree of branches',
		[
			{
				current_node: 'b',
				mapping: {
					r: { parent: null, message: null },
					a: { parent: 'r', message: { author: { role: 'user' }, content: { content_type: 'text', parts: [asked] } } },
					b: {
						parent: 'a',
						message: { author: { role: 'assistant' }, content: { content_type: 'text', parts: [replied] } },
					},
				},
			},
		],
	],
	[
		'typed contents',
		[
			{
				chat_messages: [
					{ sender: 'human', text: '', content: [{ type: 'text', text: asked }] },
					{ sender: 'assistant', text: '', content: [{ type: 'text', text: replied }] },
				],
			},
		],
	],
	[
		'chunks',
		{
			chunkedPrompt: {
				chunks: [
					{ role: 'user', text: asked },
					{ role: 'model', text: 'hm', isThought: true },
					{ role: 'model', text: replied },
				],
			},
		},
	],
	[
		'from and value',
		{
			conversations: [
				{ from: 'human', value: asked },
				{ from: 'gpt', value: replied },
			],
		},
	],
];
const markdown = `**User:**\n\n${asked}\n\n**Assistant:**\n\n${replied}\n`;

suite('Chats', () => {
	teardown(closeAll);

	testInNode('exports of every shape become the same Markdown, by the command and by the paste', async () => {
		await api();
		for (const [name, value] of nested) {
			const content = JSON.stringify(value, undefined, 2);
			await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'json', content }));
			const converted = await vscode.commands.executeCommand<vscode.TextDocument>('homeworkLens.convertChat');
			assert.equal(converted.getText(), markdown, name);
			const { document } = await show('');
			await vscode.env.clipboard.writeText(content);
			assert.isTrue(await vscode.commands.executeCommand('homeworkLens.pasteChat'), name);
			assert.equal(document.getText().trim(), markdown.trim(), name);
		}
	});

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
