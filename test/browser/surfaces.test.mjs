// The everyday surfaces, by hand and keyboard, in the real workbench.
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

export const options = {
	files: {
		'sheet3.md': homework,
		'colours.md':
			'## Problem 1\n\n### (a)\n\n**Question:** one\n\n**Answer:** two\n\n```\n**Answer:** in a fence\n```\n',
		'README.md': '# A tool\n\nIt is fast: 2 + 2 = 5 is not computed.\n\n## Usage\n\n1. Start it.\n',
	},
	width: 1500,
	height: 900,
	takes: 50,
};

const policy = [];

/** Puts the homework's editor in front, opening it where it is not yet: beside the panel, Quick Open would open it twice. */
async function homeworkEditor(workbench) {
	const tab = workbench.page.locator('.tab', { hasText: 'sheet3.md' }).first();
	if (await tab.isVisible()) await tab.click();
	else await workbench.openFile('sheet3.md');
	await workbench.lens('Show solution').waitFor();
}

/** Shows the panel for the part whose heading has these words, and gives its document. */
async function panelOf(workbench, line, heading) {
	await homeworkEditor(workbench);
	await workbench.goToLine(line);
	await workbench.run('Homework Lens: Show Solution');
	return workbench.webview(heading);
}

const statusText = workbench =>
	workbench.page
		.locator('.statusbar-item', { hasText: /Ln \d+/ })
		.first()
		.innerText();

export const tests = {
	'a lens opens the panel, with formulas in the fonts of KaTeX': async workbench => {
		workbench.page.on('console', message => {
			if (/content security policy/i.test(message.text())) policy.push(message.text());
		});
		await homeworkEditor(workbench);
		const panel = await workbench.pressLens('Show solution', () => workbench.webview('Memory of the adapter', 8000));
		await panel.locator('.formula .katex').first().waitFor();
		const fonts = await panel
			.locator('body')
			.evaluate(() => [...document.fonts].filter(font => font.status === 'loaded').map(font => font.family));
		assert.ok(fonts.includes('KaTeX_Math'), fonts.join(' '));
		assert.deepEqual(policy, []);
	},

	'a press on a step goes to its line': async workbench => {
		const panel = await panelOf(workbench, 5, 'Memory of the adapter');
		await panel.locator('main > .step h2 .go').last().click(); // another way's steps are folded
		await workbench.page.waitForFunction(() =>
			/Ln (7|9)\b/.test(document.querySelector('.statusbar')?.textContent ?? ''),
		);
	},

	'a press on a step that nothing in the text speaks of goes to the answer': async workbench => {
		const panel = await panelOf(workbench, 5, 'Memory of the adapter');
		const step = panel.locator('.step:not(:has(.margin))').first();
		assert.equal(await step.locator('.finding').count(), 0);
		await step.locator('h2 .go').click();
		await workbench.page.waitForFunction(() => /Ln 9\b/.test(document.querySelector('.statusbar')?.textContent ?? ''));
	},

	'no line jumps while somebody types': async workbench => {
		await homeworkEditor(workbench);
		await workbench.goToLine(9);
		await workbench.page.keyboard.press('End');
		const heading = workbench.page.locator('.view-line', { hasText: '### (b)' }).first();
		const { y } = await heading.boundingBox();
		await workbench.page.evaluate(() => {
			globalThis.seen = [];
			const look = () => {
				const line = [...document.querySelectorAll('.view-line')].find(each => each.textContent.includes('(b)'));
				const lenses = [...document.querySelectorAll('.codelens-decoration')].filter(each => each.textContent.trim());
				globalThis.seen.push([line?.getBoundingClientRect().y, lenses.length]);
				globalThis.looking = requestAnimationFrame(look);
			};
			look();
		});
		await workbench.page.keyboard.type(' So $2 + 2 = 4', { delay: 90 });
		await workbench.page.waitForTimeout(1500); // the review of the last keystroke
		const seen = await workbench.page.evaluate(() => {
			cancelAnimationFrame(globalThis.looking);
			return globalThis.seen;
		});
		assert.ok(seen.length > 20, `${seen.length} frames`);
		assert.deepEqual([...new Set(seen.map(([top]) => top))], [y]);
		assert.deepEqual([...new Set(seen.map(([, lenses]) => lenses))], [2]);
	},

	'it follows the cursor, and stays when pinned from the keyboard': async workbench => {
		const panel = await panelOf(workbench, 5, 'Memory of the adapter');
		await workbench.goToLine(13);
		await panel.locator('h1', { hasText: 'Memory of the weights' }).waitFor();
		await workbench.page.keyboard.press('Control+Alt+h');
		await workbench.page.keyboard.press('k');
		await panel.locator('[data-do=pin][aria-pressed=true]').waitFor();
		await workbench.goToLine(7);
		await workbench.page.waitForTimeout(500);
		assert.match(await panel.locator('h1').innerText(), /Memory of the weights/);
		await panel.locator('[data-do=pin]').click();
		await panel.locator('h1', { hasText: 'Memory of the adapter' }).waitFor();
	},

	'it changes in place while somebody types: no new document, the scroll position stays': async workbench => {
		const panel = await panelOf(workbench, 13, 'Memory of the weights');
		await panel.locator('body').evaluate(() => {
			globalThis.stillTheSame = true;
		});
		await workbench.goToLine(11);
		await workbench.page.keyboard.press('End');
		await workbench.page.keyboard.type('x');
		await panel.locator('h1', { hasText: 'Memory of the weightsx' }).waitFor();
		assert.equal(await panel.locator('body').evaluate(() => globalThis.stillTheSame), true);
		await workbench.page.keyboard.press('Backspace');
		await panel.locator('h1', { hasText: /weights$/ }).waitFor();
	},

	'a hover draws the formula and says the verdict': async workbench => {
		await homeworkEditor(workbench);
		await workbench.goToLine(15);
		const written = workbench.page
			.locator('.view-line', { hasText: 'The weights take' })
			.locator('span', { hasText: '20' })
			.last();
		const hover = workbench.page.locator('.monaco-hover', { hasText: 'wrong' }).first();
		await workbench.hoverOver(written, hover.locator('img[src^="data:image/svg+xml"]').first());
		await workbench.shot('hover');
		await workbench.restMouse();
	},

	'a quick fix from the keyboard puts in the right value, and one undo takes it back': async workbench => {
		await homeworkEditor(workbench);
		const line = workbench.page.locator('.view-line', { hasText: 'The weights take' });
		await workbench.page.locator('.squiggly-error').first().waitFor();
		await workbench.goToLine(15);
		for (let presses = 0; presses < 40; presses++) await workbench.page.keyboard.press('ArrowRight');
		const fixes = workbench.page.locator('.action-widget .action', { hasText: /Ignore this here/ });
		await workbench.pressKey('Control+.', fixes);
		await workbench.page.keyboard.press('Enter');
		await line.filter({ hasNotText: '= 20' }).waitFor();
		await workbench.page.keyboard.press('Control+z');
		await line.filter({ hasText: '= 20' }).waitFor();
	},

	'a README stays as it is': async workbench => {
		await workbench.openFile('README.md');
		await workbench.page.waitForTimeout(1500);
		assert.equal(await workbench.page.locator('.editor-group-container.active .codelens-decoration').count(), 0);
		await workbench.page.keyboard.press('F1');
		const input = workbench.page.locator('.quick-input-widget input[type="text"]');
		await input.fill('>Homework Lens: ');
		await workbench.page.locator('.quick-input-list .label-name', { hasText: 'Check Document' }).first().waitFor();
		assert.equal(
			await workbench.page.locator('.quick-input-list .label-name', { hasText: /Show Solution$/ }).count(),
			0,
		);
		await workbench.page.keyboard.press('Escape');
	},

	'the status bar, the tree and the outline say how each part fares': async workbench => {
		await homeworkEditor(workbench);
		await workbench.goToLine(13);
		await workbench.page.locator('.statusbar-item', { hasText: /1\.b ✗ · ✓ 1 ✗ 1/ }).waitFor();
		for (const view of ['Homework', 'Outline']) {
			const header = workbench.page.locator('.pane-header', { hasText: view });
			if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
			const row = workbench.page.locator('.pane', { has: header }).locator('.monaco-list-row', { hasText: '1.b' });
			await row.filter({ hasText: '1 wrong' }).waitFor();
		}
		await workbench.page
			.locator('.pane', { hasText: 'Homework' })
			.locator('.monaco-list-row', { hasText: '1.a' })
			.first()
			.click();
		await workbench.page.waitForFunction(() => /Ln 5\b/.test(document.querySelector('.statusbar')?.textContent ?? ''));
		await workbench.shot('tree');
	},

	'markers are coloured in the text and not in a code fence': async workbench => {
		await homeworkEditor(workbench);
		await workbench.openFile('colours.md');
		const colours = async line => {
			const spans = workbench.page
				.locator('.editor-group-container.active .view-line', { hasText: line })
				.locator('span span');
			return spans.evaluateAll(all =>
				Object.fromEntries(all.map(span => [span.textContent.replaceAll('\u00a0', ' '), getComputedStyle(span).color])),
			);
		};
		const inText = await colours('two');
		const inFence = await colours('in a fence');
		assert.notEqual(inText['Answer:'], inText['**'], JSON.stringify(inText));
		assert.equal(inFence['Answer:'], undefined, JSON.stringify(inFence));
	},

	'Go to Problem leads there by label': async workbench => {
		await homeworkEditor(workbench);
		await workbench.page.locator('.tab', { hasText: 'sheet3.md' }).first().click();
		await workbench.goToLine(1);
		await workbench.page.keyboard.press('Control+Alt+h');
		await workbench.page.keyboard.press('g');
		const input = workbench.page.locator('.quick-input-widget input[type="text"]');
		await input.fill('1.b');
		await workbench.page
			.locator('.quick-input-list .monaco-list-row', { hasText: '1.b Memory of the weights' })
			.waitFor();
		await workbench.page.keyboard.press('Enter');
		await workbench.page.waitForFunction(() => /Ln 11\b/.test(document.querySelector('.statusbar')?.textContent ?? ''));
	},

	'the walkthrough opens': async workbench => {
		await workbench.run('Welcome: Open Walkthrough...').catch(() => {});
		const input = workbench.page.locator('.quick-input-widget input[type="text"]');
		await input.fill('Check your homework');
		await workbench.page.locator('.quick-input-list .label-name', { hasText: 'Check your homework' }).first().click();
		await workbench.page.locator('.getting-started-step', { hasText: 'Show the solution' }).waitFor();
	},

	'axe-core finds nothing in the panel': {
		open: workbench => panelOf(workbench, 13, 'Memory of the weights'),
		look: async (workbench, panel, theme) => {
			await workbench.shot(`panel-${theme}`);
			assert.deepEqual(await workbench.accessibility(panel), []);
			assert.match(await statusText(workbench), /Ln 13/);
		},
	},
};
