import { quantity } from '../../math/evaluate/evaluate.ts';
import { asColumn } from '../../math/evaluate/linear.ts';
import { NUMBER_WORDS, numberOfWord } from '../../math/number-words.ts';
import type { Value } from '../../math/value.ts';
import { rememberOf, rememberTexts } from '../../text/memo.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { hasRankColumn, listedMatrices, withoutTables } from './adapted-tables.ts';
import { configuredMatrices } from './adapter-configs.ts';
import { runningText } from './text-measures.ts';

/** What a text about low-rank adapters says of the matrices that get one. */
export interface Adapted {
	/** The matrices of one layer: those of one shape together. */
	readonly shapes: readonly {
		readonly rows: number;
		readonly columns: number;
		readonly count: number;
		/** Its own rank, where a table has a column of them. */
		readonly rank?: number;
	}[];
	/** Whether all have the same two sides, in whatever order. */
	readonly alike: boolean;
	readonly rank: number | undefined;
	/** How many different ranks stand there. */
	readonly ranks: number;
	/** One matrix holds what others keep in several. */
	readonly fused: boolean;
	readonly layers: number | undefined;
}

interface Shape {
	readonly rows: number;
	readonly columns: number;
	readonly from: number;
	readonly to: number;
}

const ABOUT =
	/\b(?:lora|low-rank|adapters?|adapt(?:ed)?|rank|rang|factors|inner dimension)\b|(?:\\Delta|Δ)\s*W|target_modules|秩|低秩/i;
const WORDS = [
	...NUMBER_WORDS.slice(1),
	'fifteen',
	'sixteen',
	'twenty',
	'twenty-four',
	'thirty-two',
	'sixty-four',
].join('|');
const COUNT = `(\\d{1,3}|${WORDS})`;
const SIDE = '(\\d[\\d,]*)';
const END = '(?![\\w^]|[.,]\\d)';

/** A pair of sides: rows first where a shape is written, what goes in first where a map is told. */
const PAIRS: readonly (readonly [pattern: RegExp, rowsFirst: boolean])[] = [
	[new RegExp(`(?<![\\w.^_]|×\\s?)${SIDE}\\s?(?:×|x|-?by-?)\\s?${SIDE}(?!\\s?(?:×|x)\\s?\\d)${END}`, 'g'), true],
	[
		new RegExp(`${SIDE}\\s(?:rows|Zeilen|lignes)\\s?(?:and|,|und|et)\\s?${SIDE}\\s(?:columns|Spalten|colonnes)`, 'gi'),
		true,
	],
	[new RegExp(`(?<![\\w.^_])${SIDE}\\s?(?:→|->|\\\\to\\b|\\\\rightarrow)\\s?${SIDE}${END}`, 'g'), false],
	[
		new RegExp(
			`\\b(?:from|maps?|takes?|mapping|taking|projects?|bildet|von|transforme|de)\\s+(?:von |from |d'?)?${SIDE}\\s*(?:inputs?|features|dimensions|channels|Eingänge[n]?|Eingaben|entrées)?\\s*(?:back )?(?:to|into|onto|on|auf|nach|à|en|vers)\\s+${SIDE}${END}`,
			'gi',
		),
		false,
	],
	[
		/R\}?\^\{?(\d+)\}?\s*(?:→|->|\\to\b|\\rightarrow|to|into|onto|nach|auf|in den|vers|dans|a|en|到)\s*(?:\\mathbb\s*\{?)?R\}?\^\{?(\d+)\}?/g,
		false,
	],
	[/\bLinear\(\s*(?:in_features\s*=\s*)?(\d+)\s*,\s*(?:out_features\s*=\s*)?(\d+)/g, false],
];

/** A square one, by its side. */
const SQUARES = [
	/\b(?:square|quadratische[nrs]?|carrées?)\b[^.;,\d]{0,40}?(?:of (?:side|size|width)|with side|der (?:Größe|Breite)|de (?:côté|taille))\s+(\d[\d,]*)(?![\w^]|[.,]\d|\s?(?:×|x|by))/gi,
	/(?<![\w.^])(\d{3,6})\s?(?:²|\^\s?\{?2\}?)(?![\w\d])/g,
];

const NAME =
	/(?<![\w-])(?:W_?\{?[QKVO]\}?|[qkvo]|(?:qkv|kv|q|k|v|o|gate|up|down)_?proj|qkv|c_?attn|c_?proj|c_?fc|gate|up|down|query|queries|key|keys|value|values|output|fc_?[12]|w[123])(?![\w-]*\d|\w)/gi;
const SAME: Readonly<Record<string, string>> = {
	query: 'q',
	queries: 'q',
	key: 'k',
	keys: 'k',
	value: 'v',
	values: 'v',
	output: 'o',
};
const nameOf = (word: string): string => {
	if (/^c_?(?:attn|proj|fc)$/i.test(word)) return word.toLowerCase().replace('_', '');
	const plain = word
		.toLowerCase()
		.replace(/_?proj$|[_{}]/g, '')
		.replace(/^w(?=[qkvo]$)/, '');
	return SAME[plain] ?? plain;
};
const namesIn = (words: string): readonly string[] => [
	...new Set([...words.matchAll(NAME)].map(([word]) => nameOf(word))),
];

const RANK = new RegExp(
	`\\b(?:rank|rang|inner dimension|bottleneck(?: dimension)?)(?:[\\s-]+(?:of|von|is|=|:))?[\\s-]*(?:k|r)?\\s*=?\\s*(${COUNT.slice(1, -1)})(?![\\w^]|[.,]\\d)|\\br["']?\\s?[=:]\\s?(\\d{1,4})(?![\\w^]|[.,]\\d)|秩(?:为|是|=)?\\s*(\\d{1,4})`,
	'gi',
);
const LAYERS = new RegExp(
	`(?<![\\w.^-])${COUNT}[\\s-]+(?:(?:such|of these|identical|equal|encoder|decoder|transformer|hidden|of the)\\s+){0,2}(?:layers?|blocks?|MLPs|Schichten|Blöcken?|Lagen|couches|blocs)\\b|(\\d{1,3})\\s*(?:个)?(?:层|块)|\\b(?:layers|blocks|Schichten|couches|capas)\\s*[:=]\\s*(\\d{1,3})\\b|(?<![\\w.^-])${COUNT}\\s+(?:capas|bloques)\\b`,
	'gi',
);

/** The matrices, their rank and their layers, where the text is about adapters and says them so that they are certain. */
export const adaptedMatrices = rememberTexts((text: string): Adapted | undefined => {
	const plain = runningText(text.slice(0, 6000));
	if (!ABOUT.test(plain)) return undefined;
	if (/\|/.test(text)) return adaptedOfTable(text);
	const rankAnd = rankAndLayers(plain);
	const { rank } = rankAnd;
	const configured = configuredMatrices(text.slice(0, 6000));
	if (configured) return { shapes: configured, alike: isAlike(configured), fused: false, ...rankAnd };
	const found = shapesIn(plain);
	// The factors themselves have the rank for a side.
	const shapes = found.filter(({ rows, columns }) => rows !== rank && columns !== rank);
	if (shapes.length === 0 || shapes.some(({ rows, columns }) => Math.min(rows, columns) < SMALLEST)) return undefined;
	const counted = countedOnce(shapes, plain);
	return counted && { ...counted, ...rankAnd };
});

/** The same where a table lists the matrices: what the text beside it says of rank, layers and which of them. */
function adaptedOfTable(text: string): Adapted | undefined {
	const listed = listedMatrices(text.slice(0, 6000));
	if (!listed || listed.some(({ rows, columns }) => Math.min(rows, columns) < SMALLEST)) return undefined;
	const plain = runningText(withoutTables(text.slice(0, 6000)));
	if (shapesIn(plain).length > 0) return undefined;
	const matrices = listed.map(each => ({ ...each, names: namesIn(each.name).slice(0, 1) }));
	const named = matrices.flatMap(({ names }) => names);
	const wanted = named.length === matrices.length ? subset(named, plain, []) : named;
	const kept = wanted && matrices.filter(({ names }) => names.length === 0 || wanted.includes(names[0]!));
	if (!kept || kept.length === 0) return undefined;
	const beside = rankAndLayers(plain);
	const own = new Set(kept.map(({ rank }) => rank));
	const [listedRank] = own;
	if (listedRank === undefined) return { shapes: kept, alike: isAlike(kept), fused: false, ...beside };
	// What the text says of a rank beside a column of ranks is another one.
	if (beside.ranks > 0 && !(own.size === 1 && beside.rank === listedRank)) return undefined;
	const rank = own.size === 1 ? listedRank : undefined;
	return { shapes: kept, alike: isAlike(kept), fused: false, ...beside, rank, ranks: own.size };
}

const rankAndLayers = (plain: string): Pick<Adapted, 'rank' | 'ranks' | 'layers'> => ({
	rank: one(ranksIn(plain)),
	ranks: new Set(ranksIn(plain)).size,
	layers: one(
		[...plain.matchAll(LAYERS)]
			.map(match => numberIn(match.slice(1).find(each => each !== undefined)))
			.filter(each => each !== 1),
	),
});

const ranksIn = (plain: string): readonly (number | undefined)[] =>
	[...plain.matchAll(RANK)].map(match => numberIn(match[1] ?? match[2] ?? match[3]));

const isAlike = (shapes: readonly Pick<Shape, 'rows' | 'columns'>[]): boolean =>
	new Set(shapes.map(({ rows, columns }) => [rows, columns].toSorted((a, b) => a - b).join('×'))).size === 1;

/** A matrix with a smaller side is a toy, or no matrix. */
const SMALLEST = 48;

function shapesIn(plain: string): readonly Shape[] {
	const found: Shape[] = PAIRS.flatMap(([pattern, rowsFirst]) =>
		[...plain.matchAll(pattern)].map(match => {
			const [first, second] = [numberIn(match[1])!, numberIn(match[2])!];
			const [rows, columns] = rowsFirst ? [first, second] : [second, first];
			return { rows, columns, from: match.index, to: match.index + match[0].length };
		}),
	);
	for (const pattern of SQUARES)
		for (const match of plain.matchAll(pattern)) {
			const side = numberIn(match[1])!;
			found.push({ rows: side, columns: side, from: match.index, to: match.index + match[0].length });
		}
	return found
		.toSorted((a, b) => a.from - b.from)
		.filter((each, at, all) => !all.slice(0, at).some(other => each.from < other.to));
}

/** The shapes with how many matrices of a layer have each, those alone that the text says to be adapted. */
function countedOnce(shapes: readonly Shape[], plain: string): Pick<Adapted, 'shapes' | 'alike' | 'fused'> | undefined {
	const listed = shapes.map((shape, at) => {
		const start = Math.max(shapes[at - 1]?.to ?? 0, sentenceStart(plain, shape.from));
		const words = plain.slice(start, shape.from);
		// `W_Q, W_O: 4096 × 4096`; `4096 × 4096 for queries`.
		const names = FUSED.test(words) ? [FUSED_NAME] : namesIn(words);
		return { ...shape, names, words };
	});
	const distinct = new Set(shapes.map(({ rows, columns }) => `${rows}×${columns}`));
	const alike = isAlike(shapes);
	// One shape said again is no second matrix.
	const own = distinct.size === 1 ? listed.slice(0, 1) : listed;
	const named = own.flatMap(({ names }) => names);
	const wanted = subset(named, plain, shapes);
	if (wanted === undefined) return undefined;
	// `both MLP matrices (1024 × 4096 and 4096 × 1024)`: the two that follow.
	const isPair = (at: number): boolean => /^[\s)]*(?:and|und|et|y|,|;|&|和)[\s(]*$/.test(own[at + 1]?.words ?? '.');
	const kept = own.flatMap(({ rows, columns, names, words }, at) => {
		const count =
			names.length > 0
				? names.filter(name => wanted.includes(name)).length
				: isPair(at)
					? 1
					: countIn(words, own.length);
		return count === 0 ? [] : [{ rows, columns, count }];
	});
	const fused = own.some(({ names }) => names[0] === FUSED_NAME);
	return kept.length === 0 ? undefined : { shapes: kept, alike, fused };
}

/** `query, key and value fused into one matrix of shape …`: one matrix, whatever stands in it. */
const FUSED =
	/\b(?:fused|combined|merged|joint|packed|concatenated|in one (?:single )?matrix|into one (?:single )?matrix|qkv|c_?attn)\b/i;
const FUSED_NAME = 'qkv';

const ALL = /\b(?:all|both|every|each|beide|alle|jede[rs]?|toutes|chaque|either)\b/i;
const ON = /\b(?:lora|adapters?|adapt(?:s|ed)?|low-rank|rank)\b/i;

const ATTENTION = ['q', 'k', 'v', 'o', 'qkv', 'cattn'];

/** `the attention projections`, `the MLP matrices`: those of the named ones. */
const groupsIn = (sentence: string, named: readonly string[]): readonly string[] => {
	const attention = /\b(?:self-)?attention (?:projections?|matri(?:x|ces)|weights|modules|layers)\b/i.test(sentence);
	const mlp = /\b(?:MLP|feed-?forward|FFN) (?:projections?|matri(?:x|ces)|weights|modules|layers)\b/i.test(sentence);
	return named.filter(name => (ATTENTION.includes(name) ? attention : mlp));
};

/** `U V with V of r × q`: a letter alone is any matrix or size, in a list (`q and v`, `q/k/v`) it is a projection. */
const withoutLetters = (sentence: string): string =>
	/(?<![\w-])[qkvo]\s*(?:,|\/|&|\band\b|\bund\b|\bet\b|\by\b)\s*(?:and\s+)?[qkvo](?![\w-])/i.test(sentence)
		? sentence
		: sentence.replace(/(?<![\w-])[qkvo](?![\w-])/gi, ' ');

/** Which of several named matrices get an adapter: those that a sentence about adapters names, all where none is named. */
function subset(named: readonly string[], plain: string, shapes: readonly Shape[]): readonly string[] | undefined {
	if (new Set(named).size < 2) return named;
	const sentences = plain.split(/(?<=[.;?!])\s+/);
	const told = sentences.filter(
		sentence => ON.test(sentence) && !shapes.some(({ from, to }) => sentence.includes(plain.slice(from, to))),
	);
	const spoken = told.flatMap(sentence => [...namesIn(withoutLetters(sentence)), ...groupsIn(sentence, named)]);
	const picked = [...new Set(spoken)].filter(name => named.includes(name));
	if (picked.length > 0 && picked.length < new Set(named).size)
		return told.some(
			sentence => ALL.test(sentence) && !/\b(?:each|every|all) (?:layers?|blocks?|of the \d+)\b/i.test(sentence),
		)
			? undefined
			: picked;
	return named;
}

/** `(both 2560 × 2560)`, `four square matrices of 4096 × 4096`. */
function countIn(words: string, shapes: number): number {
	if (/\b(?:one|the other|first|second|third)\b[^,.]*$/i.test(words) && shapes > 1) return 1;
	if (/\bboth\b/i.test(words)) return 2;
	const [, count] =
		new RegExp(
			`\\b${COUNT}\\s+(?:[a-z-]+\\s+){0,3}(?:matrices|projections|maps|weights)\\b|\\b${COUNT}\\s+(?:adapted|such|equal|trained|of its|of the)\\s+$|\\b(${WORDS})\\s+$`,
			'i',
		)
			.exec(words)
			?.filter(each => each !== undefined) ?? [];
	return (shapes === 1 && count !== undefined ? numberIn(count) : undefined) ?? 1;
}

const sentenceStart = (plain: string, place: number): number => {
	const ends = [...plain.slice(0, place).matchAll(/[.;?!](?=\s)/g)];
	return ends.length === 0 ? 0 : ends.at(-1)!.index + 1;
};

const numberIn = (text: string | undefined): number | undefined => {
	if (text === undefined) return undefined;
	const plain = text.replaceAll(',', '');
	return /^\d+$/.test(plain) ? Number(plain) : (numberOfWord(text.toLowerCase()) ?? LARGER[text.toLowerCase()]);
};
const LARGER: Readonly<Record<string, number>> = {
	fifteen: 15,
	sixteen: 16,
	twenty: 20,
	'twenty-four': 24,
	'thirty-two': 32,
	'sixty-four': 64,
};

const one = (numbers: readonly (number | undefined)[]): number | undefined => {
	const [first] = numbers;
	return first !== undefined && numbers.every(number => number === first) ? first : undefined;
};

/** The givens of a key about adapted matrices, by what they are. */
interface Roles {
	readonly rows: KeyGiven;
	readonly columns: KeyGiven;
	/** Of all matrices. */
	readonly rank: KeyGiven | undefined;
	/** Of each matrix its own. */
	readonly ranks: KeyGiven | undefined;
	readonly layers: KeyGiven | undefined;
	readonly perLayer: KeyGiven | undefined;
	/** Whether it takes matrices of several shapes, in rows. */
	readonly several: boolean;
}

const rolesOf = rememberOf((key: AnswerKey): Roles | undefined => {
	const named = (name: RegExp): KeyGiven | undefined => key.givens.find(given => name.test(given.name));
	const rows = named(/^rows of the (?:weight matrix|matrices)$/);
	const columns = named(/^columns of the (?:weight matrix|matrices)$/);
	const rank = named(/^rank$/);
	const ranks = named(/^ranks$/);
	if (!rows || !columns || !(rank || ranks)) return undefined;
	return {
		rows,
		columns,
		rank,
		ranks,
		layers: named(/^layers$/),
		perLayer: named(/^adapted matrices per layer$/),
		several: rows.type.kind !== 'quantity',
	};
});

/** `only the query and the value matrix of each block`: how many of them that is. */
function onlyNamed(text: string): number | undefined {
	const plain = runningText(text.slice(0, 6000));
	const said = [...plain.matchAll(ONLY)].map(([, names]) => new Set(namesIn(names!)).size);
	return one(said);
}
const ONLY = new RegExp(
	`\\bonly\\s+(?:on\\s+|to\\s+|for\\s+|in\\s+)?((?:(?:the|and|,)\\s*|(?:${NAME.source})\\s*,?\\s*)+)(?:projections?|matri(?:x|ces)|maps?|weights?)\\b`,
	'gi',
);

/** What a text says of the matrices that get adapters, for a key about them. */
export function statedAdapters(key: AnswerKey, text: string): readonly (readonly [KeyGiven, Value])[] {
	const roles = rolesOf(key);
	const only = roles?.perLayer && onlyNamed(text);
	if (roles?.perLayer && only && !adaptedMatrices(text)?.alike) return [[roles.perLayer, quantity(only)]];
	const said = roles && adaptedMatrices(text);
	if (!roles || !said) return [];
	const { shapes, alike, rank, layers, fused } = said;
	// `four attention matrices … only the query and the value matrix`: those two.
	const count = only ?? shapes.reduce((sum, each) => sum + each.count, 0);
	const scalars = [
		...(rank === undefined || !roles.rank ? [] : [[roles.rank, quantity(rank)] as const]),
		...(layers === undefined || !roles.layers ? [] : [[roles.layers, quantity(layers)] as const]),
	];
	if (roles.several) {
		if (shapes.length < 2) return [];
		const column = (side: 'rows' | 'columns' | 'rank'): Value | undefined =>
			shapes.every(each => each[side] !== undefined)
				? asColumn({
						kind: 'list',
						items: shapes.flatMap(each => Array.from({ length: each.count }, () => quantity(each[side]!))),
					})
				: undefined;
		const [rows, columns, ranks] = [column('rows'), column('columns'), said.ranks > 1 ? column('rank') : undefined];
		// Ranks of their own go to a key that has a place for them, and no others there.
		if ((ranks === undefined) !== (roles.ranks === undefined)) return [];
		return rows && columns
			? [[roles.rows, rows], [roles.columns, columns], ...scalars, ...(ranks ? [[roles.ranks!, ranks] as const] : [])]
			: [];
	}
	if (!alike) return [];
	const [first] = shapes;
	return [
		[roles.rows, quantity(first!.rows)],
		[roles.columns, quantity(first!.columns)],
		...scalars,
		...((count > 1 || fused) && roles.perLayer ? [[roles.perLayer, quantity(count)] as const] : []),
	];
}

/** `the up- and down-projection of each MLP`, whose inner width nobody states: no square matrix of the model's width. */
const OF_AN_MLP =
	/\b(?:up|down|gate)(?:_proj\b|[- ]+(?:and|projections?|matri(?:x|ces))\b|-(?=\s|,))|\bfc_?[12]\b|\b(?:MLPs?|feed-forward|FFN)(?:'s)?\s+(?:(?:weight|up|down)\s+)?(?:matri(?:x|ces)|projections?|layers)\b/i;

/**
 * The givens of a key about one adapted matrix that nothing in the text can stand for: both sides where the matrices have several shapes, the rank where
 * each has its own, the other side where the matrices are those of an MLP and no square ones (then only if it was made of the first one).
 */
export function notOfOneMatrix(
	key: AnswerKey,
	text: string,
): readonly { readonly given: KeyGiven; readonly derived: boolean }[] {
	const roles = rolesOf(key);
	if (!roles) return [];
	const said = adaptedMatrices(text);
	if (roles.several)
		return roles.rank && ((said && said.ranks > 1) || hasRankColumn(text))
			? [{ given: roles.rank, derived: false }]
			: [];
	if (!said) return OF_AN_MLP.test(text) ? [{ given: roles.columns, derived: true }] : [];
	const open = [
		...(said.alike ? [] : [roles.rows, roles.columns]),
		...(said.ranks > 1 && roles.rank ? [roles.rank] : []),
	];
	return open.map(given => ({ given, derived: false }));
}

/** Whether a key is about adapters on matrices of one shape, and a text tells with certainty of several shapes and their one rank; or about one rank for all, where a table has one for each, or the other way round. */
export function isForOtherShapes(key: AnswerKey, text: string): boolean {
	const roles = rolesOf(key);
	if (!roles) return false;
	if (!roles.rank || !roles.ranks) {
		const isRanked = hasRankColumn(text);
		// A rank for each matrix is another key's than one for all.
		if (isRanked && !roles.ranks) return true;
		if (!isRanked && !roles.rank && new Set(ranksIn(runningText(text.slice(0, 6000)))).size === 1) return true;
	}
	if (!roles.perLayer || roles.several) return false;
	const said = adaptedMatrices(text);
	return said !== undefined && !said.alike && said.rank !== undefined;
}
