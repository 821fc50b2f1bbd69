import { librarySources } from 'homework-lens:library';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseUnitText } from '../../../src/core/math/units/units.ts';
import { readFacts } from '../../../src/core/quantities/facts.ts';
import { keyCompletions, UNITS } from '../../../src/core/solve/key/key-completions.ts';
import { keyHover } from '../../../src/core/solve/key/key-hover.ts';
import { keySymbols } from '../../../src/core/solve/key/key-symbols.ts';
import { loadKey } from '../../../src/core/solve/key/load-key.ts';
import { newKey } from '../../../src/core/solve/key/new-key.ts';
import { english } from '../../../src/core/text/message.ts';

const facts = readFacts(librarySources.facts);
const keyText = (path: string): string => librarySources.keys.find(source => source.path.endsWith(path))!.text;
const memory = keyText('lora/memory.md');
const tutorial = readFileSync(new URL('../../../docs/key-tutorial.md', import.meta.url), 'utf8');
const cache = /```markdown key\n([\s\S]*?)\n```/.exec(tutorial)![1]!;

/** The key of the tutorial with a piece of it changed. */
const put = (from: string, to: string): string => cache.split(from).join(to);

describe('hover inside a key', () => {
	/** What a hover says, in English. */
	const over = (text: string, words: string, offset: number) => {
		const found = keyHover(text, text.indexOf(words) + offset, facts);
		return found && { ...found, lines: found.lines.map(english) };
	};

	it('says of a given its name, type, default and value in the first example', () => {
		const hover = over(cache, '$$m = 2 L g d$$', '$$m = 2 '.length);
		expect(hover?.lines).toEqual([
			'given number of layers',
			'whole number, L > 0',
			'needed: without it no number comes out',
			'in the first example: 40',
		]);
		expect(cache.slice(hover!.defined!.start).startsWith('L$ | number of layers')).toBe(true);
	});

	it('says of a result where it is defined, its unit and under what name it is handed on', () => {
		const hover = over(cache, '→ $M$', '→ $'.length);
		expect(hover?.lines).toEqual([
			'defined in “Bytes for all tokens”',
			'information in B',
			'handed on as memory of the cache',
			'in the first example: 1.6777 GB',
		]);
	});

	it('gives the shape of a matrix that the steps define, in the symbols of the key', () => {
		const types = librarySources.keys.flatMap(({ path, text }) =>
			keySymbols(loadKey(path, text).draft).flatMap(({ role, type }) =>
				role === 'defined' && type && english(type).startsWith('matrix') ? [english(type)] : [],
			),
		);
		expect(types.length).toBeGreaterThan(10);
		expect(types.filter(type => / × /.test(type)).length).toBeGreaterThan(types.length / 3);
	});

	it('of a whole formula says what it defines and how much of it is proved', () => {
		expect(over(cache, '$$T = b m = 2 b L g d$$', 5)?.lines).toEqual([
			'a formula of “Bytes for one token”',
			'defines T',
			'asserts one relation, proved on random values',
		]);
	});

	it('of a step named in a point, of a fact in a default', () => {
		expect(over(cache, 'must #bytes', 7)?.lines).toEqual(['the step “Bytes for all tokens”']);
		const withFact = librarySources.keys.find(({ text }) => /\| fact: /.test(text))!.text;
		expect(over(withFact, '| fact: ', 4)?.lines.length).toBe(2);
	});

	it('has a name for everything in a key that is half written', () => {
		const half = put('$$m = 2 L g d$$', '$$m = 2 L q d$$');
		expect(over(half, '2 L q', 2)?.lines[0]).toBe('given number of layers');
		expect(over(half, '2 L q', 4)?.lines[0]).toMatch(/nothing defines/);
	});

	it('is silent in prose', () => {
		expect(over(cache, 'A cache keeps', 3)).toBeUndefined();
	});
});

describe('completions inside a key', () => {
	/** At the mark ¦ in a key. */
	const at = (text: string) => {
		const offset = text.indexOf('¦');
		const clean = text.replace('¦', '');
		return keyCompletions(clean, offset, facts).map(each => ({
			...each,
			typed: clean.slice(each.replace.start, each.replace.end),
		}));
	};
	const labels = (text: string): readonly string[] => at(text).map(({ label }) => label);

	it('are the symbols of the key in a formula, also in one over several lines', () => {
		expect(labels(put('$$m = 2 L g d$$', '$$m = 2 L ¦$$'))).toEqual(expect.arrayContaining(['L', 'g', 'd', 'n', 'b']));
		expect(labels(put('$$m = 2 L g d$$', '$$\nm = 2 L ¦\n$$'))).toEqual(expect.arrayContaining(['L', 'g']));
		const greek = keyText('fermi/scaling-law.md').replace('A N^{-\\alpha}', '\\al¦');
		expect(at(greek).find(({ label }) => label === '\\alpha')?.typed).toBe('\\al');
	});

	it('are none behind a formula that is closed', () => {
		expect(labels(`${cache.replace('## Points', 'Of $m$ ¦\n\n## Points')}`)).toEqual([]);
	});

	it('are the sections that the key lacks, and the kinds of plot', () => {
		const found = labels(`${cache}\n## ¦`);
		expect(found).toEqual(expect.arrayContaining(['## Instance:', '## Notes', '## Plot:', '## Method:']));
		expect(found).not.toContain('## Given');
		expect(labels(`${cache}\n## Plot: ¦`)).toEqual(['curve', 'contour', 'bars', 'heat-map', 'strip', 'ladder', 'flow']);
		expect(labels(`${cache}\n## Plot: heat-map\n\n- ¦`)).toEqual(['cells:', 'rows:', 'columns:', 'title:', 'says:']);
	});

	it('are types, units, defaults and facts in the Given table', () => {
		const cell = (row: string) => cache.replace('| $n$ | tokens |', `${row}\n| $n$ | tokens |`);
		expect(labels(cell('| $z$ | speed | ¦'))).toEqual(
			expect.arrayContaining(['FLOP/s', 'integer', 'number format', 'matrix']),
		);
		expect(labels(cell('| $z$ | speed | FLOP/s | ¦'))).toEqual(['–', 'free', 'fact: …']);
		expect(labels(cell('| $z$ | speed | FLOP/s | fact: H2¦'))).toContain('fact: H200, memory bandwidth');
	});

	it('are steps in a point, results behind an arrow, fields in the front matter', () => {
		expect(labels(cache.replace('must #bytes', 'must #¦'))).toEqual(['#per-token', '#token', '#bytes']);
		expect(labels(cache.replace('→ $M$', '→ ¦'))).toEqual(['$m$', '$T$', '$M$']);
		expect(labels(cache.replace('topic: inference', '¦'))).toEqual(['id', 'title', 'topic', 'sources']);
	});

	it('offers only units that the language knows', () => {
		expect(UNITS.filter(([unit]) => !parseUnitText(unit)).map(([unit]) => unit)).toEqual([]);
	});

	it('never fails, wherever the cursor is', () => {
		for (let offset = 0; offset <= memory.length; offset += 97) {
			keyCompletions(memory, offset, facts);
			keyHover(memory, offset, facts);
		}
	});

	it('puts in sections that load', () => {
		const plain = (insert: string): string => insert.replace(/\$\{\d:((?:[^}\\]|\\.)*)\}/g, '$1').replace(/\\\$/g, '$');
		const start = '---\nid: a.b\ntitle: T\ntopic: t\n---\n\n# T\n\nIdea.\n\n';
		const insert = (label: string): string => {
			const found = keyCompletions(`${start}## `, start.length + 3).find(each => each.label === label)!;
			expect(found.snippet).toBe(true);
			return `${plain(found.insert)}\n`;
		};
		const text = start + ['## Asks', '## Not', '## Given', '## Steps', '## Points', '## Notes'].map(insert).join('\n');
		const { problems } = loadKey('a.md', text.replace('must #step', 'must #id'), { prove: true });
		expect(problems).toEqual([]);
	});
});

describe('a new key from a part', () => {
	const homework = `# Homework 3

## Problem 2: Serving (10 points)

A model has $L = 40$ layers. Its weights are $W \\in \\mathbb{R}^{m \\times k}$.

### (a) Time of a *long* answer

**Question:** How long does it take to write 500 tokens with a bandwidth of $\\beta = 3$ TB/s | in **fp16**?

**Answer:** no idea
`;

	it('asks its question, takes its givens, waits for its step, and loads', () => {
		const made = newKey(homework, '2.a')!;
		expect(made.name).toBe('time-of-a-long-answer');
		const { key, problems } = loadKey('new.md', made.text, { prove: true });
		expect(problems).toEqual([]);
		expect(key?.id).toBe('course.time-of-a-long-answer');
		expect(key?.asks[0]?.text).toMatch(
			/^How long does it take to write 500 tokens with a bandwidth of TB\/s in fp16\?$/,
		);
		expect(key?.givens.map(({ symbol }) => symbol)).toEqual(expect.arrayContaining(['L', 'beta']));
		expect(key?.methods[0]?.steps.map(({ id }) => id)).toEqual(['first']);
	});

	it('of a part that is not there is none', () => {
		expect(newKey(homework, '9.z')).toBeUndefined();
	});
});
