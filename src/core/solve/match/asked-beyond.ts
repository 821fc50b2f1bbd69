import type { AnswerKey } from '../key.ts';
import type { Library } from '../library.ts';
import { stemsOf } from '../words.ts';

/** `In which month will it be done?`, `When did it break?`: a place in the calendar, which no amount of time is. */
const DATE =
	/\b(?:in|on|by|since|until|from)\s+(?:which|what)\s+(?:year|month|day|week|weekday|date|decade)\b|\bwhen (?:will|did)\b/i;
/** `Which share of the layers could be dropped?`: what those have to be that are counted. */
const SHARE =
	/\b(?:how (?:many|much)|(?:which|what) (?:share|fraction|part|percentage|proportion|portion|number)) of\s+([^?,;]*)/i;
/** `By how much is the quality lower?`: what has changed. */
const CHANGE =
	/\bby (?:how (?:much|many (?:per ?cent|percentage points|points|times))|(?:what|which) (?:percentage|share|factor))\s+(?:is|are|was|were|does|do|did|has|have|will|would|could|can)\s+(?:the |an? )?([^?]*)\?/i;
/** `Which rank does our competitor use?`, `Which heads are induction heads?`: what is said of the thing that is asked for. */
const DONE =
	/\b(?:what|which|how many|how much)\b[^?]*?\s(?:does|do|did|will|would|can|could|should|might|has|have)\s+([^?]*)\?/i;
const BEING = /\bwhich\b\s[^?]*?\s(?:is|are|was|were)\s+([^?]*)\?/i;

/** How many of the words that say which ones are meant, or what has changed, a key must not know. */
const HALF = 0.5;
const MOST = 0.6;

/**
 * Whether a clause that asks wants what its key cannot know, though it asks for a thing of which the key speaks: a date; those of the things
 * that fulfil a condition in words that the key does not have (`which share of them could be pruned without a loss`); or by how much something
 * else changed.
 *
 * @param isAmount whether the key would answer with an amount.
 */
export function asksBeyond({ index }: Library, key: AnswerKey, clause: string, isAmount: boolean): boolean {
	if (DATE.test(clause)) return isAmount;
	const known = index.spoken(key);
	const counted = strange(clause, SHARE, known);
	if (counted.words.length >= 2 && counted.share >= HALF) return true;
	const changed = strange(clause, CHANGE, known);
	return changed.share >= HALF && !changed.hasFormula;
}

/**
 * The same, less surely, for a clause that speaks of what somebody does or what something is in words of which some are no key's at all
 * (`how many burgers does the staff eat`). In anybody's words a question of the key may do that too: it is enough for a doubt.
 */
export function speaksBeyond({ index }: Library, key: AnswerKey, clause: string): boolean {
	const known = index.spoken(key);
	const isForeign = (words: readonly string[]): boolean => words.some(word => !index.isSpoken(word));
	const done = strange(clause, DONE, known);
	if (done.words.length >= 2 && done.share >= MOST && isForeign(done.words)) return true;
	const being = strange(clause, BEING, known);
	return being.share >= HALF && isForeign(being.words);
}

/** The words of what a pattern finds that are not known, and their share. */
function strange(
	clause: string,
	pattern: RegExp,
	known: ReadonlySet<string>,
): { readonly words: readonly string[]; readonly share: number; readonly hasFormula: boolean } {
	const found = pattern.exec(clause.replace(/\$[^$]*\$/g, ' ¤ ').replace(/\s+/g, ' '))?.[1] ?? '';
	const said = [...new Set(stemsOf(found.replace(EMPTY, ' ')))].filter(word => word.length > 2 && !/^\d/.test(word));
	const words = said.filter(word => !known.has(word));
	return { words, share: said.length === 0 ? 0 : words.length / said.length, hasFormula: found.includes('¤') };
}

/** Words that say nothing of what is asked for, those among them in which something changes. */
const EMPTY =
	/\b(?:without|how|many|much|number|count|amount|them|why|more|most|less|than|get|gets|(?:drop|ris|rais|fall|fell|grow|improv|increas|decreas|chang|differ|shrink|shrank|shrunk|reduc)\w*|go|goes|up|down|low|lower|high|higher|large|larger|small|smaller|big|bigger|short|shorter|long|longer)\b/gi;
