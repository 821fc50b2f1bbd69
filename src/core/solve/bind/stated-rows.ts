import { quantity } from '../../math/evaluate/evaluate.ts';
import { asColumn } from '../../math/evaluate/linear.ts';
import { Matrix } from '../../math/evaluate/matrix.ts';
import { oneNode } from '../../math/same/drawing.ts';
import type { Value } from '../../math/value.ts';
import type { KeyGiven } from '../key.ts';
import { LEADS } from './bind-likeness.ts';
import { isVector, rowNamed } from './bind-lists.ts';
import { hasColumns } from './bind-stated-matrices.ts';
import { plainText } from './number-text.ts';

/** A number, or a share of one (`2/3`). */
const NUMBER = String.raw`[-−+]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+|\/[1-9]\d{0,3})?`;
/** What may stand before a number of a point: `(x = 2, y = 1)`. */
const OF = String.raw`(?:[A-Za-z]_?\d?\s*=\s*)?`;
const TUPLE = String.raw`[(\[]\s*${OF}${NUMBER}(?:\s*[,;]\s*${OF}${NUMBER}){1,9}\s*[)\]]`;
/** What may name a point: `A`, `x_1 =`, `P1:`. A small letter alone (`y = (2, 3)`) names a row of another kind. */
const LABEL = String.raw`(?:\\?(?:[A-Z]|[A-Za-z]{1,2}_?\{?\d{1,2}\}?)'?\s*[=:]?\s*)?`;
const TUPLES = new RegExp(String.raw`${TUPLE}(?:\s*(?:[,;]\s*)?(?:and\s+)?${LABEL}${TUPLE})+`, 'g');

/** A number as a table or a list writes it. */
export const numberOf = (written: string): number => {
	const [over, under = 1] = written.replace('−', '-').split('/').map(Number);
	return over! / under;
};

const columnOf = (numbers: readonly number[]): Value | undefined =>
	asColumn({ kind: 'list', items: numbers.map(n => quantity(n)) });

/**
 * The points that a text lists, `the points (1, 2), (2, 3) and (3, 5)`, as the columns of a matrix: those behind the given's name, or else the
 * one run of them that the text has.
 */
export function pointsListed(given: KeyGiven, text: string): Value | undefined {
	if (!hasColumns(given) || given.type.kind !== 'matrix') return undefined;
	const plain = plainText(text);
	const runs = [...plain.matchAll(TUPLES)].flatMap(match => {
		// `[[1, 3], [4, 6]]` are the rows of a matrix.
		if (/[[(]\s*$/.test(plain.slice(0, match.index))) return [];
		const points = [...match[0].matchAll(new RegExp(TUPLE, 'g'))].map(([tuple]) =>
			[...tuple.matchAll(new RegExp(`(?<![A-Za-z_])${NUMBER}`, 'g'))].map(([number]) => numberOf(number)),
		);
		const [first] = points;
		return points.every(point => point.length === first!.length) ? [{ at: match.index, points }] : [];
	});
	const { rows } = given.type;
	if (runs.length === 0 && rows.kind === 'symbol') return onOneAxis(given, text);
	const fitting = runs.filter(({ points }) => rows.kind !== 'number' || points[0]!.length === rows.value);
	const named = fitting.filter(({ at }) => isNamedBefore(given, plain.slice(0, at)));
	const [run] = named.length === 1 ? named : fitting;
	if (!run || (named.length !== 1 && fitting.length !== 1)) return undefined;
	return { kind: 'matrix', matrix: new Matrix(run.points).transpose() };
}

/** `the data 1, 2, 4 and 8`: points of one number each. */
function onOneAxis(given: KeyGiven, text: string): Value | undefined {
	if (given.type.kind !== 'matrix') return undefined;
	const column = { ...given, type: { ...given.type, columns: oneNode } };
	const row = /(?<![\w])1-?D\b|\bone-dimensional\b|\bon a line\b|\breal numbers\b/i.test(text)
		? rowNamed(column, text)
		: undefined;
	return row?.kind === 'matrix' ? { kind: 'matrix', matrix: row.matrix.transpose() } : undefined;
}

/** Whether the words right before a place end in one of a given's names, with a few small words behind it. */
function isNamedBefore(given: KeyGiven, before: string): boolean {
	return [given.name, ...given.aliasWords].some(name => {
		if (name.length < 4 || LEADS.test(name)) return false;
		const words = name.split(/[\s-]+/).map(word => `${word.replace(/[^a-z0-9]/gi, '').replace(/s$/i, '')}s?`);
		return new RegExp(
			`\\b${words.join('[\\s-]+')}(?:\\s+[a-z]+){0,3}\\s*(?:[:=,]\\s*)?(?:\\\\?[A-Za-z]{1,2}_?\\d{0,2}\\s*[=:]?\\s*)?$`,
			'i',
		).test(before);
	});
}

const ROW = /^\s*\|?(.+?)\|?\s*$/;
const RULE = /^[\s|:-]+$/;

/** The tables of a text, cell by cell. */
export function tablesIn(text: string): readonly (readonly (readonly string[])[])[] {
	const tables: string[][][] = [];
	let open: string[][] | undefined;
	for (const line of text.split('\n')) {
		if (!line.includes('|')) {
			open = undefined;
			continue;
		}
		if (!open) {
			open = [];
			tables.push(open);
		}
		// The rule below a head tells where the next table begins that no blank line parts from the one before.
		if (RULE.test(line) && open.length > 1) {
			open = [open.pop()!];
			tables.push(open);
		}
		if (!RULE.test(line))
			open.push(
				ROW.exec(line)![1]!
					.split('|')
					.map(cell => cell.replace(/[$*_`\\{}]/g, '').trim()),
			);
	}
	return tables;
}

/** Whether a cell holds a number and nothing else. */
export const IS_NUMBER = new RegExp(`^${NUMBER}$`);

/** The numbers of a table that stand behind or below a vector's name or letter: `| x | 1 | 2 | 3 |`. */
export function rowOfTable(given: KeyGiven, text: string): Value | undefined {
	if (!isVector(given) || !text.includes('|')) return undefined;
	const names = new Set(
		[given.name, ...given.aliasWords, given.symbol, ...given.aliasSymbols].map(name =>
			name.replace(/[$*_`\\{}]/g, '').toLowerCase(),
		),
	);
	const isNamed = (cell: string | undefined): boolean =>
		cell !== undefined &&
		names.has(
			cell
				.toLowerCase()
				.replace(/\s*\([^()]*\)$/, '')
				.replace(/_?[it]$/, ''),
		);
	const isNamedWhole = (cell: string | undefined): boolean => isNamed(cell) || names.has((cell ?? '').toLowerCase());
	const found = tablesIn(text).flatMap(rows => {
		const lines = rows.filter(([head]) => isNamedWhole(head)).map(row => row.slice(1));
		const at = (rows[0] ?? []).flatMap((cell, index) => (isNamedWhole(cell) ? [index] : []));
		// The first column of a table of rows is its head, and no column of numbers.
		const columns = at.map(index => rows.slice(1).map(row => row[index] ?? ''));
		return [...lines, ...columns].filter(cells => cells.length > 1 && cells.every(cell => IS_NUMBER.test(cell)));
	});
	return found.length === 1 ? columnOf(found[0]!.map(numberOf)) : undefined;
}

const SIZE = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)';

/**
 * The sizes of the layers of a network, input first, for a vector that is called `layer sizes`: `784-256-10`, `784 → 256 → 10`, linear layers as
 * PyTorch or Keras makes them, `4 inputs, two hidden layers of 8 units each and 3 outputs`.
 */
export function layerSizes(given: KeyGiven, text: string): Value | undefined {
	if (!isVector(given) || !given.aliasWords.includes('layer sizes')) return undefined;
	const sizes = madeLayers(text) ?? chainOfSizes(text) ?? namedLayers(plainText(text));
	return sizes && sizes.length > 1 ? columnOf(sizes) : undefined;
}

/** `nn.Linear(784, 256), nn.Linear(256, 10)`: each begins as wide as the one before ends. */
function madeLayers(text: string): readonly number[] | undefined {
	const pairs = [
		...text.matchAll(/\bLinear\(\s*(?:in_features\s*=\s*)?(\d+)\s*,\s*(?:out_features\s*=\s*)?(\d+)/g),
	].map(match => [Number(match[1]), Number(match[2])] as const);
	if (pairs.length > 0)
		return pairs.every(([from], at) => at === 0 || from === pairs[at - 1]![1])
			? [pairs[0]![0], ...pairs.map(([, to]) => to)]
			: undefined;
	const dense = [...text.matchAll(/\bDense\(\s*(?:units\s*=\s*)?(\d+)/g)].map(match => Number(match[1]));
	const input = /\binput_(?:shape|dim)\s*=\s*\(?\s*(\d+)|\bInput\(\s*(?:shape\s*=\s*)?\(?\s*(\d+)/.exec(text);
	const first = input ? Number(input[1] ?? input[2]) : /\b(\d+)\s+(?:input\s+)?(?:inputs?|features)\b/.exec(text)?.[1];
	return dense.length > 0 && first ? [Number(first), ...dense] : undefined;
}

/** `2·20·1280` behind an arrow: a width that is told by what it is made of. */
const MADE_WIDTH = /(?<=→\s*)\d+(?:\s*(?:[·×*]|\\cdot|\\times)\s*\d+)+(?!\s*(?:[·×*/]|\\cdot|\\times))/g;

/** `784-256-128-10`, `[784, 256, 10]`, `784 → 256 → 10`, `512 → 800 → 2·24·1024`. */
function chainOfSizes(text: string): readonly number[] | undefined {
	const plain = text
		.replace(/\\(?:rightarrow|to)\b|→|⟶|->/g, '→')
		.replace(/[$`]/g, '')
		.replace(MADE_WIDTH, made =>
			String([...made.matchAll(/\d+/g)].reduce((product, [factor]) => product * Number(factor), 1)),
		);
	const chains = [
		// `pages 12-15` has a dash too: with two numbers only an arrow says so.
		...plain.matchAll(
			new RegExp(`(?<![\\w.-])${SIZE}(?:(?:\\s*[-–→]\\s*${SIZE}){2,12}|\\s*→\\s*${SIZE})(?!\\w|\\.\\d)`, 'g'),
		),
		...plain.matchAll(
			new RegExp(
				`(?<=\\b(?:sizes|widths|units|neurons|layers|dimensions|architecture)[^.;()\\[]{0,24})[(\\[]?\\s*${SIZE}(?:\\s*,\\s+(?:and\\s+)?${SIZE}| and ${SIZE}){1,12}`,
				'g',
			),
		),
	].map(([chain]) => [...chain.matchAll(new RegExp(SIZE, 'g'))].map(([size]) => Number(size.replaceAll(',', ''))));
	const usable = chains.filter(chain => chain.length > 1);
	return usable.length === 1 && !/\bhidden (?:layers?|sizes?|units|widths)\b[^.]*\d/i.test(plain)
		? usable[0]
		: undefined;
}

/** `4 inputs, 2 hidden layers of 8 units each and 3 outputs`; `hidden layers of 50 and 20 neurons`. */
function namedLayers(plain: string): readonly number[] | undefined {
	const number = (pattern: RegExp): number | undefined => {
		const match = pattern.exec(plain);
		const found = match?.slice(1).find(each => each !== undefined);
		return found === undefined ? undefined : Number(found.replaceAll(',', ''));
	};
	const unit = '(?:units|neurons|nodes)';
	const map =
		/\\?R\}?\s*\^\s*\{?(\d+)\}?\s*(?:\\to|\\rightarrow|→)\s*\\?(?:mathbb)?\s*\{?\s*\\?R\}?\s*\^\s*\{?(\d+)/.exec(plain);
	const input =
		(map && Number(map[1])) ??
		number(
			new RegExp(
				`(${SIZE})\\s+(?:input\\s+(?:features|units|neurons|nodes|variables|dimensions)|inputs?\\b|features)|\\binputs?(?:\\s+(?:layer|size|dimension|vector))?\\s+(?:of|with|has|is|=|:)?\\s*(?:size|dimension|length)?\\s*(${SIZE})`,
				'i',
			),
		);
	const output =
		(map && Number(map[2])) ??
		number(
			new RegExp(
				`(${SIZE})\\s+(?:output\\s+(?:units|neurons|nodes|classes)|outputs?\\b|classes)|\\boutputs?(?:\\s+(?:layer|size|dimension))?\\s+(?:of|with|has|is|=|:)?\\s*(?:size|dimension)?\\s*(${SIZE})`,
				'i',
			),
		) ??
		(/\b(?:an?|one|single|1)\s+(?:single\s+)?(?:scalar\s+)?output\b/i.test(plain) ? 1 : undefined);
	const equal = new RegExp(
		`(\\d+) hidden layers?,?\\s+(?:each\\s+)?(?:of|with|having)\\s+(?:size\\s+|width\\s+)?(${SIZE})(?!\\s*(?:,|and)\\s*\\d)`,
		'i',
	).exec(plain);
	const listed = new RegExp(
		`hidden (?:layers?|sizes?|layer sizes|units|widths)\\s*(?:of|with|have|are|sizes?|:|=|\\()?\\s*(?:size[s]?\\s+|width[s]?\\s+)?[(\\[]?(${SIZE}(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+)${SIZE})+)`,
		'i',
	).exec(plain);
	const single = new RegExp(
		`(?:\\b(?:one|a|single|1)\\s+)?hidden layer\\s+(?:of|with|has|having)\\s+(?:size\\s+|width\\s+)?(${SIZE})|(${SIZE}) hidden ${unit}`,
		'i',
	).exec(plain);
	const hidden = listed
		? [...listed[1]!.matchAll(new RegExp(SIZE, 'g'))].map(([size]) => Number(size.replaceAll(',', '')))
		: equal
			? Array.from({ length: Number(equal[1]) }, () => Number(equal[2]!.replaceAll(',', '')))
			: single
				? [Number((single[1] ?? single[2])!.replaceAll(',', ''))]
				: undefined;
	return input !== undefined && output !== undefined && hidden && hidden.length <= 64
		? [input, ...hidden, output]
		: undefined;
}
