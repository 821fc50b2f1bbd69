import { describe, expect, it } from 'vitest';
import { readHomework } from '../../../src/core/homework/read.ts';
import { writtenNumbers } from '../../../src/core/quantities/written-numbers.ts';
import { readSource } from '../../../src/core/text/source.ts';

const text = `## Problem 1

**Question:** A set has $1{,}281{,}167$ images, half of them small, on 3.5 million disks and $2 \\times 10^{6}$ tapes at 12 % or $10^{14}$.

**Answer:** We take 96 epochs.

The end.
`;
const homework = readHomework(readSource(text), { force: true });
const last = homework.source.blocks.length - 1;
const end = { block: last, span: { start: 8, end: 8 } };
const part = homework.parts.length - 1;

describe('numbers that a text writes', () => {
	it.each([1281167, 0.5, 3.5, 3.5e6, 2e6, 2, 12, 0.12, 1e14])('%s is asked', value => {
		expect(writtenNumbers(homework).find(value, end, part)).toMatchObject({ asked: true });
	});

	it('knows the place, and that an answer does not ask', () => {
		const found = writtenNumbers(homework).find(96, end, part)!;
		expect(found.asked).toBe(false);
		expect(
			homework.source.blocks[found.anchor.block]!.content.text.slice(
				found.anchor.span.start,
				found.anchor.span.end,
			).trim(),
		).toBe('96');
	});

	it('finds nothing that is not written, or only later', () => {
		expect(writtenNumbers(homework).find(97, end, part)).toBeUndefined();
		expect(writtenNumbers(homework).find(96, { block: 0, span: { start: 0, end: 0 } }, part)).toBeUndefined();
	});
});
