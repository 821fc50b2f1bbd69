import type { Homework } from '../../homework/homework.ts';
import { isDimensionless, sameDimension } from '../../math/units/units.ts';
import { locate, type Statement } from '../../quantities/statement.ts';
import type { Anchor } from '../../text/block.ts';
import { ownText } from '../../text/comments.ts';
import { say } from '../../text/message.ts';
import type { Report } from './chain-flow.ts';
import { dressBeside } from './dress.ts';
import { type Flow, type NodeState, ratioOf } from './flow.ts';
import { saidNumbers } from './words/said-number.ts';

/** A comparison said in words; `is` right before it makes it a claim about the number before. */
const COMPARISON =
	/(?:\b(?<is>is|are|was|were)\s+)?(?:(?:much|far|well|still|slightly|a lot|significantly|already|even|also)\s+)?\b(?:(?<more>(?:larger|greater|more|bigger|higher|longer|faster|heavier)\s+than|(?<=(?:is|are|was|were)\s+(?:(?:well|far|still|just|slightly|even|also)\s+)?)(?:above|over|beyond))|(?<less>(?:smaller|less|fewer|lower|shorter|cheaper|slower|lighter)\s+than|(?<=(?:is|are|was|were)\s+(?:(?:well|far|still|just|slightly|even|also)\s+)?)(?:below|under))|(?<over>exceeds?|exceeding)|(?<within>fits?\s+(?:(?:easily|just|well|comfortably|barely|nicely)\s+)?(?:in|into|on|onto|within)))\s+(?:(?:the|an?|its|our|one|all|about|only|roughly|available|single)\s+)*(?:[a-z]+\s+of\s+)?[$\\(~≈*]*\s*$/i;
/** What is before the number that is compared with. */
const REACH = 110;
const DENIED = /\b(?:not|never|neither|if|would|whether|unless|no|cannot)\b|n['’]t\b/i;
/** Right before a comparison: it is its contrary that is said. */
const CONTRARY = /(?:\b(?:not|cannot|never|no longer)|n['’]t)\s+(?:(?:quite|even|actually|possibly)\s+)?$/i;
/** What leads from a number to what it means for another one. */
const CONCLUDES =
	/^[\s$\\)*]*(?:[.,;:]|—|–)?\s*(?:and\s+)?(?:so|thus|hence|therefore|which|that|this|it)\b[^\d]{0,80}$/i;
/** What something fits into only on a condition, or in pieces. */
const CONDITION =
	/\b(?:if|when|once|after|with|across|using|by|per|each|only|unless|alone|without|batch|shard\w*|split\w*|quanti[sz]\w*|offload\w*|compress\w*)\b/i;
/** A bare number behind a comparison that is one of another kind: so many times, per cent. */
const OTHER_KIND = /^[\s$*_)}]*(?:times\b|x\b|×|\\?%|per\s?cent|\\times|orders?\b|of\s+(?:the|all|them)\b|[+−·*/^-])/i;

/** A number of the text where it stands. */
interface Placed {
	readonly state: NodeState;
	readonly anchor: Anchor;
	readonly statement: Statement;
}

/**
 * "260 GB, which is more than the 80 GB of one accelerator": two numbers of one unit compared in words. Right if the order holds, follows
 * if it only holds for numbers that were wrong before, wrong if `is` says of the number before it what does not hold.
 */
export function checkComparisons(
	homework: Homework,
	statements: readonly Statement[],
	flow: Flow,
	report: Report,
): void {
	const byBlock = new Map<number, Placed[]>();
	for (const state of flow.states) {
		const statement = statements[state.node.statement ?? -1];
		if (!statement) continue;
		const anchor = locate(statement, state.node.expression.span);
		const list = byBlock.get(anchor.block);
		if (list) list.push({ state, anchor, statement });
		else byBlock.set(anchor.block, [{ state, anchor, statement }]);
	}
	for (const [block, list] of byBlock) {
		const text = ownText(homework.source.blocks[block]);
		if (!/\bthan\b|\bexceed|\bfits?\b|\b(?:above|below|over|under|beyond)\b/i.test(text)) continue;
		list.push(...bareBehind(text, block, list));
		list.sort((a, b) => a.anchor.span.start - b.anchor.span.start);
		list.forEach((right, at) => {
			const left = list[at - 1];
			if (left) compare(text, left, right, report);
		});
	}
}

/** Bare numbers right behind a comparison that no statement holds: "This is more than 20." */
function bareBehind(text: string, block: number, list: readonly Placed[]): readonly Placed[] {
	return saidNumbers(text).flatMap(({ literal, quantity, span }): readonly Placed[] => {
		const before = list.findLast(({ anchor }) => anchor.span.end <= span.start);
		const taken = list.some(({ anchor }) => anchor.span.start < span.end && span.start < anchor.span.end);
		if (
			!before ||
			taken ||
			!isDimensionless(quantity.unit) ||
			!COMPARISON.test(text.slice(before.anchor.span.end, span.start))
		)
			return [];
		const anchor: Anchor = { block, span };
		const node = { ...before.state.node, literal, quantity, anchor, role: 'given' as const, statement: undefined };
		return [{ state: { node, status: 'open', mended: quantity, roots: [] }, anchor, statement: before.statement }];
	});
}

function compare(text: string, left: Placed, right: Placed, report: Report): void {
	const { section, silenced, part } = right.statement;
	if (section === 'question' || section === 'given' || silenced !== undefined) return;
	const between = text.slice(left.anchor.span.end, right.anchor.span.start);
	if (between.length > REACH || /[.!?;](?=\s)(?!\s+(?:That|This|It|These)\b)/.test(between)) return;
	const match = COMPARISON.exec(between);
	if (!match) return;
	// "10 GB more than 80 GB" is a difference; "10 GB exceeds 8 GB" and "10 GB is more than 8 GB" compare.
	const adjacent = /^[\s$\\)*]*$/.test(between.slice(0, match.index));
	const compares =
		match.groups?.is !== undefined || match.groups?.over !== undefined || match.groups?.within !== undefined;
	if (adjacent && !compares) return;
	const a = left.state.node.quantity;
	const b = right.state.node.quantity;
	if (!sameDimension(a.unit, b.unit)) return;
	const after = text.slice(right.anchor.span.end, right.anchor.span.end + 80);
	const concludes = left.state.node.role === 'result' && CONCLUDES.test(between.slice(0, match.index));
	// A bare number is compared where the sentence goes on from what a calculation came to: "= 115. This is more than 20".
	if (isDimensionless(a.unit)) {
		const plain = a.unit.text === '' && b.unit.text === '' && !left.state.node.literal.percent;
		if (!plain || !concludes || match.groups?.is === undefined || OTHER_KIND.test(after)) return;
	}
	const more = match.groups?.more !== undefined || match.groups?.over !== undefined;
	const contrary = CONTRARY.test(between.slice(0, match.index));
	const isSo = (x: number, y: number): boolean => (more ? x > y : match.groups?.within !== undefined ? x <= y : x < y);
	const holds = (x: number, y: number): boolean => isSo(x, y) !== contrary;
	// Faster is more of a rate and less of a time.
	if (/faster|slower/i.test(match[0])) return;
	const sentence = text.slice(Math.max(0, left.anchor.span.start - 80), right.anchor.span.start);
	const clause = sentence.slice(sentence.search(/(?:[^.!?;]|[.](?=\d))*$/));
	if (
		DENIED.test(
			contrary ? clause.replace(/(?:\b(?:not|cannot|never|no longer)|n['’]t)(?!.*(?:\bnot\b|n['’]t))/i, '') : clause,
		)
	)
		return;
	const ends = /^[^.;!?,]*/.exec(after)![0];
	const fitting = match.groups?.within !== undefined && concludes && !CONDITION.test(`${between} ${ends}`);
	const roots = [...new Set([...left.state.roots, ...right.state.roots])];
	const x = a.value * ratioOf(left.state);
	const y = b.value * ratioOf(right.state);
	const asWritten = holds(a.value, b.value);
	const asMeant = holds(x, y);
	const base = {
		part,
		anchor: {
			block: right.anchor.block,
			span: { start: left.anchor.span.end + match.index, end: right.anchor.span.end },
		},
		kind: 'ratio' as const,
		expected: undefined,
		expectedHere: undefined,
		remark: undefined,
		alternatives: [],
		related: [{ anchor: left.anchor, message: say`The number that is compared.` }],
		fixes: [],
	};
	if (asWritten && asMeant) {
		report({ ...base, verdict: 'right', rule: 'ratio.holds', message: say`The order holds.`, roots: [] });
	} else if (asWritten && roots.length > 0) {
		report({
			...base,
			verdict: 'follows',
			rule: 'flow.follows',
			message: say`True of the numbers as written, one of which was wrong before; with right inputs they are ${said(left, x)} and ${said(right, y)}.`,
			roots,
		});
	} else if (!asWritten && !asMeant && (fitting || (match.groups?.is !== undefined && !contrary))) {
		const words = match[0].replace(/^(?:is|are|was|were)\s+/i, '').replace(/[\s$\\(~≈*]+$/, '');
		report({
			...base,
			verdict: 'wrong',
			rule: 'order.mismatch',
			message: !fitting
				? say`${said(left, a.value)} is not ${words} ${said(right, b.value)}.`
				: contrary
					? say`${said(left, a.value)} is not more than ${said(right, b.value)}.`
					: say`${said(left, a.value)} is more than ${said(right, b.value)}.`,
			severity: 'warning',
			roots: [],
		});
	}
}

const said = ({ state: { node } }: Placed, value: number): string =>
	dressBeside(value / node.quantity.unit.factor, node.literal, node.quantity.unit.text).text;
