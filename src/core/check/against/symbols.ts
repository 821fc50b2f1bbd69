/** Marks of an optimum or a final value, which authors write in many ways. */
const OPTIMUM = /(?:_?\{?(?:opt|optimal|star|best|final)\}?|\^?\*|\^?\\star|_\*|\^star|_star)$/i;

/** Whether two canonical names mean one thing: `N_opt`, `N_*` and `N^*` do, `N` and `n` do not. */
export function sameSymbol(a: string, b: string): boolean {
	if (a === b) return true;
	const bare = (name: string) => name.replace(OPTIMUM, '');
	return OPTIMUM.test(a) && OPTIMUM.test(b) && bare(a) === bare(b) && bare(a) !== '';
}
