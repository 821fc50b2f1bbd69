import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check/check.ts';
import { readHomework } from '../../../src/core/homework/read.ts';
import { readGivens } from '../../../src/core/quantities/givens.ts';
import { readStatements } from '../../../src/core/quantities/statements.ts';
import { readSource } from '../../../src/core/text/source.ts';

/** One line a finding that is no plain right. */
function alarms(question: string, answer: string): readonly string[] {
	const text = `# Problem 4\n\n(a) ${question} What follows?\n\n**Answer:** ${answer}\n`;
	const homework = readHomework(readSource(text), { force: true });
	const statements = readStatements(homework);
	return check({
		homework,
		statements,
		givens: readGivens(homework, []),
		solutions: [],
		facts: [],
		disabledRules: [],
	})
		.filter(({ verdict }) => verdict !== 'right')
		.map(({ verdict, rule, expected }) => `${verdict} ${rule} ${expected?.text ?? '-'}`);
}

describe('what a text says twice', () => {
	it.each([
		[
			'a result that is said again with words that point back',
			'Epochs?',
			'One epoch lasts $3000 \\text{ s} / 60 = 50 \\text{ min}$. As computed above, an epoch lasts 55 min.',
			['wrong flow.contradiction 50 min'],
		],
		[
			'a given that the answer quotes otherwise',
			'A layer has width $d = 640$.',
			'With $d = 512$ from the question, $d/64 = 8$.',
			['wrong flow.contradiction 640', 'follows flow.follows 10'],
		],
		[
			'a slip of one digit, and what goes on with it',
			'Tokens?',
			'$t = 25 \\cdot 25 = 625$. The budget uses $t = 635$: $635 \\cdot 2 = 1270$.',
			['wrong flow.contradiction 625', 'follows flow.follows 1,250'],
		],
		[
			'a number of things that is said again otherwise, and none that is made of it',
			'GPUs?',
			'$500 / 80 = 6.25$, so we need 7 GPUs. As computed above, 9 GPUs are needed. From the question, each node has 4 GPUs.',
			['wrong flow.contradiction 7 GPUs'],
		],
		[
			'an amount written otherwise is right where only the number before it is wrong',
			'Rate?',
			'$44{,}100 \\times 16 \\times 2 = 1{,}141{,}200$ bit/s, about 1.41 Mbit/s.',
			['wrong value.mismatch 1,411,200 bit/s'],
		],
		[
			'a shape that the question gives otherwise',
			'Let $W \\in \\mathbb{R}^{m \\times n}$ and $V \\in \\mathbb{R}^{n \\times m}$.',
			'Here $W \\in \\mathbb{R}^{n \\times m}$.',
			['wrong shape.mismatch m × n'],
		],
	])('%s', (_, question, answer, expected) => {
		expect(alarms(question, answer)).toEqual(expected);
	});

	it.each([
		['another case', 'A layer has width $d = 640$.', 'If instead $d = 646$, then more.'],
		['steps of an iteration', 'Descend.', '$x = 5 - 0.5 = 4.5$, next $x = 4.5 - 0.5 = 4.0$, next $x = 3.55$.'],
		['another value without a word that points back', 'A layer has width $d = 640$.', 'A small model has $d = 128$.'],
		['a rounded copy', 'Time?', '$100 \\text{ s} / 3 = 33.3 \\text{ s}$. As computed above, the time is 33 s.'],
		['round numbers of one digit', 'Sizes?', 'Best is $N = 2e9$; nearest to the rule is $N = 4e9$.'],
		['two numbers of one unit', 'A disk holds 500 GB.', 'As computed above, the cache takes 20 GB.'],
		['cases one after the other', 'Sum.', 'For $n = 100$ it is small, for $n = 110$ larger.'],
	])('stays silent on %s', (_, question, answer) => {
		expect(alarms(question, answer)).toEqual([]);
	});
});

describe('two numbers compared in words', () => {
	it.each([
		[
			'follows where the order only holds for a wrong number',
			'A device has 80 GB.',
			'$10^{9} \\times 13 \\times 2 \\text{ bytes} = 260 \\text{ GB}$. That is larger than the 80 GB of a device.',
			['wrong value.mismatch 26 GB', 'follows flow.follows -'],
		],
		[
			'is wrong where it never holds',
			'Sizes?',
			'The cache of 90 GB is smaller than the 80 GB of a device.',
			['wrong order.mismatch -'],
		],
		['is silent on a difference', 'Sizes?', 'We use 10 GB more than 80 GB.', []],
		['is silent behind a denial', 'Sizes?', 'The 90 GB is not smaller than the 80 GB of a device.', []],
		['holds', 'Sizes?', 'The cache of 90 GB exceeds the 80 GB of a device.', []],
	])('%s', (_, question, answer, expected) => {
		expect(alarms(question, answer)).toEqual(expected);
	});
});
