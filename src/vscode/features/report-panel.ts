import * as vscode from 'vscode';
import type { Host } from '../../core/report/page.ts';
import { type ReportMessage, readReportMessage } from '../../webview/report.ts';

/** The theme's colours in place of the page's own. */
const THEME = `
:root { --text: var(--vscode-foreground); --quiet: color-mix(in srgb, var(--vscode-foreground) 76%, var(--vscode-editor-background)); --paper: var(--vscode-editor-background); --line: var(--vscode-panel-border, rgba(128, 128, 128, .35)); --tint: color-mix(in srgb, var(--vscode-foreground) 6%, var(--vscode-editor-background)); --link: var(--vscode-textLink-foreground);
--right: color-mix(in srgb, var(--vscode-charts-green, #388a34) 75%, var(--vscode-foreground)); --wrong: color-mix(in srgb, var(--vscode-errorForeground, #c72e0f) 72%, var(--vscode-foreground)); --follows: color-mix(in srgb, var(--vscode-editorWarning-foreground, #895503) 62%, var(--vscode-foreground)); --other: color-mix(in srgb, var(--vscode-charts-purple, #652d90) 55%, var(--vscode-foreground)); }
body { font-family: var(--vscode-font-family); font-size: calc(var(--vscode-font-size, 13px) + 1px); padding: 1.2rem 1.5rem 3rem; }
body:is(.vscode-high-contrast, .vscode-high-contrast-light) { --line: var(--vscode-contrastBorder); --quiet: var(--vscode-foreground); --tint: var(--vscode-editor-background); --right: var(--vscode-foreground); --wrong: var(--vscode-foreground); --follows: var(--vscode-foreground); --other: var(--vscode-foreground); }
code { font-family: var(--vscode-editor-font-family, monospace); }
button.save { font: inherit; color: var(--vscode-button-foreground); background: var(--vscode-button-background); border: 1px solid var(--vscode-button-border, transparent); border-radius: 3px; padding: .3rem .8rem; cursor: pointer; }
button.save:hover { background: var(--vscode-button-hoverBackground); }
:is(a, button, summary, [tabindex]):focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
`;

/** What a page draws with: scripts by nonce only, nothing from outside, the theme's colours. */
function hostOf(webview: vscode.Webview, extensionUri: vscode.Uri): Host {
	const nonce = crypto.randomUUID().replaceAll('-', '');
	const script = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', 'report.js')).toString();
	return {
		policy: `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource} 'unsafe-inline'`,
		head: `<style>${THEME}</style>\n<script nonce="${nonce}" src="${script}" defer></script>\n`,
	};
}

/**
 * A report as a page in an editor of its own. Every call opens another: two comparisons can be seen at once.
 * @param draw writes the page for its host
 * @param asked what the page asks for
 */
export function openReport(
	extensionUri: vscode.Uri,
	title: string,
	draw: (host: Host) => string,
	asked: (message: ReportMessage) => Promise<void> | void,
): vscode.WebviewPanel {
	const panel = vscode.window.createWebviewPanel('homeworkLens.report', title, vscode.ViewColumn.Active, {
		enableScripts: true,
		enableFindWidget: true,
		retainContextWhenHidden: true, // what is sorted and opened stays so; the page is small
		localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist')],
	});
	panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
	const listening = panel.webview.onDidReceiveMessage(value => {
		const message = readReportMessage(value);
		if (message) void asked(message);
	});
	panel.onDidDispose(() => listening.dispose());
	panel.webview.html = draw(hostOf(panel.webview, extensionUri));
	return panel;
}

/** Shows a line of a file (counted from 1) beside the report. */
export async function showLine(uri: vscode.Uri, line: number, beside: vscode.WebviewPanel): Promise<void> {
	const document = await vscode.workspace.openTextDocument(uri);
	const at = new vscode.Position(Math.min(line, document.lineCount) - 1, 0);
	const shown = vscode.window.visibleTextEditors.find(editor => editor.document === document);
	const column =
		shown?.viewColumn ??
		(beside.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One);
	const editor = await vscode.window.showTextDocument(document, {
		viewColumn: column,
		selection: new vscode.Range(at, at),
	});
	editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
