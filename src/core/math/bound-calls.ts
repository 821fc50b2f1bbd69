import type { ApplyNode, CallNode, Expression } from './expression.ts';
import { mapChildren } from './walk.ts';

type IsFunction = (name: string) => boolean;

/**
 * A formula read in the knowledge of which names are functions: `G (C/C_0)^a` is a product whose last factor is raised, `D(N)^\beta` a
 * call that is raised. A reader who does not know the names can only guess; where they are declared or bound, the guess is mended here.
 */
export const withBoundCalls = (root: Expression, isFunction: IsFunction): Expression => {
	const visit = (node: Expression): Expression => {
		const next = mapChildren(node, visit);
		return next.kind === 'apply' ? boundCall(next, isFunction) : next;
	};
	return visit(root);
};

const isCalled = (node: Expression | undefined, isFunction: IsFunction): boolean =>
	node?.kind === 'symbol' && isFunction(node.name);

/** The same for one node: the node itself where it was read rightly. */
export const boundCall = (node: ApplyNode, isFunction: IsFunction): Expression => {
	if (node.operator === 'power') return raisedFactor(node, isFunction);
	if (
		node.operator !== 'multiply' ||
		node.sign !== 'juxtaposed' ||
		!node.args.some((arg, k) => k < node.args.length - 1 && isCalled(arg, isFunction))
	)
		return node;
	const factors: Expression[] = [];
	for (let i = 0; i < node.args.length; i++) {
		const factor = node.args[i]!;
		const argument = node.args[i + 1];
		if (!isCalled(factor, isFunction) || argument === undefined) {
			factors.push(factor);
			continue;
		}
		i++;
		const span = { start: factor.span.start, end: argument.span.end };
		const call = (of: Expression): CallNode => ({ kind: 'call', head: factor, args: [of], span });
		factors.push(
			argument.kind === 'apply' && argument.operator === 'power'
				? { kind: 'apply', span, operator: 'power', args: [call(argument.args[0]!), argument.args[1]!] }
				: call(argument),
		);
	}
	return factors.length === 1 ? factors[0]! : { ...node, args: factors };
};

const raisedFactor = (node: ApplyNode, isFunction: IsFunction): Expression => {
	const [base, exponent] = node.args;
	if (base?.kind !== 'call' || base.args.length !== 1 || base.head.kind !== 'symbol' || isCalled(base.head, isFunction))
		return node;
	const argument = base.args[0]!;
	const raised: ApplyNode = {
		kind: 'apply',
		span: { ...node.span, start: argument.span.start },
		operator: 'power',
		args: [argument, exponent!],
	};
	return { kind: 'apply', span: node.span, operator: 'multiply', args: [base.head, raised], sign: 'juxtaposed' };
};
