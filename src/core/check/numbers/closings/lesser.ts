import { isDimensionless, sameDimension } from '../../../math/units/units.ts';
import { say } from '../../../text/message.ts';
import { dressNumber } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { shownAs } from './names.ts';
import { isCompared, type SaidAmount } from './said-amounts.ts';
import { isShareOf, type SaidShare } from './said-shares.ts';

const LESS =
	/^[\s$*_]*(?:\\?%\s*)?(?:smaller|less|fewer|lower|cheaper|shorter|lighter|kleiner|weniger|niedriger|billiger|kürzer|de moins|moins|plus petit|menos|más pequeño)(?![\p{L}])/iu;
const MORE =
	/^[\s$*_]*(?:\\?%\s*)?(?:larger|bigger|more|greater|higher|longer|heavier|dearer|größer|mehr|höher|teurer|länger|de plus|plus grand|más grande)(?![\p{L}])/iu;
const DOUBTED = /\b(?:if|would|could|not|at least|at most|up to|typical\w*|usual\w*)\b|n['’]t\b/i;
/** Near a half the share and the rest are one number. */
const HALF = 0.06;

/**
 * "3 × 21,632 = 64,896. That is 75 % smaller" of 86,528: what is left, called what is gone. Wrong only where the share is that of what stands right before in
 * another amount, and no two amounts differ by so much.
 */
export function lesser(said: SaidShare, { before, given }: Around): Closing | undefined {
	const less = LESS.test(said.behind);
	if (!less && !MORE.test(said.behind)) return undefined;
	if (said.inWords || DOUBTED.test(said.label.split(/[,;:]\s/).at(-1)!)) return undefined;
	if (less ? said.value >= 1 || Math.abs(said.value - 0.5) < HALF : said.value <= 1.05) return undefined;
	const pool = [...given, ...before].filter(isCompared);
	const last = pool.at(-1);
	if (!last || last.part !== said.part || last.block < said.block - 1) return undefined;
	const alike = pool.filter(each => each !== last && areAlike(each, last));
	const isTold = (x: number, y: number): boolean => isShareOf(said, less ? 1 - x / y : x / y - 1);
	const all = [...alike, last];
	if (all.some(x => all.some(y => x !== y && isTold(x.quantity.value, y.quantity.value)))) return undefined;
	const other = alike.findLast(each => isShareOf(said, last.quantity.value / each.quantity.value));
	if (!other) return undefined;
	const share = last.quantity.value / other.quantity.value;
	const right = less ? 1 - share : share - 1;
	return {
		right,
		message: say`${shownAs(last)} over ${shownAs(other)} is ${dressNumber(100 * share, 3).text} %, which is ${dressNumber(100 * right, 3).text} % away from it.`,
		from: [last, other],
	};
}

const areAlike = (a: SaidAmount, b: SaidAmount): boolean =>
	isDimensionless(a.quantity.unit)
		? isDimensionless(b.quantity.unit)
		: sameDimension(a.quantity.unit, b.quantity.unit) && a.per === b.per;
