import * as vscode from 'vscode';
import { keyPage } from '../../webview/key-page.ts';
import type { Page } from '../../webview/page.ts';
import {
	type HostMessage,
	type PanelMessage,
	readPanelMessage,
	readSavedState,
	type SavedState,
} from '../../webview/protocol.ts';
import { command, register } from '../commands.ts';
import { isKeyDocument } from '../key-documents.ts';
import type { Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import { panelHtml } from './panel-html.ts';
import { panelWords } from './panel-words.ts';

const previewType = 'homeworkLens.keyPreview';

/**
 * Preview Key: the key beside its text as a worked page, in symbols and run on each of its examples with the published results beside the
 * steps; drawn anew while it is being written.
 */
export class KeyPreviewPanel implements vscode.Disposable {
	readonly #subscriptions: vscode.Disposable[];
	#panel: vscode.WebviewPanel | undefined;
	#document: vscode.TextDocument | undefined;
	#run = 'key';
	#page: Page | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		private readonly extensionUri: vscode.Uri,
		private readonly reviews: Reviews,
		log: vscode.LogOutputChannel,
	) {
		this.#subscriptions = [
			register(command.previewKey, log, () => this.#show()),
			vscode.window.registerWebviewPanelSerializer(previewType, {
				deserializeWebviewPanel: async (panel, state) => this.restore(panel, readSavedState(state)),
			}),
			vscode.workspace.onDidChangeTextDocument(({ document }) => {
				if (document === this.#document) this.#later(settings.reviewDelay(document));
			}),
			vscode.window.onDidChangeActiveTextEditor(editor => {
				if (!this.#panel || !editor || editor.document === this.#document || !isKeyDocument(editor.document)) return;
				this.#turnTo(editor.document);
			}),
		];
	}

	/** What the preview shows now. */
	get page(): Page | null {
		return this.#panel ? this.#page : null;
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#panel?.dispose();
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	#show(): void {
		const document = vscode.window.activeTextEditor?.document;
		if (!document || !isKeyDocument(document)) {
			void vscode.window.showInformationMessage(
				vscode.l10n.t('Open an answer key to preview it: a Markdown file in .homework/keys.'),
			);
			return;
		}
		if (this.#panel) this.#panel.reveal(undefined, true);
		else this.#open();
		this.#turnTo(document);
	}

	#turnTo(document: vscode.TextDocument): void {
		this.#document = document;
		this.#run = 'key';
		this.#later(0);
	}

	#open(): void {
		const panel = vscode.window.createWebviewPanel(
			previewType,
			vscode.l10n.t('Preview Key'),
			{ viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
			{ enableScripts: true },
		);
		this.#adopt(panel);
	}

	/**
	 * A preview that was open before the window was loaded again, with the key that it showed.
	 *
	 * @param saved what its page kept; without it, or where the key is gone, the preview is closed.
	 */
	async restore(panel: vscode.WebviewPanel, saved: SavedState | undefined): Promise<void> {
		let document: vscode.TextDocument | undefined;
		try {
			document = saved && (await vscode.workspace.openTextDocument(vscode.Uri.parse(saved.uri, true)));
		} catch {
			document = undefined; // the file was deleted or renamed meanwhile
		}
		if (!document || !isKeyDocument(document)) {
			panel.dispose();
			return;
		}
		this.#panel?.dispose();
		this.#document = document;
		this.#run = saved?.part || 'key';
		this.#adopt(panel);
		this.#later(0);
	}

	#adopt(panel: vscode.WebviewPanel): void {
		const media = vscode.Uri.joinPath(this.extensionUri, 'media');
		this.#panel = panel;
		this.#page = null;
		panel.webview.options = {
			enableScripts: true,
			localResourceRoots: [media, vscode.Uri.joinPath(this.extensionUri, 'dist')],
		};
		panel.iconPath = vscode.Uri.joinPath(media, 'icon.png');
		panel.webview.onDidReceiveMessage(message => {
			const read = readPanelMessage(message);
			if (read) void this.#asked(read);
		});
		panel.onDidDispose(() => {
			if (this.#panel !== panel) return;
			this.#panel = undefined;
			this.#document = undefined;
		});
		// The page's own tools (pin, insert) are about a homework.
		panel.webview.html = panelHtml(panel.webview, this.extensionUri).replace('<body>', '<body class="key-preview">');
	}

	#later(delay: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#draw(), delay);
	}

	async #draw(): Promise<void> {
		const document = this.#document;
		if (!this.#panel || !document) return;
		const { author } = await this.reviews.engine();
		if (document !== this.#document) return;
		const text = document.getText();
		const uri = document.uri.toString();
		const source = { uri, file: vscode.workspace.asRelativePath(document.uri, false), version: document.version, text };
		const words = {
			problem: vscode.l10n.t('problem'),
			published: vscode.l10n.t('published result'),
			instance: vscode.l10n.t('instance'),
		};
		this.#page = keyPage(author.preview(uri, text), source, words, this.#run);
		this.#panel.title = vscode.l10n.t('Preview: {0}', this.#page.ancestors[0]?.title ?? this.#page.part.title);
		this.#post({
			type: 'page',
			page: this.#page,
			state: { pinned: false, canGoBack: false, canGoForward: false, hintsFirst: false },
			saved: { uri, part: this.#run, pinned: false },
			words: panelWords(),
		});
	}

	#post(message: HostMessage): void {
		void this.#panel?.webview.postMessage(message);
	}

	async #asked(message: PanelMessage): Promise<void> {
		const document = this.#document;
		if (!document) return;
		if (message.type === 'ready') return this.#draw();
		if (message.type === 'show') {
			this.#run = message.part;
			return this.#draw();
		}
		if (message.type !== 'reveal' || message.version !== document.version) return;
		const selection = new vscode.Range(document.positionAt(message.from), document.positionAt(message.to));
		const shown = vscode.window.visibleTextEditors.find(editor => editor.document === document);
		await vscode.window.showTextDocument(document, {
			viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
			selection,
		});
	}
}
