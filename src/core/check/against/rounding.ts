import type { Literal } from '../../math/literal.ts';
import { isDimensionless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';

/** Words and signs that make an approximation of the number behind them. */
const HEDGE =
	/(?:[≈~≃]|\\(?:approx|sim(?:eq)?)\b|\b(?:about|roughly|approximately|approx\.?|around|nearly|almost|some|circa|ca\.|close to|of the order of))[\s$*_({\\]*$/i;

/** Whether the words before a number say that it is only about so much. */
export const isHedged = (before: string): boolean => HEDGE.test(before.slice(-40));

/** What rounded numbers on the way may leave, as a share of the value. */
const CARRIED = 0.015;
/** What a value of three figures or more, which needs no rounding, may be beside itself for what was rounded on the way. */
const CARRIED_TO_WHOLE = 0.005;
/** How far "about so much" may lie beside a value, written as a whole number or with decimals. */
const LOOSE = { integer: 0.1, decimal: 0.04 } as const;
/** How much a single figure may take off that nothing calls an approximation: 20,000 is no 18,000. */
const ONE_FIGURE = 0.05;

const isWhole = (number: number): boolean => Math.abs(number - Math.round(number)) <= 1e-9 * Math.max(1, number);

/** Half a unit more or less than a double can tell. */
const within = (difference: number, limit: number): boolean => difference <= limit * (1 + 1e-9);

/**
 * How a written number stands for a value, both in one dimension and already known to be close:
 * - `rounded`: it is the value, rounded or cut off in the usual way, or as far off as what was rounded on the way leaves it;
 * - `off`: it is another number: the value needs no rounding to be written with these digits, or lies well beside them;
 * - `close`: neither.
 */
export function roundingOf(
	literal: Literal,
	written: Quantity,
	exact: Quantity,
	hedged: boolean,
): 'rounded' | 'close' | 'off' {
	const value = Math.abs(exact.value);
	const said = Math.abs(written.value);
	const difference = Math.abs(exact.value - written.value);
	if (difference <= 1e-9 * value || literal.bareTen || literal.value === 0) return 'rounded';
	const step = literal.step * Math.abs(written.value / literal.value);
	const figure = step * 10 ** literal.zeros;
	if (isWhole(value / (hedged ? figure : step))) {
		const carried =
			literal.figures >= 3 && within(difference, step + exact.error) && difference <= CARRIED_TO_WHOLE * value;
		if (carried) return 'rounded';
		const zeros = literal.zeros > 0 && within(difference, figure / 2);
		if (!zeros) return 'off';
	}
	if (within(difference, step / 2)) return 'rounded';
	if (literal.zeros > 0 && within(difference, figure / 2)) {
		if (hedged || literal.figures > 1 || difference <= ONE_FIGURE * value) return 'rounded';
	}
	const cut = said < value && literal.figures >= 2 && difference < step;
	// 21.4 cards are 22.
	const madeWhole = literal.form === 'integer' && isDimensionless(written.unit) && difference < 1;
	const reckoned = difference <= CARRIED * value && within(difference, step + exact.error);
	const loose = hedged && literal.figures <= 2 && difference <= LOOSE[literal.form] * value;
	if (cut || madeWhole || reckoned || loose) return 'rounded';
	return !hedged && difference > 2 * step && difference > 2 * CARRIED * value ? 'off' : 'close';
}
