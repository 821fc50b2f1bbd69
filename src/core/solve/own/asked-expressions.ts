import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression, SymbolNode } from '../../math/expression.ts';
import { toText } from '../../math/print/print.ts';
import { symbolNode } from '../../math/read/names.ts';
import { parseLatex, parsePlain } from '../../math/read/parse.ts';
import { wholeNumber } from '../../math/slope.ts';
import type { Value } from '../../math/value.ts';
import { map, some, symbolsOf } from '../../math/walk.ts';
import type { PartText } from '../bind/part-text.ts';
import { arrayGroups } from '../bind/stated-arrays.ts';
import { sentencesOf } from '../match/unsolved.ts';
import { ORDERS } from './value-clauses.ts';

/** An expression that a question wants worked out and gives no name: `compute $W_Q^\top W_K$`. */
export interface AskedExpression {
	readonly expression: Expression;
	/** As the reader sees it: `W_Qᵀ W_K`. */
	readonly name: string;
}

const NOWHERE = { start: 0, end: 0 };
/** How many members of a family are worked out. */
const MOST = 16;
/** `Check that … = …`: what both sides come to. */
const CHECKS =
	/\b(?:check|verify|confirm|show)\b[^.?!]{0,40}\bthat\b|\b(?:überprüfe|prüfe|vérifie[zr]?|compruebe|comprueba)\b/i;

/** Of an equation that is to be checked the last side. */
const lastSide = (expression: Expression): Expression =>
	expression.kind === 'relation' && expression.operators.every(operator => operator === '=')
		? expression.operands.at(-1)!
		: expression;

/** `What does … return?` */
const RETURNS = /\bwhat(?:['’]s|\s+(?:is|are|does|do|will|would))\b/i;
const FORMULA = /\$\$([\s\S]+?)\$\$|(?<!\\)\$([^$\n]+?)(?<!\\)\$|\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]|`([^`\n]+)`/g;

/**
 * The expressions in the asking sentences of a question, each for all members that it speaks of (`$x_3^\top W x_j$ for $j = 1, 2, 3$`).
 *
 * @param values what the question gives its letters.
 * @param named puts the names in an expression that the question gives values to and that are no letters (`W_O^1`, `a^\top`).
 */
export function askedExpressions(
	{ own }: Pick<PartText, 'own'>,
	values: ReadonlyMap<string, Value>,
	named: (expression: Expression) => Expression = each => each,
): readonly AskedExpression[] {
	if (values.size === 0) return [];
	const found = new Map<string, AskedExpression>();
	for (const expression of orderedExpressions({ own }))
		for (const member of membersOf(named(expression), values)) {
			const name = toText(member);
			if (isArithmetic(member, values)) found.set(name, { expression: member, name });
		}
	return [...found.values()];
}

/** The expressions in the sentences that order or ask for a value, whatever their letters are. */
export const orderedExpressions = ({ own }: Pick<PartText, 'own'>): readonly Expression[] =>
	sentencesOf(own)
		.filter(clause => ORDERS.test(clause) || RETURNS.test(clause) || CHECKS.test(clause))
		.flatMap(clause => expressionsIn(clause).map(({ expression }) => lastSide(expression)));

function expressionsIn(clause: string): readonly { readonly expression: Expression }[] {
	return [...clause.matchAll(FORMULA)].flatMap(([, ...kinds]) => {
		const code = kinds[4];
		const latex = kinds.slice(0, 4).find(each => each !== undefined);
		const { expression, problems } = code !== undefined ? parsePlain(inMathematics(code)) : parseLatex(latex ?? '');
		if (problems.length > 0) return [];
		return expression.kind === 'sequence' ? expression.items.map(item => ({ expression: item })) : [{ expression }];
	});
}

/** Code as mathematics: `W @ x` is a product, `W.T` a transpose, `np.concatenate([a, b])` the numbers of one behind those of the other. */
const inMathematics = (code: string): string =>
	code
		.replace(/\s*@\s*/g, ' * ')
		.replace(
			/(?<![\w.])(?:np|numpy|torch|jnp|tf)\s*\.\s*(?:concatenate|concat|cat|hstack|r_)\s*\(\s*[[(]([^[\]()]*)[\])]\s*(?:,\s*(?:axis|dim)\s*=\s*-?\d\s*)?\)/g,
			'concat($1)',
		)
		.replace(/\.(?:T|mT|t\(\)|transpose\(\))(?!\w)/g, '^T')
		.replace(
			/(?<![\w.])(?:(?:np|numpy|torch|jnp)\s*\.\s*)?(?:matmul|dot)\s*\(\s*([\w.^]+)\s*,\s*([\w.^]+)\s*\)/g,
			'($1) * ($2)',
		);

/** Whether something is worked out of several vectors or matrices, or of one and a function of it. */
function isArithmetic(expression: Expression, values: ReadonlyMap<string, Value>): boolean {
	if (expression.kind !== 'apply' || expression.operator === 'derivative') return false;
	if (some(expression, ({ kind }) => kind === 'hole' || kind === 'gap' || kind === 'text' || kind === 'relation'))
		return false;
	const letters = [...symbolsOf(expression)];
	if (letters.length === 0 || !letters.every(name => values.has(name))) return false;
	// A mere turning of a matrix says nothing; a mere `n^2` is no more than a size.
	if (expression.operator === 'transpose' && expression.args[0]!.kind === 'symbol') return false;
	if (!letters.some(name => values.get(name)!.kind === 'matrix')) return false;
	const result = evaluate(expression, environment(values));
	return result.ok && (result.value.kind === 'matrix' || result.value.kind === 'quantity');
}

/** An expression, or for an index without a value those of all members that have one. */
function membersOf(expression: Expression, values: ReadonlyMap<string, Value>): readonly Expression[] {
	const indices = indicesOf(expression, values);
	let members: readonly Expression[] = [expression];
	for (const [letter, range] of indices) members = members.flatMap(each => range.map(at => atIndex(each, letter, at)));
	return members.length <= MOST ? members : [];
}

/** The letters that count members (`j` of `x_j`) with the places for which all that they count has values. */
export function indicesOf(
	expression: Expression,
	values: ReadonlyMap<string, Value>,
): readonly (readonly [string, readonly number[]])[] {
	const ranges = new Map<string, readonly number[]>();
	some(expression, node => {
		if (node.kind !== 'symbol' || node.subscript?.kind !== 'symbol' || values.has(node.name)) return false;
		const letter = node.subscript.name;
		if (!/^[a-z]$/.test(letter)) return false;
		const stated = values.get(letter);
		const all = Array.from({ length: 9 }, (_, at) => at).filter(at => values.has(memberOf(node, at).name));
		const before = ranges.get(letter);
		const range = all.filter(
			at => (before === undefined || before.includes(at)) && (stated?.kind !== 'quantity' || all.length > 0),
		);
		ranges.set(letter, range);
		return false;
	});
	return [...ranges];
}

const memberOf = (node: SymbolNode, at: number): SymbolNode =>
	symbolNode(node.base, NOWHERE, {
		subscript: wholeNumber(at),
		...(node.label === undefined ? {} : { label: node.label }),
	});

const atIndex = (expression: Expression, letter: string, at: number): Expression =>
	map(expression, node =>
		node.kind === 'symbol' && node.subscript?.kind === 'symbol' && node.subscript.name === letter
			? memberOf(node, at)
			: node,
	);

/** The arrays of a text that stand behind a letter, in whatever dress. */
export function letteredArrays({
	own,
	around,
}: PartText): ReadonlyMap<string, { readonly symbol: SymbolNode; readonly value: Value }> {
	const found = new Map<string, { readonly symbol: SymbolNode; readonly value: Value }>();
	const twice = new Set<string>();
	for (const { arrays, heads } of [own, around].flatMap(text => arrayGroups(text)))
		arrays.forEach(({ matrix, kind }, at) => {
			const head = heads[at];
			if (head === undefined || kind === 'identity') return;
			const { expression } = parsePlain(head);
			if (expression.kind !== 'symbol') return;
			const before = found.get(expression.name);
			if (before?.value.kind === 'matrix' && before.value.matrix.to1DArray().join() !== matrix.to1DArray().join())
				twice.add(expression.name);
			else if (!before) found.set(expression.name, { symbol: expression, value: { kind: 'matrix', matrix } });
		});
	for (const name of twice) found.delete(name);
	return found;
}
