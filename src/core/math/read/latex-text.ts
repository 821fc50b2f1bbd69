import { isDigit } from './scan-number.ts';
import { Token } from './tokens.ts';

/**
 * Whether a dash behind this token and before a digit is a minus sign: nothing stands there that a range could begin with.
 * The star of `a^*` is a superscript and no product.
 */
export const startsNegative = (before: Token | undefined, source: string, end: number): boolean =>
	isDigit(source.charCodeAt(end)) &&
	(before === undefined ||
		((before.kind !== 'multiply' || source[before.start - 1] !== '^') &&
			['add', 'multiply', 'relation', 'arrow', 'open', 'group', ',', ';', '^'].includes(before.kind)));

export const skipBlank = (source: string, at: number): number => {
	let i = at;
	while (
		i < source.length &&
		(source.charCodeAt(i) === 32 || source.charCodeAt(i) === 10 || source.charCodeAt(i) === 9)
	)
		i++;
	return i;
};

/** Past an optional argument in square brackets, if one is there. */
export function skipOption(source: string, at: number): number {
	const i = skipBlank(source, at);
	if (source[i] !== '[') return at;
	const end = source.indexOf(']', i);
	return end < 0 || end - i > 60 ? at : end + 1;
}

/** The inside of the brace group that begins at or after `at`; an unclosed one reaches to the end. */
export function groupAfter(
	source: string,
	at: number,
	to: number,
): { from: number; to: number; end: number } | undefined {
	const open = skipBlank(source, at);
	if (open >= to || source.charCodeAt(open) !== 123) return undefined;
	let depth = 0;
	for (let i = open; i < to; i++) {
		const c = source.charCodeAt(i);
		if (c === 92) i++;
		else if (c === 123) depth++;
		else if (c === 125 && --depth === 0) return { from: open + 1, to: i, end: i + 1 };
	}
	return { from: open + 1, to, end: to };
}

/**
 * A bullet swallowed into a formula (`2 \times 10^9 \text{ MB} \cdot \text{Annual cost} : 5 = ...`) is no product. Where one
 * dot stands before words and a colon and products are written with `\times`, every dot at that level is a bullet.
 */
export function markBullets(tokens: Token[]): void {
	let found = false;
	let times = false;
	for (let i = 0; i < tokens.length; i++) {
		const token = tokens[i] as Token;
		if (token.kind !== 'multiply') continue;
		if (token.text === 'times') times = true;
		else if (token.text === 'dot' && tokens[i + 1]?.kind === 'text' && tokens[i + 2]?.kind === ':') found = true;
	}
	if (!found || !times) return;
	let depth = 0;
	for (let i = 0; i < tokens.length; i++) {
		const token = tokens[i] as Token;
		if (token.kind === 'open' || token.kind === 'group') depth++;
		else if (token.kind === 'close' || token.kind === 'endgroup') depth--;
		else if (token.kind === 'multiply' && token.text === 'dot' && depth === 0)
			tokens[i] = new Token('bullet', 'dot', token.start, token.end, token.space);
	}
}
