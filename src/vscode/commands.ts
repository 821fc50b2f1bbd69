import * as vscode from 'vscode';

/** Every command's id, as package.json has it. */
export const command = {
	showSolution: 'homeworkLens.showSolution',
	checkPart: 'homeworkLens.checkPart',
	checkDocument: 'homeworkLens.checkDocument',
	insertSolution: 'homeworkLens.insertSolutionBelow',
	nextProblem: 'homeworkLens.nextProblem',
	previousProblem: 'homeworkLens.previousProblem',
	goToProblem: 'homeworkLens.goToProblem',
	openExample: 'homeworkLens.openExample',
	pasteChat: 'homeworkLens.pasteChat',
	convertChat: 'homeworkLens.convertChat',
	copyStep: 'homeworkLens.copyStepAsLatex',
	copyFalseAlarm: 'homeworkLens.copyFalseAlarm',
	disableRule: 'homeworkLens.disableRule',
	explainRule: 'homeworkLens.explainRule',
	revealPart: 'homeworkLens.revealPart',
	newKey: 'homeworkLens.newKey',
	previewKey: 'homeworkLens.previewKey',
	panelPin: 'homeworkLens.panel.pin',
	panelUnpin: 'homeworkLens.panel.unpin',
	panelFocus: 'homeworkLens.panel.focus',
	panelLeave: 'homeworkLens.panel.leave',
	panelBack: 'homeworkLens.panel.back',
	panelForward: 'homeworkLens.panel.forward',
	export: 'homeworkLens.export',
	compare: 'homeworkLens.compare',
	reviewFolder: 'homeworkLens.reviewFolder',
	addNote: 'homeworkLens.notes.add',
	acceptFinding: 'homeworkLens.notes.accept',
	filterNotes: 'homeworkLens.notes.filter',
	createNote: 'homeworkLens.notes.create',
	createNoteOfKind: 'homeworkLens.notes.createOfKind',
	replyToNote: 'homeworkLens.notes.reply',
	editNote: 'homeworkLens.notes.edit',
	saveNote: 'homeworkLens.notes.save',
	cancelNote: 'homeworkLens.notes.cancel',
	changeNoteKind: 'homeworkLens.notes.changeKind',
	removeNote: 'homeworkLens.notes.remove',
} as const;

/** Names a part from outside an editor: what CodeLens, tree and panel hand to a command. */
export interface PartReference {
	readonly uri: string;
	readonly part: string;
}

export const isPartReference = (value: unknown): value is PartReference =>
	typeof value === 'object' &&
	value !== null &&
	typeof (value as Partial<PartReference>).uri === 'string' &&
	typeof (value as Partial<PartReference>).part === 'string';

/**
 * Registers a command whose failures reach the user: an error in it is logged and said, with a way to the log.
 */
export function register(
	id: string,
	log: vscode.LogOutputChannel,
	run: (...args: unknown[]) => unknown,
): vscode.Disposable {
	return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
		try {
			return await run(...args);
		} catch (error) {
			log.error(`${id} failed`, error instanceof Error ? error : String(error));
			const open = vscode.l10n.t('Open Log');
			const message = error instanceof Error ? error.message : String(error);
			void vscode.window.showErrorMessage(vscode.l10n.t('Homework Lens: {0}', message), open).then(choice => {
				if (choice === open) log.show();
			});
			return undefined;
		}
	});
}
