// `npm start`: builds, prints the review of a homework, and opens it in VS Code with the extension. It stays up till Ctrl-C.
//   npm start                  the homework of examples/
//   npm start -- FILE...       homework of your own (or a folder of it)
//   npm start -- --once        only the review, then exit
//   npm start -- --served      the VS Code of .vscode-test/ in a browser, even where a desktop VS Code is installed
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { findCode, hasDisplay } from './desktop.mjs';
import { findBrowser, onPath } from './find-browser.mjs';
import { root } from './library-plugin.mjs';

/** npm runs this in the project; the files of the command line are meant from where the user stands. */
const here = process.env.INIT_CWD ?? process.cwd();

function readArguments(all) {
	const flags = all.filter(argument => argument.startsWith('-'));
	const unknown = flags.find(flag => !['--once', '--served'].includes(flag));
	if (unknown) throw new Error(`${unknown}: no such option; there are --once and --served`);
	const names = all.filter(argument => !argument.startsWith('-'));
	return {
		once: flags.includes('--once'),
		served: flags.includes('--served'),
		files: names.length
			? names.flatMap(name => homeworkAt(path.resolve(here, name), name))
			: homeworkAt(path.join(root, 'examples'), 'examples'),
	};
}

/** The homework that a file or a folder holds. */
function homeworkAt(place, name) {
	const found = statSync(place, { throwIfNoEntry: false });
	if (!found) throw new Error(`${name}: no such file`);
	if (!found.isDirectory()) return [place];
	const files = readdirSync(place).filter(file => /\.(?:md|markdown)$/i.test(file) && file !== 'README.md');
	if (!files.length) throw new Error(`${name}: no Markdown file in this folder`);
	return files.sort().map(file => path.join(place, file));
}

/** Runs a Node script to its end and gives its exit code. */
function run(script, args = []) {
	const { status, error } = spawnSync(process.execPath, [path.join(root, script), ...args], {
		stdio: 'inherit',
		cwd: root,
	});
	if (error) throw error;
	return status ?? 1;
}

/** What is opened: the first file, or the one that is called `homework.md`, in its folder. */
function target(files) {
	const file = files.find(each => path.basename(each) === 'homework.md') ?? files[0];
	return { folder: path.dirname(file), file };
}

/** Opens the desktop VS Code and waits till its window closes. */
function openDesktop(code, { folder, file }) {
	console.log('\nOpening VS Code with Homework Lens. Ctrl-C ends this command.');
	const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, folder, file];
	const windows = process.platform === 'win32'; // there `code` is a batch file, which only a shell starts
	const child = windows
		? spawn(`"${code}" ${args.map(each => `"${each}"`).join(' ')}`, { stdio: 'inherit', shell: true })
		: spawn(code, args, { stdio: 'inherit' });
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('exit', status => resolve(status ?? 0));
	});
}

/** Shows an address in a browser, where there is a display and a browser. That it cannot is no failure: the address is printed. */
function showInBrowser(address) {
	if (!hasDisplay()) return;
	const [command, ...args] = {
		darwin: ['open', address],
		win32: ['rundll32', 'url.dll,FileProtocolHandler', address],
	}[process.platform] ?? [onPath('xdg-open') ?? browserOrNothing(), address];
	if (!command) return;
	const child = spawn(command, args, { stdio: 'ignore', detached: true });
	child.on('error', () => console.log('No browser could be opened here; open the address yourself.'));
	child.unref();
}

function browserOrNothing() {
	try {
		return findBrowser();
	} catch {
		return undefined; // CHROME_PATH names none: not this command's worry
	}
}

/** Serves the provisioned VS Code till it is ended. */
async function openServed({ folder, file }) {
	const { startServer, uriPath } = await import('./vscode.mjs');
	console.log();
	const server = await startServer({ extension: root });
	const authority = new URL(server.origin).host;
	const address = `${server.url(folder, [['openFile', `vscode-remote://${authority}${uriPath(file)}`]])}&tkn=${server.token}`;
	console.log(`VS Code with Homework Lens is at\n\n  ${address}\n\nCtrl-C ends it.`);
	showInBrowser(address);
	await server.ended;
	console.error(`VS Code has ended.\n${server.log().slice(-2000)}`);
	return 1;
}

async function main() {
	const { once, served, files } = readArguments(process.argv.slice(2));
	if (run('esbuild.js')) return 1;
	console.log();
	const status = run('dist/cli.js', ['review', ...files.map(file => path.relative(here, file) || file)]);
	if (once) return status;
	const code = served ? undefined : findCode();
	return code ? openDesktop(code, target(files)) : openServed(target(files));
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0)); // the way this command ends
main().then(
	status => {
		process.exitCode = status;
	},
	error => {
		console.error(error.message);
		process.exit(2);
	},
);
