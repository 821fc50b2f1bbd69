import { formatValue } from '../../math/print/format.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { parseUnitText, unitless, unitOf } from '../../math/units/units.ts';
import type { Quantity, Unit } from '../../math/value.ts';
import { numbersSaid } from '../bind/bind-roles.ts';
import { formatBytes } from '../bind/bind-words.ts';
import type { PartText } from '../bind/part-text.ts';
import { runningText } from '../bind/text-measures.ts';
import { askedKinds } from '../match/asked.ts';
import type { Match } from '../match/match.ts';
import { givensUsed } from '../match/needs.ts';
import { numbersOf, withoutCounts } from '../match/unused.ts';
import { shownValue, sign } from '../run/show.ts';
import type { NamedResult, SolvedStep } from '../solution.ts';
import { hasPhrase, nameStems, stemmed } from '../words.ts';
import type { AskedClause } from './asked-relations.ts';
import { amountOf, type NamedAmount, NUMBERS, statedCounts, thingsIn } from './named-amounts.ts';

interface Answer {
	readonly words: string;
	readonly amount: NamedAmount | undefined;
	readonly step?: SolvedStep;
}

const PERCENT = unitOf(parseUnitText('%')!)!;
const BYTE = unitOf(parseUnitText('B')!)!;

const THINGS = /\b(?:vectors?|tokens?|positions?|layers?|heads?|ranks?)\b/i;

/** Reads the clauses of a question one after the other. */
export class Relating {
	readonly #answers: Answer[] = [];

	constructor(
		readonly match: Match,
		readonly text: PartText,
		readonly amounts: readonly NamedAmount[],
		readonly asked: readonly string[],
		/** The symbols of all results that are shown. */
		readonly told: readonly string[],
		readonly clauses: readonly AskedClause[],
	) {}

	answers(): readonly Answer[] {
		for (const clause of this.clauses) {
			const found = this.#related(clause) ?? { words: clause.words, amount: this.#direct(clause) };
			const answer = found.amount ? found : (this.#sum(clause) ?? found);
			this.#answers.push(answer);
		}
		return this.#answers;
	}

	#related(clause: AskedClause): Answer | undefined {
		const { relation } = clause;
		// `than its bf16 weights`: in another format than all that is known.
		if (relation.kind !== 'size' && this.#isInOtherFormat(clause.words)) return undefined;
		switch (relation.kind) {
			case 'share':
				return this.#share(clause, relation.of);
			case 'times':
				return this.#times(clause, relation.than, relation.way);
			case 'difference':
				return this.#difference(clause, relation.than);
			case 'size':
				return this.#size(clause);
			default:
				return undefined;
		}
	}

	/** `and together`: all that was asked for before, where that is of one kind and each of it is known. */
	#sum(clause: AskedClause): Answer | undefined {
		if (!SUM.test(clause.words) || clause.words.split(/\s+/).length > LONGEST_SUM) return undefined;
		const parts = this.#answers.flatMap(({ amount }) => (amount && !amount.bare ? [amount] : []));
		const [first] = parts;
		if (!first || parts.length < 2 || parts.length !== this.#answers.length) return undefined;
		if (parts.some(({ kind }) => kind !== first.kind) || new Set(parts.map(({ latex }) => latex)).size < parts.length)
			return undefined;
		return this.#made(clause, {
			name: 'sum',
			title: 'Together',
			value: quantityIn(
				parts.reduce((sum, { value }) => sum + value.value, 0),
				first.value.unit,
			),
			latex: parts.map(({ latex }) => latex).join(' + '),
			numbers: parts.map(numbers).join(' + '),
			reason: `${capital(parts.map(each => nameOf(each)).join(' and '))}.`,
			bare: false,
		});
	}

	#share(clause: AskedClause, of: string): Answer | undefined {
		const whole = this.#named(of, clause);
		const part = whole && this.#subject(whole.kind, whole);
		if (!whole || !part || part.value.value > whole.value.value) return undefined;
		// Vectors are no share of parameters.
		if (NUMBERS.test(nameOf(whole, of)) && THINGS.test(nameOf(part)) && !NUMBERS.test(nameOf(part))) return undefined;
		return this.#made(clause, {
			name: `share of ${nameOf(whole, of)}`,
			title: 'As a percentage',
			value: quantityIn(part.value.value / whole.value.value, PERCENT),
			latex: `\\frac{${part.latex}}{${whole.latex}}`,
			numbers: `\\frac{${numbers(part)}}{${numbers(whole)}}`,
			reason: `${capital(nameOf(part))} over ${nameOf(whole, of)}.`,
			bare: true,
		});
	}

	#times(clause: AskedClause, than: string | undefined, way: 'down' | 'up' | undefined): Answer | undefined {
		const pair = this.#pair(clause, than);
		if (!pair) return undefined;
		const [own, other] = pair;
		const down = than === undefined || way === undefined ? own.value.value < other.value.value : way === 'down';
		const [above, below] = down ? [other, own] : [own, other];
		// `How many times fewer` than something that is less: the words are not understood.
		if (way !== undefined && than !== undefined && above.value.value < below.value.value) return undefined;
		return this.#made(clause, {
			name: way === 'down' ? 'times less' : way === 'up' ? 'times as much' : 'quotient',
			title: 'One beside the other',
			value: quantityIn(above.value.value / below.value.value, unitless),
			latex: `\\frac{${above.latex}}{${below.latex}}`,
			numbers: `\\frac{${numbers(above)}}{${numbers(below)}}`,
			reason: `${capital(nameOf(above))} over ${nameOf(below)}.`,
			bare: true,
		});
	}

	#difference(clause: AskedClause, than: string | undefined): Answer | undefined {
		const pair = this.#pair(clause, than);
		if (!pair) return undefined;
		const [above, below] = pair.toSorted((a, b) => b.value.value - a.value.value) as [NamedAmount, NamedAmount];
		return this.#made(clause, {
			name: 'difference',
			title: 'The difference',
			value: quantityIn(above.value.value - below.value.value, above.value.unit),
			latex: `${above.latex} - ${below.latex}`,
			numbers: `${numbers(above)} - ${numbers(below)}`,
			reason: `${capital(nameOf(above))} without ${nameOf(below)}.`,
			bare: false,
		});
	}

	/** A count of numbers in bytes; where the clause speaks of a thing of its own, that is none of what was counted before. */
	#size(clause: AskedClause): Answer | undefined {
		const format = formatBytes(runningText(clause.words)) ?? this.#onlyFormat();
		const count = this.#lastOf('count');
		if (!format || !count || !NUMBERS.test(`${count.clause.words} ${count.amount.name}`)) return undefined;
		if (
			count.at !== this.#answers.length - 1 ||
			[...thingsIn(clause.words)].some(thing => !count.amount.of.has(thing) && !thingsIn(count.clause.words).has(thing))
		)
			return undefined;
		const each = formatValue(quantityIn(format.bytes * 8, BYTE)).latex;
		return this.#made(clause, {
			name: `memory of ${nameOf(count.amount)}`,
			title: 'In bytes',
			value: quantityIn(count.amount.value.value * format.bytes * 8, BYTE),
			latex: `${count.amount.latex} \\cdot ${each}`,
			numbers: `${numbers(count.amount)} \\cdot ${each}`,
			reason: `Each number takes ${formatValue(quantityIn(format.bytes * 8, BYTE)).text} (${format.words}).`,
			bare: false,
		});
	}

	#isInOtherFormat(words: string): boolean {
		const format = formatBytes(runningText(words));
		const own = [...this.match.binding.bound.values()].flatMap(({ given, value }) =>
			given.type.kind === 'quantity' && given.type.format && value?.kind === 'quantity' ? [value.value / 8] : [],
		);
		return format !== undefined && own.length > 0 && !own.includes(format.bytes);
	}

	/** Whether something with a number is stated right before a clause: that is what it compares with. */
	#isBehindStatement(words: string): boolean {
		const { own } = this.text;
		const at = own.indexOf(words);
		const last = this.clauses[this.#answers.length - 1]?.words;
		// What the clause before says itself is no statement between the two.
		const end = last === undefined ? -1 : own.indexOf(last) + last.length;
		const from = end <= at && last !== undefined && own.includes(last) ? end : 0;
		const before = at < 0 ? '' : own.slice(Math.max(from, own.lastIndexOf('?', at - 1) + 1), at);
		return numbersSaid(withoutCounts(withoutUnits(before))).length > 0 || /[$€£]\s?\d/.test(before);
	}

	#onlyFormat(): ReturnType<typeof formatBytes> {
		const sentences = `${this.text.around}\n${this.text.own}`.split(/(?<=[.?!;])\s+|\n|,\s+/);
		const found = sentences.flatMap(sentence => formatBytes(sentence) ?? []);
		return found.every(({ bytes }) => bytes === found[0]?.bytes) ? found[0] : undefined;
	}

	/** The two amounts that a clause compares: what was asked before and what it names, or the last two of a kind. */
	#pair(clause: AskedClause, than: string | undefined): readonly [NamedAmount, NamedAmount] | undefined {
		if (than !== undefined) {
			const other = this.#named(than, clause);
			const own = other && this.#subject(other.kind, other);
			return own && other ? [own, other] : undefined;
		}
		// `How many times the 14 million books of the library is that`: it names the other one itself.
		if (numbersSaid(withoutCounts(withoutUnits(clause.words))).length > 0) return undefined;
		if (this.#answers.length > 0 && this.#isBehindStatement(clause.words)) return undefined;
		// `The difference, and the quotient`: of the same two.
		const [last, before] = this.#answers.filter((_, at) => !COMPARES.has(this.clauses[at]!.relation.kind)).toReversed();
		// `What does it cost on SSD and in DRAM, and by how many dollars is DRAM dearer?`: the two that one clause asked for.
		if (last && !before) return this.#bothTold();
		if (!last?.amount || !before?.amount) return undefined;
		const [a, b] = [last.amount, before.amount];
		return a.kind === b.kind && !a.bare && !b.bare && a.value.value !== b.value.value ? [a, b] : undefined;
	}

	/** The two results of the kind that is asked for, where there are no more of it. */
	#bothTold(): readonly [NamedAmount, NamedAmount] | undefined {
		const told = this.told.flatMap(
			symbol => this.amounts.find(each => each.from === 'result' && each.symbol === symbol && !each.bare) ?? [],
		);
		const kind = told.find(({ symbol }) => this.asked.includes(symbol!))?.kind;
		const [a, b, ...others] = told.filter(each => each.kind === kind);
		return a && b && others.length === 0 && a.value.value !== b.value.value ? [a, b] : undefined;
	}

	/** What `that` is: what was asked for last of a kind, else the one amount that is said of what is trained. */
	#subject(kind: NamedAmount['kind'], but: NamedAmount): NamedAmount | undefined {
		const last = this.#lastOf(kind, but)?.amount;
		if (last) return last;
		if (this.#answers.some(({ amount }) => amount && !amount.bare)) return undefined;
		return only(
			this.amounts.filter(
				({ of, bare, kind: own, from }) =>
					from !== 'result' &&
					!bare &&
					own === kind &&
					['adapter', 'prompt', 'prefix'].some(thing => of.has(thing as 'adapter')),
			),
		);
	}

	#lastOf(
		kind: NamedAmount['kind'],
		but?: NamedAmount,
	): { readonly amount: NamedAmount; readonly clause: AskedClause; readonly at: number } | undefined {
		const at = this.#answers.findLastIndex(
			({ amount }) => amount && !amount.bare && amount.kind === kind && amount.value.value !== but?.value.value,
		);
		const amount = this.#answers[at]?.amount;
		// What stands between and was not understood may be what is meant.
		if (!amount || this.#answers.slice(at + 1).some(each => each.amount === undefined)) return undefined;
		return { amount, clause: this.clauses[at]!, at };
	}

	/** The one amount that some words name, of a kind that was asked for before: by its number, by what it is of, or by its name. */
	#named(words: string, clause: AskedClause): NamedAmount | undefined {
		const [stated] = statedCounts(words);
		// `the prefix of the 7B model` is no model.
		if (stated) return [...thingsIn(words)].every(thing => stated.of.has(thing)) ? stated : undefined;
		const counted = /^(?:(?:all|the|its|these|those) )*(\d[\d,]*) ([a-z]+(?: [a-z]+)?)$/i.exec(words);
		if (counted) return literal(Number(counted[1]!.replaceAll(',', '')), counted[0]);
		// `the 3e23 FLOP of GPT-3` states an amount itself, and is no other one.
		if (/\d/.test(words.replace(/\b[A-Z][\w.]*-?\d[\w.-]*/g, ''))) return undefined;
		const kinds = new Set(this.#answers.flatMap(({ amount }) => (amount && !amount.bare ? [amount.kind] : [])));
		// What is held against a number of parameters is one too.
		const fit = this.amounts.filter(
			({ kind, bare, numbers }) =>
				!bare && (kinds.size === 0 ? kind === 'count' : kinds.has(kind)) && (kind !== 'count' || numbers),
		);
		const byName = fit.filter(
			({ name, aliases }) =>
				hasPhrase(stemmed(words), name) ||
				aliases.some(alias => alias.includes(' ') && hasPhrase(stemmed(words), alias)),
		);
		if (byName.length > 0) return only(byName);
		const things = [...thingsIn(words)];
		if (things.length === 0) return undefined;
		// `that model` of the rest of the clause is no other one.
		const ofThem = fit.filter(({ of }) => things.every(thing => of.has(thing)));
		const last = this.#answers.at(-1)?.amount;
		const sameKind = last && !last.bare ? ofThem.filter(({ kind }) => kind === last.kind) : [];
		return (
			only(sameKind.length > 0 ? sameKind : ofThem) ??
			(clause.whole ? undefined : only(ofThem.filter(({ from }) => from !== 'result')))
		);
	}

	/** The result that a clause asks for by its own words. */
	#direct({ words, relation, whole }: AskedClause): NamedAmount | undefined {
		const results = this.amounts.filter(({ from, symbol }) => from === 'result' && this.#isTaken(words, symbol));
		const used = new Set(this.#answers.map(({ amount }) => amount));
		if (relation.kind === 'share' || relation.kind === 'times') {
			const ratios = results.filter(({ bare, value }) => bare && (relation.kind === 'times' || value.value < 1));
			const named = ratios.filter(each => likeness(each, words, false) >= NAMED);
			if (named.length > 0) return only(named);
			const fit = ratios.filter(({ value, symbol }) => this.asked.includes(symbol!) && value.value >= 1);
			return relation.kind === 'times' && relation.than === undefined ? only(fit) : undefined;
		}
		const kinds = askedKinds(words);
		const kind =
			relation.kind === 'size' || kinds.has('information')
				? 'information'
				: kinds.has('count') || NUMBERS.test(words)
					? 'count'
					: ([...kinds][0] ?? this.#answers.at(-1)?.amount?.kind);
		if (kind === undefined) return undefined;
		const ofKind = results.filter(each => each.kind === kind && !each.bare);
		const open = ofKind.filter(each => !used.has(each));
		const scored = open
			.map(each => ({ each, score: likeness(each, words, whole) }))
			.toSorted((a, b) => b.score - a.score);
		const [first, second] = scored;
		if (first && first.score >= LIKE && (!second || second.score < first.score)) return first.each;
		const asked = open.filter(({ symbol }) => this.asked.includes(symbol!));
		return asked.length > 0 ? only(asked) : open.length === 1 ? open[0] : undefined;
	}

	/** Whether all numbers that a clause states lead to a result: with one that does not the clause is about another thing. */
	#isTaken(words: string, symbol: string | undefined): boolean {
		const said = [
			...statedCounts(words).map(({ value }) => value.value),
			...numbersSaid(withoutCounts(withoutUnits(words))),
		];
		if (said.length === 0) return true;
		const { key, binding } = this.match;
		const used = givensUsed(key, symbol === undefined ? [] : [symbol]);
		const taken = [...binding.bound].flatMap(([name, { value }]) => (used.has(name) && value ? numbersOf(value) : []));
		return said.every(number => taken.some(each => Math.abs(each - number) <= 1e-6 * Math.abs(number)));
	}

	/** The amount that a relation comes to: one that the key has already, or a step of its own. */
	#made(clause: AskedClause, made: Made): Answer {
		const known = this.amounts.find(
			({ value, from, kind }) =>
				from === 'result' &&
				Math.abs(value.value - made.value.value) <= 1e-9 * Math.abs(made.value.value) &&
				(made.bare || kind === 'count' || kind === 'information'),
		);
		if (known && (known.bare || (!made.bare && this.asked.includes(known.symbol!))))
			return { words: clause.words, amount: known };
		const at = this.#answers.length + 1;
		const symbolLatex = `\\text{${made.name.replace(/[^\w ]/g, '')}}`;
		const result: NamedResult = {
			symbol: `relation-${at}`,
			symbolLatex,
			name: made.name,
			value: made.value,
			...shownValue(made.value),
		};
		const amount: NamedAmount = {
			...amountOf(result, undefined)!,
			latex: made.latex.includes(' ') ? `(${made.latex})` : made.latex,
			bare: made.bare,
		};
		const { expression } = parseLatex(made.latex);
		const step: SolvedStep = {
			id: `relation-${at}`,
			title: made.title,
			reason: `“${clause.words.replace(/[?.]\s*$/, '')}”: ${lower(made.reason)}`,
			latex: `${symbolLatex} = ${made.latex}`,
			substituted: `${symbolLatex} = ${made.numbers} ${sign(made.value)} ${result.latex}`,
			expression,
			formulas: [],
			results: [result],
		};
		return { words: clause.words, amount, step };
	}
}

interface Made {
	readonly name: string;
	readonly title: string;
	readonly value: Quantity;
	/** In letters, and with their values. */
	readonly latex: string;
	readonly numbers: string;
	readonly reason: string;
	readonly bare: boolean;
}

/** A number that a clause itself says: `all 90 positions`. */
const literal = (value: number, name: string): NamedAmount => ({
	name,
	aliases: [],
	value: quantityIn(value, unitless),
	kind: 'count',
	latex: formatValue(quantityIn(value, unitless)).latex,
	of: new Set(),
	numbers: true,
	from: 'stated',
	bare: false,
});

/** Without what a unit is, and how wide a number is: `(10^6 bytes)`, `fp16`, `at two bytes each`. */
const withoutUnits = (words: string): string =>
	words
		.replace(/\([^()]*(?:bytes?|B|\^)[^()]*\)/g, ' ')
		.replace(/\b(?:b?fp|b?float|bf|int|uint|nf)[\s-]?\d{1,2}\b|\b\d{1,2}[\s-]bits?\b/gi, ' ')
		.replace(/\b(?:\d{1,2}|one|two|four|eight)[\s-]bytes?\b/gi, ' ');

const quantityIn = (value: number, unit: Unit): Quantity => ({ kind: 'quantity', value, unit, error: 0 });

const numbers = ({ value }: NamedAmount): string => formatValue(value).latex;

/** What an amount is called in a sentence: a number of the text as the text has it. */
const nameOf = ({ name, from, value }: NamedAmount, words?: string): string =>
	from !== 'stated'
		? `the ${name}`
		: words && !/\d/.test(words)
			? words
			: /\d/.test(name)
				? name
				: formatValue(value).text;

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const lower = (text: string): string =>
	/^[A-Z][a-z]/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;

/** The one amount of several, where all are of one value. */
const only = (amounts: readonly NamedAmount[]): NamedAmount | undefined =>
	amounts.every(({ value }) => value.value === amounts[0]!.value.value) ? amounts[0] : undefined;

/** What asks for all of it together, and says hardly more. */
const SUM = /\b(?:together|altogether|in total|in all|in sum|the sum|overall|combined|insgesamt|zusammen)\b/i;
const LONGEST_SUM = 6;

const COMPARES: ReadonlySet<string> = new Set(['share', 'times', 'difference']);

const LIKE = 0.7;
/** As good as the whole name. */
const NAMED = 1.1;
const ALL = /\b(?:all|total|whole|together|overall|model)\b/i;

const PER = /^(?:per|pro|in one|in each|for each) [a-z]+$/;

/** How much of a name of an amount a clause has. */
function likeness({ name, aliases }: NamedAmount, words: string, whole: boolean): number {
	const said = stemmed(words);
	const score = Math.max(
		...[name, ...aliases].map(each => {
			const stems = nameStems(each);
			if (stems.length === 0) return 0;
			const there = stems.filter(word => said.set.has(word)).length;
			// A name of several words says more than one of one word.
			// `per MLP` says of what, whatever else is said.
			const per = PER.test(each) && new RegExp(`\\b${each}\\b`, 'i').test(words) ? 1 : 0;
			return there / stems.length + 0.1 * Math.min(there, 3) + per + (hasPhrase(said, each) ? 0.02 * stems.length : 0);
		}),
	);
	return score + (whole && ALL.test([name, ...aliases].join(' ')) ? 0.5 : 0);
}
