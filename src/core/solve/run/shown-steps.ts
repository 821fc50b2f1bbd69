import type { Binding } from '../bind/bind.ts';
import { isSaid } from '../bind/bind-defaults.ts';
import type { AnswerKey, Definition } from '../key.ts';
import { conditionNames, namesIn } from '../match/needs.ts';
import { hasPhrase, stemmed } from '../words.ts';
import type { RanStep } from './run.ts';

/**
 * The steps of a run that belong into a solution: those that lead to what is asked, and of the others those that are made of what
 * the document gives. A step that only a key's defaults and facts would fill (the tokens to sell, where nobody speaks of selling) is
 * left out; prose without a formula and choices stay, and so does all where nothing in particular is asked.
 *
 * @param targets symbols of the key that are asked for.
 * @param question the words that ask: what they compare with is shown.
 */
export function stepsToShow(
	key: AnswerKey,
	steps: readonly RanStep[],
	targets: readonly string[],
	binding: Binding,
	question: string,
): readonly RanStep[] {
	const definitions = steps.flatMap(step =>
		definitionsOf(step).map(definition => [definition.symbol, definition] as const),
	);
	const defined = new Set(definitions.map(([symbol]) => symbol));
	if (!targets.some(target => defined.has(target))) return steps;
	const isName = namesOf(key, steps);
	const wanted = new Set(targets);
	for (const [symbol, definition] of definitions.toReversed())
		if (wanted.has(symbol)) for (const name of bodyNames(definition, isName)) wanted.add(name);
	const numeric = [...binding.bound.values()].some(({ value, source }) => value !== undefined && isSaid(source?.from));
	const givens = new Map(key.givens.map(given => [given.symbol, given]));
	const bound = (name: string) => binding.bound.get(name)?.value;
	const has = (name: string): boolean => {
		// What the asked result needs is in the solution anyway.
		if (wanted.has(name)) return true;
		const given = givens.get(name);
		// GPT-3 beside it, or the price of an airliner, is for those who ask for it.
		if (given?.constant && given.default.kind === 'fact' && !isMentioned(given.default.subject)) return false;
		if (!given || given.constant || given.type.kind === 'matrix' || given.type.kind === 'matrices') return true;
		const bound = binding.bound.get(name);
		if (bound?.value === undefined) return !numeric || given.default.kind === 'needed';
		// A size that only a matrix's shape gives has no source.
		return bound.source === undefined || isSaid(bound.source.from);
	};
	const isOpen = (name: string): boolean => {
		const given = givens.get(name);
		return (
			given !== undefined &&
			!wanted.has(name) &&
			!given.constant &&
			given.type.kind === 'quantity' &&
			given.default.kind === 'needed' &&
			bound(name) === undefined
		);
	};
	// What only an earlier part was about asks for nothing here.
	const saidHere = (name: string): boolean => {
		const source = binding.bound.get(name)?.source;
		const earlier = source?.from === 'part' && source.part !== undefined;
		return givens.has(name) && !wanted.has(name) && isSaid(source?.from) && !earlier;
	};
	const words = stemmed(question);
	const isMentioned = (subject: string): boolean => COMPARES.test(question) || hasPhrase(words, subject);
	const left = new Set<string>();
	return steps.filter(step => {
		const own = definitionsOf(step);
		if (own.length === 0 || step.said || own.some(({ symbol }) => wanted.has(symbol))) return true;
		const names = own.flatMap(definition => [...bodyNames(definition, isName)]);
		// `V / W` with nobody's bandwidth says nothing.
		if (numeric && names.some(name => isOpen(name))) {
			for (const { symbol } of own) left.add(symbol);
			return false;
		}
		// One given of the document is enough: a price per million tokens asks for the tokens to sell.
		const filled =
			names.every(name => has(name) && !left.has(name)) ||
			(names.some(saidHere) && !names.some(name => left.has(name)));
		if (!filled) for (const { symbol } of own) left.add(symbol);
		return filled;
	});
}

/**
 * The steps that a question does not ask for: of one in symbols alone those that define only results that other wordings ask for, and on which no point
 * of a full answer rests; of one with numbers those of results that a key tells only where they are asked for. They are there to check what an answer
 * says beside, and are shown where it does.
 */
export function asideSteps(
	key: AnswerKey,
	steps: readonly RanStep[],
	targets: readonly string[],
	{ bound }: Binding,
): ReadonlySet<RanStep> {
	const numeric = [...bound.values()].some(({ value, source }) => value !== undefined && isSaid(source?.from));
	const definitions = steps.flatMap(definitionsOf);
	if (!targets.some(target => definitions.some(({ symbol }) => symbol === target))) return new Set();
	const isName = namesOf(key, steps);
	const wanted = new Set(targets);
	for (const definition of definitions.toReversed())
		if (wanted.has(definition.symbol)) for (const name of bodyNames(definition, isName)) wanted.add(name);
	const given = new Set(key.gives.filter(({ is }) => !numeric || is === 'asked').map(({ symbol }) => symbol));
	const made = new Set(key.points.flatMap(point => point.steps));
	return new Set(
		steps.filter(step => {
			const own = definitionsOf(step);
			return (
				own.length > 0 &&
				!step.said &&
				!made.has(step.step.id) &&
				own.every(({ symbol }) => given.has(symbol) && !wanted.has(symbol))
			);
		}),
	);
}

const COMPARES = /\b(?:compar\w*|beside|versus|vs|against|in relation)\b/i;

const definitionsOf = (step: RanStep): readonly Definition[] =>
	step.formulas.flatMap(({ definitions }) => definitions.map(({ definition }) => definition));

const bodyNames = (definition: Definition, isName: (name: string) => boolean): ReadonlySet<string> =>
	new Set(namesIn(definition.body, isName).filter(name => !definition.parameters?.includes(name)));

/** `χ_h` among a key's givens, or among what its steps define, is a name of its own and no entry of `χ`. */
function namesOf(key: AnswerKey, steps: readonly RanStep[]): (name: string) => boolean {
	const names = new Set([
		...key.givens.map(({ symbol }) => symbol),
		...steps.flatMap(definitionsOf).map(({ symbol }) => symbol),
	]);
	return name => names.has(name);
}

/** Tells of a given whether one of the steps uses it, or a default that one of them uses is made of it. All are where no step computes. */
export function givensUsed(key: AnswerKey, steps: readonly RanStep[], { bound }: Binding): (symbol: string) => boolean {
	const isName = namesOf(key, steps);
	const used = new Set(
		steps.flatMap(({ formulas, step }) => [
			...formulas.flatMap(({ formula }) =>
				formula.links.flatMap(link =>
					link.kind === 'define'
						? [...bodyNames(link, isName)]
						: [...namesIn(link.left, isName), ...namesIn(link.right, isName)],
				),
			),
			...(step.condition ? namesIn(step.condition, isName) : []),
			...(step.choice?.rows.flatMap(row => conditionNames(row.when)) ?? []),
		]),
	);
	// What the document states is made of nothing.
	const statedBy = (symbol: string) => (bound.get(symbol)?.derived ? undefined : bound.get(symbol)?.source?.from);
	for (const given of key.givens.toReversed())
		if (used.has(given.symbol) && given.default.kind === 'value' && !isSaid(statedBy(given.symbol)))
			for (const name of namesIn(given.default.expression)) used.add(name);
	return used.size === 0 ? () => true : symbol => used.has(symbol);
}
