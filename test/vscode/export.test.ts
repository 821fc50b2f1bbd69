import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Comparison } from '../../src/core/report/compare.ts';
import { badgeOf } from '../../src/vscode/features/file-badge.ts';
import type { FolderReview } from '../../src/vscode/features/folder.ts';
import { closeAll, homework, readme, show, testInNode, until } from './kit.ts';

const run = <T>(command: string, ...args: unknown[]) =>
	vscode.commands.executeCommand<T>(`homeworkLens.${command}`, ...args);

const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
const read = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
const write = async (uri: vscode.Uri, text: string) => {
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
	return uri;
};
const tabs = () => vscode.window.tabGroups.all.flatMap(group => group.tabs.map(({ label }) => label)).join();
const noted = homework.replace('They fill', () => '{>>hallucination: from nowhere<<}\n\nThey fill');

suite('Export Annotated Document', () => {
	teardown(closeAll);

	async function exported(format: string): Promise<string> {
		const { document } = await show(noted);
		const uri = vscode.Uri.joinPath(folder(), `exported-${crypto.randomUUID()}`);
		const written = await run<vscode.Uri>('export', { format, uri });
		assert.equal(written?.toString(), uri.toString());
		assert.equal(document.getText(), noted);
		const text = await read(uri);
		await vscode.workspace.fs.delete(uri);
		return text;
	}

	test('as a page that stands alone, with verdicts, notes, plots and lists', async () => {
		const html = await exported('html');
		assert.match(html, /^<!DOCTYPE html>/);
		assert.match(html, /<p class="tally">\d+ right, 1 wrong, 1 follows/);
		assert.match(html, /<figure class="plot curve"><svg role="img" aria-label="/);
		assert.match(html, /<a href="#invented">/);
		assert.match(html, /hallucination<\/span>.*from nowhere|hallucination.*from nowhere/);
		assert.notMatch(html, /<script|<link|src=|vscode/);
	});

	test('as Markdown and as data', async () => {
		assert.match(await exported('markdown'), /> ✗ \*\*wrong\*\* `10\^\{12\}/);
		const data = JSON.parse(await exported('json'));
		assert.deepInclude(data, { version: 1 });
		assert.equal(data.notes[0].text, 'from nowhere');
	});

	testInNode('gives no solutions away where they are hidden until asked for', async () => {
		const settings = vscode.workspace.getConfiguration('homeworkLens');
		await settings.update('panel.hintsFirst', true, vscode.ConfigurationTarget.Global);
		try {
			assert.notMatch(await exported('html'), /class="worked"/);
		} finally {
			await settings.update('panel.hintsFirst', undefined, vscode.ConfigurationTarget.Global);
		}
	});

	testInNode('needs a Markdown file', async () => {
		await closeAll();
		assert.isUndefined(await run('export', { format: 'html' }));
	});
});

suite('Compare Reviews', () => {
	teardown(closeAll);

	test('two documents, part by part', async () => {
		const [a, b] = [
			await write(vscode.Uri.joinPath(folder(), 'before.md'), homework),
			await write(
				vscode.Uri.joinPath(folder(), 'after.md'),
				homework.replace('= 20 \\text{ TB}$.', () => '= 2 \\text{ TB}$.'),
			),
		];
		const comparison = await run<Comparison>('compare', { uri: a }, { uri: b });
		assert.deepEqual([comparison.a.name, comparison.b.name], ['before.md', 'after.md']);
		const part = comparison.parts.find(each => each.a?.id === '1.b')!;
		assert.deepInclude(part.statements[0], { change: 'mended' });
		assert.lengthOf(comparison.parts, 3);
		await until('the page', () => /before\.md.*after\.md/.test(tabs()));
		// The two files that are selected in the explorer
		const selected = await run<Comparison>('compare', a, [a, b]);
		assert.deepEqual(selected.changes, comparison.changes);
		await vscode.workspace.fs.delete(a);
		await vscode.workspace.fs.delete(b);
	});

	testInNode('a chat before a later prompt, and after', async () => {
		const turn = (said: string) => `**Assistant:**\n\n## Problem 1\n\n**Answer:** $3 \\times 4 = ${said}$\n`;
		const chat = `**User:** Problem 1. How much is $3 \\times 4$?\n\n${turn('14')}\n**User:** Look again.\n\n${turn('12')}`;
		const { document } = await show(chat);
		const comparison = await run<Comparison>('compare', { uri: document.uri, turn: 2 }, { uri: document.uri });
		assert.match(comparison.a.name, /turns 1 to 2$/);
		assert.deepEqual(
			comparison.parts.map(({ a, b }) => [a?.verdict, b?.verdict === 'wrong']),
			[['wrong', false]],
		);
	});
});

suite('Review Folder', () => {
	teardown(closeAll);

	test('every homework of a folder as a table, a page and CSV; what is none is left out, what cannot be read is said', async () => {
		const place = vscode.Uri.joinPath(folder(), 'students');
		const mended = homework.replace('= 20 \\text{ TB}$.', () => '= 2 \\text{ TB}$.');
		await write(vscode.Uri.joinPath(place, 'ann.md'), homework);
		await write(vscode.Uri.joinPath(place, 'deep', 'bo.md'), mended);
		await write(vscode.Uri.joinPath(place, 'README.md'), readme);
		await write(vscode.Uri.joinPath(place, 'node_modules', 'x.md'), homework);
		await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(place, 'latin.md'), new Uint8Array([0xe9, 0x20, 0xff]));
		const found = await run<FolderReview>('reviewFolder', place);
		assert.deepEqual(
			found.reviews.map(({ file }) => file),
			['ann.md', 'deep/bo.md'],
		);
		assert.deepEqual(
			found.problems.map(({ file, problem }) => `${file}: ${problem}`),
			['latin.md: not UTF-8 text'],
		);
		const [head, ann] = found.csv.split('\r\n');
		assert.equal(head, 'file,1.a,1.b,1.c,right,wrong,follows,incomplete,unsupported,cannot tell');
		assert.match(ann!, /^ann\.md,[a-z-]+,wrong,unanswered,\d+,1,1,/);
		await until('the page', () => /students/.test(tabs()));
		await vscode.workspace.fs.delete(place, { recursive: true });
	});

	testInNode('a folder without Markdown is said to be one', async () => {
		const place = vscode.Uri.joinPath(folder(), 'nothing');
		await vscode.workspace.fs.createDirectory(place);
		assert.isUndefined(await run('reviewFolder', place));
		await vscode.workspace.fs.delete(place);
	});
});

suite('The badge of a file', () => {
	teardown(closeAll);

	test('says by a mark and in words how a homework fares, and nothing of what is none', async () => {
		const { reviewed } = await show(homework);
		const badge = badgeOf(reviewed.review);
		assert.deepInclude(badge, { badge: '✗' });
		assert.match(badge?.tooltip ?? '', /1 wrong/);
		const right = await show(homework.replace(/### \(b\)[\s\S]*(?=### \(c\))/, ''));
		assert.equal(badgeOf(right.reviewed.review)?.badge, '✓');
		const none = await show(readme);
		assert.isUndefined(badgeOf(none.reviewed.review));
	});

	testInNode('is off until it is asked for', async () => {
		const setting = vscode.workspace.getConfiguration('homeworkLens').inspect<boolean>('fileBadge');
		assert.strictEqual(setting?.defaultValue, false);
	});
});
