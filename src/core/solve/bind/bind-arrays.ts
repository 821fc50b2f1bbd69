import { Matrix } from '../../math/evaluate/matrix.ts';
import type { Expression } from '../../math/expression.ts';
import type { MatrixValue } from '../../math/value.ts';
import { rememberOf } from '../../text/memo.ts';
import { escaped } from '../../text/pattern.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { LEADS } from './bind-likeness.ts';
import { isVector } from './bind-lists.ts';
import { hasRows } from './left-over-matrix.ts';
import type { PartText } from './part-text.ts';
import { type ArrayGroup, arrayGroups, type StatedArray } from './stated-arrays.ts';
import { isSquare } from './stated-structures.ts';

/** What the arrays of a text are among a key's matrices and vectors. */
export interface ArrayBinding {
	readonly values: ReadonlyMap<KeyGiven, { readonly value: MatrixValue; readonly from: 'question' | 'problem' }>;
	/** Arrays that stand in the question and are none of the key's. */
	readonly left: number;
}

/**
 * The vectors and matrices of a text for the givens of a key, each by the letter that it bears or by the name of the given that stands nearest
 * before it (`QK matrix −I`, `first token (1, 1), second token (1, −1)`): things of one kind are the columns of a matrix, or its rows where the key
 * has them so. Sides that two matrices share have to agree; what may be two givens is none.
 */
export function boundArrays(key: AnswerKey, { own, around }: PartText): ArrayBinding {
	const claims = new Map<KeyGiven, Claim>();
	const twice = new Set<KeyGiven>();
	/** Groups that a name stands for which several givens have, `query (1, 0)`. */
	const tied: { readonly givens: readonly KeyGiven[]; readonly claim: Claim }[] = [];
	/** Vectors that no name and no letter of the key tells anything of. */
	const unnamed: Unnamed[] = [];
	let left = 0;
	const rowsAreThings = ROW_BY_ROW.test(`${around}\n${own}`);
	for (const [text, from] of [
		[own, 'question'],
		[around, 'problem'],
	] as const) {
		const here = new Map<KeyGiven, ArrayGroup>();
		for (const group of arrayGroups(text).flatMap(each => byMember(key, each))) {
			// `a query on e_1, e_2 or e_3`, of the vectors that stood there before: a mention.
			if (group.arrays.length > 1 && [...here.values()].some(each => sameArrays(each, group))) continue;
			if (CLAIMED.test(group.words)) continue;
			const [given, ...others] = claimants(key, group);
			if (!given) {
				if (NAMELESS.test(group.words) && group.arrays.every(({ kind, bare: isBare }) => kind === 'vector' && !isBare))
					unnamed.push({ group, from, counts: from === 'question' || text.length < SHORT });
				else if (from === 'question' || text.length < SHORT) left++;
				continue;
			}
			if (others.length > 0) {
				tied.push({ givens: [given, ...others], claim: { group, from } });
				continue;
			}
			const before = here.get(given);
			if (before && !sameArrays(before, group)) twice.add(given);
			here.set(given, group);
		}
		for (const [given, group] of here) if (!claims.has(given)) claims.set(given, { group, from });
	}
	for (const given of twice) claims.delete(given);
	for (const { givens, claim } of tied) {
		// The one that bears the letter, then the one whose width something else has: a query beside a query-key matrix is a token.
		const laid = [...laidOut(key, claims, rowsAreThings)];
		const [first] = claim.group.arrays;
		const letter = bare(claim.group.heads[0] ?? '');
		const fit = ({ symbol, aliasSymbols, type }: KeyGiven): number => {
			const lettered = letter !== '' && [symbol, ...aliasSymbols].some(each => bare(each) === letter) ? 4 : 0;
			const side = type.kind === 'matrix' && type.rows.kind === 'symbol' ? type.rows.name : undefined;
			const width = side === undefined ? undefined : sideIn(laid, side);
			return lettered + (width === undefined || !first ? 0 : width === first.matrix.rows ? 1 : -1);
		};
		const given = givens.filter(each => !claims.has(each)).toSorted((a, b) => fit(b) - fit(a))[0];
		if (given) claims.set(given, claim);
		else left++;
	}
	left += claimUnnamed(key, claims, unnamed, laidOut(key, claims, rowsAreThings));
	return { values: laidOut(key, claims, rowsAreThings), left: left + twice.size };
}

/**
 * Claims vectors without a name for the givens that take such ones: one for a vector, several for a matrix, where they are as long as that is wide.
 *
 * @returns how many of the question's own groups are left.
 */
function claimUnnamed(
	key: AnswerKey,
	claims: Map<KeyGiven, Claim>,
	unnamed: readonly Unnamed[],
	laid: ArrayBinding['values'],
): number {
	const arrays = unnamed.flatMap(({ group }) => group.arrays);
	const [first] = unnamed;
	const takers = key.givens.filter(({ type }) => type.kind === 'matrix' && type.unnamed);
	const given = takers.find(each => isVector(each) === (arrays.length === 1));
	const side = given?.type.kind === 'matrix' && given.type.rows.kind === 'symbol' ? given.type.rows.name : undefined;
	const width = side === undefined ? undefined : sideIn([...laid], side);
	const isOpen = takers.every(each => !claims.has(each));
	if (first && given && isOpen && width !== undefined && arrays.every(({ matrix }) => matrix.rows === width)) {
		claims.set(given, { from: first.from, group: { ...first.group, arrays } });
		return 0;
	}
	return unnamed.filter(({ counts }) => counts).length;
}

/** What stands before a vector that has no name: `between a = (1, 1)`, `for (1, 0)`, `with x = (2, 1)`. */
const NAMELESS =
	/(?:^|[\s,;:.(])(?:between|of|for|over|from|on|to|with|at|and|take|let|given|vectors|vectors:|by|is|zwischen|von|für|entre|de|pour|para|por|et|y|und)?\s*(?:[A-Za-z](?:_\{?\w{1,2}\}?|\d)?\s*=\s*)?$/i;

/** `verify that the result is a multiple of (2, -1, 1)`: what is to come out is not given. */
const CLAIMED =
	/\b(?:multiple of|(?:verify|check|confirm|prove|show|zeige|zeigen Sie|prüfe|prüfen Sie)\b[^.?!]*\b(?:that|dass|is|equals?))\s*$/i;

/** `one row per token`, `the rows of X are the tokens`. */
const ROW_BY_ROW =
	/\b(?:one|a|each|every)\s+row\s+(?:per|for each|for every|is (?:a|one)|holds? (?:a|one)|is the vector of a)\s+(?:token|position|word|query|key)|\brows\s+(?:of\s+\S+\s+)?(?:are|=|hold|contain)\s+(?:the\s+)?(?:tokens?|positions?|token vectors)\b|\btokens?\s+(?:are|as|in|stand as|sit in)\s+(?:the\s+)?rows\b|\btoken rows\b|\brow per (?:token|position|word)\b|\btokens?\s*=\s*rows\b|\brows\s*=\s*tokens?\b/i;

/** How long a side is that matrices name by a letter. */
function sideIn(
	laid: readonly (readonly [KeyGiven, { readonly value: MatrixValue }])[],
	side: string,
): number | undefined {
	for (const [{ type }, { value }] of laid) {
		if (type.kind !== 'matrix' && type.kind !== 'matrices') continue;
		if (type.rows.kind === 'symbol' && type.rows.name === side) return value.matrix.rows;
		if (type.columns.kind === 'symbol' && type.columns.name === side) return value.matrix.columns;
	}
	return undefined;
}

interface Claim {
	readonly group: ArrayGroup;
	readonly from: 'question' | 'problem';
}

interface Unnamed extends Claim {
	/** Whether it must not be left aside. */
	readonly counts: boolean;
}

/** A row of vectors of which each is a given of its own, `r_1 = …`, `r_2 = …`, one by one. */
function byMember(key: AnswerKey, group: ArrayGroup): readonly ArrayGroup[] {
	const letters = group.heads.map(head => head && bare(head).replace(/^([A-Za-z])(\d)$/, '$1_$2'));
	const isOwn = letters.every(letter => letter && knownArrays(key).some(each => each.letters.has(letter)));
	const [first] = group.arrays;
	const [, family] = /^([A-Za-z])_?1$/.exec(bare(group.heads[0] ?? '')) ?? [];
	// `r_1 = 2 and r_2 = -1`: things of one number each.
	if (first?.bare && family) {
		const numbers = first.matrix.to1DArray();
		const names = numbers.map((_, at) => `${family}_${at + 1}`);
		if (names.every(name => knownArrays(key).some(each => each.letters.has(name))))
			return numbers.map((number, at) => ({
				...group,
				arrays: [{ ...first, bare: false, matrix: Matrix.columnVector([number]) }],
				heads: [names[at]],
				words: '',
			}));
	}
	if (group.arrays.length < 2 || !isOwn) return [group];
	return group.arrays.map((array, at) => ({ ...group, arrays: [array], heads: [letters[at]], words: '' }));
}

/** A setting that is longer may state arrays for other questions. */
export const SHORT = 600;

const sameArrays = (a: ArrayGroup, b: ArrayGroup): boolean =>
	JSON.stringify(a.arrays.map(each => each.matrix.to2DArray())) ===
	JSON.stringify(b.arrays.map(each => each.matrix.to2DArray()));

const bare = (symbol: string): string => symbol.replace(/\\(?:text|mathrm|mathbf)|[{}\\]/g, '');

interface Known {
	readonly given: KeyGiven;
	readonly letters: ReadonlySet<string>;
	readonly names: readonly RegExp[];
}

const HAN = /\p{Script=Han}/u;

const knownArrays = rememberOf((key: AnswerKey): readonly Known[] =>
	key.givens.flatMap(given => {
		if (given.constant || (given.type.kind !== 'matrix' && given.type.kind !== 'matrices')) return [];
		if (given.type.kind === 'matrix' && given.type.tokens) return [];
		const names = [given.name, ...given.aliasWords].flatMap(name => {
			if (name.includes('<') || LEADS.test(name)) return [];
			if (HAN.test(name)) return [new RegExp(name, 'gu')];
			if (name.length < 3) return [];
			const words = name.split(/[\s-]+/).map(word => `${escaped(word.replace(/s$/, ''))}(?:s|['’]s?|n|en)?`);
			return [new RegExp(`(?<![\\p{L}\\d])${words.join('[\\s-]+')}(?![\\p{L}\\d])`, 'giu')];
		});
		return [{ given, letters: new Set([given.symbol, ...given.aliasSymbols, ...given.aliasForms].map(bare)), names }];
	}),
);

/** How many words may stand between a name and the array. */
const FAR = 8;

/**
 * The given that a group of arrays is: by a letter of several signs (`W_Q`), by the nearest name before it, by its letter alone, by a name behind it.
 * Several, where they have that name in common.
 */
function claimants(key: AnswerKey, group: ArrayGroup): readonly KeyGiven[] {
	const fitting = knownArrays(key).filter(({ given }) => isOfForm(given, group, key));
	const symbol = bare(lastSymbol(group) ?? '').replace(/^([A-Za-z])(\d)$/, '$1_$2');
	const byLetter = fitting.filter(({ letters }) => symbol !== '' && letters.has(symbol)).map(({ given }) => given);
	if (symbol.length > 1 && byLetter.length === 1) return byLetter;
	// A letter of the key that cannot have this form names something else: a whole matrix `V` beside vectors one by one.
	if (byLetter.length === 0 && /^[A-Z]/.test(symbol) && knownArrays(key).some(({ letters }) => letters.has(symbol)))
		return [];
	const [, noted] = /^\(([^()]{3,40})\)/.exec(group.behind) ?? [];
	const byNote = noted === undefined || /=|\bindex\b/.test(noted) ? [] : nearest(fitting, noted, 'before');
	if (byNote.length > 0) return byNote;
	const [, family] = /^([A-Za-z])_?\d+$/.exec(symbol) ?? [];
	const ofFamily = (same: (letter: string) => boolean): readonly KeyGiven[] =>
		fitting.flatMap(({ given, letters }) => (family && !isVector(given) && [...letters].some(same) ? [given] : []));
	const own = ofFamily(letter => letter === family);
	if (own.length === 1) return own;
	// `one output projection to a stream of width 2: O =`: the letter says which of the names before it is meant.
	const agreeing = fitting.filter(({ given }) => byLetter.length === 1 && byLetter[0] === given);
	if (nearest(agreeing, withoutAsked(group.words), 'before').length > 0) return byLetter;
	const named = nearest(fitting, withoutAsked(group.words), 'before');
	if (named.length > 0) return named;
	if (byLetter.length > 0) return byLetter.length === 1 ? byLetter : [];
	const alike = ofFamily(letter => letter.toLowerCase() === family?.toLowerCase());
	if (alike.length === 1) return alike;
	return BEHIND.test(group.behind) ? nearest(fitting, group.behind, 'behind') : [];
}

/** `compute the value vector of $(2, -1, 3)$`: what is asked for of something is no name of it. */
const withoutAsked = (words: string): string => words.replace(ASKED_OF, '');
const ASKED_OF =
	/^[\s\S]*(?<![\p{L}])(?:compute|calculate|find|determine|derive|give|state|what (?:is|are)|berechnen? Sie|bestimmen? Sie|calculez|donnez|calcule)\s(?:(?!\b(?:of|for|between|von|für|zwischen|de|du|entre|pour|para|with|given|and|und|et)\b)[^.;:?!,=])*\s(?:of|for|between|von|für|zwischen|de|du|entre|pour|para)(?:\s+|$)(?=(?:the\s+)?(?:\p{L}+\s+)?(?:[A-Za-z]\w{0,2}\s*=\s*)?$)/iu;

/** `(1, 0) and (0, 1) are the tokens`, `e_1 as query`. */
const BEHIND = /^(?:are|is|as|for|sind|ist|als)\b/i;

/** The symbol right before a group: `W_QK =`, `$W_Q$`. */
function lastSymbol({ heads: [head], words }: ArrayGroup): string | undefined {
	return head ?? /(?:^|[\s(,])([A-Z]+(?:_\{?\w+\}?)?(?:\^\{?\w+\}?)?)\s*(?:=|:=|:|is|equals)?\s*$/.exec(words)?.[1];
}

function nearest(known: readonly Known[], words: string, side: 'before' | 'behind'): readonly KeyGiven[] {
	interface Place {
		readonly given: KeyGiven;
		readonly at: number;
		readonly length: number;
		readonly isHead: boolean;
	}
	// `scores for the last query are 3, 1`: before a verb the thing itself is meant, and not what it belongs to; `the query position with x =` has none.
	const isSubject = side === 'before' && COPULA.test(words.replace(/(?<![\w\\])[A-Za-z](?:_\{?\w+\}?)?\s*=\s*$/, ''));
	const places = known.flatMap(({ given, names }) =>
		names.flatMap(name =>
			[...words.matchAll(name)].flatMap((match): readonly Place[] => {
				const [start, end] = [match.index, match.index + match[0].length];
				const between = side === 'before' ? words.slice(end) : words.slice(0, start);
				if (between.split(/\s+/).filter(word => /[\p{L}\d]/u.test(word)).length > (isSubject ? 2 : 1) * FAR) return [];
				const isHead = !isSubject || !BELONGS.test(words.slice(0, start));
				return [{ given, at: side === 'before' ? end : -start, length: match[0].length, isHead }];
			}),
		),
	);
	const order = (a: Place, b: Place): number =>
		Number(b.isHead) - Number(a.isHead) || b.at - a.at || b.length - a.length;
	const [best, ...others] = places.toSorted(order);
	return best ? [...new Set([best, ...others.filter(each => order(best, each) === 0)].map(({ given }) => given))] : [];
}

const COPULA = /(?:\b(?:is|are|was|were|be|has|have|holds?|sind|ist|lauten|lautet)|[:=为])\s*$/i;
const BELONGS = /\b(?:of|for|from|to|on|by|at|with|over|in|der|des|von|für|mit|über)\s(?:(?!\b(?:and|und)\s)[^,;:])*$/i;

/** Whether a group can be a given at all: one vector for a vector, something square or an identity for a square matrix. */
function isOfForm(given: KeyGiven, { arrays }: ArrayGroup, key: AnswerKey): boolean {
	const [first, second] = arrays;
	if (!first) return false;
	if (isVector(given)) return !second && first.kind === 'vector';
	if (given.type.kind === 'matrices' || isSquare(given))
		return !second && (first.kind === 'identity' || first.matrix.rows === first.matrix.columns);
	if (first.kind === 'identity') return false;
	if (given.type.kind === 'matrix' && given.type.oneByOne && first.kind === 'matrix') return false;
	return first.bare ? hasThings(given, key) : true;
}

/** The side of a matrix that counts things, the other being how wide they are. */
function thingsIn(given: KeyGiven, key: AnswerKey): 'rows' | 'columns' | undefined {
	if (given.type.kind !== 'matrix') return undefined;
	const isWidth = (size: Expression): boolean =>
		size.kind === 'symbol' &&
		key.givens.some(({ symbol, name }) => symbol === size.name && /\b(?:width|dimension)\b/i.test(name));
	const [rows, columns] = [isWidth(given.type.rows), isWidth(given.type.columns)];
	if (rows || columns) return rows && columns ? undefined : rows ? 'columns' : 'rows';
	return hasRows(given, key) ? 'rows' : undefined;
}

const hasThings = (given: KeyGiven, key: AnswerKey): boolean => thingsIn(given, key) !== undefined;

/** The values in the shapes that the key declares, those first that can be read in one way only. */
function laidOut(key: AnswerKey, claims: ReadonlyMap<KeyGiven, Claim>, rowsAreThings: boolean): ArrayBinding['values'] {
	const values = new Map<KeyGiven, { readonly value: MatrixValue; readonly from: 'question' | 'problem' }>();
	const sizes = new Map<string, number>();
	const fits = ({ type }: KeyGiven, matrix: Matrix): boolean =>
		type.kind === 'matrix' || type.kind === 'matrices'
			? agrees(type.rows, matrix.rows, sizes) && agrees(type.columns, matrix.columns, sizes)
			: false;
	const take = (given: KeyGiven, matrix: Matrix, from: 'question' | 'problem'): void => {
		if (given.type.kind !== 'matrix' && given.type.kind !== 'matrices') return;
		if (given.type.rows.kind === 'symbol') sizes.set(given.type.rows.name, matrix.rows);
		if (given.type.columns.kind === 'symbol') sizes.set(given.type.columns.name, matrix.columns);
		values.set(given, { value: { kind: 'matrix', matrix }, from });
	};
	let open = [...claims].map(([given, claim]) => ({
		given,
		...claim,
		ways: waysOf(given, claim.group, key, rowsAreThings),
	}));
	for (const most of [1, 2, 2])
		for (const { given, from, ways } of open) {
			if (values.has(given)) continue;
			const fitting = ways.filter(matrix => fits(given, matrix));
			if (ways.length <= most && fitting.length > 0 && (most > 1 || fitting.length === 1))
				take(given, fitting[0]!, from);
		}
	open = open.filter(({ given }) => !values.has(given));
	for (const { given, group, from } of open) {
		const [first] = group.arrays;
		const size = given.type.kind === 'matrix' || given.type.kind === 'matrices' ? given.type.rows : undefined;
		const width = size?.kind === 'symbol' ? sizes.get(size.name) : undefined;
		if (first?.kind === 'identity' && width !== undefined)
			take(given, Matrix.mul(Matrix.eye(width), first.matrix.get(0, 0)), from);
	}
	return values;
}

const agrees = (size: Expression, count: number, sizes: ReadonlyMap<string, number>): boolean =>
	size.kind === 'symbol' ? (sizes.get(size.name) ?? count) === count : size.kind !== 'number' || size.value === count;

/** The matrices that a group may be for a given, the likeliest first. */
function waysOf(given: KeyGiven, { arrays }: ArrayGroup, key: AnswerKey, rowsAreThings: boolean): readonly Matrix[] {
	const [first] = arrays as readonly [StatedArray, ...StatedArray[]];
	if (first.kind === 'identity') return [];
	if (isVector(given)) return [first.matrix];
	const things = thingsIn(given, key);
	if (first.kind === 'matrix') return [things === 'columns' && rowsAreThings ? first.matrix.transpose() : first.matrix];
	// Numbers in a row are things of one number each.
	if (first.bare) return [things === 'rows' ? first.matrix : first.matrix.transpose()];
	const columns = new Matrix(arrays.map(({ matrix }) => matrix.to1DArray())).transpose();
	if (things === 'rows') return [columns.transpose()];
	if (things === 'columns') return [columns];
	return first.turned || arrays.length > 1 ? [columns, columns.transpose()] : [columns.transpose(), columns];
}
