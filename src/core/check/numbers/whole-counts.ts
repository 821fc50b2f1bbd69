import type { Homework } from '../../homework/homework.ts';
import type { Expression } from '../../math/expression.ts';
import { literalOf } from '../../math/literal.ts';
import { numberOfWord, numberWords } from '../../math/number-words.ts';
import { parsePlain } from '../../math/read/parse.ts';
import { findUnit, isDimensionless } from '../../math/units/units.ts';
import { type Chain, locate } from '../../quantities/statement.ts';
import type { Anchor } from '../../text/block.ts';
import { ownText } from '../../text/comments.ts';
import { say } from '../../text/message.ts';
import { type Finding, PLAIN } from '../finding.ts';
import { dressNumber } from './dress.ts';
import { type Flow, ratioOf } from './flow.ts';
import { replaceAt } from './replace.ts';

/** A number of whole things that is said right behind a quotient that is none: `1040/48 = 21.7, so 21 GPUs`. */
export interface WholeCount {
	/** Where the number stands. */
	readonly anchor: Anchor;
	readonly finding: Finding;
	/** What it should be over what it is. */
	readonly ratio: number;
}

const NUMBER = String.raw`(?<number>\d{1,3}(?:,\d{3})+|\d+|${numberWords(1, 12)})`;
const FILLERS = String.raw`(?:(?:we|you|one|it|this|that|there|must|can|could|would|have|has|need|needs|take|takes|use|requires?|buy|rent|fits?|serves?|holds?|to|at\s+least|at\s+most|only|just|exactly|is|are|be|room\s+for|a\s+total\s+of|the\s+answer\s+is)\s+(?=\S*\s*\S))*`;
/** What joins a number of things to the quotient that it comes from. */
const BEHIND = new RegExp(
	String.raw`^[\s$*_)\]\\]*[,;:.]?(?:\s+[^.;:=\d]{5,45}[,;:])?\s*\(?(?:and\s+)?(?:(?:so|thus|hence|therefore|i\.\s?e\.|that\s+is|that\s+means|which\s+means|meaning|giving|rounded(?:\s+(?:up|down))?(?:\s+to)?|we\s+need|you\s+need|at\s+(?:least|most))(?![\w])|[→⇒⟹]|->|=>|\\(?:to|Rightarrow)\b)[\s,:$]*${FILLERS}[$*_\s]*${NUMBER}(?![\w.]*\d)(?:[$*_]|\\text\{)*(?<noun>(?:\s+[A-Za-z][\w-]*){0,3})`,
	'i',
);
/** More of them than that has to be taken. */
const NEEDED =
	/\b(?:need(?:s|ed)?|requir(?:e[sd]?|ing)|necessary|minim(?:um|al)|fewest|smallest|enough|suffic\w+|must)\b/i;
/** Fewer of them than that go in. */
const FITTING =
	/\b(?:fits?|fitting|hold(?:s|ing)?|at\s+most|max(?:im\w+)?|largest|most|can\s+(?:be|we|you|it|a|one|the)|concurrent\w*|simultaneous\w*|afford\w*|room|supports?|full|complete\w*|possible|capacity|alongside|beside)\b/i;
/** No more of the things themselves than that can be had. */
const LIMITED = /\b(?:at\s+most|max(?:im\w+)?|largest|most|afford\w*|budget|full(?:y)?|complete\w*|busy|idle)\b/i;
/** Things that something is put on or done by: part of one is one. */
const PROVIDERS =
	/\b(?:(?:gp|tp|cp|np)us?|accelerators?|nodes?|servers?|machines?|devices?|chips?|cards?|workers?|racks?|disks?|drives?|trucks?|buses|boxes|[a-z]\d{2,3}s?)\b/i;
/** What a question wants the number of. */
const COUNTED = /\b(?:how\s+many|number\s+of)\s+((?:[\w-]+\s+){0,2}[\w-]+)/i;
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
	if (chain.silenced !== undefined || chain.section === 'given') return undefined;
	if (!operands.slice(0, last).some(isQuotient)) return undefined;
	const state = flow.states.findLast(({ node }) => node.statement === index && node.operand === last);
	if (!state || (state.status !== 'right' && state.status !== 'follows')) return undefined;
	const { literal, quantity } = state.node;
	if (literal.form !== 'decimal' || literal.percent || !isDimensionless(quantity.unit)) return undefined;
	const text = ownText(homework.source.blocks[chain.anchor.block]);
	const from = (chain.more.at(-1) ?? locate(chain, chain.expression.span)).span.end;
	const found = BEHIND.exec(text.slice(from, from + REACH));
	if (!found?.groups || chain.more.length > 0) return undefined;
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
	// `so 16 boxes fit`: they are put into something, whatever goes into them
	const upwards = /^(?:\s+[\w-]+){1,2}\s+(?:(?:can|will|would)\s+)?fits?\b/i.test(`${noun}${after}`)
		? false
		: isUpwards(own, noun, question);
	if (upwards === undefined) return undefined;
	const round = upwards ? Math.ceil : Math.floor;
	const ratio = ratioOf(state);
	const right = round(said * ratio - (ratio === 1 ? 0 : 1e-9 * said));
	const here = round(said);
	const start = from + found[0].lastIndexOf(word, found[0].length - noun.length);
	const anchor: Anchor = { block: chain.anchor.block, span: { start, end: start + word.length } };
	const base = { ...PLAIN, part: chain.part, anchor, kind: 'result' as const };
	const shown = dressNumber(said, Math.max(3, literal.figures)).text;
	if (right === whole)
		return {
			anchor,
			ratio: 1,
			finding: {
				...base,
				verdict: 'right',
				rule: 'count.rounded',
				message: upwards ? say`Right: ${shown} rounded up.` : say`Right: ${shown} rounded down.`,
			},
		};
	const expected = {
		value: { kind: 'quantity' as const, value: right, decimal: undefined, unit: quantity.unit, error: 0 },
		text: String(right),
		latex: String(right),
	};
	const follows = here === whole;
	const written = /^\d/.test(word) ? literalOf(parsePlain(word).expression) : undefined;
	const fixes = written ? replaceAt(word, anchor, written, right) : [];
	return {
		anchor,
		ratio: right / whole,
		finding: {
			...base,
			verdict: follows ? 'follows' : 'wrong',
			rule: follows ? 'flow.follows' : 'count.rounded',
			message: follows
				? say`The number behind it was wrong before; with the right one this is ${String(right)}.`
				: upwards
					? say`${shown} of them are needed, and ${String(whole)} are not enough: rounded up this is ${String(right)}.`
					: say`Only ${String(right)} fit into ${shown}: what fits is rounded down.`,
			expected,
			roots: follows ? state.roots : [],
			fixes,
		},
	};
}

/** Also `10^{24} / 2.07 \times 10^{21}`, which is meant as one. */
const isQuotient = (node: Expression): boolean =>
	node.kind === 'apply' && (node.operator === 'divide' || (node.operator === 'multiply' && node.args.some(isQuotient)));

/** What the sentence says goes before what the question says, and that before what kind of thing is counted; undefined: nothing tells. */
function isUpwards(own: string, noun: string, question: string): boolean | undefined {
	const provides = PROVIDERS.test(noun === '' ? (COUNTED.exec(question)?.[1] ?? '') : noun);
	if (/\bfit\b/i.test(noun)) return false;
	for (const text of [own, question]) {
		if (provides) {
			if (LIMITED.test(text)) return NEEDED.test(text) ? undefined : false;
			if (NEEDED.test(text)) return true;
		} else if (FITTING.test(text)) return NEEDED.test(text) ? undefined : false;
	}
	return provides ? true : undefined;
}
