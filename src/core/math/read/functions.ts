import type { Span } from '../../text/span.ts';
import type { BigNode, Expression, Operator, RelationNode } from '../expression.ts';
import { type NamedFunction, takesBareArgument } from '../named-functions.ts';
import { apply } from '../nodes.ts';
import { some } from '../walk.ts';
import { listed, normOrder } from './brackets.ts';
import { readArgumentList } from './calls.ts';
import type { Cursor } from './cursor.ts';
import { readSequence } from './grammar.ts';
import { readProductFrom } from './juxtaposition.ts';
import { plainSymbol } from './names.ts';
import { closeGroup, readArgument, readGroup, readOperand, startsOperand } from './operand.ts';
import { readPostfix } from './postfix.ts';
import { readTerm } from './products.ts';
import { readSubscript } from './scripts.ts';
import { unicodeScript } from './superscripts.ts';
import type { Token } from './tokens.ts';
import { bigOfFunction } from './vocabulary.ts';

const ARC: Partial<Record<Operator, Operator>> = { sin: 'arcsin', cos: 'arccos', tan: 'arctan' };

/** Functions that take every factor behind them: `\log n`, `\sin 2x`, `\ln 2`. The rest take one operand. */
const GREEDY: ReadonlySet<string> = new Set([
	'log',
	'ln',
	'exp',
	'sin',
	'cos',
	'tan',
	'sinh',
	'cosh',
	'tanh',
	'arcsin',
	'arccos',
	'arctan',
	'sec',
	'csc',
	'cot',
	'sech',
	'csch',
	'coth',
	'arcsinh',
	'arccosh',
	'arctanh',
	'log2',
]);

/** Functions that read `|` in their brackets as "given". */
const TWO_PARTS: ReadonlySet<string> = new Set([
	'probability',
	'expectation',
	'variance',
	'covariance',
	'entropy',
	'kl',
]);

/** Reads a named function with its index, power and arguments. Without an argument the name stands for itself. */
export function readFunction(p: Cursor, known?: Operator): Expression {
	const token = p.next();
	const start = token.start;
	const operator = known ?? (token.text as Operator);
	let below: Expression | undefined;
	let above: Expression | undefined;
	let primes = '';
	for (let rounds = 0; rounds < 6; rounds++) {
		const next = p.peek();
		if (next.kind === '_' && !below) {
			p.next();
			below = readBelow(p);
		} else if (next.kind === '^' && !above) {
			p.next();
			above = p.inside(() => readArgument(p));
		} else if (next.kind === 'superscript' && !above && /^-?\d+$/.test(next.text)) {
			p.next();
			above = integer(Number(next.text), next);
		} else if (next.kind === 'subscript' && !below) {
			p.next();
			below = unicodeScript(next);
		} else if (next.kind === 'prime') primes += p.next().text;
		else break;
	}
	const big = below && bigOfFunction.get(operator);
	if (big && !(p.is('open') && isIndexed(below))) return readBody(p, big, below, above, start);
	const args = readFunctionArguments(p, operator, below !== undefined);
	if (!args) {
		const name = nameOf(p, token, known);
		const symbol: Expression = below
			? {
					kind: 'symbol',
					span: p.spanFrom(start),
					name: `${name}_${nameText(below)}`,
					base: name,
					subscript: below,
					style: 'upright',
				}
			: plainSymbol(name + primes, start, p.end, 'upright');
		return above ? apply(p, 'power', [symbol, above], start) : symbol;
	}
	if (big && below)
		return bigNode(
			p,
			big,
			below,
			above,
			args.length === 1
				? (args[0] as Expression)
				: { kind: 'collection', span: p.spanFrom(start), form: 'tuple', items: args },
			start,
		);
	const inverse = above && isMinusOne(above) ? ARC[operator] : undefined;
	const named = operator === 'softmax' ? entriesAsOne(args, p.spanFrom(start)) : args;
	const all =
		below && (operator === 'log' || operator === 'softmax' || operator === 'norm')
			? [...named, axisOf(operator, below)]
			: named;
	const e = apply(p, inverse ?? operator, all, start);
	return above && !inverse ? apply(p, 'power', [e, above], start) : e;
}

/** `\sec x`, `\sec^2 x`, `\operatorname{cond} A`, `\operatorname{median}\{1, 2\}`: a function that goes by its word, with its argument. */
export function readNamed(p: Cursor, name: NamedFunction): Expression {
	const token = p.next();
	const start = token.start;
	const head = plainSymbol(nameOf(p, token, undefined, true), start, token.end, p.latex ? 'upright' : undefined);
	const above = p.is('^') && p.next() ? p.inside(() => readArgument(p)) : undefined;
	const bracketed = p.is('open') || takesBareArgument(name);
	const args = bracketed ? readFunctionArguments(p, name, false) : undefined;
	if (!args) return above ? apply(p, 'power', [head, above], start) : head;
	const e: Expression = { kind: 'call', span: p.spanFrom(start), head, args };
	return above ? apply(p, 'power', [e, above], start) : e;
}

/** `softmax(2, -2)` is taken of one vector, whose entries are written as arguments; a named axis stays an argument. */
const entriesAsOne = (args: readonly Expression[], span: Span): readonly Expression[] =>
	args.length < 2 ||
	args.some(arg => arg.kind === 'relation' || (arg.kind === 'symbol' && /^(?:row|col)/.test(arg.base)))
		? args
		: [{ kind: 'collection', span, form: 'tuple', items: args }];

const nameText = (e: Expression): string => (e.kind === 'symbol' ? e.name : e.kind === 'number' ? e.decimal : 'index');
const isIndexed = (e: Expression | undefined): boolean => e?.kind === 'number';
const isMinusOne = (e: Expression): boolean =>
	e.kind === 'apply' && e.operator === 'negate' && e.args[0]?.kind === 'number' && e.args[0].value === 1;

const integer = (value: number, token: Token): Expression => {
	const span = { start: token.start, end: token.end };
	const node: Expression = {
		kind: 'number',
		span,
		decimal: String(Math.abs(value)),
		value: Math.abs(value),
		lastPlace: 0,
		trailingZeros: 0,
		exact: true,
	};
	return value < 0 ? { kind: 'apply', span, operator: 'negate', args: [node] } : node;
};

/** `\operatorname{softmax}_{\text{rows}}`. */
const axisOf = (operator: Operator, below: Expression): Expression =>
	operator === 'softmax' && below.kind === 'symbol' && /^(?:row|col|column)s?$/.test(below.base)
		? plainSymbol(/^r/.test(below.base) ? 'rows' : 'columns', below.span.start, below.span.end)
		: below;

/** The word that named the function, as a symbol of its own. */
const nameOf = (p: Cursor, token: Token, known: Operator | undefined, whole = false): string =>
	(known || whole) && token.kind !== 'symbol'
		? token.text.trim()
		: (/[A-Za-z]+(?=[^A-Za-z]*$)/.exec(p.source.slice(token.start, token.end))?.[0] ?? token.text);

/** A limit under an operator: a range, a set, a condition. */
function readBelow(p: Cursor): Expression {
	if (!p.is('group')) return readSubscript(p);
	const open = p.next();
	if (p.take('endgroup')) return p.hole('nothing is written under the operator', open.start);
	const inner = p.inside(() => readSequence(p));
	closeGroup(p, open);
	return inner;
}

function readFunctionArguments(
	p: Cursor,
	operator: Operator | NamedFunction,
	indexed: boolean,
): readonly Expression[] | undefined {
	const token = p.peek();
	if (
		token.kind === 'open' &&
		(token.text === '(' ||
			token.text === '[' ||
			(token.text === '{' &&
				/^(?:max|min|argmax|argmin|gcd|lcm|span|sum-of|mean|median|standard-deviation|product-of|logsumexp|variance)$/.test(
					operator,
				)))
	) {
		const open = p.next();
		return readArgumentList(p, open);
	}
	if (token.kind === 'group') {
		const inner = readGroup(p);
		const items = inner.kind === 'collection' && inner.form === 'tuple' ? inner.items : listed(inner);
		return items ?? [inner];
	}
	if (TWO_PARTS.has(operator) && token.kind === 'bar') return undefined;
	if (
		!startsOperand(p, token) &&
		!(token.kind === 'add' && token.space === 0 && GREEDY.has(operator) && startsOperand(p, p.peek(1)))
	)
		return undefined;
	if (token.kind === 'text' || token.kind === 'dots') {
		if (!indexed && operator !== 'log' && operator !== 'ln' && operator !== 'exp') return undefined;
	}
	const outer = p.argument;
	p.argument = true;
	const arg = GREEDY.has(operator) ? readGreedy(p) : readOperand(p);
	p.argument = outer;
	return [arg];
}

/** `\log 2n`, `\sin 2\pi x`, `\log p(x)`, but only `\ln 2` of `\ln 2 (a + b)`. */
function readGreedy(p: Cursor): Expression {
	const start = p.peek().start;
	if (p.is('add')) {
		const sign = p.next();
		const inner = readGreedy(p);
		return sign.text === '-' ? apply(p, 'negate', [inner], start) : inner;
	}
	const factors: Expression[] = [readOperand(p)];
	for (let rounds = 0; rounds < 20; rounds++) {
		const token = p.peek();
		const before = factors[factors.length - 1] as Expression;
		const simple =
			token.kind === 'symbol' ||
			token.kind === 'style' ||
			token.kind === 'accent' ||
			token.kind === 'group' ||
			(token.kind === 'command' && token.text !== 'pmod') ||
			(token.kind === 'word' && before.kind === 'number');
		// \int \sin x \, dx: the differential is no part of the argument
		const differential = token.space === 2 && token.text === 'd' && p.peek(1).kind === 'symbol';
		if (!simple || differential || !startsOperand(p, token) || before.kind === 'measure' || before.kind === 'call')
			break;
		factors.push(readOperand(p));
	}
	return factors.length === 1 ? (factors[0] as Expression) : apply(p, 'multiply', factors, start, 'juxtaposed');
}

/** Sums, products, integrals, limits and quantifiers. */
export function readBig(p: Cursor): Expression {
	const token = p.next();
	const start = token.start;
	let below: Expression | undefined;
	let above: Expression | undefined;
	for (let rounds = 0; rounds < 4; rounds++) {
		if (p.is('_') && !below) {
			p.next();
			below = readBelow(p);
		} else if (p.is('^') && !above) {
			p.next();
			above = p.inside(() => readArgument(p));
		} else break;
	}
	return readBody(p, token.text as BigNode['operator'], below, above, start);
}

function readBody(
	p: Cursor,
	operator: BigNode['operator'],
	below: Expression | undefined,
	above: Expression | undefined,
	start: number,
): Expression {
	let body: Expression;
	const open = p.peek();
	if (operator === 'for-all' || operator === 'exists') {
		return quantified(p, operator, readSequence(p), start);
	}
	if (
		operator === 'expectation' &&
		open.kind === 'open' &&
		(open.text === '[' || open.text === '(' || open.text === '{')
	) {
		p.next();
		const args = readArgumentList(p, open);
		body =
			args.length === 1
				? (args[0] as Expression)
				: { kind: 'collection', span: p.spanFrom(open.start), form: 'tuple', items: args };
	} else if ((operator === 'max' || operator === 'min') && open.kind === 'open' && open.text === '{') {
		body = readOperand(p);
	} else if (startsOperand(p, open) || open.kind === 'add') {
		body = p.deeper(() => (open.kind === 'add' ? signedTerm(p) : readTerm(p)));
		if (EXTREMES.has(operator)) body = withTermsOf(p, below, body, open.start);
	} else body = p.hole('nothing stands behind the operator', start);
	return bigNode(p, operator, below, above, body, start);
}

const EXTREMES: ReadonlySet<string> = new Set(['max', 'min', 'argmax', 'argmin', 'sup', 'inf']);

/** `\min_x f(x) + g(x)`: the terms that follow belong to the extreme as long as they speak of its variable. */
function withTermsOf(p: Cursor, below: Expression | undefined, first: Expression, start: number): Expression {
	const names = bounds(below).variables.flatMap(variable => (variable.kind === 'symbol' ? [variable.name] : []));
	if (names.length === 0 || p.reaching > 1) return first;
	p.reaching++;
	const terms = [first];
	while (p.peek().kind === 'add' && (p.peek().text === '+' || p.peek().text === '-')) {
		const from = p.at;
		const problems = p.problems.length;
		const sign = p.next();
		let term = readTerm(p);
		if (!some(term, node => node.kind === 'symbol' && names.includes(node.name)) || isBoundIn(term, names)) {
			p.at = from;
			p.problems.length = problems;
			break;
		}
		if (sign.text === '-') term = apply(p, 'negate', [term], sign.start);
		terms.push(term);
	}
	p.reaching--;
	return terms.length === 1 ? first : apply(p, 'add', terms, start);
}

/** Whether a term binds the names itself, as a second sum does. */
const isBoundIn = (e: Expression, names: readonly string[]): boolean =>
	some(
		e,
		node =>
			node.kind === 'big' &&
			node.variables.some(variable => variable.kind === 'symbol' && names.includes(variable.name)),
	);

/** `\forall x \in S, body`, `\exists i, j: body`: what stands before a colon (or before the first comma) is bound. */
function quantified(p: Cursor, operator: 'for-all' | 'exists', e: Expression, start: number): BigNode {
	const items = e.kind === 'sequence' ? e.items : [e];
	const colon = e.kind === 'sequence' ? e.separators.indexOf(':') : -1;
	const plain = items.findIndex(item => item.kind !== 'symbol');
	const listed = plain > 0 && items[plain]?.kind === 'relation' && plain < items.length - 1;
	const count = colon >= 0 ? colon + 1 : listed ? plain + 1 : 1;
	const bound = items.slice(0, count);
	const rest = items.slice(count);
	const together = (parts: readonly Expression[]): Expression =>
		parts.length === 1
			? (parts[0] as Expression)
			: { kind: 'sequence', span: e.span, items: parts, separators: parts.slice(1).map(() => ',' as const) };
	const body = rest.length === 0 ? plainSymbol('true', p.end, p.end) : together(rest);
	return { kind: 'big', span: p.spanFrom(start), operator, ...bounds(together(bound)), body };
}

/** `\int f \, dx`: the differential at the end names the variable. */
function integral(e: BigNode): BigNode {
	if (e.operator !== 'integral' || e.body.kind !== 'apply') return e;
	if (e.body.operator !== 'multiply' || e.body.sign !== 'juxtaposed') return e;
	const { args } = e.body;
	const variable = args[args.length - 1] as Expression;
	const d = args[args.length - 2] as Expression;
	if (args.length < 3 || d.kind !== 'symbol' || d.name !== 'd' || variable.kind !== 'symbol') return e;
	const rest = args.slice(0, -2);
	const body: Expression = rest.length === 1 ? (rest[0] as Expression) : { ...e.body, args: rest };
	return { ...e, variables: [variable], body };
}

const signedTerm = (p: Cursor): Expression => {
	const sign = p.next();
	const term = readTerm(p);
	return sign.text === '-' ? apply(p, 'negate', [term], sign.start) : term;
};

type Bounds = Pick<BigNode, 'variables' | 'lower' | 'upper' | 'domain' | 'condition'>;

/** What stands under an operator, taken apart. */
function bounds(below: Expression | undefined): Bounds {
	if (!below) return { variables: [] };
	const items =
		listed(below) ?? (below.kind === 'sequence' && below.separators.every(isBreak) ? below.items : undefined);
	if (items && items.length > 1) {
		const last = items[items.length - 1] as Expression;
		if (items.every(item => item.kind === 'symbol')) return { variables: items };
		if (last.kind === 'relation' && items.slice(0, -1).every(item => item.kind === 'symbol')) {
			const inner = bounds(last);
			return { ...inner, variables: [...items.slice(0, -1), ...inner.variables] };
		}
		const firstBounds = bounds(items[0]);
		const rest = items.slice(1);
		const condition: Expression =
			rest.length === 1
				? (rest[0] as Expression)
				: { kind: 'sequence', span: below.span, items: rest, separators: rest.slice(1).map(() => ',' as const) };
		const more = rest
			.flatMap(item => (item.kind === 'relation' ? ranging(item) : []))
			.filter(variable => !firstBounds.variables.some(known => sameName(known, variable)));
		const variables = [...firstBounds.variables, ...more];
		const together: Expression =
			below.kind === 'sequence' ? { ...below, separators: below.separators.map(() => ',' as const) } : below;
		return firstBounds.condition ? { variables, condition: together } : { ...firstBounds, variables, condition };
	}
	if (below.kind === 'symbol') return { variables: [below] };
	if (below.kind === 'relation') return relationBounds(below);
	if (below.kind === 'collection' && below.items.every(item => item.kind === 'symbol'))
		return { variables: below.items };
	const starts = below.kind === 'number' || below.kind === 'apply';
	return starts ? { variables: [], lower: below } : { variables: [], domain: below };
}

const isBreak = (separator: string): boolean => separator === ',' || separator === 'row' || separator === 'quad';

const sameName = (a: Expression, b: Expression): boolean =>
	a.kind === 'symbol' && b.kind === 'symbol' && a.name === b.name;

/** What a condition lets run: the `j` of `j \in S` and of `0 < j < n`. */
const ranging = (e: RelationNode): readonly Expression[] => {
	const symbols = (parts: readonly Expression[]): readonly Expression[] => parts.filter(part => part.kind === 'symbol');
	if (e.operators[0] === '∈') return symbols(listOf(e.operands[0] as Expression));
	return e.operands.length > 2 ? symbols(e.operands.slice(1, -1).flatMap(listOf)) : [];
};

function relationBounds(e: RelationNode): Bounds {
	const [left, right, more] = e.operands as [Expression, Expression, Expression | undefined];
	const variables = listOf(left);
	if (more !== undefined) {
		const middle = [right, ...e.operands.slice(2, -1)].flatMap(listOf).filter(part => part.kind === 'symbol');
		const between = e.operators.every(operator => operator === '≤' || operator === '<');
		return { variables: between ? middle : variables, condition: e };
	}
	switch (e.operators[0]) {
		case '=':
			return { variables, lower: right };
		case '∈':
		case '~':
		case '⊂':
		case '⊆':
			return { variables, domain: right };
		case '→':
			return { variables, lower: right };
		default:
			return { variables, condition: e };
	}
}

const listOf = (e: Expression): readonly Expression[] =>
	e.kind === 'collection' || e.kind === 'sequence' ? e.items : [e];

/** What stands under an integral is where it begins, or what it runs over; its variable is named by the differential. */
const integralFrom = (below: Expression, above: Expression | undefined): Bounds =>
	above ? { variables: [], lower: below } : { variables: [], domain: below };

function bigNode(
	p: Cursor,
	operator: BigNode['operator'],
	below: Expression | undefined,
	above: Expression | undefined,
	body: Expression,
	start: number,
): BigNode {
	return integral({
		kind: 'big',
		span: p.spanFrom(start),
		operator,
		...(operator === 'integral' && below && below.kind !== 'relation' ? integralFrom(below, above) : bounds(below)),
		...(above ? { upper: above } : {}),
		body,
	});
}

/** `\nabla_x \frac12 x^T A x`: a number, or the variable itself, is where a product begins; a function is what the slope is of. */
const beginsProduct = (first: Expression, by: Expression): boolean => {
	const isVariable = (e: Expression): boolean => sameName(e, by);
	if (first.kind === 'number' || isVariable(first)) return true;
	if (first.kind !== 'apply') return false;
	if (first.operator === 'transpose' || first.operator === 'power') return isVariable(first.args[0] as Expression);
	return first.operator === 'divide' && first.args.every(arg => arg.kind === 'number' || arg.kind === 'symbol');
};

/** `\nabla_\theta L(\theta)`. */
export function readNabla(p: Cursor): Expression {
	const token = p.next();
	const start = token.start;
	const below = normOrder(p);
	const above = p.take('^') ? p.inside(() => readArgument(p)) : undefined;
	if (!startsOperand(p, p.peek())) {
		const symbol = plainSymbol('nabla', start, p.end);
		return readPostfix(p, symbol, start);
	}
	const first = readOperand(p);
	const of = below && beginsProduct(first, below) ? readProductFrom(p, first, first.span.start) : first;
	const e = apply(p, 'gradient', below ? [of, below] : [of], start);
	return above ? apply(p, 'power', [e, above], start) : e;
}
