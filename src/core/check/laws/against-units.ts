import type { Homework } from '../../homework/homework.ts';
import type { Expression } from '../../math/expression.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { findUnit } from '../../math/units/units.ts';
import { quantityOf } from '../../quantities/origins.ts';
import { type Chain, isAnsweredChain, locate, type Statement } from '../../quantities/statement.ts';
import { rememberOf } from '../../text/memo.ts';
import { say } from '../../text/message.ts';
import { overlaps } from '../../text/span.ts';
import type { Denial } from '../denials.ts';
import { amountsOf, type SaidAmount } from '../numbers/closings/said-amounts.ts';
import { dressBeside, dressNumber } from '../numbers/dress.ts';
import { calculationDenied } from './calculation-denied.ts';

/** Powers of what an amount measures or counts: `{ word: 1, token: -1 }`. */
type Kind = ReadonlyMap<string, number>;

/**
 * Two numbers that were multiplied where their units want a quotient, divided where they want a product, or divided the wrong way round: "25 / 9.66 ≈ 2.59 s" of
 * 25 GB/s and 9.66 GB, "2,000 × 1.08 = €2,160" at 1.08 dollars per euro. What the numbers are of is looked up where the text has them before; said only where one
 * other way gives just the unit that is written, and no unit that the text has for them lets the written way do so.
 */
export function denialsByUnits(homework: Homework, statements: readonly Statement[]): readonly Denial[] {
	const all = amountsBy(homework);
	return statements.flatMap((statement, index) => {
		if (!isAnsweredChain(statement)) return [];
		return denialBy(statement, index, all) ?? [];
	});
}

/** The amounts of a text by their block, and by the number that is written. */
interface Amounts {
	readonly inBlock: (block: number) => readonly SaidAmount[];
	readonly ofValue: (value: number) => readonly SaidAmount[];
}

const amountsBy = rememberOf((homework: Homework): Amounts => {
	const blocks = amountsOf(homework);
	const values = new Map<string, SaidAmount[]>();
	for (const each of [...blocks.values()].flat()) {
		const known = values.get(writtenAs(each.literal.value));
		if (known) known.push(each);
		else values.set(writtenAs(each.literal.value), [each]);
	}
	return { inBlock: block => blocks.get(block) ?? [], ofValue: value => values.get(writtenAs(value)) ?? [] };
});
const writtenAs = (value: number): string => value.toPrecision(10);

interface Side {
	readonly literal: Literal;
	readonly value: number;
	readonly kinds: readonly Kind[];
}

function denialBy(statement: Chain, index: number, all: Amounts): Denial | undefined {
	const { operands, operators } = statement.expression;
	const at = operands.length - 2;
	const from = operands[at];
	const to = operands[at + 1];
	if (!from || !to || (operators[at] !== '=' && operators[at] !== '≈')) return undefined;
	if (from.kind !== 'apply' || (from.operator !== 'multiply' && from.operator !== 'divide') || from.args.length !== 2)
		return undefined;
	const result = literalOf(to);
	if (!result || result.percent || !(result.value > 0)) return undefined;
	const wanted = kindAt(statement, to, all);
	if (!wanted) return undefined;
	// `237 × $2.10 = $498 a year` is what comes together in a year, at a price for each hour that is not said here.
	const said = amountAt(statement, to, all);
	if (said?.per !== undefined && /^[\s$*_]*an?\s/i.test(said.text.slice(said.span.end))) return undefined;
	const sides = from.args.map(arg => sideOf(statement, arg, all));
	const [a, b] = sides;
	if (!a || !b || a.kinds.length === 0 || b.kinds.length === 0) return undefined;
	const ways: readonly Way[] = [
		{ sign: '×', power: [1, 1], of: (x, y) => x * y },
		{ sign: '/', power: [1, -1], of: (x, y) => x / y },
		{ sign: '\\', power: [-1, 1], of: (x, y) => y / x },
	];
	const own = ways[from.operator === 'multiply' ? 0 : 1]!;
	const comesTo = ({ power }: Way, kind: Kind): boolean =>
		a.kinds.some(x => b.kinds.some(y => isSame(product(x, power[0], y, power[1]), kind)));
	if (comesTo(own, wanted)) return undefined;
	const other = ways.filter(way => way !== own && comesTo(way, wanted));
	const [only] = other;
	if (!only || other.length > 1) return undefined;
	const written = own.of(a.value, b.value);
	const right = only.of(a.value, b.value);
	// its own arithmetic has to hold, in whatever prefix
	const scale = 1000 ** Math.round(Math.log10(result.value / written) / 3);
	if (Math.abs((scale * written) / result.value - 1) > 0.05 || !(Math.abs(right / written - 1) > 0.02))
		return undefined;
	const quantity = quantityOf(result);
	const ratio = right / written;
	const shown = dressBeside(result.value * ratio, result, quantity.unit.text);
	const [x, y] = [a, b].map(({ literal }) => dressNumber(literal.value, Math.max(3, literal.figures)).text);
	const step = only.sign === '×' ? `${x} × ${y}` : only.sign === '/' ? `${x} / ${y}` : `${y} / ${x}`;
	return calculationDenied({
		statement,
		index,
		operand: at + 1,
		from,
		to,
		ratio,
		rule: 'unit.mismatch',
		message: say`By the units of these numbers it is ${step} = ${shown.text}.`,
		right: { quantity, value: quantity.value * ratio, shown },
	});
}

interface Way {
	readonly sign: string;
	readonly power: readonly [number, number];
	readonly of: (x: number, y: number) => number;
}

/** A number of a calculation with all that the text has it in before, or what it bears itself. */
function sideOf(statement: Chain, expression: Expression, all: Amounts): Side | undefined {
	const literal = literalOf(expression);
	if (!literal || literal.percent || !(literal.value > 0)) return undefined;
	const own = kindAt(statement, expression, all);
	if (own) return { literal, value: literal.value, kinds: [own] };
	const { block, span } = locate(statement, expression.span);
	const isBefore = (each: SaidAmount): boolean =>
		each.block < block || (each.block === block && each.span.end <= span.start);
	const written = all.ofValue(literal.value).filter(isBefore);
	// `182.5` goes on from 182.5 million
	const found =
		written.length > 0
			? written
			: [1e3, 1e6, 1e9, 1e12].flatMap(scale => all.ofValue(literal.value * scale).filter(isBefore));
	const kinds = found.map(kindOf);
	// bare somewhere else it may be anything
	return { literal, value: literal.value, kinds: kinds.flatMap(kind => (kind && kind.size > 0 ? [kind] : [])) };
}

/** What the number of a chain bears itself, as its text has it. */
function kindAt(statement: Chain, expression: Expression, all: Amounts): Kind | undefined {
	const amount = amountAt(statement, expression, all);
	const kind = amount && kindOf(amount);
	return kind && kind.size > 0 ? kind : undefined;
}

function amountAt(statement: Chain, expression: Expression, all: Amounts): SaidAmount | undefined {
	const { block, span } = locate(statement, expression.span);
	return all.inBlock(block).find(each => overlaps(each.span, span));
}

const CURRENCIES: Readonly<Record<string, string>> = {
	euro: 'EUR',
	dollar: 'USD',
	pound: 'GBP',
	yen: 'JPY',
	cent: 'USD',
};
/** The noun right behind a number without unit, and what it is said for each of. */
const NOUN = /^[\s$*_}]*(\p{L}[\p{L}-]{2,})/u;
/** The noun that a line with nothing but its calculation begins with. */
const LABEL =
	/(?:^|[.;:,]\s|\*\*\s?)[\s*_]*(?:(\p{L}[\p{L}-]{2,})\s*:|in\s+(\p{L}[\p{L}-]{2,}))[\s*_$]+(?=[\d$])[^\p{L}]*(?:(?:thousand|million|billion|trillion|times|x)[^\p{L}]*)*$/iu;
/** `1 FLOP per 8 bytes`: so many for each of them. */
const ONE_PER = /\b(?:1|one|an?)\s+(\p{L}{3,})\s+(?:per|for\s+every|for\s+each|every)\s+[$*_(]*$/iu;
const FUNCTION_WORD =
	/^(?:the|and|are|for|per|with|was|were|that|this|which|times|each|every|when|where|from|into|than|then|more|less|percent|but|not|has|have|gives?|give|make|makes|because|since|while|only|again|now|also|here|there|over|under|about|instead|approx\w*|cdot|text|frac)$/i;

function kindOf(amount: SaidAmount): Kind {
	const { hard, nouns } = amount.quantity.unit.dimension;
	const kind = new Map<string, number>();
	const add = (name: string, power: number): void => {
		const all = (kind.get(name) ?? 0) + power;
		if (all === 0) kind.delete(name);
		else kind.set(name, all);
	};
	for (const [name, power] of [...Object.entries(hard), ...Object.entries(nouns)]) add(nameOf(name), power as number);
	if (kind.size === 0 && amount.digits) {
		const word = NOUN.exec(amount.text.slice(amount.digits.end, amount.digits.end + 30))?.[1];
		if (word && !FUNCTION_WORD.test(word)) add(nameOf(word), 1);
	}
	if (kind.size === 0 && amount.ends) {
		// `Words: 480.5 million x 65 = 31.2 billion`, `in tokens 182.5 × 0.75 = 137 million`: what the line is about
		const word = LABEL.exec(amount.label)
			?.slice(1)
			.find(each => each !== undefined);
		if (word && !FUNCTION_WORD.test(word)) add(nameOf(word), 1);
	}
	const per = amount.per === undefined ? undefined : nameOf(amount.per);
	if (kind.size > 0 && per !== undefined && ![...kind.values()].some(power => power < 0)) {
		const unit = findUnit(amount.per!);
		const base = unit && Object.entries(unit.dimension.hard)[0];
		add(base && Object.keys(unit.dimension.hard).length === 1 ? nameOf(base[0]) : per, -1);
	}
	const one = ONE_PER.exec(amount.text.slice(Math.max(0, amount.span.start - 40), amount.span.start))?.[1];
	if (one !== undefined && kind.size > 0) add(nameOf(one), -1);
	return kind;
}

const nameOf = (word: string): string => {
	const lower =
		word.length > 3 || !/^[A-Z]+$/.test(word) ? word.toLowerCase().replace(/(?<=\p{L}{2}[^s])s$/u, '') : word;
	return CURRENCIES[lower] ?? (lower === 'usd' ? 'USD' : lower === 'byte' ? 'bit' : lower);
};

function product(a: Kind, p: number, b: Kind, q: number): Kind {
	const all = new Map<string, number>();
	for (const [kind, power] of [
		[a, p],
		[b, q],
	] as const)
		for (const [name, own] of kind) {
			const sum = (all.get(name) ?? 0) + own * power;
			if (sum === 0) all.delete(name);
			else all.set(name, sum);
		}
	return all;
}

const isSame = (a: Kind, b: Kind): boolean =>
	a.size === b.size && [...a].every(([name, power]) => b.get(name) === power);
