import { quantity } from '../../math/evaluate/evaluate.ts';
import { asColumn } from '../../math/evaluate/linear.ts';
import { Matrix } from '../../math/evaluate/matrix.ts';
import type { Value } from '../../math/value.ts';
import { rememberTexts } from '../../text/memo.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { tablesIn } from './stated-rows.ts';

/** Tokens by their names, each with its logit or with how often it was seen. */
export interface NamedScores {
	readonly kind: 'logits' | 'counts';
	readonly names: readonly string[];
	readonly values: readonly number[];
}

const QUOTED =
	'(?:`([^`\\n]{1,20})`|' +
	String.raw`"([^"\n]{1,20})"|“([^”\n]{1,20})”|‘([^’\n]{1,20})’|'([^'\n]{1,20})'|\*{1,2}([^*\n]{1,20})\*{1,2}|\$?\\text\{([^}]{1,20})\}\$?)`;
const NAME_OR_WORD = String.raw`(?:${QUOTED}|(\p{L}[\p{L}\d_]{0,14}))`;
const NUMBER = String.raw`\$?([-−]?\d+(?:\.\d+)?)\$?`;
const BY = String.raw`(?:\s*[:=]\s*|\s+(?:is|has|gets|with)\s+|\s+)`;
/** `*York* 5, *car* 3`, `cat: 2.0; dog: 1.0`. */
const NAME_FIRST = new RegExp(`${QUOTED}${BY}${NUMBER}(?![\\w%]|\\.\\d)`, 'gu');
/** `the logit of *cream* is 4.2, that of *age* is 2.9`. */
const OF_NAME = new RegExp(
	`\\b(?:logits?|that|those|scores?) (?:of|for) (?:the )?(?:token )?${NAME_OR_WORD}(?:\\s+is|\\s*=|:)\\s*${NUMBER}(?![\\w%]|\\.\\d)`,
	'gu',
);
/** `by \`york\` 120 times`. */
const TIMES = new RegExp(`${QUOTED}\\s+(?:in\\s+|about\\s+)?${NUMBER}\\s+times\\b`, 'gu');
const TIMES_BEFORE = new RegExp(`(?<![\\w.])${NUMBER}\\s+times\\s+(?:by|before|to)\\s+${QUOTED}`, 'gu');

const pairsOf = (pattern: RegExp, text: string, numberFirst = false): readonly (readonly [string, number])[] =>
	[...text.matchAll(pattern)].map(([, ...groups]) => {
		const number = numberFirst ? groups[0]! : groups.at(-1)!;
		const name = (numberFirst ? groups.slice(1) : groups.slice(0, -1)).find(each => each !== undefined)!;
		return [name.trim(), Number(number.replace('−', '-'))] as const;
	});

/** `2 for "a", 1 for "b"`. */
const FOR_NAME = new RegExp(`(?<![\\w.])${NUMBER}\\s+for\\s+(?:the\\s+token\\s+)?${QUOTED}`, 'gu');

/** `(2, 1, 0) for "a", "b", "c"`. */
const ROW_FOR = new RegExp(
	`\\((${NUMBER.replace('(', '(?:')}(?:, ${NUMBER.replace('(', '(?:')})+)\\) for (${QUOTED.replaceAll('([', '(?:[')}(?:, ${QUOTED.replaceAll('([', '(?:[')})+)`,
	'gu',
);

const rowsFor = (text: string): readonly (readonly [string, number])[] =>
	[...text.matchAll(ROW_FOR)].flatMap(([, numbers, names]) => {
		const named = [...names!.matchAll(new RegExp(QUOTED, 'gu'))].map(
			([, ...groups]) => groups.find(each => each !== undefined)!,
		);
		const values = numbers!.split(', ').map(numberOfCell);
		return named.length === values.length ? named.map((name, at) => [name, values[at]!] as const) : [];
	});

/** One of a list of plain words with their numbers, between its commas: `cat -1, sat 2, mat 0.5`, `york: 60; all others: 100`. */
const LISTED = new RegExp(
	`(?<=^|[\\s:;,({])(\\p{L}[\\p{L}\\d_]{0,14})(?:\\s*[:=]\\s*|\\s+)${NUMBER}(?=\\s*(?:$|[,;)}?]|\\.(?:\\s|$)|(?:and|und)\\b))`,
	'gmu',
);
/** Words before a number of a list that name no token: `layers 12, width 768`. */
const NO_TOKEN =
	/^(?:is|are|has|have|with|of|at|in|by|to|for|and|or|temperature|layers?|width|rank|heads?|vocabulary|size|d|t|tokens?|positions?|part|question|figure|table|step|base|seed|top|logits?|counts?)$/i;

/** Words with numbers in a row: two at least, one right behind the other. */
function listed(text: string): readonly (readonly [string, number])[] {
	const found = [...text.matchAll(LISTED)];
	const isNext = (at: number): boolean => {
		const [one, other] = [found[at], found[at + 1]];
		if (!one || !other) return false;
		return /^[\s,;]*(?:(?:and|und|all|the|any)\s+)*$/.test(text.slice(one.index + one[0].length, other.index));
	};
	return found.flatMap(([, name, number], at) =>
		(isNext(at) || (at > 0 && isNext(at - 1))) && !NO_TOKEN.test(name!)
			? [[name!, Number(number!.replace('−', '-'))] as const]
			: [],
	);
}

const ABOUT_COUNTS = /\bcounts?\b|\boccur|\bfollowed\b|\bseen\b|\btimes\b(?!\s+(?:as|more|less))/i;
const CELL = /^[-−]?\d[\d,]*(?:\.\d+)?$/;
const numberOfCell = (cell: string): number => Number(cell.replaceAll(',', '').replace('−', '-'));

/** The one table of a text with a row or a column of tokens and one of their logits or counts. */
function tabled(text: string): NamedScores | undefined {
	const [table, ...others] = tablesIn(text).filter(rows => rows.length > 1);
	if (!table || others.length > 0) return undefined;
	const rows =
		table[0]!.length === 2 ? table : table.length === 2 ? table[0]!.map((cell, at) => [cell, table[1]![at] ?? '']) : [];
	const [head, ...pairs] = rows;
	const kind = /\blogits?\b/i.test(head?.[1] ?? '')
		? 'logits'
		: /\b(?:counts?|times|occurrences|frequency|how often)\b/i.test(head?.[1] ?? '')
			? 'counts'
			: undefined;
	if (!kind || pairs.length < 2 || pairs.some(([name, cell]) => !name || CELL.test(name) || !CELL.test(cell ?? '')))
		return undefined;
	return {
		kind,
		names: pairs.map(([name]) => name!.replace(/^["'“‘]|["'”’]$/g, '').toLowerCase()),
		values: pairs.map(([, cell]) => numberOfCell(cell!)),
	};
}

/** The logits or the counts of tokens that a text names one by one; undefined where it names fewer than two, or one twice. */
export const namedScores = rememberTexts((text: string): NamedScores | undefined => {
	const inTable = /\|/.test(text) ? tabled(text) : undefined;
	if (inTable) return inTable;
	const isOfLogits = /\blogits?\b/i.test(text);
	const plain = listed(text);
	const isCounted =
		ABOUT_COUNTS.test(text) && plain.length > 1 && plain.every(([, value]) => Number.isInteger(value) && value >= 0);
	const times = [...pairsOf(TIMES, text), ...pairsOf(TIMES_BEFORE, text, true)];
	const counts = times.length > 1 ? times : isCounted ? plain : [];
	const quoted = isOfLogits
		? [...pairsOf(OF_NAME, text), ...pairsOf(NAME_FIRST, text), ...pairsOf(FOR_NAME, text, true), ...rowsFor(text)]
		: [];
	const logits = quoted.length > 1 ? quoted : isOfLogits ? plain : [];
	const kind = counts.length > 1 ? 'counts' : 'logits';
	const found = kind === 'counts' ? counts : logits;
	const once = found.filter(
		([name, value], at) => found.findIndex(([other, same]) => other === name && same === value) === at,
	);
	const names = once.map(([name]) => name.toLowerCase());
	if (once.length < 2 || new Set(names).size < names.length) return undefined;
	return { kind, names, values: once.map(([, value]) => value) };
});

/** The one table of a text about counts: a row for each token that stands before. */
function tableOfCounts(text: string): Value | undefined {
	if (!/\bcounts?\b|\bcorpus\b|\bhow often\b/i.test(text)) return undefined;
	const [table, ...others] = tablesIn(text).filter(rows => rows.length > 2);
	if (!table || others.length > 0) return undefined;
	const [head = [], ...rows] = table;
	const cells = rows.map(row => row.slice(1).map(cell => Number(cell.replace(/[$,\s]/g, '') || Number.NaN)));
	const isWhole = cells.every(
		row => row.length === head.length - 1 && row.every(each => Number.isInteger(each) && each >= 0),
	);
	if (!isWhole || head.length < 3) return undefined;
	const matrix = new Matrix(cells);
	const isTurned = /(?:next|following)\s*↓|(?:after|current|previous)\s*→/i.test(head[0] ?? '');
	return { kind: 'matrix', matrix: isTurned ? matrix.transpose() : matrix };
}

/** Tokens that are words of every question as well: meant only in quotation marks or in italics. */
const COMMON =
	/^(?:the|a|an|of|to|and|or|is|are|be|in|on|it|that|as|for|by|with|at|not|how|what|which|than|more|after|all|one|its?|der|die|das|und|ist)$/;

/** The listed tokens that a question names, in its order. */
const placesIn = (own: string, { names }: NamedScores): readonly number[] => {
	const words = own.toLowerCase();
	return names
		.map((name, at) => ({
			at,
			from: words.search(
				new RegExp(
					COMMON.test(name)
						? `(?<=["'“‘*\`{])${name}(?=["'”’*\`}])`
						: `(?<![\\p{L}\\d_])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d_])`,
					'u',
				),
			),
		}))
		.filter(({ from }) => from >= 0)
		.toSorted((a, b) => a.from - b.from)
		.map(({ at }) => at + 1);
};

/** `as likely as "grief" is "morning"`: whether a listed token stands behind `as` or `than`, and the verb behind it. */
const isHeldAgainst = (clause: string, { names }: NamedScores): boolean => {
	const [, name] =
		/\b(?:as|than)\s+(?:the\s+)?["'“‘`*]*([\p{L}\d_]+)["'”’`*]*\s+(?:is|was|has|are)\s/u.exec(clause) ?? [];
	return name !== undefined && names.includes(name.toLowerCase());
};

const columnOf = ({ values }: NamedScores): Value | undefined =>
	asColumn({ kind: 'list', items: values.map(each => quantity(each)) });

/** The clause of a question that holds two of the tokens against one another: `how much must the logit of dog exceed that of cat`. */
const comparing = (asking: string, said: NamedScores): string | undefined =>
	asking
		.split(/[,;?.:]\s|\sand\s(?=(?:how|by|what|which)\b)/)
		.find(
			clause =>
				/\bthan\b|\bexceed|\babove\b|\bover\b|\bratio\b|\bodds\b|\bas\b/i.test(clause) &&
				placesIn(clause, said).length > 1,
		);

/** Named logits or counts for a key about them, with the places of the first two tokens that the question names. */
export function toldOfScores(key: AnswerKey, around: string, own: string): readonly (readonly [KeyGiven, Value])[] {
	const named = (name: string): KeyGiven | undefined => key.givens.find(given => given.name === name);
	const logits = named('logits of the named tokens');
	const counts = named('counts of the named tokens');
	if (!logits || !counts) {
		// A key about any row of logits has them by their names too.
		const row = named('temperature') && named('logits');
		const scores = row && namedScores(`${around}\n${own}`);
		const value = scores?.kind === 'logits' ? columnOf(scores) : undefined;
		return row && value ? [[row, value]] : [];
	}
	const table = named('table of counts');
	const listed = table && tableOfCounts(`${around}\n${own}`);
	if (listed) return [[table, listed]];
	const said = namedScores(`${around}\n${own}`);
	if (!said) return [];
	const column = columnOf(said);
	if (!column) return [];
	// Within the question that lists them itself the names of the list are no choice.
	const asking = namedScores(own)
		? own
				.split(/(?<=[.;])\s+/)
				.slice(1)
				.join(' ') || ''
		: own;
	const clause = comparing(asking, said);
	const places = placesIn(clause ?? asking, said);
	// `how many times as likely as x is y?`: what is held against another one stands behind it.
	const [first, next] = clause !== undefined && isHeldAgainst(clause, said) ? places.toReversed().slice(-2) : places;
	// Of two the other one.
	const second = next ?? (first !== undefined && said.names.length === 2 ? 3 - first : undefined);
	const place = (name: string, at: number | undefined): readonly (readonly [KeyGiven, Value])[] => {
		const given = named(name);
		return given && at !== undefined ? [[given, quantity(at)]] : [];
	};
	return [
		[said.kind === 'logits' ? logits : counts, column],
		...place('place of the first token', first),
		...place('place of the second token', second),
	];
}
