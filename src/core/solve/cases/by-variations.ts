import { inUnit } from '../../math/print/format.ts';
import { isDimensionless } from '../../math/units/units.ts';
import type { Given } from '../../quantities/given.ts';
import { numbersSaid } from '../bind/bind-roles.ts';
import { definitionsIn } from '../bind/definitions.ts';
import type { PartText } from '../bind/part-text.ts';
import { measuresIn } from '../bind/text-measures.ts';
import type { NamedResult, Solution, SolvedCase } from '../solution.ts';
import type { Solved } from '../solution-cache.ts';
import { thingsAddedUp } from './added-up.ts';
import { followUps } from './follow-ups.ts';
import { listedThings } from './listed-things.ts';
import { markedMembers } from './marked-members.ts';
import { namedRows, withNamedRow } from './named-rows.ts';
import { tablesToFill } from './tables-to-fill.ts';
import type { Variation } from './variations.ts';

/** So many cases are worked out. */
const MOST = 8;

/** The cases that a question's words make of it, by the first way of saying them that it uses. */
export function variationsOf(text: PartText): readonly Variation[] {
	for (const ways of [markedMembers, tablesToFill, listedThings, namedRows, followUps]) {
		const found = ways(text);
		if (found.length > 1 && found.length <= MOST) return found;
	}
	return [];
}

/**
 * A question solved for each of the cases that its words make of it, by any key or by the units of its amounts: where all of them come to the
 * same results, each to other values, that is its solution. Else it is what the question as a whole comes to.
 *
 * @param solve solves a question as it stands.
 * @param relate an answer with what its question asks of its results.
 */
export function solveVariations(
	text: PartText,
	givens: readonly Given[],
	solve: (text: PartText, givens: readonly Given[]) => Solved | undefined,
	relate: (text: PartText, solved: Solved | undefined) => Solved | undefined,
): Solved | undefined {
	const row = withNamedRow(text);
	// Where the row took the place of nothing, it would be asked for ever.
	if (row && (row.own !== text.own || row.around !== text.around))
		return solveVariations(row, seenIn(row, text, givens), solve, relate);
	const whole = solve(text, givens);
	if (whole && isOfOne(whole, text, givens, solve)) return undefined;
	const variations = variationsOf(text);
	if (variations.length < 2) return whole;
	const answered: { readonly variation: Variation; readonly solved: Solved }[] = [];
	for (const variation of variations) {
		const solved = relate(variation.text, solve(variation.text, seenIn(variation.text, text, givens)));
		if (!solved || !isAnswer(solved, whole)) return whole;
		answered.push({ variation, solved });
	}
	const [first, ...rest] = answered;
	const { key } = first!.solved.match;
	if (rest.some(({ solved }) => solved.match.key.id !== key.id)) return whole;
	const answers = answered.map(({ solved }) => solved);
	if (
		!areCases(answers) ||
		hasAll(relate(text, whole), answers) ||
		(!variations.some(({ certain }) => certain) && saysMore(relate(text, whole), answers))
	)
		return whole;
	const cases = answered.map(({ variation: { label, members }, solved: { solution } }): SolvedCase => {
		const { cases: _cases, ...own } = solution;
		return { label, members, solution: own, readings: [] };
	});
	const { unsolved: _left, ...solution } = cases[0]!.solution;
	const aside = answered.flatMap(({ variation, solved }) => [
		...(solved.solution.unsolved ?? []),
		...(variation.left ?? []),
	]);
	const left = [...new Set(aside)].filter(words => text.own.includes(words));
	const unsolved = left.length > 0 ? { unsolved: left } : {};
	const { unsolved: _aside, ...match } = first!.solved.match;
	return {
		match: { ...match, ...unsolved },
		matches: answered.map(({ solved }) => solved.match),
		solution: { ...solution, ...unsolved, cases },
	};
}

/** Whether a question that wants several things added up came to what one of them alone comes to. */
function isOfOne(
	whole: Solved,
	text: PartText,
	givens: readonly Given[],
	solve: (text: PartText, givens: readonly Given[]) => Solved | undefined,
): boolean {
	const [value] = valuesOf(whole.solution);
	if (value === undefined) return false;
	return thingsAddedUp(text).some(thing => {
		const alone = solve(thing.text, seenIn(thing.text, text, givens));
		return (
			alone !== undefined && valuesOf(alone.solution).some(each => Math.abs(each - value) <= 1e-6 * Math.abs(value))
		);
	});
}

/** Whether any two of several answers differ in a result that all of them have, and none is another thing in only some of them. */
function areCases(answers: readonly Solved[]): boolean {
	const rows = answers[0]!.solution.results
		.map(({ symbol }) => answers.map(({ solution }) => solution.results.find(each => each.symbol === symbol)))
		.flatMap(row => (row.every(each => each !== undefined) ? [row as readonly NamedResult[]] : []));
	const isVaried = (row: readonly NamedResult[]): boolean => row.some(({ text }) => text !== row[0]!.text);
	const isCount = ([first]: readonly NamedResult[]): boolean =>
		first?.value.kind === 'quantity' && isDimensionless(first.value.unit);
	if (rows.some(row => isVaried(row) && !isCount(row) && new Set(row.map(({ text }) => text)).size < row.length))
		return false;
	return answers.every((_, at) =>
		answers.every((__, other) => other <= at || rows.some(row => row[at]!.text !== row[other]!.text)),
	);
}

/** Whether the question as a whole came to a value of each case already, and takes less for granted. */
function hasAll(whole: Solved | undefined, answers: readonly Solved[]): boolean {
	if (!whole || whole.match.unsolved || whole.solution.missing.length > 0 || whole.solution.cases) return false;
	if (answers.every(({ solution }) => solution.assumptions.length <= whole.solution.assumptions.length)) return false;
	const known = valuesOf(whole.solution);
	return answers.every(({ solution }) =>
		valuesOf(solution).some(value => known.some(each => Math.abs(each - value) <= 1e-6 * Math.abs(value))),
	);
}

/** Whether the question as a whole came to something that none of its cases comes to. */
function saysMore(whole: Solved | undefined, answers: readonly Solved[]): boolean {
	if (!whole || whole.match.unsolved || whole.solution.missing.length > 0) return false;
	const values = answers.flatMap(({ solution }) => valuesOf(solution));
	const is = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.abs(b);
	return valuesOf(whole.solution).some(value => !values.some(each => is(value, each)));
}

const valuesOf = ({ results }: Solution): readonly number[] =>
	results.flatMap(({ value, incidental }) => (value.kind === 'quantity' && !incidental ? [value.value] : []));

/** Whether a question came to numbers, and lacks nothing for them. */
const isAnswer = ({ solution: { results, missing, cases }, match }: Solved, whole: Solved | undefined): boolean =>
	!cases &&
	(!match.byLikeness || whole?.match.key === match.key) &&
	missing.length === 0 &&
	results.length > 0 &&
	results.every(({ value }) => value.kind !== 'symbolic' && value.kind !== 'truth' && value.kind !== 'text');

/** The givens of a part that one case sees: not those that the words of the others alone state. */
function seenIn(own: PartText, whole: PartText, givens: readonly Given[]): readonly Given[] {
	const there = valuesIn(`${whole.own}\n${whole.around}`, whole.formulas);
	const here = valuesIn(`${own.own}\n${own.around}`, own.formulas);
	const words = `${own.own}\n${own.around}`.toLowerCase();
	const isOther = ({ name, value }: Given): boolean => {
		if (value?.kind !== 'quantity') return false;
		const sizes = [value.value, inUnit(value, value.unit)];
		const isFewer = sizes.some(each => (there.get(each) ?? 0) > (here.get(each) ?? 0));
		if (!isFewer || sizes.every(each => !here.has(each))) return isFewer;
		// `4 heads` of another case is none of this one that has `four matrices`; `heads: 64` is its own where the other has it for something else.
		const [, head = ''] = /(\S+)$/.exec(name ?? '') ?? [];
		return head === '' || !sizes.some(each => words.includes(`${head.toLowerCase()}: ${each}`));
	};
	return givens.filter(given => given.from === 'part' || !isOther(given));
}

/** The numbers of a text, each with how often it is said. */
function valuesIn(words: string, formulas: readonly string[]): ReadonlyMap<number, number> {
	const defined = definitionsIn(formulas);
	const values = [
		...measuresIn(words).flatMap(({ value }) => [value.value, inUnit(value, value.unit)]),
		...numbersSaid(words),
		...defined.names().flatMap(name => {
			const value = defined.get(name);
			return value?.kind === 'quantity' ? [value.value] : [];
		}),
	];
	const counts = new Map<number, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}
