/** A table whose rows have no bars at their ends: `Module | shape` above `--- | ---`. */
const BARE =
	/^([ \t]*[^\s|][^|\n]*(?:\|[^|\n]*)+)\n([ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+)\n((?:[ \t]*[^\s|][^|\n]*(?:\|[^|\n]*)+(?:\n|$))+)/gm;

/** A text with all its tables written alike, with bars at both ends of their rows. */
export const tablesWithBars = (text: string): string =>
	/-{2,}:?[ \t]*\|/.test(text)
		? text.replace(BARE, whole =>
				whole
					.split('\n')
					.map(line => (line.trim() === '' ? line : `| ${line.trim()} |`))
					.join('\n'),
			)
		: text;
