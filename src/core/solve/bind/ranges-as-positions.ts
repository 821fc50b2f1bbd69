/** `ANSWER = range(30, 37)`, `question: tokens[12:30]`: where the second number is the first one that is out. */
const RANGE =
	/(?<![\w.])([A-Za-z][A-Za-z_]*)\s*(=|:)\s*(?:range\s*\(\s*(\d{1,5})\s*,\s*(\d{1,5})\s*\)|(?:slice\s*\(\s*(\d{1,5})\s*,\s*(\d{1,5})\s*\)|[a-z_]*\[\s*(\d{1,5})\s*:\s*(\d{1,5})\s*\]))/g;

/** A text in which the half-open ranges of code are positions from the first to the last: `range(30, 37)` are 30 to 36. */
export const rangesAsPositions = (text: string): string =>
	/range\s*\(|slice\s*\(|\[\s*\d+\s*:/.test(text)
		? text.replace(RANGE, (whole, name: string, _: string, ...ends: (string | undefined)[]) => {
				const [from, to] = ends.slice(0, 6).filter(each => each !== undefined && /^\d+$/.test(each));
				if (from === undefined || to === undefined || Number(to) <= Number(from)) return whole;
				const last = Number(to) - 1;
				const words = name.toLowerCase().replaceAll('_', ' ');
				return last === Number(from) ? `${words}: position ${from}.` : `${words}: positions ${from}–${last}.`;
			})
		: text;
