/** All ways to take so many of some values, in every order; where a value stands twice it may be taken twice, and no way comes again. */
export function assignments(values: readonly number[], count: number): readonly (readonly number[])[] {
	if (count === 0) return [[]];
	return [...new Set(values)].flatMap(value => {
		const at = values.indexOf(value);
		return assignments(values.toSpliced(at, 1), count - 1).map(rest => [value, ...rest]);
	});
}
