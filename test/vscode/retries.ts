/** How often a test that failed is tried once more: VS Code is driven on machines that are busy with other things. */
export const retries = 1;

/** How long a test may take: the first one waits for VS Code to finish its start, on a machine that runs a second one beside it. */
export const testMs = 60_000;

/** Says which test is tried once more, and why: what passes only then is counted, and not hidden. */
export function sayRetry(test: Mocha.Test, error: Error): void {
	console.log('[test]', `    ↻ ${test.fullTitle()}: ${error.message}`);
}
