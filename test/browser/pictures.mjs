// Takes the pictures of the walkthrough and of the README from the real editor: `npm run screenshots -- [walkthrough|readme|reports|animation]`.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { animated } from '../../scripts/animation.mjs';
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

/** Three answers to the example: as it is, with problem 3 mended, and with a slip more. */
const CLASS = {
	'class/ann.md': text => text,
	'class/bo.md': text =>
		text
			.replaceAll('140 \\text{ GB}', '14 \\text{ GB}')
			.replace('70 \\text{ ms}', '7 \\text{ ms}')
			.replace('1 / 0.07 \\approx 14.3', '1 / 0.007 \\approx 143'),
	'class/cy.md': text => text.replace('393{,}216', '393{,}316'),
};

/** The exported page, the comparison of two files, the table of a folder. */
async function reports(theme) {
	const text = readFileSync(path.join(root, 'examples', FILE), 'utf8');
	const files = Object.fromEntries(Object.entries(CLASS).map(([name, change]) => [name, change(text)]));
	const workbench = await openWorkbench({ theme, settings: SETTINGS, files, width: 1200, height: 760 });
	try {
		await workbench.fromMenu('class', 'Review Folder');
		const table = await workbench.webview('Reviews in class');
		await table.locator('tbody tr').nth(2).waitFor();
		await workbench.run('View: Toggle Primary Side Bar Visibility');
		await workbench.page.waitForTimeout(800);
		await keep(workbench, 'pictures', `folder-${theme}`);
		await workbench.openFile('bo.md');
		await workbench.run('Homework Lens: Compare Reviews...');
		await workbench.page.locator('.quick-input-list .label-name', { hasText: 'ann.md' }).click();
		await (await workbench.webview('Comparison')).locator('details[open]').first().waitFor();
		await workbench.page.waitForTimeout(800);
		await keep(workbench, 'pictures', `compare-${theme}`);
		const page = await workbench.page.context().browser().newPage({ colorScheme: theme });
		await page.setViewportSize({ width: 1200, height: 760 });
		const cli = path.join(root, 'dist', 'cli.js');
		const html = spawnSync(process.execPath, [cli, 'review', FILE, '--format', 'html', '--fail-on', 'never'], {
			cwd: path.join(root, 'examples'),
			encoding: 'utf8',
		}).stdout;
		await page.setContent(html);
		const heading = page.locator('h3, h4', { hasText: 'A budget in numbers' }).last();
		await heading.evaluate(element => element.scrollIntoView({ block: 'start' }));
		await page.evaluate(() => scrollBy(0, -20));
		await page.waitForTimeout(500);
		const target = path.join(root, 'media', 'pictures', `export-${theme}.png`);
		await page.screenshot({ path: target });
		console.log(path.relative(root, target));
		await page.close();
	} finally {
		await workbench.close();
	}
}

/** The way from a wrong number to a mended one, and a "what if", in a few pictures. */
async function animation(theme) {
	const workbench = await start(theme, { width: 1040, height: 680 });
	const frames = [];
	const frame = async ms => frames.push({ png: await workbench.page.screenshot({ animations: 'disabled' }), ms });
	try {
		await workbench.goToLine(WRONG.line);
		await workbench.page.waitForTimeout(800);
		await frame(1600);
		const line = workbench.page.locator('.view-line', { hasText: 'Memory:' });
		await line.locator('span', { hasText: WRONG.words }).last().hover();
		await workbench.page.locator('.monaco-hover img').first().waitFor();
		await workbench.page.waitForTimeout(500);
		await frame(2600);
		await workbench.restMouse();
		await workbench.run('Homework Lens: Show Solution');
		const panel = await workbench.webview(/\S/);
		await panel.locator('.formula .katex').first().waitFor();
		await workbench.page.waitForTimeout(2000);
		await frame(2400);
		await panel.locator('[data-do=fix]').first().click();
		await workbench.page.locator('.view-line', { hasText: '14 \\text{ GB}' }).first().waitFor();
		await workbench.page.waitForTimeout(2500);
		await frame(2200);
		await panel.locator('[data-do=ask]').click();
		await panel.locator('input[data-slide]').first().waitFor();
		await workbench.page.waitForTimeout(3000);
		await frame(1200);
		for (const place of [0.4, 0.8, 1.2]) {
			await panel
				.locator('input[data-slide]')
				.first()
				.evaluate((slider, to) => {
					slider.value = String(to);
					slider.dispatchEvent(new Event('input', { bubbles: true }));
				}, place);
			await workbench.page.waitForTimeout(600);
			await frame(place === 1.2 ? 2400 : 700);
		}
		const file = path.join(root, 'media', 'pictures', 'lens.png');
		const bytes = animated(frames);
		writeFileSync(file, bytes);
		console.log(`${path.relative(root, file)}: ${frames.length} frames, ${(bytes.length / 1e6).toFixed(2)} MB`);
	} finally {
		await workbench.close();
	}
}

const wanted = process.argv[2];
const isWanted = name => wanted === undefined || wanted === name;
if (isWanted('walkthrough')) for (const theme of ['light', 'dark']) await walkthrough(theme);
if (isWanted('readme')) for (const theme of Object.keys(themes)) await readme(theme);
if (isWanted('reports')) for (const theme of ['light', 'dark']) await reports(theme);
if (isWanted('animation')) await animation('dark');
