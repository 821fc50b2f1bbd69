import type { Homework } from '../../homework/homework.ts';
import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import { bare } from '../../math/evaluate/quantity.ts';
import type { Expression } from '../../math/expression.ts';
import { literalOf } from '../../math/literal.ts';
import { map, some } from '../../math/walk.ts';
import type { Form, Law } from '../../quantities/laws.ts';
import { leavesOf, quantityOf } from '../../quantities/origins.ts';
import { type Chain, isAnsweredChain, type Statement } from '../../quantities/statement.ts';
import { ownText } from '../../text/comments.ts';
import { remember } from '../../text/memo.ts';
import { say } from '../../text/message.ts';
import type { Denial } from '../denials.ts';
import { dressBeside } from '../numbers/dress.ts';
import { numberNode } from '../numbers/flow.ts';
import { assignments } from './assignments.ts';
import { calculationDenied } from './calculation-denied.ts';
import { isKnown, type SaidValues, saidValues, valueSaid } from './said-values.ts';

/** Longer calculations are no single formula. */
const LEAVES = 7;
/** So much of a text before a calculation tells what its numbers are called. */
const REACH = 6000;

/**
 * Calculations whose arithmetic holds and that are another one than the textbook formula by whose name they go. A table says how each is reckoned and how it is
 * reckoned wrongly; nothing is said unless the calculation is one of the wrong ways with all of its numbers, and none of the right ones with any.
 */
export function denialsByLaws(
	homework: Homework,
	statements: readonly Statement[],
	laws: readonly Law[],
): readonly Denial[] {
	const found: Denial[] = [];
	if (laws.length === 0) return found;
	const asking = new Map<number, Asked>();
	statements.forEach((statement, index) => {
		if (!isAnsweredChain(statement)) return;
		const place = calculationIn(statement);
		if (!place) return;
		const led = leadTo(homework, statement);
		const whole = asking.get(statement.part!) ?? askedBy(homework, statement.part!);
		asking.set(statement.part!, whole);
		const asked = { ...whole, own: itemAsked(whole.own, homework, statement) };
		const behind = behindOf(homework, statement);
		const result = resultOf(statement);
		const near = laws.filter(law => isNamed(law, led, behind, result, asked));
		if (near.length === 0) return;
		const said = saidValues(textBefore(homework, statement));
		const given = saidValues(asked.all);
		for (const law of near) {
			const denial = denialBy(law, statement, index, place, said, given);
			if (!denial) continue;
			// `6 · 44e6 = 264e6 … with the shared one 308e6`: it was on the way to what is right.
			if (isSaid(denial.ratio * place.value, homework, statement)) break;
			found.push(denial);
			break;
		}
	});
	return found;
}

/** Whether the answer itself comes to a value, behind a calculation or before it. */
function isSaid(value: number, { parts, source }: Homework, { part, anchor }: Chain): boolean {
	return (parts[part!]?.sections ?? []).some(
		({ kind, slices }) =>
			kind !== 'question' &&
			kind !== 'given' &&
			slices.some(({ block, span }) => {
				const text = ownText(source.blocks[block]).slice(span.start, span.end);
				const own = block === anchor.block ? [anchor.span.start - span.start, anchor.span.end - span.start] : [-1, -1];
				const rest = own[0]! >= 0 ? `${text.slice(0, own[0])}\n${text.slice(own[1])}` : text;
				return saidValues(rest).numbers.some(
					each => !each.used && [each.value, each.scaled].some(said => Math.abs(said / value - 1) < 0.004),
				);
			}),
	);
}

interface Calculation {
	readonly at: number;
	readonly from: Expression;
	/** The numbers that it takes in, as they are written. */
	readonly leaves: readonly number[];
	readonly value: number;
	/** What it comes to with other numbers in the places of its own. */
	readonly with: (others: readonly number[]) => number;
}

/** The first calculation of nothing but numbers in a chain, with what it comes to as its numbers are written. */
function calculationIn({ expression: { operands, operators } }: Chain): Calculation | undefined {
	for (let at = 0; at + 1 < operands.length; at++) {
		const from = operands[at]!;
		if ((operators[at] !== '=' && operators[at] !== '≈') || literalOf(from)) continue;
		const parts = leavesOf(from);
		if (parts.length === 0 || parts.length > LEAVES) continue;
		const leaves = parts.map(({ literal }) => literal.value);
		const places = new Map(parts.map(({ expression }, place) => [expression, place]));
		const plain = (others: readonly number[]): Expression =>
			map(from, node => {
				const place = places.get(node);
				if (place !== undefined) return numberNode(others[place]!, node);
				return node.kind === 'symbol' && node.name === 'e' ? numberNode(Math.E, node) : node;
			});
		const own = plain(leaves);
		if (some(own, ({ kind }) => kind === 'symbol' || kind === 'hole' || kind === 'gap' || kind === 'text')) continue;
		const comesTo = (expression: Expression): number => {
			const result = evaluate(expression, environment());
			return result.ok && result.value.kind === 'quantity' ? result.value.value : Number.NaN;
		};
		const value = comesTo(own);
		if (!(Math.abs(value) > 0)) continue;
		return { at, from, leaves, value, with: others => comesTo(plain(others)) };
	}
	return undefined;
}

interface Asked {
	/** What the part itself asks. */
	readonly own: string;
	readonly all: string;
}

/** Another way on purpose, or one that is known to be wrong. */
const DOUBTED =
	/\b(?:without|if|instead|excluding|ignor\w+|neglect\w+|wrong\w*|mistak\w+|not|no|would|ohne|statt|wenn|falls|würde|nicht|sans|serait|sin|en\s+vez|sería)\b|n['’]t\b|如果|假如|不含|不算/i;

function isNamed(
	{ called, asked, where, whereOwn, not, notAround, notBeside }: Law,
	led: string,
	behind: string,
	result: string,
	{ own, all }: Asked,
): boolean {
	if (!called?.test(led) && !isNamedBehind(called, `${result}${behind}`) && !isAskedFor(called, asked, led, own))
		return false;
	if (where && !where.test(led) && !where.test(all)) return false;
	if (whereOwn && !whereOwn.test(led) && !whereOwn.test(own)) return false;
	if (notAround?.test(all) || notBeside?.test(`${led} ${behind}`)) return false;
	return !(not?.test(`${led} ${behind}`) || not?.test(askedAs(called, led, own))) && !DOUBTED.test(led);
}

/** `4 + 16/64 = 4.25 bits per weight`: what a calculation comes to, named right behind it. */
function isNamedBehind(called: RegExp | undefined, behind: string): boolean {
	const name = called?.exec(rightBehind(behind))?.[0];
	return name !== undefined && name.length > LETTER;
}

// Each of these is asked of one text by every formula.
const rightBehind = remember((text: string): string => text.split(/,\s|\s(?:and|und|et|y|while|so)\s/u)[0]!);

/** Nothing but the calculation, behind what opens an answer. */
const BARE =
	/^[^\p{L}]*(?:\(?[a-h]\)[^\p{L}]*)?(?:(?:answer|solution|result|so|hence|thus|we\s+get|this\s+is|it\s+is|that\s+is|Antwort|Lösung|Ergebnis|also|réponse|solution|respuesta|solución)[^\p{L}]*){0,2}[\d\s.,()+*/^·×÷√−–=≈eE½-]*$/iu;

/** `20 · 3e9 = 6e10 tokens, 2 · 3e9 · …`: behind a comma another calculation begins. */
const isBare = remember(
	(led: string): boolean => BARE.test(led) || (/=[^=]*,\s*$/.test(led) && !/\p{L}{3,}[^=]*=/u.test(led)),
);

/** Whether a text has one question, which asks for one thing. */
const asksOneThing = remember((own: string): boolean => {
	// a title may say the question again
	const questions = new Set(own.split(/(?<=[.?!])\s+|\n/).filter(sentence => /\?/.test(sentence)));
	const [only] = questions;
	return only !== undefined && questions.size === 1 && !/[,;:]\s|\s(?:and|und|et|y)\s/u.test(only);
});

/** Whether the question asks for it: for that alone, where an answer is a calculation and no word. */
function isAskedFor(called: RegExp | undefined, asked: RegExp | undefined, led: string, own: string): boolean {
	if (asked?.test(own)) return true;
	if (!called || !isBare(led)) return false;
	if (asksOneThing(own)) return (called.exec(own)?.[0].length ?? 0) > LETTER;
	// `Scores? Weights? TD error with V(s) = 4 and reward 1?`: each of several questions asks for one thing, and the rest of it is its conditions
	return questionsIn(own).some(question => {
		const found = called.exec(question);
		if (!found || found[0].length <= LETTER) return false;
		const opens = /^[^\p{L}]*(?:\p{L}+\s+){0,4}$/u.test(question.slice(0, found.index));
		const rest = question.slice(found.index + found[0].length);
		return question.split(/\s+/).length <= SHORT || (opens && CONDITIONS.test(rest));
	});
}

/** What a text asks, question by question. */
const questionsIn = remember((own: string): readonly string[] => [
	...new Set(own.split(/(?<=[.?!])\s+|\n/).filter(sentence => /\?\s*$/.test(sentence))),
]);

const CONDITIONS = /^\s*(?:with|for|if|where|when|after|at|given|bei|für|mit|nach|con|para|tras|avec|pour|après)\b/iu;

/** No more words than this ask for one thing. */
const SHORT = 9;

/** A name of no more letters may stand for anything that follows. */
const LETTER = 3;

/**
 * Where a question asks for several things, the one that a calculation goes by the name of: `Mean loss, perplexity, and bits per byte?` asks for a perplexity, and
 * for nothing in bits there. The whole question where no such piece of it stands for itself.
 */
function askedAs(called: RegExp | undefined, led: string, own: string): string {
	const name = called?.exec(led)?.[0];
	if (name === undefined) return own;
	const isIt = (piece: string): boolean => called!.test(piece);
	const sentences = own.split(/(?<=[.?!])\s+|\n/);
	return sentences
		.flatMap(sentence => {
			const pieces = sentence.split(/[,;:(]\s*(?:(?:and|und|et|y)\s)?|\s(?:and|und|et|y)\s/u);
			return pieces.some(isIt) ? pieces.filter(piece => isIt(piece) || CONDITION.test(piece)) : pieces;
		})
		.join('\n');
}

/** A piece of a question that asks for nothing, and says how all of it is meant. */
const CONDITION =
	/^\W*(?:with|no|not|only|for|in|at|if|where|when|per|using|use|each|every|includ\w+|count\w*|take|note|mit|bei|im|für|avec|pour|en|con|para)\b|\b(?:without|ignor\w*|neglect\w*|exclud\w*|assum\w*|suppos\w*|disregard\w*|ohne|sans|sin)\b/iu;

/** `(b) Of prefix tuning?` in a question of several items, each in brackets. */
const ITEM = /(?<![\p{L}\d])\(?([a-h]|i{1,3}|iv|v)\)(?=[\s*])/gu;
/** The same where an answer takes it up: at the beginning of a line or a sentence. */
const TAKEN_UP = /(?:^|\n|[.;:!?]\s|\*\*)[\s>*_-]*\(?([a-h]|i{1,3}|iv|v)\)(?=[\s*])/gu;
/** So many blocks above a calculation the label of its item may stand. */
const ABOVE = 6;

/** What a question of several items asks in the one that a calculation answers, with what stands before the first; else the whole question. */
function itemAsked(own: string, { source }: Homework, { anchor, part }: Chain): string {
	const items = [...own.matchAll(ITEM)];
	if (items.length < 2 || new Set(items.map(([, label]) => label)).size < items.length || part === undefined)
		return own;
	let label: string | undefined;
	for (let block = anchor.block; block > anchor.block - ABOVE && block >= 0 && label === undefined; block--) {
		const text = ownText(source.blocks[block]).slice(0, block === anchor.block ? anchor.span.start : undefined);
		label = [...text.matchAll(TAKEN_UP)].at(-1)?.[1];
	}
	const at = items.findIndex(each => each[1] === label);
	if (at < 0) return own;
	const end = items[at + 1]?.index ?? own.length;
	return `${own.slice(0, items[0]!.index)}${own.slice(items[at]!.index, end)}`;
}

/** The words of the line or the sentence that lead to a calculation, with the name that it is given. */
function leadTo({ source }: Homework, statement: Chain): string {
	const { block, span } = statement.anchor;
	const text = ownText(source.blocks[block]);
	const before = text.slice(Math.max(0, span.start - 200), span.start);
	const line = before.split(/\n|[.!?;]\s/).at(-1)!;
	const head = statement.expression.kind === 'relation' ? statement.expression.operands[0]! : undefined;
	const name =
		head && !literalOf(head) && leavesOf(head).length === 0
			? statement.source.slice(head.span.start, head.span.end)
			: '';
	return `${line} ${name}`.replace(/[\\${}*]/g, ' ');
}

/** The words right behind a calculation. */
const behindOf = ({ source }: Homework, { anchor, more }: Chain): string => {
	const { block, span } = more.at(-1) ?? anchor;
	return ownText(source.blocks[block])
		.slice(span.end, span.end + 40)
		.split(/[.;!?\n]/)[0]!;
};

/** What a calculation comes to, as it is written. */
const resultOf = ({ source, expression: { operands } }: Chain): string => source.slice(operands.at(-1)!.span.start);

/** What a part asks, with all that stands around it: what its problem says, and what stands before the first part. */
function askedBy({ parts, source, loose, begins = 0 }: Homework, part: number): Asked {
	const words: string[] = [];
	let own = '';
	for (let at: number | undefined = part, depth = 0; at !== undefined && depth < 16; at = parts[at]?.parent, depth++) {
		words.push(parts[at]?.title ?? '');
		for (const { kind, slices } of parts[at]?.sections ?? []) {
			if (kind !== 'question' && kind !== 'given' && kind !== 'context') continue;
			for (const { block, span } of slices)
				words.push(source.blocks[block]?.content.text.slice(span.start, span.end) ?? '');
		}
		if (at === part) own = words.join('\n');
	}
	const heading = parts[part]!.heading.block;
	for (const block of loose) if (block >= begins && block < heading) words.push(ownText(source.blocks[block]));
	return { own: own.slice(0, REACH), all: words.join('\n').slice(0, REACH) };
}

/** The text before a statement, and its own line. */
function textBefore({ source }: Homework, { anchor }: Statement): string {
	const pieces: string[] = [ownText(source.blocks[anchor.block]).slice(0, anchor.span.end).slice(-REACH)];
	let length = pieces[0]!.length;
	for (let block = anchor.block - 1; block >= 0 && length < REACH; block--) {
		const text = ownText(source.blocks[block]);
		pieces.unshift(text);
		length += text.length;
	}
	return pieces.join('\n');
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-7 * Math.max(Math.abs(a), Math.abs(b));

const worth = ({ expression }: Form, letters: ReadonlyMap<string, number>): number => {
	const result = evaluate(expression, environment([...letters].map(([name, value]) => [name, bare(value)] as const)));
	return result.ok && result.value.kind === 'quantity' ? result.value.value : Number.NaN;
};

function denialBy(
	law: Law,
	statement: Chain,
	index: number,
	{ at, leaves, value, with: comesTo }: Calculation,
	said: SaidValues,
	asked: SaidValues,
): Denial | undefined {
	const to = statement.expression.kind === 'relation' ? statement.expression.operands[at + 1]! : undefined;
	const literal = to && literalOf(to);
	if (!to || (law.unit !== undefined && literal?.unit === undefined)) return undefined;
	const unit =
		law.unit === undefined
			? undefined
			: quantityOf(literal!)
					.unit.text.replace(/\s/g, '')
					.split(/\/|per/)[0];
	if (unit !== law.unit) return undefined;
	const fromText = new Map(
		[...law.letters].flatMap(([letter, of]) => {
			const known = of.fromText ? valueSaid(of, said) : undefined;
			return known === undefined ? [] : [[letter, known] as const];
		}),
	);
	const ways = (form: Form): readonly ReadonlyMap<string, number>[] => {
		const open = form.letters.filter(letter => !fromText.has(letter));
		if (open.some(letter => law.letters.get(letter)?.fromText) || open.length > leaves.length) return [];
		const given = form.letters.flatMap(letter =>
			fromText.has(letter) ? [[letter, fromText.get(letter)!] as const] : [],
		);
		return assignments(leaves, open.length).map(
			values => new Map([...given, ...open.map((letter, place) => [letter, values[place]!] as const)]),
		);
	};
	const areKnown = (way: ReadonlyMap<string, number>): boolean =>
		[...way].every(([letter, each]) => {
			const of = law.letters.get(letter);
			return !of || of.fromText || isKnown(each, of, said, asked, way);
		});
	if (
		law.right.some(form =>
			ways(form).some(way => isNear(worth(form, way), value) && areKnown(way) && isSame(form, way, leaves, comesTo)),
		)
	)
		return undefined;
	const meant = law.wrong.flatMap(form =>
		ways(form)
			.filter(way => isNear(worth(form, way), value) && covers(way, form, leaves) && areKnown(way))
			.flatMap(way => {
				const right = law.right.find(each => each.letters.every(letter => way.has(letter) || fromText.has(letter)));
				const mended = right && worth(right, new Map([...fromText, ...way]));
				return right && mended !== undefined && Number.isFinite(mended) ? [{ right, mended, way }] : [];
			}),
	);
	// What is less is taken from what is more.
	const positive = meant.filter(({ mended }) => mended > 0);
	const all = positive.length > 0 ? positive : meant;
	// `3·3·64·128`: where the letters might be taken either way, in the order in which they stand.
	const inOrder = all.filter(({ way }) =>
		isAscending([...way].flatMap(([letter, each]) => (fromText.has(letter) ? [] : [leaves.indexOf(each)]))),
	);
	const [only] = all.every(({ mended }) => isNear(mended, all[0]!.mended)) ? all : inOrder;
	if (!only || (only !== all[0] && inOrder.some(({ mended }) => !isNear(mended, only.mended)))) return undefined;
	if (isSquareAlready(only.right, only.way, value, said)) return undefined;
	const ratio = only.mended / value;
	// A bias less shows in a whole number only.
	const isExact = literal?.form === 'integer' && literal.figures > 3 && isNear(literal.value, value);
	// 0.764 is no 0.77
	const shows = literal?.form === 'decimal' && Math.abs(literal.value * (ratio - 1)) > literal.step / 2;
	if (!Number.isFinite(ratio) || Math.abs(ratio - 1) < (isExact ? 1e-9 : shows ? 0.004 : 0.01)) return undefined;
	const quantity = literal && quantityOf(literal);
	const mended = quantity && quantity.value * ratio;
	const shown =
		quantity &&
		dressBeside(
			literal.value * ratio * (literal.percent ? 100 : 1),
			literal,
			literal.percent ? '%' : quantity.unit.text,
		);
	return calculationDenied({
		statement,
		index,
		operand: at + 1,
		from: statement.expression,
		to,
		ratio,
		rule: 'law.mismatch',
		message: shown
			? say`The ${law.name} is ${only.right.text}; with these numbers that is ${shown.text}.`
			: say`The ${law.name} is ${only.right.text}.`,
		right: shown && quantity ? { quantity, value: mended!, shown } : undefined,
	});
}

/**
 * Whether a calculation is a form with these letters, and does not only come to the same with just these numbers: it still does with each number a little
 * larger.
 */
function isSame(
	form: Form,
	way: ReadonlyMap<string, number>,
	leaves: readonly number[],
	comesTo: Calculation['with'],
): boolean {
	const moved = new Map([...way].map(([letter, value], at) => [letter, value * (1 + 0.0137 * (at + 1))]));
	const pairs = [...way].map(([letter, value]) => [value, moved.get(letter)!] as const);
	/** What may stand in the place of a number: in `(14 − 1) · 2 − 2 · 1` a 2 is the stride or the formula's own. */
	const instead = (leaf: number): readonly number[] => {
		const own = [
			...pairs.flatMap(([value, mine]) => (isNear(value, leaf) ? [mine] : [])),
			...(form.constants.some(each => isNear(each, leaf)) ? [leaf] : []),
		];
		if (own.length > 0) return own;
		for (const [value, mine] of pairs) if (isNear(1 - value, leaf)) return [1 - mine];
		for (const [value, mine] of pairs) if (form.constants.includes(1) && isNear(value - 1, leaf)) return [mine - 1];
		for (const [a, mine] of pairs) for (const [b, its] of pairs) if (isNear(a * b, leaf)) return [mine * its];
		return [leaf];
	};
	let others: readonly (readonly number[])[] = [[]];
	for (const leaf of leaves)
		others = others.flatMap(before => instead(leaf).map(each => [...before, each])).slice(0, READINGS);
	const wanted = worth(form, moved);
	return others.some(each => isNear(wanted, comesTo(each)));
}

/** So many ways to read the numbers of one calculation are tried. */
const READINGS = 256;

/** `½ · 4 · 32.1` with a speed of 5.67 before it: what the form squares stands there as its square. */
function isSquareAlready(
	right: Form,
	way: ReadonlyMap<string, number>,
	value: number,
	{ numbers }: SaidValues,
): boolean {
	return [...way].some(([letter, square]) => {
		if (!right.text.includes(`${letter}^2`)) return false;
		const root = Math.sqrt(square);
		return (
			isNear(worth(right, new Map([...way, [letter, root]])), value) &&
			numbers.some(each => Math.abs(each.value / root - 1) < ROOT)
		);
	});
}

/** How far a root may be rounded. */
const ROOT = 0.005;

const isAscending = (places: readonly number[]): boolean =>
	places.every((place, at) => at === 0 || places[at - 1]! <= place);

/** Whether every number of a calculation is one of the form's: a letter, a constant, a product of two letters or what a share leaves of one, a sum of two. */
function covers(way: ReadonlyMap<string, number>, { constants, text }: Form, leaves: readonly number[]): boolean {
	const values = [...way.values()];
	return leaves.every(
		leaf =>
			values.some(each => isNear(each, leaf) || isNear(1 - each, leaf)) ||
			(constants.includes(1) && values.some(each => isNear(each - 1, leaf))) ||
			constants.some(each => isNear(each, leaf)) ||
			values.some((a, at) => values.slice(at).some(b => isNear(a * b, leaf))) ||
			// `45/60` for the 45 of 45 + 15
			(text.includes('+') && values.some((a, at) => values.slice(at + 1).some(b => isNear(a + b, leaf)))),
	);
}
