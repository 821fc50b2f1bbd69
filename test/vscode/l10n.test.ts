import { assert } from 'chai';
import * as vscode from 'vscode';
import { api, extensionId } from './kit.ts';

suite('Languages', () => {
	test('a message is resolved with its arguments', () => {
		assert.include(vscode.l10n.t('Go to line {0}', 12), '12');
	});

	test('the bundle that VS Code looks for is served with the extension', async () => {
		await api();
		const { extensionUri, packageJSON } = vscode.extensions.getExtension(extensionId)!;
		const uri = vscode.Uri.joinPath(extensionUri, packageJSON.l10n, 'bundle.l10n.zh-cn.json');
		const bundle: Record<string, string> = JSON.parse(
			new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)),
		);
		assert.match(bundle['Go to line {0}'] ?? '', /\p{Script=Han}.*\{0\}/u);
	});
});
