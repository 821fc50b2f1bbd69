import { type Label, romanValue } from './labels.ts';
import type { Entry } from './node.ts';

/**
 * Labels in one dress that are roman numerals, all of them, are read as such throughout: `Problem I` over `Problem II`, where `I`, `V`
 * and `X` alone could be letters.
 */
export const withNumerals = (entries: readonly Entry[]): readonly Entry[] => {
	const rows = new Map<string, number[]>();
	entries.forEach((entry, at) => {
		const { label, skip, line } = entry;
		if (skip || label?.members.length !== 1) return;
		const key = [line.level, line.bold, line.marker !== undefined, label.word, label.wrap, label.upper].join(' ');
		const row = rows.get(key);
		if (row) row.push(at);
		else rows.set(key, [at]);
	});
	const numerals = new Set([...rows.values()].filter(row => isNumbered(row.map(at => textOf(entries[at]!)))).flat());
	if (numerals.size === 0) return entries;
	return entries.map((entry, at) => (numerals.has(at) ? { ...entry, label: asNumeral(entry.label!) } : entry));
};

const textOf = ({ label }: Entry): string => label!.members[0]!.text;

/** Whether texts are roman numerals that run on from the first, again and again. */
const isNumbered = (texts: readonly string[]): boolean =>
	texts[0] === 'i' &&
	texts.includes('ii') &&
	texts.every((text, i) => romanValue(text) > 0 && (text === 'i' || romanValue(text) > romanValue(texts[i - 1] ?? '')));

const asNumeral = (label: Label): Label => ({ ...label, members: [{ ...label.members[0]!, kinds: ['roman'] }] });
