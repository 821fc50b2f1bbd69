import { evaluate, quantity } from '../../math/evaluate/evaluate.ts';
import { formatValue, inUnit } from '../../math/print/format.ts';
import { sameDimension, unitless } from '../../math/units/units.ts';
import type { Unit, Value } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import type { Fact, Given } from '../../quantities/given.ts';
import { type Message, say, verbatim } from '../../text/message.ts';
import type { KeyGiven } from '../key.ts';
import { keyEnvironment } from '../run/run.ts';
import { isUnitConstant } from '../run/unit-constants.ts';
import { hasPhrase, stemmed } from '../words.ts';
import type { BoundGiven } from './bind.ts';
import type { PartText } from './part-text.ts';
import { isOfDevice } from './product-names.ts';

/** What the facts say of a thing that the question names (`GPT-3`, `an A100`), unless the key's own default is of that thing. */
export function fromNamedFact(given: KeyGiven, facts: readonly Fact[], text: PartText): BoundGiven | undefined {
	if (given.constant || given.type.kind !== 'quantity' || given.default.kind === 'free') return undefined;
	if (given.default.kind === 'value' && symbolsOf(given.default.expression).size > 0) return undefined;
	const names = new Set([given.name, ...given.aliasWords].map(name => name.toLowerCase()));
	// A GPT-2-type model is not GPT-2, and Chinchilla's rule is no model.
	const own = stemmed(
		text.own
			.replace(/\b[\w.-]+[- ](?:type|like|style|shaped|sized|class|optimal|optimally)\b/gi, ' ')
			.replace(/\b[\w.-]+(?:['’]s)?\s+(?:[a-z-]+\s+)?(?:rules?|laws?|ratio|recipe|heuristic|paper|fit)\b/gi, ' ')
			// `more than the 3e23 FLOP of GPT-3`: what is said of it stands there, and it is held against something.
			.replace(
				/(?<=\d\s?(?:[A-Za-z]*FLOPs?(?:\/s)?|[A-Za-z-]*days?|[kMGT]?Wh|tonnes|tokens|parameters)\s+(?:of|for|in)\s+(?:training\s+)?)[A-Z][\w.-]*\d[\w.-]*/g,
				' ',
			)
			.replace(/\b\w+-(?:Arbeit|Paper|Regel\w*|Gesetz\w*|Skalierung\w*|Verhältnis\w*|optimal\w*|Fits?)\b/g, ' ')
			.replace(/\b(?:rules?|laws?|règles?|lois?|reglas?|leyes|ley|Regel|Gesetz)\s+(?:of|de|von|nach)\s+[A-Z]\w+/g, ' '),
	);
	const named = facts.filter(
		fact =>
			names.has(fact.property.toLowerCase()) &&
			[fact.subject, ...fact.aliases].some(name => name.length > 1 && hasPhrase(own, name)),
	);
	// The longest name is the most particular one: `GPT-2 large` before `GPT-2`.
	const fact = named.toSorted((a, b) => b.subject.length - a.subject.length)[0];
	if (fact?.value.kind !== 'quantity') return undefined;
	const note = given.default.kind === 'value' ? given.default.note : '';
	if (note.includes(fact.subject)) return undefined;
	if (given.default.kind === 'fact' && given.default.subject === fact.subject) return undefined;
	const unit = given.type.unit ?? unitless;
	if (!sameDimension(fact.value.unit, unit)) return undefined;
	const value = quantity(inUnit(fact.value, unit), unit);
	return {
		given,
		value,
		shown: undefined,
		source: standIn(given, value, 'fact'),
		assumption: factText(fact),
	};
}

/** What the key itself says of a given: a fact, a value, a formula in givens that stand above it. */
export function fromKey(
	given: KeyGiven,
	facts: readonly Fact[],
	text: PartText,
	bound: ReadonlyMap<string, BoundGiven>,
): BoundGiven | undefined {
	if (given.default.kind === 'fact') {
		const fact = factFor(given, given.default.subject, given.default.property, facts, text);
		if (!fact) return undefined;
		// 96 layers and 175 billion parameters are bare numbers in a formula.
		const unit = given.type.kind === 'quantity' ? (given.type.unit ?? unitless) : unitless;
		const counts =
			fact.value.kind === 'quantity' && Object.values(fact.value.unit.dimension.nouns).some(power => power !== 0);
		const value =
			counts && fact.value.kind === 'quantity' && sameDimension(fact.value.unit, unit)
				? quantity(inUnit(fact.value, unit), unit)
				: fact.value;
		return {
			given,
			value,
			shown: undefined,
			source: standIn(given, value, 'fact'),
			assumption: factText(fact),
			...(/^exact\b/.test(fact.note ?? '') && { exact: true }),
		};
	}
	if (given.default.kind !== 'value') return undefined;
	if (given.type.kind === 'law') {
		const body = given.default.expression;
		const value: Value = { kind: 'function', parameters: given.type.parameters, body };
		return { given, value, shown: undefined, source: standIn(given, value, 'default'), assumption: assumed(given) };
	}
	// A default may be written in givens that stand above it (`W_O W_V`).
	const known = keyEnvironment([...bound].flatMap(([name, { value }]) => (value ? [[name, value] as const] : [])));
	const result = evaluate(given.default.expression, known);
	if (!result.ok || result.value.kind === 'symbolic') return undefined;
	const value = inUnitOf(result.value, given.type.kind === 'quantity' ? given.type.unit : undefined);
	// What is made of what the document gives is given by it.
	const made = [...symbolsOf(given.default.expression)];
	const derived = made.length > 0 && made.every(symbol => isSaid(bound.get(symbol)?.source?.from));
	return {
		given,
		value,
		shown: undefined,
		source: standIn(given, value, derived ? 'question' : 'default'),
		assumption: derived || isUnitConstant(given, value) ? undefined : assumed(given),
		...(made.length > 0 && { derived: true }),
	};
}

/**
 * What the facts say otherwise of a thing that the text names, where the text's own number was taken: "100 GB as the text says; H200: 141 GB".
 * The text always wins; several facts on one thing (dense and sparse) differ only if all do.
 */
export function saidOtherwise(
	given: KeyGiven,
	value: Value | undefined,
	facts: readonly Fact[],
	text: PartText,
): Message | undefined {
	if (value?.kind !== 'quantity' || given.type.kind !== 'quantity' || value.value === 0) return undefined;
	// A count may be of another thing than the one that is named: "GPT-6 with the laws of Chinchilla".
	if (given.default.kind !== 'fact' && sameDimension(value.unit, unitless)) return undefined;
	const properties = new Set([given.name, ...given.aliasWords].map(name => name.toLowerCase()));
	if (given.default.kind === 'fact') properties.add(given.default.property.toLowerCase());
	const own = stemmed(text.own);
	const named = facts.filter(
		fact =>
			properties.has(fact.property.toLowerCase()) &&
			fact.value.kind === 'quantity' &&
			sameDimension(fact.value.unit, value.unit) &&
			[fact.subject, ...fact.aliases].some(name => name.length > 1 && hasPhrase(own, name)),
	);
	const longest = Math.max(...named.map(({ subject }) => subject.length));
	const about = named.filter(({ subject }) => subject.length === longest);
	const [first] = about;
	if (!first || new Set(about.map(({ subject }) => subject)).size > 1) return undefined;
	const differ = about.every(
		fact => fact.value.kind === 'quantity' && Math.abs(fact.value.value / value.value - 1) > 0.02,
	);
	return differ
		? say`${given.name}: ${formatValue(value).text} as the text says; ${first.subject}: ${formatValue(first.value).text} (${first.source})`
		: undefined;
}

/** The same amount in the unit that a given is declared in: a rate of one over 10 ms is 100 Hz. */
const inUnitOf = (value: Value, unit: Unit | undefined): Value =>
	value.kind === 'quantity' &&
	unit &&
	unit.text !== value.unit.text &&
	sameDimension(value.unit, unit) &&
	value.unit.text.includes('/')
		? { ...value, unit }
		: value;

/** Whether the document, or its reader, says it. */
export const isSaid = (from: Given['from'] | undefined): boolean =>
	from !== undefined && from !== 'default' && from !== 'fact';

const assumed = (given: KeyGiven): Message =>
	given.default.kind === 'value' && given.default.note !== ''
		? verbatim(`${given.name}: ${given.default.note}`)
		: say`${given.name}: taken by default`;

const factText = ({ subject, property, note, source }: Fact): Message =>
	verbatim(`${subject}: ${property}${note ? `, ${note}` : ''} (${source})`);

/**
 * The fact of what the question names (another GPU), else of what the key names. What has a name of its own (`GPT-3 training`) stands in only
 * where the text speaks of it, a device also where the text names no other one.
 */
function factFor(
	given: KeyGiven,
	subject: string,
	property: string,
	facts: readonly Fact[],
	text: PartText,
): Fact | undefined {
	const unit = given.type.kind === 'quantity' ? given.type.unit : undefined;
	const fits = ({ value }: Fact): boolean =>
		unit === undefined || value.kind !== 'quantity' || sameDimension(value.unit, unit);
	const candidates = facts.filter(fact => fact.property.toLowerCase() === property.toLowerCase() && fits(fact));
	const said = [text.own, text.around, ...(text.before ?? [])];
	// A constant of the key is of the thing that it is named after, whatever else the text speaks of.
	for (const words of given.constant ? [] : said.map(stemmed)) {
		const named = candidates.find(fact => [fact.subject, ...fact.aliases].some(name => hasPhrase(words, name)));
		if (named) return named;
	}
	const own = candidates.find(fact =>
		[fact.subject, ...fact.aliases].some(name => name.toLowerCase() === subject.toLowerCase()),
	);
	if (!own || given.constant || !/\d/.test(own.subject)) return own;
	if (isOfDevice(own, facts)) return undefined;
	const [name = ''] = own.subject.split(' ');
	return said.some(each => hasPhrase(stemmed(each), name)) ? own : undefined;
}

/** A value that the document states for a given in words that are no given of their own. */
export const statedAs = (given: KeyGiven, value: Value, from: Given['from']): BoundGiven => ({
	given,
	value,
	shown: undefined,
	source: standIn(given, value, from),
	assumption: undefined,
});

/** A given of the solution that no place in the document stands for. */
export function standIn(given: KeyGiven, value: Value, from: Given['from']): Given {
	return {
		symbol: given.symbol,
		latex: undefined,
		name: given.name,
		value,
		shape: undefined,
		from,
		part: undefined,
		anchor: undefined,
	};
}
