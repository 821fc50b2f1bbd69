import { describe, expect, test } from 'vitest';
import { stepOf } from '../../../src/core/report/line-up.ts';
import { pageOf } from '../../../src/webview/page.ts';
import { review, source } from './sample.ts';

describe('the page of a part', () => {
	const page = pageOf(review, '1.a', source, stepOf)!;

	test('findings stand beside the step whose result they speak of', () => {
		expect(page.methods[0]!.steps.map(step => step.findings.map(finding => finding.quote))).toEqual([
			['1000 \\times 4 = 5000'],
			['5000 / 2 = 2500'],
		]);
	});

	test('a finding that fits no step is left to the page; points are among the points only', () => {
		expect(page.findings.map(finding => finding.quote)).toEqual(['1000 weights']);
		expect(page.points.map(({ text, found }) => [text, found])).toEqual([
			['four bytes each', true],
			['no padding', false],
		]);
	});

	test('counts are worst first and leave points out', () => {
		expect(page.counts).toEqual([
			{ verdict: 'wrong', count: 1 },
			{ verdict: 'follows', count: 1 },
			{ verdict: 'right', count: 1 },
		]);
	});

	test('it says from where a finding inherits, and on which line a given stands', () => {
		expect(page.methods[0]!.steps[1]!.findings[0]!.roots).toEqual([{ span: review.findings[0]!.span, line: 7 }]);
		expect(page.givens[0]!.line).toBe(5);
	});

	test('what is assumed is shown where the solution needs it', () => {
		const part = review.parts[1]!;
		const assumed = (symbol: string) => ({ ...part.givens[0]!, symbol, from: 'default' as const, span: null });
		const steps = [{ ...part.solution!.steps[0]!, latex: 'M = b_{\\text{mixed}} N^{\\alpha} \\frac{C_0}{2}' }];
		const givens = ['b_mixed', '\\alpha', 'C_0', 'f', '\\beta', 'C', 'b'].map(assumed);
		const parts = review.parts.map(other =>
			other === part ? { ...part, givens, solution: { ...part.solution!, steps } } : other,
		);
		const shown = pageOf({ ...review, parts }, '1.a', source, stepOf)!.givens;
		expect(shown.map(({ symbol }) => symbol)).toEqual(['b_mixed', '\\alpha', 'C_0']);
	});

	test('a result that the answer states without a name is not given, unless a step takes it', () => {
		const part = review.parts[1]!;
		const stated = { ...part.givens[0]!, symbol: '', from: 'answer' as const };
		const parts = review.parts.map(other => (other === part ? { ...part, givens: [stated] } : other));
		const shown = (fields: Parameters<typeof pageOf>[4]) =>
			pageOf({ ...review, parts }, '1.a', source, stepOf, fields)!.givens.length;
		expect(shown(undefined)).toBe(0);
		const field = { symbol: 'N', name: 'weights', text: '1000', value: 1000, unit: '', whole: true };
		expect(shown({ fields: [field], presets: [] })).toBe(1);
	});

	test('the tree around it', () => {
		expect(page.ancestors.map(({ id }) => id)).toEqual(['1']);
		expect(pageOf(review, '1', source, stepOf)!.children.map(({ id }) => id)).toEqual(['1.a', '1.b']);
	});

	test('a part that is gone has no page', () => {
		expect(pageOf(review, '9.z', source, stepOf)).toBeNull();
	});
});

test('a preset is offered for what has a field on the page', () => {
	const field = { symbol: 'n', name: 'weights', text: '1000', value: 1000, unit: '', whole: true };
	const given = { symbol: 'n', name: 'weights', text: '1000', unit: '', from: 'question', span: null } as const;
	const parts = review.parts.map(part => (part.id === '1.a' ? { ...part, givens: [given] } : part));
	const presets = [
		{ kind: 'model', subject: 'Seen', values: { n: '7', L: '2' } },
		{ kind: 'model', subject: 'Unseen', values: { L: '2' } },
	] as const;
	const page = pageOf({ ...review, parts }, '1.a', source, stepOf, { fields: [field], presets });
	expect(page?.presets).toEqual([{ kind: 'model', subject: 'Seen', values: { n: '7' } }]);
});
