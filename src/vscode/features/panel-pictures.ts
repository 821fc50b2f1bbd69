import * as vscode from 'vscode';
import type { PanelMessage } from '../../webview/protocol.ts';

/** Writes a picture of the panel into a file that the user names, beside the document unless that has no place yet. */
export async function savePicture(
	document: vscode.Uri,
	{ name, format, data }: Extract<PanelMessage, { type: 'save-plot' }>,
): Promise<void> {
	const folder =
		document.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(document, '..');
	const target = await vscode.window.showSaveDialog({
		title: vscode.l10n.t('Save Picture'),
		filters: { [format.toUpperCase()]: [format] },
		...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `${name.replace(/[/\\]/g, '-')}.${format}`) } : {}),
	});
	if (!target) return;
	try {
		await vscode.workspace.fs.writeFile(target, format === 'svg' ? new TextEncoder().encode(data) : bytesOf(data));
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		void vscode.window.showErrorMessage(vscode.l10n.t('The picture could not be saved: {0}', why));
	}
}

/** The bytes of base 64. */
function bytesOf(base64: string): Uint8Array {
	const binary = atob(base64);
	return Uint8Array.from(binary, character => character.charCodeAt(0));
}
