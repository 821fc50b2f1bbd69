import type { Token } from './tokens.ts';

/**
 * What each token does in an arithmetic expression of running text. `stop` ends a clause, `break` is a word that arithmetic
 * does not reach over, `skip` is left out of what is read, `sealed` is a number that is part of something else (3:1, v1.2.3, 5th).
 */
export type Role =
	| 'operand'
	| 'unit'
	| 'operator'
	| 'relation'
	| 'open'
	| 'close'
	| 'skip'
	| 'break'
	| 'sealed'
	| 'stop';

export interface Part {
	readonly token: Token;
	role: Role;
	/** What is read in the token's place, where that is not its own text. */
	replace?: string;
}

export const endsOperand = (part: Part | undefined): boolean =>
	part !== undefined && (part.role === 'operand' || part.role === 'unit' || part.role === 'close');

/** The part before, over line breaks and what is skipped. */
export function before(parts: readonly Part[], index: number): Part | undefined {
	for (let at = index - 1; at >= 0; at--) {
		const part = parts[at]!;
		if (part.token.kind === 'line' || part.role === 'skip') continue;
		return part;
	}
	return undefined;
}

export function after(parts: readonly Part[], index: number): Token | undefined {
	for (let at = index + 1; at < parts.length; at++) if (parts[at]!.token.kind !== 'line') return parts[at]!.token;
	return undefined;
}

/** Whether an operand can begin with the token. */
export const startsOperand = (token: Token | undefined): boolean =>
	token !== undefined &&
	(token.kind === 'number' ||
		token.kind === 'money' ||
		token.kind === 'open' ||
		token.kind === 'symbol' ||
		token.kind === 'formula' ||
		token.kind === 'root');

export const isSign = (token: Token | undefined): boolean => token !== undefined && /^[-−–+]$/.test(token.text);

export const isGlued = (token: Token | undefined): boolean => token !== undefined && !token.spaced;

/** Ends a clause for the purposes of a unit or a noun behind a number. */
export const ends = (token: Token | undefined): boolean =>
	token === undefined ||
	token.kind === 'stop' ||
	token.kind === 'comma' ||
	token.kind === 'line' ||
	token.kind === 'arrow' ||
	token.kind === 'close';

/** Roles of which an expression is made. */
export const READABLE: ReadonlySet<string> = new Set([
	'operand',
	'unit',
	'operator',
	'relation',
	'open',
	'close',
	'skip',
]);
