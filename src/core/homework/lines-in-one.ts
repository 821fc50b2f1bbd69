import type { Span } from '../text/span.ts';
import { askOf } from './asks.ts';
import { readLabel } from './labels.ts';
import { plain } from './plain.ts';
import { markerWords } from './words.ts';

/** `User: … Assistant: …`: both speakers on one line. */
const speaker = /^(?:\*\*)?(?:User|Human|Student|Me|You)(?:\*\*)?\s?:/;
const reply =
	/(?<=[.?!)\d\w])\s+(?=(?:\*\*)?(?:Assistant|ChatGPT|Claude|Gemini|AI|Bot|Tutor|User|Human|Student)(?:\*\*)?\s?:\s?\S)/g;

/** `Q1: What is …? A: The …`: the answer on the question's line is a line of its own. */
export const linesIn = (text: string, from: number, to: number): Span[] => {
	if (to - from > 2000) return [{ start: from, end: to }];
	const line = text.slice(from, to);
	if (speaker.test(line)) {
		const spoken = [...line.matchAll(reply)].map(m => ({ end: m.index, start: m.index + m[0].length }));
		if (spoken.length > 0)
			return [0, ...spoken.map(s => s.start)].flatMap((start, i) =>
				linesIn(text, from + start, from + (spoken[i]?.end ?? line.length)),
			);
	}
	const words = labelBehindWords(line);
	if (words !== undefined)
		return [{ start: from, end: from + line.slice(0, words).trimEnd().length }, ...linesIn(text, from + words, to)];
	const lead = answerLead.exec(line)?.[0].length;
	if (lead !== undefined) {
		const rest = partsApart(line.slice(lead), false);
		return [
			{ start: from, end: from + line.slice(0, lead).trimEnd().length },
			...rest.map(s => ({ start: from + lead + s.start, end: from + lead + s.end })),
		];
	}
	const found =
		/(?<=[?？.。!)])\s+(?=[*_]{0,3}(?:Answer|Ans|Solution|A|Antwort|Réponse|Respuesta|Ответ|答案|答|解)[*_]{0,3}\s?[:：])/u.exec(
			line,
		);
	if (!found || found.index === 0) return partsApart(line).map(s => ({ start: from + s.start, end: from + s.end }));
	return [
		{ start: from, end: from + found.index },
		{ start: from + found.index + found[0].length, end: to },
	];
};

/** How far a line is looked through for a label, and the words before one. */
const WORDS = 120;
const sentenceEnd = /[.!?][*_]{0,3}\s+(?=[\p{Lu}\d])/gu;

/** `Answer my homework. Q1: A layer has … How many …?`, `ok, first one. 1a: What is …?`: where a problem's label that asks stands behind a few words. */
const labelBehindWords = (line: string): number | undefined => {
	if (!/^\[\d/.test(line) && readLabel(line, false)) return undefined;
	for (const found of line.slice(0, WORDS).matchAll(sentenceEnd)) {
		const at = found.index + found[0].length;
		const rest = line.slice(at);
		const label = readLabel(rest, false);
		const named = label?.word === 'problem' && label.members[0]!.kinds[0] === 'number';
		const compound = label?.wrap === 'compound' && label.members[0]!.kinds[0] === 'number';
		if (!label || !(named || compound) || !/[:.)]\s*$/.test(rest.slice(0, label.length))) continue;
		if (/^\s+\p{Lu}/u.test(rest.slice(label.length)) && askOf(plain(rest.slice(label.length))) === 2) return at;
	}
	return undefined;
};

/** `**Solution.** (i) 12 · 4 = 48.`: an answer's marker with the first of several labels behind it. */
const answerLead = new RegExp(
	String.raw`^(?:[*_]{1,3}WORD(?:[*_]{1,3}\s?[:：.]?|[:：.][*_]{1,3})|WORD\s?[:：.])\s+(?=[*_]{0,2}[(](?:a|i)[)][*_]{0,2}\s?\S)`.replaceAll(
		'WORD',
		`(?:${markerWords.answer.join('|')})`,
	),
	'iu',
);

/** `(a)` behind the end of a sentence, and `Problem 2:` or `Q2.`. */
const inlineLetter =
	/(?<=^|[.?!:;,？。：；，][*_]{0,3}\s?|^(?:Problem|Question|Exercise|Task|Q|Aufgabe)\s?\d{1,2}[.:]?[*_]{0,3}\s)\(([a-h])\)\s?(?=\S)/gu;
const inlineNumeral = /(?<=^|[.?!:;,？。：；，][*_]{0,3}\s?)\((i{1,3}|iv|v|vi)\)\s?(?=\S)/gu;
const numerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi'];
const inlineProblem =
	/(?<=^|[.?!:;？。]\s{1,2})(?:Problem|Question|Exercise|Task|Q|Aufgabe|Frage|Exercice|Ejercicio|Pregunta|Задача)\s?(\d{1,2})[.:)]\s(?=\S)/gu;

/** `User: 1. What is …? 2. Is it …?`, `Assistant: 1. Zero. 2. No.`; what a user says asks. */
const said =
	/^(?:\*\*)?(?:(User|Human|Student|Me|You)|Assistant|ChatGPT|Claude|Gemini|AI|Bot|Tutor)(?:\*\*)?\s?:\*{0,2}\s/;
const inlineNumber = /(?<=(?::\*{0,2}|[.?!)$])\s)(\d{1,2})[.)]\s(?=\S)/g;

/**
 * `Problem 3. (a) What is …? (b) Compute …`: parts in one line are lines of their own where each of them asks.
 *
 * @param asked false for answers, which ask nothing.
 */
const partsApart = (line: string, asked = true): Span[] => {
	const whole = { start: 0, end: line.length };
	const talk = said.exec(line);
	const listed =
		talk && cutAt(line, talk[1] !== undefined, inlineNumber, last => (last === '' ? '1' : String(Number(last) + 1)));
	if (listed) return listed;
	const problems = cutAt(line, asked, inlineProblem, last => (last === '' ? undefined : String(Number(last) + 1)));
	return (problems ?? [whole]).flatMap(span => {
		const text = line.slice(span.start, span.end);
		const letters = cutAt(text, asked, inlineLetter, last =>
			last === '' ? 'a' : String.fromCharCode(last.charCodeAt(0) + 1),
		);
		const steps = letters ?? cutAt(text, asked, inlineNumeral, last => numerals[numerals.indexOf(last) + 1]);
		return (steps ?? [{ start: 0, end: text.length }]).map(s => ({
			start: span.start + s.start,
			end: span.start + s.end,
		}));
	});
};

/**
 * Cuts a line before each of the labels that go on from one another; undefined where there are fewer than two or one of them does not ask.
 *
 * @param asked whether they have to ask.
 * @param next the label after one, or the first where there is none yet; undefined for any.
 */
const cutAt = (
	line: string,
	asked: boolean,
	labels: RegExp,
	next: (last: string) => string | undefined,
): Span[] | undefined => {
	const starts: { readonly at: number; readonly text: number; readonly label: string }[] = [];
	let last = '';
	for (const found of line.matchAll(labels)) {
		const expected = next(last);
		if (expected !== undefined && found[1] !== expected) continue;
		starts.push({ at: found.index, text: found.index + found[0].length, label: found[1]! });
		last = found[1]!;
	}
	if (starts.length < 2) return undefined;
	const spans = starts.map(({ at }, i) => ({
		start: at,
		end: line.slice(0, starts[i + 1]?.at ?? line.length).trimEnd().length,
	}));
	// `(a) Predict the loss of (a) a 7B model, (b) a 70B model`: the second row belongs into the sentence.
	const inner = (s: Span, { text, label }: (typeof starts)[number]): boolean =>
		new RegExp(`[a-z,] \\(${label}\\) (?=[a-z\\d$])`).test(line.slice(text, s.end));
	if (spans.some((s, i) => inner(s, starts[i]!))) return undefined;
	if (asked && spans.some((s, i) => askOf(plain(line.slice(starts[i]!.text, s.end))) < 2)) return undefined;
	const lead = line.slice(0, starts[0]!.at).trimEnd().length;
	return lead > 0 ? [{ start: 0, end: lead }, ...spans] : spans;
};
