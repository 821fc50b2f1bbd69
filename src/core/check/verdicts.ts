import type { Homework, Part } from '../homework/homework.ts';
import type { Solution } from '../solve/solution.ts';
import type { Anchor } from '../text/block.ts';
import type { Finding, Verdict } from './finding.ts';

export type PartVerdict = Verdict | 'unanswered';

/**
 * The verdict of each part, by its index: wrong before follows before unsupported before incomplete; right only where every result
 * that was asked for has been confirmed, or in a question without results every point that must be made (`made`, by part and point);
 * unanswered without an answer; else cannot tell. A part that only holds others has the
 * worst of theirs.
 */
export function partVerdicts(
	homework: Homework,
	findings: readonly Finding[],
	solutions: readonly (Solution | undefined)[],
	made: readonly (readonly (Anchor | undefined)[])[] = [],
): readonly PartVerdict[] {
	const byPart = new Map<number | undefined, Finding[]>();
	for (const finding of findings) {
		const known = byPart.get(finding.part);
		if (known) known.push(finding);
		else byPart.set(finding.part, [finding]);
	}
	const verdicts: PartVerdict[] = new Array<PartVerdict>(homework.parts.length).fill('cannot-tell');
	// Children come after their parents in the list, so backwards meets them first.
	for (let index = homework.parts.length - 1; index >= 0; index--) {
		const part = homework.parts[index]!;
		const own = ownVerdict(part, byPart.get(index) ?? [], solutions[index], made[index]);
		const below = part.children.map(child => verdicts[child]!);
		verdicts[index] =
			below.length === 0
				? own
				: joined(isAnswered(part) || own === 'wrong' || own === 'follows' ? [own, ...below] : below);
	}
	return verdicts;
}

const WORST: readonly PartVerdict[] = ['wrong', 'follows', 'unsupported', 'incomplete'];

function ownVerdict(
	part: Part,
	own: readonly Finding[],
	solution: Solution | undefined,
	made: readonly (Anchor | undefined)[] = [],
): PartVerdict {
	const worst = WORST.find(verdict => own.some(finding => finding.verdict === verdict));
	if (worst) return worst;
	if (!isAnswered(part)) return 'unanswered';
	if (own.some(({ rule }) => rule === 'document.too-long')) return 'cannot-tell';
	if (solution?.unsolved) return 'cannot-tell';
	const asked = (solution?.results ?? []).filter(({ incidental }) => !incidental);
	const confirmed = new Set(
		own.flatMap(({ verdict, target, alsoTargets }) =>
			verdict === 'right' && target !== undefined ? [target, ...(alsoTargets ?? [])] : [],
		),
	);
	if (asked.length > 0 && asked.every(({ symbol }) => confirmed.has(symbol)) && everyCase(own, solution))
		return 'right';
	// In a question in words, or a proof, what is asked for is what a full answer has to say.
	const formulas = asked.every(({ value }) => value.kind === 'symbolic');
	if (asked.length > 0 && !(solution?.derivation && formulas)) return 'cannot-tell';
	const musts = (solution?.points ?? []).flatMap(({ must }, index) => (must ? [made[index]] : []));
	return musts.length > 0 && musts.every(anchor => anchor !== undefined) ? 'right' : 'cannot-tell';
}

/** Whether every case of a question was confirmed: what differs from the first one, each by a finding of its own. */
function everyCase(own: readonly Finding[], solution: Solution | undefined): boolean {
	const [first, ...rest] = solution?.cases ?? [];
	const confirmed = new Set(
		own.flatMap(({ verdict, target, alsoTargets, case: of }) =>
			verdict === 'right' ? [target, ...(alsoTargets ?? [])].map(symbol => `${of ?? 0}:${symbol}`) : [],
		),
	);
	return rest.every(({ solution: { results } }, index) =>
		results.every(
			({ symbol, text, incidental }) =>
				incidental ||
				first?.solution.results.some(result => result.symbol === symbol && result.text === text) ||
				confirmed.has(`${index + 1}:${symbol}`),
		),
	);
}

const isAnswered = (part: Part): boolean =>
	part.sections.some(({ kind, slices }) => (kind === 'answer' || kind === 'takeaway') && slices.length > 0);

function joined(verdicts: readonly PartVerdict[]): PartVerdict {
	const worst = WORST.find(verdict => verdicts.includes(verdict));
	if (worst) return worst;
	if (verdicts.every(verdict => verdict === 'right')) return 'right';
	return verdicts.every(verdict => verdict === 'unanswered') ? 'unanswered' : 'cannot-tell';
}
