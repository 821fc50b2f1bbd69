import type { Homework } from '../homework/homework.ts';
import { environment } from '../math/evaluate/environment.ts';
import { evaluate } from '../math/evaluate/evaluate.ts';
import { parsePlain } from '../math/read/parse.ts';
import type { Value } from '../math/value.ts';
import { withoutComments } from '../text/comments.ts';
import type { Given } from './given.ts';
import { passagesOf } from './passages.ts';

/** `- sequence length = 8192`, `Batch size — 64`: a line that is a name, a sign and a number. */
const LINE =
	/^[ \t]*(?:[-*+•]|\d+[.)])?[ \t]*\**([A-Za-z][A-Za-z'’]*(?:[ -][A-Za-z0-9'’]+){0,4})\**[ \t]*(?:=|[—–])[ \t]*([\d.,]+(?:[eE][-+]?\d+)?(?:[ \t]?[A-Za-zµμΩ%$/°]{1,12})?)[ \t]*[.;,]?[ \t]*$/gm;
/** `z = [2.0, 1.0, 0.1]`, `z = (2.0, 1.0, −1.0)`: a list or a matrix in brackets behind a name, outside a formula. */
const BRACKETS =
	/(?<![\w\\.$])([A-Za-z](?:_?\w{1,3})?)[ \t]*=[ \t]*(\[[-−+\d.,\s[\]]{3,400}\]|\((?:\s*[-−+]?\d+(?:\.\d+)?\s*,){1,40}\s*[-−+]?\d+(?:\.\d+)?\s*\))(?![\w$([])/g;

/**
 * Quantities that stand on a line by themselves behind their name, and lists of numbers behind a letter, where the text gives them. They
 * assert nothing that could be wrong, so that no statement is made of them.
 */
export function readLineGivens(homework: Homework): readonly Given[] {
	const givens: Given[] = [];
	for (const { block, span, part, section } of passagesOf(homework)) {
		const { kind, content } = homework.source.blocks[block]!;
		if (kind !== 'paragraph') continue;
		const text = withoutComments(content).slice(span.start, span.end);
		if (!text.includes('=') && !/[—–]/.test(text)) continue;
		const from = section === 'answer' || section === 'takeaway' ? 'answer' : 'question';
		const add = (match: RegExpExecArray, value: Value | undefined, names: Pick<Given, 'symbol' | 'name'>) => {
			const start = span.start + match.index + match[0].search(/\S/);
			const inside = content.formulas.some(formula => formula.span.start <= start && start < formula.span.end);
			if (!value || inside) return;
			const anchor = { block, span: { start, end: span.start + match.index + match[0].trimEnd().length } };
			givens.push({ ...names, latex: undefined, value, shape: undefined, from, part, anchor });
		};
		if (from === 'question')
			for (const match of text.matchAll(LINE)) {
				const name = match[1]!.toLowerCase();
				if (name.length > 2) add(match, amountOf(match[2]!), { symbol: undefined, name });
			}
		for (const match of text.matchAll(BRACKETS)) {
			const { expression } = parsePlain(match[1]!);
			if (expression.kind === 'symbol') add(match, bracketsOf(match[2]!), { symbol: expression.name, name: undefined });
		}
	}
	return givens;
}

function amountOf(written: string): Value | undefined {
	const { expression } = parsePlain(written.replace(/[.,]+$/, ''));
	if (expression.kind !== 'number' && expression.kind !== 'measure') return undefined;
	const result = evaluate(expression, environment());
	return result.ok && result.value.kind === 'quantity' ? result.value : undefined;
}

/** The rows of `[[1, 0], [0, -1]]`, or the numbers of `[2.0, 1.0, 0.1]`; undefined for anything else. */
export function bracketsOf(written: string): Value | undefined {
	const result = evaluate(
		parsePlain(written.replace(/\s+/g, ' ').replace(/,\s*(?=\])/g, '')).expression,
		environment(),
	);
	if (!result.ok) return undefined;
	const { value } = result;
	if (value.kind === 'matrix') return value;
	const numbers = value.kind === 'list' && value.items.every(item => item.kind === 'quantity');
	return numbers ? value : undefined;
}
