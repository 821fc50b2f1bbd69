import * as vscode from 'vscode';
import { markdown } from '../documents.ts';
import type { SaidCompletion } from '../engine.ts';
import { code, type Formulas } from '../formulas.ts';
import { isKeyDocument } from '../key-documents.ts';
import type { Reviews } from '../reviews.ts';

/** Hover, completions and Go to Definition inside an answer key, and the context that menus for keys depend on. Other Markdown gets none of them. */
export function keyLanguage(reviews: Reviews, formulas: Formulas): vscode.Disposable {
	const context = () => {
		const document = vscode.window.activeTextEditor?.document;
		void vscode.commands.executeCommand('setContext', 'homeworkLens.isKey', !!document && isKeyDocument(document));
	};
	context();
	return vscode.Disposable.from(
		vscode.window.onDidChangeActiveTextEditor(context),
		vscode.workspace.onDidSaveTextDocument(context),
		vscode.languages.registerHoverProvider(markdown, {
			async provideHover(document, position) {
				if (!isKeyDocument(document)) return undefined;
				const { author } = await reviews.engine();
				const found = author.hover(document.getText(), document.offsetAt(position));
				if (!found) return undefined;
				const { latex, lines, span, defined } = found;
				const shown = latex === '' ? [] : [await formulas.markdown(latex, latex)];
				const where = defined && vscode.l10n.t('line {0}', document.positionAt(defined.start).line + 1);
				const said = lines.map((line, index) => (index === 0 && where ? `${code(line)}, ${where}` : code(line)));
				const contents = new vscode.MarkdownString([...shown, ...said].join('\n\n'));
				return new vscode.Hover(contents, rangeOf(document, span));
			},
		}),
		vscode.languages.registerDefinitionProvider(markdown, {
			async provideDefinition(document, position) {
				if (!isKeyDocument(document)) return undefined;
				const { author } = await reviews.engine();
				const found = author.hover(document.getText(), document.offsetAt(position));
				return found?.defined && new vscode.Location(document.uri, rangeOf(document, found.defined));
			},
		}),
		vscode.languages.registerCompletionItemProvider(
			markdown,
			{
				async provideCompletionItems(document, position) {
					if (!isKeyDocument(document)) return undefined;
					const { author } = await reviews.engine();
					const found = author.completions(document.getText(), document.offsetAt(position));
					return found.map((each, index) => itemOf(document, each, index));
				},
			},
			'#',
			'$',
			'\\',
			'|',
			'→',
			' ',
		),
	);
}

const rangeOf = (document: vscode.TextDocument, { start, end }: { readonly start: number; readonly end: number }) =>
	new vscode.Range(document.positionAt(start), document.positionAt(end));

const kinds: Record<SaidCompletion['kind'], vscode.CompletionItemKind> = {
	symbol: vscode.CompletionItemKind.Variable,
	unit: vscode.CompletionItemKind.Unit,
	fact: vscode.CompletionItemKind.Constant,
	section: vscode.CompletionItemKind.Struct,
	word: vscode.CompletionItemKind.Keyword,
	step: vscode.CompletionItemKind.Reference,
};

function itemOf(document: vscode.TextDocument, completion: SaidCompletion, index: number): vscode.CompletionItem {
	const { label, detail, insert, snippet, kind, replace } = completion;
	const item = new vscode.CompletionItem({ label, description: detail }, kinds[kind]);
	item.insertText = snippet ? new vscode.SnippetString(insert) : insert;
	item.range = rangeOf(document, replace);
	item.filterText = document.getText(item.range as vscode.Range).startsWith('#') ? label : `${label} ${insert}`;
	// In the order of the format, above the words of the document.
	item.sortText = `!${String(index).padStart(4, '0')}`;
	return item;
}
