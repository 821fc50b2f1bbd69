import type { Homework } from '../homework/homework.ts';
import type { Expression } from '../math/expression.ts';
import { parseLatex, parsePlain } from '../math/read/parse.ts';
import type { Shape } from '../math/value.ts';
import type { Block } from '../text/block.ts';
import type { Span } from '../text/span.ts';
import type { Given } from './given.ts';
import { type Passage, passagesOf } from './passages.ts';

/**
 * Matrices whose shape is said in words: `the matrix $M$ is $3 \times 4$`, `A (m × k)`, `a $512 \times 64$ matrix $Q$`, "let A be 5 by 7".
 * A size without a name beside it (`224x224 images`) declares nothing.
 */
export function readWordedShapes(homework: Homework): readonly Given[] {
	const { blocks } = homework.source;
	return passagesOf(homework).flatMap(passage => shapesIn(blocks[passage.block]!, passage));
}

interface Mark {
	readonly span: Span;
	readonly symbol?: { readonly name: string; readonly latex: string | undefined };
	readonly shape?: Shape;
}

const SIZE =
	/(?<![\w.,×])(\d[\d,]*|[A-Za-z](?:_\w+)?)\s*(?:×|x|X|by)\s*(\d[\d,]*|[A-Za-z](?:_\w+)?)(?![\w.×]|\s*(?:[×=x*]|by\b))/g;
const LETTER = /(?<![\w\\$'’.-])([A-Z](?:_\w+)?)(?![\w'’$.]|-)/g;

function shapesIn(block: Block, passage: Passage): readonly Given[] {
	const { text } = block.content;
	const { start, end } = passage.span;
	const marks = formulaMarks(block, passage.span);
	if (
		marks.every(mark => !mark.shape) &&
		!/\d\s*(?:×|x|by)\s*\d|\b[a-z]\s*(?:×|x|by)\s*[a-z]\b/i.test(text.slice(start, end))
	)
		return [];
	const inside = (at: number) => marks.some(mark => mark.span.start <= at && at < mark.span.end);
	const plain: Mark[] = [];
	for (const match of text.slice(start, end).matchAll(SIZE)) {
		const at = start + match.index;
		if (inside(at)) continue;
		const side = (written: string) => parsePlain(written.replace(/,/g, '')).expression;
		plain.push({
			span: { start: at, end: at + match[0].length },
			shape: { rows: side(match[1]!), columns: side(match[2]!) },
		});
	}
	for (const match of text.slice(start, end).matchAll(LETTER)) {
		const at = start + match.index;
		if (inside(at) || plain.some(mark => mark.span.start <= at && at < mark.span.end)) continue;
		const { expression } = parsePlain(match[1]!);
		if (expression.kind === 'symbol')
			plain.push({
				span: { start: at, end: at + match[0].length },
				symbol: { name: expression.name, latex: undefined },
			});
	}
	const all = [...marks, ...plain].sort((a, b) => a.span.start - b.span.start);
	const found: Given[] = [];
	all.forEach((mark, index) => {
		if (!mark.shape) return;
		const before = all[index - 1];
		const after = all[index + 1];
		const named =
			after?.symbol && AFTER.test(text.slice(mark.span.end, after.span.start))
				? after
				: before?.symbol && BEFORE.test(text.slice(before.span.end, mark.span.start))
					? before
					: undefined;
		if (!named?.symbol) return;
		found.push({
			symbol: named.symbol.name,
			latex: named.symbol.latex,
			name: undefined,
			value: undefined,
			shape: mark.shape,
			from: passage.section === 'answer' || passage.section === 'takeaway' ? 'answer' : 'question',
			part: passage.part,
			anchor: {
				block: passage.block,
				span: { start: Math.min(named.span.start, mark.span.start), end: Math.max(named.span.end, mark.span.end) },
			},
		});
	});
	return found;
}

/** Between a name and its size. */
const BEFORE =
	/^[*`\s]*(?:(?:is|be|has|have|are|denotes?|of|with|in|an?|the|shape|size|dimensions?|shaped|weight|real|matrix|tensor|which)\b[*`\s]*|[:,(=]\s*){1,6}$/i;
/** Between a size and the name that follows it. */
const AFTER =
	/^[*`\s]*(?:(?:real|weight|random|dense|trainable|learnable|projection|input|output)\s+)*(?:matrix|tensor|array|weights?|factor)[*`\s]*$/i;

function formulaMarks(block: Block, within: Span): Mark[] {
	const marks: Mark[] = [];
	for (const formula of block.content.formulas) {
		if (formula.span.end <= within.start || formula.span.start >= within.end) continue;
		const latex = block.content.text.slice(formula.inner.start, formula.inner.end);
		if (latex.length > 120) {
			marks.push({ span: formula.span });
			continue;
		}
		const { expression } = parseLatex(latex);
		if (expression.kind === 'symbol')
			marks.push({ span: formula.span, symbol: { name: expression.name, latex: latex.trim() } });
		else marks.push({ span: formula.span, shape: sizeOf(expression) });
	}
	for (const mask of block.content.masks) {
		const code = block.content.text.slice(mask.inner.start, mask.inner.end);
		if (
			mask.kind !== 'code' ||
			!/^[A-Za-z]\w{0,15}$/.test(code) ||
			mask.span.end <= within.start ||
			mask.span.start >= within.end
		)
			continue;
		const { expression } = parsePlain(code);
		if (expression.kind === 'symbol')
			marks.push({ span: mask.span, symbol: { name: expression.name, latex: undefined } });
	}
	return marks;
}

/** `m \times k`: two factors and nothing else. */
function sizeOf(expression: Expression): Shape | undefined {
	if (expression.kind !== 'apply' || (expression.operator !== 'multiply' && expression.operator !== 'cross'))
		return undefined;
	if (expression.args.length !== 2 || (expression.operator === 'multiply' && expression.sign !== 'times'))
		return undefined;
	const [rows, columns] = expression.args as [Expression, Expression];
	const plain = (side: Expression) =>
		side.kind === 'symbol' || side.kind === 'number' || (side.kind === 'apply' && side.operator === 'multiply');
	return plain(rows) && plain(columns) ? { rows, columns } : undefined;
}
