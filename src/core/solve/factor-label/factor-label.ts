import { quantity } from '../../math/evaluate/evaluate.ts';
import type { Expression, SymbolNode } from '../../math/expression.ts';
import { symbolNode } from '../../math/read/names.ts';
import { productOf } from '../../math/slope.ts';
import { isHard } from '../../math/units/dimension.ts';
import { partsText } from '../../math/units/unit-algebra.ts';
import type { Quantity, Unit } from '../../math/value.ts';
import type { Fact } from '../../quantities/given.ts';
import { UNCLEAR_COMMA, UNCLEAR_POINT } from '../../text/decimal-sign.ts';
import type { Binding, BoundGiven } from '../bind/bind.ts';
import { standIn } from '../bind/bind-defaults.ts';
import type { PartText } from '../bind/part-text.ts';
import { askedKinds } from '../match/asked.ts';
import type { Match } from '../match/match.ts';
import { keyOf, type Step } from '../own/own-key.ts';
import { numberNode } from '../run/substitute.ts';
import { stemmed } from '../words.ts';
import type { Amount } from './amounts.ts';
import { chosenChains, clausesOf, isWithin, type Place } from './choose.ts';
import { type KnownAmount, knownRates } from './known.ts';
import type { Reading } from './rate.ts';
import { type Chain, chainValue } from './search.ts';
import { wantedIn } from './wanted.ts';

/** The id of the key that is made of a question's own amounts. */
export const FACTOR_LABEL = 'own.factor-label';

const NOWHERE = { start: 0, end: 0 };
const UNCLEAR = new RegExp(`[${UNCLEAR_COMMA}${UNCLEAR_POINT}]`);
/** `How large is a rank-16 adapter?`: made of the sides of matrices, and of no amount. */
const RANKED =
	/\brank[- ]?\d+\s+(?:(?:LoRA|low-rank)\s+)?(?:adapters?|LoRA|updates?)\b(?![^.?]*\b(?:has|have|with|of)\s+[\d.,]+\s*(?:million|billion|[MB]\b|parameters))/i;
/** `how many bytes do $A$ and $B$ take`: matrices that only their letters name are no amount that is counted. */
const OF_LETTERS =
	/\b(?:do|does|would|will)\s+(?:both\s+)?\$?[A-Z](?:_\{?\w+\}?)?\$?(?:\s*(?:,|and)\s*\$?[A-Z](?:_\{?\w+\}?)?\$?)*\s+(?:together\s+|alone\s+)?(?:take|need|occupy|have|hold|cost|require|use)\b/;
/** What asks for words about a thing, and for no number of it. */
const IN_WORDS = /\b(?:why|explain|discuss|describe|derive|prove|show that|justify|argue)\b/i;

/**
 * The key that a question's own amounts make: what it asks for is the one product of them whose units come to it (the factor-label method of
 * chemistry and physics textbooks). `100 million users`, `2,000 tokens per user and day`, `80 GFLOP per token` give the FLOP per day. Undefined where
 * a number of the question is in no such product, or several products of different values would do: then the units do not say what is meant.
 *
 * @param facts the rules of the field that nobody has to state are among them.
 * @param known results of what answered others, here or before.
 * @param only the clauses that are to be answered, where something else answers the others.
 */
export function factorLabelMatch(
	text: PartText,
	facts: readonly Fact[],
	only?: readonly string[],
	known: readonly KnownAmount[] = [],
): Match | undefined {
	const results = knownRates(known);
	const clauses = clausesOf(text.own);
	// What may be thousands or thousandths is no number to go on with.
	if (`${text.own}${text.around}`.match(UNCLEAR)) return undefined;
	if (OF_LETTERS.test(text.own)) return undefined;
	if (!clauses || askedKinds(text.own).has('truth') || IN_WORDS.test(text.own) || RANKED.test(text.own))
		return undefined;
	// What the questions before it state counts where its own amounts do not suffice: `How many GPU-hours is that?`
	const found =
		chosenChains(text.own, text.around, clauses, only, results, facts) ??
		(text.before
			? chosenChains(
					text.own,
					[...text.before].reverse().concat(text.around).join(' ; '),
					clauses,
					only,
					results,
					facts,
				)
			: undefined);
	if (!found) return undefined;
	const names = namesOf(
		found.flatMap(({ chain }) => chain),
		found.map(({ wanted }) => wanted.name),
	);
	const steps: Step[] = [];
	/** The symbol of each thing that is asked for. */
	const asked: SymbolNode[] = [];
	for (const { wanted, chain, orders } of found) {
		const symbol = symbolNode(freeName(wanted.name, steps), NOWHERE);
		const side = productOfChain(chain, names, asked);
		asked.push(symbol);
		steps.push({
			symbol,
			head: symbol,
			side,
			shown: side,
			reason: `The units leave what is asked for: ${unitsOf(chain)}.`,
			...(wanted.unit ? { unit: wanted.unit } : {}),
		});
		if (orders) steps.push(ordersOf(symbol, steps));
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
	/** A clause of several pieces of which one is not answered. */
	const leaves = (clause: Place): boolean =>
		wantedIn(clauses).some(
			wanted => isWithin(wanted, clause) && !found.some(each => each.wanted.start === wanted.start),
		);
	const unsolved = clauses
		.filter(clause => !found.some(({ wanted }) => isWithin(wanted, clause)) || leaves(clause))
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

/** The power of ten that a quotient is. */
function ordersOf(quotient: SymbolNode, steps: readonly Step[]): Step {
	const symbol = symbolNode(freeName('orders of magnitude', steps), NOWHERE);
	const side: Expression = { kind: 'apply', operator: 'log', args: [quotient, numberNode(10)], span: NOWHERE };
	return { symbol, head: symbol, side, shown: side, reason: 'The power of ten that the quotient is.' };
}

interface Named {
	readonly symbol: SymbolNode;
	readonly value: Quantity;
}

/** The same amount is one in all chains. */
const placeOf = ({ start, name }: Amount, reading?: Reading): string =>
	`${start} ${name} ${reading ? [...reading.powers].join() : ''}`;

/** The amounts of the chains, and the shares of these, by names of their own. */
function namesOf(links: Chain, results: readonly string[]): ReadonlyMap<string, Named> {
	const found = new Map<string, Named>();
	const taken = new Set(results);
	const add = (amount: Amount, words: string, unit: Unit, reading?: Reading): void => {
		if (found.has(placeOf(amount, reading))) return;
		let name = words;
		for (let count = 2; taken.has(name); count++) name = `${words} ${count}`;
		taken.add(name);
		found.set(placeOf(amount, reading), { symbol: symbolNode(name, NOWHERE), value: quantity(amount.number, unit) });
	};
	for (const { rate, reading } of links) {
		if (rate.step !== undefined) continue;
		add(rate, labelOf(rate), reading.unit, reading);
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
function productOfChain(chain: Chain, names: ReadonlyMap<string, Named>, asked: readonly SymbolNode[]): Expression {
	const factors = (power: number): readonly Expression[] =>
		chain
			.filter(link => link.power === power)
			.toSorted((a, b) => a.rate.start - b.rate.start)
			.flatMap(({ rate, reading }) => [
				rate.step === undefined ? names.get(placeOf(rate, reading))!.symbol : asked[rate.step]!,
				...rate.shares.map(share => names.get(placeOf(share))!.symbol),
			]);
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
