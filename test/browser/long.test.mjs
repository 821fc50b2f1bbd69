// A homework of forty parts in which everything is long, in a window zoomed to 150 % and in a panel 300 pixels wide, in all themes.
import assert from 'node:assert/strict';

const letter = index => String.fromCharCode(97 + index);
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));

const adapter = (title, index) => `### (${letter(index)}) ${title}

**Question:** How many bytes do the LoRA matrices $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times \\ell}$ take in 4-byte floats, with $m = ${512 * (index + 1)}$, $\\ell = 256$ and $k = 8$?

**Answer:** $4 \\times 8 \\times (${512 * (index + 1)} + 256) = ${32 * (512 * (index + 1) + 256) + (index % 2)}$ bytes.
`;

function matrix(index) {
	const row = times(4 + 2 * index, column => ((column * 3) % 7) - 3);
	const doubled = row.map((entry, column) => 2 * entry + (column === 1 ? 1 : 0));
	return `### (${letter(index)}) A product with ${row.length} columns

**Question:** Compute the product of $u = \\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}$ and $v = \\begin{bmatrix} ${row.join(' & ')} \\end{bmatrix}$.

**Answer:**

$$\\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix} \\begin{bmatrix} ${row.join(' & ')} \\end{bmatrix} = \\begin{bmatrix} ${row.join(' & ')} \\\\ ${doubled.join(' & ')} \\end{bmatrix}$$

→ The second row is off by one, but the method is right and there is a remark here that goes on for longer than a margin is wide.
`;
}

function sum(index) {
	const count = 6 + 3 * index;
	const value = times(count, n => (n + 1) * (n + 2)).reduce((all, one) => all + one, 0) + (index % 2 ? 10 : 0);
	return `### (${letter(index)}) Sum of ${count} products

**Question:** What is the sum of the first ${count} products of neighbours?

**Answer:** $${times(count, n => `${n + 1} \\times ${n + 2}`).join(' + ')} = ${value}$, which is $\\frac{${value}}{${count}} \\approx ${(value / count).toFixed(2)}$ on average.
`;
}

const weights = index => `### (${letter(index)}) Weights

**Question:** How much memory do $10^{${9 + index}}$ parameters of 16 bits take, and how many GPUs of 80 GB hold them?

**Answer:** The weights take $10^{${9 + index}} \\times 2 \\text{ bytes} = 20 \\text{ TB}$, and they fill $20 \\text{ TB} / 80 \\text{ GB} = 250$ GPUs.
`;

const titles = [
	'Memory',
	'Memory of a wide adapter with a heading that is much longer than the line it stands on and wraps twice',
	'with_a_name_that_has_no_place_to_break_anywhere_at_all_in_it_whatsoever_so_that_it_cannot_be_set_in_a_narrow_column',
	'The adapter $W + \\Delta W = W_0 + \\frac{\\alpha}{r} B A$ in bytes, with a formula in its heading',
];

const sheet = `# Homework 9

## Problem 1. Adapters whose title goes on and on, past every width of a column that a reader of this sheet might have chosen

${times(10, index => adapter(titles[index % titles.length], index)).join('\n')}
## Problem 2. Wide matrices

${times(10, matrix).join('\n')}
## Problem 3. Long sums

${times(12, sum).join('\n')}
## Problem 4. Weights

${times(8, weights).join('\n')}`;

const lineOf = words => sheet.split('\n').findIndex(line => line.includes(words)) + 1;
const heads = {
	heading: `(c) ${titles[2]}`,
	matrix: '(j) A product with 22 columns',
	sum: '(l) Sum of 39 products',
	weights: '(h) Weights',
};
/** 150 % of 1440 × 900; the panel is then 450 wide, and 300 in the narrow window. */
const window = { width: 960, height: 600 };
const narrow = { width: 660, height: 600 };

export const options = { files: { 'sheet9.md': sheet }, ...window, takes: 85 };

export const tests = {
	'all forty parts have their lenses and their rows': async workbench => {
		await workbench.openFile('sheet9.md');
		await workbench.lens('Show solution').waitFor();
		await workbench.run('Homework Lens: Check Document');
		await workbench.page.locator('.notification-toast', { hasText: '40 parts: ' }).first().waitFor();
		await workbench.run('Notifications: Clear All Notifications');
	},

	'nothing is cut off or out of reach': {
		open: async workbench => {
			await workbench.page.setViewportSize(window);
			await workbench.openFile('sheet9.md');
			await workbench.goToLine(5);
			await workbench.lens('Show solution').waitFor();
			if (await workbench.page.locator('.part.sidebar').isVisible())
				await workbench.run('View: Toggle Primary Side Bar Visibility');
			await workbench.run('Homework Lens: Show Solution');
			return workbench.webview(/\S/);
		},
		look: async (workbench, panel, theme) => {
			// A theme changes borders, not what is long: one theme sees both windows, the others the one in which more is cut off.
			const zoomed = theme === 'light' ? [[window, 'zoomed']] : [];
			for (const [size, name] of [...zoomed, [narrow, 'narrow']]) {
				await workbench.page.setViewportSize(size);
				for (const [kind, head] of Object.entries(heads)) {
					await workbench.goToLine(lineOf(head));
					const title = head.split(' ').at(-1);
					await panel.locator('h1', { hasText: title }).waitFor();
					await workbench.page.waitForTimeout(300);
					await workbench.shot(`${name}-${kind}-${theme}`);
					assert.deepEqual(await workbench.overflowing(panel), [], `${name} ${kind}`);
					const { width, header, height } = await panel.locator('body').evaluate(body => ({
						width: body.clientWidth,
						header: body.querySelector('header').getBoundingClientRect().height,
						height: innerHeight,
					}));
					assert.ok(width < (size === narrow ? 330 : 480), `${width}`);
					assert.ok(header < height / 2, `${name} ${kind}: the header takes ${header} of ${height}`);
					if (kind !== 'matrix') continue;
					// A formula wider than the panel fades out at the side where there is more, and can be moved there by key.
					const quote = panel.locator('.quote[data-more~=right]').first();
					await quote.waitFor();
					await quote.evaluate(element => element.scrollTo({ left: element.scrollWidth }));
					await panel.locator('.quote[data-more=left]').first().waitFor();
				}
			}
			assert.deepEqual(await workbench.accessibility(panel), []);
		},
	},
};
