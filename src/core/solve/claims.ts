import type { Homework, Part } from '../homework/homework.ts';
import type { Given } from '../quantities/given.ts';
import { givensOf } from '../quantities/givens-seen.ts';
import type { Anchor } from '../text/block.ts';
import { ownText } from '../text/comments.ts';
import { bindGivens } from './bind/bind.ts';
import { type PartText, partText } from './bind/part-text.ts';
import type { AnswerKey } from './key.ts';
import type { Library } from './library.ts';
import { rankKeys } from './match/rank.ts';
import type { NamedResult } from './solution.ts';
import { solve } from './solve.ts';
import { stemmed } from './words.ts';

/** A statement inside a part that the text calls true or false, and what the key that speaks of it says. */
export interface JudgedClaim {
	readonly part: number;
	/** Where the word stands that calls it so. */
	readonly anchor: Anchor;
	readonly said: boolean;
	/** Whether only what stands around the statement says what it is about: then it may be about something else. */
	readonly likely: boolean;
	readonly truth: NamedResult & { readonly value: { readonly kind: 'truth'; readonly truth: boolean } };
}

/** A verdict at the end of a statement: behind its colon, its full stop or its question mark, and at the end of a clause itself. */
const VERDICT =
	/(?=true|false)(?<=[:.?!*_)]["'”]?[\s*_]{0,8}(?:[→⇒-]{1,3}\s{0,3})?(?:answer\s{0,3}:\s{0,3}|this is\s{1,3}|that is\s{1,3})?[\s*_]{0,4})(?<![\p{L}\d-])(?<word>true|false)\b(?!\s+or\s+false|\s+(?:positive|negative|class|label)s?\b)(?=[*_]*(?:\s*[.,;:()!–—]|\s*$|\s+(?:because|since|as|by)\b|\s*\n))/giu;
/** Where a statement begins: at a line, behind a full stop, at the number of its item. */
const BEGINS =
	/\n|(?<=[.?!;])[*_"”)]*\s+(?=[\p{Lu}$("“*_\d])|\((?:[ivx]+|[a-h]|\d+)\)\s*|(?<![\p{L}\d])(?:[ivx]+|[a-h]|\d+)[.)]\s+(?=[\p{Lu}$"“*_])/gu;
/** Shorter ones say nothing by themselves: `Hence: true`. */
const SHORTEST = 3;

/**
 * Statements inside a part that the answer judges one by one (`(ii) The best soft prompt is never worse than the best hard one: true`), each solved by
 * the key that decides statements of its kind. A statement that no wording of such a key fits, or that two keys fit alike, is left out.
 */
export function judgedClaims(homework: Homework, givens: readonly Given[], library: Library): readonly JudgedClaim[] {
	return homework.parts.flatMap((part, index) =>
		claimsIn(homework, part).flatMap(({ claim, anchor, said }): readonly JudgedClaim[] => {
			const whole = partText(homework, index);
			const text: PartText = {
				own: `True or false: ${claim}`,
				around: `${whole.around}\n${whole.own}`,
				formulas: [],
				asks: true,
				answerFormulas: [],
			};
			const own = givensOf(index, homework, givens);
			const alone = truthOf({ ...text, around: '' }, own, library);
			const truth = alone ?? truthOf(text, own, library);
			return truth ? [{ part: index, anchor, said, likely: alone === undefined, truth }] : [];
		}),
	);
}

interface Claim {
	readonly claim: string;
	readonly anchor: Anchor;
	readonly said: boolean;
}

function claimsIn(homework: Homework, part: Part): readonly Claim[] {
	const found: Claim[] = [];
	for (const { block, span } of part.sections.flatMap(({ slices }) => slices)) {
		const source = homework.source.blocks[block];
		if (!source || source.kind === 'fence' || source.kind === 'formula' || source.kind === 'table') continue;
		const text = ownText(source);
		let from = span.start;
		for (const match of text.slice(span.start, span.end).matchAll(VERDICT)) {
			const start = span.start + match.index;
			const before = text.slice(from, start).replace(/[\s*_→⇒:–—-]+$/, '');
			// The full stop in front of the verdict ends the statement and begins nothing.
			const body = before.replace(/[.?!]["'”)]*$/, '');
			const begin = [...body.matchAll(BEGINS)].at(-1);
			const claim = body
				.slice(begin ? begin.index + begin[0].length : 0)
				.replace(/[*_]+/g, '')
				.trim();
			from = start + match[0].length;
			if (claim.split(/\s+/).length < SHORTEST) continue;
			found.push({
				claim,
				anchor: { block, span: { start, end: from } },
				said: match.groups!.word!.toLowerCase() === 'true',
			});
		}
	}
	return found;
}

/** The truth of a statement by the key with choices that its words are nearest to. */
function truthOf(text: PartText, givens: readonly Given[], library: Library): JudgedClaim['truth'] | undefined {
	const [first, second] = rankKeys(library, text).filter(({ key, barred }) => barred === undefined && decides(key));
	if (!first || (second && first.score - second.score < MARGIN)) return undefined;
	const { key, ask, score } = first;
	const binding = bindGivens(key, givens, library.facts, text);
	const question = stemmed(text.own);
	const { results } = solve(key, { key, ask, score, targets: ask.targets, binding, text, question });
	return results.find((result): result is JudgedClaim['truth'] => result.value.kind === 'truth');
}

/** How far the nearest key must stand above the next. */
const MARGIN = 0.04;

/** Whether a key chooses between true and false. */
const decides = ({ methods }: AnswerKey): boolean =>
	methods.some(({ steps }) => steps.some(({ choice }) => choice?.rows.some(({ truth }) => truth !== undefined)));
