import { librarySources } from 'homework-lens:library';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKey } from '../../../src/core/solve/key/load-key.ts';
import { compileLibrary, extendLibrary } from '../../../src/core/solve/library.ts';
import { english } from '../../../src/core/text/message.ts';

const SOUND = `---
id: test.box
title: Volume of a box
topic: test
---

# Volume of a box

Length by width by height.

## Asks

- What is the **volume** of the **box**? → $V$

## Given

| symbol | name | type | default |
|---|---|---|---|
| $a$ | length | m, $a > 0$ | – |
| $b$ | width | m, $b > 0$ | – |
| $h$ | height | m, $h > 0$ | 2 m |

## Steps

### Base {#base}

Length by width.

$$B = a b = b a$$

### Volume {#volume}

$$V = B h = a b h$$

## Gives

| symbol | name | unit |
|---|---|---|
| $V$ | volume | m^3 |

## Points

- must #volume: the product of the three sides

## Instance: a cube

- with $a = 2\\text{ m}$, $b = 2\\text{ m}$, $h = 2\\text{ m}$
- holds $V = 8\\text{ m}^3$

## Examples

| $a$ | $b$ | $h$ | $V$ | source |
|---|---|---|---|---|
| 2 m | 3 m | 4 m | 24 m^3 | by hand |
`;

const load = (text: string) => loadKey('box.md', text, { prove: true });
const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

describe('a key that is broken on purpose', () => {
	it('is sound before it is broken', () => {
		expect(load(SOUND).problems).toEqual([]);
		expect(load(SOUND).key?.id).toBe('test.box');
	});

	// What is replaced, by what, the message, and a piece of the line at which it must stand.
	it.each([
		['= b a', '= b + a', /does not hold/, '$$B ='],
		['= a b h', '= 2 a b h', /does not hold.*a = /, '$$V ='],
		['$$B = a b = b a$$', '$$B = a b c$$', /`c` is used here and nothing defines it/, '$$B ='],
		['$$V = B h = a b h$$', '$$V = 7 B h$$', /number 7 stands in a step/, '$$V ='],
		['$$V = B h = a b h$$', '$$V = \\frac{B h$$', /cannot be read/, '$$V ='],
		['$$V = B h = a b h$$', '$$B h$$', /defines or asserts/, '$$B h'],
		['→ $V$', '→ $Q$', /No step defines `Q`/, '→ $Q$'],
		['→ $V$', '→ volume', /arrow needs the symbols/, '→ volume'],
		['| $V$ | volume | m^3 |', '| $Q$ | volume | m^3 |', /No step defines `Q`/, '| $Q$'],
		['| $V$ | volume | m^3 |', '| $V$ | volume | m |', /the unit/, '| $V$ | volume'],
		['| $b$ | width |', '| $a$ | width |', /declared twice/, '| $a$ | width'],
		['| $b$ | width | m, $b > 0$ |', '| $b$ | width | bananas per, $b > 0$ |', /neither a type/, 'bananas'],
		['| 2 m |\n\n## Steps', '| 2 kg |\n\n## Steps', /default is .* and its type asks for/, '| $h$'],
		['must #volume', 'must #nothing', /no step #nothing/, 'must #nothing'],
		['- must #volume', '- perhaps #volume', /A point reads/, 'perhaps'],
		['holds $V = 8', 'holds $V = 9', /does not hold on the instance/, '= 9'],
		['- with $a', '- without $a', /begins with `with`/, 'without'],
		['## Points', '## Pionts', /no section of a key/, '## Pionts'],
		['id: test.box\n', '', /front matter needs `id:`/, '---'],
		['## Asks\n\n- What is the **volume** of the **box**? → $V$', '', /needs a section `## Asks`/, '---'],
		['### Volume {#volume}', '### Volume {#base}', /two steps #base/, '### Volume'],
	])('%j → %j', (from, to, message, line) => {
		const text = SOUND.split(from).join(to);
		expect(text).not.toBe(SOUND);
		const { key, problems } = load(text);
		expect(key).toBeUndefined();
		const problem = problems.find(each => each.severity === 'error' && message.test(english(each.message)));
		expect(problem, problems.map(each => english(each.message)).join('\n')).toBeDefined();
		const at = lineOf(text, problem!.span.start);
		expect(text.split('\n')[at - 1]).toContain(line);
	});

	it('says what the given lacks', () => {
		const { problems } = load(
			SOUND.replace('| symbol | name | type | default |', '| symbol | words | type | default |'),
		);
		expect(problems.some(({ message }) => /needs a column "name"/.test(english(message)))).toBe(true);
	});

	it('leaves the other keys alone', () => {
		const broken = SOUND.replace('= b a', '= b + a').replace('test.box', 'test.other');
		const library = compileLibrary(
			{
				keys: [
					{ path: 'a.md', text: SOUND },
					{ path: 'b.md', text: broken },
				],
				facts: [],
			},
			{ prove: true },
		);
		expect(library.keys.map(({ id }) => id)).toEqual(['test.box']);
		expect(new Set(library.problems.map(({ path }) => path))).toEqual(new Set(['b.md']));
	});

	it('of a workspace takes the place of the shipped one', () => {
		const library = compileLibrary({ keys: [{ path: 'a.md', text: SOUND }], facts: [] });
		const other = SOUND.replace('title: Volume of a box', 'title: Another');
		const extended = extendLibrary(library, { keys: [{ path: 'b.md', text: other }], facts: [] });
		expect(extended.keys.map(({ title }) => title)).toEqual(['Another']);
	});

	it('never throws, whatever is cut out or put in', () => {
		const sources = librarySources.keys.map(({ text }) => text);
		fc.assert(
			fc.property(
				fc.nat(sources.length - 1),
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.nat(80),
				fc.string({ maxLength: 12, unit: fc.constantFrom('$', '|', '{', '}', '\\', 'a', '\n', '#', ' ', '=') }),
				(which, where, cut, put) => {
					const text = sources[which]!;
					const at = Math.floor(where * text.length);
					loadKey('x.md', text.slice(0, at) + put + text.slice(at + cut));
				},
			),
			{ numRuns: 120 },
		);
	});
});
