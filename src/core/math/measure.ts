import type { Cursor } from './cursor.ts';
import type { Expression, UnitNode } from './expression.ts';
import { literalOf, numberNode } from './numerals.ts';
import { readOperand, startsOperand } from './operand.ts';
import type { Token } from './tokens.ts';
import { findUnit, parseUnitText } from './units.ts';
import { scaleLetters, scaleWords } from './vocabulary.ts';

type Factors = UnitNode['factors'];

/** A unit text's factors, remembered: the same few units stand in every formula of a document. */
const remembered = new Map<string, UnitNode | null>();

function unitOfText(text: string): UnitNode | undefined {
	const known = remembered.get(text);
	if (known !== undefined) return known ?? undefined;
	const unit = parseUnitText(text);
	if (remembered.size > 4000) remembered.clear();
	remembered.set(text, unit ?? null);
	return unit;
}

/** Whether every factor is in a table: no mere noun that some word happens to be. */
const isKnown = (factors: Factors): boolean => factors.every(({ name }) => findUnit(name)?.guessed === false);

/** Whether a factor has a hard dimension: bytes, seconds, dollars; not tokens or GPUs. */
const isHard = (factors: Factors): boolean => factors.some(({ name }) => findUnit(name)?.soft === false);

/** Words that are units only right behind a number. */
const DOUBTFUL: ReadonlySet<string> = new Set(
	'in a at as is so or and if for to are be an on of by do no it we us he i per let set from out over up the with where then when that each are such not has had was were can than any all most'.split(
		' ',
	),
);

/**
 * Reads a number with what belongs to its digits: `%`, `million`, a suffix as in `175B`.
 * @param suffixes whether a letter behind it may be a scale
 */
export function readNumber(p: Cursor, suffixes = true, money = false): Expression {
	const token = p.next();
	const literal = literalOf(token.text);
	if (suffixes) {
		const scale = readScale(p, token, money);
		if (scale) return numberNode(literal, token.start, p.end, scale.power, scale.text);
		const mixed = readMixed(p, token);
		if (mixed) return mixed;
	}
	return numberNode(literal, token.start, token.end);
}

function readScale(p: Cursor, number: Token, money: boolean): { power: number; text: string } | undefined {
	const token = p.peek();
	switch (token.kind) {
		case '%':
			p.next();
			return token.text === '‰' ? { power: -3, text: '‰' } : { power: -2, text: '%' };
		case 'text':
			return textScale(p, token, money);
		case 'word':
		case 'symbol':
			return letterScale(p, token, number, money);
		default:
			return undefined;
	}
}

/** `\text{ million tokens}`: the scale belongs to the number, the rest stays as a unit. */
function textScale(p: Cursor, token: Token, money: boolean): { power: number; text: string } | undefined {
	const match = /^\s*([A-Za-z]+)(?![A-Za-z/^²³])/.exec(token.text);
	const word = match?.[1];
	if (!match || !word) return undefined;
	const glued = token.space === 0 && !/^\s/.test(token.text);
	const rest = token.text.slice(match[0].length);
	let power = scaleWords.get(word) ?? scaleWords.get(word.toLowerCase());
	if (power === undefined) {
		const letter = scaleLetters.get(word);
		if (letter === undefined) return undefined;
		const noun = rest.trim() !== '' && unitOfText(rest.trim()) !== undefined && !/^[\s]*[/·*-]/.test(rest);
		// K is kelvin and B is bytes after a bare number; behind money, before a noun or glued they count.
		const counts =
			money ||
			noun ||
			(glued && word !== 'K' && word !== 'k') ||
			(word !== 'K' && word !== 'B' && word !== 'k') ||
			nounFollows(p);
		if (!counts) return undefined;
		power = letter;
	}
	if (rest.trim() === '') p.next();
	else p.splitWords(token, match[0].length);
	return { power, text: word };
}

const nounFollows = (p: Cursor): boolean => {
	const next = p.peek(1);
	if (next.kind !== 'text') return false;
	const unit = unitOfText(next.text.trim());
	return unit !== undefined && isKnown(unit.factors);
};

function letterScale(
	p: Cursor,
	token: Token,
	number: Token,
	money: boolean,
): { power: number; text: string } | undefined {
	if (token.kind === 'word') {
		const power = scaleWords.get(token.text) ?? (token.space === 0 ? scaleLetters.get(token.text) : undefined);
		if (power === undefined) return undefined;
		if (token.text.length === 1 && (p.peek(1).kind === 'open' || p.peek(1).kind === '_' || p.peek(1).kind === '^'))
			return undefined;
		p.next();
		return { power, text: token.text };
	}
	if (token.note !== undefined) return undefined;
	const power = scaleLetters.get(token.text);
	if (power === undefined) return spelledScale(p, token);
	if (token.space !== 0) return undefined;
	const after = p.peek(1);
	const alone =
		(after.kind !== 'symbol' || after.space > 0) &&
		!['^', '_', 'open', 'prime', 'group', 'subscript', 'superscript', 'function'].includes(after.kind);
	if (!alone) return undefined;
	if (!money) {
		if (p.latex && (token.text === 'k' || !countsAsScale(p, number, token, after))) return undefined;
		if (!p.latex && p.standsAlone(token.text)) return undefined;
	}
	p.next();
	return { power, text: token.text };
}

/** In LaTeX `7B` may be seven times B: it is a scale where nothing else in the formula is called B and the digits look like a size. */
function countsAsScale(p: Cursor, number: Token, letter: Token, after: Token): boolean {
	if (p.standsAlone(letter.text)) return false;
	if (after.kind === 'text') return unitOfText(after.text.trim()) !== undefined;
	if (after.kind === 'symbol' && after.space === 0) return false;
	return number.text.length > 1 || Number(number.text) >= 5;
}

/** `12 million` in bare letters of LaTeX. */
function spelledScale(p: Cursor, token: Token): { power: number; text: string } | undefined {
	if (!p.latex || token.space === 0 || p.peek(1).kind !== 'symbol' || p.peek(1).space !== 0) return undefined;
	const word = letterRun(p);
	const power = word.length > 3 ? scaleWords.get(word) : undefined;
	if (power === undefined) return undefined;
	p.at += word.length - 1;
	p.next();
	return { power, text: word };
}

function letterRun(p: Cursor): string {
	let word = '';
	for (let ahead = 0; ahead < 24; ahead++) {
		const token = p.peek(ahead);
		if (
			token.kind !== 'symbol' ||
			token.text.length !== 1 ||
			token.note !== undefined ||
			(ahead > 0 && token.space > 0)
		)
			break;
		word += token.text;
	}
	return word;
}

/** `1 1/2` and `1 ½`: an integer, a blank, a proper fraction. */
function readMixed(p: Cursor, whole: Token): Expression | undefined {
	const above = p.peek();
	if (!/^\d+$/.test(whole.text)) return undefined;
	if (above.kind === 'vulgar') {
		const part = readOperand(p);
		return mixed(
			p,
			whole,
			part.kind === 'measure' ? part.value : part,
			part.kind === 'measure' ? part.unit : undefined,
		);
	}
	if (above.kind !== 'number' || above.space === 0 || p.columns) return undefined;
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
	if (!/^\d{1,3}$/.test(above.text) || !/^\d{1,3}$/.test(below.text) || Number(above.text) >= Number(below.text))
		return undefined;
	p.at += 3;
	const part: Expression = {
		kind: 'apply',
		span: { start: above.start, end: below.end },
		operator: 'divide',
		args: [
			numberNode(literalOf(above.text), above.start, above.end),
			numberNode(literalOf(below.text), below.start, below.end),
		],
		sign: 'slash',
	};
	return mixed(p, whole, part, undefined);
}

function mixed(p: Cursor, whole: Token, part: Expression, unit: UnitNode | undefined): Expression {
	const sum: Expression = {
		kind: 'apply',
		span: { start: whole.start, end: part.span.end },
		operator: 'add',
		args: [numberNode(literalOf(whole.text), whole.start, whole.end), part],
		sign: 'juxtaposed',
	};
	return unit ? { kind: 'measure', span: p.spanFrom(whole.start), value: sum, unit } : sum;
}

/** `\$18.15`, `$100K/year`. */
export function readMoney(p: Cursor): Expression {
	const sign = p.next();
	const text = sign.text;
	const unit: UnitNode = {
		kind: 'unit',
		span: { start: sign.start, end: sign.end },
		text,
		factors: unitOfText(text)?.factors ?? [{ name: text, power: 1 }],
	};
	const token = p.peek();
	if (token.kind === 'number') {
		const value = readNumber(p, true, true);
		return (
			readUnitBehind(p, { kind: 'measure', span: p.spanFrom(sign.start), value, unit }, sign.start) ?? {
				kind: 'measure',
				span: p.spanFrom(sign.start),
				value,
				unit,
			}
		);
	}
	if (token.kind === 'add' && p.peek(1).kind === 'number') {
		p.next();
		const value = readNumber(p, true, true);
		const signed: Expression =
			token.text === '-'
				? { kind: 'apply', span: { start: token.start, end: p.end }, operator: 'negate', args: [value] }
				: value;
		return { kind: 'measure', span: p.spanFrom(sign.start), value: signed, unit };
	}
	if (startsOperand(p, token) && token.kind !== 'money') {
		const value = readOperand(p);
		return { kind: 'measure', span: p.spanFrom(sign.start), value, unit };
	}
	return unit;
}

/** Words where an operand is due that are a quantity (`\text{12 GB}`) or a unit by itself (`\text{GB}`). */
export function unitOperand(p: Cursor, token: Token, words: string): Expression | undefined {
	if (words.length < 2 || !/^[A-Za-z/·²³⁻¹$€-]+$/.test(words) || token.note === 'mathsf') return undefined;
	if (p.peek(1).kind === '_' || p.peek(1).kind === 'open' || DOUBTFUL.has(words) || words === 'min') return undefined;
	const unit = unitOfText(words);
	if (!unit || !isKnown(unit.factors) || !isHard(unit.factors)) return undefined;
	// `\text{FLOPs} = ...` gives a quantity a name; `\text{GB} = ...` says what a unit is.
	if (p.peek(1).kind === 'relation' && /^(?:[A-Za-z]?FLOPs?|[A-Z]?[a-z]{4,})$/.test(words)) return undefined;
	p.next();
	return { ...unit, span: { start: token.start, end: token.end } };
}

/** Reads a unit behind a value, if one stands there: the measure, or undefined with nothing taken. */
export function readUnitBehind(p: Cursor, value: Expression, start: number, degree?: 'degree'): Expression | undefined {
	const token = p.peek();
	if (degree) return readDegrees(p, value, start, p.end);
	let factors: readonly { name: string; power: number }[] | undefined;
	const from = token.start;
	if (value.kind === 'measure' || value.kind === 'unit') {
		const more = moreUnits(p, value.kind === 'measure' ? value.unit.factors : value.factors, value.kind === 'unit');
		if (!more) return undefined;
		const old = value.kind === 'measure' ? value.unit : value;
		const unit: UnitNode = {
			kind: 'unit',
			span: { start: old.span.start, end: p.end },
			text: unitText(p, old, more),
			factors: more,
		};
		return value.kind === 'measure' ? { ...value, span: p.spanFrom(start), unit } : unit;
	}
	switch (token.kind) {
		case 'text':
			factors = readTextUnit(p, token, value);
			break;
		case 'word':
			factors = readWordUnit(p, token, value);
			break;
		case 'symbol':
			factors = p.latex ? readLetterUnit(p, token, value) : undefined;
			break;
		case 'money':
			if (value.kind !== 'number' && !isPowerOfNumber(value)) return undefined;
			if (p.peek(1).kind === 'number' && p.peek(1).space === 0) return undefined;
			p.next();
			factors = unitOfText(token.text)?.factors;
			break;
		case 'degree':
			p.next();
			return readDegrees(p, value, start, token.start);
		case 'multiply':
			factors = token.text === 'slash' ? readRate(p, token, value) : undefined;
			break;
		default:
			return undefined;
	}
	if (!factors) return undefined;
	const all = moreUnits(p, factors, true) ?? factors;
	const text = writtenUnit(p, from, all);
	// The whole text may name one unit where its pieces name two: petaFLOP/s.
	const whole = all === factors ? undefined : unitOfText(text);
	const unit: UnitNode = { kind: 'unit', span: { start: from, end: p.end }, text, factors: whole?.factors ?? all };
	return { kind: 'measure', span: p.spanFrom(start), value, unit };
}

const isPowerOfNumber = (e: Expression): boolean =>
	e.kind === 'apply' && e.operator === 'power' && e.args[0]?.kind === 'number';

/** Whether a value is made of numbers, so that words behind it count something. */
function isNumeric(e: Expression): boolean {
	if (e.kind === 'number') return true;
	if (e.kind === 'apply') return e.args.length > 0 && e.args.every(isNumeric);
	return false;
}

function readDegrees(p: Cursor, value: Expression, start: number, from: number): Expression {
	const next = p.peek();
	let name = '°';
	if ((next.kind === 'symbol' || next.kind === 'word' || next.kind === 'text') && /^\s*[CFK]$/.test(next.text)) {
		name = `°${next.text.trim()}`;
		p.next();
	}
	const found = unitOfText(name) ?? unitOfText('deg');
	const unit: UnitNode = {
		kind: 'unit',
		span: { start: from, end: p.end },
		text: name,
		factors: found?.factors ?? [{ name, power: 1 }],
	};
	return { kind: 'measure', span: p.spanFrom(start), value, unit };
}

/** The unit as it stood, LaTeX taken off. */
function writtenUnit(p: Cursor, from: number, factors: Factors): string {
	const written = p.source
		.slice(from, p.end)
		.replace(/\\(?:text|mathrm|operatorname|mbox|textrm|textbf)\s*\{/g, '')
		.replace(/\\[,;:! ]|\\cdot|[{}~]/g, match => (match === '\\cdot' ? '·' : match === '{' || match === '}' ? '' : ' '))
		.replace(/\\([$%])/g, '$1')
		.replace(/\s+/g, ' ')
		.trim();
	return written === '' || written.includes('\\') ? factorText(factors) : written;
}

const unitText = (p: Cursor, old: UnitNode, factors: Factors): string => {
	if (!/^[$€£]?$/.test(old.text))
		return p.source.startsWith(old.text, old.span.start)
			? writtenUnit(p, old.span.start, factors)
			: factorText(factors);
	const [first, ...rest] = factors;
	return old.text === '$' && first?.name === 'USD' && first.power === 1 && rest.every(factor => factor.power < 0)
		? `$${factorText(rest)}`
		: factorText(factors);
};

/** Factors as text that reads back: `USD/h`, `m·s^-2`. */
export function factorText(factors: Factors): string {
	const part = (name: string, power: number): string =>
		power === 1 ? name : name + [...String(power)].map(c => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]).join('');
	const above = factors.filter(factor => factor.power > 0).map(factor => part(factor.name, factor.power));
	const below = factors.filter(factor => factor.power < 0).map(factor => part(factor.name, -factor.power));
	// A scale belongs to the noun behind it: `/million token`.
	const under = below
		.map((text, i) => (i > 0 && scaleWords.has(below[i - 1] as string) ? ` ${text}` : `/${text}`))
		.join('');
	return above.join('·') + under;
}

function readTextUnit(p: Cursor, token: Token, value: Expression): Factors | undefined {
	const words = token.text.trim().replace(/[.,;:]+$/, '');
	if (words === '') return undefined;
	const upright =
		token.note === 'mathrm' || token.note === 'operatorname' || token.note === 'mathsf' || token.note === 'mathit';
	const spaced = token.space > 0 || /^\s/.test(token.text);
	const numeric = value.kind === 'number' || isNumeric(value);
	if (
		DOUBTFUL.has(words.toLowerCase()) &&
		!(numeric && spaced && /^(?:in|a)$/.test(words) && !startsOperand(p, p.peek(1)))
	)
		return undefined;
	if (
		words.length === 1 &&
		/[A-Za-z]/.test(words) &&
		(upright ? !(numeric && (token.space === 2 || /^\s/.test(token.text))) : !(numeric || spaced))
	)
		return undefined;
	if (!numeric && !spaced && !isBracketed(p)) return undefined;
	const chemical = p.peek(1).kind === '_' || p.peek(1).kind === 'subscript' ? subscripted(p, words) : undefined;
	if (chemical) return chemical;
	if (p.peek(1).kind === '_' || (p.peek(1).kind === 'open' && token.text.trim() === token.text && !numeric))
		return undefined;
	if (/^per\b|^\//.test(words)) {
		const rate = unitOfText(words);
		if (!rate) return undefined;
		p.next();
		return powered(p, rate.factors);
	}
	const unit = unitOfText(words);
	if (!unit) return undefined;
	if (!isKnown(unit.factors)) {
		// A noun nobody knows counts things only right behind numbers, in one or two words.
		if (!numeric || !countsFewWords(words) || upright) return undefined;
	} else if (!numeric && !isHard(unit.factors) && value.kind === 'symbol' && !spaced) return undefined;
	p.next();
	return powered(p, unit.factors);
}

/** One or two words, or a rate of such. */
const countsFewWords = (words: string): boolean =>
	words.split(/\s+per\s+|\//).every(part => part.trim().split(/\s+/).length <= 2);

const isBracketed = (p: Cursor): boolean =>
	p.tokens[p.at - 1]?.kind === 'close' || p.tokens[p.at - 1]?.kind === 'endgroup';

/** `\text{ kg CO}_2`: the digit belongs to the word. */
function subscripted(p: Cursor, words: string): Factors | undefined {
	const length = p.peek(1).kind === 'subscript' ? 1 : p.peek(2).kind === 'group' ? 4 : 2;
	const digit = p.peek(1).kind === 'subscript' ? p.peek(1) : p.peek(length === 4 ? 3 : 2);
	if (!/^\d$/.test(digit.text)) return undefined;
	const unit = unitOfText(words + digit.text);
	if (!unit || !isKnown(unit.factors)) return undefined;
	p.at += 1 + length;
	if (length === 1) p.at = Math.min(p.at, p.tokens.length - 1);
	return powered(p, unit.factors);
}

/** `\text{m}^2`, `\text{s}^{-1}`, `m²`: a power behind a unit is the power of its last factor. */
function powered(p: Cursor, factors: Factors): Factors {
	const token = p.peek();
	let power: number | undefined;
	let length = 0;
	if (token.kind === 'superscript' && /^[+-]?\d$/.test(token.text)) {
		power = Number(token.text);
		length = 1;
	} else if (token.kind === '^') {
		const group = p.peek(1).kind === 'group';
		let at = group ? 2 : 1;
		const minus = p.peek(at).kind === 'add' && p.peek(at).text === '-';
		if (minus) at++;
		const digits = p.peek(at);
		if (digits.kind === 'number' && /^\d$/.test(digits.text) && (!group || p.peek(at + 1).kind === 'endgroup')) {
			power = minus ? -Number(digits.text) : Number(digits.text);
			length = at + (group ? 2 : 1);
		}
	}
	if (power === undefined || factors.length === 0) return factors;
	p.at += length;
	const last = factors[factors.length - 1] as Factors[number];
	return [...factors.slice(0, -1), { name: last.name, power: last.power * power }];
}

/** `/s`, `\cdot \text{m}`, `-days`, `\text{ per token}` behind a unit: the factors together, or undefined if none follows. */
function moreUnits(p: Cursor, given: Factors, first: boolean): Factors | undefined {
	let factors = given;
	let found = false;
	for (let rounds = 0; rounds < 8; rounds++) {
		const token = p.peek();
		const next = p.peek(1);
		let more: Factors | undefined;
		if (token.kind === 'multiply' && token.text === 'slash') {
			more = unitAhead(p, next, 1, true)?.map(({ name, power }) => ({ name, power: -power }));
		} else if (token.kind === 'multiply' && token.text === 'dot' && next.kind === 'text') {
			const unit = unitOfText(next.text.trim());
			if (unit && isKnown(unit.factors) && isHard(unit.factors)) more = unitAhead(p, next, 1, false);
		} else if (
			token.kind === 'add' &&
			token.text === '-' &&
			token.space === 0 &&
			next.space === 0 &&
			(next.kind === 'text' || next.kind === 'word')
		) {
			const unit = unitOfText(next.text.trim());
			if (unit && isKnown(unit.factors)) more = unitAhead(p, next, 1, false);
		} else if (token.kind === 'text') {
			const words = token.text.trim();
			const unit = /^(?:per\b|\/)/.test(words) || first ? unitOfText(words) : undefined;
			if (unit && (/^(?:per\b|\/)/.test(words) || (isKnown(unit.factors) && !DOUBTFUL.has(words)))) {
				p.next();
				more = powered(p, unit.factors);
			}
		} else if (token.kind === 'word' && token.text === 'per' && next.kind === 'word') {
			more = unitAhead(p, next, 1, true)?.map(({ name, power }) => ({ name, power: -power }));
		} else if (token.kind === 'word' && (found || first) && token.space > 0 && unitWord(p, token)) {
			more = unitAhead(p, token, 0, false);
		}
		if (!more) break;
		factors = [...factors, ...more];
		found = true;
	}
	return found ? factors : undefined;
}

const unitWord = (p: Cursor, token: Token): boolean => {
	if (
		token.text.length < 2 ||
		DOUBTFUL.has(token.text.toLowerCase()) ||
		p.peek(1).kind === 'open' ||
		p.peek(1).kind === '_'
	)
		return false;
	const unit = unitOfText(token.text);
	return unit !== undefined && isKnown(unit.factors);
};

/** Takes the unit `ahead` tokens on, if one stands there. */
function unitAhead(p: Cursor, token: Token, ahead: number, below: boolean): Factors | undefined {
	if (token.kind === 'text' || token.kind === 'word') {
		const words = token.text.trim();
		if (DOUBTFUL.has(words.toLowerCase()) || p.peek(ahead + 1).kind === 'open' || p.peek(ahead + 1).kind === '_')
			return undefined;
		const unit = unitOfText(words);
		if (!unit || (!isKnown(unit.factors) && !(below && /^[A-Za-z]{3,}$/.test(words)))) return undefined;
		p.at += ahead + 1;
		return powered(p, unit.factors);
	}
	if (token.kind === 'symbol' && p.latex && token.note === undefined) {
		const from = p.at;
		p.at += ahead;
		const word = letterRun(p);
		const called = p.peek(word.length).kind === 'open';
		const unit = called
			? undefined
			: word.length > 1 || (below && /^[sh]$/.test(word) && !p.standsAloneElsewhere(word))
				? unitOfText(word)
				: undefined;
		if (unit && isKnown(unit.factors)) {
			p.at += word.length;
			return powered(p, unit.factors);
		}
		p.at = from;
	}
	return undefined;
}

/** Plain text: a word behind a number. A single letter is a unit unless it is a variable elsewhere or a product goes on. */
function readWordUnit(p: Cursor, token: Token, value: Expression): Factors | undefined {
	const word = token.text;
	const next = p.peek(1);
	const numeric = isNumeric(value) || isBracketed(p);
	if (
		!numeric ||
		next.kind === 'open' ||
		next.kind === '_' ||
		(next.kind === '^' && word.length === 1 && !/^[ms]$/.test(word))
	)
		return undefined;
	if (word.includes('_') || DOUBTFUL.has(word.toLowerCase())) {
		if (word === 'per' && next.kind === 'word') {
			const below = unitAhead(p, next, 1, true);
			return below?.map(({ name, power }) => ({ name, power: -power }));
		}
		if (!(word === 'in' && !startsOperand(p, next))) return undefined;
	}
	if (word.length === 1) {
		if (
			p.standsAlone(word) ||
			(next.kind === 'word' && next.space > 0 && next.text.length === 1) ||
			(token.space === 0 && (!/^[smhgWJ]$/.test(word) || (next.kind === 'word' && next.space === 0)))
		)
			return undefined;
		const unit = unitOfText(word);
		if (!unit || !isKnown(unit.factors)) return undefined;
		p.next();
		return powered(p, unit.factors);
	}
	const unit = unitOfText(word);
	// A describing word before the noun it describes: "8 input tokens", "4 fluffy batches", "20 H200 GPUs".
	if (isNoun(p, next) && !(unit && isHard(unit.factors) && !isKnown(unitOfText(next.text)?.factors ?? []))) {
		const both = unitOfText(`${word} ${next.text}`);
		if (both && both.factors.length > 0) {
			p.at += 2;
			return powered(p, both.factors);
		}
	}
	if (!unit) return undefined;
	const guess = !isKnown(unit.factors);
	if (guess && (token.space === 0 || !/^[A-Za-z][a-z'’-]{2,}$/.test(word) || p.standsAlone(word))) return undefined;
	p.next();
	return powered(p, unit.factors);
}

const isNoun = (p: Cursor, token: Token): boolean =>
	token.kind === 'word' &&
	token.space > 0 &&
	token.text.length > 2 &&
	!token.text.includes('_') &&
	!DOUBTFUL.has(token.text.toLowerCase()) &&
	!['open', '_', '^'].includes(p.peek(2).kind) &&
	unitOfText(token.text) !== undefined;

/** `500K/year`: a rate without a unit above the slash. */
function readRate(p: Cursor, token: Token, value: Expression): Factors | undefined {
	const below = p.peek(1);
	if (value.kind !== 'number' || token.space > 0 || below.space > 0 || (below.kind !== 'word' && below.kind !== 'text'))
		return undefined;
	const words = below.text.trim();
	const unit = words.length > 2 && p.peek(2).kind !== 'open' && !p.standsAlone(words) ? unitOfText(words) : undefined;
	if (!unit || !isKnown(unit.factors)) return undefined;
	p.at += 2;
	return powered(p, unit.factors).map(({ name, power }) => ({ name, power: -power }));
}

/** LaTeX: bare letters that spell a unit behind a number: `2~GB`, `2 GB`, `17\,ms`, `100 tokens`. */
function readLetterUnit(p: Cursor, token: Token, value: Expression): Factors | undefined {
	if (token.space === 0 || token.note !== undefined || token.text.length !== 1) return undefined;
	if (!isNumeric(value)) return undefined;
	const second = p.peek(1);
	const run = second.kind === 'symbol' && second.space === 0 ? letterRun(p) : token.text;
	if (
		run.length === 1
			? token.space !== 2 || !/^[sJKWVBhgAN]$/.test(run)
			: !(token.space === 2 || run.length >= 4 || /^[kMGTPE]i?[Bb]$|^[A-Z]{3,}$/.test(run))
	)
		return undefined;
	const after = p.peek(run.length);
	if (
		after.kind === 'open' ||
		after.kind === '_' ||
		(after.kind === 'symbol' && after.space === 0) ||
		DOUBTFUL.has(run)
	)
		return undefined;
	if (run.length === 1 && p.standsAloneElsewhere(run)) return undefined;
	const unit = unitOfText(run);
	if (!unit || !isKnown(unit.factors)) return undefined;
	p.at += run.length;
	return powered(p, unit.factors);
}
