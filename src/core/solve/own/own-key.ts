import type { Expression, SymbolNode } from '../../math/expression.ts';
import { toLatex, toText } from '../../math/print/print.ts';
import { symbolNode } from '../../math/read/names.ts';
import { wholeNumber } from '../../math/slope.ts';
import { unitless } from '../../math/units/units.ts';
import type { Unit, Value } from '../../math/value.ts';
import type { AnswerKey, KeyFormula, KeyGive, KeyGiven, KeyStep } from '../key.ts';
import type { Stated } from './stated-letters.ts';

/** The id of the key that is made of a question's own formulas. */
export const OWN_FORMULAS = 'own.formulas';

/** A formula of the key: what it defines, in names that can be worked out and as it is shown. */
export interface Step {
	readonly symbol: SymbolNode;
	readonly head: Expression;
	readonly side: Expression;
	readonly shown: Expression;
	/** Why it holds, where the key's first step does not say it for all. */
	readonly reason?: string;
	/** What it is called, where it has no letter. */
	readonly name?: string;
	/** The unit that the question asks for. */
	readonly unit?: Unit;
}

/** A derivative that a question asks for, or one on the way to it, or a letter after a step against its gradient. */
export interface Slope extends Step {
	readonly isAsked: boolean;
	/** The forward quantities that it needs. */
	readonly uses: readonly string[];
}
/** What marks a letter after one step. */
export const AFTER = 'new';
const NOWHERE = { start: 0, end: 0 };

/** What the key that a question brings itself is called. */
const BY_FORMULAS = { id: OWN_FORMULAS, title: 'By the formulas of the question' };

/** The key made of a question's formulas: its letters with values are the givens, its formulas the steps. */
export function keyOf(
	letters: readonly string[],
	steps: readonly Step[],
	targets: readonly string[],
	{ values }: Pick<Stated, 'values'>,
	{ id, title } = BY_FORMULAS,
): AnswerKey {
	const givens = letters.map(name => givenOf(values.get(name)!.symbol, values.get(name)!.value));
	return {
		id,
		title,
		topic: '',
		sources: [],
		path: '',
		summary: '',
		asks: [{ text: '', required: [], rest: '', span: NOWHERE, targets }],
		nots: [],
		numbersOf: [],
		words: new Map(),
		givens,
		gives: steps.map(giveOf),
		methods: [
			{ name: '', aliases: [], each: undefined, condition: undefined, steps: steps.map(stepOf), span: NOWHERE },
		],
		points: [],
		mistakes: [],
		plots: [],
		instances: [],
		examples: [],
	};
}

function givenOf(symbol: SymbolNode, value: Value): KeyGiven {
	const type =
		value.kind === 'matrix' && !value.identity
			? ({ kind: 'matrix', rows: wholeNumber(value.matrix.rows), columns: wholeNumber(value.matrix.columns) } as const)
			: ({ kind: 'quantity', unit: value.kind === 'quantity' ? value.unit : unitless, integer: false } as const);
	return {
		symbol: symbol.name,
		expression: symbol,
		name: unquoted(toText(symbol)),
		type,
		conditions: [],
		default: { kind: 'needed' },
		constant: false,
		aliasSymbols: [],
		aliasForms: [],
		aliasWords: [],
		span: NOWHERE,
	};
}

/** A name of several words without the quotes that hold it together in a formula. */
const unquoted = (text: string): string => text.replace(/^"([^"]*)"$/, '$1');

/** A letter as words say it; `w` after a step is the new `w`. */
const nameText = (head: Expression): string =>
	head.kind === 'symbol' && head.label === AFTER
		? `new ${toText(symbolNode(head.base, NOWHERE, head.subscript ? { subscript: head.subscript } : {}))}`
		: unquoted(toText(head));

const giveOf = ({ symbol, head, name, unit }: Step): KeyGive => ({
	symbol: symbol.name,
	expression: head,
	name: name ?? nameText(head),
	unit,
	aliasWords: [],
	aliasSymbols: [],
	span: NOWHERE,
});

function stepOf({ symbol, head, side, shown, reason, name }: Step, index: number): KeyStep {
	const expression: Expression = {
		kind: 'relation',
		operands: [head, shown],
		operators: ['='],
		signs: [NOWHERE],
		span: NOWHERE,
	};
	const formula: KeyFormula = {
		latex: toLatex(expression),
		expression,
		links: [{ kind: 'define', symbol: symbol.name, head, parameters: undefined, body: side, span: NOWHERE }],
		span: NOWHERE,
	};
	return {
		id: `own-${index + 1}`,
		title: name ?? nameText(head),
		condition: undefined,
		each: undefined,
		reason: reason ?? (index === 0 ? 'As the question states it, with its values put in.' : ''),
		formulas: [formula],
		choice: undefined,
		span: NOWHERE,
	};
}
