/**
 * Which way words round a number of whole things: as many as it takes is rounded up, as many as there is room or money for is rounded down. The one
 * list of these words.
 */

/** More of them than that has to be taken. */
export const NEEDED =
	/\b(?:need(?:s|ed)?|requir(?:e[sd]?|ing)|necessary|minim(?:um|al)|fewest|smallest|enough|suffic\w+|must|buy|order|it takes|ha(?:s|ve) to|brauch\w*|ben[öo]tig\w*|n[öo]tig\w*|mindestens|reichen|n[ée]cessaires?|besoin|il\s+faut|faut-il|suffi\w+|au\s+moins|necesit\w+|hacen?\s+falta|al\s+menos)\b|需要|至少/i;
/** No more of the things than that can be had, or are whole. */
const LIMIT = String.raw`at\s+most|max(?:im\w+)?|largest|most|afford\w*|budget|h[öo]chstens|maximal|gr[öo][ßs]+te[nrs]?|au\s+(?:plus|maximum)|plus\s+grand\w*|como\s+m[áa]ximo|mayor|(?<!%\s?)full(?:y)?|complete\w*|busy|idle`;
/** Something goes into something. */
const ROOM = String.raw`fits?|fitting|room|possible|capacity|concurrent\w*|simultaneous\w*|supports?|alongside|beside|passen|passt|hinein\w*|tiennent|tient|rentrent|caben|cabe`;
const LIMITED = new RegExp(String.raw`\b(?:${LIMIT})\b|最多|最大`, 'i');
const FITTING = new RegExp(
	String.raw`\b(?:${LIMIT}|${ROOM}|hold(?:s|ing)?|can\s+(?:be|we|you|it|a|one|the))\b|最多|最大|放得下|放下|能放|容纳`,
	'i',
);
const ROOMY = new RegExp(
	String.raw`\b(?:${LIMIT}|${ROOM}|whole|full|complete|rests?|no\s+more\s+than|up\s+to|can|could|filled|left|remain\w*|enough\s+for)\b`,
	'i',
);
/** Things that something is put on or done by: part of one is one. */
const PROVIDERS =
	/\b(?:(?:gp|tp|cp|np)us?|accelerators?|nodes?|servers?|machines?|devices?|chips?|cards?|workers?|racks?|disks?|drives?|trucks?|buses|boxes|[a-z]\d{2,3}s?)\b/i;
/** What a question wants the number of. */
const COUNTED =
	/\b(?:how\s+many|number\s+of|wie\s+viele|combien\s+d(?:e\s+|['’])|cu[áa]nt[oa]s)\s*((?:[\p{L}\d-]+\s+){0,2}[\p{L}\d-]+)/iu;

/** Whether words leave it open that what is left over does not count. */
export const leavesRoom = (words: string): boolean => ROOMY.test(words);

/** `so 16 boxes fit`, from the noun on: they are put into something, whatever goes into them. */
export const isPutIn = (words: string): boolean =>
	/^(?:\s+[\w-]+){1,2}\s+(?:(?:can|will|would)\s+)?fits?\b/i.test(words);

/** Words without formulas: the `max` of `q_{max}` limits nothing. */
const proseOf = (text: string): string => text.replace(/\$[^$]*\$|[_^]\{[^{}]*\}|\\[A-Za-z]+/g, ' ');

/** `Blocks per request`: so many of them hold one thing. */
const HOLD_ONE =
	/\b(?:blocks?|pages?|shards?|boxes|packets?|bags?|sheets?)\s+(?:per|for\s+(?:an?|one|each|every)|does\s+(?:an?|one)|do\s+\p{L}+\s+(?:take|need))\b/iu;
const HOLDERS = /^\s*(?:blocks?|pages?|shards?|boxes|packets?|bags?|sheets?)\b/i;

/** Whether a question wants to know how many of just these things are needed. */
function asksForNeeded(noun: string, question: string): boolean {
	const stem = noun.trim().toLowerCase().split(/\s+/)[0]!.replace(/e?s$/, '');
	const counted = COUNTED.exec(question);
	if (!counted || stem.length < 3) return false;
	const rest = question.slice(counted.index).split(/[.?!]/)[0]!;
	if (FITTING.test(rest) || !new RegExp(String.raw`\b${stem}`, 'i').test(counted[1]!)) return false;
	const until = /\bafter\s+$/i.test(question.slice(0, counted.index)) && UNTIL.test(rest);
	return NEEDED.test(rest) || until;
}

/** `it drops below 1 % after 20.6` */
const REACHED =
	/\b(?:below|under|above|over|beyond|exceeds?|reach(?:es|ed)?|less than|more than)\b[^.;:]{0,40}\bafter\b/i;
/** `After how many steps is it below 1 %?` */
const UNTIL = /\b(?:below|under|above|over|beyond|exceed\w*|less than|more than|at least|reach\w*|down to|pass\w*)\b/i;

/** `How many sequences per GPU`: sequences are counted. */
const countedIn = (question: string): string =>
	(COUNTED.exec(question)?.[1] ?? '').split(/\s(?:per|on|in|for|of|fit|can|do|does|are|is)\b/i)[0]!;

/** `From which run on does buying pay?`: the first whole one that does. */
const FROM_ON =
	/\bfrom\s+(?:which|what|how\s+many)\b[^.?!]{0,40}\bon(?:wards)?\b|\bab\s+(?:welche[mrn]?|wie\s+viele?[nr]?)\b|\bà\s+partir\s+de\s+(?:quel|combien)|\ba\s+partir\s+de\s+(?:qu[ée]|cu[áa]nt)/i;

/** What the sentence says goes before what the question says, and that before what kind of thing is counted; undefined: nothing tells. */
export function isUpwards(own: string, noun: string, question: string): boolean | undefined {
	if (FROM_ON.test(question)) return true;
	const provides = PROVIDERS.test(noun === '' ? countedIn(question) : noun);
	if (/\bfit\b/i.test(noun)) return false;
	if (
		REACHED.test(own) &&
		/^\s*(?:\p{L}+\s+)?(?:steps?|iterations?|epochs?|rounds?|years?|months?|days?|updates?|doublings?|halvings?|runs?|layers?)\b/iu.test(
			noun,
		)
	)
		return true;
	if (HOLDERS.test(noun) && HOLD_ONE.test(question) && !LIMITED.test(own) && !/\bfull|complete/i.test(own)) return true;
	for (const text of [own, question].map(proseOf)) {
		const down = (provides ? LIMITED : FITTING).test(text);
		if (down) return NEEDED.test(text) ? undefined : false;
		if (provides && NEEDED.test(text)) return true;
	}
	return provides || ([question, own].some(text => asksForNeeded(noun, text)) && /^[a-z\s]+$/i.test(noun))
		? true
		: undefined;
}
