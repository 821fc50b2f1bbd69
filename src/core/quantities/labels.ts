import type { Block } from '../text/block.ts';

/** Words that only lead over to a result and name nothing. */
const FILLER =
	/^(?:so|thus|hence|therefore|then|now|and|but|or|also|next|finally|first|second|third|fourth|fifth|this (?:is|means|gives|yields|would be)|that(?:'s| is)|we (?:get|have|find|obtain|compute|calculate)|which (?:is|gives|means)|it (?:is|follows)|that|since|because|where|with|let|note|recall|step \d+|in total|total(?:ly)?)[\s,:]+/i;
const TAIL =
	/[\s,:;([–—-]+$|\s+(?:is|are|was|were|will be|would be|equals|as|by|to|of|requires?|takes?|uses?|needs?|about|approximately|around|roughly|at most|at least)$/i;

/**
 * The words right before a statement that name what it states: `Memory for 100 trillion parameters`. For a formula on a line of its
 * own, the end of the text before it. Undefined where nothing names it.
 */
export function labelBefore(blocks: readonly Block[], block: number, start: number): string | undefined {
	const text = blocks[block]!.content.text;
	let before = text.slice(Math.max(0, start - 300), start);
	if (clean(before) === '' && block > 0) {
		const previous = blocks[block - 1]!;
		const tail = previous.content.text.slice(-300);
		if (previous.kind === 'paragraph' && /[:,]\W*$/.test(tail)) before = tail;
		else return undefined;
	}
	return labelIn(before);
}

/** The same for the words themselves. */
export function labelIn(before: string): string | undefined {
	let label = clean(before);
	// the last clause: behind the last full stop, semicolon or line; a colon is inside it, as the mark between name and value
	const clauses = label.split(/[.;!?](?=\s)|\n/);
	label = (clauses.at(-1) ?? '').trim();
	if (label === '' && clauses.length > 1) return undefined;
	const colon = /^(.{2,100}?):\s*$/.exec(label) ?? /([^:]{2,100}):\s*[^:]{0,40}$/.exec(label);
	if (colon && label.length > 100) label = colon[1]!;
	for (let turn = 0; turn < 4; turn++) {
		const shorter = label.replace(TAIL, '').replace(FILLER, '').replace(/=\s*$/, '').trim();
		if (shorter === label) break;
		label = shorter;
	}
	label = label.replace(/^\W+/, '').slice(-120).trim();
	return /[A-Za-z]{2}/.test(label) ? label : undefined;
}

const clean = (text: string): string =>
	text
		.replace(/[*_`]+/g, '')
		.replace(/\$\$?|\\[[\]()]/g, '')
		.replace(/[ \t]+/g, ' ')
		.trim();
