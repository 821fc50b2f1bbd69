import { describe, expect, it } from 'vitest';
import { draft } from '../../../src/core/check/against/part-under-check.ts';
import { checkWordsThatFollow } from '../../../src/core/check/against/words-that-follow.ts';
import type { Finding } from '../../../src/core/check/finding.ts';
import { readHomework } from '../../../src/core/homework/read.ts';
import { readStatements } from '../../../src/core/quantities/statements.ts';
import { verbatim } from '../../../src/core/text/message.ts';
import { readSource } from '../../../src/core/text/source.ts';
import { alarms, reviewed } from './reviewed.ts';

const costs = (total: string, judgement: string) => `## Problem 2: Training cost

**(a)** **Question:** What does it cost to train for 400 hours on 1000 accelerators at \\$2.00 per hour each?

**Answer:** $400 \\times 1000 = 400{,}000$ hours, and $400000 \\times 2.00 = \\$${total.replaceAll(',', '{,}')}$.

**Takeaway:** Training costs **\\$${total}**, which is ${judgement}.
`;

describe('judgements on a number', () => {
	it('follow from one that is ten times off', () => {
		const found = alarms(reviewed(costs('800,000,000', 'prohibitive')));
		expect(found.filter(line => line.includes('flow.words'))).toEqual(['follows flow.words "prohibitive"']);
	});

	it('are left alone on a right one', () => {
		expect(alarms(reviewed(costs('800,000', 'prohibitive')))).toEqual([]);
	});
});

describe('exponents in words', () => {
	/** What follows in a takeaway, where every proportion of the answer has been found wrong. */
	const following = (answer: string, takeaway: string): readonly string[] => {
		const source = readSource(
			`## Problem 3: Scaling\n\n**Question:** How do they grow?\n\n**Answer:** ${answer}\n\n**Takeaway:** ${takeaway}\n`,
		);
		const homework = readHomework(source, { force: true });
		const statements = readStatements(homework);
		const findings = statements
			.filter(({ kind }) => kind === 'proportion')
			.map(
				({ anchor, part }): Finding => ({
					...draft(part ?? 0, anchor, 'proportion'),
					verdict: 'wrong',
					rule: 'key.contradicted',
					message: verbatim(''),
				}),
			);
		const wrong = findings.length;
		expect(wrong).toBeGreaterThan(0);
		checkWordsThatFollow(homework, statements, findings);
		return findings.slice(wrong).map(({ verdict, anchor, roots }) => {
			const { start, end } = anchor.span;
			const quote = source.blocks[anchor.block]!.content.text.slice(start, end);
			return `${verdict} ${quote} from ${roots.join(',')}`;
		});
	};

	it('follow from an exponent that was wrong', () => {
		const law = '$N \\propto C^{0.5}$ and $D \\propto C^{0.5}$.';
		expect(following(law, 'Both grow with the square root of the compute.')).toEqual(['follows square root from 0,1']);
	});

	it('are left alone where they say something else', () => {
		expect(following('$N \\propto C^{0.5}$.', 'The noise falls with the cube of the batch size.')).toEqual([]);
	});
});
