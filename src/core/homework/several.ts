import type { Anchor, SourceText } from '../text/block.ts';
import { type Homework, type Note, type Part, type Section, sliceText } from './homework.ts';
import { readLabel } from './labels.ts';
import { isStrong, type Line, plain } from './lines.ts';
import { similarity } from './merge.ts';
import { homeworkTitle, sheetTitle } from './words.ts';

/** What stands over answers to a homework above, or goes on with it: no homework by itself. */
const belongs =
	/^(?:(?:sample|model|suggested|my|our|your|the|official|full)\s+)*(?:answers?|solutions?|responses?|key|answer key|submission|write-?up|antworten|lösung(?:en)?|abgabe|corrigés?|réponses|soluci(?:ón|ones)|respuestas|soluções|respostas|soluzioni|ответы|решения)(?![\p{L}])|(?<![\p{L}])(?:continued|cont\.|part \w{1,3})(?![\p{L}])|答案|解答|参考/iu;

/** Whether a heading names a homework of its own, and no problem: `# Tarea 3` names a sheet as often; whether there are parts below it tells. */
const namesSheet = ({ head }: Line): boolean => {
	const label = readLabel(head, true);
	return homeworkTitle.test(plain(head)) && (!label?.word || (label.word === 'problem' && sheetTitle.test(label.name)));
};

/** The blocks at which several homeworks of one file begin: its first line, and each top heading further down that names a homework. */
const bordersOf = (lines: readonly Line[]): readonly number[] => {
	const own = lines.filter(line => line.level === 1 && namesSheet(line));
	const sheets = own.length < 2 || own[0]!.block !== lines[0]!.block ? numberedAnew(lines) : own;
	const later = sheets.slice(1).filter(({ head }) => !belongs.test(plain(head)));
	return later.length === 0 ? [] : [0, ...later.map(({ block }) => block)];
};

/** The headings of second level below the one title of a file that each name a homework by its number and over each of which the problems begin at 1. */
const numberedAnew = (lines: readonly Line[]): readonly Line[] => {
	const headings = lines.filter(({ level }) => level === 1 || level === 2);
	const sheets = headings.slice(1);
	if (headings[0]?.block !== lines[0]?.block || headings[0]?.level !== 1 || sheets.length < 2) return [];
	if (!sheets.every(({ level, head }) => level === 2 && numberedSheet.test(plain(head)))) return [];
	const places = sheets.map(sheet => lines.indexOf(sheet));
	const beginsAtOne = (from: number, to: number | undefined): boolean =>
		lines
			.slice(from + 1, to)
			.map(line => (isStrong(line) && line.first ? readLabel(line.head, true) : undefined))
			.find(label => label?.word === 'problem')?.members[0]?.text === '1';
	return places.every((from, i) => beginsAtOne(from, places[i + 1])) ? sheets : [];
};

/** `Assignment 2`, `Homework 3: Attention`, `Blatt 4`. */
const numberedSheet =
	/^(?:home\s?work|hw|problem (?:set|sheet)|pset|assignment|exercise sheet|worksheet|quiz|mid-?term|exam|übungsblatt|blatt|aufgabenblatt|serie|feuille|td|devoir|hoja|tarea|guía|práctica|lista|作业|作業|习题|習題)\s?(?:n[°o]\s?|#)?[\dA-Z]{1,2}(?![\p{L}\d])/iu;

/**
 * Reads the homeworks of a file one by one, where it holds several under titles of their own (`# Homework 1`, `# Quiz 3`), each of which is one
 * by itself: what one of them does decides nothing in another. Undefined where it holds one.
 *
 * @param read reads a text by itself.
 */
export const readSeveral = (
	source: SourceText,
	lines: readonly Line[],
	read: (source: SourceText) => Homework,
): Homework | undefined => {
	const borders = bordersOf(lines);
	if (borders.length < 2) return undefined;
	const found = borders.map((from, i) => {
		const blocks = source.blocks.slice(from, borders[i + 1]);
		const start = i === 0 ? 0 : blocks[0]!.start;
		const end = source.blocks[borders[i + 1] ?? source.blocks.length]?.start ?? source.text.length;
		const frontMatter = i === 0 ? source.frontMatter : undefined;
		// Offsets are those of the file: only what looks at a text as a whole sees a piece of it.
		return { from, homework: read({ ...source, blocks, frontMatter, text: source.text.slice(start, end) }) };
	});
	if (found.some(({ homework }) => homework.parts.length === 0 || homework.turns.length > 0)) return undefined;
	if (found.some(({ homework }, i) => i > 0 && found.slice(0, i).some(other => answers(homework, other.homework))))
		return undefined;
	return found
		.map(({ from, homework }) => moved(homework, from))
		.reduce(joined, {
			source,
			parts: [],
			notes: [],
			turns: [],
			loose: [],
		});
};

const has = (homework: Homework, kind: Section['kind']): boolean =>
	homework.parts.some(({ sections }) => sections.some(s => s.kind === kind && s.slices.length > 0));

/** Whether a homework bears the labels of another, and asks nothing or the same: it answers that one. */
const answers = (own: Homework, other: Homework): boolean => {
	const before = new Map(other.parts.map(part => [part.label, questionOf(other, part)]));
	const again = own.parts.filter(({ label }) => before.has(label));
	if (again.length * 2 <= own.parts.length) return false;
	if (!has(own, 'question')) return true;
	const asked = again.filter(part => before.get(part.label) !== '' && questionOf(own, part) !== '');
	const same = asked.filter(part => similarity(before.get(part.label)!, questionOf(own, part)) > 0.6);
	return same.length * 2 > asked.length;
};

const questionOf = ({ source }: Homework, { sections }: Part): string =>
	sections
		.filter(({ kind }) => kind === 'question')
		.flatMap(({ slices }) => slices.map(slice => sliceText(source.blocks, slice)))
		.join(' ');

/** A homework read in a piece of a file, by the blocks of the file. */
export const moved = (homework: Homework, by: number): Homework => {
	const anchor = (a: Anchor): Anchor => ({ ...a, block: a.block + by });
	const section = (s: Section): Section => ({
		...s,
		marker: s.marker && anchor(s.marker),
		slices: s.slices.map(anchor),
	});
	return {
		...homework,
		parts: homework.parts.map(
			(part): Part => ({
				...part,
				heading: anchor(part.heading),
				from: anchor(part.from),
				to: anchor(part.to),
				sections: part.sections.map(section),
				revisions: part.revisions.map(list => list.map(section)),
			}),
		),
		notes: homework.notes.map(
			(note): Note => ({
				...note,
				anchor: anchor(note.anchor),
				...(note.more ? { more: note.more.map(anchor) } : {}),
				about: note.about.map(anchor),
			}),
		),
		loose: homework.loose.map(block => block + by),
	};
};

const epochOf = (id: string): number => Number(/^(\d+):/.exec(id)?.[1] ?? 1);

/** Two homeworks as one: the labels of the second are counted as those of another homework where the first has one of them. */
const joined = (first: Homework, second: Homework): Homework => {
	const ids = new Set(first.parts.map(({ id }) => id));
	const epochs = Math.max(0, ...first.parts.map(({ id }) => epochOf(id)));
	const clash = second.parts.some(({ id }) => ids.has(id));
	const by = first.parts.length;
	const idOf = (id: string) => (clash ? `${epochOf(id) + epochs}:${id.replace(/^\d+:/, '')}` : id);
	return {
		...first,
		parts: [
			...first.parts,
			...second.parts.map(
				(part): Part => ({
					...part,
					id: idOf(part.id),
					parent: part.parent === undefined ? undefined : part.parent + by,
					children: part.children.map(child => child + by),
				}),
			),
		],
		notes: [
			...first.notes,
			...second.notes.map(note => ({ ...note, part: note.part === undefined ? undefined : note.part + by })),
		],
		loose: [...first.loose, ...second.loose],
	};
};
