import type { ReviewVerdict, Tally } from '../review-contract.ts';
import { criticMarkdown } from './critic-markdown.ts';
import { escapeHtml } from './escape.ts';
import { HTML_STYLE } from './html-style.ts';
import { markdownMath } from './markdown-math.ts';
import { VERDICT_SIGN } from './verdict-words.ts';
import { put, type ReportWords } from './words.ts';

/** A formula with a longer source may be wider than its column: it scrolls by itself, and can be reached to be scrolled. */
const WIDE = 40;

/** A renderer of the texts of a report: formulas as MathML, a reader's CriticMarkup taken out. */
export const reportMarkdown = criticMarkdown(markdownMath({ output: 'mathml' }));

for (const name of ['math_inline', 'math_inline_block', 'math_block', 'math_inline_bare_block']) {
	const rule = reportMarkdown.renderer.rules[name];
	if (!rule) continue;
	const tag = name === 'math_block' ? 'div' : 'span';
	reportMarkdown.renderer.rules[name] = (tokens, index, ...rest) => {
		const drawn = rule(tokens, index, ...rest);
		return tokens[index]!.content.length > WIDE ? `<${tag} class="wide" tabindex="0">${drawn}</${tag}>` : drawn;
	};
}

/** One line of Markdown as HTML. */
export const prose = (source: string): string => reportMarkdown.renderInline(source);

/** How a report is shown inside an editor: its own script and colours. Without it a page is a file that runs nothing. */
export interface Host {
	/** The content of the page's Content-Security-Policy. */
	readonly policy: string;
	/** Markup for the end of the head (style sheets, a script with its nonce). */
	readonly head: string;
}

export interface PageParts {
	readonly title: string;
	readonly body: string;
	readonly style?: string;
	/** Of its words; English where nothing is said. */
	readonly lang?: string;
	readonly host?: Host;
}

/** A whole page. As a file it is self-contained: nothing is loaded, nothing runs, raw HTML of a document is text in it. */
export const pageHtml = ({ title, body, style = '', lang = 'en', host }: PageParts): string => `<!DOCTYPE html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${host?.policy ?? "default-src 'none'; style-src 'unsafe-inline'"}">
<title>${escapeHtml(title)}</title>
<style>${HTML_STYLE}${style}</style>
${host?.head ?? ''}</head>
<body>
${body}
</body>
</html>
`;

type Verdict = ReviewVerdict | 'unanswered';

/** A verdict as its sign and its word: meaning never rests on colour alone. */
export const mark = (verdict: Verdict, words: ReportWords): string =>
	`<span class="mark ${verdict}"><span aria-hidden="true">${VERDICT_SIGN[verdict]}</span> ${escapeHtml(words[verdict])}</span>`;

/** The sign alone for the eye, with its word for who listens. */
export const sign = (verdict: Verdict, words: ReportWords): string =>
	`<span class="mark ${verdict}"><span aria-hidden="true">${VERDICT_SIGN[verdict]}</span><span class="aloud">${escapeHtml(words[verdict])}</span></span>`;

/** "31 right, 3 wrong, 9 follow, 4 cannot tell". Zero counts are left out. */
export function tallyIn(words: ReportWords, tally: Tally & { readonly unanswered?: number }): string {
	const counts: readonly (readonly [number, string])[] = [
		[tally.right, words.nRight],
		[tally.wrong, words.nWrong],
		[tally.follows, tally.follows === 1 ? words.oneFollows : words.nFollow],
		[tally.incomplete, words.nIncomplete],
		[tally.unsupported, words.nUnsupported],
		[tally.cannotTell, words.nCannotTell],
		[tally.unanswered ?? 0, words.nUnanswered],
	];
	const said = counts.filter(([count]) => count > 0).map(([count, text]) => put(text, count));
	return said.length > 0 ? said.join(', ') : words.nothing;
}

/** The last piece of a path. */
export const baseName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;
