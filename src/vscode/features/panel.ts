import * as vscode from 'vscode';
import type { ReviewFinding } from '../../core/review-contract.ts';
import type { WhatIf } from '../../core/what-if.ts';
import type { Changeable, Page } from '../../webview/page.ts';
import { pageOf } from '../../webview/page.ts';
import {
	type HostMessage,
	type PanelMessage,
	readPanelMessage,
	readSavedState,
	type SavedState,
} from '../../webview/protocol.ts';
import { command, type PartReference, register } from '../commands.ts';
import { activeHomeworkEditor, isHomeworkCandidate } from '../documents.ts';
import type { Reviewed, Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import { partName } from '../verdicts.ts';
import { editorOf, goTo, targetOf } from './navigation.ts';
import { panelHtml } from './panel-html.ts';
import { savePicture } from './panel-pictures.ts';
import { panelWords } from './panel-words.ts';

export const panelType = 'homeworkLens.panel';

/** Milliseconds that the cursor rests before the panel follows it. */
const followDelay = 50;

/**
 * The worked page beside the text. There is one panel; it shows the part at the cursor, or the one it was pinned to, and is
 * drawn anew in place when the review changes.
 */
export class Panel implements vscode.Disposable {
	readonly #subscriptions: vscode.Disposable[] = [];
	#panel: vscode.WebviewPanel | undefined;
	#shown: PartReference | undefined;
	#pinned = false;
	#back: PartReference[] = [];
	#forward: PartReference[] = [];
	#page: Page | null = null;
	/** The shown part, as it can be run with other values. */
	#whatIf: WhatIf | undefined;
	#reviewed: Reviewed | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #drawn = new vscode.EventEmitter<Page | null>();
	/** Fires when a page went to the panel; null: there was nothing to show. */
	readonly onDidDraw = this.#drawn.event;

	constructor(
		private readonly extensionUri: vscode.Uri,
		private readonly reviews: Reviews,
		log: vscode.LogOutputChannel,
	) {
		this.#subscriptions.push(
			this.#drawn,
			register(command.showSolution, log, argument => this.#show(argument)),
			register(command.panelPin, log, () => this.#pin(true)),
			register(command.panelUnpin, log, () => this.#pin(false)),
			register(command.panelFocus, log, () => this.#panel?.reveal(undefined, false)),
			register(command.panelLeave, log, () => this.#leave()),
			register(command.panelBack, log, () => this.#travel(this.#back, this.#forward)),
			register(command.panelForward, log, () => this.#travel(this.#forward, this.#back)),
			vscode.window.registerWebviewPanelSerializer(panelType, {
				deserializeWebviewPanel: async (panel, state) => this.#restore(panel, readSavedState(state)),
			}),
			vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#cursorMoved(textEditor)),
			vscode.window.onDidChangeActiveTextEditor(editor => editor && this.#cursorMoved(editor)),
			vscode.workspace.onDidChangeConfiguration(event => {
				if (settings.affects(event, 'panel')) this.#send();
			}),
			reviews.onDidChange(document => {
				if (document.uri.toString() === this.#shown?.uri || !this.#shown) void this.#draw();
			}),
		);
	}

	/** What the panel shows now. */
	get page(): Page | null {
		return this.#panel ? this.#page : null;
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#panel?.dispose();
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	async #show(argument: unknown): Promise<void> {
		const target = await targetOf(this.reviews, argument);
		if (!target) return;
		this.#open();
		await this.#turnTo({ uri: target.reviewed.document.uri.toString(), part: target.part.id });
	}

	#open(): void {
		if (this.#panel) {
			this.#panel.reveal(undefined, true);
			return;
		}
		const title = vscode.l10n.t('Solution');
		const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
		this.#adopt(vscode.window.createWebviewPanel(panelType, title, place, { enableFindWidget: true }));
	}

	async #restore(panel: vscode.WebviewPanel, saved: SavedState | undefined): Promise<void> {
		this.#panel?.dispose();
		if (saved) {
			this.#shown = { uri: saved.uri, part: saved.part };
			this.#pinned = saved.pinned;
		}
		this.#adopt(panel);
	}

	#adopt(panel: vscode.WebviewPanel): void {
		const media = vscode.Uri.joinPath(this.extensionUri, 'media');
		const dist = vscode.Uri.joinPath(this.extensionUri, 'dist');
		this.#panel = panel;
		panel.webview.options = { enableScripts: true, localResourceRoots: [media, dist] };
		panel.iconPath = vscode.Uri.joinPath(media, 'icon.png');
		panel.webview.onDidReceiveMessage(message => {
			const read = readPanelMessage(message);
			if (read) void this.asked(read);
		});
		panel.onDidDispose(() => {
			if (this.#panel !== panel) return;
			this.#panel = undefined;
			this.#pinned = false;
			this.#setContext();
		});
		panel.webview.html = panelHtml(panel.webview, this.extensionUri);
		this.#setContext();
	}

	/** Shows another part, remembering the one before. */
	async #turnTo(part: PartReference): Promise<void> {
		if (this.#shown && (this.#shown.uri !== part.uri || this.#shown.part !== part.part)) {
			this.#back = [...this.#back, this.#shown].slice(-50);
			this.#forward = [];
		}
		this.#shown = part;
		await this.#draw();
	}

	async #travel(from: PartReference[], to: PartReference[]): Promise<void> {
		const next = from.pop();
		if (!next) return;
		if (this.#shown) to.push(this.#shown);
		this.#shown = next;
		await this.#draw();
	}

	#pin(pinned: boolean): void {
		this.#pinned = pinned;
		this.#setContext();
		const editor = activeHomeworkEditor();
		if (!pinned && editor) this.#cursorMoved(editor);
		this.#send();
	}

	#setContext(): void {
		void vscode.commands.executeCommand('setContext', 'homeworkLens.panelPinned', this.#pinned);
		void vscode.commands.executeCommand('setContext', 'homeworkLens.panelOpen', this.#panel !== undefined);
	}

	#cursorMoved(editor: vscode.TextEditor): void {
		if (!this.#panel || !isHomeworkCandidate(editor.document)) return;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#follow(editor), followDelay);
	}

	async #follow(editor: vscode.TextEditor): Promise<void> {
		const reviewed = await this.reviews.current(editor.document);
		if (!reviewed || reviewed.empty) return;
		const position = editor.selection.active;
		const part = reviewed.partAt(position);
		if (!this.#pinned && settings.panelFollowsCursor() && part) {
			const uri = editor.document.uri.toString();
			if (this.#shown?.uri !== uri || this.#shown.part !== part.id) await this.#turnTo({ uri, part: part.id });
		}
		if (editor.document.uri.toString() !== this.#shown?.uri) return;
		const finding = reviewed.review.findings.findIndex(({ span }) => reviewed.range(span).contains(position));
		this.#post({ type: 'cursor', finding: finding < 0 ? null : finding });
	}

	/** Makes the page anew from the latest review and sends it. */
	async #draw(): Promise<void> {
		if (!this.#panel) return;
		const shown = this.#shown;
		const reviewed = shown ? await this.#reviewedOf(shown.uri) : undefined;
		const engine = await this.reviews.engine();
		if (shown !== this.#shown) return;
		this.#reviewed = reviewed;
		const part = shown && reviewed?.part(shown.part);
		this.#whatIf = part?.solution ? engine.whatIf(reviewed!.review, part.id) : undefined;
		this.#page =
			reviewed && part
				? pageOf(reviewed.review, part.id, sourceOf(reviewed), engine.stepOf, changeable(this.#whatIf))
				: null;
		if (this.#panel) this.#panel.title = part ? partName(part) : vscode.l10n.t('Solution');
		this.#send();
		this.#drawn.fire(this.#page);
	}

	/** Gives the panel what it needs to solve the homework itself: it asks when somebody asks "what if". */
	async #sendSolver(reviewed: Reviewed): Promise<void> {
		const input = (await this.reviews.engine()).solverInput(reviewed.review);
		if (!input || reviewed !== this.#reviewed) return;
		const messages = vscode.l10n.bundle ?? {};
		this.#post({
			type: 'solver',
			uri: reviewed.document.uri.toString(),
			version: reviewed.version,
			...input,
			messages,
		});
	}

	/** Writes other values into the document, as one edit. */
	async #putValues(values: Readonly<Record<string, string>>): Promise<void> {
		const reviewed = this.#reviewed;
		if (!reviewed || !this.#whatIf || reviewed.stale) return;
		const edit = new vscode.WorkspaceEdit();
		for (const { span, text } of this.#whatIf.edits(new Map(Object.entries(values)))) {
			const there = reviewed.location(span);
			edit.replace(there.uri, there.range, text);
		}
		await vscode.workspace.applyEdit(edit);
	}

	/** The review of a document by its address, opened again after a reload; undefined where it is gone. */
	async #reviewedOf(uri: string): Promise<Reviewed | undefined> {
		const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri);
		if (open) return this.reviews.current(open);
		try {
			return await this.reviews.current(await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)));
		} catch {
			return undefined; // deleted, or an untitled document of an earlier session: the panel says that nothing is open
		}
	}

	#send(): void {
		this.#post({
			type: 'page',
			page: this.#page,
			state: {
				pinned: this.#pinned,
				canGoBack: this.#back.length > 0,
				canGoForward: this.#forward.length > 0,
				hintsFirst: settings.hintsFirst(),
			},
			saved: this.#shown ? { ...this.#shown, pinned: this.#pinned } : null,
			words: panelWords(),
		});
	}

	#post(message: HostMessage): void {
		void this.#panel?.webview.postMessage(message);
	}

	/** Does what the panel asks for. */
	async asked(message: PanelMessage): Promise<unknown> {
		const reviewed = this.#reviewed;
		const shown = this.#shown;
		switch (message.type) {
			case 'ready':
				return this.#draw();
			case 'open-example':
				return vscode.commands.executeCommand(command.openExample);
			case 'pin':
				return this.#pin(message.pinned);
			case 'back':
				return this.#travel(this.#back, this.#forward);
			case 'forward':
				return this.#travel(this.#forward, this.#back);
			case 'leave':
				return this.#leave();
			case 'show':
				return shown && this.#turnTo({ uri: shown.uri, part: message.part });
			case 'insert':
				return vscode.commands.executeCommand(command.insertSolution, shown);
			case 'copy-step':
				return vscode.commands.executeCommand(command.copyStep, shown, message.step);
			case 'reveal':
				return reviewed?.version === message.version && goTo(reviewed, [message.from, message.to], true);
			case 'solver':
				return reviewed?.version === message.version && this.#sendSolver(reviewed);
			case 'put-values':
				return reviewed?.version === message.version && this.#putValues(message.values);
			case 'copy-plot':
				return vscode.env.clipboard.writeText(message.svg);
			case 'save-plot':
				return reviewed && savePicture(reviewed.document.uri, message);
			case 'copy-alarm':
				return this.#finding(message) && vscode.commands.executeCommand(command.copyFalseAlarm, shown, message.finding);
			case 'fix':
				return this.#fix(this.#finding(message), message.fix);
		}
	}

	/** Puts the focus back into the text that is shown, with the cursor where it was. */
	async #leave(): Promise<void> {
		const part = this.#shown && this.#reviewed?.part(this.#shown.part);
		if (this.#reviewed && part && this.#reviewed.documentOf(part.heading) !== this.#reviewed.document)
			return goTo(this.#reviewed, part.heading);
		const document = this.#reviewed?.document;
		if (!document) {
			await vscode.commands.executeCommand('workbench.action.focusPreviousGroup');
			return;
		}
		await vscode.window.showTextDocument(document, {
			viewColumn: editorOf(document)?.viewColumn ?? vscode.ViewColumn.One,
		});
	}

	/** The finding a message speaks of, if the page it was pressed on is the one shown still. */
	#finding(message: { readonly version: number; readonly finding: number }): ReviewFinding | undefined {
		const reviewed = this.#reviewed;
		return reviewed?.version === message.version ? reviewed.review.findings[message.finding] : undefined;
	}

	async #fix(finding: ReviewFinding | undefined, index: number): Promise<void> {
		const fix = finding?.fixes[index];
		const reviewed = this.#reviewed;
		if (!fix || !reviewed || reviewed.stale) return;
		const edit = new vscode.WorkspaceEdit();
		const there = reviewed.location(fix.span);
		edit.replace(there.uri, there.range, fix.replacement);
		await vscode.workspace.applyEdit(edit);
	}
}

const sourceOf = ({ document, review, version }: Reviewed) => ({
	uri: document.uri.toString(),
	file: review.file,
	version,
	text: document.getText(),
});

const changeable = (whatIf: WhatIf | undefined): Changeable => ({
	fields: whatIf?.fields ?? [],
	presets: whatIf?.presets ?? [],
});
