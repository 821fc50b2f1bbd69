import type { Homework } from '../../../homework/homework.ts';
import type { QuantityNode } from '../../../quantities/origins.ts';
import { ownText } from '../../../text/comments.ts';
import { type Message, verbatim } from '../../../text/message.ts';
import { type Derivation, isPlain, markOf } from '../derived.ts';
import { diagnose } from '../diagnosis.ts';
import { dressNumber, withUnit } from '../dress.ts';
import type { Flow, NodeState } from '../flow.ts';
import { halfOf } from './local-steps.ts';
import { isPercent, nearbyOf } from './nearby.ts';
import { ELSE, LEADS_ON, type Slip, TAKES_IN } from './slips.ts';

/** Said of a share of what a device can do. */
const OF_PEAK = /\b(?:MFU|utili[sz]ation|of (?:the )?peak|efficiency)\b/i;

/** What the number right before a node comes to with the one rate that the question (or else the problem) gives, in the node's unit. */
interface RateWay {
	readonly text: Message;
	readonly value: number;
	readonly error: number;
	readonly from: readonly NodeState[];
}

/**
 * "13 × 12 = 156 GB; 39 s" where the question gives 4 GB/s: the number right before, and the one rate of the question (or else of the problem) that
 * makes the unit of what is written of it, as every law of time, money and energy does.
 *
 * @param words the sentence up to the number.
 */
function rateWay(node: QuantityNode, flow: Flow, homework: Homework, words: string): RateWay | undefined {
	const { literal, anchor, quantity, part } = node;
	const percent = isPercent(node);
	if (!anchor || literal.bareTen || literal.figures < 2 || quantity.value <= 0 || part === undefined) return undefined;
	if (ELSE.test(words) || TAKES_IN.test(words.replace(OF_PEAK, '').replace(/\b(?:an?|the)\s+of\s*$/i, '')))
		return undefined;
	if (percent ? !OF_PEAK.test(words.slice(-40)) : isPlain(quantity.unit)) return undefined;
	const last = nearbyOf(node, flow, homework, words).find(({ end }) => end !== undefined);
	const text = ownText(homework.source.blocks[anchor.block]);
	if (last?.ratio !== 1 || isPlain(last.unit) || last.percent) return undefined;
	const gap = text.slice(last.end, anchor.span.start).replace(OF_PEAK, '');
	if (!LEADS_ON.test(percent ? gap.replace(/,\s*(?:an?|the)\s+of\s*/i, ', ') : gap)) return undefined;
	const wanted = percent ? 0 : markOf(quantity.unit);
	const ways = flow.givenTo(part).flatMap(state => {
		const { value, unit } = state.node.quantity;
		const mark = markOf(unit);
		if (isPlain(unit) || value <= 0) return [];
		const near = (a: number): boolean => Math.abs(a - wanted) < 1e-9;
		const made = (sign: '×' | '/', to: number) => [{ state, sign, value: to }];
		if (percent) return near(last.mark - mark) && last.value < value ? made('/', last.value / value) : [];
		if (near(last.mark - mark) && last.mark !== mark) return made('/', last.value / value);
		return near(last.mark + mark) ? made('×', last.value * value) : [];
	});
	const own = ways.filter(({ state }) => state.node.part === part);
	const [way, ...others] = own.length > 0 ? own : ways;
	if (!way || others.some(({ value }) => Math.abs(value / way.value - 1) > 1e-9)) return undefined;
	const { literal: given, quantity: rate } = way.state.node;
	const named = withUnit(dressNumber(given.value, Math.max(given.figures, 3)), rate.unit.text).text;
	return {
		text: verbatim(`${last.text} ${way.sign} ${named}`),
		value: way.value,
		error: (way.value * last.error) / Math.abs(last.value),
		from: [way.state],
	};
}

/** A number that the one rate given makes of the number right before it. */
export function rateStep(node: QuantityNode, flow: Flow, homework: Homework, words: string): Derivation | undefined {
	const way = rateWay(node, flow, homework, words);
	const fits = way && Math.abs(way.value - node.quantity.value) <= halfOf(node) + way.error;
	return fits ? { text: way.text, ratio: 1, roots: [], from: way.from } : undefined;
}

/**
 * The same number where it is one slip off: a power of ten, 60, 3600 or two digits. Nothing is said where the problem has such a factor, or where the
 * rate is given for one of several.
 */
export function rateSlip(node: QuantityNode, flow: Flow, homework: Homework, words: string): Slip | undefined {
	const way = rateWay(node, flow, homework, words);
	const { literal, quantity, part } = node;
	// `470,000`, rounded to two figures, is met by chance.
	if (!way || (literal.figures < 3 && literal.zeros > 0)) return undefined;
	const ratio = way.value / quantity.value;
	const factor = Math.max(ratio, 1 / ratio);
	const counted = flow.states.some(
		({ node: { quantity: other, part: of } }) =>
			(of === part || flow.areOneProblem(of, part)) && isPlain(other.unit) && Math.abs(other.value / factor - 1) < 0.03,
	);
	const shown = isPercent(node) ? 100 : 1 / quantity.unit.factor;
	const diagnosis = diagnose(quantity.value * shown, way.value * shown, literal, false);
	const tells =
		diagnosis?.code === 'power-of-ten' ||
		diagnosis?.code === 'swapped-digits' ||
		(diagnosis?.code === 'unit-ratio' && factor > 50);
	return !diagnosis || !tells || counted ? undefined : { text: way.text, ratio, diagnosis, from: way.from };
}
