import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import { toText } from '../../math/print/print.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { sameDimension, unitless } from '../../math/units/units.ts';
import type { Quantity, Value } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import { statementsOf } from '../key/key-formula.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { keyEnvironment } from '../run/run.ts';
import type { BoundGiven } from './bind.ts';

/**
 * Givens that a question states through other givens (`$F = 4D$` beside `$D = 4096$`): the formula run on what is bound, by the document's
 * letters. A given whose formula cannot be run is left out.
 */
export function statedByOthers(
	key: AnswerKey,
	bound: ReadonlyMap<string, BoundGiven>,
	formulas: readonly string[],
): ReadonlyMap<KeyGiven, Quantity> {
	const found = new Map<KeyGiven, Quantity>();
	const open = key.givens.filter(
		({ symbol, type, constant }) => !constant && type.kind === 'quantity' && bound.get(symbol)?.value === undefined,
	);
	if (open.length === 0) return found;
	const known = keyEnvironment(lettersOf(bound));
	for (const latex of formulas)
		for (const statement of statementsOf(parseLatex(latex).expression)) {
			if (statement.kind !== 'relation' || statement.operators[0] !== '=') continue;
			const [head, body] = statement.operands;
			if (head?.kind !== 'symbol' || !body || symbolsOf(body).size === 0) continue;
			const given = open.find(each => each.symbol === head.name || each.aliasSymbols.includes(head.name));
			if (!given || found.has(given)) continue;
			const result = evaluate(body, known);
			const unit = given.type.kind === 'quantity' ? (given.type.unit ?? unitless) : unitless;
			if (result.ok && result.value.kind === 'quantity' && sameDimension(result.value.unit, unit))
				found.set(given, result.value);
		}
	return found;
}

/**
 * Givens whose formula the text gives a value: `V(s') = 5`, `\\gamma \\lambda = 0.5`, for what the key lists as `$V(s')$` and `$\\gamma \\lambda$` among the
 * aliases. Of two values of one formula neither is taken.
 */
export function statedByForm(key: AnswerKey, formulas: readonly string[]): ReadonlyMap<KeyGiven, Quantity> {
	const found = new Map<KeyGiven, Quantity>();
	const open = key.givens.filter(({ aliasForms, type }) => aliasForms.length > 0 && type.kind === 'quantity');
	if (open.length === 0) return found;
	const twice = new Set<KeyGiven>();
	for (const latex of formulas)
		for (const statement of statementsOf(parseLatex(latex).expression)) {
			if (statement.kind !== 'relation' || statement.operators.some(operator => operator !== '=')) continue;
			const form = toText(statement.operands[0]!);
			const given = open.find(({ aliasForms }) => aliasForms.includes(form));
			const result = given && evaluate(statement.operands.at(-1)!, environment());
			if (!given || !result?.ok || result.value.kind !== 'quantity') continue;
			const unit = given.type.kind === 'quantity' ? (given.type.unit ?? unitless) : unitless;
			if (!sameDimension(result.value.unit, unit)) continue;
			const before = found.get(given);
			if (before && before.value !== result.value.value) twice.add(given);
			found.set(given, result.value);
		}
	for (const given of twice) found.delete(given);
	return found;
}

/** The values of bound givens under the document's letters, or else under the letters that documents use for them. */
function lettersOf(bound: ReadonlyMap<string, BoundGiven>): readonly (readonly [string, Value])[] {
	return [...bound.values()].flatMap(({ given, value, source, shown }): (readonly [string, Value])[] => {
		if (value === undefined) return [];
		const own = source?.symbol ?? (shown?.kind === 'symbol' ? shown.name : undefined);
		const names = own !== undefined && source?.anchor ? [own] : [given.symbol, ...given.aliasSymbols];
		return names.map(name => [name, value] as const);
	});
}
