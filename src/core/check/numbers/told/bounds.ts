import { literalOf } from '../../../math/literal.ts';
import { parsePlain } from '../../../math/read/parse.ts';
import { sameDimension } from '../../../math/units/units.ts';
import type { Quantity } from '../../../math/value.ts';
import { quantityOf } from '../../../quantities/origins.ts';
import type { Span } from '../../../text/span.ts';

/** "less than a year", "mehr als die Hälfte": what an amount is said to be under or over. */
export interface Bound {
	readonly more: boolean;
	/** With all its words. */
	readonly span: Span;
	readonly limit: Quantity;
	/** Told as a share of something. */
	readonly share: boolean;
}

const MORE =
	"more than|over|above|longer than|larger than|mehr als|über|länger als|plus de|plus d['’]|plus qu['’]|más de|più di|mais de|超过|多于";
const LESS =
	"less than|under|below|shorter than|smaller than|fewer than|not even|weniger als|unter|kürzer als|nicht einmal|moins de|moins d['’]|même pas|menos de|meno di|不到|少于|不足";
const UNITS: readonly (readonly [string, string])[] = [
	['second', 'seconds?|sekunden?|secondes?|segundos?|秒'],
	['minute', 'minutes?|minuten?|minutos?|分钟'],
	['hour', 'hours?|stunden?|heures?|horas?|小时'],
	['day', 'days?|tage?n?|jours?|días?|天'],
	['week', 'weeks?|wochen?|semaines?|semanas?|周'],
	['year', 'years?|jahre?n?|ans?|années?|años?|年'],
	['KB', 'kilobytes?|kilooctets?'],
	['MB', 'megabytes?|mégaoctets?'],
	['GB', 'gigabytes?|gigaoctets?'],
	['TB', 'terabytes?|téraoctets?'],
	['kWh', 'kilowatt-?hours?|kilowattstunden?|kilowattheures?'],
	['tonne', 'tonnes?|tonnen?|toneladas?'],
	['km', 'kilomet(?:er|re)s?|kilómetros?|kilomètres?'],
];
const ONE = 'an?|one|eine[nmrs]?|ein|une?|una|un|uno|一|1';
const SHARES: readonly (readonly [number, string])[] = [
	[1 / 2, 'half|(?:die\\s+)?hälfte|(?:la\\s+)?moitié|(?:la\\s+)?mitad|一半'],
	[1 / 3, '(?:a|one|ein|un)\\s+(?:third|drittel|tiers|tercio)'],
	[2 / 3, '(?:two|zwei|deux|dos)\\s+(?:thirds|drittel|tiers|tercios)'],
	[1 / 4, '(?:a|one|ein|un)\\s+(?:quarter|viertel|quart|cuarto)'],
	[3 / 4, '(?:three|drei|trois|tres)\\s+(?:quarters|viertel|quarts|cuartos)'],
	[1 / 5, '(?:a|one|ein|un)\\s+(?:fifth|fünftel|cinquième|quinto)'],
	[1 / 10, '(?:a|one|ein|un)\\s+(?:tenth|zehntel|dixième|décimo)'],
	[1 / 100, '(?:a|one|ein|un)\\s+(?:percent|per\\s+cent|prozent|hundredth)'],
];
const UNIT = UNITS.map(([, words]) => words).join('|');
const SHARE = SHARES.map(([, words]) => words).join('|');
const BOUND = new RegExp(
	String.raw`(?<![\p{L}\d])(?:(?<more>${MORE})|(?<less>${LESS}))\s*(?:(?:just|only|about|nur|etwa)\s+)?(?:(?:${ONE})\s*(?<unit>${UNIT})|(?<share>${SHARE}))(?![\p{L}\d-])`,
	'giu',
);

/** All bounds that a text tells in words. */
export function boundsIn(text: string): readonly Bound[] {
	return [...text.matchAll(BOUND)].flatMap(match => {
		const { more, unit, share } = match.groups!;
		const value = share && SHARES.find(([, words]) => new RegExp(`^(?:${words})$`, 'iu').test(share))?.[0];
		const name = unit && UNITS.find(([, words]) => new RegExp(`^(?:${words})$`, 'iu').test(unit))?.[0];
		const literal = literalOf(parsePlain(name ? `1 ${name}` : String(value)).expression);
		return literal
			? [
					{
						more: more !== undefined,
						span: { start: match.index, end: match.index + match[0].length },
						limit: quantityOf(literal),
						share: share !== undefined,
					},
				]
			: [];
	});
}

/** Whether an amount is of the kind of a bound. */
export const isBounded = ({ limit, share }: Bound, amount: Quantity): boolean =>
	share ? amount.unit.text === '' || amount.unit.text === '%' : sameDimension(limit.unit, amount.unit);
