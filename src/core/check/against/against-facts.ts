import { type Literal, literalOf } from '../../math/literal.ts';
import { formatValue } from '../../math/print/format.ts';
import { judge } from '../../math/tolerance.ts';
import { isBare, isDimensionless, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Quantity, Unit } from '../../math/value.ts';
import type { Fact, Given } from '../../quantities/given.ts';
import type { Statement } from '../../quantities/statement.ts';
import type { Anchor } from '../../text/block.ts';
import { say } from '../../text/message.ts';
import type { Finding } from '../finding.ts';
import { draft } from './part-under-check.ts';

/** How a text says what something has; what stands between the subject and its number, and nothing else. */
const HAS =
	/^(?:has|have|had|holds?|contains?|comprises?|(?:has |have )?(?:scanned|collected|digiti[sz]ed|cataloge?d|released)|consists of|is made of|with|uses|totals)$/i;

/**
 * A number that a text states of a thing known to the library ("The Library of Congress holds about 38 million books") against the facts
 * on it in that noun. A fact confirms; where none does, the number is unsupported and never wrong, for facts have other editions, dates
 * and ways of counting. What the question or the problem itself lays down is left alone.
 */
export function checkFacts(
	statements: readonly Statement[],
	givens: readonly Given[],
	facts: readonly Fact[],
	findings: Finding[],
): void {
	const taken = new Set(findings.map(({ anchor }) => `${anchor.block}:${anchor.span.start}`));
	for (const statement of statements) {
		const { kind, section, label, silenced, anchor, part } = statement;
		if (kind !== 'result' || silenced !== undefined || label === undefined) continue;
		if (section === 'question' || section === 'given' || section === undefined || part === undefined) continue;
		if (taken.has(`${anchor.block}:${anchor.span.start}`)) continue;
		const literal = literalOf(statement.expression);
		if (!literal?.unit || literal.value === 0) continue;
		const unit = unitOf(literal.unit);
		if (isBare(unit)) continue;
		// A noun is counted in one way; an amount with a hard unit is known by what it is called, and may be another one.
		const counted = isDimensionless(unit) ? factsNamed(facts, label) : [];
		const about = (counted.length > 0 ? counted : factsCalled(facts, label)).filter(
			({ value }) => value.kind === 'quantity' && sameDimension(value.unit, unit) && sameNouns(value.unit, unit),
		);
		if (about.length === 0) continue;
		const quantity: Quantity = { kind: 'quantity', value: literal.value * unit.factor, unit, error: 0 };
		if (givens.some(given => !isItself(given, anchor) && isLaidDown(given, quantity))) continue;
		const holds = about.find(({ value }) => stands(value as Quantity, quantity, literal));
		if (!holds && counted.length === 0) continue;
		const named = holds ?? about[0]!;
		const known = `${named.subject}: ${formatValue(named.value).text} (${named.source}, ${named.date}${named.note ? `; ${named.note}` : ''})`;
		findings.push({
			...draft(part, anchor, 'fact'),
			verdict: holds ? 'right' : 'unsupported',
			rule: holds ? 'fact.holds' : 'fact.mismatch',
			message: holds ? say`As known: ${known}.` : say`No source that is known here has this number. ${known}.`,
		});
	}
}

/** By the digits written; a looser likeness is none, for another edition may be as near. */
function stands(known: Quantity, written: Quantity, literal: Literal): boolean {
	const { level, remark } = judge({ quantity: known, literal: undefined }, '≈', { quantity: written, literal });
	return level === 'right' && remark !== 'loose';
}

/** Books are books: a fact that counts other things as well says nothing of them. */
const sameNouns = (a: Unit, b: Unit): boolean =>
	Object.keys(b.dimension.nouns).every(noun => noun in a.dimension.nouns);

/** Facts on the thing that the words before a number are about: its name, and then no more than a word for having. */
function factsNamed(facts: readonly Fact[], label: string): readonly Fact[] {
	const words = label.replace(/^\s*(?:the|an?)\s+/i, '').trim();
	return facts.filter(({ subject, aliases }) =>
		[subject, ...aliases].some(
			name => words.toLowerCase().startsWith(`${name.toLowerCase()} `) && HAS.test(words.slice(name.length + 1).trim()),
		),
	);
}

/** Facts on the thing that a label is the name of (`Apollo Program: $178B`), with or without what is told of it (`Actual H200 power: 700 W`). */
function factsCalled(facts: readonly Fact[], label: string): readonly Fact[] {
	const words = plainWords(label);
	return facts.filter(({ subject, aliases, property }) =>
		[subject, ...aliases].some(name => {
			const own = plainWords(name);
			const at = words.findIndex((_, index) => own.every((word, place) => words[index + place] === word));
			if (at < 0) return false;
			const rest = new Set([...words.slice(0, at), ...words.slice(at + own.length)].filter(word => !SMALL.has(word)));
			for (const word of plainWords(property)) rest.delete(word);
			return rest.size === 0;
		}),
	);
}

const plainWords = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}.-]+/gu) ?? [];

const SMALL = new Set(
	'the a an of for its actual total real full maximum max peak typical one development program project'.split(' '),
);

const isLaidDown = ({ from, value }: Given, { value: number, unit }: Quantity): boolean =>
	(from === 'question' || from === 'problem') &&
	value?.kind === 'quantity' &&
	(sameDimension(value.unit, unit) || sameDimension(value.unit, unitless)) &&
	value.value === number;

/** A context lays down what it says, and is checked all the same: a given is no witness for itself. */
const isItself = ({ anchor }: Given, { block, span }: Anchor): boolean =>
	anchor?.block === block && anchor.span.start < span.end && span.start < anchor.span.end;
