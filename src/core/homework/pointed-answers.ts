import { askOf } from './asks.ts';
import { signBefore } from './learned-markers.ts';
import { plain } from './lines.ts';
import type { Entry } from './node.ts';

/** How many questions must have such an answer, and what share of the lines that a sign opens, and of the lines that ask by a question mark. */
const LEAST = { answers: 2, signs: 0.8, questions: 0.6 };

/**
 * Entries of a text that labels nothing, in which a sign opens the line right below what asks, again and again (`How many? ¶ → 64`): each of
 * these lines is an answer, and the paragraph above it its question.
 */
export const withPointedAnswers = (entries: readonly Entry[], said: (entry: Entry) => string): readonly Entry[] => {
	if (entries.some(e => !e.skip && (e.label || e.role || (e.marker?.firm && e.marker.sure)))) return entries;
	const signs = new Map<string, { at: number; length: number }[]>();
	entries.forEach((entry, at) => {
		const sign = entry.skip || entry.line.level > 0 ? undefined : signBefore(entry, said(entry));
		if (sign) signs.set(sign.phrase, [...(signs.get(sign.phrase) ?? []), { at, length: sign.length }]);
	});
	const [own] = [...signs.values()].sort((a, b) => b.length - a.length);
	if (!own) return entries;
	const asks = (at: number) => askOf(plain(entries[at]!.head)) === 2;
	const answers = own.filter(({ at }) => {
		const above = entries.slice(0, at).findLastIndex(e => !e.skip);
		return above >= 0 && asks(above);
	});
	const questions = entries.filter((e, at) => !e.skip && /[?？؟]["”*_\s]*$/.test(e.head) && asks(at));
	if (answers.length < LEAST.answers || answers.length < LEAST.signs * own.length) return entries;
	if (answers.length < LEAST.questions * questions.length) return entries;
	const lengths = new Map(answers.map(({ at, length }) => [at, length]));
	return entries.map((entry, at) => {
		const length = lengths.get(at);
		if (length === undefined) return entry;
		const whole = length >= entry.head.length;
		return { ...entry, marker: { kind: 'answer', length, whole, firm: true, word: '→', sure: true } };
	});
};
