import type { Homework } from '../../../homework/homework.ts';
import type { Literal } from '../../../math/literal.ts';
import type { Quantity } from '../../../math/value.ts';
import { isSize, type QuantityNode } from '../../../quantities/origins.ts';
import type { Statement } from '../../../quantities/statement.ts';
import type { Anchor } from '../../../text/block.ts';
import { ownText } from '../../../text/comments.ts';
import { say } from '../../../text/message.ts';
import { SENTENCE_END } from '../../../text/pattern.ts';
import type { Span } from '../../../text/span.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import type { Derivation } from '../derived.ts';
import { expectedAt } from '../expected.ts';
import { type Flow, numberNode } from '../flow.ts';
import { replaceAt } from '../replace.ts';
import { stepBehindWrong } from './behind-wrong.ts';
import { saidNumbers } from './said-number.ts';

/** A number in running text that no statement holds: `the stored energy divided by 0.87 = 1,936 MWh`, `about 1 in 98`. */
export interface Stray {
	readonly anchor: Anchor;
	readonly digits: Span;
	readonly literal: Literal;
	readonly quantity: Quantity;
	/** The sentence up to it. */
	readonly words: string;
}

/** All of them, in the order of the text. */
export function strayNumbers(homework: Homework, statements: readonly Statement[]): readonly Stray[] {
	const taken = new Map<number, Span[]>();
	for (const { anchor, more } of statements)
		for (const { block, span } of [anchor, ...more]) taken.set(block, [...(taken.get(block) ?? []), span]);
	return homework.source.blocks.flatMap((found, block): readonly Stray[] => {
		if (found.kind !== 'paragraph') return [];
		const text = ownText(found);
		const places = taken.get(block) ?? [];
		return saidNumbers(text).flatMap(({ literal, quantity, digits, span }): readonly Stray[] =>
			places.some(place => place.start < span.end && span.start < place.end)
				? []
				: [{ anchor: { block, span }, digits, literal, quantity, words: sentenceTo(text, span.start) }],
		);
	});
}

/** The sentence of a place in a text up to it. */
export function sentenceTo(text: string, at: number): string {
	const before = text.slice(Math.max(0, at - 400), at);
	const stops = [...before.matchAll(SENTENCE_END)];
	return before.slice((stops.at(-1)?.index ?? -1) + 1);
}

/** What becomes of a stray number that follows from one that was found wrong; undefined where none goes into it. */
export function followStray(
	{ anchor, digits, literal, quantity, words }: Stray,
	part: number | undefined,
	homework: Homework,
	flow: Flow,
): { readonly finding: Finding; readonly ratio: number } | undefined {
	if (isSize(literal)) return undefined;
	const node: QuantityNode = {
		id: flow.states.length,
		statement: undefined,
		operand: undefined,
		role: 'result',
		quantity,
		literal,
		expression: numberNode(literal.value, literal),
		anchor,
		part,
		words: new Set(),
	};
	const made = stepBehindWrong(node, flow, homework, words);
	if (!made) return undefined;
	const source = homework.source.blocks[anchor.block]!.content.text.slice(digits.start, digits.end);
	return {
		ratio: made.ratio,
		finding: followFinding(made, { node, source, digits: { block: anchor.block, span: digits } }),
	};
}

/** The finding of a number that follows from a wrong one by a step. */
function followFinding(
	{ text, ratio, roots }: Derivation,
	{ node, source, digits }: { readonly node: QuantityNode; readonly source: string; readonly digits: Anchor },
): Finding {
	const { literal } = node;
	const expected = expectedAt(node, ratio);
	return {
		...PLAIN,
		part: node.part,
		anchor: node.anchor!,
		kind: 'result',
		verdict: 'follows',
		rule: 'flow.follows',
		message: say`${text}, where a number was wrong before; with the right one this is ${expected.text}.`,
		expected,
		roots,
		fixes: replaceAt(source, digits, literal, literal.value * ratio, expected.text),
	};
}
