/** Small words of English that no other language of the field has. */
const ENGLISH =
	/\b(?:the|of|is|are|what|which|how|many|each|that|this|with|by|and|to|at|from|does|do|takes?|has|have)\b/gi;

/**
 * Whether a text is in the language of which some small words are: it has so many of them, not one word alone (`et al.` six times), none of them a name (`MIT`),
 * and more of them than of English.
 */
export function speaks(text: string, smallWords: RegExp, least: number): boolean {
	const own = (text.match(smallWords) ?? []).filter(word => word.length === 1 || word !== word.toUpperCase());
	return (
		own.length >= least &&
		new Set(own.map(word => word.toLowerCase())).size > 1 &&
		own.length > (text.match(ENGLISH)?.length ?? 0)
	);
}
