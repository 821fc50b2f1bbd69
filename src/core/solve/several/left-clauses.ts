import { isHard } from '../../math/units/dimension.ts';
import type { Fact, Given } from '../../quantities/given.ts';
import type { PartText } from '../bind/part-text.ts';
import { amountsIn } from '../factor-label/amounts.ts';
import { clausesOf, isWithin } from '../factor-label/choose.ts';
import { type Powers, powersOf } from '../factor-label/dimensions.ts';
import { FACTOR_LABEL, factorLabelMatch } from '../factor-label/factor-label.ts';
import { resultsForNext } from '../factor-label/known.ts';
import { type Wanted, wantedIn } from '../factor-label/wanted.ts';
import type { NamedResult } from '../solution.ts';
import type { Solved } from '../solution-cache.ts';
import { solve } from '../solve.ts';
import { nameStems, stemmed } from '../words.ts';
import { joined } from './by-clause.ts';

/**
 * A solved question about amounts with what it asks beside it, where the units of the question's own amounts and of its results come to that: a clause that asks for a
 * kind of amount, a thing or a comparison that none of the results is.
 */
export function withLeftClauses(
	solved: Solved,
	text: PartText,
	givens: readonly Given[],
	facts: readonly Fact[],
): Solved {
	const { match, solution } = solved;
	if (!isOfAmounts(solved) || solution.cases || match.turned || solution.missing.length > 0) return solved;
	const results = [...solution.results, ...solution.steps.flatMap(step => step.results)];
	const left = leftClauses(text, solution.results, solution.unsolved ?? []);
	const found = left.length > 0 ? factorLabelMatch(text, facts, left, resultsForNext(solution)) : undefined;
	if (!found) return solved;
	const { unsolved: _others, ...alone } = found;
	const whole = solve(found.key, alone, givens);
	// What the clause asks for is no result that stands there already, and none of that name.
	const isThere = ({ name, text: said }: NamedResult): boolean =>
		results.some(each => each.text === said || [each.name, ...(each.aliases ?? [])].some(own => isNamed(own, name)));
	// `To how many patties, and to how many cars`: what one clause asks for besides.
	const open = whole.results.filter(result => !isThere(result));
	if (open.length === 0 || whole.results.some(result => isGiven(result, text))) return solved;
	if (
		open.length < whole.results.length &&
		!whole.results.every(result => !isThere(result) || isAgreed(result, results))
	)
		return solved;
	const further: Solved = {
		match: alone,
		solution: { ...whole, results: open, steps: whole.steps.filter(step => !step.results.every(isThere)) },
	};
	const unsolved = (solution.unsolved ?? []).filter(clause => found.unsolved?.includes(clause) ?? false);
	return joined(solved, [further], unsolved);
}

/** Whether a result says what another one of its kind says. */
const isAgreed = ({ value, text }: NamedResult, results: readonly NamedResult[]): boolean =>
	results.some(
		each =>
			each.text === text ||
			(value.kind === 'quantity' &&
				each.value.kind === 'quantity' &&
				Math.abs(each.value.value / value.value - 1) < 1e-6),
	);

/** What the text states itself, come to by way of a result. */
const isGiven = ({ value }: NamedResult, { own, around }: PartText): boolean =>
	value.kind === 'quantity' &&
	amountsIn(`${around}\n; ${own}`).some(
		({ number, unit, powers }) =>
			powers.size > 0 && Math.abs((number * unit.factor) / value.value - 1) < 1e-9 && number !== 1,
	);

/** Topics whose questions are about amounts with units, which say what is made of them; elsewhere numbers are bare. */
const OF_AMOUNTS: ReadonlySet<string> = new Set(['fermi', 'lora', 'soft-prompting', 'accounting', 'inference']);

const isOfAmounts = ({ match: { key, ownLetters } }: Solved): boolean =>
	!ownLetters && (OF_AMOUNTS.has(key.topic) || key.id === FACTOR_LABEL);

/** The clauses of a question that ask for something that none of its results is. */
function leftClauses(text: PartText, results: readonly NamedResult[], unsolved: readonly string[]): readonly string[] {
	const clauses = clausesOf(text.own) ?? [];
	const asked = wantedIn(clauses);
	/** Behind a sentence that the answer leaves aside, what asks next is about that. */
	const behind = unsolved.flatMap(words => {
		const at = clauses.some(clause => words.includes(clause.words)) ? -1 : text.own.indexOf(words);
		const next = at < 0 ? undefined : clauses.find(clause => text.own.indexOf(clause.words) > at);
		return next ? [next.words] : [];
	});
	// Two comparisons need two results.
	const compared = results.filter(
		result => result.value.kind === 'quantity' && asked.some(wanted => wanted.compares && isOf(result, wanted)),
	);
	const lastCompared = asked.filter(({ compares }) => compares).slice(Math.max(1, compared.length));
	return clauses.flatMap(clause => {
		const own = asked.filter(wanted => isWithin(wanted, clause));
		const isOpen = own.some(
			wanted => lastCompared.includes(wanted) || (!isVague(wanted) && !results.some(result => isOf(result, wanted))),
		);
		return isOpen || behind.includes(clause.words) || unsolved.some(each => each.includes(clause.words))
			? [clause.words]
			: [];
	});
}

/** A word for a kind of amount may only say what the question is about: `Memory bandwidth and latency`. */
const isVague = ({ kind, name }: Wanted): boolean =>
	kind !== undefined && !/^(?:cost|energy|emissions|length)\b/.test(name);

/** Whether one name has all the words of another one. */
function isNamed(name: string, words: string): boolean {
	const said = new Set(nameStems(name));
	const asked = nameStems(words);
	return asked.length > 0 && asked.every(word => said.has(word));
}

const BARE = /\b(?:share|ratio|factor|fraction|percentage|times|quotient|beside|multiple|saving)\b/i;

/** Whether a result may be what is asked for: a comparison, an amount in such a unit, a number of such things. */
function isOf({ name, aliases = [], value }: NamedResult, wanted: Wanted): boolean {
	if (value.kind !== 'quantity') return true;
	if (!wanted.compares && [name, ...aliases].some(each => isNamed(each, wanted.name))) return true;
	const powers = powersOf(value.unit);
	const hard = hardOf(powers);
	if (wanted.compares) return hard.size === 0 && (value.unit.text === '%' || BARE.test([name, ...aliases].join(' ')));
	const asked = hardOf(wanted.powers);
	if (asked.size > 0) return asked.size === hard.size && [...asked].every(([each, power]) => hard.get(each) === power);
	// `how many is that per parameter`: of each of them, and no number of all.
	if ([...wanted.powers.values()].some(power => power < 0)) return false;
	const said = new Set([name, ...aliases, value.unit.text].flatMap(nameStems));
	return stemmed(wanted.name).stems.some(word => said.has(word));
}

const hardOf = (powers: Powers): Powers => new Map([...powers].filter(([name]) => isHard(name)));
