import type { Line } from './lines.ts';

/** How many bullets with numbers of their own make a numbered list. */
const LEAST = 4;

/** `- 1 What is …?`, `- 2 How …?`: bullets that are numbered in their text, as the items of a numbered list. */
export const withNumberedBullets = (lines: readonly Line[]): readonly Line[] => {
	const numbered = new Map<number, RegExpExecArray>();
	let run: number[] = [];
	const settle = () => {
		if (run.length >= LEAST) for (const at of run) numbered.set(at, ownNumber.exec(lines[at]!.head)!);
		run = [];
	};
	lines.forEach((line, at) => {
		if (line.level > 0) settle();
		const found = line.marker !== undefined && /^[-*+]$/.test(line.marker) ? ownNumber.exec(line.head) : null;
		if (!found) return;
		if (Number(found[1]) !== run.length + 1) settle();
		if (Number(found[1]) === run.length + 1) run.push(at);
	});
	settle();
	if (numbered.size === 0) return lines;
	return lines.map((line, at) => {
		const found = numbered.get(at);
		if (!found) return line;
		const { length } = found[0];
		return { ...line, marker: `${found[1]}.`, head: line.head.slice(length), headStart: line.headStart + length };
	});
};

/**
 * Items that CommonMark takes for lines of a paragraph, because a list that breaks a paragraph must begin with 1: `43. Networks.` and
 * below it, deeper, `26. Write …`, `27. Implement …`. Two or more of them, each the next number, are items of a list inside.
 */
export const withBrokenItems = (lines: readonly Line[]): readonly Line[] => {
	const items = new Map<number, RegExpExecArray>();
	for (let at = 0; at < lines.length; at++) {
		const found = brokenItem(lines, at);
		if (!found || items.has(at)) continue;
		const run: [number, RegExpExecArray][] = [[at, found]];
		for (let next = at + 1; next < lines.length && lines[next]!.block === lines[at]!.block; next++) {
			const other = brokenItem(lines, next);
			if (other && Number(other[1]) === Number(run[run.length - 1]![1][1]) + 1) run.push([next, other]);
		}
		if (run.length > 1) for (const [place, match] of run) items.set(place, match);
	}
	if (items.size === 0) return lines;
	let inside: Line['containers'][number] | undefined;
	return lines.map((line, at) => {
		const found = items.get(at);
		if (!found) {
			const goesOn: boolean = inside !== undefined && line.block === lines[at - 1]?.block;
			if (!goesOn) inside = undefined;
			return inside ? { ...line, containers: [...line.containers, inside] } : line;
		}
		const marker = `${found[1]}${found[2]}`;
		inside = { kind: 'item', marker, first: true, id: -1 - at };
		const { length } = found[0];
		return {
			...line,
			marker,
			head: line.head.slice(length),
			headStart: line.headStart + length,
			containers: [...line.containers, inside],
			goesOn: false,
		};
	});
};

/** A line of a paragraph, not its first, that begins as an item of a list does. */
const brokenItem = (lines: readonly Line[], at: number): RegExpExecArray | null => {
	const line = lines[at]!;
	const plainly = line.kind === 'paragraph' && !line.first && !line.bold && line.level === 0;
	const listed = plainly && line.containers.some(c => c.kind === 'item');
	return listed && line.headStart === line.span.start ? /^(\d{1,3})([.)])\s+(?=\S)/.exec(line.head) : null;
};

const ownNumber = /^(\d{1,3})\s+(?=[\p{L}¿"“])/u;

/**
 * Lists whose items all bear one number (`1.`, `1.`, `1.`) as a reader sees them: numbered on. Such a list may be broken by code or
 * formulas between its items; a heading, a bold line or a label in plain text ends it.
 */
export const numberedOn = (lines: readonly Line[]): readonly Line[] => {
	const shown = new Map<number, string>();
	let open = new Map<string, number[]>();
	const settle = () => {
		for (const items of open.values()) {
			const markers = new Set(items.map(at => lines[at]!.marker));
			if (items.length < 2 || markers.size > 1) continue;
			const [marker] = markers;
			const first = Number.parseInt(marker!, 10);
			items.forEach((at, place) => {
				shown.set(at, marker!.replace(/^\d+/, String(first + place)));
			});
		}
		open = new Map();
	};
	lines.forEach((line, at) => {
		const items = line.containers.filter(c => c.kind === 'item');
		if (line.level > 0 || (items.length === 0 && (line.boldLine || plainLabel.test(line.head)))) settle();
		if (line.marker === undefined || !/^\d+[.)]$/.test(line.marker)) return;
		// What is listed in a quote is another list than what answers it.
		const quote = line.containers.find(c => c.kind === 'quote')?.id ?? -1;
		const key = `${items.length} ${items[items.length - 2]?.id ?? -1} ${quote}`;
		const list = open.get(key);
		if (list) list.push(at);
		else open.set(key, [at]);
	});
	settle();
	return shown.size === 0
		? lines
		: lines.map((line, at) => (shown.has(at) ? { ...line, marker: shown.get(at)! } : line));
};

const plainLabel = /^(?:[(（]?[a-z]{1,3}[)）.]|\d{1,2}[.)])\s/i;
