// How long it takes to load dist/extension.js, core and formula images, each in a fresh process: medians of several loads.
// `npm run build` first (with `--production`: what is shipped). What activate() itself takes is in the extension's log.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './library-plugin.mjs';

const LOADS = 9;
/** A bundle of the editor's imports `vscode`, which is not there: anything that is asked of it while modules are evaluated is nothing. */
const script = file => `
	const Module = require('node:module');
	const load = Module._load;
	const nothing = new Proxy(function () {}, {
		apply: () => nothing,
		get: (target, name) =>
			name === 'prototype' ? target.prototype : name === Symbol.toPrimitive ? () => 'nothing' : nothing,
	});
	const vscode = Object.create(new Proxy({}, { get: () => nothing }));
	Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));
	const started = performance.now();
	require(${JSON.stringify(file)});
	console.log(performance.now() - started);`;

for (const name of ['extension.js', 'core.js', 'math-svg.js']) {
	const file = path.join(root, 'dist', name);
	if (!existsSync(file)) {
		console.error(`dist/${name} is not there: run \`npm run build\` first.`);
		process.exit(1);
	}
	const times = Array.from({ length: LOADS }, () => {
		const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script(file)], { encoding: 'utf8' });
		if (status !== 0) throw new Error(`dist/${name} does not load: ${stderr}`);
		return Number(stdout);
	}).sort((a, b) => a - b);
	const kB = (statSync(file).size / 1000).toFixed(0);
	console.log(
		`${name.padEnd(14)} ${kB.padStart(5)} kB  median ${times[LOADS >> 1].toFixed(1)} ms (${times[0].toFixed(1)} to ${times.at(-1).toFixed(1)})`,
	);
}
