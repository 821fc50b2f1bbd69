import type { QuantityNode } from '../../quantities/origins.ts';
import type { Expected } from '../finding.ts';
import { dressBeside, dressNumber, figuresFor, withUnit } from './dress.ts';

/** What a number should have been, in its own dress, where right inputs give `ratio` times it. */
export function expectedAt({ literal, quantity }: QuantityNode, ratio: number): Expected {
	const value = literal.value * ratio;
	return {
		value: { ...quantity, value: quantity.value * ratio, decimal: undefined },
		...(literal.percent
			? withUnit(dressNumber(100 * value, figuresFor(100 * value, literal)), '%')
			: dressBeside(value, literal, quantity.unit.text)),
	};
}
