import type { Homework } from '../../../homework/homework.ts';
import { type Literal, literalOf } from '../../../math/literal.ts';
import { numberOfWord, numberWords } from '../../../math/number-words.ts';
import { parseLatex, parsePlain } from '../../../math/read/parse.ts';
import { standsFor } from '../../../math/tolerance.ts';
import { isDimensionless, multiplyUnits, sameDimension, unitless } from '../../../math/units/units.ts';
import type { Quantity, Unit } from '../../../math/value.ts';
import { quantityOf } from '../../../quantities/origins.ts';
import { isKnownUnit } from '../../../quantities/words.ts';
import type { Anchor } from '../../../text/block.ts';
import { ownText } from '../../../text/comments.ts';
import { say, verbatim } from '../../../text/message.ts';
import type { Span } from '../../../text/span.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import { diagnose } from '../diagnosis.ts';
import { dressBeside, dressNumber, figuresFor, withUnit } from '../dress.ts';
import { type Flow, type NodeState, ratioOf } from '../flow.ts';
import { replaceAt } from '../replace.ts';

/** A calculation that goes on in words from a number before it: `… = 106 h, times 25.60 gives $2,714`. */
export interface SpokenStep {
	readonly block: number;
	/** What it comes to, with its unit. */
	readonly result: Said;
	/** Where its words begin: the number that it goes on from ends before. */
	readonly from: number;
	readonly kind: 'operations' | 'share' | 'counts';
	readonly operations: readonly { readonly by: 'times' | 'over'; readonly amount: Said }[];
}

/** A number of a text with its unit, and where the two stand in the block. */
interface Said {
	readonly literal: Literal;
	readonly quantity: Quantity;
	readonly source: string;
	readonly span: Span;
}

const DIGITS = String.raw`(?:\d{1,3}(?:(?:,|\{,\})\d{3})+|\d+)(?:\.\d+)?`;
const NUMBER = String.raw`\$?\\?\$?${DIGITS}(?:[eE][+-]?\d+(?!\w))?(?:\s*(?:×|\\times|\\cdot|·)\s*10(?:[⁻⁺]?[⁰¹²³⁴-⁹]+|\^\{?-?\d+\}?))?(?:\s*(?:thousand|million|billion|trillion|[kMBT])\b)?(?:\s*\\?%)?\$?`;
const WORDS = String.raw`(?:\s?[€£])?(?:\s+(?!(?:is|are|gives?|makes?|yields?|this|that|which|it|times|divided|multiplied|and|for)\b)[A-Za-z][\w/²³⁻-]*){0,3}`;
const HEDGE = String.raw`(?:(?:about|roughly|approximately|around|only|just|a\s+total\s+of|[≈~])\s*)*`;
const VERB = String.raw`(?:(?:that|it)['’]s\s+|(?:,?\s*(?:this|that|it|which|we|you)\s+)?(?:is|are|gives?|makes?|yields?|get|comes?\s+to|costs?|takes?|equals)\s+|(?:[=≈:→]|\\(?:approx|to)(?![a-z]))\s*)`;
/** In words, or by a sign that has nothing right before it: `… = 4.75; × 13 = 61.75`. */
const BY = String.raw`(?:\b(?:(?<times>[Tt]imes|[Mm]ultiplied\s+by)|(?<over>[Dd]ivided\s+by))\b|(?<=(?:[;,:]|\.\s)\s*\$?)(?:(?<into>[×·*]|\\(?:times|cdot)(?![a-z]))|(?<by>[/÷]|\\div(?![a-z]))))`;
const OPERATION = String.raw`${BY}\s*(?:the\s+|all\s+)?[*_]*(?<amount>${NUMBER})[*_]*(?<unit>${WORDS})`;
const STEP = new RegExp(
	String.raw`${OPERATION},?\s*${VERB}[*_]*${HEDGE}[*_]*(?<result>${NUMBER})(?<tail>\s?(?:[A-Za-z][\w/]*|[€£]))?`,
	'dg',
);
const EARLIER = new RegExp(String.raw`${OPERATION}[,;]?\s*(?:and\s+|then\s+)?$`, 'd');
const SHARE = new RegExp(
	String.raw`(?<![\d.,])(?<result>${DIGITS}\s*\\?%\$?)\s+of\s+(?:the\s+|all\s+|our\s+|its\s+)?(?<amount>${NUMBER})(?<unit>${WORDS})`,
	'dg',
);
const COUNTED = String.raw`(?:10(?:[⁰¹²³⁴-⁹]+|\^\{?\d+\}?)|\d+|${numberWords(2, 20)})`;
const COUNTS = new RegExp(
	String.raw`[;,.]\s+(?:and\s+)?(?<lead>(?:[Ff]or|[Oo]ver|[Aa]cross|[Ww]ith|[Ii]n)\s+)?(?:all\s+|the\s+)*(?<counts>(?:a\s+batch\s+(?:size\s+)?of\s+)?${COUNTED}(?:\s+(?!times\b)[A-Za-z][\w-]*){0,2}(?:\s+(?:and|of|with|times)\s+(?:a\s+batch\s+(?:size\s+)?of\s+)?${COUNTED}(?:\s+[a-z][\w-]*){0,2})*)(?:\s*[:=]\s*|,?\s*(?:this|that|it|the\s+[a-z]+(?:\s+[a-z]+)?)?\s*(?:is|are|makes?|gives?|needs?|takes?)\s+)${HEDGE}[*_]*(?<result>${NUMBER})(?<tail>\s?[A-Za-z][\w/]*)?`,
	'dg',
);
/** What may stand between a number and the words that go on from it. */
const GAP = /^[\s$*_)`\]\\]*(?:[A-Za-z][\w/²³-]*[\s,;:]*){0,4}[\s,;:.(]*$/;
const SHARE_GAP =
	/^[\s$*_)`\\]*[,;:(]?\s*(?:(?:that is|i\.\s?e\.,?|or|which is|this is|so|→|⇒|=|≈)\s*)?(?:(?:about|roughly|only|just|≈|~)\s*)*[*_$]*$/i;
/** How far before the words the number may end. */
const NEAR = 60;
const ASKING: ReadonlySet<string> = new Set(['fence', 'code', 'html']);

/** All calculations of a text that go on in words, in its order. */
export function spokenSteps(homework: Homework): readonly SpokenStep[] {
	const found: SpokenStep[] = [];
	homework.source.blocks.forEach((block, index) => {
		if (ASKING.has(block.kind)) return;
		const text = ownText(block);
		if (!/\d/.test(text)) return;
		for (const match of text.matchAll(STEP)) {
			const result = said(text, match, 'result', match.groups!.tail);
			const operations = operationsIn(text, match);
			if (result && operations)
				found.push({ block: index, result, from: operations.from, kind: 'operations', operations: operations.list });
		}
		for (const match of text.matchAll(SHARE)) {
			const result = said(text, match, 'result');
			const amount = said(text, match, 'amount', match.groups!.unit);
			if (result && amount)
				found.push({ block: index, result, from: match.index, kind: 'share', operations: [{ by: 'over', amount }] });
		}
		for (const match of text.matchAll(COUNTS)) {
			const result = said(text, match, 'result', match.groups!.tail);
			const counts = [...match.groups!.counts!.matchAll(new RegExp(String.raw`\b${COUNTED}(?![\w⁰¹²³⁴-⁹^])`, 'g'))].map(
				([word]) =>
					[word, numberOfWord(word) ?? literalOf(parsePlain(word).expression)?.value ?? Number(word)] as const,
			);
			if (!result || (isDimensionless(result.quantity.unit) && result.literal.figures < 3)) continue;
			// `28 layers: 5,046,272`: without a preposition only what a colon stands before
			if (!match.groups!.lead && !/[:=]\s*\D{0,12}$/.test(text.slice(match.index, result.span.start))) continue;
			const amounts = counts.map(([word, count]) => ({ by: 'times' as const, amount: countOf(count, word, result) }));
			found.push({ block: index, result, from: match.index, kind: 'counts', operations: amounts });
		}
	});
	return found.sort((a, b) => a.block - b.block || a.result.span.start - b.result.span.start);
}

/** The operations that end with the one of a match, as many as stand in a row. */
function operationsIn(
	text: string,
	match: RegExpExecArray,
): { readonly from: number; readonly list: SpokenStep['operations'] } | undefined {
	const list: SpokenStep['operations'][number][] = [];
	let from = match.index;
	for (let each: RegExpExecArray | null = match; each; ) {
		const amount = said(text, each, 'amount', each.groups!.unit);
		if (!amount) return undefined;
		list.unshift({ by: (each.groups!.times ?? each.groups!.into) ? 'times' : 'over', amount });
		from = each.index;
		const start: number = Math.max(0, from - 80);
		const earlier: RegExpExecArray | null = list.length < 5 ? EARLIER.exec(text.slice(start, from)) : null;
		if (earlier) shift(earlier, start);
		each = earlier;
	}
	return { from, list };
}

/** Places of a match in a piece of the text as places of the text. */
function shift(match: RegExpExecArray, by: number): void {
	match.index += by;
	const groups = match.indices?.groups ?? {};
	for (const name of Object.keys(groups)) {
		const place = groups[name];
		if (place) groups[name] = [place[0] + by, place[1] + by];
	}
}

/** A number of a match with the unit word behind it. */
function said(text: string, match: RegExpExecArray, group: string, behind = ''): Said | undefined {
	const place = match.indices?.groups?.[group];
	if (!place) return undefined;
	const word = /^\s*(\S+)/.exec(behind)?.[1] ?? '';
	const end = isKnownUnit(word.split('/')[0]!) ? place[1] + behind.indexOf(word) + word.length : place[1];
	const source = text.slice(place[0], end);
	const clean = source.replace(/\\(?=[$%])/g, '').replace(/^\$(?=.*\\times)|\$(?=\s*[A-Za-z]*$)/g, '');
	const { expression } = /\\(?:times|cdot)/.test(clean) ? parseLatex(clean) : parsePlain(clean);
	const literal = literalOf(expression);
	return literal && { literal, quantity: quantityOf(literal), source, span: { start: place[0], end } };
}

const countOf = (value: number, source: string, { literal, span }: Said): Said => ({
	literal: { ...literal, value, form: 'integer', unit: undefined },
	quantity: { kind: 'quantity', value, decimal: undefined, unit: unitless, error: 0 },
	source: numberOfWord(source) === undefined ? source : String(value),
	span,
});

/** What a step comes to, held against what it says. */
export interface SpokenOutcome {
	readonly finding: Finding;
	readonly status: 'right' | 'wrong' | 'follows';
	/** true value / value as written. */
	readonly ratio: number;
	readonly anchor: Anchor;
}

/** Judges one step, with the numbers before it as they were judged; undefined where the number that it goes on from is not found. */
export function judgeSpoken(
	step: SpokenStep,
	homework: Homework,
	flow: Flow,
	part: number | undefined,
): SpokenOutcome | undefined {
	const text = ownText(homework.source.blocks[step.block]);
	const origin = originOfStep(step, text, flow);
	if (!origin) return undefined;
	const { literal, quantity, source, span } = step.result;
	const ways = waysOf(step, origin);
	const carried = (value: number): Quantity => ({
		...quantity,
		value,
		decimal: undefined,
		error: relativeError(step, origin) * Math.abs(value),
	});
	const fits = (value: number): boolean =>
		Math.abs(value / quantity.value - 1) < 0.1 &&
		standsFor({ quantity: carried(value), literal: undefined }, '≈', { quantity, literal });
	const held = ways.find(fits);
	const meant = held ?? ways[0];
	if (meant === undefined || !(meant > 0) || quantity.value <= 0) return undefined;
	const mended = meant * (step.kind === 'share' || step.operations.length > 0 ? ratioOf(origin) : 1);
	const follows = held !== undefined && Math.abs(mended / meant - 1) > 1e-9 && !fits(mended);
	const shown = (value: number) =>
		literal.percent
			? withUnit(dressNumber(100 * value, figuresFor(100 * value, literal)), '%')
			: dressBeside(value / quantity.unit.factor, literal, quantity.unit.text);
	const anchor = { block: step.block, span };
	const base = { ...PLAIN, part, anchor, kind: 'result' as const };
	const words = verbatim(wordsOf(step, origin));
	if (held !== undefined && !follows)
		return {
			anchor,
			ratio: 1,
			status: 'right',
			finding: { ...base, verdict: 'right', rule: 'value.holds', message: say`Right: ${words}.` },
		};
	const expected = { value: { ...quantity, value: mended, decimal: undefined }, ...shown(mended) };
	const ratio = mended / quantity.value;
	const fixes = replaceAt(source, anchor, literal, literal.value * ratio, expected.text);
	if (follows)
		return {
			anchor,
			ratio,
			status: 'follows',
			finding: {
				...base,
				verdict: 'follows',
				rule: 'flow.follows',
				message: say`${words}, where a number was wrong before; with the right one this is ${expected.text}.`,
				expected,
				roots: origin.roots,
				fixes,
			},
		};
	const slip = diagnose(
		quantity.value / quantity.unit.factor,
		meant / quantity.unit.factor,
		literal,
		(quantity.unit.dimension.hard.bit ?? 0) !== 0,
	);
	// `6.5 Gbit/s; / 8 → 812.5 MB/s`: the eight is the conversion itself
	if (slip?.code === 'bits-bytes' && /(?<!\d)8(?![\d.,]*\d)/.test(text.slice(step.from, step.result.span.start)))
		return undefined;
	// Counts in words may be said of something else; only a slip of the pen tells.
	const tens = Math.log10(quantity.value / meant);
	const slack = (relativeError(step, origin) + literal.step / 2 / literal.value) / Math.LN10;
	const tenfold = Math.round(tens) !== 0 && Math.abs(tens - Math.round(tens)) <= slack;
	const ofThePen = slip?.code === 'swapped-digits' || slip?.code === 'digit-count';
	// `24.5 GB; /300 = 81.7 ms`: what it is divided by has a unit that is not written, and with it a prefix.
	const isOtherKind = !sameDimension(origin.node.quantity.unit, quantity.unit);
	if (isOtherKind && Math.round(tens) !== 0 && Math.abs(tens / 3 - Math.round(tens / 3)) <= slack) return undefined;
	const sure = step.kind === 'counts' ? tenfold || ofThePen : literal.figures > 1 || tenfold;
	const exact = literal.form === 'integer' && literal.zeros === 0 && relativeError(step, origin) === 0;
	if (!sure || Math.abs(meant / quantity.value - 1) < (exact ? 1e-9 : 0.02)) return undefined;
	return {
		anchor,
		ratio,
		status: 'wrong',
		finding: {
			...base,
			verdict: 'wrong',
			rule: 'words.mismatch',
			message: slip
				? say`${words} is ${shown(meant).text}; what is written is off: ${slip.text}.`
				: say`${words} is ${shown(meant).text}.`,
			expected,
			fixes,
			severity: 'warning',
		},
	};
}

/** The number right before the words of a step. */
function originOfStep(step: SpokenStep, text: string, flow: Flow): NodeState | undefined {
	const before = flow.states
		.slice(-60)
		.filter(
			({ node: { anchor } }) =>
				anchor?.block === step.block && anchor.span.end <= step.from && step.from - anchor.span.end <= NEAR,
		);
	const state = before.reduce<NodeState | undefined>(
		(last, each) => (last && last.node.anchor!.span.end > each.node.anchor!.span.end ? last : each),
		undefined,
	);
	if (!state) return undefined;
	const gap = text.slice(state.node.anchor!.span.end, step.from);
	const { quantity } = state.node;
	if (step.kind === 'share')
		return SHARE_GAP.test(gap) &&
			sameDimension(quantity.unit, step.operations[0]!.amount.quantity.unit) &&
			!isDimensionless(quantity.unit)
			? state
			: undefined;
	if (!GAP.test(gap)) return undefined;
	return step.kind === 'counts' && !sameDimension(quantity.unit, step.result.quantity.unit) ? undefined : state;
}

/** What one unit of time goes into another. */
const RATIOS: ReadonlySet<number> = new Set([24, 60, 365, 1440, 3600, 86_400]);

/** What a step may come to, in base units of its result: with the units as they are, and with the numbers as they are written. */
function waysOf({ operations, result, kind }: SpokenStep, origin: NodeState): readonly number[] {
	const apply = (first: number, of: (said: Said) => number): number =>
		operations.reduce((value, { by, amount }) => (by === 'times' ? value * of(amount) : value / of(amount)), first);
	const { quantity } = origin.node;
	const { unit } = result.quantity;
	const inBase = apply(quantity.value, ({ quantity: { value } }) => value);
	if (kind === 'share') return [inBase];
	const asWritten = apply(quantity.value / quantity.unit.factor, ({ literal }) => literal.value) * unit.factor;
	const own = operations.reduce<Unit>(
		(all, { by, amount }) => multiplyUnits(all, amount.quantity.unit, by === 'times' ? 1 : -1),
		quantity.unit,
	);
	const plain = (unit.dimension.hard.bit ?? 0) === 1 ? 8 : 1;
	// Seconds over 60 are minutes, and no hours.
	const isConversion =
		operations.length === 1 &&
		operations[0]!.amount.quantity.unit.text === '' &&
		RATIOS.has(operations[0]!.amount.literal.value) &&
		(quantity.unit.dimension.hard.s ?? 0) === 1 &&
		Math.abs(quantity.unit.factor / unit.factor - 1) > 1e-9;
	if (sameDimension(own, unit)) return isConversion ? [quantity.value] : [inBase, asWritten];
	return [asWritten, inBase * plain];
}

const relativeError = ({ operations }: SpokenStep, { node: { literal } }: NodeState): number => {
	const half = (each: Literal): number =>
		each.form === 'decimal' && !each.bareTen ? each.step / 2 / Math.abs(each.value || 1) : 0;
	return half(literal) + operations.reduce((sum, { amount }) => sum + half(amount.literal), 0);
};

function wordsOf({ operations }: SpokenStep, { node: { quantity, literal } }: NodeState): string {
	const first = dressBeside(quantity.value / quantity.unit.factor, literal, quantity.unit.text).text;
	return [
		first,
		...operations.flatMap(({ by, amount }) => [by === 'times' ? '×' : '/', amount.source.replace(/[\\]/g, '').trim()]),
	].join(' ');
}
