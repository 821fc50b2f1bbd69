import { quantity } from '../../math/evaluate/evaluate.ts';
import type { Expression, SymbolNode } from '../../math/expression.ts';
import { symbolNode } from '../../math/read/names.ts';
import { productOf } from '../../math/slope.ts';
import { isHard } from '../../math/units/dimension.ts';
import { partsText } from '../../math/units/unit-algebra.ts';
import type { Quantity, Unit } from '../../math/value.ts';
import { UNCLEAR_COMMA, UNCLEAR_POINT } from '../../text/decimal-sign.ts';
import type { Binding, BoundGiven } from '../bind/bind.ts';
import { standIn } from '../bind/bind-defaults.ts';
import type { PartText } from '../bind/part-text.ts';
import { openedText } from '../bind/text-measures.ts';
import { askedKinds } from '../match/asked.ts';
import type { Match } from '../match/match.ts';
import { askingClauses } from '../match/unsolved.ts';
import { keyOf, type Step } from '../own/own-key.ts';
import { stemmed } from '../words.ts';
import type { Amount } from './amounts.ts';
import { type Rate, type Reading, ratesIn } from './rates.ts';
import { type Chain, chainsTo, chainValue } from './search.ts';
import { type Wanted, wantedIn } from './wanted.ts';

/** The id of the key that is made of a question's own amounts. */
export const FACTOR_LABEL = 'own.factor-label';

const NOWHERE = { start: 0, end: 0 };
const UNCLEAR = new RegExp(`[${UNCLEAR_COMMA}${UNCLEAR_POINT}]`);
/** A text with more amounts than that is no question whose amounts belong together. */
const MANY = 60;
/** What asks for words about a thing, and for no number of it. */
const IN_WORDS = /\b(?:why|explain|discuss|describe|derive|prove|show that|justify|argue)\b/i;

/**
 * The key that a question's own amounts make: what it asks for is the one product of them whose units come to it (the factor-label method of
 * chemistry and physics textbooks). `100 million users`, `2,000 tokens per user and day`, `80 GFLOP per token` give the FLOP per day. Undefined where
 * a number of the question is in no such product, or several products of different values would do: then the units do not say what is meant.
 *
 * @param only the clauses that are to be answered, where something else answers the others.
 */
export function factorLabelMatch(text: PartText, only?: readonly string[]): Match | undefined {
	const clauses = clausesOf(text.own);
	// What may be thousands or thousandths is no number to go on with.
	if (`${text.own}${text.around}`.match(UNCLEAR)) return undefined;
	if (!clauses || askedKinds(text.own).has('truth') || IN_WORDS.test(text.own)) return undefined;
	// What the questions before it state counts where its own amounts do not suffice: `How many GPU-hours is that?`
	const found =
		chosenChains(text.own, text.around, clauses, only) ??
		(text.before
			? chosenChains(text.own, [...text.before].reverse().concat(text.around).join(' ; '), clauses, only)
			: undefined);
	if (!found) return undefined;
	const names = namesOf(found.flatMap(({ chain }) => chain));
	const steps: Step[] = [];
	for (const { wanted, chain } of found) {
		const symbol = symbolNode(freeName(wanted.name, steps), NOWHERE);
		const side = productOfChain(chain, names);
		steps.push({
			symbol,
			head: symbol,
			side,
			shown: side,
			reason: `The units leave what is asked for: ${unitsOf(chain)}.`,
			...(wanted.unit ? { unit: wanted.unit } : {}),
		});
		const value = chainValue(chain) / (wanted.unit?.factor ?? 1);
		if (wanted.whole === undefined || wanted.powers.size > 1 || Number.isInteger(Number(value.toPrecision(12))))
			continue;
		const whole = symbolNode(freeName(`whole ${wanted.name}`, steps), NOWHERE);
		const rounded: Expression = {
			kind: 'apply',
			operator: wanted.whole === 'up' ? 'ceil' : 'floor',
			args: [symbol],
			span: NOWHERE,
		};
		steps.push({
			symbol: whole,
			head: whole,
			side: rounded,
			shown: rounded,
			reason: wanted.whole === 'up' ? 'Only whole ones will do.' : 'Only whole ones count.',
		});
	}
	const values = new Map(
		[...names.values()].map(({ symbol, value }) => [symbol.name, { symbol, value, others: [] }] as const),
	);
	const key = keyOf(
		[...values.keys()],
		steps,
		steps.map(({ symbol }) => symbol.name),
		{ values },
		{
			id: FACTOR_LABEL,
			title: 'By the units of what is given',
		},
	);
	const unsolved = clauses
		.filter(clause => !found.some(({ wanted }) => isWithin(wanted, clause)))
		.map(({ words }) => words);
	return {
		key,
		ask: key.asks[0]!,
		score: 1,
		targets: steps.map(({ symbol }) => symbol.name),
		binding: bindingOf(key, values),
		text,
		question: stemmed(text.own),
		...(unsolved.length > 0 ? { unsolved } : {}),
	};
}

interface Chosen {
	readonly wanted: Wanted;
	readonly chain: Chain;
}

interface Place {
	readonly start: number;
	readonly end: number;
}
const isWithin = ({ start, end }: Place, place: Place): boolean => start >= place.start && end <= place.end;

/** The asking clauses of a question with their places in its opened text; undefined where one is not found again. */
function clausesOf(own: string): readonly (Place & { readonly words: string })[] | undefined {
	const plain = openedText(own);
	let from = 0;
	const found = askingClauses(own).flatMap(words => {
		const opened = openedText(words).trim();
		const start = plain.indexOf(opened, from);
		if (start < 0) return [];
		from = start + opened.length;
		return [{ words, start, end: from }];
	});
	return found.length === askingClauses(own).length ? found : undefined;
}

/** What a question asks for with the chain that comes to it; undefined where not every number of the question is in one. */
function chosenChains(
	own: string,
	around: string,
	clauses: readonly (Place & { readonly words: string })[],
	only: readonly string[] | undefined,
): readonly Chosen[] | undefined {
	const meant = only
		? clauses.filter(({ words }) => only.some(each => each.includes(words) || words.includes(each)))
		: clauses;
	const all = wantedIn(clauses);
	if (!all.some(wanted => meant.some(clause => isWithin(wanted, clause)))) return undefined;
	const text = around.trim() === '' ? own : `${around} ; ${own}`;
	const opened = openedText(text);
	// The question stands behind its setting.
	const offset = opened.lastIndexOf(openedText(own).trim());
	if (offset < 0) return undefined;
	const { rates, left } = ratesIn(
		text,
		all.map(({ powers }) => powers),
	);
	if (rates.length > MANY) return undefined;
	const placed = ({ start, end }: Place): Place => ({ start: start + offset, end: end + offset });
	const isIn = ({ start }: Amount, piece: Place): boolean => start >= piece.start && start < piece.end;
	const chosen: Chosen[] = [];
	for (const [at, wanted] of all.entries()) {
		if (!meant.some(clause => isWithin(wanted, clause))) continue;
		const piece = placed(wanted);
		// What a later question states is not known yet.
		const later = all
			.slice(at + 1)
			.filter(({ start }) => start !== wanted.start)
			.map(placed);
		const seen = rates.filter(rate => !later.some(each => isIn(rate, each)));
		const chains = chainsTo(wanted.powers, seen);
		if (!chains) return undefined;
		// `What does one user cost` counts nothing.
		const stated = seen.filter(rate => isIn(rate, piece) && !isOne(rate));
		const fitting = chains.filter(
			chain =>
				hasTotal(wanted, chain) &&
				hasEnergy(wanted, chain) &&
				stated.every(rate => chain.some(link => link.rate === rate)),
		);
		const most = Math.max(0, ...fitting.map(({ length }) => length));
		const longest = withSpeedsBelow(
			wanted,
			fitting.filter(({ length }) => length === most),
			offset,
		);
		const [first] = longest;
		// What the text states itself is not asked for, unless only a share of it counts.
		if (!first || (first.length === 1 && first[0]!.rate.shares.length === 0)) continue;
		if (longest.some(chain => Math.abs(chainValue(chain) / chainValue(first) - 1) > 1e-9)) return undefined;
		if (seen.some(rate => isLeftOut(rate, first))) return undefined;
		chosen.push({ wanted, chain: first });
	}
	// Numbers of a clause that is left aside belong to it.
	const aside = clauses.filter(clause => !chosen.some(({ wanted }) => isWithin(wanted, clause))).map(placed);
	const isTold = (amount: Amount): boolean => amount.start < offset || aside.some(each => isIn(amount, each));
	const used = new Set(chosen.flatMap(({ chain }) => chain.map(({ rate }) => rate)));
	const isWhole =
		only !== undefined || rates.every(rate => isTold(rate) || used.has(rate) || isOne(rate) || isBeside(rate, rates));
	// A percentage of the setting that has no place is one of something on the way.
	const isClear = left.every(amount => isTold(amount) && opened[amount.end - 1] !== '%');
	return chosen.length > 0 && isWhole && isClear ? chosen : undefined;
}

/** Whether a chain to a total has one in it: rates of rates alone make none. */
const hasTotal = ({ powers }: Wanted, chain: Chain): boolean =>
	[...powers.values()].some(power => power < 0) ||
	chain.some(({ reading }) => [...reading.powers.values()].every(power => power > 0));

/** Whether a rate counts something that nothing else speaks of: `a checkpoint every 500 steps` where nobody asks for checkpoints. */
function isBeside(rate: Rate, rates: readonly Rate[]): boolean {
	const counted = [...rate.powers].filter(([name, power]) => power > 0 && !isHard(name));
	return (
		[...rate.powers.values()].some(power => power < 0) &&
		counted.length > 0 &&
		counted.every(([name]) => rates.every(other => other === rate || !other.powers.has(name)))
	);
}

/** Energy and power come from such amounts: of masses and speeds there are halves and squares that no unit tells. */
const hasEnergy = ({ powers }: Wanted, chain: Chain): boolean =>
	!(powers.has('kg') && powers.has('m')) ||
	chain.some(({ reading }) => reading.powers.has('kg') && reading.powers.has('m'));

/** Whether an amount says how things of a chain go together, and the chain does without it: `each image is labelled by 3 annotators`. */
function isLeftOut(rate: Rate, chain: Chain): boolean {
	if (chain.some(link => link.rate === rate) || isOne(rate)) return false;
	const names = [...rate.powers.keys()].filter(name => !isHard(name));
	const there = new Set(chain.flatMap(({ reading }) => [...reading.powers.keys()]));
	return names.length > 0 && [...rate.powers.keys()].every(name => there.has(name));
}

/** How long something takes is less the faster it goes: of several chains those with the speeds that the question states below the line. */
function withSpeedsBelow({ powers }: Wanted, chains: readonly Chain[], offset: number): readonly Chain[] {
	if (powers.get('s') !== 1 || chains.length < 2) return chains;
	const kept = chains.filter(chain =>
		chain.every(({ rate, power }) => rate.start < offset || rate.powers.get('s') !== -1 || power < 0),
	);
	return kept.length > 0 ? kept : chains;
}

/** One thing of a kind. */
const isOne = ({ number, powers }: Amount): boolean => number === 1 && ![...powers.keys()].some(isHard);

interface Named {
	readonly symbol: SymbolNode;
	readonly value: Quantity;
}

/** The amounts of the chains, and the shares of these, by names of their own. */
function namesOf(links: Chain): ReadonlyMap<Amount, Named> {
	const found = new Map<Amount, Named>();
	const taken = new Set<string>();
	const add = (amount: Amount, words: string, unit: Unit): void => {
		if (found.has(amount)) return;
		let name = words;
		for (let count = 2; taken.has(name); count++) name = `${words} ${count}`;
		taken.add(name);
		found.set(amount, { symbol: symbolNode(name, NOWHERE), value: quantity(amount.number, unit) });
	};
	for (const { rate, reading } of links) {
		add(rate, labelOf(rate), reading.unit);
		for (const share of rate.shares) add(share, shareName(share), share.unit);
	}
	return found;
}

/** What an amount is called where only its unit says what it is. */
const KINDS: readonly (readonly [string, string])[] = [
	['bit', 'data'],
	['s', 'time'],
	['kg m^2 s^-3', 'power'],
	['kg m^2 s^-2', 'energy'],
	['FLOP', 'compute'],
	['FLOP s^-1', 'throughput'],
	['bit s^-1', 'bandwidth'],
	['kg', 'mass'],
	['USD', 'amount of money'],
	['USD s^-1', 'price per time'],
];

function labelOf({ name, powers }: Amount): string {
	const bare = name
		.replace(/^[/]\s*/, 'per ')
		.replace(/[^\w /·-]/g, '')
		.trim();
	const spelled = [...powers]
		.filter(([each]) => isHard(each))
		.map(([each, power]) => (power === 1 ? each : `${each}^${power}`))
		.toSorted()
		.join(' ');
	const kind = KINDS.find(([dimension]) => dimension.split(' ').toSorted().join(' ') === spelled)?.[1];
	if (/^per\b/.test(bare)) return `price ${bare}`;
	if ([...powers.keys()].every(isHard) && kind) return kind;
	return bare === '' ? 'amount' : bare;
}

const freeName = (name: string, steps: readonly Step[]): string => {
	const clean = name.replace(/[^\w /·-]/g, '').trim();
	let free = clean;
	for (let count = 2; steps.some(({ symbol }) => symbol.base === free); count++) free = `${clean} ${count}`;
	return free;
};

/** The chain as one fraction. */
function productOfChain(chain: Chain, names: ReadonlyMap<Amount, Named>): Expression {
	const factors = (power: number): readonly Expression[] =>
		chain
			.filter(link => link.power === power)
			.toSorted((a, b) => a.rate.start - b.rate.start)
			.flatMap(({ rate }) => [rate, ...rate.shares].map(amount => names.get(amount)!.symbol));
	const [above, under] = [factors(1), factors(-1)];
	if (under.length === 0) return productOf(above);
	return {
		kind: 'apply',
		operator: 'divide',
		args: [productOf(above), productOf(under)],
		span: NOWHERE,
	};
}

/** `user · token/(user·d)`: how the units of a chain cancel. */
const unitsOf = (chain: Chain): string =>
	chain
		.toSorted((a, b) => b.power - a.power || a.rate.start - b.rate.start)
		.map(
			({ reading, power }, at) =>
				`${at === 0 ? (power < 0 ? '1 / ' : '') : power < 0 ? ' / ' : ' · '}${unitText(reading, power < 0)}`,
		)
		.join('');

function unitText({ unit }: Reading, bracketed: boolean): string {
	const text = unit.parts ? partsText(unit.parts) : unit.text;
	return bracketed && /[/·]/.test(text) ? `(${text})` : text;
}

function bindingOf(key: Match['key'], values: ReadonlyMap<string, { readonly value: Quantity }>): Binding {
	const bound = new Map<string, BoundGiven>();
	for (const given of key.givens) {
		const { value } = values.get(given.symbol)!;
		bound.set(given.symbol, {
			given,
			value,
			shown: undefined,
			source: standIn(given, value, 'question'),
			assumption: undefined,
		});
	}
	return { bound, missing: [] };
}

const shareName = ({ number, name }: Amount): string => (name !== '' ? name : number > 1 ? 'overhead' : 'utilisation');
