import type { Span } from '../text/span.ts';
import type { Island } from './islands.ts';
import type { Part } from './role.ts';
import type { Token } from './tokens.ts';
import { ATTRIBUTES, isKnownUnit, isNoun, LABEL_NOUNS, SCALE_WORDS } from './words.ts';

/** A number in running text that stands for itself: `2 exabytes`, `$18.15`, `96 layers`, `10^{30} FLOPs`. */
export interface Measured {
	/** Indices into the parts; `to` is exclusive and takes in the noun. */
	readonly from: number;
	readonly to: number;
	readonly span: Span;
	/** Words that it counts, as written: `attention heads`; empty where none follow. */
	readonly noun: string;
	/** How the noun goes on: `per page`, `per English word`. */
	readonly rate: string;
	/** Parts of the noun that only qualify it, left out of what is parsed. */
	readonly skip: ReadonlySet<number>;
	/** Whether a unit, a scale or a sign of money stands with the number. */
	readonly dressed: boolean;
	/** Words of a setting right before a bare number: `hidden size`. */
	readonly attribute: string;
}

/** The numbers of a passage that no relation sign touches, with what they count. */
export function findMeasures(parts: readonly Part[], islands: readonly Island[]): readonly Measured[] {
	const found: Measured[] = [];
	for (const island of islands) {
		const slice = parts.slice(island.from, island.to);
		if (slice.some(part => part.role === 'relation') || island.outerFrom !== island.from || isCarriedOn(parts, island))
			continue;
		if (!slice.some(part => part.token.kind === 'number' || part.token.formula)) continue;
		if (isLabelled(parts, island.from) || isYear(parts, island)) continue;
		const dressed = slice.some(
			(part, index) =>
				isUnit(part) || isRaisedUnit(slice, index) || part.token.kind === 'money' || part.token.kind === 'percent',
		);
		const noun = dressed ? NO_NOUN : nounBehind(parts, island.to);
		if (/^(?:points?|marks?|pts?|pt)$/i.test(noun.words)) continue; // what a question is worth
		const rate = rateBehind(parts, noun.to > 0 ? noun.to : island.to);
		const to = Math.max(island.to, noun.to);
		// `2 h 22 min` is one amount
		const hours = isRestOfHours(parts, island.from) ? 2 : 0;
		found.push({
			from: island.from - hours,
			to,
			span: { start: parts[island.from - hours]!.token.span.start, end: parts[to - 1]!.token.span.end },
			noun: noun.words,
			rate,
			skip: noun.skip,
			dressed,
			attribute: dressed || noun.words !== '' ? '' : attributeBefore(parts, island.from),
		});
	}
	return found;
}

/** Whether a whole number of hours stands right before a number of minutes. */
function isRestOfHours(parts: readonly Part[], from: number): boolean {
	const [hours, letter, minutes] = [parts[from - 2]?.token, parts[from - 1]?.token, parts[from]!.token];
	return (
		hours?.kind === 'number' &&
		/^\d+$/.test(hours.text) &&
		letter?.text === 'h' &&
		/^[1-5]?\d$/.test(minutes.text) &&
		parts[from - 3]?.role !== 'operator' &&
		parts[from - 3]?.role !== 'relation' &&
		/^min(?:s|utes?)?$/.test(parts[from + 1]?.token.text ?? '')
	);
}

/** Whether a sign or a piece of a number stands right before or behind: then it is no number by itself. */
const isCarriedOn = (parts: readonly Part[], island: Island): boolean => {
	const next = parts[island.to];
	return parts[island.from - 1]?.role === 'sealed' || next?.role === 'sealed' || next?.role === 'operator';
};

/** Whether a part is a unit and no scale; `10.9 m` are metres, `$10.9m` are millions. */
const isUnit = ({ role, token }: Part): boolean =>
	role === 'unit' && (!SCALE_WORDS.has(token.text.toLowerCase()) || (token.text === 'm' && token.spaced));

/** `20.06 m²`, `5 cm³`: behind a number a unit with a raised exponent is no name. */
const isRaisedUnit = (parts: readonly Part[], index: number): boolean =>
	parts[index]!.token.kind === 'raised' &&
	!parts[index]!.token.spaced &&
	parts[index - 2]?.token.kind === 'number' &&
	isKnownUnit(parts[index - 1]!.token.text);

const NO_NOUN = { words: '', to: 0, skip: new Set<number>() };

/** `day 1`, `Token 71`, `GPT-3`, `Figure 2`: a number that names. */
function isLabelled(parts: readonly Part[], from: number): boolean {
	const first = parts[from]!.token;
	const previous = parts[from - 1]?.token;
	if (previous === undefined || first.kind !== 'number' || !/^\d{1,4}$/.test(first.text)) return false;
	if (previous.kind === 'word' && LABEL_NOUNS.has(previous.text.toLowerCase())) {
		// `layers 96` names, `the layer 12 times` does not occur; a noun in front with its plural behind counts (`day 3 hours`)
		return parts[from + 1]?.role !== 'unit';
	}
	// RFC 2616, EECS 182, RTX 4090
	if (/^[A-Z]{2,}$/.test(previous.text) && parts[from + 1]?.role !== 'unit') return true;
	return !first.spaced && (previous.kind === 'word' || previous.kind === 'symbol' || /[-–#§/]/.test(previous.text));
}

/** A size of something: nobody speaks of that year. */
const isPowerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value));

const isYear = (parts: readonly Part[], island: Island): boolean =>
	island.to - island.from === 1 &&
	/^(?:19|20)\d\d$/.test(parts[island.from]!.token.text) &&
	!isPowerOfTwo(Number(parts[island.from]!.token.text)) &&
	attributeBefore(parts, island.from) === '' &&
	!isNounToken(parts[island.to]?.token);

const isNounToken = (token: Token | undefined): boolean =>
	token !== undefined &&
	(token.kind === 'word' || (token.kind === 'symbol' && token.text.length > 1)) &&
	token.spaced &&
	isNoun(token.text) &&
	!/^[A-Z][a-z]+$/.test(token.text);

/** The run of nouns behind a number: up to four words, the last one counts, those before it qualify. */
function nounBehind(parts: readonly Part[], at: number): { words: string; to: number; skip: Set<number> } {
	let end = at;
	while (end < parts.length && end < at + 4 && isNounToken(parts[end]!.token)) end++;
	if (end === at) return NO_NOUN;
	// the head is the last plural of the run, else its first word: `96 layers aligned`, `20,000 H200 GPUs`
	let head = at;
	for (let index = at; index < end; index++) if (/[a-zA-Z]s$/.test(parts[index]!.token.text)) head = index;
	const skip = new Set<number>();
	for (let index = at; index < head; index++) skip.add(index);
	const words = parts
		.slice(at, head + 1)
		.map(part => part.token.text)
		.join(' ');
	return { words, to: head + 1, skip };
}

/** `hidden size`, `batch size of`: up to three words that end in one of the words for a setting. */
function attributeBefore(parts: readonly Part[], from: number): string {
	let at = from - 1;
	if (/^(?:of|is|=|:|to|about|approximately)$/i.test(parts[at]?.token.text ?? '')) at--;
	const words: string[] = [];
	while (at >= 0 && words.length < 3) {
		const { kind, text } = parts[at]!.token;
		if (kind !== 'word' || (words.length === 0 ? !ATTRIBUTES.has(text.toLowerCase()) : !isNoun(text))) break;
		words.unshift(text);
		at--;
	}
	return words.join(' ');
}

/** `per page`, `per parameter per token`, `each`: what a number is counted for. */
function rateBehind(parts: readonly Part[], at: number): string {
	const words: string[] = [];
	let index = at;
	while (index < parts.length && words.length < 8) {
		const { kind, text } = parts[index]!.token;
		if (kind !== 'word' || !/^(?:per|an?|each|every)$/i.test(text)) break;
		const taken: string[] = [];
		for (let word = index + 1; word < parts.length && taken.length < 3; word++) {
			const token = parts[word]!.token;
			if (
				(token.kind !== 'word' && token.kind !== 'number') ||
				(!isNoun(token.text) && !isKnownUnit(token.text) && token.kind !== 'number')
			)
				break;
			taken.push(token.text);
		}
		if (taken.length === 0 || (/^an?$/i.test(text) && !isKnownUnit(taken[0]!))) break;
		words.push('per', ...taken);
		index += 1 + taken.length;
	}
	return words.join(' ');
}
