import { describe, expect, it } from 'vitest';
import type { Review } from '../../../src/core/review-contract.ts';
import { reviewed } from './reviewed.ts';

const fence = (code: string) => `\`\`\`python\n${code}\n\`\`\``;

/** Documents with one root and what follows from it: in another part, a table, code, names, the lines of one formula. */
const documents: readonly (readonly [string, string, number])[] = [
	[
		'in another part and in a sentence',
		`## Problem 1

### (a) Bytes

**Question:** How many bytes do 5e9 parameters of 4 bytes take?

**Answer:** $5 \\times 10^9 \\times 4 \\text{ bytes} = 200 \\text{ GB}$.

### (b) Copying

**Question:** How long does copying them three times at 4 GB/s take?

**Answer:** $3 \\times 200 \\text{ GB} = 600 \\text{ GB}$, so it takes $600 \\text{ GB} / (4 \\text{ GB/s}) = 150 \\text{ s}$. In all it takes **150 s**.
`,
		3,
	],
	[
		'in a table',
		`## Problem 2

**Question:** What do 300 hours at \\$2 cost, for 3 clusters?

**Answer:** One costs $300 \\times 2 = \\$6{,}000$.

| clusters | cost |
|---|---|
| 2 | $2 \\times \\$6{,}000 = \\$12{,}000$ |
| 3 | $3 \\times \\$6{,}000 = \\$18{,}000$ |
`,
		2,
	],
	[
		'in code and behind it',
		`## Problem 3

**Question:** How many FLOP are 2 passes of 3e9 parameters over 1e12 tokens?

**Answer:**

${fence('one = 2 * 3e9 * 1e12  # 6e22\ntwo = 6e22 * 2  # 1.2e23')}

Two passes take $1.2 \\times 10^{23} / 10^{15} = 1.2 \\times 10^8$ seconds at $10^{15}$ FLOP/s.
`,
		2,
	],
	[
		'through names',
		`## Problem 4

**Question:** Let $N = 12$ and $d = 64$. What is $D = N d$, and $D^2$?

**Answer:** $D = N d = 12 \\times 64 = 678$. Then $D^2 = 678^2 = 459{,}684$, and $2 D = 1356$.
`,
		3,
	],
	[
		'in numbers without units, through a discount and a later part',
		`## Problem 6

### (a)

**Question:** What do 12 boxes of 24 bulbs at \\$50 cost, less 10 %?

**Answer:** There are $12 \\times 24 = 278$ bulbs for $278 \\times 50 = \\$13{,}900$; less the discount that is $13900 \\times 0.9 = \\$12{,}510$.

### (b)

**Question:** Five times that?

**Answer:** \`12510 * 5 = 62550\`
`,
		3,
	],
	[
		'in the next line of one formula',
		`## Problem 5

**Question:** The sum of squares of 3, 4 and 5, and its half?

**Answer:**

$$
\\begin{aligned}
S &= 3^2 + 4^2 + 5^2 = 52 \\\\
S / 2 &= 52 / 2 = 26
\\end{aligned}
$$
`,
		2,
	],
];

const rootOf = ({ findings }: Review) => findings.filter(({ verdict }) => verdict === 'wrong');

describe('mending a root and everything that follows', () => {
	it.each(documents)('%s', (_, text, followers) => {
		const before = reviewed(text);
		const [root, ...others] = rootOf(before);
		expect(others).toEqual([]);
		expect(before.tally.follows).toBe(followers);
		const edits = root!.mend!;
		// in the order of the text, never one over the other: they are one undoable edit
		for (let at = 1; at < edits.length; at++) expect(edits[at]!.span[0]).toBeGreaterThanOrEqual(edits[at - 1]!.span[1]);
		let mended = text;
		for (const { span, replacement } of edits.toReversed())
			mended = mended.slice(0, span[0]) + replacement + mended.slice(span[1]);
		const after = reviewed(mended);
		expect([after.tally.wrong, after.tally.follows]).toEqual([0, 0]);
		expect(after.findings.length).toBeGreaterThanOrEqual(before.findings.length - 1);
	});
});
