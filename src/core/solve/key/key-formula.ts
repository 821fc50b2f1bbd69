import { withBoundCalls } from '../../math/bound-calls.ts';
import type { CallNode, Expression, RelationNode, SymbolNode } from '../../math/expression.ts';
import { gapMessage, isDots } from '../../math/gap.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { children, map } from '../../math/walk.ts';
import { type Message, say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { Assertion, Definition, KeyFormula, KeyProblem } from '../key.ts';
import { DECOMPOSITIONS, decompositionIn } from '../run/decompose.ts';
import type { KeyInlineFormula } from './key-outline.ts';
import { entriesHead, entryOf, isIndexable, isNumber, type Scope } from './key-scope.ts';

/** Moves a place inside a formula to its place in the key. */
export const placeIn = (at: number, span: Span): Span => ({ start: at + span.start, end: at + span.end });

/** Reads one formula of a key; holes and what the parser found odd become problems at their place. */
export function readFormula(
	formula: { readonly latex: string; readonly at: number },
	problems: KeyProblem[],
): Expression | undefined {
	const { expression, problems: odd } = parseLatex(formula.latex);
	const hole = firstHole(expression);
	if (hole) {
		problems.push({
			message: say`This formula cannot be read: ${hole.message}.`,
			span: placeIn(formula.at, nonEmpty(hole.span, formula.latex)),
			severity: 'error',
		});
		return undefined;
	}
	for (const problem of odd)
		problems.push({
			message: say`This formula reads oddly: ${problem.message}.`,
			span: placeIn(formula.at, nonEmpty(problem.span, formula.latex)),
			severity: 'warning',
		});
	return expression;
}

const nonEmpty = (span: Span, text: string): Span =>
	span.end > span.start ? span : { start: Math.max(0, span.start - 1), end: Math.min(text.length, span.start + 1) };

function firstHole(root: Expression): { readonly message: Message; readonly span: Span } | undefined {
	const open: Expression[] = [root];
	while (open.length > 0) {
		const next = open.pop()!;
		if (next.kind === 'hole') return next;
		// Dots between terms are read as left-out terms where the shape says what is meant (`\{1, \dots, 5\}`).
		if (next.kind === 'gap' && !isDots(next)) return { message: gapMessage(next), span: next.span };
		open.push(...children(next));
	}
	return undefined;
}

/**
 * What a display formula says, by the rule of the format: the first `=` after an unbound symbol or `f(x)` defines it; every
 * later relation of that chain, and every relation between bound things, asserts. The scope is extended by what is defined.
 */
export function linksOf(
	source: KeyInlineFormula,
	expression: Expression,
	scope: Scope,
	problems: KeyProblem[],
): KeyFormula {
	const links: (Definition | Assertion)[] = [];
	const shown: Expression[] = [];
	let last: Expression | undefined;
	const statements = statementsOf(expression);
	scope.ranges = new Map(statements.flatMap(each => rangesOf(each, scope)));
	for (const raw of statements) {
		const item = withPowers(
			withBoundCalls(raw, name => scope.functions.has(name)),
			source.latex,
			scope,
		);
		shown.push(item);
		if (rangesOf(item, scope).length > 0) continue;
		if (item.kind !== 'relation') {
			problems.push({
				message: say`A display formula of a key defines or asserts: it needs a relation such as \`=\`. Put other formulas into the text.`,
				span: placeIn(source.at, item.span),
				severity: 'error',
			});
			continue;
		}
		last = readChain(source, item, last, scope, links, problems);
	}
	const from = source.at;
	const whole: Expression =
		shown.length === 1
			? shown[0]!
			: { kind: 'sequence', items: shown, separators: shown.slice(1).map(() => 'quad'), span: expression.span };
	return { latex: source.latex, expression: whole, links, span: { start: from, end: from + source.latex.length } };
}

/** `1 \\le i \\le n`, `i` a letter of its own: how far the entries of a definition run. */
function rangesOf(expression: Expression, scope: Scope): readonly (readonly [string, Expression])[] {
	if (expression.kind !== 'relation' || expression.operators.some(operator => operator !== '≤')) return [];
	const [from, letter, to] = expression.operands;
	if (from?.kind !== 'number' || from.value !== 1 || letter?.kind !== 'symbol' || !to) return [];
	return INDEX_LETTER.test(letter.name) && !scope.bound.has(letter.name) ? [[letter.name, to]] : [];
}

const INDEX_LETTER = /^[a-z]$/;

/** `V^T` of two numbers is a power: a transpose is written `V^\\top` or is of something with rows and columns. */
function withPowers(root: Expression, latex: string, scope: Scope): Expression {
	if (!isNumber('T', scope)) return root;
	return map(root, node => {
		const written = node.kind === 'apply' && node.operator === 'transpose' && lastLetter(latex, node.span);
		if (node.kind !== 'apply' || !written || isIndexable(node.args[0]!, scope.indexable)) return node;
		const exponent: SymbolNode = { kind: 'symbol', name: 'T', base: 'T', span: written };
		return { kind: 'apply', operator: 'power', args: [node.args[0]!, exponent], span: node.span };
	});
}

/** Where a superscript `^T` or `^{T}` at the end of a place stands; undefined where it is written otherwise. */
function lastLetter(latex: string, { start, end }: Span): Span | undefined {
	const [found] = /\^\s*\{?\s*T\s*\}?\s*$/.exec(latex.slice(start, end)) ?? [];
	return found === undefined ? undefined : { start: end - found.length, end };
}

/** The relations of a formula: the items of a sequence, nested ones too. */
export function statementsOf(expression: Expression): readonly Expression[] {
	if (expression.kind === 'sequence') return expression.items.flatMap(statementsOf);
	if (expression.kind === 'collection' && expression.form === 'list' && expression.items.some(isRelation))
		return expression.items.flatMap(statementsOf);
	return expression.kind === 'text' ? [] : [expression];
}

const isRelation = (expression: Expression): boolean => expression.kind === 'relation';

function readChain(
	source: KeyInlineFormula,
	chain: RelationNode,
	before: Expression | undefined,
	scope: Scope,
	links: (Definition | Assertion)[],
	problems: KeyProblem[],
): Expression | undefined {
	const operands = [...chain.operands];
	// A line of an aligned formula that begins with its sign goes on with what stood before it.
	if (operands[0]?.kind === 'gap' && before) operands[0] = before;
	let from = 0;
	const first = operands[0]!;
	const parts = componentsOf(first, operands[1], scope.bound);
	if (parts && chain.operators[0] === '=') {
		const body = operands[1]!;
		parts.forEach((part, component) => {
			links.push({
				kind: 'define',
				symbol: part.name,
				head: part,
				parameters: undefined,
				body,
				component,
				span: placeIn(source.at, { start: first.span.start, end: body.span.end }),
			});
			scope.bound.add(part.name);
			scope.indexable.add(part.name);
		});
		return body;
	}
	reportComponents(source, first, operands[1], scope.bound, problems);
	const head = headOf(first, operands[1], scope);
	if (head && (chain.operators[0] === '=' || chain.operators[0] === ':=')) {
		reportWholeEntry(source, first, operands[1], head, scope, problems);
		const body = operands[1]!;
		links.push({
			kind: 'define',
			symbol: head.symbol,
			head: first,
			parameters: head.parameters,
			body,
			...(head.indices ? { indices: head.indices } : {}),
			...(head.indices && scope.ranges && scope.ranges.size > 0 ? { ranges: scope.ranges } : {}),
			span: placeIn(source.at, { start: first.span.start, end: body.span.end }),
		});
		scope.bound.add(head.symbol);
		if (head.indices || (!head.parameters && isIndexable(body, scope.indexable))) scope.indexable.add(head.symbol);
		if (head.parameters) scope.functions.add(head.symbol);
		for (const parameter of head.parameters ?? []) scope.parameters.add(parameter);
		from = 1;
	}
	for (let i = from; i < chain.operators.length; i++) {
		const left = i === 1 && from === 1 ? first : operands[i]!;
		const right = operands[i + 1]!;
		links.push({
			kind: 'assert',
			left,
			operator: chain.operators[i]!,
			right,
			span: placeIn(source.at, {
				start: Math.min(operands[i]!.span.start, right.span.start),
				end: Math.max(operands[i]!.span.end, right.span.end),
			}),
		});
	}
	return operands.at(-1);
}

/** `(U, S, V) = SVD(M)` defines one symbol for each component. */
function componentsOf(
	head: Expression,
	body: Expression | undefined,
	bound: ReadonlySet<string>,
): readonly SymbolNode[] | undefined {
	const found = body && decompositionIn(body);
	if (!found || head.kind !== 'collection' || head.items.length !== DECOMPOSITIONS[found.name]) return undefined;
	const symbols = head.items.flatMap(item => (item.kind === 'symbol' && !bound.has(item.name) ? [item] : []));
	return symbols.length === head.items.length ? symbols : undefined;
}

interface Head {
	readonly symbol: string;
	readonly parameters: readonly string[] | undefined;
	readonly indices?: readonly string[];
}

/** `R_{ij} = S` where entries are meant: nothing on the right side says how far the letters run. */
function reportWholeEntry(
	source: KeyInlineFormula,
	first: Expression,
	body: Expression | undefined,
	head: Head,
	scope: Scope,
	problems: KeyProblem[],
): void {
	if (head.indices || first.kind !== 'symbol' || !/_(?:i|j|ij|ji)$/.test(first.name) || !body) return;
	if (isIndexable(body, scope.indexable))
		problems.push({
			message: say`This is taken for a name of its own: entries are defined by indexing the right side too, \`R_{ij} = c S_{ij}\`.`,
			span: placeIn(source.at, first.span),
			severity: 'warning',
		});
}

/** A decomposition with too few or too many symbols on its left side. */
function reportComponents(
	source: KeyInlineFormula,
	head: Expression,
	body: Expression | undefined,
	bound: ReadonlySet<string>,
	problems: KeyProblem[],
): void {
	const found = body && decompositionIn(body);
	if (!found || (head.kind === 'symbol' && bound.has(head.name))) return;
	const count = DECOMPOSITIONS[found.name]!;
	problems.push({
		message: say`${found.name} gives ${count} matrices: \`(${count === 3 ? 'U, S, V' : 'Q, R'}) = \\operatorname{${found.name}}(M)\`, each a new symbol.`,
		span: placeIn(source.at, head.span),
		severity: 'error',
	});
}

/** The name that a left side would define: an unbound symbol, one by its entries, or an unbound head called on plain symbols. */
function headOf(expression: Expression, body: Expression | undefined, scope: Scope): Head | undefined {
	if (expression.kind === 'symbol') {
		if (scope.bound.has(expression.name)) return undefined;
		const entries = entriesHead(expression, body, scope);
		if (entries) return { symbol: entries.symbol, parameters: undefined, indices: entries.letters };
		return entryOf(
			expression,
			name => scope.indexable.has(name),
			name => isNumber(name, scope),
		)
			? undefined
			: { symbol: expression.name, parameters: undefined };
	}
	if (expression.kind === 'call' && isFunctionHead(expression, scope.bound))
		return {
			symbol: (expression.head as SymbolNode).name,
			parameters: expression.args.map(argument => (argument as SymbolNode).name),
		};
	return undefined;
}

const isFunctionHead = (call: CallNode, bound: ReadonlySet<string>): boolean =>
	call.head.kind === 'symbol' &&
	!bound.has(call.head.name) &&
	call.args.length > 0 &&
	call.args.every(argument => argument.kind === 'symbol');

/** Numbers that may stand in a step: those of mathematics itself. */
const CONSTANTS = new Set([0, 1, 2]);

/**
 * The literals of a formula that belong into a given, a fact, an example or a threshold: everything but 0, 1, 2, whole
 * exponents and roots, indices, and the base of a logarithm.
 */
export function strayLiterals(root: Expression): readonly { readonly text: string; readonly span: Span }[] {
	const found: { text: string; span: Span }[] = [];
	const open: Expression[] = [root];
	while (open.length > 0) {
		const next = open.pop()!;
		switch (next.kind) {
			case 'number':
				if (!CONSTANTS.has(next.value)) found.push({ text: next.decimal, span: next.span });
				break;
			case 'measure':
				found.push({ text: next.unit.text, span: next.span });
				break;
			case 'symbol':
				break;
			case 'index':
				open.push(next.base);
				break;
			case 'apply': {
				const [first, second] = next.args;
				const structural =
					(next.operator === 'power' ||
						next.operator === 'sqrt' ||
						next.operator === 'log' ||
						next.operator === 'norm') &&
					second !== undefined &&
					isSmallInteger(second);
				if (structural) open.push(first!);
				else open.push(...next.args);
				break;
			}
			default:
				open.push(...children(next));
		}
	}
	return found.sort((a, b) => a.span.start - b.span.start);
}

const isSmallInteger = (expression: Expression): boolean =>
	expression.kind === 'number'
		? Number.isInteger(expression.value) && Math.abs(expression.value) <= 10
		: expression.kind === 'apply' && expression.operator === 'negate' && isSmallInteger(expression.args[0]!);
