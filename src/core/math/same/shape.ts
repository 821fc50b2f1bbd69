import { say } from '../../text/message.ts';
import { Failure } from '../evaluate/quantity.ts';
import type { Expression } from '../expression.ts';
import type { Environment, Result, Shape } from '../value.ts';
import type { Typed } from './dim.ts';
import { ShapeInference } from './shape-inference.ts';

/**
 * The shape of an expression from the declared shapes (and bound matrices) of the environment, with symbolic dimensions as they were
 * declared (`d_model`, `H d_head`), or `scalar`. A clash says which factor is what, and what their product would need. A name that nobody
 * declared counts as a number. Sets, statements and shapes that depend on what is not declared are `unsupported`.
 */
export const shapeOf = (e: Expression, env: Environment): Result<Shape | 'scalar'> => {
	try {
		const type = new ShapeInference(env, () => ({ kind: 'scalar' })).infer(e);
		return shapeFrom(type, e);
	} catch (problem) {
		if (problem instanceof Failure) return { ok: false, error: problem.error };
		if (problem instanceof RangeError)
			return { ok: false, error: { code: 'too-large', message: say`this formula is nested too deep`, span: e.span } };
		throw problem;
	}
};

const shapeFrom = (type: Typed, e: Expression): Result<Shape | 'scalar'> => {
	if (type.kind === 'scalar' || (type.kind === 'any' && e.kind === 'number')) return { ok: true, value: 'scalar' };
	if (type.kind === 'matrix') {
		const rows = type.rows.expression;
		const columns = type.columns.expression;
		if (rows && columns) return { ok: true, value: { rows, columns } };
	}
	return {
		ok: false,
		error: { code: 'unsupported', message: say`the shape of this does not follow from what is declared`, span: e.span },
	};
};
