// The desktop VS Code of this machine: to open it, and to run the suite in it.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { onPath } from './find-browser.mjs';
import { root } from './library-plugin.mjs';

/** The `code` command: on the PATH, or where the installers of macOS and Windows put it. */
export function findCode() {
	const { LOCALAPPDATA, PROGRAMFILES } = process.env;
	const places = {
		darwin: ['/Applications', path.join(homedir(), 'Applications')].map(folder =>
			path.join(folder, 'Visual Studio Code.app/Contents/Resources/app/bin/code'),
		),
		win32: [LOCALAPPDATA && path.join(LOCALAPPDATA, 'Programs'), PROGRAMFILES]
			.filter(Boolean)
			.map(folder => path.join(folder, 'Microsoft VS Code', 'bin', 'code.cmd')),
	};
	return onPath('code') ?? places[process.platform]?.find(existsSync);
}

/** The program itself behind the `code` command, which gives its exit code back. */
function findProgram() {
	const code = findCode();
	if (!code) return undefined;
	const bin = path.dirname(realpathSync(code));
	const programs = {
		darwin: ['../../../MacOS/Code', '../../../MacOS/Electron'],
		win32: ['../Code.exe'],
	}[process.platform] ?? ['../code'];
	return programs.map(file => path.resolve(bin, file)).find(existsSync);
}

/** Whether a window can be shown. */
export const hasDisplay = () =>
	process.platform === 'darwin' ||
	process.platform === 'win32' ||
	Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * Runs dist/test/index.js in a desktop VS Code with a profile in `scratch`, and gives its exit code. The installed VS Code is taken, or
 * @vscode/test-electron downloads one. `heard(type, args)` is given the lines that the suite marks.
 */
export async function runOnDesktop(scratch, workspace, heard, grep) {
	if (!hasDisplay() && !onPath('xvfb-run'))
		throw new Error('A desktop VS Code wants a display: set DISPLAY, or install xvfb.');
	const program = findProgram() ?? (await download());
	const args = [
		workspace,
		`--extensionDevelopmentPath=${root}`,
		`--extensionTestsPath=${path.join(root, 'dist', 'test', 'index.js')}`,
		`--user-data-dir=${path.join(scratch, 'user')}`,
		`--extensions-dir=${path.join(scratch, 'extensions')}`,
		...['--disable-extensions', '--disable-workspace-trust', '--disable-updates', '--disable-telemetry'],
		...['--skip-welcome', '--skip-release-notes', '--no-sandbox', '--disable-gpu'],
	];
	const { ELECTRON_RUN_AS_NODE: _, ...env } = { ...process.env, MOCHA_GREP: grep };
	const command = hasDisplay() ? [program, ...args] : ['xvfb-run', '-a', program, ...args];
	const child = spawn(command[0], command.slice(1), { env, stdio: ['ignore', 'pipe', 'pipe'] });
	let rest = '';
	const read = data => {
		const lines = (rest + data).split(/\r?\n/);
		rest = lines.pop();
		for (const line of lines) heard('log', splitMark(line));
	};
	child.stdout.on('data', read);
	child.stderr.on('data', read);
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', code => resolve(code ?? 2));
	});
}

/** A printed line as the arguments it was logged with. */
function splitMark(line) {
	const tally = /\[tally\]\D+(\d+)\D+(\d+)/.exec(line);
	if (tally) return ['[tally]', tally[1], tally[2]];
	const test = /^\[test\] ?(.*)$/.exec(line);
	return test ? ['[test]', '%s', test[1]] : [line];
}

async function download() {
	const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
	return downloadAndUnzipVSCode({ cachePath: path.join(root, '.vscode-test', 'desktop') });
}
