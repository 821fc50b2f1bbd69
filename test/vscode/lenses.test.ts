import { assert } from 'chai';
import * as vscode from 'vscode';
import { Formulas } from '../../src/vscode/formulas.ts';
import { at, closeAll, extensionId, homework, putCursor, readme, show, testInNode, until } from './kit.ts';

const lensesOf = (document: vscode.TextDocument) =>
	vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50);
const titles = (lenses: readonly vscode.CodeLens[], line: number) =>
	lenses.filter(lens => lens.range.start.line === line).map(lens => lens.command?.title);

suite('CodeLens', () => {
	teardown(closeAll);

	test('verdict, show, check, insert over each part', async () => {
		const { document, reviewed } = await show(homework);
		const lenses = await lensesOf(document);
		const over = (words: string) => titles(lenses, at(document, words).line);
		const { verdict } = reviewed.part('1.a')!;
		assert.deepEqual(over('### (a)'), [
			verdict === 'right' ? '✓ right' : '? cannot tell',
			'Show solution',
			'Check',
			'Insert solution',
		]);
		assert.match(over('### (b)')[0] ?? '', /^✗ 1 wrong · 1 follows$/);
		assert.deepEqual(over('### (c)'), ['○ not answered', 'Show solution', 'Check', 'Insert solution']);
	});

	testInNode('their number is steady while somebody types, and they go along with their headings', async () => {
		const { document, editor } = await show(homework);
		const before = (await lensesOf(document)).length;
		assert.isAbove(before, 8);
		for (const typed of ['#', '#', ' ', 'x', '\n', '$', '1', '\\', 'f', 'r', 'a', 'c', '{']) {
			await editor.edit(edit => edit.insert(at(document, 'The weights take'), typed));
			const lenses = await lensesOf(document);
			assert.lengthOf(lenses, before, `after ${JSON.stringify(typed)}`);
			for (const { range } of lenses) assert.match(document.lineAt(range.start.line).text, /^###? /);
			assert.isAbove(titles(lenses, at(document, '### (c)').line).length, 2);
		}
	});

	testInNode('none over ordinary Markdown, none where the setting hides them', async () => {
		assert.isEmpty(await lensesOf((await show(readme)).document));
		const settings = vscode.workspace.getConfiguration('homeworkLens');
		await settings.update('codeLens.enabled', false, vscode.ConfigurationTarget.Global);
		try {
			assert.isEmpty(await lensesOf((await show(homework)).document));
		} finally {
			await settings.update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Global);
		}
	});
});

suite('Inline results', () => {
	const hintsOf = (document: vscode.TextDocument) =>
		vscode.commands.executeCommand<vscode.InlayHint[]>(
			'vscode.executeInlayHintProvider',
			document.uri,
			new vscode.Range(0, 0, document.lineCount, 0),
		);
	const labels = async (document: vscode.TextDocument) => (await hintsOf(document)).map(hint => String(hint.label));
	const set = (mode: string | undefined) =>
		vscode.workspace.getConfiguration('homeworkLens').update('inlineResults', mode, vscode.ConfigurationTarget.Global);

	teardown(async () => {
		await set(undefined);
		await closeAll();
	});

	test('failures: the right value where the text is wrong', async () => {
		const { document } = await show(homework);
		const said = await labels(document);
		assert.lengthOf(said, 2);
		assert.match(said[0]!, /→ 2 TB/);
		assert.match(said[1]!, /→ 25\b/);
	});

	testInNode('the value goes in by its text edit', async () => {
		const { document } = await show(homework);
		const hint = (await hintsOf(document))[0]!;
		assert.isNotEmpty(hint.textEdits ?? []);
		const edit = new vscode.WorkspaceEdit();
		edit.set(document.uri, hint.textEdits!);
		assert.isTrue(await vscode.workspace.applyEdit(edit));
		assert.match(document.lineAt(at(document, 'The weights take').line).text, /= 2 /);
	});

	testInNode('of a large matrix only the wrong entry, where it stands', async () => {
		const row = (times: number) => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(entry => entry * times);
		const set = (rows: readonly (readonly number[])[]) =>
			`\\begin{bmatrix} ${rows.map(entries => entries.join(' & ')).join(' \\\\ ')} \\end{bmatrix}`;
		const wrong = row(2).map(entry => (entry === 16 ? 17 : entry));
		const { document } = await show(
			`# Homework\n\n## Problem 1\n\n**Question:** Compute the product.\n\n**Answer:** $${set([[1], [2]])} ${set([row(1)])} = ${set([row(1), wrong])}$\n`,
		);
		const [hint, ...more] = await hintsOf(document);
		assert.isEmpty(more);
		assert.equal(String(hint!.label), '→ 16');
		assert.isTrue(hint!.position.isEqual(at(document, '& 17', '& 17'.length)));
	});

	testInNode('all, cursor and off', async () => {
		const { document, editor } = await show(homework);
		await set('all');
		assert.include(await labels(document), '✓');
		assert.match((await labels(document)).join(' '), /= 16[,.]384/, 'the unanswered part');
		await set('cursor');
		putCursor(editor, at(document, '**Answer:** $4'));
		assert.deepEqual(await labels(document), ['✓']);
		await set('off');
		assert.isEmpty(await labels(document));
	});

	testInNode('none in ordinary Markdown', async () => {
		await set('all');
		assert.isEmpty(await labels((await show(readme)).document));
	});
});

suite('Hover', () => {
	teardown(closeAll);

	const hoverAt = async (document: vscode.TextDocument, position: vscode.Position): Promise<string> => {
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			document.uri,
			position,
		);
		return hovers
			.flatMap(({ contents }) => contents)
			.map(part => (typeof part === 'string' ? part : part.value))
			.join('\n');
	};

	test('verdict, reason, right value as a picture, and how it was read', async () => {
		const { document } = await show(homework);
		const text = await hoverAt(document, at(document, '= 20 \\text{ TB}', 3));
		assert.match(text, /✗ wrong/);
		assert.match(text, /data:image\/svg\+xml;base64,/);
		assert.match(text, /Read as/);
		assert.match(text, /2 TB/);
		assert.match(text, /command:homeworkLens\.showSolution/);
	});

	testInNode('the picture has the colour of the theme', async () => {
		const { document } = await show(homework);
		const colours: Record<number, string> = {
			[vscode.ColorThemeKind.Light]: '#1f1f1f',
			[vscode.ColorThemeKind.Dark]: '#d4d4d4',
			[vscode.ColorThemeKind.HighContrast]: '#ffffff',
			[vscode.ColorThemeKind.HighContrastLight]: '#000000',
		};
		const configuration = vscode.workspace.getConfiguration('workbench');
		const position = at(document, '= 20 \\text{ TB}', 3);
		try {
			for (const theme of ['Light Modern', 'Dark Modern', 'Default High Contrast', 'Default High Contrast Light']) {
				await configuration.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
				const wanted = {
					'Light Modern': vscode.ColorThemeKind.Light,
					'Dark Modern': vscode.ColorThemeKind.Dark,
					'Default High Contrast': vscode.ColorThemeKind.HighContrast,
					'Default High Contrast Light': vscode.ColorThemeKind.HighContrastLight,
				}[theme]!;
				await until(theme, () => vscode.window.activeColorTheme.kind === wanted);
				const image = /data:image\/svg\+xml;base64,([\w+/=]+)/.exec(await hoverAt(document, position))?.[1] ?? '';
				assert.include(atob(image), `color: ${colours[wanted]}`, theme);
			}
		} finally {
			await configuration.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
		}
	});

	testInNode('where the numbers come from, with a link to the line', async () => {
		const text =
			'## Problem 1\n\n**Question:** How long does reading 480 GB at 2 GB/s take?\n\n**Answer:** $480 \\text{ GB} / (2 \\text{ GB/s}) = 250 \\text{ s}$.\n';
		const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
		await vscode.window.showTextDocument(document);
		const said = await hoverAt(document, at(document, '= 250', 3));
		assert.match(said, /Its numbers: .*480.*given, \[line 3\]\(.*#L3(?:,|%2C)\d+\)/);
	});

	test('text where no picture can be drawn', async () => {
		const log = vscode.window.createOutputChannel('Formulas', { log: true });
		try {
			const formulas = new Formulas(vscode.extensions.getExtension(extensionId)!.extensionUri, log);
			assert.match(await formulas.markdown('x^2 \\times 3', 'x² × 3'), /^!\[x² × 3\]\(data:image\/svg\+xml;base64,/);
			assert.equal(await formulas.markdown('\\frac{1}{', '1/…'), '`1/…`', 'LaTeX that cannot be read');
			assert.equal(await formulas.markdown('\\nosuchcommand{x}', 'x² × 3'), '`x² × 3`');
			const long = Array.from({ length: 3000 }, (_, n) => `x_{${n}}`).join(' + ');
			assert.equal(
				await formulas.markdown(long, 'x₀ + x₁ + …'),
				'`x₀ + x₁ + …`',
				'a picture that the editor would cut',
			);
			const lost = new Formulas(vscode.Uri.parse('file:///nowhere'), log);
			assert.equal(await lost.markdown('x', 'x'), '`x`', 'a bundle that cannot be loaded');
		} finally {
			log.dispose();
		}
	});

	testInNode('a given says where it comes from', async () => {
		const { document } = await show(homework);
		assert.match(await hoverAt(document, at(document, 'k = 8', 2)), /given in the question/);
	});

	testInNode('nothing over ordinary Markdown', async () => {
		const { document } = await show(readme);
		assert.notMatch(await hoverAt(document, at(document, '2 + 2 = 5', 4)), /homeworkLens|wrong/);
	});
});
