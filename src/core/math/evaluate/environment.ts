import type { Environment, Shape, Value } from '../value.ts';

/** Names to meanings: a map, or entries. A plain object is not taken, so that `__proto__` is a name like any other. */
export type Bindings<T> = ReadonlyMap<string, T> | Iterable<readonly [string, T]>;

const toMap = <T>(bindings: Bindings<T> | undefined): ReadonlyMap<string, T> =>
	bindings === undefined ? EMPTY : bindings instanceof Map ? (bindings as ReadonlyMap<string, T>) : new Map(bindings);

const EMPTY: ReadonlyMap<string, never> = new Map<string, never>();

/** An environment with these values and declared shapes and nothing else. */
export const environment = (values?: Bindings<Value>, shapes?: Bindings<Shape>): Environment =>
	extend(undefined, values, shapes);

/** A child environment: its own names first, then the parent's. A chain may be thousands long; lookups do not recurse. */
export const extend = (
	parent: Environment | undefined,
	values?: Bindings<Value>,
	shapes?: Bindings<Shape>,
): Environment => new Scope(parent, toMap(values), toMap(shapes));

class Scope implements Environment {
	constructor(
		private readonly parent: Environment | undefined,
		private readonly values: ReadonlyMap<string, Value>,
		private readonly shapes: ReadonlyMap<string, Shape>,
	) {}

	get(name: string): Value | undefined {
		let scope: Environment | undefined = this;
		while (scope instanceof Scope) {
			const value = scope.values.get(name);
			if (value !== undefined) return value;
			scope = scope.parent;
		}
		return scope?.get(name);
	}

	shape(name: string): Shape | undefined {
		let scope: Environment | undefined = this;
		while (scope instanceof Scope) {
			const shape = scope.shapes.get(name);
			if (shape !== undefined) return shape;
			scope = scope.parent;
		}
		return scope?.shape(name);
	}

	names(): readonly string[] {
		const names = new Set<string>();
		let scope: Environment | undefined = this;
		while (scope instanceof Scope) {
			for (const name of scope.values.keys()) names.add(name);
			scope = scope.parent;
		}
		for (const name of scope?.names() ?? []) names.add(name);
		return [...names];
	}
}
