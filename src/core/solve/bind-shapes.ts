import type { Expression } from '../math/expression.ts';
import { toText } from '../math/print/print.ts';
import type { Given } from '../quantities/given.ts';
import type { AnswerKey, KeyGiven } from './key.ts';

/** What declared shapes say: which matrix of the document is which of the key, and what its sizes are called there. */
export interface ShapeRoles {
	/** Symbol of the key to the document's expression for it (`k` to `r`, `m` to 1024). */
	readonly symbols: ReadonlyMap<string, Expression>;
	/** Matrix of the key to the document's. */
	readonly matrices: ReadonlyMap<string, Given>;
}

const NONE: ShapeRoles = { symbols: new Map(), matrices: new Map() };

/**
 * Finds the matrices of the document whose shapes fit those of the key together: with A `m × k` and B `k × ℓ` in the key, a
 * document's `A: r × d` and `B: e × r` can only be B and A, whatever they are called. At least two matrices must fit, or one of
 * the same symbol.
 */
export function bindShapes(key: AnswerKey, givens: readonly Given[]): ShapeRoles {
	const own = key.givens.filter(isShaped).slice(0, 4);
	const there = dedupe(givens.filter(given => given.shape !== undefined && given.symbol !== undefined)).slice(0, 10);
	let best: { readonly roles: ShapeRoles; readonly score: number } = { roles: NONE, score: 1.5 };
	const search = (at: number, roles: ShapeRoles, used: ReadonlySet<Given>, score: number): void => {
		if (score > best.score) best = { roles, score };
		const given = own[at];
		if (!given) return;
		for (const candidate of there) {
			if (used.has(candidate)) continue;
			const symbols = unify(given, candidate, roles.symbols);
			if (!symbols) continue;
			const same = candidate.symbol === given.symbol ? 1 : given.aliasSymbols.includes(candidate.symbol!) ? 0.75 : 0;
			search(
				at + 1,
				{ symbols, matrices: new Map(roles.matrices).set(given.symbol, candidate) },
				new Set([...used, candidate]),
				score + 1 + same,
			);
		}
		search(at + 1, roles, used, score);
	};
	search(0, NONE, new Set(), 0);
	return best.roles;
}

const isShaped = (given: KeyGiven): boolean => given.type.kind === 'matrix' || given.type.kind === 'matrices';

function dedupe(givens: readonly Given[]): readonly Given[] {
	const seen = new Set<string>();
	return givens.filter(({ symbol }) => symbol !== undefined && !seen.has(symbol) && seen.add(symbol));
}

function unify(
	given: KeyGiven,
	candidate: Given,
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
