import type { Cursor } from './cursor.ts';
import { MAX_DEPTH } from './cursor.ts';
import type { ApplyNode, Expression, Operator, RelationOperator, SequenceNode } from './expression.ts';
import { readNumber } from './measure.ts';
import { readOperand, startsOperand } from './operand.ts';
import { readPostfix } from './scripts.ts';
import type { Token } from './tokens.ts';
import { functionWords, joiningWords } from './vocabulary.ts';

type Separator = SequenceNode['separators'][number];

/** Builds an operator node over what was read since `start`. */
export const apply = (
	p: Cursor,
	operator: Operator,
	args: readonly Expression[],
	start: number,
	sign?: ApplyNode['sign'],
): ApplyNode =>
	sign === undefined
		? { kind: 'apply', span: p.spanFrom(start), operator, args }
		: { kind: 'apply', span: p.spanFrom(start), operator, args, sign };

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
		if (isStop(p, token) && !opensHere(p, token, items.length === 0 || pending !== undefined)) break;
		const separator = separatorOf(p, token);
		if (separator) {
			const from = p.at;
			p.next();
			// A row that goes on where a comma ended the last one, or two separators in a run: the stronger one stays.
			if (items.length === 0 && separator !== '⟹' && separator !== '⟺') continue;
			pending = stronger(pending, separator);
			if (separator === '⟹' && items.length === 0) {
				items.push(p.hole('nothing stands before the arrow', p.tokens[from]?.start ?? 0));
				separators.push('⟹');
				pending = undefined;
			}
			continue;
		}
		if (items.length > 0) separators.push(pending ?? impliedSeparator(p, token));
		pending = undefined;
		const before = p.at;
		items.push(token.kind === 'text' && isNote(p, token) ? readNote(p) : readLogic(p));
		if (p.at === before) {
			// Nothing was taken: a token that can start nothing. Step over it, so that every formula ends.
			const odd = p.next();
			items[items.length - 1] = p.hole(`“${p.source.slice(odd.start, odd.end)}” cannot be read here`, odd.start);
		}
	}
	if (items.length === 0) return p.hole('nothing is written here', start);
	const only = items[0] as Expression;
	if (items.length === 1) return only;
	return { kind: 'sequence', span: p.spanFrom(start), items, separators };
}

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
			return words === '' || joiningWords.has(words) ? 'text' : words === ',' ? ',' : undefined;
		}
		default:
			void p;
			return undefined;
	}
}

const RANK: Record<Separator, number> = { quad: 0, ',': 1, ':': 2, ';': 3, text: 4, row: 5, '⟹': 6, '⟺': 7 };
const stronger = (a: Separator | undefined, b: Separator): Separator => (a !== undefined && RANK[a] >= RANK[b] ? a : b);

function impliedSeparator(p: Cursor, token: Token): Separator {
	if (token.kind === 'word' && !p.latex) return 'text';
	if (token.kind !== 'text' && p.tokens[p.at - 1]?.kind !== 'text') {
		p.problem('a sign is missing here', { start: token.start, end: token.start });
		return 'quad';
	}
	return 'text';
}

/** Whether words stand beside the formula and not in it: a note, a condition, a sentence. */
export function isNote(p: Cursor, token: Token): boolean {
	const words = token.text.trim();
	if (/^[$\d]/.test(words)) return false;
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
	const operands: Expression[] = [
		left ?? { kind: 'hole', span: { start, end: start }, message: 'the left side is missing', inside: [] },
	];
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

/** What stands right of a relation sign; nothing at the end of a line is a hole without a reproach. */
function readRight(p: Cursor, operator: RelationOperator): Expression {
	const token = p.peek();
	const remark = operator === '→' && /\S\s+\S/.test(token.text.trim());
	if (token.kind === 'text' && (remark || isNote(p, token))) return readNote(p);
	if (!startsOperand(p, token) && !isPrefix(token)) {
		const at = p.end;
		p.problem('the right side is missing', { start: at, end: at });
		return { kind: 'hole', span: { start: at, end: at }, message: 'the right side is missing', inside: [] };
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
			return p.bars[0] === 0 && !p.middle && token.text === '|' && token.note === 'middle';
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

const SETS: Record<string, Operator> = { '∪': 'union', '∖': 'difference' };

/** Sums, differences, ±, unions, ranges. */
export function readSum(p: Cursor): Expression {
	const start = p.peek().start;
	let left = readSigned(p);
	let terms: Expression[] | undefined;
	let count = 0;
	for (;;) {
		let token = p.peek();
		if (token.kind === 'row' && !p.cells && continuesSum(p)) {
			p.next();
			token = p.peek();
		}
		if (token.kind === 'add') {
			if (token.text === '+' || token.text === '-') {
				p.next();
				let term = readTerm(p);
				if (token.text === '-') term = apply(p, 'negate', [term], token.start);
				if (terms) terms.push(term);
				else terms = [left, term];
				continue;
			}
			if (++count > MAX_DEPTH) return p.tooDeep();
			p.next();
			if (terms) left = apply(p, 'add', terms, start);
			terms = undefined;
			const right = readTerm(p);
			const operator = SETS[token.text] ?? 'plus-minus';
			left = apply(p, operator, [left, right], start);
			continue;
		}
		if (isRangeWord(p, token)) {
			p.next();
			if (terms) left = apply(p, 'add', terms, start);
			terms = undefined;
			if (++count > MAX_DEPTH) return p.tooDeep();
			left = apply(p, 'range', [left, readTerm(p)], start);
			continue;
		}
		break;
	}
	return terms ? apply(p, 'add', terms, start) : left;
}

const isRangeWord = (p: Cursor, token: Token): boolean => {
	if (token.kind === 'to') return startsOperand(p, p.peek(1));
	if (token.kind !== 'text') return false;
	const words = token.text.trim();
	return (words === 'to' || words === 'through') && startsOperand(p, p.peek(1));
};

/** Whether the next row of an aligned calculation goes on with the sum. */
function continuesSum(p: Cursor): boolean {
	let ahead = 1;
	while (p.peek(ahead).kind === 'quad') ahead++;
	const token = p.peek(ahead);
	if (token.kind !== 'add' || (token.text !== '+' && token.text !== '-')) return false;
	if (token.text === '-') {
		// `-y = 3` is a new equation; `- y` is one more term.
		let depth = 0;
		for (let i = ahead + 1; i < ahead + 400; i++) {
			const { kind } = p.peek(i);
			if (kind === 'begin' || kind === 'open') depth++;
			else if (kind === 'end' || kind === 'close') depth--;
			if (kind === 'eof' || depth < 0 || (depth === 0 && kind === 'row')) break;
			if (depth === 0 && kind === 'relation') return false;
		}
	}
	while (p.peek(1).kind === 'quad') p.at++;
	return true;
}

/** A term with a sign in front, at the start of a sum. */
function readSigned(p: Cursor): Expression {
	const token = p.peek();
	if (token.kind !== 'add') return readTerm(p);
	p.next();
	if (token.text === '+') return p.deeper(() => readSigned(p));
	if (token.text === '-') return apply(p, 'negate', [p.deeper(() => readSigned(p))], token.start);
	return apply(p, 'plus-minus', [p.deeper(() => readSigned(p))], token.start);
}

const PRODUCTS: Record<string, Operator> = {
	hadamard: 'hadamard',
	kronecker: 'kronecker',
	cross: 'cross',
	mod: 'mod',
	cap: 'intersection',
};

/** Products and quotients, left to right. */
export function readTerm(p: Cursor): Expression {
	const start = p.peek().start;
	let left = readFactor(p);
	let list: Expression[] | undefined;
	let listSign: ApplyNode['sign'];
	let count = 0;
	for (;;) {
		let token = p.peek();
		if (token.kind === 'row' && !p.cells && p.peek(1).kind === 'multiply') {
			p.next();
			token = p.peek();
		}
		if (token.kind === 'command' && token.text === 'pmod') {
			if (++count > MAX_DEPTH) return p.tooDeep();
			if (list) left = endingAt(apply(p, 'multiply', list, start, listSign), list);
			list = undefined;
			left = apply(p, 'mod', [left, readOperand(p)], start);
			continue;
		}
		if (token.kind !== 'multiply') break;
		p.next();
		if (p.peek().kind === 'row' && !p.cells) p.next();
		const sign = token.text;
		if (sign === 'times' || sign === 'dot' || sign === 'star' || sign === 'matmul' || sign === 'compose') {
			const written = sign === 'matmul' || sign === 'compose' ? 'juxtaposed' : sign;
			const right = sign === 'compose' && !startsOperand(p, p.peek()) ? undefined : readFactor(p);
			if (sign === 'compose' && right) {
				if (++count > MAX_DEPTH) return p.tooDeep();
				if (list) left = apply(p, 'multiply', list, start, listSign);
				list = undefined;
				left = apply(p, 'hadamard', [left, right], start);
				continue;
			}
			if (!right) continue;
			if (list && listSign === written) list.push(right);
			else {
				if (list) {
					if (++count > MAX_DEPTH) return p.tooDeep();
					left = endingAt(apply(p, 'multiply', list, start, listSign), list);
				}
				list = [left, right];
				listSign = written;
			}
			continue;
		}
		if (++count > MAX_DEPTH) return p.tooDeep();
		if (list) left = endingAt(apply(p, 'multiply', list, start, listSign), list);
		list = undefined;
		const right = readFactor(p);
		const derivative = sign === 'slash' ? slashDerivative(p, left, right, start) : undefined;
		if (derivative) left = derivative;
		else if (sign === 'slash' || sign === 'div') left = apply(p, 'divide', [left, right], start, sign);
		else left = apply(p, PRODUCTS[sign] ?? 'multiply', [left, right], start);
	}
	return list ? apply(p, 'multiply', list, start, listSign) : left;
}

/** A node made after its successor's sign was already taken ends with its own last part. */
const endingAt = (node: ApplyNode, parts: readonly Expression[]): ApplyNode => ({
	...node,
	span: { start: node.span.start, end: Math.max(node.span.start, (parts[parts.length - 1] as Expression).span.end) },
});

/** `dL/dN` beside the fraction form. */
function slashDerivative(p: Cursor, above: Expression, below: Expression, start: number): Expression | undefined {
	const top = differential(above);
	const bottom = differential(below);
	if (!top || !bottom) return undefined;
	return apply(p, 'derivative', [top, bottom], start, 'slash');
}

const differential = (e: Expression): Expression | undefined => {
	if (e.kind !== 'apply' || e.operator !== 'multiply' || e.sign !== 'juxtaposed' || e.args.length !== 2)
		return undefined;
	const [d, of] = e.args as [Expression, Expression];
	return d.kind === 'symbol' && (d.name === 'd' || d.name === 'partial') && of.kind === 'symbol' ? of : undefined;
};

/** One factor of an explicit product: a sign may stand before it (`6 \cdot -2`). */
function readFactor(p: Cursor): Expression {
	const token = p.peek();
	if (token.kind === 'add' && token.text !== '∪' && token.text !== '∖') {
		p.next();
		const inner = p.deeper(() => readFactor(p));
		if (token.text === '+') return inner;
		return apply(p, token.text === '-' ? 'negate' : 'plus-minus', [inner], token.start);
	}
	if (token.kind === 'number') {
		const fraction = readSlashed(p, token);
		if (fraction) return fraction;
	}
	return readJuxtaposed(p);
}

/** `1/2 inch`, `3/4 (a + b)`, `25 / 1/3`: a fraction of two numbers written tightly is one factor before a unit, a bracket or a spaced name. */
function readSlashed(p: Cursor, above: Token): Expression | undefined {
	const slash = p.peek(1);
	const below = p.peek(2);
	if (
		slash.kind !== 'multiply' ||
		slash.text !== 'slash' ||
		slash.space > 0 ||
		below.kind !== 'number' ||
		below.space > 0
	)
		return undefined;
	if (!/^\d{1,4}$/.test(above.text) || !/^\d{1,4}$/.test(below.text)) return undefined;
	const after = p.peek(3);
	const before = p.tokens[p.at - 1];
	const divides = before?.kind === 'multiply' && before.text === 'slash' && above.space > 0;
	const joined =
		(after.kind === 'text' && !isNote(p, after)) ||
		(after.kind === 'open' && after.text === '(') ||
		((after.kind === 'symbol' || after.kind === 'word') && after.space > 0);
	if (!divides && !joined) return undefined;
	const start = above.start;
	const numerator = readNumber(p, false);
	p.next();
	const denominator = readNumber(p, false);
	const fraction = apply(p, 'divide', [numerator, denominator], start, 'slash');
	p.grouped = fraction;
	const first = readPostfix(p, fraction, start);
	if (!joins(p, first)) return first;
	return readFactors(p, first, start);
}

/** Factors written side by side. They bind tighter than a slash, except `1/2 x` and `3/4 (a + b)`. */
export function readJuxtaposed(p: Cursor): Expression {
	const start = p.peek().start;
	const first = readOperand(p);
	return joins(p, first) ? readFactors(p, first, start) : first;
}

function readFactors(p: Cursor, first: Expression, start: number): Expression {
	const factors = [first];
	while (joins(p, factors[factors.length - 1] as Expression)) {
		const before = p.at;
		const next = readOperand(p);
		if (p.at === before) break;
		const last = factors[factors.length - 1] as Expression;
		if (isMixed(last, next) && p.tokens[before - 1]?.kind !== 'close') {
			factors[factors.length - 1] = {
				kind: 'apply',
				span: { start: last.span.start, end: p.end },
				operator: 'add',
				args: [last, next],
				sign: 'juxtaposed',
			};
		} else if (isLongTime(last, next)) {
			const sum: Expression = {
				kind: 'apply',
				span: { start: last.span.start, end: p.end },
				operator: 'add',
				args: [last, next],
			};
			factors[factors.length - 1] = sum;
		} else factors.push(next);
	}
	return factors.length === 1 ? (factors[0] as Expression) : apply(p, 'multiply', factors, start, 'juxtaposed');
}

/** `2\frac{1}{2}`: an integer and a proper fraction of integers. */
const isMixed = (whole: Expression, part: Expression): boolean => {
	if (whole.kind !== 'number' || !whole.exact || whole.scale) return false;
	if (part.kind !== 'apply' || part.operator !== 'divide') return false;
	const [above, below] = part.args as [Expression, Expression];
	return (
		above.kind === 'number' &&
		below.kind === 'number' &&
		above.exact &&
		below.exact &&
		above.value > 0 &&
		above.value < below.value
	);
};

const TIMES: readonly string[] = ['yr', 'mo', 'wk', 'd', 'h', 'min', 's'];

const timeRank = (e: Expression): number =>
	e.kind === 'measure' && e.unit.factors.length === 1 && e.unit.factors[0]?.power === 1
		? TIMES.indexOf(e.unit.factors[0].name)
		: -1;

const isTime = (e: Expression): boolean => timeRank(e) >= 0;

/** `12 hours 30 minutes`: a longer time and a shorter one are added. */
const isLongTime = (left: Expression, right: Expression): boolean =>
	isTime(right) && (isTime(left) ? timeRank(left) < timeRank(right) : false);

/** Whether the number that comes next is followed by a word, so that it may be the minutes behind the hours. */
const timeFollows = (p: Cursor): boolean => {
	const { kind, text } = p.peek(1);
	return (
		(kind === 'word' || kind === 'text') &&
		/^\s*(?:months?|weeks?|days?|hours?|hrs?|h|min(?:ute)?s?|s(?:ec(?:ond)?s?)?)\s*$/.test(text)
	);
};

/** Whether what follows is one more factor without a sign. */
function joins(p: Cursor, left: Expression): boolean {
	const token = p.peek();
	if (p.columns && token.space === 2) return false;
	switch (token.kind) {
		case 'number':
		case 'vulgar':
			if (left.kind === 'measure') return token.kind === 'number' && isTime(left) && timeFollows(p);
			// Two numbers side by side are two numbers (or one torn apart), never a product without a bracket between.
			return endsLikeName(p, left);
		case 'text':
			return startsOperand(p, token) && joinsText(p, token, left);
		case 'money':
			return false;
		case 'word':
			// Behind a unit a word of plain text is prose.
			return left.kind !== 'measure' && left.kind !== 'unit' && !(p.argument && functionWords.has(token.text));
		case 'open':
		case 'symbol':
		case 'group':
		case 'function':
		case 'big':
		case 'command':
		case 'style':
		case 'accent':
		case 'partial':
		case 'nabla':
			return startsOperand(p, token) && !(p.argument && token.kind === 'function');
		case 'dots':
			return startsOperand(p, p.peek(1));
		case 'begin':
			return startsOperand(p, token);
		case 'bar':
			return startsOperand(p, token) && token.note !== 'right' && token.note !== 'middle' && closesLater(p, token);
		default:
			return false;
	}
}

const endsLikeName = (p: Cursor, left: Expression): boolean => {
	if (left.kind === 'number') return false;
	const before = p.tokens[p.at - 1]?.kind;
	if (p.columns) return false;
	return p.latex ? left.kind !== 'measure' && left.kind !== 'unit' : before === 'close';
};

/** Words glued to a formula are a name (`\eta\text{loss}`); words with space around them stand beside it. */
function joinsText(p: Cursor, token: Token, left: Expression): boolean {
	if (isNote(p, token)) return false;
	if (left.kind === 'measure' || left.kind === 'number') return false;
	const words = token.text.trim();
	if (/\s/.test(words) || /^[$\d]/.test(words)) return false;
	return token.text === words || p.peek(1).kind === 'open';
}

/** Whether a bar in juxtaposition opens an absolute value: its partner stands within this bracket. */
function closesLater(p: Cursor, token: Token): boolean {
	if (token.note === 'left') return true;
	let depth = 0;
	for (let i = 1; i < 200; i++) {
		const ahead = p.peek(i);
		if (ahead.kind === 'open' || ahead.kind === 'group') depth++;
		else if (ahead.kind === 'close' || ahead.kind === 'endgroup') {
			if (--depth < 0) return false;
		} else if (ahead.kind === 'eof' || (depth === 0 && (ahead.kind === 'row' || ahead.kind === 'relation')))
			return false;
		else if (depth === 0 && ahead.kind === 'bar' && ahead.text === token.text) return i > 1;
	}
	return false;
}
