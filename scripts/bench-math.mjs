// How fast the language reads and prints, and how much of the test tables it reads without a hole:
// `npm run bench -- math`. Times are per formula, warm, best of five runs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './library-plugin.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'bench-math-'));
try {
	const outfile = path.join(folder, 'math.mjs');
	await build({
		stdin: {
			contents: `
				export { parseLatex, parsePlain } from './src/core/math/read/parse.ts';
				export { toLatex, toText } from './src/core/math/print/print.ts';
				export { walk } from './src/core/math/walk.ts';
				export { latexRows } from './test/unit/math/rows-latex.ts';
				export { plainRows } from './test/unit/math/rows-plain.ts';`,
			resolveDir: root,
			loader: 'ts',
		},
		bundle: true,
		platform: 'node',
		format: 'esm',
		outfile,
		logLevel: 'error',
	});
	const math = await import(pathToFileURL(outfile).href);
	report(
		'LaTeX',
		math.latexRows.map(row => row[1]),
		math.parseLatex,
		math,
	);
	report(
		'plain text',
		math.plainRows.map(row => row[0]),
		math.parsePlain,
		math,
	);
	pathological(math);
} finally {
	rmSync(folder, { recursive: true, force: true });
}

function report(name, sources, parse, { walk, toLatex, toText }) {
	const holes = sources.filter(source => {
		let hole = false;
		walk(parse(source).expression, node => {
			hole ||= node.kind === 'hole' && !/left out|blank|side is missing/.test(node.message);
		});
		return hole;
	});
	console.log(
		`${name}: ${sources.length} formulas, ${sources.length - holes.length} read without a hole (the rest are broken on purpose)`,
	);
	show('read', sources, parse);
	const trees = sources.map(source => parse(source).expression);
	show('print LaTeX', trees, toLatex);
	show('print text', trees, toText);
}

function show(what, inputs, work) {
	for (let warm = 0; warm < 40; warm++) for (const input of inputs) work(input);
	const times = inputs.map(input => {
		let best = Number.POSITIVE_INFINITY;
		for (let run = 0; run < 5; run++) {
			const start = process.hrtime.bigint();
			for (let k = 0; k < 20; k++) work(input);
			best = Math.min(best, Number(process.hrtime.bigint() - start) / 20_000);
		}
		return best;
	});
	times.sort((a, b) => a - b);
	const at = share => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
	console.log(`  ${what.padEnd(12)} median ${at(0.5)} µs, 99th percentile ${at(0.99)} µs, slowest ${at(1)} µs`);
}

function pathological({ parseLatex, parsePlain }) {
	const inputs = {
		'100,000 open braces': '{'.repeat(100_000),
		'a formula of 2 MB': '1+'.repeat(1_000_000),
		'a tower of powers': '10^{10^{10^{10}}}',
		'5,500 bars': '|a'.repeat(5_500),
		'1,900 open texts': '\\text{'.repeat(1_900),
		'850 open notes': '\\underset{a}{'.repeat(850),
	};
	console.log('Pathological input');
	for (const [name, source] of Object.entries(inputs))
		for (const parse of [parseLatex, parsePlain]) {
			const start = performance.now();
			parse(source);
			const time = performance.now() - start;
			console.log(`  ${name.padEnd(22)} ${time.toFixed(1)} ms${time > 50 ? '  TOO SLOW' : ''}`);
		}
}
