import type { Homework } from '../../homework/homework.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { numberOfWord, numberWords } from '../../math/number-words.ts';
import { unitless } from '../../math/units/units.ts';
import { type Chain, isAnsweredChain, type Statement } from '../../quantities/statement.ts';
import { ownText } from '../../text/comments.ts';
import { say } from '../../text/message.ts';
import type { Denial } from '../denials.ts';
import { dressBeside } from '../numbers/dress.ts';
import { calculationDenied } from './calculation-denied.ts';

/** `N_opt ∝ C^0.43`, `D grows as C^{0.57}`, `L(N) = (N_c/N)^0.076` is none: a law with one exponent for one thing. */
const LAW =
	/(?<name>\p{L}[\p{L}\d]*(?:\s?_\s?\{?\\?(?:text|mathrm|operatorname)?\s?\{?[\p{L}\d*]+\}*)?(?:\^\*|\*)?)\s*(?:\([^()\n]{1,12}\)\s*)?(?:∝|\\propto|~|\\sim|(?:is\s+proportional|scales?|grows?|goes)\s+(?:to|as|like|with))\s*(?<base>\p{L}[\p{L}\d]*)\s?(?:\^\s?\{?\s?(?<exponent>[-−]?(?:\d+\/\d+|0?\.\d+))\s?\}?)/gu;
/** `The exponents are 0.429 for N and 0.571 for D`. */
const EXPONENTS =
	/\b(?:exponents?|Exponenten?|exposants?|exponentes?)\b(?:[^.!?\n]|\.(?=\d)){0,60}?(?<first>0?\.\d+)[\s$*_]*(?:for|of|bei|für|pour|para|de)\s+[$*_]*(?<one>[A-Z])(?:_\{?\p{L}+\}?)?[$*_]*[\s,;]+(?:and|und|et|y)\s+(?:(?:[^.!?\n]|\.(?=\d)){0,40}[=≈]\s*)?[$*_]*(?<second>0?\.\d+)[\s$*_]*(?:for|of|bei|für|pour|para|de)\s+[$*_]*(?<other>[A-Z])(?![a-z])/gu;
/** What a letter of such laws is called in words. */
const WORDS: Readonly<Record<string, RegExp>> = {
	N: /\b(?:parameters?|model(?:\s+size)?|params|Parameter\w*|Modell\w*|paramètres|modèle|parámetros|modelo)\b/i,
	D: /\b(?:tokens?|data(?:set)?|Daten\w*|données|datos|jetons)\b/i,
	L: /\b(?:loss|Verlust|perte|pérdida)\b/i,
};
const FOLD = String.raw`(?:${numberWords(2, 20)}|a\s+hundred|a\s+thousand|hundred|thousand|\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+)`;
/** `N grows tenfold, so`, `the budget is 8 times as large, hence`, `by a factor of 100; the term therefore`. */
const GROWN = new RegExp(
	String.raw`(?:(?<fold>${FOLD})[\s-]?fold|(?<times>${FOLD})\s*(?:times|×)\s+(?:as\s+\p{L}+|larger|bigger|more|longer)|factor\s+of\s+\$?(?<factor>${FOLD})\$?|(?<verb>doubl|tripl|quadrupl)\p{L}+)[\s$*_)]*[,;:]\s*(?:so|hence|thus|therefore|which|and\s+so|and\s+therefore|meaning|then)\b[^.!?;]*$`,
	'iu',
);
const VERBS: Readonly<Record<string, number>> = { doubl: 2, tripl: 3, quadrupl: 4 };
const DOUBTED = /\b(?:not|if|would|wrong\w*|instead|unlike|without|naive\w*)\b|n['’]t\b/i;

interface Power {
	readonly base: Literal;
	readonly exponent: number;
}

/**
 * Powers by which something grows, held against what the text says of it: "100^0.57" for the parameters where the text has N ∝ C^0.43 and D ∝ C^0.57;
 * "N grows tenfold, so the term shrinks by 100^0.34".
 */
export function denialsByPowersSaid(homework: Homework, statements: readonly Statement[]): readonly Denial[] {
	return statements.flatMap((statement, index) => {
		if (!isAnsweredChain(statement)) return [];
		const { operands, operators } = statement.expression;
		const at = operands.findIndex((operand, place) => place + 1 < operands.length && powerIn(operand) !== undefined);
		const power = at < 0 ? undefined : powerIn(operands[at]!);
		const result = at < 0 ? undefined : literalOf(operands[at + 1]!);
		if (!power || !result || (operators[at] !== '=' && operators[at] !== '≈')) return [];
		const text = ownText(homework.source.blocks[statement.anchor.block]);
		const before = text.slice(Math.max(0, statement.anchor.span.start - 240), statement.anchor.span.start);
		const clause = before.split(/[.!?]\s|\n/).at(-1)!;
		if (DOUBTED.test(clause)) return [];
		const right = byGrowth(power, clause) ?? byLaw(power, clause, statement, homework);
		if (!right) return [];
		const value = right.base ** right.exponent;
		const sign = power.exponent < 0 === right.exponent < 0 ? 1 : -1;
		const mended = value ** sign;
		const ratio = mended / result.value;
		if (!Number.isFinite(ratio) || Math.abs(ratio - 1) < 0.02) return [];
		const shown = dressBeside(mended, result, '');
		return [
			calculationDenied({
				statement,
				index,
				operand: at + 1,
				from: operands[at]!,
				to: operands[at + 1]!,
				ratio,
				rule: 'law.mismatch',
				message: say`By what the text says it is ${String(right.base)}^${String(right.exponent)}, which is ${shown.text}.`,
				right: { quantity: { kind: 'quantity', value: result.value, unit: unitless, error: 0 }, value: mended, shown },
			}),
		];
	});
}

/** A number to a power that is no whole one. */
function powerIn(node: Chain['expression']['operands'][number]): Power | undefined {
	if (node.kind !== 'apply' || node.operator !== 'power') return undefined;
	const [below, above] = node.args;
	const base = below && literalOf(below);
	const negative = above?.kind === 'apply' && above.operator === 'negate' ? above.args[0] : undefined;
	const plain = negative ?? above;
	const fraction =
		plain?.kind === 'apply' && plain.operator === 'divide'
			? plain.args.map(arg => literalOf(arg)?.value ?? Number.NaN).reduce((a, b) => a / b)
			: plain && literalOf(plain)?.value;
	if (!base || fraction === undefined || !(fraction > 0) || Number.isInteger(fraction) || !(base.value > 1))
		return undefined;
	return { base, exponent: negative ? -fraction : fraction };
}

type Right = { readonly base: number; readonly exponent: number };

/** What a clause right before says that its base grows by. */
function byGrowth({ base, exponent }: Power, clause: string): Right | undefined {
	const { fold, times, factor, verb } = GROWN.exec(clause)?.groups ?? {};
	const word = fold ?? times ?? factor;
	const value = verb ? VERBS[verb.toLowerCase()] : word === undefined ? undefined : timesIn(word);
	if (!value || value <= 1 || Math.abs(value / base.value - 1) < 0.01) return undefined;
	// `tenfold, so its square root`: another power of the same base is a way of its own
	const power = Math.log(base.value) / Math.log(value);
	return Math.abs(power - Math.round(power)) < 1e-6 && power > 1 ? { base: value, exponent } : undefined;
}

function timesIn(word: string): number | undefined {
	if (/hundred/i.test(word)) return 100;
	if (/thousand/i.test(word)) return 1000;
	return numberOfWord(word) ?? Number(word.replaceAll(',', ''));
}

/** The exponent that the text gives to what a clause names, where the calculation has that of another thing. */
function byLaw({ base, exponent }: Power, clause: string, { anchor }: Chain, { source }: Homework): Right | undefined {
	const before = source.blocks.slice(0, anchor.block + 1).map((block, index) => {
		const text = ownText(block);
		return index === anchor.block ? text.slice(0, anchor.span.start) : text;
	});
	const laws = before.flatMap(text => [
		...[...text.matchAll(LAW)].map(({ groups }) => ({
			name: groups!.name!,
			base: groups!.base!,
			exponent: exponentOf(groups!.exponent!),
		})),
		...[...text.matchAll(EXPONENTS)].flatMap(({ groups }) => [
			{ name: groups!.one!, base: '', exponent: Number(groups!.first) },
			{ name: groups!.other!, base: '', exponent: Number(groups!.second) },
		]),
	]);
	const size = Math.abs(exponent);
	const isIt = (each: number): boolean => Math.abs(Math.abs(each) - size) < 1e-9;
	const named = laws.filter(({ name }) => isNamed(name, clause));
	const [own] = named;
	if (!own || named.some(each => each.exponent !== own.exponent) || isIt(own.exponent)) return undefined;
	const others = laws.filter(each => each.base === own.base && isIt(each.exponent));
	if (others.length === 0 || others.some(({ name }) => isNamed(name, clause))) return undefined;
	return { base: base.value, exponent: Math.abs(own.exponent) * Math.sign(exponent) };
}

const exponentOf = (written: string): number => {
	const [a, b = '1'] = written.replace('−', '-').split('/');
	return Number(a) / Number(b);
};

/** Whether a clause speaks of what a law calls by its letter. */
function isNamed(name: string, clause: string): boolean {
	const letter = name[0]!;
	return (
		new RegExp(String.raw`(?<![\p{L}\d_^])${letter}(?![\p{L}])`, 'u').test(clause.replace(/\^\s?\{?[^\s}]*/g, ' ')) ||
		(WORDS[letter]?.test(clause) ?? false)
	);
}
