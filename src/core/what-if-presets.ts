import { inUnit } from './math/print/format.ts';
import { isBare, sameDimension } from './math/units/units.ts';
import type { Quantity, Unit } from './math/value.ts';
import type { Fact } from './quantities/given.ts';
import type { KeyGiven } from './solve/key.ts';

/** A model or a device whose published figures can be put in for the givens of a part. */
export interface Preset {
	readonly kind: 'model' | 'hardware';
	/** What it is called: `GPT-3`, `H100`. */
	readonly subject: string;
	/** What can be typed into the fields that it has figures for, by the key's symbol. */
	readonly values: Readonly<Record<string, string>>;
}

/** A number format, and what can be typed for its size. */
export interface FormatChoice {
	/** `bfloat16`. */
	readonly name: string;
	/** `2 B`. */
	readonly text: string;
}

/** A given that can be changed, and the unit of its field. */
export interface PresetTarget {
	readonly given: KeyGiven;
	readonly of: Unit;
}

/** What tells a model from a device among the subjects of the facts, in the words of their property column. */
const TELLING: Readonly<Record<Preset['kind'], ReadonlySet<string>>> = {
	model: new Set(['layers', 'model width', 'parameters']),
	hardware: new Set(['memory bandwidth', 'peak compute']),
};

/**
 * The models and devices that the facts know figures of for at least one given, each under its name and in the order of the facts. A
 * fact goes to a given by the words of the given (its name, an alias, the property of its default) and only in its dimension; of several
 * facts for one property (dense and sparse peak) the first is meant. Facts come as they are, so a workspace's own become presets too.
 *
 * @param targets the givens that can be changed, with the units of their fields
 * @param shown writes a value as it can be typed
 */
export function presetsFor(
	targets: readonly PresetTarget[],
	facts: readonly Fact[],
	shown: (value: Quantity) => string,
): readonly Preset[] {
	const wanted = targets.map(({ given, of }) => ({ symbol: given.symbol, of, names: propertiesOf(given) }));
	const presets: Preset[] = [];
	for (const [subject, own] of bySubject(facts)) {
		const kind = (['model', 'hardware'] as const).find(each => own.some(({ property }) => TELLING[each].has(property)));
		if (!kind) continue;
		const values: Record<string, string> = {};
		for (const { symbol, of, names } of wanted) {
			const fact = names.flatMap(name => own.filter(each => plain(each.property) === name && fits(each, of)))[0];
			if (fact?.value.kind === 'quantity') values[symbol] = shown(inFieldsUnit(fact.value, of));
		}
		if (Object.keys(values).length > 0) presets.push({ kind, subject, values });
	}
	return presets;
}

/** The number formats that the facts know a size of, for a given that is one; undefined for any other. */
export function formatsFor(
	{ given, of }: PresetTarget,
	facts: readonly Fact[],
	shown: (value: Quantity) => string,
): readonly FormatChoice[] | undefined {
	if (given.type.kind !== 'quantity' || !given.type.format) return undefined;
	const sizes = facts.filter(fact => fact.property === 'bytes per number' && fits(fact, of));
	const choices = sizes.flatMap(({ subject, value }) =>
		value.kind === 'quantity' ? [{ name: subject, text: shown({ ...value, unit: of }) }] : [],
	);
	return choices.length > 0 ? choices : undefined;
}

/** What facts may call it: its default's property first, which says best what is meant. */
function propertiesOf({ name, aliasWords, default: own }: KeyGiven): readonly string[] {
	const names = [...(own.kind === 'fact' ? [own.property] : []), name, ...aliasWords].map(plain);
	return [...new Set(names)];
}

/** `Number of layers` and `layers` are one property. */
const plain = (name: string): string =>
	name
		.toLowerCase()
		.replace(/\$/g, '')
		.replace(/^(?:the )?number of /, '')
		.trim();

const fits = ({ value }: Fact, unit: Unit): boolean => value.kind === 'quantity' && sameDimension(value.unit, unit);

/** A count (`96 layers`) is a bare number in a field that is one; a measure keeps the unit of its source. */
const inFieldsUnit = (value: Quantity, of: Unit): Quantity =>
	isBare(of) || Object.values(value.unit.dimension.nouns).some(power => power !== 0)
		? { ...value, value: inUnit(value, of) * of.factor, unit: of }
		: value;

function bySubject(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
	const subjects = new Map<string, Fact[]>();
	for (const fact of facts) {
		const own = subjects.get(fact.subject);
		if (own) own.push(fact);
		else subjects.set(fact.subject, [fact]);
	}
	return subjects;
}
