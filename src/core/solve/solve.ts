import { toLatex } from '../math/print/print.ts';
import { symbolsOf } from '../math/walk.ts';
import type { Given } from '../quantities/given.ts';
import { say } from '../text/message.ts';
import type { Binding } from './bind/bind.ts';
import { isSaid } from './bind/bind-defaults.ts';
import { inMoney, moneyInFormulas } from './bind/other-money.ts';
import type { AnswerKey, KeyMethod } from './key.ts';
import { askedTargets } from './match/asked-results.ts';
import type { Match } from './match/match.ts';
import { givensUsed as givensBehindAll, namesIn, neededFor } from './match/needs.ts';
import { pertinentTargets } from './match/pertinent.ts';
import { derivedAsked, derivedSteps } from './run/derived-steps.ts';
import { fullestFirst } from './run/fullest-first.ts';
import { inGeneral } from './run/in-general.ts';
import { asksForSteps, solvedMistakes, solvedPoints } from './run/marking.ts';
import { plotsOf } from './run/plot.ts';
import { properName } from './run/proper-names.ts';
import { holds, keyEnvironment, type Ran, type RanStep, type Running, runMethod } from './run/run.ts';
import { namedResult, type Shower, shower, solvedSteps } from './run/show.ts';
import { asideSteps, givensUsed, stepsToShow } from './run/shown-steps.ts';
import { traceOf } from './run/trace.ts';
import { isUnitConstant } from './run/unit-constants.ts';
import type { NamedResult, Solution, SolvedStep } from './solution.ts';
import { withTurned } from './turned/turned-step.ts';
import { hasPhrase, type StemmedText, stemmed } from './words.ts';

/** The methods that are made of no law which nobody has stated: a fit that is not there is no way. All of them where none is left. */
function withoutOpenLaws(methods: readonly KeyMethod[], key: AnswerKey, { bound }: Binding): readonly KeyMethod[] {
	const open = new Set(
		key.givens
			.filter(({ symbol, type }) => type.kind === 'law' && !bound.get(symbol)?.value)
			.map(({ symbol }) => symbol),
	);
	const kept = methods.filter(
		({ steps }) =>
			!steps.some(({ formulas }) =>
				formulas.some(({ expression }) => [...symbolsOf(expression)].some(name => open.has(name))),
			),
	);
	return kept.length > 0 ? kept : methods;
}

/**
 * Runs a matched key on its bound givens: every method that they allow, the one that the question names first. Without numbers the
 * results are formulas in the document's symbols; with numbers each formula is shown, its values put in, and its result. What
 * could not be bound is said in `missing`; what was taken from a default or a fact in `assumptions`.
 *
 * @param _givens what the part sees; the match has bound from it already.
 */
export function solve(key: AnswerKey, found: Match, _givens: readonly Given[] = []): Solution {
	const match = { ...found, targets: pertinentTargets(found) };
	const { binding, turned } = match;
	const running: Running = {
		environment: keyEnvironment(
			[...binding.bound].flatMap(([name, { value }]) => (value ? [[name, value] as const] : [])),
			key.givens.flatMap(given =>
				given.type.kind === 'matrix'
					? [[given.symbol, { rows: given.type.rows, columns: given.type.columns }] as const]
					: [],
			),
		),
		symbolic: binding.made ?? new Map(),
		open: new Set(key.givens.map(({ symbol }) => symbol).filter(symbol => !binding.bound.get(symbol)?.value)),
		question: match.question,
	};
	const show = shower(key, binding, match.text.formulas);
	const said = `${match.text.around}\n${match.text.own}`;
	const allowed = ({ condition }: KeyMethod): boolean =>
		!condition || holds({ kind: 'formula', expression: condition }, running) !== false;
	const runs = withoutOpenLaws(orderedMethods(key.methods.filter(allowed), match), key, binding)
		.map(method => ({ method, ran: runMethod(method, running) }))
		.filter(({ method, ran }) => ran.steps.length > 0 || method.steps.length === 0);
	// A method that came to nothing asked for is no way to the answer.
	const useful = runs.filter(({ ran }) => match.targets.some(target => resultsFor(key, target, ran, show).length > 0));
	// One that lacks a number is no way either, where another one has all, or all that the question needs.
	const isComplete = (targets: readonly string[]) => (run: { readonly ran: Ran }) => {
		const results = targets.flatMap(target => resultsFor(key, target, run.ran, show));
		return results.length > 0 && results.every(({ value }) => value.kind !== 'symbolic');
	};
	const wanted = askedTargets(key, match.targets, match.question, match.text.own);
	const needed = match.targets.filter((target, index) => isNeeded(match, wanted, target, index));
	const complete = useful.filter(isComplete(match.targets));
	if (complete.length === 0) complete.push(...useful.filter(isComplete(needed)));
	const covered = ({ ran }: (typeof runs)[number]): readonly string[] =>
		match.targets.filter(target => resultsFor(key, target, ran, show).length > 0);
	const shown = fullestFirst(
		complete.length > 0 ? complete : useful.length > 0 ? useful : runs.slice(0, 1),
		match.targets,
		covered,
		({ method: { name } }) => name !== '' && hasPhrase(match.question, name),
	);
	const [first, ...others] = shown.map(({ method, ran }) => {
		const kept = { ...ran, steps: stepsToShow(key, ran.steps, match.targets, binding, said) };
		const made = kept.steps.some(({ formulas }) => formulas.length > 0)
			? derivedSteps(key, binding, givensUsed(key, kept.steps, binding), show, running)
			: [];
		const uses = givensUsed(key, kept.steps, binding);
		const results = inGeneral(resultsOf(key, match, ran, show), method, binding, running, uses, show, (symbol, again) =>
			resultsFor(key, symbol, again, show),
		);
		const asides = asideSteps(key, kept.steps, match.targets, binding);
		return {
			from: method,
			method: method.name,
			ran,
			kept: kept.steps,
			steps: [...made, ...besides(solvedSteps(kept, show), kept.steps, asides)],
			results: [...results, ...derivedAsked(key, made, results, match.text.own)],
		};
	});
	const inLetters = [...binding.bound.values()].every(({ value, source }) => !value || !isSaid(source?.from));
	const isAside = ({ from }: { readonly from: KeyMethod }): boolean => inLetters && !isNamed(from, match.question);
	const seen = [first, ...others.filter(each => !isAside(each))].flatMap(each => each?.kept ?? []);
	const used = givensUsed(key, seen, binding);
	// What only another method takes for granted is no assumption of the one that is shown.
	const assumed = givensUsed(key, first?.kept ?? [], binding);
	const solution: Solution = {
		key: key.id,
		title: key.title,
		method: first?.method ?? '',
		givens: shownGivens(key, binding, used, show),
		steps: first?.steps ?? [],
		results: first?.results ?? [],
		otherMethods: others.map(({ from, method, steps, results }) => ({
			method,
			steps,
			results,
			assumes:
				first !== undefined && assumedBy(from, binding).some(each => !assumedBy(first.from, binding).includes(each)),
			...(isAside({ from }) ? { aside: true as const } : {}),
		})),
		assumptions: [
			...leftAside(match.unsolved ?? [], match.text.money),
			...(match.byLikeness ? [say`this question is meant, though the key has no such wording`] : []),
			...[...binding.bound.values()].flatMap(({ given, assumption }) =>
				assumption === undefined || !assumed(given.symbol) ? [] : [assumption],
			),
		],
		...(match.byLikeness ? { likely: true as const } : {}),
		...(match.ownLetters ? { ownLetters: true as const } : {}),
		...(match.unsolved ? { unsolved: match.unsolved } : {}),
		// Where one way comes to all that is asked, nothing is missing from it: another one may need more.
		missing:
			complete.length > 0 && useful.length > complete.length
				? []
				: missingOf(key, match.targets, binding, first ? [first.from] : key.methods.filter(allowed)),
		points: solvedPoints(key, show),
		mistakes: first ? solvedMistakes(key, first.ran, show) : [],
		derivation: asksForSteps(match.question),
		sources: key.sources,
		plots: first ? plotsOf(key, first.from, running, first.ran.running) : [],
		...(first ? { trace: traceOf(key, first.from, binding, running) } : {}),
	};
	const whole = turned ? withTurned(solution, turned, show, running) : solution;
	return match.text.money === undefined ? whole : countedIn(whole, match.text.money);
}

/** What is told of the clauses that an answer leaves aside. */
export const leftAside = (clauses: readonly string[], money: string | undefined): Solution['assumptions'] =>
	clauses.map(clause => say`not answered here: “${shortened(inOwnMoney(clause, money))}”`);

/** A clause as the question counts: the readers of amounts know dollars alone. */
const inOwnMoney = (clause: string, money: string | undefined): string =>
	money === undefined ? clause : inMoney(clause, money);

/** A solution in the money that the question counts in. */
function countedIn(solution: Solution, money: string): Solution {
	const put = <R extends { readonly text: string; readonly latex: string }>(result: R): R => ({
		...result,
		text: inMoney(result.text, money),
		latex: inMoney(result.latex, moneyInFormulas(money)),
	});
	const sign = money.trim();
	const given = (each: Given): Given =>
		each.value?.kind !== 'quantity' || each.value.unit.dimension.hard.USD === undefined
			? each
			: {
					...each,
					value: {
						...each.value,
						unit: {
							...each.value.unit,
							text: inMoney(each.value.unit.text, money),
							parts: each.value.unit.parts?.map(part => (part.name === 'USD' ? { ...part, name: sign } : part)),
						},
					},
				};
	return {
		...solution,
		givens: solution.givens.map(given),
		steps: solution.steps.map(step => ({
			...step,
			substituted: step.substituted && inMoney(step.substituted, moneyInFormulas(money)),
			results: step.results.map(put),
		})),
		results: solution.results.map(put),
		otherMethods: solution.otherMethods.map(other => ({ ...other, results: other.results.map(put) })),
	};
}

/** The steps with those marked that nobody asks for. */
const besides = (
	steps: readonly SolvedStep[],
	ran: readonly RanStep[],
	asides: ReadonlySet<RanStep>,
): readonly SolvedStep[] =>
	steps.map((step, index) => (asides.has(ran[index]!) ? { ...step, aside: true as const } : step));

/** The beginning of a clause, where it is long. */
const shortened = (clause: string): string => (clause.length > 90 ? `${clause.slice(0, 87).trimEnd()}…` : clause);

const isNamed = ({ name, aliases }: KeyMethod, question: StemmedText): boolean =>
	[name, ...aliases].some(each => each !== '' && hasPhrase(question, each));

/** The givens that a method's formulas take from defaults and facts. */
function assumedBy(method: KeyMethod, { bound }: Binding): readonly string[] {
	return namesUsed(method).filter(name => {
		const from = bound.get(name)?.source?.from;
		return from === 'default' || from === 'fact';
	});
}

/**
 * Methods of a key that may be run: the ones that the question names first, the closest name before (`mixed-precision Adam` before `for training`); where it names
 * none, the one of the question that it takes up; then the ones that use what the document states in the place of a default (`20 tokens per parameter`,
 * where another method has a fit of its own).
 */
function orderedMethods(methods: readonly KeyMethod[], match: Match): readonly KeyMethod[] {
	if (match.turned) return [match.turned.method];
	const closestIn = (words: StemmedText, method: KeyMethod): number =>
		Math.max(
			0,
			...[method.name, ...method.aliases]
				.filter(name => name !== '' && hasPhrase(words, name))
				.map(name => stemmed(name).stems.length),
		);
	const closest = (method: KeyMethod): number => closestIn(match.question, method);
	const here = methods.filter(method => closest(method) > 0).toSorted((a, b) => closest(b) - closest(a));
	// What a question of several leaves to the setting: `Prefix tuning learns …` before `how many parameters is this`.
	const setting = here.length === 0 ? stemmed(match.text.around) : undefined;
	const there = setting
		? methods.filter(method => closestIn(setting, method) > 0 && match.targets.every(each => isMadeBy(method, each)))
		: [];
	const byName = there.length === 1 ? there : here;
	// A law that the document states goes before the name of a rule that takes all for granted: `Rule of thumb: N = 0.1 √C`.
	const isOfLaw = (method: KeyMethod): boolean =>
		namesUsed(method).some(name => {
			const entry = match.binding.bound.get(name);
			return entry?.given.type.kind === 'law' && isSaid(entry.source?.from);
		});
	const granted = byName.every(method => statedDefaults(method, match.binding) === 0) && methods.some(isOfLaw);
	const named =
		byName.length > 0 && !granted ? byName : methods.filter(({ name }) => name !== '' && name === match.methodBefore);
	const rest = methods.filter(method => !named.includes(method));
	const stated = rest.map(method => ({ method, count: statedDefaults(method, match.binding) }));
	return [...named, ...stated.toSorted((a, b) => b.count - a.count).map(({ method }) => method)];
}

/** Whether a method comes to a result. */
const isMadeBy = ({ steps }: KeyMethod, symbol: string): boolean =>
	steps.some(({ formulas }) =>
		formulas.some(({ links }) => links.some(link => link.kind === 'define' && symbolsOf(link.head).has(symbol))),
	);

/** The names in the formulas by which a method defines its quantities. */
const namesUsed = ({ steps }: KeyMethod): readonly string[] =>
	steps.flatMap(({ formulas }) =>
		formulas.flatMap(({ links }) => links.flatMap(link => (link.kind === 'define' ? namesIn(link.body) : []))),
	);

/** How many givens with a default a method takes from the document. */
function statedDefaults(method: KeyMethod, { bound }: Binding): number {
	return [...new Set(namesUsed(method))].filter(name => {
		const entry = bound.get(name);
		const from = entry?.source?.from;
		return entry?.given.default.kind === 'value' && (from === 'question' || from === 'problem' || from === 'user');
	}).length;
}

/** The document's givens that were bound, each once, and of the defaults and facts those that a shown step uses. */
function shownGivens(
	key: AnswerKey,
	binding: Binding,
	used: (symbol: string) => boolean,
	{ names }: Shower,
): readonly Given[] {
	return key.givens.flatMap(given => {
		const bound = binding.bound.get(given.symbol);
		if (!bound?.source || (bound.source.from === 'default' && isUnitConstant(given, bound.value))) return [];
		// What the question itself says is shown even where no step uses it.
		if (bound.source.from !== 'question' && bound.source.from !== 'user' && !used(given.symbol)) return [];
		// By the letter that stands for it in the steps, where the document has none of its own.
		const letter = used(given.symbol) ? toLatex(names.get(given.symbol) ?? given.expression) : undefined;
		const { latex = letter, name = given.name } = bound.source;
		return [{ ...bound.source, latex, name: properName(name), value: bound.value ?? bound.source.value }];
	});
}

/** Who makes a question one of numbers: an answer in letters (`5 E`) lacks nothing. */
const STATING: ReadonlySet<Given['from'] | undefined> = new Set(['question', 'problem', 'part', 'user']);

/**
 * What could not be bound. A question without any number is answered in symbols, and nothing is missing from it; one that gives
 * some numbers lacks the rest.
 */
function missingOf(
	key: AnswerKey,
	targets: readonly string[],
	binding: Binding,
	methods: readonly KeyMethod[],
): Solution['missing'] {
	const numeric = [...binding.bound.values()].some(
		({ given, value, source }) => value !== undefined && given.default.kind === 'needed' && STATING.has(source?.from),
	);
	// `3.35 TB/s` in the place of what the key would assume, and nothing of the model: the model is what is missing.
	const stated = [...binding.bound.values()].some(
		({ given, value, source }) =>
			value !== undefined &&
			given.default.kind === 'fact' &&
			(source?.from === 'question' || source?.from === 'problem'),
	);
	if (!numeric && !stated) return [];
	const has = (symbol: string): boolean => binding.bound.get(symbol)?.value !== undefined;
	// What the key would make of other givens that nobody states is missing as a whole: the compute of a run.
	const used = givensBehindAll(key, targets);
	const made = key.givens.filter(
		({ symbol, type, constant, default: by }) =>
			!constant &&
			type.kind === 'quantity' &&
			used.has(symbol) &&
			by.kind === 'value' &&
			symbolsOf(by.expression).size > 0 &&
			!binding.bound.has(symbol),
	);
	// A device that nobody names has no speed and no price.
	const devices = key.givens.filter(
		({ symbol, default: by }) => by.kind === 'fact' && used.has(symbol) && !binding.bound.has(symbol),
	);
	return [...neededFor(key, targets, has, methods), ...made, ...devices]
		.filter(({ symbol }) => !has(symbol) && (numeric || !binding.bound.has(symbol)))
		.filter(given => given.type.kind !== 'matrix' && given.type.kind !== 'matrices')
		.map(({ symbol, name }) => ({ symbol, name }));
}

/** Whether a question needs a target: where it does not say which, the one that the wording names first. */
const isNeeded = (match: Match, wanted: ReadonlySet<string>, target: string, index: number): boolean =>
	match.further?.includes(target) || (wanted.size > 0 ? wanted.has(target) : index === 0);

function resultsOf(key: AnswerKey, match: Match, ran: Ran, show: Shower): readonly NamedResult[] {
	const wanted = askedTargets(key, match.targets, match.question, match.text.own);
	const asked = match.targets.flatMap((target, index) =>
		resultsFor(key, target, ran, show).map(result => {
			const needed = isNeeded(match, wanted, target, index) || (wanted.size === 0 && result.value.kind !== 'quantity');
			return needed ? result : { ...result, incidental: true as const };
		}),
	);
	const said = ran.steps.flatMap(({ said: row }) => (row ? [row] : []));
	const truth = said.findLast(row => row.truth !== undefined);
	// What nobody asks for and what lacks a number says nothing beside what has all.
	const whole = asked.some(({ incidental, value }) => !incidental && value.kind === 'quantity');
	const told = asked.filter(({ incidental, value }) => !whole || !incidental || value.kind !== 'symbolic');
	if (truth?.truth === undefined) return told;
	return [
		...told,
		{
			symbol: 'truth',
			symbolLatex: '\\text{answer}',
			name: 'answer',
			value: { kind: 'truth', truth: truth.truth },
			text: truth.truth ? 'True' : 'False',
			latex: truth.truth ? '\\text{True}' : '\\text{False}',
		},
	];
}

/** The results for a symbol: one, or one for each member of a list that the steps run over. */
function resultsFor(key: AnswerKey, symbol: string, ran: Ran, show: Shower): readonly NamedResult[] {
	const found = ran.steps.flatMap(step =>
		step.formulas.flatMap(formula =>
			formula.definitions.flatMap(({ definition, value }) =>
				definition.symbol === symbol
					? [{ member: step.member, result: namedResult(key, definition, value, step, show) }]
					: [],
			),
		),
	);
	const last = found.at(-1);
	if (!last) return [];
	if (last.member === undefined || last.member === 0) return [last.result];
	return found.map(({ member, result }) => ({ ...result, name: `${result.name} (${(member ?? 0) + 1})` }));
}
