import { say } from '../../text/message.ts';
import type { CasesNode, Expression, MatrixNode } from '../expression.ts';
import { gap, isDots } from '../gap.ts';
import { apply } from '../nodes.ts';
import type { Cursor } from './cursor.ts';
import { readSequence } from './grammar.ts';
import { casesEnvironments, matrixBrackets } from './vocabulary-commands.ts';

/** Reads `\begin{...} ... \end{...}`: matrices, cases, rows of a calculation. */
export function readEnvironment(p: Cursor): Expression {
	const begin = p.next();
	const start = begin.start;
	const bracket = matrixBrackets.get(begin.text);
	if (bracket !== undefined) {
		const rows = readRows(p);
		closeEnvironment(p, begin.start, begin.end);
		const node: MatrixNode = { kind: 'matrix', span: p.spanFrom(start), rows, bracket };
		const whole = rows.some(row => row.some(isDots)) ? { ...node, elided: true } : node;
		if (bracket === '|') return apply(p, 'det', [whole], start);
		if (bracket === '‖') return apply(p, 'norm', [{ ...whole, bracket: '' }], start);
		return whole;
	}
	if (casesEnvironments.has(begin.text)) {
		const rows = readRows(p).map(caseOf);
		closeEnvironment(p, begin.start, begin.end);
		return { kind: 'cases', span: p.spanFrom(start), rows };
	}
	const inner = p.inside(() => readSequence(p));
	closeEnvironment(p, begin.start, begin.end);
	return inner;
}

function closeEnvironment(p: Cursor, start: number, end: number): void {
	if (!p.take('end')) p.unclosed(say`an environment is not ended`, { start, end });
}

function readRows(p: Cursor): Expression[][] {
	const rows: Expression[][] = [];
	let row: Expression[] = [];
	p.inside(
		() => {
			let filled = false;
			for (let count = 0; count < 100_000; count++) {
				const token = p.peek();
				if (token.kind === 'end' || token.kind === 'eof' || token.kind === 'endgroup' || token.kind === 'close') break;
				if (token.kind === '&') {
					if (!filled) row.push(emptyCell(token.start));
					filled = false;
					p.next();
					continue;
				}
				if (token.kind === 'row') {
					p.next();
					if (!filled && row.length > 0) row.push(emptyCell(token.start));
					if (row.length > 0) rows.push(spread(row));
					row = [];
					filled = false;
					continue;
				}
				if (token.kind === 'bar' && ['&', 'row', 'end', 'eof'].includes(p.peek(1).kind)) {
					// a line above or below a name: the column goes on
					row.push(gap('dots', token.start, token.end));
					filled = true;
					p.next();
					continue;
				}
				const before = p.at;
				const cell = readSequence(p);
				if (p.at === before) {
					p.next();
					continue;
				}
				row.push(cell);
				filled = true;
			}
			if (!filled && row.length > 0) row.push(emptyCell(p.peek().start));
			if (row.length > 0) rows.push(spread(row));
		},
		{ cells: true },
	);
	return rows;
}

/** `1 \quad 0`: a row whose only cell is set apart by wide spaces. */
const spread = (row: Expression[]): Expression[] => {
	const [only] = row;
	return row.length === 1 && only?.kind === 'sequence' && only.separators.every(separator => separator === 'quad')
		? [...only.items]
		: row;
};

const emptyCell = (at: number): Expression => gap('empty', at, at);

const CONDITION_WORDS = /^(?:if|for|when|where|whenever|in case|provided that|on)\b:?/i;
const OTHERWISE = /^(?:otherwise|else|in all other cases|or else|elsewhere)\b/i;

/** One row of a case distinction: the words that only introduce the condition are left out. */
export function caseOf(row: readonly Expression[]): CasesNode['rows'][number] {
	const [value, second] = row as [Expression, Expression | undefined];
	if (second !== undefined) return withCondition(value, second);
	if (value.kind === 'sequence' && value.items.length > 1) {
		const [first, ...rest] = value.items as [Expression, ...Expression[]];
		return withCondition(
			first,
			rest.length === 1 ? (rest[0] as Expression) : { ...value, items: rest, separators: value.separators.slice(1) },
		);
	}
	return { value };
}

function withCondition(written: Expression, second: Expression): CasesNode['rows'][number] {
	const value = written.kind === 'sequence' && written.items.length === 1 ? (written.items[0] as Expression) : written;
	if (second.kind === 'gap') return { value };
	if (second.kind === 'text') return OTHERWISE.test(second.text) ? { value } : { value, condition: second };
	if (second.kind === 'symbol' && OTHERWISE.test(second.base)) return { value };
	if (second.kind === 'sequence') {
		const [first, ...rest] = second.items as [Expression, ...Expression[]];
		if (first.kind === 'text' && CONDITION_WORDS.test(first.text) && rest.length > 0) {
			const condition =
				rest.length === 1
					? (rest[0] as Expression)
					: { ...second, items: rest, separators: second.separators.slice(1) };
			return { value, condition };
		}
	}
	return { value, condition: second };
}
