import type { Block, BlockContent, BlockKind, SourceText } from '../text/block.ts';
import { withoutComments } from '../text/comments.ts';
import { remember } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import { type NoteLabel, readCritic } from './critic.ts';
import type { Note } from './homework.ts';
import { judges, kindsOf } from './note-words.ts';

/** A remark found by its form, before it is known where it belongs. */
export interface FoundNote {
	readonly block: number;
	readonly span: Span;
	readonly text: string;
	readonly form: Note['form'];
	readonly more?: Note['more'];
	/** Who wrote it and the kind that was chosen, where a note in CriticMarkup says so. */
	readonly author?: string;
	readonly label?: NoteLabel;
}

const arrows = '→|↗|⟶|➔|➜|➝|⟹|↳|←|\\$\\\\(?:rightarrow|to|longrightarrow|Rightarrow|implies)\\$';
const arrowLine = new RegExp(`^(?:~~|[*_]{1,3})?\\s*(?:${arrows})\\s*`, 'u');
/** An arrow after a finished sentence: `38 million books. → Hallucination`. */
const arrowInside = /(?<=[.!?:;)*✓]|\$)\s*((?:~~|[*_]{1,3})?\s*(?:→|↗|⟶|➔|➜)\s*(?=[\p{L}*~]).{2,200}?)$/u;
const ticks = '[✓✔✗✘❌☑✅❎]\\uFE0F?';
const tickEnd = new RegExp(`\\s*((?:${ticks}\\s*)+)$`, 'u');
/** `1,000,000 ❌ should be 1,048,576` */
const tickInside = new RegExp(`(?<=\\S)\\s+${ticks}\\s*(\\p{L}[^✓✔✗✘❌☑✅❎]{2,160})$`, 'u');
const tickLine = new RegExp(`^(?:${ticks}\\s*)+`, 'u');
const directive =
	/^\s*(?:homework-lens|markdownlint|prettier|eslint|biome|cspell|vale|toc\b|\/?toc\b|omit in toc|more\b|truncate|-{0,2}\s*(?:begin|end)[-_ ]|[\w-]+[-:](?:disable|enable|ignore|start|end)\b|slide|include|start|stop|Copyright|SPDX)/i;

/** Words of a remark without arrows, ticks in front, and Markdown marks. */
const wordsOf = (text: string): string =>
	text
		.replace(new RegExp(`(?:${arrows})`, 'gu'), ' ')
		.replace(/~~|\*{1,3}|(?<=^|\s)_{1,2}(?=\S)|(?<=[^\s\\])_{1,2}(?=\s|$)/gu, '')
		.replace(/^\s*[+-]\s+/, '+ ')
		.replace(/\s+/g, ' ')
		.trim();

/** Handwriting that was read by a machine: several short lines where prose would run on. */
const isNarrow = (text: string): boolean => {
	const lines = text.split(/\r\n?|\n/).map(line => line.trim());
	return (
		lines.length >= 2 &&
		lines.every(line => line.length > 0 && line.length <= 30 && !/[:：=|]$/.test(line)) &&
		text.length < 200
	);
};

/**
 * Remarks whose form leaves little doubt: arrows, ticks, struck arrows, CriticMarkup and HTML comments, a remark inside a display
 * formula, and paragraphs in which a reader judges.
 *
 * @param mayHold blocks in which remarks may stand (fences, tables and headings never).
 */
export const findNotes = (source: SourceText, mayHold: (kind: BlockKind) => boolean): FoundNote[] => {
	const found: FoundNote[] = [];
	source.blocks.forEach((block, index) => {
		let own = known.get(block.content);
		if (!own) {
			own = inBlock(block, mayHold(block.kind));
			known.set(block.content, own);
		}
		for (const note of own) found.push({ ...note, block: index });
	});
	return found;
};

const inBlock = (block: Block, mayHold: boolean): FoundNote[] => {
	const found: FoundNote[] = [];
	const index = 0;
	const { content } = block;
	for (const mask of content.masks) {
		if (mask.kind !== 'comment') continue;
		const text = content.text.slice(mask.inner.start, mask.inner.end).trim();
		if (text === '' || directive.test(text)) continue;
		if (content.text[mask.span.start] === '{') {
			const { author, label, text: words } = readCritic(text);
			found.push({ block: index, span: mask.span, text: words, form: 'critic', author, label });
		} else found.push({ block: index, span: mask.span, text: text.replace(/\s+/g, ' '), form: 'comment' });
	}
	if (!mayHold) return found;
	if (block.kind === 'formula' || block.kind === 'paragraph') found.push(...inFormulas(content, index));
	if (block.kind === 'paragraph' && content.text.length < 6000)
		found.push(...inParagraph(withoutComments(content).trimEnd(), index));
	return found.sort((a, b) => a.span.start - b.span.start);
};

/** Remarks of blocks that have been read before, with `block` 0. */
const known = new WeakMap<BlockContent, readonly FoundNote[]>();

/** `\rightarrow \text{doesn't write transpose}` at the end of a display formula. */
const inFormulas = ({ text, formulas }: BlockContent, index: number): FoundNote[] => {
	const found: FoundNote[] = [];
	for (const formula of formulas) {
		const inner = text.slice(formula.inner.start, formula.inner.end);
		const note = /\\(?:long)?(?:right|Right)arrow\s*\\(?:text|textit|mathrm|mbox)\s*\{([^{}]{3,200})\}\s*$/.exec(
			inner.slice(-300),
		);
		if (!note || inner.length === note[0].length || !/[\p{L}]{3,}\s+[\p{L}'’]{2,}|[\p{L}]{5,}/u.test(note[1]!))
			continue;
		const start = formula.inner.end - note[0].length;
		found.push({
			block: index,
			span: { start, end: start + note[0].trimEnd().length },
			text: note[1]!.trim(),
			form: 'in-formula',
		});
	}
	return found;
};

/** `**Uncertainty note:** …`, `Grader's comment: …`: a remark that says what it is. */
const calledNote =
	/^[*_]{0,3}(?:uncertainty note|annotation|(?:reader|grader|marker|reviewer|TA|instructor|teacher|tutor|examiner|lecturer|professor|peer|corrector)(?:['’]s)? (?:notes?|remarks?|comments?|feedback|verdict|evaluation|assessment|review)|(?:grading|marking) (?:notes?|comments?|remarks?)|feedback(?= ?[([]\s?\d)|confidence|korrektur(?:anmerkung|hinweis)?|commentaire du correcteur)\s?(?:[([][^()[\]]{1,24}[)\]])?[*_]{0,3}\s?[:：][*_]{0,3}\s*\S/i;

/** A line that an arrow opens, in whatever words: a remark where others stand. */
export const isArrowed = (text: string): boolean =>
	arrowLine.test(text.trim()) && text.length < 200 && /^[\p{L}]/u.test(wordsOf(text)) && !/[=≈$]/.test(text);

/** Points given for an answer, alone on a line: `7/7`. */
export const isScore = (text: string): boolean => /^\d{1,3}\s?\/\s?(?:5|7|10|20|100)$/.test(text.trim());

const inParagraph = (text: string, block: number): FoundNote[] => {
	if (text === '') return [];
	if (text.length < 400 && calledNote.test(text))
		return [
			{
				block,
				span: { start: 0, end: text.length },
				text: wordsOf(text),
				form: /^[*_]{2}/.test(text) ? 'bold' : 'bare',
			},
		];
	const whole = (form: Note['form']): FoundNote[] => [
		{ block, span: { start: 0, end: text.length }, text: wordsOf(text), form },
	];
	const trimmed = text.trim();
	const words = wordsOf(trimmed);
	if (arrowLine.test(trimmed) && trimmed.length < 300 && isRemark(words, /^(?:~~|[*_])/.test(trimmed)))
		return whole('arrow');
	if (tickLine.test(trimmed)) {
		const rest = wordsOf(trimmed.replace(tickLine, ''));
		// `✅ Correct answer: …` marks the answer.
		if (marksAnswer.test(rest)) return [];
		if (rest === '' || (rest.length < 80 && (judges(rest) || isNarrow(trimmed)))) return whole('tick');
	}
	const pair = /^(?:\*\*|__)[^*_]+(?:\*\*|__)\s*(?:→|↗)\s*(?:\*\*|__)[^*_]+(?:\*\*|__)$/.test(trimmed);
	if (pair && trimmed.length < 300 && isRemark(words, true)) return whole('bold');
	const inside = inLines(text, block);
	if (inside.length > 0 || trimmed.length >= 300) return inside;
	const bold = /^(?:\*\*|__)[^*_]+(?:\*\*|__)\s*[↗→]?$/.test(trimmed);
	if (bold && judges(words) && words.split(' ').length <= 12 && !/:\s*$/.test(words)) return whole('bold');
	// `*(a)* *A network 784 → 256: …*`: a question.
	const points = /→|↗/.test(trimmed) && !/\d\s*→\s*\d|^[*_]{1,3}[([]?[a-h][)\]]/.test(trimmed);
	if (bold && points && isRemark(words, true)) return whole('bold');
	const italic = /^(?:\*[^*]+\*|_[^_]+_)(?:\s+(?:\*[^*]+\*|_[^_]+_))*\s*(?:→|↗)?\s*$/.test(trimmed);
	if (italic && (judges(words) || points || isScrawl(words))) return whole('italic');
	return isBareRemark(trimmed) ? whole('bare') : [];
};

/** Remarks at the beginning or the end of a line that goes on. */
const inLines = (text: string, block: number): FoundNote[] => {
	const found: FoundNote[] = [];
	let start = 0;
	for (const line of text.split(/(?<=\n|\r(?!\n))/)) {
		const content = line.trimEnd();
		const add = (from: number, to: number, form: Note['form'], words: string) =>
			found.push({ block, span: { start: start + from, end: start + to }, text: words, form });
		const lead = /^(\*[^*\n]{3,80}\*)\s*(?:→|↗)\s*(?=\S)/u.exec(content);
		const arrow = arrowInside.exec(content);
		const struck = /~~\s*(?:→|↗).{2,200}?~~$/u.exec(content);
		const tick = tickEnd.exec(content);
		const marked = tickInside.exec(content);
		if (lead && judges(lead[1]!)) add(0, lead[0].trimEnd().length, 'italic', wordsOf(lead[1]!));
		else if (struck && struck.index > 0) add(struck.index, content.length, 'arrow', wordsOf(struck[0]));
		else if (arrow && arrow.index > 0 && isRemark(wordsOf(arrow[1]!), /^(?:~~|[*_])/.test(arrow[1]!))) {
			const note = arrow[1]!.trimStart();
			const ticked = tickEnd.exec(content.slice(0, content.length - note.length));
			if (ticked && ticked.index > 0) add(ticked.index, ticked.index + ticked[0].length, 'tick', ticked[1]!.trim());
			add(content.length - note.length, content.length, 'arrow', wordsOf(note));
		} else if (marked && !/^[-*+]?\s*\[/.test(content) && tellsOf(marked[1]!)) {
			add(marked.index + marked[0].length - marked[0].trimStart().length, content.length, 'tick', wordsOf(marked[0]));
		} else if (tick && tick.index > 0 && !/^[-*+]?\s*\[/.test(content)) {
			add(tick.index + tick[0].length - tick[0].trimStart().length, content.length, 'tick', tick[1]!.trim());
		}
		start += line.length;
	}
	return found;
};

/** Whether words are of a kind that only a reader's are. */
const tellsOf = (words: string): boolean =>
	!kindsOf(words, 'comment').some(kind => kind === 'remark' || kind === 'unreadable');

/** Words after an arrow are a remark if they judge, or if the whole is emphasised; else they go on with the reasoning. */
const isRemark = (words: string, emphasised: boolean): boolean => {
	if (judges(words)) return true;
	if (!/^[\p{L}\d]/u.test(words) || /[=≈]/.test(words) || words.split(' ').length > 24 || !/\p{L}{2,}/u.test(words))
		return false;
	if (emphasised) return true;
	const kinds = kindsOf(words, 'arrow');
	return !kinds.includes('remark') && !kinds.includes('label') && !goesOn.test(words);
};

/** `Correct answer: …`: words that open an answer, and judge none. */
const marksAnswer = /^[*_]{0,3}(?:\p{L}+ ){0,2}(?:answer|solution)s?\s*[*_]{0,3}\s*[:：]/iu;

const isBareRemark = (text: string): boolean => {
	const words = text.replace(/\s+/g, ' ').trim();
	if (/[=≈]|^[#>|]/.test(words) || !judges(words) || marksAnswer.test(words)) return false;
	const count = words.split(' ').length;
	if (isNarrow(text)) return true;
	// Prose of an answer begins with a capital and runs on; a remark is a fragment, or speaks of the model.
	if (/^[a-z]/.test(words)) return count <= 16;
	if (/\bLLMs?\b.*\bhallucinat|\bhallucinat\w*.*\bLLMs?\b/i.test(words)) return true;
	return count <= 8 && !/[.:]$/.test(words);
};

/** How a sentence goes on after a display formula. */
const goesOn =
	/^(?:where|which|so|and|with|thus|hence|for|if|then|because|since|that|as|but|or|is|are|of|in|on|by|per|when|while|respectively|namely|therefore|giving|yielding|i\.e|e\.g|after|before|using|from|at|we|it|this|these|the|a|an|holds?|follows?|under)\b/;

const isScrawl = (words: string): boolean => /^(?:\S{1,4}\s+){1,4}\?$/.test(words);

/**
 * Weaker forms, looked for only in a text in which a reader has plainly written: fragments in lower case, a lone word or two,
 * lines as narrow as a margin.
 */
export const isFaintNote = remember((text: string): boolean => {
	const words = text.replace(/\s+/g, ' ').trim();
	if (words.length > 120 || /[=≈$\\|`<>]|\d{3}/.test(words) || /^[-*+#>]/.test(words)) return false;
	const count = words.split(' ').length;
	if (/^\S{1,3} shot$/i.test(words)) return true;
	if (count > 2 && goesOn.test(words)) return false;
	const kinds = kindsOf(words, 'bare');
	const told = !kinds.includes('remark') && !kinds.includes('label');
	if (isNarrow(text)) return told || count <= 3;
	if (count > 2 && !told && !/\bLLM\b/.test(words)) return false;
	if (/^[a-z]/.test(words) && count <= 14) return !/[,;:]$/.test(words) || /\b(?:context|here|this)\b/.test(words);
	return count === 1 && /^[A-Z][a-z]{3,}$/.test(words);
});
