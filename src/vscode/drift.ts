/** One replacement in a text, as an editor reports it: offsets are into the text before the event. */
export interface Edit {
	readonly rangeOffset: number;
	readonly rangeLength: number;
	readonly text: string;
}

/**
 * Where an offset stands after the edits of the events, oldest event first. An offset at the end of a replaced stretch
 * moves behind the new text, one inside it to its start; text inserted exactly at an offset pushes a start (`start` true)
 * to the right and leaves an end where it is.
 */
export function drift(offset: number, events: readonly (readonly Edit[])[], start: boolean): number {
	let at = offset;
	for (const edits of events) {
		let delta = 0;
		let inside: number | undefined;
		for (const edit of edits) {
			const end = edit.rangeOffset + edit.rangeLength;
			const inserted = edit.rangeLength === 0;
			if (end < at || (end === at && (!inserted || start))) delta += edit.text.length - edit.rangeLength;
			else if (edit.rangeOffset < at) inside = edit.rangeOffset;
		}
		at = (inside ?? at) + delta;
	}
	return at;
}
