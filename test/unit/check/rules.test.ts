import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { review } from '../../../src/core/review.ts';
import type { Review } from '../../../src/core/review-contract.ts';
import { library } from '../library.ts';
import { part } from './reviewed.ts';

const assignment = '# Homework\n\n## Problem 1\n\nA model reads $10^{15}$ tokens. How many books is that?\n';
const looked = (text: string): Review =>
	review(text, library, { force: true, assignment: text.includes('assignment:') ? assignment : undefined });

/** What raises each rule. */
const samples: Readonly<Record<string, string>> = {
	'value.holds': '$6 \\times 7 = 42$',
	'value.mismatch': '$6 \\times 7 = 44$',
	'value.range': 'These are the output positions 40–73, which is 33 terms.',
	'value.substitution': 'With $N = 4$ and $d = 96$, $N d^2 = 4 \\times 96 = 384$.',
	'matrix.mismatch':
		'Let $A = \\begin{pmatrix}1 & 2\\\\3 & 4\\end{pmatrix}$. Then $A^\\top = \\begin{pmatrix}1 & 3\\\\2 & 5\\end{pmatrix}$.',
	'value.alternative': 'That is 3 feet × 12 = 36 inches.',
	'order.mismatch': 'We see that $32 < 26$.',
	'digits.rounded': '$2/3 = 0.667$',
	'digits.last-digit': '$2/3 = 0.666$',
	'digits.carried': '$1.8 \\times 2.6 = 4.8$',
	'digits.loose': '$263/1 \\approx 250$',
	'unit.mismatch': 'So $3 \\text{ s} = 3 \\text{ GB}$.',
	'unit.ratio': 'It lasts $1010 / 60 = 16.8$ min, and costs $16.8 / 3600 \\times 1.50 = 0.007$ dollars.',
	'unit.binary-prefix': '$24 \\times 2^{30} \\text{ bytes} = 24 \\text{ GB}$',
	'unit.rate': '$40 \\text{ GB/s} = 20 \\times 2 \\text{ GB}$',
	'flow.follows':
		'It has $3 \\times 40 \\text{ GB} = 140 \\text{ GB}$. Twice: $140 \\text{ GB} \\times 2 = 280 \\text{ GB}$.',
	'flow.compensating':
		'It has $3 \\times 40 \\text{ GB} = 140 \\text{ GB}$. Twice: $140 \\text{ GB} \\times 2 = 240 \\text{ GB}$.',
	'flow.derived':
		'The weights take $3 \\times 40 \\text{ GB} = 120 \\text{ GB}$, the cache takes $2 \\times 15 \\text{ GB} = 30 \\text{ GB}$. Altogether 150 GB.',
	'flow.restated': 'It has $3 \\times 40 \\text{ GB} = 120 \\text{ GB}$. So it requires 120 GB of memory.',
	'flow.contradiction':
		'One epoch lasts $3000 \\text{ s} / 60 = 50 \\text{ min}$. As computed above, an epoch lasts 55 min.',
	'ratio.holds': 'One needs 4,194,304 bytes, the other 32,768 bytes, a 128x reduction.',
	'identity.holds': '$y = (a + b)^2 = a^2 + 2ab + b^2$',
	'identity.mismatch': 'We define $y = (a + b)^2 = a^2 + b^2$.',
	'proportion.holds': 'We have $E = k v^2$, so $E \\propto v^2$.',
	'proportion.mismatch': 'We have $E = k v^2$, so $E \\propto v$.',
	'equation.holds': '$2x + 6 = 20 \\Rightarrow x = 7$',
	'equation.mismatch': '$2x + 6 = 20 \\Rightarrow x = 8$',
	'shape.mismatch':
		'Let $W_O \\in \\mathbb{R}^{d \\times h}$ and $W_V \\in \\mathbb{R}^{h \\times d}$. Then $W_{OV} = W_O W_V$ and $W_{OV} \\in \\mathbb{R}^{d \\times h}$.',
	'shape.holds':
		'Let $W_O \\in \\mathbb{R}^{d \\times h}$ and $W_V \\in \\mathbb{R}^{h \\times d}$. Then $W_{OV} = W_O W_V$ and $W_{OV} \\in \\mathbb{R}^{d \\times d}$.',
	'fact.holds': 'GPT-3 has 96 layers.',
	'fact.mismatch': 'GPT-3 has 86 layers.',
	'text.hypothetical': 'Suppose that $6 \\times 7 = 54$.',
	'count.rounded': 'In all 1,450 nails. In boxes of 300: 4 boxes.',
	'law.mismatch': 'We asked 36 people, with a standard deviation of 3. So the standard error is 3/36 = 0.0833.',
	'words.mismatch': 'Squares: 16, 9, 25, 4, 1, 136. Their sum is 181.',
	'ratio.mismatch':
		'The limit of the chip is $2 \\times 10^{-4}$ W. The power of the chip is 700 W, so the power of the chip is 12 orders of magnitude above the limit of the chip.',
	'flow.nowhere': '24,000 / 0.5 = 48,000 tokens. As computed above, the cache needs 37 GB.',
};

const average = 'Show that the $i$-th column of $X A^T$ is an attention-weighted average of the source token vectors.';
const pattern = 'Interpret the attention pattern of a head with $W_{QK} = -I$ where $d_{\\text{model}} = 3$.';
const lora =
	'How much memory is required to store the LoRA weights $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times l}$ at 4 bytes per number? Use $m = l = 100$ and $k = 2$.';
const groceries = `What we bought:

| item | price |
|---|---|
| flour | 2.35 EUR |
| butter | 6.80 EUR |
| total | 9.51 EUR |`;
const positions =
	'Which tokens are used to compute the loss for training the soft prompt? [Tokens 1-4: soft prompt] [Tokens 5-8: question] [Tokens 9-12: answer] [Token 13: end of sequence]';
/** Raised by few answers of few keys; they are tested where they are made. */
const rare: ReadonlySet<string> = new Set(['step.skipped', 'mistake.formula', 'key.form']);

const homework = (answer: string): string => `## Problem 1\n\n**Question:** What comes out?\n\n**Answer:** ${answer}\n`;

const folder = new URL('../../fixtures/homework/', import.meta.url);
const fixtures = [
	...readdirSync(folder)
		.filter(name => name.endsWith('.md'))
		.map(name => readFileSync(new URL(name, folder), 'utf8')),
	...readdirSync(new URL('../../../examples/', import.meta.url))
		.filter(name => name.endsWith('.md'))
		.map(name => readFileSync(new URL(`../../../examples/${name}`, import.meta.url), 'utf8')),
];
const documented = [
	...readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8').matchAll(/^### ([a-z]+\.[a-z-]+)/gm),
].map(([, rule]) => rule!);

/** For each rule a document that raises it: a sample, or the first fixture that does (slow: hundreds are read until the last rule is found). */
function documents(): ReadonlyMap<string, string> {
	const found = new Map(Object.entries(samples).map(([rule, answer]) => [rule, homework(answer)]));
	const asked = ([rule, question, answer]: readonly [string, string, string]) =>
		found.set(rule, part(question, answer));
	asked(['key.step', average, '$$(X A^T)_i = \\sum_j A_{ij} X_j$$']);
	asked(['key.form', average, '$$(X A^T)_i = \\sum_j A_{ji} X_j$$']);
	asked(['key.close', 'Precision is 1 and recall is 1. F1?', 'F1 = 0.9']);
	asked(['key.contradicted', lora, 'The LoRA factors take 5,000 bytes, so the memory is $M = 5000$ bytes.']);
	asked(['mistake.words', pattern, 'All scores shrink, so it attends equally to all tokens.']);
	asked(['table.mismatch', 'What do they cost?', groceries]);
	asked([
		'key.point',
		'Fine-tuning with LoRA leaves the model underfitting. Give reasons why.',
		'The rank may be too small for the update that is needed.',
	]);
	asked(['key.confirmed', 'Precision is 1 and recall is 1. F1?', 'F1 = 1']);
	asked(['key.missing', positions, 'The loss is taken on tokens 9-12.']);
	found.set(
		'flow.words',
		'## Problem 2: Training cost\n\n**(a)** **Question:** What does it cost to train for 400 hours on 1000 accelerators at \\$2.00 per hour each?\n\n**Answer:** $400 \\times 1000 = 400{,}000$ hours, and $400000 \\times 2.00 = \\$800{,}000{,}000$.\n\n**Takeaway:** Training costs **\\$800,000,000**, which is prohibitive.\n',
	);
	found.set('document.too-long', homework(`6 + ${'1 + '.repeat(40_000)} 1 = 3`));
	found.set(
		'assignment.drift',
		'---\nassignment: a.md\n---\n\n# Homework\n\n## Problem 1\n\nA model reads $1.7 \\times 10^{15}$ tokens. How many books is that?\n\n**Answer:** Many.\n',
	);
	for (const text of fixtures) {
		if (documented.every(rule => found.has(rule) || rare.has(rule))) break;
		for (const { rule } of looked(text).findings) if (!found.has(rule)) found.set(rule, text);
	}
	return found;
}

const raising = documents();
const rulesOf = (text: string): ReadonlySet<string> => new Set(looked(text).findings.map(({ rule }) => rule));
const withTop = (text: string, comment: string): string => {
	const front = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0] ?? '';
	return `${front}\n${comment}\n\n${text.slice(front.length)}`;
};

describe.each(documented.filter(rule => !rare.has(rule)))('%s', rule => {
	const text = raising.get(rule) ?? '';

	it('is raised by a document', () => {
		expect([...rulesOf(text)]).toContain(rule);
	});

	it('is switched off for the file, by its name, its family and the option', () => {
		expect([...rulesOf(withTop(text, `<!-- homework-lens-disable-file ${rule} -->`))]).not.toContain(rule);
		expect([...rulesOf(withTop(text, `<!-- homework-lens-disable-file ${rule.split('.')[0]} -->`))]).not.toContain(
			rule,
		);
		expect(
			review(text, library, { force: true, assignment, disabledRules: [rule] }).findings.some(
				each => each.rule === rule,
			),
		).toBe(false);
	});

	it('is switched off for the part and for the line that it stands in', () => {
		const { findings, parts } = looked(text);
		const finding = findings.find(each => each.rule === rule)!;
		const around = parts.findLast(({ span }) => span[0] <= finding.span[0] && finding.span[1] <= span[1]);
		if (around && around.heading[1] < finding.span[0]) {
			const end = text.indexOf('\n', around.heading[1]);
			const inPart = `${text.slice(0, end)}\n\n<!-- homework-lens-disable-part ${rule} -->${text.slice(end)}`;
			expect(looked(inPart).findings.filter(each => each.rule === rule && each.part === finding.part).length).toBe(0);
		}
		const end = text.indexOf('\n', finding.span[1] - 1);
		const line = text.slice(text.lastIndexOf('\n', end - 1) + 1, end);
		if (end < 0 || /^\s*(?:\||```|\$\$|\\\[|#)|\\\\\s*$/.test(line) || rule === 'document.too-long') return;
		const onLine = `${text.slice(0, end)} <!-- homework-lens-disable-line ${rule} -->${text.slice(end)}`;
		const left = looked(onLine).findings.filter(
			each => each.rule === rule && each.span[1] > text.lastIndexOf('\n', end - 1) && each.span[0] < end,
		);
		expect(left.length).toBe(0);
	});
});

describe('the page of rules', () => {
	it('names every rule that the checker has', () => {
		const check = new URL('../../../src/core/check/', import.meta.url);
		const codes = readdirSync(check, { recursive: true, encoding: 'utf8' })
			.filter(name => name.endsWith('.ts'))
			.flatMap(name =>
				[
					...readFileSync(new URL(name, check), 'utf8').matchAll(
						/rule(?:: string \| undefined)?(?:: |\s*===? |\s*\? )'([a-z]+\.[a-z-]+)'/g,
					),
				].map(([, code]) => code!),
			);
		expect(codes.length).toBeGreaterThan(20);
		for (const code of codes) expect(documented).toContain(code);
	});
});
