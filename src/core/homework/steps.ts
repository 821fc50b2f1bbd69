import { askOf } from './asks.ts';
import { plain } from './lines.ts';
import type { Entry } from './node.ts';

/**
 * The steps that an answer lists are none of the sheet's parts, though each of them orders something: `The steps are:` over
 * `1. Compute the forward pass.` They stand below a line that leads to them by a colon and asks nothing, behind what has asked or answers.
 */

/** How far above a list its part may begin. */
const REACH = 40;

/** What leads to questions, or to the answers to several. */
const leadsToParts =
	/(?<![\p{L}])(?:questions?|problems?|exercises?|parts?|tasks?|following|below|answers?|solutions?|responses?|results?|each|sub-?\p{L}+|fragen?|aufgaben?|teil\p{L}*|folgende\p{L}*|lösung\p{L}*|antwort\p{L}*|questions?|exercices?|suivant\p{L}*|réponses?|preguntas?|ejercicios?|siguientes?|respuestas?|domande|esercizi|seguenti|вопрос\p{L}*|задач\p{L}*|следующ\p{L}*|ответ\p{L}*)(?![\p{L}])|[问問题題答]/iu;

/** Entries of which the items of such lists bear no labels. */
export const withoutSteps = (entries: readonly Entry[]): readonly Entry[] => {
	const found = new Set<number>();
	entries.forEach((entry, at) => {
		if (!isNumber(entry, '1') || found.has(at)) return;
		const lead = entries.slice(0, at).findLastIndex(e => !e.skip);
		if (lead < 0 || !leads(entries[lead]!) || !isAnswering(entries, lead)) return;
		const depth = itemsOf(entry);
		const items: number[] = [];
		let next = at;
		for (; next < entries.length; next++) {
			const own = entries[next]!;
			if (own.skip) continue;
			if (itemsOf(own) < depth || own.turn !== entry.turn || own.marker?.kind === 'answer') break;
			if (itemsOf(own) === depth && own.label && own.line.marker !== undefined) items.push(next);
		}
		// What is answered below each of them is asked.
		const answered = entries.slice(at, next + 1).some(e => e.marker?.kind === 'answer' && e.marker.firm);
		const asked = items.some(i => /[?？]\W*$/.test(plain(entries[i]!.head)));
		if (items.length > 1 && !answered && !asked) for (const i of items) found.add(i);
	});
	return found.size === 0
		? entries
		: entries.map((entry, at) => (found.has(at) ? { ...entry, label: undefined, inner: undefined } : entry));
};

/** Whether a line opens an item of a list by a number that nothing else labels. */
const isNumber = ({ label, line, skip }: Entry, text: string): boolean =>
	!skip &&
	label?.length === 0 &&
	line.marker !== undefined &&
	label.members.length === 1 &&
	label.members[0]!.text === text;

const itemsOf = ({ line }: Entry): number => line.containers.filter(c => c.kind === 'item').length;

/** Whether a line leads to what is listed below it, and asks nothing. */
export const leads = ({ line, head, label, marker, role }: Entry): boolean => {
	const text = plain(head.slice(label?.length ?? marker?.length ?? 0));
	return (
		line.kind === 'paragraph' &&
		line.level === 0 &&
		role !== 'user' &&
		/[:：]$/.test(text) &&
		askOf(text) === 0 &&
		!leadsToParts.test(text)
	);
};

/** What only somebody who answers says of what is listed below. */
export const ofSteps =
	/(?<![\p{L}])(?:steps?|reasons?|ways|effects?|procedure|recipe|algorithm|idea|stages?|things|advantages?|disadvantages?|schritte?|gründe?|étapes?|raisons?|pasos?|razones|passi|ragioni|шаг\p{L}*|причин\p{L}*)(?![\p{L}])|[步骤原因]/iu;

/** Whether a line goes on with an answer: its part has asked above it, its answer is marked there, or an assistant who was asked speaks. */
const isAnswering = (entries: readonly Entry[], lead: number): boolean => {
	if (ofSteps.test(plain(entries[lead]!.head))) return true;
	if (entries[lead]!.marker?.kind === 'answer' || entries[lead]!.inner?.marker.kind === 'answer') return true;
	for (let at = lead - 1; at >= 0 && at > lead - REACH; at--) {
		const { head, label, marker, skip, line, role } = entries[at]!;
		if (skip) continue;
		if (role === 'user' && entries[lead]!.role === 'assistant') return true;
		if (marker?.kind === 'answer' && marker.firm) return true;
		if (askOf(plain(head.slice(label?.length ?? 0))) === 2) return true;
		if (label || line.level > 0) return false;
	}
	return false;
};
