import type { ApplyNode, Expression } from '../../math/expression.ts';
import { toText } from '../../math/print/print.ts';
import { parsePlain } from '../../math/read/parse.ts';
import { parseUnitText, unitOf } from '../../math/units/units.ts';
import type { Unit } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import { say } from '../../text/message.ts';
import type { GiveKind, GivenDefault, GivenType, KeyGive, KeyGiven, KeyProblem } from '../key.ts';
import { readFormula } from './key-formula.ts';
import { cellUnder, isBlank, type KeyTable, type KeyText, splitText, wordsOf } from './key-outline.ts';
import { itemsOfList } from './key-wording.ts';

/** The rows of a Given table. A row may declare several symbols of one type: `$\alpha$, $\beta$`. */
export function readGivenTable(table: KeyTable, problems: KeyProblem[]): readonly KeyGiven[] {
	requireColumns(table, [['symbol'], ['name'], ['type']], problems);
	return table.rows.flatMap(row => {
		const symbols = symbolsIn(cellUnder(table, row, 'symbol'), problems);
		const typeCell = cellUnder(table, row, 'type', 'type or shape', 'unit');
		const { type, conditions, constant, aside } = readType(typeCell, problems);
		const value = readDefault(cellUnder(table, row, 'default', 'default or fact'), problems);
		const { aliasSymbols, aliasForms, aliasWords } = readAliases(cellUnder(table, row, 'aliases', 'also'), problems);
		const name = wordsOf(cellUnder(table, row, 'name') ?? EMPTY).trim();
		if (row[0] && symbols.length > 0 && name === '')
			problems.push({
				message: say`A given needs a name in words: documents are matched by it.`,
				span: row[0].span,
				severity: 'error',
			});
		return symbols.map(({ name: symbol, expression, span }) => ({
			symbol,
			expression,
			name,
			type,
			conditions,
			default: value,
			constant,
			...(aside ? { aside } : {}),
			aliasSymbols,
			aliasForms,
			aliasWords,
			span,
		}));
	});
}

/**
 * The sizes that only the shapes of matrices and vectors name (`vector $n$`): integers that the key's formulas may use. They are
 * bound by the matrix that has them.
 */
export function impliedSizes(givens: readonly KeyGiven[]): readonly KeyGiven[] {
	const known = new Set(givens.map(({ symbol }) => symbol));
	const sizes: KeyGiven[] = [];
	for (const { type, name, span } of givens) {
		if (type.kind !== 'matrix' && type.kind !== 'matrices') continue;
		const vector = type.columns.kind === 'number' && type.columns.value === 1;
		const text = type.kind === 'matrix' && type.tokens !== undefined;
		for (const [side, size] of [
			['rows', type.rows],
			['columns', type.columns],
		] as const) {
			if (size.kind !== 'symbol' || known.has(size.name)) continue;
			known.add(size.name);
			sizes.push({
				symbol: size.name,
				expression: size,
				// A count of words near a text's name is another given's: `the reference has 20 words`.
				name: text ? 'size' : vector ? `number of entries of the ${name}` : `number of ${side} of the ${name}`,
				type: { kind: 'quantity', unit: undefined, integer: true },
				conditions: [],
				default: { kind: 'free' },
				constant: false,
				aliasSymbols: [],
				aliasForms: [],
				aliasWords: [],
				span,
			});
		}
	}
	return sizes;
}

/** The rows of a Gives table: results with the names and units by which other parts ask for them. */
export function readGivesTable(table: KeyTable, problems: KeyProblem[]): readonly KeyGive[] {
	requireColumns(table, [['symbol'], ['name']], problems);
	return table.rows.flatMap(row => {
		const unitCell = cellUnder(table, row, 'unit');
		const unit = unitCell && !isBlank(unitCell.text) ? readUnit(unitCell, problems) : undefined;
		const { aliasWords, aliasSymbols } = readAliases(cellUnder(table, row, 'aliases', 'also'), problems);
		const is = giveKind(cellUnder(table, row, 'is'), problems);
		const words = cellUnder(table, row, 'name');
		if (row[0] && isBlank(words?.text))
			problems.push({
				message: say`A result needs a name in words: answers and later parts call it by that.`,
				span: row[0].span,
				severity: 'error',
			});
		return symbolsIn(cellUnder(table, row, 'symbol'), problems).map(({ name: symbol, expression, span }) => ({
			symbol,
			expression,
			name: (cellUnder(table, row, 'name')?.text ?? symbol).trim(),
			unit,
			aliasWords,
			aliasSymbols,
			...(is ? { is } : {}),
			span,
		}));
	});
}

const GIVE_KINDS: readonly GiveKind[] = ['asked', 'place', 'each'];

/** What a result is besides, in its column `is`. */
function giveKind(cell: KeyText | undefined, problems: KeyProblem[]): GiveKind | undefined {
	const word = cell?.text.trim() ?? '';
	const kind = GIVE_KINDS.find(each => each === word);
	if (cell && word !== '' && !kind)
		problems.push({ message: say`"${word}" is none of ${GIVE_KINDS.join(', ')}.`, span: cell.span, severity: 'error' });
	return kind;
}

const EMPTY: KeyText = { text: '', span: { start: 0, end: 0 }, formulas: [] };

function requireColumns(table: KeyTable, columns: readonly (readonly string[])[], problems: KeyProblem[]): void {
	const present = table.header.map(cell => cell.text.trim().toLowerCase());
	for (const names of columns)
		if (!names.some(name => present.includes(name)))
			problems.push({
				message: say`This table needs a column "${names[0]!}".`,
				span: table.header[0]?.span ?? table.span,
				severity: 'error',
			});
}

interface ReadSymbol {
	readonly name: string;
	readonly expression: Expression;
	readonly span: { readonly start: number; readonly end: number };
}

/** The symbols in a cell. */
export function symbolsIn(cell: KeyText | undefined, problems: KeyProblem[]): readonly ReadSymbol[] {
	if (!cell) return [];
	const symbols: ReadSymbol[] = [];
	for (const formula of cell.formulas) {
		const expression = readFormula(formula, problems);
		for (const item of expression ? itemsOfList(expression) : []) {
			const span = { start: formula.at + item.span.start, end: formula.at + item.span.end };
			if (item.kind === 'symbol') symbols.push({ name: item.name, expression: item, span });
			else problems.push({ message: say`A symbol is expected here.`, span, severity: 'error' });
		}
	}
	if (cell.formulas.length === 0 && !isBlank(cell.text))
		problems.push({
			message: say`A symbol stands in dollar signs: \`$k$\`.`,
			span: cell.span,
			severity: 'error',
		});
	return symbols;
}

const NUMBER: GivenType = { kind: 'quantity', unit: undefined, integer: false };

function readType(
	cell: KeyText | undefined,
	problems: KeyProblem[],
): {
	readonly type: GivenType;
	readonly conditions: readonly Expression[];
	readonly constant: boolean;
	readonly aside: KeyGiven['aside'];
} {
	let type: GivenType = NUMBER;
	let constant = false;
	let aside: KeyGiven['aside'];
	const conditions: Expression[] = [];
	if (!cell || isBlank(cell.text)) return { type, conditions, constant, aside };
	for (const piece of splitText(cell, ',')) {
		const words = wordsOf(piece).trim().toLowerCase().replace(/\s+/g, ' ');
		const formula = piece.formulas[0];
		const expression = formula && readFormula(formula, problems);
		if (formula && !expression) continue;
		if (words === '' && expression) conditions.push(expression);
		else if (/^(list of )?(matrix|matrices|vectors?)( of shape)?$/.test(words) && expression) {
			const [rows, columns] = shapeIn(expression);
			const many = words.startsWith('list of') || words.startsWith('matrices');
			type = many
				? { kind: 'matrices', rows, columns }
				: { kind: 'matrix', rows, columns, ...(words.startsWith('vectors') && { oneByOne: true as const }) };
		} else if ((words === 'words' || words === 'letters') && expression) {
			const [rows, columns] = shapeIn(expression);
			type = { kind: 'matrix', rows, columns, tokens: words };
		} else if (/^(law|function)( of)?$/.test(words) && expression) {
			const parameters = itemsOfList(expression).flatMap(item => (item.kind === 'symbol' ? [item.name] : []));
			type = { kind: 'law', parameters };
		} else if (words === 'integer') type = { kind: 'quantity', unit: unitIn(type), integer: true };
		else if (words === 'number') type = NUMBER;
		else if (words === 'constant') constant = true;
		else if (words === 'said') {
			type = { kind: 'quantity', unit: undefined, integer: true, said: true };
			constant = true;
		} else if (words === 'divisor' || words === 'listed place')
			type = {
				kind: 'quantity',
				unit: undefined,
				integer: words !== 'divisor',
				stated: words === 'divisor' ? words : 'place',
			};
		else if (words === 'weight') aside = 'may';
		else if (words === 'decisive') aside = 'never';
		else if (words === 'unnamed' && type.kind === 'matrix') type = { ...type, unnamed: true };
		else if (words === 'by shape' && type.kind === 'matrix') type = { ...type, byShape: true };
		else if (words === 'number format') type = { kind: 'quantity', unit: BYTE(), integer: false, format: true };
		else if (words === 'set' || words === 'range' || words === 'positions')
			type = { kind: 'set', positions: words === 'positions' };
		else if (words === 'segments' || words === 'segment list') type = { kind: 'segments' };
		else if (words === 'truth' || words === 'label' || words === 'list') type = { kind: words };
		else if (words === 'assignments' || words === 'pseudo-code') type = { kind: 'assignments' };
		else if (piece.text !== '') {
			const unit = readUnit(piece, problems);
			if (unit) type = { kind: 'quantity', unit, integer: type.kind === 'quantity' && type.integer };
		}
	}
	return { type, conditions, constant, aside };
}

const unitIn = (type: GivenType): Unit | undefined => (type.kind === 'quantity' ? type.unit : undefined);

const BYTE = (): Unit | undefined => {
	const node = parseUnitText('B');
	return node && unitOf(node);
};

/** `m × k` as rows and columns; a lone `d` is a column vector. */
function shapeIn(expression: Expression): readonly [Expression, Expression] {
	if (expression.kind === 'apply' && expression.operator === 'multiply' && expression.args.length === 2)
		return [expression.args[0]!, expression.args[1]!];
	const one: Expression = {
		kind: 'number',
		decimal: '1',
		value: 1,
		lastPlace: 0,
		trailingZeros: 0,
		exact: true,
		span: expression.span,
	};
	return [expression, one];
}

const TYPE_WORDS = [
	'integer',
	'number',
	'number format',
	'matrix',
	'vector',
	'vectors',
	'matrices',
	'law of',
	'positions',
	'set',
	'list',
	'truth',
	'label',
	'constant',
	'said',
	'segments',
	'divisor',
	'listed place',
	'weight',
	'decisive',
	'unnamed',
	'by shape',
];

/** The type that a word is a slip of: `integr`, `vectr`; undefined for a word of its own (`tokens`). */
const slipOf = (word: string): string | undefined =>
	TYPE_WORDS.find(type => type.length > 4 && word !== type && isOneLetterOff(word, type));

function isOneLetterOff(a: string, b: string): boolean {
	let same = 0;
	while (same < a.length && a[same] === b[same]) same++;
	const [left, right] = [a.slice(same), b.slice(same)];
	return left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1);
}

function readUnit(piece: KeyText, problems: KeyProblem[]): Unit | undefined {
	const word = piece.text.trim();
	const meant = slipOf(word.toLowerCase());
	if (meant !== undefined) {
		problems.push({ message: say`"${word}" is no type: is \`${meant}\` meant?`, span: piece.span, severity: 'error' });
		return undefined;
	}
	const node = parseUnitText(word);
	if (node) return unitOf(node);
	problems.push({
		message: say`"${piece.text.trim()}" is neither a type, a unit nor a condition in dollar signs.`,
		span: piece.span,
		severity: 'error',
	});
	return undefined;
}

function readDefault(cell: KeyText | undefined, problems: KeyProblem[]): GivenDefault {
	if (!cell || isBlank(cell.text)) return { kind: 'needed' };
	const text = cell.text.trim();
	if (/^free\.?$/i.test(text)) return { kind: 'free' };
	const fact = /^fact:?\s+(.+)$/i.exec(text);
	if (fact) {
		const [subject = '', property = ''] = fact[1]!.split(',').map(word => word.trim());
		if (property === '')
			problems.push({
				message: say`A fact is named by its subject and its property: \`fact: H200, memory bandwidth\`.`,
				span: cell.span,
				severity: 'error',
			});
		return { kind: 'fact', subject, property, text: fact[1]! };
	}
	const formula = cell.formulas[0];
	if (formula) {
		const expression = readFormula(formula, problems);
		const note = wordsOf(cell).replace(/^[\s,;:]+|[\s,;:]+$/g, '');
		return expression ? { kind: 'value', expression, note } : { kind: 'needed' };
	}
	const [value = text, note = ''] = text.split(/\s*[;(]\s*/, 2);
	const expression = readPlain({ ...cell, text: value }, problems);
	const loose = note === '' && /^[\d.,]+(?:e[+-]?\d+)?\s+\S+(?:\s+\S+)+$/i.test(value) ? symbolsOf(expression) : [];
	if ([...loose].length > 0) {
		problems.push({
			message: say`A value and words: the note behind a default follows a semicolon, \`${/^\S+/.exec(value)![0]}; …\`.`,
			span: cell.span,
			severity: 'error',
		});
		return { kind: 'needed' };
	}
	return { kind: 'value', expression, note: note.replace(/\)\s*$/, '') };
}

/** A number with its unit as people write it in a table cell: `32,768 B`, `1.98 PFLOP/s`. */
export function readPlain(cell: KeyText, problems: KeyProblem[]): Expression {
	const { expression, problems: odd } = parsePlain(cell.text);
	if (expression.kind === 'hole' || expression.kind === 'gap' || odd.length > 0)
		problems.push({
			message: say`"${cell.text.trim()}" cannot be read as a value.`,
			span: cell.span,
			severity: 'error',
		});
	return expression;
}

/** `X^0`: in bold, `\\mathbf{X}^0`, it is a symbol with a label. */
const isLabelled = (item: Expression): item is ApplyNode =>
	item.kind === 'apply' &&
	item.operator === 'power' &&
	item.args[0]?.kind === 'symbol' &&
	item.args[1]?.kind === 'number' &&
	item.args[1].value === 0;

function readAliases(
	cell: KeyText | undefined,
	problems: KeyProblem[],
): {
	readonly aliasSymbols: readonly string[];
	readonly aliasForms: readonly string[];
	readonly aliasWords: readonly string[];
} {
	if (!cell || isBlank(cell.text)) return { aliasSymbols: [], aliasForms: [], aliasWords: [] };
	const items = cell.formulas.flatMap(formula => {
		const expression = readFormula(formula, problems);
		return expression ? itemsOfList(expression) : [];
	});
	const aliasSymbols = items.flatMap(item =>
		// `\\text{TN}` is a name here, and no teranewton.
		item.kind === 'symbol'
			? [item.name]
			: item.kind === 'unit' && item.factors.length === 1
				? [item.text]
				: isLabelled(item)
					? [toText(item.args[0]!) + '^' + toText(item.args[1]!)]
					: [],
	);
	const aliasForms = items.flatMap(item => (item.kind === 'symbol' ? [] : [toText(item)]));
	const aliasWords = splitText(cell, ',')
		.map(piece => wordsOf(piece).trim())
		.filter(words => words !== '');
	return { aliasSymbols, aliasForms, aliasWords };
}
