import { askOf, states } from './asks.ts';
import { type Label, type Member, rankOf, readLabel, unwritten } from './labels.ts';
import { afterMark, isQuoted, isStrong, type Line, plain } from './lines.ts';
import type { Entry } from './node.ts';
import type { ChatMarks } from './turns.ts';

/** Words behind the label that a user asks for: `of the attached homework.` */
export const ofWhat =
	/^,?\s*(?:(?:of|from|in|on|for|parts?|subparts?|all parts)\s[^.:?!]{1,80}|\([a-h]\)[^.:?!]{0,40})(?:[.:]|$)\s*/i;

/** A problem's label within the first words of a request; its length counts from the start of the text. */
export const requestIn = (head: string): Label | undefined => {
	let at = 0;
	for (let words = 0; words < 12; words++) {
		const word = /^(?:l['’](?=\p{L})|[\p{L}\p{N}'’]+[,!.]?\s+)/u.exec(head.slice(at));
		if (!word) return undefined;
		at += word[0].length;
		const rest = head.slice(at);
		const label = readLabel(rest.slice(0, 1).toUpperCase() + rest.slice(1, 120), true);
		if (label?.word === 'problem' && label.members[0]!.kinds[0] !== 'letter')
			return { ...label, length: at + label.length };
	}
	return undefined;
};

/** `now (b): …`: the part whose letter a reply takes up under its problem's label (`Problem 2 (b)`). */
export const partRequested = (head: string, replied: ReadonlySet<string>): Label | undefined => {
	const found =
		/^(?:now|next|then|and|ok(?:ay)?|please|also|continue with|go on with|what about)?[\s,]*(?:part )?\(([a-h])\)\s?[:.,–-]?\s*(?=\S)/i.exec(
			head,
		);
	const path = found && [...replied].find(label => label.endsWith(`.${found[1]}`));
	if (!path) return undefined;
	const members = path.split('.').map((text): Member => ({ text, kinds: [/^\d/.test(text) ? 'number' : 'letter'] }));
	return {
		members,
		word: 'problem',
		name: '',
		wrap: 'compound',
		length: found[0].length,
		raw: `(${found[1]})`,
		upper: false,
	};
};

/** `Answer problem 1, all its parts, and be brief.` behind `Start with problem 1.`: it asks for the problem; the question stands elsewhere. */
export const isPlea = (rest: string, label: Label): boolean =>
	rest.toLowerCase().includes(label.raw.replace(/[.:)\s]+$/, '').toLowerCase()) || plea.test(rest);

const plea =
	/^\s*(?:please\s+)?(?:answer|solve|do|complete|walk|go|work)\b[^?$]{0,40}\b(?:all|each|every|its|it|them|sub-?(?:parts?|problems?|questions?))\b[^?$]{0,80}$/i;

/** Lines like `> **Question 2.** …` under a top heading where no problem's word stands outside quotes. */
export const quotedQuestions = (lines: readonly Line[]): ReadonlySet<Line> => {
	const found = new Set<Line>();
	if (!lines.some(isQuoted)) return found;
	let own: Line[] = [];
	const settle = () => {
		if (own.length > 1 && own.every(isQuoted)) for (const line of own) found.add(line);
		own = [];
	};
	for (const line of lines) {
		if (line.level === 1) settle();
		else if (readLabel(line.head, isStrong(line))?.word === 'problem') own.push(line);
	}
	settle();
	return found;
};

/**
 * Lines of a question that is quoted as a whole right below its problem's heading, above an answer that is not: what it lists is
 * answered together.
 */
export const linesOfQuoted = (lines: readonly Line[]): ReadonlySet<Line> => {
	const found = new Set<Line>();
	const quoteOf = (line: Line | undefined) => line?.containers.find(c => c.kind === 'quote')?.id;
	const labelled = (line: Line) => line.marker !== undefined || readLabel(line.head, isStrong(line)) !== undefined;
	lines.forEach((line, at) => {
		if (line.level === 0 || readLabel(line.head, true)?.word !== 'problem') return;
		const first = lines[at + 1];
		const quote = quoteOf(first);
		if (quote === undefined || labelled(first!)) return;
		const behind = lines.findIndex((l, i) => i > at && quoteOf(l) !== quote);
		const answered = behind > 0 && lines[behind]!.level === 0 && !isQuoted(lines[behind]!);
		// The labels of the quote go on in the next one: each is answered by itself.
		const last = lines.slice(at + 1, behind).findLast(labelled);
		const next = lines.slice(behind).find(l => l.level > 0 || (isQuoted(l) && labelled(l)));
		if (last && next && next.level === 0 && isSuccessor(last, next)) return;
		if (answered && !labelled(lines[behind]!)) for (const own of lines.slice(at + 1, behind)) found.add(own);
	});
	return found;
};

/** Whether a line's label is the next one after another's: `(b)` after `(a)`. */
const isSuccessor = (before: Line, line: Line): boolean => {
	const [own, other] = [readLabel(line.head, isStrong(line)), readLabel(before.head, isStrong(before))];
	const [a, b] = [other?.members.at(-1), own?.members.at(-1)];
	return (
		a !== undefined &&
		b !== undefined &&
		b.kinds.some(kind => a.kinds.includes(kind) && rankOf(b, kind) === rankOf(a, kind) + 1)
	);
};

/** A label's members as one text: `1.a`. */
export const pathIn = (label: Label): string => label.members.map(m => m.text).join('.');

/** Labels of the problems that open in each turn of an assistant, by the turn's index. */
export const repliesOf = (lines: readonly Line[], chat: ChatMarks): ReadonlyMap<number, ReadonlySet<string>> => {
	const found = new Map<number, Set<string>>();
	lines.forEach((whole, at) => {
		const turn = chat.turnOf[at]!;
		if (turn < 0 || chat.turns[turn]!.role !== 'assistant') return;
		const line = afterMark(whole, chat.marks.get(at) ?? 0);
		const label = readLabel(line.head, isStrong(line));
		if (label?.word !== 'problem') return;
		const known = found.get(turn) ?? new Set();
		found.set(turn, known.add(pathIn(label)));
	});
	return found;
};

/** How many of a user's turns show a habit, and what share of them must ask. */
const TURNS = { least: 3, asking: 0.7 };

/** Whether a user asks in turn after turn and labels nothing, and what is labelled in the replies are lists in a few of them. */
export const isNamelessChat = (entries: readonly Entry[]): boolean => {
	const turns = new Map<number, Entry[]>();
	for (const entry of entries) {
		if (entry.turn < 0 || entry.skip) continue;
		const own = turns.get(entry.turn);
		if (own) own.push(entry);
		else turns.set(entry.turn, [entry]);
	}
	const all = [...turns.values()];
	const asked = all.filter(own => own[0]!.role === 'user');
	const replies = all.filter(own => own[0]!.role === 'assistant');
	if (asked.length < TURNS.least || asked.some(own => own.some(e => e.label))) return false;
	const labelled = replies.filter(own => own.some(e => e.label));
	if (labelled.length === 0 || labelled.length * 2 > replies.length) return false;
	if (labelled.some(own => own.some(e => e.label?.word !== undefined))) return false;
	const asking = asked.filter(own => own.some(e => askOf(plain(e.head)) === 2));
	return asking.length >= TURNS.asking * asked.length;
};

/** How a reply stands by its answer. */
export const stands =
	/^(?:no,|no\.|no —|actually, (?:it|that|this|the answer) is (?:right|correct)|(?:yes, )?(?:it|that|this|the (?:answer|sign|result|calculation|original answer)) is (?:indeed )?(?:right|correct)|i (?:have )?(?:re|double-)?checked[^.]{0,60}(?:right|correct|stand)|nein,|non,|нет,)/i;

/** How a user speaks of an answer that was given, behind its label: `1(b) should be rounded up, no?` */
export const doubts =
	/^(?:is|was|seems|looks|should|isn['’]t|wasn['’]t|doesn['’]t|didn['’]t|still|also (?:seems|looks)|must be|can['’]t be|ist|war|sollte|est|es|está)(?![\p{L}])(?!.*\b(?:what|how|why|which)\b).{0,160}$/iu;

/** Whether a user asks for the same answer once more; `Which of these is incorrect?` asks for another one. */
export const isReprompt = (said: string): boolean =>
	reprompt.test(said) &&
	!(said.length > FRESH && freshly.test(said.trim()) && !speaksOfAnswer.test(said)) &&
	!(asksBehind.test(said.trim()) && !mendsAnswer.test(said));

/** `The logits of the right and the wrong name differ by 3. Which odds are these?`: a sentence that tells, and one behind it that asks for something. */
const asksBehind =
	/^.{40,}[.!]\s+(?:and\s+)?(?:which|what|how (?:many|much|large|long|often)|why)\s(?:\S+\s+){3,}\S*[?？]$/iu;
const mendsAnswer =
	/(?<![\p{L}])(?:you|your|you['’]re|again|answer|part|above|earlier|previous|correct|(?:problem|question|exercise)\s?\d+|right (?:value|result|number|one|way))(?![\p{L}])/iu;

const FRESH = 30;
const freshly = /^(?!are you|is (?:it|that|this))[^.]*[?？]$/iu;
const speaksOfAnswer =
	/(?<![\p{L}])(?:you|your|you['’]re|it|this|that|again|answer|part|above|earlier|previous|last|(?:problem|question|exercise|aufgabe|frage)\s?\d+|isn['’]t|wasn['’]t|shouldn['’]t|du|dein\p{L}*|sie|ihre?|tu|ta|votre|tú|tu)(?![\p{L}])|[你您这那]/iu;

/** How a user asks for the same answer once more. */
const reprompt =
	/\b(?:wrong|incorrect|not (?:right|correct)|try (?:it )?again|redo|re-?do|mistake|error|are you sure|check (?:(?:it |that |this )?(?:again|once more)|(?:it|that|this)\b|your \w+|\w+ \w+ (?:again|once more))|recheck|double-check|fix|falsch|noch einmal|encore|otra vez|неверно|ещё раз)\b|不对|错|再试|重新|違|もう一度|틀렸|다시/iu;

/**
 * Whether a user's words without any label ask for something new behind what was answered (`And with 8-bit?`, `now k = 64`), not for the
 * same in other words: they ask, or the reply to them reckons.
 */
export const isFollowUp = (asked: readonly Entry[], replied: readonly Entry[]): boolean => {
	const said = asked.filter(e => !e.skip).map(e => plain(e.head));
	if (said.some(text => askOf(text) === 2 && !again.test(text))) return true;
	return said.length > 0 && !said.some(text => again.test(text)) && replied.some(e => states(e.head));
};

/** A plea for the same answer in other words. */
const again =
	/\b(?:explain|elaborate|clarify|rephrase|rewrite|reformat|format|summari[sz]e|shorten|simplify|translate|continue|go on|go ahead|repeat|(?:more|in) detail|step[- ]by[- ]step|latex|markdown|pdf|attach\w*|upload\w*|understand|mean by)\b(?![^?]*\d)/i;

/** `ok, number 3: …`, `and #4: …`: what somebody reads out of a sheet in a chat, by its number. */
const counted =
	/^(?:[^:：?？!]{0,80}?[\s.,;])?(?:number|no\.?|nr\.?|nummer|numéro|número|numero|номер|#)\s?(\d{1,2})\s?[:：]\s*(?=\S)/iu;

/** The questions that a user reads out by numbers from 1 on, two or more of them, each in a turn of its own: their labels by line. */
export const countedRequests = (lines: readonly Line[], chat: ChatMarks): ReadonlyMap<Line, Label> => {
	const found = lines.flatMap((whole, at) => {
		const turn = chat.turnOf[at]!;
		if (turn < 0 || chat.turns[turn]!.role !== 'user' || chat.furniture.has(at)) return [];
		const line = afterMark(whole, chat.marks.get(at) ?? 0);
		const match = counted.exec(line.head);
		return match ? [{ whole, match, turn }] : [];
	});
	const rises = found.every(({ match }, i) => Number(match[1]) === i + 1);
	if (found.length < 2 || !rises || new Set(found.map(f => f.turn)).size < found.length) return new Map();
	return new Map(
		found.map(({ whole, match }) => [
			whole,
			{
				...unwritten({ text: match[1]!, kinds: ['number'] }),
				length: match[0].length,
				raw: match[1]!,
			},
		]),
	);
};
