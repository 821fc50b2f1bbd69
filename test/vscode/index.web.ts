import 'mocha/mocha.js'; // the browser build: defines the globals `mocha` and `Mocha`
import { retries, sayRetry, testMs } from './retries';

/** Runs every suite of this folder, all but `*.node.test.ts`, in VS Code's web worker extension host. See index.ts for the marks. */
export async function run(): Promise<void> {
	Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log('[test]', ...args);
	const grep = (globalThis as { MOCHA_GREP?: string }).MOCHA_GREP;
	mocha.setup({ ui: 'tdd', reporter: 'spec', timeout: testMs, color: false, retries, grep });
	await import('homework-lens:suites');
	const stats = await new Promise<Mocha.Stats>(resolve => {
		const runner = mocha.run(() => resolve(runner.stats!));
		runner.on('retry', sayRetry);
	});
	console.log('[tally]', stats.passes, stats.failures);
	if (stats.failures || !stats.passes) throw new Error(`${stats.failures} of ${stats.tests} tests failed`);
}
