import type { Expression } from '../math/expression.ts';
import { literalOf } from '../math/literal.ts';
import { toText } from '../math/print/print.ts';
import { parseLatex, parsePlain } from '../math/read/parse.ts';
import { isBare, parseUnitText, sameDimension, unitless, unitOf } from '../math/units/units.ts';
import type { Unit } from '../math/value.ts';
import type { ReviewFinding, ReviewResult, ReviewStep } from '../review-contract.ts';

/**
 * Which step a finding speaks of: the one whose result it was held against, or is the value that was expected, or the value that stands in the text
 * within its written digits, or the formula that stands there; for a wrong one also the only step that comes to something in its
 * unit. -1 where it fits none.
 */
export function stepOf(finding: ReviewFinding, steps: readonly ReviewStep[]): number {
	const { expected, target } = finding;
	if (target !== null) {
		const at = steps.findIndex(({ results }) => results.some(({ symbol }) => symbol === target));
		if (at >= 0) return at;
	}
	if (expected?.value !== undefined) {
		const at = steps.findIndex(({ results }) => results.some(result => equals(expected, result)));
		if (at >= 0) return at;
	}
	if (expected && finding.verdict !== 'right') {
		const at = steps.findIndex(({ results }) => results.some(({ latex }) => latex !== '' && latex === expected.latex));
		return at >= 0 ? at : onlyOneIn(expected.unit, steps);
	}
	const sides = sidesOf(read(finding.quote)).toReversed();
	for (const side of sides) {
		const at = steps.findIndex(({ results }) => results.some(result => stands(side, result)));
		if (at >= 0) return at;
	}
	const written = new Set(sides.filter(isFormula).map(toText));
	return steps.findIndex(({ latex }) =>
		sidesOf(parseLatex(latex).expression).some(side => isFormula(side) && written.has(toText(side))),
	);
}

/** The one step with a result in a unit; -1 for none, for several, and for no unit at all. */
function onlyOneIn(unit: string, steps: readonly ReviewStep[]): number {
	if (unit === '') return -1;
	const such = steps.flatMap(({ results }, index) => (results.some(result => result.unit === unit) ? [index] : []));
	return such.length === 1 ? such[0]! : -1;
}

const equals = (expected: { readonly value?: number; readonly unit: string }, { value, unit }: ReviewResult): boolean =>
	value !== undefined && unit === expected.unit && Math.abs(expected.value! - value) <= 1e-9 * Math.abs(value);

/** A stretch of the document as an expression, with or without the delimiters of its formula. */
function read(quote: string): Expression {
	const text = quote.trim().replace(/^(?:\$\$?|\\\(|\\\[|`)|(?:\$\$?|\\\)|\\\]|`)$/g, '');
	return (/\\[a-zA-Z]|[_^]\{/.test(text) ? parseLatex(text) : parsePlain(text)).expression;
}

const sidesOf = (expression: Expression): readonly Expression[] => {
	if (expression.kind === 'relation') return expression.operands;
	if (expression.kind === 'sequence') return expression.items.flatMap(sidesOf);
	return [expression];
};

/** A calculation: a number or a name alone says nothing about where it belongs. */
const isFormula = (side: Expression): boolean => ['apply', 'call', 'big', 'matrix'].includes(side.kind);

/** Whether a side is the result as written down: the same value within half a unit of its last digit. */
function stands(side: Expression, { value, unit }: ReviewResult): boolean {
	const literal = literalOf(side);
	if (!literal || value === undefined || value === 0) return false;
	const ofResult = readUnit(unit);
	const ofLiteral = literal.unit ? unitOf(literal.unit) : unitless;
	// A number whose unit stands in the words behind the formula is in the unit of the result.
	const factor = isBare(ofLiteral) ? ofResult.factor : ofLiteral.factor;
	if (!isBare(ofLiteral) && !sameDimension(ofLiteral, ofResult)) return false;
	const half = literal.form === 'decimal' || literal.figures > 1 ? literal.step / 2 : 0;
	return (
		Math.abs(literal.value * factor - value * ofResult.factor) <=
		half * factor + 1e-9 * Math.abs(value * ofResult.factor)
	);
}

function readUnit(text: string): Unit {
	const node = text === '' ? undefined : parseUnitText(text);
	return node ? unitOf(node) : unitless;
}
