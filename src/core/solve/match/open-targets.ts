import { hasPhrase, nameStems, stemmed } from '../words.ts';
import type { Match } from './match.ts';
import { givensBehind } from './needs.ts';
import { askingClauses } from './unsolved.ts';

/**
 * What a wording gives, without results that stay a formula because of an amount that nobody states and the key can do without (the share of the
 * whole model, where nothing is said of a model), beside others that come to numbers. All of it where nothing else would be left.
 */
export function closedTargets({ key, targets, binding: { bound }, turned, text }: Match): readonly string[] {
	if (turned || targets.length < 2) return targets;
	const isOpen = (symbol: string): boolean => bound.get(symbol)?.value === undefined;
	const open = new Set(
		key.givens.flatMap(({ symbol, type, default: by }) =>
			type.kind === 'quantity' && by.kind === 'free' && !bound.has(symbol) ? [symbol] : [],
		),
	);
	const needed = new Set(
		key.givens.flatMap(({ symbol, type, default: by }) =>
			type.kind === 'quantity' && by.kind === 'needed' && isOpen(symbol) ? [symbol] : [],
		),
	);
	const ways = (target: string): readonly ReadonlySet<string>[] =>
		key.methods.flatMap(method => givensBehind(key, method, [target]) ?? []);
	const has = (way: ReadonlySet<string>, names: ReadonlySet<string>): boolean => [...names].some(name => way.has(name));
	const comes = (target: string): boolean => ways(target).some(way => !has(way, open) && !has(way, needed));
	if (!targets.some(target => comes(target) && isNumber(target))) return targets;
	const kept = targets.filter(target => {
		const all = ways(target);
		return all.length === 0 || all.some(way => !has(way, open));
	});
	// What lacks a number and is not asked for by its name, beside what is asked for by its name and has all.
	const asked = stemmed(askingClauses(text.own).join(' ; '));
	const isNamed = (target: string): boolean =>
		key.gives.some(
			({ symbol, name, aliasWords }) =>
				symbol === target && [name, ...aliasWords].some(each => nameStems(each).length > 1 && hasPhrase(asked, each)),
		);
	const whole = kept.filter(target => ways(target).length === 0 || comes(target) || isNamed(target));
	if (whole.length < kept.length && whole.some(target => comes(target) && isNamed(target))) return whole;
	return kept.length > 0 ? kept : targets;

	/** Whether a target is made of a number that the document states. */
	function isNumber(target: string): boolean {
		return ways(target).some(way =>
			[...way].some(name => bound.get(name)?.value?.kind === 'quantity' && bound.get(name)?.source?.from !== 'default'),
		);
	}
}
