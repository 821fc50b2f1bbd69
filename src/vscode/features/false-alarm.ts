import * as vscode from 'vscode';
import type { ReviewFinding } from '../../core/review-contract.ts';
import { command, isPartReference, register } from '../commands.ts';
import { activeHomeworkEditor } from '../documents.ts';
import { minimise } from '../minimise.ts';
import type { Reviewed, Reviews } from '../reviews.ts';
import { look } from '../verdicts.ts';
import { isAlarm } from './diagnostics.ts';

/**
 * Copy This False Alarm: the least text that still raises it, with what was said about it, ready for a bug report. Nothing
 * is sent anywhere.
 */
export function falseAlarm(reviews: Reviews, version: string, log: vscode.LogOutputChannel): vscode.Disposable {
	return register(command.copyFalseAlarm, log, async (argument, wanted) => {
		const document = isPartReference(argument)
			? await vscode.workspace.openTextDocument(vscode.Uri.parse(argument.uri))
			: activeHomeworkEditor()?.document;
		const reviewed = document && (await reviews.current(document));
		if (!reviewed) return undefined;
		const finding = typeof wanted === 'number' ? reviewed.review.findings[wanted] : await choose(reviewed);
		if (!finding) {
			void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is reported at the cursor.'));
			return undefined;
		}
		const { review } = await reviews.engine();
		const text = minimise(reviewed.document.getText(), candidate =>
			review(candidate, { force: true }).findings.some(
				({ rule, verdict, quote }) => rule === finding.rule && verdict === finding.verdict && quote === finding.quote,
			),
		);
		const report = bugReport(finding, text, version);
		await vscode.env.clipboard.writeText(report);
		vscode.window.setStatusBarMessage(vscode.l10n.t('Copied a report of the false alarm'), 3000);
		return report;
	});
}

/** The alarm at the cursor, else one of the part's that the user picks. */
async function choose(reviewed: Reviewed): Promise<ReviewFinding | undefined> {
	const cursor = activeHomeworkEditor()?.selection.active;
	if (!cursor) return undefined;
	const alarms = reviewed.review.findings.filter(isAlarm);
	const here = alarms.filter(({ span }) => reviewed.range(span).contains(cursor));
	const part = reviewed.partAt(cursor)?.id;
	const candidates = here.length > 0 ? here : alarms.filter(finding => finding.part === part);
	if (candidates.length <= 1) return candidates[0];
	const items = candidates.map(finding => ({
		label: `${look(finding.verdict).mark} ${finding.quote.replace(/\s+/g, ' ')}`,
		detail: finding.plain ?? finding.message,
		finding,
	}));
	const picked = await vscode.window.showQuickPick(items, {
		placeHolder: vscode.l10n.t('Which of these is no error?'),
	});
	return picked?.finding;
}

function bugReport(finding: ReviewFinding, text: string, version: string): string {
	const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length + 1)));
	return `**False alarm** (Homework Lens ${version})

- Rule: \`${finding.rule}\`
- Verdict: ${finding.verdict}
- Said: ${finding.plain ?? finding.message}
- About: \`${finding.quote.replace(/\s+/g, ' ')}\`
- It is right because: …

${fence}markdown
${text.trimEnd()}
${fence}
`;
}
