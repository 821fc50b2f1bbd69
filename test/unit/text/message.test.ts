import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english, fill, joined, say, verbatim, wordsOf } from '../../../src/core/text/message.ts';

/** A language that marks what it has translated. */
const marked = (template: string, ...values: string[]) => `«${fill(template, ...values)}»`;

describe('a message', () => {
	it('reads in English as it is written', () => {
		expect(english(say`The ${'rank'} is ${4}.`)).toBe('The rank is 4.');
		expect(english(say`Right${say` in ${'GiB'}`}.`)).toBe('Right in GiB.');
		expect(english(verbatim('a key says {0}'))).toBe('a key says {0}');
		expect(english(joined([say`One.`, 'Two.', say`${3}.`]))).toBe('One. Two. 3.');
	});

	it('is the English sentence with places, and what goes there', () => {
		expect(say`${'A'} is not ${'B'}.`).toEqual({ template: '{0} is not {1}.', values: ['A', 'B'] });
	});

	it('is translated piece by piece, and only where it has words of ours', () => {
		expect(wordsOf(say`The ${say`sign`} is off`, marked)).toBe('«The «sign» is off»');
		expect(wordsOf(joined([say`Right.`, 'Key words.'], ' '), marked)).toBe('«Right.» Key words.');
		expect(wordsOf(verbatim('what a key says'), marked)).toBe('what a key says');
	});

	it('takes what is put in as it is, whatever stands in it', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (a, b) => {
				expect(english(say`from ${a} to ${b}.`)).toBe(`from ${a} to ${b}.`);
				expect(english(joined([a, verbatim(b)], '/'))).toBe(`${a}/${b}`);
			}),
		);
	});
});
