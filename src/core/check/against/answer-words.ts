import type { Homework, SectionKind } from '../../homework/homework.ts';
import { stem } from '../../solve/words.ts';
import type { Anchor, BlockContent } from '../../text/block.ts';
import { withoutComments } from '../../text/comments.ts';
import { remember } from '../../text/memo.ts';
import type { Span } from '../../text/span.ts';

/** A word of an answer without its ending, and where it stands (relative to its block). */
export interface Word extends Span {
	readonly stem: string;
	/** Which clause of the sentence it stands in: commas, brackets, colons and dashes part them. */
	readonly clause: number;
}

export interface Sentence {
	readonly block: number;
	readonly words: readonly Word[];
}

/** The sentences of a part's answer with its takeaways, and of its contexts that come after an answer has begun. */
export function sentencesOf(
	homework: Homework,
	part: number,
	kinds: readonly SectionKind[] = ['answer', 'takeaway'],
): readonly Sentence[] {
	return answerSlices(homework, part, kinds).flatMap(({ block, span }) => {
		const found = homework.source.blocks[block];
		if (!found || found.kind === 'fence' || found.kind === 'html') return [];
		return sentencesIn(found.content, span).map(words => ({ block, words }));
	});
}

const known = new WeakMap<BlockContent, Map<string, readonly (readonly Word[])[]>>();

/** Sentences of a stretch of a block, kept as long as the block's content is. */
function sentencesIn(content: BlockContent, span: Span): readonly (readonly Word[])[] {
	const kept = known.get(content) ?? new Map<string, readonly (readonly Word[])[]>();
	known.set(content, kept);
	const key = `${span.start}:${span.end}`;
	const found = kept.get(key) ?? readSentences(withoutComments(content), span);
	kept.set(key, found);
	return found;
}

/** The pieces of text that answer a part: its answers and takeaways, and contexts behind the first of them. */
export function answerSlices(
	homework: Homework,
	part: number,
	kinds: readonly SectionKind[] = ['answer', 'takeaway'],
): readonly Anchor[] {
	const sections = homework.parts[part]?.sections ?? [];
	const first = sections.findIndex(({ kind }) => kind === 'answer' || kind === 'takeaway');
	return sections
		.filter(({ kind }, index) => kinds.includes(kind) || (kind === 'context' && first >= 0 && index > first))
		.flatMap(({ slices }) => slices);
}

/** Longer paragraphs are read up to here: nobody's sentence is as long. */
const LONGEST = 20_000;

/** Words of a text, sentence by sentence. Markdown marks and LaTeX style commands are no words; `A_{ij}` is one. */
export function readSentences(text: string, span: Span = { start: 0, end: text.length }): readonly (readonly Word[])[] {
	const { plain, at } = plainOf(text.slice(span.start, Math.min(span.end, span.start + LONGEST)));
	const sentences: Word[][] = [];
	let words: Word[] = [];
	let clause = 0;
	const token = /[\p{L}][\p{L}\p{N}_']*|\p{N}+(?:[.,]\p{N}+)*|[.!?;](?=\s|$)|[,:()–—[\]]|\n\s*\n/gu;
	for (const match of plain.matchAll(token)) {
		const [word] = match;
		if (/^[.!?;]|^\n/.test(word)) {
			// `i.e. `, `e.g. `, `vs. ` end no sentence.
			if (word === '.' && /(?:^|\s)(?:i\.e|e\.g|vs|cf|approx|resp|\p{L})$/iu.test(plain.slice(0, match.index)))
				continue;
			if (words.length > 0) sentences.push(words);
			words = [];
			clause = 0;
		} else if (/^[,:()–—[\]]/.test(word)) clause++;
		else {
			const stemmed = stemOf(word);
			const start = at[match.index]!;
			const end = at[match.index + word.length - 1]! + 1;
			if (stemmed !== '') words.push({ stem: stemmed, clause, start: span.start + start, end: span.start + end });
		}
	}
	if (words.length > 0) sentences.push(words);
	return sentences;
}

function stemOf(word: string): string {
	const lower = word
		.toLowerCase()
		.replace(/'s$/, '')
		.replace(/^'+|'+$/g, '')
		.replace(/_+$/, '');
	return /[_']|\d/.test(lower) ? lower : stem(lower);
}

const STYLE = /^\\(?:text|textbf|textit|mathrm|mathbf|mathcal|mathbb|mathsf|operatorname|mathit|bm|boldsymbol)\*?\s*\{/;

/** The text without marks and style commands, character by character with where each stood. */
function plainOf(text: string): { readonly plain: string; readonly at: readonly number[] } {
	let plain = '';
	const at: number[] = [];
	const put = (what: string, from: number): void => {
		for (const c of what) {
			plain += c.length === 1 ? c : '?';
			at.push(from);
		}
	};
	// What closes a brace: nothing (a style command's), a blank, or the end of an index.
	const open: ('style' | 'plain' | 'index')[] = [];
	const inIndex = (): boolean => open.includes('index');
	for (let i = 0; i < text.length; i++) {
		const c = text[i]!;
		if (c === '\\') {
			const rest = text.slice(i, i + 40);
			const style = STYLE.exec(rest);
			if (style) {
				open.push('style');
				i += style[0].length - 1;
				continue;
			}
			const command = /^\\([a-zA-Z]+)/.exec(rest);
			if (command) {
				if (!inIndex()) put(' ', i);
				for (const [k, letter] of [...command[1]!].entries()) put(letter, i + 1 + k);
				i += command[0].length - 1;
				if (!inIndex()) put(' ', i);
			} else {
				put(text[i + 1] === '_' ? '_' : ' ', i);
				i++;
			}
		} else if ((c === '_' || c === '^') && text[i + 1] === '{') {
			open.push('index');
			put('_', i);
			i++;
		} else if (c === '^') {
			put('_', i);
		} else if (c === '{') {
			open.push('plain');
			if (!inIndex()) put(' ', i);
		} else if (c === '}') {
			const closed = open.pop();
			if (closed === 'index' && !inIndex()) put(' ', i);
			else if (closed === 'plain' && !inIndex()) put(' ', i);
		} else if (inIndex() && /[\s,()]/.test(c)) {
		} else if (c === '’' || c === '‘') put("'", i);
		else if (/[$*`~"“”<>|#]/.test(c)) put(' ', i);
		else if (c === '-' || c === '−' || c === '‑') put(' ', i);
		else put(c, i);
	}
	return { plain, at };
}

/** Words that carry no meaning of their own: they may be left out of a wording, or stand between its words. */
const SMALL = new Set(
	['a', 'an', 'the', 'of', 'to', 'that', 'this', 'in', 'for', 'and', 'on', 'at', 'it', 'as'].map(word => stem(word)),
);

const COPULAS = new Set(['is', 'are', 'be', 'was', 'were', 'been']);

const DENIALS = new Set(
	['not', 'never', 'neither', 'nor', 'without', 'cannot', 'no', 'none', 'nothing', 'nobody', 'nowhere'].map(word =>
		stem(word),
	),
);

/** Words by which a clause says that something is not so, is to be avoided, or would be so under another condition. */
const DOUBTS = new Set(
	(
		'would could might if unless only rather instead wrong incorrect mistake misconception myth false contrary unlike ' +
		'confuse confused hardly whether should tempting naive naively seem seems although require requires when hurt hurts ' +
		'harm harms worse opposite counterproductive pointless impossible overfit overfitting contrast whereas assume assuming'
	)
		.split(' ')
		.map(word => stem(word)),
);

/** Words in front of what is kept away: `Xavier avoids vanishing gradients`. */
const PREVENTIONS = new Set(
	'avoid avoiding prevent preventing mitigate against reduce alleviate counter combat address no'
		.split(' ')
		.map(word => stem(word)),
);

const isDenial = (word: string): boolean => DENIALS.has(word) || word.endsWith("n't");

/** A wording ready to be looked for. */
export interface Wording {
	readonly stems: readonly string[];
}

export const wordingOf: (text: string) => Wording = remember(text => {
	const stems = readSentences(text).flatMap(words => words.map(word => word.stem));
	const telling = stems.filter(word => !SMALL.has(word));
	return { stems: telling.length > 0 ? telling : stems };
});

/** The first place where a sentence says a wording as something that is so; undefined where it does not, or denies it. */
export function findWording(
	wording: Wording,
	{ words }: Sentence,
	how: { readonly strict: boolean; readonly from?: number },
): Span | undefined {
	let { stems } = wording;
	if (stems.length === 0) return undefined;
	// A mistake says that something is so; a point may be made in any construction.
	if (!how.strict && stems.some(word => !COPULAS.has(word))) stems = stems.filter(word => !COPULAS.has(word));
	const telling = words.filter(word => !SMALL.has(word.stem) || stems.includes(word.stem));
	for (let i = 0; i < telling.length; i++) {
		if (telling[i]!.start < (how.from ?? 0)) continue;
		const used = how.strict ? inOrder(stems, telling, i) : inAnyOrder(stems, telling, i);
		if (used && !(how.strict ? isDoubted(words, used) : isDenied(words, used)))
			return { start: Math.min(...used.map(word => word.start)), end: Math.max(...used.map(word => word.end)) };
	}
	return undefined;
}

/** The wording from a word on, in its order, with at most one other word between two of its own and two in all. */
function inOrder(stems: readonly string[], words: readonly Word[], from: number): readonly Word[] | undefined {
	if (words[from]!.stem !== stems[0]) return undefined;
	const used = [words[from]!];
	let at = from;
	let skipped = 0;
	for (const wanted of stems.slice(1)) {
		const next = words[at + 1]?.stem === wanted ? at + 1 : words[at + 2]?.stem === wanted ? at + 2 : undefined;
		if (next === undefined) return undefined;
		skipped += next - at - 1;
		if (skipped > 2) return undefined;
		at = next;
		used.push(words[at]!);
	}
	return used;
}

/** The wording's words in any order, beginning with one of them, within a few words of one another. */
function inAnyOrder(stems: readonly string[], words: readonly Word[], from: number): readonly Word[] | undefined {
	if (!stems.includes(words[from]!.stem)) return undefined;
	const window = words.slice(from, from + stems.length + 4);
	const used: Word[] = [];
	for (const wanted of stems) {
		const found = window.find(word => word.stem === wanted && !used.includes(word));
		if (!found) return undefined;
		used.push(found);
	}
	return used;
}

/** Whether the clause of a wording denies or doubts it anywhere. */
function isDoubted(words: readonly Word[], used: readonly Word[]): boolean {
	const clauses = new Set(used.map(word => word.clause));
	const first = words.indexOf(used[0]!);
	return words.some(
		(word, index) =>
			!used.includes(word) &&
			((clauses.has(word.clause) && (isDenial(word.stem) || DOUBTS.has(word.stem))) ||
				(PREVENTIONS.has(word.stem) && index < first && first - index <= 4) ||
				// "..., which is not what happens", "not, as one might think, ..."
				(isDenial(word.stem) && index < first && first - index <= 4)),
	);
}

/** Whether a denial stands right before a wording, or among its words. */
function isDenied(words: readonly Word[], used: readonly Word[]): boolean {
	const first = Math.min(...used.map(word => words.indexOf(word)));
	const last = Math.max(...used.map(word => words.indexOf(word)));
	return words.slice(Math.max(0, first - 3), last).some(word => !used.includes(word) && isDenial(word.stem));
}
