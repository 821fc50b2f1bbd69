import { describeKind } from '../../math/evaluate/arithmetic.ts';
import type { Expression } from '../../math/expression.ts';
import { toLatex, toText } from '../../math/print/print.ts';
import { shapeOf } from '../../math/same/shape.ts';
import { describeDimension } from '../../math/units/units.ts';
import type { Shape, Unit, Value } from '../../math/value.ts';
import { english, joined, type Message, say, verbatim } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { AnswerKey, Definition, GivenType, KeyGiven, KeyMethod, KeyStep } from '../key.ts';
import { randomFrom, sampleGivens, seedOf } from '../prove/sampling.ts';
import { keyEnvironment, runMethod } from '../run/run.ts';

/** What a name of a key stands for, as its author wants to read it. */
export interface KeySymbol {
	readonly name: string;
	readonly latex: string;
	readonly role: 'given' | 'defined' | 'function';
	/** The given's name, or the title of the step that defines it. */
	readonly words: string;
	/** `whole number`, `information in B`, `matrix, m × k`; undefined where it cannot be told. */
	readonly type: Message | undefined;
	/** For a given what it falls back to, for a definition its formula. */
	readonly from: Message;
	/** Where it is declared or defined, absolute in the key. */
	readonly span: Span;
}

/** The names of a key in the order in which they come up: the givens, then what the steps define. A key with problems has them too. */
export function keySymbols(key: AnswerKey): readonly KeySymbol[] {
	const symbols = key.givens.map(givenSymbol);
	const seen = new Set(symbols.map(({ name }) => name));
	for (const method of key.methods) {
		const types = typesIn(key, method);
		for (const step of method.steps)
			for (const { link, latex } of definitionsIn(step)) {
				if (seen.has(link.symbol)) continue;
				seen.add(link.symbol);
				symbols.push({
					name: link.symbol,
					latex: toLatex(link.head),
					role: link.parameters ? 'function' : 'defined',
					words: step.title,
					type: link.parameters ? say`function of ${link.parameters.join(', ')}` : types.get(link.symbol),
					from: verbatim(latex),
					span: link.span,
				});
			}
	}
	return symbols;
}

const definitionsIn = (step: KeyStep): readonly { readonly link: Definition; readonly latex: string }[] =>
	step.formulas.flatMap(formula =>
		formula.links.flatMap(link => (link.kind === 'define' ? [{ link, latex: toLatex(link.body) }] : [])),
	);

function givenSymbol(given: KeyGiven): KeySymbol {
	return {
		name: given.symbol,
		latex: toLatex(given.expression),
		role: 'given',
		words: given.name,
		type: joined([typeInWords(given.type), ...given.conditions.map(toText)], ', '),
		from: defaultInWords(given),
		span: given.span,
	};
}

function defaultInWords({ default: value, constant }: KeyGiven): Message {
	switch (value.kind) {
		case 'needed':
			return say`needed: without it no number comes out`;
		case 'free':
			return say`may stay a symbol`;
		case 'fact':
			return say`the fact ${value.text}`;
		case 'value': {
			const note = value.note === '' ? '' : ` (${value.note})`;
			const shown = `${plain(value.expression)}${note}`;
			return constant ? verbatim(shown) : say`by default ${shown}`;
		}
	}
}

/** Without the quotes that plain text needs round units. */
const plain = (expression: Expression): string => toText(expression).replace(/"([^"]+)"/g, '$1');

/** The type of a given in words. */
export function typeInWords(type: GivenType): Message {
	switch (type.kind) {
		case 'quantity':
			if (type.format) return say`number format, in bytes`;
			return type.unit ? unitInWords(type.unit) : type.integer ? say`whole number` : say`number`;
		case 'matrix':
			return say`matrix, ${shapeText(type)}`;
		case 'matrices':
			return say`list of matrices, ${shapeText(type)}`;
		case 'law':
			return say`law of ${type.parameters.join(', ')}`;
		case 'set':
			return type.positions ? say`set of positions` : say`set`;
		default:
			return KINDS[type.kind];
	}
}

const KINDS = {
	list: say`list`,
	truth: say`truth`,
	label: say`label`,
	segments: say`segments`,
	assignments: say`assignments`,
} as const;

const shapeText = ({ rows, columns }: Shape): string => `${toText(rows)} × ${toText(columns)}`;

/** A unit with what it measures: `a time in s`. */
function unitInWords(unit: Unit): Message {
	const what = describeDimension(unit);
	return english(what) === unit.text ? what : say`${what} in ${unit.text}`;
}

/** What a method's definitions are: their unit or kind on random values, their shape in the symbols of the Given table. */
function typesIn(key: AnswerKey, method: KeyMethod): ReadonlyMap<string, Message> {
	const types = new Map<string, Message>();
	const givens = sampleGivens(key, randomFrom(seedOf(key.id)));
	if (!givens) return types;
	const { running } = runMethod(method, { environment: givens, symbolic: new Map(), question: undefined });
	const shapes = key.givens.flatMap(({ symbol, type }) =>
		type.kind === 'matrix' || type.kind === 'matrices' ? [[symbol, type] as const] : [],
	);
	const declared = keyEnvironment([], shapes);
	const { running: inSymbols } = runMethod(method, { environment: declared, symbolic: new Map(), question: undefined });
	for (const name of method.steps.flatMap(step => definitionsIn(step).map(({ link }) => link.symbol))) {
		const value = running.environment.get(name);
		const kind = value && kindInWords(value, inSymbols.symbolic.get(name), declared);
		if (kind) types.set(name, kind);
	}
	return types;
}

function kindInWords(
	value: Value,
	symbolic: Expression | undefined,
	env: ReturnType<typeof keyEnvironment>,
): Message | undefined {
	switch (value.kind) {
		case 'quantity':
			return value.unit.text === '' ? say`number` : unitInWords(value.unit);
		case 'matrix': {
			const shape = symbolic && shapeOf(symbolic, env);
			return shape?.ok && shape.value !== 'scalar' ? say`matrix, ${shapeText(shape.value)}` : say`matrix`;
		}
		default:
			return value.kind === 'symbolic' ? undefined : describeKind(value);
	}
}
