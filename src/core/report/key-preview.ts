import type { Fact } from '../quantities/given.ts';
import type { Range, ReviewGiven, ReviewSolution } from '../review-contract.ts';
import { givenOf, solutionOf } from '../review-values.ts';
import { type Binding, bindGivens } from '../solve/bind/bind.ts';
import { loadKey } from '../solve/key/load-key.ts';
import type { AnswerKey, KeyProblem } from '../solve/key.ts';
import { bindExample } from '../solve/prove/examples.ts';
import { runInstance } from '../solve/prove/prove.ts';
import { validateKey } from '../solve/prove/validate.ts';
import type { Solution } from '../solve/solution.ts';
import { solve } from '../solve/solve.ts';
import { stemmed } from '../solve/words.ts';
import { fill, say, type Translate, wordsOf } from '../text/message.ts';

/** What is wrong with a key, in the words of a language. */
export type SaidProblem = Omit<KeyProblem, 'message'> & { readonly message: string };

/** Problems of a key in the language of a translator. */
export const saidProblems = (problems: readonly KeyProblem[], translate: Translate): readonly SaidProblem[] =>
	problems.map(problem => ({ ...problem, message: wordsOf(problem.message, translate) }));

/** A key run on what it says of itself: in symbols, and on each of its examples. */
export interface KeyPreview {
	readonly title: string;
	readonly problems: readonly SaidProblem[];
	/** In symbols first, then one for each example; empty where the key has errors that keep it from running. */
	readonly runs: readonly KeyRun[];
	/** What the instances show. */
	readonly witnesses: readonly KeyCheck[];
}

export interface KeyRun {
	/** `key`, or `example 1` and so on. */
	readonly id: string;
	readonly title: string;
	/** Its place in the key: the title, or the row of the example. */
	readonly span: Range;
	readonly solution: ReviewSolution;
	readonly givens: readonly ReviewGiven[];
	/** The published results beside what came out. */
	readonly checks: readonly KeyCheck[];
}

export interface KeyCheck {
	readonly span: Range;
	readonly quote: string;
	readonly right: boolean;
	readonly message: string;
	/** `symbol` of the result that it is held against; null for none. */
	readonly target: string | null;
}

/** Runs a key for its author. Never throws on account of the text. */
export function previewKey(
	path: string,
	text: string,
	facts: readonly Fact[],
	translate: Translate = fill,
): KeyPreview {
	const { key, problems: found } = validateKey({ path, text }, facts);
	const problems = saidProblems(found, translate);
	const { title } = key ?? loadKey(path, text).draft;
	if (!key) return { title, problems, runs: [], witnesses: [] };
	return {
		title,
		problems,
		runs: [inSymbols(key, text, facts), ...examples(key, text, facts, problems)],
		witnesses: witnesses(key, text, translate),
	};
}

const NO_TEXT = { own: '', around: '', asks: true, formulas: [], answerFormulas: [] };

/** Everything that the key is asked for, gives or was published for. */
const targetsOf = (key: AnswerKey): readonly string[] => [
	...new Set([
		...key.asks.flatMap(({ targets }) => targets),
		...key.examples.flatMap(({ expected }) => expected.map(({ symbol }) => symbol)),
	]),
];

function run(key: AnswerKey, binding: Binding, question: string): Solution {
	const [ask] = key.asks;
	return solve(key, {
		key,
		ask: ask!,
		score: 1,
		targets: targetsOf(key),
		binding,
		text: NO_TEXT,
		question: stemmed(question),
	});
}

function inSymbols(key: AnswerKey, text: string, facts: readonly Fact[]): KeyRun {
	const solution = run(key, bindGivens(key, [], facts, NO_TEXT), '');
	const heading = /^# .*$/m.exec(text);
	const span: Range = heading ? [heading.index, heading.index + heading[0].length] : [0, Math.min(3, text.length)];
	return { id: 'key', title: key.title, span, solution: solutionOf(solution), givens: givensIn(solution), checks: [] };
}

const givensIn = (solution: Solution): readonly ReviewGiven[] => solution.givens.map(given => givenOf(given, null));

function examples(
	key: AnswerKey,
	text: string,
	facts: readonly Fact[],
	problems: readonly SaidProblem[],
): readonly KeyRun[] {
	return key.examples.flatMap((example, index): readonly KeyRun[] => {
		const binding = bindExample(key, example, facts);
		if (!binding.ok) return [];
		const solution = run(key, binding.value, `${example.method ?? ''} ${example.question ?? ''}`);
		const results = [
			...solution.results,
			...solution.steps.flatMap(step => step.results),
			...solution.otherMethods.flatMap(other => other.results),
		];
		const checks = example.expected.map(({ symbol, text: quote, span }): KeyCheck => {
			const problem = problems.find(each => each.span.start === span.start && each.span.end === span.end);
			const target = results.find(result => result.symbol === symbol)?.symbolLatex ?? null;
			return { span: [span.start, span.end], quote, right: !problem, message: problem?.message ?? '', target };
		});
		const said = problems.find(each => each.span.start === example.span.start && each.span.end === example.span.end);
		return [
			{
				id: `example ${index + 1}`,
				title: example.question ?? example.source,
				span: [example.span.start, example.span.end],
				solution: solutionOf(solution),
				givens: givensIn(solution),
				checks: said
					? [
							...checks,
							{
								span: [said.span.start, said.span.end],
								quote: text.slice(said.span.start, said.span.end),
								right: false,
								message: said.message,
								target: null,
							},
						]
					: checks,
			},
		];
	});
}

/** What instances show, each on random values of its seed. A key that loads has no false one. */
const witnesses = (key: AnswerKey, text: string, translate: Translate): readonly KeyCheck[] =>
	key.instances.flatMap(instance => {
		const { problems } = runInstance(key, instance);
		return instance.assertions.map(({ span }): KeyCheck => {
			const problem = problems.find(each => each.span.start === span.start);
			return {
				span: [span.start, span.end],
				quote: text.slice(span.start, span.end),
				right: !problem,
				message: wordsOf(
					problem?.message ??
						(instance.title ? say`holds on the instance “${instance.title}”` : say`holds on the instance`),
					translate,
				),
				target: null,
			};
		});
	});
