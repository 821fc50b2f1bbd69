import * as vscode from 'vscode';
import type { Completion } from '../../core/report/completions.ts';
import { isHomeworkCandidate, markdown } from '../documents.ts';
import type { Reviews } from '../reviews.ts';

const kinds: Record<Completion['kind'], vscode.CompletionItemKind> = {
	unit: vscode.CompletionItemKind.Unit,
	fact: vscode.CompletionItemKind.Constant,
	symbol: vscode.CompletionItemKind.Variable,
};

/** Units behind a number, symbols of the part in a formula, constants of the field by name; in homeworks only. */
export function completions(reviews: Reviews): vscode.Disposable {
	return vscode.languages.registerCompletionItemProvider(markdown, {
		async provideCompletionItems(document, position, token) {
			if (!isHomeworkCandidate(document)) return undefined;
			const reviewed = reviews.get(document) ?? (await reviews.current(document));
			if (!reviewed || reviewed.empty || token.isCancellationRequested) return undefined;
			const { completionsAt } = await reviews.engine();
			const items = completionsAt(document.getText(), document.offsetAt(position), reviewed.partAt(position));
			return items.map((item, order) => {
				const shown = new vscode.CompletionItem({ label: item.label, description: item.detail }, kinds[item.kind]);
				shown.insertText = item.insert;
				shown.filterText = item.filter;
				shown.range = new vscode.Range(position.translate(0, -item.length), position);
				shown.sortText = String(order).padStart(5, '0');
				if (item.source !== '') shown.documentation = vscode.l10n.t('Source: {0}', item.source);
				return shown;
			});
		},
	});
}
