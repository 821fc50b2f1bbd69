import { say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { ApplyNode, CallNode, Expression, SymbolNode } from '../expression.ts';
import type { Environment, FunctionValue, Quantity, Value } from '../value.ts';
import { multiplyValues } from './arithmetic.ts';
import { differentiate } from './derivative.ts';
import { extend } from './environment.ts';
import type { Run } from './evaluator.ts';
import { isSigmoid } from './free.ts';
import { bind, indexInto, lookUp } from './indexing.ts';
import { applyNamed, namedHere } from './named-functions.ts';
import { applyOperator } from './operators.ts';
import { fail } from './quantity.ts';

/** `f(x)`: a function that is bound, one that the language knows by its name, the slope of one; otherwise a product. */
export const evaluateCall = (e: CallNode, env: Environment, run: Run): Value => {
	const { head, args } = e;
	if (head.kind === 'symbol') {
		const bound = env.get(head.name) ?? (head.subscript || head.label ? lookUp(head, env, run) : undefined);
		if (bound?.kind === 'function') return callFunction(bound, args, env, run, e.span);
		if (bound === undefined && args.length === 1 && isSigmoid(head.name, env))
			return applyOperator(
				{ kind: 'apply', span: e.span, operator: 'sigmoid', args },
				[run.evaluate(args[0]!, env)],
				run,
			);
		if (bound === undefined) {
			const named = namedHere(head.name, env);
			if (named)
				return applyNamed(
					named,
					head.base,
					args.map(arg => run.evaluate(arg, env)),
					e.span,
				);
			const spectral = args.length === 1 ? spectrum(head, args[0]!, env, run) : undefined;
			if (spectral) return spectral;
			const slope = args.length === 1 ? primed(head, args[0]!, env, run, e.span) : undefined;
			if (slope) return slope;
		}
		if (bound === undefined && lookUp(head, env, run) === undefined)
			return fail('unbound', say`${head.name} is not known`, head.span, [head.name]);
	}
	if (head.kind === 'apply' && head.operator === 'derivative' && args.length === 1) {
		// \frac{dL}{dN}(x): the slope at x
		const wrt = head.args[1];
		if (wrt?.kind === 'symbol')
			return run.evaluate(head, extend(env, new Map([[wrt.name, run.evaluate(args[0]!, env)]])));
	}
	if (args.length !== 1) return fail('unsupported', say`a list of values cannot be multiplied`, e.span);
	return multiplyValues([run.evaluate(head, env), run.evaluate(args[0]!, env)], e.span);
};

/** `\sigma'(x)`, `f''(x)`: the slope of a function that is known, where the primed name is not. */
const primed = (head: SymbolNode, arg: Expression, env: Environment, run: Run, span: Span): Value | undefined => {
	const order = head.label?.length ?? 0;
	if (order === 0 || !/^'{1,3}$/.test(head.label!) || head.subscript) return undefined;
	const { label: _, ...whole } = head;
	const f: SymbolNode = { ...whole, name: head.name.slice(0, -order) };
	if (env.get(f.name)?.kind !== 'function' && !isSigmoid(f.name, env) && !namedHere(f.name, env)) return undefined;
	const place: SymbolNode = { kind: 'symbol', span, name: 'place:of-slope', base: 'place:of-slope' };
	const inner = bind(env, place.name, run.evaluate(arg, env));
	return differentiate({ kind: 'call', span, head: f, args: [place] }, place, order, inner, run, span);
};

/** `\sigma_1(A)`, `\sigma_{\max}(A)`, `\lambda_{\min}(A)`, `\kappa(A)` of a matrix; undefined of anything else. */
const spectrum = (head: SymbolNode, arg: Expression, env: Environment, run: Run): Value | undefined => {
	if (head.label || head.accent || !['sigma', 'lambda', 'kappa'].includes(head.base)) return undefined;
	if (env.get(head.base) !== undefined || env.shape(head.base) !== undefined) return undefined;
	const { subscript } = head;
	if ((head.base === 'kappa') === (subscript !== undefined)) return undefined;
	const value = run.evaluate(arg, env);
	if (value.kind !== 'matrix') return undefined;
	if (head.base === 'kappa') return applyNamed('cond', 'κ', [value], head.span);
	const operator = head.base === 'sigma' ? 'singular-values' : 'eigenvalues';
	const all = applyOperator({ kind: 'apply', span: head.span, operator, args: [arg] }, [value], run);
	if (all.kind !== 'list') return undefined;
	if (subscript?.kind === 'symbol' && /^(?:max|min)$/.test(subscript.base)) {
		const sorted = [...all.items].sort((a, b) => (a as Quantity).value - (b as Quantity).value);
		return subscript.base === 'max' ? sorted.at(-1) : sorted[0];
	}
	const at = run.evaluate(subscript!, env);
	return at.kind === 'quantity' ? indexInto(all, [at], head.span, run) : undefined;
};

const callFunction = (f: FunctionValue, args: readonly Expression[], env: Environment, run: Run, span: Span): Value => {
	const only = args[0];
	const given = args.length === 1 && f.parameters.length > 1 && only?.kind === 'collection' ? only.items : args;
	if (given.length !== f.parameters.length)
		return fail('domain', say`the function takes ${f.parameters.length} values and was given ${given.length}`, span);
	const values = given.map(arg => run.evaluate(arg, env));
	return run.evaluate(f.body, extend(env, new Map(f.parameters.map((name, k) => [name, values[k]!]))));
};

/** `\frac{dL}{dN}(x)` of a function L: the slope at x and no product; the product would end where its last factor ends. */
export const slopeAtPoint = (e: ApplyNode, env: Environment, run: Run): Value | undefined => {
	const [head, point] = e.args;
	if (e.args.length !== 2 || e.sign !== 'juxtaposed' || head?.kind !== 'apply' || head.operator !== 'derivative')
		return undefined;
	const [f, wrt] = head.args;
	if (f?.kind !== 'symbol' || wrt?.kind !== 'symbol' || env.get(f.name)?.kind !== 'function') return undefined;
	if (e.span.end <= point!.span.end) return undefined;
	return run.evaluate(head, extend(env, new Map([[wrt.name, run.evaluate(point!, env)]])));
};
