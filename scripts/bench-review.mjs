// How a review compares with a bare reading of the same text, a warm one with a cold one, a keystroke with a cold review (of a text that nothing is
// remembered of): `npm run bench -- review`. Ratios of one run say more than seconds do, which hang on the machine.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './library-plugin.mjs';
import { loadCore } from './load-core.mjs';

const core = await loadCore(`
	export { review } from './src/core/review.ts';
	export { compileLibrary } from './src/core/solve/library.ts';
	export { readSource } from './src/core/text/source.ts';
	export { readHomework } from './src/core/homework/read.ts';
	export { librarySources } from 'homework-lens:library';
`);
const library = core.compileLibrary(core.librarySources);
for (const [name, text] of documents()) report(name, text, core, library);

function documents() {
	const inFolder = (...names) => {
		const from = path.join(root, ...names);
		return readdirSync(from)
			.filter(name => name.endsWith('.md'))
			.sort()
			.map(name => readFileSync(path.join(from, name), 'utf8'));
	};
	const fixtures = inFolder('test', 'fixtures', 'homework');
	let dense = '';
	for (let k = 0; dense.length < 200_000; k++) dense += `${fixtures[k % fixtures.length]}\n\n`;
	const opening = '# Homework 1\n\n## Problem 1\n\nWhat is 2 + 3?\n\n**Answer:** ';
	const repeat = (times, make) => Array.from({ length: times }, (_, k) => make(k)).join('');
	return [
		['the longest example', inFolder('examples').sort((a, b) => b.length - a.length)[0]],
		['200 kB of homework', dense],
		[
			'3,000 parts',
			`# Homework\n\n${repeat(3000, k => `## Problem ${k + 1}\n\nCompute $${k}+7$.\n\n**Answer:** $${k}+7 = ${k + 7}$\n\n`)}`,
		],
		['10,000 paragraphs', opening + repeat(10_000, k => `We see that ${k} * 2 = ${k * 2} here.\n\n`)],
		[
			'2,000 names',
			opening + repeat(2000, k => `$N_{${k}} = ${k} \\times 7 = ${k * 7}$ and $M = 2N_{${k}} = ${k * 14}$.\n\n`),
		],
		['a word of 10 MB', opening + 'a'.repeat(1e7)],
		['a formula of 10 MB', `${opening}$${'1+'.repeat(5e6)}1 = 2$`],
		['a line of wrong formulas, 10 MB', opening + '$1=2$ and '.repeat(1e6)],
		['lists 1,000 deep', opening + repeat(1000, k => `\n${'  '.repeat(k)}- $1=2$`)],
		['bytes', opening + repeat(500_000, k => String.fromCharCode((k * 7919) % 256))],
	];
}

/** Milliseconds of this process's own work: other programs do not count. */
function timed(work) {
	const start = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}

function report(name, text, { review, readSource, readHomework }, library) {
	const cold = timed(() => review(text, library, { file: name }));
	const again = text.indexOf('\n\n', text.length / 2);
	const at = again < 0 ? text.length : again;
	const key = timed(() => review(`${text.slice(0, at)}x${text.slice(at)}`, library, { file: name }));
	// The first reading in another file: nothing of the document itself is remembered.
	const whole = timed(() => review(text, library, { file: `${name} again` }));
	const warm = timed(() => review(text, library, { file: `${name} again` }));
	const bare = timed(() => readHomework(readSource(text), { force: true }));
	const heap = (process.memoryUsage().rss / 1e6).toFixed(0);
	const ratio = (a, b) => (a / Math.max(b, 0.1)).toFixed(2).padStart(7);
	console.log(
		`${name.padEnd(32)} cold ${cold.toFixed(0).padStart(6)} ms | review / bare reading ${ratio(whole, bare)} | warm / cold ${ratio(warm, cold)} | keystroke / cold ${ratio(key, cold)} | ${heap} MB${cold > 10_000 ? '  TOO SLOW' : ''}`,
	);
}
