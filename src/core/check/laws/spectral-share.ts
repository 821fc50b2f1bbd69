import type { Homework } from '../../homework/homework.ts';
import { literalOf } from '../../math/literal.ts';
import { unitless } from '../../math/units/units.ts';
import { isAnsweredChain, type Statement } from '../../quantities/statement.ts';
import { ownText } from '../../text/comments.ts';
import { say } from '../../text/message.ts';
import type { Denial } from '../denials.ts';
import { dressBeside } from '../numbers/dress.ts';
import { calculationDenied } from './calculation-denied.ts';
import { factorsOf } from './factors.ts';

const NUMBER = String.raw`\d+(?:\.\d+)?`;
/** `singular values 6, 3, 2, 0`, `Singulärwerte (5; 4; 1)`, `σ = (3, 2, 1)`. */
const LISTED = new RegExp(
	String.raw`(?:singular\s+values?|spectrum|Singulärwerten?|valeurs\s+singulières|valores\s+singulares|奇异值)[^\d.;:?!]{0,24}[:=]?[\s$(\[{\\]*(?<list>${NUMBER}(?:\s*[,;]\s*(?:and\s+|\\[,;]\s*)?${NUMBER}){1,11})`,
	'iu',
);
/** What is made of squares. */
const SQUARED =
	/\b(?:squared\s+(?:Frobenius\s+|Hilbert[- ]Schmidt\s+)?norm|energy|variance|Frobenius\s+norm\s+squared|quadrierten?\s+(?:Frobenius)?norm|Quadrats?\s+der\s+(?:Frobenius)?norm|Energie|énergie|norme\s+au\s+carré|norma\s+al\s+cuadrado|energía|cuadrado\s+de\s+la\s+norma)\b/iu;

/** "The leading direction holds 6/11 of the squared norm" of the singular values 6, 3 and 2: shares of a squared norm are shares of squares. */
export function denialsBySpectralShare(homework: Homework, statements: readonly Statement[]): readonly Denial[] {
	const texts = homework.source.blocks.map(block => ownText(block));
	if (!texts.some(text => LISTED.test(text))) return [];
	return statements.flatMap((statement, index) => {
		if (!isAnsweredChain(statement)) return [];
		const { operands, operators } = statement.expression;
		const { block, span } = statement.anchor;
		const text = texts[block]!;
		const from = Math.max(0, ...[...text.slice(0, span.start).matchAll(/[.!?]\s/g)].map(match => match.index + 1));
		const sentence = `${text.slice(from, span.start)} ${text.slice(span.end, span.end + 80).split(/[.!?;]\s/)[0]}`;
		if (!SQUARED.test(sentence)) return [];
		const listed = texts
			.slice(0, block + 1)
			.toReversed()
			.flatMap(each => LISTED.exec(each)?.groups?.list ?? [])[0];
		const values = (listed ?? '')
			.split(/[,;]/)
			.map(each => Number(/[\d.]+/.exec(each)?.[0]))
			.filter(value => value > 0);
		if (values.length < 2) return [];
		const sum = values.reduce((a, b) => a + b, 0);
		const squares = values.reduce((a, b) => a + b * b, 0);
		for (const [at, operand] of operands.slice(0, -1).entries()) {
			const factors = factorsOf(operand, 1);
			const to = operands[at + 1]!;
			const result = literalOf(to);
			if (!result || factors?.length !== 2 || (operators[at] !== '=' && operators[at] !== '≈')) continue;
			const [part, whole] = factors;
			if (part!.power !== 1 || whole!.power !== -1 || Math.abs(whole!.literal.value - sum) > 1e-9) continue;
			const taken = values.findIndex((_, many) => {
				const first = values.slice(0, many + 1).reduce((a, b) => a + b, 0);
				return Math.abs(first - part!.literal.value) < 1e-9;
			});
			if (taken < 0) continue;
			const right = values.slice(0, taken + 1).reduce((a, b) => a + b * b, 0) / squares;
			const ratio = right / (part!.literal.value / sum);
			const shown = dressBeside(result.percent ? 100 * right : right, result, result.percent ? '%' : '');
			return [
				calculationDenied({
					statement,
					index,
					operand: at + 1,
					from: operand,
					to,
					ratio,
					rule: 'law.mismatch',
					message: say`A share of a squared norm is one of the squares of the singular values: ${shown.text}.`,
					right: { quantity: { kind: 'quantity', value: result.value, unit: unitless, error: 0 }, value: right, shown },
				}),
			];
		}
		return [];
	});
}
