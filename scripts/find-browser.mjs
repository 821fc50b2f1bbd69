// Finds a Chrome, Chromium or Edge on Linux, macOS and Windows. Run by itself it prints the path, or says how to get one (exit code 1).
import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const VARIABLES = ['CHROME_PATH', 'CHROMIUM', 'CHROME_BIN'];
const COMMANDS = [
	'google-chrome',
	'google-chrome-stable',
	'chromium',
	'chromium-browser',
	'microsoft-edge',
	'microsoft-edge-stable',
	'google-chrome-beta',
];
const ADVICE = {
	linux: 'install one (Debian, Ubuntu: `sudo apt-get install chromium`; Fedora: `sudo dnf install chromium`)',
	darwin: 'install one (`brew install --cask google-chrome`)',
	win32: 'install one (`winget install Google.Chrome`)',
};

/** The one line for a machine without a browser. */
const noBrowser = `No Chrome, Chromium or Edge was found: ${ADVICE[process.platform] ?? 'install one'}, or set CHROME_PATH to its program file.`;

/** Whether `file` is there and may be run. */
function canRun(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** The file that `command` names on the PATH. */
export function onPath(command) {
	const endings = process.platform === 'win32' ? (process.env.PATHEXT ?? '.EXE;.CMD').split(';') : [''];
	return (process.env.PATH ?? '')
		.split(path.delimiter)
		.filter(Boolean)
		.flatMap(folder => endings.map(ending => path.join(folder, command + ending)))
		.find(canRun);
}

/** Where installers put their browsers. */
function installed() {
	if (process.platform === 'darwin') {
		const programs = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Google Chrome Canary'];
		return ['/Applications', path.join(homedir(), 'Applications')].flatMap(folder =>
			programs.map(name => path.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
		);
	}
	if (process.platform === 'win32') {
		const { PROGRAMFILES, LOCALAPPDATA } = process.env;
		const programs = [
			'Google/Chrome/Application/chrome.exe',
			'Chromium/Application/chrome.exe',
			'Microsoft/Edge/Application/msedge.exe',
		];
		return [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA]
			.filter(Boolean)
			.flatMap(folder => programs.map(name => path.join(folder, name)));
	}
	return [
		'/opt/google/chrome/chrome',
		'/opt/microsoft/msedge/msedge',
		'/snap/bin/chromium',
		'/usr/lib/chromium/chromium',
	];
}

/** The Chromium builds that Playwright may have downloaded for other projects, newest first. */
function playwrights() {
	const [cache, inside] = {
		darwin: [path.join(homedir(), 'Library/Caches/ms-playwright'), ['chrome-mac/Chromium.app/Contents/MacOS/Chromium']],
		win32: [
			path.join(process.env.LOCALAPPDATA ?? '', 'ms-playwright'),
			['chrome-win/chrome.exe', 'chrome-win64/chrome.exe'],
		],
	}[process.platform] ?? [
		path.join(homedir(), '.cache/ms-playwright'),
		['chrome-linux/chrome', 'chrome-linux64/chrome'],
	];
	const folder = process.env.PLAYWRIGHT_BROWSERS_PATH || cache;
	let names = [];
	try {
		names = readdirSync(folder).filter(name => /^chromium-\d+$/.test(name));
	} catch {
		// no such cache
	}
	const age = name => Number(name.split('-')[1]);
	return names.sort((a, b) => age(b) - age(a)).flatMap(name => inside.map(file => path.join(folder, name, file)));
}

/** The program file of a browser, or undefined. A file named by CHROME_PATH (or CHROMIUM, CHROME_BIN) comes first; throws where it cannot be run. */
export function findBrowser() {
	const variable = VARIABLES.find(name => process.env[name]);
	if (variable) {
		const named = process.env[variable];
		const file = canRun(named) ? named : onPath(named);
		if (!file) throw new Error(`${variable} names ${named}, which is not a program that can be run.`);
		return file;
	}
	return COMMANDS.map(onPath).find(Boolean) ?? [...installed(), ...playwrights()].find(canRun);
}

/** The program file of a browser; throws the one line that says how to get one. */
export function requireBrowser() {
	const browser = findBrowser();
	if (!browser) throw new Error(noBrowser);
	return browser;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		console.log(requireBrowser());
	} catch (error) {
		console.log(error.message);
		process.exitCode = 1;
	}
}
