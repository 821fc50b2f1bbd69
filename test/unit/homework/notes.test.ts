import { describe, expect, it } from 'vitest';
import { readHomework } from '../../../src/core/homework/read.ts';
import { readSource } from '../../../src/core/text/source.ts';
import { homeworkFixtures, sectionText } from './fixtures.ts';

const twin = homeworkFixtures().find(f => f.name === 'twin.md')!;

describe("a reader's remarks", () => {
	const homework = readHomework(readSource(twin.text));
	const told = homework.notes.map(
		n => [n.part === undefined ? '' : homework.parts[n.part]!.id, n.kinds.join('+'), n.text] as const,
	);

	it('are found with their part and kinds', () => {
		expect(told).toContainEqual(['1.a', 'verdict', 'one shot, correct answer']);
		expect(told).toContainEqual(['1.b', 'undefined-symbol', 'uses undefined symbol $f_\\theta$']);
		expect(told).toContainEqual(['3.a.i', 'label', 'Answer']);
		expect(told).toContainEqual(['3.a.ii', 'unreadable', '3 gat ?']);
		expect(told).toContainEqual(['3.b.iii', 'correction', 'should be zero here']);
		expect(told).toContainEqual(['4', 'needs-context', 'give some context here about estimates:']);
		expect(told).toContainEqual(['4.e', 'hallucination', 'Hallucination']);
		expect(homework.notes.find(n => n.text.startsWith('more around'))?.replacement).toBe('400 thousand');
		expect(homework.notes.find(n => n.text.startsWith('I think'))).toMatchObject({ hedged: true, says: 'incorrect' });
	});

	it('leave the answers clean', () => {
		for (const part of homework.parts) {
			const answer = sectionText(homework, part, 'answer');
			expect(answer).not.toMatch(/→|✓|↗|~~|[Hh]allucination|one shot|shot correct|good |nice point|unreadable/i);
		}
	});

	it('are no steps of a derivation, no lists of ticks, no directives', () => {
		const text =
			'# Homework 1\n\n## Problem 1\n\n**Question:** Why?\n\n**Answer:**\n\n→ Therefore the gradient vanishes.\n\nA → B → C holds.\n\n<!-- prettier-ignore -->\n\nwhich is a good approximation of the loss.\n';
		expect(readHomework(readSource(text)).notes).toEqual([]);
	});

	const sheet = (...answers: readonly string[]) =>
		readHomework(
			readSource(
				`# HW 4\n\n## Problem 1\n\n${answers.map((answer, i) => `**(${'abc'[i]})** What is the size of layer ${i + 1}?\n\n${answer}`).join('\n\n')}\n`,
			),
		);
	const read = ({ notes }: ReturnType<typeof sheet>) => notes.map(n => [n.form, n.text, n.replacement]);

	it.each([
		[
			'what an arrow opens, where another remark stands',
			[
				'$2 \\cdot 3 = 6$\n\n*good explanation*',
				'It is larger than the first.\n\n→ needs more detail, larger by how much?',
			],
			[
				['italic', 'good explanation', undefined],
				['arrow', 'needs more detail, larger by how much?', undefined],
			],
		],
		['a value with an exponent', ['The rate is 3e-4.\n\n~~→ should be 6e-4~~'], [['arrow', 'should be 6e-4', '6e-4']]],
		[
			'what says that it is a note',
			['$2 \\cdot 3 = 6$\n\n**Uncertainty note:** the bias may be missing.'],
			[['bold', 'Uncertainty note: the bias may be missing.', undefined]],
		],
		[
			'what a reader signs in brackets',
			['There are $2 \\cdot 3 = 6$.\n\n[TA: correct]', 'There are 7. (TA: wrong, you lost one)'],
			[
				['bare', 'correct', undefined],
				['bare', 'wrong, you lost one', undefined],
			],
		],
		[
			'what initials lead in behind each answer',
			['There are $2 \\cdot 3 = 6$.\n\nJK: fine', 'There are 7.\n\nJK: this forgets the bias'],
			[
				['bare', 'fine', undefined],
				['bare', 'this forgets the bias', undefined],
			],
		],
		[
			'points taken and given, a score',
			['There are 7.\n\n-1 pt: one too many', 'There are 8.\n\nScore: 5/5'],
			[
				['bare', '-1 pt: one too many', undefined],
				['bare', '5/5', undefined],
			],
		],
		[
			'brackets at the end that judge',
			['There are 7. [good]', 'There are 8. [should be 9]'],
			[
				['bare', 'good', undefined],
				['bare', 'should be 9', '9'],
			],
		],
		[
			'words in a colour or slanted at the end',
			['There are 7. <span style="color:red">ok</span>', 'There are 8. <span style="color:red">should be 9</span>'],
			[
				['bare', 'ok', undefined],
				['bare', 'should be 9', '9'],
			],
		],
		['a tick before words', ['There are 8 ❌ should be 9'], [['tick', '❌ should be 9', '9']]],
		['a mark of doubt', ['There are 8. (??)'], [['bare', '??', undefined]]],
		['a mark of doubt in a quote', ['> There are 8. (??)'], [['bare', '??', undefined]]],
		['a quoted marker', ['There are 8.\n\n> Marker: correct.'], [['bare', 'correct.', undefined]]],
		[
			'sources and units in brackets',
			['About 20 tokens [1].', 'It is 2.6 [nats per token] (rounded) [Bishop, 2006].'],
			[],
		],
		[
			'reasons',
			['False.\n\nReason: the statement is wrong because of the bias.', 'True.\n\nReason: it is correct.'],
			[],
		],
		['totals', ['Weights 6 GB.\n\nTotal: 36 GB', 'Weights 2 GB.\n\nTotal: 12 GB (+4 GB for a copy)'], []],
		['points that are counted', ['We find\n\n+2 points for depth\n-1 point for width', 'It is 1.'], []],
		['arrows of a diagram', ['↑ is more.\n\n↑ temperature gives flatter rows\n\n↓ temperature gives sharper ones'], []],
		['the steps of an answer by arrows', ['→ two layers, so twice the size\n\n$2 \\cdot 3 = 6$'], []],
		['an answer that calls itself correct', ['Correct Answer: B) Six', 'Correct Answer: A) Nine'], []],
		['a fraction alone', ['$3/20$', '3/20'], []],
	])('%s', (_, answers, expected) => {
		expect(read(sheet(...answers))).toEqual(expected);
	});
});
