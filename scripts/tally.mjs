// How the stages of `npm test` tell their counts: a stage writes its tally into the file that the environment names.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const VARIABLE = 'HOMEWORK_LENS_TALLY';

/** Reports the counts of this process: prints them, and hands them to `npm test` where that started it. Failures set the exit code. */
export function reportTally(what, { passed, failed }) {
	console.log(`${what}: ${passed} passed, ${failed} failed`);
	if (process.env[VARIABLE]) writeFileSync(process.env[VARIABLE], JSON.stringify({ passed, failed }));
	if (failed || !passed) process.exitCode = 1;
}

/** The environment for a stage, and how to read its tally when it has ended. */
export function tallyFile(file) {
	rmSync(file, { force: true });
	return {
		env: { [VARIABLE]: file },
		read: () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined),
	};
}
