import type { Homework } from '../../../homework/homework.ts';
import { ownText } from '../../../text/comments.ts';
import { type Message, say } from '../../../text/message.ts';
import { NOT_ABBREVIATED } from '../../../text/pattern.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import { placesIn } from '../../places.ts';
import { overChance } from '../by-chance.ts';
import type { Report } from '../chain-flow.ts';
import { namesIn, shownAs } from '../closings/names.ts';
import { amountsOf, isCompared, type SaidAmount } from '../closings/said-amounts.ts';
import { markOf } from '../derived.ts';
import { dressNumber } from '../dress.ts';
import { type Flow, wasWrong } from '../flow.ts';
import { type Told, toldIn } from './phrases.ts';

/** What makes another thing of a sentence than the plain comparison of what stands before it. */
const DOUBTED =
	/\b(?:if|would|could|should|might|typical\w*|usual\w*|not|never|another|guess\w*|expected|wenn|würde|nicht|si|serait|sería|pas|no)\b|n['’]t\b/iu;
const SENTENCE = new RegExp(String.raw`${NOT_ABBREVIATED}[.!?](?=\s)|\n\s*\n|\n\s*(?:[-*•]|\d+[.)])\s`, 'g');
/** How many sentences back the two amounts may stand, and how many amounts are looked at. */
const SENTENCES = 3;
const REACH = 8;
/** So many signs and blanks may stand between a relation and a number. */
const SIGNS = 12;

/**
 * Comparisons in words, in any of the languages that homework is written in: "75 % smaller" of what is 75 % of the other one, "20 % more" for 1.25 times as
 * much, "6.4 times dearer" of the smaller one. Wrong only where the two amounts right before it tell which slip it is.
 */
export function checkTold(homework: Homework, flow: Flow, findings: Finding[], report: Report): void {
	const placeOf = placesIn(homework);
	const amounts = amountsOf(homework);
	homework.source.blocks.forEach((source, block) => {
		if (source.kind !== 'paragraph') return;
		const text = ownText(source);
		const ends = [...text.matchAll(SENTENCE)].map(({ index, 0: stop }) => index + stop.length);
		for (const told of toldIn(text)) {
			if (told.kind === 'share') continue;
			const place = placeOf(block, told.span.start);
			if (!place || place.asked) continue;
			const { start } = told.span;
			if (/[=≈≤≥<>±]\s*[$*_\\(]*$/u.test(text.slice(Math.max(0, start - SIGNS), start))) continue;
			const stops = ends.filter(end => end <= start);
			const clause = text.slice(stops.at(-1) ?? 0, start);
			if (DOUBTED.test(clause.split(/[,;:]\s/).at(-1)!)) continue;
			const from = stops.at(-SENTENCES) ?? 0;
			const near = [
				...(stops.length < SENTENCES ? (amounts.get(block - 1) ?? []) : []),
				...(amounts.get(block) ?? []).filter(({ span }) => span.start >= from && span.end <= start),
			]
				.filter(each => each.part === place.part && !each.asked && isCompared(each))
				.slice(-REACH);
			const slip =
				(OF.test(text.slice(told.span.end)) ? undefined : shareSlip(told, near)) ??
				directionSlip(told, near, clause, text.slice(told.span.end));
			if (!slip || slip.pair.some(each => wasWrong(flow, each))) continue;
			const tell = overChance(findings, { block, span: told.span }, ['flow.derived'], report);
			tell?.({
				...PLAIN,
				part: place.part,
				anchor: { block, span: told.span },
				kind: 'ratio',
				verdict: 'wrong',
				rule: 'words.mismatch',
				message: slip.message,
				severity: 'warning',
			});
		}
	});
}

/** `25 % of the time`: a share of something of its own. */
const OF = /^[\s$*_]*(?:of|von|der|des|du|de)\b/iu;

interface Slipped {
	readonly message: Message;
	readonly pair: readonly [SaidAmount, SaidAmount];
}

const areAlike = (a: SaidAmount, b: SaidAmount): boolean =>
	Math.abs(markOf(a.quantity.unit) - markOf(b.quantity.unit)) < 1e-9 && a.per === b.per;

/** What is left for what is gone, or a share of the larger one for one of the smaller. */
function shareSlip(told: Told, near: readonly SaidAmount[]): Slipped | undefined {
	if ((told.kind !== 'less' && told.kind !== 'more') || told.digits === undefined) return undefined;
	const last = near.at(-1);
	if (!last) return undefined;
	const is = (value: number): boolean => value >= told.least && value <= told.most;
	const pairs = near.flatMap((a, at) =>
		near.slice(at + 1).flatMap(b => {
			if (!areAlike(a, b)) return [];
			const share = Math.min(a.quantity.value / b.quantity.value, b.quantity.value / a.quantity.value);
			return share < 0.98 ? [{ a, b, share }] : [];
		}),
	);
	const right = (share: number): number => (told.kind === 'less' ? 1 - share : 1 / share - 1);
	// another pair, or one of the numbers before it, may be what is meant
	if (pairs.some(({ share }) => is(right(share)) || (told.kind === 'more' && is(share)))) return undefined;
	const found = pairs.findLast(
		({ a, b, share }) =>
			(a === last || b === last) &&
			Math.abs(right(share) / told.value - 1) > 0.08 &&
			(told.kind === 'less' ? is(share) || is(1 / share - 1) : is(1 - share)),
	);
	if (!found) return undefined;
	const { a, b, share } = found;
	const [small, large] = a.quantity.value < b.quantity.value ? [a, b] : [b, a];
	const shown = `${dressNumber(100 * right(share), 3).text} %`;
	return {
		pair: [a, b],
		message:
			told.kind === 'less'
				? say`From ${shownAs(large)} to ${shownAs(small)} it falls by ${shown}.`
				: say`From ${shownAs(small)} to ${shownAs(large)} it grows by ${shown}.`,
	};
}

const SIZE_MORE =
	/^(?:[\s$*_]|as\b)*(?:(?:times|x|×|-?fold|fois|mal|veces|倍)\s+)?(?:larger|bigger|more\s+expensive|dearer|as\s+expensive|costlier|größer|teurer|plus\s+(?:grand|cher|gros)e?|más\s+(?:grande|caro|cara))(?![\p{L}])/iu;
const SIZE_LESS =
	/^(?:[\s$*_])*(?:(?:times|x|×|-?fold|fois|mal|veces|倍)\s+)?(?:smaller|cheaper|less\s+expensive|kleiner|billiger|günstiger|moins\s+(?:grand|cher)e?|más\s+(?:pequeñ[oa]|barat[oa])|plus\s+petite?)(?![\p{L}])/iu;
/** The subject of a clause: `The adapter is`, `so our servers are`. */
const SUBJECT =
	/(?:^|[.;:,]\s+|\b(?:so|thus|hence|therefore|also|donc|así\s+que)\s+)(?:the|a|an|its|our|this|der|die|das|le|la|l['’]|les|el|los|las)?\s*(?<subject>[\p{L}-]{3,}(?:\s+[\p{L}-]+)?)\s+(?:is|are|was|were|ist|sind|est|sont|es|son)\s+(?:(?:about|around|roughly|thus|only|etwa|rund|environ|unos)\s+)*[\s$*_(\\]*$/iu;

/** "Adapter: 163,840, full matrix: 1,048,576. The adapter is 6.4 times dearer": the ratio of the two, the wrong way round. */
function directionSlip(told: Told, near: readonly SaidAmount[], clause: string, behind: string): Slipped | undefined {
	if (told.kind !== 'times' || told.value < 1.2) return undefined;
	const more = SIZE_MORE.test(behind);
	if (!more && !SIZE_LESS.test(behind)) return undefined;
	// than something else that is not named here
	if (/^[^.;]*\b(?:than|als|que)\b/iu.test(behind.slice(0, 60))) return undefined;
	const subject = namesIn(SUBJECT.exec(clause)?.groups?.subject ?? '')[0];
	if (subject === undefined) return undefined;
	const is = (value: number): boolean => value >= told.least && value <= told.most;
	const pairs = near.flatMap((a, at) =>
		near.slice(at + 1).flatMap(b => {
			const ratio = Math.max(a.quantity.value / b.quantity.value, b.quantity.value / a.quantity.value);
			return areAlike(a, b) && is(ratio) ? [[a, b] as const] : [];
		}),
	);
	const [pair] = pairs;
	if (!pair || pairs.length > 1) return undefined;
	const named = pair.filter(each => namesIn(each.label).includes(subject));
	const [one] = named;
	if (!one || named.length > 1) return undefined;
	const other = pair[0] === one ? pair[1] : pair[0];
	if (one.quantity.value > other.quantity.value === more) return undefined;
	return {
		pair: [one, other],
		message: more
			? say`${shownAs(one)} is less than ${shownAs(other)}, and not more.`
			: say`${shownAs(one)} is more than ${shownAs(other)}, and not less.`,
	};
}
