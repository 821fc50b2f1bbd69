import { describe, expect, it } from 'vitest';
import { reviewed } from '../check/reviewed.ts';

/** Key and results of the one question of a problem. */
const solvedAs = (around: string, question: string) => {
	const { parts } = reviewed(`# Homework\n\n## Problem 1\n\n${around}\n\n(a) ${question}\n`);
	const part = parts.find(({ solution }) => solution);
	const results = part?.solution?.steps.flatMap(step => step.results) ?? [];
	return {
		key: part?.key,
		results: Object.fromEntries(results.map(({ name, text }) => [name, text])),
	};
};

describe('the factors of a product go by the letters that stand in it', () => {
	it.each([
		[
			'another pair of letters with a scale',
			'$W^\\prime = W + sPQ$, $s = 3$, $P=\\begin{pmatrix}2\\\\1\\end{pmatrix}$, $Q=\\begin{pmatrix}0&0\\end{pmatrix}$, and backpropagation gives $\\partial \\mathcal L/\\partial W^\\prime=\\begin{pmatrix}1&0\\\\4&-1\\end{pmatrix}$.',
			'Compute $\\partial\\mathcal L/\\partial Q$. Is $\\partial\\mathcal L/\\partial P$ different from zero?',
			{ 'gradient of the left factor': '[0; 0]', 'gradient of the right factor': '[18 -3]' },
		],
		[
			'vectors, one of them transposed',
			'$\\Delta = b\\,a^\\top$ with $b=(0,0)^\\top$ and $a=(1,-2)^\\top$; the gradient of the loss with respect to $\\Delta$ is $G=\\begin{pmatrix}3&1\\\\0&-1\\end{pmatrix}$.',
			'Give $\\partial L/\\partial b$ and the new $b$ after one gradient step of size $0.5$.',
			{ 'gradient of the left factor': '[1; 2]', 'new left factor': '[-0.5; -1]' },
		],
		[
			'the product the other way round, numbers in rows',
			'$W = W_0 + BA$ with $B = (0, 0)^\\top$, $A = (2,\\ 1)$ and $G = \\partial L/\\partial W = \\begin{pmatrix}1 & 0\\\\ -1 & 3\\end{pmatrix}$.',
			'Work out $\\partial L/\\partial B$ and $\\partial L/\\partial A$. Then do one gradient step with step size 0.1.',
			{ 'gradient of the left factor': '[2; 1]', 'gradient of the right factor': '[0 0]' },
		],
		[
			'numbers, from the squared error with a half before it',
			'Scalar LoRA: ŷ = (w + u·v)·x with the frozen w = 1, x = 2, target 4, loss ½(ŷ − 4)². Start u = 0, v = 0.5.',
			'Gradients with respect to u and v? Value of the product u·v after one gradient step with learning rate 0.1?',
			{
				'gradient of the left factor': '-2',
				'gradient of the right factor': '0',
				'product after the step': '0.1',
				'loss after the step': '1.62',
			},
		],
		[
			'numbers, from the squared error alone',
			'Output (w + p·q)·x, w = 1.5 frozen, x = 2, target 4, loss (output − 4)². Currently p = 1, q = 0.',
			'What are the derivatives with respect to p and q, and the new p and q after a step with learning rate 0.05?',
			{ 'gradient of the left factor': '0', 'gradient of the right factor': '-4' },
		],
	])('%s', (_, around, question, wanted) => {
		const { key, results } = solvedAs(around, question);
		expect(key).toBe('lora.gradient-step');
		expect(results).toMatchObject(wanted);
	});

	it.each([
		[
			'a matrix and what it is multiplied by',
			'$y = b + Wx$, $W = \\begin{pmatrix}1&2\\end{pmatrix}$, $x = (3, 1)^\\top$, $b = 1$.',
			'Compute $\\partial y/\\partial W$ and the new $W$ after one step with learning rate 0.1.',
		],
		['a way', '$\\Delta x = v t$ with $v = 3$ and $t = 4$.', 'What is the new $t$ after doubling the speed?'],
		[
			'a head',
			"$h' = h + W_O r$ with $W_O = \\begin{pmatrix}1\\\\2\\end{pmatrix}$ and $r = (3)$.",
			"What is $\\partial h'/\\partial r$?",
		],
	])('%s is none', (_, around, question) => {
		expect(solvedAs(around, question).key).not.toBe('lora.gradient-step');
	});
});
