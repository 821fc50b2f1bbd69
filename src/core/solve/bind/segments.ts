import type { SetValue, Value } from '../../math/value.ts';
import type { KeyGiven } from '../key.ts';
import { nameStems, stem, stemsOf } from '../words.ts';
import { runningText } from './text-measures.ts';
import { countedPieces, countsFromZero, type Piece, tokenRow } from './token-layouts.ts';

/** A run of positions with the words that may say what stands there. */
interface Segment {
	readonly from: number;
	readonly to: number;
	readonly before: ReadonlySet<string>;
	readonly behind: ReadonlySet<string>;
}

const RUN = /(?<![\w.^_])(\d{1,6})(?:\s*(?:-|\.\.\.?|…|to|through)\s*(\d{1,6}))?(?![\w.^%]*\d|[A-Za-z^%])/g;
/** `question(20)`, `[P]*6`, `47*[pad]`: a piece of a row in a program and how long it is. */
const PIECE =
	/([A-Za-z_][\w ]*?)\s*\(\s*(\d{1,5})\s*\)|\[([^[\]]{1,24})\]\s*×\s*(\d{1,5})|(\d{1,5})\s*×\s*\[([^[\]]{1,24})\]/g;
const NOT_LEARNT = /\b(?:not|never|n't)\s+(?:be\s+)?(?:learnt|learned|trained|scored|generated|counted)\b/i;
/** So many runs make a layout. */
const FEWEST = 3;
/** How far apart two runs of a layout may stand. */
const APART = 120;

/**
 * The pieces of a sequence as a text lays them out, each beginning where the one before it ends, whatever stands between them (a list, a
 * table, bars, commas), and given to a key's runs of positions: by their words, and, as the pieces stand in the order in which the key
 * has its rows, by their place between those that words tell. Undefined where the text has no such row of runs, or where two ways of
 * reading it are as good.
 */
export function segmentsOf(sets: readonly KeyGiven[], text: string): ReadonlyMap<KeyGiven, Value> | undefined {
	const pieces = layoutIn(text) ?? lengthsIn(text) ?? placed(tokenRow(text) ?? countedPieces(text), text);
	if (!pieces) return undefined;
	const scored = (words: (segment: Segment) => ReadonlySet<string>): readonly Scored[] =>
		pieces.map(({ from, to, ...segment }) => ({
			from,
			to,
			scores: sets.map(given => longestName(given, words({ from, to, ...segment }))),
		}));
	const behind = scored(segment => segment.behind);
	const before = scored(segment => segment.before);
	const told = (each: readonly Scored[]): number => each.filter(({ scores }) => Math.max(...scores) > 0).length;
	const segments = joined(told(before) > told(behind) ? before : behind);
	if (told(segments) < 2 || segments.length > sets.length) return undefined;
	// `61-63 a tool call that is not learnt`: what nobody names is no piece of the rows where the text takes it out.
	if (told(segments) < segments.length && NOT_LEARNT.test(text)) return undefined;
	const table = segments.map(({ scores }) => scores);
	const ways = placings(segments.length, sets.length);
	const sum = (way: readonly number[]): number => way.reduce((total, given, at) => total + table[at]![given]!, 0);
	const needs = (way: readonly number[]): number => way.filter(given => sets[given]!.default.kind === 'needed').length;
	const most = Math.max(...ways.map(sum));
	const likely = ways.filter(way => sum(way) === most);
	const best = likely.filter(way => needs(way) === Math.max(...likely.map(needs)));
	const [way] = best;
	if (!way || best.length > 1) return undefined;
	// Where there are as many pieces as rows the order alone decides; else no word is overruled.
	const isOverruled = way.some((given, at) => table[at]![given]! < Math.max(...table[at]!));
	if (isOverruled && segments.length < sets.length) return undefined;
	return new Map(
		way.map((given, at) => {
			const set: SetValue = { kind: 'set', runs: [[segments[at]!.from, segments[at]!.to]] };
			return [sets[given]!, set] as const;
		}),
	);
}

/** `example 1: 10 prompt vectors, … example 2: 12 prompt vectors, …` */
const SEVERAL =
	/\b(example|sequence|sample|item|Beispiel|Sequenz|exemple|séquence|ejemplo|secuencia)\s*#?(?:1|A)\b[^\n]*\d[\s\S]{0,200}\b\1\s*#?(?:2|B)\b[^\n]*\d/i;

/** Whether a text lays out several sequences. */
export const listsSequences = (text: string): boolean => SEVERAL.test(text);

/** A piece of a layout, and how well each of a key's rows is named there. */
interface Scored {
	readonly from: number;
	readonly to: number;
	readonly scores: readonly number[];
}

/** `a context (5–24), a question (25–30)`: two pieces that plainly are the same row are one. */
function joined(pieces: readonly Scored[]): readonly Scored[] {
	const only = ({ scores }: Scored): number | undefined => {
		const most = Math.max(...scores);
		return most > 0 && scores.filter(score => score === most).length === 1 ? scores.indexOf(most) : undefined;
	};
	const found: Scored[] = [];
	for (const piece of pieces) {
		const last = found.at(-1);
		if (last && only(last) !== undefined && only(last) === only(piece))
			found[found.length - 1] = { ...last, to: piece.to };
		else found.push(piece);
	}
	return found;
}

/** All ways to give `pieces` things in a row to some of `rows` places in their order. */
function placings(pieces: number, rows: number, first = 0): readonly (readonly number[])[] {
	if (pieces === 0) return [[]];
	const found: (readonly number[])[] = [];
	for (let row = first; row <= rows - pieces; row++)
		for (const rest of placings(pieces - 1, rows, row + 1)) found.push([row, ...rest]);
	return found;
}

/** `the answer (141 and 142)`: two positions side by side. */
const NEIGHBOURS = /(?<![\w.^_-])(\d{1,6})\s+(?:and|und|et|y|&)\s+(\d{1,6})(?![\w.^%]*\d|[A-Za-z^%])/g;

/** The longest row of runs of which each begins where the one before it ends. */
function layoutIn(text: string): readonly Segment[] | undefined {
	const plain = runningText(text.replace(/\n/g, ' ; ').replace(/(?<=\d\s?)--+(?=\s?\d)/g, '-')).replace(
		NEIGHBOURS,
		(both, first: string, second: string) => (Number(second) === Number(first) + 1 ? `${first}-${second}` : both),
	);
	const runs = [...plain.matchAll(RUN)]
		.map(match => ({
			from: Number(match[1]),
			to: Number(match[2] ?? match[1]),
			start: match.index,
			end: match.index + match[0].length,
		}))
		.filter(({ from, to }) => to >= from);
	const rows = runs.map((first, at) => {
		const row = [first];
		for (const run of runs.slice(at + 1)) {
			const last = row.at(-1)!;
			if (run.from === last.to + 1 && run.start - last.end <= APART) row.push(run);
		}
		return row;
	});
	// `4 soft tokens (1-4)`: the run that reaches further back is the place.
	const [longest] = rows.toSorted((a, b) => b.length - a.length || a[0]!.from - b[0]!.from);
	// One, two, three are no layout.
	if (!longest || longest.length < FEWEST || longest.every(({ from, to }) => from === to)) return undefined;
	return longest.map(({ from, to, start, end }, at) => ({
		from,
		to,
		before: wordsOf(
			plain
				.slice(Math.max(longest[at - 1]?.end ?? 0, start - 60), start)
				.split(CLAUSE)
				.at(-1)!,
		),
		behind: wordsOf(plain.slice(end, Math.min(longest[at + 1]?.start ?? plain.length, end + 60)).split(CLAUSE)[0]!),
	}));
}

const CLAUSE = /[;.?!|]\s(?=.*[a-z])|,\s/;

/** The pieces of a row in a program, each by its length; positions count from 1 unless the text says otherwise. */
function lengthsIn(text: string): readonly Segment[] | undefined {
	for (const line of text.split('\n')) {
		if ((line.match(/\+/g) ?? []).length < FEWEST - 1) continue;
		const pieces = [...line.replace(/\*/g, '×').matchAll(PIECE)];
		if (pieces.length < FEWEST) continue;
		return placed(
			pieces.map(([, name, count, in1, count1, count2, in2]) => ({
				words: (name ?? in1 ?? in2)!.replace(/_/g, ' '),
				length: Number(count ?? count1 ?? count2),
			})),
			text,
		);
	}
	return undefined;
}

/** Pieces one behind the other, from the first position on. */
function placed(pieces: readonly Piece[] | undefined, text: string): readonly Segment[] | undefined {
	let next = countsFromZero(text) ? 0 : 1;
	return pieces?.map(({ words, length }) => {
		const said = wordsOf(words);
		const from = next;
		next += length;
		return { from, to: next - 1, before: said, behind: said };
	});
}

const wordsOf = (clause: string): ReadonlySet<string> =>
	new Set([...stemsOf(clause), ...[...clause.matchAll(/[A-Za-z]+/g)].map(([word]) => stem(word.toLowerCase()))]);

/** The number of words of the longest of a given's names that is said whole. */
export function longestName(given: KeyGiven, said: ReadonlySet<string>): number {
	let longest = 0;
	for (const name of [given.name, ...given.aliasWords]) {
		const stems = nameStems(name);
		if (stems.length > 0 && stems.every(each => said.has(each))) longest = Math.max(longest, stems.length);
	}
	return longest;
}
