import { type Literal, literalOf } from '../../../math/literal.ts';
import { parsePlain } from '../../../math/read/parse.ts';
import { sameDimension } from '../../../math/units/units.ts';
import type { Quantity } from '../../../math/value.ts';
import { quantityOf } from '../../../quantities/origins.ts';
import { isKnownUnit } from '../../../quantities/words.ts';
import { LONGEST_BLOCK } from '../../../text/limits.ts';
import { rememberTexts } from '../../../text/memo.ts';
import type { Span } from '../../../text/span.ts';

/** A number in running text with the unit behind it. `literal.span` is relative to the start of `span`. */
export interface SaidNumber {
	readonly literal: Literal;
	readonly quantity: Quantity;
	/** The digits with their sign, without the unit. */
	readonly digits: Span;
	/** With the unit. */
	readonly span: Span;
}

/** A numeral: with commas or without, with a power of ten or a scale word behind it. What hangs on a letter, a bracket or a sign of division names something. */
const NUMERAL =
	/(?:(?<![\p{L}\w.,^{₀-₉–—-]|\{,\})|(?<=\\(?:times|cdot)))[-−+]?(?:\\?\$|€|£)?(?:\d{1,3}(?:(?:,|\{,\})\d{3})+|(?<!\d\s)\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d|[ \u00a0\u202f\u2009]\d)|\d+)(?:\.\d+)?(?:[eE][+-]?\d+(?!\w))?(?:\s?(?:×|·|\\times|\\cdot)\s?10(?:[⁻⁺]?[⁰¹²³⁴-⁹]+|\^\{?[-−]?\d+\}?))?(?:\s(?:thousand|million|billion|trillion)\b)?(?![\w.,]*\d)(?!\p{L})/gu;
const SPACED = /^\D*\d+[ \u00a0\u202f\u2009]\d/;
const CLOSES = /^\$ \p{L}/u;
const POINTS = /^\s?(?:percentage|%)[\s-]?points?\b/i;
/** `0.195\,\%` of a formula. */
const THIN_PERCENT = /^(?:~|\\[,;: ])\s?\\?%/;
const UNITS = /^\s?(?:\\?%|[€£]|(?:[\p{L}°][\p{L}°\d²³⁻¹/·^]*(?:\s(?=\p{L})[\p{L}][\p{L}\d²³⁻¹/·^]*){0,2}))/u;

/** The numbers of a text with their units, a dollar sign before one being money. */
export const saidNumbers = rememberTexts((text: string) => numbersIn(text, () => false));

/** The numbers of a text with their units; `opens` tells the dollar signs that begin a formula from those of money. */
export function numbersIn(text: string, opens: (at: number) => boolean): readonly SaidNumber[] {
	const found: SaidNumber[] = [];
	if (text.length > LONGEST_BLOCK) return found;
	for (const match of text.matchAll(NUMERAL)) {
		const start = match.index;
		const end = start + match[0].length;
		// `$1{,}152$ bytes`: the formula closes before the unit
		const closer = CLOSES.test(text.slice(end, end + 4)) ? 1 : 0;
		const behind = text.slice(end + closer, end + closer + 40);
		const points = POINTS.exec(behind)?.[0];
		const percent = THIN_PERCENT.exec(behind)?.[0];
		const unit = points ?? percent ?? unitBehind(behind);
		// `37 589 kg`, and not `box 3 100 times`
		if (SPACED.test(match[0]) && (unit === '' || !/^\s?[\p{L}€£%]/u.test(unit))) continue;
		const digits = opens(start) ? match[0].slice(1) : match[0];
		const source = `${digits
			.replace(/(?<=\d)[ \u00a0\u202f\u2009](?=\d{3})/g, '')
			.replace(/\{,\}/g, ',')
			.replace(/\s?\\(?:times|cdot)\s?10/, ' × 10')
			.replace(/\^\{?([-−]?\d+)\}?$/, '^$1')
			.replace(/^([-+−]?)\\/, '$1')}${points || percent ? ' %' : /^\s?an$/.test(unit) ? ' ans' : unit}`;
		const literal = literalOf(parsePlain(source.replace('\\', '')).expression);
		if (!literal || !Number.isFinite(literal.value)) continue;
		found.push({
			literal,
			quantity: quantityOf(literal),
			digits: { start, end },
			span: { start, end: unit ? end + closer + unit.length : end },
		});
	}
	return joined(found, text);
}

/** `2 h 22 min`, `3 hours and 20 minutes`: one amount in the smaller unit. */
function joined(numbers: readonly SaidNumber[], text: string): readonly SaidNumber[] {
	const found: SaidNumber[] = [];
	for (const number of numbers) {
		const last = found.at(-1);
		const { literal, quantity, digits, span } = number;
		const isRest =
			last !== undefined &&
			last.literal.form === 'integer' &&
			literal.form === 'integer' &&
			last.quantity.unit.dimension.hard.s === 1 &&
			sameDimension(last.quantity.unit, quantity.unit) &&
			quantity.value < last.quantity.unit.factor &&
			quantity.unit.factor < last.quantity.unit.factor &&
			/^\s?(?:and\s)?$/.test(text.slice(last.span.end, span.start));
		if (!isRest) {
			found.push(number);
			continue;
		}
		const whole = last.quantity.value + quantity.value;
		const value = whole / quantity.unit.factor;
		found[found.length - 1] = {
			literal: {
				...literal,
				value,
				decimal: literal.decimal.add(value - literal.value),
				zeros: 0,
				figures: String(Math.round(value)).length,
			},
			quantity: { ...quantity, value: whole, decimal: undefined },
			digits: { start: last.digits.start, end: digits.end },
			span: { start: last.span.start, end: span.end },
		};
	}
	return found;
}

/** The longest run of words right behind a number that are all units. */
function unitBehind(after: string): string {
	// `1.3 an, donc`: the year of French, where no English article can stand
	const year = /^\s?an(?=[$*]*[,.;:)]|$)/.exec(after)?.[0];
	if (year) return year;
	const run = UNITS.exec(after)?.[0] ?? '';
	if (/^\s?(?:\\?%|[€£])/.test(run)) return run;
	const words = run.split(/(?=\s)/);
	let unit = '';
	for (const word of words) {
		if (
			!isKnownUnit(
				word
					.trim()
					.split(/[/·]/)[0]!
					.replace(/[²³⁻¹\d^]+$/, ''),
			)
		)
			break;
		unit += word;
	}
	return unit;
}
