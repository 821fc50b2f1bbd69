/** How a formula begins and ends, as far as its neighbours in the text are concerned. */
export interface FormulaEnds {
	/** Begins with a relation or an operator whose left side is missing. */
	readonly opensLeft: boolean;
	readonly opensRight: boolean;
	/** Whether it begins with a relation sign, and not with an operator. */
	readonly relationLeft: boolean;
	/** Holds a relation sign anywhere. */
	readonly hasRelation: boolean;
	/** Its last word is text, so that a unit behind it would be a second one. */
	readonly hasText: boolean;
}

const DELIMITERS = /^(?:\$\$|\$|\\\(|\\\[)|(?:\$\$|\$|\\\)|\\\])$/g;
const SPACE = /^(?:\s|\\[,;:! ]|~|\\quad|\\qquad|&|\{\})+/;
const SPACE_END = /(?:\s|\\[,;:! ]|~|\\quad|\\qquad|&|\{\})+$/;
const RELATION = String.raw`(?:=|<|>|\\(?:approx|simeq|cong|sim|le|leq|leqslant|ge|geq|geqslant|ne|neq|equiv|propto|ll|gg|lt|gt|doteq|triangleq|coloneqq)(?![a-zA-Z])|≈|≤|≥|≠|∝)`;
const OPERATOR = String.raw`(?:[*/×·÷]|\\(?:times|cdot|div|ast)(?![a-zA-Z]))`;
const BEGINS_RELATION = new RegExp(`^${RELATION}`);
const BEGINS_OPERATOR = new RegExp(`^(?:${OPERATOR}|\\+)`);
const ENDS_OPEN = new RegExp(`(?:${RELATION}|${OPERATOR}|[+\\-])$`);
const ANY_RELATION = new RegExp(RELATION);

const cache = new Map<string, FormulaEnds>();

/**
 * Whether a formula leaves a bracket open, or closes one that it did not open: `$v = ($ 1.5 $,$ 2 $)$` is one formula in pieces. Which kind of bracket
 * closes which does not matter: `[0, 1)` is whole.
 */
function bracketsOf(inner: string): { readonly open: boolean; readonly closed: boolean } {
	let depth = 0;
	let closed = false;
	for (const [bracket] of inner.matchAll(/[([)\]]/g)) {
		if (bracket === '(' || bracket === '[') depth++;
		else if (depth-- === 0) {
			closed = true;
			depth = 0;
		}
	}
	return { open: depth > 0, closed };
}

/** Reads the ends of a formula, delimiters included. Linear; the answer for a text is kept for the next time. */
export function formulaEnds(text: string): FormulaEnds {
	const known = cache.get(text);
	if (known) return known;
	const inner = text.replace(DELIMITERS, '').replace(SPACE, '');
	// only the last stretch matters at the end: no backtracking over a long formula
	const tail = inner
		.slice(-60)
		.replace(SPACE_END, '')
		.replace(/[.,;:]$/, '')
		.replace(SPACE_END, '');
	const relationLeft = BEGINS_RELATION.test(inner);
	const { open, closed } = bracketsOf(inner);
	const ends: FormulaEnds = {
		relationLeft,
		opensLeft: relationLeft || BEGINS_OPERATOR.test(inner) || closed || inner.startsWith(','),
		opensRight: ENDS_OPEN.test(tail) || open || (inner.startsWith(',') && inner.trimEnd().endsWith(',')),
		hasRelation: ANY_RELATION.test(inner),
		hasText: /\\(?:text|mathrm|textrm|textbf|operatorname|mbox)\s*\{[^{}]*\}\s*$/.test(tail),
	};
	if (cache.size > 2000) cache.clear();
	cache.set(text, ends);
	return ends;
}
