import { say } from '../../text/message.ts';
import type { Expression, RelationOperator, SequenceNode } from '../expression.ts';
import { gap } from '../gap.ts';
import { apply } from '../nodes.ts';
import type { Cursor } from './cursor.ts';
import { MAX_DEPTH } from './cursor.ts';
import { startsOperand } from './operand.ts';
import { readSum } from './products.ts';
import type { Token } from './tokens.ts';
import { joiningWords } from './vocabulary.ts';

type Separator = SequenceNode['separators'][number];

/** Whether the grammar must stop here: the end, or what belongs to a bracket or table around. */
export function isStop(p: Cursor, token: Token): boolean {
	switch (token.kind) {
		case 'eof':
		case 'close':
		case 'endgroup':
		case 'end':
		case 'over':
			return true;
		case '&':
		case 'row':
			return p.cells;
		case 'bar':
			if (token.note === 'right') return true;
			return p.bars[token.text === '|' ? 0 : 1] > 0 || p.middle;
		default:
			return false;
	}
}

/** Reads everything up to a stop: relations with commas, arrows, rows and words between them. */
export function readSequence(p: Cursor): Expression {
	const start = p.peek().start;
	const items: Expression[] = [];
	const separators: Separator[] = [];
	let pending: Separator | undefined;
	for (;;) {
		const token = p.peek();
		if (isAsked(token) && (items.length === 0 || pending !== undefined) && p.peek(1).kind !== 'symbol') {
			if (items.length > 0) separators.push(pending as Separator);
			pending = undefined;
			p.next();
			items.push(gap('blank', token.start, token.end));
			continue;
		}
		if (isStop(p, token) && !opensHere(p, token, items.length === 0 || pending !== undefined)) break;
		const separator = separatorOf(p, token);
		if (separator) {
			p.next();
			const arrow = separator === '⟹' || separator === '⟺';
			if (items.length === 0 && !arrow) continue;
			// A line that begins with an arrow goes on from the line before.
			if (items.length === 0) items.push(gap('empty', token.start, token.start));
			// Of two separators in a run the stronger one stays.
			pending = stronger(pending, separator);
			continue;
		}
		if (items.length > 0) separators.push(pending ?? impliedSeparator(p, token));
		pending = undefined;
		const before = p.at;
		if (token.kind === 'group' && p.peek(1).kind === 'text' && isNote(p, p.peek(1)) && p.peek(2).kind === 'endgroup') {
			p.next();
			items.push(readNote(p));
			p.next();
			continue;
		}
		items.push(token.kind === 'text' && isNote(p, token) ? readNote(p) : readLogic(p));
		if (p.at === before) {
			// Nothing was taken: a token that can start nothing. Step over it, so that every formula ends.
			const odd = p.next();
			items[items.length - 1] = p.hole(say`“${p.source.slice(odd.start, odd.end)}” cannot be read here`, odd.start);
		}
	}
	if (items.length === 0) {
		p.problem(say`nothing is written here`, { start, end: start });
		return gap('empty', start, start);
	}
	if (items.length === 1 && items[0]?.kind === 'gap' && pending) {
		// an arrow by itself
		separators.push(pending);
		items.push(gap('empty', p.end, p.end));
	}
	const only = items[0] as Expression;
	if (items.length === 1) return only;
	return { kind: 'sequence', span: p.spanFrom(start), items, separators };
}

/** `x = ?`: what is asked for. */
const isAsked = (token: Token): boolean => token.kind === '.' && token.text === '?';

/** A bar where an operand is due opens an absolute value, even where bars part what is written. */
const opensHere = (p: Cursor, token: Token, due: boolean): boolean =>
	token.kind === 'bar' &&
	due &&
	token.note !== 'right' &&
	token.note !== 'middle' &&
	p.peek(1).kind !== 'close' &&
	p.peek(1).kind !== 'eof' &&
	(p.middle || token.note === 'left');

function separatorOf(p: Cursor, token: Token): Separator | undefined {
	switch (token.kind) {
		case ',':
		case ';':
		case ':':
			return token.kind;
		case '.':
			return ';';
		case 'arrow':
			return token.text === '⟺' ? '⟺' : '⟹';
		case 'row':
		case '&':
			return 'row';
		case 'quad':
			return 'quad';
		case 'bullet':
			return 'text';
		case 'text': {
			const words = token.text.trim().toLowerCase();
			return (words === '' && p.latex) || joiningWords.has(words) ? 'text' : words === ',' ? ',' : undefined;
		}
		default:
			return undefined;
	}
}

const RANK: Record<Separator, number> = { quad: 0, ',': 1, ':': 2, ';': 3, text: 4, row: 5, '⟹': 6, '⟺': 7 };

const stronger = (a: Separator | undefined, b: Separator): Separator => (a !== undefined && RANK[a] >= RANK[b] ? a : b);

function impliedSeparator(p: Cursor, token: Token): Separator {
	if (token.kind === 'word' && !p.latex) return 'text';
	if (token.kind !== 'text' && p.tokens[p.at - 1]?.kind !== 'text') {
		p.problem(say`a sign is missing here`, { start: token.start, end: token.start });
		return 'quad';
	}
	return 'text';
}

/** Whether words stand beside the formula and not in it: a note, a condition, a sentence. */
export function isNote(p: Cursor, token: Token): boolean {
	const words = token.text.trim();
	if (/^[$\d]/.test(words) || (words === '' && !p.latex)) return false;
	const count = words.split(/\s+/).length;
	if (count > 5 || /[.!?;:]\s|[.,;!?]$/.test(words)) return true;
	const first = (/^[A-Za-z]+/.exec(words)?.[0] ?? '').toLowerCase();
	if (NOTE_STARTS.has(first)) return p.peek(1).kind !== 'relation';
	return !/[A-Za-z\u00c0-\uffff]/.test(words);
}

const NOTE_STARTS: ReadonlySet<string> = new Set(
	(
		'if for when where with otherwise because since as is are and or so then thus hence let given such by from at in on to ' +
		'using we the which that subject i.e e.g per via iff unless else assuming doesn not but over'
	).split(' '),
);

function readNote(p: Cursor): Expression {
	const token = p.next();
	return { kind: 'text', span: { start: token.start, end: token.end }, text: token.text.trim() };
}

/** Reads a chain of relations, or what stands below. */
export function readRelation(p: Cursor): Expression {
	const start = p.peek().start;
	let left: Expression | undefined;
	if (p.peek().kind !== 'relation' && !(p.peek().kind === 'not' && p.peek(1).kind === 'relation')) {
		left = readSum(p);
		if (!goesOn(p)) return left;
	}
	const operands: Expression[] = [left ?? gap('empty', start, start)];
	const operators: RelationOperator[] = [];
	const signs: { start: number; end: number }[] = [];
	while (goesOn(p)) {
		while (p.peek().kind === 'row' || p.peek().kind === ',' || p.peek().kind === 'quad') p.next();
		let sign = p.next();
		let operator = sign.text as RelationOperator;
		let from = sign.start;
		if (sign.kind === 'not') {
			from = sign.start;
			sign = p.next();
			operator = negated(sign.text as RelationOperator);
		}
		if (sign.kind === 'bar') operator = '∣';
		operators.push(operator);
		signs.push({ start: from, end: sign.end });
		const token = p.peek();
		if (
			token.kind === 'relation' &&
			token.space === 0 &&
			(operator === '<' || operator === '>' || operator === ':=') &&
			token.text === '='
		)
			p.next();
		operands.push(readRight(p, operator));
	}
	return { kind: 'relation', span: p.spanFrom(start), operands, operators, signs };
}

/** What stands right of a relation sign; at the end of a line that may be nothing. */
function readRight(p: Cursor, operator: RelationOperator): Expression {
	const token = p.peek();
	const remark = operator === '→' && /\S\s+\S/.test(token.text.trim());
	if (token.kind === 'text' && (remark || isNote(p, token))) return readNote(p);
	if (isAsked(token)) {
		p.next();
		return gap('blank', token.start, token.end);
	}
	if (!startsOperand(p, token) && !isPrefix(token)) {
		p.problem(say`the right side is missing`, { start: p.end, end: p.end });
		return gap('empty', p.end, p.end);
	}
	const right = readSum(p);
	if (
		(operator === '∈' || operator === '∉') &&
		right.kind === 'collection' &&
		right.form === 'list' &&
		right.items.length === 2
	)
		return { ...right, form: 'interval', closed: [true, true] };
	return right;
}

const isPrefix = (token: Token): boolean => token.kind === 'add' || token.kind === 'not' || token.kind === 'multiply';

/** Whether a relation sign follows, perhaps on the next row of an aligned calculation. */
function goesOn(p: Cursor): boolean {
	const token = p.peek();
	switch (token.kind) {
		case 'relation':
			return true;
		case 'not':
			return p.peek(1).kind === 'relation';
		case 'bar':
			return (
				p.bars[0] === 0 &&
				!p.middle &&
				token.text === '|' &&
				(token.note === 'middle' || (token.note === undefined && isAlone(p)))
			);
		case 'row':
		case ',': {
			if (p.cells) return false;
			let ahead = 0;
			while (p.peek(ahead).kind === 'row' || p.peek(ahead).kind === ',' || p.peek(ahead).kind === 'quad') ahead++;
			if (p.peek(ahead).kind !== 'relation') return false;
			for (let i = 0; i < ahead; i++) if (p.peek(i).kind === 'row') return true;
			return false;
		}
		default:
			return false;
	}
}

/** `y | x`: whether this bar is the only one within these brackets, with something behind it. */
function isAlone(p: Cursor): boolean {
	if (!startsOperand(p, p.peek(1))) return false;
	let depth = 0;
	for (let ahead = 1; ahead < 300; ahead++) {
		const { kind } = p.peek(ahead);
		if (kind === 'open' || kind === 'group' || kind === 'begin') depth++;
		else if (kind === 'close' || kind === 'endgroup' || kind === 'end') {
			if (--depth < 0) return true;
		} else if (kind === 'eof') return true;
		else if (kind === 'bar' && depth === 0) return false;
	}
	return false;
}

const NEGATED: Partial<Record<RelationOperator, RelationOperator>> = {
	'=': '≠',
	'∈': '∉',
	'<': '≥',
	'>': '≤',
	'≤': '>',
	'≥': '<',
};

const negated = (operator: RelationOperator): RelationOperator => NEGATED[operator] ?? '≠';

/** `and`, `or`, `not` between statements: looser than a relation. */
export function readLogic(p: Cursor): Expression {
	const start = p.peek().start;
	let left = readNegation(p);
	let count = 0;
	while (p.peek().kind === 'logic') {
		if (++count > MAX_DEPTH) return p.tooDeep();
		const operator = p.next().text as 'and' | 'or';
		const args = [left, readNegation(p)];
		while (p.peek().kind === 'logic' && p.peek().text === operator) {
			p.next();
			args.push(readNegation(p));
		}
		left = apply(p, operator, args, start);
	}
	return left;
}

function readNegation(p: Cursor): Expression {
	const token = p.peek();
	if (token.kind !== 'not' || p.peek(1).kind === 'relation') return readRelation(p);
	p.next();
	return apply(p, 'not', [p.deeper(() => readNegation(p))], token.start);
}
