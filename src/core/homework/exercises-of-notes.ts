import type { SourceText } from '../text/block.ts';
import { askOf } from './asks.ts';
import type { Homework } from './homework.ts';
import { readLabel } from './labels.ts';
import { isStrong, type Line, plain } from './lines.ts';
import { moved } from './several.ts';
import { exercisesHeading } from './titles.ts';
import { fieldWords, LOOKED_AT } from './trades.ts';
import { homeworkTitle } from './words.ts';

/** How many sections of notes stand above their exercises, and how many of these there are. */
const SECTIONS = 1;
const LEAST = 2;

/** The blocks of the one section of a text that is called `Exercises`, behind sections that are not: from, to (exclusive). */
const sectionOf = (source: SourceText, lines: readonly Line[]): readonly [number, number] | undefined => {
	const headings = lines.filter(({ level }) => level > 0);
	const own = headings.filter(({ level, head }) => level > 1 && exercisesHeading.test(plain(head)));
	const [heading] = own;
	if (own.length !== 1 || homeworkTitle.test(plain(headings[0]!.head))) return undefined;
	const before = headings.filter(({ level, block }) => level === heading!.level && block < heading!.block);
	const next = headings.find(({ level, block }) => level <= heading!.level && block > heading!.block);
	if (before.length < SECTIONS) return undefined;
	const to = next?.block ?? source.blocks.length;
	const within = ({ block }: Line) => heading!.block < block && block < to;
	// Problems by name elsewhere: the section is one of a homework.
	const named = lines.some(line => !within(line) && isStrong(line) && readLabel(line.head, true)?.word === 'problem');
	const items = lines.filter(line => within(line) && line.first && line.marker !== undefined && /\d/.test(line.marker));
	const begun = items.length > 0 ? items : lines.filter(line => within(line) && line.first);
	const asking = begun.filter(({ head }) => askOf(plain(head)) === 2);
	if (named || asking.length < LEAST || (items.length > 0 && asking.length * 5 < items.length * 3)) return undefined;
	// A gym has exercises too.
	const blocks = source.blocks.slice(heading!.block, to);
	const formal = blocks.some(({ content }) => content.formulas.length > 0);
	const words = blocks.map(({ content }) => content.text).join('\n');
	return formal || fieldWords(words.slice(0, LOOKED_AT)) > 1 ? [heading!.block, to] : undefined;
};

/**
 * Reads the exercises at the end of lecture notes by themselves, where one section of the notes is called so: what the chapters above it number
 * and ask is no homework. Undefined where there is no such section, or no homework in it.
 *
 * @param read reads a text by itself.
 */
export const readExercisesOfNotes = (
	source: SourceText,
	lines: readonly Line[],
	read: (source: SourceText) => Homework,
): Homework | undefined => {
	const section = sectionOf(source, lines);
	if (!section) return undefined;
	const [from, to] = section;
	const blocks = source.blocks.slice(from, to);
	const end = source.blocks[to]?.start ?? source.text.length;
	const homework = read({ ...source, blocks, frontMatter: undefined, text: source.text.slice(blocks[0]!.start, end) });
	if (homework.parts.length === 0) return undefined;
	const loose = source.blocks.flatMap((_, at) => (at < from || at >= to ? [at] : []));
	const placed = moved(homework, from);
	return { ...placed, source, loose: [...loose, ...placed.loose].sort((a, b) => a - b), begins: from };
};
