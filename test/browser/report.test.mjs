// The finished piece, the comparison, the table of a folder and a reader's notes, by hand and keyboard in the real workbench; axe-core on every page.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { screenshots } from './workbench.mjs';

const part = (letter, title, said) => `### (${letter}) ${title}

**Question:** How many bytes do the LoRA matrices $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times \\ell}$ take in 4-byte floats, with $m = 512$, $\\ell = 256$ and $k = ${8 * (letter.charCodeAt(0) - 96)}$?

**Answer:** ${said}
`;

const sheet = (first, second) => `# Homework 7

## Problem 1. Adapters

${part('a', 'Memory of the adapter', first)}
*→ good mention of the bytes*

${part('b', 'Another adapter', second)}
`;

const before = sheet(
	'$4 \\times 8 \\times (512 + 256) = 24{,}577$ bytes.',
	'$4 \\times 16 \\times (512 + 256) = 49{,}152$ bytes.',
);
const after = sheet(
	'{==$4 \\times 8 \\times (512 + 256) = 24{,}576$ bytes==}{>>@Ann: praise: well put<<}.',
	'$4 \\times 16 \\times (512 + 256) = 49{,}150$ bytes.',
);

/** Enough sheets, of enough parts, that there is time to stop a review of them. */
const cohort = Object.fromEntries(
	Array.from({ length: 60 }, (_, index) => [
		`cohort/sheet-${index + 1}.md`,
		`# Homework 7\n\n${Array.from({ length: 6 }, (_, problem) =>
			sheet(`$2 \\times ${index} = ${2 * index}$.`, `$3 + ${problem} = ${3 + problem}$.`)
				.replace('# Homework 7', '')
				.replace('Problem 1', `Problem ${problem + 1}`),
		).join('\n')}`,
	]),
);

export const options = {
	files: {
		'class/ann.md': before,
		'class/bo.md': after,
		'class/cy.md': before.replace('24{,}577', '24{,}576'),
		...cohort,
	},
	width: 1400,
	height: 900,
	takes: 45,
};

/** What axe-core finds in a page that stands alone, by scheme of colours and medium. */
async function axe(page) {
	const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
	const found = {};
	for (const [colorScheme, media] of [
		['light', 'screen'],
		['dark', 'screen'],
		['light', 'print'],
	]) {
		await page.emulateMedia({ colorScheme, media });
		await page.evaluate(source);
		const violations = await page.evaluate(async () => (await globalThis.axe.run(document)).violations);
		found[`${colorScheme} ${media}`] = violations.map(
			({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`,
		);
	}
	return found;
}

const clean = { 'light screen': [], 'dark screen': [], 'light print': [] };

/** Opens a file of HTML in a page of its own. */
async function open(workbench, file, width) {
	const page = await workbench.page.context().browser().newPage();
	await page.setViewportSize({ width, height: 900 });
	await page.setContent(readFileSync(file, 'utf8'));
	return page;
}

const overflow = page =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Answers the dialog that asks where to save. */
async function saveAs(workbench, file) {
	const input = workbench.page.locator('.quick-input-widget input[type="text"]');
	for (const end = Date.now() + 30_000; !existsSync(file) && Date.now() < end; ) {
		if (await input.isVisible()) {
			await input.fill(file);
			await workbench.page.waitForTimeout(500); // the dialog looks whether there is such a folder
			// One that has just opened may put its own suggestion in once more.
			if ((await input.inputValue().catch(() => '')) !== file) continue;
			await workbench.page.keyboard.press('Enter');
		}
		await workbench.page.waitForTimeout(500);
	}
	assert.ok(existsSync(file), `${file} was written`);
}

export const tests = {
	'the annotated document, exported by its command: nothing for axe-core to find, no overflow, printed':
		async workbench => {
			await workbench.openFile('bo.md');
			await workbench.lens('Show solution').waitFor();
			await workbench.run('Homework Lens: Export Annotated Document...');
			await workbench.page.locator('.quick-input-list .label-name', { hasText: 'Web page' }).click();
			const file = path.join(workbench.workspace, 'finished.html');
			await saveAs(workbench, file);
			const page = await open(workbench, file, 1200);
			try {
				assert.match(await page.locator('mark').innerText(), /24,576\s+bytes/);
				await page.locator('.note', { hasText: 'well put' }).waitFor();
				assert.ok((await page.locator('figure.plot svg').count()) >= 2);
				assert.deepEqual(await axe(page), clean);
				await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
				for (const width of [1200, 600, 360]) {
					await page.setViewportSize({ width, height: 900 });
					assert.equal(await overflow(page), 0, `no overflow at ${width}`);
					if (workbench.pictures) await page.screenshot({ path: path.join(screenshots, `export-${width}.png`) });
				}
				await page.emulateMedia({ media: null, colorScheme: null });
				const pdf = await page.pdf({
					...(workbench.pictures && { path: path.join(screenshots, 'export.pdf') }),
					preferCSSPageSize: true,
				});
				assert.ok(pdf.length > 10_000);
			} finally {
				await page.close();
				await workbench.page.bringToFront(); // a page behind another draws nothing
			}
		},

	'two reviews side by side: what changed is open, lines lead to the text, nothing for axe-core': async workbench => {
		await workbench.openFile('bo.md');
		await workbench.lens('Show solution').waitFor();
		await workbench.run('Homework Lens: Compare Reviews...');
		await workbench.page.locator('.quick-input-list .label-name', { hasText: 'ann.md' }).click();
		const report = await workbench.webview('Comparison');
		await report.locator('details.mended', { hasText: 'Memory of the adapter' }).waitFor();
		await report.locator('details.broken[open]', { hasText: 'Another adapter' }).waitFor();
		assert.deepEqual(await workbench.accessibility(report), []);
		await workbench.shot('compare');
		await report.locator('button.go[data-side=a]').last().focus();
		await workbench.page.keyboard.press('Enter');
		await workbench.page.locator('.tab.active[data-resource-name="ann.md"]').waitFor();
		await workbench.shot('compare-beside');
	},

	'a folder as a table: sorted by keyboard, leads to the files, saved': async workbench => {
		await workbench.fromMenu('class', 'Review Folder');
		const report = await workbench.webview('Reviews in class');
		const files = () => report.locator('tbody th').allInnerTexts();
		assert.deepEqual(await files(), ['ann.md', 'bo.md', 'cy.md']);
		assert.deepEqual(await workbench.accessibility(report), []);
		await workbench.shot('folder');
		await report.locator('thead button', { hasText: '1.a' }).focus();
		await workbench.page.keyboard.press('Enter');
		assert.deepEqual(await files(), ['bo.md', 'cy.md', 'ann.md']);
		assert.equal(await report.locator('th[aria-sort]').getAttribute('aria-sort'), 'ascending');
		await workbench.page.keyboard.press('Enter');
		assert.equal((await files())[0], 'ann.md');
		await report.locator('button.save').press('Enter');
		const file = path.join(workbench.workspace, 'class', 'reviews.csv');
		await saveAs(workbench, file);
		assert.match(readFileSync(file, 'utf8'), /^file,1\.a,1\.b,right/);
		await report.locator('tbody button.go', { hasText: 'cy.md' }).press('Enter');
		await workbench.page.locator('.tab.active', { hasText: 'cy.md' }).waitFor();
	},

	'the review of a folder says how far it is, and can be stopped': async workbench => {
		await workbench.fromMenu('cohort', 'Review Folder');
		const toast = workbench.page.locator('.notification-toast', { hasText: 'Reviewing cohort' });
		await toast.filter({ hasText: /sheet-\d+\.md/ }).waitFor();
		await workbench.shot('folder-progress');
		await toast.locator('.monaco-button', { hasText: 'Cancel' }).click();
		const report = await workbench.webview(/Stopped: \d+ of 60 files were reviewed/);
		const files = await report.locator('tbody th').count();
		assert.ok(files > 0 && files < 60, `${files} of 60`);
	},

	'a note from the comment widget: added, shown, undone': async workbench => {
		await workbench.openFile('ann.md');
		await workbench.lens('Show solution').waitFor();
		await workbench.goToLine(9);
		await workbench.run('Comments: Add Comment on Current Selection');
		const widget = workbench.page.locator('.review-widget');
		await widget.locator('.monaco-editor').first().waitFor();
		await workbench.page.keyboard.type('hallucination: where from?');
		await workbench.shot('note-typing');
		await widget.locator('.monaco-text-button', { hasText: /^Add Note$/ }).click();
		await workbench.page.locator('.view-line', { hasText: '{>>hallucination:' }).first().waitFor();
		await workbench.shot('note-added');
		await workbench.page.locator('.view-line', { hasText: '{>>hallucination:' }).first().click();
		await workbench.page.keyboard.press('ControlOrMeta+z');
		await workbench.page.locator('.view-line', { hasText: '{>>hallucination:' }).first().waitFor({ state: 'detached' });
	},

	'threads of notes': {
		open: async workbench => {
			await workbench.openFile('bo.md');
			await workbench.lens('Show solution').waitFor();
			await workbench.goToLine(9);
			const thread = workbench.page.locator('.review-widget', { hasText: 'well put' }).first();
			const glyph = workbench.page.locator('.comment-range-glyph.comment-thread').first();
			await glyph.waitFor();
			// A click is lost while the threads are drawn anew.
			for (let tries = 0; tries < 5 && !(await thread.isVisible()); tries++) {
				await glyph.click();
				await thread.waitFor({ timeout: 4000 }).catch(() => {});
			}
			return thread;
		},
		look: async (workbench, thread, theme) => {
			await thread.waitFor();
			await workbench.shot(`notes-${theme}`);
		},
	},

	'the comparison': {
		open: async workbench => {
			await workbench.openFile('bo.md');
			await workbench.lens('Show solution').waitFor();
			await workbench.run('Homework Lens: Compare Reviews...');
			await workbench.page.locator('.quick-input-list .label-name', { hasText: 'cy.md' }).click();
			const report = await workbench.webview('Comparison');
			await report.locator('details[open]').first().waitFor();
			return report;
		},
		look: async (workbench, report, theme) => {
			assert.deepEqual(await workbench.accessibility(report), []);
			await workbench.shot(`compare-${theme}`);
		},
	},
};
