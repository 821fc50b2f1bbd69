import type { NamedResult } from '../../solve/solution.ts';
import type { NodeState } from '../numbers/flow.ts';
import type { PartUnderCheck } from './part-under-check.ts';

/** What a sum of memory, time or weights is made of, by its word right before a colon. */
const TERM =
	/(?:^|[\n.;|*_-])[\s*_]*(?:the\s+|its\s+)?(moments?|momente|gradients?|gradienten|activations?|aktivierungen|optimi[sz]er(?:\s+states?)?|master(?:\s+(?:copy|weights))?|cache|kv cache|adapters?|buffers?|reserve|overhead|scales?|zero points?|network|prefill|decoding|router|biases)\s*[:=][\s$*_(\\]*$/iu;

/** `- moments: 3.1 × 8 = 24.8 GB`: a row that is called otherwise than the result is. */
export function isLabelledOtherwise(
	{ answer, leading }: PartUnderCheck,
	{ node }: NodeState,
	{ name }: NamedResult,
): boolean {
	const statement = answer.find(({ index }) => index === node.statement)?.statement;
	const term = statement && TERM.exec(leading(statement).slice(-60))?.[1]?.toLowerCase();
	if (term === undefined) return false;
	const stem = term.split(/\s/)[0]!.replace(/s$/, '').slice(0, 8);
	return !name.toLowerCase().includes(stem);
}
