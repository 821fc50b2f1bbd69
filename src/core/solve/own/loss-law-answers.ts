import { quantity } from '../../math/evaluate/evaluate.ts';
import { formatValue } from '../../math/print/format.ts';
import { parseUnitText, unitOf } from '../../math/units/units.ts';
import type { Value } from '../../math/value.ts';
import { type BoundGiven, bindGivens } from '../bind/bind.ts';
import { standIn } from '../bind/bind-defaults.ts';
import type { PartText } from '../bind/part-text.ts';
import { solved as casesFrom } from '../cases/cases.ts';
import type { Member } from '../cases/enumerations.ts';
import { amountsIn } from '../factor-label/amounts.ts';
import type { AnswerKey } from '../key.ts';
import type { Library } from '../library.ts';
import type { Match } from '../match/match.ts';
import { joined } from '../several/by-clause.ts';
import type { Solved } from '../solution-cache.ts';
import { solve } from '../solve.ts';
import { stemmed } from '../words.ts';
import { type LossLaw, lossLawIn } from './loss-law.ts';

const FLOP = unitOf(parseUnitText('FLOP')!)!;

/** What minimises the loss is asked for, or how it is spread over model and data. */
const OPTIMUM =
	/\b(?:optim\w+|minimi[sz]\w*|lowest|smallest|best|(?:[NDPTnd])(?:_\{?\\?(?:text|mathrm)?\{?opt\}?\}?|\^\\?\{?(?:\*|star|\\star)\}?)|minimier\w+|óptim\w+|optimaux|optimale?s?)/i;
/** `How many tokens to reach a loss of 2.0?`: the law turned round, which is something else than its least value. */
const LOSS_WANTED =
	/\b(?:to|must|should|can|could|will|would|until|needs?)\s+(?:it\s+)?(?:reach|attain|achieve|get|go|fall|drop|come)\b[^.?!]{0,30}\bloss\b|\bloss(?:\s+of|\s+below|\s+under|\s*=)\s*\d[^.?!]*\b(?:needed|necessary|required|reached)\b/i;
/** … as functions of the budget. */
const GENERAL =
	/\b(?:as (?:a )?functions? of|closed form|prefactors?|exponents?|powers?|propto|in terms of|scale|grow|k_?\{?N|derive|in general|Exponenten?|exposants?)\b|\\propto/i;
/** The loss itself. */
const LOSS = /\b(?:loss(?:es)?|perte|Verlust\w*|pérdida|predict\w*)\b|损失|(?:^|[^\\])\bL\b/i;
const TERMS = /\b(?:terms?|parts?|contributions?|Beiträge|reducible|each of the two)\b/i;
const ENDLESS =
	/\b(?:infinite(?:ly)?|infinit\w*|unlimited|endless|arbitrarily|unendlich\w*|limit|infiniment)\b|\\to\s*\\infty|∞/i;

interface Asked {
	readonly key: string;
	readonly targets: readonly string[];
	readonly values: ReadonlyMap<string, number>;
}

/** What a question that states a loss law asks of it, by the keys that answer that: a list of cases for each key. */
function askedOf(text: PartText, { floor }: LossLaw): readonly (readonly Asked[])[] {
	const { own } = text;
	if (LOSS_WANTED.test(withoutLaw(own))) return [];
	const at = valuesIn(own);
	const asksLoss = LOSS.test(withoutLaw(own));
	const withLoss = floor !== undefined;
	const general = GENERAL.test(own);
	const found: (readonly Asked[])[] = [];
	// `What are they for C = 10^22?` behind a question for the optimum.
	const meant = /\b(?:they|them|these|both|those)\b/i.test(own) ? `${own} ${text.before?.[0] ?? ''}` : own;
	if (OPTIMUM.test(meant) || (general && at.size.length === 0)) {
		const [budget, ...more] = at.compute.length > 0 || /\bC\b/.test(own) ? at.compute : valuesIn(text.around).compute;
		if (more.length === 0 && (budget !== undefined || (general && at.size.length === 0))) {
			const hasRatio = /\bratio\b|per parameter|\/\s*[NP]\b|\/\s*[NP]_/i.test(own);
			found.push([
				{
					key: 'fermi.scaling-law',
					targets: [
						'N_*',
						'D_*',
						...(budget !== undefined && withLoss && asksLoss ? ['L_*'] : []),
						...(hasRatio ? ['rho'] : []),
						...(general ? ['a', 'b', 'c_N', 'c_D', 'G'] : []),
					],
					values: new Map(budget === undefined ? [] : [['C', budget]]),
				},
			]);
		} else if (at.size.length === 1 && at.data.length === 0 && budget === undefined)
			found.push([{ key: 'fermi.compute-and-tokens', targets: ['C', 'D'], values: new Map([['N', at.size[0]!]]) }]);
	}
	if (withLoss && asksLoss)
		found.push(
			pairsOf(at.size, at.data).map(([size, data]) => ({
				key: 'fermi.predicted-loss',
				targets: [
					'L_2',
					...(TERMS.test(own) ? ['l_N', 'l_D'] : []),
					...endlessOf(own),
					...(/how many (?:training )?FLOPs?|(?:much|training|total|which|what) compute\b|\bwie viele FLOP/i.test(own)
						? ['C']
						: []),
				],
				values: new Map([
					['N', size],
					['D', data],
				]),
			})),
		);
	return found.filter(({ length }) => length > 0);
}

/** Each size with each amount of data, where there is one of either; else as many of both in their order. */
function pairsOf(sizes: readonly number[], data: readonly number[]): readonly (readonly [number, number])[] {
	if (sizes.length > 4 || data.length > 4) return [];
	if (sizes.length === 1 || data.length === 1) return sizes.flatMap(size => data.map(each => [size, each] as const));
	return sizes.length === data.length ? sizes.map((size, at) => [size, data[at]!] as const) : [];
}

/** Which limit a question asks for. */
function endlessOf(own: string): readonly string[] {
	const [sentence] = own.split(/(?<=[.?!;])\s+|,\s+(?=(?:and|puis|und|y)\b)/).filter(each => ENDLESS.test(each));
	if (sentence === undefined) return [];
	const size = /\b(?:models?|modèles?|modelos?|Modells?|parameters?|N|size)\b/i.test(sentence);
	const data = /\b(?:data|tokens?|corpus|Daten|données|datos|D)\b/i.test(sentence);
	return size === data ? ['L_i'] : [data ? 'L_u' : 'L_v'];
}

/** The model sizes, amounts of data and budgets that a text states, each once, in their order. */
function valuesIn(text: string): Readonly<Record<'size' | 'data' | 'compute', readonly number[]>> {
	const of = (kind: string): readonly number[] => [
		...new Set(
			amountsIn(text)
				.filter(({ powers }) => powers.size === 1 && powers.get(kind) === 1)
				.map(({ number, unit }) => number * unit.factor),
		),
	];
	const lettered = (letters: string): readonly number[] =>
		[...new Set([...text.replace(/\$/g, '').matchAll(letteredBy(letters))].flatMap(numberRead))].filter(
			value => value > 1e4,
		);
	const either = (kind: string, letters: string): readonly number[] => {
		const counted = of(kind).filter(value => value > 1e4);
		return counted.length > 0 ? counted : lettered(letters);
	};
	return { size: either('parameter', 'NnPp'), data: either('token', 'DdTt'), compute: either('FLOP', 'Cc') };
}
const letteredBy = (letters: string): RegExp =>
	new RegExp(
		String.raw`(?<![\w\\^_])[${letters}]\s*=\s*(?:(\d+(?:\.\d+)?)(?![\d.]|\s*\^))?\s*(?:(?:\\cdot|\\times|[·×*])?\s*10\s*\^\s*\{?(\d+)\}?)?(?:e(\d+))?\s*(thousand|million|billion|trillion|[kMBT]\b)?`,
		'g',
	);
const numberRead = ([, digits, power, exponent, scale]: RegExpMatchArray): readonly number[] =>
	digits === undefined && power === undefined
		? []
		: [Number(digits ?? 1) * 10 ** Number(power ?? exponent ?? 0) * (SCALES[scale ?? ''] ?? 1)];
const SCALES: Readonly<Record<string, number>> = {
	k: 1e3,
	thousand: 1e3,
	M: 1e6,
	million: 1e6,
	B: 1e9,
	billion: 1e9,
	T: 1e12,
	trillion: 1e12,
};

/** What an answer by a key becomes where the question states a loss law with numbers of its own: they go before what the key takes for granted. */
export function byStatedLaw(keyed: Solved | undefined, text: PartText, library: Library): Solved | undefined {
	const law = lossLawIn(text);
	if (!law) return keyed;
	// What a key takes for granted is none of a law that it cannot read, or has to turn round.
	if (law === 'other' || LOSS_WANTED.test(withoutLaw(text.own)))
		return keyed && keyed.solution.assumptions.length > 0 ? undefined : keyed;
	const byLaw = solveLossLaw(text, law, library);
	if (byLaw) return keyed && isFinal(keyed) && !isOfTwo(byLaw) ? keyed : byLaw;
	return keyed && takesForGranted(keyed) ? undefined : keyed;
}

/** Whether an answer took two keys. */
const isOfTwo = ({ solution: { results } }: Solved): boolean => results.some(({ symbol }) => symbol.includes(':'));

/** Whether a key answers all that is asked with numbers that the text states. */
const isFinal = (solved: Solved): boolean =>
	solved.match.unsolved === undefined &&
	solved.match.byLikeness !== true &&
	solved.solution.missing.length === 0 &&
	solved.solution.results.length > 0 &&
	solved.solution.results.every(({ value }) => value.kind !== 'symbolic') &&
	!takesForGranted(solved);

/** Whether a key has its own numbers in the place of those of the law. */
const takesForGranted = ({ match: { binding } }: Solved): boolean =>
	['alpha', 'beta', 'A', 'B'].some(symbol => binding.bound.get(symbol)?.source?.from === 'default');

/**
 * A question about a loss law that it states itself (`L = 1.8 + 500/N^0.5 + 2000/D^0.5`): its own coefficients and exponents in the keys that know such laws, whatever
 * the letters are, if they or the text tell which of them counts what. Undefined where it states none or asks for something else.
 */
function solveLossLaw(text: PartText, law: LossLaw, library: Library): Solved | undefined {
	const answers = askedOf(text, law).flatMap((asked): readonly Solved[] => {
		const key = library.keys.find(({ id }) => id === asked[0]!.key);
		if (!key) return [];
		const all = asked.map(each => answerBy(key, each, law, text, library));
		const [first] = all;
		return all.length === 1 ? [first!] : [asCases(all, asked, library)];
	});
	const [first, ...others] = answers;
	if (!first) return undefined;
	// The loss of the model that is told how much it has to read.
	const data = first.solution.results.find(({ symbol }) => symbol === 'D')?.value;
	const size = first.match.binding.bound.get('N')?.value;
	const losses = library.keys.find(({ id }) => id === 'fermi.predicted-loss');
	if (
		losses &&
		first.match.key.id === 'fermi.compute-and-tokens' &&
		law.floor !== undefined &&
		LOSS.test(withoutLaw(text.own)) &&
		data?.kind === 'quantity' &&
		size?.kind === 'quantity'
	)
		others.push(
			answerBy(
				losses,
				{
					key: losses.id,
					targets: ['L_2'],
					values: new Map([
						['N', size.value],
						['D', data.value],
					]),
				},
				law,
				text,
				library,
			),
		);
	return joined(first, others, []);
}

/** A question without the law that it states. */
const withoutLaw = (own: string): string => own.replace(/L\s*\([^)]*\)\s*=[^.;?]*/g, ' ');

/** The answers for several models or amounts of data as cases. */
function asCases(all: readonly Solved[], asked: readonly Asked[], library: Library): Solved {
	const varied = ['N', 'D'].filter(symbol => new Set(asked.map(({ values }) => values.get(symbol))).size > 1);
	const { matches, all: cases } = casesFrom(
		all.map(({ match }, at) => ({
			match,
			members: varied.map((symbol): Member => {
				const value = quantity(asked[at]!.values.get(symbol)!);
				return { text: `${symbol} = ${formatValue(value).text}`, value, bytes: undefined };
			}),
		})),
		[],
		library,
	);
	return { match: matches[0]!, solution: { ...cases[0]!.solution, cases }, matches };
}

function answerBy(key: AnswerKey, { targets, values }: Asked, law: LossLaw, text: PartText, library: Library): Solved {
	const bare: PartText = { own: '', around: '', formulas: [], asks: true, answerFormulas: [] };
	const binding = bindGivens(key, [], library.facts, bare);
	const stated = new Map<string, number>([
		['alpha', law.size.exponent],
		['beta', law.data.exponent],
		['A', law.size.coefficient],
		['B', law.data.coefficient],
		['C_0', law.operations],
		...(law.floor === undefined ? [] : [['L_0', law.floor] as const]),
		...values,
	]);
	const bound = new Map<string, BoundGiven>(binding.bound);
	for (const given of key.givens) {
		const number = stated.get(given.symbol);
		if (number === undefined) {
			// A fit is another way.
			if (given.type.kind === 'law') bound.delete(given.symbol);
			continue;
		}
		const value: Value = /^C(?:_0)?$/.test(given.symbol) ? quantity(number, FLOP) : quantity(number);
		bound.set(given.symbol, {
			given,
			value,
			shown: undefined,
			source: standIn(given, value, 'question'),
			assumption: undefined,
		});
	}
	const match: Match = {
		key,
		ask: key.asks[0]!,
		score: 1,
		targets,
		binding: { ...binding, bound },
		text,
		question: stemmed(text.own),
	};
	return { match, solution: solve(key, match) };
}
