import type { Homework } from '../homework/homework.ts';

/** What the reader says of each part's answer, by its index: from a note on the whole of it, else from those on its claims. */
export function readerVerdicts(homework: Homework): readonly ('correct' | 'incorrect' | 'partly' | undefined)[] {
	return homework.parts.map((_, index) => {
		const own = homework.notes.filter(({ part, says }) => part === index && says !== undefined);
		const whole = own.findLast(({ scope }) => scope === 'part');
		if (whole) return whole.says;
		const said = new Set(own.map(({ says }) => says));
		return said.size > 1 ? 'partly' : own[0]?.says;
	});
}
