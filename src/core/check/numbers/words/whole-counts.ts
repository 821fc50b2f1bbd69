import type { Homework } from '../../../homework/homework.ts';
import type { Expression } from '../../../math/expression.ts';
import { literalOf } from '../../../math/literal.ts';
import { numberOfWord, numberWords } from '../../../math/number-words.ts';
import { parsePlain } from '../../../math/read/parse.ts';
import { findUnit, isDimensionless, unitless } from '../../../math/units/units.ts';
import type { QuantityNode } from '../../../quantities/origins.ts';
import { type Chain, locate, type Statement } from '../../../quantities/statement.ts';
import type { Anchor } from '../../../text/block.ts';
import { ownText } from '../../../text/comments.ts';
import { type Message, say } from '../../../text/message.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import type { Contradiction } from '../contradictions.ts';
import { dressNumber } from '../dress.ts';
import { type Flow, ratioOf } from '../flow.ts';
import { replaceAt, replaceBy } from '../replace.ts';
import { isPutIn, isUpwards, leavesRoom, NEEDED } from './directions.ts';
import { type Nearby, nearbyOf } from './nearby.ts';

/** A number of whole things that is said right behind a quotient that is none: `1040/48 = 21.7, so 21 GPUs`. */
export interface WholeCount {
	/** Where the number stands. */
	readonly anchor: Anchor;
	readonly finding: Finding;
	/** What it should be over what it is. */
	readonly ratio: number;
}

const NUMBER = String.raw`(?<number>\d{1,3}(?:,\d{3})+|\d+|${numberWords(1, 12)})`;
const FILLERS = String.raw`(?:(?:we|you|one|it|this|that|there|must|can|could|would|have|has|need|needs|take|takes|use|requires?|buy|rent|fits?|serves?|holds?|to|at\s+least|at\s+most|only|just|exactly|is|are|be|after|room\s+for|a\s+total\s+of|the\s+answer\s+is|also|donc|il\s+faut|braucht?\s+man|man\s+braucht|[a-zA-Z]\s*=)\s+(?=\S*\s*\S))*`;
/** What joins a number of things to the quotient that it comes from. */
const BEHIND = new RegExp(
	String.raw`^[\s$*_)\]\\]*[,;:.]?(?:\s+[^.;:=\d]{5,45}[,;:])?\s*\(?(?:and\s+)?(?:(?:so|thus|hence|therefore|i\.\s?e\.|that\s+is|that\s+means|which\s+means|meaning|giving|rounded(?:\s+(?:up|down))?(?:\s+to)?|we\s+need|you\s+need|at\s+(?:least|most)|also|daher|folglich|d\.\s?h\.|(?:ab|auf)?gerundet|das\s+sind|donc|soit|il\s+faut|c['’]est-à-dire|es\s+decir|así\s+que|por\s+(?:lo\s+)?tanto|hacen\s+falta|luego)(?![\p{L}\d_])|[→⇒⟹]|->|=>|\\(?:to|Rightarrow)\b)[\s,:$]*(?:the\s+(?<bound>highest|largest|greatest|maximum|maximal|smallest|lowest|least|minimum|minimal)\s+(?:\p{L}+\s+){1,3}?(?=is\b|are\b))?${FILLERS}[$*_\s]*${NUMBER}(?![\w.]*\d)(?:[$*_]|\\text\{)*(?<noun>(?:\s+\p{L}[\p{L}\d_-]*){0,3})`,
	'iu',
);
/** The same where the quotient is no calculation: only what leads on, and what is done with so many. */
const BECOMES =
	/^[\s$*)}]*(?:[,;:]|→|\\to|-->?|—|–)?\s*(?:so|hence|thus|i\.\s?e\.,?|therefore|that is|which means)?\s*(?:we|you|one|it|they)?\s*(?:would\s+|will\s+|must\s+)?(?:need|buy|order|takes?|require|have to buy|are needed)?\s*(?:at least\s+)?[\s$*_(]*$/i;
/** How far before a quotient its sentence is read. */
const REACH = 120;

/**
 * The count behind a quotient, and whether it was made whole the way that the question and its own sentence ask for: what is needed is
 * rounded up, what fits is rounded down. Undefined where no count follows, or where neither is said.
 */
export function wholeCountBehind(
	chain: Chain,
	index: number,
	homework: Homework,
	flow: Flow,
	question: string,
): WholeCount | undefined {
	const { operands } = chain.expression;
	const last = operands.length - 1;
	if (chain.silenced !== undefined || chain.section === 'given' || chain.more.length > 0) return undefined;
	const text = ownText(homework.source.blocks[chain.anchor.block]);
	const from = locate(chain, chain.expression.span).span.end;
	const bound = boundOf(chain, text, from);
	if (bound === undefined && !operands.slice(0, last).some(isQuotient)) return undefined;
	const state = flow.states.findLast(({ node }) => node.statement === index && node.operand === last);
	if (!state || (state.status !== 'right' && state.status !== 'follows')) return undefined;
	const { literal, quantity } = state.node;
	if (literal.form !== 'decimal' || literal.percent || !isDimensionless(quantity.unit)) return undefined;
	const found = BEHIND.exec(text.slice(from, from + REACH));
	if (!found?.groups) return undefined;
	const word = found.groups.number!;
	const whole = numberOfWord(word) ?? Number(word.replaceAll(',', ''));
	const noun = found.groups.noun ?? '';
	const unit = findUnit(noun.trim().split(/\s+/)[0] ?? '');
	if (unit && !unit.soft) return undefined;
	const said = Math.abs(quantity.value);
	const [down, up] = [Math.floor(said), Math.ceil(said)];
	// 3.0 was 2.98 or 3.02.
	if (said - down < literal.step || up - said < literal.step || (whole !== down && whole !== up)) return undefined;
	const after = text.slice(from + found[0].length, from + found[0].length + 60).split(/[.;\n]/)[0]!;
	const own = `${text.slice(Math.max(0, from - REACH), from)} ${found[0]} ${after}`;
	const upwards = isPutIn(`${noun}${after}`)
		? false
		: (bound ?? extremeOf(found.groups.bound) ?? isUpwards(own, noun, question));
	if (upwards === undefined) return undefined;
	const round = upwards ? Math.ceil : Math.floor;
	if (/\brounded(?!\s+(?:up|down)\b)/i.test(found[0]) && Math.round(said) === whole) return undefined; // to the nearest
	const ratio = ratioOf(state);
	const right = round(said * ratio - (ratio === 1 ? 0 : 1e-9 * said));
	const start = from + found[0].lastIndexOf(word, found[0].length - noun.length);
	const anchor: Anchor = { block: chain.anchor.block, span: { start, end: start + word.length } };
	const base = { ...PLAIN, part: chain.part, anchor, kind: 'result' as const };
	const shown = dressNumber(said, Math.max(3, literal.figures)).text;
	if (right === whole) {
		const message = upwards ? say`Right: ${shown} rounded up.` : say`Right: ${shown} rounded down.`;
		return { anchor, ratio: 1, finding: { ...base, verdict: 'right', rule: 'count.rounded', message } };
	}
	const written = /^\d/.test(word) ? literalOf(parsePlain(word).expression) : undefined;
	const fixes = written ? replaceAt(word, anchor, written, right) : [];
	if (round(said) === whole) {
		const message = say`The number behind it was wrong before; with the right one this is ${String(right)}.`;
		const finding: Finding = { ...base, verdict: 'follows', rule: 'flow.follows', message, roots: state.roots };
		return { anchor, ratio: right / whole, finding: { ...finding, expected: expectedOf(right), fixes } };
	}
	const message = upwards
		? say`${shown} of them are needed, and ${String(whole)} are not enough: rounded up this is ${String(right)}.`
		: say`Only ${String(right)} fit into ${shown}: what fits is rounded down.`;
	return { anchor, ratio: right / whole, finding: { ...base, ...rounded(message, right), fixes } };
}

/** `so the highest order is 3`: what is the largest that fits is rounded down, the smallest that is enough up. */
const extremeOf = (word: string | undefined): boolean | undefined =>
	word === undefined ? undefined : /^(?:smallest|lowest|least|minim)/i.test(word);

/** `n > 11.16, so 12 steps`: a name is more than what the calculation comes to, or less; undefined where nothing is said of one. */
function boundOf({ expression: { operands, operators } }: Chain, text: string, end: number): boolean | undefined {
	const at = operators.findLastIndex(sign => sign !== '=' && sign !== '≈');
	const sign = operators[at];
	if (sign !== undefined)
		return operands[at]?.kind !== 'symbol'
			? undefined
			: sign === '>' || sign === '≥'
				? true
				: sign === '<' || sign === '≤'
					? false
					: undefined;
	const before =
		/(?<![\p{L}\d])[a-zA-Z]\s*(?<sign>>|≥|<|≤|\\geq?\b|\\leq?\b)(?<rest>[^.;,<>≥≤]|\.(?=\d)|,(?=\d{3}))*$/u.exec(
			text.slice(Math.max(0, end - REACH), end),
		);
	return before ? /[>≥g]/.test(before.groups!.sign!.replace('\\l', '')) : undefined;
}

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
		String.raw`\b(?:a|an|one|each|every|per)\s+${stem}\w*\s+(?:holds?|takes?|carries|contains?|covers?|seats?|lasts?)\b`,
		'i',
	).test(sentences);
	const portions = new RegExp(String.raw`\b${stem}\w*\s+of\s+[^,;.:]{0,12}$`, 'i').test(
		text.slice(Math.max(0, last.start - 40), last.start),
	);
	const becomes = BECOMES.test(text.slice(last.end, anchor.span.start));
	const quotient = portions ? portionsOf(near) : becomes ? last.value : undefined;
	const needed = holds || portions || NEEDED.test(sentences.replace(ONE_NEEDS, ' '));
	if (quotient === undefined || SPACE.test(sentences) || leavesRoom(`${words} ${after}`) || !needed) return undefined;
	const rest = quotient - Math.floor(quotient);
	if (Math.floor(quotient) !== count || rest < 0.02 || Number.isInteger(quotient)) return undefined;
	const right = count + 1;
	const [many, few, enough] = [dressNumber(quotient, 3), dressNumber(count, 8), dressNumber(right, 8)];
	const message = say`It comes to ${many.text}, and ${few.text} are not enough: ${enough.text} are needed.`;
	const base = { ...PLAIN, part: statement.part, anchor: statement.anchor, kind: 'result' as const };
	const fixes = replaceBy(statement, literal, right);
	const expected = { value: { ...quantity, value: right, decimal: undefined }, ...enough };
	return {
		ratio: right / count,
		finding: { ...base, ...rounded(message, right), expected, fixes, severity: 'warning' },
	};
}

/** `Each needs 0.885 GB`: what one of them needs, and not how many are needed. */
const ONE_NEEDS =
	/\b(?:each|every|one|an?|per)(?:\s+(?:of\s+them|\p{L}+))?\s+(?:needs?|requires?|takes?|has\s+to|must)\b/giu;
/** What is there to be filled. */
const SPACE = /\b(?:free|available|at\s+once|at\s+the\s+same\s+time|in\s+parallel|remaining\s+(?:for|memory|space))\b/i;

const rounded = (message: Message, right: number) =>
	({ verdict: 'wrong', rule: 'count.rounded', message, expected: expectedOf(right) }) as const;

const expectedOf = (right: number) => ({
	value: { kind: 'quantity' as const, value: right, decimal: undefined, unit: unitless, error: 0 },
	text: String(right),
	latex: String(right),
});

/** Also `10^{24} / 2.07 \times 10^{21}`, which is meant as one. */
const isQuotient = (node: Expression): boolean =>
	node.kind === 'apply' && (node.operator === 'divide' || (node.operator === 'multiply' && node.args.some(isQuotient)));

/** How often the last number goes into the one that was found before it; both of one unit, or bare. */
function portionsOf([portion, ...others]: readonly Nearby[]): number | undefined {
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
