import { Matrix, MatrixProblem, rankTolerance, svdOfProduct, thinQr } from '../../math/evaluate/matrix.ts';
import type { Expression } from '../../math/expression.ts';
import type { MatrixValue, Result, Value } from '../../math/value.ts';
import { say } from '../../text/message.ts';

/** Decompositions that a key may define several symbols by at once: `(U, S, V) = \operatorname{SVD}(M)`. */
export const DECOMPOSITIONS: Readonly<Record<string, number>> = { SVD: 3, svd: 3, QR: 2, qr: 2 };

/** The name and argument of a decomposition; undefined for anything else. */
export function decompositionIn(
	body: Expression,
): { readonly name: string; readonly argument: Expression } | undefined {
	if (body.kind !== 'call' || body.head.kind !== 'symbol' || body.args.length !== 1) return undefined;
	const { name } = body.head;
	return name in DECOMPOSITIONS ? { name, argument: body.args[0]! } : undefined;
}

/**
 * The components of a decomposition: the compact SVD (as many columns as the rank, at least one), or the thin QR. A product that is
 * kept in its thin factors is decomposed through them.
 */
export function decompose(name: string, value: Value, span: Expression['span']): Result<readonly MatrixValue[]> {
	if (value.kind !== 'matrix')
		return { ok: false, error: { code: 'unsupported', message: say`${name} needs a matrix`, span } };
	const factors = value.factors ?? [value.matrix];
	const matrices = (list: readonly Matrix[]): Result<readonly MatrixValue[]> => ({
		ok: true,
		value: list.map(matrix => ({ kind: 'matrix', matrix })),
	});
	try {
		if (name.toLowerCase() === 'qr') {
			const { q, r } = thinQr(value.matrix);
			return matrices([q, r]);
		}
		const { u, s, v } = svdOfProduct(factors);
		const limit = rankTolerance(s, factors[0]!.rows, factors.at(-1)!.columns);
		const rank = Math.max(1, s.filter(each => each > limit).length);
		return matrices([
			u.subMatrix(0, u.rows - 1, 0, rank - 1),
			Matrix.diag(s.slice(0, rank)),
			v.subMatrix(0, v.rows - 1, 0, rank - 1),
		]);
	} catch (problem) {
		if (!(problem instanceof MatrixProblem)) throw problem;
		return { ok: false, error: { code: problem.code, message: problem.said, span } };
	}
}
