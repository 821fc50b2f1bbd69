import * as vscode from 'vscode';

/**
 * Reads one of the extension's own bundles of `dist/` and runs it, for what is too large to be loaded with the extension. The
 * web host has no `require` for files of an extension, and both hosts take the same way. `Module` is what the bundle exports.
 */
export async function loadBundle<Module>(extensionUri: vscode.Uri, name: 'core' | 'math-svg'): Promise<Module> {
	const file = vscode.Uri.joinPath(extensionUri, 'dist', `${name}.js`);
	const source = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
	const module: { exports: unknown } = { exports: {} };
	new Function('module', 'exports', `${source}\n//# sourceURL=${file.toString()}`)(module, module.exports);
	return module.exports as Module;
}
