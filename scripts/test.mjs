// `npm test`: everything, in the order of how soon it fails. The last line counts all tests: `N passed, N failed`.
//   npm test -- unit node    only these stages
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './library-plugin.mjs';
import { tallyFile } from './tally.mjs';

const bin = name => path.join('node_modules', name);
/** The stages. One without `counts` is a check that passes or fails as a whole, and counts only when it fails. */
const STAGES = {
	build: { title: 'Build', args: ['esbuild.js'], needed: true },
	types: { title: 'Types', args: [bin('typescript/bin/tsc'), '--noEmit'] },
	lint: { title: 'Lint and format', args: [bin('@biomejs/biome/bin/biome'), 'check', '--diagnostic-level=error', '.'] },
	unit: { title: 'Unit tests', args: ['scripts/run-unit.mjs'], counts: true },
	node: { title: 'VS Code, Node extension host', args: ['scripts/run-suite.mjs'], counts: true },
	web: { title: 'VS Code, web extension host', args: ['scripts/run-suite.mjs', '--web'], counts: true },
	browser: { title: 'The workbench in a browser', args: ['test/browser/drive.mjs'], counts: true },
};

/** Runs a stage to its end; gives its counts. */
function run({ args, counts }) {
	const tally = tallyFile(path.join(root, '.vscode-test', 'tally.json'));
	const { status, error } = spawnSync(process.execPath, args, {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, ...tally.env },
	});
	if (error) console.error(error.message);
	if (!counts) return { passed: 0, failed: status === 0 ? 0 : 1 };
	const { passed, failed } = tally.read() ?? { passed: 0, failed: 0 };
	return { passed, failed: Math.max(failed, status === 0 && passed ? 0 : 1) };
}

const wanted = process.argv.slice(2);
const unknown = wanted.find(name => !STAGES[name]);
if (unknown) {
	console.error(`${unknown}: no such stage; there are ${Object.keys(STAGES).join(', ')}`);
	process.exit(2);
}
mkdirSync(path.join(root, '.vscode-test'), { recursive: true });
const total = { passed: 0, failed: 0 };
const lines = [];
for (const [name, stage] of Object.entries(STAGES)) {
	if (wanted.length && !wanted.includes(name)) continue;
	console.log(`\n== ${stage.title}`);
	const started = Date.now();
	const { passed, failed } = run(stage);
	total.passed += passed;
	total.failed += failed;
	const counts = stage.counts ? `${passed} passed, ${failed} failed` : failed ? 'failed' : 'ok';
	lines.push(`${stage.title.padEnd(30)} ${counts.padEnd(24)} ${((Date.now() - started) / 1000).toFixed(0)} s`);
	if (failed && stage.needed) break;
}
console.log(`\n${lines.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed || (!wanted.length && !total.passed) ? 1 : 0;
