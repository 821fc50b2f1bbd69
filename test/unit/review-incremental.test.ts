import { librarySources } from 'homework-lens:library';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { review } from '../../src/core/review.ts';
import { compileLibrary } from '../../src/core/solve/library.ts';

/**
 * What earlier reviews have left in memory never shows: after any edits, a review equals the one that a process makes which has read
 * nothing before. `EDIT_RUNS=200 EDIT_SEED=7` runs longer and elsewhere.
 */
const runs = { numRuns: Number(process.env.EDIT_RUNS ?? 3), seed: Number(process.env.EDIT_SEED ?? 1117) };

const fixtures = path.resolve(import.meta.dirname, '../fixtures/homework');
const texts = readdirSync(fixtures)
	.filter(name => name.endsWith('.md'))
	.toSorted()
	.map(name => readFileSync(path.join(fixtures, name), 'utf8'))
	.filter(text => text.length < 6000);

const pieces = [
	'x',
	'7',
	' ',
	'\n\n',
	'$',
	'$3 \\times 4 = 13$',
	'> ',
	'`',
	'**Answer:** ',
	'(b) ',
	'= 12 GB',
	'\n```\n',
];

const edit = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	cut: fc.nat(12),
	put: fc.constantFrom('', ...pieces),
});

/** The core as a process has it that has just begun. */
async function freshReview(text: string, file: string): Promise<unknown> {
	vi.resetModules();
	const fresh = await import('../../src/core/review.ts');
	const { compileLibrary: compile } = await import('../../src/core/solve/library.ts');
	return plain(fresh.review(text, compile(librarySources), { file }));
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('after any edits the review equals a fresh one', async () => {
	const library = compileLibrary(librarySources);
	const documents = fc.tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 6 }));
	await fc.assert(
		fc.asyncProperty(documents, async ([text, edits]) => {
			let now = text;
			let last = review(now, library, { file: 'a.md' });
			for (const { at, cut, put } of edits) {
				const from = Math.floor(at * now.length);
				now = now.slice(0, from) + put + now.slice(from + cut);
				last = review(now, library, { file: 'a.md' });
			}
			expect(plain(last)).toEqual(await freshReview(now, 'a.md'));
		}),
		runs,
	);
}, 120_000);

test('two documents that take turns do not get into one another', async () => {
	const library = compileLibrary(librarySources);
	const [a, b] = [texts[0]!, texts.at(-1)!];
	for (const text of [a, b, `${a}\n\n${b}`]) review(text, library, { file: 'a.md' });
	const again = review(a, library, { file: 'a.md' });
	expect(plain(again)).toEqual(await freshReview(a, 'a.md'));
}, 120_000);
