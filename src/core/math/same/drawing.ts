import { extend } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { matrixValue } from '../evaluate/linear.ts';
import { Matrix } from '../evaluate/matrix.ts';
import { bare, integer } from '../evaluate/quantity.ts';
import type { Expression } from '../expression.ts';
import type { Environment, Value } from '../value.ts';
import type { Dim, Typed } from './dim.ts';
import { type Roles, symbolsIn } from './roles.ts';

/** Ranges of the draws: round 0 near 1, then larger, then small, so that a slip in any regime shows. */
const RANGES: readonly (readonly [number, number])[] = [
	[0.5, 2],
	[1.5, 6],
	[0.08, 0.9],
	[0.3, 3],
];

/** Names of numbers that may be negative. Sizes, rates, counts and exponents go by other letters. */
export const isAnyReal = (name: string): boolean => /^[abu-z](?:_[^_]*|')?$/.test(name);

/** Where the numbers of a draw come from. */
interface Source {
	readonly next: () => number;
	/** 1 or -1 for a scalar of this name. */
	readonly sign: (name: string) => number;
}

export const positiveRandom = (next: () => number): Source => ({ next, sign: () => 1 });
export const signedRandom = (next: () => number): Source => ({
	next,
	sign: name => (isAnyReal(name) && next() < 0.6 ? -1 : 1),
});

export const oneNode: Expression = {
	kind: 'number',
	span: { start: 0, end: 0 },
	decimal: '1',
	value: 1,
	lastPlace: 0,
	trailingZeros: 0,
	exact: true,
};

export interface Free {
	readonly scalars: readonly string[];
	readonly matrices: readonly string[];
}

/** The round from which entries of matrices are drawn positive. */
const POSITIVE_FROM = 12;

const NOWHERE = { start: 0, end: 0 };

/** A function that has no particular property: a random polynomial of degree 3 in a random combination of its arguments. */
const randomFunction = (arity: number, next: () => number): Value => {
	const parameters = Array.from({ length: arity }, (_, k) => `argument:${k}`);
	const number = (value: number): Expression =>
		({ ...oneNode, decimal: String(value), value, exact: false }) as Expression;
	const apply = (operator: 'add' | 'multiply' | 'power', ...args: Expression[]): Expression => ({
		kind: 'apply',
		span: NOWHERE,
		operator,
		args,
	});
	const coefficient = (): Expression => number(Number((0.2 + next()).toFixed(6)));
	const inner = apply(
		'add',
		...parameters.map(name => apply('multiply', coefficient(), { kind: 'symbol', span: NOWHERE, name, base: name })),
		number(0),
	);
	const powers = [1, 2, 3].map(k =>
		apply('multiply', coefficient(), apply('power', inner, { ...oneNode, decimal: String(k), value: k } as Expression)),
	);
	return { kind: 'function', parameters, body: apply('add', coefficient(), ...powers) };
};

export const drawOnce = (
	free: Free,
	types: ReadonlyMap<string, Typed>,
	roles: Roles,
	env: Environment,
	conditions: readonly Expression[],
	definitions: readonly Expression[],
	{ next, sign }: Source,
	round: number,
): Environment | undefined => {
	const values = new Map<string, Value>();
	const defined = new Set(
		definitions.map(definition =>
			definition.kind === 'relation' && definition.operands[0]!.kind === 'symbol' ? definition.operands[0]!.name : '',
		),
	);
	const sizeNames = new Set<string>();
	const shapes = new Map<string, readonly [Dim | Expression, Dim | Expression]>();
	for (const name of free.matrices) {
		const declared = env.shape(name);
		const type = types.get(name);
		if (declared) shapes.set(name, [declared.rows, declared.columns]);
		else if (type?.kind === 'matrix') shapes.set(name, [type.rows, type.columns]);
	}
	for (const [rows, columns] of shapes.values())
		for (const side of [rows, columns]) {
			const e = 'kind' in side ? side : side.expression;
			if (e) symbolsIn(e, node => sizeNames.add(node.name));
		}
	const [low, high] = RANGES[round % RANGES.length]!;
	const sizes = [2, 3, 4, 5].sort(() => next() - 0.5);
	let used = 0;
	for (const name of free.scalars) {
		if (defined.has(name)) continue;
		if (sizeNames.has(name)) values.set(name, integer(sizes[used++ % 4]!));
		else if (roles.integers.has(name)) values.set(name, integer(2 + (round % 4) + Math.floor(next() * 4)));
		else values.set(name, bare(sign(name) * (low + (high - low) * next())));
	}
	for (const [name, arity] of roles.functions) values.set(name, randomFunction(arity, next));
	let drawn = extend(env, values);
	for (const definition of definitions) {
		if (definition.kind !== 'relation' || definition.operands[0]!.kind !== 'symbol') continue;
		const size = sizeNames.has(definition.operands[0]!.name) ? evaluate(definition.operands[1]!, drawn) : undefined;
		if (size?.ok) drawn = extend(drawn, [[definition.operands[0]!.name, size.value]]);
	}
	const shrunk = new Map<number, number>();
	const given = [...shapes.values()].flat().flatMap(side => {
		const e = 'kind' in side ? side : side.expression;
		const size = e && evaluate(e, drawn);
		return size?.ok && size.value.kind === 'quantity' ? [size.value.value] : [];
	});
	// written sizes such as 1024 and 4 are made small, and keep their order
	for (const size of [...new Set(given)].sort((a, b) => a - b))
		shrunk.set(size, size <= 6 ? size : Math.min(6 + shrunk.size, size));
	const byClass = new Map<object, number>();
	const sizeOf = (side: Dim | Expression): number | undefined => {
		const e = 'kind' in side ? side : side.expression;
		if (e) {
			const size = evaluate(e, drawn);
			if (!size.ok || size.value.kind !== 'quantity' || !Number.isInteger(size.value.value)) return undefined;
			return shrunk.get(size.value.value) ?? size.value.value;
		}
		const key = (side as Dim).identity;
		let size = byClass.get(key);
		if (size === undefined) {
			size = sizes[used++ % 4]!;
			byClass.set(key, size);
		}
		return size;
	};
	// where entries of either sign never had a value (a logarithm of probabilities), positive ones are tried
	const normal = (): number => (round < POSITIVE_FROM ? (next() + next() + next() - 1.5) * 2 : 0.1 + next());
	const matrix = (rows: number, columns: number): Value =>
		matrixValue(new Matrix(Array.from({ length: rows }, () => Array.from({ length: columns }, normal))));
	const matrices = new Map<string, Value>();
	for (const [name, [rows, columns]] of shapes) {
		const [m, n] = [sizeOf(rows), sizeOf(columns)];
		if (m === undefined || n === undefined || m < 1 || n < 1 || m * n > 2500) return undefined;
		if (roles.lists.has(name))
			matrices.set(name, { kind: 'list', items: Array.from({ length: 6 }, () => matrix(m, n)) });
		else if (name === '1' || name === '0') matrices.set(name, matrixValue(Matrix.zeros(m, n).fill(Number(name))));
		else matrices.set(name, matrix(m, n));
	}
	for (const name of roles.lists) {
		if (matrices.has(name) || env.get(name) !== undefined) continue;
		matrices.set(name, { kind: 'list', items: Array.from({ length: 6 }, () => bare(low + (high - low) * next())) });
	}
	drawn = extend(drawn, matrices);
	// indices lie within the smallest matrix that is indexed
	const smallest = Math.min(
		...[...shapes]
			.filter(([name]) => roles.families.has(name) || roles.integers.size > 0)
			.flatMap(([, [r, c]]) => [sizeOf(r) ?? 2, sizeOf(c) ?? 2])
			.filter(size => size > 1),
		4,
	);
	const indices = new Map<string, Value>();
	for (const name of free.scalars)
		if (roles.integers.has(name) && !sizeNames.has(name)) indices.set(name, integer(1 + Math.floor(next() * smallest)));
	if (indices.size > 0 && shapes.size > 0) drawn = extend(drawn, indices);
	const units = new Map<string, Value>();
	for (const [name, node] of roles.units) {
		const size = matrices.get(name);
		const at = size?.kind === 'matrix' ? evaluate(node.subscript!, drawn) : undefined;
		if (size?.kind !== 'matrix' || !at?.ok || at.value.kind !== 'quantity') continue;
		const place = at.value.value;
		if (!Number.isInteger(place) || place < 1 || place > size.matrix.rows || size.matrix.columns !== 1)
			return undefined;
		const unit = Matrix.zeros(size.matrix.rows, 1);
		unit.set(place - 1, 0, 1);
		units.set(name, matrixValue(unit));
	}
	if (units.size > 0) drawn = extend(drawn, units);
	for (const definition of definitions) {
		if (definition.kind !== 'relation' || definition.operands[0]!.kind !== 'symbol') continue;
		const value = evaluate(definition.operands[1]!, drawn);
		if (!value.ok) return undefined;
		drawn = extend(drawn, [[definition.operands[0]!.name, value.value]]);
	}
	for (const condition of conditions) {
		if (definitions.includes(condition)) continue;
		const holds = evaluate(condition, drawn);
		if (holds.ok && holds.value.kind === 'truth' && !holds.value.truth) return undefined;
	}
	return drawn;
};
