import { lineStartsOf, lineText } from './lines.ts';

export interface FrontMatter {
	/** Number of lines it takes, its fences included. */
	readonly lines: number;
	readonly fields: Readonly<Record<string, string>>;
}

const longest = 200;

/**
 * YAML front matter between two `---` lines (or `---` and `...`) at the very start of a text, read as plain `key: value`
 * pairs; anything deeper is left out but for what stands below `givens:`, which is read as `givens.key`. Undefined where there is none: a thematic break followed by prose is none.
 */
export const readFrontMatter = (text: string, starts: readonly number[]): FrontMatter | undefined => {
	if (lineText(text, starts, 0).trimEnd() !== '---') return undefined;
	const fields: Record<string, string> = {};
	let keys = 0;
	let below = '';
	for (let line = 1; line < starts.length && line < longest; line++) {
		const content = lineText(text, starts, line).trimEnd();
		if (content === '---' || content === '...') return keys > 0 || line === 1 ? { lines: line + 1, fields } : undefined;
		const pair = /^([A-Za-z_][\w.-]{0,60}):(?:\s+(.*))?$/.exec(content);
		if (pair) {
			keys++;
			fields[pair[1]!] = unquote((pair[2] ?? '').trim());
			below = /^givens?$/.test(pair[1]!) && !pair[2] ? `${pair[1]!}.` : '';
			continue;
		}
		const deeper = below === '' ? null : /^\s+([A-Za-z_][\w -]{0,60}):\s+(.*)$/.exec(content);
		if (deeper) fields[below + deeper[1]!] = unquote(deeper[2]!.trim());
		else if (content !== '' && !/^(?:\s|#|-\s)/.test(content)) return undefined;
	}
	return undefined;
};

/** No front matter is longer. */
const reach = 20_000;

/** The path of the assignment that a text's front matter names (`assignment: hw3.md`); undefined where it names none. */
export const assignmentPath = (text: string): string | undefined => {
	const front = text.replace(/^\uFEFF/, '').slice(0, reach);
	return readFrontMatter(front, lineStartsOf(front))?.fields.assignment || undefined;
};

const unquote = (value: string): string => {
	const quoted = /^(["'])(.*)\1$/.exec(value);
	return quoted ? quoted[2]! : value.replace(/\s+#.*$/, '');
};
