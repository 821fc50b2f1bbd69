import * as vscode from 'vscode';
import type { Review } from '../../core/review-contract.ts';
import { assignmentText } from '../assignment.ts';
import { command, register } from '../commands.ts';
import { longText } from '../documents.ts';
import type { Engine } from '../engine.ts';
import { reportWords } from '../report-words.ts';
import type { Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import { openReport, showLine } from './report-panel.ts';

/** Folders in folders deeper than this are not looked into. */
const DEEPEST = 12;

/** What came of reviewing a folder. */
export interface FolderReview {
	readonly reviews: readonly Review[];
	readonly problems: readonly { readonly file: string; readonly problem: string }[];
	readonly stopped?: { readonly done: number; readonly of: number };
	readonly csv: string;
}

/**
 * Review Folder: every homework of a folder, with progress and a way to stop; then a table file × part that sorts, leads to the files and can
 * be saved as CSV. Gives what is shown.
 */
export function folders(extensionUri: vscode.Uri, reviews: Reviews, log: vscode.LogOutputChannel): vscode.Disposable {
	return register(command.reviewFolder, log, async (given): Promise<FolderReview | undefined> => {
		const folder = given instanceof vscode.Uri ? given : await pickFolder();
		if (!folder) return undefined;
		const files = await markdownIn(folder, 0);
		if (files.length === 0) {
			void vscode.window.showInformationMessage(vscode.l10n.t('There is no Markdown file in this folder.'));
			return undefined;
		}
		const engine = await reviews.engine();
		const found = await vscode.window.withProgress(
			{
				location: vscode.ProgressLocation.Notification,
				title: vscode.l10n.t('Reviewing {0}', nameOf(folder)),
				cancellable: true,
			},
			(progress, token) => reviewAll(engine, folder, files, progress, token),
		);
		if (found.reviewed.length === 0 && !found.stopped) {
			void vscode.window.showInformationMessage(vscode.l10n.t('No homework was recognised in this folder.'));
		}
		return show(extensionUri, engine, folder, found);
	});
}

const nameOf = (uri: vscode.Uri): string => uri.path.split('/').filter(Boolean).at(-1) ?? uri.path;

async function pickFolder(): Promise<vscode.Uri | undefined> {
	const [first] = vscode.workspace.workspaceFolders ?? [];
	const picked = await vscode.window.showOpenDialog({
		title: vscode.l10n.t('Review Folder'),
		openLabel: vscode.l10n.t('Review'),
		canSelectFiles: false,
		canSelectFolders: true,
		canSelectMany: false,
		...(first ? { defaultUri: first.uri } : {}),
	});
	return picked?.[0];
}

/** The Markdown files of a folder and of those in it, by name; hidden folders and installed packages left out. */
async function markdownIn(folder: vscode.Uri, depth: number): Promise<readonly vscode.Uri[]> {
	if (depth > DEEPEST) return [];
	const entries = await vscode.workspace.fs.readDirectory(folder);
	const sorted = [...entries].sort(([a], [b]) => a.localeCompare(b, undefined, { numeric: true }));
	const found: vscode.Uri[] = [];
	for (const [name, type] of sorted) {
		const uri = vscode.Uri.joinPath(folder, name);
		// A link may lead back to where we are.
		if (type === vscode.FileType.Directory && !name.startsWith('.') && name !== 'node_modules')
			found.push(...(await markdownIn(uri, depth + 1)));
		else if ((type & vscode.FileType.File) !== 0 && /\.(?:md|markdown)$/i.test(name)) found.push(uri);
	}
	return found;
}

interface Found {
	readonly reviewed: readonly { readonly uri: vscode.Uri; readonly review: Review }[];
	readonly problems: readonly { readonly file: string; readonly problem: string }[];
	readonly stopped?: { readonly done: number; readonly of: number };
}

async function reviewAll(
	engine: Engine,
	folder: vscode.Uri,
	files: readonly vscode.Uri[],
	progress: vscode.Progress<{ message?: string; increment?: number }>,
	token: vscode.CancellationToken,
): Promise<Found> {
	const reviewed: { uri: vscode.Uri; review: Review }[] = [];
	const problems: { file: string; problem: string }[] = [];
	for (const [done, uri] of files.entries()) {
		if (token.isCancellationRequested) return { reviewed, problems, stopped: { done, of: files.length } };
		const file = uri.path.slice(folder.path.length).replace(/^\//, '');
		progress.report({ message: file, increment: 100 / files.length });
		try {
			const text = await textOf(uri);
			const review = engine.review(text, {
				file,
				disabledRules: settings.disabledRules(uri),
				assignment: await assignmentText(uri, text),
			});
			if (review.parts.length > 0) reviewed.push({ uri, review });
		} catch (error) {
			problems.push({ file, problem: error instanceof Error ? error.message : String(error) });
		}
		await new Promise(resolve => setTimeout(resolve, 0)); // the cancel button gets its turn
	}
	return { reviewed, problems };
}

/** The text as it stands in the editor, or in the file. Throws for what is no text, or too long for a homework. */
async function textOf(uri: vscode.Uri): Promise<string> {
	const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
	if (open) return open.getText();
	const { size } = await vscode.workspace.fs.stat(uri);
	if (size > longText) throw new Error(vscode.l10n.t('too long for a homework'));
	const bytes = await vscode.workspace.fs.readFile(uri);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new Error(vscode.l10n.t('not UTF-8 text'));
	}
}

function show(extensionUri: vscode.Uri, engine: Engine, folder: vscode.Uri, found: Found): FolderReview {
	const { reports } = engine;
	const { reviewed, problems, stopped } = found;
	const all = reviewed.map(({ review }) => review);
	const csv = reports.csvReport(all);
	const options = {
		words: reportWords(),
		lang: vscode.env.language,
		place: nameOf(folder),
		problems,
		...(stopped ? { stopped } : {}),
	};
	const panel = openReport(
		extensionUri,
		vscode.l10n.t('Reviews in {0}', nameOf(folder)),
		host => reports.tablePage(all, { ...options, host }),
		async message => {
			if (message.type === 'save') await save(folder, csv);
			else if (message.file !== undefined && reviewed[message.file])
				await showLine(reviewed[message.file]!.uri, message.line, panel);
		},
	);
	return { reviews: all, problems, csv, ...(stopped ? { stopped } : {}) };
}

async function save(folder: vscode.Uri, csv: string): Promise<void> {
	const target = await vscode.window.showSaveDialog({
		title: vscode.l10n.t('Save as CSV'),
		defaultUri: vscode.Uri.joinPath(folder, 'reviews.csv'),
		filters: { CSV: ['csv'] },
	});
	if (target) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(csv));
}
