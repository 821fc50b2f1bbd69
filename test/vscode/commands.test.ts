import { assert } from 'chai';
import * as vscode from 'vscode';
import { api, at, closeAll, extensionId, homework, putCursor, readme, show, testInNode, until } from './kit.ts';

const run = <T>(command: string, ...args: unknown[]) =>
	vscode.commands.executeCommand<T>(`homeworkLens.${command}`, ...args);

suite('Commands', () => {
	teardown(closeAll);

	test('every command of the manifest is there', async () => {
		await api();
		const all = await vscode.commands.getCommands(true);
		const contributed: { command: string }[] =
			vscode.extensions.getExtension(extensionId)!.packageJSON.contributes.commands;
		assert.isNotEmpty(contributed);
		assert.deepEqual(
			contributed.map(({ command }) => command).filter(command => !all.includes(command)),
			[],
		);
	});

	testInNode('no key of ours is taken by VS Code', async () => {
		const defaults = await vscode.workspace.openTextDocument(
			vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
		);
		const entries = [...defaults.getText().matchAll(/"key":\s*"([^"]+)",\s*"command":\s*"([^"]+)"/g)];
		const taken = new Set(
			entries.filter(([, , command]) => !command!.startsWith('homeworkLens.')).map(([, key]) => key!),
		);
		assert.isAbove(taken.size, 200);
		const keys: { key: string }[] = vscode.extensions.getExtension(extensionId)!.packageJSON.contributes.keybindings;
		for (const { key } of keys) {
			const [first] = key.split(' ');
			const clash = [...taken].filter(other => other === key || other === first);
			assert.deepEqual(clash, [], key);
		}
	});

	test('Check Document says the tally and never just "passed"', async () => {
		await show(homework);
		const message = await run<string>('checkDocument');
		assert.match(message, /^3 parts: \d+ right, 1 wrong, 1 follows/);
	});

	testInNode('Check Document reads any Markdown as homework when asked', async () => {
		const { document, reviewed } = await show('How many bytes? $3 \\times 4 = 13$ bytes.\n');
		const before = reviewed.review.findings.length;
		await run('checkDocument');
		const after = (await api()).reviews.get(document)!.review.findings;
		assert.isAtLeast(after.length, Math.max(1, before));
		assert.include(
			after.map(({ verdict }) => verdict),
			'wrong',
		);
	});

	testInNode('Check This Part speaks of the part at the cursor', async () => {
		const { document, editor } = await show(homework);
		putCursor(editor, at(document, 'They fill'));
		assert.match(await run<string>('checkPart'), /^1\.b Memory of the weights: 1 wrong · 1 follows$/);
	});

	test('Insert Solution Below writes the steps, reads as right, and goes by one undo', async () => {
		const { document, editor } = await show(homework);
		putCursor(editor, at(document, '$4 \\times 8'));
		assert.isTrue(await run<boolean>('insertSolutionBelow'));
		const text = document.getText();
		assert.isAbove(text.indexOf('**Worked solution**'), text.indexOf('24{,}576'));
		assert.isBelow(text.indexOf('**Worked solution**'), text.indexOf('### (b)'));
		const reviewed = await (await api()).reviews.current(document);
		const part = reviewed!.part('1.a')!;
		const failing = reviewed!.review.findings.filter(
			({ part: id, verdict }) => id === '1.a' && verdict !== 'right' && verdict !== 'cannot-tell',
		);
		assert.deepEqual(
			failing.map(({ quote, message }) => [quote, message]),
			[],
		);
		assert.equal(part.verdict, 'right');
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), homework);
	});

	testInNode('Next and Previous Problem go round', async () => {
		const { document, editor } = await show(homework);
		putCursor(editor, new vscode.Position(0, 0));
		const lines = [];
		for (let presses = 0; presses < 4; presses++) {
			await run('nextProblem');
			lines.push(vscode.window.activeTextEditor!.selection.active.line);
		}
		const expected = ['### (a)', '### (b)', '### (c)', '### (a)'].map(heading => at(document, heading).line);
		assert.deepEqual(lines, expected);
		await run('previousProblem');
		assert.equal(vscode.window.activeTextEditor!.selection.active.line, expected[2]);
	});

	test('Copy Step as LaTeX', async () => {
		const { document, reviewed } = await show(homework);
		const step = reviewed.part('1.a')!.solution!.steps[0]!;
		const copied = await run<string>('copyStepAsLatex', { uri: document.uri.toString(), part: '1.a' }, step.id);
		assert.include(copied, step.latex);
		assert.equal(await vscode.env.clipboard.readText(), copied);
	});

	testInNode('Copy This False Alarm gives the least text that raises it', async () => {
		const { document, editor } = await show(homework);
		putCursor(editor, at(document, '= 20 \\text{ TB}', 3));
		const report = await run<string>('copyFalseAlarm');
		assert.match(report, /\*\*False alarm\*\*/);
		assert.include(report, '= 20 \\text{ TB}');
		assert.notInclude(report, 'Another adapter');
		assert.equal(await vscode.env.clipboard.readText(), report);
	});

	test('Open Example opens a homework with something to see', async () => {
		const document = await run<vscode.TextDocument>('openExample');
		const reviewed = await (await api()).reviews.current(document);
		assert.isAbove(reviewed!.review.parts.length, 3);
		assert.isTrue(reviewed!.review.parts.some(part => part.solution !== null));
	});

	testInNode('in ordinary Markdown the commands change nothing', async () => {
		const { document } = await show(readme);
		await run('showSolution');
		await run('insertSolutionBelow');
		await run('nextProblem');
		assert.equal(document.getText(), readme);
		assert.isNull((await api()).panel.page);
	});
});

suite('Around the text', () => {
	teardown(closeAll);

	test('outline and folds by part', async () => {
		const { document } = await show(homework);
		const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
			'vscode.executeDocumentSymbolProvider',
			document.uri,
		);
		const problem = symbols.find(({ name }) => name === '1 Adapters');
		assert.deepEqual(
			problem?.children.map(({ name }) => name),
			['1.a Memory of the adapter', '1.b Memory of the weights', '1.c Another adapter'],
		);
		const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
			'vscode.executeFoldingRangeProvider',
			document.uri,
		);
		assert.isTrue(folds.some(({ start }) => start === at(document, '### (b)').line));
	});

	test('the outline shows no LaTeX of a matrix', async () => {
		const { document } = await show(
			'# Homework\n\n## Problem 1\n\n### (a) The rank of $\\begin{pmatrix} 1 & 2 \\\\ 2 & 4 \\end{pmatrix}$\n\n**Answer:** 1\n',
		);
		const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
			'vscode.executeDocumentSymbolProvider',
			document.uri,
		);
		const names = symbols.flatMap(({ name, children }) => [name, ...children.map(child => child.name)]);
		assert.include(names, '1.a The rank of (…)');
	});

	testInNode('a document that is closed is forgotten', async () => {
		// An untitled one: the editor keeps a file that was opened for a while after its tab is closed.
		const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: homework });
		await vscode.window.showTextDocument(document);
		const { reviews } = await api();
		await until('a review', () => reviews.get(document));
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		await until('the document to be forgotten', () => reviews.get(document) === undefined);
	});

	test('a broken document is reviewed without an error', async () => {
		const { reviewed } = await show(
			'# Problem 1\n\n(a) What?\n\n**Answer:** $\\frac{1}{$ and $$\\begin{bmatrix} 1 & \n\n```\n$2+2=5$',
		);
		assert.equal(reviewed.review.version, 1);
	});
});
