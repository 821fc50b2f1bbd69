import { numberWords } from '../../math/number-words.ts';
import type { Value } from '../../math/value.ts';
import { leavesOf } from '../../quantities/origins.ts';
import type { Binding } from '../bind/bind.ts';
import { numberAssigned, numberNamed } from '../bind/bind-numbers.ts';
import { numbersSaid } from '../bind/bind-roles.ts';
import { measuresIn } from '../bind/text-measures.ts';
import type { AnswerKey, Ask } from '../key.ts';
import { asGiven } from '../turned/stated-results.ts';

/**
 * The share of a question's numbers that no given of the key has taken, 0 to 1: a key that leaves half of what the question states
 * aside is less likely the one that is meant. 0 for a key that takes no numbers, or a question that has none.
 *
 * @param counts which givens count: those that lead to what is asked for.
 */
export function unusedShare(
	key: AnswerKey,
	{ bound }: Binding,
	own: string,
	counts: (symbol: string) => boolean = () => true,
): number {
	if (key.givens.every(({ type, constant }) => constant || type.kind !== 'quantity' || type.format)) return 0;
	const said = [...new Set([...measuresIn(own).map(({ value }) => value.value), ...numbersSaid(own)])];
	if (said.length === 0) return 0;
	const taken = [...bound].flatMap(([symbol, { value }]) => (value && counts(symbol) ? numbersOf(value) : []));
	const unused = said.filter(number => !taken.some(each => near(each, number)));
	// A single number may be a year or the number of a figure.
	return said.length === 1 ? unused.length / 2 : unused.length / said.length;
}

const COUNT_WORDS = new RegExp(
	`\\b(?:${numberWords(1, 12)})\\b(?!\\s+(?:hundred|thousand|million|billion|trillion))`,
	'gi',
);

/** A text without words that count what is there anyway: `the two factors`. */
export const withoutCounts = (text: string): string => text.replace(COUNT_WORDS, ' ');

/** Smaller numbers stand beside a name by chance: `24 GB cards`. */
const MANY = 1e6;

/**
 * Whether a question says itself, in a number that no given of the key takes, what the wording would work out: `N = 3B and D = 100B` asks
 * for no tokens. A question that orders to show or check a result may say it.
 */
export function saysTarget(key: AnswerKey, ask: Ask, { bound }: Binding, own: string): boolean {
	if (/\b(?:show|verify|prove|check|confirm|claims?|true|correct|right|compare|reproduce|instead|says?)\b/i.test(own))
		return false;
	const taken = [...bound.values()].flatMap(({ value }) => (value ? numbersOf(value) : []));
	return ask.targets.some(target => {
		const give = key.gives.find(({ symbol }) => symbol === target);
		if (!give || give.unit) return false;
		const asked = asGiven(give);
		const said = numberNamed(asked, own) ?? numberAssigned(asked, own);
		return said !== undefined && said.value >= MANY && !taken.some(each => near(each, said.value));
	});
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.abs(b);

/** A value's numbers, in base units and in its own. */
export function numbersOf(value: Value): readonly number[] {
	switch (value.kind) {
		case 'quantity':
			return [value.value, value.value / value.unit.factor];
		case 'matrix':
			return value.matrix.to1DArray();
		case 'list':
			return value.items.flatMap(numbersOf);
		case 'set':
			// How long a run is says the same as where it ends.
			return value.runs?.flatMap(([from, to]) => [from, to, to - from + 1]) ?? [];
		case 'function':
			return leavesOf(value.body).map(({ literal }) => literal.value);
		default:
			return [];
	}
}
