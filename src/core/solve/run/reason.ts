import type { Expression, SymbolNode } from '../../math/expression.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { children } from '../../math/walk.ts';

/** A formula inside the prose of a key. */
const INLINE = /\$(?=\S)((?:[^$\\\n]|\\.)+?)(?<=\S)\$(?!\d)/g;

/**
 * The prose of a step in the symbols of its formulas: where a document writes `d_{\text{model}}` for the key's `d`, so does the reason.
 *
 * @param isRenamed whether the document writes this symbol otherwise.
 * @param shown the formula in the document's symbols, as LaTeX.
 */
export function inSymbols(
	reason: string,
	isRenamed: (symbol: SymbolNode) => boolean,
	shown: (formula: Expression) => string,
): string {
	return reason.replace(INLINE, (whole, latex: string) => {
		const { expression, problems } = parseLatex(latex);
		if (problems.length > 0 || !symbolsBelow(expression).some(isRenamed)) return whole;
		const text = shown(expression);
		return /[$\n]/.test(text) ? whole : `$${text}$`;
	});
}

function symbolsBelow(root: Expression): readonly SymbolNode[] {
	const found: SymbolNode[] = [];
	const open: Expression[] = [root];
	for (let node = open.pop(); node; node = open.pop()) {
		if (node.kind === 'symbol') found.push(node);
		open.push(...children(node));
	}
	return found;
}
