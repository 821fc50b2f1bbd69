import * as vscode from 'vscode';
import type { ReviewPart } from '../../core/review-contract.ts';
import { isHomeworkCandidate, markdown } from '../documents.ts';
import type { Reviewed, Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import { look, partInWords, partName } from '../verdicts.ts';

/** The parts in the outline, the breadcrumbs and Go to Symbol, and a fold for each of them. */
export function outline(reviews: Reviews): vscode.Disposable {
	const symbols: vscode.DocumentSymbolProvider = {
		async provideDocumentSymbols(document) {
			if (!isHomeworkCandidate(document) || !settings.outlineEnabled(document)) return [];
			const reviewed = await reviews.current(document);
			return reviewed ? forest(reviewed) : [];
		},
	};
	const folds: vscode.FoldingRangeProvider = {
		async provideFoldingRanges(document) {
			if (!isHomeworkCandidate(document)) return [];
			const reviewed = await reviews.current(document);
			return (reviewed?.review.parts ?? []).flatMap(part => {
				const { start, end } = reviewed!.range(part.span);
				const last = lastFilledLine(document, start.line, end.line);
				return last > start.line ? [new vscode.FoldingRange(start.line, last)] : [];
			});
		},
	};
	return vscode.Disposable.from(
		vscode.languages.registerDocumentSymbolProvider(markdown, symbols, { label: 'Homework Lens' }),
		vscode.languages.registerFoldingRangeProvider(markdown, folds),
	);
}

function lastFilledLine(document: vscode.TextDocument, from: number, to: number): number {
	for (let line = to; line > from; line--) if (!document.lineAt(line).isEmptyOrWhitespace) return line;
	return from;
}

/** Parts as a tree: each below the innermost part around it. */
function forest(reviewed: Reviewed): vscode.DocumentSymbol[] {
	const roots: vscode.DocumentSymbol[] = [];
	const open: { readonly part: ReviewPart; readonly symbol: vscode.DocumentSymbol }[] = [];
	for (const part of reviewed.review.parts) {
		while (open.length > 0 && open.at(-1)!.part.span[1] < part.span[1]) open.pop();
		const heading = reviewed.range(part.heading);
		const symbol = new vscode.DocumentSymbol(
			partName(part),
			`${look(part.verdict).mark} ${partInWords(reviewed.review, part)}`,
			part.leaf ? vscode.SymbolKind.Field : vscode.SymbolKind.Module,
			reviewed.range(part.span).union(heading),
			heading,
		);
		(open.at(-1)?.symbol.children ?? roots).push(symbol);
		open.push({ part, symbol });
	}
	return roots;
}
