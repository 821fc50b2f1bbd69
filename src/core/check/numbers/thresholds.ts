import type { Homework } from '../../homework/homework.ts';
import { isDimensionless, sameDimension } from '../../math/units/units.ts';
import { isRate } from '../../quantities/origins.ts';
import type { Statement } from '../../quantities/statement.ts';
import type { Anchor } from '../../text/block.ts';
import { ownText } from '../../text/comments.ts';
import { say } from '../../text/message.ts';
import type { Finding } from '../finding.ts';
import { PLAIN } from '../finding.ts';
import { placesIn } from '../places.ts';
import type { Report } from './chain-flow.ts';
import { dressBeside } from './dress.ts';
import { type Flow, type NodeState, ratioOf } from './flow.ts';

/** How far behind a wrong number a sentence may be that judges it: sentences. */
const REACH = 2;
/** The end of a sentence, and no abbreviation. */
const STOP = /(?<!\b(?:i\.e|e\.g|approx|ca|cf|vs|resp|[A-Z]))[.!?](?=\s|$)|\n\s*\n/;
const SHARES: readonly (readonly [RegExp, number])[] = [
	[/\b(?:more|less|fewer|greater|over|under) than (?:a )?half\b|\bmost of\b|\b(?:majority|minority)\b/i, 0.5],
	[/\b(?:more|less|fewer) than (?:a|one) third\b/i, 1 / 3],
	[/\b(?:more|less|fewer) than (?:a|one) quarter\b/i, 1 / 4],
	[/\b(?:more|less|fewer) than two thirds\b/i, 2 / 3],
];

/**
 * A sentence that says what a number found wrong means for an amount of the same unit that it names: "This exceeds the limit of 95 dB." The
 * words are not read: where the wrong number is on the other side of that amount than the right one, the sentence judges what is not so.
 */
export function checkThresholds(
	homework: Homework,
	statements: readonly Statement[],
	flow: Flow,
	findings: readonly Finding[],
	report: Report,
): void {
	const changed = flow.states.filter(
		state => ratioOf(state) !== 1 && state.node.role === 'result' && state.node.anchor !== undefined,
	);
	const taken = new Set<string>();
	const placeOf = placesIn(homework);
	for (const state of changed.reverse()) {
		for (const anchor of sentencesBehind(homework, state.node.anchor!)) {
			const { block, span: sentence } = anchor;
			// what the next part asks judges nothing
			if (placeOf(block, sentence.start)?.asked) continue;
			const text = ownText(homework.source.blocks[block]);
			const key = `${block} ${sentence.start}`;
			if (taken.has(key)) continue;
			const words = text.slice(sentence.start, sentence.end);
			const found = limitIn(state, flow, statements, anchor, text);
			if (found === undefined) continue;
			const { limit } = found;
			const judging = judges(words, found.after) ? anchor : found.next;
			if (!judging) continue;
			const written = state.node.quantity.value;
			const mended = written * ratioOf(state);
			if (Math.sign(written - limit) === Math.sign(mended - limit) || written === limit || mended === limit) continue;
			if (
				findings.some(
					({ anchor: other }) =>
						other.block === block && other.span.start < sentence.end && other.span.end > sentence.start,
				)
			)
				continue;
			taken.add(key);
			report({
				...PLAIN,
				part: state.node.part,
				anchor: judging,
				kind: 'ratio',
				verdict: 'follows',
				rule: 'flow.words',
				message: say`Rests on ${said(state, written)}, which is wrong; ${said(state, mended)} is on the other side of ${said(state, limit)}.`,
				roots: state.roots,
			});
			break;
		}
	}
}

/** The sentences right behind a place, in its block and the one below. */
function sentencesBehind(homework: Homework, { block, span }: Anchor): readonly Anchor[] {
	const found: Anchor[] = [];
	let count = 0;
	for (const index of [block, block + 1]) {
		const kind = homework.source.blocks[index]?.kind;
		if (index > block && kind !== 'paragraph') break;
		const text = ownText(homework.source.blocks[index]);
		// the rest of the sentence that the number itself stands in is not a judgement of its own
		for (
			let at = index === block ? span.end : 0, first = index === block;
			count < REACH && at < text.length;
			first = false
		) {
			const stop = STOP.exec(text.slice(at));
			const end = stop ? at + stop.index + 1 : text.length;
			const lead = /^[\s$*)\]]*/.exec(text.slice(at, end))![0].length;
			if (!first && end - at - lead > 8) {
				found.push({ block: index, span: { start: at + lead, end } });
				count++;
			}
			at = end;
		}
	}
	return found;
}

/** Whether a sentence with an amount judges something by it, and does not only lay it down: it goes on behind it, points back or compares. */
const judges = (words: string, after: string): boolean =>
	(after.match(/\p{L}{2,}/gu)?.length ?? 0) >= 2 ||
	/^(?:this|that|it|so|thus|hence|therefore|these|those|which|they)\b/i.test(words) ||
	/\b(?:exceed\w*|than|limits?|below|above|within|under|over|at (?:least|most)|beyond|short of)\b/i.test(words);

/** A sentence that draws a conclusion. */
const CONCLUDES = /^[\s*]*(?:so|thus|hence|therefore|that is why|consequently)\b/i;

/** The one amount of the unit of a number that a sentence names and that was not reckoned, in base units. */
function limitIn(
	{ node }: NodeState,
	flow: Flow,
	statements: readonly Statement[],
	{ block, span }: Anchor,
	text: string,
): { readonly limit: number; readonly after: string; readonly next: Anchor | undefined } | undefined {
	const inside = flow.states.filter(
		({ node: other }) =>
			other.anchor?.block === block && other.anchor.span.start >= span.start && other.anchor.span.end <= span.end,
	);
	const { unit } = node.quantity;
	const words = text.slice(span.start, span.end);
	if (inside.some(({ node: other }) => statements[other.statement ?? -1]?.kind === 'chain')) return undefined;
	if (node.literal.percent || (isDimensionless(unit) && Math.abs(node.quantity.value) < 1)) {
		const share = SHARES.find(([pattern]) => pattern.test(words));
		if (share && !/\d/.test(words)) return { limit: share[1], after: words, next: undefined };
	}
	if (isDimensionless(unit) && (unit.text === '' || node.literal.percent)) return undefined;
	const alike = inside.filter(({ node: { quantity } }) =>
		isDimensionless(unit)
			? quantity.unit.text === unit.text
			: sameDimension(quantity.unit, unit) && !isRate(quantity.unit, unit),
	);
	const [only] = alike;
	if (!only || alike.length > 1 || only.status !== 'open' || ratioOf(only) !== 1) return undefined;
	const rest = text.slice(span.end);
	const stop = CONCLUDES.test(rest) ? STOP.exec(rest) : null;
	const lead = /^\s*/.exec(rest)![0].length;
	return {
		limit: only.node.quantity.value,
		after: text.slice(only.node.anchor!.span.end, span.end),
		next: stop ? { block, span: { start: span.end + lead, end: span.end + stop.index + 1 } } : undefined,
	};
}

const said = ({ node }: NodeState, value: number): string =>
	dressBeside(value / node.quantity.unit.factor, node.literal, node.quantity.unit.text).text;
