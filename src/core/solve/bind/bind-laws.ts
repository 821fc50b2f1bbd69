import { quantity } from '../../math/evaluate/evaluate.ts';
import type { ApplyNode, Expression } from '../../math/expression.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { unitless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { mapChildren } from '../../math/walk.ts';
import { statementsOf } from '../key/key-formula.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { apply } from '../run/substitute.ts';
import type { BoundGiven } from './bind.ts';
import { violates } from './bind-shares.ts';
import { symbolWithRole } from './bind-words.ts';
import { definitionsIn } from './definitions.ts';
import { type Linear, type SymbolRole, type Term, termsOf } from './law-terms.ts';
import type { PartText } from './part-text.ts';

/** An equation, the key's or the document's. */
type Sides = readonly [Expression, Expression];

/** How far apart two numbers may be that a law and its key both state. */
const NEAR = 5e-3;

/**
 * What a question's own formula says of a key's givens that have no value yet: `L = 1.82 + 482 N^{-0.348} + …` beside the key's
 * `L = L_0 + \frac{A}{N^\alpha} + …`, `C = 8 N D` beside its `D(N) = \frac{C}{C_0 N}`. Both are brought into sums of powers; the letters that
 * stand in the document's formula are the key's of that name, what is left of the key's formula are the unknowns. A formula counts only if it
 * agrees in all its terms.
 */
export function statedParameters(
	key: AnswerKey,
	bound: ReadonlyMap<string, BoundGiven>,
	text: PartText,
): ReadonlyMap<KeyGiven, Quantity> {
	const found = new Map<KeyGiven, Quantity>();
	const open = key.givens.filter(
		({ symbol, type, constant }) =>
			!constant &&
			type.kind === 'quantity' &&
			!type.format &&
			(type.unit ?? unitless).factor === 1 &&
			bound.get(symbol)?.value === undefined,
	);
	const stated =
		open.length === 0
			? []
			: text.formulas.filter(latex => /\d|\^|\\frac/.test(latex) && latex.includes('=')).flatMap(equationsIn);
	if (stated.length === 0) return found;
	const templates = equationsOf(key);
	const letters = lettersOf(key, bound, text);
	// Letters of the document's own that have values (`a N^{-p}` with `a = 300`, `p = 0.3`) are put in where the law as it stands tells nothing.
	const values = definitionsIn(text.formulas);
	const own = new Set([
		...functionsOf(key),
		...parametersOf(key),
		...key.givens.filter(isFree).map(({ symbol }) => symbol),
	]);
	const numberOf = (name: string): number | undefined => {
		const value = own.has(letters.get(name) ?? name) ? undefined : values.get(name);
		return value?.kind === 'quantity' ? value.value : undefined;
	};
	for (const known of [() => undefined, numberOf])
		for (const sides of found.size === 0 ? stated : [])
			for (const template of templates) {
				const solved = unified(key, template, sides, open, bound, letters, known);
				for (const [given, value] of solved ?? []) if (!found.has(given)) found.set(given, value);
				if (solved) break;
			}
	return found;
}

/** The equations of a formula: each two neighbours of a chain, and for each function its head. */
function equationsIn(latex: string): readonly Sides[] {
	return statementsOf(lettersForUnits(parseLatex(latex).expression)).flatMap(statement => {
		if (statement.kind !== 'relation') return [];
		const { operands, operators } = statement;
		return operands
			.slice(1)
			.flatMap((right, at): readonly Sides[] =>
				operators[at] === '=' || operators[at] === '≈' ? [[operands[at]!, right]] : [],
			);
	});
}

/** `300\\,N^{-0.3}` is no power of 300 newtons: the letter is a variable of the law. */
function lettersForUnits(root: Expression): Expression {
	const parts = (node: Expression): readonly [Expression, Expression] | undefined =>
		node.kind === 'measure' && /^[A-Za-z]$/.test(node.unit.text)
			? [node.value, { kind: 'symbol', name: node.unit.text, base: node.unit.text, span: node.unit.span }]
			: undefined;
	const visit = (node: Expression): Expression => {
		const raised = node.kind === 'apply' && node.operator === 'power' ? parts(node.args[0]!) : undefined;
		if (raised) return apply('multiply', [raised[0], apply('power', [raised[1], visit((node as ApplyNode).args[1]!)])]);
		const alone = parts(node);
		return alone ? apply('multiply', alone) : mapChildren(node, visit);
	};
	return visit(root);
}

const templatesByKey = new WeakMap<AnswerKey, readonly Sides[]>();

/** The equations between a key's quantities, as its steps define and assert them. */
function equationsOf(key: AnswerKey): readonly Sides[] {
	const known = templatesByKey.get(key);
	if (known) return known;
	const found = key.methods.flatMap(({ steps }) =>
		steps.flatMap(({ formulas }) =>
			formulas.flatMap(({ links }) =>
				links.flatMap((link): readonly Sides[] =>
					link.kind === 'define' ? [[link.head, link.body]] : link.operator === '=' ? [[link.left, link.right]] : [],
				),
			),
		),
	);
	const unique = [...new Set(found)];
	templatesByKey.set(key, unique);
	return unique;
}

/** The names that a key gives to functions. */
const functionsOf = (key: AnswerKey): ReadonlySet<string> =>
	new Set(
		key.methods.flatMap(({ steps }) =>
			steps.flatMap(({ formulas }) =>
				formulas.flatMap(({ links }) =>
					links.flatMap(link => (link.kind === 'define' && link.parameters ? [link.symbol] : [])),
				),
			),
		),
	);

/** The letters that a key's functions are functions of. */
const parametersOf = (key: AnswerKey): readonly string[] =>
	key.methods.flatMap(({ steps }) =>
		steps.flatMap(({ formulas }) =>
			formulas.flatMap(({ links }) => links.flatMap(link => (link.kind === 'define' ? (link.parameters ?? []) : []))),
		),
	);

const isFree = ({ default: by }: KeyGiven): boolean => by.kind === 'free';

/** What the document's letters are in the key: by the key's own letters, by aliases, by words beside them (`$P$ parameters`). */
function lettersOf(
	key: AnswerKey,
	bound: ReadonlyMap<string, BoundGiven>,
	text: PartText,
): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	const put = (letter: string | undefined, symbol: string): void => {
		if (letter !== undefined && !found.has(letter)) found.set(letter, symbol);
	};
	for (const given of key.givens) {
		const { shown, source } = bound.get(given.symbol) ?? {};
		put(source?.anchor ? source.symbol : undefined, given.symbol);
		put(shown?.kind === 'symbol' ? shown.name : undefined, given.symbol);
	}
	for (const { symbol } of key.givens) put(symbol, symbol);
	for (const { symbol } of key.gives) put(symbol, symbol);
	for (const given of key.givens) for (const alias of given.aliasSymbols) put(alias, given.symbol);
	for (const given of key.givens) {
		const said = given.type.kind === 'quantity' ? symbolWithRole(given, `${text.own}\n${text.around}`) : undefined;
		put(said?.kind === 'symbol' ? said.name : undefined, given.symbol);
	}
	return found;
}

/** The values of a key's unknowns with which its equation is the document's; undefined where the two are not alike. */
function unified(
	key: AnswerKey,
	template: Sides,
	stated: Sides,
	open: readonly KeyGiven[],
	bound: ReadonlyMap<string, BoundGiven>,
	letters: ReadonlyMap<string, string>,
	known: (name: string) => number | undefined,
): ReadonlyMap<KeyGiven, Quantity> | undefined {
	const functions = functionsOf(key);
	const said = new Set<string>();
	const inStated = (name: string): SymbolRole => {
		const number = known(name);
		if (number !== undefined) return { number };
		const variable = letters.get(name) ?? name;
		said.add(variable);
		return { variable };
	};
	// In a document `L(N, D)` is a law of both; `4k(m + n)` has no letter before its bracket that stands alone.
	const sides = stated.map(side =>
		termsOf(side.kind === 'call' ? side.head : side, inStated, name => functions.has(name)),
	);
	const inTemplate = (name: string): SymbolRole => {
		if (said.has(name)) return { variable: name };
		if (open.some(({ symbol }) => symbol === name)) return { unknown: name };
		const value = bound.get(name)?.value;
		return value?.kind === 'quantity' ? { number: value.value } : { variable: name };
	};
	const own = template.map(side => termsOf(side, inTemplate, name => functions.has(name)));
	const [left, right] = sides;
	const [ownLeft, ownRight] = own;
	if (!left || !right || !ownLeft || !ownRight) return undefined;
	const solved =
		left.length === 1 && right.length === 1
			? ownLeft.length === 1 && ownRight.length === 1
				? products(over(ownLeft[0]!, ownRight[0]!), over(left[0]!, right[0]!))
				: undefined
			: left.length === 1 && ownLeft.length === 1 && isLetter(left[0]!) && isLetter(ownLeft[0]!)
				? sums(ownRight, right)
				: undefined;
	if (!solved || solved.size === 0) return undefined;
	const values = new Map<KeyGiven, Quantity>();
	for (const [name, number] of solved) {
		const given = open.find(({ symbol }) => symbol === name);
		const value = given?.type.kind === 'quantity' ? quantity(number, given.type.unit ?? unitless) : undefined;
		if (!given || !value || violates(given, value)) return undefined;
		values.set(given, value);
	}
	return values;
}

/** Whether a term is nothing but one variable: the name of what a law gives. */
const isLetter = ({ coefficient, unknowns, powers }: Term): boolean =>
	coefficient === 1 && unknowns.size === 0 && powers.size === 1;

/** One side of an equation of two products over the other. */
const over = (a: Term, b: Term): Term => ({
	coefficient: a.coefficient / b.coefficient,
	unknowns: merged(a.unknowns, b.unknowns, 0, (x, y) => x - y),
	powers: merged(a.powers, b.powers, { constant: 0, unknowns: new Map() }, minus),
});

const minus = (a: Linear, b: Linear): Linear => ({
	constant: a.constant - b.constant,
	unknowns: merged(a.unknowns, b.unknowns, 0, (x, y) => x - y),
});

function merged<T>(
	a: ReadonlyMap<string, T>,
	b: ReadonlyMap<string, T>,
	none: T,
	both: (a: T, b: T) => T,
): ReadonlyMap<string, T> {
	return new Map(
		[...new Set([...a.keys(), ...b.keys()])].map(name => [name, both(a.get(name) ?? none, b.get(name) ?? none)]),
	);
}

/** Two products that are 1: the same up to turning one of them over. All letters have to be the key's, two at least. */
function products(template: Term, stated: Term): ReadonlyMap<string, number> | undefined {
	if (stated.powers.size < 2) return undefined;
	const turned = over({ coefficient: 1, unknowns: new Map(), powers: new Map() }, stated);
	return sums([template], [stated]) ?? sums([template], [turned]);
}

/** The values of the unknowns with which two sums have the same terms. */
function sums(template: readonly Term[], stated: readonly Term[]): ReadonlyMap<string, number> | undefined {
	if (template.length !== stated.length) return undefined;
	const variables = ({ powers }: Term): string => [...powers.keys()].sort().join();
	const byVariables = new Map(stated.map(term => [variables(term), term]));
	if (byVariables.size !== stated.length) return undefined;
	const pairs = template.map(own => [own, byVariables.get(variables(own))] as const);
	if (pairs.some(([, there]) => !there) || new Set(pairs.map(([, there]) => there)).size !== pairs.length)
		return undefined;
	const found = new Map<string, number>();
	for (const [own, there] of pairs)
		for (const [name, power] of own.powers)
			if (!exponentsAgree(power, there!.powers.get(name)!.constant, found)) return undefined;
	for (const [own, there] of pairs) if (!coefficientsAgree(own, there!.coefficient, found)) return undefined;
	return found;
}

/** Whether an exponent of the key can be the document's; an unknown in it gets its value. */
function exponentsAgree({ constant, unknowns }: Linear, stated: number, found: Map<string, number>): boolean {
	let rest = stated - constant;
	const left = [...unknowns].filter(([name, factor]) => {
		const known = found.get(name);
		if (known !== undefined) rest -= factor * known;
		return known === undefined && factor !== 0;
	});
	const [first, ...more] = left;
	if (!first) return Math.abs(rest) <= NEAR;
	if (more.length > 0) return false;
	found.set(first[0], rest / first[1]);
	return true;
}

/** The same for the number in front of a term. */
function coefficientsAgree({ coefficient, unknowns }: Term, stated: number, found: Map<string, number>): boolean {
	let rest = stated / coefficient;
	const left = [...unknowns].filter(([name, power]) => {
		const known = found.get(name);
		if (known !== undefined) rest /= known ** power;
		return known === undefined && power !== 0;
	});
	const [first, ...more] = left;
	if (!first) return Math.abs(rest - 1) <= NEAR;
	const root = rest > 0 || first[1] === 1 ? rest ** (1 / first[1]) : Number.NaN;
	if (more.length > 0 || !Number.isFinite(root)) return false;
	found.set(first[0], root);
	return true;
}
