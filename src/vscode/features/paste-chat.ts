import * as vscode from 'vscode';
import { command, register } from '../commands.ts';
import { isHomeworkCandidate, longText, markdown } from '../documents.ts';
import type { Engine } from '../engine.ts';

/** How the choice is named among the ways to paste. */
const kind = vscode.DocumentDropOrPasteEditKind.Text.append('homeworkLens', 'chat');

/** Shorter texts are no chats. */
const shortest = 20;

/**
 * Chats as clean Markdown, each turn under its own mark: a choice among the ways to paste (never the one that VS Code takes by itself),
 * Paste Chat as Markdown from the clipboard, Convert Chat Export from the open file or the selection.
 */
export function pasteChat(engine: () => Promise<Engine>, log: vscode.LogOutputChannel): vscode.Disposable {
	const convert = async (text: string): Promise<string | undefined> =>
		text.length < shortest || text.length > longText ? undefined : (await engine()).chatToMarkdown(text);

	const provider: vscode.DocumentPasteEditProvider = {
		async provideDocumentPasteEdits(document, _ranges, data, _context, token) {
			if (!isHomeworkCandidate(document)) return undefined;
			const text = await data.get('text/plain')?.asString();
			if (text === undefined || token.isCancellationRequested) return undefined;
			const chat = await convert(text);
			if (chat === undefined || chat.trim() === text.trim()) return undefined;
			const edit = new vscode.DocumentPasteEdit(chat, vscode.l10n.t('Paste Chat as Markdown'), kind);
			edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
			return [edit];
		},
	};

	const noChat = () =>
		void vscode.window.showInformationMessage(
			vscode.l10n.t('Homework Lens: this is no chat: no turns of a user and an assistant were found.'),
		);

	const paste = async (): Promise<boolean> => {
		const editor = vscode.window.activeTextEditor;
		const chat = await convert(await vscode.env.clipboard.readText());
		if (!editor || chat === undefined) {
			noChat();
			return false;
		}
		return editor.edit(edit => {
			for (const selection of editor.selections) edit.replace(selection, chat);
		});
	};

	const open = async (): Promise<vscode.TextDocument | undefined> => {
		const editor = vscode.window.activeTextEditor;
		const chosen = editor && (editor.selection.isEmpty ? undefined : editor.selection);
		const chat = editor && (await convert(editor.document.getText(chosen)));
		if (chat === undefined) {
			noChat();
			return undefined;
		}
		const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: chat });
		await vscode.window.showTextDocument(document);
		return document;
	};

	return vscode.Disposable.from(
		vscode.languages.registerDocumentPasteEditProvider(markdown, provider, {
			providedPasteEditKinds: [kind],
			pasteMimeTypes: ['text/plain'],
		}),
		register(command.pasteChat, log, paste),
		register(command.convertChat, log, open),
	);
}
