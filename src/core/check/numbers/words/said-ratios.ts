import type { Homework } from '../../../homework/homework.ts';
import { type Literal, literalOf } from '../../../math/literal.ts';
import { parsePlain } from '../../../math/read/parse.ts';
import { judge } from '../../../math/tolerance.ts';
import { unitless } from '../../../math/units/units.ts';
import type { Quantity } from '../../../math/value.ts';
import { ownText } from '../../../text/comments.ts';
import { say } from '../../../text/message.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import type { Report } from '../chain-flow.ts';
import { markOf } from '../derived.ts';
import { diagnose } from '../diagnosis.ts';
import { dressNumber, withUnit } from '../dress.ts';
import { type Flow, type NodeState, ratioOf } from '../flow.ts';

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
/** `107.6 times the 552 t of GPT-3`, `50 % of the original 68 GB`, `1.8 times the Manhattan Project ($24 billion)`; not `74 % of the loss and 88 % of the score`. */
const SAID = new RegExp(
	String.raw`(?<![\w.,^/–-])(?<number>${NUMBER})(?:\s+(?<times>times)|\s?\\?%\s+of)\s+(?:(?:the|that|those|of|its|their|our|a|all)\s+)*(?<gap>(?:(?!\band\b)[^.;:!?\d\n]){0,45}?[($\\]*)(?<other>${NUMBER}(?:\s+(?:thousand|million|billion|trillion)\b|[KMBT]\b)?)(?![\w.]*[\d×^]|\s*[·×])`,
	'g',
);
/** How far before the ratio the other number may stand. */
const REACH = 140;
/** A word that says that the share is taken, and not what it is: `take 5 % of 200`. */
const TAKEN =
	/\b(?:take|takes|taking|at|with|only|another|extra|add|plus|by|if|for|assume|assuming|about what|use|uses|using)\s+(?:about\s+|roughly\s+)?[*_$]*$/i;

/**
 * A ratio whose two numbers the sentence names: the one right before it, and the one that it says the ratio is of. Right if they have it; *follows* if one of
 * them was wrong before; wrong only if it is a slip of the pen off: a power of ten, two digits in each other's place.
 */
export function checkSaidRatios(homework: Homework, flow: Flow, findings: readonly Finding[], report: Report): void {
	homework.source.blocks.forEach((source, block) => {
		if (source.kind === 'table' || source.kind === 'html') return;
		const text = ownText(source);
		if (!/times|%/.test(text)) return;
		const here = flow.states.filter(({ node }) => node.anchor?.block === block);
		for (const match of text.matchAll(SAID)) {
			const start = match.index;
			const { number, other, times } = match.groups as { number: string; other: string; times?: string };
			const end = start + number.length;
			const place = start + match[0].length - other.length;
			if (TAKEN.test(text.slice(Math.max(0, start - 30), start))) continue;
			const [said, of] = [literalIn(number), here.find(({ node: { anchor } }) => covers(anchor!.span, place))];
			const before = here
				.filter(
					({ node: { anchor, role } }) =>
						anchor!.span.end <= start && anchor!.span.end > start - REACH && role !== 'given',
				)
				.sort((a, b) => b.node.anchor!.span.end - a.node.anchor!.span.end);
			// What is glued to the digits and has not been read may be any scale.
			if (!of && /^\p{L}/u.test(text.slice(start + match[0].length))) continue;
			const bare = literalIn(other);
			const part = before[0]?.node.part;
			if (!said || !bare || !before[0] || part === undefined) continue;
			if (/[.!?]\s+\p{Lu}.*[.!?]\s/su.test(text.slice(before[0].node.anchor!.span.end, start))) continue;
			const top = before.slice(0, 2).find(state => isAlike(state, of));
			if (!top) continue;
			const bottom = of ? of.node.quantity.value : bare.value;
			const value = of ? top.node.quantity.value : top.node.literal.value;
			if (!(value > 0) || !(bottom > 0)) continue;
			const scale = times === undefined ? 100 : 1;
			const ratio = (scale * value) / bottom;
			const mended = (ratio * ratioOf(top)) / (of ? ratioOf(of) : 1);
			const anchor = { block, span: { start, end: end + (times === undefined ? 2 : 6) } };
			const known = findings.some(
				({ anchor: each }) => each.block === block && each.span.start < anchor.span.end && start < each.span.end,
			);
			if (known) continue;
			const base = { ...PLAIN, part, anchor, kind: 'ratio' as const };
			const names = [nameOf(top), of ? nameOf(of) : other] as const;
			const shown = (each: number) =>
				`${dressNumber(each, Math.max(said.figures, 3)).text}${times === undefined ? ' %' : ''}`;
			const expected = {
				value: bareQuantity(mended / scale),
				text: shown(mended),
				latex: shown(mended).replace('%', '\\%'),
			};
			if (fits(said, ratio)) {
				const follows = Math.abs(mended / ratio - 1) > 0.01;
				report(
					follows
						? {
								...base,
								verdict: 'follows',
								rule: 'flow.follows',
								message: say`${names[0]} over ${names[1]}, one of which was wrong before; with right inputs it is ${expected.text}.`,
								expected,
								roots: [...new Set([...top.roots, ...(of?.roots ?? [])])],
							}
						: {
								...base,
								verdict: 'right',
								rule: 'ratio.holds',
								message: say`${names[0]} over ${names[1]} is ${shown(ratio)}.`,
							},
				);
				continue;
			}
			if (Math.abs(mended / ratio - 1) > 0.01) continue;
			const slip = diagnose(said.value, ratio, said, false);
			if (said.figures < 2 || (slip?.code !== 'power-of-ten' && slip?.code !== 'swapped-digits')) continue;
			report({
				...base,
				verdict: 'wrong',
				rule: 'ratio.mismatch',
				message: say`${names[0]} over ${names[1]} is ${shown(ratio)}.`,
				expected,
				severity: 'warning',
			});
		}
	});
}

const covers = ({ start, end }: { readonly start: number; readonly end: number }, at: number): boolean =>
	start <= at + 1 && at < end;

/** Whether a number may be over another one: of one dimension, or over a bare one that leaves its unit to it (`34,722 PF-days, 9.5 times the 3,640 of GPT-3`). */
const isAlike = ({ node: { quantity } }: NodeState, of: NodeState | undefined): boolean =>
	of === undefined || Math.abs(markOf(quantity.unit) - markOf(of.node.quantity.unit)) < 1e-9;

const literalIn = (source: string): Literal | undefined => literalOf(parsePlain(source).expression);

const fits = (said: Literal, ratio: number): boolean => {
	const { level, remark } = judge({ quantity: bareQuantity(ratio), literal: undefined }, '≈', {
		quantity: bareQuantity(said.value),
		literal: said,
	});
	return level === 'right' && (remark !== 'last-digit' || said.figures > 1);
};

const bareQuantity = (value: number): Quantity => ({ kind: 'quantity', value, unit: unitless, error: 0 });

const nameOf = ({ node: { literal, quantity } }: NodeState): string =>
	withUnit(dressNumber(literal.value, Math.max(literal.figures, 3)), quantity.unit.text).text;
