import type { Expression } from '../../math/expression.ts';
import { toLatex, toText } from '../../math/print/print.ts';
import type { Shape } from '../../math/value.ts';
import { hasHole, some } from '../../math/walk.ts';
import type { Given } from '../../quantities/given.ts';
import { locate, type Statement } from '../../quantities/statement.ts';
import { rememberOf } from '../../text/memo.ts';
import { type Message, say } from '../../text/message.ts';
import {
	canonicalSum,
	factorOf,
	lettersIn,
	misfits,
	namesIn,
	outerSizes,
	relettered,
	type Term,
	termsOf,
} from './factors.ts';
import { sizeOf, withLabels } from './formulas.ts';
import { draft, type PartUnderCheck } from './part-under-check.ts';

/** A formula of the key: what it is called, and its forms. */
interface Reference {
	readonly left: Side;
	readonly forms: readonly (Side & { readonly terms: readonly Term[] })[];
	readonly name: string;
	readonly target: string | undefined;
}

interface Side {
	readonly expression: Expression;
	readonly terms: readonly Term[] | undefined;
}

/**
 * Products of matrices against the key's, by their factors: the same names in the same order with the same transposes, or else the order, a
 * transpose, an index or a sign is off. An alarm needs the same left side; and, where somebody who writes tokens as rows would write so, the
 * sizes that the text declares, or another form of it in the same chain.
 */
export function checkForms(under: PartUnderCheck, givens: readonly Given[]): void {
	const { solution, answer, findings, part } = under;
	const references = referencesOf(under);
	if (references.length === 0) return;
	// What another answer calls a matrix of this name is its own affair.
	const shaped = shapedIn(givens);
	const shapes = shapesOf([
		...shaped.filter(given => given.from !== 'answer' || given.part === part),
		...solution.givens,
	]);
	const declared = shapesOf(shaped.filter(given => given.from === 'answer' && given.part === part));
	const calledAs = ownNames(under);
	for (const { statement } of answer) {
		const expression = withLabels(statement.expression);
		if (
			expression.kind !== 'relation' ||
			!expression.operators.every(operator => operator === '=' || operator === ':=')
		)
			continue;
		if (statement.silenced !== undefined || findings.some(finding => finding.part === part && isOn(finding, statement)))
			continue;
		const [first, ...others] = expression.operands.filter(operand => !hasHole(operand));
		if (!first) continue;
		const sides = others.map(side => ({ expression: side, terms: inKeyNames(termsOf(side), calledAs) }));
		const left: Side = { expression: first, terms: termsOf(first) };
		const judged = judge(left, sides, references, shapes, declared);
		if (!judged) continue;
		const { side, reference, form, off } = judged;
		const text = toText(form.expression);
		findings.push({
			...draft(part, locate(statement, side.expression.span), 'result'),
			...(off === undefined
				? { verdict: 'right', rule: 'key.step', message: say`Right: ${reference.name}.` }
				: {
						verdict: 'wrong',
						rule: 'key.form',
						message: say`${off}: ${toText(reference.left.expression)} is ${text}; here it is ${toText(side.expression)}.`,
						expected: {
							value: { kind: 'symbolic', expression: form.expression, free: [] },
							text,
							latex: toLatex(form.expression),
						},
					}),
			...(reference.target !== undefined ? { target: reference.target } : {}),
		});
	}
}

/** The key's sum without its lone names (the other heads), where the answer sums over all of them and has none. */
function withoutRest<T extends Side & { readonly terms: readonly Term[] }>(form: T, { expression, terms }: Side): T {
	if (!terms || form.terms.length !== terms.length + 1 || !some(expression, node => node.kind === 'big')) return form;
	const own = new Set(terms.flatMap(({ factors }) => factors.map(({ name }) => name)));
	const kept = form.terms.filter(({ factors }) => factors.length > 1 || own.has(factors[0]?.name ?? ''));
	return kept.length === terms.length ? { ...form, terms: kept } : form;
}

interface Judged {
	readonly side: Side;
	readonly reference: Reference;
	readonly form: Side;
	/** What is off; undefined where nothing is. */
	readonly off: Message | undefined;
}

function judge(
	left: Side,
	sides: readonly Side[],
	references: readonly Reference[],
	shapes: ReadonlyMap<string, Shape>,
	declared: ReadonlyMap<string, Shape>,
): Judged | undefined {
	let right: Judged | undefined;
	for (const reference of references) {
		const called = isCalled(left, reference, references) || isOwnName(left, reference, references);
		const whole = shapeOfLeft(left.expression, shapes);
		for (const side of sides) {
			const { terms } = side;
			if (!terms || sizeOf(side.expression) < 3) continue;
			for (const full of reference.forms) {
				const form = withoutRest(full, side);
				// `k_j = W_K X_j` is a column of what the key says of all.
				if (lettersIn(terms).length !== lettersIn(form.terms).length) continue;
				const own: readonly Term[] = inKeyNames(terms, renaming(terms, form.terms, 2));
				if (called && own !== terms && isSame(own, form.terms, left, reference.left)) {
					right = { side, reference, form, off: undefined };
					continue;
				}
				// `x_i` for the columns of the key's `X`: what is called as the key calls it may be another formula in other letters too.
				const read = called ? own : terms;
				if (namesIn(read) !== namesIn(form.terms) || namesIn(read).split(' ').length < 2) continue;
				const letters = matching(read, form.terms, left, reference.left);
				const same = letters.some(each => canonicalSum(relettered(read, each)) === canonicalSum(form.terms));
				if (same) {
					if (called) right = { side, reference, form, off: undefined };
					continue;
				}
				const other = [left, ...sides].find(
					each =>
						each !== side &&
						each.terms &&
						reference.forms.some(known => canonicalSum(each.terms!) === canonicalSum(known.terms)),
				);
				if (!called && !other) continue;
				// `2 G A^\top` where the question scales the product: a number in front is no matter of order, transposes or indices.
				const bare = canonicalSum(unscaled(form.terms));
				if (letters.some(each => canonicalSum(unscaled(relettered(read, each))) === bare)) continue;
				// Tokens as rows: every matrix is turned, or every product is.
				const turned = [flipped(form.terms), reversed(form.terms)].some(way =>
					letters.some(each => canonicalSum(relettered(read, each)) === canonicalSum(way)),
				);
				const fits = form.terms.every(term => misfits(term, shapes, whole) === false);
				const clash =
					fits &&
					read.some((term, at) => misfits(term, shapes, whole) === true || isOther(term, form.terms[at], shapes));
				if (!other && turned && (!clash || isSound(terms, declared))) continue;
				return { side, reference, form, off: offWords(read, form.terms) };
			}
		}
	}
	return right;
}

const unscaled = (terms: readonly Term[]): readonly Term[] => terms.map(term => ({ ...term, size: 1 }));

const isSame = (own: readonly Term[], key: readonly Term[], left: Side, keyLeft: Side): boolean =>
	matching(own, key, left, keyLeft).some(each => canonicalSum(relettered(own, each)) === canonicalSum(key));

/** The answer's names for results of the key, where a formula of theirs has been confirmed: `W_{QK}` for the key's `M`. */
function ownNames({ answer, findings, part, solution }: PartUnderCheck): ReadonlyMap<string, string> {
	const names = new Map<string, string>();
	const known = new Set(solution.givens.flatMap(({ symbol }) => (symbol === undefined ? [] : [symbol])));
	for (const { statement } of answer) {
		const first = statement.expression.kind === 'relation' ? statement.expression.operands[0] : undefined;
		if (first?.kind !== 'symbol' || known.has(first.name)) continue;
		const found = findings.find(
			finding =>
				finding.part === part &&
				finding.verdict === 'right' &&
				finding.target !== undefined &&
				solution.results.some(({ symbol, value }) => symbol === finding.target && value.kind === 'symbolic') &&
				isOn(finding, statement),
		);
		const { name, index } = factorOf(first);
		if (found?.target !== undefined && index === '' && name !== found.target) names.set(name, found.target);
	}
	return names;
}

function inKeyNames<T extends readonly Term[] | undefined>(terms: T, names: ReadonlyMap<string, string>): T {
	if (!terms || names.size === 0) return terms;
	return terms.map(term => ({
		...term,
		factors: term.factors.map(factor => ({ ...factor, name: names.get(factor.name) ?? factor.name })),
	})) as unknown as T;
}

/** One or two names that only the answer has, for as many that only the key has, in the order in which they occur. */
function renaming(own: readonly Term[], key: readonly Term[], least: number): ReadonlyMap<string, string> {
	const names = (terms: readonly Term[]) => [
		...new Set(terms.flatMap(({ factors }) => factors.map(({ name }) => name))),
	];
	const [a, b] = [names(own), names(key)];
	const from = a.filter(name => !b.includes(name));
	const to = b.filter(name => !a.includes(name));
	const shared = a.length - from.length;
	if (from.length === 0 || from.length !== to.length || from.length > 2 || shared < least) return new Map();
	return new Map(from.map((name, at) => [name, to[at]!] as const));
}

/** Whether two left sides call the same thing: one name, one formula, or a derivative by what the key's name carries as its index. */
function isCalled(left: Side, reference: Reference, all: readonly Reference[]): boolean {
	const key = reference.left;
	if (left.expression.kind === 'symbol' && key.expression.kind === 'symbol') {
		const [a, b] = [factorOf(left.expression), factorOf(key.expression)];
		if (a.name !== b.name) return false;
		// The f of `X_f` is no index: it stands nowhere else.
		const letters = new Set(reference.forms.flatMap(({ terms }) => lettersIn(terms)));
		const label = b.index.length === 1 && !letters.has(b.index);
		return a.index.length === (label ? 0 : b.index.length);
	}
	const by = variableOf(left.expression);
	if (by !== undefined)
		return (
			key.expression.kind === 'symbol' &&
			(plain(key.expression.name).endsWith(`_${plain(by)}`) || isSlopeBy(plain(by), reference, all))
		);
	if (!left.terms || left.expression.kind === 'symbol') return false;
	const forms = [...(key.terms ? [key.terms] : []), ...reference.forms.map(({ terms }) => terms)];
	// The i-th column of what the key has a name for.
	const [term, ...more] = left.terms;
	const column = term?.factors.at(-1);
	if (term && more.length === 0 && column?.name === 'e' && key.expression.kind === 'symbol') {
		const { name, index } = factorOf(key.expression);
		const whole = canonicalSum([{ ...term, factors: term.factors.slice(0, -1) }]);
		const named = all.some(
			({ left: other, forms: ways }) =>
				other.expression.kind === 'symbol' &&
				factorOf(other.expression).name === name &&
				factorOf(other.expression).index === '' &&
				ways.some(({ terms }) => canonicalSum(terms) === whole),
		);
		if (index.length === 1 && named) return true;
	}
	const inKey = (terms: readonly Term[]) => inKeyNames(left.terms!, renaming(left.terms!, terms, 1));
	if (forms.some(terms => terms.length === 1 && isSame(inKey(terms), terms, left, key))) return true;
	return forms.some(
		terms =>
			namesIn(terms) === namesIn(left.terms!) &&
			matching(left.terms!, terms).some(each => canonicalSum(relettered(left.terms!, each)) === canonicalSum(terms)),
	);
}

/** Whether a formula is the gradient by one of two factors (`G_L = G B^\top`): it holds the other one, whose own gradient holds this. */
function isSlopeBy(by: string, reference: Reference, all: readonly Reference[]): boolean {
	const baseOf = ({ left }: Reference): string | undefined =>
		left.expression.kind === 'symbol' ? /^([A-Za-z]+)_\w+$/.exec(plain(left.expression.name))?.[1] : undefined;
	const holds = ({ forms }: Reference): boolean =>
		forms.some(({ terms }) => terms.some(({ factors }) => factors.some(({ name }) => plain(name) === by)));
	const base = baseOf(reference);
	const pair = base === undefined ? [] : all.filter(each => baseOf(each) === base);
	return pair.length === 2 && !holds(reference) && pair.some(each => each !== reference && holds(each));
}

/** A name of the answer's own for what the key has one formula for: no name of the key stands for it. */
function isOwnName({ expression }: Side, { left, forms }: Reference, all: readonly Reference[]): boolean {
	if (expression.kind !== 'symbol' || left.expression.kind !== 'symbol') return false;
	const { name } = factorOf(expression);
	const used = all.flatMap(each => [...(each.left.terms ?? []), ...each.forms.flatMap(({ terms }) => terms)]);
	if (used.some(({ factors }) => factors.some(factor => factor.name === name))) return false;
	const names = forms.map(({ terms }) => namesIn(terms));
	return all.every(each => each.left === left || each.forms.every(({ terms }) => !names.includes(namesIn(terms))));
}

/** Whether an answer gives every factor a shape of its own with which the product can be formed: then it lays out its matrices so. */
const isSound = (terms: readonly Term[], declared: ReadonlyMap<string, Shape>): boolean =>
	terms.every(
		term => term.factors.every(({ name }) => declared.has(name)) && misfits(term, declared, undefined) === false,
	);

/** Whether two products are of different sizes. */
function isOther(own: Term, key: Term | undefined, shapes: ReadonlyMap<string, Shape>): boolean {
	const [a, b] = [outerSizes(own, shapes), key && outerSizes(key, shapes)];
	return a !== undefined && b !== undefined && (a[0] !== b[0] || a[1] !== b[1]);
}

const plain = (name: string): string => name.replace(/[{}]/g, '');

/** The variable of a derivative. */
function variableOf(expression: Expression): string | undefined {
	if (expression.kind !== 'apply') return undefined;
	const by =
		expression.operator === 'derivative' || expression.operator === 'gradient' ? expression.args[1] : undefined;
	return by?.kind === 'symbol' ? by.name : undefined;
}

/** Ways to turn index letters into the key's; those of the left sides go by their places. */
function matching(
	own: readonly Term[],
	key: readonly Term[],
	left?: Side,
	keyLeft?: Side,
): readonly ReadonlyMap<string, string>[] {
	const fixed = new Map<string, string>();
	const [a, b] = [indexOf(left), indexOf(keyLeft)];
	if (a.length === b.length) for (let at = 0; at < a.length; at++) fixed.set(a[at]!, b[at]!);
	const from = lettersIn(own).filter(letter => !fixed.has(letter));
	const to = lettersIn(key).filter(letter => ![...fixed.values()].includes(letter));
	if (from.length !== to.length || from.length > 3) return [fixed];
	return permutations(to).map(order => new Map([...fixed, ...from.map((letter, at) => [letter, order[at]!] as const)]));
}

const indexOf = (side: Side | undefined): string =>
	side?.expression.kind === 'symbol'
		? factorOf(side.expression).index
		: (side?.terms?.[0]?.factors.map(({ index }) => index).join('') ?? '');

function permutations(items: readonly string[]): readonly (readonly string[])[] {
	if (items.length === 0) return [[]];
	return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map(rest => [item, ...rest]));
}

const flipped = (terms: readonly Term[]): readonly Term[] =>
	terms.map(term => ({
		...term,
		factors: term.factors.map(factor => ({ ...factor, transposed: !factor.transposed })),
	}));

const reversed = (terms: readonly Term[]): readonly Term[] =>
	terms.map(term => ({ ...term, factors: term.factors.toReversed() }));

/** What is off, in a word. */
function offWords(own: readonly Term[], key: readonly Term[]): Message {
	const list = (terms: readonly Term[], what: (factor: Term['factors'][number]) => string) =>
		terms.map(({ factors }) => factors.map(what).join(' ')).join(' + ');
	const bare = (terms: readonly Term[]) => list(terms, ({ name }) => name);
	if (bare(own) !== bare(key)) return say`The order of the factors is off`;
	if (
		list(own, ({ name, transposed }) => `${name}${transposed}`) !==
		list(key, ({ name, transposed }) => `${name}${transposed}`)
	)
		return say`A transpose is off`;
	if (own.some(({ negative }, at) => negative !== key[at]?.negative)) return say`A sign is off`;
	return say`The indices changed places`;
}

function referencesOf({ solution }: PartUnderCheck): readonly Reference[] {
	const references: Reference[] = [];
	const add = (operands: readonly Expression[], name: string, target: string | undefined): void => {
		const [first, ...sides] = operands;
		if (!first) return;
		const forms = sides.flatMap(expression => {
			const terms = termsOf(expression);
			return terms ? [{ expression, terms }] : [];
		});
		if (forms.length > 0) references.push({ left: { expression: first, terms: termsOf(first) }, forms, name, target });
	};
	for (const step of solution.steps) {
		for (const formula of (step.formulas ?? []).flatMap(itemsOf)) {
			if (formula.kind !== 'relation' || !formula.operators.every(operator => operator === '=')) continue;
			const [left] = formula.operands;
			const result = solution.results.find(({ symbol }) => left?.kind === 'symbol' && left.name === symbol);
			add(formula.operands, `a step of the solution, "${step.title}"`, result?.symbol);
		}
	}
	return references;
}

/** The formulas that stand side by side in one display. */
const itemsOf = (formula: Expression): readonly Expression[] =>
	formula.kind === 'sequence' ? formula.items.flatMap(itemsOf) : [formula];

const shapedIn = rememberOf((givens: readonly Given[]) =>
	givens.filter(({ symbol, shape }) => symbol !== undefined && shape !== undefined),
);

/** Shapes by name without labels; a name with two shapes has none. */
function shapesOf(givens: readonly Given[]): ReadonlyMap<string, Shape> {
	const shapes = new Map<string, Shape>();
	const clashing = new Set<string>();
	for (const { symbol, shape } of givens) {
		if (symbol === undefined || !shape) continue;
		const { name } = factorOf({ kind: 'symbol', name: symbol, base: symbol, span: { start: 0, end: 0 } });
		const known = shapes.get(name);
		if (known && (toText(known.rows) !== toText(shape.rows) || toText(known.columns) !== toText(shape.columns)))
			clashing.add(name);
		shapes.set(name, shape);
	}
	for (const name of clashing) shapes.delete(name);
	return shapes;
}

function shapeOfLeft(left: Expression, shapes: ReadonlyMap<string, Shape>): Shape | undefined {
	if (left.kind === 'symbol') {
		const { name, index } = factorOf(left);
		return index === '' ? shapes.get(name) : undefined;
	}
	const by = variableOf(left);
	return by === undefined ? undefined : shapes.get(by);
}

const isOn = (
	{ anchor, verdict, rule }: PartUnderCheck['findings'][number],
	{ anchor: own, more }: Statement,
): boolean =>
	verdict !== 'cannot-tell' &&
	rule !== 'symbol.undefined' &&
	[own, ...more].some(
		({ block, span }) => block === anchor.block && span.start < anchor.span.end && anchor.span.start < span.end,
	);
