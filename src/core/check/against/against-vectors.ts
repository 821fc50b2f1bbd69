import type { Homework } from '../../homework/homework.ts';
import { Matrix } from '../../math/evaluate/matrix.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { parseLatex, parsePlain } from '../../math/read/parse.ts';
import { standsFor } from '../../math/tolerance.ts';
import { unitless } from '../../math/units/units.ts';
import type { Value } from '../../math/value.ts';
import type { NamedResult } from '../../solve/solution.ts';
import type { Anchor } from '../../text/block.ts';
import { withoutComments } from '../../text/comments.ts';
import { LONGEST_BLOCK } from '../../text/limits.ts';
import { say } from '../../text/message.ts';
import { dressNumber, figuresFor } from '../numbers/dress.ts';
import { answerSlices } from './answer-words.ts';
import { capital } from './contradicted.ts';
import { contradiction } from './contradiction.ts';
import { draft, type PartUnderCheck } from './part-under-check.ts';
import { roundingOf } from './rounding.ts';
import { sameSymbol } from './symbols.ts';
import { overlaps } from './written.ts';

/** Numbers in a row as an answer writes them: `(0.11, 0.82, 0.07)`, `[1 -2]`, the entries of a matrix. */
interface WrittenRow {
	readonly anchor: Anchor;
	readonly literals: readonly Literal[];
	/** In brackets: nothing of it stands outside. */
	readonly closed: boolean;
	/** The letter of the name that it is set equal to. */
	readonly letter: string | undefined;
	/** That name, as formulas have it: `h_1`. */
	readonly name: string | undefined;
}

const NUMBER = String.raw`[-−+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?%?`;
const BETWEEN = String.raw`(?:\s*(?:,|;|&|\\\\)\s*(?:\\[,;: ]\s*|\\quad\s*)*(?:and\s+)?|\s+and\s+|\s+)`;
const OPENING = String.raw`(?:\\left\s*)?(?:\(|\[|\\begin\{[bp]matrix\}|\\langle)\s*`;
const CLOSING = String.raw`\s*(?:\\right\s*)?(?:\)|\]|\\end\{[bp]matrix\}|\\rangle)`;
const CLOSED = new RegExp(`${OPENING}(${NUMBER}(?:${BETWEEN}${NUMBER})+)${CLOSING}`, 'g');
const OPEN = new RegExp(
	String.raw`(?<![\w.,(\[$^_{])${NUMBER}(?:(?:\s*,\s+(?:and\s+)?|\s+and\s+|\s*\/\s+)${NUMBER})+(?![\w^]|\.\d)`,
	'g',
);

/**
 * Vectors and matrices of numbers that were asked for, against the rows of numbers that the answer writes: right where every entry stands for its
 * own; wrong where a row in brackets has some entries right and others not, or is the last of its length in an answer that has none right.
 */
export function checkVectors(homework: Homework, under: PartUnderCheck): void {
	const { part, solution, findings } = under;
	const asked = solution.results.filter(({ incidental, value }) => !incidental && entriesOf(value).length > 1);
	if (asked.length === 0) return;
	const rows = answerSlices(homework, part).flatMap(slice => rowsIn(homework, slice));
	const isCalled = ({ name }: WrittenRow, { symbol }: NamedResult): boolean =>
		name !== undefined && sameSymbol(name, symbol);
	const denied: Denied = new Map();
	for (const result of asked) {
		const entries = entriesOf(result.value);
		const others = asked.filter(each => each !== result);
		const own = rows.filter(
			row => row.literals.length === entries.length && !others.some(other => isCalled(row, other)),
		);
		const called = own.filter(row => isCalled(row, result));
		const fitting = own.filter(row => row.literals.every((literal, at) => isEntry(literal, entries[at]!, 'rounded')));
		const found = fitting.findLast(row => called.includes(row)) ?? (called.length === 0 ? fitting.at(-1) : undefined);
		if (found) {
			confirm(under, found, result);
			continue;
		}
		if (findings.some(finding => finding.part === part && finding.target === result.symbol)) continue;
		const offIn = ({ literals }: WrittenRow): readonly number[] =>
			literals.flatMap((literal, at) => (isEntry(literal, entries[at]!) ? [] : [at]));
		// A row without brackets is meant for it where all of its entries but one are right.
		const isMeant = (row: WrittenRow): boolean =>
			entries.length > 2 && offIn(row).length === 1 && row.literals.every(({ figures }) => figures > 1);
		const wrong = called.at(-1) ?? own.filter(({ closed }) => closed).at(-1) ?? own.findLast(isMeant);
		if (wrong && isTurnedInto(homework, wrong, result)) continue;
		const known = [...solution.results, ...solution.steps.flatMap(({ results }) => results)].map(({ value }) => value);
		const given = solution.givens.flatMap(({ value }) => (value ? [value] : []));
		const alike = asked.filter(({ value }) => entriesOf(value).length === entries.length);
		if (
			!wrong ||
			(alike.length > 1 && called.length === 0) ||
			solution.missing.length > 0 ||
			isKnown(wrong, [...known, ...given])
		)
			continue;
		const off = offIn(wrong);
		// All entries off: another thing of as many numbers, unless nothing comes after it and no calculation comes to it.
		const isReckoned = findings.some(
			({ part: of, verdict, anchor }) => of === part && verdict === 'right' && overlaps(anchor, wrong.anchor),
		);
		const isLast = wrong === rows.at(-1) || called.length > 0;
		if (off.length === entries.length && (!isLast || isReckoned || isNamedElse(wrong, result))) continue;
		if (off.length === 0) continue;
		contradict(under, wrong, result, off, denied);
	}
}

/** `After the ReLU:`, `applying softmax gives`: what is done to the result makes another row of as many numbers. */
const DONE_TO_IT =
	/\b(?:ReLU|GELU|SiLU|sigmoid|tanh|softmax|soft-?max|pooling|pooled|dropout|normali[sz]\w+|mask(?:ed|ing)?|clip\w*|round\w*|scal(?:ed|ing)|activation|batch norm\w*|layer norm\w*|bias)\b/giu;

function isTurnedInto(homework: Homework, { anchor }: WrittenRow, { name }: NamedResult): boolean {
	const text = withoutComments(homework.source.blocks[anchor.block]!.content).slice(0, anchor.span.start);
	const clause = text.split(/[.;!?]\s|\n\s*\n/).at(-1)!;
	const own = name.toLowerCase();
	return [...clause.matchAll(DONE_TO_IT)].some(([word]) => !own.includes(word.toLowerCase().slice(0, 5)));
}

/** The results that rows of the answer have wrong: what stands there, and the finding. */
type Denied = Map<string, { readonly value: Value; readonly finding: number }>;

/** Numbers in the shape of a value. */
function rowAs(literals: readonly Literal[], like: Value): Value {
	const numbers = literals.map(({ value }) => value);
	if (like.kind !== 'matrix')
		return { kind: 'list', items: numbers.map(value => ({ kind: 'quantity', value, unit: unitless, error: 0 })) };
	const { rows, columns } = like.matrix;
	return {
		kind: 'matrix',
		matrix: new Matrix(Array.from({ length: rows }, (_, row) => numbers.slice(row * columns, (row + 1) * columns))),
	};
}

/** The rows of numbers in a piece of an answer, in its order. */
function rowsIn(homework: Homework, { block, span }: Anchor): readonly WrittenRow[] {
	const found = homework.source.blocks[block];
	if (!found || found.kind === 'fence' || found.kind === 'html' || found.content.text.length > LONGEST_BLOCK) return [];
	const text = withoutComments(found.content).slice(span.start, span.end);
	const rows: WrittenRow[] = [];
	const add = (numbers: string, from: number, to: number, closed: boolean): void => {
		const anchor: Anchor = { block, span: { start: span.start + from, end: span.start + to } };
		const literals = (numbers.match(new RegExp(NUMBER, 'g')) ?? []).flatMap(
			number => literalOf(parsePlain(number.replace('−', '-').replace(/^\+/, '')).expression) ?? [],
		);
		if (literals.length > 1 && !rows.some(row => overlaps(row.anchor, anchor)))
			rows.push({ anchor, literals, closed, ...nameBefore(text.slice(Math.max(0, from - 40), from)) });
	};
	for (const match of text.matchAll(CLOSED)) add(match[1]!, match.index, match.index + match[0].length, true);
	for (const match of text.matchAll(OPEN)) add(match[0], match.index, match.index + match[0].length, false);
	return rows.sort((a, b) => a.anchor.span.start - b.anchor.span.start);
}

/** The name that a row of numbers is set equal to: its letter, and the whole of it. */
function nameBefore(text: string): Pick<WrittenRow, 'letter' | 'name'> {
	const found = SET.exec(text);
	if (!found) return { letter: undefined, name: undefined };
	const { expression } = parseLatex(found[0].replace(/\s*(?:=|≈|:=|\\approx)[\s$]*$/u, ''));
	return { letter: found[1], name: expression.kind === 'symbol' ? expression.name : undefined };
}

/** `u_1 \\approx`: a name that the numbers behind it are the value of. */
const SET = /(\\?[A-Za-zα-ωΑ-Ω]+)(?:[_^'*](?:\{[^{}]*\}|\w))*\s*(?:=|≈|:=|\\approx)[\s$]*$/u;

/** Whether a row is set equal to a letter that is neither the result's own nor one of its name's. */
const isNamedElse = ({ letter }: WrittenRow, { symbol, name }: NamedResult): boolean =>
	letter !== undefined &&
	letter.replace('\\', '').length < 6 &&
	!symbol.replace('\\', '').startsWith(letter.replace('\\', '')) &&
	!name.toLowerCase().split(' ').includes(letter.toLowerCase());

/** The entries of a vector or a matrix of numbers, row by row. */
export function entriesOf(value: Value): readonly number[] {
	if (value.kind === 'matrix')
		return value.identity === true || value.subspace === true ? [] : value.matrix.to1DArray();
	if (value.kind === 'list')
		return value.items.every(item => item.kind === 'quantity')
			? value.items.map(item => (item.kind === 'quantity' ? item.value : 0))
			: [];
	return [];
}

/** Whether a written number is an entry of that value: near to it, or its rounding. */
export const isEntry = (literal: Literal, entry: number, how: 'near' | 'rounded' = 'near'): boolean => {
	const number = (value: number) => ({ kind: 'quantity' as const, value, unit: unitless, error: 0 });
	const own = literal.unit?.text === '%' || literal.unit?.text === '\\%' ? literal.value / 100 : literal.value;
	const written = { ...number(own), decimal: own === literal.value ? literal.decimal : undefined };
	return (
		standsFor({ quantity: number(entry), literal: undefined }, '≈', { quantity: written, literal }) &&
		(how === 'near' || roundingOf(literal, written, number(entry), false) === 'rounded')
	);
};

/** Whether a row is something else that the key knows: its input, a step before. */
const isKnown = ({ literals }: WrittenRow, values: readonly Value[]): boolean =>
	values.some(value => {
		const entries = entriesOf(value);
		return entries.length === literals.length && literals.every((literal, at) => isEntry(literal, entries[at]!));
	});

function confirm(
	{ part, findings }: PartUnderCheck,
	{ anchor }: WrittenRow,
	{ symbol, name, text }: NamedResult,
): void {
	const known = findings.findIndex(finding => finding.part === part && overlaps(finding.anchor, anchor));
	const before = findings[known];
	if (before) {
		if (before.verdict === 'right') findings[known] = { ...before, target: before.target ?? symbol };
		return;
	}
	findings.push({
		...draft(part, anchor, 'result'),
		verdict: 'right',
		rule: 'key.confirmed',
		message: say`Right: ${name}, ${text}.`,
		target: symbol,
	});
}

function contradict(
	{ part, findings, solution }: PartUnderCheck,
	{ anchor, literals }: WrittenRow,
	result: NamedResult,
	off: readonly number[],
	denied: Denied,
): void {
	const known = findings.findIndex(finding => finding.part === part && overlaps(finding.anchor, anchor));
	const before = findings[known];
	if (before && before.verdict !== 'right') return;
	const [at] = off;
	const entry = entriesOf(result.value)[at!]!;
	const right = dressNumber(entry, Math.max(3, figuresFor(entry, literals[at!]!))).text;
	const others = off.length - 1;
	const more = others === 0 ? '' : others === 1 ? say`, and 1 more is off` : say`, and ${others} more are off`;
	// What the rows that were wrong before lead to by the key's own steps.
	const { trace } = solution;
	const behind = [...denied].filter(([symbol]) => trace?.resultsBehind(result.symbol).has(symbol));
	const again =
		behind.length > 0
			? trace?.rerun(new Map(behind.map(([symbol, { value }]) => [symbol, value]))).get(result.symbol)
			: undefined;
	const came = again ? entriesOf(again) : [];
	const follows = came.length === literals.length && literals.every((literal, index) => isEntry(literal, came[index]!));
	const finding = {
		...draft(part, before?.anchor ?? anchor, before?.kind ?? ('result' as const)),
		verdict: follows ? ('follows' as const) : contradiction(solution, result.symbol),
		rule: follows ? 'flow.follows' : 'key.contradicted',
		message: follows
			? say`${capital(result.name)} for a number that was wrong before; with the right one it is ${result.text}.`
			: say`${capital(result.name)}: entry ${at! + 1} is ${right}, worked out from the givens, not ${literals[at!]!.value}${more}.`,
		expected: { value: result.value, text: result.text, latex: result.latex },
		roots: follows ? behind.map(([, each]) => each.finding) : [],
		target: result.symbol,
	};
	if (before) findings[known] = finding;
	else findings.push(finding);
	if (!follows)
		denied.set(result.symbol, {
			value: rowAs(literals, result.value),
			finding: before ? known : findings.length - 1,
		});
}
