import type { Homework } from '../../homework/homework.ts';
import type { Expression } from '../../math/expression.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { quantityOf } from '../../quantities/origins.ts';
import { type Chain, isAnsweredChain, locate, type Statement } from '../../quantities/statement.ts';
import { ownText } from '../../text/comments.ts';
import { say } from '../../text/message.ts';
import type { Denial } from '../denials.ts';
import { dressBeside } from '../numbers/dress.ts';
import { questionsOf } from '../places.ts';
import { calculationDenied } from './calculation-denied.ts';

const FIELD = /\breceptive\s+field|rezeptive[nsrm]?\s+Feld|champs?\s+réceptif|campos?\s+receptivo|感受野/i;
/** How far apart two neighbouring outputs see the input, with what it comes to: `jump 4`, `j_2 = 2 · 2 = 4`, `the total stride is 8`. */
const JUMP =
	/(?<![\p{L}\d_])(?:jump|(?:cumulative|total|effective|overall|accumulated)\s+stride|stride\s+product|product\s+of\s+(?:the|all)\s+strides(?:\s+so\s+far)?|Sprung(?:weite)?|saut|salto|j(?:_\{?\w+\}?|[₀-₉])?(?=\s*(?:[=:←→]|\\(?:gets|leftarrow)|is\b)))\s*(?:\$?\s*j(?:_\{?\w+\}?|[₀-₉])?)?\$?\s*(?:(?:now|then|becomes|is|of|ist|wird|devient|es|[=:,←→])\s*){0,3}\$?\s*(?:\d+\s*(?:\\cdot|\\times|[·×*])\s*\d+\s*=\s*)?(\d+)(?![\d.]*\d|\s*(?:\\cdot|\\times|[·×*^]))/giu;

/** A step `r + (k − 1) · j` of a recursion. */
interface Step {
	readonly statement: Chain;
	readonly index: number;
	readonly at: number;
	readonly before: number;
	/** Kernel less one; undefined where either factor may be it. */
	readonly factors: readonly [kernel: number, jump: number];
	readonly sure: boolean;
	readonly result: Literal;
}

/**
 * Steps of a receptive field, each of which takes in the jump that the layers before have come to: `r = 11 + 2 · 2` where the text has just said that the jump is
 * 4 now. Said only where the step before it is taken over, the jump it uses is one that the text had earlier, and the text gives the jump behind each step.
 */
export function denialsByJump(homework: Homework, statements: readonly Statement[]): readonly Denial[] {
	const asked = questionsOf(homework);
	const byPart = new Map<number, Step[]>();
	statements.forEach((statement, index) => {
		if (!isAnsweredChain(statement) || statement.part === undefined) return;
		const step = stepIn(statement, index);
		if (step) byPart.set(statement.part, [...(byPart.get(statement.part) ?? []), step]);
	});
	return [...byPart].flatMap(([part, steps]) => {
		const words = `${asked(part)} ${asked(homework.parts[part]?.parent)}`;
		const first = steps[0]!.statement.anchor.block;
		if (!FIELD.test(words) && !FIELD.test(ownText(homework.source.blocks[first]))) return [];
		return denialsIn(homework, part, steps);
	});
}

function denialsIn(homework: Homework, part: number, steps: readonly Step[]): readonly Denial[] {
	const jumps = jumpsIn(homework, part);
	const placeOf = ({ statement }: Step) => locate(statement, statement.expression.span);
	const known = (step: Step): readonly number[] => {
		const { block, span } = placeOf(step);
		return jumps
			.filter(jump => jump.block < block || (jump.block === block && jump.at < span.start))
			.map(({ value }) => value);
	};
	// A jump that is said in front of the step that leads to it counts for the step behind.
	const isBehind = steps.some(step => known(step).at(-1) === step.factors[1] && step.factors[1] > 1);
	if (!isBehind) return [];
	const found: Denial[] = [];
	steps.forEach((step, at) => {
		const [kernel, used] = step.factors;
		const said = known(step);
		const now = said.at(-1);
		const previous = steps[at - 1];
		if (now === undefined || now === used || found.length > 0) return;
		if (!previous || previous.result.value !== step.before || !said.slice(0, -1).includes(used)) return;
		// `4 · 1`: the other one may be the jump
		if (!step.sure && kernel === now) return;
		const { statement, index, result } = step;
		const right = step.before + kernel * now;
		const quantity = quantityOf(result);
		const shown = dressBeside(right, result, quantity.unit.text);
		found.push(
			calculationDenied({
				statement,
				index,
				operand: step.at + 1,
				from: statement.expression.operands[step.at]!,
				to: statement.expression.operands[step.at + 1]!,
				ratio: right / result.value,
				rule: 'law.mismatch',
				message: say`The jump is ${String(now)} by now, not ${String(used)}: the receptive field is ${shown.text}.`,
				right: { quantity, value: right * quantity.unit.factor, shown },
			}),
		);
	});
	return found;
}

/** All jumps that the answer of a part says, in their order. */
function jumpsIn(
	{ parts, source }: Homework,
	part: number,
): readonly { readonly block: number; readonly at: number; readonly value: number }[] {
	return (parts[part]?.sections ?? [])
		.filter(({ kind }) => kind !== 'question' && kind !== 'given')
		.flatMap(({ slices }) => slices)
		.flatMap(({ block, span }) =>
			[...ownText(source.blocks[block]).slice(span.start, span.end).matchAll(JUMP)].map(match => ({
				block,
				at: span.start + match.index,
				value: Number(match[1]),
			})),
		);
}

/** `r_3 = 11 + (3 − 1) · 4 = 19`. */
function stepIn(statement: Chain, index: number): Step | undefined {
	const { operands, operators } = statement.expression;
	for (let at = 0; at + 1 < operands.length; at++) {
		const [sum, to] = [operands[at]!, operands[at + 1]!];
		const result = literalOf(to);
		if (!result || operators[at] !== '=' || sum.kind !== 'apply' || sum.operator !== 'add' || sum.args.length !== 2)
			continue;
		const [before, product] = sum.args;
		const field = literalOf(before!);
		const factors = product && factorsIn(product);
		if (!field || !factors || !Number.isInteger(field.value)) continue;
		return { statement, index, at, before: field.value, ...factors, result };
	}
	return undefined;
}

/** A kernel less one, and a jump. */
function factorsIn(product: Expression): Pick<Step, 'factors' | 'sure'> | undefined {
	if (product.kind !== 'apply' || product.operator !== 'multiply' || product.args.length !== 2) return undefined;
	const [a, b] = product.args.map(arg => {
		const literal = literalOf(arg);
		if (literal) return { value: literal.value, less: false };
		if (arg.kind !== 'apply' || arg.operator !== 'add' || arg.args.length !== 2) return undefined;
		const [kernel, one] = arg.args;
		const taken = one?.kind === 'apply' && one.operator === 'negate' ? literalOf(one.args[0]!) : undefined;
		const whole = literalOf(kernel!);
		return whole && taken?.value === 1 ? { value: whole.value - 1, less: true } : undefined;
	});
	if (!a || !b || (a.less && b.less)) return undefined;
	const [kernel, jump] = b.less ? [b, a] : [a, b];
	return { factors: [kernel.value, jump.value], sure: kernel.less || kernel.value === jump.value };
}
