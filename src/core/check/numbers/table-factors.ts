/** A number, and how far it may be off. */
interface Bounded {
	readonly value: number;
	readonly half: number;
}

/** The factor from the first of each pair to the second that all pairs but one allow, by their digits. */
export function commonFactor(pairs: readonly (readonly [Bounded, Bounded])[]): number | undefined {
	const bounds = pairs.flatMap(([from, to]) => {
		if (from.value === 0 || to.value === 0) return [];
		const value = to.value / from.value;
		const half = Math.abs(value) * (to.half / Math.abs(to.value) + from.half / Math.abs(from.value));
		return [{ value, half }];
	});
	if (bounds.length < pairs.length) return undefined;
	const allowing = (factor: number) =>
		bounds.filter(({ value, half }) => Math.abs(value - factor) <= half + 1e-9 * Math.abs(factor));
	const best = [...bounds]
		.sort((a, b) => a.half - b.half)
		.find(({ value }) => allowing(value).length >= pairs.length - 1);
	if (!best) return undefined;
	const least = allowing(best.value).length;
	// As few digits as the best row allows: 7.5, a third.
	const plain = [1, 2, 3, 4, 5, 6].map(figures => Number(best.value.toPrecision(figures)));
	const third = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(part => Math.round(best.value * part) / part);
	return (
		[...plain.slice(0, 4), ...third, ...plain.slice(4)].find(
			each => each !== 0 && Math.abs(each - best.value) <= best.half * (1 + 1e-9) && allowing(each).length >= least,
		) ?? best.value
	);
}

/** 1, 2 or 5 times a power of ten, or a ratio of units. */
const ROUND: readonly number[] = [60, 3600, 24, 86_400, 12, 7, 365, 8, 1024, 52, 0.5, 2, 100 / 3600];
const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-9;
export const isRound = (factor: number): boolean => {
	const tens = Math.log10(Math.abs(factor));
	return (
		[1, 2, 5].some(digit => isWhole(tens - Math.log10(digit))) ||
		ROUND.some(each => Math.abs(factor / each - 1) < 1e-9 || Math.abs(factor * each - 1) < 1e-9)
	);
};

/** The round factor that all quotients but one are close to. */
export function roundFactor(quotients: readonly number[]): number | undefined {
	if (quotients.some(each => !Number.isFinite(each) || each === 0)) return undefined;
	const middle = [...quotients].sort((a, b) => a - b)[quotients.length >> 1]!;
	const candidates = [10 ** Math.round(Math.log10(Math.abs(middle))), ...ROUND.flatMap(each => [each, 1 / each])];
	return candidates.find(each => Math.abs(middle / each - 1) < 0.02);
}

/** Whether a factor stands in a text: as it is, as its reciprocal, or as so many per cent, more or less. */
export const isIn = (factor: number, text: string): boolean =>
	[...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].some(([digits]) => {
		const value = Number(digits.replaceAll(',', ''));
		const meant = [value, value / 100, 1 + value / 100, 1 - value / 100, 1 / value];
		return value > 0 && meant.some(each => Math.abs(each / factor - 1) < 1e-6);
	});
