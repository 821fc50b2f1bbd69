import type { Homework } from '../../homework/homework.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { parseLatex, parsePlain } from '../../math/read/parse.ts';
import { standsFor } from '../../math/tolerance.ts';
import { isDimensionless, sameDimension, unitless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { hasHole } from '../../math/walk.ts';
import { quantityOf } from '../../quantities/origins.ts';
import type { NamedResult, Solution } from '../../solve/solution.ts';
import { nameStems, stem } from '../../solve/words.ts';
import type { Anchor } from '../../text/block.ts';
import { withoutComments } from '../../text/comments.ts';
import type { Finding } from '../finding.ts';
import { draft } from './against.ts';
import { givensOf, matches } from './against-expressions.ts';
import { isIn } from './against-quantities.ts';
import { answerSlices } from './answer-words.ts';
import { comparable, isMiscount } from './attempts.ts';

/** A number that an answer writes, with the unit or the noun behind it. */
interface Written {
	readonly anchor: Anchor;
	readonly literal: Literal;
	readonly quantity: Quantity;
	/** Stems of the words right behind it. */
	readonly behind: ReadonlySet<string>;
}

/**
 * Asked results that no statement of the answer was confirmed or contradicted by, looked for among all numbers that the answer writes:
 * in a cell, in words ("five GPUs"), in the middle of a sentence that no rule reads. A number of three figures, or one whose unit or noun is
 * the result's own, stands for it; nothing is ever called wrong here.
 */
export function confirmWritten(homework: Homework, part: number, solution: Solution, findings: Finding[]): void {
	const own = findings.filter(finding => finding.part === part);
	const settled = new Set(
		own.flatMap(({ target, alsoTargets }) => (target === undefined ? [] : [target, ...(alsoTargets ?? [])])),
	);
	const unsettled = solution.results.filter(({ symbol, incidental }) => !incidental && !settled.has(symbol));
	if (unsettled.length === 0) return;
	confirmFormulas(homework, part, solution, unsettled, findings);
	const open = unsettled.filter(({ value }) => value.kind === 'quantity');
	const written = answerSlices(homework, part).flatMap(slice => numbersOf(homework, slice));
	for (const result of open) {
		const on = ({ anchor }: Written) => findings.findIndex(finding => overlaps(finding.anchor, anchor));
		const found = written.findLast(
			each =>
				isIt(each, result) && !own.some(({ anchor, verdict }) => verdict !== 'right' && overlaps(anchor, each.anchor)),
		);
		if (!found) continue;
		const known = on(found);
		if (known >= 0) {
			const before = findings[known]!;
			findings[known] =
				before.target === undefined
					? { ...before, target: result.symbol }
					: { ...before, alsoTargets: [...(before.alsoTargets ?? []), result.symbol] };
			continue;
		}
		findings.push({
			...draft(part, found.anchor, 'result'),
			verdict: 'right',
			rule: 'key.confirmed',
			message: `Right: ${result.name}, ${result.text}.`,
			target: result.symbol,
		});
	}
}

/** Formulas in the middle of a sentence: "that of $A$ is $G B^T$ and ...". */
function confirmFormulas(
	homework: Homework,
	part: number,
	solution: Solution,
	unsettled: readonly NamedResult[],
	findings: Finding[],
): void {
	const symbolic = unsettled.filter(({ value }) => value.kind === 'symbolic');
	if (symbolic.length === 0) return;
	const names = givensOf(solution);
	const open = new Set(symbolic);
	for (const { block, span } of answerSlices(homework, part)) {
		const content = homework.source.blocks[block]?.content;
		for (const formula of content?.formulas ?? []) {
			if (formula.span.start < span.start || formula.span.end > span.end || open.size === 0) continue;
			const anchor: Anchor = { block, span: formula.inner };
			if (findings.some(finding => finding.part === part && overlaps(finding.anchor, anchor))) continue;
			if (isDenied(content!.text.slice(span.start, formula.span.start))) continue;
			const { expression } = parseLatex(content!.text.slice(formula.inner.start, formula.inner.end));
			if (expression.kind === 'relation' || hasHole(expression)) continue;
			const result = [...open].find(each => matches(expression, each, names));
			if (!result) continue;
			open.delete(result);
			findings.push({
				...draft(part, anchor, 'result'),
				verdict: 'right',
				rule: 'key.confirmed',
				message: `Right: this is the ${result.name}.`,
				target: result.symbol,
			});
		}
	}
}

const isDenied = (before: string): boolean => DENIED.test(before.split(/[,;:.]\s/).at(-1)!);

function isIt(written: Written, result: NamedResult): boolean {
	const { quantity, literal, behind } = written;
	const value = result.value as Quantity;
	const node = { quantity, literal } as Parameters<typeof isMiscount>[0];
	if (isMiscount(node, value)) return false;
	const fits = (wanted: Quantity): boolean =>
		standsFor({ quantity: wanted, literal: undefined }, '≈', { quantity, literal });
	const telling = literal.figures >= 3;
	const named = nameStems(result.name).some(word => behind.has(word));
	if (sameDimension(quantity.unit, value.unit)) {
		if (!isDimensionless(value.unit)) return fits(value);
		return (telling || named) && fits(value);
	}
	if (isDimensionless(value.unit)) {
		const counted = comparable({ node: node as Parameters<typeof comparable>[0]['node'] }, result);
		return counted !== undefined && isIn(quantity, counted.value / value.value) && fits(counted);
	}
	// A bare number in the key's own unit.
	return (
		(telling || (literal.figures === 2 && literal.form === 'decimal' && Math.abs(literal.value) >= 1e6)) &&
		isDimensionless(quantity.unit) &&
		fits({ ...value, value: value.value / value.unit.factor, decimal: undefined, unit: unitless })
	);
}

const overlaps = (a: Anchor, b: Anchor): boolean =>
	a.block === b.block && a.span.start < b.span.end && b.span.start < a.span.end;

const ONES =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
		' ',
	);
const NUMBER = String.raw`(?<![\w.])(?:\d{1,3}(?:(?:,|\{,\}|\\,)\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d+)?(?:\s*(?:\\times|\\cdot|×|·|\*)\s*10\s*(?:\^\s*\{?\s*[-−]?\d+\}?|[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?`;
const WRITTEN = new RegExp(
	String.raw`(${NUMBER}|\b(?:${ONES.slice(1).join('|')})\b)((?:\}|\*|\$|\\?,|\\ |~|\s)*(?:\\text\{|\\mathrm\{)?\s*(?:(?:thousand|million|billion|trillion)\b)?\s*)(\\?%|[A-Za-zµ$][A-Za-z/-]*(?:\^?-?\d)?)?`,
	'gi',
);

/** Clauses that say what is not so, or what would be. */
const DENIED = /\b(?:not|isn't|wrong|incorrect|instead of|rather than|unlike|if|would|without)\b/i;

function numbersOf(homework: Homework, { block, span }: Anchor): readonly Written[] {
	const found = homework.source.blocks[block];
	if (!found || found.kind === 'fence' || found.kind === 'html') return [];
	const text = withoutComments(found.content).slice(span.start, span.end);
	const all: Written[] = [];
	for (const match of text.matchAll(WRITTEN)) {
		const [whole, digits = '', between = '', word = ''] = match;
		const clause = text
			.slice(0, match.index)
			.split(/[,;:.]\s/)
			.at(-1)!;
		if (DENIED.test(clause)) continue;
		const one = ONES.indexOf(digits.toLowerCase());
		const plain = (one >= 0 ? String(one) : digits)
			.replace(/\{,\}|\\,/g, ',')
			.replace(/\\times|\\cdot/g, '×')
			.replace(/[{}]/g, '');
		const scale = /thousand|million|billion|trillion/i.exec(between)?.[0] ?? '';
		const money = text[match.index - 1] === '$' && !/[$]/.test(between) ? '$' : '';
		const literal = [`${money}${plain} ${scale} ${word}`, `${money}${plain} ${scale}`]
			.map(source => literalOf(parsePlain(source.trim()).expression))
			.find(each => each !== undefined);
		if (!literal) continue;
		const start = span.start + match.index;
		const quantity = quantityOf(literal);
		const wordStart = match.index + digits.length + between.length;
		const unit = !isDimensionless(quantity.unit);
		const end =
			span.start +
			(unit || word === '' ? match.index + whole.length : match.index + digits.length + between.trimEnd().length);
		all.push({
			anchor: { block, span: { start, end } },
			literal,
			quantity,
			behind: new Set(
				(text.slice(wordStart, wordStart + 60).match(/^(?:[A-Za-z-]+ ?){1,4}/)?.[0] ?? '')
					.split(' ')
					.filter(Boolean)
					.map(each => stem(each.toLowerCase())),
			),
		});
	}
	return all;
}
