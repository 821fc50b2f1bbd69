import { Matrix } from '../../math/evaluate/matrix.ts';
import type { Value } from '../../math/value.ts';
import type { KeyGiven } from '../key.ts';
import { isVector } from './bind-lists.ts';
import { plainText } from './number-text.ts';
import { IS_NUMBER, numberOf, tablesIn } from './stated-rows.ts';

const matrixOf = (rows: readonly (readonly number[])[]): Value => ({
	kind: 'matrix',
	matrix: new Matrix(rows.map(row => [...row])),
});

/** Whether a given is a matrix with as many columns as rows. */
export const isSquare = ({ type }: KeyGiven): boolean =>
	type.kind === 'matrix' &&
	type.rows.kind === 'symbol' &&
	type.columns.kind === 'symbol' &&
	type.rows.name === type.columns.name;

/** The numbers of the one square table of a text, its heads and totals left out: `| | cat | dog |`. */
export function squareTable(given: KeyGiven, text: string): Value | undefined {
	if (!isSquare(given) || !text.includes('|')) return undefined;
	const found = tablesIn(text).flatMap(([head, ...rows]) => {
		const total = (head ?? []).findIndex(cell => /^(?:total|sum|all|support|Σ)$/i.test(cell));
		const kept = rows.filter(([label]) => !/^(?:total|sum|all|Σ)$/i.test(label ?? ''));
		const cells = kept.map(row => row.slice(1).filter((_, at) => at + 1 !== total));
		const size = cells.length;
		return size > 1 && cells.every(row => row.length === size && row.every(cell => IS_NUMBER.test(cell)))
			? [matrixOf(cells.map(row => row.map(numberOf)))]
			: [];
	});
	return found.length === 1 ? found[0] : undefined;
}

/** The adjacency matrix of a graph that is told by its edges, for a matrix that is called `edges`: `edges 1-2, 2-3`, `the path graph 1–2–3`. */
export function graphOfEdges(given: KeyGiven, text: string): Value | undefined {
	if (!isSquare(given) || !given.aliasWords.includes('edges')) return undefined;
	const plain = plainText(text);
	const name = '(\\d{1,2}|[A-Z])';
	const path = new RegExp(
		`\\b(?:[Pp]ath|[Cc]hain|[Cc]ycle|[Rr]ing)\\b[^.;:]*?[\\s:(]${name}((?:\\s*[-–—]\\s*${name})+)`,
	).exec(plain);
	const behind = /\bedges?\b[^.;?]*/i.exec(plain)?.[0] ?? '';
	const edges: (readonly [string, string])[] = [];
	if (path) {
		const nodes = path[0].match(/(?<![A-Za-z\d])(?:\d{1,2}|[A-Z])(?![A-Za-z\d])/g) ?? [];
		nodes.forEach((node, at) => {
			const next = nodes[at + 1] ?? (/^(?:cycle|ring)\b/i.test(path[0]) ? nodes[0] : undefined);
			if (next !== undefined && next !== node) edges.push([node, next]);
		});
	} else
		for (const match of behind.matchAll(
			new RegExp(`[({]?(?<![A-Za-z\\d])${name}\\s*(?:[-–—]|,\\s?)\\s*${name}(?![A-Za-z\\d])[)}]?`, 'g'),
		))
			edges.push([match[1]!, match[2]!]);
	const names = [...new Set(edges.flat())].toSorted((a, b) => (Number(a) || 0) - (Number(b) || 0) || (a < b ? -1 : 1));
	if (names.length < 2 || names.length > 30) return undefined;
	const size = names.every(each => /^\d+$/.test(each)) ? Math.max(...names.map(Number)) : names.length;
	if (size > 30 || names.includes('0')) return undefined;
	const at = (node: string): number => (/^\d+$/.test(node) ? Number(node) - 1 : names.indexOf(node));
	const matrix = Matrix.zeros(size, size);
	for (const [from, to] of edges) {
		matrix.set(at(from), at(to), 1);
		matrix.set(at(to), at(from), 1);
	}
	return { kind: 'matrix', matrix };
}

const COUNT = '(\\d{1,3}(?:,\\d{3})+|\\d+)';
const toCount = (written: string): number => Number(written.replaceAll(',', ''));
const BETWEEN = '\\s*(?:,\\s*(?:and\\s+)?|\\band\\s+|/\\s*|:\\s*)';

/** How a text says how many of each class there are. */
const COUNTED: readonly RegExp[] = [
	// `[9+, 5-]`, `(6+, 2−)`
	new RegExp(`[[(]?\\s*${COUNT}\\s*\\+\\s*[,/]\\s*${COUNT}\\s*[-−–]\\s*[\\])]?`, 'g'),
	// `9 positive and 5 negative examples`, `9 yes and 5 no`
	new RegExp(
		`${COUNT}\\s+(?:are\\s+)?(?:positives?|yes|true|spam)(?:\\s+(?:examples?|instances|samples|cases|answers|e?mails))?${BETWEEN}${COUNT}\\s+(?:are\\s+)?(?:negatives?|no|false|ham)\\b`,
		'gi',
	),
];

/** `4 examples of class A, 3 of class B and 1 of class C`; `4 A, 3 B`. */
const OF_CLASSES = new RegExp(
	`${COUNT}\\s+(?:(?:examples?|samples|instances|points|items)\\s+)?(?:of\\s+)?(?:class\\s+)?(?!of\\b)(?:[A-Z]|\\d|[a-z]+)(?:${BETWEEN}${COUNT}\\s+(?:(?:examples?|samples|instances|points|items)\\s+)?(?:of\\s+)?(?:class\\s+)(?:[A-Z]|\\d|[a-z]+))+`,
	'g',
);
/** `30 cats, 50 dogs and 20 birds`: things of several kinds, as a node holds them. */
const OF_THINGS = new RegExp(
	`(?<![\\w.,^-])${COUNT}\\s+(?!(?:of|and)\\b)[a-z]{2,}(?:${BETWEEN}${COUNT}\\s+(?!(?:of|and)\\b)[a-z]{2,}){1,9}`,
	'gi',
);
/** What is counted and is no class. */
const NO_CLASS =
	/\b(?:examples?|samples?|instances?|points?|items?|children|child|nodes?|leaves|leaf|splits?|classes|features?|attributes?|bits?|trees?|levels?|branches|values?)\b/i;
const TUPLE = new RegExp(`[([]\\s*${COUNT}(?:\\s*[,;]\\s*${COUNT}){1,9}\\s*[)\\]]`, 'g');

/** The groups of class counts of a text in their order, each a row. */
function countedGroups(text: string): readonly (readonly number[])[] {
	const plain = plainText(text);
	for (const pattern of COUNTED) {
		const groups = [...plain.matchAll(pattern)].map(match => match.slice(1, 3).map(each => toCount(each!)));
		if (groups.length > 0) return groups;
	}
	const numbers = (whole: string): readonly number[] =>
		[...whole.matchAll(/(?<![A-Za-z]|class )\d[\d,]*(?!\d)/g)].map(([each]) => toCount(each.replace(/,$/, '')));
	const classes = [...plain.matchAll(OF_CLASSES)].map(([whole]) => numbers(whole));
	if (classes.length > 0) return classes;
	const things = [...plain.matchAll(OF_THINGS)]
		.filter(([whole]) => !NO_CLASS.test(whole))
		.map(([whole]) => numbers(whole));
	if (things.length > 0) return things.every(row => row.length === things[0]!.length) ? things : [];
	const tuples = [...plain.matchAll(TUPLE)].map(([whole]) => numbers(whole));
	return tuples.every(row => row.length === tuples[0]!.length) ? tuples : [];
}

/**
 * How many examples of each class a node holds and its children hold, for a vector called `class counts` and a matrix called `class counts of
 * the children`: of several groups, the one that the others sum up to is the node.
 */
export function classCounts(given: KeyGiven, text: string): Value | undefined {
	const ofNode = given.aliasWords.includes('class counts');
	const ofChildren = given.aliasWords.includes('class counts of the children');
	if (!ofNode && !ofChildren) return undefined;
	const groups = countedGroups(text);
	const [first] = groups;
	if (!first) return undefined;
	const sum = (rows: readonly (readonly number[])[]): readonly number[] =>
		first.map((_, at) => rows.reduce((total, row) => total + row[at]!, 0));
	const isSum = (at: number): boolean =>
		groups.length > 2 && sum(groups.filter((_, other) => other !== at)).join() === groups[at]!.join();
	const rest = restOf(groups, text);
	if (rest) return ofChildren ? matrixOf(first.map((_, at) => [groups[1]![at]!, rest[at]!])) : column(first);
	const node = groups.findIndex((_, at) => isSum(at));
	const children = node < 0 ? groups : groups.filter((_, at) => at !== node);
	if (ofChildren)
		return children.length > 1 ? matrixOf(first.map((_, at) => children.map(row => row[at]!))) : undefined;
	// With two groups and no third that they sum up to, they are the children of a node that is not told.
	return column(node < 0 ? sum(groups) : groups[node]!);
}

const column = (numbers: readonly number[]): Value => matrixOf(numbers.map(each => [each]));

/** `10 positive and 6 negative … sends 8 positive and 2 negative to the left and the rest to the right`: what the first group has left for the other child. */
function restOf(groups: readonly (readonly number[])[], text: string): readonly number[] | undefined {
	const [node, child] = groups;
	if (groups.length !== 2 || !/\b(?:the (?:rest|remaining|others?|remainder)|all (?:the )?others)\b/i.test(text))
		return undefined;
	const rest = node!.map((each, at) => each - child![at]!);
	return rest.every(each => each >= 0) && rest.some(each => each > 0) ? rest : undefined;
}

const NAME = '["\'“”‘’]?([A-Za-z][\\w -]{0,30}?)["\'“”‘’]?';
const CONDITIONAL = new RegExp(
	`\\b[Pp]r?\\(\\s*${NAME}\\s*(?:=\\s*(?:1|yes|true)\\s*)?(?:\\||\\\\mid|∣)\\s*${NAME}\\s*\\)\\s*=\\s*(\\d*\\.?\\d+(?:/\\d+)?)`,
	'g',
);
const PRIOR = new RegExp(`\\b[Pp]r?\\(\\s*${NAME}\\s*\\)\\s*=\\s*(\\d*\\.?\\d+(?:/\\d+)?)`, 'g');

/**
 * `P(spam) = 0.4`, `P("win" | spam) = 0.3`: the priors for a vector called `class priors`, and what each class makes of each feature for a
 * matrix called `conditional probabilities`; undefined unless every feature is given for every class.
 */
export function conditionals(given: KeyGiven, text: string): Value | undefined {
	const ofPriors = given.aliasWords.includes('class priors');
	const ofFeatures = given.aliasWords.includes('conditional probabilities');
	if (!ofPriors && !ofFeatures) return undefined;
	const plain = plainText(text.replace(/\\mid\b/g, '|').replace(/\\(?:text|mathrm|textit)\{([^{}]*)\}/g, '$1'));
	const named = (word: string): string => word.trim().toLowerCase();
	const table = new Map<string, Map<string, number>>();
	const features = new Set<string>();
	for (const [, feature, name, value] of plain.matchAll(CONDITIONAL)) {
		features.add(named(feature!));
		const row = table.get(named(name!)) ?? new Map<string, number>();
		table.set(named(name!), row.set(named(feature!), numberOf(value!)));
	}
	const classes = [...table.keys()];
	if (classes.length < 2 || classes.some(name => table.get(name)!.size !== features.size)) return undefined;
	const priors = new Map<string, number>();
	for (const [, name, value] of plain.matchAll(PRIOR)) priors.set(named(name!), numberOf(value!));
	const known = classes.filter(name => priors.has(name));
	const open = classes.filter(name => !priors.has(name));
	const rest = 1 - known.reduce((total, name) => total + priors.get(name)!, 0);
	if (known.length === 0 || open.length > 1 || rest < -1e-9) return undefined;
	const order = [...classes].toSorted(
		(a, b) => [...priors.keys(), ...open].indexOf(a) - [...priors.keys(), ...open].indexOf(b),
	);
	if (ofPriors) return isVector(given) ? matrixOf(order.map(name => [priors.get(name) ?? rest])) : undefined;
	return matrixOf([...features].map(feature => order.map(name => table.get(name)!.get(feature)!)));
}
