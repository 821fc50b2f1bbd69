import { type Line, plain } from './lines.ts';
import { sheetTitle } from './words.ts';

/**
 * Lines of a text whose highest headings are not of the first level (`## Übung 10` over `### Aufgabe 1`, as within a page or a reply): as
 * if they were. What stands at the top of a text is its title however many signs it has. Headings of one level over nothing deeper may
 * be those of the problems, and stay as they are unless each of them names a whole sheet (`## HW 3`, `## HW 4`).
 */
export const withTopLevel = (lines: readonly Line[]): readonly Line[] => {
	const heads = lines.filter(({ level }) => level > 0);
	if (heads.length === 0) return lines;
	const top = Math.min(...heads.map(({ level }) => level));
	if (top < 2 || heads[0]!.level !== top) return lines;
	const flat = heads.every(({ level }) => level === top);
	const sheets = heads.every(({ head }) => sheetTitle.test(plain(head)));
	if (flat && !sheets && (heads.length > 1 || lines[0]!.level === 0)) return lines;
	return lines.map(line => (line.level > 0 ? { ...line, level: line.level - top + 1 } : line));
};
