import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

const SOFTMAX = 'What are the softmax probabilities of the logits (2, 1, 0)?';
// 0.6652, 0.2447, 0.0900

const verdict = (question: string, answer: string) =>
	reviewed(part(question, answer)).parts.find(({ leaf }) => leaf)!.verdict;

describe('a vector that was asked for', () => {
	it.each([
		'$p = (0.665, 0.245, 0.090)$',
		'$$p = \\begin{bmatrix} 0.665 \\\\ 0.245 \\\\ 0.090 \\end{bmatrix}$$',
		'They are [0.665, 0.245, 0.09].',
		'They are (0.67, 0.24, 0.09).',
		'About 66.5%, 24.5% and 9.0%.',
		'0.665, 0.245 and 0.090',
		'$\\left(0.6652,\\, 0.2447,\\, 0.0900\\right)$',
	])('is confirmed as it is written: %s', answer => {
		expect(verdict(SOFTMAX, answer)).toBe('right');
	});

	it.each([
		['one entry', '$p = (0.665, 0.254, 0.090)$'],
		['the order', 'They are [0.09, 0.245, 0.665].'],
		['all of them', 'The answer is (0.50, 0.33, 0.17).'],
	])('is wrong in %s', (_, answer) => {
		const { findings, parts } = reviewed(part(SOFTMAX, answer));
		expect(parts.find(({ leaf }) => leaf)!.verdict).toBe('wrong');
		expect(findings.find(({ rule }) => rule === 'key.contradicted')?.message).toMatch(/entry \d is 0\./);
	});

	it('is wrong where one number of a bare row is', () => {
		const { findings } = reviewed(part(SOFTMAX, 'Probabilities 0.665, 0.254 and 0.090.'));
		expect(findings.find(({ rule }) => rule === 'key.contradicted')?.message).toMatch(/entry 2 is 0\.245/);
	});

	it.each([
		[
			'another vector that its calculation comes to',
			'With smoothing the target is (1 − 0.1 + 0.1/3, 0.1/3, 0.1/3) = (0.933, 0.033, 0.033).',
		],
		['the exponentials on the way', 'The exponentials are (7.389, 2.718, 1), and $p = (0.665, 0.245, 0.090)$.'],
		['the logits again', 'We apply the softmax to (2, 1, 0).'],
		['numbers of another length', 'The two largest are (0.66, 0.25).'],
		['an interval', 'All lie in (0, 1), and they add up to one.'],
		['a list of steps', 'Steps 1, 2 and 3: exponentiate, add, divide: (0.665, 0.245, 0.090).'],
	])('raises no alarm: %s', (_, answer) => {
		expect(alarms(reviewed(part(SOFTMAX, answer)))).toEqual([]);
	});
});

describe('a vector that its own calculation comes to', () => {
	const STEP = 'What is the vector after the step?';
	it.each([
		['$P = (1 - 0.4,\\ 2 + 0.2) = (0.6, 2.2)$', '$P = (1 - 0.4,\\ 2 + 0.2) = (0.6, 1.8)$'],
		['P = (1 − 0.4, 2 + 0.2) = (0.6, 2.2).', 'P = (1 − 0.4, 2 + 0.2) = (0.6, 1.8).'],
		['$(3, 4)/5 = ($0.6$,$ 0.8$)$', '$(3, 4)/5 = ($0.6$,$ 0.9$)$'],
		['$(2, 0) + (1, -1) = (3,$ $-1$$)$', '$(2, 0) + (1, -1) = (3,$ $1$$)$'],
	])('%s and not %s', (right, wrong) => {
		const verdicts = (answer: string) => reviewed(part(STEP, answer)).findings.map(({ verdict }) => verdict);
		expect(verdicts(right)).toContain('right');
		expect(alarms(reviewed(part(STEP, right)))).toEqual([]);
		expect(verdicts(wrong)).toContain('wrong');
	});

	it.each([
		'The points (1, 2) and (3, 4) lie on a line; the interval $[0, 1)$ is half open, $(0, 5]$ too.',
		'$f(x) = ($see above$)$ and $x = 5$.',
		'The layer is (3, 64, 7) = (channels, filters, kernel), so 3 · 64 = 192 pairs.',
	])('nothing is said of %s', answer => {
		expect(alarms(reviewed(part(STEP, answer)))).toEqual([]);
	});
});

describe('several vectors that were asked for are known by their letters', () => {
	const NETWORK =
		'A ReLU network has $x = (1, 2)^\\top$, $W_1 = \\begin{pmatrix} 0.5 & -0.25 \\\\ 0.25 & 0.75 \\end{pmatrix}$, $b_1 = (0, -0.5)^\\top$ and $w_2 = (1, -2)^\\top$. Compute the pre-activations $z$ and the hidden activations $h$.';
	const said = (answer: string) =>
		reviewed(part(NETWORK, answer))
			.findings.filter(({ target }) => target === 'z' || target === 'h')
			.map(({ verdict, target }) => `${target} ${verdict}`);
	it.each([
		['$z = (0, 1.25)^\\top$ and $h = (0, 1.25)^\\top$.', ['z right', 'h right']],
		['$z = (0, 1.75)^\\top$ and $h = (0, 1.75)^\\top$.', ['z wrong', 'h follows']],
		['$z = (0, 1.25)^\\top$ and $h = (0, 1.52)^\\top$.', ['z right', 'h wrong']],
		['They are (0, 1.25) and (0, 1.25).', ['z right']],
	])('%s', (answer, wanted) => {
		expect(said(answer)).toEqual(wanted);
	});
});
