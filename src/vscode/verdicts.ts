import { l10n, ThemeColor, ThemeIcon } from 'vscode';
import type { PartVerdict, Review, ReviewFinding, ReviewPart, ReviewVerdict } from '../core/review-contract.ts';

/** What a verdict looks like: a mark that needs no colour, an icon, and the theme's colour for it. */
interface Look {
	readonly mark: string;
	readonly icon: string;
	readonly color: string;
	/** One, two: words for the verdict by itself, and for a count of it. */
	readonly word: () => string;
	readonly count: (n: number) => string;
}

const looks: Record<PartVerdict, Look> = {
	right: {
		mark: '✓',
		icon: 'pass',
		color: 'testing.iconPassed',
		word: () => l10n.t('right'),
		count: n => l10n.t('{0} right', n),
	},
	wrong: {
		mark: '✗',
		icon: 'error',
		color: 'testing.iconFailed',
		word: () => l10n.t('wrong'),
		count: n => l10n.t('{0} wrong', n),
	},
	follows: {
		mark: '↳',
		icon: 'warning',
		color: 'problemsWarningIcon.foreground',
		word: () => l10n.t('follows from an error'),
		count: n => (n === 1 ? l10n.t('1 follows') : l10n.t('{0} follow', n)),
	},
	incomplete: {
		mark: '◐',
		icon: 'info',
		color: 'problemsInfoIcon.foreground',
		word: () => l10n.t('incomplete'),
		count: n => l10n.t('{0} incomplete', n),
	},
	unsupported: {
		mark: '⁇',
		icon: 'question',
		color: 'problemsInfoIcon.foreground',
		word: () => l10n.t('unsupported'),
		count: n => l10n.t('{0} unsupported', n),
	},
	'cannot-tell': {
		mark: '?',
		icon: 'circle-outline',
		color: 'disabledForeground',
		word: () => l10n.t('cannot tell'),
		count: n => l10n.t('{0} cannot tell', n),
	},
	unanswered: {
		mark: '○',
		icon: 'circle-large-outline',
		color: 'disabledForeground',
		word: () => l10n.t('not answered'),
		count: n => l10n.t('{0} not answered', n),
	},
};

export const look = (verdict: PartVerdict): Look => looks[verdict];

export const themeIcon = (verdict: PartVerdict): ThemeIcon =>
	new ThemeIcon(look(verdict).icon, new ThemeColor(look(verdict).color));

/** Worst first. */
const order: readonly ReviewVerdict[] = ['wrong', 'follows', 'unsupported', 'incomplete', 'cannot-tell', 'right'];

/** The findings in a part, with those of its sub-parts where it has any. */
export function findingsOf(review: Review, part: ReviewPart): readonly ReviewFinding[] {
	const inside = new Set([part.id]);
	for (const other of review.parts) {
		if (other !== part && part.span[0] <= other.span[0] && other.span[1] <= part.span[1]) inside.add(other.id);
	}
	return review.findings.filter(finding => finding.part !== null && inside.has(finding.part));
}

const failing = (verdict: ReviewVerdict) => verdict !== 'right' && verdict !== 'cannot-tell';

/** "1 wrong · 2 follow", or the part's verdict in a word where nothing failed. */
export function partInWords(review: Review, part: ReviewPart): string {
	const findings = findingsOf(review, part).filter(({ kind }) => kind !== 'point');
	const counts = order
		.filter(failing)
		.map(verdict => ({ verdict, n: findings.filter(finding => finding.verdict === verdict).length }))
		.filter(({ n }) => n > 0);
	if (counts.length === 0) {
		const right = findings.filter(({ verdict }) => verdict === 'right').length;
		if (part.verdict !== 'cannot-tell' || right === 0) return look(part.verdict).word();
		return `${look('right').count(right)} · ${l10n.t('not all confirmed')}`;
	}
	return counts.map(({ verdict, n }) => look(verdict).count(n)).join(' · ');
}

/** "31 right, 3 wrong, 9 follow, 4 cannot tell": never just "passed". */
export function tallyInWords({ tally }: Review): string {
	const counts: [ReviewVerdict, number][] = [
		['right', tally.right],
		['wrong', tally.wrong],
		['follows', tally.follows],
		['incomplete', tally.incomplete],
		['unsupported', tally.unsupported],
		['cannot-tell', tally.cannotTell],
	];
	const said = counts.filter(([, n]) => n > 0).map(([verdict, n]) => look(verdict).count(n));
	return said.length > 0 ? said.join(', ') : l10n.t('nothing to check');
}

/** "✓ 31 ✗ 3 ↳ 9", for places with little room; what could not be told is left out. */
export const tallyInMarks = ({ tally }: Review): string =>
	[
		['right', tally.right] as const,
		['wrong', tally.wrong] as const,
		['follows', tally.follows] as const,
		['incomplete', tally.incomplete] as const,
		['unsupported', tally.unsupported] as const,
	]
		.filter(([, n]) => n > 0)
		.map(([verdict, n]) => `${look(verdict).mark} ${n}`)
		.join(' ');

/** How a part is called: `5.e Memory to hold the parameters`. The document's own label, never an invented one. */
export function partName(part: ReviewPart): string {
	const label = part.raw === '' ? '' : part.label;
	return [label, plainText(part.title)].filter(Boolean).join(' ') || part.id;
}

/** A heading for places that show no Markdown: formulas without their LaTeX, words without marks. */
export const plainText = (markdown: string): string =>
	markdown
		.replace(/\\begin\s*\{([a-zA-Z]*\*?)\}.*?(?:\\end\s*\{\1\}|$)/gs, '(…)')
		.replace(/\\(?:mathbf|mathrm|mathit|mathcal|mathbb|text|operatorname|boldsymbol)\s*\{([^{}]*)\}/g, '$1')
		.replace(/\$([^$]*)\$/g, (_, formula: string) => formula.replace(/\\([a-zA-Z]+)\s?|[{}]/g, '$1'))
		.replace(/\*\*|__|`/g, '')
		.replace(/\s+/g, ' ')
		.trim();

/** A stretch of an answer for places that show no mathematics: `4 × 8 × (512 + 256) = 24,576 bytes`. */
export const plainFormula = (quote: string): string =>
	plainText(
		quote
			.replaceAll('{,}', ',')
			.replace(/\\(?:d|t)?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '($1) / ($2)')
			.replace(/\\(?:[,;:!]|quad|left|right)(?![a-zA-Z])/g, ' ')
			.replace(/\\(?:times|cdot)(?![a-zA-Z])/g, '×')
			.replace(/\\approx(?![a-zA-Z])/g, '≈')
			.replace(/\^\{([^{}]*)\}/g, '^$1')
			.replace(/\\([%$&#])/g, '$1')
			.replace(/\\(?:text|mathrm)\s*\{([^{}]*)\}/g, '$1')
			.replace(/\$/g, ''),
	);
