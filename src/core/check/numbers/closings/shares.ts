import { numberWords } from '../../../math/number-words.ts';
import { isDimensionless, sameDimension } from '../../../math/units/units.ts';
import { say } from '../../../text/message.ts';
import { dressNumber } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { calledBy, namesIn, onlyOne, shownAs } from './names.ts';
import { type SaidAmount, tensOff } from './said-amounts.ts';
import { isShareOf, type SaidShare } from './said-shares.ts';

const HEDGE = String.raw`(?:(?:about|around|roughly|approximately|nearly|almost|some|only|just|merely|≈|~)\s*)*`;
/** Between an amount and its share of another one. */
const WHICH = new RegExp(
	String.raw`^[\s$*_)}]*(?:[\p{L}-]+\s+){0,3}?(?:[\p{L}-]+)?\s*[,;(]\s*(?:which is|that is|that's|which are|i\.?\s?e\.?|or|this is|so)[,:]?\s+${HEDGE}[\s$*_(\\]*$`,
	'iu',
);
/** What has a share: `so the head is about`. */
const SUBJECT = new RegExp(
	String.raw`(?:^|[,;:.(]|\b(?:so|thus|hence|therefore|and|that)\b)\s*(?:the|its|this|that|each|our)?\s*(?<subject>[\p{L}-]+(?:\s+[\p{L}-]+)?)\s+(?:is|are|makes?\s+up|accounts?\s+for|holds?|contains?|takes?\s+up|has|have)\s+${HEDGE}[\s$*_(\\]*$`,
	'iu',
);
/** What it is a share of. */
const OF =
	/^[\s$*_)]*of\s+(?:(?:the|its|all|our|this|that|whole|entire|full|total)\s+)*(?<whole>[\p{L}-]+(?:\s+[\p{L}-]+)?|it|that|them)?/iu;
const POINTS =
	/^[\s$*_]*(?:\\?%\s*)?(?:-?\s*points?|more|less|fewer|larger|smaller|higher|lower|better|worse|faster|slower|cheaper|above|below|off|increase|decrease|saving|reduction|over|under|longer|shorter|per)\b/i;
/** No share of amounts that stand there, or of another case. */
const OTHER =
	/\b(?:if|would|typical\w*|usual\w*|another|each|every|per|twice|double|half of|at least|at most|up to|more than|less than|under|over|grows?|grew|rises?|rose|falls?|fell|sav\w+|reduc\w+|confidence|interval|level|accuracy|probability|rate|efficiency|utili[sz]ation|with|at|assum\w+|suppos\w+|and)\b/i;
/** `the extra work of ten of them`. */
const SEVERAL = new RegExp(String.raw`\b(?:${numberWords(2, 20)}|both|several|all|hundred|thousand)\b`, 'i');
/** Words for all of it. */
const WHOLE: ReadonlySet<string> = new Set('total sum whole all together altogether overall everything'.split(' '));
const WHOLES: ReadonlySet<string> = new Set(
	'network model total whole sum budget net encoder system parameter weight'.split(' '),
);

/**
 * "A matrix has 16,777,216 weights, the adapter 131,072, so the extra work is about 8 %"; "head: 4,005 … total: 32,645 … the head is about 3 % of the
 * network": a share of two amounts that its sentence names. Wrong where it is a power of ten off, or where both are called by their names and it is off by a
 * clear factor.
 */
export function share(said: SaidShare, around: Around): Closing | undefined {
	const { label, behind } = said;
	if (POINTS.test(behind) || said.value >= 1) return undefined;
	const clause = label.split(/[,;:]\s/).at(-1)!;
	if (OTHER.test(clause) || SEVERAL.test(clause)) return undefined;
	const before = around.before.filter(isPlainAmount);
	// `= 0.0112, so 1.1 percentage points`: it says again what stands there.
	const restated = around.before.some(
		({ quantity }) => isDimensionless(quantity.unit) && isShareOf(said, quantity.value),
	);
	if (restated) return undefined;
	const of = OF.exec(behind);
	const whole = of?.groups?.whole?.toLowerCase();
	const wholes = wholesNamed(whole, of !== null, before, around.given.filter(isPlainAmount), said);
	const tops = topsNamed(clause, before, said, whole);
	const pair = of && whole !== undefined && !/^(?:it|that|them)$/.test(whole) ? undefined : pairOf(said, before);
	if (pair) return judged(said, pair[0], pair[1], before, false);
	if (
		tops?.sure &&
		wholes?.sure &&
		tops.sure.quantity.value < wholes.sure.quantity.value &&
		areAlike(tops.sure, wholes.sure)
	)
		return judged(said, tops.sure, wholes.sure, tops.bySubject ? [] : before, wholes.named);
	if (said.inWords || said.literal.figures < 2) return undefined;
	// One of the two is plain; the other may be any near, if just one of them leaves a power of ten.
	const others = [...around.given.filter(each => each.asked && isPlainAmount(each)).slice(-GIVEN), ...before];
	const { sure: top } = tops ?? {};
	const bottom = of ? wholes?.sure : undefined;
	const pairs: readonly (readonly [SaidAmount, SaidAmount])[] = top
		? others.map(other => [top, other] as const)
		: bottom
			? before.slice(-8).map(other => [other, bottom] as const)
			: [];
	// A power of ten is nearer than a hundred.
	const distance = ({ right }: Closing): number => Math.abs(Math.log10(said.value / right));
	const found = pairs.flatMap(([a, b]) => hitOf(said, a, b));
	const reached = pairs.some(([a, b]) => isShareOf(said, a.quantity.value / b.quantity.value));
	const [only] = found.toSorted((a, b) => distance(a) - distance(b));
	if (
		!only ||
		reached ||
		found
			.filter(each => distance(each) < distance(only) + 0.5)
			.some(({ right }) => Math.abs(right / only.right - 1) > 0.02)
	)
		return undefined;
	return only;
}

const isPlainAmount = ({ ends, literal, quantity }: SaidAmount): boolean =>
	ends &&
	!literal.percent &&
	quantity.unit.text !== '%' &&
	quantity.value > 0 &&
	(literal.figures > 1 || !isDimensionless(quantity.unit));

const areAlike = (a: SaidAmount, b: SaidAmount): boolean =>
	a.per === b.per &&
	(isDimensionless(a.quantity.unit)
		? isDimensionless(b.quantity.unit)
		: sameDimension(a.quantity.unit, b.quantity.unit));

function hitOf(said: SaidShare, top: SaidAmount, bottom: SaidAmount): readonly Closing[] {
	if (top === bottom || !areAlike(top, bottom)) return [];
	const right = top.quantity.value / bottom.quantity.value;
	if (
		!(right < 1) ||
		tensOff({ ...said, quantity: { ...said.quantity, value: said.value } } as never, right) === undefined
	)
		return [];
	return [closing(top, bottom, right)];
}

const closing = (top: SaidAmount, bottom: SaidAmount, right: number): Closing => ({
	right,
	message: say`${shownAs(top)} over ${shownAs(bottom)} is ${dressNumber(100 * right, 3).text} %.`,
	from: [top, bottom],
});

/** The two amounts that a sentence has before its share, where they are all that it comes to. */
function pairOf(said: SaidShare, before: readonly SaidAmount[]): readonly [SaidAmount, SaidAmount] | undefined {
	const text = said.text.slice(0, said.span.start);
	const stop = Math.max(...['. ', '? ', '! ', '\n\n'].map(each => text.lastIndexOf(each) + each.length - 1), 0);
	const own = before.filter(({ block, span }) => block === said.block && span.start >= stop);
	const [a, b] = own;
	if (
		!a ||
		!b ||
		own.length !== 2 ||
		!areAlike(a, b) ||
		!/\b(?:so|thus|hence|therefore|i\.?e\.|that is)\b/i.test(text.slice(b.span.end))
	)
		return undefined;
	return a.quantity.value < b.quantity.value ? [a, b] : [b, a];
}

/** So many amounts that questions give are looked at. */
const GIVEN = 24;

interface Meant {
	readonly sure: SaidAmount | undefined;
	/** It is called by its name, and does not only stand right before. */
	readonly named: boolean;
	/** It is the subject of the sentence. */
	readonly bySubject?: true;
}

function topsNamed(
	clause: string,
	before: readonly SaidAmount[],
	said: SaidShare,
	whole: string | undefined,
): Meant | undefined {
	const last = before.at(-1);
	if (last?.block === said.block && WHICH.test(said.text.slice(last.span.end, said.span.start)))
		return { sure: last, named: true };
	const subject = SUBJECT.exec(clause)?.groups?.subject;
	const names = subject === undefined ? [] : namesIn(subject);
	if (names.length === 0 || whole === undefined) return undefined;
	const called = before.filter(each => {
		const own = namesIn(each.label);
		return names.every(name => own.includes(name)) && own.length <= names.length + 3;
	});
	return { sure: onlyOne(called), named: true, bySubject: true };
}

function wholesNamed(
	whole: string | undefined,
	isOf: boolean,
	before: readonly SaidAmount[],
	given: readonly SaidAmount[],
	said: SaidShare,
): Meant | undefined {
	if (!isOf || whole === undefined) return undefined;
	const last = before.at(-1);
	if (/^(?:it|that|them)$/.test(whole)) return { sure: last?.block === said.block ? last : undefined, named: false };
	const [name] = namesIn(whole.split(/\s/)[0]!);
	if (name === undefined) return undefined;
	const called = [...given, ...before].filter(each => calledBy(each).has(name));
	const sums = WHOLES.has(name)
		? before.filter(each => {
				const words = namesIn(each.label);
				return words.length <= 3 && words.some(word => WHOLE.has(word));
			})
		: [];
	const sure = onlyOne(called) ?? (called.length === 0 ? onlyOne(sums) : undefined);
	return { sure, named: sure !== undefined };
}

function judged(
	said: SaidShare,
	top: SaidAmount,
	bottom: SaidAmount,
	before: readonly SaidAmount[],
	named: boolean,
): Closing | undefined {
	if (top === bottom || !areAlike(top, bottom)) return undefined;
	const right = top.quantity.value / bottom.quantity.value;
	if (!(right < 1) || isShareOf(said, right) || isShareOf(said, 1 - right) || isShareOf(said, right / (1 - right)))
		return undefined;
	const tens = hitOf(said, top, bottom);
	if (tens.length > 0) return tens[0];
	if (!named || Math.abs(Math.log(right / said.value)) < Math.log(1.4)) return undefined;
	// another amount may be meant after all
	const others = before.slice(-10);
	if (
		others.some(a =>
			others.some(b => a !== b && areAlike(a, b) && isShareOf(said, a.quantity.value / b.quantity.value)),
		)
	)
		return undefined;
	return closing(top, bottom, right);
}
