import * as vscode from 'vscode';
import type { ReviewPart } from '../../core/review-contract.ts';
import { command, type PartReference } from '../commands.ts';
import { isHomeworkCandidate, markdown } from '../documents.ts';
import type { Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import { look, partInWords, partName } from '../verdicts.ts';

/** A part gets lenses where something can be shown or checked in it: every leaf, and inner parts with an answer or a key. */
export const hasLens = (part: ReviewPart): boolean => part.leaf || part.answer !== null || part.solution !== null;

/**
 * Verdict, Show Solution, Check, Insert Solution over every part. While somebody types the lenses of the last review are
 * given again, moved to where their headings now are: their number and order change only with a new review.
 */
export function codeLens(reviews: Reviews): vscode.Disposable {
	const changed = new vscode.EventEmitter<void>();
	const provider: vscode.CodeLensProvider = {
		onDidChangeCodeLenses: changed.event,
		async provideCodeLenses(document) {
			if (!isHomeworkCandidate(document) || !settings.codeLensEnabled(document)) return [];
			const reviewed = reviews.get(document) ?? (await reviews.current(document));
			if (!reviewed) return [];
			return reviewed.review.parts.filter(hasLens).flatMap(part => {
				const { start } = reviewed.range(part.heading);
				const range = new vscode.Range(start, start);
				const about: PartReference = { uri: document.uri.toString(), part: part.id };
				const lens = (title: string, id: string, tooltip: string) =>
					new vscode.CodeLens(range, { title, tooltip, command: id, arguments: [about] });
				const name = partName(part);
				const words = partInWords(reviewed.review, part);
				const lenses = [
					lens(
						`${look(part.verdict).mark} ${words}`,
						command.showSolution,
						vscode.l10n.t('{0}: {1}. Show it beside the text.', name, words),
					),
					part.solution
						? lens(
								vscode.l10n.t('Show solution'),
								command.showSolution,
								vscode.l10n.t('Show the worked solution of {0} beside the text', name),
							)
						: lens(
								vscode.l10n.t('Show details'),
								command.showSolution,
								vscode.l10n.t('No answer key knows {0}: show what could be checked without one', name),
							),
					lens(vscode.l10n.t('Check'), command.checkPart, vscode.l10n.t('Check what the answer to {0} says', name)),
				];
				if (part.solution) {
					lenses.push(
						lens(
							vscode.l10n.t('Insert solution'),
							command.insertSolution,
							vscode.l10n.t('Write the worked solution below {0}', name),
						),
					);
				}
				return lenses;
			});
		},
	};
	return vscode.Disposable.from(
		changed,
		vscode.languages.registerCodeLensProvider(markdown, provider),
		reviews.onDidChange(() => changed.fire()),
		vscode.workspace.onDidChangeConfiguration(event => {
			if (settings.affects(event, 'codeLens')) changed.fire();
		}),
	);
}
