import * as vscode from 'vscode';
import type { Review } from '../../core/review-contract.ts';
import type { Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import { look, tallyInWords } from '../verdicts.ts';

/** Files larger than this are left without a badge. */
const largest = 500_000;

/** How a homework fares, as a mark on its file; off by default. A file that is not open is read when the explorer shows it. */
export function fileBadge(reviews: Reviews): vscode.Disposable {
	const changed = new vscode.EventEmitter<vscode.Uri | undefined>();
	const known = new Map<string, { readonly mtime: number; readonly badge: vscode.FileDecoration | undefined }>();
	let queue: Promise<unknown> = Promise.resolve();

	const unopened = async (uri: vscode.Uri, token: vscode.CancellationToken) => {
		const { mtime, size, type } = await vscode.workspace.fs.stat(uri);
		const before = known.get(uri.toString());
		if (before?.mtime === mtime) return before.badge;
		if (token.isCancellationRequested || size > largest || (type & vscode.FileType.File) === 0) return undefined;
		const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
		const { review } = await reviews.engine();
		const badge = badgeOf(review(text, { disabledRules: settings.disabledRules(uri) }));
		known.set(uri.toString(), { mtime, badge });
		return badge;
	};

	const provider: vscode.FileDecorationProvider = {
		onDidChangeFileDecorations: changed.event,
		provideFileDecoration(uri, token) {
			if (!settings.fileBadge() || !/\.(?:md|markdown)$/i.test(uri.path)) return undefined;
			const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
			const reviewed = open && reviews.get(open);
			if (reviewed) return badgeOf(reviewed.review);
			if (uri.scheme !== 'file' && !vscode.workspace.fs.isWritableFileSystem(uri.scheme)) return undefined;
			// One after the other: an explorer full of files must not make the editor wait.
			const next = queue.then(() => (token.isCancellationRequested ? undefined : unopened(uri, token)));
			queue = next.catch(() => undefined);
			return next.catch(() => undefined); // gone in the meantime, or not readable: no badge
		},
	};
	return vscode.Disposable.from(
		changed,
		vscode.window.registerFileDecorationProvider(provider),
		reviews.onDidChange(({ uri }) => {
			if (settings.fileBadge()) changed.fire(uri);
		}),
		vscode.workspace.onDidChangeConfiguration(event => {
			if (!settings.affects(event, 'fileBadge') && !settings.affects(event, 'disabledRules')) return;
			known.clear();
			changed.fire(undefined);
		}),
	);
}

/** Undefined for what is no homework, and for one that nothing could be said about. */
export function badgeOf(review: Review): vscode.FileDecoration | undefined {
	if (review.parts.length === 0) return undefined;
	const { wrong, follows, incomplete, unsupported, right } = review.tally;
	const verdict =
		wrong + follows > 0 ? 'wrong' : unsupported + incomplete > 0 ? 'incomplete' : right > 0 ? 'right' : undefined;
	if (!verdict) return undefined;
	const { mark, color } = look(verdict);
	return new vscode.FileDecoration(mark, tallyInWords(review), new vscode.ThemeColor(color));
}
