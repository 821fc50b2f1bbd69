import { escaped } from '../../text/pattern.ts';
import type { PartText } from '../bind/part-text.ts';
import { isAsking } from '../match/unsolved.ts';
import type { Member } from './enumerations.ts';
import { exchangeables } from './exchangeable.ts';
import { type Variation, withWords } from './variations.ts';

const NUMBER = '(?:two|three|four|five|2|3|4|5)';
/** What asks the same for each of several things that the text lists. */
const EACH = new RegExp(
	String.raw`\s*\b(?:(?:for|of|on|in|with|under|at|from)\s+)?(?:(?:each|either)\s+(?:one\s+)?of\s+(?:the\s+${NUMBER}\s+|these\s+|the\s+)?(?:them|[a-z]+)|each(?=\s*:)|(?:each|either)\s+(?!\w+\s+(?:has|is|must|needs?|costs?)\b)(?:[a-z]+)|both(?:\s+(?:of\s+(?:them|these)|(?:the\s+)?[a-z]+s))?|(?:all|the)\s+${NUMBER}\s+[a-z]+s|the\s+[a-z]+\s+and\s+the\s+[a-z]+\s+(?:value|price|rate|model|card|option)s?)(?=\s*[,?.;:(]|\s+(?:and|holds?|costs?|takes?|needs?|gives?|emits?|draws?|can|would|do|does)\b|\s*$)`,
	'i',
);
/** It compares the cases, or adds them up. */
const COMPARES =
	/^(?:and\s+)?(?:which|by (?:what|which|how)|how (?:much|many) (?:more|less|cheaper|fewer)|how many times|what is the (?:difference|ratio))\b|\bhow (?:does|do|would)\b[^?]*\bchange|\b(?:cheaper|dearer|cheapest|ratio|difference)\b/i;
export const ADDED = /\b(?:total|together|altogether|overall|combined|sum|in all)\b/i;

export interface Listed {
	readonly label: string;
	/** What stands in the place of the list for this thing alone. */
	readonly words: string;
}

/** `for S and for L`, `in A and B`: each of the things by its name. */
function byNames({ things }: List): RegExp | undefined {
	const labels = things.map(({ label }) => label.replace(/[$\\{}*]/g, '').trim());
	if (labels.some(label => label === '' || label.length > 30)) return undefined;
	const lead = String.raw`(?:(?:for|of|in|with)\s+)?(?:the\s+|model\s+|layer\s+)?`;
	return new RegExp(
		String.raw`\s*(?<![\w-])(?:for|of|in|with)\s+(?:both\s+)?${labels.map(label => `${lead}${escaped(label)}`).join(String.raw`(?:\s*,\s*(?:and\s+)?|\s+and\s+)`)}(?![\w-])`,
	);
}

/** `one with 32 heads of size 64, the other with 8 heads of size 256`. */
const ONE_AND_OTHER =
	/\b(?:one|the first|model A|layer A)\s+(with|has|having|uses|of)\s+([^,;.]*\d[^;.]*?)\s*(?:,|;|\band\b|\bwhile\b)+\s*(?:the\s+(?:other|second)|model B|layer B)(?:\s+one)?\s+\1\s+([^,;.?]*\d[^,;.?]*?)(?=\s*(?:\(|[.;:?]|$))/i;

/** Two things of one kind, of which a sentence tells what each is made of. */
function oneAndOther(said: string): readonly List[] {
	const found = ONE_AND_OTHER.exec(said);
	if (!found) return [];
	const [source, lead, one, other] = found;
	const words = [one!, other!].map(each => each.trim());
	if (exchangeables(words[0]!).length !== exchangeables(words[1]!).length) return [];
	return [{ source, things: words.map(each => ({ label: each, words: `${lead} ${each}` })) }];
}

export interface List {
	readonly source: string;
	readonly things: readonly Listed[];
}

/**
 * The cases of a question about each of several things that its text lists with an amount of the same kind, in a sentence (`NVMe $0.07 per GB, RAM
 * $3.80 per GB`, `the old value $51 or the new one $190`) or in the rows of a table: the question with one of them alone. None where the question
 * does not ask for each of them.
 */
export function listedThings(text: PartText): readonly Variation[] {
	const sentences = text.own.split(/(?<=[?.!])\s+(?=\S)|(?<=,)\s+(?=and\s+(?:what|how)\b)/);
	const list = onlyList(text);
	if (!list) return [];
	const each = byNames(list) ?? EACH;
	const wants = (sentence: string): boolean => EACH.test(sentence) || each.test(sentence);
	// What is only stated of each of them (`another rank is used for each layer`) asks nothing of it.
	const wanted = sentences.filter(wants);
	const asks = sentences.some(isAsking) ? wanted.filter(isAsking) : wanted;
	if (
		asks.length === 0 ||
		// `in total per layer for S and for L` adds nothing of S to anything of L.
		asks.some(
			sentence =>
				ADDED.test(sentence) &&
				!(each !== EACH && each.test(sentence) && /\b(?:per|each|either|respectively)\b/i.test(sentence)),
		)
	)
		return [];
	const left = sentences.filter(sentence => COMPARES.test(sentence) && !wants(sentence));
	const kept = sentences
		.filter(sentence => !left.includes(sentence))
		.map(sentence => sentence.replace(each, '').replace(EACH, ''));
	return list.things.map(({ label, words }): Variation => {
		const put = (said: string): string => said.replace(list.source, words);
		return {
			label: label.replace(/[$\\{}]/g, ''),
			members: membersOf(label, words, list),
			text: withWords(text, put(kept.join(' ')), put(text.around), put),
			left,
		};
	});
}

/** The one list of things that a question and its setting have. */
export function onlyList({ own, around }: PartText): List | undefined {
	const [list, ...others] = [
		...[around, own].flatMap(tablesOfThings),
		...[around, own].flatMap(said => [...listsIn(said), ...oneAndOther(said), ...sentencesOfThings(said)]),
	];
	return others.length > 0 ? undefined : list;
}

/** A thing by its name, and by its amounts where all have as many. */
export function membersOf(label: string, words: string, { things }: List): readonly Member[] {
	const own = exchangeables(words);
	const alike = things.every(each => exchangeables(each.words).length === own.length);
	return [
		{ text: label, value: undefined, bytes: undefined },
		...(alike ? own.map(({ text, value, bytes }) => ({ text, value, bytes })) : []),
	];
}

const ROW = /^\s*\|(.*)\|\s*$/;
const VALUES = /^(?:values?|wert|werte|valeur|valor|amount|数值|值)?$/i;

/** Tables with a thing in each row and an amount of it in each column. */
export function tablesOfThings(said: string): readonly List[] {
	const runs = said.match(/(?:^[ \t]*\|.*\|[ \t]*(?:\n|$)){4,}/gm) ?? [];
	return runs.flatMap((source): readonly List[] => {
		const rows = source
			.trimEnd()
			.split('\n')
			.map(line => (ROW.exec(line)?.[1] ?? '').split('|').map(cell => cell.trim()));
		const [head = [], rule = [], ...body] = rows;
		if (!rule.every(cell => /^:?-+:?$/.test(cell)) || body.length < 2 || head.length < 2) return [];
		if (head.slice(1).some(cell => VALUES.test(cell) || /^\d/.test(cell))) return [];
		if (
			body.some(
				([label = '', ...cells]) =>
					!isLabel(label, head[0]!) || cells.length !== head.length - 1 || cells.some(cell => !/^\D{0,4}\d/.test(cell)),
			)
		)
			return [];
		const things = body.map(([number, ...cells]) => {
			// `| run | r |` above `| 1 | 4 |`: run 1.
			const label = /[A-Za-z]/.test(number!) ? number! : `${head[0]} ${number}`;
			return {
				label,
				words: `${cells.map((cell, at) => cellIn(label, head[at + 1]!, cell)).join('\n')}\n`,
			};
		});
		return new Set(things.map(({ label }) => label)).size === things.length
			? [{ source: source.trimEnd(), things }]
			: [];
	});
}

/** Whether a cell names what its row is about: in words, or by a number under a word for a thing. */
const isLabel = (label: string, head: string): boolean =>
	/[A-Za-z]/.test(label) || (/^\d{1,2}$/.test(label) && /^[a-z]{3,}$/i.test(head));

/** `| HDD | 14 |` under `$ per TB and month` is `HDD: $14 per TB and month`. */
function cellIn(label: string, head: string, cell: string): string {
	const [, sign, per] = /^(?:\w+\s+)?\(?(\\?\$|[€£¥¤])\s*((?:per|\/|an?)\b.*?)\)?$/.exec(head) ?? [];
	if (sign !== undefined && /^\d/.test(cell)) return `${label}: ${sign}${cell} ${per}.`;
	const [, price, rest] = /^(price|cost|bill)s?\s+((?:per|an?)\s.*)$/i.exec(head) ?? [];
	if (price !== undefined && /^\D/.test(cell)) return `${label}: ${cell} ${rest}.`;
	// A letter above a number has that value.
	if (/^(?:\$?[A-Za-z]\$?|lora_alpha|alpha|rank)$/.test(head)) return `${head.replaceAll('$', '')} = ${cell}.`;
	return `${head}: ${cell}.`;
}

/** `Card S: 1,008 GB/s. Card L: 4,800 GB/s.`: things with an amount each, in a sentence of its own. */
function sentencesOfThings(said: string): readonly List[] {
	const sentences = [
		...said.matchAll(/(?:^|(?<=[.;]\s))([A-Z][^:.?!|\n]{1,40}):\s+([^:?!|\n]*?\d[^:?!|\n]*?)(?:[.;](?=\s|$)|$)/gm),
	];
	const kinds = (words: string): string =>
		exchangeables(words)
			.map(({ kind }) => kind.replace(/ per .*$/, ''))
			.join();
	const [first, ...rest] = sentences;
	if (!first || rest.length === 0 || rest.length > 4) return [];
	if (kinds(first[2]!) === '' || rest.some(each => kinds(each[2]!) !== kinds(first[2]!))) return [];
	const last = rest.at(-1)!;
	const source = said.slice(first.index, last.index + last[0].length);
	// Nothing else stands between them.
	if (
		source.replace(/\s+/g, '').length !== sentences.reduce((sum, [words]) => sum + words.replace(/\s+/g, '').length, 0)
	)
		return [];
	return [
		{ source, things: sentences.map(([words, label]) => ({ label: label!.replace(/^(?:an?|the)\s+/i, ''), words })) },
	];
}

/** Lists of things with an amount of the same kinds each, within a sentence. */
function listsIn(said: string): readonly List[] {
	return said
		.split(/(?<=[.?!])\s+(?=[A-Z(*-])|\n/)
		.filter(sentence => !sentence.includes('|') && !sentence.includes('?') && /\d/.test(sentence))
		.flatMap(sentence => {
			const list = listIn(sentence);
			return list ? [list] : [];
		});
}

function listIn(sentence: string): List | undefined {
	const pieces: { start: number; end: number }[] = [];
	let [start, depth] = [0, 0];
	for (const match of sentence.matchAll(/[()]|[,;]\s|\s(?:and|or|while|but)\s/g)) {
		if (match[0] === '(') depth++;
		else if (match[0] === ')') depth--;
		else if (depth === 0) {
			pieces.push({ start, end: match.index });
			start = match.index + match[0].length;
		}
	}
	pieces.push({ start, end: sentence.replace(/[.\s]+$/, '').length });
	// A piece without an amount goes on with the one before (`per TB and month`).
	const items: { start: number; end: number }[] = [];
	for (const piece of pieces) {
		const before = items.at(-1);
		if (before && amountsIn(sentence, piece).length === 0) {
			if (/^\w+(?:\s+(?:for|of|on|in)\b.*)?$/.test(sentence.slice(piece.start, piece.end))) before.end = piece.end;
		} else items.push({ ...piece });
	}
	const first = items.findIndex(
		(item, at) =>
			at + 1 < items.length && amountsIn(sentence, item).length > 0 && areAlike(sentence, item, items[at + 1]!),
	);
	if (first < 0) return undefined;
	const row = [items[first]!];
	for (const item of items.slice(first + 1)) {
		if (!areAlike(sentence, row[0]!, item)) break;
		row.push(item);
	}
	// What leads into the list is said of all.
	const lead = /^.*:\s+/.exec(sentence.slice(row[0]!.start, row[0]!.end))?.[0] ?? '';
	const from = row[0]!.start + lead.length;
	row[0] = { start: from, end: row[0]!.end };
	const [model] = row;
	const amount = amountsIn(sentence, model!).at(-1)!;
	const tail = sentence.slice(model!.start, model!.end).slice(amount.end - model!.start);
	const things = row.map((item, at): Listed => {
		const words = sentence.slice(item.start, item.end);
		const ends = amountsIn(sentence, item).at(-1)!.end === item.end;
		return {
			label: labelIn(words),
			words: at > 0 && ends && /^\s*(?:[\w₂]+\s+)?(?:per|an?|\/)\b/.test(tail) ? `${words}${tail}` : words,
		};
	});
	if (things.some(({ label }) => label === '' || label.split(/\s+/).length > 5)) return undefined;
	if (new Set(things.map(({ label }) => label.toLowerCase())).size < things.length) return undefined;
	return { source: sentence.slice(from, row.at(-1)!.end), things };
}

interface Place {
	readonly start: number;
	readonly end: number;
}

const amountsIn = (sentence: string, { start, end }: Place) =>
	exchangeables(sentence).filter(
		each => each.start >= start && each.end <= end && /^(?:money|percent|unit|of (?:dollar|euro))/.test(each.kind),
	);

/** Whether two pieces state amounts of the same kinds. */
const areAlike = (sentence: string, one: Place, other: Place): boolean => {
	const kinds = (place: Place): string =>
		amountsIn(sentence, place)
			.map(({ kind }) => kind.replace(/ per .*$/, ''))
			.join();
	return kinds(other) !== '' && kinds(one) === kinds(other);
};

const SMALL =
	/^(?:the|a|an|its|their|on|in|at|and|or|of|for|is|are|costs?|causes?|emits?|has|have|with|price|about|charges|bills)$/i;

/** What a piece is about: the words before its first amount, in its brackets, or behind it. */
function labelIn(words: string): string {
	const [first] = exchangeables(words).filter(({ kind }) => /^(?:money|percent|unit|of )/.test(kind));
	const before = words.slice(0, first?.start ?? 0).replace(/[:(=].*$/, '');
	const plain = (said: string): string => {
		const kept = said.split(/\s+/).filter(word => word !== '');
		while (kept.length > 0 && SMALL.test(kept.at(-1)!)) kept.pop();
		while (kept.length > 0 && SMALL.test(kept[0]!)) kept.shift();
		return kept.join(' ');
	};
	const behind = words.slice(first?.end ?? 0);
	const named = /\b(?:for|of|on|in)\s+((?:the\s+)?[A-Za-z][\w -]*)$/.exec(behind)?.[1] ?? '';
	return (
		plain(before.split(/\s+/).length <= 5 && plain(before) !== '' && named === '' ? before : named) ||
		plain(/\(([^()\d]+)\)/.exec(behind)?.[1] ?? '') ||
		plain(before)
	);
}
