import { quantity } from '../../math/evaluate/evaluate.ts';
import { rememberOf, rememberTexts } from '../../text/memo.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import type { BoundGiven } from './bind.ts';
import type { PartText } from './part-text.ts';

/** The switches of a key, 1 where the question or the problem around it says one of their names, and 0 where none is said or all are denied. */
export function saidSwitches(key: AnswerKey, { own, around }: PartText): readonly BoundGiven[] {
	return key.givens.flatMap(given => {
		if (given.type.kind !== 'quantity' || !given.type.said) return [];
		const said = isSaidIn(given, own) ?? isSaidIn(given, around) ?? false;
		return [{ given, value: quantity(said ? 1 : 0), shown: undefined, source: undefined, assumption: undefined }];
	});
}

const DENIES =
	/\b(?:no|not|non|nothing|none|without|neither|nor|never|un|ohne|kein(?:e|er|en|em)?|nicht|isn['’]t|aren['’]t)\b[\s-]*(?:(?:a|an|any|the|be|is|are|being|further|eine?[nr]?)\s+)*(?:[a-z]+\s+)?$|(?:不|无|没有|不加)$/i;

/** `skaliert und maskiert wird nicht`, `scaling is not used`. */
const DENIED =
	/^\p{L}*(?:\s+(?:und|oder|noch|and|or|nor)\s+\p{L}+)?\s+(?:(?:wird|ist|sind|werden|is|are)\s+(?:nicht|not|never|omitted|left out|off|ignored)|isn['’]t|aren['’]t)(?!\p{L})/u;

/** Whether a text says a switch; undefined where it says nothing of it. */
function isSaidIn(given: KeyGiven, text: string): boolean | undefined {
	const lower = lowered(text);
	const found = patterns(given).flatMap(({ begins, pattern }) =>
		// Most names do not stand there: that is seen at once.
		(lower.includes(begins) ? [...text.matchAll(pattern)] : []).map(
			({ 0: { length }, index }) =>
				!DENIES.test(text.slice(Math.max(0, index - 30), index)) && !DENIED.test(text.slice(index + length)),
		),
	);
	return found.length === 0 ? undefined : found.some(said => said);
}

/** What may stand at the dots of a name, `ignore … biases` in `ignore layer norms, all position tables and biases`: a few words that turn nothing round. */
const BETWEEN = String.raw`(?:[\s,;:/&()-]+(?!(?:but|and\s+(?:in|ex)clud\w*|include|including|includes|count|keep|with|without|ignor\w*|neglect\w*|omit\w*|while|only|has|have|is|are)(?!\p{L}))[\p{L}\d'’-]+){0,7}?[\s,;:/&()-]+`;

/** A plain name as a pattern; blanks and hyphens are one. */
const wordsOf = (name: string): string =>
	name.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replace(/[\s-]+/g, '[\\s-]+');

const lowered = rememberTexts((text: string): string => text.toLowerCase());

/** A name of a switch as a pattern, and the word that it begins with, in lower case. */
interface SaidName {
	readonly begins: string;
	readonly pattern: RegExp;
}

const patterns = rememberOf(({ name, aliasWords }: KeyGiven): readonly SaidName[] =>
	[name, ...aliasWords].map(words =>
		/[\p{Script=Han}\\√]/u.test(words)
			? {
					begins: words.toLowerCase(),
					pattern: new RegExp(words.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`), 'gu'),
				}
			: {
					begins: /^[^\s…-]*/.exec(words)![0].toLowerCase(),
					pattern: new RegExp(
						`(?<![\\p{L}\\d])${words
							.split(/\s*…\s*/)
							.map(wordsOf)
							.join(BETWEEN)}`,
						'giu',
					),
				},
	),
);
