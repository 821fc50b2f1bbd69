// Drives the real workbench in a browser. Every test/browser/*.test.mjs exports
//   tests       { title: async workbench => ... }, run in one window, each with no editor open and the files as they were; a rejected promise is a failure
//   options     what openWorkbench takes (optional)
// `node test/browser/drive.mjs [--vsix=FILE] [NAME...]` runs all, or the files whose names are given (`panel` for panel.test.mjs).
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/library-plugin.mjs';
import { reportTally } from '../../scripts/tally.mjs';
import { openWorkbench } from './workbench.mjs';

const TEST_MS = 120_000;
/** How many workbenches are driven at a time, each with a server and a browser of its own. */
const WINDOWS = 2;
const vsix = process.argv.find(argument => argument.startsWith('--vsix='))?.slice('--vsix='.length);
const wanted = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const folder = path.join(root, 'test', 'browser');
const names = readdirSync(folder)
	.filter(name => name.endsWith('.test.mjs'))
	.filter(name => !wanted.length || wanted.includes(name.slice(0, -'.test.mjs'.length)));

/** `work`, or an error when it takes too long. */
async function within(ms, work) {
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new Error(`not done after ${ms / 1000} s`)), ms);
	});
	return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Runs the tests of one file in one window. A failure leaves a picture, and the next test a fresh workbench. */
async function drive(name, { tests, options = {} }, tally, say) {
	const workbench = await openWorkbench({ ...options, ...(vsix ? { extension: path.resolve(vsix) } : {}) });
	try {
		for (const [title, test] of Object.entries(tests)) {
			const started = Date.now();
			try {
				await within(
					TEST_MS,
					workbench.reset().then(() => test(workbench)),
				);
				tally.passed++;
				say(`  ✔ ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
			} catch (error) {
				tally.failed++;
				say(`  ✘ ${title}\n${String(error.stack ?? error).replace(/^/gm, '      ')}`);
				const file = await workbench.shot(`failed-${name}-${title.replace(/\W+/g, '-').toLowerCase()}`);
				say(`      picture: ${path.relative(root, file)}`);
				await workbench.reload();
			}
		}
	} finally {
		await workbench.close();
	}
}

const tally = { passed: 0, failed: 0 };
/** Files still to be driven, the longest first, so that two windows end at about the same time. */
const waiting = names
	.map(name => ({ name, size: statSync(path.join(folder, name)).size }))
	.sort((a, b) => b.size - a.size)
	.map(({ name }) => name);

/** Drives one file after the other; what a file says is printed when it is done. */
async function lane() {
	for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
		const lines = [name];
		const say = line => lines.push(line);
		try {
			const file = await import(pathToFileURL(path.join(folder, name)).href);
			await drive(name.slice(0, -'.test.mjs'.length), file, tally, say);
		} catch (error) {
			tally.failed++;
			say(`  ✘ ${error.message}`);
		}
		console.log(lines.join('\n'));
	}
}

await Promise.all(Array.from({ length: WINDOWS }, lane));
reportTally('Browser', tally);
