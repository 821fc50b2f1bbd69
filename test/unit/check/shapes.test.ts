import { describe, expect, it } from 'vitest';
import { alarms, reviewed } from './reviewed.ts';

const homework = (answer: string): string =>
	[
		'## Problem 1: Circuits',
		'Let $W_Q \\in \\mathbb{R}^{p \\times d}$, $W_K \\in \\mathbb{R}^{p \\times d}$, $W_V \\in \\mathbb{R}^{p \\times d}$ and $W_O \\in \\mathbb{R}^{d \\times p}$.',
		`**(a)** **Question:** What shapes do the products have?\n\n**Answer:** ${answer}`,
	].join('\n\n');

const found = (text: string): readonly string[] =>
	alarms(reviewed(text)).map(line => line.split(' ').slice(0, 2).join(' '));

describe('shapes of products', () => {
	it.each([
		['$W_Q^\\top W_K \\in \\mathbb{R}^{p \\times p}$.'],
		['$M = W_Q^\\top W_K \\in \\mathbb{R}^{p \\times p}$.'],
		['$W_{OV} = W_O W_V$, and $W_{OV} \\in \\mathbb{R}^{p \\times p}$.'],
		['The product $W_O W_V$ is a $p \\times p$ matrix.'],
		['$W_O W_V$ has shape $(p, p)$.'],
		['$W_{OV} = W_O W_V$ has size $(p, p)$.'],
		['$W_V W_O$ is $d \\times d$.'],
	])('wrong: %s', answer => {
		expect(found(homework(answer))).toEqual(['wrong shape.mismatch']);
	});

	it.each([
		['$W_Q^\\top W_K \\in \\mathbb{R}^{d \\times d}$ and $W_V W_O$ is $p \\times p$.'],
		['$W_O W_V$ is not a $p \\times p$ matrix.'],
		['Is $W_O W_V$ a $p \\times p$ matrix?'],
		['Suppose $W_O W_V$ were $p \\times p$.'],
		['$W_O W_V$ has rank at most $p$; a $p \\times p$ block of it may be regular.'],
		['$W_O W_V$ is a $D \\times D$ matrix.'],
		['The pair $(p, p)$ follows $W_O W_V$.'],
	])('silent: %s', answer => {
		expect(found(homework(answer))).toEqual([]);
	});

	it.each([
		['$64 \\times 64$', 'wrong'],
		['It is 512 × 512.', 'right'],
		['It holds 512 × 64 = 32,768 numbers.', undefined],
	])('an asked shape needs no name: %s', (answer, verdict) => {
		const { findings } = reviewed(
			`## Problem 1\n\n**(a)** **Question:** What is the shape of $W_O W_V$ if $W_O \\in \\mathbb{R}^{512 \\times 64}$ and $W_V \\in \\mathbb{R}^{64 \\times 512}$?\n\n**Answer:** ${answer}\n`,
		);
		expect(findings.find(({ kind }) => kind === 'shape')?.verdict).toBe(verdict);
	});

	it.each([
		['$W_{QK}$ is $768 \\times 768$.', []],
		['$W_{QK} = W_Q^\\top W_K \\in \\mathbb{R}^{64 \\times 64}$.', ['wrong shape.mismatch']],
		['$W_Q W_K^\\top \\in \\mathbb{R}^{64 \\times 64}$.', []],
	])('letters with values are their values: %s', (answer, expected) => {
		const text = `## Problem 1: Heads\n\nLet $W_Q, W_K \\in \\mathbb{R}^{h \\times d}$ with $d = 768$ and $h = 64$.\n\n**(a)** **Question:** What is the shape of $W_{QK} = W_Q^\\top W_K$?\n\n**Answer:** ${answer}\n`;
		expect(found(text)).toEqual(expected);
	});

	it('the width of a toy example in another part stays there', () => {
		const parts = [
			'**(a)** **Question:** Say what $W_{QK}$ does in a toy scenario where $d = 3$.\n\n**Answer:** It compares tokens.',
			'**(b)** **Question:** Where does the update lie?\n\n**Answer:** As $W_{OV} = W_O W_V$ with $W_{OV} \\in \\mathbb{R}^{d \\times h}$, in its column space.',
		];
		const { findings } = reviewed(
			`## Problem 1: Heads\n\nLet $W_O \\in \\mathbb{R}^{d \\times h}$ and $W_V \\in \\mathbb{R}^{h \\times d}$.\n\n${parts.join('\n\n')}\n`,
		);
		const [message] = findings.filter(({ rule }) => rule === 'shape.mismatch').map(each => each.message);
		expect(message).toContain('d × d, the product of W_O W_V; here it is called d × h');
	});

	it('a shape that only the answer gives is no witness for itself', () => {
		const { findings } = reviewed(
			'## Problem 1\n\n**Question:** Prove that the rank of $W_{OV}$ is at most $d_{head}$.\n\n**Answer:** $W_{OV} = W_O W_V$ with $W_O \\in \\mathbb{R}^{d_{head} \\times d_{model}}$ and $W_V \\in \\mathbb{R}^{d_{head} \\times d_{model}}$.',
		);
		expect(
			findings.filter(({ kind }) => kind === 'shape').map(({ verdict, quote }) => `${verdict} ${quote.slice(0, 3)}`),
		).toEqual(['wrong W_O', 'right W_V']);
	});

	it('a name means the same within its problem only', () => {
		const other =
			'## Problem 2: Other\n\nLet $A \\in \\mathbb{R}^{d \\times p}$, $B \\in \\mathbb{R}^{p \\times d}$.\n\n**(a)** **Question:** Multiply.\n\n**Answer:** $M = A B \\in \\mathbb{R}^{d \\times d}$.';
		const text = `${homework('$M = W_V W_O \\in \\mathbb{R}^{p \\times p}$.')}\n\n${other}`;
		expect(found(text)).toEqual([]);
	});
});
