// Starts the VS Code of .vscode-test/ as a server with a fresh profile, and a headless browser that talks to it.
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { requireBrowser } from './find-browser.mjs';
import { installVscode, vscodeNode, vscodeServer } from './install-vscode.mjs';

const START_MS = 60_000;

const QUIET = {
	'telemetry.telemetryLevel': 'off',
	'git.openRepositoryInParentFolders': 'never',
	'update.mode': 'none',
	'remote.autoForwardPorts': false, // it lists all processes every few seconds
	'extensions.autoUpdate': false,
	'extensions.autoCheckUpdates': false,
	'workbench.startupEditor': 'none',
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.welcomePage.experimentalOnboarding': false,
	'workbench.enableExperiments': false,
	'chat.commandCenter.enabled': false,
};

/** The built-in extensions that a Markdown file, a notebook and a theme need; the others (version control, other languages) only take time. */
const NEEDED_BUILTINS = [
	...['css', 'html', 'ini', 'javascript', 'json', 'latex', 'log', 'python', 'shellscript', 'yaml'],
	...['ipynb', 'notebook-renderers', 'markdown-basics', 'markdown-language-features', 'markdown-math', 'prompt-basics'],
	...['media-preview', 'references-view', 'search-result', 'theme-defaults', 'theme-modern-icons', 'theme-seti'],
];

/** A folder of links to the built-in extensions that are needed. */
function neededBuiltins(profile) {
	const all = path.join(path.dirname(path.dirname(vscodeServer)), 'extensions');
	const folder = path.join(profile, 'builtin-extensions');
	mkdirSync(folder);
	for (const name of NEEDED_BUILTINS) symlinkSync(path.join(all, name), path.join(folder, name), 'junction');
	return folder;
}

/** Ends a process with all its children. It must have been started `detached`. */
function endGroup(child) {
	if (child.exitCode !== null || child.signalCode !== null) return;
	try {
		if (process.platform === 'win32')
			execFileSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
		else process.kill(-child.pid, 'SIGKILL');
	} catch {
		// gone already
	}
}

/** Waits till the server says on which port it listens. */
function listening(server) {
	let log = '';
	const port = new Promise((resolve, reject) => {
		const timer = setTimeout(
			() => reject(new Error(`VS Code did not start in ${START_MS / 1000} s\n${log}`)),
			START_MS,
		);
		const read = data => {
			log = (log + data).slice(-20_000);
			const match = /agent listening on (\d+)/.exec(log);
			if (!match) return;
			clearTimeout(timer);
			resolve(Number(match[1]));
		};
		server.stdout.on('data', read);
		server.stderr.on('data', read);
		server.on('error', reject);
		server.on('exit', code => {
			clearTimeout(timer);
			reject(new Error(`VS Code ended with exit code ${code}\n${log}`));
		});
	});
	return { port, log: () => log };
}

/**
 * Starts a server with a fresh profile. The server with its children ends, and the profile is deleted, by `stop()` or when this
 * process ends.
 * - `extension`: a .vsix file to install, or the folder of an extension to use as it stands
 * - `settings`: user settings; `args`: more arguments for VS Code
 * - `builtins`: `all` built-in extensions, or only those `needed` by what is tested here
 */
export async function startServer({ extension, settings = {}, args = [], env = {}, builtins = 'all' } = {}) {
	installVscode();
	const profile = mkdtempSync(path.join(tmpdir(), 'homework-lens-'));
	const extensions = path.join(profile, 'extensions');
	mkdirSync(extensions);
	mkdirSync(path.join(profile, 'data', 'User'), { recursive: true });
	writeFileSync(path.join(profile, 'data', 'User', 'settings.json'), JSON.stringify({ ...QUIET, ...settings }));

	const token = randomUUID();
	const common = [
		vscodeServer,
		'--accept-server-license-terms',
		'--server-data-dir',
		profile,
		'--extensions-dir',
		extensions,
		...(builtins === 'needed' ? ['--builtin-extensions-dir', neededBuiltins(profile)] : []),
	];
	// Sockets and temporary files go into the profile, and there is no gallery to ask.
	const options = { env: { ...process.env, TMPDIR: profile, EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...env } };
	if (extension?.endsWith('.vsix')) execFileSync(vscodeNode, [...common, '--install-extension', extension], options);
	else if (extension) symlinkSync(extension, path.join(extensions, 'homework-lens'), 'junction');

	const server = spawn(
		vscodeNode,
		[
			...common,
			...['--host', '127.0.0.1', '--port', '0', '--connection-token', token],
			...['--disable-workspace-trust', '--disable-telemetry', '--telemetry-level', 'off', '--disable-experiments'],
			...['--disable-update-check', '--disable-getting-started-override'],
			...['--agent-host-bridge-host', '127.0.0.1'], // alone, this keeps VS Code from starting its agents' process
			...args,
		],
		{ ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true },
	);
	const stop = () => {
		endGroup(server);
		rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
		process.removeListener('exit', stop);
	};
	process.once('exit', stop);
	for (const [signal, code] of [
		['SIGINT', 130],
		['SIGTERM', 143],
		['SIGHUP', 129],
	])
		process.once(signal, () => process.exit(code));

	const { port, log } = listening(server);
	const origin = `http://127.0.0.1:${await port.catch(error => {
		stop();
		throw error;
	})}`;
	return {
		profile,
		origin,
		token,
		log,
		stop,
		ended: new Promise(resolve => server.once('exit', resolve)),
		/** The workbench's address with `folder` open. `payload`: what VS Code's own browser tests pass, such as `['openFile', uri]`. */
		url: (folder, payload = []) =>
			`${origin}/?${new URLSearchParams({ folder: uriPath(folder), payload: JSON.stringify(payload) })}`,
	};
}

/** The path of a file in a `vscode-remote:` URI. */
export function uriPath(file) {
	const slashes = file.split(path.sep).join('/');
	return slashes.startsWith('/') ? slashes : `/${slashes}`;
}

/**
 * A headless browser with a page that may talk to `server`. Throws one line where there is no browser.
 * `painted: false`: all is laid out, clicked and read as ever, but no pixel is drawn until `paint(page, true)`: a third of the
 * processor's time, where no picture is taken.
 */
export async function openBrowser(server, { width = 1280, height = 800, scale = 1, painted = true } = {}) {
	const browser = await chromium.launch({
		executablePath: requireBrowser(),
		headless: true,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-dev-shm-usage',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
	const context = await browser.newContext({
		viewport: { width, height },
		deviceScaleFactor: scale,
		reducedMotion: 'reduce',
	});
	await context.addCookies([{ name: 'vscode-tkn', value: server.token, url: server.origin }]);
	const page = await context.newPage();
	if (!painted) await page.addInitScript(hideWhenParsed);
	return { browser, page };
}

/** Runs in every new document. Only the outermost is hidden, with all that is in it. */
function hideWhenParsed() {
	if (window.top !== window) return;
	const hide = () => {
		document.documentElement.style.opacity = '0';
	};
	document.addEventListener('readystatechange', hide, { once: true });
}

/** Draws a page that was opened with `painted: false`, or stops drawing it. */
export const paint = (page, painted) =>
	page.evaluate(
		opacity => {
			document.documentElement.style.opacity = opacity;
		},
		painted ? '' : '0',
	);

/**
 * Adds `developmentOptions` (of VS Code's IWorkbenchConstructionOptions) to the configuration in the server's page. The document itself
 * is never answered in the server's place: a browser denies such a page the way to local sockets.
 */
export const addDevelopmentOptions = (page, options) =>
	page.addInitScript(added => {
		const amend = () => {
			const meta = document.getElementById('vscode-workbench-web-configuration');
			if (!meta) return;
			const configuration = JSON.parse(meta.dataset.settings);
			Object.assign(configuration.developmentOptions, added);
			meta.dataset.settings = JSON.stringify(configuration);
		};
		// At its first change the document is parsed and its module scripts have not run.
		document.addEventListener('readystatechange', amend, { once: true });
	}, options);

/**
 * Answers `/__extension__/...` on the server's origin, the only one that the workbench's content policy allows, with files of `folder`,
 * and gives the URI components of that place. `prelude(file)` may give JavaScript to put in front of a file.
 */
export async function serveExtension(page, server, folder, prelude = () => '') {
	const prefix = '/__extension__';
	await page.context().route(`${server.origin}${prefix}/**`, async route => {
		const file = path.join(folder, decodeURIComponent(new URL(route.request().url()).pathname).slice(prefix.length));
		if (!existsSync(file)) return route.fulfill({ status: 404 });
		const before = prelude(file);
		return before
			? route.fulfill({ contentType: 'text/javascript', body: before + readFileSync(file, 'utf8') })
			: route.fulfill({ path: file });
	});
	return { scheme: 'http', authority: new URL(server.origin).host, path: prefix };
}
