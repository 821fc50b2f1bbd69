// Runs the unit tests and reports their counts.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './library-plugin.mjs';
import { reportTally } from './tally.mjs';

const results = path.join(root, '.vscode-test', 'unit.json');
rmSync(results, { force: true });
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, [vitest, ...args], { cwd: root, stdio: 'inherit' });

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
