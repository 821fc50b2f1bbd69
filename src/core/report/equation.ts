import type { ReviewResult } from '../review-contract.ts';

/** LaTeX without what does not change what it says: styles, brackets that grow, spaces, braces. */
const bare = (latex: string): string =>
	latex.replace(/\\(?:boldsymbol|mathbf|operatorname|text|mathrm|left|right)(?![a-zA-Z])|[\s{}]/g, '');

/** Whether a result says more than its own symbol: `U = U`, of a problem in symbols alone, does not. */
export const says = ({ symbol, latex }: ReviewResult): boolean => latex !== '' && bare(symbol) !== bare(latex);

/** Formulas that stand side by side in a step. */
export const formulasOf = (latex: string): readonly string[] => latex.split(/\s*\\qq?uad\s+/).filter(Boolean);

/**
 * Whether an equation `L = W_U W_E T` stands already among formulas, maybe as the two ends of a chain: `L = W_U X = W_U W_E T` says it.
 *
 * @param formulas LaTeX of a step's formulas, side by side.
 */
export function saidAlready(line: string, formulas: string): boolean {
	const [head, ...rest] = sides(line);
	return formulasOf(formulas).some(formula => {
		const [first, ...others] = sides(formula);
		return first === head && rest.every(side => others.includes(side));
	});
}

/** What an equation says something of, without what does not change that: the left side of `L = W_U X = W_U W_E T`. */
export const subjectOf = (latex: string): string => sides(latex)[0]!;

/** The sides of an equation chain; a sign inside braces is none of it (`\sum_{k = 1}`). */
function sides(latex: string): readonly string[] {
	const found: string[] = [''];
	let depth = 0;
	for (const sign of latex) {
		if (sign === '{') depth++;
		if (sign === '}') depth--;
		if (sign === '=' && depth === 0) found.push('');
		else found[found.length - 1] += sign;
	}
	return found.map(bare);
}

/** A result as an equation in LaTeX, to stand between dollar signs; a symbol that is only its name ("answer") is left out. */
export const equation = ({ name, symbol, latex, general }: ReviewResult): string => {
	const left = symbol === '' || bare(symbol) === bare(name) ? '' : `${symbol} = `;
	return `${left}${(general?.latex ?? latex).replace(/(?<!\\)\$/g, '\\$')}`;
};
