import * as vscode from 'vscode';

/**
 * The panel's page. Scripts run by nonce only and nothing comes from outside the extension; inline style attributes, which
 * KaTeX sets on every formula, are the one thing allowed besides.
 */
export function panelHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
	const resource = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
	const nonce = crypto.randomUUID().replaceAll('-', '');
	const policy = [
		"default-src 'none'",
		`script-src 'nonce-${nonce}'`,
		`style-src ${webview.cspSource} 'unsafe-inline'`,
		`font-src ${webview.cspSource}`,
		'img-src data:', // a plot that is turned into a PNG
	].join('; ');
	return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
	<meta charset="utf-8">
	<meta http-equiv="Content-Security-Policy" content="${policy}">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<link rel="stylesheet" href="${resource('dist', 'katex', 'katex.min.css')}">
	<link rel="stylesheet" href="${resource('media', 'panel.css')}">
	<title>Homework Lens</title>
</head>
<body>
	<main></main>
	<div class="aloud" role="status" aria-live="polite"></div>
	<script nonce="${nonce}" src="${resource('dist', 'webview', 'panel.js')}" data-core="${resource('dist', 'core.js')}"></script>
</body>
</html>`;
}
