import { askOf, reckons } from './asks.ts';
import type { Turn } from './homework.ts';
import { readLabel } from './labels.ts';
import { isQuoted, isStrong, type Line, plain } from './lines.ts';
import { readMarker } from './markers.ts';
import { isShared, roleAmong, roleOfName } from './speaker-names.ts';

/** A line that names who speaks. */
export interface Spoken {
	readonly line: number;
	readonly role: Turn['role'];
	/** Code units of the line's head. */
	readonly length: number;
}

/** A day, a time of the day, or both. */
export const clock =
	"(?:(?:(?:(?:today|yesterday|heute|gestern|aujourd[’']hui|hoy)\\s*(?:at|um|à|a las)?|\\d{4}-\\d\\d-\\d\\d[T,]?|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4},?|\\p{L}{3,9}\\.? \\d{1,2},? (?:\\d{4},? )?)\\s*(?:at\\s+)?)*\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?\\s*(?:[ap]\\.?m\\.?)?(?:\\s?(?:Z|UTC|GMT)(?:[+-]\\d{1,2}:?\\d{0,2})?)?(?:,\\s?\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})?|\\d{1,3}\\s?(?:min(?:ute)?s?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?) ago|just now|vor \\d{1,3} (?:Minuten?|Stunden?|Tag(?:en)?)|il y a \\d{1,3} (?:min(?:utes?)?|heures?|jours?|h)|hace \\d{1,3} (?:minutos?|horas?|días?))";

const clocks = new RegExp(clock, 'giu');
/** `[12/03/26, 14:02] Ana: What is …?` */
const stamped = new RegExp(`^[(\\[]${clock}[)\\]]\\s*[–—-]?\\s*`, 'iu');
/** A name and a colon before what is said; with the dress around both. */
const inline =
	/^([^\s:：*_`$|<>()[\]{}][^:：*_`$|<>{}\n]{0,40}?)\s*(?:[*_]{0,3}|<\/\w+>)\s?[:：]\s?(?:[*_]{0,3}|<\/\w+>)\s+(?=\S)/u;
/** `/// USER`, `=== GPT-4 ===` */
const ruled = /^[^\p{L}\p{N}\s]{2,}\s+\p{L}/u;

interface Head {
	readonly line: number;
	readonly dress: string;
	readonly name: string;
	readonly length: number;
	/** Whether a time of the day stands beside the name. */
	readonly timed: boolean;
}

/** How many lines of a turn are looked at for a question or a calculation. */
const NEAR = 12;

/**
 * Who speaks in a chat whose export has words of its own for it, told by lines that bear a name in one dress and take turns: two names,
 * one of which is known for a user's or an assistant's; or two names that nobody knows, the first of which asks and the other one
 * reckons, or both beside a time of the day.
 */
export const readSpeakers = (lines: readonly Line[], source: (line: Line) => string): readonly Spoken[] => {
	const byDress = new Map<string, Head[]>();
	lines.forEach((line, at) => {
		const head = tagOf(line, at, source(line)) ?? headOf(line, at);
		if (!head) return;
		// Beside other things that stand in bold before a colon, those who speak have the time beside their names.
		for (const key of head.timed ? [head.dress, `${head.dress} timed`] : [head.dress]) {
			const list = byDress.get(key);
			if (list) list.push(head);
			else byDress.set(key, [head]);
		}
	});
	let best: readonly Spoken[] = [];
	for (const heads of byDress.values()) {
		const found = taking(heads, lines);
		if (found.length > best.length) best = found;
	}
	return best;
};

/** `<user>`: who speaks by a tag. */
const tagOf = (line: Line, at: number, raw: string): Head | undefined => {
	const tag = /^<(\p{L}[\p{L}_-]{1,20})>\s*/u.exec(raw);
	if (!tag || !line.head.startsWith('<') || isQuoted(line) || !roleOfName(tag[1]!)) return undefined;
	return { line: at, dress: 'tag', name: tag[1]!.toLowerCase(), length: tag[0].length, timed: false };
};

/** The name that a line bears, alone or before what is said. */
const headOf = (line: Line, at: number): Head | undefined => {
	if (line.kind === 'fence' || line.kind === 'table' || line.kind === 'formula') return undefined;
	if (isQuoted(line) || line.head.trim() === '') return undefined;
	if (line.marker !== undefined && !(line.bold && /^[-*+]$/.test(line.marker))) return undefined;
	const stamp = stamped.exec(line.head.slice(0, 60));
	const begin = stamp ? stamp[0].length : 0;
	const rest = line.head.slice(begin, begin + 160);
	const dress = (timed: boolean) =>
		line.marker !== undefined
			? 'item'
			: line.level > 0
				? `h${line.level}`
				: line.bold
					? 'bold'
					: line.headStart > line.span.start
						? 'slant'
						: timed
							? 'time'
							: 'plain';
	const said = inline.exec(rest);
	if (said && (line.first || stamp)) {
		const name = nameIn(said[1]!);
		if (name !== undefined)
			return { line: at, dress: dress(stamp !== null), name, length: begin + said[0].length, timed: stamp !== null };
	}
	const text = line.head.trim();
	if (text.length > 90 || (!line.only && !isStrong(line) && !line.first)) return undefined;
	const timed = stamp !== null || text.search(clocks) >= 0;
	const colon = /[:：][*_]*\s*$/.test(text);
	const capitals = /^\p{Lu}{3,}$/u.test(text);
	if (
		line.level === 0 &&
		!timed &&
		!colon &&
		!capitals &&
		!ruled.test(text) &&
		!line.boldLine &&
		line.headStart === line.span.start
	)
		return undefined;
	const name = nameIn(text);
	return name === undefined ? undefined : { line: at, dress: dress(timed), name, length: line.head.length, timed };
};

/** A name without times, numbers, what stands in brackets and what dresses it; undefined where it is a sentence, a label or a section's marker. */
const nameIn = (text: string): string | undefined => {
	const words = plain(text)
		.replace(/[(（[][^()（）[\]]{0,60}[)）\]]/gu, ' ')
		.replace(clocks, ' ')
		.replace(/\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b/g, ' ')
		.replace(/[\s,·•|–—-]+$/u, '');
	if (/[.?!。？！,;=$\\]\s/u.test(`${words.trim()} `)) return undefined;
	const name = words
		.replace(/\b(?:APP|BOT)\b\s*$/u, ' ')
		.replace(/(?:^|[\s#–—·•|:_-])#?\d+(?=$|[\s#–—·•|:_-])/gu, ' ')
		.replace(/[^\p{L}\p{N}.'’-]+/gu, ' ')
		.trim()
		.toLowerCase();
	return name === '' || name.length > 40 || name.split(' ').length > 5 ? undefined : name;
};

/** The turns that the heads of one dress mark; none where they do not take turns. */
const taking = (heads: readonly Head[], lines: readonly Line[]): readonly Spoken[] => {
	const numbered = numberedReplies(heads, lines);
	if (numbered.length > 0) return numbered;
	const times = new Map<string, number>();
	for (const { name } of heads) times.set(name, (times.get(name) ?? 0) + 1);
	const roles = new Map<string, Turn['role']>();
	for (const [name, n] of times) {
		const role = roleAmong(name, n > 1);
		if (role) roles.set(name, role);
	}
	const known = new Set(roles.values());
	if (known.size === 1) {
		const other = partner(heads, times, roles);
		if (other === undefined || !isFree(other)) return [];
		const own = known.has('user') ? 'assistant' : 'user';
		if (own === 'user' && shareOf(other, heads, lines, asks) < 0.3) return [];
		// `Student: Kim` in the head of a sheet, and another line with a colon somewhere below.
		const once = times.get(other) === 1 && [...roles.keys()].every(name => times.get(name) === 1 && isShared(name));
		if (once && heads.some(h => h.dress === 'plain' && roles.has(h.name))) return [];
		// `Me:` answers whoever asks: no chat with an assistant.
		const shy = [...roles.keys()].every(name => isShared(name));
		if (own === 'assistant' && shy && isExamined([...roles.keys()], other, heads, lines)) return [];
		roles.set(other, own);
	} else if (known.size === 0) {
		for (const [name, role] of strangers(heads, times, lines)) roles.set(name, role);
		if (roles.size === 0) return [];
	}
	const marks = heads.filter(h => roles.has(h.name));
	const spoken = marks.map(({ line, name, length }) => ({ line, length, role: roles.get(name)! }));
	const turns = spoken.filter((s, at) => s.role !== spoken[at - 1]?.role);
	// Whoever speaks again and again without a reply holds no conversation.
	if (turns.length < 2 || turns.length * 3 < spoken.length * 2) return [];
	if (turns[0]!.role !== 'user' && turns.length < 3) return [];
	return spoken;
};

/** Whether those under some names answer what another one asks. */
const isExamined = (names: readonly string[], other: string, heads: readonly Head[], lines: readonly Line[]): boolean =>
	shareOf(other, heads, lines, asks) >= 0.6 && names.every(name => shareOf(name, heads, lines, asks) <= 0.34);

/**
 * `**Prompt 1**`, `**Answer 1**`, `**Prompt 2**`, and so on, over problems that bear labels of their own: what answers a prompt is a
 * turn, no section.
 */
const numberedReplies = (heads: readonly Head[], lines: readonly Line[]): readonly Spoken[] => {
	const row = heads.filter(
		h => /^(?:prompt|answer|antwort|réponse|respuesta)$/.test(h.name) && isCounted(lines[h.line]!),
	);
	const alternates = row.every((h, at) => (h.name === 'prompt') === (at % 2 === 0));
	if (row.length < 4 || !alternates) return [];
	if (!lines.some(line => isStrong(line) && readLabel(line.head, true)?.word === 'problem' && !isCounted(line)))
		return [];
	return row.map(({ line, name, length }) => ({ line, length, role: name === 'prompt' ? 'user' : 'assistant' }));
};

/** `Prompt 2`: a word and a number, nothing else. */
const isCounted = ({ head }: Line): boolean => /^\p{L}+\s?#?\d{1,3}[*_:.\s]*$/u.test(head);

/** Whether a name is no label and no section's marker. */
const isFree = (name: string): boolean => {
	const text = name.slice(0, 1).toUpperCase() + name.slice(1);
	const dressed = { level: 1, bold: true, kind: 'heading', head: text } as Line;
	// `通义千问`: a name that ends in a problem's word is none.
	const label = readLabel(`${text} 1`, true);
	const named = label?.word !== undefined && text.toLowerCase().startsWith(label.name);
	return readMarker(dressed) === undefined && !named && readLabel(text, true) === undefined;
};

/** The one name that takes turns with those of known roles. */
const partner = (
	heads: readonly Head[],
	times: ReadonlyMap<string, number>,
	roles: ReadonlyMap<string, Turn['role']>,
): string | undefined => {
	// `Du hast gesagt` beside `ChatGPT hat gesagt`.
	const most = Math.max(2, ...[...roles.keys()].map(name => name.split(' ').length));
	const others = [...times.keys()].filter(name => !roles.has(name) && name.split(' ').length <= most);
	const alternates = (name: string) => {
		const row = heads.filter(h => roles.has(h.name) || h.name === name).map(h => h.name === name);
		const changes = row.filter((own, at) => at > 0 && own !== row[at - 1]).length;
		return changes >= row.length - 1;
	};
	const fitting = others.filter(name => alternates(name) && (times.get(name)! > 1 || others.length === 1));
	return fitting.length === 1 ? fitting[0] : undefined;
};

/** How many names may speak in a chat, and what share of the turns of those who ask must ask, of those who answer at most. */
const GROUP = { names: 8, asking: 0.4, answering: 0.25 };

/**
 * The roles of names that nobody knows: of two that take turns, the first of which asks and the second of which reckons; or of two and
 * more beside the time of the day, where each mostly asks or hardly ever does.
 */
const strangers = (
	heads: readonly Head[],
	times: ReadonlyMap<string, number>,
	lines: readonly Line[],
): readonly (readonly [string, Turn['role']])[] => {
	const names = [...times.keys()];
	if (names.length < 2 || names.length > GROUP.names || !names.every(isFree)) return [];
	const row = heads.map(h => h.name);
	const timed = heads.every(h => h.timed);
	const share = (name: string, what: (text: string) => boolean) => shareOf(name, heads, lines, what);
	const [first, second] = names as [string, string];
	if (names.length === 2) {
		if (!timed && (row.length < 4 || row.some((name, at) => name === row[at - 1]))) return [];
		const plainly = share(first, asks) >= 0.5 && share(second, asks) <= 0.3 && share(second, reckons) >= 0.3;
		return (timed ? share(first, asks) > 0 : plainly)
			? [
					[first, 'user'],
					[second, 'assistant'],
				]
			: [];
	}
	if (!timed) return [];
	const roles = names.map((name): readonly [string, Turn['role']] => [
		name,
		share(name, asks) >= GROUP.asking ? 'user' : 'assistant',
	]);
	const plainly = roles.every(([name, role]) => role === 'user' || share(name, asks) <= GROUP.answering);
	return plainly && new Set(roles.map(([, role]) => role)).size === 2 ? roles : [];
};

const asks = (text: string): boolean =>
	askOf(text) === 2 || askOf(text.slice(readLabel(text, false)?.length ?? 0).trimStart()) === 2;

/** The share of the turns under a name in which some line says something. */
const shareOf = (
	name: string,
	heads: readonly Head[],
	lines: readonly Line[],
	what: (text: string) => boolean,
): number => {
	const turns = heads.flatMap((head, at) => {
		if (head.name !== name) return [];
		const to = Math.min(heads[at + 1]?.line ?? lines.length, head.line + NEAR);
		return [lines.slice(head.line, to).map((l, i) => plain(i === 0 ? l.head.slice(head.length) : l.head))];
	});
	return turns.filter(said => said.some(what)).length / turns.length;
};
