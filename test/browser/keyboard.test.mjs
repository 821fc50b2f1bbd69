// A session by keyboard alone: no click, no hover, no focus that a key did not set.
import assert from 'node:assert/strict';

const homework = `# Homework 3

## Problem 1. Adapters

### (a) Memory of the adapter

**Question:** How many bytes do the LoRA matrices $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times \\ell}$ take in 4-byte floats, with $m = 512$, $\\ell = 256$ and $k = 8$?

**Answer:** $4 \\times 8 \\times (512 + 256) = 24{,}576$ bytes.

### (b) Memory of the weights

**Question:** How much memory do $10^{12}$ parameters of 16 bits take?

**Answer:** The weights take $10^{12} \\times 2 \\text{ bytes} = 20 \\text{ TB}$.
`;

export const options = { files: { 'sheet3.md': homework }, width: 1500, height: 900, takes: 65 };

const keys = workbench => workbench.page.keyboard;
const input = workbench => workbench.page.locator('.quick-input-widget input[type="text"]');
const focusedRow = workbench => workbench.page.locator('.quick-input-list .monaco-list-row.focused');
const editor = workbench => workbench.page.locator('.editor-instance .monaco-editor.focused');

/** The chord of the extension: Ctrl+Alt+H and then a key. */
async function chord(workbench, key) {
	await keys(workbench).press('Control+Alt+h');
	await keys(workbench).press(key);
}

async function atLine(workbench, line) {
	await workbench.page.waitForFunction(
		wanted => new RegExp(`Ln ${wanted}\\b`).test(document.querySelector('.statusbar')?.textContent ?? ''),
		line,
		{ timeout: 8000 },
	);
}

/** Runs a command from the palette: typed, seen to be the chosen row, and Enter. */
async function palette(workbench, title) {
	for (let tries = 1; !(await input(workbench).isVisible()); tries++) {
		if (tries > 5) throw new Error('no palette');
		await keys(workbench).press('F1');
		await input(workbench)
			.waitFor({ timeout: 2000 })
			.catch(() => {});
	}
	await keys(workbench).press('ControlOrMeta+a');
	await keys(workbench).type(`>${title}`);
	await focusedRow(workbench)
		.filter({ has: workbench.page.locator('.label-name', { hasText: title }) })
		.waitFor();
	await keys(workbench).press('Enter');
}

async function open(workbench) {
	const row = focusedRow(workbench).filter({ hasText: 'sheet3.md' });
	for (let tries = 1; !(await row.isVisible()); tries++) {
		if (tries > 5) throw new Error('sheet3.md is not in the list');
		await keys(workbench).press('Escape'); // the list is of the files that were there when it was opened
		await keys(workbench).press('ControlOrMeta+p');
		await input(workbench).waitFor();
		await keys(workbench).press('ControlOrMeta+a');
		await keys(workbench).type('sheet3.md');
		await row.waitFor({ timeout: 5000 }).catch(() => {});
	}
	await keys(workbench).press('Enter');
	await editor(workbench).waitFor();
	await workbench.lens('Show solution').waitFor();
	await workbench.page.locator('.squiggly-error').first().waitFor();
}

const line = async (workbench, number) => {
	await keys(workbench).press('Control+g');
	await input(workbench).waitFor();
	await keys(workbench).type(String(number));
	await keys(workbench).press('Enter');
	await input(workbench).waitFor({ state: 'hidden' });
	await atLine(workbench, number);
};

/** The element of the panel that has the focus, by its action; null while the panel has no focus. */
const focusIn = panel =>
	panel.locator('body').evaluate(() => {
		const element = document.activeElement;
		return document.hasFocus() ? (element.dataset.do ?? element.dataset.field ?? element.localName) : null;
	});

/** Presses Tab till an element of the panel has the focus. */
async function tabTo(workbench, panel, selector) {
	for (let presses = 0; presses < 80; presses++) {
		if (await panel.locator('body').evaluate((_, wanted) => document.activeElement.matches(wanted), selector)) return;
		await keys(workbench).press('Tab');
	}
	throw new Error(`Tab does not lead to ${selector}`);
}

const clipboard = workbench => workbench.page.evaluate(() => navigator.clipboard.readText());

async function copied(workbench, pattern) {
	for (let tries = 0; tries < 160; tries++) {
		const text = await clipboard(workbench);
		if (pattern.test(text)) return text;
		await workbench.page.waitForTimeout(150);
	}
	throw new Error(`the clipboard holds ${JSON.stringify((await clipboard(workbench)).slice(0, 200))}`);
}

const shown = (workbench, words) =>
	workbench.page.locator('.notification-toast', { hasText: words }).first().waitFor({ timeout: 10_000 });

export const tests = {
	'from problem to problem, into the solution, through it and back to the text': async workbench => {
		await open(workbench);
		await chord(workbench, 'n');
		await atLine(workbench, 5);
		await chord(workbench, 'n');
		await atLine(workbench, 11);
		await chord(workbench, 'p');
		await atLine(workbench, 5);
		await chord(workbench, 's');
		const panel = await workbench.webview('Memory of the adapter');
		await editor(workbench).waitFor(); // the text keeps the focus

		await workbench.intoPanel(panel);
		await tabTo(workbench, panel, '.step .go');
		await keys(workbench).press('Enter');
		await editor(workbench).waitFor();
		await workbench.page.waitForFunction(() =>
			/Ln (7|9)\b/.test(document.querySelector('.statusbar')?.textContent ?? ''),
		);

		await workbench.intoPanel(panel);
		await chord(workbench, 'k');
		await panel.locator('[data-do=pin][aria-pressed=true]').waitFor();
		await tabTo(workbench, panel, '[data-do=pin]');
		await keys(workbench).press('Space');
		await panel.locator('[data-do=pin][aria-pressed=false]').waitFor();

		await tabTo(workbench, panel, '[data-do=ask]');
		await keys(workbench).press('Enter');
		await tabTo(workbench, panel, '#field-k');
		// Not Control+A: the workbench hears it too, and selects all once more when it gets to it.
		await keys(workbench).press('End');
		await keys(workbench).press('Shift+Home');
		await keys(workbench).type('64');
		await panel.locator('.step .result', { hasText: '196' }).first().waitFor();
		await keys(workbench).press('Escape');
		assert.equal(await focusIn(panel), 'ask');
		await keys(workbench).press('Enter'); // closes the fields
		await panel.locator('#field-k').waitFor({ state: 'detached' });
		await keys(workbench).press('Escape');
		await editor(workbench).waitFor();

		await chord(workbench, 'n');
		await atLine(workbench, 11);
		await panel.locator('h1', { hasText: 'Memory of the weights' }).waitFor();
		await chord(workbench, 'ArrowLeft');
		await panel.locator('h1', { hasText: 'Memory of the adapter' }).waitFor();
		await chord(workbench, 'ArrowRight');
		await panel.locator('h1', { hasText: 'Memory of the weights' }).waitFor();
		await workbench.intoPanel(panel);
		await tabTo(workbench, panel, '[data-do=back]');
		await keys(workbench).press('Enter');
		await panel.locator('h1', { hasText: 'Memory of the adapter' }).waitFor();
		await chord(workbench, 'Tab');
		await editor(workbench).waitFor();
	},

	'hints, one after the other': async workbench => {
		workbench.changeSettings({ 'homeworkLens.panel.hintsFirst': true });
		try {
			await open(workbench);
			await chord(workbench, 'n');
			await atLine(workbench, 5);
			await chord(workbench, 's');
			const panel = await workbench.webview('Memory of the adapter');
			await workbench.intoPanel(panel);
			await tabTo(workbench, panel, '[data-do=hint]');
			const count = await panel.locator('.step').count();
			assert.equal(count, 0);
			for (let presses = 1; presses <= 4; presses++) {
				await keys(workbench).press('Enter');
				await panel
					.locator('.step')
					.nth(Math.ceil(presses / 2) - 1)
					.waitFor();
				assert.equal(await focusIn(panel), 'hint', 'the focus stays where the next hint is');
			}
			await panel.locator('.step .result').first().waitFor();
		} finally {
			workbench.changeSettings({ 'homeworkLens.panel.hintsFirst': false });
		}
	},

	'checking, inserting, mending, copying': async workbench => {
		await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await open(workbench);
		await line(workbench, 15);
		await chord(workbench, 'c');
		await shown(workbench, '1.b Memory of the weights: 1 wrong');
		await chord(workbench, 'd');
		await shown(workbench, /2 parts: .*1 wrong/);
		await palette(workbench, 'Notifications: Clear All Notifications');

		await line(workbench, 15);
		for (let presses = 0; presses < 40; presses++) await keys(workbench).press('ArrowRight');
		await chord(workbench, 'f');
		const report = await copied(workbench, /\*\*False alarm\*\*/);
		assert.ok(report.includes('= 20 \\text{ TB}'));
		assert.ok(!report.includes('LoRA'), 'only what raises it');

		const text = words => workbench.page.locator('.view-line', { hasText: words });
		await line(workbench, 9);
		await chord(workbench, 'i');
		await text('Worked solution').first().waitFor();
		await keys(workbench).press('Control+z');
		await text('Worked solution').first().waitFor({ state: 'detached' });

		await line(workbench, 15);
		for (let presses = 0; presses < 40; presses++) await keys(workbench).press('ArrowRight');
		await workbench.pressKey('Control+.', workbench.page.locator('.action-widget .action', { hasText: 'Replace by' }));
		await keys(workbench).press('Enter');
		await text('= 2 ').filter({ hasText: 'The weights take' }).waitFor();
		// The browser's VS Code saves by itself; what is undone while it saves may come back from the disk.
		await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
		await keys(workbench).press('Control+z');
		await text('= 20').first().waitFor();

		await chord(workbench, 'g');
		await input(workbench).waitFor();
		await keys(workbench).type('1.a');
		await focusedRow(workbench).filter({ hasText: '1.a Memory of the adapter' }).waitFor();
		await keys(workbench).press('Enter');
		await atLine(workbench, 5);

		await chord(workbench, 'l');
		await focusedRow(workbench).filter({ hasText: 'Count the numbers' }).waitFor();
		await keys(workbench).press('Enter');
		assert.match(await copied(workbench, /^(?!\*\*False alarm)[\s\S]*\\/), /k \(m|m k|mk/);
	},

	'the tree of problems, and the example': async workbench => {
		await open(workbench);
		await palette(workbench, 'Explorer: Focus on Homework View');
		const row = workbench.page.locator('.pane', { hasText: 'Homework' }).locator('.monaco-list-row.focused');
		for (let presses = 0; presses < 8 && !(await row.filter({ hasText: '1.b' }).isVisible()); presses++) {
			await keys(workbench).press('ArrowDown');
			await workbench.page.waitForTimeout(150);
		}
		await row.filter({ hasText: '1.b' }).waitFor();
		await keys(workbench).press('Enter');
		await atLine(workbench, 11);
		await palette(workbench, 'Homework Lens: Open Example');
		await workbench.page
			.locator('.editor-group-container.active .tab.active', { hasText: /example|homework/i })
			.waitFor();
		await workbench.page.locator('.tab', { hasText: 'sheet3.md' }).waitFor();
		await palette(workbench, 'View: Revert and Close Editor');
		await workbench.page.locator('.tab', { hasText: 'Untitled' }).waitFor({ state: 'detached' });
	},

	'Tab goes through the panel in the order that is read, and the focus is seen': {
		open: async workbench => {
			await open(workbench);
			await line(workbench, 15);
			await chord(workbench, 's');
			const panel = await workbench.webview('Memory of the weights');
			await panel.locator('.finding').first().waitFor();
			return panel;
		},
		look: async (workbench, panel, theme) => {
			await workbench.intoPanel(panel);
			// Back to the start of the page, where a panel that was just opened is: the theme before went to its end.
			await panel.locator('body').evaluate(body => {
				body.tabIndex = -1;
				body.focus();
				body.removeAttribute('tabindex');
			});
			const reached = [];
			for (let presses = 0; presses < 60; presses++) {
				await keys(workbench).press('Tab');
				const here = await panel.locator('body').evaluate(body => {
					const element = document.activeElement;
					if (!document.hasFocus() || element === body) return null;
					const { outlineStyle, outlineWidth, outlineColor, opacity } = getComputedStyle(element);
					const all = [...body.querySelectorAll('button:enabled, input, summary')].filter(each =>
						each.checkVisibility(),
					);
					const luminance = colour => {
						const [r, g, b] = colour.match(/[\d.]+/g).map(Number);
						const linear = [r, g, b].map(each => {
							const part = each / 255;
							return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
						});
						return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
					};
					const [low, high] = [luminance(outlineColor), luminance(getComputedStyle(body).backgroundColor)].sort(
						(a, b) => a - b,
					);
					return {
						index: all.indexOf(element),
						count: all.length,
						html: element.outerHTML.slice(0, 90),
						outline: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1,
						contrast: (high + 0.05) / (low + 0.05),
						opacity: Number(opacity),
					};
				});
				if (!here || reached.some(({ index }) => index === here.index)) break;
				reached.push(here);
			}
			await workbench.shot(`focus-${theme}`);
			const buttons = reached.filter(({ index }) => index >= 0);
			assert.deepEqual(
				buttons.map(({ index }) => index),
				buttons.map((_, index) => index),
				'in order, none left out',
			);
			assert.equal(buttons.length, reached[0].count);
			assert.ok(buttons.length > 8, `${buttons.length}`);
			for (const { html, outline, contrast, opacity } of buttons) {
				assert.ok(outline, `no outline: ${html}`);
				assert.ok(contrast >= 3, `${contrast.toFixed(2)}: ${html}`);
				assert.equal(opacity, 1, html);
			}
		},
	},
};
