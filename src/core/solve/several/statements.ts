import type { Given } from '../../quantities/given.ts';
import { rememberOf } from '../../text/memo.ts';
import type { PartText } from '../bind/part-text.ts';
import type { NamedResult } from '../solution.ts';
import type { Solved } from '../solution-cache.ts';
import { joined } from './by-clause.ts';

/** One of the statements that a part wants judged. */
export interface Statement {
	/** `a`, `ii`, `3`, as it is written. */
	readonly label: string;
	readonly words: string;
	readonly text: PartText;
}

const JUDGE =
	/对还是错|判断(?:对错|正误)|\b(?:true or false|true\/false|false or true|right or wrong|correct or (?:incorrect|wrong|not)|agree or disagree|t\/f|true, false|richtig oder falsch|wahr oder falsch|vrai ou faux|verdadero o falso|(?:judge|decide|assess) (?:whether )?(?:each|the|these|every|which|for each)\b[^.?]*\b(?:statements?|claims?|assertions?)|(?:statements?|claims?)\b[^.?]*\b(?:true|false|correct))\b/i;
const ITEM =
	/(?:^|(?<=[\s:.;?!)]))(?:\((?<a>[a-hA-H]|[ivx]{1,4}|\d)\)|(?<b>[a-h]|[ivx]{1,4}|\d)[.)])\s+(?=[\p{Lu}"“$])/gu;
/** Shorter ones say nothing by themselves. */
const SHORTEST = 5;

/**
 * The statements of a part that wants several judged (`True or false? (a) … (b) …`), each as a question of its own; none where only one stands there, or
 * where one of them asks something.
 */
export const statementsIn = rememberOf((text: PartText): readonly Statement[] => {
	const { own, answer = '' } = text;
	if (!JUDGE.test(`${text.around}\n${own}`) && !(own.trim() === '' && JUDGE.test(answer))) return [];
	const asked = itemsOf(own);
	// Statements that nobody has judged yet may stand where an answer would.
	const open = itemsOf(answer);
	const items = asked.length > 0 || open.some(({ words }) => VERDICT.test(words)) ? asked : open;
	if (items.length < 2 || items.some(({ words }) => words.includes('?') || words.split(/\s+/).length < SHORTEST))
		return [];
	return items.map((item): Statement => {
		const { earlier: _earlier, before: _before, answer: _answer, ...rest } = text;
		return { ...item, text: { ...rest, own: `True or false: ${item.words}`, around: '', asks: true } };
	});
});

interface Item {
	readonly label: string;
	readonly words: string;
}

/** The items of an enumeration, without the one that only orders to judge the others; of lines without labels each by its place. */
function itemsOf(said: string): readonly Item[] {
	const found = [...said.matchAll(ITEM)];
	const items = found.map((item, at) => ({
		label: (item.groups!.a ?? item.groups!.b)!,
		words: said.slice(item.index + item[0].length, found[at + 1]?.index ?? said.length).trim(),
	}));
	if (items.length > 0) return items.filter(({ words }) => !JUDGE.test(words));
	const lines = said.split('\n').map(line => line.trim());
	return lines.length > 1 && lines.every(line => /^[\p{Lu}"“$].*\.["”]?$/u.test(line))
		? lines.map((words, at) => ({ label: String(at + 1), words }))
		: [];
}

const VERDICT = /\b(?:true|false|wrong|correct|incorrect|falsch|richtig|wahr)\b|(?:^|[.:]\s*)[TF]\b/i;

/** The statements of a part, each judged by its key, as one solution; what no key judges is left aside. */
export function solveStatements(
	text: PartText,
	givens: readonly Given[],
	solve: (text: PartText, givens: readonly Given[]) => Solved | undefined,
): Solved | undefined {
	const statements = statementsIn(text);
	const judged = statements.flatMap(statement => {
		const solved = solve(statement.text, givens);
		const isJudged = solved?.solution.results.some(({ value }) => value.kind === 'truth');
		return solved && isJudged ? [{ statement, solved: labelled(solved, statement.label) }] : [];
	});
	const [first, ...others] = judged;
	if (!first) return undefined;
	const left = statements.filter(each => judged.every(({ statement }) => statement !== each)).map(({ words }) => words);
	const whole = joined(
		first.solved,
		others.map(({ solved }) => solved),
		left,
	);
	return { ...whole, match: { ...whole.match, text } };
}

/** A judgement under the label of its statement. */
function labelled(solved: Solved, label: string): Solved {
	const { unsolved: _left, ...match } = solved.match;
	const { unsolved: _aside, ...solution } = solved.solution;
	const own = (result: NamedResult): NamedResult =>
		result.value.kind === 'truth'
			? { ...result, symbol: `${result.symbol}-${label}`, name: `${result.name} (${label})` }
			: result;
	return { match, solution: { ...solution, results: solution.results.map(own) } };
}
