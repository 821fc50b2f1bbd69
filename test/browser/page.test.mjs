// The worked page: other values, hints, and how it stands a narrow panel, by hand and keyboard in the real workbench.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const part = (letter, title) => `### (${letter}) ${title}

**Question:** How many bytes do the LoRA matrices $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times \\ell}$ take in 4-byte floats, with $m = 512$, $\\ell = 256$ and $k = 8$?

**Answer:** $4 \\times 8 \\times (512 + 256) = 24{,}577$ bytes, that is $\\frac{4 \\times 8 \\times (512 + 256) \\times 1{,}000{,}000{,}000}{1024 \\times 1024 \\times 1024 \\times 1{,}000{,}000 \\times 8 \\times 7 \\times 6 \\times 5 \\times 4 \\times 3 \\times 2} = 12$.
`;

const long = `# Homework 7

## Problem 1. Adapters with a title that goes on for so long that no panel of any width that a user would choose could hold it in one line

${part('a', 'Memory of the adapter')}
${'bcdefghijklmnopqrstuvwxyz'
	.split('')
	.map(letter => part(letter, `Adapter ${letter}, with_a_name_that_has_no_place_to_break_${'x'.repeat(60)}`))
	.join('\n')}
`;

const others = `# Homework 8

## Problem 2. Others

### (x) Memory of a model

**Question:** How much memory do the weights of a language model with 70 billion parameters take when every parameter is kept in 2 bytes?

### (y) Singular values

**Question:** Compute the singular value decomposition of the matrix $M = \\begin{bmatrix} 3 & 0 \\\\ 0 & 1 \\end{bmatrix}$. What are its singular values?
`;

/** The line, from 1, on which a heading stands. */
const line = heading => others.slice(0, others.indexOf(heading)).split('\n').length;

export const options = { files: { 'sheet7.md': long, 'sheet8.md': others }, width: 1500, height: 900, takes: 55 };

async function panelOf(workbench, line, heading, file = 'sheet7.md') {
	await workbench.openFile(file);
	await workbench.lens('Show solution').waitFor();
	await workbench.goToLine(line);
	await workbench.run('Homework Lens: Show Solution');
	return workbench.webview(heading);
}

export const tests = {
	'other values by keyboard alone: results follow in place, and go into the document': async workbench => {
		const panel = await panelOf(workbench, 5, 'Memory of the adapter');
		await workbench.intoPanel(panel);
		await panel.locator('[data-do=ask]').focus();
		await workbench.page.keyboard.press('Enter');
		const field = panel.locator('#field-k');
		await field.waitFor();
		await field.focus();
		// The workbench hears Control+A too, and selects all once more when it gets to it.
		await workbench.page.keyboard.press('End');
		await workbench.page.keyboard.press('Shift+Home');
		await workbench.page.keyboard.type('64');
		await panel.locator('.step .result', { hasText: '196' }).first().waitFor();
		assert.equal(await field.inputValue(), '64');
		assert.ok(await field.evaluate(input => input === document.activeElement), 'the field keeps the focus');
		await workbench.page.keyboard.press('Tab'); // the slider
		await workbench.page.keyboard.press('Home');
		await panel.locator('.step .result', { hasText: '3' }).first().waitFor();
		assert.equal(await field.inputValue(), '1');
		await field.fill('many');
		await panel.locator('.what-if .problem', { hasText: 'many' }).waitFor();
		assert.equal(await field.getAttribute('aria-invalid'), 'true');
		await workbench.shot('what-if');
		assert.deepEqual(await workbench.accessibility(panel), []);
		await field.fill('16');
		await panel.locator('.what-if [data-do=put-values]').press('Enter');
		await workbench.page
			.locator('.view-line', { hasText: /k\s=\s16/ })
			.first()
			.waitFor();
		await panel.locator('.what-if').waitFor({ state: 'detached' });
		await workbench.saved('sheet7.md', /k = 16/);
	},

	'a number format by its name, and reset': async workbench => {
		const panel = await panelOf(workbench, 5, 'Memory of the adapter');
		await workbench.intoPanel(panel);
		await panel.locator('[data-do=ask]').press('Enter');
		const formats = panel.locator('select[data-format]');
		await formats.selectOption({ label: 'bfloat16 · 2 B' });
		await panel.locator('.step .result', { hasText: '12,288' }).first().waitFor();
		assert.equal(await formats.evaluate(list => list.selectedOptions[0].label), 'bfloat16 · 2 B');
		assert.deepEqual(await workbench.accessibility(panel), []);
		await panel.locator('.what-if [data-do=reset]').press('Enter');
		await panel.locator('.step .result', { hasText: '24,576' }).first().waitFor();
		await panel.locator('.what-if').waitFor({ state: 'detached' });
		assert.equal(await formats.inputValue(), '4 B');
	},

	'a model by its name: its figures are put in, results follow, its name goes when a field is changed':
		async workbench => {
			const panel = await panelOf(workbench, line('### (x)'), 'Memory of a model', 'sheet8.md');
			await workbench.intoPanel(panel);
			await panel.locator('[data-do=ask]').press('Enter');
			const models = panel.locator('select[data-preset=model]');
			await models.selectOption('GPT-3');
			await panel.locator('.step .result', { hasText: '350' }).first().waitFor();
			await workbench.shot('presets');
			assert.deepEqual(await workbench.accessibility(panel), []);
			await panel.locator('[data-field=N]').fill('1e9');
			await panel.locator('.step .result', { hasText: '2' }).first().waitFor();
			assert.equal(await models.inputValue(), '');
		},

	'a matrix as a grid of fields: results follow, and its entries go into the document': async workbench => {
		const panel = await panelOf(workbench, line('### (y)'), 'Singular values', 'sheet8.md');
		await workbench.intoPanel(panel);
		await panel.locator('[data-do=ask]').press('Enter');
		const entry = panel.locator('[data-row="1"][data-column="1"]');
		await entry.fill('7');
		await panel.locator('.step .result', { hasText: '7' }).first().waitFor();
		assert.equal(await entry.inputValue(), '7');
		await workbench.shot('matrix');
		assert.deepEqual(await workbench.accessibility(panel), []);
		await panel.locator('.what-if [data-do=put-values]').press('Enter');
		await workbench.page
			.locator('.view-line', { hasText: /0\s&\s7/ })
			.first()
			.waitFor();
	},

	'a plot follows the values, and is saved as SVG and PNG by keyboard': async workbench => {
		const panel = await panelOf(workbench, 5, 'Memory of the adapter');
		await workbench.intoPanel(panel);
		const plot = panel.locator('figure.plot').first();
		await plot.waitFor();
		const before = await plot.locator('svg').first().innerHTML();
		await panel.locator('[data-do=ask]').press('Enter');
		await panel.locator('#field-m').fill('4096');
		for (let tries = 0; tries < 100 && (await plot.locator('svg').first().innerHTML()) === before; tries++)
			await workbench.page.waitForTimeout(50);
		assert.notEqual(await plot.locator('svg').first().innerHTML(), before);
		for (const [format, label] of [
			['svg', 'Save as SVG…'],
			['png', 'Save as PNG…'],
		]) {
			await plot.getByRole('button', { name: label }).press('Enter');
			const input = workbench.page.locator('.quick-input-widget input[type="text"]');
			// The dialog proposes a name beside the document, and takes a while to.
			const target = path.join(workbench.workspace, `memory-over-the-rank.${format}`);
			for (let tries = 0; tries < 200 && (await input.inputValue().catch(() => '')) !== target; tries++)
				await workbench.page.waitForTimeout(50);
			assert.equal(await input.inputValue(), target);
			await input.press('Enter');
			for (let tries = 0; tries < 200 && !existsSync(target); tries++) await workbench.page.waitForTimeout(50);
			const bytes = readFileSync(target);
			if (format === 'svg') assert.match(bytes.toString(), /^<svg .*<desc>/);
			else assert.equal(bytes.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n');
			await workbench.intoPanel(panel);
		}
		await plot.getByRole('button', { name: 'Copy as SVG' }).press('Enter');
		await panel.locator('[role=status]', { hasText: 'Copied' }).waitFor({ state: 'attached' });
	},

	'hints first: nothing is given away before it is asked for': async workbench => {
		workbench.changeSettings({ 'homeworkLens.panel.hintsFirst': true });
		try {
			const panel = await panelOf(workbench, 5, 'Memory of the adapter');
			await panel.locator('[data-do=hint]').waitFor();
			assert.equal(await panel.locator('.step .result').count(), 0);
			assert.doesNotMatch(
				await panel
					.locator('main .points, main .step')
					.allInnerTexts()
					.then(all => all.join()),
				/24,576/,
			);
			await panel.locator('[data-do=hint]').press('Enter');
			await panel.locator('.step h2').first().waitFor();
			assert.equal(await panel.locator('.step .result').count(), 0);
			await panel.locator('[data-do=hint]').press('Enter');
			await panel.locator('.step .result').first().waitFor();
		} finally {
			workbench.changeSettings({ 'homeworkLens.panel.hintsFirst': false });
		}
	},

	'the Testing view lists document, part and what is said': async workbench => {
		await workbench.openFile('sheet7.md');
		await workbench.lens('Show solution').waitFor();
		await workbench.run('Testing: Focus on Test Explorer View');
		const tree = workbench.page.locator('.test-explorer');
		await tree.locator('.monaco-list-row', { hasText: 'sheet7.md' }).first().waitFor();
		await workbench.run('Test: Run All Tests');
		await tree
			.locator('.monaco-list-row .testing-run-glyph, .monaco-list-row .codicon-testing-failed-icon')
			.first()
			.waitFor();
		await workbench.shot('testing');
		await workbench.run('View: Show Explorer');
	},

	'the built-in preview shows the verdicts': async workbench => {
		await workbench.openFile('sheet7.md');
		await workbench.lens('Show solution').waitFor();
		await workbench.run('Markdown: Open Preview to the Side');
		const preview = await workbench.webview(/wrong → 24,576/);
		assert.ok((await preview.locator('.homework-lens.wrong').count()) > 20);
		await workbench.shot('preview');
	},

	'long formulas and titles in a narrow panel': {
		open: async workbench => {
			await workbench.page.setViewportSize({ width: 1500, height: 900 });
			const panel = await panelOf(workbench, 11, /Adapter b/);
			await panel.locator('.finding').first().waitFor();
			await workbench.page.setViewportSize({ width: 900, height: 900 });
			return panel;
		},
		look: async (workbench, panel, theme) => {
			assert.ok((await panel.locator('body').evaluate(body => body.clientWidth)) < 420);
			await workbench.shot(`narrow-${theme}`);
			assert.deepEqual(await workbench.overflowing(panel), []);
		},
	},
};
