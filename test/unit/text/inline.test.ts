import { describe, expect, it } from 'vitest';
import { readInline } from '../../../src/core/text/inline.ts';

const formulas = (text: string) => readInline(text).formulas.map(f => text.slice(f.inner.start, f.inner.end));
const masks = (text: string) => readInline(text).masks.map(m => `${m.kind} ${text.slice(m.span.start, m.span.end)}`);

describe('where mathematics stands', () => {
	it.each([
		['so $x^2$ and $y$ hold', ['x^2', 'y']],
		['a  $k$  of it', ['k']],
		['scanned $ k $ here', [' k ']],
		['cost: $12.1 \\times 1.50 = \\$18.15$.', ['12.1 \\times 1.50 = \\$18.15']],
		['$16.8 / 3600 \\times$', ['16.8 / 3600 \\times']],
		['a $\\backslash 1B$ cost', ['\\backslash 1B']],
		['inline $$x + y$$ of kramdown', ['x + y']],
		['with \\(a_1\\) and \\[b = 2\\]', ['a_1', 'b = 2']],
		['Jekyll \\\\(a_1\\\\) too', ['a_1']],
		['\\begin{align} a &= b \\end{align}', [' a &= b ']],
		['the $k$th and the $n$-th', ['k', 'n']],
		['over\ntwo $a +\nb$ lines', ['a +\nb']],
		['[price $5](https://x.org/?x=$y) and $z$', ['z']],
		['![plot of $f$](f.png) of $g$', ['g']],
		['$`a+b`$ of GitLab', ['a+b']],
		['a $1 bet at odds $p/(1-p)$', ['p/(1-p)']],
		['over $10^{9}$ parameters at $2/h', ['10^{9}']],
	])('%s', (text, expected) => {
		expect(formulas(text)).toEqual(expected);
	});

	it.each([
		['costs \\$1.50 an hour', ['money \\$1.50']],
		['costs \\\\$1.50/hour', ['money \\\\$1.50']],
		['$5 and $10', ['money $5', 'money $10']],
		['from $5 to $10 per month, $20 at most', ['money $5', 'money $10', 'money $20']],
		['about $100K/year', ['money $100K']],
		['$5-$10', ['money $5', 'money $10']],
		['\\\\$6M (compute) + \\\\$61,824', ['money \\\\$6M', 'money \\\\$61,824']],
		['`$x$` is code', ['code `$x$`']],
		['CO<sub>2</sub>', ['html <sub>', 'html </sub>']],
		['a [link](https://x.org/$a$) here', ['link [link](https://x.org/$a$)']],
		['see https://x.org/a_b_c.', ['url https://x.org/a_b_c']],
		['x {>> why? <<} y <!-- no -->', ['comment {>> why? <<}', 'comment <!-- no -->']],
		['was ~~$1 = 2$~~', ['struck ~~$1 = 2$~~']],
		['note[^1]', ['footnote [^1]']],
		['escaped \\[ \\] and \\(not maths\\)', []],
		['$HOME/bin and $PATH', []],
		['if a <b and c> d', []],
	])('%s holds no formula', (text, expected) => {
		expect(formulas(text)).toEqual([]);
		expect(masks(text)).toEqual(expected);
	});

	it('finds emphases that nest', () => {
		const { emphases } = readInline('**a *b* c** _d_ ~~e~~ snake_case_name 2*3*4');
		expect(emphases.map(e => e.kind)).toEqual(['strong', 'em', 'em', 'strike', 'em']);
	});
});
