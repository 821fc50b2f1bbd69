import type { ApplyNode, Expression, IndexNode } from '../expression.ts';
import { LONE_SIGNS } from './print-tables.ts';

/** How tightly a node binds as it is printed: what is looser than its place asks for goes into brackets. */
export const Level = { sequence: 0, logic: 1, relation: 2, sum: 3, term: 5, factor: 6, postfix: 7, atom: 8 } as const;

/** Operators printed between their operands at the level of a sum. */
const SUMS = new Set(['add', 'plus-minus', 'union', 'difference', 'direct-sum', 'range']);
const TERMS = new Set(['hadamard', 'kronecker', 'mod', 'intersection']);
/** Operators written as a superscript on their base. */
const RAISED = new Set(['power', 'transpose', 'inverse', 'pseudo-inverse', 'adjoint']);
const POSTFIX = new Set(['power', 'factorial', 'transpose', 'inverse', 'pseudo-inverse', 'adjoint']);

/** The sign a product is printed with: side by side only where that reads back as a product. */
export function productSign(e: ApplyNode, latex: boolean): 'juxtaposed' | 'times' | 'dot' | 'star' {
	if (e.sign === 'times' || e.sign === 'dot' || e.sign === 'star') return e.sign;
	for (let i = 0; i < e.args.length; i++) {
		const arg = e.args[i] as Expression;
		const before = e.args[i - 1];
		if (!standsAlongside(arg, latex) || (before && !mayFollow(before, arg, latex))) return 'dot';
	}
	return 'juxtaposed';
}

/** Whether an operand can be a factor without a sign at all. */
function standsAlongside(e: Expression, latex: boolean): boolean {
	switch (e.kind) {
		case 'symbol':
			return isShort(e.base);
		case 'number':
			return e.scale === undefined;
		case 'apply':
			if (RAISED.has(e.operator)) {
				const base = e.args[0] as Expression;
				return base.kind !== 'number' || e.operator === 'power' ? standsAlongside(base, latex) : false;
			}
			if (e.operator === 'divide') return latex && e.sign !== 'slash' && e.sign !== 'div';
			return e.operator !== 'abs' && e.operator !== 'norm' && e.operator !== 'cardinality' && e.operator !== 'gradient';
		case 'call':
			return e.head.kind === 'symbol' && isShort(e.head.base);
		case 'index':
			return e.base.kind === 'symbol' && isShort(e.base.base);
		case 'matrix':
			return latex && e.bracket !== '';
		case 'big':
			return true;
		default:
			return false;
	}
}

const isShort = (base: string): boolean => (base.length === 1 ? /^[A-Za-z]$/.test(base) : greekLike.test(base));

const greekLike =
	/^(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega|ell)$/;

/** The first thing printed of a factor. */
function head(e: Expression): Expression {
	if (e.kind === 'apply' && RAISED.has(e.operator)) return head(e.args[0] as Expression);
	if (e.kind === 'call') return e.head;
	if (e.kind === 'index') return head(e.base);
	return e;
}

/** Whether an index is printed in square brackets behind its base; any other stands below it. */
export const isSimpleIndex = (e: IndexNode): boolean =>
	e.indices.every(isName) || e.indices.some(index => isSlice(index) || index.kind === 'text');

const isName = (e: Expression): boolean => e.kind === 'symbol' || e.kind === 'number';
const isSlice = (e: Expression): boolean => e.kind === 'apply' && e.operator === 'slice';

/** Whether what is printed of a factor begins with a round or square bracket. */
function opensBracket(e: Expression, latex: boolean): boolean {
	switch (e.kind) {
		case 'symbol':
		case 'number':
		case 'call':
		case 'measure':
			return false;
		case 'index':
			return e.base.kind === 'symbol' ? latex && !isSimpleIndex(e) : !(latex && e.base.kind === 'call');
		case 'matrix':
			return !latex;
		case 'apply': {
			if (e.decoration !== undefined && latex) return false;
			const base = e.args[0] as Expression;
			if (RAISED.has(e.operator)) {
				if (base.kind === 'symbol' || base.kind === 'number') return false;
				return !(latex && (base.kind === 'call' || base.kind === 'index' || base.kind === 'matrix'));
			}
			return (
				levelOf(e, latex) < Level.postfix ||
				(e.operator === 'factorial' && opensBracket(base, latex)) ||
				e.operator === 'conditional'
			);
		}
		default:
			return true;
	}
}

const isNumeral = (e: Expression): boolean =>
	e.kind === 'apply' && e.operator === 'power' && e.args[0]?.kind === 'number';

function mayFollow(before: Expression, e: Expression, latex: boolean): boolean {
	const first = head(e);
	// Two numbers, or a number behind a name in plain text, would run together.
	if (first.kind === 'number') return false;
	if (!latex && (before.kind === 'number' || isNumeral(before)))
		return (
			e.kind === 'call' || (first.kind === 'symbol' && first.base.length > 1 && !/^(?:Omega|mu)$/.test(first.base))
		);
	if (before.kind === 'number' && first.kind === 'apply')
		return (latex && first.operator === 'sqrt') || (opensBracket(e, latex) && first.operator !== 'divide');
	// `377 \mu s` would be microseconds.
	if (before.kind === 'number' && first.kind === 'symbol' && first.base === 'mu') return false;
	// A derivative in brackets before another bracket would be called with it.
	if (!latex && before.kind === 'apply' && before.operator === 'derivative' && opensBracket(e, latex)) return false;
	// A name before a bracket would be read as a function of what is inside.
	if (opensBracket(e, latex) && (before.kind === 'symbol' || before.kind === 'index')) return false;
	if (e.kind === 'matrix' && before.kind === 'symbol' && !latex) return false;
	if (before.kind === 'apply' && levelOf(before, latex) === Level.atom && before.operator !== 'divide')
		return latex && !opensBracket(e, latex);
	return true;
}

/** The level at which a node is printed. */
export function levelOf(e: Expression, latex: boolean): number {
	switch (e.kind) {
		case 'sequence':
			return Level.sequence;
		case 'relation':
			return Level.relation;
		case 'text':
			return LONE_SIGNS.has(e.text) ? Level.sum : Level.atom;
		case 'big':
			return e.operator === 'for-all' || e.operator === 'exists'
				? Level.sequence
				: e.operator === 'expectation'
					? Level.postfix
					: Level.term;
		case 'measure':
			return Level.postfix;
		case 'call':
		case 'index':
			return Level.postfix;
		case 'number':
			return e.scale === undefined ? Level.atom : Level.postfix;
		case 'apply':
			return applyLevel(e, latex);
		default:
			return Level.atom;
	}
}

function applyLevel(e: ApplyNode, latex: boolean): number {
	if (e.decoration !== undefined)
		return latex
			? Level.atom
			: e.operator === 'add' && e.args.length === 1
				? levelOf(e.args[0] as Expression, latex)
				: plainLevel(e, latex);
	return plainLevel(e, latex);
}

function plainLevel(e: ApplyNode, latex: boolean): number {
	const { operator } = e;
	if (operator === 'add' && e.args.length === 1) return levelOf(e.args[0] as Expression, latex);
	if (operator === 'add' && e.sign === 'juxtaposed') return isMixedNumber(e) ? Level.factor : Level.sum;
	if (operator === 'negate') return Level.sum;
	if (SUMS.has(operator)) return Level.sum;
	if (operator === 'multiply') return productSign(e, latex) === 'juxtaposed' ? Level.factor : Level.term;
	if (TERMS.has(operator)) return Level.term;
	if (operator === 'divide') return latex && e.sign !== 'slash' && e.sign !== 'div' ? Level.atom : Level.term;
	if (operator === 'derivative') return latex ? Level.atom : Level.term;
	if (operator === 'gradient') return Level.factor;
	if (operator === 'and' || operator === 'or' || operator === 'not') return Level.logic;
	if (operator === 'conditional') return Level.atom;
	if (POSTFIX.has(operator)) return Level.postfix;
	return Level.atom;
}

/** `2\frac{1}{2}`: an integer and a proper fraction of integers, written side by side. */
export function isMixedNumber(e: ApplyNode): boolean {
	const [whole, part] = e.args;
	if (e.args.length !== 2 || whole?.kind !== 'number' || !whole.exact || whole.scale !== undefined) return false;
	if (part?.kind !== 'apply' || part.operator !== 'divide') return false;
	const [above, below] = part.args;
	return (
		above?.kind === 'number' &&
		below?.kind === 'number' &&
		above.exact &&
		below.exact &&
		above.value > 0 &&
		above.value < below.value
	);
}
