import type MarkdownIt from 'markdown-it';

/** No stretch and no note is longer. */
const longest = 4000;

type Renderer = InstanceType<typeof MarkdownIt>;

/**
 * Teaches a renderer of Markdown what a reader writes into a text: `{==stretch==}` is marked, `{>>note<<}` and HTML comments become tokens
 * `reader_note` whose content is their source and which show nothing by themselves.
 */
export function criticMarkdown(markdown: Renderer): Renderer {
	markdown.inline.ruler.before('escape', 'critic', (state, silent) => {
		const { src, pos, posMax } = state;
		const first = src.charCodeAt(pos);
		if (first === 0x7b && src.startsWith('{==', pos) && src.slice(pos, pos + longest).includes('==}')) {
			if (!silent) state.push('mark_open', 'mark', 1);
			state.pos += 3;
			return true;
		}
		if (first === 0x3d && src.startsWith('==}', pos) && src.slice(Math.max(0, pos - longest), pos).includes('{==')) {
			if (!silent) state.push('mark_close', 'mark', -1);
			state.pos += 3;
			return true;
		}
		const close = src.startsWith('{>>', pos) ? '<<}' : src.startsWith('<!--', pos) ? '-->' : undefined;
		const length = close === undefined ? -1 : src.slice(pos + 3, pos + longest).indexOf(close);
		const end = length < 0 ? -1 : pos + 3 + length;
		if (close === undefined || end < 0 || end + 3 > posMax) return false;
		if (!silent) {
			const token = state.push('reader_note', '', 0);
			token.content = src.slice(pos, end + 3);
		}
		state.pos = end + 3;
		return true;
	});
	markdown.renderer.rules.reader_note = () => '';
	return markdown;
}
