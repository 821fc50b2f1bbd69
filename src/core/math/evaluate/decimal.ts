import { Decimal } from 'decimal.js';

/** Decimals of 40 digits: the exact path of the language. A class of its own, so that no other user of decimal.js changes it. */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_EVEN });

/** Digits that a root is worked out to: a few more than are kept. */
const ROOT_DIGITS = 43;

/**
 * The square root to 40 digits, floor of the exact one where it does not end. Newton's method on whole numbers from the double root, an
 * order of magnitude faster than decimal.js.
 */
export const squareRoot = (x: Decimal): Decimal => {
	if (x.isZero() || !x.isFinite() || x.isNegative()) return x.sqrt();
	const [mantissa, exponentText] = x.toExponential().split('e') as [string, string];
	const digits = mantissa.replace('.', '');
	const exponent = Number(exponentText) - (digits.length - 1);
	let shift = 2 * ROOT_DIGITS - digits.length;
	if (shift < 0) return x.sqrt();
	if ((exponent - shift) % 2 !== 0) shift++;
	const n = BigInt(digits) * 10n ** BigInt(shift);
	// the first 16 digits come from the double, each step doubles them
	const size = digits.length + shift;
	const taken = size % 2 === 0 ? 16 : 15;
	const lead = Math.sqrt(Number(digits.padEnd(taken, '0').slice(0, taken)));
	let root = BigInt(Math.round(lead * 2 ** 26)) * 10n ** BigInt((size - taken) / 2);
	root = (root >> 26n) + 1n;
	for (let k = 0; k < 60; k++) {
		const next = (root + n / root) >> 1n;
		const gap = next - root;
		root = next;
		if (gap >= -1n && gap <= 1n) break;
	}
	while (root * root > n) root--;
	while ((root + 1n) * (root + 1n) <= n) root++;
	return new Exact(`${root}e${(exponent - shift) / 2}`);
};
