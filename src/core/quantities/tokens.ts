import { HAN_SCALE } from '../math/units/foreign-scales.ts';
import type { Block, Formula, Mask } from '../text/block.ts';
import type { Span } from '../text/span.ts';

/**
 * Running text cut into what matters for finding arithmetic in it. Spans are relative to the block. Every code unit of the
 * passage belongs to exactly one token or to white space between them.
 */
export interface Token {
	readonly kind: TokenKind;
	readonly span: Span;
	/** As written, without emphasis marks or back-ticks. */
	readonly text: string;
	/** White space (or a mark of emphasis) stood before it. */
	readonly spaced: boolean;
	/** For a formula: which one. */
	readonly formula?: Formula;
}

export type TokenKind =
	| 'number' // 1,024  3.5  2e6  10¹⁴ gives a number and a raised token
	| 'raised' // ¹⁴ ² ⁻³
	| 'word'
	| 'symbol' // a Greek letter, d_model, N_opt: a name that is no English word
	| 'operator' // + - * × / ÷ ^ ** ·
	| 'relation' // = ≈ < ≤ ...
	| 'arrow' // → ⟹ =>
	| 'open'
	| 'close'
	| 'money' // $ \$ € £
	| 'percent' // % ‰ °: it stands behind its number
	| 'factorial'
	| 'root' // √
	| 'comma'
	| 'stop' // . ; ? ! : quotes, bars, dashes between clauses
	| 'line' // a line break
	| 'formula'
	| 'opaque'; // a link, an image, struck text, code that is no arithmetic

const NUMBER =
	/(?:\d{1,3}(?:(?:,|\{,\}|\\,|[\uE02C\uE02E])\d{3})+(?![\d])|\d{1,3}(?:[\u00a0\u2009\u202f ]\d{3})+(?![\d,.]\d|\d)|\d+)(?:\.\d+)?(?:[eE][+-]?\d+(?![\w.]))?|\.\d+(?:[eE][+-]?\d+(?![\w.]))?/y;
const WORD = /[\p{L}_][\p{L}\p{M}\d_₀-₉]*(?:['’][\p{L}]+)?/uy;
/** `f'(5)`, `g″(x)`: a derivative of a function, at a place. */
const PRIMED = /[\p{L}](?:['’′″‴]{1,3})(?=\()/uy;
/** Writing without blanks between words: a number follows its word at once. */
const CHARACTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/uy;
const RAISED = /[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/y;
const RELATION = /==?(?!>)|≈|≃|≅|≒|∼|~=|~|:=|≔|≡|!=|≠|<=|>=|≤|≥|⩽|⩾|≪|≫|<<|>>|<|>|∝/y;
const ARROW = /=>|==>|⟹|⇒|→|⟶|->|-->|⟺|⇔|↔|↦/y;
const OPERATOR = /\*\*|[+*×·∙⋅•÷/^−∗]|-|–|±|∙/y;

const MARKUP_ARITHMETIC = /^[\s\d.,+\-*/×÷=≈()^%$~<>eEa-zA-Z_{}[\]²³⁰¹⁴⁵⁶⁷⁸⁹⁻·−:!&|'"]*$/;

/** Whether code between back-ticks is arithmetic for a reader (`6 * 70e9 = 4.2e11 FLOPs / token`) and no program. */
export const isArithmetic = (code: string): boolean => {
	if (code.length > 400 || !/\d/.test(code) || !MARKUP_ARITHMETIC.test(code)) return false;
	if (/[;{}&|'"[\]]|\breturn\b|\bimport\b|\bdef\b|:\s*$|\w\.\w+\(|\+=|-=|\*=|\/=|=\s*(?:True|False|None)\b/.test(code))
		return false;
	if (/(?:^|\s)--?[a-z]/.test(code)) return false; // options of a command
	if (/(?:^|[\s(])\.{0,2}\/?[\w-]+\/[\w-]+\/[\w./-]+/.test(code)) return false; // a path
	return /[=≈~]|[\d)]\s*[+\-*/×÷^]\s*[\d(]/.test(code);
};

/** The relation sign that a formula in running text consists of. */
function signOf({ inner, display }: Formula, text: string): string | undefined {
	if (display || inner.end - inner.start > 12) return undefined;
	const source = text.slice(inner.start, inner.end).replace(/^(?:\s|\\[,;:! ]|~)+|(?:\s|\\[,;:! ]|~)+$/g, '');
	return SIGNS[source];
}

const SIGNS: Readonly<Record<string, string>> = {
	'=': '=',
	'≈': '≈',
	'\\approx': '≈',
	'\\simeq': '≈',
	'\\cong': '≈',
	'\\sim': '~',
};

/**
 * Cuts a passage (the whole block or a slice of it) into tokens. Code that reads as arithmetic is cut like prose; other masks
 * become opaque tokens, formulas one token each.
 */
export function tokenize(block: Block, within: Span): readonly Token[] {
	const { text, formulas, masks, emphases } = block.content;
	const skip = marks(text, emphases, within);
	const islands: { span: Span; formula?: Formula; mask?: Mask }[] = [
		...formulas.map(formula => ({ span: formula.span, formula })),
		...masks.map(mask => ({ span: mask.span, mask })),
	]
		.filter(each => each.span.end > within.start && each.span.start < within.end)
		.sort((a, b) => a.span.start - b.span.start);
	const tokens: Token[] = [];
	let at = within.start;
	let island = 0;
	let spaced = true;
	const push = (kind: TokenKind, end: number, formula?: Formula) => {
		tokens.push({ kind, span: { start: at, end }, text: text.slice(at, end), spaced, formula });
		spaced = false;
		at = end;
	};
	const end = within.end;
	const quoted = block.containers.some(container => container.kind === 'quote');
	while (at < end) {
		while (island < islands.length && islands[island]!.span.end <= at) island++;
		const next = islands[island];
		if (next && next.span.start <= at) {
			const { mask } = next;
			if (next.formula) {
				const sign = signOf(next.formula, text);
				if (sign !== undefined && next.span.end <= end) {
					// `14,600 s $\approx$ 4.1 h`: a sign of running text that only its author set in dollars
					tokens.push({ kind: 'relation', span: { start: at, end: next.span.end }, text: sign, spaced });
					spaced = false;
					at = next.span.end;
					continue;
				}
				push('formula', Math.min(next.span.end, end), next.formula);
				continue;
			}
			if (mask?.kind === 'money' || mask?.kind === 'url') {
				// an amount is read like any other number; what stands in an address is none
				if (mask.kind === 'url') {
					push('opaque', Math.min(next.span.end, end));
					continue;
				}
			} else if (
				mask?.kind === 'comment' ||
				(mask?.kind === 'html' &&
					/^(?:<\/?(?:sub|sup|b|i|em|strong|u|span|br)\b|\{==|==\})/i.test(text.slice(at, at + 8)))
			) {
				at = Math.min(next.span.end, end);
				continue;
			} else if (mask?.kind === 'code' && isArithmetic(text.slice(mask.inner.start, mask.inner.end))) {
				if (at < mask.inner.start) {
					at = mask.inner.start;
					spaced = true;
				} else if (at >= mask.inner.end) {
					at = mask.span.end;
					spaced = true;
					continue;
				}
			} else if (mask) {
				push('opaque', Math.min(next.span.end, end));
				continue;
			}
		}
		const marked = skip.get(at);
		if (marked !== undefined) {
			at = marked;
			spaced = true;
			continue;
		}
		const character = text[at]!;
		if (character === '\n') {
			push('line', at + 1);
			spaced = true;
			while (at < end && (text[at] === ' ' || text[at] === '\t' || (quoted && text[at] === '>'))) at++;
			continue;
		}
		if (/\s/.test(character)) {
			at++;
			spaced = true;
			continue;
		}
		if (character === '\\' && at + 1 < end) {
			// `\$`, `\\$`, `\*`: an escaped mark is the mark
			let mark = at + 1;
			while (text[mark] === '\\' && mark + 1 < end) mark++;
			if (text[mark] === '$') {
				push('money', mark + 1);
				continue;
			}
			if (text[mark] === '%') {
				push('percent', mark + 1);
				continue;
			}
			// `2\.25`: one number for a reader, with a full stop that Markdown was told to leave alone
			if (text[mark] === '.' && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[mark + 1] ?? '')) {
				push('opaque', mark + 1 + match(NUMBER, text, mark + 1));
				continue;
			}
			if (/[*~#_<>=+\-()[\].!]/.test(text[mark]!)) {
				at = mark;
				spaced = true;
				continue;
			}
			push('stop', at + 1);
			continue;
		}
		const number = /[\d.]/.test(character) ? match(NUMBER, text, at) : 0;
		if (number > 0 && at + number <= end) {
			push('number', at + number);
			continue;
		}
		// `½(0.25 + 1)`
		if (/[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]/.test(character)) {
			push('number', at + 1);
			continue;
		}
		const raised = match(RAISED, text, at);
		if (raised > 0) {
			push('raised', at + raised);
			continue;
		}
		const arrow = match(ARROW, text, at);
		if (arrow > 0) {
			push('arrow', at + arrow);
			continue;
		}
		const relation = match(RELATION, text, at);
		if (relation > 0) {
			push('relation', at + relation);
			continue;
		}
		const carbon = CARBON.has(character) ? carbonAt(text, at, end) : 0;
		if (carbon > 0) {
			tokens.push({
				kind: 'word',
				span: { start: at, end: at + carbon },
				text: text.slice(at, text.indexOf('CO', at) + 2).concat('2'),
				spaced,
			});
			spaced = false;
			at += carbon;
			continue;
		}
		const derivative = character === 'd' || character === '∂' ? match(DERIVATIVE, text, at) : 0;
		if (derivative > 0) {
			push('symbol', Math.min(at + derivative, end));
			continue;
		}
		const halved = match(HALF_LIFE, text, at);
		if (halved > 0 && at + halved <= end) {
			push('symbol', at + halved);
			continue;
		}
		const primed = match(PRIMED, text, at);
		if (primed > 0 && at + primed <= end) {
			push('symbol', at + primed);
			continue;
		}
		const counted = /^(?:number|formula)$/.test(tokens.at(-1)?.kind ?? '');
		const characters = (counted && match(HAN_SCALE, text, at)) || match(CHARACTERS, text, at);
		if (characters > 0) {
			push('word', Math.min(at + characters, end));
			continue;
		}
		const word = match(WORD, text, at);
		if (word > 0) {
			const written = text.slice(at, Math.min(at + word, end));
			push(isName(written) ? 'symbol' : 'word', at + written.length);
			continue;
		}
		const operator = match(OPERATOR, text, at);
		if (operator > 0) {
			push('operator', at + operator);
			continue;
		}
		const single = SINGLE[character];
		push(single ?? 'stop', at + (text.codePointAt(at)! > 0xffff ? 2 : 1));
	}
	return tokens;
}

/** `dL/dw1`, `∂f/∂x`: one name, no quotient. */
const DERIVATIVE = /[d∂]\p{L}\p{M}?\d{0,2}\s?\/\s?[d∂]\p{L}\p{M}?(?:_?\d{1,2}|[₀-₉]{1,2})?(?![\p{L}\d_])/uy;

/** `t½ = ln 2 / k`: a name, however its index is raised or lowered. */
const HALF_LIFE = /(?<![\p{L}\d])[A-Za-zτ]_?½/uy;

const CARBON: ReadonlySet<string> = new Set('CtkgM');

/** `CO2` with or without its mass, however its 2 was lowered: `CO<sub>2</sub>`, `tCO$_2$`, `kg CO_2e`. */
const carbonAt = (text: string, at: number, end: number): number => {
	const found =
		/^(?:t|kg|g|Mt|kt)?CO(?:₂|_?2|_\{2\}|<sub>\s*2\s*<\/sub>|\$_\{?2\}?\$|~2~)(?:-?eq?)?(?![\p{L}\d])/u.exec(
			text.slice(at, Math.min(end, at + 40)),
		);
	return found ? found[0].length : 0;
};

const SINGLE: Readonly<Record<string, TokenKind>> = {
	'(': 'open',
	'[': 'open',
	'{': 'open',
	'}': 'close',
	')': 'close',
	']': 'close',
	'⌈': 'open',
	'⌊': 'open',
	'⌉': 'close',
	'⌋': 'close',
	$: 'money',
	'€': 'money',
	'£': 'money',
	'%': 'percent',
	'‰': 'percent',
	'°': 'percent',
	'√': 'root',
	',': 'comma',
	'，': 'comma',
};

const match = (pattern: RegExp, text: string, at: number): number => {
	pattern.lastIndex = at;
	const found = pattern.exec(text);
	return found ? found[0].length : 0;
};

/** A name that is no word of the language: one letter, Greek, with an underscore or a digit inside. */
const isName = (word: string): boolean =>
	/^(?:[A-Za-zα-ωΑ-Ωℓ][\u0302-\u0305]?|[ŷŶẑẐŵŴᾱ])['’]?$/u.test(word) ||
	/^\p{L}[\p{L}\p{M}]*_[\p{L}\d_]+$/u.test(word) ||
	/^[a-zA-Z]{1,2}[\d₀-₉]+$/.test(word);

/**
 * Marks of emphasis inside the passage, by where they begin: white space for a reader. A star between two numbers is a product,
 * whatever Markdown makes of it.
 */
function marks(text: string, emphases: Block['content']['emphases'], within: Span): ReadonlyMap<number, number> {
	const skip = new Map<number, number>();
	for (const { span, inner } of emphases) {
		if (span.end <= within.start || span.start >= within.end) continue;
		const glued = /[\w)]/.test(text[span.start - 1] ?? ' ') && /[\w($]/.test(text[span.end] ?? ' ');
		if (glued && text[span.start] === '*') continue;
		if (inner.start > span.start) skip.set(span.start, inner.start);
		if (span.end > inner.end) skip.set(inner.end, span.end);
	}
	return skip;
}
