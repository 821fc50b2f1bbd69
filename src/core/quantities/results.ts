import type { Expression } from '../math/expression.ts';
import { type Literal, literalOf } from '../math/literal.ts';
import { parseLatex, parsePlain } from '../math/read/parse.ts';
import type { Block } from '../text/block.ts';
import type { Span } from '../text/span.ts';
import { type IslandSource, islandSource } from './island-source.ts';
import { labelBefore } from './labels.ts';
import { findMeasures, type Measured } from './measures.ts';
import type { Passage, Scanned } from './passages.ts';
import { findPositions, positionsExpression } from './positions.ts';
import { findRatios } from './ratios.ts';
import type { Part } from './role.ts';
import { silenceOf, surroundings } from './silence.ts';
import type { Statement, StatementKind } from './statement.ts';
import { findWordedArithmetic } from './worded-arithmetic.ts';

/**
 * What a passage asserts without a relation sign: results ("requires **2 exabytes of memory**"), ratios ("128x reduction"), orders of
 * magnitude, positions ("Tokens 6-50"), true or false. `taken` are the places of chains, which are read already.
 */
export function wordedStatements(
	blocks: readonly Block[],
	scanned: Scanned,
	taken: readonly Span[],
): readonly Statement[] {
	const { passage, parts, islands } = scanned;
	const block = blocks[passage.block]!;
	const text = plainText(block, parts, passage.span);
	const statements: Statement[] = [];
	// one mark a code unit, so that looking up does not slow down with the number of statements
	const covered = new Uint8Array(text.length + 1);
	const cover = ({ start, end }: Span) =>
		covered.fill(1, Math.max(0, start - passage.span.start), Math.max(0, end - passage.span.start));
	for (const span of taken) cover(span);
	const free = ({ start, end }: Span) =>
		!covered.subarray(start - passage.span.start, end - passage.span.start).includes(1);
	const labelOf = (span: Span) => {
		let from = span.start;
		while (from > passage.span.start && from > span.start - 300 && covered[from - 1 - passage.span.start] === 0) from--;
		return labelBefore(blocks, passage.block, from, span.start);
	};
	const add = (
		kind: StatementKind,
		span: Span,
		read: IslandSource,
		expression: Expression,
		named: Partial<Statement> = {},
	) => {
		const label = labelOf(span);
		cover(span);
		statements.push({
			kind,
			part: passage.part,
			section: passage.section,
			anchor: { block: passage.block, span },
			more: [],
			source: read.source,
			pieces: read.pieces,
			expression,
			label: label?.text,
			named: label?.names,
			silenced:
				kind === 'true-false' || kind === 'positions'
					? undefined
					: silenceOf(surroundings(blocks, passage.block, span), read.source),
			language: read.language,
			...named,
		});
	};
	const verbatim = (span: Span): IslandSource => ({
		source: text.slice(span.start - passage.span.start, span.end - passage.span.start),
		language: 'plain',
		pieces: [{ from: 0, anchor: { block: passage.block, span } }],
	});
	const at = (span: Span): Span => ({ start: span.start + passage.span.start, end: span.end + passage.span.start });
	const truth = truthOf(text, passage);
	if (truth) {
		const span = at(truth);
		add('true-false', span, verbatim(span), {
			kind: 'text',
			text: text.slice(truth.start, truth.end),
			span: { start: 0, end: truth.end - truth.start },
		});
	}
	for (const { phrase, expression } of findWordedArithmetic(text)) {
		if (free(at(phrase))) add('chain', at(phrase), verbatim(at(phrase)), expression);
	}
	for (const { kind, number, phrase, value } of findRatios(text)) {
		if (!free(at(phrase))) continue;
		const read = verbatim(at(phrase));
		const digits = { start: number.start - phrase.start, end: number.end - phrase.start };
		const expression = value === undefined ? numberIn(read.source, digits) : wordedNumber(value, digits);
		if (expression) add(kind, at(phrase), read, expression);
	}
	for (const phrase of findPositions(text)) {
		const span = at(phrase.span);
		if (free(span)) add('positions', span, verbatim(span), positionsExpression(phrase));
	}
	for (const measured of findMeasures(parts, islands)) {
		if (!free(measured.span) || isStruck(block, measured.span)) continue;
		const found = resultOf(parts, measured, passage);
		if (!found) continue;
		const { noun, rate, attribute } = measured;
		const loose = found.loose ? { loose: true as const } : {};
		if (attribute !== '' && !isAnnounced(parts, measured.from, measured.to)) {
			add('definition', measured.span, found.read, found.expression, { label: attribute, named: true });
		} else add('result', measured.span, found.read, found.expression, { noun, rate, ...loose });
	}
	return statements;
}

/** The passage with everything that is no word or number of running text replaced by spaces: same length, same offsets. */
function plainText(block: Block, parts: readonly Part[], within: Span): string {
	const { text } = block.content;
	let plain = '';
	for (const { token } of parts) {
		plain = plain.padEnd(token.span.start - within.start);
		if (token.kind === 'line') plain += ' ';
		else if (token.kind === 'opaque') plain += ' '.repeat(token.span.end - token.span.start);
		else if (token.formula) plain += formulaAsText(text.slice(token.span.start, token.span.end));
		else plain += text.slice(token.span.start, token.span.end);
	}
	return plain;
}

/** `$250\times$` and `$128$` read as text; any other formula is blank. */
const formulaAsText = (formula: string): string => {
	const plain = formula.replace(/\\times/g, 'x     ').replace(/\$|\\\(|\\\)/g, mark => ' '.repeat(mark.length));
	return /^\s*[\d.,]+\s*(?:x\s*)?$/.test(plain) ? plain : ' '.repeat(formula.length);
};

function numberIn(source: string, digits: Span): Expression | undefined {
	const { expression } = parsePlain(' '.repeat(digits.start) + source.slice(digits.start, digits.end));
	return literalOf(expression) ? expression : undefined;
}

const wordedNumber = (value: number, span: Span): Expression => ({
	kind: 'number',
	decimal: String(value),
	value,
	lastPlace: 0,
	trailingZeros: 0,
	exact: true,
	span,
});

/** A result has a unit or a noun; a bare number is one only behind `is` and before the end of its clause. */
function resultOf(
	parts: readonly Part[],
	measured: Measured,
	passage: Passage,
): { read: IslandSource; expression: Expression; loose?: boolean } | undefined {
	const { from, to, noun, dressed, skip, attribute } = measured;
	const formulaOnly = to - from === 1 && parts[from]!.token.formula !== undefined;
	const telling = isTelling(parts, measured, passage);
	if (noun === '' && !dressed && attribute === '' && !formulaOnly && !telling && !isAnnounced(parts, from, to))
		return undefined;
	const chosen = parts.slice(from, to).map((part, index): Part => {
		if (skip.has(from + index)) return { ...part, role: 'skip' };
		return part.role === 'break' ? { ...part, role: 'unit' } : part;
	});
	const read = islandSource(chosen, 0, chosen.length, passage.block);
	const points = read.language === 'plain' ? POINTS.exec(passageTokens(parts, from, to)) : null;
	const { expression: whole } =
		read.language === 'plain' ? parsePlain(points ? `${points[1]}%` : read.source) : parseLatex(read.source);
	// A number in a frame is the result, whatever stands around it.
	const framed = whole.kind === 'apply' && whole.decoration === 'boxed' && whole.args.length === 1;
	const expression = framed ? whole.args[0]! : (inSmallerUnit(whole) ?? whole);
	const literal = literalOf(expression);
	if (literal) {
		const bare = !framed && noun === '' && !dressed && attribute === '' && expression.kind !== 'measure';
		if (!bare || isAnnounced(parts, from, to)) return { read, expression };
		return telling || (formulaOnly && mayTell(passage) && isTellingLiteral(literal))
			? { read, expression, loose: true }
			: undefined;
	}
	// `4k(m + \ell)` bytes, `Total: 5 \times E`: a result that is a formula, where a unit or the words before say so
	const announced = expression.kind === 'apply' && isAnnounced(parts, from, to);
	const formula = expression.kind === 'measure' || announced || (expression.kind === 'apply' && dressed);
	return formula && read.language === 'latex' ? { read, expression } : undefined;
}

/** `22.5 percentage points`: a difference of percentages is one. */
const POINTS = /^([\d.,]+) percentage points?$/i;
const passageTokens = (parts: readonly Part[], from: number, to: number): string =>
	parts
		.slice(from, to)
		.map(({ token }) => token.text)
		.join(' ');

/** `2 h 22 min` as so many minutes, rounded to whole ones. */
function inSmallerUnit(whole: Expression): Expression | undefined {
	if (whole.kind !== 'apply' || whole.operator !== 'add' || whole.args.length !== 2) return undefined;
	const [hours, minutes] = whole.args;
	if (hours?.kind !== 'measure' || minutes?.kind !== 'measure') return undefined;
	if (hours.unit.text !== 'h' || !minutes.unit.text.startsWith('min')) return undefined;
	const [large, small] = [literalOf(hours.value), literalOf(minutes.value)];
	if (!large || !small) return undefined;
	const value = 60 * large.value + small.value;
	const span = { start: hours.value.span.start, end: minutes.value.span.end };
	const number: Expression = {
		kind: 'number',
		decimal: String(value),
		value,
		lastPlace: 0,
		trailingZeros: 0,
		exact: false,
		span,
	};
	return { kind: 'measure', value: number, unit: minutes.unit, span: whole.span };
}

/** What a question writes is given; a text without parts is all answer. */
const mayTell = ({ section }: Passage): boolean =>
	section === 'answer' || section === 'takeaway' || section === undefined;

/** The same for the number of a formula: three figures, or a size that is written as a power of ten. */
const isTellingLiteral = ({ form, figures, value, bareTen }: Literal): boolean =>
	form === 'decimal' && !bareTen && (figures >= 3 || Math.abs(Math.log10(Math.abs(value) || 1)) >= 4);

/** Digits of an answer that nobody writes by the way: `40,963,200`, `10.686`, `4.2 million`. */
function isTelling(parts: readonly Part[], { from, to }: Measured, passage: Passage): boolean {
	if (!mayTell(passage)) return false;
	const tokens = parts.slice(from, to).map(({ token }) => token);
	const digits = tokens.find(({ kind }) => kind === 'number')?.text ?? '';
	const scaled = tokens.some(({ text }) => /^(?:thousand|million|billion|trillion)$/i.test(text));
	const raised = tokens.some(({ kind, text }, at) => kind === 'raised' && tokens[at - 1]?.text === '10' && text !== '');
	return (
		scaled ||
		raised ||
		/^\d{1,3}(?:[,\u202f\u00a0]\d{3})+$|^\d{5,}$/.test(digits) ||
		/^\d+\.\d{3,}$|^\d{2,}\.\d{2,}$/.test(digits)
	);
}

/** `the answer is 42.`, `Total: 12` */
function isAnnounced(parts: readonly Part[], from: number, to: number): boolean {
	let before = from - 1;
	while (before >= 0 && /^(?:about|approximately|roughly|around|exactly|~)$/i.test(parts[before]!.token.text)) before--;
	const previous = parts[before]?.token;
	const next = parts[to]?.token;
	const led =
		previous !== undefined &&
		(/^(?:is|are|equals|to|was|=|≈)$/i.test(previous.text) || (previous.text === ':' && before > 0));
	const closed =
		next === undefined ||
		next.kind === 'line' ||
		next.kind === 'stop' ||
		next.kind === 'comma' ||
		next.kind === 'close' ||
		/^(?:and|but|while|whereas)$/i.test(next.text);
	return led && closed;
}

/** True or false (yes or no) as the first word of an answer. */
function truthOf(text: string, passage: Passage): Span | undefined {
	if (passage.section !== 'answer') return undefined;
	const match =
		/^[\s(]*(?:(?:answer|verdict)\s*:\s*|(?:(?:this|it|that|the (?:statement|claim|assertion))\s+is|i(?:\s+would|'d)?\s+say(?:\s+(?:this|it)\s+is)?:?)\s+)?(true|false|yes|no)\b(?=\s*(?:[.,;:!)—–-]|$|\s+because\b|\s+since\b))/i.exec(
			text,
		);
	if (!match) return undefined;
	const end = match[0].length;
	return { start: end - match[1]!.length, end };
}

const isStruck = (block: Block, span: Span): boolean =>
	block.content.masks.some(
		mask => mask.kind === 'struck' && mask.span.start <= span.start && span.end <= mask.span.end,
	);
