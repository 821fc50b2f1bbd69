import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHomework } from '../../../src/core/homework/read.ts';
import { readSource } from '../../../src/core/text/source.ts';
import { sectionText } from './fixtures.ts';

/** A question, and an answer of one of the shapes that answers have: what it says first and last. */
interface Item {
	readonly question: string;
	readonly answer: string;
}

interface Problem {
	readonly number: number;
	readonly parts: readonly Item[];
}

const questions = [
	'How many weights has a layer from 12 to 3 units?',
	'Show that the entries of a softmax sum to one.',
	'Explain briefly why dropout is switched off at test time.',
	'Let $A$ be symmetric. Prove that its eigenvalues are real.',
	'Suppose the loss goes up after a step. What would you change first?',
	'Write down the update of momentum.',
	'In one sentence: what does weight decay do?',
	'Implement a ReLU layer in NumPy.',
	'Is the sigmoid convex? Justify your answer.',
	'Compare L1 with L2 regularisation.',
	'Sketch the boundary of the perceptron with $w = (1, 2)$.',
	'The logits are $(1, 0)$. Find the probabilities.',
];

/** Answers that order something, compute, list, or begin with words that give. */
const answers = [
	'Thirty-nine, biases included.',
	'$12 \\times 3 + 3 = 39$.',
	'The steps are:\n\n1. Compute the forward pass.\n2. Compute the loss.\n3. Propagate the gradient back.\n\nThat is all.',
	'**Step 1: forward.** The layer gives $h = 2$.\n\n**Step 2: backward.** It is $2 \\cdot 3 = 6$.\n\n**Result:** $6$.',
	'Given $x = 2$, we have $w x = 6$.\n\nBy the chain rule it is $6 \\cdot 2 = 12$.',
	'The exponentials are 2.718 and 1.\n\nHence the first probability is 0.731.',
	'There are two effects:\n\n- the steps get smaller,\n- the noise is averaged.',
	'Put in the value:\n\n$$f(2) = 2 \\cdot 2 = 4$$\n\nSo it doubles.',
	'The function is short:\n\n```python\ndef relu(x):\n    # what does it do?\n    return np.maximum(x, 0)\n```\n\nIt works for any shape.',
];

const letters = 'abc';
const item = fc.record({ question: fc.constantFrom(...questions), answer: fc.constantFrom(...answers) });
const sheet = fc.uniqueArray(item, { minLength: 4, maxLength: 7, selector: ({ question }) => question }).chain(items =>
	fc.array(fc.integer({ min: 1, max: 3 }), { minLength: items.length, maxLength: items.length }).map(sizes => {
		const problems: Problem[] = [];
		for (let at = 0; at < items.length; at += sizes[problems.length - 1]!)
			problems.push({ number: problems.length + 1, parts: items.slice(at, at + sizes[problems.length]!) });
		return problems;
	}),
);

const idsOf = (problems: readonly Problem[], letter = (at: number) => letters[at]!): readonly string[] =>
	problems.flatMap(({ number, parts }) =>
		parts.length === 1 ? [`${number}`] : parts.map((_, at) => `${number}.${letter(at)}`),
	);

/** The parts of a problem, each by its letter; a problem of one part has none. */
const written = (
	{ parts }: Problem,
	label: (letter: string, at: number) => string,
	say: (own: Item) => string,
): string => parts.map((own, at) => `${parts.length === 1 ? '' : label(letters[at]!, at)}${say(own)}\n\n`).join('');

const marked = (mark: (answer: string) => string) => (own: Item) => `${own.question}\n\n${mark(own.answer)}`;
const sheetOf =
	(mark: (answer: string) => string, label = (letter: string) => `(${letter}) `, title = '# Homework 3') =>
	(problems: readonly Problem[]) =>
		`${title}\n\n${problems.map(p => `## Problem ${p.number}\n\n${written(p, label, marked(mark))}`).join('')}`;
const chatOf = (user: string, assistant: string, label: (letter: string) => string) => (problems: readonly Problem[]) =>
	`# Homework help\n\n${problems
		.map(p => {
			const asked = written(
				p,
				letter => `(${letter}) `,
				own => own.question,
			).replace(/\n\n/g, '\n');
			return `${user}Problem ${p.number}. Keep my letters.\n${asked}\n${assistant}${written(p, label, own => own.answer)}`;
		})
		.join('')}`;

const styles: Readonly<Record<string, (problems: readonly Problem[]) => string>> = {
	'a mark in back-ticks': sheetOf(a => `\`Answer:\` ${a}`),
	'a mark in a highlight': sheetOf(a => `==Answer:== ${a}`),
	'a mark behind a sign': sheetOf(a => `✏️ **Answer:** ${a}`),
	'an attempt': sheetOf(a => `My attempt: ${a}`),
	'a shortcode': sheetOf(a => `{{< details "Answer" >}}\n${a}\n{{< /details >}}`),
	'another shortcode': sheetOf(a => `{{% expand "Solution" %}}\n${a}\n{{% /expand %}}`),
	'a tag': sheetOf(a => `<Solution>\n\n${a}\n\n</Solution>`),
	'a quote': sheetOf(a =>
		a
			.split('\n')
			.map(line => `> ${line}`)
			.join('\n'),
	),
	'no mark at all': sheetOf(a => a),
	'points in the margin': sheetOf(
		a => `**Answer:** ${a}`,
		letter => `*3 pts* (${letter}) `,
	),
	'points glued to their unit': sheetOf(
		a => `*Answer:* ${a}`,
		letter => `2p (${letter}) `,
	),
	'a part behind a comma': problems =>
		`# Homework 3\n\n${problems
			.map(p =>
				p.parts
					.map(
						(own, at) =>
							`**Problem ${p.number}${p.parts.length === 1 ? '' : `, part (${letters[at]})`}.** ${own.question}\n\n**Answer:** ${own.answer}\n\n`,
					)
					.join(''),
			)
			.join('')}`,
	'instructions above': sheetOf(
		a => `**Answer:** ${a}`,
		letter => `**${letter})** `,
		'# Homework 3\n\n## Instructions\n\n1. Hand in one file.\n2. Show your work.\n3. Write your name on it.',
	),
	'answers below each problem': problems =>
		`# Homework 3\n\n${problems
			.map(p => {
				const label = (letter: string) => `(${letter}) `;
				return `## Problem ${p.number}\n\n${written(p, label, own => own.question)}### Answer\n\n${written(p, label, own => own.answer)}`;
			})
			.join('')}`,
	'a chat whose replies letter by another sign': chatOf(
		'**User:**\n\n',
		'**Assistant:**\n\n',
		letter => `**${letter})** `,
	),
	'a chat with pictures before the names': chatOf('🧑 **You**\n\n', '🤖 **Gemini**\n\n', letter => `(${letter}) `),
	'a chat in plain words': chatOf('User: ', 'Assistant: ', letter => `**(${letter})** `),
};

const first = (text: string): string => text.replaceAll('**', '').split('\n')[0]!.slice(0, 30);
const last = (text: string): string => text.replaceAll('**', '').replace(/\s+/g, ' ').trim().slice(-12);

describe('a homework whose answers say all that answers say', () => {
	it.each(Object.entries(styles))('%s', (_, style) => {
		fc.assert(
			fc.property(sheet, problems => {
				const text = style(problems);
				const read = readHomework(readSource(text));
				const leaves = read.parts.filter(({ leaf }) => leaf);
				const items = problems.flatMap(({ parts }) => parts);
				expect(
					leaves.map(({ id }) => id),
					text,
				).toEqual(idsOf(problems));
				for (const [at, leaf] of leaves.entries()) {
					const [question, answer] = [sectionText(read, leaf, 'question'), sectionText(read, leaf, 'answer')];
					expect(question, text).toContain(items[at]!.question);
					expect(first(answer), text).toBe(first(items[at]!.answer));
					expect(last(answer), text).toBe(last(items[at]!.answer));
				}
			}),
			{ numRuns: 25, seed: 11 },
		);
	});

	it('numbers by decimals in bold, and by lists of HTML', () => {
		fc.assert(
			fc.property(sheet, problems => {
				const decimals = problems
					.map(
						p =>
							`## ${p.number}. Topic\n\n${written(
								p,
								(_l, at) => `**${p.number}.${at + 1}.** `,
								marked(a => `**Answer:** ${a}`),
							)}`,
					)
					.join('');
				const ids = (text: string) =>
					readHomework(readSource(text))
						.parts.filter(({ leaf }) => leaf)
						.map(({ id }) => id);
				expect(ids(`# Homework 3\n\n${decimals}`), decimals).toEqual(idsOf(problems, at => `${at + 1}`));
				const items = problems.map(({ parts }) => {
					const inner = parts.map(own => `<li>${own.question}<br>\n<b>Answer:</b> yes</li>`).join('\n');
					return parts.length === 1 ? inner : `<li>Topic\n<ol type="a">\n${inner}\n</ol></li>`;
				});
				expect(ids(`# Homework 3\n\n<ol>\n${items.join('\n')}\n</ol>\n`)).toEqual(idsOf(problems));
			}),
			{ numRuns: 25, seed: 4 },
		);
	});
});
