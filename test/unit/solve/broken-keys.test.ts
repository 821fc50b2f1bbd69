import { librarySources } from 'homework-lens:library';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../src/core/quantities/facts.ts';
import { compileLibrary, extendLibrary } from '../../../src/core/solve/library.ts';
import { placeAt, validateKey } from '../../../src/core/solve/prove/validate.ts';
import { english } from '../../../src/core/text/message.ts';
import { homeworkOf, matchOf } from './documents.ts';

const facts = readFacts(librarySources.facts);
const tutorial = readFileSync(new URL('../../../docs/key-tutorial.md', import.meta.url), 'utf8');
const CACHE = `${/```markdown key\n([\s\S]*?)\n```/.exec(tutorial)![1]!}\n`;

/** A key with matrices, a choice, methods, an instance and a list, for what the tutorial's key has not. */
const MATRICES = `---
id: course.scores
title: Scores
topic: circuits
---

# Scores

Scores of columns.

## Asks

- What are the **scores** of the **toy matrix**? → $S$, $t$

## Given

| symbol | name | type | default |
|---|---|---|---|
| $W$ | toy matrix | matrix $d \\times d$ | – |
| $X$ | token columns | matrix $d \\times n$ | – |
| $c$ | scale | number, $c > 0$ | 2 |

## Steps

### Scores {#scores}

$$S = X^\\top W X$$

### Entries {#entries}

$$R_{ij} = c S_{ij}$$

### Trace {#trace}

$$t = \\operatorname{tr}(W)$$

| when | say | truth |
|---|---|---|
| $t > 0$ | positive | true |
| otherwise | not positive | false |

## Method: plain

### Norm {#norm}

$$u = \\lVert X \\rVert_F$$

## Method: scaled

### Norm {#scaled-norm}

$$u = c \\lVert X \\rVert_F$$

## Mistakes

| seen | if | say | show |
|---|---|---|---|
| $t = \\det(W)$ | $c > 1$ | That is the determinant. | it is $\\det(W)$ |
| "uniform scores" | | They are not uniform. | |

## Instance: zero

- with $W = 0$
- seed 4
- holds $S = 0$

## Plot: heat-map

- title: Scores
- cells: $S$
- says: Who scores what.

## Examples

| $W$ | $X$ | $S$ | $t$ | source |
|---|---|---|---|---|
| $\\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}$ | $\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}$ | $\\begin{bmatrix} 10 & 14 \\\\ 14 & 20 \\end{bmatrix}$ | 2 | by hand |
`;

type Fault = readonly [what: string, from: string, to: string, message: RegExp, line: string];

const check = (base: string, [, from, to, message, line]: Fault): void => {
	const text = base.split(from).join(to);
	expect(text).not.toBe(base);
	const { problems } = validateKey({ path: 'a.md', text }, facts);
	const said = problems.map(each => `${placeAt(text, each.span.start).line}: ${english(each.message)}`).join('\n');
	const problem = problems.find(each => message.test(english(each.message)));
	expect(problem, said || 'no problem').toBeDefined();
	expect(text.split('\n')[placeAt(text, problem!.span.start).line - 1], said).toContain(line);
	// One fault does not drown its reader.
	expect(problems.length, said).toBeLessThan(8);
};

const FRONT: readonly Fault[] = [
	['no title', 'title: Memory of a key-value cache\n', '', /front matter needs `title:`/, '---'],
	['no id', 'id: course.kv-cache\n', '', /front matter needs `id:`/, '---'],
	['no front matter', /---\n[\s\S]*?---\n/.exec(CACHE)![0], '', /front matter needs `id:`/, ''],
	['front matter never closed', 'arXiv 2309.06180\n---\n', 'arXiv 2309.06180\n', /front matter/, ''],
	['YAML of many levels', 'topic: inference', 'topic:\n  - inference\n  - serving', /plain string/, 'topic'],
	['an id with blanks', 'id: course.kv-cache', 'id: my key', /id/, 'id:'],
	['a tab in the YAML', 'topic: inference', '\ttopic: inference', /front matter|plain string/, 'topic'],
	['a field twice', 'topic: inference', 'topic: inference\ntitle: Another title', /twice/, 'title: Another'],
];

const SECTIONS: readonly Fault[] = [
	['no Asks', /## Asks[\s\S]*?(?=## Not)/.exec(CACHE)![0], '', /needs a section `## Asks`/, '---'],
	['empty Asks', /- How much \*\*memory\/storage[\s\S]*?(?=## Not)/.exec(CACHE)![0], '', /list of wordings/, '## Asks'],
	['an unknown section', '## Points', '## Hints', /"Hints" is no section/, '## Hints'],
	['a misspelt section', '## Examples', '## Exampels', /"Exampels" is no section.*Examples/, '## Exampels'],
	[
		'a section twice',
		'## Points',
		'## Given\n\n| symbol | name | type | default |\n|---|---|---|---|\n| $L$ | again | integer | – |\n\n## Points',
		/declared twice/,
		'| $L$ | again',
	],
	['no steps', /## Steps[\s\S]*?(?=## Gives)/.exec(CACHE)![0], '', /No step defines `M`/, '- How much'],
	['a formula outside a step', '## Steps\n', '## Steps\n\n$$z = L$$\n', /stands in a step/, '$$z'],
	[
		'a step without a heading of level three',
		'### Bytes for all tokens',
		'#### Bytes for all tokens',
		/level three|No step defines `M`/,
		'',
	],
	['two steps of one id', '{#bytes}', '{#token}', /two steps #token/, '### Bytes for all'],
	[
		'a display formula never closed',
		'$$m = 2 L g d$$',
		'$$m = 2 L g d',
		/opened here and never closed: `\$\$/,
		'$$m = 2',
	],
	['a curve of something unknown', '- y: $M$, cache', '- y: $Q$, cache', /`Q` is used here/, '- y: $Q$'],
	[
		'a result that is what none is',
		'| symbol | name | unit | aliases |\n|---|---|---|---|\n| $m$ | numbers per token | | |',
		'| symbol | name | unit | is | aliases |\n|---|---|---|---|---|\n| $m$ | numbers per token | | askd | |',
		/"askd" is none of asked, place, each/,
		'| $m$ | numbers per token',
	],
	['a type with a slip', 'integer, $L > 0$', 'integr, $L > 0$', /"integr" is no type: is `integer`/, '| $L$'],
	['a row with a bare bar', '| layers |', '| layers, $|L|$ |', /7 cells, the table's head 5/, '| $L$'],
	[
		'a default with words',
		'| integer, $L > 0$ | – |',
		'| integer, $L > 0$ | 4 layers or so |',
		/follows a semicolon/,
		'| $L$',
	],
	[
		'more steps than anybody reads',
		'## Gives',
		`${Array.from({ length: 500 }, (_, k) => `### Step ${k}\n\n`).join('')}## Gives`,
		/503 steps; a section has at most 500/,
		'### Step 497',
	],
	['no arrow', 'for a sequence? → $M$', 'for a sequence?', /asks for no result/, '- How much **memory'],
	['an arrow to nothing', '→ $T$', '→', /arrow/, '- How many **bytes'],
	['an arrow without dollars', '→ $T$', '→ T', /dollar signs/, '- How many **bytes'],
	['an arrow to words', '→ $T$', '→ $2 T$', /symbol/, '- How many **bytes'],
	['an unknown target', '→ $T$', '→ $Q$', /No step defines `Q`/, '- How many **bytes'],
	[
		'bold never closed',
		'does the **KV cache/key-value cache/KV-cache** take',
		'does the **KV cache/key-value cache/KV-cache take',
		/one `\*\*` too many/,
		'- How much **memory',
	],
	['an unclosed fence', '## Gives', '```\n## Gives', /never closed/, '```'],
	[
		'an unclosed display formula',
		'$$M = T n = 2 b L g d n$$',
		'$$M = T n = 2 b L g d n',
		/never closed|No step defines/,
		'',
	],
];

const GIVENS: readonly Fault[] = [
	['a column renamed', '| symbol | name | type |', '| sign | name | type |', /needs a column "symbol"/, '| sign'],
	['no name', '| $n$ | tokens |', '| $n$ |  |', /needs a name in words/, '| $n$'],
	['no dollars', '| $n$ | tokens |', '| n | tokens |', /stands in dollar signs/, '| n |'],
	['a formula for a symbol', '| $n$ | tokens |', '| $2 n$ | tokens |', /symbol is expected/, '| $2 n$'],
	['a symbol twice', '| $n$ | tokens |', '| $d$ | tokens |', /`d` is declared twice/, '| $d$ | tokens'],
	[
		'an unknown type',
		'| $n$ | tokens | integer, $n > 0$ |',
		'| $n$ | tokens | bananas per |',
		/neither a type, a unit/,
		'| $n$',
	],
	[
		'an unreadable condition',
		'| $n$ | tokens | integer, $n > 0$ |',
		'| $n$ | tokens | integer, $n > $ |',
		/cannot be read/,
		'| $n$',
	],
	[
		'a condition on something unknown',
		'| $n$ | tokens | integer, $n > 0$ |',
		'| $n$ | tokens | integer, $n > z$ |',
		/`z` is used here and nothing defines it/,
		'| $n$',
	],
	[
		'contradictory conditions',
		'| $n$ | tokens | integer, $n > 0$ |',
		'| $n$ | tokens | integer, $n > 0$, $n < 0$ |',
		/contradict/,
		'| $',
	],
	['a default of another unit', '| 2 B; 16-bit numbers |', '| 2 s; 16-bit numbers |', /type asks for B/, '| $b$'],
	['a default that is no value', '| 2 B; 16-bit numbers |', '| some bytes |', /nothing defines it/, '| $b$'],
	['a default outside its condition', '| 2 B; 16-bit numbers |', '| -2 B; 16-bit numbers |', /condition/, '| $b$'],
	[
		'a default in unknown symbols',
		'| $h$ as many as heads |',
		'| $q$ as many as heads |',
		/`q` is used here and nothing defines it/,
		'| $g$',
	],
	['a fact without a property', '| 2 B; 16-bit numbers |', '| fact: H200 |', /its subject and its property/, '| $b$'],
	[
		'a fact that nobody knows',
		'| 2 B; 16-bit numbers |',
		'| fact: H200, colour |',
		/There is no fact "H200, colour"/,
		'| $b$',
	],
	['a dollar sign never closed', 'attention heads, $H$ |', 'attention heads, $H |', /dollar sign is opened/, '| $h$'],
	[
		'defaults in a ring',
		'| $h$ | number of heads | integer, $h > 0$ | – |',
		'| $h$ | number of heads | integer, $h > 0$ | $g$ |',
		/each other|ring|circle/,
		'| $h$',
	],
];

const STEPS: readonly Fault[] = [
	['a bracket never closed', '$$m = 2 L g d$$', '$$m = 2 L (g d$$', /cannot be read/, '$$m ='],
	['a fraction without a denominator', '$$m = 2 L g d$$', '$$m = \\frac{2 L g d}$$', /cannot be read/, '$$m ='],
	['an unknown command', '$$m = 2 L g d$$', '$$m = 2 L g \\foo d$$', /foo/, '$$m ='],
	['no relation', '$$m = 2 L g d$$', '$$2 L g d$$', /defines or asserts/, '$$2 L'],
	['nothing behind the sign', '$$m = 2 L g d$$', '$$m =$$', /cannot be read/, '$$m ='],
	[
		'a symbol that comes later',
		'$$m = 2 L g d$$',
		'$$m = \\frac{T}{b}$$',
		/`T` is used here and nothing defines it/,
		'$$m =',
	],
	['a definition by itself', '$$m = 2 L g d$$', '$$m = 2 m g d$$', /`m` is used here/, '$$m ='],
	['a number in a step', '$$m = 2 L g d$$', '$$m = 2 \\cdot 40 L g d$$', /The number 40 stands in a step/, '$$m ='],
	['a false link', '$$T = b m = 2 b L g d$$', '$$T = b m = 2 b L g d n$$', /This link does not hold/, '$$T ='],
	['units that do not add', '$$T = b m = 2 b L g d$$', '$$T = b m + L$$', /no value.*add/, '$$T ='],
	['units that do not compare', '$$T = b m = 2 b L g d$$', '$$T = b m = 2 L g d$$', /units differ/, '$$T ='],
	['a step’s condition unreadable', '{#token}', '{#token if=$b > $}', /cannot be read/, '### Bytes for one token'],
	[
		'a step’s condition without dollars',
		'{#token}',
		'{#token if=b > 0}',
		/condition of a step reads/,
		'### Bytes for one token',
	],
	[
		'a condition on an unknown',
		'{#token}',
		'{#token if=$z > 0$}',
		/`z` is used here and nothing defines it/,
		'### Bytes for one token',
	],
	['a condition that never holds', '{#token}', '{#token if=$b < 0$}', /nothing gives T a value/, '$$M = T n'],
	['an unclosed attribute', '{#token}', '{#token', /attribute|bracket|brace/, '### Bytes for one token'],
	[
		'redefinition by another value',
		'### Bytes for all tokens {#bytes}\n',
		'### Bytes for all tokens {#bytes}\n\n$$m = L$$\n',
		/This link does not hold/,
		'$$m = L',
	],
];

const RESULTS: readonly Fault[] = [
	[
		'a result that nothing defines',
		'| $M$ | memory of the cache |',
		'| $Q$ | memory of the cache |',
		/No step defines `Q`/,
		'| $Q$',
	],
	['another unit', '| bytes per token | B |', '| bytes per token | s |', /unit B, the table says s/, '| $T$'],
	['no unit where there is one', '| bytes per token | B |', '| bytes per token | |', /unit B, the table says/, '| $T$'],
	[
		'a unit that nobody knows',
		'| bytes per token | B |',
		'| bytes per token | bananas per |',
		/neither a type, a unit|unit/,
		'| $T$',
	],
	[
		'a result twice',
		'| $M$ | memory of the cache | B | KV cache memory |',
		'| $M$ | memory of the cache | B | |\n| $M$ | cache | B | |',
		/twice/,
		'| $M$ | cache',
	],
	['a result without a name', '| $M$ | memory of the cache | B |', '| $M$ | | B |', /name/, '| $M$'],
	['a point without a step', 'must #bytes:', 'must #byte:', /no step #byte/i, '- must'],
	[
		'a point of words without quotes',
		'nice "grouped-query" or "GQA":',
		'nice grouped-query:',
		/needs a step, a formula or words/,
		'- nice',
	],
	['a point neither must nor nice', '- must #bytes:', '- should #bytes:', /must.*nice/, '- should'],
	['a point’s quote never closed', 'nice "grouped-query" or "GQA":', 'nice "grouped-query:', /A point reads/, '- nice'],
	[
		'a point without a text',
		'- must #bytes: the bytes as a product',
		'- must #bytes',
		/what the point is|says/,
		'- must',
	],
	[
		'a mistake of an unknown',
		'\\frac{m n b}{2}',
		'\\frac{m n w}{2}',
		/`w` is used here and nothing defines it/,
		'| $M = ',
	],
	['a mistake that is right', '$M = \\frac{m n b}{2}$', '$M = b m n$', /is no mistake|always holds/, '| $M = '],
	['a mistake without a word', 'Keys and values are both kept: there are two of everything.', '', /say/, '| $M = '],
	[
		'a mistake whose condition never holds',
		'| $M = \\frac{m n b}{2}$ | |',
		'| $M = \\frac{m n b}{2}$ | $n < 0$ |',
		/never/,
		'| $M = ',
	],
	[
		'a mistake’s condition unreadable',
		'| $M = \\frac{m n b}{2}$ | |',
		'| $M = \\frac{m n b}{2}$ | $n > 0 and |',
		/dollar|cannot be read|condition/,
		'| $M = ',
	],
	['a mistake that sees nothing', '| $M = \\frac{m n b}{2}$ |', '| |', /seen|formula or words/, '| |'],
	['words of a mistake without quotes', '| $M = \\frac{m n b}{2}$ |', '| half the memory |', /quotes/, '| half'],
	[
		'an unknown verdict',
		'| seen | if | say |\n|---|---|---|\n| $M = \\frac{m n b}{2}$ | | Keys and values are both kept: there are two of everything. |',
		'| seen | if | say | verdict |\n|---|---|---|---|\n| $M = \\frac{m n b}{2}$ | | Both. | bad |',
		/verdict/,
		'| $M =',
	],
	['an unknown kind of plot', '## Plot: curve', '## Plot: pie', /pie/, '## Plot: pie'],
	[
		'a plot without words',
		'- says: The cache grows in proportion to the length.\n',
		'',
		/needs a line `says:`/,
		'## Plot',
	],
	['a plot without its axis', '- x: $n$ from $1$ to $2 n$, tokens\n', '', /needs a line `x:`/, '## Plot'],
	['a plot’s range unreadable', '$n$ from $1$ to $2 n$, tokens', '$n$, tokens', /from/, '- x:'],
	['a plot of an unknown', 'to $2 n$, tokens', 'to $2 q$, tokens', /`q` is used here and nothing defines it/, '- x: '],
	['a plot over no given', '- x: $n$ from', '- x: $M$ from', /given/, '- x: '],
	['a line that no plot knows', '- y: $M$, cache', '- z: $M$, cache', /needs a line `y:`|no line/, ''],
	[
		'an example of an unknown column',
		'| $T$ | $M$ | source |',
		'| $T$ | $Q$ | source |',
		/No step defines `Q`/,
		'| $L$ | $h$',
	],
	[
		'an example that does not come out',
		'| 1677721600 B |',
		'| 1677721601 B |',
		/The example says 1677721601 B/,
		'| 40 | 40',
	],
	['an example in another unit', '| 1677721600 B |', '| 1677721600 s |', /The example says/, '| 40 | 40'],
	['an example of words', '| 1677721600 B |', '| lots of bytes |', /"lots of bytes"/, '| 40 | 40'],
	['an example outside the conditions', '| 40 | 40 | | 128 |', '| -40 | 40 | | 128 |', /condition .*L > 0/, '| -40'],
	[
		'an example without a needed given',
		'| 40 | 40 | | 128 | 2048 |',
		'| 40 | 40 | | | 2048 |',
		/no value|needs|gives/,
		'| 40 | 40',
	],
	['an example without a source', 'Llama 2 70B with grouped queries |', '|', /needs the source/, '| 80'],
	[
		'a row that is too short',
		'| 80 | 64 | 8 | 128 | 32768 | 2 B | 327680 B | 10 GiB | Llama 2 70B with grouped queries |',
		'| 80 | 64 | 8 |',
		/source|cells|results/,
		'| 80',
	],
	[
		'an instance of an unknown',
		'## Points',
		'## Instance: one\n\n- seed 3\n- with $q = 2$\n\n## Points',
		/`q` is none/,
		'- with $q',
	],
	[
		'an instance that does not hold',
		'## Points',
		'## Instance: one\n\n- with $L = 3$\n- holds $M = 0$\n\n## Points',
		/does not hold on the instance/,
		'- holds',
	],
	[
		'an instance of another word',
		'## Points',
		'## Instance: one\n\n- given $L = 3$\n\n## Points',
		/with.*seed.*holds/,
		'- given',
	],
];

const OF_MATRICES: readonly Fault[] = [
	['shapes that do not multiply', '$$S = X^\\top W X$$', '$$S = X W$$', /no value.*×|shape/, '$$S ='],
	['shapes that do not add', '$$S = X^\\top W X$$', '$$S = X^\\top W X + W$$', /no value.*×|shape/, '$$S ='],
	[
		'shapes that cannot be equal',
		'$$S = X^\\top W X$$',
		'$$S = X^\\top W X = W X$$',
		/This link does not hold: .*×/,
		'$$S =',
	],
	['a shape that cannot be read', 'matrix $d \\times n$', 'matrix $d \\times$', /cannot be read/, '| $X$'],
	[
		'entries of nothing',
		'$$R_{ij} = c S_{ij}$$',
		'$$R_{ij} = c Z_{ij}$$',
		/`Z_ij` is used here and nothing defines it/,
		'$$R_',
	],
	['entries that nothing bounds', '$$R_{ij} = c S_{ij}$$', '$$R_{ij} = c S$$', /a name of its own/, '$$'],
	[
		'a choice without a value of truth',
		'| $t > 0$ | positive | true |',
		'| $t > 0$ | positive | maybe |',
		/true.*false/,
		'| $t > 0$',
	],
	['a choice without words', '| $t > 0$ | positive | true |', '| $t > 0$ | | true |', /say/, '| $t > 0$'],
	[
		'a choice on an unknown',
		'| $t > 0$ | positive | true |',
		'| $z > 0$ | positive | true |',
		/`z` is used here and nothing defines it/,
		'| $z > 0$',
	],
	[
		'a row that is never reached',
		'| otherwise | not positive | false |',
		'| otherwise | not positive | false |\n| $t < 0$ | negative | false |',
		/never reached|behind `otherwise`/,
		'| $t < 0$',
	],
	[
		'a condition half in words',
		'| $t > 0$ | positive | true |',
		'| $t > 0$ and | positive | true |',
		/condition/,
		'| $t > 0$',
	],
	['a method twice', '## Method: scaled', '## Method: plain', /method.*plain.*twice|two methods/i, '## Method: plain'],
	['a method without a name', '## Method: scaled', '## Method', /name/, '## Method'],
	[
		'an example by an unknown method',
		'| $W$ | $X$ | $S$ | $t$ | source |\n|---|---|---|---|---|\n|',
		'| method | $W$ | $X$ | $S$ | $t$ | source |\n|---|---|---|---|---|---|\n| other |',
		/no method "other"/,
		'| other',
	],
	[
		'an example of a wrong shape',
		'\\begin{bmatrix} 10 & 14 \\\\ 14 & 20 \\end{bmatrix}',
		'\\begin{bmatrix} 10 & 14 \\end{bmatrix}',
		/The example says/,
		'| $\\begin',
	],
	[
		'a ragged matrix',
		'\\begin{bmatrix} 10 & 14 \\\\ 14 & 20 \\end{bmatrix}',
		'\\begin{bmatrix} 10 & 14 \\\\ 14 \\end{bmatrix}',
		/differ in length/,
		'| $\\begin',
	],
	[
		'a matrix never closed',
		'\\begin{bmatrix} 10 & 14 \\\\ 14 & 20 \\end{bmatrix}',
		'\\begin{bmatrix} 10 & 14 \\\\ 14 & 20',
		/cannot be read/,
		'| $\\begin',
	],
	['steps for each member of no list', '## Method: scaled', '## Each $c$', /list/, '### Norm {#scaled-norm}'],
	['steps for each member of nothing', '## Method: scaled', '## Each $q$', /`q`/, '### Norm {#scaled-norm}'],
	[
		'a counterexample of an unknown',
		'it is $\\det(W)$',
		'it is $\\det(Y)$',
		/`Y` is used here and nothing defines it/,
		'| $t = ',
	],
	[
		'an instance of a wrong shape',
		'- with $W = 0$',
		'- with $W = \\begin{bmatrix} 1 & 2 & 3 \\end{bmatrix}$',
		/instance/i,
		'## Instance: zero',
	],
	['an instance’s seed that is none', '- seed 4', '- seed four', /seed/, '- seed'],
	[
		'a decomposition of too few symbols',
		'$$t = \\operatorname{tr}(W)$$',
		'$$(U, s) = \\operatorname{SVD}(W)$$\n\n$$t = \\operatorname{tr}(W)$$',
		/SVD|three/,
		'$$(U, s)',
	],
	['cells that are no matrix', '- cells: $S$', '- cells: $t$', /matrix/, '- cells'],
];

describe.each([
	['front matter', CACHE, FRONT],
	['sections', CACHE, SECTIONS],
	['givens', CACHE, GIVENS],
	['steps', CACHE, STEPS],
	['results', CACHE, RESULTS],
	['matrices', MATRICES, OF_MATRICES],
] as const)('a key broken in its %s', (_, base, faults) => {
	it('is sound before', () => expect(validateKey({ path: 'a.md', text: base }, facts).problems).toEqual([]));
	it.each(faults)('%s', (...fault) => check(base, fault));
});

describe('what is no key at all', () => {
	it.each([
		['empty', ''],
		['blank', ' \n\n\t\n'],
		['prose', 'Some words about a cache.\n'],
		['binary', String.fromCharCode(...Array.from({ length: 2000 }, (_, i) => (i * 7919) % 256))],
		['one long line', `# ${'a'.repeat(2_000_000)}`],
		['only dollars', '$'.repeat(50_000)],
		['only fences', '```\n'.repeat(5000)],
		['nested quotes', `${'> '.repeat(5000)}x`],
		['nested brackets', `${CACHE.split('$$m = 2 L g d$$').join(`$$m = ${'('.repeat(5000)}L${')'.repeat(5000)}$$`)}`],
		['nested fractions', CACHE.split('2 L g d$$').join(`${'\\frac{1}{'.repeat(3000)}L${'}'.repeat(3000)}$$`)],
		[
			'a table of ten thousand rows',
			CACHE.replace(
				'| 80 | 64 |',
				`${'| 40 | 40 | | 128 | 2048 | 2 B | 819200 B | 1677721600 B | again |\n'.repeat(10_000)}| 80 | 64 |`,
			),
		],
		['a huge power', CACHE.split('$$m = 2 L g d$$').join('$$m = L^{L^{L^{L^{L}}}} g d$$')],
		['a sum without end', CACHE.split('$$m = 2 L g d$$').join('$$m = \\sum_{i=1}^{\\infty} L g d$$')],
		['carriage returns', CACHE.replaceAll('\n', '\r\n').replace('title:', 'name:')],
	])('%s', (_, text) => {
		const { problems } = validateKey({ path: 'a.md', text }, facts);
		for (const { span, message } of problems) {
			expect(span.start).toBeGreaterThanOrEqual(0);
			expect(span.end).toBeLessThanOrEqual(Math.max(1, text.length));
			expect(english(message).length).toBeLessThan(600);
		}
		if (!text.includes('again')) expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
	});
});

describe('beside a broken key', () => {
	it('the others answer', () => {
		const broken = CACHE.replace('id: course.kv-cache', 'id: course.broken').replace('2 L g d$$', '2 L (g d$$');
		const whole = CACHE.replace('id: course.kv-cache', 'id: course.whole');
		const library = extendLibrary(
			compileLibrary({ keys: [], facts: librarySources.facts }),
			{
				keys: [
					{ path: 'broken.md', text: broken },
					{ path: 'whole.md', text: whole },
					{ path: 'b.bin', text: '\u0000\u0001' },
				],
				facts: [],
			},
			{ prove: true },
		);
		const { match } = matchOf(
			library,
			homeworkOf(
				'How much memory does the KV cache take for 40 layers, 40 heads of head dimension 128 and 1024 tokens in fp16?',
			),
		);
		expect(match?.key.id).toBe('course.whole');
	});
});
