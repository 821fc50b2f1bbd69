import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression, SymbolNode } from '../../math/expression.ts';
import { toText } from '../../math/print/print.ts';
import { symbolNode } from '../../math/read/names.ts';
import type { Value } from '../../math/value.ts';
import { map, symbolsOf } from '../../math/walk.ts';
import type { Given } from '../../quantities/given.ts';
import { sideValue } from '../bind/definitions.ts';
import type { PartText } from '../bind/part-text.ts';
import { askedExpressions, letteredArrays, orderedExpressions } from './asked-expressions.ts';
import { composed } from './composed-letters.ts';
import { unrolled } from './recurrences.ts';
import { rowLetters } from './row-letters.ts';
import { type StatedEquation, statedEquations, statedExpressions } from './stated-equations.ts';
import { valueClauses } from './value-clauses.ts';

const NOWHERE = { start: 0, end: 0 };

/** A letter that a question defines by a formula. */
export interface Defined {
	readonly symbol: SymbolNode;
	readonly side: Expression;
	/** As it stands in the text. */
	readonly text: string;
	/** The question asks for it by its words. */
	readonly isAsked?: true;
	/** What it is called, where it has no letter. */
	readonly name?: string;
}

/** A letter with its value; the question itself may name several, for which it asks the same. */
export interface Valued {
	readonly symbol: SymbolNode;
	readonly value: Value;
	readonly others: readonly Value[];
}

/** What a question's equations say: letters with values, and letters that formulas define. */
export interface Stated {
	readonly values: ReadonlyMap<string, Valued>;
	readonly defined: ReadonlyMap<string, Defined>;
}
/** What the equations of a question and of the problem around it say, with the members of the sequences that they define. */
export function statedIn(text: PartText, givens: readonly Given[]): Stated {
	const equations = withAtoms(statedEquations(text));
	const values = new Map<string, Valued>();
	const defined = new Map<string, Defined>();
	const twice = new Set<string>();
	for (const { head, side, text: shown, own } of equations.all) {
		const symbol = nameOf(head);
		if (!symbol) continue;
		const free = lettersOf(side);
		const value = sideValue(side, environment());
		if (value) {
			const before = values.get(symbol.name);
			if (!before) values.set(symbol.name, { symbol, value, others: [] });
			else if (own && ![before.value, ...before.others].some(each => sameValue(each, value)))
				values.set(symbol.name, { ...before, others: [...before.others, value] });
			continue;
		}
		// `m = n` names a thing twice.
		if (free.size === 0 || side.kind === 'symbol') continue;
		// `w ← w - 0.1 v` goes on from a value and defines none.
		if (free.has(symbol.name)) continue;
		const before = defined.get(symbol.name);
		if (before && toText(before.side) !== toText(side)) twice.add(symbol.name);
		else if (!before) defined.set(symbol.name, { symbol, side, text: shown });
	}
	for (const name of twice) defined.delete(name);
	const asking = valueClauses(text.own).join('\n');
	for (const { words, expression } of statedExpressions(text)) {
		const side = withAtomsIn(expression, equations.atoms);
		const symbol = symbolNode(words, NOWHERE);
		if (lettersOf(side).size > 0 && asking.includes(words) && !defined.has(symbol.name))
			defined.set(symbol.name, { symbol, side, text: words, isAsked: true });
	}
	const sequence = unrolled(text, equations.all, values);
	if (sequence) {
		// The rule itself is no formula of the key: its members are.
		for (const [name, { symbol }] of [...defined])
			if (symbol.subscript && sequence.members.some(({ symbol: { base } }) => base === symbol.base))
				defined.delete(name);
		for (const [name, each] of sequence.values) values.set(name, { ...each, others: [] });
		for (const { symbol, side, isAsked } of sequence.members)
			if (!values.has(symbol.name))
				defined.set(symbol.name, { symbol, side, text: toText(symbol), ...(isAsked ? { isAsked } : {}) });
	}
	for (const [name, each] of composed(values, defined, [text.own, text.around, ...text.formulas].join('\n')))
		values.set(name, { ...each, others: [] });
	// What has a value needs no formula: it is given.
	for (const name of values.keys()) defined.delete(name);
	for (const [name, { symbol, value }] of letteredArrays(text))
		if (!values.has(name) && !defined.has(name)) values.set(name, { symbol, value, others: [] });
	const plain = new Map([...values].map(([name, { value }]) => [name, value]));
	const sides = [...[...defined.values()].map(({ side }) => side), ...orderedExpressions(text)];
	for (const [name, value] of rowLetters(sides, plain)) values.set(name, { ...values.get(name)!, value });
	addAsked(text, values, defined, equations.atoms);
	for (const { symbol, side } of [...defined.values()])
		for (const letter of nodesOf(side)) {
			// `\theta_i` with an `i` of its own is a row of values.
			const counts = symbol.subscript !== undefined && symbolsOf(symbol.subscript).has(letter.name);
			if (counts || values.has(letter.name) || defined.has(letter.name)) continue;
			const value = givens.find(given => given.symbol === letter.name && isSaid(given) && given.value)?.value;
			if (value?.kind === 'quantity' || value?.kind === 'matrix')
				values.set(letter.name, { symbol: letter, value, others: [] });
		}
	return { values, defined };
}

/** Adds what a question wants worked out and gives no letter. */
function addAsked(
	text: PartText,
	values: ReadonlyMap<string, Valued>,
	defined: Map<string, Defined>,
	atoms: ReadonlyMap<string, SymbolNode>,
): void {
	const known = allValues({ values, defined });
	const asked = askedExpressions(text, known, each => withAtomsIn(each, atoms)).filter(
		({ name }) => ![...defined.values()].some(({ side }) => toText(side) === name),
	);
	for (const [at, { expression, name }] of asked.entries()) {
		const symbol = symbolNode(asked.length > 1 ? `result ${at + 1}` : 'result', NOWHERE);
		defined.set(symbol.name, { symbol, side: expression, text: name, isAsked: true, name });
	}
}

/** Whether the question or its problem gives it. */
export const isSaid = ({ from }: Given): boolean => from === 'question' || from === 'problem';

/** `f(x, y)` beside values for `x` and `y` is a name; so is a letter. */
function nameOf(head: Expression): SymbolNode | undefined {
	if (head.kind === 'symbol') return head;
	if (head.kind === 'call' && head.head.kind === 'symbol' && head.args.every(({ kind }) => kind === 'symbol'))
		return head.head;
	return undefined;
}

/** What has a value and is no letter (`D(G(z)) = 0.3`) gets a name, wherever it stands. */
function withAtoms(equations: readonly StatedEquation[]): {
	readonly all: readonly StatedEquation[];
	readonly atoms: ReadonlyMap<string, SymbolNode>;
} {
	const atoms = new Map<string, SymbolNode>();
	for (const { head, side } of equations)
		if (
			head.kind !== 'symbol' &&
			head.kind !== 'number' &&
			lettersOf(head).size > 0 &&
			(lettersOf(side).size === 0 || isNumberedLetter(head) || isOperator(head, 'derivative'))
		)
			atoms.set(toText(head), symbolNode(toText(head), head.span));
	const all = equations.map(equation => ({
		...equation,
		head: withAtomsIn(equation.head, atoms),
		side: withAtomsIn(equation.side, atoms),
	}));
	return { all, atoms };
}

const isOperator = (expression: Expression, operator: string): boolean =>
	expression.kind === 'apply' && expression.operator === operator;

/** `X⁰`, `X^1` of layers: a name, where a formula stands for it. */
const isNumberedLetter = (head: Expression): boolean =>
	head.kind === 'apply' &&
	head.operator === 'power' &&
	head.args[0]!.kind === 'symbol' &&
	/^[A-Z]$/.test(head.args[0].name) &&
	head.args[1]!.kind === 'number';

const withAtomsIn = (expression: Expression, atoms: ReadonlyMap<string, SymbolNode>): Expression =>
	atoms.size === 0 ? expression : map(expression, node => atoms.get(toText(node)) ?? node);

const CONSTANTS: ReadonlySet<string> = new Set(['e', 'pi', 'I']);

/** The letters of a side, as they stand there. */
const nodesOf = (expression: Expression): readonly SymbolNode[] => {
	const letters = lettersOf(expression);
	const found = new Map<string, SymbolNode>();
	map(expression, node => {
		if (node.kind === 'symbol' && letters.has(node.name)) found.set(node.name, node);
		return node;
	});
	return [...found.values()];
};

/** The letters of a side that need a value. */
const lettersOf = (expression: Expression): ReadonlySet<string> =>
	new Set([...symbolsOf(expression)].filter(name => !CONSTANTS.has(name)));

/** The defined letters that the values lead to. */
export function withValues(stated: Stated): ReadonlySet<string> {
	const known = allValues(stated);
	return new Set([...stated.defined.keys()].filter(name => known.has(name)));
}

/** The values of all letters, of those that have one and of those that they lead to. */
function allValues({ values, defined }: Stated): ReadonlyMap<string, Value> {
	const known = new Map<string, Value>([...values].map(([name, { value }]) => [name, value]));
	for (let rounds = 0; rounds < 8; rounds++) {
		const before = known.size;
		for (const [name, { side }] of defined) {
			if (known.has(name)) continue;
			const result = evaluate(side, environment(known));
			if (result.ok && (result.value.kind === 'quantity' || result.value.kind === 'matrix'))
				known.set(name, result.value);
		}
		if (known.size === before) break;
	}
	return known;
}

const sameValue = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);
