import { formulaEnds } from './formula-ends.ts';
import { endsOperand, type Part } from './role.ts';

/**
 * Brackets: one without its fellow, or around a relation or a word, breaks; one around a relation behind a name (`P(X = 3)`)
 * takes all of it along.
 */
export function closeBrackets(parts: Part[]): void {
	const stack: { index: number; broken: boolean; relation: boolean }[] = [];
	const unmatched = (from: number) => {
		while (stack.length > from) parts[stack.pop()!.index]!.role = 'break';
	};
	for (let index = 0; index < parts.length; index++) {
		const part = parts[index]!;
		if (part.role === 'open') stack.push({ index, broken: false, relation: false });
		else if (part.role === 'relation') for (const open of stack) open.relation = true;
		else if (part.role === 'break' || part.role === 'sealed') for (const open of stack) open.broken = true;
		else if (
			part.role === 'stop' &&
			part.token.kind === 'comma' &&
			(isCall(parts, stack.at(-1)?.index) || isInVector(parts, stack.at(-1)?.index))
		) {
			part.role = 'operand';
		} else if (part.role === 'stop') {
			if (part.token.kind === 'comma' || part.token.kind === 'stop') for (const open of stack) open.broken = true;
			else unmatched(0);
		} else if (part.role === 'close') {
			const open = stack.pop();
			if (open === undefined) {
				part.role = 'break';
				continue;
			}
			if (!open.broken && !open.relation) continue;
			if (isRemark(parts, open.index, index)) {
				for (let at = open.index; at <= index; at++) parts[at]!.role = 'skip';
				continue;
			}
			if (isCall(parts, open.index)) for (let at = open.index - 1; at <= index; at++) parts[at]!.role = 'sealed';
			else {
				parts[open.index]!.role = 'break';
				part.role = 'break';
			}
		}
	}
	unmatched(0);
}

/** `(1 − 0.4, 0.2) = (0.6, 0.2)`: numbers and calculations in brackets, with commas between them, that a sign joins to something. */
function isInVector(parts: readonly Part[], open: number | undefined): boolean {
	if (open === undefined || parts[open]!.token.text !== '(') return false;
	let depth = 0;
	let commas = 0;
	for (let at = open; at < parts.length; at++) {
		const { role, token } = parts[at]!;
		if (role === 'open') depth++;
		else if (role === 'close') {
			if (--depth > 0) continue;
			const joins = (part: Part | undefined): boolean => part?.role === 'relation' || part?.role === 'operator';
			return commas > 0 && (joins(parts[open - 1]) || joins(parts[at + 1]));
		} else if (token.kind === 'comma') commas++;
		else if (role !== 'operand' && role !== 'operator' && role !== 'skip') return false;
		else if (role === 'operand' && token.kind !== 'number') return false;
	}
	return false;
}

/** Words in brackets behind a number, `$6M (compute) + $61,824 (carbon)`: they say what it is and add nothing. */
function isRemark(parts: readonly Part[], open: number, close: number): boolean {
	const head = parts[open - 1];
	const next = parts[close + 1]?.token;
	if (!endsOperand(head) || !parts[open]!.token.spaced || close - open > 8) return false;
	const signed =
		next?.kind === 'operator' ||
		next?.kind === 'relation' ||
		(next?.formula !== undefined && formulaEnds(next.text).opensLeft);
	if (!signed) return false;
	return parts
		.slice(open + 1, close)
		.every(part => part.role === 'break' && (part.token.kind === 'word' || part.token.kind === 'symbol'));
}

/** Whether the bracket stands right behind a name or a function. */
function isCall(parts: readonly Part[], open: number | undefined): boolean {
	if (open === undefined || parts[open]!.token.spaced) return false;
	const head = parts[open - 1];
	return (
		head !== undefined && (head.token.kind === 'symbol' || (head.token.kind === 'word' && head.token.text.length < 20))
	);
}
