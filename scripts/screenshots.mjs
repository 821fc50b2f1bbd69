// Takes pictures of the editor with the panel in the four kinds of theme, into .vscode-test/screenshots.
//   node scripts/screenshots.mjs [--file=homework.md] [--line=10] [--width=1440] [--height=900] [--scale=1] [THEME...]
import path from 'node:path';
import { openWorkbench, themes } from '../test/browser/workbench.mjs';
import { root } from './library-plugin.mjs';

const options = { file: 'homework.md', line: '10', width: '1440', height: '900', scale: '1' };
const wanted = [];
for (const argument of process.argv.slice(2)) {
	const [, name, value] = /^--(\w+)=(.*)$/.exec(argument) ?? [];
	if (name in options) options[name] = value;
	else if (argument in themes) wanted.push(argument);
	else {
		console.error(`${argument}: no such option or theme; the themes are ${Object.keys(themes).join(', ')}`);
		process.exit(2);
	}
}
const [first, ...others] = wanted.length ? wanted : Object.keys(themes);

const workbench = await openWorkbench({
	width: Number(options.width),
	height: Number(options.height),
	scale: Number(options.scale),
	theme: first,
	settings: { 'workbench.sideBar.location': 'right' },
});
try {
	await workbench.openFile(options.file);
	await workbench.page.locator('.codelens-decoration').first().waitFor();
	await workbench.goToLine(options.line);
	await workbench.run('View: Toggle Primary Side Bar Visibility');
	await workbench.run('Homework Lens: Show Solution');
	const panel = await workbench.webview(/\S/);
	await panel.locator('.katex').first().waitFor();
	for (const theme of [first, ...others]) {
		if (theme !== first) await workbench.setTheme(theme);
		console.log(path.relative(root, await workbench.shot(theme)));
	}
} catch (error) {
	console.error(`${error.message}\nSee ${path.relative(root, await workbench.shot('failed-screenshots'))}`);
	process.exitCode = 1;
} finally {
	await workbench.close();
}
