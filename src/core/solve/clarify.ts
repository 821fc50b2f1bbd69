import type { Expression } from '../math/expression.ts';
import { mapChildren } from '../math/walk.ts';
import { apply } from './substitute.ts';

/**
 * A formula read in the knowledge of which names are functions: `G (C/C_0)^a` is a product whose last factor is raised, `D(N)^\beta` a
 * call that is raised. A reader who does not know the names can only guess; a key's names are all declared.
 */
export function clarify(root: Expression, isFunction: (name: string) => boolean): Expression {
	const isCalled = (node: Expression | undefined): boolean => node?.kind === 'symbol' && isFunction(node.name);
	const visit = (node: Expression): Expression => {
		const next = mapChildren(node, visit);
		if (next.kind !== 'apply') return next;
		const [base, exponent] = next.args;
		if (next.operator === 'power' && base?.kind === 'call' && base.args.length === 1 && !isCalled(base.head)) {
			const raised = {
				...apply('power', [base.args[0]!, exponent!]),
				span: { ...next.span, start: base.args[0]!.span.start },
			};
			return { ...apply('multiply', [base.head, raised], 'juxtaposed'), span: next.span };
		}
		if (next.operator !== 'multiply' || next.sign !== 'juxtaposed' || !next.args.some(isCalled)) return next;
		const factors: Expression[] = [];
		for (let i = 0; i < next.args.length; i++) {
			const factor = next.args[i]!;
			const argument = next.args[i + 1];
			if (!isCalled(factor) || argument === undefined) {
				factors.push(factor);
				continue;
			}
			i++;
			const call = (of: Expression): Expression => ({
				kind: 'call',
				head: factor,
				args: [of],
				span: { start: factor.span.start, end: of.span.end },
			});
			if (argument.kind === 'apply' && argument.operator === 'power')
				factors.push({
					...apply('power', [call(argument.args[0]!), argument.args[1]!]),
					span: { start: factor.span.start, end: argument.span.end },
				});
			else factors.push(call(argument));
		}
		return factors.length === 1 ? factors[0]! : { ...next, args: factors };
	};
	return visit(root);
}
