import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../src/core/quantities/facts.ts';
import { withoutProducts } from '../../../src/core/solve/bind/product-names.ts';

/** Facts that only these tests know: an accelerator with a word before its number, one with a code, and a model. */
const facts = readFacts([
	{
		path: 'facts.md',
		text: `| subject | aliases | property | value | unit | source | date | note |
|---|---|---|---|---|---|---|---|
| QX 770 | Quarz QX 770 | memory bandwidth | 2 | TB/s | a sheet | 2030 | |
| Z120 | Quarz Z120 | peak compute | 90 | TFLOP/s | a sheet | 2030 | |
| Kiwi 2 7B | Kiwi-2-7B | parameters | 7e9 | parameter | a paper | 2030 | |
`,
	},
]);
const plain = (own: string, known = facts): string =>
	withoutProducts({ own, around: '', formulas: [], asks: true, answerFormulas: [] }, known).own;

describe('names of products in a question', () => {
	it.each([
		['trained on 64 Z120s for 3 days', 'trained on 64 GPUs for 3 days'],
		['a node has 8 × Z120 cards', 'a node has 8 GPUs'],
		['four QX 770s', 'four GPUs'],
		['1,024 Z40 GPUs of another size', '1,024 GPUs of another size'],
		['one QX 990 with 24 GB', 'one QX-990 with 24 GB'],
		['Kiwi 3 with 12 layers', 'Kiwi-3 with 12 layers'],
		['Kiwi 70B with 12 layers', 'Kiwi 70B with 12 layers'],
		['a rack of cards, and 16 of them are idle', 'a rack of cards, and 16 GPUs are idle'],
		['40 Z120 hours', '40 Z120 hours'],
		['5 Q17 samples', '5 Q17 samples'],
	])('%s', (said, read) => expect(plain(said)).toBe(read));

	it('is left as it is where no fact is known', () => {
		expect(plain('64 Z120s and Kiwi 3', [])).toBe('64 Z120s and Kiwi 3');
	});
});
