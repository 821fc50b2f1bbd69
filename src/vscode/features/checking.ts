import * as vscode from 'vscode';
import { command, register } from '../commands.ts';
import { activeHomeworkEditor } from '../documents.ts';
import type { Reviews } from '../reviews.ts';
import { findingsOf, partInWords, partName, tallyInWords } from '../verdicts.ts';
import { isAlarm } from './diagnostics.ts';
import { goTo, sayNothingHere, targetOf } from './navigation.ts';

/** Check This Part and Check Document: both say what came out, and lead to the first thing that is wrong. */
export function checking(reviews: Reviews, log: vscode.LogOutputChannel): vscode.Disposable {
	const showFirst = vscode.l10n.t('Go to First');
	const say = (message: string, first: (() => Promise<void>) | undefined) => {
		if (!first) {
			void vscode.window.showInformationMessage(message);
			return;
		}
		void vscode.window.showWarningMessage(message, showFirst).then(choice => {
			if (choice === showFirst) void first();
		});
	};

	return vscode.Disposable.from(
		register(command.checkPart, log, async argument => {
			const target = await targetOf(reviews, argument);
			if (!target) return undefined;
			const { reviewed, part } = target;
			const first = findingsOf(reviewed.review, part).find(isAlarm);
			const message = vscode.l10n.t('{0}: {1}', partName(part), partInWords(reviewed.review, part));
			say(message, first && (() => goTo(reviewed, first.span, true)));
			return message;
		}),
		register(command.checkDocument, log, async () => {
			const editor = activeHomeworkEditor();
			if (!editor) {
				sayNothingHere();
				return undefined;
			}
			const reviewed = await reviews.force(editor.document);
			if (!reviewed) {
				void vscode.window.showErrorMessage(vscode.l10n.t('This document could not be reviewed; the log says why.'));
				return undefined;
			}
			const parts = reviewed.review.parts.filter(part => part.leaf).length;
			const first = reviewed.review.findings.find(isAlarm);
			const tally = tallyInWords(reviewed.review);
			const message =
				parts === 0
					? vscode.l10n.t('No problems were recognised; in the whole text: {0}.', tally)
					: parts === 1
						? vscode.l10n.t('1 part: {0}.', tally)
						: vscode.l10n.t('{0} parts: {1}.', parts, tally);
			say(message, first && (() => goTo(reviewed, first.span, true)));
			return message;
		}),
	);
}
