import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHomework } from '../../../src/core/homework/read.ts';
import { readSource } from '../../../src/core/text/source.ts';
import { sectionText } from './fixtures.ts';

const questions = [
	['What is the rank of $UV^T$ at most?', 'The rank is at most $r$.'],
	['Compute the number of weights of a layer from 20 to 5 units.', '$20 \\times 5 = 100$.'],
	['Explain why deep networks need non-linearities.', 'Without them the product of the layers is one linear map.'],
	['How many bytes do 1000 parameters take in fp32?', '$1000 \\times 4 = 4000$ bytes.'],
	['Show that the softmax sums to one.', 'Each term is divided by the sum of all.'],
	['True or false: dropout is active at test time.', 'False.'],
	['Derive the gradient of $w^2 / 2$.', 'It is $w$.'],
	['Why is a warm-up used?', 'Early steps would be too large.'],
] as const;

const problemDress = [
	(n: number) => `## Problem ${n}`,
	(n: number) => `## Problem ${n}: Topic`,
	(n: number) => `# Question ${n} (10 pts)`,
	(n: number) => `### **Question ${n}: Topic**`,
	(n: number) => `**Problem ${n}.**`,
	(n: number) => `**Exercise ${n}: Topic**`,
	(n: number) => `## ${n}. Topic`,
	(n: number) => `## Q${n}`,
	(n: number) => `Problem ${n}\n---------`,
	(n: number) => `### Aufgabe ${n}`,
	(n: number) => `## 问题 ${n}`,
	(n: number) => `\\section{Problem ${n}}`,
	(n: number) => `#### Problem ${n} – Topic [5 points]`,
	(n: number) => `Problem ${n}: Topic`,
];

const partDress = [
	(l: string) => `### (${l})`,
	(l: string) => `**(${l})**`,
	(l: string) => `#### **(${l}) Topic**`,
	(l: string) => `##### Part (${l})`,
	(l: string) => `(${l})`,
	(l: string) => `**Part ${l.toUpperCase()}.**`,
	(l: string) => `### ${l})`,
	(l: string) => `**${l}.**`,
	(l: string) => `${l})`,
];

const questionDress = [
	(q: string) => q,
	(q: string) => `**Question:** ${q}`,
	(q: string) => `**Question:**\n\n${q}`,
	(q: string) => `#### Question\n\n${q}`,
];

const answerDress = [
	(a: string) => `**Answer:** ${a}`,
	(a: string) => `**Answer:**\n\n${a}`,
	(a: string) => `#### Answer:\n\n${a}`,
	(a: string) => `Answer: ${a}`,
	(a: string) => `*Solution.* ${a}`,
	(a: string) => `> ${a}`,
	(a: string) => `<details>\n<summary>Solution</summary>\n\n${a}\n\n</details>`,
	(a: string) => `{% details Answer %}\n\n${a}\n\n{% enddetails %}`,
	(a: string) => `**Solution**\n\n${a}`,
	(a: string) => `Lösung: ${a}`,
	(a: string) => `答：${a}`,
];

const turnDress = [
	(u: string, a: string) => `**U** ${u}\n\n**M** ${a}\n\n`,
	(u: string, a: string) => `U\n\n${u}\n\nM\n\n${a}\n\n`,
	(u: string, a: string) => `**User:** ${u}\n\n**Assistant:** ${a}\n\n`,
	(u: string, a: string) => `## User\n\n${u}\n\n## Assistant\n\n${a}\n\n`,
	(u: string, a: string) => `User: ${u}\n\nAssistant: ${a}\n\n`,
	(u: string, a: string) => `You said:\n\n${u}\n\nChatGPT said:\n\n${a}\n\n`,
	(u: string, a: string) => `USER PROMPT:\n${u}\n\nGEMINI RESPONSE:\n\n${a}\n\n`,
	(u: string, a: string) => `**User**\n\n${u}\n\n---\n\n**Cursor**\n\n${a}\n\n---\n\n`,
	(u: string, a: string) => `### Prompt\n\n${u}\n\n### Response\n\n${a}\n\n`,
	(u: string, a: string) => `**🧑 User**\n\n${u}\n\n**🤖 Claude**\n\n${a}\n\n`,
];

const homework = fc.record({
	title: fc.constantFrom(
		'# Homework 3\n\n',
		'',
		'# CS 101, Problem Set 2\n\n',
		'# Solutions to Homework 3\n\n',
		'Assignment 1\n\n',
	),
	problem: fc.constantFrom(...problemDress),
	part: fc.constantFrom(...partDress),
	question: fc.constantFrom(...questionDress),
	answer: fc.constantFrom(...answerDress),
	counts: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }),
});

/** Nearly every pair of dresses is met. `DRESS_RUNS=3000 npx vitest run test/unit/homework/dresses.test.ts` tries more of their combinations. */
const numRuns = Number(process.env.DRESS_RUNS ?? 800);

describe('a homework in any dress', () => {
	it('has the same tree, questions and answers', () => {
		fc.assert(
			fc.property(homework, ({ title, problem, part, question, answer, counts }) => {
				// A single question under a bare number or without any title may as well be a page of something else.
				fc.pre(title !== '' && counts.reduce((sum, n) => sum + Math.max(1, n), 0) > 1);
				let text = title;
				let next = 0;
				const expected: { id: string; question: string; answer: string }[] = [];
				const add = (id: string) => {
					const [q, a] = questions[next++ % questions.length]!;
					text += `${question(q)}\n\n${answer(a)}\n\n`;
					expected.push({ id, question: q, answer: a });
				};
				counts.forEach((count, at) => {
					text += `${problem(at + 1)}\n\n`;
					if (count === 0) add(`${at + 1}`);
					for (let p = 0; p < count; p++) {
						const letter = 'abc'[p]!;
						text += `${part(letter)}\n\n`;
						add(`${at + 1}.${letter}`);
					}
				});
				const read = readHomework(readSource(text));
				const leaves = read.parts.filter(p => p.leaf);
				expect(
					leaves.map(p => p.id),
					text,
				).toEqual(expected.map(e => e.id));
				for (const [at, leaf] of leaves.entries()) {
					expect(sectionText(read, leaf, 'question'), text).toBe(expected[at]!.question);
					expect(sectionText(read, leaf, 'answer'), text).toBe(expected[at]!.answer);
				}
			}),
			{ numRuns, seed: 5 },
		);
	});

	it.each([
		['**Solution.** (a) A.\n\n(b) B.\n\n(c) C.'],
		['**Solution:** (a) A. (b) B. (c) C.'],
		['*Solution:* (a) A.\n(b) B.\n(c) C.'],
		['Answer: (a) A. (b) B.\n\n(c) C.'],
		['**Solution**\n\n(a) A.\n\n(b) B.\n\n(c) C.'],
	])('with the answers together behind one marker: %j', solution => {
		const asked = ['How many legs have they?', 'How many ears have they?', 'Compute the number of noses.'];
		const text = `# Sheet 2\n\n**Exercise 1.** We count 12 sheep.\n\n${asked.map((each, at) => `(${'abc'[at]}) ${each}`).join('\n\n')}\n\n${solution}\n`;
		const read = readHomework(readSource(text));
		const leaves = read.parts.filter(({ leaf }) => leaf);
		expect(
			leaves.map(leaf => [leaf.id, sectionText(read, leaf, 'question'), sectionText(read, leaf, 'answer')]),
		).toEqual(asked.map((each, at) => [`1.${'abc'[at]}`, each, `${'ABC'[at]}.`]));
	});

	it('has it in a chat too, whatever the marks of the turns', () => {
		const chat = fc.tuple(
			homework,
			fc.constantFrom(...turnDress),
			fc.constantFrom('Please solve problem {n}, all parts.', 'next', 'Now number {n}, briefly.'),
		);
		fc.assert(
			fc.property(chat, ([{ problem, part, question, answer, counts }, turn, asked]) => {
				// A heading cannot stand on the line of its mark, nor a bare number alone say that this is homework.
				fc.pre(!problem(1).startsWith('## 1') && counts.reduce((sum, n) => sum + Math.max(1, n), 0) > 1);
				let next = 0;
				const expected: { id: string; question: string; answer: string }[] = [];
				const add = (id: string): string => {
					const [q, a] = questions[next++ % questions.length]!;
					expected.push({ id, question: q, answer: a });
					return `${question(q)}\n\n${answer(a)}\n\n`;
				};
				const text = counts
					.map((count, at) => {
						const parts = Array.from(
							{ length: count },
							(_, p) => `${part('abc'[p]!)}\n\n${add(`${at + 1}.${'abc'[p]}`)}`,
						);
						const said = `Here we go.\n\n${problem(at + 1)}\n\n${count === 0 ? add(`${at + 1}`) : parts.join('')}`;
						return turn(asked.replace('{n}', String(at + 1)), said);
					})
					.join('');
				const read = readHomework(readSource(`# Log\n\n${text}`));
				const leaves = read.parts.filter(p => p.leaf);
				expect(
					leaves.map(p => p.id),
					text,
				).toEqual(expected.map(e => e.id));
				for (const [at, leaf] of leaves.entries()) {
					expect(sectionText(read, leaf, 'question'), text).toBe(expected[at]!.question);
					expect(sectionText(read, leaf, 'answer'), text).toBe(expected[at]!.answer);
				}
			}),
			{ numRuns: Math.ceil(numRuns / 2), seed: 3 },
		);
	});
});

describe('questions in running text, where somebody takes it for homework', () => {
	const leaves = (text: string, force = true) => {
		const read = readHomework(readSource(text), { force });
		return read.parts
			.filter(({ leaf }) => leaf)
			.map(leaf => [leaf.id, sectionText(read, leaf, 'question'), sectionText(read, leaf, 'answer')]);
	};
	const cells = ['How many legs have 12 sheep?', 'Twelve sheep are sold. What is left?', 'And of 5 more?']
		.map((each, at) => `In [${at + 1}]: *${each}*\n\nIt is ${at + 3}.`)
		.join('\n\n');
	const essay =
		'**How many ants are there?** Say 10 for each of 5 stones: 50.\n\n**And bees?** Twice as many, 2 · 50 = 100.\n\n**What do they weigh?** 150 · 3 mg = 450 mg.\n';
	const letter = 'We met on Monday. Nobody asked.\n\nThe bill was 12 €.\n\nWill you come?\n';

	it('takes what stands behind one lead for the questions, also where one does not begin by asking', () => {
		expect(leaves(cells).map(([, question]) => question)).toEqual([
			'In [1]: *How many legs have 12 sheep?*',
			'In [2]: *Twelve sheep are sold. What is left?*',
			'In [3]: *And of 5 more?*',
		]);
		expect(leaves(cells)[1]?.[2]).toBe('It is 4.');
	});

	it('lets an answer begin right behind its question', () => {
		expect(leaves(essay)).toEqual([
			['q1', 'How many ants are there?', 'Say 10 for each of 5 stones: 50.'],
			['q2', 'And bees?', 'Twice as many, 2 · 50 = 100.'],
			['q3', 'What do they weigh?', '150 · 3 mg = 450 mg.'],
		]);
	});

	it('leaves a text of few questions whole, and an ordinary one alone', () => {
		expect(leaves(letter)).toEqual([]);
		expect(leaves(cells, false)).toEqual([]);
	});
});

describe('what stands under a sheet as a whole', () => {
	const sheet = (last: string): string =>
		`# Homework\n\n## Problem 1\n\n**Question:** How many parameters are trained?\n\n**Answer:** There are five vectors.\n\n${last}\n\n## Problem 2\n\n**Question:** Why?\n\n**Answer:** Because of that.\n`;
	const answerOf = (text: string): string | undefined => {
		const homework = readHomework(readSource(text), { force: true });
		const part = homework.parts.find(({ id }) => id === '1')!;
		return sectionText(homework, part, 'answer')?.trim();
	};

	it.each([
		'**Total trainable parameters:** $5 \\times E$.',
		'Total: 40 GB',
		'Time: 3.2 hours',
		'Hours: 57',
		'Page size 4 KB.',
	])('is not what an answer comes to: %s', last => {
		expect(answerOf(sheet(last))).toContain(last.replace(/\*\*/g, ''));
	});

	it.each(['Total points: 20', 'Time spent: 3 hours', 'Total: 17 / 20', 'Page 2 of 3'])(
		'belongs to no part: %s',
		last => {
			expect(answerOf(sheet(last))).toBe('There are five vectors.');
		},
	);
});

describe('questions numbered through the chapters of an exam', () => {
	const QUESTIONS = [
		'What is overfitting? Name two remedies.',
		'Why does dropout behave differently at inference?',
		'A convolution has a 5×5 kernel, 3 input and 8 output channels. How many weights does it have?',
		'Compute the output size for a 32×32 input.',
		'Prove that the softmax does not change when a constant is added to all logits.',
	];
	const sheet = (heads: readonly string[], number: (n: number) => string): string =>
		`# Midterm exam\n\n${heads
			.map((head, at) => {
				const own = at === 0 ? [0, 1] : at === 1 ? [2, 3] : [4];
				return [head, ...own.map(i => `${number(i + 1)} ${QUESTIONS[i]}`)].join('\n\n');
			})
			.join('\n\n')}\n`;
	const ids = (text: string): readonly string[] =>
		readHomework(readSource(text))
			.parts.filter(({ leaf }) => leaf)
			.map(({ id }) => id);

	it.each([
		['Chinese numerals', ['## 一、简答题（10 分）', '## 二、计算题（20 分）', '## 三、证明题']],
		['numerals', ['## I. Theory', '## II. Calculations (20 points)', '## III. Proofs']],
		['letters in bold', ['**A. Short answers**', '**B. Calculations**', '**C. Proofs**']],
	])('have no label of the chapter: %s', (_, heads) => {
		const text = sheet(heads, n => `${n}.`);
		expect(ids(text)).toEqual(['1', '2', '3', '4', '5']);
		const homework = readHomework(readSource(text));
		for (const part of homework.parts) expect(sectionText(homework, part, 'question')).not.toContain('Calculations');
	});

	it('have it where they start over, or where the chapter is a problem', () => {
		const over = sheet(
			['## I. Theory', '## II. Calculations', '## III. Proofs'],
			n => `${n > 4 ? n - 4 : n > 2 ? n - 2 : n}.`,
		);
		expect(ids(over)).toEqual(['i.1', 'i.2', 'ii.1', 'ii.2', 'iii.1']);
		const named = sheet(['## Problem 1', '## Problem 2', '## Problem 3'], n => `${n}.`);
		expect(ids(named).every(id => id.includes('.'))).toBe(true);
	});
});

describe('a chat whose questions bear no label', () => {
	const asked = [
		['How many parameters has a linear layer from 20 to 5 with bias?', '$20 \\times 5 + 5 = 105$ parameters.'],
		['And without the bias?', '$20 \\times 5 = 100$.'],
		['How many bytes is that in fp16?', '$100 \\times 2 = 200$ bytes.'],
	] as const;
	const said = (...pairs: readonly (readonly [string, string])[]) =>
		pairs.map(([u, a]) => `**User:** ${u}\n\n**Assistant:** ${a}\n`).join('\n');
	const count = (text: string) => readHomework(readSource(text)).parts.length;

	it.each([
		['an appointment', ["Let's do a mock exam. I ask, you answer briefly.", 'Sounds good, go ahead.']],
		[
			'a plea for help',
			['Hi! Can you help me with my deep learning homework?', 'Of course! Please send me the first question.'],
		],
		['one in German', ['Ich frage dich jetzt für die Prüfung ab, antworte bitte kurz.', 'Alles klar, leg los!']],
		[
			'one in Spanish',
			['Hola, voy a hacerte unas preguntas para el examen de mañana.', '¡Claro! Adelante, dime la primera.'],
		],
		['thanks', ['Thanks, that was really helpful for my exam!', "You're welcome! Good luck with the exam."]],
	] as const)('has no part for %s', (_, pair) => {
		expect(count(said(pair, ...asked))).toBe(3);
		expect(count(said(...asked, pair))).toBe(3);
	});

	it.each([
		['a short answer', ['Is a softmax invariant to adding a constant to all logits?', 'Yes, it is.']],
		[
			'praise before an answer',
			['Explain why dropout is off at test time please.', 'Great question! All units are needed then.'],
		],
		['a statement judged', ['True or false: dropout is used at test time.', 'Certainly not.']],
		['thanks before a question', ['Thanks! And how many bits is that?', 'Sure: 200 bytes are 1600 bits.']],
	] as const)('has one for %s', (_, pair) => {
		expect(count(said(...asked, pair))).toBe(4);
	});
});
