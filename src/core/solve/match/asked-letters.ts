import { parseLatex } from '../../math/read/parse.ts';
import { remember } from '../../text/memo.ts';
import type { KeyGive } from '../key.ts';

/** Words that order something or ask for it. */
const LEAD =
	/\b(?:what (?:is|are)|compute|calculate|find|determine|give|state|evaluate|berechnen?|bestimmen?|gib|geben|wie laute[nt])\b|计算|求/gi;
/** Behind these stands what a thing is made of or belongs to, and no longer what is asked for. */
const BEYOND =
	/\b(?:of|for|with|from|using|if|when|given|where|by|in|at|on|to|after|under|between|that|which|as|über|für|bei|mit|aus|nach|von|der|des|wenn)\b|[.?;:]/i;

/** The letters that a clause asks for: `compute $m_1$, $v_1$ and the loss $L$`, by the names that formulas have. */
export const askedLetters = remember((clause: string): ReadonlySet<string> => {
	const found = new Set<string>();
	for (const { 0: lead, index } of clause.matchAll(LEAD)) {
		const behind = clause.slice(index + lead.length);
		// Nothing inside a formula ends what is asked for.
		const masked = behind.replace(/\$[^$]*\$/g, formula => '·'.repeat(formula.length));
		const end = BEYOND.exec(masked)?.index ?? behind.length;
		for (const [, latex] of behind.slice(0, end).matchAll(/\$([^$]+)\$/g))
			for (const name of lettersIn(latex!)) found.add(name);
	}
	return found;
});

/** The names of a formula that is a symbol, or several with commas between them. */
function lettersIn(latex: string): readonly string[] {
	const { expression } = parseLatex(latex);
	const items = expression.kind === 'sequence' || expression.kind === 'collection' ? expression.items : [expression];
	const names = items.flatMap(item => (item.kind === 'symbol' ? [item.name] : []));
	return names.length === items.length ? names : [];
}

/** The letters of a result: the key's own, and those among its other names. */
export const lettersOf = ({ symbol, aliasSymbols }: KeyGive): readonly string[] => [symbol, ...aliasSymbols];
