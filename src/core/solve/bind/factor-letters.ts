import { extend } from '../../math/evaluate/environment.ts';
import { quantity } from '../../math/evaluate/evaluate.ts';
import { asColumn } from '../../math/evaluate/linear.ts';
import { Matrix } from '../../math/evaluate/matrix.ts';
import type { Expression, SymbolNode } from '../../math/expression.ts';
import { parseLatex, parsePlain } from '../../math/read/parse.ts';
import type { Value } from '../../math/value.ts';
import { symbolsOf, walk } from '../../math/walk.ts';
import type { Given } from '../../quantities/given.ts';
import { rememberOf } from '../../text/memo.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { definitionsIn, equationsIn, sideValue } from './definitions.ts';
import type { PartText } from './part-text.ts';

/** The two letters whose product a text adds to weights that stay as they are: `W' = W + sPQ`, `\Delta W = b a^\top`, `(w + u·v)·x`. */
export interface FactorLetters {
	readonly left: Factor;
	readonly right: Factor;
	/** The letter or number that multiplies their product. */
	readonly scale: Expression | undefined;
	/** What their product is added to. */
	readonly base: SymbolNode | undefined;
	/** What the sum is multiplied by. */
	readonly input: SymbolNode | undefined;
}

interface Factor {
	readonly symbol: SymbolNode;
	/** Whether the product has it transposed: the letter of a row stands for a column. */
	readonly turned: boolean;
}

const ABOUT =
	/\b(?:lora|low-rank|adapter|adapted|rank-(?:one|1)|frozen|pretrained|pre-trained|merged|effective (?:weight|matrix)|factori[sz]ed)\b|低秩|适配/i;
/** What a text multiplies a product by: `0.5·BA`, `s BA`, `(α/r)·BA`, `α/r · BA`. */
const SCALE = String.raw`(?:(\(?\d+(?:\.\d+)?(?:\s?/\s?\d+)?\)?|\(?[a-zα-ω](?:\s?/\s?[a-z\d]+)?\)?)\s?[·*⋅×]?\s?)?`;
const TWO = String.raw`([A-Z])\s?[·@*⋅×]?\s?([A-Z])(?![\w])`;
/** `(w + u·v)` and `W0 + BA` of running text. */
const SUM = new RegExp(
	String.raw`\(\s*([A-Za-z]_?\d?)\s*\+\s*([A-Za-z])\s*[·*⋅×]\s*([A-Za-z])\s*\)|(?<![\w$\\])(?:W|M)_?[0₀]?\s*\+\s*${SCALE}${TWO}|(?:[Δ∆]|\bdelta[_ ]?)W\s*=\s*${SCALE}${TWO}`,
	'g',
);

/** The factors of a text by the formula in which their product stands; undefined where there is none, or where two formulas name others. */
export const factorLetters = rememberOf((text: PartText): FactorLetters | undefined => {
	const said = `${text.around}\n${text.own}`;
	const about = ABOUT.test(said);
	const found = [
		...text.formulas.flatMap(latex => pairsIn(parseLatex(latex).expression, about)),
		...[...said.replace(/\$[^$]*\$/g, ' ').matchAll(SUM)].flatMap(match => {
			const [, , , , by = match[7], first = match[8], second = match[9]] = match;
			const [base, left, right] = first === undefined ? match.slice(1, 4) : ['W_0', first, second];
			const product = [...(by === undefined ? [] : [`(${by})`]), left, right].join(' * ');
			return pairsIn(parsePlain(`(${base} + ${product}) * x`).expression, about);
		}),
	];
	const [first] = found;
	if (!first || first.left.symbol.name === first.right.symbol.name) return undefined;
	const same = (a: Factor, b: Factor): boolean => a.symbol.name === b.symbol.name;
	return found.every(each => same(each.left, first.left) && same(each.right, first.right)) ? first : undefined;
});

function pairsIn(expression: Expression, about: boolean): readonly FactorLetters[] {
	const found: FactorLetters[] = [];
	if (expression.kind === 'relation' && expression.operators[0] === '=') {
		const [head, ...sides] = expression.operands;
		if (head?.kind === 'symbol' && (head.base === 'Delta' || head.accent === 'Delta'))
			for (const side of sides) {
				const pair = pairOf(side, []);
				if (pair) found.push({ ...pair, base: undefined, input: undefined });
			}
	}
	const heads = expression.kind === 'relation' ? expression.operands.filter(each => each.kind === 'symbol') : [];
	const inputs = new Map<Expression, SymbolNode>();
	walk(expression, node => {
		if (node.kind !== 'apply' || node.operator !== 'multiply') return;
		const last = node.args.at(-1);
		if (last?.kind === 'symbol') for (const each of node.args) if (each) inputs.set(each, last);
	});
	walk(expression, node => {
		if (node.kind !== 'apply' || node.operator !== 'add' || node.args.length !== 2) return;
		for (const [base, product] of [node.args, node.args.toReversed()] as const) {
			const chain = base && factorsIn(base);
			const [weights, ...behind] = chain ?? [];
			if (weights?.kind !== 'symbol' || behind.length > 1 || !product) continue;
			const isWeights =
				about ||
				/^(?:W|w|M|Theta|theta)(?:_?\d)?$/.test(weights.base) ||
				heads.some(head => head.kind === 'symbol' && head.base === weights.base);
			const pair = isWeights ? pairOf(product, behind) : undefined;
			// `W x + b y` has no product that is added to W.
			if (pair && !(behind.length === 0 && isVector(pair.right) && !isVector(pair.left))) {
				const [own] = behind;
				found.push({ ...pair, base: weights, input: own?.kind === 'symbol' ? own : inputs.get(node) });
				return;
			}
		}
	});
	return found;
}

/** `W x`, where both are plain letters of their cases: a matrix and what it is multiplied by. */
const isVector = ({ symbol, turned }: Factor): boolean => !turned && /^[a-z]$/.test(symbol.base);

/** The factors of a product, in their order; of a letter alone itself. */
function factorsIn(expression: Expression): readonly Expression[] {
	if (expression.kind !== 'apply') return [expression];
	if (expression.operator === 'multiply') return expression.args.flatMap(each => (each ? factorsIn(each) : []));
	return [expression];
}

/** The two factors of a product, without its scale and without what stands behind the frozen weights too. */
function pairOf(product: Expression, behind: readonly Expression[]): Omit<FactorLetters, 'base' | 'input'> | undefined {
	const all = factorsIn(product);
	const isBehind = (at: number): boolean => {
		const one = all[at];
		const other = behind[0];
		return one?.kind === 'symbol' && other?.kind === 'symbol' && one.name === other.name;
	};
	const factors = behind.length > 0 ? (isBehind(all.length - 1) ? all.slice(0, -1) : []) : all;
	const [left, right] = factors.slice(-2).map(factorOf);
	const scale = factors.slice(0, -2);
	if (!left || !right || scale.length > 1) return undefined;
	if (
		scale[0] &&
		factorOf(scale[0]) &&
		!/^(?:[a-z]|alpha|gamma|lambda|eta|beta)$/.test(factorOf(scale[0])!.symbol.base)
	)
		return undefined;
	return { left, right, scale: scale[0] };
}

function factorOf(expression: Expression): Factor | undefined {
	if (expression.kind === 'symbol') return { symbol: expression, turned: false };
	if (expression.kind !== 'apply' || expression.operator !== 'transpose') return undefined;
	const [inner] = expression.args;
	return inner?.kind === 'symbol' ? { symbol: inner, turned: true } : undefined;
}

/** The values of a text's two factors, the left one with its rank for columns, the right one with it for rows. */
function factorValues(
	letters: FactorLetters,
	text: PartText,
	givens: readonly Given[],
): { readonly left: Value | undefined; readonly right: Value | undefined } {
	const known = definitionsIn(text.formulas);
	const stands = ({ symbol, turned }: Factor, isLeft: boolean): Value | undefined => {
		const value =
			known.get(symbol.name) ?? givens.find(given => given.symbol === symbol.name && given.from !== 'answer')?.value;
		if (value?.kind === 'quantity') return { kind: 'matrix', matrix: new Matrix([[value.value]]) };
		const numbers =
			value?.kind === 'list' ? value.items.flatMap(item => (item.kind === 'quantity' ? [item.value] : [])) : [];
		const matrix =
			value?.kind === 'matrix' && !value.identity
				? value.matrix
				: numbers.length > 0
					? Matrix.columnVector(numbers)
					: undefined;
		if (!matrix) return undefined;
		// Numbers in a row are the left factor's column and the right one's row; a letter that the product transposes is a column.
		const isRow = matrix.rows === 1;
		const turnedRight = turned
			? matrix.transpose()
			: !isLeft && matrix.columns === 1 && isListed(symbol, text)
				? matrix.transpose()
				: isLeft && isRow && isListed(symbol, text)
					? matrix.transpose()
					: matrix;
		return { kind: 'matrix', matrix: turnedRight };
	};
	return { left: stands(letters.left, true), right: stands(letters.right, false) };
}

/** Whether a letter is stated by numbers in a row, `(1, 2)`, and no column or row of a matrix. */
const isListed = ({ name }: SymbolNode, { formulas, own, around }: PartText): boolean =>
	[...formulas, own, around].some(words =>
		new RegExp(`(?<![\\w\\\\])${name}\\s*=\\s*[([]\\s*[-−]?\\d[^()[\\]&]*[)\\]](?!\\s*\\^)`).test(words),
	);

/** The gradient at the weights to which the product is added: what is stated for the derivative by another letter than the factors. */
function gradientAt({ left, right }: FactorLetters, text: PartText): Value | undefined {
	const known = definitionsIn(text.formulas);
	for (const { head, side } of equationsIn(text.formulas)) {
		if (head.kind !== 'apply' || (head.operator !== 'derivative' && head.operator !== 'gradient')) continue;
		const by = head.args.at(-1);
		if (!by || [...symbolsOf(by)].some(name => name === left.symbol.name || name === right.symbol.name)) continue;
		const value = sideValue(side, known);
		if (value?.kind === 'matrix') return value;
	}
	return undefined;
}

/** A given of a key with the value that the letters of a text's product give it, and the letter. */
export interface LetteredGiven {
	readonly given: KeyGiven;
	readonly value: Value;
	readonly shown: Expression | undefined;
}

/**
 * The factors of a key about the product of two matrices `A` and `B`, their scale and the gradient at the weights, by the letters that the text has for
 * them: with `W' = W + sPQ` its `P` is the left factor, whatever else is called `A`.
 */
export function letteredFactors(key: AnswerKey, givens: readonly Given[], text: PartText): readonly LetteredGiven[] {
	const pair = factorsOfKey(key);
	const letters = pair && factorLetters(text);
	if (!pair || !letters) return [];
	const values = factorValues(letters, text, givens);
	const { left, right } = values;
	if (!left || !right || left.kind !== 'matrix' || right.kind !== 'matrix') return [];
	if (left.matrix.columns !== right.matrix.rows) return [];
	// `A = 0 and B = 0` says that they are zero matrices, of whatever size.
	if ([left, right].every(({ matrix }) => matrix.rows * matrix.columns === 1 && matrix.get(0, 0) === 0)) return [];
	const named = (name: RegExp): KeyGiven | undefined => key.givens.find(given => name.test(given.name));
	const gradient = gradientAt(letters, text);
	const [slope, scale] = [
		named(/^gradient of the loss (?:with respect to|at) the (?:adapted )?weights$/),
		named(/^scale of the update$/),
	];
	// A key without a scale would leave that of the text out.
	if (letters.scale && !scale) return [];
	const factor = letters.scale && scaleOf(letters.scale, text, givens);
	const trained = trainedOn(letters, text, givens);
	return [
		{ given: pair[0], value: left, shown: letters.left.symbol },
		{ given: pair[1], value: right, shown: letters.right.symbol },
		...(slope && gradient ? [{ given: slope, value: gradient, shown: undefined }] : []),
		...(scale && factor ? [{ given: scale, value: factor, shown: undefined }] : []),
		...trained.flatMap(({ name, value, shown }) => {
			const given = key.givens.find(each => each.name === name);
			return given ? [{ given, value, shown }] : [];
		}),
	];
}

/** `½(ŷ − 5)²`, `\\frac{1}{2} \\lVert y - t \\rVert^2`: a squared error, with what stands before it and its two sides. */
const SQUARED =
	/(½|\\[td]?frac\s*\{?\s*1\s*\}?\s*\{?\s*2\s*\}?|1\s*\/\s*2|0\.5)?\s*[·*]?\s*(?:\(|\\l?[vV]ert|\\\||‖|\|)\s*([^()|‖=+]{1,16}?)\s*[-−–]\s*([^()|‖=+\-−]{1,16}?)\s*(?:\)|\\r?[vV]ert|\\\||‖|\|)\s*(?:_2\s*)?(?:²|\^\s*\{?\s*2)/;

/** What the loss of a text's product is made of: the frozen weights, the input, the target, and what the squared error is multiplied by twice. */
function trainedOn(
	{ base, input, left, right }: FactorLetters,
	text: PartText,
	givens: readonly Given[],
): readonly { readonly name: string; readonly value: Value; readonly shown: Expression | undefined }[] {
	const said = `${text.around}\n${text.own}`;
	const [whole, half, first, second] = SQUARED.exec(said) ?? [];
	if (whole === undefined || !base || !input) return [];
	const known = definitionsIn(text.formulas);
	const asMatrix = (value: Value | undefined): Value | undefined =>
		value?.kind === 'quantity'
			? { kind: 'matrix', matrix: new Matrix([[value.value]]) }
			: value?.kind === 'list'
				? asColumn(value)
				: value?.kind === 'matrix'
					? value
					: undefined;
	const valueNamed = (name: string): Value | undefined =>
		asMatrix(known.get(name) ?? givens.find(({ symbol, from }) => symbol === name && from !== 'answer')?.value);
	const targets = [first!, second!].flatMap(side => {
		const plain = side.replace(/[$\s\\{}]/g, '');
		const value = /^[-−]?\d+(?:\.\d+)?$/.test(plain)
			? asMatrix(quantity(Number(plain.replace('−', '-'))))
			: [left, right, { symbol: base }, { symbol: input }].some(({ symbol }) => symbol.name === plain)
				? undefined
				: valueNamed(plain);
		return value ? [value] : [];
	});
	const [weights, entered] = [valueNamed(base.name), valueNamed(input.name)];
	if (targets.length !== 1 || !weights || !entered) return [];
	return [
		{ name: 'frozen weights', value: weights, shown: base },
		{ name: 'input', value: entered, shown: input },
		{ name: 'target', value: targets[0]!, shown: undefined },
		{ name: 'factor of the squared error', value: quantity(half === undefined ? 1 : 0.5), shown: undefined },
	];
}

/**
 * The shapes that a text declares for the factors of its product as those of the key's: of `U V^\\top` with `U` of p × r and `V` of q × r the right factor is
 * r × q, whatever it is called.
 */
export function withFactorShapes(key: AnswerKey, givens: readonly Given[], text: PartText): readonly Given[] {
	const letters = factorsOfKey(key) && factorLetters(text);
	if (!letters) return givens;
	const { left, right } = letters;
	if (!left.turned && !right.turned && left.symbol.name === 'A' && right.symbol.name === 'B') return givens;
	const as = (given: Given, symbol: string, { turned }: Factor): Given =>
		given.shape === undefined || !turned
			? { ...given, symbol }
			: { ...given, symbol, shape: { rows: given.shape.columns, columns: given.shape.rows } };
	return givens.map(given =>
		given.shape === undefined || given.from === 'answer'
			? given
			: given.symbol === left.symbol.name
				? as(given, 'A', left)
				: given.symbol === right.symbol.name
					? as(given, 'B', right)
					: given,
	);
}

function scaleOf(scale: Expression, text: PartText, givens: readonly Given[]): Value | undefined {
	const known = definitionsIn(text.formulas);
	const numbers = givens.flatMap(({ symbol, value, from }) =>
		symbol !== undefined && value?.kind === 'quantity' && from !== 'answer' && !known.get(symbol)
			? [[symbol, value] as const]
			: [],
	);
	const value = sideValue(scale, extend(known, numbers));
	return value?.kind === 'quantity' ? value : undefined;
}

/** The key's letters of the factors, where it has such: the first of two matrices of which the columns are the rows of the second. */
export function factorsOfKey(key: AnswerKey): readonly [KeyGiven, KeyGiven] | undefined {
	const find = (symbol: string): KeyGiven | undefined => key.givens.find(given => given.symbol === symbol);
	const [a, b] = [find('A'), find('B')];
	if (a?.type.kind !== 'matrix' || b?.type.kind !== 'matrix') return undefined;
	const { columns } = a.type;
	const { rows } = b.type;
	return columns.kind === 'symbol' && rows.kind === 'symbol' && columns.name === rows.name ? [a, b] : undefined;
}

/** `with respect to u`, `∂L/∂u`, `\\nabla_u`, `gradients of u`, `the new u`, `u after the step`: what asks for the gradient of a letter or for what it becomes. */
const asksFor = (name: string, own: string): boolean => {
	const letter = `\\$?\\\\?${name.replace(/_(\w+)/, '_\\{?$1\\}?')}(?![\\w])`;
	return new RegExp(
		`(?:/\\s*(?:\\{\\s*)?|\\}\\s*\\{\\s*)(?:\\\\partial\\s*|∂|d)\\s*${letter}|(?:\\\\nabla|∇)_?\\{?${letter}|(?:respect to|gradients?(?: of| for)?|derivatives? of|new|updated|w\\.r\\.t\\.)\\s+(?:[A-Za-z$]+\\s+and\\s+(?:of\\s+)?)?${letter}|${letter}\\$?\\s+after\\b`,
	).test(own);
};

const COUNTS = /\b(?:parameters|bytes|memory|[KMG]i?B|numbers|entries|multiplications|saves?|smaller|fewer)\b/i;
const NAMED = /\b(?:lora|low-rank|adapters?|factors?)\b/i;
const SLOPES = /\bgradients?\b|\bderivatives?\b|\\partial|∂|\\nabla|∇|\bSGD\b|\bbackprop|\bd(?:L|loss)\//i;

/** `\\mathbf{P} = \\mathbf{0}`, `Q = 0`. */
const startsAtZero = (name: string, text: string): boolean =>
	new RegExp(
		`(?<![\\w\\\\])${name}\\}?\\s*=\\s*\\\\?(?:mathbf\\s*\\{?\\s*|boldsymbol\\s*\\{?\\s*)?0(?![\\d.,]\\d)`,
	).test(text);

/**
 * What a question that asks for the gradients of two factors by their letters asks for in words: `\\partial L/\\partial P` beside `W' = W + sPQ`. With
 * numbers in both it is worked out, else derived.
 */
export const factorsAsked = rememberOf((text: PartText): string => {
	const letters = factorLetters(text);
	if (!letters) return '';
	const names = [letters.left.symbol.name, letters.right.symbol.name];
	// What is counted of a product that is added to weights is counted of an adapter.
	if (COUNTS.test(text.own) && !NAMED.test(text.own) && !SLOPES.test(text.own)) return ' The two LoRA factors.';
	// `P = 0 and Q = 0`, whatever the two are called.
	if (names.every(name => startsAtZero(name, text.own)))
		return ' Both LoRA factors start at zero: gradients of the loss with respect to both factors.';
	if (!names.some(name => asksFor(name, text.own)) || !SLOPES.test(`${text.around}\n${text.own}`)) return '';
	const known = definitionsIn(text.formulas);
	const said = `${text.around}\n${text.own}`;
	const stated = names.map(name => {
		const value = known.get(name);
		const [, number] = new RegExp(`(?<![\\w\\\\])${name}\\s*=\\s*[-−]?(\\d+(?:\\.\\d+)?)`).exec(said) ?? [];
		return value?.kind === 'quantity' ? value.value : (value ?? (number === undefined ? undefined : Number(number)));
	});
	// Both zero are zero matrices of whatever size.
	if (stated.includes(undefined) || stated.every(each => each === 0))
		return ' Gradients of the loss with respect to both LoRA factors: zero or not zero.';
	return /\b(?:step|update[ds]?|learning rate|after)\b/i.test(text.own)
		? ' Gradients of both factors of the low-rank product: one gradient step on both factors with a learning rate.'
		: ' Gradients of both factors of the low-rank product.';
});
