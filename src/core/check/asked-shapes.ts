import type { Homework } from '../homework/homework.ts';
import { parseLatex, parsePlain } from '../math/read/parse.ts';
import type { WordedShape } from '../quantities/given-shapes.ts';
import { withoutComments } from '../text/comments.ts';
import { answerSlices } from './against/answer-words.ts';

const ASKED =
	/\b(?:shapes?|sizes?|dimensions?|dimensionality)\s+(?:(?:and|,)\s+(?:[a-z]+\s+){1,3})?(?:of|does|has|do)\s+(?:the\s+)?(?:(?:product|matrix|result)\s+)?(?:\$([^$]{1,80})\$|\\\(([^$]{1,80}?)\\\))/i;
const SIDE = String.raw`(\d{1,7}|[A-Za-z](?:_(?:\w+|\{[^{}]*\}))?)`;
const PAIR = new RegExp(
	String.raw`(?<![\w}^×*])(?<![×*]\s)${SIDE}\s*(?:\\times|×|x|by)\s*${SIDE}(?!\w|\s*(?:\\times|×|=))`,
	'g',
);

/** `W_Q W_K^T \\in \\mathbb{R}^{`: what has that shape stands before it. */
const SAID = /(?:\\in|∈)\s*(?:\\mathbb\{?R\}?|\\R|ℝ|R)\s*\^\s*\{?\s*$/;

/** Shapes that an answer gives to the one product that its question asks the shape of: `64 × 64`, with nothing said of what it is. */
export function askedShapes(homework: Homework): readonly WordedShape[] {
	return homework.parts.flatMap((part, index): readonly WordedShape[] => {
		const question = part.sections
			.filter(({ kind }) => kind === 'question')
			.flatMap(({ slices }) => slices)
			.map(({ block, span }) => homework.source.blocks[block]?.content.text.slice(span.start, span.end) ?? '')
			.join('\n');
		const asked = ASKED.exec(question);
		if (!asked) return [];
		const { expression } = parseLatex(asked[1] ?? asked[2]!);
		// `$W_{OV} = W_O W_V$`: the product that it is.
		const subject = expression.kind === 'relation' ? expression.operands.at(-1)! : expression;
		if (subject.kind !== 'apply' || subject.operator !== 'multiply') return [];
		const said = answerSlices(homework, index).flatMap(({ block, span }) => {
			const found = homework.source.blocks[block];
			const text = found ? withoutComments(found.content).slice(span.start, span.end) : '';
			return [...text.matchAll(PAIR)]
				.filter(match => !SAID.test(text.slice(0, match.index)))
				.map(match => ({ block, match, from: span.start }));
		});
		const [only] = said;
		if (!only || said.length > 1) return [];
		const { block, match, from } = only;
		const start = from + match.index;
		return [
			{
				subject,
				latex: undefined,
				shape: { rows: parsePlain(match[1]!).expression, columns: parsePlain(match[2]!).expression },
				passage: { block, part: index, section: 'answer', alone: true, span: { start, end: start + match[0].length } },
				anchor: { block, span: { start, end: start + match[0].length } },
				silenced: undefined,
			},
		];
	});
}
