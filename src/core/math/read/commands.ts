import { type Message, say } from '../../text/message.ts';
import type { ApplyNode, Expression } from '../expression.ts';
import { apply } from '../nodes.ts';
import { normOrder, readSetGroup } from './brackets.ts';
import type { Cursor } from './cursor.ts';
import { readSequence } from './grammar.ts';
import { readJuxtaposed } from './juxtaposition.ts';
import { symbolNode } from './names.ts';
import { literalOf, numberNode } from './numerals.ts';
import { readArgument, readOperand, startsOperand } from './operand.ts';
import { readPostfix } from './postfix.ts';
import type { Token } from './tokens.ts';
import { factorText, fractionOfUnits, isHard, isKnown, unitOfText } from './unit-words.ts';

/** Reads a command that takes groups: fractions, roots, binomials, decorations. */
export function readCommand(p: Cursor): Expression {
	const token = p.next();
	const start = token.start;
	switch (token.text) {
		case 'frac':
			return readUnitFraction(p, start) ?? readFraction(p, start);
		case 'sqrt':
			return readRoot(p, start);
		case 'cbrt':
		case 'fourth-root': {
			const degree = numberNode(literalOf(token.text === 'cbrt' ? '3' : '4'), start, token.end);
			return apply(p, 'sqrt', [argument(p, say`a root needs something under it`), degree], start);
		}
		case 'binom': {
			const above = argument(p, say`a binomial needs two numbers`, true);
			const below = argument(p, say`a binomial needs two numbers`, true);
			return apply(p, 'binomial', [above, below], start);
		}
		case 'set':
			return readSetGroup(p, start);
		case 'underbrace':
		case 'overbrace': {
			const inner = argument(p, say`nothing stands over the brace`);
			const sign = token.text === 'underbrace' ? '_' : '^';
			const note = p.take(sign) ? p.inside(() => readArgument(p)) : undefined;
			return decorated(p, inner, token.text, note, start);
		}
		case 'cancelto': {
			const to = argument(p, say`a cancelled term needs what it goes to`);
			return decorated(p, argument(p, say`nothing is cancelled`), 'cancel', to, start);
		}
		case 'cancel':
		case 'boxed':
			return decorated(p, argument(p, say`nothing is written in the box`), token.text, undefined, start);
		case 'norm': {
			const inner = argument(p, say`a norm needs something in it`);
			const order = normOrder(p);
			return apply(p, 'norm', order ? [inner, order] : [inner], start);
		}
		case 'abs':
		case 'ceil':
		case 'floor':
			return apply(p, token.text, [argument(p, say`an absolute value needs something in it`)], start);
		case 'angle':
			return apply(p, 'mean', [argument(p, say`a mean needs something in it`)], start);
		case 'inner': {
			const left = argument(p, say`an inner product needs two vectors`);
			if (left.kind === 'sequence' && left.items.length === 2) return apply(p, 'inner', left.items, start);
			return apply(p, 'inner', [left, argument(p, say`an inner product needs two vectors`)], start);
		}
		case 'dv': {
			const of = argument(p, say`a derivative needs a function`);
			const by = argument(p, say`a derivative needs a variable`);
			return apply(p, 'derivative', [of, by], start, 'frac');
		}
		case 'pmod': {
			const modulus = argument(p, say`a modulus is missing`);
			return modulus;
		}
		case 'overline': {
			const inner = argument(p, say`nothing stands under the line`);
			return inner.kind === 'symbol' ? symbolNode(inner.base, p.spanFrom(start), { ...inner, accent: 'bar' }) : inner;
		}
		default:
			return argument(p, say`nothing is written here`);
	}
}

function argument(p: Cursor, message: Message, digit = false): Expression {
	const token = p.peek();
	if (token.kind !== 'group' && !startsOperand(p, token)) return p.hole(message, p.end);
	return p.inside(() => readArgument(p, digit));
}

function decorated(
	p: Cursor,
	inner: Expression,
	decoration: NonNullable<ApplyNode['decoration']>,
	note: Expression | undefined,
	start: number,
): Expression {
	const extra = note ? { decoration, note } : { decoration };
	if (inner.kind === 'apply' && inner.decoration === undefined) return { ...inner, span: p.spanFrom(start), ...extra };
	if (inner.kind === 'relation' || inner.kind === 'sequence' || inner.kind === 'text' || inner.kind === 'hole')
		return inner;
	return { ...apply(p, 'add', [inner], start), ...extra };
}

function readFraction(p: Cursor, start: number): Expression {
	if (isDerivative(p)) {
		const derivative = readDerivative(p, start);
		if (derivative) return derivative;
	}
	const above = argument(p, say`a fraction needs a numerator and a denominator`, true);
	const below = argument(p, say`a fraction needs a numerator and a denominator`, true);
	return apply(p, 'divide', [above, unitBelow(above, below)], start, 'frac');
}

/** `\frac{2 \text{ GB}}{\text{s}}`: one upright letter under an amount is its unit. */
const unitBelow = (above: Expression, below: Expression): Expression => {
	if (
		above.kind !== 'measure' ||
		below.kind !== 'symbol' ||
		below.style !== 'upright' ||
		below.subscript ||
		below.label
	)
		return below;
	const unit = /^[A-Za-z]$/.test(below.base) ? unitOfText(below.base) : undefined;
	return unit && isKnown(unit.factors) && isHard(unit.factors) ? { ...unit, span: below.span } : below;
};

/** `\frac{\text{bytes}}{\text{parameter}}` is a unit. */
function readUnitFraction(p: Cursor, start: number): Expression | undefined {
	const fraction = fractionOfUnits(p, 0);
	if (!fraction) return undefined;
	p.at += fraction.length;
	const { factors } = fraction;
	return { kind: 'unit', span: p.spanFrom(start), text: factorText(factors), factors };
}

function readRoot(p: Cursor, start: number): Expression {
	let degree: Expression | undefined;
	if (p.latex && p.is('open', '[')) {
		p.next();
		degree = p.inside(() => readSequence(p));
		p.take('close');
	}
	// `√9.5 × 10⁹` is the root of one number, written with its power of ten.
	if (!p.latex && p.is('number') && p.peek(1).kind === 'multiply' && p.peek(2).text === '10' && isRaised(p.peek(3))) {
		const from = p.peek().start;
		const digits = readOperand(p);
		p.next();
		const ten = p.peek().start;
		const scale = readPostfix(p, readOperand(p), ten);
		return apply(p, 'sqrt', [apply(p, 'multiply', [digits, scale], from, 'times')], start);
	}
	const under = argument(p, say`a root needs something under it`);
	return apply(p, 'sqrt', degree ? [under, degree] : [under], start);
}

const isRaised = ({ kind }: Token): boolean => kind === 'superscript' || kind === '^';

const isD = (token: Token): boolean =>
	token.kind === 'partial' ||
	(token.kind === 'symbol' && token.text === 'd') ||
	(token.kind === 'text' && token.text.trim() === 'd');

/** Whether a numerator begins with d or ∂ and the denominator with the same. */
function isDerivative(p: Cursor): boolean {
	if (!p.is('group') || !isD(p.peek(1))) return false;
	const kind = p.peek(1).kind === 'partial' ? 'partial' : 'd';
	let depth = 0;
	for (let ahead = 0; ahead < 1000; ahead++) {
		const token = p.peek(ahead);
		if (token.kind === 'group') depth++;
		else if (token.kind === 'endgroup' && --depth === 0) {
			const first = p.peek(ahead + 2);
			const second = p.peek(ahead + 3);
			if (p.peek(ahead + 1).kind !== 'group' || !isD(first)) return false;
			if ((first.kind === 'partial') !== (kind === 'partial')) return false;
			// `\frac{d}{d_k}` is a quotient of two dimensions.
			return (
				second.kind === 'symbol' ||
				second.kind === 'style' ||
				second.kind === 'accent' ||
				second.kind === 'word' ||
				second.kind === 'open' ||
				second.kind === 'text'
			);
		} else if (token.kind === 'eof') return false;
	}
	return false;
}

function readDerivative(p: Cursor, start: number): Expression | undefined {
	const from = p.at;
	p.next();
	p.next();
	const order = p.take('^') ? p.inside(() => readArgument(p)) : undefined;
	let of: Expression | undefined;
	if (!p.is('endgroup')) {
		if (!startsOperand(p, p.peek())) {
			p.at = from;
			return undefined;
		}
		of = p.inside(() => readJuxtaposed(p));
	}
	if (!p.take('endgroup') || !p.take('group')) {
		p.at = from;
		return undefined;
	}
	const variables: Expression[] = [];
	let count = 0;
	while (isD(p.peek()) && count++ < 6) {
		p.next();
		if (!startsOperand(p, p.peek())) break;
		variables.push(p.inside(() => readOperand(p)));
		p.take('multiply');
	}
	if (!p.take('endgroup') || variables.length === 0) {
		p.at = from;
		return undefined;
	}
	const operand = of ?? (startsOperand(p, p.peek()) ? readOperand(p) : undefined);
	if (!operand) {
		p.at = from;
		return undefined;
	}
	const by = variables.map(variable =>
		order && variable.kind === 'apply' && variable.operator === 'power' ? (variable.args[0] as Expression) : variable,
	);
	const first = by[0] as Expression;
	const wrt: Expression = by.length === 1 ? first : { kind: 'collection', span: first.span, form: 'list', items: by };
	return apply(p, 'derivative', order ? [operand, wrt, order] : [operand, wrt], start, 'frac');
}
