import type { Homework, SectionKind } from '../homework/homework.ts';
import { literalOf } from '../math/literal.ts';
import { parsePlain } from '../math/read/parse.ts';
import { findUnit } from '../math/units/units.ts';
import { walk } from '../math/walk.ts';
import type { Anchor, Block } from '../text/block.ts';
import { isRead, unreadOf } from '../text/limits.ts';
import type { Span } from '../text/span.ts';
import { leavesOf } from './origins.ts';
import type { Statement } from './statement.ts';
import { isKnownUnit } from './words.ts';

/**
 * Results that code states of its own arithmetic: in a comment behind it (`x = 6 * 70e9  # 4.2e11`), below a prompt (`>>> 6 * 7`), or in the
 * block of output below it. Code is read as arithmetic only where it is nothing else: numbers, names that are bound once, signs and a few
 * functions; everything else is a program and none of our business.
 */
export function codeStatements(homework: Homework): readonly Statement[] {
	const { blocks } = homework.source;
	const unread = unreadOf(homework.source);
	const bound = namesBoundOnce(blocks);
	const found: Statement[] = [];
	const seen = new Set<string>();
	const read = (slice: Anchor, part: number | undefined, section: SectionKind | undefined) => {
		const block = blocks[slice.block];
		const key = `${slice.block}:${slice.span.start}`;
		if (!block || seen.has(key) || !isRead(unread, slice.block)) return;
		seen.add(key);
		const results = block.kind === 'fence' ? fenceResults(blocks, slice.block) : inlineResults(block, slice);
		for (const result of results) {
			const statement = statementOf(blocks, result, bound);
			if (statement) found.push({ ...statement, part, section });
		}
	};
	homework.parts.forEach((part, index) => {
		for (const section of part.sections) for (const slice of section.slices) read(slice, index, section.kind);
	});
	for (const block of homework.loose) {
		const end = blocks[block]?.content.text.length ?? 0;
		read({ block, span: { start: 0, end } }, undefined, undefined);
	}
	return found;
}

/** A calculation in code and the number that stands for its result. */
interface CodeResult {
	readonly calculation: Anchor;
	readonly result: Anchor;
	/** `≈` in front of the number, or a word for it. */
	readonly rough: boolean;
	/** Whether a sign or a program says that the number is the result; a bare comment may speak of something else. */
	readonly said: boolean;
	readonly language: string;
}

const languageOf = (block: Block): string =>
	block.content.info
		.trim()
		.split(/[\s{,]/)[0]
		?.toLowerCase() ?? '';

const CODE =
	/^(?:py|python|python3|ipython|pycon|julia|jl|r|js|javascript|ts|typescript|matlab|octave|ruby|rb|c|cpp|c\+\+|java|go|rust|rs|scala|kotlin|swift|bash|sh)$/;
const OUTPUT = /^(?:|text|txt|output|out|console|stdout|plain|plaintext|none)$/;
/** Languages in which a division of whole numbers is cut off. */
const CUTS_OFF = /^(?:c|cpp|c\+\+|java|go|rust|rs|scala|kotlin|swift|bash|sh|ruby|rb)$/;

const ASSIGNED = /^(?:(?:const|let|var|final|auto|int|float|double|long)\s+)?[A-Za-z_]\w*\s*(?::\s*\w+\s*)?=\s*(?!=)/;
const NUMBER = String.raw`-?\$?(?:\d{1,3}(?:[,_]\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const COMMENT = new RegExp(
	String.raw`^(?<mark>\s*(?:(?:==?|->|=>|→|⇒|prints?:?|outputs?:?|gives|result:?)\s*)?(?:(?:[≈~]|about|approx\.?|approximately|roughly|ca\.?)\s*)?)(?<number>${NUMBER})(?<unit>\s*(?:%|[A-Za-zµ]+(?:[-/][A-Za-z]+)?))?\s*(?:$|[,;.!]?\s*\(|[,;!—–]\s)`,
);

function fenceResults(blocks: readonly Block[], index: number): readonly CodeResult[] {
	const block = blocks[index]!;
	const language = languageOf(block);
	if (!CODE.test(language)) return [];
	const { text } = block.content;
	const found: CodeResult[] = [];
	let at = 0;
	let printed: Span[] = [];
	const lines = text.split('\n');
	lines.forEach((line, number) => {
		const start = at;
		at += line.length + 1;
		if (line.length > 300) return;
		const prompt = /^>>> /.exec(line);
		const code = prompt ? 4 : 0;
		const comment = commentOf(line, language);
		const calculation = calculationIn(line.slice(0, comment?.from ?? line.length), code);
		if (!calculation) return;
		const place = { block: index, span: { start: start + calculation.start, end: start + calculation.end } };
		if (calculation.printed) printed = [...printed, place.span];
		const stated = comment ? statedIn(line, comment.to) : undefined;
		if (stated) {
			const span = { start: start + stated.span.start, end: start + stated.span.end };
			found.push({ calculation: place, result: { block: index, span }, language, ...stated });
			return;
		}
		const below = prompt && lines[number + 1];
		if (below && new RegExp(`^${NUMBER}$`).test(below.trim()) && below.trim() !== '') {
			const span = { start: at, end: at + below.trimEnd().length };
			found.push({ calculation: place, result: { block: index, span }, language, rough: false, said: true });
		}
	});
	const output = blocks[index + 1];
	const only = printed.length === 1 && (text.match(/\bprint\w*\s*\(/g) ?? []).length === 1 ? printed[0] : undefined;
	if (only && output?.kind === 'fence' && OUTPUT.test(languageOf(output))) {
		const written = fenceLines(output.content.text);
		if (written && new RegExp(`^${NUMBER}$`).test(written.text))
			found.push({
				calculation: { block: index, span: only },
				result: { block: index + 1, span: { start: written.start, end: written.start + written.text.length } },
				rough: false,
				said: true,
				language,
			});
	}
	return found;
}

/** The one line of text in a fence; undefined where it has more, or none. */
function fenceLines(text: string): { readonly text: string; readonly start: number } | undefined {
	let at = 0;
	let found: { text: string; start: number } | undefined;
	for (const line of text.split('\n')) {
		const start = at;
		at += line.length + 1;
		if (/^\s*(?:`{3,}|~{3,})/.test(line) || line.trim() === '') continue;
		if (found) return undefined;
		found = { text: line.trim(), start: start + (line.length - line.trimStart().length) };
	}
	return found;
}

/** `x = 6 * 70e9  # 4.2e11` between back-ticks in running text. */
function inlineResults(block: Block, slice: Anchor): readonly CodeResult[] {
	if (block.kind !== 'paragraph' && block.kind !== 'table') return [];
	const { masks, text } = block.content;
	return masks.flatMap((mask): CodeResult[] => {
		if (mask.kind !== 'code' || mask.span.start < slice.span.start || mask.span.end > slice.span.end) return [];
		const code = text.slice(mask.inner.start, mask.inner.end);
		if (code.length > 200) return [];
		const comment = commentOf(code, 'python');
		const calculation = comment && calculationIn(code.slice(0, comment.from), 0);
		const stated = calculation && statedIn(code, comment.to);
		if (!stated) return [];
		const at = ({ start, end }: Span): Anchor => ({
			block: slice.block,
			span: { start: start + mask.inner.start, end: end + mask.inner.start },
		});
		return [{ calculation: at(calculation), result: at(stated.span), language: 'python', ...stated }];
	});
}

function commentOf(line: string, language: string): { readonly from: number; readonly to: number } | undefined {
	const mark = /^(?:py|python3?|ipython|pycon|julia|jl|r|ruby|rb|bash|sh)$/.test(language)
		? /#+/
		: /^(?:matlab|octave)$/.test(language)
			? /%+/
			: /\/\/+/;
	const match = mark.exec(line);
	return match ? { from: match.index, to: match.index + match[0].length } : undefined;
}

/** The arithmetic of a line: what is assigned, printed or stands by itself. Lines further in belong to a loop or a function. */
function calculationIn(line: string, from: number): (Span & { readonly printed: boolean }) | undefined {
	if (/^[ \t]/.test(line.slice(from))) return undefined;
	const assigned = ASSIGNED.exec(line.slice(from));
	const print = /^(?:print|println|console\.log|disp)\s*\(/.exec(line.slice(from));
	let start = from + (assigned?.[0].length ?? print?.[0].length ?? 0);
	let end = line.replace(/[;\s]+$/, '').length;
	if (print) {
		if (line[end - 1] !== ')') return undefined;
		end--;
	}
	while (/\s/.test(line[start] ?? '')) start++;
	return end > start ? { start, end, printed: print !== null } : undefined;
}

function statedIn(
	line: string,
	from: number,
): { readonly span: Span; readonly rough: boolean; readonly said: boolean } | undefined {
	const match = COMMENT.exec(line.slice(from));
	const { mark = '', number = '', unit = '' } = match?.groups ?? {};
	if (!match || !/\d/.test(number)) return undefined;
	const said = /[=>→⇒]|prints?|outputs?|gives|result/.test(mark);
	const word = unit.trim();
	const known = word === '' || word === '%' || word.split(/[-/]/).every(isHardUnit);
	// `12 heads` speaks of a factor as often as of the result
	if (!known && !said) return undefined;
	const start = from + mark.length;
	const length = number.length + (known ? unit.length : 0);
	return { span: { start, end: start + length }, rough: /[≈~]|about|appr|roughly|ca/.test(mark), said };
}

/** Bytes, seconds, FLOP, money; tokens and GPUs count a factor as often as the result. */
const isHardUnit = (word: string): boolean => isKnownUnit(word) && findUnit(word)?.soft === false;

/** Names to which the code of a document gives one value in all; any other stands for different things on different lines. */
function namesBoundOnce(blocks: readonly Block[]): ReadonlySet<string> {
	const counts = new Map<string, number>();
	for (const block of blocks) {
		if (block.kind !== 'fence') continue;
		for (const match of block.content.text.matchAll(/(?<![\w.])([A-Za-z_]\w*)\s*(?:[-+*/%]|\*\*|\/\/)?=(?!=)/g))
			counts.set(match[1]!, (counts.get(match[1]!) ?? 0) + 1);
		for (const match of block.content.text.matchAll(/\bfor\s+([A-Za-z_]\w*)/g)) counts.set(match[1]!, 2);
	}
	return new Set([...counts].filter(([, count]) => count === 1).map(([name]) => name));
}

const LIBRARY = /\b(?:math|np|numpy|torch|jnp|Math)\.(?=(?:sqrt|log|log2|log10|exp|ceil|floor)\s*\()/g;

function statementOf(
	blocks: readonly Block[],
	{ calculation, result, rough, said, language }: CodeResult,
	bound: ReadonlySet<string>,
): Omit<Statement, 'part' | 'section'> | undefined {
	const slice = ({ block, span }: Anchor): string => blocks[block]!.content.text.slice(span.start, span.end);
	// the same length, so that places in it are places in the text
	const code = slice(calculation).replace(LIBRARY, prefix => ' '.repeat(prefix.length));
	if (!/^[\w\s.+\-*/()]+$/.test(code) || !/[+\-*/(]/.test(code) || /\/\/|\d_\d/.test(code)) return undefined;
	if (/\b(?!(?:sqrt|log|log2|log10|exp|ceil|floor|abs|round)\b)[A-Za-z_]\w*\s*\(/.test(code)) return undefined;
	if (CUTS_OFF.test(language) && code.includes('/') && !/\d\.\d|\de\d/.test(code)) return undefined;
	const written = slice(result);
	if (/\d_\d/.test(written)) return undefined;
	const source = `${code} ${rough ? '≈' : '='} ${written}`;
	const { expression } = parsePlain(source);
	if (expression.kind !== 'relation' || expression.operands.length !== 2) return undefined;
	const [left, right] = expression.operands as [typeof expression, typeof expression];
	const literal = literalOf(right);
	if (!literal || literalOf(left)) return undefined;
	let names = true;
	walk(left, node => {
		if (node.kind === 'symbol' && !bound.has(node.name) && !bound.has(code.slice(node.span.start, node.span.end)))
			names = false;
		if (node.kind === 'measure' || node.kind === 'hole' || node.kind === 'gap' || node.kind === 'text') names = false;
	});
	if (!names) return undefined;
	if (!said) {
		// a number of the line itself, or a small one, may say something else than the result
		const own = leavesOf(left).some(leaf => leaf.literal.value === literal.value);
		if (own || (literal.form === 'integer' && Math.abs(literal.value) < 10)) return undefined;
	}
	const gap = code.length + 3;
	return {
		kind: 'chain',
		anchor:
			calculation.block === result.block
				? { block: result.block, span: { start: calculation.span.start, end: result.span.end } }
				: calculation,
		more: calculation.block === result.block ? [] : [result],
		source,
		pieces: [
			{ from: 0, anchor: calculation },
			{ from: gap, anchor: result },
		],
		expression,
		label: undefined,
		silenced: undefined,
		language: 'plain',
	};
}
