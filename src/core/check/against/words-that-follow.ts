import type { Homework } from '../../homework/homework.ts';
import { literalOf } from '../../math/literal.ts';
import { unitless, unitOf } from '../../math/units/units.ts';
import type { Statement } from '../../quantities/statement.ts';
import { say } from '../../text/message.ts';
import type { Finding } from '../finding.ts';
import { findWording, type Sentence, sentencesOf, wordingOf } from './answer-words.ts';
import { draft } from './part-under-check.ts';

/** Exponents in words. */
const POWERS: readonly (readonly [number, readonly string[]])[] = [
	[0.5, ['square root of', 'as the square root', 'with the square root']],
	[1, ['scale linearly', 'grow linearly', 'linear in', 'proportionally to', 'linearly with']],
	[2, ['scale quadratically', 'grow quadratically', 'quadratic in', 'quadratically with', 'square of']],
	[3, ['scale cubically', 'grow cubically', 'cubic in', 'cubically with', 'cube of']],
];

/** Judgements on a size. Off by a factor of ten or more, a size deserves another look at what was said of it. */
const JUDGEMENTS = [
	'infeasible',
	'not feasible',
	'unfeasible',
	'feasible',
	'impossible',
	'impractical',
	'unaffordable',
	'affordable',
	'prohibitive',
	'prohibitively expensive',
	'negligible',
	'unrealistic',
	'out of reach',
	'trivially cheap',
];

/**
 * Words that rest on a number or an exponent found wrong: a takeaway that says a wrong exponent again ("as the square root of C"), and a
 * judgement in the sentence of a number that is off by ten times or more ("$18 quadrillion, which is infeasible").
 */
export function checkWordsThatFollow(homework: Homework, statements: readonly Statement[], findings: Finding[]): void {
	const parts = new Set(
		findings.flatMap(({ part, verdict }) =>
			part !== undefined && (verdict === 'wrong' || verdict === 'follows') ? [part] : [],
		),
	);
	const sizes = wrongSizes(findings);
	for (const part of parts) {
		const sentences = sentencesOf(homework, part);
		for (const sentence of sentences) {
			followPower(part, sentence, statements, findings);
			followJudgement(part, sentence, statements, findings, sizes.get(sentence.block) ?? []);
		}
	}
}

function followPower(
	part: number,
	{ block, words }: Sentence,
	statements: readonly Statement[],
	findings: Finding[],
): void {
	for (const [exponent, wordings] of POWERS) {
		const span = wordings
			.map(text => findWording(wordingOf(text), { block, words }, { strict: true }))
			.find(found => found !== undefined);
		if (!span) continue;
		const roots = findings.flatMap((finding, index) =>
			finding.part === part &&
			finding.kind === 'proportion' &&
			finding.verdict === 'wrong' &&
			(finding.anchor.block < block || (finding.anchor.block === block && finding.anchor.span.end <= span.start)) &&
			exponentAt(finding, statements) === exponent
				? [index]
				: [],
		);
		if (roots.length === 0) continue;
		const right = roots.flatMap(index => findings[index]!.expected?.text ?? []);
		findings.push({
			...draft(part, { block, span }, 'proportion'),
			verdict: 'follows',
			rule: 'flow.words',
			message: say`Says an exponent again that was wrong before${right.length > 0 ? say`; rightly it is ${[...new Set(right)].join(' and ')}` : ''}.`,
			roots,
		});
		return;
	}
}

/** The exponent that a proportion states: 1 where none is written. */
function exponentAt({ anchor }: Finding, statements: readonly Statement[]): number | undefined {
	const statement = statements.find(
		each =>
			each.kind === 'proportion' && each.anchor.block === anchor.block && each.anchor.span.start === anchor.span.start,
	);
	const side = statement?.expression.kind === 'relation' ? statement.expression.operands[1] : undefined;
	if (side?.kind === 'apply' && side.operator === 'sqrt') return 0.5;
	if (side?.kind === 'apply' && side.operator === 'power' && side.args[1]) return literalOf(side.args[1])?.value;
	return side?.kind === 'symbol' ? 1 : undefined;
}

/** By block, the indices of the findings that a stated number is wrong. */
function wrongSizes(findings: readonly Finding[]): ReadonlyMap<number, readonly number[]> {
	const sizes = new Map<number, number[]>();
	for (const [index, { anchor, expected, kind, verdict }] of findings.entries()) {
		if (kind !== 'result' || expected === undefined || (verdict !== 'wrong' && verdict !== 'follows')) continue;
		const here = sizes.get(anchor.block);
		if (here) here.push(index);
		else sizes.set(anchor.block, [index]);
	}
	return sizes;
}

function followJudgement(
	part: number,
	{ block, words }: Sentence,
	statements: readonly Statement[],
	findings: Finding[],
	sizes: readonly number[],
): void {
	const first = words[0]!.start;
	const last = words.at(-1)!.end;
	const cause = sizes.findLast(index => {
		const finding = findings[index]!;
		return finding.part === part && finding.anchor.span.start >= first - 8 && finding.anchor.span.start < last;
	});
	if (cause === undefined) return;
	const found = findings[cause]!;
	const shift = shiftOf(found, statements);
	if (shift === undefined || Math.abs(Math.log10(shift)) < 1) return;
	const orders = Math.round(Math.abs(Math.log10(shift)) * 10) / 10;
	for (const text of JUDGEMENTS) {
		const span = findWording(wordingOf(text), { block, words }, { strict: true });
		if (!span || span.start < found.anchor.span.end) continue;
		findings.push({
			...draft(part, { block, span }, 'ratio'),
			verdict: 'follows',
			rule: 'flow.words',
			message: say`This judges a number that was wrong; with right inputs it is ${found.expected!.text}, ${shift > 1 ? say`${orders} orders of magnitude less` : say`${orders} orders of magnitude more`}. Judge again.`,
			roots: found.roots.length > 0 ? found.roots : [cause],
		});
		return;
	}
}

/** How many times what is right was written. */
function shiftOf({ anchor, expected }: Finding, statements: readonly Statement[]): number | undefined {
	const statement = statements.find(
		each =>
			each.kind === 'result' && each.anchor.block === anchor.block && each.anchor.span.start === anchor.span.start,
	);
	const literal = statement && literalOf(statement.expression);
	if (!literal || expected?.value.kind !== 'quantity' || expected.value.value === 0) return undefined;
	const shift = (literal.value * (literal.unit ? unitOf(literal.unit) : unitless).factor) / expected.value.value;
	return shift > 0 && Number.isFinite(shift) ? shift : undefined;
}
