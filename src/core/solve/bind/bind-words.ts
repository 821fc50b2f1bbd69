import type { Expression } from '../../math/expression.ts';
import { parseLatex } from '../../math/read/parse.ts';
import type { FunctionValue } from '../../math/value.ts';
import { children, symbolsOf } from '../../math/walk.ts';
import { isMissing } from '../../quantities/chains.ts';
import { formatPatterns } from '../../quantities/number-formats.ts';
import { rememberOf, rememberTexts } from '../../text/memo.ts';
import { escaped } from '../../text/pattern.ts';
import { statementsOf } from '../key/key-formula.ts';
import type { KeyGiven } from '../key.ts';

const FORMATS = formatPatterns(bits => [String.raw`${bits}[\s-]bits?`], 'i');

const COUNTS: Readonly<Record<string, number>> = { one: 1, two: 2, four: 4, eight: 8 };

const GROUPED = /\b(?:groups?|blocks?)\b/i;
/** `a 16-bit scale and a 4-bit zero point`: the formats of what is kept beside the weights. */
const OF_SCALES =
	/\b(?:\d{1,2}[\s-]bits?|(?:b?fp|b?float|bf|f|int)[\s-]?\d{1,2})[\s-]+(?:[a-z]+\s+)?(?:scales?|scaling|zero[\s-]points?|constants?|offsets?)\b/gi;

/** Bytes of one number in the format that a text names: bf16, half precision, 8-bit, "four bytes per weight". */
export const formatBytes = rememberTexts(findFormat);

function findFormat(text: string): { readonly bytes: number; readonly words: string } | undefined {
	const plain = text.replace(/[$\\{}]/g, ' ').replace(GROUPED.test(text) ? OF_SCALES : /$^/, ' ');
	const counted =
		/\b(\d+(?:\.\d+)?|one|two|four|eight)\s+bytes?\s+(?:per|for|each|a|every)\b|\b(\d+(?:\.\d+)?|one|two|four|eight)[\s-]bytes?\s+(?:floats?|numbers?|reals?|weights?|values?|precision)|\b(?:each|every|a|per)\s+(?:real\s+)?(?:number|weight|parameter|value|entry|float)\s+(?:has|takes|needs|uses|is|occupies|costs)\s+(?:stored\s+in\s+)?(\d+(?:\.\d+)?|one|two|four|eight)\s+bytes?\b/i.exec(
			plain,
		);
	if (counted) {
		const word = (counted[1] ?? counted[2] ?? counted[3])!.toLowerCase();
		const bytes = COUNTS[word] ?? Number(word);
		if (bytes > 0 && bytes <= 16) return { bytes, words: counted[0].trim() };
	}
	// `6 bits per weight`, `bits per parameter: 3`: also a width that no format has.
	const bits =
		/\b(\d{1,2}(?:\.\d+)?)[\s-]bits?\s+(?:per|for each|a|for every)\s+(?:weight|parameter|number|value|entry)\b|\bbits?\s+(?:per|for each|for every)\s+(?:weight|parameter|number|value|entry)\s*(?:[:=|]|is|are)\s*(\d{1,2}(?:\.\d+)?)(?!\d|\.\d)/i.exec(
			plain,
		);
	const width = Number(bits?.[1] ?? bits?.[2]);
	if (bits && width > 0 && width <= 64) return { bytes: width / 8, words: bits[0].trim() };
	for (const [pattern, bytes] of FORMATS) {
		const found = pattern.exec(plain);
		if (found) return { bytes, words: found[0].trim() };
	}
	return undefined;
}

/** The symbol that words name: `rank $r$`, `$r$ is the rank`, `a rank of $r$`, `with rank $r = 8$`. */
export function symbolWithRole(given: KeyGiven, text: string): Expression | undefined {
	const beside = wordsBeside(given);
	if (!beside) return undefined;
	const near = lettersIn(text).find(
		({ before, behind }) =>
			beside.before.test(before) ||
			// `vocabulary $V = 50257$, feed-forward width …`: the next of a list, and no name of this letter.
			(beside.after.test(behind) &&
				!(/^\s*,\s*(?!(?:the|a|an|is|denotes|as|being)\b)/i.test(behind) && NAMED.test(before))),
	);
	return near?.letter;
}

/** A noun right before a letter. */
const NAMED =
	/(?<![\w-])(?!(?:where|with|when|given|assume|suppose|using|then|that|this|from|have|take|choose|write|call|denote|consider|under|into|over)\b)[a-z][a-z-]{3,}\s*$/i;

const FORMULA = /\$([^$\n]{1,40})\$|\\\(([^\n]{1,40}?)\\\)/g;

/** The letters that a text has as formulas or at their heads, each with what stands before and behind. */
export const lettersIn = rememberTexts((text: string): readonly LetterInText[] =>
	[...text.matchAll(FORMULA)].flatMap(match => {
		const { expression } = parseLatex((match[1] ?? match[2])!);
		const letter = expression.kind === 'relation' ? expression.operands[0] : expression;
		if (letter?.kind !== 'symbol') return [];
		const start = match.index;
		const end = start + match[0].length;
		return [
			{
				letter,
				alone: letter === expression,
				before: text.slice(Math.max(0, start - 60), start),
				behind: text.slice(end, end + 60),
			},
		];
	}),
);

/** A letter that a text has as a formula, or at the head of one. */
export interface LetterInText {
	readonly letter: Expression;
	/** Whether it is the whole formula. */
	readonly alone: boolean;
	readonly before: string;
	readonly behind: string;
}

/** A given's names as they stand before and behind its letter. */
export const wordsBeside = rememberOf(({ name, aliasWords }: KeyGiven) => {
	const names = [name, ...aliasWords].filter(each => each.length > 2);
	if (names.length === 0) return undefined;
	const word = names.map(each => inLower(each).replace(/\\? /g, '[\\s-]+')).join('|');
	return {
		before: new RegExp(`\\b(?:${word})s?(?:\\s+(?:of|is|be|being|equal|equals|to|parameter|dimension|\\())*\\s*$`, 'i'),
		after: new RegExp(`^\\s*(?:,|\\()?\\s*(?:is|denotes|be|as|being|=)?\\s*(?:the\\s+|a\\s+)?(?:${word})\\b`, 'i'),
	};
});

const inLower = (text: string): string => escaped(text.toLowerCase());

/** The document's symbol for a given that no formula gives a value, where it is one of the given's other symbols. */
export function aliasIn(
	given: Pick<KeyGiven, 'symbol' | 'aliasSymbols'>,
	formulas: readonly string[],
): Expression | undefined {
	if (given.aliasSymbols.length === 0) return undefined;
	let shown: Expression | undefined;
	for (const latex of formulas) {
		const open: Expression[] = [parseLatex(latex).expression];
		while (open.length > 0) {
			const next = open.pop()!;
			if (next.kind === 'symbol') {
				if (next.name === given.symbol) return undefined;
				if (shown || !given.aliasSymbols.includes(next.name)) continue;
				// In `W = W_0 + AB` the frozen weights are the ones that bear the index.
				if (!given.symbol.startsWith(`${next.name}_`)) return next;
				shown = next;
			} else open.push(...children(next).toReversed());
		}
	}
	return shown;
}

/**
 * A law that formulas state: `N_{opt}(C) = 0.1 C^{0.5}`, or without its letter `N = 0.1 \\sqrt C`, for a given declared as `law of $C$`.
 *
 * @param laws what a key declares as laws: none of them is a law in another one's letter (`D = 20 N`).
 */
export function lawIn(
	given: KeyGiven,
	formulas: readonly string[],
	laws: readonly KeyGiven[] = [given],
): FunctionValue | undefined {
	if (given.type.kind !== 'law') return undefined;
	const names = new Set([given.symbol, ...given.aliasSymbols]);
	const heads = new Set(laws.flatMap(({ symbol, aliasSymbols }) => [symbol, ...aliasSymbols]));
	for (const latex of formulas) {
		for (const statement of statementsOf(parseLatex(latex).expression)) {
			if (statement.kind !== 'relation' || statement.operators[0] === '∝') continue;
			const [head, body] = statement.operands;
			if (!head || !body || isMissing(body)) continue;
			const named =
				head.kind === 'symbol'
					? { name: head.name, argument: onlySymbol(body, heads) }
					: head.kind === 'call' && head.head.kind === 'symbol' && head.args[0]?.kind === 'symbol'
						? { name: head.head.name, argument: head.args[0].name }
						: undefined;
			if (!named?.argument || !names.has(named.name) || !onlyOf(body, named.argument)) continue;
			return { kind: 'function', parameters: [named.argument], body };
		}
	}
	return undefined;
}

/** The one symbol of an expression, unless it is one of those. */
function onlySymbol(body: Expression, not: ReadonlySet<string>): string | undefined {
	const [symbol, ...more] = symbolsOf(body);
	return more.length > 0 || symbol === undefined || not.has(symbol) ? undefined : symbol;
}

/** Whether an expression has no symbol but one, and has that. */
function onlyOf(body: Expression, name: string): boolean {
	let seen = false;
	const open: Expression[] = [body];
	while (open.length > 0) {
		const next = open.pop()!;
		if (next.kind === 'hole' || next.kind === 'gap' || next.kind === 'call') return false;
		if (next.kind === 'symbol') {
			if (next.name !== name) return false;
			seen = true;
		} else open.push(...children(next));
	}
	return seen;
}

/**
 * Whether a text speaks of a single one of what a given counts (`on a GPU`, `one H100 card`): then no other part's number of them is meant.
 * What one of them is or has (`a token is 0.75 words`) is said of all.
 */
export function speaksOfOne(given: KeyGiven, text: string): boolean {
	return onePattern(given)?.test(text) ?? false;
}

const onePattern = rememberOf(({ aliasWords }: KeyGiven): RegExp | undefined => {
	const singular = aliasWords.filter(word => /[a-z]s$/i.test(word)).map(word => inLower(word.slice(0, -1)));
	if (singular.length === 0) return undefined;
	return new RegExp(
		`\\b(?:an?|one|single)\\s+(?:[\\w-]+\\s+){0,2}(?:${singular.join('|')})\\b(?!-|\\s+(?:hours?|days?|seconds?|minutes?|is|has|holds|counts|equals|costs|delivers|draws)\\b|\\s+\\d)`,
		'i',
	);
});
