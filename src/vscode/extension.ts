import * as vscode from 'vscode';
import { loadEngine } from './engine.ts';
import { checking } from './features/checking.ts';
import { codeLens } from './features/code-lens.ts';
import { context as contextKeys } from './features/context.ts';
import { diagnostics } from './features/diagnostics.ts';
import { example } from './features/example.ts';
import { navigation } from './features/navigation.ts';
import { Panel } from './features/panel.ts';
import { solutions } from './features/solutions.ts';
import { Reviews } from './reviews.ts';

/** What the extension hands to its tests: nothing that a user could not see. */
export interface Api {
	readonly reviews: Reviews;
	readonly panel: Panel;
	/** How long `activate` took, in milliseconds. */
	readonly activation: number;
}

/** Registers every surface. Nothing is read or solved here: the core is loaded with the first review. */
export function activate(context: vscode.ExtensionContext): Api {
	const started = performance.now();
	const log = vscode.window.createOutputChannel('Homework Lens', { log: true });
	const reviews = new Reviews(loadEngine, log);
	const panel = new Panel(context.extensionUri, reviews, log);
	context.subscriptions.push(
		log,
		reviews,
		panel,
		contextKeys(reviews),
		codeLens(reviews),
		diagnostics(reviews),
		navigation(reviews, log),
		checking(reviews, log),
		solutions(reviews, log),
		example(context.extensionUri, log),
	);
	return { reviews, panel, activation: performance.now() - started };
}
