// The extension where VS Code speaks Simplified Chinese: what it says itself is Chinese, from the lens to the panel.
import assert from 'node:assert/strict';

const homework = `# Homework 3

## Problem 1. Weights

### (a) Memory of the weights

**Question:** How much memory do $10^{12}$ parameters of 16 bits take?

**Answer:** The weights take $10^{12} \\times 2 \\text{ bytes} = 20 \\text{ TB}$.
`;

export const options = { files: { 'sheet3.md': homework }, language: 'zh-cn' };

export const tests = {
	'lens, palette, status bar and panel are Chinese': async workbench => {
		await workbench.openFile('sheet3.md');
		await workbench.lens('显示解答').waitFor();
		await workbench.lens('1 处错误').waitFor();
		await workbench.goToLine(9);
		await workbench.run('Homework Lens: 显示解答');
		const panel = await workbench.webview('Memory of the weights');
		await panel.locator('.finding').first().waitFor();
		assert.equal(await panel.locator('html').getAttribute('lang'), 'zh-cn');
		const text = await panel.locator('body').innerText();
		for (const words of ['错误', '第 7 行', '来源', '所写数值有误：偏大，差十倍'])
			assert.ok(text.includes(words), `${words} is not in ${text}`);
		for (const words of ['Sources', 'What if?', 'line 7', 'worked out'])
			assert.ok(!text.includes(words), `${words} is still there`);
		assert.deepEqual(await workbench.accessibility(panel), []);
		await workbench.shot('chinese');
	},
	'what is wrong and what mends it are said in Chinese': async workbench => {
		await workbench.openFile('sheet3.md');
		await workbench.lens('1 处错误').waitFor();
		await workbench.goToLine(9);
		const { page } = workbench;
		await workbench.pressKey('F8', page.locator('.marker-widget', { hasText: '偏大，差十倍' }));
		await workbench.shot('chinese-problem');
		await page.keyboard.press('Escape');
		await workbench.pressKey('ControlOrMeta+.', page.locator('.action-widget', { hasText: '替换为 2 TB' }));
		await workbench.shot('chinese-fix');
		await page.keyboard.press('Escape');
	},
};
