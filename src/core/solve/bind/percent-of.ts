/** Words that may lead a whole: `of the`, `of all our`. */
const LEADS = /^(?:the|a|an|its|their|our|your|all|each|every|this|that|these|those|any|total|whole|available)$/i;
/** Words that end it: what is said of the share stands behind. */
const ENDS =
	/^(?:is|are|was|were|be|being|been|must|should|shall|can|could|may|might|will|would|has|have|had|does|do|goes?|gets?|got|for|to|in|into|on|onto|during|at|from|by|with|without|and|or|but|while|when|where|which|who|that|we|you|it|they|i|if|then|than|as|per|so|because|due|lost|wasted|reserved|kept|held|left|stays?|remains?|free|spare|idle|busy|each|both|instead|only|how|what|also)$/i;

/**
 * What a percentage is of, by the words right behind it: `accuracy` of `80 % accuracy`, `documents` of `5 % of the documents are kept`. Undefined where nothing says so,
 * or only a pronoun does (`40 % of that`).
 */
export function percentOf(behind: string): string | undefined {
	const [said = ''] = /^\s*[^.,;:?!()|\n–—]*/.exec(behind) ?? [];
	const words = said.trim().split(/\s+/);
	if (/^of$/i.test(words[0] ?? '')) words.shift();
	while (words.length > 0 && LEADS.test(words[0]!)) words.shift();
	const end = words.findIndex(word => ENDS.test(word) || !/^[\p{L}]/u.test(word));
	const whole = (end < 0 ? words : words.slice(0, end)).slice(0, 4).join(' ');
	return whole === '' ? undefined : whole;
}
