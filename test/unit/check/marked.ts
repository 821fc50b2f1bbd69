/** A statement of a marked fixture: `«R|right»`, `«W:what is wrong|wrong»`, `«F|follows from something wrong before»`. */
export interface Mark {
	readonly kind: 'R' | 'W' | 'F';
	readonly tag: string;
	readonly start: number;
	readonly end: number;
}

/** A fixture without its marks, and where they stood. Throws on a mark that is not closed. */
export function unmarked(raw: string): { readonly text: string; readonly marks: readonly Mark[] } {
	let text = '';
	const marks: Mark[] = [];
	let open: Omit<Mark, 'end'> | undefined;
	for (const piece of raw.split(/(«[RWF](?::[^|«»]*)?\||»)/)) {
		const opening = /^«([RWF])(?::([^|]*))?\|$/.exec(piece);
		if (opening) {
			if (open) throw new Error(`a mark inside another one: ${piece}`);
			open = { kind: opening[1] as Mark['kind'], tag: opening[2] ?? '', start: text.length };
		} else if (piece === '»') {
			if (!open) throw new Error('a mark is closed that was not opened');
			marks.push({ ...open, end: text.length });
			open = undefined;
		} else text += piece;
	}
	if (open) throw new Error(`a mark is not closed: ${open.tag}`);
	return { text, marks };
}
