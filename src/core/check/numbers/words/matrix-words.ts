import type { Homework } from '../../../homework/homework.ts';
import { environment } from '../../../math/evaluate/environment.ts';
import { evaluate } from '../../../math/evaluate/evaluate.ts';
import type { ApplyNode } from '../../../math/expression.ts';
import { type Literal, literalOf } from '../../../math/literal.ts';
import { parsePlain } from '../../../math/read/parse.ts';
import type { Value } from '../../../math/value.ts';
import type { Given } from '../../../quantities/given.ts';
import { ownText } from '../../../text/comments.ts';
import { type Message, say } from '../../../text/message.ts';
import { overlaps } from '../../../text/span.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import { placesIn } from '../../places.ts';
import { overChance } from '../by-chance.ts';
import type { Report } from '../chain-flow.ts';
import { dressNumber } from '../dress.ts';

const NUMBER = String.raw`[-−+]?\d+(?:\.\d+)?`;
const IS = String.raw`(?:\s+(?:is|are|ist|sind|est|sont|es|son|of\s+(?:it|this\s+matrix)\s+is))?\s*[:=≈]?\s*(?:(?:about|approximately|roughly|etwa|environ)\s+)?[$*_(]*`;
/** No calculation goes on from it, and no other number. */
const ENDS = String.raw`(?![\d.]*\d|\s?[·×*/^+−=≈]|\s?\\(?:cdot|times|frac|approx)|\s?-\s?\d)`;
type Property = 'trace' | 'det' | 'eigenvalues' | 'singular-values';

const messageOf: Readonly<Record<Property, (shown: string) => Message>> = {
	trace: shown => say`The trace of this matrix is ${shown}.`,
	det: shown => say`The determinant of this matrix is ${shown}.`,
	eigenvalues: shown => say`The eigenvalues of this matrix are ${shown}.`,
	'singular-values': shown => say`The singular values of this matrix are ${shown}.`,
};

/** A property in words and its number, or numbers. */
const SAID: readonly (readonly [Property, RegExp])[] = [
	['trace', new RegExp(String.raw`\b(?:trace|Spur|traza|traccia)${IS}(?<a>${NUMBER})${ENDS}`, 'giu')],
	[
		'det',
		new RegExp(
			String.raw`(?<!\p{L})(?:determinant|Determinante|déterminant|determinante)${IS}(?<a>${NUMBER})${ENDS}`,
			'giu',
		),
	],
	['eigenvalues', pairOf('eigenvalues|Eigenwerte|valeurs propres|autovalores|valores propios')],
	['singular-values', pairOf('singular values|Singulärwerte|valeurs singulières|valores singulares')],
];

function pairOf(words: string): RegExp {
	return new RegExp(
		String.raw`(?<!\p{L})(?:${words})${IS}(?<a>${NUMBER})[$*_)]*\s*(?:,|and|und|et|y)\s*[$*_(]*(?<b>${NUMBER})${ENDS}(?![$\s]*(?:,|and\b|und\b|et\b)\s*[$]*[-−]?\d)`,
		'giu',
	);
}

/** Another matrix, or another case, than the one that stands there. */
const OTHER =
	/\b(?:of\s+(?!it\b|this\b)|other|second|first|both|product|sum|inverse|transpose|squared|if|would|not|largest|smallest|von|der\s+(?:anderen|zweiten)|autre|otr[ao])\b[^.;:]{0,30}$/iu;

/**
 * "It is triangular, so its trace is −4 and its determinant −3": what a text says in words of the one matrix that the paragraph gives, or else its part. Held against
 * that matrix; nothing is said where there are several.
 */
export function checkMatrixWords(
	homework: Homework,
	givens: readonly Given[],
	findings: Finding[],
	report: Report,
): void {
	const matrices = givens.filter(({ value, anchor }) => value?.kind === 'matrix' && anchor !== undefined);
	if (matrices.length === 0) return;
	const placeOf = placesIn(homework);
	homework.source.blocks.forEach((source, block) => {
		if (source.kind !== 'paragraph') return;
		const text = ownText(source);
		for (const [operator, pattern] of SAID)
			for (const match of text.matchAll(pattern)) {
				const start = match.index;
				const place = placeOf(block, start);
				const clause = text
					.slice(Math.max(0, start - 60), start)
					.split(/[.;:]\s/)
					.at(-1)!;
				if (!place || place.asked || OTHER.test(clause)) continue;
				const here = matrices.filter(({ anchor }) => anchor!.block === block && anchor!.span.end <= start);
				const own =
					here.length > 0 ? here : matrices.filter(({ part, anchor }) => part === place.part && anchor!.block <= block);
				const [only] = own;
				if (!only?.value || own.some(({ value }) => !isSame(value, only.value))) continue;
				const values = valuesOf(operator, only.value);
				const said = [match.groups!.a!, match.groups!.b].flatMap(digits => (digits ? (literalIn(digits) ?? []) : []));
				if (!values || values.length !== said.length) continue;
				const literals = said.toSorted((x, y) => x.value - y.value);
				const expected = values.toSorted((x, y) => x - y);
				const off = literals.filter((literal, at) => !isIt(literal, expected[at]!));
				if (off.some(literal => isRoughly(literal, expected[literals.indexOf(literal)]!))) continue;
				const span = { start, end: start + match[0].length };
				const base = { ...PLAIN, part: place.part, anchor: { block, span }, kind: 'matrix' as const };
				if (off.length === 0) {
					if (!findings.some(({ anchor }) => anchor.block === block && overlaps(anchor.span, span)))
						report({ ...base, verdict: 'right', rule: 'value.holds', message: say`Right.` });
					continue;
				}
				const shown = expected.map(value => dressNumber(value, 4).text).join(', ');
				overChance(
					findings,
					base.anchor,
					['flow.derived', 'flow.restated'],
					report,
				)?.({
					...base,
					verdict: 'wrong',
					rule: 'value.mismatch',
					severity: 'warning',
					message: messageOf[operator](shown),
				});
			}
	});
}

const isSame = (a: Value | undefined, b: Value | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

const literalIn = (digits: string): Literal | undefined =>
	literalOf(parsePlain(digits.replace('−', '-')).expression) ?? undefined;

/** To the digits that are written; a whole number is meant as one. */
const isIt = (literal: Literal, value: number): boolean =>
	Math.abs(value - literal.value) <= (literal.form === 'decimal' ? 0.6 * literal.step : 1e-6);

/** It may be rounded to that. */
const isRoughly = (literal: Literal, value: number): boolean =>
	Math.abs(value - literal.value) <= 1.1 * literal.step && !Number.isInteger(Number(value.toFixed(9)));

/** What a matrix comes to, as numbers; undefined where it does not. */
function valuesOf(operator: ApplyNode['operator'], value: Value): readonly number[] | undefined {
	const span = { start: 0, end: 0 };
	const name = { kind: 'symbol', name: 'M', base: 'M', span } as const;
	const formula: ApplyNode = { kind: 'apply', operator, args: [name], span };
	const result = evaluate(formula, environment(new Map([['M', value]])));
	if (!result.ok) return undefined;
	if (result.value.kind === 'quantity') return [result.value.value];
	if (result.value.kind !== 'list') return undefined;
	const items = result.value.items.flatMap(item => (item.kind === 'quantity' ? [item.value] : []));
	return items.length === result.value.items.length ? items : undefined;
}
