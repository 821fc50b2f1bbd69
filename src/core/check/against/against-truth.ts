import type { JudgedClaim } from '../../solve/claims.ts';
import { say } from '../../text/message.ts';
import type { Finding } from '../finding.ts';
import { draft, type PartUnderCheck } from './part-under-check.ts';

/** "True." or "False." against the key. */
export function checkTruth({ part, solution, answer, findings }: PartUnderCheck): void {
	// Of several statements each is held against its own judgement.
	const judged = solution.results.filter(({ value }) => value.kind === 'truth');
	const [result] = judged;
	if (judged.length > 1 || result?.symbol !== 'truth') return;
	const said = answer.find(({ statement }) => statement.kind === 'true-false')?.statement;
	if (result.value.kind !== 'truth' || !said) return;
	const word = said.expression.kind === 'text' ? said.expression.text : said.source;
	const claimed = /^\W*(?:true|yes|correct|t\b)/i.test(word)
		? true
		: /^\W*(?:false|no|incorrect|f\b)/i.test(word)
			? false
			: undefined;
	if (claimed === undefined) return;
	findings.push(truthFinding(part, said.anchor, claimed, { ...result, value: result.value }));
}

/** What there is to say of a statement that is called true or false, beside what it is. */
export function truthFinding(
	part: number,
	anchor: Finding['anchor'],
	claimed: boolean,
	{ symbol, value }: JudgedClaim['truth'],
): Finding {
	const right = claimed === value.truth;
	const text = value.truth ? 'True' : 'False';
	return {
		...draft(part, anchor, 'true-false'),
		verdict: right ? 'right' : 'wrong',
		rule: right ? 'key.confirmed' : 'key.contradicted',
		message: right
			? value.truth
				? say`Right: the statement is true.`
				: say`Right: the statement is false.`
			: value.truth
				? say`The statement is true; the solution says why.`
				: say`The statement is false; the solution says why.`,
		expected: right ? undefined : { value, text, latex: `\\text{${text}}` },
		target: symbol,
	};
}
