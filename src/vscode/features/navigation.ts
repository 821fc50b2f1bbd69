import * as vscode from 'vscode';
import type { Range, ReviewPart } from '../../core/review-contract.ts';
import { command, isPartReference, register } from '../commands.ts';
import { activeHomeworkEditor } from '../documents.ts';
import type { Reviewed, Reviews } from '../reviews.ts';
import { look, partInWords, partName, themeIcon } from '../verdicts.ts';

/** What a command is about: a reviewed document, the part, and the editor that shows it, where one does. */
export interface Target {
	readonly reviewed: Reviewed;
	readonly part: ReviewPart;
}

/**
 * Resolves what a command was asked about: the part that a lens, the tree or the panel names, else the one at the cursor,
 * else (above them all) the first. Undefined, after having said so, where there is none.
 */
export async function targetOf(reviews: Reviews, argument: unknown): Promise<Target | undefined> {
	if (isPartReference(argument)) {
		const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(argument.uri));
		const reviewed = await reviews.current(document);
		const part = reviewed?.part(argument.part);
		if (reviewed && part) return { reviewed, part };
	}
	const editor = activeHomeworkEditor();
	const reviewed = editor && (await reviews.current(editor.document));
	const part = editor && reviewed && (reviewed.partAt(editor.selection.active) ?? reviewed.review.parts[0]);
	if (reviewed && part) return { reviewed, part };
	sayNothingHere();
	return undefined;
}

/** Says that a command has nothing to work on, and how there would be something. */
export function sayNothingHere(): void {
	const example = vscode.l10n.t('Open Example');
	const message = activeHomeworkEditor()
		? vscode.l10n.t('No problem was recognised in this document. Check Document reads any Markdown file as homework.')
		: vscode.l10n.t('No homework is in front. Open a Markdown file with problems and answers.');
	void vscode.window.showInformationMessage(message, example).then(choice => {
		if (choice === example) void vscode.commands.executeCommand(command.openExample);
	});
}

/** The editor that shows a document already, wherever it is, else undefined. */
export const editorOf = (document: vscode.TextDocument): vscode.TextEditor | undefined =>
	vscode.window.visibleTextEditors.find(editor => editor.document === document);

/** Puts the cursor to a span of the review, in the editor that shows the document or in a new one. */
export async function goTo(reviewed: Reviewed, span: Range, select = false): Promise<void> {
	const { uri, range } = reviewed.location(span);
	const document = reviewed.documentOf(span);
	const notebook = vscode.workspace.notebookDocuments.find(each =>
		each.getCells().some(cell => cell.document === document),
	);
	if (notebook) {
		const index = notebook.getCells().findIndex(cell => cell.document.uri.toString() === uri.toString());
		const cells = new vscode.NotebookRange(index, index + 1);
		const shown = await vscode.window.showNotebookDocument(notebook, { selections: [cells] });
		shown.revealRange(cells, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
		return;
	}
	const viewColumn = editorOf(document)?.viewColumn ?? vscode.ViewColumn.One;
	await vscode.window.showTextDocument(document, {
		viewColumn,
		selection: select ? range : new vscode.Range(range.start, range.start),
	});
}

/** Next and Previous Problem, Go to Problem, and where the tree leads. */
export function navigation(reviews: Reviews, log: vscode.LogOutputChannel): vscode.Disposable {
	/** Steps through the parts by where the cursor is, round the ends. */
	const step = async (by: 1 | -1) => {
		const editor = activeHomeworkEditor();
		const reviewed = editor && (await reviews.current(editor.document));
		if (!editor || !reviewed || reviewed.empty) return;
		const cursor = editor.selection.active.line;
		const lines = reviewed.review.parts
			.filter(part => part.leaf)
			.map(part => ({ part, line: reviewed.range(part.heading).start.line }));
		const next =
			by === 1
				? (lines.find(({ line }) => line > cursor) ?? lines[0])
				: (lines.findLast(({ line }) => line < cursor) ?? lines.at(-1));
		if (next) await goTo(reviewed, next.part.heading);
	};

	const pick = async () => {
		const editor = activeHomeworkEditor();
		const reviewed = editor && (await reviews.current(editor.document));
		if (!editor || !reviewed || reviewed.empty) return sayNothingHere();
		const { review } = reviewed;
		const items = review.parts.map(part => ({
			label: `${'\u2003'.repeat(depth(review.parts, part))}${partName(part)}`,
			description: `${look(part.verdict).mark} ${partInWords(review, part)}`,
			iconPath: themeIcon(part.verdict),
			part,
		}));
		const before = editor.selection;
		const visible = editor.visibleRanges[0];
		const at = reviewed.partAt(before.active);
		const list = vscode.window.createQuickPick<(typeof items)[number]>();
		list.items = items;
		list.placeholder = vscode.l10n.t('Go to a problem by its label, title or verdict');
		list.matchOnDescription = true;
		const current = items.find(({ part }) => part === at);
		if (current) list.activeItems = [current];
		const subscriptions = [
			list,
			list.onDidChangeActive(([item]) => {
				if (item) editor.revealRange(reviewed.range(item.part.heading), vscode.TextEditorRevealType.InCenter);
			}),
			list.onDidAccept(() => {
				const [item] = list.activeItems;
				accepted = true;
				list.hide();
				if (item) void goTo(reviewed, item.part.heading);
			}),
			list.onDidHide(() => {
				if (!accepted && visible) editor.revealRange(visible, vscode.TextEditorRevealType.AtTop);
				for (const subscription of subscriptions) subscription.dispose();
			}),
		];
		let accepted = false;
		list.show();
	};

	return vscode.Disposable.from(
		register(command.nextProblem, log, () => step(1)),
		register(command.previousProblem, log, () => step(-1)),
		register(command.goToProblem, log, pick),
		register(command.revealPart, log, async argument => {
			const target = await targetOf(reviews, argument);
			if (target) await goTo(target.reviewed, target.part.heading);
		}),
	);
}

/** How many parts are around a part. */
export const depth = (parts: readonly ReviewPart[], part: ReviewPart): number =>
	parts.filter(other => other !== part && other.span[0] <= part.span[0] && part.span[1] <= other.span[1]).length;
