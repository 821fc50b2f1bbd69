import type { Block, BlockContent, BlockKind, Container, SourceText } from './block.ts';
import { type Chunk, splitChunks } from './chunks.ts';
import { readContent } from './content.ts';
import { type DecimalSign, decimalSignOf, inPoints } from './decimal-sign.ts';
import { readFrontMatter } from './front-matter.ts';
import { lineStartsOf } from './lines.ts';
import { type RawBlock, readBlocks } from './markdown.ts';

/** Blocks of a chunk relative to its start, for every text that holds the same chunk. */
interface ChunkBlocks {
	readonly blocks: readonly { readonly raw: RawBlock; readonly content: BlockContent }[];
	readonly ids: number;
}

interface Memory {
	readonly chunks: Map<string, ChunkBlocks>;
	readonly contents: Map<string, BlockContent>;
	readonly sign: DecimalSign;
}

/** What reading a text has learnt, kept as long as the text itself is. */
const memories = new WeakMap<SourceText, Memory>();

/**
 * Reads a Markdown text into blocks: where each begins, what contains it, where in it mathematics stands and where not.
 * Never throws, whatever the text.
 *
 * @param text a document; a byte-order mark is dropped, and offsets count without it.
 * @param previous an earlier reading of the same document: blocks whose chunk has not changed are taken from it as they are,
 * so that an edit costs the reading of its surroundings only. The result is the same with and without it.
 */
export const readSource = (text: string, previous?: SourceText): SourceText => {
	const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
	if (previous && previous.text === source) return previous;
	const sign = decimalSignOf(source);
	const known = previous && memories.get(previous);
	// A comma that means something else now changes blocks that were not touched.
	const old = known?.sign === sign ? known : undefined;
	const memory: Memory = { chunks: new Map(), contents: new Map(), sign };
	const lineStarts = lineStartsOf(source);
	const front = readFrontMatter(source, lineStarts);
	const blocks: Block[] = [];
	if (front) {
		const end = lineStarts[front.lines] ?? source.length;
		const raw = source.slice(0, end).trimEnd();
		blocks.push({
			kind: 'front-matter',
			start: 0,
			line: 0,
			containers: [],
			content: readContent('front-matter', raw, 0, ''),
		});
	}
	const assembler = new Assembler(blocks);
	for (const chunk of splitChunks(source, lineStarts, front?.lines ?? 0)) {
		const start = lineStarts[chunk.firstLine]!;
		assembler.add(chunkBlocks(source, lineStarts, chunk, memory, old), start, chunk.firstLine);
	}
	const result: SourceText = { text: source, lineStarts, blocks, frontMatter: front?.fields, decimalSign: sign };
	memories.set(result, memory);
	return result;
};

const chunkBlocks = (
	source: string,
	starts: readonly number[],
	chunk: Chunk,
	memory: Memory,
	old: Memory | undefined,
): ChunkBlocks => {
	const text = source.slice(starts[chunk.firstLine]!, starts[chunk.endLine] ?? source.length);
	const known = memory.chunks.get(text) ?? old?.chunks.get(text);
	if (known) {
		memory.chunks.set(text, known);
		for (const { raw, content } of known.blocks)
			memory.contents.set(contentKey(raw.kind, raw.level, raw.info, content.text), content);
		return known;
	}
	let ids = 0;
	const blocks = readBlocks(text).map(raw => {
		for (const container of raw.containers) ids = Math.max(ids, container.id + 1);
		const quoted = blankQuotes(text.slice(raw.start, raw.end), raw.containers);
		const own = raw.kind === 'fence' || raw.kind === 'html' ? quoted : inPoints(quoted, memory.sign);
		const key = contentKey(raw.kind, raw.level, raw.info, own);
		const content =
			memory.contents.get(key) ?? old?.contents.get(key) ?? readContent(raw.kind, own, raw.level, raw.info);
		memory.contents.set(key, content);
		return { raw, content };
	});
	const fresh = { blocks, ids };
	memory.chunks.set(text, fresh);
	return fresh;
};

const contentKey = (kind: BlockKind, level: number, info: string, text: string): string =>
	`${kind} ${level} ${info}\n${text}`;

/** The marks of a quote before its later lines become blanks: they are no `>` of the mathematics, and offsets hold. */
const blankQuotes = (text: string, containers: readonly Container[]): string => {
	const depth = containers.filter(c => c.kind === 'quote').length;
	if (depth === 0) return text;
	return text.replace(/([\n\r])([ \t>]+)/g, (_, end: string, lead: string) => {
		let marks = 0;
		return end + lead.replaceAll('>', mark => (++marks <= depth ? ' ' : mark));
	});
};

/** Puts chunks one after another: absolute offsets, container ids unique in the text, folds that run over several chunks. */
class Assembler {
	readonly #blocks: Block[];
	readonly #folds: Container[] = [];
	#ids = 0;

	constructor(blocks: Block[]) {
		this.#blocks = blocks;
	}

	add(chunk: ChunkBlocks, start: number, line: number): void {
		const base = this.#ids;
		this.#ids += chunk.ids;
		for (const { raw, content } of chunk.blocks) {
			const fold = raw.fold;
			if (fold && fold.close > fold.open)
				this.#folds.length = Math.max(0, this.#folds.length - (fold.close - fold.open));
			const own = raw.containers.map(c => ({ ...c, id: c.id + base }));
			this.#blocks.push({
				kind: raw.kind,
				start: start + raw.start,
				line: line + raw.line,
				containers: [...this.#folds, ...own],
				content,
			});
			if (fold && fold.open > fold.close && this.#folds.length < 32)
				this.#folds.push({ kind: 'details', marker: fold.summary, id: this.#ids++ });
		}
	}
}
