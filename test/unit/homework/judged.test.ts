import { describe, expect, it } from 'vitest';
import { readHomework } from '../../../src/core/homework/read.ts';
import { readSource } from '../../../src/core/text/source.ts';
import { sectionText } from './fixtures.ts';

/** `1.a question`, a line a leaf part, with the kinds of its sections. */
const leaves = (text: string): readonly string[] => {
	const { parts } = readHomework(readSource(text), { force: true });
	return parts
		.filter((_, index) => !parts.some(({ parent }) => parent === index))
		.map(({ label, sections }) => `${label} ${sections.map(({ kind }) => kind).join(' ')}`);
};

describe('statements to be judged', () => {
	it.each([
		[
			'lettered under a title',
			'## Problem 7: True or false\n\n(i) Dropout is used at test time.\n\n(ii) A mask hides the later tokens of a text.\n',
			['7.i question', '7.ii question'],
		],
		[
			'numbered in a list',
			'## Problem 2\n\nDecide whether each statement is true or false.\n\n1. Dropout is used at test time.\n2. A mask hides the later tokens of a text.\n',
			['2.1 question', '2.2 question'],
		],
		[
			'with an answer below',
			'## Problem 7: True/False\n\n(a) Dropout is used at test time.\n\nFalse. It is switched off.\n\n(b) A mask hides the later tokens of a text.\n\nTrue.\n',
			['7.a question answer', '7.b question answer'],
		],
		[
			'in another tongue',
			'## Aufgabe 3: Richtig oder falsch\n\n(a) Dropout wird auch beim Testen benutzt.\n\n(b) Die Maske verdeckt spätere Wörter.\n',
			['3.a question', '3.b question'],
		],
	])('are parts: %s', (_, text, expected) => {
		expect(leaves(text)).toEqual(expected);
	});

	it.each([
		[
			'choices',
			'## Problem 7\n\nTrue or false: dropout is used at test time.\n\n(a) True\n\n(b) False\n\n**Answer:** (b)\n',
			['7 question answer'],
		],
		[
			'points of an answer',
			'## Problem 1\n\nWhy does it work?\n\n**Answer:** It works for two reasons:\n\n1. The gradient is large at the start of training.\n2. The noise is small at the end of training.\n',
			['1 question answer'],
		],
	])('%s are none', (_, text, expected) => {
		expect(leaves(text)).toEqual(expected);
	});
});

/** `1.a | question | answer`, a line a leaf part. */
const told = (text: string): readonly string[] => {
	const homework = readHomework(readSource(text));
	return homework.parts
		.filter(({ leaf }) => leaf)
		.map(part => {
			const said = (kind: 'question' | 'answer') => sectionText(homework, part, kind).replace(/\s+/g, ' ');
			return [part.id, said('question'), said('answer')].join(' | ');
		});
};

const [rank, norm, warm] = ['What is the rank of $AB$?', 'Compute the norm of $(3, 4)$.', 'Why is a warm-up used?'];

describe('a dress that is known from nowhere is told by the document as a whole', () => {
	it.each([
		[
			'answers behind words that recur',
			`# Homework 2\n\n## Problem 1\n\n${rank}\n\n**What I wrote:** At most 2.\n\n## Problem 2\n\n${norm}\n\n**What I wrote:** $5$\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`],
		],
		[
			'answers behind signs that recur',
			`# Homework 2\n\n## Problem 1\n\n${rank}\n\n**→** At most 2.\n\n## Problem 2\n\n${norm}\n\n**→** $5$\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`],
		],
		[
			'numerals and letters in bold',
			`# Homework 2\n\n## Problem I\n\n**a.** ${rank}\n\n*Proof / Answer.* At most 2.\n\n**b.** ${norm}\n\n*Proof / Answer.* $5$\n\n## Problem II\n\n**a.** ${warm}\n\n*Proof / Answer.* Early steps are noisy.\n\n**b.** ${norm}\n\n*Proof / Answer.* $5$\n`,
			[
				`i.a | ${rank} | At most 2.`,
				`i.b | ${norm} | $5$`,
				`ii.a | ${warm} | Early steps are noisy.`,
				`ii.b | ${norm} | $5$`,
			],
		],
		[
			'numbers and letters in bold alone',
			`# Homework 2\n\n**1) Ranks**\n\n**a)** ${rank}\n\nAns) At most 2.\n\n**b)** ${norm}\n\nAns) $5$\n\n**2) Steps**\n\n**a)** ${warm}\n\nAns) Early steps are noisy.\n\n**b)** ${norm}\n\nAns) $5$\n`,
			[
				`1.a | ${rank} | At most 2.`,
				`1.b | ${norm} | $5$`,
				`2.a | ${warm} | Early steps are noisy.`,
				`2.b | ${norm} | $5$`,
			],
		],
		[
			'how many there are behind a number',
			`# Homework 2\n\n## Problem 1/2 — Ranks\n\n${rank}\n\nAnswer: At most 2.\n\n## Problem 2/2 — Norms\n\n${norm}\n\nAnswer: $5$\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`],
		],
		[
			'a sheet that bears a number too',
			`# Hoja de problemas 5: normas\n\n## Problema 1\n\n${rank}\n\n**Solución:** At most 2.\n\n## Problema 2\n\n${norm}\n\n**Solución:** $5$\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`],
		],
		[
			'a value to choose is no label',
			`# Quiz\n\n**Question 1.** ${norm}\n\n- [ ] 1.25\n- [x] 5\n\n**Answer:** The second.\n\n**Question 2.** ${warm}\n\n- [x] Noise\n- [ ] Fashion\n\n**Answer:** The first.\n`,
			[`1 | ${norm} [ ] 1.25 [x] 5 | The second.`, `2 | ${warm} [x] Noise [ ] Fashion | The first.`],
		],
		[
			'the head of a sheet is no speaker',
			`# Homework 2\n\nStudent: Kim Lee (kl12)\nI worked with Ann.\n\n## Problem 1\n\n${rank}\n\n**Answer:** At most 2.\n\n## Problem 2\n\nWarm-up: what is it and why is it used?\n\n**Answer:** Small steps first.\n`,
			[`1 | ${rank} | At most 2.`, '2 | Warm-up: what is it and why is it used? | Small steps first.'],
		],
		[
			'questions quoted over answers',
			`# Homework 4 key\n\n> **Problem 1 (a).** ${rank}\n\n**Key.** At most 2.\n\n> **Problem 1 (b).** ${norm}\n\n**Key.** $5$\n\n> **Problem 2.** ${warm}\n\n**Key.** Early steps are noisy.\n`,
			[`1.a | ${rank} | At most 2.`, `1.b | ${norm} | $5$`, `2 | ${warm} | Early steps are noisy.`],
		],
		[
			'a label behind a few words of a user',
			`# Homework chat\n\n**User:** 1(a) ${rank}\n\n**Assistant:** At most 2.\n\n**User:** 1(b) ${norm}\n\n**Assistant:** $\\sqrt{25} = 5$\n\n**User:** thx, last one. 2) ${warm}\n\n**Assistant:** Early steps are noisy.\n`,
			[`1.a | ${rank} | At most 2.`, `1.b | ${norm} | $\\sqrt{25} = 5$`, `2 | ${warm} | Early steps are noisy.`],
		],
		[
			'a chat without labels, whose reply lists steps',
			`# Deep learning homework\n\n**Human:** ${rank}\n\n**AI:** At most $2$.\n\n**Human:** Total number of weights over the whole network?\n\n**AI:** Each layer has two.\n\n1. The first: $4 \\times 2 = 8$\n2. Both: $8 \\times 2 = 16$\n\n**Human:** ${norm}\n\n**AI:** $\\sqrt{25} = 5$\n`,
			[
				`q1 | ${rank} | At most $2$.`,
				'q2 | Total number of weights over the whole network? | Each layer has two. The first: $4 \\times 2 = 8$ Both: $8 \\times 2 = 16$',
				`q3 | ${norm} | $\\sqrt{25} = 5$`,
			],
		],
		[
			'points without a word, and a question with an arrow in italics',
			`# Homework 2\n\n## Problem 1\n\n*(a)* [2] *An encoder 784 → 256: how many weights?*\n\n**Answer:** $200{,}704$\n\n*(b)* [1] *${norm}*\n\n**Answer:** It is 5.\n`,
			['1.a | *An encoder 784 → 256: how many weights?* | $200{,}704$', `1.b | *${norm}* | It is 5.`],
		],
		[
			'numbers that a user says in words',
			`# Homework 2\n\n#### You said:\nQuestion 3: ${rank}\n\n#### ChatGPT said:\nAt most $2$.\n\n#### You said:\nnow question 4: ${norm}\n\n#### ChatGPT said:\n$\\sqrt{25} = 5$\n\n#### You said:\nQuestion 5 please. ${warm}\n\n#### ChatGPT said:\nEarly steps are noisy.\n`,
			[`3 | ${rank} | At most $2$.`, `4 | ${norm} | $\\sqrt{25} = 5$`, `5 | ${warm} | Early steps are noisy.`],
		],
		[
			'a log with the day behind the time',
			`[14:02, 3/11/2024] Sara: for the hw, number 1: ${rank}\n[14:05, 3/11/2024] Nico: At most $2$, as $A$ has two columns.\n[14:06, 3/11/2024] Sara: number 2: ${norm}\n[14:09, 3/11/2024] Nico: $\\sqrt{25} = 5$\n[14:10, 3/11/2024] Sara: number 3: ${warm}\n[14:12, 3/11/2024] Nico: Early steps are noisy.\n`,
			[
				`1 | ${rank} | At most $2$, as $A$ has two columns.`,
				`2 | ${norm} | $\\sqrt{25} = 5$`,
				`3 | ${warm} | Early steps are noisy.`,
			],
		],
		[
			'sheets by number below the title of a course',
			`# Vision course: written sheets\n\n## Homework 1\n\n### Question 1\n\n${rank}\n\n**Answer:** At most 2.\n\n### Question 2\n\n${norm}\n\n**Answer:** $5$\n\n## Homework 2: steps\n\n### Question 1\n\n${warm}\n\n**Answer:** Early steps are noisy.\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`, `2:1 | ${warm} | Early steps are noisy.`],
		],
		[
			'a sheet by number whose letters are its only parts',
			`# Vision course\n\n## Assignment 1\n\n(a) ${rank}\n\n**Answer:** At most 2.\n\n(b) ${norm}\n\n**Answer:** $5$\n\n## Assignment 2\n\n(a) ${warm}\n\n**Answer:** Early steps are noisy.\n`,
			[`1.a | ${rank} | At most 2.`, `1.b | ${norm} | $5$`, `2.a | ${warm} | Early steps are noisy.`],
		],
		[
			'questions in no dress over quoted answers',
			`Questions to read for the seminar, please write the answers down.\n\n${rank}\n\n> At most 2.\n\n${norm}\n\n> It is 5.\n>\n> That is the root of 25.\n\n${warm}\n\n> Early steps are noisy.\n\nA layer has 300 inputs and 100 outputs.\nHow many weights has it?\n\n> $300 \\cdot 100 = 30{,}000$\n`,
			[
				`q1 | ${rank} | At most 2.`,
				`q2 | ${norm} | It is 5. That is the root of 25.`,
				`q3 | ${warm} | Early steps are noisy.`,
				'q4 | A layer has 300 inputs and 100 outputs. How many weights has it? | $300 \\cdot 100 = 30{,}000$',
			],
		],
		[
			'paragraphs in turn below a title',
			`# Homework 4 (solutions)\n\n${rank}\n\nAt most 2.\n\n${norm}\n\n$\\sqrt{9 + 16} = 5$\n\n${warm}\n\nEarly steps are noisy.\n`,
			[`q1 | ${rank} | At most 2.`, `q2 | ${norm} | $\\sqrt{9 + 16} = 5$`, `q3 | ${warm} | Early steps are noisy.`],
		],
		[
			'a problem by its name behind a few words, over its parts',
			`# Homework chat\n\n**U** Problem 2: ranks\n\n(a) ${rank}\n\n(b) ${norm}\n\n### M Problem 2\n\n**(a)**\n\nAt most 2.\n\n**(b)**\n\n$5$\n\n**U** thanks, that's better. last one, Problem 5: steps\n\n(a) ${warm}\n\n(b) Compute $2^3$.\n\n### M Problem 5\n\n**(a)**\n\nEarly steps are noisy.\n\n**(b)**\n\n$8$\n`,
			[
				`2.a | ${rank} | At most 2.`,
				`2.b | ${norm} | $5$`,
				`5.a | ${warm} | Early steps are noisy.`,
				'5.b | Compute $2^3$. | $8$',
			],
		],
		[
			'exercises at the end of numbered lecture notes',
			`# 12 Losses\n\n## 12.1 Idea\n\nHow can one learn without labels? With two views of an image.\n\n1. One is cropped.\n2. One is turned.\n\n## 12.2 Collapse\n\nWhy does it not collapse? Nobody knows for sure.\n\n## 12.3 Exercises\n\n1. ${rank}\n\n   > At most 2.\n\n2. ${norm}\n\n   > $5$\n\n3. ${warm}\n\n   > Early steps are noisy.\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`, `3 | ${warm} | Early steps are noisy.`],
		],
		[
			'parts of a problem that are answered from the last to the first',
			`# Sheet\n\n**Exercise 1.** A net is given.\n\n(a) ${rank}\n\n(b) ${norm}\n\n**Exercise 2.** ${warm}\n\n---\n\n### My answers\n\n**Exercise 2.** Early steps are noisy.\n\n**Exercise 1.**\n\n(b) $5$\n\n(a) At most 2.\n`,
			[`1.a | ${rank} | At most 2.`, `1.b | ${norm} | $5$`, `2 | ${warm} | Early steps are noisy.`],
		],
		[
			'a problem by its name alone behind a word or two of a user',
			`**U**\n\nPlease solve: Exercise 2\n\na. ${rank}\nb. ${norm}\n\n**M**\n\n### Exercise 2\n\na. At most 2.\n\nb. $5$\n\n**U**\n\nNext: Exercise 3\n\na. ${warm}\nb. Compute $2^3$.\n\n**M**\n\n### Exercise 3\n\na. Early steps are noisy.\n\nb. $8$\n`,
			[
				`2.a | ${rank} | At most 2.`,
				`2.b | ${norm} | $5$`,
				`3.a | ${warm} | Early steps are noisy.`,
				'3.b | Compute $2^3$. | $8$',
			],
		],
		[
			'answers alone, a number in bold and the first letter in one line',
			'## Solutions to assignment 2 (training)\n\nI. Moor\n\n**1.** The gradient is the mean over the batch.\n\n**2.** a. The learning rate is too high.\n\nb. The loss goes to infinity.\n\n**3.** Dropout at training time only.\n\n**4.** (a) A softmax over 10 classes.\n\n(b) Cross-entropy.\n',
			[
				'1 |  | The gradient is the mean over the batch.',
				'2.a |  | The learning rate is too high.',
				'2.b |  | The loss goes to infinity.',
				'3 |  | Dropout at training time only.',
				'4.a |  | A softmax over 10 classes.',
				'4.b |  | Cross-entropy.',
			],
		],
		[
			'a question whose sentence goes on in a list',
			`# Worksheet\n\n**Exercise 1.** A checkpoint contains\n\n- 20 GB of weights,\n- 40 GB of states.\n\nHow long does writing take at 1.5 GB/s?\n\n*Solution:* $60 / 1.5 = 40$ s\n\n**Exercise 2.** ${norm}\n\n*Solution:* $5$\n`,
			[
				'1 | A checkpoint contains 20 GB of weights, 40 GB of states. How long does writing take at 1.5 GB/s? | $60 / 1.5 = 40$ s',
				`2 | ${norm} | $5$`,
			],
		],
		[
			'a table of answers below a remark in brackets',
			`# Homework 7\n\n1. ${rank}\n2. ${norm}\n3. ${warm}\n\n**Solutions (not for students)**\n\n| Question | Answer |\n|---|---|\n| 1 | At most 2. |\n| 2 | $5$ |\n| 3 | Early steps are noisy. |\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`, `3 | ${warm} | Early steps are noisy.`],
		],
		[
			'a table of answers below nothing that says so',
			`# Homework 7\n\n1. ${rank}\n2. ${norm}\n3. ${warm}\n\n| Question | Answer |\n|---|---|\n| 1 | At most 2. |\n| 2 | $5$ |\n| 3 | Early steps are noisy. |\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`, `3 | ${warm} | Early steps are noisy.`],
		],
		[
			'orders of many kinds',
			`# Homework 7\n\n1. Say what a kernel is.\n2. Criticise the claim.\n3. Contrast the two losses.\n4. Ermittle die Norm.\n5. Discutez ce choix.\n`,
			[
				'1 | Say what a kernel is. | ',
				'2 | Criticise the claim. | ',
				'3 | Contrast the two losses. | ',
				'4 | Ermittle die Norm. | ',
				'5 | Discutez ce choix. | ',
			],
		],
		[
			'a fold with a name behind its word',
			`# Study group\n\n### Q1\n\n${rank}\n\n:::spoiler Solution (Emeka)\nAt most 2.\n:::\n\n### Q2\n\n${norm}\n\n:::spoiler Solution (Lotte)\n$5$\n:::\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`],
		],
		[
			'a title that a question word begins, within an answer',
			`# Homework question 5: ${rank}\n\nIt follows from the columns.\n\n**How one sees it**\n\n- $A$ has two of them.\n\n# Homework question 6: ${norm}\n\nIt is $5$.\n`,
			[`5 | ${rank} | It follows from the columns. How one sees it $A$ has two of them.`, `6 | ${norm} | It is $5$.`],
		],
		[
			'the name of a section that counts its points',
			`**Assessment I (Answer key)**\n\n**Short answers (2 × 2 = 4)**\n\n1\\. ${rank}\n\n**Ans:** At most 2.\n\n2\\. ${norm}\n\n**Ans:** $5$\n\n**Descriptive (1 × 10 = 10)**\n\n3\\. ${warm}\n\n**Ans:** Early steps are noisy.\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`, `3 | ${warm} | Early steps are noisy.`],
		],
		[
			'remarks by readers who are named or numbered',
			`# Homework 4\n\n## Problem 1\n\n${rank}\n\n*Answer.* At most 2.\n\n> **Reviewer 0382:** Agreed.\n> **Reviewer 0455:** Same here.\n\n## Problem 2\n\n${norm}\n\n*Answer.* $5$\n\n> Comment by Prof. Novak: please show the squares.\n\n## Problem 3\n\n${warm}\n\n*Answer.* Early steps are noisy.\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`, `3 | ${warm} | Early steps are noisy.`],
		],
		[
			'room for an answer in a notebook',
			`# Homework 3\n\n**Question 1a.** ${rank}\n\n*Type your answer here, replacing this text.*\n\nAt most 2.\n\n**Question 1b.** ${norm}\n\n*Type your answer here, replacing this text.*\n\n$5$\n`,
			[`1.a | ${rank} | At most 2.`, `1.b | ${norm} | $5$`],
		],
		[
			'a number behind a few words of a user, in a row of list items',
			`You said\n\nHomework, two questions:\n\n1) ${rank}\n\n2) ${norm}\n\nCopilot said\n\n**1) Rank**\n\nAt most 2.\n\n**2) Norm**\n\n$5$\n\nYou said\n\nno thanks. but one more: 3) ${warm}\n\nCopilot said\n\nEarly steps are noisy.\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`, `3 | ${warm} | Early steps are noisy.`],
		],
		[
			'a thread in which others say nothing of their own',
			`**Ngozi A.**  10:14 AM\ncan someone check my hw4? I paste question and answer each time\n\nQ1: ${rank}\nA: At most 2.\n\nQ2: ${norm}\nA: $5$\n\n**Ansel (TA)**  10:31 AM\nLooks good to me :+1:\n\n**Ngozi A.**  10:32 AM\nthanks!!\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`],
		],
		[
			'answers in another order below a remark in brackets, one of them to a phrase',
			`Exam preparation\n\nQuestions we collected\n======================\n\nI. ${rank}\n\nII. ${norm}\n\nIII. ${warm}\n\nIV. Bias and variance\n\nAnswers (as they came in)\n=========================\n\nII. $5$\n\nIV. One falls as the other grows.\n\nI. At most 2.\n\nIII. Early steps are noisy.\n`,
			[
				`i | ${rank} | At most 2.`,
				`ii | ${norm} | $5$`,
				`iii | ${warm} | Early steps are noisy.`,
				'iv | Bias and variance | One falls as the other grows.',
			],
		],
		[
			'a box of any kind whose title says that the answer stands in it',
			`# Homework 3\n\n## Ex 1\n\n${rank}\n\n> [!tip] My answer\n> At most 2.\n\n## Ex 2\n\n${norm}\n\n> [!note] Solution\n> $5$\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`],
		],
		[
			'numbers behind their sign in a chat in Russian',
			`**Я:**\n\nПомоги с семинаром 7.\n\n№1. ${rank}\n\n№2. ${norm}\n\n**ChatGPT:**\n\n**№1.** At most 2.\n\n**№2.** $5$\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`],
		],
		[
			'the number of a course above the problems',
			`# Written Assignment 4\n\n15-442 / 15-642, due on Thursday.\n\n## Problem 1. Ranks (3 points)\n\n### 1.1 (2 points)\n\n${rank}\n\n**Answer:** At most 2.\n\n### 1.2 (1 point)\n\n${norm}\n\n**Answer:** $5$\n`,
			[`1.1 | ${rank} | At most 2.`, `1.2 | ${norm} | $5$`],
		],
		[
			'a problem by its name behind a formula of a user, over numerals',
			`**user**\n\nUse C = 6ND. Exercise 3:\n\n(i) ${rank}\n(ii) ${norm}\n\nExercise 4. ${warm}\n\n**assistant**\n\n### Exercise 3\n\n**(i)** At most 2.\n\n**(ii)** $5$\n\n### Exercise 4\n\nEarly steps are noisy.\n`,
			[`3.i | ${rank} | At most 2.`, `3.ii | ${norm} | $5$`, `4 | ${warm} | Early steps are noisy.`],
		],
		[
			'a sheet that a user quotes',
			`**Human**\n\nI have this homework due tomorrow, can you help?\n\n> **Question 1**\n> ${rank}\n>\n> **Question 2**\n> (a) ${norm}\n> (b) ${warm}\n\n**Claude**\n\n**Question 1**\n\nAt most 2.\n\n**Question 2**\n\n(a) $5$\n\n(b) Early steps are noisy.\n`,
			[`1 | ${rank} | At most 2.`, `2.a | ${norm} | $5$`, `2.b | ${warm} | Early steps are noisy.`],
		],
		[
			'a heading in the place of a problem that lacks its number',
			`# HW 5\n\n### Problem 1\n\n${rank}\n\n**My answer:** At most 2.\n\n### Outliers\n\n${norm}\n\n**My answer:** $5$\n\n### Problem 3\n\n${warm}\n\n**My answer:** Early steps are noisy.\n\n### Remarks\n\nThat took me an hour.\n\n### Problem 5\n\nCompute $2^3$.\n\n**My answer:** $8$\n`,
			[
				`1 | ${rank} | At most 2.`,
				`2 | ${norm} | $5$`,
				`3 | ${warm} | Early steps are noisy. ### Remarks That took me an hour.`,
				'5 | Compute $2^3$. | $8$',
			],
		],
		[
			'exercises that begin with what they are about',
			`# Norms\n\n## Lengths\n\nA vector has one length in each norm, e.g. 3.\n\n## Exercises\n\n1. A vector is given. ${norm}\n\n   > $5$\n\n2. Take two factors. ${rank}\n\n   > At most 2.\n`,
			[`1 | A vector is given. ${norm} | $5$`, `2 | Take two factors. ${rank} | At most 2.`],
		],
		[
			'exercises without labels at the end of notes',
			`# Norms\n\n## The Euclidean norm\n\nIt is the root of the sum of squares.\n\n## Exercises\n\n${norm}\n\n${rank}\n\nProve that $|x + y| \\le |x| + |y|$.\n`,
			[`q1 | ${norm} | `, `q2 | ${rank} | `, 'q3 | Prove that $|x + y| \\le |x| + |y|$. | '],
		],
		[
			'questions in italics without labels',
			`Homework for "Robust learning", week 10.\n\n*${rank}*\n\nAt most 2.\n\n*${norm}*\n\n$5$\n\n*${warm}*\n\nEarly steps are noisy.\n\n*Name one remedy, please.*\n\nA smaller rate.\n`,
			[
				`q1 | *${rank}* | At most 2.`,
				`q2 | *${norm}* | $5$`,
				`q3 | *${warm}* | Early steps are noisy.`,
				'q4 | *Name one remedy, please.* | A smaller rate.',
			],
		],
		[
			'a section behind a problem that only its parts answer',
			`# Homework 6\n\n## Calculations\n\n**1.** ${norm}\n\n**Answer:** $5$\n\n**2.** A product of two factors.\n\n(1) ${rank}\n\n**Answer:** At most 2.\n\n(2) Compute $2^3$.\n\n**Answer:** $8$\n\n## Short answers\n\n**3.** ${warm}\n\n**Answer:** Early steps are noisy.\n`,
			[
				`1 | ${norm} | $5$`,
				`2.1 | ${rank} | At most 2.`,
				'2.2 | Compute $2^3$. | $8$',
				`3 | ${warm} | Early steps are noisy.`,
			],
		],
		[
			'answers by several people of one group',
			`# Homework 3, group 4\n\n## Problem 1\n\n${rank}\n\n**Lena:** At most 2.\n\n## Problem 2\n\n${norm}\n\n**Omar:** It is 5.\n\n## Problem 3\n\n${warm}\n\n**Lena:** Early steps are noisy.\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | It is 5.`, `3 | ${warm} | Early steps are noisy.`],
		],
		[
			'letters in square brackets',
			`# Homework 2\n\n## Problem 1\n\n[a] ${rank}\n\n**Answer:** At most 2.\n\n[b] ${norm}\n\n**Answer:** $5$\n\n## Problem 2\n\n[a] ${warm}\n\n**Answer:** Early steps are noisy.\n\n[b] ${norm}\n\n**Answer:** $5$\n`,
			[
				`1.a | ${rank} | At most 2.`,
				`1.b | ${norm} | $5$`,
				`2.a | ${warm} | Early steps are noisy.`,
				`2.b | ${norm} | $5$`,
			],
		],
		[
			'parts that are called questions below bold problems',
			`# Homework 2\n\n**Problem 1: Ranks**\n\n### Question (a)\n\n${rank}\n\n**Answer:** At most 2.\n\n### Question (b)\n\n${norm}\n\n**Answer:** $5$\n\n**Problem 2: Steps**\n\n### Question (a)\n\n${warm}\n\n**Answer:** Early steps are noisy.\n`,
			[`1.a | ${rank} | At most 2.`, `1.b | ${norm} | $5$`, `2.a | ${warm} | Early steps are noisy.`],
		],
		[
			'marked questions over answers without a mark',
			`# Homework 2\n\n## Problem 1\n\n**Question:** ${rank}\n\nAt most 2.\n\n## Problem 2\n\n**Question:** ${norm}\n\nIt is 5.\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | It is 5.`],
		],
		[
			'a table of questions and one of answers',
			`# Homework 2\n\n## Problem 1\n\n| Part | Question | Points |\n|---|---|---|\n| a | ${rank} | 2 |\n| b | ${norm} | 1 |\n\n| Part | Answer |\n|---|---|\n| a | At most 2. |\n| b | $5$ |\n\n## Problem 2\n\n${warm}\n\n**Answer:** Early steps are noisy.\n`,
			[`1.a | ${rank} | At most 2.`, `1.b | ${norm} | $5$`, `2 | ${warm} | Early steps are noisy.`],
		],
		[
			'steps in headings above the level of the problems',
			`# Homework 2\n\n### Problem 1\n\n${rank}\n\n**Answer:**\n\n## Step 1: Bound it\n\nAt most 2.\n\n### Problem 2\n\n${norm}\n\n**Answer:**\n\n## Step 1: Square\n\nIt is 5.\n`,
			[`1 | ${rank} | ## Step 1: Bound it At most 2.`, `2 | ${norm} | ## Step 1: Square It is 5.`],
		],
		[
			'days between exercises',
			`# My exercises\n\n## 2025-02-03\n\nSlow start.\n\n### Exercise 3.1\n\n${rank}\n\n**My solution:** At most 2.\n\n## 2025-02-05\n\nMuch better.\n\n### Exercise 3.2\n\n${norm}\n\n**My solution:** $5$\n`,
			[`3.1 | ${rank} | At most 2.`, `3.2 | ${norm} | $5$`],
		],
		[
			'literature below the answers',
			`# Homework 2\n\n## Problem 1\n\n${rank}\n\n## Problem 2\n\n${norm}\n\n# Solutions\n\n## Problem 1\n\nAt most 2.\n\n## Problem 2\n\n$5$\n\n## References\n\n1. Lecture notes.\n2. A textbook.\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`],
		],
		[
			'a chapter without problems and what is to be delivered',
			`# Assignment 1\n\n## 1 Overview\n\nYou will reason about matrices.\n\n## 2 Matrices\n\n**Problem 2.1: 4 points**\n\n(a) ${rank}\n\n**Deliverable**: a number.\n\n> At most 2.\n\n(b) ${norm}\n\n**Deliverable**: a number.\n\n> It is 5.\n\n**Problem 2.2: 2 points**\n\nMeasure a step.\n\n**Deliverable**: a screenshot.\n`,
			[
				`2.1.a | ${rank} Deliverable: a number. | At most 2.`,
				`2.1.b | ${norm} Deliverable: a number. | It is 5.`,
				'2.2 | Measure a step. Deliverable: a screenshot. | ',
			],
		],
		[
			'a sheet at the second level',
			`## Übung 10\n\n### Aufgabe 1\n\n${rank}\n\nAt most 2.\n\n### Aufgabe 2\n\n${norm}\n\n$5$\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`],
		],
		[
			'two sheets at the second level',
			`## Homework 1\n\n1. ${rank}\n\n   At most 2.\n\n2. ${norm}\n\n   $5$\n\n## Homework 2\n\n1. ${warm}\n\n   Early steps are noisy.\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`, `2:1 | ${warm} | Early steps are noisy.`],
		],
		[
			'a sheet by the word of a problem over topics',
			`# Curso\n\n**Tarea 2**\n\n### Rango\n\n${rank}\n\n**Respuesta:** At most 2.\n\n### Norma\n\n${norm}\n\n**Respuesta:** $5$\n`,
			[`q1 | ${rank} | At most 2.`, `q2 | ${norm} | $5$`],
		],
		[
			'topics in bold',
			`**Homework 2**\n\n**Ranks**\n\n${rank}\n\n*Answer:* At most 2.\n\n**Norms**\n\n${norm}\n\n*Answer:* $5$\n`,
			[`q1 | ${rank} | At most 2.`, `q2 | ${norm} | $5$`],
		],
		[
			'phrases that name what is sought',
			'# Exercise 3\n\nA net has a layer from 30 to 10 units.\n\n(a) the number of its weights\n\n$300$\n\n(b) the memory in fp16 if the biases count too\n\n620 bytes.\n',
			['3.a | the number of its weights | $300$', '3.b | the memory in fp16 if the biases count too | 620 bytes.'],
		],
		[
			'phrases beside what asks, and nothing answered',
			'# Homework 2\n\n## Problem 1\n\n(a) State the definition of perplexity.\n\n(b) The perplexity of a model with a loss of 3 nats.\n',
			['1.a | State the definition of perplexity. | ', '1.b | The perplexity of a model with a loss of 3 nats. | '],
		],
		[
			'phrases that answer',
			'# Solutions to Homework 3\n\n**Problem 1**\n\n(a) The chain rule.\n\n(b) The validation set.\n\n**Problem 2**\n\n(a) The rank is at most $r$.\n\n(b) $2 \\cdot 8 = 16$.\n',
			[
				'1.a |  | The chain rule.',
				'1.b |  | The validation set.',
				'2.a |  | The rank is at most $r$.',
				'2.b |  | $2 \\cdot 8 = 16$.',
			],
		],
		[
			'answers behind a sign below questions without a label',
			`# Recap: vectors\n\n${rank}\n→ At most 2.\n\n${norm}\n→ $\\sqrt{9 + 16} = 5$\n\nHow many weights has a layer from 20 to 5?\n→ 100\n`,
			[
				`q1 | ${rank} | At most 2.`,
				`q2 | ${norm} | $\\sqrt{9 + 16} = 5$`,
				'q3 | How many weights has a layer from 20 to 5? | 100',
			],
		],
		[
			'choices offered in bullets, and their letters at the end',
			`# Quiz\n\n1. **${warm}**\n   - A) noise\n   - B) fashion\n   - C) speed\n\n2. **${rank}**\n   - A) at most 2\n   - B) at most 3\n   - C) at most 4\n\n## Answers\n\n1. A) noise\n2. B) at most 3\n`,
			[
				`1 | ${warm} A) noise B) fashion C) speed | A) noise`,
				`2 | ${rank} A) at most 2 B) at most 3 C) at most 4 | B) at most 3`,
			],
		],
		[
			'a question below the setup of its problem',
			`# Sheet 4\n\n## Exercise 1\n\n### Setup\n\nLet $x = (3, 4)$.\n\n${norm}\n\n### Answer\n\n$5$\n\n## Exercise 2\n\n${rank}\n\n### Answer\n\nAt most 2.\n`,
			[`1 | ${norm} | $5$`, `2 | ${rank} | At most 2.`],
		],
		[
			'answers behind a sign on the line of their questions',
			`# Assignment 2\n\n## Problem 1\n\n(a) ${rank} Deliverable: one number. => At most 2.\n\n(b) ${norm} Deliverable: one number. => $5$\n`,
			[`1.a | ${rank} Deliverable: one number. | At most 2.`, `1.b | ${norm} Deliverable: one number. | $5$`],
		],
		[
			'what is assumed in a list above the questions',
			`# 🧠 Memory of a model\n\n## 📚 Background\n\nIt has 2B parameters.\n\n## ⚡ Assumptions\n\n1. Everything is fp16.\n2. The batch size is 1.\n\n## ❓ Question\n\n1. Compute the memory of the weights.\n2. Compute the memory of the gradients.\n`,
			['1 | Compute the memory of the weights. | ', '2 | Compute the memory of the gradients. | '],
		],
		[
			'answers from the last to the first, under a heading that nobody knows',
			`# Übungen zu Kapitel 2\n\n**2.1** ${rank}\n\n**2.2** ${norm}\n\n**2.3** ${warm}\n\n**2.4** Compute $2^3$.\n\n# Zum Nachschlagen\n\n2.4: $8$\n\n2.3: Early steps are noisy.\n\n2.2: $5$\n\n2.1: At most 2.\n`,
			[
				`2.1 | ${rank} | At most 2.`,
				`2.2 | ${norm} | $5$`,
				`2.3 | ${warm} | Early steps are noisy.`,
				'2.4 | Compute $2^3$. | $8$',
			],
		],
		[
			'a second row of questions',
			`# Exercises\n\n## Part one\n\n1. ${rank}\n2. ${norm}\n3. ${warm}\n4. Compute $2^3$.\n\n## Part two\n\n1. ${norm}\n2. ${rank}\n3. Compute $3^2$.\n4. ${warm}\n`,
			[
				`1 | ${rank} | `,
				`2 | ${norm} | `,
				`3 | ${warm} | `,
				'4 | Compute $2^3$. | ',
				`2:1 | ${norm} | `,
				`2:2 | ${rank} | `,
				'2:3 | Compute $3^2$. | ',
				`2:4 | ${warm} | `,
			],
		],
		[
			'answers by whose they are',
			`# HW 7: rubric\n\n**1a** (4 points). ${rank}\n\nReference answer: At most 2.\n\n**1b** (4 points). ${norm}\n\nReference answer: $5$\n`,
			[`1.a | ${rank} | At most 2.`, `1.b | ${norm} | $5$`],
		],
		[
			'two homeworks in one file, the first without a label',
			`# Reading quiz 1\n\n**${rank}**\n\nAt most 2.\n\n**${warm}**\n\nEarly steps are noisy.\n\n**What does the softmax of a network sum to?**\n\nOne.\n\n**How many weights has a layer of a network from 4 to 2?**\n\n$4 \\cdot 2 = 8$\n\n# Homework 2\n\n## Problem 1\n\n${norm}\n\n**Answer:** $5$\n\n## Problem 2\n\nCompute $2^3$.\n\n**Answer:** $8$\n`,
			[
				`q1 | ${rank} | At most 2.`,
				`q2 | ${warm} | Early steps are noisy.`,
				'q3 | What does the softmax of a network sum to? | One.',
				'q4 | How many weights has a layer of a network from 4 to 2? | $4 \\cdot 2 = 8$',
				`1 | ${norm} | $5$`,
				'2 | Compute $2^3$. | $8$',
			],
		],
		[
			'a homework, and what was handed in for it',
			`# Homework 2\n\n## Problem 1\n\n${norm}\n\n## Problem 2\n\nCompute $2^3$.\n\n# Homework 2: solutions\n\n## Problem 1\n\n$5$\n\n## Problem 2\n\n$8$\n`,
			[`1 | ${norm} | $5$`, '2 | Compute $2^3$. | $8$'],
		],
		[
			'answers from the last to the first',
			`# Practice sheet\n\n## Questions\n\nQ1. ${rank}\n\nQ2. ${norm}\n\nQ3. ${warm}\n\n## Answers (last one first)\n\nA3. Early steps are noisy.\n\nA2. $5$\n\nA1. At most 2.\n`,
			[`1 | ${rank} | At most 2.`, `2 | ${norm} | $5$`, `3 | ${warm} | Early steps are noisy.`],
		],
	])('%s', (_, text, expected) => {
		expect(told(text)).toEqual(expected);
	});

	it.each([
		[
			'a manual with notes in bold',
			'# Setup\n\n## 1. Install\n\nRun the installer.\n\n**Our advice:** use the latest one.\n\n## 2. Configure\n\nEdit the file.\n\n**Our advice:** keep a copy.\n\n## 3. Start\n\nStart the server.\n\n**Our advice:** watch the log.\n',
		],
		[
			'minutes by numbers and letters',
			'# Minutes\n\n**1) Budget**\n\n**a)** The budget was approved.\n\n**b)** The rest goes to travel.\n\n**2) Hiring**\n\n**a)** Two people were interviewed.\n\n**b)** One starts in May.\n',
		],
		[
			'clauses by numerals and letters',
			'# Terms\n\n## I. Scope\n\n**a.** These terms hold for all orders.\n\n**b.** Others do not hold.\n\n## II. Payment\n\n**a.** Invoices are due within 30 days.\n\n**b.** Late payment bears interest.\n',
		],
		[
			'questions of a meeting',
			'# Sync\n\nWho owns it?\n→ Anna\n\nWhen do we ship?\n→ Friday\n\nWhat is blocked?\n→ Nothing.\n',
		],
		[
			'questions over quoted words that are answered where they stand',
			'# Why is attention slow?\n\nHow does the cost of attention grow with the length? That is what this post is about.\n\n> "Attention is all you need", they said.\n\nWhat was tried? Sparse patterns and linear kernels.\n\n> We found no loss in perplexity.\n\nWhy did they not win? The exact softmax became cheap.\n\n> It reads each block once.\n\nWhat is left? Longer contexts.\n\n> A million tokens.\n',
		],
		[
			'what somebody asks of himself',
			'# What I learned from homework 3\n\nWhy did my gradients vanish?\n\nI had two sigmoids in a row.\n\nWhat did help?\n\nA ReLU, and a smaller learning rate.\n\nWould I do it again?\n\nSure.\n',
		],
		[
			'the rules of a course',
			'# Homework policy\n\nHow late may a sheet be?\n\nUp to two days, for 10 % each.\n\nWhom does one ask for more?\n\nThe head TA.\n\nWhat about language models?\n\nCite them.\n',
		],
		[
			'the exercises of a gym',
			'# Back training\n\n## Equipment\n\nA mat, and the weights of your choice.\n\n## Exercises\n\n1. How low can you go? Squat 3 × 10.\n2. Plank: hold for 60 s. Compare with last week.\n3. Bridge: 2 × 15. Write down how it felt.\n',
		],
		[
			'exercises that stand elsewhere',
			'# Lecture 3: optimisation\n\n## Gradient descent\n\nThe loss falls along the gradient. Why? Because of Taylor.\n\n## Exercises\n\nSee the course page. Which one you want to present, tell the tutor.\n',
		],
		[
			'the problems of a plan',
			'# Training service\n\n## Background\n\nWe train models on 64 GPUs.\n\n## Problems\n\n1. How do we restart a run when a node fails?\n2. Which GPUs do we buy?\n3. What does a token cost us at inference?\n',
		],
		[
			'captions and asides in italics',
			'# Training a model\n\nThe loss falls.\n\n*Figure 1: what does the curve show? It falls.*\n\nWe used two GPUs.\n\n*Figure 2: the learning rate.*\n\nThe rate decays.\n\n*Why cosine? See the appendix.*\n\nThe batch grows.\n\n*Figure 3: the gradient norm.*\n\nDone.\n',
		],
		[
			'notes of what to do',
			'# Debugging notes\n\nLoss goes up?\n→ lower the learning rate\n\nNaN in the gradients?\n→ check the scaling\n\nGPU idle?\n→ more workers\n',
		],
		[
			'a plan with questions about its model',
			'# Sharding\n\n## Background\n\nThe model has 2B parameters.\n\n## Questions\n\n1. How should we shard the table?\n2. What batch size do we want for training?\n',
		],
		[
			'a runbook with its usual answers',
			'# Deployment notes\n\nRecommended response: restart the worker.\n\nStandard answer: see the runbook.\n\nPossible solution: add memory to the model server.\n',
		],
	])('%s is no homework', (_, text) => {
		expect(told(text)).toEqual([]);
	});
});

describe('what looks like a dress of answers and is none', () => {
	it.each([
		[
			'a table of a survey',
			'# Survey\n\nWe asked people.\n\n| Question | Answer |\n|---|---|\n| 1 | yes |\n| 2 | no |\n| 3 | perhaps |\n\n1. Nobody knows.\n2. Nothing.\n',
		],
		[
			'a list in a blog below what did matter',
			'# Why I stopped tuning the warmup\n\nThe loss curves looked the same. What did matter:\n\n1. The peak learning rate.\n2. Gradient clipping. Without it one run in five diverged.\n3. The end of the decay.\n\nIs this true in general? I do not know. My models have fewer than 300 million parameters.\n',
		],
		[
			'a question from the audience in notes',
			'# Notes: guest lecture on state space models\n\n**Idea.** A linear recurrence\n\n$$h_t = A h_{t-1}.$$\n\nTraining uses a convolution.\n\n**Question from the audience:** Is the state large enough for copying?\n**Answer:** Not always; attention layers do better.\n',
		],
		[
			'bold numbers over what a list says',
			'# Notes\n\n**1.** a. Smith was here.\n\n**2.** a. word on coffee.\n\n**3.** Nothing else.\n',
		],
		[
			'advice that reads like an order',
			'# Release 2.1\n\n1. Pick the region.\n2. Assess the cost.\n3. Restate the terms.\n',
		],
	])('%s', (_, text) => {
		expect(readHomework(readSource(text)).parts).toEqual([]);
	});
});

describe('a problem that a user asks for', () => {
	it.each(['Lets start with problem 1.', 'Lets walk through Question 1 now.'])(
		'is named by the heading that takes it up: %s',
		asked => {
			const { parts } = readHomework(
				readSource(
					`**U** ${asked} Answer problem 1, including all subproblems of 1, and explain your answers.\n\n**M** **Problem 1: Adapters**\n\n**(a) Rank**\n\n**Question:** ${rank}\n\n**Answer:** At most 2.\n\n**(b) Norm**\n\n**Question:** ${norm}\n\n**Answer:** $5$\n`,
				),
			);
			expect(parts.map(({ id, title }) => `${id} ${title}`)).toEqual(['1 Adapters', '1.a Rank', '1.b Norm']);
		},
	);
});
