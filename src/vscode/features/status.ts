import * as vscode from 'vscode';
import { command } from '../commands.ts';
import { activeHomeworkEditor, isLong, markdown } from '../documents.ts';
import type { Reviews } from '../reviews.ts';
import { look, partInWords, partName, tallyInMarks, tallyInWords } from '../verdicts.ts';

/**
 * Says in which part the cursor is and how it fares, in the status bar; the tally of the whole document beside the language.
 * Both stay away from documents that are no homework.
 */
export function status(reviews: Reviews): vscode.Disposable {
	const item = vscode.window.createStatusBarItem('homeworkLens.part', vscode.StatusBarAlignment.Right, 101);
	item.name = vscode.l10n.t('Homework Lens: problem at the cursor');
	let tally: vscode.LanguageStatusItem | undefined;

	const update = () => {
		const editor = activeHomeworkEditor();
		const reviewed = editor && reviews.get(editor.document);
		if (!editor || !reviewed || reviewed.empty) {
			tally?.dispose();
			tally = undefined;
			if (editor && !reviewed && isLong(editor.document)) sayLong(item);
			else item.hide();
			return;
		}
		const { review } = reviewed;
		const part = reviewed.partAt(editor.selection.active);
		const words = tallyInWords(review);
		const here = part && `${(part.raw !== '' && part.label) || partName(part)} ${look(part.verdict).mark}`;
		item.text = `$(mortar-board) ${[here, tallyInMarks(review)].filter(Boolean).join(' · ')}`.trimEnd();
		item.command = command.goToProblem;
		const tooltip = new vscode.MarkdownString();
		if (part) tooltip.appendText(`${partName(part)}: ${partInWords(review, part)}`).appendMarkdown('\n\n');
		tooltip.appendText(vscode.l10n.t('In this document: {0}', words));
		item.tooltip = tooltip;
		item.accessibilityInformation = {
			label: part
				? vscode.l10n.t('Problem {0}: {1}', partName(part), partInWords(review, part))
				: vscode.l10n.t('In this document: {0}', words),
		};
		item.show();

		tally ??= vscode.languages.createLanguageStatusItem('homeworkLens.tally', markdown);
		tally.name = 'Homework Lens';
		tally.text = words;
		tally.detail = part ? `${partName(part)}: ${partInWords(review, part)}` : '';
		tally.severity =
			review.tally.wrong > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
		tally.command = { command: command.goToProblem, title: vscode.l10n.t('Go to Problem') };
	};
	update();
	return vscode.Disposable.from(
		item,
		{ dispose: () => tally?.dispose() },
		reviews.onDidChange(update),
		vscode.window.onDidChangeActiveTextEditor(update),
		vscode.window.onDidChangeTextEditorSelection(update),
	);
}

/** A text that is read only when a command asks for it must not look like one in which nothing was found. */
function sayLong(item: vscode.StatusBarItem): void {
	item.text = `$(mortar-board) ${vscode.l10n.t('not read')}`;
	item.tooltip = vscode.l10n.t('This text is very long: it is read as homework only when Check Document asks for it.');
	item.accessibilityInformation = { label: item.tooltip };
	item.command = command.checkDocument;
	item.show();
}
