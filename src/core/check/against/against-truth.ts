import { say } from '../../text/message.ts';
import { draft, type PartUnderCheck } from './against.ts';

/** "True." or "False." against the key. */
export function checkTruth({ part, solution, answer, findings }: PartUnderCheck): void {
	const result = solution.results.find(({ value }) => value.kind === 'truth');
	const said = answer.find(({ statement }) => statement.kind === 'true-false')?.statement;
	if (result?.value.kind !== 'truth' || !said) return;
	const word = said.expression.kind === 'text' ? said.expression.text : said.source;
	const claimed = /^\W*(?:true|yes|correct|t\b)/i.test(word)
		? true
		: /^\W*(?:false|no|incorrect|f\b)/i.test(word)
			? false
			: undefined;
	if (claimed === undefined) return;
	const right = claimed === result.value.truth;
	const text = result.value.truth ? 'True' : 'False';
	findings.push({
		...draft(part, said.anchor, 'true-false'),
		verdict: right ? 'right' : 'wrong',
		rule: right ? 'key.confirmed' : 'key.contradicted',
		message: right
			? result.value.truth
				? say`Right: the statement is true.`
				: say`Right: the statement is false.`
			: result.value.truth
				? say`The statement is true; the solution says why.`
				: say`The statement is false; the solution says why.`,
		expected: right ? undefined : { value: result.value, text, latex: `\\text{${text}}` },
		target: result.symbol,
	});
}
