import { librarySources } from 'homework-lens:library';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../src/core/quantities/facts.ts';
import { placeAt, validateKey } from '../../../src/core/solve/validate.ts';

const facts = readFacts(librarySources.facts);
const tutorial = readFileSync(new URL('../../../docs/key-tutorial.md', import.meta.url), 'utf8');
const cache = `${/```markdown key\n([\s\S]*?)\n```/.exec(tutorial)![1]!}\n`;

describe('the tutorial’s key broken in one place', () => {
	it('is sound before', () => expect(validateKey({ path: 'a.md', text: cache }, facts).problems).toEqual([]));

	// What is replaced, by what, the message, and how the line begins or what it holds at which it must stand.
	it.each([
		['title: Memory of a key-value cache\n', '', /front matter needs `title:`/, '---'],
		['| symbol | name | type |', '| sign | name | type |', /needs a column "symbol"/, '| sign'],
		['| 2 B; 16-bit numbers |', '| fact: H200 |', /its subject and its property/, '| $b$'],
		['| 2 B; 16-bit numbers |', '| fact: H200, colour |', /There is no fact "H200, colour"/, '| $b$'],
		['attention heads, $H$ |', 'attention heads, $H |', /dollar sign is opened/, '| $h$'],
		['$$m = 2 L g d$$', '$$m = 2 L (g d$$', /cannot be read/, '$$m ='],
		['$$m = 2 L g d$$', '$$m = \\frac{T}{b}$$', /`T` is used here and nothing defines it/, '$$m ='],
		['{#token}', '{#token if=$b > $}', /cannot be read/, '### Bytes for one token'],
		['{#token}', '{#token if=$z > 0$}', /`z` is used here and nothing defines it/, '### Bytes for one token'],
		['\\frac{m n b}{2}', '\\frac{m n w}{2}', /`w` is used here and nothing defines it/, '| $M = '],
		['to $2 n$, tokens', 'to $2 q$, tokens', /`q` is used here and nothing defines it/, '- x: '],
		['- says: The cache grows in proportion to the length.\n', '', /needs a line `says:`/, '## Plot'],
		['| $T$ | $M$ | source |', '| $T$ | $Q$ | source |', /No step defines `Q`/, '| $L$ | $h$'],
		['| 1677721600 B |', '| lots of bytes |', /"lots of bytes" has no value/, '| 40 | 40'],
		['| bytes per token | B |', '| bytes per token | bananas per |', /neither a type, a unit/, '| $T$'],
		['nice "grouped-query" or "GQA":', 'nice grouped-query:', /needs a step, a formula or words/, '- nice'],
		['## Points', '## Instance: one\n\n- seed 3\n- with $q = 2$\n\n## Points', /`q` is none/, '- with $q'],
		['| 40 | 40 | | 128 |', '| -40 | 40 | | 128 |', /condition .*L > 0/, '| -40'],
	])('%j → %j', (from, to, message, line) => {
		const text = cache.split(from).join(to);
		expect(text).not.toBe(cache);
		const { problems } = validateKey({ path: 'a.md', text }, facts);
		const said = problems.map(each => `${placeAt(text, each.span.start).line}: ${each.message}`).join('\n');
		const problem = problems.find(each => message.test(each.message));
		expect(problem, said).toBeDefined();
		expect(text.split('\n')[placeAt(text, problem!.span.start).line - 1]).toContain(line);
	});
});
