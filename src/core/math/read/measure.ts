import type { Expression, UnitNode } from '../expression.ts';
import type { Cursor } from './cursor.ts';
import { startsOperand } from './operand.ts';
import type { Token } from './tokens.ts';
import {
	countsFewWords,
	DOUBTFUL,
	type Factors,
	factorText,
	fractionOfUnits,
	isHard,
	isKnown,
	letterRun,
	moreUnits,
	powered,
	subscripted,
	unitAhead,
	unitOfText,
	unitText,
	writtenUnit,
} from './unit-words.ts';

/** Words where an operand is due that are a quantity (`\text{12 GB}`) or a unit by itself (`\text{GB}`). */
export function unitOperand(p: Cursor, token: Token, words: string): Expression | undefined {
	const below = isBelowNumber(p) && /^[sKhmgJWNVA]$/.test(words);
	if (
		(words.length < 2 && !below && words !== '°') ||
		!/^[A-Za-zΩµ°/·⁻⁰¹²³⁴-⁹$€-]+$/.test(words) ||
		token.note === 'mathsf'
	)
		return undefined;
	if (p.peek(1).kind === '_' || p.peek(1).kind === 'open' || DOUBTFUL.has(words) || words === 'min') return undefined;
	const unit = unitOfText(words);
	if (!unit || !isKnown(unit.factors) || !isHard(unit.factors)) return undefined;
	// `\text{FLOPs} = ...` gives a quantity a name; `\text{GB} = ...` says what a unit is.
	if (p.peek(1).kind === 'relation' && /^(?:[A-Za-z]?FLOPs?|[A-Z]?[a-z]{4,})$/.test(words)) return undefined;
	p.next();
	const span = { start: token.start, end: token.end };
	if (!/[/·]/.test(words)) return { ...unit, span };
	// The power behind kg/m is the metre's.
	const factors = powered(p, unit.factors);
	return factors === unit.factors
		? { ...unit, span }
		: { ...unit, span: p.spanFrom(token.start), text: factorText(factors), factors };
}

/** Whether a slash behind a number stands before this: `10^{-6}/\text{K}`. */
const isBelowNumber = (p: Cursor): boolean => {
	const slash = p.tokens[p.at - 1];
	const before = p.tokens[p.at - 2]?.kind;
	return (
		slash?.kind === 'multiply' &&
		slash.text === 'slash' &&
		['number', 'endgroup', 'close', 'superscript'].includes(before as string)
	);
};

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
		case 'command':
			if (token.text === 'frac' && isNumeric(value)) {
				const fraction = fractionOfUnits(p, 1);
				factors = fraction?.factors;
				p.at += fraction ? fraction.length + 1 : 0;
			}
			break;
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
	// `\sin (5k)^\circ`: the degrees are those of the angle
	const [angle] = value.kind === 'apply' ? value.args : [];
	if (name === '°' && angle && value.kind === 'apply' && value.args.length === 1 && TRIGONOMETRIC.has(value.operator)) {
		const measured: Expression = { kind: 'measure', span: { start: angle.span.start, end: p.end }, value: angle, unit };
		return { ...value, span: p.spanFrom(start), args: [measured] };
	}
	return { kind: 'measure', span: p.spanFrom(start), value, unit };
}

/** `°C` where a value could stand: the unit by itself. */
export function readDegreeUnit(p: Cursor): Expression {
	const { start } = p.next();
	const name = /^[CFK]$/.test(p.peek().text.trim()) ? `°${p.next().text.trim()}` : '°';
	const factors = (unitOfText(name) ?? unitOfText('deg'))?.factors ?? [{ name, power: 1 }];
	return { kind: 'unit', span: p.spanFrom(start), text: name, factors };
}

const TRIGONOMETRIC: ReadonlySet<string> = new Set(['sin', 'cos', 'tan', 'cot', 'sec', 'csc']);

function readTextUnit(p: Cursor, token: Token, value: Expression): Factors | undefined {
	const words = token.text.trim().replace(/[.,;:]+$/, '');
	if (words === '') return undefined;
	const upright =
		token.note === 'mathrm' || token.note === 'operatorname' || token.note === 'mathsf' || token.note === 'mathit';
	const spaced = token.space > 0 || /^\s/.test(token.text);
	const numeric = value.kind === 'number' || isNumeric(value);
	if (numeric && spaced && /^[kMmG]$/.test(words) && p.peek(1).text === 'Omega') {
		const ohm = readOhm(p, words, 1);
		if (ohm) return ohm;
	}
	if (
		DOUBTFUL.has(words.length === 1 ? words : words.toLowerCase()) &&
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

const isBracketed = (p: Cursor): boolean =>
	p.tokens[p.at - 1]?.kind === 'close' || p.tokens[p.at - 1]?.kind === 'endgroup';

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
	if (word.includes('_') || DOUBTFUL.has(word.length === 1 ? word : word.toLowerCase())) {
		if (word === 'per' && next.kind === 'word') {
			const below = unitAhead(p, next, 1, true);
			return below?.map(({ name, power }) => ({ name, power: -power }));
		}
		if (!(word === 'in' && !startsOperand(p, next))) return undefined;
	}
	if (word.length === 1) {
		const pair = token.space > 0 && next.kind === 'word' && next.space > 0 && UNIT_PAIRS.has(`${word} ${next.text}`);
		if (pair && !p.standsAlone(word) && !startsOperand(p, p.peek(2))) {
			p.at += 2;
			return unitOfText(`${word}·${next.text}`)?.factors;
		}
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
	const device =
		DEVICE.test(word) && token.space > 0 && !p.standsAlone(word) ? unitOfText(word.replace(/s$/, '')) : undefined;
	if (device) {
		p.next();
		return device.factors;
	}
	if ((word === 'sq' || word === 'cu') && next.kind === 'word') {
		const area = unitOfText(`${word} ${next.text}`);
		if (area && isKnown(area.factors)) {
			p.at += 2;
			return powered(p, area.factors);
		}
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

/** Names of devices that are counted: `8 H100s`, `2 A100-hours`. */
const DEVICE = /^[A-Z]{1,2}\d{2,4}s?$/;

/** Two units of one letter each that are written with a space between them; any other two letters are names. */
const UNIT_PAIRS: ReadonlySet<string> = new Set([
	'N m',
	'V A',
	'A h',
	'W h',
	'V s',
	'A s',
	'J s',
	'N s',
	'W s',
	'A m',
	'T m',
]);

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
	if (value.kind !== 'number' || (below.kind !== 'word' && below.kind !== 'text')) return undefined;
	const words = below.text.trim();
	const glued = token.space === 0 && below.space === 0;
	// 10,000/s and 1B / day; a spaced noun is what is divided by
	const short = !p.latex && value.value >= 10 && /^(?:s|ms|min)$/.test(words);
	const clear = glued ? words.length > 2 || short : /^(?:sec|second|minute|hour|day|week|month|year)$/.test(words);
	const unit = clear && p.peek(2).kind !== 'open' && !p.standsAlone(words) ? unitOfText(words) : undefined;
	if (!unit || !isKnown(unit.factors)) return undefined;
	p.at += 2;
	return powered(p, unit.factors).map(({ name, power }) => ({ name, power: -power }));
}

/** `16.9\,\mu s`, `5\,\mu\mathrm{m}`: a millionth of what the letter behind it says, where nothing else hangs on that. */
function readMicro(p: Cursor): Factors | undefined {
	const letter = p.peek(1);
	const after = p.peek(2).kind;
	if ((letter.kind !== 'symbol' && letter.kind !== 'text') || after === '_' || after === 'open') return undefined;
	const word = letter.text.trim();
	if (!/^[smgJWVAFNH]$/.test(word) || (after === 'symbol' && p.peek(2).space === 0)) return undefined;
	const unit = p.standsAloneElsewhere(word) ? undefined : unitOfText(`µ${word}`);
	if (!unit || !isKnown(unit.factors)) return undefined;
	p.at += 2;
	return powered(p, unit.factors);
}

/** `377\mu s`: glued to its number a μ is a prefix only before the s of a second. */
const isGluedMicrosecond = (p: Cursor): boolean => p.peek(1).text.trim() === 's' && !p.standsAloneElsewhere('mu');

/** `10\,\Omega`, `5\,\mathrm{k}\Omega`: a resistance, where the Ω is called with nothing. */
function readOhm(p: Cursor, prefix: string, ahead: number): Factors | undefined {
	const omega = p.peek(ahead);
	const after = p.peek(ahead + 1).kind;
	if (omega.kind !== 'symbol' || omega.text !== 'Omega' || after === 'open' || after === '_' || after === '^')
		return undefined;
	const unit = prefix === '' && p.standsAloneElsewhere('Omega') ? undefined : unitOfText(`${prefix}Ω`);
	if (!unit || !isKnown(unit.factors)) return undefined;
	p.at += ahead + 1;
	return unit.factors;
}

/** LaTeX: bare letters that spell a unit behind a number: `2~GB`, `2 GB`, `17\,ms`, `100 tokens`. */
function readLetterUnit(p: Cursor, token: Token, value: Expression): Factors | undefined {
	if (token.text === 'mu' && (token.space > 0 || isGluedMicrosecond(p)) && isNumeric(value)) return readMicro(p);
	if (token.text === 'Omega' && token.space === 2 && isNumeric(value)) return readOhm(p, '', 0);
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
