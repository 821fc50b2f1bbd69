import type { SourceText } from '../text/block.ts';
import { askOf, computes } from './asks.ts';
import { isStrong, plain } from './lines.ts';
import { type Entry, strongOf } from './node.ts';
import { homeworkTitle as anyTitle, sheetTitle } from './words.ts';

/**
 * Whether a document is titled as answers to homework and numbers nothing but them: no problem's word, no numbered heading. Then
 * the items of its list are the answers.
 */
export const isAnswersAlone = (entries: readonly Entry[]): boolean => {
	const title = entries.find(e => !e.skip);
	if (!title || title.line.kind === 'fence') return false;
	if (!answersTitle.test(plain(title.head)) && !(sheetTitle.test(plain(title.head)) && isQuiet(entries))) return false;
	if (title.line.level === 0 && !(title.line.only && title.head.length <= 80)) return false;
	const key = isAnswerKey(entries);
	return !entries.some(
		e =>
			e !== title &&
			e.label &&
			(e.label.word !== undefined ||
				(strongOf(e.line, e.label) && e.label.members[0]!.kinds[0] === 'number' && !(key && e.line.level > 1))),
	);
};

/** Whether a document is nothing but lettered answers from `(a)` on, each with a formula: the questions stand elsewhere. */
export const isLettersAlone = (source: SourceText, entries: readonly Entry[]): boolean => {
	const own = entries.filter(e => !e.skip);
	const letters = own.filter(
		e => e.label?.wrap === 'paren' && e.line.containers.length === 0 && e.label.members.length === 1,
	);
	if (letters.length < 2 || own[0] !== letters[0]) return false;
	const run = letters.filter(e => e.label!.members[0]!.kinds.includes('letter'));
	if (run.some((e, i) => e.label!.members[0]!.text !== String.fromCharCode(97 + i))) return false;
	const at = run.map(e => own.indexOf(e));
	return (
		run.length > 1 &&
		!own.some(e => e.line.level > 0 && !e.label) &&
		at.every((from, i) =>
			own
				.slice(from, at[i + 1])
				.some(e => source.blocks[e.line.block]!.content.formulas.length > 0 || computes(e.head)),
		)
	);
};

/** Whether the items of a document's list ask nothing, but for a few of them. */
const isQuiet = (entries: readonly Entry[]): boolean => {
	const items = entries.filter(
		e => !e.skip && /^\d/.test(e.line.marker ?? '') && e.line.containers.filter(c => c.kind === 'item').length === 1,
	);
	return items.length > 2 && items.filter(e => askOf(plain(e.head)) === 2).length * 5 <= items.length;
};

/** Whether a document's title says that it holds answers. */
export const isTitledAnswers = (entries: readonly Entry[]): boolean => {
	const title = entries.find(e => !e.skip);
	if (title === undefined || !answersTitle.test(plain(title.head))) return false;
	// `**Homework 11 – final answers**`, a line in bold by itself.
	return (
		title.line.level > 0 || (isStrong(title.line) && title.label === undefined && anyTitle.test(plain(title.head)))
	);
};

/** Whether a document is titled as an answer key and nothing more: numbered headings below it may be chapters of the book that asks. */
export const isAnswerKey = (entries: readonly Entry[]): boolean => {
	const title = entries.find(e => !e.skip);
	return title !== undefined && title.line.level > 0 && keyTitle.test(plain(title.head));
};

const keyTitle =
	/^(?:answers?|answer keys?|solutions?|lösungen|réponses|corrigés?|respuestas|soluciones|ответы|答案|参考答案)(?:\s?[:：–—-]?\s(?:to |for |zu |du |de )?(?:chapter|section|sheet|exercises?|problems?|questions?|week|unit|kapitel|blatt|chapitre|feuille|capítulo|hoja|глава)\b.{0,30})?$/iu;

const answersTitle =
	/(?<![\p{L}])(?:answers?|answer key|solutions?|antworten|lösungen|réponses|respuestas|ответы|答案|解答)(?![\p{L}])/iu;

/** What only somebody who marks the answers says. */
const forCredit = /\bshow (?:all )?(?:of )?(?:your )?work\b.*\bcredit\b|\b(?:full|partial|receive|no) credit\b/i;

/** A field that only what is handed in has. */
const handedIn =
	/^(?:student (?:id|no|number)|matriculation (?:no|number)|matrikelnummer|num[ée]ro d['’][ée]tudiant|学号|學號|学籍番号|学生番号|학번)\s?[:：]/iu;

/** Whether a heading stands over all that is labelled, or over some of it: not `## Assignments` between other sections. */
const isOverLabels = (heading: Entry, entries: readonly Entry[]): boolean => {
	const at = entries.indexOf(heading);
	if (!entries.slice(0, at).some(e => e.label && !e.skip)) return true;
	const level = heading.line.level || 7;
	const length = entries.slice(at + 1).findIndex(e => e.line.level > 0 && e.line.level <= level);
	return entries.slice(at, length < 0 ? undefined : at + 1 + length).some(e => e.label && !e.skip);
};

/** What somebody calls what they hand in. */
const handIn =
	/(?<![\p{L}])(?:write-?ups?|submission|(?:my|our) (?:answers|solutions)|abgabe|rendu|entrega|consegna)(?![\p{L}])/iu;

/** Whether a text's title names a homework and says that this is what is handed in: `# Assignment 4 – write-up`. */
export const isHandedIn = (entries: readonly Entry[]): boolean => {
	const title = entries.find(e => !e.skip);
	return (
		title !== undefined && isStrong(title.line) && handIn.test(plain(title.head)) && anyTitle.test(plain(title.head))
	);
};

/** How many lines the name of a sheet may stand below its top. */
const HEADER = 8;

/** The line of an email that says what it is about. */
const subject = /^[*_]{0,2}(?:subject|betreff|objet|asunto|oggetto|assunto|тема|主题|件名|제목)[*_]{0,2}\s?[:：]\s?/iu;

/** The heading of a section that holds exercises and is called nothing else: `## 12.4 Exercises`, `## Übungen`; plans have problems, too. */
export const exercisesHeading =
	/^(?:\d+(?:\.\d+)*\.?\s+problems|(?:\d+(?:\.\d+)*\.?\s+)?(?:(?:practice|review|some|end-of-chapter)\s+)?(?:exercises|homework|übung(?:en)?|übungsaufgaben|aufgaben|exercices|ejercicios|exercícios|esercizi|oefeningen|zadania|упражнения|задачи|练习|练习题|习题|课后题|練習|習題|演習問題))\s*:?$/iu;

/** The lines of a text without a label on its first, where that is the heading of a chapter's exercises: `## 12.4 Exercises` numbers no problem. */
export const withoutChapterNumber = (entries: readonly Entry[]): readonly Entry[] => {
	const [first, ...rest] = entries;
	const chapter = first?.label && first.line.level > 0 && exercisesHeading.test(plain(first.head));
	return chapter ? [{ ...first, label: undefined, inner: undefined }, ...rest] : entries;
};

/** Whether a document calls itself homework: in front matter, in one of its first headings, or in a user's words. */
export const isTitled = (source: SourceText, entries: readonly Entry[], homeworkTitle = anyTitle): boolean => {
	const front = source.frontMatter;
	if (
		front &&
		Object.entries(front).some(
			([key, value]) => /^(?:title|type|kind|assignment|course|subtitle)$/i.test(key) && homeworkTitle.test(value),
		)
	)
		return true;
	const headings = entries.filter(e => e.line.level > 0 || (e.line.bold && e.line.boldLine)).slice(0, 4);
	// `## 3. Exercises for the reader` is a section among others.
	const numbered = (e: Entry) => e.label !== undefined && e.label.word === undefined && e !== headings[0];
	// `## Exercises` behind other sections: that one is read by itself, where it is homework.
	const section = (e: Entry, i: number) =>
		exercisesHeading.test(plain(e.head)) && headings.slice(0, i).some(h => h.line.level === e.line.level);
	if (
		headings.some(
			(e, i) => !numbered(e) && !section(e, i) && homeworkTitle.test(plain(e.head)) && isOverLabels(e, entries),
		)
	)
		return true;
	const first = entries[0];
	if (first && first.line.level > 0 && exercisesHeading.test(plain(first.head))) return true;
	if (
		first?.line.only &&
		first.head.length <= 80 &&
		homeworkTitle.test(plain(first.head)) &&
		(!/[.?!]\s*$/.test(first.head) || (first.head.length <= 40 && sheetTitle.test(plain(first.head))))
	)
		return true;
	// A student's name, the course and the date above it, each on a line of its own.
	const header = entries.slice(0, HEADER);
	const end = header.findIndex(e => e.line.level > 0 || e.head.length > 60 || /[.?!:]\s*$/.test(e.head));
	if (header.slice(0, end < 0 ? 0 : end).some(e => !e.line.only && sheetTitle.test(plain(e.head)))) return true;
	// `Subject: Re: Exercise 4`
	if (header.some(e => subject.test(e.head) && homeworkTitle.test(e.head.replace(subject, '')))) return true;
	// `Student ID: …`
	if (header.some(e => !e.label && handedIn.test(plain(e.head)))) return true;
	// `Show your work to receive full credit.`
	if (header.some(e => e.line.kind === 'paragraph' && !e.label && forCredit.test(e.head))) return true;
	if (first && /\b(?:my|our) (?:answers|solutions)\b/i.test(first.head) && homeworkTitle.test(plain(first.head)))
		return true;
	return entries.some(e => e.role === 'user' && homeworkTitle.test(e.head.slice(0, 300)));
};
