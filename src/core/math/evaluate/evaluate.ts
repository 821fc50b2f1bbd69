import { say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import { boundCall } from '../bound-calls.ts';
import type {
	ApplyNode,
	Expression,
	IndexNode,
	MeasureNode,
	NumberNode,
	RelationNode,
	UnitNode,
} from '../expression.ts';
import { gapMessage } from '../gap.ts';
import { scaleLetters, scaleWords } from '../read/vocabulary.ts';
import { isDimensionless, unitless, unitOf } from '../units/units.ts';
import type { Environment, Quantity, Result, Unit, Value } from '../value.ts';
import { evaluateBig } from './big.ts';
import { evaluateCall, slopeAtPoint } from './calls.ts';
import { evaluateCollection, evaluateMatrix } from './collections.ts';
import { holds } from './compare.ts';
import { Exact } from './decimal.ts';
import { differentiate, gradientOf } from './derivative.ts';
import { extend } from './environment.ts';
import { type EvaluateOptions, Run } from './evaluator.ts';
import { freeNames, isSigmoid } from './free.ts';
import { indexInto, isVector, lookUp, splitDigits, subscriptIndices } from './indexing.ts';
import * as linear from './linear.ts';
import { Matrix } from './matrix.ts';
import { namedHere } from './named-functions.ts';
import { applyOperator, truthOf } from './operators.ts';
import { elidedValue, hasElision } from './progression.ts';
import { bare, Failure, fail, integer, make, multiply } from './quantity.ts';
import { stableLog } from './stable-log.ts';

export type { EvaluateOptions } from './evaluator.ts';
export { quantity } from './quantity.ts';

/**
 * What an expression is worth. Numbers come with their unit, with 40 digits where every input was exact, and with the error that their
 * decimal literals carry (first order: half a unit of the last digit each; integers and powers of ten are exact). A name bound to a function
 * is called, any other name before brackets is multiplied. A free name is the error `unbound`, with all the names that were missing, or a
 * SymbolicValue where `symbolic` is asked for. Never throws; work is bounded (`too-large`).
 */
export const evaluate = (e: Expression, env: Environment, options: EvaluateOptions = {}): Result<Value> => {
	try {
		return { ok: true, value: new Run(options, evaluateNode).evaluate(e, env) };
	} catch (problem) {
		if (!(problem instanceof Failure)) throw problem;
		if (problem.error.code !== 'unbound') return { ok: false, error: problem.error };
		const names = freeNames(e, env);
		const all = names.length === 0 ? (problem.error.names ?? []) : names;
		if (options.symbolic) return { ok: true, value: { kind: 'symbolic', expression: e, free: all } };
		const message = all.length === 1 ? say`${all[0]!} is not known` : say`${all.join(', ')} are not known`;
		return { ok: false, error: { code: 'unbound', message, span: problem.error.span, names: all } };
	}
};

const literals = new WeakMap<NumberNode, Quantity>();
const SCALE_POWERS: ReadonlyMap<string, number> = new Map([
	...scaleWords,
	...scaleLetters,
	['%', -2],
	['\\%', -2],
	['percent', -2],
	['G', 9],
]);

/** Half the last digit of a decimal literal; 0 for whole numbers, also times a power of ten (`175B`, `70e9`, `50 %`). */
const literalError = (node: NumberNode): number => {
	if (node.exact) return 0;
	const exponent = /e([+-]?\d+)$/i.exec(node.decimal)?.[1];
	const whole = SCALE_POWERS.get(node.scale ?? '') ?? (exponent === undefined ? 0 : Number(exponent));
	return node.lastPlace >= whole ? 0 : 0.5 * 10 ** node.lastPlace;
};

const literal = (node: NumberNode): Quantity => {
	const known = literals.get(node);
	if (known) return known;
	let value: Quantity;
	try {
		const decimal = new Exact(node.decimal);
		const number = decimal.toNumber();
		if (!Number.isFinite(number)) fail('overflow', say`this number is too large to be held`, node.span);
		value = make(number, decimal, unitless, literalError(node));
	} catch (problem) {
		if (problem instanceof Failure) throw problem;
		value = bare(node.value, literalError(node));
	}
	literals.set(node, value);
	return value;
};

const evaluateNode = (e: Expression, env: Environment, run: Run): Value => {
	switch (e.kind) {
		case 'number':
			return literal(e);
		case 'symbol':
			return lookUp(e, env, run) ?? fail('unbound', say`${e.name} is not known`, e.span, [e.name]);
		case 'apply':
			return evaluateApply(e, env, run);
		case 'measure':
			return withUnit(run.evaluate(e.value, env), usedUnit(unitOf(e.unit), run), e.value, e.span);
		case 'unit':
			return oneOf(usedUnit(unitOf(e), run));
		case 'text':
			return { kind: 'text', text: e.text };
		case 'call':
			return evaluateCall(e, env, run);
		case 'index':
			if (e.indices.some(index => ['relation', 'sequence', 'collection'].includes(index.kind))) {
				const value = atPlace(e, env, run);
				if (value) return value;
			}
			return entryOf(e, env, run);
		case 'big':
			return evaluateBig(e, env, run);
		case 'matrix':
			return evaluateMatrix(e, env, run);
		case 'collection':
			return evaluateCollection(e, env, run);
		case 'cases':
			for (const row of e.rows) {
				if (row.condition === undefined || row.condition.kind === 'text') return run.evaluate(row.value, env);
				if (truthOf(run.evaluate(row.condition, env), row.condition.span)) return run.evaluate(row.value, env);
			}
			return fail('domain', say`none of the cases holds`, e.span);
		case 'relation':
			return { kind: 'truth', truth: evaluateRelation(e, env, run) };
		case 'sequence': {
			const items = e.items.filter(item => item.kind !== 'text');
			if (items.length > 0 && items.every(item => item.kind === 'relation'))
				return { kind: 'truth', truth: items.every(item => evaluateRelation(item as RelationNode, env, run)) };
			// words beside a value are a remark; a sign in words (`·K/W`) goes on with it
			const goesOn = e.items.find(item => item.kind === 'text' && /^[^\p{L}\p{N}\s.,;:()'"!?–—-]/u.test(item.text));
			if (goesOn) return fail('unsupported', say`the words behind this are not read`, goesOn.span);
			if (items.length === 1) return run.evaluate(items[0]!, env);
			if (e.separators.every(separator => separator === ',' || separator === ';'))
				return { kind: 'list', items: items.map(item => run.evaluate(item, env)) };
			return fail('unsupported', say`several formulas have no one value`, e.span);
		}
		case 'gap':
			return fail('unreadable', gapMessage(e), e.span);
		case 'hole':
			return fail('unreadable', e.message, e.span);
	}
};

const oneOf = (unit: Unit): Quantity => make(unit.factor, unit.exact, unit, 0);

/** Where units are ignored, GB and hours count 1; percent and dozen stay what they are. */
const usedUnit = (unit: Unit, run: Run): Unit => (run.options.ignoreUnits && !isDimensionless(unit) ? unitless : unit);

const isPlainNumber = (e: Expression): boolean =>
	e.kind === 'number' || (e.kind === 'apply' && e.operator === 'negate' && isPlainNumber(e.args[0]!));

const withUnit = (value: Value, unit: Unit, source: Expression, span: Span): Value => {
	if (value.kind === 'quantity') {
		if (value.unit === unitless) {
			const exact = unit.exact;
			const decimal = value.decimal && exact ? value.decimal.times(exact) : undefined;
			const factor = unit.factor;
			const offset = unit.offset !== undefined && isPlainNumber(source) ? unit.offset : 0;
			// 0 °F lies at no finite decimal: such a sum is a double and no exact number
			const finite = Number.isInteger(offset * 100);
			const shifted = decimal && offset !== 0 ? (finite ? decimal.plus(offset) : undefined) : decimal;
			return make(
				(decimal === undefined ? value.value * factor : decimal.toNumber()) + offset,
				shifted,
				unit,
				value.error * Math.abs(factor),
			);
		}
		return multiply(value, oneOf(unit), span);
	}
	if (value.kind === 'matrix') return linear.scaleMatrix(value, oneOf(unit));
	if (value.kind === 'list')
		return { kind: 'list', items: value.items.map(item => withUnit(item, unit, source, span)) };
	if (value.kind === 'set') return value;
	return fail('unsupported', say`only numbers have units`, span);
};

const evaluateApply = (e: ApplyNode, env: Environment, run: Run): Value => {
	switch (e.operator) {
		case 'derivative': {
			const wrt = e.args[1];
			if (wrt?.kind !== 'symbol')
				return fail('unsupported', say`this derivative is not with respect to a variable`, e.span);
			const order = e.args[2] ? run.evaluate(e.args[2], env) : integer(1);
			if (order.kind !== 'quantity') return fail('unsupported', say`the order of a derivative is a number`, e.span);
			return differentiate(e.args[0]!, wrt, order.value, env, run, e.span);
		}
		case 'gradient': {
			const wrt = e.args[1];
			if (wrt?.kind !== 'symbol')
				return fail('unsupported', say`a gradient needs what it is taken with respect to`, e.span);
			return gradientOf(e.args[0]!, wrt, env, run, e.span);
		}
		case 'norm': {
			const [argument, order] = e.args;
			const value = run.evaluate(argument!, env);
			return applyOperator(e, order === undefined ? [value] : [value, nameOr(order, env, run)], run);
		}
		case 'softmax': {
			const [argument, along] = e.args;
			if (e.args.length === 2 && along && (along.kind === 'symbol' || along.kind === 'text'))
				return applyOperator(e, [run.evaluate(argument!, env), nameOr(along, env, run)], run);
			break;
		}
		case 'ln':
		case 'log':
			try {
				return applied(e, env, run);
			} catch (problem) {
				if (!(problem instanceof Failure) || (problem.error.code !== 'overflow' && problem.error.code !== 'domain'))
					throw problem;
				const log = stableLog(e.args[0]!, env, run);
				if (log === undefined) throw problem;
				const base = e.args[1] ? run.evaluate(e.args[1], env) : undefined;
				if (base && base.kind !== 'quantity') throw problem;
				const by = e.operator === 'ln' ? Math.E : (base?.value ?? { e: Math.E, 10: 10, 2: 2 }[run.options.log ?? 'e']);
				return bare(by === Math.E ? log : log / Math.log(by));
			}
		case 'and':
		case 'or': {
			// the second side is looked at only where the first leaves it open
			for (const arg of e.args) {
				const truth = truthOf(run.evaluate(arg, env), arg.span);
				if (truth === (e.operator === 'or')) return { kind: 'truth', truth };
			}
			return { kind: 'truth', truth: e.operator === 'and' };
		}
		case 'negate': {
			// -40 °F lies below the zero of its scale; it is no 40 °F with a sign
			const [arg] = e.args;
			if (arg?.kind !== 'measure' || !isPlainNumber(arg.value) || unitOf(arg.unit).offset === undefined) break;
			return run.evaluate({ ...arg, value: { ...e, args: [arg.value] } }, env);
		}
		case 'add':
			if (hasElision(e)) return elided(e, env, run);
			// `28.9 °C − 22.0 °C`, `20 °C + 5 °C`: degrees more or less, no two temperatures
			if (e.args.length > 1 && e.args.every(isTemperature))
				return applied({ ...e, args: e.args.map(asDegrees) }, env, run);
			break;
		case 'power':
		case 'multiply': {
			if (hasElision(e)) return elided(e, env, run);
			const slope = e.operator === 'multiply' ? slopeAtPoint(e, env, run) : undefined;
			if (slope) return slope;
			const read = boundCall(e, name => isFunctionHere(name, env));
			if (read !== e) return run.evaluate(read, env);
			if (e.args.some(isTemperature)) return applied({ ...e, args: e.args.map(asDegrees) }, env, run);
			if (e.operator === 'multiply') {
				const sized = e.args.findIndex(arg => isUnsizedKronecker(arg, env));
				if (sized >= 0) return withSizedIdentity(e, sized, env, run);
			}
			break;
		}
		case 'divide':
			if (e.args.some(isTemperature)) return applied({ ...e, args: e.args.map(asDegrees) }, env, run);
			break;
		default:
	}
	return applied(e, env, run);
};

/** `25 °C`, `-8 °C`: a plain temperature, which counts from the zero of its scale. */
const isTemperature = (e: Expression): boolean =>
	e.kind === 'measure'
		? isPlainNumber(e.value) && unitOf(e.unit).offset !== undefined
		: e.kind === 'apply' && e.operator === 'negate' && isTemperature(e.args[0]!);

/** So many degrees, where a temperature is a factor or a term: a heat capacity times 50 °C. */
const asDegrees = (e: Expression): Expression => {
	if (!isTemperature(e)) return e;
	if (e.kind === 'apply') return { ...e, args: e.args.map(asDegrees) };
	const { value, unit, span } = e as MeasureNode;
	const one: UnitNode = { ...unit, factors: [...unit.factors, { name: unit.factors[0]!.name, power: 0 }] };
	return { kind: 'measure', value, unit: one, span };
};

function applied(e: ApplyNode, env: Environment, run: Run): Value {
	const { args } = e;
	const values: Value[] = new Array<Value>(args.length);
	for (let k = 0; k < args.length; k++) values[k] = run.evaluate(args[k]!, env);
	return applyOperator(e, values, run);
}

const elided = (e: ApplyNode, env: Environment, run: Run): Value =>
	elidedValue(e, part => run.evaluate(part, env)) ?? fail('unreadable', say`terms left out`, e.span);

const isUnsizedIdentity = (e: Expression, env: Environment): boolean =>
	e.kind === 'symbol' && e.name === 'I' && e.style !== 'calligraphic' && !env.get('I') && !env.shape('I');

/** `I \otimes U` where nobody said how large I is. */
const isUnsizedKronecker = (e: Expression, env: Environment): e is ApplyNode =>
	e.kind === 'apply' &&
	e.operator === 'kronecker' &&
	e.args.length === 2 &&
	isUnsizedIdentity(e.args[0]!, env) !== isUnsizedIdentity(e.args[1]!, env);

/** `(I \otimes U) \operatorname{vec}(V)`: the identity is as large as the factor beside the product needs. */
const withSizedIdentity = (e: ApplyNode, at: number, env: Environment, run: Run): Value => {
	const product = e.args[at] as ApplyNode;
	const beside = at + 1 < e.args.length ? at + 1 : at - 1;
	const neighbour = run.evaluate(e.args[beside]!, env);
	const given = run.evaluate(product.args[isUnsizedIdentity(product.args[0]!, env) ? 1 : 0]!, env);
	if (neighbour.kind !== 'matrix' || given.kind !== 'matrix')
		return fail('unsupported', say`how large I is here is not known`, product.span);
	const [rows, columns] = linear.sizeOf(neighbour);
	const [height, width] = linear.sizeOf(given);
	const size = beside > at ? rows / width : columns / height;
	if (!Number.isInteger(size) || size > 512)
		return fail('shape', say`no identity makes this Kronecker product fit`, product.span);
	const identity = linear.matrixValue(Matrix.eye(size));
	const whole = run.evaluate(product, extend(env, new Map([['I', identity as Value]])));
	const values = e.args.map((arg, k) => (k === at ? whole : k === beside ? neighbour : run.evaluate(arg, env)));
	return applyOperator(e, values, run);
};

/** `(W X)_{ij}`, `B_{12}` of something that is no name: an entry, a column, a member. */
const entryOf = (e: IndexNode, env: Environment, run: Run): Value => {
	const whole = run.evaluate(e.base, env);
	const only = e.indices[0];
	const written = e.indices.length === 1 && only ? subscriptIndices(only) : e.indices;
	const indices = whole.kind === 'matrix' ? splitDigits(written, isVector(whole.matrix) ? 1 : 2) : written;
	return indexInto(
		whole,
		indices.map(index => run.evaluate(index, env)),
		e.span,
		run,
	);
};

/** Whether a name is called here: bound to a function, or the σ that nobody bound. */
const isFunctionHere = (name: string, env: Environment): boolean => {
	const bound = env.get(name);
	return bound === undefined ? isSigmoid(name, env) || namedHere(name, env) !== undefined : bound.kind === 'function';
};

/** `x^2 |_{x = 3}`: the value at a place, where every index names one; undefined where they are indices. */
const atPlace = (e: IndexNode, env: Environment, run: Run): Value | undefined => {
	const places = e.indices.flatMap(index =>
		index.kind === 'sequence' || index.kind === 'collection' ? index.items : [index],
	);
	const bound = new Map<string, Value>();
	for (const place of places) {
		if (place.kind !== 'relation' || place.operators.length !== 1 || place.operators[0] !== '=') return undefined;
		const [name, value] = place.operands as [Expression, Expression];
		if (name.kind !== 'symbol') return undefined;
		bound.set(name.name, run.evaluate(value, env));
	}
	return run.evaluate(e.base, extend(env, bound));
};

/** A name that stands for itself (`F`, `rows`) unless it is bound or a number. */
const nameOr = (e: Expression, env: Environment, run: Run): Value => {
	if (e.kind === 'text') return { kind: 'text', text: e.text };
	if (e.kind !== 'symbol') return e.kind === 'apply' ? { kind: 'text', text: e.operator } : run.evaluate(e, env);
	if (e.base === 'infty' || e.base === 'inf') return { kind: 'text', text: 'inf' };
	return e.base === 'F' || env.get(e.name) === undefined ? { kind: 'text', text: e.base } : run.evaluate(e, env);
};

const NUMBER_SETS: Readonly<Record<string, (x: number) => boolean>> = {
	R: () => true,
	Q: () => true,
	C: () => true,
	Z: Number.isInteger,
	N: x => Number.isInteger(x) && x >= 0,
};

/** `x \in \mathbb{R}`, `x \in [0, 1)`: membership in what is no finite set. */
const inInfiniteSet = (left: Expression, right: Expression, env: Environment, run: Run): boolean | undefined => {
	if (right.kind === 'collection' && right.form === 'interval' && right.items.length === 2) {
		const value = run.evaluate(left, env);
		const low = run.evaluate(right.items[0]!, env);
		const high = run.evaluate(right.items[1]!, env);
		const [lowClosed, highClosed] = right.closed ?? [true, true];
		return (
			holds(value, lowClosed ? '≥' : '>', low, right.span) && holds(value, highClosed ? '≤' : '<', high, right.span)
		);
	}
	if (right.kind === 'symbol' && right.style === 'blackboard' && env.get(right.name) === undefined) {
		const test = NUMBER_SETS[right.base];
		const value = test && run.evaluate(left, env);
		return value?.kind === 'quantity' ? test!(value.value) : undefined;
	}
	return undefined;
};

const evaluateRelation = (e: RelationNode, env: Environment, run: Run): boolean => {
	let left: Value | undefined;
	for (const [k, operator] of e.operators.entries()) {
		const a = e.operands[k]!;
		const b = e.operands[k + 1]!;
		if (operator === '∈' || operator === '∉') {
			const inside = inInfiniteSet(a, b, env, run);
			if (inside !== undefined) {
				if (inside !== (operator === '∈')) return false;
				left = undefined;
				continue;
			}
		}
		const x: Value = left ?? run.evaluate(a, env);
		const y = run.evaluate(b, env);
		if (!holds(x, operator, y, e.signs[k] ?? e.span)) return false;
		left = y;
	}
	return true;
};
