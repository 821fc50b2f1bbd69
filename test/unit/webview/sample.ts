import type { Review, ReviewFinding, ReviewPart, ReviewResult } from '../../../src/core/review-contract.ts';

/** A small review made by hand: problem 1 with a solved, half-wrong part (a) and an unanswered part (b). */
export const text = `## Problem 1. Storage

### (a) Weights

**Question:** How many bytes do 1000 weights of 4 bytes take?

**Answer:** $1000 \\times 4 = 5000$ bytes, so $5000 / 2 = 2500$ each.

*→ off by a quarter*

### (b) Cost

**Question:** What does that cost?
`;

const place = (quote: string): readonly [number, number] => {
	const from = text.indexOf(quote);
	if (from < 0) throw new Error(`not in the sample: ${quote}`);
	return [from, from + quote.length];
};
const line = (offset: number) => text.slice(0, offset).split('\n').length;

export const result = (symbol: string, value: number, unit: string, text: string, latex: string): ReviewResult => ({
	symbol,
	name: '',
	value,
	unit,
	text,
	latex,
});

const part = (
	id: string,
	raw: string,
	title: string,
	from: string,
	to: number,
	more: Partial<ReviewPart>,
): ReviewPart => {
	const heading = place(from);
	return {
		id,
		label: id,
		raw,
		leaf: true,
		title,
		points: null,
		span: [heading[0], to],
		line: line(heading[0]),
		heading,
		question: null,
		answer: null,
		sections: [],
		key: null,
		givens: [],
		solution: null,
		verdict: 'cannot-tell',
		...more,
	};
};

const finding = (quote: string, verdict: ReviewFinding['verdict'], more: Partial<ReviewFinding>): ReviewFinding => {
	const span = place(quote);
	return {
		part: '1.a',
		span,
		line: line(span[0]),
		quote,
		kind: 'chain',
		verdict,
		rule: 'value.mismatch',
		message: '',
		expected: null,
		expectedHere: null,
		roots: [],
		remark: null,
		target: null,
		alternatives: [],
		related: [],
		fixes: [],
		...more,
	};
};

const tally = { right: 1, wrong: 1, follows: 1, incomplete: 0, unsupported: 0, cannotTell: 0 };

export const review: Review = {
	version: 1,
	file: 'sample.md',
	parts: [
		part('1', 'Problem 1', 'Storage', '## Problem 1. Storage', text.length, { leaf: false }),
		part('1.a', '(a)', 'Weights', '### (a) Weights', text.indexOf('### (b)'), {
			verdict: 'wrong',
			question: place('How many bytes do 1000 weights of 4 bytes take?'),
			answer: place('$1000 \\times 4 = 5000$ bytes, so $5000 / 2 = 2500$ each.'),
			givens: [
				{
					symbol: 'N',
					name: 'weights',
					value: 1000,
					unit: '',
					text: '1000',
					from: 'question',
					span: place('1000 weights'),
				},
			],
			solution: {
				title: 'Storage',
				method: '',
				steps: [
					{
						id: 'bytes',
						title: 'Bytes of all weights',
						reason: 'Each takes <b>four</b> bytes: $b = 4$.',
						latex: 'M = N b',
						substituted: 'M = 1000 \\times 4\\ \\text{B} = 4{,}000\\ \\text{B}',
						results: [result('M', 4000, 'B', '4,000 B', '4{,}000\\ \\text{B}')],
					},
					{
						id: 'half',
						title: 'Half of it',
						reason: '',
						latex: 'h = M / 2',
						substituted: null,
						results: [result('h', 2000, 'B', '2,000 B', '2{,}000\\ \\text{B}')],
					},
				],
				results: [result('M', 4000, 'B', '4,000 B', '4{,}000\\ \\text{B}')],
				otherMethods: [],
				assumptions: ['Weights only.'],
				missing: [],
				points: [
					{ text: 'four bytes each', must: true },
					{ text: 'no padding', must: false },
				],
				sources: [],
				plots: [],
			},
		}),
		part('1.b', '(b)', 'Cost', '### (b) Cost', text.length, {
			verdict: 'unanswered',
			question: place('What does that cost?'),
		}),
	],
	findings: [
		finding('1000 \\times 4 = 5000', 'wrong', {
			message: 'A quarter too much: 1000 × 4 is 4000.',
			expected: { value: 4000, unit: 'B', text: '4000 bytes', latex: '4000\\ \\text{B}' },
			fixes: [{ title: 'Put in 4000', span: place('5000'), replacement: '4000' }],
		}),
		finding('5000 / 2 = 2500', 'follows', {
			message: 'The division is right.',
			expected: { value: 2000, unit: 'B', text: '2000 bytes', latex: '2000\\ \\text{B}' },
			roots: [0],
		}),
		finding('1000 weights', 'right', { kind: 'fact' }),
		finding('bytes, so', 'right', { kind: 'point', quote: 'four bytes each' }),
		finding('bytes, so', 'incomplete', { kind: 'point', quote: 'no padding' }),
	],
	notes: [
		{
			part: '1.a',
			span: place('*→ off by a quarter*'),
			line: 9,
			quote: '*→ off by a quarter*',
			kinds: ['correction'],
			about: null,
			says: null,
			hedged: false,
			replacement: null,
			agrees: 'yes',
		},
	],
	tally,
	partTally: { ...tally, unanswered: 1 },
};

export const source = { uri: 'file:///sample.md', file: 'sample.md', version: 7, text };
