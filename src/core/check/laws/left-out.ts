import type { Homework } from '../../homework/homework.ts';
import type { Expression } from '../../math/expression.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { sameDimension } from '../../math/units/units.ts';
import { quantityOf } from '../../quantities/origins.ts';
import { type Chain, isAnsweredChain, locate, type Statement } from '../../quantities/statement.ts';
import { ownText } from '../../text/comments.ts';
import { say } from '../../text/message.ts';
import type { Denial } from '../denials.ts';
import { amountsOf, type SaidAmount, unitBehind } from '../numbers/closings/said-amounts.ts';
import { dressBeside } from '../numbers/dress.ts';
import { calculationDenied } from './calculation-denied.ts';

/** What is left of something. */
const LEFT =
	/\b(?:free|left|remain\w*|available|room|usable|frei\w*|bleib\w*|verf[üu]gbar|[üu]brig|libres?|quedan?|disponibles?|reste\w*)\b|剩|空闲|可用/i;
/** Right before an amount: it is to be kept. */
const KEEP =
	/\b(?:leav(?:e|es|ing)|keep(?:s|ing)?|reserv(?:e|es|ing)|set(?:ting)?\s+aside|allow(?:s|ing)?|lassen|halten|reservieren|laissons|gardons|réservons|dejamos|reservamos|guardamos)\s+(?:about\s+|some\s+|another\s+|wir\s+|etwa\s+)?[\s$*_]*$|预留\s*$|留出\s*$/i;
/** Right behind an amount: it is kept. */
const KEPT =
	/^[\s$*_]*(?:(?:are|is|must\s+be|stays?|sind|ist|werden|bleiben|sont|est|se)\s+)?(?:kept|reserved|set\s+aside|left\s+(?:free|empty|for)|reserviert|freigehalten|réservés?|reservad[oa]s?|reservan)\b|^[\s$*_]*(?:for|für|pour|para)\s+(?:the\s+)?(?:activations?|overhead|fragmentation|buffers?|Aktivierungen|activaciones|the\s+(?:system|runtime|framework))\b/i;
const DOUBTED = /\b(?:without|if|before|ignor\w+|except|ohne|wenn|sans|sin)\b/i;

/**
 * "Free for the cache: 24 − 15.2 = 8.8 GB" where the question leaves another 2 GB for activations: what is left, with one thing that is to be kept not taken off. Said
 * only where all other amounts of the difference are the question's, and the answer never comes to speak of what is missing.
 */
export function denialsByLeftOut(homework: Homework, statements: readonly Statement[]): readonly Denial[] {
	const amounts = [...amountsOf(homework).values()].flat();
	return statements.flatMap((statement, index) =>
		isAnsweredChain(statement) ? (denialBy(statement, index, amounts, homework) ?? []) : [],
	);
}

function denialBy(
	statement: Chain,
	index: number,
	amounts: readonly SaidAmount[],
	homework: Homework,
): Denial | undefined {
	const { operands, operators } = statement.expression;
	const [from, to] = operands;
	const terms = from && termsOf(from);
	const result = to && literalOf(to);
	if (!terms || terms.length < 2 || !to || !result || (operators[0] !== '=' && operators[0] !== '≈')) return undefined;
	const said = result.unit ? quantityOf(result) : unitBehind(statement, to, homework);
	if (!said || !Object.values(said.unit.dimension.hard).some(power => power !== 0)) return undefined;
	const place = locate(statement, from.span);
	const text = ownText(homework.source.blocks[place.block]);
	const sentence = text
		.slice(Math.max(0, place.span.start - 160), place.span.start)
		.split(/[.;!?]\s|\n/)
		.at(-1)!;
	const after = text.slice(place.span.end, place.span.end + 60).split(/[.;!?]\s|\n/)[0]!;
	if (!LEFT.test(`${sentence} ${after}`) || DOUBTED.test(sentence)) return undefined;
	const alike = amounts.filter(
		each => sameDimension(each.quantity.unit, said.unit) && each.part === statement.part && !each.literal.percent,
	);
	const kept = alike.filter(
		each => each.asked && (KEEP.test(each.label) || KEPT.test(each.text.slice(each.span.end, each.span.end + 60))),
	);
	const [only] = kept;
	if (!only || kept.length > 1) return undefined;
	const unit = said.unit.factor;
	const isIt = (literal: Literal): boolean =>
		Math.abs((literal.unit ? quantityOf(literal).value : literal.value * unit) / only.quantity.value - 1) < 1e-6;
	// taken off here, or spoken of anywhere in the answer
	if (terms.some(isIt)) return undefined;
	const shape = new RegExp(String.raw`(?<![\d.,])${String(only.literal.value).replace('.', '\\.')}(?![\d.,]*\d)`);
	if (shape.test(answerOf(homework, statement.part))) return undefined;
	const given = (literal: Literal): boolean =>
		amounts.some(
			each =>
				each.asked &&
				each !== only &&
				Math.abs(each.quantity.value / (literal.unit ? quantityOf(literal).value : literal.value * unit) - 1) < 1e-6,
		);
	if (!given(terms[0]!) || only.quantity.value >= said.value) return undefined;
	const ratio = (said.value - only.quantity.value) / said.value;
	const shown = dressBeside(result.value * ratio, result, said.unit.text);
	const kind = only.text.slice(only.span.start, only.span.end).trim();
	return calculationDenied({
		statement,
		index,
		operand: 1,
		from,
		to,
		ratio,
		rule: 'words.mismatch',
		message: say`The question keeps ${kind} as well; with that taken off it is ${shown.text}.`,
		right: { quantity: said, value: said.value * ratio, shown },
	});
}

/** The numbers of a difference `a − b − c`; undefined for anything else. */
function termsOf(node: Expression): readonly Literal[] | undefined {
	if (node.kind !== 'apply' || node.operator !== 'add') return undefined;
	const found = node.args.map((arg, at) => {
		const taken = arg.kind === 'apply' && arg.operator === 'negate' ? arg.args[0]! : undefined;
		return at === 0 ? (taken ? undefined : literalOf(arg)) : taken && literalOf(taken);
	});
	return found.some(each => each === undefined) ? undefined : found.flatMap(each => each!);
}

/** What the answer of a part says. */
const answerOf = ({ parts, source }: Homework, part: number | undefined): string =>
	(parts[part ?? -1]?.sections ?? [])
		.filter(({ kind }) => kind === 'answer' || kind === 'takeaway')
		.flatMap(({ slices }) => slices)
		.map(({ block, span }) => ownText(source.blocks[block]).slice(span.start, span.end))
		.join('\n');
