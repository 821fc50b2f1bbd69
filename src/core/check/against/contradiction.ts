import { quantity } from '../../math/evaluate/quantity.ts';
import { isDimensionless } from '../../math/units/units.ts';
import type { TracedGiven } from '../../solve/run/trace.ts';
import type { Solution } from '../../solve/solution.ts';

/** How many of a thing a text may mean without saying so. */
const MANY = 200;

/**
 * Wrong, or unsupported where the key had to assume what the text does not say. "One layer", assumed where no number of layers is given, explains
 * only a number that is right for several of them.
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
	const isExplained = assumed.some(each => {
		const two = trace.withGiven(each.symbol, quantity(2)).get(symbol);
		const scale = two?.kind === 'quantity' ? two.value / result.value : 0;
		const times = Math.abs(scale - 2) < 1e-9 ? ratio : Math.abs(scale - 0.5) < 1e-9 ? 1 / ratio : undefined;
		if (times === undefined) return true;
		return times > 1.5 && times <= MANY && Math.abs(times / Math.round(times) - 1) < 0.01;
	});
	return isExplained ? 'unsupported' : 'wrong';
}

const isOne = ({ value, from }: TracedGiven): boolean =>
	from === 'default' && value?.kind === 'quantity' && value.value === 1 && isDimensionless(value.unit);
