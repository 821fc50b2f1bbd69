/** All ways to take so many of some values, in every order. */
export function permutations(values: readonly number[], count: number): readonly (readonly number[])[] {
	if (count === 0) return [[]];
	return values.flatMap((value, at) =>
		permutations([...values.slice(0, at), ...values.slice(at + 1)], count - 1).map(rest => [value, ...rest]),
	);
}
