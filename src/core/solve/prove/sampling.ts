import { extend } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import { Matrix } from '../../math/evaluate/matrix.ts';
import type { Expression } from '../../math/expression.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { unitless } from '../../math/units/units.ts';
import type { Environment, Value } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { keyEnvironment } from '../run/run.ts';
import { substitute } from '../run/substitute.ts';

/** A random number in [0, 1), reproducible from its seed. */
export type Random = () => number;

export { random as randomFrom } from '../../math/same/sampling.ts';

export function seedOf(text: string): number {
	let hash = 2166136261;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
	return hash >>> 0;
}

/** A standard normal draw (Box and Muller). */
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/**
 * Random values for the givens of a key that respect their declared types, shapes and conditions; `fixed` ones are taken as they
 * are. Undefined where no draw satisfied the conditions.
 *
 * @param first positive numbers are drawn below one for even numbers and beyond it for odd ones, in turn.
 */
export function sampleGivens(
	key: Pick<AnswerKey, 'givens'>,
	random: Random,
	fixed: ReadonlyMap<string, Expression> = new Map(),
	first = 0,
): Environment | undefined {
	for (let attempt = first; attempt < first + 300; attempt++) {
		const drawn = drawAll(key.givens, random, fixed, attempt);
		if (drawn && key.givens.every(given => given.conditions.every(condition => isTrue(condition, drawn)))) return drawn;
	}
	return undefined;
}

const isTrue = (condition: Expression, env: Environment): boolean => {
	const result = evaluate(condition, env);
	// A declaration that is no test (`W \in R^{d × d}`) excludes nothing.
	return result.ok ? result.value.kind !== 'truth' || result.value.truth : result.error.code === 'unsupported';
};

function drawAll(
	givens: readonly KeyGiven[],
	random: Random,
	fixed: ReadonlyMap<string, Expression>,
	attempt: number,
): Environment | undefined {
	const sizes = new Set(givens.flatMap(sizeSymbols));
	let env = keyEnvironment();
	const bind = (name: string, value: Value): void => {
		env = extend(env, [[name, value]]);
	};
	const fixedSizes = sizesOfFixed(givens, fixed);
	// Scalars first, since shapes are written in them.
	for (const given of givens) {
		if (given.type.kind !== 'quantity') continue;
		const own = fixed.get(given.symbol);
		const size = own ? undefined : fixedSizes.get(given.symbol);
		if (size !== undefined) {
			bind(given.symbol, { kind: 'quantity', value: size, unit: unitless, error: 0 });
			continue;
		}
		if (own) {
			const result = evaluate(own, env);
			if (!result.ok) return undefined;
			bind(given.symbol, result.value);
			continue;
		}
		const unit = given.type.unit ?? unitless;
		const drawn = given.type.said
			? Math.round(random())
			: sizes.has(given.symbol)
				? 2 + Math.floor(random() * 4)
				: given.type.integer
					? 1 + Math.floor(random() * 12)
					: positive(given)
						? aboveOf(given) + (attempt % 2 === 0 || isBelowOne(given) ? 0.1 + 0.8 * random() : 0.3 + 5 * random())
						: (random() - 0.5) * 4;
		bind(given.symbol, { kind: 'quantity', value: drawn * unit.factor, unit, error: 0 });
	}
	for (const given of givens) {
		if (given.type.kind === 'quantity') continue;
		const own = fixed.get(given.symbol);
		const value = own && given.type.kind !== 'matrix' ? valueIn(own, env) : drawOther(given, env, random, own, attempt);
		if (value) bind(given.symbol, value);
	}
	return env;
}

/** The sizes that matrices with entries of their own give to the letters of their shapes. */
function sizesOfFixed(
	givens: readonly KeyGiven[],
	fixed: ReadonlyMap<string, Expression>,
): ReadonlyMap<string, number> {
	const sizes = new Map<string, number>();
	for (const { symbol, type } of givens) {
		const own = fixed.get(symbol);
		if (!own || own.kind === 'number' || type.kind !== 'matrix') continue;
		const value = valueIn(own, keyEnvironment());
		if (value?.kind !== 'matrix' || value.identity) continue;
		if (type.rows.kind === 'symbol') sizes.set(type.rows.name, value.matrix.rows);
		if (type.columns.kind === 'symbol') sizes.set(type.columns.name, value.matrix.columns);
	}
	return sizes;
}

const valueIn = (expression: Expression, env: Environment): Value | undefined => {
	const result = evaluate(expression, env);
	return result.ok ? result.value : undefined;
};

/** Whether a given must be smaller than one. */
const isBelowOne = ({ conditions }: KeyGiven): boolean =>
	conditions.some(condition => {
		if (condition.kind !== 'relation' || !/[<≤]/.test(condition.operators[0]!)) return false;
		const [, bound] = condition.operands;
		return bound?.kind === 'number' && bound.value <= 1;
	});

/** The number that a given must be larger than, where it is a large one. */
const aboveOf = ({ conditions }: KeyGiven): number =>
	Math.max(
		0,
		...conditions.flatMap(condition => {
			if (condition.kind !== 'relation' || !/[>≥]/.test(condition.operators[0]!)) return [];
			const [, bound] = condition.operands;
			const value = bound && valueIn(bound, keyEnvironment());
			return value?.kind === 'quantity' && value.value >= 5 ? [value.value / value.unit.factor] : [];
		}),
	);

const positive = (given: KeyGiven): boolean =>
	aboveOf(given) > 0 ||
	given.conditions.some(condition => {
		if (condition.kind !== 'relation') return false;
		const [, bound] = condition.operands;
		const sign = condition.operators[0];
		return (sign === '>' || sign === '≥') && bound?.kind === 'number' && bound.value >= 0;
	});

const sizeSymbols = (given: KeyGiven): readonly string[] =>
	given.type.kind === 'matrix' || given.type.kind === 'matrices'
		? [...symbolsOf(given.type.rows), ...symbolsOf(given.type.columns)]
		: [];

function drawOther(
	given: KeyGiven,
	env: Environment,
	random: Random,
	own: Expression | undefined,
	attempt: number,
): Value | undefined {
	const { type } = given;
	switch (type.kind) {
		case 'matrix':
		case 'matrices': {
			const rows = sizeOf(type.rows, env);
			const columns = sizeOf(type.columns, env);
			if (rows === undefined || columns === undefined) return undefined;
			if (own?.kind === 'number') return { kind: 'matrix', matrix: Matrix.zeros(rows, columns).add(own.value) };
			if (own) return valueIn(own, env);
			if (type.kind === 'matrix' && type.tokens)
				return {
					kind: 'matrix',
					matrix: Matrix.columnVector(Array.from({ length: rows }, () => Math.floor(3 * random()))),
				};
			const draw = (): Value => {
				const entries = Array.from({ length: rows }, () => Array.from({ length: columns }, () => normal(random)));
				// Conditions on entries may be those of probabilities.
				const sum = entries.flat().reduce((all, entry) => all + Math.abs(entry), 0);
				const isShare = given.conditions.length > 0 && attempt % 2 === 1;
				return {
					kind: 'matrix',
					matrix: new Matrix(isShare ? entries.map(row => row.map(entry => Math.abs(entry) / sum)) : entries),
				};
			};
			return type.kind === 'matrix' ? draw() : { kind: 'list', items: [draw(), draw()] };
		}
		case 'law': {
			// A law that a document has to state may be any: a power law above a floor.
			const [parameter] = type.parameters;
			const power = `${1 + random()} + ${1 + random()} ${parameter}^{-${0.2 + random() / 2}}`;
			const expression = given.default.kind === 'value' ? given.default.expression : parseLatex(power).expression;
			return { kind: 'function', parameters: type.parameters, body: substitute(expression, () => undefined) };
		}
		case 'set': {
			// Runs that follow one another, so that positions of different roles never overlap.
			const order = env.names().length * 40;
			const from = order + Math.floor(random() * 10);
			return { kind: 'set', runs: [[from, from + Math.floor(random() * 20)]] };
		}
		case 'truth':
			return { kind: 'truth', truth: random() < 0.5 };
		default:
			return given.default.kind === 'value' ? valueIn(given.default.expression, env) : undefined;
	}
}

function sizeOf(expression: Expression, env: Environment): number | undefined {
	const value = valueIn(expression, env);
	if (value?.kind !== 'quantity') return undefined;
	const size = Math.round(value.value);
	return size >= 1 && size <= 64 ? size : undefined;
}
