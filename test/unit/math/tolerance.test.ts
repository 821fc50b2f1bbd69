import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from '../../../src/core/math/evaluate/decimal.ts';
import type { Expression, RelationOperator } from '../../../src/core/math/expression.ts';
import { literalOf } from '../../../src/core/math/literal.ts';
import { judge, type Side } from '../../../src/core/math/tolerance.ts';
import { unitless } from '../../../src/core/math/units/units.ts';
import { english } from '../../../src/core/text/message.ts';

const span = { start: 0, end: 1 };

/** A literal as the parser would give it: digits, perhaps with a point, perhaps times a power of ten. */
function literal(written: string): Expression {
	const [digits, exponent] = written.split('e') as [string, string | undefined];
	const [, fraction = ''] = digits.split('.');
	const number: Expression = {
		kind: 'number',
		span,
		decimal: digits,
		value: Number(digits),
		lastPlace: -fraction.length,
		trailingZeros: digits.includes('.') ? 0 : /0*$/.exec(digits)![0].length,
		exact: !digits.includes('.'),
	};
	if (exponent === undefined) return number;
	const plain = (text: string): Expression => ({
		...(number as { kind: 'number' } & typeof number),
		decimal: text,
		value: Number(text),
		lastPlace: 0,
		trailingZeros: /0*$/.exec(text)![0].length,
		exact: true,
	});
	const size = plain(exponent.replace('-', ''));
	const power: Expression = {
		kind: 'apply',
		span,
		operator: 'power',
		args: [plain('10'), exponent.startsWith('-') ? { kind: 'apply', span, operator: 'negate', args: [size] } : size],
	};
	return digits === '1' ? power : { kind: 'apply', span, operator: 'multiply', sign: 'times', args: [number, power] };
}

const said = (written: string): Side => {
	const found = literalOf(literal(written))!;
	return {
		quantity: {
			kind: 'quantity',
			value: found.value,
			decimal: found.decimal,
			unit: unitless,
			error: found.form === 'decimal' && !found.bareTen ? found.step / 2 : 0,
		},
		literal: found,
	};
};

/** A calculation that came to a value; exact unless it carries an error or came through a double. */
const came = (value: number | string, error = 0, exact = true): Side => ({
	quantity: {
		kind: 'quantity',
		value: Number(value),
		decimal: exact ? new Exact(value) : undefined,
		unit: unitless,
		error,
	},
	literal: undefined,
});

const verdict = (left: Side, sign: RelationOperator, right: Side): string => {
	const { level, remark, mild } = judge(left, sign, right);
	return level === 'right' ? (remark ?? 'right') : mild ? `${level}, mild` : level;
};

describe('a value judged by the digits that were written', () => {
	const table: [Side, RelationOperator, Side, string][] = [
		// exact against exact
		[came(108), '=', said('108'), 'right'],
		[came(108), '=', said('109'), 'wrong'],
		[came('0.125'), '=', said('0.125'), 'right'],
		[came(86_373), '=', said('86473'), 'wrong'],
		// a decimal literal: half a last digit, a whole one, and what the inputs carry
		[came(2 / 3, 0, false), '=', said('0.67'), 'rounded'],
		[came(2 / 3, 0, false), '=', said('0.66'), 'last-digit'],
		[came(2 / 3, 0, false), '=', said('0.65'), 'wrong'],
		[came('18.15'), '=', said('18.18'), 'wrong'],
		[came('821.9', 5.6), '=', said('823.5'), 'carried'],
		[came('1.1574e10'), '=', said('1.2e10'), 'rounded'],
		[came('1.1574e10'), '=', said('1.3e10'), 'wrong'],
		[came('2.6e6'), '=', said('2e6'), 'last-digit'],
		[came('1.4e6'), '=', said('2e6'), 'wrong'],
		[came('1.012e10'), '=', said('1e10'), 'rounded'],
		[came('1e30'), '=', said('1e34'), 'wrong'],
		[came('1.2'), '=', said('1e1'), 'wrong'],
		[came('0.049779', 0, false), '≈', came('0.049787', 0, false), 'loose'],
		[came('0.0492', 0, false), '≈', came('0.049787', 0, false), 'wrong'],
		[came('7.42'), '≈', said('100000'), 'wrong'],
		[came(3), '≈', said('10'), 'wrong'],
		// an integer literal
		[came(8 / 3, 0, false), '=', said('3'), 'rounded'],
		[came(8 / 3, 0, false), '=', said('2'), 'rounded'],
		[came(8 / 3, 0, false), '=', said('4'), 'wrong'],
		[came(66_175.2), '=', said('66000'), 'rounded'],
		[came(144), '=', said('140'), 'wrong, mild'],
		[came(65_884), '=', said('65900'), 'rounded'],
		[came(200_000), '=', said('2000000'), 'wrong'],
		// two calculations
		[came(7), '=', came(7), 'right'],
		[came(7), '=', came(8), 'wrong'],
		[came('51.428571', 0), '=', came('51.42857', 5e-6), 'carried'],
		// approximately
		[came(66_175.2), '≈', said('66000'), 'right'],
		[came(65_500), '≈', said('66000'), 'right'],
		[came(64_900), '≈', said('66000'), 'loose'],
		[came(263), '≈', said('250'), 'loose'],
		[came(263), '≈', said('25'), 'wrong'],
		[came(263), '≈', said('253'), 'wrong'],
		[came('1.012e10'), '≈', said('1e10'), 'right'],
		[came('5.9e9'), '≈', said('1e10'), 'right'],
		[came('5.9e10'), '≈', said('1e10'), 'wrong'],
		[came('1.32e-19'), '≈', said('9.2e-21'), 'wrong'],
		[came('9.18e-20'), '≈', said('9.2e-20'), 'right'],
		// roughly
		[came(17), '~', said('10'), 'right'],
		[came(17), '~', said('30'), 'right'],
		[came(17), '~', said('90'), 'wrong, mild'],
		[came(17), '~', said('900'), 'wrong'],
		[came(17), '~', said('18'), 'right'],
		[came(17), '~', said('28'), 'wrong, mild'],
		// order
		[came(3), '<', said('4'), 'right'],
		[came(4), '<', said('4'), 'wrong'],
		[came(4), '≤', said('4'), 'right'],
		[came(5), '≤', said('4'), 'wrong'],
		[came(64), '≪', said('768'), 'right'],
		[came(64), '≪', said('160'), 'loose'],
		[came(64), '≪', said('100'), 'wrong, mild'],
		[came(18), '≠', said('150'), 'right'],
		[came(18), '≠', said('18'), 'wrong'],
		// signs that compare no numbers
		[came(18), '∝', said('3'), 'open'],
		[came(18), '∈', said('3'), 'open'],
	];
	const named = table.map(([left, sign, right, expected]) => ({
		name: `${left.quantity.value} ${sign} ${right.quantity.value} is ${expected}`,
		left,
		sign,
		right,
		expected,
	}));
	it.each(named)('$name', ({ left, sign, right, expected }) => {
		expect(verdict(left, sign, right)).toBe(expected);
	});

	it('takes a remainder of cancelled terms for nothing, and a small number for what it is', () => {
		const noise: Side = { ...came('2.7e-17', 0, false), scale: () => 0.3 };
		expect(verdict(noise, '=', said('0'))).toBe('right');
		expect(verdict(came('2.7e-17', 0, false), '=', said('0'))).not.toBe('right');
		expect(verdict(came('1e-20'), '=', said('1.3e-20'))).toBe('wrong');
	});

	it('says in words what it would have accepted', () => {
		const accepted = (...sides: Parameters<typeof judge>) => english(judge(...sides).accepted!);
		expect(accepted(came(13), '=', said('12.1'))).toBe('12.1 ± half a unit of its last digit');
		expect(accepted(came('2e9'), '≈', said('1.21e10'))).toBe('1.21 × 10¹⁰ ± half a unit of its last digit');
		expect(accepted(came(13), '=', said('12'))).toBe('exactly 12');
		expect(accepted(came(13), '≈', said('1e10'))).toContain('factor √10');
	});
});

describe('laws of the tolerance', () => {
	const digits = fc.tuple(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: -18, max: 18 }));

	it('accepts every value rounded to its own digits', () => {
		fc.assert(
			fc.property(digits, fc.double({ min: -0.499, max: 0.499, noNaN: true }), ([mantissa, exponent], off) => {
				const value = new Exact(mantissa).plus(off).mul(new Exact(10).pow(exponent));
				const right = said(`${mantissa}.0e${exponent}`);
				const coarse = { ...right, literal: { ...right.literal!, step: 10 ** exponent } };
				expect(judge(came(value.toString()), '=', coarse).level).toBe('right');
				expect(judge(came(value.toString()), '≈', coarse).level).toBe('right');
			}),
		);
	});

	it('accepts nothing that is two digits off, however small the numbers are', () => {
		fc.assert(
			fc.property(digits, fc.boolean(), ([mantissa, exponent], up) => {
				const right = said(`${mantissa}.0e${exponent}`);
				const coarse = { ...right, literal: { ...right.literal!, step: 10 ** exponent } };
				const value = new Exact(mantissa).plus(up ? 2.01 : -2.01).mul(new Exact(10).pow(exponent));
				expect(judge(came(value.toString()), '=', coarse).level).toBe('wrong');
			}),
		);
	});

	it('does not depend on the unit that the numbers are counted in', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 9999 }),
				fc.integer({ min: 1, max: 9999 }),
				fc.integer({ min: -20, max: 20 }),
				(a, b, power) => {
					const by = new Exact(10).pow(power);
					const plain = judge(came(a), '=', said(`${b}.0`));
					const moved = said(`${b}.0e${power}`);
					expect(judge(came(by.mul(a).toString()), '=', moved).level).toBe(plain.level);
				},
			),
		);
	});
});
