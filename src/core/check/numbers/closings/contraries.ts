import { say } from '../../../text/message.ts';
import { dressNumber } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { shownAs } from './names.ts';
import type { SaidAmount } from './said-amounts.ts';
import { isShareOf, type SaidShare } from './said-shares.ts';

/** Words for the two sides of one whole: what is not the one is the other. */
const CONTRARIES: readonly (readonly [RegExp, RegExp])[] = [
	[
		/\btransmi(?:ts?|tted|ssion|ttance)\b|\blets?\s+through\b|\bpass(?:es)?\s+through\b/i,
		/\babsor(?:bs?|bed|ption)\b/i,
	],
	[/\bfalse\b|\bspurious\b/i, /\b(?:genuine|true|real)\b/i],
	[/\bwrong\b|\bincorrect\b|\berrors?\b|\bmistakes?\b/i, /\bcorrect(?:ly)?\b|\bright\b/i],
	[/\bfrozen\b/i, /\btrain(?:ed|able)\b/i],
	[/\bunused\b|\bidle\b|\bfree\b/i, /\bused\b|\bbusy\b|\boccupied\b/i],
	[/\bdropp(?:ed|s)\b|\blost\b/i, /\bkept\b|\bremain(?:s|ing)?\b|\bsurviv\w+\b/i],
	[/\bfail(?:s|ed|ures?)?\b/i, /\bpass(?:es|ed)?\b|\bsucce\w+\b/i],
	[/\bmiss(?:es|ed)?\b/i, /\bhits?\b|\bfound\b|\bdetected\b/i],
];

/** "T = 0.24, so it absorbs about a quarter": what is said of one side and is the share of the other. */
export function contraryShare(said: SaidShare, { before }: Around): Closing | undefined {
	if (Math.abs(said.value - 0.5) < 0.1 || said.value >= 1) return undefined;
	const clause = `${said.label.split(/[,;:]\s/).at(-1)!} ${said.behind}`;
	if (/\b(?:not|n['’]t|no|never|if|would)\b/i.test(clause)) return undefined;
	const last = before.filter(({ ends }) => ends).at(-1);
	if (
		!last ||
		last.block < said.block ||
		!/\b(?:so|thus|hence|therefore)\b/i.test(said.text.slice(last.span.end, said.span.start))
	)
		return undefined;
	for (const [one, other] of CONTRARIES)
		for (const [mine, its] of [
			[one, other],
			[other, one],
		] as const) {
			if (!mine.test(clause) || its.test(clause)) continue;
			const share = shareOf(last, before, its, mine);
			if (share === undefined || !isShareOf(said, share) || isShareOf(said, 1 - share)) continue;
			return {
				right: 1 - share,
				message: say`${shownAs(last)} makes ${dressNumber(100 * share, 2).text} % the other side; here it is ${dressNumber(100 * (1 - share), 2).text} %.`,
				from: [last],
			};
		}
	return undefined;
}

/** The share that the last amount is called as: itself, or of it and the one before. */
function shareOf(last: SaidAmount, before: readonly SaidAmount[], its: RegExp, mine: RegExp): number | undefined {
	const { value } = last.quantity;
	const words = `${last.label} ${last.text.slice(last.span.end, last.span.end + 20).split(/[,;.]/)[0]}`;
	if (!its.test(words) || mine.test(words)) return undefined;
	if (value > 0 && value < 1) return value;
	const other = before.filter(({ ends, block }) => ends && block === last.block).at(-2);
	return other && other.quantity.value > 0 ? value / (value + other.quantity.value) : undefined;
}
