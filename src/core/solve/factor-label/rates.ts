import { isHard } from '../../math/units/dimension.ts';
import { unitFromParts } from '../../math/units/unit-algebra.ts';
import { labelBefore, labelBehind } from './alternatives.ts';
import { type Amount, amountsIn, countedBy, type Factor, factorAt, kindParts } from './amounts.ts';
import {
	isDuty,
	isOfDevice,
	isOfDevices,
	isOfOne,
	isOneDevices,
	isSingle,
	isThingWith,
	OF,
	PLURAL_OF,
} from './devices.ts';
import { hardUnit, type Parts, type Powers, partsOf, powersOf, samePowers, thing, timesPowers } from './dimensions.ts';
import { ofOneAsked } from './of-one-asked.ts';
import { plainText } from './plain-text.ts';
import { type Rate, type Reading, rateOf } from './rate.ts';
import {
	isCompound,
	isCountOf,
	isDefinition,
	isEachWith,
	isOfMasses,
	isOneDevice,
	isRentOfOne,
	isSummand,
	ofAll,
	sameMeasure,
	WEIGHS,
} from './rate-words.ts';
import { isSaidOfSome } from './said-of-some.ts';
import { endOfShare, isAskedAgainAt, isReached, shareLeft } from './shares.ts';

/** What an amount is said of, and whether it must be. */
interface Subject extends Pick<Factor, 'parts' | 'powers' | 'end'> {
	readonly must: boolean;
}

/** What a text states, as rates that may be chained, and the numbers in it that are none. */
export interface Stated {
	readonly rates: readonly Rate[];
	readonly left: readonly Amount[];
}

const CLAUSE = /[.?!;:·|](?=\s|$)|\n/g;
/** `1 page = 275 words`, `0.4 kg corresponds to one kWh`. */
const EQUALS = /^\s*(?:=|≈|~|→|->|equals?|corresponds? to|stands? for)\s*(?:about |roughly |approximately |around )?$/i;
/** `One hour of audio yields 12,000 tokens`. */
const YIELDS =
	/^\s*(?:of [a-z]+\s+)?(?:=|≈|~|:|→|is|are|(?:is|are) [a-z]+ed (?:in|with|by|as)|can \w+|[a-z]+s|ha[sd]|takes up)\s*(?:about |roughly |approximately |around |only )?$/i;
/** `A spike every 10 ms`, `a checkpoint is saved every 500 steps`. */
const ONE_EVERY =
	/\b(?:an?|one)\s+([a-z][a-z-]*)\s+(?:(?:is|gets)\s+[a-z]+\s+)?(?:every|each|per|takes|lasts)\s+(?:about |roughly |only )?$/i;
/** `Each query needs …`, `A GPU delivers …`. */
const SUBJECT = /\b(each|every|an?|one|the average|per)\s+(?=((?:[A-Za-z][\w-]*\s+){1,3}))/gi;
/** `256 GPUs, each with a peak of 989 TFLOP/s`. */
const EACH_OF_THEM =
	/\b(?:each|every one|all)\s+(?:of (?:them|which)\s+)?(?:with|of|has|having|at|for|[a-z]+ing|sustain|deliver|draw|run|do|reach|have|hold|cost|make|generate|produce|use|consume|contain|take|need|provide|offer|spoke|wrote|read|sent|made|drew|took|ran|gave|got|saw|ate|drove|drank|held|had|did|said|typed|used|needed|(?!(?:this|its|less|plus)\b)[a-z]+[^s]s)\s+(?:(?:a|an|the|about|roughly|[a-z]+)\s+){0,4}$/i;
/** `Each of 24,576 GPUs has one failure per …`. */
const EACH_OF = /\b(?:each|every one|any) of (?:the |these |our )?\uFFFC+\s+(?:[a-z]+\s+){1,5}$/i;
/** `512 GPUs at 400 W`, `one million A100-hours at 400 W`. */
const RIGHT_BEHIND =
	/^\s*(?:at|@|\(|,|with|running at|drawing|rented at|priced at|of)\s*(?:about |roughly )?(?:an? )?(?:(?:peak|sustained|average|effective|list)\s+)?(?:[a-z]+ of )?$/i;
const UTILISED =
	/\b(?:utili[sz]ation|utili[sz]ed|MFU|HFU|efficien\w+|of\s+(?:the |its |their |that )?(?:theoretical |nominal )?(?:peak|maximum|throughput|performance|bandwidth)|peak)\b/i;
const OVERHEAD = /\bPUE\b|\bpower usage effectiveness\b|\boverheads?\b|\bcooling\b/i;
/** `cooling adds 30 %`: so much on top. */
const ON_TOP = /\b(?:adds?|added|on top|extra|more|overheads?(?: of)?)\b/i;
/** `batch size 64`, `batches of 32`. */
const BATCH = /\bbatch(?:es)?[ -](?:size )?(?:of |is |= ?|: ?)?\d+$/i;
/** Devices whose number is not said. */
const DEVICES = /\b(?:GPUs|TPUs|accelerators|chips|cards|[ABHV]\d{2,3}s)\b/;
const DATA = /^(?:word|token|example|image|sample|sequence|document|sentence|step)$/;

/** The power of a mass among the parts of a unit: kilowatt-hours have none, kilograms for each of them one. */
const massOf = ({ unit }: Amount): number =>
	partsOf(unit).reduce((sum, { name, power }) => {
		const hard = hardUnit(name)?.dimension.hard;
		return hard?.kg === 1 && Object.values(hard).filter(Boolean).length === 1 ? sum + power : sum;
	}, 0);

const below = (parts: Parts): Parts => parts.map(({ name, power }) => ({ name, power: -power }));
const isTime = ({ powers }: Amount): boolean => powers.get('s') === 1 && powers.size === 1;

/**
 * The rates that a question and its setting state.
 *
 * @param asked the things that are asked for: they may be what a rate is for each of.
 */
export function ratesIn(text: string, asked: readonly Powers[]): Stated {
	const plain = plainText(text);
	const all = amountsIn(text);
	const stops = [...plain.matchAll(CLAUSE)].map(({ index }) => index);
	const clauseFrom = (at: number): number => (stops.findLast(stop => stop < at) ?? -1) + 1;
	const clauseEnd = (at: number): number => stops.find(stop => stop >= at) ?? plain.length;
	/** The text without its amounts. */
	let masked = plain;
	for (const { start, end } of all) masked = masked.slice(0, start) + '\uFFFC'.repeat(end - start) + masked.slice(end);
	const counted = new Set(
		all.flatMap(amount =>
			[...amount.powers].flatMap(([name, power]) => (power > 0 && !isOneDevice(amount) ? [name] : [])),
		),
	);
	const things = new Set([...all.map(({ powers }) => powers), ...asked].flatMap(powers => [...powers.keys()]));
	if (/\bbatch(?:es)?[ -]size\b/i.test(plain)) for (const name of ['example', 'step']) things.add(name);
	/** `on B200 GPUs at 2.25 PFLOP/s`: nobody says how many, and so much does one of them. */
	const isPriced = all.some(({ powers }) => powers.get('GPU') === -1 && powers.get('s') === -1);
	const uncounted = !counted.has('GPU') && (DEVICES.test(masked) || isPriced);
	if (uncounted) things.add('GPU');
	/** What masses are of. */
	const substances = new Set(
		all.flatMap(({ powers }) =>
			powers.get('kg') === 1 ? [...powers.keys()].filter(name => !isHard(name) && powers.get(name) === 1) : [],
		),
	);
	if (things.has('CO2')) substances.add('CO2');
	const rates: Rate[] = [];
	const left: Amount[] = [];
	const shares: { readonly amount: Amount; readonly of: keyof typeof OF }[] = [];

	/** The thing that a subject or an `each` before an amount says that it is for, and whether it must be. */
	const subjectOf = (amount: Amount, from: number): Subject | undefined => {
		const lead = masked.slice(from, amount.start);
		for (const { 0: taken, 1: article, 2: words, index } of [...lead.matchAll(SUBJECT)].toReversed()) {
			let end = from + index + taken.length;
			let known = false;
			for (const word of words!.trim().split(/\s+/)) {
				end = plain.indexOf(word, end) + word.length;
				const unit = hardUnit(word);
				const powers = unit ? powersOf(unit) : thing(word);
				const names = [...powers.keys()];
				// A server room is no server.
				if (
					isCompound(masked.slice(end, amount.start)) ||
					isSaidOfSome(masked.slice(end, amount.start)) ||
					/\b(?:how|what|which)\b/i.test(masked.slice(end, amount.start))
				)
					continue;
				known ||= names.every(name => things.has(name));
				if (!names.every(name => things.has(name) && !amount.powers.has(name))) continue;
				const hard = names.some(isHard);
				// `a burger stands for 4 kg, the training for 25 tonnes`: the first one is its; `tokens per page that fit into 40 GB` are for none.
				const isTaken = (other: Amount): boolean =>
					other.start >= end && other.end <= amount.start && sameMeasure(other, amount);
				if (
					!hard &&
					(all.some(isTaken) || (/^per$/i.test(article!) && /,|\bthat\b/.test(masked.slice(end, amount.start))))
				)
					return undefined;
				// `a year` that something takes is no year that it is for.
				if (hard && !YIELDS.test(plain.slice(end, amount.start))) continue;
				return {
					end,
					powers,
					parts: unit ? kindParts(unit) : names.map(name => ({ name, power: 1 })),
					must: hard || /each|every|per/i.test(article!) || names.some(name => counted.has(name)),
				};
			}
			// `each firing costs 10 pJ` is said of a firing, and of nothing before it; `a GPU makes 200 TFLOP/s and costs $2 per hour` perhaps of one GPU.
			const [alone] = words!
				.trim()
				.split(/\s+/)
				.filter(word => thing(word).has('GPU'));
			if (!known && alone !== undefined)
				return { end, powers: thing(alone), parts: [{ name: 'GPU', power: 1 }], must: /each|every/i.test(article!) };
			if (!known && /each|every/i.test(article!)) return undefined;
		}
		return undefined;
	};

	for (let at = 0; at < all.length; at++) {
		const amount = all[at]!;
		const [before, next] = [rates.at(-1), all[at + 1]];
		const from = clauseFrom(amount.start);
		if (isOneDevice(amount) && amount.powers.size > 1) continue;
		// `1.38e-23 J/K` is a constant of nature, and no energy.
		if (/^\s*(?:\/|per)\s*K\b/.test(plain.slice(amount.end))) continue;
		if (amount.powers.size === 0) {
			// `365 days per year` and `(10^9)` say how large a unit is; `6 hours a day` how long a day something runs.
			if (partsOf(amount.unit).length > 0) {
				if (isDuty(amount)) shares.push({ amount, of: 'duty' });
				continue;
			}
			if (
				isDefinition(plain, amount) ||
				/^\s*[×*·]?\s*[NDPC]\b|^\s*[×*·]?\s*N\s*[×*·]?\s*[DT]\b/.test(plain.slice(amount.end))
			)
				continue;
			// A batch is what one step takes.
			if (BATCH.test(plain.slice(from, amount.end))) {
				const powers: Powers = new Map([
					['example', 1],
					['step', -1],
				]);
				const parts = [...powers].map(([name, power]) => ({ name, power }));
				rates.push(rateOf({ ...amount, unit: unitFromParts(parts), powers, name: 'batch size' }));
				continue;
			}
			const around = `${plain.slice(Math.max(from, amount.start - 40, endOfShare(plain, all[at - 1])), amount.start)} ${plain.slice(amount.end, Math.min(clauseEnd(amount.end), amount.end + 36, next?.start ?? plain.length))}`;
			const rest = shareLeft(plain, amount, from, clauseEnd(amount.end));
			if (rest) shares.push(rest);
			else if (OVERHEAD.test(around) && amount.number >= 1) shares.push({ amount, of: 'power' });
			else if (OVERHEAD.test(around) && ON_TOP.test(around) && plain[amount.end - 1] === '%')
				shares.push({ amount: { ...amount, number: 1 + amount.number }, of: 'power' });
			else if (
				amount.number <= 1 &&
				(UTILISED.test(around) ||
					isReached(plain, from, amount) ||
					(plain[amount.end - 1] === '%' && /[×*]\s*$/.test(plain.slice(0, amount.start))))
			)
				shares.push({ amount, of: 'peak' });
			else left.push(amount);
			continue;
		}
		// `is logged every 10 steps`: so much between two of them.
		if (
			/\bevery\s+(?:about )?$/i.test(plain.slice(from, amount.start)) &&
			!ONE_EVERY.test(masked.slice(from, amount.start))
		) {
			rates.push(
				rateOf({
					...amount,
					number: 1 / amount.number,
					unit: unitFromParts([{ name: 'event', power: 1 }, ...below(partsOf(amount.unit))]),
					powers: timesPowers(new Map([['event', 1]]), amount.powers, -1),
				}),
			);
			continue;
		}
		const between = next ? plain.slice(amount.end, next.start) : '';
		if (
			next &&
			partsOf(next.unit).length > 0 &&
			(EQUALS.test(between) ||
				(/^\s*(?:to|for every|make(?: up)?)\s*$/.test(between) && isCountOf(amount) && isCountOf(next)) ||
				(amount.number === 1 &&
					(YIELDS.test(between) || (isOfMasses(amount, next) && /^\s*[\p{L}]+(?: [\p{L}]+)?\s*$/u.test(between))))) &&
			!/[.?!]\s/.test(between)
		) {
			const powers = timesPowers(next.powers, amount.powers, -1);
			at++;
			// `1 TB = 1000 GB` says what a unit is.
			if (powers.size === 0) continue;
			rates.push(
				rateOf({
					...next,
					number: next.number / amount.number,
					unit: unitFromParts([...partsOf(next.unit), ...below(partsOf(amount.unit))]),
					powers,
					name: `${next.name} per ${amount.name}`,
					start: amount.start,
				}),
			);
			continue;
		}
		const every = ONE_EVERY.exec(masked.slice(from, amount.start));
		const above = every && factorAt(plain, from + every.index + every[0].indexOf(every[1]!), true);
		if (above && (isTime(amount) || /every|per/.test(every[0]))) {
			rates.push(
				rateOf({
					...amount,
					number: 1 / amount.number,
					unit: unitFromParts([...above.parts, ...below(partsOf(amount.unit))]),
					powers: timesPowers(above.powers, amount.powers, -1),
					name: `${every[1]} rate`,
				}),
			);
			continue;
		}
		const readings: Reading[] = [{ powers: amount.powers, unit: amount.unit }];
		const group = PLURAL_OF.exec(masked.slice(from, amount.start))?.[1];
		const per = (powers: Powers, parts: Parts): void => {
			for (const each of [...readings]) {
				// What is for each of them already is not for each of them again.
				if ([...powers].some(([name, power]) => (each.powers.get(name) ?? 0) * power < 0)) continue;
				const reading = {
					powers: timesPowers(each.powers, powers, -1),
					unit: unitFromParts([...partsOf(each.unit), ...below(parts)]),
				};
				if (!readings.some(other => samePowers(other.powers, reading.powers))) readings.push(reading);
			}
		};
		const lead = masked.slice(from, amount.start);
		const each = before && (EACH_OF_THEM.test(lead) || EACH_OF.test(lead)) ? countedBy(before) : undefined;
		const link = before && before.start >= from ? plain.slice(before.end, amount.start) : '';
		// `on one A100 that costs $2 per hour`
		const antecedent = before && /\b(?:that|which|who)\b/.test(link) ? countedBy(before) : undefined;
		// `how many burgers, if one emits 4.2 kg`, `what do the GPU-hours cost at $2 each`
		const askedOf = ofOneAsked(masked.slice(from, amount.start), plain, from, amount);
		const subject =
			each || askedOf || isSingle(amount) || /\b(?:that|which|who)\b/.test(link) ? undefined : subjectOf(amount, from);
		if (each && ![...each.keys()].some(name => amount.powers.has(name))) {
			per(
				each,
				[...each].map(([name, power]) => ({ name, power })),
			);
			readings.shift();
		} else if (askedOf) {
			per(askedOf.powers, askedOf.parts);
			readings.shift();
		} else if (before && before.start >= from && isEachWith(plain, before, amount)) {
			const powers = countedBy(before)!;
			per(
				powers,
				[...powers].map(([name, power]) => ({ name, power })),
			);
			readings.shift();
		} else if (group !== undefined && isThingWith(group, amount)) {
			const powers = thing(group);
			per(
				powers,
				[...powers].map(([name, power]) => ({ name, power })),
			);
			readings.shift();
		} else if (subject) {
			per(subject.powers, subject.parts);
			// `1,200 tokens each` has what it is for.
			const isFirst = link === '' || /\band\b|,\s*$/.test(link) || subject.end >= (before?.end ?? 0);
			if (subject.must && isFirst && ![...amount.powers].some(([name, power]) => power < 0 && !isHard(name)))
				readings.shift();
		}
		if (uncounted && isOfDevice(amount) && isOneDevices(amount) && readings.every(({ powers }) => !powers.has('GPU'))) {
			per(new Map([['GPU', 1]]), [{ name: 'GPU', power: 1 }]);
			readings.shift();
		}
		if (antecedent && ![...antecedent.keys()].some(name => amount.powers.has(name)))
			per(
				antecedent,
				[...antecedent].map(([name, power]) => ({ name, power })),
			);
		const held =
			before && before.end <= amount.start && RIGHT_BEHIND.test(plain.slice(before.end, amount.start))
				? countedBy(before)
				: undefined;
		if (held && isOfDevice(amount) && held.has('GPU') && !amount.powers.has('GPU')) {
			per(held, [{ name: 'GPU', power: 1 }]);
			readings.shift();
		} else if (
			(isOfOne(plain, amount, from) ||
				((isOfDevice(amount) || (amount.powers.size === 1 && amount.powers.get('bit') === 1)) &&
					isOneDevices(amount) &&
					isOfDevices(masked, amount.start))) &&
			readings.every(({ powers }) => !powers.has('GPU'))
		) {
			per(new Map([['GPU', 1]]), [{ name: 'GPU', power: 1 }]);
			// What one card does is what there is, where no cards are counted.
			if (counted.has('GPU') || amount.powers.size === 1) readings.shift();
		}
		// `With 24,000 GPUs, what does it cost at $2.80 per hour?`
		else if (
			counted.has('GPU') &&
			isRentOfOne(plain, from, amount) &&
			readings.every(({ powers }) => !powers.has('GPU'))
		) {
			per(new Map([['GPU', 1]]), [{ name: 'GPU', power: 1 }]);
			readings.shift();
		}
		// `6 cameras at 30 fps`: perhaps each of them.
		else if (held && amount.powers.get('s') === -1 && ![...held.keys()].some(name => amount.powers.has(name)))
			per(
				held,
				[...held].map(([name, power]) => ({ name, power })),
			);
		if (counted.has('epoch') && DATA.test([...amount.powers.keys()].join()))
			per(new Map([['epoch', 1]]), [{ name: 'epoch', power: 1 }]);
		// `$120 per tonne` beside `kg of CO2` is said of tonnes of it.
		const [{ powers: plainly } = amount] = readings;
		const mass = massOf(amount);
		// What is a mass of one thing is none of another.
		const ofNone = [...substances].every(substance => !plainly.has(substance));
		const near = plain.slice(
			Math.max(from, all[at - 1]?.end ?? 0),
			Math.min(amount.end + 24, all[at + 1]?.start ?? plain.length),
		);
		// Beside CO2 a mass is one of something else only where the text says so.
		const weighs = WEIGHS.test(near);
		const isOf = (substance: string): boolean =>
			!substances.has('CO2') ||
			(weighs ? substance !== 'CO2' : substance === 'CO2' || new RegExp(`\\b${substance}`, 'i').test(near));
		for (const substance of substances)
			if (mass !== 0 && ofNone && isOf(substance))
				per(new Map([[substance, -mass]]), [{ name: substance === 'CO2' ? 'CO₂' : substance, power: -mass }]);
		const of =
			labelBefore(plain.slice(Math.max(0, all[at - 1]?.end ?? 0), amount.start)) ||
			labelBehind(plain.slice(amount.end));
		const summand = isSummand(plain, amount);
		rates.push({
			...amount,
			readings,
			shares: [],
			...(of === '' ? {} : { of }),
			...(summand ? { summand: true as const } : {}),
		});
	}
	// `And at 50 %?` beside another utilisation.
	if (shares.some(({ of }) => of === 'peak'))
		for (const amount of [...left])
			if (isAskedAgainAt(plain, amount)) {
				left.splice(left.indexOf(amount), 1);
				shares.push({ amount, of: 'peak' });
			}
	for (const { amount, of } of shares) {
		const all = rates.filter(OF[of]);
		// What cooling adds is said of what the devices draw, and of no budget.
		const ofDevices = of === 'power' ? all.filter(({ readings }) => readings[0]?.powers.has('GPU')) : [];
		const fits = ofDevices.length > 0 ? ofDevices : all;
		if (fits.length === 0) {
			left.push(amount);
			continue;
		}
		const nearest = Math.min(...fits.map(rate => Math.abs(rate.start - amount.start)));
		for (const rate of fits)
			if (of !== 'peak' || ofAll(plain, amount) || Math.abs(rate.start - amount.start) === nearest)
				rates[rates.indexOf(rate)] = { ...rate, shares: [...rate.shares, amount] };
	}
	return { rates, left };
}
