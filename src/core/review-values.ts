import type { Expected } from './check/finding.ts';
import { formatValue } from './math/print/format.ts';
import { toLatex, toText } from './math/print/print.ts';
import { parseLatex } from './math/read/parse.ts';
import type { Unit, Value } from './math/value.ts';
import type { Given } from './quantities/given.ts';
import type {
	Range,
	ReviewExpected,
	ReviewGiven,
	ReviewMistake,
	ReviewPlainValue,
	ReviewResult,
	ReviewSolution,
	ReviewStep,
} from './review-contract.ts';
import type { NamedResult, Solution, SolvedCase, SolvedMistake, SolvedStep } from './solve/solution.ts';
import { english, type Message } from './text/message.ts';

/** The base units that a review speaks in, and base units of the core in one of them: bytes for bits, `$` for dollars, J and W by name. */
function plainUnit({ dimension }: Unit): { readonly text: string; readonly factor: number } {
	const derived = namedDimension(dimension.hard);
	const powers: (readonly [string, number])[] = derived
		? [[derived, 1]]
		: Object.entries(dimension.hard).map(
				([name, power]) => [name === 'bit' ? 'B' : name === 'USD' ? '$' : name, power] as const,
			);
	powers.push(...Object.entries(dimension.nouns));
	const write = ([name, power]: readonly [string, number]) =>
		Math.abs(power) === 1 ? name : `${name}^${Math.abs(power)}`;
	const above = powers.filter(([, power]) => power > 0).map(write);
	const below = powers.filter(([, power]) => power < 0).map(write);
	const text = below.length === 0 ? above.join('·') : `${above.join('·') || '1'}/${below.join('·')}`;
	return { text, factor: derived ? 1 : 8 ** (dimension.hard.bit ?? 0) };
}

/** Derived SI units that a reader expects by name. */
function namedDimension(hard: Unit['dimension']['hard']): string | undefined {
	const is = (wanted: Record<string, number>): boolean => {
		const names = new Set([...Object.keys(wanted), ...Object.keys(hard)]);
		return [...names].every(name => (wanted[name] ?? 0) === ((hard as Record<string, number>)[name] ?? 0));
	};
	if (is({ kg: 1, m: 2, s: -2 })) return 'J';
	if (is({ kg: 1, m: 2, s: -3 })) return 'W';
	return undefined;
}

/** A value as JSON: a number in a plain unit, a matrix, runs of positions, or a truth; nothing for what is symbolic. */
export function plainValue(value: Value | undefined): ReviewPlainValue {
	switch (value?.kind) {
		case 'quantity': {
			const unit = plainUnit(value.unit);
			// JSON has no infinity; such a value is left to its text.
			return Number.isFinite(value.value)
				? { value: tidy(value.value / unit.factor), unit: unit.text }
				: { unit: unit.text };
		}
		case 'matrix':
			return { matrix: value.matrix.to2DArray(), unit: value.unit?.text ?? '' };
		case 'set':
			return value.runs ? { set: value.runs, unit: '' } : { unit: '' };
		case 'truth':
			return { truth: value.truth, unit: '' };
		default:
			return { unit: '' };
	}
}

/** Takes away the last bits that a conversion left: 0.30000000000000004 is 0.3. */
const tidy = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(15)));

export const expectedOf = (expected: Expected | undefined): ReviewExpected | null =>
	expected ? { ...plainValue(expected.value), text: expected.text, latex: expected.latex } : null;

/** A list of matrices, where a value is one. */
function matricesOf(value: Value | undefined): { readonly matrices?: readonly (readonly (readonly number[])[])[] } {
	if (value?.kind !== 'list' || value.items.length === 0) return {};
	const matrices = value.items.flatMap(item => (item.kind === 'matrix' ? [item.matrix.to2DArray()] : []));
	return matrices.length === value.items.length ? { matrices } : {};
}

export const givenOf = (given: Given, span: ReviewGiven['span']): ReviewGiven => ({
	symbol: given.latex ?? given.symbol ?? '',
	name: given.name ?? '',
	...plainValue(given.value),
	...matricesOf(given.value),
	text: given.value ? formatValue(given.value).text : '',
	from: given.from,
	span,
});

const resultOf = (result: NamedResult): ReviewResult => ({
	symbol: result.symbolLatex,
	name: result.name,
	...plainValue(result.value),
	text: result.text,
	latex: result.latex,
	...(result.general && { general: result.general }),
});

const stepOf = (step: SolvedStep, shown: Range | null = null): ReviewStep => ({
	id: step.id,
	title: step.title,
	reason: step.reason,
	latex: step.latex,
	substituted: step.substituted ?? null,
	results: step.results.map(resultOf),
	shown,
});

/** The cases of a question, each once: two of its questions may ask different things of one (`how much memory at 16 bits, and how many cards is that?`). */
const casesOf = (cases: readonly SolvedCase[]): NonNullable<ReviewSolution['cases']> =>
	[...new Set(cases.map(({ label }) => label))].map(label => {
		const results = cases
			.filter(each => each.label === label)
			.flatMap(({ solution }) => solution.results.map(resultOf));
		const isFirst = ({ symbol, name, text }: ReviewResult, at: number): boolean =>
			results.findIndex(other => other.symbol === symbol && other.name === name && other.text === text) === at;
		return { label, results: results.filter(isFirst) };
	});

const mistakeOf = ({ formula, words, say, cases }: SolvedMistake): ReviewMistake => ({
	seen: [formula ? `$${toLatex(formula)}$` : '', words.map(each => `“${each}”`).join(', ')].filter(Boolean).join(' '),
	say,
	shows: cases.find(({ shows }) => shows !== undefined)?.shows ?? null,
});

/** A formula in a message. An amount of money is none: a dollar sign before a digit closes nothing. */
const FORMULA = /\$(?=\S)((?:[^$\\\n]|\\.)+?)(?<=\S)\$(?!\d)/g;

/** A message in plain words, where it holds formulas that can be read. */
export function plainMessage(message: string): { readonly plain?: string } {
	const plain = message.replace(FORMULA, (whole, latex: string) => {
		const { expression, problems } = parseLatex(latex);
		return problems.length > 0 ? whole : toText(expression);
	});
	return plain === message ? {} : { plain };
}

/**
 * A solution as a review has it.
 *
 * @param words of a message, in the language of the reader.
 * @param shown where the answer shows each step.
 * @param made where it makes each point.
 */
export const solutionOf = (
	solution: Solution,
	words: (message: Message) => string = english,
	shown: readonly (Range | null)[] = [],
	made: readonly (Range | null)[] = [],
): ReviewSolution => ({
	method: solution.method,
	title: solution.title,
	// What nobody asks for is there where the answer speaks of it.
	steps: solution.steps.flatMap((step, index) =>
		step.aside && !shown[index] ? [] : [stepOf(step, shown[index] ?? null)],
	),
	results: solution.results.map(resultOf),
	otherMethods: solution.otherMethods
		.filter(({ aside }) => !aside)
		.map(other => ({
			method: other.method,
			steps: other.steps.filter(({ aside }) => !aside).map(step => stepOf(step)),
			results: other.results.map(resultOf),
		})),
	...(solution.cases && {
		cases: casesOf(solution.cases),
	}),
	assumptions: solution.assumptions.map(words),
	missing: solution.missing.map(({ symbol, name }) => (name ? `${name} ${symbol}` : symbol)),
	points: solution.points.map(({ text, must }, index) => ({ text, must, found: made[index] ?? null })),
	mistakes: (solution.mistakes ?? []).map(mistakeOf),
	sources: solution.sources,
	plots: solution.plots,
});
