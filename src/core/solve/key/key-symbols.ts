import type { Expression } from '../../math/expression.ts';
import { toLatex, toText } from '../../math/print/print.ts';
import { shapeOf } from '../../math/same/shape.ts';
import { describeDimension } from '../../math/units/units.ts';
import type { Shape, Unit, Value } from '../../math/value.ts';
import { english } from '../../text/message.ts';
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
	/** `whole number`, `information in B`, `matrix, m × k`; empty where it cannot be told. */
	readonly type: string;
	/** For a given what it falls back to, for a definition its formula; empty for none. */
	readonly from: string;
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
					type: link.parameters ? `function of ${link.parameters.join(', ')}` : (types.get(link.symbol) ?? ''),
					from: latex,
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
		type: [typeInWords(given.type), ...given.conditions.map(toText)].join(', '),
		from: defaultInWords(given),
		span: given.span,
	};
}

function defaultInWords({ default: value, constant }: KeyGiven): string {
	switch (value.kind) {
		case 'needed':
			return 'needed: without it no number comes out';
		case 'free':
			return 'may stay a symbol';
		case 'fact':
			return `the fact ${value.text}`;
		case 'value': {
			const note = value.note === '' ? '' : ` (${value.note})`;
			return `${constant ? '' : 'by default '}${plain(value.expression)}${note}`;
		}
	}
}

/** Without the quotes that plain text needs round units. */
const plain = (expression: Expression): string => toText(expression).replace(/"([^"]+)"/g, '$1');

/** The type of a given in words. */
export function typeInWords(type: GivenType): string {
	switch (type.kind) {
		case 'quantity':
			if (type.format) return 'number format, in bytes';
			return type.unit ? unitInWords(type.unit) : type.integer ? 'whole number' : 'number';
		case 'matrix':
			return `matrix, ${shapeText(type)}`;
		case 'matrices':
			return `list of matrices, ${shapeText(type)}`;
		case 'law':
			return `law of ${type.parameters.join(', ')}`;
		case 'set':
			return type.positions ? 'set of positions' : 'set';
		default:
			return type.kind;
	}
}

const shapeText = ({ rows, columns }: Shape): string => `${toText(rows)} × ${toText(columns)}`;

/** A unit with what it measures: `a time in s`. */
function unitInWords(unit: Unit): string {
	const what = english(describeDimension(unit));
	return what === unit.text ? what : `${what} in ${unit.text}`;
}

/** What a method's definitions are: their unit or kind on random values, their shape in the symbols of the Given table. */
function typesIn(key: AnswerKey, method: KeyMethod): ReadonlyMap<string, string> {
	const types = new Map<string, string>();
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
		if (value) types.set(name, kindInWords(value, inSymbols.symbolic.get(name), declared));
	}
	return types;
}

function kindInWords(value: Value, symbolic: Expression | undefined, env: ReturnType<typeof keyEnvironment>): string {
	switch (value.kind) {
		case 'quantity':
			return value.unit.text === '' ? 'number' : unitInWords(value.unit);
		case 'matrix': {
			const shape = symbolic && shapeOf(symbolic, env);
			return shape?.ok && shape.value !== 'scalar' ? `matrix, ${shapeText(shape.value)}` : 'matrix';
		}
		default:
			return value.kind === 'symbolic' ? '' : value.kind;
	}
}
