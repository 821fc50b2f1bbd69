import type { Homework } from '../../../homework/homework.ts';
import { numberOfWord, numberWords } from '../../../math/number-words.ts';
import { unitless } from '../../../math/units/units.ts';
import { ownText } from '../../../text/comments.ts';
import { say } from '../../../text/message.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import { placesIn, questionsOf } from '../../places.ts';
import { type ByChance, overChance } from '../by-chance.ts';
import type { Report } from '../chain-flow.ts';

const COUNT = String.raw`(?:\d{1,3}|${numberWords(2, 20)}|both|beiden?|zwei|drei|vier|fünf|deux|trois|quatre|cinq|dos|tres|cuatro|cinco)`;
const VALUE = String.raw`(?:\\[td]?frac\s?\{?(?<above>\d)\}?\s?\{?(?<below>\d{1,3})\}?|(?<top>\d)\s?\/\s?(?<bottom>\d{1,3})|(?<share>0\.\d{1,5})|(?<percent>\d{1,2}(?:\.\d+)?)\s?\\?%)`;
const GETS = String.raw`(?:gets?|receives?|has|have|carr(?:y|ies)|takes?|with|at|is|are|=|:|bekommt|erhält|hat|mit|reçoit|a|con|recibe|tiene)`;
/** `Each of the two gets 1/3`, `the four tokens have weight 0.2 each`, `cada uno de los tres recibe 1/4`. */
const EACH = new RegExp(
	String.raw`(?:\b(?:each|every\s+one|any|jede[rs]?|chacune?|cada\s+un[oa])\s+(?:of|der|von|des|de)\s+(?:the\s+|these\s+|them\s+|den\s+|l[oae]s\s+)*(?<count>${COUNT})(?:\s+(?!${GETS}\b)[\p{L}-]+){0,3}\s+${GETS}\s+(?:(?:a|an|the|about|ein|une?|una?|exactly|equal|same)\s+)*(?:(?:attention\s+)?(?:weight|probability|share|mass|Gewicht|Anteil|Wahrscheinlichkeit|poids|peso|probabilidad|part)\s+(?:of\s+|von\s+|de\s+)?)?|\b(?:the|die|les|l[oa]s)\s+(?<all>${COUNT})\s+(?:[\p{L}-]+\s+){1,3}?(?:get|have|receive|carry|share|bekommen|haben|ont|tienen)\s+(?:a\s+|an\s+)?(?:(?:attention\s+)?(?:weight|probability|share)s?\s+(?:of\s+)?)?)[\s$*_(]*${VALUE}(?<after>[\s$*_)]*(?:each\b|apiece\b|je\b|chacun|cada)?)`,
	'giu',
);
const WHOLE =
	/\b(?:softmax|attention|attends?|probabilit\w+|weights?|uniform\w*|shares?|distribution|Gewichte?|Wahrscheinlichkeit\w*|Aufmerksamkeit|attention|poids|pesos?|atención|probabilidad\w*)\b/iu;
/** Somebody else gets something too. */
const REST =
	/\b(?:rest|remaining|remainder|others?|left\s+over|leftover|while|whereas|third|fourth|last\s+one|beside|more\s+than|less\s+than|at\s+(?:least|most)|übrig\w*|restlich\w*|reste|restante|demás|if|unless|before|without|instead)\b/iu;

/** Equal shares of so many that do not make a whole: "its two scores are equal, so each of the two gets 1/3". */
export function checkEqualShares(homework: Homework, findings: Finding[], report: Report): void {
	const placeOf = placesIn(homework);
	const questionOf = questionsOf(homework);
	homework.source.blocks.forEach((source, block) => {
		if (source.kind !== 'paragraph') return;
		const text = ownText(source);
		for (const match of text.matchAll(EACH)) {
			const { count, all, above, below, top, bottom, share, percent, after } = match.groups!;
			// `the two heads have 1/2`: of all of them only with an `each` behind
			if (all !== undefined && !/\p{L}/u.test(after ?? '')) continue;
			const many = countIn((count ?? all)!);
			const upper = above ?? top;
			const value =
				upper !== undefined
					? Number(upper) / Number(below ?? bottom)
					: percent !== undefined
						? Number(percent) / 100
						: Number(share);
			const digits = percent ?? share;
			const slack = digits === undefined ? 1e-9 : half(digits) * (percent === undefined ? 1 : 0.01);
			if (!many || !(value > 0) || !(value < 1) || Math.abs(value - 1 / many) <= slack * 1.01) continue;
			const place = placeOf(block, match.index);
			if (!place || place.asked) continue;
			const from = Math.max(0, ...[...text.slice(0, match.index).matchAll(/[.!?]\s/g)].map(({ index }) => index + 1));
			const behind = /[.!?](?=\s|$)/.exec(text.slice(match.index + match[0].length))?.index ?? text.length;
			const sentence = text.slice(from, match.index + match[0].length + behind);
			if (!WHOLE.test(`${sentence} ${questionOf(place.part)}`) || REST.test(sentence)) continue;
			const end = match.index + match[0].length - (after?.length ?? 0);
			const anchor = { block, span: { start: match.index, end } };
			const tell = overChance(findings, anchor, CHANCE, report);
			const shown = `1/${many}`;
			tell?.({
				...PLAIN,
				part: place.part,
				anchor,
				kind: 'result',
				verdict: 'wrong',
				rule: 'words.mismatch',
				message: say`Equal shares of ${String(many)} are ${shown} each: together they make one.`,
				expected: {
					value: { kind: 'quantity', value: 1 / many, unit: unitless, error: 0 },
					text: shown,
					latex: String.raw`\frac{1}{${many}}`,
				},
				severity: 'warning',
			});
		}
	});
}

const CHANCE: readonly ByChance[] = ['flow.derived', 'flow.restated'];

const half = (digits: string): number => 0.5 * 10 ** -(digits.split('.')[1]?.length ?? 0);

const OTHER_WORDS: Readonly<Record<string, number>> = {
	both: 2,
	beide: 2,
	beiden: 2,
	zwei: 2,
	deux: 2,
	dos: 2,
	drei: 3,
	trois: 3,
	tres: 3,
	vier: 4,
	quatre: 4,
	cuatro: 4,
	fünf: 5,
	cinq: 5,
	cinco: 5,
};

const countIn = (word: string): number | undefined =>
	OTHER_WORDS[word.toLowerCase()] ?? numberOfWord(word) ?? (Number(word) > 1 ? Number(word) : undefined);
