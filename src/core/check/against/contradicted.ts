import type { Literal } from '../../math/literal.ts';
import { plural, singular } from '../../math/units/nouns.ts';
import type { Quantity, Unit } from '../../math/value.ts';
import type { NamedResult } from '../../solve/solution.ts';
import { type Message, say } from '../../text/message.ts';
import type { Expected } from '../finding.ts';
import { diagnose } from '../numbers/diagnosis.ts';
import { dressNumber, figuresFor, withUnit } from '../numbers/dress.ts';

/** The key's value in the unit and with about the digits of the number that it contradicts. */
export function expectedFor(right: Quantity, { unit, value }: Quantity, literal: Literal): Expected {
	const number = right.value / unit.factor;
	return {
		value: { ...right, unit },
		...withUnit(dressNumber(number, figuresFor(number, literal), literal), numbered(unit, value / unit.factor, number)),
	};
}

/** A noun that the text counts in, in the number of the right value: 2 GPUs for 1 GPU. */
function numbered({ text, dimension: { nouns, hard } }: Unit, written: number, right: number): string {
	const isNoun =
		Object.keys(hard).length === 0 && Object.values(nouns).join() === '1' && /^\p{L}[\p{L}\d-]*$/u.test(text);
	if (!isNoun || (written === 1) === (right === 1)) return text;
	return right === 1 ? singular(text) : plural(singular(text));
}

/**
 * What is told where the key contradicts a number: the right one, and the slip that the ratio of the two gives away.
 *
 * @param label of the case that the result is for, where the question names several.
 */
export function contradictionText(
	{ name, symbol }: NamedResult,
	right: Quantity,
	written: Quantity,
	literal: Literal,
	label?: string,
): Message {
	const { unit } = written;
	const slip = diagnose(
		written.value / unit.factor,
		right.value / unit.factor,
		literal,
		(unit.dimension.hard.bit ?? 0) !== 0,
	);
	const title = name === symbol ? name : capital(name);
	const whose = label === undefined ? title : say`${title} for ${label}`;
	return say`${whose} is ${expectedFor(right, written, literal).text}, worked out from the givens; here it is another number${slip ? say`: ${slip.text}` : ''}.`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
