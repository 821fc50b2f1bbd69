import type { Expression } from '../../math/expression.ts';
import { literalOf } from '../../math/literal.ts';
import { numberWords } from '../../math/number-words.ts';
import { children, walk } from '../../math/walk.ts';
import { type Chain, locate } from '../../quantities/statement.ts';
import type { Operand } from './operand.ts';

/** How far back the beginning of an emphasis is looked for. */
const LONG = 400;

const STARTS_WITH_FUNCTION = /^\\?(?:sin|cos|tan|log|lg|ln|exp|sqrt)(?![A-Za-z])|^√/;
/** One to four letters that are no word: `mg`, `F`, `v₀²`, `2mg`. */
const NAMES_BEFORE =
	/(?:^|[\s(=≈+−·×*/-])\d*(?!(?:so|and|or|of|is|as|if|by|we|get|the|that|then|with|since|for|use|uses|has|have|but|an?|to|in|at|on|are|was|via|thus|i|and|und|ist|mit|also|from|note|take|gives?|here|now|log|ln|exp)\b)[A-Za-zα-ωΑ-Ω](?:[\w₀-₉²³α-ωΑ-Ω]{0,3})\s?[·×*]?\s?$/iu;

/** A share, a multiple or an operation in words, or a thing that bears a number. */
const TAKES_FIRST =
	/\b(?:half(?: of)?|twice|double|triple|thrice|(?:a|one|two|three) (?:thirds?|quarters?|fifths?) of|mod(?:ulo)?|choose|flat|apartment|house|room|page|chapter|lane|row|seat|gate|track|team|plot|lot|locker|bus|floor|machine)\W{1,4}$/i;

/** A word or a sign for an operation right before a number. */
const OPERATES =
	/(?:\b(?:times|multiplied by|divided by|plus|minus|to the power(?: of)?|raised to(?: the)?|modulo|added to|subtracted from)\s*|(?<![<>])(?:<<|>>)\s*)(?:\$|\\\(|\()?\s*$/i;
/** `Seven less than`, `3 more than`. */
const OFF_IT = new RegExp(
	String.raw`(?:\b\d+|\b(?:one|an?|${numberWords(2, 20)}))\s+(?:less|more|fewer|greater|smaller|larger)\s+than\W{1,4}$`,
	'i',
);

/**
 * Whether an operand surely is all that stands on its side of the sign. A number that goes on in the text around it (an operator
 * that was not read, a subscript in HTML, half a bracket) says nothing by itself, and an alarm on it would be a false one.
 */
export function isWhole(chain: Chain, operand: Operand, textOf: (block: number) => string): boolean {
	const { block, span } = locate(chain, operand.expression.span);
	const text = textOf(block);
	const before = text.slice(Math.max(0, span.start - 80), span.start);
	const after = text.slice(span.end, span.end + 40);
	if (
		/<su[bp]>\s*$/i.test(before) ||
		/^\s*<\/su[bp]>/i.test(after) ||
		/<\/?su[bp]>/i.test(text.slice(span.start, span.end))
	)
		return false;
	// `*Power of the GPU.* 2 · 3 = 6`: the end of an emphasis is no sign
	const emphasis =
		/(?:^|[^*])\*\*\s*\$?\s*$|(?:^|\s)[*_]\$?$|(?:^|[\s(])(?<mark>[*_])(?![\s*_])[^*_]*[^\s*_]\k<mark>\s*\$?\s*$/;
	const paragraph = text.slice(Math.max(0, span.start - LONG), span.start);
	if (/[×÷·*/^_√]\s*\$?\s*$/.test(before) && !emphasis.test(paragraph)) return false;
	if (/^\s*\$?\s*[×÷·^√]/.test(after) || /^\s*\([^()]{0,36}\)\s*[-+−×*/]\s*\d/.test(after)) return false;
	// `20 - 2𝑥`: a letter that was not read
	if (/^\s?\p{L}/u.test(after) && /^\s?[\u{1D400}-\u{1D7FF}]/u.test(after)) return false;
	// `$100 + ($100 × 0.1 = …`: a bracket that nothing closes; `because1+1+ 1`: the first terms were not read
	if (/[-+−*/×÷=]\s*\(\s*\$?\s*$/.test(before) && !/^[^(]*\)/.test(after.slice(0, 8))) return false;
	if (/[\w)]\+[ \t]*\$?$/.test(before)) return false;
	// `3x +4 - 4`, `$56&#x2013;$45`, `¾ x 3/3`: a sign or a factor that was not read
	if (/\d[A-Za-z]\s*$/.test(before) && /^[+−–-]\s?\d/.test(text.slice(span.start, span.end))) return false;
	if (/&#?\w{2,8};\s*\$?$/.test(before) || /[¼-¾⅐-⅞]\s*[x×*]\s*$/.test(before)) return false;
	// `50.5 s, times 25.60/3600 = …` goes on from the number before it
	if (OPERATES.test(before)) return false;
	// `half of 64 + 8`, `47 mod 6 + 1`, `flat 4 + 60`: the words before take in the first number alone
	if (TAKES_FIRST.test(before) && /^\d[\d.,]*\s*[-+−–]/.test(text.slice(span.start, span.end))) return false;
	// `Seven less than 4 · 9`: the words before take something off it
	if (OFF_IT.test(before)) return false;
	// `2 : 1 = 3 points`: how a match ended
	if (/\d\s:\s?\$?$/.test(before)) return false;
	// 1 and 1/4: a mixed number in words; in `16/32 = 0.5 and 3/32` a result stands before it
	if (
		/\d\s+and\s+\$?$/.test(before) &&
		!/(?:[=≈]\s*\$?\d[\d,.]*|\d\.\d+)\s+and\s+\$?$/.test(before) &&
		/^\d+\s*\/\s*\d/.test(text.slice(span.start, span.end))
	)
		return false;
	// `10 \log 2 = …` of which the ten was left behind, `.$500` with its point outside, `2.\text{96 − 2}.\text{71}`
	if (
		/\d(?:\\[,;: ]|\s)*$/.test(before) &&
		/^\\(?:text\{ ?)?(?:log|ln|sin|cos|tan|exp|sqrt)/.test(text.slice(span.start, span.end))
	)
		return false;
	// `mg cos 30° = 5.0 × 9.81 × 0.866`: names that the function is multiplied by
	if (STARTS_WITH_FUNCTION.test(text.slice(span.start, span.end)) && NAMES_BEFORE.test(before)) return false;
	// (what ends a sentence stands before a blank)
	if (/(?:^|[\s(]|\d\s?\}?)\.(?:\$|\s?\\text\{\s?)$/.test(before)) return false;
	// 11us: a unit that was not read.
	if (/\d$/.test(text.slice(span.start, span.end)) && /^(?!x\b)[A-Za-zµ]/.test(after)) return false;
	// `≈ 24.6 毫秒`: a prefix of a unit that was not read
	if (/\d$/.test(text.slice(span.start, span.end)) && /^\s?[毫微纳皮千兆吉太]\p{Script=Han}/u.test(after)) return false;
	// `(1.5 - 0.5)` loses its brackets as an operand; one without its partner cuts something in two.
	const opens = /\(\s*\$?\s*$/.test(before);
	const closes = /^\s*\$?\s*\)\s*\$?\s*(?:[=≈~<>≤≥]|\\approx|\\sim)/.test(after);
	if (closes && !opens) return false;
	const source = chain.source.slice(operand.expression.span.start, operand.expression.span.end);
	if (
		isFragment(
			source,
			operand,
			text.slice(Math.max(0, span.start - 120), span.start),
			after,
			opens && /^\s*\$?\s*\)/.test(after),
		)
	)
		return false;
	const wholeMatrix = /\\begin\{(?:[a-zA-Z]*matrix|array)\*?\}/.test(chain.source);
	if ((isCutFromMatrix(text, span.start) && !wholeMatrix) || hasLetterAsUnit(operand.expression, text)) return false;
	// 0.2\overline{2} repeats for ever.
	return !/\d\s*\\(?:overline|bar|dot|ldots|dots)\b/.test(source);
}

/**
 * Whether the operand is the end of something larger that was not read: `5 vans x 28 students`, `number of cells – 1`, `IQR(1.5)`,
 * `(23 − 12)$(1/15)$`, `1:2^2`, a pair in brackets, a time of day.
 */
function isFragment(source: string, operand: Operand, before: string, after: string, bracketed: boolean): boolean {
	const single = operand.readings[0]!.literal !== undefined;
	// 0900 − 0130: hours and minutes, a code; no number.
	if (/(?:^|[-−+*/×(]\s?)0\d{3}(?![\d.])/.test(source)) return true;
	// gcd(175,119): an argument is no thousands; 6 ± 1 is two numbers; (-0.56)2 has lost its superscript
	if (
		/(?:gcd|lcm)[^)\]]*\d,\d{3}(?!\d)/.test(source) ||
		/\\pm(?![a-z])|±/.test(source) ||
		/^\([^()]*\)\s?\d$/.test(source)
	)
		return true;
	if (/\d:\$?$/.test(before) || /^:\d/.test(after)) return true;
	if (/\\&\s*[\])]?\s*\(?\s*$/.test(before) || /^\s*\\&/.test(after)) return true;
	if (/[A-Za-z)\]}]\s*\+\s*\$?\s*$|[A-Za-z)]\s+x\s+\$?\s*$|[-+*x=(]\s*\.\s+$/.test(before)) return true;
	if (single && /\p{L}{3,}[)*_]*\s+[-–−]\s+$/u.test(before)) return true;
	if (/\d\s*\p{L}+\s*\+\s*(?:[\p{L}’']+\s+){1,3}$/u.test(before)) return true;
	if (bracketed) {
		if (/^\d{1,3},\d{3}$/.test(source)) return true;
		if (
			/(?:[×÷·*/+−–]|\s[-x]|\d|[)\]}]|[\p{L}]|[\p{L}\d][*_]\s?)\s?\(\s*\$?\s*$/u.test(before) &&
			!/\p{L}{2,}\s\(\s*$|\bprint\(\s*$/u.test(before)
		)
			return true;
	}
	// A formula whose first half stands before it: in brackets in running text, or in another formula with a sign between.
	return (
		/\([^()\n]*[\w)]\s*[-+−–×*/]\s*\d[^()\n]*\)\s*\$+\s*[({]?\s*$/.test(before) ||
		/\(\s*\d[\d.,]*\)\$+\s*[({]?\s*$/.test(before) ||
		/\$\s*[+×−]\s*\$+\s*[({]?\s*$/.test(before)
	);
}

/** Whether the place lies between the beginning and the end of a matrix in LaTeX that was not read as one. */
function isCutFromMatrix(text: string, at: number): boolean {
	const open = text.lastIndexOf('\\begin{', at);
	if (open < 0) return false;
	const name = /^\\begin\{([a-zA-Z]*matrix|array)\*?\}/.exec(text.slice(open, open + 24))?.[1];
	return name !== undefined && text.indexOf(`\\end{${name}`, open) >= at;
}

/** `-32B = 64`, `10m − 7 = 93`: a letter glued to a number is no scale and no unit where the paragraph has it as a name. */
function hasLetterAsUnit(expression: Expression, text: string): boolean {
	const letters = new Set<string>();
	walk(expression, node => {
		if (node.kind === 'number' && node.scale && /^[A-Za-z]$/.test(node.scale)) letters.add(node.scale);
		else if (node.kind === 'measure' && /^[A-Za-z]{1,2}$/.test(node.unit.text)) letters.add(node.unit.text);
	});
	return [...letters].some(letter => {
		const name = new RegExp(
			`(?<![\\\\\\w./]|[\\d⁰¹²³⁴⁵⁶⁷⁸⁹}][\\s~]?)${letter}[\\s&]{0,3}=|[-+*=]\\s?${letter}\\s?[-+*/)=<]|\\(\\s?${letter}\\s?[-+*=<]|\\b(?:let|solve for|get|where)\\s+\\$?${letter}\\b(?!\\s[a-z])`,
		);
		return name.test(text);
	});
}

/** `e^{-kt}`, `\\frac{9}{5} °C + 32`: letters that happen to be a unit, where only a number or a name can stand. */
export function hasUnitAsName(expression: Expression): boolean {
	if (expression.kind === 'measure') return hasUnitAsName(expression.value);
	if (expression.kind !== 'apply') return children(expression).some(hasUnitAsName);
	const { operator, args } = expression;
	const inPlace = (index: number): boolean =>
		operator === 'multiply' || operator === 'divide' || (operator === 'power' && index === 0);
	return args.some((arg, index) => (arg.kind === 'unit' ? !inPlace(index) : hasUnitAsName(arg)));
}

/** Names that stand for themselves wherever they occur; any other may have been given another meaning. */
export function hasLooseNames(expression: Expression): boolean {
	let loose = false;
	const visit = (node: Expression, base: boolean): void => {
		if (node.kind === 'symbol') {
			if (node.name !== 'pi' && !(node.name === 'e' && base)) loose = true;
			return;
		}
		if (node.kind === 'apply' && node.operator === 'power') {
			if (node.args[0]) visit(node.args[0], true);
			if (node.args[1]) visit(node.args[1], false);
			return;
		}
		if (node.kind === 'apply') for (const arg of node.args) visit(arg, false);
		else if (node.kind === 'measure') visit(node.value, false);
	};
	visit(expression, false);
	if (loose) return true;
	walk(expression, node => {
		if (node.kind === 'apply' && ['trace', 'rank', 'det', 'dim', 'expectation', 'probability'].includes(node.operator))
			loose = true;
	});
	return loose;
}

/** `6 × 6 = 36 modes × 25 steps`, `16 GB / 2 = 8 GB over 8 links`: the sign ends at the first factor, and the text goes on with it. */
export function firstFactor(expression: Expression): Expression | undefined {
	if (expression.kind !== 'apply' || (expression.operator !== 'multiply' && expression.operator !== 'divide'))
		return undefined;
	const [first] = expression.args;
	return first && literalOf(first)?.unit ? first : undefined;
}
