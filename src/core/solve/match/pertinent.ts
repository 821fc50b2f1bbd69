import { sameDimension, unitless } from '../../math/units/units.ts';
import { isSaid } from '../bind/bind-defaults.ts';
import type { KeyGiven } from '../key.ts';
import { stemmed } from '../words.ts';
import { askedTargets } from './asked-results.ts';
import type { Match } from './match.ts';
import { givensUsed } from './needs.ts';

/**
 * The results that a question is answered with: those that it plainly asks for, and of those that its wording gives besides only what is made of
 * the same. A cost that needs a price which nobody states, or one that the key would assume, is no part of an answer to `how long does it take`.
 */
export function pertinentTargets(match: Match): readonly string[] {
	const { key, targets, further = [], binding, text, turned } = match;
	if (turned || targets.length < 2) return targets;
	const wanted = new Set([...askedTargets(key, targets, stemmed(text.own), text.own), ...further]);
	const asked = targets.filter(target => wanted.has(target));
	if (asked.length === 0 || asked.length === targets.length) return targets;
	const numeric = [...binding.bound.values()].some(({ value, source }) => value !== undefined && isSaid(source?.from));
	if (!numeric) return targets;
	const used = givensUsed(key, asked);
	const isOpen = (symbol: string): boolean => {
		const given = key.givens.find(each => each.symbol === symbol);
		if (!given || given.constant || used.has(symbol) || !isDimensioned(given)) return false;
		const bound = binding.bound.get(symbol);
		return bound?.value === undefined || (!bound.derived && !isSaid(bound.source?.from) && bound.source !== undefined);
	};
	return targets.filter(target => wanted.has(target) || ![...givensUsed(key, [target])].some(isOpen));
}

/** A price or a speed, and no count or law: what is taken for granted there is another thing than the question is about. */
const isDimensioned = ({ type }: KeyGiven): boolean =>
	type.kind === 'quantity' && !type.format && type.unit !== undefined && !sameDimension(type.unit, unitless);
