import { assert } from 'chai';
import MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { api, at, closeAll, extensionId, homework, putCursor, readme, show, testInNode, until } from './kit.ts';

const run = <T>(command: string, ...args: unknown[]) =>
	vscode.commands.executeCommand<T>(`homeworkLens.${command}`, ...args);

suite('Completions', () => {
	teardown(closeAll);

	/** What is offered behind some typed characters, ours alone. */
	async function offered(typed: string): Promise<readonly vscode.CompletionItem[]> {
		const { document, editor } = await show(homework);
		await editor.edit(edit => edit.insert(at(document, 'They fill'), `${typed}\n\n`));
		const place = at(document, typed, typed.replace(/\$$/, '').length);
		const list = await vscode.commands.executeCommand<vscode.CompletionList>(
			'vscode.executeCompletionItemProvider',
			document.uri,
			place,
		);
		return list.items.filter(({ kind }) =>
			[vscode.CompletionItemKind.Unit, vscode.CompletionItemKind.Constant, vscode.CompletionItemKind.Variable].includes(
				kind!,
			),
		);
	}
	const labels = (items: readonly vscode.CompletionItem[]) =>
		items.map(({ label }) => (typeof label === 'string' ? label : label.label));

	test('units behind a number', async () => {
		assert.include(labels(await offered('That is 80 G')), 'GiB');
	});

	testInNode('constants of the field, with their source', async () => {
		const item = (await offered('An H20')).find(({ label }) => /^H200: memory bandwidth/.test(labels([{ label }])[0]!));
		assert.match(String(item?.insertText), /4\.8 TB\/s/);
		assert.match(String(item?.documentation), /NVIDIA/);
	});

	testInNode('none in ordinary Markdown', async () => {
		const { document } = await show(readme);
		const list = await vscode.commands.executeCommand<vscode.CompletionList>(
			'vscode.executeCompletionItemProvider',
			document.uri,
			at(document, '3 times', 1),
		);
		assert.isEmpty(list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Unit));
	});
});

suite('The built-in preview', () => {
	teardown(closeAll);

	/** Through the built-in extension; where that runs in another host than ours (a web host beside a remote one), by hand. */
	const preview = async (document: vscode.TextDocument): Promise<string> => {
		if (vscode.extensions.getExtension('vscode.markdown-language-features')) {
			return vscode.commands.executeCommand<string>('markdown.api.render', document);
		}
		const md = (await api()).extendMarkdownIt(new MarkdownIt({ html: true }));
		return md.render(document.getText(), { currentDocument: document.uri });
	};

	test('shows the verdict of a part behind its heading, and the right value behind a wrong one', async () => {
		const { document } = await show(homework);
		const html = await until('marks', async () => {
			const rendered = await preview(document);
			return /homework-lens/.test(rendered) && rendered;
		});
		assert.match(html, /Memory of the weights[^\n]*class="homework-lens wrong"[^>]*>✗ 1 wrong/);
		assert.match(html, /class="homework-lens wrong"[^>]*>✗ wrong → 2 TB</);
		assert.match(html, /class="homework-lens follows"/);
	});

	testInNode('shows a note that is kept in a comment', async () => {
		const { document } = await show(homework.replace('They fill', () => '{>>Is this <b>so</b>?<<}\n\nThey fill'));
		const html = await until('marks', async () => {
			const rendered = await preview(document);
			return /class="homework-lens note"/.test(rendered) && rendered;
		});
		assert.notMatch(html, /✎[^<]*<b>/);
	});

	testInNode('shows what a note is about as marked, and the note with its kind in place of its source', async () => {
		const { document } = await show(
			homework.replace('They fill', () => '{==They fill==}{>>@Ann: hallucination: why $x$?<<}'),
		);
		const html = await until('marks', async () => {
			const rendered = await preview(document);
			return /class="homework-lens note"/.test(rendered) && rendered;
		});
		assert.include(html, '<mark class="homework-lens-marked">They fill</mark>');
		assert.match(html, /✎ Ann: hallucination: why \$x\$\?/);
		assert.notMatch(html, /\{(?:&gt;|>)|\{==|==\}/);
	});

	testInNode('leaves ordinary Markdown alone', async () => {
		const { document } = await show(readme.replace('## Usage', 'A {==word==}{>>noted<<}.\n\n## Usage'));
		const html = await preview(document);
		assert.notInclude(html, 'homework-lens ');
		assert.include(html, 'A {==word==}{&#62;&#62;noted&#60;&#60;}.');
	});
});

suite('Hidden solutions', () => {
	const set = (value: boolean | undefined) =>
		vscode.workspace
			.getConfiguration('homeworkLens')
			.update('panel.hintsFirst', value, vscode.ConfigurationTarget.Global);

	teardown(async () => {
		await set(undefined);
		await closeAll();
	});

	testInNode('the result of an unanswered question does not stand in the line', async () => {
		const { document } = await show(homework);
		const settings = vscode.workspace.getConfiguration('homeworkLens');
		await settings.update('inlineResults', 'all', vscode.ConfigurationTarget.Global);
		try {
			const labels = async () => {
				const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
					'vscode.executeInlayHintProvider',
					document.uri,
					new vscode.Range(0, 0, document.lineCount, 0),
				);
				return hints.map(({ label }) => String(label)).join(' ');
			};
			assert.match(await labels(), /= 16[,.]384/);
			await set(true);
			assert.notMatch(await labels(), /16[,.]384/);
		} finally {
			await settings.update('inlineResults', undefined, vscode.ConfigurationTarget.Global);
		}
	});
});

suite('The manifest', () => {
	const manifest = () => vscode.extensions.getExtension(extensionId)!.packageJSON;

	testInNode('every setting is documented where it stands', () => {
		const properties: Record<
			string,
			{ markdownDescription?: string; enum?: string[]; markdownEnumDescriptions?: string[] }
		> = manifest().contributes.configuration.properties;
		for (const [name, { markdownDescription = '', enum: values = [], markdownEnumDescriptions = [] }] of Object.entries(
			properties,
		)) {
			assert.isAbove(markdownDescription.length, 20, name);
			assert.notMatch(markdownDescription, /^%/, name);
			assert.lengthOf(markdownEnumDescriptions, values.length, name);
		}
	});

	testInNode('the context menu and the title bar offer only what is there, and only in Markdown', () => {
		const { menus, commands } = manifest().contributes;
		const known = new Set(commands.map(({ command }: { command: string }) => command));
		const entries: { command?: string; submenu?: string; when?: string }[] = [
			...menus['editor/context'],
			...menus['editor/title'],
			...menus['homeworkLens.menu'],
		];
		assert.isAbove(entries.length, 8);
		for (const { command, submenu, when } of entries) {
			assert.isTrue(submenu === 'homeworkLens.menu' || known.has(command), `${command ?? submenu}`);
			assert.match(when ?? '', /editorLangId == markdown/);
		}
	});
});

suite('Starting', () => {
	test('the core is not a part of what is loaded at the start', async () => {
		await api(); // scripts/bench-activation.mjs measures how long it takes: a time in a test would depend on what else runs
		const uri = vscode.extensions.getExtension(extensionId)!.extensionUri;
		const read = async (name: string) =>
			new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(uri, 'dist', name)));
		for (const name of ['extension.js', 'web/extension.js']) {
			const bundle = await read(name);
			assert.notMatch(bundle, /src\/core\/(?:math|check|quantities|homework|solve)\//, name);
			assert.isBelow(bundle.length, 400_000, name);
		}
		assert.match(await read('core.js'), /src\/core\/check\//);
	});

	test('other values go into the document as one edit', async () => {
		const { document, editor } = await show(homework);
		putCursor(editor, at(document, '### (a)'));
		await run('showSolution');
		const { panel } = await api();
		const page = await until('the part', () => panel.page?.part.id === '1.a' && panel.page);
		const rank = page.givens.find(({ field }) => field?.value === 8)!.field!;
		await panel.asked({ type: 'put-values', version: page.version, values: { [rank.symbol]: '64' } });
		assert.include(document.getText(), 'and $k = 64$?');
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), homework);
		await closeAll();
	});
});

suite('Converting a unit', () => {
	teardown(closeAll);

	testInNode('what is right in another unit is written in it by a quick fix, and one undo takes it back', async () => {
		for (const [said, mended] of [
			['= 16 \\text{ TB}', '= 16 \\text{ Tbit}'],
			['= 1.82 \\text{ TB}', '= 1.82 \\text{ TiB}'],
		] as const) {
			const text = homework.replace('= 20 \\text{ TB}$.', () => `${said}$.`);
			const { document } = await show(text);
			const place = at(document, said, 3);
			const actions = await until('a fix', async () => {
				const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
					'vscode.executeCodeActionProvider',
					document.uri,
					new vscode.Range(place, place),
					vscode.CodeActionKind.QuickFix.value,
				);
				const found = all.filter(({ title }) => /^Write it in /.test(title));
				return found.length > 0 && found;
			});
			assert.isTrue(await vscode.workspace.applyEdit(actions[0]!.edit!));
			assert.include(document.getText(), mended);
			await vscode.commands.executeCommand('undo');
			assert.equal(document.getText(), text);
		}
	});
});

suite('The panel elsewhere', () => {
	teardown(closeAll);

	test('a page that starts anew (a reload, another window) is sent all it needs', async () => {
		const { document, editor } = await show(homework);
		putCursor(editor, at(document, '### (b)'));
		await run('showSolution');
		const { panel } = await api();
		const before = await until('the part', () => panel.page?.part.id === '1.b' && panel.page);
		const drawn = new Promise<unknown>(resolve => {
			const once = panel.onDidDraw(page => {
				once.dispose();
				resolve(page);
			});
		});
		await panel.asked({ type: 'ready' });
		assert.deepEqual(await drawn, before);
		await vscode.commands.executeCommand('homeworkLens.panel.pin');
		await vscode.commands.executeCommand('homeworkLens.panel.unpin');
	});
});

suite('The Testing view', () => {
	teardown(closeAll);

	test('its commands run over a homework without an error, and change nothing', async () => {
		const { document } = await show(homework);
		await vscode.commands.executeCommand('testing.refreshTests');
		await vscode.commands.executeCommand('testing.runCurrentFile');
		await vscode.commands.executeCommand('testing.reRunFailTests');
		assert.equal(document.getText(), homework);
	});
});
