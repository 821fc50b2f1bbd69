import { say } from '../../../text/message.ts';
import { dressNumber } from '../dress.ts';
import type { Closing } from './closing.ts';
import type { SaidShare } from './said-shares.ts';

const NUMBER = String.raw`\$?(\d(?:[\d,]*\d)?(?:\.\d+)?)`;
/** `grows from 6 to 8 FLOPs per parameter, by a quarter`. */
const GROWS = new RegExp(
	String.raw`\b(?:grows?|grew|rises?|rose|increases?|increased|goes\s+up|went\s+up|climbs?|climbed)\b[^.;:\d]{0,30}\bfrom\s+${NUMBER}[^.;:\d]{0,24}?\s+to\s+${NUMBER}[^.;:\d]{0,48}\bby\s+(?:about\s+|around\s+|roughly\s+|just\s+|only\s+)*$`,
	'iu',
);
const FALLS = new RegExp(
	String.raw`\b(?:falls?|fell|drops?|dropped|shrinks?|shrank|decreases?|decreased|sinks?|sank|goes\s+down|went\s+down)\b[^.;:\d]{0,30}\bfrom\s+${NUMBER}[^.;:\d]{0,24}?\s+to\s+${NUMBER}[^.;:\d]{0,48}\bby\s+(?:about\s+|around\s+|roughly\s+|just\s+|only\s+)*$`,
	'iu',
);
const OF = /^[\s$*_]*of\b/i;

/** "from 6 to 8 FLOPs per token, by a quarter": a change that its own sentence has the two ends of, told in words. */
export function changedBy(said: SaidShare): Closing | undefined {
	if (!said.inWords || OF.test(said.behind)) return undefined;
	const before = said.text.slice(Math.max(0, said.span.start - 200), said.span.start);
	const match = GROWS.exec(before) ?? FALLS.exec(before);
	if (!match) return undefined;
	const [from, to] = [match[1]!, match[2]!].map(digits => Number(digits.replaceAll(',', ''))) as [number, number];
	if (!(from > 0 && to > 0) || from === to) return undefined;
	const right = Math.abs(to / from - 1);
	if (Math.abs(right / said.value - 1) < 0.2 || right > 1.2) return undefined;
	return {
		right,
		message: say`From ${match[1]!} to ${match[2]!} it changes by ${dressNumber(100 * right, 3).text} %.`,
		from: [],
	};
}
