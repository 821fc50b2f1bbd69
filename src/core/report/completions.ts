import { quantity } from '../math/evaluate/quantity.ts';
import { formatValue } from '../math/print/format.ts';
import { describeDimension, parseUnitText, unitOf } from '../math/units/units.ts';
import type { Fact } from '../quantities/given.ts';
import type { ReviewPart } from '../review-contract.ts';
import { fill, type Translate, wordsOf } from '../text/message.ts';
import { formulaAt } from './explain.ts';

/** Something that may be typed at a place. */
export interface Completion {
	readonly kind: 'unit' | 'fact' | 'symbol';
	readonly label: string;
	/** What goes into the text in the place of `length` characters before the cursor. */
	readonly insert: string;
	readonly length: number;
	/** A value, a name, a dimension. */
	readonly detail: string;
	/** Where a fact comes from. */
	readonly source: string;
	/** What is typed to find it. */
	readonly filter: string;
}

/** Units that homeworks on models and machines are written in. */
const UNITS =
	'B kB MB GB TB PB KiB MiB GiB TiB bit Mbit Gbit bytes FLOP MFLOP GFLOP TFLOP PFLOP EFLOP ZFLOP FLOP/s GFLOP/s TFLOP/s PFLOP/s EFLOP/s B/s MB/s GB/s TB/s tokens tokens/s parameters s ms μs ns min h days years W kW MW GW J kJ MJ kWh MWh GWh K Hz kHz MHz GHz kg tCO₂ GPU-hours petaFLOP-days'.split(
		' ',
	);

/**
 * What may stand at an offset of a text: behind a number or within `\text{…}` a unit, in a formula a symbol that the part gives or
 * its solution reaches, anywhere a constant of the field by the name of what it is about.
 *
 * @param part the part around the offset, as reviewed.
 */
export function completionsAt(
	text: string,
	offset: number,
	part: ReviewPart | undefined,
	facts: readonly Fact[],
	translate: Translate = fill,
): readonly Completion[] {
	const before = text.slice(Math.max(0, text.lastIndexOf('\n', offset - 1) + 1, offset - 400), offset);
	const place = formulaAt(text, offset);
	const latex = place !== undefined && !place.plain;
	const inText = /\\(?:text|mathrm)\s*\{[^{}]*$/.test(before);
	const unit =
		/(?:(?<![\w.,-])\d[\d.,{}]*\}?\s*(?:\\[,;: ]|~|\\text\{)?\s*|\\(?:text|mathrm)\s*\{[^{}]*?)([A-Za-zμ][A-Za-z/μ₂-]*)?$/.exec(
			before,
		);
	if (unit) return unitsAt(unit[1] ?? '', latex && !inText, translate);
	const word = /\\?[A-Za-z][\w-]*$/.exec(before)?.[0] ?? '';
	const symbols = latex && !inText ? symbolsOf(part, word.length) : [];
	return [...symbols, ...(word === '' || word.startsWith('\\') ? [] : factsAt(facts, word.length, latex && !inText))];
}

function unitsAt(word: string, latex: boolean, translate: Translate): readonly Completion[] {
	return UNITS.flatMap((label): Completion[] => {
		const node = parseUnitText(label);
		if (!node) return [];
		const insert = latex ? `\\text{ ${label}}` : label;
		return [
			{
				kind: 'unit',
				label,
				insert,
				length: word.length,
				detail: wordsOf(describeDimension(unitOf(node)), translate),
				source: '',
				filter: label,
			},
		];
	});
}

function symbolsOf(part: ReviewPart | undefined, length: number): readonly Completion[] {
	if (!part) return [];
	const named = [
		...part.givens.map(({ symbol, name, text }) => ({ symbol, name, text })),
		// The value of what is asked for would give the answer away.
		...(part.solution?.steps ?? []).flatMap(({ results }) =>
			results.map(({ symbol, name }) => ({ symbol, name, text: '' })),
		),
	];
	const seen = new Set<string>();
	return named.flatMap(({ symbol, name, text }): Completion[] => {
		if (symbol === '' || seen.has(symbol)) return [];
		seen.add(symbol);
		return [
			{
				kind: 'symbol',
				label: symbol,
				insert: symbol,
				length,
				detail: [name, text].filter(Boolean).join(' = '),
				source: '',
				filter: symbol,
			},
		];
	});
}

function factsAt(facts: readonly Fact[], length: number, latex: boolean): readonly Completion[] {
	return facts.flatMap((fact): Completion[] => {
		if (fact.value.kind !== 'quantity') return [];
		const { value } = fact;
		const shown = formatValue(quantity(value.value / value.unit.factor, value.unit));
		const note = fact.note ? `, ${fact.note}` : '';
		return [
			{
				kind: 'fact',
				label: `${fact.subject}: ${fact.property}${note}`,
				insert: latex ? shown.latex : shown.text,
				length,
				detail: shown.text,
				source: [fact.source, fact.date].filter(Boolean).join(', '),
				filter: `${fact.subject} ${fact.property} ${fact.aliases.join(' ')}`,
			},
		];
	});
}
