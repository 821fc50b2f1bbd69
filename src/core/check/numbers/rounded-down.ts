import type { Homework } from '../../homework/homework.ts';
import type { QuantityNode } from '../../quantities/origins.ts';
import type { Statement } from '../../quantities/statement.ts';
import { ownText } from '../../text/comments.ts';
import { say } from '../../text/message.ts';
import { PLAIN } from '../finding.ts';
import type { Contradiction } from './contradictions.ts';
import { dressNumber } from './dress.ts';
import type { Flow } from './flow.ts';
import { nearbyOf } from './nearby.ts';
import { replaceBy } from './replace.ts';

/** Between a quotient and the count that it becomes. */
const BECOMES =
	/^[\s$*)}]*(?:[,;:]|→|\\to|-->?|—|–)?\s*(?:so|hence|thus|i\.\s?e\.,?|therefore|that is|which means)?\s*(?:we|you|one|it|they)?\s*(?:would\s+|will\s+|must\s+)?(?:need|buy|order|takes?|require|have to buy|are needed)?\s*(?:at least\s+)?[\s$*_(]*$/i;
/** As many as it takes. */
const NEEDED = /\b(?:need(?:s|ed)?|require[sd]?|necessary|must|buy|order|it takes|has to|have to)\b/i;
/** As many as there is room, time or money for; or what is counted is done as a whole. */
const FITS =
	/\b(?:fits?|full|whole|complete[ds]?|at most|no more than|afford|room|possible|can|could|up to|capacity|budget|filled|left|remain\w*|enough for)\b/i;

/**
 * "1,320 screws. In boxes of 200: 6 boxes"; "we need 21.7, so 21 GPUs": a count of what something is put into or is needed for, that a quotient right
 * before it comes to, rounded down. Said only where the text names the container or the need, and nothing that speaks of room or money.
 *
 * @param words the sentence up to the number
 */
export function roundedDown(
	statement: Statement,
	node: QuantityNode,
	flow: Flow,
	homework: Homework,
	words: string,
): Contradiction | undefined {
	const { literal, anchor, quantity } = node;
	const count = literal.value;
	if (!anchor || literal.form !== 'integer' || literal.percent || statement.silenced !== undefined || count < 1)
		return undefined;
	const text = ownText(homework.source.blocks[anchor.block]);
	const stem = stemOf(statement.noun || Object.keys(quantity.unit.dimension.nouns)[0] || '');
	const before = text.slice(Math.max(0, anchor.span.start - 240), anchor.span.start);
	const sentences = before.slice(
		Math.max(0, ...[...before.matchAll(/[.!?](?=\s)/g)].map(({ index }) => index + 1).slice(0, -1)),
	);
	const after = /^[^.!?]{0,80}/.exec(text.slice(anchor.span.end))![0];
	const near = nearbyOf(node, flow, homework, words).filter(({ end }) => end !== undefined);
	const [last] = near;
	if (!last || stem.length < 3) return undefined;
	const holds = new RegExp(
		String.raw`\b(?:a|an|one|each|every|per)\s+${stem}\w*\s+(?:holds?|has|takes?|carries|contains?|covers?|seats?|lasts?)\b`,
		'i',
	).test(sentences);
	const portions = new RegExp(String.raw`\b${stem}\w*\s+of\s+[^,;.:]{0,12}$`, 'i').test(
		text.slice(Math.max(0, last.start - 40), last.start),
	);
	const quotient = portions
		? portionsOf(near)
		: !BECOMES.test(text.slice(last.end, anchor.span.start))
			? undefined
			: last.value;
	if (quotient === undefined || FITS.test(`${words} ${after}`) || !(holds || portions || NEEDED.test(sentences)))
		return undefined;
	const rest = quotient - Math.floor(quotient);
	if (Math.floor(quotient) !== count || rest < 0.02 || Number.isInteger(quotient)) return undefined;
	const right = count + 1;
	return {
		ratio: right / count,
		finding: {
			...PLAIN,
			part: statement.part,
			anchor: statement.anchor,
			kind: 'result',
			verdict: 'wrong',
			rule: 'count.rounded',
			message: say`It comes to ${dressNumber(quotient, 3).text}, and ${dressNumber(count, 8).text} are not enough: ${dressNumber(right, 8).text} are needed.`,
			expected: { value: { ...quantity, value: right, decimal: undefined }, ...dressNumber(right, 8) },
			fixes: replaceBy(statement, literal, right),
			severity: 'warning',
		},
	};
}

/** How often the last number goes into the one that was found before it; both of one unit, or bare. */
function portionsOf([portion, ...others]: ReturnType<typeof nearbyOf>): number | undefined {
	const whole = others.find(({ used }) => !used);
	if (!portion || !whole || whole.ratio !== 1 || portion.value <= 0 || Math.abs(whole.mark - portion.mark) > 1e-9)
		return undefined;
	return whole.value / portion.value;
}

/** The last word of a noun without its plural: `boxes`, `attention heads`. */
const stemOf = (noun: string): string =>
	(noun.toLowerCase().split(/\s+/).at(-1) ?? '')
		.replace(/(?<=(?:x|s|sh|ch|z))es$|(?<=[^aeious])ies$|s$/, '')
		.replace(/[^\p{L}]/gu, '');
