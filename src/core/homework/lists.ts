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
		const key = `${items.length} ${items[items.length - 2]?.id ?? -1}`;
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
