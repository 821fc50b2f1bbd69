import type { Expression, RelationNode } from '../math/expression.ts';
import { literalOf } from '../math/literal.ts';
import { parseLatex } from '../math/read/parse.ts';
import { parseUnitText } from '../math/units/units.ts';
import { symbolsOf } from '../math/walk.ts';

/** Letters behind a number at the end of a side: `222280 J`, `13 kg m/s`, `9.8\,m/s^2`. */
const TAIL =
	/(?:\\[,;:!]|~|\\ |\s)*((?:[A-Za-zµ]{1,4})(?:(?:\s+|\s*\/\s*|\\cdot\s*)[A-Za-zµ]{1,3}(?:\^\{?-?\d\}?)?){0,3}(?:\^\{?-?\d\}?)?)(?:\s|\\[,;!])*$/;

/**
 * Units that a formula writes in plain letters: in `W = 50 \times 9.8 \times 443 = 217070 J` the J is no name, for the side before it
 * is a calculation with numbers alone. Gives the chain with these sides as amounts.
 */
export function withPlainUnits(chain: RelationNode, source: string): RelationNode {
	const { operands } = chain;
	// A formula with names stands before its numbers, what they come to behind them.
	const first = operands.findIndex(isNumeric);
	if (first < 0 || first === operands.length - 1) return chain;
	let changed = false;
	const read = operands.map((operand, index) => {
		if (index <= first || isNumeric(operand)) return operand;
		const others = operands.filter(each => each !== operand && each.kind !== 'symbol').flatMap(calculated);
		const amount = amountIn(operand, source, new Set(others));
		if (amount) changed = true;
		return amount ?? operand;
	});
	return changed ? { ...chain, operands: read } : chain;
}

/** A calculation, and no lone number: `x = 5` has nothing to be a unit beside. */
const isNumeric = (operand: Expression): boolean =>
	operand.kind === 'apply' && operand.operator !== 'range' && symbolsOf(operand).size === 0 && !literalOf(operand);

/** Names that a calculation on another side uses: they are names there. */
const calculated = (operand: Expression): readonly string[] =>
	literalOf(operand) || (operand.kind === 'apply' && operand.args.some(arg => literalOf(arg) !== undefined))
		? []
		: [...symbolsOf(operand)];

function amountIn(operand: Expression, source: string, known: ReadonlySet<string>): Expression | undefined {
	if (operand.kind !== 'apply') return undefined;
	const { start, end } = operand.span;
	const written = source.slice(start, end);
	const tail = TAIL.exec(written);
	const unit = tail && parseUnitText(tail[1]!.replace(/[{}]/g, '').replace(/\\cdot\s*/g, ' '));
	if (!unit || /[A-Za-z]/.test(written.slice(0, tail.index).replace(/\\(?:times|cdot|,|;|!)/g, ''))) return undefined;
	if ([...symbolsOf(operand)].some(name => known.has(name))) return undefined;
	const value = parseLatex(' '.repeat(start) + written.slice(0, tail.index)).expression;
	if (!literalOf(value)) return undefined;
	const at = start + written.lastIndexOf(tail[1]!);
	return {
		kind: 'measure',
		value,
		unit: { ...unit, span: { start: at, end: at + tail[1]!.length } },
		span: operand.span,
	};
}
