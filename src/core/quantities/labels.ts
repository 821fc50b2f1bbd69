import type { Block } from '../text/block.ts';
import { withoutComments } from '../text/comments.ts';

/** The words before a statement. */
export interface Label {
	/** `Memory for 100 trillion parameters`. */
	readonly text: string;
	/** Whether they name the value (`Speed: ...`, `the batch size is ...`) and do not merely lead to it (`GPT-3 has ...`). */
	readonly names: boolean;
}

/** Words that only lead over to a result and name nothing. */
const FILLER =
	/^(?:so|thus|hence|therefore|then|now|and|but|or|also|next|finally|first|second|third|fourth|fifth|this (?:is|means|gives|yields|would be)|that(?:'s| is)|we (?:get|have|find|obtain|compute|calculate)|which (?:is|gives|means)|it (?:is|follows)|that|since|because|where|with|let|note|recall(?=\s+(?:that|the|from|how|what)\b)|step \d+|in total|for example|while|if|using)\b[\s,:]*/i;
const TAIL =
	/[\s,:;([=≈~–—-]+$|\s+(?:is|are|was|were|will be|would be|would|equals|as|by|to|of|requires?|takes?|uses?|needs?|about|approximately|around|roughly|only|at most|at least)$/i;
const NAMING =
	/(?::|=|\b(?:is|are|was|were|equals|of|costs?|comes to|amounts to))\s*(?:about|approximately|around|roughly|only|just|exactly|at most|at least|~|≈|\s|\*)*$/i;
const CLAUSE =
	/[.;!?](?=\s)|,\s+(?=(?:while|and|but|so|where|which|because|since|then|or|whereas|giving|i\.e\.)\b)|\bso that(?:'s| is)?\b/g;

/**
 * The words right before a statement that say what it is about. For a formula on a line of its own, the end of the text before it.
 *
 * @param from where the statement before it in the block ends; nothing before that belongs to this one.
 * @param start where the statement begins, signs and delimiters included.
 */
export function labelBefore(blocks: readonly Block[], block: number, from: number, start: number): Label | undefined {
	const content = blocks[block]!.content;
	const before = withoutComments(content).slice(Math.max(from, start - 300), start);
	const label = labelIn(before);
	if (label || /\w/.test(before) || from > 0 || block === 0) return label;
	const previous = blocks[block - 1]!;
	const tail = withoutComments(previous.content).slice(-300);
	return previous.kind === 'paragraph' && /[:,]\W*$/.test(tail) ? labelIn(tail) : undefined;
}

/** The same for the words themselves. */
export function labelIn(before: string): Label | undefined {
	const words = clean(before);
	let cut = 0;
	for (const match of words.matchAll(CLAUSE)) cut = match.index + match[0].length;
	const clause = words.slice(cut);
	const names = NAMING.test(clause);
	let text = clause.trim();
	for (let turn = 0; turn < 4; turn++) {
		const shorter = text.replace(TAIL, '').replace(FILLER, '').trim();
		if (shorter === text) break;
		text = shorter;
	}
	text = text
		.replace(/^[^\p{L}\d\\(]+/u, '')
		.slice(-120)
		.trim();
	return /[A-Za-z]{2}/.test(text) ? { text, names } : undefined;
}

/** Marks of Markdown out, short formulas as their letters, long ones gone. */
const clean = (text: string): string =>
	text
		.replace(/\$\$?([^$]{0,400})\$\$?|\\\((.{0,400}?)\\\)|\\\[([\s\S]{0,400}?)\\\]/g, (_, a, b, c) =>
			symbolText(a ?? b ?? c ?? ''),
		)
		.replace(/<[^>\n]{0,60}>/g, '')
		.replace(/[*`]+|\$/g, '')
		.replace(/\\(?=[$%#&])/g, '')
		.replace(/\s+/g, ' ')
		.replace(/^ +/, '');

const symbolText = (latex: string): string => {
	const text = latex
		.replace(/\\(?:mathbf|mathrm|text|mathcal|boldsymbol|operatorname|mathbb)\s*\{([^{}]*)\}/g, '$1')
		.replace(/[{}]/g, '')
		.replace(/\\/g, '')
		.trim();
	return text.length <= 16 && !/[=<>≈]|approx|times|\s\w+\s/.test(text) ? ` ${text} ` : ' ';
};
