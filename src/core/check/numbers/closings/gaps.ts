import { sameDimension } from '../../../math/units/units.ts';
import { say } from '../../../text/message.ts';
import { markOf } from '../derived.ts';
import { dressBeside } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { shownAs } from './names.ts';
import { type SaidAmount, standsRoughly } from './said-amounts.ts';

/** Behind an amount: it is what is left of a whole. */
const LEFT =
	/^[\s$*_)]*(?:(?:of (?:the )?(?:memory|space|card))\s+)?(?:(?:stays?|are|is|remains?|would be|will be|bleib(?:t|en))\s+(?:still\s+)?)?(?:free|left|remain(?:s|ing)?|unused|to spare|available|spare|frei|übrig|libres?|restent)(?![\p{L}-])/iu;
/** Before it. */
const LEAVES =
	/\b(?:leav(?:es|ing)|left|remaining|free|rest|übrig|frei|reste|restent)\b\s*(?:is|are|:|=)?\s*(?:us\s+|only\s+|just\s+|about\s+|with\s+)*[\s$*_(\\]*$/i;
/** `The new one is cheaper, by`. */
const BY =
	/\b(?:cheaper|dearer|more expensive|less|more|better|worse|faster|slower|shorter|longer|larger|smaller|higher|lower|wins?|ahead|one|saves?|difference)\b[^.;:\d]{0,24},?\s*by\s+(?:about\s+|around\s+|some\s+)?[\s$*_(\\]*$/i;
const OTHERWISE = /\b(?:if|would|each|every|per|half|another|after|at least|at most|up to|factor|times)\b|%|n['’]t\b/i;
/** So many letters lie between the two at most. */
const NEAR = 70;
/** So much is a slip, and less a rounding. */
const SLACK = 0.03;

/**
 * "46.4 + 22.8 = 69.2 GB. It fits, 18.0 GB stay free" of a card of 80 GB, "186,300 €. After: 81,600 €. The new one, by 114,700 €": a difference in words. Wrong where
 * the whole, or the other of the two, is the only amount of its kind that could be meant, and no two amounts of the text differ by what is said.
 */
export function gap(said: SaidAmount, { before, given, stateOf }: Around): Closing | undefined {
	if (markOf(said.quantity.unit) === 0) return undefined;
	const left = LEFT.test(said.behind) || LEAVES.test(said.label.slice(-40));
	const by = BY.test(said.text.slice(Math.max(0, said.span.start - 60), said.span.start));
	if ((!left && !by) || OTHERWISE.test(`${said.label.split(/[.;:]\s/).at(-1)} ${said.behind}`)) return undefined;
	const own = before.filter(each => isAmount(each) && areAlike(each, said));
	const last = own.at(-1);
	if (last?.block !== said.block || said.quantity.value === last.quantity.value) return undefined;
	// what is left of a whole is told right behind what it was worked out from
	if (stateOf(last)?.node.role !== 'result' || said.span.start - last.span.end > NEAR) return undefined;
	const wholes = distinct(
		left
			? given.filter(each => isAmount(each) && areAlike(each, said) && each.quantity.value > last.quantity.value)
			: own.slice(-2, -1).filter(each => each.block >= said.block - 1),
	);
	const [whole] = wholes;
	if (!whole || wholes.length > 1) return undefined;
	if (by && distinct(own).length !== 2) return undefined;
	const right = Math.abs(whole.quantity.value - last.quantity.value);
	if (!(right > 0) || standsRoughly(said, right) || Math.abs(said.quantity.value / right - 1) < SLACK) return undefined;
	if (Math.abs(Math.log(said.quantity.value / right)) > Math.log(FAR)) return undefined;
	const pool = [...given, ...before].filter(each => !each.literal.percent && areAlike(each, said));
	const makes = (value: number): boolean => standsRoughly(said, value);
	if (pool.some(x => makes(x.quantity.value) || pool.some(y => x !== y && makes(x.quantity.value - y.quantity.value))))
		return undefined;
	return {
		right,
		message: say`${shownAs(whole)} less ${shownAs(last)} are ${dressBeside(right / said.quantity.unit.factor, said.literal, said.quantity.unit.text).text}.`,
		from: [last],
	};
}

/** What is farther off is another amount. */
const FAR = 12;

const isAmount = ({ ends, literal, quantity }: SaidAmount): boolean =>
	ends && !literal.percent && quantity.value > 0 && literal.figures > 0;

const areAlike = (a: SaidAmount, b: SaidAmount): boolean =>
	a.per === b.per &&
	sameDimension(a.quantity.unit, b.quantity.unit) &&
	Math.abs(markOf(a.quantity.unit) - markOf(b.quantity.unit)) < 1e-9;

/** One amount for each value. */
const distinct = (amounts: readonly SaidAmount[]): readonly SaidAmount[] =>
	amounts.filter(
		(each, at) =>
			!amounts.slice(at + 1).some(other => Math.abs(other.quantity.value / each.quantity.value - 1) < 0.005),
	);
