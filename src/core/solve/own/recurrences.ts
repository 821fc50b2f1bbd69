import { environment } from '../../math/evaluate/environment.ts';
import { evaluate, quantity } from '../../math/evaluate/evaluate.ts';
import type { Expression, SymbolNode } from '../../math/expression.ts';
import { numberOfWord, numberWords } from '../../math/number-words.ts';
import { symbolNode } from '../../math/read/names.ts';
import { slopeOf, wholeNumber } from '../../math/slope.ts';
import type { Value } from '../../math/value.ts';
import { map, some, symbolsOf } from '../../math/walk.ts';
import { escaped } from '../../text/pattern.ts';
import type { PartText } from '../bind/part-text.ts';
import type { StatedEquation } from './stated-equations.ts';
import { valueClauses } from './value-clauses.ts';

/** A member of a sequence with the formula that gives it. */
export interface Member {
	readonly symbol: SymbolNode;
	readonly side: Expression;
	readonly isAsked: boolean;
}

/** A sequence that a question defines step by step: its members, and the values that they begin with. */
export interface Unrolled {
	readonly members: readonly Member[];
	readonly values: ReadonlyMap<string, { readonly symbol: SymbolNode; readonly value: Value }>;
}

/** `x_{k+1} = …` or, without an index, `v ← …`: one letter of the sequence. */
interface Rule {
	readonly head: SymbolNode;
	/** The letter that counts the steps; undefined for an update. */
	readonly index: string | undefined;
	/** 1 of `x_{k+1}`. */
	readonly offset: number;
	readonly side: Expression;
}

const NOWHERE = { start: 0, end: 0 };
const MOST_STEPS = 12;

/**
 * The members of a sequence that a question defines by a recurrence (`x_{k+1} = x_k - \eta f'(x_k)`, `h_t = \tanh(a x_t + b h_{t-1})`) or by updates (`v ← 0.9 v + g`,
 * `w ← w - 0.1 v`, each with what those before it have just become), as far as it asks: to the member that it names, for so many steps as it says, or for each
 * of the inputs that it lists. Undefined where it states none, or not where it begins.
 *
 * @param known the values of letters that the question states.
 */
export function unrolled(
	{ own, around }: PartText,
	equations: readonly StatedEquation[],
	known: ReadonlyMap<string, { readonly symbol: SymbolNode; readonly value: Value }>,
): Unrolled | undefined {
	const rules = rulesIn(equations);
	if (rules.length === 0) return undefined;
	const functions = functionsIn(equations);
	const values = new Map<string, { readonly symbol: SymbolNode; readonly value: Value }>();
	const text = `${own}\n${around}`;
	const valueAt = (base: SymbolNode, at: number): Value | undefined =>
		[`${base.name}_${at}`, `${base.name}${at}`, ...(at === 0 ? [base.name] : [])]
			.map(name => known.get(name)?.value)
			.find(each => each !== undefined) ?? (at === 0 ? startSaid(base, text) : undefined);
	const bases = rules.map(({ head }) => baseOf(head));
	const first = [0, 1].find(at => bases.some(base => valueAt(base, at) !== undefined));
	if (first === undefined) return undefined;
	for (const base of bases) {
		const value = valueAt(base, first);
		if (value) values.set(memberOf(base, first).name, { symbol: memberOf(base, first), value });
	}
	const inputs = inputsOf(rules, known, functions);
	const asking = valueClauses(own).join('\n');
	const named = rules.flatMap(({ head }) => indicesNamed(baseOf(head), asking));
	const list = inputs.length === 1 ? listIn(text) : undefined;
	const count = Math.max(...named.map(index => index - first), 0) || stepsSaid(own) || list?.length || 0;
	if (count < 1 || count > MOST_STEPS) return undefined;
	if (list && list.length < count) return undefined;
	const members: Member[] = [];
	for (let step = first + 1; step <= first + count; step++) {
		const done = new Set<string>();
		for (const rule of rules) {
			const base = baseOf(rule.head);
			const at = rule.index === undefined ? step : step - rule.offset;
			const side = atStep(rule.side, rule, at, step, rules, done, functions);
			if (!side) return undefined;
			const symbol = memberOf(base, step);
			members.push({
				symbol,
				side,
				isAsked:
					named.length > 0
						? indicesNamed(base, asking).includes(step)
						: step === first + count &&
							new RegExp(`(?<![\\p{L}\\\\])${escaped(base.base)}(?![\\p{L}])`, 'u').test(asking),
			});
			done.add(base.name);
		}
		if (list) {
			const [input] = inputs;
			const symbol = memberOf(input!, step);
			values.set(symbol.name, { symbol, value: quantity(list[step - first - 1]!) });
		}
	}
	const asked = members.some(({ isAsked }) => isAsked);
	return {
		members: asked
			? members
			: members.map((member, at) => (at >= members.length - rules.length ? { ...member, isAsked: true } : member)),
		values,
	};
}

/** A letter without its index. */
const baseOf = ({ base, accent, label }: SymbolNode): SymbolNode =>
	symbolNode(base, NOWHERE, { ...(accent ? { accent } : {}), ...(label !== undefined ? { label } : {}) });

const memberOf = ({ base, accent, label }: SymbolNode, at: number): SymbolNode =>
	symbolNode(base, NOWHERE, {
		subscript: wholeNumber(at),
		...(accent ? { accent } : {}),
		...(label !== undefined ? { label } : {}),
	});

/** `k`, `k + 1`, `t - 1`: the letter that counts, and what is added to it. */
function indexOf(symbol: SymbolNode): { readonly letter: string; readonly offset: number } | undefined {
	const { subscript } = symbol;
	if (!subscript) return undefined;
	const letters = [...symbolsOf(subscript)];
	if (letters.length !== 1 || !/^[ijkmnst]$/.test(letters[0]!)) return undefined;
	const at = evaluate(subscript, environment([[letters[0]!, quantity(0)]]));
	return at.ok && at.value.kind === 'quantity' && Number.isInteger(at.value.value)
		? { letter: letters[0]!, offset: at.value.value }
		: undefined;
}

/** The rules of a sequence: those that lead from a letter to itself, with those that stand beside them under the same index. */
function rulesIn(equations: readonly StatedEquation[]): readonly Rule[] {
	const seen = new Set<string>();
	const all = equations.flatMap(({ head, side }): readonly Rule[] => {
		if (head.kind !== 'symbol' || seen.has(head.name)) return [];
		const index = indexOf(head);
		const isUpdate = !index && symbolsOf(side).has(head.name);
		if (!isUpdate && !(index && some(side, node => node.kind === 'symbol' && indexOf(node)?.letter === index.letter)))
			return [];
		seen.add(head.name);
		return [{ head, index: index?.letter, offset: index?.offset ?? 0, side }];
	});
	const goesOn = ({ head, index, offset, side }: Rule): boolean =>
		index === undefined ||
		some(
			side,
			node =>
				node.kind === 'symbol' && baseOf(node).name === baseOf(head).name && (indexOf(node)?.offset ?? offset) < offset,
		);
	const [leading] = all.filter(goesOn);
	return leading ? all.filter(rule => rule.index === leading.index) : [];
}

interface StatedFunction {
	readonly parameter: SymbolNode;
	readonly body: Expression;
}

/** Functions of one letter that the question states: `f(x) = x^2 - 4x`. */
const functionsIn = (equations: readonly StatedEquation[]): ReadonlyMap<string, StatedFunction> =>
	new Map(
		equations.flatMap(({ head, side }) =>
			head.kind === 'call' &&
			head.head.kind === 'symbol' &&
			head.args.length === 1 &&
			head.args[0]!.kind === 'symbol' &&
			symbolsOf(side).has(head.args[0]!.name)
				? [[head.head.name, { parameter: head.args[0]!, body: side }] as const]
				: [],
		),
	);

/** The letters that are read anew in each step: indexed ones that no rule gives, and in updates one that has no value. */
function inputsOf(
	rules: readonly Rule[],
	known: ReadonlyMap<string, unknown>,
	functions: ReadonlyMap<string, StatedFunction>,
): readonly SymbolNode[] {
	const given = new Set(rules.map(({ head }) => baseOf(head).name));
	const found = new Map<string, SymbolNode>();
	for (const { side, index } of rules)
		map(side, node => {
			if (node.kind !== 'symbol' || (node.label ?? '').startsWith("'") || functions.has(node.name)) return node;
			const base = baseOf(node);
			const isRead = index === undefined ? !node.subscript && !known.has(node.name) : indexOf(node)?.letter === index;
			if (
				isRead &&
				!given.has(base.name) &&
				!known.has(`${base.name}_1`) &&
				!known.has(`${base.name}_0`) &&
				node.name !== index &&
				!/^(?:e|pi|grad)$/.test(node.name)
			)
				found.set(base.name, base);
			return node;
		});
	return [...found.values()];
}

/** The side of a rule at one step: each letter at its index, slopes of stated functions worked out. */
function atStep(
	side: Expression,
	rule: Rule,
	at: number,
	step: number,
	rules: readonly Rule[],
	done: ReadonlySet<string>,
	functions: ReadonlyMap<string, StatedFunction>,
): Expression | undefined {
	let isKnown = true;
	const bases = new Set(rules.map(({ head }) => baseOf(head).name));
	const put = (node: Expression): Expression => {
		const slope = slopeIn(node, functions);
		if (slope) {
			const local = slopeOf(slope.of.body, slope.of.parameter.name);
			if (!local) isKnown = false;
			return local
				? map(local, each => (each.kind === 'symbol' && each.name === slope.of.parameter.name ? slope.at : each))
				: node;
		}
		if (node.kind !== 'symbol') return node;
		const base = baseOf(node);
		if (rule.index === undefined) {
			if (bases.has(node.name)) return memberOf(base, done.has(node.name) ? step : step - 1);
			return !node.subscript && inputNames.has(node.name) ? memberOf(base, step) : node;
		}
		const index = indexOf(node);
		return index?.letter === rule.index ? memberOf(base, at + index.offset) : node;
	};
	const inputNames = new Set(
		rule.index === undefined ? inputsOf(rules, new Map(), functions).map(({ name }) => name) : [],
	);
	// `grad` is the slope of the one function of the letter that goes down it.
	const down = [...functions.values()].filter(({ parameter }) => bases.has(parameter.name));
	const named = map(side, node =>
		node.kind === 'symbol' && node.name === 'grad' && down.length === 1
			? {
					kind: 'apply',
					operator: 'gradient',
					args: [
						{
							kind: 'call',
							head: nameOfFunction(down[0]!, functions),
							args: [memberOf(down[0]!.parameter, step - 1)],
							span: NOWHERE,
						},
					],
					span: NOWHERE,
				}
			: node,
	);
	const result = map(named, put);
	return isKnown ? result : undefined;
}

const nameOfFunction = (of: StatedFunction, functions: ReadonlyMap<string, StatedFunction>): SymbolNode =>
	symbolNode([...functions].find(([, each]) => each === of)![0], NOWHERE);

/** `f'(x_k)`, `\nabla f(x_k)`: the slope of a stated function, and where. */
function slopeIn(
	node: Expression,
	functions: ReadonlyMap<string, StatedFunction>,
): { readonly of: StatedFunction; readonly at: Expression } | undefined {
	const call = node.kind === 'apply' && node.operator === 'gradient' && node.args.length === 1 ? node.args[0]! : node;
	if (call.kind !== 'call' || call.head.kind !== 'symbol' || call.args.length !== 1) return undefined;
	const isSlope = call !== node || call.head.label === "'";
	const of = isSlope ? functions.get(call.head.base) : undefined;
	return of && { of, at: call.args[0]! };
}

/** `v starts at 0`, `the running mean starts at 1`. */
function startSaid({ base }: SymbolNode, text: string): Value | undefined {
	const found = new RegExp(
		`(?<![\\p{L}\\\\])\\$?${escaped(base)}\\$?\\s+(?:starts|begins|is initiali[sz]ed|initially)\\s+(?:at|with|from|to|as)?\\s*\\$?([-−]?\\d+(?:\\.\\d+)?)`,
		'u',
	).exec(text);
	return found ? quantity(Number(found[1]!.replace('−', '-'))) : undefined;
}

/** The indices by which an asking sentence names members: `x_1, x_2 and x_3`, `w3`. */
const indicesNamed = ({ base }: SymbolNode, asking: string): readonly number[] =>
	[
		...asking.matchAll(new RegExp(`(?<![\\p{L}\\\\])\\\\?${escaped(base)}_?\\{?(\\d{1,2})\\}?(?!\\d|\\.\\d)`, 'gu')),
	].map(([, index]) => Number(index));

const STEPS = new RegExp(
	`\\b(${numberWords(1, 12)}|\\d{1,2})\\s+(?:\\w+\\s+){0,2}(?:steps?|updates?|iterations?)\\b|\\b(?:step|update|iteration)\\s+(\\d{1,2})\\b`,
	'gi',
);

/** For how many steps a question asks. */
function stepsSaid(own: string): number {
	const counts = [...own.matchAll(STEPS)].map(
		([, words, number]) => Number(number ?? words) || numberOfWord(words ?? '') || 0,
	);
	return Math.max(0, ...counts);
}

/** The one row of numbers in running text that stands behind no sign: `is 1, 0.5, −1`, `are 2.0 and 1.0`. */
function listIn(text: string): readonly number[] | undefined {
	const NUMBER = '[-−]?\\d+(?:\\.\\d+)?';
	const rows = [
		...text.matchAll(
			new RegExp(
				`(?<![=(,^_{]\\s?|[\\w.])(${NUMBER}(?:\\s*,\\s*(?:and\\s+)?${NUMBER}|\\s+and\\s+${NUMBER})+)(?![\\w)])`,
				'g',
			),
		),
	];
	return rows.length === 1
		? [...rows[0]![1]!.matchAll(new RegExp(NUMBER, 'g'))].map(([digits]) => Number(digits.replace('−', '-')))
		: undefined;
}
