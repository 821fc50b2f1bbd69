import type { Expression } from '../math/expression.ts';
import { literalOf } from '../math/literal.ts';
import { walk } from '../math/walk.ts';
import { type Chain, locate } from '../quantities/statement.ts';
import type { Operand } from './operand.ts';

/**
 * Whether an operand surely is all that stands on its side of the sign. A number that goes on in the text around it (an operator
 * that was not read, a subscript in HTML, half a bracket) says nothing by itself, and an alarm on it would be a false one.
 */
export function isWhole(chain: Chain, operand: Operand, textOf: (block: number) => string): boolean {
	const { block, span } = locate(chain, operand.expression.span);
	const text = textOf(block);
	const before = text.slice(Math.max(0, span.start - 40), span.start);
	const after = text.slice(span.end, span.end + 40);
	if (
		/<su[bp]>\s*$/i.test(before) ||
		/^\s*<\/su[bp]>/i.test(after) ||
		/<\/?su[bp]>/i.test(text.slice(span.start, span.end))
	)
		return false;
	if (/[×÷·*/^_√]\s*\$?\s*$/.test(before) && !/(?:^|[^*])\*\*\s*\$?\s*$|(?:^|\s)[*_]\$?$/.test(before)) return false;
	if (/^\s*\$?\s*[×÷·^√]/.test(after) || /^\s*\([^()]{0,36}\)\s*[-+−×*/]\s*\d/.test(after)) return false;
	// 11us: a unit that was not read.
	if (/\d$/.test(text.slice(span.start, span.end)) && /^[A-Za-zµ]/.test(after)) return false;
	// `(1.5 - 0.5)` loses its brackets as an operand; one without its partner cuts something in two.
	const opens = /\(\s*\$?\s*$/.test(before);
	const closes = /^\s*\$?\s*\)\s*\$?\s*(?:[=≈~<>≤≥]|\\approx|\\sim)/.test(after);
	if (closes && !opens) return false;
	const source = chain.source.slice(operand.expression.span.start, operand.expression.span.end);
	// 0.2\overline{2} repeats for ever.
	return !/\d\s*\\(?:overline|bar|dot|ldots|dots)\b/.test(source);
}

/** Names that stand for themselves wherever they occur; any other may have been given another meaning. */
export function hasLooseNames(expression: Expression): boolean {
	let loose = false;
	const visit = (node: Expression, base: boolean): void => {
		if (node.kind === 'symbol') {
			if (node.name !== 'pi' && !(node.name === 'e' && base)) loose = true;
			return;
		}
		if (node.kind === 'apply' && node.operator === 'power') {
			if (node.args[0]) visit(node.args[0], true);
			if (node.args[1]) visit(node.args[1], false);
			return;
		}
		if (node.kind === 'apply') for (const arg of node.args) visit(arg, false);
		else if (node.kind === 'measure') visit(node.value, false);
	};
	visit(expression, false);
	if (loose) return true;
	walk(expression, node => {
		if (node.kind === 'apply' && ['trace', 'rank', 'det', 'dim', 'expectation', 'probability'].includes(node.operator))
			loose = true;
	});
	return loose;
}

/** `6 × 6 = 36 modes × 25 steps`, `16 GB / 2 = 8 GB over 8 links`: the sign ends at the first factor, and the text goes on with it. */
export function firstFactor(expression: Expression): Expression | undefined {
	if (expression.kind !== 'apply' || (expression.operator !== 'multiply' && expression.operator !== 'divide'))
		return undefined;
	const [first] = expression.args;
	return first && literalOf(first)?.unit ? first : undefined;
}
