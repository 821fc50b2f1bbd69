// Takes the pictures of the walkthrough and of the README from the real editor: `node test/browser/pictures.mjs [walkthrough|readme]`.
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/library-plugin.mjs';
import { openWorkbench, themes } from './workbench.mjs';

const SETTINGS = {
	'editor.minimap.enabled': false,
	'editor.wordWrap': 'on',
	'editor.hover.delay': 100,
	'breadcrumbs.enabled': false,
	'editor.stickyScroll.enabled': false,
	'workbench.activityBar.location': 'hidden',
	'workbench.editor.editorActionsLocation': 'titleBar',
	'explorer.compactFolders': false,
	'window.menuBarVisibility': 'hidden',
};
const FILE = 'homework.md';
/** A line of the example with a wrong result, and the words of it to put the mouse on. */
const WRONG = { line: 62, words: /times/ };
/** A line of a part whose solution reaches what the text gets wrong. */
const SOLVED = 50;

async function keep(workbench, folder, name) {
	const target = path.join(root, 'media', folder);
	mkdirSync(target, { recursive: true });
	copyFileSync(await workbench.shot(name), path.join(target, `${name}.png`));
	console.log(`media/${folder}/${name}.png`);
}

async function start(theme, window) {
	const workbench = await openWorkbench({ theme, settings: SETTINGS, ...window });
	await workbench.openFile(FILE);
	await workbench.lens('Show solution').waitFor();
	await workbench.run('View: Toggle Primary Side Bar Visibility');
	await workbench.page.waitForTimeout(800);
	return workbench;
}

async function showPanel(workbench, line) {
	await workbench.goToLine(line);
	await workbench.run('Homework Lens: Show Solution');
	const panel = await workbench.webview(/\S/);
	await panel.locator('.formula .katex').first().waitFor();
	await panel.locator('body').evaluate(() => document.fonts.ready.then(() => true));
	await workbench.page.waitForTimeout(2500);
}

async function walkthrough(theme) {
	const workbench = await start(theme, { width: 800, height: 560 });
	try {
		await keep(workbench, 'walkthrough', `open-${theme}`);
		await workbench.goToLine(WRONG.line + 2);
		await workbench.page.waitForTimeout(800);
		await keep(workbench, 'walkthrough', `check-${theme}`);
		const line = workbench.page.locator('.view-line', { hasText: 'Memory:' });
		await line.locator('span', { hasText: WRONG.words }).last().hover();
		await workbench.page.locator('.monaco-hover img').first().waitFor();
		await workbench.page.waitForTimeout(500);
		await keep(workbench, 'walkthrough', `mend-${theme}`);
		await workbench.restMouse();
		await showPanel(workbench, SOLVED);
		await keep(workbench, 'walkthrough', `solution-${theme}`);
	} finally {
		await workbench.close();
	}
}

async function readme(theme) {
	const workbench = await start(theme, { width: 1440, height: 860 });
	try {
		await showPanel(workbench, SOLVED);
		await keep(workbench, 'pictures', `panel-${theme}`);
	} finally {
		await workbench.close();
	}
}

const wanted = process.argv[2];
if (wanted !== 'readme') for (const theme of ['light', 'dark']) await walkthrough(theme);
if (wanted !== 'walkthrough') for (const theme of Object.keys(themes)) await readme(theme);
