import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression, SymbolNode } from '../../math/expression.ts';
import { toLatex, toText } from '../../math/print/print.ts';
import { parsePlain } from '../../math/read/parse.ts';
import { shapeOf } from '../../math/same/shape.ts';
import type { Shape, Value } from '../../math/value.ts';
import { sameTree, symbolsOf, walk } from '../../math/walk.ts';
import type { Given } from '../../quantities/given.ts';
import type { WordedShape } from '../../quantities/given-shapes.ts';
import { shapeIn } from '../../quantities/givens.ts';
import type { Statement } from '../../quantities/statement.ts';
import { say } from '../../text/message.ts';
import type { Report } from './chain-flow.ts';

/** A matrix, or a product, with the shape that the text gives it. */
interface Declared {
	readonly statement: Pick<Statement, 'part' | 'anchor' | 'section' | 'silenced'>;
	/** Its name; a product that has none goes by its text. */
	readonly name: string;
	/** What the statement itself says that it is: `W_{OV} = W_O W_V \in …`, `W_O W_V \in …`. */
	readonly own: Expression | undefined;
	readonly shape: Shape;
}

/**
 * Declared shapes against products: where the text says `W_{OV} = W_O W_V` and gives shapes to all three, the shape of the product
 * must be the one declared. Heads and layers (`W_O^h`) have the shape of their matrix. Names of dimensions are compared as written, so two
 * names for one width are left alone. A name means the same within a problem only.
 *
 * @param problem the outermost part that a part belongs to.
 */
export function checkShapes(
	statements: readonly Statement[],
	worded: readonly WordedShape[],
	givens: readonly Given[],
	problem: (part: number | undefined) => number | undefined,
	report: Report,
): void {
	const all = [...statements.flatMap(declaredIn), ...worded.flatMap(saidOf)];
	const products = statements.flatMap(productIn);
	for (const of of new Set(all.map(({ statement }) => problem(statement.part)))) {
		const here = (part: number | undefined): boolean => part === undefined || problem(part) === of;
		const own = givens.filter(({ part }) => here(part));
		const counted = inNumbers(own);
		checkProblem(
			all
				.filter(({ statement }) => problem(statement.part) === of)
				.map(each => ({ ...each, shape: counted(each.shape), letters: each.shape })),
			products.filter(({ statement }) => here(statement.part)),
			own.map(given => (given.shape ? { ...given, shape: counted(given.shape), letters: given.shape } : given)),
			report,
		);
	}
}

/** Puts the values of letters into shapes: `d × d` with d = 768 is 768 × 768. A letter with two values keeps standing. */
function inNumbers(givens: readonly Given[]): (shape: Shape) => Shape {
	const values = new Map<string, Value>();
	const several = new Set<string>();
	for (const { symbol, value } of givens) {
		if (symbol === undefined || value?.kind !== 'quantity') continue;
		const known = values.get(symbol);
		if (known?.kind === 'quantity' && known.value !== value.value) several.add(symbol);
		values.set(symbol, value);
	}
	for (const symbol of several) values.delete(symbol);
	const known = environment(values);
	const side = (size: Expression): Expression => {
		if (size.kind === 'number') return size;
		const result = evaluate(size, known);
		return result.ok && result.value.kind === 'quantity' && Number.isSafeInteger(result.value.value)
			? parsePlain(String(result.value.value)).expression
			: size;
	};
	return ({ rows, columns }) => ({ rows: side(rows), columns: side(columns) });
}

/** As it is written, before the values of its letters are put in. */
interface InLetters {
	readonly letters?: Shape;
}

function checkProblem(
	declared: readonly (Declared & InLetters)[],
	products: readonly Product[],
	givens: readonly (Given & InLetters)[],
	report: Report,
): void {
	const shapes = new Map<string, Shape>();
	const lettered = new Map<string, Shape>();
	for (const { symbol, shape, letters } of givens)
		if (symbol !== undefined && shape) {
			shapes.set(plainName(symbol), shape);
			lettered.set(plainName(symbol), letters ?? shape);
		}
	for (const { name, own, shape, letters } of declared)
		if (!own && !shapes.has(name)) {
			shapes.set(name, shape);
			lettered.set(name, letters ?? shape);
		}
	for (const { statement, name, own, shape: counted, letters = counted } of declared) {
		let shape = counted;
		if (statement.silenced !== undefined) continue;
		const product = own
			? { statement, expression: own }
			: products.find(each => each.name === name && isSaid(each.statement));
		if (!product) {
			againstGiven(statement, name, shape, givens, shapes, report);
			continue;
		}
		const of = (known: ReadonlyMap<string, Shape>): Shape | undefined =>
			shapeOfProduct(product.expression, new Map([...known].filter(([key]) => key !== name)));
		let found = of(shapes);
		if (!found) continue;
		// As the text has it: the width of a toy example in another part is none of this one's.
		const inLetters = of(lettered);
		if (
			inLetters &&
			isSame(inLetters, letters) === isSame(found, shape) &&
			(isSame(found, shape) || alike(inLetters, letters, lettered))
		) {
			found = inLetters;
			shape = letters;
		}
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
		if (isSame(found, shape)) {
			report({
				...base,
				verdict: 'right',
				rule: 'shape.holds',
				message: say`Right: ${written(found)}.`,
				expected: undefined,
				related: [],
			});
			continue;
		}
		if (!alike(found, shape, shapes)) continue;
		const subject = toText(product.expression);
		report({
			...base,
			verdict: 'wrong',
			rule: 'shape.mismatch',
			message:
				subject === name
					? say`${name} is ${written(found)}; here it is called ${written(shape)}.`
					: say`${name} is ${written(found)}, the product of ${subject}; here it is called ${written(shape)}.`,
			expected: {
				value: { kind: 'text', text: written(found) },
				text: written(found),
				latex: `\\mathbb{R}^{${toLatex(found.rows)} \\times ${toLatex(found.columns)}}`,
			},
			related:
				product.statement === statement
					? []
					: [{ anchor: product.statement.anchor, message: say`The product that it is.` }],
		});
	}
}

/** The shape of a product of matrices that are known; a factor of unknown shape may be anything, and would pass for a number. */
function shapeOfProduct(product: Expression, known: ReadonlyMap<string, Shape>): Shape | undefined {
	const factors = named(product, known);
	if ([...symbolsOf(product)].some(symbol => !factors.has(symbol))) return undefined;
	const result = shapeOf(product, environment(undefined, factors));
	return result.ok && result.value !== 'scalar' ? result.value : undefined;
}

const isSame = (a: Shape, b: Shape): boolean => sameTree(a.rows, b.rows) && sameTree(a.columns, b.columns);

/** `What is the shape of $W_{OV} = W_O W_V$?` asks for the shape; that the two are one is said. */
const isSaid = ({ silenced, section }: Declared['statement']): boolean =>
	silenced === undefined || (section === 'question' && silenced === 'asked');

/** A shape in an answer that the question gives otherwise, to a matrix that no product explains. */
function againstGiven(
	statement: Declared['statement'],
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
	// One shape in the question, made of the same sizes: a matrix that is laid out the other way round, or one size for another.
	if (laid.some(given => isSame(given.shape!, shape) || !isSame(given.shape!, first.shape!))) return;
	if (!alike(first.shape, shape, shapes)) return;
	report({
		part: statement.part,
		anchor: statement.anchor,
		kind: 'shape',
		verdict: 'wrong',
		rule: 'shape.mismatch',
		message: say`The question gives ${name} as ${written(first.shape)}; here it is called ${written(shape)}.`,
		expected: {
			value: { kind: 'text', text: written(first.shape) },
			text: written(first.shape),
			latex: `\\mathbb{R}^{${toLatex(first.shape.rows)} \\times ${toLatex(first.shape.columns)}}`,
		},
		expectedHere: undefined,
		roots: [],
		remark: undefined,
		alternatives: [],
		related: [{ anchor: first.anchor, message: say`The shape that the question gives.` }],
		fixes: [],
	});
}

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

/** `W \in \mathbb{R}^{a \times b}`, `W_{OV} = W_O W_V \in …`, `W_O W_V \in …`. */
function declaredIn(statement: Statement): readonly Declared[] {
	const { expression } = statement;
	if (statement.kind !== 'shape' || expression.kind !== 'relation') return [];
	const { operands, operators } = expression;
	const shape = shapeIn(operands.at(-1)!);
	if (!shape || operators.slice(0, -1).some(operator => operator !== '=')) return [];
	const own = operands.slice(0, -1).find(operand => operand.kind !== 'symbol');
	const [first] = operands;
	if (first?.kind === 'symbol') return [{ statement, name: plainName(first.name), own, shape }];
	return own ? [{ statement, name: toText(own), own, shape }] : [];
}

/** `$W_O W_V$ is a $d \times d$ matrix` in an answer; what the question says in words is given. */
function saidOf({ subject, shape, passage, anchor, silenced }: WordedShape): readonly Declared[] {
	const { part, section } = passage;
	if (section !== 'answer' && section !== 'takeaway') return [];
	const statement = { part, section, anchor, silenced };
	return subject.kind === 'symbol'
		? [{ statement, name: plainName(subject.name), own: undefined, shape }]
		: [{ statement, name: toText(subject), own: subject, shape }];
}

interface Product {
	readonly statement: Declared['statement'];
	readonly name: string;
	readonly expression: Expression;
}

/** `W_{OV} = W_O W_V`: a name and the product that it stands for. */
function productIn(statement: Statement): readonly Product[] {
	const { expression } = statement;
	if (expression.kind !== 'relation' || !['chain', 'definition', 'shape'].includes(statement.kind)) return [];
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
