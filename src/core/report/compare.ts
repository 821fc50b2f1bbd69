import type { PartVerdict, ReviewFinding, ReviewPart, ReviewVerdict, Tally } from '../review-contract.ts';
import { alignParts, alike, leavesOf, type Reviewed } from './align-parts.ts';

/** What became of a part or a statement from the first review to the second. */
export type Change =
	| 'mended' // not right before, right now
	| 'better'
	| 'same'
	| 'worse'
	| 'broken' // right before, not right now
	| 'answered' // no answer before
	| 'dropped' // no answer now
	| 'other' // a verdict that cannot be ranked on one side
	| 'added' // only in the second
	| 'removed'; // only in the first

export const CHANGES: readonly Change[] = [
	'mended',
	'better',
	'answered',
	'same',
	'other',
	'worse',
	'broken',
	'dropped',
	'added',
	'removed',
];

/** Two reviews side by side. Its JSON is documented in docs/review-format.md. */
export interface Comparison {
	readonly version: 1;
	readonly a: ComparedSide;
	readonly b: ComparedSide;
	readonly parts: readonly ComparedPart[];
	/** How many parts changed in which way; absent changes are zero. */
	readonly changes: Readonly<Partial<Record<Change, number>>>;
}

export interface ComparedSide {
	readonly name: string;
	readonly tally: Tally;
	readonly partTally: Tally & { readonly unanswered: number };
}

export interface ComparedPart {
	/** The same question in the first and in the second; null where one has no such part. */
	readonly a: PartSide | null;
	readonly b: PartSide | null;
	readonly change: Change;
	readonly statements: readonly ComparedStatement[];
}

export interface PartSide {
	readonly id: string;
	readonly title: string;
	readonly line: number;
	readonly verdict: PartVerdict;
}

export interface ComparedStatement {
	readonly a: StatementSide | null;
	readonly b: StatementSide | null;
	readonly change: Change;
}

export interface StatementSide {
	readonly line: number;
	readonly quote: string;
	readonly verdict: ReviewVerdict;
	readonly message: string;
	/** The right value, where there is one and it is not what stands there. */
	readonly expected: string | null;
}

/**
 * Compares two reviews (of two models' answers, or before and after another prompt): parts are aligned by what is asked, statements within
 * a part by what they speak of.
 * @param names what the two are called
 */
export function compareReviews(a: Reviewed, b: Reviewed, names: readonly [string, string]): Comparison {
	const left = leavesOf(a);
	const right = leavesOf(b);
	const parts = alignParts(a, b).map(([i, j]): ComparedPart => {
		const one = i === null ? undefined : left[i]!;
		const other = j === null ? undefined : right[j]!;
		return {
			a: one ? partSide(one) : null,
			b: other ? partSide(other) : null,
			change: partChange(
				[one?.verdict, one ? statementsOf(a, one) : []],
				[other?.verdict, other ? statementsOf(b, other) : []],
			),
			statements: alignStatements(one ? statementsOf(a, one) : [], other ? statementsOf(b, other) : []),
		};
	});
	const changes: Partial<Record<Change, number>> = {};
	for (const { change } of parts) changes[change] = (changes[change] ?? 0) + 1;
	const side = ({ review }: Reviewed, name: string): ComparedSide => ({
		name,
		tally: review.tally,
		partTally: review.partTally,
	});
	return { version: 1, a: side(a, names[0]), b: side(b, names[1]), parts, changes };
}

/** Whether anything of a part is not as it was. */
export const isChanged = ({ change, statements }: ComparedPart): boolean =>
	change !== 'same' || statements.some(statement => statement.change !== 'same');

/** Better is higher; what cannot be told has no rank. */
const RANK: Readonly<Partial<Record<PartVerdict, number>>> = {
	wrong: 0,
	follows: 1,
	unsupported: 2,
	incomplete: 3,
	right: 4,
};

/** What became of a verdict. Undefined stands for no such part or statement. */
export function changeOf(before: PartVerdict | undefined, after: PartVerdict | undefined): Change {
	if (before === undefined) return 'added';
	if (after === undefined) return 'removed';
	if (before === after) return 'same';
	if (before === 'unanswered') return 'answered';
	if (after === 'unanswered') return 'dropped';
	const [from, to] = [RANK[before], RANK[after]];
	if (from === undefined || to === undefined) return 'other';
	if (to > from) return after === 'right' ? 'mended' : 'better';
	return before === 'right' ? 'broken' : 'worse';
}

type Judged = readonly [PartVerdict | undefined, readonly ReviewFinding[]];

/** Like `changeOf`; where all statements that could be checked are right, that is better than a part with something wrong in it. */
function partChange([before, earlier]: Judged, [after, later]: Judged): Change {
	const change = changeOf(before, after);
	if (change !== 'other') return change;
	const clean = (findings: readonly ReviewFinding[]) =>
		findings.length > 0 && findings.every(({ verdict }) => verdict === 'right');
	if (after === 'cannot-tell' && before !== 'right' && clean(later)) return 'better';
	if (before === 'cannot-tell' && after !== 'right' && clean(earlier)) return 'worse';
	return change;
}

const partSide = ({ id, title, line, verdict }: ReviewPart): PartSide => ({ id, title, line, verdict });

/** What can be compared: statements with a verdict, each once. */
const statementsOf = ({ review }: Reviewed, part: ReviewPart): readonly ReviewFinding[] =>
	review.findings.filter(finding => finding.part === part.id && finding.verdict !== 'cannot-tell');

const ALIKE = 0.5;

/**
 * Statements that speak of the same thing: word for word, else of the same result of the worked solution, else with the same right value, else
 * alike in words. In the order of the first; the second's own last.
 */
function alignStatements(a: readonly ReviewFinding[], b: readonly ReviewFinding[]): readonly ComparedStatement[] {
	const partner = new Map<number, number>();
	const taken = new Set<number>();
	const match = (fits: (x: ReviewFinding, y: ReviewFinding) => boolean) => {
		a.forEach((x, i) => {
			if (partner.has(i)) return;
			const j = b.findIndex((y, index) => !taken.has(index) && fits(x, y));
			if (j < 0) return;
			partner.set(i, j);
			taken.add(j);
		});
	};
	match((x, y) => plain(x.quote) === plain(y.quote));
	match((x, y) => x.target !== null && x.target === y.target);
	match((x, y) => x.expected !== null && x.expected.text === y.expected?.text);
	match((x, y) => x.kind === y.kind && alike(x.quote, y.quote) >= ALIKE);
	return [
		...a.map((x, i) => {
			const j = partner.get(i);
			return compared(x, j === undefined ? undefined : b[j]);
		}),
		...b.filter((_, j) => !taken.has(j)).map(y => compared(undefined, y)),
	];
}

const compared = (a: ReviewFinding | undefined, b: ReviewFinding | undefined): ComparedStatement => ({
	a: a ? statementSide(a) : null,
	b: b ? statementSide(b) : null,
	change: changeOf(a?.verdict, b?.verdict),
});

const statementSide = ({ line, quote, verdict, message, expected, remark }: ReviewFinding): StatementSide => ({
	line,
	quote,
	verdict,
	message: verdict === 'right' && remark === null ? '' : message,
	expected: verdict === 'right' ? null : (expected?.text ?? null),
});

const plain = (quote: string): string => quote.replace(/\s+|\\[,;:! ]|[$*`]|\{,\}/g, '');
