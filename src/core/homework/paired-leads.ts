import { askOf, computes } from './asks.ts';
import { isQuoted, plain } from './lines.ts';
import type { Marker } from './markers.ts';
import type { Entry } from './node.ts';

/**
 * Questions and answers under two words in turn that are known from nowhere: `**Front:** …` over `**Back:** …`, `**Examiner:** …` over
 * `**Me:** …`. They are told by their recurrence: three pairs or more in one dress, where what stands under the first word asks and what
 * stands under the second hardly ever does.
 */

/** How many pairs show it, what share of the first must ask, and of the second at most. */
const LEAST = 3;
const ASKING = 0.6;
const ANSWERING = 0.34;
/** Share of the answers that must hold a formula or compute, where no title says that somebody learns or is examined. */
const FORMAL = 0.5;

const lead = /^(\p{L}[\p{L}\d.'’ -]{0,24}?)\s?(?:[*_]{0,3}\s?[:：]\s?[*_]{0,3}|[*_]{2,3})(?=\s|$)/u;
const studied =
	/(?<![\p{L}])(?:flash\s?cards?|anki|karteikarten|lernkarten|oral (?:exam\w*|test)|exam (?:protocol|record)|prüfung\p{L}*|viva|colloquium|kolloquium|fiches?|examen oral|examen|tarjetas|zadania|экзамен|билет\p{L}*|quiz|self-?test|revision)(?![\p{L}])/iu;

/** Who asks where nobody learns or is examined. */
const hosts =
	/^(?:host|interviewer|moderator|guest|anchor|reporter|journalist|customer|client|agent|support|caller|reader|audience|redaktion|kunde|moderatorin?)$/iu;

interface Lead {
	readonly at: number;
	readonly word: string;
	readonly length: number;
}

/** Marks the lines that such words open. */
export const withPairedLeads = (entries: readonly Entry[]): readonly Entry[] => {
	if (entries.some(e => e.role !== undefined || (e.marker?.kind === 'answer' && e.marker.firm && e.marker.sure)))
		return entries;
	const byDress = new Map<string, Lead[]>();
	entries.forEach((entry, at) => {
		const found = leadOf(entry);
		if (!found) return;
		const dress = `${entry.line.level} ${entry.line.bold}`;
		byDress.set(dress, [...(byDress.get(dress) ?? []), { at, ...found }]);
	});
	for (const leads of byDress.values()) {
		const pairs = pairsIn(leads);
		if (!pairs) continue;
		const said = (from: number, to: number) => entries.slice(from, to).filter(e => !e.skip);
		const ends = pairs.map((_, i) => pairs[i + 1]?.at ?? entries.length);
		const words = (i: number) => {
			const { at, length } = pairs[i]!;
			return said(at, ends[i]!).map(e => plain(e === entries[at] ? e.head.slice(length) : e.head));
		};
		const share = (which: 0 | 1, what: (texts: readonly string[]) => boolean) => {
			const own = pairs.flatMap((_, i) => (i % 2 === which ? [words(i)] : []));
			return own.filter(what).length / own.length;
		};
		const asks = (texts: readonly string[]) => texts.some(text => askOf(text) === 2);
		if (share(0, asks) < ASKING || share(1, asks) > ANSWERING) continue;
		const top = entries.slice(0, Math.min(6, pairs[0]!.at)).some(e => studied.test(plain(e.head)));
		const sure = top || share(1, texts => texts.some(text => /\$|\\\(/.test(text) || computes(text))) >= FORMAL;
		// In an interview somebody asks and somebody answers too.
		if (!sure || pairs.some(({ word }) => hosts.test(word))) continue;
		const markers = new Map(pairs.map((pair, i) => [pair.at, markerOf(pair, i, entries[pair.at]!, sure)]));
		return entries.map((entry, at) =>
			markers.has(at) ? { ...entry, marker: markers.get(at), label: undefined, inner: undefined } : entry,
		);
	}
	return entries;
};

/** The word that a line opens with before a colon, or is as a whole. */
const leadOf = (entry: Entry): Omit<Lead, 'at'> | undefined => {
	const { line, head, skip, label } = entry;
	if (skip || label || isQuoted(line) || !line.first || line.marker !== undefined) return undefined;
	if (line.kind !== 'paragraph' && line.kind !== 'heading') return undefined;
	const whole = line.level > 0 ? /^\p{L}[\p{L}\d ]{0,24}$/u.exec(head.trim()) : null;
	const found = whole ? { word: head.trim(), length: head.length } : undefined;
	const colon = lead.exec(head);
	const own =
		found ??
		(colon
			? { word: colon[1]!, length: /^\s*/.exec(head.slice(colon[0].length))![0].length + colon[0].length }
			: undefined);
	return own && own.word.split(' ').length < 4 ? { word: own.word.toLowerCase(), length: own.length } : undefined;
};

/** The leads of two words, each in its turn; undefined where no two words take turns. */
const pairsIn = (leads: readonly Lead[]): readonly Lead[] | undefined => {
	const counts = new Map<string, number>();
	for (const { word } of leads) counts.set(word, (counts.get(word) ?? 0) + 1);
	const often = [...counts].filter(([, n]) => n >= LEAST).map(([word]) => word);
	if (often.length !== 2) return undefined;
	const own = leads.filter(({ word }) => often.includes(word));
	return own.length % 2 === 0 && own.every(({ word }, i) => word === own[i % 2]!.word) ? own : undefined;
};

const markerOf = ({ length }: Lead, at: number, { head }: Entry, sure: boolean): Marker => ({
	kind: at % 2 === 0 ? 'question' : 'answer',
	length,
	whole: head.slice(length).trim() === '',
	firm: true,
	word: at % 2 === 0 ? 'question' : 'answer',
	sure,
});
