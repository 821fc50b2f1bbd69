import { describe, expect, it } from 'vitest';
import { review } from '../../../src/core/review.ts';
import { compileLibrary } from '../../../src/core/solve/library.ts';
import { assignmentPath } from '../../../src/core/text/front-matter.ts';

const library = compileLibrary({ keys: [], facts: [] });

const assignment = `# Homework 2

## Problem 1

### (a)

How many pages hold $10^{12}$ tokens, at 500 tokens per page?

### (b)

How long does it take to read 1,000 of them?

## Problem 2

Explain dropout.
`;

const answers = (tokens: string, rest: string) => `---
assignment: hw2.md
---

# Homework 2

## Problem 1

### (a)

**Question:** How many pages hold ${tokens} tokens, at 500 tokens per page?

**Answer:** That depends on the page.
${rest}`;

const both = `
### (b)

**Question:** How long does it take to read 1,000 of them?

**Answer:** A week.
`;

const drift = (text: string) =>
	review(text, library, { assignment }).findings.filter(finding => finding.rule === 'assignment.drift');

describe('a homework beside its assignment', () => {
	it('names the number that changed, at the question', () => {
		const text = answers('$1.7 \\times 10^{12}$', both);
		const [finding, ...more] = drift(text);
		expect(more).toEqual([]);
		expect(finding).toMatchObject({ part: '1.a', verdict: 'incomplete' });
		expect(finding?.message).toContain('1.7');
		expect(text.slice(...(finding?.span ?? [0, 0]))).toContain('How many pages');
	});

	it('names a part that vanished from an answered problem, and no problem left for later', () => {
		const found = drift(answers('$10^{12}$', ''));
		expect(found.map(finding => finding.part)).toEqual(['1']);
		expect(found[0]?.message).toContain('1.b');
	});

	it('is silent where the questions agree, in other words or notations too', () => {
		expect(drift(answers('1e12', both))).toEqual([]);
		expect(drift(answers('one trillion ($10^{12}$)', both))).toEqual([]);
	});

	it('can be switched off', () => {
		const text = answers('$10^{13}$', both);
		const found = review(text, library, { assignment, disabledRules: ['assignment'] }).findings;
		expect(found.filter(finding => finding.rule === 'assignment.drift')).toEqual([]);
	});

	it('reads the path from the front matter alone', () => {
		expect(assignmentPath(answers('1', ''))).toBe('hw2.md');
		expect(assignmentPath('# Homework\n\nassignment: hw2.md\n')).toBeUndefined();
		expect(assignmentPath('\uFEFF---\nassignment: "../a b.md"\n---\n')).toBe('../a b.md');
	});
});
