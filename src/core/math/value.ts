import type { Decimal } from 'decimal.js';
import type { Matrix } from 'ml-matrix';
import type { Message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import type { Expression } from './expression.ts';

/** What an expression evaluates to. */
export type Value =
	| Quantity
	| MatrixValue
	| TruthValue
	| SetValue
	| ListValue
	| FunctionValue
	| TextValue
	| SymbolicValue;

/**
 * Base dimensions. Hard ones clash; a soft noun (token, parameter, GPU, layer, word, page, ...) is remembered and never an
 * error by itself. Information is measured in bits, money in dollars, energy in joules through kg m² s⁻².
 */
export interface Dimension {
	readonly hard: Readonly<
		Partial<Record<'bit' | 's' | 'm' | 'kg' | 'K' | 'A' | 'mol' | 'cd' | 'USD' | 'FLOP' | 'rad', number>>
	>;
	readonly nouns: Readonly<Record<string, number>>;
}

export interface Unit {
	/** As a person writes it: `GB`, `bytes/s`. Empty for a bare number. */
	readonly text: string;
	/** Base units (bit, s, m, kg, K, A, mol, cd, USD, FLOP) in one of this unit. */
	readonly factor: number;
	/** The factor to 40 digits, where it is known that exactly. */
	readonly exact?: Decimal;
	/** The named units it is made of, so that GB/s · s shows as GB. */
	readonly parts?: readonly { readonly name: string; readonly power: number }[];
	/** Base units to add for a plain temperature (`°C`: 273.15). */
	readonly offset?: number;
	readonly dimension: Dimension;
}

/** A number with a unit, and what its written digits say about how far it may be off. */
export interface Quantity {
	readonly kind: 'quantity';
	/** In base units. */
	readonly value: number;
	/** To 40 digits, where every input was exact or a written decimal; in base units. */
	readonly decimal?: Decimal;
	/** The unit it was written in or came out in; for showing it. */
	readonly unit: Unit;
	/** Half-width in base units carried, to first order, from the digits of decimal literals; 0 for exact integers. */
	readonly error: number;
}

export interface MatrixValue {
	readonly kind: 'matrix';
	readonly matrix: Matrix;
	/** A low-rank product is kept as its thin factors, left to right; `matrix` is then formed only when asked for. */
	readonly factors?: readonly Matrix[];
	readonly unit?: Unit;
	/** c · I of a size that is not known yet; `matrix` is then the 1 × 1 matrix of c. */
	readonly identity?: boolean;
	/** The columns are an orthonormal basis, and the value is the subspace that they span. */
	readonly subspace?: boolean;
	/** The words or letters that the numbers of a vector stand for. */
	readonly words?: readonly string[];
}

export interface TruthValue {
	readonly kind: 'truth';
	readonly truth: boolean;
}

/** Integers and closed runs of them (token positions), or the values of a finite set. */
export interface SetValue {
	readonly kind: 'set';
	/** Sorted, disjoint, closed, never touching; for sets of integers. */
	readonly runs?: readonly (readonly [number, number])[];
	readonly items?: readonly Value[];
}

export interface ListValue {
	readonly kind: 'list';
	readonly items: readonly Value[];
}

export interface FunctionValue {
	readonly kind: 'function';
	readonly parameters: readonly string[];
	readonly body: Expression;
	/** Where the function is defined, when that is a finite set: what `{p : f(p) > 0}` runs over. */
	readonly domain?: SetValue;
}

export interface TextValue {
	readonly kind: 'text';
	readonly text: string;
}

/** An expression that could not be brought to a number because these names are free. */
export interface SymbolicValue {
	readonly kind: 'symbolic';
	readonly expression: Expression;
	readonly free: readonly string[];
}

/** What names mean while an expression is evaluated. Immutable; `extend` of environment.ts gives a child. */
export interface Environment {
	get(name: string): Value | undefined;
	/** Declared shape of a matrix symbol, rows by columns, as expressions (`d_model`, 1024). */
	shape(name: string): Shape | undefined;
	/** All bound names, for messages and completions. */
	names(): readonly string[];
}

export interface Shape {
	readonly rows: Expression;
	readonly columns: Expression;
}

/** Why an expression has no value: a plain message, the place, and a stable code. */
export interface MathError {
	readonly code:
		| 'unreadable' // a hole in the tree
		| 'unbound' // a free name, where a number was asked for
		| 'dimension' // metres plus seconds
		| 'shape' // 3 × 4 times 5 × 2
		| 'domain' // log of a negative number, division by zero
		| 'overflow'
		| 'unsupported'
		| 'too-large'; // the guard against work without end
	readonly message: Message;
	readonly span: Span;
	/** The names that were missing, for `unbound`. */
	readonly names?: readonly string[];
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: MathError };
