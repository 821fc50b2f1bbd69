import { quantity } from '../../math/evaluate/quantity.ts';
import { isDimensionless, parseUnitText, sameDimension, unitOf } from '../../math/units/units.ts';
import type { Quantity, Value } from '../../math/value.ts';
import { formatBytes } from '../../solve/bind/bind-words.ts';
import { FORMAT } from '../../solve/cases/enumerations.ts';
import type { TracedGiven } from '../../solve/run/trace.ts';
import type { NamedResult } from '../../solve/solution.ts';
import { type NodeState, wordsOf } from '../numbers/flow.ts';
import type { PartUnderCheck } from './part-under-check.ts';

/** How many other readings of the givens are tried. */
const MOST = 60;

/**
 * What a result comes to under other readings of the givens that the document admits: the counts of the problem that this question does not
 * speak of are left aside ("the factors of one matrix" where the model has 32 layers), or another number of the problem is what a given of the key is,
 * where its words name that better. A number that one of them gives is no proof of a mistake.
 */
export function readingsOf(under: PartUnderCheck, { symbol }: NamedResult): readonly Quantity[] {
	const { trace } = under.solution;
	if (!trace) return [];
	const inputs = trace.inputsOf(symbol).filter(({ constant, value }) => !constant && value?.kind === 'quantity');
	const found: Quantity[] = [];
	const read = (values: ReadonlyMap<string, Value>): void => {
		const value = trace.withGivens(values).get(symbol);
		if (value?.kind === 'quantity') found.push(value);
	};
	const counts = inputs.filter(given => isCountOfAnother(under, given));
	if (counts.length > 0) read(new Map(counts.map(given => [given.symbol, quantity(1)])));
	const formats = formatsOf(under.question);
	for (const { symbol: own, value } of formats.length > 1 ? inputs : []) {
		const { value: bits, unit } = value as Quantity;
		if (!sameDimension(unit, BYTE) || bits > MOST_OF_ONE * BYTE.factor) continue;
		for (const other of formats) {
			const format = [own, quantity(other / BYTE.factor, BYTE)] as const;
			read(new Map([format]));
			// What is frozen has no gradients and moments.
			const states = inputs.filter(each => each.from === 'default' && isDimensionless((each.value as Quantity).unit));
			if (states.length > 0) read(new Map([format, ...states.map(each => [each.symbol, quantity(1)] as const)]));
		}
	}
	let tried = 0;
	for (const given of inputs) {
		for (const other of [...othersFor(under, given), ...ownFor(under, given)]) {
			if (++tried > MOST) return found;
			read(new Map([[given.symbol, { ...other, unit: (given.value as Quantity).unit }]]));
		}
	}
	return found;
}

/** The sizes of all number formats that a question names, in bits: `the prompt in fp32, the frozen model in bf16`. */
const formatsOf = (question: string): readonly number[] => [
	...new Set(
		[...question.matchAll(FORMATS)].flatMap(([name]) => {
			const bytes = formatBytes(name)?.bytes;
			return bytes === undefined ? [] : [bytes * BYTE.factor];
		}),
	),
];

const FORMATS = new RegExp(`(?<![\\w.])${FORMAT}(?!\\w)`, 'gi');
/** No number with all that training keeps of it has more bytes. */
const MOST_OF_ONE = 20;
const BYTE = unitOf(parseUnitText('B')!);

/** A count above one that stands in the problem, and nowhere in this question. */
function isCountOfAnother({ statements, part }: PartUnderCheck, { value, from, single }: TracedGiven): boolean {
	if (value?.kind !== 'quantity' || !single || from === 'default' || from === 'fact' || from === 'user') return false;
	if (!isDimensionless(value.unit) || !Number.isInteger(value.value) || value.value < 2 || value.value > 1000)
		return false;
	return !statements.some(
		({ part: of, section, source }) =>
			of === part && (section === 'question' || section === 'given') && numbersIn(source).includes(value.value),
	);
}

const numbersIn = (source: string): readonly number[] =>
	(source.replace(/(?<=\d)(?:,|\{,\})(?=\d{3})/g, '').match(/\d+(?:\.\d+)?/g) ?? []).map(Number);

/**
 * Numbers of the part's own text that a given may be, where its own number stands elsewhere: "on 10 million of them" beside the 1,000 GPUs of an
 * earlier part.
 */
function ownFor({ flow, part, solution }: PartUnderCheck, { value, from }: TracedGiven): readonly Quantity[] {
	if (value?.kind !== 'quantity' || from === 'question' || from === 'user') return [];
	const bound = (solution.trace?.givens ?? []).flatMap(each =>
		each.value?.kind === 'quantity' ? [each.value.value] : [],
	);
	return flow.states.flatMap(({ node: { part: of, role, quantity: other } }) =>
		of === part && role !== 'input' && sameDimension(other.unit, value.unit) && !bound.includes(other.value)
			? [other]
			: [],
	);
}

/** Other numbers that the problem gives and whose words are more those of a given than the words of its own number are. */
function othersFor({ flow, part, solution }: PartUnderCheck, { name, value, from }: TracedGiven): readonly Quantity[] {
	if (value?.kind !== 'quantity' || from === 'user') return [];
	const wanted = wordsOf(name);
	const likeness = ({ node }: NodeState): number => {
		const nouns = Object.keys(node.quantity.unit.dimension.nouns).map(noun => noun.toLowerCase().replace(/s$/, ''));
		return [...wanted].filter(word => node.words.has(word) || nouns.includes(word)).length;
	};
	const given = flow.givenTo(part);
	const bound = (solution.trace?.givens ?? []).flatMap(each =>
		each.value?.kind === 'quantity' ? [each.value.value] : [],
	);
	const places = given.filter(({ node }) => node.quantity.value === value.value);
	// What stands nowhere in the problem cannot be held against what does.
	if (places.length === 0) return [];
	const own = Math.max(...places.map(likeness));
	return given
		.filter(state => {
			const { quantity: other } = state.node;
			return (
				!bound.includes(other.value) && sameDimension(other.unit, value.unit) && (own === 0 || likeness(state) > own)
			);
		})
		.map(({ node }) => node.quantity);
}
