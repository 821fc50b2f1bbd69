// A real VS Code workbench in a headless browser, and what a hand at it does: the one that the drives and the screenshots use.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { requireBrowser } from '../../scripts/find-browser.mjs';
import { root } from '../../scripts/library-plugin.mjs';
import { openBrowser, paint, startServer } from '../../scripts/vscode.mjs';

export const screenshots = path.join(root, '.vscode-test', 'screenshots');

/** The four kinds of theme: VS Code's name for it, and the class that the workbench then has. */
export const themes = {
	light: { name: 'Light Modern', className: 'vs' },
	dark: { name: 'Dark Modern', className: 'vs-dark' },
	'high-contrast-dark': { name: 'Default High Contrast', className: 'hc-black' },
	'high-contrast-light': { name: 'Default High Contrast Light', className: 'hc-light' },
};

const SETTINGS = {
	'window.commandCenter': false,
	'editor.minimap.enabled': false,
	'git.enabled': false,
	'workbench.tips.enabled': false,
	'window.autoDetectHighContrast': false,
	'comments.openView': 'never',
	'files.autoSaveDelay': 200, // what a test has typed is saved before the next one puts the files back
};

/** A homework of the examples: when its lenses are there, the extension has started. */
const HOMEWORK = 'homework.md';
const START_MS = 120_000;

const escaped = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Opens a copy of a folder in the workbench with the extension running.
 * - `folder`: relative to the project (default `examples`)
 * - `files`: more files for the copy, by name
 * - `settings`: user settings; `theme`: a name of `themes`; `extension`: a .vsix instead of the project
 * - `language`: what VS Code is told to speak (its own words stay English: no language pack is installed)
 * - `width`, `height`, `scale`: the window; `painted: false`: no pixel is drawn but for a picture or axe-core on the workbench itself
 * - `pictures: false`: only what has failed is pictured
 */
export async function openWorkbench({
	folder = 'examples',
	files = {},
	settings = {},
	theme = 'light',
	extension = root,
	language,
	...window
} = {}) {
	requireBrowser();
	// Toasts and dialogs appear as they do for users: no smoke-test driver here.
	const user = { ...SETTINGS, ...settings, 'workbench.colorTheme': themes[theme].name };
	const server = await startServer({ extension, settings: user, builtins: 'needed' });
	const workspace = path.join(server.profile, 'workspace');
	const original = path.join(server.profile, 'original');
	furnish(original, folder, files);
	cpSync(original, workspace, { recursive: true });
	let opened;
	try {
		opened = await openBrowser(server, window);
		opened.page.setDefaultTimeout(30_000);
		if (language) await opened.page.addInitScript(name => (globalThis._VSCODE_NLS_LANGUAGE = name), language);
		const workbench = new Workbench(server, opened, workspace, original, window);
		await workbench.reload();
		return workbench;
	} catch (error) {
		await opened?.browser.close();
		server.stop();
		throw error;
	}
}

/** Makes `place` a copy of a folder of the project with more files in it. */
function furnish(place, folder, files) {
	rmSync(place, { recursive: true, force: true });
	cpSync(path.join(root, folder), place, { recursive: true });
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(place, name)), { recursive: true });
		writeFileSync(path.join(place, name), text);
	}
}

class Workbench {
	#server;
	#browser;
	#original;
	#painted;

	constructor(server, { browser, page }, workspace, original, { painted = true, pictures = true }) {
		this.#server = server;
		this.#browser = browser;
		this.#painted = painted;
		/** Whether pictures are wanted of what has not failed. */
		this.pictures = pictures;
		this.#original = original;
		/** Playwright's page. */
		this.page = page;
		/** The folder on disk that is open. */
		this.workspace = workspace;
	}

	/**
	 * Loads the workbench anew and waits till it can be used: what it does long after its first picture, and the start of the extension, takes
	 * several times as long as anything that a test waits for.
	 */
	async reload() {
		await this.page.goto(this.#server.url(this.workspace), { timeout: START_MS });
		await this.#showExplorer(15_000);
		if (!existsSync(path.join(this.workspace, HOMEWORK))) return;
		await this.openFile(HOMEWORK);
		await this.page.locator('.codelens-decoration a').first().waitFor({ timeout: START_MS });
		await this.#closeEditors();
	}

	/** Waits till the explorer lists the files; where it does not in time, a test had hidden it. */
	async #showExplorer(timeout) {
		const rows = this.page.locator('.explorer-viewlet .monaco-list-row').first();
		await rows.waitFor({ timeout }).catch(() => this.run('View: Show Explorer'));
		await rows.waitFor({ timeout: START_MS });
	}

	/** Opens a file of the folder by its name and waits for its text. A press is lost while the list is still looking for files; then it opens it again. */
	async openFile(name) {
		const tab = this.page.locator('.editor-group-container.active .tab.active', { hasText: path.basename(name) });
		for (let tries = 1; ; tries++) {
			await this.#quickInput(name, 'ControlOrMeta+p');
			try {
				await tab.waitFor({ timeout: 8000 });
				break;
			} catch (error) {
				if (tries === 4) throw error;
			}
		}
		await this.page.locator('.editor-group-container.active .view-line').first().waitFor();
	}

	/** Runs a command by its title as in the palette, e.g. `Homework Lens: Show Solution`. */
	async run(title) {
		await this.#quickInput(`>${title}`, 'F1');
	}

	/** Takes an entry of the menu that a file or folder of the explorer has. */
	async fromMenu(name, entry) {
		const row = this.page.locator('.explorer-viewlet .monaco-list-row', { hasText: name }).first();
		const item = this.page.locator('.context-view .action-label', { hasText: entry });
		// An extension that is just starting has not yet given its entries.
		for (let tries = 1; !(await item.isVisible()); tries++) {
			if (tries > 5) throw new Error(`${entry} is not in the menu of ${name}`);
			await this.page.keyboard.press('Escape');
			await row.click({ button: 'right' });
			await item.waitFor({ timeout: 6000 }).catch(() => {});
		}
		// A menu that has just opened takes no click.
		for (let tries = 0; tries < 5 && (await item.isVisible()); tries++) {
			await this.page.waitForTimeout(400);
			await item.click({ timeout: 2000 }).catch(() => {});
		}
	}

	/** Opens the quick input and gives its field. */
	async #openQuickInput(key) {
		const input = this.page.locator('.quick-input-widget input[type="text"]');
		for (let presses = 0; presses < 10 && !(await input.isVisible()); presses++) {
			await this.page.keyboard.press(key); // a key pressed while the focus moves is lost
			await input.waitFor({ timeout: 1000 }).catch(() => {});
		}
		return input;
	}

	/** Opens the quick input, types `text` and takes the row whose name it is: the first row is not always that. */
	async #quickInput(text, key) {
		const name = text.replace(/^>/, '');
		const row = this.page
			.locator('.quick-input-list .label-name')
			.filter({ hasText: new RegExp(`^${escaped(name)}$`) })
			.first();
		for (let tries = 1; ; tries++) {
			const input = await this.#openQuickInput(key);
			try {
				await input.fill(text, { timeout: 4000 }); // it closes again where something else takes the focus
				await row.click({ timeout: 8000 });
				break;
			} catch (error) {
				if (tries === 4)
					throw new Error(`${text} is not in the list: ${(await this.#rows()).join(' | ')}`, { cause: error });
				await this.page.keyboard.press('Escape'); // an extension that is just starting has not yet given its commands
			}
		}
		await this.restMouse();
	}

	#rows() {
		return this.page.locator('.quick-input-list .label-name').allInnerTexts();
	}

	/** Moves the mouse to where no tooltip hides anything. */
	async restMouse() {
		const { width, height } = this.page.viewportSize();
		await this.page.mouse.move(width / 2, height - 4);
	}

	/** The code lens (one of a row's links) that shows `text`. */
	lens(text) {
		return this.page.locator('.codelens-decoration a, .codelens-decoration span').filter({ hasText: text }).first();
	}

	/**
	 * Presses the code lens that shows `text` and gives what `seen` finds. A press is lost while VS Code puts new lenses in the place of
	 * the old ones; then it presses again.
	 */
	async pressLens(text, seen) {
		for (let tries = 1; ; tries++) {
			await this.lens(text).click();
			await this.restMouse();
			try {
				return await seen();
			} catch (error) {
				if (tries === 3) throw error;
			}
		}
	}

	/** Keeps the mouse over something till what `seen` finds is there: a hover goes where the lines move below it. */
	async hoverOver(target, seen) {
		for (let tries = 1; ; tries++) {
			await target.hover();
			try {
				return await seen.waitFor({ timeout: 8000 });
			} catch (error) {
				if (tries === 3) throw error;
				await this.restMouse();
			}
		}
	}

	/** Presses a key till `seen` (a locator) is there: one pressed while VS Code is busy with the editor is lost. */
	async pressKey(key, seen) {
		for (let tries = 1; ; tries++) {
			await this.page.keyboard.press(key);
			try {
				return await seen.waitFor({ timeout: 6000 });
			} catch (error) {
				if (tries === 4) throw error;
			}
		}
	}

	/** A fresh start: no editor is open, and the files are what they were at first. */
	async reset() {
		await this.#closeEditors();
		await this.#restore();
	}

	async #closeEditors() {
		const tab = this.page.locator('.editor-group-container .tab').first();
		if (await tab.isVisible()) {
			// The browser's VS Code saves by itself what was changed. The keys are quicker than the palette, and may be lost.
			await this.page.keyboard.press('Control+k');
			await this.page.keyboard.press('Control+w');
			try {
				await tab.waitFor({ state: 'detached', timeout: 1500 });
			} catch {
				await this.run('View: Close All Editors');
				await tab.waitFor({ state: 'detached' });
			}
		}
	}

	/** Waits till a file on disk has a text: the browser's VS Code saves by itself. */
	async saved(name, pattern) {
		const file = path.join(this.workspace, name);
		for (let tries = 0; !pattern.test(readFileSync(file, 'utf8')); tries++) {
			if (tries > 80) throw new Error(`${name} holds: ${readFileSync(file, 'utf8')}`);
			await this.page.waitForTimeout(100);
		}
	}

	/** Gives the files the text that they had at first, and stays till none is written once more: a closing editor saves late. */
	async #restore() {
		const names = readdirSync(this.#original, { recursive: true }).filter(name =>
			statSync(path.join(this.#original, name)).isFile(),
		);
		const same = name => {
			const [was, is] = [this.#original, this.workspace].map(place => path.join(place, name));
			return existsSync(is) && readFileSync(is).equals(readFileSync(was));
		};
		for (let looks = 0; looks < 2; looks++) {
			const changed = names.filter(name => !same(name));
			for (const name of changed) cpSync(path.join(this.#original, name), path.join(this.workspace, name));
			if (changed.length) looks = -1;
			await this.page.waitForTimeout(80);
		}
	}

	/** Takes other files and another size, as `openWorkbench` does: what was there before is gone, and no editor is open. */
	async refurnish({ folder = 'examples', files = {}, width, height }) {
		furnish(this.#original, folder, files);
		await this.reset();
		for (const name of readdirSync(this.workspace, { recursive: true }))
			if (!existsSync(path.join(this.#original, name)))
				rmSync(path.join(this.workspace, name), { recursive: true, force: true });
		await this.page.setViewportSize({ width, height });
		await this.#hidePanel();
		await this.#showExplorer(1000);
	}

	/** Hides the area below the editors (problems, terminal, comments) where a test has shown it. */
	async #hidePanel() {
		const close = this.page.locator('.part.panel .action-label[aria-label^="Hide Panel"]');
		if (await close.isVisible()) await close.click();
	}

	/** Reloads the window as its user would: it saves its state first. */
	async reloadWindow() {
		const loaded = this.page.waitForEvent('load');
		await this.run('Developer: Reload Window');
		await loaded;
		await this.page.locator('.explorer-viewlet .monaco-list-row').first().waitFor();
		await this.#hidePanel();
	}

	/** Brings a line of the active editor into view, with the cursor in it; counted from 1. */
	async goToLine(line) {
		for (let tries = 1; ; tries++) {
			const input = await this.#openQuickInput('F1');
			try {
				await input.fill(`:${line}`, { timeout: 4000 });
				await this.page.keyboard.press('Enter');
				return await input.waitFor({ state: 'hidden' });
			} catch (error) {
				if (tries === 4) throw error;
			}
		}
	}

	/** The document inside the webview that shows `text`, as Playwright's FrameLocator. While it loads it is in a frame that nobody sees. */
	async webview(text, timeout = 30_000) {
		for (const end = Date.now() + timeout; Date.now() < end; ) {
			for (const outer of await this.page.locator('iframe.webview.ready').all()) {
				const inner = outer.contentFrame().frameLocator('#active-frame');
				const shown = inner.getByText(text).filter({ visible: true }).first();
				if (await shown.isVisible().catch(() => false)) return inner;
			}
			await this.page.waitForTimeout(100);
		}
		throw new Error(`No webview shows ${text}`);
	}

	/** Gives the panel the focus, by the extension's key. */
	async intoPanel(panel) {
		const has = () => panel.locator('body').evaluate(() => document.hasFocus());
		for (let tries = 1; !(await has()); tries++) {
			if (tries > 5) throw new Error('the panel does not get the focus');
			await this.page.keyboard.press('Control+Alt+h');
			await this.page.keyboard.press('Tab');
			await this.page.waitForTimeout(400);
		}
	}

	/** What stands out of a webview's width and cannot be scrolled to. */
	overflowing(inner) {
		return inner.locator('body').evaluate(body => {
			const width = document.documentElement.clientWidth;
			const scrolls = element =>
				element !== body &&
				(/auto|scroll|hidden/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
			return [...body.querySelectorAll('main *')]
				.filter(element => element.getBoundingClientRect().right > width + 1 && !scrolls(element.parentElement))
				.map(element => element.outerHTML.slice(0, 120));
		});
	}

	/** Changes settings while the workbench runs: those of the folder, which it watches. */
	changeSettings(settings) {
		const file = path.join(this.workspace, '.vscode', 'settings.json');
		mkdirSync(path.dirname(file), { recursive: true });
		const present = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
		writeFileSync(file, JSON.stringify({ ...present, ...settings }));
	}

	/** Changes to a theme (a name of `themes`) and waits till the workbench has it. */
	async setTheme(theme) {
		const { name, className } = themes[theme];
		this.changeSettings({ 'workbench.colorTheme': name });
		await this.page.locator(`.monaco-workbench.${className}`).waitFor();
		await this.page.waitForTimeout(300); // webviews are told a moment later
	}

	/** Does what needs the pixels of the page. */
	async #look(work) {
		if (this.#painted) return work();
		await paint(this.page, true);
		try {
			return await work();
		} finally {
			await paint(this.page, false);
		}
	}

	/** What axe-core finds wrong in a webview (or, without one, in the workbench): `{ id, impact, nodes }` each. */
	accessibility(inner, options = {}) {
		return inner ? this.#axe(inner, options) : this.#look(() => this.#axe(inner, options));
	}

	async #axe(inner, options) {
		const handle = await (inner ?? this.page).locator('body').first().elementHandle();
		const frame = await handle.ownerFrame();
		await frame.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
		const violations = await frame.evaluate(
			async given => (await globalThis.axe.run(document, given)).violations,
			options,
		);
		return violations.map(({ id, impact, nodes }) => ({
			id,
			impact,
			nodes: nodes.map(node => `${node.html}: ${node.failureSummary}`),
		}));
	}

	/** Takes a picture into .vscode-test/screenshots, where pictures are wanted or it is of what has `failed`; gives its file. */
	async shot(name, { failed = false } = {}) {
		mkdirSync(screenshots, { recursive: true });
		const file = path.join(screenshots, `${name}.png`);
		if (!this.pictures && !failed) return file;
		await this.#look(() => this.page.screenshot({ path: file, animations: 'disabled' }));
		return file;
	}

	/** VS Code's own output, for a failure's report. */
	log() {
		return this.#server.log();
	}

	/** Ends browser and server, and deletes the profile. */
	async close() {
		await this.#browser.close();
		this.#server.stop();
	}
}
