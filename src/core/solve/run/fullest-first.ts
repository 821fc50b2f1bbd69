/**
 * Ways to an answer in their order, but for a first one that does not come to what is asked for first, where another one comes to that and to all that
 * it comes to itself: that one goes first then, unless the question names the first.
 *
 * @param asked what is asked for, `covered` what a way comes to of that.
 */
export function fullestFirst<T>(
	ways: readonly T[],
	asked: readonly string[],
	covered: (way: T) => readonly string[],
	isNamed: (way: T) => boolean,
): readonly T[] {
	const [first, ...others] = ways;
	if (first === undefined || others.length === 0 || isNamed(first)) return ways;
	const own = covered(first);
	const [wanted] = asked;
	if (wanted === undefined || own.includes(wanted)) return ways;
	const fuller = others.find(other => {
		const all = covered(other);
		return all.includes(wanted) && own.every(each => all.includes(each));
	});
	return fuller === undefined ? ways : [fuller, ...ways.filter(each => each !== fuller)];
}
