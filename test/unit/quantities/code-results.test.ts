import { describe, expect, it } from 'vitest';
import { alarms, reviewed } from '../check/reviewed.ts';

const homework = (answer: string) => `## Problem 1\n\n**Answer:**\n\n${answer}\n`;
const python = (...lines: string[]) => homework(['```python', ...lines, '```'].join('\n'));

describe('results that code states of its own arithmetic', () => {
	it.each([
		['a comment', python('x = 3 * 40e9  # 1.2e12'), 'wrong value.mismatch "3 * 40e9 # 1.2e12"'],
		['an arrow', python('x = 12 * 12  # -> 154'), 'wrong value.mismatch "12 * 12 # -> 154"'],
		[
			'names bound once',
			python('n = 6e9', 'd = 2e11', 'c = 6 * n * d  # 7.2e20'),
			'wrong value.mismatch "6 * n * d # 7.2e20"',
		],
		['a unit', python('n = 6e9', 'b = n * 2  # 14 GB'), 'wrong value.mismatch "n * 2 # 14 GB"'],
		['a function of a library', python('v = np.log2(4096)  # 11.5'), 'wrong value.mismatch "log2(4096) # 11.5"'],
		['a prompt', python('>>> 14 * 14', '186'), 'wrong value.mismatch "14 * 14 186"'],
		[
			'code in a sentence',
			homework('We have `y = 3 * 70e9 # 2.1e12` here.'),
			'wrong value.mismatch "3 * 70e9 # 2.1e12"',
		],
	])('%s', (_, text, expected) => {
		expect(alarms(reviewed(text))).toEqual([expected]);
	});

	it('holds printed output against what was printed, and mends it where it stands', () => {
		const text = homework('```python\nprint(1024 * 96 * 4)\n```\n\n```text\n393206\n```');
		const [finding] = reviewed(text).findings.filter(({ verdict }) => verdict === 'wrong');
		expect(finding?.expected?.text).toBe('393,216');
		const [fix] = finding!.fixes;
		expect(text.slice(...fix!.span)).toBe('393206');
		expect(fix!.replacement).toBe('393216');
	});

	it('says that a right comment is right', () => {
		const review = reviewed(python('c = 6 * 7e9 * 2e11  # 8.4e21'));
		expect(review.findings.map(({ verdict }) => verdict)).toEqual(['right']);
	});

	it.each([
		['a number of the line', python('n = 12 * 64  # 12 heads')],
		['what the number counts', python('batch = 4 * 8  # 16 GPUs')],
		['a name that changes', python('x = 5', 'x = x * 2  # 10', 'x = x * 2  # 20')],
		['a loop', python('for i in range(3):', '    y = 2 * 4  # 12')],
		['whole division, what remains', python('a = 71 // 2  # 30', 'b = 71 % 40  # 30')],
		['a string', python('s = "5 * 30"  # 160')],
		['a call', python('k = f(30) * 2  # 19')],
		['a step', python('m = 20 * 5  # 1. the batch')],
		['a setting', python('lr = 1e-3 * 10  # default 3e-4')],
		['a date', python('t = 30 * 10  # 2024-01-01')],
		['a language that cuts off', homework('```c\nint q = 71 / 2; // 35\n```')],
		['several prints', homework('```python\nprint(3 * 4)\nprint(5 * 6)\n```\n\n```text\n30\n```')],
		['an unknown name', python('y = batch * 4  # 512')],
		['a program of another kind', homework('```yaml\nwidth: 3 * 4 # 13\n```')],
	])('keeps silent: %s', (_, text) => {
		expect(alarms(reviewed(text))).toEqual([]);
	});
});
