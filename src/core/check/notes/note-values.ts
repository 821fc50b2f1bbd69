import type { Note } from '../../homework/homework.ts';
import { literalOf } from '../../math/literal.ts';
import { parsePlain } from '../../math/read/parse.ts';
import { judge } from '../../math/tolerance.ts';
import { isBare, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Quantity, Value } from '../../math/value.ts';
import { say } from '../../text/message.ts';
import type { Finding } from '../finding.ts';
import type { Agreement, Weighing } from './note-agreement.ts';

/**
 * A value that a reader would put in place ("more around 6 bill"), held against the solution's results and against the values that the
 * checker expects where the note points. Undefined where it cannot be read or nothing can be set beside it.
 */
export function replacementAgrees(
	replacement: string,
	note: Note,
	about: { readonly bad: readonly Finding[]; readonly good: readonly Finding[] },
	{ solutions }: Pick<Weighing, 'solutions'>,
): Agreement | undefined {
	const literal = literalOf(parsePlain(spelledOut(replacement)).expression);
	if (!literal || literal.value === 0) return undefined;
	const unit = literal.unit ? unitOf(literal.unit) : unitless;
	const stands = (value: Value): boolean => {
		if (value.kind !== 'quantity' || value.value === 0) return false;
		if (!isBare(unit) && !sameDimension(unit, value.unit)) return false;
		const own = isBare(unit) ? value.unit : unit;
		const quantity: Quantity = { kind: 'quantity', value: literal.value * own.factor, unit: own, error: 0 };
		return (
			judge({ quantity: { ...value, error: 0 }, literal: undefined }, '≈', { quantity, literal }).level === 'right'
		);
	};
	const solution = note.part === undefined ? undefined : solutions[note.part];
	const all = solution
		? [
				...solution.results,
				...solution.otherMethods.flatMap(({ results }) => results),
				...solution.steps.flatMap(({ results }) => results),
			]
		: [];
	const same = all.find(({ value }) => stands(value));
	if (same) return { agrees: 'yes', why: say`The solution comes to it: ${same.name || same.symbol}, ${same.text}.` };
	const expected = about.bad.find(finding => finding.expected && stands(finding.expected.value));
	if (expected) return { agrees: 'yes', why: say`Recomputed it is ${expected.expected!.text}.` };
	const confirmed = about.good[0];
	const nearest = nearestTo(literal.value * (isBare(unit) ? 1 : unit.factor), all);
	if (confirmed || nearest)
		return {
			agrees: 'no',
			why: nearest
				? say`With the numbers given here, ${nearest.name || nearest.symbol} comes to ${nearest.text}.`
				: say`What it would replace was recomputed and is right.`,
		};
	return undefined;
}

/** Scale words as readers shorten them. */
const spelledOut = (text: string): string =>
	text
		.replace(/\bbill?\b\.?/i, 'billion')
		.replace(/\bmill?\b\.?/i, 'million')
		.replace(/\btrill?\b\.?/i, 'trillion')
		.replace(/\bquad\b\.?/i, 'quadrillion')
		.replace(/[$\\]/g, '');

/** The result of the nearest size, within a factor of thirty: what the note most likely speaks of. */
function nearestTo<T extends { readonly value: Value }>(number: number, results: readonly T[]): T | undefined {
	const distance = ({ value }: T): number =>
		value.kind === 'quantity' && value.value > 0 ? Math.abs(Math.log(value.value / number)) : Number.POSITIVE_INFINITY;
	const [best] = [...results].sort((a, b) => distance(a) - distance(b));
	return best && distance(best) < Math.log(30) ? best : undefined;
}
