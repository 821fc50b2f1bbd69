import * as vscode from 'vscode';
import type { ReviewVerdict } from '../core/review-contract.ts';

/** Every setting through one function of its own; `contributes.configuration` of package.json documents them. */
const read = <T>(name: string, fallback: T, scope?: vscode.ConfigurationScope): T =>
	vscode.workspace.getConfiguration('homeworkLens', scope ?? null).get<T>(name, fallback);

/** Whether an event changes a setting of ours (`codeLens.enabled`), or any of them. */
export const affects = (event: vscode.ConfigurationChangeEvent, name?: string): boolean =>
	event.affectsConfiguration(name ? `homeworkLens.${name}` : 'homeworkLens');

export const codeLensEnabled = (scope?: vscode.ConfigurationScope) => read('codeLens.enabled', true, scope);

export const hoverEnabled = (scope?: vscode.ConfigurationScope) => read('hover.enabled', true, scope);

export const outlineEnabled = (scope?: vscode.ConfigurationScope) => read('outline.enabled', true, scope);

export type InlineResults = 'all' | 'failures' | 'cursor' | 'off';

export const inlineResults = (scope?: vscode.ConfigurationScope): InlineResults =>
	read<InlineResults>('inlineResults', 'failures', scope);

export type Level = 'error' | 'warning' | 'information' | 'hint' | 'off';

const levels: Partial<Record<ReviewVerdict, { setting: string; fallback: Level }>> = {
	wrong: { setting: 'diagnostics.wrong', fallback: 'error' },
	follows: { setting: 'diagnostics.follows', fallback: 'warning' },
	incomplete: { setting: 'diagnostics.incomplete', fallback: 'information' },
	unsupported: { setting: 'diagnostics.unsupported', fallback: 'information' },
};

/** How loud a verdict is in the Problems view; `right` and `cannot-tell` never appear there. */
export function diagnosticLevel(verdict: ReviewVerdict, scope?: vscode.ConfigurationScope): Level {
	const level = levels[verdict];
	return level ? read(level.setting, level.fallback, scope) : 'off';
}

const LEVELS: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'off'] satisfies readonly Level[];

/** How loud the findings of a rule are, where its user has said so; it goes before what is said of their verdict. */
export function ruleLevel(rule: string, scope?: vscode.ConfigurationScope): Level | undefined {
	const level = read<Readonly<Record<string, unknown>>>('diagnostics.rules', {}, scope)?.[rule];
	return LEVELS.includes(level) ? (level as Level) : undefined;
}

export const disabledRules = (scope?: vscode.ConfigurationScope): readonly string[] => {
	const rules = read<unknown>('disabledRules', [], scope);
	return Array.isArray(rules) ? rules.filter(rule => typeof rule === 'string') : [];
};

/** Milliseconds between the last keystroke and the next review. */
export const reviewDelay = (scope?: vscode.ConfigurationScope): number => {
	const delay = read('reviewDelay', 300, scope);
	return Number.isFinite(delay) ? Math.min(Math.max(delay, 0), 10_000) : 300;
};

export const panelFollowsCursor = () => read('panel.followCursor', true);

/** Solutions are hidden until they are asked for, step by step. */
export const hintsFirst = () => read('panel.hintsFirst', false);

/** A mark on the files of homeworks, by how they fare. */
export const fileBadge = () => read('fileBadge', false);

/** Folders with answer keys besides `.homework/keys`: absolute, or relative to the workspace folder. */
export const keyFolders = (scope?: vscode.ConfigurationScope): readonly string[] => {
	const folders = read<unknown>('keyFolders', [], scope);
	return Array.isArray(folders) ? folders.filter(folder => typeof folder === 'string' && folder.trim() !== '') : [];
};

/** Where a reader's notes are kept: in the document itself, or in a file beside it. */
export const notesStorage = (scope?: vscode.ConfigurationScope): 'document' | 'file' =>
	read<unknown>('notes.storage', 'document', scope) === 'file' ? 'file' : 'document';

/** The name that stands before a note; empty: none. */
export const notesAuthor = (): string => {
	const name = read<unknown>('notes.author', '');
	return typeof name === 'string' ? name.trim() : '';
};
