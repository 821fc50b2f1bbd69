import type {
	ApplyNode,
	BigNode,
	Expression,
	NumberNode,
	RelationNode,
	SymbolNode,
	UnitNode,
} from '../../math/expression.ts';
import { parseUnitText } from '../../math/units/units.ts';
import type { FunctionValue, Quantity, Unit } from '../../math/value.ts';
import { mapChildren } from '../../math/walk.ts';
import { entryOf } from '../key/key-scope.ts';

export const NOWHERE = { start: 0, end: 0 } as const;

/** A number as a node. Whole numbers are written out up to 15 digits, others to 15 significant digits; with a power of ten where that is wanted. */
export function numberNode(value: number, digits = 15, scientific = false): NumberNode {
	const decimal = scientific
		? trim(value.toExponential(digits - 1))
		: Number.isInteger(value) && Math.abs(value) < 1e9
			? value.toFixed(0)
			: trim(value.toPrecision(digits));
	const negative = decimal.replace(/e.*/, '');
	const places = negative.includes('.') ? negative.length - negative.indexOf('.') - 1 : 0;
	const exponent = Number(/e([+-]?\d+)/.exec(decimal)?.[1] ?? 0);
	const exact = !decimal.includes('.') && !decimal.includes('e');
	return {
		kind: 'number',
		decimal: decimal.replace('e+', 'e'),
		value: Number(decimal),
		lastPlace: exponent - places,
		trailingZeros: exact ? (/0+$/.exec(decimal)?.[0].length ?? 0) : 0,
		exact,
		span: NOWHERE,
	};
}

/** 1.500e10 as 1.5e10. */
const trim = (text: string): string => text.replace(/(\.\d*?)0+(e|$)/, '$1$2').replace(/\.(e|$)/, '$1');

/** A quantity as a number with its unit; negative ones as a negation. */
export function quantityNode(quantity: Quantity, digits = 15): Expression {
	const inUnit = quantity.value / quantity.unit.factor;
	const rounded = Number(inUnit.toPrecision(Math.min(15, digits)));
	// A rounded 8,333,300 would look exact.
	const size = sizeNode(Math.abs(rounded), digits, Number.isInteger(inUnit) && digits >= 15);
	const measured: Expression =
		quantity.unit.text === ''
			? size
			: {
					kind: 'measure',
					value: measureNumber(Math.abs(rounded), digits, quantity.unit, size),
					unit: unitNode(quantity.unit),
					span: NOWHERE,
				};
	return rounded < 0 ? apply('negate', [measured]) : measured;
}

/** The number before a unit: \$210.44 billion, 10^30 FLOP. */
function measureNumber(size: number, digits: number, unit: Unit, written: Expression): Expression {
	if (/^(?:USD|\$)/.test(unit.text)) return moneyNode(size, digits, unit.text.length <= 3);
	if (written.kind !== 'apply') return numberNode(size, digits);
	return written.operator === 'power' ? written : numberNode(size, digits, true);
}

const SCALES = ['million', 'billion', 'trillion', 'quadrillion'];

/** 210,440,000,000 as 210.44 billion where it is an amount and no price, 1.5 as 1.50. */
function moneyNode(size: number, digits: number, amount: boolean): NumberNode {
	if (amount && size >= 1e6 && size < 1e18) {
		const power = 3 * Math.min(SCALES.length, Math.floor(Math.log10(size) / 3) - 1) + 3;
		const node = numberNode(Number(size.toPrecision(digits)), digits, true);
		const scale = SCALES[power / 3 - 2]!;
		return { ...node, exact: node.lastPlace >= power, lastPlace: Math.min(power, node.lastPlace), scale };
	}
	const node = numberNode(size, digits);
	return node.lastPlace === -1 && !node.decimal.includes('e')
		? { ...node, decimal: `${node.decimal}0`, lastPlace: -2 }
		: node;
}

/** 3 × 10^11 rather than 300,000,000,000, and 2.5 × 10^-6. */
function sizeNode(size: number, digits: number, exact: boolean): Expression {
	const exponent = size === 0 ? 0 : Math.floor(Math.log10(size) + 1e-12);
	const mantissa = size / 10 ** exponent;
	const round = Number(mantissa.toPrecision(4)) === Number(mantissa.toPrecision(15));
	if (exponent > -4 && (exponent < 6 || (exact && !round && exponent < 9))) return numberNode(size, digits);
	const power = apply('power', [
		numberNode(10),
		exponent < 0 ? apply('negate', [numberNode(-exponent)]) : numberNode(exponent),
	]);
	const lead = Number(mantissa.toPrecision(digits));
	return lead === 1 ? power : apply('multiply', [numberNode(lead, digits), power], 'times');
}

/** Money stands before its number: \$0.42, \$1.5/h. */
const unitNode = (unit: Unit): UnitNode =>
	parseUnitText(unit.text.replace(/^USD/, '$')) ?? { kind: 'unit', text: unit.text, factors: [], span: NOWHERE };

export const apply = (
	operator: ApplyNode['operator'],
	args: readonly Expression[],
	sign?: ApplyNode['sign'],
): ApplyNode => ({ kind: 'apply', operator, args, ...(sign ? { sign } : {}), span: NOWHERE });

/** What a symbol is replaced by; undefined leaves it. */
export type Lookup = (symbol: SymbolNode) => Expression | undefined;

/** Puts expressions in the place of symbols. Names that a sum, a set or an extremum binds are left alone; subscripts too. */
export function substitute(root: Expression, lookup: Lookup): Expression {
	const visit = (node: Expression, hidden: ReadonlySet<string>): Expression => {
		if (node.kind === 'symbol') return hidden.has(node.name) ? node : (lookup(node) ?? node);
		const bound = boundNames(node);
		const inner = bound.length === 0 ? hidden : new Set([...hidden, ...bound]);
		return mapChildren(node, child => visit(child, inner));
	};
	return visit(root, new Set());
}

function boundNames(node: Expression): readonly string[] {
	if (node.kind === 'big') return node.variables.flatMap(nameOf).concat(conditionName(node));
	if (node.kind === 'collection' && node.form === 'builder') return node.items.flatMap(nameOf);
	if (node.kind === 'apply' && (node.operator === 'derivative' || node.operator === 'gradient'))
		return node.args.slice(1, 2).flatMap(nameOf);
	return [];
}

const nameOf = (expression: Expression): readonly string[] =>
	expression.kind === 'symbol'
		? [expression.name]
		: expression.kind === 'relation'
			? nameOf(expression.operands[0]!)
			: expression.kind === 'collection' || expression.kind === 'sequence'
				? expression.items.flatMap(nameOf)
				: [];

const conditionName = (node: BigNode): readonly string[] =>
	node.condition?.kind === 'relation' ? nameOf(node.condition.operands[0]!) : [];

/** Calls of bound functions are replaced by their bodies, to a depth that ends. */
export function inlineCalls(
	root: Expression,
	functionOf: (name: string) => FunctionValue | undefined,
	depth = 0,
): Expression {
	if (depth > 20) return root;
	const visit = (node: Expression): Expression => {
		const next = mapChildren(node, visit);
		if (next.kind !== 'call' || next.head.kind !== 'symbol') return next;
		const called = functionOf(next.head.name);
		if (!called || called.parameters.length !== next.args.length) return next;
		const body = substitute(called.body, symbol => {
			const at = called.parameters.indexOf(symbol.name);
			return at < 0 ? undefined : next.args[at];
		});
		return inlineCalls(body, functionOf, depth + 1);
	};
	return visit(root);
}

/**
 * Subscripts of bound matrices as indexing: with `X` bound, `X_{ij}` is its entry and `X_i` its column i (tokens are columns
 * throughout; a row is `X_{i,:}`, which a key writes as a column of the transpose).
 */
export function resolveEntries(
	root: Expression,
	isMatrix: (name: string) => boolean,
	isNumber: (name: string) => boolean = () => false,
): Expression {
	return substitute(root, symbol => {
		const entry = isNumber(symbol.name) ? undefined : entryOf(symbol, isMatrix, isNumber);
		if (!entry) return undefined;
		return { kind: 'index', base: wholeSymbol(symbol), indices: entry.indices, span: symbol.span };
	});
}

/** A symbol without its subscript, its accent and style kept: `\hat x` of `\hat x_i`. */
export function wholeSymbol(symbol: SymbolNode): SymbolNode {
	const { base, span, style, accent } = symbol;
	const whole = { kind: 'symbol' as const, name: accent ? `${accent}:${base}` : base, base, span };
	return { ...whole, ...(style ? { style } : {}), ...(accent ? { accent } : {}) };
}

export const letter = (name: string): SymbolNode => ({ kind: 'symbol', name, base: name, span: NOWHERE });

/** `left = right`, where no text stands for it. */
export const relation = (left: Expression, right: Expression): RelationNode => ({
	kind: 'relation',
	operands: [left, right],
	operators: ['='],
	signs: [],
	span: NOWHERE,
});
