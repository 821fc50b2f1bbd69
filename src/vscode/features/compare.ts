import * as vscode from 'vscode';
import type { Comparison } from '../../core/report/compare.ts';
import { assignmentText } from '../assignment.ts';
import { command, register } from '../commands.ts';
import { activeHomeworkEditor, isHomeworkCandidate } from '../documents.ts';
import type { Engine } from '../engine.ts';
import { reportWords } from '../report-words.ts';
import type { Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import { openReport, showLine } from './report-panel.ts';

/** A document, or a chat up to the end of one of its turns. */
interface Source {
	readonly uri: vscode.Uri;
	/** Counted from 1; undefined for the whole. */
	readonly turn?: number;
}

/** No more files are offered. */
const MOST_FILES = 500;

/**
 * Compare Reviews: two documents side by side, part by part; or a chat as it was before a later prompt with the whole of it. Gives the
 * comparison that is shown.
 */
export function comparing(extensionUri: vscode.Uri, reviews: Reviews, log: vscode.LogOutputChannel): vscode.Disposable {
	return register(command.compare, log, async (...given): Promise<Comparison | undefined> => {
		const engine = await reviews.engine();
		const sources = sourcesOf(given) ?? (await pickSources(engine));
		if (!sources) return undefined;
		const [a, b] = [await read(engine, sources[0]), await read(engine, sources[1])];
		const comparison = engine.reports.compareReviews(a, b, [a.name, b.name]);
		const title = vscode.l10n.t('Compare {0} and {1}', fileName(sources[0].uri), fileName(sources[1].uri));
		const options = { words: reportWords(), lang: vscode.env.language };
		const panel = openReport(
			extensionUri,
			title,
			host => engine.reports.comparePage(comparison, { ...options, host }),
			message =>
				message.type === 'go' && message.side
					? showLine(sources[message.side === 'a' ? 0 : 1].uri, message.line, panel)
					: undefined,
		);
		return comparison;
	});
}

const fileName = (uri: vscode.Uri): string => uri.path.split('/').at(-1) ?? uri.path;

const isSource = (value: unknown): value is Source =>
	typeof value === 'object' && value !== null && (value as Partial<Source>).uri instanceof vscode.Uri;

/** Two sources from a caller; or the files that are selected in the explorer, which hands the clicked one and all. */
function sourcesOf(given: readonly unknown[]): readonly [Source, Source] | undefined {
	const [first, second] = given;
	if (isSource(first) && isSource(second)) return [first, second];
	const selected = Array.isArray(second) ? second.filter(each => each instanceof vscode.Uri) : [];
	const [one, other] = selected;
	return one && other && selected.length === 2 ? [{ uri: one }, { uri: other }] : undefined;
}

type Item = vscode.QuickPickItem & { readonly source?: Source };

/** The document in the editor is the second: what it is compared with was before. */
async function pickSources(engine: Engine): Promise<readonly [Source, Source] | undefined> {
	const active = activeHomeworkEditor()?.document;
	const files = await fileItems(active?.uri);
	if (!active) {
		const a = await pick(files, vscode.l10n.t('Which review is the first?'));
		const rest = files.filter(({ source }) => source === undefined || source.uri.toString() !== a?.uri.toString());
		const b = a && (await pick(rest, vscode.l10n.t('With which is it compared?')));
		return a && b ? [a, b] : undefined;
	}
	const turns = turnItems(engine, active);
	const a = await pick([...turns, ...files], vscode.l10n.t('With what is {0} compared?', fileName(active.uri)));
	return a ? [a, { uri: active.uri }] : undefined;
}

async function pick(items: readonly Item[], placeHolder: string): Promise<Source | undefined> {
	const title = vscode.l10n.t('Compare Reviews');
	const picked = await vscode.window.showQuickPick([...items], { title, placeHolder, matchOnDescription: true });
	return picked?.source;
}

const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });

/** The chat as it was before each later prompt. */
function turnItems({ reports }: Engine, document: vscode.TextDocument): readonly Item[] {
	const turns = reports.chatTurns(document.getText());
	const items = turns.flatMap(({ role, words, line }, index): Item[] =>
		role === 'user' && index > 0 && turns.slice(0, index).some(turn => turn.role === 'assistant')
			? [
					{
						label: `$(comment-discussion) ${vscode.l10n.t('This chat before line {0}', line)}`,
						detail: words,
						source: { uri: document.uri, turn: index },
					},
				]
			: [],
	);
	return items.length > 0 ? [separator(vscode.l10n.t('An earlier turn of this chat')), ...items] : [];
}

/** Markdown that is open, then that of the workspace. */
async function fileItems(except: vscode.Uri | undefined): Promise<readonly Item[]> {
	const item = (uri: vscode.Uri): Item => ({
		label: `$(markdown) ${fileName(uri)}`,
		description: vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, '..')),
		source: { uri },
	});
	const open = vscode.workspace.textDocuments.filter(isHomeworkCandidate).map(({ uri }) => uri);
	const found = await vscode.workspace.findFiles('**/*.{md,markdown}', '**/{node_modules,.homework}/**', MOST_FILES);
	const known = new Set([except, ...open].map(uri => uri?.toString()));
	const others = found
		.filter(uri => !known.has(uri.toString()))
		.sort((a, b) => a.path.localeCompare(b.path, undefined, { numeric: true }));
	const shown = open.filter(uri => uri.toString() !== except?.toString());
	return [
		...(shown.length > 0 ? [separator(vscode.l10n.t('Open')), ...shown.map(item)] : []),
		...(others.length > 0 ? [separator(vscode.l10n.t('In the workspace')), ...others.map(item)] : []),
	];
}

async function read(engine: Engine, { uri, turn }: Source) {
	const document = await vscode.workspace.openTextDocument(uri);
	const whole = document.getText();
	const end = turn === undefined ? undefined : engine.reports.chatTurns(whole)[turn - 1]?.end;
	const text = whole.slice(0, end ?? whole.length);
	const file = vscode.workspace.asRelativePath(uri, false);
	const name = end === undefined ? file : vscode.l10n.t('{0}, turns 1 to {1}', file, turn!);
	const review = engine.review(text, {
		file: name,
		force: true,
		disabledRules: settings.disabledRules(document),
		assignment: await assignmentText(uri, text),
	});
	return { text, review, name };
}
