import { isDimensionless } from '../../../math/units/units.ts';
import type { Unit } from '../../../math/value.ts';
import { type Message, say } from '../../../text/message.ts';
import type { Around } from './closing.ts';
import { shownAs } from './names.ts';
import type { SaidAmount } from './said-amounts.ts';

const FITS =
	/\b(?<not>does\s+not|doesn['’]t|do\s+not|don['’]t|cannot|can['’]t|will\s+not|won['’]t|no\s+longer)?\s*(?:(?:now|also|just|still|easily|even|all|only|barely|comfortably)\s+)*(?<verb>fits?)\s+(?:easily\s+|comfortably\s+|just\s+)?(?:on|onto|in|into|within)\s+(?:an?|one|the|our|its|this|that|a\s+single)?\s*(?:\p{L}+\s+)?[\s$*_(\\]*$/iu;
const HOLDER =
	/^[\s$*_)-]*(?:[KMGT]i?B[\s$*_)-]*)?(?:(?:\p{Lu}[\p{L}\d-]*|consumer|single|gaming|laptop)\s+)*(?:cards?|gpus?|disks?|drives?|sticks?|nodes?|devices?|machines?|phones?|laptops?|boards?|accelerators?)\b/iu;
const DOUBTED =
	/\b(?:if|would|could|might|with|without|unless|both|two|each|per|together|once|after|two|half|sharded|quantised|quantized)\b/i;

/** "it now fits on a 16 GB card", where all that the part came to is larger; or does not fit, where all is smaller. */
export function misfit(
	said: SaidAmount,
	{ before, stateOf }: Around,
): { readonly message: Message; readonly start: number; readonly from: SaidAmount } | undefined {
	const match = FITS.exec(said.label);
	if (
		!match ||
		!HOLDER.test(said.text.slice(said.digits?.end ?? said.span.end, said.span.end + 40)) ||
		DOUBTED.test(said.label)
	)
		return undefined;
	if (isDimensionless(said.quantity.unit)) return undefined;
	const own = before.filter(
		({ quantity, block, ends, per }) =>
			ends && per === undefined && block >= said.block - 6 && isAlike(quantity.unit, said.quantity.unit),
	);
	const found = own.filter(each => stateOf(each)?.node.role === 'result');
	if (found.length === 0) return undefined;
	const fits = match.groups!.not === undefined;
	const capacity = said.quantity.value;
	const other = (amount: SaidAmount): boolean =>
		fits ? amount.quantity.value > 1.001 * capacity : amount.quantity.value < 0.95 * capacity;
	if (!own.every(other)) return undefined;
	const nearest = fits
		? own.toSorted((a, b) => a.quantity.value - b.quantity.value)[0]!
		: own.toSorted((a, b) => b.quantity.value - a.quantity.value)[0]!;
	const start =
		said.span.start - said.label.length + match.index + match[0].indexOf(match.groups!.not ?? match.groups!.verb!);
	return {
		message: fits
			? say`${shownAs(nearest)} is more than ${shownAs(said)}.`
			: say`${shownAs(nearest)} is less than ${shownAs(said)}.`,
		start,
		from: nearest,
	};
}

/** Two units of one dimension, whatever they count: `a 16 GB card`. */
const isAlike = ({ dimension: { hard: a } }: Unit, { dimension: { hard: b } }: Unit): boolean =>
	[...new Set([...Object.keys(a), ...Object.keys(b)])].every(
		key =>
			(a as Readonly<Record<string, number | undefined>>)[key] ===
			(b as Readonly<Record<string, number | undefined>>)[key],
	);
