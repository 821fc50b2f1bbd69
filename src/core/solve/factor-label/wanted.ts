import { isHard } from '../../math/units/dimension.ts';
import { singular } from '../../math/units/nouns.ts';
import { unitFromParts } from '../../math/units/unit-algebra.ts';
import type { Unit } from '../../math/value.ts';
import { TIMES_OF } from '../often.ts';
import { amountsIn, belowAt, type Factor, factorAt } from './amounts.ts';
import { asksAgain, HOW } from './asks-again.ts';
import { hardUnit, NO_POWERS, type Powers, powersOf, thing, timesPowers } from './dimensions.ts';
import { plainText } from './plain-text.ts';

/** An amount that a question asks for. */
export interface Wanted {
	/** In words: `cost per month`. */
	readonly name: string;
	readonly powers: Powers;
	/** The unit that the question asks for, where it names one. */
	readonly unit: Unit | undefined;
	/** A unit of what is asked for in words alone: `energy`. */
	readonly kind?: Unit;
	/** What it is an amount of, where the question says it: `bytes of activations`. */
	readonly of?: Powers;
	/** It asks once more what was asked before it. */
	readonly again?: true;
	/** How a result compares is asked for, and no amount. */
	readonly compares?: true;
	/** Whole things are asked for: so many are needed, or so many fit. */
	readonly whole: 'up' | 'down' | undefined;
	/** Where in the opened text of the question the words stand that ask for it. */
	readonly start: number;
	readonly end: number;
}

/** What kinds of amounts a question asks for without a unit. */
const KINDS: readonly (readonly [RegExp, string, string])[] = [
	[
		/\b(?:costs?|price|bill|expensive|pay|spend|spent|expenses?|fee|budget|due|owed?|charged|revenues?|income|earnings|proceeds|turnover)\b|\bhow much money\b|\b(?:does|do|will|would|can|could)\s+(?:[a-z]+\s+){1,4}?(?:earn|make a (?:day|month|year))\b/i,
		'USD',
		'cost',
	],
	[
		/\bhow long\b|\bhow much time\b|\b(?:wall[- ]?clock|training|running|total|compute|reading) time\b|\bduration\b|\blatency\b|\btime\b/i,
		's',
		'time',
	],
	[/\benergy\b|\belectricity\b/i, 'kWh', 'energy'],
	[/\b(?:emissions?|emit\w*|carbon|CO_?2\w*|footprint)\b/i, 'kgCO2', 'emissions'],
	[/\b(?:memory|storage|disk|space|volume of data|size|footprint|traffic)\b/i, 'B', 'size'],
	[/\bpower\b/i, 'W', 'power'],
	[/\bhow (?:far|long an?|high|tall|thick|wide)\b|\bdistance\b|\b(?:length|height) of\b/i, 'm', 'length'],
	[/\b(?:memory )?bandwidth\b/i, 'B/s', 'bandwidth'],
	[/\bcompute\b(?! the\b)|\boperations\b/i, 'FLOP', 'compute'],
];
/** A model as large as it may be: so many parameters. */
const LARGEST_MODEL =
	/\b(?:largest|biggest)\s+(?:possible\s+)?(?:[a-z]+\s+)?(?:model|network|LLM|transformer)\b|\bhow (?:large|big)\s+(?:an?|may (?:an?|the)|can (?:an?|the)|could (?:an?|the))\s+(?:[a-z]+\s+)?(?:model|network|LLM)\b/i;
/** `What does the memory cost?` asks for money, whatever it speaks of. */
const COSTS = /\b(?:what|how much)\s+(?:does|do|would|will|is|did)\b.*\b(?:cost|due|paid|pay)\b/i;
/** Only where nothing else is asked for. */
const LARGE: (typeof KINDS)[number] = [/\bhow (?:big|large)\b/i, 'B', 'size'];
/** `the GPU-hours`, `total FLOPs`: an amount that is ordered by its unit alone. */
const ORDERED =
	/^\W*(?:(?:and|then|also|please)\s+)*(?:(?:what (?:is|are|would be|will be|were)|find|give|compute|calculate|determine|estimate|state|work out|report|list)\s+)?(?:(?:the|its|their|an?|upper|lower|bound|limit|on|maximum|theoretical|possible|total|overall|required|resulting|corresponding|necessary|expected|minimum|minimal|least|number|of|amount|training|needed|run)\s+)*/i;
/** Questions about how two amounts compare are none about an amount. */
const COMPARES =
	/\b(?:percent\w*|fraction|share|ratio|quotient|proportion|factor|how many times|times (?:more|less|fewer|larger|smaller|as)|multiples?|compare[sd]?|orders? of magnitude)\b|%/i;
const HOW_MANY =
	/\b(?:how many|(?:total |the )?number of)\s+(?:of (?:the|these|those|such)\s+|(?:thousand|million|billion|trillion)s?\s+of\s+|whole\s+|full\s+|more\s+|such\s+|extra\s+)?/gi;
const ASKS_SIZE =
	/\b(?:how|what|which|give|compute|calculate|determine|estimate|find|work out|state|price|cost|convert|express)\b|\?\s*$/i;
/** `FLOPs by the 6ND rule?` has none of these. */
const ASKS_IN_WORDS =
	/\b(?:how|what|which|who|why|when|where|is|are|was|were|do|does|did|can|could|will|would|has|have|should)\b/i;
const IN_UNIT = /\b(?:in|as)\s+([A-Za-z][\w/·-]*)(?!\s*(?:the|a)\b)|\(\s*(?:in\s+)?([A-Za-z][\w/·-]*)\s*\)/g;
const UP = /\b(?:at the very least|needs?|needed|requires?|required|necessary|at least|minimum|must|have to|fewest)\b/i;
const DOWN = /\b(?:fits?|at most|maximum|can|could|max|hold|holds|largest|afford)\b/i;

/** The amounts that a question asks for, in its order. */
export const wantedIn = (clauses: readonly { readonly words: string; readonly start: number }[]): readonly Wanted[] =>
	clauses.reduce<readonly Wanted[]>(
		(found, { words, start }, at) => [
			...found,
			...wantedOf(plainText(words).trim(), start, found.at(-1), againOf(clauses, at, found)),
		],
		[],
	);

/** A clause in the pieces that may each ask for an amount, with their places. */
function piecesOf(clause: string): readonly { readonly piece: string; readonly at: number }[] {
	const found: { readonly piece: string; readonly at: number }[] = [];
	let from = 0;
	for (const { index, 0: sign } of clause.matchAll(PIECE)) {
		if (COUNTED_LIST.test(clause.slice(0, index)) && LIST_GOES_ON.test(clause.slice(index))) continue;
		found.push({ piece: clause.slice(from, index), at: from });
		from = index + sign.length;
	}
	return [...found, { piece: clause.slice(from), at: from }];
}
/** `how many words, pages and books`: one list of things, and no next question. */
const COUNTED_LIST = /\bhow many(?:\s[a-z-]+){1,2}(?:,(?:\s[a-z-]+){1,2})*$/i;
const LIST_GOES_ON =
	/^,\s(?!and\b|how\b|what\b)(?:[a-z-]+\s){0,1}[a-z-]+s(?=,|\s+(?:and|or)\s+(?!how\b|what\b)(?:[a-z-]+\s){0,1}[a-z-]+s\b)|^,\s+and\s+(?!how\b|what\b)(?:[a-z-]+\s){0,1}[a-z-]+s\s+(?:do|does|is|are|would|will|can|could)\b/i;
const PIECE = /[;?:]\s|,\s+(?:and\s+)?(?!\d|in\s)|\s+and\s+(?=(?:how|what|in what|the|its|for what)\b)/gi;

/** All that the sentence before a clause asks for. */
function againOf(
	clauses: readonly { readonly words: string; readonly start: number }[],
	at: number,
	found: readonly Wanted[],
): readonly Wanted[] {
	let first = at - 1;
	while (first > 0 && !/[?.]\s*$/.test(clauses[first - 1]!.words)) first--;
	const from = clauses[first]?.start ?? 0;
	return found.filter(({ start }) => start >= from);
}

function wantedOf(
	clause: string,
	offset: number,
	last: Wanted | undefined,
	sentence: readonly Wanted[],
): readonly Wanted[] {
	const found: Wanted[] = [];
	const whole = UP.test(clause) ? 'up' : DOWN.test(clause) ? 'down' : undefined;
	const isAsked = ASKS_SIZE.test(clause);
	const isBare = /\?\s*$/.test(clause) && !ASKS_IN_WORDS.test(clause);
	for (const { piece, at: place } of piecesOf(clause)) {
		const [start, end] = [offset + place, offset + place + piece.length];
		// `A quarter of the memory stays free: what …?` states something before it asks.
		if (/^\s*:/.test(clause.slice(place + piece.length)) && !ASKS_SIZE.test(piece)) continue;
		const amounts = amountsIn(piece);
		/** The piece without the amounts that it states. */
		let rest = piece.replace(/^\s*\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})\)\s+/, label => ' '.repeat(label.length));
		for (const amount of amounts)
			rest = rest.slice(0, amount.start) + '\uFFFC'.repeat(amount.end - amount.start) + rest.slice(amount.end);
		// What stands in brackets with an amount says something, and asks nothing: `(each checkpoint 12 bytes per parameter)`.
		rest = rest.replace(/\((?=[^()]*[a-z]{3})[^()]*\uFFFC[^()]*\)/g, words => '\uFFFC'.repeat(words.length));
		if (COMPARES.test(rest)) {
			found.push({ name: 'times', powers: NO_POWERS, unit: undefined, whole: undefined, compares: true, start, end });
			continue;
		}
		const whose = HOW_MANY_PER.test(rest) ? (found.at(-1) ?? last) : undefined;
		if (whose && !whose.compares) {
			found.push(...perEach({ ...whose, whole: undefined, start, end }, rest, 0));
			continue;
		}
		const repeats = /\?\s*$/.test(clause) && (place === 0 || HOW.test(rest)) && asksAgain(rest);
		const isLong = /^\W*(?:and\s+|then\s+|but\s+)*how long\b/i.test(rest);
		const before = found.length > 0 ? found.slice(-1) : sentence;
		const again = repeats || ELLIPSIS.test(rest) ? before.filter(({ powers }) => !isLong || powers.get('s') === 1) : [];
		if (again.length > 0 || (repeats && !isLong)) {
			found.push(...again.map(each => ({ ...each, again: true as const, start, end })));
			continue;
		}
		const count = found.length;
		for (const { index, 0: words } of rest.matchAll(HOW_MANY)) {
			// `how many 80 GB GPUs`
			const [stated = ''] = /^\uFFFC+\s*(?:of\s+)?/.exec(rest.slice(index + words.length)) ?? [];
			let at = index + words.length + stated.length;
			for (;;) {
				const factor = factorAt(rest, at, false) ?? factorAt(rest, at, true);
				if (!factor) break;
				const counts = ![...factor.powers.keys()].some(isHard);
				const unit = counts ? namedAs(factor) : unitFromParts(factor.parts);
				const time = isTimeDefined(factor, rest);
				found.push(
					...perEach(
						{
							name: factor.words,
							powers: time ? withoutTime(factor.powers) : factor.powers,
							unit: time ? undefined : unit,
							// Parts of a device are none.
							whole: !counts ? undefined : factor.powers.has('GPU') && !SPENDS.test(clause) ? 'up' : whole,
							...ofWhat(rest.slice(factor.end)),
							start,
							end,
						},
						rest,
						factor.end,
					),
				);
				const [also] =
					/^\s*(?:,|and|or|, and)\s+(?=[A-Za-z])(?!per\b|how\b|what\b|for\b|in\b)/.exec(rest.slice(factor.end)) ?? [];
				if (also === undefined) break;
				at = factor.end + also.length;
			}
		}
		// `if, on top of that, 12 % of the time is lost`
		if (found.length > count || !isAsked || SUPPOSES.test(piece) || (count > 0 && /^\W*\uFFFC/.test(rest))) continue;
		const [ordered] = ORDERED.exec(rest) ?? [''];
		const said = ordered !== '' || found.length > 0 || isBare ? factorAt(rest, ordered.length, false) : undefined;
		const isRate = said && /^\s+per\s+(?:second|minute|hour|day)\b/.test(rest.slice(said.end));
		if (
			said &&
			(said.hard || isRate) &&
			(isRate || /^[\s.?!,]*(?:for|of|in|per|by|to|then|now|instead|$)/.test(rest.slice(said.end)))
		) {
			found.push(
				...perEach(
					{ name: said.words, powers: said.powers, unit: unitFromParts(said.parts), whole: undefined, start, end },
					rest,
					said.end,
				),
			);
			continue;
		}
		if (LARGEST_MODEL.test(rest)) {
			found.push({ name: 'parameters', powers: thing('parameter'), unit: undefined, whole: undefined, start, end });
			continue;
		}
		const kinds = [...KINDS, ...(KINDS.some(([words]) => words.test(rest)) ? [] : [LARGE])]
			.flatMap(([words, unit, name]) => {
				const match = words.exec(rest);
				return match ? [{ unit, name, at: match.index, end: match.index + match[0].length }] : [];
			})
			.toSorted((a, b) => a.at - b.at);
		// The storage cost is a cost.
		const kind =
			(COSTS.test(rest) ? kinds.find(({ unit }) => unit === 'USD') : undefined) ??
			kinds.find((each, index) => !kinds.some((next, other) => other > index && next.at <= each.end + 1));
		if (!kind) {
			// `the data rate in MB/s`: what its unit says.
			const [said] = [...rest.matchAll(IN_UNIT)].flatMap(({ index, 1: a, 2: b }) => {
				const unit = hardUnit((a ?? b)!);
				const before = /([a-z][a-z-]*(?: [a-z][a-z-]*)?)\s*\(?$/i.exec(rest.slice(0, index))?.[1];
				// `Express it in petaFLOP-days` names nothing.
				const name =
					before !== undefined &&
					/^(?:express|convert|give|write|put|state|say)\b|\b(?:it|that|this|them)$/i.test(before)
						? 'amount'
						: before;
				return unit && name !== undefined ? [{ unit, name }] : [];
			});
			if (said)
				found.push(
					...perEach(
						{ name: said.name, powers: powersOf(said.unit), unit: said.unit, whole: undefined, start, end },
						rest,
						0,
					),
				);
			continue;
		}
		const of = hardUnit(kind.unit)!;
		const unit = [...rest.matchAll(IN_UNIT)].map(([, a, b]) => hardUnit((a ?? b)!)).find(unit => unit !== undefined);
		// `the damage of the emissions in dollars` is no emission.
		if (kind.unit === 'kgCO2' && unit && powersOf(unit).get('USD') === 1) {
			found.push({ name: 'cost', powers: powersOf(unit), unit, kind: unit, whole: undefined, start, end });
			continue;
		}
		// `in tonnes` of emissions are tonnes of CO2.
		const powers = kind.unit === 'kgCO2' ? powersOf(of) : powersOf(unit ?? of);
		found.push(
			...perEach(
				{
					name: kind.name,
					powers,
					unit: kind.unit === 'kgCO2' ? ofCarbon(unit ?? of) : unit,
					kind: of,
					whole: undefined,
					start,
					end,
				},
				rest,
				0,
			),
		);
	}
	return found.map(each => ofSingle(each, clause, found));
}

/** `What mean time between failures, in years, does that mean for a single GPU?` */
function ofSingle(wanted: Wanted, clause: string, all: readonly Wanted[]): Wanted {
	if (!/ between /.test(wanted.name) || wanted.powers.has('GPU') || all.length > 1 || !SINGLE.test(clause))
		return wanted;
	return { ...wanted, powers: timesPowers(wanted.powers, thing('GPU')), unit: undefined };
}
const SINGLE = /\b(?:a single|one|an individual|each) (?:GPU|device|card|accelerator|chip)\b/i;

/** A thing that is counted, by the word that the question has for it. */
function namedAs({ words, powers }: Factor): Unit | undefined {
	const [word] = words.split(/[ -]/).slice(-1);
	return powers.size === 1 && word ? unitFromParts([{ name: singular(word), power: 1 }]) : undefined;
}

/** `person-years (52 weeks)`: so long is the year that is meant. */
const isTimeDefined = ({ end, powers }: Factor, words: string): boolean =>
	powers.get('s') === 1 && powers.size > 1 && /^\s*\(\s*(?:of |=|i\.e\.,? )?\s*\uFFFC/.test(words.slice(end));
const withoutTime = (powers: Powers): Powers => new Map([...powers].filter(([name]) => name !== 's'));

/** `tonnes` of emissions are tonnes of CO₂. */
const ofCarbon = ({ parts = [] }: Unit): Unit =>
	unitFromParts([...parts.filter(({ name }) => !/CO/.test(name)), { name: 'CO₂', power: 1 }]);

/** `the yearly cost` */
const OFTEN = /\b(hourly|daily|weekly|monthly|yearly|annual|annually)\b/i;
/** `the bill for each medium`: of each of several that the text tells apart. */
const OPTION =
	/^(?:(?:storage|memory|kind of|type of)\s+)?(?:options?|medi(?:um|a)|variants?|cases?|types?|kinds?|alternatives?|choices?|formats?|ways?)$/i;

const BETWEEN =
	/\bbetween\s+(?:two\s+|\uFFFC+\s*|successive\s+|consecutive\s+|any two\s+)*(failures|interruptions|crashes|outages|faults|breakdowns|restarts|them)\b/i;
const OF_ONE = /\b(?:does|do|would|of|for)\s+(?:an?|one|each|every|a single)\s+(?!whole|year|month|day|week)/i;
/** One of the things that texts of the field count, and what it takes. */
const TAKES_ONE =
	/\b(?:does|do|would|will)\s+(?:an?|one|each|every|a single)\s+(?:[a-z]+\s+)?(?:token|word|page|image|frame|burger|email|parameter|bit)\s+(?:take|cost|need|require|use|consume|emit)\b/i;
const EACH =
	/\b(?:(?:per|each|every|for (?:each|every|one))(?=[\s/])|(?<!\bfor )an?(?=\s+(?:second|minute|hour|day|week|month|year)\b))\s*/gi;

/** The same for each of what the words around it name: `cost per month and per year` are two. */
function perEach(wanted: Wanted, words: string, from: number): readonly Wanted[] {
	const one = from === 0 || TAKES_ONE.test(words) ? OF_ONE.exec(words) : null;
	const unit = one && factorAt(words, one.index + one[0].length, true);
	// `how many joules does a token take`
	if (unit && from > 0 && [...wanted.powers.keys()].every(isHard) && !belowAt(words, from).length)
		return [
			{
				...wanted,
				name: `${wanted.name} per ${unit.words}`,
				powers: timesPowers(wanted.powers, unit.powers, -1),
				unit: unitFromParts([
					...(wanted.unit?.parts ?? []),
					...unit.parts.map(({ name, power }) => ({ name, power: -power })),
				]),
			},
		];
	// `what does a petaFLOP-day cost`
	if (unit && wanted.kind && [...unit.powers.keys()].some(isHard))
		return [
			{
				...wanted,
				name: `${wanted.name} per ${unit.words}`,
				powers: timesPowers(wanted.powers, unit.powers, -1),
				unit: unitFromParts([
					...((wanted.unit ?? wanted.kind).parts ?? []),
					...unit.parts.map(({ name, power }) => ({ name, power: -power })),
				]),
			},
		];
	// `hours between two failures`
	const between = BETWEEN.exec(words)?.[1];
	if (between && wanted.powers.get('s') === 1) {
		const single =
			/\b(?:a single|one|an individual|each|per)\s+(GPU|device|card|accelerator|node|chip|machine)\b/i.exec(words)?.[1];
		const powers = timesPowers(timesPowers(wanted.powers, thing(between), -1), single ? thing(single) : new Map());
		// In hours for each of them, where the question names the hours.
		const unit = wanted.unit && unitFromParts([...(wanted.unit.parts ?? []), { name: singular(between), power: -1 }]);
		return [{ ...wanted, name: `${wanted.name} between ${between}`, powers, unit: single ? undefined : unit }];
	}
	const right = belowAt(words, from);
	const belows: (readonly Factor[])[] = [
		...(from > 0 && right.length > 0 ? [right.map(({ factor }) => factor)] : []),
		...(from > 0 && right.length > 0
			? []
			: [...words.matchAll(EACH)].flatMap(({ index, 0: each }, at, all) => {
					const before = all[at - 1];
					// `at 1 PFLOP/s sustained per GPU`: said of that amount.
					if (
						/^per/i.test(each) &&
						/\uFFFC\s*(?:(?:sustained|peak|effective|average|of [a-z]+)\s+)+$/.test(words.slice(0, index))
					)
						return [];
					// `per GPU and per day` is read at once.
					if (
						before &&
						/\band\s*$/.test(words.slice(before.index, index)) &&
						belowAt(words, before.index - 1).length > 1
					)
						return [];
					const further = belowAt(words, index - 1).map(({ factor }) => factor);
					const factor = factorAt(words, index + each.length, true);
					return further.length > 1 ? [further] : factor ? [[factor]] : [];
				})),
	].filter(
		factors =>
			!factors.every(({ words: what }) => OPTION.test(what)) &&
			// `if every parameter takes 2 bytes` asks for no parameters per parameter.
			!factors.some(({ powers }) =>
				[...powers].some(([each, power]) => !isHard(each) && power * (wanted.powers.get(each) ?? 0) > 0),
			),
	);
	const often = OFTEN.exec(words)?.[1]?.toLowerCase();
	if (belows.length === 0 && often) return perEach(wanted, words.replace(OFTEN, `per ${TIMES_OF[often]!}`), 0);
	if (belows.length === 0) return [wanted];
	/** `per month (30 days)`: the month is the 30 days that stand there. */
	const isDefined = ({ end, powers }: Factor): boolean =>
		powers.get('s') !== undefined && /^\s*\(\s*(?:of |=|i\.e\.,? )?\s*\uFFFC/.test(words.slice(end));
	// `per second and per minute` are two, `per user and day` is one.
	const times = belows.length === 1 && belows[0]!.length > 1 && belows[0]!.every(({ powers }) => powers.get('s') === 1);
	const apart = belows.length > 1 && /\band (?:per|an?|each)\b/i.test(words);
	return (times ? belows[0]!.map(factor => [factor]) : apart ? belows : [belows.flat()]).map(factors => ({
		...wanted,
		name: `${wanted.name} per ${factors.map(({ words: word }) => word).join(' and ')}`,
		powers: factors.reduce(
			(powers, factor) => (isDefined(factor) ? powers : timesPowers(powers, factor.powers, -1)),
			wanted.powers,
		),
		unit: factors.some(isDefined)
			? wanted.unit
			: wanted.unit || factors.some(({ hard }) => hard)
				? unitFromParts([
						...((wanted.unit ?? wanted.kind)?.parts ?? partsFor(wanted)),
						...factors.flatMap(({ parts }) => parts.map(({ name, power }) => ({ name, power: -power }))),
					])
				: undefined,
	}));
}

/** `… on flash, and what in DRAM?`: the same of another thing. */
const ELLIPSIS =
	/^\W*(?:and\s+)?(?:what|how much)?\s*(?:in|on|for|as|with|using|at)\s+(?:the\s+|an?\s+)?[A-Za-z][\w-]*(?:\s+[\w-]+)?\W*$/i;

/** `and how many per inhabitant?`: of what was asked for before. */
const HOW_MANY_PER =
	/^\W*(?:and\s+)?how (?:many|much)\s+(?:(?:is|are|would|does|will)\s+(?:that|this|it|they|those|there)\s+(?:be\s+|make\s+)?)?(?:per|for each|for every)\s/i;

/** `If every failure costs 0.4 hours, …`, `Ignoring the cost of serving, …`: nothing is asked here. */
const SUPPOSES =
	/^\W*(?:if|when|suppose|assum\w+|given|ignoring|neglecting|with|at|take|taking|rather than|instead of|not|unlike|as opposed to|regardless of|apart from)\b/i;

/** So many devices as a budget allows, and no more. */
const SPENDS = /\b(?:afford|buy|bought|run|powered|supplied|operate[ds]?|can|could|average)\b/i;

/** `bytes of head activations`: what is measured. */
function ofWhat(behind: string): { readonly of: Powers } | undefined {
	const [, words] =
		/^\s+of\s+((?:(?!does|do|is|are|in|on|per|for|that|which|with\b)[a-z-]+\s?){1,3})/i.exec(behind) ?? [];
	const noun = words
		?.trim()
		.split(/\s+/)
		.find(word => singular(word) !== word);
	return noun === undefined ? undefined : { of: thing(noun) };
}

const partsFor = ({ powers }: Wanted) => [...powers].map(([name, power]) => ({ name, power }));
