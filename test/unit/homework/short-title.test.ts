import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortTitle } from '../../../src/core/homework/short-title.ts';

const words = (n: number) => Array.from({ length: n }, (_, i) => `word${i}`).join(' ');
const matrix = `$\\begin{pmatrix} ${Array.from({ length: 60 }, (_, i) => i).join(' & ')} \\end{pmatrix}$`;

describe('a title is cut where a reader would', () => {
	it.each([
		['a short one stays', 'Memory of an adapter', 'Memory of an adapter'],
		['between two words', `${words(40)}`, /^word0 .* word\d+ …$/],
		['before a formula that does not fit', `The table ${matrix} is given. ${words(10)}`, 'The table …'],
		['behind a formula that fits', `For $n = 3$ ${words(40)}`, /^For \$n = 3\$ word0 .* …$/],
		['with no comma left over', `What is ${'long '.repeat(37)}it, ${matrix}`, /it …$/],
		['a text without blanks too', '模'.repeat(300), `${'模'.repeat(200)} …`],
		['an amount of money is no formula', `It costs \\$5 ${words(40)}`, /^It costs \\\$5 word0 .* …$/],
	])('%s', (_, title, cut) => {
		if (typeof cut === 'string') expect(shortTitle(title)).toBe(cut);
		else expect(shortTitle(title)).toMatch(cut);
	});

	it('is never longer than a line, and begins as the text does', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 500 }), title => {
				const cut = shortTitle(title);
				expect(cut.length).toBeLessThanOrEqual(202);
				expect(title.startsWith(cut.replace(/ …$/, ''))).toBe(true);
			}),
		);
	});
});
