import type { Homework } from '../../../homework/homework.ts';
import { judge } from '../../../math/tolerance.ts';
import { isDimensionless, sameDimension, unitless } from '../../../math/units/units.ts';
import type { Quantity } from '../../../math/value.ts';
import { ownText } from '../../../text/comments.ts';
import { say } from '../../../text/message.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import { placesIn } from '../../places.ts';
import type { Report } from '../chain-flow.ts';
import { dressNumber, withUnit } from '../dress.ts';
import { type Flow, type NodeState, ratioOf } from '../flow.ts';
import { replaceAt } from '../replace.ts';
import { isPercent } from './nearby.ts';
import { type SaidNumber, saidNumbers } from './said-number.ts';

const HEDGE = String.raw`(?:(?:about|around|roughly|approximately|nearly|almost|some|only|just|by|of|over|more than|etwa|rund|environ|unos|~|≈)\s+)*`;
/** Words for what is no longer there, right before how much it is; `reduced to 27 %` is what is left. */
const GONE = new RegExp(
	String.raw`\b(?:(?:sav(?:es?|ed|ing|ings)|reduc(?:es?|ed|ing|tion)|cuts?|cutting|shrinks?|shrank|lowers?|lowered|decreas(?:es?|ed|ing))(?:\s+(?!to\b)\p{L}+){0,5}|(?:falls?|fell|falling|drops?|dropped|sinks?|sank|goes\s+down|went\s+down)\s+by|(?:a|the)\s+(?:total\s+|memory\s+)?(?:saving|reduction|decrease)|(?:gespart|eingespart|spart|sparen|spare)(?:\s+(?!nur\b)\p{L}+){0,3}|(?:Ersparnis|Einsparung)(?:\s+(?:von|ist|beträgt|sind))?|(?:économise|économisons|épargne|économie\s+de|ahorra|ahorramos|ahorro\s+de))[\s:]+${HEDGE}[*_$]*$`,
	'iu',
);
/** The same right behind it. */
const GONE_BEHIND =
	/^[\s$*_]*(?:less|fewer|smaller|lower|cheaper|lighter|shorter|saved|savings?|reduction|decrease)\b/i;
const DOUBTED = /\b(?:if|would|could|might|not|never|another|further|additional|also|remain\w*|left)\b|n['’]t\b/i;
/** What a share is taken of, by its word, and the unit that goes with it. */
const OF: readonly (readonly [RegExp, (hard: Readonly<Record<string, number | undefined>>) => boolean])[] = [
	[/\b(?:time|hours|days|latency)\b/i, hard => hard.s === 1],
	[/\b(?:cost|costs|price|money|budget)\b/i, hard => hard.USD === 1],
	[/\b(?:memory|cache|state|states|storage|space|bytes|bandwidth)\b/i, hard => hard.bit === 1],
];
/** So many numbers before it are looked at. */
const REACH = 14;

/** Two amounts of one kind, or their ratio as the text has it. */
interface Left {
	readonly share: number;
	readonly mended: number;
	readonly roots: readonly number[];
	readonly text: readonly [string, string] | undefined;
	readonly at: number;
}

/**
 * "8-bit states take 2.6 GB instead of 10.4 GB, which saves 25 %": a share that is said to be gone and that is what is left. Wrong only where it is that
 * to its digits for the nearest two amounts, or for the ratio right before, and no two amounts of the part leave what is said.
 */
export function checkRemainingShares(homework: Homework, flow: Flow, findings: Finding[], report: Report): void {
	const placeOf = placesIn(homework);
	homework.source.blocks.forEach((source, block) => {
		if (source.kind !== 'paragraph') return;
		const text = ownText(source);
		if (!/%|percent/.test(text)) return;
		for (const number of saidNumbers(text)) {
			const { literal, quantity, span } = number;
			if (!(literal.percent || quantity.unit.text === '%') || !(quantity.value > 0) || quantity.value >= 1) continue;
			const before = text.slice(Math.max(0, span.start - 200), span.start);
			const clause = before.slice(before.search(/(?:[^.!?;:]|[.](?=\d))*$/));
			const after = /^[^.;!?]*/.exec(text.slice(span.end, span.end + 60))![0];
			const place = placeOf(block, span.start);
			if (!place || place.asked || DOUBTED.test(clause)) continue;
			if (!GONE.test(clause) && !GONE_BEHIND.test(after)) continue;
			judgeShare({ number, block, part: place.part, text, after }, flow, findings, report);
		}
	});
}

interface Said {
	readonly number: SaidNumber;
	readonly block: number;
	readonly part: number;
	readonly text: string;
	readonly after: string;
}

function judgeShare({ number, block, part, text, after }: Said, flow: Flow, findings: Finding[], report: Report): void {
	const { span, quantity, digits, literal } = number;
	const fits = (value: number): boolean => fitsIn(number, value);
	const lefts = [
		...ratiosBefore(number, block, part, flow, text),
		...insteadOf(text.slice(Math.max(0, span.start - 160), span.start)),
		...pairsBefore(number, block, part, flow, true),
	].filter(({ share }) => share > 0 && share < 1);
	const place = findings.findIndex(
		({ anchor }) => anchor.block === block && anchor.span.start < span.end && span.start < anchor.span.end,
	);
	const known = findings[place];
	if (known && known.rule !== 'flow.derived' && known.rule !== 'flow.restated') return;
	const base = { ...PLAIN, part, anchor: { block, span }, kind: 'result' as const };
	const gone = [...lefts, ...pairsBefore(number, block, part, flow, false)].find(({ share }) => fits(1 - share));
	if (gone) {
		if (known) return;
		const follows = gone.roots.length > 0 && !fits(1 - gone.mended);
		report(
			follows
				? {
						...base,
						verdict: 'follows',
						rule: 'flow.follows',
						message: say`One of the two numbers that it compares was wrong before; with right inputs it is ${percent(1 - gone.mended)}.`,
						roots: gone.roots,
						expected: expectedFor(quantity, 1 - gone.mended),
					}
				: {
						...base,
						verdict: 'right',
						rule: 'ratio.holds',
						message: say`What is left makes this ${percent(1 - gone.mended)}.`,
					},
		);
		return;
	}
	const [nearest] = lefts;
	if (!nearest || !goesWith(after, nearest, flow)) return;
	const isLeft = fits(nearest.share) && Math.abs(1 - 2 * nearest.share) >= 0.03;
	const gap = text.slice(0, span.start);
	const isOff =
		nearest.text === undefined &&
		nearest.share > 0.02 &&
		CONCLUDED.test(gap) &&
		!fitsRoughly(number, 1 - nearest.share);
	const isOther =
		onlyPair(lefts, block, flow) === nearest &&
		SO_SAVED.test(gap) &&
		[1 - nearest.share, nearest.share, 1 / nearest.share - 1].every(value => !fitsRoughly(number, value));
	if (!isLeft && !isOff && !isOther) return;
	const right = 1 - nearest.mended;
	const finding: Finding = {
		...base,
		verdict: 'wrong',
		rule: 'words.mismatch',
		message: isOther
			? say`From ${nearest.text![1]} to ${nearest.text![0]} it falls by ${percent(right)}.`
			: nearest.text
				? say`${nearest.text[0]} is ${percent(nearest.share)} of ${nearest.text[1]}: that is what is left, and what is gone is ${percent(right)}.`
				: say`The ratio right before it is what is left, and what is gone is ${percent(right)}.`,
		expected: expectedFor(quantity, right),
		severity: 'warning',
		fixes: replaceAt(
			text.slice(digits.start, digits.end),
			{ block, span: digits },
			literal,
			Number(((right * literal.value) / quantity.value).toPrecision(2)),
			percent(right),
		),
	};
	if (known) findings[place] = finding;
	else report(finding);
}

/** `so we save`, and nothing that it is of. */
const SO_SAVED =
	/(?:^|[.;,]\s+)(?:so|thus|hence|therefore|this|that|which|together|in all)\b[^.;:\d]{0,30}\b(?:sav(?:es?|ed|ing)|(?:falls|drops|shrinks|decreases|sinks)\s+by|(?:reduces?|lowers?|cuts)\s+(?:it|this|that)\s+by|(?:saving|reduction|decrease)\s+of)\s+(?:about|around|roughly|some|nearly|almost|≈|~)?\s*[$*]*$/i;

/** The one pair of amounts that a paragraph has, where they have a unit. */
function onlyPair(lefts: readonly Left[], block: number, flow: Flow): Left | undefined {
	const here = lefts.filter(({ at, text }) => {
		const node = flow.states[at]?.node;
		return text !== undefined && node?.anchor?.block === block && !isDimensionless(node.quantity.unit);
	});
	const [first] = here;
	return first && first.share < 0.95 && here.every(({ share }) => Math.abs(share - first.share) < 1e-9)
		? first
		: undefined;
}

/** `52 errors instead of 100`: two counts that no statement holds. */
function insteadOf(before: string): readonly Left[] {
	const sentence = before.slice(before.search(/(?:[^.!?;]|[.](?=\d))*$/));
	const found =
		/(?<![\w.,])(?<a>\d(?:[\d,]*\d)?(?:\.\d+)?)\s+(?:\p{L}+\s+){0,2}(?:instead of|rather than|down from)\s+(?<b>\d(?:[\d,]*\d)?(?:\.\d+)?)(?![\w.]*\d|\s?[%×·*/])/u.exec(
			sentence,
		);
	if (!found) return [];
	const { a, b } = found.groups as { a: string; b: string };
	const share = Number(a.replaceAll(',', '')) / Number(b.replaceAll(',', ''));
	return share > 0 && share < 1 ? [{ share, mended: share, roots: [], text: [a, b], at: -1 }] : [];
}

/** `= 0.84, so we save`: right behind a decimal below one. */
const CONCLUDED =
	/[=≈]\s*[$*]*0?\.\d+[$*)]*\s*,?\s*(?:so|thus|hence|i\.\s?e\.,?|therefore|which means)\s+(?:that\s+)?(?:(?:we|you|it|this|that|one|they)\s+)?(?:only\s+)?(?:sav(?:es?|ed|ing)|(?:is|are)\s+(?:reduced|cut|lowered)\s+by|(?:drops|falls|shrinks|decreases)\s+by|a\s+(?:saving|reduction|decrease)\s+of)\s+(?:about|around|roughly|some|≈|~)?\s*[$*]*$/i;

/** Within a quarter of it. */
const fitsRoughly = ({ quantity }: SaidNumber, value: number): boolean => Math.abs(quantity.value / value - 1) < 0.1;

const FACTOR = /\b(?:factor|faktor|facteur|times|ratio|fold|mal|fois|veces)\b/i;

/** `630/2304 ≈ 0.27, so …`: the ratio right before it. */
function ratiosBefore({ span }: SaidNumber, block: number, part: number, flow: Flow, text: string): readonly Left[] {
	const last = flow.states.findLast(
		({ node: { anchor, part: of } }) => of === part && anchor?.block === block && anchor.span.end <= span.start,
	);
	if (last?.node.role !== 'result') return [];
	const from = last.node.anchor!.span.start;
	// `saves 25 %. A 75 % reduction …`: that share was gone as well
	if (GONE.test(text.slice(Math.max(0, from - 120), from))) return [];
	const { quantity, literal } = last.node;
	if (
		!isDimensionless(quantity.unit) ||
		(quantity.unit.text !== '' && !isPercent(last.node)) ||
		literal.form !== 'decimal'
	)
		return [];
	// `The factor is 1,638 / 448.9 = 3.65, which saves`: the other way round
	if (quantity.value > 1 && !isPercent(last.node))
		return FACTOR.test(text.slice(Math.max(0, from - 80), span.start))
			? [
					{
						share: 1 / quantity.value,
						mended: 1 / (quantity.value * ratioOf(last)),
						roots: last.roots,
						text: undefined,
						at: 0,
					},
				]
			: [];
	return [{ share: quantity.value, mended: quantity.value * ratioOf(last), roots: last.roots, text: undefined, at: 0 }];
}

/** Two amounts of one unit before it, the later ones first; `found`: what calculations come to, and nothing that was laid down. */
function pairsBefore({ span }: SaidNumber, block: number, part: number, flow: Flow, found: boolean): readonly Left[] {
	const near = flow.states
		.filter(
			({ node: { anchor, part: of, quantity, literal, role } }) =>
				of === part &&
				anchor !== undefined &&
				(anchor.block < block || (anchor.block === block && anchor.span.end <= span.start)) &&
				quantity.value > 0 &&
				!literal.percent &&
				(role === 'result' || !found) &&
				(!isDimensionless(quantity.unit) ||
					Object.keys(quantity.unit.dimension.nouns).length > 0 ||
					(literal.figures >= 2 && quantity.value > 1)),
		)
		.slice(-REACH)
		.reverse();
	return near.flatMap((a, at) =>
		near.slice(at + 1).flatMap(b => {
			if (!sameDimension(a.node.quantity.unit, b.node.quantity.unit)) return [];
			const [small, large] = a.node.quantity.value < b.node.quantity.value ? [a, b] : [b, a];
			const share = small.node.quantity.value / large.node.quantity.value;
			const roots = [...new Set([...small.roots, ...large.roots])];
			const mended = (share * ratioOf(small)) / ratioOf(large);
			return share < 0.999
				? [{ share, mended, roots, text: [nameOf(small), nameOf(large)] as const, at: a.node.id }]
				: [];
		}),
	);
}

/** Whether what the share is said to be of, where it is said, goes with the unit of the amounts. */
function goesWith(after: string, { at, text }: Left, flow: Flow): boolean {
	const unit = flow.states[at]?.node.quantity.unit;
	if (!text) return !/\b(?:time|hours|days|latency|costs?|price|money|energy|power)\b/i.test(after);
	if (!unit || isDimensionless(unit)) return true;
	const hard = unit.dimension.hard as Readonly<Record<string, number | undefined>>;
	return OF.every(([word, fits]) => !word.test(after) || fits(hard));
}

const fitsIn = ({ literal, quantity }: SaidNumber, value: number): boolean => {
	const written = (value * literal.value) / quantity.value;
	const { level, remark } = judge({ quantity: bare(written), literal: undefined }, '≈', {
		quantity: bare(literal.value),
		literal,
	});
	return level === 'right' && remark !== 'loose';
};

const bare = (value: number): Quantity => ({ kind: 'quantity', value, unit: unitless, error: 0 });
const percent = (share: number): string => `${dressNumber(100 * share, 2).text} %`;
const expectedFor = (quantity: Quantity, share: number): Finding['expected'] => ({
	value: { ...quantity, value: share, decimal: undefined },
	text: percent(share),
	latex: percent(share).replace('%', '\\%'),
});
const nameOf = ({ node: { literal, quantity } }: NodeState): string =>
	withUnit(dressNumber(literal.value, Math.max(literal.figures, 3)), quantity.unit.text).text;
