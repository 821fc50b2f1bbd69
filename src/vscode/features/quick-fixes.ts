import * as vscode from 'vscode';
import type { Range, ReviewFinding } from '../../core/review-contract.ts';
import { command, register } from '../commands.ts';
import { markdown } from '../documents.ts';
import type { Reviewed, Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import { isAlarm, source } from './diagnostics.ts';

/**
 * What can be done about a finding: put in the right value, mend all that follows from it, ignore it here, in the file or
 * everywhere, or send it to us. Each is one edit and one undo.
 */
export function quickFixes(reviews: Reviews, log: vscode.LogOutputChannel): vscode.Disposable {
	const provider: vscode.CodeActionProvider = {
		async provideCodeActions(document, range, context) {
			const reviewed = (await reviews.at(document, range.start))?.reviewed;
			if (!reviewed || reviewed.empty) return [];
			return reviewed.review.findings.flatMap((finding, index) => {
				const there = reviewed.location(finding.span);
				if (there.uri.toString() !== document.uri.toString() || !there.range.intersection(range)) return [];
				// What is right in another unit is no alarm, and can be written in that unit.
				if (finding.remark === 'alternative') return mending(reviewed, finding, index);
				if (!isAlarm(finding)) return [];
				const ours = context.diagnostics.filter(
					diagnostic => diagnostic.source === source && diagnostic.range.isEqual(there.range),
				);
				const actions = [
					...mending(reviewed, finding, index),
					...ignoring(reviewed, finding),
					falseAlarm(reviewed, index),
				];
				for (const action of actions) action.diagnostics = ours;
				return actions;
			});
		},
	};
	return vscode.Disposable.from(
		vscode.languages.registerCodeActionsProvider(markdown, provider, {
			providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
		}),
		register(command.disableRule, log, async rule => {
			if (typeof rule !== 'string') return;
			const configuration = vscode.workspace.getConfiguration('homeworkLens');
			const rules = [...new Set([...settings.disabledRules(), rule])];
			await configuration.update('disabledRules', rules, vscode.ConfigurationTarget.Global);
		}),
	);
}

const quickFix = (title: string): vscode.CodeAction => new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);

function mending(reviewed: Reviewed, finding: ReviewFinding, index: number): readonly vscode.CodeAction[] {
	const { review } = reviewed;
	const put = (
		edit: vscode.WorkspaceEdit,
		{ span, replacement }: { readonly span: Range; readonly replacement: string },
	) => {
		const { uri, range } = reviewed.location(span);
		edit.replace(uri, range, replacement);
	};
	const actions = finding.fixes.map((fix, place) => {
		const action = quickFix(fix.title);
		action.edit = new vscode.WorkspaceEdit();
		put(action.edit, fix);
		action.isPreferred = place === 0 && isAlarm(finding);
		return action;
	});
	const flows = review.findings.filter(other => other.verdict === 'follows' && other.roots.includes(index));
	const firsts = [finding, ...flows]
		.flatMap(({ fixes }) => fixes.slice(0, 1))
		.filter(
			({ span }, at, all) => !all.slice(0, at).some(before => before.span[0] < span[1] && span[0] < before.span[1]),
		);
	// The core knows better where a number goes, where it says so.
	const places = finding.mend && finding.mend.length > 0 ? finding.mend : firsts;
	if (finding.fixes.length > 0 && places.length > 1) {
		const action = quickFix(vscode.l10n.t('Mend all {0} places it flows to', places.length));
		action.edit = new vscode.WorkspaceEdit();
		for (const place of places) put(action.edit, place);
		actions.splice(1, 0, action);
	}
	return actions;
}

function ignoring(reviewed: Reviewed, finding: ReviewFinding): readonly vscode.CodeAction[] {
	const document = reviewed.documentOf(finding.span);
	const { rule } = finding;
	const here = quickFix(vscode.l10n.t('Ignore this here'));
	here.edit = new vscode.WorkspaceEdit();
	const { position, text } = commentAt(document, reviewed.location(finding.span).range, rule);
	here.edit.insert(document.uri, position, text);

	const file = quickFix(vscode.l10n.t('Ignore {0} in this file', rule));
	file.edit = new vscode.WorkspaceEdit();
	file.edit.insert(document.uri, afterFrontMatter(document), `<!-- homework-lens-disable-file ${rule} -->\n\n`);

	const everywhere = quickFix(vscode.l10n.t('Switch off {0} everywhere', rule));
	everywhere.command = { title: everywhere.title, command: command.disableRule, arguments: [rule] };
	return [here, file, everywhere];
}

function falseAlarm({ document, review }: Reviewed, index: number): vscode.CodeAction {
	const action = quickFix(vscode.l10n.t('Not an error? Copy this false alarm for a bug report'));
	const about = { uri: document.uri.toString(), part: review.findings[index]!.part ?? '' };
	action.command = { title: action.title, command: command.copyFalseAlarm, arguments: [about, index] };
	return action;
}

/**
 * Where a comment that silences one finding goes: behind its line, where a reader of the rendered text never sees it; above
 * the formula where the line belongs to a display formula, which a comment would tear apart.
 */
function commentAt(
	document: vscode.TextDocument,
	range: vscode.Range,
	rule: string,
): { readonly position: vscode.Position; readonly text: string } {
	const display = displayStart(document, range.start);
	if (display !== undefined) {
		const { text, range: whole } = document.lineAt(display);
		const indent = /^[\s>]*/.exec(text)![0];
		return { position: whole.start, text: `${indent}<!-- homework-lens-disable-next-line ${rule} -->\n` };
	}
	const line = document.lineAt(range.start.line);
	const comment = `<!-- homework-lens-disable-line ${rule} -->`;
	const row = /\|\s*$/.exec(line.text);
	if (row && /^\s*\|/.test(line.text)) {
		return { position: new vscode.Position(line.lineNumber, row.index), text: `${comment} ` };
	}
	const end = line.text.trimEnd().length;
	return { position: new vscode.Position(line.lineNumber, end), text: ` ${comment}` };
}

/** The line on which the display formula around a place begins; undefined where there is none. */
function displayStart(document: vscode.TextDocument, position: vscode.Position): number | undefined {
	for (let line = position.line; line >= 0; line--) {
		const { text, isEmptyOrWhitespace } = document.lineAt(line);
		const opens = /^[\s>]*(\$\$|\\\[)/.exec(text);
		if (opens) {
			if (line === position.line && position.character <= opens[0].length) return line;
			const before = line === position.line ? text.slice(0, position.character) : text;
			const closed = opens[1] === '$$' ? (before.split('$$').length - 1) % 2 === 0 : before.includes('\\]');
			return closed ? undefined : line;
		}
		if (isEmptyOrWhitespace) return undefined;
		if (line < position.line && /\$\$\s*$|\\\]\s*$/.test(text)) return undefined;
	}
	return undefined;
}

function afterFrontMatter(document: vscode.TextDocument): vscode.Position {
	if (document.lineAt(0).text.trimEnd() !== '---') return new vscode.Position(0, 0);
	for (let line = 1; line < document.lineCount; line++) {
		if (document.lineAt(line).text.trimEnd() === '---')
			return new vscode.Position(Math.min(line + 1, document.lineCount - 1), 0);
	}
	return new vscode.Position(0, 0);
}
