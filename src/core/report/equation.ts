import type { ReviewResult } from '../review-contract.ts';

const bare = (latex: string): string => latex.replace(/\\(?:boldsymbol|mathbf|text|mathrm)|[\s{}]/g, '');

/** Whether a result says more than its own symbol: `U = U`, of a problem in symbols alone, does not. */
export const says = ({ symbol, latex }: ReviewResult): boolean => latex !== '' && bare(symbol) !== bare(latex);

/** A result as an equation in LaTeX, to stand between dollar signs; a symbol that is only its name ("answer") is left out. */
export const equation = ({ name, symbol, latex }: ReviewResult): string => {
	const left = symbol === '' || bare(symbol) === bare(name) ? '' : `${symbol} = `;
	return `${left}${latex.replace(/(?<!\\)\$/g, '\\$')}`;
};
