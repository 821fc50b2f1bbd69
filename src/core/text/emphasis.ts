import type { Emphasis } from './block.ts';
import type { Span } from './span.ts';

interface Run {
	readonly mark: string;
	/** First code unit that is still free, and how many are. */
	start: number;
	left: number;
	readonly opens: boolean;
	readonly closes: boolean;
}

/** How many open marks a closing one looks back over. */
const reach = 64;

/**
 * Emphasis (`*`, `_`), strong (doubled) and strike-through (`~~`) outside the given stretches, by CommonMark's rules for
 * left- and right-flanking marks. Spans nest; marks without a partner are left out.
 *
 * @param opaque stretches in which no mark counts, in any order.
 */
export const readEmphases = (text: string, opaque: readonly Span[]): Emphasis[] => {
	const found: Emphasis[] = [];
	const open: Run[] = [];
	const skips = [...opaque].sort((a, b) => a.start - b.start);
	let skip = 0;
	for (let at = 0; at < text.length; ) {
		while (skip < skips.length && skips[skip]!.end <= at) skip++;
		if (skip < skips.length && skips[skip]!.start <= at) {
			at = skips[skip]!.end;
			continue;
		}
		const mark = text[at]!;
		if (mark === '\\') {
			at += 2;
			continue;
		}
		if (mark !== '*' && mark !== '_' && mark !== '~') {
			at++;
			continue;
		}
		let end = at;
		while (text[end] === mark) end++;
		const length = end - at;
		if (mark !== '~' || length === 2) {
			const run = flank(text, mark, at, end);
			if (run.closes) close(run, open, found);
			if (run.opens && run.left > 0) open.push(run);
		}
		at = end;
	}
	return found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
};

const space = /^$|\s/;
const punctuation = /[\p{P}\p{S}]/u;

const flank = (text: string, mark: string, start: number, end: number): Run => {
	const before = text[start - 1] ?? '';
	const after = text[end] ?? '';
	const left = !space.test(after) && (!punctuation.test(after) || space.test(before) || punctuation.test(before));
	const right = !space.test(before) && (!punctuation.test(before) || space.test(after) || punctuation.test(after));
	const opens = mark === '_' ? left && (!right || punctuation.test(before)) : left;
	const closes = mark === '_' ? right && (!left || punctuation.test(after)) : right;
	return { mark, start, left: end - start, opens, closes };
};

const close = (run: Run, open: Run[], found: Emphasis[]): void => {
	let end = run.start;
	while (run.left > 0) {
		let at = open.length - 1;
		const last = Math.max(0, open.length - reach);
		while (at >= last && open[at]!.mark !== run.mark) at--;
		if (at < last) return;
		const partner = open[at]!;
		const width = run.left >= 2 && partner.left >= 2 ? 2 : 1;
		const start = partner.start + partner.left - width;
		end = run.start + width;
		found.push({
			kind: run.mark === '~' ? 'strike' : width === 2 ? 'strong' : 'em',
			span: { start, end },
			inner: { start: start + width, end: run.start },
		});
		partner.left -= width;
		run.left -= width;
		run.start += width;
		open.length = partner.left === 0 ? at : at + 1;
	}
};
