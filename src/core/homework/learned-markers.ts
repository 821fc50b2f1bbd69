import { askOf } from './asks.ts';
import { isQuoted, plain } from './lines.ts';
import { type Entry, lastChoice } from './node.ts';

/** Phrases that recur below questions and mark no answer. */
const beside =
	/^(?:hints?|notes?|(?:please )?(?:select|choose|pick|mark|tick|check|circle)|options?|choices?|points?|marks?|time|difficulty|examples?|inputs?|outputs?|input format|output format|sample input|sample output|constraints?|deadline|grading|source|topic|tags?|level|figure|table|code|important|warning|caution|tip|ref(?:erence)?s?(?! (?:answer|solution)s?\b)|hinweis|tipp|aide|indice|indication|rappel|pista|nota|sugerencia|dica|suggerimento|wskazówka|подсказка|указание|提示|注意|ヒント|참고|step|part|ta|grader|grading|graded|score|feedback|comments?|corrector|teacher|points?|pkt|remarks?|reviewer|rubric|common mistakes?)\b/iu;

/** `→ (4, 1)`, `✅ (4, 1)`, `**→** (4, 1)`: a sign that leads to the answer. */
const pointing =
	/^((?:→|⇒|➜|➡|➤|↳|▶|►|»|=>|->|-->|>>|✅|✔|☑|✏|✍|💡|💬|👉|🅰|🟢|🔵|📌|🔑|✓)\uFE0F?)[*_]{0,3}(?:\s+(?=\S)|\s*$)/u;

/** A few words before a colon or a full stop, in emphasis or alone in a heading: `**My:**`, `_Ans_`, `*What I wrote.*`, `### Sol'n`. */
const dressed =
	/^(\p{L}[\p{L}\p{N}'’./& -]{0,28}?|@[\w.-]{2,39})(?:\s?[:：.][*_]{1,3}\s?[:：]?|[*_]{1,3}\s?[:：]|[*_]{1,3}(?=\s|$))/u;
const whole = /^\p{L}[\p{L}\p{N}'’./& -]{0,28}$/u;
/** A word or two before a colon or a bracket without any dress: `My take: …`, `Ans) …`, `[me] …`. */
const bare =
	/^(?:(\p{L}[\p{L}'’]{0,14}(?: \p{L}[\p{L}'’]{0,14}){0,2})\s?[:：)](?=\s|$)|[[(](\p{L}{2,14}(?: \p{L}{2,14})?)[\])][:：]?(?=\s))/u;

interface Lead {
	readonly phrase: string;
	/** Code units of the head that it takes. */
	readonly length: number;
	/** Whether its dress sets it apart. */
	readonly apart: boolean;
}

/** The sign that opens a line and leads to an answer, and how much of the head it takes. */
export const signBefore = (
	{ line, head }: Pick<Entry, 'line' | 'head'>,
	said: string,
): { readonly phrase: string; readonly length: number } | undefined => {
	const sign = pointing.exec(head);
	if (sign) return { phrase: sign[1]!, length: sign[0].length };
	// The dress may have taken the sign already.
	const taken = pointing.exec(said);
	const dressed = taken && !/\p{L}/u.test(said.slice(0, line.headStart - line.span.start));
	return dressed ? { phrase: taken[1]!, length: 0 } : undefined;
};

/** What a line opens with that may mark an answer. */
const leadOf = ({ line, head, marker, label, skip }: Entry, said: string): Lead | undefined => {
	if (skip || label || marker || line.kind === 'fence' || line.kind === 'table') return undefined;
	// What is quoted is an answer by its place; only its dress may set a name for it apart.
	if (isQuoted(line) && !(line.first && /[:：][*_]/.test(head))) return undefined;
	const sign = signBefore({ line, head }, said);
	if (sign) return { ...sign, apart: true };
	if (!line.first) return undefined;
	const isApart = line.level > 0 || line.bold || line.headStart > line.span.start;
	const alone = line.level > 0 ? whole.exec(head.replace(/[\s:：]+$/, '')) : null;
	const found = isApart ? (dressed.exec(head) ?? alone) : bare.exec(head);
	const words = found && (found[1] ?? found[2] ?? found[0]).toLowerCase();
	// `*@ada:*` among `*@ben:*`: whoever answered.
	const text = words?.startsWith('@') ? '@' : words;
	if (!found || !text || text.split(/\s/).length > 4 || beside.test(text)) return undefined;
	const behind = /^[*_]{0,3}[:：]?\s*/u.exec(head.slice(found[0].length))![0];
	return { phrase: `${text}${isApart ? '' : ':'}`, length: found[0].length + behind.length, apart: isApart };
};

/** A label's line and what stands below it up to the next label. */
interface Segment {
	readonly from: number;
	readonly to: number;
	/** Lines that open with something that may mark an answer, by what they open with. */
	readonly leads: ReadonlyMap<string, readonly number[]>;
}

/** How many segments must have it where its dress sets it apart, and where nothing does. */
const LEAST = { apart: 2, bare: 3 };
/** What share of the segments that say more than their label must have it. */
const MOST = 0.6;

/** What share of the segments must be without a mark that is known. */
const UNMARKED = 0.4;

/**
 * Marks the answers of a document that marks them in words or signs of its own: what opens just one line below most of its questions, in
 * one dress, behind what asks.
 */
export const withLearnedMarkers = (entries: readonly Entry[], said: (entry: Entry) => string): readonly Entry[] => {
	const leads = entries.map(entry => leadOf(entry, said(entry)));
	const all = segmentsOf(entries, leads);
	const segments = all.filter(segment => !isMarked(entries, segment));
	if (segments.length < 2 || segments.length < UNMARKED * all.length) return entries;
	const phrases = new Map<string, Segment[]>();
	for (const segment of segments)
		for (const phrase of segment.leads.keys()) phrases.set(phrase, [...(phrases.get(phrase) ?? []), segment]);
	const recurring = [...phrases].filter(([phrase, own]) => {
		const apart = own.every(s => s.leads.get(phrase)!.every(at => leads[at]!.apart));
		const once = own.filter(s => s.leads.get(phrase)!.length === 1);
		return (
			once.length === own.length &&
			own.length >= (apart ? LEAST.apart : LEAST.bare) &&
			own.length >= MOST * segments.length
		);
	});
	// Where two recur, neither is known to be the answer's.
	if (recurring.length !== 1) return entries;
	const [phrase, own] = recurring[0]!;
	const places = own.map(s => s.leads.get(phrase)![0]!);
	const asking = own.filter((s, i) => asksBetween(entries, s.from, places[i]!));
	if (asking.length * 2 < own.length) return entries;
	// `**Omar:**` among `**Lena:**`: one more name in the same dress.
	const alike = segments.flatMap(segment => {
		const at = segment.leads.has(phrase) ? undefined : onlyLead(segment, leads);
		const same = at !== undefined && leads[at]!.apart && form(leads[at]!.phrase) === form(phrase);
		return same && asksBetween(entries, segment.from, at) ? [at] : [];
	});
	const marked = new Set([...places, ...alike]);
	const sure = own.length > 2;
	return entries.map((entry, at) => {
		if (!marked.has(at)) return entry;
		const { length } = leads[at]!;
		return {
			...entry,
			marker: { kind: 'answer', length, whole: length >= entry.head.length, firm: true, word: phrase, sure },
		};
	});
};

/**
 * The answers that a sign opens throughout, right below what asks: no remarks of a reader, who has nothing to remark on yet.
 *
 * @param entries with learned markers, no remark left out.
 */
export const pointedAnswers = (entries: readonly Entry[]): readonly Entry[] => {
	const own = entries.flatMap((e, at) => (e.marker && pointing.test(`${e.marker.word} `) ? [at] : []));
	const asked = own.filter(at => {
		const above = entries.slice(0, at).findLast(e => !e.skip);
		return (
			above !== undefined && askOf(plain(above.head.slice(above.label?.length ?? above.marker?.length ?? 0))) === 2
		);
	});
	return asked.length * 3 >= own.length * 2 ? own.map(at => entries[at]!) : [];
};

/** What kind of lead a phrase is: a sign, or so many words. */
const form = (phrase: string): string => (/\p{L}/u.test(phrase) ? `${phrase.split(' ').length}` : 'sign');

/** The one line of a segment that may open with a mark; undefined where there are several. */
const onlyLead = (segment: Segment, leads: readonly (Lead | undefined)[]): number | undefined => {
	const all = [...segment.leads.values()].flat().filter(at => leads[at]!.apart);
	return all.length === 1 ? all[0] : undefined;
};

/** Whether a line between two asks, or choices stand there. */
const asksBetween = (entries: readonly Entry[], from: number, to: number): boolean =>
	entries
		.slice(from, to)
		.some(
			(e, i) =>
				!e.skip &&
				(e.marker?.kind === 'question' ||
					e.inner?.marker.kind === 'question' ||
					askOf(plain(i === 0 ? e.head.slice(e.label!.length) : e.head)) === 2),
		) || lastChoice(entries.slice(from + 1, to)) >= 0;

/** The labelled lines below which something is said. */
const segmentsOf = (entries: readonly Entry[], leads: readonly (Lead | undefined)[]): Segment[] => {
	const starts = entries.flatMap((e, at) => (e.label && !e.skip ? [at] : []));
	return starts.flatMap((from, i) => {
		const to = starts[i + 1] ?? entries.length;
		const below = entries.slice(from + 1, to).filter(e => !e.skip);
		if (below.length === 0) return [];
		const found = new Map<string, number[]>();
		for (let at = from + 1; at < to; at++) {
			const phrase = leads[at]?.phrase;
			if (phrase !== undefined) found.set(phrase, [...(found.get(phrase) ?? []), at]);
		}
		// A problem over its parts says what they share, and answers nothing.
		const parts = entries[to]?.label !== undefined && below.length < 3 && found.size === 0;
		return parts ? [] : [{ from, to, leads: found }];
	});
};

/** Whether a marker that is known stands below a label. */
const isMarked = (entries: readonly Entry[], { from, to }: Segment): boolean =>
	entries
		.slice(from, to)
		.some(e => (e.marker?.kind === 'answer' && e.marker.firm) || e.inner?.marker.kind === 'answer');
