import { environment, extend } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import type { Environment, FunctionValue, MathError, Result, Shape, Value } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import type { Choice, ChoiceRow, Condition, Definition, KeyFormula, KeyMethod, KeyStep } from '../key.ts';
import { hasPhrase, type StemmedText } from '../words.ts';
import { decompose, decompositionIn } from './decompose.ts';
import { prepare, valueByEntries } from './entries.ts';
import { inlineCalls, substitute } from './substitute.ts';

/** The environment that every key starts from: values over the constants of the format (the empty set). */
export const keyEnvironment = (
	values: Iterable<readonly [string, Value]> = [],
	shapes: Iterable<readonly [string, Shape]> = [],
): Environment => environment([['emptyset', { kind: 'set', runs: [] }], ...values], shapes);

/** What names of a key mean while it runs: values in the environment, and expressions in givens for what has no value. */
export interface Running {
	readonly environment: Environment;
	/** Definitions that stay symbolic, written in givens that have no value. */
	readonly symbolic: ReadonlyMap<string, Expression>;
	/** The key's givens without a value: an `e` or `\\pi` among them is no constant. */
	readonly open?: ReadonlySet<string>;
	/** Words of the question, for choices. */
	readonly question: StemmedText | undefined;
	/** Values that stand for what some definitions come to: the numbers that an answer went on with. */
	readonly instead?: ReadonlyMap<string, Value>;
}

/** A definition that was run. */
export interface RanDefinition {
	readonly definition: Definition;
	/** Symbolic where a given has no value. */
	readonly value: Value;
}

export interface RanFormula {
	readonly formula: KeyFormula;
	readonly definitions: readonly RanDefinition[];
}

export interface RanStep {
	readonly step: KeyStep;
	/** For a step of `each`: which member, from 0. */
	readonly member: number | undefined;
	readonly formulas: readonly RanFormula[];
	readonly said: ChoiceRow | undefined;
	/** As it was after the step. */
	readonly running: Running;
}

export interface Ran {
	readonly steps: readonly RanStep[];
	readonly running: Running;
	/** What stopped it, with the definition that has no value. */
	readonly stopped: { readonly error: MathError; readonly definition: Definition } | undefined;
}

/**
 * Runs the steps of a method, one after the other. `each` steps run once for every member of their list. A step that cannot be run (a sum over a
 * vector of unknown length) is left out with all that is made of it; the others go on.
 */
export function runMethod(method: KeyMethod, start: Running): Ran {
	const steps: RanStep[] = [];
	let running = start;
	let stopped: Ran['stopped'];
	/** What steps that cannot be run would have defined. */
	const lost = new Set<string>();
	let index = 0;
	while (index < method.steps.length) {
		const each = method.steps[index]!.each ?? method.each;
		let until = index + 1;
		if (each) while (until < method.steps.length && (method.steps[until]!.each ?? method.each) === each) until++;
		const group = method.steps.slice(index, until);
		index = until;
		const members = each ? membersOf(running.environment.get(each)) : [undefined];
		for (const [member, value] of members.entries()) {
			let inner = each && value ? withValue(running, each, value) : running;
			for (const step of group) {
				const names = step.formulas.flatMap(({ expression }) => [...symbolsOf(expression)]);
				if (lost.size > 0 && names.some(name => lost.has(name))) {
					for (const name of definedBy(step)) lost.add(name);
					continue;
				}
				const ran = runStep(step, each ? member : undefined, inner);
				if ('error' in ran) {
					stopped ??= ran;
					if (each) return { steps, running: inner, stopped };
					for (const name of definedBy(step)) lost.add(name);
					continue;
				}
				if (!ran.skipped) steps.push(ran.step);
				inner = ran.step.running;
			}
			if (!each) running = inner;
			// What the last member defined stays readable for the steps that follow.
			else if (member === members.length - 1) running = inner;
		}
	}
	return { steps, running, stopped };
}

const definedBy = ({ formulas }: KeyStep): readonly string[] =>
	formulas.flatMap(({ links }) => links.flatMap(link => (link.kind === 'define' ? [link.symbol] : [])));

const membersOf = (value: Value | undefined): readonly (Value | undefined)[] =>
	value?.kind === 'list' ? value.items : [value];

const withValue = (running: Running, name: string, value: Value): Running => ({
	...running,
	environment: extend(running.environment, [[name, value]]),
});

function runStep(
	step: KeyStep,
	member: number | undefined,
	start: Running,
):
	| { readonly step: RanStep; readonly skipped: boolean }
	| { readonly error: MathError; readonly definition: Definition } {
	let running = start;
	if (step.condition && holds({ kind: 'formula', expression: step.condition }, running) === false)
		return { step: { step, member, formulas: [], said: undefined, running }, skipped: true };
	const formulas: RanFormula[] = [];
	for (const formula of step.formulas) {
		const definitions: RanDefinition[] = [];
		for (const link of formula.links) {
			if (link.kind !== 'define') continue;
			const value = lastForm(valueOfDefinition(link, running), formula, link, running);
			if (!value.ok) return { error: value.error, definition: link };
			const kept = running.instead?.get(link.symbol);
			definitions.push({ definition: link, value: kept ?? value.value });
			if (kept) running = withValue(running, link.symbol, kept);
			else if (value.value.kind !== 'symbolic') running = withValue(running, link.symbol, value.value);
			// Entries without values stay entries of their name: the form of one is not the whole.
			else if (!link.indices)
				running = { ...running, symbolic: new Map(running.symbolic).set(link.symbol, value.value.expression) };
		}
		formulas.push({ formula, definitions });
	}
	const said = step.choice && choose(step.choice, running);
	return { step: { step, member, formulas, said, running }, skipped: false };
}

/** A symbolic value as the last form of its chain: what the author led up to. */
function lastForm(value: Result<Value>, formula: KeyFormula, definition: Definition, running: Running): Result<Value> {
	if (!value.ok || value.value.kind !== 'symbolic' || definition.component !== undefined) return value;
	const last = valueOfExpression(chainOf(formula, definition).at(-1)!, running);
	const nothing = last.ok && last.value.kind === 'quantity' && last.value.value === 0;
	return last.ok && (last.value.kind === 'symbolic' || nothing) ? last : value;
}

/** The right sides of the chain that a definition begins: its body and what is asserted equal to it. */
export function chainOf(formula: KeyFormula, definition: Definition): readonly Expression[] {
	const sides: Expression[] = [definition.body];
	const at = formula.links.indexOf(definition);
	for (const link of formula.links.slice(at + 1)) {
		const before = sides.length === 1 ? definition.head : sides.at(-1);
		if (link.kind === 'define' || link.operator !== '=' || link.left !== before) break;
		sides.push(link.right);
	}
	return sides;
}

/** The value of a definition: a function, a number or matrix, or an expression in givens that have no value. */
export function valueOfDefinition(definition: Definition, running: Running): Result<Value> {
	if (definition.parameters) {
		const body = prepare(definition.body, running);
		return { ok: true, value: { kind: 'function', parameters: definition.parameters, body } };
	}
	if (definition.indices) {
		// Where the entries have no values yet the form of one entry stands for all.
		const entries = valueByEntries(definition, running);
		if (entries) return entries;
		const expression = expand(prepare(definition.body, running), running);
		return { ok: true, value: { kind: 'symbolic', expression, free: [...symbolsOf(expression)] } };
	}
	const decomposed = definition.component === undefined ? undefined : decompositionIn(definition.body);
	if (!decomposed) return valueOfExpression(definition.body, running);
	const whole = valueOfExpression(decomposed.argument, running);
	if (!whole.ok) return whole;
	if (whole.value.kind === 'symbolic') return { ok: true, value: { ...whole.value, expression: definition.head } };
	const parts = decompose(decomposed.name, whole.value, decomposed.argument.span);
	return parts.ok ? { ok: true, value: parts.value[definition.component!]! } : parts;
}

/** The value of an expression of the key; symbolic where something in it has no value. */
export function valueOfExpression(expression: Expression, running: Running): Result<Value> {
	const prepared = prepare(expression, running);
	const result = evaluate(prepared, running.environment);
	if (result.ok && result.value.kind !== 'symbolic') {
		const unknown = ownConstants(prepared, running);
		if (unknown.length === 0) return result;
		return { ok: true, value: { kind: 'symbolic', expression: expand(prepared, running), free: unknown } };
	}
	if (!result.ok && result.error.code !== 'unbound') return result;
	const expanded = expand(prepared, running);
	const free = result.ok && result.value.kind === 'symbolic' ? result.value.free : result.ok ? [] : result.error.names;
	return { ok: true, value: { kind: 'symbolic', expression: expanded, free: free ?? [] } };
}

/** Names in an expression that the language would take for constants, and that are the key's own without a value: its `e`. */
const ownConstants = (expression: Expression, { symbolic, open, environment }: Running): readonly string[] =>
	[...symbolsOf(expression)].filter(
		name => /^(?:e|pi|I)$/.test(name) && environment.get(name) === undefined && (symbolic.has(name) || open?.has(name)),
	);

/** Definitions put in, until only givens are left: bound ones stay as symbols, their values are put in by whoever shows it. */
export function expand(expression: Expression, running: Running): Expression {
	const functionOf = (name: string): FunctionValue | undefined => {
		const value = running.environment.get(name);
		return value?.kind === 'function' ? value : undefined;
	};
	return substitute(inlineCalls(expression, functionOf), symbol => running.symbolic.get(symbol.name));
}

/** Whether a condition holds; undefined where that cannot be told. */
export function holds(condition: Condition, running: Running): boolean | undefined {
	switch (condition.kind) {
		case 'otherwise':
			return true;
		case 'words':
			return running.question ? hasPhrase(running.question, condition.words) : undefined;
		case 'not': {
			const inner = holds(condition.of, running);
			return inner === undefined ? undefined : !inner;
		}
		case 'all': {
			const parts = condition.of.map(part => holds(part, running));
			return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
		}
		case 'any': {
			const parts = condition.of.map(part => holds(part, running));
			return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
		}
		case 'formula': {
			const result = evaluate(prepare(condition.expression, running), running.environment);
			return result.ok && result.value.kind === 'truth' ? result.value.truth : undefined;
		}
	}
}

/** The first row that holds. A row that cannot be told apart ends the search: what stands below it may be wrong. */
export function choose(choice: Choice, running: Running): ChoiceRow | undefined {
	for (const row of choice.rows) {
		const held = holds(row.when, running);
		if (held) return row;
		if (held === undefined) return undefined;
	}
	return undefined;
}
