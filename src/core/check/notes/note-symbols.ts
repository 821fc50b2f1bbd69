import type { Homework, Note } from '../../homework/homework.ts';
import type { Expression } from '../../math/expression.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { walk } from '../../math/walk.ts';
import { contains } from '../../text/span.ts';

/** The first symbol in a formula that a note holds. */
function symbolIn(note: Note, { source }: Homework): string | undefined {
	for (const { block, span } of [note.anchor, ...(note.more ?? [])]) {
		const content = source.blocks[block]?.content;
		for (const { span: whole, inner } of content?.formulas ?? []) {
			if (!contains(span, whole)) continue;
			const [name] = symbolsIn(parseLatex(content!.text.slice(inner.start, inner.end)).expression);
			if (name !== undefined) return name;
		}
	}
	return undefined;
}

function symbolsIn(expression: Expression): readonly string[] {
	const names: string[] = [];
	walk(expression, node => {
		if (node.kind === 'symbol') names.push(node.name);
	});
	return names;
}

const INTRODUCED =
	/\b(?:where|let|denotes?|denoting|define|defined|given|called|write|be the|is the|are the|stands? for|frozen|pre-?trained)\b/i;

/**
 * Whether the symbol that a note calls undefined stands before it in words that introduce it, in a declaration of its shape, or in the
 * question; undefined where the note names no symbol.
 */
export function definedBefore(
	note: Note,
	homework: Homework,
): { readonly symbol: string; readonly defined: boolean; readonly where: string } | undefined {
	const symbol = symbolIn(note, homework);
	if (symbol === undefined) return undefined;
	const parts = new Set<number>();
	for (let at = note.part; at !== undefined && parts.size < 50; at = homework.parts[at]!.parent) parts.add(at);
	const inScope = (block: number): boolean =>
		[...parts].some(index => {
			const part = homework.parts[index]!;
			return part.sections.some(({ slices }) => slices.some(slice => slice.block === block));
		});
	const asked = new Set(
		[...parts].flatMap(index =>
			homework.parts[index]!.sections.filter(({ kind }) => kind !== 'answer' && kind !== 'takeaway').flatMap(
				({ slices }) => slices.map(({ block }) => block),
			),
		),
	);
	for (let block = 0; block < note.anchor.block; block++) {
		if (!inScope(block)) continue;
		const { text, formulas } = homework.source.blocks[block]!.content;
		for (const { inner, span } of formulas) {
			const { expression } = parseLatex(text.slice(inner.start, inner.end));
			if (!symbolsIn(expression).includes(symbol)) continue;
			const isAlone = expression.kind === 'symbol';
			const declared =
				expression.kind === 'relation' &&
				expression.operands[0]?.kind === 'symbol' &&
				expression.operands[0].name === symbol;
			const around = `${text.slice(Math.max(0, span.start - 40), span.start)} ${text.slice(span.end, span.end + 30)}`;
			if (asked.has(block) || declared || (isAlone && INTRODUCED.test(around)))
				return { symbol, defined: true, where: text.slice(span.start, span.end) };
		}
	}
	return { symbol, defined: false, where: '' };
}

/**
 * For "doesn't formulate R as a stack": the equation of the answer that has the named symbol alone on its left side and
 * a matrix of pieces on its right.
 */
export function isDefinedIn(note: Note, homework: Homework): string | undefined {
	const symbol = symbolIn(note, homework);
	if (symbol === undefined) return undefined;
	const noted = note.anchor;
	for (const section of homework.parts[note.part ?? -1]?.sections ?? [])
		for (const { block, span } of section.slices) {
			const content = homework.source.blocks[block]!.content;
			for (const { inner, span: whole } of content.formulas) {
				if (!contains(span, whole) || (block === noted.block && contains(noted.span, whole))) continue;
				const { expression } = parseLatex(content.text.slice(inner.start, inner.end));
				if (expression.kind !== 'relation') continue;
				const [left, right] = expression.operands;
				if (left?.kind === 'symbol' && left.name === symbol && right && right.kind === 'matrix')
					return content.text.slice(inner.start + left.span.start, inner.start + left.span.end);
			}
		}
	return undefined;
}
