import { l10n } from 'vscode';
import type { NoteLabel } from '../core/homework/critic.ts';
import type { ReviewNote } from '../core/review-contract.ts';

const labels: Readonly<Record<NoteLabel, () => string>> = {
	correct: () => l10n.t('correct'),
	'partly correct': () => l10n.t('partly correct'),
	incorrect: () => l10n.t('incorrect'),
	hallucination: () => l10n.t('hallucination'),
	'missing step': () => l10n.t('missing step'),
	correction: () => l10n.t('correction'),
	'undefined symbol': () => l10n.t('undefined symbol'),
	'needs context': () => l10n.t('needs context'),
	'no interpretation': () => l10n.t('no interpretation'),
	praise: () => l10n.t('praise'),
	remark: () => l10n.t('remark'),
};

/** The kind of a note in the language of the editor. */
export const noteKind = (label: NoteLabel): string => labels[label]();

const kinds: Readonly<Record<string, () => string>> = {
	praise: labels.praise,
	'missing-step': labels['missing step'],
	'undefined-symbol': labels['undefined symbol'],
	hallucination: labels.hallucination,
	correction: labels.correction,
	'needs-context': labels['needs context'],
	'interpretation-missing': labels['no interpretation'],
	label: () => l10n.t('label'),
	unreadable: () => l10n.t('unreadable'),
	remark: labels.remark,
};

/** The kinds of a note that the review has read, a verdict by what it says. */
export const kindWords = (note: ReviewNote): string =>
	note.kinds
		.map(kind =>
			kind === 'verdict'
				? note.says === 'incorrect'
					? labels.incorrect()
					: note.says === 'partly'
						? labels['partly correct']()
						: labels.correct()
				: (kinds[kind]?.() ?? kind),
		)
		.join(', ');
