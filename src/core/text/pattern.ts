/** A text as the source of a pattern that finds it as it stands, with or without the flag `u`. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** What stands right before no sign that ends a sentence: `i.e.`, `e.g.`, `vs.`, `z. B.`; the source of a pattern. */
export const NOT_ABBREVIATED = String.raw`(?<!\b(?:i\.\s?e|e\.\s?g|vs|ca|approx|resp|cf|z\.\s?B|d\.\s?h))`;

/** Where a sentence or a paragraph ends. */
export const SENTENCE_END = new RegExp(String.raw`${NOT_ABBREVIATED}[.!?](?=\s)|\n\s*\n`, 'g');
