import type { Expression } from '../math/expression.ts';
import { formatValue } from '../math/format.ts';
import { toLatex, toText } from '../math/print.ts';
import type { Value } from '../math/value.ts';
import { some, symbolsOf } from '../math/walk.ts';
import type { Binding } from './bind.ts';
import type { AnswerKey, Definition, KeyFormula } from './key.ts';
import { normalForm, roundNumbers } from './normal-form.ts';
import { expand, type Ran, type RanFormula, type RanStep, type Running } from './run.ts';
import type { NamedResult, SolvedStep } from './solution.ts';
import { apply, quantityNode, substitute } from './substitute.ts';

/** How expressions of a key are shown: in the document's symbols, with its values. */
export interface Shower {
	readonly key: AnswerKey;
	/** Key symbols to the document's symbols (or to the number that the document wrote there). */
	readonly names: ReadonlyMap<string, Expression>;
	readonly isMatrix: (name: string) => boolean;
}

export function shower(key: AnswerKey, binding: Binding): Shower {
	const names = new Map<string, Expression>();
	for (const [symbol, { shown }] of binding.bound)
		if (shown?.kind === 'symbol' && shown.name !== symbol) names.set(symbol, shown);
	const matrices = new Set(
		key.givens.filter(({ type }) => type.kind === 'matrix' || type.kind === 'matrices').map(({ symbol }) => symbol),
	);
	return { key, names, isMatrix: name => matrices.has(name) };
}

/** Significant digits of numbers inside a formula that is shown. */
const DIGITS = 5;

/** A method's run as worked steps. */
export function solvedSteps(ran: Ran, show: Shower): readonly SolvedStep[] {
	return ran.steps.map(step => solvedStep(step, show));
}

function solvedStep(ran: RanStep, show: Shower): SolvedStep {
	const { step, member } = ran;
	const results = ran.formulas.flatMap(({ definitions }) =>
		definitions
			.filter(({ value }) => value.kind !== 'function')
			.map(({ definition, value }) => namedResult(show.key, definition, value, ran, show)),
	);
	const substituted = ran.formulas.flatMap(formula => substitutedText(formula, ran.running, show));
	const said = ran.said?.say;
	return {
		id: member === undefined ? step.id : `${step.id}-${member + 1}`,
		title: member === undefined ? step.title : `${step.title} (${member + 1})`,
		reason: said ? `${step.reason}\n\n${said}`.trim() : step.reason,
		latex: ran.formulas.map(({ formula }) => formulaLatex(formula, show)).join(' \\qquad '),
		substituted: substituted.length > 0 ? substituted.join(' \\qquad ') : undefined,
		expression: firstExpression(step.formulas),
		results,
	};
}

const firstExpression = (formulas: readonly KeyFormula[]): Expression =>
	formulas[0]?.expression ?? { kind: 'text', text: '', span: { start: 0, end: 0 } };

/** A key's formula in the document's symbols; as its author wrote it where nothing is renamed. */
function formulaLatex(formula: KeyFormula, show: Shower): string {
	const used = symbolsOf(formula.expression);
	const renamed = [...used].some(name => show.names.has(name));
	return renamed ? toLatex(rename(formula.expression, show)) : formula.latex.trim();
}

export const rename = (expression: Expression, show: Shower): Expression =>
	substitute(expression, symbol => show.names.get(symbol.name));

/** For each definition: its last right side with the values put in, and what comes out. */
function substitutedText(formula: RanFormula, running: Running, show: Shower): readonly string[] {
	return formula.definitions.flatMap(({ definition, value }): readonly string[] => {
		if (value.kind === 'function') return [];
		const head = toLatex(rename(definition.head, show));
		const body = lastSide(formula.formula, definition);
		if (value.kind === 'symbolic') {
			const shown = toLatex(symbolicForm(value.expression, running, show));
			return symbolsOf(body).size === 0 ? [] : [`${head} = ${shown}`];
		}
		const result = formatValue(value).latex;
		if (value.kind !== 'quantity') return [`${head} = ${result}`];
		const put = withValues(body, running);
		if (put === undefined) return [`${head} = ${result}`];
		return [`${head} = ${toLatex(put)} ${sign(value)} ${result}`];
	});
}

/** `=` where the digits shown are all there are. */
function sign(value: Value): string {
	if (value.kind !== 'quantity') return '=';
	const shown = value.value / value.unit.factor;
	return Number(shown.toPrecision(6)) === shown || Number.isInteger(shown) ? '=' : '\\approx';
}

/** The right end of the chain in which a definition stands. */
function lastSide(formula: KeyFormula, definition: Definition): Expression {
	let last = definition.body;
	let seen = false;
	for (const link of formula.links) {
		if (link === definition) seen = true;
		else if (seen && link.kind === 'assert' && link.operator === '=' && link.left === (last === definition.body ? definition.head : last))
			last = link.right;
		else if (seen && link.kind === 'define') break;
	}
	return last;
}

/** The expression with numbers for symbols; undefined where a symbol has none or the formula is no plain arithmetic. */
function withValues(expression: Expression, running: Running): Expression | undefined {
	const plain = !some(expression, node => ['big', 'matrix', 'collection', 'index', 'cases', 'relation'].includes(node.kind));
	if (!plain) return undefined;
	let complete = true;
	const put = substitute(expression, symbol => {
		const value = running.environment.get(symbol.name);
		if (value?.kind === 'quantity') return quantityNode(value, DIGITS);
		if (value?.kind !== 'function' && !['e', 'pi'].includes(symbol.name)) complete = false;
		return undefined;
	});
	return complete ? withTimes(put) : undefined;
}

/** Products of numbers need a sign between them: 4 × 4 × (1024 + 1024). */
function withTimes(root: Expression): Expression {
	if (root.kind === 'call' && root.head.kind !== 'symbol')
		return apply('multiply', [root.head, ...root.args].map(withTimes), 'times');
	if (root.kind === 'apply') {
		const args = root.args.map(withTimes);
		return root.operator === 'multiply' ? { ...root, args, sign: 'times' } : { ...root, args };
	}
	return root;
}

/** A symbolic result in the document's symbols, known numbers put in and gathered. */
export function symbolicForm(expression: Expression, running: Running, show: Shower, digits: number | undefined = DIGITS): Expression {
	const expanded = expand(expression, running);
	const matrix = [...symbolsOf(expanded)].some(show.isMatrix);
	const put = substitute(expanded, symbol => {
		const value = running.environment.get(symbol.name);
		return value?.kind === 'quantity' ? quantityNode(value) : undefined;
	});
	const named = rename(matrix ? put : normalForm(put), show);
	return digits === undefined ? named : roundNumbers(named, digits);
}

/** A definition's value as a result with its name, in the unit that the Gives table asks for. */
export function namedResult(key: AnswerKey, definition: Definition, value: Value, ran: RanStep, show: Shower): NamedResult {
	const give = key.gives.find(({ symbol }) => symbol === definition.symbol);
	const base = {
		symbol: definition.symbol,
		symbolLatex: toLatex(rename(definition.head, show)),
		name: give?.name ?? definition.symbol,
	};
	if (value.kind === 'symbolic') {
		const exact = symbolicForm(value.expression, ran.running, show, undefined);
		const rounded = roundNumbers(exact, DIGITS);
		return {
			...base,
			value: { kind: 'symbolic', expression: exact, free: [...symbolsOf(exact)] },
			text: toText(rounded),
			latex: toLatex(rounded),
		};
	}
	const shown = formatValue(value);
	return { ...base, value, text: shown.text, latex: shown.latex };
}
