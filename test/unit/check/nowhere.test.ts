import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check/check.ts';
import { readHomework } from '../../../src/core/homework/read.ts';
import { readGivens } from '../../../src/core/quantities/givens.ts';
import { readStatements } from '../../../src/core/quantities/statements.ts';
import { readSource } from '../../../src/core/text/source.ts';

/** The numbers that come from nowhere, without keys and facts. */
function nowhere(question: string, answer: string): readonly string[] {
	const source = readSource(`## Problem 1\n\n**Question:** ${question}\n\n**Answer:** ${answer}\n`);
	const homework = readHomework(source, { force: true });
	return check({
		homework,
		statements: readStatements(homework),
		givens: readGivens(homework, []),
		solutions: [],
		facts: [],
		disabledRules: [],
	})
		.filter(({ rule }) => rule === 'flow.nowhere')
		.map(({ anchor, verdict, severity }) => {
			expect([verdict, severity]).toEqual(['unsupported', 'information']);
			return source.blocks[anchor.block]!.content.text.slice(anchor.span.start, anchor.span.end);
		});
}

const reading = 'A model with 6e9 parameters of 2 bytes is read at 400 GB/s. How long does that take?';

describe('numbers from nowhere', () => {
	it('among numbers of the question, without a word', () => {
		expect(
			nowhere(
				reading,
				'It holds $6 \\times 10^9 \\times 2 = 12$ GB. So the time is $12 / 400 \\times 1.87 = 0.0561$ s.',
			),
		).toEqual(['1.87']);
	});

	it('where the text points back', () => {
		expect(
			nowhere(
				'How many tokens of 0.5 MB fit into 24 GB?',
				'24,000 / 0.5 = 48,000 tokens. As computed above, the cache needs 37 GB.',
			),
		).toEqual(['37 GB']);
	});

	it.each([
		['it is named', reading, 'With an overhead of 1.87 the time is $12 / 400 \\times 1.87 = 0.0561$ s.'],
		[
			'it stands for a piece of the side before it',
			'How many parameters have 32 filters of size 3 on 16 channels, with biases?',
			'$(3 \\cdot 3 \\cdot 16 + 1) \\cdot 32 = 145 \\cdot 32 = 4640$.',
		],
		['it is explained behind', reading, 'The time is $12 / 400 \\times 1.87 = 0.0561$ s, where 1.87 is the overhead.'],
		[
			'it is made in one step of others',
			'A class of 34 students, of whom 21 passed. What share?',
			'Then $34 \\times 0.618 = 21.01$.',
		],
		[
			'it is a constant of the trade',
			'A ball of 2 kg falls for 3 s. How fast is it?',
			'So $3 \\times 9.81 = 29.43$ m/s.',
		],
		[
			'it is the sum of results before it',
			'The scores are 3, 2 and 5, scaled by the root of 2. What weight has the third?',
			'$e^{2.121} = 8.34$, $e^{1.414} = 4.11$, $e^{3.536} = 34.3$; the weight is $34.3 / 46.8 = 0.733$.',
		],
		[
			'it is the product of factors before it',
			'64 filters of 7 × 7 × 3 run over 112 × 112 places. Parameters, and then multiplications?',
			'There are $7 \\cdot 7 \\cdot 3 \\cdot 64 = 9408$ weights; $112 \\cdot 112 \\cdot 64 \\cdot 147 = 118{,}013{,}952$.',
		],
		['names say what it is', reading, '$t = M f / B = 12 \\times 1.87 / 400 = 0.0561$'],
		[
			'the question asks for an estimate',
			'Estimate how many of 400 shops with 6 people have a car.',
			'$400 \\times 1.87 = 748$ cars.',
		],
		['the question gives no numbers', 'How long does it take?', '$12 / 400 \\times 1.87 = 0.0561$ s.'],
		['several, so another way of reckoning', reading, 'The time is $12 / 400 \\times 1.87 \\times 2.93 = 0.1644$ s.'],
		['another prefix', 'How much is 12 GB?', 'As computed above, it holds 0.012 TB.'],
		[
			'what the text rounds',
			'How long do 100 s take in thirds?',
			'$100 \\text{ s} / 3 = 33.3 \\text{ s}$. As computed above, 33 s.',
		],
		[
			'another number that it points back to',
			'A disk holds 500 GB.',
			'As computed above, of 500 GB some 37 GB are free.',
		],
	])('not where %s', (_, question, answer) => {
		expect(nowhere(question, answer)).toEqual([]);
	});
});
