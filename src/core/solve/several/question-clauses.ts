import { rememberOf } from '../../text/memo.ts';
import type { PartText } from '../bind/part-text.ts';
import { isAsking, sentencesOf } from '../match/unsolved.ts';

/** One of several questions of a part, as a text of its own. */
export interface QuestionClause {
	/** The question in its own words. */
	readonly words: string;
	readonly text: PartText;
	/** The same with what the part states around it, for a question about another thing than that. */
	readonly apart: PartText;
	/** What the other questions say, and nothing else. */
	readonly others: string;
}

/** A part with more questions is a list, and each fewer than this many words of its own. */
const MOST = 8;
/** `give the total`, behind an `and`: a second order in one sentence. */
const ORDERED =
	/(?<=[a-z\d)$”"'’]\s*),?\s+and\s+(?=(?:also\s+)?(?:give|compute|calculate|determine|estimate|find|state|evaluate)\s+(?:the|its|their|an?|how|what)\b)/i;
/** `A 405B model in fp8: how many …`: what stands before the colon of the first question is said for all of them. */
const LEAD =
	/^[^?]*?(?::\s+(?=(?:how|what|which|by|at|in|for|to)\b)|,\s+(?=(?:how (?:many|much|long|large|big)|what (?:is|are)|which)\b))/i;

/** `how many pages of 500 words, and how many 350-page books, if a token is 0.7 words?` */
const CONDITION = /,\s+(?:if|assuming|given|provided|when)\s+(?:that\s+)?([^?]*\d[^?]*)\?$/i;

/** What the last of several questions in one sentence supposes, where another one of them stands before it: it holds for all. */
function conditionOf(sentences: readonly string[], place: number): string {
	const end = sentences.findIndex((sentence, at) => at >= place && /[.?!]["”)]?$/.test(sentence));
	const supposed = end > place ? CONDITION.exec(sentences[end]!)?.[1] : undefined;
	return supposed === undefined ? '' : `${supposed}.`;
}

/**
 * The questions of a part that asks several (`How large is the index? And if each vector is compressed to 96 bytes?`), each with all that the part
 * states before it, and what stands behind the last of them. What an earlier question says on its way is only there to be taken up.
 */
export const questionClauses = rememberOf((text: PartText): readonly QuestionClause[] => {
	const sentences = sentencesOf(text.own).flatMap(sentence =>
		isAsking(sentence) ? sentence.split(ORDERED) : [sentence],
	);
	const asking = sentences.map(isAsking);
	const places = sentences.flatMap((_, at) => (asking[at] ? [at] : []));
	if (places.length < 2 || places.length > MOST) return [];
	const [first = 0] = places;
	const last = places.at(-1)!;
	const lead = LEAD.exec(sentences[first]!)?.[0] ?? '';
	const behind = sentences.slice(last + 1);
	return places.map((place, index): QuestionClause => {
		const words = sentences[place]!;
		const stated = sentences.slice(0, place).filter((_, at) => !asking[at]);
		const tail = conditionOf(sentences, place);
		const own = [
			...stated,
			...(tail === '' ? [] : [tail]),
			...(index > 0 && lead !== '' ? [`${lead.replace(/[,:]\s*$/, '')}.`] : []),
			words,
			...behind,
		].join(' ');
		const questions = places.filter(each => each !== place).map(each => sentences[each]!);
		const others = questions.join(' ; ').replace(lead, '');
		const before = places
			.filter(each => each < place)
			.map(each => sentences[each]!)
			.toReversed();
		const whole: PartText = {
			...text,
			own,
			formulas: text.formulas.filter(each => own.includes(each) || !others.includes(each)),
			before: [...before, ...(text.before ?? [])],
			...(before.length > 0
				? { earlier: [...(text.earlier ? [text.earlier] : []), ...before.slice(0, 2).toReversed()].join('\n') }
				: {}),
		};
		const setting = [text.around, ...stated, ...behind].filter(each => each !== '').join('\n');
		return { words, others, text: whole, apart: { ...whole, own: words, around: setting } };
	});
});
