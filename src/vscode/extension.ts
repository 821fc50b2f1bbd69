import * as vscode from 'vscode';
import { loadEngine } from './engine.ts';
import { checking } from './features/checking.ts';
import { codeLens } from './features/code-lens.ts';
import { comparing } from './features/compare.ts';
import { completions } from './features/completions.ts';
import { context as contextKeys } from './features/context.ts';
import { diagnostics } from './features/diagnostics.ts';
import { example } from './features/example.ts';
import { exporting } from './features/export.ts';
import { falseAlarm } from './features/false-alarm.ts';
import { fileBadge } from './features/file-badge.ts';
import { folders } from './features/folder.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlay-hints.ts';
import { keyDiagnostics } from './features/key-diagnostics.ts';
import { KeyFolders } from './features/key-folders.ts';
import { keyLanguage } from './features/key-language.ts';
import { newKeys } from './features/key-new.ts';
import { KeyPreviewPanel } from './features/key-preview.ts';
import { navigation } from './features/navigation.ts';
import { NoteFiles } from './features/note-files.ts';
import { notebooks } from './features/notebooks.ts';
import { Notes } from './features/notes.ts';
import { outline } from './features/outline.ts';
import { Panel } from './features/panel.ts';
import { pasteChat } from './features/paste-chat.ts';
import { Preview } from './features/preview.ts';
import { problemTree } from './features/problem-tree.ts';
import { quickFixes } from './features/quick-fixes.ts';
import { RuleDocs, rules } from './features/rules.ts';
import { solutions } from './features/solutions.ts';
import { status } from './features/status.ts';
import { tests } from './features/tests.ts';
import { Formulas } from './formulas.ts';
import { Reviews } from './reviews.ts';

/** What the extension hands to its tests: nothing that a user could not see. */
export interface Api {
	readonly reviews: Reviews;
	readonly panel: Panel;
	readonly keys: KeyFolders;
	readonly keyPreview: KeyPreviewPanel;
	readonly notes: Notes;
	/** How long `activate` took, in milliseconds. */
	readonly activation: number;
	/** The built-in preview of Markdown asks for this. */
	readonly extendMarkdownIt: Preview['extendMarkdownIt'];
}

/** Registers every surface. Nothing is read or solved here: the core is loaded with the first review. */
export function activate(context: vscode.ExtensionContext): Api {
	const started = performance.now();
	const log = vscode.window.createOutputChannel('Homework Lens', { log: true });
	const keys = new KeyFolders(log);
	const reviews = new Reviews(async () => {
		const [engine, own] = await Promise.all([loadEngine(context.extensionUri), keys.sources()]);
		engine.useKeys(own);
		return engine;
	}, log);
	const keyPreview = new KeyPreviewPanel(context.extensionUri, reviews, log);
	const panel = new Panel(context.extensionUri, reviews, log);
	const preview = new Preview(reviews);
	const noteFiles = new NoteFiles(reviews, log);
	const notes = new Notes(reviews, noteFiles, log);
	const formulas = new Formulas(context.extensionUri, log);
	context.subscriptions.push(
		log,
		keys,
		reviews,
		panel,
		keyPreview,
		keys.onDidChange(async own => {
			(await reviews.engine()).useKeys(own);
			reviews.again();
		}),
		keyDiagnostics(reviews, keys),
		newKeys(reviews, log),
		contextKeys(reviews),
		codeLens(reviews),
		diagnostics(reviews, new RuleDocs(context.extensionUri)),
		navigation(reviews, log),
		checking(reviews, log),
		solutions(reviews, log),
		hover(reviews, formulas),
		keyLanguage(reviews, formulas),
		inlayHints(reviews),
		quickFixes(reviews, log),
		outline(reviews),
		problemTree(reviews),
		status(reviews),
		preview,
		completions(reviews),
		tests(reviews),
		fileBadge(reviews),
		noteFiles,
		notes,
		exporting(reviews, noteFiles, log),
		comparing(context.extensionUri, reviews, log),
		folders(context.extensionUri, reviews, log),
		falseAlarm(reviews, context.extension.packageJSON.version, log),
		rules(context.extensionUri, log),
		example(context.extensionUri, log),
		pasteChat(() => reviews.engine(), log),
		notebooks(reviews, log),
	);
	const { extendMarkdownIt } = preview;
	return { reviews, panel, keys, keyPreview, notes, activation: performance.now() - started, extendMarkdownIt };
}
