import { columnsOfNumbers } from '../../math/columns.ts';
import type { Expression } from '../../math/expression.ts';
import { parseLatex, parsePlain } from '../../math/read/parse.ts';
import { some } from '../../math/walk.ts';
import { remember } from '../../text/memo.ts';
import { spacedRows } from '../bind/definitions.ts';
import type { PartText } from '../bind/part-text.ts';
import { statementsOf } from '../key/key-formula.ts';

/** An equation that a question states: `x_t = \sqrt{a} x_0 + …` in a formula, `y = w*x + b` in running text. */
export interface StatedEquation {
	readonly head: Expression;
	readonly side: Expression;
	/** The head as it stands in the text. */
	readonly text: string;
	/** Whether the question itself states it, and not what stands around it. */
	readonly own: boolean;
}

/** All equations of a question, then those of the problem around it. Chains (`E = y - t = 3`) give one for each side. */
export function statedEquations({ own, around, formulas }: PartText): readonly StatedEquation[] {
	const isOwn = (latex: string): boolean => own.includes(latex);
	const from = (latexes: readonly string[], words: string, inOwn: boolean): readonly StatedEquation[] =>
		[...latexes.flatMap(inFormula), ...inWords(words)].map(equation => ({ ...equation, own: inOwn }));
	return [
		...from(formulas.filter(isOwn), withoutShapes(own), true),
		...from(
			// Equations of running text stand among the formulas too; they are read where they stand.
			formulas.filter(latex => !isOwn(latex) && around.includes(latex)),
			withoutShapes(around),
			false,
		),
	];
}

/** `[[1, 0], [2, 0]] (2×2)`: what shape a matrix has is no factor of it. */
const withoutShapes = (text: string): string =>
	text.replace(/(?<=\]\s*\])(\s*)\(\s*(?:shape\s*:?\s*)?\d+\s*(?:×|x|by)\s*\d+\s*\)/g, '$1');

/** A formula that a question asks for by its words: `the signal-to-noise ratio $a/(1 - a)$`. */
export interface StatedExpression {
	readonly words: string;
	readonly expression: Expression;
}

/** The formulas of a question without a sign in them that words right before them name. */
export const statedExpressions = ({ own, formulas }: PartText): readonly StatedExpression[] =>
	formulas.flatMap(latex => {
		const at = own.indexOf(latex);
		if (at < 0) return [];
		const [, words] = NAMED.exec(own.slice(Math.max(0, at - 80), at)) ?? [];
		const expression = parseLatex(latex).expression;
		return words !== undefined &&
			expression.kind === 'apply' &&
			expression.operator !== 'derivative' &&
			isWhole(expression)
			? [{ words, expression }]
			: [];
	});

/** `the signal-to-noise ratio` right before a formula: one thing, with its article. */
const NAMED =
	/\b(?:the|its|their)\s+((?!(?:value|formula|expression|form|function|equation|rule|fact|case)\s*(?:\$|\\\())(?:[a-z][a-z-]+\s+){0,2}[a-z][a-z-]*(?:[^s\W]|ss))\s*(?:\$|\\\()\s*$/i;

type Equation = Omit<StatedEquation, 'own'>;

const inFormula = remember((latex: string): readonly Equation[] => {
	// `i = 0, \\dots, 3` runs over values and has none.
	if (/\\[lc]?dots|…|\.\.\./.test(latex)) return [];
	const read = rowOfValues(spacedRows(latex));
	const found: Equation[] = [];
	for (const statement of statementsOf(parseLatex(read).expression)) {
		const last = found.at(-1);
		// `t = 50, 100, 150` names three values.
		if (statement.kind === 'number' && last?.side.kind === 'number') found.push({ ...last, side: statement });
		if (statement.kind !== 'relation' || !ASSIGNS.has(statement.operators[0]!)) continue;
		// `\partial L/\partial W = G = …` says what each of them is.
		const heads = statement.operands.filter((operand, at) => at === 0 || operand.kind === 'symbol');
		for (const head of heads) {
			if (!isWhole(head)) continue;
			const text = read.slice(head.span.start, head.span.end);
			const sides = statement.operands.slice(statement.operands.indexOf(head) + 1);
			const operators = statement.operators.slice(statement.operands.indexOf(head));
			for (const [at, side] of sides.entries())
				if (isWhole(side) && operators.slice(0, at + 1).every(each => ASSIGNS.has(each)))
					found.push({ head, side: columnsOfNumbers(side), text });
		}
	}
	return found;
});

/** `50,100,150`: steps of the same size are a row of numbers, and no fifty million. */
const rowOfValues = (latex: string): string =>
	latex.replace(/(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d,])/g, run => {
		const numbers = run.split(',').map(Number);
		const step = numbers[1]! - numbers[0]!;
		return numbers.every((number, at) => at === 0 || number - numbers[at - 1]! === step) ? numbers.join(', ') : run;
	});

const ASSIGNS: ReadonlySet<string> = new Set(['=', ':=', '\\gets', '←', '≡']);

/** Nothing of it is unread, and no words stand in it. */
const isWhole = (expression: Expression): boolean =>
	!some(expression, ({ kind }) => kind === 'hole' || kind === 'gap' || kind === 'text');

/** A name as it stands in running text before its sign: `w1`, `ŷ`, `h_t`, `f(x, y)`. */
const HEAD =
	/(?<![\p{L}\p{N}_\\^{}])(?:[\p{L}][\p{M}]?(?:[\d₀-₉]{1,2}|_\{?\w{1,6}(?:[-+−]\d)?\}?)?['′*]?|[a-z]{2,10})(?:\([\p{L}\d, ₀-₉]{1,12}\))?\s*$/u;
/** Where a side may go on: numbers, names, signs, brackets, blanks. */
const PIECE =
	/\s+|\d[\d_]*(?:,\d{3})*(?:\.\d+)?(?:e[-+−]?\d+)?|[\p{L}][\p{M}]?(?:[\d₀-₉]{1,2}|_\{?\w{1,6}(?:[-+−]\d)?\}?)?['′]?(?![\p{L}])|[A-Za-z]{2,10}(?:_\w+)?|[-+−*·×⋅/^()[\]²³½¼√|%⊙ᵀ]|,\s*/uy;
const FUNCTIONS =
	/^(?:tanh|relu|sigmoid|sigma|softmax|exp|log|ln|log2|log10|max|min|sin|cos|tan|sqrt|abs|round|floor|ceil|sign|grad|pi|alpha|beta|gamma|eta|lambda|epsilon|mu|theta|delta|rho|tau)$/i;

/** The equations of running text, what stands in formulas left out. */
const inWords = remember((text: string): readonly Equation[] => {
	const plain = text
		.replace(/\\\[[\s\S]*?\\\]|\\\([\s\S]*?\\\)|\$\$?[^$\n]*\$\$?/g, shown => '\uFFFC'.repeat(shown.length))
		// `h̃` is another letter than `h`.
		.replace(/([A-Za-z])\u0303/g, '$1_tilde');
	const found: Equation[] = [];
	const heads = new Set(
		[...plain.matchAll(/=|←/g)].flatMap(({ index }) => HEAD.exec(plain.slice(0, index))?.[0].trim() ?? []),
	);
	for (const { index } of plain.matchAll(/(?<![=<>!:≤≥])(?:=|←)(?![=>])/g)) {
		const before = HEAD.exec(plain.slice(Math.max(0, index - 40), index))?.[0].trim();
		if (before === undefined) continue;
		const side = sideAt(plain, index + 1, heads);
		if (side === '') continue;
		const [head, value] = [parsePlain(before).expression, parsePlain(side).expression];
		if (isWhole(head) && isWhole(value)) found.push({ head, side: columnsOfNumbers(value), text: before });
	}
	return found;
});

/** The mathematics that begins at a place of running text: a word that nothing names ends it. */
function sideAt(text: string, from: number, heads: ReadonlySet<string>): string {
	let at = from;
	let end = from;
	let depth = 0;
	let wantsOperand = true;
	for (;;) {
		PIECE.lastIndex = at;
		const piece = PIECE.exec(text)?.[0];
		if (piece === undefined) break;
		const bare = piece.trim();
		// A line that nothing leaves open ends with its formula.
		if (/\n/.test(piece) && depth === 0 && !wantsOperand) break;
		if (bare !== '') {
			const isWord = /^\p{L}/u.test(bare);
			const isCalled = /^\s*\(/.test(text.slice(at + piece.length));
			// `0.1·batch`: a word right behind a sign is a name.
			const isTied = /[·*×]$/.test(text.slice(0, at));
			if (isWord && bare.length > 1 && /^[A-Za-z]+$/.test(bare) && !FUNCTIONS.test(bare) && !heads.has(bare) && !isTied)
				break;
			// `x = 2 a day`: a letter behind a whole operand and a blank is a word, unless the text has it as a name.
			if (
				isWord &&
				!wantsOperand &&
				/\s$/.test(text.slice(0, at)) &&
				!heads.has(bare) &&
				!isCalled &&
				!/[\d_₀-₉]/.test(bare) &&
				!FUNCTIONS.test(bare)
			)
				break;
			if (bare === ',' && depth === 0) break;
			if (/[([]/.test(bare)) depth++;
			if (/[)\]]/.test(bare)) {
				if (depth === 0) break;
				depth--;
			}
			wantsOperand = /[-+−*·×⋅/^([,⊙√]$/.test(bare) || (isWord && isCalled);
			if (!wantsOperand && depth === 0) end = at + piece.length;
		}
		at += piece.length;
	}
	return GOES_ON.test(text.slice(end)) ? '' : text.slice(from, end).trim();
}

/** What stands behind a side that was not read to its end: `6` of `6ND`, `a + b` of `a + b x`. */
const GOES_ON =
	/^(?:[\p{L}\d(\uFFFC]|\s+(?![aAI]\b)\p{L}[\p{M}\d_]*(?![\p{L}\p{M}\d_'’.-])(?!\s+(?:is|are|and|or|the)\b)|\s*[-+*·×/^]\s*\S)/u;
