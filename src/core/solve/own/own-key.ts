import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression, SymbolNode } from '../../math/expression.ts';
import { formatValue } from '../../math/print/format.ts';
import { toLatex, toText } from '../../math/print/print.ts';
import { symbolNode } from '../../math/read/names.ts';
import { differenceOf, nameOfDerivative, productOf, wholeNumber } from '../../math/slope.ts';
import { unitless } from '../../math/units/units.ts';
import type { Value } from '../../math/value.ts';
import { map, symbolsOf } from '../../math/walk.ts';
import type { Given } from '../../quantities/given.ts';
import type { Binding, BoundGiven } from '../bind/bind.ts';
import { standIn } from '../bind/bind-defaults.ts';
import { sideValue } from '../bind/definitions.ts';
import type { PartText } from '../bind/part-text.ts';
import type { Member } from '../cases/enumerations.ts';
import type { AnswerKey, KeyFormula, KeyGive, KeyGiven, KeyStep } from '../key.ts';
import { askedKinds } from '../match/asked.ts';
import type { Match } from '../match/match.ts';
import { askingClauses } from '../match/unsolved.ts';
import { stemmed } from '../words.ts';
import { askedDerivatives, asksForStep, chainRule, respectTo } from './chain-rule.ts';
import { unrolled } from './recurrences.ts';
import { type StatedEquation, statedEquations, statedExpressions } from './stated-equations.ts';

/** The id of the key that is made of a question's own formulas. */
export const OWN_FORMULAS = 'own.formulas';

/** A letter that a question defines by a formula. */
interface Defined {
	readonly symbol: SymbolNode;
	readonly side: Expression;
	/** As it stands in the text. */
	readonly text: string;
	/** The question asks for it by its words. */
	readonly isAsked?: true;
}

/** A letter with its value; the question itself may name several, for which it asks the same. */
interface Valued {
	readonly symbol: SymbolNode;
	readonly value: Value;
	readonly others: readonly Value[];
}

/** What a question's equations say: letters with values, and letters that formulas define. */
interface Stated {
	readonly values: ReadonlyMap<string, Valued>;
	readonly defined: ReadonlyMap<string, Defined>;
}

/**
 * The key that a question brings itself: where it states formulas (`x_t = \sqrt{\bar\alpha_t} x_0 + …`) and a value for every letter in them, these are
 * its steps, and what it asks for by its letter its results. Undefined where something is missing: then nobody has said how to work it out.
 *
 * @param givens what the part sees, nearest first: a letter that no equation gives a value may have one from there.
 */
export function ownMatch(text: PartText, givens: readonly Given[]): Match | undefined {
	if ([...askedKinds(text.own)].some(kind => OTHER_KINDS.has(kind)) || !ORDERS.test(text.own)) return undefined;
	const stated = statedIn(text, givens);
	const computable = withValues(stated);
	const slopes = slopesIn(text, stated, computable);
	const named = namedIn(text, stated.defined).filter(name => computable.has(name));
	const results =
		named.length > 0 || slopes.length > 0 ? named : lastOf(stated.defined).filter(name => computable.has(name));
	if (results.length === 0 && slopes.length === 0) return undefined;
	const needed = neededFor([...results, ...slopes.flatMap(({ uses }) => uses)], stated.defined);
	const order = [...stated.defined.keys()].filter(name => needed.has(name));
	const forward = inOrder(order, stated.defined);
	if (!forward) return undefined;
	const steps: readonly Step[] = [
		...forward.map(({ symbol, side }) => ({ symbol, head: symbol, side, shown: side })),
		...slopes,
	];
	const targets = [...results, ...slopes.filter(({ isAsked }) => isAsked).map(({ symbol }) => symbol.name)];
	const letters = [...new Set(steps.flatMap(({ side }) => [...symbolsOf(side)]))].filter(name =>
		stated.values.has(name),
	);
	const key = keyOf(letters, steps, targets, stated);
	return {
		key,
		ask: key.asks[0]!,
		score: 1,
		targets,
		binding: bindingOf(key, stated, givens),
		text,
		question: stemmed(text.own),
		ownLetters: true,
	};
}

/**
 * The matches of a question that asks the same for several values of one letter, or of several letters side by side (`at $s = 1000$ and at
 * $s = 4000$`); none where it asks once.
 */
export function ownCases(match: Match, givens: readonly Given[]): readonly OwnCase[] {
	const stated = statedIn(match.text, givens);
	const varied = match.key.givens.flatMap(({ symbol }) => {
		const valued = stated.values.get(symbol);
		return valued && valued.others.length > 0 ? [valued] : [];
	});
	const count = varied[0]?.others.length ?? 0;
	if (count === 0 || varied.some(({ others }) => others.length !== count)) return [];
	return Array.from({ length: count + 1 }, (_, at) => {
		const chosen = new Map(
			varied.map(({ symbol, value, others }) => [symbol.name, at === 0 ? value : others[at - 1]!]),
		);
		const bound = new Map(match.binding.bound);
		for (const [name, value] of chosen) {
			const before = bound.get(name);
			if (before?.source) bound.set(name, { ...before, value, source: { ...before.source, value } });
		}
		return {
			match: { ...match, binding: { ...match.binding, bound } },
			members: varied.map(({ symbol }): Member => {
				const value = chosen.get(symbol.name)!;
				const text = `${toText(symbol)} = ${formatValue(value).text}`;
				return { text, value: value.kind === 'quantity' ? value : undefined, bytes: undefined };
			}),
		};
	});
}

export interface OwnCase {
	readonly match: Match;
	/** `s = 4000`. */
	readonly members: readonly Member[];
}

const sameValue = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Binds the letters of such a key anew, from another text (a case of a question, a sequel). */
export const bindOwn = (key: AnswerKey, givens: readonly Given[], text: PartText): Binding =>
	bindingOf(key, statedIn(text, givens), givens);

/** What is worked out has a value; what is to be shown, drawn or explained has none. */
const ORDERS =
	/\b(?:compute|calculate|evaluate|find|determine|give|work out|what (?:is|are|does|do|would|will|value)|what['’]s|how (?:large|big|high|much|many)|state|perform|do|apply|berechne\w*|bestimme\w*|calcul\w*)\b|\?|求|计算/i;
/** No number without a unit is a time or a price. */
const OTHER_KINDS: ReadonlySet<string> = new Set(['truth']);

function statedIn(text: PartText, givens: readonly Given[]): Stated {
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
	const asking = askingClauses(text.own).join('\n');
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
	// What has a value needs no formula: it is given.
	for (const name of values.keys()) defined.delete(name);
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

const isSaid = ({ from }: Given): boolean => from === 'question' || from === 'problem';

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
		if (head.kind !== 'symbol' && head.kind !== 'number' && lettersOf(side).size === 0 && lettersOf(head).size > 0)
			atoms.set(toText(head), symbolNode(toText(head), head.span));
	const all = equations.map(equation => ({
		...equation,
		head: withAtomsIn(equation.head, atoms),
		side: withAtomsIn(equation.side, atoms),
	}));
	return { all, atoms };
}

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
function withValues({ values, defined }: Stated): ReadonlySet<string> {
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
	return new Set([...defined.keys()].filter(name => known.has(name)));
}

/** A formula of the key: what it defines, in names that can be worked out and as it is shown. */
interface Step {
	readonly symbol: SymbolNode;
	readonly head: Expression;
	readonly side: Expression;
	readonly shown: Expression;
}

/** A derivative that a question asks for, or one on the way to it, or a letter after a step against its gradient. */
interface Slope extends Step {
	readonly isAsked: boolean;
	/** The forward quantities that it needs. */
	readonly uses: readonly string[];
}

/** The letters for a learning rate. */
const RATE = /^(?:eta|alpha|lr|mu|gamma)$/;

/** The derivatives that a question asks for, with those on the way to them, and the letters after one step of gradient descent where it asks for these. */
function slopesIn(text: PartText, { values, defined }: Stated, computable: ReadonlySet<string>): readonly Slope[] {
	const derivatives = askedDerivatives(text);
	const bare = (name: string): string => name.replace(/[\s{}\\]/g, '');
	const letter = (name: string): SymbolNode | undefined =>
		[...values.values(), ...defined.values()].find(
			({ symbol }) =>
				symbol.name === name || bare(toText(symbol)) === bare(name) || bare(toLatex(symbol)) === bare(name),
		)?.symbol;
	const root =
		derivatives.map(({ of }) => letter(of)?.name).find(name => name !== undefined && computable.has(name)) ??
		lastOf(defined).find(name => computable.has(name));
	if (root === undefined) return [];
	const asked = [
		...derivatives.flatMap(({ of, by }) => (letter(of)?.name === root ? [by] : [])),
		...respectTo(text.own),
	];
	const letters = [
		...new Map(asked.flatMap(name => letter(name) ?? []).map(symbol => [symbol.name, symbol])).values(),
	].filter(({ name }) => name !== root && (values.get(name)?.value.kind ?? 'quantity') === 'quantity');
	const rate = asksForStep(text.own)
		? [...values.values()].find(({ symbol }) => RATE.test(symbol.name))?.symbol
		: undefined;
	if (letters.length === 0) return [];
	const nodes = inOrder([...neededFor([root], defined)], defined);
	const gradients = nodes && chainRule(nodes, root, letters);
	if (!gradients) return [];
	const wanted = new Set(letters.map(({ name }) => nameOfDerivative(root, name)));
	const uses = [root];
	const slopes = gradients.map(each => ({ ...each, isAsked: wanted.has(each.symbol.name), uses }));
	if (!rate) return slopes;
	return [
		...slopes,
		...letters.flatMap((symbol): readonly Slope[] => {
			const gradient = gradients.find(each => each.symbol.name === nameOfDerivative(root, symbol.name));
			if (!gradient || !values.has(symbol.name)) return [];
			const after = symbolNode(symbol.base, NOWHERE, {
				...(symbol.subscript ? { subscript: symbol.subscript } : {}),
				label: AFTER,
			});
			const less = (slope: Expression): Expression => differenceOf(symbol, productOf([rate, slope]));
			return [
				{ symbol: after, head: after, side: less(gradient.symbol), shown: less(gradient.head), isAsked: true, uses },
			];
		}),
	];
}

/** The quantities that no other formula uses. */
const lastOf = (defined: ReadonlyMap<string, Defined>): readonly string[] =>
	[...defined.keys()].filter(name => ![...defined.values()].some(({ side }) => symbolsOf(side).has(name)));

/** The letters that the asking sentences of a question name; a forward pass is all of them. */
function namedIn({ own }: PartText, defined: ReadonlyMap<string, Defined>): readonly string[] {
	if (/\bforward (?:pass|propagation)\b/i.test(own)) return [...defined.keys()];
	const clauses = askingClauses(own).join('\n').replace(/\s+/g, '');
	const named = [...defined].filter(([, { text, isAsked }]) => {
		if (isAsked) return true;
		const bare = text.replace(/\s+/g, '');
		for (let at = clauses.indexOf(bare); at >= 0; at = clauses.indexOf(bare, at + 1))
			if (!/[\p{L}\\_^{]/u.test(clauses[at - 1] ?? ' ') && !/[\p{L}\d_^']/u.test(clauses[at + bare.length] ?? ' '))
				return true;
		return false;
	});
	return named.map(([name]) => name);
}

function neededFor(targets: readonly string[], defined: ReadonlyMap<string, Defined>): ReadonlySet<string> {
	const needed = new Set<string>();
	const open = [...targets];
	while (open.length > 0) {
		const name = open.pop()!;
		const definition = defined.get(name);
		if (!definition || needed.has(name)) continue;
		needed.add(name);
		open.push(...symbolsOf(definition.side));
	}
	return needed;
}

/** The definitions, each behind what it is made of; undefined where they go round in a circle. */
function inOrder(names: readonly string[], defined: ReadonlyMap<string, Defined>): readonly Defined[] | undefined {
	const done: string[] = [];
	while (done.length < names.length) {
		const next = names.find(
			name =>
				!done.includes(name) &&
				[...symbolsOf(defined.get(name)!.side)].every(each => !names.includes(each) || done.includes(each)),
		);
		if (next === undefined) return undefined;
		done.push(next);
	}
	return done.map(name => defined.get(name)!);
}

/** What marks a letter after one step. */
const AFTER = 'new';
const NOWHERE = { start: 0, end: 0 };

function keyOf(
	letters: readonly string[],
	steps: readonly Step[],
	targets: readonly string[],
	{ values }: Stated,
): AnswerKey {
	const givens = letters.map(name => givenOf(values.get(name)!.symbol, values.get(name)!.value));
	return {
		id: OWN_FORMULAS,
		title: 'By the formulas of the question',
		topic: '',
		sources: [],
		path: '',
		summary: '',
		asks: [{ text: '', required: [], rest: '', span: NOWHERE, targets }],
		nots: [],
		words: new Map(),
		givens,
		gives: steps.map(giveOf),
		methods: [
			{ name: '', aliases: [], each: undefined, condition: undefined, steps: steps.map(stepOf), span: NOWHERE },
		],
		points: [],
		mistakes: [],
		plots: [],
		instances: [],
		examples: [],
	};
}

function givenOf(symbol: SymbolNode, value: Value): KeyGiven {
	const type =
		value.kind === 'matrix' && !value.identity
			? ({ kind: 'matrix', rows: wholeNumber(value.matrix.rows), columns: wholeNumber(value.matrix.columns) } as const)
			: ({ kind: 'quantity', unit: value.kind === 'quantity' ? value.unit : unitless, integer: false } as const);
	return {
		symbol: symbol.name,
		expression: symbol,
		name: toText(symbol),
		type,
		conditions: [],
		default: { kind: 'needed' },
		constant: false,
		aliasSymbols: [],
		aliasForms: [],
		aliasWords: [],
		span: NOWHERE,
	};
}

/** A letter as words say it; `w` after a step is the new `w`. */
const nameText = (head: Expression): string =>
	head.kind === 'symbol' && head.label === AFTER
		? `new ${toText(symbolNode(head.base, NOWHERE, head.subscript ? { subscript: head.subscript } : {}))}`
		: toText(head).replace(/^"([^"]*)"$/, '$1');

const giveOf = ({ symbol, head }: Step): KeyGive => ({
	symbol: symbol.name,
	expression: head,
	name: nameText(head),
	unit: undefined,
	aliasWords: [],
	aliasSymbols: [],
	span: NOWHERE,
});

function stepOf({ symbol, head, side, shown }: Step, index: number): KeyStep {
	const expression: Expression = {
		kind: 'relation',
		operands: [head, shown],
		operators: ['='],
		signs: [NOWHERE],
		span: NOWHERE,
	};
	const formula: KeyFormula = {
		latex: toLatex(expression),
		expression,
		links: [{ kind: 'define', symbol: symbol.name, head, parameters: undefined, body: side, span: NOWHERE }],
		span: NOWHERE,
	};
	return {
		id: `own-${index + 1}`,
		title: nameText(head),
		condition: undefined,
		each: undefined,
		reason: index === 0 ? 'As the question states it, with its values put in.' : '',
		formulas: [formula],
		choice: undefined,
		span: NOWHERE,
	};
}

function bindingOf(key: AnswerKey, { values }: Stated, givens: readonly Given[]): Binding {
	const bound = new Map<string, BoundGiven>();
	for (const given of key.givens) {
		const value = values.get(given.symbol)?.value;
		if (!value) continue;
		const source =
			givens.find(each => each.symbol === given.symbol && isSaid(each)) ?? standIn(given, value, 'question');
		bound.set(given.symbol, { given, value, shown: undefined, source: { ...source, value }, assumption: undefined });
	}
	return { bound, missing: key.givens.filter(({ symbol }) => !bound.has(symbol)) };
}
