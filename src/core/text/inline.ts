import type { Emphasis, Formula, Mask } from './block.ts';
import { environmentOpening } from './display.ts';
import { amountLength, isBracketFormula, isInlineFormula } from './dollars.ts';
import { readEmphases } from './emphasis.ts';
import type { Span } from './span.ts';

export interface Inline {
	readonly formulas: readonly Formula[];
	readonly masks: readonly Mask[];
	readonly emphases: readonly Emphasis[];
}

const tagNames =
	/^<\/?(?:a|abbr|audio|b|big|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|ol|option|p|param|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|path|table|tbody|td|textarea|tfoot|th|thead|title|tr|tt|u|ul|var|video|wbr)(?:\s+[A-Za-z_:@][\w:.-]*\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)|\s+(?:open|checked|disabled|hidden|controls|async|defer|nowrap|autoplay|loop|muted|allowfullscreen|readonly|required|selected|multiple)(?=[\s/>]))*\s*\/?>/i;

/** No tag, link target or comment in a line of prose is longer. */
const longest = 4000;

/**
 * Finds where mathematics stands in a block and where not: formulas by all delimiters, stretches that are no prose (code,
 * links, tags, comments, amounts of money, struck text), emphases. One pass from left to right; every search for a partner is
 * bounded or remembered, so the time is linear in the text.
 */
export const readInline = (text: string): Inline => new Scanner(text).run();

class Scanner {
	readonly #text: string;
	readonly #formulas: Formula[] = [];
	readonly #masks: Mask[] = [];
	/** Stretches in which no emphasis mark counts. */
	readonly #opaque: Span[] = [];
	/** Where a search for a closing mark from the left ended without success. */
	readonly #missing = new Set<string>();
	/** Where the mark stands that closes the open `{==`. */
	#highlightEnd = -1;
	/** Open square brackets, for links. */
	readonly #brackets: { at: number; image: boolean }[] = [];

	constructor(text: string) {
		this.#text = text;
	}

	run(): Inline {
		const text = this.#text;
		let at = 0;
		while (at < text.length) {
			const code = text.charCodeAt(at);
			if (code === 0x5c) at = this.#backslash(at);
			else if (code === 0x60) at = this.#code(at);
			else if (code === 0x24) at = this.#dollar(at);
			else if (code === 0x3c) at = this.#angle(at);
			else if (code === 0x5b) {
				const image = at > 0 && text[at - 1] === '!';
				const note = /^\[\^[^\]\s]{1,60}\]/.exec(text.slice(at, at + 64));
				if (note) at = this.#mask('footnote', at, at + note[0].length, at + 2, at + note[0].length - 1);
				else {
					this.#brackets.push({ at: image ? at - 1 : at, image });
					at++;
				}
			} else if (code === 0x5d) at = this.#link(at);
			else if (code === 0x7b && /^\{(?:%|>>)/.test(text.slice(at, at + 3))) at = this.#braces(at);
			else if (code === 0x7b && text.startsWith('{==', at)) at = this.#highlight(at);
			else if (at === this.#highlightEnd) at = this.#mask('html', at, at + 3, at, at);
			else if (code === 0x68 && /^https?:\/\//.test(text.slice(at, at + 8)) && !/\w/.test(text[at - 1] ?? ' ')) {
				const url = /^[^\s<>()[\]"'`*]+(?:\([^\s()<>]*\)[^\s<>()[\]"'`*]*)*/
					.exec(text.slice(at, at + longest))![0]
					.replace(/[.,;:!?]+$/, '');
				at = this.#mask('url', at, at + url.length, at, at + url.length);
			} else at++;
		}
		const emphases = readEmphases(text, this.#opaque);
		const struck = [...emphases.filter(e => e.kind === 'strike'), ...struckByTags(text, this.#masks)];
		const outside = <T extends { span: Span }>(items: readonly T[]) =>
			struck.length === 0
				? items
				: items.filter(i => !struck.some(s => s.span.start <= i.span.start && i.span.end <= s.span.end));
		const masks = [
			...outside(this.#masks),
			...struck.map(s => ({ kind: 'struck' as const, span: s.span, inner: s.inner })),
		];
		// What an image is called where it cannot be shown is not read as mathematics.
		const images = this.#masks.filter(m => m.kind === 'image').map(m => m.span);
		const shown = this.#formulas.filter(f => !images.some(i => i.start <= f.span.start && f.span.end <= i.end));
		return { formulas: outside(shown), masks: disjoint(masks), emphases };
	}

	#mask(kind: Mask['kind'], start: number, end: number, innerStart: number, innerEnd: number): number {
		this.#masks.push({ kind, span: { start, end }, inner: { start: innerStart, end: innerEnd } });
		if (kind !== 'link' && kind !== 'image') this.#opaque.push({ start, end });
		return end;
	}

	#formula(
		delimiter: Formula['delimiter'],
		start: number,
		end: number,
		innerStart: number,
		innerEnd: number,
		display: boolean,
	) {
		this.#formulas.push({ delimiter, display, span: { start, end }, inner: { start: innerStart, end: innerEnd } });
		this.#opaque.push({ start, end });
		return end;
	}

	/** Index of `mark` from `from`, or -1; a failed search is not made again. */
	#find(mark: string, from: number): number {
		if (this.#missing.has(mark)) return -1;
		const found = this.#text.indexOf(mark, from);
		if (found < 0) this.#missing.add(mark);
		return found;
	}

	#backslash(at: number): number {
		const text = this.#text;
		const next = text[at + 1];
		// `\(…\)`, `\[…\]`, and both with a doubled backslash, as Jekyll pages write them.
		const doubled = next === '\\' && (text[at + 2] === '(' || text[at + 2] === '[');
		const bracket = doubled ? text[at + 2] : next;
		if (bracket === '(' || bracket === '[') {
			const slashes = doubled ? '\\\\' : '\\';
			const close = slashes + (bracket === '(' ? ')' : ']');
			const inner = at + close.length;
			const end = this.#find(close, inner);
			if (end >= 0 && isBracketFormula(text.slice(inner, end)))
				return this.#formula(bracket === '(' ? '\\(' : '\\[', at, end + close.length, inner, end, bracket === '[');
			return at + close.length;
		}
		if (next === 'b') {
			const opening = environmentOpening.exec(text.slice(at, at + 40));
			if (opening) {
				const close = `\\end{${opening[0].slice(7)}`;
				const end = this.#find(close, at);
				if (end >= 0) return this.#formula('environment', at, end + close.length, at + opening[0].length, end, true);
			}
			return at + 2;
		}
		const slashes = next === '\\' ? 2 : 1;
		if (text[at + slashes] === '$') {
			const length = amountLength(text, at + slashes + 1);
			if (length > 0)
				return this.#mask('money', at, at + slashes + 1 + length, at + slashes + 1, at + slashes + 1 + length);
			return slashes === 1 ? at + 2 : at + 2;
		}
		return at + 2;
	}

	#code(at: number): number {
		const text = this.#text;
		let end = at;
		while (text[end] === '`') end++;
		const marks = text.slice(at, end);
		const key = `code${marks.length}`;
		if (this.#missing.has(key)) return end;
		for (let close = text.indexOf('`', end); close >= 0; ) {
			let stop = close;
			while (text[stop] === '`') stop++;
			if (stop - close === marks.length) return this.#mask('code', at, stop, end, close);
			close = text.indexOf('`', stop);
		}
		this.#missing.add(key);
		return end;
	}

	#dollar(at: number): number {
		const text = this.#text;
		if (text[at + 1] === '$') {
			const end = this.#find('$$', at + 2);
			if (end < 0) return at + 2;
			const inner = text.slice(at + 2, end);
			if (inner.trim() === '') return end + 2;
			return this.#formula('$$', at, end + 2, at + 2, end, this.#alone(at, end + 2));
		}
		let close = at + 1;
		while (close < text.length && close < at + longest && text[close] !== '$') close += text[close] === '\\' ? 2 : 1;
		const inner = text.slice(at + 1, close);
		// `[only $5](https://…?x=$y)`: no formula runs over the end of a link's text.
		const crosses = /\]\((?:https?:|[./#])/.test(inner);
		if (text[close] === '$' && !crosses && isInlineFormula(inner, text.slice(close + 1, close + 3))) {
			// GitLab sets back-ticks within the dollar signs.
			const ticks = /^`[^`]+`$/.test(inner) ? 1 : 0;
			return this.#formula('$', at, close + 1, at + 1 + ticks, close - ticks, false);
		}
		const length = amountLength(text, at + 1);
		if (length > 0 && !/^\s/.test(text[at + 1]!))
			return this.#mask('money', at, at + 1 + length, at + 1, at + 1 + length);
		return at + 1;
	}

	/** Whether nothing else stands on the lines that a formula takes. */
	#alone(start: number, end: number): boolean {
		const text = this.#text;
		let left = start;
		while (left > 0 && /[ \t]/.test(text[left - 1]!)) left--;
		let right = end;
		while (right < text.length && /[ \t.,;:]/.test(text[right]!)) right++;
		return (left === 0 || /[\n\r]/.test(text[left - 1]!)) && (right === text.length || /[\n\r]/.test(text[right]!));
	}

	#angle(at: number): number {
		const text = this.#text;
		if (text.startsWith('<!--', at)) {
			const end = this.#find('-->', at + 4);
			return end < 0 ? at + 4 : this.#mask('comment', at, end + 3, at + 4, end);
		}
		if (!/[A-Za-z/]/.test(text[at + 1] ?? '')) return at + 1;
		const close = text.slice(at, at + longest).indexOf('>');
		if (close < 0) return at + 1;
		const piece = text.slice(at, at + close + 1);
		const tag = tagNames.exec(piece);
		if (tag) return this.#mask('html', at, at + tag[0].length, at, at + tag[0].length);
		if (/^<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>$/.test(piece))
			return this.#mask('url', at, at + piece.length, at + 1, at + piece.length - 1);
		return at + 1;
	}

	#braces(at: number): number {
		const critic = this.#text[at + 1] === '>';
		const close = critic ? '<<}' : '%}';
		const end = this.#find(close, at + 2);
		if (end < 0) return at + 2;
		const inner = at + (critic ? 3 : 2);
		return this.#mask(critic ? 'comment' : 'html', at, end + close.length, inner, Math.max(inner, end));
	}

	/** `{==…==}` of CriticMarkup: its marks are no prose, what stands between them is. */
	#highlight(at: number): number {
		const end = this.#find('==}', at + 3);
		if (end < 0 || end - at > longest || this.#highlightEnd >= at) return at + 3;
		this.#highlightEnd = end;
		return this.#mask('html', at, at + 3, at, at);
	}

	/** A closing square bracket: with a target after it, the text since its partner was a link. */
	#link(at: number): number {
		const text = this.#text;
		const open = this.#brackets.pop();
		if (!open || text[at + 1] !== '(') return at + 1;
		const target = /^\((?:[^\s()\\]|\\.|\([^\s()]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/.exec(
			text.slice(at + 1, at + 1 + longest),
		);
		if (!target) return at + 1;
		const innerStart = open.at + (open.image ? 2 : 1);
		// Only an image or something that looks like a target: `f[0](x)` is mathematics in prose.
		if (!open.image && !/[./#:@]|^\(\)$/.test(target[0].slice(1, -1)) && target[0].length < 6) return at + 1;
		this.#opaque.push({ start: at, end: at + 1 + target[0].length });
		return this.#mask(open.image ? 'image' : 'link', open.at, at + 1 + target[0].length, innerStart, at);
	}
}

const STRIKES = /^<(\/?)(?:del|s|strike)\b/i;

/** What stands between `<del>`, `<s>` or `<strike>` and its end. */
function struckByTags(text: string, masks: readonly Mask[]): readonly Pick<Mask, 'span' | 'inner'>[] {
	const found: Pick<Mask, 'span' | 'inner'>[] = [];
	let open: Span | undefined;
	for (const { kind, span } of masks) {
		const tag = kind === 'html' ? STRIKES.exec(text.slice(span.start, span.start + 10)) : null;
		if (!tag) continue;
		if (tag[1] === '') open ??= span;
		else if (open) {
			found.push({
				span: { start: open.start, end: span.end },
				inner: { start: open.end, end: span.start },
			});
			open = undefined;
		}
	}
	return found;
}

/** In order, without those that lie in another; of two that cross, the first. */
const disjoint = (masks: readonly Mask[]): Mask[] => {
	const sorted = [...masks].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
	const kept: Mask[] = [];
	let end = 0;
	for (const mask of sorted) {
		if (mask.span.start < end) continue;
		kept.push(mask);
		end = mask.span.end;
	}
	return kept;
};
