import * as vscode from 'vscode';
import type { Range, Review } from '../../core/review.ts';
import { joinCells } from '../../core/text/cells.ts';
import type { Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import { look, partInWords, partName } from '../verdicts.ts';
import { hasLens } from './code-lens.ts';
import { isAlarm, source } from './diagnostics.ts';

const cells: vscode.DocumentSelector = { notebookType: '*', language: 'markdown' };

/** A notebook's review, with the place of a span among its cells. */
interface NotebookReview {
	readonly review: Review;
	readonly place: (range: Range) => vscode.Location | undefined;
}

/**
 * Notebooks: the Markdown cells are read as one homework, code between them as code, and every finding is shown in the cell where it
 * stands: as a diagnostic, with the part's verdict as a lens.
 */
export function notebooks(reviews: Reviews, log: vscode.LogOutputChannel): vscode.Disposable {
	const collection = vscode.languages.createDiagnosticCollection('homework-lens-notebooks');
	const changed = new vscode.EventEmitter<void>();
	const known = new Map<string, NotebookReview>();
	const timers = new Map<string, ReturnType<typeof setTimeout>>();

	const clear = (notebook: vscode.NotebookDocument) => {
		for (const cell of notebook.getCells()) collection.delete(cell.document.uri);
		known.delete(notebook.uri.toString());
	};

	const update = async (notebook: vscode.NotebookDocument) => {
		const { review } = await reviews.engine();
		if (notebook.isClosed) return;
		const all = notebook.getCells();
		const joined = joinCells(
			all.map(({ kind, document }) => ({
				text: document.getText(),
				code: kind === vscode.NotebookCellKind.Code ? document.languageId : undefined,
			})),
		);
		clear(notebook);
		const result = review(joined.text, {
			file: vscode.workspace.asRelativePath(notebook.uri, false),
			disabledRules: settings.disabledRules(notebook.uri),
		});
		const place = ([start, end]: Range): vscode.Location | undefined => {
			const found = joined.place({ start, end });
			if (!found) return undefined;
			const { document } = all[found.cell]!;
			const range = new vscode.Range(document.positionAt(found.span.start), document.positionAt(found.span.end));
			return new vscode.Location(document.uri, range);
		};
		known.set(notebook.uri.toString(), { review: result, place });
		const byCell = new Map<string, { readonly uri: vscode.Uri; readonly list: vscode.Diagnostic[] }>();
		for (const finding of result.findings) {
			const level = isAlarm(finding) ? settings.diagnosticLevel(finding.verdict, notebook.uri) : 'off';
			const there = level === 'off' ? undefined : place(finding.span);
			if (!there) continue;
			const diagnostic = new vscode.Diagnostic(there.range, finding.message, severities[level]);
			diagnostic.source = source;
			diagnostic.code = finding.rule;
			const key = there.uri.toString();
			const entry = byCell.get(key) ?? { uri: there.uri, list: [] };
			entry.list.push(diagnostic);
			byCell.set(key, entry);
		}
		for (const { uri, list } of byCell.values()) collection.set(uri, list);
		changed.fire();
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
			const notebook = vscode.workspace.notebookDocuments.find(each =>
				each.getCells().some(cell => cell.document === document),
			);
			const found = notebook && known.get(notebook.uri.toString());
			if (!found) return [];
			return found.review.parts.filter(hasLens).flatMap(part => {
				const there = found.place(part.heading);
				if (there?.uri.toString() !== document.uri.toString()) return [];
				const title = `${look(part.verdict).mark} ${partName(part)}: ${partInWords(found.review, part)}`;
				return [new vscode.CodeLens(new vscode.Range(there.range.start, there.range.start), { title, command: '' })];
			});
		},
	};

	const visible = () => {
		for (const { notebook } of vscode.window.visibleNotebookEditors)
			if (!known.has(notebook.uri.toString())) schedule(notebook, 0);
	};
	visible();
	return vscode.Disposable.from(
		collection,
		changed,
		vscode.languages.registerCodeLensProvider(cells, lenses),
		vscode.window.onDidChangeVisibleNotebookEditors(visible),
		vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => {
			if (known.has(notebook.uri.toString())) schedule(notebook, settings.reviewDelay(notebook.uri));
		}),
		vscode.workspace.onDidCloseNotebookDocument(clear),
		new vscode.Disposable(() => {
			for (const timer of timers.values()) clearTimeout(timer);
		}),
	);
}

const severities: Readonly<Record<Exclude<settings.Level, 'off'>, vscode.DiagnosticSeverity>> & {
	readonly off: vscode.DiagnosticSeverity;
} = {
	off: vscode.DiagnosticSeverity.Hint,
	error: vscode.DiagnosticSeverity.Error,
	warning: vscode.DiagnosticSeverity.Warning,
	information: vscode.DiagnosticSeverity.Information,
	hint: vscode.DiagnosticSeverity.Hint,
};
