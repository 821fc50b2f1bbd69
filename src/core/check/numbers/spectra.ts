import type { ApplyNode, Expression, SymbolNode } from '../../math/expression.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { judge } from '../../math/tolerance.ts';
import type { Quantity } from '../../math/value.ts';
import { quantityOf } from '../../quantities/origins.ts';
import { type Chain, locate } from '../../quantities/statement.ts';
import { say } from '../../text/message.ts';
import type { Report } from './chain-flow.ts';
import { dressNumber, figuresFor } from './dress.ts';
import type { ChainContext } from './links.ts';
import { mayAlarm } from './named-steps.ts';
import { namedValues } from './named-values.ts';
import type { Names } from './names.ts';
import { replaceBy } from './replace.ts';

/** How many blocks back the text may say that it speaks of singular values or eigenvalues. */
const REACH = 8;

/**
 * `\sigma_1 = 4`, `\lambda_2(A) = 3`: a singular value or an eigenvalue of a matrix that the text gives, the only one in sight where none is
 * named. The order of the indices is the author's own: right is any of the values, wrong is what none of them is.
 */
export function checkSpectra(chain: Chain, context: ChainContext, names: Names, report: Report): void {
	const { operands, operators } = chain.expression;
	const [left, right] = operands;
	const sign = operators[0];
	if (operands.length !== 2 || !left || !right || (sign !== '=' && sign !== '≈')) return;
	if (chain.section === 'question' || chain.section === 'given') return;
	const asked = spectrumOf(left);
	const literal = literalOf(right);
	if (!asked || !literal || literal.unit) return;
	const { head, index } = asked;
	const kind = head.base === 'sigma' ? /singular|\bSVD\b/i : /eigen/i;
	const matrix = asked.matrix ?? onlyMatrix(chain, context, names, kind, head.name);
	if (!matrix) return;
	const operator = head.base === 'sigma' ? ('singular-values' as const) : ('eigenvalues' as const);
	const formula: ApplyNode = { kind: 'apply', operator, args: [matrix], span: left.span };
	const ways = namedValues(formula, chain, names, context.environment);
	const [way] = ways;
	if (!way || ways.length > 1 || way.value.kind !== 'list') return;
	const values = way.value.items.filter((item): item is Quantity => item.kind === 'quantity');
	if (values.length !== way.value.items.length || index > values.length || index < 1) return;
	const said = quantityOf(literal);
	const holds = values.some(
		quantity => judge({ quantity, literal: undefined }, sign, { quantity: said, literal }).level === 'right',
	);
	const anchor = locate(chain, chain.expression.span);
	const base = {
		part: chain.part,
		anchor,
		kind: 'chain' as const,
		expectedHere: undefined,
		roots: [],
		remark: undefined,
		alternatives: [],
		related: way.bindings.map(binding => ({ anchor: binding.anchor, message: say`What ${binding.name} stands for.` })),
	};
	if (holds) {
		report({ ...base, verdict: 'right', rule: 'value.holds', message: say`Right.`, expected: undefined, fixes: [] });
		return;
	}
	if (!mayAlarm(chain, way.bindings, context) || LAID_DOWN.test(context.before) || OTHER.test(context.after)) return;
	if (isSaidBefore(chain, literal, context)) return;
	const value = values[index - 1]!;
	const number = value.value / value.unit.factor;
	const shown = dressNumber(number, figuresFor(number, literal));
	const all = values.map(each => dressNumber(each.value / each.unit.factor, 4).text).join(', ');
	report({
		...base,
		verdict: 'wrong',
		rule: 'value.mismatch',
		message:
			operator === 'eigenvalues'
				? say`The eigenvalues of this matrix are ${all}.`
				: say`The singular values of this matrix are ${all}.`,
		expected: { value, ...shown },
		fixes: replaceBy(chain, literal, number, shown.text),
	});
}

/** `σ₂ ≈ 2.236` again, below the problem that found it: it is of that problem's matrix. */
function isSaidBefore({ anchor, source }: Chain, { span, figures }: Literal, { textOf }: ChainContext): boolean {
	const digits = source.slice(span.start, span.end);
	const before = Array.from({ length: Math.min(4 * REACH, anchor.block) }, (_, back) =>
		textOf(anchor.block - 1 - back),
	);
	return figures > 1 && before.some(text => text.includes(digits));
}

/** The letter is given a value of its own there. */
const LAID_DOWN = /\b(?:with|let|set|choose|take|using|for|where|say|put)\W*$/i;
const OTHER = /^[^.]{0,60}\b(?:regulari[sz]\w*|penalt\w*|hyperparameter|deviations?|weight|rate)\b/i;

interface Asked {
	readonly head: SymbolNode;
	readonly index: number;
	/** What stands in brackets behind it. */
	readonly matrix: Expression | undefined;
}

function spectrumOf(expression: Expression): Asked | undefined {
	const [head, argument] =
		expression.kind === 'call' && expression.args.length === 1
			? [expression.head, expression.args[0]]
			: [expression, undefined];
	if (head.kind !== 'symbol' || (head.base !== 'sigma' && head.base !== 'lambda') || head.label || head.accent)
		return undefined;
	const { subscript } = head;
	if (subscript?.kind !== 'number' || !subscript.exact || subscript.value > 20) return undefined;
	return { head, index: subscript.value, matrix: argument };
}

/** The one matrix that the text gives, where it says that it speaks of such values and has no other meaning for the letter. */
function onlyMatrix(
	chain: Chain,
	context: ChainContext,
	names: Names,
	kind: RegExp,
	letter: string,
): Expression | undefined {
	const { block } = chain.anchor;
	const near = Array.from({ length: Math.min(REACH, block + 1) }, (_, back) => context.textOf(block - back));
	if (!near.some(text => kind.test(text))) return undefined;
	const others = names.bindings(letter, chain).filter(({ anchor, later }) => !later && anchor.block !== block);
	const matrices = names.matrices(chain);
	const [only] = matrices;
	if (others.length > 0 || !only || matrices.some(({ name }) => name !== only.name)) return undefined;
	return { kind: 'symbol', name: only.name, base: only.name, span: chain.expression.operands[0]!.span };
}
