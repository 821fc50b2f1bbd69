import { assert } from 'chai';
import * as vscode from 'vscode';
import type { NoteComment } from '../../src/vscode/features/note-comments.ts';
import { api, at, closeAll, homework, readme, show, testInNode, until } from './kit.ts';

const run = <T>(command: string, ...args: unknown[]) =>
	vscode.commands.executeCommand<T>(`homeworkLens.notes.${command}`, ...args);

const set = (name: string, value: unknown) =>
	vscode.workspace.getConfiguration('homeworkLens').update(name, value, vscode.ConfigurationTarget.Global);

const comments = (thread: vscode.CommentThread) => thread.comments as readonly NoteComment[];

/** The threads of a document once one of them has a comment with some words. */
async function threadWith(document: vscode.TextDocument, words: string): Promise<vscode.CommentThread> {
	const { notes } = await api();
	return until(`a thread with ${words}`, () =>
		notes.threads(document).find(thread => comments(thread).some(({ text }) => text === words)),
	);
}

const words = 'They fill $20 \\text{ TB} / 80 \\text{ GB} = 250$ GPUs.';

suite('Notes', () => {
	teardown(async () => {
		await run('filter', []);
		await set('notes.storage', undefined);
		await set('notes.author', undefined);
		await closeAll();
	});

	async function select(text = homework, about = words) {
		const shown = await show(text);
		const start = at(shown.document, about);
		shown.editor.selection = new vscode.Selection(start, at(shown.document, about, about.length));
		return shown;
	}

	test('a note about the selection stands in the text as CriticMarkup and is shown as a thread; one undo takes it back', async () => {
		const { document } = await select();
		assert.isTrue(await run('add', { kind: 'hallucination', text: 'why 250?' }));
		assert.include(document.getText(), `{==${words}==}{>>hallucination: why 250?<<}`);
		const thread = await threadWith(document, 'why 250?');
		assert.equal(document.getText(thread.range), `${words}==}{>>hallucination: why 250?<<}`);
		assert.equal(thread.collapsibleState, vscode.CommentThreadCollapsibleState.Collapsed);
		assert.deepInclude(comments(thread)[0], { contextValue: 'own', kind: 'hallucination', label: 'hallucination' });
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), homework);
		const { notes } = await api();
		await until('no thread', () => notes.threads(document).length === 0);
	});

	testInNode('the review says of the answers what it said before', async () => {
		const { document, reviewed } = await select();
		await run('add', { kind: 'incorrect', text: 'this is wrong, 2 + 2 = 5' });
		const after = await (await api()).reviews.current(document);
		assert.deepEqual(after!.review.tally, reviewed.review.tally);
		assert.deepInclude(after!.review.notes[0], { kinds: ['verdict'], says: 'incorrect' });
		assert.equal(document.getText().slice(...after!.review.notes[0]!.about!), words);
	});

	test('a thread that was opened by hand: added, answered under a name, changed, its kind too, taken out', async () => {
		const { document, editor } = await select();
		const controller = vscode.comments.createCommentController('test', 'test');
		const opened = controller.createCommentThread(document.uri, editor.selection, []);
		try {
			assert.isTrue(await run('create', { thread: opened, text: 'praise: well put' }));
		} finally {
			controller.dispose();
		}
		await set('notes.author', 'Ann');
		assert.isTrue(await run('reply', { thread: await threadWith(document, 'well put'), text: 'I think so too' }));
		const both = await threadWith(document, 'I think so too');
		assert.deepEqual(
			comments(both).map(({ author, text, kind }) => [author.name, text, kind]),
			[
				['Reader', 'well put', 'praise'],
				['Ann', 'I think so too', 'remark'],
			],
		);
		const [first] = comments(both) as [NoteComment];
		await run('edit', first);
		assert.equal(first.mode, vscode.CommentMode.Editing);
		assert.equal(first.body, 'praise: well put');
		first.body = 'correction: rather 25';
		assert.isTrue(await run('save', first));
		assert.include(document.getText(), '==}{>>correction: rather 25<<}{>>@Ann: I think so too<<}');
		const mended = await threadWith(document, 'rather 25');
		assert.equal(comments(mended)[0]!.kind, 'correction');
		for (const text of ['rather 25', 'I think so too']) {
			const thread = await threadWith(document, text);
			assert.isTrue(
				await run(
					'remove',
					comments(thread).find(comment => comment.text === text),
				),
			);
		}
		assert.equal(document.getText(), homework);
	});

	testInNode('the arrows between the lines are shown, cannot be changed, and can be answered', async () => {
		const { document } = await show(
			homework.replace('They fill', () => '*→ good mention of the weights*\n\nThey fill'),
		);
		const { notes } = await api();
		const thread = await until('a thread', () => notes.threads(document)[0]);
		assert.equal(thread.comments[0]?.contextValue, 'written');
		assert.match(thread.label ?? '', /^praise/);
		assert.isTrue(await run('reply', { thread, text: 'thanks' }));
		const answered = await threadWith(document, 'thanks');
		assert.lengthOf(answered.comments, 2);
	});

	testInNode('what is wrong can be kept as a note, by a quick fix', async () => {
		const { document } = await show(homework);
		const place = at(document, '= 20 \\text', 3);
		const action = await until('the action', async () => {
			const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
				'vscode.executeCodeActionProvider',
				document.uri,
				new vscode.Range(place, place),
				vscode.CodeActionKind.QuickFix.value,
			);
			return actions.find(({ title }) => /^Keep this as a note/.test(title));
		});
		await vscode.commands.executeCommand(action.command!.command, ...action.command!.arguments!);
		assert.match(document.getText(), /\{==\$10\^\{12\}.*20 \\text\{ TB\}\$==\}\{>>incorrect: .*2 TB/);
		const after = await (await api()).reviews.current(document);
		assert.isTrue(after!.review.findings.some(({ verdict }) => verdict === 'wrong'));
	});

	testInNode('a filter shows notes of some kinds alone', async () => {
		const { document } = await show(
			homework.replace('They fill', () => '{>>praise: nice<<}\n\n{>>hallucination: from where?<<}\n\nThey fill'),
		);
		const { notes } = await api();
		const kinds = () => notes.threads(document).map(thread => comments(thread)[0]!.kind);
		await until('both', () => kinds().length === 2);
		await run('filter', ['hallucination']);
		assert.deepEqual(kinds(), ['hallucination']);
		await run('filter', []);
		assert.deepEqual(kinds(), ['praise', 'hallucination']);
	});

	test('kept in a file beside the document, which stays as it is; found again after edits; answered, changed, taken out', async () => {
		await set('notes.storage', 'file');
		const { document, editor } = await select();
		assert.isTrue(await run('add', { kind: 'missing step', text: 'where is\nthe sum?' }));
		assert.equal(document.getText(), homework);
		const file = document.uri.with({ path: document.uri.path.replace(/\.md$/, '.notes.json') });
		const json = async () => JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
		assert.deepInclude((await json()).notes[0].thread[0], { kind: 'missing step', text: 'where is\nthe sum?' });
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'A line more.\n\n'));
		const { notes, reviews } = await api();
		await reviews.current(document);
		const thread = await until('the thread at its words', () =>
			notes.threads(document).find(each => document.getText(each.range) === words),
		);
		assert.isTrue(await run('reply', { thread, text: 'below' }), 'answered');
		const answered = await threadWith(document, 'below');
		assert.isTrue(await run('save', Object.assign(comments(answered)[1]!, { body: 'praise: seen' })), 'saved');
		assert.deepEqual(
			(await json()).notes[0].thread.map(({ kind }: { kind: string | null }) => kind),
			['missing step', 'praise'],
		);
		for (const text of ['seen', 'where is\nthe sum?']) {
			assert.isTrue(
				await run(
					'remove',
					comments(await threadWith(document, text)).find(each => each.text === text),
				),
			);
		}
		await until('no thread', () => notes.threads(document).length === 0);
		const left = await vscode.workspace.fs.stat(file).then(
			() => true,
			() => false,
		);
		assert.isFalse(left);
	});

	testInNode('a file of notes that is none is said and left alone', async () => {
		const { document } = await show(homework);
		const file = document.uri.with({ path: document.uri.path.replace(/\.md$/, '.notes.json') });
		await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('{ broken'));
		await set('notes.storage', 'file');
		assert.isFalse(await run('add', { kind: 'praise', text: 'nice' }));
		assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)), '{ broken');
		await vscode.workspace.fs.delete(file);
	});

	testInNode('ordinary Markdown has no threads', async () => {
		const { document } = await show(readme.replace('## Usage', '{>>a note<<}\n\n## Usage'));
		const { notes } = await api();
		await notes.refresh(document);
		assert.isEmpty(notes.threads(document));
	});
});
