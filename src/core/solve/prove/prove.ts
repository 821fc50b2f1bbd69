import { extend } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import { toText } from '../../math/print/print.ts';
import { sameDimension, unitless } from '../../math/units/units.ts';
import type { Environment, Result, Value } from '../../math/value.ts';
import { type Message, say, verbatim } from '../../text/message.ts';
import { freeSymbols } from '../key/key-scope.ts';
import type { AnswerKey, Assertion, Definition, KeyInstance, KeyMethod, KeyProblem, KeyStep } from '../key.ts';
import { indexRanges, prepare } from '../run/entries.ts';
import { holds, type Running, valueOfDefinition } from '../run/run.ts';
import { agree, describe, isDecidable } from './agree.ts';
import { doubtfulMistakes, doubtfulPlots } from './doubts.ts';
import { type Random, randomFrom, sampleGivens, seedOf } from './sampling.ts';

/** How many random draws an assertion must survive. */
const DRAWS = 4;
/** How many more show that a condition never comes true. */
const FURTHER = 60;

/**
 * Proves a key by sampling: every definition has a value and every assertion holds for random givens of the declared shapes
 * within the declared conditions; instances hold; results have the units that the Gives table says. What fails is an error at
 * its place, with the draw that shows it.
 */
export function proveKey(key: AnswerKey): readonly KeyProblem[] {
	const problems: KeyProblem[] = [];
	const runs = key.methods.map(method => proveMethod(key, method, problems));
	if (runs.every(({ length }) => length > 0))
		problems.push(...doubtfulMistakes(key, runs, () => furtherDraws(key)), ...doubtfulPlots(key, runs));
	for (const instance of key.instances) proveInstance(key, instance, problems);
	return problems;
}

function proveMethod(key: AnswerKey, method: KeyMethod, problems: KeyProblem[]): readonly Running[] {
	const random = randomFrom(seedOf(`${key.id}/${method.name}`));
	const reached = new Set<KeyStep>();
	const unsettled = new Map<Assertion, Message>();
	const settled = new Set<Assertion>();
	const witnesses: Running[] = [];
	for (let draw = 0, tries = 0; draw < DRAWS && tries < DRAWS * 20; tries++) {
		const givens = sampleGivens(key, random, undefined, tries);
		if (!givens) {
			problems.push({
				message: say`No random values satisfy the conditions of the Given table; are they contradictory?`,
				span: key.givens[0]?.span ?? method.span,
				severity: 'error',
			});
			return [];
		}
		const outcome = walkMethod(method, givens, random, reached, unsettled, settled);
		if (outcome.kind === 'outside') continue;
		if (outcome.kind === 'false') {
			problems.push({ ...outcome.problem, message: say`${outcome.problem.message} (${drawText(key, givens)})` });
			return [];
		}
		if (draw === 0) checkUnits(key, outcome.running, problems);
		witnesses.push(outcome.running);
		draw++;
	}
	for (const [assertion, why] of unsettled)
		if (!settled.has(assertion))
			problems.push({
				message: say`This cannot be proved by sampling (${why}); it is shown as a statement.`,
				span: assertion.span,
				severity: 'warning',
			});
	for (const step of method.steps)
		if (!reached.has(step))
			problems.push({
				message: say`No random draw reached the step "${step.title}": nothing in it is proved.`,
				span: step.span,
				severity: 'warning',
			});
	return witnesses;
}

/** More draws of every method, for what seldom comes true. */
function furtherDraws(key: AnswerKey): readonly Running[] {
	const random = randomFrom(seedOf(key.id));
	return key.methods.flatMap(method =>
		Array.from({ length: FURTHER }, (_, draw) => {
			const givens = sampleGivens(key, random, undefined, draw);
			const walked = givens && walkMethod(method, givens, random, new Set(), new Map(), new Set());
			return walked?.kind === 'true' ? [walked.running] : [];
		}).flat(),
	);
}

const drawText = (key: AnswerKey, env: Environment): string => {
	const parts = key.givens.flatMap(given => {
		const value = env.get(given.symbol);
		return value && given.type.kind === 'quantity' ? [`${toText(given.expression)} = ${describe(value)}`] : [];
	});
	return parts.length === 0 ? 'on random values' : `with ${parts.join(', ')}`;
};

type Walked =
	| { readonly kind: 'true'; readonly running: Running }
	/** The draw lies outside what the formulas are defined for (a logarithm of a negative number). */
	| { readonly kind: 'outside' }
	| { readonly kind: 'false'; readonly problem: KeyProblem };

function walkMethod(
	method: KeyMethod,
	givens: Environment,
	random: Random,
	reached: Set<KeyStep>,
	unsettled: Map<Assertion, Message>,
	settled: Set<Assertion>,
): Walked {
	let running: Running = { environment: givens, symbolic: new Map(), question: undefined };
	for (const step of method.steps) {
		const each = step.each ?? method.each;
		const list = each ? running.environment.get(each) : undefined;
		if (each && list?.kind === 'list' && list.items[0]) running = bind(running, each, list.items[0]);
		if (step.condition && holds({ kind: 'formula', expression: step.condition }, running) !== true) continue;
		reached.add(step);
		for (const formula of step.formulas)
			for (const link of formula.links) {
				if (link.kind === 'define') {
					const value = valueOfDefinition(link, running);
					const failed = failure(value, link);
					if (failed === 'outside' || !value.ok)
						return failed && failed !== 'outside' ? { kind: 'false', problem: failed } : { kind: 'outside' };
					if (failed) return { kind: 'false', problem: failed };
					running = bind(running, link.symbol, value.value);
					continue;
				}
				const verdict = proveAssertion(link, running, random);
				if (verdict.kind === 'outside') return { kind: 'outside' };
				if (verdict.kind === 'no')
					return {
						kind: 'false',
						problem: { message: say`This link does not hold: ${verdict.why}`, span: link.span, severity: 'error' },
					};
				if (verdict.kind === 'cannot-tell') unsettled.set(link, verdict.why);
				else settled.add(link);
			}
	}
	return { kind: 'true', running };
}

const bind = (running: Running, name: string, value: Value): Running => ({
	...running,
	environment: extend(running.environment, [[name, value]]),
});

function failure(result: Result<Value>, definition: Definition): KeyProblem | 'outside' | undefined {
	if (!result.ok) {
		if (result.error.code === 'domain' || result.error.code === 'overflow') return 'outside';
		return { message: say`This has no value: ${result.error.message}`, span: definition.span, severity: 'error' };
	}
	if (result.value.kind === 'symbolic')
		return {
			message: say`This has no value: nothing gives ${result.value.free.join(', ')} a value.`,
			span: definition.span,
			severity: 'error',
		};
	return undefined;
}

type Verdict =
	| { readonly kind: 'yes' }
	| { readonly kind: 'outside' }
	| { readonly kind: 'no'; readonly why: Message }
	| { readonly kind: 'cannot-tell'; readonly why: Message };

/** Tries an assertion for every row and column that its index letters may mean, and for values of functions' parameters. */
export function proveAssertion(assertion: Assertion, running: Running, random: Random): Verdict {
	if (!isDecidable(assertion.operator)) return { kind: 'cannot-tell', why: say`\`${assertion.operator}\`` };
	const isBound = (name: string): boolean => running.environment.get(name) !== undefined;
	const indexable = indexableIn(running);
	const free = new Set(
		[assertion.left, assertion.right].flatMap(side => freeSymbols(side, isBound, indexable)).map(({ name }) => name),
	);
	const letters = indexRanges([assertion.left, assertion.right], running);
	const parameters = [...free].filter(name => !letters.has(name));
	let cases: readonly Running[] = [running];
	for (const [letter, size] of letters) {
		if (isBound(letter) && !free.has(letter)) continue;
		cases = cases.flatMap(each => Array.from({ length: size }, (_, index) => withNumber(each, letter, index + 1)));
	}
	for (const name of parameters) cases = cases.map(each => withNumber(each, name, 0.3 + 3 * random()));
	for (const each of cases.slice(0, 64)) {
		const left = evaluate(prepare(assertion.left, each), each.environment);
		const right = evaluate(prepare(assertion.right, each), each.environment);
		for (const side of [left, right]) {
			if (!side.ok && (side.error.code === 'domain' || side.error.code === 'overflow')) return { kind: 'outside' };
			if (!side.ok && side.error.code === 'unsupported') return { kind: 'cannot-tell', why: side.error.message };
			if (!side.ok) return { kind: 'no', why: side.error.message };
		}
		if (!left.ok || !right.ok) return { kind: 'outside' };
		const agreement = agree(left.value, assertion.operator, right.value);
		if (agreement.kind === 'no') {
			const at = [...letters.keys(), ...parameters]
				.map(name => `${name} = ${describe(each.environment.get(name) ?? left.value)}`)
				.join(', ');
			return { kind: 'no', why: say`${agreement.why}${at ? say` at ${at}` : ''}` };
		}
		if (agreement.kind === 'cannot-tell') return agreement;
	}
	return { kind: 'yes' };
}

/** Names whose values have entries. */
const indexableIn = ({ environment }: Running): ReadonlySet<string> =>
	new Set(environment.names().filter(name => ['matrix', 'list'].includes(environment.get(name)?.kind ?? '')));

const withNumber = (running: Running, name: string, value: number): Running =>
	bind(running, name, { kind: 'quantity', value, unit: unitless, error: 0 });

function checkUnits(key: AnswerKey, running: Running, problems: KeyProblem[]): void {
	for (const { symbol, unit, span } of key.gives) {
		const value = running.environment.get(symbol);
		if (value?.kind !== 'quantity' || value.value === 0) continue;
		if (!sameDimension(value.unit, unit ?? unitless) && !problems.some(problem => problem.span === span))
			problems.push({
				message: say`The steps give this the unit ${value.unit.text || '(none)'}, the table says ${unit?.text || '(none)'}.`,
				span,
				severity: 'error',
			});
	}
}

/** Runs an instance: its own values, random ones for the rest, every method's definitions, then what it shows. */
function proveInstance(key: AnswerKey, instance: KeyInstance, problems: KeyProblem[]): void {
	problems.push(...runInstance(key, instance).problems);
}

/** What an instance came to: each assertion with the values of its sides. */
export interface InstanceRun {
	readonly running: Running | undefined;
	readonly problems: readonly KeyProblem[];
}

export function runInstance(key: AnswerKey, instance: KeyInstance): InstanceRun {
	const random = randomFrom(instance.seed);
	const fixed = new Map(instance.bindings.map(({ symbol, expression }) => [symbol, expression]));
	const unknown = instance.bindings.find(({ symbol }) => !key.givens.some(given => given.symbol === symbol));
	if (unknown)
		return fail({ span: unknown.span }, say`An instance gives values to givens; \`${unknown.symbol}\` is none.`);
	const givens = sampleGivens(key, random, fixed);
	if (!givens)
		return fail(instance, say`The values of this instance do not satisfy the conditions of the Given table.`);
	let running: Running | undefined;
	let why = verbatim('');
	// What several methods define stands as the first has it.
	for (const method of key.methods.toReversed()) {
		const walked = walkMethod(method, running?.environment ?? givens, random, new Set(), new Map(), new Set());
		if (walked.kind === 'true') running = walked.running;
		else why = walked.kind === 'false' ? walked.problem.message : say`the formulas have no value there`;
	}
	if (!running) return fail(instance, say`On this instance: ${why}`);
	const problems: KeyProblem[] = [];
	for (const assertion of instance.assertions) {
		const verdict = proveAssertion(assertion, running, random);
		if (verdict.kind === 'yes') continue;
		const because = verdict.kind === 'outside' ? say`a side has no value` : verdict.why;
		problems.push({
			message: say`This does not hold on the instance: ${because}.`,
			span: assertion.span,
			severity: 'error',
		});
	}
	return { running, problems };
}

const fail = (instance: Pick<KeyInstance, 'span'>, message: Message): InstanceRun => ({
	running: undefined,
	problems: [{ message, span: instance.span, severity: 'error' }],
});
