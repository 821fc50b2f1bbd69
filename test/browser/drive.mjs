// Drives the real workbench in a browser. Every test/browser/*.test.mjs exports
//   tests       { title: async workbench => ... }, run in one window, each with no editor open and the files as they were; a rejected promise is a failure.
//               { title: { open, look } } counts once for each theme: `open(workbench)` gives what `look(workbench, opened, theme)` then
//               sees in one theme after the other, as somebody who changes the theme does
//   options     what openWorkbench takes (optional), and `takes`: about how many seconds, that the longest may go first. Files whose
//               options differ in `folder`, `files`, `width` and `height` alone are run in the same windows
// `node test/browser/drive.mjs [--pictures] [--vsix=FILE] [NAME...]` runs all, or the files whose names are given (`panel` for
// panel.test.mjs). With `--pictures` what a test shows is kept in .vscode-test/screenshots, for somebody to look at.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/library-plugin.mjs';
import { reportTally } from '../../scripts/tally.mjs';
import { openWorkbench, themes } from './workbench.mjs';

const TEST_MS = 120_000;
/** How many workbenches are driven at a time, each with a server and a browser of its own. */
const WINDOWS = 2;
const vsix = process.argv.find(argument => argument.startsWith('--vsix='))?.slice('--vsix='.length);
const pictures = process.argv.includes('--pictures');
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

/** Runs the tests of one file. A failure leaves a picture and gives the workbench afresh, for one more try: what passes then is counted and said. */
async function drive(workbench, name, tests, tally, say) {
	/** Runs one test. */
	const one = async (title, test, tries = 2) => {
		const started = Date.now();
		try {
			await within(TEST_MS, test());
			tally.passed++;
			say(`  ✔ ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
			return;
		} catch (error) {
			const again = tries > 1;
			say(`  ${again ? '↻' : '✘'} ${title}\n${String(error.stack ?? error).replace(/^/gm, '      ')}`);
			const file = await workbench.shot(`failed-${name}-${title.replace(/\W+/g, '-').toLowerCase()}`, { failed: true });
			say(`      picture: ${path.relative(root, file)}`);
			await workbench.reload();
			if (again) return one(title, test, tries - 1);
			tally.failed++;
		}
	};
	const inThemes = async (title, { open, look }) => {
		let fresh = true;
		let opened;
		for (const theme of Object.keys(themes)) {
			await one(`${title}, ${theme}`, async () => {
				if (fresh) await workbench.reset();
				await workbench.setTheme(theme);
				if (fresh) opened = await open(workbench);
				fresh = true; // what fails is looked at afresh
				await look(workbench, opened, theme);
				fresh = false;
			});
		}
	};
	for (const [title, test] of Object.entries(tests)) {
		if (typeof test === 'function') await one(title, () => workbench.reset().then(() => test(workbench)));
		else await inThemes(title, test);
	}
}

const tally = { passed: 0, failed: 0 };
/** The files that can share a window, by what they ask of it; the longest first. */
const kinds = new Map();
for (const name of names) {
	const { tests, options: { takes = 30, ...options } = {} } = await import(pathToFileURL(path.join(folder, name)).href);
	const { folder: _, files, width, height, ...window } = options;
	const key = JSON.stringify(window);
	kinds.set(key, [...(kinds.get(key) ?? []), { name, tests, options, takes }]);
}
for (const files of kinds.values()) files.sort((a, b) => b.takes - a.takes);

const fail = (name, { message }) => {
	tally.failed++;
	console.log(`${name}\n  ✘ ${message}`);
};

/** Drives files of one kind in a window of their own till none is left; another window may take some of them. What a file says is printed when it is done. */
async function driveAll(files) {
	const first = files.shift();
	const extension = vsix ? { extension: path.resolve(vsix) } : {};
	let workbench;
	try {
		workbench = await openWorkbench({ painted: false, pictures, ...first.options, ...extension });
	} catch (error) {
		return fail(first.name, error);
	}
	try {
		for (let file = first; file; file = files.shift()) {
			const { name, tests, options } = file;
			const lines = [name];
			try {
				if (file !== first) await workbench.refurnish(options);
				await drive(workbench, name.slice(0, -'.test.mjs'.length), tests, tally, line => lines.push(line));
				console.log(lines.join('\n'));
			} catch (error) {
				fail(lines.join('\n'), error);
			}
		}
	} finally {
		await workbench.close();
	}
}

/** The seconds of work for which one more window is opened. */
const WORTH_A_WINDOW = 40;
const seconds = files => files.reduce((sum, { takes }) => sum + takes, 0);
/** The kinds that no window has begun, the most to do first. */
const unbegun = [...kinds.values()].sort((a, b) => seconds(b) - seconds(a));

/** One window after the other: first of kinds that nobody has begun, then to help with what is left. */
async function lane() {
	for (;;) {
		const files = unbegun.shift() ?? [...kinds.values()].find(each => seconds(each) > WORTH_A_WINDOW);
		if (!files) return;
		await driveAll(files);
	}
}

await Promise.all(Array.from({ length: WINDOWS }, lane));
for (const { name } of [...kinds.values()].flat()) fail(name, new Error('no window was left to drive it in'));
reportTally('Browser', tally);
