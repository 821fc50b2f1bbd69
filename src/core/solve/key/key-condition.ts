import { say } from '../../text/message.ts';
import type { Condition, KeyProblem } from '../key.ts';
import { readFormula } from './key-formula.ts';
import type { KeyText } from './key-outline.ts';

type Token =
	| { readonly kind: 'formula' | 'words'; readonly condition: Condition }
	| { readonly kind: 'and' | 'or' | 'not' | 'otherwise' | '(' | ')' };

/**
 * Reads a condition: formulas in dollar signs, words of the question in quotes, joined by `and`, `or`, `not` and brackets
 * (`+` and `,` mean and). `not` binds tightest, then `and`, then `or`. `otherwise` always holds. Undefined, with a problem, for
 * anything else.
 */
export function readCondition(text: KeyText, problems: KeyProblem[]): Condition | undefined {
	const tokens = tokensOf(text, problems);
	if (!tokens) return undefined;
	let at = 0;
	const fail = (): undefined => {
		problems.push({
			message: say`This condition cannot be read: it is made of $formulas$ and "words" joined by and, or, not.`,
			span: text.span,
			severity: 'error',
		});
		return undefined;
	};
	const either = (): Condition | undefined => {
		const of: Condition[] = [];
		do {
			const part = both();
			if (!part) return undefined;
			of.push(part);
		} while (tokens[at]?.kind === 'or' && ++at);
		return of.length === 1 ? of[0] : { kind: 'any', of };
	};
	const both = (): Condition | undefined => {
		const of: Condition[] = [];
		do {
			const part = single();
			if (!part) return undefined;
			of.push(part);
		} while (tokens[at]?.kind === 'and' && ++at);
		return of.length === 1 ? of[0] : { kind: 'all', of };
	};
	const single = (): Condition | undefined => {
		const token = tokens[at++];
		switch (token?.kind) {
			case 'not': {
				const of = single();
				return of && { kind: 'not', of };
			}
			case '(': {
				const inner = either();
				return tokens[at++]?.kind === ')' ? inner : undefined;
			}
			case 'otherwise':
				return { kind: 'otherwise' };
			case 'formula':
			case 'words':
				return token.condition;
			default:
				return undefined;
		}
	};
	const condition = either();
	return condition && at === tokens.length ? condition : fail();
}

function tokensOf(text: KeyText, problems: KeyProblem[]): readonly Token[] | undefined {
	const tokens: Token[] = [];
	const source = text.text;
	let i = 0;
	while (i < source.length) {
		const formula = text.formulas.find(({ whole }) => whole.start === i);
		if (formula) {
			const expression = readFormula(formula, problems);
			if (!expression) return undefined;
			tokens.push({ kind: 'formula', condition: { kind: 'formula', expression } });
			i = formula.whole.end;
			continue;
		}
		const c = source[i]!;
		if (c === '"' || c === '“') {
			const end = source.slice(i + 1).search(/["”]/);
			if (end < 0) {
				problems.push({ message: say`A quote is opened and never closed.`, span: text.span, severity: 'error' });
				return undefined;
			}
			const phrases = phrasesOf(source.slice(i + 1, i + 1 + end)).map((words): Condition => ({ kind: 'words', words }));
			tokens.push({ kind: 'words', condition: phrases.length === 1 ? phrases[0]! : { kind: 'any', of: phrases } });
			i += end + 2;
			continue;
		}
		const word = /^[A-Za-z]+/.exec(source.slice(i))?.[0];
		if (word) {
			const lower = word.toLowerCase();
			if (lower === 'and' || lower === 'or' || lower === 'not' || lower === 'otherwise') tokens.push({ kind: lower });
			else if (lower === 'if' || lower === 'when') {
				// A cell may read "if …".
			} else {
				problems.push({
					message: say`"${word}" is no part of a condition: put words of the question into quotes, formulas into dollar signs.`,
					span: { start: text.span.start + i, end: text.span.start + i + word.length },
					severity: 'error',
				});
				return undefined;
			}
			i += word.length;
			continue;
		}
		if (c === '(' || c === ')') tokens.push({ kind: c });
		else if (c === '+' || c === ',') tokens.push({ kind: 'and' });
		else if (!/\s/.test(c)) {
			problems.push({
				message: say`"${c}" is no part of a condition.`,
				span: { start: text.span.start + i, end: text.span.start + i + 1 },
				severity: 'error',
			});
			return undefined;
		}
		i++;
	}
	return tokens;
}

/** As many phrases as a pattern may stand for. */
const MOST_PHRASES = 500;

/**
 * `[beat/outperform] [the best/any] soft`: every phrase that a pattern in quotes stands for. An empty alternative (`[always/]`) leaves
 * the word out.
 */
export function phrasesOf(pattern: string): readonly string[] {
	let phrases: readonly string[] = [''];
	for (const piece of pattern.split(/(\[[^[\]]*\])/)) {
		const choices = piece.startsWith('[') && piece.endsWith(']') ? piece.slice(1, -1).split('/') : [piece];
		if (phrases.length * choices.length > MOST_PHRASES) break;
		phrases = phrases.flatMap(phrase => choices.map(choice => `${phrase}${choice}`));
	}
	return phrases.map(phrase => phrase.replace(/\s+/g, ' ').trim()).filter(phrase => phrase !== '');
}
