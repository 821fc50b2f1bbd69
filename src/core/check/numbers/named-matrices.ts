import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { literalOf } from '../../math/literal.ts';
import { judge } from '../../math/tolerance.ts';
import { unitless } from '../../math/units/units.ts';
import type { Environment, Quantity, Value } from '../../math/value.ts';
import { hasHole } from '../../math/walk.ts';
import { type Chain, locate } from '../../quantities/statement.ts';
import type { Anchor } from '../../text/block.ts';
import { type Message, say } from '../../text/message.ts';
import type { Expected, Finding } from '../finding.ts';
import type { Report } from './chain-flow.ts';
import { sentenceText } from './chains.ts';
import { dressNumber, figuresFor } from './dress.ts';
import type { ChainContext } from './links.ts';
import { mayAlarm } from './named-steps.ts';
import { freeNames, mendedValue, namedValues, numbersOf } from './named-values.ts';
import type { Names } from './names.ts';
import { replaceBy } from './replace.ts';

/** A matrix or a vector as it is written: its entries row by row. */
interface Written {
	readonly rows: number;
	readonly columns: number;
	readonly entries: readonly Expression[];
}

const MAX_ENTRIES = 400;

/**
 * Matrices and vectors against what they are said to be (`AB = \begin{bmatrix} … \end{bmatrix}`, `\operatorname{softmax}(z) = (0.09, 0.24, 0.67)`): entry by
 * entry, by the digits written. The message names the first entry that is off.
 *
 * @param place where the names of the chain are found by `names`.
 */
export function checkMatrices(chain: Chain, place: Anchor, context: ChainContext, names: Names, report: Report): void {
	const { operands, operators } = chain.expression;
	if (chain.section === 'question' || chain.section === 'given') return;
	for (let at = 1; at < operands.length; at++) {
		const sign = operators[at - 1]!;
		const left = operands[at - 1]!;
		if ((sign !== '=' && sign !== '≈') || !isReckoned(left)) continue;
		const written = writtenOf(operands[at]!);
		if (!written || written.entries.length > MAX_ENTRIES) continue;
		const ways = namedValues(left, chain, names, context.environment).filter(({ value }) => isTable(value));
		const outcomes = ways.map(way => ({ way, off: offIn(way.value, way.errors, sign, written, context.environment) }));
		const found = outcomes.find(({ off }) => off === undefined) ?? outcomes[0];
		if (!found) continue;
		const { way, off } = found;
		const anchor = anchorOf(chain, left, operands[at]!);
		const base = {
			part: chain.part,
			anchor,
			kind: 'matrix' as const,
			expectedHere: undefined,
			remark: undefined,
			alternatives: [],
			related: way.bindings.map(binding => ({
				anchor: binding.anchor,
				message: say`What ${binding.name} stands for.`,
			})),
		};
		const mended = mendedValue(left, way, context.environment);
		const stale =
			mended && isTable(mended.value) && offIn(mended.value, way.errors, sign, written, context.environment);
		if (off === undefined && !stale) {
			report({
				...base,
				verdict: 'right',
				rule: 'value.holds',
				message: say`Right, entry by entry.`,
				expected: undefined,
				roots: [],
				fixes: [],
			});
			continue;
		}
		if (off === undefined && stale) {
			const finding = report({
				...base,
				verdict: 'follows',
				rule: 'flow.follows',
				message: say`The arithmetic is right, but a matrix that goes in was wrong before; with the right one ${stale.said}.`,
				expected: expectedOf(mended.value),
				roots: mended.roots,
				fixes: fixesOf(chain, stale),
			});
			names.learn(place, { roots: mended.roots.length > 0 ? mended.roots : [finding], mended: () => mended.value });
			continue;
		}
		if (ways.length > 1 || !off || !mayAlarm(chain, way.bindings, context)) continue;
		const value = mended?.value ?? way.value;
		const finding = report({
			...base,
			verdict: 'wrong',
			rule: 'matrix.mismatch',
			message: say`${sentenceText(left)}: ${off.said}.${off.hint}`,
			expected: expectedOf(value),
			roots: [],
			fixes: fixesOf(chain, off),
		});
		names.learn(place, { roots: [finding], mended: () => value });
	}
}

/** A calculation, or a vector with calculations for entries: `(0.25 + 1.5, 0.5 − 1.5) = (1.75, −1)`. */
const isReckoned = (side: Expression): boolean =>
	side.kind === 'apply' ||
	side.kind === 'call' ||
	(side.kind === 'collection' && side.items.length > 1 && side.items.some(item => !literalOf(item)));

/** The first entry that is off, as a clause; undefined where all are right. */
interface Off {
	readonly said: Message;
	readonly hint: Message | '';
	readonly entry: Expression | undefined;
	readonly value: number;
}

function offIn(
	value: Value,
	errors: readonly number[],
	sign: '=' | '≈',
	{ rows, columns, entries }: Written,
	environment: Environment,
): Off | undefined {
	const numbers = numbersOf(value);
	const size = sizeOf(value);
	const vector = Math.min(rows, columns) === 1 && Math.min(size.rows, size.columns) === 1;
	if (numbers.length !== entries.length || (!vector && (size.rows !== rows || size.columns !== columns))) {
		const said = say`it is ${size.rows} × ${size.columns}, and what is written is ${rows} × ${columns}`;
		return { said, hint: '', entry: undefined, value: 0 };
	}
	const read = entries.map(entry => evaluate(entry, environment));
	const wrong = entries.flatMap((entry, at) => {
		const result = read[at]!;
		if (!result.ok || result.value.kind !== 'quantity') return [];
		const error = errors[at] ?? 0;
		if (!Number.isFinite(error)) return [];
		const own: Quantity = { kind: 'quantity', value: numbers[at]!, unit: unitless, error };
		const literal = literalOf(entry);
		const fits = judge({ quantity: own, literal: undefined, looseError: () => error }, sign, {
			quantity: result.value,
			literal,
		});
		// Rounded noise of a decomposition is no digit.
		return fits.level === 'wrong' && Math.abs(numbers[at]! - result.value.value) > 1e-12
			? [{ at, entry, said: result.value.value, literal }]
			: [];
	});
	const [first] = wrong;
	if (!first) return undefined;
	const shown = (number: number) => dressNumber(number, Math.max(figuresFor(number, first.literal), 3)).text;
	const where =
		rows === 1 || columns === 1
			? say`entry ${first.at + 1}`
			: say`the entry in row ${Math.floor(first.at / columns) + 1}, column ${(first.at % columns) + 1}`;
	const transposed =
		rows === columns &&
		rows > 1 &&
		entries.every((_, at) => {
			const result = read[at]!;
			const other = numbers[(at % columns) * columns + Math.floor(at / columns)]!;
			return result.ok && result.value.kind === 'quantity' && Math.abs(result.value.value - other) < 1e-9;
		});
	const more =
		wrong.length > 1
			? wrong.length === 2
				? say`, and 1 more is off`
				: say`, and ${wrong.length - 1} more are off`
			: '';
	return {
		said: say`${where} is ${shown(numbers[first.at]!)}, not ${shown(first.said)}${more}`,
		hint: transposed ? say` What is written is its transpose.` : '',
		entry: wrong.length === 1 ? first.entry : undefined,
		value: numbers[first.at]!,
	};
}

const isTable = (value: Value): boolean =>
	(value.kind === 'matrix' && value.identity !== true && value.subspace !== true) || value.kind === 'list';

function sizeOf(value: Value): { readonly rows: number; readonly columns: number } {
	if (value.kind === 'matrix') return { rows: value.matrix.rows, columns: value.matrix.columns };
	return { rows: numbersOf(value).length, columns: 1 };
}

/** A matrix, a tuple or a list with all its entries. */
function writtenOf(expression: Expression): Written | undefined {
	const plain = (entry: Expression): boolean => freeNames(entry).size === 0 && !hasHole(entry);
	if (expression.kind === 'matrix' && !expression.elided && expression.bracket !== '|' && expression.bracket !== '‖') {
		const entries = expression.rows.flat();
		const columns = expression.rows[0]?.length ?? 0;
		const full = columns > 0 && expression.rows.every(row => row.length === columns) && entries.every(plain);
		return full ? { rows: expression.rows.length, columns, entries } : undefined;
	}
	if (
		expression.kind === 'collection' &&
		(expression.form === 'tuple' || expression.form === 'list') &&
		!expression.elided &&
		expression.items.length > 1 &&
		expression.items.every(plain)
	)
		return { rows: expression.items.length, columns: 1, entries: expression.items };
	return undefined;
}

function anchorOf(chain: Chain, left: Expression, right: Expression): Anchor {
	const from = locate(chain, left.span);
	const to = locate(chain, right.span);
	return from.block === to.block
		? { block: from.block, span: { start: from.span.start, end: Math.max(to.span.end, from.span.end) } }
		: to;
}

function expectedOf(value: Value): Expected {
	const { rows, columns } = sizeOf(value);
	const numbers = numbersOf(value).map(number => dressNumber(number, 4));
	const lines = Array.from({ length: rows }, (_, row) => numbers.slice(row * columns, (row + 1) * columns));
	return {
		value,
		text: `[${lines.map(line => (columns === 1 ? line[0]!.text : `[${line.map(({ text }) => text).join(', ')}]`)).join(', ')}]`,
		latex: `\\begin{bmatrix} ${lines.map(line => line.map(({ latex }) => latex).join(' & ')).join(' \\\\ ')} \\end{bmatrix}`,
	};
}

function fixesOf(chain: Chain, { entry, value }: Off): Finding['fixes'] {
	const literal = entry && literalOf(entry);
	return literal ? replaceBy(chain, literal, value) : [];
}
