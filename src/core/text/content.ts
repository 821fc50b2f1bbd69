import type { BlockContent, BlockKind, Formula } from './block.ts';
import { environmentOpening } from './display.ts';
import { readInline } from './inline.ts';
import { LONGEST_BLOCK } from './limits.ts';
import { readCells } from './table.ts';

const nothing = { formulas: [], masks: [], emphases: [], cells: [] } as const;

/** Everything a block's own text says, whatever stands around it. */
export const readContent = (kind: BlockKind, text: string, level: number, info: string): BlockContent => {
	const own = { text, level, info };
	if (kind === 'rule' || kind === 'front-matter') return { ...own, ...nothing };
	if (text.length > LONGEST_BLOCK) return { ...own, ...nothing };
	if (kind === 'fence') return readFence(text, info);
	if (kind === 'html' && /^<(?:script|style|pre|textarea)\b/i.test(text))
		return {
			...own,
			...nothing,
			masks: [{ kind: 'html', span: { start: 0, end: text.length }, inner: { start: 0, end: text.length } }],
		};
	if (kind === 'formula') {
		const formula = wholeFormula(text);
		if (formula) return { ...own, ...nothing, formulas: [formula] };
	}
	const inline = readInline(text);
	return { ...own, ...inline, cells: kind === 'table' ? readCells(text, inline.formulas, inline.masks) : [] };
};

const readFence = (text: string, info: string): BlockContent => {
	const open = /^(?:`{3,}|~{3,})[^\n\r]*(?:\r\n?|\n)?/.exec(text);
	const start = open?.[0].length ?? 0;
	const close = open ? /(?:^|[\n\r])[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.exec(text.slice(start)) : null;
	const inner = { start, end: close ? start + close.index : text.length };
	const span = { start: 0, end: text.length };
	if (/^(?:math|latex-math|\{math\})$/.test(info))
		return { text, level: 0, info, ...nothing, formulas: [{ span, inner, delimiter: '$$', display: true }] };
	return { text, level: 0, info, ...nothing, masks: [{ kind: 'code', span, inner }] };
};

const wholeFormula = (text: string): Formula | undefined => {
	const bare = /^\[[ \t]*(?:\r\n?|\n)/.test(text) ? /(?:\r\n?|\n)[ \t>]*\][ \t]*$/.exec(text) : undefined;
	if (bare)
		return {
			span: { start: 0, end: text.length },
			inner: { start: 1, end: bare.index },
			delimiter: '\\[',
			display: true,
		};
	const environment = environmentOpening.exec(text);
	const [open, close, delimiter] = text.startsWith('$$')
		? (['$$', '$$', '$$'] as const)
		: text.startsWith('\\[')
			? (['\\[', '\\]', '\\['] as const)
			: environment
				? ([environment[0], `\\end{${environment[0].slice(7)}`, 'environment'] as const)
				: [undefined, undefined, undefined];
	if (open === undefined) return undefined;
	const end = text.indexOf(close, open.length);
	if (end < 0) return undefined;
	return { span: { start: 0, end: end + close.length }, inner: { start: open.length, end }, delimiter, display: true };
};
