import * as vscode from 'vscode';
import type { Source } from '../../core/solve/library.ts';
import { isKeyFile, KEY_FOLDER, keyFolders } from '../key-documents.ts';
import * as settings from '../settings.ts';

/** Guards against a folder that holds far more than keys. */
const DEEPEST = 8;
const MOST = 2000;
const LONGEST = 1_000_000;

/** Milliseconds in which changes of several files are taken together. */
const QUIET = 120;
/** When, in milliseconds, the keys are looked at once more after a change: events of a folder that was just made may get lost. */
const LOOKS = [1500, 4000, 9000];

/**
 * The workspace's own answer keys: `.homework/keys` of every workspace folder and the folders of the setting `keyFolders`, read when
 * first asked for and again whenever something in them changes. They are read as text and run as formulas, never as code.
 */
export class KeyFolders implements vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<readonly Source[]>();
	readonly #subscriptions: vscode.Disposable[];
	#watchers: vscode.Disposable[] = [];
	#sources: Promise<readonly Source[]> | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#looks: readonly ReturnType<typeof setTimeout>[] = [];

	/** Fires with all keys after one of them, or the list of folders, has changed. */
	readonly onDidChange = this.#changed.event;

	constructor(private readonly log: vscode.LogOutputChannel) {
		this.#subscriptions = [
			this.#changed,
			vscode.workspace.onDidChangeWorkspaceFolders(() => this.#start()),
			vscode.workspace.onDidChangeConfiguration(event => {
				if (settings.affects(event, 'keyFolders')) this.#start();
			}),
		];
		this.#watch();
	}

	/** The keys as they are now; `path` is the file's address. */
	sources(): Promise<readonly Source[]> {
		this.#sources ??= this.#read();
		return this.#sources;
	}

	dispose(): void {
		clearTimeout(this.#timer);
		for (const look of this.#looks) clearTimeout(look);
		for (const each of [...this.#watchers, ...this.#subscriptions]) each.dispose();
	}

	/** The folders may be others now. */
	#start(): void {
		this.#watch();
		this.#again();
	}

	#watch(): void {
		for (const watcher of this.#watchers) watcher.dispose();
		const own = (vscode.workspace.workspaceFolders ?? []).map(
			// The folder itself too: deleting or renaming it is one event.
			folder => new vscode.RelativePattern(folder, `{.homework,${KEY_FOLDER},${KEY_FOLDER}/**}`),
		);
		const named = keyFolders()
			.filter(({ path }) => !path.endsWith(`/${KEY_FOLDER}`))
			.map(folder => new vscode.RelativePattern(folder, '**'));
		this.#watchers = [...own, ...named].map(pattern => {
			const watcher = vscode.workspace.createFileSystemWatcher(pattern);
			watcher.onDidChange(() => this.#later());
			watcher.onDidCreate(() => this.#later());
			watcher.onDidDelete(() => this.#later());
			return watcher;
		});
		// Where a file system cannot be watched, what is saved in the editor is known anyway.
		this.#watchers.push(
			vscode.workspace.onDidSaveTextDocument(({ uri }) => {
				if (isKeyFile(uri)) this.#later();
			}),
		);
	}

	#later(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#again(), QUIET);
		for (const look of this.#looks) clearTimeout(look);
		this.#looks = LOOKS.map(delay => setTimeout(() => void this.#lookAgain(), delay));
	}

	/** Reads the keys once more, and says so only where they have changed unseen. */
	async #lookAgain(): Promise<void> {
		const [known, now] = await Promise.all([this.sources(), this.#read()]);
		const same =
			now.length === known.length &&
			now.every(({ path, text }, i) => {
				return path === known[i]!.path && text === known[i]!.text;
			});
		if (!same) this.#later();
	}

	#again(): void {
		const reading = this.#read();
		this.#sources = reading;
		void reading.then(sources => {
			if (this.#sources === reading) this.#changed.fire(sources);
		});
	}

	async #read(): Promise<readonly Source[]> {
		const files: vscode.Uri[] = [];
		for (const folder of keyFolders()) await this.#list(folder, files, 0);
		const unique = [...new Map(files.map(file => [file.toString(), file])).values()];
		const read = await Promise.all(unique.map(file => this.#text(file)));
		return read.flatMap(source => source ?? []);
	}

	async #list(folder: vscode.Uri, files: vscode.Uri[], depth: number): Promise<void> {
		if (depth > DEEPEST || files.length > MOST) return;
		let entries: readonly [string, vscode.FileType][];
		try {
			entries = await vscode.workspace.fs.readDirectory(folder);
		} catch {
			return; // most workspaces have no keys of their own
		}
		for (const [name, type] of entries.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
			const place = vscode.Uri.joinPath(folder, name);
			if (type & vscode.FileType.Directory) {
				if (name !== 'node_modules' && name !== '.git') await this.#list(place, files, depth + 1);
			} else if (isKeyFile(place)) files.push(place);
		}
	}

	async #text(file: vscode.Uri): Promise<Source | undefined> {
		try {
			const bytes = await vscode.workspace.fs.readFile(file);
			if (bytes.length > LONGEST) {
				this.log.warn(`${file.toString()} is too long for an answer key`);
				return undefined;
			}
			return { path: file.toString(), text: new TextDecoder().decode(bytes) };
		} catch (error) {
			this.log.warn(`${file.toString()} could not be read`, error instanceof Error ? error : String(error));
			return undefined;
		}
	}
}
