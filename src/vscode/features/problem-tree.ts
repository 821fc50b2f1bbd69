import * as vscode from 'vscode';
import type { ReviewPart } from '../../core/review-contract.ts';
import { command } from '../commands.ts';
import { activeHomeworkEditor } from '../documents.ts';
import type { Reviewed, Reviews } from '../reviews.ts';
import { partInWords, partName, tallyInWords, themeIcon } from '../verdicts.ts';

/** The active document's problems with the verdict of each, as a tree in the explorer; it goes along with the cursor. */
export function problemTree(reviews: Reviews): vscode.Disposable {
	const changed = new vscode.EventEmitter<undefined>();
	let reviewed: Reviewed | undefined;
	let parents = new Map<string, string | undefined>();

	const partOf = (id: string | undefined): ReviewPart | undefined =>
		id === undefined ? undefined : reviewed?.part(id);
	const provider: vscode.TreeDataProvider<string> = {
		onDidChangeTreeData: changed.event,
		getChildren: id => [...parents].filter(([, parent]) => parent === id).map(([child]) => child),
		getParent: id => parents.get(id),
		getTreeItem: id => {
			const part = partOf(id);
			const inner = [...parents.values()].includes(id);
			const state = vscode.TreeItemCollapsibleState;
			const item = new vscode.TreeItem(part ? partName(part) : id, inner ? state.Expanded : state.None);
			item.id = id;
			if (!part || !reviewed) return item;
			const words = partInWords(reviewed.review, part);
			const about = { uri: reviewed.document.uri.toString(), part: id };
			item.description = words;
			item.tooltip = `${partName(part)}: ${words}`;
			item.iconPath = themeIcon(part.verdict);
			item.contextValue = part.solution ? 'part solved' : 'part';
			item.command = { command: command.revealPart, title: vscode.l10n.t('Go to Problem'), arguments: [about] };
			item.accessibilityInformation = { label: item.tooltip };
			return item;
		},
	};
	const view = vscode.window.createTreeView('homeworkLens.problems', { treeDataProvider: provider });

	const update = () => {
		const editor = activeHomeworkEditor();
		const latest = editor && reviews.get(editor.document);
		if (!latest || latest === reviewed) return;
		reviewed = latest;
		parents = new Map(latest.review.parts.map(part => [part.id, parentOf(latest.review.parts, part)]));
		view.description = tallyInWords(latest.review);
		changed.fire(undefined);
	};
	const follow = () => {
		const editor = activeHomeworkEditor();
		if (!view.visible || !editor || !reviewed || editor.document !== reviewed.document) return;
		const part = reviewed.partAt(editor.selection.active);
		if (part && view.selection[0] !== part.id) void view.reveal(part.id, { select: true, focus: false });
	};
	update();
	return vscode.Disposable.from(
		changed,
		view,
		reviews.onDidChange(update),
		vscode.window.onDidChangeActiveTextEditor(update),
		vscode.window.onDidChangeTextEditorSelection(follow),
	);
}

/** The innermost part around a part. */
function parentOf(parts: readonly ReviewPart[], part: ReviewPart): string | undefined {
	return parts.findLast(
		other =>
			other !== part &&
			other.span[0] <= part.span[0] &&
			part.span[1] <= other.span[1] &&
			parts.indexOf(other) < parts.indexOf(part),
	)?.id;
}
