const HEAD = String.raw`(?:\\ell|\\mathcal\{?[A-Z]\}?|[A-Za-z])(?:[_^]\{?(?:\\(?:text|mathrm|textrm)\{[\w-]+\}|\w+)\}?)?\s*\(\s*\\?[A-Za-z]+\s*\)`;
/** `L_{\text{support}}(p) = L_{\text{query}}(p) = \tfrac12 (p - 4)^2`. */
const CHAIN = new RegExp(String.raw`^\s*(${HEAD})\s*=\s*(${HEAD})\s*(?::=|=)\s*([^=]+?)\s*[,.;]?\s*$`);

/** The laws of a formula that names two functions for one: a formula for each of them. */
export const chainedLaws = (formulas: readonly string[]): readonly string[] =>
	formulas.flatMap(formula => {
		const [, one, other, body] = CHAIN.exec(formula) ?? [];
		return one && other && body ? [`${one} = ${body}`, `${other} = ${body}`] : [];
	});
