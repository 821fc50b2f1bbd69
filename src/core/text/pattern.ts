/** A text as the source of a pattern that finds it as it stands, with or without the flag `u`. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
