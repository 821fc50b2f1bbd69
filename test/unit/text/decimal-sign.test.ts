import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLatex, parsePlain } from '../../../src/core/math/read/parse.ts';
import { hasHole } from '../../../src/core/math/walk.ts';
import { asWritten, decimalSignOf, UNCLEAR_COMMA } from '../../../src/core/text/decimal-sign.ts';
import { readSource } from '../../../src/core/text/source.ts';
import { reviewed } from '../check/reviewed.ts';

const GERMAN = 'Die Masse der Luft ist gesucht und nicht das Volumen, das mit der Dichte gegeben ist.\n\n';
const read = (text: string) => readSource(text).blocks.at(-1)!.content.text;

describe('how a document writes its numbers', () => {
	const rows: readonly (readonly [string, ReturnType<typeof decimalSignOf>])[] = [
		['The mass is 1,225 kg.', 'point'],
		[`${GERMAN}Es sind 1,225 kg.`, 'unclear'],
		['Wie viele Gewichte hat eine Schicht mit Bias? 300 · 100 + 100 = 30.100', 'comma'],
		['Wie viele Gewichte hat eine Schicht mit Bias? 127 · 100 + 25 = 12.725', 'unclear'],
		['Wie viele Gewichte hat eine Schicht mit Bias? 300 · 100 + 100 = 30.100, davon 30.000 ohne', 'comma'],
		['Eine Schicht mit Bias: 1.125 + 2.25 = 3.375 und 0.125', 'unclear'],
		['A layer of 12.288 and 4.096', 'point'],
		[`${GERMAN}Es sind 1,225 kg bei 0,25 Anteilen.`, 'comma'],
		[`${GERMAN}$\\rho = 1{,}225$ bei $V = 2{,}5$.`, 'braced'],
		[`${GERMAN}$10{,}8$ und 2,5 kg und 3,5 kg und 4,5 kg und 7,5 kg und 0,25, aber $F = 5.1$`, 'mostly'],
		[`${GERMAN}$1{,}225$ und $12{,}345.6$ und $0{,}5$`, 'unclear'],
		['We pay 1,225 and 0.5 and 3.25 * 2.', 'point'],
		['We pay 1,234,567 with $0{,}5$ of it.', 'unclear'],
		['Points (0,25), [0,50], indices $x_{1,25}$, $i = 1,2$ and the set $\\{0,12\\}$.', 'point'],
		['Calories: `f(0,25)` and 1,225 in total', 'point'],
		['Ce cours est pour les élèves et une partie de la classe des sciences que 1,225 dans 12,5 kg', 'comma'],
	];
	it.each(rows)('%s: %s', (text, sign) => expect(decimalSignOf(text)).toBe(sign));

	it.each([
		['$\\rho = 1{,}225$ und 2,5 kg, 0,25', '$\\rho = 1{.}225$ und 2.5 kg, 0.25'],
		['1.500 + 0,25 = 1.500,25 und 12.345.678 und 2 500,5', '1,500 + 0.25 = 1,500.25 und 12,345,678 und 2,500.5'],
		[
			'am 12.05.2024, $i = 1,2$, $[0,5]$, $x_{1,2}$, `f(0,25)`, 0,25',
			'am 12.05.2024, $i = 1,2$, $[0,5]$, $x_{1,2}$, `f(0,25)`, 0.25',
		],
		['7 · 64 + 8 = 1.456. Also 1.456.', '7 · 64 + 8 = 1,456. Also 1,456.'],
		['e² = 7,389, e¹ = 2,718, zusammen', 'e² = 7.389, e¹ = 2.718, zusammen'],
		['−ln 0,5 = 0,693, −ln 0,125 = 2,079, −ln 0,8', '−ln 0.5 = 0.693, −ln 0.125 = 2.079, −ln 0.8'],
	])('%s is read as %s', (own, points) => expect(read(`${GERMAN}0,75 mal 0,50\n\n${own}`)).toBe(points));

	it('reads the same numbers, whatever their dress', () => {
		// `1,000` may be a thousand in any language: that one is told to be unclear.
		const amount = fc
			.record({
				whole: fc.integer({ min: 0, max: 999_999 }),
				part: fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 4 }),
			})
			.filter(({ whole, part }) => !(part === '000' && whole >= 1 && whole <= 999));
		fc.assert(
			fc.property(fc.array(amount, { minLength: 1, maxLength: 8 }), amounts => {
				const english = amounts.map(({ whole, part }) => `${whole.toLocaleString('en-US')}.${part}`);
				const german = english.map(each => each.replace(/[.,]/g, sign => (sign === '.' ? ',' : '.')));
				expect(read(`${GERMAN}0,75 mal 0,50\n\n${german.map(each => `x ${each} kg`).join(' und ')}`)).toBe(
					english.map(each => `x ${each} kg`).join(' und '),
				);
			}),
		);
	});

	it('cannot tell a lone 1,000', () => {
		expect(read(`${GERMAN}0,75 mal 0,50\n\nx 1,000 kg`)).toBe(`x 1${UNCLEAR_COMMA}000 kg`);
	});

	it('changes no offset and reads an edited text like a new one', () => {
		const piece = fc.constantFrom(
			GERMAN,
			'0,25 ',
			'1,225 ',
			'$1{,}225$ ',
			'3.5 * 2 ',
			'12,345.6 ',
			'\n\n',
			'the ',
			'`0,5` ',
			'𝐱 1.500 ',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), fc.array(piece, { maxLength: 12 }), (before, after) => {
				const [old, text] = [before.join(''), after.join('')];
				const fresh = readSource(text);
				expect(readSource(text, readSource(old)).blocks).toEqual(fresh.blocks);
				for (const { content, start } of fresh.blocks)
					expect(content.text.replace(/[.,\uE02C\uE02E]/g, '.')).toBe(
						fresh.text.slice(start, start + content.text.length).replace(/[.,]/g, '.'),
					);
			}),
		);
	});

	it.each([
		// braces say nothing of commas without them, and round thousands are no decimals
		['$10{,}8 \\cdot 1{,}225$ und $1,225$', '$10{.}8 \\cdot 1{.}225$ und $1?225$'],
		['0,25 und 10,000 t und 1,225', '0.25 und 10?000 t und 1.225'],
		[
			'0,25, 0,75, 0,125 und 1,05 kg und 2,5 kg bei $F = 5.1$: 1,225 und 1.225',
			'0.25, 0.75, 0.125 und 1.05 kg und 2.5 kg bei $F = 5.1$: 1?225 und 1?225',
		],
		['1,225 und 1.225', '1?225 und 1?225'],
		['$0{,}5$ und $6,022 \\cdot 10^{23}$', '$0{.}5$ und $6.022 \\cdot 10^{23}$'],
		['$1,225 \\cdot 10^{3}$', '$1?225 \\cdot 10^{3}$'],
	])('never guesses: %s', (own, expected) => {
		expect(
			read(`${GERMAN.trim()} ${own}`)
				.slice(GERMAN.trim().length + 1)
				.replace(/[\uE02C\uE02E]/g, '?'),
		).toBe(expected);
	});

	it('makes no number of a comma that could be both', () => {
		const text = read(`${GERMAN}$1{,}225 \\cdot 2$ oder 1,225`);
		expect(text).toContain(UNCLEAR_COMMA);
		expect(hasHole(parseLatex(`1{${UNCLEAR_COMMA}}225 \\cdot 2`).expression)).toBe(true);
		expect(hasHole(parsePlain(`1${UNCLEAR_COMMA}225`).expression)).toBe(true);
	});

	it('checks in the notation of the document and mends in it', () => {
		const answer = (body: string) => `# Übung 1\n\n## Aufgabe 1\n\na) Wie groß ist die Masse?\n\n**Lösung:** ${body}\n`;
		const told = (body: string) =>
			reviewed(answer(body)).findings.map(({ verdict, fixes }) => [verdict, fixes[0]?.replacement]);
		expect(told('$1{,}225 \\cdot 2 = 2{,}45$ und $0{,}5 + 0{,}25 = 0{,}75$')).toEqual([
			['right', undefined],
			['right', undefined],
		]);
		expect(told('$1{,}225 \\cdot 2 = 2{,}55$ und 0,5 + 0,25 = 0,85')).toEqual([
			['wrong', '2{,}45'],
			['wrong', '0,75'],
		]);
		expect(told(`${GERMAN.trim()} 1,225 × 2 = 2,55`)).toEqual([]);
	});

	it('leaves English amounts alone in a document that writes points', () => {
		const source = readSource('x = 2.5 * 2');
		expect(asWritten(source, { block: 0, span: { start: 0, end: 1 } }, '1,234.5')).toBe('1,234.5');
	});
});
