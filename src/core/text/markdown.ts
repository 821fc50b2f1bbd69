import MarkdownIt, { type MarkdownIt as Parser, type StateBlock, type Token } from 'markdown-it';
import type { BlockKind, Container } from './block.ts';
import { displayEnd } from './display.ts';
import { lineStartsOf } from './lines.ts';

/** A block as the grammar sees it: offsets and lines relative to the chunk it was read from. */
export interface RawBlock {
	readonly kind: BlockKind;
	readonly start: number;
	readonly end: number;
	readonly line: number;
	readonly containers: readonly Container[];
	readonly level: number;
	readonly info: string;
	/** A tag that opens or closes a fold (`<details>`, `{% details %}`, `:::`), with its summary. */
	readonly fold?: { readonly open: number; readonly close: number; readonly summary: string };
}

type Rule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

const lineOfState = (state: StateBlock, line: number): string =>
	state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]!);

const foldLine =
	/^(?:<\/?details\b[^>]*>|<summary\b[^>]*>|<\/summary>|\{%\s*(?:end)?details\b|:{3,}\s*\{?[.#]?[A-Za-z]|:{3,}\s*$|\?{3}\+?\s)/i;

/** A line that holds nothing but fold tags and a summary; what is more is a paragraph that begins with such tags. */
const foldOnly =
	/^(?:(?:<\/?details\b[^>]*>|<summary\b[^>]*>.*<\/summary>|\{%\s*(?:end)?details\b.*%\})\s*)+$|^:{3,}\s*(?:\{.*\}.*|[.#]?[A-Za-z][^:.=?!]{0,80})?$|^\?{3}\+?\s.*$/i;

const foldOf = (text: string): RawBlock['fold'] => {
	const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
	const summary =
		/<summary\b[^>]*>([\s\S]*?)<\/summary>/i.exec(text)?.[1] ??
		/\{%\s*details\b([\s\S]*?)%\}/i.exec(text)?.[1] ??
		/^(?::{3,}|`{3,})\s*(?:\{([^}]*)\})?(.*)$/.exec(text)?.slice(1).join(' ') ??
		'';
	return {
		open: count(/<details\b|\{%\s*details\b|^:{3,}\s*\{?[.#]?[A-Za-z]|^`{3,}\{/gi),
		close: count(/<\/details|\{%\s*enddetails\b|^:{3,}\s*$|^`{3,}\s*$/gi),
		summary: summary.trim(),
	};
};

/** The head of a block whose text is indented under it, as MkDocs writes notes and folded solutions: `??? note "Solution"`, `!!! tip`, `=== "Tab"`. */
const admonitionHead = /^(?:\?{3}\+?|!{3}|={3}\+?)[ \t]+(?:[\w-]+(?:[ \t]+[\w-]+)*)?[ \t]*(?:"([^"]*)")?[ \t]*$/;

/** Opens a fenced div: `::: solution`, `::: {.answer}`. */
const divHead = /^:{3,}\s*\{?[.#]?[A-Za-z][^:=?!]{0,80}$/;

/** Opens a directive of MyST that holds text of a homework: ```` ````{exercise} Convolutions ````, ```` ```{solution} ex-1 ````. */
const directiveHead = /^(`{3,})\{(?:exercise|problem|question|task|solution|answer|dropdown|toggle)(?:-start)?\}/;

const latexLine =
	/^\\(?:item|question|part|subpart|section|subsection|subsubsection|paragraph|chapter|noindent|begin\{(?:enumerate|itemize|questions|parts|subparts|solution|proof|problem|exercise|question|center)\}|end\{(?:enumerate|itemize|questions|parts|subparts|solution|proof|problem|exercise|question|center)\})/;

/** Indented text that no program would begin with: `Answer: …`, a sentence with a formula. */
const prose =
	/^(?:\*\*)?\p{Lu}[\p{L} ]{1,30}(?:\*\*)?[:：](?:\*\*)?\s|^[*_]{1,2}\p{Lu}[\p{L} ]{1,30}[.:：]?[*_]{1,2}[.:：]?\s|^\p{Lu}[^`;{}]*(?:\$[^$]+\$|\\\()/u;

const labelled = /^(?:\([A-Za-z0-9]{1,5}\)|[A-Za-z0-9]{1,4}[.)])\s/;

const make = (): Parser => {
	const md = new MarkdownIt('default', { html: true });
	// A definition is text here: no link is followed, and nothing of the document may get lost.
	md.block.ruler.disable('reference');
	const interrupts = { alt: ['paragraph', 'blockquote', 'list'] };

	const formula: Rule = (state, startLine, endLine, silent) => {
		if (state.sCount[startLine]! - state.blkIndent >= 4 || state.sCount[startLine]! < state.blkIndent) return false;
		const first = lineOfState(state, startLine);
		if (!/^(?:\$\$|\\\[|\\begin\{|\[\s*$)/.test(first)) return false;
		const end = displayEnd(
			line =>
				line < endLine && (state.isEmpty(line) || state.sCount[line]! >= state.blkIndent)
					? lineOfState(state, line)
					: undefined,
			startLine,
		);
		if (end < 0) return false;
		if (silent) return true;
		state.line = end;
		state.push('formula', '', 0).map = [startLine, end];
		return true;
	};

	const fold: Rule = (state, startLine, endLine, silent) => {
		if (state.sCount[startLine]! - state.blkIndent >= 4) return false;
		const first = lineOfState(state, startLine).trim();
		if (!foldLine.test(first)) return false;
		if (!foldOnly.test(first)) {
			if (!silent) return false;
			return true;
		}
		if (silent) return true;
		let end = startLine + 1;
		while (end < endLine && !state.isEmpty(end) && foldOnly.test(lineOfState(state, end).trim())) end++;
		state.line = end;
		state.push('fold', '', 0).map = [startLine, end];
		return true;
	};

	/** A head and what is indented by four under it: that text is no code, whatever its indentation says to CommonMark. */
	const admonition: Rule = (state, startLine, endLine, silent) => {
		if (state.sCount[startLine]! - state.blkIndent >= 4) return false;
		const head = admonitionHead.exec(lineOfState(state, startLine));
		if (!head) return false;
		const indent = state.sCount[startLine]! + 4;
		let first = startLine + 1;
		while (first < endLine && state.isEmpty(first)) first++;
		if (first >= endLine || state.sCount[first]! < indent) return false;
		if (silent) return true;
		let end = first;
		while (end < endLine && (state.isEmpty(end) || state.sCount[end]! >= indent)) end++;
		state.push('fold', '', 0).map = [startLine, startLine + 1];
		state.push('admonition_open', '', 1).info = head[1] ?? head[0];
		const outer = state.blkIndent;
		state.blkIndent = indent;
		state.md.block.tokenize(state, first, end);
		state.blkIndent = outer;
		state.push('admonition_close', '', -1);
		state.line = end;
		return true;
	};

	/** A fenced div below a list that only Pandoc reads as one (`a.  Show …`): indented like code, but closed by its colons. */
	const deepDiv: Rule = (state, startLine, endLine, silent) => {
		const indent = state.sCount[startLine]!;
		if (indent - state.blkIndent < 4 || !divHead.test(lineOfState(state, startLine))) return false;
		let end = startLine + 1;
		while (end < endLine && !(/^:{3,}\s*$/.test(lineOfState(state, end)) && state.sCount[end] === indent)) {
			if (!state.isEmpty(end) && state.sCount[end]! < indent) return false;
			end++;
		}
		if (end >= endLine) return false;
		if (silent) return true;
		state.push('fold', '', 0).map = [startLine, startLine + 1];
		const outer = state.blkIndent;
		state.blkIndent = indent;
		state.md.block.tokenize(state, startLine + 1, end);
		state.blkIndent = outer;
		state.push('fold', '', 0).map = [end, end + 1];
		state.line = end + 1;
		return true;
	};

	/** The line before `endLine` at which such a div begins: indented code, as what Pandoc takes for a table of blanks, ends there. */
	const divWithin = (state: Parameters<Rule>[0], startLine: number, endLine: number): number => {
		for (let line = startLine + 1; line < endLine; line++) {
			if (state.isEmpty(line)) continue;
			if (state.sCount[line]! - state.blkIndent < 4) return endLine;
			// One that is never closed is code, and so is what stands below it: each would be looked for to the end again.
			if (divHead.test(lineOfState(state, line))) return deepDiv(state, line, endLine, true) ? line : endLine;
		}
		return endLine;
	};

	/** An exercise or its solution in fences, as MyST writes them: no code. */
	const directive: Rule = (state, startLine, endLine, silent) => {
		if (state.sCount[startLine]! - state.blkIndent >= 4) return false;
		const [, ticks] = directiveHead.exec(lineOfState(state, startLine)) ?? [];
		if (!ticks) return false;
		const closes = new RegExp(`^\`{${ticks.length},}\\s*$`);
		let end = startLine + 1;
		while (end < endLine && !closes.test(lineOfState(state, end))) {
			if (!state.isEmpty(end) && state.sCount[end]! < state.blkIndent) return false;
			end++;
		}
		if (end >= endLine) return false;
		if (silent) return true;
		state.push('fold', '', 0).map = [startLine, startLine + 1];
		state.md.block.tokenize(state, startLine + 1, end);
		state.push('fold', '', 0).map = [end, end + 1];
		state.line = end + 1;
		return true;
	};

	// A line of LaTeX structure begins a paragraph of its own.
	const latex: Rule = (state, startLine, _endLine, silent) => silent && latexLine.test(lineOfState(state, startLine));

	md.block.ruler.before('fence', 'formula', formula, interrupts);
	md.block.ruler.before('formula', 'admonition', admonition, interrupts);
	md.block.ruler.before('html_block', 'fold', fold, interrupts);
	md.block.ruler.before('code', 'deep_div', deepDiv);
	md.block.ruler.before('fence', 'directive', directive, interrupts);
	md.block.ruler.before('html_block', 'latex', latex, interrupts);

	for (const { name, fn, alt } of [...md.block.ruler.__rules__]) {
		const located: Rule = (state, startLine, endLine, silent) => {
			if (silent) return fn(state, startLine, endLine, true);
			const line = lineOfState(state, startLine);
			// Sub-parts that someone indented by a tab are no code.
			if (name === 'code' && (labelled.test(line) || prose.test(line))) return false;
			if (name === 'html_block' && foldLine.test(line.trim())) return false;
			const before = state.tokens.length;
			const start = state.bMarks[startLine]! + state.tShift[startLine]!;
			if (!fn(state, startLine, name === 'code' ? divWithin(state, startLine, endLine) : endLine, false)) return false;
			for (let at = before; at < state.tokens.length; at++) {
				const token = state.tokens[at]!;
				if (token.map?.[0] === startLine && !token.meta) token.meta = { start };
			}
			return true;
		};
		md.block.ruler.at(name, located, { alt });
	}
	return md;
};

const md = make();

const kinds: Readonly<Record<string, BlockKind>> = {
	heading_open: 'heading',
	paragraph_open: 'paragraph',
	fence: 'fence',
	code_block: 'fence',
	table_open: 'table',
	html_block: 'html',
	fold: 'html',
	formula: 'formula',
	hr: 'rule',
};

/**
 * The blocks of one chunk, in order. What the grammar leaves out (containers nested deeper than it follows) comes back as
 * paragraphs, so that no text is lost.
 */
export const readBlocks = (chunk: string): RawBlock[] => {
	const source = chunk.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
	const plainStarts = lineStartsOf(source);
	const starts = lineStartsOf(chunk);
	const tokens: Token[] = [];
	md.block.parse(source, md, {}, tokens);

	const blocks: RawBlock[] = [];
	const open: Container[] = [];
	let ids = 0;
	let covered = 0;
	let quiet = 0;
	const endOf = (line: number): number => {
		let end = line < starts.length ? starts[line]! : chunk.length;
		while (end > 0 && /\s/.test(chunk[end - 1]!)) end--;
		return end;
	};
	const add = (
		kind: BlockKind,
		from: number,
		to: number,
		start: number,
		level = 0,
		info = '',
		fold?: RawBlock['fold'],
	) => {
		const end = Math.max(start, endOf(to));
		if (end > start) blocks.push({ kind, start, end, line: from, containers: [...open], level, info, fold });
		for (let at = 0; at < open.length; at++) if (open[at]!.first) open[at] = { ...open[at]!, first: false };
		covered = Math.max(covered, to);
	};
	const fill = (to: number) => {
		for (let line = covered; line < to; line++) {
			const from = starts[line]!;
			const raw = chunk.slice(from, starts[line + 1] ?? chunk.length);
			const lead = /^[\s>]*(?:[-*+][ \t]+)?/.exec(raw)![0].length;
			if (raw.slice(lead).trim() !== '' && !/^[-*+]$/.test(raw.trim())) add('paragraph', line, line + 1, from + lead);
		}
		covered = Math.max(covered, to);
	};
	for (const token of tokens) {
		if (token.type === 'list_item_open') {
			fill(token.map![0]);
			open.push({ kind: 'item', marker: token.info + token.markup, first: true, id: ids++ });
		} else if (token.type === 'blockquote_open') {
			fill(token.map![0]);
			open.push({ kind: 'quote', first: true, id: ids++ });
		} else if (token.type === 'admonition_open') open.push({ kind: 'details', marker: token.info, id: ids++ });
		else if (/^(?:list_item|blockquote|admonition)_close$/.test(token.type)) open.pop();
		if (token.type === 'table_close') quiet--;
		const kind = kinds[token.type];
		if (kind && token.map && quiet === 0) {
			const [from, to] = token.map;
			fill(from);
			const start = (token.meta as { start: number } | null)?.start ?? plainStarts[from]!;
			const at = starts[from]! + start - plainStarts[from]!;
			const level = kind === 'heading' ? Number(token.tag.slice(1)) : 0;
			const text = token.type === 'fold' ? chunk.slice(at, endOf(to)) : '';
			add(kind, from, to, at, level, token.info.trim(), text ? foldOf(text) : undefined);
		}
		if (token.type === 'table_open') quiet++;
	}
	fill(starts.length);
	return blocks;
};
