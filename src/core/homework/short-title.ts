/** How much of a line is a title at most, in characters. */
const LONGEST = 200;

/** A title that is no longer than a line can show: cut between two words and outside of a formula, with an ellipsis where something is left out. */
export function shortTitle(title: string): string {
	if (title.length <= LONGEST) return title;
	let inFormula = false;
	let end = 0;
	for (let at = 0; at < LONGEST; at++) {
		if (title[at] === '$' && title[at - 1] !== '\\') inFormula = !inFormula;
		if (!inFormula && /\s/.test(title[at]!)) end = at;
	}
	// A text without blanks (Chinese, one long formula) is cut where it has to be.
	const kept = title.slice(0, end > 0 ? end : LONGEST).replace(/[\s,;:(–—-]+$/, '');
	return `${kept} …`;
}
