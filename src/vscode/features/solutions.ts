import * as vscode from 'vscode';
import { solutionMarkdown, stepLatex } from '../../core/report/solution-markdown.ts';
import type { ReviewPart, ReviewStep } from '../../core/review-contract.ts';
import { command, register } from '../commands.ts';
import type { Reviewed, Reviews } from '../reviews.ts';
import { partName } from '../verdicts.ts';
import { editorOf, targetOf } from './navigation.ts';

/** Insert Solution Below, and Copy Step as LaTeX. */
export function solutions(reviews: Reviews, log: vscode.LogOutputChannel): vscode.Disposable {
	return vscode.Disposable.from(
		register(command.insertSolution, log, async argument => {
			const target = await targetOf(reviews, argument);
			if (!target || noSolution(target.part)) return false;
			return insert(target.reviewed, target.part);
		}),
		register(command.copyStep, log, async (argument, wanted) => {
			const target = await targetOf(reviews, argument);
			if (!target || noSolution(target.part)) return undefined;
			const step = await chooseStep(target.part, wanted);
			if (!step) return undefined;
			const latex = stepLatex(step);
			await vscode.env.clipboard.writeText(latex);
			vscode.window.setStatusBarMessage(vscode.l10n.t('Copied “{0}” as LaTeX', step.title), 3000);
			return latex;
		}),
	);
}

function noSolution(part: ReviewPart): boolean {
	if (part.solution) return false;
	void vscode.window.showInformationMessage(
		vscode.l10n.t('There is no worked solution for {0}: no answer key knows this question.', partName(part)),
	);
	return true;
}

/**
 * Writes the worked solution below the part's own text, above its sub-parts, as one edit that one undo takes back.
 */
async function insert(reviewed: Reviewed, part: ReviewPart): Promise<boolean> {
	const own = [...part.sections.flatMap(section => section.spans.map(([, end]) => end)), part.heading[1]];
	const end = Math.max(...own);
	const document = reviewed.documentOf([end, end]);
	const at = document.lineAt(reviewed.location([end, end]).range.end.line).range.end;
	const text = solutionMarkdown(part, vscode.l10n.t('Worked solution'));
	const edit = new vscode.WorkspaceEdit();
	edit.insert(document.uri, at, `\n\n${text.trimEnd()}${blankLineFollows(document, at.line) ? '' : '\n'}`);
	const done = await vscode.workspace.applyEdit(edit);
	if (done) editorOf(document)?.revealRange(new vscode.Range(at.line + 2, 0, at.line + 2, 0));
	return done;
}

const blankLineFollows = (document: vscode.TextDocument, line: number): boolean =>
	line + 1 >= document.lineCount || document.lineAt(line + 1).isEmptyOrWhitespace;

/** The step a caller names by its id, else one that the user picks. */
async function chooseStep(part: ReviewPart, wanted: unknown): Promise<ReviewStep | undefined> {
	const { solution } = part;
	if (!solution) return undefined;
	const steps = [...solution.steps, ...solution.otherMethods.flatMap(other => other.steps)];
	if (typeof wanted === 'string') return steps.find(step => step.id === wanted);
	if (steps.length <= 1) return steps[0];
	const items = steps.map(step => ({ label: step.title, description: step.results[0]?.text ?? '', step }));
	const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which step?') });
	return picked?.step;
}
