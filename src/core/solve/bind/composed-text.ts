import { formatValue } from '../../math/print/format.ts';
import { parseLatex } from '../../math/read/parse.ts';
import type { Environment, MatrixValue } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import { escaped } from '../../text/pattern.ts';
import { statementsOf } from '../key/key-formula.ts';
import { definitionsIn, sideValue } from './definitions.ts';
import type { PartText } from './part-text.ts';

/** What the product of three matrices and a sum of outer products have: something turned. */
const OF_PARTS = /\^\s*\{?\s*(?:\\top|T|\\intercal|\\mathsf\{?T\}?)/;

/**
 * A question with the matrix itself in the place of the parts that it tells it by (`W = U \Sigma V^\top` or `W = \sigma_1 u_1 v_1^\top + …`, with the singular
 * values and vectors behind it), for the keys that know the matrix alone. Undefined where it tells none so, or states a part again for something else.
 */
export function composedText(text: PartText): PartText | undefined {
	const known = definitionsIn(text.formulas);
	for (const formula of text.formulas) {
		if (!OF_PARTS.test(formula)) continue;
		const whole = wholeOf(formula, known);
		if (!whole) continue;
		const parts = text.formulas.filter(each => each !== formula && definesOneOf(each, whole.letters));
		if (parts.length < 2) continue;
		const stated = `${whole.head} = ${formatValue(whole.value).latex}`;
		const put = (words: string): string =>
			parts
				.reduce((said, part) => said.replace(inDollars(part), ' '), words)
				.replace(inDollars(formula), () => `$${stated}$`);
		return {
			...text,
			own: put(text.own),
			around: put(text.around),
			formulas: [stated, ...text.formulas.filter(each => each !== formula && !parts.includes(each))],
		};
	}
	return undefined;
}

/** A formula where it stands in a text, with the comma or the word before it. */
const inDollars = (formula: string): RegExp =>
	new RegExp(
		`(?:\\s*(?:,|;|\\bwith|\\band|\\bwhere|\\bmit|\\bund|\\bavec|\\bet|\\bcon|\\by)\\s*)?\\$+\\s*${escaped(formula)}\\s*\\$+`,
	);

function wholeOf(
	formula: string,
	known: Environment,
): { readonly head: string; readonly value: MatrixValue; readonly letters: ReadonlySet<string> } | undefined {
	const [statement, ...more] = statementsOf(parseLatex(formula).expression);
	if (statement?.kind !== 'relation' || more.length > 0 || statement.operands.length !== 2) return undefined;
	const [head, side] = statement.operands as [typeof statement, typeof statement];
	if (statement.operators[0] !== '=' || (head as { kind: string }).kind !== 'symbol') return undefined;
	const letters = symbolsOf(side);
	const value = sideValue(side, known);
	if (letters.size < 3 || value?.kind !== 'matrix' || value.matrix.rows < 2 || value.matrix.columns < 2)
		return undefined;
	return { head: formula.slice(0, formula.indexOf('=')).trim(), value, letters };
}

/** Whether a formula gives a value to one of some letters, or to a member of it (`U_1` of `U`, `\sigma_1` of `\Sigma`). */
function definesOneOf(formula: string, letters: ReadonlySet<string>): boolean {
	const [statement, ...more] = statementsOf(parseLatex(formula).expression);
	if (statement?.kind !== 'relation' || more.length > 0) return false;
	const [head] = statement.operands;
	if (head?.kind !== 'symbol') return false;
	const family = head.name.replace(/_\{?\d\}?$/, '');
	return letters.has(head.name) || letters.has(family) || (family === 'sigma' && letters.has('Sigma'));
}
