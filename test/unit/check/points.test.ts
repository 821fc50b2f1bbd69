import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

const pointsOf = (text: string) => {
	const review = reviewed(text);
	return (review.parts.find(({ leaf }) => leaf)?.solution?.points ?? []).map(({ text: what, found }) => ({
		what,
		quote: found ? text.slice(...found) : undefined,
	}));
};

const zero =
	'Suppose both $A$ and $B$ of LoRA are initialized to all zeros. Why will this cause problems for finetuning?';

describe('points of a full answer', () => {
	it('are found by a formula of a step', () => {
		const points = pointsOf(part(zero, 'By the chain rule $\\nabla_A = G B^\\top$ and $\\nabla_B = A^\\top G$.'));
		expect(points[0]?.quote).toMatch(/G B\^\\top|A\^\\top G/);
		expect(points[1]?.quote).toBeUndefined();
	});

	it('are found by words, and are no findings where they are not', () => {
		const text = part(zero, 'The gradients of both are zero, and training is stuck.');
		expect(pointsOf(text).map(({ quote }) => quote)).toEqual(['gradients of both are zero', 'stuck', undefined]);
		const silent = part(zero, 'I have no idea.');
		expect(pointsOf(silent).every(({ quote }) => quote === undefined)).toBe(true);
		expect(alarms(reviewed(silent))).toEqual([]);
	});

	it.each([
		['Increase the rank of the adapter.', true],
		['A higher rank gives it room.', true],
		['Use a larger rank.', true],
		['Lower the rank.', false],
		['The rank is a hyperparameter.', false],
	])('are surely made by one word beside any that means the same: %s', (answer, sure) => {
		const text = part('Your LoRA adapter underfits the training data. What would you change?', answer);
		expect(reviewed(text).findings.some(({ rule }) => rule === 'key.point')).toBe(sure);
	});

	it('are not made by what the text denies', () => {
		expect(pointsOf(part(zero, 'The gradients are not zero at all.'))[0]?.quote).toBeUndefined();
	});
});

describe('steps that an answer shows', () => {
	const question =
		'Derive the expression for the pre-softmax attention score $S_{ij}$ as a bilinear form in the residual stream vectors $X_i$ and $X_j$ with a single virtual weight matrix $W_{QK}$, from $W_Q$ and $W_K$.';
	const stepsOf = (answer: string) => {
		const text = part(question, answer);
		const { solution } = reviewed(text).parts.find(({ leaf }) => leaf)!;
		return (solution?.steps ?? []).map(({ title, shown }) => `${title}: ${shown ? text.slice(...shown) : '–'}`);
	};

	it('are found by form', () => {
		const steps = stepsOf('$$S_{ij} = (W_Q X_i)^\\top (W_K X_j)$$\n\nso $W_{QK} = W_Q^\\top W_K$.');
		expect(steps).toContain('Put in: (W_Q X_i)^\\top (W_K X_j)');
		expect(steps).toContain('Collect the two matrices: W_Q^\\top W_K');
		expect(steps).toContain('Transpose the product: –');
	});

	it('are found in other letters where the form is telling', () => {
		const steps = stepsOf('$$s = (W_Q u)^\\top (W_K v) = u^\\top W_Q^\\top W_K v$$');
		expect(steps).toContain('Put in: (W_Q u)^\\top (W_K v)');
	});
});
