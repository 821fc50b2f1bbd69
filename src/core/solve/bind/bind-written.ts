import type { Expression, SymbolNode } from '../../math/expression.ts';
import { toText } from '../../math/print/print.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { children } from '../../math/walk.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import type { BoundGiven } from './bind.ts';
import { isMatrix } from './bind-likeness.ts';
import { aliasIn } from './bind-words.ts';

/**
 * How the document writes matrices that it has no symbol for: the initial stream `X^0`, and the members of lists, `W_O^h` for head h (under
 * the list's own symbol). Where it writes the members of one list so, those of the others are written by the names that the key has for them.
 */
export function writtenForms(
	key: AnswerKey,
	bound: ReadonlyMap<string, BoundGiven>,
	formulas: readonly string[],
): ReadonlyMap<string, Expression> {
	const written = new Map<string, Expression>();
	const lists = key.givens.filter(({ type }) => type.kind === 'matrices');
	const members = lists.map(given => bound.get(given.symbol)?.shown ?? aliasIn(given, formulas));
	const like = members.find(member => member?.kind === 'symbol' && member.label !== undefined);
	for (const [index, given] of lists.entries()) {
		if (like?.kind !== 'symbol') break;
		const own = members[index];
		const member = own?.kind === 'symbol' && own.label === like.label ? own : aliasLabelled(given, like);
		if (member) written.set(given.symbol, member);
	}
	for (const given of key.givens) {
		const form = isMatrix(given) && !bound.get(given.symbol)?.shown ? formIn(given, formulas) : undefined;
		if (form) written.set(given.symbol, form);
	}
	return written;
}

/** A given's other symbol with the label of one that the document uses, in its style: `\mathbf{W}_V^h` beside `\mathbf{W}_O^h`. */
function aliasLabelled(given: KeyGiven, like: SymbolNode): Expression | undefined {
	for (const name of given.aliasSymbols) {
		const { expression } = parseLatex(name);
		if (expression.kind === 'symbol' && expression.label === like.label)
			return like.style ? { ...expression, style: like.style } : expression;
	}
	return undefined;
}

/**
 * How the document writes a matrix that the key knows in a form which is no symbol: `X^0` for the initial stream. Only to show it: the
 * form itself would be read as a power.
 */
function formIn(given: KeyGiven, formulas: readonly string[]): Expression | undefined {
	if (given.aliasForms.length === 0) return undefined;
	for (const latex of formulas) {
		const open: Expression[] = [parseLatex(latex).expression];
		while (open.length > 0) {
			const next = open.pop()!;
			if (next.kind === 'apply' && next.operator === 'power' && given.aliasForms.includes(toText(next))) return next;
			open.push(...children(next).toReversed());
		}
	}
	return undefined;
}
