// Runs the suite of test/vscode inside a real VS Code. Exit code 0: all passed.
//   (nothing)   the Node extension host of the VS Code in .vscode-test/
//   --web       its web worker extension host
//   --desktop   a desktop VS Code: the one installed here, or one that @vscode/test-electron downloads
//   --grep=X    only the tests whose titles match; --verbose  with all that VS Code logs
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { runOnDesktop } from './desktop.mjs';
import { requireBrowser } from './find-browser.mjs';
import { root } from './library-plugin.mjs';
import { reportTally } from './tally.mjs';
import { addDevelopmentOptions, openBrowser, serveExtension, startServer, uriPath } from './vscode.mjs';

const web = process.argv.includes('--web');
const desktop = process.argv.includes('--desktop');
const verbose = process.argv.includes('--verbose');
const grep = process.argv.find(argument => argument.startsWith('--grep='))?.slice('--grep='.length) ?? '';
const TIMEOUT_MS = 900_000; // for start and suite together, beside the other host's
const SUITE = desktop ? 'Desktop VS Code' : web ? 'VS Code, web host' : 'VS Code, Node host';

/** A copy of the examples, for tests that change settings and files. */
function copyWorkspace(into) {
	const workspace = path.join(into, 'workspace');
	cpSync(path.join(root, 'examples'), workspace, { recursive: true });
	return workspace;
}

/** Reads what the suite prints: its marked lines are shown, its last one is the tally. */
function listener() {
	const started = Date.now();
	const seconds = () => ((Date.now() - started) / 1000).toFixed(1);
	const heard = { tally: undefined, tail: [] };
	heard.line = (type, args) => {
		if (args[0] === '[tally]') {
			const [passed, failed] = args.slice(1).map(Number);
			heard.tally = { passed, failed };
		} else if (args[0] === '[test]') {
			console.log(format(...args.slice(1)));
		} else {
			const line = `[${seconds()} s ${type}] ${format(...args)}`;
			heard.tail = [...heard.tail.slice(-59), line];
			if (verbose) console.log(line);
		}
	};
	return heard;
}

/** Keeps VS Code's logs of this run in .vscode-test/logs. */
function keepLogs(server, logs) {
	const folder = path.join(root, '.vscode-test', 'logs', web ? 'web' : 'node');
	rmSync(folder, { recursive: true, force: true });
	const own = path.join(server.profile, 'data', 'logs');
	if (existsSync(own)) cpSync(own, path.join(folder, 'server'), { recursive: true });
	for (const { relativePath, contents } of logs) {
		const file = path.join(folder, relativePath);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, contents);
	}
}

async function runOnServer() {
	requireBrowser(); // before anything is fetched and started
	const heard = listener();
	// Only with this flag does a built VS Code take its tests from the address.
	const server = await startServer({
		args: ['--enable-smoke-test-driver'],
		env: { MOCHA_GREP: grep },
		builtins: 'needed',
	});
	const { browser, page } = await openBrowser(server, { painted: false });
	const workspace = copyWorkspace(server.profile);

	const ended = new Promise(resolve => {
		page.exposeFunction('codeAutomationExit', (code, logs) => resolve({ code, logs }));
		setTimeout(() => resolve({ code: 2, logs: [], why: `not done after ${TIMEOUT_MS / 1000} s` }), TIMEOUT_MS).unref();
		page.once('crash', () => resolve({ code: 2, logs: [], why: 'the page crashed' }));
		server.ended.then(() => resolve({ code: 2, logs: [], why: 'the server ended' }));
	});
	await page.exposeFunction('codeAutomationLog', heard.line);

	const payload = [['skipWelcome', 'true']];
	if (web) {
		const prelude = file =>
			grep && file.endsWith('index.web.js') ? `globalThis.MOCHA_GREP = ${JSON.stringify(grep)};` : '';
		const extension = await serveExtension(page, server, root, prelude);
		await addDevelopmentOptions(page, {
			extensions: [extension],
			extensionTestsPath: { ...extension, path: `${extension.path}/dist/web/test/index.web.js` },
		});
	} else {
		const uri = file => `vscode-remote://remote${uriPath(path.join(root, file))}`;
		payload.push(['extensionDevelopmentPath', uri('')], ['extensionTestsPath', uri('dist/test/index.js')]);
	}
	await page.goto(server.url(workspace, payload));
	const { code, logs, why } = await ended;
	if (!heard.tally && !verbose) console.log(`${heard.tail.join('\n')}\n${server.log().slice(-4000)}`);
	if (why) console.log(`${SUITE}: ${why}`);
	keepLogs(server, logs);
	await browser.close();
	server.stop();
	return { code, tally: heard.tally };
}

async function main() {
	const suite = web ? 'dist/web/test/index.web.js' : 'dist/test/index.js';
	if (!existsSync(path.join(root, suite))) throw new Error(`${suite} is not there: run \`npm run build\` first.`);
	const scratch = desktop ? mkdtempSync(path.join(tmpdir(), 'homework-lens-')) : undefined;
	try {
		const heard = listener();
		const { code, tally = { passed: 0, failed: 0 } } = desktop
			? { code: await runOnDesktop(scratch, copyWorkspace(scratch), heard.line, grep), tally: heard.tally }
			: await runOnServer();
		// A host that fails after its last test has failed too.
		reportTally(SUITE, { passed: tally.passed, failed: Math.max(tally.failed, code ? 1 : 0) });
	} finally {
		if (scratch) rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
	}
}

main().catch(error => {
	console.error(error.message);
	reportTally(SUITE, { passed: 0, failed: 1 });
	process.exit(1);
});
