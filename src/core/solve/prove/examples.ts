import { extend } from '../../math/evaluate/environment.ts';
import { evaluate, quantity } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { toText } from '../../math/print/print.ts';
import { sameDimension } from '../../math/units/units.ts';
import type { Environment, Quantity, Result, Value } from '../../math/value.ts';
import type { Fact } from '../../quantities/given.ts';
import { type Message, say } from '../../text/message.ts';
import { type Binding, bindGivens } from '../bind/bind.ts';
import { tokensOf } from '../bind/stated-words.ts';
import type { AnswerKey, KeyExample, KeyProblem } from '../key.ts';
import { chainedMethod, isChain } from '../run/chained.ts';
import { holds, keyEnvironment, type Ran, type Running, runMethod } from '../run/run.ts';
import { stemmed } from '../words.ts';
import { describe, equal } from './agree.ts';

/** Runs the worked examples of a key: each published result must come out, to the digits that it is written with. */
export function checkExamples(key: AnswerKey, facts: readonly Fact[] = []): readonly KeyProblem[] {
	return key.examples.flatMap(example => checkExample(key, example, facts));
}

function checkExample(key: AnswerKey, example: KeyExample, facts: readonly Fact[]): readonly KeyProblem[] {
	const problem = (message: Message, span = example.span): KeyProblem => ({ message, span, severity: 'error' });
	const started = startOf(key, example, facts);
	if (!started.ok) return [problem(say`This example cannot be run: ${started.error.message}.`)];
	const methods =
		example.method === undefined && isChain(key)
			? [chainedMethod(key, started.value)]
			: key.methods.filter(method => example.method === undefined || method.name === example.method);
	if (methods.length === 0)
		return [
			problem(
				say`There is no method "${example.method ?? ''}": there are ${key.methods.map(({ name }) => name).join(', ')}.`,
			),
		];
	const outside = outsideConditions(key, example, started.value);
	if (outside.length > 0) return outside;
	// Without a method named, one that gives all results is enough.
	let last: readonly KeyProblem[] = [];
	for (const method of methods) {
		const ran = runMethod(method, started.value);
		last = [...compareResults(example, ran, problem), ...compareSaid(example, ran, problem)];
		if (last.length === 0) return [];
	}
	return last;
}

/** The givens of an example bound as if a document had given them; what it leaves out comes from facts and defaults. */
export function bindExample(key: AnswerKey, example: KeyExample, facts: readonly Fact[] = []): Result<Binding> {
	const none = { own: example.question ?? '', around: '', asks: true, formulas: [], answerFormulas: [] };
	let env: Environment = keyEnvironment();
	for (const { symbol, expression } of example.given) {
		const result = evaluate(expression, env);
		if (!result.ok) return result;
		env = extend(env, [[symbol, listed(key, symbol, result.value)]]);
	}
	const own = new Map(example.given.map(({ symbol }) => [symbol, env.get(symbol)!]));
	return { ok: true, value: bindGivens(key, [], facts, none, own) };
}

function startOf(key: AnswerKey, example: KeyExample, facts: readonly Fact[]): Result<Running> {
	const binding = bindExample(key, example, facts);
	if (!binding.ok) return binding;
	return {
		ok: true,
		value: {
			environment: keyEnvironment(
				[...binding.value.bound].flatMap(([name, { value }]) => (value ? [[name, value] as const] : [])),
			),
			symbolic: new Map(),
			question: example.question === undefined ? undefined : stemmed(example.question),
		},
	};
}

/** A lone matrix where a list of matrices is declared is a list of one. */
function listed(key: AnswerKey, symbol: string, value: Value): Value {
	const given = key.givens.find(each => each.symbol === symbol);
	if (given && value.kind === 'text') return tokensOf(value.text, given) ?? value;
	if (given?.type.kind === 'matrices' && value.kind === 'matrix') return { kind: 'list', items: [value] };
	return given?.type.kind === 'set' ? asSet(value) : value;
}

/** A lone position is a set of one. */
const asSet = (value: Value): Value =>
	value.kind === 'quantity' ? { kind: 'set', runs: [[value.value, value.value]] } : value;

/** Values of an example that the conditions of the Given table exclude. */
function outsideConditions(key: AnswerKey, example: KeyExample, running: Running): readonly KeyProblem[] {
	return example.given.flatMap(({ symbol, span }) =>
		(key.givens.find(given => given.symbol === symbol)?.conditions ?? [])
			.filter(expression => holds({ kind: 'formula', expression }, running) === false)
			.map(
				(condition): KeyProblem => ({
					message: say`This does not satisfy the condition ${toText(condition)} of the Given table.`,
					span,
					severity: 'error',
				}),
			),
	);
}

type Report = (message: Message, span?: KeyProblem['span']) => KeyProblem;

function compareResults(example: KeyExample, ran: Ran, problem: Report): readonly KeyProblem[] {
	return example.expected.flatMap(({ symbol, expression, text, span }) => {
		const came = ran.running.environment.get(symbol);
		if (!came) {
			const why = ran.stopped ? `: ${ran.stopped.error.message}` : '';
			return [problem(say`The key gives no value for this${why}.`, span)];
		}
		const wanted = evaluate(expression, keyEnvironment());
		if (!wanted.ok) return [problem(say`"${text}" has no value: ${wanted.error.message}.`, span)];
		return matches(came, wanted.value, expression)
			? []
			: [problem(say`The example says ${text}; the key gives ${describe(came)}.`, span)];
	});
}

function compareSaid(example: KeyExample, ran: Ran, problem: Report): readonly KeyProblem[] {
	const said = ran.steps.findLast(step => step.said !== undefined)?.said;
	const found: KeyProblem[] = [];
	if (example.truth !== undefined && String(said?.truth) !== example.truth)
		found.push(problem(say`The example says ${example.truth}; the key says ${said ? String(said.truth) : 'nothing'}.`));
	if (example.says !== undefined && !said?.say.toLowerCase().includes(example.says.toLowerCase()))
		found.push(
			problem(say`The example says "${example.says}"; the key says ${said ? say`"${said.say}"` : say`nothing`}.`),
		);
	return found;
}

/** Equality to the digits that the example is written with. */
function matches(came: Value, wanted: Value, written: Expression): boolean {
	if (came.kind === 'quantity' && wanted.kind === 'quantity') {
		if (!sameDimension(came.unit, wanted.unit)) return false;
		return Math.abs(came.value - wanted.value) <= slackOf(wanted, came, written) + 1e-11 * Math.abs(wanted.value);
	}
	if (came.kind === 'matrix' && wanted.kind === 'matrix') {
		if (equal(came, wanted, 1e-4).kind === 'yes') return true;
		return written.kind === 'matrix' && matchesByEntry(came.matrix.to2DArray(), written.rows);
	}
	return equal(came, came.kind === 'set' ? asSet(wanted) : wanted, 1e-9).kind === 'yes';
}

/** Every entry to its own digits. */
const matchesByEntry = (came: readonly (readonly number[])[], written: readonly (readonly Expression[])[]): boolean =>
	came.length === written.length &&
	came.every(
		(row, i) =>
			row.length === written[i]!.length &&
			row.every((value, j) => {
				const wanted = evaluate(written[i]![j]!, keyEnvironment());
				return wanted.ok && matches(quantity(value), wanted.value, written[i]![j]!);
			}),
	);

/** Half a unit of the last written digit. */
function slackOf(wanted: Quantity, came: Quantity, written: Expression): number {
	let node = written;
	while (node.kind === 'measure' || (node.kind === 'apply' && node.operator === 'negate'))
		node = node.kind === 'measure' ? node.value : node.args[0]!;
	// A whole number is meant exactly, unless what comes out is none and was rounded to it.
	const whole = Number.isInteger(Number((came.value / wanted.unit.factor).toPrecision(14)));
	const digit =
		node.kind === 'number' && !(node.exact && whole) ? 0.505 * 10 ** node.lastPlace * wanted.unit.factor : 0;
	return Math.max(digit, wanted.error * 1.01);
}
