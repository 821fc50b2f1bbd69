import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { factProblems, factsAbout, readFacts } from '../../../src/core/quantities/facts.ts';
import type { Fact } from '../../../src/core/quantities/given.ts';
import { english } from '../../../src/core/text/message.ts';

const directory = new URL('../../../src/facts/', import.meta.url);
const sources = readdirSync(directory)
	.filter(file => file.endsWith('.md'))
	.map(path => ({ path, text: readFileSync(new URL(path, directory), 'utf8') }));
const facts = readFacts(sources);

const number = (subject: string, property: string, note?: string): number => {
	const found = factsAbout(facts, subject).filter(
		fact => fact.property === property && (note === undefined || fact.note?.includes(note)),
	);
	const value = found[0]?.value;
	if (value?.kind !== 'quantity') throw new Error(`no ${property} of ${subject}`);
	return value.value / value.unit.factor;
};

describe('the tables of facts', () => {
	test('every row can be read, has a source and an identity of its own', () => {
		expect(factProblems(sources)).toEqual([]);
		expect(facts.length).toBeGreaterThan(450);
		expect(new Set(facts.map(fact => fact.id)).size).toBe(facts.length);
		expect(facts.filter(fact => fact.source === '')).toEqual([]);
	});

	test('no two subjects share a name', () => {
		const owner = new Map<string, string>();
		const clashes: string[] = [];
		for (const { subject, aliases } of facts) {
			for (const name of [subject, ...aliases]) {
				const plain = name.toLowerCase().replace(/[\s_-]+/g, '');
				const known = owner.get(plain);
				if (known !== undefined && known !== subject) clashes.push(`${name}: ${known}, ${subject}`);
				owner.set(plain, subject);
			}
		}
		expect(clashes).toEqual([]);
	});

	test.each([
		['H200', 'memory', undefined, 141],
		['NVIDIA H200', 'memory bandwidth', undefined, 4.8],
		['H200', 'peak compute', 'dense, BF16', 989.5],
		['h100', 'peak compute', 'sparse, BF16', 1979],
		['GPT-3', 'layers', undefined, 96],
		['gpt2', 'parameters', undefined, 124_439_808],
		['Library of Congress', 'books', undefined, 24.86e6],
		['k_B', 'value', undefined, 1.380649e-23],
	])('%s: %s (%s) is %d', (subject, property, note, value) => {
		expect(number(subject, property, note)).toBeCloseTo(value, value > 1 ? 6 : 40);
	});

	test.each([
		'Llama 1 7B',
		'Llama 1 13B',
		'Llama 1 33B',
		'Llama 1 65B',
		'Llama 2 70B',
		'Llama 3 8B',
		'Llama 3 70B',
		'Mistral 7B',
	])('the parameters of %s are what its widths give', model => {
		const [layers, width, hidden, vocabulary] = ['layers', 'model width', 'feed-forward width', 'vocabulary'].map(
			name => number(model, name),
		) as [number, number, number, number];
		const heads = number(model, 'attention heads');
		const shared = number(model, 'key-value heads');
		// embedding and output, per layer two square and two narrower attention matrices, three of the gated feed-forward, two norms
		const attention = 2 * width ** 2 * (1 + shared / heads);
		const total = 2 * vocabulary * width + layers * (attention + 3 * width * hidden + 2 * width) + width;
		expect(number(model, 'parameters')).toBe(total);
	});

	// tables of embeddings, biases on queries, keys and values, norms in a layer
	test.each<[string, number, boolean, number]>([
		['Llama 3.2 1B', 1, false, 2],
		['Llama 3.2 3B', 1, false, 2],
		['Qwen2.5-0.5B', 1, true, 2],
		['Qwen2.5-1.5B', 1, true, 2],
		['Qwen2.5-3B', 1, true, 2],
		['Qwen2.5-7B', 2, true, 2],
		['Qwen2.5-14B', 2, true, 2],
		['Qwen2.5-32B', 2, true, 2],
		['Qwen2.5-72B', 2, true, 2],
		['Gemma 2 2B', 1, false, 4],
		['Gemma 2 9B', 1, false, 4],
	])('the parameters of %s are what its widths give', (model, tables, biased, norms) => {
		const of = (name: string): number => number(model, name);
		const width = of('model width');
		const queries = of('attention heads') * of('head width');
		const keys = of('key-value heads') * of('head width');
		const layer = 2 * width * (queries + keys) + 3 * width * of('feed-forward width') + norms * width;
		const total =
			tables * of('vocabulary') * width + of('layers') * (layer + (biased ? queries + 2 * keys : 0)) + width;
		expect(of('parameters')).toBe(total);
	});

	test.each(['GPT-2', 'GPT-2 medium', 'GPT-2 large', 'GPT-2 XL'])(
		'the parameters of %s are what its widths give',
		model => {
			const [layers, width, vocabulary, context] = ['layers', 'model width', 'vocabulary', 'context length'].map(name =>
				number(model, name),
			) as [number, number, number, number];
			expect(number(model, 'parameters')).toBe(
				vocabulary * width + context * width + layers * (12 * width ** 2 + 13 * width) + 2 * width,
			);
		},
	);
});

describe('readFacts', () => {
	const header =
		'| subject | aliases | property | value | unit | source | date | note |\n|---|---|---|---|---|---|---|---|\n';
	const read = (rows: string): readonly Fact[] => readFacts([{ path: 'f.md', text: `# Facts\n\n${header}${rows}\n` }]);

	test('a row becomes a fact, in base units, with its aliases', () => {
		const [fact] = read('| X1 | Exone, X-One | memory | 1,024 | GB | a datasheet | 2020 | prototype |');
		expect(fact).toMatchObject({
			id: 'x1-memory',
			subject: 'X1',
			aliases: ['Exone', 'X-One'],
			property: 'memory',
			date: '2020',
			note: 'prototype',
		});
		expect(fact!.value).toMatchObject({ kind: 'quantity', value: 1024 * 8e9, error: 0 });
	});

	test('rows that cannot be read are left out and named', () => {
		const text = `${header}| X | | size | many | GB | s | | |\n| X | | size | 3 | | | | |\n| X | | size | 3 | byte | s | | |\n`;
		expect(readFacts([{ path: 'f.md', text }])).toHaveLength(1);
		expect(factProblems([{ path: 'f.md', text }]).map(problem => [problem.line, english(problem.message)])).toEqual([
			[3, '"many" is no number'],
			[4, 'a fact needs a subject, a property and a source'],
		]);
	});

	test('other tables and prose are no facts', () => {
		expect(readFacts([{ path: 'f.md', text: '| a | b |\n|---|---|\n| 1 | 2 |\n\nWords | with | bars.' }])).toEqual([]);
	});
});
