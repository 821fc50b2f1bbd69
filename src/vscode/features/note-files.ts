import * as vscode from 'vscode';
import type { FileThread } from '../../core/report/notes-file.ts';
import type { Reviews } from '../reviews.ts';

/** Files with notes beside documents (`homework.notes.json`). */
export class NoteFiles implements vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<vscode.Uri>();
	readonly #watcher = vscode.workspace.createFileSystemWatcher('**/*.notes.json');
	/** Files that could not be read: said once, and never overwritten. */
	readonly #broken = new Set<string>();

	/** Fires with the file of notes that changed. */
	readonly onDidChange = this.#changed.event;

	constructor(
		private readonly reviews: Reviews,
		private readonly log: vscode.LogOutputChannel,
	) {
		for (const event of [this.#watcher.onDidChange, this.#watcher.onDidCreate, this.#watcher.onDidDelete])
			event(uri => this.#changed.fire(uri));
	}

	dispose(): void {
		this.#watcher.dispose();
		this.#changed.dispose();
	}

	/** The file of a document; undefined for one that is not on a disk. */
	async fileOf(document: vscode.Uri): Promise<vscode.Uri | undefined> {
		if (document.scheme === 'untitled') return undefined;
		const { notes } = await this.reviews.engine();
		const name = document.path.split('/').at(-1) ?? '';
		return vscode.Uri.joinPath(document, '..', notes.notesFileName(name));
	}

	/** The notes that stand beside a document; none where there is no file, or one that cannot be read, which is said. */
	async read(document: vscode.Uri): Promise<readonly FileThread[]> {
		const file = await this.fileOf(document);
		if (!file) return [];
		let json: string;
		try {
			json = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
		} catch {
			// No such file: most documents have none.
			this.#broken.delete(file.toString());
			return [];
		}
		const { notes } = await this.reviews.engine();
		const read = notes.readNotesFile(json);
		if (read.problem === undefined) this.#broken.delete(file.toString());
		else if (!this.#broken.has(file.toString())) {
			this.#broken.add(file.toString());
			this.log.warn(`${file.toString()}: ${read.problem}`);
			const name = file.path.split('/').at(-1) ?? '';
			void vscode.window.showWarningMessage(
				vscode.l10n.t('Homework Lens: the notes in {0} could not be read: {1}', name, read.problem),
			);
		}
		return read.notes;
	}

	/** Writes the notes of a document. False where there is no file to write to, or one that was not understood. */
	async write(document: vscode.Uri, threads: readonly FileThread[]): Promise<boolean> {
		const file = await this.fileOf(document);
		if (!file || this.#broken.has(file.toString())) return false;
		const { notes } = await this.reviews.engine();
		if (threads.length === 0) await vscode.workspace.fs.delete(file);
		else await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(notes.writeNotesFile(threads)));
		this.#changed.fire(file);
		return true;
	}
}
