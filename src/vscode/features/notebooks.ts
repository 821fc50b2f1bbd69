import * as vscode from 'vscode';
import type { Range, Review } from '../../core/review-contract.ts';
import { type JoinedCells, joinCells } from '../../core/text/cells.ts';
import { command, type PartReference } from '../commands.ts';
import { type JoinedTexts, Reviewed, type Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import { look, partInWords, partName } from '../verdicts.ts';
import { hasLens } from './code-lens.ts';
import { levelOf, source } from './diagnostics.ts';

const cells: vscode.DocumentSelector = { notebookType: '*', language: 'markdown' };

/** Address of the text that a notebook's cells are joined into. No surface looks at it by itself. */
const scheme = 'homework-lens-notebook';

const joinedUri = ({ uri }: vscode.NotebookDocument): vscode.Uri =>
	uri.with({ scheme, query: uri.toString(), fragment: '' });

const notebookOf = (uri: vscode.Uri): vscode.NotebookDocument | undefined =>
	uri.scheme === scheme
		? vscode.workspace.notebookDocuments.find(each => each.uri.toString() === uri.query)
		: undefined;

const notebookWith = (document: vscode.TextDocument): vscode.NotebookDocument | undefined =>
	vscode.workspace.notebookDocuments.find(each => each.getCells().some(cell => cell.document === document));

/** What a notebook said when it was last read. */
interface Reading {
	readonly joined: JoinedCells;
	readonly documents: readonly vscode.TextDocument[];
	/** Versions of the cells' documents. */
	readonly versions: string;
	readonly review: Review;
}

/** A notebook's review: its document is the joined text, its spans stand in the cells. */
class NotebookReviewed extends Reviewed {
	readonly #reading: Reading;

	constructor(document: vscode.TextDocument, reading: Reading) {
		super(document, document.version, reading.review, false);
		this.#reading = reading;
	}

	override get stale(): boolean {
		return versionsOf(this.#reading.documents) !== this.#reading.versions;
	}

	override location(span: Range): vscode.Location {
		return locationOf(this.#reading, span) ?? super.location(span);
	}

	override documentOf(span: Range): vscode.TextDocument {
		const found = this.#reading.joined.place({ start: span[0], end: span[1] });
		return found ? this.#reading.documents[found.cell]! : this.document;
	}
}

const versionsOf = (documents: readonly vscode.TextDocument[]): string =>
	documents.map(({ uri, version }) => `${uri.fragment}:${version}`).join(' ');

/** Where a span of the joined text stands; undefined in code and between cells. */
const locationOf = ({ joined, documents }: Reading, [start, end]: Range): vscode.Location | undefined => {
	const found = joined.place({ start, end });
	if (!found) return undefined;
	const document = documents[found.cell]!;
	const range = new vscode.Range(document.positionAt(found.span.start), document.positionAt(found.span.end));
	return new vscode.Location(document.uri, range);
};

/** The notebooks that are read, each as one text. */
class Notebooks implements JoinedTexts, vscode.TextDocumentContentProvider {
	readonly #readings = new Map<string, Reading>();
	readonly #texts = new vscode.EventEmitter<vscode.Uri>();
	readonly #forgotten = new vscode.EventEmitter<void>();
	readonly onDidChange = this.#texts.event;
	/** Fires when every notebook is to be read again. */
	readonly onDidForget = this.#forgotten.event;
	readonly #reviews: Reviews;

	constructor(reviews: Reviews) {
		this.#reviews = reviews;
	}

	dispose(): void {
		this.#texts.dispose();
		this.#forgotten.dispose();
	}

	again(): void {
		this.#readings.clear();
		this.#forgotten.fire();
	}

	get(notebook: vscode.NotebookDocument): Reading | undefined {
		return this.#readings.get(notebook.uri.toString());
	}

	forget(notebook: vscode.NotebookDocument): void {
		this.#readings.delete(notebook.uri.toString());
	}

	provideTextDocumentContent(uri: vscode.Uri): string {
		const notebook = notebookOf(uri);
		return (notebook && this.get(notebook)?.joined.text) ?? '';
	}

	/** Reads a notebook as it stands. */
	async read(notebook: vscode.NotebookDocument): Promise<Reading> {
		const { review } = await this.#reviews.engine();
		const all = notebook.getCells();
		const documents = all.map(cell => cell.document);
		const versions = versionsOf(documents);
		const known = this.get(notebook);
		if (known?.versions === versions) return known;
		const joined = joinCells(
			all.map(({ kind, document }) => ({
				text: document.getText(),
				code: kind === vscode.NotebookCellKind.Code ? document.languageId : undefined,
			})),
		);
		const result = review(joined.text, {
			file: vscode.workspace.asRelativePath(notebook.uri, false),
			disabledRules: settings.disabledRules(notebook.uri),
		});
		const reading = { joined, documents, versions, review: result };
		this.#readings.set(notebook.uri.toString(), reading);
		this.#texts.fire(joinedUri(notebook));
		return reading;
	}

	async current(document: vscode.TextDocument): Promise<Reviewed | undefined> {
		const notebook = notebookOf(document.uri);
		if (!notebook) return undefined;
		const reading = await this.read(notebook);
		if (document.getText() !== reading.joined.text) await textIs(document, reading.joined.text);
		return new NotebookReviewed(document, reading);
	}

	async placeOf(cell: vscode.TextDocument, position: vscode.Position) {
		const notebook = notebookWith(cell);
		if (!notebook) return undefined;
		const document = await vscode.workspace.openTextDocument(joinedUri(notebook));
		const reviewed = await this.current(document);
		const reading = this.get(notebook);
		const offset = reading?.joined.offset(reading.documents.indexOf(cell), cell.offsetAt(position));
		return reviewed && offset !== undefined ? { reviewed, position: document.positionAt(offset) } : undefined;
	}
}

/** How long VS Code may take to bring a new joined text into its document, in milliseconds. */
const patience = 2000;

/** Waits till a document has a text. */
const textIs = (document: vscode.TextDocument, text: string): Promise<void> =>
	new Promise(resolve => {
		const done = () => {
			clearTimeout(timer);
			edits.dispose();
			resolve();
		};
		const timer = setTimeout(done, patience);
		const edits = vscode.workspace.onDidChangeTextDocument(event => {
			if (event.document === document && document.getText() === text) done();
		});
	});

/**
 * Notebooks: the Markdown cells are read as one homework, code between them as code, and every finding is shown in the cell where it
 * stands: as a diagnostic, with the part's verdict as a lens. Hovers, quick fixes and the panel ask `reviews` for the joined text.
 */
export function notebooks(reviews: Reviews, log: vscode.LogOutputChannel): vscode.Disposable {
	const collection = vscode.languages.createDiagnosticCollection('homework-lens-notebooks');
	const changed = new vscode.EventEmitter<void>();
	const known = new Notebooks(reviews);
	const timers = new Map<string, ReturnType<typeof setTimeout>>();
	reviews.join(known);

	const clear = (notebook: vscode.NotebookDocument) => {
		for (const cell of notebook.getCells()) collection.delete(cell.document.uri);
	};

	const update = async (notebook: vscode.NotebookDocument) => {
		const reading = await known.read(notebook);
		if (notebook.isClosed) return;
		clear(notebook);
		const byCell = new Map<string, { readonly uri: vscode.Uri; readonly list: vscode.Diagnostic[] }>();
		for (const finding of reading.review.findings) {
			const level = levelOf(finding, notebook.uri);
			const there = level === 'off' ? undefined : locationOf(reading, finding.span);
			if (!there) continue;
			const diagnostic = new vscode.Diagnostic(there.range, finding.plain ?? finding.message, severities[level]);
			diagnostic.source = source;
			diagnostic.code = finding.rule;
			const key = there.uri.toString();
			const entry = byCell.get(key) ?? { uri: there.uri, list: [] };
			entry.list.push(diagnostic);
			byCell.set(key, entry);
		}
		for (const { uri, list } of byCell.values()) collection.set(uri, list);
		changed.fire();
		const joined = joinedUri(notebook).toString();
		const document = vscode.workspace.textDocuments.find(each => each.uri.toString() === joined);
		if (document) reviews.announce(document);
	};

	const schedule = (notebook: vscode.NotebookDocument, delay: number) => {
		const key = notebook.uri.toString();
		clearTimeout(timers.get(key));
		timers.set(
			key,
			setTimeout(() => {
				timers.delete(key);
				update(notebook).catch((error: unknown) =>
					log.error(`Reviewing ${key} failed`, error instanceof Error ? error : String(error)),
				);
			}, delay),
		);
	};

	const lenses: vscode.CodeLensProvider = {
		onDidChangeCodeLenses: changed.event,
		provideCodeLenses(document) {
			if (!settings.codeLensEnabled(document)) return [];
			const notebook = notebookWith(document);
			const reading = notebook && known.get(notebook);
			if (!reading) return [];
			return reading.review.parts.filter(hasLens).flatMap(part => {
				const there = locationOf(reading, part.heading);
				if (there?.uri.toString() !== document.uri.toString()) return [];
				const about: PartReference = { uri: joinedUri(notebook).toString(), part: part.id };
				const words = partInWords(reading.review, part);
				const lens = (title: string, id: string, tooltip: string) =>
					new vscode.CodeLens(new vscode.Range(there.range.start, there.range.start), {
						title,
						tooltip,
						command: id,
						arguments: [about],
					});
				return [
					lens(
						`${look(part.verdict).mark} ${partName(part)}: ${words}`,
						command.showSolution,
						vscode.l10n.t('{0}: {1}. Show it beside the text.', partName(part), words),
					),
					lens(
						vscode.l10n.t('Check'),
						command.checkPart,
						vscode.l10n.t('Check what the answer to {0} says', partName(part)),
					),
				];
			});
		},
	};

	const visible = () => {
		for (const { notebook } of vscode.window.visibleNotebookEditors) if (!known.get(notebook)) schedule(notebook, 0);
	};
	visible();
	return vscode.Disposable.from(
		collection,
		changed,
		known,
		vscode.workspace.registerTextDocumentContentProvider(scheme, known),
		vscode.languages.registerCodeLensProvider(cells, lenses),
		vscode.window.onDidChangeVisibleNotebookEditors(visible),
		known.onDidForget(visible),
		vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => {
			if (known.get(notebook)) schedule(notebook, settings.reviewDelay(notebook.uri));
		}),
		vscode.workspace.onDidCloseNotebookDocument(notebook => {
			clear(notebook);
			known.forget(notebook);
		}),
		new vscode.Disposable(() => {
			for (const timer of timers.values()) clearTimeout(timer);
		}),
	);
}

const severities: Readonly<Record<settings.Level, vscode.DiagnosticSeverity>> = {
	off: vscode.DiagnosticSeverity.Hint,
	error: vscode.DiagnosticSeverity.Error,
	warning: vscode.DiagnosticSeverity.Warning,
	information: vscode.DiagnosticSeverity.Information,
	hint: vscode.DiagnosticSeverity.Hint,
};
