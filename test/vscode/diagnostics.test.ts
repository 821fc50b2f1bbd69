import { assert } from 'chai';
import * as vscode from 'vscode';
import { api, at, closeAll, homework, readme, show, testInNode, until } from './kit.ts';

const ours = (document: vscode.TextDocument) =>
	vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Homework Lens');
const fixesAt = async (document: vscode.TextDocument, range: vscode.Range) =>
	(
		await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			range,
			vscode.CodeActionKind.QuickFix.value,
		)
	).filter(action => action.kind?.value === vscode.CodeActionKind.QuickFix.value);

suite('Diagnostics and quick fixes', () => {
	teardown(closeAll);

	test('every wrong and every following statement, with code, severity and where it comes from', async () => {
		const { document } = await show(homework);
		const [wrong, follows, ...more] = await until('diagnostics', () => {
			const found = ours(document);
			return found.length > 0 && found;
		});
		assert.isEmpty(more.map(({ message }) => message));
		assert.equal(wrong!.severity, vscode.DiagnosticSeverity.Error);
		assert.equal(wrong!.range.start.line, at(document, 'The weights take').line);
		const code = wrong!.code as { value: string; target: vscode.Uri };
		assert.match(code.value, /^[a-z]+(?:[.-][a-z]+)+$/);
		assert.match(code.target.path, /docs\/rules\.md$/);
		assert.equal(follows!.severity, vscode.DiagnosticSeverity.Warning);
		assert.isTrue(
			(follows!.relatedInformation ?? []).some(({ location }) => location.range.start.line === wrong!.range.start.line),
			'the root is named',
		);
	});

	testInNode('nothing in ordinary Markdown, nor in a language other than Markdown', async () => {
		const { document } = await show(readme);
		assert.isEmpty(ours(document));
		const plain = await vscode.workspace.openTextDocument({ language: 'plaintext', content: homework });
		await vscode.window.showTextDocument(plain);
		assert.isUndefined(await (await api()).reviews.current(plain));
		assert.isEmpty(ours(plain));
	});

	test('putting in the right value mends it, and one undo takes it back', async () => {
		const { document } = await show(homework);
		const [wrong] = await until('diagnostics', () => ours(document).length > 0 && ours(document));
		const [first] = await fixesAt(document, wrong!.range);
		assert.isTrue(first?.isPreferred);
		const before = document.getText();
		assert.isTrue(await vscode.workspace.applyEdit(first!.edit!));
		await until(
			'the mended document',
			// The line below is judged anew: with another input what it says may be an error of its own.
			() => !ours(document).some(({ range }) => range.start.line === wrong!.range.start.line),
		);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), before);
	});

	testInNode('ignoring here and in the file, each by one edit', async () => {
		for (const title of [/^Ignore this here$/, /^Ignore .* in this file$/]) {
			const { document } = await show(homework);
			const [wrong] = await until('diagnostics', () => ours(document).length > 0 && ours(document));
			const fix = (await fixesAt(document, wrong!.range)).find(action => title.test(action.title));
			const message = wrong!.message;
			assert.isTrue(await vscode.workspace.applyEdit(fix!.edit!));
			await until(`silence after ${title}`, () => !ours(document).some(diagnostic => diagnostic.message === message));
			assert.include(document.getText(), '<!-- homework-lens-disable-');
		}
	});

	testInNode('a comment silences its part and no other', async () => {
		const last = '\n\n### (d) Sheets\n\n**Question:** How many sheets?\n\n**Answer:** $30 \\times 12 = 390$ sheets.\n';
		const { document } = await show(
			homework.replace(
				'### (b) Memory of the weights\n',
				heading => `${heading}\n<!-- homework-lens-disable-part -->\n`,
			) + last,
		);
		const found = await until('diagnostics', () => ours(document).length > 0 && ours(document));
		assert.deepEqual(
			found.map(({ range }) => range.start.line),
			[at(document, '30 \\times 12').line],
		);
	});

	testInNode(
		'a cell that breaks what its table keeps is mended with what follows from it, and one undo takes it back',
		async () => {
			const { document } = await show(`# Homework 3

## Problem 1. Bill

**Question:** What do the four runs cost, and four more like C?

**Answer:**

| run | hours | price | cost |
|---|---|---|---|
| A | 40 h | 3.00 €/h | 120.00 € |
| B | 25 h | 3.20 €/h | 80.00 € |
| C | 64 h | 2.50 €/h | 106.00 € |
| D | 90 h | 2.00 €/h | 180.00 € |

Four runs like C cost $4 \\times 106 = 424$ €.
`);
			const [wrong, follows] = await until('diagnostics', () => ours(document).length > 1 && ours(document));
			assert.equal((wrong!.code as { value: string }).value, 'table.mismatch');
			assert.equal(follows!.range.start.line, at(document, 'Four runs').line);
			const fixes = await fixesAt(document, wrong!.range);
			assert.match(fixes[0]!.title, /^Replace by 160/);
			const all = fixes.find(({ title }) => title.startsWith('Mend all'));
			assert.isDefined(all, fixes.map(({ title }) => title).join(' / '));
			const before = document.getText();
			assert.isTrue(await vscode.workspace.applyEdit(all!.edit!));
			await until('the mended document', () => ours(document).length === 0);
			assert.include(document.getText(), '4 \\times 160 = 640$ €');
			await vscode.commands.executeCommand('undo');
			assert.equal(document.getText(), before);
		},
	);

	testInNode('a display formula is silenced from the line above it', async () => {
		const { document } = await show(
			homework.replace(
				'$10^{12} \\times 2 \\text{ bytes} = 20 \\text{ TB}$.',
				() => '\n\n$$10^{12} \\times 2 \\text{ bytes} = 20 \\text{ TB}$$',
			),
		);
		const [wrong] = await until('diagnostics', () => ours(document).length > 0 && ours(document));
		const here = (await fixesAt(document, wrong!.range)).find(action => action.title === 'Ignore this here');
		assert.isTrue(await vscode.workspace.applyEdit(here!.edit!));
		assert.match(document.getText(), /<!-- homework-lens-disable-next-line [\w.-]+ -->\n\$\$10/);
		await until('silence', () => !ours(document).some(({ message }) => message === wrong!.message));
	});

	testInNode('a rule is switched off everywhere, and a verdict is made silent', async () => {
		const { document } = await show(homework);
		const [wrong] = await until('diagnostics', () => ours(document).length > 0 && ours(document));
		const rule = (wrong!.code as { value: string }).value;
		const configuration = () => vscode.workspace.getConfiguration('homeworkLens');
		try {
			await vscode.commands.executeCommand('homeworkLens.disableRule', rule);
			assert.deepEqual(configuration().get('disabledRules'), [rule]);
			await until('no such rule', () => !ours(document).some(({ code }) => (code as { value: string }).value === rule));
			await configuration().update('disabledRules', undefined, vscode.ConfigurationTarget.Global);
			await until('the rule again', () => ours(document).length > 0);
			await configuration().update('diagnostics.rules', { [rule]: 'hint' }, vscode.ConfigurationTarget.Global);
			await until('a hint', () => ours(document)[0]?.severity === vscode.DiagnosticSeverity.Hint);
			await configuration().update('diagnostics.rules', { [rule]: 'loud' }, vscode.ConfigurationTarget.Global);
			await until('what is no level is none', () => ours(document)[0]?.severity === vscode.DiagnosticSeverity.Error);
			await configuration().update('diagnostics.rules', undefined, vscode.ConfigurationTarget.Global);
			await configuration().update('diagnostics.wrong', 'off', vscode.ConfigurationTarget.Global);
			await until(
				'silence',
				() => !ours(document).some(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
			);
		} finally {
			await configuration().update('disabledRules', undefined, vscode.ConfigurationTarget.Global);
			await configuration().update('diagnostics.wrong', undefined, vscode.ConfigurationTarget.Global);
			await configuration().update('diagnostics.rules', undefined, vscode.ConfigurationTarget.Global);
		}
	});
});
