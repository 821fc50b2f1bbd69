// Runs the unit tests and reports their counts.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './library-plugin.mjs';
import { reportTally } from './tally.mjs';

const TIMEOUT_MS = 1_200_000; // three times what it takes on two slow cores: a machine that others use may take twice as long
const results = path.join(root, '.vscode-test', 'unit.json');
rmSync(results, { force: true });
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...process.argv.slice(2)];
const { status, error } = spawnSync(process.execPath, [vitest, ...args], {
	cwd: root,
	stdio: 'inherit',
	timeout: TIMEOUT_MS,
	killSignal: 'SIGKILL',
});
if (error)
	console.error(error.code === 'ETIMEDOUT' ? `Unit tests: not done after ${TIMEOUT_MS / 1000} s` : error.message);

let passed = 0;
let failed = 0;
if (existsSync(results)) {
	const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(results, 'utf8'));
	// A file that cannot even be loaded holds no failed test.
	const broken = testResults.filter(
		file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
	);
	passed = numPassedTests;
	failed = numFailedTests + broken.length;
}
reportTally('Unit tests', { passed, failed: Math.max(failed, status === 0 ? 0 : 1) });
