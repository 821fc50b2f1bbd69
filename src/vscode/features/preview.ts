import type MarkdownItClass from 'markdown-it';
import * as vscode from 'vscode';
import type { ReviewFinding, ReviewNote } from '../../core/review-contract.ts';
import { isHomeworkCandidate } from '../documents.ts';
import { kindWords } from '../note-words.ts';
import type { Reviewed, Reviews } from '../reviews.ts';
import { look, partInWords } from '../verdicts.ts';
import { hasLens } from './code-lens.ts';
import { isAlarm } from './diagnostics.ts';

type MarkdownIt = InstanceType<typeof MarkdownItClass>;
type Token = ReturnType<MarkdownIt['parse']>[number];

/** Something that is shown behind a block of the preview. */
interface Mark {
	readonly line: number;
	readonly html: string;
}

/**
 * The verdict of every part behind its heading, every alarm behind its paragraph with the right value, and readers' notes as such, in
 * the built-in preview of Markdown. The formulas there are the built-in extension's.
 */
export class Preview implements vscode.Disposable {
	readonly #subscription: vscode.Disposable;

	constructor(private readonly reviews: Reviews) {
		this.#subscription = reviews.onDidChange(document => {
			if (document.languageId === 'markdown' && previewIsOpen()) {
				void vscode.commands.executeCommand('markdown.preview.refresh');
			}
		});
	}

	dispose(): void {
		this.#subscription.dispose();
	}

	/** What the built-in extension calls with its renderer. */
	readonly extendMarkdownIt = (md: MarkdownIt): MarkdownIt => {
		// What is parsed is kept by the built-in extension from one rendering to the next, and only a rendering knows its document.
		const render = md.renderer.render.bind(md.renderer);
		md.renderer.render = (tokens, options, env) => {
			const reviewed = this.#reviewedOf((env as { readonly currentDocument?: unknown } | undefined)?.currentDocument);
			return render(reviewed && !reviewed.empty ? placed(tokens, marksOf(reviewed)) : tokens, options, env);
		};
		md.inline.ruler.before('escape', 'homework_lens_critic', readCriticMark);
		md.renderer.rules.homework_lens_critic = (tokens, index, _options, env) => {
			const { content } = tokens[index]!;
			const reviewed = this.#reviewedOf((env as { readonly currentDocument?: unknown } | undefined)?.currentDocument);
			if (!reviewed || reviewed.empty) return escaped(content);
			return content === '{==' ? '<mark class="homework-lens-marked">' : content === '==}' ? '</mark>' : '';
		};
		return md;
	};

	/** The review of a document that is open; one without is made, and the preview is drawn again when it is there. */
	#reviewedOf(uri: unknown): Reviewed | undefined {
		if (uri === undefined || uri === null) return undefined;
		const document = vscode.workspace.textDocuments.find(each => each.uri.toString() === String(uri));
		if (!document || !isHomeworkCandidate(document)) return undefined;
		const reviewed = this.reviews.get(document);
		if (!reviewed) void this.reviews.current(document);
		return reviewed;
	}
}

const previewIsOpen = (): boolean =>
	vscode.window.tabGroups.all.some(({ tabs }) =>
		tabs.some(({ input }) => input instanceof vscode.TabInputWebview && /markdown\.preview/.test(input.viewType)),
	) ||
	vscode.window.tabGroups.all.some(({ tabs }) =>
		tabs.some(({ input }) => input instanceof vscode.TabInputCustom && /markdown\.preview/.test(input.viewType)),
	);

/** Every mark with the line (from 0) on which it belongs, in the order of the text. */
export function marksOf(reviewed: Reviewed): readonly Mark[] {
	const { review } = reviewed;
	const headings = review.parts.filter(hasLens).map(part => ({
		line: reviewed.range(part.heading).start.line,
		html: badge(part.verdict, `${look(part.verdict).mark} ${partInWords(review, part)}`, ''),
	}));
	const findings = review.findings
		.filter(isAlarm)
		.map(finding => ({ line: reviewed.range(finding.span).end.line, html: findingHtml(finding) }));
	const notes = review.notes.map(note => ({ line: reviewed.range(note.span).end.line, html: noteHtml(note) }));
	return [...headings, ...findings, ...notes].sort((a, b) => a.line - b.line);
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);

const badge = (verdict: string, words: string, title: string): string =>
	` <span class="homework-lens ${verdict}" title="${escaped(title)}">${escaped(words)}</span>`;

function findingHtml({ verdict, expected, message }: ReviewFinding): string {
	const { mark, word } = look(verdict);
	return badge(verdict, expected ? `${mark} ${word()} → ${expected.text}` : `${mark} ${word()}`, message);
}

/** No note and no marked stretch is longer. */
const longest = 4000;

/** The marks of CriticMarkup as tokens that hold their source; a note is shown as such, where the document is a homework. */
const readCriticMark: Parameters<MarkdownIt['inline']['ruler']['before']>[2] = (state, silent) => {
	const { src, pos } = state;
	const near = src.slice(pos, pos + longest);
	const length = near.startsWith('{>>')
		? near.indexOf('<<}') + 3
		: (near.startsWith('{==') && near.includes('==}')) ||
				(near.startsWith('==}') && src.slice(Math.max(0, pos - longest), pos).includes('{=='))
			? 3
			: 0;
	if (length < 3) return false; // 2: a note without an end
	if (!silent) state.push('homework_lens_critic', '', 0).content = near.slice(0, length);
	state.pos += length;
	return true;
};

/** A remark between the lines stands in the text already, and is only named; one in a comment is not rendered, and is shown. */
function noteHtml(note: ReviewNote): string {
	const comment = note.form === 'critic' || note.form === 'comment';
	const agrees = note.agrees === 'yes' ? ' ✓' : note.agrees === 'no' ? ' ✗' : '';
	const kinds = note.kinds.includes('remark') ? '' : kindWords(note);
	const said = [note.author ?? '', kinds, note.text ?? ''].filter(Boolean).join(': ');
	const words = comment ? said : vscode.l10n.t('note');
	return badge('note', `✎ ${words}${agrees}`, vscode.l10n.t("Reader's note"));
}

/** The tokens with each mark behind the innermost block that holds its line; what cannot be drawn into has it behind itself. */
function placed(tokens: readonly Token[], marks: readonly Mark[]): Token[] {
	const behind = new Map<number, string>();
	for (const { line, html } of marks) {
		let best = -1;
		tokens.forEach((token, index) => {
			if (!token.map || token.nesting < 0 || token.map[0] > line || line >= token.map[1]) return;
			const size = token.map[1] - token.map[0];
			const before = tokens[best]?.map;
			const smaller = before && size - (before[1] - before[0]);
			if (smaller === undefined || smaller === null || smaller < 0 || (smaller === 0 && token.type === 'inline'))
				best = index;
		});
		if (best >= 0) behind.set(best, (behind.get(best) ?? '') + html);
	}
	const result = [...tokens];
	for (const [index, html] of [...behind].sort(([a], [b]) => b - a)) {
		const token = result[index]!;
		if (token.type === 'inline') {
			const mark = like(token, { type: 'html_inline', tag: '', content: html, children: null, nesting: 0 });
			result[index] = like(token, { children: [...(token.children ?? []), mark] });
			continue;
		}
		// Behind a block that opens (a list, a quotation) means behind where it closes.
		let at = index;
		for (let depth = token.nesting; depth > 0 && at + 1 < result.length; ) depth += result[++at]!.nesting;
		const block = {
			type: 'html_block',
			tag: '',
			content: `<p>${html}</p>\n`,
			children: null,
			nesting: 0 as const,
			map: null,
		};
		result.splice(at + 1, 0, like(token, block));
	}
	return result;
}

/** A copy of a token with other fields: the one that was parsed belongs to the built-in extension. */
const like = (token: Token, fields: Partial<Token>): Token =>
	Object.assign(Object.create(Object.getPrototypeOf(token) as object) as Token, token, fields);
