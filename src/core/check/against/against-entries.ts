import type { Homework } from '../../homework/homework.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { parsePlain } from '../../math/read/parse.ts';
import type { NamedResult } from '../../solve/solution.ts';
import { nameStems } from '../../solve/words.ts';
import type { Anchor } from '../../text/block.ts';
import { withoutComments } from '../../text/comments.ts';
import { LONGEST_BLOCK } from '../../text/limits.ts';
import { say } from '../../text/message.ts';
import { dressNumber, figuresFor } from '../numbers/dress.ts';
import { entriesOf, isEntry } from './against-vectors.ts';
import { answerSlices } from './answer-words.ts';
import { capital } from './contradicted.ts';
import { contradiction } from './contradiction.ts';
import { draft, type PartUnderCheck } from './part-under-check.ts';
import { overlaps } from './written.ts';

/** One number that an answer gives by the name and the place of an entry: `weight 2: 0.21`, `s_{12} = 8`, `| y3 | 0.45 |`. */
interface WrittenEntry {
	readonly anchor: Anchor;
	readonly literal: Literal;
	/** What all entries of the vector are called: `weight`, `s`. */
	readonly head: string;
	/** The place as it is written: `2`, `12`, `1,2`. */
	readonly place: string;
}

const NUMBER = String.raw`[-−+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?%?`;
const HEAD = String.raw`(?<![\\\w])\\?[A-Za-zα-ωΑ-Ω]+(?:[ -][A-Za-z]+){0,2}`;
const PLACE = String.raw`(?:\s|_|\\_)?\(?\{?(\d{1,2}(?:\s*,\s*\d{1,2})?)\}?\)?`;
const ENTRY = new RegExp(
	String.raw`(${HEAD}?)${PLACE}[$*\s]*(?::|=|≈|\\approx|\|)(?:[^\n;|]{0,160}?(?:=|≈|\\approx))?[$*\s]*(${NUMBER})(?=[$*\s]*(?:\\?[,;.|)]?(?:\s|$)))`,
	'gu',
);

/**
 * Vectors and matrices that were asked for, against an answer that gives them entry by entry under one name with their places, all of them. Each is right or
 * wrong by itself. The name must be the result's, or half of the entries right.
 */
export function checkEntries(homework: Homework, under: PartUnderCheck): void {
	const { part, solution, findings } = under;
	const asked = solution.results.filter(({ incidental, value }) => !incidental && entriesOf(value).length > 1);
	if (asked.length === 0 || solution.missing.length > 0) return;
	const written = answerSlices(homework, part).flatMap(slice => entriesIn(homework, slice));
	for (const head of new Set(written.map(each => each.head))) {
		const group = written.filter(each => each.head === head);
		const fitting = asked.flatMap(result => {
			if (findings.some(finding => finding.part === part && finding.target === result.symbol)) return [];
			const pairs = paired(group, result);
			return pairs ? [{ result, pairs }] : [];
		});
		const named = fitting.filter(({ result }) => isNameOf(head, result));
		const half = fitting.filter(({ pairs }) => 2 * pairs.filter(isRight).length >= pairs.length);
		const [meant, ...others] = named.length > 0 ? named : half;
		if (meant && others.length === 0) judge(under, meant.result, meant.pairs);
	}
}

interface Pair {
	readonly written: WrittenEntry;
	readonly entry: number;
}

const isRight = ({ written, entry }: Pair): boolean => isEntry(written.literal, entry, 'rounded');

/** Each entry of a result with the number that is written for its place, where every place has one, counted from one or from zero. */
function paired(group: readonly WrittenEntry[], { value }: NamedResult): readonly Pair[] | undefined {
	const entries = entriesOf(value);
	if (group.length !== entries.length) return undefined;
	const wide = value.kind === 'matrix' && value.matrix.rows > 1 && value.matrix.columns > 1 ? value.matrix : undefined;
	for (const from of [1, 0]) {
		const places = entries.map((_, at) =>
			wide ? `${Math.floor(at / wide.columns) + from},${(at % wide.columns) + from}` : String(at + from),
		);
		const at = (place: string): WrittenEntry | undefined =>
			group.find(each => each.place === place || (wide !== undefined && each.place === place.replace(',', '')));
		const pairs = places.flatMap((place, index) => {
			const found = at(place);
			return found ? [{ written: found, entry: entries[index]! }] : [];
		});
		if (pairs.length === entries.length) return pairs;
	}
	return undefined;
}

/** Whether entries called so are the result's: by a word of its name, or by its letter. */
function isNameOf(head: string, { symbol, name, aliases = [] }: NamedResult): boolean {
	const bare = head.replace(/^\\/, '');
	if (bare.length === 1) return symbol.replace(/^\\/, '').split('_')[0] === bare;
	const said = nameStems(bare);
	return [name, ...aliases].some(each => {
		const own = new Set(nameStems(each));
		return said.length > 0 && said.every(word => own.has(word));
	});
}

function judge(under: PartUnderCheck, result: NamedResult, pairs: readonly Pair[]): void {
	const { part, solution, findings } = under;
	const whole = pairs.every(isRight);
	// Close to an entry and no rounding of it: nothing that can be told.
	const off = pairs.filter(({ written, entry }) => !isEntry(written.literal, entry));
	const certain = solution.unsolved === undefined && under.takesAll();
	for (const pair of pairs) {
		const { anchor, literal } = pair.written;
		const known = findings.findIndex(finding => finding.part === part && overlaps(finding.anchor, anchor));
		const before = findings[known];
		if (before && before.verdict !== 'right') continue;
		const right = isRight(pair);
		if (!right && !(certain && off.includes(pair))) continue;
		const text = dressNumber(pair.entry, Math.max(3, figuresFor(pair.entry, literal))).text;
		const base = before ?? draft(part, anchor, 'result');
		const finding = right
			? {
					...base,
					verdict: 'right' as const,
					rule: before?.rule ?? 'key.confirmed',
					message: before?.message ?? say`Right: ${result.name}, ${text}.`,
					...(whole ? { target: before?.target ?? result.symbol } : {}),
				}
			: {
					...base,
					verdict: contradiction(solution, result.symbol),
					rule: 'key.contradicted',
					message: say`${capital(result.name)}: entry ${pair.written.place} is ${text}, worked out from the givens, not ${literal.value}${''}.`,
					target: result.symbol,
				};
		if (before) findings[known] = finding;
		else findings.push(finding);
	}
}

/** The entries in a piece of an answer, in its order. */
function entriesIn(homework: Homework, { block, span }: Anchor): readonly WrittenEntry[] {
	const found = homework.source.blocks[block];
	if (!found || found.kind === 'fence' || found.kind === 'html' || found.content.text.length > LONGEST_BLOCK) return [];
	const text = withoutComments(found.content).slice(span.start, span.end);
	return [...text.matchAll(ENTRY)].flatMap(match => {
		const [whole, head = '', place = '', number = ''] = match;
		const literal = literalOf(parsePlain(number.replace('−', '-').replace(/^\+/, '')).expression);
		if (!literal) return [];
		const end = span.start + match.index + whole.length;
		const start = end - number.length;
		return [
			{
				anchor: { block, span: { start, end } },
				literal,
				head: head.trim().toLowerCase(),
				place: place.replace(/\s/g, ''),
			},
		];
	});
}
