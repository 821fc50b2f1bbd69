import { sameDimension, unitless } from '../../math/units/units.ts';
import type { AnswerKey } from '../key.ts';
import type { Binding, BoundGiven } from './bind.ts';
import { standIn } from './bind-defaults.ts';
import { violates } from './bind-shares.ts';

/**
 * What a question states is meant for what it asks: where the one amount of a kind went to a given that leads to nothing asked for, and the
 * key would assume another amount of that kind which does, the stated one is meant there.
 *
 * @param used the givens that lead to what is asked for, by every way.
 */
export function statedForAssumed(key: AnswerKey, binding: Binding, used: ReadonlySet<string>): Binding {
	const bound = new Map(binding.bound);
	const unitOf = ({ given }: BoundGiven) => (given.type.kind === 'quantity' ? (given.type.unit ?? unitless) : unitless);
	const open = [...bound.values()].filter(
		({ given, source, derived }) =>
			used.has(given.symbol) &&
			!given.constant &&
			given.type.kind === 'quantity' &&
			!given.type.format &&
			!derived &&
			source?.from === 'default',
	);
	for (const assumed of open) {
		const unit = unitOf(assumed);
		if (sameDimension(unit, unitless)) continue;
		const stated = [...bound.values()].filter(
			each =>
				!used.has(each.given.symbol) &&
				each.source?.from === 'question' &&
				each.derived !== true &&
				each.value?.kind === 'quantity' &&
				sameDimension(each.value.unit, unit),
		);
		const rivals = open.filter(other => sameDimension(unitOf(other), unit));
		const [only] = stated;
		if (!only?.value || stated.length > 1 || rivals.length > 1 || only.value.kind !== 'quantity') continue;
		if (violates(assumed.given, only.value)) continue;
		bound.delete(only.given.symbol);
		bound.set(assumed.given.symbol, {
			...assumed,
			value: only.value,
			source: standIn(assumed.given, only.value, 'question'),
			assumption: undefined,
		});
	}
	const missing = key.givens.filter(given => given.default.kind === 'needed' && !bound.has(given.symbol));
	return { ...binding, bound, missing };
}
