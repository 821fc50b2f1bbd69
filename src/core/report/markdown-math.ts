import MarkdownIt from 'markdown-it';
import markdownItKatex from 'markdown-it-katex';

/** How formulas come out: as MathML alone (needs no style sheet and no fonts), or as KaTeX's HTML with MathML inside. */
export interface MarkdownMathOptions {
	readonly output: 'mathml' | 'htmlAndMathml';
}

/**
 * A renderer of Markdown with formulas between `$`, `$$`, `\( \)` and `\[ \]`. Raw HTML is shown as text, images and links lead
 * nowhere by themselves, and a formula that cannot be read is shown as it was written.
 */
export function markdownMath({ output }: MarkdownMathOptions): InstanceType<typeof MarkdownIt> {
	const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).use(markdownItKatex, {
		output,
		throwOnError: false,
		trust: false,
		strict: 'ignore',
		errorColor: 'currentcolor',
		maxExpand: 500,
		maxSize: 20,
	});
	markdown.disable(['image']);
	markdown.inline.ruler.before('escape', 'math_brackets', (state, silent) => {
		if (state.src.charCodeAt(state.pos) !== 0x5c) return false;
		const open = state.src.charAt(state.pos + 1);
		if (open !== '(' && open !== '[') return false;
		const close = open === '(' ? '\\)' : '\\]';
		const end = state.src.indexOf(close, state.pos + 2);
		if (end < 0 || end + 2 > state.posMax) return false;
		if (!silent) {
			const token = state.push(open === '(' ? 'math_inline' : 'math_inline_block', 'math', 0);
			token.markup = `\\${open}`;
			token.content = state.src.slice(state.pos + 2, end);
		}
		state.pos = end + 2;
		return true;
	});
	return markdown;
}
