import type { KeyGiven } from '../key.ts';
import type { BoundGiven } from './bind.ts';
import { endsOf } from './bind-lists.ts';
import { timesSaid } from './bind-roles.ts';
import { plainText } from './number-text.ts';

/**
 * Single numbers that are but the first of a row which a vector of the same name has taken: `the predictions are 0.9, 0.2 and 0.6` states no
 * prediction of 0.9 alone, and is no list of three cases. And rows that are the ends of an interval.
 */
export function rowMembers(bound: ReadonlyMap<string, BoundGiven>, text: string): readonly string[] {
	const rows = [...bound.values()].flatMap(({ given, value, source }) =>
		value?.kind === 'matrix' &&
		value.matrix.columns === 1 &&
		(source?.from === 'question' || source?.from === 'problem')
			? [{ names: namesOf(given), numbers: value.matrix.to1DArray() }]
			: [],
	);
	const plain = plainText(text);
	// `kernel size 3 and dilations 1`: two numbers with other words between them are no row.
	const together = rows.filter(({ numbers }) => stands(numbers, plain));
	if (together.length === 0) return [];
	const ends = endsOf(text)
		?.map(({ value }) => value)
		.join();
	return [...bound.values()].flatMap(({ given, value, source }) => {
		if (source?.from !== 'question' && source?.from !== 'problem') return [];
		// `a tensor in the range [-1.2, 2.4]` has those ends, and no two entries.
		if (value?.kind === 'matrix') return ends === value.matrix.to1DArray().join() ? [given.symbol] : [];
		if (value?.kind !== 'quantity') return [];
		const names = namesOf(given);
		// A name is followed by the first number of its row: any other one stands for itself.
		const within = together.filter(
			({ names: own, numbers }) =>
				own.some(name => names.includes(name)) && Math.abs(numbers[0]!) === Math.abs(value.value),
		);
		const times = within
			.flatMap(({ numbers }) => numbers)
			.filter(each => Math.abs(each) === Math.abs(value.value)).length;
		return times > 0 && timesSaid(plain, value.value) <= times ? [given.symbol] : [];
	});
}

/** Whether numbers stand in a text one behind the other, with nothing but signs of a list between them. */
const stands = (numbers: readonly number[], plain: string): boolean =>
	new RegExp(
		numbers
			.map(each => `${each < 0 ? '[-−]' : ''}${String(Math.abs(each)).replace('.', '\\.')}0*`)
			.join('\\s*(?:[,;&/]\\s*(?:and\\s+|und\\s+)?|and\\s+|und\\s+)'),
	).test(plain);

const namesOf = ({ name, aliasWords, aliasSymbols }: KeyGiven): readonly string[] =>
	[name, ...aliasWords].map(each => each.toLowerCase().replace(/s\b/g, '')).concat(aliasSymbols);
