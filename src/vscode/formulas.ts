import * as vscode from 'vscode';
import { loadBundle } from './bundles.ts';

type MathSvg = typeof import('./math-svg.ts');

/** What MathJax draws in: an image takes no colour from the editor, so each kind of theme has its own. */
const colors: Record<vscode.ColorThemeKind, string> = {
	[vscode.ColorThemeKind.Light]: '#1f1f1f',
	[vscode.ColorThemeKind.Dark]: '#d4d4d4',
	[vscode.ColorThemeKind.HighContrast]: '#ffffff',
	[vscode.ColorThemeKind.HighContrastLight]: '#000000',
};

/** Beyond this many characters a hover would be cut off by the editor: such a formula is shown as text. */
const longestImage = 60_000;

/** Formulas as pictures for hovers, from a bundle that is loaded with the first one. */
export class Formulas {
	#bundle: Promise<MathSvg> | undefined;

	constructor(
		private readonly extensionUri: vscode.Uri,
		private readonly log: vscode.LogOutputChannel,
	) {}

	/**
	 * Markdown that shows a formula: an image, with `text` for those who cannot see it; `text` alone where MathJax cannot
	 * draw it.
	 */
	async markdown(latex: string, text: string, display = true): Promise<string> {
		try {
			this.#bundle ??= loadBundle<MathSvg>(this.extensionUri, 'math-svg');
			const { formulaImage } = await this.#bundle;
			const image = formulaImage(latex, colors[vscode.window.activeColorTheme.kind], display);
			const source = image && `data:image/svg+xml;base64,${base64(image.svg)}`;
			if (source && source.length < longestImage) return `![${alternative(text)}](${source})`;
		} catch (error) {
			this.log.warn('A formula could not be drawn', error instanceof Error ? error : String(error));
		}
		return code(text);
	}
}

const base64 = (text: string): string => {
	const bytes = new TextEncoder().encode(text);
	let binary = '';
	for (const byte of bytes) binary += String.fromCharCode(byte);
	return btoa(binary);
};

const alternative = (text: string): string => text.replace(/[[\]\\`*_<>\n]/g, ' ');

/** Inline code that any text can stand in. */
export const code = (text: string): string => {
	const ticks = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
	const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
	return `${ticks}${pad}${text.replace(/\s+/g, ' ')}${pad}${ticks}`;
};
