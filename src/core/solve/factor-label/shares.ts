import { percentOf } from '../bind/percent-of.ts';
import type { Amount } from './amounts.ts';
import type { Place } from './choose.ts';
import type { Rate } from './rate.ts';

const DEVICES = String.raw`(?:GPUs?|TPUs?|cards?|chips?|accelerators?|cluster|machines?|nodes?|servers?|hardware|devices?|[ABHV]\d{2,3}s?|[kMGTPE]?FLOPs?\/s)`;
const REACHES = new RegExp(
	String.raw`(?:^|[\s(])(?:(${DEVICES})|it|they|we|you|and|which|that|each|both|all|them)\s+(?:(?:can|could|will|would|only|just|typically|usually|actually|really|in practice)\s+)*(?:reach(?:es|ed)?|attain(?:s|ed)?|achieved?|achieves)\s+(?:about\s+|roughly\s+|around\s+|only\s+|at most\s+|some\s+)?$`,
	'i',
);
const OF_DEVICES = new RegExp(String.raw`\b${DEVICES}(?![\w])`);

/** `chips that reach 45 %`, `cards with 1 PFLOP/s each and reach 35 %`: what machines reach is a part of their peak, if nothing else is said behind it. */
export function isReached(plain: string, from: number, amount: Amount): boolean {
	const before = plain.slice(from, amount.start);
	const found = REACHES.exec(before);
	return (
		found !== null &&
		plain[amount.end - 1] === '%' &&
		(found[1] !== undefined || OF_DEVICES.test(before)) &&
		percentOf(plain.slice(amount.end)) === undefined
	);
}

/** `And at 50 %?`: a question that begins so and has no other share asks the same again at another utilisation. */
export const isAskedAgainAt = (plain: string, { start, end }: Amount): boolean =>
	plain[end - 1] === '%' &&
	/(?:^|[.?!;:,\n])\s*(?:and|but|or|what (?:if|about)|how about)\b[^.?!;:,]{0,60}?\b(?:at|with|for|under)\s+(?:only\s+|just\s+)?$/i.test(
		plain.slice(Math.max(0, start - 100), start),
	) &&
	/^\s*(?:$|\?)/.test(plain.slice(end));

/** Where an amount ends, a percentage with what it is of: the next one has its own. */
export function endOfShare(plain: string, amount: Amount | undefined): number {
	if (!amount) return 0;
	const whole = plain[amount.end - 1] === '%' ? percentOf(plain.slice(amount.end)) : undefined;
	return whole === undefined ? amount.end : plain.indexOf(whole, amount.end) + whole.length;
}

/** What is lost for the work, or kept free: only the rest of it counts. */
const LOST =
	/\b(?:lost|lose[sd]?|losing|wasted?|wastes|downtime|down time|idle|unavailable|(?:stays?|remains?|kept|left|be|set) free|set aside|reserved?|reserves|spare|headroom)\b/i;
/** Of time that is lost, work is done in the rest. */
const OF_TIME =
	/\b(?:time|run|hours|days|weeks|wall[- ]?clock|downtime|idle|restarts?|failures|interruptions|outages)\b/i;
/** A whole that is a time, or a memory, by its last word. */
const IS_TIME =
	/\b(?:time|run|hours?|days?|weeks?|months?|years?|wall[- ]?clock|duration|period|schedule|training|job)$/i;
const IS_MEMORY = /\b(?:memory|VRAM|HBM|RAM|capacity|card|GPU|device|accelerator|chip|space|storage)$/i;
/** Of a memory that must stay free. */
const OF_MEMORY =
	/\b(?:memory|VRAM|HBM|RAM|each (?:card|GPU|device|accelerator|chip)|(?:every|a|one|the) (?:card|GPU|device|accelerator|chip)|GPUs|cards|capacity|(?:KV[- ]?)?cache|activations|buffers?)\b/i;
/** How far around a percentage the words stand that say what it is of. */
const NEAR = 60;

/** What is left of the time or of the memory where a text says which part of it is lost or stays free: `12 % of the time is lost to restarts`. */
export function shareLeft(
	plain: string,
	amount: Amount,
	from: number,
	end: number,
): { readonly amount: Amount; readonly of: 'peak' | 'memory' } | undefined {
	if (plain[amount.end - 1] !== '%' || amount.number >= 1 || amount.number <= 0) return undefined;
	const around = `${plain.slice(Math.max(from, amount.start - NEAR), amount.start)} ${plain.slice(amount.end, Math.min(end, amount.end + NEAR))}`;
	if (!LOST.test(around)) return undefined;
	const whole = percentOf(plain.slice(amount.end));
	if (whole !== undefined && !IS_TIME.test(whole) && !IS_MEMORY.test(whole) && !/^(?:downtime|headroom)$/i.test(whole))
		return undefined;
	const [isTime, isMemory] =
		whole === undefined
			? [OF_TIME.test(around), OF_MEMORY.test(around)]
			: [!IS_MEMORY.test(whole), !IS_TIME.test(whole)];
	const rest = (name: string): Amount => ({ ...amount, number: Number((1 - amount.number).toPrecision(12)), name });
	if (/\b(?:free|set aside|reserv\w+|spare|headroom)\b/i.test(around) && isMemory)
		return { amount: rest('share of the memory that is left'), of: 'memory' };
	return isTime ? { amount: rest('share of the time that is left'), of: 'peak' } : undefined;
}

/** `a third of the time`: in per cent. */
const FRACTIONS: ReadonlyMap<string, number> = new Map([
	['half', 2],
	['third', 3],
	['quarter', 4],
	['fifth', 5],
	['sixth', 6],
	['eighth', 8],
	['tenth', 10],
]);
export const fractionsInPercent = (text: string): string =>
	text.replace(
		/\b(?:an?|one|1) (third|quarter|fifth|sixth|eighth|tenth|half) of (?=(?:the|its|all|each|every)\b)/gi,
		(_, part: string) => `${Number((100 / FRACTIONS.get(part.toLowerCase())!).toPrecision(12))} % of `,
	);

const ON_TOP = /\b(?:on top|in addition|additionally|besides|also|as well|further(?:more)?)\b/i;
const isIn = ({ start }: Amount, place: Place): boolean => start >= place.start && start < place.end;

/**
 * A rate with the shares that a question means: what another question says of a peak does not hold for one that says it itself, and what a later one says does not
 * hold yet.
 *
 * @param own the question. @param asking all questions, in their order.
 */
export function withSharesSeen(rate: Rate, own: Place, asking: readonly Place[], text: string): Rate {
	if (rate.shares.length === 0) return rate;
	const inOwn = rate.shares.filter(share => isIn(share, own));
	const goesOn = ON_TOP.test(text.slice(own.start, own.end)) || inOwn.every(isOfTime);
	const isMeant = (share: Amount): boolean => {
		if (isIn(share, own)) return true;
		const other = asking.find(place => isIn(share, place));
		if (other && other.start > own.start) return false;
		return inOwn.length === 0 || goesOn || (other === undefined && isOfTime(share));
	};
	const kept = rate.shares.filter(isMeant);
	return kept.length === rate.shares.length ? rate : { ...rate, shares: kept };
}
const isOfTime = ({ name }: Amount): boolean => name.startsWith('share of the ');
