import type { Expression, SymbolNode } from '../../math/expression.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { walk } from '../../math/walk.ts';
import { factsAbout } from '../../quantities/facts.ts';
import type { Fact } from '../../quantities/given.ts';
import { type Message, say, verbatim } from '../../text/message.ts';
import { readSource } from '../../text/source.ts';
import { contains, type Span, shift } from '../../text/span.ts';
import type { AnswerKey, KeyFormula, KeyStep } from '../key.ts';
import { bindExample } from '../prove/examples.ts';
import { keyEnvironment, runMethod } from '../run/run.ts';
import { shownValue } from '../run/show.ts';
import { entryOf } from './key-scope.ts';
import { type KeySymbol, keySymbols } from './key-symbols.ts';
import { loadKey } from './load-key.ts';

/** What stands at a place of a key. */
export interface KeyHover {
	/** What it speaks of, absolute. */
	readonly span: Span;
	/** The formula or symbol to show, as LaTeX and as one line; empty for none. */
	readonly latex: string;
	/** One line each, in plain words. */
	readonly lines: readonly Message[];
	/** Where it is introduced. */
	readonly defined: Span | undefined;
}

/** What the symbol, formula, fact or step at an offset of a key is; undefined where there is nothing to say. */
export function keyHover(text: string, offset: number, facts: readonly Fact[] = []): KeyHover | undefined {
	const { draft } = loadKey('key.md', text);
	const formula = formulaAround(text, offset);
	if (formula) return inFormula(draft, formula, offset, facts);
	return atStepName(draft, text, offset) ?? atFact(draft, text, offset, facts);
}

interface Around {
	readonly latex: string;
	/** Of the LaTeX, without its delimiters. */
	readonly span: Span;
	readonly display: boolean;
}

function formulaAround(text: string, offset: number): Around | undefined {
	const { blocks } = readSource(text);
	const block = blocks.findLast(({ start }) => start <= offset);
	const found = block?.content.formulas.find(({ span }) =>
		contains(shift(span, block.start), { start: offset, end: offset }),
	);
	if (!block || !found) return undefined;
	const { start, end } = found.inner;
	return { latex: block.content.text.slice(start, end), span: shift(found.inner, block.start), display: found.display };
}

function inFormula(key: AnswerKey, formula: Around, offset: number, facts: readonly Fact[]): KeyHover | undefined {
	const symbols = keySymbols(key);
	const at = { start: offset - formula.span.start, end: offset - formula.span.start };
	const node = symbolAt(parseLatex(formula.latex).expression, at);
	if (node) {
		const known = symbols.find(({ name }) => name === node.name) ?? entrySymbol(node, symbols);
		const span = shift(node.span, formula.span.start);
		if (known) return { span, latex: known.latex, lines: symbolLines(key, known, facts), defined: known.span };
		if (!formula.display) return undefined;
		return {
			span,
			latex: '',
			lines: [say`A name that this formula itself brings in, or that nothing defines.`],
			defined: undefined,
		};
	}
	const own = key.methods
		.flatMap(({ steps }) => steps.flatMap(step => step.formulas.map(each => ({ step, each }))))
		.find(({ each }) => contains(formula.span, each.span));
	return (
		own && {
			span: formula.span,
			latex: formula.latex.trim(),
			lines: formulaLines(own.step, own.each),
			defined: undefined,
		}
	);
}

/** The smallest symbol around a place of a formula. */
function symbolAt(root: Expression, at: Span): SymbolNode | undefined {
	let found: SymbolNode | undefined;
	walk(root, node => {
		if (node.kind !== 'symbol' || !contains(node.span, at)) return;
		if (!found || node.span.end - node.span.start <= found.span.end - found.span.start) found = node;
	});
	return found;
}

/** `X_{ij}` speaks of `X`. */
function entrySymbol(node: SymbolNode, symbols: readonly KeySymbol[]): KeySymbol | undefined {
	const entry = entryOf(node, name => symbols.some(symbol => symbol.name === name));
	return entry && symbols.find(({ name }) => name === entry.base);
}

function symbolLines(key: AnswerKey, symbol: KeySymbol, facts: readonly Fact[]): readonly Message[] {
	const give = key.gives.find(each => each.symbol === symbol.name);
	const value = exampleValue(key, symbol.name, facts);
	return [
		symbol.role === 'given' ? say`given ${symbol.words}` : say`defined in “${symbol.words}”`,
		...(symbol.type ? [symbol.type] : []),
		...(symbol.role === 'given' ? [symbol.from] : []),
		...(give ? [say`handed on as ${give.name}`] : []),
		...(value === undefined ? [] : [say`in the first example: ${value}`]),
	];
}

/** What a name comes to in the first example; undefined where there is none, or no value. */
function exampleValue(key: AnswerKey, name: string, facts: readonly Fact[]): string | undefined {
	const [example] = key.examples;
	const binding = example && bindExample(key, example, facts);
	if (!binding?.ok) return undefined;
	const bound = [...binding.value.bound].flatMap(([symbol, { value }]) => (value ? [[symbol, value] as const] : []));
	const start = { environment: keyEnvironment(bound), symbolic: new Map(), question: undefined };
	for (const method of key.methods) {
		const value = runMethod(method, start).running.environment.get(name);
		if (value && value.kind !== 'symbolic' && value.kind !== 'function') return shownValue(value).text;
	}
	return undefined;
}

/** What a formula of a step defines, and what of it is proved. */
function formulaLines(step: KeyStep, formula: KeyFormula): readonly Message[] {
	const defined = formula.links.flatMap(link => (link.kind === 'define' ? [link.symbol] : []));
	const asserted = formula.links.length - defined.length;
	return [
		say`a formula of “${step.title}”`,
		...(defined.length > 0 ? [say`defines ${defined.join(', ')}`] : []),
		...(asserted > 0
			? [
					asserted === 1
						? say`asserts one relation, proved on random values`
						: say`asserts ${asserted} relations, proved on random values`,
				]
			: []),
	];
}

/** `#step` in a point or behind a heading. */
function atStepName(key: AnswerKey, text: string, offset: number): KeyHover | undefined {
	const found = wordAround(text, offset, /#[\w-]+/g);
	const step = found && key.methods.flatMap(({ steps }) => steps).find(({ id }) => `#${id}` === found.word);
	if (!step) return undefined;
	const [first] = step.formulas;
	return {
		span: found.span,
		latex: first?.latex.trim() ?? '',
		lines: [say`the step “${step.title}”`],
		defined: step.span,
	};
}

/** `fact: H200, memory` in a Given table: its value and where it comes from. */
function atFact(key: AnswerKey, text: string, offset: number, facts: readonly Fact[]): KeyHover | undefined {
	const found = wordAround(text, offset, /fact:?[ \t]+[^|\n]+/gi);
	if (!found) return undefined;
	const given = key.givens.find(({ default: value }) => value.kind === 'fact' && found.word.includes(value.text));
	if (given?.default.kind !== 'fact') return undefined;
	const { subject, property } = given.default;
	const fact = factsAbout(facts, subject).find(each => each.property.toLowerCase() === property.toLowerCase());
	if (!fact) return undefined;
	const note = fact.note ? ` (${fact.note})` : '';
	return {
		span: found.span,
		latex: '',
		lines: [
			verbatim(`${fact.subject}, ${fact.property}: ${shownValue(fact.value).text}${note}`),
			verbatim(`${fact.source}, ${fact.date}`),
		],
		defined: undefined,
	};
}

function wordAround(text: string, offset: number, pattern: RegExp): { word: string; span: Span } | undefined {
	const start = text.lastIndexOf('\n', offset - 1) + 1;
	const next = text.indexOf('\n', offset);
	const line = text.slice(start, next < 0 ? text.length : next);
	for (const match of line.matchAll(pattern)) {
		const word = match[0].trimEnd();
		const span = { start: start + match.index, end: start + match.index + word.length };
		if (contains(span, { start: offset, end: offset })) return { word, span };
	}
	return undefined;
}
