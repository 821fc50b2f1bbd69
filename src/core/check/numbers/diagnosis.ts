import type { Literal } from '../../math/literal.ts';
import { superscript } from '../../math/print/number-format.ts';
import { type Message, say } from '../../text/message.ts';

/** What the ratio between a written and a right value gives away. */
export interface Diagnosis {
	readonly code:
		| 'sign'
		| 'power-of-ten'
		| 'bits-bytes'
		| 'binary-decimal'
		| 'unit-ratio'
		| 'logarithm'
		| 'reciprocal'
		| 'double'
		| 'swapped-digits'
		| 'digit-count'
		| 'last-digit'
		| 'factor';
	/** Continues a sentence: "ten times less", "a factor 60 (minutes and seconds)". */
	readonly text: Message;
	/** written / right. */
	readonly factor: number;
}

/** Ratios that people confuse, with the words for them; checked in both directions. */
const RATIOS: readonly (readonly [number, Diagnosis['code'], Message])[] = [
	[8, 'bits-bytes', say`bits and bytes`],
	[1.024, 'binary-decimal', say`1024 and 1000: KiB and kB`],
	[1.024 ** 2, 'binary-decimal', say`1024² and 1000²: MiB and MB`],
	[1.024 ** 3, 'binary-decimal', say`1024³ and 1000³: GiB and GB`],
	[1.024 ** 4, 'binary-decimal', say`1024⁴ and 1000⁴: TiB and TB`],
	[1024, 'binary-decimal', say`one step of the binary prefixes`],
	[1024 ** 2, 'binary-decimal', say`two steps of the binary prefixes`],
	[1024 ** 3, 'binary-decimal', say`three steps of the binary prefixes`],
	[60, 'unit-ratio', say`seconds, minutes and hours`],
	[3600, 'unit-ratio', say`seconds and hours`],
	[24, 'unit-ratio', say`hours and days`],
	[86_400, 'unit-ratio', say`seconds and days`],
	[1440, 'unit-ratio', say`minutes and days`],
	[365, 'unit-ratio', say`days and years`],
	[365.25, 'unit-ratio', say`days and years`],
	[8760, 'unit-ratio', say`hours and years`],
	[12, 'unit-ratio', say`months and years`],
	[7, 'unit-ratio', say`days and weeks`],
	[Math.LN10, 'logarithm', say`natural and common logarithms`],
	[1 / Math.LN2, 'logarithm', say`natural and binary logarithms: nats and bits`],
];

/**
 * Names the slip behind `written` where `right` should stand, both in one unit. `literal` gives the digits that were
 * written: the ratio is known no better than they are. `data`: whether the numbers count bits or bytes.
 */
export function diagnose(
	written: number,
	right: number,
	literal: Literal | undefined,
	data = true,
): Diagnosis | undefined {
	if (!Number.isFinite(written) || !Number.isFinite(right) || right === 0 || written === 0) return undefined;
	const factor = written / right;
	const slack = literal
		? Math.min(0.05, Math.max(1e-9, (literal.step * 10 ** literal.zeros) / 2 / Math.abs(literal.value)))
		: 1e-6;
	const near = (value: number, target: number) => Math.abs(value / target - 1) <= slack;
	if (near(factor, -1)) return { code: 'sign', text: say`the sign is off`, factor };
	const size = Math.abs(factor);
	if (near(size, 1)) return literal ? digits(written, right, literal, factor) : undefined;
	const power = Math.round(Math.log10(size));
	if (power !== 0 && near(size, 10 ** power)) return { code: 'power-of-ten', text: timesTen(power), factor };
	for (const [ratio, code, words] of RATIOS) {
		// 1.024 to some power is near too much for numbers that count no bytes.
		if (!data && ratio < 2) continue;
		// Bytes are 24 or 12 times too many for other reasons than a clock.
		if (data && code === 'unit-ratio' && ratio < 60) continue;
		// Milliseconds are 7, 12 or 24 times too many for other reasons than a calendar.
		if (code === 'unit-ratio' && (ratio < 60 ? SHORT : TINY).test(literal?.unit?.text ?? '')) continue;
		if (code === 'logarithm' && slack > 0.01) continue;
		// 8 for 7 is no slip of 1024 for 1000: a ratio near one is told from others by digits only.
		// `12` for 1,000,000 is no slip of seconds for days
		const tight = Math.min(slack, (ratio - 1) / 5, code === 'unit-ratio' ? 0.02 : 1);
		const fits = (target: number) => Math.abs(size / target - 1) <= tight;
		if (fits(ratio)) return { code, text: say`${ratioText(ratio)} times too much (${words})`, factor };
		if (fits(1 / ratio)) return { code, text: say`${ratioText(ratio)} times too little (${words})`, factor };
	}
	// Before "half" and "double", which a reciprocal near √2 would mimic by chance only.
	if (Math.abs(written * right - 1) <= Math.max(slack, 1e-9)) {
		return { code: 'reciprocal', text: say`the reciprocal was written`, factor };
	}
	if (near(size, 2)) return { code: 'double', text: say`twice too much`, factor };
	if (near(size, 0.5)) return { code: 'double', text: say`half of it`, factor };
	return literal ? digits(written, right, literal, factor) : undefined;
}

/** A unit of times far below a day. */
const SHORT = /^\s*(?:[nµum]?s|(?:milli|micro|nano)?seconds?|min(?:utes?)?)\s*$/;

/** The same of a second. */
const TINY = /^\s*(?:[nµum]s|(?:milli|micro|nano)seconds?)\s*$/;

/** Whole numbers of so many digits do not agree in all but one by accident. */
const LONG = 5;

/** Slips of the pen: a digit of a long number is left out or written twice, two digits changed places, or the last one is off by one. */
function digits(written: number, right: number, literal: Literal, factor: number): Diagnosis | undefined {
	const step = Math.abs(written / literal.value) * literal.step;
	const a = String(Math.round(Math.abs(written) / step));
	const b = String(Math.round(Math.abs(right) / step));
	if (literal.form === 'integer' && Math.abs(a.length - b.length) === 1 && Math.min(a.length, b.length) >= LONG) {
		const [short, long] = a.length < b.length ? [a, b] : [b, a];
		if ([...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short)) {
			return {
				code: 'digit-count',
				text: a.length < b.length ? say`a digit is left out` : say`a digit too many`,
				factor,
			};
		}
	}
	if (a.length !== b.length || a.length < 2 || a.length > 15) return undefined;
	const differ = [...a].flatMap((digit, place) => (digit === b[place] ? [] : [place]));
	const [first, second] = differ;
	if (differ.length === 2 && a[first!] === b[second!] && a[second!] === b[first!]) {
		return { code: 'swapped-digits', text: say`two digits changed places`, factor };
	}
	if (differ.length === 1 && first === a.length - 1 && Math.abs(Number(a) - Number(b)) === 1) {
		return { code: 'last-digit', text: say`one off in the last digit`, factor };
	}
	return undefined;
}

const ratioText = (ratio: number): string =>
	Number.isInteger(ratio) ? (ratio >= 10_000 ? ratio.toLocaleString('en-US') : String(ratio)) : ratio.toPrecision(4);

const TENS: Readonly<Record<number, Message>> = {
	1: say`ten`,
	2: say`a hundred`,
	3: say`a thousand`,
	6: say`a million`,
	9: say`a billion`,
};

function timesTen(power: number): Message {
	const size = Math.abs(power);
	const word = TENS[size] ?? `10${superscript(size)}`;
	return power > 0 ? say`${word} times too much` : say`${word} times too little`;
}

/** Whether a number of two digits or more and a right value, both in one unit and rounded alike, differ in one digit. */
export function isOneDigitOff(literal: Literal, right: number): boolean {
	const step = literal.form === 'decimal' ? literal.step : 1;
	const [a, b] = [literal.value, right].map(value => String(Math.round(Math.abs(value) / step)));
	if (!a || !b || a.length !== b.length || a.length < 2 || a.length > 15) return false;
	return [...a].filter((digit, at) => digit !== b[at]).length === 1;
}
