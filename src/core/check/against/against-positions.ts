import type { Expression } from '../../math/expression.ts';
import type { SetValue } from '../../math/value.ts';
import type { Statement } from '../../quantities/statement.ts';
import type { NamedResult } from '../../solve/solution.ts';
import { joined as inRow, say } from '../../text/message.ts';
import type { Expected } from '../finding.ts';
import { draft, type PartUnderCheck } from './part-under-check.ts';

type Run = readonly [number, number];

/**
 * Positions of a sequence ("tokens 6–50, 51–70 and 71") against the key's sets. A key may give them in several numberings (positions of
 * the outputs, of the target tokens); each claim is right if it lies within any of them, and the answer as a whole must fill one. Where the
 * question asks for one numbering in so many words ("output positions"), it is that one, unless the answer names the other.
 */
export function checkPositions({ part, solution, answer, findings, leading }: PartUnderCheck, question: string): void {
	const sets = solution.results.filter(isSet);
	const wanted = setsAsked(sets, question);
	const claims = answer.flatMap(({ statement }) => {
		const run = statement.kind === 'positions' ? runOf(statement.expression) : undefined;
		return run ? [{ statement, run }] : [];
	});
	if (sets.length === 0 || claims.length === 0) return;
	// Both numberings may be given, one after the other; what lies in neither fills none.
	const sound = claims.every(({ run }) => sets.some(({ value }) => within(run, value.runs!)));
	const whole = wanted.find(({ value }) => {
		const own = claims.map(({ run }) => run).filter(run => within(run, value.runs!));
		return sound && equal(joined(own), value.runs!);
	});
	const expected = expectedOf(sets);
	// Output positions before the first token: the segments were not read as they are meant.
	const unread = sets.some(({ value }) => value.runs!.some(([from]) => from < 1));
	// Tokens and the outputs one before them, said both: who shifts them so has other segments in mind than a key that had to do without some.
	const shifted = claims.some(({ run: [a, b] }) => claims.some(({ run: [c, d] }) => c === a - 1 && d === b - 1));
	const guessed = solution.givens.some(({ from, value }) => from === 'default' && value?.kind === 'set');
	const unsure = unread || (shifted && guessed) || SUPPOSED.test(question);
	for (const { statement, run } of claims) {
		const named = setsNamed(sets, wanted, leading(statement), statement);
		const home = named.find(({ value }) => within(run, value.runs!));
		if (!home && unsure) continue;
		findings.push({
			...draft(part, statement.anchor, 'positions'),
			verdict: home ? 'right' : 'wrong',
			rule: home ? 'key.confirmed' : 'key.contradicted',
			message: home
				? say`Within the ${home.name}: ${shown(home.value.runs!)}.`
				: say`Not all of these belong to it: ${inRow(
						named.map(({ name, value }) => say`the ${name} are ${shown(value.runs!)}`),
						'; ',
					)}.`,
			expected: home ? undefined : named.length === sets.length ? expected : expectedOf(named),
			// One numbering says the others.
			...(whole && home
				? { target: whole.symbol, alsoTargets: sets.map(({ symbol }) => symbol).filter(each => each !== whole.symbol) }
				: {}),
		});
	}
	if (whole || unsure) return;
	// What is missing is told at the last claim, in every numbering that the right claims can be in.
	const right = claims.map(({ run }) => run).filter(run => wanted.some(({ value }) => within(run, value.runs!)));
	if (right.length === 0) return;
	const gaps = wanted
		.filter(({ value }) => right.every(run => within(run, value.runs!)))
		.map(set => ({ set, missing: minus(set.value.runs!, joined(right)) }));
	if (gaps.length === 0 || gaps.some(({ missing }) => missing.length === 0)) return;
	// Who leaves out a whole segment reads another role into its name than the key does.
	const segments = solution.givens.flatMap(({ value }) => (value?.kind === 'set' ? (value.runs ?? []) : []));
	const isSegment = ([from, to]: Run): boolean =>
		to > from && segments.some(([a, b]) => b - a === to - from && (a === from || a === from + 1));
	if (gaps.some(({ missing }) => missing.some(isSegment))) return;
	findings.push({
		...draft(part, claims.at(-1)!.statement.anchor, 'positions'),
		verdict: 'incomplete',
		rule: 'key.missing',
		message: say`Positions are missing: ${gaps.map(({ set, missing }) => say`${shown(missing)} of the ${set.name} (${shown(set.value.runs!)})`).reduce((all, next) => say`${all}, or ${next}`)}.`,
		expected: expectedOf(gaps.map(({ set }) => set)),
		target: gaps[0]!.set.symbol,
	});
}

/** Asks what it would be otherwise. */
const SUPPOSED = /\b(?:would|were|instead|suppose|what if|too\s*\?)\b/i;

const OUTPUTS =
	/\b(?:outputs?|logits?|predictions?)(?: (?:at|from|of))?(?: the)? (?:positions?|ind(?:ex|ices))\W*$|\blogits?(?: at)?\W*$/i;
const TARGETS = /\btargets?(?: tokens?)?(?: \w+){0,3}\W*$|\btargets? are(?: the)? tokens?\W*$/i;

/** The sets in the numbering that the words before a run call it by; all of them where they call it by none. */
function setsNamed(
	sets: readonly SetResult[],
	asked: readonly SetResult[],
	before: string,
	{ source }: Statement,
): readonly SetResult[] {
	const words = `${before.split(/[.;]\s/).at(-1) ?? ''}${/^\D*/.exec(source)?.[0] ?? ''}`;
	const wanted = OUTPUTS.test(words) ? /\boutput/i : TARGETS.test(words) ? /\btarget/i : undefined;
	const named = wanted ? sets.filter(({ name }) => wanted.test(name)) : asked;
	return named.length > 0 ? named : asked;
}

/** The sets in the numbering that a question asks for; all of them where it says none, or both. */
function setsAsked(sets: readonly SetResult[], question: string): readonly SetResult[] {
	const outputs = /\b(?:output|logit|prediction)s?(?: vector)? (?:positions?|ind(?:ex|ices))\b/i.test(question);
	if (!outputs || /\btargets?\b|\binput (?:positions?|numbering|ind(?:ex|ices))\b/i.test(question)) return sets;
	const named = sets.filter(({ name }) => /\boutput/i.test(name));
	return named.length > 0 ? named : sets;
}

type SetResult = NamedResult & { readonly value: SetValue };
const isSet = (result: NamedResult): result is SetResult =>
	result.value.kind === 'set' && (result.value.runs?.length ?? 0) > 0;

function runOf(expression: Expression): Run | undefined {
	if (expression.kind === 'number') return [expression.value, expression.value];
	if (expression.kind !== 'apply' || expression.operator !== 'range') return undefined;
	const [from, to] = expression.args;
	return from?.kind === 'number' && to?.kind === 'number' && from.value <= to.value
		? [from.value, to.value]
		: undefined;
}

const within = ([from, to]: Run, runs: readonly Run[]): boolean => runs.some(([a, b]) => a <= from && to <= b);

const equal = (a: readonly Run[], b: readonly Run[]): boolean =>
	a.length === b.length && a.every(([from, to], index) => from === b[index]![0] && to === b[index]![1]);

/** Sorted, disjoint, never touching. */
function joined(runs: readonly Run[]): readonly Run[] {
	const out: [number, number][] = [];
	for (const [from, to] of [...runs].sort((a, b) => a[0] - b[0])) {
		const last = out.at(-1);
		if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
		else out.push([from, to]);
	}
	return out;
}

function minus(runs: readonly Run[], taken: readonly Run[]): readonly Run[] {
	let rest: Run[] = [...runs];
	for (const [from, to] of taken) {
		rest = rest.flatMap(([a, b]): Run[] => {
			if (to < a || from > b) return [[a, b]];
			return [...(a < from ? [[a, from - 1] as const] : []), ...(b > to ? [[to + 1, b] as const] : [])];
		});
	}
	return rest;
}

const shown = (runs: readonly Run[]): string =>
	runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');

function expectedOf(sets: readonly SetResult[]): Expected {
	const { value } = sets[0]!;
	const text = shown(value.runs!);
	return { value, text, latex: text.replaceAll('–', '\\text{–}') };
}
