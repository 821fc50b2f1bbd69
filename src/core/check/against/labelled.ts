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

/** So many numbers are no small count. */
const MANY = 1000;
/** Bytes of a number in the usual formats. */
const FORMATS = [1, 2, 4, 8];
/** `$9 \cdot 10^8$ numbers,` right before. */
const COUNT =
	/(?<digits>\d[\d,]*(?:\.\d+)?)(?:\s*(?:\\cdot|\\times|×|·)\s*10\^\{?(?<power>\d+)\}?)?[\s$*]*(?:numbers|values|entries|weights|parameters|elements)\b[\s,;:(]*(?:(?:so|i\.\s?e\.,?|that is|or|=|≈)\s*)?[\s$*]*$/i;

/** `so 9 · 10⁸ numbers, 3.6 GB`: the bytes of a count that stands right before, and not those of the result's own. */
export function isBytesOfCount({ answer, leading }: PartUnderCheck, { node }: NodeState, result: NamedResult): boolean {
	const { hard } = node.quantity.unit.dimension;
	const statement = answer.find(({ index }) => index === node.statement)?.statement;
	if (hard.bit !== 1 || Object.keys(hard).length !== 1 || !statement) return false;
	const { digits, power } = COUNT.exec(leading(statement).slice(-60))?.groups ?? {};
	const count = Number(digits?.replaceAll(',', '')) * 10 ** Number(power ?? 0);
	if (!(count >= MANY)) return false;
	const takes = (bits: number): boolean => FORMATS.some(each => Math.abs(bits / 8 / (each * count) - 1) < 0.006);
	// the result in the wrong format is no other quantity
	return takes(node.quantity.value) && !(result.value.kind === 'quantity' && takes(result.value.value));
}
