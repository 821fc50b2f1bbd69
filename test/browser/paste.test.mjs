// A chat is pasted by hand: plainly as it is, and as Markdown for who chooses that among the ways to paste.

const exported = JSON.stringify([
	{ role: 'user', content: 'Problem 1: What is the rank of $uv^T$?' },
	{ role: 'assistant', content: '### Problem 1\n\n**Answer:** One.' },
]);

export const options = {
	files: { 'export.json': exported, 'log.md': '# Log\n\n' },
	width: 1200,
	height: 800,
	takes: 5,
};

/** Copies the export and puts the cursor to the end of the log. */
async function copied(workbench) {
	const { keyboard } = workbench.page;
	await workbench.openFile('homework.md');
	await workbench.lens('Show solution').waitFor(); // the extension has started
	await workbench.openFile('export.json');
	await workbench.page.locator('.editor-group-container.active .view-line').first().click();
	await keyboard.press('ControlOrMeta+a');
	await keyboard.press('ControlOrMeta+c');
	await workbench.openFile('log.md');
	await workbench.page.locator('.editor-group-container.active .view-line').first().click();
	await keyboard.press('ControlOrMeta+End');
}

export const tests = {
	'pasting takes a chat as it is, and the list beside it offers Markdown': async workbench => {
		const { page } = workbench;
		await copied(workbench);
		await page.keyboard.press('ControlOrMeta+v');
		await workbench.saved('log.md', /^# Log\n\n\[\{"role"/);
		const ways = page.locator('.post-edit-widget');
		await ways.waitFor();
		await ways.locator('a, .monaco-button').first().click();
		await page.getByText('Paste Chat as Markdown').first().click();
		await workbench.saved(
			'log.md',
			/^# Log\n\n\*\*User:\*\*\n\nProblem 1: [^\n]+\n\n\*\*Assistant:\*\*\n\n### Problem 1/,
		);
	},
};
