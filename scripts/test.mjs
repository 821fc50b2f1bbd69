// `npm test`: everything, in the order of how soon it fails. The last line counts all tests: `N passed, N failed`.
//   npm test -- unit node    only these stages
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './library-plugin.mjs';
import { tallyFile } from './tally.mjs';

const bin = name => path.join('node_modules', name);
/**
 * The stages. One without `counts` is a check that passes or fails as a whole, and counts only when it fails. Those that follow one another with
 * the same `beside` run at the same time: each of them waits more than it works.
 */
const STAGES = {
	build: { title: 'Build', args: ['esbuild.js'], needed: true },
	vscode: { title: 'VS Code is there', args: ['scripts/install-vscode.mjs'], beside: 'checks' },
	types: { title: 'Types', args: [bin('typescript/bin/tsc'), '--noEmit'], beside: 'checks' },
	lint: {
		title: 'Lint and format',
		args: [bin('@biomejs/biome/bin/biome'), 'check', '--diagnostic-level=error', '.'],
		beside: 'checks',
	},
	unit: { title: 'Unit tests', args: ['scripts/run-unit.mjs'], counts: true },
	node: { title: 'VS Code, Node extension host', args: ['scripts/run-suite.mjs'], counts: true, beside: 'hosts' },
	web: {
		title: 'VS Code, web extension host',
		args: ['scripts/run-suite.mjs', '--web'],
		counts: true,
		beside: 'hosts',
	},
	browser: { title: 'The workbench in a browser', args: ['test/browser/drive.mjs'], counts: true },
};

/** Runs a stage to its end; gives its counts, and how long it took. Its output is shown as it comes, or, `quiet`, when it has ended. */
async function run(name, { title, args, counts }, quiet) {
	const started = Date.now();
	const tally = tallyFile(path.join(root, '.vscode-test', `tally-${name}.json`));
	const child = spawn(process.execPath, args, {
		cwd: root,
		stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
		env: { ...process.env, ...tally.env },
	});
	const output = [];
	for (const stream of [child.stdout, child.stderr]) stream?.on('data', data => output.push(data));
	if (!quiet) console.log(`\n== ${title}`);
	const status = await new Promise(resolve => {
		child.once('error', error => resolve(error.message));
		child.once('close', resolve);
	});
	if (quiet) console.log(`\n== ${title}\n${Buffer.concat(output)}`);
	if (typeof status === 'string') console.error(status);
	const read = counts ? (tally.read() ?? { passed: 0, failed: 0 }) : { passed: 0, failed: 0 };
	const ended = counts ? status === 0 && read.passed > 0 : status === 0;
	return {
		passed: read.passed,
		failed: Math.max(read.failed, ended ? 0 : 1),
		seconds: (Date.now() - started) / 1000,
	};
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
/** The stages that run at the same time, one group after the other. */
const groups = [];
for (const stage of Object.entries(STAGES).filter(([name]) => !wanted.length || wanted.includes(name))) {
	const [, { beside }] = stage;
	if (beside && groups.at(-1)?.[0][1].beside === beside) groups.at(-1).push(stage);
	else groups.push([stage]);
}
for (const group of groups) {
	const results = await Promise.all(group.map(([name, stage]) => run(name, stage, group.length > 1)));
	for (const [index, { passed, failed, seconds }] of results.entries()) {
		const [, { title, counts }] = group[index];
		total.passed += passed;
		total.failed += failed;
		const said = counts ? `${passed} passed, ${failed} failed` : failed ? 'failed' : 'ok';
		lines.push(`${title.padEnd(30)} ${said.padEnd(24)} ${seconds.toFixed(0)} s`);
	}
	if (group.some(([, { needed }], index) => needed && results[index].failed)) break;
}
console.log(`\n${lines.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed || (!wanted.length && !total.passed) ? 1 : 0;
