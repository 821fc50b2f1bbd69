import { remember } from '../../text/memo.ts';
import { type Message, say } from '../../text/message.ts';
import type { Expression, Parsed } from '../expression.ts';
import { some } from '../walk.ts';
import { Cursor } from './cursor.ts';
import { readSequence } from './grammar.ts';
import { lexLatex } from './latex-lexer.ts';
import { readOver } from './operand.ts';
import { lexPlain } from './plain-lexer.ts';
import type { Token } from './tokens.ts';

/** A longer formula is left as one hole: nobody wrote it by hand. */
export const MAX_LENGTH = 12_000;

/**
 * Reads LaTeX mathematics (without the dollar signs around it).
 * @returns always a tree, with spans relative to `source`; what could not be read is a hole, and `problems` says what was odd
 */
export const parseLatex: (source: string) => Parsed = remember(source => parse(source, lexLatex, true));

/** Reads mathematics in plain text: back-ticks and prose arithmetic (`6 * 70e9 = 4.2e11 FLOPs`, `10¹⁴ × 2 bytes`, `2**4`). */
export const parsePlain: (source: string) => Parsed = remember(source => parse(source, lexPlain, false));

function parse(source: string, lex: (source: string) => Token[], latex: boolean): Parsed {
	if (source.length > MAX_LENGTH) {
		const span = { start: 0, end: source.length };
		const message = say`this formula is longer than ${MAX_LENGTH} characters and is not read`;
		return { expression: { kind: 'hole', span, message, inside: [] }, problems: [{ message, span }] };
	}
	const p = new Cursor(source, lex(source), latex);
	let expression = readSequence(p);
	// Closing signs that nothing opened: say so and go on behind them.
	for (let rounds = 0; p.peek().kind !== 'eof'; rounds++) {
		const stray = p.peek();
		if (rounds > 200) {
			p.tooDeep();
			break;
		}
		if (stray.kind === 'over') {
			expression = readOver(p, expression, 0);
			continue;
		}
		p.next();
		if (stray.kind !== '&')
			p.problem(say`“${source.slice(stray.start, stray.end)}” closes nothing`, { start: stray.start, end: stray.end });
		if (p.peek().kind === 'eof') break;
		const rest: Expression = readSequence(p);
		if (rest.kind === 'gap') continue;
		expression = expression.kind === 'gap' && expression.reason === 'empty' ? rest : joined(expression, rest);
	}
	if (latex && p.torn === undefined) {
		const at = openBrace(source);
		if (at !== undefined) p.unclosed(say`a brace is not closed`, { start: at, end: at + 1 });
	}
	return { expression: p.torn ? tornAt(expression, p.torn.start, p.torn.message) : expression, problems: p.problems };
}

/** The first brace of a LaTeX formula that never closes, where the lexer took it for the end of a command's argument. */
function openBrace(source: string): number | undefined {
	const open: number[] = [];
	for (let i = 0; i < source.length; i++) {
		const c = source.charCodeAt(i);
		if (c === 92) i++;
		else if (c === 123) open.push(i);
		else if (c === 125) open.pop();
	}
	return open[0];
}

/** The member of a chain or list in which a bracket opens and never closes, made a hole; the rest stays readable. */
function tornAt(e: Expression, at: number, message: Message): Expression {
	const torn = (items: readonly Expression[]): readonly Expression[] => {
		const place = Math.max(
			items.findLastIndex(item => item.span.start <= at),
			0,
		);
		return items.map((item, k) => (k === place ? tornAt(item, at, message) : item));
	};
	if (e.kind === 'relation') return { ...e, operands: torn(e.operands) };
	if (e.kind === 'sequence') return { ...e, items: torn(e.items) };
	return some(e, node => node.kind === 'hole') ? e : { kind: 'hole', span: e.span, message, inside: [e] };
}

/** Two halves around a stray sign: a sequence, flat. */
function joined(left: Expression, right: Expression): Expression {
	const items = [
		...(left.kind === 'sequence' ? left.items : [left]),
		...(right.kind === 'sequence' ? right.items : [right]),
	];
	const separators = [
		...(left.kind === 'sequence' ? left.separators : []),
		'quad' as const,
		...(right.kind === 'sequence' ? right.separators : []),
	];
	return { kind: 'sequence', span: { start: left.span.start, end: right.span.end }, items, separators };
}
