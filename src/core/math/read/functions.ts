import type { Span } from '../../text/span.ts';
import type { Expression, Operator } from '../expression.ts';
import { gap } from '../gap.ts';
import { type NamedFunction, takesBareArgument } from '../named-functions.ts';
import { apply } from '../nodes.ts';
import { bigNode, readBody } from './big-operators.ts';
import { sameName } from './bounds.ts';
import { listed, normOrder } from './brackets.ts';
import { readArgumentList } from './calls.ts';
import type { Cursor } from './cursor.ts';
import { readSequence } from './grammar.ts';
import { readProductFrom } from './juxtaposition.ts';
import { plainSymbol } from './names.ts';
import { closeGroup, readArgument, readGroup, readOperand, startsOperand } from './operand.ts';
import { readPostfix } from './postfix.ts';
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
/** Functions of numbers: bars in their brackets are absolute values and norms. */
const PLAIN: ReadonlySet<string> = new Set(
	'exp ln log sqrt sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan max min sign sigmoid relu softmax tr det rank diag'.split(
		' ',
	),
);

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
	// `choose i`: a binomial has two arguments.
	if (!args || (operator === 'binomial' && args.length !== 2)) {
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
		const raised = above ? apply(p, 'power', [symbol, above], start) : symbol;
		return args ? apply(p, 'multiply', [raised, ...args], start, 'juxtaposed') : raised;
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
export function readBelow(p: Cursor): Expression {
	if (!p.is('group')) return readSubscript(p);
	const open = p.next();
	if (p.take('endgroup')) return gap('empty', open.start, p.end);
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
		return readArgumentList(p, open, !PLAIN.has(operator));
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

/** `\nabla_x \frac12 x^T A x`: a number, or the variable itself, is where a product begins; a function is what the slope is of. */
const beginsProduct = (first: Expression, by: Expression): boolean => {
	const isVariable = (e: Expression): boolean => sameName(e, by);
	if (first.kind === 'number' || isVariable(first)) return true;
	if (first.kind !== 'apply') return false;
	if (first.operator === 'transpose' || first.operator === 'power') return isVariable(first.args[0] as Expression);
	return first.operator === 'divide' && first.args.every(arg => arg.kind === 'number' || arg.kind === 'symbol');
};

/** `\nabla_\theta L(\theta)`; `\nabla^2 f` is the gradient of the gradient. */
export function readNabla(p: Cursor): Expression {
	const token = p.next();
	const start = token.start;
	const subscript = normOrder(p);
	const above = p.take('^') ? p.inside(() => readArgument(p)) : undefined;
	const below = subscript ?? normOrder(p);
	if (!startsOperand(p, p.peek())) {
		const symbol = readPostfix(p, plainSymbol('nabla', start, p.end), start);
		return above ? apply(p, 'power', [symbol, above], start) : symbol;
	}
	const first = readOperand(p);
	const of = below && beginsProduct(first, below) ? readProductFrom(p, first, first.span.start) : first;
	const e = apply(p, 'gradient', below ? [of, below] : [of], start);
	if (above?.kind === 'number' && above.value === 2) return apply(p, 'gradient', below ? [e, below] : [e], start);
	return above ? apply(p, 'power', [e, above], start) : e;
}
