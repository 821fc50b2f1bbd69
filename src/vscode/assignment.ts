import * as vscode from 'vscode';
import { assignmentPath } from '../core/text/front-matter.ts';

/** An assignment that documents name, and what tells that it has changed on the disk. */
interface Watched {
	readonly uri: vscode.Uri;
	readonly documents: Set<vscode.TextDocument>;
	readonly watcher: vscode.Disposable;
}

/**
 * The assignments that documents name in their front matter (`assignment: path`), watched in open editors and on the disk as long as a
 * document names them.
 */
export class Assignments implements vscode.Disposable {
	readonly #watched = new Map<string, Watched>();
	readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
	readonly #edits: vscode.Disposable;

	/** Fires for a document whose assignment has changed, appeared or vanished. */
	readonly onDidChange = this.#changed.event;

	constructor() {
		this.#edits = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (contentChanges.length > 0) this.#tell(document.uri);
		});
	}

	/**
	 * The text of a document's assignment, from an open editor or from the file. Undefined where it names none, or where there is no
	 * such file: then nothing is compared.
	 */
	async textFor(document: vscode.TextDocument, text: string): Promise<string | undefined> {
		const named = assignmentUri(document.uri, text);
		this.#watch(document, named);
		if (!named) return undefined;
		return textAt(named);
	}

	/** A document that was closed needs its assignment no longer. */
	forget(document: vscode.TextDocument): void {
		this.#watch(document, undefined);
	}

	dispose(): void {
		this.#edits.dispose();
		this.#changed.dispose();
		for (const { watcher } of this.#watched.values()) watcher.dispose();
		this.#watched.clear();
	}

	#watch(document: vscode.TextDocument, uri: vscode.Uri | undefined): void {
		for (const [key, { documents, watcher }] of this.#watched) {
			if (key === uri?.toString() || !documents.delete(document) || documents.size > 0) continue;
			watcher.dispose();
			this.#watched.delete(key);
		}
		if (!uri) return;
		const known = this.#watched.get(uri.toString());
		if (known) {
			known.documents.add(document);
			return;
		}
		const folder = vscode.Uri.joinPath(uri, '..');
		const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
		const files = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
		const tell = () => this.#tell(uri);
		const watcher = vscode.Disposable.from(
			files,
			files.onDidChange(tell),
			files.onDidCreate(tell),
			files.onDidDelete(tell),
		);
		this.#watched.set(uri.toString(), { uri, documents: new Set([document]), watcher });
	}

	#tell(uri: vscode.Uri): void {
		for (const document of this.#watched.get(uri.toString())?.documents ?? []) this.#changed.fire(document);
	}
}

/** The assignment that a text at a place names; undefined for none, and for one that names itself. */
function assignmentUri(document: vscode.Uri, text: string): vscode.Uri | undefined {
	const path = assignmentPath(text);
	if (path === undefined || document.scheme === 'untitled') return undefined;
	const uri = vscode.Uri.joinPath(document, '..', path);
	return uri.toString() === document.toString() ? undefined : uri;
}

/** The text in an open editor or in the file; undefined where there is none. */
async function textAt(uri: vscode.Uri): Promise<string | undefined> {
	const open = vscode.workspace.textDocuments.find(other => other.uri.toString() === uri.toString());
	if (open) return open.getText();
	try {
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
	} catch {
		// No such file, or one that may not be read: there is nothing to compare with.
		return undefined;
	}
}

/** The text of the assignment that a text at a place names, as it is now; for a text that is read once. */
export async function assignmentText(document: vscode.Uri, text: string): Promise<string | undefined> {
	const uri = assignmentUri(document, text);
	return uri ? textAt(uri) : undefined;
}
