import type { Expression } from '../../math/expression.ts';
import { derivativeName } from '../../math/slope.ts';

/** Marks of an optimum or a final value, which authors write in many ways. */
const OPTIMUM = /(?:_?\{?(?:opt|optimal|star|best|final)\}?|\^?\*|\^?\\star|_\*|\^star|_star)$/i;

/** Whether two canonical names mean one thing: `N_opt`, `N_*` and `N^*` do, `N` and `n` do not. */
export function sameSymbol(a: string, b: string): boolean {
	if (a === b || joined(a) === joined(b)) return true;
	const bare = (name: string) => name.replace(OPTIMUM, '');
	return OPTIMUM.test(a) && OPTIMUM.test(b) && bare(a) === bare(b) && bare(a) !== '';
}

/** `w1` of running text is `w_1` of a formula. */
const joined = (name: string): string => name.replace(/(?<=^|[^\w])([A-Za-z]|d[A-Za-z])_(\d)/g, '$1$2');

/** What a chain is about: its letter, or the derivative (`\frac{\partial E}{\partial w}`) that it begins with. */
export function headName(expression: Expression | undefined): string | undefined {
	if (expression?.kind === 'symbol') return expression.name;
	return expression && derivativeName(expression);
}
