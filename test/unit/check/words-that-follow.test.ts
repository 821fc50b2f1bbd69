import { describe, expect, it } from 'vitest';
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
	const law = (answer: string) => `## Problem 3: Scaling

**(a)** **Question:** Solve for $N_{\\text{opt}}$ and $D_{\\text{opt}}$ as a function of the compute budget $C = C_0 N D$ with $C_0 = 6$ FLOPs per parameter per token under the scaling law $L = \\frac{A}{N^\\alpha} + \\frac{B}{D^\\beta} + E$ with $\\alpha = 0.34$, $\\beta = 0.28$, $A = 406.4$, $B = 410.7$, $E = 1.69$.

**Answer:** $N_{\\text{opt}} \\propto C^{0.5}$ and $D_{\\text{opt}} \\propto C^{0.5}$.

**Takeaway:** ${answer}
`;

	it('follow from an exponent that was wrong', () => {
		const found = alarms(reviewed(law('Both grow with the square root of the compute.')));
		expect(found.filter(line => line.includes('flow.words'))).toEqual(['follows flow.words "square root of"']);
	});

	it('are left alone where they say something else', () => {
		const found = alarms(reviewed(law('The noise falls with the cube of the batch size.')));
		expect(found.filter(line => line.includes('flow.words'))).toEqual([]);
	});
});
