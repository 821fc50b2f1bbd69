import type { Expression } from '../expression.ts';
import { gap } from '../gap.ts';
import { apply } from '../nodes.ts';
import { closeBracket } from './brackets.ts';
import type { Cursor } from './cursor.ts';
import { readSequence } from './grammar.ts';
import { readPostfix } from './postfix.ts';
import { readSum } from './products.ts';
import { readSlots, WHOLE } from './scripts.ts';
import type { Token } from './tokens.ts';

/** `f(x, y)` behind a name. Followed by a power, a letter that no function is called by is a factor: `k(m + l)^2`. */
export function readArguments(p: Cursor, head: Expression, start: number): Expression {
	const open = p.next();
	const args = readArgumentList(p, open);
	const name = head.kind === 'symbol' ? head.base : '';
	if (args.length === 1 && isPowerSign(p.peek()) && !isFunctionName(name)) {
		const inner = args[0] as Expression;
		p.grouped = inner;
		const factor = readPostfix(p, inner, open.start);
		return apply(p, 'multiply', [head, factor], start, 'juxtaposed');
	}
	if (name === 'D' && head.kind === 'symbol' && head.name === 'D_KL' && args.length === 2)
		return apply(p, 'kl', args, start);
	if (name === 'P' && args.length === 1 && isEvent(args[0] as Expression)) return apply(p, 'probability', args, start);
	if (name === 'H' && args.length === 1 && args[0]?.kind === 'apply' && args[0].operator === 'conditional')
		return apply(p, 'entropy', args, start);
	if (head.kind === 'symbol' && name === 'O' && (head.style === 'calligraphic' || args.length === 1))
		return apply(p, 'big-o', args, start);
	return { kind: 'call', span: p.spanFrom(start), head, args };
}

const isPowerSign = (token: Token): boolean => token.kind === '^' || token.kind === 'superscript' || token.kind === '!';

/** Letters that functions go by. */
const isFunctionName = (base: string): boolean => base.length > 1 || /^[fghpqFGHLOPQVJTuvφψ]$/.test(base);

const isEvent = (e: Expression): boolean =>
	e.kind === 'relation' || (e.kind === 'apply' && e.operator === 'conditional');

/**
 * The arguments up to the closing bracket; `;` parts them too, and so do `|` and `‖` where the function takes conditions or two
 * distributions (`parted`).
 */
export function readArgumentList(p: Cursor, open: Token, parted = true): readonly Expression[] {
	if (p.is('close')) {
		p.next();
		return [];
	}
	const inner = p.inside(() => readSequence(p), { middle: parted });
	let args = itemsOf(inner);
	if (p.is('bar')) {
		const bar = p.next();
		const twice = bar.text === '‖' || (p.is('bar', '|') && p.peek().space === 0);
		if (twice && bar.text === '|') p.next();
		const right = p.inside(() => readSequence(p), { middle: true });
		const given: Expression = twice
			? right
			: {
					kind: 'apply',
					span: { start: inner.span.start, end: right.span.end },
					operator: 'conditional',
					args: [inner, right],
				};
		args = twice ? [...args, right] : [given];
	}
	closeBracket(p, open);
	return args;
}

const itemsOf = (e: Expression): readonly Expression[] => {
	if (e.kind !== 'sequence') return [e];
	return e.separators.every(separator => separator === ',' || separator === ';') ? e.items : [e];
};

/** The indices of `X[:, 0:3]` up to the bracket; each end of a slice may be left out. */
function readSlices(p: Cursor): readonly Expression[] {
	const slots: Expression[] = [];
	while (!p.is('close')) {
		const { start } = p.peek();
		const ends: Expression[] = [];
		let colons = 0;
		while (!p.is('close') && !p.is(',')) {
			if (p.take(':')) {
				if (ends.length === colons) ends.push(gap('empty', p.end - 1, p.end - 1));
				colons++;
				continue;
			}
			const before = p.at;
			ends.push(p.inside(() => readSum(p)));
			if (p.at === before) p.next();
		}
		if (ends.length === colons && colons > 0) ends.push(gap('empty', p.end, p.end));
		const whole = colons === 1 && ends.every(end => end.kind === 'gap');
		if (whole) slots.push({ kind: 'text', span: p.spanFrom(start), text: WHOLE });
		else slots.push(colons === 0 ? (ends[0] ?? gap('empty', start, start)) : apply(p, 'slice', ends, start));
		p.take(',');
	}
	return slots;
}

/** `X[i, j]`: an index where what stands in the brackets is simple; otherwise the brackets are a factor. */
export function readIndices(p: Cursor, base: Expression, start: number): Expression | undefined {
	const token = p.peek();
	if (base.kind === 'symbol' && base.style === 'calligraphic' && p.latex) {
		// A distribution over an interval, `\mathcal{U}[-a, a]`.
		const args = readArgumentList(p, p.next());
		return { kind: 'call', span: p.spanFrom(start), head: base, args };
	}
	if (p.latex && token.note === 'left') return undefined;
	let sum = 0;
	let ahead = 1;
	for (; ahead < 24; ahead++) {
		const inside = p.peek(ahead);
		if (inside.kind === 'close') break;
		if (inside.kind === 'open' || inside.kind === 'eof' || inside.kind === 'relation' || inside.kind === 'row')
			return undefined;
		if (inside.kind === 'add') sum++;
		if (p.latex && (inside.kind === 'multiply' || inside.kind === 'quad')) return undefined;
	}
	if (p.peek(ahead).kind !== 'close' || (p.latex && sum > 1)) return undefined;
	let slice = false;
	for (let i = 1; i < ahead; i++) slice ||= p.peek(i).kind === ':';
	const open = p.next();
	if (slice) {
		const slots = readSlots(p, 'close') ?? readSlices(p);
		closeBracket(p, open);
		return { kind: 'index', span: p.spanFrom(start), base, indices: slots };
	}
	const args = readArgumentList(p, open);
	if (base.kind === 'symbol' && base.base === 'E') return apply(p, 'expectation', args, start);
	return { kind: 'index', span: p.spanFrom(start), base, indices: args };
}
