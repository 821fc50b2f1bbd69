import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';
import { retries, sayRetry, testMs } from './retries';

/**
 * Runs every suite of this folder in VS Code's Node extension host; in the layout that @vscode/test-electron knows. Lines are marked
 * for scripts/run-suite.mjs: `[test]` is shown, `[tally]` counts.
 */
export async function run(): Promise<void> {
	Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log('[test]', ...args);
	const mocha = new Mocha({
		ui: 'tdd',
		timeout: testMs,
		color: false,
		retries,
		grep: process.env.MOCHA_GREP || undefined,
	});
	for (const name of readdirSync(__dirname).filter(each => each.endsWith('.test.js')))
		mocha.addFile(path.join(__dirname, name));
	const stats = await new Promise<Mocha.Stats>(resolve => {
		const runner = mocha.run(() => resolve(runner.stats!));
		runner.on('retry', sayRetry);
	});
	console.log('[tally]', stats.passes, stats.failures);
	if (stats.failures || !stats.passes) throw new Error(`${stats.failures} of ${stats.tests} tests failed`);
}
