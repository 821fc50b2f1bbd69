import type { Homework } from '../../homework/homework.ts';
import { literalOf } from '../../math/literal.ts';
import { numberOfWord, numberWords } from '../../math/number-words.ts';
import { parsePlain } from '../../math/read/parse.ts';
import { unitless } from '../../math/units/units.ts';
import type { Growth } from '../../quantities/laws.ts';
import { ownText } from '../../text/comments.ts';
import { say } from '../../text/message.ts';
import { type Finding, PLAIN } from '../finding.ts';
import { type ByChance, overChance } from '../numbers/by-chance.ts';
import type { Report } from '../numbers/chain-flow.ts';
import { dressNumber } from '../numbers/dress.ts';
import { placesIn, questionsOf } from '../places.ts';

/** What a text says itself of how something grows. */
const WORDS: readonly (readonly [RegExp, number])[] = [
	[/\binvers\w+\s+(?:of\s+the\s+|with\s+the\s+)?square\s+root\b|\b1\s?\/\s?(?:√|\\?sqrt)/i, -0.5],
	[/\binverse[-\s]+square\b|\binversely\s+(?:with|as|to|proportional\s+to)\s+the\s+square\b/i, -2],
	[/\bsquare\s+root\b/i, 0.5],
	[/\bcube\s+root\b/i, 1 / 3],
	[
		/\bquadratic(?:ally)?\b|\bwith\s+the\s+square\b|\b(?:as|like)\s+the\s+square\b|\bgrows?\s+(?:with|like|as)\s+\$?\w(?:\^2|²)/i,
		2,
	],
	[/\bcubic(?:ally)?\b|\b(?:with|as|like)\s+the\s+cube\b/i, 3],
];
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|${numberWords(2, 20)}|a\s+hundred|a\s+thousand)`;
const AS = 'as\\s+(?:many|much|long|large|big|high|great|strong|fast|heavy|wide|deep|expensive)';
const MORE = 'bigger|larger|longer|greater|higher|more|faster|wider|heavier|stronger|smaller|shorter|fewer|less|lower';
/** How many times something is what it was. */
const MULTIPLE = new RegExp(
	String.raw`(?<![\p{L}\d.,^-])(?<![·×*/]\s?)(?:(?<times>${NUMBER})\s*(?:times|×|x)\s+(?:${AS}|(?:the|that|${MORE})\b)|factor\s+of\s+(?:about\s+|roughly\s+|some\s+)?\$?(?<factor>${NUMBER})(?![\d.,]*\d|\s?[·×/*^])|(?<fold>${NUMBER})[\s-]?fold\b|(?<two>twice|double|half)\s+(?:${AS}|(?:the|that)\b)|(?<verb>doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)\b)`,
	'giu',
);
const VALUES: Readonly<Record<string, number>> = {
	twice: 2,
	double: 2,
	half: 0.5,
	doubl: 2,
	tripl: 3,
	quadrupl: 4,
	halv: 0.5,
};
const DOUBTED = /\b(?:not|never|unless|would\s+have|naive\w*|wrong\w*|mistak\w*|instead|linear\w*|only)\b|n['’]t\b/i;
const STOP = /(?<!\b(?:i\.\s?e|e\.\s?g|vs|ca|approx|resp|cf)|\d)[.!?](?=\s)|\n\s*\n/g;

const CHANCE: readonly ByChance[] = ['flow.derived', 'flow.restated'];

interface Multiple {
	readonly value: number;
	readonly start: number;
	readonly end: number;
	readonly words: string;
}

/**
 * "The tokens become four times as many, and the attention matrices grow quadratically, by a factor of 8"; "to halve the margin we need twice as many people": how
 * many times one thing is what it was, by how many times another one is and by how it grows with that, as the sentence says it or as everybody knows
 * (a table among the facts). Wrong where the two are a power apart that is another one.
 */
export function checkScaling(
	homework: Homework,
	growths: readonly Growth[],
	findings: Finding[],
	report: Report,
): void {
	const placeOf = placesIn(homework);
	const questionOf = questionsOf(homework);
	homework.source.blocks.forEach((source, block) => {
		if (source.kind !== 'paragraph') return;
		const text = ownText(source);
		const all = multiplesIn(text);
		if (all.length === 0) return;
		const stops = [0, ...[...text.matchAll(STOP)].map(({ index }) => index + 1), text.length];
		for (const said of all) {
			const place = placeOf(block, said.start);
			if (!place || place.asked) continue;
			const from = stops.findLast(stop => stop <= said.start)!;
			const to = stops.find(stop => stop > said.start)!;
			const before = text.slice(from, said.start);
			const sentence = text.slice(from, to);
			if (DOUBTED.test(before.replace(/\binstead of\b.*/i, ''))) continue;
			const span = { start: said.start, end: said.end };
			const causes = all.filter(({ start, end }) => start >= from && end <= said.start);
			const question = questionOf(place.part);
			const asked = causes.length === 0 ? multiplesIn(question) : [];
			const [cause, ...others] = causes.length > 0 ? causes : asked;
			if (causes.length === 0 && AS_MUCH.test(said.words)) {
				const changed = changedBy(before, text.slice(said.end, to), place.part);
				if (changed) {
					judge(said, changed, changed.power, { block, span }, place.part, true);
					continue;
				}
			}
			if (!cause || others.some(({ value }) => value !== cause.value)) continue;
			const power = powerIn(
				said,
				before,
				text.slice(said.end, to),
				cause,
				causes.length > 0 ? text : question,
				sentence,
				growths,
			);
			if (power === undefined) continue;
			judge(said, cause, power, { block, span }, place.part);
		}
	});

	/** `With 40 key/value heads the cache …` where the problem has 8 of them, or `with r = 32` where it has r = 16. */
	function changedBy(before: string, after: string, part: number): (Multiple & { readonly power: number }) | undefined {
		const asked = `${questionOf(homework.parts[part]?.parent)} ${questionOf(part)}`;
		const found = growths.flatMap(({ of, to, power, counted }) => {
			if (!counted || !to.test(`${before.slice(-90)} ${after.slice(0, 60)} ${asked.slice(-400)}`)) return [];
			const [now, ...more] = countsOf(before.slice(-120), of);
			if (now === undefined || more.length > 0) return [];
			const known = new Set(countsOf(given(part), of).filter(each => each !== now));
			// a value that the question itself asks to change to is no value that there was
			const [old, ...rest] = [...known];
			return old === undefined || rest.length > 0 ? [] : [{ value: now / old, power }];
		});
		const [only] = found;
		// a second thing that changes, in whatever way, is no longer this one's growth
		if (!only || found.some(each => each.value !== only.value || each.power !== only.power) || only.value === 1)
			return undefined;
		return OTHERS.test(before.slice(-120)) || numeralsIn(before.slice(-120)) > 1
			? undefined
			: { ...only, start: 0, end: 0, words: '' };
	}

	/** All that stands in front of an answer and gives what it goes on from. */
	function given(part: number): string {
		const texts: string[] = [];
		for (const { kind, slices } of [part, homework.parts[part]?.parent ?? -1].flatMap(
			each => homework.parts[each]?.sections ?? [],
		))
			if (kind === 'question' || kind === 'given' || kind === 'context')
				for (const { block, span } of slices)
					texts.push(ownText(homework.source.blocks[block]).slice(span.start, span.end));
		const first = Math.min(...homework.parts.map(({ heading }) => heading.block));
		for (let block = 0; block < first && block < 8; block++) texts.push(ownText(homework.source.blocks[block]));
		return texts.join('\n');
	}

	function judge(
		said: Multiple,
		cause: Multiple,
		power: number,
		anchor: Finding['anchor'],
		part: number,
		counted = false,
	): void {
		// Which way it goes is said by other words: more of the one may be less of the other.
		const size = (value: number): number => Math.max(value, 1 / value);
		const right = size(cause.value ** power);
		const written = size(said.value);
		const base = { ...PLAIN, part, anchor, kind: 'ratio' as const };
		const shown = dressNumber(right, 3).text;
		const tell = overChance(findings, anchor, counted ? [...CHANCE, 'ratio.holds'] : CHANCE, report);
		if (!tell) return;
		if (Math.abs(written / right - 1) < 0.06) {
			tell({
				...base,
				verdict: 'right',
				rule: 'ratio.holds',
				message: say`By the power ${dressNumber(power, 3).text} of ${dressNumber(cause.value, 3).text} it is ${shown} times.`,
			});
			return;
		}
		// the usual slips: another power of the same factor, or the power taken for a factor
		const f = size(cause.value);
		const slips = [f, f ** 2, f ** 0.5, f ** 3, f * Math.abs(power), f / 2, f * 2];
		if (!counted && !slips.some(each => Math.abs(written / size(each) - 1) < 0.03)) return;
		tell({
			...base,
			verdict: 'wrong',
			rule: 'words.mismatch',
			message: say`It goes with the power ${dressNumber(power, 3).text} of what is ${dressNumber(cause.value, 3).text} times what it was: that makes ${shown} times.`,
			expected: { value: { kind: 'quantity', value: right, unit: unitless, error: 0 }, text: shown, latex: shown },
			severity: 'warning',
		});
	}
}

/** What changes besides has no number: another format, another model. */
const OTHERS =
	/\b(?:and\s+(?:with|in|at|twice|half|double)|fp\d+|bf16|int\d|\d+-bit|instead\s+of|both|also|GPTQ|MLA)\b/i;
/** How many numbers a clause has; names of formats and models aside. */
const numeralsIn = (clause: string): number =>
	[...(clause.split(/[.!?]\s|\n/).at(-1) ?? '').matchAll(/(?<![\p{L}\d.,-])\d[\d,.]*/gu)].length;

/** So many times what it was, and not so many times more. */
const AS_MUCH = /\bas\s|fold\b|factor|twice|double|half|^(?:doubl|tripl|quadrupl|halv)/i;

/** The numbers that stand beside one of the words: `40 key/value heads`, `r = 32`, `rank 8`. */
function countsOf(text: string, of: RegExp): readonly number[] {
	const source = of.source;
	const digits = String.raw`(\d{1,3}(?:(?:,|\{,\})\d{3})+|\d+)(?![\d.,]*\d)`;
	const found = [
		...text.matchAll(new RegExp(String.raw`(?<![\d.,])${digits}[\s$*_}]*(?:\\(?:text|,|;)\{?)?\s*(?:${source})`, 'gu')),
		...text.matchAll(new RegExp(String.raw`(?:${source})[\s$*_]*(?:=|:|of|is|von|de)?[\s$*_]*${digits}`, 'gu')),
	];
	return [
		...new Set(
			found.map(match =>
				Number(
					match
						.slice(1)
						.findLast(each => each !== undefined)!
						.replace(/\D/g, ''),
				),
			),
		),
	];
}

const LESS = /\b(?:smaller|shorter|fewer|less|lower)\b/i;

function multiplesIn(text: string): readonly Multiple[] {
	return [...text.matchAll(MULTIPLE)].flatMap(match => {
		const { times, factor, fold, two, verb } = match.groups!;
		const numeral = times ?? factor ?? fold;
		const value = numeral === undefined ? VALUES[(two ?? verb)!.toLowerCase()] : factorIn(numeral);
		return value && value > 0 && value !== 1
			? [
					{
						value: LESS.test(match[0]) ? 1 / value : value,
						start: match.index,
						end: match.index + match[0].length,
						words: match[0],
					},
				]
			: [];
	});
}

function factorIn(numeral: string): number | undefined {
	if (/^a\s/i.test(numeral)) return /hundred/i.test(numeral) ? 100 : 1000;
	return numberOfWord(numeral) ?? literalOf(parsePlain(numeral).expression)?.value;
}

/** How the one grows with the other: by the sentence's own words, or by a law whose two things it names. */
function powerIn(
	said: Multiple,
	before: string,
	after: string,
	cause: Multiple,
	causeText: string,
	sentence: string,
	growths: readonly Growth[],
): number | undefined {
	const told = WORDS.filter(([pattern]) => pattern.test(before));
	if (told.length > 0) return told[0]![1];
	const around = causeText.slice(Math.max(0, cause.start - 40), cause.end + 40);
	const behind = `${before.slice(-50)} ${said.words} ${after.slice(0, 40)}`;
	const laws = growths.filter(({ of, to }) => of.test(around) && to.test(behind) && !of.test(after.slice(0, 30)));
	return laws.length === 1 && sentence.length < 400 ? laws[0]!.power : undefined;
}
