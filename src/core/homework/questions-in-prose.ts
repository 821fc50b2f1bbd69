import { askOf, computes } from './asks.ts';
import { type Label, unwritten } from './labels.ts';
import { isQuoted, type Line, plain } from './lines.ts';
import type { Marker } from './markers.ts';
import type { Entry } from './node.ts';
import { exercisesHeading } from './titles.ts';
import { sheetTitle } from './words.ts';

/** How many questions make a text one of questions. */
const LEAST = 3;

/**
 * The questions of a text that somebody takes for homework and in which no part was found: the paragraphs and headings that begin by asking
 * (`**Examiner:** How many …?`, `In [1]: *Complete the table.*`, `Does the model fit? …`). What stands up to the next one answers it.
 *
 * @returns the entries, with a nameless label where each question begins; undefined for a text without questions.
 */
export const withQuestionsInProse = (entries: readonly Entry[]): readonly Entry[] | undefined => {
	const leads = leadsOfQuestions(entries);
	const isAsking = (entry: Entry): boolean => {
		if (entry.skip || !isTop(entry.line)) return false;
		const lead = leadOf(entry);
		return leads.size > 0 ? lead !== undefined && leads.has(lead) : asks(entry);
	};
	if (entries.filter(isAsking).length < LEAST) return undefined;
	let number = 0;
	/** Whether the question before has no answer yet. */
	let open = false;
	return entries.flatMap((entry): readonly Entry[] => {
		if (isAsking(entry)) {
			const [question, answer] = cut(entry);
			open = answer === undefined;
			const label = nameless(++number);
			return [
				{ ...question, label, inner: undefined, marker: undefined },
				...(answer ? [{ ...answer, label: undefined, inner: undefined, marker: answering }] : []),
			];
		}
		const plainly = entry.label ? { ...entry, label: undefined, inner: undefined } : entry;
		const opens = open && !entry.skip && entry.line.first;
		if (opens) open = false;
		return [opens && !entry.marker ? { ...plainly, marker: answering } : plainly];
	});
};

/**
 * Whether a text is nothing but the title of a homework over paragraphs, and each question among them is a paragraph of its own over one that
 * does not ask, or there is nothing but questions: a sheet whose questions bear no label.
 */
export const isPlainSheetOfProse = (entries: readonly Entry[]): boolean => {
	const own = entries.filter(e => !e.skip);
	const [title, ...rest] = own;
	if (!title || title.line.level === 0) return false;
	if (!sheetTitle.test(plain(title.head)) && !exercisesHeading.test(plain(title.head))) return false;
	if (own.some(e => e.role !== undefined || (e !== title && (e.line.level > 0 || e.label?.word)))) return false;
	const whole = rest.filter(e => asks(e) && e.line.only && asksToItsEnd(e));
	if (whole.length < LEAST || rest.indexOf(whole[0]!) > ABOVE || whole.some(({ head }) => ofOneself.test(head)))
		return false;
	const answers = whole.map((e, i) =>
		rest.slice(rest.indexOf(e) + 1, i + 1 < whole.length ? rest.indexOf(whole[i + 1]!) : undefined),
	);
	// Nothing but questions.
	if (whole.length === rest.length) return true;
	return (
		answers.every(below => below.length > 0 && !below.some(asks)) &&
		answers.filter(below => below.some(({ head }) => computes(head))).length * 3 >= answers.length
	);
};

/** How many lines may stand above the first question. */
const ABOVE = 2;

/** Who speaks of himself asks himself. */
const ofOneself = /\b(?:I|me|my)\b/;

/** Whether what stands behind a line's question asks too: nothing in it answers. */
const asksToItsEnd = ({ head }: Entry): boolean => !/[?？]/.test(head) || /[?？][^\p{L}\p{N}]*$/u.test(plain(head));

const nameless = (n: number): Label => unwritten({ text: `q${n}`, kinds: ['name'] });

/** What stands below such a question answers it. */
const answering: Marker = { kind: 'answer', length: 0, whole: false, firm: true, word: '', sure: false };

/** `**How many books is it?** With 90,000 words each: 1.15e13/90,000 = …`: a question, and its answer where that stands right behind it. */
function cut(entry: Entry): readonly [Entry, Entry?] {
	const { head, headStart, line } = entry;
	const asked = /^[^?]{1,400}\?["”)]?[*_]*\s+(?=\S)/.exec(head)?.[0];
	if (line.kind !== 'paragraph' || asked === undefined || !/\d/.test(head.slice(asked.length))) return [entry];
	const at = headStart + asked.length;
	const question = { ...line, span: { ...line.span, end: at }, head: asked };
	const answer = { ...line, span: { ...line.span, start: at }, head: head.slice(asked.length), headStart: at };
	return [
		{ ...entry, line: question, head: asked },
		{ ...entry, line: { ...answer, first: false, bold: false, boldLine: false }, head: answer.head, headStart: at },
	];
}

const isTop = (line: Line): boolean => line.first && !isQuoted(line) && line.marker === undefined;

/** What stands before the words of a line: who speaks, a number, a name (`Me:`, `In [3]:`). */
const LEAD = /^[\s([]*[\p{L}\p{N}][\p{L}\p{N} .[\]()]{0,20}:\s+/u;

/** Whether a line begins by asking. */
const asks = ({ head, line }: Entry): boolean => {
	if (line.kind !== 'paragraph' && line.kind !== 'heading') return false;
	const text = plain(head).replace(LEAD, '');
	const first = /^[^.?!]{1,300}[.?!]/.exec(text)?.[0] ?? text;
	return askOf(first) === 2;
};

/** The leads that questions have: three lines or more begin with one (numbers in it may differ), and most of them ask somewhere. */
function leadsOfQuestions(entries: readonly Entry[]): ReadonlySet<string> {
	const byLead = new Map<string, { all: number; asking: number }>();
	for (const entry of entries) {
		const lead = leadOf(entry);
		if (lead === undefined) continue;
		const count = byLead.get(lead) ?? { all: 0, asking: 0 };
		count.all++;
		if (askOf(plain(entry.head).replace(LEAD, '')) === 2) count.asking++;
		byLead.set(lead, count);
	}
	return new Set(
		[...byLead].flatMap(([lead, { all, asking }]) => (all >= LEAST && asking * 3 > all * 2 ? [lead] : [])),
	);
}

const leadOf = ({ head, line, skip }: Entry): string | undefined =>
	skip || !isTop(line) ? undefined : LEAD.exec(plain(head))?.[0].trim().toLowerCase().replace(/\d+/g, '1');
