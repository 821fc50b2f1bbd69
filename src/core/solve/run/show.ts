import type { Expression, SymbolNode } from '../../math/expression.ts';
import { fittingUnit } from '../../math/print/fitting-unit.ts';
import { type FormatOptions, formatValue } from '../../math/print/format.ts';
import { toLatex, toText } from '../../math/print/print.ts';
import { sameDimension, unitless } from '../../math/units/units.ts';
import type { Quantity, Value } from '../../math/value.ts';
import { mapChildren, some, symbolsOf } from '../../math/walk.ts';
import type { Binding } from '../bind/bind.ts';
import type { AnswerKey, Definition, KeyFormula } from '../key.ts';
import { normalForm, roundNumbers } from '../prove/normal-form.ts';
import type { NamedResult, SolvedStep } from '../solution.ts';
import { figures, inItsUnit, partlyPut, withValues } from './put-in.ts';
import { inSymbols } from './reason.ts';
import { chainOf, expand, type Ran, type RanFormula, type RanStep, type Running } from './run.ts';
import { resultNames } from './shown-names.ts';
import { quantityNode, substitute, wholeSymbol } from './substitute.ts';
import { unitConstants } from './unit-constants.ts';
import { writtenOut } from './written-sums.ts';

/** How expressions of a key are shown: in the document's symbols, with its values. */
export interface Shower {
	readonly key: AnswerKey;
	/** Key symbols to the document's symbols (or to the number that the document wrote there). */
	readonly names: ReadonlyMap<string, Expression>;
	readonly isMatrix: (name: string) => boolean;
	/** Key symbols to what the document writes for them and what is no symbol: only printed. */
	readonly written?: ReadonlyMap<string, Expression>;
	/** The same with the document's names for results, for what is only printed. */
	readonly print?: Shower;
}

/** @param formulas of the document: what a result is called in them, it is called here. */
export function shower(key: AnswerKey, binding: Binding, formulas: readonly string[] = []): Shower {
	const names = new Map<string, Expression>(unitConstants(binding));
	for (const [symbol, { shown }] of binding.bound)
		if (shown?.kind === 'symbol' && shown.name !== symbol) names.set(symbol, shown);
	for (const symbol of ofOneMember(binding, names)) names.delete(symbol);
	const matrices = new Set(
		key.givens.filter(({ type }) => type.kind === 'matrix' || type.kind === 'matrices').map(({ symbol }) => symbol),
	);
	const show: Shower = { key, names, isMatrix: name => matrices.has(name), written: binding.written };
	const results = resultNames(key, formulas, names);
	return results.length > 0 ? { ...show, print: { ...show, names: new Map([...names, ...results]) } } : show;
}

/** `W_O^h`, taken from an earlier part's sum over heads, where no other matrix here has that index: the key's own `W_O` is meant. */
function ofOneMember({ bound }: Binding, names: ReadonlyMap<string, Expression>): readonly string[] {
	const labelled = [...names].flatMap(([symbol, shown]) =>
		shown.kind === 'symbol' && shown.label !== undefined && bound.get(symbol)?.given.type.kind === 'matrix'
			? [{ symbol, label: shown.label, from: bound.get(symbol)?.source?.from }]
			: [],
	);
	return labelled
		.filter(({ label, from }) => from === 'part' && labelled.filter(other => other.label === label).length === 1)
		.map(({ symbol }) => symbol);
}

/** Significant digits of numbers inside a symbolic result. */
const DIGITS = 5;

/** The given whose members the steps run for. */
export const listOf = (key: AnswerKey): string | undefined =>
	key.givens.find(({ type }) => type.kind === 'matrices' || type.kind === 'list')?.symbol;

/** A method's run as worked steps. */
export function solvedSteps(ran: Ran, show: Shower): readonly SolvedStep[] {
	const alone = ran.steps.every(({ member = 0 }) => member === 0);
	return ran.steps.map((step, index) => {
		const opens = step.member !== undefined && ran.steps[index - 1]?.member !== step.member;
		return solvedStep(step, show, opens, alone);
	});
}

/**
 * @param opens whether it is the first step for a member of a list: then it begins with that member.
 * @param alone whether a list has one member, which needs no number.
 */
function solvedStep(ran: RanStep, show: Shower, opens: boolean, alone: boolean): SolvedStep {
	const { step, member } = ran;
	const which = opens ? memberLatex(ran, show) : [];
	const results = ran.formulas.flatMap(({ definitions }) =>
		definitions
			.filter(({ value }) => value.kind !== 'function')
			.map(({ definition, value }) => namedResult(show.key, definition, value, ran, show)),
	);
	const print = show.print ?? show;
	const substituted = ran.formulas.flatMap(formula => substitutedText(formula, ran.running, print));
	const said = ran.said?.say;
	// What is done, and why, is said for the first member of a list; the others are done alike.
	const why = member ? '' : inDocument(step.reason, print);
	return {
		id: member === undefined ? step.id : `${step.id}-${member + 1}`,
		title: member === undefined || alone ? step.title : `${step.title} (${member + 1})`,
		reason: said ? `${why}\n\n${inDocument(said, print)}`.trim() : why,
		latex: [...which, ...ran.formulas.map(({ formula }) => formulaLatex(formula, print))].join(' \\qquad '),
		substituted: substituted.length > 0 ? powersOfTen(substituted.join(' \\qquad ')) : undefined,
		expression: firstExpression(step.formulas),
		formulas: step.formulas.map(({ expression }) => asWritten(rename(expression, show), show)),
		...memberOf(ran, show),
		results,
	};
}

/** Prose of the key in the document's symbols. */
const inDocument = (prose: string, show: Shower): string =>
	inSymbols(
		prose,
		({ name }) => show.names.has(name) || show.written?.has(name) === true,
		formula => shownLatex(rename(formula, show), show),
	);

/** Which member of the list a step was run for, and what the document calls the list. */
function memberOf({ member, running }: RanStep, { key, names }: Shower): Pick<SolvedStep, 'member'> {
	const list = member === undefined ? undefined : listOf(key);
	const value = list === undefined ? undefined : running.environment.get(list);
	if (list === undefined || !value) return {};
	const shown = names.get(list);
	return { member: { of: shown?.kind === 'symbol' ? shown.name : list, value } };
}

/** The member of the list that a step is run for, `W = …` in the document's symbol. */
function memberLatex({ running }: RanStep, { key, names }: Shower): readonly string[] {
	const list = listOf(key);
	const value = list === undefined ? undefined : running.environment.get(list);
	const given = key.givens.find(({ symbol }) => symbol === list);
	return given && value ? [`${toLatex(names.get(given.symbol) ?? given.expression)} = ${shownValue(value).latex}`] : [];
}

/** 5.76e23 as a person writes it. */
export const powersOfTen = (latex: string): string => latex.replace(/(\d)\\mathrm\{e\}(-?\d+)/g, '$1 \\times 10^{$2}');

const firstExpression = (formulas: readonly KeyFormula[]): Expression =>
	formulas[0]?.expression ?? { kind: 'text', text: '', span: { start: 0, end: 0 } };

/** A key's formula in the document's symbols; as its author wrote it where nothing is renamed. */
function formulaLatex(formula: KeyFormula, show: Shower): string {
	const used = symbolsOf(formula.expression);
	const renamed = [...used].some(
		name => show.names.has(name) || show.written?.has(name) || show.written?.has(name.replace(/_.*$/, '')),
	);
	return renamed ? shownLatex(rename(formula.expression, show), show) : formula.latex.trim();
}

export const rename = (expression: Expression, show: Shower): Expression =>
	substitute(expression, symbol => show.names.get(symbol.name));

/** For each definition: its last right side with the values put in, and what comes out. */
function substitutedText(formula: RanFormula, running: Running, show: Shower): readonly string[] {
	if (formula.definitions.length === 0)
		return formula.formula.links.flatMap((link, index, links) => {
			if (link.kind !== 'assert' || link.operator !== '=') return [];
			const written = writtenOut(link.right, running);
			// A chain is named by what it begins with.
			const [first] = links;
			const head = index > 0 && first?.kind === 'assert' && first.operator === '=' ? first.left : link.left;
			return written ? [`${shownLatex(rename(head, show), show)} = ${shownLatex(rename(written, show), show)}`] : [];
		});
	return formula.definitions.flatMap(({ definition, value }): readonly string[] => {
		if (value.kind === 'function') return [];
		const head = toLatex(rename(headOf(definition, value), show));
		const body = chainOf(formula.formula, definition).at(-1)!;
		if (value.kind === 'symbolic') {
			const shown = shownLatex(readable(symbolicForm(value.expression, running, show), body, show), show);
			if (symbolsOf(body).size === 0 || shown === head) return [];
			const put = withPowers(body, running, show);
			return [`${head} = ${put === undefined || put === shown ? '' : `${put} = `}${shown}`];
		}
		const unit = show.key.gives.find(({ symbol }) => symbol === definition.symbol)?.unit;
		const result = shownValue(inItsUnit(value, unit)).latex;
		if (value.kind !== 'quantity') return [`${head} = ${result}`];
		const put = withValues(body, running);
		if (put === undefined) return [`${head} = ${result}`];
		if (put.kind === 'number' || toLatex(put) === result) return [`${head} = ${result}`];
		return [`${head} = ${grown(toLatex(put))} ${sign(inItsUnit(value, unit))} ${result}`];
	});
}

/** The numbers put into a formula with powers, as a step before they are gathered: `1.3447 (C / 6)^{0.45} = 0.5987 C^{0.45}`. */
function withPowers(body: Expression, running: Running, show: Shower): string | undefined {
	if (!some(body, node => node.kind === 'apply' && node.operator === 'power')) return undefined;
	const put = partlyPut(body, running);
	return put && shownLatex(rename(put, show), show);
}

/** `=` where the digits shown are all there are. */
export function sign(value: Value): string {
	if (value.kind !== 'quantity') return '=';
	const { digits, unit = fittingUnit(value) } = optionsFor(value);
	// 10,000 × 0.08 is 800, and no 800.0000000000001.
	const shown = Number((value.value / unit.factor).toPrecision(14));
	const whole =
		(digits === undefined && Number.isInteger(shown)) || (wholeBytes(value) ?? Number.POSITIVE_INFINITY) < 1e9;
	return whole || Math.abs(Number(shown.toPrecision(digits ?? 6)) / shown - 1) < 1e-11 || shown === 0
		? '='
		: '\\approx';
}

/** Longer formulas than this nobody reads. */
const LONGEST = 110;

/** A result in givens alone, or, where that is a formula which nobody reads, in what the steps before it are called. */
function readable(form: Expression, body: Expression, show: Shower): Expression {
	const named = rename(body, show);
	const [long, short] = [toLatex(form).length, toLatex(named).length];
	return long > LONGEST && long > 2 * short ? named : form;
}

/** A symbolic result in the document's symbols, known numbers put in and gathered. */
export function symbolicForm(
	expression: Expression,
	running: Running,
	show: Shower,
	digits: number | undefined = DIGITS,
): Expression {
	const expanded = expand(expression, running);
	const matrix = [...symbolsOf(expanded)].some(show.isMatrix);
	const put = substitute(expanded, symbol => {
		const value = running.environment.get(symbol.name);
		return value?.kind === 'quantity' ? quantityNode(value) : undefined;
	});
	const named = rename(matrix ? flatProducts(put) : normalForm(put), show);
	return digits === undefined ? named : roundNumbers(named, digits);
}

/** (A B) C as A B C. */
function flatProducts(root: Expression): Expression {
	const node = mapChildren(root, flatProducts);
	if (node.kind !== 'apply' || node.operator !== 'multiply') return node;
	const args = node.args.flatMap(each => (each.kind === 'apply' && each.operator === 'multiply' ? each.args : [each]));
	return { ...node, args };
}

function asWritten(expression: Expression, { key, written, names }: Shower): Expression {
	if (!written?.size) return expression;
	const lists = new Map<string, SymbolNode>();
	for (const { symbol, type } of key.givens) {
		const member = type.kind === 'matrices' ? written.get(symbol) : undefined;
		const shown = names.get(symbol);
		if (member?.kind === 'symbol')
			lists.set(shown?.kind === 'symbol' ? shown.name : symbol, member).set(symbol, member);
	}
	const memberAt = (list: string, index: Expression | undefined): Expression | undefined => {
		const member = index?.kind === 'symbol' ? lists.get(list) : undefined;
		return member && index?.kind === 'symbol'
			? { ...member, label: index.name, name: member.name.replace(/\^.*$/, `^${index.name}`) }
			: undefined;
	};
	const visit = (node: Expression): Expression => {
		if (node.kind === 'index' && node.base.kind === 'symbol' && node.indices.length === 1)
			return memberAt(node.base.name, node.indices[0]) ?? mapChildren(node, visit);
		if (node.kind === 'symbol' && node.subscript) return memberAt(node.base, node.subscript) ?? node;
		return mapChildren(node, visit);
	};
	return substitute(visit(expression), symbol => (lists.has(symbol.name) ? undefined : written.get(symbol.name)));
}

/** Brackets as tall as the fraction inside them. */
function grown(latex: string): string {
	const open: number[] = [];
	const tall = new Map<number, string>();
	for (let at = 0; at < latex.length; at++) {
		if (latex[at] === '(') open.push(at);
		if (latex[at] !== ')') continue;
		const from = open.pop();
		if (from === undefined || latex.slice(0, from).endsWith('\\left')) continue;
		if (/\\frac\b/.test(latex.slice(from, at))) tall.set(from, '\\left(').set(at, ' \\right)');
	}
	return [...latex].map((sign, at) => tall.get(at) ?? sign).join('');
}

/** A formula as it is shown: what is called by a bracket behind a name when it is read back is a product to a person, `4 k (m + n)`. */
const shownLatex = (expression: Expression, show: Shower): string =>
	grown(toLatex(asWritten(expression, show)))
		.replace(/(?<=[A-Za-z}]) \\cdot (?=[(A-Za-z]|\\(?!times|cdot)[a-zA-Z])/g, ' ')
		.replace(/(?<=\d) \\cdot (?=[(A-Za-z]|\\(?!d?frac|times|cdot)[a-zA-Z])/g, ' ')
		.replace(/\) \\cdot (?=[(A-Za-z]|\\(?!times|cdot)[a-zA-Z])/g, ') ');

/** What a value is the value of: the whole, where entries were defined and have numbers. */
const headOf = ({ head, indices }: Definition, value: Value): Expression =>
	indices && value.kind !== 'symbolic' && head.kind === 'symbol' ? wholeSymbol(head) : head;

/** A definition's value as a result with its name, in the unit that the Gives table asks for. */
export function namedResult(
	key: AnswerKey,
	definition: Definition,
	value: Value,
	ran: RanStep,
	show: Shower,
): NamedResult {
	const give = key.gives.find(({ symbol }) => symbol === definition.symbol);
	const base = {
		symbol: definition.symbol,
		symbolLatex: toLatex(rename(headOf(definition, value), show.print ?? show)),
		name: give?.name ?? definition.symbol,
		...(give && give.aliasWords.length > 0 ? { aliases: give.aliasWords } : {}),
	};
	if (value.kind === 'symbolic') {
		const exact = symbolicForm(value.expression, ran.running, show, undefined);
		const rounded = readable(roundNumbers(exact, DIGITS), definition.body, show);
		return {
			...base,
			value: { kind: 'symbolic', expression: exact, free: [...symbolsOf(exact)] },
			text: unquoted(toText(asWritten(rounded, show))),
			latex: powersOfTen(shownLatex(rounded, show)),
		};
	}
	const own = give && !give.unit ? bareShare(value, give.name) : value;
	return { ...base, value: own, ...shownValue(inItsUnit(own, give?.unit)) };
}

/** The value of one of a key's symbols as a reader sees it, in the unit that the Gives table asks for. */
export function textOfSymbol(key: AnswerKey, symbol: string, value: Value): string {
	const give = key.gives.find(each => each.symbol === symbol);
	const own = give && !give.unit ? bareShare(value, give.name) : value;
	return shownValue(inItsUnit(own, give?.unit)).text;
}

/** What a key declares without a unit counts nothing but what its name says: a share of the peak is no number of tokens. */
function bareShare(value: Value, name: string): Value {
	if (value.kind !== 'quantity' || !sameDimension(value.unit, unitless)) return value;
	const nouns = Object.keys(value.unit.dimension.nouns);
	const words = name.toLowerCase();
	const said = nouns.every(noun => words.includes(noun.toLowerCase().replace(/s$/, '')));
	return nouns.length === 0 || said ? value : { ...value, unit: unitless };
}

/** Unit words are quoted where plain text could be misread; a reader needs no quotes. */
const unquoted = (text: string): string => text.replace(/"([^"]+)"/g, '$1');

/** Beyond that a count is an order of magnitude. */
const COUNTED = 1e13;

/** Results of rounded inputs are shown to five figures; short exact numbers and money as they are. */
function optionsFor(value: Value): FormatOptions {
	if (value.kind !== 'quantity') return {};
	// Beyond the prefixes a unit is written as it is: 9.18 × 10⁻²⁰ J.
	const size = Math.abs(value.value / value.unit.factor);
	if (value.unit.text !== '' && size > 0 && (size < 1e-12 || size > 1e18)) return { unit: value.unit, digits: DIGITS };
	// What a key counts in hours is the time of machines: 1.4 × 10¹¹ GPU-hours and no years.
	if (value.unit.text === 'h' && size >= 1000) return { unit: value.unit, digits: DIGITS };
	const short = value.decimal !== undefined && value.decimal.precision() <= 6;
	// What is counted exactly is told in full: 124,439,808 parameters.
	const counted =
		value.unit.text === '' &&
		value.error === 0 &&
		value.decimal?.isInteger() === true &&
		Math.abs(value.value) < COUNTED;
	// All its figures, though what it is made of was written with fewer: 0.001 \cdot 0.04 + … = 2.8975 × 10⁻⁴.
	if (short && value.error > 0 && value.unit.text === '') return { digits: Math.max(1, value.decimal!.precision()) };
	// Money in full up to the cent, from a million on to as many figures as other results.
	const money = (value.unit.dimension.hard.USD ?? 0) !== 0 && value.value < 1e6;
	return short || money || counted ? {} : { digits: figures(value.value / fittingUnit(value).factor) };
}

/** A time that came out in seconds and is shown in another unit of time, in seconds too: people go on with either. */
function inSeconds(value: Quantity, shown: string): { readonly text: string; readonly latex: string } | undefined {
	if (value.unit.text !== 's' || value.value < 120 || shown.endsWith(' s')) return undefined;
	const whole = formatValue(value, { unit: value.unit, digits: figures(value.value) });
	return whole.text.replace(/ s$/, '') === shown.replace(/ \S+$/, '') ? undefined : whole;
}

/** How many bytes an amount of information is exactly; undefined where it is another kind of amount, or no whole number of them. */
function wholeBytes({ value, unit, error }: Quantity): number | undefined {
	const { hard } = unit.dimension;
	const bytes = value / 8;
	return hard.bit === 1 && Object.keys(hard).length === 1 && Number.isInteger(bytes) && error === 0 ? bytes : undefined;
}

/** A value for a reader. Times in seconds beside the unit that fits; whole bytes as such, and in binary units where those are whole: 32,768 B = 32 KiB. */
export function shownValue(value: Value): { readonly text: string; readonly latex: string } {
	const shown = formatValue(value, optionsFor(value));
	if (value.kind !== 'quantity' || value.error !== 0) return shown;
	const seconds = inSeconds(value, shown.text);
	if (seconds) return { text: `${seconds.text} ≈ ${shown.text}`, latex: `${seconds.latex} \\approx ${shown.latex}` };
	const bytes = wholeBytes(value);
	if (bytes === undefined || bytes < 1024) return shown;
	// 10.737 GB are 10 GiB.
	const gibibytes = bytes / 1024 ** 3;
	if (bytes >= 1e9 && Number.isInteger(gibibytes * 100) && gibibytes < 1e4 && shown.text.endsWith(' GB'))
		return {
			text: `${shown.text} = ${gibibytes} GiB`,
			latex: `${shown.latex} = ${gibibytes}\\ \\text{GiB}`,
		};
	if (bytes >= 1e9) return shown;
	const whole = bytes.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
	const latex = `${whole.replaceAll(',', '{,}')}\\ \\text{B}`;
	const mebibytes = bytes / 1024 ** 2;
	const power = mebibytes >= 1 ? (Number.isInteger(mebibytes * 1000) ? 2 : 0) : bytes % 1024 === 0 ? 1 : 0;
	const other = power > 0 ? `${bytes / 1024 ** power} ${power === 2 ? 'MiB' : 'KiB'}` : undefined;
	if (other) return { text: `${whole} B = ${other}`, latex: `${latex} = ${other.replace(' ', '\\ \\text{')}}` };
	return shown.text.endsWith(' B')
		? { text: `${whole} B`, latex }
		: { text: `${whole} B ≈ ${shown.text}`, latex: `${latex} \\approx ${shown.latex}` };
}
