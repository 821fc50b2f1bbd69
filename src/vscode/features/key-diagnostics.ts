import * as vscode from 'vscode';
import type { SaidProblem } from '../../core/report/key-preview.ts';
import type { Source } from '../../core/solve/library.ts';
import { isKeyDocument } from '../key-documents.ts';
import type { Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import { source } from './diagnostics.ts';
import type { KeyFolders } from './key-folders.ts';

/**
 * What is wrong with answer keys, in the Problems view: of those that are open as they are being written, of the workspace's others
 * as they are on disk.
 */
export function keyDiagnostics(reviews: Reviews, folders: KeyFolders): vscode.Disposable {
	const collection = vscode.languages.createDiagnosticCollection('homework-lens-keys');
	const timers = new Map<string, ReturnType<typeof setTimeout>>();
	let onDisk: readonly Source[] = [];

	const show = async (document: vscode.TextDocument) => {
		const { author } = await reviews.engine();
		if (document.isClosed || !isKeyDocument(document)) return;
		const problems = author.problems(document.uri.toString(), document.getText());
		collection.set(
			document.uri,
			problems.map(problem => diagnosticOf(problem, offset => document.positionAt(offset))),
		);
	};
	const later = (document: vscode.TextDocument, delay: number) => {
		const key = document.uri.toString();
		clearTimeout(timers.get(key));
		timers.delete(key);
		if (!isKeyDocument(document)) {
			if (!onDisk.some(({ path }) => path === key)) collection.delete(document.uri);
			return;
		}
		timers.set(
			key,
			setTimeout(() => void show(document), delay),
		);
	};
	const showOnDisk = async () => {
		const before = onDisk;
		onDisk = await folders.sources();
		const { author } = await reviews.engine();
		const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
		for (const { path } of before)
			if (!open.has(path) && !onDisk.some(key => key.path === path)) collection.delete(vscode.Uri.parse(path));
		for (const { path, text } of onDisk) {
			if (open.has(path)) continue;
			const at = positions(text);
			collection.set(
				vscode.Uri.parse(path),
				author.problems(path, text).map(problem => diagnosticOf(problem, at)),
			);
		}
	};

	for (const document of vscode.workspace.textDocuments) later(document, 0);
	// Without keys of the workspace's own the core stays unloaded.
	void folders.sources().then(sources => (sources.length > 0 ? showOnDisk() : undefined));
	return vscode.Disposable.from(
		collection,
		new vscode.Disposable(() => {
			for (const timer of timers.values()) clearTimeout(timer);
		}),
		folders.onDidChange(() => void showOnDisk()),
		vscode.workspace.onDidOpenTextDocument(document => later(document, 0)),
		vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (contentChanges.length > 0) later(document, settings.reviewDelay(document));
		}),
		vscode.workspace.onDidCloseTextDocument(document => {
			const key = document.uri.toString();
			clearTimeout(timers.get(key));
			timers.delete(key);
			// A key of the workspace is as it is on disk again; another one is none of ours any more.
			if (onDisk.some(({ path }) => path === key)) void showOnDisk();
			else collection.delete(document.uri);
		}),
	);
}

function diagnosticOf(
	{ message, span, severity }: SaidProblem,
	at: (offset: number) => vscode.Position,
): vscode.Diagnostic {
	const level = severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
	const diagnostic = new vscode.Diagnostic(new vscode.Range(at(span.start), at(span.end)), message, level);
	diagnostic.source = source;
	diagnostic.code = 'key';
	return diagnostic;
}

/** Positions in a text that no document holds. */
function positions(text: string): (offset: number) => vscode.Position {
	const lines = text.split('\n');
	return offset => {
		let rest = offset;
		for (const [line, { length }] of lines.entries()) {
			if (rest <= length) return new vscode.Position(line, rest);
			rest -= length + 1;
		}
		return new vscode.Position(lines.length - 1, lines.at(-1)!.length);
	};
}
