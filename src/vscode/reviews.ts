import * as vscode from 'vscode';
import type { Range, Review, ReviewPart } from '../core/review-contract.ts';
import { Assignments } from './assignment.ts';
import { isHomeworkCandidate, longText } from './documents.ts';
import { drift, type Edit } from './drift.ts';
import type { Engine } from './engine.ts';
import * as settings from './settings.ts';

/** A document's latest review, and where its spans stand now: edits made since then are taken into account. */
export class Reviewed {
	/** Content changes since the review, oldest first. */
	readonly #events: (readonly Edit[])[] = [];

	constructor(
		readonly document: vscode.TextDocument,
		readonly version: number,
		readonly review: Review,
		/** A command asked to read the document as homework. */
		readonly forced: boolean,
	) {}

	/** Ordinary Markdown, which every surface leaves alone. */
	get empty(): boolean {
		return this.review.parts.length === 0 && !this.forced;
	}

	get stale(): boolean {
		return this.document.version !== this.version;
	}

	edited(edits: readonly Edit[]): void {
		this.#events.push(edits.map(({ rangeOffset, rangeLength, text }) => ({ rangeOffset, rangeLength, text })));
	}

	range([from, to]: Range): vscode.Range {
		const start = drift(from, this.#events, true);
		const end = Math.max(start, drift(to, this.#events, false));
		return new vscode.Range(this.document.positionAt(start), this.document.positionAt(end));
	}

	/** Where a span stands in the text that its author writes: another document than `document`, where that is joined from several. */
	location(span: Range): vscode.Location {
		return new vscode.Location(this.document.uri, this.range(span));
	}

	/** The document of `location`. */
	documentOf(_span: Range): vscode.TextDocument {
		return this.document;
	}

	/**
	 * The part a place belongs to: the innermost one around it, or the one that ended just above, with nothing but blank
	 * lines between. Undefined above the first part.
	 */
	partAt(position: vscode.Position): ReviewPart | undefined {
		let around: ReviewPart | undefined;
		let last: ReviewPart | undefined;
		for (const part of this.review.parts) {
			const range = this.range(part.span);
			if (range.start.isAfter(position)) continue;
			last = part;
			if (range.contains(position)) around = part;
		}
		if (!last || last === around) return around;
		const between = new vscode.Range(this.range(last.span).end, position);
		return this.document.getText(between).trim() === '' ? last : around;
	}

	part(id: string): ReviewPart | undefined {
		return this.review.parts.find(part => part.id === id);
	}
}

/** A place in a reviewed text. */
export interface ReviewedPlace {
	readonly reviewed: Reviewed;
	readonly position: vscode.Position;
}

/** Texts that are joined from several documents: the cells of a notebook. */
export interface JoinedTexts {
	/** The review of a joined text, made now if need be; undefined for any other document. */
	current(document: vscode.TextDocument): Promise<Reviewed | undefined>;
	/** Where a place of a piece stands in the joined text; undefined for a document that is no piece. */
	placeOf(document: vscode.TextDocument, position: vscode.Position): Promise<ReviewedPlace | undefined>;
	/** A setting or the library has changed: what was read is to be read again. */
	again(): void;
}

interface Entry {
	reviewed?: Reviewed;
	timer?: ReturnType<typeof setTimeout>;
	/** A command asked to read this document as homework whatever it looks like. */
	force: boolean;
	/** Something that the review rests on has changed, though the text has not. */
	outdated?: boolean;
	/** The review of a text that the document is about to have. */
	foreseen?: { readonly text: string; readonly review: Review };
	/** The version at which a review failed, so that it is not tried again on the same text. */
	failedAt?: number;
}

/**
 * One review per document, made some time after the last keystroke and kept until the next. Only documents that are
 * shown, or that somebody asks about, are reviewed.
 */
export class Reviews implements vscode.Disposable {
	readonly #entries = new Map<string, Entry>();
	readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
	readonly #subscriptions: vscode.Disposable[];
	readonly #load: () => Promise<Engine>;
	readonly #log: vscode.LogOutputChannel;
	#engine: Promise<Engine> | undefined;
	#joined: JoinedTexts | undefined;
	readonly #assignments = new Assignments();

	/** Fires after a document was reviewed, and when it was closed. */
	readonly onDidChange = this.#changed.event;

	constructor(load: () => Promise<Engine>, log: vscode.LogOutputChannel) {
		this.#load = load;
		this.#log = log;
		this.#subscriptions = [
			this.#changed,
			this.#assignments,
			this.#assignments.onDidChange(document => this.#outdate(document)),
			vscode.workspace.onDidChangeTextDocument(event => this.#edited(event)),
			vscode.workspace.onDidCloseTextDocument(document => this.#closed(document)),
			vscode.window.onDidChangeVisibleTextEditors(() => this.#look()),
			vscode.workspace.onDidChangeConfiguration(event => {
				if (settings.affects(event, 'disabledRules')) this.again();
			}),
		];
		this.#look();
	}

	/** The latest review, if there is one; it may be older than the text (see `Reviewed.range`). */
	get(document: vscode.TextDocument): Reviewed | undefined {
		return this.#entries.get(document.uri.toString())?.reviewed;
	}

	/** The review of the text as it stands, made now if need be. Undefined for documents that are none of our business. */
	async current(document: vscode.TextDocument): Promise<Reviewed | undefined> {
		if (document.isClosed) return undefined;
		if (!isHomeworkCandidate(document)) return this.#joined?.current(document);
		const entry = this.#entry(document);
		if (entry.reviewed?.version === document.version && !entry.outdated) return entry.reviewed;
		await this.#review(document);
		return entry.reviewed;
	}

	/** Reads the document as homework whatever it looks like, until it is closed. */
	async force(document: vscode.TextDocument): Promise<Reviewed | undefined> {
		if (!isHomeworkCandidate(document)) return undefined;
		const reviewed = await this.current(document);
		const entry = this.#entry(document);
		if (entry.force || (reviewed && !reviewed.empty)) return reviewed;
		entry.force = true;
		await this.#review(document);
		return entry.reviewed;
	}

	/** Keeps the review of a text that the document is about to have, made with the document's own settings, so that it is not made twice. */
	foresee(document: vscode.TextDocument, text: string, review: Review): void {
		this.#entry(document).foreseen = { text, review };
	}

	/** The review that a place belongs to, and where it stands in the reviewed text. */
	async at(document: vscode.TextDocument, position: vscode.Position): Promise<ReviewedPlace | undefined> {
		if (!isHomeworkCandidate(document)) return this.#joined?.placeOf(document, position);
		const reviewed = await this.current(document);
		return reviewed && { reviewed, position };
	}

	/** From now on these are reviewed too; they say through `announce` when a review of theirs is new. */
	join(joined: JoinedTexts): void {
		this.#joined = joined;
	}

	announce(document: vscode.TextDocument): void {
		this.#changed.fire(document);
	}

	/** What a surface needs the core itself for: the same engine that reviews. */
	engine(): Promise<Engine> {
		this.#engine ??= this.#load();
		return this.#engine;
	}

	dispose(): void {
		for (const entry of this.#entries.values()) clearTimeout(entry.timer);
		this.#entries.clear();
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	#entry(document: vscode.TextDocument): Entry {
		const key = document.uri.toString();
		let entry = this.#entries.get(key);
		// An untitled document may get the name of one that is just closing.
		if (!entry || (entry.reviewed && entry.reviewed.document !== document)) {
			clearTimeout(entry?.timer);
			entry = { force: false };
			this.#entries.set(key, entry);
		}
		return entry;
	}

	#look(): void {
		for (const { document } of vscode.window.visibleTextEditors) {
			if (isHomeworkCandidate(document) && !this.get(document)) this.#schedule(document, 0);
		}
	}

	#edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
		if (contentChanges.length === 0) return;
		const entry = this.#entries.get(document.uri.toString());
		if (!entry) return;
		entry.reviewed?.edited(contentChanges);
		this.#schedule(document, settings.reviewDelay(document));
	}

	#outdate(document: vscode.TextDocument): void {
		const entry = this.#entries.get(document.uri.toString());
		if (!entry) return;
		entry.outdated = true;
		entry.failedAt = undefined;
		this.#schedule(document, settings.reviewDelay(document));
	}

	#closed(document: vscode.TextDocument): void {
		this.#assignments.forget(document);
		const key = document.uri.toString();
		const entry = this.#entries.get(key);
		if (!entry) return;
		clearTimeout(entry.timer);
		this.#entries.delete(key);
		this.#changed.fire(document);
	}

	/** Reviews every document again: a setting or the library has changed. */
	again(): void {
		this.#joined?.again();
		for (const document of vscode.workspace.textDocuments) {
			if (this.#entries.has(document.uri.toString())) void this.#review(document);
		}
	}

	#schedule(document: vscode.TextDocument, delay: number): void {
		const entry = this.#entry(document);
		clearTimeout(entry.timer);
		entry.timer = setTimeout(() => void this.#review(document), delay);
	}

	async #review(document: vscode.TextDocument): Promise<void> {
		const entry = this.#entry(document);
		clearTimeout(entry.timer);
		const { review } = await this.engine();
		entry.outdated = false;
		const assignment = await this.#assignments.textFor(document, document.getText());
		if (document.isClosed || this.#entries.get(document.uri.toString()) !== entry) return;
		const { version } = document;
		if (entry.failedAt === version) return;
		const text = document.getText();
		if (text.length > longText && !entry.force) return;
		const started = performance.now();
		try {
			const foreseen = entry.foreseen?.text === text ? entry.foreseen.review : undefined;
			entry.foreseen = undefined;
			const result =
				foreseen ??
				review(text, {
					file: vscode.workspace.asRelativePath(document.uri, false),
					force: entry.force,
					disabledRules: settings.disabledRules(document),
					assignment,
				});
			entry.reviewed = new Reviewed(document, version, result, entry.force);
			const took = (performance.now() - started).toFixed(0);
			this.#log.debug(`${result.file}: ${result.parts.length} parts, ${result.findings.length} findings, ${took} ms`);
		} catch (error) {
			// A bug of ours: the last good review stays, and the log says what happened.
			entry.failedAt = version;
			this.#log.error(`Reviewing ${document.uri.toString()} failed`, error instanceof Error ? error : String(error));
			return;
		}
		this.#changed.fire(document);
	}
}
