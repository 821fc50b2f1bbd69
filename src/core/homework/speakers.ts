import { askOf } from './asks.ts';
import type { Turn } from './homework.ts';
import { isQuoted, type Line, plain } from './lines.ts';

/** A line that names who speaks and when, as messengers and exporters write it. */
export interface Spoken {
	readonly line: number;
	readonly role: Turn['role'];
	/** Code units of the line's head. */
	readonly length: number;
}

const clock =
	"(?:(?:today|yesterday|heute|gestern|aujourd[’']hui|hoy)\\s*(?:at|um|à|a las)?\\s*|\\d{4}-\\d\\d-\\d\\d[T,]?\\s*|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4},?\\s*|\\p{L}{3,9}\\.? \\d{1,2},? (?:\\d{4},? )?)*\\d{1,2}:\\d{2}(?::\\d{2})?\\s*(?:[ap]\\.?m\\.?)?";
const name = "[\\p{L}][\\p{L}\\p{N} .'’_-]{0,29}?";
/** `🤖 **Nimbus** · 14:02`, `tutor-bot APP 10:13 AM`, `Ana — Today at 09:15` */
const before = new RegExp(
	`^(?:[\\p{Extended_Pictographic}\\uFE0F\\u200D]+\\s*)?[*_]{0,3}(${name})[*_]{0,3}\\s*(?:\\bAPP\\b|\\bBOT\\b)?\\s*[·•|,–—(\\[-]{0,2}\\s*${clock}\\s*[)\\]]?\\s*[:：]?[*_]{0,3}\\s*$`,
	'iu',
);
/** `[12/03/26, 14:02] Ana: What is …?` */
const behind = new RegExp(`^[(\\[]${clock}[)\\]]\\s*[–—-]?\\s*[*_]{0,3}(${name})[*_]{0,3}\\s?[:：][*_]{0,3}\\s*`, 'iu');

/** How many lines of a turn are looked at for a question. */
const NEAR = 12;

/**
 * Who speaks in a pasted chat, told by lines that bear a name and a time of the day in one dress: two names, the first of which asks.
 * No word for either speaker need be known, but where one is it says who is who.
 *
 * @param known what a name says of its role, where it is a known one.
 */
export const readSpeakers = (
	lines: readonly Line[],
	known: (name: string) => Turn['role'] | undefined,
): readonly Spoken[] => {
	for (const pattern of [before, behind]) {
		const found = lines.flatMap((line, at) => {
			if (line.kind === 'fence' || line.kind === 'table' || line.marker !== undefined || isQuoted(line)) return [];
			const match = pattern.exec(line.head.slice(0, 160));
			return match ? [{ at, name: match[1]!.trim().toLowerCase(), length: match[0].length }] : [];
		});
		const names = [...new Set(found.map(f => f.name))];
		if (found.length < 2 || names.length !== 2) continue;
		const asks = (from: number, to: number) =>
			lines
				.slice(from, Math.min(to, from + NEAR))
				.some((l, i) => askOf(plain(i === 0 ? l.head.slice(found[0]!.length) : l.head)) === 2);
		const [first, second] = names as [string, string];
		const roles = new Map<string, Turn['role']>();
		for (const own of names) {
			const role = known(own);
			if (role) roles.set(own, role);
		}
		if (roles.size === 0 && !asks(found[0]!.at, found[1]!.at)) continue;
		if (roles.size === 1) {
			const [own, role] = [...roles][0]!;
			roles.set(own === first ? second : first, role === 'user' ? 'assistant' : 'user');
		}
		if (roles.size === 0) roles.set(first, 'user').set(second, 'assistant');
		if (new Set(roles.values()).size < 2) continue;
		return found.map(f => ({ line: f.at, role: roles.get(f.name)!, length: f.length }));
	}
	return [];
};
