import type { Label } from './labels.ts';
import { afterMark, type Line } from './lines.ts';
import { readMarker } from './markers.ts';
import type { Entry } from './node.ts';

/** The marker of a question or an answer that follows a label on its line: `(a) **Answer:** 5`. */
export const innerMarker = (line: Line, label: Label): Entry['inner'] => {
	const rest = afterMark(line, label.length);
	const marker = readMarker(rest);
	if (!marker?.firm || !marker.sure || marker.whole !== (rest.head.length === marker.length)) return undefined;
	return marker.kind === 'question' || marker.kind === 'answer'
		? { marker, start: rest.headStart + marker.length }
		: undefined;
};
