// The picture of where the numbers flow: rows that lead to their lines, lit roots, by keyboard, in all four themes, also a long one.
import assert from 'node:assert/strict';

/** 3 × 4096 rows of 128 numbers, one slip, and a chain of days that all inherit it. */
const long = `# Homework 4

## Problem 1. A log that grows

### (a) One day

**Question:** A sensor writes 4,096 rows of 128 numbers of 8 bytes an hour. How much is that a day?

**Answer:** An hour gives $4096 \\times 128 \\times 8 = 4{,}194{,}304$ bytes. A day gives $4{,}194{,}304 \\times 24 = 1{,}006{,}632{,}96$ bytes.

The day has $4{,}194{,}304 \\times 24 = 110{,}663{,}296$ bytes.

### (b) Many sensors

**Answer:**

${Array.from({ length: 30 }, (_, index) => {
	const sensors = index + 12;
	return `${index + 1}. With ${sensors} sensors: $110{,}663{,}296 \\times ${sensors} = ${(110663296 * sensors).toLocaleString('en').replaceAll(',', '{,}')}$ bytes.`;
}).join('\n')}
`;

const short = `# Homework 5

## Problem 2. Checkpoints

### (a) Size

**Question:** A model has 3,000,000,000 parameters of 4 bytes. How large is a checkpoint?

**Answer:** $3 \\times 10^9 \\times 4 \\text{ bytes} = 120 \\text{ GB}$.

### (b) Time

**Question:** How long does writing 50 of them at 2 GB/s take?

**Answer:** Together they have $50 \\times 120 \\text{ GB} = 6{,}000 \\text{ GB}$, so writing takes $6{,}000 \\text{ GB} / (2 \\text{ GB/s}) = 3{,}000 \\text{ s}$. At $0.085 per GB the transfer costs $6{,}000 \\times 0.085 = 510$ dollars.
`;

export const options = { files: { 'log.md': long, 'checkpoints.md': short }, width: 1500, height: 1500, takes: 40 };

async function panelOf(workbench, file, line, heading) {
	await workbench.openFile(file);
	await workbench.lens('Show solution').or(workbench.lens('Show details')).first().waitFor();
	await workbench.goToLine(line);
	await workbench.run('Homework Lens: Show Solution');
	const panel = await workbench.webview(heading);
	await panel.locator('.number-row').first().waitFor();
	return panel;
}

export const tests = {
	'a row leads to its line, and says in words what the ways show': async workbench => {
		const panel = await panelOf(workbench, 'checkpoints.md', 13, /Time/);
		const root = panel.locator('.number-row.wrong');
		assert.equal(await root.count(), 1);
		assert.match(await root.innerText(), /120\sGB.*should be 12\sGB/s);
		assert.match(await root.locator('.aloud').last().innerText(), /wrong; made of .*goes into 6,000\sGB/);
		assert.ok((await panel.locator('.number-row.follows').count()) >= 2);
		assert.ok((await panel.locator('.way.lit').count()) >= 2, 'the ways from the root are lit');
		await root.locator('button').focus();
		assert.ok((await panel.locator('.way[data-near]').count()) >= 2, 'its ways stand out');
		await workbench.page.keyboard.press('Enter');
		await workbench.page
			.locator('.editor-group-container.active .view-line', { hasText: '120 \\text{ GB}' })
			.first()
			.waitFor();
	},

	'a finding says where its numbers come from, with a link': async workbench => {
		const panel = await panelOf(workbench, 'checkpoints.md', 17, /Time/);
		const origins = panel.locator('.finding.follows .origins').first();
		assert.match(await origins.innerText(), /120.*line 9/s);
	},

	'a flow of a few numbers': {
		open: workbench => panelOf(workbench, 'checkpoints.md', 13, /Time/),
		look: async (workbench, panel, theme) => {
			await panel.locator('.picture').scrollIntoViewIfNeeded();
			assert.ok((await panel.locator('.way.lit').count()) >= 2);
			await workbench.shot(`numbers-${theme}`);
		},
	},

	'a flow of more than thirty numbers': {
		open: workbench => panelOf(workbench, 'log.md', 15, /Many sensors/),
		look: async (workbench, panel, theme) => {
			await panel.locator('.picture').scrollIntoViewIfNeeded();
			assert.ok((await panel.locator('.number-row').count()) > 30);
			const width = await panel.locator('.picture svg').evaluate(svg => svg.getBoundingClientRect().width);
			const heights = await panel
				.locator('.picture')
				.evaluate(picture => ['svg', 'ol'].map(each => picture.querySelector(each).getBoundingClientRect().height));
			assert.ok(Math.abs(heights[0] - heights[1]) < 1, `the ways stand beside their rows: ${heights}`);
			assert.ok(width < 160, `the ways leave room for the numbers: ${width}`);
			await panel.locator('.number-row').last().scrollIntoViewIfNeeded();
			await workbench.shot(`numbers-long-${theme}`);
		},
	},
};
