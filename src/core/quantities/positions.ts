import type { Expression, NumberNode } from '../math/expression.ts';
import type { Span } from '../text/span.ts';

/** Positions of a sequence named in words: `Tokens 6-50`, `positions 50 to 71`, `Token 71`. */
export interface PositionPhrase {
	readonly span: Span;
	/** Closed. */
	readonly from: number;
	readonly to: number;
	/** Place of the two numbers (the same twice for a single position). */
	readonly first: Span;
	readonly last: Span;
	/** What the text says of them: `question`, from `Tokens 6-50: question` or `Tokens 6-50 (question)`. */
	readonly role: string | undefined;
}

const POSITIONS =
	/\b(?:tokens?|positions?|(?:Ausgabe)?Positionen|posiciones|indices|index|outputs?|targets?)["”']?\s+(\d{1,7})(?:\s*(?:-|–|—|\.\.\.?|…|to|through|until|bis|à|hasta)\s*(\d{1,7}))?(?![\d%.]*\d)(?:\s*(?::\s*([A-Za-z][^\]\n,;.:]{1,60})|\(\s*([A-Za-z][^)\n]{1,60})\)))?/gi;

/** `text` is the passage with marks of emphasis replaced by spaces. */
export function findPositions(text: string): readonly PositionPhrase[] {
	const found: PositionPhrase[] = [];
	for (const match of text.matchAll(POSITIONS)) {
		const from = Number(match[1]);
		const to = match[2] === undefined ? from : Number(match[2]);
		if (to < from) continue;
		const start = match.index;
		const firstAt = start + match[0].indexOf(match[1]!);
		const first = { start: firstAt, end: firstAt + match[1]!.length };
		const lastAt = match[2] === undefined ? firstAt : start + match[0].indexOf(match[2], first.end - start);
		const last = { start: lastAt, end: lastAt + (match[2] ?? match[1]!).length };
		found.push({
			span: { start, end: start + match[0].length },
			from,
			to,
			first,
			last,
			role: (match[3] ?? match[4])?.trim(),
		});
		if (match[4] !== undefined) found.push(...goingOn(text, start + match[0].length));
	}
	return found;
}

const NEXT = /\s*[,;]?\s*(?:and\s+)?(\d{1,7})(?:\s*(?:-|–|—|to)\s*(\d{1,7}))?\s*\(\s*([A-Za-z][^)\n]{1,60})\)/y;

/** `Positions 0–3 (system), 4–19 (user)`: those behind the first, without the word. */
function goingOn(text: string, at: number): readonly PositionPhrase[] {
	const found: PositionPhrase[] = [];
	NEXT.lastIndex = at;
	for (let match = NEXT.exec(text); match; match = NEXT.exec(text)) {
		const from = Number(match[1]);
		const to = Number(match[2] ?? match[1]);
		if (to < from) break;
		const firstAt = match.index + match[0].indexOf(match[1]!);
		const first = { start: firstAt, end: firstAt + match[1]!.length };
		const lastAt = match[2] === undefined ? firstAt : match.index + match[0].indexOf(match[2], first.end - match.index);
		const last = { start: lastAt, end: lastAt + (match[2] ?? match[1]!).length };
		found.push({
			span: { start: firstAt, end: match.index + match[0].length },
			from,
			to,
			first,
			last,
			role: match[3]!.trim(),
		});
	}
	return found;
}

/** The positions as an expression whose spans are relative to the phrase's own beginning. */
export function positionsExpression({ span, from, to, first, last }: PositionPhrase): Expression {
	const number = (value: number, at: Span): NumberNode => ({
		kind: 'number',
		decimal: String(value),
		value,
		lastPlace: 0,
		trailingZeros: /0*$/.exec(String(value))![0].length,
		exact: true,
		span: { start: at.start - span.start, end: at.end - span.start },
	});
	if (from === to) return number(from, first);
	return {
		kind: 'apply',
		operator: 'range',
		args: [number(from, first), number(to, last)],
		span: { start: first.start - span.start, end: last.end - span.start },
	};
}
