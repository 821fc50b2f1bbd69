import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect, test } from 'vitest';

const src = path.resolve(import.meta.dirname, '../../src');

/** The rooms from the ground up: a room imports from itself and from those before it. */
const tower = [
	'core/text',
	'core/math',
	'core/homework',
	'core/quantities',
	'core/solve',
	'core/check',
	'core/review',
	'core/report',
	'surfaces',
];

/** The packages that the core may use: they run in Node, in a web worker and in a page. */
const packages = new Set([
	'd3-contour',
	'd3-scale',
	'd3-shape',
	'decimal.js',
	'markdown-it',
	'markdown-it-katex',
	'minisearch',
	'ml-matrix',
]);

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
	.map(file => file.split(path.sep).join('/'))
	.filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts'));

/** The room of a file, as an index of `tower`. The files beside core/review.ts are the door's. */
function roomOf(file: string): number {
	const room = /^core\/(\w+)\//.exec(file)?.[1];
	const name = room ? `core/${room}` : file.startsWith('core/') ? 'core/review' : 'surfaces';
	const index = tower.indexOf(name);
	if (index < 0) throw new Error(`${file} is in no room of the tower`);
	return index;
}

/** What a file imports; `import type` of a package leaves nothing in the bundle and does not count. */
const importsOf = (file: string): string[] =>
	[
		...readFileSync(path.join(src, file), 'utf8').matchAll(
			/^\s*(?:import|export)\b(?! type \{[^}]*\} from '[a-z])[^'"`;]*?\bfrom '([^']+)'|\bimport\('([^']+)'\)/gm,
		),
	].map(([, from, lazy]) => (from ?? lazy)!);

test('there are rooms to judge', () => {
	expect(files.length).toBeGreaterThan(50);
	expect(files.flatMap(importsOf).length).toBeGreaterThan(100);
});

test.each(tower.slice(0, -1))('%s imports nothing from above', room => {
	const above = files
		.filter(file => tower[roomOf(file)] === room)
		.flatMap(file =>
			importsOf(file)
				.filter(from => from.startsWith('.'))
				.map(from => path.posix.join(path.posix.dirname(file), from))
				.filter(to => roomOf(to) > roomOf(file))
				.map(to => `${file} imports ${to}`),
		);
	expect(above).toEqual([]);
});

test('the core imports no package but those that run everywhere', () => {
	const foreign = files
		.filter(file => file.startsWith('core/'))
		.flatMap(file =>
			importsOf(file)
				.filter(from => !from.startsWith('.') && !packages.has(from))
				.map(from => `${file} imports ${from}`),
		);
	expect(foreign).toEqual([]);
});

test('only core/math/evaluate/matrix.ts knows ml-matrix, and only src/vscode knows vscode', () => {
	const users = (name: string) => files.filter(file => importsOf(file).includes(name));
	expect(users('ml-matrix').filter(file => file !== 'core/math/evaluate/matrix.ts')).toEqual([]);
	expect(users('vscode').filter(file => !file.startsWith('vscode/'))).toEqual([]);
});
