import { askOf, isStep } from './asks.ts';
import { type Label, readLabel } from './labels.ts';
import { isQuoted, isStrong, type Line, plain } from './lines.ts';
import { readMarker } from './markers.ts';
import type { Entry } from './node.ts';
import { isPicture } from './pieces.ts';
import { markerWords, partWords, problemWords, sheetTitle } from './words.ts';

/**
 * What a document calls its problems and its answers, where it uses words of its own: learned from their recurrence, in whatever
 * language. `Caso 1`, `Caso 2` over questions name problems; `**My:**` once below each of them marks answers.
 */

const known: ReadonlySet<string> = new Set([...problemWords, ...partWords, ...Object.values(markerWords).flat()]);

/** Words that number other things than problems. */
const counted =
	/^(?:steps?|examples?|beispiele?|exemple|ejemplo|esempio|пример|scenarios?|phase|chapter|section|figure|fig|table|listing|week|day|lecture|lesson|module|unit|version|release|appendix|theorem|lemma|definition|proposition|corollary|remark|note|stage|level|niveau|stufe|nivel|livello|уровень|option|page|slide|line|layer|sprint|milestone|article|clause|group|team|track|epoch|hour|year|grade|top|reason|tip|trick|rule|mistake|pitfall|schritt|kapitel|abschnitt|abbildung|tabelle|woche|tag|satz|chapitre|figure|étape|semaine|séance|théorème|paso|capítulo|tema|semana|rozdział|глава|шаг|рис|step)$/iu;

/** How many problems a word must number before it counts as theirs. */
const LEAST = 2;
/** How many lines below a label its question may stand. */
const NEAR = 8;

const numbered = /^(\p{L}{3,20})\s(\d{1,2})(?=\s*(?:[:：.)–—-]|$)|[*_]{2}\s)/u;

/**
 * The word by which a document numbers its problems, where it is none of the usual ones: it stands before 1, 2, … on lines of their
 * own or in headings, most of which ask or have markers of a question below.
 */
export const learnedWord = (lines: readonly Line[]): string | undefined => {
	const found = new Map<string, number[]>();
	lines.forEach((line, at) => {
		if (line.kind !== 'paragraph' && line.kind !== 'heading') return;
		if (isQuoted(line) || line.marker !== undefined) return;
		const match = numbered.exec(line.head);
		if (!match) return;
		const word = match[1]!.toLowerCase();
		const alone = line.head.slice(match[0].length).replace(/[\s:：.)]+/g, '') === '';
		if (!alone && !(isStrong(line) && line.first)) return;
		const list = found.get(word);
		if (list) list.push(at);
		else found.set(word, [at]);
	});
	for (const [word, at] of found) {
		if (at.length < LEAST || known.has(word)) continue;
		// `## Homework 1` over `1.`, `2.`: it numbers sheets.
		if (sheetTitle.test(`${word} 1`) && at.every((from, i) => isCounted(lines.slice(from + 1, at[i + 1])))) continue;
		if (counted.test(word)) {
			// `### Section 1` alone over `#### (g)`: it numbers what the letters are parts of.
			if (
				at.every(
					i => numbered.exec(lines[i]!.head)![0].length >= lines[i]!.head.trim().length && isLettered(lines[i + 1]),
				)
			)
				return word;
			continue;
		}
		const numbers = at.map(i => Number(numbered.exec(lines[i]!.head)![2]));
		if (numbers[0] !== 1 || numbers.some((n, i) => i > 0 && n !== numbers[i - 1]! + 1 && n !== 1)) continue;
		const asking = at.filter((from, i) =>
			asks(lines.slice(from, Math.min(at[i + 1] ?? lines.length, from + NEAR)), word),
		);
		if (asking.length * 2 >= at.length) return word;
	}
	return undefined;
};

/** Whether lines begin to count. */
const isCounted = (lines: readonly Line[]): boolean =>
	lines.some(
		line =>
			/^1[.)]?$/.test(line.marker ?? '') ||
			/^1$/.test(readLabel(line.head, isStrong(line))?.members.at(-1)?.text ?? ''),
	);

/** Whether a line is a heading that is nothing but a letter. */
const isLettered = (line: Line | undefined): boolean =>
	line !== undefined && line.level > 0 && /^[(]?[a-z][).]?\s*$/.test(line.head);

const asks = (lines: readonly Line[], word: string): boolean =>
	lines.some((line, i) => {
		const text = i === 0 ? line.head.slice(word.length + 3) : line.head;
		const marker = i === 0 ? undefined : readMarker(line);
		return (marker?.kind === 'question' && marker.firm) || (askOf(plain(text)) === 2 && !isStep(plain(text)));
	});

/** The label of a line by the learned word. */
export const learnedLabel = (line: Line, word: string): Label | undefined => {
	const match = numbered.exec(line.head);
	if (!match || match[1]!.toLowerCase() !== word || line.marker !== undefined) return undefined;
	const close = /^[*_]{0,3}[:：.)]?[*_]{0,3}/.exec(line.head.slice(match[0].length))![0];
	return {
		members: [{ text: String(Number(match[2])), kinds: ['number'] }],
		word: 'problem',
		name: word,
		wrap: 'word',
		length: match[0].length + close.length,
		raw: match[0],
		upper: false,
	};
};

/** How many questions that are whole in their headings show that what stands below them answers. */
const WHOLE = 4;

/**
 * Marks the answers of a document whose headings are whole questions: four or more numbered headings in one dress, nearly all of which
 * ask, and below nearly each of them a paragraph that does not ask. Then what stands below such a heading is the answer, lists in it too.
 */
export const withAnswersBelow = (entries: readonly Entry[]): readonly Entry[] => {
	const byDress = new Map<string, number[]>();
	entries.forEach((e, at) => {
		if (e.skip || !e.label || e.line.level === 0 || e.role !== undefined) return;
		const key = `${e.line.level} ${e.label.wrap} ${e.label.name} ${e.label.members.length}`;
		byDress.set(key, [...(byDress.get(key) ?? []), at]);
	});
	const marked = new Set<number>();
	for (const all of byDress.values()) {
		if (all.length < WHOLE) continue;
		const text = (at: number) => plain(entries[at]!.head.slice(entries[at]!.label!.length));
		const asking = all.filter(at => askOf(text(at)) === 2);
		const below = all.map(at => entries.findIndex((e, i) => i > at && !e.skip && !isPicture(e)));
		const marks = below.filter(at => at >= 0 && entries[at]!.marker?.kind === 'answer').length;
		const plainly = below.filter(
			(at, i) => at >= 0 && (isPlainText(entries[at]!) || isShortList(entries, at, all[i + 1])),
		);
		const questions = asking.filter(at => /[?？]/.test(text(at))).length;
		if (asking.length < 0.9 * all.length || questions * 2 < all.length || plainly.length + marks < 0.8 * all.length)
			continue;
		for (const at of plainly) marked.add(at);
	}
	if (marked.size === 0) return entries;
	return entries.map((entry, at) =>
		marked.has(at)
			? { ...entry, marker: { kind: 'answer', length: 0, whole: false, firm: true, word: '', sure: false } }
			: entry,
	);
};

/** Whether a list of one item or two, or of one whole sentence after another, stands from a line on: what is listed are no choices. */
const isShortList = (entries: readonly Entry[], at: number, end = entries.length): boolean => {
	const { line, marker } = entries[at]!;
	if (marker || line.marker === undefined || !/^[-*+]$/.test(line.marker)) return false;
	const items = entries.slice(at, end).filter(e => !e.skip && e.line.marker !== undefined);
	if (items.some(e => /^\[[ xX]\]|^[A-Ha-h][.)]\s/.test(e.head) || askOf(plain(e.head)) === 2)) return false;
	return items.length < 3 || items.every(e => /[.。]\s*$/.test(plain(e.head)));
};

const isPlainText = ({ line, label, marker, head }: Entry): boolean =>
	line.kind === 'paragraph' &&
	line.level === 0 &&
	!label &&
	!marker &&
	line.containers.every(c => c.kind !== 'item') &&
	askOf(plain(head)) === 0;

/** How often a letter must recur before it marks answers. */
const RECURRING = 3;

/** Capital letters that open lines again and again (`R) It is …`) while neither neighbour in the alphabet does: they name no choice. */
export const lonelyLetters = (lines: readonly Line[]): ReadonlySet<string> => {
	const counts = new Map<string, number>();
	for (const line of lines) {
		if (line.kind !== 'paragraph' || line.marker !== undefined) continue;
		const letter = /^([A-Z])[).:]\s+\S/.exec(line.head)?.[1];
		if (letter) counts.set(letter, (counts.get(letter) ?? 0) + 1);
	}
	const beside = (letter: string, by: number) => counts.has(String.fromCharCode(letter.charCodeAt(0) + by));
	return new Set(
		[...counts].flatMap(([letter, n]) =>
			n >= RECURRING && !/[AQUMH]/.test(letter) && !beside(letter, 1) && !beside(letter, -1) ? [letter] : [],
		),
	);
};
