import type { Homework } from '../../homework/homework.ts';
import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Literal } from '../../math/literal.ts';
import { sameDimension } from '../../math/units/units.ts';
import { walk } from '../../math/walk.ts';
import { isStructural } from '../../quantities/origins.ts';
import { locate, type Statement } from '../../quantities/statement.ts';
import type { WrittenNumbers } from '../../quantities/written-numbers.ts';
import type { Anchor } from '../../text/block.ts';
import { type Message, say } from '../../text/message.ts';
import { PLAIN } from '../finding.ts';
import type { Report } from './chain-flow.ts';
import { POINTS_BACK } from './contradictions.ts';
import { dressNumber } from './dress.ts';
import type { Flow, Use } from './flow.ts';

/**
 * Numbers from nowhere, where the text itself makes one expect an origin (rules: origins). Two cases: the sentence points back
 * ("as computed above, 37 GB") and nothing before comes near; or a calculation of numbers that the question gives takes in one more,
 * with two figures or more, that is neither given, nor found, nor named, nor a known constant, nor made of those in one step.
 * A hint: somebody may know where it comes from, and the text does not say.
 *
 * @param isFact whether a use is a constant of the field
 * @param solved parts that an answer key judges
 */
export function checkNowhere(
	homework: Homework,
	statements: readonly Statement[],
	flow: Flow,
	written: WrittenNumbers,
	isFact: (use: Use) => boolean,
	solved: (part: number | undefined) => boolean,
	report: Report,
): void {
	const byStatement = new Map<number, Use[]>();
	for (const use of flow.uses) {
		const list = byStatement.get(use.statement);
		if (list) list.push(use);
		else byStatement.set(use.statement, [use]);
	}
	statements.forEach((statement, index) => {
		const { section, silenced, part } = statement;
		if (part === undefined || section !== 'answer' || silenced !== undefined) return;
		const uses = byStatement.get(index) ?? [];
		const said = pointsBack(statement, index, homework, flow, written);
		if (said) {
			report(finding(statement, said.anchor, said.literal, say`The text points back to it`));
			return;
		}
		if (solved(part) || statement.kind !== 'chain' || !asksPlainly(homework, part)) return;
		const results = flow.states.flatMap(({ node }) =>
			node.statement !== undefined && node.statement <= index ? [node.quantity.value] : [],
		);
		const strange = uses.filter(use => isStrange(use, uses, statement, homework, written, isFact, results));
		// one that stands out among known ones; several are another way of reckoning
		const [only] = strange;
		if (!only?.node || strange.length > 1) return;
		report(
			finding(statement, locate(statement, only.expression.span), only.node.literal, say`The calculation takes it in`),
		);
	});
}

const finding = (statement: Statement, anchor: Anchor, literal: Literal, why: Message) => ({
	part: statement.part,
	anchor,
	kind: 'result' as const,
	verdict: 'unsupported' as const,
	rule: 'flow.nowhere',
	message: say`${dressNumber(literal.value, Math.max(3, literal.figures)).text} comes from nowhere. ${why}; the text neither gives it nor finds it before, and it is no fact that is known here.`,
	...PLAIN,
	severity: 'information' as const,
});

const sentenceBefore = (text: string, at: number): string => {
	const before = text.slice(Math.max(0, at - 160), at);
	return before.slice(Math.max(0, ...[...before.matchAll(/[.!?;](?=\s)/g)].map(({ index }) => index + 1)));
};

/** A result, or what a chain begins with, in a sentence that points back, where nothing that was written comes near. */
function pointsBack(
	statement: Statement,
	index: number,
	homework: Homework,
	flow: Flow,
	written: WrittenNumbers,
): { readonly anchor: Anchor; readonly literal: Literal } | undefined {
	if (statement.kind !== 'result') return undefined;
	const state = flow.states.find(({ node }) => node.statement === index);
	const literal = state?.node.literal;
	if (!state || !literal?.unit || literal.figures < 2 || state.status === 'wrong' || state.finding !== undefined)
		return undefined;
	if (flow.uses.some(use => use.statement === index && use.origin)) return undefined;
	const text = homework.source.blocks[statement.anchor.block]?.content.text ?? '';
	const before = sentenceBefore(text, statement.anchor.span.start);
	// right before the number, so that nothing else is what it points back to
	if (
		!POINTS_BACK.test(before) ||
		/\d/.test(before.slice(before.search(POINTS_BACK)).replace(/\([^)]*\)|(?:part|problem|question)\s+\S+/gi, ''))
	)
		return undefined;
	const { quantity } = state.node;
	const alike = flow.states.some(
		({ node }) =>
			node.statement !== index &&
			sameDimension(node.quantity.unit, quantity.unit) &&
			// a tenth: other prefixes, and what was rounded since
			Math.abs(node.quantity.value / quantity.value - 1) < 0.1,
	);
	const near = alike || written.before(statement.anchor).some(value => isNear(value, literal.value));
	return near ? undefined : { anchor: statement.anchor, literal };
}

/** Equal to three per cent, perhaps with another prefix. */
function isNear(a: number, b: number): boolean {
	if (a === 0 || b === 0) return a === b;
	const thousands = Math.log10(Math.abs(a / b)) / 3;
	return Math.abs(thousands - Math.round(thousands)) < 0.0043;
}

/** Numbers that formulas and the year bring along: nobody says where they come from. */
const CONSTANTS = [
	...[Math.PI, 2 * Math.PI, Math.E, Math.LN2, Math.LN10, Math.LOG2E, Math.SQRT2, Math.sqrt(3), Math.sqrt(10)],
	...[1.28, 1.282, 1.645, 1.96, 2.326, 2.33, 2.576], // quantiles of the normal distribution
	...[3.6, 360, 365, 365.25, 273.15], // circles, years, kilometres an hour, freezing water
	...[9.8, 9.81, 8.31, 8.314, 4.18, 4.184, 4.186, 4186, 4190, 22.4], // physics
];
/** Constants that come with a power of ten, without it. */
const MANTISSAS = [
	1.6, 1.602, 6.02, 6.022, 1.38, 6.63, 6.626, 3.0, 2.998, 5.67, 6.67, 6.674, 8.85, 8.99, 9.11, 1.67, 1.673, 9.65,
];

function isStrange(
	{ node, origin, named, operand, expression }: Use,
	uses: readonly Use[],
	statement: Statement,
	homework: Homework,
	written: WrittenNumbers,
	isFact: (use: Use) => boolean,
	results: readonly number[],
): boolean {
	if (!node || origin || named || operand === undefined) return false;
	// A vector that is written out is what was found, and no calculation.
	const side = statement.expression.kind === 'relation' ? statement.expression.operands[operand] : undefined;
	if (side?.kind === 'collection' || side?.kind === 'matrix') return false;
	const { literal } = node;
	const value = Math.abs(literal.value);
	if (literal.unit !== undefined || literal.percent || isStructural(literal) || literal.figures < 2) return false;
	if (literal.bareTen || Number.isInteger(Math.log10(value)) || Number.isInteger(Math.log2(value))) return false;
	// 127 and 255: the largest number of so many bits
	if (Number.isInteger(Math.log2(value + 1))) return false;
	// round numbers are assumptions more often than slips
	if (literal.form === 'integer' && (literal.figures < 3 || value < 100)) return false;
	const half = literal.form === 'decimal' ? literal.step / 2 : 0;
	const equal = (other: number) => Math.abs(other - value) <= half + 1e-9 * value;
	const mantissa = value / 10 ** Math.floor(Math.log10(value));
	const powered = value < 1e-3 || value >= 1e4;
	if (powered && MANTISSAS.some(other => Math.abs(other / mantissa - 1) < 1e-9)) return false;
	if (CONSTANTS.some(equal) || isFact({ node, origin, named, operand, expression, statement: 0 })) return false;
	const anchor = locate(statement, expression.span);
	if (written.find(literal.value, anchor, statement.part)) return false;
	// ± of a root that stands in the line before
	if (/\\pm(?![a-z])|±/.test(statement.source)) return false;
	if (hasNames(statement) || isExplained(statement, anchor, homework)) return false;
	if (standsFor(value, half, statement, operand)) return false;
	// beside it, in the same calculation, stand numbers that the text does know
	const beside = uses.filter(use => use.operand === operand && use.expression !== expression && use.node);
	const known = beside.filter(
		use => use.origin !== undefined || written.find(use.node!.literal.value, anchor, statement.part)?.asked,
	);
	if (known.length === 0 || beside.length > 4) return false;
	const before = written.before(anchor);
	return !isMade(value, half, before) && !isSumOfRun(value, half, results) && !isProductOfRun(value, before);
}

/** `(3 · 3 · 16 + 1) · 32 = 145 · 32`: what stands for a piece of the side before it. */
function standsFor(value: number, half: number, { expression }: Statement, operand: number): boolean {
	const before = expression.kind === 'relation' ? expression.operands[operand - 1] : undefined;
	if (!before) return false;
	let found = false;
	walk(before, node => {
		if (found || (node.kind !== 'apply' && node.kind !== 'call')) return;
		const result = evaluate(node, NO_NAMES);
		found =
			result.ok &&
			result.value.kind === 'quantity' &&
			Math.abs(Math.abs(result.value.value) - value) <= half + 5e-3 * value;
	});
	return found;
}

const NO_NAMES = environment();

/** A formula with names says what its numbers are. */
function hasNames({ expression }: Statement): boolean {
	if (expression.kind !== 'relation') return true;
	return expression.operands.some((operand, index) => {
		let names = 0;
		walk(operand, node => {
			if (node.kind === 'symbol' || node.kind === 'text' || node.kind === 'call') names++;
		});
		return names > (index === 0 && operand.kind === 'symbol' ? 1 : 0);
	});
}

/** Words that lay a number down, around the calculation or right behind the number. */
const LAID_DOWN =
	/\b(?:assum\w+|suppos\w+|say|estimat\w+|typical\w*|about|roughly|approximat\w+|usual\w*|average|measur\w+|observ\w+|ran|run|found|read|look\w*|known|table|from|using|with|where|because|since|given|per|at|of|each|overhead|factor|rate|price|cost)\b/i;

function isExplained(statement: Statement, anchor: Anchor, homework: Homework): boolean {
	const text = homework.source.blocks[anchor.block]?.content.text ?? '';
	const end = text.slice(anchor.span.end);
	const after = /^[^.!?]{0,160}/.exec(end.slice(0, 200).replace(/\d\.\d/g, ''))?.[0] ?? '';
	return (
		/^\s*(?:\\?[,;:! ])*\s*(?:\(|\\text|\\mathrm|[A-Za-z])/.test(end) ||
		LAID_DOWN.test(sentenceBefore(text, statement.anchor.span.start)) ||
		/\b(?:where|assum\w+|being|is|are|because|since)\b/i.test(after)
	);
}

/** Of a number of a million and more: what its inputs may bear for a unit's sake. */
const PREFIXES = [1e3, 1e6, 1e9, 1e12, 1e15, 1e18];

/** The functions of so many degrees, and what decays by a number. */
function ofAngle(a: number): readonly number[] {
	const angle = (a / 180) * Math.PI;
	const functions = Math.abs(a) <= 360 ? [Math.sin(angle), Math.cos(angle), Math.tan(angle)] : [];
	return [...functions, ...functions.map(value => 1 / value), Math.exp(-a), 1 - Math.exp(-a), Math.tanh(a)];
}

/** Whether one step from the numbers before leads to it: a sum, difference, product, quotient, or one of a single number. */
function isMade(value: number, half: number, before: readonly number[]): boolean {
	const slack = half + 5e-3 * value;
	const equal = (other: number) => Number.isFinite(other) && Math.abs(Math.abs(other) - value) <= slack;
	const prefixed = (other: number) => equal(other) || (value >= 1e6 && PREFIXES.some(factor => equal(other * factor)));
	const all = [...new Set(before)].slice(-60);
	return all.some(
		a =>
			ofAngle(a).some(equal) ||
			[1 - a, a - 1, a + 1, 2 * a, a / 2, a * a, Math.sqrt(a), 1 / a, 100 - a, 4 * a, 3 * a, a / 3, a / 4].some(
				equal,
			) ||
			[2, 10, Math.E].some(base => equal(Math.log(a) / Math.log(base)) || equal(base ** a)) ||
			isNear(a, value) ||
			// `10 million · 1.98 PFLOP/s = 1.98e19`: a prefix is a factor too
			all.some(b => equal(a + b) || equal(a - b) || prefixed(a * b) || prefixed(a / b)),
	);
}

/** Whether results that stand one after the other sum up to it, as the denominator of a softmax does. */
function isSumOfRun(value: number, half: number, results: readonly number[]): boolean {
	const last = results.slice(-40);
	return last.some((_, start) => {
		let sum = 0;
		return last.slice(start).some((term, at) => {
			sum += term;
			return at > 0 && Math.abs(sum - value) <= half + 5e-3 * value;
		});
	});
}

/** Whether numbers that were written one after the other multiply to it: `112 · 112 · 64 · 147` after `7 · 7 · 3 · 64`. */
function isProductOfRun(value: number, before: readonly number[]): boolean {
	return before.slice(-60).some((first, start, all) => {
		let product = first;
		return all.slice(start + 1, start + 5).some(factor => {
			product *= factor;
			return product === value;
		});
	});
}

/** A question that gives two numbers or more and does not ask for a guess. */
function asksPlainly(homework: Homework, part: number): boolean {
	let numbers = 0;
	let guess = false;
	let at: number | undefined = part;
	for (let depth = 0; at !== undefined && depth < 50; depth++) {
		const here: Homework['parts'][number] = homework.parts[at]!;
		for (const { kind, slices } of here.sections) {
			if (kind !== 'question' && kind !== 'given' && kind !== 'context') continue;
			for (const { block, span } of slices) {
				const text = homework.source.blocks[block]?.content.text.slice(span.start, span.end) ?? '';
				numbers += (text.match(/\d[\d.,]*/g) ?? []).length;
				guess ||=
					/\b(?:estimat\w+|guess\w*|fermi|assum\w+|look\s+up|research|typical|realistic|your own|choose|pick|measure|run|experiment|order of magnitude|roughly|approximately)\b/i.test(
						text,
					);
			}
		}
		at = here.parent;
	}
	return numbers >= 2 && !guess;
}
