import type { Expression, UnitNode } from '../expression.ts';
import { factorText } from '../read/unit-words.ts';
import { superscripts } from '../read/vocabulary.ts';
import { findUnit, parseUnitText } from '../units/units.ts';

export const isUnitLike = (e: Expression): boolean =>
	e.kind === 'symbol' ||
	e.kind === 'unit' ||
	(e.kind === 'apply' &&
		(e.operator === 'multiply' || (e.operator === 'power' && isUnitLike(e.args[0] as Expression))));

/** Whether a value ends in a unit, to which a slash and a word would be added. */
export const endsInUnit = (e: Expression): boolean => {
	if (e.kind === 'measure' || e.kind === 'unit') return true;
	const last = e.kind === 'apply' ? e.args[e.args.length - 1] : undefined;
	return last !== undefined && endsInUnit(last);
};

/** A word behind a number that plain text reads as this unit. */
export const isPlainUnit = (text: string): boolean =>
	/^[A-Za-z]{2,}(?:\/[A-Za-z]{1,})*$/.test(text) &&
	// capitals that are no unit are a name
	text.split('/').every(word => !/^[A-Z]{2,}$/.test(word) || findUnit(word)?.guessed === false);

/** A unit in LaTeX: its words upright, its powers as powers. */
export const unitLatex = (text: string): string =>
	text
		.split(/([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/)
		.map((part, i) => {
			if (i % 2 === 1) return `^{${[...part].map(c => superscripts.get(c)).join('')}}`;
			return part === '' ? '' : `\\text{${part.replace(/([$%#&_])/g, '\\$1')}}`;
		})
		.join('');

/** A unit's own text where it reads back as the same factors, else its factors. */
export function unitWritten(unit: UnitNode): string {
	const text = unit.text.replace(
		/\^\{?([-−]?)(\d+)\}?/g,
		(_, sign: string, digits: string) => (sign ? '⁻' : '') + small(digits),
	);
	const again = parseUnitText(text);
	const same =
		again !== undefined &&
		again.factors.length === unit.factors.length &&
		again.factors.every(
			(factor, i) => factor.name === unit.factors[i]?.name && factor.power === unit.factors[i]?.power,
		);
	return same ? text : factorText(unit.factors);
}

const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const small = (digits: string): string => [...digits].map(c => DIGITS[Number(c)]).join('');

export function superscriptDigits(e: Expression): string | undefined {
	if (e.kind === 'number' && e.exact && e.scale === undefined && /^\d+$/.test(e.decimal)) return small(e.decimal);
	if (e.kind === 'apply' && e.operator === 'negate' && e.decoration === undefined) {
		const digits = superscriptDigits(e.args[0] as Expression);
		return digits && !digits.startsWith('⁻') ? `⁻${digits}` : undefined;
	}
	return undefined;
}
