import { isQuoted, type Line, plain } from './lines.ts';
import { roleAmong } from './speaker-names.ts';
import { clock } from './speakers.ts';

/** Lines that an exporter or a page puts around what is said in a chat. */

const known =
	/^(?:-{2,}\s*page\s+\d+(?:\s+of\s+\d+)?\s*-{2,}|page\s+\d+\s+(?:of|\/)\s+\d+|powered by .{0,60}exporter.{0,60}|exported (?:from|with|by|on) .{0,80}|copy(?: code)?|share|edit|regenerate|retry|(?:thought|reasoned)(?: \p{L}+){0,6} for .{0,40}|thinking\.{0,3}|show thinking|chatgpt can make mistakes.{0,60}|gemini (?:can|may) .{0,80}|sources|was this (?:response|answer) helpful\??.{0,30}|\d+\s*\/\s*\d+ (?:pages?)|(?:\[[^\]]{6,30}\]\s*)?messages and calls are end-to-end encrypted\b.*)$/iu;

const languages =
	/^(?:python|bash|cpp|c|java|javascript|typescript|latex|text|plaintext|json|sql|matlab|julia|r|markdown|pseudo-?code|yaml)$/i;

/** `14:02`, `message time: 2025-03-01 10:10:10`. */
const timeAlone = new RegExp(`^(?:\\p{L}+ ){0,2}(?:\\p{L}+[:：]\\s*)?[(\\[]?${clock}[)\\]]?$`, 'iu');

/** Whether a text is a time of the day, with a word for it or without. */
export const isTime = (text: string): boolean => text.length < 80 && timeAlone.test(plain(text).replace(/^_|_$/g, ''));

const opensThought = /^<think(?:ing)?>|^:{3,}\s*thinking\b/i;
const closesThought = /<\/think(?:ing)?>\s*$|^:{3,}\s*$/i;
/** The line of a folded box that says what a model did before it answered. */
const thoughtBox = /<summary>[^<]*\b(?:thought|thoughts|thinking|reason(?:ed|ing)|chain of thought)\b[^<]*<\/summary>/i;

/** Lines that no speaker said: buttons, page marks, times, and what a model thought before it answered. */
export const furnitureOf = (lines: readonly Line[], source: (line: Line) => string): Set<number> => {
	const found = new Set<number>();
	/** What ends the thoughts that stand open. */
	let until: RegExp | undefined;
	lines.forEach((line, at) => {
		if (until) {
			found.add(at);
			if (until.test(source(line))) until = undefined;
			return;
		}
		if (line.kind === 'fence' || line.kind === 'table' || line.kind === 'formula') return;
		const head = line.head.trim();
		const next = lines[at + 1];
		const raw = source(line);
		if (
			opensThought.test(raw) &&
			(closesThought.test(raw) || lines.slice(at + 1).some(l => closesThought.test(source(l))))
		) {
			found.add(at);
			if (!closesThought.test(raw)) until = closesThought;
		} else if (thoughtBox.test(raw)) {
			found.add(at);
			if (!/<\/details>/i.test(raw)) until = /<\/details>/i;
		} else if (known.test(head) || (languages.test(head) && line.only && next?.only && /^copy/i.test(next.head)))
			found.add(at);
		else if (line.level === 0 && !isQuoted(line) && isTime(head)) found.add(at);
		else if (/^<\/\w+>$/.test(raw) && roleAmong(raw.slice(2, -1).toLowerCase(), false)) found.add(at);
	});
	return found;
};
