import { displayEnd } from './display.ts';
import { lineText } from './lines.ts';

/** Neighbouring lines that can be split into blocks without looking at any others. */
export interface Chunk {
	readonly firstLine: number;
	/** Exclusive. */
	readonly endLine: number;
}

const htmlOpenings: readonly (readonly [RegExp, RegExp])[] = [
	[/^ {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
	[/^ {0,3}<!--/, /-->/],
	[/^ {0,3}<\?/, /\?>/],
];

/**
 * Cuts a text at the places where CommonMark forgets what came before: a line at the left margin after a blank line, outside
 * fences, raw HTML and display formulas. Blocks of a chunk depend on the chunk's text alone, so an edit restarts the block
 * grammar at the chunk it fell into and stops where the following chunks read as before.
 */
export const splitChunks = (text: string, starts: readonly number[], fromLine: number): Chunk[] => {
	const chunks: Chunk[] = [];
	const lineOf = (line: number) => (line < starts.length ? lineText(text, starts, line) : undefined);
	let first = fromLine;
	let line = fromLine;
	let blankBefore = false;
	let inList = false;
	const cut = (at: number) => {
		if (at > first) chunks.push({ firstLine: first, endLine: at });
		first = at;
		inList = false;
	};
	while (line < starts.length) {
		const content = lineOf(line)!;
		if (content.trim() === '') {
			blankBefore = true;
			line++;
			continue;
		}
		if (blankBefore && !/^[ \t]/.test(content)) cut(line);
		blankBefore = false;
		if (/^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/.test(content)) inList = true;
		const fence = /^( {0,3})(`{3,}(?!.*`)|~{3,})/.exec(content);
		if (fence && !(inList && fence[1] !== '')) {
			line = fenceEnd(lineOf, line, fence[2]!);
			continue;
		}
		const raw = htmlOpenings.find(([open]) => open.test(content));
		if (raw) {
			let end = line;
			for (let at: string | undefined = content; at !== undefined && !raw[1].test(at); at = lineOf(end)) end++;
			line = Math.min(end + 1, starts.length);
			continue;
		}
		const display = /^ {0,3}(?:\$\$|\\\[|\\begin\{|\[\s*$)/.test(content) ? displayEnd(lineOf, line) : -1;
		line = display > 0 ? display : line + 1;
	}
	cut(starts.length);
	return chunks;
};

const fenceEnd = (lineOf: (line: number) => string | undefined, open: number, marks: string): number => {
	for (let line = open + 1; ; line++) {
		const content = lineOf(line);
		if (content === undefined) return line;
		const close = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(content);
		if (close && close[1]![0] === marks[0] && close[1]!.length >= marks.length) return line + 1;
	}
};
