import * as vscode from 'vscode';
import { command, register } from '../commands.ts';
import { activeHomeworkEditor } from '../documents.ts';
import type { Engine } from '../engine.ts';
import { reportWords } from '../report-words.ts';
import type { Reviewed, Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import type { NoteFiles } from './note-files.ts';

type Format = 'html' | 'markdown' | 'json';

const ENDING: Readonly<Record<Format, string>> = { html: 'html', markdown: 'md', json: 'json' };

/** What a caller may settle beforehand: a key binding its format, a test also where to. */
interface ExportArguments {
	readonly format?: Format;
	readonly uri?: vscode.Uri;
}

const isFormat = (value: unknown): value is Format => typeof value === 'string' && Object.hasOwn(ENDING, value);

function argumentsOf(value: unknown): ExportArguments {
	if (typeof value !== 'object' || value === null) return {};
	const { format, uri } = value as { readonly format?: unknown; readonly uri?: unknown };
	return { ...(isFormat(format) ? { format } : {}), ...(uri instanceof vscode.Uri ? { uri } : {}) };
}

/**
 * Export Annotated Document: the finished piece (what was asked and answered, verdicts and notes in the margin, tallies, plots, numbers from
 * nowhere and steps not shown) as a page that stands alone, as Markdown or as JSON. Gives where it was written.
 */
export function exporting(reviews: Reviews, noteFiles: NoteFiles, log: vscode.LogOutputChannel): vscode.Disposable {
	return register(command.export, log, async (argument): Promise<vscode.Uri | undefined> => {
		const editor = activeHomeworkEditor();
		if (!editor) {
			void vscode.window.showInformationMessage(vscode.l10n.t('Open a Markdown file to export its review.'));
			return undefined;
		}
		const { format: settled, uri } = argumentsOf(argument);
		const format = settled ?? (await pickFormat());
		if (!format) return undefined;
		const reviewed = await reviews.force(editor.document);
		if (!reviewed) {
			void vscode.window.showErrorMessage(vscode.l10n.t('This document could not be reviewed; the log says why.'));
			return undefined;
		}
		const target = uri ?? (await pickTarget(editor.document, format));
		if (!target) return undefined;
		const content = await contentOf(await reviews.engine(), reviewed, noteFiles, format);
		await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(content));
		if (!uri) void offerToOpen(target, format);
		return target;
	});
}

async function pickFormat(): Promise<Format | undefined> {
	const items: readonly (vscode.QuickPickItem & { readonly format: Format })[] = [
		{
			format: 'html',
			label: vscode.l10n.t('Web page'),
			description: 'HTML',
			detail: vscode.l10n.t('Stands alone, with formulas and plots; print it from the browser to get a PDF.'),
		},
		{
			format: 'markdown',
			label: 'Markdown',
			description: 'MD',
			detail: vscode.l10n.t('The document with the review quoted below each piece.'),
		},
		{
			format: 'json',
			label: vscode.l10n.t('Data'),
			description: 'JSON',
			detail: vscode.l10n.t('Everything that was found, for other programs.'),
		},
	];
	const picked = await vscode.window.showQuickPick(items, {
		title: vscode.l10n.t('Export Annotated Document'),
		placeHolder: vscode.l10n.t('As what?'),
	});
	return picked?.format;
}

/** Beside the document, under its name. */
async function pickTarget(document: vscode.TextDocument, format: Format): Promise<vscode.Uri | undefined> {
	const name = (document.uri.path.split('/').at(-1) ?? 'homework').replace(/\.(?:md|markdown)$/i, '');
	const folder =
		document.uri.scheme === 'untitled'
			? vscode.workspace.workspaceFolders?.[0]?.uri
			: vscode.Uri.joinPath(document.uri, '..');
	const filters = { html: ['html'], markdown: ['md'], json: ['json'] };
	return vscode.window.showSaveDialog({
		title: vscode.l10n.t('Export Annotated Document'),
		...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `${name}.review.${ENDING[format]}`) } : {}),
		filters: { [format.toUpperCase()]: filters[format] },
	});
}

async function contentOf(
	{ reports }: Engine,
	{ document, review }: Reviewed,
	noteFiles: NoteFiles,
	format: Format,
): Promise<string> {
	const text = document.getText();
	const complete = reports.withFileNotes(text, review, await noteFiles.read(document.uri));
	const options = { words: reportWords(), solutions: !settings.hintsFirst(), lang: vscode.env.language };
	if (format === 'json') return reports.jsonReport([complete]);
	return format === 'html'
		? reports.htmlReport(text, complete, options)
		: reports.markdownReport(text, complete, options);
}

async function offerToOpen(uri: vscode.Uri, format: Format): Promise<void> {
	const open = vscode.l10n.t('Open');
	const name = uri.path.split('/').at(-1) ?? '';
	const choice = await vscode.window.showInformationMessage(vscode.l10n.t('Exported to {0}.', name), open);
	if (choice !== open) return;
	// A page belongs into a browser, which is at hand where the files are the user's own.
	if (format === 'html' && uri.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop) {
		await vscode.env.openExternal(uri);
	} else await vscode.commands.executeCommand('vscode.open', uri);
}
