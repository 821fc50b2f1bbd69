import type { Homework } from '../../../homework/homework.ts';
import { sameDimension } from '../../../math/units/units.ts';
import type { QuantityNode } from '../../../quantities/origins.ts';
import type { Statement } from '../../../quantities/statement.ts';
import { verbatim } from '../../../text/message.ts';
import { overlaps } from '../../../text/span.ts';
import { questionsOf } from '../../places.ts';
import { formatIn } from '../closings/bytes.ts';
import { amountsOf } from '../closings/said-amounts.ts';
import { type Contradiction, contradictedResult } from '../contradictions.ts';
import { type Derivation, derivationOf, isPlain } from '../derived.ts';
import { dressNumber } from '../dress.ts';
import type { Flow } from '../flow.ts';
import type { ResultWays } from '../restated.ts';
import type { Tables } from '../tables.ts';
import { stepBehindWrong } from './behind-wrong.ts';
import { changeSaid, changeSlip } from './changes.ts';
import { localStep } from './local-steps.ts';
import { rateSlip, rateStep } from './rates.ts';
import { saidNumbers } from './said-number.ts';
import { searchedSlip } from './search.ts';
import { type Slip, slipOf } from './slips.ts';

import { tellingSlip } from './telling-slips.ts';
import { roundedDown } from './whole-counts.ts';
import { wordedSlip } from './worded-results.ts';

/** A number that the text only says, and what is around it. */
export interface SaidResult {
	readonly statement: Statement;
	readonly index: number;
	readonly homework: Homework;
	readonly flow: Flow;
	readonly tables: Tables;
	/** The sentence up to the number. */
	readonly words: string;
	/** What is known of it already. */
	readonly settled: Contradiction | undefined;
}

/** How a number that the text only says may come from others, in the order in which it is asked; what makes it right goes before what makes it wrong. */
export function resultWays({ statement, index, homework, flow, tables, words, settled }: SaidResult): ResultWays {
	const { anchor, loose, part } = statement;
	const inTable = homework.source.blocks[anchor.block]?.kind === 'table';
	return {
		settled,
		inTable,
		contradiction: node =>
			tables.slip(anchor) ??
			(loose ? undefined : contradictedResult(statement, homework, node, flow)) ??
			changeSlip(statement, node, homework) ??
			wordedSlip(statement, index, homework, node.literal, node.quantity, flow) ??
			roundedDown(statement, node, flow, homework, words),
		derivation: node => {
			const bytes = bytesOfCount(node, flow, words);
			if (bytes) return bytes;
			const step = tables.step(anchor, flow.states);
			if (step) return step;
			const change = changeSaid(node, homework);
			if (change?.holds) return { text: change.text, ratio: 1, roots: [], from: [] };
			const made = derivationOf(node, flow, words);
			if (made?.sure || inTable) return made;
			return (
				localStep(node, flow, homework, words) ??
				made ??
				rateStep(node, flow, homework, words) ??
				stepBehindWrong(node, flow, homework, words)
			);
		},
		slip: node => {
			const slip =
				slipOf(node, flow, homework, words, part !== undefined && !loose) ??
				rateSlip(node, flow, homework, words) ??
				(homework.parts.length > 0 ? tellingSlip(node, flow, homework, words) : undefined) ??
				searchedSlip(node, flow, homework, words);
			return slip && part !== undefined && (isCounted(slip, homework, part) || isBetween(node, homework, part))
				? undefined
				: slip;
		},
	};
}

/** `In bf16 they take 819.2 MB` of 4.096e8 numbers: right whatever was said of them in another format. */
function bytesOfCount({ quantity, literal, ...node }: QuantityNode, flow: Flow, words: string): Derivation | undefined {
	const each = quantity.unit.dimension.hard.bit === 1 ? formatIn(words.slice(-60)) : undefined;
	if (each === undefined) return undefined;
	const count = flow
		.before({ quantity, literal, ...node })
		.find(
			state =>
				state.status === 'right' &&
				isPlain(state.node.quantity.unit) &&
				state.node.quantity.value >= 1000 &&
				Math.abs((state.node.quantity.value * each * 8) / quantity.value - 1) <=
					literal.step / literal.value / 2 + 1e-9,
		);
	const shown = count && dressNumber(count.node.quantity.value, Math.max(3, count.node.literal.figures)).text;
	return count && { text: verbatim(`${shown} × ${each} B`), ratio: 1, roots: [], from: [count] };
}

/** A power of ten that the question itself states is no slip: so much of the time on 100,000 cards, on 2,000 at 50 %. */
function isCounted({ diagnosis, ratio }: Slip, homework: Homework, part: number): boolean {
	if (diagnosis.code !== 'power-of-ten') return false;
	const tens = Math.max(ratio, 1 / ratio);
	const counts = [...amountsOf(homework).values()]
		.flat()
		.filter(({ asked, part: of }) => asked && (of === part || of === undefined || of === homework.parts[part]?.parent))
		.slice(0, COUNTS);
	const isIt = (value: number): boolean => Math.abs(value / tens - 1) < 0.01;
	const shares = [1, ...counts.flatMap(({ quantity, literal }) => (literal.percent ? [quantity.value] : []))];
	// Ten and a hundred of something stand in many questions.
	return counts.some(
		({ literal }) => !literal.percent && literal.value >= MANY && shares.some(share => isIt(literal.value * share)),
	);
}

/** `on a card of 12 GB … = 9.75 GB, so yes, 2.25 GB are left`: two amounts that the part has are that far apart, or that much together. */
function isBetween({ quantity, anchor }: QuantityNode, homework: Homework, part: number): boolean {
	if (isPlain(quantity.unit)) return false;
	const said = [...amountsOf(homework).values()]
		.flat()
		.filter(each => each.part === part && !(each.block === anchor?.block && overlaps(each.span, anchor.span)));
	const alike = [...said, ...saidNumbers(questionsOf(homework)(part))]
		.filter(
			each =>
				sameDimension(each.quantity.unit, quantity.unit) &&
				Math.abs(each.quantity.value / quantity.value - 1) > 1e-6 &&
				each.quantity.value > TRIFLE * quantity.value,
		)
		.slice(0, COUNTS);
	return alike.some((a, at) =>
		alike
			.slice(at + 1)
			.some(b =>
				[Math.abs(a.quantity.value - b.quantity.value), a.quantity.value + b.quantity.value].some(
					value => Math.abs(value / quantity.value - 1) < 1e-6,
				),
			),
	);
}

/** Taken off or added, less does not show. */
const TRIFLE = 0.01;

/** A count of things that are at work together. */
const MANY = 1000;
/** So many amounts of a question are looked at. */
const COUNTS = 40;
