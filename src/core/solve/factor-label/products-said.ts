const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;
const TIMES = String.raw`\s*(?:[·×*⋅]|\\cdot|\\times)\s*`;
const POWER = String.raw`10\s*\^\s*\{?\s*(\d{1,2})\s*\}?`;

/** `2·60·10^9 FLOPs per token`: one number. What stands behind `=` or before it is a calculation. */
const SCALED = new RegExp(
	String.raw`(?<![\w.^,]|[·×*/=-]\s?)(${NUMBER})${TIMES}(${NUMBER})${TIMES}${POWER}(?!\s*[=·×*/^])`,
	'g',
);
/** `2 FLOPs × 120 B parameters per token`, `2 FLOPs per parameter × 7B parameters per token`. */
const PER_PARAMETER = new RegExp(
	String.raw`\b(\d{1,2})\s*(?:FLOPs?|operations)(?:\s+per\s+parameter)?${TIMES}(${NUMBER})\s*(B|M|T|million|billion|trillion)\s*(?:active\s+)?(?:parameters?|params|weights)(?=\s+(?:per|for each|a|each)\s+(?:generated\s+)?token)`,
	'gi',
);
/** `2 trillion tokens (2 × 10^12)`: the same number once more. */
const AGAIN = new RegExp(
	String.raw`\b(${NUMBER})\s*(million|billion|trillion)\b([^.;:()\d]{0,40})\(\s*(?:=\s*)?(${NUMBER})${TIMES}${POWER}\s*\)`,
	'g',
);

const numberOf = (digits: string): number => Number(digits.replaceAll(',', ''));
const plainly = (value: number): string => String(Number(value.toPrecision(12)));
const SCALES: Readonly<Record<string, number>> = { million: 1e6, billion: 1e9, trillion: 1e12 };
const NAMES: Readonly<Record<string, string>> = { m: 'million', b: 'billion', t: 'trillion' };

/** A text with the products of numbers that are one amount multiplied out, and without numbers that are said a second time in brackets. */
export const productsSaid = (text: string): string =>
	text
		.replace(
			SCALED,
			(_, first: string, second: string, power: string) =>
				`${plainly(numberOf(first) * numberOf(second))} × 10^${power}`,
		)
		.replace(PER_PARAMETER, (_, operations: string, number: string, scale: string) => {
			const name = NAMES[scale.toLowerCase()] ?? scale.toLowerCase();
			return `${plainly(Number(operations) * numberOf(number))} ${name} FLOPs`;
		})
		.replace(AGAIN, (whole, number: string, scale: string, between: string, mantissa: string, power: string) =>
			Math.abs(numberOf(number) * SCALES[scale]! - numberOf(mantissa) * 10 ** Number(power)) <=
			1e-6 * numberOf(number) * SCALES[scale]!
				? `${number} ${scale}${between}`
				: whole,
		);
