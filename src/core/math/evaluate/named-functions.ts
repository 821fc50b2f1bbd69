import { say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import { type NamedFunction, namedFunction } from '../named-functions.ts';
import type { Environment, Quantity, Value } from '../value.ts';
import { asNumber } from './arithmetic.ts';
import * as linear from './linear.ts';
import { singularValues } from './matrix.ts';
import * as q from './quantity.ts';
import { bare, fail, plain } from './quantity.ts';
import { numbersOf, variance } from './statistics.ts';

/** The function that a name stands for here: none where the document gives the name a meaning of its own. */
export const namedHere = (name: string, env: Environment): NamedFunction | undefined => {
	const found = namedFunction(name);
	return found !== undefined && env.get(name) === undefined && env.shape(name) === undefined ? found : undefined;
};

/** ln Γ(x) for x > 0 by Lanczos' series, g = 7, n = 9 (Press et al., Numerical Recipes, section 6.1); good to 1e-15. */
const LANCZOS = [
	0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
	12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

const logGamma = (x: number): number => {
	if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
	const t = x - 1 + 7.5;
	let sum = LANCZOS[0]!;
	for (let k = 1; k < LANCZOS.length; k++) sum += LANCZOS[k]! / (x - 1 + k);
	return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
};

const gamma = (x: number): number => {
	if (Number.isInteger(x) && x <= 0) return Number.NaN;
	if (Number.isInteger(x) && x <= 171) {
		let product = 1;
		for (let k = 2; k < x; k++) product *= k;
		return product;
	}
	return x < 0.5 ? Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x)) : Math.exp(logGamma(x));
};

/** The complementary error function for x >= 0 as a continued fraction, the error function near 0 as its Taylor series. */
const erfSeries = (x: number): number => {
	let term = x;
	let sum = x;
	for (let n = 1; n < 200 && Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
		term *= (-x * x) / n;
		sum += term / (2 * n + 1);
	}
	return (2 / Math.sqrt(Math.PI)) * sum;
};
const erfcFraction = (x: number): number => {
	// Lentz, on x + (1/2)/(x + 1/(x + (3/2)/(x + ...)))
	let fraction = x;
	for (let k = 120; k >= 1; k--) fraction = x + k / 2 / fraction;
	return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
};
const erfc = (x: number): number => (x < 0 ? 2 - erfc(-x) : x < 2 ? 1 - erfSeries(x) : erfcFraction(x));
const erf = (x: number): number => (Math.abs(x) < 2 ? erfSeries(x) : Math.sign(x) * (1 - erfcFraction(Math.abs(x))));

const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const sigmoid = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

/** Functions of one number; NaN where there is no value. */
const SCALAR: Readonly<Partial<Record<NamedFunction, (x: number) => number>>> = {
	sec: x => 1 / Math.cos(x),
	csc: x => 1 / Math.sin(x),
	cot: x => 1 / Math.tan(x),
	sech: x => 1 / Math.cosh(x),
	csch: x => 1 / Math.sinh(x),
	coth: x => 1 / Math.tanh(x),
	arcsinh: Math.asinh,
	arccosh: Math.acosh,
	arctanh: Math.atanh,
	arccot: x => Math.PI / 2 - Math.atan(x),
	Gamma: gamma,
	'log-gamma': x => (x > 0 ? logGamma(x) : Number.NaN),
	erf,
	erfc,
	softplus,
	// Hendrycks and Gimpel 2016: x Φ(x)
	gelu: x => (x / 2) * erfc(-x / Math.SQRT2),
	silu: x => x * sigmoid(x),
	mish: x => x * Math.tanh(softplus(x)),
	elu: x => (x > 0 ? x : Math.expm1(x)),
	softsign: x => x / (1 + Math.abs(x)),
	hardtanh: x => Math.min(1, Math.max(-1, x)),
	logit: p => (p > 0 && p < 1 ? Math.log(p / (1 - p)) : Number.NaN),
	cbrt: Math.cbrt,
	trunc: Math.trunc,
	expm1: Math.expm1,
	log1p: Math.log1p,
	log2: x => (x > 0 ? Math.log2(x) : Number.NaN),
	log10: x => (x > 0 ? Math.log10(x) : Number.NaN),
};

const scalar = (f: (x: number) => number, name: string, a: Quantity, span: Span): Quantity => {
	const x = plain(a, name, span);
	const value = f(x);
	if (!Number.isFinite(value)) fail('domain', say`${name} has no value here`, span);
	if (a.error === 0) return bare(value);
	const h = 1e-5 * Math.max(1, Math.abs(x));
	const slope = (f(x + h) - f(x - h)) / (2 * h);
	return bare(value, Number.isFinite(slope) ? Math.abs(slope) * a.error : 0);
};

const take = (args: readonly Value[], count: number, word: string, span: Span): void => {
	if (args.length !== count)
		fail(
			'domain',
			say`${word} takes ${count === 1 ? say`one value` : say`${count} values`} and was given ${args.length}`,
			span,
		);
};

const clipped = (args: readonly Value[], word: string, span: Span): Value => {
	take(args, 3, word, span);
	const [x, low, high] = args as [Value, Value, Value];
	const [from, to] = [asNumber(low, word, span), asNumber(high, word, span)];
	const one = (value: Quantity): Quantity =>
		q.order(value, from, span) < 0 ? from : q.order(value, to, span) > 0 ? to : value;
	if (x.kind === 'quantity') return one(x);
	const m = linear.toMatrix(x, word, span);
	return linear.mapEntries(m, entry => Math.min(to.value, Math.max(from.value, entry)), m.unit);
};

/** The value of a named function. Fails where the arguments do not fit. */
export const applyNamed = (name: NamedFunction, word: string, args: readonly Value[], span: Span): Value => {
	const f = SCALAR[name];
	if (f) {
		take(args, 1, word, span);
		const only = args[0]!;
		if (only.kind === 'quantity') return scalar(f, word, only, span);
		return linear.mapEntries(linear.toMatrix(only, word, span), x => scalar(f, word, bare(x), span).value);
	}
	switch (name) {
		case 'pow':
			take(args, 2, word, span);
			return q.power(asNumber(args[0]!, word, span), asNumber(args[1]!, word, span), span);
		case 'atan2':
		case 'hypot': {
			take(args, 2, word, span);
			const [a, b] = args.map(arg => asNumber(arg, word, span)) as [Quantity, Quantity];
			const unit = q.commonUnit(a, b, span, 'add');
			return name === 'hypot'
				? q.make(Math.hypot(a.value, b.value), undefined, unit, Math.hypot(a.error, b.error))
				: bare(Math.atan2(a.value, b.value));
		}
		case 'clip':
			return clipped(args, word, span);
		case 'median': {
			const sorted = numbersOf(args, span).sort((a, b) => q.order(a, b, span));
			if (sorted.length === 0) return fail('domain', say`the median of nothing`, span);
			const middle = sorted.length >> 1;
			if (sorted.length % 2 === 1) return sorted[middle]!;
			return q.divide(q.add(sorted[middle - 1]!, sorted[middle]!, span), q.integer(2), span);
		}
		case 'standard-deviation':
			return q.root(variance(args, span), q.integer(2), span);
		case 'product-of':
			return numbersOf(args, span).reduce((a, b) => q.multiply(a, b, span));
		case 'logsumexp': {
			const numbers = numbersOf(args, span).map(x => plain(x, word, span));
			const top = Math.max(...numbers);
			if (!Number.isFinite(top)) return fail('domain', say`${word} of nothing`, span);
			return bare(top + Math.log(numbers.reduce((sum, x) => sum + Math.exp(x - top), 0)));
		}
		case 'cond': {
			take(args, 1, word, span);
			const s = linear.guarded(span, () => singularValues(linear.toMatrix(args[0]!, word, span).matrix));
			const least = s.at(-1) ?? 0;
			return least > 1e-15 * (s[0] ?? 0)
				? bare(s[0]! / least)
				: fail('domain', say`a singular matrix has no finite condition number`, span);
		}
		case 'inner-product':
		case 'cosine-similarity': {
			take(args, 2, word, span);
			const [x, y] = args.map(arg => linear.plainEntries(linear.toMatrix(arg, word, span), word, span)) as [
				number[],
				number[],
			];
			if (x.length !== y.length) return fail('shape', say`the two vectors differ in length`, span);
			const product = x.reduce((sum, value, k) => sum + value * y[k]!, 0);
			return bare(name === 'inner-product' ? product : product / (Math.hypot(...x) * Math.hypot(...y)));
		}
		default:
			return fail('unsupported', say`${word} has no value that could be worked out`, span);
	}
};
