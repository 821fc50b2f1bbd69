import { askOf, gives } from './asks.ts';
import { readLabel } from './labels.ts';
import { afterMark, isQuoted, isStrong, type Line, plain } from './lines.ts';
import { readMarker } from './markers.ts';
import { readPoints } from './points.ts';

/** Questions that are answered on their own line: `**1. What is an epoch?** One pass through all examples.`, `(a) Is it convex? Yes.` */

/** How many of them make a habit of plain lines, and what share of the labelled lines that ask. */
const LEAST = 3;
const MOST = 0.6;
/** How long points or another remark in brackets behind a question are. */
const REMARK = 30;

/** Where a line is cut: the end of its question, and where the answer begins, in its head. */
interface Cut {
	readonly end: number;
	readonly from: number;
}

/** Lines of which those that answer a labelled question on its own line are lines by themselves. */
export const withAnswersOnTheLine = (lines: readonly Line[]): readonly Line[] => {
	const cuts = new Map<number, Cut>();
	const plainly = new Map<number, Cut>();
	const signed = new Map<number, Cut>();
	let asking = 0;
	lines.forEach((line, at) => {
		const labelled = labelOf(line, lines[at - 1]);
		if (labelled === undefined) return;
		const dressed = dressedCut(line, labelled);
		if (dressed) cuts.set(at, dressed);
		else if (askOf(plain(line.head.slice(labelled))) === 2) {
			asking++;
			const behind = signCut(line, labelled);
			if (behind) signed.set(at, behind);
			const cut = plainCut(line, labelled);
			if (cut) plainly.set(at, cut);
		}
	});
	if (plainly.size >= LEAST && plainly.size >= MOST * asking) for (const [at, cut] of plainly) cuts.set(at, cut);
	if (signed.size > 1 && signed.size >= MOST * asking) for (const [at, cut] of signed) cuts.set(at, cut);
	if (cuts.size === 0) return lines;
	return lines.flatMap((line, at): Line[] => {
		const cut = cuts.get(at);
		if (!cut) return [line];
		const answer = afterMark(line, cut.from);
		return [
			{
				...line,
				span: { start: line.span.start, end: line.headStart + cut.end },
				head: line.head.slice(0, cut.end),
				only: false,
				boldLine: line.bold && /\*\*|__/.test(line.head.slice(0, cut.end)),
			},
			{ ...answer, first: false, only: false, marker: undefined, goesOn: false, answers: true },
		];
	});
};

/**
 * Code units of the label that a line of running text begins with, 0 where an item's own number is it, or the line above it is nothing but one;
 * undefined where none is.
 */
const labelOf = (line: Line, above: Line | undefined): number | undefined => {
	if (line.kind !== 'paragraph' || line.level > 0 || line.cell || isQuoted(line)) return undefined;
	const label = readLabel(line.head, isStrong(line));
	if (label) return label.word === 'answer' ? undefined : label.length;
	if (/^\d/.test(line.marker ?? '')) return 0;
	const own = above && line.first && line.marker === undefined ? readLabel(above.head, isStrong(above)) : undefined;
	return own && own.word !== 'answer' && own.length >= above!.head.trim().length ? 0 : undefined;
};

/** The cut of a line whose question stands in bold or in italics, and nothing else does. */
const dressedCut = (line: Line, labelled: number): Cut | undefined => {
	const { head } = line;
	const begins = line.headStart > line.span.start && /[*_]$/.test(dressOf(line));
	const own = /^[*_]{0,3}\s*[*_]{1,3}(?=\S)/.exec(head.slice(labelled));
	if (!begins && !own) return undefined;
	const start = labelled + (own?.[0].length ?? 0);
	const close = /[.?!。？！]["”')]*([*_]{1,3})\s+(?=\S)/u.exec(head.slice(start));
	if (!close) return undefined;
	const end = start + close.index + close[0].trimEnd().length;
	const said = head.slice(start, end);
	// Another dress within: the bold had ended before.
	if (said.slice(0, -close[1]!.length).includes(close[1]!.slice(0, 2).padEnd(2, close[1]!))) return undefined;
	const question = plain(said);
	if (!/\s/.test(question) || askOf(question) < 2) return undefined;
	return cutAt(line, end, start + close.index + close[0].length);
};

/** What dresses a line before its head; only its last sign tells what the head stands in. */
const dressOf = (line: Line): string => (line.bold ? '*' : line.headStart > line.span.start ? '*' : '');

/** The cut of a line in plain text: behind the last of its sentences that asks, where more follows. */
const plainCut = (line: Line, labelled: number): Cut | undefined => {
	const { head } = line;
	let begin = labelled;
	let cut: Cut | undefined;
	const ends = [...head.matchAll(/[.?!。？！]["”')]*(?:\s+|(?<=[。？！])(?=\S))(?=[\p{Lu}\p{Lo}\d$\\([−–→-])/gu)];
	for (const found of ends) {
		if (found.index < labelled || isInFormula(head, found.index)) continue;
		const from = found.index + found[0].length;
		if (askOf(plain(head.slice(begin, from))) === 2) cut = { end: from - /\s*$/.exec(found[0])![0].length, from };
		begin = from;
	}
	return cut && cutAt(line, cut.end, cut.from);
};

/** The cut of a line in which a sign stands behind all that is asked: `How many? One number. => 64`. */
const signCut = (line: Line, labelled: number): Cut | undefined => {
	const found = /[.?!:。？！)]["”')]*(\s+(?:=>|->|-->|→|⇒|➜)\s+)(?=\S)/u.exec(line.head.slice(labelled));
	if (!found) return undefined;
	const from = labelled + found.index + found[0].length;
	const end = from - found[1]!.length;
	if (isInFormula(line.head, from) || askOf(plain(line.head.slice(labelled, end))) < 2) return undefined;
	return cutAt(line, end, from);
};

const isInFormula = (head: string, at: number): boolean =>
	(head.slice(0, at).match(/(?<!\\)\$/g)?.length ?? 0) % 2 === 1 || /\\\((?:(?!\\\)).)*$/s.test(head.slice(0, at));

/** A cut, where what stands behind it can be an answer: it asks nothing, gives nothing, and is no marker, no hint and no points. */
const cutAt = (line: Line, end: number, from: number): Cut | undefined => {
	const rest = line.head.slice(from);
	const text = plain(rest);
	if (text === '' || askOf(text) > 0 || remark.test(text) || readMarker(afterMark(line, from))) return undefined;
	if (/^[([].*[)\]]$/.test(text) || instructs.test(text)) return undefined;
	if (rest.length < REMARK && readPoints(` ${rest}`) !== undefined) return undefined;
	return assumes.test(text) && gives(text) ? undefined : { end, from };
};

/** What is said to whoever answers: `You may use a calculator.`, `One sentence is enough.` */
const instructs =
	/^(?:you (?:may|can|should|need|must|do not|don['’]t|will)|no (?:proof|code|derivation|calculation|justification))\b|\b(?:is|are) (?:not )?(?:enough|sufficient|required|needed|necessary|expected|allowed)[.!]?$|\bsuffices?[.!]?$/i;

const remark = /^[([]?(?:hints?|notes?|tip|recall|remember|hinweis|tipp|indication|aide|pista|nota|提示)(?![\p{L}])/iu;
const assumes =
	/^[([]?(?:assume|suppose|given|let|use|here|annahme|angenommen|on suppose|supongamos|supón|假设|设)(?![\p{L}])/iu;
