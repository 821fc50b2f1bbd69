/** Offsets of the first code unit of each line. A line ends with `\n`, `\r\n` or a lone `\r`, as in CommonMark. */
export const lineStartsOf = (text: string): number[] => {
	const starts = [0];
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 10) starts.push(at + 1);
		else if (code === 13 && text.charCodeAt(at + 1) !== 10) starts.push(at + 1);
	}
	return starts;
};

/** Zero-based line that holds the offset. */
export const lineAt = (starts: readonly number[], offset: number): number => {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (starts[middle]! <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
};

/** A line without its line end. */
export const lineText = (text: string, starts: readonly number[], line: number): string => {
	let end = starts[line + 1] ?? text.length;
	while (end > starts[line]! && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
	return text.slice(starts[line]!, end);
};
