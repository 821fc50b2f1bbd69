import { librarySources } from 'homework-lens:library';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import schema from '../../docs/review.schema.json';
import { review } from '../../src/core/review.ts';
import { loadKey } from '../../src/core/solve/key/load-key.ts';
import { library } from './library.ts';

/**
 * Documents that nobody would write. `FUZZ_RUNS=1000 FUZZ_SEED=7 npx vitest run test/unit/fuzz.test.ts` runs longer and elsewhere;
 * without them the runs are the same everywhere.
 */
const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 25), seed: Number(process.env.FUZZ_SEED ?? 20_251) };

const validate = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(schema);

const examples = path.resolve(import.meta.dirname, '../../examples');
const seeds = readdirSync(examples)
	.filter(name => name.endsWith('.md'))
	.map(name => readFileSync(path.join(examples, name), 'utf8'));

/** Every span of a review, wherever it stands in it. */
function spansIn(value: unknown, name = ''): (readonly number[])[] {
	if (Array.isArray(value)) {
		const named =
			/^(?:span|heading|question|answer|about)$/.test(name) && value.length === 2 && typeof value[0] === 'number';
		return named ? [value] : value.flatMap(each => spansIn(each, name === 'spans' ? 'span' : ''));
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => spansIn(inner, key));
}

/** Reviews a text and holds the review to what is promised of every one. */
function reviewOf(text: string) {
	const made = review(text, library, { force: true });
	const plain = JSON.parse(JSON.stringify(made));
	expect(validate(plain) ? [] : validate.errors).toEqual([]);
	const body = text.replace(/^\uFEFF/, '');
	const astray = spansIn(plain).filter(([start, end]) => !(start! >= 0 && start! <= end! && end! <= body.length));
	expect(astray).toEqual([]);
	for (const finding of made.findings) expect(finding.quote).toBe(body.slice(...finding.span));
	return made;
}

/** Pieces that turn the reading of what follows. */
const pieces = [
	...[
		'$',
		'$$',
		'\\(',
		'\\]',
		'`',
		'```\n',
		'~~~',
		'|',
		'\n\n',
		'\n# ',
		'\n### (a)\n',
		'\n- ',
		'\n> ',
		'    ',
		'\t',
		'\r',
		'\u0000',
		'\uD800',
	],
	...[
		'{',
		'}',
		'\\frac',
		'\\frac{',
		'\\begin{pmatrix}',
		'\\end{pmatrix}',
		'\\left(',
		'\\right.',
		'\\text{',
		'&',
		'\\\\',
		'^',
		'_',
		'^^',
	],
	...[
		'=',
		'\\approx',
		'==',
		'1e999',
		'1e-400',
		'0x',
		'9'.repeat(400),
		'1{,}',
		'.5.',
		'1,2,3',
		'½',
		'10¹⁴',
		'∞',
		'NaN',
		'/0',
		'- -',
		'!!',
		'%',
	],
	...[
		'**Answer:**',
		'**Question:**',
		'(a)',
		'a)',
		'i.',
		'→ wrong',
		'{++',
		'++}',
		'<!--',
		'-->',
		'<div>',
		'[^1]',
		'🙂',
		'ﷺ',
		'\u202E',
		'\uFEFF',
	],
];

type Edit = { readonly at: number; readonly length: number; readonly put: string; readonly copy: boolean };
const edit: fc.Arbitrary<Edit> = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400)),
	put: fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 8 })),
	copy: fc.boolean(),
});

/** A text with some of it left out, doubled, or put elsewhere. */
const mutate = (text: string, edits: readonly Edit[]): string =>
	edits.reduce((now, { at, length, put, copy }) => {
		const start = Math.floor(at * now.length);
		return (
			now.slice(0, start) +
			put +
			(copy ? now.slice(start, start + length) : '') +
			now.slice(copy ? start : start + length)
		);
	}, text);

const mutated = (texts: readonly string[]) =>
	fc
		.tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 12 }))
		.map(([text, edits]) => mutate(text, edits));

describe('a review is made of', () => {
	test('any characters', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), text => void reviewOf(text)),
			runs,
		);
	});

	test('any bytes read as UTF-8', () => {
		const bytes = fc.uint8Array({ maxLength: 4000 }).map(each => new TextDecoder().decode(each));
		fc.assert(
			fc.property(bytes, text => void reviewOf(text)),
			runs,
		);
	});

	test('pieces of homework in any order', () => {
		const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(' ', 'x', '12', 'bytes', '\n')), {
			maxLength: 120,
		});
		fc.assert(
			fc.property(text, each => void reviewOf(`# Problem 1\n\n**Answer:** ${each.join('')}`)),
			runs,
		);
	});

	test('homework with damage', () => {
		fc.assert(
			fc.property(mutated(seeds), text => void reviewOf(text)),
			runs,
		);
	});

	const deep = 20_000;
	test.each<[string, string]>([
		['nothing', ''],
		['a mark and nothing', '\uFEFF'],
		['line ends of every kind', '# Problem 1\r\rQ\r\n\n**Answer:** $1+1=2$\u2028\u2029'],
		['braces without end', `$${'{'.repeat(deep)}$`],
		['nested brackets', `**Answer:** $${'('.repeat(deep)}1${')'.repeat(deep)} = 2$`],
		['nested fractions', `**Answer:** $${'\\frac{1}{'.repeat(deep)}2${'}'.repeat(deep)} = 3$`],
		['nested roots', `**Answer:** $${'\\sqrt{'.repeat(deep)}2${'}'.repeat(deep)} = 3$`],
		['nested powers', `**Answer:** $${'2^{'.repeat(deep)}2${'}'.repeat(deep)} = 3$`],
		['many signs', `**Answer:** $${'-'.repeat(deep)}1 = 1$`],
		['many factorials', `**Answer:** $3${'!'.repeat(deep)} = 6$`],
		['a tower of powers', '**Answer:** $9^{9^{9^{9^{9}}}} = 1$ and `9**9**9**9 = 1`'],
		['a long chain', `**Answer:** $${'1 = '.repeat(deep)}1$`],
		['a long sum', `**Answer:** $${'1 + '.repeat(deep)}1 = ${deep + 1}$`],
		['a long sum in prose', `**Answer:** \`${'1 + '.repeat(deep)}1 = ${deep + 1}\``],
		[
			'a matrix with a hundred thousand entries',
			`**Answer:** $\\begin{pmatrix}${`${'1 & '.repeat(99)}1 \\\\ `.repeat(1000)}\\end{pmatrix} = 1$`,
		],
		['many headings', '# Problem 1\n\n## (a)\n\ntext\n\n'.repeat(2000)],
		['many answers', `# Problem 1\n\n${'**Answer:** $1+1=3$\n\n'.repeat(1000)}`],
		['nested lists', Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}- (a) x`).join('\n')],
		['nested quotes', `${'> '.repeat(5000)}x`],
		['a long line of dollars', '$'.repeat(200_000)],
		['a long line of back-ticks', '` '.repeat(100_000)],
		['a long word', 'a'.repeat(1_000_000)],
		['a long number', `**Answer:** $${'1'.repeat(200_000)} = 1$`],
		['a long line of emphasis', '*a_ '.repeat(50_000)],
		['a wide table', `|${'a|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n|${'1|'.repeat(5000)}`],
	])('%s', (_, text) => {
		reviewOf(text);
	});
});

describe('a key is read or refused', () => {
	test('with damage', () => {
		const keys = librarySources.keys.map(key => key.text);
		fc.assert(
			fc.property(mutated(keys), text => {
				const { key, problems } = loadKey('damaged.md', text);
				expect(key !== undefined || problems.length > 0).toBe(true);
			}),
			runs,
		);
	});
});
