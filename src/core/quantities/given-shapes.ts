import type { Homework } from '../homework/homework.ts';
import type { Expression } from '../math/expression.ts';
import { parseLatex, parsePlain } from '../math/read/parse.ts';
import type { Shape } from '../math/value.ts';
import type { Anchor, Block } from '../text/block.ts';
import type { Span } from '../text/span.ts';
import type { Given } from './given.ts';
import { type Passage, passagesOf } from './passages.ts';
import { type Silence, silenceOf, surroundings } from './silence.ts';

/** A matrix, or a product of matrices, and the size that words give it. */
export interface WordedShape {
	readonly subject: Expression;
	readonly latex: string | undefined;
	readonly shape: Shape;
	readonly passage: Passage;
	readonly anchor: Anchor;
	/** Why it asserts nothing, where the text itself doubts it. */
	readonly silenced: Silence | undefined;
}

/**
 * Shapes that are said in words: `the matrix $M$ is $3 \times 4$`, `A (m × k)`, `a $512 \times 64$ matrix $Q$`, "let A be 5 by 7",
 * `$W_O W_V$ is a $d \times d$ matrix`. A size without a name beside it (`224x224 images`) declares nothing.
 */
export function wordedShapes(homework: Homework): readonly WordedShape[] {
	let shapes = read.get(homework);
	if (!shapes) {
		const { blocks } = homework.source;
		shapes = passagesOf(homework).flatMap(passage => shapesIn(blocks, passage));
		read.set(homework, shapes);
	}
	return shapes;
}

const read = new WeakMap<Homework, readonly WordedShape[]>();

/** The matrices among them, as givens. */
export const readWordedShapes = (homework: Homework): readonly Given[] =>
	wordedShapes(homework).flatMap(({ subject, latex, shape, passage, anchor }) =>
		subject.kind === 'symbol'
			? [
					{
						symbol: subject.name,
						latex,
						name: undefined,
						value: undefined,
						shape,
						from: isAnswer(passage) ? 'answer' : 'question',
						part: passage.part,
						anchor,
					} as const,
				]
			: [],
	);

const isAnswer = ({ section }: Passage): boolean => section === 'answer' || section === 'takeaway';

interface Mark {
	readonly span: Span;
	readonly subject?: { readonly expression: Expression; readonly latex: string | undefined };
	readonly shape?: Shape;
	/** `(a, b)`, which is a size only where the words say so. */
	readonly pair?: boolean;
}

const SIZE =
	/(?<![\w.,×])(\d[\d,]*|[A-Za-z](?:_\w+)?)\s*(?:×|x|X|by)\s*(\d[\d,]*|[A-Za-z](?:_\w+)?)(?![\w×]|\.\w|\s*(?:[×=x*]|by\b))/g;
/** `A weight matrix of size …` begins with an article, `A is …` with a matrix. */
const ARTICLE = /^\s+(?!(?:is|has|be|being|are|was|of|with|by|and|times|in|to|from|as|goes|maps|stays|gets)\b)[a-z]/;
const LETTER = /(?<![\w\\$'’.-])([A-Z](?:_\w+)?)(?![\w'’$.]|-)/g;

function shapesIn(blocks: readonly Block[], passage: Passage): readonly WordedShape[] {
	const block = blocks[passage.block]!;
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
		if (match[1] === 'A' && ARTICLE.test(text.slice(at + 1, end))) continue;
		const { expression } = parsePlain(match[1]!);
		if (expression.kind === 'symbol')
			plain.push({
				span: { start: at, end: at + match[0].length },
				subject: { expression, latex: undefined },
			});
	}
	const all = [...marks, ...plain].sort((a, b) => a.span.start - b.span.start);
	const found: WordedShape[] = [];
	all.forEach((mark, index) => {
		if (!mark.shape) return;
		const before = all[index - 1];
		const after = all[index + 1];
		const named =
			!mark.pair &&
			after?.subject?.expression.kind === 'symbol' &&
			AFTER.test(text.slice(mark.span.end, after.span.start))
				? after
				: before?.subject && leadsTo(text.slice(before.span.end, mark.span.start), mark)
					? before
					: undefined;
		if (!named?.subject) return;
		const span = { start: Math.min(named.span.start, mark.span.start), end: Math.max(named.span.end, mark.span.end) };
		found.push({
			subject: named.subject.expression,
			latex: named.subject.latex,
			shape: mark.shape,
			passage,
			anchor: { block: passage.block, span },
			silenced: silenceOf(surroundings(blocks, passage.block, span), text.slice(span.start, span.end)),
		});
	});
	return found;
}

/** Between a name and its size. */
const BEFORE =
	/^[*`\s]*(?:(?:is|be|has|have|are|denotes?|of|with|in|an?|the|shape|size|dimensions?|shaped|weight|real|matrix|tensor|which)\b[*`\s]*|[:,(=]\s*){1,6}$/i;
const leadsTo = (words: string, { pair }: Mark): boolean =>
	BEFORE.test(words) && (!pair || /\b(?:shape|size|dimensions?)\b/i.test(words));
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
		const pair = pairOf(expression);
		const shape = pair ?? sizeOf(expression);
		const subject = shape ? undefined : subjectOf(expression);
		marks.push({
			span: formula.span,
			shape,
			pair: pair !== undefined,
			...(subject ? { subject: { expression: subject, latex: latex.trim() } } : {}),
		});
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
		if (expression.kind === 'symbol') marks.push({ span: mask.span, subject: { expression, latex: undefined } });
	}
	return marks;
}

/** `W_O W_V`, `W_Q^\top W_K`: matrices side by side. */
const isProduct = (expression: Expression): boolean =>
	expression.kind === 'apply' && expression.operator === 'multiply' && expression.sign === 'juxtaposed';

/** What a size behind the formula is said of: a name, a product, the product that a name stands for. */
function subjectOf(expression: Expression): Expression | undefined {
	if (expression.kind === 'symbol' || isProduct(expression)) return expression;
	if (expression.kind !== 'relation' || expression.operators.some(operator => operator !== '=')) return undefined;
	const last = expression.operands.at(-1)!;
	return isProduct(last) ? last : undefined;
}

/** `(a, b)`. */
function pairOf(expression: Expression): Shape | undefined {
	if (expression.kind !== 'collection' || expression.form !== 'tuple' || expression.items.length !== 2)
		return undefined;
	const [rows, columns] = expression.items as [Expression, Expression];
	const plain = (side: Expression) => side.kind === 'symbol' || side.kind === 'number';
	return plain(rows) && plain(columns) ? { rows, columns } : undefined;
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
