/**
 * Display formulas that take whole lines: `$$ … $$`, `\[ … \]`, `\begin{align} … \end{align}`, and `[ … ]` where a chat lost the backslashes. The splitter and the block
 * grammar ask the same question here, so that they never disagree about where one ends.
 */

const environments =
	'equation|align|aligned|alignat|gather|gathered|multline|eqnarray|split|cases|[bBpvV]?matrix|smallmatrix|array|displaymath|math|flalign|dmath';

/** Opening of a LaTeX environment that holds mathematics. */
export const environmentOpening = new RegExp(`^\\\\begin\\{(${environments})\\*?\\}`);

/** How far an unclosed delimiter looks for its partner: lines. */
const reach = 120;

const headingOrFence = /^\s{0,3}(?:#{1,6}\s|```|~~~)/;

/** How many lines a formula between bare brackets may have. */
const bareReach = 12;

/**
 * The same for a formula between `[` and `]` alone on their lines, as a chat that was copied leaves of `\\[ … \\]`: what stands between them must be
 * mathematics by its own signs, and no list of data.
 */
const bareBracketEnd = (lineOf: (line: number) => string | undefined, first: number): number => {
	let inside = '';
	for (let line = first + 1; line <= first + bareReach; line++) {
		const text = lineOf(line)?.trim();
		if (text === undefined || text === '') return -1;
		if (text === ']')
			return /\\[A-Za-z]+|[=≈<>^]/.test(inside) && !/["'`;]|^\s*[{[]|:=|==|=>|https?:/m.test(inside) ? line + 1 : -1;
		inside += `${text}\n`;
	}
	return -1;
};

/**
 * Whether a line (without indentation and quote marks) opens a display formula that ends with its own line or a later one,
 * with nothing but punctuation after it.
 *
 * @param lineOf the lines by number, stripped as the first one is; undefined past the end.
 * @returns the number of the line after the formula, or -1 where no such formula starts.
 */
export const displayEnd = (lineOf: (line: number) => string | undefined, first: number): number => {
	const opening = lineOf(first)!.trim();
	let close: string;
	let rest: string;
	if (opening.startsWith('$$')) {
		close = '$$';
		rest = opening.slice(2);
	} else if (opening.startsWith('\\[')) {
		close = '\\]';
		rest = opening.slice(2);
	} else if (opening === '[') {
		return bareBracketEnd(lineOf, first);
	} else {
		const environment = environmentOpening.exec(opening);
		if (!environment) return -1;
		close = `\\end{${environment[0].slice(7)}`;
		rest = opening.slice(environment[0].length);
	}
	const alone = rest === '';
	let blank = false;
	for (let line = first; line < first + reach; line++) {
		const content = line === first ? rest : lineOf(line);
		if (content === undefined) return -1;
		const text = content.trim();
		if (text === '') {
			if (line > first) blank = true;
			continue;
		}
		const at = text.indexOf(close);
		if (at >= 0) {
			// Over a blank line only from a delimiter alone on its line to one that begins a line: else two stray marks would pair.
			if (blank && (!alone || at > 0)) return -1;
			return /^[\s.,;:!?)~✓]*$/.test(text.slice(at + close.length)) ? line + 1 : -1;
		}
		if (
			line > first &&
			(headingOrFence.test(content) || text.includes('$$') || (blank && /^(?:\*\*|[-*+] )/.test(text)))
		)
			return -1;
	}
	return -1;
};
