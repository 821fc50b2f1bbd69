import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLaws } from '../../../src/core/quantities/laws.ts';

const table = (called: string): string =>
	`| law | called | where | not | unit | right | wrong | letters |\n|---|---|---|---|---|---|---|---|\n| x | ${called} | | | | \`a*b\` | \`a+b\` | |\n`;
const calledBy = (words: string): RegExp => readLaws([{ path: 'a.md', text: table(words) }])[0]!.called!;

describe('a pattern of words', () => {
	it.each([
		['learning rate, lr', 'the Learning\nRATE is', 'Learning\nRATE'],
		['learning rate, lr', 'with lr 0.1', 'lr'],
		['learning rate, lr', 'a clear rate of learning', undefined],
		['absor*', 'is absorbed', 'absor'],
		['F1', 'an f1 of', undefined],
		['F1', 'an F1 of', 'F1'],
		['±', '3 ± 1', '±'],
		['学习率', '取学习率为', '学习率'],
	])('of %s in %j', (words, text, found) => {
		expect(calledBy(words).exec(text)?.[0]).toBe(found);
		expect(calledBy(words).test(text)).toBe(found !== undefined);
	});

	it('finds what the plain pattern finds', () => {
		const words = ['learning rate', 'F1', 'absor*', 'R²', 'SE'];
		const own = calledBy(words.join(', '));
		const plain = new RegExp(own.source, own.flags);
		const piece = fc.constantFrom(
			'Learning',
			'rate',
			' ',
			'\n',
			'F1',
			'f1',
			'absorbs',
			'R²',
			'r²',
			'SE',
			'SEM',
			'.',
			'is',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
				const text = pieces.join('');
				expect(own.exec(text)?.[0]).toBe(plain.exec(text)?.[0]);
			}),
		);
	});
});
