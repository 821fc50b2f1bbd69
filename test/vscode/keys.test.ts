import { assert } from 'chai';
import * as vscode from 'vscode';
import { tankKey as key, TANK_HOMEWORK as tank } from '../fixtures/tank-key.ts';
import { api, at, closeAll, extensionId, homework, putCursor, show, testInNode, until } from './kit.ts';

const encode = (text: string) => new TextEncoder().encode(text);

suite('Answer keys', () => {
	const folder = () => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, '.homework', 'keys');
	const write = async (name: string, text: string): Promise<vscode.Uri> => {
		const uri = vscode.Uri.joinPath(folder(), name);
		await vscode.workspace.fs.createDirectory(folder());
		await vscode.workspace.fs.writeFile(uri, encode(text));
		return uri;
	};
	/** Every file has a name of its own: an editor that was just closed may still hold what it showed. */
	const open = async (text: string) => {
		const uri = await write(`${crypto.randomUUID()}.md`, text);
		const document = await vscode.workspace.openTextDocument(uri);
		return { document, editor: await vscode.window.showTextDocument(document, vscode.ViewColumn.One) };
	};
	const errors = (uri: vscode.Uri) =>
		vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Homework Lens');

	teardown(async () => {
		await closeAll();
		try {
			await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), '..'), { recursive: true });
		} catch {
			// a test without a key of its own
		}
		const { keys } = await api();
		await until('no keys', async () => (await keys.sources()).length === 0);
	});

	test('a key of the workspace solves at once, changes as it is saved, and is gone when it is deleted', async () => {
		const { document } = await show(tank);
		const { reviews } = await api();
		const solved = () => reviews.get(document)?.review.parts[0]?.solution?.results[0]?.text;
		assert.isUndefined(solved());
		const uri = await write('tank.md', key('course.tank'));
		await until('the solution', () => solved() === '4 s');
		await vscode.workspace.fs.writeFile(uri, encode(key('course.tank', '\\frac{V}{2 q}', '1.5 s')));
		await until('the other solution', () => solved() === '2 s');
		await vscode.workspace.fs.delete(uri);
		await until('no solution', () => solved() === undefined);
	});

	test('a broken key is said at its line, also unopened, and the others are used', async () => {
		const { document } = await show(tank);
		await write('tank.md', key('course.tank'));
		const broken = await write('broken.md', key('course.broken', '\\frac{V}{w}'));
		const [problem] = await until('the problem', () => errors(broken).length > 0 && errors(broken));
		assert.equal(problem!.range.start.line, 25);
		assert.match(problem!.message, /`w` is used here/);
		const { reviews } = await api();
		await until('the solution', () => reviews.get(document)?.review.parts[0]?.key === 'course.tank');
	});

	testInNode('what is wrong is said while it is written, and goes when it is mended', async () => {
		const { document, editor } = await open(key('course.tank', '\\frac{V}{q}', '4 s'));
		const [problem] = await until('the problem', () => errors(document.uri).length > 0 && errors(document.uri));
		assert.equal(document.getText(problem!.range), '4 s');
		assert.match(problem!.message, /The example says 4 s; the key gives 3 s/);
		await editor.edit(edit => edit.replace(problem!.range, '3 s'));
		await until('no problem', () => errors(document.uri).length === 0);
		await document.save();
	});

	testInNode('a key gets no lenses, hints or findings of a homework', async () => {
		const { document } = await open(key('course.tank'));
		const { reviews } = await api();
		assert.isUndefined(await reviews.current(document));
		const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
			'vscode.executeCodeLensProvider',
			document.uri,
		);
		assert.isEmpty(lenses);
	});

	testInNode('hover says what a symbol is, with its unit and its value in the first example', async () => {
		const { document } = await open(key('course.tank'));
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			document.uri,
			at(document, '{V}{q}', 1),
		);
		const said = hovers
			.flatMap(({ contents }) => contents.map(each => (each as vscode.MarkdownString).value))
			.join('\n');
		assert.match(said, /given volume of the tank/);
		assert.match(said, /m\^3/);
		assert.match(said, /in the first example: 6 m³/);
		const [definition] = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeDefinitionProvider',
			document.uri,
			at(document, '{V}{q}', 1),
		);
		assert.equal(definition?.range.start.line, 18);
	});

	testInNode('completions: symbols in a formula, sections that are missing, units in a table', async () => {
		const { document } = await open(key('course.tank'));
		const labels = async (position: vscode.Position) => {
			const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
				'vscode.executeCompletionItemProvider',
				document.uri,
				position,
			);
			return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
		};
		assert.includeMembers(await labels(at(document, '$$t = ', 6)), ['V', 'q', 't']);
		assert.includeMembers(await labels(at(document, '| m^3, ', 2)), ['FLOP/s', 'number format', 'GiB']);
		const end = document.lineAt(document.lineCount - 1).range.end;
		const edit = new vscode.WorkspaceEdit();
		edit.insert(document.uri, end, '\n## ');
		await vscode.workspace.applyEdit(edit);
		const sections = await labels(document.lineAt(document.lineCount - 1).range.end);
		assert.includeMembers(sections, ['## Points', '## Mistakes']);
		assert.notInclude(sections, '## Asks');
	});

	test('Preview Key shows the key in symbols, its examples, and what is drawn of them', async () => {
		await open(key('course.tank'));
		await vscode.commands.executeCommand('homeworkLens.previewKey');
		const { keyPreview } = await api();
		const page = await until('the preview', () => keyPreview.page ?? undefined);
		assert.equal(page.part.title, 'Filling a tank');
		assert.deepEqual(
			page.methods[0]!.steps.map(({ id }) => id),
			['time'],
		);
		assert.deepEqual(
			page.children.map(({ id, verdict }) => [id, verdict]),
			[['example 1', 'right']],
		);
	});

	test('New Answer Key from This Part: its question and givens in a file that opens and loads', async () => {
		const { document, editor } = await show(homework);
		putCursor(editor, at(document, '### (a)'));
		const made = await vscode.commands.executeCommand<string>('homeworkLens.newKey');
		const uri = vscode.Uri.parse(made);
		assert.match(uri.path, /\/\.homework\/keys\/memory-of-the-adapter\.md$/);
		assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), made);
		const text = vscode.window.activeTextEditor!.document.getText();
		assert.match(text, /- How many bytes do the LoRA matrices/);
		assert.match(text, /\| \$k\$ \|/);
		const { reviews } = await api();
		const { author } = await reviews.engine();
		assert.deepEqual(author.problems('new.md', text), []);
		const second = await (async () => {
			await show(homework).then(shown => putCursor(shown.editor, at(shown.document, '### (a)')));
			return vscode.commands.executeCommand<string>('homeworkLens.newKey');
		})();
		assert.match(second, /memory-of-the-adapter-2\.md$/);
	});

	testInNode(
		'New Answer Key from This Part leaves the homework as it is, and one undo takes the file back',
		async () => {
			const { document, editor } = await show(homework);
			putCursor(editor, at(document, '### (a)'));
			const { version } = document;
			const dirty = document.isDirty;
			const made = vscode.Uri.parse(await vscode.commands.executeCommand<string>('homeworkLens.newKey'));
			const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(made));
			const { reviews, keys } = await api();
			const { author } = await reviews.engine();
			assert.deepEqual(author.problems('new.md', text), [], 'the file parses as it lies on disk');
			const isKey = async () => (await keys.sources()).some(({ text: known }) => known === text);
			await until('the key among the keys', isKey);
			const unchanged = () => {
				assert.equal(document.getText(), homework);
				assert.equal(document.version, version);
				assert.equal(document.isDirty, dirty);
			};
			unchanged();
			await vscode.window.showTextDocument(made);
			await vscode.commands.executeCommand('undo');
			const gone = async () => {
				try {
					await vscode.workspace.fs.stat(made);
					return false;
				} catch {
					return true;
				}
			};
			await until('the file taken back', gone);
			await until('no such key', async () => !(await isKey()));
			unchanged();
		},
	);

	testInNode('what a reload brings back is declared: a panel of each kind wakes the extension', () => {
		const { activationEvents } = vscode.extensions.getExtension(extensionId)!.packageJSON as {
			readonly activationEvents: readonly string[];
		};
		assert.includeMembers(
			[...activationEvents],
			['onWebviewPanel:homeworkLens.panel', 'onWebviewPanel:homeworkLens.keyPreview'],
		);
	});

	test('a preview comes back with its key after a reload, and is closed where the key is gone', async () => {
		const { document } = await open(key('course.tank'));
		const { keyPreview } = await api();
		const panelOf = () =>
			vscode.window.createWebviewPanel('homeworkLens.keyPreview', 'Preview', vscode.ViewColumn.Beside, {
				enableScripts: true,
			});
		await keyPreview.restore(panelOf(), { uri: document.uri.toString(), part: 'example 1', pinned: false });
		const page = await until('the preview', () => keyPreview.page ?? undefined);
		assert.equal(page.part.id, 'example 1');
		const gone = panelOf();
		let closed = false;
		gone.onDidDispose(() => {
			closed = true;
		});
		await keyPreview.restore(gone, { uri: `${document.uri.toString()}.gone.md`, part: 'key', pinned: false });
		await until('the other one closed', () => closed);
	});

	test('keys of a folder that a setting names, as long as it is named', async () => {
		const { document } = await show(tank);
		const root = vscode.workspace.workspaceFolders![0]!.uri;
		const elsewhere = vscode.Uri.joinPath(root, 'course-keys');
		await vscode.workspace.fs.createDirectory(elsewhere);
		await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(elsewhere, 'tank.md'), encode(key('course.tank')));
		const { reviews } = await api();
		const solved = () => reviews.get(document)?.review.parts[0]?.solution?.results[0]?.text;
		const settings = vscode.workspace.getConfiguration('homeworkLens');
		try {
			assert.isUndefined(solved());
			await settings.update('keyFolders', ['course-keys'], vscode.ConfigurationTarget.Workspace);
			await until('the solution', () => solved() === '4 s');
			await settings.update('keyFolders', undefined, vscode.ConfigurationTarget.Workspace);
			await until('no solution', () => solved() === undefined);
		} finally {
			await settings.update('keyFolders', undefined, vscode.ConfigurationTarget.Workspace);
			await vscode.workspace.fs.delete(elsewhere, { recursive: true });
		}
	});
});
