import type { Expression, SymbolNode } from '../../math/expression.ts';
import { parseLatex } from '../../math/read/parse.ts';
import type { AnswerKey } from '../key.ts';
import { lettersIn } from './bind-words.ts';
import type { PartText } from './part-text.ts';

/** A term of a loss law in letters: `a P^{-p}`, `\frac{A}{N^\alpha}`. */
interface PowerTerm {
	readonly coefficient: SymbolNode;
	readonly variable: SymbolNode;
	readonly exponent: SymbolNode;
}

/** The names by which keys about such laws call what stands in one, of the model size and of the data size. */
const NAMES = (size: string): { readonly coefficient: string; readonly exponent: string } => ({
	coefficient: `coefficient of the ${size} size`,
	exponent: `exponent of the ${size} size`,
});

/**
 * The letters of a loss law that a text states without numbers, `\varepsilon + a P^{-p} + b T^{-q}`, for the givens of a key about such laws: which of them belong to the model is
 * said by the words beside the two sizes (`$P$ weights`, `$T$ tokens`), else by their order.
 */
export function lawLetters(key: AnswerKey, text: PartText): ReadonlyMap<string, Expression> {
	const found = new Map<string, Expression>();
	const of = (name: string) => key.givens.find(given => given.name === name);
	if (!of(NAMES('model').exponent) || !of(NAMES('data').exponent)) return found;
	for (const latex of text.formulas) {
		const { expression } = parseLatex(latex);
		const side = expression.kind === 'relation' ? expression.operands.at(-1) : undefined;
		const terms = side?.kind === 'apply' && side.operator === 'add' ? side.args : [];
		const powers = terms.flatMap(term => powerTerm(term) ?? []);
		const alone = terms.filter(term => term.kind === 'symbol');
		if (powers.length !== 2 || powers.length + alone.length !== terms.length || alone.length > 1) continue;
		const isData = ({ variable }: PowerTerm): boolean => kindOf(variable.name, text) === 'data';
		const isModel = ({ variable }: PowerTerm): boolean => kindOf(variable.name, text) === 'model';
		const [first, second] = powers as [PowerTerm, PowerTerm];
		const [model, data] = isData(first) || isModel(second) ? [second, first] : [first, second];
		for (const [size, term] of [
			['model', model],
			['data', data],
		] as const) {
			found.set(of(NAMES(size).coefficient)?.symbol ?? '', term.coefficient);
			found.set(of(NAMES(size).exponent)?.symbol ?? '', term.exponent);
		}
		const [rest] = alone;
		const floor = of('irreducible loss');
		if (rest?.kind === 'symbol' && floor) found.set(floor.symbol, rest);
		found.delete('');
		return found;
	}
	return found;
}

/** Whether a letter stands for the parameters or the tokens, by the words beside it or by custom. */
function kindOf(name: string, text: PartText): 'model' | 'data' | undefined {
	for (const { letter, before, behind } of lettersIn(`${text.around}\n${text.own}`)) {
		if (letter.kind !== 'symbol' || letter.name !== name) continue;
		const near = `${before
			.split(/[,.;:?!]/)
			.at(-1)!
			.slice(-24)} | ${behind.split(/[,.;:?!]/)[0]!.slice(0, 24)}`;
		if (/\|\s*(?:[a-z]+\s)?(?:tokens|data|examples)\b|\b(?:tokens|data|dataset size)\s*\|/i.test(near)) return 'data';
		if (/\|\s*(?:[a-z]+\s)?(?:parameters|weights)\b|\b(?:parameters|model size)\s*\|/i.test(near)) return 'model';
	}
	return name === 'N' ? 'model' : name === 'D' ? 'data' : undefined;
}

function powerTerm(term: Expression): PowerTerm | undefined {
	if (term.kind !== 'apply') return undefined;
	const [first, second] = term.args;
	if (!first || !second || term.args.length !== 2 || first.kind !== 'symbol') return undefined;
	if (second.kind !== 'apply' || second.operator !== 'power') return undefined;
	const [variable, raised] = second.args;
	if (variable?.kind !== 'symbol' || !raised) return undefined;
	const turned = raised.kind === 'apply' && raised.operator === 'negate' ? raised.args[0] : undefined;
	const exponent = term.operator === 'divide' ? raised : term.operator === 'multiply' ? turned : undefined;
	return exponent?.kind === 'symbol' ? { coefficient: first, variable, exponent } : undefined;
}
