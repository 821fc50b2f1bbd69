import type { Expression } from '../../math/expression.ts';
import { toText } from '../../math/print/print.ts';
import { parsePlain } from '../../math/read/parse.ts';
import type { Given } from '../../quantities/given.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { numberAssigned, numberNamed } from './bind-numbers.ts';
import { shapesInOrder } from './factor-order.ts';
import { shapesBesideLetters } from './shapes-in-words.ts';

/** What declared shapes say: which matrix of the document is which of the key, and what its sizes are called there. */
export interface ShapeRoles {
	/** Symbol of the key to the document's expression for it (`k` to `r`, `m` to 1024). */
	readonly symbols: ReadonlyMap<string, Expression>;
	/** Matrix of the key to the document's. */
	readonly matrices: ReadonlyMap<string, Given>;
}

/** What a matrix that fits is worth beside one of the same letter (1): with `W` of d × d, `B` of d × r and `A` of r × d, three fit as BA, two as AB. */
const FIT = 1.5;
/** Less than one that fits under another name of the key's. */
const FITS = 2.2;

/** Nothing that shapes say. */
export const NO_SHAPES: ShapeRoles = { symbols: new Map(), matrices: new Map() };

/**
 * Finds the matrices of the document whose shapes fit those of the key together: with A `m × k` and B `k × ℓ` in the key, a
 * document's `A: r × d` and `B: e × r` can only be B and A, whatever they are called. At least two matrices must fit, or one of
 * the same symbol.
 *
 * @param text what the question says, `setting` what stands around it.
 */
export function bindShapes(key: AnswerKey, givens: readonly Given[], text = '', setting = ''): ShapeRoles {
	const own = key.givens.filter(isShaped).slice(0, 4);
	const declared = dedupe([
		...givens.filter(given => given.shape !== undefined && given.symbol !== undefined),
		...namedShapes(text),
		...namedShapes(setting),
	]).slice(0, 10);
	const there = shapesInOrder(key, declared, `${setting}\n${text}`);
	let best: { readonly roles: ShapeRoles; readonly score: number } = { roles: NO_SHAPES, score: FITS };
	const search = (at: number, roles: ShapeRoles, used: ReadonlySet<Given>, score: number): void => {
		if (score > best.score) best = { roles, score };
		const given = own[at];
		if (!given) return;
		for (const candidate of there) {
			if (used.has(candidate)) continue;
			const symbols = unify(given, candidate, roles.symbols);
			const same = candidate.symbol === given.symbol ? 1 : given.aliasSymbols.includes(candidate.symbol!) ? 0.75 : 0;
			if (!symbols || ((candidate.from === 'answer' || same === 0) && isTurned(given, candidate, key))) continue;
			// A matrix of another part is known by its name, not by its shape alone.
			if (candidate.from === 'part' && same === 0) continue;
			search(
				at + 1,
				{ symbols, matrices: new Map(roles.matrices).set(given.symbol, candidate) },
				new Set([...used, candidate]),
				score + FIT + same,
			);
		}
		search(at + 1, roles, used, score);
	};
	search(0, NO_SHAPES, new Set(), 0);
	if (best.roles !== NO_SHAPES || own.length < 2) return best.roles;
	// `the product of a 16 × 4096 matrix and a 4096 × 4096 matrix`: in the order in which they stand, all of them.
	const nameless = namelessShapes(text);
	if (nameless.length !== own.length) return NO_SHAPES;
	let symbols: ReadonlyMap<string, Expression> | undefined = new Map();
	for (const [at, given] of own.entries()) symbols = symbols && unify(given, nameless[at]!, symbols);
	return symbols ? { symbols, matrices: new Map() } : NO_SHAPES;
}

/** Whether the question itself gives a size another number than the shapes would: `rank 8` beside $3072 \\times 3072$ and $3072 \\times 1024$. */
export const isDenied = (key: AnswerKey, { symbols, matrices }: ShapeRoles, own: string): boolean =>
	matrices.size > 1 &&
	key.givens.some(given => {
		const role = symbols.get(given.symbol);
		const said = role?.kind === 'number' ? (numberNamed(given, own) ?? numberAssigned(given, own)) : undefined;
		return role?.kind === 'number' && said !== undefined && said.value !== role.value;
	});

const SIDE = String.raw`(\d{1,7}|[A-Za-z](?:_\{?\w+\}?)?)`;
const SHAPE = new RegExp(
	String.raw`(?<![\w×])\$?${SIDE}\s*(?:\\times|×|x|by)\s*${SIDE}\$?[\s-]+(?!by\b)(?:[a-z-]+\s+)?(?:matrix|matrices|activations?|weights?|tensors?|inputs?)\b`,
	'g',
);

const NAMED = new RegExp(
	String.raw`\$\s*([A-Za-z](?:_\{?\w+\}?)?)\s*\$\s*(?:\(|of (?:shape|size) |(?:is|being) (?:an? )?)\$?${SIDE}\s*(?:\\times|×|x)\s*${SIDE}\$?(?![\w^]|\s*(?:\\times|×))`,
	'g',
);

/** Shapes that stand behind a name: `$A$ ($2048 \times 8$)`, `$B$ of shape 8 × 512`. */
function namedShapes(text: string): readonly Given[] {
	const said = text.slice(0, 4000);
	const beside = shapesBesideLetters(said).map(({ letter, rows, columns }) => ['', letter, rows, columns]);
	return [...said.matchAll(NAMED), ...beside].map(([, symbol, rows, columns]) => ({
		symbol,
		latex: symbol,
		name: undefined,
		value: undefined,
		shape: { rows: parsePlain(rows!).expression, columns: parsePlain(columns!).expression },
		from: 'question',
		part: undefined,
		anchor: undefined,
	}));
}

/** The shapes of matrices that a text describes without a name; with `matrix-vector` the vector is a last one. */
function namelessShapes(text: string): readonly Pick<Given, 'shape'>[] {
	const shapes = [...text.slice(0, 4000).matchAll(SHAPE)].map(([, rows, columns]) => ({
		shape: { rows: parsePlain(rows!).expression, columns: parsePlain(columns!).expression },
	}));
	const [first] = shapes;
	if (
		first &&
		shapes.length === 1 &&
		/\bmatrix[\s–-]+vector\b|\b(?:by|times|with) an? (?:[a-z-]+ )?vector\b/i.test(text)
	)
		return [first, { shape: { rows: first.shape.columns, columns: parsePlain('1').expression } }];
	return shapes;
}

const isShaped = (given: KeyGiven): boolean => given.type.kind === 'matrix' || given.type.kind === 'matrices';

function dedupe(givens: readonly Given[]): readonly Given[] {
	const seen = new Set<string>();
	return givens.filter(({ symbol }) => symbol !== undefined && !seen.has(symbol) && seen.add(symbol));
}

/**
 * Whether a shape puts one of the key's sizes where, by its usual name, another one belongs: what an answer has wrong is nothing to start
 * from, and logits of `n_vocab × n_context` are no unembedding matrix of vocabulary by width.
 */
function isTurned(given: KeyGiven, { shape }: Given, key: AnswerKey): boolean {
	if (given.type.kind !== 'matrix' || !shape) return false;
	const { rows, columns } = given.type;
	return [
		[rows, shape.rows],
		[columns, shape.columns],
	].some(([wanted, there]) => {
		if (wanted?.kind !== 'symbol' || there?.kind !== 'symbol') return false;
		const owner = key.givens.find(({ aliasSymbols }) => aliasSymbols.includes(there.name));
		return owner !== undefined && owner.symbol !== wanted.name;
	});
}

function unify(
	given: KeyGiven,
	candidate: Pick<Given, 'shape'>,
	symbols: ReadonlyMap<string, Expression>,
): ReadonlyMap<string, Expression> | undefined {
	if ((given.type.kind !== 'matrix' && given.type.kind !== 'matrices') || !candidate.shape) return undefined;
	const next = new Map(symbols);
	for (const [key, there] of [
		[given.type.rows, candidate.shape.rows],
		[given.type.columns, candidate.shape.columns],
	] as const) {
		if (key.kind === 'symbol') {
			const before = next.get(key.name);
			if (before === undefined) {
				// Two sizes of the key that the document calls the same are fine (a square matrix).
				next.set(key.name, there);
			} else if (toText(before) !== toText(there)) return undefined;
		} else if (key.kind === 'number' && !(there.kind === 'number' && there.value === key.value)) return undefined;
	}
	return next;
}
