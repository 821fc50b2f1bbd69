import { quantity } from '../../math/evaluate/quantity.ts';
import { isDimensionless } from '../../math/units/units.ts';
import type { TracedGiven } from '../../solve/run/trace.ts';
import type { Solution } from '../../solve/solution.ts';

/** How many of a thing a text may mean without saying so. */
const MANY = 200;
/** How many of them are tried where the result does not grow with their number. */
const FEW = 10;

/**
 * Wrong, or unsupported where the key had to assume what the text does not say. "One layer", assumed where no number of layers is given, explains
 * only a number that is right for several of them; so does what is assumed to be none.
 *
 * @param symbol of the result that is contradicted: only what it is made of counts.
 * @param ratio what is written over what is right, where that is known.
 */
export function contradiction({ givens, trace }: Solution, symbol?: string, ratio?: number): 'wrong' | 'unsupported' {
	const inputs = trace && symbol !== undefined ? trace.inputsOf(symbol).filter(({ constant }) => !constant) : givens;
	if (!inputs.some(({ from }) => from === 'default' || from === 'fact')) return 'wrong';
	if (!trace || symbol === undefined || ratio === undefined) return 'unsupported';
	const assumed = trace
		.inputsOf(symbol)
		.filter(({ constant, from }) => !constant && (from === 'default' || from === 'fact'));
	if (!assumed.every(isOne)) return 'unsupported';
	const result = trace.rerun(new Map()).get(symbol);
	if (result?.kind !== 'quantity') return 'unsupported';
	const isExplained = assumed.some(({ symbol: given }) => {
		const scale = (count: number): number => {
			const other = trace.withGiven(given, quantity(count)).get(symbol);
			return other?.kind === 'quantity' ? other.value / result.value : Number.NaN;
		};
		const two = scale(2);
		const times = isNear(two, 2) ? ratio : isNear(two, 0.5) ? 1 / ratio : undefined;
		if (times !== undefined) return times > 1.5 && times <= MANY && isNear(times, Math.round(times));
		// None that is assumed may be one or a few: a padding that nobody states.
		return Array.from({ length: FEW }, (_, at) => scale(at + 1)).some(each => !(Math.abs(each / ratio - 1) >= 0.01));
	});
	return isExplained ? 'unsupported' : 'wrong';
}

const isNear = (a: number, b: number): boolean => Math.abs(a / b - 1) < 0.01;

const isOne = ({ value, from }: TracedGiven): boolean =>
	from === 'default' &&
	value?.kind === 'quantity' &&
	(value.value === 1 || value.value === 0) &&
	isDimensionless(value.unit);
