import type { ApplyNode, Expression, Operator, RelationNode } from '../math/expression.ts';
import { literalOf } from '../math/literal.ts';
import { parsePlain } from '../math/read/parse.ts';
import type { Span } from '../text/span.ts';
import { isKnownUnit } from './words.ts';

/** A calculation said in words, with what it comes to: "half of 12,000 is 6,000". Spans of the tree are relative to `text`'s phrase. */
export interface WordedArithmetic {
	/** Relative to the text that was searched. */
	readonly phrase: Span;
	/** Over the phrase, its first code unit being 0. */
	readonly expression: RelationNode;
}

const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const SCALE = String.raw`(?:\s+(?:thousand|million|billion|trillion)\b|[KMBT]\b)?`;
/** A number with money, per cent or a scale, and up to three words that it counts. */
const amount = (name: string): string =>
	String.raw`(?<${name}>(?:[$€£]\s?)?(?<![\w.,:/^-])${DIGITS}(?:\s?(?:%|percent\b))?${SCALE})(?<${name}Unit>(?:\s+(?!(?:is|are|and|plus|minus|times|divided|multiplied|equals|makes|gives|yields|leaves)\b)[A-Za-z][A-Za-z/-]*){0,3}|\s?[€£])`;
const VERB = String.raw`(?<verb>\s+(?:is|are|equals|makes|gives|yields|leaves|comes\s+to|amounts\s+to)|\s*[=≈]|\s*:)\s+(?:just\s+|exactly\s+|only\s+)?(?<hedge>(?:about|roughly|approximately|around|nearly|almost|close\s+to)\s+)?`;
const RESULT = String.raw`(?<result>(?:[$€£]\s?)?(?<![\w.,:/^-])${DIGITS}(?:\s?(?:%|percent\b))?${SCALE})(?<resultUnit>\s*(?:°C|°F|[€£]|[A-Za-z]{1,14}(?:\/[a-z]{1,8})?))?`;

const SHARES: readonly (readonly [string, number, number])[] = [
	['(?:a |one )?half', 1, 2],
	['(?:a|one) third', 1, 3],
	['two thirds', 2, 3],
	['(?:a|one) (?:quarter|fourth)', 1, 4],
	['three (?:quarters|fourths)', 3, 4],
	['(?:a|one) fifth', 1, 5],
	['two fifths', 2, 5],
	['three fifths', 3, 5],
	['four fifths', 4, 5],
	['(?:a|one) sixth', 1, 6],
	['(?:a|one) eighth', 1, 8],
	['(?:a|one) tenth', 1, 10],
	['(?:a|one) hundredth', 1, 100],
	['(?:a|one) thousandth', 1, 1000],
];
const MULTIPLES: readonly (readonly [string, number])[] = [
	['twice|double|two times', 2],
	['thrice|triple|three times', 3],
	['quadruple|four times', 4],
	['five times', 5],
	['six times', 6],
	['seven times', 7],
	['eight times', 8],
	['nine times', 9],
	['ten times', 10],
	['a hundred times', 100],
	['a thousand times', 1000],
];
const THE = String.raw`\s+(?:of\s+)?(?:the\s+|these\s+|those\s+|its\s+|his\s+|her\s+|their\s+|our\s+|all\s+)?`;

const SHARE = new RegExp(
	String.raw`\b(?:${SHARES.map(([words], at) => `(?<s${at}>${words})`).join('|')})${THE}${amount('whole')}${VERB}${RESULT}`,
	'dgi',
);
const MULTIPLE = new RegExp(
	String.raw`\b(?:${MULTIPLES.map(([words], at) => `(?<m${at}>${words})`).join('|')})${THE}${amount('whole')}${VERB}${RESULT}`,
	'dgi',
);
const PERCENT = new RegExp(
	String.raw`(?<![\w.,:/^-])(?<share>${DIGITS}\s?(?:%|percent\b))${THE}${amount('whole')}${VERB}${RESULT}`,
	'dgi',
);
const OPERATION = new RegExp(
	String.raw`${amount('first')}\s+(?<by>divided\s+by|multiplied\s+by|plus|minus|times)\s+${amount('second')}${VERB}${RESULT}`,
	'dgi',
);
const DOING = new RegExp(
	String.raw`\b(?<by>multiplying|dividing)\s+(?:the\s+)?${amount('first')}\s+by\s+(?:the\s+)?${amount('second')}${VERB}${RESULT}`,
	'dgi',
);
const OF_TWO = new RegExp(
	String.raw`\b(?:the\s+)?(?<by>sum|difference|product|quotient|ratio|average|mean)\s+(?:of|between)\s+(?:the\s+)?${amount('first')}\s+and\s+(?:the\s+)?${amount('second')}${VERB}${RESULT}`,
	'dgi',
);

/** The number goes on behind its words: `30-year`, `5 × 4`, `50 % of 20`, `4 times as many`, `10 more than`. */
const GOES_ON =
	/^(?:[-–/^:][\w(]|[.,]\d|\s*(?:[×*+÷^√]|[-−]\s*\d|\/\s*\d)|\s*%|\s*\(?(?:of|times|more|less|fewer|higher|lower|larger|smaller|greater|or|to|and\s+(?:a|one)\s+(?:half|third|quarter)|and\s+\d|out|per|squared|cubed|plus|minus|divided|multiplied)\b)/i;

/**
 * Calculations of two numbers said in words: a share ("half of", "20 % of"), a multiple ("twice"), an operation ("divided by", "multiplying … by …"), a sum or a
 * mean of two. `text` is a passage with formulas and marks replaced by spaces.
 */
export function findWordedArithmetic(text: string): readonly WordedArithmetic[] {
	if (!/\b(?:is|are|equals|makes|gives|yields|leaves|comes|amounts)\b|[=≈:]/.test(text) || !/\d/.test(text)) return [];
	const found: WordedArithmetic[] = [];
	for (const pattern of [SHARE, MULTIPLE, PERCENT, OPERATION, DOING, OF_TWO]) {
		for (const match of text.matchAll(pattern)) {
			const read = readMatch(match, pattern, text);
			if (read) found.push(read);
		}
	}
	found.sort((a, b) => a.phrase.start - b.phrase.start || b.phrase.end - a.phrase.end);
	let end = -1;
	return found.filter(({ phrase }) => {
		if (phrase.start < end) return false;
		end = phrase.end;
		return true;
	});
}

type Groups = Readonly<Record<string, string | undefined>>;

function readMatch(match: RegExpExecArray, pattern: RegExp, text: string): WordedArithmetic | undefined {
	const groups = match.groups as Groups;
	/** Where a group begins, from the beginning of the phrase. */
	const at = (name: string): number => (match.indices?.groups?.[name]?.[0] ?? match.index) - match.index;
	const tail = groups.resultUnit ?? '';
	const unit = isKnownUnit(tail.trim()) ? tail.trim() : '';
	const resultEnd = at('result') + groups.result!.length;
	const end = unit === '' ? resultEnd : resultEnd + tail.length;
	// "the opposite of 1 plus 2 is 1": what the words before take in is not known
	if (pattern === OPERATION && /\b(?:of|by)\s+$/i.test(text.slice(Math.max(0, match.index - 8), match.index)))
		return undefined;
	if (GOES_ON.test(text.slice(match.index + end, match.index + end + 40))) return undefined;
	const number = (name: string): Expression | undefined => {
		const digits = groups[name];
		if (digits === undefined) return undefined;
		const word = /^\s*(\S+)/.exec(groups[`${name}Unit`] ?? '')?.[1] ?? '';
		const known = name === 'result' ? unit !== '' : isKnownUnit(word);
		const length = known
			? digits.length +
				(name === 'result' ? tail.length : match[0].slice(at(name) + digits.length).indexOf(word) + word.length)
			: digits.length;
		const { expression } = parsePlain(' '.repeat(at(name)) + match[0].slice(at(name), at(name) + length));
		return literalOf(expression) ? expression : undefined;
	};
	const right = number('result');
	const verb = at('verb');
	const left = right && leftOf(groups, pattern, number, { start: 0, end: verb });
	// A colon leads to what a share comes to, in the unit of the whole; behind anything else it may lead to something else.
	if (groups.verb!.trim() === ':') {
		const units = [left?.whole, right].map(side => (side && literalOf(side)?.unit?.text) ?? '');
		if ((pattern !== PERCENT && pattern !== SHARE) || !units[0] || units[0] !== units[1]) return undefined;
	}
	if (!left || percentOf(right) !== percentOf(left.whole)) return undefined;
	const signs = [{ start: verb + groups.verb!.search(/\S/), end: verb + groups.verb!.length }];
	const approximate = groups.hedge !== undefined || groups.verb!.includes('≈');
	return {
		phrase: { start: match.index, end: match.index + end },
		expression: {
			kind: 'relation',
			span: { start: 0, end },
			operands: [left.expression, right],
			operators: [approximate ? '≈' : '='],
			signs,
		},
	};
}

/** The calculation, and the amount in it that the result is of one kind with. */
function leftOf(
	groups: Groups,
	pattern: RegExp,
	number: (name: string) => Expression | undefined,
	span: Span,
): { readonly expression: ApplyNode; readonly whole: Expression } | undefined {
	const apply = (operator: Operator, ...args: readonly Expression[]): ApplyNode => ({
		kind: 'apply',
		operator,
		args,
		span,
	});
	if (pattern === OPERATION || pattern === DOING || pattern === OF_TWO) {
		const [first, second] = [number('first'), number('second')];
		if (!first || !second) return undefined;
		return { expression: operation(groups.by!.toLowerCase(), first, second, apply), whole: first };
	}
	const all = number('whole');
	if (!all) return undefined;
	if (pattern === PERCENT) {
		const share = number('share');
		return share && { expression: apply('multiply', share, all), whole: all };
	}
	if (pattern === MULTIPLE) {
		const [, times] = MULTIPLES.find((_, index) => groups[`m${index}`] !== undefined)!;
		return { expression: apply('multiply', integer(times), all), whole: all };
	}
	const [, above, below] = SHARES.find((_, index) => groups[`s${index}`] !== undefined)!;
	const over = above === 1 ? all : apply('multiply', integer(above), all);
	return { expression: apply('divide', over, integer(below)), whole: all };
}

function operation(
	by: string,
	first: Expression,
	second: Expression,
	apply: (operator: Operator, ...args: readonly Expression[]) => ApplyNode,
): ApplyNode {
	if (/^(?:divid|quotient|ratio)/.test(by)) return apply('divide', first, second);
	if (/^(?:multipl|times|product)/.test(by)) return apply('multiply', first, second);
	if (/^(?:minus|difference)/.test(by)) {
		const falls = by === 'minus' || (literalOf(first)?.value ?? 0) >= (literalOf(second)?.value ?? 0);
		return falls ? apply('add', first, apply('negate', second)) : apply('add', second, apply('negate', first));
	}
	const sum = apply('add', first, second);
	return /^(?:average|mean)/.test(by) ? apply('divide', sum, integer(2)) : sum;
}

const percentOf = (expression: Expression): boolean => literalOf(expression)?.percent ?? false;

const integer = (value: number): Expression => ({
	kind: 'number',
	span: { start: 0, end: 0 },
	decimal: String(value),
	value,
	lastPlace: 0,
	trailingZeros: 0,
	exact: true,
});
