import { describe, expect, it } from 'vitest';
import { enumerationsIn } from '../../../src/core/solve/cases/enumerations.ts';
import { reviewed } from './reviewed.ts';

const verdicts = (text: string) =>
	reviewed(text).findings.map(({ quote, verdict }) => `${verdict}: ${quote.replace(/[*\s]+/g, ' ').trim()}`);
const partOf = (text: string, id: string) => reviewed(text).parts.find(part => part.id === id)?.verdict;
const sheet = (...parts: readonly (readonly [string, string])[]): string =>
	`## Problem 1\n\n${parts.map(([question, answer], at) => `**(${'abcd'[at]})** ${question}\n\n**Answer:** ${answer}\n`).join('\n')}`;

describe('rows of values in a question', () => {
	for (const [text, members] of [
		['in fp32, in bf16 and in int8?', ['fp32', 'bf16', 'int8']],
		['the weights of a 7B and of a 70B model', ['7B', '70B']],
		['7 and 70 billion parameters', ['7 billion', '70 billion']],
		['for ranks $r \\in \\{4, 8, 16\\}$', ['4', '8', '16']],
		['$r = 4$, $r = 8$ and $r = 16$', ['4', '8', '16']],
		['a loss of 2.1 nats? And for 3.2 nats?', ['2.1 nats', '3.2 nats']],
		['at steps 2,500, 5,000 and 10,000', ['2,500', '5,000', '10,000']],
		['the vector (0.5, -1.27, 0.9)', undefined],
		['32 layers, 8 KV heads of dimension 128', undefined],
		['minimum 3e-5, 10,000 steps', undefined],
		['a 4096 × 11008 matrix', undefined],
	] as const)
		it(text, () => expect(enumerationsIn(text)[0]?.members.map(member => member.text.trim())).toEqual(members));
});

describe('an answer to a question that names several values', () => {
	const formats = 'How much memory do the weights of a 13B parameter model need in fp32, in bf16 and in int8?';

	it('has the results of each beside it, the first of which are the solution', () => {
		const { solution } = reviewed(sheet([formats, '52 GB'])).parts.find(({ id }) => id === '1.a')!;
		expect(solution!.cases!.map(({ label, results }) => [label, results[0]!.text])).toEqual([
			['fp32', '52 GB'],
			['bf16', '26 GB'],
			['int8', '13 GB'],
		]);
		expect(solution!.results[0]!.text).toBe('52 GB');
	});

	it('is right only where each of them is', () => {
		expect(partOf(sheet([formats, 'fp32: 52 GB, bf16: 26 GB, int8: 13 GB']), '1.a')).toBe('right');
		expect(partOf(sheet([formats, 'fp32: 52 GB, bf16: 26 GB']), '1.a')).toBe('cannot-tell');
		expect(partOf(sheet([formats, 'fp32: 52 GB, bf16: 26 GB, int8: 6.5 GB']), '1.a')).toBe('wrong');
	});

	it('is told by the words before or behind, by the row, by the column, or else by the order', () => {
		for (const answer of [
			'In fp32 we need 52 GB, in bf16 26 GB and int8 brings it down to 6.5 GB.',
			'52 GB in fp32, 26 GB in bf16 and 6.5 GB in int8.',
			'| format | memory |\n|---|---|\n| fp32 | 52 GB |\n| bf16 | 26 GB |\n| int8 | 6.5 GB |',
			'| | fp32 | bf16 | int8 |\n|---|---|---|---|\n| memory | 52 GB | 26 GB | 6.5 GB |',
			'52 GB, 26 GB and 6.5 GB.',
		]) {
			const found = verdicts(sheet([formats, answer.includes('|') ? `\n\n${answer}` : answer]));
			expect(
				found.filter(each => each.startsWith('wrong')),
				answer,
			).toHaveLength(1);
			expect(
				found.find(each => each.startsWith('wrong')),
				answer,
			).toContain('6.5');
		}
	});

	it('in a table whose first column has bare numbers', () => {
		const question =
			'We fine-tune a 2048 × 2048 weight matrix with LoRA. How many trainable parameters does it add for ranks 1, 16 and 64?';
		const found = verdicts(
			sheet([question, '\n\n| rank | parameters |\n|---|---|\n| 1 | 4,096 |\n| 16 | 65,536 |\n| 64 | 26,214 |']),
		);
		expect(found).toContain('right: 65,536');
		// The key had to assume that one matrix is adapted; no number of them makes it a tenth.
		expect(found).toContain('wrong: 26,214');
	});

	it('reads 8k tokens as 8000 or as 8192', () => {
		const cache =
			'How large is the KV cache of a model with 32 layers, 8 key-value heads of dimension 128 in bf16 for a context of 8k and of 32k tokens?';
		expect(verdicts(sheet([cache, '8k: 1 GiB, 32k: 4 GiB'])).filter(each => !each.startsWith('right'))).toEqual([]);
	});
});

describe('a part that leans on the one before it', () => {
	const first = [
		'A disease has a prevalence of 1 %. A test has sensitivity 95 % and specificity 95 %. What is the probability of the disease given a positive test?',
		'0.161',
	] as const;

	it('takes its key', () => {
		expect(partOf(sheet(first, ['And for a prevalence of 10 %?', '67.9 %']), '1.b')).toBe('right');
		expect(partOf(sheet(first, ['And for a prevalence of 10 %?', '77.9 %']), '1.b')).toBe('wrong');
		expect(partOf(sheet(first, ['And for prevalences of 0.1 % and 10 %?', '1.9 % and 77.9 %']), '1.b')).toBe('wrong');
	});

	it('but not where it asks something of its own', () => {
		expect(partOf(sheet(first, ['And how many of the 12 students understood this?', '7']), '1.b')).toBe('cannot-tell');
	});
});

describe('an answer that is one number', () => {
	const question =
		'How many parameters are being trained in soft prompt tuning with 50 vectors and embedding size 2048?';

	it('is the answer to the one thing that was asked', () => {
		expect(partOf(sheet([question, '102,400']), '1.a')).toBe('right');
		expect(partOf(sheet([question, '1,024,000']), '1.a')).toBe('wrong');
		expect(partOf(sheet([question, '102,400'], ['And with 10 vectors?', '204,800']), '1.b')).toBe('wrong');
	});

	it('also where the numbers of the question are entries of a vector, and entries go into the result', () => {
		const loss =
			'A classifier outputs the logits $z = (2, 1, 0)$. The true class is the second one. What is the cross-entropy loss?';
		expect(partOf(sheet([loss, 'It is 1.408.']), '1.a')).toBe('right');
		expect(partOf(sheet([loss, 'It is 0.408.']), '1.a')).toBe('wrong');
	});

	it('is not judged where a number of the question went nowhere', () => {
		expect(partOf(sheet(['What is the receptive field of five stacked 3×3 convolutions?', '11']), '1.a')).not.toBe(
			'wrong',
		);
	});
});
