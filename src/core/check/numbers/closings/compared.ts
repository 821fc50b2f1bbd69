import type { Homework } from '../../../homework/homework.ts';
import { literalOf } from '../../../math/literal.ts';
import { numberOfWord, numberWords } from '../../../math/number-words.ts';
import { parsePlain } from '../../../math/read/parse.ts';
import { quantityOf } from '../../../quantities/origins.ts';
import { ownText } from '../../../text/comments.ts';
import { rememberOf } from '../../../text/memo.ts';
import { say } from '../../../text/message.ts';
import { NOT_ABBREVIATED } from '../../../text/pattern.ts';
import { placesIn } from '../../places.ts';
import { markOf } from '../derived.ts';
import { dressNumber } from '../dress.ts';
import type { NodeState } from '../flow.ts';
import type { Around, Closing } from './closing.ts';
import { calledBy, namesIn, onlyOne, shownAs } from './names.ts';
import type { Said, SaidAmount } from './said-amounts.ts';

/** How many times one thing is another, as a text says it: `eight times as much`, `a factor of 8 smaller`, `32x less`. */
export interface SaidMultiple extends Said {
	readonly value: number;
	/** What it may stand for. */
	readonly least: number;
	readonly most: number;
	/** It is called a ratio, and may be of any two results. */
	readonly ofResults: boolean;
}

const NUMERAL = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const NUMBER = String.raw`(?:(?<digits>${NUMERAL})(?<scale>\s+(?:thousand|million))?|(?<word>${numberWords(3, 20)}))`;
const ADJECTIVE =
	'much|many|large|long|big|high|fast|small|strong|heavy|expensive|wide|deep|far|often|great|slow|cheap';
const COMPARATIVE =
	'less|fewer|smaller|lower|cheaper|more|larger|bigger|greater|higher|faster|slower|longer|shorter|heavier|lighter|stronger|weaker|denser';
const GAIN = 'savings?|reduction|difference|speed-?up|compression|increase|improvement|gain|decrease|saved';
const TIMES = new RegExp(
	String.raw`(?<![\p{L}\w.,^/·×*−–-]|[=≈/·×*]\s?)(?:${NUMBER})(?:\s?(?:x|×|\\times)|\s+times|\s?-?fold)[\s$*_]*(?:as\s+(?:${ADJECTIVE})|(?:${COMPARATIVE})|(?:the\s+|an?\s+)?(?:${GAIN}))\b`,
	'giu',
);
const FACTOR = new RegExp(
	String.raw`\bfactor\s+of\s+(?:(?:about|around|roughly|approximately|nearly|almost|some|only|just|over|more than|≈|~)\s*)*[$*_]*(?:${NUMBER})(?![\d.]*\d|\s?[·×/*^])[\s$*_]*(?:(?:${COMPARATIVE}|saved)\b|(?=[.,;:)]|$))`,
	'giu',
);
/** `the ratio of the losses becomes about 4.6`. */
const RATIO = new RegExp(
	String.raw`\bratio\b(?:[^.;:\n]|\.(?=\d)){0,60}?\b(?:is|becomes|comes\s+to|equals)\s+(?:(?:about|around|roughly|approximately|only|just|then|now|≈|~)\s*)*[$*_]*(?:${NUMBER})(?![\d.,]*\d|\s?[·×/*^%:]|\s+to\b)(?=[$*_]*(?:[.,;:)\n]|$|\s))`,
	'giu',
);
/** `Speed-up: about 1.59`. */
const LABELLED = new RegExp(
	String.raw`\b(?:speed-?up|ratio)\s*:\s*(?:(?:about|around|roughly|approximately|only|just|≈|~)\s*)*[$*_]*(?:${NUMBER})(?![\d.,]*\d|\s?[·×/*^%:=≈])(?=[$*_]*(?:x\b|×|[.,;)\n]|$))`,
	'giu',
);
const STOP = new RegExp(String.raw`${NOT_ABBREVIATED}[.!?](?=\s)|\n`, 'g');
const OVER = /\b(?:more than|over|at least|well above|beyond)\s*[$*_\\(]*$/i;
const UNDER = /\b(?:nearly|almost|less than|under|not quite|up to|at most|close to)\s*[$*_\\(]*$/i;
const ABOUT = /(?:\b(?:about|around|roughly|approximately|some|only|just|a good)|[≈~])\s*[$*_\\(]*$/i;

/** All multiples that the answers of a text say. */
export const multiplesIn = rememberOf((homework: Homework): readonly SaidMultiple[] => {
	const found: SaidMultiple[] = [];
	const placeOf = placesIn(homework);
	homework.source.blocks.forEach((source, block) => {
		if (source.kind !== 'paragraph') return;
		const text = ownText(source);
		for (const pattern of [TIMES, FACTOR, RATIO, LABELLED])
			for (const match of text.matchAll(pattern)) {
				const { digits, scale, word } = match.groups!;
				const numeral = (digits ?? word)!;
				const at = match.index + match[0].lastIndexOf(numeral);
				const literal = literalOf(parsePlain(digits ?? String(numberOfWord(word!))).expression);
				if (!literal) continue;
				const value = literal.value * (scale ? (/million/i.test(scale) ? 1e6 : 1e3) : 1);
				const stops = [0, ...[...text.matchAll(STOP)].map(({ index }) => index + 1)];
				const label = text.slice(stops.findLast(stop => stop <= at)!, at);
				const place = placeOf(block, at);
				const step = literal.form === 'decimal' ? literal.step / literal.value : 0.5 / value;
				const near = Math.max(step, word || scale ? 0.2 : literal.figures <= 2 || ABOUT.test(label) ? 0.13 : 0.02);
				const end = match.index + match[0].length;
				found.push({
					value,
					least: UNDER.test(label) ? value * 0.7 : value * (1 - near),
					most: OVER.test(label) ? value * 1.6 : value * (1 + near),
					literal,
					quantity: { ...quantityOf(literal), value },
					block,
					span: { start: at, end },
					digits: digits && !scale ? { start: at, end: at + digits.length } : undefined,
					label,
					behind: text.slice(end, end + 60).split(/[.;!?\n|]/)[0]!,
					part: place?.part,
					asked: place?.asked ?? true,
					text,
					ofResults: pattern === RATIO || pattern === LABELLED,
				});
			}
	});
	return found;
});

/** `room for a batch three times as large`: of a thing that the text only brings in here. */
const ANOTHER =
	/\b(?:an?|some|any)\s+(?:\p{L}+\s+)?(?!(?:of|at|by|about|around|roughly|only|just|than|over)\b)\p{L}{3,}\s+(?:(?:about|around|roughly|some|nearly|almost|only|just)\s+)*[$*_]*$/iu;
/** Bare numbers below are looked at, and are no counts that a text compares. */
const COUNT = 1000;
/** A ratio that is so many powers of ten off is one of other amounts. */
const FAR = 3.1;
/** How many sentences back the two amounts may stand. */
const SENTENCES = 3;
const DOUBTED =
	/\b(?:if|would|could|typical\w*|usual\w*|per|each|every|not|others?|another|second|third|next|new|former|latter|rest|remaining|both|two|all|off|guess\w*|guesses|estimat\w*|errors?|thought|expected)\b|n['’]t\b/iu;

/**
 * "3.90 € against 69 cents, more than eight times as much": how often the one of two amounts goes into the other. Wrong where just two amounts of one kind stand
 * right before, or the sentence calls the other one by its name, and neither these nor any other two that could be meant make it.
 */
export function compared(said: SaidMultiple, { before, given, stateOf }: Around): Closing | undefined {
	const isAmount = (each: SaidAmount): boolean =>
		isComparable(each) || (said.ofResults && isPlainResult(each, stateOf(each)));
	const clause = said.label.split(/[,;:]\s/).at(-1)!;
	if (DOUBTED.test(clause) || ANOTHER.test(clause)) return undefined;
	const text = said.text.slice(0, said.span.start);
	const stops = [...text.matchAll(STOP)].map(({ index }) => index);
	const from = stops.at(-SENTENCES) ?? 0;
	const known = before.filter(isAmount);
	const near = known.filter(({ block, span }) =>
		block === said.block ? span.start >= from : stops.length < SENTENCES && block >= said.block - 2,
	);
	const last = near.at(-1);
	if (!last) return undefined;
	const isLike = (each: SaidAmount): boolean =>
		areAlike(each, last) || (said.ofResults && isPlainOf(each) && isPlainOf(last));
	const alike = near.filter(isLike);
	const values = distinct(alike);
	const pool = [...given.filter(isAmount), ...known].filter(each => areAlike(each, last));
	const named = namesBehind(said);
	const other = named.length === 0 ? undefined : onlyOne(pool.filter(each => each !== last && hasNames(each, named)));
	// what it is compared with goes by a name that neither of the two bears
	const sorted = alike.toSorted((x, y) => x.quantity.value - y.quantity.value);
	const extremes = (MOST.test(clause) && LEAST.test(said.behind)) || (LEAST.test(clause) && MOST.test(said.behind));
	const pair = extremes
		? [sorted[0]!, sorted.at(-1)!]
		: other
			? [other, last]
			: values.length === 2 && (named.length === 0 || values.some(each => hasNames(each, named)))
				? values
				: undefined;
	if (!pair) return undefined;
	const holds = (ratio: number): boolean =>
		[ratio, ratio - 1, 1 / ratio, 1 / ratio - 1].some(each => each >= said.least && each <= said.most);
	const [a, b] = pair as [SaidAmount, SaidAmount];
	if (!said.ofResults && [a, b].some(({ quantity }) => markOf(quantity.unit) === 0 && quantity.value < COUNT))
		return undefined;
	const right = Math.max(a.quantity.value / b.quantity.value, b.quantity.value / a.quantity.value);
	if (
		right < 1.02 ||
		Math.abs(Math.log(right / said.value)) < Math.log(said.ofResults && said.literal.figures >= 3 ? 1.1 : 1.25)
	)
		return undefined;
	// Two amounts that are that far apart are not the ones that it compares: 6 cm² of a map and the 150 ha that they show.
	if (Math.abs(Math.log10(right / said.value)) > FAR) return undefined;
	// the nouns of two counts need not be said of both: `104.7 million MACs … the head: 40.3 million`
	const sameKind = (x: SaidAmount, y: SaidAmount): boolean =>
		Math.abs(markOf(x.quantity.unit) - markOf(y.quantity.unit)) < 1e-9;
	if (known.some(x => known.some(y => x !== y && sameKind(x, y) && holds(x.quantity.value / y.quantity.value))))
		return undefined;
	if (pool.some(x => alike.slice(-3).some(y => x !== y && holds(x.quantity.value / y.quantity.value))))
		return undefined;
	return {
		right,
		message: say`The ratio of ${shownAs(a)} and ${shownAs(b)} is ${dressNumber(right, 3).text}.`,
		from: [a, b],
	};
}

const isComparable = ({ ends, literal, quantity }: SaidAmount): boolean =>
	ends &&
	!literal.percent &&
	quantity.unit.text !== '%' &&
	quantity.value > 0 &&
	(markOf(quantity.unit) !== 0 || quantity.value >= 10);

/** `≈ 0.780`: a decimal that a calculation comes to. */
const isPlainResult = ({ ends, literal, quantity }: SaidAmount, state: NodeState | undefined): boolean =>
	ends &&
	!literal.percent &&
	quantity.value > 0 &&
	literal.form === 'decimal' &&
	literal.figures >= 2 &&
	state?.node.role === 'result' &&
	state.status === 'right';

const isPlainOf = ({ quantity }: SaidAmount): boolean => markOf(quantity.unit) === 0;

const areAlike = (a: SaidAmount, b: SaidAmount): boolean =>
	a.per === b.per &&
	Math.abs(markOf(a.quantity.unit) - markOf(b.quantity.unit)) < 1e-9 &&
	(markOf(a.quantity.unit) !== 0 || nounOf(a) === nounOf(b));

/** What a count counts, by its own word. */
const nounOf = ({ text, digits, span }: SaidAmount): string => {
	const [name] = namesIn(/^[\s$*_}]*(\p{L}[\p{L}-]*)?/u.exec(text.slice(digits?.end ?? span.end))?.[1] ?? '');
	return name === undefined || JOINS.test(name) ? '' : name;
};
const JOINS =
	/^(?:against|versus|vs|instead|compared|while|whereas|but|which|because|since|when|where|if|not|before|after|more|les|fewer|now)$/;
const MOST = /\b(?:biggest|largest|longest|highest|heaviest|slowest|dearest|strongest|greatest|tallest|most)\b/i;
const LEAST = /\b(?:smallest|shortest|lowest|lightest|fastest|cheapest|weakest|tiniest|least|fewest)\b/i;

/** One amount for each value. */
const distinct = (amounts: readonly SaidAmount[]): readonly SaidAmount[] =>
	amounts.filter(
		(each, at) => !amounts.slice(at + 1).some(other => Math.abs(other.quantity.value / each.quantity.value - 1) < 0.02),
	);

/** What the words behind say that it is compared with: `a factor of 8 smaller than fp32`. */
function namesBehind({ behind }: SaidMultiple): readonly string[] {
	const words = /^\s*(?:than|as|of)\s+(?:(?:the|in|with|for|on|an?|that|of|our|its)\s+)*(?<name>[^.,;:()]{2,40})/i.exec(
		behind,
	);
	return namesIn(words?.groups?.name ?? '').slice(0, 3);
}

const hasNames = (amount: SaidAmount, names: readonly string[]): boolean => {
	const own = calledBy(amount);
	return names.every(name => own.has(name));
};
