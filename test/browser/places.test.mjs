// Where the extension's entries are found with the mouse, and where its panel can be put.
import assert from 'node:assert/strict';

const homework = `# Homework 3

## Problem 1. Adapters

### (a) Memory of the adapter

**Question:** How many bytes do the LoRA matrices $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times \\ell}$ take in 4-byte floats, with $m = 512$, $\\ell = 256$ and $k = 8$?

### (b) Memory of the weights

**Question:** How much memory do $10^{12}$ parameters of 16 bits take?

**Answer:** The weights take $10^{12} \\times 2 \\text{ bytes} = 20 \\text{ TB}$.
`;

export const options = {
	files: {
		'sheet3.md': homework,
		'README.md': '# A tool\n\nIt is fast: 2 + 2 = 5 is not computed.\n',
		'notes.txt': homework,
	},
	width: 1500,
	height: 900,
	takes: 30,
};

const menuItem = (workbench, text) => workbench.page.locator('.monaco-menu .action-menu-item', { hasText: text });

/** Opens the context menu at words of the text, and gives the titles of its entries. */
async function contextMenu(workbench, words) {
	await workbench.page.locator('.view-line', { hasText: words }).first().click({ button: 'right' });
	await menuItem(workbench, 'Paste').first().waitFor();
	const labels = await workbench.page.locator('.monaco-menu .action-label').allInnerTexts();
	return labels.map(label => label.trim()).filter(Boolean);
}

/** Presses an entry till its menu is gone: VS Code lets a menu take no press in its first tenth of a second. */
async function choose(workbench, text) {
	const entry = menuItem(workbench, text);
	for (let tries = 1; ; tries++) {
		await entry.click();
		try {
			return await entry.waitFor({ state: 'detached', timeout: 2000 });
		} catch (error) {
			if (tries === 4) throw error;
		}
	}
}

const closeMenu = async workbench => {
	await workbench.page.keyboard.press('Escape');
	await workbench.page.locator('.monaco-menu').first().waitFor({ state: 'detached' });
};

const titleAction = workbench =>
	workbench.page.locator('.editor-group-container.active .editor-actions .action-label[aria-label*="Show Solution"]');

async function homeworkEditor(workbench) {
	await workbench.openFile('sheet3.md');
	await workbench.lens('Show solution').waitFor();
}

async function panelOf(workbench, line, heading) {
	await homeworkEditor(workbench);
	await workbench.goToLine(line);
	await workbench.run('Homework Lens: Show Solution');
	return workbench.webview(heading);
}

/** Puts the panel's tab in front and gives it the focus. */
async function focusPanel(workbench, title) {
	await workbench.page.locator('.tab', { hasText: title }).first().click();
	await workbench.page.locator('.editor-group-container.active .tab.active', { hasText: title }).waitFor();
}

export const tests = {
	'the context menu has the commands for the part under the mouse': async workbench => {
		await homeworkEditor(workbench);
		assert.ok((await contextMenu(workbench, 'The weights take')).includes('Homework Lens'));
		await menuItem(workbench, 'Homework Lens').first().click();
		await menuItem(workbench, 'Check This Part').waitFor();
		const entries = await workbench.page.locator('.monaco-submenu .action-label').allInnerTexts();
		await workbench.shot('context-menu');
		assert.deepEqual(
			[
				'Show Solution',
				'Insert Solution Below',
				'Copy Step as LaTeX',
				'Check This Part',
				'Check Document',
				'Copy This False Alarm',
				'Next Problem',
				'Previous Problem',
				'Go to Problem...',
			].filter(entry => !entries.some(label => label.trim() === entry)),
			[],
			entries.join(' | '),
		);
		await choose(workbench, 'Check This Part');
		await workbench.page
			.locator('.notification-toast', { hasText: '1.b Memory of the weights: 1 wrong' })
			.first()
			.waitFor();
		await workbench.run('Notifications: Clear All Notifications');
	},

	'the context menu from the keyboard': async workbench => {
		await homeworkEditor(workbench);
		await workbench.goToLine(13);
		await workbench.pressKey('Shift+F10', menuItem(workbench, 'Homework Lens').first());
		for (let presses = 0; presses < 40; presses++) {
			if (await workbench.page.locator('.monaco-menu .focused', { hasText: 'Homework Lens' }).first().isVisible())
				break;
			await workbench.page.keyboard.press('ArrowDown');
		}
		await workbench.page.keyboard.press('ArrowRight');
		await menuItem(workbench, 'Show Solution').waitFor();
		await workbench.page.keyboard.press('Enter');
		await workbench.webview('Memory of the weights');
	},

	'the title bar of the editor shows the solution': async workbench => {
		await homeworkEditor(workbench);
		await workbench.goToLine(5);
		await titleAction(workbench).first().click();
		const panel = await workbench.webview('Memory of the adapter');
		await panel.locator('.step h2 .go').first().click(); // without an answer a step leads to the question
		await workbench.page.waitForFunction(() => /Ln 7\b/.test(document.querySelector('.statusbar')?.textContent ?? ''));
	},

	'neither is there in Markdown without a problem, nor in a file that is no Markdown': async workbench => {
		for (const [file, words] of [
			['README.md', 'It is fast'],
			['notes.txt', 'The weights take'],
		]) {
			await homeworkEditor(workbench);
			await titleAction(workbench).first().waitFor();
			await workbench.openFile(file);
			await titleAction(workbench).first().waitFor({ state: 'detached' });
			const labels = await contextMenu(workbench, words);
			assert.ok(labels.includes('Paste'), labels.join());
			assert.ok(!labels.includes('Homework Lens'), `${file}: ${labels.join(' | ')}`);
			await closeMenu(workbench);
			assert.equal(
				await workbench.page.locator('.statusbar-item', { hasText: '1.' }).filter({ hasText: '✗' }).count(),
				0,
			);
		}
	},

	'the panel moves to another group, and keeps what it shows, also when the window is reloaded': async workbench => {
		const panel = await panelOf(workbench, 9, 'Memory of the weights');
		await panel.locator('[data-do=pin]').click();
		await panel.locator('[data-do=pin][aria-pressed=true]').waitFor();
		const steps = await panel.locator('.step h2').allInnerTexts();
		await focusPanel(workbench, 'Memory of the weights');
		await workbench.run('View: Move Editor into Previous Group');
		await workbench.page
			.locator('.editor-group-container', { has: workbench.page.locator('.tab', { hasText: 'sheet3.md' }) })
			.locator('.tab', { hasText: 'Memory of the weights' })
			.waitFor();
		const moved = await workbench.webview('Memory of the weights');
		await moved.locator('[data-do=pin][aria-pressed=true]').waitFor();
		assert.deepEqual(await moved.locator('.step h2').allInnerTexts(), steps);
		await workbench.reloadWindow();
		const again = await workbench.webview('Memory of the weights', 40_000);
		await again.locator('[data-do=pin][aria-pressed=true]').waitFor();
		await again.locator('.pill').waitFor();
		assert.deepEqual(await again.locator('.step h2').allInnerTexts(), steps);
		await again.locator('[data-do=pin]').click();
	},

	'the panel moves into a window of its own, keeps what it shows and still follows the text': async workbench => {
		const panel = await panelOf(workbench, 9, 'Memory of the weights');
		const steps = await panel.locator('.step h2').allInnerTexts();
		await focusPanel(workbench, 'Memory of the weights');
		const opened = workbench.page.context().waitForEvent('page', { timeout: 15_000 });
		await workbench.run('View: Move Editor into New Window');
		const page = await opened;
		const frame = async text => {
			for (const end = Date.now() + 30_000; Date.now() < end; ) {
				for (const outer of await page.locator('iframe.webview.ready').all()) {
					const inner = outer.contentFrame().frameLocator('#active-frame');
					if (
						await inner
							.getByText(text)
							.first()
							.isVisible()
							.catch(() => false)
					)
						return inner;
				}
				await page.waitForTimeout(100);
			}
			throw new Error(`the new window does not show ${text}`);
		};
		const there = await frame('Memory of the weights');
		await there.locator('.step .result').first().waitFor();
		assert.deepEqual(await there.locator('.step h2').allInnerTexts(), steps);
		const file = await workbench.shot('window');
		if (workbench.pictures) await page.screenshot({ path: file.replace('window.png', 'window-own.png') });
		await workbench.page.bringToFront();
		await workbench.page.locator('.view-line', { hasText: 'The weights take' }).first().click();
		await workbench.goToLine(5);
		await there.locator('h1', { hasText: 'Memory of the adapter' }).waitFor();
		await page.close();
	},
};
