import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignParts } from '../../../src/core/report/align-parts.ts';
import { changeOf, compareReviews } from '../../../src/core/report/compare.ts';
import { review } from '../../../src/core/review.ts';
import { library } from '../library.ts';

const read = (text: string, file = 'sheet.md') => ({ text, review: review(text, library, { file }) });

const bytes = (rank: number) =>
	`How many bytes do the LoRA matrices $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times \\ell}$ take in 4-byte floats, with $m = 512$, $\\ell = 256$ and $k = ${rank}$?`;
const weights = 'How much memory do $10^{12}$ parameters of 16 bits take?';
const light = 'How long does light take for $3 \\times 10^{8}$ m at $3 \\times 10^{8}$ m/s?';

interface Written {
	readonly label: string;
	readonly question: string;
	readonly answer: string;
}

const sheet = (parts: readonly Written[]) =>
	`# Homework\n\n## Problem 1\n\n${parts
		.map(({ label, question, answer }) => `### (${label})\n\n**Question:** ${question}\n\n**Answer:** ${answer}\n`)
		.join('\n')}`;

const first: readonly Written[] = [
	{ label: 'a', question: bytes(8), answer: '$4 \\times 8 \\times (512 + 256) = 24{,}577$ bytes.' },
	{ label: 'b', question: weights, answer: '$10^{12} \\times 2 \\text{ bytes} = 2 \\text{ TB}$.' },
	{ label: 'c', question: bytes(16), answer: '$4 \\times 16 \\times (512 + 256) = 49{,}152$ bytes.' },
	{ label: 'd', question: light, answer: '' },
];

const second: readonly Written[] = [
	{ label: 'a', question: bytes(8), answer: '$4 \\times 8 \\times (512 + 256) = 24{,}576$ bytes.' },
	{ label: 'b', question: weights, answer: '$10^{12} \\times 2 \\text{ bytes} = 20 \\text{ TB}$.' },
	{ label: 'c', question: bytes(16), answer: '$4 \\times 16 \\times (512 + 256) = 49{,}152$ bytes.' },
	{
		label: 'd',
		question: light,
		answer: '$3 \\times 10^{8} \\text{ m} / (3 \\times 10^{8} \\text{ m/s}) = 1 \\text{ s}$.',
	},
];

const names = ['before', 'after'] as const;
const pairsOf = (a: string, b: string) =>
	compareReviews(read(a), read(b), [...names]).parts.map(part => [part.a?.id ?? null, part.b?.id ?? null, part.change]);

describe('two reviews of the same questions', () => {
	const comparison = compareReviews(read(sheet(first)), read(sheet(second)), [...names]);

	it('say of each part what became of it', () => {
		expect(comparison.parts.map(({ a, b }) => [a?.id, a?.verdict, b?.verdict])).toEqual([
			['1.a', 'wrong', 'right'],
			['1.b', 'right', 'wrong'],
			['1.c', comparison.parts[2]!.b!.verdict, comparison.parts[2]!.b!.verdict],
			['1.d', 'unanswered', comparison.parts[3]!.b!.verdict],
		]);
		expect(comparison.parts.map(({ change }) => change)).toEqual(['mended', 'broken', 'same', 'answered']);
		expect(comparison.changes).toEqual({ mended: 1, broken: 1, same: 1, answered: 1 });
	});

	it('hold the statements about the same thing against one another', () => {
		const [statement] = comparison.parts[0]!.statements;
		expect(statement).toMatchObject({
			change: 'mended',
			a: { verdict: 'wrong', expected: expect.stringContaining('24,576') },
			b: { verdict: 'right', message: '' },
		});
		expect(comparison.parts[3]!.statements.every(({ change }) => change === 'added')).toBe(true);
	});
});

describe('parts are the same by what they ask', () => {
	it('in another order and under other labels', () => {
		const [a, b, c, d] = second;
		const mixed = sheet([
			{ ...d!, label: 'a' },
			{ ...c!, label: 'b' },
			{ ...b!, label: 'c' },
			{ ...a!, label: 'd' },
		]);
		expect(pairsOf(sheet(first), mixed).map(([one, other]) => [one, other])).toEqual([
			['1.a', '1.d'],
			['1.b', '1.c'],
			['1.c', '1.b'],
			['1.d', '1.a'],
		]);
	});

	it('where one leaves some out, or has more', () => {
		const [a, b, c] = second;
		const fewer = sheet([b!, { ...c!, label: 'c' }]);
		expect(pairsOf(sheet([a!, b!, c!]), fewer)).toEqual([
			['1.a', null, 'removed'],
			['1.b', '1.b', 'same'],
			['1.c', '1.c', 'same'],
		]);
		expect(pairsOf(fewer, sheet([a!, b!, c!]))[0]).toEqual([null, '1.a', 'added']);
	});

	it('where the second does not repeat the questions', () => {
		const answers =
			'# Homework\n\n## Problem 1\n\n### (a)\n\n**Answer:** $2 + 2 = 4$\n\n### (b)\n\n**Answer:** $2 + 3 = 5$\n';
		expect(pairsOf(sheet(first), answers).map(([one, other]) => [one, other])).toEqual([
			['1.a', '1.a'],
			['1.b', '1.b'],
			['1.c', null],
			['1.d', null],
		]);
	});

	it('and not by a label alone', () => {
		const other = sheet([{ label: 'a', question: light, answer: '1 s.' }]);
		expect(pairsOf(sheet([first[0]!]), other)).toEqual([
			[null, '1.a', 'added'],
			['1.a', null, 'removed'],
		]);
	});

	it('each once, every part of both, whatever the order', () => {
		const a = read(sheet(first));
		fc.assert(
			fc.property(fc.shuffledSubarray([...second], { minLength: 1 }), parts => {
				const b = read(sheet(parts.map((part, index) => ({ ...part, label: 'abcd'[index]! }))));
				const pairs = alignParts(a, b);
				expect(pairs.map(([i]) => i).filter(i => i !== null)).toEqual([0, 1, 2, 3]);
				expect(
					pairs
						.map(([, j]) => j)
						.filter(j => j !== null)
						.toSorted(),
				).toEqual(parts.map((_, j) => j));
				for (const [i, j] of pairs) {
					if (i !== null && j !== null) expect(parts[j]!.question).toBe(first[i]!.question);
				}
			}),
			{ numRuns: 30 },
		);
	});
});

describe('a document and itself', () => {
	it('is the same throughout', () => {
		const one = read(sheet(first));
		const { parts } = compareReviews(one, one, [...names]);
		expect(
			new Set(parts.flatMap(({ change, statements }) => [change, ...statements.map(each => each.change)])),
		).toEqual(new Set(['same']));
	});

	it.each([
		['wrong', 'right', 'mended'],
		['right', 'follows', 'broken'],
		['wrong', 'incomplete', 'better'],
		['unsupported', 'wrong', 'worse'],
		['cannot-tell', 'right', 'other'],
		['right', 'unanswered', 'dropped'],
		['unanswered', 'wrong', 'answered'],
		['right', undefined, 'removed'],
	] as const)('%s, then %s: %s', (before, after, change) => {
		expect(changeOf(before, after)).toBe(change);
	});
});
