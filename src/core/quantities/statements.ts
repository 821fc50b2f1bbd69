import type { Homework, SectionKind } from '../homework/homework.ts';
import type { Expression, RelationNode } from '../math/expression.ts';
import { parseLatex, parsePlain } from '../math/read/parse.ts';
import type { Anchor, Block, BlockContent } from '../text/block.ts';
import type { Span } from '../text/span.ts';
import { chainsIn, hasNumber, isRewrittenInequality, openEnds } from './chains.ts';
import { codeStatements } from './code-results.ts';
import { withPlainUnits } from './formula-units.ts';
import { type IslandSource, islandSource } from './island-source.ts';
import { findIslands, type Island } from './islands.ts';
import { labelBefore } from './labels.ts';
import { type Passage, passagesOf, type Scanned } from './passages.ts';
import { wordedStatements } from './results.ts';
import { assignRoles } from './roles.ts';
import { correspondsOnly, splitRunOn } from './run-on.ts';
import { type Silence, silenceOf, surroundings } from './silence.ts';
import type { Statement, StatementKind } from './statement.ts';
import { locate } from './statement.ts';
import { tokenize } from './tokens.ts';

/** One or more islands that are read as one expression: a formula cut in two by a paragraph is whole again. */
interface Group {
	readonly links: readonly { readonly scanned: Scanned; readonly island: Island }[];
	/** Where the chain before it in the block ends: nothing before that is part of its label. */
	readonly labelFrom: number;
}

/**
 * Everything that the homework asserts and that can be checked, in document order: chains of relations in formulas of all delimiters,
 * in back-ticks, tables, fences and running text, stated results, ratios, shapes, positions. What the text itself doubts is there
 * too, with the reason in `silenced`. Never throws on account of the text.
 */
export function readStatements(homework: Homework): readonly Statement[] {
	let statements = read.get(homework);
	if (!statements) {
		statements = readAll(homework);
		read.set(homework, statements);
	}
	return statements;
}

const read = new WeakMap<Homework, readonly Statement[]>();

function readAll(homework: Homework): readonly Statement[] {
	const { blocks } = homework.source;
	const scanned = passagesOf(homework).map(passage => scan(blocks[passage.block]!, passage));
	const statements: Statement[] = [];
	for (const group of groupIslands(scanned))
		for (const statement of statementsOf(blocks, group)) statements.push(statement);
	const taken = placesByBlock(statements);
	for (const each of scanned) {
		const places = within(taken.get(each.passage.block) ?? [], each.passage.span);
		for (const statement of wordedStatements(blocks, each, places)) statements.push(statement);
	}
	statements.push(...codeStatements(homework));
	return statements.sort(
		(a, b) =>
			a.anchor.block - b.anchor.block ||
			a.anchor.span.start - b.anchor.span.start ||
			a.anchor.span.end - b.anchor.span.end,
	);
}

/** The spans, sorted by their starts, that may reach into the passage. */
function within(spans: readonly Span[], passage: Span): readonly Span[] {
	let low = 0;
	let high = spans.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (spans[middle]!.start < passage.start) low = middle + 1;
		else high = middle;
	}
	let end = low;
	while (end < spans.length && spans[end]!.start < passage.end) end++;
	return spans.slice(low, end);
}

function placesByBlock(statements: readonly Statement[]): ReadonlyMap<number, readonly Span[]> {
	const places = new Map<number, Span[]>();
	for (const { anchor, more } of statements) {
		for (const { block, span } of [anchor, ...more]) {
			const known = places.get(block);
			if (known) known.push(span);
			else places.set(block, [span]);
		}
	}
	for (const spans of places.values()) spans.sort((a, b) => a.start - b.start);
	return places;
}

const scans = new WeakMap<BlockContent, Map<string, Pick<Scanned, 'parts' | 'islands'>>>();

/** Tokens, roles and islands of a passage depend on its text alone, and are kept as long as the block's content is. */
function scan(block: Block, passage: Passage): Scanned {
	const quoted = block.containers.some(container => container.kind === 'quote');
	const key = `${passage.span.start}:${passage.span.end}:${quoted}`;
	let kept = scans.get(block.content);
	if (!kept) {
		kept = new Map();
		scans.set(block.content, kept);
	}
	let found = kept.get(key);
	if (!found) {
		const parts = assignRoles(tokenize(block, passage.span));
		found = { parts, islands: findIslands(parts) };
		kept.set(key, found);
	}
	return { passage, ...found };
}

/** Joins islands over a border where one ends in a sign or the next begins with one. */
function groupIslands(scanned: readonly Scanned[]): readonly Group[] {
	const groups: { links: { scanned: Scanned; island: Island }[]; labelFrom: number }[] = [];
	scanned.forEach((here, index) => {
		let labelFrom = here.passage.span.start;
		here.islands.forEach((island, position) => {
			const link = { scanned: here, island };
			const previous = scanned[index - 1];
			const last = groups.at(-1)?.links.at(-1);
			const follows =
				position === 0 &&
				previous !== undefined &&
				last !== undefined &&
				last.scanned === previous &&
				last.island === previous.islands.at(-1) &&
				adjoins(previous.passage, here.passage) &&
				(last.island.leansRight ? startsPassage(here, island) : island.leansLeft && endsPassage(previous, last.island));
			if (follows) groups.at(-1)!.links.push(link);
			else groups.push({ links: [link], labelFrom });
			if (island.hasRelation) labelFrom = island.span.end;
		});
	});
	return groups;
}

const adjoins = (a: Passage, b: Passage): boolean =>
	!a.alone && !b.alone && a.part === b.part && a.section === b.section && b.block - a.block <= 1;

const startsPassage = (scanned: Scanned, island: Island): boolean =>
	scanned.parts.slice(0, island.outerFrom).every(part => part.token.kind === 'line' || part.role === 'skip');

const endsPassage = (scanned: Scanned, island: Island): boolean =>
	scanned.parts
		.slice(island.outerTo)
		.every(
			part =>
				part.token.kind === 'line' || part.token.kind === 'stop' || part.token.kind === 'comma' || part.role === 'skip',
		);

function statementsOf(blocks: readonly Block[], group: Group): readonly Statement[] {
	const { source, pieces, language } = sourceOf(group);
	const single = group.links.length === 1;
	const first = group.links[0]!;
	const last = group.links.at(-1)!;
	const inFormula = group.links.some(({ scanned, island }) =>
		scanned.parts.slice(island.from, island.to).some(part => part.token.formula),
	);
	if (!inFormula && !/[=<>≈≃≅≤≥≪≫~∼∝≡≠]|\\(?:approx|sim|le|ge|ll|gg|ne|propto|equiv)/.test(source)) return [];
	const parsed = language === 'plain' ? parsePlain(source) : parseLatex(source);
	const chains = chainsIn(parsed.expression)
		.flatMap(splitRunOn)
		.map(chain => (language === 'latex' ? withPlainUnits(chain, source) : chain));
	const { passage } = first.scanned;
	const shared = { part: passage.part, section: passage.section, source, pieces, language };
	return chains.flatMap((chain, index): Statement[] => {
		const openLeft = index === 0 && first.island.openLeft;
		const openRight = index === chains.length - 1 && last.island.openRight;
		const opened = openEnds(
			chain,
			(openLeft && reaches(chain.operands[0]!, 'start', source)) || correspondsOnly(chain),
			openRight && reaches(chain.operands.at(-1)!, 'end', source),
		);
		if (!inFormula && !isWorthReading(opened)) return [];
		const place = placeOf({
			...shared,
			kind: 'chain',
			expression: chain,
			anchor: pieces[0]!.anchor,
			more: [],
			label: undefined,
			silenced: undefined,
		});
		const { anchor } = place;
		const label = index === 0 ? labelBefore(blocks, passage.block, group.labelFrom, outerStart(first)) : undefined;
		const around = surroundings(
			blocks,
			place.more.at(-1)?.block ?? anchor.block,
			single ? anchor.span : (place.more.at(-1) ?? anchor).span,
		);
		const reason = isRewrittenInequality(opened) ? 'an inequality rewritten in its middle' : silenceOf(around, source);
		const kind = kindOf(opened, shared.section, around.before);
		return [
			{
				...shared,
				kind,
				expression: opened,
				anchor,
				more: place.more,
				label: label?.text,
				named: label?.names,
				silenced: reason ?? struckReason(blocks, anchor),
			},
		];
	});
}

/** Whether the operand touches that end of the source, so that what stands beyond the end belongs to it. */
const reaches = (operand: Expression, end: 'start' | 'end', source: string): boolean =>
	end === 'start'
		? source.slice(0, operand.span.start).trim().length < 2
		: source.slice(operand.span.end).trim().length < 2;

const outerStart = ({ scanned, island }: Group['links'][number]): number =>
	scanned.parts[island.outerFrom]!.token.span.start;

/** The source of a group: islands one after the other in one language. */
function sourceOf(group: Group): IslandSource {
	if (group.links.length === 1) {
		const { scanned, island } = group.links[0]!;
		return islandSource(scanned.parts, island.from, island.to, scanned.passage.block);
	}
	const asLatex = group.links.some(({ scanned, island }) =>
		scanned.parts.slice(island.from, island.to).some(part => part.token.formula),
	);
	let source = '';
	const pieces: { from: number; anchor: Anchor }[] = [];
	group.links.forEach(({ scanned, island }, index) => {
		const from = index === 0 ? island.from : island.outerFrom;
		const to = index === group.links.length - 1 ? island.to : island.outerTo;
		const next = islandSource(scanned.parts, from, to, scanned.passage.block, asLatex);
		if (source !== '') source += ' ';
		for (const piece of next.pieces) pieces.push({ from: source.length + piece.from, anchor: piece.anchor });
		source += next.source;
	});
	return { source, language: asLatex ? 'latex' : 'plain', pieces };
}

/** Where the expression of a statement stands: the stretch in its first block, and those in the blocks after it. */
function placeOf(statement: Statement): { anchor: Anchor; more: readonly Anchor[] } {
	const { span } = statement.expression;
	const start = locate(statement, { start: span.start, end: span.start });
	const end = locate(statement, { start: Math.max(span.start, span.end - 1), end: span.end });
	if (start.block === end.block)
		return { anchor: { block: start.block, span: ordered(start.span.start, end.span.end) }, more: [] };
	const within = new Map<number, Span>();
	for (const { from, anchor } of statement.pieces) {
		if (from >= span.end) break;
		const known = within.get(anchor.block);
		within.set(anchor.block, known ? ordered(known.start, anchor.span.end) : anchor.span);
	}
	const first = within.get(start.block)!;
	const rest: Anchor[] = [];
	for (const [block, piece] of within) {
		if (block > start.block)
			rest.push({ block, span: block === end.block ? ordered(piece.start, end.span.end) : piece });
	}
	return { anchor: { block: start.block, span: ordered(start.span.start, first.end) }, more: rest };
}

const ordered = (start: number, end: number): Span => ({ start, end: Math.max(start, end) });

/** In running text a chain needs two sides with numbers, or a name and a number. */
const isWorthReading = (chain: RelationNode): boolean => {
	const sides = chain.operands.filter(operand => operand.kind !== 'hole' && operand.kind !== 'gap');
	const numbered = sides.filter(hasNumber).length;
	return numbered >= 2 || (numbered === 1 && sides.length >= 2);
};

const DEFINING =
	/\b(?:let|where|given|assum(?:e|ing)|suppose|with|define|denote|set|choose|take|for)\s*(?:[\w\s,]{0,30})$/i;

function kindOf(chain: RelationNode, section: SectionKind | undefined, before: string): StatementKind {
	const { operands, operators } = chain;
	if (operators.includes('∝')) return 'proportion';
	if (operators.includes('∈') && operators.every(operator => operator === '∈' || operator === '=')) return 'shape';
	if (operands.length === 2 && operators[0] === '=' && operands[0]!.kind === 'symbol') {
		if (operands[1]!.kind === 'matrix') return 'matrix';
		if (section === 'question' || section === 'given' || DEFINING.test(before)) return 'definition';
	}
	if (operators.every(operator => operator === ':=')) return 'definition';
	return 'chain';
}

const struckReason = (blocks: readonly Block[], anchor: Anchor): Silence | undefined => {
	const { masks } = blocks[anchor.block]!.content;
	return masks.some(
		mask => mask.kind === 'struck' && mask.span.start <= anchor.span.start && anchor.span.end <= mask.span.end,
	)
		? 'struck out'
		: undefined;
};
