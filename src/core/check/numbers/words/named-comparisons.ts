import type { Homework } from '../../../homework/homework.ts';
import { sameDimension } from '../../../math/units/units.ts';
import type { Quantity } from '../../../math/value.ts';
import { ownText } from '../../../text/comments.ts';
import { say } from '../../../text/message.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import { placesIn } from '../../places.ts';
import type { Report } from '../chain-flow.ts';
import { dressNumber } from '../dress.ts';
import { type Flow, ratioOf } from '../flow.ts';
import { saidNumbers } from './said-number.ts';

const NAME = String.raw`(?:the\s+)?(?:\p{L}(?:[\p{L}\d-]|\.(?=\d))*)(?:\s+[\p{L}\d](?:[\p{L}\d-]|\.(?=\d))*){0,2}?`;
const MORE = String.raw`more expensive|dearer|larger|bigger|greater|higher|longer|heavier|slower|taller`;
const LESS = String.raw`less expensive|cheaper|smaller|lower|shorter|lighter|faster|quicker`;
/** `Plan A is 25 % more expensive than plan B`, `thus B is cheaper`. */
const CLAIM = new RegExp(
	String.raw`(?:^|[.,;:]\s+|\b(?:so|thus|hence|therefore|that|and|means)\s+)(?:(?:so|thus|hence|therefore|that|and|means|overall)\s*,?\s+)*(?<one>${NAME})\s+(?<claim>(?:is|are|was|were)\s+(?:(?:about|only|clearly|roughly|still|the)\s+)*(?:(?<share>\d+(?:\.\d+)?)\s*\\?%\s+)?(?:(?<more>${MORE})|(?<less>${LESS}))(?:\s+(?:one|option|choice|variant))?(?:\s+than\s+(?<other>${NAME}))?)(?=\s*[.,;:!?)]|\s*$|\s+(?:by|and|but|because|since|here|overall|alone)\b)`,
	'giu',
);
/** What is no name of a thing. */
const NO_NAME =
	/^(?:it|this|that|these|those|they|he|she|we|which|there|one|both|each|all|what|the|a|an|if|not|none|neither|nothing|first|second)$/i;
const DOUBTED = /\b(?:if|would|could|might|unless|suppose|assum\w+|per|each|relative|not|n['’]t|never)\b/i;
/** How many blocks back the two amounts may stand. */
const REACH = 6;

interface Labelled {
	readonly label: string;
	readonly quantity: Quantity;
	readonly text: string;
	readonly ratio: number;
	readonly roots: readonly number[];
}

/**
 * Two things compared by their names, where the text has one amount of one unit for each: "Plan A costs 120 €, plan B 90 €. Thus A is cheaper", "A is
 * 33 % more expensive than B". Said only where each name stands with a single amount, and for prices and times only by their own words.
 */
export function checkNamedComparisons(
	homework: Homework,
	flow: Flow,
	findings: readonly Finding[],
	report: Report,
): void {
	const placeOf = placesIn(homework);
	homework.source.blocks.forEach((source, block) => {
		if (source.kind !== 'paragraph') return;
		const text = ownText(source);
		for (const match of text.matchAll(CLAIM)) {
			const { one = '', other, claim = '', share, more } = match.groups!;
			const start = match.index + match[0].length - claim.length;
			const place = placeOf(block, start);
			const before = text.slice(Math.max(0, text.lastIndexOf('. ', match.index)), match.index + match[0].length);
			if (!place || place.asked || DOUBTED.test(before) || [one, other ?? 'x'].some(name => NO_NAME.test(name.trim())))
				continue;
			const amounts = labelledBefore(homework, flow, block, match.index + 1, place.part, placeOf);
			const [a, rest] = [namedBy(amounts, one), other === undefined ? undefined : namedBy(amounts, other)];
			const b = other === undefined && a ? onlyOther(amounts, a) : rest;
			if (!a || !b || a === b || !sameDimension(a.quantity.unit, b.quantity.unit)) continue;
			const isMore = direction(claim, more !== undefined, a.quantity);
			if (isMore === undefined) continue;
			const anchor = { block, span: { start, end: start + claim.length } };
			if (
				findings.some(
					each =>
						each.anchor.block === block && each.anchor.span.start < anchor.span.end && start < each.anchor.span.end,
				)
			)
				continue;
			const holds = (x: number, y: number): boolean => {
				if (x === y) return false;
				if (x > y !== isMore) return false;
				return share === undefined || isShare(Number(share), share, x, y);
			};
			const [x, y] = [a.quantity.value, b.quantity.value];
			const asWritten = holds(x, y);
			const asMeant = holds(x * a.ratio, y * b.ratio);
			const base = { ...PLAIN, part: place.part, anchor, kind: 'ratio' as const };
			const roots = [...new Set([...a.roots, ...b.roots])];
			const is = dressNumber(Math.abs(x / y - 1) * 100, 3).text;
			if (asWritten && asMeant)
				report({ ...base, verdict: 'right', rule: 'ratio.holds', message: say`The order holds.` });
			else if (asWritten && roots.length > 0)
				report({
					...base,
					verdict: 'follows',
					rule: 'flow.words',
					message: say`Rests on a number that is wrong.`,
					roots,
				});
			else if (!asWritten && !asMeant && roots.length === 0)
				report({
					...base,
					verdict: 'wrong',
					rule: 'order.mismatch',
					message:
						x > y ? say`${a.text} is ${is} % more than ${b.text}.` : say`${a.text} is ${is} % less than ${b.text}.`,
					severity: 'warning',
				});
		}
	});
}

/** `33 %` for 120 over 90, to the digits written; of the other one where that is what was meant cannot be told. */
function isShare(said: number, digits: string, x: number, y: number): boolean {
	const places = digits.split('.')[1]?.length ?? 0;
	const value = 100 * Math.abs(x / y - 1);
	return Math.abs(value - said) <= 10 ** -places || Math.abs(value - said) <= 0.03 * value;
}

/** Whether a claim says that the first amount is the larger one; undefined where the word does not go with the unit. */
function direction(claim: string, more: boolean, { unit }: Quantity): boolean | undefined {
	const { hard } = unit.dimension;
	if (/\b(?:expensive|dearer|cheaper)\b/i.test(claim))
		return hard.USD === 1 || /[€£$]|EUR|USD|cents?|euros?|dollars?/i.test(unit.text) ? more : undefined;
	if (/\b(?:faster|slower|quicker)\b/i.test(claim)) return hard.s === 1 ? more : hard.s === -1 ? !more : undefined;
	if (/\b(?:longer|shorter)\b/i.test(claim)) return hard.s === 1 || hard.m === 1 ? more : undefined;
	if (/\b(?:heavier|lighter)\b/i.test(claim)) return hard.kg === 1 ? more : undefined;
	return more;
}

/** The amounts before a place, each with the words that lead to it. */
function labelledBefore(
	homework: Homework,
	flow: Flow,
	block: number,
	at: number,
	part: number,
	placeOf: ReturnType<typeof placesIn>,
): readonly Labelled[] {
	const found: Labelled[] = [];
	for (let index = Math.max(0, block - REACH); index <= block; index++) {
		const source = homework.source.blocks[index];
		if (source?.kind !== 'paragraph') continue;
		const text = ownText(source).slice(0, index === block ? at : undefined);
		let from = 0;
		let previous = '';
		for (const { quantity, literal, span } of saidNumbers(text)) {
			const words = text.slice(from, span.start);
			// what a chain comes to is called by what stands before it
			const goesOn = from > 0 && (/^[\s$]*(?:[=≈]|\\approx)/.test(words) || /^[\s$]*[-+−·×*/]\s*[\s$]*$/.test(words));
			const label: string = `${goesOn ? previous : ''} ${words.split(/[.;!?]\s|\n/).at(-1)!}`;
			previous = label;
			from = span.end;
			const hard =
				Object.values(quantity.unit.dimension.hard).some(power => power !== 0) || /[€£]/.test(quantity.unit.text);
			if (!hard || literal.percent || placeOf(index, span.start)?.part !== part) continue;
			const state = flow.states.find(
				({ node: { anchor } }) =>
					anchor?.block === index && anchor.span.start < span.end && span.start < anchor.span.end,
			);
			found.push({
				label,
				quantity,
				text: text.slice(span.start, span.end),
				ratio: state ? ratioOf(state) : 1,
				roots: state?.roots ?? [],
			});
		}
	}
	return found;
}

/** The one amount whose words have a name: a single letter as it is, anything else in any case. */
function namedBy(amounts: readonly Labelled[], name: string): Labelled | undefined {
	const bare = name.trim().replace(/^the\s+/i, '');
	const flags = bare.length === 1 ? 'u' : 'iu';
	const pattern = new RegExp(
		String.raw`(?<![\p{L}\d])${bare.replace(/[.*+?^$()|[\]{}\\-]/g, '\\$&')}(?![\p{L}\d])`,
		flags,
	);
	const own = amounts.filter(({ label }) => pattern.test(label));
	return own.length === 1 ? own[0] : undefined;
}

const onlyOther = (amounts: readonly Labelled[], one: Labelled): Labelled | undefined => {
	const others = amounts.filter(each => each !== one && sameDimension(each.quantity.unit, one.quantity.unit));
	return others.length === 1 ? others[0] : undefined;
};
