import { quantity } from '../../math/evaluate/evaluate.ts';
import { formatValue, inUnit } from '../../math/print/format.ts';
import type { Quantity, Value } from '../../math/value.ts';
import type { Given } from '../../quantities/given.ts';
import { type Binding, bindGivens } from '../bind/bind.ts';
import { isSaid } from '../bind/bind-defaults.ts';
import { numbersSaid } from '../bind/bind-roles.ts';
import { definitionsIn } from '../bind/definitions.ts';
import type { PartText } from '../bind/part-text.ts';
import { measuresIn } from '../bind/text-measures.ts';
import type { Binder } from '../lean.ts';
import type { Library } from '../library.ts';
import type { Match } from '../match/match.ts';
import { givensUsed, neededFor } from '../match/needs.ts';
import { askingClauses } from '../match/unsolved.ts';
import { rebind } from '../rebind.ts';
import type { SolvedCase } from '../solution.ts';
import { solve } from '../solve.ts';
import { stemmed } from '../words.ts';
import { type Enumeration, enumerationsIn, type Member } from './enumerations.ts';

/** So many cases are worked out; a question that names more is answered for none but the first. */
const LIMIT = 12;

/** A question that asks the same for several values, worked out for each. */
export interface Cases {
	/** The matches of the cases, in their order. */
	readonly matches: readonly Match[];
	/** All cases, the first among them, in the order in which the question names them. */
	readonly all: readonly SolvedCase[];
}

/**
 * Works a question out for every value that it names in a row (`in fp32, bf16 and int8`, `for r = 4, 8 and 16`): the key is bound and
 * run on the question with one member in the row's place. A row makes cases only where each member becomes the value of the same given
 * and all other givens stay what they are; a row that is a vector, or several givens in one breath, does not.
 *
 * @param bind how the key's givens are found in a text; by default in that text alone.
 * @returns undefined where the question has one case only.
 */
export function casesOf(
	match: Match,
	givens: readonly Given[],
	library: Library,
	bind: Binder = (own, text) => bindGivens(match.key, own, library.facts, text),
): Cases | undefined {
	const { text, turned } = match;
	if (turned) return undefined;
	const sameRow = (a: Enumeration, b: Enumeration): boolean =>
		a.members.map(each => each.text).join() === b.members.map(each => each.text).join();
	const rows = enumerationsIn(text.own, namesIn(text.own, library)).filter(
		(row, index, all) => all.findIndex(other => sameRow(other, row)) === index,
	);
	let known: readonly Case[] = [{ text, members: [], binding: match.binding, taken: [] }];
	for (const row of rows) {
		if (known.length * row.members.length > LIMIT) continue;
		const next = known.map(each => split(each, row, match, givens, bind));
		if (next.every(each => each !== undefined)) known = next.flat();
	}
	if (known.length < 2) known = byClause(match, givens, bind);
	if (known.length < 2) return undefined;
	// The other members of a row are left aside in each case, and answered in theirs.
	const { unsolved: _unsolved, ...alike } = match;
	return solved(
		known.map(({ text: own, members, binding }) => ({
			match: { ...alike, text: own, binding, question: stemmed(own.own) },
			members,
		})),
		givens,
		library,
	);
}

/** Cases from their matches and members. */
export function solved(
	known: readonly { readonly match: Match; readonly members: readonly Member[] }[],
	givens: readonly Given[],
	library: Library,
): Cases {
	const all = known.map(({ match: alone, members }) => {
		const readings = inThousands(alone, members, library).map(other =>
			solve(alone.key, { ...alone, binding: other }, givens),
		);
		return { match: alone, members, solution: solve(alone.key, alone, givens), readings };
	});
	return {
		matches: all.map(each => each.match),
		all: all.map(({ members, solution, readings }) => ({
			label: members.map(member => member.text.replaceAll('{,}', ',').trim()).join(', '),
			members,
			solution,
			readings,
		})),
	};
}

/** 8k tokens may be 8192 of them: the binding with that value, where a member is written so. */
function inThousands(
	{ key, binding, text }: Match,
	members: readonly Member[],
	{ facts }: Library,
): readonly Binding[] {
	const values = new Map<string, Value>();
	for (const member of members) {
		const power = /\d[kK]\b/.test(member.text) ? 1 : /\d\s?M\b/.test(member.text) ? 2 : 0;
		if (power === 0) continue;
		for (const [symbol, { value }] of binding.bound)
			if (value?.kind === 'quantity' && isThat(value, member))
				values.set(symbol, quantity(inUnit(value, value.unit) * 1.024 ** power, value.unit));
	}
	return values.size === 0 ? [] : [rebind(binding, key, facts, text, values)];
}

/**
 * The cases of a question that asks the same in several clauses, each with a value of its own: `how many A100s with 40 GB hold it, and how many H100s
 * with 80 GB?` Each clause alone, behind what the question states, has to give one given a value of its own, and to need nothing more.
 */
function byClause(match: Match, givens: readonly Given[], bind: Binder): readonly Case[] {
	const { text, key, targets } = match;
	const clauses = askingClauses(text.own);
	if (clauses.length < 2 || clauses.length > 4 || targets.length === 0) return [];
	const cases = clauses.map(clause => {
		// `A 405B model in fp8: how many …`: what stands before the colon is said for all.
		const others = clauses.filter(each => each !== clause).map(each => each.replace(LEAD, ''));
		const own = others.reduce((words, other) => words.replace(other, ' '), text.own);
		const formulas = text.formulas.filter(each => own.includes(each) || !others.some(other => other.includes(each)));
		const alone: PartText = { ...text, own, formulas };
		const defined = definitionsIn(text.formulas.filter(each => !formulas.includes(each)));
		const said = [
			...measuresIn(others.join(' ; ')).map(({ value }) => value),
			...numbersSaid(others.join(' ; ')).map(number => quantity(number)),
			...defined.names().flatMap(name => {
				const value = defined.get(name);
				return value?.kind === 'quantity' ? [value] : [];
			}),
		];
		const visible = givens.filter(
			({ from, value }) =>
				from !== 'question' || value?.kind !== 'quantity' || !said.some(each => sizes(each).includes(value.value)),
		);
		return { alone, clause, binding: bind(visible, alone) };
	});
	const used = givensUsed(key, targets);
	const varied = key.givens.filter(
		({ symbol, constant }) =>
			!constant &&
			used.has(symbol) &&
			cases.some(
				({ binding }) => !sameValue(binding.bound.get(symbol)?.value, cases[0]!.binding.bound.get(symbol)?.value),
			),
	);
	if (varied.length === 0) return [];
	const found = cases.flatMap(({ alone, clause, binding }): readonly Case[] => {
		const values = varied.map(({ symbol }) => binding.bound.get(symbol));
		// What one clause leaves to the others is asked of all of them.
		if (!values.every(each => each?.value?.kind === 'quantity' && isSaid(each.source?.from))) return [];
		const members = values.flatMap(each =>
			each?.value?.kind === 'quantity'
				? [{ text: formatValue(each.value).text, value: each.value, bytes: undefined }]
				: [],
		);
		if (!/\d/.test(clause)) return [];
		const has = (symbol: string): boolean => binding.bound.get(symbol)?.value !== undefined;
		return neededFor(key, targets, has).every(({ symbol }) => has(symbol))
			? [{ text: alone, members, binding, taken: [] }]
			: [];
	});
	const labels = new Set(found.map(({ members }) => members.map(({ text: each }) => each).join()));
	return found.length === clauses.length && labels.size === found.length ? found : [];
}

const LEAD = /^[^?]*?:\s+(?=(?:how|what|which|by|at|in|for|to)\b)/i;

interface Case {
	readonly text: PartText;
	/** One member of each row, in the order of the text. */
	readonly members: readonly Member[];
	readonly binding: Binding;
	/** Values of the rows' other members: what they bound is not this case's. */
	readonly taken: readonly Member[];
}

/** A case split by a row, or undefined where the row is no choice of values for one given. */
function split(
	before: Case,
	row: Enumeration,
	match: Match,
	givens: readonly Given[],
	bind: Binder,
): readonly Case[] | undefined {
	const { text } = before;
	if (isVectorOf(row, match.binding)) return undefined;
	const cases = row.members.map((member): Case => {
		const others = row.members.filter(each => each !== member);
		const put = (source: string): string => source.replaceAll(row.source, row.alone(member));
		const alone: PartText = { ...text, own: put(text.own), formulas: text.formulas.map(put) };
		const taken = [...before.taken, ...others];
		const visible = givens.filter(given => given.from !== 'question' || !taken.some(each => isThat(given.value, each)));
		const binding = bind(visible, alone);
		return { text: alone, members: [...before.members, member], binding, taken };
	});
	const [first, ...rest] = cases;
	if (!first) return undefined;
	const symbols = match.key.givens.filter(
		({ symbol }) => !cases.every(each => each.binding.bound.get(symbol)?.derived),
	);
	const varied = symbols.filter(({ symbol }) =>
		rest.some(each => !sameValue(each.binding.bound.get(symbol)?.value, first.binding.bound.get(symbol)?.value)),
	);
	if (varied.length === 0) return undefined;
	const isNumber = row.members.every(({ value }) => value !== undefined);
	const isVaried = (symbol: string): boolean =>
		cases.every(({ binding }, index) => {
			const value = binding.bound.get(symbol)?.value;
			const member = row.members[index]!;
			if (value === undefined) return false;
			return member.value ? isThat(value, member) : member.bytes === undefined || isBytes(value, member.bytes);
		});
	if (isNumber || row.members.some(({ bytes }) => bytes !== undefined))
		return varied.length === 1 && isVaried(varied[0]!.symbol) ? cases : undefined;
	// A name (of a device, of a model) may give several values.
	return varied.every(({ symbol }) => cases.every(({ binding }) => binding.bound.get(symbol)?.value))
		? cases
		: undefined;
}

/** Whether a row of numbers is a vector that the key takes as a whole: `the predictions are 0.9, 0.2 and 0.6`. */
const isVectorOf = ({ members }: Enumeration, { bound }: Binding): boolean =>
	isSharedOut(members, bound) ||
	[...bound.values()].some(({ value, source }) => {
		if (value?.kind !== 'matrix' || !isSaid(source?.from)) return false;
		const numbers = value.matrix.to1DArray();
		return (
			numbers.length === members.length &&
			members.every((each, at) => each.value && isThat(quantity(numbers[at]!), each))
		);
	});

/** Whether every member of a row is another given's: `with gradients 2 and -1`, the first one's and the second one's. */
function isSharedOut(members: readonly Member[], bound: Binding['bound']): boolean {
	const said = [...bound.values()].filter(({ source, derived }) => isSaid(source?.from) && !derived);
	const holders = members.map(member => said.find(({ value }) => isThat(value, member))?.given);
	return holders.every(holder => holder !== undefined) && new Set(holders).size === members.length;
}

/** Whether a value is a number format's size, which is kept in bits. */
const isBytes = (value: Value, bytes: number): boolean =>
	value.kind === 'quantity' && (value.unit.dimension.hard.bit ?? 0) === 1 && value.value === 8 * bytes;

/** Whether a value is that of a member, in its unit or bare. */
function isThat(value: Value | undefined, { value: wanted, bytes }: Member): boolean {
	if (value?.kind !== 'quantity') return false;
	if (!wanted) return bytes !== undefined && isBytes(value, bytes);
	return sizes(value).some(each => sizes(wanted).some(other => Math.abs(each - other) <= 1e-9 * Math.abs(other)));
}

const sizes = (value: Quantity): readonly number[] => [value.value, inUnit(value, value.unit)];

const sameValue = (a: Value | undefined, b: Value | undefined): boolean => {
	if (a?.kind === 'quantity' && b?.kind === 'quantity') return a.value === b.value;
	return a === b || JSON.stringify(a) === JSON.stringify(b);
};

/** Things that facts know and the text names. */
function namesIn(text: string, { facts }: Library): readonly string[] {
	const lower = text.toLowerCase();
	const names = new Set(facts.flatMap(({ subject, aliases }) => [subject, ...aliases]));
	return [...names]
		.filter(name => name.length > 2 && lower.includes(name.toLowerCase()))
		.toSorted((a, b) => b.length - a.length);
}
