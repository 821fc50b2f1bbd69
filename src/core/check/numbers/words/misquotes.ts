import type { Homework } from '../../../homework/homework.ts';
import { sameDimension } from '../../../math/units/units.ts';
import { ownText } from '../../../text/comments.ts';
import { say } from '../../../text/message.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import { placesIn } from '../../places.ts';
import { type ByChance, overChance } from '../by-chance.ts';
import type { Report } from '../chain-flow.ts';
import { dressBeside } from '../dress.ts';
import { replaceAt } from '../replace.ts';
import { type SaidNumber, saidNumbers } from './said-number.ts';

/** Numbers of fewer digits are like each other by chance. */
const DIGITS = 5;
const CHANCE: readonly ByChance[] = ['flow.derived', 'flow.restated'];

/**
 * A long number that is written nowhere else, where the text before it has the same digits with two neighbours in each other's place: "the prefix has 3,392,160
 * numbers" of 3,932,160. Nothing is said of what a calculation comes to: that is checked by itself.
 */
export function checkMisquotes(homework: Homework, findings: Finding[], report: Report): void {
	const placeOf = placesIn(homework);
	/** By their digits in order: two in each other's place make no other ones. */
	const before = new Map<string, { readonly digits: string; readonly number: SaidNumber }[]>();
	homework.source.blocks.forEach((source, block) => {
		if (source.kind !== 'paragraph' && source.kind !== 'heading' && source.kind !== 'table') return;
		const text = ownText(source);
		for (const number of saidNumbers(text)) {
			const digits = digitsOf(number);
			if (digits.length < DIGITS) continue;
			const made = [...digits].toSorted().join('');
			const alike = before.get(made) ?? [];
			before.set(made, alike);
			const known = alike.some(each => each.digits === digits);
			const place = placeOf(block, number.span.start);
			if (!known && place && !place.asked) {
				const right = alike.findLast(
					each =>
						areSwapped(each.digits, digits) &&
						sameDimension(each.number.quantity.unit, number.quantity.unit) &&
						Math.abs(Math.log10(each.number.literal.value / number.literal.value)) < 0.5,
				);
				if (right) tell(number, right.number, block, place.part, text);
			}
			if (!known) alike.push({ digits, number });
		}
	});

	function tell(
		{ literal, quantity, digits, span }: SaidNumber,
		right: SaidNumber,
		block: number,
		part: number,
		text: string,
	): void {
		const tellIt = overChance(findings, { block, span }, CHANCE, report);
		if (!tellIt) return;
		const value = right.literal.value;
		const shown = dressBeside(value, literal, quantity.unit.text);
		const finding: Finding = {
			...PLAIN,
			part,
			anchor: { block, span },
			kind: 'result',
			verdict: 'wrong',
			rule: 'flow.contradiction',
			message: say`The text has ${shown.text} before; here two digits are in each other's place.`,
			expected: { value: { ...quantity, value: value * quantity.unit.factor, decimal: undefined }, ...shown },
			severity: 'warning',
			fixes: replaceAt(text.slice(digits.start, digits.end), { block, span: digits }, literal, value, shown.text),
		};
		tellIt(finding);
	}
}

/** The digits of a number without zeros at its ends. */
const digitsOf = ({ literal: { value, figures } }: SaidNumber): string =>
	Math.abs(value)
		.toExponential(Math.min(14, Math.max(0, figures + 3)))
		.replace(/e.*$|\D/g, '')
		.replace(/0+$/, '');

/** Whether two rows of digits differ by two neighbours in each other's place. */
function areSwapped(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	const differ = [...a].flatMap((digit, at) => (digit === b[at] ? [] : [at]));
	const [first, second] = differ;
	return differ.length === 2 && second === first! + 1 && a[first!] === b[second] && a[second] === b[first!];
}
