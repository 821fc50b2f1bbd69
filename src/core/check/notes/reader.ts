import type { Homework, Note } from '../../homework/homework.ts';

export type ReaderVerdict = 'correct' | 'incorrect' | 'partly';

/**
 * What the reader says of each part's answer, by its index: from a note on the whole of it that is a verdict; else from all that is said of
 * it. Praise and ticks alone are "correct", corrections alone are "incorrect"; what lacks a step, a name or an interpretation is partly so.
 * Labels, and what nobody can read, say nothing.
 */
export function readerVerdicts(homework: Homework): readonly (ReaderVerdict | undefined)[] {
	return homework.parts.map((_, index) => {
		const own = homework.notes.filter(({ part }) => part === index);
		const whole = own.findLast(({ scope, says }) => scope === 'part' && says !== undefined);
		if (whole) return whole.says;
		const said = new Set(own.flatMap(note => signOf(note) ?? []));
		if (said.size === 0) return undefined;
		return said.size > 1 ? 'partly' : [...said][0];
	});
}

const LACKING: ReadonlySet<Note['kinds'][number]> = new Set([
	'missing-step',
	'undefined-symbol',
	'interpretation-missing',
]);

function signOf({ says, kinds }: Note): ReaderVerdict | undefined {
	if (says !== undefined) return says;
	if (kinds.some(kind => LACKING.has(kind))) return 'partly';
	if (kinds.includes('hallucination') || kinds.includes('correction')) return 'incorrect';
	return kinds.includes('praise') ? 'correct' : undefined;
}
