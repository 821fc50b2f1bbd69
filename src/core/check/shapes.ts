import { environment } from '../math/evaluate/environment.ts';
import type { Expression, SymbolNode } from '../math/expression.ts';
import { toLatex, toText } from '../math/print/print.ts';
import { shapeOf } from '../math/same/shape.ts';
import type { Shape } from '../math/value.ts';
import { sameTree, walk } from '../math/walk.ts';
import type { Given } from '../quantities/given.ts';
import { shapeIn } from '../quantities/givens.ts';
import type { Statement } from '../quantities/statement.ts';
import type { Report } from './chain-flow.ts';

/** A matrix with the shape that the text gives it. */
interface Declared {
	readonly statement: Statement;
	readonly name: string;
	readonly shape: Shape;
}

/**
 * Declared shapes against products: where the text says `W_{OV} = W_O W_V` and gives shapes to all three, the shape of the product
 * must be the one declared. Heads and layers (`W_O^h`) have the shape of their matrix. Names of dimensions are compared as written, so two
 * names for one width are left alone.
 */
export function checkShapes(statements: readonly Statement[], givens: readonly Given[], report: Report): void {
	const declared = statements.flatMap(declaredIn);
	if (declared.length === 0) return;
	const shapes = new Map<string, Shape>();
	for (const { symbol, shape } of givens) if (symbol !== undefined && shape) shapes.set(plainName(symbol), shape);
	for (const { name, shape } of declared) if (!shapes.has(name)) shapes.set(name, shape);
	const products = statements.flatMap(productIn);
	for (const { statement, name, shape } of declared) {
		if (statement.silenced !== undefined) continue;
		const product = products.find(each => each.name === name && isSaid(each.statement));
		if (!product) {
			againstGiven(statement, name, shape, givens, shapes, report);
			continue;
		}
		const own = new Map([...shapes].filter(([key]) => key !== name));
		const result = shapeOf(product.expression, environment(undefined, named(product.expression, own)));
		if (!result.ok || result.value === 'scalar') continue;
		const found = result.value;
		const base = {
			part: statement.part,
			anchor: statement.anchor,
			kind: 'shape' as const,
			expectedHere: undefined,
			roots: [],
			remark: undefined,
			alternatives: [],
			fixes: [],
		};
		if (sameTree(found.rows, shape.rows) && sameTree(found.columns, shape.columns)) {
			report({
				...base,
				verdict: 'right',
				rule: 'shape.holds',
				message: `Right: ${written(found)}.`,
				expected: undefined,
				related: [],
			});
			continue;
		}
		if (!alike(found, shape, shapes)) continue;
		report({
			...base,
			verdict: 'wrong',
			rule: 'shape.mismatch',
			message: `${name} is ${written(found)}, the product of ${toText(product.expression)}; here it is called ${written(shape)}.`,
			expected: {
				value: { kind: 'text', text: written(found) },
				text: written(found),
				latex: `\\mathbb{R}^{${toLatex(found.rows)} \\times ${toLatex(found.columns)}}`,
			},
			related: [{ anchor: product.statement.anchor, message: 'The product that it is.' }],
		});
	}
}

/** `What is the shape of $W_{OV} = W_O W_V$?` asks for the shape; that the two are one is said. */
const isSaid = ({ silenced, section }: Statement): boolean =>
	silenced === undefined || (section === 'question' && silenced === 'asked');

/** A shape in an answer that the question gives otherwise, to a matrix that no product explains. */
function againstGiven(
	statement: Statement,
	name: string,
	shape: Shape,
	givens: readonly Given[],
	shapes: ReadonlyMap<string, Shape>,
	report: Report,
): void {
	if (statement.section !== 'answer' && statement.section !== 'takeaway') return;
	const laid = givens.filter(
		given => given.shape && given.from === 'question' && given.symbol !== undefined && plainName(given.symbol) === name,
	);
	const [first] = laid;
	if (!first?.shape || !first.anchor || first.anchor.block >= statement.anchor.block) return;
	const same = (other: Shape) => sameTree(other.rows, shape.rows) && sameTree(other.columns, shape.columns);
	// One shape in the question, made of the same sizes: a matrix that is laid out the other way round, or one size for another.
	if (laid.some(given => same(given.shape!) || !sameShape(given.shape!, first.shape!))) return;
	if (!alike(first.shape, shape, shapes)) return;
	report({
		part: statement.part,
		anchor: statement.anchor,
		kind: 'shape',
		verdict: 'wrong',
		rule: 'shape.mismatch',
		message: `The question gives ${name} as ${written(first.shape)}; here it is called ${written(shape)}.`,
		expected: {
			value: { kind: 'text', text: written(first.shape) },
			text: written(first.shape),
			latex: `\\mathbb{R}^{${toLatex(first.shape.rows)} \\times ${toLatex(first.shape.columns)}}`,
		},
		expectedHere: undefined,
		roots: [],
		remark: undefined,
		alternatives: [],
		related: [{ anchor: first.anchor, message: 'The shape that the question gives.' }],
		fixes: [],
	});
}

const sameShape = (a: Shape, b: Shape): boolean => sameTree(a.rows, b.rows) && sameTree(a.columns, b.columns);

const written = ({ rows, columns }: Shape): string => `${toText(rows)} × ${toText(columns)}`;

/** Whether a shape is written in dimensions that the other shapes use: only then is a difference one. */
function alike(found: Shape, said: Shape, shapes: ReadonlyMap<string, Shape>): boolean {
	const known = [...shapes.values()].flatMap(({ rows, columns }) => [rows, columns]);
	return [said.rows, said.columns].every(
		side =>
			sameTree(side, found.rows) ||
			sameTree(side, found.columns) ||
			known.filter(each => sameTree(each, side)).length > 1,
	);
}

/** `W \in \mathbb{R}^{a \times b}`. */
function declaredIn(statement: Statement): readonly Declared[] {
	const { expression } = statement;
	if (statement.kind !== 'shape' || expression.kind !== 'relation') return [];
	const [first] = expression.operands;
	const last = expression.operands.at(-1);
	const shape = last && shapeIn(last);
	return first?.kind === 'symbol' && shape ? [{ statement, name: plainName(first.name), shape }] : [];
}

/** `W_{OV} = W_O W_V`: a name and the product that it stands for. */
function productIn(
	statement: Statement,
): readonly { readonly statement: Statement; readonly name: string; readonly expression: Expression }[] {
	const { expression } = statement;
	if (expression.kind !== 'relation' || (statement.kind !== 'chain' && statement.kind !== 'definition')) return [];
	const [first, second] = expression.operands;
	const product = second?.kind === 'apply' && second.operator === 'multiply';
	return first?.kind === 'symbol' && product && expression.operators[0] === '='
		? [{ statement, name: plainName(first.name), expression: second }]
		: [];
}

/** The name without the label of a head or a layer: `W_{OV}^i` has the shape of `W_{OV}`. */
const plainName = (name: string): string => name.replace(/\^[a-zA-Z0-9]$/, '');

/** Shapes for every name of an expression, labels of heads included. */
function named(expression: Expression, shapes: ReadonlyMap<string, Shape>): ReadonlyMap<string, Shape> {
	const found = new Map<string, Shape>(shapes);
	walk(expression, node => {
		if (node.kind !== 'symbol') return;
		const shape = shapes.get(plainName((node as SymbolNode).name));
		if (shape) found.set(node.name, shape);
	});
	return found;
}
