import { askOf } from './asks.ts';
import { unwritten } from './labels.ts';
import { plain } from './lines.ts';
import type { Entry } from './node.ts';
import { leadingPoints } from './points.ts';

/** How many bullets must be questions with their answers in them, or promise points. */
const LEAST = 4;
/** Share of the bullets below a heading that are. */
const MOST = 0.8;

/**
 * Bullets that are parts without labels: questions, each with its answer inside the same item, or orders that promise points
 * (`- (2P) Compute …`). Below a heading where nearly all bullets are such, each is a part, counted anew; where anything is
 * labelled below it, none is.
 *
 * @returns the entries, with a nameless label on each of those bullets.
 */
export const withBulletQuestions = (entries: readonly Entry[]): readonly Entry[] => {
	const group = () => ({ bullets: 0, labelled: false, found: [] as number[], alike: [] as number[] });
	const groups = [group()];
	for (const [at, entry] of entries.entries()) {
		if (entry.skip) continue;
		if (entry.line.level > 0) groups.push(group());
		const own = groups[groups.length - 1]!;
		if (entry.label && entry.line.level === 0) own.labelled = true;
		if (!isBullet(entry)) continue;
		own.bullets++;
		const points = leadingPoints(entry.head) || (share.exec(entry.head)?.[0].length ?? 0);
		const paid = points > 0 && askOf(plain(entry.head.slice(points))) > 0;
		if (paid || (asks(entry) && isAnsweredInside(entries, at))) own.found.push(at);
		else if (isAnsweredInside(entries, at)) own.alike.push(at);
	}
	const asking = groups.filter(g => !g.labelled && g.found.length > 0 && g.found.length >= MOST * g.bullets);
	if (asking.reduce((sum, g) => sum + g.found.length, 0) < LEAST) return entries;
	// What looks like them and is answered as they are is a question in words that are not known.
	const all = asking.map(g => [...g.found, ...g.alike].sort((a, b) => a - b));
	const labels = new Map(all.flatMap(list => list.map((at, i) => [at, i + 1] as const)));
	return entries.map((entry, at) => {
		const n = labels.get(at);
		return n === undefined
			? entry
			: { ...entry, label: unwritten({ text: `q${n}`, kinds: ['name'] }), marker: undefined };
	});
};

/** `(10%) …`: a share of the grade. */
const share = /^[([]\d{1,3}\s?%[)\]]\s/;

const itemsOf = ({ line }: Entry): number => line.containers.filter(c => c.kind === 'item').length;

const isBullet = (entry: Entry): boolean =>
	entry.line.marker !== undefined && /^[-*+]$/.test(entry.line.marker) && itemsOf(entry) === 1 && !entry.label;

const asks = (entry: Entry): boolean => askOf(plain(entry.head)) === 2;

/** Whether what stands next in the same item asks nothing: a paragraph, a list inside, or the next line of the question's own. */
const isAnsweredInside = (entries: readonly Entry[], at: number): boolean => {
	const below = entries[at + 1];
	const item = entries[at]!.line.containers.findLast(c => c.kind === 'item')!.id;
	return (
		below !== undefined &&
		!below.skip &&
		!below.line.goesOn &&
		/[?？؟.]\W*$/.test(plain(entries[at]!.head)) &&
		below.line.containers.some(c => c.id === item) &&
		askOf(plain(below.head)) < 2
	);
};
